/* net_export.c - the trained numbers in the order that quantise.c reads: matrices with a row for each output. */
#include "net.h"

#include "files.h"
#include "quantise.h"

#include <string.h>

enum { SIZES = 16 };

static void put_float(sy_buf *b, float x)
{
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    buf_put32(b, bits);
}

static void put_floats(sy_buf *b, const float *x, size_t n)
{
    for (size_t i = 0; i < n; i++) put_float(b, x[i]);
}

static void put_layer(sy_buf *b, const net *n, const net_layer *l, uint32_t out)
{
    for (uint32_t j = 0; j < out; j++)
        for (uint32_t i = 0; i < l->in; i++) put_float(b, n->dense[l->w + (size_t)i * l->out + j]);
    put_floats(b, n->dense + l->b, out);
}

static void put_sru(sy_buf *b, const net *n, const net_layer *l)
{
    put_layer(b, n, l, 3 * n->shape.width);
    put_floats(b, n->dense + l->v, 2 * (size_t)n->shape.width);
}

const char *net_export(const net *n, sy_buf *out)
{
    const net_shape *s = &n->shape;
    uint32_t sizes[SIZES] = { s->width, s->n_dir, s->n_mix, s->hidden, s->arc, s->label, s->n_tags, s->n_ner, s->n_rel, NET_DISTANCES, s->n_words, s->n_hashed };
    sy_buf b;
    sy_buf_init(&b, 0);
    sy_buf_add(&b, QUANTISE_MAGIC, 8);
    for (int k = 0; k < SIZES; k++) buf_put32(&b, sizes[k]);
    for (uint32_t k = 0; k < s->n_words; k++) buf_put32(&b, n->hashes[k]);
    put_floats(&b, n->words.at, (size_t)n->words.rows * n->words.width);
    for (uint32_t k = 0; k < s->n_dir; k++)
        for (int d = 0; d < 2; d++) put_sru(&b, n, &n->dir[k][d]);
    for (uint32_t k = 0; k < s->n_mix; k++)
        for (int d = 0; d < 2; d++) put_sru(&b, n, &n->mix[k][d]);
    put_layer(&b, n, &n->hidden, s->hidden);
    put_layer(&b, n, &n->out, s->n_tags + s->n_ner);
    put_layer(&b, n, &n->parse, 2 * s->arc + 2 * s->label + 1);
    put_floats(&b, n->dense + n->root, s->arc);
    put_floats(&b, n->dense + n->root_beta, 1);
    put_floats(&b, n->dense + n->distances, NET_DISTANCES);
    put_layer(&b, n, &n->labels, s->n_rel);
    const char *why = b.failed ? "it is too large" : quantise_net(b.at, b.n, out);
    sy_buf_free(&b);
    return why;
}
