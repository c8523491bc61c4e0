/*
 * cluster.c - stories: which reports tell of one chain of events. Cosine of weighted word vectors, then average
 * link clustering over the pairs that share anything of weight.
 *
 * A word weighs by how rare it is: its frequency among the reports at hand, smoothed by its frequency in general
 * text, so that two reports alone can be told apart or put together as well as ten thousand. Names weigh more
 * than other words, and are compared by themselves too: what tells two earthquakes apart is where they were. All sums are
 * of integers.
 */
#include "compare/align.h"

#include "base/utf8.h"

#include <stdlib.h>

enum {
    TERMS_MAX = 200,         /* heaviest terms of a report that are compared */
    POSTINGS_MAX = 400,      /* at least so many reports may share a term that is compared */
    POSTINGS_SHARE = 25,     /* or one in so many of all */
    PRIOR = 24,              /* reports that the background frequency counts for */
    NAME_WEIGHT = 6, NUMBER_WEIGHT = 4, WORD_WEIGHT = 4, /* quarters */
    LEAD_WORDS = 60, LEAD_WEIGHT = 3,
    CONF_STORY = 85,
    ONE = 65536,             /* similarity of a report with itself */
    KEPT = ONE * 4 / 100,    /* similarities below count as none */
    SAME_STORY = ONE * 258 / 1000
};

typedef struct {
    uint32_t key, weight;
    uint8_t name;
} term;

typedef struct {
    term *terms;
    uint32_t n, names; /* names: length of the vector of names alone */
} vector;

typedef struct {
    uint32_t key, report, weight;
    uint8_t name;
} posting;

/* ---- vectors */

static uint32_t stem_key(const sy_cdoc *d, const sy_cword *w)
{
    char folded[256];
    size_t n = sy_utf8_lower(d->doc->text + w->start, w->n_bytes, folded, sizeof folded);
    if (w->flags & SY_CW_NUMBER) return w->key;
    return (uint32_t)(sy_hash(folded, sy_stem(folded, n)) >> 32);
}

typedef struct {
    uint32_t key, word, count; /* word: key of a full form, for the background */
    uint32_t names, capitals;  /* occurrences with a capital inside a sentence; inside a sentence at all */
    uint32_t lead;
    uint8_t number;
} tally;

static int by_key(const void *a, const void *b)
{
    const tally *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return x->word < y->word ? -1 : x->word > y->word;
}

/* The different terms of a report with their counts. */
static uint32_t count_terms(sy_collation *c, const sy_cdoc *d, tally **out)
{
    tally *t = sy_alloc_array(&c->scratch, d->n_words, sizeof *t);
    uint32_t n = 0, m = 0;
    for (uint32_t i = 0; i < d->n_words; i++) {
        const sy_cword *w = &d->words[i];
        if (w->flags & SY_CW_COMMON || w->n_bytes < 2) continue;
        int inside = !(w->flags & SY_CW_SENTENCE);
        tally one = { stem_key(d, w), w->key, 1, inside && (w->flags & SY_CW_CAPITAL), (uint32_t)inside, i < LEAD_WORDS,
                      (w->flags & SY_CW_NUMBER) != 0 };
        t[n++] = one;
    }
    if (n) qsort(t, n, sizeof *t, by_key);
    for (uint32_t i = 0; i < n; i++) {
        if (m && t[m - 1].key == t[i].key) {
            t[m - 1].count++;
            t[m - 1].names += t[i].names;
            t[m - 1].capitals += t[i].capitals;
            t[m - 1].lead |= t[i].lead;
        } else {
            t[m++] = t[i];
        }
    }
    *out = t;
    return m;
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

static int is_name(const tally *t) { return !t->number && t->names * 2 > t->capitals; }

static uint32_t weight_of(const sy_collation *c, const tally *t, uint32_t reports)
{
    uint32_t kind = t->number ? NUMBER_WEIGHT : is_name(t) ? NAME_WEIGHT : WORD_WEIGHT;
    uint64_t often = 256 + sy_log2_q8(t->count);
    if (t->lead) often = often * (LEAD_WEIGHT + 2) / 4;
    return (uint32_t)(often * rarity_q8(c, t->word, reports) * kind >> 10);
}

static int by_weight(const void *a, const void *b)
{
    const term *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return x->key < y->key ? -1 : x->key > y->key;
}

/* Heaviest terms, scaled so that a vector times itself is ONE. */
static void make_vector(sy_collation *c, vector *v, const tally *t, uint32_t n, const sy_map *reports_with)
{
    v->terms = sy_alloc_array(&c->scratch, n, sizeof *v->terms);
    uint64_t square = 0, names = 0;
    for (uint32_t i = 0; i < n; i++) {
        const uint32_t *reports = sy_map_get(reports_with, (const char *)&t[i].key, sizeof t[i].key);
        term one = { t[i].key, weight_of(c, &t[i], reports ? *reports : 1), (uint8_t)is_name(&t[i]) };
        if (one.weight) v->terms[v->n++] = one;
    }
    if (v->n) qsort(v->terms, v->n, sizeof *v->terms, by_weight);
    if (v->n > TERMS_MAX) v->n = TERMS_MAX;
    for (uint32_t i = 0; i < v->n; i++) square += (uint64_t)v->terms[i].weight * v->terms[i].weight;
    uint32_t norm = sy_isqrt(square);
    for (uint32_t i = 0; i < v->n; i++) v->terms[i].weight = (uint32_t)(((uint64_t)v->terms[i].weight << 15) / (norm ? norm : 1));
    for (uint32_t i = 0; i < v->n; i++) names += v->terms[i].name ? (uint64_t)v->terms[i].weight * v->terms[i].weight : 0;
    v->names = sy_isqrt(names);
}

static void make_vectors(sy_collation *c, vector *vectors)
{
    tally **tallies = sy_alloc_array(&c->scratch, c->n, sizeof *tallies);
    uint32_t *n = sy_alloc_array(&c->scratch, c->n, sizeof *n);
    sy_map reports_with = { 0 };
    for (uint32_t i = 0; i < c->n; i++) {
        n[i] = count_terms(c, &c->docs[i], &tallies[i]);
        for (uint32_t k = 0; k < n[i]; k++) ++*sy_map_put(&c->scratch, &reports_with, (const char *)&tallies[i][k].key, sizeof(uint32_t), NULL);
    }
    for (uint32_t i = 0; i < c->n; i++) make_vector(c, &vectors[i], tallies[i], n[i], &reports_with);
}

/* ---- similar pairs */

typedef struct {
    uint32_t other;
    int64_t sum; /* of the similarities of all pairs between two groups */
} neighbour;

typedef struct {
    neighbour *at; /* by number of the other group */
    uint32_t n, room, size;
    uint8_t gone;
} group;

static void add_neighbour(sy_arena *a, group *g, uint32_t other, int64_t sum)
{
    uint32_t i = g->n;
    neighbour *grown = sy_vec_grow(a, g->at, &g->n, &g->room, sizeof *g->at);
    g->at = grown;
    for (; i > 0 && g->at[i - 1].other > other; i--) g->at[i] = g->at[i - 1];
    g->at[i].other = other;
    g->at[i].sum = sum;
}

static int posting_order(const void *a, const void *b)
{
    const posting *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return x->report < y->report ? -1 : x->report > y->report;
}

static posting *make_postings(sy_collation *c, const vector *vectors, uint32_t *n)
{
    size_t total = 0;
    *n = 0;
    for (uint32_t i = 0; i < c->n; i++) total += vectors[i].n;
    posting *p = sy_alloc_array(&c->scratch, total, sizeof *p);
    for (uint32_t i = 0; i < c->n; i++)
        for (uint32_t k = 0; k < vectors[i].n; k++) {
            posting one = { vectors[i].terms[k].key, i, vectors[i].terms[k].weight, vectors[i].terms[k].name };
            p[(*n)++] = one;
        }
    if (*n) qsort(p, *n, sizeof *p, posting_order);
    return p;
}

/* Reports far apart in time are less likely of one story: full weight within 30 days, half from 210 on. */
static int64_t by_distance(const sy_cdoc *a, const sy_cdoc *b, int64_t similarity)
{
    if (a->from > a->to || b->from > b->to) return similarity;
    int64_t days = (a->from > b->from ? a->from - b->from : b->from - a->from) / 1440;
    if (days <= 30) return similarity;
    return similarity * (days >= 210 ? 180 : 360 - (days - 30)) / 360;
}

/* What the terms before a report's own in the postings give: products with the reports before it. */
typedef struct {
    int64_t all, names;
} product;

typedef struct {
    const posting *at;
    uint32_t longest; /* of terms that more reports have only the nearest count */
    product *with;
    uint32_t *met, n_met;
} products;

static void add_products(products *p, uint32_t here)
{
    const posting *at = p->at;
    if (here >= p->longest && at[here - p->longest].key == at[here].key) return;
    for (uint32_t back = here; back > 0 && at[back - 1].key == at[here].key; back--) {
        const posting *other = &at[back - 1];
        product *sum = &p->with[other->report];
        int64_t x = (int64_t)other->weight * at[here].weight;
        if (!sum->all) p->met[p->n_met++] = other->report;
        sum->all += x;
        if (other->name && at[here].name) sum->names += x;
    }
}

/* Half the cosine of all words, half that of the names alone: two trials of two men are told in the same words. */
static int64_t similarity_of(const sy_collation *c, const vector *vectors, uint32_t i, uint32_t j, const product *p)
{
    uint64_t names = (uint64_t)vectors[i].names * vectors[j].names;
    int64_t by_words = p->all >> 14, by_names = names ? (int64_t)((uint64_t)p->names / (names / ONE + 1)) : 0;
    return by_distance(&c->docs[i], &c->docs[j], (by_words + by_names) / 2);
}

static void similar_pairs(sy_collation *c, const vector *vectors, group *groups)
{
    uint32_t n, *used = sy_alloc_array(&c->scratch, c->n, sizeof *used);
    const posting *postings = make_postings(c, vectors, &n);
    products p = { postings, c->n / POSTINGS_SHARE > POSTINGS_MAX ? c->n / POSTINGS_SHARE : POSTINGS_MAX,
                   sy_alloc_array(&c->scratch, c->n, sizeof(product)), sy_alloc_array(&c->scratch, c->n, sizeof(uint32_t)), 0 };
    uint32_t **at = sy_alloc_array(&c->scratch, c->n, sizeof *at); /* of each report: where its terms stand in the postings */
    for (uint32_t i = 0; i < c->n; i++) at[i] = sy_alloc_array(&c->scratch, vectors[i].n, sizeof **at);
    for (uint32_t i = 0; i < n; i++) at[postings[i].report][used[postings[i].report]++] = i;
    for (uint32_t i = 0; i < c->n; i++) {
        p.n_met = 0;
        for (uint32_t k = 0; k < vectors[i].n; k++) add_products(&p, at[i][k]);
        for (uint32_t k = 0; k < p.n_met; k++) {
            uint32_t j = p.met[k];
            int64_t similarity = similarity_of(c, vectors, i, j, &p.with[j]);
            memset(&p.with[j], 0, sizeof p.with[j]);
            if (similarity < KEPT) continue;
            add_neighbour(&c->scratch, &groups[i], j, similarity);
            add_neighbour(&c->scratch, &groups[j], i, similarity);
        }
    }
}

/* ---- average link */

typedef struct {
    int64_t average;
    uint32_t a, b, a_size, b_size; /* a < b; the sizes tell whether it is still true */
} candidate;

typedef struct {
    SY_VEC(candidate) at;
} heap;

static int above(const candidate *x, const candidate *y)
{
    if (x->average != y->average) return x->average > y->average;
    return x->a != y->a ? x->a < y->a : x->b < y->b;
}

static void heap_push(sy_arena *a, heap *h, candidate x)
{
    uint32_t i = h->at.n;
    (void)SY_PUSH(a, &h->at);
    for (; i > 0 && above(&x, &h->at.at[(i - 1) / 2]); i = (i - 1) / 2) h->at.at[i] = h->at.at[(i - 1) / 2];
    h->at.at[i] = x;
}

static candidate heap_pop(heap *h)
{
    candidate top = h->at.at[0], x = h->at.at[--h->at.n];
    uint32_t i = 0;
    for (uint32_t k = 1; k < h->at.n; k = 2 * i + 1) {
        if (k + 1 < h->at.n && above(&h->at.at[k + 1], &h->at.at[k])) k++;
        if (!above(&h->at.at[k], &x)) break;
        h->at.at[i] = h->at.at[k];
        i = k;
    }
    h->at.at[i] = x;
    return top;
}

static void offer(sy_collation *c, heap *h, const group *groups, uint32_t i, const neighbour *nb)
{
    uint32_t j = nb->other;
    candidate x = { nb->sum / ((int64_t)groups[i].size * groups[j].size), i < j ? i : j, i < j ? j : i, 0, 0 };
    if (x.average < SAME_STORY) return;
    x.a_size = groups[x.a].size;
    x.b_size = groups[x.b].size;
    heap_push(&c->scratch, h, x);
}

static void drop_neighbour(group *g, uint32_t other)
{
    uint32_t i = 0;
    while (i < g->n && g->at[i].other != other) i++;
    if (i == g->n) return;
    g->n--;
    for (; i < g->n; i++) g->at[i] = g->at[i + 1];
}

static neighbour *find_neighbour(const group *g, uint32_t other)
{
    uint32_t lo = 0, hi = g->n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (g->at[mid].other < other) lo = mid + 1;
        else hi = mid;
    }
    return lo < g->n && g->at[lo].other == other ? &g->at[lo] : NULL;
}

/* Put group b into group a. */
static void merge(sy_collation *c, group *groups, heap *h, uint32_t a, uint32_t b)
{
    group *into = &groups[a], *from = &groups[b];
    drop_neighbour(into, b);
    for (uint32_t k = 0; k < from->n; k++) {
        uint32_t other = from->at[k].other;
        if (other == a) continue;
        int64_t sum = from->at[k].sum;
        group *o = &groups[other];
        drop_neighbour(o, b);
        neighbour *known = find_neighbour(into, other);
        if (known) {
            known->sum += sum;
            find_neighbour(o, a)->sum = known->sum;
        } else {
            add_neighbour(&c->scratch, into, other, sum);
            add_neighbour(&c->scratch, o, a, sum);
        }
    }
    into->size += from->size;
    from->gone = 1;
    for (uint32_t k = 0; h && k < into->n; k++) offer(c, h, groups, a, &into->at[k]);
}

/* What stands for a report: its headline, else its first sentence. */
static sayso_span head_of(const sy_cdoc *d)
{
    sayso_span none = { 0, 0 };
    if (d->doc->report.title_span.end) return d->doc->report.title_span;
    return d->n_sentences ? sy_cwords_span(d, d->sentences[0].first, d->sentences[0].n) : none;
}

static void report_stories(sy_collation *c)
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
        f->reason = "words and names in common";
    }
}

void sy_compare_stories(sy_collation *c)
{
    vector *vectors = sy_alloc_array(&c->scratch, c->n, sizeof *vectors);
    group *groups = sy_alloc_array(&c->scratch, c->n, sizeof *groups);
    uint32_t *sets = sy_alloc_array(&c->scratch, c->n, sizeof *sets);
    heap h = { 0 };
    for (uint32_t i = 0; i < c->n; i++) groups[i].size = 1, sets[i] = i;
    make_vectors(c, vectors);
    similar_pairs(c, vectors, groups);
    for (uint32_t i = 0; i < c->n; i++) /* copies of one text are of one story */
        if (c->docs[i].family != i) {
            merge(c, groups, NULL, c->docs[i].family, i);
            sy_set_join(sets, c->docs[i].family, i);
        }
    for (uint32_t i = 0; i < c->n; i++)
        for (uint32_t k = 0; !groups[i].gone && k < groups[i].n; k++)
            if (groups[i].at[k].other > i) offer(c, &h, groups, i, &groups[i].at[k]);
    while (h.at.n) {
        candidate x = heap_pop(&h);
        if (groups[x.a].gone || groups[x.b].gone || groups[x.a].size != x.a_size || groups[x.b].size != x.b_size) continue;
        merge(c, groups, &h, x.a, x.b);
        sy_set_join(sets, x.a, x.b);
    }
    for (uint32_t i = 0; i < c->n; i++) c->docs[i].story = sy_set_find(sets, i);
    report_stories(c);
}
