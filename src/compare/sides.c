/* sides.c - conflicts of two sides, each of several places: found pair by pair, reported once. */
#include "compare/sides.h"
#include "compare/parties.h"

#include <stdlib.h>

enum { PLACES_MAX = 32, SHOWN = 70 };

static int has_place(const sy_evidence_list *l, const sayso_evidence *e)
{
    for (uint32_t i = 0; i < l->n; i++)
        if (l->at[i].report == e->report && sy_span_touches(l->at[i].span, e->span)) return 1;
    return 0;
}

/* The places of a side: its sentence in every report that has it to the letter. */
static void list_places(const sy_facts *t, const sy_side *x, sy_evidence_list *out)
{
    const sy_form *form = &t->e->forms[x->form];
    uint32_t before = x->first - t->s->of_form[x->form].first;
    for (uint32_t i = 0; i < form->n && out->n < PLACES_MAX; i++) {
        if (i && form->at[i].report == form->at[i - 1].report) continue;
        sayso_span span = sy_cwords_span(&t->c->docs[form->at[i].report], form->at[i].first + before, x->n);
        sy_evidence_add(&t->c->scratch, out, form->at[i].report, span, NULL);
    }
}

static void take(const sy_facts *t, sy_evidence_list *to, const sy_evidence_list *from)
{
    for (uint32_t i = 0; i < from->n && to->n < PLACES_MAX; i++)
        if (!has_place(to, &from->at[i])) *SY_PUSH(&t->c->scratch, to) = from->at[i];
}

/* Do the first n places of a and those of b have one in common? */
static int share_place(const sy_evidence_list *a, uint32_t n, const sy_evidence_list *b)
{
    sy_evidence_list first = *a;
    first.n = n;
    for (uint32_t i = 0; i < b->n; i++)
        if (has_place(&first, &b->at[i])) return 1;
    return 0;
}

void sy_sides_add(sy_sides *s, const char *type, const char *reason, uint8_t conf, const sy_side *x, const sy_side *y)
{
    sy_evidence_list one = { 0 }, other = { 0 };
    list_places(s->t, x, &one);
    list_places(s->t, y, &other);
    for (uint32_t i = 0; i < s->at.n; i++) {
        sy_sided *g = &s->at.at[i];
        if (strcmp(g->type, type) != 0) continue;
        int straight = share_place(&g->one, g->first_one, &one) || share_place(&g->other, g->first_other, &other);
        int turned = share_place(&g->one, g->first_one, &other) || share_place(&g->other, g->first_other, &one);
        if (straight == turned) continue;
        if (conf < SHOWN && g->conf >= SHOWN) return; /* what is sure stays so */
        take(s->t, &g->one, straight ? &one : &other);
        take(s->t, &g->other, straight ? &other : &one);
        if (conf > g->conf) g->conf = conf;
        return;
    }
    sy_sided g = { type, reason, conf, one, other, one.n, other.n };
    *SY_PUSH(&s->t->c->scratch, &s->at) = g;
}

/* Has a conflict been found between the two sides by another way? */
static int is_known(const sy_facts *t, const sy_sided *g, uint32_t n_before)
{
    for (uint32_t i = 0; i < n_before; i++) {
        const sayso_finding *f = &t->c->story->findings.at[i];
        int one = 0, other = 0;
        if (f->kind != SAYSO_CONFLICT) continue;
        for (uint32_t k = 0; k < f->n_evidence; k++) {
            one |= has_place(&g->one, &f->evidence[k]);
            other |= has_place(&g->other, &f->evidence[k]);
        }
        if (one && other) return 1;
    }
    return 0;
}

static int evidence_order(const void *a, const void *b)
{
    const sayso_evidence *x = a, *y = b;
    if (x->report != y->report) return x->report < y->report ? -1 : 1;
    return x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
}

static void report(const sy_facts *t, sy_sided *g)
{
    sy_evidence_list list = { 0 };
    qsort(g->one.at, g->one.n, sizeof *g->one.at, evidence_order);
    qsort(g->other.at, g->other.n, sizeof *g->other.at, evidence_order);
    int turned = evidence_order(&g->one.at[0], &g->other.at[0]) > 0;
    const sy_evidence_list *first = turned ? &g->other : &g->one, *second = turned ? &g->one : &g->other;
    for (uint32_t i = 0; i < first->n; i++) sy_evidence_add(&t->c->scratch, &list, first->at[i].report, first->at[i].span, "one");
    for (uint32_t i = 0; i < second->n; i++) sy_evidence_add(&t->c->scratch, &list, second->at[i].report, second->at[i].span, "other");
    sayso_finding *f = sy_finding_of(t->c, SAYSO_CONFLICT, &list);
    f->type = g->type;
    f->conf = g->conf;
    f->reason = g->reason;
}

void sy_sides_report(sy_sides *s)
{
    uint32_t before = s->t->c->story->findings.n;
    for (uint32_t i = 0; i < s->at.n; i++)
        if (s->at.at[i].one.n && s->at.at[i].other.n && !is_known(s->t, &s->at.at[i], before)) report(s->t, &s->at.at[i]);
}
