/*
 * tokens.h - a stretch of text into surface tokens, by the conventions of the English UD treebanks (EWT, GUM): clitics
 * are words of one token, hyphenated compounds are split but for a closed list of prefixes, numbers are split from
 * currency signs and units; web addresses, times, decimals and abbreviations are whole. The text is never altered.
 */
#ifndef SY_TOKENS_H
#define SY_TOKENS_H

#include "base/hash.h"
#include "base/model.h"

enum { SY_TOKEN_PARTS_MAX = 4 };

/* What the abbreviation table says of a word that keeps its full stop. */
typedef enum {
    SY_ABBR_NONE = 0,
    SY_ABBR_TITLE,   /* a name follows */
    SY_ABBR_NUMBER,  /* a number follows */
    SY_ABBR_MONTH,   /* month, weekday or state; capitalised */
    SY_ABBR_LATIN,   /* never ends a sentence */
    SY_ABBR_END,     /* may end a sentence */
    SY_ABBR_INITIAL, /* one capital letter */
    SY_ABBR_LETTERS  /* letters with a stop behind each: "U.N." */
} sy_abbr;

/* A surface token and the words it is made of: words run from start to cut[0], to cut[1] ... to end. */
typedef struct {
    uint32_t start, end;
    uint32_t cut[SY_TOKEN_PARTS_MAX - 1];
    uint8_t n_words;
    uint8_t abbr;         /* sy_abbr; 0: no abbreviation */
    uint8_t space_before;
} sy_token;

typedef SY_VEC(sy_token) sy_tokens;

/* The tables; engine->text. */
struct sy_text {
    sy_map abbreviations; /* lower-cased, without the last stop -> sy_abbr */
    sy_map prefixes;
    sy_map units;
    sy_map contractions;  /* -> cut offsets, one byte each, lowest first */
    sy_table casing;      /* of the model: how words are written inside sentences */
    sy_table sentences;   /* of the model: where sentences end */
};

/* Make engine->text and read the tables of data/lang. */
void sy_tokens_load(sayso *engine);

/* Append the tokens of text[start, end) to *out. Linear in the length. */
void sy_tokens_read(const struct sy_text *tables, sy_arena *a, const char *text, uint32_t start, uint32_t end, sy_tokens *out);

#endif
