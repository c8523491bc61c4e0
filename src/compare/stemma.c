/*
 * stemma.c - who was probably taken from whom within a reprint family: the arborescence in which all the changes that copying
 * made are least unlikely (after Marmerola et al. 2016), with the dates as bounds. What a change costs: copying.c.
 */
#include "compare/inner.h"

#include "base/common.h"
#include "compare/arborescence.h"
#include "compare/copying.h"

#include <stdlib.h>

enum {
    DENSE_MAX = 64,       /* families up to this size are compared all with all */
    RARE_MAX = 12,        /* in larger ones, those that share a shingle of so few members */
    NEAR_MAX = 4096, CANDIDATES_MAX = 48,
    FIRST_ALWAYS = 8,     /* members that every other is held against */
    MARGIN = 25           /* by so much the other direction must cost more */
};

static const int64_t cost_of_beginning = (int64_t)1 << 40; /* more than any change: a family has one beginning, if the dates let it */

typedef struct {
    sy_readings r;
    sy_copying k;
} family;

static const sy_cdoc *member(const family *f, uint32_t i) { return sy_readings_doc(&f->r, i); }

typedef SY_VEC(sy_arc) arc_list;

/* Node 0 is nobody; member i is node i + 1. */
static void add_arc(family *f, arc_list *arcs, uint32_t parent, uint32_t child)
{
    if (parent == child || sy_published_before(member(f, child), member(f, parent))) return;
    sy_arc arc = { parent + 1, child + 1, sy_copying_cost(&f->k, parent, child) };
    *SY_PUSH(&f->r.c->scratch, arcs) = arc;
}

/* Candidates of a member of a large family: those it shares rare shingles with, and the first few of all. */
static void add_sparse_arcs(family *f, arc_list *arcs, uint32_t child)
{
    SY_VEC(uint32_t) near = { 0 };
    uint32_t n_shingles = sy_readings_shingles(&f->r, child), *numbers = sy_alloc_array(&f->r.c->scratch, n_shingles, sizeof *numbers);
    if (n_shingles) {
        memcpy(numbers, f->r.number + f->r.first[child], n_shingles * sizeof *numbers);
        qsort(numbers, n_shingles, sizeof *numbers, sy_by_u32);
    }
    for (uint32_t k = 0; k < n_shingles && near.n < NEAR_MAX; k++) {
        if ((k && numbers[k] == numbers[k - 1]) || f->r.shared_by[numbers[k]] > RARE_MAX) continue;
        for (uint32_t i = f->r.list[numbers[k]]; i < f->r.list[numbers[k] + 1]; i++) *SY_PUSH(&f->r.c->scratch, &near) = f->r.postings[i];
    }
    for (uint32_t i = 0; i < FIRST_ALWAYS; i++) *SY_PUSH(&f->r.c->scratch, &near) = i;
    if (near.n) qsort(near.at, near.n, sizeof *near.at, sy_by_u32);
    uint32_t n = 0;
    for (uint32_t i = 0; i < near.n && n < CANDIDATES_MAX; i++)
        if (i == 0 || near.at[i] != near.at[i - 1]) add_arc(f, arcs, near.at[i], child), n++;
}

/* Is the direction shown by the dates, or would the two cost more the other way round, the child taken from what the parent was
 * taken from (source; UINT32_MAX: from nobody)? */
static int direction_shown(family *f, uint32_t source, uint32_t parent, uint32_t child)
{
    if (sy_published_before(member(f, parent), member(f, child))) return 1;
    int64_t as_is = sy_copying_cost(&f->k, parent, child), turned = sy_copying_cost(&f->k, child, parent);
    if (source == UINT32_MAX) {
        as_is += sy_copying_cost_of_first(&f->k, parent);
        turned += sy_copying_cost_of_first(&f->k, child);
    } else {
        if (sy_published_before(member(f, child), member(f, source))) return 1;
        as_is += sy_copying_cost(&f->k, source, parent);
        turned += sy_copying_cost(&f->k, source, child);
    }
    return turned >= as_is + MARGIN;
}

static void solve(family *f)
{
    arc_list arcs = { 0 };
    sy_arena *a = &f->r.c->scratch;
    uint32_t n = f->r.n, *best = sy_alloc_array(a, n + 1, sizeof *best);
    sy_readings_fill(&f->r);
    sy_copying_begin(&f->k, &f->r);
    for (uint32_t i = 0; i < n; i++) {
        sy_arc from_nobody = { 0, i + 1, cost_of_beginning + sy_copying_cost_of_first(&f->k, i) };
        *SY_PUSH(a, &arcs) = from_nobody;
        if (n > DENSE_MAX) add_sparse_arcs(f, &arcs, i);
        else
            for (uint32_t j = 0; j < n; j++) add_arc(f, &arcs, j, i);
    }
    sy_arborescence(a, n + 1, arcs.at, arcs.n, best);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t from = arcs.at[best[i + 1]].from;
        if (from && direction_shown(f, arcs.at[best[from]].from - 1, from - 1, i)) f->r.c->docs[f->r.members[i]].parent = (int32_t)f->r.members[from - 1];
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
        family f = { .r = { .c = c, .members = members + i, .n = j - i } };
        if (f.r.n > 1) {
            sy_scratch_push(c, 1 << 16);
            solve(&f);
            sy_scratch_pop(c);
        }
        i = j;
    }
}
