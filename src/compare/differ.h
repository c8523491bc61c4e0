/* differ.h - differences between two sentences that echo each other. */
#ifndef SY_DIFFER_H
#define SY_DIFFER_H

#include "compare/scenes.h"

/* "actor", "place" or "polarity" if the two sentences differ in just that, with the words on both sides counted from
 * the first words of the forms; else NULL. */
const char *sy_differ_names(const sy_collation *c, const sy_echoes *e, const sy_echo *pair, sy_crange *one, sy_crange *other);

#endif
