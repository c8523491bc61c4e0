/*
 * kernels_body.h - the kernels, written once; each file that includes this is compiled for another kind of processor.
 *
 * The includer defines KERNELS (the name of its table) and KERNELS_NAME, and, if it has vectors: LANES, the type `vec` of
 * LANES 32-bit integers, TILE_ROWS and TILE_PANELS (how many sums are kept in registers), GROUPS (1 or 2: how many groups of
 * four inputs vec_dot takes), and the functions vec_load, vec_store, vec_bytes (64 * LANES / 16 bytes of weights), vec_spread
 * (four activations to all lanes), vec_dot (to each lane add the sum of its products) and vec_scale. Without LANES the layers are plain loops. The other kernels are plain
 * loops in any case, of a form that compilers turn into vectors.
 */
#include "lang/kernels.h"

#include <string.h>

/* What wraps is computed unsigned. */
static inline int32_t scaled(uint32_t sum, int32_t scale, int32_t shift)
{
    return (int32_t)(sum * (uint32_t)scale + (1u << (shift - 1))) >> shift;
}

#ifdef LANES

#ifdef __clang__
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#define UNROLL _Pragma("GCC unroll 16")
#endif

enum { PANEL_VECS = SY_PANEL / LANES, TILE_VECS = TILE_PANELS * PANEL_VECS };

/* `rows` rows by `panels` panels; both are constants where this is called, so that the sums stay in registers. */
static inline __attribute__((always_inline)) void tile(const sy_linear *l, uint32_t panel, const uint8_t *in, size_t in_step, int32_t *out,
                                                       size_t out_step, const unsigned rows, const unsigned panels)
{
    const size_t panel_bytes = (size_t)l->k * SY_PANEL;
    const int8_t *w = l->weights + panel * panel_bytes;
    const unsigned vecs = panels * PANEL_VECS;
    const size_t first = (size_t)panel * SY_PANEL;
    vec sum[TILE_ROWS][TILE_VECS], b[GROUPS][TILE_VECS], a[GROUPS];
    UNROLL
    for (unsigned r = 0; r < rows; r++) {
        UNROLL
        for (unsigned v = 0; v < vecs; v++) sum[r][v] = vec_load(l->bias + first + v * LANES);
    }
    for (uint32_t k = 0; k < l->k; k += 4 * GROUPS, w += 4 * GROUPS * SY_PANEL) {
        for (unsigned v = 0; v < panels * GROUPS; v++) /* the next strip's weights are on their way meanwhile */
            __builtin_prefetch(w + (panels + v / GROUPS) * panel_bytes + v % GROUPS * (4 * SY_PANEL));
        UNROLL
        for (unsigned v = 0; v < vecs; v++)
            for (unsigned g = 0; g < GROUPS; g++)
                b[g][v] = vec_bytes(w + v / PANEL_VECS * panel_bytes + v % PANEL_VECS * (4 * LANES) + g * (4 * SY_PANEL));
        UNROLL
        for (unsigned r = 0; r < rows; r++) {
            for (unsigned g = 0; g < GROUPS; g++) a[g] = vec_spread(in + r * in_step + k + 4 * g);
            UNROLL
            for (unsigned v = 0; v < vecs; v++) sum[r][v] = vec_dot(sum[r][v], a[0], b[0][v], a[GROUPS - 1], b[GROUPS - 1][v]);
        }
    }
    UNROLL
    for (unsigned v = 0; v < vecs; v++) {
        vec scale = vec_load(l->scale + first + v * LANES), shift = vec_load(l->shift + first + v * LANES);
        UNROLL
        for (unsigned r = 0; r < rows; r++) vec_store(out + r * out_step + first + v * LANES, vec_scale(sum[r][v], scale, shift));
    }
}

/* All rows of one or more panels, whose weights meanwhile stay in the nearest cache. */
static inline __attribute__((always_inline)) void strip(const sy_linear *l, uint32_t panel, const uint8_t *in, size_t in_step, uint32_t n_rows,
                                                        int32_t *out, size_t out_step, const unsigned panels)
{
    uint32_t i = 0;
    for (; i + TILE_ROWS <= n_rows; i += TILE_ROWS) tile(l, panel, in + i * in_step, in_step, out + i * out_step, out_step, TILE_ROWS, panels);
#if TILE_ROWS > 4
    for (; i + 4 <= n_rows; i += 4) tile(l, panel, in + i * in_step, in_step, out + i * out_step, out_step, 4, panels);
#endif
    switch (n_rows - i) {
    case 3: tile(l, panel, in + i * in_step, in_step, out + i * out_step, out_step, 3, panels); break;
    case 2: tile(l, panel, in + i * in_step, in_step, out + i * out_step, out_step, 2, panels); break;
    case 1: tile(l, panel, in + i * in_step, in_step, out + i * out_step, out_step, 1, panels); break;
    default: break;
    }
}

static void linear(const sy_linear *l, const uint8_t *in, size_t in_step, uint32_t n_rows, int32_t *out, size_t out_step)
{
    uint32_t panel = 0, n = l->n / SY_PANEL;
#if TILE_PANELS > 1
    for (; panel + TILE_PANELS <= n; panel += TILE_PANELS) strip(l, panel, in, in_step, n_rows, out, out_step, TILE_PANELS);
#endif
    for (; panel < n; panel++) strip(l, panel, in, in_step, n_rows, out, out_step, 1);
}

#else

/* In 16 bits and output by output: the form of a dot product that compilers make vectors of on any processor. */
static void linear(const sy_linear *l, const uint8_t *in, size_t in_step, uint32_t n_rows, int32_t *out, size_t out_step)
{
    int16_t w[SY_PANEL][SY_WIDTH_MAX], a[SY_WIDTH_MAX];
    const int8_t *from = l->weights;
    for (uint32_t first = 0; first < l->n; first += SY_PANEL) {
        for (uint32_t k = 0; k < l->k; k += 4)
            for (unsigned c = 0; c < SY_PANEL; c++)
                for (unsigned i = 0; i < 4; i++) w[c][k + i] = *from++;
        for (uint32_t i = 0; i < n_rows; i++) {
            for (uint32_t k = 0; k < l->k; k++) a[k] = in[i * in_step + k];
            for (unsigned c = 0; c < SY_PANEL; c++) {
                int32_t sum = 0;
                for (uint32_t k = 0; k < l->k; k++) sum += a[k] * w[c][k];
                out[i * out_step + first + c] = scaled((uint32_t)sum + (uint32_t)l->bias[first + c], l->scale[first + c], l->shift[first + c]);
            }
        }
    }
}

#endif

static inline int32_t bounded(int32_t x, int32_t most) { return x < -most ? -most : x > most ? most : x; }

/* 0.5 + x/4 - x|x|/32, a stand-in for the logistic function, and x - x|x|/4 for the hyperbolic tangent: from 1/4096 to 1/16384. */
static inline int32_t gate(int32_t p)
{
    p = bounded(p, 16384);
    return 8192 + p - ((p * (p < 0 ? -p : p)) >> 15);
}

static inline int32_t bend(int32_t p)
{
    p = bounded(p, 8192);
    return 4 * p - ((p * (p < 0 ? -p : p)) >> 12);
}

static inline uint8_t activation(int32_t x) { return (uint8_t)(bounded((x + 128) >> 8, 63) + 64); }

/* One word; a function of its own so that compilers believe that the arrays are apart. */
static void step(const int32_t *restrict p, const int32_t *restrict v, const uint8_t *restrict skip, int32_t *restrict c, uint8_t *restrict out,
                 size_t width)
{
    const int32_t *pf = p + width, *pr = pf + width, *vr = v + width;
    for (size_t j = 0; j < width; j++) {
        int32_t x = bend(p[j]), f = gate(pf[j] + ((v[j] * c[j]) >> 12)), r = gate(pr[j] + ((vr[j] * c[j]) >> 12));
        int32_t now = x + ((f * (c[j] - x) + 8192) >> 14), from = (skip[j] - 64) * 256;
        c[j] = now;
        out[j] = activation(from + ((r * (now - from) + 8192) >> 14));
    }
}

static void recur(const sy_recurrence *s)
{
    memset(s->state, 0, s->width * sizeof *s->state);
    for (ptrdiff_t t = 0; t < (ptrdiff_t)s->n; t++)
        step(s->p + t * s->p_step, s->v, s->skip + t * s->skip_step, s->state, s->out + t * s->out_step, s->width & ~15u);
}

static void embed(const int8_t *table, uint32_t width, const uint32_t *rows, unsigned n_rows, uint8_t *out)
{
    int16_t sum[SY_WIDTH_MAX];
    width &= ~15u;
    memset(sum, 0, width * sizeof *sum);
    for (unsigned i = 0; i < n_rows; i++) {
        const int8_t *row = table + (size_t)rows[i] * width;
        for (uint32_t j = 0; j < width; j++) sum[j] = (int16_t)(sum[j] + row[j]);
    }
    for (uint32_t j = 0; j < width; j++) {
        int16_t a = (int16_t)((sum[j] + 1) >> 1);
        out[j] = (uint8_t)((a < -63 ? -63 : a > 63 ? 63 : a) + 64);
    }
}

static void squash(const int32_t *restrict p, const int32_t *restrict q, uint32_t n, uint8_t *restrict out)
{
    if (q) for (uint32_t i = 0; i < n; i++) out[i] = activation(bend(p[i] + q[i]));
    else for (uint32_t i = 0; i < n; i++) out[i] = activation(bend(p[i]));
}

const sy_kernels KERNELS = { KERNELS_NAME, linear, recur, embed, squash };
