/*
 * position_tail.c - where a scope ends that would run on: what is judged of the thing ("| as absurd"), told of it ("| , an
 * idea that the union has turned down", "| that she described as an insult"), done by it ("| , stepping back from war") or
 * when it came about ("| after talks broke down"), why ("| because no answer came"), where it was said ("| in his first
 * speech", "| , per a newspaper") or in spite of what ("| despite the pleas") is no part of what is asked for, offered or refused.
 */
#include "record/position.h"

static int is_tensed(const sy_said *s, int32_t verb) { return sy_clause_finite(s->d, verb) && sy_clause_modal(s->d, verb) < 0; }

static int opens_with_comma(const sy_said *s, int32_t at, int32_t first) { return at > first + 1 && sy_word_is(sy_said_nth(s, at - 1), ","); }

/* A verb that judges or tells what something is: "reject", "dismiss", "describe", "call". */
static int judges(const sy_said *s, int32_t verb)
{
    if (verb < 0 || sy_said_nth(s, verb)->upos != SY_VERB) return 0;
    for (const sy_stance_cue *cue = sy_stance_first(s->engine, sy_said_nth(s, verb)); cue; cue = sy_stance_next(s->engine, cue))
        if (cue->part == SY_VERB && (cue->stance == SAYSO_REJECTS || cue->stance == SAYSO_OPPOSES)) return 1;
    return sy_said_has(s, verb, SY_WORDS_SAY) || sy_lemma_is(sy_said_nth(s, verb), "describe") || sy_lemma_is(sy_said_nth(s, verb), "dismiss");
}

static int judged_before(const sy_said *s, int32_t at)
{
    int32_t begin = (int32_t)s->d->sentences.at[sy_said_nth(s, at)->sentence].first_word;
    for (int32_t w = at - 1; w >= begin; w--)
        if (judges(s, w) && sy_said_nth(s, w)->xpos != SY_XPOS_VB) return 1;
    return 0;
}

/* "$40m in damages | as absurd", ... | as "a bad joke": at the end of the scope, behind a verb that judges. */
static int is_judgement(const sy_said *s, int32_t w, int32_t first, int32_t last)
{
    if (!sy_word_is(sy_said_nth(s, w), "as") || w >= last || w <= first) return 0;
    for (int32_t v = w - 1; v >= first && v >= w - 3; v--)
        if (sy_word_is(sy_said_nth(s, v), "as")) return 0; /* "as late as possible" */
    const sy_word *next = sy_said_nth(s, w + 1);
    int quoted = next->upos == SY_PUNCT && w + 2 <= last && sy_said_nth(s, w + 2)->quote_depth > sy_said_nth(s, w)->quote_depth;
    int plain = next->upos == SY_ADJ && w + 1 == last && next->xpos == SY_XPOS_JJ;
    return (quoted || plain) && judged_before(s, w);
}

/* "| that X described as ...": another's voice on the thing, with a subject of its own. */
static int is_voice(const sy_said *s, int32_t w, int32_t last)
{
    const sy_word *x = sy_said_nth(s, w);
    if ((!sy_word_is(x, "that") && !sy_word_is(x, "which")) || w >= last) return 0;
    for (int32_t v = w + 2; v <= last; v++) {
        const sy_word *verb = sy_said_nth(s, v);
        if (verb->rel != SY_REL_ACL_RELCL || s->c.first[v] != w || v >= last) continue;
        int32_t subject = sy_child_main(s->d, v, SY_REL_NSUBJ);
        return subject > w && subject < v && sy_word_is(sy_said_nth(s, v + 1), "as") && judges(s, v) && is_tensed(s, v);
    }
    return 0;
}

/* ", an idea | that the union has turned down": a noun beside the thing, and what another did about it, to the end. */
static int is_beside(const sy_said *s, int32_t w, int32_t first, int32_t last)
{
    if (!opens_with_comma(s, w, first) || !(sy_word_is(sy_said_nth(s, w), "a") || sy_word_is(sy_said_nth(s, w), "an"))) return 0;
    int32_t noun = sy_said_nth(s, w)->head;
    if (noun <= w || noun >= last || s->c.first[noun] < w - 1 || sy_said_nth(s, noun)->rel != SY_REL_APPOS) return 0;
    int32_t verb = sy_child_main(s->d, noun, SY_REL_ACL), subject = verb > noun ? sy_child_main(s->d, verb, SY_REL_NSUBJ) : -1;
    return subject > noun && subject < verb && s->c.last[verb] >= last && is_tensed(s, verb) &&
           sy_said_nth(s, subject)->xpos != SY_XPOS_WDT && sy_said_nth(s, subject)->xpos != SY_XPOS_WP;
}

/* ", stepping back from war": a participle to the end with no list of such before it. Of a demand it may be how it is to be done:
 * "that they go, leaving their arms". */
static int is_participle(const sy_said *s, const sy_position_draft *draft, int32_t w, int32_t first, int32_t last)
{
    const sy_word *x = sy_said_nth(s, w);
    if (draft->stance == SAYSO_DEMANDS || x->xpos != SY_XPOS_VBG || x->upos != SY_VERB || !opens_with_comma(s, w, first) || w >= last) return 0;
    unsigned rel = sy_rel_main(x->rel);
    if (rel != SY_REL_ADVCL && rel != SY_REL_ACL) return 0;
    for (int32_t v = first; v <= last; v++) {
        const sy_word *y = sy_said_nth(s, v);
        if (v < w ? y->xpos == SY_XPOS_VBG && y->upos == SY_VERB && !sy_lemma_is(y, "include") && !sy_lemma_is(y, "regard") && !sy_lemma_is(y, "concern") : y->rel == SY_REL_CONJ && y->head == w) return 0;
        if (v > w && sy_word_is(y, ",") && !y->quote_depth) return 0; /* "a house, standing by the road, and a well" */
    }
    return s->c.first[w] >= w - 1 && draft->scope_head != w;
}

/* "strike on Friday | after talks broke down": what has gone wrong already, behind a deed to come. By the order of the words:
 * the tree is often another. */
static int is_since(const sy_said *s, int32_t w, int32_t last)
{
    if (!sy_word_is(sy_said_nth(s, w), "after") || s->condition[w] >= 0) return 0;
    int32_t verb = w + 2;
    while (verb <= last && sy_said_nth(s, verb)->xpos != SY_XPOS_VBD && sy_said_nth(s, verb)->upos != SY_PUNCT && sy_said_nth(s, verb)->upos != SY_AUX) verb++;
    if (verb > last || sy_said_nth(s, verb)->xpos != SY_XPOS_VBD || s->c.last[verb] < last) return 0;
    return sy_said_has(s, verb, SY_WORDS_SETBACK);
}

/* Is the word one of these? */
static int is_any(const sy_word *x, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (sy_word_is(x, words[i])) return 1;
    return 0;
}
#define IS_ANY(x, words) is_any(x, words, sizeof words / sizeof words[0])

/* "despite the pleas", "because no answer came", "on the grounds that": in spite of what, and why. */
static int is_reason(const sy_said *s, int32_t w)
{
    static const char *const words[] = { "despite", "because", "although" };
    const sy_word *x = sy_said_nth(s, w), *next = sy_said_nth(s, w + 1), *third = sy_said_nth(s, w + 2);
    if (sy_word_is(x, "because") && sy_word_is(next, "of")) return 0;
    if (IS_ANY(x, words)) return 1;
    if (sy_word_is(x, "even") && sy_word_is(next, "though")) return 1;
    return sy_word_is(x, "on") && sy_word_is(next, "the") && (sy_word_is(third, "grounds") || sy_word_is(third, "ground"));
}

/* "in his first speech since", "during her visit to", "in a television broadcast on Thursday": where it was said. */
static int is_occasion(const sy_said *s, int32_t w, int32_t last)
{
    static const char *const said[] = { "remarks", "remark", "speech", "address", "statement", "interview", "letter", "tweet", "post", "broadcast", "message", "comments" },
                             *const trips[] = { "visit", "trip", "tour", "speech", "stay", "address", "stopover" };
    const sy_word *x = sy_said_nth(s, w), *owner = sy_said_nth(s, w + 1);
    int during = sy_word_is(x, "during"), his = sy_word_is(owner, "his") || sy_word_is(owner, "her");
    if ((!during && !sy_word_is(x, "in")) || (!his && (during || !sy_word_is(owner, "a")))) return 0;
    for (int32_t v = w + 2; v <= last && v < w + 6; v++) {
        const sy_word *noun = sy_said_nth(s, v);
        if (noun->upos == SY_NOUN && (during ? IS_ANY(noun, trips) : IS_ANY(noun, said))) /* of "a" speech only where its day stands behind it: it may be part of what is asked */
            return his || v == last ? his : sy_word_is(sy_said_nth(s, v + 1), "on") && v + 2 <= last && sy_frame_timelike(s, v + 2);
        if (noun->upos != SY_NOUN && noun->upos != SY_ADJ && noun->upos != SY_NUM) return 0;
    }
    return 0;
}

/* ", per a newspaper", ", according to", ", said an aide": on whose word. */
static int is_credit(const sy_said *s, int32_t w, int32_t first, int32_t last)
{
    const sy_word *x = sy_said_nth(s, w);
    if (!opens_with_comma(s, w, first) || w >= last || x->quote_depth) return 0;
    if (sy_word_is(x, "per")) return last - w < 5 && sy_said_nth(s, w + 1)->upos != SY_NUM;
    if (sy_word_is(x, "according") && sy_word_is(sy_said_nth(s, w + 1), "to")) return 1;
    return x->upos == SY_VERB && x->xpos == SY_XPOS_VBD && sy_said_has(s, w, SY_WORDS_SAY) && sy_said_nth(s, w + 1)->upos != SY_PRON && sy_said_nth(s, w + 1)->upos != SY_SCONJ;
}

/* The same by the order of the words, where the tree took "as a row" for a phrase; in a headline the present tells it. */
static int told_by_order(const sy_said *s, int32_t w, int32_t last)
{
    const sy_sentence *in = &s->d->sentences.at[sy_said_nth(s, w)->sentence];
    int headline = sy_said_nth(s, (int32_t)(in->first_word + in->n_words) - 1)->upos != SY_PUNCT;
    unsigned next = sy_said_nth(s, w + 1)->upos;
    if (next != SY_DET && next != SY_NOUN && next != SY_PROPN && next != SY_PRON) return 0;
    for (int32_t v = w - 1; v > w - 4 && v >= 0; v--)
        if (sy_word_is(sy_said_nth(s, v), "as") || sy_word_is(sy_said_nth(s, v), "such") || sy_word_is(sy_said_nth(s, v), "same")) return 0;
    for (int32_t v = w + 2; v <= last && v < w + 10; v++) {
        const sy_word *x = sy_said_nth(s, v);
        if (x->upos == SY_PUNCT ? !sy_word_is(x, "-") : x->xpos == SY_XPOS_WDT || x->xpos == SY_XPOS_WP || x->upos == SY_SCONJ) return 0;
        int past = x->xpos == SY_XPOS_VBD || (x->xpos == SY_XPOS_VBN && sy_word_is(sy_said_nth(s, v + 1), "to") && sy_child(s->d, v, SY_REL_AUX) < 0);
        if (x->upos == SY_VERB && (past || (headline && (x->xpos == SY_XPOS_VBZ || x->xpos == SY_XPOS_VBP)))) return 1;
    }
    return 0;
}

/* "as a row over the ferries threatened to spread", "even as the strike went on", "while the talks were under way": told of the
 * time, by a verb of the past that stands no further off than its subject. */
static int is_meanwhile(const sy_said *s, int32_t w, int32_t last)
{
    if (!sy_word_is(sy_said_nth(s, w), "as") && !sy_word_is(sy_said_nth(s, w), "while")) return 0;
    if (told_by_order(s, w, last)) return 1;
    for (int32_t v = w + 2; v <= last; v++) {
        const sy_word *x = sy_said_nth(s, v);
        if (sy_rel_main(x->rel) != SY_REL_ADVCL || sy_clause_marker(s->d, v, sy_said_nth(s, w)->lower) != w) continue;
        int32_t subject = sy_child_main(s->d, v, SY_REL_NSUBJ);
        return subject > w && subject < v && sy_clause_past(s->d, v);
    }
    return 0;
}

/* ", in a blow to the government", ", with the latter at the far end": what it comes to, and what goes with it. */
static int is_outcome(const sy_said *s, int32_t w, int32_t first, int32_t last)
{
    static const char *const nouns[] = { "blow", "setback", "sign", "move", "bid", "escalation", "snub", "rebuke", "boost", "shift", "reversal", "twist" };
    const sy_word *x = sy_said_nth(s, w);
    int set_off = opens_with_comma(s, w, first);
    if (sy_word_is(x, "in") && (sy_word_is(sy_said_nth(s, w + 1), "a") || sy_word_is(sy_said_nth(s, w + 1), "an") || sy_word_is(sy_said_nth(s, w + 1), "another")))
        for (int32_t v = w + 2; v <= last && v < w + 5; v++)
            if (IS_ANY(sy_said_nth(s, v), nouns)) return set_off || sy_word_is(sy_said_nth(s, v + 1), "of") || sy_word_is(sy_said_nth(s, v + 1), "to");
    if (!set_off) return 0;
    for (int32_t v = w + 2; sy_word_is(x, "with") && v <= last && v < w + 6; v++)
        if (sy_said_nth(s, v)->xpos == SY_XPOS_VBG && sy_said_nth(s, v)->upos != SY_NOUN && sy_said_nth(s, v)->upos != SY_ADJ) return 1;
    return 0;
}

/* "| when asked about it", "| just before it was to end" */
static int is_moment(const sy_said *s, int32_t w)
{
    static const char *const asked[] = { "asked", "pressed", "questioned" }, *const close[] = { "just", "shortly", "right" };
    const sy_word *x = sy_said_nth(s, w), *next = sy_said_nth(s, w + 1);
    if (sy_word_is(x, "when")) return IS_ANY(next, asked);
    return IS_ANY(x, close) && (sy_word_is(next, "before") || sy_word_is(next, "after"));
}

/* "would" and "could" tell of what comes after what will have come about. */
static int is_told_later(const sy_said *s, int32_t first, int32_t w)
{
    for (int32_t v = first; v < w; v++)
        if (sy_said_nth(s, v)->xpos == SY_XPOS_MD) return 1;
    return 0;
}

void sy_position_tail(sy_said *s, sy_position_draft *draft)
{
    sayso_span hull = sy_spans_hull(draft->scope);
    int32_t first = (int32_t)sy_word_at(s->d, hull.start), last = (int32_t)sy_word_at(s->d, hull.end - 1), end = -1;
    if (draft->scope.n != 1) return;
    for (int32_t w = first + 1; w < last && end < 0; w++) {
        int off = (opens_with_comma(s, w, first) && sy_said_measures(s, w)) || is_judgement(s, w, first, last) || is_voice(s, w, last) || is_beside(s, w, first, last) ||
                  is_participle(s, draft, w, first, last) || is_reason(s, w) || is_occasion(s, w, last) || is_credit(s, w, first, last) || is_meanwhile(s, w, last) ||
                  is_outcome(s, w, first, last) || is_moment(s, w) || (is_since(s, w, last) && !is_told_later(s, first, w));
        if (off) end = w - 1;
    }
    while (end > first && sy_said_nth(s, end)->upos == SY_PUNCT && sy_word_is(sy_said_nth(s, end), ",")) end--;
    if (end < first) return;
    sayso_span kept = sy_clause_trim(s->d, first, end);
    if (kept.end <= kept.start) return;
    int32_t whole = sy_issue_of(s->engine, s->d, draft->scope);
    draft->scope = sy_spans_one(s->d, kept);
    if (draft->issue < 0 && whole >= 0) draft->issue = whole; /* what is told of the thing may name its matter */
}
