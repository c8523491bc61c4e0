/*
 * link.c - average link clustering (Sokal and Michener 1958) of many vectors, without all pairs.
 *
 * Two groups can only be joined if some pair across them is as similar as the mean must be. So the clusters of average link lie
 * within the connected components of the graph of such pairs, and each component is linked by itself, exactly. Pairs are
 * looked for by the terms they share: rare terms bring all their reports together, frequent ones only the nearest and only where
 * they weigh much. A component of more than SY_LINK_GROUP_MAX reports is cut first: its strongest ties are taken one by one as
 * long as no piece grows beyond that.
 */
#include "compare/link.h"

#include <stdlib.h>

enum {
    CANDIDATE_SHARE = 4, /* a pair is looked at if the terms that brought it together give so much of a tie (one in ...) */
    TIES_MAX = 32        /* strongest ties of a report that count where a component is cut */
};

typedef struct {
    uint32_t report;
    uint16_t weight;
} posting;

/* Lists of reports by term: those of term t are at[first[t]] to at[first[t + 1]]. */
typedef struct {
    posting *at;
    uint32_t *first;
} postings;

/* Sums over the terms that a report shares with those before it. */
typedef struct {
    sy_product *with; /* of each report; zero where not met */
    uint32_t *met, n;
} sums;

/* Lists of n reports (all, or `members`), which are numbered in that order; terms by `number` where it is given. */
static postings make_postings(sy_arena *a, const sy_linking *l, const uint32_t *members, uint32_t n, const uint32_t *number, uint32_t n_terms)
{
    postings p = { NULL, sy_alloc_array(a, (size_t)n_terms + 2, sizeof *p.first) };
    uint32_t *next = p.first + 1; /* shifted by one while the lists are filled */
    for (uint32_t i = 0; i < n; i++) {
        const sy_vector *v = &l->vectors[members ? members[i] : i];
        for (uint32_t k = 0; k < v->n; k++) next[(number ? number[v->terms[k].term] : v->terms[k].term) + 1]++;
    }
    for (uint32_t t = 1; t <= n_terms; t++) next[t] += next[t - 1];
    p.at = sy_alloc_array(a, p.first[n_terms + 1], sizeof *p.at);
    for (uint32_t i = 0; i < n; i++) {
        const sy_vector *v = &l->vectors[members ? members[i] : i];
        for (uint32_t k = 0; k < v->n; k++) {
            posting one = { i, v->terms[k].weight };
            p.at[next[number ? number[v->terms[k].term] : v->terms[k].term]++] = one;
        }
    }
    return p;
}

static void add_product(sy_product *sum, const sy_term *t, uint16_t weight)
{
    *(t->number ? &sum->numbers : &sum->rest) += (int64_t)t->weight * weight;
}

static void add_products(sums *s, const posting *from, const posting *to, const sy_term *t)
{
    for (const posting *p = from; p < to; p++) {
        sy_product *sum = &s->with[p->report];
        if (!sum->numbers && !sum->rest) s->met[s->n++] = p->report;
        add_product(sum, t, p->weight);
    }
}

static sy_product product_of(const sy_vector *x, const sy_vector *y)
{
    sy_product p = { 0, 0 };
    for (uint32_t i = 0, j = 0; i < x->n && j < y->n;) {
        const sy_term *s = &x->terms[i], *t = &y->terms[j];
        if (s->term == t->term) add_product(&p, s, t->weight);
        i += s->term <= t->term;
        j += t->term <= s->term;
    }
    return p;
}

static int64_t similarity_of(const sy_linking *l, uint32_t i, uint32_t j)
{
    return l->similarity(l->c, i, j, product_of(&l->vectors[i], &l->vectors[j]));
}

/* ---- components */

static sums make_sums(sy_arena *a, uint32_t n)
{
    sums s = { sy_alloc_array(a, n, sizeof *s.with), sy_alloc_array(a, n, sizeof *s.met), 0 };
    return s;
}

/* The reports before i that share terms with it. `done` has for each term how many of its list stand before i. */
static void meet(const sy_linking *l, const postings *p, uint32_t *done, uint32_t i, sums *s)
{
    const sy_vector *v = &l->vectors[i];
    s->n = 0;
    for (uint32_t k = 0; k < v->n; k++) {
        const sy_term *t = &v->terms[k];
        const posting *first = p->at + p->first[t->term], *here = first + done[t->term]++;
        int frequent = p->first[t->term + 1] - p->first[t->term] > SY_LINK_POSTINGS_MAX;
        if (frequent && !t->heavy) continue;
        add_products(s, here - first > SY_LINK_POSTINGS_MAX ? here - SY_LINK_POSTINGS_MAX : first, here, t);
    }
}

/* Does the sum that brought i and j together make a tie likely? Clears the sum. */
static int is_candidate(const sy_linking *l, uint32_t i, uint32_t j, sums *s)
{
    sy_product p = s->with[j];
    memset(&s->with[j], 0, sizeof s->with[j]);
    return l->similarity(l->c, i, j, p) >= l->same / CANDIDATE_SHARE;
}

/* Join what is tied: afterwards each set is a component. */
static void find_components(sy_linking *l, const postings *p, uint32_t *component)
{
    sy_arena *a = &l->c->scratch;
    uint32_t n = l->c->n, *done = sy_alloc_array(a, l->n_terms, sizeof *done);
    sums s = make_sums(a, n);
    for (uint32_t i = 0; i < n; i++) {
        meet(l, p, done, i, &s);
        for (uint32_t k = 0; k < s.n; k++) {
            uint32_t j = s.met[k];
            if (is_candidate(l, i, j, &s) && sy_set_find(component, i) != sy_set_find(component, j) && similarity_of(l, i, j) >= l->same)
                sy_set_join(component, i, j);
        }
    }
}

/* ---- components that are too large */

typedef struct {
    int64_t similarity;
    uint32_t a, b;
} tie;

static int stronger(const tie *x, const tie *y)
{
    if (x->similarity != y->similarity) return x->similarity > y->similarity;
    return x->a != y->a ? x->a < y->a : x->b < y->b;
}

static int tie_order(const void *a, const void *b) { return stronger(a, b) ? -1 : stronger(b, a); }

/* Keep the strongest ties of one report. */
static void keep_tie(tie *kept, uint32_t *n, tie t)
{
    uint32_t i = *n < TIES_MAX ? (*n)++ : TIES_MAX;
    if (i == TIES_MAX && !stronger(&t, &kept[--i])) return;
    for (; i > 0 && stronger(&t, &kept[i - 1]); i--) kept[i] = kept[i - 1];
    kept[i] = t;
}

typedef SY_VEC(tie) tie_list;

/* The strongest ties of the reports whose components are too large, to reports before them. */
static void find_ties(sy_linking *l, const postings *p, const uint32_t *component, const uint32_t *size, tie_list *ties)
{
    sy_arena *a = &l->c->scratch;
    uint32_t n = l->c->n, *done = sy_alloc_array(a, l->n_terms, sizeof *done);
    sums s = make_sums(a, n);
    for (uint32_t i = 0; i < n; i++) {
        tie kept[TIES_MAX];
        uint32_t n_kept = 0;
        meet(l, p, done, i, &s);
        for (uint32_t k = 0; k < s.n; k++) {
            uint32_t j = s.met[k];
            if (!is_candidate(l, i, j, &s) || size[component[i]] <= SY_LINK_GROUP_MAX || component[i] != component[j]) continue;
            tie t = { similarity_of(l, i, j), j, i };
            if (t.similarity >= l->same) keep_tie(kept, &n_kept, t);
        }
        for (uint32_t k = 0; k < n_kept; k++) *SY_PUSH(a, ties) = kept[k];
    }
}

static void count_members(uint32_t *sets, uint32_t *size, uint32_t n)
{
    memset(size, 0, n * sizeof *size);
    for (uint32_t i = 0; i < n; i++) size[sets[i] = sy_set_find(sets, i)]++;
}

/* Cut components until none has more than SY_LINK_GROUP_MAX reports, but for reports that are one group from the start. */
static void cut_components(sy_linking *l, const postings *p, uint32_t *component)
{
    sy_arena *a = &l->c->scratch;
    uint32_t n = l->c->n, *size = sy_alloc_array(a, n, sizeof *size), *whole = sy_alloc_array(a, n, sizeof *whole);
    tie_list ties = { 0 };
    count_members(component, size, n);
    for (uint32_t i = 0; i < n; i++) l->n_cut += size[component[i]] > SY_LINK_GROUP_MAX;
    if (!l->n_cut) return;
    find_ties(l, p, component, size, &ties);
    for (uint32_t i = 0; i < n; i++) whole[i] = size[component[i]] > SY_LINK_GROUP_MAX;
    for (uint32_t i = 0; i < n; i++)
        if (whole[i]) component[i] = sy_set_find(l->sets, i);
    if (ties.n) qsort(ties.at, ties.n, sizeof *ties.at, tie_order);
    count_members(component, size, n);
    for (uint32_t k = 0; k < ties.n; k++) {
        uint32_t x = sy_set_find(component, ties.at[k].a), y = sy_set_find(component, ties.at[k].b);
        if (x == y || size[x] + size[y] > SY_LINK_GROUP_MAX) continue;
        sy_set_join(component, x, y);
        size[x < y ? x : y] += size[x < y ? y : x];
    }
    count_members(component, size, n);
}

/* ---- average link within a component */

typedef struct {
    int64_t within; /* sum of the similarities of its pairs, but for copies of one text, which say nothing of how alike reports are */
    uint64_t pairs; /* how many these are */
    uint32_t size;  /* reports; 0: it has gone into another */
    uint32_t best;  /* the group behind it that it is to be joined with first; n: none */
} group;

typedef struct {
    sy_linking *l;
    const uint32_t *members;
    uint32_t n;
    int64_t *sum; /* n * n: of the similarities of all pairs between two groups */
    group *groups;
} linked;

static int64_t average(const linked *g, uint32_t i, uint32_t j)
{
    return g->sum[(size_t)i * g->n + j] / ((int64_t)g->groups[i].size * g->groups[j].size);
}

/* Are two groups whose pairs have the similarity x on average alike enough to be one? */
static int are_one(const linked *g, const group *a, const group *b, int64_t x)
{
    uint32_t less = a->size < b->size ? a->size : b->size, more = a->size < b->size ? b->size : a->size;
    if (x < g->l->same + g->l->few / more) return 0;
    if (!a->pairs || !b->pairs) return 1;
    int64_t within_a = a->within / (int64_t)a->pairs, within_b = b->within / (int64_t)b->pairs;
    return x * 10 * less >= SY_LINK_WITHIN * (less - 1) * (within_a < within_b ? within_a : within_b);
}

/* What joining i and j is worth: the mean similarity of their pairs, -1 if they are not to be joined. */
static int64_t worth(const linked *g, uint32_t i, uint32_t j)
{
    if (!g->sum[(size_t)i * g->n + j]) return -1;
    int64_t x = average(g, i, j);
    return are_one(g, &g->groups[i], &g->groups[j], x) ? x : -1;
}

/* Of the groups behind i the one to be joined first, the first of equals. */
static void find_best(linked *g, uint32_t i)
{
    int64_t most = -1;
    g->groups[i].best = g->n;
    for (uint32_t j = i + 1; j < g->n; j++) {
        int64_t x = g->groups[j].size ? worth(g, i, j) : -1;
        if (x > most) most = x, g->groups[i].best = j;
    }
}

/* Group `from` goes into group `into`; copies: they are copies of one text. */
static void add_sums(linked *g, uint32_t into, uint32_t from, int copies)
{
    group *a = &g->groups[into], *b = &g->groups[from];
    for (uint32_t j = 0; j < g->n; j++) {
        if (j == into || j == from || !g->groups[j].size) continue;
        g->sum[(size_t)into * g->n + j] += g->sum[(size_t)from * g->n + j];
        g->sum[(size_t)j * g->n + into] = g->sum[(size_t)into * g->n + j];
    }
    if (!copies) {
        a->within += b->within + g->sum[(size_t)into * g->n + from];
        a->pairs += b->pairs + (uint64_t)a->size * b->size;
    }
    a->size += b->size;
    b->size = 0;
    sy_set_join(g->l->sets, g->members[into], g->members[from]);
}

/* Put group b into group a, which stands before it. */
static void merge(linked *g, uint32_t a, uint32_t b)
{
    add_sums(g, a, b, 0);
    find_best(g, a);
    for (uint32_t i = 0; i < b; i++) {
        group *other = &g->groups[i];
        if (!other->size || i == a) continue;
        uint32_t old = other->best;
        if (old == a || old == b) find_best(g, i);
        else if (i < a) {
            int64_t x = worth(g, i, a), known = old < g->n ? worth(g, i, old) : -1;
            if (x > known || (x >= 0 && x == known && a < old)) other->best = a;
        }
    }
}

/* The similarities of all pairs of the component. */
static void fill_sums(linked *g, uint32_t *number)
{
    const sy_linking *l = g->l;
    sy_arena *a = &l->c->scratch;
    SY_VEC(uint32_t) terms = { 0 };
    for (uint32_t i = 0; i < g->n; i++)
        for (uint32_t k = 0; k < l->vectors[g->members[i]].n; k++) {
            uint32_t t = l->vectors[g->members[i]].terms[k].term;
            if (number[t]) continue;
            *SY_PUSH(a, &terms) = t;
            number[t] = terms.n;
        }
    postings p = make_postings(a, l, g->members, g->n, number, terms.n + 1);
    sums s = make_sums(a, g->n);
    for (uint32_t i = 0; i < g->n; i++) {
        const sy_vector *v = &l->vectors[g->members[i]];
        s.n = 0;
        for (uint32_t k = 0; k < v->n; k++) {
            const posting *first = p.at + p.first[number[v->terms[k].term]], *to = first;
            while (to->report < i) to++;
            add_products(&s, first, to, &v->terms[k]);
        }
        for (uint32_t k = 0; k < s.n; k++) {
            uint32_t j = s.met[k];
            int64_t x = l->similarity(l->c, g->members[i], g->members[j], s.with[j]);
            memset(&s.with[j], 0, sizeof s.with[j]);
            if (x >= l->kept) g->sum[(size_t)i * g->n + j] = g->sum[(size_t)j * g->n + i] = x;
        }
    }
    for (uint32_t k = 0; k < terms.n; k++) number[terms.at[k]] = 0;
}

/* Of all groups the one with the most to gain from being joined with its best; n: none. */
static uint32_t first_to_join(const linked *g)
{
    uint32_t first = g->n;
    int64_t most = -1;
    for (uint32_t i = 0; i < g->n; i++) {
        if (!g->groups[i].size || g->groups[i].best == g->n) continue;
        int64_t x = average(g, i, g->groups[i].best);
        if (x > most) most = x, first = i;
    }
    return first;
}

/* Link the members of one component. number: zero for each term. */
static void link_component(sy_linking *l, const uint32_t *members, uint32_t n, uint32_t *number)
{
    sy_arena *a = &l->c->scratch;
    linked g = { l, members, n, sy_alloc_array(a, (size_t)n * n, sizeof *g.sum), sy_alloc_array(a, n, sizeof *g.groups) };
    fill_sums(&g, number);
    for (uint32_t i = 0; i < n; i++) g.groups[i].size = 1;
    for (uint32_t i = 0; i < n; i++) /* what is one group from the start */
        for (uint32_t j = 0; j < i && g.groups[i].size; j++)
            if (g.groups[j].size && sy_set_find(l->sets, members[i]) == sy_set_find(l->sets, members[j])) add_sums(&g, j, i, 1);
    for (uint32_t i = 0; i < n; i++)
        if (g.groups[i].size) find_best(&g, i);
    for (uint32_t i = first_to_join(&g); i < n; i = first_to_join(&g)) merge(&g, i, g.groups[i].best);
}

typedef struct {
    uint32_t component, report;
} membership;

static int by_component(const void *a, const void *b)
{
    const membership *x = a, *y = b;
    if (x->component != y->component) return x->component < y->component ? -1 : 1;
    return x->report < y->report ? -1 : x->report > y->report;
}

void sy_link(sy_linking *l)
{
    sy_arena *a = &l->c->scratch;
    uint32_t n = l->c->n, *component = sy_alloc_array(a, n, sizeof *component), *members = sy_alloc_array(a, n, sizeof *members);
    uint32_t *number = sy_alloc_array(a, (size_t)l->n_terms + 1, sizeof *number);
    postings p = make_postings(a, l, NULL, n, NULL, l->n_terms);
    for (uint32_t i = 0; i < n; i++) component[i] = sy_set_find(l->sets, i);
    find_components(l, &p, component);
    cut_components(l, &p, component);
    membership *all = sy_alloc_array(a, n, sizeof *all);
    for (uint32_t i = 0; i < n; i++) {
        membership m = { sy_set_find(component, i), i };
        all[i] = m;
    }
    if (n) qsort(all, n, sizeof *all, by_component);
    for (uint32_t i = 0; i < n; i++) members[i] = all[i].report;
    for (uint32_t i = 0; i < n;) {
        uint32_t j = i + 1;
        while (j < n && all[j].component == all[i].component) j++;
        if (j - i > 1 && j - i <= SY_LINK_GROUP_MAX) {
            sy_scratch_push(l->c, 1 << 16);
            link_component(l, members + i, j - i, number);
            sy_scratch_pop(l->c);
        }
        i = j;
    }
}
