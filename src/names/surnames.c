/* surnames.c - family names and other single words that are part of a name standing elsewhere. */
#include "names/match.h"

#include <string.h>

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

/* -------------------------------------------------- a family name that several bear */

/* Who bears it: the one named first in the report, and where the next is named; who was named in full last. */
typedef struct {
    int32_t first, last;
    uint32_t first_at, second_at, last_at;
    uint32_t uses;            /* of the family name alone, between the two */
    uint8_t relatives, mixed; /* another is a relative; two were named in full shortly after each other */
} bearers;

enum { TAKEN_OVER = 3 };

static bearers *bearers_of(sy_work *w, const char *rewritten)
{
    const uint32_t *at = sy_map_get(&w->bearers_by_name, rewritten, strlen(rewritten));
    return at ? (bearers *)w->bearers + (*at - 1) : NULL;
}

/* The names in full, in the order of the text. */
static void collect_bearers(sy_work *w)
{
    uint32_t n = 0;
    bearers *all = sy_alloc_array(&w->d->arena, w->found.n + 1, sizeof *all);
    w->bearers = all;
    for (uint32_t k = 0; k < w->found.n; k++) {
        const sy_found *f = &w->found.at[k];
        if (f->actor < 0 || f->hidden || f->first == f->last || f->kind != SY_MENTION_NAME || !w->locals.at[f->actor].person || !*w->rewritten[f->last]) continue;
        int fresh;
        uint32_t *at = sy_map_put(&w->d->arena, &w->bearers_by_name, w->rewritten[f->last], strlen(w->rewritten[f->last]), &fresh);
        if (fresh) {
            *at = ++n;
            all[*at - 1] = (bearers){ .first = f->actor, .first_at = f->last, .last = -1 };
        }
        bearers *b = &all[*at - 1];
        if (b->first != f->actor && !b->second_at) b->second_at = f->first;
    }
}

/* "Mr. Vell", "Mrs. Vell": 'm', 'f'; 0. */
static char gender_by_honorific(const sy_work *w, uint32_t i)
{
    uint32_t begin = sy_sentence_first(w, i), t = i > begin && sy_is(w, i - 1, ".") ? i - 1 : i;
    if (t == begin) return 0;
    const char *word = w->fold[t - 1];
    if (strcmp(word, "mr") == 0) return 'm';
    return strcmp(word, "mrs") == 0 || strcmp(word, "ms") == 0 || strcmp(word, "miss") == 0 ? 'f' : 0;
}

/* The one person of this family name and gender, if there is only one; -1. */
static int32_t bearer_of_gender(const sy_work *w, const char *rewritten, char gender)
{
    enum { ASKED_MAX = 400 };
    int32_t hit = -1;
    for (uint32_t k = 0; k < w->locals.n && k < ASKED_MAX; k++) {
        const sy_local *l = &w->locals.at[k];
        if (!l->person || !l->surname || !l->given || strcmp(l->surname, rewritten) != 0) continue;
        if (l->gender != gender && l->gender) continue;
        if (hit >= 0 || !l->gender) return -1;
        hit = (int32_t)k;
    }
    return hit;
}

/* "his wife, Dora Vell": is the full name that ends at word i brought in as somebody's relative? */
static int is_relative_named(const sy_work *w, uint32_t i)
{
    enum { BACK = 4 };
    const sy_found *f = &w->found.at[w->owner[i]];
    uint32_t begin = sy_sentence_first(w, f->first);
    for (uint32_t k = f->first; k-- > begin && f->first - k <= BACK;) {
        int32_t role = sy_names_role(w->t, w->fold[k], strlen(w->fold[k]));
        if (role >= 0 && strcmp(w->t->roles.at[role].anonymous, "relative") == 0) return 1;
    }
    return 0;
}

/* The family name alone, where several bear it: it is the first one's until another is named. Then it is whom the report named in
 * full in the sentences before, if only one; a relative of the first so named does not take it over, and where the
 * report has used it for the first before, it stays the first's. -1 beside another of the name. */
static int32_t usual_bearer(sy_work *w, uint32_t i)
{
    char gender = gender_by_honorific(w, i);
    int32_t titled = gender ? bearer_of_gender(w, w->rewritten[i], gender) : -1;
    if (titled >= 0) return titled;
    bearers *b = bearers_of(w, w->rewritten[i]);
    if (!b || i < b->first_at) return -1;
    if (gender && w->locals.at[b->first].gender && w->locals.at[b->first].gender != gender) return -1;
    if (i < b->second_at) {
        b->uses++;
        return b->first;
    }
    if (gender && !w->locals.at[b->first].gender) return -1;
    uint32_t here = w->d->words.at[i].sentence;
    if (b->last < 0 || b->last == b->first) return b->uses ? b->first : -1;
    uint32_t since = here - w->d->words.at[b->last_at].sentence;
    if (!b->relatives && !b->mixed && since <= TAKEN_OVER) {
        b->last_at = i; /* the report goes on about this one */
        return b->last;
    }
    return b->uses && since > 1 ? b->first : -1;
}

/* A name in full passed on the way: who bears its family name now. */
static void note_bearer(sy_work *w, uint32_t i)
{
    const sy_found *f = w->owner[i] < 0 ? NULL : &w->found.at[w->owner[i]];
    if (!f || f->last != i || f->first == i || f->actor < 0 || f->kind != SY_MENTION_NAME) return;
    bearers *b = bearers_of(w, w->rewritten[i]);
    if (!b) return;
    if (f->actor != b->first && is_relative_named(w, i)) b->relatives = 1;
    b->mixed = b->last >= 0 && b->last != f->actor && w->d->words.at[b->last_at].sentence + TAKEN_OVER >= w->d->words.at[i].sentence;
    b->last = f->actor;
    b->last_at = i;
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

/* The longest title that ends right before word i ("foreign minister"); -1. first: where it begins. */
static int32_t title_before(const sy_work *w, uint32_t i, uint32_t *first)
{
    enum { WORDS = 5 };
    uint32_t begin = sy_sentence_first(w, i);
    for (uint32_t k = i > begin + WORDS ? i - WORDS : begin; k < i; k++) {
        char key[SY_FOLD_MAX];
        size_t n = 0;
        uint32_t j = k;
        while (j < i && *w->fold[j] && sy_key_append(key, &n, w->fold[j])) j++;
        int32_t role = j == i ? sy_names_role(w->t, key, n) : -1;
        if (role < 0 || (w->t->roles.at[role].what != SY_ROLE_OFFICE && w->t->roles.at[role].what != SY_ROLE_PERSON)) continue;
        *first = k;
        return role;
    }
    return -1;
}

/* Does the table give the person this office at the report's date? "Minister" alone is any minister. */
static int has_office_now(const sy_work *w, const sy_entity *e, int32_t role)
{
    const sy_role *r = &w->t->roles.at[role];
    for (int32_t i = e->offices; i >= 0; i = w->t->offices.at[i].next_of_entity) {
        const sy_office *o = &w->t->offices.at[i];
        const sy_role *have = &w->t->roles.at[o->role];
        if (!(w->date ? sy_office_holds(o, w->date) : o->from && !o->to)) continue;
        size_t n = strlen(have->role), m = strlen(r->role);
        if (strcmp(have->role, r->role) == 0 || (strcmp(r->role, "leader") == 0 && have->rank == 1)) return 1;
        if (strcmp(r->role, "minister") == 0 && n > m && have->role[n - m - 1] == '-' && strcmp(have->role + n - m, r->role) == 0) return 1;
    }
    return 0;
}

/* Whose state or body stands right before word i, as its owner or in one name with it ("Orvenia's Vell", "Orvenian minister"); NULL. */
static const sayso_actor *owner_before(const sy_work *w, uint32_t i)
{
    uint32_t begin = sy_sentence_first(w, i), k = i;
    int owns = k > begin && (sy_is(w, k - 1, "'s") || sy_is(w, k - 1, "\xE2\x80\x99s"));
    if (owns) k--;
    if (k == begin || w->owner[k - 1] < 0) return NULL;
    const sy_found *f = &w->found.at[w->owner[k - 1]];
    if (f->actor < 0 || w->locals.at[f->actor].person) return NULL;
    int beside = owns || f->kind == SY_MENTION_ADJECTIVE || (w->tagged && w->d->words.at[f->head].rel == SY_REL_COMPOUND && w->d->words.at[f->head].head >= (int32_t)i);
    return beside ? &w->locals.at[f->actor].pub : NULL;
}

static int belongs_to(const sy_work *w, const sy_entity *e, const sayso_actor *a)
{
    if (e->country && a->country && strcmp(e->country, a->country) == 0) return 1;
    for (int32_t i = e->offices; i >= 0; i = w->t->offices.at[i].next_of_entity)
        if (strcmp(w->t->offices.at[i].of, a->id) == 0) return 1;
    return 0;
}

enum { SAYS_SO = 1, SAYS_OTHERWISE = 2 };

/* What the words before the family name at word i tell of a person of the table: the office or state that the table gives it, or another. */
static unsigned told_beside(const sy_work *w, const sy_entity *e, uint32_t i)
{
    uint32_t first = i;
    int32_t role = title_before(w, i, &first);
    const sayso_actor *of = owner_before(w, first);
    if (of && !belongs_to(w, e, of)) return SAYS_OTHERWISE;
    int of_what = role >= 0 && first > sy_sentence_first(w, first) && w->caps[first - 1] && w->owner[first - 1] < 0; /* "Fisheries Minister" */
    if (of_what && strcmp(w->t->roles.at[role].role, "minister") == 0) return SAYS_OTHERWISE;
    if (role >= 0 && has_office_now(w, e, role)) return SAYS_SO;
    if (role >= 0) return w->caps[first] || w->t->roles.at[role].what == SY_ROLE_OFFICE ? SAYS_OTHERWISE : 0; /* "the critic Vell" says nothing of an office */
    return of ? SAYS_SO : 0;
}

/* Of each person of the table whose family name stands in the report: what the words beside it tell, wherever it stands. */
static void note_told(sy_work *w)
{
    for (uint32_t i = 0; i < w->d->words.n; i++) {
        if (!w->caps[i] || w->owner[i] >= 0 || !*w->fold[i]) continue;
        sy_match m = sy_match_longest(w, i);
        for (int32_t k = m.form; k >= 0; k = w->t->forms.at[k].next) {
            const sy_form *f = &w->t->forms.at[k];
            const sy_entity *e = &w->t->entities.at[f->entity];
            unsigned told = f->kind == SY_FORM_SURNAME && e->kind == SAYSO_ACTOR_PERSON ? told_beside(w, e, i) : 0;
            if (told) *sy_map_put(&w->d->arena, &w->told_of, e->id, strlen(e->id), NULL) |= told;
        }
    }
}

static unsigned told_of(const sy_work *w, const sy_entity *e)
{
    const uint32_t *at = sy_map_get(&w->told_of, e->id, strlen(e->id));
    return at ? *at : 0;
}

/*
 * A person of the table by the surname alone. The report must say more than that its state is meant: the office or the state that the
 * table gives the person stands beside the name at least once, and no other does. Only the leader of a state that the report names
 * goes without, and who has an office in the user's own table. Where others bear the surname too, only a leader, and only one.
 */
static int32_t table_person(sy_work *w, const sy_match *m, uint32_t first, unsigned *conf)
{
    int32_t hit = -1, others = 0;
    unsigned best = 9;
    for (int32_t i = m->form; i >= 0; i = w->t->forms.at[i].next) {
        const sy_form *f = &w->t->forms.at[i];
        const sy_entity *e = &w->t->entities.at[f->entity];
        if (f->kind != SY_FORM_SURNAME || strcmp(f->exact, m->exact) != 0 || hit == (int32_t)f->entity) continue;
        unsigned rank = sy_match_looks_right(w, f, first, m->last) && (!e->country || sy_country_met(w, e->country)) ? rank_now(w, e) : 0;
        if (rank && e->of_user) rank = 1;
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
    if (hit < 0 || (others && best != 1)) return -1;
    unsigned told = told_of(w, &w->t->entities.at[hit]);
    *conf = told == SAYS_SO ? 80 : 74;
    return (told & SAYS_OTHERWISE) || (!told && best != 1) ? -1 : hit;
}

/* Does the surname have a local owner by the table's short form ("Xi", "Lula")? -1 none, -2 several. */
static int32_t local_by_form(sy_work *w, const sy_match *m, uint32_t first)
{
    int32_t hit = -1;
    for (int32_t i = m->form; i >= 0; i = w->t->forms.at[i].next) {
        const sy_form *f = &w->t->forms.at[i];
        const sy_entity *e = &w->t->entities.at[f->entity];
        if (f->kind != SY_FORM_SURNAME || !sy_match_looks_right(w, f, first, m->last)) continue;
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

/* "Mr. Stefak", "President Stefak": a title before the word, by itself or with its stop. */
static int is_titled(const sy_work *w, uint32_t i)
{
    uint32_t begin = sy_sentence_first(w, i);
    if (i > begin && sy_title_end(w, i - 1, i) == i) return 1;
    return i > begin + 1 && sy_is(w, i - 1, ".") && sy_title_end(w, i - 2, i - 1) == i - 1;
}

/* One capitalised word that only the tagger takes for a name. */
static void take_single(sy_work *w, uint32_t i)
{
    const sy_word *x = &w->d->words.at[i];
    if (w->shouting[x->sentence] || x->upos != SY_PROPN || (i && strcmp(w->d->words.at[i - 1].form, "-") == 0) || sy_map_get(&w->lower, w->fold[i], strlen(w->fold[i]))) return;
    int people = x->ner == SY_NER_NORP && x->xpos == SY_XPOS_NNPS; /* "the Ridgers" */
    if (x->ner != SY_NER_PERSON && x->ner != SY_NER_PLACE && !people && !(x->ner == SY_NER_ORG && w->caps[i] == 2)) return;
    if (sy_names_role(w->t, w->fold[i], strlen(w->fold[i])) >= 0) return;
    uint32_t next = i + 1; /* half of a longer name is no name */
    if (next < sy_sentence_end(w, i) && w->caps[next] && w->owner[next] < 0 && w->d->words.at[next].upos == SY_PROPN) return;
    int titled = is_titled(w, i);
    if (!titled && i > sy_sentence_first(w, i) && w->caps[i - 1] && w->owner[i - 1] < 0 && w->d->words.at[i - 1].upos == SY_PROPN) return;
    int given = x->ner == SY_NER_PERSON && sy_names_given(w->t, w->fold[i]);
    const uint32_t *known = given ? sy_map_get(&w->by_given, w->fold[i], strlen(w->fold[i])) : NULL;
    if (known && *known != SEVERAL) {
        sy_found_own(w, SY_MENTION_NAME, i, i, (int32_t)*known - 1, SAYSO_HOW_SURNAME, 78);
        return;
    }
    const char *id = sy_name_id(w, i, i);
    if (!id) return;
    int32_t actor = sy_local_make(w, id, sy_name_printed(w, i, i), sy_ner_kind(x->ner), NULL, NULL);
    if (x->ner == SY_NER_PERSON && !w->locals.at[actor].person) {
        w->locals.at[actor].person = 1;
        w->locals.at[actor].surname = w->fold[i];
        enter_surname(w, (uint32_t)actor);
    }
    sy_found_own(w, SY_MENTION_NAME, i, i, actor, SAYSO_HOW_NAME, titled && x->ner == SY_NER_PERSON ? 70 : 60);
}

/* "VELL:" at the head of a paragraph: who speaks in a transcript, whatever part of speech the tagger makes of it. */
static int is_label(const sy_work *w, uint32_t i)
{
    const sayso_doc *d = w->d;
    uint32_t s = d->words.at[i].sentence, first = d->sentences.at[s].first_word;
    if (w->caps[i] != 2 || i + 1 >= sy_sentence_end(w, i) || !sy_is(w, i + 1, ":")) return 0;
    while (first < i && (d->words.at[first].upos == SY_PUNCT || !*w->fold[first])) first++;
    return first == i && (!s || d->sentences.at[s - 1].block != d->sentences.at[s].block);
}

static void take_surname(sy_work *w, uint32_t i)
{
    const sy_word *x = &w->d->words.at[i];
    if (reads_as_month(w, i)) return;
    int label = is_label(w, i);
    sy_match m = sy_match_longest(w, i);
    if (m.form < 0) m = (sy_match){ .last = i, .form = -1 };
    int several_words = m.last > i; /* "von der Leyen", "al-Sisi": its first word need not look like a name */
    if (!several_words && w->tagged && x->upos != SY_PROPN && x->ner != SY_NER_PERSON && !label) return;
    if (!several_words && w->tagged && sy_map_get(&w->lower, w->fold[i], strlen(w->fold[i])) && x->ner != SY_NER_PERSON && !label) return;
    int32_t actor = m.form >= 0 ? local_by_form(w, &m, i) : -1;
    uint32_t last = actor >= 0 ? m.last : i;
    if (actor == -1) actor = local_person(w, w->rewritten[i]);
    if (actor == -2 && !several_words) {
        int32_t usual = usual_bearer(w, i);
        if (usual >= 0 && !other_given(w, i, usual)) {
            sy_found_own(w, SY_MENTION_NAME, i, i, usual, SAYSO_HOW_SURNAME, 74);
            return;
        }
    }
    if (actor == -2) {
        sy_found_add(w, SY_MENTION_NAME, i, i, -1, SAYSO_HOW_SURNAME, 40);
        return;
    }
    if (actor >= 0) {
        if (!other_given(w, i, actor)) sy_found_own(w, SY_MENTION_NAME, i, last, actor, SAYSO_HOW_SURNAME, 92);
        return;
    }
    unsigned conf = 0;
    int32_t entity = m.form >= 0 ? table_person(w, &m, i, &conf) : -1;
    if (entity >= 0 && (!w->tagged || x->ner == SY_NER_PERSON || x->upos == SY_PROPN)) {
        actor = sy_local_of_entity(w, entity);
        enter_surname(w, (uint32_t)actor);
        if (!other_given(w, i, actor)) sy_found_own(w, SY_MENTION_NAME, i, m.last, actor, SAYSO_HOW_SURNAME, conf);
    } else if (x->ner && x->ner_begins && sy_ner_end(w, i) == i) {
        take_single(w, i);
    }
}

/* Is the country met by any other word than this one? */
static int met_otherwise(const sy_work *w, const char *country, const char *fold)
{
    for (uint32_t k = 0; country && k < w->found.n; k++) {
        const sy_found *f = &w->found.at[k];
        if (f->actor < 0 || f->hidden || !w->locals.at[f->actor].pub.country || strcmp(w->locals.at[f->actor].pub.country, country) != 0) continue;
        if (f->first != f->last || strcmp(w->fold[f->first], fold) != 0) return 1;
    }
    return 0;
}

static int in_headline(const sy_work *w, uint32_t i)
{
    return w->d->blocks.at[w->d->sentences.at[w->d->words.at[i].sentence].block].kind == SY_BLOCK_TITLE;
}

/* "Denzel Washington ... Washington said": a town's name that is somebody's family name here, in a report that names nothing
 * else of that country, is the person's from the full name on, and in the headline. */
static void reclaim_from_towns(sy_work *w)
{
    for (uint32_t k = 0, n = w->found.n; k < n; k++) {
        sy_found *f = &w->found.at[k];
        if (f->actor < 0 || f->hidden || f->first != f->last || w->locals.at[f->actor].person) continue;
        if (f->kind != SY_MENTION_CAPITAL && w->locals.at[f->actor].pub.kind != SAYSO_ACTOR_PLACE) continue;
        int32_t person = local_person(w, w->rewritten[f->first]);
        if (person < 0 || !w->locals.at[person].given || met_otherwise(w, w->locals.at[f->actor].pub.country, w->fold[f->first])) continue;
        uint32_t named = f->first;
        for (uint32_t j = 0; j < n; j++)
            if (w->found.at[j].actor == person && (w->found.at[j].last < named || in_headline(w, named)) && w->found.at[j].last > w->found.at[j].first) named = w->found.at[j].last;
        if (named == f->first) continue;
        w->owner[f->first] = -1;
        f->hidden = 1;
        f->actor = -1;
    }
}

enum { RECLAIM_MAX = 2000 };

void sy_find_surnames(sy_work *w)
{
    sy_merge_persons(w);
    for (uint32_t k = 0; k < w->locals.n; k++)
        if (w->locals.at[k].person) enter_surname(w, k);
    if (w->found.n < RECLAIM_MAX) reclaim_from_towns(w);
    collect_bearers(w);
    note_told(w);
    for (uint32_t i = 0; i < w->d->words.n; i++) {
        if (w->owner[i] >= 0) note_bearer(w, i);
        else if (w->caps[i] && *w->fold[i]) take_surname(w, i);
    }
}
