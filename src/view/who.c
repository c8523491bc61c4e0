/*
 * who.c - who said what: the attributions of several reports chosen, grouped by speaker, addressee, class or outlet, and
 * counted. Nothing is compared across reports but ids and names; what a report alone holds is enough.
 */
#include "view/view.h"
#include "view/who.h"

#include "names/fold.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_OF_NAME = 80 };

typedef struct {
    const sayso_doc *const *docs;
    size_t n, n_said;
    sayso_who how;
    sy_arena arena;
    sy_buf out;
    sayso_story story;
} who_job;

static const sayso_doc *doc_at(const sy_said_all *w, uint32_t report) { return w->a->story->docs.at[report]; }

const char *sy_source_word(sy_source_kind kind)
{
    static const char *const words[] = { "named", "unnamed", "unresolved", "none" };
    return words[kind];
}

const char *sy_by_word(sayso_by by)
{
    static const char *const words[] = { "speaker", "addressee", "class", "outlet" };
    return words[by];
}

const char *sy_actor_of(const sy_said_all *w, uint32_t report, int32_t actor)
{
    return actor < 0 ? NULL : sy_actor_name(w->a, doc_at(w, report)->actors.at[actor].id);
}

/* ---- sources */

static sy_source_kind kind_of(const sayso_attribution *at)
{
    if (at->anonymous) return SY_SOURCE_UNNAMED;
    if (at->speaker >= 0) return SY_SOURCE_NAMED;
    return at->source.n ? SY_SOURCE_UNRESOLVED : SY_SOURCE_NONE;
}

static const char *country_name(const sy_said_all *w, const char *country)
{
    const sayso_actor *state = sy_actor_of_country(w->a, country, SAYSO_ACTOR_STATE);
    return state ? sy_actor_name(w->a, state->id) : country;
}

/* "unnamed official, Castavar" */
static const char *unnamed(sy_said_all *w, const sayso_attribution *at)
{
    const char *type = sy_clean(w->a->arena, at->anonymous, strlen(at->anonymous), WORDS_OF_NAME);
    if (!at->anonymous_country) return sy_printf(w->a->arena, "unnamed: %s", type);
    return sy_printf(w->a->arena, "unnamed: %s, %s", type, country_name(w, at->anonymous_country));
}

const char *sy_speaker_words(sy_said_all *w, const sy_utterance *u)
{
    const char *name = sy_actor_of(w, u->report, u->at->speaker);
    if (name) return name;
    if (u->kind == SY_SOURCE_UNNAMED) return unnamed(w, u->at);
    return u->kind == SY_SOURCE_NONE ? "no source named" : "speaker not found";
}

/* ---- which are listed */

static int is_by(const sayso_doc *d, const sayso_attribution *at, const char *wanted)
{
    char folded[SY_FOLD_MAX];
    sy_fold(wanted, strlen(wanted), folded, sizeof folded);
    if (at->anonymous && strcasecmp(at->anonymous, wanted) == 0) return 1;
    if (sy_is_called(d, at->speaker, wanted, folded)) return 1;
    for (uint32_t i = 0; i < at->n_joint; i++)
        if (sy_is_called(d, at->joint[i], wanted, folded)) return 1;
    return 0;
}

static int is_wanted(const sayso_doc *d, const sayso_attribution *at, const sayso_who *how)
{
    if (how->direct && at->form != SAYSO_DIRECT) return 0;
    if (how->cue_class && (!at->cue_class || strcasecmp(at->cue_class, how->cue_class) != 0)) return 0;
    return !how->speaker || is_by(d, at, how->speaker);
}

static void choose(sy_said_all *w)
{
    for (uint32_t r = 0; r < w->a->story->docs.n; r++) {
        const sayso_doc *d = doc_at(w, r);
        for (uint32_t i = 0; i < d->attributions.n; i++) {
            const sayso_attribution *at = &d->attributions.at[i];
            if (!is_wanted(d, at, w->how)) continue;
            if (at->conf < SY_SURE && !w->how->all) {
                w->counts[r].unsure++;
                w->unsure++;
                continue;
            }
            sy_source_kind kind = kind_of(at);
            *SY_PUSH(w->a->arena, &w->said) = (sy_utterance){ r, at, kind };
            w->counts[r].n[at->attitude != 0][kind]++;
        }
    }
}

/* ---- groups */

/* The group of this key, made if need be. key NULL: what states nothing; name: of a new one. */
static sy_voice *voice_of(sy_said_all *w, sy_map *known, const char *key, const char *name, uint32_t rank)
{
    const char *unique = sy_printf(w->a->arena, "%u %s", rank, key ? key : name);
    int fresh;
    uint32_t *at = sy_map_put(w->a->arena, known, unique, strlen(unique), &fresh);
    if (!fresh) return &w->voices.at[*at];
    *at = w->voices.n;
    sy_voice *v = SY_PUSH(w->a->arena, &w->voices);
    v->key = key;
    v->name = name;
    v->rank = rank;
    v->last_report = UINT32_MAX;
    v->nth = w->voices.n;
    return v;
}

static void put_in(sy_said_all *w, sy_voice *v, uint32_t i)
{
    const sy_utterance *u = &w->said.at[i];
    int attitude = u->at->attitude != 0;
    *SY_PUSH(w->a->arena, &v->said) = i;
    v->n[attitude]++;
    v->direct[attitude] += u->at->form == SAYSO_DIRECT;
    v->mixed[attitude] += u->at->form == SAYSO_MIXED;
    v->reports += v->last_report != u->report;
    v->last_report = u->report;
}

static void by_speaker(sy_said_all *w, sy_map *known, uint32_t i)
{
    const sy_utterance *u = &w->said.at[i];
    const sayso_doc *d = doc_at(w, u->report);
    const char *name = sy_speaker_words(w, u), *key = NULL;
    if (u->at->speaker >= 0) key = d->actors.at[u->at->speaker].id;
    else if (u->kind == SY_SOURCE_UNNAMED) key = u->at->anonymous_country ? sy_printf(w->a->arena, "%s %s", u->at->anonymous, u->at->anonymous_country) : u->at->anonymous;
    put_in(w, voice_of(w, known, key, name, u->kind), i);
    for (uint32_t k = 0; k < u->at->n_joint; k++)
        put_in(w, voice_of(w, known, d->actors.at[u->at->joint[k]].id, sy_actor_of(w, u->report, u->at->joint[k]), SY_SOURCE_NAMED), i);
}

static void by_addressee(sy_said_all *w, sy_map *known, uint32_t i)
{
    const sy_utterance *u = &w->said.at[i];
    const sayso_doc *d = doc_at(w, u->report);
    if (u->at->addressee >= 0) {
        put_in(w, voice_of(w, known, d->actors.at[u->at->addressee].id, sy_actor_of(w, u->report, u->at->addressee), 0), i);
    } else if (u->at->addressee_span.n) {
        const char *words = sy_words(w->a, u->report, u->at->addressee_span, WORDS_OF_NAME);
        char *folded = sy_alloc(w->a->arena, SY_FOLD_MAX);
        sy_fold(words, strlen(words), folded, SY_FOLD_MAX);
        put_in(w, voice_of(w, known, folded, words, 1), i);
    } else {
        put_in(w, voice_of(w, known, NULL, "nobody addressed", 2), i);
    }
}

static void by_class(sy_said_all *w, sy_map *known, uint32_t i)
{
    const char *class_name = w->said.at[i].at->cue_class;
    put_in(w, voice_of(w, known, class_name, class_name ? class_name : "no class", class_name == NULL), i);
}

static void by_outlet(sy_said_all *w, sy_map *known, uint32_t i)
{
    const char *outlet = doc_at(w, w->said.at[i].report)->report.outlet;
    put_in(w, voice_of(w, known, outlet, outlet ? sy_clean(w->a->arena, outlet, strlen(outlet), WORDS_OF_NAME) : "outlet not found", outlet == NULL), i);
}

static int compare_voices(const void *x, const void *y)
{
    const sy_voice *a = x, *b = y;
    if (a->rank != b->rank) return a->rank < b->rank ? -1 : 1;
    if (a->said.n != b->said.n) return a->said.n > b->said.n ? -1 : 1;
    int order = strcmp(a->name, b->name);
    return order ? order : a->nth < b->nth ? -1 : a->nth > b->nth;
}

static void group(sy_said_all *w)
{
    static void (*const sort[])(sy_said_all *, sy_map *, uint32_t) = { by_speaker, by_addressee, by_class, by_outlet };
    sy_map known = { 0 };
    for (uint32_t i = 0; i < w->said.n; i++) sort[w->how->by](w, &known, i);
    if (w->voices.n) qsort(w->voices.at, w->voices.n, sizeof *w->voices.at, compare_voices);
}

/* ---- the public call */

static int by_id(const void *a, const void *b)
{
    const sayso_doc *const *x = a, *const *y = b;
    return strcmp((*x)->report.id, (*y)->report.id);
}

static void work(void *arg)
{
    who_job *job = arg;
    sy_arena *a = &job->arena;
    if (job->n > UINT32_MAX / 2) sy_fail(a, SAYSO_LIMIT, 0, "%zu reports: too many to list at once", job->n);
    for (size_t i = 0; i < job->n; i++) *SY_PUSH(a, &job->story.docs) = job->docs[i];
    uint32_t n = job->story.docs.n;
    if (n) qsort(job->story.docs.at, n, sizeof *job->story.docs.at, by_id);
    for (uint32_t i = 1; i < n; i++)
        if (by_id(&job->story.docs.at[i - 1], &job->story.docs.at[i]) == 0)
            sy_fail(a, SAYSO_USAGE, 0, "two reports are called %.120s; give each an id of its own", job->story.docs.at[i]->report.id);
    sy_said_all w = { .a = sy_account_open(a, &job->story), .how = &job->how };
    w.counts = sy_alloc_array(a, n + 1, sizeof *w.counts);
    choose(&w);
    group(&w);
    if (job->how.as == SAYSO_AS_JSON) sy_who_json(&job->out, &w);
    else if (job->how.as == SAYSO_AS_CSV) sy_who_csv(&job->out, &w);
    else sy_who_text(&job->out, &w);
    job->n_said = w.said.n;
}

sayso_status sayso_who_said(const sayso_doc *const *docs, size_t n_docs, const sayso_who *how, char **out, size_t *n_bytes, size_t *n_said, sayso_error *err)
{
    who_job job = { .docs = docs, .n = n_docs };
    if ((n_docs && !docs) || !out || !n_bytes || (how && (how->size < sizeof *how || how->by > SAYSO_BY_OUTLET || how->as > SAYSO_AS_CSV)))
        return sy_error_set(err, SAYSO_USAGE, 0, "sayso_who_said: docs, out, n_bytes and how->size must be set; how->by and how->as are of the enums");
    if (how) job.how = *how;
    sayso_status status = sy_view_write(&job.arena, &job.out, work, &job, out, n_bytes, err);
    if (!status && n_said) *n_said = job.n_said;
    return status;
}
