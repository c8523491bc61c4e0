/*
 * tags.h - the classes that a tagger learns: pairs of universal part of speech and Penn tag, as in "NOUN NNS", the
 * commonest first. The same treebanks give the same list.
 */
#ifndef TAGS_H
#define TAGS_H

#include "base/buf.h"
#include "corpus.h"

enum { TAGS_MAX = 240, TAG_ROOM = 24, TAG_SEEN_MIN = 4 };

typedef struct {
    char name[TAGS_MAX][TAG_ROOM];
    uint32_t n;
} tag_list;

/* The pairs that n treebanks have at least TAG_SEEN_MIN times. Fills the tag of each of their words, too. */
void tags_make(corpus *const *corpora, uint32_t n, tag_list *out);

/* The class of a word: its pair, or for a rare pair the commonest one with its part of speech. */
uint8_t tag_of(const tag_list *tags, const sy_gold_word *g);

/* The list as the section "tags" of a model: strings ended by NUL, the first one empty. */
void tags_put(const tag_list *tags, sy_buf *out);

#endif
