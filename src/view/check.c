/* check.c - the public call that holds a draft against reports. */
#include "view/check.h"
#include "view/view.h"

#include "base/limits.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const sayso_doc *draft;
    const sayso_doc *const *docs;
    size_t n;
    sayso_check how;
    sayso_story story;
    sy_collation c;
    sy_checked checked;
    sy_buf out;
} check_job;

const char *sy_check_status_word(sy_check_status s)
{
    static const char *const words[] = { "carried", "re-worded", "in conflict", "not found" };
    return words[s];
}

const char *sy_check_item_word(sy_item_kind k)
{
    static const char *const words[] = { "statement", "quotation", "figure", "name", "attribution" };
    return words[k];
}

/* ---- changed words, in pairs */

static void add_side(sy_checked *c, sy_buf *b, uint32_t report, sayso_span span)
{
    sy_buf_str(b, span.end ? "\xE2\x80\x9C" : "\xE2\x80\x93");
    if (!span.end) return;
    sy_buf_str(b, sy_words_of(c->a, report, span, SY_WORDS_SHOWN));
    sy_buf_str(b, "\xE2\x80\x9D");
}

static void widen(sayso_span *all, sayso_span one)
{
    if (!one.end) return;
    if (!all->end) all->start = one.start;
    all->end = one.end;
}

const char *sy_check_changes(sy_checked *c, const sy_check_item *item)
{
    sy_buf b;
    if (!item->n_words || !item->n_places) return "";
    sy_buf_init(&b, 64 * 1024);
    for (uint32_t i = 0; i < item->n_words; i++) {
        sayso_span here = { 0, 0 }, there = { 0, 0 };
        if (!item->words[i].changed) continue;
        for (; i < item->n_words && item->words[i].changed; i++) {
            if (item->words[i].b.end && item->words[i].b.start < there.end) break; /* in another order */
            widen(&here, item->words[i].a);
            widen(&there, item->words[i].b);
        }
        if (i < item->n_words && item->words[i].changed) i--;
        if (b.n) sy_buf_str(&b, ", ");
        add_side(c, &b, c->draft, here);
        sy_buf_str(&b, " \xE2\x86\x90 ");
        add_side(c, &b, item->places[0].report, there);
    }
    const char *all = b.n ? sy_strndup(c->a->arena, b.at, b.n) : "";
    sy_buf_free(&b);
    return all;
}

/* ---- the call */

static int by_id(const void *a, const void *b)
{
    const sayso_doc *const *x = a, *const *y = b;
    return strcmp((*x)->report.id, (*y)->report.id);
}

static void take_docs(check_job *job)
{
    sy_arena *a = &job->c.scratch;
    if (job->n > SY_STORY_REPORTS_MAX) sy_fail(a, SAYSO_LIMIT, 0, "%zu reports: a draft is held against %u at most", job->n, SY_STORY_REPORTS_MAX);
    if (job->draft->n_text > SY_DRAFT_BYTES_MAX)
        sy_fail(a, SAYSO_LIMIT, SY_DRAFT_BYTES_MAX, "%.120s: a draft may have %u bytes; check it in parts", job->draft->report.id, SY_DRAFT_BYTES_MAX);
    for (size_t i = 0; i < job->n; i++)
        if (strcmp(job->docs[i]->report.sha256, job->draft->report.sha256) != 0) *SY_PUSH(a, &job->story.docs) = job->docs[i];
    uint32_t n = job->story.docs.n;
    if (n) qsort(job->story.docs.at, n, sizeof *job->story.docs.at, by_id);
    for (uint32_t i = 1; i < n; i++)
        if (by_id(&job->story.docs.at[i - 1], &job->story.docs.at[i]) == 0)
            sy_fail(a, SAYSO_USAGE, 0, "two reports are called %.120s; give each an id of its own", job->story.docs.at[i]->report.id);
    *SY_PUSH(a, &job->story.docs) = job->draft;
}

static void work(void *arg)
{
    check_job *job = arg;
    sy_collation *c = &job->c;
    take_docs(job);
    c->story = &job->story;
    job->story.engine = job->draft->engine;
    c->background = job->draft->engine ? job->draft->engine->background : NULL;
    c->n = job->story.docs.n;
    c->docs = sy_alloc_array(&c->scratch, c->n, sizeof *c->docs);
    for (uint32_t i = 0; i < c->n; i++) c->docs[i].doc = job->story.docs.at[i];
    sy_compare_words(c);
    sy_checked *k = &job->checked;
    k->a = sy_account_open(&c->scratch, &job->story);
    k->how = &job->how;
    k->draft = c->n - 1;
    sy_draft_check(c, &k->items);
    for (uint32_t i = 0; i < k->items.n; i++) k->n[k->items.at[i].status]++;
    if (job->how.as == SAYSO_AS_JSON) sy_check_json(&job->out, k);
    else if (job->how.as == SAYSO_AS_CSV) sy_check_csv(&job->out, k);
    else sy_check_text(&job->out, k);
}

sayso_status sayso_check_draft(const sayso_doc *draft, const sayso_doc *const *docs, size_t n_docs, const sayso_check *how, char **out, size_t *n_bytes,
                               sayso_checked *counts, sayso_error *err)
{
    check_job job = { .draft = draft, .docs = docs, .n = n_docs };
    if (!draft || (n_docs && !docs) || !out || !n_bytes || (how && (how->size < sizeof *how || how->as > SAYSO_AS_CSV)))
        return sy_error_set(err, SAYSO_USAGE, 0, "sayso_check_draft: draft, docs, out, n_bytes and how->size must be set; how->as is of the enum");
    if (how) job.how = *how;
    sayso_status status = sy_view_write(&job.c.scratch, &job.out, work, &job, out, n_bytes, err);
    const uint32_t *n = job.checked.n;
    if (!status && counts) *counts = (sayso_checked){ n[SY_CARRIED], n[SY_REWORDED], n[SY_IN_CONFLICT], n[SY_NOT_FOUND] };
    return status;
}
