/* names_take.h - words beside a name of a person or place that are of it. */
#ifndef SY_LANG_NAMES_TAKE_H
#define SY_LANG_NAMES_TAKE_H

#include "base/doc.h"
#include "base/model.h"

/* Take in initials, family names, what a hyphen joins and points of the compass. `lists`: the model's table of names. */
void sy_names_take(sayso_doc *d, const sy_table *lists);

#endif
