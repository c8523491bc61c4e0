/* events_rows.c - who did what to whom as JSON, one object a line (docs/json.md), and as a table for spreadsheets (RFC 4180). */
#include "base/json.h"
#include "store/record_words.h"
#include "view/csv.h"
#include "view/events.h"

static const sayso_doc *doc_at(const sy_deeds *w, uint32_t report) { return w->a->story->docs.at[report]; }
static const char *id_of(const sayso_doc *d, int32_t actor) { return actor < 0 ? NULL : d->actors.at[actor].id; }
static const char *name_of(const sy_deeds *w, const sayso_doc *d, int32_t actor) { return actor < 0 ? NULL : sy_actor_name(w->a, d->actors.at[actor].id); }
static const char *attribution_of(const sayso_doc *d, const sayso_event *e) { return e->attribution < 0 ? NULL : d->attributions.at[e->attribution].id; }
static const char *condition_of(const sayso_doc *d, const sayso_event *e) { return e->condition < 0 ? NULL : d->conditions.at[e->condition].id; }
static const char *polarity_of(const sayso_event *e) { return e->polarity == '-' ? "-" : "+"; }

/* ---- JSON */

static void type(sy_buf *out, const sy_deeds *w, const sy_deed_type *t)
{
    sy_json j;
    sy_json_line(&j, out, "event_type");
    sy_json_str(&j, "event_type", t->type);
    sy_json_int(&j, "events", t->deeds.n);
    sy_json_int(&j, "reports", t->reports);
    sy_json_array(&j, "listed");
    for (uint32_t i = 0; i < t->deeds.n; i++) {
        const sy_deed *e = &w->deeds.at[t->deeds.at[i]];
        sy_json_object(&j, NULL);
        sy_json_str(&j, "report", doc_at(w, e->report)->report.id);
        sy_json_str(&j, "id", e->at->id);
        sy_json_end_object(&j);
    }
    sy_json_end_array(&j);
    sy_json_end_line(&j);
}

static void sides(sy_json *j, sy_deeds *w, const sy_deed *e)
{
    const sayso_doc *d = doc_at(w, e->report);
    sy_json_str(j, "source", e->at->source);
    sy_json_str(j, "source_actor", id_of(d, e->at->source_actor));
    sy_json_str(j, "source_name", name_of(w, d, e->at->source_actor));
    sy_json_words(j, w->a, e->report, "source_text", e->at->source_span);
    sy_json_spans(j, "source_span", e->at->source_span);
    sy_json_str(j, "target", e->at->target);
    sy_json_str(j, "target_actor", id_of(d, e->at->target_actor));
    sy_json_str(j, "target_name", name_of(w, d, e->at->target_actor));
    sy_json_words(j, w->a, e->report, "target_text", e->at->target_span);
    sy_json_spans(j, "target_span", e->at->target_span);
}

static void deed(sy_buf *out, sy_deeds *w, const sy_deed *e)
{
    const sayso_doc *d = doc_at(w, e->report);
    sy_json j;
    sy_json_line(&j, out, e->is_event ? "event" : "nonevent");
    sy_json_str(&j, "report", d->report.id);
    sy_json_str(&j, "outlet", d->report.outlet);
    sy_json_str(&j, "report_date", d->report.date);
    sy_json_str(&j, "id", e->at->id);
    sy_json_str(&j, "event_type", e->at->event_type);
    sy_json_str(&j, "mode", e->at->mode);
    sy_json_str(&j, "code", e->at->code);
    sides(&j, w, e);
    sy_json_words(&j, w->a, e->report, "trigger_text", e->at->trigger);
    sy_json_spans(&j, "trigger", e->at->trigger);
    sy_json_words(&j, w->a, e->report, "place_text", e->at->place);
    sy_json_str(&j, "date", e->at->date);
    sy_json_str(&j, "modality", sy_word_of_modality(e->at->modality));
    sy_json_str(&j, "polarity", polarity_of(e->at));
    sy_json_str(&j, "attribution", attribution_of(d, e->at));
    sy_json_str(&j, "said_by", sy_deed_speaker(w, e));
    sy_json_str(&j, "condition", condition_of(d, e->at));
    sy_json_int(&j, "sentence", e->sentence);
    sy_json_str(&j, "issues", e->issues);
    sy_json_conf(&j, "conf", e->at->conf);
    sy_json_str(&j, "reason", e->at->reason);
    sy_json_end_line(&j);
}

void sy_events_json(sy_buf *out, sy_deeds *w)
{
    for (uint32_t i = 0; i < w->types.n; i++) type(out, w, &w->types.at[i]);
    for (uint32_t i = 0; i < w->deeds.n; i++) deed(out, w, &w->deeds.at[i]);
}

/* ---- table */

static const char *const columns[] = { "report", "outlet", "report_date", "id", "kind", "event_type", "mode", "code", "source", "source_actor", "source_name",
    "source_text", "trigger", "target", "target_actor", "target_name", "target_text", "place", "date", "modality", "polarity", "attribution", "said_by",
    "condition", "sentence", "source_bytes", "trigger_bytes", "target_bytes", "issues", "conf", "reason", NULL };

static void what(sy_csv *t, sy_deeds *w, const sy_deed *e)
{
    const sayso_doc *d = doc_at(w, e->report);
    const char *const head[] = { d->report.id, d->report.outlet, d->report.date, e->at->id, e->is_event ? "event" : "nonevent", e->at->event_type, e->at->mode, e->at->code,
                                 e->at->source, id_of(d, e->at->source_actor), name_of(w, d, e->at->source_actor) };
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++) sy_csv_str(t, head[i]);
    sy_csv_words(t, w->a, e->report, e->at->source_span);
    sy_csv_words(t, w->a, e->report, e->at->trigger);
    sy_csv_str(t, e->at->target);
    sy_csv_str(t, id_of(d, e->at->target_actor));
    sy_csv_str(t, name_of(w, d, e->at->target_actor));
    sy_csv_words(t, w->a, e->report, e->at->target_span);
    sy_csv_words(t, w->a, e->report, e->at->place);
}

static void on_what_ground(sy_csv *t, sy_deeds *w, const sy_deed *e)
{
    const sayso_doc *d = doc_at(w, e->report);
    sy_csv_str(t, e->at->date);
    sy_csv_str(t, sy_word_of_modality(e->at->modality));
    sy_csv_str(t, polarity_of(e->at));
    sy_csv_str(t, attribution_of(d, e->at));
    sy_csv_str(t, sy_deed_speaker(w, e));
    sy_csv_str(t, condition_of(d, e->at));
    sy_csv_number(t, e->sentence);
    sy_csv_bytes(t, e->at->source_span);
    sy_csv_bytes(t, e->at->trigger);
    sy_csv_bytes(t, e->at->target_span);
    sy_csv_str(t, e->issues);
    sy_csv_conf(t, e->at->conf);
    sy_csv_str(t, e->at->reason);
}

void sy_events_csv(sy_buf *out, sy_deeds *w)
{
    sy_csv t = { .out = out };
    sy_csv_head(&t, columns);
    for (uint32_t i = 0; i < w->deeds.n; i++) {
        what(&t, w, &w->deeds.at[i]);
        on_what_ground(&t, w, &w->deeds.at[i]);
        sy_csv_row_end(&t);
    }
}
