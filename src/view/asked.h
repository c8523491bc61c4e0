/* asked.h - a condition in words as what can be compared: dictionary forms, names, polarity, issue. */
#ifndef SY_ASKED_H
#define SY_ASKED_H

#include "view/actor_names.h"

enum { SY_ASKED_WORDS = 40 };

typedef struct {
    const char *lemma;
    uint32_t key;      /* of the lemma without its ending */
    int32_t actor;     /* of the report: whose name or title the word belongs to; -1 */
    uint8_t is_noun;   /* a noun or a name: says what the condition is about */
} sy_asked_word;

typedef struct {
    sy_asked_word at[SY_ASKED_WORDS];
    uint32_t n;
    uint8_t negated;   /* by a word of its own ("not", "no") */
    int32_t issue;     /* number in the table; -1 */
} sy_asked;

/* Read words that stand alone, in any case; `text` in UTF-8. The sentence is parsed anew, so that a record from a store gives the same. */
sy_asked sy_asked_read(sy_account *a, const char *text, size_t n);
/* Read the words of a condition, the names in it resolved as its report has them. */
sy_asked sy_asked_of_condition(sy_actor_names *names, uint32_t report, const sayso_condition *c);
/* Does a word turn a condition round ("unless", "without")? words: as they stand before the condition. */
int sy_turns_round(const char *words, size_t n);

#endif
