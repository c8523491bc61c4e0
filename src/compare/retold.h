/* retold.h - statements of two reports that tell one fact in other words, each the other's best counterpart. */
#ifndef SY_RETOLD_H
#define SY_RETOLD_H

#include "compare/frames.h"

/* What two frames share. */
typedef struct {
    uint32_t x, y;              /* frames; x of the report with the lower number */
    uint32_t own, score;        /* weight of the words alike in both; with those that one has around it */
    uint32_t n_own, n_opposite; /* pairs of words alike; pairs that are opposites */
    uint32_t opposite_x, opposite_y; /* the last such pair */
    uint64_t in_x, in_y;        /* bits of words alike */
    uint8_t with[SY_CLAUSE_WORDS_MAX]; /* of each word of x that has one alike: which of y */
    uint64_t all_x, all_y;      /* and of those that have one alike around the other */
    int speakers, days;         /* 1 the same, -1 others, 0 not known */
    uint8_t best;               /* 1: best of x in y's report; 2: of y in x's; 3: both */
    uint8_t near;               /* hundredths of the better one of these scores */
} sy_retelling;

typedef SY_VEC(sy_retelling) sy_retelling_list;

/* Do the words say the same, or the opposite? */
sy_sense_relation sy_retold_relation(const sy_facts *t, const sy_clause_word *x, const sy_clause_word *y);

void sy_retellings_find(const sy_frames *f, sy_retelling_list *out);
/* The same of all pairs of statements, in their order, where a story has few; else of those that share a word; what little they have in common. */
void sy_retellings_all(const sy_frames *f, sy_retelling_list *out);

/* ---- retold_differ.c: what they tell differently */
void sy_compare_retold(const sy_facts *t, const sy_frames *f, const sy_retelling_list *l);

/* ---- retold_accords.c: what they tell alike */
void sy_compare_retold_accords(const sy_frames *f, const sy_retelling_list *l);

/* What was found of pair number `pair`: how sure it is that both tell the same. */
typedef struct {
    uint32_t pair;
    uint8_t conf, is_position, is_event; /* is_...: known to be what somebody wants, or none; else the record decides */
    const char *reason;
} sy_retold_verdict;
typedef SY_VEC(sy_retold_verdict) sy_retold_verdicts;

/* Agreements of pairs by their verdicts, the surest first; but for what is found already. */
void sy_retold_report_accords(const sy_frames *f, const sy_retelling_list *l, const sy_retold_verdicts *v);

/* ---- retold_denials.c: what two parties state and deny */
void sy_compare_retold_denials(const sy_frames *f, const sy_retelling_list *l);

/* ---- retold_positions.c: positions told alike, and parties that disagree */
void sy_compare_retold_positions(const sy_facts *t);

#endif
