/*
 * matrix.h - arithmetic of the network's training: products of small matrices, the two non-linearities, an exponential.
 * Each number is made by the same operations in the same order on every machine: multiplications and additions are not
 * fused, sums run over the inner index from first to last, and vectors only ever hold independent numbers.
 */
#ifndef MATRIX_H
#define MATRIX_H

#include <stddef.h>
#include <stdint.h>

/* All matrices are row by row; the columns of C number a multiple of MATRIX_LANES. */
enum { MATRIX_LANES = 16 };

/* C[m][n] += A[m][k] B[k][n]; lda, ldb, ldc: floats from row to row. */
void matrix_add_product(size_t m, size_t n, size_t k, const float *a, size_t lda, const float *b, size_t ldb, float *c, size_t ldc);

/* C[k][n] += A[m][k]^T B[m][n]. */
void matrix_add_transposed_product(size_t m, size_t n, size_t k, const float *a, size_t lda, const float *b, size_t ldb, float *c, size_t ldc);

/* out[n][m] = in[m][n]^T. */
void matrix_transpose(size_t m, size_t n, const float *in, float *out);

/* x1 * y1 + ... over n numbers, n a multiple of MATRIX_LANES: sixteen sums side by side, added pairwise at the end. */
static inline float matrix_dot(size_t n, const float *x, const float *y)
{
    float s[MATRIX_LANES] = { 0 };
    for (size_t i = 0; i < n; i += MATRIX_LANES)
        for (size_t k = 0; k < MATRIX_LANES; k++) s[k] += x[i + k] * y[i + k];
    for (size_t w = MATRIX_LANES / 2; w; w /= 2)
        for (size_t k = 0; k < w; k++) s[k] += s[k + w];
    return s[0];
}

/* The gate, 0 to 1, made of two parabolas: 1/2 + x/4 - x|x|/32 for |x| <= 4. And the bounded line, -1 to 1: x - x|x|/4 for |x| <= 2. */
static inline float net_gate(float x)
{
    x = x > 4.0f ? 4.0f : x < -4.0f ? -4.0f : x;
    float a = x < 0 ? -x : x;
    return 0.5f + x * 0.25f - x * a * 0.03125f;
}

static inline float net_bound(float x)
{
    x = x > 2.0f ? 2.0f : x < -2.0f ? -2.0f : x;
    float a = x < 0 ? -x : x;
    return x - x * a * 0.25f;
}

/* Their slopes; never quite 0, so that what is saturated can still learn. */
static inline float net_gate_slope(float x)
{
    float a = x < 0 ? -x : x, s = 0.25f - a * 0.0625f;
    return s > 0.004f ? s : 0.004f;
}

static inline float net_bound_slope(float x)
{
    float a = x < 0 ? -x : x, s = 1.0f - a * 0.5f;
    return s > 0.02f ? s : 0.02f;
}

/* e^x for x <= 0, good to six digits, from multiplications and additions alone. */
static inline float net_exp(float x)
{
    x = x < -80.0f ? -80.0f : x;
    float y = x * 1.44269504f;
    int32_t whole = (int32_t)(y - 0.5f);
    float f = (y - (float)whole) * 0.69314718f;
    float p = 1.0f + f * (1.0f + f * (0.5f + f * (0.16666667f + f * (0.041666668f + f * (0.0083333338f + f * 0.0013888889f)))));
    union {
        uint32_t bits;
        float scale;
    } two = { (uint32_t)(whole + 127) << 23 };
    return p * two.scale;
}

/* The natural logarithm of x > 0, as good. */
float net_log(float x);

#endif
