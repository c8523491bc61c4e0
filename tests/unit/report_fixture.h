/* report_fixture.h - the intake alone on a piece of text, for its tests. SY_DATA is the folder of tables. */
#ifndef REPORT_FIXTURE_H
#define REPORT_FIXTURE_H

#include "base/engine.h"
#include "report/report.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    sayso engine;
    sayso_doc doc;
    sayso_status status;
    sayso_error error;
} fixture;

typedef struct {
    fixture *f;
    sayso_input in;
} fixture_job;

static void fixture_load(void *engine) { sy_report_load(engine); }

static void fixture_run(void *arg)
{
    fixture_job *j = arg;
    sy_report_read(&j->f->engine, &j->f->doc, &j->in);
}

static inline void fixture_start(fixture *f, const sayso_input *in)
{
    memset(f, 0, sizeof *f);
    sy_arena_init(&f->engine.arena, 0);
    sy_arena_init(&f->doc.arena, 0);
    f->engine.options.data_dir = SY_DATA;
    assert_int_equal(sy_guard(&f->engine.arena, fixture_load, &f->engine, &f->error), SAYSO_OK);
    fixture_job j = { f, *in };
    f->status = sy_guard(&f->doc.arena, fixture_run, &j, &f->error);
}

static inline fixture fixture_bytes(const char *bytes, size_t n, sayso_format format)
{
    sayso_input in = { .size = sizeof in, .id = "test", .bytes = bytes, .n_bytes = n, .format = format };
    fixture f;
    fixture_start(&f, &in);
    return f;
}

static inline fixture fixture_input(const sayso_input *given, const char *text)
{
    sayso_input in = *given;
    in.id = "test";
    in.bytes = text;
    in.n_bytes = strlen(text);
    fixture f;
    fixture_start(&f, &in);
    assert_int_equal(f.status, SAYSO_OK);
    return f;
}

static inline fixture fixture_read(const char *text)
{
    sayso_input in = { .size = sizeof in };
    return fixture_input(&in, text);
}

static inline void fixture_free(fixture *f)
{
    sy_arena_free(&f->doc.arena);
    sy_arena_free(&f->engine.arena);
}

/* The raw byte that a byte of the text came from. */
static inline uint32_t fixture_raw(const fixture *f, uint32_t at)
{
    for (uint32_t i = 0; i < f->doc.raw.n; i++) {
        sayso_raw_piece p = f->doc.raw.at[i];
        if (at >= p.text_start && at < p.text_start + p.length) return p.raw_start + (at - p.text_start);
    }
    return f->doc.raw.n ? UINT32_MAX : at;
}

static inline void assert_cut(const fixture *f, sayso_span s, const char *want)
{
    assert_true(s.start <= s.end && s.end <= f->doc.n_text);
    char *cut = strndup(f->doc.text + s.start, s.end - s.start);
    assert_string_equal(cut, want);
    free(cut);
}

static inline void assert_block(const fixture *f, uint32_t i, sy_block_kind kind, const char *want)
{
    assert_true(i < f->doc.blocks.n);
    assert_cut(f, f->doc.blocks.at[i].span, want);
    assert_int_equal(f->doc.blocks.at[i].kind, kind);
}

#endif
