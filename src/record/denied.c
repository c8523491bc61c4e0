/* denied.c - denied refusals, shared negations, what is asked for, what papers lay down, open questions (denied.h). */
#include "record/denied.h"

#include "record/condition.h"

enum { HOPS = 6, BACK_MAX = 24 };

/* ---- "would not rule out force" */

/* "refused | to rule out", "declined | to exclude" */
static int is_refused(const sy_said *s, int32_t w)
{
    int32_t above = sy_said_nth(s, w)->head;
    if (above < 0 || above > w || sy_clause_marker(s->d, w, "to") < 0) return 0;
    return sy_lemma_is(sy_said_nth(s, above), "refuse") || sy_lemma_is(sy_said_nth(s, above), "decline");
}

int32_t sy_denied_deed(const sy_said *s, int32_t w)
{
    const sy_word *x = sy_said_nth(s, w);
    if ((x->upos != SY_VERB && x->upos != SY_ADJ) || !sy_said_has(s, w, SY_WORDS_FORBEAR)) return -1;
    if (sy_clause_negated(s->d, w) == is_refused(s, w)) return -1;
    SY_EACH_CHILD(s->d, w, c) {
        unsigned rel = sy_rel_main(sy_said_nth(s, c)->rel);
        if (c < w || sy_said_nth(s, c)->upos == SY_PRON) continue;
        if (rel == SY_REL_OBJ || rel == SY_REL_XCOMP || rel == SY_REL_CCOMP) return c;
        int from = rel == SY_REL_OBL && (sy_clause_marker(s->d, c, "from") >= 0 || sy_clause_marker(s->d, c, "at") >= 0);
        int deed = rel == SY_REL_ADVCL && (sy_said_nth(s, c)->xpos == SY_XPOS_VBG || sy_clause_marker(s->d, c, "to") >= 0);
        if (from || deed) return c;
    }
    return -1;
}

/* ---- "will not host bases as well as deploy missiles" */

int sy_negation_shared(const sy_said *s, int32_t w)
{
    const sy_word *x = sy_said_nth(s, w);
    if (x->rel != SY_REL_CONJ || x->head < 0 || x->head > w || sy_child_main(s->d, w, SY_REL_NSUBJ) >= 0 || x->xpos != sy_said_nth(s, x->head)->xpos) return 0;
    SY_EACH_CHILD(s->d, w, c)
        if (sy_rel_main(sy_said_nth(s, c)->rel) == SY_REL_AUX || sy_word_is(sy_said_nth(s, c), "but")) return 0; /* "will not talk but will fight" */
    return sy_clause_negated(s->d, x->head);
}

int sy_is_none(const sy_said *s, int32_t noun)
{
    SY_EACH_CHILD(s->d, noun, c)
        if (sy_said_nth(s, noun)->upos == SY_NOUN && c < noun && (sy_word_is(sy_said_nth(s, c), "any") || sy_word_is(sy_said_nth(s, c), "no"))) return 1;
    return 0;
}

/* ---- "Rusk's demand that Orvenia lift the tolls" */

static int asks(const sy_said *s, int32_t w)
{
    const sy_word *x = sy_said_nth(s, w);
    if (x->upos != SY_NOUN && x->upos != SY_VERB) return 0;
    for (const sy_stance_cue *cue = sy_stance_first(s->engine, x); cue; cue = sy_stance_next(s->engine, cue))
        if (cue->stance == SAYSO_DEMANDS && cue->part == x->upos && cue->frame != SY_FRAME_OBJ) return 1;
    return 0;
}

/* Is the clause the content of the word over it, with a doer of its own? */
static int is_content(const sy_said *s, int32_t clause, int32_t above)
{
    unsigned rel = sy_rel_main(sy_said_nth(s, clause)->rel);
    if (above > clause || sy_said_nth(s, clause)->rel == SY_REL_ACL_RELCL) return 0;
    if (rel != SY_REL_CCOMP && rel != SY_REL_ACL && rel != SY_REL_XCOMP && rel != SY_REL_ADVCL) return 0;
    int that = sy_clause_marker(s->d, clause, "that") >= 0, to = sy_clause_marker(s->d, clause, "to") >= 0;
    if (sy_said_nth(s, above)->upos == SY_NOUN) return that || (to && sy_child_main(s->d, clause, SY_REL_NSUBJ) >= 0);
    int32_t doer = sy_child_main(s->d, clause, SY_REL_NSUBJ);
    int one = doer >= 0 && (sy_said_nth(s, doer)->xpos == SY_XPOS_NN || sy_said_nth(s, doer)->xpos == SY_XPOS_NNP); /* "that the council act", taken for a plural's verb */
    int base = (sy_said_nth(s, clause)->xpos == SY_XPOS_VB || (one && sy_said_nth(s, clause)->xpos == SY_XPOS_VBP)) && sy_clause_modal(s->d, clause) < 0; /* "insisted that it had" is none */
    return (that && base) || (to && sy_child(s->d, above, SY_REL_OBJ) >= 0);
}

/* "Rusk's | demand | that Orvenia pay and that it leave": by the order of the words; -1. */
static int32_t asked_before(const sy_said *s, int32_t clause)
{
    int32_t first = (int32_t)s->d->sentences.at[sy_said_nth(s, clause)->sentence].first_word;
    for (int32_t w = clause - 2; w >= first && w > clause - BACK_MAX; w--) {
        if (!sy_word_is(sy_said_nth(s, w + 1), "that") || sy_said_nth(s, w)->upos != SY_NOUN || !asks(s, w)) continue;
        const sy_word *next = sy_said_nth(s, w + 2);
        if (next->upos == SY_AUX || next->upos == SY_VERB || sy_said_nth(s, w)->head == clause) return -1; /* "the demand that was made" */
        return clause <= sy_condition_clause_end(s, w) && sy_is_below(s->d, clause, w) ? w : -1;
    }
    return -1;
}

int32_t sy_asked_by(const sy_said *s, int32_t clause)
{
    int32_t w = clause;
    for (int hops = 0; w >= 0 && hops < HOPS; hops++) {
        int32_t above = sy_said_nth(s, w)->head;
        unsigned rel = sy_rel_main(sy_said_nth(s, w)->rel);
        if (above < 0) break;
        if (asks(s, above) && is_content(s, w, above)) return above;
        if (rel != SY_REL_CONJ && rel != SY_REL_CCOMP && rel != SY_REL_XCOMP) break;
        w = above;
    }
    return asked_before(s, clause);
}

/* ---- "under the old accord, Castavar would dredge less" */

/* "a plan | under which it would", "a proposal for a truce | during which it would"; -1. */
static int32_t paper_over(const sy_said *s, int32_t clause, int32_t noun)
{
    int in_it = 0;
    SY_EACH_CHILD(s->d, clause, c)
        in_it |= (sy_said_nth(s, c)->xpos == SY_XPOS_WDT || sy_said_nth(s, c)->xpos == SY_XPOS_WP) && (sy_clause_marker(s->d, c, "under") >= 0 || sy_clause_marker(s->d, c, "during") >= 0 || sy_clause_marker(s->d, c, "in") >= 0);
    for (int hops = 0; in_it && noun >= 0 && hops < 3 && sy_said_nth(s, noun)->upos == SY_NOUN; hops++) {
        if (sy_words_has(s->engine, s->d, noun, noun, SY_WORDS_RULES) || sy_words_has(s->engine, s->d, noun, noun, SY_WORDS_AGREEMENT)) return noun;
        noun = sy_said_nth(s, noun)->head;
    }
    return -1;
}

int32_t sy_under_terms(const sy_said *s, int32_t clause)
{
    for (int hops = 0; clause >= 0 && hops < HOPS; hops++) {
        int32_t noun = sy_clause_child_by(s->d, clause, "under");
        if (noun >= 0 && sy_words_has(s->engine, s->d, noun, noun, SY_WORDS_RULES)) return noun;
        unsigned rel = sy_rel_main(sy_said_nth(s, clause)->rel);
        int32_t above = sy_said_nth(s, clause)->head;
        if (sy_said_nth(s, clause)->rel == SY_REL_ACL_RELCL) return paper_over(s, clause, above);
        if (rel != SY_REL_CONJ && rel != SY_REL_XCOMP) return -1;
        clause = above;
    }
    return -1;
}

/* ---- "without saying whether he would" */

int sy_is_open_question(const sy_said *s, int32_t clause)
{
    for (int hops = 0; clause >= 0 && hops < HOPS; hops++) {
        int32_t above = sy_said_nth(s, clause)->head;
        int whether = sy_clause_marker(s->d, clause, "whether") >= 0 || sy_word_is(sy_said_nth(s, s->c.first[clause]), "whether"), how = 0;
        if (whether) return 1;
        for (int32_t w = s->c.first[clause]; w < clause && w < s->c.first[clause] + 3; w++) how |= sy_word_is(sy_said_nth(s, w), "how"); /* "just how much" */
        int32_t beside = above >= 0 ? sy_child(s->d, above, SY_REL_XCOMP) : -1; /* "it remains | unclear" */
        if (how && above >= 0 && (sy_clause_negated(s->d, above) || sy_said_has(s, above, SY_WORDS_WHETHER) || (beside >= 0 && sy_said_has(s, beside, SY_WORDS_WHETHER)))) return 1;
        unsigned rel = sy_rel_main(sy_said_nth(s, clause)->rel);
        if (rel != SY_REL_CONJ && rel != SY_REL_XCOMP && rel != SY_REL_CCOMP) return 0;
        clause = above;
    }
    return 0;
}

/* ---- "if the union accepts the offer" */

int sy_is_granted(const sy_said *s, int32_t condition)
{
    if (condition < 0 || sy_clause_negated(s->d, condition)) return 0;
    for (const sy_stance_cue *cue = sy_stance_first(s->engine, sy_said_nth(s, condition)); cue; cue = sy_stance_next(s->engine, cue))
        if (cue->part == SY_VERB && cue->stance == SAYSO_ACCEPTS && cue->frame == SY_FRAME_OBJ && !cue->particle) return 1;
    return 0;
}

/* ---- "needs it more than we do" */

int sy_is_compared(const sy_said *s, int32_t w)
{
    int32_t end = s->c.last[w];
    for (int32_t i = w + 1; i < end; i++)
        if (sy_word_is(sy_said_nth(s, i), "more") && sy_word_is(sy_said_nth(s, i + 1), "than")) return 1;
    return 0;
}
