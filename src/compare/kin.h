/* kin.h - on which side an actor stands, and whether two names may be one party's. */
#ifndef SY_KIN_H
#define SY_KIN_H

#include "base/doc.h"

/* The side of an actor: its country, for which a person, a state and its government speak; else itself. */
uint64_t sy_party_side(const sayso_actor *a);

/* Are the two of one side, or have they a family name, an acronym or all words of the shorter name in common? */
int sy_parties_may_be_one(const sayso *engine, const sayso_actor *x, const sayso_actor *y);

/* The same of printed names, of which nothing else is known. */
int sy_names_may_be_one(const sayso *engine, const char *one, const char *other);

#endif
