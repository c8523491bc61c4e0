/* view_fixture.h - a small invented story, records and findings made by hand, for the tests of the views. */
#ifndef VIEW_FIXTURE_H
#define VIEW_FIXTURE_H

#include "compare/compare.h"

/* Three reports: a wire report, another paper's, and one whose every part tries to break out of the page. */
sayso_story *view_fixture_make(void);
void view_fixture_free(sayso_story *story);

#endif
