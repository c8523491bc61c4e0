/*
 * softmax.h - multinomial logistic regression over hashed sparse features that weigh 2, 1, 1/2, 1/4 or 1/8 (src/record/position_about.h), by
 * stochastic steps of a size adapted to each weight (Duchi, Hazan, Singer 2011). No library function but the processor's square root: the same
 * lessons, seed and order give the same weights.
 */
#ifndef SOFTMAX_H
#define SOFTMAX_H

#include "record/position_about.h"

typedef struct {
    uint64_t *at;                  /* features: first those of the largest step */
    uint16_t n[SY_ABOUT_STEPS];
    const int16_t *profile;        /* SY_ABOUT_PROFILES * SY_PROFILE_ISSUES_MAX, by class, in 32nds; NULL: none */
    float weight;                  /* of the lesson */
    uint8_t right;
    uint8_t known;                 /* its features are learned from however rare they are */
} softmax_lesson;

typedef struct {
    uint32_t n_classes, epochs, least; /* least: features in fewer lessons are left out */
    uint64_t seed;
} softmax_options;

/* Learn from the lessons of which use[i] is set; the bytes of a table (perceptron_pack); *scale as perceptron_scale; the weights of profiles (sy_about_weights). */
unsigned char *softmax_learn(const softmax_lesson *lessons, const uint8_t *use, uint32_t n, softmax_options o, size_t *n_bytes, int64_t *scale, int32_t profiled[SY_ABOUT_PROFILES]);

#endif
