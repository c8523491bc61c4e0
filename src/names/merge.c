/*
 * merge.c - one person met under two names: with and without an entry of the tables ("Tavo Cruz" before and behind "Senator
 * Tavo Cruz"), and by a family name of several words before the name in full ("De Vell said" in a headline, "Ann de Vell"; "El Vell", "Ann al-Vell").
 */
#include "names/inner.h"

#include <string.h>

static const uint32_t SEVERAL = UINT32_MAX;

/* The name as ids have it: folded, its words parted by hyphens. 0 if it is too long. */
static size_t slug_of(const char *name, char *out, size_t room)
{
    size_t n = sy_fold(name, strlen(name), out, room);
    for (size_t i = 0; i < n; i++)
        if (out[i] == ' ') out[i] = '-';
    return n;
}

static void enter(sy_work *w, sy_map *m, const char *key, uint32_t local)
{
    int fresh;
    uint32_t *slot = sy_map_put(&w->d->arena, m, key, strlen(key), &fresh);
    *slot = fresh || *slot == local + 1 ? local + 1 : SEVERAL;
}

static int is_untabled_person(const sy_local *l) { return l->person && l->entity < 0 && strncmp(l->pub.id, "x:", 2) == 0; }

/* The family name behind an article that papers spell as they like ("El Vell", "al-Vell"), where that is the whole name; NULL. */
static const char *behind_article(const char *key)
{
    if (strncmp(key, "al-", 3) != 0 && strncmp(key, "el-", 3) != 0) return NULL;
    return key[3] && !strchr(key + 3, '-') ? key + 3 : NULL;
}

/* Whose name in full this is, or whose all but the given name; -1. */
static int32_t same_person(const sy_work *w, const sy_map *whole, const sy_map *behind_given, const sy_map *family, uint32_t local)
{
    const char *key = w->locals.at[local].pub.id + 2, *bare = behind_article(key);
    const uint32_t *at = sy_map_get(whole, key, strlen(key));
    if (!at && bare) at = sy_map_get(family, bare, strlen(bare));
    if (!at && strchr(key, '-')) at = sy_map_get(behind_given, key, strlen(key));
    return !at || *at == SEVERAL || *at == local + 1 ? -1 : (int32_t)*at - 1;
}

void sy_merge_persons(sy_work *w)
{
    sy_map whole = { 0 }, behind_given = { 0 }, family = { 0 };
    char key[SY_FOLD_MAX];
    uint32_t n = w->locals.n;
    int32_t *into = sy_alloc_array(&w->d->arena, n + 1, sizeof *into);
    for (uint32_t k = 0; k < n; k++) {
        const sy_local *l = &w->locals.at[k];
        if (!l->person || !slug_of(l->pub.name, key, sizeof key)) continue;
        if (l->entity >= 0) enter(w, &whole, key, k);
        const char *rest = strchr(key, '-'), *last = strrchr(key, '-');
        if (last && !behind_article(key)) enter(w, &family, last + 1, k);
        if (rest && strchr(rest + 1, '-')) enter(w, &behind_given, rest + 1, k);
    }
    for (uint32_t k = 0; k < n; k++) into[k] = is_untabled_person(&w->locals.at[k]) ? same_person(w, &whole, &behind_given, &family, k) : -1;
    for (uint32_t k = 0; k < w->found.n; k++) {
        int32_t a = w->found.at[k].actor;
        if (a >= 0 && (uint32_t)a < n && into[a] >= 0 && into[into[a]] < 0) w->found.at[k].actor = into[a];
    }
    for (uint32_t k = 0; k < n; k++)
        if (into[k] >= 0 && into[into[k]] < 0) w->locals.at[k].person = 0;
}
