/* word-counts.h - how often words stand in texts and treebanks, and how they are capitalised: what the lexicon is made from. */
#ifndef WORD_COUNTS_H
#define WORD_COUNTS_H

#include "base/buf.h"
#include "corpus.h"

/* How a word was written; STARTS: as a name, but where any word would be. */
enum { COUNT_LOWER, COUNT_NAME, COUNT_UPPER, COUNT_MIXED, COUNT_STARTS, COUNT_KINDS };

typedef struct {
    uint64_t hash;                 /* sy_hash of the lower-cased word; 0: free place */
    uint32_t text[COUNT_KINDS], treebank;
} word_count;

typedef struct {
    word_count *at;
    uint32_t n, mask;
} word_counts;

void word_counts_init(word_counts *c);
void word_counts_free(word_counts *c);

/* Add the words of "text" of each object of a JSON Lines file, gzip or not. */
void word_counts_texts(word_counts *c, const char *path);
void word_counts_treebank(word_counts *c, const corpus *from);

/* What was counted of a word; zeros if nothing. */
word_count word_counts_get(const word_counts *c, const char *lower, size_t n);
uint32_t word_count_in_texts(const word_count *w);

/* The section "lexicon" (src/lang/lexicon.h). */
void word_counts_pack(const word_counts *c, sy_buf *out);

#endif
