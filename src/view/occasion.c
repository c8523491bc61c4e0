/* occasion.c - on which occasion, and when, a position was taken: what the collation joined, else what its own report says. */
#include "view/matrix.h"

enum { NESTED_MAX = 16 };

static const sayso_doc *doc_at(const sy_account *a, uint32_t report) { return a->story->docs.at[report]; }

/* The occasion that the collation counts the attribution to; NULL. */
static const sayso_finding *finding_of(sy_account *a, const char *attribution)
{
    if (!a->occasions_known) {
        for (uint32_t i = 0; i < a->story->findings.n; i++) {
            const sayso_finding *f = &a->story->findings.at[i];
            for (uint32_t k = 0; f->kind == SAYSO_OCCASION && f->conf >= SY_SURE && k < f->n_refs; k++)
                *sy_map_put(a->arena, &a->occasions, f->refs[k], strlen(f->refs[k]), NULL) = i;
        }
        a->occasions_known = 1;
    }
    const uint32_t *at = sy_map_get(&a->occasions, attribution, strlen(attribution));
    return at ? &a->story->findings.at[*at] : NULL;
}

/* What the finding says that the report itself does not. */
static void take_finding(const sayso_finding *f, uint32_t report, sy_occasion_of_position *o)
{
    o->id = f->id;
    if (!o->date) o->date = f->date;
    for (int own = 1; own >= 0 && !o->venue.n; own--)
        for (uint32_t i = 0; i < f->n_evidence && !o->venue.n; i++) {
            const sayso_evidence *e = &f->evidence[i];
            if (!e->role || strcmp(e->role, "venue") != 0 || (own && e->report != report)) continue;
            o->venue = (sayso_spans){ &e->span, 1 };
            o->venue_report = e->report;
        }
}

sy_occasion_of_position sy_occasion_find(sy_account *a, uint32_t report, int32_t attribution)
{
    const sayso_doc *d = doc_at(a, report);
    sy_occasion_of_position o = { .report_date = d->report.date, .venue_report = report };
    int32_t said = attribution;
    for (int nested = 0; said >= 0 && nested < NESTED_MAX; nested++, said = d->attributions.at[said].parent) {
        const sayso_attribution *at = &d->attributions.at[said];
        if (nested && at->speaker != d->attributions.at[attribution].speaker) break; /* another's speech */
        if (!o.date && at->time >= 0) o.date = d->times.at[at->time].value;
        if (!o.venue.n) o.venue = at->venue;
        const sayso_finding *f = o.id ? NULL : finding_of(a, at->id);
        if (f) take_finding(f, report, &o);
    }
    return o;
}
