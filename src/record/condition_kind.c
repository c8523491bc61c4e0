/* condition_kind.c - what a condition is: threat, offer, requirement or prediction, and whose. */
#include "record/condition.h"

#include "record/denied.h"
#include "record/stances.h"

enum { CONF_MIN = 40, INFERRED = 24, GENERIC = 16 };


/* The verb that carries the meaning: under "could consider dropping", "is ready to halt" it is the last one. */
static int32_t content_verb(const sy_said *s, int32_t head)
{
    for (int hops = 0; hops < 4; hops++) {
        int32_t x = sy_child(s->d, head, SY_REL_XCOMP);
        if (x < 0 || x < head) return head;
        if (sy_words_has(s->engine, s->d, head, head, SY_WORDS_YIELD) && !sy_lemma_is(sy_said_nth(s, head), "consider") && !sy_lemma_is(sy_said_nth(s, head), "agree")) return head;
        head = x;
    }
    return head;
}

static int is_future(const sy_said *s, int32_t head)
{
    int32_t modal = sy_clause_modal(s->d, head);
    if (modal >= 0) return 1;
    SY_EACH_CHILD(s->d, head, c)
        if (sy_rel_main(sy_said_nth(s, c)->rel) == SY_REL_COP || sy_rel_main(sy_said_nth(s, c)->rel) == SY_REL_AUX) return 1;
    return sy_said_nth(s, head)->xpos == SY_XPOS_VBP || sy_said_nth(s, head)->xpos == SY_XPOS_VBZ || sy_said_nth(s, head)->xpos == SY_XPOS_VB;
}

static int warned(const sy_said *s, const sy_condition_draft *draft)
{
    int32_t verb = sy_said_verb(s, draft->consequence_head);
    if (verb >= 0 && sy_words_has(s->engine, s->d, verb, verb, SY_WORDS_WARN)) return 1;
    int32_t a = s->content[draft->consequence_head];
    if (a < 0) return 0;
    const char *class = s->d->attributions.at[a].cue_class;
    return class && (strcmp(class, "warn") == 0 || strcmp(class, "threaten") == 0);
}

static int is_passive(const sy_said *s, int32_t head) { return sy_child(s->d, head, SY_REL_NSUBJ_PASS) >= 0; }

/* "will", "would": said as settled. */
static int announces(const sy_said *s, int32_t head)
{
    int32_t m = sy_clause_modal(s->d, head);
    return m >= 0 && (sy_word_is(sy_said_nth(s, m), "will") || sy_word_is(sy_said_nth(s, m), "would") || sy_word_is(sy_said_nth(s, m), "'ll"));
}

/* "if they do not attack", "make no new demands": what was feared stays away. */
static int spares(const sy_said *s, int32_t condition)
{
    return sy_clause_negated(s->d, condition) && (sy_words_has(s->engine, s->d, condition, -1, SY_WORDS_HOSTILE) || sy_words_has(s->engine, s->d, condition, -1, SY_WORDS_SETBACK));
}

/* Another party that refuses, does not, keeps on: the condition of a threat rather than of a forecast. */
static int defies(const sy_said *s, int32_t condition)
{
    static const char *const lemmas[] = { "refuse", "reject", "fail", "keep", "continue", "persist", "ignore", "insist", "leave", "maintain" };
    int32_t subject = condition >= 0 && sy_clause_is_head(s->d, condition) ? sy_clause_subject(s->d, condition) : -1;
    if (subject < 0 || sy_said_nth(s, subject)->upos == SY_PRON || !sy_who_is(s, subject).is_party) return 0;
    if (sy_clause_negated(s->d, condition)) return !spares(s, condition);
    for (size_t i = 0; i < sizeof lemmas / sizeof lemmas[0]; i++)
        if (sy_lemma_is(sy_said_nth(s, condition), lemmas[i])) return 1;
    return 0;
}

/* "would have to give up": nobody offers what he must. */
static int is_duty(const sy_said *s, int32_t head)
{
    int32_t m = sy_clause_modal(s->d, head);
    if (m >= 0 && (sy_word_is(sy_said_nth(s, m), "must") || sy_word_is(sy_said_nth(s, m), "should"))) return 1;
    return sy_lemma_is(sy_said_nth(s, head), "have") || sy_lemma_is(sy_said_nth(s, head), "need");
}

/* "threatened a strike unless": the verb itself says it. */
static int threatens(const sy_said *s, int32_t verb)
{
    if (sy_said_nth(s, verb)->xpos == SY_XPOS_VB || !sy_words_has(s->engine, s->d, verb, -1, SY_WORDS_WARN)) return 0;
    return sy_child(s->d, verb, SY_REL_OBJ) >= 0 || sy_child(s->d, verb, SY_REL_XCOMP) >= 0;
}

/* "will not sign if" refuses; "cannot be sure if" does not. */
static int is_plain_if(const sy_said *s, const sy_condition_draft *draft)
{
    int32_t top = sy_top_word(s, sy_spans_hull(draft->marker));
    return top >= 0 && sy_word_is(sy_said_nth(s, top), "if");
}

static int flatly_refuses(const sy_said *s, int32_t head)
{
    int32_t m = sy_clause_modal(s->d, head);
    return m >= 0 && (sy_word_is(sy_said_nth(s, m), "will") || sy_word_is(sy_said_nth(s, m), "would") || sy_word_is(sy_said_nth(s, m), "wo")) &&
           sy_words_has(s->engine, s->d, head, -1, SY_WORDS_REFUSE);
}

/* "their steel will be stopped": what stops is the others', so nothing is given. */
static int is_done_to_others(const sy_said *s, int32_t head)
{
    int32_t subject = is_passive(s, head) ? sy_child(s->d, head, SY_REL_NSUBJ_PASS) : -1;
    int32_t poss = subject >= 0 ? sy_child(s->d, subject, SY_REL_NMOD_POSS) : -1;
    return poss >= 0 && (sy_word_is(sy_said_nth(s, poss), "their") || sy_word_is(sy_said_nth(s, poss), "your"));
}

/* "he does support an exception if": a stance on the case, no offer. */
static int says_where_it_stands(const sy_said *s, int32_t head)
{
    const sy_word *x = sy_said_nth(s, head);
    return sy_clause_modal(s->d, head) < 0 && (sy_lemma_is(x, "support") || sy_lemma_is(x, "back") || sy_lemma_is(x, "endorse"));
}

/* "am not going to let them": the negation stands at the verb above. */
static int is_not_going(const sy_said *s, int32_t head)
{
    int32_t above = sy_said_nth(s, head)->rel == SY_REL_XCOMP ? sy_said_nth(s, head)->head : -1;
    return above >= 0 && (sy_lemma_is(sy_said_nth(s, above), "go") || sy_lemma_is(sy_said_nth(s, above), "plan") || sy_lemma_is(sy_said_nth(s, above), "intend")) && sy_clause_negated(s->d, above);
}

/* "threatened to resign if" */
static int is_threatened(const sy_said *s, int32_t head)
{
    int32_t above = sy_said_nth(s, head)->rel == SY_REL_XCOMP ? sy_said_nth(s, head)->head : -1;
    return above >= 0 && (sy_lemma_is(sy_said_nth(s, above), "threaten") || sy_lemma_is(sy_said_nth(s, above), "vow")) && !sy_clause_negated(s->d, above);
}

/* Said by a text that lays down rules, or under one: "the constitution says", "under the draft". */
static int is_rule(const sy_said *s, const sy_condition_draft *draft, sy_who speaker)
{
    if (speaker.word >= 0 && (speaker.is_paper || sy_words_has(s->engine, s->d, speaker.word, speaker.word, SY_WORDS_RULES))) return 1;
    sayso_span hull = sy_spans_hull(draft->consequence);
    int32_t first = (int32_t)sy_word_at(s->d, hull.start), begin = (int32_t)s->d->sentences.at[sy_said_nth(s, first)->sentence].first_word;
    for (int32_t w = begin; w <= first + 1; w++) {
        if (!sy_word_is(sy_said_nth(s, w), "under")) continue;
        int32_t noun = sy_said_nth(s, w)->head;
        if (noun > w && sy_words_has(s->engine, s->d, noun, noun, SY_WORDS_RULES)) return 1;
    }
    return 0;
}

/* "the treaty enters into force once": terms in the present tense. */
static int sets_terms(const sy_said *s, const sy_condition_draft *draft)
{
    int32_t head = draft->consequence_head, subject = sy_clause_subject(s->d, head);
    return subject >= 0 && sy_said_nth(s, head)->xpos == SY_XPOS_VBZ && sy_words_has(s->engine, s->d, subject, subject, SY_WORDS_RULES) && sy_said_nth(s, subject)->upos == SY_NOUN &&
           (sy_words_has(s->engine, s->d, head, -1, SY_WORDS_OPENS) || sy_words_has(s->engine, s->d, head, -1, SY_WORDS_HOSTILE));
}

/* Which is said more fully of the verb, what harms or what gives: "suspend .. talks" against "suspend". */
static int harms(const sy_said *s, int32_t verb, sayso_spans consequence, int yields, int worse)
{
    uint32_t harm = sy_words_weight(s->engine, s->d, verb, -1, SY_WORDS_HOSTILE), give = yields ? sy_words_weight(s->engine, s->d, verb, -1, SY_WORDS_YIELD) : 0;
    if (harm && give) return harm > give || (harm == give && worse);
    return harm ? 1 : !give && sy_is_hostile(s, verb, consequence);
}

/* "were fined", "was cut off" */
static int is_punished(const sy_said *s, int32_t condition)
{
    SY_EACH_CHILD(s->d, condition, c)
        if (sy_rel_main(sy_said_nth(s, c)->rel) == SY_REL_AUX && c < condition && sy_words_has(s->engine, s->d, c, -1, SY_WORDS_PENALTY)) return 1;
    return 0;
}

/* A condition that is a setback to whoever sets it: the other side refuses, does not, attacks; talks fail. */
static int is_setback(const sy_said *s, int32_t condition)
{
    if (condition < 0) return 0;
    int32_t subject = sy_clause_is_head(s->d, condition) ? sy_clause_subject(s->d, condition) : -1;
    if (sy_clause_negated(s->d, condition)) return !spares(s, condition) && (subject < 0 || !(sy_word_is(sy_said_nth(s, subject), "we") || sy_word_is(sy_said_nth(s, subject), "i")));
    if (sy_words_has(s->engine, s->d, condition, -1, SY_WORDS_SETBACK) || is_punished(s, condition)) return 1;
    int own = subject >= 0 && (sy_word_is(sy_said_nth(s, subject), "we") || sy_word_is(sy_said_nth(s, subject), "i"));
    return !own && sy_words_weight(s->engine, s->d, condition, -1, SY_WORDS_HOSTILE) > sy_words_weight(s->engine, s->d, condition, -1, SY_WORDS_YIELD); /* "if a single member were fined" */
}

/* "if the crew are not released"; not "if they do not attack", which spares somebody. */
static int is_withheld(const sy_said *s, int32_t condition)
{
    return condition >= 0 && sy_clause_negated(s->d, condition) && !spares(s, condition);
}

static int is_unless(const sy_said *s, const sy_condition_draft *draft)
{
    int32_t top = draft->marker.n ? (int32_t)sy_word_at(s->d, draft->marker.at[0].start) : -1;
    return top >= 0 && sy_word_is(sy_said_nth(s, top), "unless");
}

/* "there will be no truce" */
static int is_none(const sy_said *s, int32_t head)
{
    int expletive = 0, none = 0;
    SY_EACH_CHILD(s->d, head, c) {
        expletive |= sy_said_nth(s, c)->rel == SY_REL_EXPL;
        if (sy_rel_main(sy_said_nth(s, c)->rel) != SY_REL_NSUBJ && sy_rel_main(sy_said_nth(s, c)->rel) != SY_REL_OBJ) continue;
        SY_EACH_CHILD(s->d, c, x) none |= sy_word_is(sy_said_nth(s, x), "no");
    }
    SY_EACH_CHILD(s->d, head, x) none |= sy_word_is(sy_said_nth(s, x), "no") && x < head;
    return expletive && none;
}

/* A verb of one's own will, under a modal or a word of readiness. */
static int is_deed(const sy_said *s, int32_t head, int32_t verb)
{
    if (is_duty(s, head) || sy_said_nth(s, verb)->upos != SY_VERB || is_passive(s, verb)) return 0;
    return !sy_words_has(s->engine, s->d, verb, -1, SY_WORDS_UNDERGO) && (verb != head || sy_clause_modal(s->d, head) >= 0);
}

/* The other side gives something: "if they open their books", "if the tax is dropped". */
static int is_given(const sy_said *s, int32_t condition)
{
    return condition >= 0 && sy_words_has(s->engine, s->d, condition, -1, SY_WORDS_YIELD) && !sy_clause_negated(s->d, condition);
}

static int announces_firmly(const sy_said *s, int32_t head)
{
    int32_t m = sy_clause_modal(s->d, head);
    return m >= 0 && (sy_word_is(sy_said_nth(s, m), "will") || sy_word_is(sy_said_nth(s, m), "'ll") || sy_word_is(sy_said_nth(s, m), "shall"));
}

/* "would not oppose it if": to hold still is a gift too. */
static int holds_still(const sy_said *s, const sy_condition_draft *draft, int32_t verb)
{
    if (sy_clause_modal(s->d, draft->consequence_head) < 0 || is_unless(s, draft)) return 0;
    for (const sy_stance_cue *cue = sy_stance_first(s->engine, sy_said_nth(s, verb)); cue; cue = sy_stance_next(s->engine, cue))
        if (cue->part == SY_VERB && (cue->stance == SAYSO_OPPOSES || cue->stance == SAYSO_REJECTS)) return 1;
    return sy_words_weight(s->engine, s->d, verb, -1, SY_WORDS_HOSTILE) > sy_words_weight(s->engine, s->d, verb, -1, SY_WORDS_YIELD);
}

/* "sanctions will follow", "there will be consequences": the subject is the harm. */
static int is_harm_itself(const sy_said *s, int32_t head)
{
    int32_t subject = sy_child_main(s->d, head, SY_REL_NSUBJ);
    if (subject < 0 && sy_child(s->d, head, SY_REL_EXPL) >= 0) subject = head;
    return subject >= 0 && sy_words_has(s->engine, s->d, subject, subject, SY_WORDS_HARM);
}

/* "the blockade would end", "the flow will stop": what is told to end. */
static int is_ending(const sy_said *s, int32_t head)
{
    return sy_lemma_is(sy_said_nth(s, head), "end") || (sy_clause_modal(s->d, head) >= 0 && sy_words_weight(s->engine, s->d, head, head, SY_WORDS_YIELD) > 0);
}

/* "this agreement is dead": what was made with the other side no longer holds. */
static int is_called_off(const sy_said *s, int32_t head)
{
    int32_t subject = sy_clause_subject(s->d, head);
    return subject >= 0 && !sy_clause_negated(s->d, head) && sy_words_has(s->engine, s->d, head, head, SY_WORDS_UNDONE) && sy_words_has(s->engine, s->d, subject, subject, SY_WORDS_AGREEMENT);
}

int sy_condition_particle(const sy_said *s, int32_t verb, const sy_stance_cue *cue)
{
    if (!cue->particle) return 1;
    for (int32_t w = verb + 1; w <= verb + 3 && (uint32_t)w < s->d->words.n; w++)
        if (sy_word_is(sy_said_nth(s, w), cue->particle)) return 1;
    return 0;
}

/* The stance that the consequence's verb, or the verb over its infinitive, takes by itself: "offered to", "refuses to". */
static uint8_t stance_over(const sy_said *s, int32_t head)
{
    const sy_word *x = sy_said_nth(s, head);
    int32_t verb = (x->rel == SY_REL_XCOMP || sy_clause_marker(s->d, head, "to") >= 0) && x->head >= 0 && x->head < head ? x->head : head;
    int content = verb != head || sy_child(s->d, verb, SY_REL_XCOMP) >= 0 || sy_child(s->d, verb, SY_REL_OBJ) >= 0;
    if (!content || sy_clause_modal(s->d, verb) >= 0 || sy_clause_negated(s->d, verb)) return 0;
    for (const sy_stance_cue *cue = sy_stance_first(s->engine, sy_said_nth(s, verb)); cue; cue = sy_stance_next(s->engine, cue))
        if (cue->part == SY_VERB && cue->conf >= 62 && sy_condition_particle(s, verb, cue)) return cue->stance;
    return 0;
}

/* "offered to stop", "refuses to sign": the kind that the verb over it gives. 0: none. */
static uint8_t kind_by_stance(const sy_said *s, const sy_condition_draft *draft, int harm)
{
    switch (stance_over(s, draft->consequence_head)) {
    case SAYSO_OFFERS: return harm ? SAYSO_CONDITION_THREAT : SAYSO_CONDITION_OFFER;
    case SAYSO_ACCEPTS: return SAYSO_CONDITION_OFFER;
    case SAYSO_THREATENS: return SAYSO_CONDITION_THREAT;
    case SAYSO_REJECTS: return is_unless(s, draft) || !is_plain_if(s, draft) ? SAYSO_CONDITION_REQUIREMENT : 0;
    default: return 0;
    }
}

/* "talks can begin", "the ban will be lifted": a thing that a party lets happen. */
static int is_let(const sy_said *s, const sy_condition_draft *draft)
{
    int32_t head = draft->consequence_head, subject = draft->subject >= 0 ? draft->subject : sy_clause_subject(s->d, head);
    if (subject < 0 || sy_clause_modal(s->d, head) < 0 || sy_said_nth(s, subject)->upos == SY_PRON || sy_who_is(s, subject).is_party) return 0;
    if (is_unless(s, draft) || is_setback(s, draft->condition_head) || is_done_to_others(s, head) || is_duty(s, head)) return 0;
    int ends = sy_words_has(s->engine, s->d, head, -1, SY_WORDS_YIELD); /* "the embargo will be lifted" */
    if (!ends && (is_harm_itself(s, head) || sy_words_has(s->engine, s->d, subject, subject, SY_WORDS_HOSTILE))) return 0;
    for (int32_t w = head; w >= 0 && w >= head - 1; w--)
        if (sy_words_has(s->engine, s->d, w, -1, SY_WORDS_OPENS)) return 1;
    return 0;
}

/* The subject of the consequence is a thing, nobody who acts. */
static int is_of_thing(const sy_said *s, const sy_condition_draft *draft)
{
    int32_t subject = draft->subject >= 0 ? draft->subject : sy_clause_subject(s->d, draft->consequence_head);
    return subject >= 0 && sy_said_nth(s, subject)->upos == SY_NOUN && !sy_who_is(s, subject).is_party;
}

/* Its own harm ends, or what the other needs does: 0 neither. */
static uint8_t kind_of_ending(const sy_said *s, const sy_condition_draft *draft)
{
    int32_t head = draft->consequence_head;
    int setback = is_unless(s, draft) || is_setback(s, draft->condition_head);
    if (!is_ending(s, head) || !announces(s, head)) return 0;
    if (is_harm_itself(s, head)) return setback ? 0 : SAYSO_CONDITION_OFFER;
    return setback && is_of_thing(s, draft) ? SAYSO_CONDITION_THREAT : 0;
}

/* What is announced for the case: harm, or a gift, or neither. */
static uint8_t announced_kind(const sy_said *s, const sy_condition_draft *draft, int32_t verb, int own, int yields, int party)
{
    int32_t head = draft->consequence_head;
    int passive = verb == head && is_passive(s, head), harm = harms(s, verb, draft->consequence, yields, is_unless(s, draft) || defies(s, draft->condition_head));
    int modal = sy_clause_modal(s->d, head) >= 0, settled = announces(s, head) || modal == 0;
    uint8_t ending = party && !own ? kind_of_ending(s, draft) : 0;
    if (ending) return ending;
    if (party && !harm && is_let(s, draft)) return SAYSO_CONDITION_OFFER;
    if (own && yields && (passive || says_where_it_stands(s, head))) return SAYSO_CONDITION_PREDICTION; /* "will be left with" */
    int first = draft->marker.n ? (int32_t)sy_word_at(s->d, draft->marker.at[0].start) : -1; /* "willing to pay as long as he keeps it clean": no defiance */
    int lasting = first >= 0 && !is_plain_if(s, draft) && !is_unless(s, draft);
    int unmet = is_unless(s, draft) || defies(s, draft->condition_head) || is_withheld(s, draft->condition_head);
    if (own && yields && !harm && !lasting && unmet) return party && announces(s, head) ? SAYSO_CONDITION_THREAT : SAYSO_CONDITION_PREDICTION; /* "would halt exports if they did not sail" */
    if (own && yields && !harm) return SAYSO_CONDITION_OFFER;
    int undergone = sy_words_has(s->engine, s->d, verb, -1, SY_WORDS_UNDERGO);
    if (harm && own && undergone) return party && warned(s, draft) ? SAYSO_CONDITION_THREAT : SAYSO_CONDITION_PREDICTION; /* "will face sanctions" */
    if (party && warned(s, draft) && is_harm_itself(s, head)) return SAYSO_CONDITION_THREAT;
    if (harm && passive && is_plain_if(s, draft) && sy_is_granted(s, draft->condition_head)) return SAYSO_CONDITION_PREDICTION;
    if (harm && (own || (passive && party && (warned(s, draft) || announces(s, head))))) return SAYSO_CONDITION_THREAT;
    if (own && warned(s, draft)) return SAYSO_CONDITION_THREAT;
    if (party && warned(s, draft) && is_unless(s, draft) && announces(s, head) && !undergone) return SAYSO_CONDITION_THREAT; /* "ferries will stop, the union warned" */
    if (own && party && lasting && is_deed(s, head, verb)) return SAYSO_CONDITION_OFFER; /* "will roll it over as long as" */
    if (yields || !settled) return SAYSO_CONDITION_PREDICTION;
    if (own && party && is_deed(s, head, verb)) { /* what one will do if it comes to that, or is given that */
        if (announces(s, head) && (is_unless(s, draft) || is_setback(s, draft->condition_head))) return SAYSO_CONDITION_THREAT;
        if (!is_unless(s, draft) && (is_given(s, draft->condition_head) || !announces_firmly(s, head)) && !is_setback(s, draft->condition_head)) return SAYSO_CONDITION_OFFER;
    }
    if (!announces(s, head)) return SAYSO_CONDITION_PREDICTION;
    if (party && passive && defies(s, draft->condition_head)) return SAYSO_CONDITION_THREAT;
    return SAYSO_CONDITION_PREDICTION;
}

/* "if you look at it", "if someone": anybody, no party. */
static int is_anybody(const sy_said *s, int32_t condition)
{
    int32_t subject = condition >= 0 && sy_clause_is_head(s->d, condition) ? sy_clause_subject(s->d, condition) : -1;
    return subject >= 0 && (sy_word_is(sy_said_nth(s, subject), "you") || sy_word_is(sy_said_nth(s, subject), "someone") || sy_word_is(sy_said_nth(s, subject), "one"));
}

/* "would have done so" */
static int is_counterfactual(const sy_said *s, int32_t head)
{
    if (sy_clause_modal(s->d, head) < 0) return 0;
    SY_EACH_CHILD(s->d, head, c)
        if (c < head && sy_word_is(sy_said_nth(s, c), "have") && sy_rel_main(sy_said_nth(s, c)->rel) == SY_REL_AUX) return 1;
    return 0;
}

/* "if you touch it, you will regret it": what the other side does would hurt itself, as its opponent says. */
static int bodes_ill(const sy_said *s, const sy_condition_draft *draft, int32_t verb)
{
    int32_t head = draft->consequence_head, subject = draft->subject >= 0 ? draft->subject : sy_clause_subject(s->d, head);
    int32_t other = draft->condition_head >= 0 && sy_clause_is_head(s->d, draft->condition_head) ? sy_clause_subject(s->d, draft->condition_head) : -1;
    if (subject < 0 || other < 0 || !announces(s, head)) return 0;
    int you = (sy_word_is(sy_said_nth(s, subject), "you") && sy_word_is(sy_said_nth(s, other), "you")) || (sy_word_is(sy_said_nth(s, subject), "they") && sy_word_is(sy_said_nth(s, other), "they"));
    int same = you || (sy_who_is(s, subject).actor >= 0 && sy_who_is(s, subject).actor == sy_who_is(s, other).actor);
    return same && (is_setback(s, draft->condition_head) || sy_words_has(s->engine, s->d, verb, -1, SY_WORDS_HOSTILE));
}

static int is_until(const sy_said *s, const sy_condition_draft *draft)
{
    int32_t top = draft->marker.n ? (int32_t)sy_word_at(s->d, draft->marker.at[0].start) : -1;
    return top >= 0 && sy_word_is(sy_said_nth(s, top), "until");
}

/* "would not rule out force if": what is left open, harm or no harm; 0: nothing is. */
static uint8_t kind_of_open(const sy_said *s, const sy_condition_draft *draft, int32_t verb)
{
    int32_t deed = sy_denied_deed(s, verb);
    if (deed < 0) return 0;
    return sy_is_hostile(s, deed, draft->consequence) || is_unless(s, draft) || is_setback(s, draft->condition_head) ? SAYSO_CONDITION_THREAT : SAYSO_CONDITION_PREDICTION;
}

/* "the demand that Orvenia lift the tolls in exchange for": what it is asked for, no offer of its own. */
static int is_asked(const sy_said *s, int32_t head)
{
    int32_t by = sy_asked_by(s, head);
    return by >= 0 && (sy_said_nth(s, by)->upos == SY_NOUN || sy_clause_subject(s->d, by) >= 0);
}

/* What the consequence says the holder will do, read from its words. own: its subject is the holder's side. */
static uint8_t kind_of(const sy_said *s, const sy_condition_draft *draft, int own, sy_who speaker)
{
    if (draft->settled) return draft->kind;
    int32_t head = draft->consequence_head, verb = content_verb(s, head);
    uint8_t open = kind_of_open(s, draft, head);
    if (open) return open;
    if (draft->kind == SAYSO_CONDITION_OFFER && (is_asked(s, head) || sy_under_terms(s, head) >= 0)) return SAYSO_CONDITION_REQUIREMENT;
    if (sy_is_open_question(s, head)) return SAYSO_CONDITION_PREDICTION;
    int negated = sy_clause_negated(s->d, head) || is_not_going(s, head);
    int yields = sy_words_has(s->engine, s->d, verb, -1, SY_WORDS_YIELD) && !is_duty(s, head) && !is_done_to_others(s, head);
    if (is_none(s, head) && speaker.is_party) return is_plain_if(s, draft) ? SAYSO_CONDITION_THREAT : SAYSO_CONDITION_REQUIREMENT;
    if (negated && own && is_plain_if(s, draft) && holds_still(s, draft, verb)) return SAYSO_CONDITION_OFFER;
    if (negated && own && (!is_plain_if(s, draft) || flatly_refuses(s, head)))
        return draft->kind == SAYSO_CONDITION_OFFER ? SAYSO_CONDITION_OFFER : SAYSO_CONDITION_REQUIREMENT;
    int32_t last = draft->marker.n ? (int32_t)sy_word_at(s->d, sy_spans_hull(draft->marker).end - 1) : -1;
    int phrase = last >= 0 && sy_word_is(sy_said_nth(s, last), "for"); /* "in exchange for their leaving" */
    if (draft->kind == SAYSO_CONDITION_OFFER && !phrase && sy_clause_is_head(s->d, draft->condition_head)) /* "provided that" */
        return own && (yields || is_deed(s, head, verb)) ? SAYSO_CONDITION_OFFER : SAYSO_CONDITION_REQUIREMENT;
    if (draft->kind == SAYSO_CONDITION_OFFER && !yields && sy_child(s->d, head, SY_REL_COP) >= 0) return SAYSO_CONDITION_PREDICTION; /* "is a small price to pay in exchange for" */
    if (draft->kind) return draft->kind;
    if (is_rule(s, draft, speaker)) return SAYSO_CONDITION_REQUIREMENT;
    if (is_counterfactual(s, head) || (is_anybody(s, draft->condition_head) && !sy_said_nth(s, head)->quote_depth)) return SAYSO_CONDITION_PREDICTION;
    if (is_threatened(s, head) && !(yields && sy_lemma_is(sy_said_nth(s, sy_said_nth(s, head)->head), "vow"))) return SAYSO_CONDITION_THREAT;
    if (own && threatens(s, head)) return SAYSO_CONDITION_THREAT;
    uint8_t by_stance = own ? kind_by_stance(s, draft, harms(s, verb, draft->consequence, yields, 0)) : 0;
    if (by_stance) return by_stance;
    if (is_until(s, draft) && speaker.is_party && is_harm_itself(s, head) && !negated) return SAYSO_CONDITION_THREAT; /* "the strike will go on until" */
    if (sets_terms(s, draft)) return SAYSO_CONDITION_REQUIREMENT;
    if (negated && own && is_plain_if(s, draft) && speaker.is_party && announces_firmly(s, head) && is_setback(s, draft->condition_head)) return SAYSO_CONDITION_THREAT; /* "if they do not pay, we will not sail" */
    if (!own && speaker.is_party && bodes_ill(s, draft, verb)) return SAYSO_CONDITION_THREAT;
    int worse = is_plain_if(s, draft) && is_setback(s, draft->condition_head);
    if (negated && !own && speaker.is_party && worse && announces_firmly(s, head) && is_of_thing(s, draft)) return SAYSO_CONDITION_THREAT; /* "if they do not, not a single truck will pass" */
    if (speaker.is_party && is_called_off(s, head)) return SAYSO_CONDITION_THREAT;
    if (own && !negated && sy_words_weight(s->engine, s->d, head, -1, SY_WORDS_HOSTILE) > 2) return SAYSO_CONDITION_THREAT; /* "reserved the right to" */
    if (negated || !is_future(s, head)) return own && negated && warned(s, draft) ? SAYSO_CONDITION_THREAT : SAYSO_CONDITION_PREDICTION;
    return announced_kind(s, draft, verb, own, yields, speaker.is_party);
}

/* "X said in a video", taken for what would follow. */
static int is_saying(const sy_said *s, int32_t head)
{
    static const char *const lemmas[] = { "say", "tell", "add", "write", "note", "announce", "ask", "explain" };
    if ((sy_said_nth(s, head)->xpos != SY_XPOS_VBD && sy_said_nth(s, head)->xpos != SY_XPOS_VBZ) || sy_clause_modal(s->d, head) >= 0) return 0;
    for (size_t i = 0; i < sizeof lemmas / sizeof lemmas[0]; i++)
        if (sy_lemma_is(sy_said_nth(s, head), lemmas[i])) return 1;
    return 0;
}

static int asks(const sy_said *s, int32_t w)
{
    const sy_sentence *at = &s->d->sentences.at[sy_said_nth(s, w)->sentence];
    for (uint32_t i = at->first_word + at->n_words; i-- > at->first_word && s->d->words.at[i].upos == SY_PUNCT;)
        if (sy_word_is(&s->d->words.at[i], "?")) return 1;
    return 0;
}

/* A then-part that ends in "because", or begins with "whether": cut in the wrong place. */
static int is_cut_wrong(const sy_said *s, const sayso_condition *c)
{
    static const char *const words[] = { "whether", "where", "which", "and", "or", "because", "who" };
    sayso_span hull = sy_spans_hull(c->consequence);
    int32_t first = (int32_t)sy_word_at(s->d, hull.start), last = (int32_t)sy_word_at(s->d, hull.end - 1);
    unsigned upos = sy_said_nth(s, last)->upos;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (sy_word_is(sy_said_nth(s, first), words[i])) return 1;
    return first < last && (upos == SY_SCONJ || upos == SY_CCONJ || upos == SY_DET || sy_word_is(sy_said_nth(s, last), "which") || sy_word_is(sy_said_nth(s, last), "whereby"));
}

/* "is black", "is a member", in the present tense. */
static int is_state(const sy_said *s, int32_t w)
{
    int32_t copula = w >= 0 ? sy_child(s->d, w, SY_REL_COP) : -1;
    return copula >= 0 && (sy_said_nth(s, copula)->xpos == SY_XPOS_VBZ || sy_said_nth(s, copula)->xpos == SY_XPOS_VBP) && sy_clause_modal(s->d, w) < 0;
}

/* What takes from the confidence, in hundredths. */
static int doubts(const sy_said *s, const sayso_condition *c, int32_t condition, int32_t head)
{
    int off = sy_in_capitals(s, head) / 3; /* the marker is sure even there */
    if (c->kind == SAYSO_CONDITION_PREDICTION && c->holder < 0) off += 8;
    if (sy_is_inference(s, head)) off += INFERRED;
    if (c->kind == SAYSO_CONDITION_PREDICTION && is_anybody(s, condition)) off += GENERIC;
    if (c->kind == SAYSO_CONDITION_PREDICTION && is_state(s, condition) && is_state(s, head)) off += INFERRED; /* "if they are young, the rate is": what is, not what comes */
    if (asks(s, head) || is_cut_wrong(s, c)) off += INFERRED;
    return off + (is_saying(s, head) ? INFERRED : 0);
}

static const char *kind_reason(uint8_t kind)
{
    switch (kind) {
    case SAYSO_CONDITION_THREAT: return "the holder announces harm";
    case SAYSO_CONDITION_OFFER: return "the holder would give something";
    case SAYSO_CONDITION_REQUIREMENT: return "the wording makes it a requirement";
    default: return "what would follow";
    }
}

/* Does the speaker of a stand behind the piece of content that byte `at` is in, and where? 0: no. */
static uint32_t speaker_behind(const sayso_attribution *a, uint32_t at)
{
    if (!a->source.n || !a->cue.n) return 0;
    uint32_t source = a->source.at[0].start, cue = a->cue.at[0].start, tail = source < cue ? source : cue;
    for (uint32_t i = 0; i < a->content.n; i++)
        if (a->content.at[i].start <= at && at < a->content.at[i].end) return a->content.at[i].end <= tail ? tail : 0;
    return 0;
}

/* "unless the offer is raised, the union leader said": who says it is no part of what is said. */
static sayso_spans without_speaker(sayso_doc *d, sayso_spans spans, int32_t head)
{
    sayso_span last = spans.at[spans.n - 1];
    uint32_t end = last.end;
    for (uint32_t i = 0; i < d->attributions.n; i++) {
        const sayso_attribution *a = &d->attributions.at[i];
        if (head >= 0 && sy_span_touches(sy_spans_hull(a->cue), d->words.at[head].span)) continue; /* the clause's own verb taken for one of saying */
        uint32_t tail = speaker_behind(a, last.start);
        if (tail && tail < end) end = tail;
    }
    if (end == last.end) return spans;
    last = sy_clause_trim(d, (int32_t)sy_word_at(d, last.start), (int32_t)sy_word_at(d, end) - 1);
    sayso_span *at = sy_alloc_array(&d->arena, spans.n, sizeof *at);
    memcpy(at, spans.at, spans.n * sizeof *at);
    at[spans.n - 1] = last;
    sayso_spans cut = { at, last.end > last.start ? spans.n : spans.n - 1 };
    return cut;
}

/* These spans with their piece number `i` between words first and last. */
static sayso_spans with_piece(sy_said *s, sayso_spans spans, uint32_t i, int32_t first, int32_t last)
{
    sayso_span piece = sy_clause_trim(s->d, first, last);
    if (piece.end <= piece.start) return spans;
    sayso_span *at = sy_alloc_array(&s->d->arena, spans.n, sizeof *at);
    memcpy(at, spans.at, spans.n * sizeof *at);
    at[i] = piece;
    return (sayso_spans){ at, spans.n };
}

static int begins_speaker(const sy_said *s, int32_t w)
{
    const sy_word *x = sy_said_nth(s, w);
    return x->upos == SY_NOUN || x->upos == SY_PROPN || x->upos == SY_DET || x->xpos == SY_XPOS_PRPS || x->xpos == SY_XPOS_PRP || x->upos == SY_ADJ;
}

static int has_verb(const sy_said *s, int32_t first, int32_t last)
{
    for (int32_t w = first; w <= last; w++)
        if (sy_said_nth(s, w)->upos == SY_VERB || sy_said_nth(s, w)->upos == SY_AUX) return 1;
    return 0;
}

/* ", a demand which", ", a copy of which": said of what stands before. */
static int is_apposed(const sy_said *s, int32_t comma, int32_t end)
{
    int32_t w = comma + 1;
    if (w + 2 > end || sy_said_nth(s, w)->upos != SY_DET) return 0;
    for (w++; w <= end && w - comma <= 4; w++) {
        const sy_word *x = sy_said_nth(s, w);
        if (x->xpos == SY_XPOS_WDT || x->xpos == SY_XPOS_WP) return sy_said_nth(s, w - 1)->upos == SY_NOUN || sy_word_is(sy_said_nth(s, w - 1), "of");
        if (x->upos != SY_NOUN && x->upos != SY_ADJ && x->upos != SY_ADP && x->upos != SY_ADV) return 0;
    }
    return 0;
}

/* ", a paper close to the army wrote", ", the speaker, Marak, told reporters" at the end, by the order of the words. */
static sayso_spans without_tail(sy_said *s, sayso_spans spans)
{
    sayso_span last = spans.at[spans.n - 1];
    int32_t first = (int32_t)sy_word_at(s->d, last.start), end = (int32_t)sy_word_at(s->d, last.end - 1);
    for (int32_t comma = first + 1; comma + 2 <= end; comma++) {
        int32_t verb = sy_word_is(sy_said_nth(s, comma), ",") && begins_speaker(s, comma + 1) ? sy_condition_speaker(s, comma) : -1;
        if (sy_word_is(sy_said_nth(s, comma), ",") && is_apposed(s, comma, end) && has_verb(s, first, comma)) return with_piece(s, spans, spans.n - 1, first, comma - 1);
        if (verb >= 0 && verb <= end && (spans.n > 1 || has_verb(s, first, comma))) return with_piece(s, spans, spans.n - 1, first, comma - 1);
    }
    return spans;
}

/* "warned the governor, Marak Tol, | growth would slow": who says it stands before. */
static sayso_spans without_opening(sy_said *s, sayso_spans spans)
{
    int32_t first = (int32_t)sy_word_at(s->d, spans.at[0].start), end = (int32_t)sy_word_at(s->d, spans.at[0].end - 1);
    const sy_word *x = sy_said_nth(s, first);
    if ((x->xpos != SY_XPOS_VBD && x->xpos != SY_XPOS_VBZ) || !sy_words_has(s->engine, s->d, first, first, SY_WORDS_SAY)) return spans;
    for (int32_t comma = first + 1, next; comma < end; comma = next) {
        for (next = comma + 1; next <= end && !sy_word_is(sy_said_nth(s, next), ","); next++) continue;
        if (!sy_word_is(sy_said_nth(s, comma), ",") || sy_said_nth(s, comma + 1)->xpos == SY_XPOS_WP || sy_said_nth(s, comma + 1)->xpos == SY_XPOS_WDT) continue;
        if (has_verb(s, comma + 1, next - 1)) return with_piece(s, spans, 0, comma + 1, end);
    }
    return spans;
}

/* "if the past is any guide": says nothing of what is to come. */
static int is_idle(const sy_said *s, sayso_spans condition)
{
    sayso_span hull = sy_spans_hull(condition);
    for (uint32_t w = sy_word_at(s->d, hull.start); w < s->d->words.n && s->d->words.at[w].span.end <= hull.end; w++)
        if (sy_said_has(s, (int32_t)w, SY_WORDS_IDLE)) return 1;
    return 0;
}

void sy_condition_add(sy_said *s, sy_condition_draft draft)
{
    sayso_doc *d = s->d;
    if (!draft.condition.n || !draft.consequence.n || draft.conf == 0 || is_idle(s, draft.condition)) return;
    draft.condition = without_speaker(d, draft.condition, draft.condition_head);
    draft.consequence = without_speaker(d, draft.consequence, draft.consequence_head);
    if (draft.condition.n) draft.condition = without_tail(s, draft.condition);
    if (draft.consequence.n) draft.consequence = without_tail(s, without_opening(s, draft.consequence));
    if (!draft.condition.n || !draft.consequence.n) return;
    int32_t head = draft.consequence_head;
    int32_t subject = draft.subject >= 0 ? draft.subject : sy_clause_subject(d, head);
    sy_who speaker = sy_said_by(s, head);
    sy_who actor = subject >= 0 ? sy_who_is(s, subject) : speaker;
    int by_speaker = speaker.actor >= 0 || speaker.is_party || (speaker.word >= 0 && subject >= 0 && sy_speaks_for(s, subject, speaker));
    int outsider = !by_speaker && speaker.word >= 0 && sy_said_nth(s, speaker.word)->upos == SY_NOUN; /* "a hydrologist said": speaks for nobody */
    if (outsider) actor.is_party = 0;
    int own = by_speaker ? subject >= 0 && sy_speaks_for(s, subject, speaker) : actor.is_party;
    sayso_condition c = { .holder = -1, .attribution = s->content[head] };
    c.kind = (sayso_condition_kind)kind_of(s, &draft, own, speaker);
    c.holder = by_speaker && (speaker.actor >= 0 || !own) ? speaker.actor : actor.is_party ? actor.actor : -1; /* of a speaker whom nobody knows, the side that it speaks for */
    if (by_speaker && speaker.is_observer) c.kind = c.kind == SAYSO_CONDITION_REQUIREMENT ? c.kind : SAYSO_CONDITION_PREDICTION;
    c.condition = draft.condition;
    c.consequence = draft.consequence;
    c.marker = draft.marker;
    c.conf = draft.conf;
    c.reason = sy_printf(&d->arena, "%s; %s", draft.reason, kind_reason((uint8_t)c.kind));
    c.id = sy_record_id(s->d, 'c', c.condition);
    int off = doubts(s, &c, draft.condition_head, head);
    if (is_counterfactual(s, head)) off += INFERRED; /* what would have been */
    if (draft.condition_head >= 0 && (sy_lemma_is(sy_said_nth(s, draft.condition_head), "think") || sy_lemma_is(sy_said_nth(s, draft.condition_head), "believe"))) off += INFERRED; /* "if they think so, they are wrong" */
    if (draft.by_order && c.kind == SAYSO_CONDITION_PREDICTION) off += 9;
    c.conf = (uint8_t)(c.conf > off ? c.conf - off : 0);
    if (c.conf < CONF_MIN) return;
    *SY_PUSH(&d->arena, &d->conditions) = c;
}
