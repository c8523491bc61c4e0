/*
 * patterns.h - short patterns of words in a table's field, compiled once and looked for in the words of a report.
 *
 * A pattern is words with spaces between; a field holds several, separated by commas. A word is a lemma or a
 * lower-case form (a plural in -s too); `a/n` only as a noun, `a/v` only as a verb; `a|b` either; `*` any one word; `..` up to three words, `...` up to six; `<org> <state> <person> <place> <name>`
 * a word of a name of that kind. `~` before a pattern marks it as a hint only, `?` as one
 * whose sense the rest of the report must decide. Hyphens and quotation marks in the text count for nothing.
 */
#ifndef SY_PATTERNS_H
#define SY_PATTERNS_H

#include "base/doc.h"

typedef struct {
    const char *word;
    uint8_t part; /* SY_NOUN, SY_VERB; 0: any */
} sy_pattern_word;

typedef struct {
    uint32_t first_alt, n_alts;
    uint32_t gap; /* how many words may stand before it */
} sy_pattern_item;

typedef struct {
    uint32_t first_item, n_items;
    uint32_t value, weight; /* weight: literal words in it */
    uint8_t part;           /* of the first word, as indexed */
    uint8_t weak;           /* written with a ~ */
    uint8_t open;           /* written with a ? */
    uint32_t next;          /* pattern + 1 with the same first word */
} sy_pattern;

typedef struct {
    sy_arena *arena;
    SY_VEC(sy_pattern_word) alts;
    SY_VEC(sy_pattern_item) items;
    SY_VEC(sy_pattern) patterns;
    sy_map first; /* first word -> pattern + 1 */
} sy_patterns;

typedef struct {
    uint32_t value, weight;
    uint32_t first, last; /* words */
    uint8_t weak, open;
} sy_pattern_hit;

/* Add the patterns of one field. NULL, or what is wrong with it. */
const char *sy_patterns_add(sy_patterns *p, const char *field, uint32_t value);

/* Matches that begin at word `at` and end no later than `last`; at most `max` of them. */
uint32_t sy_patterns_at(const sy_patterns *p, const sayso_doc *d, uint32_t at, uint32_t last, sy_pattern_hit *out, uint32_t max);

#endif
