/*
 * terms.h - what a report is about, as weighted words, names and numbers. A weight depends on the report, on how rare its word is in
 * general text, and, where there are many reports, on how many of them have it.
 */
#ifndef SY_TERMS_H
#define SY_TERMS_H

#include "compare/inner.h"

/* A term of a report. */
typedef struct {
    uint32_t term; /* its number in the set */
    uint16_t weight;
    uint8_t number, heavy; /* heavy: one of the report's weightiest */
} sy_term;

/* A report's terms, and when it was published (sy_cdoc). The products of the weights of two reports add up to their similarity. */
typedef struct {
    sy_term *terms; /* rising by term */
    uint32_t n;
    int64_t from, to;
} sy_vector;

/* A word of a report with its counts, which go to 255. */
typedef struct {
    uint32_t key, general;   /* hash of the stem; how many units of general text have the word, at least 1 */
    uint8_t count;
    uint8_t names, capitals; /* occurrences with a capital inside a sentence; inside a sentence at all */
    uint8_t number;
} sy_tally;

/* All that is needed of a report to tell which others it is like. */
typedef struct {
    sy_tally *at; /* rising by key */
    uint32_t n;
    int64_t from, to; /* when it was published (sy_cdoc) */
} sy_tallies;

/* Vectors of several reports, with numbered terms. */
typedef struct {
    const sy_vector *at;
    uint32_t n, n_terms;
} sy_vectors;

/* At most so many terms are kept of a report, and so many are its weightiest. */
enum { SY_TERMS_MAX = 200, SY_TERMS_HEAVY = 32 };

/* The different words of a report but for function words. room: for a tally of each of its words. */
void sy_count_terms(sy_arena *a, const sy_background *b, const sy_cdoc *d, sy_tally *room, sy_tallies *out);
/* The vectors of n reports. A word is a name if most of its occurrences in them are written like one. */
sy_vectors sy_make_vectors(sy_arena *a, const sy_background *b, const sy_tallies *t, uint32_t n);

#endif
