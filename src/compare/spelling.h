/* spelling.h - when two words are one in two spellings: "defence" and "defense", "three" and "3", two forms of a name. */
#ifndef SY_COMPARE_SPELLING_H
#define SY_COMPARE_SPELLING_H

#include "compare/inner.h"

/* Read compare/spelling.tsv. */
void sy_spellings_load(sayso *engine, sy_background *b);

/* Are the two different words of these reports one word in two spellings? Names, by the rules for names. */
int sy_same_spelling(const sy_collation *c, const sy_cdoc *d, const sy_cword *x, const sy_cdoc *e, const sy_cword *y);

#endif
