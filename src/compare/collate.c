/* collate.c - the public call that sets reports side by side: the steps of the collation in their order. */
#include "compare/parties.h"

#include "base/limits.h"

#include <stdlib.h>

enum { FEW_REPORTS = 16 }; /* up to so many take less memory at a time */

typedef struct {
    sayso_story *story;
    const sayso_doc *const *docs;
    size_t n;
    void (*steps)(void *collation);
    int one_near;
    const sayso_place_of_report *given;
} collate_job;

static int by_id(const void *a, const void *b)
{
    const sayso_doc *const *x = a, *const *y = b;
    return strcmp((*x)->report.id, (*y)->report.id);
}

static void take_docs(collate_job *job)
{
    sayso_story *s = job->story;
    if (job->n > SY_STORY_REPORTS_MAX)
        sy_fail(&s->arena, SAYSO_LIMIT, 0, "%zu reports: one collation takes %u; give fewer at a time", job->n, SY_STORY_REPORTS_MAX);
    for (size_t i = 0; i < job->n; i++) *SY_PUSH(&s->arena, &s->docs) = job->docs[i];
    if (s->docs.n) qsort(s->docs.at, s->docs.n, sizeof *s->docs.at, by_id);
    for (uint32_t i = 1; i < s->docs.n; i++)
        if (strcmp(s->docs.at[i]->report.id, s->docs.at[i - 1]->report.id) == 0)
            sy_fail(&s->arena, SAYSO_USAGE, 0, "two reports are called %.120s; give each an id of its own", s->docs.at[i]->report.id);
}

/* Groups are named by their first report until here; give them the numbers 0, 1, ... in that order. */
static void number_places(sy_collation *c)
{
    uint32_t families = 0, stories = 0;
    uint32_t *family = sy_alloc_array(&c->scratch, c->n, sizeof *family), *story = sy_alloc_array(&c->scratch, c->n, sizeof *story);
    for (uint32_t i = 0; i < c->n; i++) {
        const sy_cdoc *d = &c->docs[i];
        if (d->family == i) family[i] = families++;
        if (d->story == i) story[i] = stories++;
        sayso_place_of_report *p = SY_PUSH(c->arena, &c->story->places);
        p->family = family[d->family];
        p->story = story[d->story];
        p->parent = d->parent;
    }
}

void sy_scratch_push(sy_collation *c, size_t block_bytes)
{
    c->stacked = c->scratch;
    sy_arena_init(&c->scratch, block_bytes);
    c->scratch.guard = c->stacked.guard;
}

void sy_scratch_pop(sy_collation *c)
{
    sy_arena_free(&c->scratch);
    c->scratch = c->stacked;
    memset(&c->stacked, 0, sizeof c->stacked);
}

void sy_step_begin(sy_collation *c)
{
    c->kept = c->scratch;
    sy_arena_init(&c->scratch, c->n < FEW_REPORTS ? 1 << 16 : 1 << 20);
    c->scratch.guard = c->kept.guard;
}

void sy_step_end(sy_collation *c)
{
    sy_arena_free(&c->scratch);
    c->scratch = c->kept;
    memset(&c->kept, 0, sizeof c->kept);
}

static void compare_speech(sy_collation *c)
{
    sy_scenes scenes;
    sy_scenes_read(c, &scenes);
    sy_compare_wordings(c, &scenes);
    sy_compare_paraphrases(c, &scenes);
    sy_scenes_report(c, &scenes);
    uint32_t before = c->story->findings.n;
    sy_compare_positions(c, &scenes);
    sy_compare_refusals(c);
    sy_compare_denials(c);
    sy_compare_retold_forget(c, before);
    sy_compare_settle_disputes(c);
}

const sy_collation_step sy_collation_steps[SY_STEPS] = {
    { "words", SY_STEP_ALL, sy_compare_words }, { "near", SY_STEP_ALL, sy_compare_near },
    { "families", SY_STEP_NEAR, sy_compare_reprints }, { "stemma", SY_STEP_NEAR, sy_compare_stemma }, { "stories", SY_STEP_NEAR, sy_compare_stories },
    { "namesakes", SY_STEP_STORY, sy_compare_namesakes }, { "passages", SY_STEP_STORY, sy_compare_passages }, { "differences", SY_STEP_STORY, sy_compare_differences },
    { "speech", SY_STEP_STORY, compare_speech }, { "claims", SY_STEP_STORY, sy_compare_claims },
};

/* A run over the groups of the reports: what is told of each step, and room for one group at a time. */
typedef struct {
    sy_collation *c;
    sy_step_watch *watch;
    void *arg;
    sy_cdoc *docs;     /* of the group at hand */
    uint32_t *members; /* of all groups, one after the other: numbers of reports, rising */
    uint32_t *local;   /* of each report: its number in its group */
} group_run;

static void run_step(const group_run *g, size_t step)
{
    if (g->watch) g->watch(g->arg, g->c, step, 0);
    if (step) sy_step_begin(g->c);
    sy_collation_steps[step].run(g->c);
    if (g->watch) g->watch(g->arg, g->c, step, 1);
    if (step) sy_step_end(g->c);
}

/* Where stories are given, words are read story by story, too, and nothing is placed. */
static void run_steps(const group_run *g, size_t from, size_t to)
{
    sy_collation *c = g->c;
    if (c->given) sy_scratch_push(c, 1 << 16);
    for (size_t step = from; step < to; step++) {
        if (!c->given || sy_collation_steps[step].of != SY_STEP_NEAR) run_step(g, step);
        else if (sy_collation_steps[step].run == sy_compare_stories) sy_compare_given(c);
    }
    if (c->given) sy_scratch_pop(c);
}

/* Run the steps with the n members in place of all reports; what it finds and where it puts them is numbered anew. */
static void run_group(const group_run *g, const uint32_t *members, uint32_t n, size_t from, size_t to)
{
    sy_collation *c = g->c;
    sy_cdoc *docs = c->docs;
    sayso_story *story = c->story, own = { .engine = story->engine };
    uint32_t all = c->n;
    for (uint32_t i = 0; i < n; i++) g->local[members[i]] = i;
    for (uint32_t i = 0; i < n; i++) {
        sy_cdoc *d = &g->docs[i];
        *d = docs[members[i]];
        d->near = 0;
        d->family = g->local[d->family];
        d->story = g->local[d->story];
        d->parent = d->parent < 0 ? -1 : (int32_t)g->local[d->parent];
    }
    c->docs = g->docs;
    c->n = n;
    c->story = &own;
    run_steps(g, from, to);
    c->docs = docs;
    c->n = all;
    c->story = story;
    for (uint32_t i = 0; i < n; i++) {
        const sy_cdoc *d = &g->docs[i];
        docs[members[i]].family = members[d->family];
        docs[members[i]].story = members[d->story];
        docs[members[i]].parent = d->parent < 0 ? -1 : (int32_t)members[d->parent];
        docs[members[i]].doc = d->doc;
    }
    for (uint32_t i = 0; i < own.findings.n; i++) {
        for (uint32_t k = 0; k < own.findings.at[i].n_evidence; k++) {
            sayso_evidence *e = (sayso_evidence *)&own.findings.at[i].evidence[k];
            e->report = members[e->report];
        }
        *SY_PUSH(c->arena, &story->findings) = own.findings.at[i];
    }
}

/* Run the steps [from, to) for each group of reports; a group is named by its first report, which `name` gives. */
static void run_groups(const group_run *g, uint32_t (*name)(const sy_cdoc *d), size_t from, size_t to)
{
    uint32_t n = g->c->n, *end = sy_alloc_array(&g->c->scratch, (size_t)n + 1, sizeof *end);
    for (uint32_t i = 0; i < n; i++) end[name(&g->c->docs[i]) + 1]++;
    for (uint32_t i = 0; i < n; i++) end[i + 1] += end[i];
    for (uint32_t i = 0; i < n; i++) g->members[end[name(&g->c->docs[i])]++] = i; /* end[k] has moved from the start of k to its end */
    for (uint32_t i = 0, first = 0; i < n; first = end[i++])
        if (end[i] > first) run_group(g, g->members + first, end[i] - first, from, to);
}

static uint32_t near_of(const sy_cdoc *d) { return d->near; }
static uint32_t story_of(const sy_cdoc *d) { return d->story; }

/* Each report alone, or as it is given. */
static void begin_places(sy_collation *c)
{
    for (uint32_t i = 0; i < c->n; i++) {
        c->docs[i].family = c->given ? c->given[i].family : i;
        c->docs[i].story = c->given ? c->given[i].story : i;
        c->docs[i].parent = c->given ? c->given[i].parent : -1;
    }
}

void sy_collation_run(sy_collation *c, size_t n_steps, sy_step_watch *watch, void *arg)
{
    sy_arena *a = &c->scratch;
    group_run g = { c, watch, arg, sy_alloc_array(a, c->n, sizeof *g.docs), sy_alloc_array(a, c->n, sizeof *g.members), sy_alloc_array(a, c->n, sizeof *g.local) };
    if (c->given) {
        begin_places(c);
        run_groups(&g, story_of, 0, n_steps);
        return;
    }
    for (size_t from = 0, to; from < n_steps; from = to) {
        sy_step_of of = sy_collation_steps[from].of;
        for (to = from; to < n_steps && sy_collation_steps[to].of == of;) to++;
        for (size_t step = from; of == SY_STEP_ALL && step < to; step++) run_step(&g, step);
        if (of == SY_STEP_NEAR) begin_places(c);
        if (of != SY_STEP_ALL) run_groups(&g, of == SY_STEP_NEAR ? near_of : story_of, from, to);
    }
}

static void run_first(sy_collation *c, size_t n)
{
    c->docs = sy_alloc_array(&c->scratch, c->n, sizeof *c->docs);
    for (uint32_t i = 0; i < c->n; i++) c->docs[i].doc = c->story->docs.at[i];
    sy_collation_run(c, n, NULL, NULL);
    for (uint32_t i = 0; i < c->n; i++) c->story->docs.at[i] = c->docs[i].doc;
    number_places(c);
    sy_findings_finish(c);
}

static void place_steps(void *arg) { run_first(arg, SY_STEPS_TO_PLACE); }
static void all_steps(void *arg) { run_first(arg, SY_STEPS); }

static void release_scratch(void *what)
{
    sy_collation *c = what;
    sy_arena_free(&c->scratch);
    sy_arena_free(&c->stacked);
    sy_arena_free(&c->kept);
}

static void collate_work(void *arg)
{
    collate_job *job = arg;
    sayso_story *s = job->story;
    take_docs(job);
    sy_collation *c = sy_alloc(&s->arena, sizeof *c);
    c->story = s;
    c->arena = &s->arena;
    c->background = s->engine->background;
    c->n = s->docs.n;
    c->one_near = job->one_near;
    c->given = job->given;
    sy_arena_init(&c->scratch, 1 << 20);
    sy_arena_defer(&s->arena, release_scratch, c);
    sayso_error err = { 0 };
    sayso_status status = sy_guard(&c->scratch, job->steps, c, &err);
    release_scratch(c);
    if (status) sy_fail(&s->arena, status, err.at, "%s", err.text);
}

static sayso_status run_job(const sayso *engine, collate_job job, sayso_story **out, sayso_error *err)
{
    if (!engine || (!job.docs && job.n) || !out) return sy_error_set(err, SAYSO_USAGE, 0, "sayso_collate, sayso_place: engine, docs and out must be set");
    sayso_story *s = sy_malloc(sizeof *s);
    if (!s) return sy_error_set(err, SAYSO_MEMORY, 0, "out of memory");
    memset(s, 0, sizeof *s);
    sy_arena_init(&s->arena, job.n < FEW_REPORTS ? 16 * 1024 : 256 * 1024);
    s->engine = engine;
    job.story = s;
    sayso_status status = sy_guard(&s->arena, collate_work, &job, err);
    if (status) {
        sayso_story_free(s);
        return status;
    }
    *out = s;
    return SAYSO_OK;
}

sayso_status sayso_collate(const sayso *engine, const sayso_doc *const *docs, size_t n_docs, sayso_story **out, sayso_error *err)
{
    return run_job(engine, (collate_job){ .docs = docs, .n = n_docs, .steps = all_steps }, out, err);
}

sayso_status sayso_place(const sayso *engine, const sayso_doc *const *docs, size_t n_docs, sayso_story **out, sayso_error *err)
{
    return run_job(engine, (collate_job){ .docs = docs, .n = n_docs, .steps = place_steps }, out, err);
}

sayso_status sy_place_near(const sayso *engine, const sayso_doc *const *docs, size_t n_docs, sayso_story **out, sayso_error *err)
{
    return run_job(engine, (collate_job){ .docs = docs, .n = n_docs, .steps = place_steps, .one_near = 1 }, out, err);
}

sayso_status sy_collate_story(const sayso *engine, const sayso_doc *const *docs, size_t n_docs, const sayso_place_of_report *given, sayso_story **out, sayso_error *err)
{
    return run_job(engine, (collate_job){ .docs = docs, .n = n_docs, .steps = all_steps, .given = given }, out, err);
}

sayso_status sayso_collate_placed(const sayso *engine, const sayso_doc *const *docs, size_t n_docs, const sayso_place_of_report *places, sayso_story **out, sayso_error *err)
{
    for (size_t i = 0; docs && places && i < n_docs; i++)
        if (places[i].story > i || places[i].family > i || places[i].parent < -1 || (places[i].parent >= 0 && (size_t)places[i].parent >= n_docs) || (i && strcmp(docs[i - 1]->report.id, docs[i]->report.id) >= 0))
            return sy_error_set(err, SAYSO_USAGE, 0, "sayso_collate_placed: the docs must be in the order of their ids, and places count within them");
    if (!places && n_docs) return sy_error_set(err, SAYSO_USAGE, 0, "sayso_collate_placed: places must be set");
    return sy_collate_story(engine, docs, n_docs, places, out, err);
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
