/* record_json.c - the record of one report as one JSON object on one line (docs/json.md). */
#include "base/doc.h"
#include "base/json.h"
#include "base/limits.h"
#include "store/record_words.h"

static void date_of(sy_json *j, const sayso_report *r)
{
    if (!r->date) {
        sy_json_raw(j, "date", NULL);
        return;
    }
    sy_json_object(j, "date");
    sy_json_str(j, "value", r->date);
    sy_json_str(j, "basis", sy_word_of_basis(r->date_basis));
    sy_json_span_or_null(j, "span", r->date_span);
    sy_json_end_object(j);
}

static void span_list(sy_json *j, const char *key, const sayso_span *at, uint32_t n)
{
    sayso_spans s = { at, n };
    sy_json_spans(j, key, s);
}

static void head(sy_json *j, const sayso_doc *d)
{
    const sayso_report *r = &d->report;
    sy_json_int(j, "schema", SAYSO_SCHEMA);
    sy_json_str(j, "id", r->id);
    sy_json_str(j, "sha256", r->sha256);
    date_of(j, r);
    sy_json_str(j, "outlet", r->outlet);
    sy_json_str(j, "byline", r->byline);
    sy_json_span_or_null(j, "byline_span", r->byline_span);
    sy_json_str(j, "dateline", r->dateline);
    sy_json_span_or_null(j, "dateline_span", r->dateline_span);
    sy_json_str(j, "title", r->title);
    sy_json_span_or_null(j, "title_span", r->title_span);
    sy_json_str(j, "url", r->url);
    sy_json_int(j, "given", r->given);
    sy_json_strn(j, "text", d->text, d->n_text);
    span_list(j, "stripped", d->stripped.at, d->stripped.n);
    sy_json_raw_map(j, "raw", d->raw.at, d->raw.n);
    span_list(j, "sentences", d->sentence_spans.at, d->sentence_spans.n);
}

static void mention(sy_json *j, const sayso_mention *m)
{
    sy_json_object(j, NULL);
    sy_json_span(j, "span", m->span);
    sy_json_str(j, "how", sy_word_of_how(m->how));
    sy_json_conf(j, "conf", m->conf);
    sy_json_end_object(j);
}

static void actors(sy_json *j, const sayso_doc *d)
{
    uint32_t resolved = 0;
    sy_json_array(j, "actors");
    for (uint32_t i = 0; i < d->actors.n; i++) {
        const sayso_actor *a = &d->actors.at[i];
        sy_json_object(j, NULL);
        sy_json_str(j, "id", a->id);
        sy_json_str(j, "name", a->name);
        sy_json_str(j, "kind", sy_word_of_actor_kind(a->kind));
        sy_json_str(j, "country", a->country);
        sy_json_str(j, "code", a->code);
        sy_json_array(j, "mentions");
        for (uint32_t k = 0; k < a->n_mentions; k++) mention(j, &d->mentions.at[a->first_mention + k]);
        sy_json_end_array(j);
        sy_json_end_object(j);
        resolved += a->n_mentions;
    }
    sy_json_end_array(j);
    sy_json_array(j, "unresolved");
    for (uint32_t k = resolved; k < d->mentions.n; k++) mention(j, &d->mentions.at[k]);
    sy_json_end_array(j);
}

static void actor_ref(sy_json *j, const sayso_doc *d, const char *key, int32_t actor)
{
    sy_json_str(j, key, actor < 0 ? NULL : d->actors.at[actor].id);
}

static void attribution_ref(sy_json *j, const sayso_doc *d, const char *key, int32_t i)
{
    sy_json_str(j, key, i < 0 ? NULL : d->attributions.at[i].id);
}

static void condition_ref(sy_json *j, const sayso_doc *d, int32_t i)
{
    sy_json_str(j, "condition", i < 0 ? NULL : d->conditions.at[i].id);
}

static void evidence_end(sy_json *j, unsigned conf, const char *reason)
{
    sy_json_conf(j, "conf", conf);
    sy_json_str(j, "reason", reason);
    sy_json_end_object(j);
}

static void spans_or_null(sy_json *j, const char *key, sayso_spans s)
{
    if (s.n) sy_json_spans(j, key, s);
    else sy_json_raw(j, key, NULL);
}

static void time_ref(sy_json *j, const sayso_doc *d, int32_t i)
{
    if (i < 0) {
        sy_json_raw(j, "time", NULL);
        return;
    }
    sy_json_object(j, "time");
    sy_json_span(j, "span", d->times.at[i].span);
    sy_json_str(j, "value", d->times.at[i].value);
    sy_json_end_object(j);
}

static void attributions(sy_json *j, const sayso_doc *d)
{
    sy_json_array(j, "attributions");
    for (uint32_t i = 0; i < d->attributions.n; i++) {
        const sayso_attribution *a = &d->attributions.at[i];
        sy_json_object(j, NULL);
        sy_json_str(j, "id", a->id);
        sy_json_spans(j, "source", a->source);
        sy_json_spans(j, "cue", a->cue);
        sy_json_spans(j, "content", a->content);
        sy_json_str(j, "form", sy_word_of_form(a->form));
        actor_ref(j, d, "speaker", a->speaker);
        sy_json_array(j, "joint");
        for (uint32_t k = 0; k < a->n_joint; k++) sy_json_str(j, NULL, d->actors.at[a->joint[k]].id);
        sy_json_end_array(j);
        sy_json_str(j, "anonymous", a->anonymous);
        if (a->anonymous && a->anonymous_number) sy_json_int(j, "anonymous_number", a->anonymous_number);
        else sy_json_raw(j, "anonymous_number", NULL);
        sy_json_str(j, "anonymous_country", a->anonymous_country);
        actor_ref(j, d, "via", a->via);
        spans_or_null(j, "via_span", a->via_span);
        attribution_ref(j, d, "parent", a->parent);
        spans_or_null(j, "venue", a->venue);
        actor_ref(j, d, "addressee", a->addressee);
        spans_or_null(j, "addressee_span", a->addressee_span);
        time_ref(j, d, a->time);
        spans_or_null(j, "verification", a->verification);
        sy_json_str(j, "cue_class", a->cue_class);
        sy_json_str(j, "cue_strength", sy_word_of_strength(a->cue_strength));
        sy_json_bool(j, "attitude", a->attitude);
        sy_json_bool(j, "unsourced", a->unsourced);
        evidence_end(j, a->conf, a->reason);
    }
    sy_json_end_array(j);
}

static void events(sy_json *j, const sayso_doc *d, const char *key, const sayso_event *at, uint32_t n)
{
    sy_json_array(j, key);
    for (uint32_t i = 0; i < n; i++) {
        const sayso_event *e = &at[i];
        char polarity[2] = { e->polarity ? e->polarity : '+', 0 };
        sy_json_object(j, NULL);
        sy_json_str(j, "id", e->id);
        sy_json_str(j, "event_type", e->event_type);
        sy_json_str(j, "mode", e->mode);
        sy_json_str(j, "code", e->code);
        sy_json_str(j, "source", e->source);
        sy_json_str(j, "target", e->target);
        actor_ref(j, d, "source_actor", e->source_actor);
        actor_ref(j, d, "target_actor", e->target_actor);
        sy_json_spans(j, "trigger", e->trigger);
        sy_json_spans(j, "source_span", e->source_span);
        sy_json_spans(j, "target_span", e->target_span);
        spans_or_null(j, "place", e->place);
        sy_json_str(j, "date", e->date);
        sy_json_str(j, "modality", sy_word_of_modality(e->modality));
        sy_json_str(j, "polarity", polarity);
        attribution_ref(j, d, "attribution", e->attribution);
        condition_ref(j, d, e->condition);
        evidence_end(j, e->conf, e->reason);
    }
    sy_json_end_array(j);
}

static void positions(sy_json *j, const sayso_doc *d)
{
    sy_json_array(j, "positions");
    for (uint32_t i = 0; i < d->positions.n; i++) {
        const sayso_position *p = &d->positions.at[i];
        sy_json_object(j, NULL);
        sy_json_str(j, "id", p->id);
        actor_ref(j, d, "holder", p->holder);
        sy_json_spans(j, "holder_span", p->holder_span);
        sy_json_str(j, "issue", p->issue);
        sy_json_str(j, "stance", sy_word_of_stance(p->stance));
        sy_json_spans(j, "scope", p->scope);
        sy_json_spans(j, "evidence", p->evidence);
        actor_ref(j, d, "target", p->target);
        condition_ref(j, d, p->condition);
        attribution_ref(j, d, "attribution", p->attribution);
        evidence_end(j, p->conf, p->reason);
    }
    sy_json_end_array(j);
}

static void conditions(sy_json *j, const sayso_doc *d)
{
    sy_json_array(j, "conditions");
    for (uint32_t i = 0; i < d->conditions.n; i++) {
        const sayso_condition *c = &d->conditions.at[i];
        sy_json_object(j, NULL);
        sy_json_str(j, "id", c->id);
        sy_json_spans(j, "condition", c->condition);
        sy_json_spans(j, "consequence", c->consequence);
        spans_or_null(j, "marker", c->marker);
        actor_ref(j, d, "holder", c->holder);
        attribution_ref(j, d, "attribution", c->attribution);
        sy_json_str(j, "kind", sy_word_of_condition_kind(c->kind));
        evidence_end(j, c->conf, c->reason);
    }
    sy_json_end_array(j);
}

static void values(sy_json *j, const sayso_doc *d)
{
    sy_json_array(j, "times");
    for (uint32_t i = 0; i < d->times.n; i++) {
        sy_json_object(j, NULL);
        sy_json_span(j, "span", d->times.at[i].span);
        sy_json_str(j, "type", sy_word_of_timex(d->times.at[i].type));
        sy_json_str(j, "value", d->times.at[i].value);
        sy_json_end_object(j);
    }
    sy_json_end_array(j);
    sy_json_array(j, "quantities");
    for (uint32_t i = 0; i < d->quantities.n; i++) {
        const sayso_quantity *q = &d->quantities.at[i];
        sy_json_object(j, NULL);
        sy_json_span(j, "span", q->span);
        sy_json_str(j, "type", sy_word_of_quantity(q->type));
        sy_json_raw(j, "value", q->value);
        sy_json_str(j, "unit", q->unit);
        sy_json_spans(j, "of", q->of);
        sy_json_str(j, "bound", sy_word_of_bound(q->bound));
        sy_json_end_object(j);
    }
    sy_json_end_array(j);
}

static void claims(sy_json *j, const sayso_doc *d)
{
    sy_json_array(j, "claims");
    for (uint32_t i = 0; i < d->claims.n; i++) {
        const sayso_claim *c = &d->claims.at[i];
        sy_json_object(j, NULL);
        sy_json_str(j, "id", c->id);
        sy_json_span(j, "span", c->span);
        sy_json_span_or_null(j, "predicate", c->predicate);
        sy_json_str(j, "lemma", c->lemma);
        actor_ref(j, d, "subject", c->subject);
        actor_ref(j, d, "object", c->object);
        attribution_ref(j, d, "attribution", c->attribution);
        sy_json_bool(j, "negated", c->negated);
        sy_json_end_object(j);
    }
    sy_json_end_array(j);
}

sayso_status sayso_doc_json(const sayso_doc *doc, char **out, size_t *n_bytes, sayso_error *err)
{
    if (!doc || !out || !n_bytes) return sy_error_set(err, SAYSO_USAGE, 0, "sayso_doc_json: doc, out and n_bytes must be set");
    sy_buf b;
    sy_json j;
    sy_buf_init(&b, 0);
    sy_json_init(&j, &b);
    sy_json_object(&j, NULL);
    head(&j, doc);
    actors(&j, doc);
    attributions(&j, doc);
    events(&j, doc, "events", doc->events.at, doc->events.n);
    events(&j, doc, "nonevents", doc->nonevents.at, doc->nonevents.n);
    positions(&j, doc);
    conditions(&j, doc);
    values(&j, doc);
    claims(&j, doc);
    sy_json_end_object(&j);
    if (b.failed) {
        sy_buf_free(&b);
        return b.failed == 1 ? sy_error_set(err, SAYSO_MEMORY, 0, "%s: out of memory", doc->report.id)
                             : sy_error_set(err, SAYSO_LIMIT, 0, "%s: its record is over %u bytes", doc->report.id, SY_BUF_BYTES_MAX);
    }
    *out = b.at;
    *n_bytes = b.n;
    return SAYSO_OK;
}
