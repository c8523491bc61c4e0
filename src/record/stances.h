/*
 * stances.h - the tables behind conditions and positions: words and phrases of stance, markers of conditions, word
 * classes; and, by way of issues.h, the issues. Files: data/issues.tsv, data/stances.tsv, data/stance-phrases.tsv,
 * data/conditions.tsv, data/stance-words.tsv.
 */
#ifndef SY_STANCES_H
#define SY_STANCES_H

#include "base/engine.h"
#include "record/issues.h"
#include "record/patterns.h"

/* ---- classes of words (data/stance-words.tsv) */

enum sy_word_class {
    SY_WORDS_HOSTILE, SY_WORDS_YIELD, SY_WORDS_REFUSE, SY_WORDS_AGREEMENT, SY_WORDS_WHETHER, SY_WORDS_PARTY, SY_WORDS_OBSERVER,
    SY_WORDS_PAPER, SY_WORDS_RAISE, SY_WORDS_DOUBT, SY_WORDS_BELIEVE, SY_WORDS_SAY, SY_WORDS_PRESS, SY_WORDS_WARN, SY_WORDS_LIGHT,
    SY_WORDS_GENERIC, SY_WORDS_ASSERTION, SY_WORDS_COMMERCE, SY_WORDS_DEED, SY_WORDS_REQUIRE, SY_WORDS_SILENT, SY_WORDS_RULES,
    SY_WORDS_SETBACK, SY_WORDS_VOICE, SY_WORDS_UNDERGO, SY_WORDS_PENALTY, SY_WORDS_ASSENT, SY_WORDS_GAIN, SY_WORDS_OPENS, SY_WORDS_SPAN, SY_WORDS_IDLE, SY_WORDS_HALTED, SY_WORDS_EFFECT,
    SY_WORDS_PROMISE, SY_WORDS_PERMIT, SY_WORDS_UNDONE, SY_WORDS_FORMER, SY_WORDS_ATTITUDE, SY_WORDS_FORSAKE, SY_WORDS_BEFALL, SY_WORDS_ENACT, SY_WORDS_PHRASE, SY_WORDS_COURTESY, SY_WORDS_HARM, SY_WORDS_CEASE, SY_WORDS_COMMENTATOR, SY_WORDS_ACADEMY, SY_WORDS_FORBEAR,
    SY_WORDS_SERVANT, SY_WORDS_RESULT, SY_WORDS_HOME, SY_WORDS_FOLK, SY_WORDS_N
};

/* Does a pattern of the class begin at word w (and end by `last`; -1: the end of the sentence)? */
int sy_words_has(const sayso *engine, const sayso_doc *d, int32_t w, int32_t last, enum sy_word_class which);
/* The same for patterns of two words and more. */
int sy_words_phrase(const sayso *engine, const sayso_doc *d, int32_t w, int32_t last, enum sy_word_class which);
/* Words of the longest pattern of the class at w; 0: none. */
uint32_t sy_words_weight(const sayso *engine, const sayso_doc *d, int32_t w, int32_t last, enum sy_word_class which);
/* Bits of all classes with a pattern at w. */
uint64_t sy_words_at(const sayso *engine, const sayso_doc *d, int32_t w, int32_t last);

/* ---- words of stance (data/stances.tsv) */

/* Where the thing demanded stands; docs/positions.md. Up to SY_FRAME_BY_PREPOSITION the tree alone says it. */
enum sy_frame {
    SY_FRAME_NONE, SY_FRAME_THAT, SY_FRAME_OBJ, SY_FRAME_TO, SY_FRAME_OBJ_TO, SY_FRAME_ING, SY_FRAME_SUBJ, SY_FRAME_SUBJ_POSS,
    SY_FRAME_SUBJ_RED, SY_FRAME_SUBJ_NEG, SY_FRAME_SUBJ_SET, SY_FRAME_SUBJ_AS, SY_FRAME_SUBJ_OFF, SY_FRAME_SUBJ_OF, SY_FRAME_FOR_TO, SY_FRAME_ON_TO, SY_FRAME_TO_TO, SY_FRAME_WITH_TO, SY_FRAME_BY_PREPOSITION,
    SY_FRAME_PHRASE /* a row of data/stance-phrases.tsv found it */
};

enum { SY_SETTLED_NEGATION = 1, SY_SETTLED_MODAL = 2, SY_SETTLED_SELF = 4 /* the scope is the phrase itself */ };

typedef struct {
    const char *lemma, *particle; /* particle NULL: none */
    uint8_t part;                 /* SY_VERB, SY_ADJ, SY_NOUN */
    uint8_t stance, conf, frame;
    const char *preposition;      /* of SY_FRAME_BY_PREPOSITION; NULL otherwise */
    uint8_t ing;                  /* the preposition takes a clause in -ing */
    uint8_t settled;              /* SY_SETTLED_*: what the words themselves say already */
    uint32_t next;                /* row + 1 with the same lemma */
} sy_stance_cue;

/* First row for the lemma of w, or NULL; follow with sy_stance_next. */
const sy_stance_cue *sy_stance_first(const sayso *engine, const sy_word *w);
/* First row for the word as it stands, where that is not its lemma: "opposed". */
const sy_stance_cue *sy_stance_form(const sayso *engine, const sy_word *w);
const sy_stance_cue *sy_stance_next(const sayso *engine, const sy_stance_cue *cue);
const char *sy_stance_name(sayso_stance stance);

/* ---- phrases of stance (data/stance-phrases.tsv) */

/* Where the scope of a phrase stands: behind it, at its verb as object, as its subject, the predicate itself; or the clause, whoever says it. */
enum sy_phrase_scope { SY_PHRASE_AFTER, SY_PHRASE_OBJECT, SY_PHRASE_SUBJECT, SY_PHRASE_SELF, SY_PHRASE_SAID, SY_PHRASE_LAST };

/* A negation in the clause turns the stance; is asked for; or belongs to the words of the phrase. */
enum sy_phrase_negation { SY_PHRASE_TURNS, SY_PHRASE_NEGATED, SY_PHRASE_OWN };

typedef struct {
    const char *words;
    uint8_t stance, conf, scope, negation; /* stance SAYSO_STANCE_NONE: no position, whatever its words say */
    uint8_t or_self;                       /* nothing behind it: then the predicate itself */
    uint8_t modal;                         /* begins with a modal verb, which then is part of what it says */
} sy_stance_phrase;

/* The longest phrase that begins at w, or NULL; *last is its last word. */
const sy_stance_phrase *sy_stance_phrase_at(const sayso *engine, const sayso_doc *d, uint32_t w, uint32_t *last);

/* ---- markers of conditions (data/conditions.tsv) */

enum sy_marker_frame {
    SY_MARKER_NONE, SY_MARKER_CLAUSE, SY_MARKER_PHRASE, SY_MARKER_UNTIL, SY_MARKER_ONCE, SY_MARKER_BEFORE, SY_MARKER_WITHOUT,
    SY_MARKER_DEPEND, SY_MARKER_ELSE, SY_MARKER_WHILE, SY_MARKER_WHEN
};

typedef struct {
    uint8_t frame, kind, conf; /* kind: sayso_condition_kind, 0: the consequence decides */
    uint32_t n_words;
    const char *words;
} sy_marker;

/* The longest marker that begins at word w, or NULL; *last is its last word. */
const sy_marker *sy_marker_at(const sayso *engine, const sayso_doc *d, uint32_t w, uint32_t *last);

/* Load all of it into engine->issues; engine->options.issues adds a user's issues. */
void sy_stances_load(sayso *engine);

#endif
