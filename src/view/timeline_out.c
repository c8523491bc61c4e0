/* timeline_out.c - the timeline for a terminal, as JSON (one moment a line) and as CSV (one record of one report a row). */
#include "base/json.h"
#include "view/csv.h"
#include "view/print.h"
#include "view/timeline.h"

#include <string.h>

static const sayso_doc *doc_at(const sy_timeline *t, uint32_t report) { return t->a->story->docs.at[report]; }
static const char *kind_word(const sy_moment *m) { return m->kind == SY_MOMENT_DONE ? "done" : "said"; }

static const char *id_of(const sy_mark *x) { return x->done ? x->done->id : x->said->id; }

/* Who spoke or acted: id of an actor; NULL. */
static const char *actor_of(const sy_timeline *t, const sy_mark *x)
{
    int32_t actor = x->done ? x->done->source_actor : x->said->speaker;
    return actor < 0 ? NULL : doc_at(t, x->report)->actors.at[actor].id;
}

static sayso_spans words_of(const sy_mark *x) { return x->done ? x->done->trigger : x->said->content; }
static sayso_spans source_of(const sy_mark *x) { return x->done ? x->done->source_span : x->said->source; }

/* Place of an occasion as a report has it: the first evidence of the role. */
static const sayso_evidence *venue_of(const sy_moment *m)
{
    for (uint32_t i = 0; m->occasion && i < m->occasion->n_evidence; i++)
        if (m->occasion->evidence[i].role && strcmp(m->occasion->evidence[i].role, "venue") == 0) return &m->occasion->evidence[i];
    return NULL;
}

/* ---- terminal */

static void telling_line(sy_printer *p, sy_timeline *t, const sy_moment *m, const sy_mark *x)
{
    sy_account *a = t->a;
    sy_line *l = sy_line_new(a, m->kind == SY_MOMENT_DONE ? SY_TONE_EVENT : SY_TONE_SAID, x->done ? x->done->conf : x->said->conf, x->done ? x->done->reason : x->said->reason);
    const char *who = actor_of(t, x);
    l->id = id_of(x);
    if (!m->occasion || x->done) {
        if (x->done) sy_line_add(a, l, SY_PIECE_QUIET, "done");
        if (who) sy_line_add(a, l, SY_PIECE_NAME, sy_actor_name(a, who));
        else sy_line_words(a, l, SY_PIECE_CITED, x->report, source_of(x));
    }
    if (x->done) {
        sy_line_add(a, l, SY_PIECE_LABEL, x->done->event_type);
        sy_line_words(a, l, SY_PIECE_WORDS, x->report, x->done->trigger);
        if (x->done->target_actor >= 0) sy_line_addf(a, l, SY_PIECE_NAME, "\xE2\x86\x92 %s", sy_actor_name(a, doc_at(t, x->report)->actors.at[x->done->target_actor].id));
    } else {
        sy_line_words(a, l, SY_PIECE_CITED, x->report, x->said->cue);
        sy_line_words(a, l, SY_PIECE_WORDS, x->report, x->said->content);
    }
    sy_line_evidence_of(a, l, x->report, source_of(x));
    sy_line_evidence_of(a, l, x->report, words_of(x));
    sy_line_evidence_sort(l);
    sy_print_line(p, l, m->occasion && !x->done ? 4 : 2);
    a->lines.n = 0; /* printed, not kept */
}

static void occasion_line(sy_printer *p, sy_timeline *t, const sy_moment *m)
{
    const sayso_evidence *venue = venue_of(m);
    sy_print_start(p, 2, 4);
    sy_print_words(p, m->occasion->actor ? sy_actor_name(t->a, m->occasion->actor) : "speaker not found", "1");
    if (venue) sy_print_words(p, sy_printf(t->a->arena, "\xE2\x80\x9C%s\xE2\x80\x9D", sy_words_of(t->a, venue->report, venue->span, 80)), NULL);
    sy_print_words(p, sy_printf(t->a->arena, "\xC2\xB7 %u report%s \xC2\xB7 %s", m->reports, m->reports == 1 ? "" : "s", m->occasion->id), "2");
    sy_print_end(p);
}

static void day_line(sy_printer *p, sy_timeline *t, const sy_moment *m, const sy_moment *before)
{
    if (before && ((!m->date && !before->date) || (m->date && before->date && strcmp(m->date, before->date) == 0))) return;
    sy_buf_char(p->out, '\n');
    sy_print_start(p, 0, 2);
    sy_print_words(p, m->date ? sy_date_words(t->a, m->date) : "date not stated, or left open", "1;4");
    sy_print_end(p);
}

void sy_timeline_text(sy_buf *out, sy_timeline *t)
{
    uint32_t width = t->how->width ? t->how->width : 80, reports = t->a->story->docs.n;
    sy_printer p = { .out = out, .a = t->a, .width = width < 40 ? 40 : width, .colour = t->how->colour != 0, .all = t->how->all != 0 };
    sy_print_start(&p, 0, 2);
    sy_print_words(&p, "TIMELINE", "1");
    sy_print_words(&p, sy_printf(t->a->arena, "%u report%s \xC2\xB7 %u moment%s", reports, reports == 1 ? "" : "s", t->moments.n, t->moments.n == 1 ? "" : "s"), NULL);
    sy_print_end(&p);
    for (uint32_t i = 0; i < t->moments.n; i++) {
        const sy_moment *m = &t->moments.at[i];
        day_line(&p, t, m, i ? m - 1 : NULL);
        if (m->occasion) occasion_line(&p, t, m);
        for (uint32_t k = 0; k < m->told.n; k++) telling_line(&p, t, m, &m->told.at[k]);
    }
    if (!t->unsure) return;
    sy_buf_char(out, '\n');
    sy_print_start(&p, 2, 4);
    sy_print_words(&p, sy_printf(t->a->arena, "%u less sure folded away; see them with --all", t->unsure), "2");
    sy_print_end(&p);
}

/* ---- JSON */

static void telling_object(sy_json *j, sy_timeline *t, const sy_mark *x)
{
    sy_json_object(j, NULL);
    sy_json_str(j, "report", doc_at(t, x->report)->report.id);
    sy_json_str(j, "id", id_of(x));
    sy_json_str(j, "actor", actor_of(t, x));
    sy_json_words(j, t->a, x->report, "source_text", source_of(x));
    sy_json_spans(j, "source", source_of(x));
    sy_json_words(j, t->a, x->report, "text", words_of(x));
    sy_json_spans(j, "span", words_of(x));
    sy_json_conf(j, "conf", x->done ? x->done->conf : x->said->conf);
    sy_json_end_object(j);
}

void sy_timeline_json(sy_buf *out, sy_timeline *t)
{
    for (uint32_t i = 0; i < t->moments.n; i++) {
        const sy_moment *m = &t->moments.at[i];
        sy_json j;
        sy_json_line(&j, out, "moment");
        sy_json_str(&j, "date", m->date);
        sy_json_str(&j, "open_date", m->printed);
        sy_json_str(&j, "what", kind_word(m));
        sy_json_str(&j, "occasion", m->occasion ? m->occasion->id : NULL);
        sy_json_str(&j, "event_type", m->told.at[0].done ? m->told.at[0].done->event_type : NULL);
        sy_json_int(&j, "reports", m->reports);
        sy_json_array(&j, "told");
        for (uint32_t k = 0; k < m->told.n; k++) telling_object(&j, t, &m->told.at[k]);
        sy_json_end_array(&j);
        sy_json_end_line(&j);
    }
}

/* ---- CSV */

void sy_timeline_csv(sy_buf *out, sy_timeline *t)
{
    static const char *const columns[] = { "date", "open_date", "what", "occasion", "reports", "report", "id", "actor", "event_type", "source", "words", "source_bytes", "words_bytes", "conf", NULL };
    sy_csv c = { out, 0 };
    sy_csv_head(&c, columns);
    for (uint32_t i = 0; i < t->moments.n; i++) {
        const sy_moment *m = &t->moments.at[i];
        for (uint32_t k = 0; k < m->told.n; k++) {
            const sy_mark *x = &m->told.at[k];
            sy_csv_str(&c, m->date);
            sy_csv_str(&c, m->printed);
            sy_csv_str(&c, kind_word(m));
            sy_csv_str(&c, m->occasion ? m->occasion->id : NULL);
            sy_csv_number(&c, m->reports);
            sy_csv_str(&c, doc_at(t, x->report)->report.id);
            sy_csv_str(&c, id_of(x));
            sy_csv_str(&c, actor_of(t, x));
            sy_csv_str(&c, x->done ? x->done->event_type : NULL);
            sy_csv_words(&c, t->a, x->report, source_of(x));
            sy_csv_words(&c, t->a, x->report, words_of(x));
            sy_csv_bytes(&c, source_of(x));
            sy_csv_bytes(&c, words_of(x));
            sy_csv_conf(&c, x->done ? x->done->conf : x->said->conf);
            sy_csv_row_end(&c);
        }
    }
}
