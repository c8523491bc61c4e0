/*
 * disputes.c - parties that disagree, as several steps have found them, looked over at the end of a story: a party that may be the other
 * under another name disagrees with nobody; what somebody refuses of one side is one disagreement, however many wordings it has; and where
 * nobody is named on one side, the two must stand in one report to be shown.
 */
#include "compare/parties.h"

#include <stdlib.h>

enum { SHOWN = 70, CONF_OPEN = 62, SIDE_EVIDENCE_MAX = 6 };

static int refuses(const sayso_evidence *e) { return e->role && (strcmp(e->role, "rejects") == 0 || strcmp(e->role, "opposes") == 0); }

/* The position that the evidence cuts; NULL. */
static const sayso_position *position_of(const sy_collation *c, const sayso_evidence *e)
{
    const sayso_doc *d = c->docs[e->report].doc;
    const sayso_position *best = NULL;
    for (uint32_t i = 0; i < d->positions.n; i++) {
        const sayso_position *p = &d->positions.at[i];
        sayso_span span = sy_spans_hull(p->evidence);
        if (!p->evidence.n || (p->stance == SAYSO_REJECTS || p->stance == SAYSO_OPPOSES) != refuses(e)) continue;
        if (span.start == e->span.start && span.end == e->span.end) return p;
        if (!best && sy_span_covers(e->span, span)) best = p; /* a threat with its condition */
    }
    return best;
}

static const sayso_actor *holder_of(const sy_collation *c, const sayso_evidence *e)
{
    const sayso_position *p = position_of(c, e);
    return p && p->holder >= 0 ? &c->docs[e->report].doc->actors.at[p->holder] : NULL;
}

/* Is it told who it is: an actor, or somebody with a name ("Captain Weil", not "the rich countries")? */
static int is_named(const sy_collation *c, const sayso_evidence *e)
{
    const sayso_position *p = position_of(c, e);
    const sy_cdoc *d = &c->docs[e->report];
    if (!p || p->holder >= 0) return p != NULL;
    sayso_span span = sy_spans_hull(p->holder_span);
    for (uint32_t i = sy_cword_at(d, span.start); span.end > span.start && i < d->n_words && d->words[i].start < span.end; i++)
        if (d->words[i].flags & SY_CW_CAPITAL && !(d->words[i].flags & (SY_CW_COMMON | SY_CW_SENTENCE | SY_CW_LINE))) return 1;
    return 0;
}

/* Is it a finding of what one side wants and another refuses? What is said and denied has other roles. */
static int is_dispute(const sayso_finding *f)
{
    int one = 0, other = 0;
    for (uint32_t i = 0; i < f->n_evidence && f->kind == SAYSO_DISAGREEMENT; i++) *(refuses(&f->evidence[i]) ? &one : &other) = f->evidence[i].role != NULL;
    return one && other;
}

/* May some who want be some of those who refuse? *open: a side of which nobody is named. */
static int is_against_itself(const sy_collation *c, const sayso_finding *f, int *open)
{
    int wanting = 0, refusing = 0, kin = 0;
    for (uint32_t i = 0; i < f->n_evidence; i++) {
        const sayso_actor *x = holder_of(c, &f->evidence[i]);
        *(refuses(&f->evidence[i]) ? &refusing : &wanting) |= is_named(c, &f->evidence[i]);
        for (uint32_t k = 0; x && k < i && !kin; k++) {
            const sayso_actor *y = refuses(&f->evidence[i]) == refuses(&f->evidence[k]) ? NULL : holder_of(c, &f->evidence[k]);
            kin = y && sy_parties_may_be_one(c->story->engine, x, y);
        }
    }
    *open = !wanting || !refusing;
    return kin;
}

/* Leave out those who are not named where others of their side are ("the group" beside its name): whose side they are on is not told. */
static void keep_named(sy_collation *c, sayso_finding *f)
{
    int named[2] = { 0, 0 };
    sy_evidence_list l = { 0 };
    for (uint32_t i = 0; i < f->n_evidence; i++) named[refuses(&f->evidence[i])] |= is_named(c, &f->evidence[i]);
    for (uint32_t i = 0; i < f->n_evidence; i++)
        if (!named[refuses(&f->evidence[i])] || is_named(c, &f->evidence[i])) *SY_PUSH(&c->scratch, &l) = f->evidence[i];
    if (l.n == f->n_evidence) return;
    sayso_evidence *all = sy_alloc_array(c->arena, l.n, sizeof *all);
    memcpy(all, l.at, l.n * sizeof *all);
    f->evidence = all;
    f->n_evidence = l.n;
}

/* Does a report tell both sides? */
static int stand_together(const sayso_finding *f)
{
    for (uint32_t i = 0; i < f->n_evidence; i++)
        for (uint32_t k = 0; k < i; k++)
            if (f->evidence[k].report == f->evidence[i].report && refuses(&f->evidence[k]) != refuses(&f->evidence[i])) return 1;
    return 0;
}

/* Have the two a place of one kind in common? */
static int share_place(const sayso_finding *f, const sayso_finding *g, int refusing)
{
    for (uint32_t i = 0; i < f->n_evidence; i++)
        for (uint32_t k = 0; k < g->n_evidence; k++) {
            const sayso_evidence *x = &f->evidence[i], *y = &g->evidence[k];
            if (refuses(x) == refusing && refuses(y) == refusing && x->report == y->report && sy_span_touches(x->span, y->span)) return 1;
        }
    return 0;
}

/* Is one who wants of the one, of one side with one who wants of the other? */
static int share_party(const sy_collation *c, const sayso_finding *f, const sayso_finding *g)
{
    for (uint32_t i = 0; i < f->n_evidence; i++)
        for (uint32_t k = 0; k < g->n_evidence; k++) {
            if (refuses(&f->evidence[i]) || refuses(&g->evidence[k])) continue;
            const sayso_actor *x = holder_of(c, &f->evidence[i]), *y = holder_of(c, &g->evidence[k]);
            if (x && y && sy_parties_may_be_one(c->story->engine, x, y)) return 1;
        }
    return 0;
}

static int issues_differ(const sayso_finding *f, const sayso_finding *g) { return f->issue && g->issue && strcmp(f->issue, g->issue) != 0; }

static int has_place(const sy_evidence_list *l, const sayso_evidence *e)
{
    for (uint32_t i = 0; i < l->n; i++)
        if (l->at[i].report == e->report && sy_span_touches(l->at[i].span, e->span) && refuses(&l->at[i]) == refuses(e)) return 1;
    return 0;
}

static void add_side(sy_collation *c, sy_evidence_list *l, const sayso_finding *f, int refusing)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < l->n; i++) n += (uint32_t)(refuses(&l->at[i]) == refusing);
    for (uint32_t i = 0; i < f->n_evidence && n < SIDE_EVIDENCE_MAX; i++) {
        if (refuses(&f->evidence[i]) != refusing || has_place(l, &f->evidence[i])) continue;
        *SY_PUSH(&c->scratch, l) = f->evidence[i];
        n++;
    }
}

/* Put into f what g has more: those who want first. */
static void join(sy_collation *c, sayso_finding *f, const sayso_finding *g)
{
    sy_evidence_list l = { 0 };
    for (int refusing = 0; refusing < 2; refusing++) {
        add_side(c, &l, f, refusing);
        add_side(c, &l, g, refusing);
    }
    sayso_evidence *all = sy_alloc_array(c->arena, l.n, sizeof *all);
    memcpy(all, l.at, l.n * sizeof *all);
    f->evidence = all;
    f->n_evidence = l.n;
}

/* Is it one disagreement: the same refusal of what one side wants, or the same wish refused? */
static int is_one(const sy_collation *c, const sayso_finding *f, const sayso_finding *g)
{
    if ((f->conf >= SHOWN) != (g->conf >= SHOWN)) return 0; /* what is less sure does not join what is shown */
    if (!share_place(f, g, 1)) return 0;
    return share_place(f, g, 0) || (!issues_differ(f, g) && share_party(c, f, g));
}

static sayso_finding *known_as(const sy_collation *c, sayso_finding *all, uint32_t n, const sayso_finding *f)
{
    for (uint32_t i = 0; i < n; i++)
        if (is_dispute(&all[i]) && is_one(c, &all[i], f)) return &all[i];
    return NULL;
}

void sy_compare_settle_disputes(sy_collation *c)
{
    sayso_finding *all = c->story->findings.at;
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->story->findings.n; i++) {
        sayso_finding f = all[i];
        int open;
        if (is_dispute(&f)) {
            keep_named(c, &f);
            if (is_against_itself(c, &f, &open)) continue;
            if (open && !stand_together(&f) && f.conf > CONF_OPEN) f.conf = CONF_OPEN;
            sayso_finding *known = known_as(c, all, n, &f);
            if (known) {
                join(c, known, &f);
                continue;
            }
        }
        all[n++] = f;
    }
    c->story->findings.n = n;
}
