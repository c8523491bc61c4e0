/* view.c - the public calls that show a story. */
#include "view/view.h"

#include <string.h>

typedef enum { AS_TEXT, AS_PAGE, AS_JSON, AS_GRAPH, AS_DRAWING } view_form;

typedef struct {
    const sayso_story *story;
    sayso_view how;
    view_form form;
    sy_arena arena;
    sy_buf out;
} view_job;

static void view_work(void *arg)
{
    view_job *job = arg;
    if (job->form == AS_JSON) {
        sy_view_findings(&job->out, job->story);
        return;
    }
    sy_account *a = sy_account_make(&job->arena, job->story);
    if (job->form == AS_TEXT) sy_view_text(&job->out, a, &job->how);
    else if (job->form == AS_PAGE) sy_view_page(&job->out, a, &job->how);
    else if (job->form == AS_GRAPH) sy_view_graph(&job->out, a);
    else sy_view_drawing(&job->out, a);
}

sayso_status sy_view_write(sy_arena *a, sy_buf *from, void (*work)(void *), void *job, char **out, size_t *n_bytes, sayso_error *err)
{
    sy_arena_init(a, 0);
    sy_buf_init(from, 0);
    sayso_status status = sy_guard(a, work, job, err);
    sy_arena_free(a);
    sy_buf_add(from, "", 0); /* nothing is an empty string */
    if (!status && from->failed == 1) status = sy_error_set(err, SAYSO_MEMORY, 0, "out of memory while writing the list");
    if (!status && from->failed) status = sy_error_set(err, SAYSO_LIMIT, 0, "what is to be written is over %zu bytes; give less at a time", from->max);
    if (status) {
        sy_buf_free(from);
        return status;
    }
    *out = from->at;
    *n_bytes = from->n;
    return SAYSO_OK;
}

static sayso_status show(const sayso_story *story, const sayso_view *how, view_form form, char **out, size_t *n_bytes, sayso_error *err)
{
    view_job job = { .story = story, .form = form };
    if (!story || !out || !n_bytes || (how && how->size < sizeof *how))
        return sy_error_set(err, SAYSO_USAGE, 0, "sayso_story_text, _page, _json, _graph, _drawing: story, out, n_bytes and how->size must be set");
    if (how) job.how = *how;
    return sy_view_write(&job.arena, &job.out, view_work, &job, out, n_bytes, err);
}

sayso_status sayso_story_text(const sayso_story *story, const sayso_view *how, char **out, size_t *n_bytes, sayso_error *err)
{
    return show(story, how, AS_TEXT, out, n_bytes, err);
}

sayso_status sayso_story_page(const sayso_story *story, const sayso_view *how, char **out, size_t *n_bytes, sayso_error *err)
{
    return show(story, how, AS_PAGE, out, n_bytes, err);
}

sayso_status sayso_story_json(const sayso_story *story, char **out, size_t *n_bytes, sayso_error *err)
{
    return show(story, NULL, AS_JSON, out, n_bytes, err);
}

sayso_status sayso_story_graph(const sayso_story *story, char **out, size_t *n_bytes, sayso_error *err)
{
    return show(story, NULL, AS_GRAPH, out, n_bytes, err);
}

sayso_status sayso_story_drawing(const sayso_story *story, char **out, size_t *n_bytes, sayso_error *err)
{
    return show(story, NULL, AS_DRAWING, out, n_bytes, err);
}
