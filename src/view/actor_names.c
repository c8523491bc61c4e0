/* actor_names.c - the mentions of reports sorted, so that the one over a byte is found fast. */
#include "view/actor_names.h"

#include <stdlib.h>

typedef struct {
    sayso_span span;
    uint32_t reach; /* the farthest end up to here */
    int32_t actor;
} name;

typedef struct {
    name *at;
    uint32_t n;
    int known;
} report_names;

struct sy_actor_names {
    sy_account *a;
    report_names *reports;
};

sy_actor_names *sy_actor_names_of(sy_account *a)
{
    sy_actor_names *x = sy_alloc(a->arena, sizeof *x);
    x->a = a;
    x->reports = sy_alloc_array(a->arena, a->story->docs.n + 1, sizeof *x->reports);
    return x;
}

sy_account *sy_actor_names_account(sy_actor_names *x) { return x->a; }

static int by_start(const void *x, const void *y)
{
    const name *a = x, *b = y;
    if (a->span.start != b->span.start) return a->span.start < b->span.start ? -1 : 1;
    if (a->span.end != b->span.end) return a->span.end < b->span.end ? -1 : 1;
    return a->actor < b->actor ? -1 : a->actor > b->actor;
}

static const report_names *names_of(sy_actor_names *x, uint32_t report)
{
    const sayso_doc *d = x->a->story->docs.at[report];
    report_names *r = &x->reports[report];
    if (r->known) return r;
    r->known = 1;
    r->at = sy_alloc_array(x->a->arena, d->mentions.n + 1, sizeof *r->at);
    for (uint32_t i = 0; i < d->mentions.n; i++)
        if (d->mentions.at[i].actor >= 0) r->at[r->n++] = (name){ d->mentions.at[i].span, 0, d->mentions.at[i].actor };
    if (r->n) qsort(r->at, r->n, sizeof *r->at, by_start);
    for (uint32_t i = 0, reach = 0; i < r->n; i++) {
        if (r->at[i].span.end > reach) reach = r->at[i].span.end;
        r->at[i].reach = reach;
    }
    return r;
}

int32_t sy_actor_over(sy_actor_names *x, uint32_t report, uint32_t byte)
{
    const report_names *r = names_of(x, report);
    uint32_t low = 0, high = r->n, least = UINT32_MAX;
    int32_t best = -1;
    while (low < high) { /* the first that begins behind the byte */
        uint32_t middle = low + (high - low) / 2;
        if (r->at[middle].span.start <= byte) low = middle + 1;
        else high = middle;
    }
    while (low-- > 0 && r->at[low].reach > byte) {
        uint32_t length = r->at[low].span.end - r->at[low].span.start;
        if (r->at[low].span.end <= byte || length >= least) continue;
        least = length;
        best = r->at[low].actor;
    }
    return best;
}
