/*
 * said.h - whose words a word is, and who takes part: the speaker over a clause, the actor of a noun phrase, whether
 * two actors are of one side. Built once for a stage.
 */
#ifndef SY_SAID_H
#define SY_SAID_H

#include "base/engine.h"
#include "record/clause.h"
#include "record/stances.h"

/* How a position came about: its words, and what the rules or the learned tables thought of it. */
typedef struct {
    int32_t cue, holder, scope_head; /* words; -1 */
    uint8_t learnt;                  /* by the learned tables alone */
    uint8_t conf;                    /* how sure the one that found it was */
    uint8_t times;                   /* how often it was found */
} sy_position_trace;

/* What conditions and positions need beside the tree. */
typedef struct {
    const sayso *engine;
    sayso_doc *d;
    sy_clauses c;
    int32_t *content; /* word -> innermost attribution in whose content it stands; -1 */
    int32_t *cue;     /* word -> attribution whose cue it is part of; -1 */
    int32_t *source; /* word -> attribution whose source it is part of; -1 */
    int32_t *condition;   /* word -> condition in whose if-part it stands; -1 */
    int32_t *consequence; /* word -> condition in whose then-part it stands; -1 */
    uint8_t *doubted;     /* word -> the position at it is doubted by the rules (position.h) */
    uint8_t *plain;       /* word -> a verb of stance, with its subject and nothing that speaks against it */
    uint8_t *commentator; /* actor -> an apposition calls him an analyst, a professor ... */
    SY_VEC(sy_position_trace) traces; /* of each position */
    int32_t *ruled;       /* word -> position that a rule found at it; SY_RULED_PART: in the phrase of another word's; -1 */
} sy_said;

enum { SY_RULED_PART = -2 };

/* A word by its number; where the document has none, an empty word that is nothing and hangs on nothing. */
static inline const sy_word *sy_said_nth(const sy_said *s, int32_t w)
{
    return (uint32_t)w < s->d->words.n ? &s->d->words.at[w] : &sy_no_word;
}

/* Does an entry of the class begin at the word, wherever it ends? */
static inline int sy_said_has(const sy_said *s, int32_t w, enum sy_word_class which) { return sy_words_has(s->engine, s->d, w, -1, which); }
/* "hours before", "a day after" from the noun on: says when the whole is, and is no part of what stands before it. */
static inline int sy_said_measures(const sy_said *s, int32_t w)
{
    return sy_said_nth(s, w)->upos == SY_NOUN && (sy_word_is(sy_said_nth(s, w + 1), "before") || sy_word_is(sy_said_nth(s, w + 1), "after"));
}

void sy_said_make(sy_said *s, const sayso *engine, sayso_doc *d);

/* Who stands at noun w. A party is an actor, or a noun for one ("the rebels"). */
typedef struct {
    int32_t actor;      /* -1 */
    int32_t word;       /* head of the noun phrase; -1: nobody found */
    uint8_t is_party;
    uint8_t is_observer; /* analyst, report, newspaper: comments, takes no side */
    uint8_t is_paper;    /* terms, plan, draft */
    uint8_t pronoun;
} sy_who;

sy_who sy_who_is(const sy_said *s, int32_t w);

/* Owner of a noun: possessive, adjective or name before it ("Kremlin demands"), "of/by/from X" after it. */
sy_who sy_who_owns(const sy_said *s, int32_t noun);

/* What a pronoun for somebody unknown takes off the confidence; "I" and "you" outside any known speech most. */
int sy_unknown_pronoun(const sy_said *s, sy_who who);

/* "the hospitals said they would": the speaker, if the pronoun stands for him and he is no actor; else who, as it is. */
sy_who sy_who_meant(const sy_said *s, sy_who who);

/* The noun phrase as printed: relative clauses and asides left out. */
sayso_spans sy_who_spans(const sy_said *s, sy_who who);

/* Actor who speaks the attribution; -1. */
int32_t sy_said_speaker(const sy_said *s, int32_t attribution);

/* The verb of saying over clause `head` ("said" over "X would ..."), found in the tree; -1. */
int32_t sy_said_verb(const sy_said *s, int32_t head);

/* Who says clause `head`: the attribution's speaker, else the subject of the verb of saying over it. */
sy_who sy_said_by(const sy_said *s, int32_t head);

/* "the warning signals that they will", "this suggests that": what the report reads out of something, said by no party. */
int sy_is_inference(const sy_said *s, int32_t head);

/* Same actor, or two actors of one country; 0 where either is unknown. */
int sy_same_side(const sy_said *s, int32_t a, int32_t b);

/* Does the verb (or noun) at `head`, or what directly depends on it, speak of harm; or a phrase of harm anywhere in the
 * spans ("by military means")? A hostile word in passing ("aid for victims of the war") does not count. */
int sy_is_hostile(const sy_said *s, int32_t head, sayso_spans spans);

/* In a headline with Capitals On Its Words nouns and verbs look alike: what to take off the confidence. */
int sy_in_capitals(const sy_said *s, int32_t w);

/* The word of the span that the others hang on. */
int32_t sy_top_word(const sy_said *s, sayso_span span);

/* Is the subject at w the speaker's own side: I, we, or an actor of that side? */
int sy_own_side(const sy_said *s, int32_t w, sy_who speaker);

/* Does the verb lay something to somebody's charge: accuse, blame, criticise? */
int sy_said_charges(const sy_said *s, int32_t verb);
/* Whom "it" or "they" is in "Rusk blamed the carriers, saying it had ...": the blamed; -1. */
int32_t sy_said_blamed(const sy_said *s, int32_t pronoun);
/* Does the speaker tell the will of the party at w? His own side; the one whose envoy he is ("its spokesman", "an aide
 * to the king"); else any party of which nothing says that it is on another side than he. */
int sy_speaks_for(const sy_said *s, int32_t w, sy_who speaker);

#endif
