/*
 * position_cues.c - positions from words of stance: which frame holds at the word, and whether the sentence asserts it at
 * all; whose it is says position_whose.c. A stance under "if", "could", a question, a plan or a doubt is none.
 */
#include "record/denied.h"
#include "record/position.h"

enum { HOPS_MAX = 12, NOT_A_POSITION = -100, DEED_WORDS = 8, CONDITION_BACK = 32 };

static int modal_is(const sy_said *s, int32_t m, const char *lower) { return m >= 0 && sy_word_is(sy_said_nth(s, m), lower); }

/* ---- which row of the table */

static int particle_of(const sy_said *s, int32_t w, const char *particle)
{
    if (particle && (uint32_t)w + 1 < s->d->words.n && sy_word_is(sy_said_nth(s, w + 1), particle)) return 1;
    SY_EACH_CHILD(s->d, w, c) {
        unsigned rel = sy_said_nth(s, c)->rel;
        if (c < w || c > w + 3) continue;
        if (particle ? sy_word_is(sy_said_nth(s, c), particle) : rel == SY_REL_COMPOUND_PRT) return 1;
    }
    return 0;
}

static int fits_part(const sy_said *s, int32_t w, const sy_stance_cue *cue)
{
    const sy_word *x = sy_said_nth(s, w);
    switch (cue->part) {
    case SY_VERB: return x->upos == SY_VERB && particle_of(s, w, cue->particle) == (cue->particle != NULL) && !(x->rel == SY_REL_AMOD);
    case SY_ADJ: return x->upos == SY_ADJ || x->upos == SY_ADP || (x->upos == SY_VERB && (sy_word_is(x, cue->lemma) || x->xpos == SY_XPOS_VBN));
    default: return x->upos == SY_NOUN;
    }
}

/* A fuller frame says more surely what the word means than a bare object. */
static int rank_of(const sy_stance_cue *cue)
{
    switch (cue->frame) {
    case SY_FRAME_OBJ: return 1;
    case SY_FRAME_BY_PREPOSITION: return cue->part == SY_NOUN && cue->stance == SAYSO_OFFERS && strcmp(cue->preposition, "for") == 0 ? 1 : 2; /* "an offer of a truce | for the crew": the price */
    default: return 3;
    }
}

static const sy_stance_cue *choose(sy_said *s, int32_t w, sy_frame_found *best)
{
    const sy_stance_cue *chosen = NULL, *rows[] = { sy_stance_first(s->engine, sy_said_nth(s, w)), sy_stance_form(s->engine, sy_said_nth(s, w)) };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        for (const sy_stance_cue *cue = i && rows[1] == rows[0] ? NULL : rows[i]; cue; cue = sy_stance_next(s->engine, cue)) {
            sy_frame_found at = { .head = -1, .target = -1, .holder = -1 };
            if (!fits_part(s, w, cue) || (chosen && rank_of(cue) <= rank_of(chosen)) || !sy_frame_find(s, w, cue, &at)) continue;
            chosen = cue;
            *best = at;
        }
    for (size_t i = 0; !chosen && i < sizeof rows / sizeof rows[0]; i++)
        for (const sy_stance_cue *cue = i && rows[1] == rows[0] ? NULL : rows[i]; cue && !chosen; cue = sy_stance_next(s->engine, cue))
            if (fits_part(s, w, cue) && sy_frame_by_order(s, w, cue, best)) chosen = cue;
    return chosen;
}

/* ---- is it asserted? What the sentence takes off the confidence, or NOT_A_POSITION. */

static int is_question(const sy_said *s, int32_t w)
{
    const sy_sentence *at = &s->d->sentences.at[sy_said_nth(s, w)->sentence];
    for (uint32_t i = at->first_word + at->n_words; i-- > at->first_word && s->d->words.at[i].upos == SY_PUNCT;)
        if (sy_word_is(&s->d->words.at[i], "?")) return 1;
    return 0;
}

/* "accused Castavar of refusing", "criticised it for refusing": whom the verb over the clause charges with it; -1. */
static int32_t accused(const sy_said *s, int32_t clause)
{
    int32_t verb = sy_said_nth(s, clause)->head;
    if (verb < 0 || verb > clause || sy_said_nth(s, clause)->xpos != SY_XPOS_VBG) return -1;
    int of = sy_lemma_is(sy_said_nth(s, verb), "accuse") && sy_clause_marker(s->d, clause, "of") >= 0;
    if (!of && !(sy_said_charges(s, verb) && sy_clause_marker(s->d, clause, "for") >= 0)) return -1;
    int32_t whom = sy_child(s->d, verb, SY_REL_OBJ);
    return whom >= 0 ? whom : sy_child(s->d, verb, SY_REL_NSUBJ_PASS);
}

/* Words before a clause that make it no statement. */
static int is_unreal(const sy_said *s, int32_t clause, int32_t first, int32_t last)
{
    static const char *const marks[] = { "if", "whether", "unless", "until", "before", "once", "lest", "without", "against", "like", "for", "of", "from",
                                         "about", "than", "instead" };
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
    {
        int32_t mark = sy_clause_marker(s->d, clause, marks[i]);
        if (mark >= 0 && accused(s, clause) >= 0) continue;
        if (mark >= 0 && (mark < first || mark > last)) return 1;
    }
    return 0;
}

/* Whoever does this takes a stand by doing it. */
static int is_rally(const sy_said *s, int32_t verb)
{
    static const char *const lemmas[] = { "march", "rally", "gather", "demonstrate", "strike", "protest", "assemble", "petition", "blockade", "picket" };
    for (size_t i = 0; i < sizeof lemmas / sizeof lemmas[0]; i++)
        if (sy_lemma_is(sy_said_nth(s, verb), lemmas[i]) && sy_said_nth(s, verb)->upos == SY_VERB) return 1;
    return 0;
}

/* "is said to favour", "appears to have given up": on somebody's word, but stated. */
static int is_reputed(const sy_said *s, int32_t verb)
{
    const sy_word *x = sy_said_nth(s, verb);
    if (sy_lemma_is(x, "expect") || sy_lemma_is(x, "predict") || sy_lemma_is(x, "forecast")) return 0; /* is only to come */
    if (sy_lemma_is(x, "appear") || sy_lemma_is(x, "seem")) return 1;
    int passive = sy_child(s->d, verb, SY_REL_AUX_PASS) >= 0 || sy_child(s->d, verb, SY_REL_NSUBJ_PASS) >= 0;
    return passive && (sy_words_has(s->engine, s->d, verb, verb, SY_WORDS_SAY) || sy_words_has(s->engine, s->d, verb, verb, SY_WORDS_BELIEVE) || sy_lemma_is(x, "know"));
}

/* "dismissed the claim | that it had demanded" */
static int is_denied(const sy_said *s, int32_t noun)
{
    int32_t verb = sy_said_nth(s, noun)->head;
    if (sy_said_nth(s, noun)->upos != SY_NOUN || verb < 0 || !sy_words_has(s->engine, s->d, noun, noun, SY_WORDS_ASSERTION)) return 0;
    if (sy_said_nth(s, noun)->rel == SY_REL_NMOD_POSS || sy_said_nth(s, verb)->upos != SY_VERB) return 0;
    if (sy_words_has(s->engine, s->d, verb, verb, SY_WORDS_DOUBT)) return 1;
    for (const sy_stance_cue *cue = sy_stance_first(s->engine, sy_said_nth(s, verb)); cue; cue = sy_stance_next(s->engine, cue))
        if (cue->stance == SAYSO_REJECTS) return 1;
    return 0;
}

/* Is what the word governs denied, doubted or not said? "denies that he wants war" */
static int is_unasserted(const sy_said *s, int32_t above)
{
    return (sy_said_has(s, above, SY_WORDS_DOUBT) && !sy_said_has(s, above, SY_WORDS_SAY)) || sy_clause_negated(s->d, above) || is_denied(s, above);
}

static int is_first_person(const sy_said *s, int32_t clause)
{
    int32_t subject = sy_clause_subject(s->d, clause);
    return subject >= 0 && (sy_word_is(sy_said_nth(s, subject), "we") || sy_word_is(sy_said_nth(s, subject), "i"));
}

/* The clause stands under another verb; does that verb leave it standing? */
static int under_governor(const sy_said *s, int32_t clause, int32_t above)
{
    const sy_word *x = sy_said_nth(s, clause), *g = sy_said_nth(s, above);
    unsigned rel = sy_rel_main(x->rel);
    if (x->xpos == SY_XPOS_VBG && above < clause && rel != SY_REL_CONJ && sy_lemma_is(g, "deny")) return NOT_A_POSITION; /* "denied agreeing to it" */
    int infinitive = sy_clause_marker(s->d, clause, "to") >= 0 && !sy_clause_finite(s->d, clause);
    if (rel == SY_REL_CCOMP || (rel == SY_REL_ACL && sy_clause_marker(s->d, clause, "that") >= 0)) {
        if (infinitive) return NOT_A_POSITION;
        if (is_unasserted(s, above)) return NOT_A_POSITION;
        if (sy_stance_first(s->engine, g) && x->xpos == SY_XPOS_VB && sy_clause_modal(s->d, clause) < 0) return NOT_A_POSITION; /* "demanded that Y accept" */
        return sy_said_has(s, above, SY_WORDS_BELIEVE) ? -12 : 0;
    }
    if (rel == SY_REL_XCOMP || infinitive) {
        if (is_reputed(s, above)) return sy_clause_negated(s->d, above) ? NOT_A_POSITION : -5;
        if (!infinitive && (x->upos == SY_ADJ || sy_word_is(x, "known"))) return 0; /* "remains opposed", "let it be known" */
        if (x->upos == SY_NOUN) return 0;
        if (sy_lemma_is(g, "have")) /* "has yet to agree", "still have to agree" */
            SY_EACH_CHILD(s->d, above, c)
                if (sy_word_is(sy_said_nth(s, c), "yet") || (c < above && sy_word_is(sy_said_nth(s, c), "still"))) return NOT_A_POSITION;
        if (sy_lemma_is(g, "have") && sy_said_nth(s, above)->xpos != SY_XPOS_VBD && !is_first_person(s, above)) return NOT_A_POSITION; /* "must agree": has not yet */
        if (clause > 1 && (sy_word_is(sy_said_nth(s, clause - 2), "yet") && sy_word_is(sy_said_nth(s, clause - 1), "to"))) return NOT_A_POSITION;
        if (is_rally(s, above) && rel == SY_REL_ADVCL) return -6; /* "marched to demand" */
        if (sy_said_has(s, above, SY_WORDS_RAISE)) return sy_clause_negated(s->d, above) ? NOT_A_POSITION : -3;
        return NOT_A_POSITION;
    }
    return 0;
}

/* "...; the commission opposes it": a sentence of its own, whatever the tree hangs it on. */
static int stands_apart(const sy_said *s, int32_t clause, int32_t above)
{
    if (above > clause || !sy_clause_finite(s->d, clause)) return 0;
    for (int32_t w = s->c.first[clause]; w > above; w--)
        if (sy_word_is(sy_said_nth(s, w), ";")) return 1;
    return 0;
}

static int asserted_clause(const sy_said *s, int32_t clause, int32_t first, int32_t last)
{
    int off = 0;
    for (int hops = 0; clause >= 0 && hops < HOPS_MAX; hops++) {
        if (is_unreal(s, clause, first, last)) return NOT_A_POSITION;
        int32_t above = sy_said_nth(s, clause)->head;
        if (above < 0) return off;
        if (stands_apart(s, clause, above)) return off;
        int take = under_governor(s, clause, above);
        if (take == NOT_A_POSITION) return take;
        off += take;
        unsigned rel = sy_rel_main(sy_said_nth(s, clause)->rel);
        if (rel != SY_REL_XCOMP && rel != SY_REL_CCOMP && rel != SY_REL_CONJ) return off;
        clause = above;
    }
    return off;
}

/* A modal verb over the stance. "would" reports what a party said it will do. */
static int under_modal(const sy_said *s, int32_t clause, sy_who holder, unsigned stance)
{
    int32_t m = sy_clause_modal(s->d, clause);
    if (m < 0) return 0;
    if (modal_is(s, m, "will") || modal_is(s, m, "'ll") || modal_is(s, m, "wo")) return -4;
    if (modal_is(s, m, "would") || modal_is(s, m, "'d")) {
        if (stance == SAYSO_PREFERS) return 0;
        sy_who speaker = sy_said_by(s, clause);
        int own = holder.word >= 0 && (sy_speaks_for(s, holder.word, speaker) || (speaker.word >= 0 && speaker.word == holder.word));
        int attitude = stance == SAYSO_SUPPORTS || stance == SAYSO_OPPOSES || stance == SAYSO_ACCEPTS; /* "the growers would welcome a deal": told of them */
        return own ? -4 : attitude && speaker.word < 0 && holder.word >= 0 && s->consequence[clause] < 0 ? -8 : NOT_A_POSITION;
    }
    if ((modal_is(s, m, "can") || modal_is(s, m, "ca") || modal_is(s, m, "cannot") || modal_is(s, m, "could")) && sy_clause_negated(s->d, clause)) return -4;
    return NOT_A_POSITION;
}

/* "no longer insists", "does not oppose it any more": what is given up. */
static int is_past_stand(const sy_said *s, int32_t clause)
{
    SY_EACH_CHILD(s->d, clause, c)
        if (sy_word_is(sy_said_nth(s, c), "longer") || (sy_word_is(sy_said_nth(s, c), "more") && c > clause)) return 1;
    return 0;
}

static uint8_t negate(uint8_t stance, const sy_stance_cue *cue, int no_longer)
{
    if (no_longer && cue->part != SY_NOUN)
        switch (stance) {
        case SAYSO_OPPOSES: return SAYSO_ACCEPTS;
        case SAYSO_REJECTS: case SAYSO_DEMANDS: return SAYSO_OFFERS;
        default: break;
        }
    switch (stance) {
    case SAYSO_ACCEPTS: return SAYSO_REJECTS;
    case SAYSO_SUPPORTS: return SAYSO_OPPOSES;
    case SAYSO_OFFERS: return cue->part == SY_ADJ ? SAYSO_REJECTS : SAYSO_STANCE_NONE;
    default: return SAYSO_STANCE_NONE;
    }
}

/* A predicate adjective: with a copula, after "remain" and the like, or coordinated to one. */
static int is_predicate(const sy_said *s, int32_t w)
{
    unsigned rel = sy_rel_main(sy_said_nth(s, w)->rel);
    if (sy_child(s->d, w, SY_REL_COP) >= 0 || sy_child_main(s->d, w, SY_REL_NSUBJ) >= 0) return 1;
    if (rel == SY_REL_ACL && s->c.first[w] > 0 && (sy_word_is(sy_said_nth(s, s->c.first[w]), ",") || sy_word_is(sy_said_nth(s, s->c.first[w] - 1), ","))) return 1; /* "Castavar, unwilling to sign, ..." */
    return rel == SY_REL_XCOMP || rel == SY_REL_CONJ || rel == SY_REL_ROOT || rel == SY_REL_ADVCL || rel == SY_REL_CCOMP;
}

/* ---- what the scope says about the stance */

/* "is proposing sanctions", "proposed an embargo if it did not": what is proposed against the other. */
static int is_harm(const sy_said *s, int32_t w, int32_t noun)
{
    if (sy_said_nth(s, noun)->upos != SY_NOUN || !sy_words_has(s->engine, s->d, noun, noun, SY_WORDS_HARM)) return 0;
    return s->consequence[w] >= 0 || sy_lemma_is(sy_said_nth(s, noun), "sanction");
}

/* "ready to strike", "vowed to retaliate": an offer of harm is a threat. */
static uint8_t by_scope(const sy_said *s, int32_t w, const sy_stance_cue *cue, const sy_frame_found *at)
{
    uint8_t stance = cue->stance;
    if (stance == SAYSO_OFFERS && cue->frame == SY_FRAME_OBJ && is_harm(s, w, at->head)) return SAYSO_THREATENS;
    int deed = cue->frame == SY_FRAME_ING || cue->frame == SY_FRAME_TO; /* "is considering striking it off the white list" */
    if (stance == SAYSO_OFFERS && deed && !sy_clause_negated(s->d, at->head) &&
        sy_words_weight(s->engine, s->d, at->head, -1, SY_WORDS_HOSTILE) > sy_words_weight(s->engine, s->d, at->head, -1, SY_WORDS_YIELD)) return SAYSO_THREATENS;
    if (stance != SAYSO_OFFERS || sy_said_has(s, at->head, SY_WORDS_YIELD)) return stance;
    if (cue->frame == SY_FRAME_OBJ || cue->frame == SY_FRAME_ING || cue->frame == SY_FRAME_THAT) return stance; /* "proposed a missile shield" */
    if (cue->frame == SY_FRAME_SUBJ || sy_clause_negated(s->d, at->head)) return stance; /* "will be protected from attack", "promised not to attack" */
    sayso_span near = sy_spans_hull(at->scope); /* "ready to send a team, so that acts of war may end": far off it says nothing of the deed */
    uint32_t last = (uint32_t)at->head + DEED_WORDS;
    if (last < s->d->words.n && s->d->words.at[last].span.end < near.end) near.end = s->d->words.at[last].span.end;
    sayso_spans first = { &near, 1 };
    return sy_is_hostile(s, at->head, first) ? SAYSO_THREATENS : stance;
}

/* "it", "them": what it is stands elsewhere. */
static int is_nothing(const sy_said *s, const sy_frame_found *at)
{
    static const char *const words[] = { "nothing", "none", "something" };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (sy_word_is(sy_said_nth(s, at->head), words[i])) return 1;
    return 0;
}

static int is_bare_pronoun(const sy_said *s, const sy_frame_found *at)
{
    return sy_said_nth(s, at->head)->upos == SY_PRON && sy_spans_hull(at->scope).end <= sy_said_nth(s, at->head)->span.end;
}

/* insist, propose that ...: a wish is in the subjunctive or under must and should; "insisted that it was so" is a
 * statement of fact. Gives what to take off, or NOT_A_POSITION. */
static int is_wish(const sy_said *s, int32_t clause)
{
    int32_t m = sy_clause_modal(s->d, clause);
    if (m >= 0) return modal_is(s, m, "must") || modal_is(s, m, "should") || modal_is(s, m, "shall") || modal_is(s, m, "would") ? (modal_is(s, m, "would") ? -12 : 0) : NOT_A_POSITION;
    if (sy_lemma_is(sy_said_nth(s, clause), "have") || sy_lemma_is(sy_said_nth(s, clause), "need")) return sy_child(s->d, clause, SY_REL_XCOMP) >= 0 ? -4 : NOT_A_POSITION;
    if (!sy_clause_finite(s->d, clause)) return 0;
    return sy_said_nth(s, clause)->xpos == SY_XPOS_VBP && sy_said_nth(s, clause)->upos == SY_VERB ? -8 : NOT_A_POSITION;
}

/* "insisted that the valley would prosper": what will be, as he sees it. */
static int is_assurance(const sy_said *s, const sy_stance_cue *cue, int32_t clause)
{
    if (strncmp(cue->lemma, "insist", 6) != 0 && strcmp(cue->lemma, "adamant") != 0) return 0;
    int32_t m = sy_clause_modal(s->d, clause);
    return (modal_is(s, m, "would") || modal_is(s, m, "will")) && !sy_lemma_is(sy_said_nth(s, clause), "have") && !sy_lemma_is(sy_said_nth(s, clause), "need");
}

static int wants_wish(const sy_stance_cue *cue)
{
    static const char *const lemmas[] = { "insist", "insistence", "insistent", "adamant", "propose", "proposal", "stipulate", "condition", "suggest", "advocate", "prefer", "agree", "accept", "concede" };
    for (size_t i = 0; cue->frame == SY_FRAME_THAT && i < sizeof lemmas / sizeof lemmas[0]; i++)
        if (strcmp(cue->lemma, lemmas[i]) == 0) return 1;
    return 0;
}

/* vow, pledge and promise: what is done to others is a threat, what is given them an offer; the rest is neither. */
static int is_empty_vow(const sy_said *s, int32_t w, uint8_t stance, const sy_frame_found *at)
{
    if (stance != SAYSO_OFFERS || !sy_lemma_is(sy_said_nth(s, w), "vow")) return 0;
    return !sy_said_has(s, at->head, SY_WORDS_YIELD);
}

/* "her plan would require": what it would take, asked by nobody. */
static int is_supposed(const sy_said *s, int32_t w, const sy_stance_cue *cue, const sy_frame_found *at)
{
    int32_t subject = cue->part == SY_VERB && at->holder < 0 ? sy_clause_subject(s->d, w) : -1;
    return subject >= 0 && sy_who_is(s, subject).is_paper && modal_is(s, sy_clause_modal(s->d, w), "would");
}

/* "was asked how": the subject is who was asked. */
static int is_undergone(const sy_said *s, int32_t w, const sy_stance_cue *cue, const sy_frame_found *at)
{
    return cue->part == SY_VERB && at->holder < 0 && cue->frame != SY_FRAME_SUBJ && (sy_child(s->d, w, SY_REL_NSUBJ_PASS) >= 0 || sy_child(s->d, w, SY_REL_AUX_PASS) >= 0);
}

/* ---- */

static int is_about_subject(const sy_stance_cue *cue)
{
    return cue->frame >= SY_FRAME_SUBJ && cue->frame <= SY_FRAME_SUBJ_OF;
}

static sy_who holder_of(const sy_said *s, int32_t w, const sy_stance_cue *cue, const sy_frame_found *at, int32_t *clause)
{
    int32_t verb = -1;
    *clause = w;
    if (cue->frame == SY_FRAME_SUBJ_AS || cue->frame == SY_FRAME_SUBJ_SET) *clause = sy_said_nth(s, w)->head;
    if (cue->frame == SY_FRAME_SUBJ_OF) *clause = -1;
    if (cue->frame == SY_FRAME_SUBJ && at->holder >= 0 && at->head < w && sy_said_nth(s, w)->head == sy_said_nth(s, at->head)->head) { /* "called the plan unacceptable" */
        *clause = sy_said_nth(s, w)->head;
        return sy_position_of_subject(s, at->holder, *clause);
    }
    if (is_about_subject(cue))
        return at->holder >= 0 ? sy_who_is(s, at->holder) : sy_position_of_speaker(s, w);
    if (cue->part == SY_NOUN) {
        sy_who who = sy_position_of_noun(s, w, at, &verb);
        *clause = verb >= 0 ? verb : -1;
        return who;
    }
    if (sy_said_nth(s, w)->upos == SY_ADP) *clause = at->head;
    if (at->holder >= 0) return sy_who_is(s, at->holder);
    int32_t whom = accused(s, *clause), paper = sy_position_paper_before(s, *clause);
    if (whom < 0) whom = paper;
    return sy_position_of_subject(s, whom >= 0 ? whom : sy_clause_subject(s->d, *clause), *clause);
}

/* "accepts no limits", "offered no plan". */
static int denies_scope(const sy_said *s, const sy_frame_found *at)
{
    SY_EACH_CHILD(s->d, at->head, c)
        if (c < at->head && sy_word_is(sy_said_nth(s, c), "neither")) return 1; /* "prepared neither to pay nor to go" */
    SY_EACH_CHILD(s->d, at->head, c)
        if (sy_said_nth(s, c)->rel == SY_REL_DET && sy_word_is(sy_said_nth(s, c), "no")) return 1;
    return 0;
}

/* "refused to rule out": what is not refused is not yet accepted. */
static int is_double_refusal(const sy_said *s, const sy_stance_cue *cue, const sy_frame_found *at)
{
    if (cue->stance != SAYSO_REJECTS || cue->frame != SY_FRAME_TO) return 0;
    for (const sy_stance_cue *c = sy_stance_first(s->engine, sy_said_nth(s, at->head)); c; c = sy_stance_next(s->engine, c))
        if (c->part == SY_VERB && (c->stance == SAYSO_REJECTS || c->stance == SAYSO_OPPOSES) && fits_part(s, at->head, c)) return 1;
    return 0;
}

/* "ordered two frigates to sail", "instructed the police to": done by those who obey, asked of no other side. */
static int orders_own(const sy_said *s, const sy_stance_cue *cue, const sy_frame_found *at)
{
    static const char *const lemmas[] = { "order", "instruct", "direct", "command", "authorise", "authorize" };
    if (cue->frame != SY_FRAME_OBJ_TO || at->target < 0 || !sy_said_has(s, at->target, SY_WORDS_SERVANT)) return 0;
    int32_t owner = sy_who_owns(s, at->target).actor; /* "ordered Castavar's troops to leave" */
    if (owner >= 0 && (s->d->actors.at[owner].kind == SAYSO_ACTOR_STATE || s->d->actors.at[owner].kind == SAYSO_ACTOR_GOVERNMENT)) return 0;
    for (size_t i = 0; i < sizeof lemmas / sizeof lemmas[0]; i++)
        if (strcmp(cue->lemma, lemmas[i]) == 0) return 1;
    return 0;
}

/* "defends its coast": keeps it from harm, and takes nobody's side. */
static int keeps_safe(const sy_said *s, const sy_stance_cue *cue, const sy_frame_found *at)
{
    if (strcmp(cue->lemma, "defend") != 0 || cue->part != SY_VERB || !sy_said_has(s, at->head, SY_WORDS_HOME)) return 0;
    int32_t poss = sy_child(s->d, at->head, SY_REL_NMOD_POSS);
    return poss >= 0 && sy_said_nth(s, poss)->upos == SY_PRON;
}

/* "urged Orvenia": the object is who is asked, and what is asked was not found. "people seeking asylum": nobody. */
static int is_idle(const sy_said *s, int32_t w, const sy_stance_cue *cue, const sy_frame_found *at, sy_who holder)
{
    if (cue->part != SY_VERB) return 0;
    if (sy_is_reflexive(sy_said_nth(s, at->head))) return 1;
    int32_t asked = cue->frame == SY_FRAME_OBJ_TO ? at->target : -1; /* "told his advisers to": one's own people */
    int32_t poss = asked >= 0 ? sy_child(s->d, asked, SY_REL_NMOD_POSS) : -1;
    if (poss >= 0 && sy_said_nth(s, poss)->upos == SY_PRON && (strcmp(cue->lemma, "tell") == 0 || strcmp(cue->lemma, "order") == 0 || strcmp(cue->lemma, "instruct") == 0)) return 1;
    if (cue->stance == SAYSO_DEMANDS && cue->frame == SY_FRAME_OBJ && sy_who_is(s, at->head).is_party && !(sy_said_nth(s, at->head)->upos == SY_NOUN && sy_position_to_come(s, at->head))) return 1; /* but "wants a fund for dykes" */
    return sy_rel_main(sy_said_nth(s, w)->rel) == SY_REL_ACL && sy_said_nth(s, w)->xpos == SY_XPOS_VBG && holder.actor < 0;
}

/* "would need ten days": how long it takes. */
static int takes_time(const sy_said *s, int32_t w, const sy_stance_cue *cue, const sy_frame_found *at)
{
    int32_t what = cue->frame == SY_FRAME_OBJ_TO ? at->target : at->head;
    return cue->stance == SAYSO_DEMANDS && what >= 0 && sy_lemma_is(sy_said_nth(s, w), "need") && (sy_frame_timelike(s, what) || sy_said_has(s, what, SY_WORDS_SPAN));
}

/* "perhaps they will oppose it" */
static int is_guess(const sy_said *s, int32_t w)
{
    SY_EACH_CHILD(s->d, w, c) {
        const sy_word *x = sy_said_nth(s, c);
        if (sy_word_is(x, "perhaps") || sy_word_is(x, "maybe") || sy_word_is(x, "possibly") || sy_word_is(x, "probably") || sy_word_is(x, "likely")) return 1;
    }
    unsigned rel = sy_rel_main(sy_said_nth(s, w)->rel); /* "it is likely that they will oppose it" */
    if ((rel != SY_REL_CCOMP && rel != SY_REL_CSUBJ && rel != SY_REL_ADVCL) || sy_said_nth(s, w)->head < 0 || sy_said_nth(s, w)->head > w) return 0;
    const sy_word *above = sy_said_nth(s, sy_said_nth(s, w)->head);
    return sy_word_is(above, "likely") || sy_word_is(above, "unlikely") || sy_word_is(above, "probable") || sy_word_is(above, "conceivable");
}

/* "I think the union wants a deal": what one makes of another's mind. */
static int is_believed(const sy_said *s, int32_t clause)
{
    static const char *const lemmas[] = { "believe", "think", "suppose", "reckon", "guess", "assume", "feel" };
    int32_t above = sy_rel_main(sy_said_nth(s, clause)->rel) == SY_REL_CCOMP ? sy_said_nth(s, clause)->head : -1, subject = sy_clause_subject(s->d, clause);
    if (above < 0 || subject < 0 || sy_said_nth(s, subject)->upos == SY_PRON || sy_child(s->d, above, SY_REL_NSUBJ) < 0) return 0;
    for (size_t i = 0; i < sizeof lemmas / sizeof lemmas[0]; i++)
        if (sy_lemma_is(sy_said_nth(s, above), lemmas[i])) return 1;
    return 0;
}

/* "does not see X as ready for talks": what somebody else makes of X. */
static int is_view_of(const sy_said *s, int32_t w)
{
    return w > 0 && sy_said_nth(s, w - 1)->sentence == sy_said_nth(s, w)->sentence && sy_word_is(sy_said_nth(s, w - 1), "as");
}

/* could, may, might: a party's, or said of it by somebody who takes a side */
static int is_conceivable(const sy_said *s, int32_t clause)
{
    int32_t m = sy_clause_modal(s->d, clause);
    if (m < 0 || sy_clause_negated(s->d, clause) || !(modal_is(s, m, "could") || modal_is(s, m, "may") || modal_is(s, m, "might"))) return 0;
    int32_t subject = sy_clause_subject(s->d, clause);
    sy_who speaker = sy_said_by(s, clause);
    return subject >= 0 && (speaker.word < 0 ? s->consequence[clause] >= 0 : sy_speaks_for(s, subject, speaker));
}

/* "could not agree on a way", "have not agreed on it": two who do not meet, and nobody who rejects it. */
static int finds_no_accord(const sy_said *s, int32_t clause, const sy_stance_cue *cue)
{
    if (cue->stance != SAYSO_ACCEPTS || cue->part != SY_VERB || !sy_lemma_is(sy_said_nth(s, clause), "agree")) return 0;
    if (cue->frame == SY_FRAME_BY_PREPOSITION) return strcmp(cue->preposition, "on") == 0 || strcmp(cue->preposition, "with") == 0;
    return cue->frame == SY_FRAME_OBJ;
}

/* What speaks for and against the whole, in hundredths; NOT_A_POSITION ends it. */
static int judge(const sy_said *s, int32_t w, const sy_stance_cue *cue, const sy_frame_found *at, int32_t clause, sy_who holder, uint8_t *stance)
{
    int off = 0;
    if (is_question(s, w)) return NOT_A_POSITION;
    if (clause < 0) { /* "Castavar's demand that ..." stands as known, wherever it stands */
        if (sy_is_none(s, w)) return NOT_A_POSITION;
        if (s->condition[w] >= 0) off -= 20;
        return off;
    }
    if (s->condition[w] >= 0 && s->consequence[w] < 0) return NOT_A_POSITION;
    if (is_guess(s, w) || is_guess(s, clause)) off -= 26;
    int32_t but = cue->frame == SY_FRAME_SUBJ_OFF ? sy_clause_marker(s->d, w, "of") : cue->frame == SY_FRAME_SUBJ_NEG ? sy_clause_marker(s->d, w, "for") : w;
    int take = asserted_clause(s, clause, at->last ? at->first : but, at->last ? at->last : but);
    if (take == NOT_A_POSITION) return take;
    off += take;
    if (holder.word >= 0 && holder.word == sy_clause_subject(s->d, clause) && is_believed(s, clause)) off -= 20;
    int modal_said = cue->settled & SY_SETTLED_MODAL, own = cue->settled & SY_SETTLED_NEGATION;
    if (!modal_said && *stance == SAYSO_ACCEPTS && cue->part == SY_VERB && is_conceivable(s, clause)) { /* "might agree to": no acceptance yet */
        *stance = SAYSO_OFFERS;
        return off - 4;
    }
    take = is_about_subject(cue) || modal_said ? 0 : under_modal(s, clause, holder, *stance);
    if (take == NOT_A_POSITION) return take;
    off += take;
    if (!modal_said && *stance == SAYSO_ACCEPTS && (cue->part == SY_VERB || at->last) && modal_is(s, sy_clause_modal(s->d, clause), "would") && !sy_clause_negated(s->d, clause)) *stance = SAYSO_OFFERS;
    if (cue->part == SY_ADJ && sy_said_nth(s, w)->upos != SY_ADP && clause == w && (!is_predicate(s, w) || is_view_of(s, w))) return NOT_A_POSITION;
    if (!own && cue->frame != SY_FRAME_SUBJ_NEG && sy_clause_negated(s->d, clause) != denies_scope(s, at)) {
        if (finds_no_accord(s, clause, cue)) return NOT_A_POSITION;
        *stance = negate(*stance, cue, is_past_stand(s, clause));
        if (!*stance) return NOT_A_POSITION;
        off -= 3;
    }
    return off;
}

static int has_position(const sy_said *s, int32_t condition)
{
    for (uint32_t i = s->d->positions.n; i-- > 0;)
        if (s->d->positions.at[i].condition == condition) return 1;
        else if (s->d->positions.n - i > CONDITION_BACK) return 0;
    return 0;
}

/* "insisted that any deal must include X": the requirement has been entered with X as its scope. */
static int is_requirement(const sy_said *s, const sy_frame_found *at)
{
    sayso_span hull = sy_spans_hull(at->scope);
    for (uint32_t w = sy_word_at(s->d, hull.start); w < s->d->words.n && s->d->words.at[w].span.start < hull.end; w++) {
        int32_t c = s->consequence[w];
        if (c >= 0 && !s->d->conditions.at[c].marker.n && s->d->conditions.at[c].kind == SAYSO_CONDITION_REQUIREMENT && has_position(s, c)) return 1;
    }
    return 0;
}

/* "which the League refused", "a clause that Castavar accepted": what the pronoun stands for, the noun over its clause. */
static void behind_relative(sy_said *s, sy_frame_found *at)
{
    const sy_word *x = sy_said_nth(s, at->head);
    int32_t clause = at->head;
    if (x->xpos != SY_XPOS_WDT && x->xpos != SY_XPOS_WP) return;
    for (int hops = 0; hops < 6 && clause >= 0 && sy_said_nth(s, clause)->rel != SY_REL_ACL_RELCL; hops++) clause = sy_said_nth(s, clause)->head;
    int32_t noun = clause >= 0 ? sy_said_nth(s, clause)->head : -1;
    if (noun < 0 || noun > at->head || (sy_said_nth(s, noun)->upos != SY_NOUN && sy_said_nth(s, noun)->upos != SY_PROPN)) return;
    at->head = noun;
    at->scope = sy_clause_pieces(s->d, &s->c, noun, SY_CUT_MARK | SY_CUT_ASIDE, &clause, 1);
}

/* A plan, an agreement, a deed to come: what one can be for or against. */
static int is_matter(const sy_said *s, int32_t w)
{
    return sy_said_has(s, w, SY_WORDS_GENERIC) || sy_said_has(s, w, SY_WORDS_AGREEMENT) || sy_said_has(s, w, SY_WORDS_DEED) || sy_said_has(s, w, SY_WORDS_RULES) || sy_said_nth(s, w)->xpos == SY_XPOS_VBG;
}

/* "Castavar wants the dam, Orvenia the bridge": the second has a position of its own, the first ends at the comma. */
static void add_gapped(sy_said *s, int32_t w, sy_position_draft *draft)
{
    int32_t subject = -1, comma = sy_gap_behind(s, w, &subject);
    if (comma < 0 || !draft->scope.n || draft->scope.at[0].start > sy_said_nth(s, comma)->span.start) return;
    sy_position_draft second = *draft;
    const sy_sentence *in = &s->d->sentences.at[sy_said_nth(s, w)->sentence];
    second.cue = subject;
    second.holder = sy_who_is(s, subject);
    second.scope_head = subject + 1;
    second.scope = sy_spans_one(s->d, sy_clause_trim(s->d, subject + 1, (int32_t)(in->first_word + in->n_words) - 2));
    second.conf -= 6;
    draft->scope = sy_spans_one(s->d, sy_clause_trim(s->d, (int32_t)sy_word_at(s->d, draft->scope.at[0].start), comma - 1));
    sy_position_add(s, second);
}

/* "declined to comment", "declines comment", "refrained from commenting" */
static int is_silence(const sy_said *s, const sy_stance_cue *cue, const sy_frame_found *at)
{
    if (!sy_said_has(s, at->head, SY_WORDS_SILENT)) return 0;
    int bare = (sy_said_nth(s, at->head)->xpos == SY_XPOS_NN || sy_said_nth(s, at->head)->upos == SY_VERB) && sy_spans_hull(at->scope).start == sy_said_nth(s, at->head)->span.start;
    int deed = cue->frame == SY_FRAME_BY_PREPOSITION && sy_said_nth(s, at->head)->xpos == SY_XPOS_VBG;
    return cue->frame == SY_FRAME_TO || deed || (cue->frame == SY_FRAME_OBJ && bare);
}

/* What somebody asks of the holder, or a paper lays down for him, is no stance of his; nor is what is left open. */
static int is_anothers(const sy_said *s, int32_t w, int32_t clause, sy_who holder)
{
    int32_t by = sy_asked_by(s, clause);
    if (by >= 0 && by < w && holder.word > by) return 1;
    int32_t modal = sy_clause_modal(s->d, clause);
    int would = modal_is(s, modal, "would") || modal_is(s, modal, "will");
    return (would && sy_under_terms(s, clause) >= 0 && sy_said_nth(s, sy_under_terms(s, clause))->upos == SY_NOUN) || sy_is_open_question(s, clause);
}

/* "would not budge from | its demand": what is held to is what is asked. */
static int stands_by(const sy_said *s, const sy_frame_found *at)
{
    int32_t poss = sy_child(s->d, at->head, SY_REL_NMOD_POSS);
    if (poss < 0 || sy_said_nth(s, poss)->upos != SY_PRON || sy_clause_marker(s->d, at->head, "from") < 0) return 0;
    for (const sy_stance_cue *cue = sy_stance_first(s->engine, sy_said_nth(s, at->head)); cue; cue = sy_stance_next(s->engine, cue))
        if (cue->part == SY_NOUN && cue->stance == SAYSO_DEMANDS) return 1;
    return 0;
}

/* "the summit will be meaningless if they go on shelling": what it will come to. */
static int is_forecast(const sy_said *s, int32_t w, const sy_stance_cue *cue, int32_t clause)
{
    if (cue->frame != SY_FRAME_SUBJ || cue->part != SY_ADJ || clause < 0 || s->consequence[w] < 0 || sy_said_has(s, w, SY_WORDS_UNDONE)) return 0;
    return modal_is(s, sy_clause_modal(s->d, clause), "will") && (cue->stance == SAYSO_REJECTS || cue->stance == SAYSO_OPPOSES);
}

/* "need a deal more than we do": who is in greater need, asked by nobody. */
static int is_compared(const sy_said *s, int32_t w, const sy_stance_cue *cue)
{
    return strcmp(cue->lemma, "need") == 0 && cue->part == SY_VERB && sy_is_compared(s, w);
}

/* "plans to fine drivers who refuse to pay": whoever does so, nobody of whom it is told. */
static int is_anyone(const sy_said *s, int32_t clause, sy_who holder)
{
    if (clause < 0 || sy_said_nth(s, clause)->rel != SY_REL_ACL_RELCL || sy_said_nth(s, clause)->head != holder.word || holder.actor >= 0) return 0;
    const sy_word *x = sy_said_nth(s, holder.word);
    if (x->xpos != SY_XPOS_NNS || sy_rel_main(x->rel) == SY_REL_NSUBJ || sy_word_is(sy_said_nth(s, holder.word + 1), ",")) return 0;
    SY_EACH_CHILD(s->d, holder.word, c) {
        unsigned rel = sy_rel_main(sy_said_nth(s, c)->rel);
        if (c < holder.word && (rel == SY_REL_DET || rel == SY_REL_NUMMOD || rel == SY_REL_COMPOUND || sy_said_nth(s, c)->rel == SY_REL_NMOD_POSS || sy_said_nth(s, c)->upos == SY_PROPN)) return 0;
    }
    return sy_said_nth(s, clause)->xpos == SY_XPOS_VBP;
}

/* Enter what the frame at w found, unless something speaks against it; did it? */
static int take(sy_said *s, int32_t w, const sy_stance_cue *cue, const sy_frame_found *found, int32_t clause, sy_who holder)
{
    sy_frame_found at = *found;
    behind_relative(s, &at);
    if (orders_own(s, cue, &at) || keeps_safe(s, cue, &at)) { /* whatever it is like, it is none */
        s->ruled[w] = SY_RULED_PART;
        return 0;
    }
    if (!holder.is_party || holder.is_observer || is_idle(s, w, cue, &at, holder)) return 0;
    uint8_t stance = by_scope(s, w, cue, &at);
    if (stance == SAYSO_REJECTS && is_silence(s, cue, &at)) return 0;
    if (clause >= 0 && (is_anothers(s, w, clause, holder) || is_anyone(s, clause, holder))) return 0;
    if (is_nothing(s, &at) || is_supposed(s, w, cue, &at) || takes_time(s, w, cue, &at) || is_double_refusal(s, cue, &at) || is_undergone(s, w, cue, &at)) return 0;
    if (is_empty_vow(s, w, stance, &at) || (cue->frame == SY_FRAME_THAT && is_requirement(s, &at))) return 0;
    int off = judge(s, w, cue, &at, clause, holder, &stance);
    if (off > NOT_A_POSITION && wants_wish(cue) && is_assurance(s, cue, at.head)) {
        if (s->ruled[w] == -1) s->ruled[w] = SY_RULED_PART; /* nor by what was learned */
        return 0;
    }
    if (off > NOT_A_POSITION && wants_wish(cue)) off += is_wish(s, at.head);
    if (off <= NOT_A_POSITION / 2) return 0;
    if (is_forecast(s, w, cue, clause) || is_compared(s, w, cue)) return 0;
    stance = sy_position_turned(s, w, cue, stance, clause);
    if (stance == SAYSO_REJECTS && at.last && stands_by(s, &at)) stance = SAYSO_DEMANDS;
    sy_position_draft draft = { .cue = w, .stance = stance, .holder = holder, .scope_head = at.head, .scope = at.scope, .target = at.target };
    if (stance == SAYSO_THREATENS && stance != cue->stance && cue->frame == SY_FRAME_OBJ && at.head > w) { /* what is threatened is the deed */
        draft.scope_head = w;
        draft.scope = sy_spans_one(s->d, sy_words_span(s->d, (uint32_t)w, sy_word_at(s->d, sy_spans_hull(at.scope).end - 1)));
    }
    draft.issue = draft.condition = draft.attribution = -1;
    draft.conf = cue->conf + off - (is_bare_pronoun(s, &at) ? 12 : 0) - sy_unknown_pronoun(s, holder);
    if (stance == SAYSO_OPPOSES && cue->frame == SY_FRAME_SUBJ && !is_matter(s, at.head)) draft.conf -= 8; /* "his vote was a mistake": of something past */
    if (cue->settled & SY_SETTLED_SELF) draft.scope_head = -1; /* what it is about stands around it */
    int doubt = sy_position_doubt(s, w, cue, &at, clause, stance, holder);
    draft.conf -= doubt;
    draft.doubted = doubt > 0 || is_bare_pronoun(s, &at);
    draft.plain = !draft.doubted && !found->last && cue->part == SY_VERB && off >= 0 && !is_about_subject(cue);
    draft.why = sy_printf(&s->d->arena, "'%s%s%s' with %s", cue->lemma, cue->particle ? " " : "", cue->particle ? cue->particle : "",
                          cue->part == SY_NOUN ? "its owner" : is_about_subject(cue) ? "its speaker" : "its subject");
    if (cue->part == SY_VERB && cue->frame == SY_FRAME_OBJ && at.head > w) add_gapped(s, w, &draft);
    sy_position_add(s, draft);
    return 1;
}

void sy_positions_cue(sy_said *s, int32_t w)
{
    sy_frame_found at = { .head = -1, .target = -1, .holder = -1 };
    const sy_stance_cue *cue = choose(s, w, &at);
    int32_t clause;
    if (!cue) return;
    sy_who holder = holder_of(s, w, cue, &at, &clause);
    (void)take(s, w, cue, &at, clause, holder);
}

int sy_positions_take(sy_said *s, int32_t w, const sy_stance_cue *cue, const sy_frame_found *at, int32_t clause)
{
    int32_t whom = accused(s, clause), subject = whom >= 0 ? whom : sy_clause_subject(s->d, clause);
    int32_t dummy = sy_child(s->d, clause, SY_REL_EXPL); /* "made it a condition that" has a doer, "it is a condition that" none */
    int nobody_does = cue->frame == SY_FRAME_SUBJ || (dummy >= 0 && (dummy < clause || subject < 0)) || subject < 0 || sy_word_is(sy_said_nth(s, subject), "there") || (at->last && subject >= at->first && subject <= at->last);
    sy_who holder = at->holder >= 0 ? sy_who_is(s, at->holder) : nobody_does ? sy_position_of_speaker(s, clause) : sy_position_of_subject(s, subject, clause);
    return take(s, w, cue, at, clause, holder);
}

int sy_position_unsaid(const sy_said *s, int32_t w)
{
    int32_t clause = sy_clause_of(s->d, w);
    if (clause >= 0 && sy_rel_main(sy_said_nth(s, clause)->rel) == SY_REL_CCOMP && sy_said_nth(s, clause)->head >= 0 && is_unasserted(s, sy_said_nth(s, clause)->head)) return 1;
    if (sy_is_inference(s, w) || is_guess(s, w) || sy_position_long_ago(s, w) || is_question(s, w)) return 1;
    if (clause < 0) return 0;
    return is_guess(s, clause) || (clause == w && sy_said_nth(s, w)->upos == SY_VERB && is_believed(s, clause)) || sy_is_inference(s, clause) || sy_said_by(s, clause).is_observer;
}
