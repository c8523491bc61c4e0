/* copying.h - how unlikely it is that one member of a family was taken from another. */
#ifndef SY_COMPARE_COPYING_H
#define SY_COMPARE_COPYING_H

#include "compare/readings.h"

/* A member laid open. */
typedef struct {
    uint32_t member;
    uint32_t *unit;    /* of each place: 1 + the unit it has there */
    uint8_t *shingles; /* of each number: has it it? */
} sy_opened;

typedef struct {
    const sy_readings *r;
    sy_opened parent, child;
} sy_copying;

void sy_copying_begin(sy_copying *k, const sy_readings *r);
/* Cost of taking the child from the parent, in hundredths of the natural logarithm of the odds against it; the dates count, too. */
int64_t sy_copying_cost(sy_copying *k, uint32_t parent, uint32_t child);
/* Cost of a beginning: what others have, too, somebody has put in first, at no cost of chance; so a member that was taken from
 * nobody costs what it has of that, and all the others together are spared it. */
int64_t sy_copying_cost_of_first(const sy_copying *k, uint32_t member);

/* Was a published before b, for certain? */
int sy_published_before(const sy_cdoc *a, const sy_cdoc *b);

#endif
