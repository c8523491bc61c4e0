/*
 * lexicon.h - which words there are, how common they are and how they are capitalised: counted in texts, kept as a
 * table of hashes. A word that is not in it is taken for one that is about once in 30,000 times.
 *
 * Section: number of index bits, number of entries; (1 << bits) + 1 entry numbers of four bytes; entries of three bytes:
 * 17 bits of the hash, then four of the case, then three of the level.
 */
#ifndef SY_LANG_LEXICON_H
#define SY_LANG_LEXICON_H

#include "base/model.h"

enum { SY_LEXICON_BITS_MAX = 20, SY_LEXICON_LEVELS = 8, SY_LEXICON_HASH_MASK = (1 << 17) - 1 };

/* How a word is written where its place demands nothing. The first is for a word that is not in the lexicon. */
typedef enum {
    SY_CASED_UNKNOWN = 0,
    SY_CASED_STARTS,      /* seen at the beginning of sentences only */
    SY_CASED_LOWER,       /* nine times in ten without capitals */
    SY_CASED_MOST_LOWER,
    SY_CASED_SOME_LOWER,  /* mostly capitalised, here and on: like a name, mixed, all in capitals */
    SY_CASED_SOME_MIXED,
    SY_CASED_SOME_UPPER,
    SY_CASED_NAME,        /* nine times in ten capitalised */
    SY_CASED_MIXED,
    SY_CASED_UPPER
} sy_cased;

typedef struct {
    const unsigned char *index, *entries;
    uint32_t n;
    unsigned bits;
} sy_lexicon;

typedef struct {
    uint8_t level; /* 0: not there; else by powers of about four, from 2 times up */
    uint8_t cased; /* sy_cased */
} sy_lexeme;

/* Open the section "lexicon"; fails with SAYSO_MODEL if it is missing or damaged. */
void sy_lexicon_open(sy_arena *a, const char *path, const sy_model *m, sy_lexicon *out);

/* What is known of a lower-cased word of n bytes. */
sy_lexeme sy_lexicon_find(const sy_lexicon *l, const char *lower, size_t n);

/* The level of a count: 0 below 2, then 1 .. 7. */
unsigned sy_lexicon_level(uint32_t count);

#endif
