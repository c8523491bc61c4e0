/*
 * kernels.h - the arithmetic of the language network, in several sets: plain C, and one for each kind of processor that
 * can multiply bytes by the dozen. A set is chosen when a model is opened; all sets give the same integers.
 *
 * An activation a in [-63, 63] stands for a/64 and is stored as the unsigned byte a + 64: with seven bits the pairwise
 * byte multiplication of AVX2 cannot saturate. Sums are 32 bits wide and wrap, whatever the weights are.
 */
#ifndef SY_LANG_KERNELS_H
#define SY_LANG_KERNELS_H

#include <stddef.h>
#include <stdint.h>

enum {
    SY_PANEL = 16,        /* outputs whose weights stand together */
    SY_WIDTH_MAX = 512,   /* numbers that go into one sum */
    SY_PAIRS_MAX = 258    /* see below: 258 * 127 fits 16 bits with its sign */
};

/*
 * A layer: n outputs, a multiple of SY_PANEL, from k inputs, a multiple of 8. out = (sum + bias) * scale / 2^shift, rounded.
 * Of every eight weights of an output, the first two and the fifth and sixth have positive parts that together are at most
 * SY_PAIRS_MAX, and so have the negative parts; likewise the other four: AVX2 adds these four products in 16 bits.
 */
typedef struct {
    const int8_t *weights;        /* [n / 16][k / 4][16][4] */
    const int32_t *bias, *scale;
    const int32_t *shift;         /* 1 to 30 */
    uint32_t n, k;
} sy_linear;

/*
 * One direction of a recurrent layer (Lei et al. 2018) over the words of a sentence. Steps are numbers of elements from
 * a word to the next, negative for the direction that starts at the last word.
 */
typedef struct {
    const int32_t *p;             /* per word: candidate, forget gate, reset gate, `width` numbers each */
    const uint8_t *skip;
    uint8_t *out;                 /* shares no bytes with skip */
    ptrdiff_t p_step, skip_step, out_step;
    const int32_t *v;             /* weights of the state on the two gates */
    int32_t *state;               /* room for `width` numbers; zero is where every sentence starts */
    uint32_t n, width;            /* width: a multiple of 16 */
} sy_recurrence;

typedef struct {
    const char *name;
    /* Rows of k bytes to rows of n sums; both with a distance between rows. */
    void (*linear)(const sy_linear *l, const uint8_t *in, size_t in_step, uint32_t n_rows, int32_t *out, size_t out_step);
    void (*recur)(const sy_recurrence *r);
    /* The sum of rows of a table, halved and kept in [-63, 63]. width: a multiple of 16, at most SY_WIDTH_MAX. */
    void (*embed)(const int8_t *table, uint32_t width, const uint32_t *rows, unsigned n_rows, uint8_t *out);
    /* The bent p (or p + q, where q is not NULL) as activations. */
    void (*squash)(const int32_t *p, const int32_t *q, uint32_t n, uint8_t *out);
} sy_kernels;

/* The sets that this processor can run, plain C first, the fastest last. NULL behind the end. */
const sy_kernels *sy_kernels_at(unsigned i);
const sy_kernels *sy_kernels_best(void);

extern const sy_kernels sy_kernels_plain, sy_kernels_avx2, sy_kernels_avxvnni, sy_kernels_avx512, sy_kernels_dotprod;

#endif
