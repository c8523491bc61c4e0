/* respelt.h - one person of a story by two romanisations of the name. */
#ifndef SY_COMPARE_RESPELT_H
#define SY_COMPARE_RESPELT_H

#include "compare/inner.h"

typedef struct {
    sy_map whole, family; /* what is left of the name -> number of the person + 1, or several */
    SY_VEC(const sayso_actor *) persons;
} sy_respelt;

/* A person that a report names in full. */
void sy_respelt_enter(sy_collation *c, sy_respelt *x, const sayso_actor *a);

/* The person whose name this may be in another spelling, where the report names nobody by that other one; NULL. */
const sayso_actor *sy_respelt_meant(const sy_respelt *x, const sayso_doc *d, const sayso_actor *a);

#endif
