/*
 * roles.c - people and bodies without a name: titles beside a name, offices ("the Ukrainian foreign minister"), bodies and
 * people of a state ("Russian forces"). Short forms ("the alliance") are found in nouns.c.
 */
#include "names/match.h"

#include <string.h>

enum { MODIFIERS_MAX = 6, PHRASE_WORDS_MAX = 8 };

typedef struct {
    uint32_t first, last; /* words of the phrase */
    int32_t role;
    uint32_t start;       /* first word with modifiers and determiner */
    int32_t base_found;   /* the mention of the base, where it stands right before; -1 */
    int32_t base;         /* local actor before it ("Russian", "Russia's", "NATO"); -1 */
    uint8_t definite;     /* "the", a possessive, or a base in front */
    uint8_t indefinite;   /* "a", "an", "one", "some" */
    uint8_t past, under;  /* "former", "deputy" */
} phrase;

/* ------------------------------------------------------------------ the phrase */

/* The longest role phrase that begins at word i. */
static int role_at(const sy_work *w, uint32_t i, phrase *p)
{
    char key[SY_FOLD_MAX];
    size_t n = 0;
    const char *first = w->fold[i];
    if (!*first) return 0;
    const uint32_t *most = sy_map_get(&w->t->role_starts, first, strcspn(first, " "));
    uint32_t end = sy_sentence_end(w, i), count = 0;
    p->role = -1;
    for (uint32_t j = i; most && j < end && j < i + PHRASE_WORDS_MAX && count < *most; j++) {
        size_t m = strlen(w->fold[j]);
        if (!m && strcmp(w->d->words.at[j].form, "-") != 0) break;
        if (!m) continue;
        if (n + m + 2 > sizeof key) break;
        if (n) key[n++] = ' ';
        memcpy(key + n, w->fold[j], m);
        n += m;
        count++;
        int32_t role = sy_names_role(w->t, key, n);
        if (role < 0) continue;
        p->role = role;
        p->first = i;
        p->last = j;
    }
    return p->role >= 0;
}

static int is_noun(const sy_work *w, uint32_t i)
{
    unsigned upos = w->d->words.at[i].upos;
    return !w->tagged || upos == SY_NOUN || upos == SY_PROPN || upos == SY_ADJ;
}

/* A word that may stand between "Russian" and "minister". */
static int is_modifier(const sy_work *w, uint32_t i)
{
    unsigned upos = w->d->words.at[i].upos, act = sy_names_act(w->t, w->fold[i]);
    if (act & (SY_NOT_NOW | SY_UNDER)) return 1;
    if (!*w->fold[i]) return strcmp(w->d->words.at[i].form, "-") == 0;
    if (!w->tagged) return 0;
    if (upos == SY_CCONJ && i && w->d->words.at[i - 1].upos == SY_ADJ) return 1;
    return upos == SY_ADJ || upos == SY_NOUN || upos == SY_NUM || (upos == SY_PROPN && w->owner[i] < 0) || (upos == SY_VERB && w->d->words.at[i].rel == SY_REL_AMOD);
}

static int is_possessive(const sy_work *w, uint32_t i) { return sy_is(w, i, "'s") || sy_is(w, i, "'") || sy_is(w, i, "\xE2\x80\x99s"); }

/* "Orvenian|-backed rebels", "Castavar|-led forces": who stands before the hyphen does it to them, they are none of his. */
static int is_agent_of(const sy_work *w, uint32_t hyphen, uint32_t end)
{
    if (hyphen + 1 >= end || strcmp(w->d->words.at[hyphen].form, "-") != 0 || w->d->words.at[hyphen].space_before) return 0;
    const sy_word *x = &w->d->words.at[hyphen + 1];
    return x->upos == SY_VERB || x->xpos == SY_XPOS_VBN || x->xpos == SY_XPOS_VBG;
}

/* What stands in front of the phrase: modifiers, whose it is, the determiner. */
static void look_left(const sy_work *w, phrase *p)
{
    uint32_t begin = sy_sentence_first(w, p->first), i = p->first, steps = 0;
    p->start = p->first;
    p->base = p->base_found = -1;
    p->definite = p->indefinite = p->past = p->under = 0;
    while (i > begin && steps++ < MODIFIERS_MAX && w->owner[i - 1] < 0 && is_modifier(w, i - 1)) {
        unsigned act = sy_names_act(w->t, w->fold[--i]);
        p->past |= (act & SY_NOT_NOW) != 0;
        p->under |= (act & SY_UNDER) != 0;
    }
    if (i > begin && w->owner[i - 1] >= 0 && is_agent_of(w, i, p->first)) i = w->found.at[w->owner[i - 1]].first;
    uint32_t j = i;
    if (j > begin && is_possessive(w, j - 1)) j--;
    if (j > begin && w->owner[j - 1] >= 0) {
        const sy_found *f = &w->found.at[w->owner[j - 1]];
        if (f->actor >= 0 && (j < i || !w->locals.at[f->actor].person || strcmp(w->t->roles.at[p->role].role, "gov") == 0)) {
            p->base = f->actor;
            p->base_found = w->owner[j - 1];
            p->definite = 1;
            i = f->first;
            while (i > begin && steps++ < 2 * MODIFIERS_MAX && w->owner[i - 1] < 0 && is_modifier(w, i - 1)) {
                unsigned act = sy_names_act(w->t, w->fold[--i]);
                p->past |= (act & SY_NOT_NOW) != 0;
                p->under |= (act & SY_UNDER) != 0;
            }
        }
    }
    while (i < p->first && w->owner[i] < 0 && (w->d->words.at[i].upos == SY_CCONJ || w->d->words.at[i].upos == SY_PUNCT)) i++;
    p->start = i;
    if (i == begin) return;
    if (sy_is(w, i - 1, "the") || sy_is(w, i - 1, "this")) p->definite = 1, p->start = i - 1;
    if (sy_is(w, i - 1, "a") || sy_is(w, i - 1, "an") || sy_is(w, i - 1, "one") || sy_is(w, i - 1, "some") || sy_is(w, i - 1, "another")) p->indefinite = 1, p->definite = 0;
}

/* "minister of Ukraine", "spokesman for the Kremlin": whose it is, behind the phrase. */
static void look_right(const sy_work *w, phrase *p)
{
    uint32_t end = sy_sentence_end(w, p->first), i = p->last + 1;
    if (p->base >= 0 || i >= end || !(sy_is(w, i, "of") || sy_is(w, i, "for") || sy_is(w, i, "to") || sy_is(w, i, "in"))) return;
    if (sy_is(w, i, "in") || (sy_is(w, i, "to") && strcmp(w->t->roles.at[p->role].role, "ambassador") != 0)) return;
    for (i++; i < end && i <= p->last + 4; i++) {
        if (w->owner[i] >= 0) {
            const sy_found *f = &w->found.at[w->owner[i]];
            uint32_t next = f->last + 1;
            if (f->actor < 0 || w->locals.at[f->actor].person) return;
            if (f->kind == SY_MENTION_ADJECTIVE || (next < end && is_possessive(w, next))) return;
            p->base = f->actor;
            return;
        }
        if (!sy_is(w, i, "the") && !is_modifier(w, i)) return;
    }
}

/* -------------------------------------------------------------------- titles */

static void add_title(sy_work *w, int32_t actor, const phrase *p)
{
    sy_title *t = SY_PUSH(&w->d->arena, &w->titles);
    t->actor = actor;
    t->role = p->role;
    t->base = p->base;
    t->past = p->past;
    sy_local *l = &w->locals.at[actor];
    t->next = l->titles;
    l->titles = (int32_t)w->titles.n - 1;
    const sy_role *r = &w->t->roles.at[p->role];
    if (!l->gender) l->gender = r->gender;
    if (l->entity >= 0 || p->base < 0 || l->pub.code) return;
    sayso_actor b = w->locals.at[p->base].pub;
    if (b.kind == SAYSO_ACTOR_PLACE || b.kind == SAYSO_ACTOR_PERSON) return;
    l->pub.country = b.country;
    if (b.country && b.kind != SAYSO_ACTOR_GROUP) l->pub.code = sy_printf(&w->d->arena, "%s%s", b.country, p->past ? "ELI" : *r->sector ? r->sector : "");
    else l->pub.code = b.code;
}

static int is_person_word(const sy_role *r) { return r->what == SY_ROLE_OFFICE || r->what == SY_ROLE_PERSON; }

/* "President" + name: the name's mention takes the title in. */
static int title_before_name(sy_work *w, const phrase *p)
{
    uint32_t i = p->last + 1, end = sy_sentence_end(w, p->first);
    if (i + 1 < end && w->owner[i] < 0 && sy_title_end(w, i, i) == i + 1) i++; /* "spokesman Commodore Vell" */
    if (!is_person_word(&w->t->roles.at[p->role]) || i >= end || w->owner[i] < 0) return 0;
    sy_found *f = &w->found.at[w->owner[i]];
    if (f->first != i || f->actor < 0 || !w->locals.at[f->actor].person || f->kind != SY_MENTION_NAME) return 0;
    int32_t number = w->owner[i];
    uint32_t from = p->first;
    while (from > p->start && w->owner[from - 1] < 0 && (sy_names_act(w->t, w->fold[from - 1]) & (SY_NOT_NOW | SY_UNDER))) from--;
    f->first = from;
    for (uint32_t k = from; k < i; k++) w->owner[k] = number;
    add_title(w, f->actor, p);
    return 1;
}

/* Name + "," + title: "Anna Vell, a spokeswoman for the ministry," gives the person of the name; -1. */
static int32_t name_before_title(const sy_work *w, const phrase *p)
{
    uint32_t begin = sy_sentence_first(w, p->first), i = p->start;
    if (!is_person_word(&w->t->roles.at[p->role])) return -1;
    if (i > begin && p->indefinite) i--;
    if (i < begin + 2 || !sy_is(w, i - 1, ",") || w->owner[i - 2] < 0) return -1;
    const sy_found *f = &w->found.at[w->owner[i - 2]];
    if (f->actor < 0 || f->kind != SY_MENTION_NAME || !w->locals.at[f->actor].person) return -1;
    if (!w->tagged) return f->actor;
    /* in a list ("Vell, the minister and ...") the parser says conj, beside a name appos */
    unsigned rel = w->d->words.at[sy_head_of(w, p->first, p->last)].rel;
    return sy_rel_main(rel) == SY_REL_APPOS ? f->actor : -1;
}

/* "a spokesman for the president, Anna Vell": the title stands below another one, whose the name may be. */
static int is_below_title(const sy_work *w, const phrase *p)
{
    uint32_t begin = sy_sentence_first(w, p->first), i = p->start;
    if (i < begin + 2 || (!sy_is(w, i - 1, "for") && !sy_is(w, i - 1, "of") && !sy_is(w, i - 1, "to"))) return 0;
    const char *before = w->fold[i - 2];
    int32_t role = sy_names_role(w->t, before, strlen(before));
    return role >= 0 && is_person_word(&w->t->roles.at[role]);
}

/* "the minister of | Orvenia Anna Vell": the person of the name that follows the state at once, from word i on; -1. */
static int32_t name_behind_state(const sy_work *w, uint32_t i, uint32_t end)
{
    if (i < end && sy_is(w, i, "the")) i++;
    if (i >= end || w->caps[i] != 1) return -1;
    uint32_t next = w->owner[i] >= 0 ? w->found.at[w->owner[i]].last + 1 : i + 1;
    if (next >= end || w->owner[next] < 0) return -1;
    const sy_found *f = &w->found.at[w->owner[next]];
    return f->first == next && f->last > next && f->actor >= 0 && f->kind == SY_MENTION_NAME && w->locals.at[f->actor].person ? f->actor : -1;
}

/* "Its envoy, Anna Vell, said", "the council's envoy for the delta, Anna Vell, said": the person of the name behind the comma; -1. */
static int32_t name_after_title(const sy_work *w, const phrase *p)
{
    enum { BETWEEN = 6 };
    uint32_t i = p->last + 1, end = sy_sentence_end(w, p->first);
    if (is_below_title(w, p)) return -1;
    if (!is_person_word(&w->t->roles.at[p->role]) || p->indefinite) return -1;
    int far = i < end && (sy_is(w, i, "for") || sy_is(w, i, "of") || sy_is(w, i, "to") || sy_is(w, i, "in") || sy_is(w, i, "on"));
    if (far && name_behind_state(w, i + 1, end) >= 0) return name_behind_state(w, i + 1, end);
    for (uint32_t stop = i + BETWEEN; far && i < end && i < stop && !sy_is(w, i, ","); i++)
        if (w->d->words.at[i].upos == SY_VERB || w->d->words.at[i].upos == SY_AUX || w->d->words.at[i].quote_depth != w->d->words.at[p->last].quote_depth) return -1;
    if (i + 1 >= end || !sy_is(w, i, ",") || w->owner[i + 1] < 0) return -1;
    const sy_found *f = &w->found.at[w->owner[i + 1]];
    if (f->first != i + 1 || f->actor < 0 || f->kind != SY_MENTION_NAME || !w->locals.at[f->actor].person) return -1;
    /* behind a place the parser may hang the name below the place, but between two commas it is the title's all the same */
    if (far) return f->first < f->last && f->last + 1 < end && (sy_is(w, f->last + 1, ",") || sy_is(w, f->last + 1, ".")) ? f->actor : -1;
    return w->tagged && sy_rel_main(w->d->words.at[f->head].rel) == SY_REL_APPOS ? f->actor : -1;
}

/* ----------------------------------------------------------- who has the office */

static int same_state(const sy_work *w, int32_t a, int32_t b)
{
    if (a < 0 || b < 0) return 0;
    if (a == b) return 1;
    const char *x = w->locals.at[a].pub.country, *y = w->locals.at[b].pub.country;
    return x && y && strcmp(x, y) == 0;
}

/* "leader" is the office that the table names for the state, else any of rank 1. */
static int role_fits(const sy_work *w, int32_t wanted, int32_t have, const char *leader)
{
    const sy_role *a = &w->t->roles.at[wanted], *b = &w->t->roles.at[have];
    if (strcmp(a->role, b->role) == 0) return 1;
    if (strcmp(a->role, "leader") != 0 && strcmp(a->role, "head-of-state") != 0 && strcmp(a->role, "head-of-government") != 0) return 0;
    return leader && strcmp(a->role, "leader") == 0 ? strcmp(b->role, leader) == 0 : b->rank == 1;
}

static const char *leader_of(const sy_work *w, int32_t base)
{
    int32_t s = sy_names_state(w->t, w->locals.at[base].pub.country);
    return s < 0 ? NULL : w->t->entities.at[s].leader;
}

static const char *post_key(const sy_work *w, int32_t base)
{
    const sy_local *b = &w->locals.at[base];
    if (b->pub.country && (b->pub.kind == SAYSO_ACTOR_STATE || b->pub.kind == SAYSO_ACTOR_GOVERNMENT)) return b->pub.country;
    return b->pub.id;
}

/* A person to whom the report itself gives the office; -1 none, -2 several. */
static int32_t titled(const sy_work *w, int32_t role, int32_t base)
{
    int32_t hit = -1;
    const char *leader = leader_of(w, base);
    for (uint32_t i = 0; i < w->titles.n; i++) {
        const sy_title *t = &w->titles.at[i];
        if (t->past || !role_fits(w, role, t->role, leader)) continue;
        int32_t of = t->base;
        if (of >= 0 ? !same_state(w, of, base) : !same_state(w, t->actor, base)) continue;
        if (hit >= 0 && hit != t->actor) return -2;
        hit = t->actor;
    }
    return hit;
}

/* A person named in the report who holds the office by the table; -1, -2. */
static int32_t named_holder(const sy_work *w, int32_t role, int32_t base)
{
    int32_t hit = -1;
    const char *of = post_key(w, base), *leader = leader_of(w, base);
    for (uint32_t k = 0; k < w->locals.n; k++) {
        int32_t e = w->locals.at[k].entity;
        if (e < 0 || !w->locals.at[k].person) continue;
        for (int32_t i = w->t->entities.at[e].offices; i >= 0; i = w->t->offices.at[i].next_of_entity) {
            const sy_office *o = &w->t->offices.at[i];
            if (strcmp(o->of, of) != 0 || !role_fits(w, role, (int32_t)o->role, leader)) continue;
            if (w->date ? !sy_office_holds(o, w->date) : o->to != 0) continue;
            if (hit >= 0 && hit != (int32_t)k) return -2;
            hit = (int32_t)k;
        }
    }
    return hit;
}

/* The holder by the table alone, where the date is known and one term covers it; -1. A state or body has many envoys and spokesmen, of
 * whom the table knows a few: for those it cannot tell who is meant. */
static int32_t table_holder(sy_work *w, int32_t role, int32_t base)
{
    const char *name = w->t->roles.at[role].role, *leader = leader_of(w, base);
    if (w->t->roles.at[role].what != SY_ROLE_OFFICE && strcmp(name, "leader") != 0) return -1;
    if (strcmp(name, "leader") == 0) name = leader ? leader : "president";
    int32_t hit = -1;
    for (int32_t i = w->date ? sy_names_post(w->t, post_key(w, base), name) : -1; i >= 0; i = w->t->offices.at[i].next_of_post) {
        const sy_office *o = &w->t->offices.at[i];
        if (!sy_office_holds(o, w->date) || hit == (int32_t)o->entity) continue;
        if (hit >= 0) return -1;
        hit = (int32_t)o->entity;
    }
    return hit < 0 ? -1 : sy_local_of_entity(w, hit);
}

static int32_t holder(sy_work *w, int32_t role, int32_t base, unsigned *conf)
{
    int32_t key[2] = { role, base }, fresh;
    uint32_t *slot = sy_map_put(&w->d->arena, &w->holders, (const char *)key, sizeof key, &fresh);
    if (!fresh) {
        *conf = *slot & 127;
        return (int32_t)(*slot >> 7) - 2;
    }
    int32_t hit = titled(w, role, base);
    *conf = 88;
    if (hit == -1) hit = named_holder(w, role, base), *conf = 84;
    if (hit == -1) hit = table_holder(w, role, base), *conf = 76;
    *sy_map_put(&w->d->arena, &w->holders, (const char *)key, sizeof key, NULL) = (uint32_t)(hit + 2) << 7 | *conf;
    return hit;
}

/* Does the report, or the table at the report's date, give a person this office? */
static int has_office(const sy_work *w, int32_t actor, const char *role)
{
    for (int32_t k = w->locals.at[actor].titles; k >= 0; k = w->titles.at[k].next)
        if (!w->titles.at[k].past && strcmp(w->t->roles.at[w->titles.at[k].role].role, role) == 0) return 1;
    int32_t e = w->locals.at[actor].entity;
    for (int32_t i = e < 0 ? -1 : w->t->entities.at[e].offices; i >= 0; i = w->t->offices.at[i].next_of_entity) {
        const sy_office *o = &w->t->offices.at[i];
        if (strcmp(w->t->roles.at[o->role].role, role) == 0 && (w->date ? sy_office_holds(o, w->date) : o->from && !o->to)) return 1;
    }
    return 0;
}

/* "the president" with no state: the person of that title named last, if only one was named in that sentence. */
static int32_t recent_titled(const sy_work *w, int32_t role, uint32_t word)
{
    enum { BACK = 3, SEEN = 10 };
    uint32_t here = w->d->words.at[word].sentence, from = here > SEEN ? here - SEEN : 0;
    for (uint32_t s = here + 1; s-- > from;) {
        if (w->told[here] - w->told[s] > BACK) break;
        const sy_sentence *x = &w->d->sentences.at[s];
        int32_t hit = -1;
        int several = 0;
        for (uint32_t i = x->first_word; i < x->first_word + x->n_words && (s < here || i < word); i++) {
            int32_t a = w->owner[i] < 0 ? -1 : w->found.at[w->owner[i]].actor;
            if (a < 0 || a == hit || !w->locals.at[a].person) continue;
            if (!has_office(w, a, w->t->roles.at[role].role)) continue;
            several |= hit >= 0;
            hit = a;
        }
        if (several) return -1;
        if (hit >= 0) return hit;
    }
    return -1;
}

/* Has somebody without a name been brought in under the role since word from ("a lawyer ... the lawyer")? */
static int brought_in_unnamed(const sy_work *w, int32_t role, uint32_t from, uint32_t word)
{
    enum { SEEN_MAX = 200 };
    for (uint32_t k = w->found.n, seen = 0; k-- > 0 && seen < SEEN_MAX; seen++) {
        const sy_found *f = &w->found.at[k];
        if (f->kind != SY_MENTION_ROLE || f->actor >= 0 || f->first < from || f->first >= word || f->role < 0) continue;
        if (strcmp(w->t->roles.at[f->role].role, w->t->roles.at[role].role) == 0) return 1;
    }
    return 0;
}

/* How many persons with the office are named between two sentences: 2 for more. */
static int titled_between(const sy_work *w, const char *role, uint32_t from, uint32_t to, int32_t *hit)
{
    const sayso_doc *d = w->d;
    *hit = -1;
    for (uint32_t i = d->sentences.at[from].first_word; i < d->words.n && d->words.at[i].sentence <= to; i++) {
        int32_t a = w->owner[i] < 0 ? -1 : w->found.at[w->owner[i]].actor;
        if (a < 0 || a == *hit || !w->locals.at[a].person || !has_office(w, a, role)) continue;
        if (*hit >= 0) return 2;
        *hit = a;
    }
    return *hit >= 0;
}

/* "Mayor Ann Vell ... the mayor": a title that many bear, where one person of the sentences before has it and nobody without a
 * name was brought in under it. */
static int32_t only_titled(const sy_work *w, const phrase *p)
{
    enum { BACK = 8 };
    int32_t hit = -1;
    uint32_t here = w->d->words.at[p->first].sentence, from = here > BACK ? here - BACK : 0;
    if (titled_between(w, w->t->roles.at[p->role].role, from, here, &hit) != 1) return -1;
    return brought_in_unnamed(w, p->role, w->d->sentences.at[from].first_word, p->first) ? -1 : hit;
}

/* ------------------------------------------------------------ what it stands for */

static void publish_role(sy_work *w, const phrase *p, int32_t actor, sayso_how how, unsigned conf, int hidden)
{
    uint32_t first = p->start;
    const sy_role *r = &w->t->roles.at[p->role];
    sy_found *f = sy_found_add(w, SY_MENTION_ROLE, first, p->last, actor, how, conf);
    f->head = sy_head_of(w, p->first, p->last);
    f->base = p->base;
    f->role = p->role;
    f->hidden = (uint8_t)hidden;
    f->plural = r->what == SY_ROLE_PEOPLE;
    f->gender = r->gender;
}

static int before_name(const sy_work *w, const phrase *p)
{
    uint32_t i = p->last + 1;
    return i < w->d->words.n && w->owner[i] >= 0 && w->found.at[w->owner[i]].first == i && w->found.at[w->owner[i]].kind == SY_MENTION_NAME;
}

/* "the news agency UNA", where no table knows the name: the outlet; -1. A single word that only the tagger takes for something becomes it. */
static int32_t outlet_behind(sy_work *w, const phrase *p)
{
    uint32_t i = p->last + 1, last = i;
    if (i >= sy_sentence_end(w, p->first) || w->caps[i] == 0 || !*w->fold[i] || (w->tagged && w->d->words.at[i].upos != SY_PROPN)) return -1;
    if (w->owner[i] >= 0) {
        const sy_found *f = &w->found.at[w->owner[i]];
        if (f->actor < 0 || w->locals.at[f->actor].entity >= 0 || f->first != i) return -1;
        last = f->last;
    }
    while (w->owner[i] < 0 && last + 1 < sy_sentence_end(w, i) && w->caps[last + 1] && w->owner[last + 1] < 0 && w->d->words.at[last + 1].upos == SY_PROPN) last++;
    const char *id = sy_name_id(w, i, last);
    if (!id) return -1;
    int32_t actor = sy_local_make(w, id, sy_name_printed(w, i, last), SAYSO_ACTOR_MEDIA, NULL, NULL);
    w->locals.at[actor].pub.kind = SAYSO_ACTOR_MEDIA;
    w->locals.at[actor].person = 0;
    w->locals.at[actor].gender = 0;
    if (w->owner[i] < 0) sy_found_own(w, SY_MENTION_NAME, i, last, actor, SAYSO_HOW_NAME, 80);
    return actor;
}

/* "the state-run UNA news agency": a name right before the noun is the body's own. Its outlet; -1. */
static int32_t named_outlet(sy_work *w, const phrase *p)
{
    uint32_t last = p->first - 1, first = last;
    if (strcmp(w->t->roles.at[p->role].role, "news-agency") != 0 || p->first == sy_sentence_first(w, p->first)) return -1;
    if (w->owner[last] >= 0) {
        int32_t a = w->found.at[w->owner[last]].actor;
        return a >= 0 && w->locals.at[a].pub.kind == SAYSO_ACTOR_MEDIA ? a : -1;
    }
    if (!w->caps[last] || !*w->fold[last] || (w->tagged && w->d->words.at[last].upos != SY_PROPN)) return -1;
    while (first > p->start && w->caps[first - 1] && w->owner[first - 1] < 0 && w->d->words.at[first - 1].upos == SY_PROPN) first--;
    const char *id = sy_name_id(w, first, last);
    return id ? sy_local_make(w, id, sy_name_printed(w, first, last), SAYSO_ACTOR_MEDIA, NULL, NULL) : -1;
}

/* "the RPA pilots' union", "the RPA union": the letters before the noun are the union's own name, not somebody that has a union. */
static int is_called_by_letters(const sy_work *w, const phrase *p)
{
    const sy_role *r = &w->t->roles.at[p->role];
    if (r->what != SY_ROLE_BODY || (strcmp(r->sector, "LAB") != 0 && strcmp(r->sector, "BUS") != 0) || p->base_found < 0) return 0;
    const sy_found *f = &w->found.at[p->base_found];
    if (f->kind != SY_MENTION_NAME || f->first != f->last || w->caps[f->first] != 2 || w->locals.at[p->base].pub.kind != SAYSO_ACTOR_ORGANISATION) return 0;
    return f->last + 1 < w->d->words.n && !is_possessive(w, f->last + 1);
}

/* Body or people of somebody: an actor of its own. */
static void take_group(sy_work *w, const phrase *p)
{
    const sy_role *r = &w->t->roles.at[p->role];
    int32_t base = p->base, outlet = named_outlet(w, p);
    if (is_called_by_letters(w, p)) {
        publish_role(w, p, base, SAYSO_HOW_TITLE, 82, 0);
        return;
    }
    if (outlet < 0 && strcmp(r->role, "news-agency") == 0 && outlet_behind(w, p) >= 0) return;
    if (outlet >= 0) {
        publish_role(w, p, outlet, SAYSO_HOW_NAME, 80, 0);
        return;
    }
    if (before_name(w, p) && r->what == SY_ROLE_BODY) return; /* "the news agency UNA": the name follows */
    if (base >= 0 && w->locals.at[base].person) { /* "the Vell administration" */
        int leads = strcmp(r->role, "gov") == 0 && w->locals.at[base].pub.country;
        base = leads ? sy_local_government(w, base) : -1;
        publish_role(w, p, base, SAYSO_HOW_TITLE, 82, base < 0);
        return;
    }
    if (base < 0 || p->past || p->under) {
        publish_role(w, p, -1, SAYSO_HOW_NONE, 30, 1);
        return;
    }
    publish_role(w, p, sy_local_role(w, base, p->role), SAYSO_HOW_TITLE, 85, 0);
}

/* "the American president of the academy": the office is another's, whatever stands in front. */
static int of_something_else(const sy_work *w, const phrase *p)
{
    uint32_t i = p->last + 1, end = sy_sentence_end(w, p->first);
    if (i >= end || !sy_is(w, i, "of")) return 0;
    for (i++; i < end && i <= p->last + 4; i++)
        if (w->owner[i] >= 0) return w->found.at[w->owner[i]].actor != p->base;
    return 1;
}

static void take_office(sy_work *w, phrase *p)
{
    const sy_role *r = &w->t->roles.at[p->role];
    unsigned conf = 0;
    int32_t actor = -1;
    if (p->base_found >= 0 && of_something_else(w, p)) p->base = -1, p->definite = 0;
    int whole = p->base >= 0 && !w->locals.at[p->base].person;
    if (p->past || p->under || p->indefinite) {
        publish_role(w, p, -1, SAYSO_HOW_NONE, 30, p->base < 0);
        return;
    }
    int one = r->what == SY_ROLE_OFFICE || strcmp(r->role, "leader") == 0;
    if (whole && (one || p->definite)) actor = holder(w, p->role, p->base, &conf);
    if (!whole && one && p->definite) actor = recent_titled(w, p->role, p->first), conf = 76;
    if (p->base < 0 && !one && p->definite && p->start + 1 == p->first) actor = only_titled(w, p), conf = 74;
    if (actor < 0 && whole && r->what == SY_ROLE_OFFICE) actor = sy_local_role(w, p->base, p->role), conf = 70;
    publish_role(w, p, actor < 0 ? -1 : actor, actor < 0 ? SAYSO_HOW_NONE : SAYSO_HOW_TITLE, actor < 0 ? 30 : conf, actor < 0 && !p->definite);
}

/* "Orvenia's opposition to the dam" is what somebody does, nobody. */
static int is_deed(const sy_work *w, const phrase *p)
{
    uint32_t next = p->last + 1;
    return (sy_names_act(w->t, w->fold[p->last]) & SY_ACT_NOUN) && next < sy_sentence_end(w, p->last) && sy_is(w, next, "to");
}

static void take_role(sy_work *w, phrase *p)
{
    const sy_role *r = &w->t->roles.at[p->role];
    if (r->what == SY_ROLE_DOCUMENT || !is_noun(w, p->last) || is_deed(w, p)) return;
    look_left(w, p);
    look_right(w, p);
    if (p->base_found >= 0) w->found.at[p->base_found].modifies = 1;
    if (title_before_name(w, p)) return;
    int32_t named = name_before_title(w, p);
    if (named < 0) named = name_after_title(w, p);
    if (named >= 0) {
        add_title(w, named, p);
        publish_role(w, p, named, SAYSO_HOW_TITLE, 85, 0);
        return;
    }
    if (is_person_word(r)) take_office(w, p);
    else take_group(w, p);
}

/* A role word that goes on as part of another noun ("police station", "army chief" in two words) stands for nobody. */
static int is_modifier_of_noun(const sy_work *w, const phrase *p)
{
    if (!w->tagged) return 0;
    unsigned rel = w->d->words.at[p->last].rel;
    return rel == SY_REL_COMPOUND || sy_rel_main(rel) == SY_REL_AMOD;
}

void sy_find_roles(sy_work *w)
{
    phrase p;
    /* titles beside names first: "the president" further down or in the headline may need them */
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < w->d->words.n; i++) {
            if (w->owner[i] >= 0 || !role_at(w, i, &p)) continue;
            const sy_role *r = &w->t->roles.at[p.role];
            int beside = is_person_word(r) && before_name(w, &p);
            if (!beside && is_person_word(r)) {
                look_left(w, &p);
                beside = name_before_title(w, &p) >= 0 || name_after_title(w, &p) >= 0;
            }
            if (beside == (pass == 0) && (beside || !is_modifier_of_noun(w, &p))) take_role(w, &p);
            i = p.last;
        }
    }
}
