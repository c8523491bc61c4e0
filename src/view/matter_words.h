/* matter_words.h - what a word tells when two matters are set side by side: data/matter-words.tsv. */
#ifndef SY_MATTER_WORDS_H
#define SY_MATTER_WORDS_H

#include "view/account.h"

typedef struct {
    uint32_t same;         /* number of the row of words for one thing; 0: none */
    uint64_t left, right;  /* rows of opposites on whose one or other side it stands, a bit each */
    uint8_t reverse, refuse, generic, light;
} sy_word_sense;

typedef struct sy_matter_words sy_matter_words;

/* Read the table; where the story has no engine, no word is known. */
const sy_matter_words *sy_matter_words_of(sy_account *a);
/* Of a lemma or a form in lower case. */
sy_word_sense sy_word_sense_of(const sy_matter_words *w, const char *lower);

static inline int sy_words_oppose(sy_word_sense x, sy_word_sense y) { return (x.left & y.right) != 0 || (x.right & y.left) != 0; }

#endif
