/* findings.c - the list of findings: making one, and at the end their order and their ids. */
#include "compare/inner.h"

#include <stdlib.h>

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

void sy_findings_finish(sy_collation *c)
{
    static const char letters[] = "xsogvkdtwnm";
    sayso_finding *f = c->story->findings.at;
    uint32_t n = c->story->findings.n;
    sy_map used = { 0 };
    if (n) qsort(f, n, sizeof *f, by_place);
    for (uint32_t i = 0; i < n; i++) {
        uint64_t h = finding_hash(c, &f[i]);
        for (int fresh = 0; !fresh; h = sy_mix(h, 1)) {
            f[i].id = sy_printf(c->arena, "%c-%08x", letters[f[i].kind], (unsigned)(h >> 32));
            sy_map_put(&c->scratch, &used, f[i].id, strlen(f[i].id), &fresh);
        }
    }
}
