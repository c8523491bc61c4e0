/*
 * dictionary_nouns.c - which noun phrases of a sentence the user's dictionaries know, and their codes: an actor, what it is called
 * on the report's date, and the roles that stand with it ("the Orvene soldiers", "soldiers of Orvenia", "Orvene media and police").
 */
#include "record/dictionary.h"
#include "record/event_args.h"

#include <string.h>

enum { CLIMB_MAX = 6, ROLES_MAX = 4, CODE_BYTES = 64, FORMER_WORDS = 4, BESIDE_MAX = 2 };

/* A phrase of a dictionary that stands in the sentence. */
typedef struct {
    uint32_t from, to;
    int32_t own, head;  /* its head word, and that of the noun phrase it stands in */
    const char *code;
    uint8_t is_agent, first;
    sy_dict_place place;
} hit;

/* A noun phrase: its first actor and its roles. */
typedef struct {
    int32_t head, actor; /* word; hit or -1 */
    int32_t roles[ROLES_MAX];
    uint32_t n_roles, from, to;
    int32_t group;
    uint8_t taken; /* its actor is part of another phrase's code */
} noun;

typedef struct {
    const sy_dictionaries *d;
    sayso_doc *doc;
    const sy_dict_atoms *s;
    uint32_t day;
    SY_VEC(hit) hits;
    SY_VEC(noun) nouns;
    sy_dict_parties *out;
} finder;

static const sy_word *word(const finder *f, int32_t w) { return &f->doc->words.at[w]; }

/* ---- phrases */

/* What the actor is on the day: the first period that holds it, else the default. */
static const sy_dict_role *role_on(const sy_dict_actor *a, uint32_t day)
{
    const sy_dict_role *always = NULL;
    for (uint32_t i = 0; i < a->roles.n; i++) {
        const sy_dict_role *r = &a->roles.at[i];
        if (!r->from && !r->to) {
            if (!always) always = r;
        } else if (day && day >= r->from && (!r->to || day <= r->to)) {
            return r;
        }
    }
    return always;
}

static int has_role(const void *arg, const sy_dict_phrase *p)
{
    const finder *f = arg;
    return role_on(&f->d->actors.at[p->entry], f->day) != NULL;
}

/* A single small word is no name: "turkey". */
static int has_capital(const finder *f, uint32_t at, uint32_t n)
{
    if (n > 1) return 1;
    const char *form = word(f, f->s->atoms.at[at].word)->form;
    return strcmp(form, word(f, f->s->atoms.at[at].word)->lower) != 0;
}

static int32_t own_head(const finder *f, uint32_t from, uint32_t to)
{
    int32_t first = f->s->atoms.at[from].word, last = f->s->atoms.at[to - 1].word, best = last;
    for (int32_t w = last; w >= first; w--) {
        int32_t head = word(f, w)->head;
        if ((head < first || head > last) && sy_is_nominal(word(f, w))) best = w;
    }
    return best;
}

static int is_part(const finder *f, int32_t w)
{
    switch (sy_rel_main(word(f, w)->rel)) {
    case SY_REL_COMPOUND: case SY_REL_FLAT: case SY_REL_AMOD: case SY_REL_APPOS: case SY_REL_NUMMOD: case SY_REL_DET: return 1;
    case SY_REL_NMOD: return word(f, w)->rel == SY_REL_NMOD_POSS;
    default: return 0;
    }
}

/* The head of the noun phrase that w is part of. */
static int32_t phrase_head(const finder *f, int32_t w)
{
    for (int i = 0; i < CLIMB_MAX && is_part(f, w); i++) {
        int32_t head = word(f, w)->head;
        if (head < 0 || !(sy_is_nominal(word(f, head)) || word(f, head)->upos == SY_ADJ)) break;
        w = head;
    }
    return w;
}

static void add_hit(finder *f, uint32_t from, uint32_t n, const char *code, int is_agent, int first, sy_dict_place place)
{
    hit *h = SY_PUSH(&f->doc->arena, &f->hits);
    h->from = from;
    h->to = from + n;
    h->own = own_head(f, from, from + n);
    h->head = phrase_head(f, h->own);
    h->code = code;
    h->is_agent = (uint8_t)is_agent;
    h->first = (uint8_t)first;
    h->place = place;
}

/* An actor's phrase at the atom; how many atoms it takes. */
static uint32_t actor_at(finder *f, uint32_t i)
{
    uint32_t n;
    const sy_dict_phrase *p = sy_dict_longest(&f->d->actor_phrases, f->s, i, &n, has_role, f);
    if (!p || !has_capital(f, i, n)) return 0;
    const sy_dict_role *role = role_on(&f->d->actors.at[p->entry], f->day);
    if (role->discards && !f->out->discarded)
        f->out->discarded = sy_printf(&f->doc->arena, "%s:%u", f->d->files.at[role->place.file], role->place.line);
    if (role->code) add_hit(f, i, n, role->code, 0, 0, p->place.line == role->place.line ? p->place : role->place);
    return n;
}

static void find_hits(finder *f)
{
    for (uint32_t i = 0; i < f->s->atoms.n;) {
        uint32_t n = f->s->atoms.at[i].stop ? 1 : actor_at(f, i);
        if (!n) {
            const sy_dict_phrase *p = sy_dict_longest(&f->d->agent_phrases, f->s, i, &n, NULL, NULL);
            if (p) add_hit(f, i, n, f->d->agents.at[p->entry].code, 1, f->d->agents.at[p->entry].first, p->place);
        }
        i += n ? n : 1;
    }
}

/* ---- noun phrases */

static int32_t noun_of(const finder *f, int32_t head)
{
    for (uint32_t i = 0; i < f->nouns.n; i++)
        if (f->nouns.at[i].head == head) return (int32_t)i;
    return -1;
}

/* "Orvenia prime minister Lara Denn": an actor and a role that nothing but nouns and adjectives part, whatever the tree says. */
static int stands_beside(const finder *f, const hit *a, const hit *b)
{
    if (a->is_agent == b->is_agent || b->from - a->to > BESIDE_MAX) return 0;
    for (uint32_t i = a->to; i < b->from; i++) {
        const sy_word *w = word(f, f->s->atoms.at[i].word);
        if (w->upos != SY_NOUN && w->upos != SY_PROPN && w->upos != SY_ADJ) return 0;
    }
    return 1;
}

static void mend_heads(finder *f)
{
    for (uint32_t i = 1; i < f->hits.n; i++)
        if (f->hits.at[i].head != f->hits.at[i - 1].head && stands_beside(f, &f->hits.at[i - 1], &f->hits.at[i])) f->hits.at[i].head = f->hits.at[i - 1].head;
}

static void make_nouns(finder *f)
{
    mend_heads(f);
    for (uint32_t i = 0; i < f->hits.n; i++) {
        const hit *h = &f->hits.at[i];
        int32_t at = noun_of(f, h->head);
        if (at < 0) {
            at = (int32_t)f->nouns.n;
            noun *x = SY_PUSH(&f->doc->arena, &f->nouns);
            *x = (noun){ .head = h->head, .actor = -1, .from = h->from, .to = h->to, .group = at };
        }
        noun *x = &f->nouns.at[at];
        if (h->from < x->from) x->from = h->from;
        if (h->to > x->to) x->to = h->to;
        if (h->is_agent && x->n_roles < ROLES_MAX) x->roles[x->n_roles++] = (int32_t)i;
        if (!h->is_agent && x->actor < 0) x->actor = (int32_t)i;
    }
}

/* Roles stay in the order of the text. */
static void add_role(noun *x, int32_t role)
{
    uint32_t at = x->n_roles;
    for (uint32_t i = 0; i < x->n_roles; i++)
        if (x->roles[i] == role) return;
    if (x->n_roles == ROLES_MAX) return;
    for (; at > 0 && x->roles[at - 1] > role; at--) x->roles[at] = x->roles[at - 1];
    x->roles[at] = role;
    x->n_roles++;
}

static int has_article(const finder *f, int32_t head)
{
    return sy_child(f->doc, head, SY_REL_DET) >= 0;
}

/* "Orvene and Castavari soldiers": what one has, the other has. "Orvene media and police": of the same state. */
static void share(finder *f, noun *x, const noun *first, int32_t joined_to)
{
    if (joined_to != first->head) {
        for (uint32_t i = 0; i < first->n_roles; i++) add_role(x, first->roles[i]);
        return;
    }
    if (x->actor >= 0 || has_article(f, x->head) || first->actor < 0 || f->hits.at[first->actor].own == first->head) return;
    x->actor = first->actor;
    for (uint32_t i = 0; i < first->n_roles; i++)
        if (f->hits.at[first->roles[i]].own != first->head) add_role(x, first->roles[i]);
}

static void join_nouns(finder *f)
{
    for (uint32_t i = 0; i < f->nouns.n; i++) {
        noun *x = &f->nouns.at[i];
        int32_t w = x->head;
        for (int k = 0; k < CLIMB_MAX && word(f, w)->rel == SY_REL_CONJ; k++) {
            int32_t to = word(f, w)->head;
            int32_t first = noun_of(f, phrase_head(f, to));
            if (first >= 0 && first != (int32_t)i) {
                x->group = f->nouns.at[first].group;
                share(f, x, &f->nouns.at[first], to);
                break;
            }
            w = to;
        }
    }
}

/* ---- codes */

static int holds_triple(const char *code, const char *triple)
{
    size_t n = strlen(code);
    for (size_t i = 0; i + 3 <= n; i += 3)
        if (memcmp(code + i, triple, 3) == 0) return 1;
    return 0;
}

/* Put a role behind a code; triples that stand there already are not repeated. */
static void append(char *code, const char *role)
{
    size_t n = strlen(code), m = strlen(role);
    if (m % 3) {
        if (n + m < CODE_BYTES) strcpy(code + n, role);
        return;
    }
    for (size_t i = 0; i < m; i += 3) {
        if (holds_triple(code, role + i) || n + 3 >= CODE_BYTES) continue;
        memcpy(code + n, role + i, 3);
        code[n += 3] = 0;
    }
}

/* "former soldiers", "ex-soldiers". */
static int is_former(const finder *f, const hit *h)
{
    for (uint32_t i = h->from, k = 0; i > 0 && k < FORMER_WORDS; k++) {
        const sy_dict_atom *a = &f->s->atoms.at[--i];
        if (a->stop) return 0;
        if (strcmp(a->text, "former") == 0 || strcmp(a->text, "ex") == 0) return 1;
    }
    return 0;
}

static const char *code_of(const finder *f, const noun *x, int32_t actor, const char *part, size_t n)
{
    char code[CODE_BYTES] = "";
    for (uint32_t i = 0; i < x->n_roles; i++)
        if (f->hits.at[x->roles[i]].first) append(code, f->hits.at[x->roles[i]].code);
    if (actor >= 0 && strlen(code) + n < CODE_BYTES) strncat(code, part, n);
    int any_first = code[0] != 0;
    if (actor < 0 && !any_first) strcpy(code, "---");
    for (uint32_t i = 0; i < x->n_roles; i++) {
        const hit *h = &f->hits.at[x->roles[i]];
        if (!h->first) append(code, is_former(f, h) ? "ELI" : h->code);
    }
    return sy_strdup(&f->doc->arena, code);
}

static sayso_span span_of(const finder *f, uint32_t from, uint32_t to)
{
    return sy_words_span(f->doc, (uint32_t)f->s->atoms.at[from].word, (uint32_t)f->s->atoms.at[to - 1].word);
}

static void add_party(finder *f, const noun *x, int32_t actor, const noun *at)
{
    const char *code = actor < 0 ? "" : f->hits.at[actor].code;
    do {
        size_t n = strcspn(code, "/");
        sy_dict_party *p = SY_PUSH(&f->doc->arena, &f->out->at);
        p->head = x->head;
        p->group = x->group;
        p->from = at && at->from < x->from ? at->from : x->from;
        p->to = at && at->to > x->to ? at->to : x->to;
        p->span = span_of(f, p->from, p->to);
        p->code = code_of(f, x, actor, code, n);
        if (actor >= 0) p->actor = f->hits.at[actor].place;
        if (x->n_roles) p->agent = f->hits.at[x->roles[0]].place;
        code += n + (code[n] == '/');
    } while (*code);
}

/* ---- "soldiers of Orvenia" */

static int is_home(const finder *f, int32_t w)
{
    static const char *const preps[] = { "of", "from", "in", "at", "within" };
    if (word(f, w)->rel != SY_REL_NMOD) return 0;
    for (size_t i = 0; i < sizeof preps / sizeof preps[0]; i++)
        if (sy_arg_has_case(f->doc, w, preps[i])) return 1;
    return 0;
}

/* The noun phrase with an actor that hangs on the role, or on one it is joined to; -1. */
static int32_t home_of(const finder *f, const noun *x)
{
    for (uint32_t i = 0; i < f->nouns.n; i++) {
        const noun *y = &f->nouns.at[i];
        if (y->actor < 0 || y->group == x->group || !is_home(f, y->head)) continue;
        int32_t on = noun_of(f, phrase_head(f, word(f, y->head)->head));
        if (on >= 0 && f->nouns.at[on].group == x->group) return (int32_t)i;
    }
    return -1;
}

static void add_with_home(finder *f, noun *x, int32_t home)
{
    int32_t group = f->nouns.at[home].group;
    for (uint32_t i = 0; i < f->nouns.n; i++) {
        noun *y = &f->nouns.at[i];
        if (y->group != group || y->actor < 0) continue;
        y->taken = 1;
        add_party(f, x, y->actor, y);
    }
}

void sy_dict_parties_of(const sy_dictionaries *d, sayso_doc *doc, const sy_dict_atoms *s, uint32_t day, sy_dict_parties *out)
{
    finder f = { .d = d, .doc = doc, .s = s, .day = day, .out = out };
    out->at.n = 0;
    out->discarded = NULL;
    find_hits(&f);
    make_nouns(&f);
    join_nouns(&f);
    for (uint32_t i = 0; i < f.nouns.n; i++) {
        noun *x = &f.nouns.at[i];
        int32_t home = x->actor < 0 ? home_of(&f, x) : -1;
        if (x->taken) continue;
        if (home >= 0) add_with_home(&f, x, home);
        else add_party(&f, x, x->actor, NULL);
    }
}

int32_t sy_dict_party_named(const sy_dictionaries *d, sayso_doc *doc, const sy_dict_atoms *s, uint32_t day, int32_t pronoun, const char *name,
                            sy_dict_parties *out)
{
    finder f = { .d = d, .doc = doc, .day = day };
    sy_dict_atoms words = { 0 };
    uint32_t n, at = (uint32_t)s->of_word.at[pronoun - s->first_word];
    sy_dict_atoms_of_text(&doc->arena, name, strlen(name), &words);
    for (uint32_t i = 0; i < words.atoms.n; i++) {
        const sy_dict_phrase *p = words.atoms.at[i].stop ? NULL : sy_dict_longest(&d->actor_phrases, &words, i, &n, has_role, &f);
        const sy_dict_role *role = p ? role_on(&d->actors.at[p->entry], day) : NULL;
        if (!role || !role->code) continue;
        sy_dict_party *party = SY_PUSH(&doc->arena, &out->at);
        *party = (sy_dict_party){ .from = at, .to = at + 1, .head = pronoun, .code = role->code, .group = -1 - pronoun, .actor = p->place, .span = word(&f, pronoun)->span };
        return (int32_t)out->at.n - 1;
    }
    return -1;
}
