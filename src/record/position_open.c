/*
 * position_open.c - positions of those who say what they will not leave undone: "would not rule out force", "will not
 * hesitate to strike", "will not refrain from punishing them". Harm that is left open is a threat, a gift an offer.
 */
#include "record/denied.h"
#include "record/position.h"

/* Words whose denial announces the deed; "not ruled out" only leaves it open. */
static int announces(const sy_said *s, int32_t w)
{
    return sy_lemma_is(sy_said_nth(s, w), "hesitate") || sy_said_nth(s, w)->upos == SY_ADJ;
}

static uint8_t stance_of(const sy_said *s, int32_t w, int32_t deed, sayso_spans scope)
{
    uint32_t harm = sy_words_weight(s->engine, s->d, deed, -1, SY_WORDS_HOSTILE), gift = sy_words_weight(s->engine, s->d, deed, -1, SY_WORDS_YIELD);
    if (harm > gift || (!gift && sy_is_hostile(s, deed, scope))) return SAYSO_THREATENS;
    if (gift || sy_said_has(s, deed, SY_WORDS_AGREEMENT)) return SAYSO_OFFERS;
    return announces(s, w) ? SAYSO_THREATENS : SAYSO_STANCE_NONE;
}

int32_t sy_positions_open(sy_said *s, int32_t w)
{
    int32_t deed = sy_denied_deed(s, w);
    if (deed < 0) return -1;
    sayso_span hull = sy_spans_hull(sy_frame_whole(s, deed));
    if (hull.end <= hull.start) return -1;
    int32_t first = sy_said_nth(s, deed)->upos == SY_VERB ? deed : (int32_t)sy_word_at(s->d, hull.start);
    sayso_spans scope = sy_spans_one(s->d, sy_clause_trim(s->d, first, (int32_t)sy_word_at(s->d, hull.end - 1)));
    sy_stance_cue cue = { .lemma = sy_said_nth(s, w)->lemma, .part = SY_VERB, .stance = stance_of(s, w, deed, scope), .frame = SY_FRAME_PHRASE };
    sy_frame_found at = { .head = deed, .target = -1, .holder = -1, .scope = scope, .first = w, .last = first - 1 };
    int32_t above = sy_said_nth(s, w)->head, refused = sy_clause_negated(s->d, w) ? -1 : above; /* "refused | to rule out" */
    cue.conf = cue.stance == SAYSO_OFFERS ? 66 : announces(s, w) ? 84 : refused >= 0 ? 72 : 78;
    cue.settled = SY_SETTLED_NEGATION | SY_SETTLED_MODAL;
    if (cue.stance) (void)sy_positions_take(s, w, &cue, &at, refused >= 0 ? refused : sy_clause_of(s->d, w));
    if (s->ruled[w] == -1) s->ruled[w] = SY_RULED_PART;
    if (refused >= 0 && s->ruled[refused] == -1) s->ruled[refused] = SY_RULED_PART;
    return first - 1;
}
