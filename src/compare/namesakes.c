/*
 * namesakes.c - a family name that stands alone in one report and in full in another of the story: one person. Where the other reports
 * of the story give it to several people, or the report names somebody else in full, it stays what it is. What a report says outranks
 * the tables: a person of a table that a report names by the family name alone gives way to the one that the story names in full.
 */
#include "compare/inner.h"
#include "compare/lettered.h"
#include "compare/respelt.h"

#include "names/fold.h"

#include <string.h>

static const uint32_t several = UINT32_MAX;

typedef struct {
    uint32_t doc, actor;
} bearer;

typedef struct {
    sy_collation *c;
    sy_respelt respelt;
    sy_map by_surname; /* folded family name -> bearer + 1, or several */
    SY_VEC(bearer) bearers;
} namesakes;

/* The last word of a name, folded; n: how many words there are. */
static size_t surname_of(const char *name, char *out, size_t room, uint32_t *n_words)
{
    const char *last = name;
    *n_words = 0;
    for (const char *p = name; *p; p++) {
        if (*p == ' ' || (p > name && p[-1] != ' ')) continue;
        last = p;
        ++*n_words;
    }
    return sy_fold(last, strlen(last), out, room);
}

/* Does the report print the actor's name in full, by whatever spelling? */
static int is_named_in_full(const sayso_doc *d, const sayso_actor *a)
{
    for (uint32_t k = 0; k < a->n_mentions; k++) {
        const sayso_mention *m = &d->mentions.at[a->first_mention + k];
        if (m->how == SAYSO_HOW_NAME || m->how == SAYSO_HOW_SPELLING) return 1;
    }
    return 0;
}

static void collect(namesakes *x)
{
    char key[SY_FOLD_MAX];
    for (uint32_t i = 0; i < x->c->n; i++) {
        const sayso_doc *d = x->c->docs[i].doc;
        for (uint32_t k = 0; k < d->actors.n; k++) {
            const sayso_actor *a = &d->actors.at[k];
            uint32_t words, number;
            size_t n = a->kind == SAYSO_ACTOR_PERSON ? surname_of(a->name, key, sizeof key, &words) : 0;
            if (!n || words < 2 || !is_named_in_full(d, a)) continue;
            sy_respelt_enter(x->c, &x->respelt, a);
            int fresh;
            uint32_t *at = sy_map_put(&x->c->scratch, &x->by_surname, key, n, &fresh);
            number = *at;
            if (fresh) {
                *SY_PUSH(&x->c->scratch, &x->bearers) = (bearer){ i, k };
                *at = x->bearers.n;
            } else if (number != several) {
                const bearer *b = &x->bearers.at[number - 1];
                if (strcmp(x->c->docs[b->doc].doc->actors.at[b->actor].id, a->id) != 0) *at = several;
            }
        }
    }
}

/* Who is meant by an actor that the report names by the family name alone; NULL. */
static const sayso_actor *meant(const namesakes *x, const sayso_doc *d, const sayso_actor *a)
{
    char key[SY_FOLD_MAX];
    uint32_t words;
    if ((a->kind != SAYSO_ACTOR_PERSON && a->kind != SAYSO_ACTOR_NONE) || !a->n_mentions) return NULL;
    size_t n = surname_of(a->name, key, sizeof key, &words);
    if (!n || (words > 1 && is_named_in_full(d, a))) return NULL;
    const uint32_t *at = sy_map_get(&x->by_surname, key, n);
    if (!at || *at == several) return NULL;
    const bearer *b = &x->bearers.at[*at - 1];
    const sayso_actor *other = &x->c->docs[b->doc].doc->actors.at[b->actor];
    for (uint32_t k = 0; k < d->actors.n; k++)
        if (strcmp(d->actors.at[k].id, other->id) == 0) return NULL;
    return other;
}

/* -------------------------------------------------------------- of what kind a name is */

enum { KINDS = SAYSO_ACTOR_PLACE + 1 };

typedef struct {
    uint32_t of[KINDS];       /* reports that take the name for it */
    const sayso_actor *state; /* as the first of them has it that takes it for a state */
} kinds;

static int has_one_word(const sayso_actor *a) { return strncmp(a->id, "x:", 2) == 0 && !strchr(a->id, '-') && !strchr(a->id + 2, ':') && (unsigned)a->kind < KINDS; }

static void count_kinds(sy_collation *c, sy_map *by_id, kinds *all)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->n; i++) {
        const sayso_doc *d = c->docs[i].doc;
        for (uint32_t k = 0; k < d->actors.n; k++) {
            const sayso_actor *a = &d->actors.at[k];
            if (!has_one_word(a)) continue;
            int fresh;
            uint32_t *at = sy_map_put(&c->scratch, by_id, a->id, strlen(a->id), &fresh);
            if (fresh) *at = n++;
            all[*at].of[a->kind]++;
            if (a->kind == SAYSO_ACTOR_STATE && !all[*at].state) all[*at].state = a;
        }
    }
}

/* What most reports take the name for, where they are as many as those that take it for a person; else the kind it has. What shows a
 * state in one report shows it for the place of that name in the others. */
static sayso_actor_kind kind_of(const sy_map *by_id, const kinds *all, const sayso_actor *a)
{
    if ((a->kind != SAYSO_ACTOR_PERSON && a->kind != SAYSO_ACTOR_PLACE) || !has_one_word(a)) return a->kind;
    const kinds *k = &all[*sy_map_get(by_id, a->id, strlen(a->id))];
    if (a->kind == SAYSO_ACTOR_PLACE) return k->of[SAYSO_ACTOR_STATE] ? SAYSO_ACTOR_STATE : a->kind;
    unsigned best = SAYSO_ACTOR_PERSON, others = 0;
    for (unsigned i = SAYSO_ACTOR_STATE; i < KINDS; i++) {
        others += k->of[i];
        if (k->of[i] && (best == SAYSO_ACTOR_PERSON || k->of[i] > k->of[best])) best = i;
    }
    if (best == SAYSO_ACTOR_PLACE && k->of[SAYSO_ACTOR_STATE]) best = SAYSO_ACTOR_STATE;
    return others >= k->of[SAYSO_ACTOR_PERSON] ? (sayso_actor_kind)best : a->kind;
}

/* The state that the story shows under the name of a town of the tables; NULL. */
static const sayso_actor *state_of_name(const sy_map *by_id, const kinds *all, const sayso_actor *a)
{
    char key[SY_FOLD_MAX];
    size_t n = strlen(a->id);
    if (a->kind != SAYSO_ACTOR_PLACE || strncmp(a->id, "place:", 6) != 0 || n >= sizeof key) return NULL;
    memcpy(key, "x:", 2);
    memcpy(key + 2, a->id + 6, n - 6);
    const uint32_t *at = sy_map_get(by_id, key, n - 4);
    return at ? all[*at].state : NULL;
}

static uint32_t count_actors(const sy_collation *c)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->n; i++) n += c->docs[i].doc->actors.n;
    return n;
}

/* The report with the actor called as the story does; the rest is shared with the report as it was. */
static sayso_doc *copy_of(sy_collation *c, const sayso_doc *d)
{
    sayso_doc *copy = sy_alloc(c->arena, sizeof *copy);
    *copy = *d;
    copy->actors.at = sy_alloc_array(c->arena, d->actors.n, sizeof *copy->actors.at);
    memcpy(copy->actors.at, d->actors.at, d->actors.n * sizeof *copy->actors.at);
    return copy;
}

void sy_compare_namesakes(sy_collation *c)
{
    namesakes x = { .c = c };
    if (c->n < 2) return;
    sy_map by_id = { 0 };
    kinds *all = sy_alloc_array(&c->scratch, (size_t)count_actors(c) + 1, sizeof *all);
    count_kinds(c, &by_id, all);
    collect(&x);
    sy_lettered lettered = { 0 };
    sy_lettered_collect(c, &lettered);
    for (uint32_t i = 0; i < c->n; i++) {
        const sayso_doc *d = c->docs[i].doc;
        sayso_doc *copy = NULL;
        for (uint32_t k = 0; k < d->actors.n; k++) {
            const sayso_actor *was = &d->actors.at[k], *other = meant(&x, d, was);
            if (!other) other = sy_respelt_meant(&x.respelt, d, was);
            if (!other) other = state_of_name(&by_id, all, was);
            if (!other) other = sy_lettered_meant(&lettered, d, was);
            sayso_actor_kind kind = other ? other->kind : kind_of(&by_id, all, was);
            if (!other && kind == was->kind) continue;
            if (!copy) copy = copy_of(c, d);
            sayso_actor *a = &copy->actors.at[k];
            if (other) *a = *other;
            a->kind = kind;
            a->first_mention = was->first_mention;
            a->n_mentions = was->n_mentions;
        }
        if (copy) c->docs[i].doc = copy;
    }
}
