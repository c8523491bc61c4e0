/* names_kind.h - what the words of an organisation's name make one: its last word, its form as a firm, "of". */
#ifndef SY_LANG_NAMES_KIND_H
#define SY_LANG_NAMES_KIND_H

#include "base/doc.h"
#include "base/model.h"

/* Call names of persons and places organisations where their words say so, and take in what belongs to them. `lists`: the model's. */
void sy_names_kind(sayso_doc *d, const sy_table *lists);

#endif
