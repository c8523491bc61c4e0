/* quantise.c - scales, rounding and packing of the language network. */
#include "quantise.h"

#include "base/common.h"
#include "lang/net.h"

#include <stdlib.h>

static double magnitude(double x) { return x < 0 ? -x : x; }

/* To the nearest whole number, half away from zero, kept in [-most, most]. */
static int32_t rounded(double x, int32_t most)
{
    if (x >= most) return most;
    if (x <= -most) return -most;
    return (int32_t)(x < 0 ? x - 0.5 : x + 0.5);
}

/* Of every eight weights the first two and the fifth and sixth, and the other four, are small enough together (sy_linear). */
static int pairs_fit(const int8_t *q, uint32_t k)
{
    for (uint32_t j = 0; j < k; j += j % 8 ? 6 : 2) {
        int32_t up = 0, down = 0;
        for (uint32_t i = 0; i < 4; i++) {
            int32_t w = q[j + i % 2 + i / 2 * 4];
            if (w > 0) up += w;
            else down -= w;
        }
        if (up > SY_PAIRS_MAX || down > SY_PAIRS_MAX) return 0;
    }
    return 1;
}

/* Round by the scale m / 2^e; 0 if a sum could leave its bits. */
static int round_row(const float *w, uint32_t k, float b, int32_t m, int32_t e, int8_t *q, int32_t *bias)
{
    double s = m / (double)((int64_t)1 << (e + 6));
    int64_t room = (INT32_MAX - ((int64_t)1 << (e - 1))) / m, used = 0;
    for (uint32_t i = 0; i < k; i++) {
        q[i] = (int8_t)rounded(w[i] / s, 127);
        used += 63 * (q[i] < 0 ? -q[i] : q[i]);
    }
    if (magnitude(b) * 64 / s + 1 > (double)(room - used) || !pairs_fit(q, k)) return 0;
    *bias = rounded(b * 64.0 / s, INT32_MAX);
    for (uint32_t i = 0; i < k; i++) *bias -= 64 * q[i];
    return 1;
}

int quantise_row(const float *w, uint32_t k, float b, int8_t *q, int32_t *bias, int32_t *scale, int32_t *shift)
{
    double top = magnitude(b) / (1 << 20); /* a bias with hardly any weights takes up its room */
    for (uint32_t i = 0; i < k; i++)
        if (magnitude(w[i]) > top) top = magnitude(w[i]);
    for (int32_t e = 30; e >= 1; e--) {
        double least = top / 127 * (double)((int64_t)1 << (e + 6));
        if (least > 255) continue;
        int32_t m = least <= 128 ? 128 : (int32_t)least + ((double)(int32_t)least < least);
        for (; m <= 255; m++)
            if (round_row(w, k, b, m, e, q, bias)) {
                *scale = m;
                *shift = e;
                return 1;
            }
    }
    return 0;
}

typedef struct {
    const unsigned char *at, *end;
    sy_buf *out;
    size_t began;
    const char *why;
} quantiser;

/* The next n floats, freed by the caller; NULL after a failure. */
static float *take(quantiser *z, size_t n)
{
    if (!z->why && (size_t)(z->end - z->at) / 4 < n) z->why = "the file is too short";
    float *f = z->why ? NULL : malloc((n ? n : 1) * sizeof *f);
    if (!f) {
        if (!z->why) z->why = "there is not enough memory";
        return NULL;
    }
    for (size_t i = 0; i < n; i++, z->at += 4) {
        uint32_t bits = sy_get32(z->at);
        memcpy(f + i, &bits, 4);
        if (!(f[i] > -1e6f && f[i] < 1e6f)) z->why = "a number is not finite, or too large";
    }
    return f;
}

static void put(sy_buf *b, uint32_t v, unsigned n)
{
    for (unsigned i = 0; i < n; i++) sy_buf_char(b, (char)(v >> (8 * i) & 255));
}

static void align(quantiser *z)
{
    while ((z->out->n - z->began) % SY_NET_ALIGN && !z->out->failed) sy_buf_char(z->out, 0);
}

/* Whole numbers of `scale`ths, `bytes` wide, from n floats. */
static void put_rounded(quantiser *z, size_t n, double scale, int32_t most, int32_t add, unsigned bytes)
{
    float *f = take(z, n);
    for (size_t i = 0; f && i < n; i++) put(z->out, (uint32_t)(rounded(f[i] * scale, most) + add), bytes);
    free(f);
}

static void put_numbers(quantiser *z, const int32_t *v, uint32_t n)
{
    align(z);
    for (uint32_t i = 0; i < n; i++) put(z->out, (uint32_t)v[i], 4);
}

static void put_linear(quantiser *z, uint32_t n, uint32_t k)
{
    uint32_t filled = (n + SY_PANEL - 1) / SY_PANEL * SY_PANEL;
    float *w = take(z, (size_t)n * k), *b = take(z, n);
    int32_t *numbers = malloc(3 * (size_t)filled * sizeof *numbers);
    int8_t *q = malloc((size_t)filled * k), *packed = calloc(filled, k);
    if (!z->why && (!numbers || !q || !packed)) z->why = "there is not enough memory";
    for (uint32_t i = 0; i < filled && !z->why; i++) {
        int32_t *bias = numbers + i, *scale = bias + filled, *shift = scale + filled;
        *bias = 0;
        *scale = 128;
        *shift = 1;
        if (i >= n) continue;
        if (!quantise_row(w + (size_t)i * k, k, b[i], q, bias, scale, shift)) z->why = "a weight is too large";
        int8_t *at = packed + (size_t)(i / SY_PANEL) * SY_PANEL * k + 4 * (i % SY_PANEL);
        for (uint32_t j = 0; j < k; j++) at[j / 4 * 4 * SY_PANEL + j % 4] = q[j];
    }
    if (!z->why) {
        for (unsigned i = 0; i < 3; i++) put_numbers(z, numbers + i * filled, filled);
        align(z);
        sy_buf_add(z->out, packed, (size_t)filled * k);
    }
    free(w);
    free(b);
    free(numbers);
    free(q);
    free(packed);
}

static void put_direction(quantiser *z, uint32_t width, uint32_t k)
{
    put_linear(z, 3 * width, k);
    align(z);
    put_rounded(z, 2 * (size_t)width, 1024, INT16_MAX, 0, 2);
}

/* Relations stand last in the input, but before the root in the section. */
static void put_rels_and_root(quantiser *z, const uint32_t *h)
{
    enum { A = 4, L = 5, RELS = 8, DISTANCES = 9 };
    const unsigned char *root = z->at;
    free(take(z, (size_t)h[A] + 1 + h[DISTANCES]));
    put_linear(z, h[RELS], h[L]);
    if (z->why) return;
    if (z->at != z->end) z->why = "the file is too long";
    z->at = root;
    align(z);
    put_rounded(z, h[A], 64, 63, 64, 1);
    align(z);
    put_rounded(z, 1 + (size_t)h[DISTANCES], 4096, 1 << 26, 0, 4);
}

static const char *check(const uint32_t *h)
{
    enum { H, N_DIR, N_MIX, T, A, L };
    const unsigned widths[] = { H, T, A, L };
    for (unsigned i = 0; i < 4; i++)
        if (h[widths[i]] < 16 || h[widths[i]] % 16 || h[widths[i]] > SY_WIDTH_MAX / (i ? 1 : 2)) return "a width is no multiple of 16, or too large";
    if (h[N_DIR] > SY_NET_LAYERS_MAX || h[N_MIX] < 1 || h[N_MIX] > SY_NET_LAYERS_MAX) return "number of layers";
    if (h[6] < 1 || h[6] > 4096 || h[7] > 256 || h[8] != SY_REL_N || h[9] != SY_NET_DISTANCES) return "number of classes";
    return h[10] > 1u << 24 || h[11] < 1 || h[11] > 1u << 24 ? "number of rows" : NULL;
}

const char *quantise_net(const void *bytes, size_t n, sy_buf *out)
{
    enum { HEAD = 72, NUMBERS = 16 };
    const unsigned char *p = bytes;
    if (n < HEAD || memcmp(p, QUANTISE_MAGIC, sizeof QUANTISE_MAGIC) != 0) return "this is no network of real numbers";
    uint32_t h[NUMBERS];
    for (unsigned i = 0; i < NUMBERS; i++) h[i] = sy_get32(p + 8 + 4 * i);
    quantiser z = { p + HEAD, p + n, out, out->n, check(h) };
    if (z.why) return z.why;
    const uint32_t width = h[0], n_layers = h[1] + h[2], n_words = h[10];
    if ((n - HEAD) / 4 < n_words) return "the file is too short";
    sy_buf_add(out, p + 8, 64);
    align(&z);
    sy_buf_add(out, z.at, 4 * (size_t)n_words);
    z.at += 4 * (size_t)n_words;
    align(&z);
    put_rounded(&z, ((size_t)n_words + 1 + h[11] + SY_NET_SHAPES + SY_NET_LISTS) * width, 128, 127, 0, 1);
    for (uint32_t k = 0; k < n_layers; k++)
        for (int d = 0; d < 2; d++) put_direction(&z, width, k < h[1] ? width : 2 * width);
    put_linear(&z, h[3], 2 * width);
    put_linear(&z, h[6] + h[7], h[3]);
    put_linear(&z, 2 * h[4] + 2 * h[5] + 1, 2 * width);
    put_rels_and_root(&z, h);
    if (!z.why && out->failed) z.why = "the section is too large";
    return z.why;
}
