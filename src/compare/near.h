/* near.h - which reports are alike, without comparing all with all: candidates by lists of the reports that have a term. */
#ifndef SY_NEAR_H
#define SY_NEAR_H

#include "compare/terms.h"

enum {
    SY_ALIKE_ONE = 65536,                  /* similarity of a report with itself, nearly */
    SY_ALIKE_TIE = SY_ALIKE_ONE * 16 / 100 /* reports less alike do not bring their neighbourhoods together */
};

/* Sums of products of weights over the terms that two reports share; they stay below 2^30, since those of a report with itself do (terms.c). */
typedef struct {
    uint32_t numbers, rest;
} sy_product;

void sy_product_add(sy_product *sum, const sy_term *t, uint16_t weight);
/* How alike two reports are, given the products over the terms they share. */
int64_t sy_similarity(const sy_vector *x, const sy_vector *y, sy_product p);

typedef struct {
    uint32_t report;
    uint16_t weight;
} sy_posting;

/* Of all reports of a collation, in its scratch. */
sy_vectors sy_vectors_of(sy_collation *c);
/* Put n reports into neighbourhoods: out[i] is the first of that of i. */
void sy_neighbourhoods(sy_arena *a, const sy_background *b, const sy_tallies *t, uint32_t n, uint32_t *out);
/* The words of a report by itself, in a. */
sayso_status sy_doc_terms(const sayso *engine, const sayso_doc *doc, sy_arena *a, sy_tallies *out, sayso_error *err);

/* Lists of reports by term: those of term t are at[first[t]] to at[first[t + 1]]. */
typedef struct {
    sy_posting *at;
    uint32_t *first;
} sy_postings;

/* Lists of n reports (all, or `members`), which are numbered in that order; terms by `number` where it is given. */
sy_postings sy_make_postings(sy_arena *a, const sy_vectors *v, const uint32_t *members, uint32_t n, const uint32_t *number, uint32_t n_terms);

/*
 * Look for pairs of reports that are as alike as `least`, the later one first. Rare terms bring all their reports together, frequent ones only the
 * nearest before each and only where they weigh much. `wanted` is asked before a pair is compared, `tied` told of each that is alike enough.
 */
typedef struct {
    int64_t least;
    int heavy_only; /* pairs that share none of their weightiest terms are passed over */
    int (*wanted)(void *arg, uint32_t i, uint32_t j);
    void (*tied)(void *arg, uint32_t i, uint32_t j, int64_t similarity);
    void *arg;
} sy_near;
void sy_find_near(sy_arena *a, const sy_vectors *v, const sy_near *how);

/* Join the sets of reports that are as alike as `least`. */
void sy_join_near(sy_arena *a, const sy_vectors *v, int64_t least, uint32_t *sets);

#endif
