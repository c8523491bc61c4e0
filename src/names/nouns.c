/*
 * nouns.c - short forms: "the alliance", "the ministry", "the Front" for a body named before, "the union" for the only union that the
 * report names, "the government" where the report names the government of one state only.
 */
#include "base/common.h"
#include "names/match.h"

#include <string.h>

static int has_noun(const char *nouns, const char *word)
{
    size_t m = strlen(word);
    while (nouns && *nouns) {
        size_t n = strcspn(nouns, ";");
        if (n == m && memcmp(nouns, word, n) == 0) return 1;
        nouns += n + (nouns[n] == ';');
    }
    return 0;
}

static const char *nouns_of(const sy_work *w, int32_t actor)
{
    int32_t e = actor < 0 ? -1 : w->locals.at[actor].entity;
    return e < 0 ? NULL : w->t->entities.at[e].nouns;
}

/* "the ministry": the last one of that kind, if the sentences before name no other. */
static int is_ministry(const sy_work *w, int32_t actor)
{
    const char *id = actor < 0 ? "" : w->locals.at[actor].pub.id;
    size_t n = strlen(id);
    return n > 9 && strcmp(id + n - 9, "-ministry") == 0;
}

/* "the Times", where the report names one outlet whose name ends so. */
static int is_outlet_in_short(const sy_work *w, int32_t actor, const char *word)
{
    if (actor < 0 || w->locals.at[actor].pub.kind != SAYSO_ACTOR_MEDIA || w->locals.at[actor].entity < 0) return 0;
    char key[SY_FOLD_MAX];
    const char *name = w->locals.at[actor].pub.name;
    size_t n = sy_fold(name, strlen(name), key, sizeof key), m = strlen(word);
    return n > m + 1 && m > 2 && strcmp(key + n - m, word) == 0 && key[n - m - 1] == ' ';
}

/* "the Front", where the report names a Northern Front: with a capital, as the last word of a name that no table knows. */
static int is_body_in_short(const sy_work *w, int32_t actor, const char *word)
{
    if (actor < 0 || w->locals.at[actor].entity >= 0 || strncmp(w->locals.at[actor].pub.id, "x:", 2) != 0) return 0;
    sayso_actor_kind kind = w->locals.at[actor].pub.kind;
    if (kind != SAYSO_ACTOR_ORGANISATION && kind != SAYSO_ACTOR_GROUP) return 0;
    const char *id = w->locals.at[actor].pub.id;
    size_t n = strlen(id), m = strlen(word);
    return m > 2 && n > m + 3 && strcmp(id + n - m, word) == 0 && id[n - m - 1] == '-';
}

/* The organisation met last before word i that the noun may stand for; -1. limit: sentences back. */
static int32_t last_with_noun(const sy_work *w, uint32_t i, const char *noun)
{
    enum { BACK = 6, BACK_CAPITAL = 12, WORDS_BACK = 2000 };
    uint32_t back = w->caps[i] == 1 ? BACK_CAPITAL : BACK, here = w->d->words.at[i].sentence, stop = here > back ? here - back : 0;
    int ministry = strcmp(noun, "ministry") == 0;
    for (uint32_t k = i; k-- > w->d->sentences.at[stop].first_word && i - k < WORDS_BACK;) {
        if (w->by_word[k] < 0) continue;
        int32_t a = w->found.at[w->by_word[k]].actor;
        if (a >= 0 && (ministry ? is_ministry(w, a) : has_noun(nouns_of(w, a), noun) || (w->caps[i] == 1 && is_body_in_short(w, a, noun)) || (w->caps[i] && is_outlet_in_short(w, a, noun)))) return a;
    }
    return -1;
}

/* "the Front" that was taken for a name of its own, though the report names a Northern Front. */
static void rename_body(sy_work *w, uint32_t i)
{
    sy_found *f = &w->found.at[w->owner[i]];
    if (f->kind != SY_MENTION_NAME || f->first != f->last || f->actor < 0 || w->locals.at[f->actor].entity >= 0 || w->caps[i] != 1) return;
    int32_t a = last_with_noun(w, i, w->fold[i]);
    if (a < 0 || w->locals.at[a].entity >= 0) return;
    f->first = i - 1;
    f->actor = a;
    f->kind = SY_MENTION_NOUN;
    f->how = SAYSO_HOW_SHORT;
    f->conf = 76;
}

/* -------------------------------------------------------- what the report shows */

static const uint32_t SEVERAL = UINT32_MAX;

/* Of each noun for a body ("union"): the one body that the report calls so, + 1, or several. */
typedef struct {
    sy_map of;
} called;

static void call(sy_work *w, called *c, const char *noun, int32_t actor)
{
    int fresh;
    uint32_t *at = sy_map_put(&w->d->arena, &c->of, noun, strlen(noun), &fresh);
    *at = actor >= 0 && (fresh || *at == (uint32_t)actor + 1) ? (uint32_t)actor + 1 : SEVERAL;
}

/* A noun by which bodies go: one that the tables have for an organisation, or a body that belongs to no state. */
static int is_body_noun(const sy_work *w, const char *noun)
{
    if (sy_names_act(w->t, noun) & SY_PLACE_NOUN) return 0; /* "the front" */
    if (sy_map_get(&w->t->body_nouns, noun, strlen(noun))) return 1;
    int32_t role = sy_names_role(w->t, noun, strlen(noun));
    return role >= 0 && w->t->roles.at[role].what == SY_ROLE_BODY && (strcmp(w->t->roles.at[role].sector, "LAB") == 0 || strcmp(w->t->roles.at[role].sector, "BUS") == 0);
}

static int is_named_body(const sy_work *w, const sy_found *f)
{
    if (f->actor < 0 || f->hidden || f->kind != SY_MENTION_NAME) return 0;
    const sy_local *l = &w->locals.at[f->actor];
    return !l->person && (l->pub.kind == SAYSO_ACTOR_ORGANISATION || l->pub.kind == SAYSO_ACTOR_GROUP);
}

/* What stands beside a name and says what it is: "the RPA union", "RPA, the largest union of pilots," "the union RPA". */
static void call_beside(sy_work *w, called *c, const sy_found *f)
{
    const sayso_doc *d = w->d;
    const sy_word *x = &d->words.at[f->head];
    int owns = f->last + 1 < d->words.n && (sy_is(w, f->last + 1, "'s") || sy_is(w, f->last + 1, "\xE2\x80\x99s") || sy_is(w, f->last + 1, "'"));
    if (x->head >= 0 && !owns && (sy_rel_main(x->rel) == SY_REL_APPOS || x->rel == SY_REL_COMPOUND) && d->words.at[x->head].xpos == SY_XPOS_NN && is_body_noun(w, w->fold[x->head]) &&
        (x->rel != SY_REL_COMPOUND || w->caps[f->first] == 2))
        call(w, c, w->fold[x->head], f->actor);
    SY_EACH_CHILD(d, (int32_t)f->head, k)
        if (k > (int32_t)f->last && sy_rel_main(d->words.at[k].rel) == SY_REL_APPOS && d->words.at[k].xpos == SY_XPOS_NN && is_body_noun(w, w->fold[k])) call(w, c, w->fold[k], f->actor);
}

/* "Another union", "two unions", "a union": there are others, unless it says what a name is. */
static int tells_of_others(const sy_work *w, uint32_t i)
{
    const sy_word *x = &w->d->words.at[i];
    if (x->upos != SY_NOUN || sy_rel_main(x->rel) == SY_REL_APPOS || x->rel == SY_REL_COMPOUND) return 0;
    if (x->xpos == SY_XPOS_NNS) return 1;
    SY_EACH_CHILD(w->d, (int32_t)i, k) {
        if (sy_rel_main(w->d->words.at[k].rel) == SY_REL_COP) return 0;
        if (k < (int32_t)i && (sy_is(w, (uint32_t)k, "a") || sy_is(w, (uint32_t)k, "an") || sy_is(w, (uint32_t)k, "another") || sy_is(w, (uint32_t)k, "other") || sy_is(w, (uint32_t)k, "no"))) return 1;
    }
    return 0;
}

static void collect_called(sy_work *w, called *c)
{
    for (uint32_t k = 0; k < w->found.n; k++) {
        const sy_found *f = &w->found.at[k];
        if (!is_named_body(w, f)) continue;
        call_beside(w, c, f);
        if (f->first < f->last && is_body_noun(w, w->fold[f->last])) call(w, c, w->fold[f->last], f->actor);
    }
    for (uint32_t i = 0; i < w->d->words.n; i++) {
        const sy_word *x = &w->d->words.at[i];
        if (x->upos == SY_NOUN && sy_map_get(&c->of, x->lemma, strlen(x->lemma)) && tells_of_others(w, i)) call(w, c, x->lemma, -1);
    }
}

/* The one body that the report calls so, where the noun stands by itself; -1. */
static int32_t only_called(const sy_work *w, const called *c, uint32_t i)
{
    const uint32_t *at = sy_map_get(&c->of, w->fold[i], strlen(w->fold[i]));
    if (!at || *at == SEVERAL) return -1;
    SY_EACH_CHILD(w->d, (int32_t)i, k)
        if (sy_rel_main(w->d->words.at[k].rel) == SY_REL_NMOD || sy_rel_main(w->d->words.at[k].rel) == SY_REL_ACL) return -1;
    return (int32_t)*at - 1;
}

/* Is the country the one that the report names most, by whatever of it? */
static int is_named_most(sy_work *w, const char *country)
{
    sy_map count = { 0 };
    uint32_t most = 0;
    for (uint32_t k = 0; k < w->found.n; k++) {
        const sy_found *f = &w->found.at[k];
        const char *c = f->actor < 0 || f->hidden ? NULL : w->locals.at[f->actor].pub.country;
        uint32_t *n = c && strcmp(c, country) != 0 ? sy_map_put(&w->d->arena, &count, c, strlen(c), NULL) : NULL;
        if (n && ++*n > most) most = *n;
    }
    uint32_t own = 0;
    for (uint32_t k = 0; k < w->found.n; k++) {
        const sy_found *f = &w->found.at[k];
        const char *c = f->actor < 0 || f->hidden ? NULL : w->locals.at[f->actor].pub.country;
        own += c && strcmp(c, country) == 0;
    }
    return own > most;
}

/* The one state of whose government the report speaks, by any word for it, and which it names most; -1. A body that has the word in its
 * name is another. */
static int32_t only_government(sy_work *w)
{
    int32_t hit = -1;
    for (uint32_t k = 0; k < w->found.n; k++) {
        const sy_found *f = &w->found.at[k];
        if (f->actor < 0 || f->hidden) continue;
        const sayso_actor *a = &w->locals.at[f->actor].pub;
        size_t n = strlen(a->id);
        if (strncmp(a->id, "x:", 2) == 0 && strstr(a->id, "government")) return -1;
        if (a->kind != SAYSO_ACTOR_GOVERNMENT || n < 4 || strcmp(a->id + n - 4, ":gov") != 0 || hit == f->actor) continue;
        if (hit >= 0) return -1;
        hit = f->actor;
    }
    return hit >= 0 && w->locals.at[hit].pub.country && is_named_most(w, w->locals.at[hit].pub.country) ? hit : -1;
}

static int is_bare_government(const sy_work *w, uint32_t i)
{
    const sy_found *f = w->by_word[i] < 0 ? NULL : &w->found.at[w->by_word[i]];
    return f && f->kind == SY_MENTION_ROLE && f->actor < 0 && f->first + 1 == i && f->last == i && strcmp(w->t->roles.at[f->role].role, "gov") == 0 && f->base < 0;
}

void sy_find_nouns(sy_work *w)
{
    const sayso_doc *d = w->d;
    w->by_word = sy_alloc_array(&w->d->arena, d->words.n + 1, sizeof *w->by_word);
    for (uint32_t i = 0; i < d->words.n; i++) w->by_word[i] = w->owner[i];
    for (uint32_t k = 0; k < w->found.n; k++)
        if (w->found.at[k].kind == SY_MENTION_ROLE) w->by_word[w->found.at[k].head] = (int32_t)k;
    called c;
    memset(&c, 0, sizeof c);
    if (w->tagged) collect_called(w, &c);
    int32_t government = only_government(w);
    for (uint32_t i = 1; i < d->words.n; i++) {
        if (!sy_is(w, i - 1, "the") || (w->caps[i] && w->caps[i] != 1)) continue;
        if (w->owner[i] >= 0) {
            rename_body(w, i);
            continue;
        }
        int taken = w->by_word[i] >= 0 ? w->found.at[w->by_word[i]].actor >= 0 : 0;
        if (taken || (w->tagged && d->words.at[i].upos != SY_NOUN && d->words.at[i].upos != SY_PROPN)) continue;
        if (w->tagged && d->words.at[i].rel == SY_REL_COMPOUND) continue;
        int32_t a = last_with_noun(w, i, w->fold[i]);
        if (a < 0 && w->tagged && !w->caps[i]) a = is_bare_government(w, i) ? government : only_called(w, &c, i);
        if (a < 0) continue;
        if (w->by_word[i] >= 0) {
            sy_found *old = &w->found.at[w->by_word[i]];
            old->actor = a;
            old->how = SAYSO_HOW_SHORT;
            old->conf = 76;
            old->hidden = 0;
        } else {
            sy_found_add(w, SY_MENTION_NOUN, i - 1, i, a, SAYSO_HOW_SHORT, 76);
            w->by_word[i] = (int32_t)w->found.n - 1;
        }
    }
}
