/* check_table.c - a checked draft as JSON, one object a line, and as CSV (RFC 4180), one row for each item and report. */
#include "base/json.h"
#include "view/check.h"
#include "view/csv.h"

static const sayso_doc *doc_at(const sy_checked *c, uint32_t report) { return c->a->story->docs.at[report]; }

/* ---- JSON */

static void begin(sy_json *j, sy_buf *out, const sy_checked *c, const char *kind)
{
    sy_json_line(j, out, kind);
    sy_json_str(j, "draft", doc_at(c, c->draft)->report.id);
}

static void text_of(sy_json *j, const sy_checked *c, uint32_t report, sayso_span span)
{
    sy_json_span(j, "span", span);
    sy_json_strn(j, "text", doc_at(c, report)->text + span.start, span.end - span.start);
}

static void item_object(sy_buf *out, const sy_checked *c, const sy_check_item *item)
{
    sy_json j;
    begin(&j, out, c, "check");
    sy_json_str(&j, "item", sy_check_item_word(item->kind));
    sy_json_str(&j, "status", sy_check_status_word(item->status));
    sy_json_str(&j, "type", item->type);
    text_of(&j, c, c->draft, item->span);
    sy_json_array(&j, "evidence");
    for (uint32_t i = 0; i < item->n_places; i++) {
        sy_json_object(&j, NULL);
        sy_json_str(&j, "report", doc_at(c, item->places[i].report)->report.id);
        text_of(&j, c, item->places[i].report, item->places[i].span);
        sy_json_str(&j, "status", sy_check_status_word(item->places[i].status));
        sy_json_str(&j, "type", item->places[i].type);
        sy_json_end_object(&j);
    }
    sy_json_end_array(&j);
    sy_json_array(&j, "words");
    for (uint32_t i = 0; i < item->n_words && item->n_places; i++) {
        sy_json_object(&j, NULL);
        sy_json_span_or_null(&j, "a", item->words[i].a);
        sy_json_span_or_null(&j, "b", item->words[i].b);
        sy_json_bool(&j, "changed", item->words[i].changed);
        sy_json_end_object(&j);
    }
    sy_json_end_array(&j);
    sy_json_str(&j, "note", item->note);
    sy_json_end_line(&j);
}

void sy_check_json(sy_buf *out, sy_checked *c)
{
    sy_json j;
    for (uint32_t i = 0; i < c->items.n; i++) item_object(out, c, &c->items.at[i]);
    begin(&j, out, c, "checked");
    sy_json_int(&j, "reports", c->draft);
    sy_json_int(&j, "carried", c->n[SY_CARRIED]);
    sy_json_int(&j, "reworded", c->n[SY_REWORDED]);
    sy_json_int(&j, "conflict", c->n[SY_IN_CONFLICT]);
    sy_json_int(&j, "not_found", c->n[SY_NOT_FOUND]);
    sy_json_end_line(&j);
}

/* ---- CSV */

static void words_and_bytes(sy_csv *t, sy_checked *c, uint32_t report, sayso_span span)
{
    sayso_spans spans = { &span, 1 };
    sy_csv_words(t, c->a, report, spans);
    sy_csv_bytes(t, spans);
}

static void item_row(sy_buf *out, sy_checked *c, const sy_check_item *item, const sy_check_place *p)
{
    sy_csv t = { out, 0 };
    sy_csv_str(&t, sy_check_item_word(item->kind));
    sy_csv_str(&t, sy_check_status_word(item->status));
    sy_csv_str(&t, item->type);
    words_and_bytes(&t, c, c->draft, item->span);
    sy_csv_str(&t, p ? doc_at(c, p->report)->report.id : NULL);
    sy_csv_str(&t, p ? sy_check_status_word(p->status) : NULL);
    if (p) {
        words_and_bytes(&t, c, p->report, p->span);
    } else {
        sy_csv_str(&t, NULL);
        sy_csv_str(&t, NULL);
    }
    sy_csv_str(&t, p && p == item->places && item->status != SY_CARRIED ? sy_check_changes(c, item) : NULL);
    sy_csv_str(&t, item->note);
    sy_csv_row_end(&t);
}

void sy_check_csv(sy_buf *out, sy_checked *c)
{
    static const char *const columns[] = { "item", "status", "type", "draft_text", "draft_bytes", "report", "report_status", "report_text", "report_bytes", "changed", "note", NULL };
    sy_csv head = { out, 0 };
    sy_csv_head(&head, columns);
    for (uint32_t i = 0; i < c->items.n; i++) {
        const sy_check_item *item = &c->items.at[i];
        if (!item->n_places) item_row(out, c, item, NULL);
        for (uint32_t k = 0; k < item->n_places; k++) item_row(out, c, item, &item->places[k]);
    }
}
