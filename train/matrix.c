/* matrix.c - products of small matrices, vectorised over columns; one body, compiled for what the processor may have. */
#include "matrix.h"

#include <string.h>

typedef float lanes __attribute__((vector_size(4 * MATRIX_LANES), aligned(4), may_alias));

enum { ROWS = 8, DEPTH = 256, HEIGHT = 128 };

#define BODY static inline __attribute__((always_inline)) void

/* Eight rows and V vectors of columns of C; A is packed: eight numbers for each step of the inner index. */
#define BLOCK(name, V)                                                                                       \
    BODY name(size_t k, size_t rows, const float *a, const float *b, size_t ldb, float *c, size_t ldc)       \
    {                                                                                                        \
        lanes s[ROWS][V];                                                                                    \
        for (size_t r = 0; r < ROWS; r++)                                                                    \
            for (size_t v = 0; v < V; v++)                                                                   \
                s[r][v] = *(const lanes *)(c + (r < rows ? r : rows - 1) * ldc + v * MATRIX_LANES);          \
        for (size_t i = 0; i < k; i++, a += ROWS, b += ldb) {                                                \
            lanes w[V];                                                                                      \
            for (size_t v = 0; v < V; v++) w[v] = *(const lanes *)(b + v * MATRIX_LANES);                    \
            for (size_t r = 0; r < ROWS; r++)                                                                \
                for (size_t v = 0; v < V; v++) s[r][v] += w[v] * a[r];                                       \
        }                                                                                                    \
        for (size_t r = 0; r < rows; r++)                                                                    \
            for (size_t v = 0; v < V; v++) *(lanes *)(c + r * ldc + v * MATRIX_LANES) = s[r][v];             \
    }

BLOCK(block_2, 2)
BLOCK(block_1, 1)

BODY pack(size_t m, size_t k, const float *a, size_t row_a, size_t col_a, float *out)
{
    for (size_t i = 0; i < m; i += ROWS)
        for (size_t j = 0; j < k; j++)
            for (size_t r = 0; r < ROWS; r++) *out++ = i + r < m ? a[(i + r) * row_a + j * col_a] : 0.0f;
}

/* Cut so that a packed piece of A and a strip of B stay in the cache; the sums still run from first to last. */
BODY product(size_t m, size_t n, size_t k, const float *a, size_t row_a, size_t col_a, const float *b, size_t ldb, float *c, size_t ldc, int wide)
{
    float packed[HEIGHT * DEPTH];
    for (size_t k0 = 0; k0 < k; k0 += DEPTH) {
        size_t depth = k - k0 < DEPTH ? k - k0 : DEPTH;
        const float *strip = b + k0 * ldb;
        for (size_t i0 = 0; i0 < m; i0 += HEIGHT) {
            size_t height = m - i0 < HEIGHT ? m - i0 : HEIGHT;
            float *out = c + i0 * ldc;
            pack(height, depth, a + i0 * row_a + k0 * col_a, row_a, col_a, packed);
            for (size_t j = 0; j < n;) {
                int two = wide && j + 2 * MATRIX_LANES <= n;
                for (size_t i = 0; i < height; i += ROWS) {
                    size_t rows = height - i < ROWS ? height - i : ROWS;
                    if (two) block_2(depth, rows, packed + i * depth, strip + j, ldb, out + i * ldc + j, ldc);
                    else block_1(depth, rows, packed + i * depth, strip + j, ldb, out + i * ldc + j, ldc);
                }
                j += two ? 2 * MATRIX_LANES : MATRIX_LANES;
            }
        }
    }
}

#define PRODUCT_ARGS size_t m, size_t n, size_t k, const float *a, size_t row_a, size_t col_a, const float *b, size_t ldb, float *c, size_t ldc

#if defined __x86_64__
__attribute__((target("avx512f"))) static void product_avx512(PRODUCT_ARGS) { product(m, n, k, a, row_a, col_a, b, ldb, c, ldc, 1); }
__attribute__((target("avx2"))) static void product_avx2(PRODUCT_ARGS) { product(m, n, k, a, row_a, col_a, b, ldb, c, ldc, 0); }
#endif
static void product_plain(PRODUCT_ARGS) { product(m, n, k, a, row_a, col_a, b, ldb, c, ldc, 0); }

static void choose(PRODUCT_ARGS)
{
#if defined __x86_64__
    if (__builtin_cpu_supports("avx512f")) {
        product_avx512(m, n, k, a, row_a, col_a, b, ldb, c, ldc);
        return;
    }
    if (__builtin_cpu_supports("avx2")) {
        product_avx2(m, n, k, a, row_a, col_a, b, ldb, c, ldc);
        return;
    }
#endif
    product_plain(m, n, k, a, row_a, col_a, b, ldb, c, ldc);
}

void matrix_add_product(size_t m, size_t n, size_t k, const float *a, size_t lda, const float *b, size_t ldb, float *c, size_t ldc)
{
    choose(m, n, k, a, lda, 1, b, ldb, c, ldc);
}

void matrix_add_transposed_product(size_t m, size_t n, size_t k, const float *a, size_t lda, const float *b, size_t ldb, float *c, size_t ldc)
{
    choose(k, n, m, a, 1, lda, b, ldb, c, ldc);
}

void matrix_transpose(size_t m, size_t n, const float *in, float *out)
{
    for (size_t i0 = 0; i0 < m; i0 += 16)
        for (size_t j = 0; j < n; j++)
            for (size_t i = i0; i < m && i < i0 + 16; i++) out[j * m + i] = in[i * n + j];
}

float net_log(float x)
{
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    int e = (int)(bits >> 23) - 127;
    bits = (bits & 0x7FFFFFu) | 0x3F800000u;
    float m;
    memcpy(&m, &bits, sizeof m);
    float t = (m - 1.0f) / (m + 1.0f), u = t * t;
    return (float)e * 0.69314718f + 2.0f * t * (1.0f + u * (0.33333334f + u * (0.2f + u * (0.14285715f + u * 0.11111111f))));
}
