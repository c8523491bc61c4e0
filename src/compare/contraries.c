/*
 * contraries.c - what one report states and another denies, in other words; and "all" here where "some" stands there. Two clauses are held
 * against each other (clauses.c): nearly all subject words of the one that denies must have one alike in the other, so that what is
 * denied is no narrower than what is stated ("nobody at the station was hurt" denies nothing of the airport), both speak of the future or neither, and
 * neither is a condition, a demand or a guess.
 */
#include "compare/clauses.h"
#include "compare/sides.h"

enum {
    PAIR_MIN = 4 * 256,                 /* likeness of the sentences */
    SHARED_WORDS = 3, COVER_DENIED = 75, COVER_STATED = 60, COVER_LEAST = 45, /* of the clauses */
    SCOPE_WORDS = 2, SCOPE_REACH = 4, COVER_SCOPE = 60,
    CONF_SURE = 76, CONF_UNSURE = 60
};

typedef struct {
    const sy_facts *t;
    sy_clause_list **known;
    sy_sides sides;
} contraries;

/* ---- what speaks against it */

static int is_name(const sy_cdoc *d, uint32_t word) { return d->words[word].flags & SY_CW_CAPITAL && !(d->words[word].flags & (SY_CW_SENTENCE | SY_CW_LINE)); }

static uint32_t small(const sy_facts *t, const sy_cdoc *d, uint32_t word) { return sy_small_word(t->c->background, d->words[word].key); }

/* "in Rovant", "on the coast of Orvenia": a name that only says where. */
static int says_where(const sy_facts *t, const sy_cdoc *d, const sy_clause *x, uint32_t word)
{
    for (uint32_t i = word; i-- > x->first && word - i <= 2;)
        if (small(t, d, i) & SY_SMALL_WHERE) return 1;
    return 0;
}

/* Is there a name, or behind a negation anything rare, that the other clause lacks? */
static int is_narrower(const sy_facts *t, const sy_cdoc *d, const sy_clause *x, uint64_t alike, int allow_where)
{
    for (uint32_t i = 0; i < x->n_words; i++)
        if (!(alike >> i & 1) && is_name(d, x->words[i].word) && !(allow_where && says_where(t, d, x, x->words[i].word))) return 1;
    return 0;
}

/* The preposition right before the word, or before the article or adjective in front of it; 0: none. */
static uint32_t led_by(const sy_facts *t, const sy_cdoc *d, const sy_clause *x, uint32_t word)
{
    for (uint32_t i = word; i-- > x->first && word - i <= 3;)
        if (small(t, d, i) & SY_SMALL_LED) return d->words[i].key;
    return 0;
}

/* "In the south", "in the capital": each has its own word in one place of the clause, so that they tell of two things. */
static int are_rivals(const sy_facts *t, const sy_cdoc *d, const sy_clause *x, uint64_t in_x, const sy_cdoc *e, const sy_clause *y, uint64_t in_y)
{
    for (uint32_t i = 0; i < x->n_words; i++) {
        uint32_t by = in_x >> i & 1 ? 0 : led_by(t, d, x, x->words[i].word);
        for (uint32_t j = 0; by && j < y->n_words; j++)
            if (!(in_y >> j & 1) && led_by(t, e, y, y->words[j].word) == by) return 1;
    }
    return 0;
}

/* "was going to leave", "would not use soldiers to drive": verbs that may be left out. */
static int says_little(const sy_facts *t, const sy_cdoc *d, uint32_t word) { return (small(t, d, word) & SY_SMALL_LITTLE) != 0; }

/* "urged them to release", "one of the ships left": the verb, or whose deed it is, is another. */
static int is_governed(const sy_facts *t, const sy_cdoc *d, const sy_clause *x, uint64_t alike)
{
    for (uint32_t i = 0; i < x->n_words; i++) {
        uint32_t next = x->words[i].word + 1;
        if (alike >> i & 1 || next + 1 >= x->first + x->n || says_little(t, d, x->words[i].word)) continue;
        if (small(t, d, next) & SY_SMALL_TO && !(d->words[next + 1].flags & (SY_CW_COMMON | SY_CW_CAPITAL))) return 1;
        if (i == 0 && small(t, d, next) & SY_SMALL_OF) return 1;
    }
    for (uint32_t i = x->first; i + 2 < x->first + x->n; i++) /* "two of the observers" */
        if (d->words[i].flags & SY_CW_NUMBER && small(t, d, i + 1) & SY_SMALL_OF) return 1;
    return 0;
}

/* The first subject word at the negation or behind it, and the one before: what is denied, and of whom. */
static int denies_what_is_alike(const sy_facts *t, const sy_cdoc *d, const sy_clause *x, uint64_t alike)
{
    uint32_t behind = SY_CLAUSE_NONE, before = SY_CLAUSE_NONE;
    for (uint32_t i = 0; i < x->n_words; i++) {
        if (x->words[i].word < x->negation) before = i;
        else if (behind == SY_CLAUSE_NONE && !says_little(t, d, x->words[i].word)) behind = i;
    }
    if (behind == SY_CLAUSE_NONE || !(alike >> behind & 1)) return 0;
    return before == SY_CLAUSE_NONE || (alike >> before & 1) || (before > 0 && alike >> (before - 1) & 1);
}

static int have_other_scopes(const sy_facts *t, const sy_cdoc *d, const sy_clause *x, const sy_cdoc *e, const sy_clause *y)
{
    for (uint32_t q = x->first; q < x->first + x->n && x->scoped && y->scoped; q++)
        for (uint32_t r = y->first; r < y->first + y->n; r++)
            if (sy_scopes_exclude(t->c->background, d->words[q].key, e->words[r].key)) return 1;
    return 0;
}

int sy_clauses_of_two_things(const sy_facts *t, const sy_clause *x, const sy_clause *y, const sy_clause_match *m)
{
    const sy_cdoc *d = &t->c->docs[t->s->of_form[x->form].report], *e = &t->c->docs[t->s->of_form[y->form].report];
    if (is_governed(t, d, x, m->in_x) || is_governed(t, e, y, m->in_y) || are_rivals(t, d, x, m->in_x, e, y, m->in_y)) return 1;
    return (is_narrower(t, d, x, m->in_x, 0) && is_narrower(t, e, y, m->in_y, 0)) || have_other_scopes(t, d, x, e, y);
}

static int are_stated(const sy_clause *x, const sy_clause *y)
{
    int future = x->future == y->future || x->refuses || y->refuses;
    return !x->hypothetical && !y->hypothetical && future && x->possible == y->possible;
}

static void set_apart(contraries *k, const char *type, const sy_clause *x, const sy_clause *y, int occasion, const char *reason)
{
    sy_side one = { x->form, x->first, x->n }, other = { y->form, y->first, y->n };
    if (occasion) sy_sides_add(&k->sides, type, reason, occasion > 1 ? CONF_SURE : CONF_UNSURE, &one, &other);
}

/* ---- polarity */

/* x denies what y states. */
static int denies(const sy_facts *t, const sy_clause *x, const sy_clause *y)
{
    const sy_cdoc *d = &t->c->docs[t->s->of_form[x->form].report], *e = &t->c->docs[t->s->of_form[y->form].report];
    sy_clause_match m;
    if (!x->negated || y->negated || x->conditional || !are_stated(x, y)) return 0;
    sy_clauses_match(t, x, y, &m);
    if (m.n_shared < SHARED_WORDS || m.cover_x < COVER_DENIED || m.cover_y < COVER_STATED || m.opposite_x != SY_CLAUSE_NONE) return 0;
    if (is_narrower(t, d, x, m.in_x, 0) || is_narrower(t, e, y, m.in_y, 1) || is_governed(t, d, x, m.in_x) || is_governed(t, e, y, m.in_y)) return 0;
    return m.in_y & 1 && !are_rivals(t, d, x, m.in_x, e, y, m.in_y) && denies_what_is_alike(t, d, x, m.in_x);
}

static void compare_polarity(contraries *k, const sy_clause *x, const sy_clause *y)
{
    if (!denies(k->t, x, y) && !denies(k->t, y, x)) return;
    int occasion = sy_clauses_of_one_occasion(k->t, x, y);
    if (x->conditional || y->conditional) occasion = occasion > 1 ? 1 : occasion;
    set_apart(k, "polarity", x, y, occasion, "stated here and denied there, in other words");
}

/* ---- opposites */

static uint32_t cover_without(const sy_clause *x, uint32_t cover, uint32_t i) { return (uint32_t)((uint64_t)cover * x->weight / (x->weight > x->words[i].weight ? x->weight - x->words[i].weight : 1)); }

/* Is a subject word beside the i-th alike in both? */
static int stands_beside_alike(const sy_clause *x, uint32_t i, uint64_t alike) { return (i > 0 && alike >> (i - 1) & 1) || (i + 1 < x->n_words && alike >> (i + 1) & 1); }

/* "The east bank" and "the west bank", "would accept" and "would reject". What is told as done may have been undone later ("opened", "closed"). */
static void compare_opposites(contraries *k, const sy_clause *x, const sy_clause *y)
{
    const sy_facts *t = k->t;
    const sy_cdoc *d = &t->c->docs[t->s->of_form[x->form].report], *e = &t->c->docs[t->s->of_form[y->form].report];
    sy_clause_match m;
    if (x->negated != y->negated || x->conditional || y->conditional || !are_stated(x, y)) return;
    sy_clauses_match(t, x, y, &m);
    if (m.opposite_x == SY_CLAUSE_NONE || m.n_shared < SHARED_WORDS) return;
    uint32_t i = m.opposite_x, j = m.opposite_y;
    int directions = (small(t, d, x->words[i].word) & SY_SMALL_DIRECTION) != 0;
    if (!directions && !x->future) return;
    uint32_t cover_x = cover_without(x, m.cover_x, i), cover_y = cover_without(y, m.cover_y, j);
    if ((cover_x < COVER_DENIED && cover_y < COVER_DENIED) || cover_x < COVER_LEAST || cover_y < COVER_LEAST) return;
    if (!stands_beside_alike(x, i, m.in_x) || !stands_beside_alike(y, j, m.in_y)) return;
    uint64_t in_x = m.in_x | (uint64_t)1 << i, in_y = m.in_y | (uint64_t)1 << j;
    if (are_rivals(t, d, x, in_x, e, y, in_y) || is_narrower(t, d, x, in_x, 0) || is_narrower(t, e, y, in_y, 0) || is_governed(t, d, x, in_x) || is_governed(t, e, y, in_y)) return;
    int occasion = sy_clauses_of_one_occasion(t, x, y);
    set_apart(k, directions ? "place" : "polarity", x, y, occasion, directions ? "one thing told in other words, in another place" : "told in other words, and one is the opposite");
}

/* ---- scope */

/* Do words of scope in x and y, at q and r, tell of one thing: is one of the next few subject words behind both alike? */
static int of_one_thing(const sy_clause *x, uint32_t q, uint64_t in_x, const sy_clause *y, uint32_t r, uint64_t in_y)
{
    int met_x = 0, met_y = 0, any_x = 0, any_y = 0;
    for (uint32_t i = 0; i < x->n_words; i++) {
        if (x->words[i].word <= q || x->words[i].word > q + SCOPE_REACH) continue;
        any_x = 1;
        met_x |= in_x >> i & 1;
    }
    for (uint32_t i = 0; i < y->n_words; i++) {
        if (y->words[i].word <= r || y->words[i].word > r + SCOPE_REACH) continue;
        any_y = 1;
        met_y |= in_y >> i & 1;
    }
    return (met_x || !any_x) && (met_y || !any_y) && (met_x || met_y);
}

/* Weight of the clause without a word. */
static uint32_t weight_without(const sy_clause *x, uint32_t word)
{
    uint32_t n = x->weight;
    for (uint32_t i = 0; i < x->n_words; i++)
        if (x->words[i].word == word) n -= x->words[i].weight;
    return n ? n : 1;
}

static int is_denied_otherwise(const sy_cdoc *d, const sy_clause *x, uint32_t q)
{
    static const char *const not[] = { "not" };
    if (q > x->first && sy_compare_key_is(d->words[q - 1].key, not, 1)) return 1; /* "not all" */
    return x->negated && x->negation != q;
}

/* "the second half", "take part": no words of scope there. */
static int is_another_sense(const sy_cdoc *d, const sy_clause *x, uint32_t q)
{
    static const char *const nouns[] = { "half", "part", "parts" }, *const of[] = { "of", "the", "a", "an", "its", "their", "his", "her", "all" };
    if (!sy_compare_key_is(d->words[q].key, nouns, sizeof nouns / sizeof *nouns)) return 0;
    return q + 1 >= x->first + x->n || !sy_compare_key_is(d->words[q + 1].key, of, sizeof of / sizeof *of);
}

static int compare_scopes_at(contraries *k, const sy_clause *x, uint32_t q, const sy_clause *y, uint32_t r)
{
    const sy_facts *t = k->t;
    const sy_cdoc *d = &t->c->docs[t->s->of_form[x->form].report], *e = &t->c->docs[t->s->of_form[y->form].report];
    sy_clause_match m;
    if (!sy_scopes_exclude(t->c->background, d->words[q].key, e->words[r].key)) return 0;
    if (is_another_sense(d, x, q) || is_another_sense(e, y, r) || is_denied_otherwise(d, x, q) || is_denied_otherwise(e, y, r) || !are_stated(x, y)) return 0;
    sy_clauses_match(t, x, y, &m);
    uint32_t cover_x = (uint32_t)((uint64_t)m.shared * 100 / weight_without(x, q)), cover_y = (uint32_t)((uint64_t)m.cover_y * y->weight / weight_without(y, r));
    if (m.n_shared < SCOPE_WORDS || (cover_x < COVER_SCOPE && cover_y < COVER_SCOPE) || cover_x < COVER_LEAST || cover_y < COVER_LEAST) return 0;
    if (are_rivals(t, d, x, m.in_x, e, y, m.in_y) || is_narrower(t, d, x, m.in_x, 1) || is_narrower(t, e, y, m.in_y, 1) || !of_one_thing(x, q, m.in_x, y, r, m.in_y)) return 0;
    int occasion = sy_clauses_of_one_occasion(t, x, y);
    set_apart(k, "scope", x, y, occasion, "told in other words, and how far it goes is another");
    return 1;
}

static int compare_scopes(contraries *k, const sy_clause *x, const sy_clause *y)
{
    for (uint32_t q = x->first; q < x->first + x->n; q++)
        for (uint32_t r = y->first; r < y->first + y->n; r++)
            if (compare_scopes_at(k, x, q, y, r)) return 1;
    return 0;
}

/* ---- */

static void compare_clauses(contraries *k, const sy_clause *x, const sy_clause *y)
{
    if (x->scoped && y->scoped && compare_scopes(k, x, y)) return;
    if (x->negated != y->negated) compare_polarity(k, x, y);
    else if ((x->future && y->future) || (x->directed && y->directed)) compare_opposites(k, x, y);
}

static void compare_pair(contraries *k, const sy_likeness *p)
{
    const sy_facts *t = k->t;
    if (t->s->of_form[p->a].title || t->s->of_form[p->b].title) return;
    sy_clause_list one = sy_clauses_of(t, k->known, p->a), other = sy_clauses_of(t, k->known, p->b);
    for (uint32_t i = 0; i < one.n; i++)
        for (uint32_t j = 0; j < other.n; j++)
            if (!one.at[i].hypothetical && !other.at[j].hypothetical) compare_clauses(k, &one.at[i], &other.at[j]);
}

void sy_compare_contraries(const sy_facts *t, sy_clause_list **known)
{
    contraries k = { .t = t, .known = known, .sides = { .t = t } };
    for (uint32_t i = 0; i < t->s->pairs.n; i++)
        if (t->s->pairs.at[i].shared >= PAIR_MIN) compare_pair(&k, &t->s->pairs.at[i]);
    sy_sides_report(&k.sides);
}
