/* collate.c - the public call that sets reports side by side. */
#include "compare/compare.h"

#include <stdlib.h>

void sy_background_load(sayso *engine) { (void)engine; }

typedef struct {
    sayso_story *story;
    const sayso_doc *const *docs;
    size_t n;
} collate_job;

static int by_id(const void *a, const void *b)
{
    const sayso_doc *const *x = a, *const *y = b;
    return strcmp((*x)->report.id, (*y)->report.id);
}

static void collate_work(void *arg)
{
    collate_job *job = arg;
    sayso_story *s = job->story;
    for (size_t i = 0; i < job->n; i++) *SY_PUSH(&s->arena, &s->docs) = job->docs[i];
    qsort(s->docs.at, s->docs.n, sizeof *s->docs.at, by_id);
}

sayso_status sayso_collate(const sayso *engine, const sayso_doc *const *docs, size_t n_docs, sayso_story **out, sayso_error *err)
{
    if (!engine || !docs || !out) return sy_error_set(err, SAYSO_USAGE, 0, "sayso_collate: engine, docs and out must be set");
    sayso_story *s = sy_malloc(sizeof *s);
    if (!s) return sy_error_set(err, SAYSO_MEMORY, 0, "out of memory");
    memset(s, 0, sizeof *s);
    sy_arena_init(&s->arena, 1 << 20);
    s->engine = engine;
    collate_job job = { s, docs, n_docs };
    sayso_status status = sy_guard(&s->arena, collate_work, &job, err);
    if (status) {
        sayso_story_free(s);
        return status;
    }
    *out = s;
    return SAYSO_OK;
}

void sayso_story_free(sayso_story *story)
{
    if (!story) return;
    sy_arena_free(&story->arena);
    free(story);
}

const sayso_doc *const *sayso_story_docs(const sayso_story *story, size_t *n)
{
    *n = story->docs.n;
    return story->docs.at;
}

const sayso_finding *sayso_story_findings(const sayso_story *story, size_t *n)
{
    *n = story->findings.n;
    return story->findings.at;
}

const sayso_place_of_report *sayso_story_places(const sayso_story *story, size_t *n)
{
    *n = story->places.n;
    return story->places.at;
}
