/*
 * boundary.h - where sentences end inside a block: what is seen of a gap between two tokens. A classifier that was
 * trained on treebanks (train/train-sentences.c) decides from this, from left to right.
 */
#ifndef SY_BOUNDARY_H
#define SY_BOUNDARY_H

#include "text/tokens.h"

enum { SY_BOUNDARY_FEATURES_MAX = 64, SY_BOUNDARY_EDGE = 3 };

/* A token as the classifier sees it. */
typedef struct {
    uint32_t word;      /* hash of the lower-cased form, digits made 0 */
    uint8_t kind;       /* a kind of word or mark; boundary.c */
    uint8_t right;      /* the same as seen from the left: an abbreviation is a word as any other */
    uint8_t size;       /* characters, up to 255 */
    uint8_t casing;     /* how the word is written inside sentences: 0 not known, 1 in small letters ... 4 with a capital */
    uint8_t opens;      /* how often it opens a sentence: 0 hardly ever, 1, 2 often */
    uint8_t to_stop;    /* tokens from here to the next that may end a sentence, up to 255; 255: there is none in the block */
} sy_boundary_token;

/* One block of tokens and what is known of the sentence that is open. */
typedef struct {
    sy_boundary_token *seen; /* [-SY_BOUNDARY_EDGE, n + SY_BOUNDARY_EDGE) */
    uint32_t n, room;
    uint32_t first;          /* first token of the open sentence */
    uint32_t lower, capital, stops;
    int quote, bracket;      /* open ones */
    uint32_t block_stops, block_lower, block_capital;
} sy_boundaries;

/* Look at the tokens of a block. `b` is reused from block to block; zero at first. */
void sy_boundaries_start(sy_boundaries *b, sy_arena *a, const sy_table *casing, const char *text, const sy_token *t, uint32_t n);

/* How is token i written? FIRST: with a capital, behind a full stop. */
typedef enum { SY_WRITTEN_UNKNOWN, SY_WRITTEN_SMALL, SY_WRITTEN_CAPITAL, SY_WRITTEN_FIRST } sy_writing;
sy_writing sy_boundary_writing(const sy_boundaries *b, uint32_t i);

/* Take token i into the open sentence; called for each token in order, before the gap behind it is judged. */
void sy_boundary_take(sy_boundaries *b, uint32_t i);

/* The sentence ended: the next begins with token i. */
void sy_boundary_open(sy_boundaries *b, uint32_t i);

/* Does a sentence end between tokens i and i + 1, as far as no classifier is needed to tell? */
typedef enum { SY_BOUNDARY_NO, SY_BOUNDARY_YES, SY_BOUNDARY_ASK } sy_verdict;
sy_verdict sy_boundary_known(const sy_boundaries *b, const sy_token *t, uint32_t i);

/* What is seen of the gap behind token i; gives the number of features. */
unsigned sy_boundary_features(const sy_boundaries *b, const sy_token *t, uint32_t i, uint64_t out[SY_BOUNDARY_FEATURES_MAX]);

#endif
