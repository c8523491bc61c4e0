/* asked.h - a condition in words as what can be compared: dictionary forms, names, polarity, issue. */
#ifndef SY_ASKED_H
#define SY_ASKED_H

#include "view/actor_names.h"
#include "view/matter_words.h"

enum { SY_ASKED_WORDS = 40 };

/* What a word does in its clause. */
typedef enum {
    SY_ASKED_ASIDE = 0, /* in a phrase of its own, or before a noun */
    SY_ASKED_TELLS,     /* predicate, or the noun that the whole hangs on */
    SY_ASKED_TAKES_PART /* subject or object, of a noun of action too */
} sy_asked_role;

typedef struct {
    const char *lemma;    /* a verb with its particle: "break down" */
    uint32_t key;         /* of the lemma without its ending */
    int32_t actor;        /* of the report: whose name or title the word belongs to; -1 */
    int32_t subject;      /* of a predicate: the word that is its subject; -1 */
    int32_t over;         /* the nearest word that it hangs under, not one that it stands beside ("and"); -1 */
    sy_word_sense class;  /* by the table of words */
    uint8_t role;         /* sy_asked_role */
    uint8_t is_noun;      /* a noun or a name: says what the condition is about */
    uint8_t is_name;      /* says who or where */
    uint8_t is_verb, is_adjective;
    uint8_t is_pronoun;   /* stands for an actor that was found; no word of its own */
    uint8_t is_subject;   /* grammatical subject, of a passive too */
    uint8_t is_nested;    /* inside a clause that tells of a noun or of another clause */
} sy_asked_word;

typedef struct {
    sy_asked_word at[SY_ASKED_WORDS];
    uint32_t n;
    uint8_t negated;   /* by a word of its own ("not", "no") */
    int32_t issue;     /* number in the table; -1 */
} sy_asked;

/* Read words that stand alone, in any case; `text` in UTF-8. The sentence is parsed anew, so that a record from a store gives the same. */
sy_asked sy_asked_read(sy_account *a, const sy_matter_words *table, const char *text, size_t n);
/* Read the words of a condition, the names in it resolved as its report has them. */
sy_asked sy_asked_of_condition(sy_actor_names *names, const sy_matter_words *table, uint32_t report, const sayso_condition *c);
/* Does a word turn a condition round ("unless", "without")? words: as they stand before the condition. */
int sy_turns_round(const char *words, size_t n);

#endif
