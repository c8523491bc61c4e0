/* who_csv.c - who said what as a table for spreadsheets and statistics: RFC 4180, one attribution a row, words and spans. */
#include "store/record_words.h"
#include "view/who.h"

#include <string.h>

typedef struct {
    sy_buf *out;
    sy_said_all *w;
    int filled; /* does the row hold a field already? */
} table;

static const char *const columns[] = { "report", "outlet", "date", "id", "kind", "source_kind", "speaker", "speaker_name", "joint", "anonymous",
    "anonymous_number", "anonymous_country", "cue_class", "form", "source", "cue", "content", "addressee", "addressee_text", "via", "via_text", "parent",
    "venue", "time", "verification", "source_bytes", "cue_bytes", "content_bytes", "conf", "cue_strength", NULL };

static const sayso_doc *doc_at(const table *t, uint32_t report) { return t->w->a->story->docs.at[report]; }

/* ---- fields */

static void field_n(table *t, const char *s, size_t n)
{
    int marks = 0;
    if (t->filled++) sy_buf_char(t->out, ',');
    for (size_t i = 0; i < n && !marks; i++) marks = strchr(",\"\r\n", s[i]) != NULL;
    if (!marks) {
        sy_buf_add(t->out, s, n);
        return;
    }
    sy_buf_char(t->out, '"');
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '"') sy_buf_char(t->out, '"');
        sy_buf_char(t->out, s[i]);
    }
    sy_buf_char(t->out, '"');
}

static void field(table *t, const char *s) { field_n(t, s ? s : "", s ? strlen(s) : 0); }

static void row_end(table *t)
{
    sy_buf_add(t->out, "\r\n", 2);
    t->filled = 0;
}

static void words(table *t, uint32_t report, sayso_spans spans)
{
    size_t n;
    const char *s = sy_exact_words(t->w, report, spans, &n);
    field_n(t, s ? s : "", n);
}

/* "120-134;150-162" */
static void bytes(table *t, sayso_spans spans)
{
    if (t->filled++) sy_buf_char(t->out, ',');
    for (uint32_t i = 0; i < spans.n; i++) sy_buf_printf(t->out, "%s%u-%u", i ? ";" : "", spans.at[i].start, spans.at[i].end);
}

static void actor(table *t, const sayso_doc *d, int32_t a) { field(t, a < 0 ? NULL : d->actors.at[a].id); }

static void joint(table *t, const sayso_doc *d, const sayso_attribution *at)
{
    if (t->filled++) sy_buf_char(t->out, ',');
    for (uint32_t k = 0; k < at->n_joint; k++) sy_buf_printf(t->out, "%s%s", k ? ";" : "", d->actors.at[at->joint[k]].id);
}

static void number(table *t, uint32_t n)
{
    if (t->filled++) sy_buf_char(t->out, ',');
    if (n) sy_buf_printf(t->out, "%u", n);
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
    t->filled++;
    sy_buf_printf(t->out, ",%u.%02u", at->conf / 100u, at->conf % 100u);
    field(t, sy_word_of_strength(at->cue_strength));
}

void sy_who_csv(sy_buf *out, sy_said_all *w)
{
    table t = { .out = out, .w = w };
    for (const char *const *c = columns; *c; c++) field(&t, *c);
    row_end(&t);
    for (uint32_t i = 0; i < w->said.n; i++) {
        who(&t, &w->said.at[i]);
        what(&t, &w->said.at[i]);
        row_end(&t);
    }
}
