/*
 * other_names.h - other names for those of a treebank, so that a network learns what surrounds names and what the lists of names are
 * worth, and not which names a treebank happens to have.
 */
#ifndef OTHER_NAMES_H
#define OTHER_NAMES_H

#include "base/arena.h"
#include "base/doc.h"

typedef struct other_names other_names;

/* From the tables in DATA/gazetteer and from `kinds` (train/kinds.tsv); lives in the arena. */
other_names *other_names_read(sy_arena *a, const char *data, const char *kinds);

/*
 * Other words for `n` words of a name: one of the lists', or a name that is nobody's. `out` has the old words, in which a name of an
 * organisation may stay in part; the new ones are `a`'s. A kind or length for which there is nothing is left as it is.
 */
void other_names_draw(const other_names *o, sy_arena *a, sy_ner kind, uint32_t n, uint64_t *random, const char **out);

#endif
