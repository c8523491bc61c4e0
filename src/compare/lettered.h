/* lettered.h - which body of a story the letters mean that another report uses alone. */
#ifndef SY_COMPARE_LETTERED_H
#define SY_COMPARE_LETTERED_H

#include "compare/inner.h"

typedef struct {
    sy_map by_letters; /* folded letters -> number of the body + 1, or several */
    SY_VEC(const sayso_actor *) bodies;
} sy_lettered;

/* The bodies that the reports print both in full and by letters. */
void sy_lettered_collect(sy_collation *c, sy_lettered *out);

/* Who is meant by an actor of letters alone; NULL. */
const sayso_actor *sy_lettered_meant(const sy_lettered *x, const sayso_doc *d, const sayso_actor *a);

#endif
