/* differ_values.c - the number or date that stands in a word of a report, what it allows, and when two of them exclude each other. */
#include "compare/differ.h"

enum { HEDGE_ALLOWS = 15 /* hundredths by which "about" may be off */ };

/* The quantity or time whose span covers byte `at`. */
sy_value sy_value_at(const sayso_doc *doc, sayso_span word)
{
    sy_value v = { NULL, NULL, word };
    for (uint32_t i = 0; i < doc->quantities.n && !v.quantity; i++)
        if (sy_span_touches(doc->quantities.at[i].span, word)) v.quantity = &doc->quantities.at[i];
    for (uint32_t i = 0; i < doc->times.n && !v.time && !v.quantity; i++)
        if (sy_span_touches(doc->times.at[i].span, word)) v.time = &doc->times.at[i];
    if (v.quantity) v.span = v.quantity->span;
    if (v.time) v.span = v.time->span;
    return v;
}

/* A decimal number in thousandths; 0 if it is none or too large. */
static int64_t thousandths(const char *s, size_t n)
{
    int64_t x = 0;
    int point = -1;
    for (size_t i = 0; i < n && point < 3; i++) {
        if (s[i] == ',') continue;
        if (s[i] == '.') {
            if (point >= 0) return 0;
            point = 0;
            continue;
        }
        if (s[i] < '0' || s[i] > '9' || x > INT64_MAX / 10000) return 0;
        x = x * 10 + (s[i] - '0');
        if (point >= 0) point++;
    }
    for (int i = point < 0 ? 0 : point; i < 3; i++) x *= 10;
    return x;
}

int64_t sy_number_of(const sayso_doc *doc, const sy_cword *w, const sy_value *v)
{
    if (v->quantity) return v->quantity->value ? thousandths(v->quantity->value, strlen(v->quantity->value)) : 0;
    if (v->time || !(w->flags & SY_CW_NUMBER)) return 0;
    return thousandths(doc->text + w->start, w->n_bytes);
}

static sayso_bound bound_before(const sy_cdoc *d, const sy_cword *w)
{
    static const struct {
        const char *word;
        sayso_bound bound;
    } hedges[] = { { "about", SAYSO_ABOUT },   { "almost", SAYSO_ABOUT }, { "around", SAYSO_ABOUT }, { "approximately", SAYSO_ABOUT }, { "nearly", SAYSO_ABOUT },
                   { "roughly", SAYSO_ABOUT }, { "some", SAYSO_ABOUT },   { "over", SAYSO_MIN },     { "least", SAYSO_MIN },           { "than", SAYSO_MIN },
                   { "under", SAYSO_MAX },     { "most", SAYSO_MAX } };
    for (size_t i = 0; w > d->words && i < sizeof hedges / sizeof *hedges; i++)
        if (w[-1].key == sy_compare_key(hedges[i].word, strlen(hedges[i].word))) return hedges[i].bound;
    return SAYSO_BOUND_NONE;
}

/* "about", "at least" ... by the record where it has the quantity, else by the word before. */
sayso_bound sy_bound_of(const sy_cdoc *d, const sy_cword *w, const sy_value *v)
{
    return v->quantity && v->quantity->bound != SAYSO_BOUND_NONE ? v->quantity->bound : bound_before(d, w);
}

sy_number_range sy_range_of(int64_t n, sayso_bound bound)
{
    sy_number_range r = { n, n };
    if (bound == SAYSO_ABOUT) r.from = n - n * HEDGE_ALLOWS / 100, r.to = n + n * HEDGE_ALLOWS / 100;
    if (bound == SAYSO_MIN) r.to = INT64_MAX;
    if (bound == SAYSO_MAX) r.from = INT64_MIN;
    return r;
}

/* A thousand or a million times as much: the same number, its scale read in one place only. */
int sy_differ_by_scale(int64_t larger, int64_t smaller)
{
    int64_t ratio = larger / smaller;
    return larger % smaller == 0 && (ratio == 1000 || ratio == 1000000 || ratio == 1000000000);
}

int sy_same_unit(const sy_value *a, const sy_value *b)
{
    if (!a->quantity || !b->quantity) return 1;
    const char *x = a->quantity->unit, *y = b->quantity->unit;
    return !x || !y || strcmp(x, y) == 0; /* where one has no unit, the words around them agree */
}

static uint32_t zeros_of(int64_t n)
{
    uint32_t zeros = 0;
    for (; n && n % 10 == 0; n /= 10) zeros++;
    return zeros;
}

/* Does the later of the two reports have the higher number, and no rounder one? */
int sy_may_be_update(const sy_cdoc *p, int64_t m, const sy_cdoc *q, int64_t n)
{
    if (p->from > p->to || q->from > q->to) return 0;
    if (p->to < q->from) return n > m && zeros_of(n) <= zeros_of(m);
    return q->to < p->from && m > n && zeros_of(m) <= zeros_of(n);
}
