/*
 * forest.h - small trees of questions whose leaves are added up, as boosting learns them (Friedman 2001; oblivious trees: Kohavi 1994; Prokhorenkova et al. 2018): each
 * tree asks the same few questions of every row of numbers, and the answers lead to a leaf. Whole numbers alone; train/boost.h makes them.
 */
#ifndef SY_FOREST_H
#define SY_FOREST_H

#include "base/model.h"

enum { SY_FOREST_DEPTH = 4, SY_FOREST_UNIT = 1000 /* of a score: thousandths of the logarithm of the odds */ };

/* Is the feature greater than this? Each answer is a bit of the number of a leaf. */
typedef struct {
    uint8_t feature[SY_FOREST_DEPTH];
    int16_t least[SY_FOREST_DEPTH];
    int16_t leaf[1 << SY_FOREST_DEPTH];
} sy_forest_tree;

typedef struct {
    const sy_forest_tree *trees;
    uint32_t n;
    int32_t bias;
} sy_forest;

/* How likely the row is of the class: the logarithm of the odds, in thousandths. */
int32_t sy_forest_score(const sy_forest *f, const int16_t *row);

/* A number of four bytes of a model's section from byte *at on, which is moved behind it; and a forest, whose trees ask for features below n_features. Damaged
 * bytes fail with the model's path. */
int32_t sy_forest_take(sy_arena *a, const sy_model *m, const sy_section *s, size_t *at);
void sy_forest_read(sy_arena *a, const sy_model *m, const sy_section *s, size_t *at, uint32_t n_features, sy_forest *out);

#endif
