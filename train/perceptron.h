/*
 * perceptron.h - averaged perceptron over hashed sparse features, in integers: the same data, seed and order give the
 * same weights on every machine.
 */
#ifndef PERCEPTRON_H
#define PERCEPTRON_H

#include "base/model.h"

typedef struct perceptron perceptron;

perceptron *perceptron_new(unsigned n_classes, unsigned cutoff); /* features seen fewer than cutoff times are left out */
void perceptron_free(perceptron *p);
void perceptron_count(perceptron *p, const uint64_t *features, unsigned n); /* first of all: how often features occur */
void perceptron_score(perceptron *p, const uint64_t *features, unsigned n, int32_t *scores);
void perceptron_update(perceptron *p, const uint64_t *features, unsigned n, unsigned right, unsigned wrong);
void perceptron_tick(perceptron *p);

/* Adds the weights of another that has learned from as many lessons: the sum decides as the two would together. */
void perceptron_add(perceptron *p, const perceptron *q); /* one decision was made */

/* Set a weight that was learned in another way; then nothing more is learned. */
void perceptron_set(perceptron *p, uint64_t feature, unsigned class, int32_t weight);

/* What perceptron_pack multiplies weights by, in 1/256. */
int64_t perceptron_scale(const perceptron *p);

/* The averaged weights as the bytes of a table (src/base/model.h); *n_bytes their number; freed by the caller. The scale
 * is such that the largest weight just fits; weights smaller than min_weight then are left out. */
unsigned char *perceptron_pack(const perceptron *p, unsigned min_weight, size_t *n_bytes);

/* A table that maps hashes to 16-bit values. */
typedef struct {
    uint64_t hash;
    uint16_t value;
} table_value;
unsigned char *table_pack_values(table_value *v, size_t n, size_t *n_bytes);

/* What perceptron_pack or table_pack_values gave, to look up in; it must outlive the table. */
void table_of_packed(const unsigned char *bytes, sy_table *out);

/* SplitMix64. */
uint64_t random_next(uint64_t *state);
void shuffle(uint32_t *order, uint32_t n, uint64_t *state);

#endif
