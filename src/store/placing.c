/*
 * placing.c - stories and families of a store's reports. Neighbourhoods are told from what the store keeps of each report, anew when a report has come,
 * gone or changed; only those that have got or lost a report since the last time are placed anew, and only their texts are read.
 */
#include "store/placing.h"

#include "base/common.h"

#include <stdlib.h>

enum { PLACE_BYTES = 12 };

static const char slot_of_places[] = "places", slot_of_near[] = "near";

/* ---- one neighbourhood */

typedef struct {
    sayso_doc **docs;
    uint32_t n;
} loaded;

static void free_docs(void *what)
{
    loaded *l = what;
    for (uint32_t i = 0; i < l->n; i++) sayso_doc_free(l->docs[i]);
    free(l->docs);
    l->docs = NULL;
    l->n = 0;
}

static void write32(char *to, uint32_t x)
{
    for (int k = 0; k < 4; k++) to[k] = (char)(x >> (8 * k));
}

static void write_place(char *to, const sayso_place_of_report *p)
{
    write32(to, p->story);
    write32(to + 4, p->family);
    write32(to + 8, (uint32_t)p->parent);
}

static sayso_place_of_report read_place(const char *p)
{
    sayso_place_of_report place = { sy_get32(p), sy_get32(p + 4), (int32_t)sy_get32(p + 8) };
    return place;
}

static _Noreturn void damaged(sy_kept *k) { sy_fail(k->arena, SAYSO_STORE, 0, "%s: what it keeps is damaged", k->store->path); }

sayso_status sy_kept_docs(sy_kept *k, const uint32_t *members, uint32_t n, int heads, sayso_doc ***out, sayso_error *err)
{
    loaded l = { sy_malloc((n + 1) * sizeof *l.docs), 0 };
    sayso_status status = l.docs ? SAYSO_OK : sy_error_set(err, SAYSO_MEMORY, 0, "out of memory");
    while (!status && l.n < n) {
        char *json;
        size_t bytes;
        status = sy_kept_record(k, &k->reports.at[members[l.n]], &json, &bytes, err);
        if (status) break;
        status = (heads ? sayso_doc_head_from_json : sayso_doc_from_json)(json, bytes, &l.docs[l.n], err);
        free(json);
        l.n += !status;
    }
    if (status) free_docs(&l);
    else *out = l.docs;
    return status;
}

void sy_kept_docs_free(sayso_doc **docs, uint32_t n)
{
    loaded l = { docs, n };
    free_docs(&l);
}

/* Places within the neighbourhood, as bytes in the arena. */
static char *work_out(sy_kept *k, const uint32_t *members, uint32_t n)
{
    sayso_doc **docs;
    sayso_story *story;
    sayso_error err;
    size_t n_places;
    char *bytes = sy_alloc_array(k->arena, n, PLACE_BYTES);
    sayso_status status = sy_kept_docs(k, members, n, 1, &docs, &err);
    if (!status) {
        status = sy_place_near(k->engine, (const sayso_doc *const *)docs, n, &story, &err);
        if (!status) {
            const sayso_place_of_report *p = sayso_story_places(story, &n_places);
            for (uint32_t i = 0; i < n; i++) write_place(bytes + PLACE_BYTES * (size_t)i, &p[i]);
            sayso_story_free(story);
        }
        sy_kept_docs_free(docs, n);
    }
    if (status) sy_fail(k->arena, status, err.at, "%s", err.text);
    return bytes;
}

/* ---- all */

/* Numbers of stories and families are those of the first report until here. */
static void place_members(sy_kept *k, const uint32_t *members, uint32_t n, sayso_place_of_report *out)
{
    char key[65];
    size_t bytes = 0;
    uint32_t *story = sy_alloc_array(k->arena, n, 2 * sizeof *story), *family = story + n;
    const char *known;
    if (n == 1) {
        out[members[0]] = (sayso_place_of_report){ members[0], members[0], -1 };
        return;
    }
    sy_kept_key(k, members, n, NULL, 0, key);
    known = sy_kept_find(k, slot_of_places, key, &bytes);
    if (!known || bytes != (size_t)n * PLACE_BYTES) {
        char *fresh = work_out(k, members, n);
        sy_kept_add(k, slot_of_places, key, fresh, (size_t)n * PLACE_BYTES);
        known = fresh;
    }
    for (uint32_t i = n; i-- > 0;) {
        sayso_place_of_report p = read_place(known + PLACE_BYTES * (size_t)i);
        if (p.story >= n || p.family >= n || p.parent >= (int32_t)n) damaged(k);
        story[p.story] = members[i];
        family[p.family] = members[i];
    }
    for (uint32_t i = 0; i < n; i++) {
        sayso_place_of_report p = read_place(known + PLACE_BYTES * (size_t)i);
        out[members[i]] = (sayso_place_of_report){ story[p.story], family[p.family], p.parent < 0 ? -1 : (int32_t)members[p.parent] };
    }
}

sy_kept_groups sy_kept_group(sy_arena *a, const uint32_t *name, uint32_t n)
{
    sy_kept_groups g = { sy_alloc_array(a, n, sizeof *g.members), sy_alloc_array(a, (size_t)n + 2, sizeof *g.first) };
    uint32_t *next = g.first + 1; /* shifted by one while the groups are filled */
    for (uint32_t i = 0; i < n; i++) next[name[i] + 1]++;
    for (uint32_t i = 0; i < n; i++) next[i + 1] += next[i];
    for (uint32_t i = 0; i < n; i++) g.members[next[name[i]]++] = i;
    return g;
}

typedef struct {
    sy_kept *k;
    sy_arena room;
    uint32_t *near;
} near_job;

static void near_work(void *arg)
{
    near_job *job = arg;
    sy_neighbourhoods(&job->room, job->k->engine->background, sy_kept_terms(job->k, &job->room), job->k->reports.n, job->near);
}

/* Of each report the first of its neighbourhood, as bytes in the arena. */
static char *work_out_near(sy_kept *k)
{
    uint32_t n = k->reports.n;
    near_job job = { .k = k, .near = sy_alloc_array(k->arena, n, sizeof *job.near) };
    sayso_error err;
    char *bytes = sy_alloc_array(k->arena, n, 4);
    sy_arena_init(&job.room, 1 << 20);
    sayso_status status = sy_guard(&job.room, near_work, &job, &err);
    sy_arena_free(&job.room);
    if (status) sy_fail(k->arena, status, 0, "%s", err.text);
    for (uint32_t i = 0; i < n; i++) write32(bytes + 4 * (size_t)i, job.near[i]);
    return bytes;
}

static const uint32_t *neighbourhoods(sy_kept *k)
{
    char key[65];
    size_t bytes = 0;
    uint32_t n = k->reports.n, *near = sy_alloc_array(k->arena, n, sizeof *near);
    for (uint32_t i = 0; i < n; i++) near[i] = i;
    if (n < 2) return near;
    sy_kept_key(k, near, n, NULL, 0, key); /* of all reports */
    const char *known = sy_kept_find(k, slot_of_near, key, &bytes);
    if (!known || bytes != (size_t)n * 4) {
        char *fresh = work_out_near(k);
        sy_kept_add(k, slot_of_near, key, fresh, (size_t)n * 4);
        known = fresh;
    }
    for (uint32_t i = 0; i < n; i++) {
        near[i] = sy_get32(known + 4 * (size_t)i);
        if (near[i] > i) damaged(k);
    }
    return near;
}

sayso_place_of_report *sy_kept_places(sy_kept *k)
{
    uint32_t n = k->reports.n;
    sayso_place_of_report *out = sy_alloc_array(k->arena, n, sizeof *out);
    sy_kept_groups g = sy_kept_group(k->arena, neighbourhoods(k), n);
    for (uint32_t i = 0; i < n; i++)
        if (g.first[i + 1] > g.first[i]) place_members(k, g.members + g.first[i], g.first[i + 1] - g.first[i], out);
    return out;
}

/* ---- the public call */

struct sayso_placed {
    sy_arena arena;
    const char **ids;
    sayso_place_of_report *at;
    uint32_t n;
};

typedef struct {
    sayso_placed *p;
    sayso_store *store;
    const sayso *engine;
} place_job;

/* Groups are named by their first report until here; give them the numbers 0, 1, ... in that order. */
static void number_places(sy_arena *a, sayso_place_of_report *at, uint32_t n)
{
    uint32_t *story = sy_alloc_array(a, n, 2 * sizeof *story), *family = story + n, stories = 0, families = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (at[i].story == i) story[i] = stories++;
        if (at[i].family == i) family[i] = families++;
        at[i].story = story[at[i].story];
        at[i].family = family[at[i].family];
    }
}

static void place_work(void *arg)
{
    place_job *job = arg;
    sayso_placed *p = job->p;
    sy_kept *k = sy_kept_open(&p->arena, job->store, job->engine);
    if (k->reports.n > SY_STORY_REPORTS_MAX) sy_fail(&p->arena, SAYSO_LIMIT, 0, "%u reports: one collation takes %u; give fewer at a time", k->reports.n, SY_STORY_REPORTS_MAX);
    p->n = k->reports.n;
    p->at = sy_kept_places(k);
    p->ids = sy_alloc_array(&p->arena, p->n, sizeof *p->ids);
    for (uint32_t i = 0; i < p->n; i++) p->ids[i] = k->reports.at[i].id;
    number_places(&p->arena, p->at, p->n);
    sy_kept_close(k);
}

sayso_status sayso_store_place(sayso_store *store, const sayso *engine, sayso_placed **out, sayso_error *err)
{
    if (!store || !engine || !out) return sy_error_set(err, SAYSO_USAGE, 0, "sayso_store_place: store, engine and out must be set");
    sayso_placed *p = sy_malloc(sizeof *p);
    if (!p) return sy_error_set(err, SAYSO_MEMORY, 0, "out of memory");
    memset(p, 0, sizeof *p);
    sy_arena_init(&p->arena, 1 << 18);
    place_job job = { p, store, engine };
    sayso_status status = sy_guard(&p->arena, place_work, &job, err);
    if (status) sayso_placed_free(p);
    else *out = p;
    return status;
}

void sayso_placed_free(sayso_placed *placed)
{
    if (!placed) return;
    sy_arena_free(&placed->arena);
    free(placed);
}

const sayso_place_of_report *sayso_placed_places(const sayso_placed *placed, size_t *n)
{
    *n = placed->n;
    return placed->at;
}

const char *const *sayso_placed_ids(const sayso_placed *placed, size_t *n)
{
    *n = placed->n;
    return placed->ids;
}
