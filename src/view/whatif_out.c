/* whatif_out.c - what a condition touches, for a terminal, as JSON and as a table. */
#include "store/record_words.h"
#include "view/csv.h"
#include "view/matrix_json.h"
#include "view/print.h"
#include "view/whatif.h"

enum { POSITIONS = 8, HOLDER_BYTES = 80 };

static const sayso_doc *doc_at(const sy_account *a, uint32_t report) { return a->story->docs.at[report]; }
static const char *plural(uint32_t n) { return n == 1 ? "" : "s"; }

/* Where a report prints the holder: in a position that hangs on the condition, else as the source of what was said. */
static sayso_spans holder_span(const sayso_doc *d, const sayso_condition *c)
{
    const sayso_position *p[POSITIONS];
    uint32_t n = sy_condition_positions(d, c, p, POSITIONS);
    for (uint32_t i = 0; i < n; i++)
        if (p[i]->holder == c->holder && p[i]->holder_span.n) return p[i]->holder_span;
    const sayso_attribution *says = c->attribution < 0 ? NULL : &d->attributions.at[c->attribution];
    if (!says || says->speaker != c->holder || (c->holder < 0 && says->cue_class && strcmp(says->cue_class, "report") == 0)) return sy_no_spans(); /* who reports an offer is not who makes it */
    return says->source;
}

static const char *holder_name(const sy_account *a, uint32_t report, const sayso_condition *c)
{
    return c->holder < 0 ? NULL : sy_actor_name(a, doc_at(a, report)->actors.at[c->holder].id);
}

/* ---- terminal */

static sy_tone tone_of(sayso_condition_kind kind)
{
    switch (kind) {
    case SAYSO_CONDITION_THREAT: return SY_TONE_THREATENS;
    case SAYSO_CONDITION_OFFER: return SY_TONE_OFFERS;
    case SAYSO_CONDITION_REQUIREMENT: return SY_TONE_DEMANDS;
    default: return SY_TONE_CONDITION;
    }
}

static void add_holder(sy_whatif *w, sy_line *l, const sy_condition_telling *t)
{
    sayso_spans span = holder_span(doc_at(w->a, t->report), t->c);
    const char *words = span.n ? sy_words(w->a, t->report, span, HOLDER_BYTES) : NULL, *name = holder_name(w->a, t->report, t->c);
    if (!words && !name) sy_line_add(w->a, l, SY_PIECE_QUIET, "holder not found:");
    else if (!words || !name || strcmp(words, name) == 0) sy_line_addf(w->a, l, SY_PIECE_CITED, "%s:", words ? words : name);
    else {
        sy_line_add(w->a, l, SY_PIECE_CITED, words);
        sy_line_addf(w->a, l, SY_PIECE_QUIET, "(%s):", name);
    }
}

/* The positions that hang on it, where their holder is another than who says so. */
static void add_positions(sy_whatif *w, sy_line *l, const sy_condition_telling *t)
{
    const sayso_doc *d = doc_at(w->a, t->report);
    const sayso_position *p[POSITIONS];
    uint32_t n = sy_condition_positions(d, t->c, p, POSITIONS);
    for (uint32_t i = 0; i < n; i++) {
        if (p[i]->holder == t->c->holder) continue;
        const char *words = sy_holder_words(w->a, t->report, p[i]), *name = p[i]->holder < 0 ? NULL : sy_actor_name(w->a, d->actors.at[p[i]->holder].id);
        const char *stance = sy_word_of_stance(p[i]->stance);
        if ((words || name) && stance) sy_line_addf(w->a, l, SY_PIECE_LABEL, "\xC2\xB7 %s%s%s%s %s", words ? words : "", words && name ? " (" : "", name ? name : "", words && name ? ")" : "", stance);
    }
}

static void touched(sy_printer *p, sy_whatif *w, const sy_touched *x)
{
    const sy_condition_telling *t = &x->tellings.at[0];
    sy_line *l = sy_line_new(w->a, tone_of(t->c->kind), t->c->conf, t->c->reason);
    sy_occasion_of_position *at = sy_alloc_array(w->a->arena, x->tellings.n, sizeof *at);
    l->id = t->c->id;
    add_holder(w, l, t);
    sy_line_add(w->a, l, SY_PIECE_LABEL, sy_word_of_condition_kind(t->c->kind));
    sy_line_words(w->a, l, SY_PIECE_WORDS, t->report, t->c->consequence);
    sy_line_add(w->a, l, SY_PIECE_LABEL, "condition:");
    sy_line_words(w->a, l, SY_PIECE_WORDS, t->report, sy_condition_words(w->a, t->c));
    if (x->note) sy_line_addf(w->a, l, SY_PIECE_QUIET, "\xC2\xB7 %s", x->note);
    add_positions(w, l, t);
    for (uint32_t i = 0; i < x->tellings.n; i++) {
        const sy_condition_telling *k = &x->tellings.at[i];
        at[i] = sy_occasion_find(w->a, k->report, k->c->attribution);
        sy_line_evidence_of(w->a, l, k->report, sy_condition_words(w->a, k->c));
        sy_line_evidence_of(w->a, l, k->report, k->c->consequence);
    }
    sy_line_occasions(w->a, l, at, x->tellings.n);
    if (x->reports > 1) sy_line_addf(w->a, l, SY_PIECE_QUIET, "\xC2\xB7 %u reports", x->reports);
    sy_line_evidence_sort(l);
    sy_print_line(p, l, 2);
    w->a->lines.n = 0; /* printed, not kept */
}

static void section(sy_printer *p, sy_whatif *w, const char *title, const char *note, uint32_t from, uint32_t to)
{
    sy_buf_char(p->out, '\n');
    sy_print_start(p, 0, 2);
    sy_print_words(p, title, "1;4");
    sy_print_words(p, note, "2");
    sy_print_end(p);
    if (from == to) {
        sy_print_start(p, 2, 4);
        sy_print_words(p, "not found", "2");
        sy_print_end(p);
    }
    for (uint32_t i = from; i < to; i++) touched(p, w, &w->found.at[i]);
}

static const char *words_of(sy_whatif *w)
{
    const char *all = "";
    for (uint32_t i = 0; i < w->words.n; i++) all = sy_printf(w->a->arena, "%s%s%s", all, i ? " + " : "", sy_clean(w->a->arena, w->words.at[i], strlen(w->words.at[i]), HOLDER_BYTES));
    return w->negated ? sy_printf(w->a->arena, "not (%s)", all) : all;
}

void sy_whatif_text(sy_buf *out, sy_whatif *w)
{
    sy_printer p = sy_list_printer(out, w->a, w->how);
    uint32_t reports = w->a->story->docs.n;
    sy_print_start(&p, 0, 2);
    sy_print_words(&p, "WHAT IF", "1");
    sy_print_words(&p, sy_printf(w->a->arena, "\xE2\x80\x9C%s\xE2\x80\x9D \xC2\xB7 looked for: %s \xC2\xB7 %u report%s \xC2\xB7 %u exact \xC2\xB7 %u related", w->asked, words_of(w), reports,
                                 plural(reports), w->exact, w->related), NULL);
    sy_print_end(&p);
    sy_undated_note(&p, w->a);
    section(&p, w, "Exact", "the same words and polarity", 0, w->exact);
    section(&p, w, "Related", "other words, or the other polarity", w->exact, w->exact + w->related);
    if (w->predictions) section(&p, w, "Predictions", "what is said to follow, as nobody's threat or offer", w->exact + w->related, w->found.n);
    if (w->foretold) {
        sy_buf_char(out, '\n');
        sy_print_start(&p, 2, 4);
        sy_print_words(&p, sy_printf(w->a->arena, "%u prediction%s that share%s some words left out; see %s with --all", w->foretold, plural(w->foretold), w->foretold == 1 ? "s" : "", w->foretold == 1 ? "it" : "them"), "2");
        sy_print_end(&p);
    }
    if (w->by_issue) {
        sy_buf_char(out, '\n');
        sy_print_start(&p, 2, 4);
        sy_print_words(&p, sy_printf(w->a->arena, "%u more on the same issue, in words of %s own, left out; see %s with --all", w->by_issue, w->by_issue == 1 ? "its" : "their", w->by_issue == 1 ? "it" : "them"), "2");
        sy_print_end(&p);
    }
    sy_folded_note(&p, w->unsure);
}

/* ---- JSON */

static void telling_json(sy_json *j, sy_whatif *w, const sy_condition_telling *t)
{
    const sayso_doc *d = doc_at(w->a, t->report);
    const sayso_position *p[POSITIONS];
    uint32_t n = sy_condition_positions(d, t->c, p, POSITIONS);
    sayso_spans holder = holder_span(d, t->c), condition = sy_condition_words(w->a, t->c);
    sy_json_object(j, NULL);
    sy_json_str(j, "report", d->report.id);
    sy_json_str(j, "id", t->c->id);
    sy_json_words(j, w->a, t->report, "holder_text", holder);
    sy_json_spans(j, "holder_span", holder);
    sy_json_words(j, w->a, t->report, "condition_text", condition);
    sy_json_spans(j, "condition_span", condition);
    sy_json_words(j, w->a, t->report, "consequence_text", t->c->consequence);
    sy_json_spans(j, "consequence", t->c->consequence);
    sy_json_str(j, "attribution", t->c->attribution < 0 ? NULL : d->attributions.at[t->c->attribution].id);
    sy_json_array(j, "positions");
    for (uint32_t i = 0; i < n; i++) {
        sy_json_object(j, NULL);
        sy_json_str(j, "id", p[i]->id);
        sy_json_actor(j, w->a, t->report, "holder", "holder_name", p[i]->holder);
        sy_json_words(j, w->a, t->report, "holder_text", p[i]->holder_span);
        sy_json_str(j, "stance", sy_word_of_stance(p[i]->stance));
        sy_json_str(j, "issue", p[i]->issue);
        sy_json_end_object(j);
    }
    sy_json_end_array(j);
    sy_json_occasion(j, w->a, t->report, t->c->attribution);
    sy_json_conf(j, "conf", t->c->conf);
    sy_json_str(j, "reason", t->c->reason);
    sy_json_end_object(j);
}

static void head_json(sy_buf *out, const sy_whatif *w)
{
    sy_json j;
    sy_json_line(&j, out, "whatif");
    sy_json_str(&j, "asked", w->asked);
    sy_json_array(&j, "words");
    for (uint32_t i = 0; i < w->words.n; i++) sy_json_str(&j, NULL, w->words.at[i]);
    sy_json_end_array(&j);
    sy_json_bool(&j, "negated", w->negated);
    sy_json_str(&j, "issue", w->issue);
    sy_json_int(&j, "reports", w->a->story->docs.n);
    sy_json_int(&j, "exact", w->exact);
    sy_json_int(&j, "related", w->related);
    sy_json_int(&j, "predictions", w->predictions);
    sy_json_int(&j, "predictions_left_out", w->foretold);
    sy_json_int(&j, "same_issue", w->by_issue);
    sy_json_int(&j, "less_sure", w->unsure);
    sy_json_end_line(&j);
}

void sy_whatif_json(sy_buf *out, sy_whatif *w)
{
    head_json(out, w);
    for (uint32_t i = 0; i < w->found.n; i++) {
        const sy_touched *x = &w->found.at[i];
        const sy_condition_telling *t = &x->tellings.at[0];
        sy_json j;
        sy_json_line(&j, out, x->is_prediction ? "prediction" : x->touch == SY_TOUCH_EXACT ? "exact" : "related");
        sy_json_str(&j, "touch", sy_touch_word(x->touch));
        sy_json_str(&j, "note", x->note);
        sy_json_str(&j, "condition_kind", sy_word_of_condition_kind(t->c->kind));
        sy_json_actor(&j, w->a, t->report, "holder", "holder_name", t->c->holder);
        sy_json_int(&j, "reports", x->reports);
        sy_json_array(&j, "told");
        for (uint32_t k = 0; k < x->tellings.n; k++) telling_json(&j, w, &x->tellings.at[k]);
        sy_json_end_array(&j);
        sy_json_end_line(&j);
    }
}

/* ---- table: one row for each telling */

static void row(sy_csv *t, sy_whatif *w, const sy_touched *x, const sy_condition_telling *k)
{
    const sayso_doc *d = doc_at(w->a, k->report);
    sayso_spans holder = holder_span(d, k->c), condition = sy_condition_words(w->a, k->c);
    sy_occasion_of_position o = sy_occasion_find(w->a, k->report, k->c->attribution);
    sy_csv_number(t, (uint32_t)(x - w->found.at));
    sy_csv_str(t, sy_touch_word(x->touch));
    sy_csv_str(t, x->note);
    sy_csv_str(t, sy_word_of_condition_kind(k->c->kind));
    sy_csv_str(t, d->report.id);
    sy_csv_str(t, d->report.outlet);
    sy_csv_str(t, d->report.date);
    sy_csv_str(t, k->c->id);
    sy_csv_str(t, k->c->holder < 0 ? NULL : d->actors.at[k->c->holder].id);
    sy_csv_str(t, holder_name(w->a, k->report, k->c));
    sy_csv_words(t, w->a, k->report, holder);
    sy_csv_words(t, w->a, k->report, condition);
    sy_csv_words(t, w->a, k->report, k->c->consequence);
    sy_csv_str(t, o.date);
    sy_csv_words(t, w->a, o.venue_report, o.venue);
    sy_csv_bytes(t, holder);
    sy_csv_bytes(t, condition);
    sy_csv_bytes(t, k->c->consequence);
    sy_csv_conf(t, k->c->conf);
    sy_csv_row_end(t);
}

void sy_whatif_csv(sy_buf *out, sy_whatif *w)
{
    static const char *const columns[] = { "number", "touch", "note", "kind", "report", "outlet", "report_date", "id", "holder", "holder_name", "holder_text", "condition",
        "consequence", "occasion_date", "occasion", "holder_bytes", "condition_bytes", "consequence_bytes", "conf", NULL };
    sy_csv t = { .out = out };
    sy_csv_head(&t, columns);
    for (uint32_t i = 0; i < w->found.n; i++)
        for (uint32_t k = 0; k < w->found.at[i].tellings.n; k++) row(&t, w, &w->found.at[i], &w->found.at[i].tellings.at[k]);
}
