/* change_out.c - differences of then and now for a terminal, as JSON (one a line) and as CSV (one place a row). */
#include "base/json.h"
#include "store/record_words.h"
#include "view/change.h"
#include "view/csv.h"
#include "view/print.h"

#include <string.h>

static const sayso_doc *doc_at(const sy_changes *c, uint32_t report) { return c->a->story->docs.at[report]; }
static const char *side_word(int side) { return side ? "now" : "then"; }

/* ---- terminal */

static void side_line(sy_printer *p, sy_changes *c, const sy_change *x, int side)
{
    for (uint32_t i = 0; i < x->n[side]; i++) {
        const sy_change_place *q = &x->places[side][i];
        const char *at = sy_printf(c->a->arena, "%.200s:%u-%u", c->a->labels[q->report], q->span.start, q->span.end);
        sy_print_start(p, 4, 6);
        sy_print_words(p, sy_printf(c->a->arena, "%s:", side_word(side)), "2");
        if (q->stance) sy_print_words(p, sy_word_of_stance(q->stance), "36");
        sy_print_words(p, sy_printf(c->a->arena, "\xE2\x80\x9C%s\xE2\x80\x9D", sy_words_of(c->a, q->report, q->span, SY_WORDS_SHOWN)), NULL);
        sy_print_word(p, at, strlen(at), "2;4", 0);
        sy_print_end(p);
    }
}

static void change_lines(sy_printer *p, sy_changes *c, const sy_change *x)
{
    sy_arena *a = c->a->arena;
    sy_print_start(p, 2, 4);
    sy_print_words(p, sy_change_status_word(x->status), x->status == SY_MOVED || x->status == SY_CHANGED ? "31" : "33");
    if (x->actor) sy_print_words(p, sy_actor_name(c->a, x->actor), "1");
    if (x->issue) sy_print_words(p, sy_printf(a, "\xC2\xB7 %s", sy_issue_title(c->a, x->issue) ? sy_issue_title(c->a, x->issue) : x->issue), NULL);
    if (x->stances[0] && x->stances[1])
        sy_print_words(p, sy_printf(a, "\xC2\xB7 %s \xE2\x86\x92 %s", sy_change_stances(c, x->stances[0]), sy_change_stances(c, x->stances[1])), NULL);
    if (x->type) sy_print_words(p, sy_printf(a, "(%s)", x->type), "2");
    sy_print_end(p);
    side_line(p, c, x, 0);
    side_line(p, c, x, 1);
}

void sy_change_text(sy_buf *out, sy_changes *c)
{
    static const char *const titles[] = { "Positions", "Claims", "Conditions" };
    uint32_t width = c->how->width ? c->how->width : 80;
    sy_printer p = { .out = out, .a = c->a, .width = width < 40 ? 40 : width, .colour = c->how->colour != 0, .all = c->how->all != 0 };
    sy_print_start(&p, 0, 2);
    sy_print_words(&p, "THEN AND NOW", "1");
    sy_print_words(&p, sy_printf(c->a->arena, "%u then \xC2\xB7 %u now \xC2\xB7 %u differences", c->n_then, c->a->story->docs.n - c->n_then, c->changes.n), NULL);
    sy_print_end(&p);
    for (uint32_t i = 0; i < c->changes.n; i++) {
        const sy_change *x = &c->changes.at[i];
        if (i == 0 || x[-1].kind != x->kind) {
            sy_buf_char(out, '\n');
            sy_print_start(&p, 0, 2);
            sy_print_words(&p, titles[x->kind], "1;4");
            sy_print_end(&p);
        }
        change_lines(&p, c, x);
    }
}

/* ---- JSON */

static void stances(sy_json *j, const char *key, uint32_t bits)
{
    sy_json_array(j, key);
    for (unsigned i = 1; bits >> i; i++)
        if (bits & 1u << i) sy_json_str(j, NULL, sy_word_of_stance(i));
    sy_json_end_array(j);
}

static void places(sy_json *j, const sy_changes *c, const sy_change *x, int side)
{
    sy_json_array(j, side_word(side));
    for (uint32_t i = 0; i < x->n[side]; i++) {
        const sy_change_place *q = &x->places[side][i];
        sy_json_object(j, NULL);
        sy_json_str(j, "report", doc_at(c, q->report)->report.id);
        sy_json_span(j, "span", q->span);
        sy_json_strn(j, "text", doc_at(c, q->report)->text + q->span.start, q->span.end - q->span.start);
        sy_json_str(j, "id", q->id);
        sy_json_str(j, "stance", q->stance ? sy_word_of_stance(q->stance) : NULL);
        sy_json_end_object(j);
    }
    sy_json_end_array(j);
}

void sy_change_json(sy_buf *out, sy_changes *c)
{
    for (uint32_t i = 0; i < c->changes.n; i++) {
        const sy_change *x = &c->changes.at[i];
        sy_json j;
        sy_json_line(&j, out, "difference");
        sy_json_str(&j, "of", sy_change_kind_word(x->kind));
        sy_json_str(&j, "status", sy_change_status_word(x->status));
        sy_json_str(&j, "type", x->type);
        sy_json_str(&j, "actor", x->actor);
        sy_json_str(&j, "issue", x->issue);
        stances(&j, "stances_then", x->stances[0]);
        stances(&j, "stances_now", x->stances[1]);
        places(&j, c, x, 0);
        places(&j, c, x, 1);
        sy_json_end_line(&j);
    }
}

/* ---- CSV */

void sy_change_csv(sy_buf *out, sy_changes *c)
{
    static const char *const columns[] = { "number", "of", "status", "type", "actor", "issue", "side", "report", "id", "stance", "words", "bytes", NULL };
    sy_csv t = { out, 0 };
    sy_csv_head(&t, columns);
    for (uint32_t i = 0; i < c->changes.n; i++)
        for (int side = 0; side < 2; side++)
            for (uint32_t k = 0; k < c->changes.at[i].n[side]; k++) {
                const sy_change *x = &c->changes.at[i];
                const sy_change_place *q = &x->places[side][k];
                sayso_spans spans = { &q->span, 1 };
                sy_csv_number(&t, i + 1);
                sy_csv_str(&t, sy_change_kind_word(x->kind));
                sy_csv_str(&t, sy_change_status_word(x->status));
                sy_csv_str(&t, x->type);
                sy_csv_str(&t, x->actor);
                sy_csv_str(&t, x->issue);
                sy_csv_str(&t, side_word(side));
                sy_csv_str(&t, doc_at(c, q->report)->report.id);
                sy_csv_str(&t, q->id);
                sy_csv_str(&t, q->stance ? sy_word_of_stance(q->stance) : NULL);
                sy_csv_words(&t, c->a, q->report, spans);
                sy_csv_bytes(&t, spans);
                sy_csv_row_end(&t);
            }
}
