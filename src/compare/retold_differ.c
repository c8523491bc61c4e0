/*
 * retold_differ.c - what two reports tell of one fact in other words, and tell differently: stated here and denied there, with a word here and its opposite
 * there, of all and of some, with another number, on another day, by another doer. Only good counterparts (retold.c) are compared, where days and
 * speakers let them be of one occasion; who tells both alike says much, so that less else must be shared.
 */
#include "compare/retold_inner.h"

enum {
    COVER_DENIED = 30, COVER_ALL_DENIED = 85, COVER_STATED = 20, /* hundredths of the weight of the clause that denies */
    SCOPE_REACH = 4, SCOPED_REACH = 6, ALIKE_WORDS = 4, HEADS = 3, COVER_SCOPED = 18, LED_REACH = 3, BE_REACH = 3, AIM_REACH = 2, BOUND_REACH = 3, /* words */
    NEAR_LEAST = 45, /* hundredths of the best score: nothing further off is told of, on no terms */
    CONF_SURE = 74, CONF_UNSURE = 60
};

static const sy_retold_terms of_denials = { 7 * 256, 9 * 256, 10 * 256, 100 }, of_whole_denials = { 5 * 256, 5 * 256, 6 * 256, 80 }, of_opposites = { 7 * 256, 9 * 256, 13 * 256, 90 },
                             of_scopes = { 5 * 256, 3 * 256, 9 * 256, 70 }, of_numbers = { 8 * 256, 10 * 256, 13 * 256, 75 }, of_days = { 8 * 256, 11 * 256, 11 * 256, 75 },
                             of_sides = { 8 * 256, 9 * 256, 10 * 256, 75 };

static uint32_t small(const sy_retold *k, const sy_cdoc *d, uint32_t word) { return sy_small_word(k->t->c->background, d->words[word].key); }

/* ---- may they be of one fact? */

/* Is the word a name that the other clause lacks, and no title or first name of one that it has? */
static int is_own_name(const sy_cdoc *d, const sy_clause *x, uint32_t i, uint64_t alike)
{
    const sy_cword *w = &d->words[x->words[i].word];
    if (alike >> i & 1 || !(w->flags & SY_CW_CAPITAL) || w->flags & (SY_CW_SENTENCE | SY_CW_LINE)) return 0;
    int before = i > 0 && alike >> (i - 1) & 1 && x->words[i - 1].word + 1 == x->words[i].word;
    int behind = i + 1 < x->n_words && alike >> (i + 1) & 1 && x->words[i + 1].word == x->words[i].word + 1;
    return !before && !behind;
}

static int has_own_name(const sy_cdoc *d, const sy_clause *x, uint64_t alike)
{
    for (uint32_t i = 0; i < x->n_words; i++)
        if (is_own_name(d, x, i, alike)) return 1;
    return 0;
}

/* The preposition that leads to the word, over an article or adjective; 0: none. */
static uint32_t led_by(const sy_retold *k, const sy_cdoc *d, const sy_clause *x, uint32_t word)
{
    for (uint32_t i = word; i-- > x->first && word - i <= LED_REACH;)
        if (small(k, d, i) & SY_SMALL_LED) return d->words[i].key;
    return 0;
}

/* "the city", "the country": may stand for what the other calls by its name. */
static int is_anywhere(uint32_t key)
{
    static const char *const words[] = { "city", "town", "village", "country", "capital", "state", "region", "area", "place", "spot", "scene" };
    return sy_compare_key_is(key, words, sizeof words / sizeof *words);
}

/* "In the south", "in the centre": each has its own word in one place of the clause, so that they tell of two things. */
static int are_rivals(const sy_retold *k, const sy_retold_pair *p)
{
    for (uint32_t i = 0; i < p->x->n_words; i++) {
        const sy_cword *v = &p->d->words[p->x->words[i].word];
        uint32_t by = p->m->all_x >> i & 1 ? 0 : led_by(k, p->d, p->x, p->x->words[i].word);
        for (uint32_t j = 0; by && j < p->y->n_words; j++) {
            const sy_cword *w = &p->e->words[p->y->words[j].word];
            if (p->m->all_y >> j & 1 || led_by(k, p->e, p->y, p->y->words[j].word) != by) continue;
            if (!(is_anywhere(v->key) && w->flags & SY_CW_CAPITAL) && !(is_anywhere(w->key) && v->flags & SY_CW_CAPITAL)) return 1;
        }
    }
    return 0;
}

uint8_t sy_retold_conf(const sy_retold *k, const sy_retold_pair *p, const sy_retold_terms *terms, unsigned differ)
{
    const sy_facts *t = k->t;
    const sy_retelling *m = p->m;
    if (m->speakers < 0 || (m->days < 0 && !(differ & SY_OTHER_DAYS)) || p->x->hypothetical || p->y->hypothetical) return 0;
    if (sy_tell_years_differ(t, &t->s->of_form[p->x->form], &t->s->of_form[p->y->form])) return 0;
    if (sy_tells_of_old(t, p->x, p->d) || sy_tells_of_old(t, p->y, p->e)) return 0;
    if (!(differ & SY_OTHER_NAMES) && ((has_own_name(p->d, p->x, m->all_x) && has_own_name(p->e, p->y, m->all_y)) || are_rivals(k, p))) return 0;
    uint32_t least = m->speakers > 0 ? terms->spoken : m->days > 0 ? terms->dated : terms->plain;
    if (m->score < least * 2 / 3 || m->near < terms->near * 2 / 3) return 0;
    return m->score >= least && m->near >= terms->near && sy_tell_apart(p->d, p->e) >= 0 ? CONF_SURE : CONF_UNSURE;
}

void sy_retold_apart(sy_retold *k, const char *type, const char *reason, uint8_t conf, const sy_retold_pair *p, sy_crange a, sy_crange b)
{
    sy_side one = { p->x->form, a.first, a.n }, other = { p->y->form, b.first, b.n };
    if (conf && (conf > CONF_UNSURE) == k->sure) sy_sides_add(&k->sides, type, reason, conf, &one, &other);
}

static sy_crange whole(const sy_clause *x) { return (sy_crange){ x->first, x->n }; }

static int verbs_alike(const sy_retold_pair *p)
{
    return p->a->verb != SY_CLAUSE_NONE && p->b->verb != SY_CLAUSE_NONE && p->m->in_x >> p->a->verb & 1 && p->m->with[p->a->verb] == p->b->verb;
}

static int a_verb_is_alike(const sy_retold_pair *p)
{
    return (p->a->verb != SY_CLAUSE_NONE && p->m->in_x >> p->a->verb & 1) || (p->b->verb != SY_CLAUSE_NONE && p->m->in_y >> p->b->verb & 1);
}

/* ---- polarity */

/* The subject word that is denied: the first behind the negation; SY_CLAUSE_NONE. */
static uint32_t denied_word(const sy_retold *k, const sy_cdoc *d, const sy_clause *x)
{
    for (uint32_t i = 0; i < x->n_words; i++)
        if (x->words[i].word >= x->negation && !(small(k, d, x->words[i].word) & SY_SMALL_LITTLE)) return i;
    return SY_CLAUSE_NONE;
}

/* "Will not open until", "would only pay once": denied for a time, or but for one thing. */
static int is_limited(const sy_retold *k, const sy_cdoc *d, const sy_clause *x)
{
    static const char *const words[] = { "only", "until", "till", "unless", "before", "except", "but" };
    static const char *const anywhere[] = { "only", "until", "till", "unless", "unlike", "despite" };
    const sy_statement *s = &k->t->s->of_form[x->form];
    uint32_t end = x->first + x->n;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        if (i >= x->first && i <= end && sy_compare_key_is(d->words[i].key, words, sizeof words / sizeof *words)) return 1;
        if (sy_compare_key_is(d->words[i].key, anywhere, sizeof anywhere / sizeof *anywhere)) return 1;
        if (i + 1 < end && small(k, d, i) & SY_SMALL_OUT && small(k, d, i + 1) & SY_SMALL_OF) return 1; /* "out of fuel" */
    }
    return 0;
}

/* "Trying to find", "in order to leave": not told as done. */
static int is_aim(const sy_retold *k, const sy_cdoc *d, const sy_clause *y, uint32_t j)
{
    uint32_t word = y->words[j].word;
    for (uint32_t i = word; i-- > y->first && word - i <= AIM_REACH && !y->future;)
        if (small(k, d, i) & SY_SMALL_TO && !((d->words[word].flags | d->words[i + 1].flags) & (SY_CW_CAPITAL | SY_CW_COMMON))) return 1;
    return 0;
}

/* Who refuses is named, and not in the other. */
static int another_refuses(const sy_clause *x, uint64_t alike)
{
    uint32_t i = 0;
    while (i < x->n_words && x->words[i].word < x->negation && !(alike >> i & 1)) i++;
    return i && (i == x->n_words || x->words[i].word >= x->negation);
}

/* Is the one of whom it is denied alike in the other? "There will be no ..." is denied of nobody, "would not use soldiers" of the soldiers. */
static int is_of_alike(const sy_retold *k, const sy_cdoc *d, const sy_clause *x, uint64_t alike)
{
    static const char *const there[] = { "there" }, *const persons[] = { "he", "she" };
    uint32_t before = SY_CLAUSE_NONE, behind = x->negation + 1;
    if (behind < x->first + x->n && small(k, d, behind) & SY_SMALL_LITTLE) return 1;
    if (x->refuses && another_refuses(x, alike)) return 0;
    for (uint32_t i = x->negation; i-- > x->first && x->negation - i <= BE_REACH + 1;) {
        if (sy_compare_key_is(d->words[i].key, there, 1)) return 1;
        for (uint32_t n = 0; n < x->n_words; n++)
            if (x->words[n].word == i && alike >> n & 1) return 1;
        if (sy_compare_key_is(d->words[i].key, persons, 2)) return 0; /* nobody knows who */
    }
    for (uint32_t i = 0; i < x->n_words && x->words[i].word < x->negation; i++) {
        before = i;
        if (is_own_name(d, x, i, alike) && !led_by(k, d, x, x->words[i].word)) return 0;
    }
    if (before == SY_CLAUSE_NONE || alike >> before & 1) return 1;
    return before > 0 && alike >> (before - 1) & 1 && d->words[x->words[before].word].flags & SY_CW_CAPITAL;
}

/* The words of one pair, the one that denies first. */
typedef struct {
    const sy_clause *x, *y;
    const sy_cdoc *d, *e;
    uint64_t in_x, all_x;
    uint32_t partner; /* of the word that is denied */
} denial;

static uint32_t partner_of(const sy_retelling *m, int of_x, uint32_t i)
{
    if (of_x) return m->with[i];
    for (uint32_t k = 0; k < SY_CLAUSE_WORDS_MAX; k++)
        if (m->in_x >> k & 1 && m->with[k] == i) return k;
    return 0;
}

static int read_denial(const sy_retold *k, const sy_retold_pair *p, denial *out)
{
    static const char *const without[] = { "without" };
    const sy_retelling *m = p->m;
    int of_x = p->x->negated && !p->y->negated;
    *out = of_x ? (denial){ p->x, p->y, p->d, p->e, m->in_x, m->all_x, 0 } : (denial){ p->y, p->x, p->e, p->d, m->in_y, m->all_y, 0 };
    const sy_cword *w = &out->d->words[out->x->negation];
    if (sy_compare_key_is(w->key, without, 1) || w->flags & SY_CW_QUOTED || (w->start && out->d->doc->text[w->start - 1] == '"')) return 0; /* "a truce without ..." */
    if (out->x->negation + 1 < out->x->first + out->x->n && w[1].flags & SY_CW_NUMBER) return 0; /* "No. 1" */
    uint32_t i = denied_word(k, out->d, out->x);
    if (i == SY_CLAUSE_NONE || !(out->in_x >> i & 1)) return 0;
    out->partner = partner_of(m, of_x, i);
    return 1;
}

static int is_relative(const sy_cdoc *d, const sy_clause *x)
{
    static const char *const words[] = { "who", "whom", "whose", "which", "that" };
    return sy_compare_key_is(d->words[x->first].key, words, sizeof words / sizeof *words);
}

/* Who rejects a charge or a plan says nothing of deeds: it is denied only where the other says that he accepts it, and does not reject it in other words. */
static int only_rejects(const sy_retold *k, const sy_cdoc *d, const sy_clause *x, const sy_clause *y)
{
    const sy_senses *senses = k->t->c->background ? k->t->c->background->senses : NULL;
    const sy_cword *w = &d->words[x->negation];
    uint32_t none, sense = x->refuses ? sy_senses_of(senses, sy_senses_stem(senses, d->doc->text + w->start, w->n_bytes, w->key), NULL, 0, &none) : 0;
    int accepts = 0;
    for (uint32_t i = 0; sense && i < y->n_words; i++) {
        if (!y->words[i].sense) continue;
        if (sy_senses_agree(senses, sense, y->words[i].sense)) return 1;
        accepts |= sy_senses_relate(senses, sense, y->words[i].sense) == SY_SENSE_OPPOSITE;
    }
    return small(k, d, x->negation) & SY_SMALL_REJECT && !accepts;
}

/* "If the army withdrew": what the other only supposes. */
static int is_supposed(const sy_retold *k, const sy_cdoc *e, const sy_clause *y, uint32_t j)
{
    for (uint32_t i = y->words[j].word; i-- > y->first;)
        if (small(k, e, i) & SY_SMALL_HYPOTHETICAL) return 1;
    return 0;
}

/* Is what is denied what the other tells, and no name alone? Where both have a verb it must be the same one, but for those that may be left out. */
static int deny_one_deed(const sy_retold *k, const sy_retold_pair *p, const denial *n)
{
    if (is_relative(n->d, n->x) || is_relative(n->e, n->y)) return 0;
    if (n->e->words[n->y->words[n->partner].word].flags & SY_CW_CAPITAL && !(n->e->words[n->y->words[n->partner].word].flags & SY_CW_SENTENCE)) return 0;
    if (p->a->verb == SY_CLAUSE_NONE || p->b->verb == SY_CLAUSE_NONE || verbs_alike(p)) return 1;
    return small(k, p->d, p->x->words[p->a->verb].word) & SY_SMALL_LITTLE || small(k, p->e, p->y->words[p->b->verb].word) & SY_SMALL_LITTLE;
}

static int verb_of_denial_is_alike(const sy_retold_pair *p)
{
    const sy_frame *f = p->x->negated ? p->a : p->b;
    return f->verb != SY_CLAUSE_NONE && (p->x->negated ? p->m->in_x : p->m->in_y) >> f->verb & 1;
}

static void compare_polarity(sy_retold *k, const sy_retold_pair *p)
{
    denial n;
    if (p->x->negated == p->y->negated || p->m->n_opposite || p->x->possible != p->y->possible || p->m->n_own < 2 || !read_denial(k, p, &n)) return;
    if (n.x->conditional || (n.x->future != n.y->future && !n.x->refuses)) return;
    if (only_rejects(k, n.d, n.x, n.y) || is_supposed(k, n.e, n.y, n.partner)) return;
    if (is_limited(k, n.d, n.x) || is_limited(k, n.e, n.y) || is_aim(k, n.e, n.y, n.partner) || !is_of_alike(k, n.d, n.x, n.in_x) || !deny_one_deed(k, p, &n)) return;
    uint32_t cover = n.x->weight ? p->m->own * 100 / n.x->weight : 0;
    if (cover < COVER_DENIED) return;
    int whole_deed = cover >= COVER_ALL_DENIED && verb_of_denial_is_alike(p);
    if (!whole_deed && p->m->own * 100 < COVER_STATED * n.y->weight) return;
    const sy_retold_terms *terms = whole_deed ? &of_whole_denials : &of_denials;
    sy_retold_apart(k, "polarity", "stated here and denied there, in other words", sy_retold_conf(k, p, terms, 0), p, whole(p->x), whole(p->y));
}

static int is_direction(const sy_retold *k, const sy_cdoc *d, const sy_clause *x, uint32_t i) { return (small(k, d, x->words[i].word) & SY_SMALL_DIRECTION) != 0; }

/* "the east gate", "the west gate" */
static void compare_directions(sy_retold *k, const sy_retold_pair *p, uint32_t i, uint32_t j)
{
    sy_crange a = { p->x->words[i].word, 1 }, b = { p->y->words[j].word, 1 };
    if (p->x->negated || p->y->negated || (p->d->words[a.first].flags | p->e->words[b.first].flags) & SY_CW_CAPITAL) return;
    int beside = 0;
    for (uint32_t n = i + 1; n <= i + 2 && n < p->x->n_words; n++)
        for (uint32_t m = j + 1; m <= j + 2 && m < p->y->n_words; m++) beside |= sy_retold_relation(k->t, &p->x->words[n], &p->y->words[m]) == SY_SENSE_LIKE;
    if (!beside) return;
    sy_retold_apart(k, "place", "told in other words, of the opposite place", sy_retold_conf(k, p, &of_sides, SY_OTHER_NAMES), p, a, b);
}

static int is_passive(const sy_retold *k, const sy_cdoc *d, const sy_clause *x, uint32_t verb)
{
    static const char *const be[] = { "been", "being", "remained", "stayed", "still" };
    for (uint32_t i = verb; i-- > x->first && verb - i <= BE_REACH;)
        if (small(k, d, i) & SY_SMALL_BE || sy_compare_key_is(d->words[i].key, be, sizeof be / sizeof *be)) return 1;
    return 0;
}

/* Do the verbs i and j say the opposite of one thing: is a word that is alike what both befalls, behind the verb in the active, before it in the passive? */
static int of_one_theme(const sy_retold *k, const sy_retold_pair *p, uint32_t i, uint32_t j)
{
    int one = is_passive(k, p->d, p->x, p->x->words[i].word), other = is_passive(k, p->e, p->y, p->y->words[j].word);
    for (uint32_t n = 0; n < p->x->n_words; n++) {
        if (!(p->m->in_x >> n & 1)) continue;
        if ((n < i) == one && (p->m->with[n] < j) == other) return 1;
    }
    return 0;
}

/* "reopened the bridge", "the bridge was shut": what each says of it is the opposite. */
static void compare_opposites(sy_retold *k, const sy_retold_pair *p)
{
    const sy_retelling *m = p->m;
    if (m->n_opposite != 1 || p->x->negated != p->y->negated || p->x->future != p->y->future || p->x->possible != p->y->possible) return;
    uint32_t i = m->opposite_x, j = m->opposite_y;
    if (is_direction(k, p->d, p->x, i)) {
        compare_directions(k, p, i, j);
        return;
    }
    if (!m->n_own || i != p->a->verb || j != p->b->verb || !of_one_theme(k, p, i, j)) return;
    uint8_t conf = sy_retold_conf(k, p, &of_opposites, 0);
    if (conf > CONF_UNSURE && m->speakers <= 0) conf = CONF_UNSURE;
    sy_retold_apart(k, "polarity", "told in other words, and one is the opposite", conf, p, whole(p->x), whole(p->y));
}

/* ---- scope */

/* Is one of the first three subject words behind q the same as one behind r? "All members of the boat's crew", "half of the crew". */
static int scope_one_thing(const sy_retold_pair *p, uint32_t q, uint32_t r)
{
    for (uint32_t i = 0, n = 0; i < p->x->n_words && n < HEADS; i++) {
        if (p->x->words[i].word <= q || p->x->words[i].word > q + SCOPED_REACH) continue;
        n++;
        if (!(p->m->in_x >> i & 1)) continue;
        for (uint32_t j = 0, m = 0; j < p->y->n_words && m < HEADS; j++) {
            if (p->y->words[j].word <= r || p->y->words[j].word > r + SCOPED_REACH) continue;
            m++;
            if (p->m->with[i] == j) return 1;
        }
    }
    return 0;
}

/* "Some villages in the hills": which of them, by a word that the other lacks. */
static int is_restricted(const sy_retold *k, const sy_cdoc *d, const sy_clause *x, uint32_t q, uint64_t alike)
{
    int met = 0;
    for (uint32_t i = 0; i < x->n_words; i++) {
        if (x->words[i].word <= q) continue;
        if (met) {
            uint32_t before = x->words[i].word - 1;
            const uint32_t place = SY_SMALL_LED | SY_SMALL_WHERE;
            int led = small(k, d, before) & place || (before > q + 1 && small(k, d, before - 1) & place);
            return led && !(alike >> i & 1) && !is_anywhere(d->words[x->words[i].word].key) && !(d->words[x->words[i].word].flags & SY_CW_CAPITAL);
        }
        if (x->words[i].word > q + SCOPE_REACH) return 0;
        met = alike >> i & 1;
    }
    return 0;
}

/* "Only the wounded among the prisoners" excludes "all prisoners". */
static int is_only_some(const sy_cdoc *d, uint32_t word)
{
    static const char *const only[] = { "only", "just" }, *const the[] = { "the", "those", "these" };
    return word + 1 < d->n_words && sy_compare_key_is(d->words[word].key, only, 2) && sy_compare_key_is(d->words[word + 1].key, the, 3);
}

static int is_all(uint32_t key)
{
    static const char *const all[] = { "all", "every", "each", "entire", "whole" };
    return sy_compare_key_is(key, all, sizeof all / sizeof *all);
}

static int exclude(const sy_retold *k, const sy_retold_pair *p, uint32_t q, uint32_t r)
{
    uint32_t one = p->d->words[q].key, other = p->e->words[r].key;
    return sy_scopes_exclude(k->t->c->background, one, other) || (is_all(one) && is_only_some(p->e, r)) || (is_all(other) && is_only_some(p->d, q));
}

static int has_word(const sy_cdoc *d, const sy_clause *x, uint32_t key)
{
    for (uint32_t i = x->first; i < x->first + x->n; i++)
        if (d->words[i].key == key) return 1;
    return 0;
}

/* "all-time", "second-most", "the most famous" */
static int is_joined(const sy_cdoc *d, uint32_t word)
{
    static const char *const the[] = { "the" }, *const most[] = { "most" };
    if (word > 0 && sy_compare_key_is(d->words[word].key, most, 1) && sy_compare_key_is(d->words[word - 1].key, the, 1)) return 1;
    static const char marks[] = "-", space[] = " ";
    const char *s = d->doc->text;
    uint32_t from = d->words[word].start, to = sy_word_end(&d->words[word]);
    while (from > 0 && strchr(space, s[from - 1])) from--;
    while (to < d->doc->n_text && s[to] == ' ') to++;
    return (from > 0 && strchr(marks, s[from - 1])) || (to < d->doc->n_text && strchr(marks, s[to]));
}

static void compare_scopes(sy_retold *k, const sy_retold_pair *p)
{
    if ((!p->x->scoped && !p->y->scoped) || p->x->negated != p->y->negated || p->x->future != p->y->future) return;
    if (p->m->own * 100 < COVER_SCOPED * p->x->weight || p->m->own * 100 < COVER_SCOPED * p->y->weight) return;
    for (uint32_t q = p->x->first; q < p->x->first + p->x->n; q++)
        for (uint32_t r = p->y->first; r < p->y->first + p->y->n; r++) {
            if (!exclude(k, p, q, r)) continue;
            if (has_word(p->d, p->x, p->e->words[r].key) || has_word(p->e, p->y, p->d->words[q].key) || is_joined(p->d, q) || is_joined(p->e, r)) continue;
            if (!scope_one_thing(p, q, r)) continue;
            if (is_restricted(k, p->d, p->x, q, p->m->all_x) || is_restricted(k, p->e, p->y, r, p->m->all_y)) continue;
            sy_retold_apart(k, "scope", "told in other words, and how far it goes is another", sy_retold_conf(k, p, &of_scopes, 0), p, whole(p->x), whole(p->y));
            return;
        }
}

/* ---- numbers and days */

static int is_within(const sy_clause *x, const sy_fact *f) { return sy_span_covers(x->span, f->span); }

static uint32_t count_within(const sy_facts *t, const sy_clause *x, sy_fact_kind kind)
{
    uint32_t n = 0;
    for (uint32_t i = t->first[x->form]; i < t->first[x->form + 1]; i++) n += t->facts.at[i].kind == kind && is_within(x, &t->facts.at[i]);
    return n;
}

/* "at least 30 days", "among the dead", "of them": a bound, or a part. */
static int is_loose(const sy_cdoc *d, const sy_clause *x, const sy_fact *f)
{
    static const char *const before[] = { "least", "about", "around", "almost", "nearly", "over", "than", "most", "up", "roughly", "some", "first", "last", "every", "another" }, *const part[] = { "among", "them", "others", "rest", "total", "far", "since", "altogether" };
    uint32_t at = sy_cword_at(d, f->span.start), end = sy_cword_at(d, f->span.end);
    for (uint32_t i = at > x->first + BOUND_REACH ? at - BOUND_REACH : x->first; i < end; i++)
        if (sy_compare_key_is(d->words[i].key, before, sizeof before / sizeof *before)) return 1;
    for (uint32_t i = x->first; i < x->first + x->n; i++)
        if (sy_compare_key_is(d->words[i].key, part, sizeof part / sizeof *part)) return 1;
    return 0;
}

/* The first subject word behind the word; NULL. */
static const sy_clause_word *word_behind(const sy_clause *x, uint32_t word, uint32_t nth)
{
    for (uint32_t i = 0; i < x->n_words; i++)
        if (x->words[i].word > word && x->words[i].word <= word + SCOPE_REACH && !nth--) return &x->words[i];
    return NULL;
}

/* Do both count one thing: is one of the first two words behind the number the same here and there? */
static int count_one_thing(const sy_facts *t, const sy_retold_pair *p, const sy_fact *f, const sy_fact *g)
{
    uint32_t q = sy_cword_at(p->d, f->span.end) - 1, r = sy_cword_at(p->e, g->span.end) - 1;
    for (uint32_t i = 0; i < 2; i++)
        for (uint32_t j = 0; j + i < 2; j++) {
            const sy_clause_word *v = word_behind(p->x, q, i), *w = word_behind(p->y, r, j);
            if (v && w && sy_retold_relation(t, v, w) == SY_SENSE_LIKE) return 1;
        }
    return 0;
}

/* "Seven people", "eleven dead": counted as those to whom it happened. */
static int counts_fates(const sy_fact *f) { return f->fate && (f->head == SY_FACT_ANYBODY || f->head == (uint32_t)(sy_mix(f->fate, 1) >> 32)); }

static int is_alone(const sy_facts *t, const sy_fact *f)
{
    for (uint32_t i = t->first[f->form]; i < t->first[f->form + 1]; i++)
        if (&t->facts.at[i] != f && t->facts.at[i].unit && strcmp(t->facts.at[i].unit, f->unit) == 0) return 0;
    return 1;
}

static int counts_alike(const sy_facts *t, const sy_retold_pair *p, const sy_fact *f, const sy_fact *g)
{
    if (f->unit || g->unit) return f->unit && g->unit && strcmp(f->unit, g->unit) == 0 && a_verb_is_alike(p) && (p->m->speakers > 0 || (is_alone(t, f) && is_alone(t, g)));
    if (f->fate && g->fate && f->fate != g->fate) return 0;
    return (f->fate == g->fate && counts_fates(f) && counts_fates(g)) || (f->head && g->head && count_one_thing(t, p, f, g));
}

static sy_crange words_under(const sy_cdoc *d, sayso_span span)
{
    uint32_t first = sy_cword_at(d, span.start), n = 1;
    while (first + n < d->n_words && d->words[first + n].start < span.end) n++;
    return (sy_crange){ first, n };
}

/* Do the two count one thing and differ in that? Then another day beside it is that of another occasion. */
static int count_otherwise(const sy_facts *t, const sy_retold_pair *p)
{
    for (uint32_t i = t->first[p->x->form]; i < t->first[p->x->form + 1]; i++)
        for (uint32_t j = t->first[p->y->form]; j < t->first[p->y->form + 1]; j++) {
            const sy_fact *f = &t->facts.at[i], *g = &t->facts.at[j];
            if (f->kind != SY_FACT_DAY && f->kind == g->kind && sy_facts_exclude(f, g) && (sy_facts_of_one_thing(t, f, g) || counts_alike(t, p, f, g))) return 1;
        }
    return 0;
}

/* Does the day date the verb of its frame: no other clause begins between them, it is no "Sunday walk", and there is no "a day before"? */
static int dates_its_verb(const sy_retold *k, const sy_cdoc *d, const sy_frame *a, const sy_fact *f)
{
    static const char *const articles[] = { "a", "an", "the", "this", "that", "his", "her", "its", "their" };
    static const char *const relative[] = { "today", "yesterday", "tomorrow", "tonight", "ago", "previous", "earlier", "later", "before", "next" };
    const sy_statement *s = &k->t->s->of_form[f->form];
    uint32_t day = sy_cword_at(d, f->span.start), verb = a->verb == SY_CLAUSE_NONE ? day : a->x.words[a->verb].word;
    if (day > s->first && sy_compare_key_is(d->words[day - 1].key, articles, sizeof articles / sizeof *articles)) return 0;
    for (uint32_t i = s->first; i < s->first + s->n; i++)
        if (sy_compare_key_is(d->words[i].key, relative, sizeof relative / sizeof *relative)) return 0;
    for (uint32_t i = verb < day ? verb : day; i < (verb < day ? day : verb); i++)
        if (small(k, d, i) & SY_SMALL_BEGINS) return 0;
    return 1;
}

/* Told of what is to come, in whatever tense: "the talks end on Sunday". */
static int lies_ahead(const sy_cdoc *d, const sy_clause *x, const sy_fact *f)
{
    const char *date = d->doc->report.date, *day = f->time->value;
    return x->future || (date && strlen(day) >= 10 && !strchr(day, 'X') && strlen(date) >= 10 && strncmp(day, date, 10) > 0);
}

static uint32_t count_bits(uint64_t bits)
{
    uint32_t n = 0;
    for (; bits; bits &= bits - 1) n++;
    return n;
}

static void compare_days(sy_retold *k, const sy_retold_pair *p, const sy_fact *f, const sy_fact *g)
{
    if (!sy_facts_days_exclude(k->t, f, g) || lies_ahead(p->d, p->x, f) != lies_ahead(p->e, p->y, g) || count_within(k->t, p->x, SY_FACT_DAY) > 1 || count_within(k->t, p->y, SY_FACT_DAY) > 1) return;
    uint8_t conf = sy_retold_conf(k, p, &of_days, SY_OTHER_DAYS);
    if (!verbs_alike(p) && conf > CONF_UNSURE) conf = CONF_UNSURE;
    if ((p->m->n_own < 2 && !(verbs_alike(p) && count_bits(p->m->all_x) + count_bits(p->m->all_y) >= ALIKE_WORDS)) || count_otherwise(k->t, p) || f->role != g->role) return;
    if (!dates_its_verb(k, p->d, p->a, f) || !dates_its_verb(k, p->e, p->b, g)) return;
    sy_retold_apart(k, "date", "one thing told in other words, with another day", conf, p, words_under(p->d, f->span), words_under(p->e, g->span));
}

/* "Seven rifles and two other rifles", "nine rifles": has the sentence of f another number of what g counts? */
static int has_another(const sy_facts *t, const sy_fact *f, const sy_fact *g)
{
    for (uint32_t i = t->first[f->form]; i < t->first[f->form + 1]; i++)
        if (&t->facts.at[i] != f && sy_facts_of_one_thing(t, &t->facts.at[i], g)) return 1;
    return 0;
}

static void compare_numbers(sy_retold *k, const sy_retold_pair *p, const sy_fact *f, const sy_fact *g)
{
    if (!sy_facts_exclude(f, g) || !counts_alike(k->t, p, f, g) || is_loose(p->d, p->x, f) || is_loose(p->e, p->y, g)) return;
    if (has_another(k->t, f, g) || has_another(k->t, g, f)) return;
    if (sy_facts_tells_both(k->t, f, g) || sy_facts_tells_both(k->t, g, f)) return;
    uint8_t conf = sy_retold_conf(k, p, &of_numbers, 0);
    int offered = p->x->future || p->y->future; /* on the next day more may be offered */
    if (conf > CONF_UNSURE && offered && sy_tell_apart(p->d, p->e) > 0) conf = CONF_UNSURE;
    if (!f->unit && sy_may_be_update(p->d, f->number, p->e, g->number)) return;
    sy_retold_apart(k, "number", "one thing told in other words, with another number", conf, p, words_under(p->d, f->span), words_under(p->e, g->span));
}

static void compare_facts(sy_retold *k, const sy_retold_pair *p)
{
    const sy_facts *t = k->t;
    if (p->x->negated != p->y->negated) return;
    for (uint32_t i = t->first[p->x->form]; i < t->first[p->x->form + 1]; i++)
        for (uint32_t j = t->first[p->y->form]; j < t->first[p->y->form + 1]; j++) {
            const sy_fact *f = &t->facts.at[i], *g = &t->facts.at[j];
            if (f->kind != g->kind || !is_within(p->x, f) || !is_within(p->y, g) || f->others || g->others || sy_facts_equal(f, g)) continue;
            if (f->kind == SY_FACT_DAY) compare_days(k, p, f, g);
            else compare_numbers(k, p, f, g);
        }
}

/* ---- */

void sy_compare_retold(const sy_facts *t, const sy_frames *f, const sy_retelling_list *l)
{
    sy_retold k = { .t = t, .f = f, .sides = { .t = t } };
    for (uint32_t i = 0; i < l->n * 2; i++) { /* what is sure first: nothing less sure is to be added to it */
        const sy_retelling *m = &l->at[i % l->n];
        k.sure = i < l->n;
        if (m->near < NEAR_LEAST) continue;
        sy_retold_pair p = { .m = m, .a = &f->at.at[m->x], .b = &f->at.at[m->y] };
        p.x = &p.a->x;
        p.y = &p.b->x;
        p.d = &t->c->docs[t->s->of_form[p.x->form].report];
        p.e = &t->c->docs[t->s->of_form[p.y->form].report];
        compare_polarity(&k, &p);
        compare_opposites(&k, &p);
        compare_scopes(&k, &p);
        compare_facts(&k, &p);
        sy_retold_doers(&k, &p);
    }
    sy_sides_report(&k.sides);
}
