/* found.c - which findings answer a question, and in what order they are listed. */
#include "view/found.h"
#include "view/view.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const sayso_story *story;
    sayso_found how;
    sy_arena arena;
    sy_buf out;
    size_t listed;
} found_job;

const char *sy_found_title(sy_found_part part)
{
    static const char *const titles[SY_FOUND_PARTS] = {
        "Quotations in two wordings", "Other spellings only", "Between quotation marks here and not there", "Figures, exact and rounded",
        "Told by several reports", "Sourced differently", "No source named",
        "Reports in conflict", "Parties disagree; the reports need not be wrong",
        "Copies of one text", "What stands behind a claim", "Words that reports share", "Background that many repeat",
    };
    return titles[part];
}

/* ---- choosing */

static int is_type(const sayso_finding *f, const char *type) { return f->type && strcmp(f->type, type) == 0; }

static sy_found_part part_of_quote(const sayso_finding *f)
{
    if (f->kind == SAYSO_VARIANT) return is_type(f, "figure") ? SY_FOUND_FIGURES : is_type(f, "spelling") ? SY_FOUND_SPELLINGS : SY_FOUND_WORDINGS;
    return f->kind == SAYSO_ATTRIBUTION_CHANGE && is_type(f, "quotation_marks") ? SY_FOUND_UNQUOTED : SY_FOUND_PARTS;
}

static sy_found_part part_of_claim(const sayso_finding *f)
{
    if (f->kind == SAYSO_AGREEMENT) return SY_FOUND_SHARED;
    if (f->kind == SAYSO_ATTRIBUTION_CHANGE) return SY_FOUND_CHANGED;
    return f->kind == SAYSO_CLAIM && is_type(f, "unsourced") ? SY_FOUND_UNSOURCED : SY_FOUND_PARTS;
}

static sy_found_part part_of_conflict(const sayso_finding *f)
{
    if (f->kind == SAYSO_CONFLICT) return SY_FOUND_CONFLICTS;
    return f->kind == SAYSO_DISAGREEMENT ? SY_FOUND_DISAGREEMENTS : SY_FOUND_PARTS;
}

static sy_found_part part_of_origin(const sayso_finding *f)
{
    if (f->kind == SAYSO_ORIGIN) return SY_FOUND_ORIGINS;
    if (f->kind != SAYSO_PASSAGE) return SY_FOUND_PARTS;
    return is_type(f, "reprint") ? SY_FOUND_COPIES : is_type(f, "background") ? SY_FOUND_BACKGROUND : SY_FOUND_PASSAGES;
}

static uint32_t weight_of(const sayso_finding *f, sy_found_part part)
{
    if (part == SY_FOUND_SHARED || part == SY_FOUND_ORIGINS) return f->reports * 16 + f->n_relays;
    if (part == SY_FOUND_PASSAGES && f->n_evidence) return f->evidence[0].span.end - f->evidence[0].span.start;
    return part == SY_FOUND_CONFLICTS || part == SY_FOUND_DISAGREEMENTS ? f->conf : 0;
}

static int by_part(const void *x, const void *y)
{
    const sy_found_line *a = x, *b = y;
    if (a->part != b->part) return a->part < b->part ? -1 : 1;
    if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
    return a->nth < b->nth ? -1 : a->nth > b->nth;
}

void sy_found_choose(sy_found *l)
{
    static sy_found_part (*const parts[])(const sayso_finding *) = { part_of_quote, part_of_claim, part_of_conflict, part_of_origin };
    const sayso_story *s = l->a->story;
    for (uint32_t i = 0; i < s->findings.n; i++) {
        const sayso_finding *f = &s->findings.at[i];
        sy_found_part part = parts[l->how->what](f);
        if (part == SY_FOUND_PARTS) continue;
        if (f->conf < SY_SURE) l->unsure[part]++, l->n_unsure++;
        if (f->conf < SY_SURE && !l->how->all) continue;
        l->shown[part]++;
        *SY_PUSH(l->a->arena, &l->lines) = (sy_found_line){ f, part, weight_of(f, part), i };
    }
    if (l->lines.n) qsort(l->lines.at, l->lines.n, sizeof *l->lines.at, by_part);
}

/* ---- the public call */

const sy_found_form *sy_found_form_of(const sayso_found *how)
{
    return how->as == SAYSO_AS_JSON ? &sy_found_json : how->as == SAYSO_AS_CSV ? &sy_found_csv : &sy_found_text;
}

int sy_found_is_asked(const sayso_found *how) { return how && how->size >= sizeof *how && how->what <= SAYSO_FOUND_ORIGINS && how->as <= SAYSO_AS_CSV; }

static void work(void *arg)
{
    found_job *job = arg;
    sy_found l = { .a = sy_account_open(&job->arena, job->story), .how = &job->how };
    const sy_found_form *form = sy_found_form_of(&job->how);
    sy_found_choose(&l);
    form->head(&job->out, &l);
    for (uint32_t r = 0; job->how.what == SAYSO_FOUND_CLAIMS && form->report && r < job->story->docs.n; r++) form->report(&job->out, &l, r);
    for (uint32_t i = 0; i < l.lines.n; i++) {
        if (form->part && (i == 0 || l.lines.at[i].part != l.lines.at[i - 1].part)) form->part(&job->out, &l, l.lines.at[i].part);
        form->line(&job->out, &l, &l.lines.at[i]);
    }
    if (form->tail) form->tail(&job->out, &l);
    job->listed = l.lines.n;
}

sayso_status sayso_story_found(const sayso_story *story, const sayso_found *how, char **out, size_t *n_bytes, size_t *n_found, sayso_error *err)
{
    found_job job = { .story = story };
    if (!story || !sy_found_is_asked(how) || !out || !n_bytes)
        return sy_error_set(err, SAYSO_USAGE, 0, "sayso_story_found: story, how, out, n_bytes and how->size must be set; how->what and how->as are of the enums");
    job.how = *how;
    sayso_status status = sy_view_write(&job.arena, &job.out, work, &job, out, n_bytes, err);
    if (!status && n_found) *n_found = job.listed;
    return status;
}
