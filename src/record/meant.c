/*
 * meant.c - "the hospitals said they would": for whom a pronoun of the third person stands in what somebody is told to have said. Who speaks is
 * no actor of the record here (those are names/coref.c's), but a noun as printed; it is meant where it agrees with the pronoun in number and no
 * other noun that stands between does.
 */
#include "record/said.h"

typedef enum { NO_PRONOUN = 0, ONE_PERSON, ONE_BODY, MANY } number;

static number asked_for(const sy_word *x)
{
    if (sy_word_is(x, "they") || sy_word_is(x, "their") || sy_word_is(x, "them")) return MANY;
    if (sy_word_is(x, "he") || sy_word_is(x, "she") || sy_word_is(x, "his") || sy_word_is(x, "her")) return ONE_PERSON;
    return sy_word_is(x, "it") || sy_word_is(x, "its") ? ONE_BODY : NO_PRONOUN;
}

static int is_plural(const sy_word *x) { return x->xpos == SY_XPOS_NNS || x->xpos == SY_XPOS_NNPS; }

/* "the nurses", "the union and the firm": may this noun be meant? Of a body one says "they", too, if a party is one. */
static int agrees(const sy_said *s, int32_t w, number n, int party)
{
    const sy_word *x = sy_said_nth(s, w);
    if (x->upos != SY_NOUN && x->upos != SY_PROPN) return 0;
    int joined = 0;
    SY_EACH_CHILD(s->d, w, c) joined |= c > w && sy_said_nth(s, c)->rel == SY_REL_CONJ && (sy_said_nth(s, c)->upos == SY_NOUN || sy_said_nth(s, c)->upos == SY_PROPN);
    if (n == MANY) return is_plural(x) || joined || (party && !sy_words_has(s->engine, s->d, w, w, SY_WORDS_VOICE));
    return !is_plural(x) && !joined;
}

sy_who sy_who_meant(const sy_said *s, sy_who who)
{
    if (!who.pronoun || who.actor >= 0 || who.word < 0) return who;
    const sy_word *x = sy_said_nth(s, who.word);
    number n = asked_for(x);
    if (n == NO_PRONOUN || n == ONE_PERSON) return who; /* persons are many, and their names are coref.c's */
    sy_who speaker = sy_said_by(s, who.word);
    int32_t verb = sy_said_verb(s, who.word), at = speaker.word;
    if (at < 0 || at >= who.word || speaker.pronoun || speaker.is_observer || speaker.is_paper) return who;
    const sy_word *y = sy_said_nth(s, at);
    if (y->sentence != x->sentence || y->quote_depth != x->quote_depth || (verb >= 0 && verb > who.word)) return who;
    if (!agrees(s, at, n, 1) || (n == ONE_BODY && y->upos == SY_PROPN && speaker.actor < 0)) return who;
    for (int32_t i = verb > at ? verb : at + 1; i < who.word; i++)
        if (agrees(s, i, n, 0) && (n == MANY || sy_rel_main(sy_said_nth(s, i)->rel) == SY_REL_NSUBJ) && !sy_is_below(s->d, i, at)) return who;
    speaker.is_party = 1; /* who says what he will do is one */
    return speaker;
}
