/*
 * condition_before.c - conditions one half of which is the sentence before: "We want our boats back. Until then, ...",
 * "The bloc would lift the ban. In return, the state would free the crew."
 */
#include "record/condition.h"

#include "record/stances.h"

static sayso_spans clause_on(sy_said *s, int32_t head) { return sy_clause_pieces(s->d, &s->c, head, SY_CUT_MARK | SY_CUT_ASIDE | SY_CUT_CONJ, NULL, 0); }

/* The sentence before that of w, in its paragraph; NULL. */
static const sy_sentence *sentence_before(const sy_said *s, int32_t w)
{
    uint32_t here = sy_said_nth(s, w)->sentence;
    if (!here || s->d->sentences.at[here - 1].block != s->d->sentences.at[here].block) return NULL;
    return &s->d->sentences.at[here - 1];
}

static int opens_sentence(const sy_said *s, int32_t w)
{
    int32_t first = (int32_t)s->d->sentences.at[sy_said_nth(s, w)->sentence].first_word;
    return w == first || (w == first + 1 && sy_said_nth(s, first)->upos == SY_PUNCT);
}

/* The verb under the last will or would among the words, none of them a question; -1. */
static int32_t verb_to_come(const sy_said *s, uint32_t first, uint32_t n)
{
    int32_t found = -1;
    for (uint32_t w = first; w < first + n; w++) {
        const sy_word *x = &s->d->words.at[w];
        if (sy_word_is(x, "?")) return -1;
        if (x->xpos == SY_XPOS_MD && (sy_word_is(x, "will") || sy_word_is(x, "would") || sy_word_is(x, "must")) && x->head > (int32_t)w && sy_child_main(s->d, x->head, SY_REL_NSUBJ) >= 0) found = x->head;
    }
    return found >= 0 && !sy_clause_negated(s->d, found) ? found : -1;
}

/* What somebody wants now, or what must be: the head of the clause or noun that says it; -1. *over: the verb of wanting, -1 */
static int32_t wanted(const sy_said *s, const sy_sentence *at, int32_t *over)
{
    *over = -1;
    for (uint32_t w = at->first_word; w < at->first_word + at->n_words; w++) {
        const sy_word *x = &s->d->words.at[w];
        int32_t verb = (int32_t)w, what = -1;
        if (sy_word_is(x, "must") && x->xpos == SY_XPOS_MD && x->head > verb && !sy_clause_negated(s->d, x->head)) return x->head;
        if (x->upos != SY_VERB || (x->xpos != SY_XPOS_VBP && x->xpos != SY_XPOS_VBZ) || sy_clause_negated(s->d, verb)) continue;
        if (!sy_lemma_is(x, "want") && !sy_lemma_is(x, "demand") && !sy_lemma_is(x, "need")) continue;
        what = sy_child(s->d, verb, SY_REL_XCOMP);
        if (what < 0) what = sy_child(s->d, verb, SY_REL_CCOMP);
        if (what < 0) what = sy_child(s->d, verb, SY_REL_OBJ);
        *over = verb;
        if (what > verb) return what;
    }
    return -1;
}

/* The verb of the clause behind word w, in the present or to come; -1. */
static int32_t deed_after(const sy_said *s, int32_t w)
{
    const sy_sentence *in = &s->d->sentences.at[sy_said_nth(s, w)->sentence];
    uint32_t end = in->first_word + in->n_words;
    int32_t to_come = verb_to_come(s, (uint32_t)w, end - (uint32_t)w);
    for (int32_t v = w + 1; to_come < 0 && v < (int32_t)end; v++) {
        const sy_word *x = sy_said_nth(s, v);
        int now = x->xpos == SY_XPOS_VBZ || x->xpos == SY_XPOS_VBP;
        if (x->upos == SY_VERB && now && sy_child(s->d, v, SY_REL_NSUBJ) > w && !sy_said_has(s, v, SY_WORDS_SAY)) return v;
    }
    return to_come;
}

/* "We want our boats back. Until then, the barges stand still." */
static void run_until_then(sy_said *s, int32_t w)
{
    const sy_sentence *before = sentence_before(s, w);
    int32_t over = -1, what = before ? wanted(s, before, &over) : -1, deed = what >= 0 ? deed_after(s, w + 1) : -1;
    if (deed < 0) return;
    sy_who speaker = sy_said_by(s, deed);
    if ((!speaker.is_party && speaker.actor < 0) || speaker.is_observer) return;
    sy_condition_draft draft = { .condition_head = what, .consequence_head = deed, .subject = -1, .conf = 78 };
    draft.condition = over < 0 ? clause_on(s, what) : sy_spans_one(s->d, sy_clause_trim(s->d, s->c.first[what], s->c.last[over])); /* "our boats | back" */
    draft.consequence = sy_spans_one(s->d, sy_clause_trim(s->d, w + 2, sy_condition_clause_end(s, w + 2 + (sy_said_nth(s, w + 2)->upos == SY_PUNCT))));
    draft.marker = sy_spans_one(s->d, sy_words_span(s->d, (uint32_t)w, (uint32_t)w + 1));
    draft.reason = "what holds until that is done";
    sy_condition_add(s, draft);
}

/* "A would lift the ban. In return, B would free the crew." */
static void run_in_return(sy_said *s, int32_t w)
{
    const sy_sentence *before = sentence_before(s, w), *in = &s->d->sentences.at[sy_said_nth(s, w)->sentence];
    if (!before || sy_word_is(sy_said_nth(s, w + 2), "for")) return;
    int32_t given = verb_to_come(s, before->first_word, before->n_words), asked = verb_to_come(s, (uint32_t)w, in->n_words - ((uint32_t)w - in->first_word));
    if (given < 0 || asked < 0 || !(sy_said_has(s, given, SY_WORDS_YIELD) || sy_said_has(s, given, SY_WORDS_OPENS) || sy_said_has(s, asked, SY_WORDS_YIELD) || sy_said_has(s, asked, SY_WORDS_OPENS))) return;
    sy_condition_draft draft = { .condition_head = asked, .consequence_head = given, .subject = -1, .kind = SAYSO_CONDITION_OFFER, .settled = 1, .conf = 78 };
    draft.condition = sy_spans_one(s->d, sy_clause_trim(s->d, w + 2, sy_condition_clause_end(s, w + 2 + (sy_said_nth(s, w + 2)->upos == SY_PUNCT))));
    draft.consequence = clause_on(s, given);
    draft.marker = sy_spans_one(s->d, sy_words_span(s->d, (uint32_t)w, (uint32_t)w + 1));
    draft.reason = "one for the other, in two sentences";
    sy_condition_add(s, draft);
}

void sy_conditions_before(sy_said *s, int32_t w)
{
    if ((uint32_t)w + 3 >= s->d->words.n || !opens_sentence(s, w) || sy_said_nth(s, w + 2)->sentence != sy_said_nth(s, w)->sentence) return;
    const sy_word *x = sy_said_nth(s, w), *next = sy_said_nth(s, w + 1);
    if (sy_word_is(x, "until") && sy_word_is(next, "then")) run_until_then(s, w);
    if (sy_word_is(x, "in") && (sy_word_is(next, "return") || sy_word_is(next, "exchange"))) run_in_return(s, w);
}
