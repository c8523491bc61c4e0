/*
 * boost.h - gradient boosting of oblivious trees (Friedman 2001; Kohavi 1994; Prokhorenkova et al. 2018): each tree asks the same few questions of every row, one
 * after the other, and each answer leads to a leaf's number. The loss is the logistic one. The same rows in the same order give the same trees.
 */
#ifndef BOOST_H
#define BOOST_H

#include "base/buf.h"
#include "base/forest.h"

typedef struct {
    const int16_t *const *rows; /* of each row its features */
    const uint8_t *right;       /* 1: one of the class; 0: none; 2: not to be learned from */
    uint32_t n, n_features;
} boost_rows;

typedef struct {
    uint32_t trees, least; /* rows in a leaf */
    double rate, shrink;   /* step; what is added to a leaf's rows */
} boost_options;

/* Learns trees; out has room for options->trees. Gives the bias, in the unit of the leaves. */
int32_t boost_learn(const boost_rows *rows, const boost_options *options, sy_forest_tree *out);

/* Append the forest as sy_forest_read takes it. */
void boost_write(sy_buf *b, const sy_forest *f);

#endif
