/* compare_fixture.h - a collation of records written down as JSON, for the tests of src/compare. */
#ifndef COMPARE_FIXTURE_H
#define COMPARE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/engine.h"
#include "compare/compare.h"

#include <stdio.h>
#include <stdlib.h>

enum { FIXTURE_DOCS_MAX = 64 };

typedef struct {
    struct sayso engine; /* no tables: background is the set alone */
    sayso_doc *docs[FIXTURE_DOCS_MAX];
    size_t n;
    const char *stripped; /* "[0,9]": of the reports that are added next */
    sayso_story *story;
} fixture;

/* A record of the text alone; date may be NULL. The text may hold no characters that JSON escapes but \n as "\\n". */
static inline void add_text(fixture *f, const char *id, const char *date, const char *text, const char *more)
{
    size_t room = strlen(text) + strlen(id) + (more ? strlen(more) : 0) + 512;
    char *json = malloc(room);
    sayso_error err = { 0 };
    int n = snprintf(json, room,
                     "{\"schema\":1,\"id\":\"%s\",\"sha256\":\"%064d\",\"date\":{\"value\":%s%s%s,\"basis\":null},\"text\":\"%s\","
                     "\"stripped\":[%s],\"raw\":null,\"sentences\":[]%s}",
                     id, (int)f->n, date ? "\"" : "", date ? date : "null", date ? "\"" : "", text, f->stripped ? f->stripped : "", more ? more : "");
    sayso_status status = sayso_doc_from_json(json, (size_t)n, &f->docs[f->n], &err);
    if (status) print_error("%s\n", err.text);
    assert_int_equal(status, SAYSO_OK);
    f->n++;
    free(json);
}

static inline void collate(fixture *f)
{
    sayso_error err = { 0 };
    sayso_status status = sayso_collate(&f->engine, (const sayso_doc *const *)f->docs, f->n, &f->story, &err);
    if (status) print_error("%s\n", err.text);
    assert_int_equal(status, SAYSO_OK);
}

static inline void release(fixture *f)
{
    sayso_story_free(f->story);
    for (size_t i = 0; i < f->n; i++) sayso_doc_free(f->docs[i]);
    memset(f, 0, sizeof *f);
}

static inline const sayso_place_of_report *place(const fixture *f, size_t i)
{
    size_t n;
    const sayso_place_of_report *p = sayso_story_places(f->story, &n);
    assert_true(i < n);
    return &p[i];
}

/* The nth finding of a kind (and type, unless NULL), or NULL. */
static inline const sayso_finding *finding(const fixture *f, sayso_finding_kind kind, const char *type, unsigned nth)
{
    size_t n;
    const sayso_finding *all = sayso_story_findings(f->story, &n);
    for (size_t i = 0; i < n; i++)
        if (all[i].kind == kind && (!type || (all[i].type && strcmp(all[i].type, type) == 0)) && nth-- == 0) return &all[i];
    return NULL;
}

/* Are these the words that the evidence cuts out? */
static inline void assert_words(const fixture *f, const sayso_evidence *e, const char *words)
{
    size_t n, n_docs;
    const sayso_doc *const *docs = sayso_story_docs(f->story, &n_docs);
    const char *text = sayso_doc_text(docs[e->report], &n);
    char *cut = calloc(1, e->span.end - e->span.start + 1);
    memcpy(cut, text + e->span.start, e->span.end - e->span.start);
    assert_string_equal(cut, words);
    free(cut);
}

/* Tables, but no models of the language: the records are given. */
static inline void open_tables(fixture *f)
{
    sayso_error err = { 0 };
    sy_arena_init(&f->engine.arena, 0);
    f->engine.options.data_dir = SY_DATA;
    f->engine.options.model_dir = SY_DATA "/../models";
    sayso_status status = sy_guard(&f->engine.arena, (void (*)(void *))sy_background_load, &f->engine, &err);
    if (status) print_error("%s\n", err.text);
    assert_int_equal(status, SAYSO_OK);
}

static inline void close_tables(fixture *f)
{
    sy_arena engine = f->engine.arena;
    release(f);
    sy_arena_free(&engine);
}

/* ---- records are written with the words of their spans; at() finds the bytes */

typedef struct {
    const char *text;
    char json[8192];
    size_t n;
} record;

static inline void put(record *r, const char *s)
{
    size_t n = strlen(s);
    assert_true(r->n + n < sizeof r->json);
    memcpy(r->json + r->n, s, n + 1);
    r->n += n;
}

static inline void put_span(record *r, const char *words)
{
    char span[64];
    if (!words) {
        put(r, "null");
        return;
    }
    const char *at = strstr(r->text, words);
    assert_non_null(at);
    snprintf(span, sizeof span, "[[%zu,%zu]]", (size_t)(at - r->text), (size_t)(at - r->text) + strlen(words));
    put(r, span);
}

/* One span, [start,end]. */
static inline void put_pair(record *r, const char *words)
{
    char span[64];
    const char *at = strstr(r->text, words);
    assert_non_null(at);
    snprintf(span, sizeof span, "[%zu,%zu]", (size_t)(at - r->text), (size_t)(at - r->text) + strlen(words));
    put(r, span);
}

static inline void put_item(record *r, const char *words, const char *type, const char *value)
{
    char item[160];
    const char *at = strstr(r->text, words);
    assert_non_null(at);
    snprintf(item, sizeof item, "{\"span\":[%zu,%zu],\"type\":\"%s\",\"value\":\"%s\"}", (size_t)(at - r->text),
             (size_t)(at - r->text) + strlen(words), type, value);
    put(r, item);
}

static inline void put_times(record *r, const char *words, const char *type, const char *value)
{
    put(r, ",\"times\":[");
    if (words) put_item(r, words, type, value);
    put(r, "]");
}

#endif
