/*
 * doc.h - the document: what each stage reads and what it appends. This is the object that passes through the
 * pipeline. A stage fills its own arrays and leaves earlier ones alone. All memory is the document's arena.
 *
 * A document that came from JSON (sayso_doc_from_json) has text and record but no words, quotes or blocks.
 */
#ifndef SY_DOC_H
#define SY_DOC_H

#include "base/arena.h"
#include "base/hash.h"
#include "base/ud.h"
#include "sayso.h"

/* ---- report: blocks of the text, in text order, not overlapping. Hard boundaries for sentences. */

typedef enum {
    SY_BLOCK_NONE = 0,
    SY_BLOCK_PARAGRAPH,
    SY_BLOCK_TITLE,    /* the headline */
    SY_BLOCK_HEADING,  /* a heading or standfirst inside the report */
    SY_BLOCK_ITEM,     /* list item */
    SY_BLOCK_QUOTE,    /* block quotation of a page */
    SY_BLOCK_CAPTION,
    SY_BLOCK_META,     /* date prefix, byline, dateline alone on its line: read as text, never as a statement */
    SY_BLOCK_FURNITURE /* site furniture: not read at all (= doc->stripped) */
} sy_block_kind;

typedef struct {
    sayso_span span; /* without surrounding white space */
    sy_block_kind kind;
    uint32_t first_sentence, n_sentences; /* filled by the sentence stage */
} sy_block_of_text;

/* ---- text */

typedef struct {
    sayso_span span;
    uint32_t first_word, n_words; /* range of doc->words */
    uint32_t block;
    int32_t root; /* word; -1 */
} sy_sentence;

typedef enum { SY_NER_NONE = 0, SY_NER_PERSON, SY_NER_ORG, SY_NER_PLACE, SY_NER_NORP, SY_NER_OFFICE } sy_ner;

/* A syntactic word (UD sense). Parts of a multi-word token ("do"+"n't") have spans of their own. */
typedef struct {
    sayso_span span;
    uint32_t sentence;
    int32_t head;          /* word number in the document; -1: root of its sentence */
    int32_t first_child, next_sibling; /* words, left to right; -1 */
    uint8_t upos, xpos, rel;
    uint8_t ner;           /* sy_ner of the name it is part of */
    uint8_t ner_begins;    /* 1 on the first word of a name */
    uint8_t token_words;   /* on the first word of a surface token: how many words it has (1 normally); else 0 */
    uint8_t space_before;  /* white space stands before it */
    uint8_t quote_depth;   /* 0 outside quotations; filled by the quotation stage */
    uint8_t head_lead;     /* by how much its head leads over the next best, in eighths of the logarithm of the odds; 255: so much or more */
    int32_t mention;       /* innermost mention whose span covers it, -1; filled by names */
    uint32_t feats;        /* 0: none; else index of the feature string in the language model */
    const char *form;      /* the text's bytes; NUL-terminated copy */
    const char *lower;     /* form, case-folded, curly quotes made straight */
    const char *lemma;     /* lower case, never NULL ("" before the lemma stage) */
} sy_word;

/* Stands for a word where there is none: empty strings, no tag, no links. */
extern const sy_word sy_no_word;

/* A pair of quotation marks and what stands between. */
typedef enum {
    SY_QUOTE_NONE = 0,
    SY_QUOTE_SPEECH,   /* may be somebody's words */
    SY_QUOTE_SCARE,    /* a few words set off, no clause: may be cited words, may be irony */
    SY_QUOTE_TITLE,    /* title of a work, programme, event, law */
    SY_QUOTE_NICKNAME
} sy_quote_kind;

typedef struct {
    sayso_span outer, inner; /* with and without the marks */
    uint8_t depth;           /* 0: not inside another */
    uint8_t unclosed;        /* no closing mark: ends with its paragraph */
    uint8_t continues;       /* goes on in the next paragraph, which reopens the mark */
    int32_t continued_from;  /* quote that this one continues; -1 */
    sayso_span label;        /* of a turn in a transcript: who speaks; {0,0} */
    sy_quote_kind kind;
    const char *reason;      /* why this kind */
} sy_quote;

/* ---- */

struct sayso_doc {
    sy_arena arena;
    const sayso *engine;  /* NULL for a document from JSON */

    /* report */
    sayso_report report;
    const char *text;     /* UTF-8, NUL behind the last byte */
    uint32_t n_text;
    SY_VEC(sayso_raw_piece) raw;
    SY_VEC(sayso_span) stripped;
    SY_VEC(sy_block_of_text) blocks;
    sayso_span outlet_span; /* where the text names the outlet beside the date or before the first sentence; empty: known from elsewhere */

    /* text and language */
    SY_VEC(sy_sentence) sentences;
    SY_VEC(sy_word) words;
    SY_VEC(sy_quote) quotes;
    SY_VEC(sayso_span) sentence_spans; /* what is published; set from sentences, or from JSON */
    const struct sy_gold *given; /* what a CoNLL-U file said of the words; NULL for any other document */

    /* names */
    SY_VEC(sayso_actor) actors;
    SY_VEC(sayso_mention) mentions;

    /* values */
    SY_VEC(sayso_time) times;
    SY_VEC(sayso_quantity) quantities;

    /* record */
    const uint32_t *about; /* points of each issue of the table by what the report plainly names; NULL before the positions are read */
    uint32_t about_all, about_sentences; /* of all issues together; the sentences that were counted, headlines not */
    SY_VEC(sayso_attribution) attributions;
    SY_VEC(sayso_event) events;
    SY_VEC(sayso_event) nonevents;
    SY_VEC(sayso_position) positions;
    SY_VEC(sayso_condition) conditions;
    SY_VEC(sayso_claim) claims;
    sy_map record_ids;    /* given so far */
};

/* ---- helpers that every stage may use (doc.c) */

static inline sayso_spans sy_no_spans(void)
{
    sayso_spans s = { NULL, 0 };
    return s;
}

static inline int sy_span_covers(sayso_span a, sayso_span b) { return a.start <= b.start && b.end <= a.end; }
static inline int sy_span_touches(sayso_span a, sayso_span b) { return a.start < b.end && b.start < a.end; }

/* Bytes of the spans that lie within one. */
static inline uint32_t sy_spans_within(sayso_spans s, sayso_span span)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.n; i++) {
        uint32_t from = s.at[i].start > span.start ? s.at[i].start : span.start, to = s.at[i].end < span.end ? s.at[i].end : span.end;
        n += to > from ? to - from : 0;
    }
    return n;
}

/* One piece, or a copy of n pieces, in the document's arena. */
sayso_spans sy_spans_one(sayso_doc *d, sayso_span span);
sayso_spans sy_spans_copy(sayso_doc *d, const sayso_span *at, uint32_t n);

/* Does one of the pieces share a byte with the span? */
int sy_spans_touch(sayso_spans s, sayso_span span);

/* First byte of the first piece to last byte of the last; {0,0} for none. */
sayso_span sy_spans_hull(sayso_spans s);

/* Take white space off both ends. */
sayso_span sy_span_trim(const sayso_doc *d, sayso_span span);

/* First word whose span ends after byte `at`; doc->words.n if there is none. */
uint32_t sy_word_at(const sayso_doc *d, uint32_t at);

/* First time expression, or quantity, that ends after byte `at`; the number of all if there is none. */
uint32_t sy_time_from(const sayso_doc *d, uint32_t at);
uint32_t sy_quantity_from(const sayso_doc *d, uint32_t at);

/* The sentence that covers byte `at`, or -1. */
int32_t sy_sentence_at(const sayso_doc *d, uint32_t at);

/* Words [first, last] as bytes. */
sayso_span sy_words_span(const sayso_doc *d, uint32_t first, uint32_t last);

/* A word by its number, and the main type of its relation. */
static inline const sy_word *sy_nth(const sayso_doc *d, int32_t w) { return &d->words.at[w]; }
static inline unsigned sy_rel_of(const sayso_doc *d, int32_t w) { return sy_rel_main(d->words.at[w].rel); }

static inline int sy_is_nominal(const sy_word *w) { return w->upos == SY_NOUN || w->upos == SY_PROPN || w->upos == SY_PRON; }

/* ---- the tree */

#define SY_EACH_CHILD(d, w, c) \
    for (int32_t c = (d)->words.at[w].first_child; c >= 0; c = (d)->words.at[c].next_sibling)

/* Fill first_child and next_sibling of a sentence from the heads. */
void sy_tree_link(sayso_doc *d, uint32_t sentence);

/* First child of w with relation rel (exactly, or by main type), or -1. */
int32_t sy_child(const sayso_doc *d, int32_t w, unsigned rel);
int32_t sy_child_main(const sayso_doc *d, int32_t w, unsigned rel);

/* First and last word of the subtree of w. */
void sy_subtree(const sayso_doc *d, int32_t w, int32_t *first, int32_t *last);
/* The bytes of the subtree of w, punctuation at its edges left out. */
sayso_span sy_subtree_span(const sayso_doc *d, int32_t w);
/* Is w below (or the same as) top? */
int sy_is_below(const sayso_doc *d, int32_t w, int32_t top);
/* Subject of a verb, also the one it shares with the verb it is conjoined to or controlled by; -1. */
int32_t sy_subject(const sayso_doc *d, int32_t verb);

/* Does the lower-cased form, or the lemma, equal s? */
int sy_word_is(const sy_word *w, const char *lower);
int sy_lemma_is(const sy_word *w, const char *lemma);

/* ---- ids of records: kind letter, "-", 8 hexadecimal digits made from the report's hash, the kind and the
 * spans; an id that is in use already is counted up, so that no two records of a report share one. */
const char *sy_record_id(sayso_doc *d, char kind, sayso_spans spans);

#endif
