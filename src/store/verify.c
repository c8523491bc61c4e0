/*
 * verify.c - law 1 as a program: every span of a record lies in the text, cuts whole characters, has words in it,
 * and every index points into its list.
 */
#include "base/doc.h"
#include "base/utf8.h"

#include <stdio.h>

typedef struct {
    const sayso_doc *d;
    size_t n;
    const char *where, *problem;
    sayso_span at;
} checker;

static void fail(checker *c, const char *problem, sayso_span at)
{
    if (c->problem) return;
    c->problem = problem;
    c->at = at;
}

static void check(checker *c, sayso_span s)
{
    const sayso_doc *d = c->d;
    c->n++;
    if (s.start >= s.end || s.end > d->n_text) fail(c, "lies outside the text", s);
    else if (!sy_utf8_boundary(d->text, d->n_text, s.start) || !sy_utf8_boundary(d->text, d->n_text, s.end)) fail(c, "cuts a character in two", s);
}

static void check_if_any(checker *c, sayso_span s)
{
    if (s.start || s.end) check(c, s);
}

static void check_all(checker *c, sayso_spans s)
{
    for (uint32_t i = 0; i < s.n; i++) {
        check(c, s.at[i]);
        if (i && s.at[i].start < s.at[i - 1].end) fail(c, "stands before the piece it follows", s.at[i]);
    }
}

static void index_in(checker *c, int32_t i, uint32_t n, sayso_span near)
{
    if (i < -1 || (i >= 0 && (uint32_t)i >= n)) fail(c, "points to something that is not listed", near);
}

static void check_report(checker *c)
{
    const sayso_doc *d = c->d;
    c->where = "report";
    check_if_any(c, d->report.date_span);
    check_if_any(c, d->report.title_span);
    check_if_any(c, d->report.byline_span);
    check_if_any(c, d->report.dateline_span);
    c->where = "stripped";
    for (uint32_t i = 0; i < d->stripped.n; i++) check(c, d->stripped.at[i]);
    c->where = "sentences";
    for (uint32_t i = 0; i < d->sentence_spans.n; i++) check(c, d->sentence_spans.at[i]);
    c->where = "raw";
    for (uint32_t i = 0; i < d->raw.n; i++) {
        const sayso_raw_piece *p = &d->raw.at[i];
        sayso_span s = { p->text_start, p->text_start + p->length };
        check(c, s);
        if (i && p->text_start < d->raw.at[i - 1].text_start + d->raw.at[i - 1].length) fail(c, "overlaps the piece before it", s);
    }
}

static void check_actors(checker *c)
{
    const sayso_doc *d = c->d;
    c->where = "actors";
    for (uint32_t i = 0; i < d->mentions.n; i++) {
        check(c, d->mentions.at[i].span);
        index_in(c, d->mentions.at[i].actor, d->actors.n, d->mentions.at[i].span);
    }
    for (uint32_t i = 0; i < d->actors.n; i++) {
        const sayso_actor *a = &d->actors.at[i];
        sayso_span none = { 0, 0 };
        if (!a->id || a->n_mentions > d->mentions.n || a->first_mention > d->mentions.n - a->n_mentions) fail(c, "has no id or no mentions", none);
    }
    c->where = "times";
    for (uint32_t i = 0; i < d->times.n; i++) check(c, d->times.at[i].span);
    c->where = "quantities";
    for (uint32_t i = 0; i < d->quantities.n; i++) {
        check(c, d->quantities.at[i].span);
        check_all(c, d->quantities.at[i].of);
    }
}

static void check_attributions(checker *c)
{
    const sayso_doc *d = c->d;
    c->where = "attributions";
    for (uint32_t i = 0; i < d->attributions.n; i++) {
        const sayso_attribution *a = &d->attributions.at[i];
        sayso_span near = sy_spans_hull(a->content);
        check_all(c, a->source);
        check_all(c, a->cue);
        check_all(c, a->content);
        check_all(c, a->via_span);
        check_all(c, a->venue);
        check_all(c, a->addressee_span);
        check_all(c, a->verification);
        index_in(c, a->speaker, d->actors.n, near);
        for (uint32_t k = 0; k < a->n_joint; k++) index_in(c, a->joint[k], d->actors.n, near);
        index_in(c, a->via, d->actors.n, near);
        index_in(c, a->addressee, d->actors.n, near);
        index_in(c, a->parent, d->attributions.n, near);
        index_in(c, a->time, d->times.n, near);
        if (!a->content.n) fail(c, "has no content", sy_spans_hull(a->cue));
        if (a->cue_strength && !a->cue.n) fail(c, "has a strength and no cue", near);
    }
}

static void check_events(checker *c, const sayso_event *at, uint32_t n)
{
    const sayso_doc *d = c->d;
    for (uint32_t i = 0; i < n; i++) {
        sayso_span near = sy_spans_hull(at[i].trigger);
        check_all(c, at[i].trigger);
        check_all(c, at[i].source_span);
        check_all(c, at[i].target_span);
        check_all(c, at[i].place);
        index_in(c, at[i].source_actor, d->actors.n, near);
        index_in(c, at[i].target_actor, d->actors.n, near);
        index_in(c, at[i].attribution, d->attributions.n, near);
        index_in(c, at[i].condition, d->conditions.n, near);
        if (!at[i].trigger.n) fail(c, "has no trigger", near);
    }
}

static void check_positions(checker *c)
{
    const sayso_doc *d = c->d;
    c->where = "positions";
    for (uint32_t i = 0; i < d->positions.n; i++) {
        const sayso_position *p = &d->positions.at[i];
        sayso_span near = sy_spans_hull(p->evidence);
        check_all(c, p->holder_span);
        check_all(c, p->scope);
        check_all(c, p->evidence);
        index_in(c, p->holder, d->actors.n, near);
        index_in(c, p->target, d->actors.n, near);
        index_in(c, p->condition, d->conditions.n, near);
        index_in(c, p->attribution, d->attributions.n, near);
        if (!p->evidence.n) fail(c, "has no evidence", near);
    }
    c->where = "conditions";
    for (uint32_t i = 0; i < d->conditions.n; i++) {
        const sayso_condition *k = &d->conditions.at[i];
        sayso_span near = sy_spans_hull(k->condition);
        check_all(c, k->condition);
        check_all(c, k->consequence);
        check_all(c, k->marker);
        index_in(c, k->holder, d->actors.n, near);
        index_in(c, k->attribution, d->attributions.n, near);
    }
    c->where = "claims";
    for (uint32_t i = 0; i < d->claims.n; i++) {
        const sayso_claim *k = &d->claims.at[i];
        check(c, k->span);
        check_if_any(c, k->predicate);
        index_in(c, k->subject, d->actors.n, k->span);
        index_in(c, k->object, d->actors.n, k->span);
        index_in(c, k->attribution, d->attributions.n, k->span);
    }
}

sayso_status sayso_doc_verify(const sayso_doc *doc, size_t *n_spans, sayso_error *err)
{
    if (!doc) return sy_error_set(err, SAYSO_USAGE, 0, "sayso_doc_verify: doc must be set");
    checker c = { .d = doc };
    check_report(&c);
    check_actors(&c);
    check_attributions(&c);
    c.where = "events";
    check_events(&c, doc->events.at, doc->events.n);
    c.where = "nonevents";
    check_events(&c, doc->nonevents.at, doc->nonevents.n);
    check_positions(&c);
    if (n_spans) *n_spans = c.n;
    if (!c.problem) return SAYSO_OK;
    return sy_error_set(err, SAYSO_INPUT, c.at.start, "%.80s:%u-%u: a span of \"%s\" %s", doc->report.id, c.at.start, c.at.end, c.where, c.problem);
}
