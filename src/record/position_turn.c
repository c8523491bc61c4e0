/*
 * position_turn.c - stances that the words around them turn, and scopes with a second thing in them: "go to jail rather
 * than pay", "sign or see the talks collapse", "the truce is dead if", and the verbs of a headline's list.
 */
#include "record/position.h"

static int32_t first_of(const sy_said *s, const sy_position_draft *draft) { return (int32_t)sy_word_at(s->d, sy_spans_hull(draft->scope).start); }
static int32_t last_of(const sy_said *s, const sy_position_draft *draft) { return (int32_t)sy_word_at(s->d, sy_spans_hull(draft->scope).end - 1); }

/* The scope from word `first` to word `last`, marks at its edges left out; 0: nothing is left. */
static int cut(sy_said *s, sy_position_draft *draft, int32_t first, int32_t last)
{
    while (last > first && (sy_said_nth(s, last)->upos == SY_PUNCT || sy_said_nth(s, last)->upos == SY_CCONJ)) last--;
    sayso_span span = last >= first ? sy_clause_trim(s->d, first, last) : (sayso_span){ 0, 0 };
    if (span.end <= span.start) return 0;
    draft->scope = sy_spans_one(s->d, span);
    return 1;
}

/* "pledged to go to jail rather than pay": what is borne shows what is refused; else the scope ends there. */
static void rather_than(sy_said *s, sy_position_draft *draft)
{
    int32_t first = first_of(s, draft), last = last_of(s, draft);
    if (draft->stance == SAYSO_PREFERS || draft->stance == SAYSO_SUPPORTS) return;
    for (int32_t w = first + 1; w + 1 < last; w++) {
        if (!sy_word_is(sy_said_nth(s, w), "rather") || !sy_word_is(sy_said_nth(s, w + 1), "than")) continue;
        int borne = (draft->stance == SAYSO_OFFERS || draft->stance == SAYSO_THREATENS) && draft->scope_head >= first && sy_said_has(s, draft->scope_head, SY_WORDS_PENALTY);
        if (!borne) {
            (void)cut(s, draft, first, w - 1);
        } else if (cut(s, draft, w + 2, last)) {
            draft->stance = SAYSO_REJECTS;
            draft->scope_head = sy_top_word(s, sy_spans_hull(draft->scope));
        }
        return;
    }
}

/* Is what follows "or" no other thing asked for but what comes of refusing: "or see it fail", "or talks are over"? */
static int comes_of_it(const sy_said *s, int32_t verb)
{
    if (sy_said_nth(s, verb)->upos != SY_VERB && sy_child(s->d, verb, SY_REL_COP) < 0) return 0;
    return sy_said_has(s, verb, SY_WORDS_PENALTY) || sy_said_has(s, verb, SY_WORDS_UNDONE) || (sy_child_main(s->d, verb, SY_REL_NSUBJ) >= 0 && sy_clause_finite(s->d, verb));
}

/* "to sign | or see the talks collapse": a demand and the threat behind it. */
static void or_else(sy_said *s, sy_position_draft *draft)
{
    int32_t first = first_of(s, draft), last = last_of(s, draft);
    for (int32_t w = first + 1; draft->stance == SAYSO_DEMANDS && w < last; w++) {
        int32_t verb = sy_said_nth(s, w)->head;
        if (verb > w && sy_rel_main(sy_said_nth(s, verb)->rel) == SY_REL_NSUBJ) verb = sy_said_nth(s, verb)->head;
        if (!sy_word_is(sy_said_nth(s, w), "or") || verb < w || verb > last || sy_said_nth(s, w - 1)->sentence != sy_said_nth(s, w)->sentence || !comes_of_it(s, verb)) continue;
        sy_position_draft threat = *draft;
        if (!cut(s, draft, first, w - 1)) return;
        threat.stance = SAYSO_THREATENS;
        threat.cue = threat.scope_head = verb;
        threat.target = -1;
        threat.conf -= 4;
        if (s->ruled[verb] == -1 && cut(s, &threat, w + 1, last)) sy_position_add(s, threat);
        return;
    }
}

/* The verb of stance whose object a bare noun of a headline opens at w: "reject truce, | demand | release"; NULL. */
static const sy_stance_cue *headline_verb(const sy_said *s, int32_t w)
{
    const sy_word *x = sy_said_nth(s, w), *next = sy_said_nth(s, w + 1);
    int plain = x->xpos == SY_XPOS_NN || x->xpos == SY_XPOS_VB || x->xpos == SY_XPOS_VBP || x->xpos == SY_XPOS_NNP || x->xpos == SY_XPOS_VBZ;
    if (!plain || next->sentence != x->sentence || (next->upos != SY_NOUN && next->upos != SY_ADJ && next->upos != SY_NUM && next->upos != SY_PROPN)) return NULL;
    for (const sy_stance_cue *cue = sy_stance_first(s->engine, x); cue; cue = sy_stance_next(s->engine, cue))
        if (cue->part == SY_VERB && cue->frame == SY_FRAME_OBJ && !cue->particle) return cue;
    return NULL;
}

static int is_headline(const sy_said *s, int32_t w)
{
    const sy_sentence *in = &s->d->sentences.at[sy_said_nth(s, w)->sentence];
    return sy_said_nth(s, (int32_t)(in->first_word + in->n_words) - 1)->upos != SY_PUNCT;
}

/* "Rebels reject truce, | demand release of prisoners": the next verb of the list, taken for a noun of the scope. */
static void next_in_list(sy_said *s, sy_position_draft *draft)
{
    int32_t first = first_of(s, draft), last = last_of(s, draft);
    if (draft->cue >= first || sy_said_nth(s, draft->cue)->upos != SY_VERB || !is_headline(s, draft->cue)) return;
    for (int32_t w = first + 2; w < last; w++) {
        const sy_stance_cue *cue = sy_word_is(sy_said_nth(s, w - 1), ",") ? headline_verb(s, w) : NULL;
        if (!cue) continue;
        sy_position_draft second = *draft;
        if (!cut(s, draft, first, w - 2) || sy_said_nth(s, w)->upos == SY_VERB) return;
        second.stance = cue->stance;
        second.cue = w;
        second.target = -1;
        if (!cut(s, &second, w + 1, last)) return;
        second.scope_head = sy_top_word(s, sy_spans_hull(second.scope));
        s->ruled[w] = -1;
        sy_position_add(s, second);
        return;
    }
}

void sy_position_cut(sy_said *s, sy_position_draft *draft)
{
    rather_than(s, draft);
    or_else(s, draft);
    next_in_list(s, draft);
}

uint8_t sy_position_turned(const sy_said *s, int32_t w, const sy_stance_cue *cue, uint8_t stance, int32_t clause)
{
    if ((stance != SAYSO_REJECTS && stance != SAYSO_OPPOSES) || s->consequence[w] < 0) return stance;
    if (cue->frame == SY_FRAME_SUBJ && sy_said_has(s, w, SY_WORDS_UNDONE)) return SAYSO_THREATENS; /* "the truce is dead if" */
    int32_t modal = clause >= 0 ? sy_clause_modal(s->d, clause) : -1;
    int comes = modal >= 0 && !sy_clause_negated(s->d, clause) && (sy_word_is(sy_said_nth(s, modal), "will") || sy_word_is(sy_said_nth(s, modal), "would"));
    return comes && cue->part == SY_VERB && cue->frame == SY_FRAME_OBJ && sy_said_has(s, w, SY_WORDS_HOSTILE) ? SAYSO_THREATENS : stance; /* "would bar them unless" */
}
