/*
 * condition_forms.c - conditions in set forms: "sign or face sanctions", "a week to sign or face", "on two conditions:",
 * "made X a condition of Y", "tied X to Y", "ships that enter will be boarded", "... must leave. Otherwise ...".
 */
#include "record/condition.h"

#include "record/stances.h"

enum { NEAR = 20, HOPS_MAX = 6 };

static int32_t sentence_first(const sy_said *s, int32_t w) { return (int32_t)s->d->sentences.at[sy_said_nth(s, w)->sentence].first_word; }

static int is_must(const sy_said *s, int32_t head)
{
    int32_t m = sy_clause_modal(s->d, head);
    return m >= 0 && (sy_word_is(sy_said_nth(s, m), "must") || sy_word_is(sy_said_nth(s, m), "should"));
}

static sayso_spans one(sy_said *s, int32_t first, int32_t last) { return sy_spans_one(s->d, sy_clause_trim(s->d, first, last)); }

/* ---- "sign or face sanctions" */

/* An infinitive, a command, what must be done: something that was asked for. */
static int is_asked(const sy_said *s, int32_t verb)
{
    if (sy_said_nth(s, verb)->xpos != SY_XPOS_VB && sy_said_nth(s, verb)->xpos != SY_XPOS_VBP) return 0;
    if (is_must(s, verb) || sy_clause_marker(s->d, verb, "to") >= 0) return 1;
    return sy_child_main(s->d, verb, SY_REL_NSUBJ) < 0 && sy_clause_modal(s->d, verb) < 0;
}

/* The subject over it: who gave the week, who said they must. -1 */
static int32_t who_asks(const sy_said *s, int32_t verb)
{
    for (int hops = 0; verb >= 0 && hops < HOPS_MAX; hops++) {
        verb = sy_said_nth(s, verb)->head;
        int32_t subject = verb >= 0 ? sy_child(s->d, verb, SY_REL_NSUBJ) : -1;
        if (subject >= 0 && (sy_said_has(s, verb, SY_WORDS_SAY) || sy_said_has(s, verb, SY_WORDS_LIGHT) || sy_stance_first(s->engine, sy_said_nth(s, verb)))) return subject;
    }
    return -1;
}

/* "take it or leave it", "use it or lose it": a turn of phrase, whose two verbs share one pronoun. */
static int is_choice(const sy_said *s, int32_t first, int32_t second)
{
    int32_t a = sy_child(s->d, first, SY_REL_OBJ), b = sy_child(s->d, second, SY_REL_OBJ);
    return a >= 0 && b >= 0 && sy_said_nth(s, a)->upos == SY_PRON && strcmp(sy_said_nth(s, a)->lower, sy_said_nth(s, b)->lower) == 0;
}

static void run_or_face(sy_said *s, int32_t or)
{
    int32_t second = sy_said_nth(s, or)->head;
    while (second > or && sy_rel_main(sy_said_nth(s, second)->rel) == SY_REL_COMPOUND) second = sy_said_nth(s, second)->head; /* "face" read as a noun */
    int32_t first = second > or ? sy_said_nth(s, second)->head : -1;
    if (first < 0 || first > or || sy_said_nth(s, second)->rel != SY_REL_CONJ || sy_said_nth(s, second)->xpos == SY_XPOS_VBD) return;
    if (!sy_said_has(s, or + 1, SY_WORDS_PENALTY) || second - or > 3 || !is_asked(s, first) || sy_clause_negated(s->d, second) || is_choice(s, first, second)) return;
    int bare = second == or + 1 && sy_words_weight(s->engine, s->d, second, -1, SY_WORDS_PENALTY) < 2 && sy_child(s->d, second, SY_REL_OBJ) < 0 && sy_rel_main(sy_said_nth(s, second)->rel) == SY_REL_CONJ;
    if (bare && (sy_lemma_is(sy_said_nth(s, second), "lose") || sy_lemma_is(sy_said_nth(s, second), "suffer"))) return; /* "win or lose" */
    int32_t end = sy_condition_clause_end(s, or + 1), stop = or + 1;
    while (stop < end && !sy_word_is(sy_said_nth(s, stop), ",")) stop++;
    sy_condition_draft draft = { .condition_head = first, .consequence_head = second, .subject = who_asks(s, first), .kind = SAYSO_CONDITION_THREAT, .settled = 1, .conf = 84 };
    sy_who speaker = sy_said_by(s, first);
    if (draft.subject < 0 && !speaker.is_party && speaker.actor < 0) draft.conf = 66; /* "use it or lose it" */
    draft.condition = one(s, first, or - 1);
    draft.consequence = one(s, or + 1, stop);
    draft.marker = sy_spans_one(s->d, sy_said_nth(s, or)->span);
    draft.reason = "what follows if it is not done";
    sy_condition_add(s, draft);
}

/* "must sign, or the firm will close": another subject and a modal verb behind the "or". */
static void run_or_will(sy_said *s, int32_t or)
{
    int32_t second = sy_said_nth(s, or)->head, first = second > or ? sy_said_nth(s, second)->head : -1;
    if (first < 0 || first > or || sy_said_nth(s, second)->rel != SY_REL_CONJ || sy_child_main(s->d, second, SY_REL_NSUBJ) < or) return;
    int32_t modal = sy_clause_modal(s->d, second);
    if (modal < or || sy_word_is(sy_said_nth(s, modal), "must") || sy_word_is(sy_said_nth(s, modal), "should") || !is_must(s, first)) return;
    sy_condition_draft draft = { .condition_head = first, .consequence_head = second, .subject = -1, .conf = 84 };
    draft.condition = sy_clause_pieces(s->d, &s->c, first, SY_CUT_MARK | SY_CUT_ASIDE | SY_CUT_CONJ, &second, 1);
    draft.consequence = sy_clause_pieces(s->d, &s->c, second, SY_CUT_MARK | SY_CUT_ASIDE, NULL, 0);
    draft.marker = sy_spans_one(s->d, sy_said_nth(s, or)->span);
    sy_who speaker = sy_said_by(s, second);
    draft.kind = speaker.is_party || speaker.actor >= 0 ? SAYSO_CONDITION_THREAT : 0;
    draft.reason = "what follows if what must be is not";
    sy_condition_add(s, draft);
}

/* ---- "one more shot and the truce is over" */

static void run_one_more(sy_said *s, int32_t and)
{
    int32_t begin = and - 1, first = sentence_first(s, and), verb = -1, end = sy_condition_clause_end(s, and + 1);
    while (begin > first && and - begin <= NEAR && sy_said_nth(s, begin - 1)->upos != SY_PUNCT) begin--;
    const sy_word *x = sy_said_nth(s, begin);
    if (and - begin < 2 || !(sy_word_is(x, "one") || sy_word_is(x, "another") || sy_word_is(x, "a") || sy_word_is(x, "any"))) return;
    for (int32_t w = begin; w < and; w++)
        if (sy_said_nth(s, w)->upos == SY_VERB || sy_said_nth(s, w)->upos == SY_AUX) return;
    if (sy_word_is(x, "one") && sy_word_is(sy_said_nth(s, begin + 1), "of")) return;
    if (sy_word_is(x, "a") && !sy_word_is(sy_said_nth(s, begin + 1), "single")) return;
    for (int32_t w = and + 2; w <= end && w - and <= 8 && verb < 0; w++) {
        const sy_word *y = sy_said_nth(s, w);
        if (y->upos == SY_CCONJ || y->upos == SY_SCONJ || y->upos == SY_PUNCT || y->xpos == SY_XPOS_VBD) return;
        if (y->xpos == SY_XPOS_MD || y->xpos == SY_XPOS_VBZ || y->xpos == SY_XPOS_VBP) verb = w;
    }
    if (verb < 0 || sy_said_nth(s, and + 1)->upos == SY_VERB || sy_said_nth(s, and + 1)->upos == SY_NOUN) return;
    int32_t stop = verb;
    while (stop < end && !sy_word_is(sy_said_nth(s, stop), ",")) stop++;
    sy_condition_draft draft = { .condition_head = and - 1, .consequence_head = sy_clause_of(s->d, verb), .subject = -1, .conf = 78 };
    if (draft.consequence_head < 0) return;
    sy_who speaker = sy_said_by(s, draft.consequence_head);
    if (!speaker.is_party && speaker.actor < 0 && !x->quote_depth) return;
    draft.kind = SAYSO_CONDITION_THREAT;
    draft.settled = 1;
    draft.condition = one(s, begin, and - 1);
    draft.consequence = one(s, and + 1, stop);
    draft.marker = sy_spans_one(s->d, sy_said_nth(s, and)->span);
    draft.reason = "one more of it and what follows";
    sy_condition_add(s, draft);
}

/* ---- "would free two men for every soldier returned" */

static void run_for_every(sy_said *s, int32_t every)
{
    int32_t noun = sy_said_nth(s, every)->head, modal = -1;
    if (noun < every || every < 4 || !sy_word_is(sy_said_nth(s, every - 1), "for")) return;
    for (int32_t w = every - 2; w >= sentence_first(s, every) && every - w <= NEAR && modal < 0; w--) {
        if (sy_said_nth(s, w)->xpos == SY_XPOS_MD) modal = w;
        else if (sy_said_nth(s, w)->upos == SY_PUNCT || sy_said_nth(s, w)->upos == SY_SCONJ) return;
    }
    const sy_word *next = sy_said_nth(s, noun + 1);
    int done = next->xpos == SY_XPOS_VBN || next->xpos == SY_XPOS_VBD || sy_word_is(next, "that");
    if (modal < 0 || !done || sy_said_nth(s, modal)->head < 0) return;
    int32_t head = sy_said_nth(s, modal)->head, gives = 0;
    for (int32_t w = modal + 1; w < every; w++) gives |= sy_said_has(s, w, SY_WORDS_YIELD) || sy_said_has(s, w, SY_WORDS_HOSTILE);
    if (!gives) return;
    int32_t stop = noun, end = sy_condition_clause_end(s, noun);
    while (stop < end && !sy_word_is(sy_said_nth(s, stop), ",")) stop++;
    sy_condition_draft draft = { .condition_head = noun, .consequence_head = head, .subject = -1, .conf = 78 };
    draft.condition = one(s, every, stop);
    draft.consequence = sy_spans_one(s->d, sy_condition_clause_before(s, every - 1));
    draft.marker = sy_spans_one(s->d, sy_said_nth(s, every - 1)->span);
    draft.reason = "so much for each";
    sy_condition_add(s, draft);
}

/* ---- "it would take a pardon to end the siege"; "for the talks to go on, the siege must end" */

static void run_take(sy_said *s, int32_t verb)
{
    int32_t subject = sy_child_main(s->d, verb, SY_REL_NSUBJ), object = sy_child(s->d, verb, SY_REL_OBJ), to = -1;
    if (subject < 0) subject = sy_child(s->d, verb, SY_REL_EXPL);
    if (subject < 0 || object < verb || !sy_word_is(sy_said_nth(s, subject), "it") || sy_clause_modal(s->d, verb) < 0) return;
    for (int32_t w = object + 1; w <= s->c.last[verb] && to < 0; w++)
        if (sy_said_nth(s, w)->xpos == SY_XPOS_VB && sy_word_is(sy_said_nth(s, w - 1), "to")) to = w;
    if (to < 0 || sy_clause_negated(s->d, verb) || sy_said_nth(s, object)->xpos == SY_XPOS_CD) return;
    for (int32_t w = s->c.first[object]; w <= object; w++)
        if (sy_said_has(s, w, SY_WORDS_SPAN)) return; /* "would take two years to build" */
    int32_t end = sy_condition_clause_end(s, to), stop = to, begin = to;
    while (stop < end && !sy_word_is(sy_said_nth(s, stop), ",")) stop++;
    for (int32_t w = object + 1; w < to; w++)
        if (sy_word_is(sy_said_nth(s, w), "for") && begin == to) begin = w + 1; /* "a vote for the state to part with it" */
    sy_condition_draft draft = { .condition_head = object, .consequence_head = to, .subject = -1, .kind = SAYSO_CONDITION_REQUIREMENT, .settled = 1, .conf = 74 };
    draft.condition = one(s, verb + 1, begin == to ? to - 2 : begin - 2);
    draft.consequence = one(s, begin, stop);
    draft.marker = sy_spans_one(s->d, sy_said_nth(s, verb)->span);
    draft.reason = "what it takes";
    sy_condition_add(s, draft);
}

static void run_for_to(sy_said *s, int32_t w)
{
    int32_t comma = w, end = sy_condition_clause_end(s, w), to = -1;
    if (w != sentence_first(s, w)) return;
    while (comma < end && !sy_word_is(sy_said_nth(s, comma), ",")) comma++;
    for (int32_t k = w + 1; k + 1 < comma && to < 0; k++)
        if (sy_word_is(sy_said_nth(s, k), "to") && (sy_said_nth(s, k + 1)->xpos == SY_XPOS_VB)) to = k;
    if (comma >= end || to < 0) return;
    for (int32_t m = comma + 1; m <= end && m - comma <= NEAR; m++) {
        if (!sy_word_is(sy_said_nth(s, m), "must")) continue;
        sy_condition_draft draft = { .condition_head = sy_said_nth(s, m)->head, .consequence_head = to + 1, .subject = -1, .kind = SAYSO_CONDITION_REQUIREMENT, .settled = 1, .conf = 80 };
        draft.condition = one(s, comma + 1, end);
        draft.consequence = one(s, w + 1, comma - 1);
        draft.marker = sy_spans_one(s->d, sy_said_nth(s, w)->span);
        draft.reason = "what must be, for it to be";
        sy_condition_add(s, draft);
        return;
    }
}

/* ---- "on two conditions: that ...", "on one condition: ..." */

/* "three terms for lifting the duty: ..." */
static int run_terms_for(sy_said *s, int32_t noun)
{
    if ((uint32_t)noun + 5 >= s->d->words.n || !sy_word_is(sy_said_nth(s, noun + 1), "for")) return 0;
    int32_t colon = noun + 2, end = sy_condition_clause_end(s, noun);
    while (colon <= end && colon - noun < NEAR && sy_said_nth(s, colon)->upos != SY_PUNCT) colon++;
    if (!sy_word_is(sy_said_nth(s, colon), ":")) return 0;
    return sy_condition_enter(s, noun, noun, sy_clause_trim(s->d, colon + 1, sy_condition_clause_end(s, colon + 1)), sy_clause_trim(s->d, noun + 2, colon - 1), 82, "terms for it", SAYSO_CONDITION_REQUIREMENT);
}

static void run_list(sy_said *s, int32_t noun)
{
    int32_t on = noun, first = sentence_first(s, noun);
    if (run_terms_for(s, noun)) return;
    int32_t colon = noun + 1;
    if ((uint32_t)noun + 3 >= s->d->words.n) return;
    if (sy_word_is(sy_said_nth(s, colon), ",") && sy_condition_speaker(s, colon) >= 0) /* "on one condition, she said: that" */
        for (int32_t verb = sy_condition_speaker(s, colon); colon < verb + 6 && (uint32_t)colon + 3 < s->d->words.n && !sy_word_is(sy_said_nth(s, colon), ":"); colon++) continue;
    if (!sy_word_is(sy_said_nth(s, colon), ":")) return;
    while (on > first && noun - on < 4 && !sy_word_is(sy_said_nth(s, on), "on") && !sy_word_is(sy_said_nth(s, on), "with")) on--;
    if (on <= first || sy_said_nth(s, on)->upos != SY_ADP) return;
    int32_t from = colon + 1;
    while ((uint32_t)from < s->d->words.n && (sy_said_nth(s, from)->upos == SY_PUNCT || sy_word_is(sy_said_nth(s, from), "that"))) from++;
    if ((uint32_t)from >= s->d->words.n) return;
    (void)sy_condition_enter(s, on, noun, sy_clause_trim(s->d, from, sy_condition_clause_end(s, from)), sy_condition_clause_before(s, on), 84, "on conditions", SAYSO_CONDITION_REQUIREMENT);
}

/* ---- "made X a condition of Y", "X is a condition for Y", "demanded X as a precondition for Y" */

/* What the condition is set for: the phrase with of, for, to under the noun, or under the verb behind the noun. */
static int32_t set_for(const sy_said *s, int32_t noun, int32_t verb)
{
    int32_t of[2] = { noun, verb };
    for (int k = 0; k < 2; k++) {
        if (of[k] < 0) continue;
        SY_EACH_CHILD(s->d, of[k], c)
            if (c > noun && (sy_clause_marker(s->d, c, "for") >= 0 || sy_clause_marker(s->d, c, "of") >= 0 || sy_clause_marker(s->d, c, "to") >= 0)) return c;
    }
    return -1;
}

/* The thing that is made, called or named a condition; -1. */
static int32_t named_so(const sy_said *s, int32_t noun, int32_t *verb)
{
    int32_t above = sy_said_nth(s, noun)->head;
    *verb = -1;
    if (sy_child(s->d, noun, SY_REL_COP) >= 0) return sy_child_main(s->d, noun, SY_REL_NSUBJ);
    if (above < 0 || above > noun || sy_said_nth(s, above)->upos != SY_VERB) return -1;
    int named = sy_lemma_is(sy_said_nth(s, above), "make") || sy_clause_marker(s->d, noun, "as") >= 0;
    if (!named) return -1;
    *verb = above;
    int32_t object = sy_child(s->d, above, SY_REL_OBJ);
    if (object == noun || object < 0) {
        object = -1;
        SY_EACH_CHILD(s->d, above, c)
            if (c > above && c < noun && sy_said_nth(s, c)->upos == SY_NOUN) object = c;
    }
    return object >= 0 ? object : sy_child(s->d, above, SY_REL_NSUBJ_PASS);
}

/* One noun is required for another, as the marker's word says; neither holds the words of the other, nor the marker. */
static void add_requirement(sy_said *s, sy_condition_draft draft, int32_t marker)
{
    int32_t out[2] = { marker, draft.consequence_head }, back[2] = { marker, draft.condition_head };
    draft.kind = SAYSO_CONDITION_REQUIREMENT;
    draft.settled = 1;
    draft.condition = sy_clause_pieces(s->d, &s->c, draft.condition_head, SY_CUT_MARK | SY_CUT_ASIDE, out, 2);
    draft.consequence = sy_clause_pieces(s->d, &s->c, draft.consequence_head, SY_CUT_MARK | SY_CUT_ASIDE, back, 2);
    draft.marker = sy_spans_one(s->d, sy_said_nth(s, marker)->span);
    sy_condition_add(s, draft);
}

static void run_condition_of(sy_said *s, int32_t noun)
{
    int32_t verb, thing = named_so(s, noun, &verb), set = thing >= 0 ? set_for(s, noun, verb) : -1;
    if (set < 0 || sy_said_nth(s, thing)->upos == SY_PRON || sy_is_below(s->d, thing, set)) return;
    sy_condition_draft draft = { .condition_head = thing, .consequence_head = set, .subject = verb >= 0 ? sy_clause_subject(s->d, verb) : -1, .conf = 82, .reason = "called a condition of it" };
    add_requirement(s, draft, noun);
}

/* ---- "tied the loan to reforms", "the loan is linked to reforms", "made the loan conditional on reforms" */

static int is_negotiable(const sy_said *s, int32_t noun)
{
    for (int32_t w = s->c.first[noun]; w <= s->c.last[noun]; w++)
        if (sy_said_nth(s, w)->upos == SY_NOUN && (sy_said_has(s, w, SY_WORDS_AGREEMENT) || sy_said_has(s, w, SY_WORDS_DEED) || sy_said_has(s, w, SY_WORDS_YIELD))) return 1;
    return 0;
}

static void run_tie(sy_said *s, int32_t verb)
{
    int32_t object = sy_child(s->d, verb, SY_REL_OBJ), passive = sy_child(s->d, verb, SY_REL_NSUBJ_PASS), to = -1;
    int32_t thing = object >= 0 ? object : passive, on = sy_lemma_is(sy_said_nth(s, verb), "condition");
    for (int32_t c = verb + 1; thing >= 0 && c <= s->c.last[verb]; c++) { /* hung on the verb, or on what is tied */
        int32_t above = sy_said_nth(s, c)->head;
        if ((above == verb || above == thing) && c > thing - (passive >= 0 ? thing : 0) && (sy_clause_marker(s->d, c, on ? "on" : "to") >= 0 || (on && sy_clause_marker(s->d, c, "upon") >= 0)) && sy_said_nth(s, c)->upos == SY_NOUN) to = c;
    }
    if (thing < 0 || to < 0 || sy_said_nth(s, thing)->upos == SY_PRON || sy_said_nth(s, to)->upos != SY_NOUN || (!on && !is_negotiable(s, thing)) || !(is_negotiable(s, to) || sy_said_has(s, to, SY_WORDS_ASSENT))) return;
    sy_condition_draft draft = { .condition_head = to, .consequence_head = thing, .subject = passive < 0 ? sy_clause_subject(s->d, verb) : -1, .conf = 76, .reason = "tied to it" };
    add_requirement(s, draft, verb);
}

/* ---- "ships that enter the strait will be boarded" */

/* Its relative clause, without a comma before it; -1. */
static int32_t restriction(const sy_said *s, int32_t noun)
{
    SY_EACH_CHILD(s->d, noun, c)
        if (c > noun && sy_said_nth(s, c)->rel == SY_REL_ACL_RELCL && sy_said_nth(s, s->c.first[c])->upos != SY_PUNCT && sy_said_nth(s, s->c.first[c] - 1)->upos != SY_PUNCT) return c;
    return -1;
}

/* Bare plurals and words for anybody: a class, no one in particular. */
static int is_class(const sy_said *s, int32_t noun)
{
    const sy_word *x = sy_said_nth(s, noun);
    int any = sy_word_is(x, "anyone") || sy_word_is(x, "anybody") || sy_word_is(x, "those") || sy_word_is(x, "whoever");
    if (any) return 1;
    if (x->xpos != SY_XPOS_NNS) return 0;
    SY_EACH_CHILD(s->d, noun, c) {
        unsigned rel = sy_rel_main(sy_said_nth(s, c)->rel);
        if (c < noun && (rel == SY_REL_NUMMOD || rel == SY_REL_NMOD || (rel == SY_REL_DET && !sy_word_is(sy_said_nth(s, c), "any") && !sy_word_is(sy_said_nth(s, c), "all")))) return 0;
    }
    return 1;
}

static void run_class(sy_said *s, int32_t noun)
{
    int32_t head = sy_said_nth(s, noun)->head, rel = is_class(s, noun) ? restriction(s, noun) : -1;
    if (rel < 0 || head < rel || sy_clause_negated(s->d, head)) return;
    int32_t modal = sy_clause_modal(s->d, head);
    int would = modal >= 0 && sy_word_is(sy_said_nth(s, modal), "would"); /* reported "will", or a mere thought */
    int could = modal >= 0 && sy_word_is(sy_said_nth(s, modal), "could") && sy_child(s->d, head, SY_REL_NSUBJ_PASS) >= 0; /* "could be fined" */
    if (modal < 0 || !(would || sy_word_is(sy_said_nth(s, modal), "will") || sy_word_is(sy_said_nth(s, modal), "shall") || sy_word_is(sy_said_nth(s, modal), "'ll") || could)) return;
    sy_who speaker = sy_said_by(s, head);
    if ((!speaker.is_party && speaker.actor < 0) || speaker.is_observer) return;
    int harm = 0, passive = sy_child(s->d, head, SY_REL_NSUBJ_PASS) >= 0;
    for (int32_t w = modal; w <= s->c.last[head]; w++) harm |= sy_said_has(s, w, SY_WORDS_HOSTILE);
    harm |= sy_words_weight(s->engine, s->d, head, -1, SY_WORDS_PENALTY) > 1;
    if (could && !harm) return;
    sy_condition_draft draft = { .condition_head = noun, .consequence_head = head, .subject = noun, .kind = harm ? SAYSO_CONDITION_THREAT : 0, .conf = harm ? 80 : passive && !would ? 74 : 62 };
    draft.condition = sy_clause_pieces(s->d, &s->c, noun, SY_CUT_ASIDE, NULL, 0);
    draft.consequence = sy_clause_pieces(s->d, &s->c, head, SY_CUT_MARK | SY_CUT_ASIDE | SY_CUT_SUBJECT, NULL, 0);
    draft.reason = "whoever does so";
    sy_condition_add(s, draft);
}

/* ---- "The troops must leave. Otherwise we will ..." */

/* The verb of the sentence before, in its paragraph, that says what must be done; -1. */
static int32_t duty_before(const sy_said *s, int32_t w)
{
    uint32_t here = sy_said_nth(s, w)->sentence;
    if (!here || s->d->sentences.at[here - 1].block != s->d->sentences.at[here].block) return -1;
    const sy_sentence *at = &s->d->sentences.at[here - 1];
    int32_t found = -1;
    for (uint32_t k = at->first_word; k < at->first_word + at->n_words; k++)
        if (s->d->words.at[k].upos == SY_VERB && is_must(s, (int32_t)k)) found = (int32_t)k;
    return found;
}

/* "Otherwise the road | closes": the verb in the present over w, with a subject between the two; -1. */
static int32_t present_of(const sy_said *s, int32_t w)
{
    int32_t verb = sy_said_nth(s, w)->head, subject = verb > w ? sy_child(s->d, verb, SY_REL_NSUBJ) : -1;
    if (subject < w || subject > verb) return -1;
    return sy_said_nth(s, verb)->xpos == SY_XPOS_VBZ || sy_said_nth(s, verb)->xpos == SY_XPOS_VBP ? verb : -1;
}

static void run_otherwise(sy_said *s, int32_t w)
{
    int32_t duty = w == sentence_first(s, w) || (w == sentence_first(s, w) + 1 && sy_said_nth(s, w - 1)->upos == SY_PUNCT) ? duty_before(s, w) : -1, modal = -1;
    int32_t end = sy_condition_clause_end(s, w), from = w + 1;
    if (duty < 0) return;
    for (int32_t k = w + 1; k <= end && modal < 0; k++)
        if (sy_said_nth(s, k)->xpos == SY_XPOS_MD && sy_said_nth(s, k)->head > k) modal = k;
    int32_t verb = modal >= 0 && modal - w <= NEAR ? sy_said_nth(s, modal)->head : modal < 0 ? present_of(s, w) : -1;
    if (verb < 0) return;
    sy_condition_draft draft = { .condition_head = duty, .consequence_head = verb, .subject = -1, .conf = 80 };
    sy_who speaker = sy_said_by(s, verb);
    if (modal < 0 && ((!speaker.is_party && speaker.actor < 0) || speaker.is_observer)) return; /* "must be checked. Otherwise they rust" */
    draft.condition = sy_clause_pieces(s->d, &s->c, duty, SY_CUT_MARK | SY_CUT_ASIDE, NULL, 0);
    draft.consequence = one(s, from, end);
    draft.marker = sy_spans_one(s->d, sy_said_nth(s, w)->span);
    draft.reason = "what follows if what must be is not";
    sy_condition_add(s, draft);
}

static int is_condition_noun(const sy_word *x)
{
    return x->upos == SY_NOUN && (sy_lemma_is(x, "condition") || sy_lemma_is(x, "precondition") || sy_lemma_is(x, "prerequisite") || sy_lemma_is(x, "proviso"));
}

void sy_conditions_forms(sy_said *s, int32_t w)
{
    const sy_word *x = sy_said_nth(s, w);
    uint32_t there = s->d->conditions.n;
    if (sy_word_is(x, "or") && (uint32_t)w + 1 < s->d->words.n) {
        run_or_face(s, w);
        if (s->d->conditions.n == there) run_or_will(s, w);
    }
    if (sy_word_is(x, "and") && w > 2) run_one_more(s, w);
    if (sy_word_is(x, "every") || sy_word_is(x, "each")) run_for_every(s, w);
    if (sy_word_is(x, "for")) run_for_to(s, w);
    if (x->upos == SY_VERB && (sy_lemma_is(x, "take") || sy_lemma_is(x, "require"))) run_take(s, w);
    if (is_condition_noun(x)) {
        run_list(s, w);
        if (s->d->conditions.n == there) run_condition_of(s, w);
    }
    if (x->upos == SY_NOUN && (sy_lemma_is(x, "term") || sy_lemma_is(x, "demand") || sy_lemma_is(x, "requirement"))) (void)run_terms_for(s, w);
    if (x->upos == SY_NOUN && sy_lemma_is(x, "price") && sy_child(s->d, w, SY_REL_COP) >= 0) run_condition_of(s, w);
    if (x->upos == SY_VERB && (sy_lemma_is(x, "tie") || sy_lemma_is(x, "link") || sy_lemma_is(x, "peg") || sy_lemma_is(x, "condition"))) run_tie(s, w);
    if (sy_rel_main(x->rel) == SY_REL_NSUBJ && x->head >= 0) run_class(s, w);
    if (sy_word_is(x, "otherwise")) run_otherwise(s, w);
}
