/* link.h - average link clustering of weighted vectors in near-linear time: candidates by posting lists, components, links. */
#ifndef SY_LINK_H
#define SY_LINK_H

#include "compare/inner.h"

#include "base/limits.h"

/* A term of a report: its number in the set. */
typedef struct {
    uint32_t term;
    uint16_t weight;
    uint8_t number, heavy; /* heavy: one of the report's weightiest */
} sy_term;

typedef struct {
    sy_term *terms; /* by number */
    uint32_t n;
} sy_vector;

/* Sums of products of weights over the terms that two reports share. */
typedef struct {
    int64_t numbers, rest;
} sy_product;

typedef struct {
    sy_collation *c;
    const sy_vector *vectors; /* of each report */
    uint32_t n_terms;
    int64_t (*similarity)(const sy_collation *c, uint32_t i, uint32_t j, sy_product p);
    int64_t kept;      /* similarities below count as none */
    int64_t same, few; /* groups become one if their pairs have `same` on average, and the more of `few` the fewer reports they are */
    uint32_t *sets;     /* in: reports that are one group from the start; out: the groups */
    uint32_t n_cut;     /* out: reports of components that are too large to be linked as a whole */
} sy_linking;

/* Of a term that more than SY_LINK_POSTINGS_MAX reports share only the nearest so many before a report count, and only if it is one
 * of the heaviest of the report: */
enum { SY_LINK_HEAVY = 32 };

/* Two groups become one only if they are about as alike as each is in itself: their pairs must have so many tenths of the lesser
 * mean within, and the less of it the fewer reports the smaller group has (half of it with two, all with many). */
enum { SY_LINK_WITHIN = 8 };

/* Put reports into groups. */
void sy_link(sy_linking *l);

#endif
