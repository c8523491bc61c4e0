/* names_cut.h - where names begin and end, mended by what words they can be made of. */
#ifndef SY_LANG_NAMES_CUT_H
#define SY_LANG_NAMES_CUT_H

#include "base/doc.h"
#include "base/model.h"

/* Take off what no name ends in, cut names that ran together, join a person's that was cut. `lists`: the model's table of names. */
void sy_names_cut(sayso_doc *d, const sy_table *lists);

#endif
