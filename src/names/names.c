/* names.c - the names stage: the steps in order, and what they found as actors and mentions of the document. */
#include "names/inner.h"

#include <string.h>

/* -------------------------------------------------------------- publishing */

/* Outer before inner, else by place. */
static int before(const sayso_mention *a, const sayso_mention *b)
{
    if (a->span.start != b->span.start) return a->span.start < b->span.start;
    return a->span.end > b->span.end;
}

/* Stable merge sort of numbers by mention. */
static uint32_t *sorted(sayso_doc *d, const sayso_mention *m, uint32_t n)
{
    uint32_t *a = sy_alloc_array(&d->arena, n + 1, sizeof *a), *b = sy_alloc_array(&d->arena, n + 1, sizeof *b);
    for (uint32_t i = 0; i < n; i++) a[i] = i;
    for (uint32_t width = 1; width < n; width *= 2) {
        for (uint32_t lo = 0; lo < n; lo += 2 * width) {
            uint32_t mid = lo + width < n ? lo + width : n, hi = lo + 2 * width < n ? lo + 2 * width : n, i = lo, j = mid;
            for (uint32_t k = lo; k < hi; k++) b[k] = i < mid && (j >= hi || !before(&m[a[j]], &m[a[i]])) ? a[i++] : a[j++];
        }
        uint32_t *t = a;
        a = b;
        b = t;
    }
    return a;
}

int32_t *sy_actors_regroup(sayso_doc *d)
{
    uint32_t n = d->mentions.n, na = d->actors.n, k = 0;
    sy_arena *a = &d->arena;
    sayso_mention *old = sy_alloc_array(a, n + 1, sizeof *old);
    sayso_actor *actors = sy_alloc_array(a, na + 1, sizeof *actors);
    int32_t *renumber = sy_alloc_array(a, na + 1, sizeof *renumber);
    if (n) memcpy(old, d->mentions.at, n * sizeof *old);
    if (na) memcpy(actors, d->actors.at, na * sizeof *actors);
    uint32_t *order = sorted(d, old, n);
    for (uint32_t i = 0; i < na; i++) renumber[i] = -1;
    for (uint32_t i = 0; i < n; i++) {
        int32_t x = old[order[i]].actor;
        if (x >= 0 && renumber[x] < 0) renumber[x] = (int32_t)k++;
    }
    for (uint32_t i = 0; i < na; i++)
        if (renumber[i] < 0) renumber[i] = (int32_t)k++;
    uint32_t *count = sy_alloc_array(a, na + 2, sizeof *count), *place = sy_alloc_array(a, n + 1, sizeof *place);
    for (uint32_t i = 0; i < n; i++) count[old[i].actor < 0 ? na : (uint32_t)renumber[old[i].actor]]++;
    for (uint32_t i = 0; i < na; i++) {
        sayso_actor *x = &d->actors.at[renumber[i]];
        *x = actors[i];
    }
    for (uint32_t i = 0, at = 0; i <= na; i++) {
        uint32_t c = count[i];
        if (i < na) d->actors.at[i].first_mention = at, d->actors.at[i].n_mentions = c;
        count[i] = at;
        at += c;
    }
    for (uint32_t i = 0; i < n; i++) {
        sayso_mention m = old[order[i]];
        uint32_t group = m.actor < 0 ? na : (uint32_t)renumber[m.actor];
        if (m.actor >= 0) m.actor = renumber[m.actor];
        place[order[i]] = count[group]++;
        d->mentions.at[place[order[i]]] = m;
    }
    for (uint32_t i = 0; i < d->words.n; i++)
        if (d->words.at[i].mention >= 0) d->words.at[i].mention = (int32_t)place[d->words.at[i].mention];
    return renumber;
}

/* The longer mentions first, so that the innermost is written last. */
static void mark_words(sy_work *w, const uint32_t *number)
{
    sayso_doc *d = w->d;
    uint32_t *length = sy_alloc_array(&d->arena, d->words.n + 1, sizeof *length);
    for (uint32_t k = 0; k < w->found.n; k++) {
        const sy_found *f = &w->found.at[k];
        if (f->hidden) continue;
        uint32_t n = f->last - f->first + 1;
        for (uint32_t i = f->first; i <= f->last; i++) {
            if (length[i] && length[i] < n) continue;
            length[i] = n;
            d->words.at[i].mention = (int32_t)number[k];
        }
    }
}

static void publish(sy_work *w)
{
    sayso_doc *d = w->d;
    int32_t *actor_of = sy_alloc_array(&d->arena, w->locals.n + 1, sizeof *actor_of);
    uint32_t *number = sy_alloc_array(&d->arena, w->found.n + 1, sizeof *number);
    for (uint32_t i = 0; i < w->locals.n; i++) actor_of[i] = -1;
    for (uint32_t k = 0; k < w->found.n; k++) {
        const sy_found *f = &w->found.at[k];
        if (f->hidden) continue;
        if (f->actor >= 0 && actor_of[f->actor] < 0) {
            *SY_PUSH(&d->arena, &d->actors) = w->locals.at[f->actor].pub;
            actor_of[f->actor] = (int32_t)d->actors.n - 1;
        }
        number[k] = d->mentions.n;
        sayso_mention *m = SY_PUSH(&d->arena, &d->mentions);
        m->span = sy_span_trim(d, sy_words_span(d, f->first, f->last));
        m->actor = f->actor < 0 ? -1 : actor_of[f->actor];
        m->how = f->how;
        m->conf = f->conf;
    }
    mark_words(w, number);
    sy_actors_regroup(d);
}

/* "Russian", "the Ukrainian": "the" before a demonym or a seat belongs to it. */
static void widen_by_article(sy_work *w)
{
    for (uint32_t k = 0; k < w->found.n; k++) {
        sy_found *f = &w->found.at[k];
        if ((f->kind == SY_MENTION_SEAT || f->kind == SY_MENTION_DEMONYM) && f->first > sy_sentence_first(w, f->first) && sy_is(w, f->first - 1, "the") &&
            w->owner[f->first - 1] < 0)
            f->first--;
    }
}

void sy_names_run(const sayso *engine, sayso_doc *doc)
{
    sy_work w = { .t = engine->names, .d = doc };
    for (uint32_t i = 0; i < doc->words.n; i++) doc->words.at[i].mention = -1;
    sy_settle_outlet(w.t, doc);
    sy_work_open(&w);
    sy_find_names(&w);
    sy_find_sayers(&w, 0);
    sy_find_surnames(&w);
    sy_find_sayers(&w, 1);
    sy_settle_kinds(&w);
    sy_join_parties(&w);
    sy_find_roles(&w);
    sy_settle_seats(&w);
    sy_find_nouns(&w);
    sy_find_pronouns(&w);
    widen_by_article(&w);
    publish(&w);
}

/* ------------------------------------------------------- for the stages behind */

int32_t sy_actor_of_word(const sayso_doc *doc, int32_t w)
{
    int32_t m = w < 0 ? -1 : doc->words.at[w].mention;
    return m < 0 ? -1 : doc->mentions.at[m].actor;
}

/* First and last word of a span; 0 if it has none. */
static int words_in(const sayso_doc *doc, sayso_span span, uint32_t *first, uint32_t *last)
{
    uint32_t i = sy_word_at(doc, span.start), n = doc->words.n;
    if (i >= n || doc->words.at[i].span.start >= span.end) return 0;
    *first = i;
    while (i + 1 < n && doc->words.at[i + 1].span.start < span.end) i++;
    *last = i;
    return 1;
}

/* The word of the span that the others depend on. */
static uint32_t head_in(const sayso_doc *doc, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last; i++) {
        const sy_word *x = &doc->words.at[i];
        if (x->upos == SY_PUNCT || x->upos == SY_DET || x->upos == SY_ADP) continue;
        if (x->upos && (x->head < (int32_t)first || x->head > (int32_t)last)) return i;
    }
    return last;
}

int32_t sy_actor_of_span(const sayso_doc *doc, sayso_span span)
{
    uint32_t first, last;
    if (!words_in(doc, span, &first, &last)) return -1;
    uint32_t head = head_in(doc, first, last);
    int32_t a = sy_actor_of_word(doc, (int32_t)head), person = -1;
    if (a >= 0) return a;
    for (uint32_t i = first; i <= last && doc->words.at[head].upos == 0; i++) {
        a = sy_actor_of_word(doc, (int32_t)i);
        if (a >= 0 && (person < 0 || doc->actors.at[a].kind == SAYSO_ACTOR_PERSON)) person = a;
    }
    return person;
}

static int32_t find_actor(const sayso_doc *doc, const char *id)
{
    for (uint32_t i = 0; i < doc->actors.n; i++)
        if (strcmp(doc->actors.at[i].id, id) == 0) return (int32_t)i;
    return -1;
}

static int32_t add_actor(sayso_doc *doc, sayso_actor a)
{
    a.first_mention = doc->mentions.n;
    a.n_mentions = 0;
    *SY_PUSH(&doc->arena, &doc->actors) = a;
    return (int32_t)doc->actors.n - 1;
}

int32_t sy_actor_for_span(sayso_doc *doc, sayso_span span, sayso_actor_kind kind, unsigned conf)
{
    int32_t a = sy_actor_of_span(doc, span);
    span = sy_span_trim(doc, span);
    if (a >= 0 || span.start >= span.end) return a;
    char key[SY_FOLD_MAX];
    size_t n = sy_fold(doc->text + span.start, span.end - span.start, key, sizeof key);
    if (!n) return -1;
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)key[i] <= ' ' || key[i] == '"' || key[i] == '\\') key[i] = '-';
    const char *id = sy_printf(&doc->arena, "x:%s", key);
    a = find_actor(doc, id);
    if (a < 0) {
        char *name = sy_strndup(&doc->arena, doc->text + span.start, span.end - span.start);
        for (char *p = name; *p; p++)
            if (*p == '\n' || *p == '\r' || *p == '\t') *p = ' ';
        sayso_actor fresh = { .id = id, .name = name, .kind = kind };
        a = add_actor(doc, fresh);
    }
    sayso_mention *m = SY_PUSH(&doc->arena, &doc->mentions);
    m->span = span;
    m->actor = a;
    m->how = SAYSO_HOW_NAME;
    m->conf = (uint8_t)conf;
    return a;
}

int32_t sy_actor_government(sayso_doc *doc, const char *country)
{
    const struct sy_names *t = doc->engine ? doc->engine->names : NULL;
    int32_t s = t ? sy_names_state(t, country) : -1;
    if (s < 0) return -1;
    const sy_entity *e = &t->entities.at[s];
    const char *id = sy_printf(&doc->arena, "%s:gov", e->id);
    int32_t a = find_actor(doc, id);
    if (a >= 0) return a;
    sayso_actor fresh = { .id = id, .name = sy_printf(&doc->arena, "Government of %s", e->name), .kind = SAYSO_ACTOR_GOVERNMENT, .country = e->country,
                          .code = sy_printf(&doc->arena, "%sGOV", e->country) };
    return add_actor(doc, fresh);
}

static int32_t role_of_words(const sayso_doc *doc, uint32_t first, uint32_t last)
{
    char key[SY_FOLD_MAX];
    size_t n = 0;
    for (uint32_t i = first; i <= last; i++) {
        char one[SY_FOLD_MAX];
        size_t m = sy_fold(doc->words.at[i].form, strlen(doc->words.at[i].form), one, sizeof one);
        if (!m || n + m + 2 > sizeof key) continue;
        if (n) key[n++] = ' ';
        memcpy(key + n, one, m);
        n += m;
    }
    return sy_names_role(doc->engine->names, key, n);
}

int sy_role_of_word(const sayso_doc *doc, int32_t w, sy_role_type *out)
{
    if (w < 0 || !doc->engine) return 0;
    uint32_t last = (uint32_t)w, begin = doc->sentences.at[doc->words.at[last].sentence].first_word;
    int32_t role = -1;
    for (uint32_t back = 3; back + 1 > 0 && role < 0; back--) {
        if (last >= begin + back) role = role_of_words(doc, last - back, last);
        if (!back) break;
    }
    if (role < 0 && *doc->words.at[last].lemma) role = sy_names_role(doc->engine->names, doc->words.at[last].lemma, strlen(doc->words.at[last].lemma));
    if (role < 0) return 0;
    const sy_role *r = &doc->engine->names->roles.at[role];
    *out = (sy_role_type){ .type = r->anonymous, .sector = r->sector, .plural = r->what == SY_ROLE_PEOPLE, .document = r->what == SY_ROLE_DOCUMENT, .body = r->what == SY_ROLE_BODY };
    return 1;
}
