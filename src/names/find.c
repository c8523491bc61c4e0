/* find.c - names in the text: the longest match of the tables, names that the tagger sees, family names. */
#include "names/inner.h"

#include "base/utf8.h"

#include <string.h>

enum { NAME_WORDS_MAX = 16 };

/* -------------------------------------------------------------- preparation */

static uint8_t caps_of(const char *s)
{
    size_t n = strlen(s);
    unsigned len, letters = 0, upper = 0;
    uint32_t first = n ? sy_utf8_get(s, n, &len) : 0;
    if (!n || !sy_is_upper(first)) return 0;
    for (size_t i = 0; i < n; i += len) {
        uint32_t c = sy_utf8_get(s + i, n - i, &len);
        letters += (unsigned)sy_is_letter(c);
        upper += (unsigned)sy_is_upper(c);
    }
    return letters >= 2 && upper == letters ? 2 : 1;
}

static int is_plain(const char *s)
{
    for (; *s; s++)
        if (!((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9'))) return 0;
    return 1;
}

static void fold_words(sy_work *w)
{
    sayso_doc *d = w->d;
    char key[SY_FOLD_MAX];
    for (uint32_t i = 0; i < d->words.n; i++) {
        const sy_word *x = &d->words.at[i];
        w->caps[i] = caps_of(x->form);
        if (is_plain(x->lower)) {
            w->fold[i] = x->lower;
        } else {
            size_t n = sy_fold(x->form, strlen(x->form), key, sizeof key);
            if (n > 2 && strcmp(x->form + strlen(x->form) - 2, "'s") == 0) key[--n] = 0; /* a clitic that was not cut off */
            w->fold[i] = sy_strndup(&d->arena, key, n);
        }
        w->rewritten[i] = w->fold[i];
        if (!w->caps[i]) *sy_map_put(&d->arena, &w->lower, w->fold[i], strlen(w->fold[i]), NULL) = 1;
        size_t n = strlen(w->fold[i]);
        if (!w->caps[i] || n + 8 > sizeof key) continue;
        memcpy(key, w->fold[i], n + 1);
        n = sy_spelling_apply(&w->t->spelling, key, n, sizeof key);
        if (strcmp(key, w->fold[i]) != 0) w->rewritten[i] = sy_strndup(&d->arena, key, n);
    }
}

/* A sentence all in capitals (2) or a heading with a capital on each longer word (1) tells less about names. */
static void find_shouting(sy_work *w)
{
    const sayso_doc *d = w->d;
    for (uint32_t s = 0; s < d->sentences.n; s++) {
        const sy_sentence *x = &d->sentences.at[s];
        uint32_t lower = 0, upper = 0, titled = 0, small = 0;
        for (uint32_t i = x->first_word; i < x->first_word + x->n_words; i++) {
            if (w->caps[i] == 2) upper++;
            else if (w->fold[i][0] >= 'a' && w->fold[i][0] <= 'z') lower++;
            if (w->caps[i]) titled++;
            else if (strlen(w->fold[i]) > 3 && w->fold[i][0] >= 'a') small++;
        }
        int stopped = x->n_words && sy_is(w, x->first_word + x->n_words - 1, ".");
        uint32_t heading = !stopped && titled > 2 && small <= titled / 3;
        w->shouting[s] = (uint8_t)(upper > 2 && lower <= upper / 4 ? 2 : heading);
    }
}

void sy_work_open(sy_work *w)
{
    sayso_doc *d = w->d;
    uint32_t n = d->words.n + 1;
    w->date = sy_names_date(d->report.date, 0);
    w->fold = sy_alloc_array(&d->arena, n, sizeof *w->fold);
    w->rewritten = sy_alloc_array(&d->arena, n, sizeof *w->rewritten);
    w->caps = sy_alloc(&d->arena, n);
    w->owner = sy_alloc_array(&d->arena, n, sizeof *w->owner);
    w->shouting = sy_alloc(&d->arena, d->sentences.n + 1);
    for (uint32_t i = 0; i < d->words.n; i++) {
        w->owner[i] = -1;
        w->tagged |= d->words.at[i].upos == SY_VERB || d->words.at[i].upos == SY_NOUN;
    }
    fold_words(w);
    find_shouting(w);
}

uint32_t sy_head_of(const sy_work *w, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last && w->tagged; i++) {
        int32_t h = w->d->words.at[i].head;
        if (h < (int32_t)first || h > (int32_t)last) return i;
    }
    return last;
}

unsigned sy_act_of(const sy_work *w, uint32_t word)
{
    const sy_word *x = &w->d->words.at[word];
    if (*x->lemma && w->tagged) return sy_names_act(w->t, x->lemma) | sy_names_act(w->t, x->lower);
    char s[64];
    size_t n = strlen(x->lower);
    unsigned bits = sy_names_act(w->t, x->lower);
    if (bits || n < 4 || n >= sizeof s - 2) return bits;
    static const struct { const char *end, *to; } endings[] = { { "ies", "y" }, { "ied", "y" }, { "es", "" }, { "s", "" }, { "ed", "" }, { "d", "" }, { "ing", "" }, { "ing", "e" } };
    for (size_t i = 0; i < sizeof endings / sizeof *endings && !bits; i++) {
        size_t m = strlen(endings[i].end);
        if (n <= m || strcmp(x->lower + n - m, endings[i].end) != 0) continue;
        memcpy(s, x->lower, n - m);
        strcpy(s + n - m, endings[i].to);
        bits = sy_names_act(w->t, s);
    }
    return bits;
}

/* -------------------------------------------------------------- local actors */

int32_t sy_local_make(sy_work *w, const char *id, const char *name, sayso_actor_kind kind, const char *country, const char *code)
{
    int fresh;
    uint32_t *slot = sy_map_put(&w->d->arena, &w->local_by_id, id, strlen(id), &fresh);
    if (!fresh) return (int32_t)*slot - 1;
    sy_local *l = SY_PUSH(&w->d->arena, &w->locals);
    *slot = w->locals.n;
    l->pub.id = sy_strdup(&w->d->arena, id);
    l->pub.name = sy_strdup(&w->d->arena, name);
    l->pub.kind = kind;
    l->pub.country = country;
    l->pub.code = code;
    l->entity = l->titles = -1;
    return (int32_t)w->locals.n - 1;
}

/* The office that a person has at the date of the report, or is best known for. */
static const sy_office *best_office(const sy_work *w, const sy_entity *e)
{
    const sy_office *best = &w->t->offices.at[e->offices];
    unsigned most = 0;
    for (int32_t i = e->offices; i >= 0; i = w->t->offices.at[i].next_of_entity) {
        const sy_office *o = &w->t->offices.at[i];
        unsigned rank = w->t->roles.at[o->role].rank, points = 4 - (rank && rank < 4 ? rank : 3);
        if (w->date ? sy_office_holds(o, w->date) : !o->to) points += 8;
        if (points < most) continue;
        most = points;
        best = o;
    }
    return best;
}

/* PLOVER code of an entity as it stands in the table, or made from country and sector. */
static const char *code_of(sy_work *w, const sy_entity *e)
{
    if (e->code) return e->code;
    if (e->kind == SAYSO_ACTOR_STATE) return e->country;
    if (e->kind != SAYSO_ACTOR_PERSON || e->offices < 0) return NULL;
    const sy_office *o = best_office(w, e);
    if (!e->country) {
        int32_t body = sy_names_entity(w->t, o->of);
        return body < 0 ? NULL : w->t->entities.at[body].code;
    }
    const sy_role *r = &w->t->roles.at[o->role];
    int past = w->date && o->to && o->to < w->date;
    return sy_printf(&w->d->arena, "%s%s", e->country, past ? "ELI" : r->sector);
}

static void set_person(sy_work *w, sy_local *l, const char *name)
{
    char key[SY_FOLD_MAX];
    size_t n = sy_fold(name, strlen(name), key, sizeof key), first = strcspn(key, " "), last = n;
    while (last && key[last - 1] != ' ') last--;
    l->person = 1;
    if (first < n) {
        l->given = sy_strndup(&w->d->arena, key, first);
        char g = sy_names_given(w->t, l->given);
        if (!l->gender && g != '?') l->gender = g;
    }
    l->surname = sy_strdup(&w->d->arena, key + last);
}

int32_t sy_local_of_entity(sy_work *w, int32_t entity)
{
    const sy_entity *e = &w->t->entities.at[entity];
    const uint32_t *at = sy_map_get(&w->local_by_id, e->id, strlen(e->id));
    if (at) return (int32_t)*at - 1;
    int32_t i = sy_local_make(w, e->id, e->name, e->kind, e->country, code_of(w, e));
    sy_local *l = &w->locals.at[i];
    l->entity = entity;
    l->gender = e->gender;
    if (e->kind == SAYSO_ACTOR_PERSON) set_person(w, l, e->name);
    if (e->country) ++*sy_map_put(&w->d->arena, &w->countries, e->country, strlen(e->country), NULL);
    return i;
}

/* The state an actor belongs to, as a local actor; -1. */
static int32_t state_of(sy_work *w, int32_t actor)
{
    int32_t s = sy_names_state(w->t, w->locals.at[actor].pub.country);
    return s < 0 ? -1 : sy_local_of_entity(w, s);
}

int32_t sy_local_government(sy_work *w, int32_t actor)
{
    int32_t s = state_of(w, actor);
    if (s < 0) return -1;
    sayso_actor p = w->locals.at[s].pub;
    sy_arena *a = &w->d->arena;
    return sy_local_make(w, sy_printf(a, "%s:gov", p.id), sy_printf(a, "Government of %s", p.name), SAYSO_ACTOR_GOVERNMENT, p.country,
                         sy_printf(a, "%sGOV", p.country));
}

static sayso_actor_kind kind_of_role(const sy_role *r)
{
    if (r->what == SY_ROLE_OFFICE || strcmp(r->role, "presidency") == 0 || strcmp(r->role, "junta") == 0) return SAYSO_ACTOR_GOVERNMENT;
    if (r->what == SY_ROLE_BODY && strcmp(r->role, "mil") != 0 && strcmp(r->role, "opposition") != 0) return SAYSO_ACTOR_ORGANISATION;
    return SAYSO_ACTOR_GROUP;
}

/* How a role is called in the name of an actor. */
static const char *spoken_role(sy_work *w, const char *role)
{
    if (strcmp(role, "mil") == 0) return "armed forces";
    if (strcmp(role, "leg") == 0) return "parliament";
    if (strcmp(role, "cop") == 0) return "police";
    if (strcmp(role, "spy") == 0) return "intelligence services";
    char *s = sy_strdup(&w->d->arena, role);
    for (char *p = s; *p; p++)
        if (*p == '-') *p = ' ';
    return s;
}

int32_t sy_local_role(sy_work *w, int32_t base, int32_t role)
{
    const sy_role *r = &w->t->roles.at[role];
    sayso_actor p = w->locals.at[base].pub;
    sy_arena *a = &w->d->arena;
    if (strcmp(r->role, "gov") == 0 && p.country) return sy_local_government(w, base);
    const char *code = p.code;
    if (p.kind == SAYSO_ACTOR_STATE && p.country) code = *r->sector ? sy_printf(a, "%s%s", p.country, r->sector) : p.country;
    return sy_local_make(w, sy_printf(a, "%s:%s", p.id, r->role), sy_printf(a, "%s of %s", spoken_role(w, r->role), p.name), kind_of_role(r), p.country, code);
}

sy_found *sy_found_add(sy_work *w, sy_mention_kind kind, uint32_t first, uint32_t last, int32_t actor, sayso_how how, unsigned conf)
{
    sy_found *f = SY_PUSH(&w->d->arena, &w->found);
    f->first = first;
    f->last = last;
    f->head = sy_head_of(w, first, last);
    f->actor = actor;
    f->base = f->role = -1;
    f->kind = kind;
    f->how = how;
    f->conf = (uint8_t)conf;
    return f;
}

static sy_found *own(sy_work *w, sy_mention_kind kind, uint32_t first, uint32_t last, int32_t actor, sayso_how how, unsigned conf)
{
    sy_found *f = sy_found_add(w, kind, first, last, actor, how, conf);
    for (uint32_t i = first; i <= last; i++) w->owner[i] = (int32_t)w->found.n - 1;
    return f;
}

/* --------------------------------------------------------- match of the tables */

typedef struct {
    uint32_t last;     /* word */
    int32_t form;      /* head of the chain; -1: nothing */
    int rewritten;     /* found under the rewritten spelling */
    const char *exact; /* what stands here, folded */
} match;

static uint32_t most_words(const sy_work *w, const char *first)
{
    const uint32_t *most = sy_map_get(&w->t->starts, first, strcspn(first, " "));
    return most ? *most : 0;
}

/* A mark that may stand inside a name. */
static int joins(const sy_work *w, uint32_t i) { return sy_is(w, i, "-") || sy_is(w, i, "/") || sy_is(w, i, "\xE2\x80\x93"); }

/* Append a word to a key; 0 if it does not fit. */
static int append(char *key, size_t *n, const char *word)
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
static int looks_right(const sy_work *w, const sy_form *f, uint32_t first, uint32_t last)
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
        if (looks_right(w, &w->t->forms.at[form], first, last)) return 1;
    return 0;
}

/* The longest name of the tables that begins at word i. */
static match longest(sy_work *w, uint32_t i)
{
    match best = { .form = -1 };
    char exact[SY_FOLD_MAX], rewritten[SY_FOLD_MAX];
    size_t ne = 0, nr = 0;
    uint32_t most = most_words(w, w->fold[i]), most_r = most_words(w, w->rewritten[i]);
    if (most_r > most) most = most_r;
    uint32_t end = sy_sentence_end(w, i), count = 0;
    for (uint32_t j = i; most && j < end && j < i + NAME_WORDS_MAX && count < most; j++) {
        if (!*w->fold[j]) {
            if (!joins(w, j)) break;
            continue;
        }
        if (!append(exact, &ne, w->fold[j]) || !append(rewritten, &nr, w->rewritten[j])) break;
        count++;
        int32_t f = sy_names_form(w->t, exact, ne, 0), r = sy_names_form(w->t, rewritten, nr, 1);
        if (f >= 0 && any_looks_right(w, f, i, j)) best = (match){ .last = j, .form = f, .rewritten = 0 };
        else if (r >= 0 && any_looks_right(w, r, i, j)) best = (match){ .last = j, .form = r, .rewritten = 1 };
        else continue;
        best.exact = sy_strndup(&w->d->arena, exact, ne);
    }
    return best;
}

/* ------------------------------------------------------- which of the senses */

static int evidence_stands(sy_work *w, const char *key) { return sy_map_get(&w->seen, key, strlen(key)) != NULL; }

/* Entity by ambiguous.tsv: -2 no rule, -1 nobody. */
static int32_t by_evidence(sy_work *w, const char *key)
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

static int country_met(const sy_work *w, const char *country)
{
    return country && sy_map_get(&w->countries, country, strlen(country)) != NULL;
}

/* Is a person of the table likely to be named in a report of this date? */
static int fits_date(const sy_work *w, const sy_entity *e)
{
    if (!w->date || e->offices < 0) return 1;
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

/* How well a form suits, for choosing among several; 0: not at all. */
static unsigned suits(const sy_work *w, const sy_form *f, const match *m, uint32_t first)
{
    const sy_entity *e = &w->t->entities.at[f->entity];
    unsigned points = 16;
    if (f->kind == SY_FORM_SURNAME || !looks_right(w, f, first, m->last)) return 0;
    if (strcmp(f->exact, m->exact) == 0) points += 64;
    if (e->kind == SAYSO_ACTOR_PERSON) {
        if (!fits_date(w, e)) return 0;
        if (!is_prominent(w, e) && !country_met(w, e->country)) return 0;
        if (holds_now(w, e)) points += 8;
    }
    if (sy_map_get(&w->local_by_id, e->id, strlen(e->id))) points += 32;
    if (country_met(w, e->country)) points += 4;
    return points + (f->kind == SY_FORM_NAME ? 2 : f->kind == SY_FORM_ADJECTIVE);
}

/* The form that stands here; -1 where two suit equally well. */
static int32_t choose(sy_work *w, const match *m, uint32_t first)
{
    int32_t sense = by_evidence(w, m->exact), best = -1;
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

/* ----------------------------------------------------------- is it a person? */

/* "Jordan Peters", "Paris Hilton": a place that is somebody's given name, before a capitalised word that is no name of ours. */
static int reads_as_person(sy_work *w, uint32_t first, uint32_t last)
{
    const sayso_doc *d = w->d;
    uint32_t end = sy_sentence_end(w, first);
    if (w->shouting[d->words.at[first].sentence]) return 0;
    int goes_on = last + 1 < end && d->words.at[last + 1].ner == SY_NER_PERSON && !d->words.at[last + 1].ner_begins;
    if (d->words.at[first].ner == SY_NER_PERSON && goes_on && !sy_map_get(&w->t->role_starts, w->fold[last + 1], strlen(w->fold[last + 1]))) return 1;
    if (first > sy_sentence_first(w, first) && w->caps[first - 1] == 1 && w->owner[first - 1] < 0) {
        char g = sy_names_given(w->t, w->fold[first - 1]);
        if (g && (!w->tagged || d->words.at[first - 1].upos == SY_PROPN)) return 1; /* "Denzel Washington" */
    }
    if (first != last || last + 1 >= end || !sy_names_given(w->t, w->fold[first])) return 0;
    uint32_t next = last + 1;
    if (w->caps[next] != 1 || sy_names_role(w->t, w->fold[next], strlen(w->fold[next])) >= 0) return 0;
    if (w->tagged && d->words.at[next].upos != SY_PROPN) return 0;
    for (int32_t i = longest(w, next).form; i >= 0; i = w->t->forms.at[i].next)
        if (w->t->forms.at[i].kind != SY_FORM_SURNAME) return 0;
    return 1;
}

/* Honorifics that precede a name: not part of it. */
static int is_honorific(const char *fold)
{
    static const char *const words[] = { "mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "sheikh", "prof", "gen", "col", "capt", "lt", "maj", "sgt", "sen", "rep", "gov", "rev", "ayatollah" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i], fold) == 0) return 1;
    return 0;
}

static int names_person(const sy_work *w, const char *key, size_t n)
{
    int32_t role = sy_names_role(w->t, key, n);
    return role >= 0 && (w->t->roles.at[role].what == SY_ROLE_OFFICE || w->t->roles.at[role].what == SY_ROLE_PERSON);
}

/* The first word behind a title ("Mr", "Deputy Speaker", "Foreign Minister") that begins at first; first where none does. */
static uint32_t title_ends(const sy_work *w, uint32_t first, uint32_t last)
{
    char key[SY_FOLD_MAX];
    size_t n = 0;
    uint32_t hit = first;
    if (is_honorific(w->fold[first]) || (sy_names_act(w->t, w->fold[first]) & (SY_NOT_NOW | SY_UNDER))) return first + 1;
    for (uint32_t i = first; i < last && i < first + 4 && append(key, &n, w->fold[i]); i++)
        if (n && names_person(w, key, n)) hit = i + 1;
    return hit;
}

/* "Qatar Airways": the word only begins a longer name that nobody knows. */
static int begins_longer_name(const sy_work *w, uint32_t first, uint32_t last)
{
    const sayso_doc *d = w->d;
    uint32_t next = last + 1;
    if (!w->tagged || w->shouting[d->words.at[first].sentence] || next >= sy_sentence_end(w, first) || w->caps[next] != 1) return 0;
    int32_t h = d->words.at[sy_head_of(w, first, last)].head;
    if (h <= (int32_t)last || d->words.at[next].upos != SY_PROPN || d->words.at[h].upos != SY_PROPN) return 0;
    if (sy_map_get(&w->t->role_starts, w->fold[next], strlen(w->fold[next])) || most_words(w, w->fold[next])) return 0;
    if (sy_names_given(w->t, w->fold[next])) return 0;
    return title_ends(w, next, next + 3 < sy_sentence_end(w, first) ? next + 3 : next) == next;
}

static sayso_how how_of(const sy_form *f, const match *m) { return strcmp(f->exact, m->exact) == 0 ? SAYSO_HOW_NAME : SAYSO_HOW_SPELLING; }

static sy_mention_kind mention_kind(const sy_form *f)
{
    switch (f->kind) {
    case SY_FORM_ADJECTIVE: return SY_MENTION_ADJECTIVE;
    case SY_FORM_DEMONYM: return SY_MENTION_DEMONYM;
    case SY_FORM_CAPITAL: return SY_MENTION_CAPITAL;
    case SY_FORM_SEAT: return SY_MENTION_SEAT;
    default: return SY_MENTION_NAME;
    }
}

/* One word that differs in spelling is little to go by. */
static int weak_spelling(const sy_work *w, const match *m, const sy_form *f, uint32_t first)
{
    return strcmp(f->exact, m->exact) != 0 && (first == m->last ? strlen(w->fold[first]) < 6 : 0);
}

/* The evidence points at an actor that has no form of its own here (a namesake). */
static int take_namesake(sy_work *w, const match *m, uint32_t first)
{
    int32_t sense = by_evidence(w, m->exact);
    if (sense < 0) return 0;
    for (int32_t i = m->form; i >= 0; i = w->t->forms.at[i].next)
        if ((int32_t)w->t->forms.at[i].entity == sense) return 0;
    own(w, SY_MENTION_NAME, first, m->last, sy_local_of_entity(w, sense), SAYSO_HOW_NAME, 80);
    return 1;
}

static int take(sy_work *w, const match *m, uint32_t first)
{
    if (take_namesake(w, m, first)) return 1;
    int32_t i = choose(w, m, first);
    if (i < 0) return 0;
    const sy_form *f = &w->t->forms.at[i];
    if (weak_spelling(w, m, f, first)) return 0;
    if (w->t->entities.at[f->entity].kind == SAYSO_ACTOR_STATE && f->kind != SY_FORM_SEAT && begins_longer_name(w, first, m->last)) return 0;
    int32_t actor = sy_local_of_entity(w, (int32_t)f->entity);
    sayso_how how = how_of(f, m);
    sy_found *x = own(w, mention_kind(f), first, m->last, actor, how, how == SAYSO_HOW_NAME ? 95 : 85);
    x->seat_role = f->role;
    return 1;
}

/* -------------------------------------------------------- names of the tagger */

static uint32_t ner_end(const sy_work *w, uint32_t i)
{
    uint32_t end = sy_sentence_end(w, i), j = i + 1;
    for (;;) {
        while (j < end && w->d->words.at[j].ner == w->d->words.at[i].ner && !w->d->words.at[j].ner_begins) j++;
        if (j + 1 >= end || strcmp(w->d->words.at[j].form, "-") != 0 || w->d->words.at[j].space_before || w->d->words.at[j + 1].space_before || !w->caps[j + 1]) return j - 1;
        j += 2; /* "Wal-Mart": one name, whatever the tagger says of its second half */
    }
}

static const char *slug(sy_work *w, uint32_t first, uint32_t last)
{
    char out[SY_FOLD_MAX];
    size_t n = 0;
    for (uint32_t i = first; i <= last; i++) {
        size_t m = strlen(w->fold[i]);
        if (!m || n + m + 2 > sizeof out) continue;
        if (n) out[n++] = '-';
        for (size_t k = 0; k < m; k++) {
            char c = w->fold[i][k];
            out[n++] = (char)((unsigned char)c <= ' ' || c == '"' || c == '\\' ? '-' : c);
        }
    }
    out[n] = 0;
    return n ? sy_printf(&w->d->arena, "x:%s", out) : NULL;
}

/* The words as they stand, without line breaks. */
static const char *printed(sy_work *w, uint32_t first, uint32_t last)
{
    sayso_span s = sy_words_span(w->d, first, last);
    char *out = sy_strndup(&w->d->arena, w->d->text + s.start, s.end - s.start);
    for (char *p = out; *p; p++)
        if (*p == '\n' || *p == '\r' || *p == '\t') *p = ' ';
    return out;
}

static sayso_actor_kind kind_of_ner(unsigned ner)
{
    if (ner == SY_NER_PERSON) return SAYSO_ACTOR_PERSON;
    if (ner == SY_NER_ORG) return SAYSO_ACTOR_ORGANISATION;
    return SAYSO_ACTOR_PLACE;
}

/* In a heading most words are capitalised: the tagger's names there are worth little. */
static int capitalised_all_through(const sy_work *w, uint32_t word)
{
    return w->shouting[w->d->words.at[word].sentence] != 0;
}

/* Are the words a role and nothing more ("Foreign Ministry")? */
static int is_role(const sy_work *w, uint32_t first, uint32_t last)
{
    char key[SY_FOLD_MAX];
    size_t n = 0;
    for (uint32_t i = first; i <= last; i++)
        if (!append(key, &n, w->fold[i])) return 0;
    return sy_names_role(w->t, key, n) >= 0;
}

/* Does a town or state of the tables bear this name? */
static int is_town(const sy_work *w, const char *fold)
{
    size_t n = strlen(fold);
    for (int rewritten = 0; rewritten < 2; rewritten++)
        for (int32_t i = sy_names_form(w->t, fold, n, rewritten); i >= 0; i = w->t->forms.at[i].next)
            if (w->t->entities.at[w->t->forms.at[i].entity].kind != SAYSO_ACTOR_PERSON) return 1;
    return 0;
}

/* A name of two words or more that only the tagger knows; a single word waits for the family names. */
static int take_tagged(sy_work *w, uint32_t first, uint32_t last)
{
    unsigned ner = w->d->words.at[first].ner;
    while (first < last && ner == SY_NER_PERSON && title_ends(w, first, last) > first) first = title_ends(w, first, last);
    while (last > first && (!*w->fold[last] || sy_is(w, last, "'s"))) last--;
    if (first == last) return 0;
    if (ner != SY_NER_PERSON && last == first + 1 && sy_names_given(w->t, w->fold[first]) && !is_town(w, w->fold[first])) ner = SY_NER_PERSON;
    if (!w->caps[first] || capitalised_all_through(w, first)) return 0;
    if (is_role(w, first, last)) return 0;
    const char *id = slug(w, first, last);
    if (!id) return 0;
    int32_t actor = sy_local_make(w, id, printed(w, first, last), kind_of_ner(ner), NULL, NULL);
    if (ner == SY_NER_PERSON && !w->locals.at[actor].person) set_person(w, &w->locals.at[actor], w->locals.at[actor].pub.name);
    own(w, SY_MENTION_NAME, first, last, actor, SAYSO_HOW_NAME, 70);
    return 1;
}

/* Is the tagger's name [i, end] better than the table's [i, m.last]? */
static int tagger_wins(sy_work *w, uint32_t i, uint32_t end, const match *m)
{
    unsigned ner = w->d->words.at[i].ner;
    if (m->form < 0) return 1;
    if (end <= m->last) return 0;
    const sy_form *f = &w->t->forms.at[m->form];
    if (w->t->entities.at[f->entity].kind == SAYSO_ACTOR_PERSON) return 0;
    for (uint32_t k = m->last + 1; k <= end; k++)
        if (!w->caps[k] || sy_map_get(&w->t->role_starts, w->fold[k], strlen(w->fold[k]))) return 0;
    if (f->kind == SY_FORM_ADJECTIVE && ner != SY_NER_ORG) return 0;
    return ner == SY_NER_PERSON || ner == SY_NER_ORG;
}

/* A given name and one or two capitalised words behind it that no table knows: somebody's name, tagger or not. */
static int take_untagged(sy_work *w, uint32_t i)
{
    uint32_t end = sy_sentence_end(w, i), last = i;
    int after_title = i > sy_sentence_first(w, i) && w->caps[i - 1] == 1 && names_person(w, w->fold[i - 1], strlen(w->fold[i - 1]));
    if (title_ends(w, i, i + 1) > i || (w->tagged && w->d->words.at[i].upos != SY_PROPN)) return 0;
    if (w->caps[i] != 1 || w->shouting[w->d->words.at[i].sentence] || (!after_title && !sy_names_given(w->t, w->fold[i]))) return 0;
    while (last + 1 < end && last < i + 2 && w->caps[last + 1] == 1 && w->owner[last + 1] < 0) {
        uint32_t k = last + 1;
        if (w->tagged && (w->d->words.at[k].upos != SY_PROPN || w->d->words.at[i].upos != SY_PROPN)) break;
        if (sy_names_role(w->t, w->fold[k], strlen(w->fold[k])) >= 0) return 0;
        match m = longest(w, k);
        if (m.form >= 0 && w->t->entities.at[w->t->forms.at[m.form].entity].kind != SAYSO_ACTOR_PERSON) return 0;
        last = k;
    }
    if (last == i || w->caps[last] != 1 || (last + 1 < end && w->caps[last + 1])) return 0;
    const char *id = slug(w, i, last);
    if (!id) return 0;
    int32_t actor = sy_local_make(w, id, printed(w, i, last), SAYSO_ACTOR_PERSON, NULL, NULL);
    if (!w->locals.at[actor].person) set_person(w, &w->locals.at[actor], w->locals.at[actor].pub.name);
    own(w, SY_MENTION_NAME, i, last, actor, SAYSO_HOW_NAME, 66);
    return 1;
}

/* ---------------------------------------------------------------- the passes */

static int may_begin(const sy_work *w, uint32_t i)
{
    return *w->fold[i] && (w->caps[i] || (w->fold[i][0] >= '0' && w->fold[i][0] <= '9') || sy_is(w, i, "the") || sy_is(w, i, "al"));
}

/* Which names of the tables stand in the report at all: evidence for the others. */
static void collect_evidence(sy_work *w)
{
    for (uint32_t i = 0; i < w->d->words.n; i++) {
        if (!w->caps[i]) continue;
        *sy_map_put(&w->d->arena, &w->seen, w->fold[i], strlen(w->fold[i]), NULL) = 1;
        match m = longest(w, i);
        if (m.form < 0) continue;
        *sy_map_put(&w->d->arena, &w->seen, m.exact, strlen(m.exact), NULL) = 1;
        const sy_form *f = &w->t->forms.at[m.form];
        const sy_entity *e = &w->t->entities.at[f->entity];
        if (f->next < 0 && e->country && f->kind != SY_FORM_SURNAME && by_evidence(w, m.exact) == -2)
            ++*sy_map_put(&w->d->arena, &w->countries, e->country, strlen(e->country), NULL);
        i = m.last;
    }
}

void sy_find_names(sy_work *w)
{
    collect_evidence(w);
    for (uint32_t i = 0; i < w->d->words.n; i++) {
        const sy_word *x = &w->d->words.at[i];
        int tagged = x->ner_begins && (x->ner == SY_NER_PERSON || x->ner == SY_NER_ORG || x->ner == SY_NER_PLACE);
        if (!tagged && !may_begin(w, i)) continue;
        uint32_t end = tagged ? ner_end(w, i) : i;
        if (tagged && end > i && sy_is(w, i, "the") && longest(w, i).form < 0) i++; /* the article is no part of the tagger's name */
        match m = may_begin(w, i) ? longest(w, i) : (match){ .form = -1 };
        if (tagged && tagger_wins(w, i, end, &m) && take_tagged(w, i, end)) {
            i = end;
        } else if (m.form >= 0) {
            const sy_entity *e = &w->t->entities.at[w->t->forms.at[m.form].entity];
            if (e->kind != SAYSO_ACTOR_PERSON && reads_as_person(w, i, m.last)) m.form = -1;
            else if (take(w, &m, i)) i = m.last;
        }
        if (w->owner[i] < 0 && take_untagged(w, i)) i = w->found.at[w->owner[i]].last;
    }
}

/* ------------------------------------------------------------------- surnames */

/* A month or a day of a month: "in May", "May 5". */
static int reads_as_month(const sy_work *w, uint32_t i)
{
    static const char *const months[] = { "march", "april", "may", "june", "august" };
    int month = 0;
    for (size_t k = 0; k < sizeof months / sizeof *months; k++) month |= strcmp(w->fold[i], months[k]) == 0;
    if (!month) return 0;
    static const char *const before[] = { "in", "on", "since", "until", "by", "early", "late", "last", "next", "of", "from", "to", "and", "this" };
    for (size_t k = 0; i && k < sizeof before / sizeof *before; k++)
        if (sy_is(w, i - 1, before[k])) return 1;
    const char *near[] = { i ? w->fold[i - 1] : "", i + 1 < w->d->words.n ? w->fold[i + 1] : "" };
    return (near[0][0] >= '0' && near[0][0] <= '9') || (near[1][0] >= '0' && near[1][0] <= '9');
}

static const uint32_t SEVERAL = UINT32_MAX; /* of one surname or given name */

/* Enter a local person under the surname, rewritten. */
static void enter_surname(sy_work *w, uint32_t local)
{
    char key[SY_FOLD_MAX];
    const char *surname = w->locals.at[local].surname;
    size_t n = surname ? strlen(surname) : 0;
    if (!n || n + 8 > sizeof key) return;
    memcpy(key, surname, n + 1);
    n = sy_spelling_apply(&w->t->spelling, key, n, sizeof key);
    int fresh;
    uint32_t *slot = sy_map_put(&w->d->arena, &w->surnames, key, n, &fresh);
    *slot = fresh ? local + 1 : SEVERAL;
    const char *given = w->locals.at[local].given;
    if (!given) return;
    slot = sy_map_put(&w->d->arena, &w->by_given, given, strlen(given), &fresh);
    *slot = fresh ? local + 1 : SEVERAL;
}

/* The one local person of this surname; -1 none, -2 several. */
static int32_t local_person(const sy_work *w, const char *rewritten)
{
    const uint32_t *at = sy_map_get(&w->surnames, rewritten, strlen(rewritten));
    return !at ? -1 : *at == SEVERAL ? -2 : (int32_t)*at - 1;
}

/* Rank of the office that a person surely has now; 0: none. */
static unsigned rank_now(const sy_work *w, const sy_entity *e)
{
    unsigned best = 0;
    for (int32_t i = e->offices; i >= 0; i = w->t->offices.at[i].next_of_entity) {
        const sy_office *o = &w->t->offices.at[i];
        unsigned rank = w->t->roles.at[o->role].rank;
        if ((w->date ? sy_office_holds(o, w->date) : o->from && !o->to) && rank && (!best || rank < best)) best = rank;
    }
    return best;
}

/*
 * A person of the table by the surname alone: one who surely has a high office now, whose state the report names; where
 * others bear the surname too, only a leader, and only one.
 */
static int32_t table_person(sy_work *w, const match *m, uint32_t first)
{
    int32_t hit = -1, others = 0;
    unsigned best = 9;
    for (int32_t i = m->form; i >= 0; i = w->t->forms.at[i].next) {
        const sy_form *f = &w->t->forms.at[i];
        const sy_entity *e = &w->t->entities.at[f->entity];
        if (f->kind != SY_FORM_SURNAME || strcmp(f->exact, m->exact) != 0 || hit == (int32_t)f->entity) continue;
        unsigned rank = looks_right(w, f, first, m->last) && (!e->country || country_met(w, e->country)) ? rank_now(w, e) : 0;
        if (!rank || rank > 2 || rank > best) {
            others++;
        } else if (rank == best) {
            return -1;
        } else {
            others += hit >= 0;
            hit = (int32_t)f->entity;
            best = rank;
        }
    }
    return others && best != 1 ? -1 : hit;
}

/* Does the surname have a local owner by the table's short form ("Xi", "Lula")? -1 none, -2 several. */
static int32_t local_by_form(sy_work *w, const match *m, uint32_t first)
{
    int32_t hit = -1;
    for (int32_t i = m->form; i >= 0; i = w->t->forms.at[i].next) {
        const sy_form *f = &w->t->forms.at[i];
        const sy_entity *e = &w->t->entities.at[f->entity];
        if (f->kind != SY_FORM_SURNAME || !looks_right(w, f, first, m->last)) continue;
        const uint32_t *at = sy_map_get(&w->local_by_id, e->id, strlen(e->id));
        if (!at || hit == (int32_t)*at - 1) continue;
        if (hit >= 0) return -2;
        hit = (int32_t)*at - 1;
    }
    return hit;
}

/* A capitalised word before the surname that is another given name: somebody else of that name. */
static int other_given(const sy_work *w, uint32_t i, int32_t actor)
{
    if (i == sy_sentence_first(w, i) || w->caps[i - 1] != 1 || w->owner[i - 1] >= 0) return 0;
    const char *given = w->locals.at[actor].given;
    if (given && strcmp(given, w->fold[i - 1]) == 0) return 0;
    return sy_names_given(w->t, w->fold[i - 1]) != 0;
}

/* One capitalised word that only the tagger takes for a name. */
static void take_single(sy_work *w, uint32_t i)
{
    const sy_word *x = &w->d->words.at[i];
    if (w->shouting[x->sentence] || x->upos != SY_PROPN || (i && strcmp(w->d->words.at[i - 1].form, "-") == 0) || sy_map_get(&w->lower, w->fold[i], strlen(w->fold[i]))) return;
    if (x->ner != SY_NER_PERSON && x->ner != SY_NER_PLACE && !(x->ner == SY_NER_ORG && w->caps[i] == 2)) return;
    uint32_t next = i + 1; /* half of a longer name is no name */
    if (next < sy_sentence_end(w, i) && w->caps[next] && w->owner[next] < 0 && w->d->words.at[next].upos == SY_PROPN) return;
    if (i > sy_sentence_first(w, i) && w->caps[i - 1] && w->owner[i - 1] < 0 && w->d->words.at[i - 1].upos == SY_PROPN) return;
    int given = x->ner == SY_NER_PERSON && sy_names_given(w->t, w->fold[i]);
    const uint32_t *known = given ? sy_map_get(&w->by_given, w->fold[i], strlen(w->fold[i])) : NULL;
    if (known && *known != SEVERAL) {
        own(w, SY_MENTION_NAME, i, i, (int32_t)*known - 1, SAYSO_HOW_SURNAME, 78);
        return;
    }
    const char *id = slug(w, i, i);
    if (!id) return;
    int32_t actor = sy_local_make(w, id, printed(w, i, i), kind_of_ner(x->ner), NULL, NULL);
    if (x->ner == SY_NER_PERSON && !w->locals.at[actor].person) {
        w->locals.at[actor].person = 1;
        w->locals.at[actor].surname = w->fold[i];
        enter_surname(w, (uint32_t)actor);
    }
    own(w, SY_MENTION_NAME, i, i, actor, SAYSO_HOW_NAME, 60);
}

static void take_surname(sy_work *w, uint32_t i)
{
    const sy_word *x = &w->d->words.at[i];
    if (reads_as_month(w, i)) return;
    if (w->tagged && x->upos != SY_PROPN && x->ner != SY_NER_PERSON) return;
    if (w->tagged && sy_map_get(&w->lower, w->fold[i], strlen(w->fold[i])) && x->ner != SY_NER_PERSON) return;
    match m = longest(w, i);
    if (m.form < 0) m = (match){ .last = i, .form = -1 };
    int32_t actor = m.form >= 0 ? local_by_form(w, &m, i) : -1;
    uint32_t last = actor >= 0 ? m.last : i;
    if (actor == -1) actor = local_person(w, w->rewritten[i]);
    if (actor == -2) {
        sy_found_add(w, SY_MENTION_NAME, i, i, -1, SAYSO_HOW_SURNAME, 40);
        return;
    }
    if (actor >= 0) {
        if (!other_given(w, i, actor)) own(w, SY_MENTION_NAME, i, last, actor, SAYSO_HOW_SURNAME, 92);
        return;
    }
    int32_t entity = m.form >= 0 ? table_person(w, &m, i) : -1;
    if (entity >= 0 && (!w->tagged || x->ner == SY_NER_PERSON || x->upos == SY_PROPN)) {
        actor = sy_local_of_entity(w, entity);
        enter_surname(w, (uint32_t)actor);
        if (!other_given(w, i, actor)) own(w, SY_MENTION_NAME, i, m.last, actor, SAYSO_HOW_SURNAME, 80);
    } else if (x->ner && x->ner_begins && ner_end(w, i) == i) {
        take_single(w, i);
    }
}

void sy_find_surnames(sy_work *w)
{
    for (uint32_t k = 0; k < w->locals.n; k++)
        if (w->locals.at[k].person) enter_surname(w, k);
    for (uint32_t i = 0; i < w->d->words.n; i++)
        if (w->caps[i] && w->owner[i] < 0 && *w->fold[i]) take_surname(w, i);
}
