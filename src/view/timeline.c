/* timeline.c - statements and deeds of several reports put in the order of their days. */
#include "view/timeline.h"

#include <stdlib.h>
#include <string.h>

static const sayso_doc *doc_at(const sy_timeline *t, uint32_t report) { return t->a->story->docs.at[report]; }

/* A value whose year is known stands for a time; any other is open. */
static int is_resolved(const char *value) { return value && value[0] >= '0' && value[0] <= '9'; }

static void set_date(sy_moment *m, const char *value)
{
    if (is_resolved(value)) m->date = value;
    else if (value) m->printed = value;
}

static void tell(sy_timeline *t, sy_moment *m, sy_mark telling)
{
    if (!m->told.n || m->told.at[m->told.n - 1].report != telling.report) m->reports++;
    *SY_PUSH(t->a->arena, &m->told) = telling;
}

/* The moment of this key, made if need be. */
static sy_moment *moment_of(sy_timeline *t, sy_map *known, const char *key, sy_moment_kind kind)
{
    int fresh;
    uint32_t *at = sy_map_put(t->a->arena, known, key, strlen(key), &fresh);
    if (!fresh) return &t->moments.at[*at];
    *at = t->moments.n;
    sy_moment *m = SY_PUSH(t->a->arena, &t->moments);
    m->kind = kind;
    return m;
}

/* ---- said */

static void list_occasions(sy_timeline *t, sy_map *of)
{
    const sayso_story *s = t->a->story;
    for (uint32_t i = 0; i < s->findings.n; i++) {
        const sayso_finding *f = &s->findings.at[i];
        for (uint32_t k = 0; f->kind == SAYSO_OCCASION && f->conf >= SY_SURE && k < f->n_refs; k++)
            *sy_map_put(t->a->arena, of, f->refs[k], strlen(f->refs[k]), NULL) = i;
    }
}

static const char *day_of(const sayso_doc *d, const sayso_attribution *at)
{
    if (at->time < 0) return NULL;
    const sayso_time *time = &d->times.at[at->time];
    return time->type == SAYSO_DATE || time->type == SAYSO_TIME ? time->value : NULL;
}

static void add_statements(sy_timeline *t, uint32_t report, const sy_map *occasions, sy_map *known)
{
    const sayso_doc *d = doc_at(t, report);
    for (uint32_t i = 0; i < d->attributions.n; i++) {
        const sayso_attribution *at = &d->attributions.at[i];
        if (at->attitude || !at->content.n) continue;
        if (at->conf < SY_SURE && !t->how->all) {
            t->unsure++;
            continue;
        }
        const uint32_t *o = sy_map_get(occasions, at->id, strlen(at->id));
        const char *key = o ? sy_printf(t->a->arena, "o %u", *o) : sy_printf(t->a->arena, "s %u %u", report, i);
        sy_moment *m = moment_of(t, known, key, SY_MOMENT_SAID);
        m->occasion = o ? &t->a->story->findings.at[*o] : NULL;
        set_date(m, m->occasion ? m->occasion->date : day_of(d, at));
        tell(t, m, (sy_mark){ report, at, NULL });
    }
}

/* ---- done */

/* A deed is one if several reports have its kind, both sides and its day. */
static const char *key_of_deed(sy_timeline *t, uint32_t report, uint32_t i, const sayso_event *e)
{
    if (!e->source || !e->target || !is_resolved(e->date) || strlen(e->date) < 10) return sy_printf(t->a->arena, "d %u %u", report, i);
    return sy_printf(t->a->arena, "e %s %s %s %s %s", e->event_type, e->mode ? e->mode : "", e->source, e->target, e->date);
}

static void add_deeds(sy_timeline *t, uint32_t report, sy_map *known)
{
    const sayso_doc *d = doc_at(t, report);
    for (uint32_t i = 0; i < d->events.n; i++) {
        const sayso_event *e = &d->events.at[i];
        if (e->modality != SAYSO_ACTUAL || e->polarity == '-') continue;
        if (e->conf < SY_SURE && !t->how->all) {
            t->unsure++;
            continue;
        }
        sy_moment *m = moment_of(t, known, key_of_deed(t, report, i, e), SY_MOMENT_DONE);
        set_date(m, e->date);
        tell(t, m, (sy_mark){ report, NULL, e });
    }
}

/* ---- order */

static uint32_t start_of(const sy_mark *x)
{
    if (x->done) return x->done->trigger.n ? x->done->trigger.at[0].start : 0;
    return x->said->source.n ? x->said->source.at[0].start : x->said->content.at[0].start;
}

static int by_place(const void *a, const void *b)
{
    const sy_mark *x = a, *y = b;
    if (x->report != y->report) return x->report < y->report ? -1 : 1;
    uint32_t s = start_of(x), t = start_of(y);
    if (s != t) return s < t ? -1 : 1;
    const char *p = x->done ? x->done->id : x->said->id, *q = y->done ? y->done->id : y->said->id;
    return strcmp(p, q);
}

static int by_date(const void *a, const void *b)
{
    const sy_moment *x = a, *y = b;
    if ((x->date == NULL) != (y->date == NULL)) return x->date ? -1 : 1;
    int order = x->date ? strcmp(x->date, y->date) : 0;
    if (order) return order;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    return by_place(x->told.at, y->told.at);
}

sy_timeline *sy_timeline_make(sy_account *a, const sayso_list *how)
{
    sy_timeline *t = sy_alloc(a->arena, sizeof *t);
    sy_map occasions = { 0 }, known = { 0 };
    t->a = a;
    t->how = how;
    list_occasions(t, &occasions);
    for (uint32_t r = 0; r < a->story->docs.n; r++) {
        add_statements(t, r, &occasions, &known);
        add_deeds(t, r, &known);
    }
    for (uint32_t i = 0; i < t->moments.n; i++) qsort(t->moments.at[i].told.at, t->moments.at[i].told.n, sizeof(sy_mark), by_place);
    if (t->moments.n) qsort(t->moments.at, t->moments.n, sizeof *t->moments.at, by_date);
    return t;
}
