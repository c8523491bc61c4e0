/*
 * near.c - pairs of reports that are alike, found by the terms they share; and neighbourhoods: the connected components of such pairs.
 *
 * All that is computed across reports - families of copies, stories, what differs between reports of a story - is computed for each neighbourhood
 * as if there were no other reports. So it stays as it is when reports come that join other neighbourhoods.
 */
#include "compare/near.h"

#include "base/limits.h"

enum {
    LARGE = 64,                  /* a neighbourhood of more reports is split unless it is one story */
    ONE_STORY = SY_ALIKE_ONE * 13 / 100,
    TIE_STEP = SY_ALIKE_ONE * 3 / 100, TIE_MOST = SY_ALIKE_ONE * 40 / 100, /* where it is split, so much more must be in common, and at most so much */
    CANDIDATE_SHARE = 4, HEAVY_SHARE = 2, /* a pair is looked at if the terms that brought it together give so much of a tie (one in ...) */
    NUMBERS_TIMES = 2,           /* numbers count for so many times as much as words and names, at most */
    MONTH = 30, HALF_AFTER = 90, /* days; see by_distance */
    MINUTES_OF_DAY = 1440
};

/* ---- similarity */

void sy_product_add(sy_product *sum, const sy_term *t, uint16_t weight)
{
    *(t->number ? &sum->numbers : &sum->rest) += (uint32_t)t->weight * weight;
}

static sy_product product_of(const sy_vector *x, const sy_vector *y)
{
    sy_product p = { 0, 0 };
    for (uint32_t i = 0, j = 0; i < x->n && j < y->n;) {
        const sy_term *s = &x->terms[i], *t = &y->terms[j];
        if (s->term == t->term) sy_product_add(&p, s, t->weight);
        i += s->term <= t->term;
        j += t->term <= s->term;
    }
    return p;
}

/* Reports far apart in time are less likely of one story, and those of a yearly meeting are not: full weight within a month, half after three more. */
static int64_t by_distance(const sy_vector *a, const sy_vector *b, int64_t similarity)
{
    if (a->from > a->to || b->from > b->to) return similarity;
    int64_t days = (a->from > b->from ? a->from - b->from : b->from - a->from) / MINUTES_OF_DAY;
    return days <= MONTH ? similarity : similarity * HALF_AFTER / (HALF_AFTER + days - MONTH);
}

/* Numbers alone join nothing: a toll, a year and an age are the same in many reports. */
static int64_t in_common(sy_product p)
{
    int64_t most = (int64_t)p.rest * NUMBERS_TIMES;
    return (p.rest + (p.numbers < most ? p.numbers : most)) >> 14;
}

int64_t sy_similarity(const sy_vector *x, const sy_vector *y, sy_product p) { return by_distance(x, y, in_common(p)); }

/* ---- candidates */

sy_postings sy_make_postings(sy_arena *a, const sy_vectors *vectors, const uint32_t *members, uint32_t n, const uint32_t *number, uint32_t n_terms)
{
    sy_postings p = { NULL, sy_alloc_array(a, (size_t)n_terms + 2, sizeof *p.first) };
    uint32_t *next = p.first + 1; /* shifted by one while the lists are filled */
    for (uint32_t i = 0; i < n; i++) {
        const sy_vector *v = &vectors->at[members ? members[i] : i];
        for (uint32_t k = 0; k < v->n; k++) next[(number ? number[v->terms[k].term] : v->terms[k].term) + 1]++;
    }
    for (uint32_t t = 1; t <= n_terms; t++) next[t] += next[t - 1];
    p.at = sy_alloc_array(a, p.first[n_terms + 1], sizeof *p.at);
    for (uint32_t i = 0; i < n; i++) {
        const sy_vector *v = &vectors->at[members ? members[i] : i];
        for (uint32_t k = 0; k < v->n; k++) {
            sy_posting one = { i, v->terms[k].weight };
            p.at[next[number ? number[v->terms[k].term] : v->terms[k].term]++] = one;
        }
    }
    return p;
}

/* A search: sums over the terms that a report shares with those before it. */
typedef struct {
    const sy_vectors *v;
    sy_postings p;
    int heavy_only;
    uint32_t *done;   /* for each term how many of its list stand before the report */
    sy_product *with; /* of each report; zero where not met */
    uint32_t *met, n;
} search;

static void add_products(search *s, const sy_posting *from, const sy_posting *to, const sy_term *t)
{
    for (const sy_posting *p = from; p < to; p++) {
        sy_product *sum = &s->with[p->report];
        s->met[s->n] = p->report;
        s->n += !(sum->numbers | sum->rest);
        sy_product_add(sum, t, p->weight);
    }
}

/* The reports before i that share terms with it. */
static void meet(search *s, uint32_t i)
{
    const sy_vector *v = &s->v->at[i];
    s->n = 0;
    for (uint32_t k = 0; k < v->n; k++) {
        const sy_term *t = &v->terms[k];
        const sy_posting *first = s->p.at + s->p.first[t->term], *here = first + s->done[t->term]++;
        int frequent = s->p.first[t->term + 1] - s->p.first[t->term] > SY_LINK_POSTINGS_MAX;
        if ((frequent || s->heavy_only) && !t->heavy) continue;
        add_products(s, here - first > SY_LINK_POSTINGS_MAX ? here - SY_LINK_POSTINGS_MAX : first, here, t);
    }
}

/* Does the sum that brought i and j together make a tie likely? Clears the sum. */
static int is_candidate(search *s, uint32_t i, uint32_t j, int64_t least)
{
    sy_product p = s->with[j];
    memset(&s->with[j], 0, sizeof s->with[j]);
    int64_t most = in_common(p); /* distance in time takes away from it; most pairs have too little as it is */
    return most >= least && by_distance(&s->v->at[i], &s->v->at[j], most) >= least;
}

void sy_find_near(sy_arena *a, const sy_vectors *v, const sy_near *how)
{
    search s = { .v = v, .heavy_only = how->heavy_only, .p = sy_make_postings(a, v, NULL, v->n, NULL, v->n_terms) };
    s.done = sy_alloc_array(a, v->n_terms, sizeof *s.done);
    s.with = sy_alloc_array(a, v->n, sizeof *s.with);
    s.met = sy_alloc_array(a, (size_t)v->n + 1, sizeof *s.met); /* one is written behind the last */
    for (uint32_t i = 0; i < v->n; i++) {
        meet(&s, i);
        for (uint32_t k = 0; k < s.n; k++) {
            uint32_t j = s.met[k];
            if (!is_candidate(&s, i, j, how->least / (how->heavy_only ? HEAVY_SHARE : CANDIDATE_SHARE)) || !how->wanted(how->arg, i, j)) continue;
            int64_t x = sy_similarity(&v->at[i], &v->at[j], product_of(&v->at[i], &v->at[j]));
            if (x >= how->least) how->tied(how->arg, i, j, x);
        }
    }
}

/* ---- groups */

static int are_apart(void *sets, uint32_t i, uint32_t j) { return sy_set_find(sets, i) != sy_set_find(sets, j); }

static void join(void *sets, uint32_t i, uint32_t j, int64_t similarity)
{
    (void)similarity;
    sy_set_join(sets, i, j);
}

void sy_join_near(sy_arena *a, const sy_vectors *v, int64_t least, uint32_t *sets)
{
    sy_near how = { least, 1, are_apart, join, sets };
    sy_find_near(a, v, &how);
}

/* ---- neighbourhoods */

static const sy_tallies *tallies_of(sy_collation *c)
{
    uint32_t longest = 0;
    sy_tallies *t = sy_alloc_array(&c->scratch, c->n, sizeof *t);
    for (uint32_t i = 0; i < c->n; i++) longest = c->docs[i].n_words > longest ? c->docs[i].n_words : longest;
    sy_tally *room = sy_alloc_array(&c->scratch, longest, sizeof *room);
    for (uint32_t i = 0; i < c->n; i++) sy_count_terms(&c->scratch, c->background, &c->docs[i], room, &t[i]);
    return t;
}

sy_vectors sy_vectors_of(sy_collation *c) { return sy_make_vectors(&c->scratch, c->background, tallies_of(c), c->n); }

/* Of the reports of one neighbourhood, `least` is asked for anew. */
static void split(sy_arena *a, const sy_vectors *v, const uint32_t *members, uint32_t n, int64_t least, uint32_t *out)
{
    sy_vector *own = sy_alloc_array(a, n, sizeof *own);
    uint32_t *sets = sy_alloc_array(a, n, sizeof *sets);
    for (uint32_t i = 0; i < n; i++) {
        own[i] = v->at[members[i]];
        sets[i] = i;
    }
    sy_vectors of = { own, n, v->n_terms };
    sy_join_near(a, &of, least, sets);
    for (uint32_t i = 0; i < n; i++) out[members[i]] = members[sy_set_find(sets, i)];
}

/* Have the reports so much in common, on average over all pairs, that they are one story rather than a chain of stories? The sum over all pairs is
 * told from the sum of the vectors. */
static int is_one_story(const sy_vectors *v, const uint32_t *members, uint32_t n, uint64_t *sum)
{
    uint64_t with_itself = 0, all = 0;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < v->at[members[i]].n; k++) {
            const sy_term *t = &v->at[members[i]].terms[k];
            sum[t->term] += t->weight;
            with_itself += (uint64_t)t->weight * t->weight;
        }
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < v->at[members[i]].n; k++) {
            uint64_t *of = &sum[v->at[members[i]].terms[k].term];
            all += *of * *of / n;
            *of = 0;
        }
    uint64_t mean = all > with_itself / n ? (all - with_itself / n) / (n - 1) >> 14 : 0;
    return mean >= ONE_STORY;
}

/* Split the neighbourhoods that are large; gives how many there were. */
static uint32_t split_large(sy_arena *a, const sy_vectors *v, int64_t least, uint32_t *out)
{
    uint32_t n = v->n, n_large = 0, *end = sy_alloc_array(a, (size_t)n + 1, sizeof *end), *members = sy_alloc_array(a, n, sizeof *members);
    uint64_t *sum = sy_alloc_array(a, v->n_terms, sizeof *sum);
    for (uint32_t i = 0; i < n; i++) end[out[i] + 1]++;
    for (uint32_t i = 0; i < n; i++) end[i + 1] += end[i];
    for (uint32_t i = 0; i < n; i++) members[end[out[i]]++] = i; /* end[k] has moved from the start of k to its end */
    for (uint32_t i = 0, first = 0; i < n; first = end[i++])
        if (end[i] - first > LARGE && !is_one_story(v, members + first, end[i] - first, sum)) {
            split(a, v, members + first, end[i] - first, least, out);
            n_large++;
        }
    return n_large;
}

void sy_neighbourhoods(sy_arena *a, const sy_background *b, const sy_tallies *t, uint32_t n, uint32_t *out)
{
    sy_vectors v = sy_make_vectors(a, b, t, n);
    for (uint32_t i = 0; i < n; i++) out[i] = i;
    sy_join_near(a, &v, SY_ALIKE_TIE, out);
    for (uint32_t i = 0; i < n; i++) out[i] = sy_set_find(out, i);
    for (int64_t least = SY_ALIKE_TIE + TIE_STEP; least <= TIE_MOST && split_large(a, &v, least, out);) least += TIE_STEP;
}

void sy_compare_near(sy_collation *c)
{
    uint32_t *near = sy_alloc_array(&c->scratch, c->n, sizeof *near);
    if (c->one_near || c->given) return; /* named by the first report: 0 */
    sy_neighbourhoods(&c->scratch, c->background, tallies_of(c), c->n, near);
    for (uint32_t i = 0; i < c->n; i++) c->docs[i].near = near[i];
}

/* ---- outside a collation */

typedef struct {
    sy_collation c;
    sy_cdoc doc;
    sy_tallies terms;
} terms_job;

static void terms_work(void *arg)
{
    terms_job *job = arg;
    sy_compare_words(&job->c);
    job->terms = *tallies_of(&job->c);
}

typedef struct {
    sy_arena *to;
    sy_tallies *terms;
} copy_job;

static void copy_work(void *arg)
{
    copy_job *job = arg;
    sy_tally *at = sy_alloc_array(job->to, job->terms->n, sizeof *at);
    if (job->terms->n) memcpy(at, job->terms->at, job->terms->n * sizeof *at);
    job->terms->at = at;
}

sayso_status sy_doc_terms(const sayso *engine, const sayso_doc *doc, sy_arena *a, sy_tallies *out, sayso_error *err)
{
    terms_job job = { .c = { .background = engine->background, .n = 1 }, .doc = { .doc = doc } };
    job.c.docs = &job.doc;
    sy_arena_init(&job.c.scratch, 1 << 16);
    sayso_status status = sy_guard(&job.c.scratch, terms_work, &job, err);
    copy_job copy = { a, &job.terms };
    if (!status) status = sy_guard(a, copy_work, &copy, err); /* so that the scratch is freed either way */
    if (!status) *out = job.terms;
    sy_arena_free(&job.c.scratch);
    return status;
}
