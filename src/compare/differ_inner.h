/* differ_inner.h - what the steps that compare two echoing sentences share. */
#ifndef SY_DIFFER_INNER_H
#define SY_DIFFER_INNER_H

#include "compare/differ.h"

typedef enum { SY_DIFFER_MARKS = 1, SY_DIFFER_UNSOURCED, SY_DIFFER_SOURCE, SY_DIFFER_CUE, SY_DIFFER_NUMBER, SY_DIFFER_DATE, SY_DIFFER_HEDGED, SY_DIFFER_NAMES } sy_differ_change;

/* One difference between two forms; evidence as words counted from the first word of the form. */
typedef struct {
    sy_differ_change what;
    uint32_t cluster;
    uint64_t key;       /* differences of one cluster, kind and key are one finding */
    uint32_t one, other; /* forms */
    sy_crange one_words, other_words;
    const char *reason, *type; /* type: where it does not follow from what */
    uint8_t conf;
} sy_difference;

typedef struct {
    sy_collation *c;
    const sy_echoes *e;
    SY_VEC(sy_difference) list;
    sy_map cues; /* keys of the words that are cues somewhere in the set */
} sy_differ;


enum { SY_REUSED_DAYS = 14 }; /* so far apart one text tells two things */

static inline const sy_unit *sy_differ_unit(const sy_differ *d, uint32_t form) { return d->e->forms[form].at; }
static inline const sy_cdoc *sy_differ_doc(const sy_differ *d, uint32_t form) { return &d->c->docs[sy_differ_unit(d, form)->report]; }
static inline const sy_cword *sy_differ_words(const sy_differ *d, uint32_t form) { return sy_differ_doc(d, form)->words + sy_differ_unit(d, form)->first; }

static inline sy_difference *sy_differ_add(sy_differ *d, const sy_echo *e, sy_differ_change what, uint64_t key)
{
    sy_difference *x = SY_PUSH(&d->c->scratch, &d->list);
    x->what = what;
    x->cluster = d->e->forms[e->a].cluster;
    x->key = key;
    x->one = e->a;
    x->other = e->b;
    return x;
}

static inline void sy_differ_turn(sy_difference *x)
{
    uint32_t form = x->one;
    sy_crange words = x->one_words;
    x->one = x->other;
    x->other = form;
    x->one_words = x->other_words;
    x->other_words = words;
}

static inline sayso_span sy_differ_span(const sy_differ *d, uint32_t form)
{
    const sy_unit *u = sy_differ_unit(d, form);
    return sy_cwords_span(sy_differ_doc(d, form), u->first, u->n);
}

static inline int sy_differ_copied(const sy_differ *d, const sy_echo *e) { return sy_differ_doc(d, e->a)->family == sy_differ_doc(d, e->b)->family; }

/* A headline names no sources. */
static inline int sy_differ_is_title(const sy_differ *d, uint32_t form) { return sy_span_touches(sy_differ_doc(d, form)->doc->report.title_span, sy_differ_span(d, form)); }

/* Weeks apart: a text that is used again ("on March 9 the minister will meet ..."), about another time. */
static inline int sy_differ_weeks_apart(const sy_differ *d, const sy_echo *e)
{
    const sy_cdoc *a = sy_differ_doc(d, e->a), *b = sy_differ_doc(d, e->b);
    if (a->from > a->to || b->from > b->to) return 0;
    return (a->from > b->from ? a->from - b->from : b->from - a->from) > (int64_t)SY_REUSED_DAYS * 1440;
}

static inline sy_crange sy_differ_words_under(const sy_cdoc *d, const sy_unit *u, sayso_span span)
{
    sy_crange r = { 0, 0 };
    for (uint32_t i = 0; i < u->n; i++) {
        const sy_cword *w = &d->words[u->first + i];
        if (w->start >= span.end || sy_word_end(w) <= span.start) continue;
        if (!r.n) r.first = i;
        r.n = i + 1 - r.first;
    }
    return r;
}

/* "We are aware of it": somebody speaks, with marks or without. */
static inline int sy_differ_first_person(uint32_t key)
{
    static const char *const words[] = { "i", "we", "my", "our", "us", "me", "i'm", "we're", "we'll", "we've", "i've", "i'd", "i'll" };
    return sy_compare_key_is(key, words, sizeof words / sizeof *words);
}

/* ---- differ_sources.c: of two echoing sentences */

/* List the words that introduce speech somewhere in the set; before the rest. */
void sy_differ_list_cues(sy_differ *d);
/* A source in one (of_a: the first), none in the other. */
void sy_differ_source_lost(sy_differ *d, const sy_echo *e, int of_a);
void sy_differ_cues(sy_differ *d, const sy_echo *e);
/* One source here, another there. */
void sy_differ_sources(sy_differ *d, const sy_echo *e);

#endif
