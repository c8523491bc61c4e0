/*
 * position_whose.c - whose position it is: the subject as the sentence has it, for a pronoun the one it stands for, for a paper the one whose
 * paper it is, for a noun its owner, for a judgement whoever utters it.
 */
#include "names/names.h"
#include "record/position.h"

enum { HOPS_MAX = 12 };

static sy_who nobody(void)
{
    sy_who who = { .actor = -1, .word = -1 };
    return who;
}

/* "those conditions", "these terms" */
static int points_back(const sy_said *s, int32_t noun)
{
    SY_EACH_CHILD(s->d, noun, c)
        if (sy_word_is(sy_said_nth(s, c), "those") || sy_word_is(sy_said_nth(s, c), "these")) return 1;
    return 0;
}

/* Whoever held the last position in the two sentences before. */
static sy_who holder_before(const sy_said *s, int32_t w)
{
    const sayso_doc *d = s->d;
    if (!d->positions.n) return nobody();
    const sayso_position *p = &d->positions.at[d->positions.n - 1];
    int32_t sentence = sy_sentence_at(d, sy_spans_hull(p->evidence).start);
    int32_t top = sy_top_word(s, sy_spans_hull(p->holder_span));
    if (p->stance != SAYSO_DEMANDS || sentence < 0 || top < 0 || (uint32_t)sentence + 2 < sy_said_nth(s, w)->sentence) return nobody();
    sy_who who = sy_who_is(s, top);
    who.actor = p->holder;
    return who;
}

/* A noun that the report quotes speaks for itself, whatever it is called: "the Sarn camp", "the old guard". */
static sy_who known_to_speak(const sy_said *s, sy_who who)
{
    const sy_word *x = sy_said_nth(s, who.word);
    if (who.is_party || who.is_observer || x->upos != SY_NOUN) return who;
    int32_t a = s->source[who.word];
    const char *class = a >= 0 ? s->d->attributions.at[a].cue_class : NULL;
    int raises = class && strcmp(class, "question") == 0; /* "the breakdown raised doubts" */
    if (a >= 0 && !raises && sy_top_word(s, sy_spans_hull(s->d->attributions.at[a].source)) == who.word) who.is_party = 1;
    return who;
}

static int32_t any_child(const sy_said *s, int32_t w)
{
    SY_EACH_CHILD(s->d, w, c)
        if (sy_said_nth(s, c)->upos != SY_PUNCT) return c;
    return -1;
}

/* The subject of the clause that opens the sentence, a party that this pronoun can stand for; -1. */
static int32_t opening_subject(const sy_said *s, uint32_t sentence, int32_t pronoun)
{
    const sy_sentence *at = &s->d->sentences.at[sentence];
    const sy_word *x = sy_said_nth(s, pronoun);
    for (uint32_t w = at->first_word; w < at->first_word + at->n_words && (int32_t)w < pronoun; w++) {
        const sy_word *y = &s->d->words.at[w];
        if (y->rel != SY_REL_NSUBJ && y->rel != SY_REL_NSUBJ_PASS) continue;
        sy_who who = sy_who_is(s, (int32_t)w);
        int person = y->ner == SY_NER_PERSON || (who.actor >= 0 && s->d->actors.at[who.actor].kind == SAYSO_ACTOR_PERSON);
        int singular = y->xpos != SY_XPOS_NNS && y->xpos != SY_XPOS_NNPS;
        if (!who.is_party || who.is_observer || who.pronoun) return -1;
        int one_word = y->upos == SY_PROPN && any_child(s, (int32_t)w) < 0; /* a country that nobody knows passes for a person */
        if (sy_word_is(x, "it")) return singular && (!person || one_word) ? (int32_t)w : -1;
        if (sy_word_is(x, "they")) return !person ? (int32_t)w : -1;
        return singular ? (int32_t)w : -1; /* he, she */
    }
    return -1;
}

/* "he" and "she" are no body: nobody calls a union so. */
static int may_be_person(const sy_said *s, const sy_word *pronoun, sy_who who)
{
    if (!sy_word_is(pronoun, "he") && !sy_word_is(pronoun, "she")) return 1;
    if (who.actor >= 0) return s->d->actors.at[who.actor].kind == SAYSO_ACTOR_PERSON;
    sy_role_type role;
    return who.word < 0 || (sy_said_nth(s, who.word)->ner != SY_NER_ORG && !(sy_role_of_word(s->d, who.word, &role) && (role.body || role.plural)));
}

/* "while the mayor held talks in which he promised": of the clauses that the pronoun's clause stands in, the nearest with a person as subject; -1. */
static int32_t enclosing_subject(const sy_said *s, int32_t pronoun)
{
    const sy_word *x = sy_said_nth(s, pronoun);
    if (!sy_word_is(x, "he") && !sy_word_is(x, "she")) return -1;
    int32_t at = x->head;
    if (at < 0 || sy_said_nth(s, at)->rel != SY_REL_ACL_RELCL) return -1;
    for (int hops = 0; at >= 0 && hops < HOPS_MAX; hops++) {
        at = sy_said_nth(s, at)->head;
        int32_t subject = at >= 0 ? sy_child(s->d, at, SY_REL_NSUBJ) : -1;
        if (subject < 0 || subject > pronoun) continue;
        sy_who who = sy_who_is(s, subject);
        int person = sy_said_nth(s, subject)->ner == SY_NER_PERSON || (who.actor >= 0 && s->d->actors.at[who.actor].kind == SAYSO_ACTOR_PERSON);
        return person && who.is_party && !who.is_observer && !who.pronoun ? subject : -1;
    }
    return -1;
}

/* "because there they rejected it": those of a place named before, and nobody's subject. */
static int points_there(const sy_said *s, int32_t clause)
{
    SY_EACH_CHILD(s->d, clause, c)
        if (sy_word_is(sy_said_nth(s, c), "there") && sy_said_nth(s, c)->rel == SY_REL_ADVMOD) return 1;
    return 0;
}

/* Who an unresolved pronoun is: the speaker of "he said he would", else the subject that opens its sentence or the one before. */
static sy_who behind_pronoun(const sy_said *s, sy_who who, int32_t clause)
{
    const sy_word *x = sy_said_nth(s, who.word);
    if (sy_word_is(x, "we") || sy_word_is(x, "i")) {
        sy_who own = sy_said_by(s, clause);
        return own.is_party && !own.is_observer && !own.pronoun ? own : who;
    }
    int32_t blamed = sy_said_blamed(s, who.word);
    if (blamed >= 0) return sy_who_is(s, blamed);
    if (who.actor >= 0 || !(sy_word_is(x, "he") || sy_word_is(x, "she") || sy_word_is(x, "it") || sy_word_is(x, "they"))) return who;
    sy_who speaker = sy_said_by(s, clause);
    if (speaker.is_party && !speaker.pronoun && !sy_word_is(x, "it") && may_be_person(s, x, speaker) && sy_speaks_for(s, who.word, speaker)) return speaker;
    int32_t near = x->quote_depth ? -1 : enclosing_subject(s, who.word);
    if (near >= 0) return sy_who_is(s, near);
    if (points_there(s, clause)) return who;
    int32_t before = x->quote_depth ? -1 : opening_subject(s, x->sentence, who.word);
    const sy_sentence *at = &s->d->sentences.at[x->sentence];
    int first = (uint32_t)who.word == at->first_word || who.word == (int32_t)at->first_word + 1;
    if (before < 0 && first && x->sentence > 0 && s->d->sentences.at[x->sentence - 1].block == at->block) before = opening_subject(s, x->sentence - 1, who.word);
    return before >= 0 ? sy_who_is(s, before) : who;
}

/* The verb that has this noun as its object, where that verb lends its subject: "issued a demand". */
static int32_t lending_verb(const sy_said *s, int32_t noun)
{
    for (int hops = 0; hops < 3; hops++) {
        const sy_word *x = sy_said_nth(s, noun);
        if (x->head < 0) return -1;
        if (x->rel == SY_REL_OBJ) return sy_said_has(s, x->head, SY_WORDS_LIGHT) ? x->head : -1;
        if (x->rel != SY_REL_CONJ) return -1;
        noun = x->head;
    }
    return -1;
}

/* The subject, or for a paper ("Orvenia's terms require") the one whose paper it is. */
sy_who sy_position_of_subject(const sy_said *s, int32_t subject, int32_t clause)
{
    if (subject < 0) return nobody();
    sy_who who = sy_who_is(s, subject);
    if (!who.is_paper) return who.pronoun ? behind_pronoun(s, who, clause) : known_to_speak(s, who);
    sy_who owner = sy_who_owns(s, subject);
    int32_t verb = owner.is_party ? -1 : lending_verb(s, subject), giver = verb >= 0 && verb < subject ? sy_clause_subject(s->d, verb) : -1;
    if (giver >= 0 && giver != subject) owner = sy_who_is(s, giver); /* "delivered an offer asking for it" */
    if (giver >= 0 && owner.pronoun) owner = behind_pronoun(s, owner, verb);
    if (!owner.is_party) owner = sy_said_by(s, clause);
    return owner.is_party || !points_back(s, subject) ? owner : holder_before(s, subject);
}

/* "rejected the council's ultimatum | demanding that": the paper at once before the participle, whatever the tree hangs it on; -1. */
int32_t sy_position_paper_before(const sy_said *s, int32_t w)
{
    int32_t first = w >= 0 ? s->c.first[w] : 0, at = first - 1;
    if (sy_said_nth(s, w)->xpos != SY_XPOS_VBG || first != w || at < 0 || sy_rel_main(sy_said_nth(s, w)->rel) != SY_REL_ADVCL || sy_said_nth(s, at)->upos != SY_NOUN) return -1;
    return sy_who_is(s, at).is_paper && sy_said_nth(s, at)->head != w ? at : -1;
}

/* "came out in favour of", "are in favour of": the verb, or the noun itself with its copula; -1. */
static int32_t in_favour(const sy_said *s, int32_t noun)
{
    if (sy_clause_marker(s->d, noun, "in") < 0) return -1;
    if (sy_child(s->d, noun, SY_REL_COP) >= 0) return noun;
    int32_t head = sy_said_nth(s, noun)->head;
    static const char *const verbs[] = { "come", "vote", "speak", "argue", "declare", "decide", "side", "write", "campaign", "lobby", "testify" };
    for (size_t i = 0; head >= 0 && sy_said_nth(s, head)->upos == SY_VERB && i < sizeof verbs / sizeof verbs[0]; i++)
        if (sy_lemma_is(sy_said_nth(s, head), verbs[i])) return head;
    return -1;
}

/* "the opposition | of the churches | to the law": whose it is, where the phrase is not what it is about. */
static int32_t owner_behind(const sy_said *s, int32_t noun, const sy_frame_found *at)
{
    SY_EACH_CHILD(s->d, noun, c)
        if (c > noun && c != at->head && sy_rel_main(sy_said_nth(s, c)->rel) == SY_REL_NMOD && sy_clause_marker(s->d, c, "of") >= 0 && sy_who_is(s, c).is_party) return c;
    static const char *const from[] = { "by", "from", "among" }; /* "rejection of the pact by", "opposition from", "resentment of it among" */
    int32_t above[] = { noun, at->head, sy_said_nth(s, noun)->head };
    for (size_t i = 0; i < sizeof above / sizeof above[0]; i++) {
        if (above[i] < 0 || (i == 2 && sy_said_nth(s, above[i])->upos != SY_VERB && sy_said_nth(s, above[i])->upos != SY_AUX)) continue;
        SY_EACH_CHILD(s->d, above[i], c)
            for (size_t k = i == 2 ? 2 : 0; k < sizeof from / sizeof from[0]; k++)
                if (c > noun && c != at->head && sy_clause_marker(s->d, c, from[k]) >= 0 && sy_who_is(s, c).is_party) return c;
    }
    return -1;
}

sy_who sy_position_of_noun(const sy_said *s, int32_t noun, const sy_frame_found *at, int32_t *verb)
{
    sy_who who = sy_who_owns(s, noun);
    *verb = -1;
    if (sy_position_given_up(s, noun)) return nobody();
    if (sy_lemma_is(sy_said_nth(s, noun), "favour") || sy_lemma_is(sy_said_nth(s, noun), "favor")) {
        *verb = in_favour(s, noun);
        return *verb >= 0 ? sy_position_of_subject(s, sy_clause_subject(s->d, *verb), *verb) : nobody();
    }
    if (who.word >= 0 && (who.is_party || !who.pronoun)) return who;
    int32_t behind = owner_behind(s, noun, at);
    if (behind >= 0) return sy_who_is(s, behind);
    *verb = lending_verb(s, noun);
    return *verb >= 0 ? sy_position_of_subject(s, sy_clause_subject(s->d, *verb), *verb) : nobody();
}

/* "X is unacceptable": whoever says so. */
sy_who sy_position_of_speaker(const sy_said *s, int32_t w)
{
    sy_who who = sy_said_by(s, w);
    return who.is_party ? who : nobody();
}
