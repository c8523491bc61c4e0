/* net.c - the numbers of the network: where they stand, how they begin, how they are kept; and the memory of a shard. */
#include "net_parts.h"

#include "base/common.h"
#include "files.h"
#include "perceptron.h"

#include <stdlib.h>
#include <string.h>

#define MAGIC "SYNETF1"

static uint32_t padded(uint32_t n) { return (n + MATRIX_LANES - 1) / MATRIX_LANES * MATRIX_LANES; }

float net_random(uint64_t *state) { return (float)(random_next(state) >> 40) * 0x1p-24f; }

void net_mask(uint64_t *state, float share, uint32_t n, float *out)
{
    uint32_t bound = (uint32_t)(share * 65536.0f);
    float kept = 1.0f / (1.0f - share);
    for (uint32_t j = 0; j < n; j += 4) {
        uint64_t r = share > 0.0f ? random_next(state) : ~(uint64_t)0;
        for (uint32_t k = j; k < j + 4 && k < n; k++, r >>= 16) out[k] = (r & 0xFFFF) < bound ? 0.0f : kept;
    }
}

/* ---- places */

static size_t take(net *n, size_t numbers)
{
    size_t at = n->n_dense;
    n->n_dense += (numbers + MATRIX_LANES - 1) / MATRIX_LANES * MATRIX_LANES;
    return at;
}

static net_layer layer(net *n, uint32_t in, uint32_t out, uint32_t vectors)
{
    net_layer l = { 0, 0, 0, in, padded(out) };
    l.w = take(n, (size_t)in * l.out);
    l.b = take(n, l.out);
    l.v = take(n, vectors);
    return l;
}

static void lay_out(net *n)
{
    const net_shape *s = &n->shape;
    uint32_t w = s->width;
    for (uint32_t k = 0; k < s->n_dir; k++)
        for (int d = 0; d < 2; d++) n->dir[k][d] = layer(n, w, 3 * w, 2 * w);
    n->guess = layer(n, 2 * w, w, 0);
    n->n_known = n->n_dense;
    for (uint32_t k = 0; k < s->n_mix; k++)
        for (int d = 0; d < 2; d++) n->mix[k][d] = layer(n, 2 * w, 3 * w, 2 * w);
    n->hidden = layer(n, 2 * w, s->hidden, 0);
    n->out = layer(n, s->hidden, s->n_tags + s->n_ner, 0);
    n->parse = layer(n, 2 * w, 2 * s->arc + 2 * s->label + 1, 0);
    n->labels = layer(n, s->label, s->n_rel, 0);
    n->root = take(n, s->arc);
    n->root_beta = take(n, 1);
    n->distances = take(n, NET_DISTANCES);
}

static float *zeros(size_t n) { return checked(calloc(n ? n : 1, sizeof(float))); }

static void table(net_table *t, uint32_t rows, uint32_t width)
{
    size_t n = (size_t)rows * width;
    t->rows = rows;
    t->width = width;
    t->at = zeros(n);
    t->mean = zeros(n);
    t->square = zeros(n);
    t->sum = zeros(n);
    t->stamp = checked(calloc(rows, sizeof *t->stamp));
    t->touched = checked(calloc(rows, sizeof *t->touched));
}

static net *with_shape(const net_shape *shape, const uint32_t *hashes)
{
    net *n = checked(calloc(1, sizeof *n));
    n->shape = *shape;
    lay_out(n);
    n->dense = zeros(n->n_dense);
    n->turned = zeros(n->n_dense);
    n->mean = zeros(n->n_dense);
    n->square = zeros(n->n_dense);
    n->mean_left = n->square_left = 1.0f;
    table(&n->words, shape->n_words + 1 + shape->n_hashed + SY_NET_SHAPES + SY_NET_LISTS, shape->width);
    table(&n->targets, shape->n_words + 1, shape->width + 1);
    n->hashes = checked(malloc((shape->n_words + 1) * sizeof *hashes));
    memcpy(n->hashes, hashes, shape->n_words * sizeof *hashes);
    return n;
}

/* ---- beginnings */

static void even(uint64_t *state, float bound, size_t n, float *at)
{
    for (size_t i = 0; i < n; i++) at[i] = (2.0f * net_random(state) - 1.0f) * bound;
}

/* Columns beyond `out` stay zero: nothing reads them. */
static void begin(net *n, const net_layer *l, uint32_t out, float gain, uint64_t *state)
{
    float bound = gain * __builtin_sqrtf(3.0f / (float)l->in);
    for (uint32_t i = 0; i < l->in; i++)
        for (uint32_t j = 0; j < l->out; j++) n->dense[l->w + (size_t)i * l->out + j] = j < out ? (2.0f * net_random(state) - 1.0f) * bound : 0.0f;
    memset(n->dense + l->b, 0, l->out * sizeof *n->dense);
}

static void begin_sru(net *n, const net_layer *l, uint64_t *state)
{
    begin(n, l, l->out, 1.5f, state);
    even(state, 0.5f, 2 * (size_t)n->shape.width, n->dense + l->v);
    for (uint32_t j = 0; j < n->shape.width; j++) n->dense[l->b + n->shape.width + j] = 0.5f;
}

void net_reset_heads(net *n, uint64_t seed)
{
    const net_shape *s = &n->shape;
    uint64_t state = seed ^ 0xC0FFEE;
    for (uint32_t k = 0; k < s->n_mix; k++)
        for (int d = 0; d < 2; d++) begin_sru(n, &n->mix[k][d], &state);
    begin(n, &n->hidden, s->hidden, 1.0f, &state);
    begin(n, &n->out, s->n_tags + s->n_ner, 1.0f, &state);
    begin(n, &n->parse, 2 * s->arc + 2 * s->label + 1, 1.0f, &state);
    begin(n, &n->labels, s->n_rel, 1.0f, &state);
    even(&state, 0.3f, s->arc, n->dense + n->root);
    n->dense[n->root_beta] = 0.0f;
    memset(n->dense + n->distances, 0, NET_DISTANCES * sizeof *n->dense);
    memset(n->mean, 0, n->n_dense * sizeof *n->mean);
    memset(n->square, 0, n->n_dense * sizeof *n->square);
    n->mean_left = n->square_left = 1.0f;
    for (int k = 0; k < 2; k++) {
        net_table *t = k ? &n->targets : &n->words;
        memset(t->mean, 0, (size_t)t->rows * t->width * sizeof *t->mean);
        memset(t->square, 0, (size_t)t->rows * t->width * sizeof *t->square);
    }
}

net *net_new(const net_shape *shape, const uint32_t *hashes, uint64_t seed)
{
    net *n = with_shape(shape, hashes);
    uint64_t state = seed;
    even(&state, 0.15f, (size_t)n->words.rows * n->words.width, n->words.at);
    even(&state, 0.05f, (size_t)n->targets.rows * n->targets.width, n->targets.at);
    for (uint32_t k = 0; k < shape->n_dir; k++)
        for (int d = 0; d < 2; d++) begin_sru(n, &n->dir[k][d], &state);
    begin(n, &n->guess, shape->width, 1.0f, &state);
    net_reset_heads(n, seed);
    return n;
}

static void free_table(net_table *t)
{
    free(t->at);
    free(t->mean);
    free(t->square);
    free(t->sum);
    free(t->stamp);
    free(t->touched);
}

void net_free(net *n)
{
    if (!n) return;
    net_forget_workspace(n);
    free(n->dense);
    free(n->turned);
    free(n->mean);
    free(n->square);
    free_table(&n->words);
    free_table(&n->targets);
    free(n->hashes);
    free(n);
}

/* ---- files: magic, shape, vocabulary, embeddings, layers; numbers little-endian */

static void put_floats(sy_buf *b, const float *x, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t bits;
        memcpy(&bits, x + i, sizeof bits);
        buf_put32(b, bits);
    }
}

void net_save(const net *n, const char *path)
{
    sy_buf b;
    sy_buf_init(&b, 0);
    sy_buf_add(&b, MAGIC, 8);
    const uint32_t *shape = (const uint32_t *)&n->shape;
    for (size_t k = 0; k < sizeof n->shape / 4; k++) buf_put32(&b, shape[k]);
    for (uint32_t k = 0; k < n->shape.n_words; k++) buf_put32(&b, n->hashes[k]);
    put_floats(&b, n->words.at, (size_t)n->words.rows * n->words.width);
    put_floats(&b, n->dense, n->n_dense);
    file_write_buf(path, &b);
}

static const char *get_floats(const char *p, float *x, size_t n)
{
    for (size_t i = 0; i < n; i++, p += 4) {
        uint32_t bits = sy_get32(p);
        memcpy(x + i, &bits, sizeof bits);
    }
    return p;
}

net *net_load(const char *path)
{
    size_t n_bytes;
    char *bytes = file_read(path, &n_bytes);
    net_shape shape;
    uint32_t *out = (uint32_t *)&shape;
    if (n_bytes < 8 + sizeof shape || memcmp(bytes, MAGIC, 8) != 0) return NULL;
    for (size_t k = 0; k < sizeof shape / 4; k++) out[k] = sy_get32(bytes + 8 + 4 * k);
    const char *p = bytes + 8 + sizeof shape;
    uint32_t *hashes = checked(malloc((shape.n_words + 1) * sizeof *hashes));
    for (uint32_t k = 0; k < shape.n_words; k++, p += 4) hashes[k] = sy_get32(p);
    net *n = with_shape(&shape, hashes);
    p = get_floats(p, n->words.at, (size_t)n->words.rows * n->words.width);
    get_floats(p, n->dense, n->n_dense);
    free(hashes);
    free(bytes);
    return n;
}

/* ---- a shard's memory */

static void sru_room(net_sru *u, uint32_t words, uint32_t in, uint32_t width)
{
    free(u->in);
    free(u->pre);
    free(u->memory);
    u->in = zeros((size_t)words * in);
    u->pre = zeros((size_t)words * 3 * width);
    u->memory = zeros((size_t)words * width);
}

static void again(float **at, size_t n)
{
    free(*at);
    *at = zeros(n);
}

static uint32_t most(uint32_t a, uint32_t b) { return a > b ? a : b; }

void net_shard_room(net_shard *s, uint32_t words)
{
    const net *n = s->net;
    const net_shape *h = &n->shape;
    if (s->room >= words && s->slopes) return;
    uint32_t room = s->room = words + words / 2 + 64, w = h->width;
    uint32_t widest = most(most(NET_NEGATIVES, 2 * w), most(most(n->hidden.out, n->out.out), n->parse.out));
    for (uint32_t k = 0; k < h->n_dir; k++)
        for (int d = 0; d < 2; d++) sru_room(&s->dir[k][d], room, w, w);
    for (uint32_t k = 0; k < h->n_mix; k++)
        for (int d = 0; d < 2; d++) sru_room(&s->mix[k][d], room, 2 * w, w);
    for (uint32_t k = 0; k < net_layers(h); k++) {
        again(&s->out[k], (size_t)room * 2 * w);
        again(&s->dout[k], (size_t)room * 2 * w);
    }
    again(&s->x, (size_t)room * w);
    again(&s->dx, (size_t)room * w);
    again(&s->z, (size_t)room * w);
    float **scratch[] = { &s->a, &s->b, &s->c, &s->d, &s->e, &s->f };
    for (int k = 0; k < 6; k++) again(scratch[k], (size_t)room * widest);
    again(&s->mask, widest);
    again(&s->nothing, w);
    again(&s->dtarget, room);
    again(&s->slopes, n->n_dense);
    again(&s->negative, NET_NEGATIVES * (size_t)w);
    again(&s->negative_turned, NET_NEGATIVES * (size_t)w);
    again(&s->dnegative, NET_NEGATIVES * (size_t)w);
    free(s->inside);
    s->inside = checked(calloc((size_t)room * w, 1));
    uint32_t **numbers[] = { &s->first, &s->own, &s->row, &s->target };
    for (int k = 0; k < 4; k++) {
        free(*numbers[k]);
        *numbers[k] = checked(calloc(room + 2, sizeof **numbers[k]));
    }
}

void net_shard_free(net_shard *s)
{
    for (int k = 0; k < NET_DIR_MAX; k++)
        for (int d = 0; d < 2; d++) {
            free(s->dir[k][d].in);
            free(s->dir[k][d].pre);
            free(s->dir[k][d].memory);
        }
    for (int k = 0; k < NET_MIX_MAX; k++)
        for (int d = 0; d < 2; d++) {
            free(s->mix[k][d].in);
            free(s->mix[k][d].pre);
            free(s->mix[k][d].memory);
        }
    for (int k = 0; k < NET_DIR_MAX + NET_MIX_MAX; k++) {
        free(s->out[k]);
        free(s->dout[k]);
    }
    void *rest[] = { s->x, s->dx, s->z, s->a, s->b, s->c, s->d, s->e, s->f, s->mask, s->nothing, s->dtarget, s->slopes, s->negative, s->negative_turned,
        s->dnegative, s->inside, s->first, s->own, s->row, s->target };
    for (size_t k = 0; k < sizeof rest / sizeof rest[0]; k++) free(rest[k]);
}
