/*
 * dictionary_match.c - does a pattern hold around a verb? Its tokens are looked for outward from the verb, in the order of the
 * words; a blank lets others stand between, so the nearest place is taken, and what is joined must stand side by side. Patterns of
 * PETRARCH-2 must besides hang on the verb in the tree.
 */
#include "base/limits.h"
#include "record/dictionary.h"

#include <string.h>

enum { PHRASE_GAP = 4, SET_DEPTH = 4 };

typedef struct {
    sy_dict_matcher *m;
    const sy_dict_pattern *p;
    const sy_dict_token *tokens;
    uint8_t n;
    int step;           /* +1: behind the verb, -1: before it */
    sy_dict_found *out;
} side;

/* Bounds of where the side may look: [low, high). Positions run outward; `at` is the next atom to look at. */
static int inside(const side *s, int32_t at)
{
    return s->step > 0 ? at < (int32_t)s->m->end && at >= (int32_t)s->m->right : at >= 0 && at < (int32_t)s->m->left;
}

static int hangs_on_verb(const side *s, const sy_dict_atom *a)
{
    return !s->p->by_tree || sy_is_below(s->m->doc, a->word, s->m->verb);
}

/* ---- words and sets: atoms taken from `at` outward; 0 */

static int32_t take_word(const side *s, const sy_dict_word *w, int32_t at)
{
    s->m->steps++;
    return inside(s, at) && sy_dict_same_word(w, &s->m->atoms->atoms.at[at]) && hangs_on_verb(s, &s->m->atoms->atoms.at[at]);
}

static int32_t take_phrase(const side *s, const sy_dict_phrase *p, int32_t at)
{
    int32_t begin = at;
    for (uint8_t k = 0; k < p->n; k++) {
        const sy_dict_word *w = &p->words[s->step > 0 ? k : p->n - 1 - k];
        int joined = k && (s->step > 0 ? w[-1].joined : w->joined);
        int32_t gap = 0;
        while (k && !joined && gap < PHRASE_GAP && inside(s, at) && !s->m->atoms->atoms.at[at].stop && !take_word(s, w, at)) at += s->step, gap++;
        if (!take_word(s, w, at)) return 0;
        at += s->step;
    }
    return (at - begin) * s->step;
}

/* The longest member that stands at `at`. */
static int32_t take_set(const side *s, int32_t set, int32_t at, int depth)
{
    const sy_dict_set *x = &s->m->d->sets.at[set];
    int32_t best = 0;
    for (uint32_t i = 0; i < x->members.n && s->m->steps < SY_DICTIONARY_STEPS_MAX; i++) {
        const sy_dict_phrase *p = &x->members.at[i];
        int32_t n = p->entry < 0 ? take_phrase(s, p, at) : depth < SET_DEPTH ? take_set(s, p->entry, at, depth + 1) : 0;
        if (n > best) best = n;
    }
    return best;
}

static int32_t take_words(const side *s, const sy_dict_token *t, int32_t at)
{
    return t->kind == SY_DICT_WORD ? take_word(s, &t->word, at) : take_set(s, t->set, at, 0);
}

/* ---- noun phrases with a code */

static int is_compound(const sy_dict_matcher *m, int32_t party)
{
    for (uint32_t i = 0; i < m->parties->at.n; i++)
        if ((int32_t)i != party && m->parties->at.at[i].group == m->parties->at.at[party].group) return 1;
    return 0;
}

/* The next party outward from `at`; -1. */
static int32_t next_party(const side *s, int32_t at, int compound)
{
    const sy_dict_parties *all = s->m->parties;
    int32_t best = -1;
    s->m->steps += all->at.n;
    for (uint32_t i = 0; i < all->at.n; i++) {
        const sy_dict_party *p = &all->at.at[i];
        if (s->step > 0 ? (int32_t)p->from < at || p->from >= s->m->end : (int32_t)p->to > at + 1) continue;
        if (compound && !is_compound(s->m, (int32_t)i)) continue;
        if (s->step > 0) return (int32_t)i;
        best = (int32_t)i;
    }
    return best;
}

/* One that stands with others is met at its outermost member. */
static int32_t outer_edge(const side *s, int32_t party)
{
    const sy_dict_parties *all = s->m->parties;
    uint32_t from = all->at.at[party].from, to = all->at.at[party].to;
    for (uint32_t i = 0; i < all->at.n; i++) {
        if (all->at.at[i].group != all->at.at[party].group) continue;
        if (all->at.at[i].from < from) from = all->at.at[i].from;
        if (all->at.at[i].to > to) to = all->at.at[i].to;
    }
    return s->step > 0 ? (int32_t)to : (int32_t)from - 1;
}

/* Where the party begins, seen from the verb. */
static int32_t near_edge(const side *s, int32_t party)
{
    return s->step > 0 ? (int32_t)s->m->parties->at.at[party].from : (int32_t)s->m->parties->at.at[party].to - 1;
}

/* *at moves behind it. */
static int take_party(const side *s, const sy_dict_token *t, int32_t *at)
{
    int32_t party = next_party(s, *at, t->kind == SY_DICT_COMPOUND);
    if (party < 0) return 0;
    if (t->joined && near_edge(s, party) - *at > 2) return 0;
    if (t->kind == SY_DICT_SOURCE) s->out->source = party;
    if (t->kind == SY_DICT_TARGET) s->out->target = party;
    if (t->kind == SY_DICT_COMPOUND) {
        s->out->compound = s->step > 0 ? 2 : 1;
        s->out->target = party;
    }
    *at = outer_edge(s, party);
    return 1;
}

/* ---- a side */

static int is_words(const sy_dict_token *t) { return t->kind == SY_DICT_WORD || t->kind == SY_DICT_SET || t->kind == SY_DICT_CHOICE; }

/* Tokens from i on that are joined to it, at `at`; how many atoms they take, 0 if they do not stand there. */
static int32_t take_run(const side *s, uint8_t i, uint8_t end, int32_t at)
{
    int32_t begin = at;
    for (uint8_t k = i; k < end; k++) {
        int32_t n = take_words(s, &s->tokens[k], at);
        if (!n) return 0;
        at += n * s->step;
    }
    return (at - begin) * s->step;
}

/* The nearest place from `at` outward where the run stands; 0: none. *at moves behind it. */
static int find_run(const side *s, uint8_t i, uint8_t end, int32_t *at)
{
    int32_t most = s->tokens[i].joined ? 0 : s->tokens[i].near ? PHRASE_GAP : INT32_MAX;
    for (int32_t gap = 0; gap <= most && inside(s, *at); gap++, *at += s->step) {
        if (s->m->steps > SY_DICTIONARY_STEPS_MAX) return 0;
        int32_t n = take_run(s, i, end, *at);
        if (n) {
            *at += n * s->step;
            return 1;
        }
        if (s->tokens[i].near && s->m->atoms->atoms.at[*at].stop) return 0;
    }
    return 0;
}

static int match_side(const side *s)
{
    int32_t at = s->step > 0 ? (int32_t)s->m->right : (int32_t)s->m->left - 1;
    for (uint8_t i = 0; i < s->n;) {
        if (!is_words(&s->tokens[i])) {
            if (!take_party(s, &s->tokens[i], &at)) return 0;
            i++;
            continue;
        }
        uint8_t end = (uint8_t)(i + 1);
        while (end < s->n && s->tokens[end].joined && is_words(&s->tokens[end])) end++;
        if (!find_run(s, i, end, &at)) return 0;
        i = end;
    }
    return 1;
}

int sy_dict_match(sy_dict_matcher *m, const sy_dict_pattern *p, sy_dict_found *out)
{
    *out = (sy_dict_found){ -1, -1, 0 };
    side right = { m, p, p->right, p->n_right, 1, out }, left = { m, p, p->left, p->n_left, -1, out };
    return match_side(&right) && match_side(&left);
}
