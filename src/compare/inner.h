/*
 * inner.h - what the steps of the collation share: each report as a row of comparable words, and the state that
 * passes from step to step. Everything here depends on the set of reports only; reports are numbered by their
 * ids, and ties are broken by number and byte, never by order of arrival or by address.
 */
#ifndef SY_COMPARE_INNER_H
#define SY_COMPARE_INNER_H

#include "compare/compare.h"

enum {
    SY_CW_CAPITAL = 1,  /* begins with a capital letter */
    SY_CW_NUMBER = 2,   /* begins with a digit */
    SY_CW_QUOTED = 4,   /* stands between quotation marks */
    SY_CW_COMMON = 8,   /* a function word: "the", "of", "would" */
    SY_CW_LINE = 16,    /* first of its line */
    SY_CW_SENTENCE = 32, /* first of its sentence */
    SY_CW_WITHIN = 64   /* may be quoted: stands between marks of different lines */
};

/* A word as it is compared: folded to lower case, marks inside it ("U.S.", "1,000") left out. */
typedef struct {
    uint32_t start, key; /* first byte; hash of the folded form */
    uint16_t n_bytes;
    uint8_t flags;
} sy_cword;

typedef struct {
    uint32_t first, n; /* range of a report's words */
} sy_crange;

/* A winnowed fingerprint: hash of the SY_STOCK_WORDS words that begin at `word`. */
typedef struct {
    uint32_t key, word;
} sy_print;

/* A report as the comparison sees it. */
typedef struct {
    const sayso_doc *doc;
    sy_cword *words;
    sy_crange *sentences, *quotes; /* quotes: words between one pair of quotation marks */
    sy_crange *wide;               /* words between quotation marks of different lines */
    sayso_span *marks;             /* of each quote, its marks included */
    uint32_t *shingles;            /* sorted, unique hashes of three words in a row */
    sy_print *prints;              /* fingerprints, in text order (sy_winnow) */
    uint32_t n_words, n_sentences, n_quotes, n_wide, n_shingles, n_prints;
    int64_t from, to;              /* when it was published, minutes since 1970, first and last; from > to: not known */
    uint32_t near, family, story;  /* groups it belongs to, each named by its first report */
    int32_t parent;
} sy_cdoc;

/* A rewrite of a spelling; where: 'e' at the end, 'a' anywhere, 'w' the whole word. */
typedef struct {
    const char *from, *to;
    uint8_t n_from, n_to;
    char where;
} sy_respelling;

/* Tables, read-only: how common words and phrases are (background.c), and small lexicons (tables.c). */
typedef struct sy_background {
    uint32_t units, n_words, n_phrases;
    const unsigned char *words, *log_units, *phrases;
    sy_map languages;      /* country -> 1 + (is it English?) */
    sy_map things, venues, credits, settled; /* key of a noun -> number of its kind, from 1 */
    sy_map scopes;         /* key of a word -> what it says of how far something goes (tables.c) */
    sy_map alike;          /* key of a stem -> group of words that are used for one thing */
    sy_map sole;           /* stem of a verb, or stem and the key behind it -> it has one doer */
    sy_map small;          /* key of a small word -> what it does to a clause (clauses.h) */
    SY_VEC(sy_respelling) respellings;
    const struct sy_senses *senses; /* words that say the same or the opposite (draft_senses.c) */
    const struct sy_judge_model *judge; /* what was learned of pairs of statements (judge.c) */
} sy_background;

struct sy_judge;

typedef struct sy_collation {
    sayso_story *story;
    sy_arena *arena;  /* the story's: findings */
    sy_arena scratch; /* of the present step */
    sy_arena kept;    /* words and what else lasts to the end of the collation, while a step has the scratch */
    sy_arena stacked; /* of the present step, while a part of it has the scratch (sy_scratch_push) */
    const sy_background *background;
    sy_cdoc *docs;
    uint32_t n;
    void (*told)(void *arg, const struct sy_judge *j); /* called with what is judged, before it is; NULL: nobody asks (train/train-compare.c) */
    void *told_arg;
    int one_near;                      /* the reports are known to be one neighbourhood */
    const sayso_place_of_report *given; /* stories and families, by their first report, and parents are known; else NULL */
} sy_collation;

/* ---- collate.c */

/* What a step looks at: all reports, or those of one neighbourhood (near.c), or of one story, as if there were no others. */
typedef enum { SY_STEP_ALL, SY_STEP_NEAR, SY_STEP_STORY } sy_step_of;

typedef struct {
    const char *name;
    sy_step_of of;
    void (*run)(sy_collation *c);
} sy_collation_step;

enum { SY_STEPS_TO_PLACE = 5, SY_STEPS = 10 };
/* namesakes.c: people whom one report names by the family name alone, as another of the story names them in full. Puts a copy of the
 * report in the place of the report. */
void sy_compare_namesakes(sy_collation *c);
/* The steps in their order; what the first one leaves in the scratch stays to the end. */
extern const sy_collation_step sy_collation_steps[SY_STEPS];
/* Run the first n steps over the docs. watch: told before (0) and after (1) each time a step runs; may be NULL. */
typedef void sy_step_watch(void *arg, const sy_collation *c, size_t step, int after);
void sy_collation_run(sy_collation *c, size_t n_steps, sy_step_watch *watch, void *arg);

/* A step has a scratch of its own, which is freed behind it. */
void sy_step_begin(sy_collation *c);
void sy_step_end(sy_collation *c);
/* So has a part of a step; one level deep. */
void sy_scratch_push(sy_collation *c, size_t block_bytes);
void sy_scratch_pop(sy_collation *c);

/* ---- words.c */

/* The key of a word, and its length in *folded (0: nothing to compare). */
uint32_t sy_compare_key(const char *s, size_t n);
int sy_compare_is_common(const char *s, size_t n);
/* Is the key that of one of n words? */
int sy_compare_key_is(uint32_t key, const char *const *words, size_t n);
/* Fill words, sentences, quotes and dates of every report. */
void sy_compare_words(sy_collation *c);
/* Cut text into words; the part of sy_compare_words that needs no record. Gives their number; *out is in a. */
uint32_t sy_compare_cut(sy_arena *a, const char *text, uint32_t n_text, const sayso_span *skip, uint32_t n_skip, sy_cword **out);

/* Length of a folded word without its ending ('s, s, ies, ed, ing), which brings forms of a word together; s may change. */
size_t sy_stem(char *s, size_t n);
/* First word of d that ends after the byte; n_words if there is none. */
uint32_t sy_cword_at(const sy_cdoc *d, uint32_t byte);

static inline uint32_t sy_word_end(const sy_cword *w) { return w->start + w->n_bytes; }
static inline uint32_t sy_pair_key(uint32_t a, uint32_t b) { return (uint32_t)(sy_mix(a, b) >> 32); }

/* ---- background.c */

/* In how many of sy_background_units() units of general text the word stands (rounded to a power of 2^(1/8)). */
uint32_t sy_background_word(const sy_background *b, uint32_t key);
uint32_t sy_background_units(const sy_background *b);
/* A hash of the table. */
void sy_background_hash(const sy_background *b, char out[65]);
/* Is the run of SY_STOCK_WORDS words with this hash a common one? */
int sy_background_phrase(const sy_background *b, uint32_t key);
enum { SY_STOCK_WORDS = 5 };
/* Hash of the SY_STOCK_WORDS words at w. */
uint32_t sy_phrase_key(const sy_cword *w, uint32_t n);

/* 256 times the binary logarithm of x > 0, in integers. */
uint32_t sy_log2_q8(uint64_t x);
uint32_t sy_isqrt(uint64_t x);

/* ---- tables.c */

void sy_compare_load_tables(sayso *engine, sy_background *b);
/* Does the country's public speech mostly happen in another language than English? 0 where it is not known. */
int sy_speaks_other_language(const sy_background *b, const char *country);
/* Kind of a noun that names a thing which lasts, or an occasion; 0: none. */
/* How far the words have what they tell of: bits of SY_SETTLED_* (data/compare/settled.tsv). */
enum { SY_SETTLED_UNDONE = 1, SY_SETTLED_PROPOSED = 2, SY_SETTLED_AGREED = 4, SY_SETTLED_FREE = 8, SY_SETTLED_TIED = 16, SY_SETTLED_DENIED = 32 };
unsigned sy_settled_of(const sy_background *b, const sy_cword *words, uint32_t n);
/* Is it undone in one alone, or proposed in one and agreed in the other, or free of conditions in one and tied to one in the other? */
int sy_settled_otherwise(unsigned one, unsigned other);
/* What a word does in a credit: data/compare/credits.tsv (relays.c); 0: nothing. */
uint32_t sy_credit_kind(const sy_background *b, uint32_t key);
uint32_t sy_thing_kind(const sy_background *b, uint32_t key);
uint32_t sy_venue_kind(const sy_background *b, uint32_t key);
/* Key of a word without its ending. */
uint32_t sy_stem_key(const char *s, size_t n);
/* Group of the words that are used for one thing with this one, by its stem; odd: it tells what became of
 * those who are counted ("killed"); 0: none. */
uint32_t sy_alike_group(const sy_background *b, uint32_t stem_key);
/* Bits of SY_SMALL_* of a word. */
uint32_t sy_small_word(const sy_background *b, uint32_t key);
/* Has what the verb names one doer? next_key: the word behind it; 0: the verb alone. */
int sy_sole_deed(const sy_background *b, uint32_t stem, uint32_t next_key);
/* Do the two words say of one thing how far it goes, and exclude each other: "all" and "some", "permanent" and "temporary"? */
int sy_scope_known(const sy_background *b, uint32_t key); /* is it such a word at all? */
int sy_scopes_exclude(const sy_background *b, uint32_t key, uint32_t other);

/* ---- near.c, reprints.c, stemma.c, cluster.c */

void sy_compare_near(sy_collation *c);     /* neighbourhoods */
void sy_compare_reprints(sy_collation *c); /* families */
void sy_compare_stemma(sy_collation *c);   /* parents */
void sy_compare_stories(sy_collation *c);
void sy_compare_given(sy_collation *c);    /* where they are known */

/* Shared shingles of two reports. */
uint32_t sy_shingles_shared(const sy_cdoc *a, const sy_cdoc *b);

/* Fill the fingerprints of a report: of every four runs of SY_STOCK_WORDS words in a row one is kept, the same in every
 * report, so that two reports which share eight words in a row share a fingerprint. */
void sy_winnow(sy_arena *a, sy_cdoc *d);

/* Fingerprints of all reports by their keys: those of equal keys stand side by side, in the order of reports and words. */
typedef struct {
    uint64_t *sorted; /* key, and number of the fingerprint over all reports */
    uint32_t *owner;  /* report of each number */
    uint32_t *first;  /* number of the first of each report */
    uint32_t n;
} sy_prints;
void sy_prints_sort(sy_collation *c, sy_prints *out);
/* Behind the last fingerprint with the key of the one at i. */
static inline uint32_t sy_prints_end(const sy_prints *p, uint32_t i)
{
    uint32_t j = i + 1;
    while (j < p->n && p->sorted[j] >> 32 == p->sorted[i] >> 32) j++;
    return j;
}

/* Disjoint sets over 0..n-1; the smallest member stands for its set. */
uint32_t sy_set_find(uint32_t *sets, uint32_t i);
void sy_set_join(uint32_t *sets, uint32_t i, uint32_t j);

/* ---- passages.c */

void sy_compare_passages(sy_collation *c);

/* ---- differ.c */

void sy_compare_differences(sy_collation *c);

/* ---- findings.c */

typedef SY_VEC(sayso_evidence) sy_evidence_list;

/* A new finding; its evidence is n places that the caller fills. */
sayso_finding *sy_finding_new(sy_collation *c, sayso_finding_kind kind, sayso_evidence **evidence, uint32_t n);
/* Sort the findings and give them their ids. */
void sy_findings_finish(sy_collation *c);

#endif
