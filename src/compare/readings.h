/*
 * readings.h - a family laid out as textual critics do: the places of a text, which of them each member has, in which order, and
 * what it reads there. Everything else about a family is told from this table.
 */
#ifndef SY_COMPARE_READINGS_H
#define SY_COMPARE_READINGS_H

#include "compare/inner.h"

/* Two places are the same in every family; the others are numbered behind them. */
enum { SY_PLACE_HEAD, SY_PLACE_DATELINE, SY_PLACE_FIRST };

/* What a member has at one place: a headline, the words before the dash of the first sentence, or a sentence. */
typedef struct {
    uint32_t place, reading; /* equal readings: equal bytes */
    uint32_t first, n;       /* words */
    sayso_span span;         /* its bytes, the marks at its ends included */
    uint8_t credit;          /* a short line of its own behind the text */
} sy_unit;

typedef struct {
    sy_collation *c;
    const uint32_t *members;
    uint32_t n;
    sy_unit *units;
    uint32_t *first_unit; /* of each member; of n: how many there are */
    uint32_t n_places;
    uint32_t *n_with;     /* of each place: members that have it */
    uint32_t *n_words;    /* of each place: words of the longest reading */
    uint32_t *first;      /* of each member: its first shingle; of n: how many there are */
    uint32_t *number;     /* of the shingle that begins at word w of member i: number[first[i] + w], by key from 0 */
    uint32_t *shared_by;  /* of each number: how many members have it */
    uint32_t *postings;   /* members by shingle: those of number k from list[k] */
    uint32_t *list, n_numbers;
} sy_readings;

/* Fill the table of the family (c, members and n are set) from the collation's scratch. */
void sy_readings_fill(sy_readings *r);

static inline const sy_cdoc *sy_readings_doc(const sy_readings *r, uint32_t member) { return &r->c->docs[r->members[member]]; }
static inline uint32_t sy_readings_shingles(const sy_readings *r, uint32_t member) { return r->first[member + 1] - r->first[member]; }

#endif
