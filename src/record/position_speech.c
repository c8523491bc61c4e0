/*
 * position_speech.c - positions that a party's own words take without a word of stance: "we will not cede land",
 * "Kyiv must withdraw", "we could consider a pause" - and those that a condition carries.
 */
#include "record/denied.h"
#include "record/position.h"

enum { HEADLINE_WORDS = 16 };

static int modal_is(const sy_said *s, int32_t m, const char *lower) { return m >= 0 && sy_word_is(sy_said_nth(s, m), lower); }

static sy_position_draft blank(int32_t cue, uint8_t stance, int conf, sy_who holder)
{
    sy_position_draft draft = { .cue = cue, .stance = stance, .conf = conf, .holder = holder };
    draft.scope_head = cue;
    draft.target = draft.issue = draft.condition = draft.attribution = -1;
    return draft;
}

/* From the verb on: the predicate without subject, auxiliaries and negation. */
static sayso_spans from_verb(sy_said *s, int32_t verb)
{
    sayso_spans pieces = sy_clause_pieces(s->d, &s->c, verb, SY_CUT_MARK | SY_CUT_ASIDE | SY_CUT_SUBJECT, NULL, 0);
    sayso_span all = sy_spans_hull(pieces);
    if (all.end <= all.start) return pieces;
    int32_t first = verb;
    SY_EACH_CHILD(s->d, verb, c) /* "be included" */
        if (sy_said_nth(s, c)->rel == SY_REL_AUX_PASS && c < first) first = c;
    return sy_spans_one(s->d, sy_clause_trim(s->d, first, (int32_t)sy_word_at(s->d, all.end - 1)));
}

static sayso_spans clause_of(sy_said *s, int32_t verb)
{
    return sy_clause_pieces(s->d, &s->c, verb, SY_CUT_MARK | SY_CUT_ASIDE, NULL, 0);
}

/* "refused to say that it should", "did not say that it must" */
static int is_unsaid(const sy_said *s, int32_t w)
{
    int32_t verb = sy_said_verb(s, w), above = verb >= 0 && sy_said_nth(s, verb)->rel == SY_REL_XCOMP ? sy_said_nth(s, verb)->head : -1;
    if (verb < 0) return 0;
    return sy_clause_negated(s->d, verb) || (above >= 0 && (sy_clause_negated(s->d, above) || sy_lemma_is(sy_said_nth(s, above), "refuse") || sy_lemma_is(sy_said_nth(s, above), "decline") || sy_lemma_is(sy_said_nth(s, above), "fail")));
}

/* Is the clause said as a statement of the speaker's: content of an attribution, under a verb of saying? */
static int is_stated(const sy_said *s, int32_t w)
{
    int32_t a = s->content[w];
    if (a < 0 && sy_said_by(s, w).word < 0) return 0;
    if (a >= 0 && s->d->attributions.at[a].attitude) return 0;
    if (is_unsaid(s, w)) return 0;
    unsigned rel = sy_rel_main(sy_said_nth(s, w)->rel);
    if (sy_clause_marker(s->d, w, "whether") >= 0 || sy_clause_marker(s->d, w, "if") >= 0) return 0;
    if (rel == SY_REL_ACL || rel == SY_REL_ADVCL || rel == SY_REL_CSUBJ) return 0;
    return s->condition[w] < 0;
}

/* Whose position a speaker states: the country or body named as the subject, else the speaker. */
static sy_who own_holder(const sy_said *s, int32_t subject, sy_who speaker)
{
    sy_who who = subject >= 0 ? sy_who_is(s, subject) : speaker;
    int32_t det = subject >= 0 ? sy_child(s->d, subject, SY_REL_DET) : -1;
    if (det >= 0 && sy_lemma_is(sy_said_nth(s, det), "no")) return speaker; /* "no foreign company will": he will not have it */
    int32_t poss = subject >= 0 && who.actor < 0 ? sy_child(s->d, subject, SY_REL_NMOD_POSS) : -1;
    if (poss >= 0 && sy_said_nth(s, poss)->upos == SY_PRON && speaker.actor >= 0) return speaker; /* "his delegation": his */
    if (who.pronoun || !who.is_party || (who.actor >= 0 && speaker.actor == who.actor)) return speaker;
    return who;
}

static int is_question(const sy_said *s, int32_t w)
{
    const sy_sentence *at = &s->d->sentences.at[sy_said_nth(s, w)->sentence];
    for (uint32_t i = at->first_word + at->n_words; i-- > at->first_word && s->d->words.at[i].upos == SY_PUNCT;)
        if (sy_word_is(&s->d->words.at[i], "?")) return 1;
    return 0;
}

/* "will not put it to a vote": an act that is left undone by choice, no state and no lack of it ("will not have"). */
static int is_chosen(const sy_said *s, int32_t w, int32_t modal)
{
    if (!modal_is(s, modal, "will") && !modal_is(s, modal, "wo") && !modal_is(s, modal, "would") && !modal_is(s, modal, "shall")) return 0;
    if (modal_is(s, modal, "would") && sy_said_nth(s, w)->quote_depth) return 0; /* "I wouldn't call it that" */
    if (sy_said_nth(s, w)->upos != SY_VERB || sy_said_has(s, w, SY_WORDS_UNDERGO) || sy_said_has(s, w, SY_WORDS_SAY) || sy_said_has(s, w, SY_WORDS_SILENT)) return 0;
    if (sy_child_main(s->d, w, SY_REL_OBJ) < 0 && sy_child_main(s->d, w, SY_REL_XCOMP) < 0 && sy_child_main(s->d, w, SY_REL_OBL) < 0) return 0;
    return sy_child(s->d, w, SY_REL_NSUBJ_PASS) < 0 && !sy_said_has(s, w, SY_WORDS_HOSTILE);
}

static void reject_if_firm(sy_said *s, int32_t w, int32_t modal, int32_t subject, sy_who speaker)
{
    if (modal_is(s, modal, "should") || modal_is(s, modal, "may") || modal_is(s, modal, "might") || modal_is(s, modal, "must")) return;
    int refuses = sy_said_has(s, w, SY_WORDS_REFUSE);
    if (!sy_speaks_for(s, subject, speaker) || (!refuses && !is_chosen(s, w, modal))) return;
    int flat = modal_is(s, modal, "will") || modal_is(s, modal, "would") || modal_is(s, modal, "wo");
    sy_position_draft draft = blank(w, SAYSO_REJECTS, (flat ? 82 : 76) - (refuses ? 0 : 8), own_holder(s, subject, speaker));
    draft.scope = from_verb(s, w);
    draft.why = "the speaker's side says it will not";
    sy_position_add(s, draft);
}

/* "none will be allowed to stay", "nobody will be let in": refused to all. */
static void reject_for_all(sy_said *s, int32_t w, sy_who speaker)
{
    if (sy_child(s->d, w, SY_REL_NSUBJ_PASS) < 0 || !sy_said_has(s, w, SY_WORDS_PERMIT)) return;
    sy_position_draft draft = blank(w, SAYSO_REJECTS, 76, speaker);
    int32_t done = sy_child(s->d, w, SY_REL_XCOMP);
    draft.scope_head = done >= 0 ? done : w;
    draft.scope = from_verb(s, draft.scope_head);
    draft.why = "the speaker says nobody may";
    sy_position_add(s, draft);
}

/* "no referendum will be held", "not one soldier will leave", "there will be no referendum". */
static void reject_nothing(sy_said *s, int32_t w, int32_t modal, int32_t subject, sy_who speaker)
{
    int none = 0;
    SY_EACH_CHILD(s->d, subject, c) none |= c < subject && sy_word_is(sy_said_nth(s, c), "no");
    int32_t first = s->c.first[subject];
    int not_one = sy_word_is(sy_said_nth(s, first), "not") && (sy_word_is(sy_said_nth(s, first + 1), "one") || (sy_word_is(sy_said_nth(s, first + 1), "a") && sy_word_is(sy_said_nth(s, first + 2), "single")));
    int nobody = sy_word_is(sy_said_nth(s, subject), "none") || sy_word_is(sy_said_nth(s, subject), "nobody") || (none && sy_word_is(sy_said_nth(s, subject), "one"));
    if (nobody) {
        reject_for_all(s, w, speaker);
        return;
    }
    int warned = not_one && s->consequence[w] >= 0; /* "if they do not, not a single barge will pass" */
    if ((!none && !not_one) || sy_said_nth(s, subject)->upos != SY_NOUN || (s->consequence[w] >= 0 && !warned)) return;
    if (!modal_is(s, modal, "will") && !modal_is(s, modal, "would") && !modal_is(s, modal, "can") && !modal_is(s, modal, "shall")) return;
    int expletive = sy_child(s->d, w, SY_REL_EXPL) >= 0;
    if (sy_said_has(s, subject, SY_WORDS_PARTY) && !not_one) return; /* "no government would agree": a general truth */
    sy_position_draft draft = blank(w, warned ? SAYSO_THREATENS : SAYSO_REJECTS, expletive || not_one ? 78 : 74, speaker);
    draft.scope_head = subject;
    draft.scope = expletive ? sy_spans_one(s->d, sy_words_span(s->d, (uint32_t)s->c.first[subject], (uint32_t)s->c.last[subject])) : clause_of(s, w);
    if (warned) draft.scope = sy_spans_one(s->d, sy_clause_trim(s->d, first, (int32_t)sy_word_at(s->d, sy_spans_hull(from_verb(s, w)).end - 1)));
    draft.why = "the speaker says there will be none";
    sy_position_add(s, draft);
}

/* "the treaty cannot be accepted" */
static void reject_passive(sy_said *s, int32_t w, int32_t modal, int32_t subject, sy_who speaker)
{
    if (sy_child(s->d, w, SY_REL_NSUBJ_PASS) < 0 || modal_is(s, modal, "may") || modal_is(s, modal, "might")) return;
    int accepts = 0;
    for (const sy_stance_cue *cue = sy_stance_first(s->engine, sy_said_nth(s, w)); cue; cue = sy_stance_next(s->engine, cue)) accepts |= cue->part == SY_VERB && cue->stance == SAYSO_ACCEPTS && cue->frame == SY_FRAME_OBJ;
    int will = modal_is(s, modal, "will") || modal_is(s, modal, "would") || modal_is(s, modal, "wo");
    int gives = will && (sy_said_has(s, w, SY_WORDS_YIELD) || sy_said_has(s, w, SY_WORDS_PERMIT)); /* "the sanctions will not be lifted" */
    if ((!accepts && !gives) || sy_said_nth(s, subject)->upos != SY_NOUN || s->consequence[w] >= 0 || sy_own_side(s, subject, speaker)) return;
    sy_position_draft draft = blank(w, SAYSO_REJECTS, 76, speaker);
    draft.scope_head = subject;
    draft.scope = sy_spans_one(s->d, sy_words_span(s->d, (uint32_t)s->c.first[subject], (uint32_t)s->c.last[subject]));
    draft.why = "the speaker says it cannot be";
    sy_position_add(s, draft);
}

/* A condition whose consequence this is enters the position itself, unless it is a mere forecast. */
static int is_taken(const sy_said *s, int32_t w)
{
    int32_t c = s->consequence[w];
    return c >= 0 && s->d->conditions.at[c].kind != SAYSO_CONDITION_PREDICTION;
}

/* "Castavar will retaliate, Rusk warned": harm announced by the side that would do it. */
static void threaten_if_announced(sy_said *s, int32_t w, int32_t modal, int32_t subject, sy_who speaker)
{
    int could = modal_is(s, modal, "could") || modal_is(s, modal, "may") || modal_is(s, modal, "might");
    if (!modal_is(s, modal, "will") && !modal_is(s, modal, "'ll") && !modal_is(s, modal, "would") && !modal_is(s, modal, "shall") && !could) return;
    uint32_t harm = sy_words_weight(s->engine, s->d, w, -1, SY_WORDS_HOSTILE), gift = sy_words_weight(s->engine, s->d, w, -1, SY_WORDS_YIELD);
    int32_t be = sy_child(s->d, w, SY_REL_AUX_PASS) >= 0 ? sy_child(s->d, w, SY_REL_AUX_PASS) : sy_child(s->d, w, SY_REL_COP);
    uint32_t undergone = be >= 0 ? sy_words_weight(s->engine, s->d, be, w, SY_WORDS_HOSTILE) : 0; /* "will | be shut" */
    if (undergone > harm) harm = undergone;
    int passive = sy_child(s->d, w, SY_REL_NSUBJ_PASS) >= 0 || (undergone && sy_said_nth(s, w)->upos == SY_ADJ), own = sy_speaks_for(s, subject, speaker);
    int thing = sy_said_nth(s, subject)->upos == SY_NOUN && !sy_said_has(s, subject, SY_WORDS_PARTY); /* "our ports" are shut to others */
    if (harm <= gift || is_taken(s, w) || (sy_said_nth(s, w)->upos != SY_VERB && !undergone) || (passive ? (!thing && sy_own_side(s, subject, speaker)) || subject == speaker.word : !own)) return;
    if (own && !passive && sy_lemma_is(sy_said_nth(s, w), "regret")) return; /* "I would regret it": no deed */
    if (passive && s->consequence[w] >= 0 && sy_is_granted(s, sy_top_word(s, sy_spans_hull(s->d->conditions.at[s->consequence[w]].condition)))) return;
    int32_t verb = sy_said_verb(s, w), a = s->content[w];
    int warned = verb >= 0 && sy_said_has(s, verb, SY_WORDS_WARN);
    warned |= a >= 0 && s->d->attributions.at[a].cue_class && strcmp(s->d->attributions.at[a].cue_class, "warn") == 0;
    int hinted = verb >= 0 && (sy_lemma_is(sy_said_nth(s, verb), "hint") || sy_lemma_is(sy_said_nth(s, verb), "signal"));
    if (could && (!(warned || hinted) || passive)) return; /* "could cut off the gas, its minister warned" */
    sy_position_draft draft = blank(w, SAYSO_THREATENS, could ? 74 : warned ? 80 : passive ? 72 : harm > 1 ? 72 : 64, passive ? speaker : own_holder(s, subject, speaker));
    if (passive) draft.scope_head = subject;
    draft.scope = passive ? clause_of(s, w) : from_verb(s, w);
    draft.why = warned ? "the speaker's side warns it will" : "the speaker's side says it will";
    sy_position_add(s, draft);
}

/* "would accept nothing less", "will hold no talks": nothing is given. */
static int gives_none(const sy_said *s, int32_t w)
{
    int32_t object = sy_child(s->d, w, SY_REL_OBJ);
    if (object < 0) return 0;
    if (sy_word_is(sy_said_nth(s, object), "nothing") || sy_word_is(sy_said_nth(s, object), "none") || sy_word_is(sy_said_nth(s, object), "nobody")) return 1;
    SY_EACH_CHILD(s->d, object, c)
        if (c < object && sy_word_is(sy_said_nth(s, c), "no")) return 1;
    return 0;
}

/* "Castavar will reopen the gates, Rusk pledged": what the speaker's side says that it will give. */
static void offer_if_announced(sy_said *s, int32_t w, int32_t modal, int32_t subject, sy_who speaker)
{
    int talk = sy_lemma_is(sy_said_nth(s, w), "talk") || sy_lemma_is(sy_said_nth(s, w), "discuss") || sy_lemma_is(sy_said_nth(s, w), "negotiate");
    int would = modal_is(s, modal, "would") || modal_is(s, modal, "'d") || modal_is(s, modal, "could") || (talk && modal_is(s, modal, "can")), will = modal_is(s, modal, "will") || modal_is(s, modal, "'ll");
    uint32_t harm = sy_words_weight(s->engine, s->d, w, -1, SY_WORDS_HOSTILE), gift = sy_words_weight(s->engine, s->d, w, -1, SY_WORDS_YIELD);
    if (sy_word_is(sy_said_nth(s, w), "provided") || sy_word_is(sy_said_nth(s, w), "providing")) return; /* opens a condition */
    int32_t verb = sy_said_verb(s, w);
    int promised = verb >= 0 && sy_said_has(s, verb, SY_WORDS_PROMISE);
    if (s->ruled[w] >= 0) return; /* "would support a commission" has said it */
    if ((!would && !will) || harm || (!gift && !(promised && will)) || s->consequence[w] >= 0) return;
    if (sy_said_nth(s, w)->upos != SY_VERB && sy_child(s->d, w, SY_REL_OBJ) < 0) return; /* "would free them", read as an adjective */
    int passive = sy_child(s->d, w, SY_REL_NSUBJ_PASS) >= 0; /* "the tariffs could be eased" */
    if (passive ? !(would || promised) || sy_own_side(s, subject, speaker) || (!promised && sy_who_is(s, subject).is_party) : !sy_speaks_for(s, subject, speaker)) return;
    if (sy_said_has(s, w, SY_WORDS_UNDERGO) || gives_none(s, w)) return;
    int conf = promised ? (gift ? 80 : 74) : (gift > 1 ? 74 : 70) - (would ? 0 : 10); /* "will" may be no more than what is planned */
    sy_position_draft draft = blank(w, SAYSO_OFFERS, conf, passive ? speaker : own_holder(s, subject, speaker));
    draft.scope = passive ? clause_of(s, w) : from_verb(s, w);
    draft.why = promised ? "the speaker promises it" : "the speaker's side says it would give it";
    sy_position_add(s, draft);
}

/* "has no intention of leaving", "has no plans to return the ships" */
static void refuse_by_noun(sy_said *s, int32_t w)
{
    static const struct { const char *lemma; int conf; } nouns[] = { { "intention", 80 }, { "plan", 66 }, { "wish", 74 }, { "desire", 74 }, { "interest", 72 }, { "appetite", 70 }, { "willingness", 78 }, { "readiness", 78 }, { "reason", 62 } };
    int conf = 0, none = 0;
    for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++)
        if (sy_lemma_is(sy_said_nth(s, w), nouns[i].lemma)) conf = nouns[i].conf;
    int32_t verb = sy_said_nth(s, w)->head;
    if (!conf || sy_said_nth(s, w)->rel != SY_REL_OBJ || verb < 0 || !(sy_lemma_is(sy_said_nth(s, verb), "have") || sy_lemma_is(sy_said_nth(s, verb), "see") || sy_lemma_is(sy_said_nth(s, verb), "show"))) return;
    SY_EACH_CHILD(s->d, w, c) none |= c < w && sy_word_is(sy_said_nth(s, c), "no");
    if (!none && !sy_clause_negated(s->d, verb)) return;
    sy_who who = sy_who_is(s, sy_clause_subject(s->d, verb));
    int32_t deed = -1;
    SY_EACH_CHILD(s->d, w, c)
        if (c > w && deed < 0 && (sy_said_nth(s, c)->upos == SY_VERB || sy_clause_marker(s->d, c, "of") >= 0 || sy_clause_marker(s->d, c, "in") >= 0)) deed = c;
    if (deed < 0 || !who.is_party || who.is_observer || s->condition[w] >= 0 || sy_clause_past(s->d, verb)) return;
    sy_position_draft draft = blank(verb, SAYSO_REJECTS, conf - sy_unknown_pronoun(s, who), who);
    draft.scope_head = deed;
    draft.scope = sy_clause_pieces(s->d, &s->c, deed, SY_CUT_MARK | SY_CUT_ASIDE, NULL, 0);
    draft.why = "no intention of it";
    sy_position_add(s, draft);
}

/* A quotation that begins a sentence or follows a comma or colon, no words taken out of one ("would “introduce a bill”"). */
static int opens_quote(const sy_said *s, int32_t w)
{
    if (w < 2 || sy_said_nth(s, w - 1)->sentence != sy_said_nth(s, w - 2)->sentence) return 1;
    return sy_said_nth(s, w - 2)->upos == SY_PUNCT;
}

/* "Release our men," said in a quotation: a command. */
static void demand_by_command(sy_said *s, int32_t w)
{
    static const char *const idle[] = { "let", "look", "listen", "remember", "imagine", "be", "see", "say", "note", "think", "forget", "trust", "ask", "consider", "make", "get", "go", "come", "wait", "suppose", "believe", "have", "do", "watch", "call", "thank", "mind", "keep", "tell", "read", "know", "take", "try" };
    const sy_word *x = sy_said_nth(s, w);
    if (x->xpos != SY_XPOS_VB || !x->quote_depth || w == 0 || !opens_quote(s, w) || sy_said_nth(s, w - 1)->upos != SY_PUNCT || sy_said_nth(s, w - 1)->span.end != x->span.start) return;
    for (size_t i = 0; i < sizeof idle / sizeof idle[0]; i++)
        if (sy_lemma_is(x, idle[i])) return;
    unsigned rel = sy_rel_main(x->rel);
    if ((rel != SY_REL_CCOMP && rel != SY_REL_ROOT) || sy_child(s->d, w, SY_REL_OBJ) < 0 || s->condition[w] >= 0 || is_question(s, w)) return;
    sy_who speaker = sy_said_by(s, w);
    if (!speaker.is_party || speaker.is_observer) return;
    sy_position_draft draft = blank(w, SAYSO_DEMANDS, sy_clause_negated(s->d, w) ? 68 : 76, speaker);
    draft.scope = from_verb(s, w);
    draft.why = "a command in a quotation";
    sy_position_add(s, draft);
}

static int obliges(const sy_said *s, int32_t w, int32_t modal)
{
    if (modal_is(s, modal, "must")) return 80;
    if (modal_is(s, modal, "should")) return 70;
    if (modal_is(s, modal, "ought")) return 70;
    int32_t above = sy_said_nth(s, w)->rel == SY_REL_XCOMP ? sy_said_nth(s, w)->head : -1;
    if (above < 0 || sy_said_has(s, above, SY_WORDS_SAY)) return 0;
    int foretold = sy_clause_modal(s->d, above) >= 0 ? 10 : 0; /* "will have to": perhaps only what is coming */
    if (sy_said_nth(s, above)->xpos == SY_XPOS_VBD) { /* "had to": it was done, unless that is what was said */
        int32_t verb = sy_said_verb(s, above);
        return verb >= 0 && sy_said_nth(s, verb)->xpos == SY_XPOS_VBD && !sy_said_nth(s, w)->quote_depth && (sy_lemma_is(sy_said_nth(s, above), "have") || sy_lemma_is(sy_said_nth(s, above), "need")) ? 72 : 0;
    }
    if ((sy_lemma_is(sy_said_nth(s, above), "have") || sy_lemma_is(sy_said_nth(s, above), "need")) && sy_clause_marker(s->d, w, "to") >= 0) return 74 - foretold;
    return 0;
}

/* "told Castavar that | it | must sign": the party spoken to, whom the pronoun stands for; -1. */
static int32_t told_to(const sy_said *s, int32_t saying, int32_t subject)
{
    const sy_word *x = sy_said_nth(s, subject);
    if (saying < 0 || saying > subject || !(sy_word_is(x, "it") || sy_word_is(x, "they") || sy_word_is(x, "he") || sy_word_is(x, "she"))) return -1;
    int32_t to = sy_child(s->d, saying, SY_REL_IOBJ);
    if (to < 0) to = sy_child(s->d, saying, SY_REL_OBJ);
    if (to < saying || to > subject || !sy_who_is(s, to).is_party) return -1;
    int32_t teller = sy_clause_subject(s->d, saying);
    int many = sy_said_nth(s, to)->xpos == SY_XPOS_NNS || sy_said_nth(s, to)->xpos == SY_XPOS_NNPS;
    int tellers = teller >= 0 && (sy_said_nth(s, teller)->xpos == SY_XPOS_NNS || sy_said_nth(s, teller)->xpos == SY_XPOS_NNPS);
    if (sy_word_is(x, "they")) return many && !tellers ? to : -1;
    return !many && (tellers || sy_word_is(x, "it")) ? to : -1;
}

/* "the stand they took, under which the accord should be annulled": theirs whose stand it is. */
static int is_laid_down(const sy_said *s, int32_t w)
{
    SY_EACH_CHILD(s->d, w, c)
        if (c < w && sy_said_nth(s, c)->xpos == SY_XPOS_WDT && (sy_clause_marker(s->d, c, "under") >= 0 || sy_clause_marker(s->d, c, "by") >= 0)) return 1;
    return 0;
}

/* What another party or an agreement must do, or what must be done to us. */
static void demand_if_must(sy_said *s, int32_t w, int32_t modal, int32_t subject, sy_who speaker)
{
    int conf = obliges(s, w, modal);
    if (!conf || (modal >= 0 && sy_said_nth(s, modal)->head != w && sy_child_main(s->d, w, SY_REL_NSUBJ) >= 0)) return; /* "they must pay, or we will go" */
    if (modal >= 0 && modal < subject && sy_word_is(sy_said_nth(s, modal), "should")) return; /* "should the talks fail" */
    int32_t saying = sy_said_verb(s, w); /* "agreed that the rules should be changed" */
    for (const sy_stance_cue *cue = saying >= 0 ? sy_stance_first(s->engine, sy_said_nth(s, saying)) : NULL; cue; cue = sy_stance_next(s->engine, cue))
        if (cue->part == SY_VERB && cue->stance == SAYSO_ACCEPTS && cue->frame == SY_FRAME_THAT) return;
    int passive = sy_child(s->d, w, SY_REL_NSUBJ_PASS) >= 0;
    if (modal_is(s, modal, "should") && !passive && sy_said_has(s, w, SY_WORDS_RESULT) && !sy_who_is(s, subject).is_party) {
        s->ruled[w] = SY_RULED_PART; /* "the talks should clarify much" */
        return;
    }
    if (is_laid_down(s, w)) {
        s->ruled[w] = SY_RULED_PART;
        return;
    }
    int32_t told = told_to(s, saying, subject);
    int own = told < 0 && (sy_own_side(s, subject, speaker) || sy_said_nth(s, subject)->upos == SY_PRON);
    sy_who other = sy_who_is(s, told >= 0 ? told : subject);
    int agreement = sy_said_has(s, subject, SY_WORDS_AGREEMENT);
    if ((own && !passive) || (agreement && s->consequence[subject] >= 0)) return; /* the latter is a condition already */
    if (!agreement && !other.is_party && !passive) conf -= 10;
    sy_position_draft draft = blank(w, SAYSO_DEMANDS, conf - sy_unknown_pronoun(s, speaker), speaker);
    if (sy_clause_negated(s->d, w)) draft.conf -= 4;
    if (sy_clause_negated(s->d, w) && !other.is_party) draft.stance = SAYSO_REJECTS; /* "the posts must never return" */
    int32_t above = sy_said_nth(s, w)->head; /* "sanctions need to be lifted": from its subject on */
    draft.scope = clause_of(s, modal < 0 && sy_said_nth(s, w)->rel == SY_REL_XCOMP && !(above >= 0 && sy_said_has(s, above, SY_WORDS_SAY)) ? above : w);
    draft.target = told >= 0 ? told : subject;
    draft.why = "the speaker says what must be";
    sy_position_add(s, draft);
}

static void offer_if_could(sy_said *s, int32_t w, int32_t modal, int32_t subject, sy_who speaker)
{
    if (!sy_lemma_is(sy_said_nth(s, w), "consider") || !modal_is(s, modal, "could") || !sy_speaks_for(s, subject, speaker)) return;
    int32_t verb = sy_child(s->d, w, SY_REL_XCOMP);
    if (verb < 0) verb = sy_child(s->d, w, SY_REL_CCOMP);
    if (verb < 0 || !sy_said_has(s, verb, SY_WORDS_YIELD)) return;
    sy_position_draft draft = blank(w, SAYSO_OFFERS, 78, own_holder(s, subject, speaker));
    draft.scope_head = verb;
    draft.scope = from_verb(s, verb);
    draft.why = "the speaker's side could consider it";
    sy_position_add(s, draft);
}

/* "We do not negotiate with killers": what a side does not do, told as its rule. */
static void reject_as_rule(sy_said *s, int32_t w, int32_t subject, sy_who speaker)
{
    const sy_word *x = sy_said_nth(s, w);
    int32_t aux = sy_child(s->d, w, SY_REL_AUX);
    int going = aux >= 0 && sy_lemma_is(sy_said_nth(s, aux), "be") && x->xpos == SY_XPOS_VBG && x->quote_depth; /* "we are not leaving" */
    if (x->upos != SY_VERB || aux < 0 || !(going || sy_lemma_is(sy_said_nth(s, aux), "do")) || sy_said_nth(s, aux)->xpos == SY_XPOS_VBD || !sy_clause_negated(s->d, w)) return;
    if (!sy_said_has(s, w, SY_WORDS_REFUSE) || !sy_speaks_for(s, subject, speaker) || s->condition[w] >= 0 || sy_child_main(s->d, w, SY_REL_NSUBJ) < 0) return;
    sy_position_draft draft = blank(w, SAYSO_REJECTS, 74, own_holder(s, subject, speaker));
    draft.scope = from_verb(s, w);
    draft.why = "the speaker's side does not do it";
    sy_position_add(s, draft);
}

/* "would probably host" */
static int is_guess(const sy_said *s, int32_t w)
{
    static const char *const words[] = { "probably", "likely", "perhaps", "maybe", "possibly", "presumably", "surely", "inevitably", "automatically" };
    SY_EACH_CHILD(s->d, w, c)
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
            if (sy_word_is(sy_said_nth(s, c), words[i])) return 1;
    return 0;
}

/* "Castavar will not negotiate": what a named party will not do, in the report's own voice. */
static void reject_as_reported(sy_said *s, int32_t w, int32_t modal)
{
    if (!(modal_is(s, modal, "will") || modal_is(s, modal, "wo")) || !sy_clause_negated(s->d, w) || !sy_said_has(s, w, SY_WORDS_REFUSE)) return;
    unsigned rel = sy_rel_main(sy_said_nth(s, w)->rel);
    if ((rel != SY_REL_ROOT && rel != SY_REL_CONJ) || s->consequence[w] >= 0 || s->condition[w] >= 0 || sy_child(s->d, w, SY_REL_NSUBJ_PASS) >= 0 || is_question(s, w)) return;
    int32_t subject = sy_clause_subject(s->d, w);
    sy_who who = sy_who_is(s, subject);
    if (subject < 0 || who.pronoun || !who.is_party || who.is_observer || is_guess(s, w)) return;
    sy_position_draft draft = blank(w, SAYSO_REJECTS, who.actor >= 0 ? 76 : 70, who);
    draft.scope = from_verb(s, w);
    draft.why = "the report says it will not";
    sy_position_add(s, draft);
}

static int32_t first_of(const sy_said *s, int32_t w)
{
    int32_t first = s->c.first[w];
    while (first < w && sy_said_nth(s, first)->upos == SY_PUNCT) first++;
    return first;
}

/* Who says it: as found, or the subject of the verb of saying behind: "no budget, no government, | Dostan | told us". */
static sy_who headline_speaker(const sy_said *s, int32_t w)
{
    sy_who who = sy_said_by(s, w);
    int32_t verb = w;
    for (int hops = 0; hops < 4 && verb >= 0 && sy_said_nth(s, verb)->upos != SY_VERB; hops++) verb = sy_said_nth(s, verb)->head;
    if (who.word >= 0 || verb <= w || !sy_words_has(s->engine, s->d, verb, verb, SY_WORDS_SAY)) return who;
    SY_EACH_CHILD(s->d, verb, c)
        if (c > w && c < verb && sy_said_nth(s, c)->rel == SY_REL_NSUBJ) return sy_who_is(s, c);
    return who;
}

/* The name that opens a line before its colon: "Dostan: no talks under threat". */
static sy_who named_before_colon(const sy_said *s, int32_t w)
{
    int32_t first = (int32_t)s->d->sentences.at[sy_said_nth(s, w)->sentence].first_word;
    sy_who who = { .actor = -1, .word = -1 };
    for (int32_t v = first; v < w && v < first + 4; v++) {
        if (sy_word_is(sy_said_nth(s, v), ":") && v > first) {
            who = sy_who_is(s, v - 1);
            who.is_party = (uint8_t)!who.is_observer;
            return who;
        }
        if (sy_said_nth(s, v)->upos != SY_PROPN || sy_in_capitals(s, v)) return who;
    }
    return who;
}

/* The other noun of "no budget, no government"; -1. */
static int32_t no_pair(const sy_said *s, int32_t w)
{
    int32_t first = first_of(s, w);
    for (int32_t v = first + 1; (uint32_t)v + 1 < s->d->words.n && v < first + 8 && sy_said_nth(s, v)->sentence == sy_said_nth(s, w)->sentence; v++)
        if (sy_word_is(sy_said_nth(s, v), ",") && sy_word_is(sy_said_nth(s, v + 1), "no")) return v + 1 > w ? v + 1 : -1;
    for (int32_t v = first - 2; v >= 0 && v > first - 8 && sy_said_nth(s, v)->sentence == sy_said_nth(s, w)->sentence; v--)
        if (sy_word_is(sy_said_nth(s, v), "no") && sy_word_is(sy_said_nth(s, first - 1), ",")) return v;
    return -1;
}

/* "Dostan: no talks under threat", "no shells without cash, Castavar tells Orvenia": a noun that is denied, without a verb. */
static void reject_by_headline(sy_said *s, int32_t w)
{
    const sy_word *x = sy_said_nth(s, w);
    unsigned rel = sy_rel_main(x->rel);
    if (w == 0 || x->upos != SY_NOUN || sy_child(s->d, w, SY_REL_COP) >= 0 || rel == SY_REL_OBJ || rel == SY_REL_NSUBJ || rel == SY_REL_OBL || rel == SY_REL_NMOD) return;
    int32_t first = first_of(s, w);
    if (!sy_word_is(sy_said_nth(s, first), "no") || (first > 0 && sy_said_nth(s, first - 1)->sentence == x->sentence && sy_said_nth(s, first - 1)->upos != SY_PUNCT)) return;
    int32_t pair = no_pair(s, w); /* "no budget, no government": it is the second that is refused */
    if (pair < 0 && (sy_words_has(s->engine, s->d, w, w, SY_WORDS_PARTY) || is_question(s, w))) return;
    if (pair > w) return;
    sy_who speaker = headline_speaker(s, w);
    if (speaker.word < 0) speaker = named_before_colon(s, w);
    if (!speaker.is_party || speaker.is_observer) return;
    sy_position_draft draft = blank(w, SAYSO_REJECTS, 76, speaker);
    draft.scope = sy_clause_pieces(s->d, &s->c, w, SY_CUT_MARK | SY_CUT_ASIDE | SY_CUT_CONJ, NULL, 0);
    draft.why = "the speaker's word is no";
    sy_position_add(s, draft);
}

/* "Rebels to free hostages": a line without a finite verb, who and what he is to do. */
static void announce_by_headline(sy_said *s, int32_t w)
{
    const sy_word *x = sy_said_nth(s, w);
    const sy_sentence *at = &s->d->sentences.at[x->sentence];
    if (x->rel != SY_REL_ROOT || at->n_words > HEADLINE_WORDS) return;
    for (uint32_t i = at->first_word; i < at->first_word + at->n_words; i++)
        if (s->d->words.at[i].upos == SY_AUX || s->d->words.at[i].xpos == SY_XPOS_VBD || s->d->words.at[i].xpos == SY_XPOS_VBZ || s->d->words.at[i].xpos == SY_XPOS_VBP) return;
    sy_who who = sy_who_is(s, w);
    int32_t deed = -1;
    SY_EACH_CHILD(s->d, w, c)
        if (c > w && deed < 0 && sy_said_nth(s, c)->xpos == SY_XPOS_VB && sy_clause_marker(s->d, c, "to") >= 0) deed = c;
    if (deed < 0 || !who.is_party || who.is_observer || s->c.first[deed] != w + 1) return;
    uint32_t harm = sy_words_weight(s->engine, s->d, deed, -1, SY_WORDS_HOSTILE), gift = sy_words_weight(s->engine, s->d, deed, -1, SY_WORDS_YIELD);
    if (harm == gift) return;
    sy_position_draft draft = blank(deed, harm > gift ? SAYSO_THREATENS : SAYSO_OFFERS, 74, who);
    draft.scope = from_verb(s, deed);
    draft.why = "announced in a headline";
    sy_position_add(s, draft);
}

/* "will leave with or without a deal": announced, and put to nobody. */
static int is_come_what_may(const sy_said *s, int32_t w)
{
    for (int32_t i = w + 1; i + 2 <= s->c.last[w]; i++)
        if (sy_word_is(sy_said_nth(s, i), "with") && sy_word_is(sy_said_nth(s, i + 1), "or") && sy_word_is(sy_said_nth(s, i + 2), "without")) return !sy_clause_negated(s->d, w) && sy_clause_modal(s->d, w) >= 0;
    return 0;
}

/* What another asks for, what a paper lays down, an open question, or the second verb under one "not". */
static int is_not_own(const sy_said *s, int32_t w)
{
    int32_t by = sy_asked_by(s, w);
    if (by >= 0 && sy_said_nth(s, by)->upos == SY_NOUN) return 1;
    return sy_under_terms(s, w) >= 0 || sy_is_open_question(s, w) || sy_negation_shared(s, w) || is_come_what_may(s, w);
}

void sy_positions_speech(sy_said *s, int32_t w)
{
    if (sy_is_nominal(sy_said_nth(s, w))) announce_by_headline(s, w);
    if (sy_said_nth(s, w)->upos == SY_NOUN) reject_by_headline(s, w);
    if (sy_said_nth(s, w)->upos == SY_NOUN) refuse_by_noun(s, w);
    if (sy_said_nth(s, w)->upos == SY_VERB) demand_by_command(s, w);
    int there = sy_said_nth(s, w)->upos == SY_AUX && sy_child(s->d, w, SY_REL_EXPL) >= 0; /* "there will be" */
    int predicate = sy_said_nth(s, w)->upos == SY_NOUN && sy_child(s->d, w, SY_REL_COP) >= 0; /* "must be part of it" */
    if (sy_said_nth(s, w)->upos != SY_VERB && sy_said_nth(s, w)->upos != SY_ADJ && !there && !predicate) return;
    int32_t modal = sy_clause_modal(s->d, w), denied = modal < 0 && sy_clause_negated(s->d, w);
    if (modal < 0 && sy_said_nth(s, w)->rel != SY_REL_XCOMP && !denied) return;
    if (modal >= 0 && s->content[w] < 0 && sy_said_by(s, w).word < 0) reject_as_reported(s, w, modal);
    if (!is_stated(s, w) || is_question(s, w) || is_not_own(s, w)) return;
    int32_t subject = sy_clause_subject(s->d, w);
    sy_who speaker = sy_said_by(s, w);
    if (subject < 0 || !speaker.is_party || speaker.is_observer) return;
    if (modal >= 0) reject_nothing(s, w, modal, subject, speaker);
    if (predicate) demand_if_must(s, w, modal, subject, speaker);
    if (there || predicate) return;
    if (denied) reject_as_rule(s, w, subject, speaker);
    if (modal >= 0 && sy_clause_negated(s->d, w)) {
        reject_if_firm(s, w, modal, subject, speaker);
        reject_passive(s, w, modal, subject, speaker);
    } else if (modal >= 0) {
        offer_if_could(s, w, modal, subject, speaker);
        offer_if_announced(s, w, modal, subject, speaker);
        threaten_if_announced(s, w, modal, subject, speaker);
    }
    demand_if_must(s, w, modal, subject, speaker);
}

/* ---- positions that conditions carry */

static sayso_span hull_of(sayso_spans a, sayso_spans b)
{
    sayso_span x = sy_spans_hull(a), y = sy_spans_hull(b);
    sayso_span hull = { x.start < y.start ? x.start : y.start, x.end > y.end ? x.end : y.end };
    return hull;
}

static int32_t issue_of(const sy_said *s, sayso_spans first, sayso_spans second)
{
    int32_t issue = sy_issue_of(s->engine, s->d, first);
    return issue >= 0 ? issue : sy_issue_of(s->engine, s->d, second);
}

/* The verb that gives the offer its content: "could consider dropping", "is ready to halt". */
static int32_t given_verb(const sy_said *s, int32_t head)
{
    for (int hops = 0; hops < 3; hops++) {
        int32_t x = sy_child(s->d, head, SY_REL_XCOMP);
        int promise = sy_lemma_is(sy_said_nth(s, head), "consider") || sy_lemma_is(sy_said_nth(s, head), "offer") || sy_lemma_is(sy_said_nth(s, head), "agree");
        if (x < head || (sy_said_has(s, head, SY_WORDS_YIELD) && !promise)) return head;
        head = x;
    }
    return head;
}

/* From the verb to the end of the consequence. */
static sayso_spans within(sy_said *s, sayso_spans scope, sayso_spans consequence)
{
    sayso_span a = sy_spans_hull(scope), b = sy_spans_hull(consequence);
    if (a.start < b.start || a.start >= b.end) a.start = b.start;
    a.end = b.end;
    return sy_spans_one(s->d, a);
}

/* "the bombing would start again", "the road will be open": what it happens to is no party and belongs to what is announced. */
static int happens_to(const sy_said *s, int32_t head, sy_who holder)
{
    int32_t doer = sy_clause_subject(s->d, head);
    return doer >= 0 && doer != holder.word && sy_said_nth(s, doer)->upos == SY_NOUN && !sy_speaks_for(s, doer, holder);
}

static void add_offer(sy_said *s, sy_position_draft draft, const sayso_condition *c, int32_t head)
{
    if (sy_clause_past(s->d, head)) return; /* done, no offer any more */
    int32_t given = given_verb(s, head);
    if (sy_words_weight(s->engine, s->d, given, -1, SY_WORDS_HOSTILE) > sy_words_weight(s->engine, s->d, given, -1, SY_WORDS_YIELD)) return; /* "will withhold it as long as" */
    if (is_guess(s, head)) draft.conf -= 20;
    draft.stance = SAYSO_OFFERS;
    int habit = sy_clause_modal(s->d, head) < 0 && (sy_said_nth(s, head)->xpos == SY_XPOS_VBP || sy_said_nth(s, head)->xpos == SY_XPOS_VBZ) && sy_said_nth(s, head)->upos == SY_VERB;
    if (habit && s->content[head] < 0) draft.conf -= 28, draft.doubted = 1; /* "they release them if": what is done as a rule */
    draft.scope_head = given_verb(s, head);
    draft.scope = within(s, from_verb(s, draft.scope_head), c->consequence);
    int32_t object = sy_child(s->d, draft.scope_head, SY_REL_OBJ); /* "could offer | a slower filling" */
    if (object > draft.scope_head && (sy_lemma_is(sy_said_nth(s, draft.scope_head), "offer") || sy_lemma_is(sy_said_nth(s, draft.scope_head), "propose")))
        draft.scope = within(s, sy_spans_one(s->d, sy_words_span(s->d, (uint32_t)s->c.first[object], (uint32_t)s->c.last[object])), c->consequence);
    if (c->marker.n && draft.scope_head == head && happens_to(s, head, draft.holder)) draft.scope = c->consequence;
    draft.why = "an offer on a condition";
    sy_position_add(s, draft);
}

/* "as long as they stay", "while they stay": what goes on is not what is asked for. */
static int goes_on(const sy_said *s, const sayso_condition *c)
{
    int32_t w = c->marker.n ? (int32_t)sy_word_at(s->d, c->marker.at[0].start) : -1;
    return w >= 0 && (sy_word_is(sy_said_nth(s, w), "as") || sy_word_is(sy_said_nth(s, w), "so") || sy_word_is(sy_said_nth(s, w), "while"));
}

/* The noun of "there will be no truce"; -1. */
static int32_t denied_noun(const sy_said *s, int32_t head)
{
    int32_t w = sy_said_nth(s, head)->upos == SY_NOUN ? head : sy_child_main(s->d, head, SY_REL_NSUBJ);
    if (w < 0) w = sy_child(s->d, head, SY_REL_OBJ);
    if (w < 0) return -1;
    SY_EACH_CHILD(s->d, w, c)
        if (c < w && sy_word_is(sy_said_nth(s, c), "no")) return w;
    return -1;
}

/* "will not sign until", "there will be no talks while": refused for the time being. */
static void reject_meanwhile(sy_said *s, sy_position_draft draft, const sayso_condition *c, int32_t clause)
{
    int32_t none = denied_noun(s, clause), subject = sy_clause_subject(s->d, clause);
    int32_t m = sy_clause_modal(s->d, clause);
    draft.stance = SAYSO_REJECTS;
    draft.target = -1;
    draft.why = "refused on a condition";
    if (none >= 0 && sy_child(s->d, clause, SY_REL_EXPL) >= 0) {
        draft.scope_head = none;
        draft.scope = within(s, sy_spans_one(s->d, sy_words_span(s->d, (uint32_t)s->c.first[none], (uint32_t)s->c.last[none])), c->consequence);
    } else {
        if (!c->marker.n || m < 0 || !sy_clause_negated(s->d, clause) || !(sy_speaks_for(s, subject, draft.holder) || subject == draft.holder.word)) return;
        draft.scope_head = given_verb(s, clause);
        draft.scope = within(s, from_verb(s, draft.scope_head), c->consequence);
    }
    sy_position_add(s, draft);
}

static void add_threat(sy_said *s, sy_position_draft draft, const sayso_condition *c, int32_t head)
{
    if (denied_noun(s, head) >= 0 && sy_child(s->d, sy_clause_of(s->d, head), SY_REL_EXPL) >= 0) { /* "there will be no second round if" */
        reject_meanwhile(s, draft, c, sy_clause_of(s->d, head));
        return;
    }
    draft.stance = SAYSO_THREATENS;
    draft.scope_head = -1;
    int announced = sy_clause_modal(s->d, head) >= 0 || sy_child(s->d, head, SY_REL_COP) >= 0 || sy_said_nth(s, head)->rel == SY_REL_XCOMP || sy_said_nth(s, head)->xpos == SY_XPOS_VBG;
    if (is_guess(s, head) || (!announced && s->content[head] < 0)) draft.conf -= 20; /* "should the court strike it down": what may be */
    if (sy_said_nth(s, head)->xpos != SY_XPOS_VB && sy_said_has(s, head, SY_WORDS_WARN)) return; /* "threatened a strike unless": the verb itself says it */
    int32_t vowed = sy_child(s->d, head, SY_REL_XCOMP); /* "has pledged | to go": what is done, not that it is said */
    if (vowed > head && (sy_said_has(s, head, SY_WORDS_PROMISE) || sy_said_has(s, head, SY_WORDS_WARN))) {
        draft.scope_head = vowed;
        draft.scope = within(s, from_verb(s, vowed), c->consequence);
    } else if (c->marker.n) {
        int done = sy_child(s->d, head, SY_REL_NSUBJ_PASS) >= 0 && sy_child(s->d, head, SY_REL_XCOMP) < 0; /* what will be shut matters */
        done |= happens_to(s, head, draft.holder);
        draft.scope = done ? c->consequence : within(s, from_verb(s, head), c->consequence);
        draft.issue = sy_issue_of(s->engine, s->d, draft.scope);
    } else {
        draft.scope = draft.evidence;
        draft.issue = issue_of(s, c->consequence, c->condition);
    }
    draft.why = "a threat on a condition";
    sy_position_add(s, draft);
}

/* "before one was made", "until it is": says nothing of what it is. */
static int names_nothing(const sy_said *s, sayso_spans condition)
{
    sayso_span hull = sy_spans_hull(condition);
    for (uint32_t w = sy_word_at(s->d, hull.start); w < s->d->words.n && s->d->words.at[w].span.start < hull.end; w++)
        if (s->d->words.at[w].upos == SY_NOUN || s->d->words.at[w].upos == SY_PROPN) return 0;
    return 1;
}

/* "would end the walkout only if": what is required, and what is given for it. */
static void add_requirement(sy_said *s, sy_position_draft draft, const sayso_condition *c, int32_t clause)
{
    if (c->marker.n && !sy_clause_negated(s->d, clause) && sy_speaks_for(s, sy_clause_subject(s->d, clause), draft.holder) &&
        !sy_said_has(s, given_verb(s, clause), SY_WORDS_UNDERGO) && sy_clause_modal(s->d, clause) >= 0) {
        sy_position_draft offer = draft;
        offer.conf -= 8;
        add_offer(s, offer, c, clause);
    }
    int32_t head = sy_top_word(s, sy_spans_hull(c->condition));
    reject_meanwhile(s, draft, c, clause);
    if (goes_on(s, c)) return;
    draft.stance = SAYSO_DEMANDS;
    draft.conf -= names_nothing(s, c->condition) ? 16 : 4;
    draft.scope_head = head;
    draft.scope = c->condition;
    draft.target = head >= 0 ? sy_clause_subject(s->d, head) : -1;
    draft.why = "a requirement";
    sy_position_add(s, draft);
}

static int in_span(const sy_said *s, int32_t w, sayso_span span) { return sy_span_covers(span, sy_said_nth(s, w)->span); }

/* The noun right before the first modal verb of the span, where the tree knows no subject; -1. */
static int32_t nominal_before_modal(const sy_said *s, sayso_span span)
{
    for (uint32_t w = sy_word_at(s->d, span.start); w < s->d->words.n && s->d->words.at[w].span.start < span.end; w++) {
        if (s->d->words.at[w].xpos != SY_XPOS_MD || !w) continue;
        const sy_word *x = &s->d->words.at[w - 1];
        int nominal = x->upos == SY_NOUN || x->upos == SY_PROPN || x->upos == SY_PRON;
        return nominal && sy_span_covers(span, x->span) ? (int32_t)w - 1 : -1;
    }
    return -1;
}

/* "said they must release him before talks begin": what must be done first is demanded. */
static void must_before(sy_said *s, int32_t condition, int32_t clause)
{
    sy_who speaker = sy_said_by(s, clause);
    int32_t subject = sy_clause_subject(s->d, clause);
    if (!speaker.is_party || speaker.is_observer || subject < 0 || !modal_is(s, sy_clause_modal(s->d, clause), "must") || sy_own_side(s, subject, speaker) || is_unsaid(s, clause)) return;
    sy_position_draft draft = blank(clause, SAYSO_DEMANDS, 92, speaker);
    draft.condition = condition;
    draft.target = subject;
    draft.scope = s->d->conditions.at[condition].condition;
    draft.why = "the speaker says what must be done first";
    sy_position_add(s, draft);
}

/* "with its rivals | demanding free elections in return for relief": theirs, and asked, not given. */
static int is_anothers_demand(const sy_said *s, int32_t head)
{
    if (!sy_is_nominal(sy_said_nth(s, head))) return 0;
    int32_t verb = s->c.last[head] + 1;
    if (sy_said_nth(s, verb)->xpos != SY_XPOS_VBG || sy_clause_subject(s->d, verb) != head) return 0;
    for (const sy_stance_cue *cue = sy_stance_first(s->engine, sy_said_nth(s, verb)); cue; cue = sy_stance_next(s->engine, cue))
        if (cue->part == SY_VERB && cue->stance == SAYSO_DEMANDS) return 1;
    return 0;
}

/* "will send ships after Orvenia threatened to close it | if": the condition of the threat at once before it. */
static int is_nearer_threat(const sy_said *s, int32_t head, int32_t marker)
{
    for (int32_t w = marker - 1; w > head; w--)
        if (sy_rel_main(sy_said_nth(s, w)->rel) == SY_REL_ADVCL && sy_said_nth(s, w)->xpos == SY_XPOS_VBD && sy_said_has(s, w, SY_WORDS_WARN) && sy_child_main(s->d, w, SY_REL_NSUBJ) > head) return 1;
    return 0;
}

/* "would only extend it | if": X is what it takes. */
static int has_only(const sy_said *s, int32_t clause)
{
    if (clause < 0 || sy_clause_negated(s->d, clause)) return 0;
    SY_EACH_CHILD(s->d, clause, c)
        if (c < clause && sy_word_is(sy_said_nth(s, c), "only")) return 1;
    return 0;
}

/* "told his members to prepare, but not to go | unless they are told to": when those who obey are to do it, asked of nobody else. */
static int is_instructed(const sy_said *s, int32_t clause)
{
    for (int hops = 0; clause >= 0 && hops < 4; hops++) {
        const sy_word *x = sy_said_nth(s, clause), *above = x->head >= 0 ? sy_said_nth(s, x->head) : NULL;
        unsigned rel = sy_rel_main(x->rel);
        if (!above || (rel != SY_REL_CONJ && rel != SY_REL_XCOMP && rel != SY_REL_CCOMP)) return 0;
        int told = sy_lemma_is(above, "tell") || sy_lemma_is(above, "order") || sy_lemma_is(above, "instruct") || sy_lemma_is(above, "advise");
        if (told && rel != SY_REL_CONJ) return sy_clause_marker(s->d, clause, "to") >= 0 && !sy_clause_finite(s->d, clause);
        clause = x->head;
    }
    return 0;
}

void sy_positions_condition(sy_said *s, int32_t condition)
{
    const sayso_condition c = s->d->conditions.at[condition];
    int32_t head = sy_top_word(s, sy_spans_hull(c.consequence));
    if (head < 0 || c.kind == SAYSO_CONDITION_PREDICTION) return;
    int32_t marker = sy_top_word(s, sy_spans_hull(c.marker));
    int32_t clause = sy_clause_of(s->d, head);
    if (c.kind == SAYSO_CONDITION_REQUIREMENT && marker >= 0 && sy_word_is(sy_said_nth(s, marker), "if") && c.marker.at[0].end - c.marker.at[0].start == 2 && !has_only(s, clause)) return; /* "will not, if X": X is not asked for */
    if (c.kind == SAYSO_CONDITION_REQUIREMENT && is_instructed(s, clause)) return;
    int32_t first = sy_top_word(s, sy_spans_hull(c.condition));
    if (c.kind == SAYSO_CONDITION_REQUIREMENT && first >= 0 && sy_clause_is_head(s->d, first) && modal_is(s, sy_clause_modal(s->d, first), "must")) {
        must_before(s, condition, first);
        return;
    }
    if (clause < 0 || sy_denied_deed(s, head) >= 0 || sy_asked_by(s, clause) >= 0 || sy_under_terms(s, clause) >= 0 || sy_is_open_question(s, clause)) return;
    sy_who who = sy_said_by(s, clause);
    int32_t subject = sy_clause_subject(s->d, clause);
    sayso_span then = sy_spans_hull(c.consequence);
    if (subject < 0 || !in_span(s, subject, then)) {
        int32_t before = nominal_before_modal(s, then);
        if (before >= 0) subject = before;
    }
    int off = 0;
    if (who.word < 0 && who.actor < 0) {
        if (subject < 0 || (c.kind == SAYSO_CONDITION_REQUIREMENT && !sy_clause_negated(s->d, clause))) return;
        who = sy_who_is(s, subject);
        if (c.kind == SAYSO_CONDITION_REQUIREMENT) off = 10; /* what the report says a party makes depend on it */
    } else if (c.marker.n && sy_speaks_for(s, subject, who)) {
        who = own_holder(s, subject, who);
    }
    if (c.kind == SAYSO_CONDITION_OFFER && is_anothers_demand(s, head)) return;
    int32_t above = sy_said_nth(s, clause)->rel == SY_REL_XCOMP ? sy_said_nth(s, clause)->head : -1;
    if (above >= 0 && s->cue[above] >= 0 && s->cue[above] == s->content[clause] && subject >= 0 && !in_span(s, subject, then) && sy_who_is(s, subject).is_party && !sy_said_nth(s, subject)->quote_depth)
        who = sy_who_is(s, subject); /* "threatened to": whoever the tree has for it */
    sy_who speaker = sy_said_by(s, clause); /* "X will face sanctions if": a threat of whoever says so, to X */
    int undergone = sy_said_has(s, head, SY_WORDS_UNDERGO) || (subject >= 0 && sy_said_nth(s, subject)->rel == SY_REL_NSUBJ_PASS && sy_said_nth(s, subject)->upos == SY_NOUN); /* "the captives will be moved if" */
    if (c.kind == SAYSO_CONDITION_THREAT && undergone && subject >= 0 && who.word == subject) {
        if (!speaker.is_party || speaker.word == subject) return;
        who = speaker;
    }
    if (!who.is_party || who.is_observer) return;
    if (c.kind == SAYSO_CONDITION_THREAT && marker > head && is_nearer_threat(s, head, marker)) return;
    int active = subject >= 0 && sy_said_nth(s, subject)->rel == SY_REL_NSUBJ && !sy_who_is(s, subject).is_party; /* "the deal involved freeing them": the deal's, not his who tells it */
    if (c.kind == SAYSO_CONDITION_OFFER && active && sy_said_has(s, subject, SY_WORDS_AGREEMENT) && sy_said_nth(s, clause)->xpos == SY_XPOS_VBD && sy_said_nth(s, head)->xpos != SY_XPOS_VB && sy_clause_modal(s->d, clause) < 0) return;
    int32_t doer = subject >= 0 ? sy_who_is(s, subject).actor : -1; /* a mediator offers nothing in another's name */
    if (c.kind == SAYSO_CONDITION_OFFER && doer >= 0 && !sy_speaks_for(s, subject, who)) return;
    sy_position_draft draft = blank(head, SAYSO_STANCE_NONE, c.conf - 2 - off - sy_unknown_pronoun(s, who), who);
    draft.condition = condition;
    draft.evidence = sy_spans_one(s->d, hull_of(c.condition, c.consequence));
    int32_t below = sy_top_word(s, sy_spans_hull(c.condition));
    draft.target = below >= 0 && sy_clause_is_head(s->d, below) ? sy_clause_subject(s->d, below) : -1;
    int32_t may = sy_clause_modal(s->d, clause);
    if (c.kind == SAYSO_CONDITION_THREAT && (modal_is(s, may, "could") || modal_is(s, may, "might") || modal_is(s, may, "may"))) draft.conf -= who.word == subject ? 24 : 14; /* perhaps only feared */
    if (c.kind == SAYSO_CONDITION_REQUIREMENT && marker >= 0 && sy_word_is(sy_said_nth(s, marker), "without")) draft.conf -= 10;
    if (c.kind == SAYSO_CONDITION_REQUIREMENT && below >= 0 && (modal_is(s, sy_clause_modal(s->d, below), "can") || modal_is(s, sy_clause_modal(s->d, below), "could"))) draft.conf -= 10;
    if (marker >= 0 && sy_word_is(sy_said_nth(s, marker), "or")) { /* "pay, or we will": the command is a demand */
        sy_position_draft demand = draft;
        demand.stance = SAYSO_DEMANDS;
        demand.scope_head = below;
        demand.scope = c.condition;
        demand.target = -1;
        demand.why = "commanded under a threat";
        sy_position_add(s, demand);
    }
    if (c.kind == SAYSO_CONDITION_OFFER) add_offer(s, draft, &c, head);
    else if (c.kind == SAYSO_CONDITION_THREAT) add_threat(s, draft, &c, head);
    else add_requirement(s, draft, &c, clause);
}
