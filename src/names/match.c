/* match.c - the longest name of the tables that begins at a word, and which of its senses is meant. */
#include "names/match.h"

#include <string.h>

enum { NAME_WORDS_MAX = 16 };

uint32_t sy_match_most(const sy_work *w, const char *first)
{
    const uint32_t *most = sy_map_get(&w->t->starts, first, strcspn(first, " "));
    return most ? *most : 1;
}

/* A mark that may stand inside a name. */
static int joins(const sy_work *w, uint32_t i) { return sy_is(w, i, "-") || sy_is(w, i, "/") || sy_is(w, i, "\xE2\x80\x93"); }

/* Append a word to a key; 0 if it does not fit. */
int sy_key_append(char *key, size_t *n, const char *word)
{
    size_t m = strlen(word);
    if (!m) return 1;
    if (*n + m + 2 > SY_FOLD_MAX) return 0;
    if (*n) key[(*n)++] = ' ';
    memcpy(key + *n, word, m + 1);
    *n += m;
    return 1;
}

/* May this form stand on words [first, last], as far as capitals tell? */
int sy_match_looks_right(const sy_work *w, const sy_form *f, uint32_t first, uint32_t last)
{
    uint32_t caps = 0, all = 0, words = 0;
    for (uint32_t i = first; i <= last; i++) {
        if (!*w->fold[i]) continue;
        words++;
        caps += w->caps[i] != 0;
        all += w->caps[i] == 2 || w->fold[i][0] < 'a';
    }
    if (f->acronym) {
        size_t letters = strlen(f->exact);
        if (w->shouting[w->d->words.at[first].sentence] == 2 && letters <= 3 && !strchr(w->d->words.at[first].form, '.')) return 0;
        return all == words;
    }
    if (!f->caps) return caps > 0;
    return caps >= (f->caps < words ? f->caps : words);
}

static int any_looks_right(const sy_work *w, int32_t form, uint32_t first, uint32_t last)
{
    for (; form >= 0; form = w->t->forms.at[form].next)
        if (sy_match_looks_right(w, &w->t->forms.at[form], first, last)) return 1;
    return 0;
}

/* The longest name of the tables that begins at word i. */
sy_match sy_match_longest(sy_work *w, uint32_t i)
{
    sy_match best = { .form = -1 };
    char exact[SY_FOLD_MAX], rewritten[SY_FOLD_MAX];
    size_t ne = 0, nr = 0;
    uint32_t most = sy_match_most(w, w->fold[i]), most_r = sy_match_most(w, w->rewritten[i]);
    if (most_r > most) most = most_r;
    uint32_t end = sy_sentence_end(w, i), count = 0;
    for (uint32_t j = i; most && j < end && j < i + NAME_WORDS_MAX && count < most; j++) {
        if (!*w->fold[j]) {
            if (!joins(w, j)) break;
            continue;
        }
        if (!sy_key_append(exact, &ne, w->fold[j]) || !sy_key_append(rewritten, &nr, w->rewritten[j])) break;
        count++;
        int32_t f = sy_names_form(w->t, exact, ne, 0), r = sy_names_form(w->t, rewritten, nr, 1);
        if (f >= 0 && any_looks_right(w, f, i, j)) best = (sy_match){ .last = j, .form = f, .rewritten = 0 };
        else if (r >= 0 && any_looks_right(w, r, i, j)) best = (sy_match){ .last = j, .form = r, .rewritten = 1 };
        else continue;
        best.exact = sy_strndup(&w->d->arena, exact, ne);
    }
    return best;
}

/* ------------------------------------------------------- which of the senses */

static int evidence_stands(sy_work *w, const char *key) { return sy_map_get(&w->seen, key, strlen(key)) != NULL; }

/* Entity by ambiguous.tsv: -2 no rule, -1 nobody. */
int32_t sy_match_evidence(sy_work *w, const char *key)
{
    const uint32_t *at = sy_map_get(&w->t->ambiguous, key, strlen(key));
    if (!at) return -2;
    int32_t best = -1, fallback = -1;
    uint32_t most = 0;
    int tie = 0;
    for (int32_t i = (int32_t)*at - 1; i >= 0; i = w->t->senses.at[i].next) {
        const sy_sense *s = &w->t->senses.at[i];
        uint32_t n = 0;
        for (const char *const *e = s->evidence; *e; e++) n += (uint32_t)evidence_stands(w, *e);
        if (s->is_default) fallback = s->entity;
        if (n && n == most) tie = 1;
        if (n <= most) continue;
        most = n;
        tie = 0;
        best = s->entity;
    }
    return most && !tie ? best : fallback;
}

int sy_country_met(const sy_work *w, const char *country)
{
    return country && sy_map_get(&w->countries, country, strlen(country)) != NULL;
}

/* Is a person of the table likely to be named in a report of this date? */
static int fits_date(const sy_work *w, const sy_entity *e)
{
    if (!w->date || e->offices < 0 || e->of_user) return 1;
    for (int32_t i = e->offices; i >= 0; i = w->t->offices.at[i].next_of_entity) {
        const sy_office *o = &w->t->offices.at[i];
        if (!o->from || o->from <= w->date + 20000) return 1;
    }
    return 0;
}

static int is_prominent(const sy_work *w, const sy_entity *e)
{
    for (int32_t i = e->offices; i >= 0; i = w->t->offices.at[i].next_of_entity) {
        unsigned rank = w->t->roles.at[w->t->offices.at[i].role].rank;
        if (rank == 1 || rank == 2) return 1;
    }
    return e->offices < 0;
}

static int holds_now(const sy_work *w, const sy_entity *e)
{
    for (int32_t i = e->offices; i >= 0; i = w->t->offices.at[i].next_of_entity) {
        const sy_office *o = &w->t->offices.at[i];
        if (w->date ? sy_office_holds(o, w->date) : !o->to) return 1;
    }
    return 0;
}

/* Do capitals go on behind the name, in the tagger's eyes too? Then it is a piece of somebody else's. */
static int name_goes_on(const sy_work *w, uint32_t last)
{
    uint32_t next = last + 1;
    return next < sy_sentence_end(w, last) && w->caps[next] && w->d->words.at[next].ner == SY_NER_PERSON && !w->d->words.at[next].ner_begins;
}

/* What else must stand here for a person of the table: a title for those who are little known, their state for another spelling. */
static int person_stands(const sy_work *w, const sy_entity *e, int exact, uint32_t first, uint32_t last)
{
    if (name_goes_on(w, last)) return 0;
    if (exact && e->of_user && first < last) return 1; /* the user's own row, by its name in full */
    int titled = first > sy_sentence_first(w, first) && sy_title_end(w, first - 1, first) == first;
    if (first > sy_sentence_first(w, first) && sy_is(w, first - 1, ".")) titled |= first > 1 && sy_title_end(w, first - 2, first - 1) == first - 1;
    int at_home = sy_country_met(w, e->country);
    for (int32_t i = e->offices; i >= 0 && !at_home; i = w->t->offices.at[i].next_of_entity) at_home = sy_country_met(w, w->t->offices.at[i].of);
    if (!is_prominent(w, e)) return at_home && (titled || !e->country);
    return exact || titled || at_home;
}

/* How well a form suits, for choosing among several; 0: not at all. */
static unsigned suits(const sy_work *w, const sy_form *f, const sy_match *m, uint32_t first)
{
    const sy_entity *e = &w->t->entities.at[f->entity];
    unsigned points = 16;
    if (f->kind == SY_FORM_SURNAME || !sy_match_looks_right(w, f, first, m->last)) return 0;
    if (strcmp(f->exact, m->exact) == 0) points += 64;
    if (e->kind == SAYSO_ACTOR_PERSON) {
        if (!fits_date(w, e) || !person_stands(w, e, strcmp(f->exact, m->exact) == 0, first, m->last)) return 0;
        if (holds_now(w, e)) points += 8;
    }
    if (sy_map_get(&w->local_by_id, e->id, strlen(e->id))) points += 32;
    if (sy_country_met(w, e->country)) points += 4;
    return points + (f->kind == SY_FORM_NAME ? 2 : f->kind == SY_FORM_ADJECTIVE);
}

/* The form that stands here; -1 where two suit equally well. */
int32_t sy_match_choose(sy_work *w, const sy_match *m, uint32_t first)
{
    int32_t sense = sy_match_evidence(w, m->exact), best = -1;
    unsigned most = 0;
    int tie = 0;
    for (int32_t i = m->form; i >= 0; i = w->t->forms.at[i].next) {
        const sy_form *f = &w->t->forms.at[i];
        unsigned points = sense == -2 || sense == (int32_t)f->entity ? suits(w, f, m, first) : 0;
        if (!points) continue;
        if (points == most && w->t->forms.at[best].entity != f->entity) tie = 1;
        if (points <= most) continue;
        most = points;
        best = i;
        tie = 0;
    }
    return tie ? -1 : best;
}
