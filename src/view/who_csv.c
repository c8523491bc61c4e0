/* who_csv.c - who said what as a table for spreadsheets and statistics: RFC 4180, one attribution a row, words and spans. */
#include "store/record_words.h"
#include "view/csv.h"
#include "view/who.h"

typedef struct {
    sy_csv csv;
    sy_said_all *w;
} table;

static const char *const columns[] = { "report", "outlet", "date", "id", "kind", "source_kind", "speaker", "speaker_name", "joint", "anonymous",
    "anonymous_number", "anonymous_country", "cue_class", "form", "source", "cue", "content", "addressee", "addressee_text", "via", "via_text", "parent",
    "venue", "time", "verification", "source_bytes", "cue_bytes", "content_bytes", "conf", "cue_strength", NULL };

static const sayso_doc *doc_at(const table *t, uint32_t report) { return t->w->a->story->docs.at[report]; }

/* ---- fields */

static void field(table *t, const char *s) { sy_csv_str(&t->csv, s); }
static void words(table *t, uint32_t report, sayso_spans spans) { sy_csv_words(&t->csv, t->w->a, report, spans); }
static void bytes(table *t, sayso_spans spans) { sy_csv_bytes(&t->csv, spans); }
static void actor(table *t, const sayso_doc *d, int32_t a) { field(t, a < 0 ? NULL : d->actors.at[a].id); }

static void joint(table *t, const sayso_doc *d, const sayso_attribution *at)
{
    sy_csv_next(&t->csv);
    for (uint32_t k = 0; k < at->n_joint; k++) sy_buf_printf(t->csv.out, "%s%s", k ? ";" : "", d->actors.at[at->joint[k]].id);
}

static void number(table *t, uint32_t n)
{
    sy_csv_next(&t->csv);
    if (n) sy_buf_printf(t->csv.out, "%u", n);
}

/* ---- rows */

static void who(table *t, const sy_utterance *u)
{
    const sayso_doc *d = doc_at(t, u->report);
    const sayso_attribution *at = u->at;
    field(t, d->report.id);
    field(t, d->report.outlet);
    field(t, d->report.date);
    field(t, at->id);
    field(t, at->attitude ? "attitude" : "statement");
    field(t, sy_source_word(u->kind));
    actor(t, d, at->speaker);
    field(t, at->speaker < 0 ? NULL : d->actors.at[at->speaker].name);
    joint(t, d, at);
    field(t, at->anonymous);
    number(t, at->anonymous ? at->anonymous_number : 0);
    field(t, at->anonymous_country);
}

static void what(table *t, const sy_utterance *u)
{
    const sayso_doc *d = doc_at(t, u->report);
    const sayso_attribution *at = u->at;
    field(t, at->cue_class);
    field(t, sy_word_of_form(at->form));
    words(t, u->report, at->source);
    words(t, u->report, at->cue);
    words(t, u->report, at->content);
    actor(t, d, at->addressee);
    words(t, u->report, at->addressee_span);
    actor(t, d, at->via);
    words(t, u->report, at->via_span);
    field(t, at->parent < 0 ? NULL : d->attributions.at[at->parent].id);
    words(t, u->report, at->venue);
    field(t, at->time < 0 ? NULL : d->times.at[at->time].value);
    words(t, u->report, at->verification);
    bytes(t, at->source);
    bytes(t, at->cue);
    bytes(t, at->content);
    sy_csv_conf(&t->csv, at->conf);
    field(t, sy_word_of_strength(at->cue_strength));
}

void sy_who_csv(sy_buf *out, sy_said_all *w)
{
    table t = { .csv = { .out = out }, .w = w };
    sy_csv_head(&t.csv, columns);
    for (uint32_t i = 0; i < w->said.n; i++) {
        who(&t, &w->said.at[i]);
        what(&t, &w->said.at[i]);
        sy_csv_row_end(&t.csv);
    }
}
