/* sayso.c - the public calls: open, read, close, and what a document shows of itself. */
#include "sayso.h"

#include "base/limits.h"
#include "pipeline.h"
#include "report/report.h"

#include <stdlib.h>

#ifndef SAYSO_VERSION
#define SAYSO_VERSION "0.1.0"
#endif

const char *sayso_version(void) { return SAYSO_VERSION; }

const char *sayso_status_name(sayso_status status)
{
    static const char *const names[] = { "ok", "empty", "input", "limit", "memory", "io", "model", "store", "usage" };
    return (unsigned)status < sizeof names / sizeof names[0] ? names[status] : "unknown";
}

void sayso_free(void *memory) { free(memory); }

/* ---- engine */

static void load_all(void *arg)
{
    sayso *s = arg;
    uint32_t n = s->options.language_only ? sy_pipeline_language_n : sy_pipeline_n;
    for (uint32_t i = 0; i < n; i++)
        if (sy_pipeline[i].load) sy_pipeline[i].load(s);
}

static const char *copy_or_null(sy_arena *a, const char *s) { return s ? sy_strdup(a, s) : NULL; }

static void open_work(void *arg)
{
    sayso *s = arg;
    sayso_options *o = &s->options;
    o->data_dir = copy_or_null(&s->arena, o->data_dir);
    o->model_dir = copy_or_null(&s->arena, o->model_dir);
    o->lang_model = copy_or_null(&s->arena, o->lang_model);
    o->actors = copy_or_null(&s->arena, o->actors);
    o->issues = copy_or_null(&s->arena, o->issues);
    o->corrections = copy_or_null(&s->arena, o->corrections);
    o->dictionaries = copy_or_null(&s->arena, o->dictionaries);
    load_all(s);
}

sayso_status sayso_open(const sayso_options *options, sayso **out, sayso_error *err)
{
    if (!options || !out || options->size < sizeof *options || !options->data_dir || !options->model_dir)
        return sy_error_set(err, SAYSO_USAGE, 0, "sayso_open: size, data_dir and model_dir must be set");
    sayso *s = sy_malloc(sizeof *s);
    if (!s) return sy_error_set(err, SAYSO_MEMORY, 0, "out of memory");
    memset(s, 0, sizeof *s);
    sy_arena_init(&s->arena, 1 << 20);
    s->options = *options;
    sayso_status status = sy_guard(&s->arena, open_work, s, err);
    if (status) {
        sayso_close(s);
        return status;
    }
    *out = s;
    return SAYSO_OK;
}

void sayso_close(sayso *engine)
{
    if (!engine) return;
    sy_arena_free(&engine->arena);
    free(engine);
}

/* ---- documents */

typedef struct {
    const sayso *engine;
    const sayso_input *input;
    sayso_doc *doc;
} read_job;

static void read_work(void *arg)
{
    read_job *job = arg;
    sy_report_read(job->engine, job->doc, job->input);
    uint32_t n = job->engine->options.language_only ? sy_pipeline_language_n : sy_pipeline_n;
    for (uint32_t i = 0; i < n; i++)
        if (sy_pipeline[i].run) sy_pipeline[i].run(job->engine, job->doc);
}

sayso_status sayso_read(const sayso *engine, const sayso_input *input, sayso_doc **out, sayso_error *err)
{
    if (!engine || !input || !out || input->size < sizeof *input || !input->id || (!input->bytes && input->n_bytes))
        return sy_error_set(err, SAYSO_USAGE, 0, "sayso_read: engine, size, id and bytes must be set");
    if (strlen(input->id) > SY_ID_BYTES_MAX)
        return sy_error_set(err, SAYSO_LIMIT, 0, "%.60s...: an id may have %u bytes", input->id, SY_ID_BYTES_MAX);
    sayso_doc *d = sy_malloc(sizeof *d);
    if (!d) return sy_error_set(err, SAYSO_MEMORY, 0, "%.120s: out of memory", input->id);
    memset(d, 0, sizeof *d);
    sy_arena_init(&d->arena, 256 * 1024);
    d->engine = engine;
    read_job job = { engine, input, d };
    sayso_status status = sy_guard(&d->arena, read_work, &job, err);
    if (status) {
        sayso_doc_free(d);
        return status;
    }
    *out = d;
    return SAYSO_OK;
}

void sayso_doc_free(sayso_doc *doc)
{
    if (!doc) return;
    sy_arena_free(&doc->arena);
    free(doc);
}

const sayso_report *sayso_doc_report(const sayso_doc *doc) { return &doc->report; }

const char *sayso_doc_text(const sayso_doc *doc, size_t *n_bytes)
{
    *n_bytes = doc->n_text;
    return doc->text;
}

#define LIST(type, call, field)                       \
    const type *call(const sayso_doc *doc, size_t *n) \
    {                                                 \
        *n = doc->field.n;                            \
        return doc->field.at;                         \
    }
LIST(sayso_raw_piece, sayso_doc_raw_map, raw)
LIST(sayso_span, sayso_doc_stripped, stripped)
LIST(sayso_span, sayso_doc_sentences, sentence_spans)
LIST(sayso_actor, sayso_doc_actors, actors)
LIST(sayso_mention, sayso_doc_mentions, mentions)
LIST(sayso_attribution, sayso_doc_attributions, attributions)
LIST(sayso_event, sayso_doc_events, events)
LIST(sayso_event, sayso_doc_nonevents, nonevents)
LIST(sayso_position, sayso_doc_positions, positions)
LIST(sayso_condition, sayso_doc_conditions, conditions)
LIST(sayso_time, sayso_doc_times, times)
LIST(sayso_quantity, sayso_doc_quantities, quantities)
LIST(sayso_claim, sayso_doc_claims, claims)
