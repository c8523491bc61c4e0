/* events.c - who did what to whom: the events of several reports chosen and counted by type. Nothing is compared across reports. */
#include "view/events.h"
#include "view/view.h"

#include "names/fold.h"
#include "record/dictionary.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { WORDS_OF_SIDE = 80 };

typedef struct {
    const sayso *engine;
    const sayso_doc *const *docs;
    size_t n, n_listed;
    sayso_event_list how;
    sy_arena arena;
    sy_buf out;
    sayso_story story;
} events_job;

static const sayso_doc *doc_at(const sy_deeds *w, uint32_t report) { return w->a->story->docs.at[report]; }

/* "Orvene and Castavari negotiators" are two sides under one head word, whose actor is one of them. */
static int is_of_other_country(const sayso_actor *a, const char *code)
{
    enum { COUNTRY = 3, WITH_SECTOR = 6 };
    return a->kind != SAYSO_ACTOR_PERSON && a->country && code && strlen(code) == WITH_SECTOR && code[0] != '-' && strncmp(code, a->country, COUNTRY) != 0;
}

const char *sy_side_name(sy_deeds *w, const sy_deed *e, int target)
{
    int32_t actor = target ? e->at->target_actor : e->at->source_actor;
    sayso_spans span = target ? e->at->target_span : e->at->source_span;
    const char *code = target ? e->at->target : e->at->source;
    if (actor >= 0 && !is_of_other_country(&doc_at(w, e->report)->actors.at[actor], code)) return sy_actor_name(w->a, doc_at(w, e->report)->actors.at[actor].id);
    if (span.n) return sy_words(w->a, e->report, span, WORDS_OF_SIDE);
    return target ? e->at->target : e->at->source;
}

/* Is the act what the verb of the statement tells, as in "Rusk | rejected | the terms"? Then the report tells it, and Rusk does not. */
static int is_told_by_report(const sayso_event *e, const sayso_attribution *at)
{
    for (uint32_t i = 0; i < e->trigger.n; i++)
        if (sy_spans_touch(at->cue, e->trigger.at[i])) return 1;
    return 0;
}

const char *sy_deed_speaker(const sy_deeds *w, const sy_deed *e)
{
    const sayso_doc *d = doc_at(w, e->report);
    const sayso_attribution *at = e->at->attribution < 0 ? NULL : &d->attributions.at[e->at->attribution];
    if (!at || at->speaker < 0 || is_told_by_report(e->at, at)) return NULL;
    return d->actors.at[at->speaker].id;
}

const char *sy_deed_word(sy_deeds *w, const sy_deed *e)
{
    enum { WORD_BYTES = 60 };
    const sayso_doc *d = doc_at(w, e->report);
    const sayso_attribution *at = e->at->attribution < 0 ? NULL : &d->attributions.at[e->at->attribution];
    const char *speaker = sy_deed_speaker(w, e);
    if (speaker) return sy_actor_name(w->a, speaker);
    if (!at || at->speaker >= 0 || !at->source.n || is_told_by_report(e->at, at)) return NULL;
    const char *words = sy_words(w->a, e->report, at->source, WORD_BYTES);
    return sy_is_pronoun(words) ? NULL : sy_printf(w->a->arena, "\xE2\x80\x9C%s\xE2\x80\x9D", words);
}

const char *sy_deed_day(const sy_deeds *w, const sy_deed *e)
{
    const char *day = e->at->date ? e->at->date : doc_at(w, e->report)->report.date;
    return day && strlen(day) >= 10 ? sy_strndup(w->a->arena, day, 10) : NULL;
}

/* ---- which are listed */

static int begins(const char *s, const char *start) { return s && strncasecmp(s, start, strlen(start)) == 0; }

/* An id or name of an actor, or the beginning of an actor code ("ORV", "ORVMIL"). */
static int is_of(const sayso_doc *d, const sayso_event *e, const char *wanted)
{
    char folded[SY_FOLD_MAX];
    sy_fold(wanted, strlen(wanted), folded, sizeof folded);
    if (begins(e->source, wanted) || begins(e->target, wanted)) return 1;
    return sy_is_called(d, e->source_actor, wanted, folded) || sy_is_called(d, e->target_actor, wanted, folded);
}

/* A PLOVER type, or the beginning of a CAMEO code. */
static int is_wanted(const sayso_doc *d, const sayso_event *e, const sayso_event_list *how)
{
    if (how->type && !(e->event_type && strcasecmp(e->event_type, how->type) == 0) && !(how->type[0] >= '0' && how->type[0] <= '9' && begins(e->code, how->type))) return 0;
    return !how->actor || is_of(d, e, how->actor);
}

static uint32_t sentence_of(const sayso_doc *d, const sayso_event *e)
{
    uint32_t lo = 0, hi = d->sentence_spans.n, at = sy_spans_hull(e->trigger).start;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (d->sentence_spans.at[mid].end <= at) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

static const char *issues_of(const sy_deeds *w, const sayso_doc *d, uint32_t sentence)
{
    if (!w->engine->dictionaries || sentence >= d->sentence_spans.n) return NULL;
    sayso_span s = d->sentence_spans.at[sentence];
    return sy_dict_issues(w->engine->dictionaries, w->a->arena, d->text + s.start, s.end - s.start);
}

static void choose_from(sy_deeds *w, uint32_t report, const sayso_event *at, uint32_t n, int is_event)
{
    const sayso_doc *d = doc_at(w, report);
    for (uint32_t i = 0; i < n; i++) {
        if (!is_wanted(d, &at[i], w->how)) continue;
        if (!w->how->all && (!is_event || at[i].conf < SY_SURE)) {
            w->unsure += is_event != 0;
            w->none += is_event == 0;
            continue;
        }
        uint32_t sentence = sentence_of(d, &at[i]);
        *SY_PUSH(w->a->arena, &w->deeds) = (sy_deed){ report, sentence, &at[i], (uint8_t)is_event, issues_of(w, d, sentence) };
        w->events += is_event != 0;
    }
}

static int by_text(const void *x, const void *y)
{
    const sy_deed *a = x, *b = y;
    uint32_t p = sy_spans_hull(a->at->trigger).start, q = sy_spans_hull(b->at->trigger).start;
    if (a->report != b->report) return a->report < b->report ? -1 : 1;
    if (p != q) return p < q ? -1 : 1;
    if (a->is_event != b->is_event) return a->is_event ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at; /* of one list */
}

/* ---- types */

static sy_deed_type *type_of(sy_deeds *w, const char *type)
{
    for (uint32_t i = 0; i < w->types.n; i++) {
        const char *t = w->types.at[i].type;
        if (t == type || (t && type && strcmp(t, type) == 0)) return &w->types.at[i];
    }
    sy_deed_type *t = SY_PUSH(w->a->arena, &w->types);
    t->type = type;
    t->last_report = UINT32_MAX;
    return t;
}

static int by_size(const void *x, const void *y)
{
    const sy_deed_type *a = x, *b = y;
    if (a->deeds.n != b->deeds.n) return a->deeds.n > b->deeds.n ? -1 : 1;
    return strcmp(a->type ? a->type : "~", b->type ? b->type : "~");
}

static void group(sy_deeds *w)
{
    for (uint32_t i = 0; i < w->deeds.n; i++) {
        const sy_deed *e = &w->deeds.at[i];
        if (!e->is_event) continue;
        sy_deed_type *t = type_of(w, e->at->event_type);
        *SY_PUSH(w->a->arena, &t->deeds) = i;
        t->reports += t->last_report != e->report;
        t->last_report = e->report;
    }
    if (w->types.n) qsort(w->types.at, w->types.n, sizeof *w->types.at, by_size);
}

/* ---- the public call */

static int by_id(const void *a, const void *b)
{
    const sayso_doc *const *x = a, *const *y = b;
    return strcmp((*x)->report.id, (*y)->report.id);
}

static void put_in_order(events_job *job)
{
    uint32_t n = job->story.docs.n;
    if (n) qsort(job->story.docs.at, n, sizeof *job->story.docs.at, by_id);
    for (uint32_t i = 1; i < n; i++)
        if (by_id(&job->story.docs.at[i - 1], &job->story.docs.at[i]) == 0)
            sy_fail(&job->arena, SAYSO_USAGE, 0, "two reports are called %.120s; give each an id of its own", job->story.docs.at[i]->report.id);
}

static void work(void *arg)
{
    events_job *job = arg;
    sy_arena *a = &job->arena;
    if (job->n > UINT32_MAX / 2) sy_fail(a, SAYSO_LIMIT, 0, "%zu reports: too many to list at once", job->n);
    for (size_t i = 0; i < job->n; i++) *SY_PUSH(a, &job->story.docs) = job->docs[i];
    put_in_order(job);
    sy_deeds w = { .a = sy_account_open(a, &job->story), .engine = job->engine, .how = &job->how };
    for (uint32_t r = 0; r < job->story.docs.n; r++) {
        const sayso_doc *d = doc_at(&w, r);
        choose_from(&w, r, d->events.at, d->events.n, 1);
        choose_from(&w, r, d->nonevents.at, d->nonevents.n, 0);
    }
    if (w.deeds.n) qsort(w.deeds.at, w.deeds.n, sizeof *w.deeds.at, by_text);
    group(&w);
    switch (job->how.as) {
    case SAYSO_EVENTS_TEXT: sy_events_text(&job->out, &w); break;
    case SAYSO_EVENTS_JSON: sy_events_json(&job->out, &w); break;
    case SAYSO_EVENTS_CSV: sy_events_csv(&job->out, &w); break;
    default: sy_events_export(&job->out, &w); break;
    }
    job->n_listed = w.events;
}

sayso_status sayso_events(const sayso *engine, const sayso_doc *const *docs, size_t n_docs, const sayso_event_list *how, char **out, size_t *n_bytes,
                          size_t *n_listed, sayso_error *err)
{
    events_job job = { .engine = engine, .docs = docs, .n = n_docs };
    if (!engine || (n_docs && !docs) || !out || !n_bytes || (how && (how->size < sizeof *how || how->as > SAYSO_EVENTS_PETRARCH)))
        return sy_error_set(err, SAYSO_USAGE, 0, "sayso_events: engine, docs, out, n_bytes and how->size must be set; how->as is of the enum");
    if (how) job.how = *how;
    sayso_status status = sy_view_write(&job.arena, &job.out, work, &job, out, n_bytes, err);
    if (!status && n_listed) *n_listed = job.n_listed;
    return status;
}
