/*
 * names_settle.h - names of a document made to agree: what one sentence shows of a name helps the others. A second pass over the kinds
 * that the sentences gave their words, which changes little: rules mend what the words of a name show to be wrong (names_take.h,
 * names_kind.h, names_cut.h, names_acronym.h), and a name that stands near without a kind, or with one that most of the others do not have, gets
 * that of the others.
 */
#ifndef SY_LANG_NAMES_SETTLE_H
#define SY_LANG_NAMES_SETTLE_H

#include "base/doc.h"
#include "base/model.h"

/* lists: the model's table of names (units.h). Linear in the words. */
void sy_names_settle(sayso_doc *d, const sy_table *lists);

#endif
