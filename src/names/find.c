/* find.c - names in the text: the longest match of the tables against the names that the tagger sees. */
#include "base/common.h"
#include "names/match.h"

#include <string.h>

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
    for (int32_t i = sy_match_longest(w, next).form; i >= 0; i = w->t->forms.at[i].next)
        if (w->t->forms.at[i].kind != SY_FORM_SURNAME) return 0;
    return 1;
}

/* Honorifics that precede a name: not part of it. */
static int is_honorific(const char *fold)
{
    static const char *const words[] = { "mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "sheikh", "prof", "gen", "col", "capt", "lt", "maj", "sgt", "sen", "rep", "gov", "rev", "ayatollah",
                                        "commodore", "brigadier", "cmdr", "brig", "adm" };
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
uint32_t sy_title_end(const sy_work *w, uint32_t first, uint32_t last)
{
    char key[SY_FOLD_MAX];
    size_t n = 0;
    uint32_t hit = first;
    while (hit < last && w->d->words.at[hit].ner == SY_NER_OFFICE) hit++; /* a post that no table knows: "Water Commissioner" */
    if (hit > first) return hit;
    if (is_honorific(w->fold[first]) || (sy_names_act(w->t, w->fold[first]) & (SY_NOT_NOW | SY_UNDER))) return first + 1;
    for (uint32_t i = first; i < last && i < first + 4 && sy_key_append(key, &n, w->fold[i]); i++)
        if (n && names_person(w, key, n)) hit = i + 1;
    return hit;
}

/* "Qatar Airways": the word only begins a longer name that nobody knows. */
static int begins_longer_name(sy_work *w, uint32_t first, uint32_t last)
{
    const sayso_doc *d = w->d;
    uint32_t next = last + 1;
    if (!w->tagged || w->shouting[d->words.at[first].sentence] || next >= sy_sentence_end(w, first) || w->caps[next] != 1) return 0;
    int32_t h = d->words.at[sy_head_of(w, first, last)].head;
    if (h <= (int32_t)last || d->words.at[next].upos != SY_PROPN || d->words.at[h].upos != SY_PROPN) return 0;
    if (sy_map_get(&w->t->role_starts, w->fold[next], strlen(w->fold[next])) || sy_match_longest(w, next).form >= 0) return 0;
    if (sy_names_given(w->t, w->fold[next])) return 0;
    return sy_title_end(w, next, next + 3 < sy_sentence_end(w, first) ? next + 3 : next) == next;
}

static sayso_how how_of(const sy_form *f, const sy_match *m) { return strcmp(f->exact, m->exact) == 0 ? SAYSO_HOW_NAME : SAYSO_HOW_SPELLING; }

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
static int weak_spelling(const sy_work *w, const sy_match *m, const sy_form *f, uint32_t first)
{
    return strcmp(f->exact, m->exact) != 0 && (first == m->last ? strlen(w->fold[first]) < 6 : 0);
}

/* The evidence points at an actor that has no form of its own here (a namesake). */
static int take_namesake(sy_work *w, const sy_match *m, uint32_t first)
{
    int32_t sense = sy_match_evidence(w, m->exact);
    if (sense < 0) return 0;
    for (int32_t i = m->form; i >= 0; i = w->t->forms.at[i].next)
        if ((int32_t)w->t->forms.at[i].entity == sense) return 0;
    sy_found_own(w, SY_MENTION_NAME, first, m->last, sy_local_of_entity(w, sense), SAYSO_HOW_NAME, 80);
    return 1;
}

/* "African American", "Bosnian Serb": neither of the two states or regions. Takes the first back. */
static int two_peoples(sy_work *w, uint32_t first)
{
    if (first == sy_sentence_first(w, first) || w->owner[first - 1] < 0) return 0;
    sy_found *f = &w->found.at[w->owner[first - 1]];
    if (f->kind != SY_MENTION_ADJECTIVE) return 0;
    for (uint32_t i = f->first; i <= f->last; i++) w->owner[i] = -1;
    f->hidden = 1;
    f->actor = -1;
    return 1;
}

static int take(sy_work *w, const sy_match *m, uint32_t first)
{
    if (take_namesake(w, m, first)) return 1;
    int32_t i = sy_match_choose(w, m, first);
    if (i < 0) return 0;
    const sy_form *f = &w->t->forms.at[i];
    if (weak_spelling(w, m, f, first)) return 0;
    if (w->t->entities.at[f->entity].kind == SAYSO_ACTOR_STATE && f->kind != SY_FORM_SEAT && begins_longer_name(w, first, m->last)) return 0;
    if (f->kind == SY_FORM_ADJECTIVE && two_peoples(w, first)) return 0;
    int32_t actor = sy_local_of_entity(w, (int32_t)f->entity);
    sayso_how how = how_of(f, m);
    sy_found *x = sy_found_own(w, mention_kind(f), first, m->last, actor, how, how == SAYSO_HOW_NAME ? 95 : 85);
    x->seat_role = f->role;
    return 1;
}

/* -------------------------------------------------------- names of the tagger */

uint32_t sy_ner_end(const sy_work *w, uint32_t i)
{
    uint32_t end = sy_sentence_end(w, i), j = i + 1;
    for (;;) {
        while (j < end && w->d->words.at[j].ner == w->d->words.at[i].ner && !w->d->words.at[j].ner_begins) j++;
        if (j + 1 >= end || strcmp(w->d->words.at[j].form, "-") != 0 || w->d->words.at[j].space_before || w->d->words.at[j + 1].space_before || !w->caps[j + 1]) return j - 1;
        j += 2; /* "Wal-Mart": one name, whatever the tagger says of its second half */
    }
}

const char *sy_name_id(sy_work *w, uint32_t first, uint32_t last)
{
    char out[SY_FOLD_MAX];
    size_t n = 0;
    for (uint32_t i = first; i <= last; i++) {
        size_t m = strlen(w->fold[i]);
        if (!m || sy_is(w, i, ",") || n + m + 2 > sizeof out) continue;
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
const char *sy_name_printed(sy_work *w, uint32_t first, uint32_t last)
{
    sayso_span s = sy_words_span(w->d, first, last);
    char *out = sy_strndup(&w->d->arena, w->d->text + s.start, s.end - s.start);
    for (char *p = out; *p; p++)
        if (*p == '\n' || *p == '\r' || *p == '\t') *p = ' ';
    return out;
}

sayso_actor_kind sy_ner_kind(unsigned ner)
{
    if (ner == SY_NER_PERSON) return SAYSO_ACTOR_PERSON;
    if (ner == SY_NER_ORG) return SAYSO_ACTOR_ORGANISATION;
    return ner == SY_NER_NORP ? SAYSO_ACTOR_GROUP : SAYSO_ACTOR_PLACE;
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
        if (!sy_key_append(key, &n, w->fold[i])) return 0;
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

/* "Loretta E. Vell" is "Loretta Vell" where one of the two has no initials: the person met before under the name without them; -1.
 * Enters the name. */
static int32_t person_without_initials(sy_work *w, uint32_t first, uint32_t last)
{
    char key[SY_FOLD_MAX];
    size_t n = 0;
    uint32_t initials = 0;
    for (uint32_t i = first; i <= last; i++) {
        if (!*w->fold[i]) continue;
        if (!w->fold[i][1]) initials++;
        else if (!sy_key_append(key, &n, w->fold[i])) return -1;
    }
    if (!n || !memchr(key, ' ', n)) return -1;
    int fresh;
    uint32_t *slot = sy_map_put(&w->d->arena, &w->plain_names, key, n, &fresh); /* local + 1, twice; odd: met with initials */
    if (!fresh && *slot && (!initials || !(*slot & 1))) return (int32_t)(*slot >> 1) - 1;
    *slot = (w->locals.n + 1) << 1 | (initials > 0);
    return -1;
}

/* A name of two words or more that only the tagger knows; a single word waits for the family names. */
static int take_tagged(sy_work *w, uint32_t first, uint32_t last)
{
    unsigned ner = w->d->words.at[first].ner;
    uint32_t begin = first;
    while (first < last && ner == SY_NER_PERSON && sy_title_end(w, first, last) > first) first = sy_title_end(w, first, last);
    sy_match known = sy_match_longest(w, first);
    if (first > begin && known.form >= 0 && take(w, &known, first)) return 1; /* the tagger took the title in */
    if (first < last && first == sy_sentence_first(w, first) && (w->d->words.at[first].upos != SY_PROPN || w->d->words.at[first].rel == SY_REL_AMOD)) { /* "Neighbouring Orvenia" */
        known = sy_match_longest(w, first + 1);
        if (known.form >= 0 && known.last == last && take(w, &known, first + 1)) return 1;
    }
    while (first < last && ner == SY_NER_ORG && !w->caps[first] && w->d->words.at[first].upos == SY_ADJ) first++; /* "nonpartisan River Board" */
    while (last > first && (!*w->fold[last] || sy_is(w, last, "'s"))) last--;
    if (first == last) return 0;
    if (ner != SY_NER_PERSON && last == first + 1 && sy_names_given(w->t, w->fold[first]) && !is_town(w, w->fold[first])) ner = SY_NER_PERSON;
    if (!w->caps[first] || capitalised_all_through(w, first)) return 0;
    if (is_role(w, first, last)) return 0;
    const char *id = sy_name_id(w, first, last);
    if (!id) return 0;
    const uint32_t *met = sy_map_get(&w->local_by_id, id, strlen(id));
    int32_t actor = met ? (int32_t)*met - 1 : -1;
    if (actor < 0 && ner == SY_NER_PERSON) actor = person_without_initials(w, first, last);
    if (actor < 0) actor = sy_local_make(w, id, sy_name_printed(w, first, last), sy_ner_kind(ner), NULL, NULL);
    if (ner == SY_NER_PERSON && !w->locals.at[actor].person) sy_local_set_person(w, &w->locals.at[actor], w->locals.at[actor].pub.name);
    sy_found_own(w, SY_MENTION_NAME, first, last, actor, SAYSO_HOW_NAME, 70);
    return 1;
}

/* Is the tagger's name [i, end] better than the table's [i, m.last]? */
static int tagger_wins(sy_work *w, uint32_t i, uint32_t end, const sy_match *m)
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

/* "al-Harun", "van Tol": a small word or a hyphen inside a name. */
static int is_particle(const sy_work *w, uint32_t i)
{
    static const char *const words[] = { "-", "al", "el", "bin", "ibn", "de", "da", "di", "du", "von", "van", "der", "ter", NULL };
    for (const char *const *p = words; *p; p++)
        if (sy_is(w, i, *p)) return 1;
    return 0;
}

/* Is the word before a title ("President", "information minister"), and word i none that the tagger takes for a body or place? */
static int is_after_title(const sy_work *w, uint32_t i)
{
    if (i == sy_sentence_first(w, i)) return 0;
    if (w->d->words.at[i - 1].ner != SY_NER_OFFICE && !names_person(w, w->fold[i - 1], strlen(w->fold[i - 1]))) return 0;
    if (i + 1 < w->d->words.n && w->d->words.at[i + 1].ner == SY_NER_PERSON && w->d->words.at[i + 1].ner_begins) return 0; /* the name begins there */
    unsigned ner = w->d->words.at[i].ner;
    return w->caps[i - 1] == 1 || (w->tagged && w->d->words.at[i - 1].xpos == SY_XPOS_NN && ner != SY_NER_ORG && ner != SY_NER_PLACE);
}

/* A given name, or any name behind a title, and one or two capitalised words behind it that no table knows: somebody's name,
 * tagger or not. */
static int take_untagged(sy_work *w, uint32_t i)
{
    uint32_t end = sy_sentence_end(w, i), last = i, parts = 1;
    int after_title = is_after_title(w, i);
    if (sy_title_end(w, i, i + 1) > i || (w->tagged && w->d->words.at[i].upos != SY_PROPN)) return 0;
    if (w->caps[i] != 1 || w->shouting[w->d->words.at[i].sentence] || (!after_title && !sy_names_given(w->t, w->fold[i]))) return 0;
    while (last + 1 < end && parts < 3 && w->owner[last + 1] < 0) {
        uint32_t k = last + 1;
        while (k + 1 < end && k < last + 4 && is_particle(w, k)) k++;
        if (w->caps[k] != 1 || w->owner[k] >= 0) break;
        if (w->tagged && (w->d->words.at[k].upos != SY_PROPN || w->d->words.at[i].upos != SY_PROPN)) break;
        if (sy_names_role(w->t, w->fold[k], strlen(w->fold[k])) >= 0) return 0;
        sy_match m = sy_match_longest(w, k);
        if (m.form >= 0 && w->t->entities.at[w->t->forms.at[m.form].entity].kind != SAYSO_ACTOR_PERSON) return 0;
        last = k;
        parts++;
    }
    if (last == i || w->caps[last] != 1 || (last + 1 < end && w->caps[last + 1])) return 0;
    const char *id = sy_name_id(w, i, last);
    if (!id) return 0;
    int32_t actor = sy_local_make(w, id, sy_name_printed(w, i, last), SAYSO_ACTOR_PERSON, NULL, NULL);
    if (!w->locals.at[actor].person) sy_local_set_person(w, &w->locals.at[actor], w->locals.at[actor].pub.name);
    sy_found_own(w, SY_MENTION_NAME, i, last, actor, SAYSO_HOW_NAME, 66);
    return 1;
}

/* ------------------------------------------------------------------ nicknames */

static int is_mark(const sayso_doc *d, uint32_t i)
{
    static const char *const marks[] = { "\"", "'", "``", "''", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E", "\xE2\x80\x98", "\xE2\x80\x99", "\xC2\xAB", "\xC2\xBB", NULL };
    return sy_is_one_of(d->words.at[i].form, marks);
}

/* The family name in 'Anton "the Ferryman" Rusk', where word i is the given name; 0. */
static uint32_t behind_nickname(const sy_work *w, uint32_t i)
{
    enum { WORDS_MAX = 3 };
    const sayso_doc *d = w->d;
    uint32_t end = sy_sentence_end(w, i), close = i + 3;
    if (i + 4 >= end || w->caps[i] != 1 || w->shouting[d->words.at[i].sentence] || !is_mark(d, i + 1) || is_mark(d, i + 2)) return 0;
    if (!sy_names_given(w->t, w->fold[i]) && d->words.at[i].ner != SY_NER_PERSON) return 0;
    while (close + 1 < end && close <= i + 1 + WORDS_MAX && !is_mark(d, close)) close++;
    uint32_t family = close + 1;
    if (family >= end || !is_mark(d, close) || w->caps[family] != 1 || !*w->fold[family] || d->words.at[family - 2].upos == SY_PUNCT) return 0;
    if (w->tagged && (d->words.at[i].upos != SY_PROPN || d->words.at[family].upos != SY_PROPN)) return 0;
    if (sy_names_role(w->t, w->fold[family], strlen(w->fold[family])) >= 0) return 0;
    return family;
}

/* One person by given and family name, known or not; a nickname between them is no part of the name. */
static int take_nicknamed(sy_work *w, uint32_t i)
{
    uint32_t family = behind_nickname(w, i);
    char key[SY_FOLD_MAX];
    size_t n = 0;
    if (!family || !sy_key_append(key, &n, w->fold[i]) || !sy_key_append(key, &n, w->fold[family])) return 0;
    const sayso_doc *d = w->d;
    int32_t form = sy_names_form(w->t, key, n, 0), actor = -1;
    if (form >= 0 && w->t->forms.at[form].next < 0 && w->t->entities.at[w->t->forms.at[form].entity].kind == SAYSO_ACTOR_PERSON)
        actor = sy_local_of_entity(w, (int32_t)w->t->forms.at[form].entity);
    if (actor < 0) {
        const char *name = sy_printf(&w->d->arena, "%s %s", d->words.at[i].form, d->words.at[family].form);
        actor = sy_local_make(w, sy_printf(&w->d->arena, "x:%s-%s", w->fold[i], w->fold[family]), name, SAYSO_ACTOR_PERSON, NULL, NULL);
        if (!w->locals.at[actor].person) sy_local_set_person(w, &w->locals.at[actor], name);
    }
    sy_found_own(w, SY_MENTION_NAME, i, family, actor, SAYSO_HOW_NAME, 80);
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
        sy_match m = sy_match_longest(w, i);
        if (m.form < 0) continue;
        *sy_map_put(&w->d->arena, &w->seen, m.exact, strlen(m.exact), NULL) = 1;
        const sy_form *f = &w->t->forms.at[m.form];
        const sy_entity *e = &w->t->entities.at[f->entity];
        if (f->next < 0 && e->kind != SAYSO_ACTOR_PERSON) ++*sy_map_put(&w->d->arena, &w->countries, e->id, strlen(e->id), NULL);
        if (f->next < 0 && e->country && f->kind != SY_FORM_SURNAME && sy_match_evidence(w, m.exact) == -2)
            ++*sy_map_put(&w->d->arena, &w->countries, e->country, strlen(e->country), NULL);
        i = m.last;
    }
}

/* A family name of several words waits for the others. */
static int is_surname(const sy_work *w, const sy_match *m)
{
    for (int32_t i = m->form; i >= 0; i = w->t->forms.at[i].next)
        if (w->t->forms.at[i].kind != SY_FORM_SURNAME) return 0;
    return 1;
}

/* "minister of | Orvenia | Ann Vell": the tagger's person [i, end] behind an office and "of" begins with the state or town; the word where the
 * person begins, 0. */
static uint32_t behind_its_state(sy_work *w, uint32_t i, uint32_t end)
{
    uint32_t begin = sy_sentence_first(w, i);
    if (w->d->words.at[i].ner != SY_NER_PERSON || end < i + 2 || i < begin + 2 || !sy_is(w, i - 1, "of") || !names_person(w, w->fold[i - 2], strlen(w->fold[i - 2]))) return 0;
    sy_match m = sy_match_longest(w, i);
    if (m.form >= 0) return w->t->entities.at[w->t->forms.at[m.form].entity].kind != SAYSO_ACTOR_PERSON && m.last < end ? m.last + 1 : 0;
    return sy_names_given(w->t, w->fold[i + 1]) && !sy_names_given(w->t, w->fold[i]) ? i + 1 : 0;
}

static void part_from_state(sy_work *w, uint32_t i)
{
    uint32_t person = behind_its_state(w, i, sy_ner_end(w, i));
    for (uint32_t k = i; k < person; k++) w->d->words.at[k].ner = SY_NER_PLACE;
    if (person) w->d->words.at[person].ner_begins = 1;
}

void sy_find_names(sy_work *w)
{
    collect_evidence(w);
    for (uint32_t i = 0; i < w->d->words.n; i++) {
        const sy_word *x = &w->d->words.at[i];
        int tagged = x->ner_begins && (x->ner == SY_NER_PERSON || x->ner == SY_NER_ORG || x->ner == SY_NER_PLACE);
        if (!tagged && !may_begin(w, i)) continue;
        if (tagged) part_from_state(w, i);
        if (take_nicknamed(w, i)) {
            i = w->found.at[w->owner[i]].last;
            continue;
        }
        uint32_t end = tagged ? sy_ner_end(w, i) : i;
        if (tagged && end > i && sy_is(w, i, "the") && sy_match_longest(w, i).form < 0) i++; /* the article is no part of the tagger's name */
        sy_match m = may_begin(w, i) ? sy_match_longest(w, i) : (sy_match){ .form = -1 };
        if (tagged && tagger_wins(w, i, end, &m) && take_tagged(w, i, end)) {
            i = end;
        } else if (m.form >= 0) {
            const sy_entity *e = &w->t->entities.at[w->t->forms.at[m.form].entity];
            if (e->kind != SAYSO_ACTOR_PERSON && reads_as_person(w, i, m.last)) m.form = -1;
            else if (take(w, &m, i)) i = m.last;
            else if (tagged && end >= m.last && e->kind == SAYSO_ACTOR_PERSON && !(end == m.last && is_surname(w, &m)) && take_tagged(w, i, end)) i = end; /* somebody else of that name */
        }
        if (w->owner[i] < 0 && take_untagged(w, i)) i = w->found.at[w->owner[i]].last;
    }
}
