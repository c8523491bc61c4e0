/* statements.h - sentences of several reports that tell one thing, in whatever words. */
#ifndef SY_STATEMENTS_H
#define SY_STATEMENTS_H

#include "compare/differ.h"

/* A subject word of a sentence; words that are used for one thing (data/compare/alike.tsv), and a name and the pronoun
 * that stands for it, are one term. */
typedef struct {
    uint32_t key, weight; /* weight: the rarer in the story and in general text, the more; 256 is 1 */
} sy_term;

/* A sentence as some reports have it to the letter. */
typedef struct {
    uint32_t report, first, n; /* where it stands first, as words */
    sayso_span span;
    const sy_term *terms; /* by key */
    uint32_t n_terms, weight;
    uint8_t title;
} sy_statement;

/* Two forms that share subject words. */
typedef struct {
    uint32_t a, b;   /* a < b */
    uint32_t shared; /* weight of the terms that both have */
    uint32_t cover;  /* hundredths of the lighter one's weight */
} sy_likeness;

/* Records of a report by where they begin. */
typedef struct {
    uint32_t start, at; /* at: the record's number in its list */
} sy_begin;

typedef struct {
    sy_begin *at;
    uint32_t n;
} sy_begins;

/* Number of the first that begins at the byte or behind it; n: none. */
uint32_t sy_begins_from(const sy_begins *l, uint32_t byte);

typedef struct {
    sy_begins *mentions, *claims, *cues; /* of each report; mentions: those of known actors; cues: of attributions */
    sy_statement *of_form;
    SY_VEC(sy_likeness) pairs; /* the likest first */
} sy_statements;

/* Read the sentences that are the forms of e, and find pairs of them of one story and of different reports that share much. */
void sy_statements_read(sy_collation *c, const sy_echoes *e, sy_statements *out);

/* The term of a word. */
uint32_t sy_term_of(const sy_collation *c, const sy_cdoc *d, const sy_cword *w);

/* The term of a name's last word. */
uint32_t sy_name_term(const char *last);

/* ---- facts.c: numbers and dates in them that exclude each other */
void sy_compare_facts(sy_collation *c, const sy_echoes *e, const sy_statements *s);

#endif
