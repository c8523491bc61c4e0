/* draft_senses.h - what words say beside their letters: the same in other words, the opposite, or a turn of the sense. Tables of data/compare. */
#ifndef SY_DRAFT_SENSES_H
#define SY_DRAFT_SENSES_H

#include "compare/inner.h"

/* What a small word or a verb does to the sense (data/compare/turns.tsv). */
enum {
    SY_TURN_NEGATION = 1, SY_TURN_REVERSAL = 2, SY_TURN_CONDITION = 4, SY_TURN_MODAL = 8, SY_TURN_BE = 16, SY_TURN_WILL = 32,
    SY_TURN_HAVE = 64, SY_TURN_LIGHT = 128, SY_TURN_INEXACT = 256, SY_TURN_FOCUS = 512,
    SY_TURN_SUPPORT = 1024, SY_TURN_POSSESSIVE = 2048, SY_TURN_DEFINITE = 4096, SY_TURN_UNTIL = 8192, SY_TURN_ANNOUNCING = 16384, SY_TURN_BY = 32768, SY_TURN_CONTRAST = 65536,
    SY_TURN_STANCE = 131072, SY_TURN_ORDINAL = 262144, SY_TURN_ASKS = 524288, SY_TURN_PARTICLE = 1048576 /* not of the table: stands behind a verb in some phrase */
};

/* A word's senses: a list in the tables, 0 for none. */
typedef struct {
    uint32_t next;        /* number of the next one of the word, 0: the last */
    uint32_t group;       /* number of the row */
    uint8_t side;         /* 0 a group of words that say the same; 1, 2 the sides of a pair of opposites */
} sy_sense;

typedef struct sy_senses {
    sy_map irregular;     /* key of a form -> stem of its lemma */
    sy_map turns;         /* key or stem -> bits */
    sy_map words;         /* stem, or stem and key of a particle -> first sense */
    sy_map particles;     /* keys that stand in a phrase */
    SY_VEC(sy_sense) at;  /* at[0] is not used */
} sy_senses;

void sy_senses_load(sayso *engine, sy_background *b);
/* The words that turn the sense alone, as they are built in, for records without an engine. */
const sy_senses *sy_senses_small(sy_arena *a);
/* The stem of a word: without ending, an irregular form as its lemma. */
uint32_t sy_senses_stem(const sy_senses *t, const char *word, size_t n, uint32_t key);
/* Bits of SY_TURN_*; stem: 0 for a function word, whose form alone counts. */
unsigned sy_senses_turn(const sy_senses *t, uint32_t key, uint32_t stem);
/* The same of two words in a row, "rather than". */
unsigned sy_senses_turn_two(const sy_senses *t, uint32_t stem, uint32_t next_key);
/* First sense of the word; of "pull ... back", where `behind` holds the keys of the n words after it (0: no particle), that of the phrase. */
uint32_t sy_senses_of(const sy_senses *t, uint32_t stem, const uint32_t *behind, uint32_t n, uint32_t *particle);

/* Does the verb, or the verb with a particle behind it, turn what it governs? */
int sy_senses_reverses(const sy_senses *t, uint32_t stem, const uint32_t *behind, uint32_t n);

typedef enum { SY_SENSE_OTHER = 0, SY_SENSE_LIKE, SY_SENSE_OPPOSITE } sy_sense_relation;
/* Bits of the groups that a word with this sense stands in: two words that share none are not related. */
uint64_t sy_senses_groups(const sy_senses *t, uint32_t sense);
sy_sense_relation sy_senses_relate(const sy_senses *t, uint32_t a, uint32_t b);
/* Do they say the same, or exclude the same: have they a group of words or a side of opposites in common? */
int sy_senses_agree(const sy_senses *t, uint32_t a, uint32_t b);

#endif
