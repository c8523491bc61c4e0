/*
 * terms.h - what a report is about, as weighted words, names and numbers. A weight depends on the report, on how rare its word is in
 * general text, and, where there are many reports, on how many of them have it.
 */
#ifndef SY_TERMS_H
#define SY_TERMS_H

#include "compare/inner.h"

/* A term of a report. */
typedef struct {
    uint32_t term; /* hash of its stem; after sy_number_vectors() its number in the set */
    uint16_t weight;
    uint8_t number, heavy; /* heavy: one of the report's weightiest */
} sy_term;

/* A report's terms, and when it was published (sy_cdoc). The products of the weights of two reports add up to their similarity. */
typedef struct {
    sy_term *terms; /* rising by term */
    uint32_t n;
    int64_t from, to;
} sy_vector;

/* A word of a report with its counts. */
typedef struct {
    uint32_t key, general;    /* hash of the stem; how many units of general text have the word, at least 1 */
    uint16_t count;
    uint16_t names, capitals; /* occurrences with a capital inside a sentence; inside a sentence at all */
    uint8_t number;
} sy_tally;

typedef struct {
    sy_tally *at; /* rising by key */
    uint32_t n;
} sy_tallies;

/* The words of several reports, by key: how many reports have each, and how often it is written like a name. */
typedef struct {
    uint32_t *key, *reports, *names, *capitals, n;
    uint32_t of; /* how many reports they are */
} sy_usage;

/* At most so many terms are kept of a report, and so many are its weightiest. */
enum { SY_TERMS_MAX = 200, SY_TERMS_HEAVY = 32 };

/* Room that is used again from report to report, for the longest of n. */
typedef struct {
    sy_tally *tallies;
    struct sy_weighed *weighed;
} sy_term_room;
sy_term_room sy_term_room_for(sy_arena *a, const sy_cdoc *docs, uint32_t n);

/* The different words of a report but for function words; they lie in the room. */
void sy_count_terms(const sy_background *b, const sy_cdoc *d, const sy_term_room *room, sy_tallies *out);
/* Sum up the words of n reports. */
void sy_terms_used(sy_arena *a, const sy_tallies *t, uint32_t n, sy_usage *out);
/* Weigh the words of a report that is one of those of `usage`. A word is a name if most of its occurrences in them are written like one. */
void sy_make_vector(sy_arena *a, const sy_background *b, const sy_cdoc *d, const sy_tallies *t, const sy_usage *usage, const sy_term_room *room, sy_vector *out);
/* Put numbers from 0 in place of the terms of n vectors, in the same order; gives how many there are. */
uint32_t sy_number_vectors(sy_arena *a, sy_vector *v, uint32_t n);

#endif
