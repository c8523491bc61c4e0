/* report_check.h - reads a report with the intake and aborts where a promise of its document does not hold. */
#ifndef REPORT_CHECK_H
#define REPORT_CHECK_H

#include "base/engine.h"
#include "base/utf8.h"
#include "report/report.h"

#include <stdio.h>
#include <stdlib.h>

#define CHECK(what) ((what) ? (void)0 : check_failed(#what, __LINE__))

static _Noreturn void check_failed(const char *what, int line)
{
    fprintf(stderr, "line %d: does not hold: %s\n", line, what);
    abort();
}

typedef struct {
    const sayso *engine;
    sayso_doc *doc;
    const sayso_input *input;
} check_job;

static void check_load(void *engine) { sy_report_load(engine); }

static void check_read(void *arg)
{
    check_job *j = arg;
    sy_report_read(j->engine, j->doc, j->input);
}

static const sayso *check_engine(void)
{
    static sayso engine;
    if (engine.report) return &engine;
    sy_arena_init(&engine.arena, 0);
    engine.options.data_dir = SAYSO_SOURCE "/data";
    CHECK(sy_guard(&engine.arena, check_load, &engine, NULL) == SAYSO_OK);
    return &engine;
}

static void check_span(const sayso_doc *d, sayso_span s)
{
    CHECK(s.start <= s.end && s.end <= d->n_text);
    CHECK(sy_utf8_boundary(d->text, d->n_text, s.start) && sy_utf8_boundary(d->text, d->n_text, s.end));
    unsigned len;
    if (s.end == s.start) return;
    CHECK(!sy_is_space(sy_utf8_get(d->text + s.start, s.end - s.start, &len)));
    CHECK(!sy_is_space(sy_utf8_before(d->text, s.end, &len)));
}

static void check_blank(const sayso_doc *d, uint32_t at, uint32_t end)
{
    unsigned len;
    for (; at < end; at += len) CHECK(sy_is_space(sy_utf8_get(d->text + at, end - at, &len)));
}

/* Blocks lie in order, and what is between them is white space; furniture is what is stripped. */
static void check_blocks(const sayso_doc *d)
{
    uint32_t at = 0, stripped = 0;
    CHECK(d->blocks.n > 0);
    for (uint32_t i = 0; i < d->blocks.n; i++) {
        sayso_span s = d->blocks.at[i].span;
        CHECK(s.start >= at && s.end > s.start && d->blocks.at[i].kind != SY_BLOCK_NONE);
        check_span(d, s);
        check_blank(d, at, s.start);
        at = s.end;
        if (d->blocks.at[i].kind != SY_BLOCK_FURNITURE) continue;
        CHECK(stripped < d->stripped.n && d->stripped.at[stripped].start == s.start && d->stripped.at[stripped].end == s.end);
        stripped++;
    }
    check_blank(d, at, d->n_text);
    CHECK(stripped == d->stripped.n);
}

/* Pieces lie in order on both sides; long ones are the raw bytes. No piece at all: the text is the raw bytes. */
static void check_map(const sayso_doc *d, const sayso_input *in)
{
    const char *raw = in->bytes;
    uint32_t text = 0, from = 0;
    if (!d->raw.n) CHECK(d->n_text == in->n_bytes && memcmp(d->text, raw, in->n_bytes) == 0);
    for (uint32_t i = 0; i < d->raw.n; i++) {
        sayso_raw_piece p = d->raw.at[i];
        CHECK(p.length && p.text_start >= text && p.text_start + p.length <= d->n_text);
        CHECK(p.raw_start >= from && p.raw_start < in->n_bytes);
        if (p.length > 8) CHECK(p.raw_start + p.length <= in->n_bytes && memcmp(d->text + p.text_start, raw + p.raw_start, p.length) == 0);
        text = p.text_start + p.length;
        from = p.raw_start;
    }
}

/* A span that is set cuts the words that are shown. */
static void check_words(const sayso_doc *d, sayso_span s, const char *shown)
{
    check_span(d, s);
    if (s.end) CHECK(shown && strlen(shown) == s.end - s.start && memcmp(d->text + s.start, shown, s.end - s.start) == 0);
}

static void check_string(const char *s)
{
    if (s) CHECK(*s && sy_utf8_check(s, strlen(s)) == strlen(s));
}

static int check_report(const uint8_t *bytes, size_t n, sayso_format format)
{
    sayso_doc d = { .engine = check_engine() };
    sayso_input in = { .size = sizeof in, .id = "fuzz", .bytes = bytes, .n_bytes = n, .format = format };
    check_job job = { d.engine, &d, &in };
    sy_arena_init(&d.arena, 0);
    sayso_error err;
    sayso_status s = sy_guard(&d.arena, check_read, &job, &err);
    if (s == SAYSO_OK) {
        CHECK(sy_utf8_check(d.text, d.n_text) == d.n_text && d.text[d.n_text] == 0);
        check_blocks(&d);
        check_map(&d, &in);
        check_words(&d, d.report.title_span, d.report.title);
        check_span(&d, d.report.date_span);
        check_string(d.report.title);
        check_string(d.report.byline);
        check_string(d.report.outlet);
        check_string(d.report.url);
        check_words(&d, d.report.byline_span, d.report.byline);
        check_words(&d, d.report.dateline_span, d.report.dateline);
    } else
        CHECK(s == SAYSO_EMPTY || s == SAYSO_INPUT || s == SAYSO_LIMIT);
    sy_arena_free(&d.arena);
    return 0;
}

#endif
