/*
 * position_anaphor.c - scopes that only point back: "The guild demanded a share of the fees. The owners rejected the demand",
 * "rejected this", "declined to do so". What was asked before is put before the words that point at it, as a piece of its own,
 * where one position alone can be meant: the only fitting one in the nearest sentence that has one - the same, the one before, for "this
 * proposal" the one before that -, with no other proposal told between.
 */
#include "record/position.h"

enum { BACK = 24, SURE = 56, WORDS_MAX = 3, PIECES_MAX = 8 };

typedef enum { POINTS_AT_NOTHING, POINTS_BY_NOUN, POINTS_BY_PRONOUN, POINTS_AT_DEED } how_pointed;

typedef struct {
    sy_said *s;
    uint32_t number; /* of the position that points back */
    how_pointed how;
    int32_t first, last; /* words of its scope */
} pointer;

static const sayso_position *position_at(const pointer *x, uint32_t i) { return &x->s->d->positions.at[i]; }

static int is_any(const sy_word *x, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (sy_word_is(x, words[i])) return 1;
    return 0;
}

/* ---- what points back */

static how_pointed pronoun_or_deed(const pointer *x)
{
    static const char *const things[] = { "this", "that", "it", "them", "these", "those" }, *const so[] = { "so", "that", "this", "it" };
    const sy_word *first = sy_said_nth(x->s, x->first), *next = sy_said_nth(x->s, x->first + 1);
    if (x->first == x->last && is_any(first, things, sizeof things / sizeof things[0])) return POINTS_BY_PRONOUN;
    int deed = x->last == x->first + 1 && (sy_lemma_is(first, "do") || sy_word_is(first, "doing")) && is_any(next, so, sizeof so / sizeof so[0]);
    return deed ? POINTS_AT_DEED : POINTS_AT_NOTHING;
}

/* "the demand", "this proposal": a word for what somebody asked, and nothing that says what. */
static how_pointed by_noun(const pointer *x)
{
    static const char *const dets[] = { "the", "this", "that", "these", "those", "such" };
    const sy_word *head = sy_said_nth(x->s, x->last);
    if (x->last != x->first + 1 || head->upos != SY_NOUN || !is_any(sy_said_nth(x->s, x->first), dets, sizeof dets / sizeof dets[0])) return POINTS_AT_NOTHING;
    return sy_words_has(x->s->engine, x->s->d, x->last, x->last, SY_WORDS_GENERIC) ? POINTS_BY_NOUN : POINTS_AT_NOTHING;
}

static int answers(unsigned stance) { return stance == SAYSO_REJECTS || stance == SAYSO_ACCEPTS || stance == SAYSO_OPPOSES || stance == SAYSO_SUPPORTS; }

static int read_pointer(sy_said *s, uint32_t number, pointer *x)
{
    const sayso_position *p = &s->d->positions.at[number];
    if (p->scope.n != 1) return 0;
    *x = (pointer){ .s = s, .number = number, .first = (int32_t)sy_word_at(s->d, p->scope.at[0].start), .last = (int32_t)sy_word_at(s->d, p->scope.at[0].end - 1) };
    if (x->last > x->first + WORDS_MAX || (uint32_t)x->last >= s->d->words.n) return 0;
    x->how = pronoun_or_deed(x);
    if (x->how == POINTS_AT_NOTHING) x->how = by_noun(x);
    return x->how == POINTS_AT_DEED || (x->how != POINTS_AT_NOTHING && answers(p->stance));
}

/* ---- what it may point at */

/* Which stance the noun is a word for: a demand, an offer; "plan" and "this" for either. */
static int fits_noun(const pointer *x, const sayso_position *p)
{
    static const char *const asked[] = { "demand", "call", "request", "appeal", "claim", "requirement", "condition", "term", "ultimatum" };
    static const char *const given[] = { "offer", "proposal", "overture", "suggestion", "initiative", "concession", "compromise" };
    if (x->how == POINTS_AT_DEED) return p->stance == SAYSO_DEMANDS || p->stance == SAYSO_OFFERS || p->stance == SAYSO_ACCEPTS;
    if (p->stance != SAYSO_DEMANDS && p->stance != SAYSO_OFFERS) return 0;
    if (x->how != POINTS_BY_NOUN) return 1;
    for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++)
        if (sy_lemma_is(sy_said_nth(x->s, x->last), asked[i])) return p->stance == SAYSO_DEMANDS;
    for (size_t i = 0; i < sizeof given / sizeof given[0]; i++)
        if (sy_lemma_is(sy_said_nth(x->s, x->last), given[i])) return p->stance == SAYSO_OFFERS;
    return 1;
}

static int same_holder(const pointer *x, const sayso_position *p)
{
    const sayso_position *own = position_at(x, x->number);
    if (own->holder >= 0 && p->holder >= 0) return own->holder == p->holder || sy_same_side(x->s, own->holder, p->holder);
    int32_t a = sy_top_word(x->s, sy_spans_hull(own->holder_span)), b = sy_top_word(x->s, sy_spans_hull(p->holder_span));
    return a >= 0 && b >= 0 && strcmp(sy_said_nth(x->s, a)->lemma, sy_said_nth(x->s, b)->lemma) == 0;
}

/* "this proposal" reaches farther back than "the proposal" and "this". */
static int32_t sentences_back(const pointer *x)
{
    static const char *const far[] = { "this", "these", "those" };
    return x->how == POINTS_BY_NOUN && is_any(sy_said_nth(x->s, x->first), far, sizeof far / sizeof far[0]) ? 2 : 1;
}

/* The sentence of the position, where it lies so near before the pointer that it can be meant; -1. */
static int32_t near_sentence(const pointer *x, const sayso_position *p)
{
    const sayso_doc *d = x->s->d;
    sayso_span at = sy_spans_hull(p->evidence);
    int32_t of = sy_sentence_at(d, at.start), here = (int32_t)sy_said_nth(x->s, x->first)->sentence;
    if (sy_spans_hull(p->scope).end > sy_said_nth(x->s, x->first)->span.start || of < here - sentences_back(x) || of > here) return -1;
    uint32_t a = d->sentences.at[of].block, b = d->sentences.at[here].block;
    if (a != b && (x->how != POINTS_BY_NOUN || d->blocks.at[a].kind != SY_BLOCK_PARAGRAPH || d->blocks.at[b].kind != SY_BLOCK_PARAGRAPH)) return -1;
    return of;
}

/* Is it what the sentence tells of, no "as part of a deal"? */
static int is_told_of(const sy_word *noun)
{
    unsigned rel = sy_rel_main(noun->rel);
    return rel == SY_REL_OBJ || rel == SY_REL_NSUBJ || rel == SY_REL_ROOT || rel == SY_REL_CONJ;
}

/* Is another offer or plan told between byte `from` and the pointer, of which no position came about? */
static int another_between(const pointer *x, uint32_t from)
{
    for (int32_t w = (int32_t)sy_word_at(x->s->d, from); w < x->first; w++) {
        const sy_word *y = sy_said_nth(x->s, w);
        if (y->span.start >= from && y->upos == SY_NOUN && is_told_of(y) && sy_words_has(x->s->engine, x->s->d, w, w, SY_WORDS_GENERIC) && sy_position_to_come(x->s, w)) return 1;
    }
    return 0;
}

/* The one position that can be meant; NULL where there is none, or more than one. */
static const sayso_position *meant(const pointer *x)
{
    const sayso_doc *d = x->s->d;
    const sayso_position *best = NULL;
    int32_t nearest = -1;
    int many = 0;
    uint32_t from = x->number > BACK ? x->number - BACK : 0, to = x->number + BACK < d->positions.n ? x->number + BACK : d->positions.n;
    for (uint32_t i = from; i < to; i++) {
        const sayso_position *p = position_at(x, i);
        int32_t of = i == x->number || p->conf < SURE || !fits_noun(x, p) ? -1 : near_sentence(x, p);
        if (of < 0 || of < nearest || (x->how != POINTS_AT_DEED && same_holder(x, p))) continue;
        int again = best && sy_span_touches(sy_spans_hull(best->scope), sy_spans_hull(p->scope)); /* told of another holder, or twice */
        many = of > nearest ? 0 : many + !again;
        if (of > nearest || !again) best = p;
        nearest = of;
    }
    return best && !many && !another_between(x, sy_spans_hull(best->scope).end) ? best : NULL;
}

/* ---- putting it in */

/* The verb of the deed in the scope: what hangs on no word of it but stands under what asks for it; -1. */
static int32_t verb_of(const pointer *x, sayso_span scope)
{
    for (uint32_t w = sy_word_at(x->s->d, scope.start); w < x->s->d->words.n && x->s->d->words.at[w].span.start < scope.end; w++) {
        const sy_word *y = &x->s->d->words.at[w];
        if (y->upos == SY_VERB && (y->head < 0 || !sy_span_covers(scope, sy_said_nth(x->s, y->head)->span))) return (int32_t)w;
    }
    return -1;
}

/* "the Council to intervene | do so": of what was asked of somebody the deed alone. */
static sayso_spans deed_of(const pointer *x, const sayso_position *p)
{
    sayso_span hull = sy_spans_hull(p->scope);
    int32_t verb = verb_of(x, hull), end = (int32_t)sy_word_at(x->s->d, hull.end - 1);
    if (p->scope.n != 1 || verb < 0) return sy_no_spans();
    return sy_spans_one(x->s->d, sy_clause_trim(x->s->d, verb, end));
}

static void put(const pointer *x, const sayso_position *from)
{
    sayso_position *p = &x->s->d->positions.at[x->number];
    sayso_spans words = x->how == POINTS_AT_DEED ? deed_of(x, from) : from->scope;
    sayso_span piece[PIECES_MAX];
    if (!words.n || words.n >= PIECES_MAX || sy_spans_hull(words).end > p->scope.at[0].start) return;
    for (uint32_t i = 0; i < words.n; i++) piece[i] = words.at[i];
    piece[words.n] = p->scope.at[0];
    p->scope = sy_spans_copy(x->s->d, piece, words.n + 1);
    const char *around = strstr(p->reason, "; " SY_ISSUE_AROUND);
    if (!from->issue || (p->issue && !around && x->how == POINTS_AT_DEED)) return;
    if (!p->issue || around) p->reason = sy_printf(&x->s->d->arena, "%.*s; " SY_ISSUE_BEFORE, around ? (int)(around - p->reason) : (int)strlen(p->reason), p->reason);
    if (!p->issue || around) p->issue = from->issue;
}

void sy_positions_point_back(sy_said *s)
{
    for (uint32_t i = 0; i < s->d->positions.n; i++) {
        pointer x;
        const sayso_position *from = read_pointer(s, i, &x) ? meant(&x) : NULL;
        if (from) put(&x, from);
    }
}
