/*
 * kinds.c - is a name of one word that no table knows a person's, a state's, a town's or a company's? The tagger decides word by word and
 * takes many an unknown state for a person. What the report says of the name outranks it: where it stands in a dateline or behind "in",
 * whose army, ministry or "Valdoran" president there is, what "which" and "its" look back to; against it "Mr", a title, "who".
 */
#include "names/match.h"

#include <string.h>

/* What speaks for each kind, over all mentions of a name. */
typedef struct {
    uint16_t place, state, thing, person;      /* by the words around it */
    uint16_t tagged_place, tagged_thing, tagged_person;
} evidence;

static int is_possessive(const sy_work *w, uint32_t i) { return sy_is(w, i, "'s") || sy_is(w, i, "'") || sy_is(w, i, "\xE2\x80\x99s") || sy_is(w, i, "\xE2\x80\x99"); }

/* A name of one word, of nobody in the tables and of no person whose given name the report has. */
static int is_open(const sy_work *w, const sy_found *f)
{
    if (f->actor < 0 || f->hidden || f->kind != SY_MENTION_NAME || f->first != f->last) return 0;
    const sy_local *l = &w->locals.at[f->actor];
    return l->entity < 0 && !l->given && strncmp(l->pub.id, "x:", 2) == 0;
}

/* The longest role that begins at word i, over at most three words; -1. */
static int32_t role_from(const sy_work *w, uint32_t i)
{
    enum { WORDS = 3 };
    char key[SY_FOLD_MAX];
    size_t n = 0;
    int32_t best = -1;
    for (uint32_t k = i, end = sy_sentence_end(w, i); k < end && k < i + WORDS && *w->fold[k] && sy_key_append(key, &n, w->fold[k]); k++) {
        int32_t role = sy_names_role(w->t, key, n);
        if (role >= 0) best = role;
    }
    return best;
}

static int ends_with(const char *s, const char *end)
{
    size_t n = strlen(s), m = strlen(end);
    return n >= m && strcmp(s + n - m, end) == 0;
}

/* Whose this is, is a state: an army, a ministry, a parliament, a foreign minister; a president may be a company's. */
static int is_of_state(const sy_work *w, uint32_t i, int government)
{
    int32_t role = i < sy_sentence_end(w, i) ? role_from(w, i) : -1;
    if (role < 0) return 0;
    const sy_role *r = &w->t->roles.at[role];
    if (r->what == SY_ROLE_OFFICE) return strcmp(r->role, "president") != 0 && strcmp(r->sector, "GOV") == 0;
    if (r->what != SY_ROLE_BODY && r->what != SY_ROLE_PEOPLE) return 0;
    if (strcmp(r->role, "gov") == 0) return government;
    if (strcmp(r->sector, "MIL") == 0) return r->what == SY_ROLE_BODY;
    return strcmp(r->role, "leg") == 0 || strcmp(r->role, "central-bank") == 0 || ends_with(r->role, "-ministry");
}

/* "Mr Vell", "President Vell", "Colonel Vell". */
static int is_titled(const sy_work *w, uint32_t i)
{
    uint32_t begin = sy_sentence_first(w, i);
    if (i > begin && (sy_title_end(w, i - 1, i) == i || w->d->words.at[i - 1].ner == SY_NER_OFFICE)) return 1;
    return i > begin + 1 && sy_is(w, i - 1, ".") && sy_title_end(w, i - 2, i - 1) == i - 1;
}

static void weigh_before(const sy_work *w, uint32_t i, int owns, evidence *e)
{
    static const char *const inside[] = { "in", "near", "inside", "outside", "throughout", "across" };
    if (is_titled(w, i)) e->person++;
    if (i == sy_sentence_first(w, i) || owns || w->caps[i - 1]) return;
    for (size_t k = 0; k < sizeof inside / sizeof *inside; k++)
        if (sy_is(w, i - 1, inside[k])) e->place++;
}

static void weigh_behind(const sy_work *w, uint32_t i, int owns, evidence *e)
{
    uint32_t end = sy_sentence_end(w, i), next = i + 1 + (uint32_t)owns;
    if (owns && next < end && is_of_state(w, next, 0)) e->state++;
    if (!owns && next < end && i > sy_sentence_first(w, i) && sy_is(w, i - 1, "the") && is_of_state(w, next, 0)) e->state++; /* not "the Vell government": persons have one */
    if (!owns && next < end && w->caps[next] && (sy_names_act(w->t, w->fold[next]) & SY_STATE_NOUN)) e->state++; /* "the Veldora Federation" */
    if (owns || i + 2 >= end || !sy_is(w, i + 1, ",")) return;
    if (sy_is(w, i + 2, "which")) e->thing += 2;
    if (sy_is(w, i + 2, "who") || sy_is(w, i + 2, "whose")) e->person++;
}

/* "Vell said it would", "Vell lost its": what looks back to the subject of its clause, and is no person. */
static unsigned neuters_below(const sy_work *w, uint32_t i)
{
    enum { LOOK_MAX = 60 };
    const sayso_doc *d = w->d;
    const sy_word *x = &d->words.at[i];
    unsigned n = 0;
    if (sy_rel_main(x->rel) != SY_REL_NSUBJ || x->head < 0) return 0;
    for (uint32_t k = i + 1, end = sy_sentence_end(w, i); k < end && k < i + LOOK_MAX; k++) {
        const sy_word *p = &d->words.at[k];
        if (p->quote_depth != x->quote_depth || p->head < 0) continue;
        if (k > i + 1 && (p->upos == SY_PROPN || p->upos == SY_NOUN) && sy_rel_main(p->rel) == SY_REL_NSUBJ) break; /* somebody else */
        if (sy_is(w, k, "its") && d->words.at[p->head].head == x->head) n++;
        if (sy_is(w, k, "it") && p->rel == SY_REL_NSUBJ && d->words.at[p->head].upos == SY_VERB && d->words.at[p->head].head == x->head) n++;
    }
    return n;
}

/* "BRENNPORT, Orvenia, 3 March": the town, and behind it the state. */
static void weigh_dateline(const sy_work *w, uint32_t i, evidence *e)
{
    const sayso_doc *d = w->d;
    if (!sy_span_covers(d->report.dateline_span, d->words.at[i].span)) return;
    e->place += 2;
    int behind_town = i > sy_sentence_first(w, i) + 1 && sy_is(w, i - 1, ",") && sy_span_covers(d->report.dateline_span, d->words.at[i - 2].span);
    if (behind_town && i + 1 < sy_sentence_end(w, i) && sy_is(w, i + 1, ",")) e->state++;
}

/* "RailCo": a capital within is a firm's or a body's; not that of "McVell", "DeVell", "FitzVell". */
static int has_capital_within(const char *form)
{
    static const char *const before[] = { "Mac", "Fitz", "Van", "Von", "Del", "Della" };
    for (size_t i = 3; i < strlen(form); i++) {
        if (form[i] < 'A' || form[i] > 'Z' || form[i - 1] < 'a' || form[i - 1] > 'z') continue;
        for (size_t k = 0; k < sizeof before / sizeof *before; k++)
            if (strlen(before[k]) == i && strncmp(form, before[k], i) == 0) return 0;
        return 1;
    }
    return 0;
}

static void weigh(const sy_work *w, const sy_found *f, evidence *e)
{
    uint32_t i = f->first;
    if (has_capital_within(w->d->words.at[i].form)) e->thing += 2;
    int owns = i + 1 < sy_sentence_end(w, i) && is_possessive(w, i + 1);
    unsigned ner = w->d->words.at[i].ner;
    e->tagged_place += ner == SY_NER_PLACE;
    e->tagged_thing += ner == SY_NER_ORG || ner == SY_NER_NORP;
    e->tagged_person += ner == SY_NER_PERSON;
    weigh_dateline(w, i, e);
    weigh_before(w, i, owns, e);
    weigh_behind(w, i, owns, e);
    if (neuters_below(w, i)) e->thing++;
}

/* ------------------------------------------------------- "Valdoran", of "Valdora" */

/* Endings of adjectives made from the name of a place, and what the name has in their stead. */
static const struct { const char *adjective, *name; } endings[] = {
    { "n", "" }, { "an", "" }, { "an", "a" }, { "an", "o" }, { "ian", "" }, { "ian", "a" }, { "ian", "ia" }, { "ean", "" }, { "ish", "" }, { "ish", "land" }, { "ese", "" }, { "ese", "a" }, { "i", "" },
};

/* The name that an adjective is made from, among the open ones: local actor or -1. */
static int32_t name_of_adjective(const sy_work *w, const char *fold)
{
    enum { LEAST = 4 };
    char id[SY_FOLD_MAX + 4];
    size_t n = strlen(fold);
    for (size_t k = 0; k < sizeof endings / sizeof *endings; k++) {
        size_t m = strlen(endings[k].adjective), r = strlen(endings[k].name);
        if (n < m + LEAST || n - m + r + 3 > sizeof id || !ends_with(fold, endings[k].adjective)) continue;
        memcpy(id, "x:", 2);
        memcpy(id + 2, fold, n - m);
        memcpy(id + 2 + n - m, endings[k].name, r + 1);
        const uint32_t *at = sy_map_get(&w->local_by_id, id, strlen(id));
        if (at && !w->locals.at[*at - 1].given && w->locals.at[*at - 1].entity < 0) return (int32_t)*at - 1;
    }
    return -1;
}

/* In the place of an adjective: before a noun or a title that it modifies. */
static int stands_as_adjective(const sy_work *w, uint32_t i)
{
    uint32_t next = i + 1;
    const sy_word *x = &w->d->words.at[i];
    if (next >= sy_sentence_end(w, i) || x->head <= (int32_t)i) return 0;
    unsigned rel = sy_rel_main(x->rel), upos = w->d->words.at[next].upos;
    return (rel == SY_REL_AMOD || rel == SY_REL_COMPOUND || x->rel == SY_REL_COMPOUND || rel == SY_REL_NMOD) && (upos == SY_NOUN || upos == SY_PROPN || upos == SY_ADJ);
}

/* Words of the report that are the adjective of an open name become its mentions. */
static void take_adjectives(sy_work *w, evidence *all)
{
    for (uint32_t i = 0; i < w->d->words.n; i++) {
        if (w->caps[i] != 1 || !*w->fold[i] || w->shouting[w->d->words.at[i].sentence] || !stands_as_adjective(w, i)) continue;
        sy_found *f = w->owner[i] >= 0 ? &w->found.at[w->owner[i]] : NULL;
        if (f && (f->first != f->last || !is_open(w, f))) continue;
        int32_t of = name_of_adjective(w, w->fold[i]);
        if (of < 0 || (f && f->actor == of)) continue;
        if (is_of_state(w, i + 1, 1) || role_from(w, i + 1) >= 0) all[of].state++;
        all[of].place++;
        if (f) {
            f->kind = SY_MENTION_ADJECTIVE;
            f->actor = of;
            f->conf = 70;
        } else {
            sy_found_own(w, SY_MENTION_ADJECTIVE, i, i, of, SAYSO_HOW_SPELLING, 70);
        }
    }
}

/* ------------------------------------------------------------------------ settling */

static sayso_actor_kind kind_by(const evidence *e, sayso_actor_kind was)
{
    unsigned place = (unsigned)e->place + e->state;
    if (e->person && e->person >= place) return was == SAYSO_ACTOR_PERSON ? was : e->person > place && e->tagged_person ? SAYSO_ACTOR_PERSON : was;
    if (e->state && was != SAYSO_ACTOR_ORGANISATION) return SAYSO_ACTOR_STATE;
    if (was != SAYSO_ACTOR_PERSON) return was;
    if (e->place) return SAYSO_ACTOR_PLACE;
    if (e->thing > 1 || (e->thing && e->tagged_thing)) return SAYSO_ACTOR_ORGANISATION;
    if (e->tagged_place + e->tagged_thing <= e->tagged_person) return was;
    return e->tagged_place >= e->tagged_thing ? SAYSO_ACTOR_PLACE : SAYSO_ACTOR_ORGANISATION;
}

static void settle(sy_local *l, sayso_actor_kind kind)
{
    if (kind == l->pub.kind) return;
    l->pub.kind = kind;
    l->person = kind == SAYSO_ACTOR_PERSON;
    l->settled = 1;
    l->gender = 0;
}

/* A town of the tables, by a name of one word. */
static int is_town(const sy_work *w, const sy_found *f)
{
    if (f->actor < 0 || f->hidden || f->kind != SY_MENTION_NAME || f->first != f->last) return 0;
    const sy_local *l = &w->locals.at[f->actor];
    return l->entity >= 0 && l->pub.kind == SAYSO_ACTOR_PLACE && l->pub.country;
}

/* Mentions of each country, and of each actor. */
static uint32_t *count_mentions(sy_work *w, sy_map *by_country)
{
    uint32_t *own = sy_alloc_array(&w->d->arena, w->locals.n + 1, sizeof *own);
    for (uint32_t k = 0; k < w->found.n; k++) {
        const sy_found *f = &w->found.at[k];
        const char *country = f->actor < 0 || f->hidden ? NULL : w->locals.at[f->actor].pub.country;
        if (!country) continue;
        own[f->actor]++;
        ++*sy_map_put(&w->d->arena, by_country, country, strlen(country), NULL);
    }
    return own;
}

/* A town of the tables with an army or a foreign minister, in a report that names nothing else of its country, is no town: a state of
 * that name. What the report says outranks the table. */
static void part_from_towns(sy_work *w, const evidence *all, uint32_t n)
{
    sy_map by_country = { 0 };
    const uint32_t *own = count_mentions(w, &by_country);
    int32_t *into = sy_alloc_array(&w->d->arena, n + 1, sizeof *into);
    for (uint32_t k = 0, found = w->found.n; k < found; k++) {
        sy_found *f = &w->found.at[k];
        if (f->actor < 0 || (uint32_t)f->actor >= n) continue;
        uint32_t town = (uint32_t)f->actor;
        if (!into[town]) {
            const char *country = w->locals.at[town].pub.country;
            int stranger = is_town(w, f) && all[town].state && *sy_map_get(&by_country, country, strlen(country)) == own[town];
            into[town] = stranger ? sy_local_make(w, sy_name_id(w, f->first, f->last), sy_name_printed(w, f->first, f->last), SAYSO_ACTOR_STATE, NULL, NULL) + 2 : 1;
        }
        if (into[town] > 1) f->actor = into[town] - 2;
    }
}

/* "The Veldora Federation": the state in its name in full, where the report calls it Veldora, too. Evidence for that, and one actor. */
static void join_full_names(sy_work *w, evidence *all, uint32_t n)
{
    sy_map by_word = { 0 };
    for (uint32_t k = 0; k < w->found.n; k++) {
        const sy_found *f = &w->found.at[k];
        if (is_open(w, f) || is_town(w, f)) *sy_map_put(&w->d->arena, &by_word, w->fold[f->first], strlen(w->fold[f->first]), NULL) = (uint32_t)f->actor + 1;
    }
    for (uint32_t k = 0; k < w->found.n; k++) {
        sy_found *f = &w->found.at[k];
        if (f->actor < 0 || f->hidden || f->kind != SY_MENTION_NAME || f->first + 1 != f->last || w->locals.at[f->actor].entity >= 0) continue;
        if (!(sy_names_act(w->t, w->fold[f->last]) & SY_STATE_NOUN)) continue;
        const uint32_t *at = sy_map_get(&by_word, w->fold[f->first], strlen(w->fold[f->first]));
        if (!at || *at > n) continue;
        f->actor = (int32_t)*at - 1;
        all[f->actor].state++;
    }
}

void sy_settle_kinds(sy_work *w)
{
    if (!w->tagged) return;
    uint32_t n = w->locals.n;
    evidence *all = sy_alloc_array(&w->d->arena, n + 1, sizeof *all);
    uint8_t *open = sy_alloc(&w->d->arena, n + 1);
    for (uint32_t k = 0; k < w->found.n; k++) {
        const sy_found *f = &w->found.at[k];
        if (!is_open(w, f) && !is_town(w, f)) continue;
        open[f->actor] = (uint8_t)is_open(w, f);
        weigh(w, f, &all[f->actor]);
    }
    take_adjectives(w, all);
    join_full_names(w, all, n);
    for (uint32_t i = 0; i < n; i++)
        if (open[i]) settle(&w->locals.at[i], kind_by(&all[i], w->locals.at[i].pub.kind));
    part_from_towns(w, all, n);
}
