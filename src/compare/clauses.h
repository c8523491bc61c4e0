/* clauses.h - the parts of sentences that each state one thing, as far as small words and marks show them, and what two of them share. */
#ifndef SY_CLAUSES_H
#define SY_CLAUSES_H

#include "compare/draft_senses.h"
#include "compare/facts.h"

enum { SY_CLAUSE_WORDS_MAX = 24 };
#define SY_CLAUSE_NONE UINT32_MAX

/* A subject word of a clause. */
typedef struct {
    uint32_t word;              /* of the report */
    uint32_t term, stem, sense; /* any of which may say that two words are alike */
    uint32_t weight;            /* of the term in its sentence */
    uint64_t groups;            /* bits of the groups of its senses: two words with none in common are not related */
} sy_clause_word;

typedef struct {
    uint32_t form, first, n;    /* words of the report */
    sayso_span span;
    const sy_clause_word *words;
    uint32_t n_words, weight;   /* weight: the sum */
    uint32_t negation;          /* word that denies; SY_CLAUSE_NONE */
    uint8_t negated;            /* by an odd number of such words */
    uint8_t future;             /* "will", "would", "is to" */
    uint8_t refuses;            /* "refused to", "ruled out": denies, whatever the tense */
    uint8_t possible;           /* "may", "could", "must": not told as done or settled */
    uint8_t hypothetical;       /* "if ...", a question, what somebody asked for or denied: not stated at all */
    uint8_t scoped;             /* has a word of data/compare/scopes.tsv */
    uint8_t directed;           /* "east", "northern" */
    uint8_t conditional;        /* the next clause is an "if" or "unless" */
} sy_clause;

typedef struct {
    const sy_clause *at;
    uint32_t n;
} sy_clause_list;

/* The clauses of a sentence, without the words that only say who says it; read once, kept in *known (one for each form). */
sy_clause_list sy_clauses_of(const sy_facts *t, sy_clause_list **known, uint32_t form);

/* Words [from, to) of a form as one clause, without those that only say who says it; `inner` (n_inner, in the order of the text): ranges within that state
 * something by themselves, and are left out. Gives whether any words are left to compare. */
int sy_clause_of_range(const sy_facts *t, uint32_t form, uint32_t from, uint32_t to, const sy_crange *inner, uint32_t n_inner, sy_clause *out);

typedef struct {
    uint32_t shared, n_shared;          /* weight and number of x's words that have one alike in y */
    uint32_t cover_x, cover_y;          /* hundredths of the weight of each */
    uint32_t opposite_x, opposite_y;    /* the one pair of words that are opposites, as numbers in the clauses; SY_CLAUSE_NONE */
    uint64_t in_x, in_y;                /* bits of the words that have one alike */
} sy_clause_match;

/* What a small word does to a clause (data/compare/clauses.tsv, in the order of the kinds below). */
enum {
    SY_SMALL_BEGINS = 1, SY_SMALL_HYPOTHETICAL = 2, SY_SMALL_DENIES = 4, SY_SMALL_BACK = 8, SY_SMALL_WILL = 16, SY_SMALL_COMING = 32, SY_SMALL_GOING = 64,
    SY_SMALL_POSSIBLE = 128, SY_SMALL_REFUSE = 256, SY_SMALL_REJECT = 512, SY_SMALL_RULE = 1024, SY_SMALL_QUESTION = 2048, SY_SMALL_DIRECTION = 4096,
    SY_SMALL_LITTLE = 8192, SY_SMALL_WHERE = 16384, SY_SMALL_LED = 32768, SY_SMALL_BUT = 65536, SY_SMALL_BE = 131072, SY_SMALL_TO = 262144, SY_SMALL_OUT = 524288,
    SY_SMALL_OF = 1048576, SY_SMALL_SAYS = 2097152, SY_SMALL_THAT = 4194304, SY_SMALL_OPTION = 8388608
};

void sy_clauses_match(const sy_facts *t, const sy_clause *x, const sy_clause *y, sy_clause_match *out);

/* May the two tell of one occasion: 2 surely, 1 perhaps, 0 no. Days, persons and speakers of the sentences, and the days between the reports decide. */
int sy_clauses_of_one_occasion(const sy_facts *t, const sy_clause *x, const sy_clause *y);

/* ---- contraries.c */
/* Has each a name, or a word behind the same preposition, that the other lacks, or does a verb in one govern what is alike? Words of scope that exclude each other, too. */
int sy_clauses_of_two_things(const sy_facts *t, const sy_clause *x, const sy_clause *y, const sy_clause_match *m);
void sy_compare_contraries(const sy_facts *t, sy_clause_list **known);

/* ---- places.c: one speech, or one event, in two places */
void sy_compare_places(const sy_facts *t, sy_clause_list **known);

/* ---- accords.c: sentences of several reports that tell the same of one thing */
void sy_compare_accords(sy_facts *t, sy_clause_list **known);

/* ---- doers.c */
void sy_compare_doers(const sy_facts *t);

#endif
