/*
 * cluster.c - stories: which reports of a neighbourhood tell of one chain of events, by average link clustering (link.c) of their
 * weighted words, names and numbers (terms.c).
 */
#include "compare/align.h"
#include "compare/link.h"

enum {
    CONF_STORY = 85,
    CUT_STORY = SY_LINK_GROUP_MAX / 2u, /* a story of so many reports may be part of a larger one */
    KEPT = SY_ALIKE_ONE * 4 / 100,      /* similarities below count as none */
    SAME_STORY = SY_ALIKE_ONE * 13 / 100, FEW_REPORTS = SY_ALIKE_ONE * 10 / 100
};

/* What stands for a report: its headline, else its first sentence. */
static sayso_span head_of(const sy_cdoc *d)
{
    sayso_span none = { 0, 0 };
    if (d->doc->report.title_span.end) return d->doc->report.title_span;
    return d->n_sentences ? sy_cwords_span(d, d->sentences[0].first, d->sentences[0].n) : none;
}

static void report_stories(sy_collation *c, int is_cut)
{
    sy_evidence_list *reports = sy_alloc_array(&c->scratch, c->n, sizeof *reports);
    for (uint32_t i = 0; i < c->n; i++) {
        sayso_evidence e = { i, head_of(&c->docs[i]), "report" };
        *SY_PUSH(&c->scratch, &reports[c->docs[i].story]) = e;
    }
    for (uint32_t i = 0; i < c->n; i++) {
        if (reports[i].n < 2) continue;
        sayso_evidence *e;
        sayso_finding *f = sy_finding_new(c, SAYSO_STORY, &e, reports[i].n);
        memcpy(e, reports[i].at, reports[i].n * sizeof *e);
        f->reports = reports[i].n;
        f->conf = CONF_STORY;
        if (is_cut && reports[i].n >= CUT_STORY) f->note = "so many reports are alike that stories were cut apart where they hold together least (docs/limits.md)";
        f->reason = "words and names in common";
    }
}

void sy_compare_given(sy_collation *c) { report_stories(c, 0); }

void sy_compare_stories(sy_collation *c)
{
    sy_linking l = { .c = c, .v = sy_vectors_of(c), .kept = KEPT, .same = SAME_STORY, .few = FEW_REPORTS };
    l.sets = sy_alloc_array(&c->scratch, c->n, sizeof *l.sets);
    for (uint32_t i = 0; i < c->n; i++) l.sets[i] = c->docs[i].family; /* copies of one text are of one story */
    sy_link(&l);
    for (uint32_t i = 0; i < c->n; i++) c->docs[i].story = sy_set_find(l.sets, i);
    report_stories(c, l.is_cut);
}
