/* number.h - numbers in digits and in words: "800 million", "two and a half", "hundreds of thousands", "several". */
#ifndef SY_NUMBER_H
#define SY_NUMBER_H

#include "values/atoms.h"

/* value = n * 10^exponent. */
typedef struct {
    int64_t n;
    int32_t exponent;
    uint8_t unknown;  /* "several": no value */
    uint8_t at_least; /* "hundreds": the value is the least it can be */
    uint8_t in_words; /* no digit was used */
    uint8_t article;  /* "a dozen", "a million": begins with the article */
    uint32_t n_atoms;
} sy_number;

/* Read the longest number that begins at atom i; 0 if there is none. A lone "a" is no number. */
int sy_number_read(const sy_atoms *atoms, uint32_t i, sy_number *out);

/* The number as a decimal string without trailing zeros behind the point, in the arena. */
const char *sy_number_text(sy_arena *arena, const sy_number *number);

/* Its integer value if it is a whole number of at most max, else -1. */
int64_t sy_number_whole(const sy_number *number, int64_t max);

#endif
