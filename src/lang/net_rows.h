/*
 * net_rows.h - which rows of the embedding table a word is the sum of: its form if it is in the vocabulary, hashed
 * endings, beginnings and capitals (Bojanowski et al. 2017, with affixes for n-grams), its shape, the lists of names it is in.
 */
#ifndef SY_LANG_NET_ROWS_H
#define SY_LANG_NET_ROWS_H

#include "lang/units.h"

enum { SY_NET_ROWS_MAX = 16, SY_NET_SHAPES = 512, SY_NET_LISTS = 256 };

/* The rows in order: n_words of the vocabulary, one for all other words, n_hashed for affixes, then shapes and lists. */
typedef struct {
    const unsigned char *hashes; /* n_words hashes of folded forms (sy_unit.word), ascending, four little-endian bytes each */
    uint32_t n_words, n_hashed;
} sy_vocabulary;

/* The word's row; n_words if it is not in the vocabulary. */
uint32_t sy_vocabulary_find(const sy_vocabulary *v, uint32_t word);

/* All rows, the word's first; gives their number. */
unsigned sy_net_rows(const sy_vocabulary *v, const sy_unit *u, uint32_t out[SY_NET_ROWS_MAX]);

#endif
