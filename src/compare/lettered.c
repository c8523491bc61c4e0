/*
 * lettered.c - "the RPA" of one report is the River Pilots' Association that another report of the story prints in full and by
 * these letters. Where two bodies of the story go by the same letters, it stays what it is.
 */
#include "compare/lettered.h"

#include "names/fold.h"

#include <string.h>

enum { LETTERS_LEAST = 2, LETTERS_MAX = 8 };

static const uint32_t several = UINT32_MAX;

/* Capital letters and nothing else: folded into out; 0. */
static size_t letters_in(const char *s, size_t n, char *out, size_t room)
{
    if (n < LETTERS_LEAST || n > LETTERS_MAX) return 0;
    for (size_t i = 0; i < n; i++)
        if (s[i] < 'A' || s[i] > 'Z') return 0;
    return sy_fold(s, n, out, room);
}

static int is_body(const sayso_actor *a) { return a->kind == SAYSO_ACTOR_ORGANISATION || a->kind == SAYSO_ACTOR_GROUP; }

static void enter(sy_collation *c, sy_lettered *x, const char *key, size_t n, const sayso_actor *a)
{
    int fresh;
    uint32_t *at = sy_map_put(&c->scratch, &x->by_letters, key, n, &fresh);
    if (fresh) {
        *SY_PUSH(&c->scratch, &x->bodies) = a;
        *at = x->bodies.n;
    } else if (*at != several && strcmp(x->bodies.at[*at - 1]->id, a->id) != 0) {
        *at = several;
    }
}

void sy_lettered_collect(sy_collation *c, sy_lettered *out)
{
    char key[SY_FOLD_MAX];
    for (uint32_t i = 0; i < c->n; i++) {
        const sayso_doc *d = c->docs[i].doc;
        for (uint32_t k = 0; k < d->actors.n; k++) {
            const sayso_actor *a = &d->actors.at[k];
            if (!is_body(a) || !strchr(a->name, ' ')) continue;
            for (uint32_t m = 0; m < a->n_mentions; m++) {
                sayso_span s = d->mentions.at[a->first_mention + m].span;
                size_t n = letters_in(d->text + s.start, s.end - s.start, key, sizeof key);
                if (n) enter(c, out, key, n, a);
            }
        }
    }
}

const sayso_actor *sy_lettered_meant(const sy_lettered *x, const sayso_doc *d, const sayso_actor *a)
{
    char key[SY_FOLD_MAX];
    if (strncmp(a->id, "x:", 2) != 0 || (!is_body(a) && a->kind != SAYSO_ACTOR_PLACE)) return NULL;
    size_t n = letters_in(a->name, strlen(a->name), key, sizeof key);
    const uint32_t *at = n ? sy_map_get(&x->by_letters, key, n) : NULL;
    if (!at || *at == several) return NULL;
    const sayso_actor *other = x->bodies.at[*at - 1];
    for (uint32_t k = 0; k < d->actors.n; k++)
        if (strcmp(d->actors.at[k].id, other->id) == 0) return NULL;
    return other;
}
