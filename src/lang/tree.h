/*
 * tree.h - the dependency tree of highest score, given a score for every word under every other: Chu, Liu (1965) and
 * Edmonds (1967), in the quadratic form for dense graphs (Tarjan 1977). Exactly one word hangs on the root.
 */
#ifndef SY_LANG_TREE_H
#define SY_LANG_TREE_H

#include "base/arena.h"

/* Scratch, reused from sentence to sentence; zero is an empty one, with its arena set. */
typedef struct {
    sy_arena *arena;
    int64_t *score;
    uint16_t *from, *into;
    struct sy_tree_node *nodes;
    uint32_t *numbers;
    uint32_t room;
} sy_tree_scratch;

enum { SY_TREE_WORDS_MAX = 4096 };

/*
 * heads[i] for each of n words, 1 to SY_TREE_WORDS_MAX: the number of its head, or -1 for the one under the root, so that the
 * sum of the scores is the highest that a tree can have. scores[i * step + j]: word i under word j; j = n: under the root.
 * Of equal choices for a word, the lowest number. Time and memory grow with n * n.
 */
void sy_tree_decode(sy_tree_scratch *s, const int32_t *scores, size_t step, uint32_t n, int32_t *heads);

#endif
