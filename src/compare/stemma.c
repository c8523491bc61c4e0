/*
 * stemma.c - who was probably taken from whom within a reprint family: the cheapest arborescence over asymmetric
 * costs of copying (after Marmerola et al. 2016), with the dates as bounds.
 *
 * The cost of taking child from parent counts edits, not words: each run of words that the child has and the
 * parent has not, and each run that it dropped. Dropping is cheap at any length. New words that no other member
 * has are a writer's addition; new words that another member has too must have come from there, so that a
 * parent without them is unlikely.
 */
#include "compare/inner.h"

#include "compare/arborescence.h"

#include <stdlib.h>

enum {
    DENSE_MAX = 64,       /* families up to this size are compared all with all */
    RARE_MAX = 12,        /* in larger ones, those that share a shingle of so few members */
    CANDIDATES_MAX = 48,
    COST_ROOT = 1000000,
    COST_NEW_RUN = 30, COST_NEW_WORD = 2,       /* an addition */
    COST_KNOWN_RUN = 60, COST_KNOWN_WORD = 6,   /* an addition that another member has */
    COST_LOST_RUN = 20, COST_LOST_WORD = 1,
    WORDS_COUNTED = 60,   /* of one run */
    MARGIN = 12           /* by so much the other direction must cost more */
};

typedef struct {
    sy_collation *c;
    const uint32_t *members;
    uint32_t n;
    uint64_t *postings; /* (shingle, member), sorted */
    uint32_t n_postings;
} family;

static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static const sy_cdoc *member(const family *f, uint32_t i) { return &f->c->docs[f->members[i]]; }

static void fill_postings(family *f)
{
    size_t n = 0;
    for (uint32_t i = 0; i < f->n; i++) n += member(f, i)->n_shingles;
    f->postings = sy_alloc_array(&f->c->scratch, n, sizeof *f->postings);
    for (uint32_t i = 0; i < f->n; i++)
        for (uint32_t k = 0; k < member(f, i)->n_shingles; k++) f->postings[f->n_postings++] = (uint64_t)member(f, i)->shingles[k] << 32 | i;
    qsort(f->postings, f->n_postings, sizeof *f->postings, by_value);
}

/* How many members have the shingle. */
static uint32_t members_with(const family *f, uint32_t key)
{
    uint32_t lo = 0, hi = f->n_postings, n = 0;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (f->postings[mid] >> 32 < key) lo = mid + 1;
        else hi = mid;
    }
    while (lo + n < f->n_postings && f->postings[lo + n] >> 32 == key) n++;
    return n;
}

static int has_shingle(const sy_cdoc *d, uint32_t key)
{
    uint32_t lo = 0, hi = d->n_shingles;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (d->shingles[mid] < key) lo = mid + 1;
        else hi = mid;
    }
    return lo < d->n_shingles && d->shingles[lo] == key;
}

/* Cost of the runs of a's words that b has not. known: words that others have cost more. */
static int64_t cost_of_runs(const family *f, const sy_cdoc *a, const sy_cdoc *b, int added)
{
    int64_t cost = 0;
    for (uint32_t i = 0; i + 3 <= a->n_words;) {
        uint32_t from = i, known = 0;
        while (i + 3 <= a->n_words) {
            uint32_t key = sy_phrase_key(a->words + i, 3);
            if (has_shingle(b, key)) break;
            if (added) known += members_with(f, key) > 1;
            i++;
        }
        if (i == from) {
            i++;
            continue;
        }
        uint32_t words = i - from < WORDS_COUNTED ? i - from : WORDS_COUNTED;
        if (!added) cost += COST_LOST_RUN + COST_LOST_WORD * (int64_t)words;
        else if (known * 2 > i - from) cost += COST_KNOWN_RUN + COST_KNOWN_WORD * (int64_t)words;
        else cost += COST_NEW_RUN + COST_NEW_WORD * (int64_t)words;
    }
    return cost;
}

static int64_t cost_of(const family *f, uint32_t parent, uint32_t child)
{
    const sy_cdoc *p = member(f, parent), *c = member(f, child);
    return cost_of_runs(f, c, p, 1) + cost_of_runs(f, p, c, 0);
}

static int dated(const sy_cdoc *d) { return d->from <= d->to; }
/* Was a published before b, for certain? */
static int before(const sy_cdoc *a, const sy_cdoc *b) { return dated(a) && dated(b) && a->to < b->from; }

typedef SY_VEC(sy_arc) arc_list;

/* Node 0 is nobody; member i is node i + 1. */
static void add_arc(const family *f, arc_list *arcs, uint32_t parent, uint32_t child)
{
    if (parent == child || before(member(f, child), member(f, parent))) return;
    sy_arc arc = { parent + 1, child + 1, cost_of(f, parent, child) };
    *SY_PUSH(&f->c->scratch, arcs) = arc;
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* Candidates of a member of a large family: those it shares rare shingles with, and the first few of all. */
static void add_sparse_arcs(const family *f, arc_list *arcs, uint32_t child)
{
    SY_VEC(uint32_t) near = { 0 };
    const sy_cdoc *d = member(f, child);
    for (uint32_t k = 0; k < d->n_shingles && near.n < 4096; k++) {
        uint64_t key = (uint64_t)d->shingles[k] << 32;
        const uint64_t *p = f->postings, *end = f->postings + f->n_postings;
        size_t lo = 0, hi = f->n_postings;
        while (lo < hi) {
            size_t mid = lo + (hi - lo) / 2;
            if (p[mid] < key) lo = mid + 1;
            else hi = mid;
        }
        uint32_t n = 0;
        while (p + lo + n < end && p[lo + n] >> 32 == d->shingles[k] && n <= RARE_MAX) n++;
        for (uint32_t i = 0; n <= RARE_MAX && i < n; i++) *SY_PUSH(&f->c->scratch, &near) = (uint32_t)p[lo + i];
    }
    for (uint32_t i = 0; i < 8; i++) *SY_PUSH(&f->c->scratch, &near) = i;
    qsort(near.at, near.n, sizeof *near.at, by_number);
    uint32_t n = 0;
    for (uint32_t i = 0; i < near.n && n < CANDIDATES_MAX; i++)
        if (i == 0 || near.at[i] != near.at[i - 1]) add_arc(f, arcs, near.at[i], child), n++;
}

/* Is the direction shown by the dates, or by what each direction would cost? */
static int direction_shown(const family *f, uint32_t parent, uint32_t child)
{
    if (before(member(f, parent), member(f, child))) return 1;
    return cost_of(f, child, parent) >= cost_of(f, parent, child) + MARGIN;
}

static void solve(family *f)
{
    arc_list arcs = { 0 };
    sy_arena *a = &f->c->scratch;
    uint32_t *best = sy_alloc_array(a, f->n + 1, sizeof *best);
    fill_postings(f);
    for (uint32_t i = 0; i < f->n; i++) {
        sy_arc from_nobody = { 0, i + 1, COST_ROOT };
        *SY_PUSH(a, &arcs) = from_nobody;
        if (f->n > DENSE_MAX) add_sparse_arcs(f, &arcs, i);
        else
            for (uint32_t j = 0; j < f->n; j++) add_arc(f, &arcs, j, i);
    }
    sy_arborescence(a, f->n + 1, arcs.at, arcs.n, best);
    for (uint32_t i = 0; i < f->n; i++) {
        uint32_t from = arcs.at[best[i + 1]].from;
        if (from && direction_shown(f, from - 1, i)) f->c->docs[f->members[i]].parent = (int32_t)f->members[from - 1];
    }
}

typedef struct {
    uint32_t family, report;
} membership;

static int by_family(const void *a, const void *b)
{
    const membership *x = a, *y = b;
    if (x->family != y->family) return x->family < y->family ? -1 : 1;
    return x->report < y->report ? -1 : x->report > y->report;
}

void sy_compare_stemma(sy_collation *c)
{
    membership *all = sy_alloc_array(&c->scratch, c->n, sizeof *all);
    uint32_t *members = sy_alloc_array(&c->scratch, c->n, sizeof *members);
    for (uint32_t i = 0; i < c->n; i++) {
        membership m = { c->docs[i].family, i };
        all[i] = m;
    }
    qsort(all, c->n, sizeof *all, by_family);
    for (uint32_t i = 0; i < c->n; i++) members[i] = all[i].report;
    for (uint32_t i = 0; i < c->n;) {
        uint32_t j = i + 1;
        while (j < c->n && all[j].family == all[i].family) j++;
        family f = { .c = c, .members = members + i, .n = j - i };
        if (f.n > 1) solve(&f);
        i = j;
    }
}
