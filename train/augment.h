/*
 * augment.h - sentences made from treebank sentences by adding who says so. News is full of quotations and of "he said" at the
 * end or in the middle of a sentence; the treebanks have some eighty of them.
 */
#ifndef AUGMENT_H
#define AUGMENT_H

#include "corpus.h"

/* Where a word of the made sentences is from; corpus -1: it was added. */
typedef struct {
    int32_t corpus;
    uint32_t word;
} origin;

/* At most `most` made sentences, whose speakers bear made names; *origins: one for each word. */
corpus *augment(corpus *const *sources, uint32_t n_sources, uint32_t most, uint64_t seed, origin **origins);

/* A capitalised name that is nobody's: two or three syllables. */
enum { MADE_NAME_ROOM = 16 };
void made_name(uint64_t *random, char out[MADE_NAME_ROOM]);

#endif
