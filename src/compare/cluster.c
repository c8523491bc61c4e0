/*
 * cluster.c - stories: which reports tell of one chain of events. Similarity of weighted words, names and numbers, then
 * average link clustering (link.c).
 *
 * A word weighs by how rare it is: its frequency among the reports at hand, smoothed by its frequency in general
 * text, so that two reports alone can be told apart or put together as well as ten thousand. Words, names and numbers are
 * compared each kind by itself: two earthquakes are told in the same words, but in other places, on other days and with other
 * tolls. All sums are of integers.
 */
#include "compare/align.h"
#include "compare/link.h"

#include "base/utf8.h"

#include <stdlib.h>

enum {
    TERMS_MAX = 200,         /* heaviest terms of a report that are compared */
    PRIOR = 400,             /* reports that the background frequency counts for */
    LEAST = 2 * 256,         /* what every report is taken to have besides in each kind, as a weight: one figure is not all of it */
    NUMBERS_TIMES = 2,       /* numbers count for so many times as much as words and names, at most */
    MONTH = 30, HALF_AFTER = 90, /* days; see by_distance */
    MINUTES_OF_DAY = 1440,
    CONF_STORY = 85,
    CUT_STORY = SY_LINK_GROUP_MAX / 2u, /* a story of so many reports may be part of a larger one */
    ONE = 65536,             /* similarity of a report with itself, but for LEAST */
    KEPT = ONE * 4 / 100,    /* similarities below count as none */
    SAME_STORY = ONE * 13 / 100, FEW_REPORTS = ONE * 10 / 100
};

/* What is compared by itself, and the root of its share in the similarity times 2^15: one fifth, two fifths, two fifths. */
enum { WORD, NAME, NUMBER, KINDS };
static const uint32_t share_root[KINDS] = { 14654, 20724, 20724 };

/* ---- vectors */

static uint32_t stem_key(const sy_cdoc *d, const sy_cword *w)
{
    char folded[256];
    size_t n = sy_utf8_lower(d->doc->text + w->start, w->n_bytes, folded, sizeof folded);
    if (w->flags & SY_CW_NUMBER) return w->key;
    return (uint32_t)(sy_hash(folded, sy_stem(folded, n)) >> 32);
}

typedef struct {
    uint32_t key, word;        /* word: key of a full form, for the background; key: of the stem, later its number in the set */
    uint16_t count;
    uint16_t names, capitals;  /* occurrences with a capital inside a sentence; inside a sentence at all */
    uint8_t number;
} tally;

typedef struct {
    tally *at;
    uint32_t n;
} tallies;

static int by_key(const void *a, const void *b)
{
    const tally *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return x->word < y->word ? -1 : x->word > y->word;
}

static void add_up(tally *to, const tally *t)
{
    if (to->count < UINT16_MAX) to->count++; /* the other two cannot count more than this */
    to->names = (uint16_t)(to->names + (t->names && to->names < UINT16_MAX));
    to->capitals = (uint16_t)(to->capitals + (t->capitals && to->capitals < UINT16_MAX));
}

/* The different terms of a report with their counts. room: for a tally of every word of the longest report. */
static void count_terms(sy_collation *c, const sy_cdoc *d, tally *room, tallies *out)
{
    uint32_t n = 0, m = 0;
    for (uint32_t i = 0; i < d->n_words; i++) {
        const sy_cword *w = &d->words[i];
        if (w->flags & SY_CW_COMMON || w->n_bytes < 2) continue;
        int inside = !(w->flags & SY_CW_SENTENCE);
        tally one = { stem_key(d, w), w->key, 1, inside && (w->flags & SY_CW_CAPITAL), (uint16_t)inside, (w->flags & SY_CW_NUMBER) != 0 };
        room[n++] = one;
    }
    if (n) qsort(room, n, sizeof *room, by_key);
    for (uint32_t i = 0; i < n; i++)
        if (m && room[m - 1].key == room[i].key) add_up(&room[m - 1], &room[i]);
        else room[m++] = room[i];
    out->n = m;
    out->at = sy_alloc_array(&c->scratch, m, sizeof *out->at);
    if (m) memcpy(out->at, room, m * sizeof *room);
}

/* 256 * log2 of one over the share of reports with the term, smoothed by the background. */
static uint32_t rarity_q8(const sy_collation *c, uint32_t word, uint32_t reports)
{
    uint64_t units = sy_background_units(c->background), in = sy_background_word(c->background, word);
    if (!units) units = 1000; /* no table: every word counts as rare */
    /* share = (reports + PRIOR * in / units) / (n + PRIOR), kept as a fraction */
    uint64_t have = reports * units + PRIOR * (in ? in : 1), all = (c->n + (uint64_t)PRIOR) * units;
    return all > have ? sy_log2_q8(all * 256 / have) - 8 * 256 : 0;
}

/* A term of a report before the lightest are left out. */
typedef struct {
    uint32_t key, term, weight;
    uint8_t kind;
} weighed;

/* The terms of the set, by number. */
typedef struct {
    uint32_t *key, *reports, n; /* reports: how many have it */
    uint32_t *names, *capitals; /* occurrences as in a tally, of all reports */
} set_terms;

/* What most of its occurrences in the set are: a kind that one report gives it is shared by all. */
static uint8_t kind_of(const set_terms *set, const tally *t)
{
    return t->number ? NUMBER : set->names[t->key] * 2 > set->capitals[t->key] ? NAME : WORD;
}

static uint32_t weight_of(const sy_collation *c, const tally *t, uint32_t reports)
{
    return (256 + sy_log2_q8(t->count)) * rarity_q8(c, t->word, reports) >> 8;
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

/* Heaviest terms, scaled so that the products of two reports add up to their similarity: the share of each kind times its cosine. */
static void make_vector(sy_collation *c, sy_vector *v, const tallies *t, const set_terms *set, weighed *room)
{
    uint64_t square[KINDS] = { (uint64_t)LEAST * LEAST, (uint64_t)LEAST * LEAST, (uint64_t)LEAST * LEAST };
    uint32_t n = 0, length[KINDS];
    for (uint32_t i = 0; i < t->n; i++) {
        const tally *one = &t->at[i];
        weighed w = { set->key[one->key], one->key, weight_of(c, one, set->reports[one->key]), kind_of(set, one) };
        if (!w.weight) continue;
        square[w.kind] += (uint64_t)w.weight * w.weight;
        room[n++] = w;
    }
    for (uint32_t k = 0; k < KINDS; k++) length[k] = sy_isqrt(square[k]);
    for (uint32_t i = 0; i < n; i++) room[i].weight = (uint32_t)((uint64_t)room[i].weight * share_root[room[i].kind] / length[room[i].kind]);
    if (n) qsort(room, n, sizeof *room, by_weight);
    v->n = n < TERMS_MAX ? n : TERMS_MAX;
    while (v->n && !room[v->n - 1].weight) v->n--;
    v->terms = sy_alloc_array(&c->scratch, v->n, sizeof *v->terms);
    for (uint32_t i = 0; i < v->n; i++) {
        sy_term one = { room[i].term, (uint16_t)room[i].weight, room[i].kind == NUMBER, i < SY_LINK_HEAVY };
        v->terms[i] = one;
    }
    if (v->n) qsort(v->terms, v->n, sizeof *v->terms, by_term);
}

/* Number the terms of the set and count the reports that have each. */
static void number_terms(sy_collation *c, tallies *t, set_terms *set)
{
    sy_map numbers = { 0 };
    for (uint32_t i = 0; i < c->n; i++)
        for (uint32_t k = 0; k < t[i].n; k++) {
            int fresh;
            uint32_t *number = sy_map_put(&c->scratch, &numbers, (const char *)&t[i].at[k].key, sizeof(uint32_t), &fresh);
            if (fresh) *number = set->n++;
            t[i].at[k].key = *number;
        }
    set->key = sy_alloc_array(&c->scratch, set->n, sizeof *set->key);
    set->reports = sy_alloc_array(&c->scratch, set->n, sizeof *set->reports);
    set->names = sy_alloc_array(&c->scratch, set->n, sizeof *set->names);
    set->capitals = sy_alloc_array(&c->scratch, set->n, sizeof *set->capitals);
    for (uint32_t i = 0; i < set->n; i++) memcpy(&set->key[i], numbers.entries.at[i].key, sizeof *set->key);
    for (uint32_t i = 0; i < c->n; i++)
        for (uint32_t k = 0; k < t[i].n; k++) {
            const tally *one = &t[i].at[k];
            set->reports[one->key]++;
            set->names[one->key] += one->names;
            set->capitals[one->key] += one->capitals;
        }
}

/* The vectors of all reports; gives how many terms there are. */
static uint32_t make_vectors(sy_collation *c, sy_vector *vectors)
{
    uint32_t longest = 0;
    set_terms set = { 0 };
    tallies *t = sy_alloc_array(&c->scratch, c->n, sizeof *t);
    for (uint32_t i = 0; i < c->n; i++) longest = c->docs[i].n_words > longest ? c->docs[i].n_words : longest;
    tally *room = sy_alloc_array(&c->scratch, longest, sizeof *room);
    weighed *weights = sy_alloc_array(&c->scratch, longest, sizeof *weights);
    for (uint32_t i = 0; i < c->n; i++) count_terms(c, &c->docs[i], room, &t[i]);
    number_terms(c, t, &set);
    for (uint32_t i = 0; i < c->n; i++) make_vector(c, &vectors[i], &t[i], &set, weights);
    return set.n;
}

/* ---- similarity */

/* Reports far apart in time are less likely of one story, and those of a yearly meeting are not: full weight within a month, half after three more. */
static int64_t by_distance(const sy_cdoc *a, const sy_cdoc *b, int64_t similarity)
{
    if (a->from > a->to || b->from > b->to) return similarity;
    int64_t days = (a->from > b->from ? a->from - b->from : b->from - a->from) / MINUTES_OF_DAY;
    return days <= MONTH ? similarity : similarity * HALF_AFTER / (HALF_AFTER + days - MONTH);
}

/* Numbers alone join nothing: a toll, a year and an age are the same in many reports. */
static int64_t similarity_of(const sy_collation *c, uint32_t i, uint32_t j, sy_product p)
{
    int64_t numbers = p.numbers < p.rest * NUMBERS_TIMES ? p.numbers : p.rest * NUMBERS_TIMES;
    return by_distance(&c->docs[i], &c->docs[j], (p.rest + numbers) >> 14);
}

/* ---- stories */

/* What stands for a report: its headline, else its first sentence. */
static sayso_span head_of(const sy_cdoc *d)
{
    sayso_span none = { 0, 0 };
    if (d->doc->report.title_span.end) return d->doc->report.title_span;
    return d->n_sentences ? sy_cwords_span(d, d->sentences[0].first, d->sentences[0].n) : none;
}

static void report_stories(sy_collation *c, uint32_t n_cut)
{
    sy_evidence_list *reports = sy_alloc_array(&c->scratch, c->n, sizeof *reports);
    for (uint32_t i = 0; i < c->n; i++) {
        sayso_evidence e = { i, head_of(&c->docs[i]), "report" };
        *SY_PUSH(&c->scratch, &reports[c->docs[i].story]) = e;
    }
    for (uint32_t i = 0; i < c->n; i++) {
        if (reports[i].n < 2) continue;
        sayso_evidence *e;
        sayso_finding *f = sy_finding_new(c, SAYSO_STORY, &e, reports[i].n);
        memcpy(e, reports[i].at, reports[i].n * sizeof *e);
        f->reports = reports[i].n;
        f->conf = CONF_STORY;
        if (n_cut && reports[i].n >= CUT_STORY) f->note = "so many reports are alike that stories were cut apart where they hold together least (docs/limits.md)";
        f->reason = "words and names in common";
    }
}

void sy_compare_stories(sy_collation *c)
{
    sy_vector *vectors = sy_alloc_array(&c->scratch, c->n, sizeof *vectors);
    sy_linking l = { .c = c, .vectors = vectors, .similarity = similarity_of, .kept = KEPT, .same = SAME_STORY, .few = FEW_REPORTS };
    l.sets = sy_alloc_array(&c->scratch, c->n, sizeof *l.sets);
    for (uint32_t i = 0; i < c->n; i++) l.sets[i] = c->docs[i].family; /* copies of one text are of one story */
    l.n_terms = make_vectors(c, vectors);
    sy_link(&l);
    for (uint32_t i = 0; i < c->n; i++) c->docs[i].story = sy_set_find(l.sets, i);
    report_stories(c, l.n_cut);
}
