/* link.h - average link clustering of weighted vectors in near-linear time: candidates by posting lists, components, links. */
#ifndef SY_LINK_H
#define SY_LINK_H

#include "compare/inner.h"

#include "base/limits.h"

/* A term of a report: its number in the set. */
typedef struct {
    uint32_t term;
    uint16_t weight;
    uint8_t name, heavy; /* heavy: one of the report's weightiest */
} sy_term;

typedef struct {
    sy_term *terms;    /* by number */
    uint32_t n, names; /* names: length of the vector of names alone */
} sy_vector;

/* Sums of products of weights over the terms that two reports share; over the names among them. */
typedef struct {
    int64_t all, names;
} sy_product;

typedef struct {
    sy_collation *c;
    const sy_vector *vectors; /* of each report */
    uint32_t n_terms;
    int64_t (*similarity)(const sy_collation *c, const sy_vector *vectors, uint32_t i, uint32_t j, const sy_product *p);
    int64_t kept, same; /* similarities below `kept` count as none; groups whose pairs have `same` on average become one */
    uint32_t *sets;     /* in: reports that are one group from the start; out: the groups */
    uint32_t n_cut;     /* out: reports of components that are too large to be linked as a whole */
} sy_linking;

/* Of a term that more than SY_LINK_POSTINGS_MAX reports share only the nearest so many before a report count, and only if it is one
 * of the heaviest of the report: */
enum { SY_LINK_HEAVY = 32 };

/* Put reports into groups. */
void sy_link(sy_linking *l);

#endif
