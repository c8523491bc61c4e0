/*
 * terms.c - the words, names and numbers of a report, weighted by how often it has them and how rare they are.
 *
 * A word weighs by how rare it is in general text. Only what more than a few dozen of the reports at hand have says less: the names of a war in all
 * reports on it. So a few reports more or less change no weights that count, and two reports alone are told apart or put together as among
 * ten thousand.
 *
 * Words, names and numbers are compared each kind by itself: two earthquakes are told in the same words, but in other places, on other
 * days and with other tolls. All sums are of integers.
 */
#include "compare/terms.h"

#include "base/sort.h"
#include "base/utf8.h"

#include <stdlib.h>

enum {
    PRIOR = 800,      /* reports that general text counts for; a word that it lacks is as rare as one in so many */
    FEW = 40,         /* reports that may have a word without its saying less */
    AT_HAND = PRIOR / 2, /* reports that those at hand count for, at most: however many tell one story, its words go on saying something */
    LEAST = 2 * 256   /* what every report is taken to have besides in each kind, as a weight: one figure is not all of it */
};

/* What is compared by itself, and the root of its share in the similarity times 2^15: one fifth, two fifths, two fifths. */
enum { WORD, NAME, NUMBER, KINDS };
static const uint32_t share_root[KINDS] = { 14654, 20724, 20724 };

/* A term of a report before the lightest are left out. */
typedef struct {
    uint32_t key, weight;
    uint8_t kind;
} weighed;

/* The words of several reports, by key: how many reports have each, and how often it is written like a name. */
typedef struct {
    uint32_t *key, *reports, *names, *capitals, n;
    uint32_t of; /* how many reports they are */
} usage;

/* ---- counts */

/* A word before it is known how general text has it. */
static uint32_t general_of(const sy_background *b, uint32_t word)
{
    uint32_t in = sy_background_word(b, word);
    return in ? in : 1;
}

static uint32_t stem_key(const sy_cdoc *d, const sy_cword *w)
{
    char folded[256];
    size_t n = sy_utf8_lower(d->doc->text + w->start, w->n_bytes, folded, sizeof folded);
    if (w->flags & SY_CW_NUMBER) return w->key;
    return (uint32_t)(sy_hash(folded, sy_stem(folded, n)) >> 32);
}

static int by_key(const void *a, const void *b)
{
    const sy_tally *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return x->general < y->general ? -1 : x->general > y->general;
}

static void add_up(sy_tally *to, const sy_tally *t)
{
    if (to->count < UINT8_MAX) to->count++; /* the other two cannot count more than this */
    to->names = (uint8_t)(to->names + (t->names && to->names < UINT8_MAX));
    to->capitals = (uint8_t)(to->capitals + (t->capitals && to->capitals < UINT8_MAX));
}

void sy_count_terms(sy_arena *a, const sy_background *b, const sy_cdoc *d, sy_tally *room, sy_tallies *out)
{
    uint32_t n = 0, m = 0;
    for (uint32_t i = 0; i < d->n_words; i++) {
        const sy_cword *w = &d->words[i];
        if (w->flags & SY_CW_COMMON || w->n_bytes < 2) continue;
        int inside = !(w->flags & SY_CW_SENTENCE);
        sy_tally one = { stem_key(d, w), general_of(b, w->key), 1, inside && (w->flags & SY_CW_CAPITAL), (uint8_t)inside, (w->flags & SY_CW_NUMBER) != 0 };
        room[n++] = one;
    }
    if (n) qsort(room, n, sizeof *room, by_key);
    for (uint32_t i = 0; i < n; i++)
        if (m && room[m - 1].key == room[i].key) add_up(&room[m - 1], &room[i]);
        else room[m++] = room[i];
    sy_tallies t = { sy_alloc_array(a, m, sizeof *t.at), m, d->from, d->to };
    if (m) memcpy(t.at, room, m * sizeof *t.at);
    *out = t;
}

/* ---- names */

/* Place of a key that is among n sorted ones. */
static uint32_t place_of(const uint32_t *keys, uint32_t n, uint32_t key)
{
    uint32_t lo = 0;
    while (n > 1) {
        uint32_t half = n / 2;
        if (keys[lo + half] <= key) lo += half;
        n -= half;
    }
    return lo;
}

/* Sum up the words of n reports. */
static void sum_up(sy_arena *a, const sy_tallies *t, uint32_t n, usage *out)
{
    uint32_t all = 0;
    for (uint32_t i = 0; i < n; i++) all += t[i].n;
    out->key = sy_alloc_array(a, all, 2 * sizeof *out->key);
    all = 0;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < t[i].n; k++) out->key[all++] = t[i].at[k].key;
    sy_sort_u32(out->key, out->key + all, all);
    out->n = sy_unique_u32(out->key, all);
    out->of = n;
    out->reports = sy_alloc_array(a, out->n, sizeof *out->reports);
    out->names = sy_alloc_array(a, out->n, sizeof *out->names);
    out->capitals = sy_alloc_array(a, out->n, sizeof *out->capitals);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < t[i].n; k++) {
            uint32_t at = place_of(out->key, out->n, t[i].at[k].key);
            out->reports[at]++;
            out->names[at] += t[i].at[k].names;
            out->capitals[at] += t[i].at[k].capitals;
        }
}

static uint8_t kind_of(const sy_tally *t, const usage *u, uint32_t at)
{
    if (t->number) return NUMBER;
    return u->names[at] * 2 > u->capitals[at] ? NAME : WORD;
}

/* ---- weights */

/* 256 * log2 of one over the share of reports that have the word: that of general text, of which PRIOR reports and one with the word are taken
 * to be there, and of the reports at hand beyond the first FEW. */
static uint32_t rarity_q8(const sy_background *b, uint32_t general, uint32_t reports, uint32_t of)
{
    uint64_t units = sy_background_units(b), more = reports > FEW ? reports - FEW : 0, beyond = of > FEW ? of - FEW : 0;
    if (!units) units = 1000; /* no table: every word counts as rare */
    if (beyond > AT_HAND) {
        more = more * AT_HAND / beyond;
        beyond = AT_HAND;
    }
    uint64_t have = (more + 1) * units + PRIOR * (uint64_t)general, all = (beyond + PRIOR) * units;
    return all > have ? sy_log2_q8(all * 256 / have) - 8 * 256 : 0;
}

static int by_weight(const void *a, const void *b)
{
    const weighed *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return x->key < y->key ? -1 : x->key > y->key;
}

static int by_term(const void *a, const void *b)
{
    const sy_term *x = a, *y = b;
    return x->term < y->term ? -1 : x->term > y->term;
}

/* The words with their weights, scaled so that the products of two reports add up to their similarity: the share of each kind times its cosine. */
static uint32_t weigh(const sy_background *b, const sy_tallies *t, const usage *used, weighed *out)
{
    uint64_t square[KINDS] = { (uint64_t)LEAST * LEAST, (uint64_t)LEAST * LEAST, (uint64_t)LEAST * LEAST };
    uint32_t n = 0, length[KINDS];
    for (uint32_t i = 0; i < t->n; i++) {
        const sy_tally *one = &t->at[i];
        uint32_t at = place_of(used->key, used->n, one->key);
        weighed w = { one->key, (256 + sy_log2_q8(one->count)) * rarity_q8(b, one->general, used->reports[at], used->of) >> 8, kind_of(one, used, at) };
        if (!w.weight) continue;
        square[w.kind] += (uint64_t)w.weight * w.weight;
        out[n++] = w;
    }
    for (uint32_t k = 0; k < KINDS; k++) length[k] = sy_isqrt(square[k]);
    for (uint32_t i = 0; i < n; i++) out[i].weight = (uint32_t)((uint64_t)out[i].weight * share_root[out[i].kind] / length[out[i].kind]);
    if (n) qsort(out, n, sizeof *out, by_weight);
    return n;
}

static void make_vector(sy_arena *a, const sy_background *b, const sy_tallies *t, const usage *used, weighed *room, sy_vector *v)
{
    uint32_t n = weigh(b, t, used, room);
    v->n = n < SY_TERMS_MAX ? n : SY_TERMS_MAX;
    while (v->n && !room[v->n - 1].weight) v->n--;
    v->terms = sy_alloc_array(a, v->n, sizeof *v->terms);
    for (uint32_t i = 0; i < v->n; i++) {
        sy_term one = { place_of(used->key, used->n, room[i].key), (uint16_t)room[i].weight, room[i].kind == NUMBER, i < SY_TERMS_HEAVY };
        v->terms[i] = one;
    }
    if (v->n) qsort(v->terms, v->n, sizeof *v->terms, by_term);
    v->from = t->from;
    v->to = t->to;
}

sy_vectors sy_make_vectors(sy_arena *a, const sy_background *b, const sy_tallies *t, uint32_t n)
{
    usage used;
    uint32_t longest = 0;
    sy_vector *v = sy_alloc_array(a, n, sizeof *v);
    sum_up(a, t, n, &used);
    for (uint32_t i = 0; i < n; i++) longest = t[i].n > longest ? t[i].n : longest;
    weighed *room = sy_alloc_array(a, longest, sizeof *room);
    for (uint32_t i = 0; i < n; i++) make_vector(a, b, &t[i], &used, room, &v[i]);
    sy_vectors all = { v, n, used.n };
    return all;
}
