/* lists.c - the public calls that list positions and conditions of a story. */
#include "view/gaps.h"
#include "view/timeline.h"
#include "view/view.h"
#include "view/whatif.h"

typedef struct list_job {
    const sayso_story *story;
    const char *condition; /* of whatif */
    sayso_list how;
    void (*work)(struct list_job *job, sy_account *a);
    sy_arena arena;
    sy_buf out;
    size_t listed;
} list_job;

static void list_work(void *arg)
{
    list_job *job = arg;
    job->work(job, sy_account_open(&job->arena, job->story));
}

static sayso_status list(list_job *job, const sayso_list *how, char **out, size_t *n_bytes, size_t *n_listed, sayso_error *err)
{
    if (!job->story || !out || !n_bytes || (how && (how->size < sizeof *how || how->as > SAYSO_AS_CSV || how->stance > SAYSO_OPPOSES)))
        return sy_error_set(err, SAYSO_USAGE, 0, "lists of a story: story, out, n_bytes and how->size must be set; how->as and how->stance are of the enums");
    if (how) job->how = *how;
    sayso_status status = sy_view_write(&job->arena, &job->out, list_work, job, out, n_bytes, err);
    if (!status && n_listed) *n_listed = job->listed;
    return status;
}

static void positions(list_job *job, sy_account *a)
{
    static void (*const forms[])(sy_buf *, sy_matrix *) = { sy_matrix_text, sy_matrix_json, sy_matrix_csv };
    sy_matrix *m = sy_matrix_make(a, &job->how);
    forms[job->how.as](&job->out, m);
    job->listed = m->entries.n;
}

sayso_status sayso_story_positions(const sayso_story *story, const sayso_list *how, char **out, size_t *n_bytes, size_t *n_listed, sayso_error *err)
{
    list_job job = { .story = story, .work = positions };
    return list(&job, how, out, n_bytes, n_listed, err);
}

static void gaps(list_job *job, sy_account *a)
{
    static void (*const forms[])(sy_buf *, sy_gaps *) = { sy_gaps_text, sy_gaps_json, sy_gaps_csv };
    sy_gaps *g = sy_gaps_make(a, &job->how);
    forms[job->how.as](&job->out, g);
    job->listed = g->gaps.n;
}

sayso_status sayso_story_gaps(const sayso_story *story, const sayso_list *how, char **out, size_t *n_bytes, size_t *n_listed, sayso_error *err)
{
    list_job job = { .story = story, .work = gaps };
    return list(&job, how, out, n_bytes, n_listed, err);
}

static void timeline(list_job *job, sy_account *a)
{
    static void (*const forms[])(sy_buf *, sy_timeline *) = { sy_timeline_text, sy_timeline_json, sy_timeline_csv };
    sy_timeline *t = sy_timeline_make(a, &job->how);
    forms[job->how.as](&job->out, t);
    job->listed = t->moments.n;
}

sayso_status sayso_story_timeline(const sayso_story *story, const sayso_list *how, char **out, size_t *n_bytes, size_t *n_listed, sayso_error *err)
{
    list_job job = { .story = story, .work = timeline };
    return list(&job, how, out, n_bytes, n_listed, err);
}

static void what_if(list_job *job, sy_account *a)
{
    static void (*const forms[])(sy_buf *, sy_whatif *) = { sy_whatif_text, sy_whatif_json, sy_whatif_csv };
    sy_whatif *w = sy_whatif_make(a, job->condition, &job->how);
    forms[job->how.as](&job->out, w);
    job->listed = w->found.n;
}

sayso_status sayso_story_what_if(const sayso_story *story, const char *condition, const sayso_list *how, char **out, size_t *n_bytes, size_t *n_listed,
                                 sayso_error *err)
{
    list_job job = { .story = story, .work = what_if, .condition = condition };
    if (!condition) return sy_error_set(err, SAYSO_USAGE, 0, "sayso_story_what_if: condition must be set");
    return list(&job, how, out, n_bytes, n_listed, err);
}
