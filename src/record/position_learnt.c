/*
 * position_learnt.c - positions by the learned tables (position_model.h), after the rules have been over a sentence: how sure a position of the rules
 * is, given the words it stands in; and positions at words that no rule knows.
 */
#include "record/position_model.h"

#include "base/limits.h"
#include "record/denied.h"
#include "record/position.h"

enum { NAMELESS = 10, LEAST = 40, SHOWN = 70, CLEAN = 84, OWN_DEED = 24, HARMLESS = 20, IDLE = 16 };

/* The passive or reduced clause's subject, or the noun over a relative clause: what "X is unacceptable" is about. */
static int scope_before(sy_said *s, int32_t w, sy_position_draft *draft)
{
    int32_t clause = sy_clause_of(s->d, w), subject = clause >= 0 ? sy_clause_subject(s->d, clause) : -1;
    if (subject < 0 || subject == draft->holder.word || subject > w) return 0;
    draft->scope_head = subject;
    draft->scope = sy_frame_whole(s, subject);
    return draft->scope.n > 0;
}

/* The clause, or what hangs on a noun, from the word on. */
static int scope_self(sy_said *s, int32_t w, sy_position_draft *draft)
{
    sayso_span all = sy_spans_hull(sy_clause_pieces(s->d, &s->c, w, SY_CUT_MARK | SY_CUT_ASIDE | SY_CUT_SUBJECT, NULL, 0));
    int32_t first = sy_said_nth(s, w)->upos == SY_VERB ? w : -1;
    if (all.end <= all.start) return 0;
    if (first < 0) first = (int32_t)sy_word_at(s->d, all.start);
    SY_EACH_CHILD(s->d, w, c)
        if (sy_said_nth(s, c)->rel == SY_REL_AUX_PASS && c < first) first = c;
    int32_t last = (int32_t)sy_word_at(s->d, all.end - 1);
    draft->scope_head = w;
    if (last >= first) draft->scope = sy_spans_one(s->d, sy_clause_trim(s->d, first, last));
    return draft->scope.n > 0;
}

/* By the frames of the tables of stance, the fuller ones first: "pleaded with X to", "urged X to", "that", "to". */
static int scope_by_frame(sy_said *s, int32_t w, sy_position_draft *draft)
{
    static const uint8_t verbs[] = { SY_FRAME_WITH_TO, SY_FRAME_ON_TO, SY_FRAME_OBJ_TO, SY_FRAME_TO_TO, SY_FRAME_FOR_TO, SY_FRAME_THAT, SY_FRAME_TO, SY_FRAME_ING };
    static const uint8_t others[] = { SY_FRAME_ON_TO, SY_FRAME_TO_TO, SY_FRAME_FOR_TO, SY_FRAME_THAT, SY_FRAME_TO };
    int verb = sy_said_nth(s, w)->upos == SY_VERB;
    const uint8_t *frames = verb ? verbs : others;
    for (size_t i = 0; i < (verb ? sizeof verbs : sizeof others); i++) {
        sy_stance_cue cue = { .lemma = sy_said_nth(s, w)->lemma, .part = (uint8_t)(verb ? SY_VERB : sy_said_nth(s, w)->upos), .stance = draft->stance, .frame = frames[i] };
        sy_frame_found at = { .head = -1, .target = -1, .holder = -1 };
        if (!sy_frame_find(s, w, &cue, &at) || at.head <= w) continue;
        draft->scope_head = at.head;
        draft->scope = at.scope;
        draft->target = at.target;
        return draft->scope.n > 0;
    }
    return 0;
}

/* What follows the word and its particle or preposition. */
static int scope_behind(sy_said *s, int32_t w, sy_position_draft *draft)
{
    sy_frame_found at = { .head = -1, .target = -1, .holder = -1 };
    int32_t last = w;
    if (scope_by_frame(s, w, draft)) return 1;
    SY_EACH_CHILD(s->d, w, c)
        if (c == last + 1 && sy_said_nth(s, c)->rel == SY_REL_COMPOUND_PRT) last = c;
    if ((uint32_t)last + 1 < s->d->words.n && sy_said_nth(s, last + 1)->upos == SY_ADP && sy_said_nth(s, last + 1)->sentence == sy_said_nth(s, w)->sentence) last++;
    if (!sy_frame_after(s, last, &at)) return 0;
    draft->scope_head = at.head;
    draft->scope = at.scope;
    draft->target = at.target;
    return 1;
}

static int find_scope(sy_said *s, int32_t w, unsigned place, sy_position_draft *draft)
{
    static int (*const finders[SY_SCOPE_PLACES])(sy_said *, int32_t, sy_position_draft *) = { scope_behind, scope_self, scope_before };
    if (finders[place](s, w, draft)) return 1;
    return (place != SY_SCOPE_BEHIND && scope_behind(s, w, draft)) || (place != SY_SCOPE_BEFORE && scope_before(s, w, draft)) || scope_self(s, w, draft);
}

/* "If the rains fail, farmers will lose their herds": what will happen, told by nobody. */
static int is_forecast(const sy_said *s, int32_t w)
{
    int32_t c = s->consequence[w];
    return c >= 0 && s->d->conditions.at[c].kind == SAYSO_CONDITION_PREDICTION && s->content[w] < 0 && sy_said_by(s, w).word < 0;
}

/* "after the rebels had left": a noun under such a word is when, not who. */
static int is_when(const sy_said *s, int32_t noun)
{
    static const char *const words[] = { "after", "before", "without", "since", "until", "despite", "during" };
    const sy_word *first = sy_said_nth(s, s->c.first[noun]);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (sy_word_is(first, words[i])) return 1;
    return 0;
}

/* "ready to use them": nothing that the other side is given, as far as is said. */
static int gives_nothing(const sy_said *s, int32_t w, const sy_position_draft *draft)
{
    int32_t deed = sy_said_nth(s, w)->upos == SY_ADJ ? sy_child(s->d, w, SY_REL_XCOMP) : -1;
    int32_t what = deed > w ? sy_child(s->d, deed, SY_REL_OBJ) : -1;
    return draft->stance == SAYSO_OFFERS && what > deed && sy_said_nth(s, what)->upos == SY_PRON && !sy_said_has(s, deed, SY_WORDS_YIELD);
}

/* "wishes to thank", "seeks to deepen its ties": a wish for a deed of one's own, asked of nobody; "wants to be recognised", "to keep it" is. */
static int is_own_deed(const sy_said *s, int32_t w, const sy_position_draft *draft)
{
    int32_t deed = sy_child(s->d, w, SY_REL_XCOMP);
    if (draft->stance != SAYSO_DEMANDS || deed < w || sy_said_nth(s, deed)->xpos != SY_XPOS_VB || sy_child(s->d, w, SY_REL_OBJ) >= 0) return 0;
    if (sy_child(s->d, deed, SY_REL_AUX_PASS) >= 0 || sy_said_has(s, deed, SY_WORDS_GAIN)) return 0;
    return sy_said_has(s, deed, SY_WORDS_COURTESY) || !sy_said_has(s, deed, SY_WORDS_UNDERGO);
}

/* "intends to hold a vote", "will go out on a high note": nothing that hurts. */
static int is_harmless(const sy_said *s, int32_t w, const sy_position_draft *draft)
{
    if (draft->stance != SAYSO_THREATENS || sy_said_has(s, w, SY_WORDS_WARN)) return 0;
    return !sy_is_hostile(s, w, draft->scope) && !(draft->scope_head >= 0 && sy_is_hostile(s, draft->scope_head, draft->scope));
}

/* "vowed to ignore the order" refuses it; "the blockade would end once" gives something. */
static uint8_t turned(sy_said *s, int32_t w, sy_position_draft *draft)
{
    int32_t deed = sy_child(s->d, w, SY_REL_XCOMP), subject = sy_clause_subject(s->d, w);
    if (draft->stance != SAYSO_THREATENS) return draft->stance;
    for (const sy_stance_cue *cue = deed > w && !sy_said_has(s, deed, SY_WORDS_HOSTILE) ? sy_stance_first(s->engine, sy_said_nth(s, deed)) : NULL; cue; cue = sy_stance_next(s->engine, cue))
        if (cue->part == SY_VERB && cue->frame == SY_FRAME_OBJ && (cue->stance == SAYSO_REJECTS || cue->stance == SAYSO_OPPOSES)) return SAYSO_REJECTS;
    int ends = sy_said_has(s, w, SY_WORDS_CEASE) && subject >= 0 && subject < w && sy_said_has(s, subject, SY_WORDS_HOSTILE) && s->consequence[w] >= 0;
    if (!ends) return draft->stance;
    draft->scope_head = w;
    draft->scope = sy_clause_pieces(s->d, &s->c, w, SY_CUT_MARK | SY_CUT_ASIDE, NULL, 0);
    return SAYSO_OFFERS;
}

/* Announced, not denied, by a verb that no table has. */
static int is_plain_future(const sy_said *s, int32_t w)
{
    int32_t clause = sy_clause_of(s->d, w), modal = clause >= 0 ? sy_clause_modal(s->d, clause) : -1;
    if (clause != w || modal < 0 || sy_clause_negated(s->d, clause) || sy_stance_first(s->engine, sy_said_nth(s, w))) return 0;
    return sy_word_is(sy_said_nth(s, modal), "will") || sy_word_is(sy_said_nth(s, modal), "would");
}

/* "claims that it is so", "claims victory": what is told, or boasted of; "claims the island" names its matter. */
static int is_assertion(const sy_said *s, int32_t w, const sy_position_draft *draft)
{
    if (!sy_lemma_is(sy_said_nth(s, w), "claim") || sy_said_nth(s, w)->upos != SY_VERB) return 0;
    return sy_child_main(s->d, w, SY_REL_CCOMP) > w || sy_issue_of(s->engine, s->d, draft->scope) < 0;
}

/* "warns of a long quarrel", "warned that it could end badly": what is feared, done by nobody. */
static int is_feared(const sy_said *s, int32_t w, const sy_position_draft *draft)
{
    int32_t head = draft->scope_head;
    if (draft->stance != SAYSO_THREATENS || !sy_said_has(s, w, SY_WORDS_WARN) || head < 0 || head == w) return 0;
    if (sy_said_nth(s, head)->upos == SY_NOUN) return !sy_is_hostile(s, head, draft->scope) && (sy_clause_marker(s->d, head, "of") >= 0 || sy_clause_marker(s->d, head, "about") >= 0);
    int32_t modal = sy_clause_modal(s->d, head), subject = sy_clause_subject(s->d, head);
    if (modal < 0 || subject < 0 || sy_speaks_for(s, subject, draft->holder)) return 0;
    return sy_word_is(sy_said_nth(s, modal), "could") || sy_word_is(sy_said_nth(s, modal), "may") || sy_word_is(sy_said_nth(s, modal), "might");
}

/* Is the verb itself, no particle behind it, one that takes a stance? */
static int takes_stance(const sy_said *s, int32_t w)
{
    for (const sy_stance_cue *cue = sy_stance_first(s->engine, sy_said_nth(s, w)); cue; cue = sy_stance_next(s->engine, cue))
        if (cue->part == SY_VERB && !cue->particle) return 1;
    return 0;
}

/* "vented its anger", "slapped a levy on": an act that was done, by a verb that no table has. */
static int is_plain_act(const sy_said *s, int32_t w, const sy_position_draft *draft)
{
    const sy_word *x = sy_said_nth(s, w);
    if (draft->stance != SAYSO_ACCEPTS && draft->stance != SAYSO_SUPPORTS) return 0;
    int32_t aux = x->xpos == SY_XPOS_VBN ? sy_child(s->d, w, SY_REL_AUX) : -1;
    int done = x->xpos == SY_XPOS_VBD || (aux >= 0 && sy_lemma_is(sy_said_nth(s, aux), "have"));
    return done && !sy_said_has(s, w, SY_WORDS_SAY) && !sy_said_has(s, w, SY_WORDS_RAISE) && !takes_stance(s, w);
}

/* "the rebels should withdraw, he said": who is told to, and "agreed with the envoy": whom it is agreed with. */
static int is_told_to(const sy_said *s, int32_t w, const sy_position_draft *draft)
{
    int32_t modal = sy_clause_is_head(s->d, w) ? sy_clause_modal(s->d, w) : -1;
    int must = modal >= 0 && (sy_word_is(sy_said_nth(s, modal), "must") || sy_word_is(sy_said_nth(s, modal), "should") || sy_word_is(sy_said_nth(s, modal), "ought"));
    int32_t subject = must ? sy_clause_subject(s->d, w) : -1;
    int told = subject >= 0 && draft->holder.word >= 0 && (draft->holder.word == subject || sy_is_below(s->d, draft->holder.word, subject));
    if (draft->stance == SAYSO_DEMANDS && told && !takes_stance(s, w)) return 1;
    return draft->stance == SAYSO_ACCEPTS && draft->scope_head > w && sy_clause_marker(s->d, draft->scope_head, "with") >= 0 && sy_who_is(s, draft->scope_head).is_party;
}

/* "nothing to hide", "came with clean hands", "warns Castavar": no thing that can be wanted, an act already done, or who it is said to. */
static int is_no_stance(const sy_said *s, int32_t w, const sy_position_draft *draft)
{
    const sy_word *x = sy_said_nth(s, w), *head = sy_said_nth(s, draft->scope_head);
    if (is_assertion(s, w, draft) || is_feared(s, w, draft) || is_plain_act(s, w, draft) || is_told_to(s, w, draft)) return 1;
    if (sy_word_is(head, "nothing") || sy_word_is(head, "something") || sy_word_is(head, "none")) return 1;
    sayso_span whole = sy_spans_hull(draft->scope);
    if (x->upos == SY_NOUN && draft->scope_head == w && draft->stance == SAYSO_OFFERS) return 1; /* "its proposals": which, it does not say */
    if (draft->stance == SAYSO_OFFERS && sy_lemma_is(x, "have")) return 1; /* "we have patience" */
    if (x->upos == SY_ADJ && draft->scope_head == w && x->span.end == whole.end) return 1; /* "we are ready": for what, it does not say */
    if (x->upos == SY_VERB && x->xpos != SY_XPOS_VB && whole.start == x->span.start && whole.end == x->span.end) return 1; /* "has refused": what, it does not say */
    if (draft->stance == SAYSO_REJECTS && is_plain_future(s, w)) return 1; /* "will be sending two ships" */
    if (draft->stance == SAYSO_REJECTS && draft->scope_head > w && whole.start == head->span.start && sy_said_has(s, draft->scope_head, SY_WORDS_SILENT)) return 1; /* "declines comment" */
    int named = draft->stance == SAYSO_THREATENS || draft->stance == SAYSO_DEMANDS;
    if (named && draft->scope_head > w && (head->upos == SY_PROPN || head->upos == SY_NOUN) && sy_who_is(s, draft->scope_head).actor >= 0) return 1;
    if (draft->stance == SAYSO_THREATENS && sy_words_weight(s->engine, s->d, w, -1, SY_WORDS_YIELD) > sy_words_weight(s->engine, s->d, w, -1, SY_WORDS_HOSTILE)) return 1;
    if (draft->stance == SAYSO_THREATENS && sy_said_has(s, w, SY_WORDS_UNDERGO) && draft->holder.word == sy_clause_subject(s->d, w)) return 1;
    if (draft->stance == SAYSO_DEMANDS && head->upos == SY_NOUN && draft->scope_head > w && sy_said_has(s, draft->scope_head, SY_WORDS_WARN)) return 1; /* "sent an ultimatum" */
    int spoken = sy_said_has(s, w, SY_WORDS_SAY) || sy_stance_first(s->engine, x);
    return draft->stance == SAYSO_ACCEPTS && x->xpos == SY_XPOS_VBD && !spoken && sy_child(s->d, w, SY_REL_OBJ) < 0 && sy_child(s->d, w, SY_REL_XCOMP) < 0;
}

/* Asked of the holder, laid down for him, left open, denied, or a word that only describes: "the | proposed | accord". */
static int is_not_his(const sy_said *s, int32_t w, const sy_position_draft *draft)
{
    int32_t clause = sy_clause_of(s->d, w), by = clause >= 0 ? sy_asked_by(s, clause) : -1;
    if (sy_said_nth(s, w)->rel == SY_REL_AMOD || sy_denied_deed(s, w) >= 0 || sy_is_none(s, w)) return 1;
    if (clause < 0) return 0;
    if (by >= 0 && by < w && (clause == w || draft->holder.word > by)) return 1;
    if (sy_lemma_is(sy_said_nth(s, w), "need") && sy_is_compared(s, w)) return 1;
    return sy_under_terms(s, clause) >= 0 || sy_is_open_question(s, clause) || (clause == w && sy_negation_shared(s, w));
}

/* "decided to suspend it": a deed of one's own, where nobody is answered; "decided to join" answers. */
static int is_decided(const sy_said *s, int32_t w, const sy_position_draft *draft)
{
    int32_t deed = sy_child(s->d, w, SY_REL_XCOMP);
    if ((draft->stance != SAYSO_ACCEPTS && draft->stance != SAYSO_SUPPORTS) || deed < w || !sy_said_has(s, w, SY_WORDS_RAISE)) return 0;
    for (const sy_stance_cue *cue = sy_stance_first(s->engine, sy_said_nth(s, deed)); cue; cue = sy_stance_next(s->engine, cue))
        if (cue->part == SY_VERB && (cue->stance == SAYSO_ACCEPTS || cue->stance == SAYSO_SUPPORTS)) return 0;
    return 1;
}

/* "the League could also give guarantees", "may wait": what might be, as nobody says who speaks for it. */
static int is_only_possible(const sy_said *s, int32_t w, const sy_position_draft *draft)
{
    int32_t clause = sy_clause_of(s->d, w), m = clause >= 0 ? sy_clause_modal(s->d, clause) : -1;
    if (m < 0 || (draft->stance != SAYSO_OFFERS && draft->stance != SAYSO_ACCEPTS) || sy_clause_negated(s->d, clause)) return 0;
    if (!sy_word_is(sy_said_nth(s, m), "could") && !sy_word_is(sy_said_nth(s, m), "may") && !sy_word_is(sy_said_nth(s, m), "might")) return 0;
    sy_who speaker = sy_said_by(s, clause);
    int other = (speaker.actor >= 0 && draft->holder.actor >= 0 && !sy_same_side(s, speaker.actor, draft->holder.actor)) || !sy_speaks_for(s, draft->holder.word, speaker);
    return (speaker.word < 0 || other) && s->consequence[w] < 0;
}

/* "they will prolong their stay, he said": what another will do, as he sees it, and asks of nobody. */
static int is_foreseen(const sy_said *s, int32_t w, const sy_position_draft *draft)
{
    int32_t m = sy_clause_is_head(s->d, w) ? sy_clause_modal(s->d, w) : -1, subject = m >= 0 ? sy_clause_subject(s->d, w) : -1;
    if (draft->stance != SAYSO_DEMANDS || m < 0 || sy_lemma_is(sy_said_nth(s, w), "have") || sy_lemma_is(sy_said_nth(s, w), "need")) return 0;
    static const char *const futures[] = { "will", "would", "'ll", "\xE2\x80\x99ll" };
    int future = 0;
    for (size_t i = 0; i < sizeof futures / sizeof futures[0]; i++) future |= sy_word_is(sy_said_nth(s, m), futures[i]);
    return future && subject >= 0 && subject != draft->holder.word && draft->scope_head == w;
}

/* "Maduro will not go, according to Rusk": what a party of its own does or refuses is its own, whoever tells it. */
static int32_t doer_not_teller(const sy_said *s, int32_t w, unsigned stance, int32_t holder)
{
    int32_t clause = sy_clause_of(s->d, w), subject = clause >= 0 ? sy_clause_subject(s->d, clause) : -1;
    if (stance != SAYSO_REJECTS && stance != SAYSO_OFFERS && stance != SAYSO_ACCEPTS) return holder;
    if (subject < 0 || subject == holder || subject == w || sy_said_by(s, clause).word != holder || sy_child(s->d, clause, SY_REL_NSUBJ_PASS) >= 0) return holder;
    sy_who doer = sy_who_is(s, subject);
    return doer.is_party && !doer.is_observer && !doer.pronoun && doer.actor >= 0 && doer.actor != sy_who_is(s, holder).actor ? subject : holder;
}

/* "the rebels should withdraw, the envoy has said": asked of the subject, by whom the words do not show. */
static int is_asked_of(const sy_said *s, int32_t w, const sy_position_draft *draft)
{
    int32_t m = draft->stance == SAYSO_DEMANDS && sy_clause_is_head(s->d, w) ? sy_clause_modal(s->d, w) : -1;
    int32_t subject = m >= 0 ? sy_clause_subject(s->d, w) : -1;
    if (subject < 0 || (draft->holder.word != subject && !sy_is_below(s->d, draft->holder.word, subject))) return 0;
    return sy_word_is(sy_said_nth(s, m), "should") || sy_word_is(sy_said_nth(s, m), "must") || sy_word_is(sy_said_nth(s, m), "shall");
}

/* "she said | her | offer was turned down": nobody rejects what is his own. */
static int is_own_thing(const sy_said *s, const sy_position_draft *draft)
{
    int32_t of = draft->scope_head >= 0 && (draft->stance == SAYSO_REJECTS || draft->stance == SAYSO_OPPOSES) ? sy_child(s->d, draft->scope_head, SY_REL_NMOD_POSS) : -1;
    if (of < 0 || sy_said_nth(s, of)->upos != SY_PRON || draft->scope_head > draft->cue) return 0;
    int32_t owner = sy_who_is(s, of).actor;
    return owner < 0 || owner == draft->holder.actor;
}

static void add(sy_said *s, int32_t w, unsigned class, int conf)
{
    sy_position_draft draft = { .cue = w, .stance = (uint8_t)sy_stance_of_class(class), .conf = conf, .scope_head = -1, .target = -1 };
    draft.issue = draft.condition = draft.attribution = -1;
    int32_t holder = sy_position_holder(s, w, class);
    if (holder < 0 || is_forecast(s, w) || is_when(s, holder) || sy_position_past(s, w) || sy_position_given_up(s, w) || sy_position_gives_up(s, w)) return;
    holder = doer_not_teller(s, w, draft.stance, holder);
    int32_t if_part = s->consequence[w] < 0 ? s->condition[w] : -1; /* "if he wants it lifted": supposed */
    sayso_span mark = if_part >= 0 ? sy_spans_hull(s->d->conditions.at[if_part].marker) : (sayso_span){ 0, 0 };
    if (mark.end > mark.start && sy_word_is(sy_said_nth(s, (int32_t)sy_word_at(s->d, mark.start)), "if")) return;
    draft.holder = sy_who_is(s, holder);
    if (is_asked_of(s, w, &draft)) return;
    if (draft.holder.is_observer || is_not_his(s, w, &draft)) return;
    draft.conf -= sy_unknown_pronoun(s, draft.holder) + (draft.holder.is_party || draft.holder.pronoun ? 0 : NAMELESS);
    if (!find_scope(s, w, sy_place_of_class(class), &draft)) return;
    draft.stance = turned(s, w, &draft);
    if (is_no_stance(s, w, &draft) || is_own_thing(s, &draft)) return;
    if (is_foreseen(s, w, &draft)) return;
    if (is_only_possible(s, w, &draft)) draft.conf -= OWN_DEED;
    if (is_own_deed(s, w, &draft) || is_decided(s, w, &draft)) draft.conf -= OWN_DEED;
    if (gives_nothing(s, w, &draft)) draft.conf -= IDLE;
    if (is_harmless(s, w, &draft)) draft.conf -= HARMLESS;
    draft.learnt = 1;
    draft.why = sy_printf(&s->d->arena, "learned: '%s' as %s", sy_said_nth(s, w)->lower, sy_stance_name((sayso_stance)draft.stance));
    sy_position_add(s, draft);
}

/* What rules have their doubts of is not made surer, however it looks to the tables; where rules are sure they have half a say, and their clean
 * cases stay shown: texts that teach have few of each. */
static void settle(const sy_said *s, int32_t w, sayso_position *p, int conf)
{
    int held = s->doubted[w] || sy_position_unsaid(s, w);
    if (conf < p->conf && p->conf >= SHOWN) conf = (conf + p->conf + 1) / 2;
    if (p->conf >= (s->plain[w] ? SHOWN : CLEAN) && conf < SHOWN) conf = SHOWN;
    p->conf = (uint8_t)(held && conf > p->conf ? p->conf : conf);
}

void sy_positions_learnt(sy_said *s, const sy_sentence *in)
{
    struct {
        uint8_t class, conf;
    } said[SY_SENTENCE_WORDS_MAX];
    if (!s->engine->learned || in->n_words > SY_SENTENCE_WORDS_MAX) return;
    for (uint32_t i = 0; i < in->n_words; i++) { /* all are asked before anything changes: they see each other */
        int32_t w = (int32_t)(in->first_word + i), p = s->ruled[w];
        int conf = 0;
        said[i].class = 0;
        if (p >= 0) conf = sy_position_ruled(s, w, &s->d->positions.at[p]);
        else if (p == -1 && sy_position_candidate(s, w) && !sy_position_unsaid(s, w)) said[i].class = (uint8_t)sy_position_stance(s, w, &conf);
        said[i].conf = (uint8_t)conf;
    }
    for (uint32_t i = 0; i < in->n_words; i++) {
        int32_t w = (int32_t)(in->first_word + i), p = s->ruled[w];
        int again = 0; /* "agreed to release them in return for": two words say the same, the surer one counts */
        for (uint32_t k = 0; p >= 0 && k < in->n_words; k++) {
            if (k == i || s->ruled[in->first_word + k] != p) continue;
            if (k < i) again = 1;
            else if (said[k].conf > said[i].conf) said[i].conf = said[k].conf;
        }
        if (again) continue;
        if (p >= 0) settle(s, w, &s->d->positions.at[p], said[i].conf);
        else if (said[i].class && said[i].conf >= LEAST) add(s, w, said[i].class, said[i].conf);
    }
}
