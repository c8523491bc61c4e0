/*
 * parties.c - one body under two names in a report: its name in full and the letters that the report calls it by ("the River
 * Pilots' Association (RPA)", or the letters alone where they are the first letters of one name). Schwartz and Hearst (2003) for letters in
 * brackets. What the tables have outranks what is only printed; two entries of the tables are never made one.
 */
#include "base/common.h"
#include "names/match.h"

#include <string.h>

enum { LETTERS_LEAST = 2, LETTERS_ALONE = 3, LETTERS_MAX = 8, NAME_WORDS_MAX = 12, BRACKETS_MAX = 100 };

/* Small words that letters skip. */
static int is_small(const char *fold)
{
    static const char *const words[] = { "of", "the", "and", "for", "in", "on", "to", "a", "de", "del", "la", "du", "des", "et", "y", "e", "der", "und", "s", NULL };
    return !*fold || sy_is_one_of(fold, words);
}

/* Capital letters and nothing else ("RPA", not "F-16"): how many; 0. */
static uint32_t letters_of(const sy_work *w, uint32_t i)
{
    size_t n = strlen(w->fold[i]);
    if (w->caps[i] != 2 || n < LETTERS_LEAST || n > LETTERS_MAX) return 0;
    for (size_t k = 0; k < n; k++)
        if (w->fold[i][k] < 'a' || w->fold[i][k] > 'z') return 0;
    return (uint32_t)n;
}

static int is_media(const sy_work *w, int32_t actor) { return actor >= 0 && w->locals.at[actor].pub.kind == SAYSO_ACTOR_MEDIA; }

/* May the mention be the name of a body? */
static int is_body(const sy_work *w, const sy_found *f)
{
    if (f->actor < 0 || f->hidden || f->kind != SY_MENTION_NAME) return 0;
    const sy_local *l = &w->locals.at[f->actor];
    return !l->person && (l->pub.kind == SAYSO_ACTOR_ORGANISATION || l->pub.kind == SAYSO_ACTOR_GROUP || l->pub.kind == SAYSO_ACTOR_MEDIA || l->entity < 0);
}

/* ------------------------------------------------------------------- one actor */

/* All mentions of one actor become the other's, and so does the id. */
static void become(sy_work *w, int32_t from, int32_t to)
{
    if (from < 0 || to < 0 || from == to) return;
    for (uint32_t k = 0; k < w->found.n; k++)
        if (w->found.at[k].actor == from) w->found.at[k].actor = to;
    const char *id = w->locals.at[from].pub.id;
    *sy_map_put(&w->d->arena, &w->local_by_id, id, strlen(id), NULL) = (uint32_t)to + 1;
    w->locals.at[from].person = 0;
}

/* The letters stand for the name: the actor of both; -1 where they are two entries of the tables. */
static int32_t join(sy_work *w, int32_t name, int32_t letters)
{
    if (letters < 0 || letters == name) return name;
    if (w->locals.at[letters].entity >= 0 && w->locals.at[name].entity >= 0) return -1;
    int32_t winner = w->locals.at[letters].entity >= 0 ? letters : name;
    become(w, winner == name ? letters : name, winner);
    return winner;
}

/* The letters wherever else they stand, and nothing knows them. */
static void own_letters(sy_work *w, const char *form, int32_t actor)
{
    for (uint32_t i = 0; i < w->d->words.n; i++)
        if (w->owner[i] < 0 && strcmp(w->d->words.at[i].form, form) == 0) sy_found_own(w, SY_MENTION_NAME, i, i, actor, SAYSO_HOW_NAME, 85);
}

/* ------------------------------------------------------------------ in brackets */

/* At least half of the letters begin a word of the name, in any order ("National Pilots' League (LNP)"). */
static int share_letters(const sy_work *w, uint32_t first, uint32_t last, const char *letters)
{
    char left[LETTERS_MAX + 1];
    size_t n = strlen(letters), hits = 0, words = 0;
    memcpy(left, letters, n + 1);
    for (uint32_t i = first; i <= last; i++) {
        if (is_small(w->fold[i])) continue;
        words++;
        char *at = strchr(left, w->fold[i][0]);
        if (!at) continue;
        *at = '.';
        hits++;
    }
    return words > 1 && hits > 1 && 2 * hits >= n;
}

/* May word i stand within a name between two words that the letters are taken from, or behind them all? */
static int may_skip(const sy_work *w, uint32_t i, int behind)
{
    const sy_word *x = &w->d->words.at[i];
    if (sy_is(w, i, ",") || sy_is(w, i, "&") || sy_is(w, i, "-") || sy_is(w, i, "'") || sy_is(w, i, "\xE2\x80\x99")) return 1;
    if (x->upos != SY_PUNCT && is_small(w->fold[i])) return 1;
    return sy_is(w, i, "'s") || sy_is(w, i, "\xE2\x80\x99s") || (behind && !w->caps[i] && (x->upos == SY_NOUN || x->upos == SY_PROPN));
}

/* The first word of the name before the bracket at `open` that the letters are the first letters of; open: none. */
static uint32_t first_of_name(const sy_work *w, uint32_t open, const char *letters)
{
    uint32_t begin = sy_sentence_first(w, open), first = open;
    size_t left = strlen(letters), n = left;
    for (uint32_t i = open; left && i > begin && open - i < NAME_WORDS_MAX;) {
        i--;
        if (w->caps[i] && w->fold[i][0] == letters[left - 1]) left--, first = i;
        else if (!may_skip(w, i, left == n)) return open;
    }
    return left ? open : first;
}

/* A name of these words, over what was found in them. */
static int32_t name_of_words(sy_work *w, uint32_t first, uint32_t last)
{
    int32_t inner = -1;
    for (uint32_t i = first; i <= last; i++) {
        sy_found *f = w->owner[i] < 0 ? NULL : &w->found.at[w->owner[i]];
        if (!f || f->first < first || f->last > last) {
            if (f) return -1;
            continue;
        }
        if (is_body(w, f) && f->first < f->last && inner < 0) inner = w->owner[i];
    }
    const char *id = sy_name_id(w, first, last);
    if (!id) return -1;
    int32_t actor = sy_local_make(w, id, sy_name_printed(w, first, last), SAYSO_ACTOR_ORGANISATION, NULL, NULL);
    if (inner >= 0 && w->locals.at[w->found.at[inner].actor].entity < 0) become(w, w->found.at[inner].actor, actor);
    for (uint32_t i = first; i <= last; i++) {
        if (w->owner[i] < 0 || w->owner[i] == inner) continue;
        w->found.at[w->owner[i]].hidden = 1;
        w->found.at[w->owner[i]].actor = -1;
    }
    if (inner < 0) {
        sy_found_own(w, SY_MENTION_NAME, first, last, actor, SAYSO_HOW_NAME, 80);
        return actor;
    }
    sy_found *f = &w->found.at[inner];
    f->first = first;
    f->last = last;
    f->head = sy_head_of(w, first, last);
    for (uint32_t i = first; i <= last; i++) w->owner[i] = inner;
    return actor;
}

/* The body whose name ends before the bracket at `open`; -1. */
static int32_t body_before(sy_work *w, uint32_t open, uint32_t letters)
{
    const sy_found *f = w->owner[open - 1] < 0 ? NULL : &w->found.at[w->owner[open - 1]];
    uint32_t first = first_of_name(w, open, w->fold[letters]);
    if (first + 1 < open && (!f || (is_body(w, f) && w->locals.at[f->actor].entity < 0 && f->first > first))) return name_of_words(w, first, open - 1);
    if (!f || !is_body(w, f) || f->first == f->last || !share_letters(w, f->first, f->last, w->fold[letters])) return -1;
    return f->actor;
}

/* Whom the letters stand for as far as is known: by the mention in the brackets, or by another; -1. */
static int32_t local_of_letters(sy_work *w, uint32_t i)
{
    if (w->owner[i] >= 0) return w->found.at[w->owner[i]].actor;
    const char *id = sy_name_id(w, i, i);
    const uint32_t *at = id ? sy_map_get(&w->local_by_id, id, strlen(id)) : NULL;
    return at ? (int32_t)*at - 1 : -1;
}

/* Letters are read once, at the first bracket that shows whose they are; a report has few of them. */
static void join_bracketed(sy_work *w)
{
    sy_map done = { 0 };
    for (uint32_t i = 1, many = 0; i + 2 < w->d->words.n && many < BRACKETS_MAX; i++) {
        if (!sy_is(w, i, "(") || !sy_is(w, i + 2, ")") || !letters_of(w, i + 1) || w->d->words.at[i - 1].sentence != w->d->words.at[i + 2].sentence) continue;
        int32_t short_name = local_of_letters(w, i + 1);
        if (short_name >= 0 && (is_media(w, short_name) || w->locals.at[short_name].person)) continue;
        if (sy_map_get(&done, w->fold[i + 1], strlen(w->fold[i + 1]))) continue;
        int32_t actor = body_before(w, i, i + 1);
        if (actor >= 0) *sy_map_put(&w->d->arena, &done, w->fold[i + 1], strlen(w->fold[i + 1]), NULL) = 1, many++;
        if (actor >= 0) actor = join(w, actor, short_name);
        if (actor >= 0) own_letters(w, w->d->words.at[i + 1].form, actor);
    }
}

/* ----------------------------------------------------------- first letters alone */

/* Are the letters those that the words of the name begin with, with or without the small ones? */
static int are_first_letters(const char *letters, const char *id)
{
    size_t whole = 0, large = 0, n = strlen(letters);
    int with_small = 1, without = 1;
    for (const char *p = id; *p;) {
        char word[SY_FOLD_MAX];
        size_t m = strcspn(p, "-");
        if (m >= sizeof word) return 0;
        memcpy(word, p, m);
        word[m] = 0;
        if (m) {
            with_small &= whole < n && letters[whole] == word[0];
            whole++;
            if (!is_small(word)) without &= large < n && letters[large] == word[0], large++;
        }
        p += m + (p[m] == '-');
    }
    return large > 1 && ((with_small && whole == n) || (without && large == n));
}

/* The one name in full of the report that the letters are the first letters of; -1 none, -2 several. */
static int32_t spelt_out(const sy_work *w, uint32_t n, const char *letters)
{
    int32_t hit = -1;
    for (uint32_t k = 0; k < n; k++) {
        const sy_local *l = &w->locals.at[k];
        if (l->person || l->entity >= 0 || (l->pub.kind != SAYSO_ACTOR_ORGANISATION && l->pub.kind != SAYSO_ACTOR_GROUP) || strncmp(l->pub.id, "x:", 2) != 0) continue;
        if (!are_first_letters(letters, l->pub.id + 2)) continue;
        const uint32_t *at = sy_map_get(&w->local_by_id, l->pub.id, strlen(l->pub.id));
        if (!at || *at != k + 1) continue; /* it has become another */
        if (hit >= 0) return -2;
        hit = (int32_t)k;
    }
    return hit;
}

enum { LETTERS_ASKED = 40 };

static void join_first_letters(sy_work *w)
{
    sy_map asked = { 0 };
    uint32_t n = w->locals.n, many = 0;
    for (uint32_t i = 0; i < w->d->words.n && many < LETTERS_ASKED; i++) {
        if (letters_of(w, i) < LETTERS_ALONE || w->shouting[w->d->words.at[i].sentence] == 2) continue;
        const sy_found *f = w->owner[i] < 0 ? NULL : &w->found.at[w->owner[i]];
        if (f && (f->first != f->last || !is_body(w, f) || w->locals.at[f->actor].entity >= 0)) continue;
        int fresh;
        *sy_map_put(&w->d->arena, &asked, w->fold[i], strlen(w->fold[i]), &fresh) = 1;
        if (!fresh) continue;
        many++;
        int32_t actor = spelt_out(w, n, w->fold[i]);
        if (actor < 0) continue;
        if (f) become(w, f->actor, actor);
        own_letters(w, w->d->words.at[i].form, actor);
    }
}

void sy_join_parties(sy_work *w)
{
    if (!w->tagged) return;
    join_bracketed(w);
    join_first_letters(w);
}
