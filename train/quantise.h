/*
 * quantise.h - the language network from the real numbers that training leaves to the integers of the section "net" of a
 * model (lang/net.h): eight bits a weight, a scale for each output.
 *
 * The input: "SYNETF1" and NUL, the 16 numbers that the section begins with, hashes of the vocabulary, then 32-bit floats:
 * embeddings; of each recurrent layer and direction its matrix, bias, weights of the state; matrix and bias of the tags'
 * hidden layer, of the tags, of the parse; the root, its own score, the scores of distances; matrix and bias of the
 * relations. Matrices row by row, a row for each output. All little-endian.
 */
#ifndef QUANTISE_H
#define QUANTISE_H

#include "base/buf.h"

#define QUANTISE_MAGIC "SYNETF1"

/*
 * One output of a layer: k weights, a multiple of 8, and a bias become bytes, and whole numbers such that (sum + bias) * scale /
 * 2^shift is the output in 4096ths when activations come in 64ths. The scale is the finest with which no sum of activations can
 * leave its bits (lang/kernels.h). 0 if the weights are too large.
 */
int quantise_row(const float *w, uint32_t k, float b, int8_t *q, int32_t *bias, int32_t *scale, int32_t *shift);

/* Append the section to out. NULL, or what is wrong with the input. */
const char *quantise_net(const void *bytes, size_t n, sy_buf *out);

#endif
