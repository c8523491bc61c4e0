/* findings.c - the list of findings: making one, and at the end what is said twice, their order and their ids. */
#include "compare/inner.h"

#include <stdlib.h>

enum { SHOWN = 70 };

sayso_finding *sy_finding_new(sy_collation *c, sayso_finding_kind kind, sayso_evidence **evidence, uint32_t n)
{
    *evidence = sy_alloc_array(c->arena, n, sizeof **evidence);
    sayso_finding *f = SY_PUSH(c->arena, &c->story->findings);
    f->kind = kind;
    f->evidence = *evidence;
    f->n_evidence = n;
    return f;
}

static int compare_text(const char *a, const char *b)
{
    if (!a || !b) return (a != NULL) - (b != NULL);
    return strcmp(a, b);
}

static int by_place(const void *a, const void *b)
{
    const sayso_finding *x = a, *y = b;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    for (uint32_t i = 0; i < x->n_evidence && i < y->n_evidence; i++) {
        const sayso_evidence *p = &x->evidence[i], *q = &y->evidence[i];
        if (p->report != q->report) return p->report < q->report ? -1 : 1;
        if (p->span.start != q->span.start) return p->span.start < q->span.start ? -1 : 1;
        if (p->span.end != q->span.end) return p->span.end < q->span.end ? -1 : 1;
    }
    if (x->n_evidence != y->n_evidence) return x->n_evidence < y->n_evidence ? -1 : 1;
    int order = compare_text(x->type, y->type);
    if (!order) order = compare_text(x->label, y->label);
    return order ? order : compare_text(x->reason, y->reason);
}

static uint64_t finding_hash(const sy_collation *c, const sayso_finding *f)
{
    uint64_t h = sy_mix(f->kind, f->type ? sy_hash_str(f->type) : 0);
    for (uint32_t i = 0; i < f->n_evidence; i++) {
        const sayso_evidence *e = &f->evidence[i];
        const sayso_report *r = &c->docs[e->report].doc->report;
        h = sy_mix(h, r->sha256 ? sy_hash_str(r->sha256) : 0);
        h = sy_mix(sy_mix(h, sy_hash_str(r->id)), sy_mix(e->span.start, e->span.end));
    }
    return h;
}

/* ---- said twice */

static int same_evidence(const sayso_finding *x, const sayso_finding *y)
{
    if (x->n_evidence != y->n_evidence) return 0;
    for (uint32_t i = 0; i < x->n_evidence; i++) {
        const sayso_evidence *p = &x->evidence[i], *q = &y->evidence[i];
        if (p->report != q->report || p->span.start != q->span.start || p->span.end != q->span.end || compare_text(p->role, q->role) != 0) return 0;
    }
    return 1;
}

/* One thing found in two ways: the same places, told of the same party and issue where there are any. */
static int is_same(const sayso_finding *x, const sayso_finding *y)
{
    if (x->kind == SAYSO_STORY || x->kind == SAYSO_OCCASION || x->kind != y->kind || !x->n_evidence) return 0;
    return compare_text(x->type, y->type) == 0 && compare_text(x->actor, y->actor) == 0 && compare_text(x->issue, y->issue) == 0 && same_evidence(x, y);
}

/* Of those that are the same the surer stays, of two as sure the first; they stand side by side, those of other parties may stand between. */
static uint32_t merge_same(sayso_finding *f, uint32_t n)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t k = kept;
        while (k > 0 && f[k - 1].kind == f[i].kind && same_evidence(&f[k - 1], &f[i]) && !is_same(&f[k - 1], &f[i])) k--;
        if (!k || !is_same(&f[k - 1], &f[i])) f[kept++] = f[i];
        else if (f[i].conf > f[k - 1].conf) f[k - 1] = f[i];
    }
    return kept;
}

typedef SY_VEC(uint32_t) origin_list;

/* Do the two cut the same words, but for the edges? */
static int is_one_place(const sayso_evidence *p, const sayso_evidence *q)
{
    if (p->report != q->report || !sy_span_touches(p->span, q->span)) return 0;
    uint32_t from = p->span.start > q->span.start ? p->span.start : q->span.start, to = p->span.end < q->span.end ? p->span.end : q->span.end;
    uint32_t n = p->span.end - p->span.start, m = q->span.end - q->span.start;
    return (to - from) * 2 > (n < m ? n : m);
}

/* Does every place of x, but those of relays, stand in y, too? */
static int is_told_by(const sayso_finding *x, const sayso_finding *y)
{
    for (uint32_t i = 0; i < x->n_evidence; i++) {
        int met = x->evidence[i].role != NULL;
        for (uint32_t k = 0; k < y->n_evidence && !met; k++) met = !y->evidence[k].role && is_one_place(&x->evidence[i], &y->evidence[k]);
        if (!met) return 0;
    }
    return 1;
}

/* Is nothing lost with y where x stays: is x of the same speaker or holder, as sure, or shown, and knows as many occasions? */
static int stands_for(const sayso_finding *x, const sayso_finding *y)
{
    return compare_text(x->actor, y->actor) == 0 && (x->conf >= SHOWN || x->conf >= y->conf) && x->occasions >= y->occasions;
}

/* What stands behind one sentence is told once, be it a quotation or a position: by the finding that has more of its places; by the
 * quotation where both have the same. What is shown is not taken away for what is less sure. */
static uint32_t merge_origins(sy_collation *c, sayso_finding *f, uint32_t n)
{
    origin_list *quotations = sy_alloc_array(&c->scratch, c->n, sizeof *quotations); /* by the first report */
    uint8_t *gone = sy_alloc_array(&c->scratch, n, 1);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++)
        if (f[i].kind == SAYSO_ORIGIN && f[i].n_evidence && compare_text(f[i].type, "quotation") == 0)
            for (uint32_t k = 0; k < f[i].n_evidence; k++)
                if (!f[i].evidence[k].role && (!k || f[i].evidence[k].report != f[i].evidence[k - 1].report)) *SY_PUSH(&c->scratch, &quotations[f[i].evidence[k].report]) = i;
    for (uint32_t i = 0; i < n; i++) {
        if (f[i].kind != SAYSO_ORIGIN || !f[i].n_evidence || compare_text(f[i].type, "position") != 0) continue;
        const origin_list *l = &quotations[f[i].evidence[0].report];
        for (uint32_t k = 0; k < l->n && !gone[i]; k++) {
            const sayso_finding *q = &f[l->at[k]];
            if (gone[l->at[k]]) continue;
            if (is_told_by(&f[i], q) && stands_for(q, &f[i])) gone[i] = 1;
            else if (is_told_by(q, &f[i]) && stands_for(&f[i], q)) gone[l->at[k]] = 1;
        }
    }
    for (uint32_t i = 0; i < n; i++)
        if (!gone[i]) f[kept++] = f[i];
    return kept;
}

void sy_findings_finish(sy_collation *c)
{
    static const char letters[] = "xsogvkdtwnm";
    sayso_finding *f = c->story->findings.at;
    uint32_t n = c->story->findings.n;
    sy_map used = { 0 };
    if (n) qsort(f, n, sizeof *f, by_place);
    c->story->findings.n = n = merge_origins(c, f, merge_same(f, n));
    for (uint32_t i = 0; i < n; i++) {
        uint64_t h = finding_hash(c, &f[i]);
        for (int fresh = 0; !fresh; h = sy_mix(h, 1)) {
            f[i].id = sy_printf(c->arena, "%c-%08x", letters[f[i].kind], (unsigned)(h >> 32));
            sy_map_put(&c->scratch, &used, f[i].id, strlen(f[i].id), &fresh);
        }
    }
}
