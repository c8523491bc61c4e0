/* draft.h - a draft held against reports: what it quotes, states, counts, names and attributes, and where that stands. */
#ifndef SY_DRAFT_H
#define SY_DRAFT_H

#include "compare/draft_senses.h"
#include "compare/scenes.h"

/* The better stands first. */
typedef enum { SY_CARRIED = 0, SY_REWORDED, SY_IN_CONFLICT, SY_NOT_FOUND, SY_CHECK_STATUSES } sy_check_status;
typedef enum { SY_ITEM_STATEMENT = 0, SY_ITEM_QUOTATION, SY_ITEM_FIGURE, SY_ITEM_NAME, SY_ITEM_ATTRIBUTION, SY_ITEM_KINDS } sy_item_kind;

enum { SY_CHECK_PLACES_MAX = 12 }; /* places kept of one item; one of a report at most */

/* Where a report has something of the kind. */
typedef struct {
    uint32_t report;
    sayso_span span;
    sy_check_status status; /* how the item stands to this place */
    const char *type;       /* what differs here; NULL */
    uint32_t covered;       /* hundredths of the item's words that stand here */
} sy_check_place;

/* One thing that the draft says. */
typedef struct {
    sy_item_kind kind;
    sy_check_status status;
    const char *type;    /* what differs: number, date, actor, polarity, cue, condition, marks, cut, unsourced ...; NULL */
    const char *note;    /* in words; NULL */
    sayso_span span;     /* of the draft */
    uint32_t sentence;   /* of the draft's row of words */
    sy_check_place places[SY_CHECK_PLACES_MAX]; /* the best first */
    uint32_t n_places;
    const sayso_aligned *words; /* the draft (a) against the first place (b) */
    uint32_t n_words;
} sy_check_item;

typedef SY_VEC(sy_check_item) sy_check_items;

/* Whom a word of a report names, by the longest mention that holds it. */
typedef enum { SY_WHO_NONE = 0, SY_WHO_NAME, SY_WHO_PRONOUN } sy_who;
typedef struct {
    int32_t actor;
    uint32_t n_bytes; /* of the mention */
    uint8_t how;      /* sy_who */
} sy_draft_who;

/* The words of all reports by stem. */
typedef struct {
    sy_collation *c;
    const sy_senses *senses;
    const sy_cdoc *draft;   /* the report behind those of the index */
    uint32_t n_reports;     /* without the draft */
    uint32_t **stems;       /* of each report (the draft too) and word */
    sy_draft_who **who;     /* of each report and word */
    uint32_t **turn;        /* of each report and word: what it does to the sense, bits of SY_TURN_* */
    uint32_t **sense;       /* and its first sense, standing alone */
    uint32_t **says;        /* of each report and word: 1 + the sentence of the "X said" that it is part of; 0 */
    uint32_t *first_word;   /* number over all reports of a report's first word */
    uint32_t *first_sentence;
    uint32_t n_sentences;
    uint64_t *postings;     /* stem and number of the word, sorted */
    uint32_t n_postings;
    int literal;            /* compare word by word, endings included: quotations and names */
    uint32_t *score, *found; /* of each sentence: used while candidates are looked for */
} sy_draft_index;

/* ---- draft_index.c */

/* Of the first n_reports of the collation; the report behind them is the draft. */
void sy_draft_index_make(sy_draft_index *x, sy_collation *c, uint32_t n_reports);
/* Take report k, one behind the first, for the draft: the two change places. A second call puts them back. */
void sy_draft_index_turn(sy_draft_index *x, uint32_t k);
/* First posting of a stem, and in *n how many there are. */
const uint64_t *sy_draft_postings(const sy_draft_index *x, uint32_t stem, uint32_t *n);
/* How rare a stem is among the reports' words; most where no report has it. */
uint32_t sy_draft_weight(const sy_draft_index *x, uint32_t stem);
/* Report of a word's number; the word within the report in *word. */
uint32_t sy_draft_report(const sy_draft_index *x, uint32_t number, uint32_t *word);
/* The sentence of a report that holds a word. */
uint32_t sy_draft_sentence(const sy_cdoc *d, uint32_t word);

typedef struct {
    uint32_t report, sentence, score;
} sy_candidate;
/* Sentences of reports that share most rare stems with the n words of the draft, the best first; gives how many (at most `most`). */
uint32_t sy_draft_candidates(sy_draft_index *x, const uint32_t *words, uint32_t n, sy_candidate *out, uint32_t most);

/* ---- draft_words.c: words of the draft against words of a report */

typedef struct {
    sy_check_status status;
    const char *type, *note;
    sayso_span span;       /* of the report */
    uint32_t covered;      /* hundredths of the weight of the draft's words that stand there in the same order */
    uint32_t bag;          /* the same in any order */
    uint32_t equal;        /* subject words in the same order */
    const sayso_aligned *words;
    uint32_t n_words;
} sy_draft_match;

/* The draft's words (their numbers, rising) against `n_there` words of a report from `first`. */
void sy_draft_compare(sy_draft_index *x, const uint32_t *words, uint32_t n, uint32_t report, uint32_t first, uint32_t n_there, sy_draft_match *out);
/* What a word does to the sense: bits of SY_TURN_*. */
static inline unsigned sy_draft_turn(const sy_draft_index *x, uint32_t report, uint32_t word) { return x->turn[report][word]; }
/* A wording that only passes on what was said ("said", "claimed"); any other is part of what is stated. */
int sy_draft_only_says(const sayso_attribution *a);
/* How two actors stand: 2 the same, 1 of one country and not both persons, 0 others. */
int sy_draft_same_actor(const sayso_doc *p, int32_t a, const sayso_doc *q, int32_t b);

/* The actor that a mention other than a pronoun names at this word; -1. */
static inline int32_t sy_draft_named(const sy_draft_index *x, uint32_t report, uint32_t word)
{
    const sy_draft_who *w = &x->who[report][word];
    return w->how == SY_WHO_NAME ? w->actor : -1;
}

/* ---- draft_items.c, draft_said.c, draft_values.c, draft_names.c */


void sy_draft_quotations(sy_draft_index *x, sy_check_items *out);
void sy_draft_statements(sy_draft_index *x, sy_check_items *out);
void sy_draft_figures(sy_draft_index *x, sy_check_items *out);
void sy_draft_names(sy_draft_index *x, sy_check_items *out);
void sy_draft_attributions(sy_draft_index *x, sy_check_items *out);
/* The draft's items in the order of its text. */
void sy_draft_check(sy_collation *c, sy_check_items *out);

/* Where the words of the draft [first, first + n) stand in a row, from posting *from on: 1 with report and word filled. */
typedef struct {
    uint32_t first, n, rarest, n_postings, next;
    const uint64_t *postings;
    int names; /* set by the caller: an "'s" behind a word makes no difference */
} sy_run;
void sy_draft_run_open(const sy_draft_index *x, uint32_t first, uint32_t n, sy_run *out);
int sy_draft_run_next(const sy_draft_index *x, sy_run *run, uint32_t *report, uint32_t *word);

sy_check_item *sy_draft_item(sy_draft_index *x, sy_check_items *out, sy_item_kind kind, sayso_span span);
/* Add a place, one a report, the better status kept; the first stays first. */
void sy_draft_place(sy_check_item *item, uint32_t report, sayso_span span, sy_check_status status, const char *type);
/* Words of a sentence of the draft that are neither quoted nor source and cue of an attribution; gives how many. */
uint32_t sy_draft_own_words(const sy_draft_index *x, uint32_t sentence, uint32_t *out);

#endif
