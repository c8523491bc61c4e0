/*
 * found_all.c - what the collation found in many stories, one question at a time. Stories are collated one after the other, so that no more records are
 * held than the largest has; each gives its lines, and these are put in order in the end. A store keeps the lines of each story.
 */
#include "base/common.h"
#include "store/placing.h"
#include "view/found.h"
#include "view/view.h"

#include <stdlib.h>

enum { HEAD_BYTES = 12, PIECE_BYTES = 16 };

/* ---- the lines of one story, as bytes: how many lines are less sure, how many pieces, 0; of each its part, weight, report, length; then its text */

typedef struct {
    const sayso_story *story;
    const sayso_found *how;
    int whole_ids; /* reports are called by their ids, not by what follows the last slash */
    sy_arena arena;
    sy_buf out, text;
} story_job;

static void add32(sy_buf *b, uint32_t x)
{
    const char bytes[4] = { (char)x, (char)(x >> 8), (char)(x >> 16), (char)(x >> 24) };
    sy_buf_add(b, bytes, 4);
}

static void add_piece(story_job *job, uint32_t part, uint32_t weight, uint32_t report)
{
    add32(&job->out, part);
    add32(&job->out, weight);
    add32(&job->out, report);
    add32(&job->out, (uint32_t)job->text.n);
    if (job->text.n) sy_buf_add(&job->out, job->text.at, job->text.n);
    if (job->text.failed) job->out.failed = job->text.failed;
    job->text.n = 0;
}

static void free_text(void *what) { sy_buf_free(what); }

static void story_work(void *arg)
{
    story_job *job = arg;
    sy_found l = { .a = sy_account_open(&job->arena, job->story), .how = job->how };
    const sy_found_form *form = sy_found_form_of(job->how);
    uint32_t rows = job->how->what == SAYSO_FOUND_CLAIMS && form->report ? job->story->docs.n : 0;
    sy_buf_init(&job->text, 0);
    sy_arena_defer(&job->arena, free_text, &job->text);
    for (uint32_t i = 0; job->whole_ids && i < job->story->docs.n; i++) {
        const char *id = job->story->docs.at[i]->report.id;
        l.a->labels[i] = sy_clean(l.a->arena, id, strlen(id), 200);
    }
    sy_found_choose(&l);
    add32(&job->out, l.n_unsure);
    add32(&job->out, rows + l.lines.n);
    add32(&job->out, 0);
    for (uint32_t r = 0; r < rows; r++) {
        form->report(&job->text, &l, r);
        add_piece(job, SY_FOUND_PARTS, 0, r);
    }
    for (uint32_t i = 0; i < l.lines.n; i++) {
        form->line(&job->text, &l, &l.lines.at[i]);
        add_piece(job, l.lines.at[i].part, l.lines.at[i].weight, 0);
    }
}

/* Collate n reports of one story and write its lines; *out is from malloc. */
static sayso_status tell_story(const sayso *engine, const sayso_doc *const *docs, uint32_t n, const sayso_place_of_report *given, const sayso_found *how,
                               int whole_ids, char **out, size_t *n_bytes, sayso_error *err)
{
    sayso_story *story;
    sayso_status status = sy_collate_story(engine, docs, n, given, &story, err);
    if (status) return status;
    story_job job = { .story = story, .how = how, .whole_ids = whole_ids };
    status = sy_view_write(&job.arena, &job.out, story_work, &job, out, n_bytes, err);
    sayso_story_free(story);
    return status;
}

/* ---- putting the lines of all stories in order */

typedef struct {
    uint32_t part, weight, nth, n;
    const char *text;
} piece;

typedef struct {
    sy_arena arena, *a;
    const sayso *engine;
    const sayso_found *how;
    uint32_t n_reports, n_stories, n_unsure;
    int whole_ids;
    SY_VEC(piece) pieces;
    SY_VEC(char *) owned; /* answers that are not in the arena */
    sayso_store *store;
    const sayso_doc *const *docs;
    sy_buf out;
    size_t listed;
} all_job;

/* Take the lines of a story; 0 if they are damaged. */
static int take_lines(all_job *job, const char *bytes, size_t n, const uint32_t *members, uint32_t n_members)
{
    if (n < HEAD_BYTES) return 0;
    uint32_t count = sy_get32(bytes + 4);
    const char *p = bytes + HEAD_BYTES, *end = bytes + n;
    for (uint32_t i = 0; i < count; i++) {
        if (end - p < PIECE_BYTES) return 0;
        piece x = { sy_get32(p), sy_get32(p + 4), 0, sy_get32(p + 12), p + PIECE_BYTES };
        uint32_t report = sy_get32(p + 8);
        if (x.part > SY_FOUND_PARTS || report >= n_members || (size_t)(end - x.text) < x.n) return 0;
        p = x.text + x.n;
        x.nth = x.part == SY_FOUND_PARTS ? members[report] : job->pieces.n;
        *SY_PUSH(job->a, &job->pieces) = x;
    }
    job->n_unsure += sy_get32(bytes);
    return p == end;
}

/* Rows of reports stand first. */
static int in_order(const void *x, const void *y)
{
    const piece *a = x, *b = y;
    uint32_t p = a->part == SY_FOUND_PARTS ? 0 : a->part + 1, q = b->part == SY_FOUND_PARTS ? 0 : b->part + 1;
    if (p != q) return p < q ? -1 : 1;
    if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
    return a->nth < b->nth ? -1 : a->nth > b->nth;
}

/* The list as if it were of one story with all the reports. */
static void write_all(all_job *job)
{
    sayso_story story = { .engine = job->engine };
    sy_account a = { .arena = job->a, .story = &story, .n_stories = job->n_stories };
    sy_found l = { .a = &a, .how = job->how, .n_unsure = job->n_unsure };
    const sy_found_form *form = sy_found_form_of(job->how);
    story.docs.n = job->n_reports;
    if (job->pieces.n) qsort(job->pieces.at, job->pieces.n, sizeof *job->pieces.at, in_order);
    for (uint32_t i = 0; i < job->pieces.n; i++) {
        if (job->pieces.at[i].part == SY_FOUND_PARTS) continue;
        l.shown[job->pieces.at[i].part]++;
        l.lines.n++;
    }
    form->head(&job->out, &l);
    uint32_t last = SY_FOUND_PARTS;
    for (uint32_t i = 0; i < job->pieces.n; i++) {
        const piece *x = &job->pieces.at[i];
        if (form->part && x->part != last && x->part != SY_FOUND_PARTS) form->part(&job->out, &l, (sy_found_part)x->part);
        last = x->part;
        sy_buf_add(&job->out, x->text, x->n);
    }
    if (form->tail) form->tail(&job->out, &l);
    job->listed = l.lines.n;
}

/* Are there two reports that the last part of the id does not tell apart? */
static int are_alike(sy_arena *a, const char *const *ids, uint32_t n)
{
    sy_map seen = { 0 };
    int fresh = 1;
    for (uint32_t i = 0; fresh && i < n; i++) sy_map_put(a, &seen, sy_last_part(ids[i]), strlen(sy_last_part(ids[i])), &fresh);
    return !fresh;
}

static void free_owned(void *arg)
{
    all_job *job = arg;
    for (uint32_t i = 0; i < job->owned.n; i++) free(job->owned.at[i]);
    job->owned.n = 0;
}

static void begin(all_job *job, uint32_t n_reports, const char *const *ids)
{
    job->a = &job->arena;
    job->n_reports = n_reports;
    if (n_reports > SY_STORY_REPORTS_MAX) sy_fail(job->a, SAYSO_LIMIT, 0, "%u reports: one collation takes %u; give fewer at a time", n_reports, SY_STORY_REPORTS_MAX);
    job->whole_ids = are_alike(job->a, ids, n_reports);
    sy_arena_defer(job->a, free_owned, job);
}

/* Places of the members of one story as it is collated: families and parents by their number in it. */
static void local_places(const sayso_place_of_report *all, const uint32_t *members, uint32_t n, uint32_t *local, sayso_place_of_report *out)
{
    for (uint32_t i = 0; i < n; i++) local[members[i]] = i;
    for (uint32_t i = 0; i < n; i++) {
        const sayso_place_of_report *p = &all[members[i]];
        out[i] = (sayso_place_of_report){ 0, local[p->family], p->parent < 0 ? -1 : (int32_t)local[p->parent] };
    }
}

/* Tell each story by `tell`; places are named by the first report. */
static void tell_all(all_job *job, const sayso_place_of_report *places, void (*tell)(all_job *job, const uint32_t *members, uint32_t n, const sayso_place_of_report *given, void *arg), void *arg)
{
    uint32_t n = job->n_reports, *name = sy_alloc_array(job->a, n, sizeof *name), *local = sy_alloc_array(job->a, n, sizeof *local);
    sayso_place_of_report *given = sy_alloc_array(job->a, n, sizeof *given);
    for (uint32_t i = 0; i < n; i++) name[i] = places[i].story;
    sy_kept_groups g = sy_kept_group(job->a, name, n);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t size = g.first[i + 1] - g.first[i];
        if (!size) continue;
        job->n_stories++;
        local_places(places, g.members + g.first[i], size, local, given);
        tell(job, g.members + g.first[i], size, given, arg);
    }
}

/* ---- reports in memory */

static int by_id(const void *a, const void *b)
{
    const sayso_doc *const *x = a, *const *y = b;
    return strcmp((*x)->report.id, (*y)->report.id);
}

static void tell_docs(all_job *job, const uint32_t *members, uint32_t n, const sayso_place_of_report *given, void *arg)
{
    const sayso_doc *const *sorted = arg, **docs;
    sayso_error err;
    char *bytes, **own = SY_PUSH(job->a, &job->owned);
    size_t n_bytes;
    docs = sy_malloc(n * sizeof *docs);
    if (!docs) sy_fail(job->a, SAYSO_MEMORY, 0, "out of memory");
    for (uint32_t i = 0; i < n; i++) docs[i] = sorted[members[i]];
    sayso_status status = tell_story(job->engine, docs, n, given, job->how, job->whole_ids, &bytes, &n_bytes, &err);
    free(docs);
    if (status) sy_fail(job->a, status, err.at, "%s", err.text);
    *own = bytes;
    take_lines(job, bytes, n_bytes, members, n);
}

static void free_story(void *story) { sayso_story_free(story); }

static void docs_work(void *arg)
{
    all_job *job = arg;
    sayso_story *placed;
    sayso_error err;
    size_t n;
    uint32_t n_docs = job->n_reports;
    const sayso_doc **sorted = sy_alloc_array(&job->arena, n_docs, sizeof *sorted);
    const char **ids = sy_alloc_array(&job->arena, n_docs, sizeof *ids);
    if (n_docs) memcpy(sorted, job->docs, n_docs * sizeof *sorted);
    if (n_docs) qsort(sorted, n_docs, sizeof *sorted, by_id);
    for (uint32_t i = 0; i < n_docs; i++) ids[i] = sorted[i]->report.id;
    begin(job, n_docs, ids);
    sayso_status status = sayso_place(job->engine, sorted, n_docs, &placed, &err);
    if (status) sy_fail(job->a, status, err.at, "%s", err.text);
    sy_arena_defer(job->a, free_story, placed);
    const sayso_place_of_report *p = sayso_story_places(placed, &n);
    sayso_place_of_report *places = sy_alloc_array(job->a, n, sizeof *places);
    uint32_t *story = sy_alloc_array(job->a, n, 2 * sizeof *story), *family = story + n;
    for (uint32_t i = n_docs; i-- > 0;) story[p[i].story] = family[p[i].family] = i; /* the first of each */
    for (uint32_t i = 0; i < n_docs; i++) places[i] = (sayso_place_of_report){ story[p[i].story], family[p[i].family], p[i].parent };
    tell_all(job, places, tell_docs, sorted);
    write_all(job);
}

sayso_status sayso_docs_found(const sayso *engine, const sayso_doc *const *docs, size_t n_docs, const sayso_found *how, char **out, size_t *n_bytes,
                              size_t *n_found, sayso_error *err)
{
    if (!engine || (!docs && n_docs) || n_docs > UINT32_MAX || !sy_found_is_asked(how) || !out || !n_bytes)
        return sy_error_set(err, SAYSO_USAGE, 0, "sayso_docs_found: engine, docs, how, out, n_bytes and how->size must be set; how->what and how->as are of the enums");
    all_job job = { .engine = engine, .how = how, .docs = docs, .n_reports = (uint32_t)n_docs };
    sayso_status status = sy_view_write(&job.arena, &job.out, docs_work, &job, out, n_bytes, err);
    if (!status && n_found) *n_found = job.listed;
    return status;
}

/* ---- reports of a store */

typedef struct {
    sy_kept *k;
    const char *slot;
} stored;

/* All that the lines follow from besides the records. */
static void key_of(all_job *job, sy_kept *kept, const uint32_t *members, uint32_t n, const sayso_place_of_report *given, char key[65])
{
    const sayso_found *how = job->how;
    uint32_t *more = sy_alloc_array(job->a, (size_t)n + 4, 2 * sizeof *more), k = 0;
    for (uint32_t i = 0; i < n; i++) {
        more[k++] = given[i].family;
        more[k++] = (uint32_t)given[i].parent;
    }
    more[k++] = how->what;
    more[k++] = how->as;
    more[k++] = (how->all != 0) | (uint32_t)(how->colour != 0) << 1 | (uint32_t)(job->whole_ids != 0) << 2;
    more[k++] = how->width;
    sy_kept_key(kept, members, n, more, k * sizeof *more, key);
}

static void tell_stored(all_job *job, const uint32_t *members, uint32_t n, const sayso_place_of_report *given, void *arg)
{
    const stored *s = arg;
    char key[65], *bytes;
    size_t n_bytes = 0;
    sayso_doc **docs;
    sayso_error err;
    key_of(job, s->k, members, n, given, key);
    const char *known = sy_kept_find(s->k, s->slot, key, &n_bytes);
    if (known && take_lines(job, known, n_bytes, members, n)) return;
    char **own = SY_PUSH(job->a, &job->owned);
    sayso_status status = sy_kept_docs(s->k, members, n, 0, &docs, &err);
    if (!status) {
        status = tell_story(job->engine, (const sayso_doc *const *)docs, n, given, job->how, job->whole_ids, &bytes, &n_bytes, &err);
        sy_kept_docs_free(docs, n);
    }
    if (status) sy_fail(job->a, status, err.at, "%s", err.text);
    *own = bytes;
    sy_kept_add(s->k, s->slot, key, bytes, n_bytes);
    take_lines(job, bytes, n_bytes, members, n);
}

static void store_work(void *arg)
{
    all_job *job = arg;
    sy_kept *k = sy_kept_open(&job->arena, job->store, job->engine);
    uint32_t n = k->reports.n;
    const char **ids = sy_alloc_array(&job->arena, n, sizeof *ids);
    for (uint32_t i = 0; i < n; i++) ids[i] = k->reports.at[i].id;
    begin(job, n, ids);
    stored s = { k, sy_printf(job->a, "found %d %d %d", (int)job->how->what, (int)job->how->as, job->how->all != 0) };
    tell_all(job, sy_kept_places(k), tell_stored, &s);
    write_all(job);
    sy_kept_close(k);
}

sayso_status sayso_store_found(sayso_store *store, const sayso *engine, const sayso_found *how, char **out, size_t *n_bytes, size_t *n_found, sayso_error *err)
{
    if (!store || !engine || !sy_found_is_asked(how) || !out || !n_bytes)
        return sy_error_set(err, SAYSO_USAGE, 0, "sayso_store_found: store, engine, how, out, n_bytes and how->size must be set; how->what and how->as are of the enums");
    all_job job = { .engine = engine, .how = how, .store = store };
    sayso_status status = sy_view_write(&job.arena, &job.out, store_work, &job, out, n_bytes, err);
    if (!status && n_found) *n_found = job.listed;
    return status;
}
