/*
 * condition_deeds.c - conditions that lie in the naming of a deed: "recognition would mean war", "two islands for peace",
 * "a truce first, talks later", "to get the loan, it must", "leave on pain of death", "either the tax goes or we do".
 */
#include "record/condition.h"

#include "record/stances.h"

enum { NEAR = 16 };

static int32_t sentence_first(const sy_said *s, int32_t w) { return (int32_t)s->d->sentences.at[sy_said_nth(s, w)->sentence].first_word; }

static sayso_spans one(sy_said *s, int32_t first, int32_t last) { return sy_spans_one(s->d, sy_clause_trim(s->d, first, last)); }

static int has(const sy_said *s, int32_t w, enum sy_word_class which) { return sy_said_has(s, w, which); }

static int32_t to_comma(const sy_said *s, int32_t w)
{
    int32_t end = sy_condition_clause_end(s, w);
    while (w < end && !sy_word_is(sy_said_nth(s, w), ",")) w++;
    return w;
}

static int is_party_speech(const sy_said *s, int32_t head)
{
    sy_who speaker = sy_said_by(s, head);
    return (speaker.is_party || speaker.actor >= 0) && !speaker.is_observer;
}

static int is_deed(const sy_said *s, int32_t noun)
{
    return sy_said_nth(s, noun)->upos == SY_NOUN && (has(s, noun, SY_WORDS_DEED) || has(s, noun, SY_WORDS_ASSENT) || has(s, noun, SY_WORDS_YIELD) || has(s, noun, SY_WORDS_AGREEMENT));
}

/* ---- "a rise would end the strike", "recognition would mean war" */

/* Some deed, not one that is known: no "the", no "his". */
static int is_thought_of(const sy_said *s, int32_t noun)
{
    SY_EACH_CHILD(s->d, noun, c) {
        const sy_word *x = sy_said_nth(s, c);
        if (c < noun && (x->xpos == SY_XPOS_PRPS || sy_rel_main(x->rel) == SY_REL_NMOD || sy_word_is(x, "the") || sy_word_is(x, "this") || sy_word_is(x, "that") || sy_word_is(x, "these"))) return 0;
    }
    return is_deed(s, noun);
}

static void run_effect(sy_said *s, int32_t noun)
{
    int32_t head = sy_said_nth(s, noun)->head, modal = head > noun ? sy_clause_modal(s->d, head) : -1;
    if (modal < noun || !sy_word_is(sy_said_nth(s, modal), "would") || sy_clause_negated(s->d, head) || !is_thought_of(s, noun) || !is_party_speech(s, head)) return;
    int effect = has(s, head, SY_WORDS_EFFECT) || (head > 0 && has(s, head - 1, SY_WORDS_EFFECT));
    if (!effect) return;
    int harm = 0, gift = has(s, head, SY_WORDS_YIELD) || has(s, head, SY_WORDS_OPENS);
    for (int32_t w = head + 1; w <= s->c.last[head]; w++) harm |= has(s, w, SY_WORDS_HOSTILE);
    int ends = sy_lemma_is(sy_said_nth(s, head), "end") || sy_lemma_is(sy_said_nth(s, head), "finish"); /* "would end the strike" */
    sy_condition_draft draft = { .condition_head = noun, .consequence_head = head, .subject = noun, .settled = 1, .conf = 76 };
    draft.kind = harm && !ends ? SAYSO_CONDITION_THREAT : gift || ends ? SAYSO_CONDITION_OFFER : SAYSO_CONDITION_PREDICTION;
    draft.condition = sy_clause_pieces(s->d, &s->c, noun, SY_CUT_ASIDE, NULL, 0);
    draft.consequence = sy_clause_pieces(s->d, &s->c, head, SY_CUT_MARK | SY_CUT_ASIDE | SY_CUT_SUBJECT | SY_CUT_CONJ, NULL, 0);
    draft.reason = "what a deed would do";
    sy_condition_add(s, draft);
}

/* ---- "would trade two islands for peace" */

static void run_barter(sy_said *s, int32_t verb)
{
    int32_t modal = sy_clause_modal(s->d, verb), thing = -1, end = to_comma(s, verb);
    int ready = modal >= 0 || (sy_said_nth(s, verb)->rel == SY_REL_XCOMP && sy_said_nth(s, verb)->xpos == SY_XPOS_VB);
    if (!ready || sy_clause_negated(s->d, verb) || sy_said_nth(s, verb)->xpos != SY_XPOS_VB || sy_child(s->d, verb, SY_REL_OBJ) < 0) return;
    int32_t over = modal < 0 ? sy_said_nth(s, verb)->head : -1;
    if (over >= 0 && sy_said_nth(s, over)->xpos == SY_XPOS_VBD && sy_lemma_is(sy_said_nth(s, over), "agree")) return; /* a trade that was made */
    for (int32_t w = verb + 2; w < end && thing < 0; w++)
        if (sy_word_is(sy_said_nth(s, w), "for") && sy_said_nth(s, w)->upos == SY_ADP) thing = w;
    if (thing < 0 || sy_said_nth(s, end)->xpos == SY_XPOS_CD) return;
    sayso_span before = sy_condition_clause_before(s, thing);
    (void)sy_condition_enter(s, thing, thing, sy_clause_trim(s->d, thing + 1, end), before, 78, "one for the other", SAYSO_CONDITION_OFFER);
}

/* "hand over its guns against a promise of amnesty" */
static void run_against(sy_said *s, int32_t against)
{
    int32_t noun = sy_said_nth(s, against)->head, clause = noun > against ? sy_clause_of(s->d, noun) : -1;
    if (clause < 0 || clause > against || sy_clause_modal(s->d, clause) < 0 || sy_clause_negated(s->d, clause)) return;
    int promise = sy_lemma_is(sy_said_nth(s, noun), "promise") || sy_lemma_is(sy_said_nth(s, noun), "pledge") || sy_lemma_is(sy_said_nth(s, noun), "guarantee") || sy_lemma_is(sy_said_nth(s, noun), "assurance");
    if (!promise || !has(s, clause, SY_WORDS_YIELD)) return;
    (void)sy_condition_enter(s, against, against, sy_clause_trim(s->d, against + 1, to_comma(s, noun)), sy_condition_clause_before(s, against), 78, "one for the other", SAYSO_CONDITION_OFFER);
}

/* ---- "a truce first, talks later" */

static void run_first(sy_said *s, int32_t first)
{
    int32_t begin = sentence_first(s, first), comma = first + 1, later = -1;
    while (begin < first && sy_said_nth(s, begin)->upos == SY_PUNCT) begin++;
    if (first == begin || first - begin > 8 || (uint32_t)first + 3 >= s->d->words.n || !sy_word_is(sy_said_nth(s, comma), ",")) return;
    for (int32_t w = begin; w < first; w++)
        if (sy_said_nth(s, w)->upos == SY_VERB || sy_said_nth(s, w)->upos == SY_AUX || sy_said_nth(s, w)->upos == SY_PUNCT) return;
    int then = sy_word_is(sy_said_nth(s, comma + 1), "then"), last = to_comma(s, comma + 1);
    for (int32_t w = comma + 1; w <= last && w - comma < 10 && later < 0; w++) {
        const sy_word *x = sy_said_nth(s, w);
        if (sy_word_is(x, "later") || sy_word_is(x, "afterwards") || sy_word_is(x, "second") || sy_word_is(x, "after")) later = w;
        if (x->upos == SY_VERB || x->upos == SY_AUX) return;
    }
    if (!then && later < 0) return;
    int32_t from = comma + 1 + then, to = then ? (last > from && sy_word_is(sy_said_nth(s, last), ",") ? last - 1 : last) : later - 1;
    sayso_span condition = sy_clause_trim(s->d, begin, first - 1), consequence = sy_clause_trim(s->d, from, to);
    (void)sy_condition_enter(s, first, first, condition, consequence, 78, "first one, then the other", SAYSO_CONDITION_REQUIREMENT);
}

/* ---- "ratification requires the consent of both" */

static void run_requires(sy_said *s, int32_t verb)
{
    int32_t subject = sy_child(s->d, verb, SY_REL_NSUBJ), object = sy_child(s->d, verb, SY_REL_OBJ);
    if (subject < 0 || object < verb || sy_said_nth(s, verb)->xpos == SY_XPOS_VBD || sy_clause_past(s->d, verb) || sy_clause_negated(s->d, verb)) return;
    if (!is_deed(s, subject) || !has(s, object, SY_WORDS_ASSENT)) return;
    sy_condition_draft draft = { .condition_head = object, .consequence_head = verb, .subject = subject, .kind = SAYSO_CONDITION_REQUIREMENT, .settled = 1, .conf = 76 };
    draft.condition = sy_clause_pieces(s->d, &s->c, object, SY_CUT_ASIDE, NULL, 0);
    draft.consequence = sy_clause_pieces(s->d, &s->c, subject, SY_CUT_ASIDE, NULL, 0);
    draft.marker = sy_spans_one(s->d, sy_said_nth(s, verb)->span);
    draft.reason = "what it requires";
    sy_condition_add(s, draft);
}

/* ---- "to get the loan, it must cut spending"; "the army must pull back for talks to begin" */

/* "must", "has to", "needs to" in words [first, last]; -1. */
static int32_t duty_in(const sy_said *s, int32_t first, int32_t last)
{
    for (int32_t w = first; w < last; w++) {
        const sy_word *x = sy_said_nth(s, w);
        if (sy_word_is(x, "must")) return w;
        if ((sy_lemma_is(x, "have") || sy_lemma_is(x, "need")) && x->xpos != SY_XPOS_VBD && sy_word_is(sy_said_nth(s, w + 1), "to")) return w;
        if (x->upos == SY_PUNCT || x->upos == SY_SCONJ) return -1;
    }
    return -1;
}

static void run_purpose(sy_said *s, int32_t to)
{
    int32_t first = sentence_first(s, to), comma = to_comma(s, to), end = sy_condition_clause_end(s, to);
    int opens = to == first || (to == first + 2 && sy_word_is(sy_said_nth(s, first), "in") && sy_word_is(sy_said_nth(s, first + 1), "order")) || (to == first + 1 && sy_said_nth(s, first)->upos == SY_PUNCT);
    if (!opens || comma >= end || comma - to < 2 || sy_said_nth(s, to + 1)->xpos != SY_XPOS_VB) return;
    int32_t duty = duty_in(s, comma + 1, end), stop = duty >= 0 ? to_comma(s, duty) : -1;
    if (duty < 0 || duty - comma > NEAR || !is_party_speech(s, sy_said_nth(s, duty)->head >= 0 ? sy_said_nth(s, duty)->head : duty)) return;
    (void)sy_condition_enter(s, to, to, sy_clause_trim(s->d, comma + 1, stop), sy_clause_trim(s->d, to + 1, comma - 1), 76, "what must be, for it to be", SAYSO_CONDITION_REQUIREMENT);
}

static void run_for_to(sy_said *s, int32_t w)
{
    int32_t to = -1, first = sentence_first(s, w), duty = -1;
    if (w - first < 4 || sy_said_nth(s, w)->upos == SY_CCONJ) return;
    for (int32_t k = w + 2; k < w + 8 && (uint32_t)k + 1 < s->d->words.n && sy_said_nth(s, k)->sentence == sy_said_nth(s, w)->sentence && to < 0; k++) {
        const sy_word *x = sy_said_nth(s, k);
        if (sy_word_is(x, "to") && sy_said_nth(s, k + 1)->xpos == SY_XPOS_VB) to = k;
        else if (x->upos == SY_VERB || x->upos == SY_AUX || x->upos == SY_PUNCT) return;
    }
    for (int32_t k = w - 1; k > first && w - k <= NEAR && duty < 0; k--) {
        if (sy_word_is(sy_said_nth(s, k), "must")) duty = k;
        else if (sy_said_nth(s, k)->upos == SY_PUNCT) return;
    }
    if (to < 0 || duty < 0 || !has(s, to + 1, SY_WORDS_OPENS)) return;
    (void)sy_condition_enter(s, w, w, sy_condition_clause_before(s, w), sy_clause_trim(s->d, w + 1, to_comma(s, to)), 76, "what must be, for it to be", SAYSO_CONDITION_REQUIREMENT);
}

/* ---- "leave on pain of death"; "either the tax goes or the government does" */

static void run_pain(sy_said *s, int32_t pain)
{
    int32_t verb = -1, first = sentence_first(s, pain);
    if (pain < 3 || !sy_word_is(sy_said_nth(s, pain - 1), "on") || !sy_word_is(sy_said_nth(s, pain + 1), "of")) return;
    for (int32_t w = pain - 2; w > first && pain - w <= NEAR && verb < 0; w--)
        if (sy_said_nth(s, w)->xpos == SY_XPOS_VB) verb = w;
    if (verb < 0) return;
    (void)sy_condition_enter(s, pain - 1, pain + 1, sy_clause_trim(s->d, verb, pain - 2), sy_clause_trim(s->d, pain + 2, to_comma(s, pain + 2)), 80, "on pain of", SAYSO_CONDITION_THREAT);
}

static int32_t verb_in(const sy_said *s, int32_t first, int32_t last)
{
    for (int32_t w = first; w <= last; w++) {
        const sy_word *x = sy_said_nth(s, w);
        if ((x->upos == SY_VERB || x->upos == SY_AUX) && (x->xpos == SY_XPOS_VBZ || x->xpos == SY_XPOS_VBP || x->xpos == SY_XPOS_MD)) return w;
    }
    return -1;
}

static void run_either(sy_said *s, int32_t either)
{
    int32_t first = sentence_first(s, either), end = to_comma(s, either), or = either + 2;
    if (either != first && !(either == first + 1 && sy_said_nth(s, first)->upos == SY_PUNCT)) return;
    while (or < end && !sy_word_is(sy_said_nth(s, or), "or")) or++;
    if (or >= end || verb_in(s, either + 2, or - 1) < 0 || verb_in(s, or + 2, end) < 0) return;
    int32_t verb = verb_in(s, or + 2, end);
    if (!is_party_speech(s, verb) && !sy_said_nth(s, verb)->quote_depth) return;
    (void)sy_condition_enter(s, or, or, sy_clause_trim(s->d, either + 1, or - 1), sy_clause_trim(s->d, or + 1, end), 78, "either or", SAYSO_CONDITION_THREAT);
}

/* ---- "is willing to lift the ban. In return, it wants access." */

static int32_t gift_before(const sy_said *s, uint32_t sentence)
{
    const sy_sentence *at = &s->d->sentences.at[sentence];
    for (uint32_t w = at->first_word; w < at->first_word + at->n_words; w++)
        if (s->d->words.at[w].upos == SY_VERB && has(s, (int32_t)w, SY_WORDS_YIELD) && (sy_clause_modal(s->d, (int32_t)w) >= 0 || s->d->words.at[w].xpos == SY_XPOS_VB)) return (int32_t)w;
    return -1;
}

static void run_in_return(sy_said *s, int32_t w)
{
    uint32_t here = sy_said_nth(s, w)->sentence;
    int32_t first = sentence_first(s, w), comma = w + 1;
    if (w != first + 1 || !sy_word_is(sy_said_nth(s, first), "in") || !here || s->d->sentences.at[here - 1].block != s->d->sentences.at[here].block) return;
    if (sy_word_is(sy_said_nth(s, comma), "for")) return;
    int32_t gift = gift_before(s, here - 1), end = sy_condition_clause_end(s, comma), from = -1;
    for (int32_t k = comma; k < end && k - w <= NEAR && from < 0; k++)
        if (sy_lemma_is(sy_said_nth(s, k), "want") || sy_lemma_is(sy_said_nth(s, k), "demand") || sy_lemma_is(sy_said_nth(s, k), "expect") || sy_lemma_is(sy_said_nth(s, k), "ask") || sy_lemma_is(sy_said_nth(s, k), "seek")) from = k + 1;
    if (gift < 0 || from < 0) return;
    int32_t clause = sy_clause_of(s->d, gift);
    sy_condition_draft draft = { .condition_head = from, .consequence_head = clause, .subject = -1, .kind = SAYSO_CONDITION_OFFER, .settled = 1, .conf = 78 };
    draft.condition = one(s, from, to_comma(s, from));
    draft.consequence = sy_clause_pieces(s->d, &s->c, clause, SY_CUT_MARK | SY_CUT_ASIDE, NULL, 0);
    draft.marker = sy_spans_one(s->d, sy_words_span(s->d, (uint32_t)first, (uint32_t)w));
    draft.reason = "what is wanted in return";
    sy_condition_add(s, draft);
}

void sy_conditions_deeds(sy_said *s, int32_t w)
{
    const sy_word *x = sy_said_nth(s, w);
    if ((uint32_t)w + 2 >= s->d->words.n) return;
    if (sy_rel_main(x->rel) == SY_REL_NSUBJ && x->head >= 0) run_effect(s, w);
    if (x->upos == SY_VERB && (sy_lemma_is(x, "trade") || sy_lemma_is(x, "swap") || sy_lemma_is(x, "exchange") || sy_lemma_is(x, "barter"))) run_barter(s, w);
    if (x->upos == SY_VERB && (sy_lemma_is(x, "require") || sy_lemma_is(x, "presuppose"))) run_requires(s, w);
    if (sy_word_is(x, "against")) run_against(s, w);
    if (sy_word_is(x, "first")) run_first(s, w);
    if (sy_word_is(x, "to")) run_purpose(s, w);
    if (sy_word_is(x, "for")) run_for_to(s, w);
    if (sy_word_is(x, "pain")) run_pain(s, w);
    if (sy_word_is(x, "either")) run_either(s, w);
    if (sy_word_is(x, "return") || sy_word_is(x, "exchange")) run_in_return(s, w);
}
