/* perceptron.c - training of averaged perceptrons and packing of their tables. */
#include "perceptron.h"

#include "base/common.h"

#include "files.h"
#include "base/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COUNT_BITS = 26 };

typedef struct {
    int32_t weight;
    uint32_t class;
    int64_t late; /* sum of changes, each times the moment it was made */
} entry;

typedef struct {
    uint64_t hash;
    entry *at;
    uint16_t n, room;
} row;

struct perceptron {
    unsigned n_classes, cutoff;
    int64_t now;
    unsigned char *counts;
    row *rows; /* open addressing */
    size_t n_rows, n_slots;
};

uint64_t random_next(uint64_t *state)
{
    uint64_t x = *state += 0x9E3779B97F4A7C15u;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
}

void shuffle(uint32_t *order, uint32_t n, uint64_t *state)
{
    for (uint32_t i = n; i > 1; i--) {
        uint32_t j = (uint32_t)(random_next(state) % i), t = order[i - 1];
        order[i - 1] = order[j];
        order[j] = t;
    }
}

perceptron *perceptron_new(unsigned n_classes, unsigned cutoff)
{
    perceptron *p = checked(calloc(1, sizeof *p));
    p->n_classes = n_classes;
    p->cutoff = cutoff;
    p->now = 1;
    p->counts = checked(calloc((size_t)1 << COUNT_BITS, 1));
    p->n_slots = 1 << 20;
    p->rows = checked(calloc(p->n_slots, sizeof *p->rows));
    return p;
}

void perceptron_free(perceptron *p)
{
    for (size_t i = 0; i < p->n_slots; i++) free(p->rows[i].at);
    free(p->rows);
    free(p->counts);
    free(p);
}

static unsigned char *count_of(const perceptron *p, uint64_t h) { return &p->counts[h >> (64 - COUNT_BITS)]; }

void perceptron_count(perceptron *p, const uint64_t *features, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        unsigned char *c = count_of(p, features[i]);
        if (*c < 255) ++*c;
    }
}

static row *slot(row *rows, size_t n_slots, uint64_t h)
{
    size_t i = (size_t)(h >> 8) & (n_slots - 1);
    while (rows[i].at && rows[i].hash != h) i = (i + 1) & (n_slots - 1);
    return &rows[i];
}

void perceptron_score(perceptron *p, const uint64_t *features, unsigned n, int32_t *scores)
{
    for (unsigned i = 0; i < n; i++) __builtin_prefetch(&p->rows[(size_t)(features[i] >> 8) & (p->n_slots - 1)]);
    memset(scores, 0, p->n_classes * sizeof *scores);
    for (unsigned i = 0; i < n; i++) {
        const row *r = slot(p->rows, p->n_slots, features[i]);
        for (unsigned k = 0; k < r->n; k++) scores[r->at[k].class] += r->at[k].weight;
    }
}

static void grow(perceptron *p)
{
    size_t n = p->n_slots * 2;
    row *rows = checked(calloc(n, sizeof *rows));
    for (size_t i = 0; i < p->n_slots; i++)
        if (p->rows[i].at) *slot(rows, n, p->rows[i].hash) = p->rows[i];
    free(p->rows);
    p->rows = rows;
    p->n_slots = n;
}

static entry *change(perceptron *p, row *r, unsigned class, int delta)
{
    unsigned k = 0;
    while (k < r->n && r->at[k].class != class) k++;
    if (k == r->n) {
        if (r->n == r->room) {
            r->room = (uint16_t)(r->room ? r->room * 2 : 2);
            r->at = checked(realloc(r->at, r->room * sizeof *r->at));
        }
        entry fresh = { 0, class, 0 };
        r->at[r->n++] = fresh;
    }
    r->at[k].weight += delta;
    r->at[k].late += delta * p->now;
    return &r->at[k];
}

/* The feature's row, a new one if it has none. */
static row *row_for(perceptron *p, uint64_t feature)
{
    if (p->n_rows * 2 > p->n_slots) grow(p);
    row *r = slot(p->rows, p->n_slots, feature);
    if (!r->at) {
        r->hash = feature;
        r->room = 2;
        r->at = checked(malloc(2 * sizeof *r->at));
        p->n_rows++;
    }
    return r;
}

void perceptron_set(perceptron *p, uint64_t feature, unsigned class, int32_t weight)
{
    row *r = row_for(p, feature);
    change(p, r, class, weight);
    r->at[r->n - 1].late = 0;
}

void perceptron_update(perceptron *p, const uint64_t *features, unsigned n, unsigned right, unsigned wrong)
{
    for (unsigned i = 0; i < n; i++) {
        if (*count_of(p, features[i]) < p->cutoff) continue;
        row *r = row_for(p, features[i]);
        change(p, r, right, 1);
        change(p, r, wrong, -1);
    }
}

void perceptron_tick(perceptron *p) { p->now++; }

void perceptron_add(perceptron *p, const perceptron *q)
{
    int64_t now = p->now;
    p->now = 0; /* what is added has its own moments */
    for (size_t i = 0; i < q->n_slots; i++)
        for (unsigned k = 0; k < q->rows[i].n; k++) {
            row *r = row_for(p, q->rows[i].hash);
            change(p, r, q->rows[i].at[k].class, q->rows[i].at[k].weight)->late += q->rows[i].at[k].late;
        }
    p->now = now;
}

/* ---- packing */

typedef struct {
    unsigned char *at;
    size_t n, room;
} bytes;

static void put8(bytes *b, unsigned v)
{
    if (b->n == b->room) b->at = checked(realloc(b->at, b->room = b->room ? b->room * 2 : 1 << 16));
    b->at[b->n++] = (unsigned char)v;
}

static void put32(bytes *b, uint32_t v)
{
    for (int i = 0; i < 4; i++) put8(b, v >> (8 * i) & 0xFF);
}

typedef struct {
    uint64_t hash;
    const row *r;
    const table_value *v;
} item;

static int by_hash(const void *a, const void *b)
{
    uint64_t x = ((const item *)a)->hash, y = ((const item *)b)->hash;
    return x < y ? -1 : x > y;
}

static int64_t averaged(const perceptron *p, const entry *e) { return e->weight * p->now - e->late; } /* times now */

/* The scale at which the largest weight is the largest that can be stored. */
int64_t perceptron_scale(const perceptron *p)
{
    int64_t most = 1;
    for (size_t i = 0; i < p->n_slots; i++)
        for (unsigned k = 0; k < p->rows[i].n; k++) {
            int64_t v = averaged(p, &p->rows[i].at[k]) / p->now;
            if (v < 0) v = -v;
            if (v > most) most = v;
        }
    return 256 * sy_table_weight(127) / (most + 1);
}

/* The byte that stands for the weight nearest to v. */
static int code_of(int64_t v)
{
    int64_t size = v < 0 ? -v : v;
    int k = 0;
    while (k < 127 && size - sy_table_weight((int8_t)k) > sy_table_weight((int8_t)(k + 1)) - size) k++;
    return v < 0 ? -k : k;
}

static unsigned weights_of(const perceptron *p, const row *r, int64_t scale, int min, unsigned char *out)
{
    unsigned n = 0;
    for (unsigned k = 0; k < r->n && n < 255; k++) {
        int64_t v = averaged(p, &r->at[k]) / 16 * scale / p->now / 8; /* twice the scaled weight */
        int code = code_of((v + (v > 0) - (v < 0)) / 2);
        if (code < min && code > -min) continue;
        out[2 * n] = (unsigned char)r->at[k].class;
        out[2 * n++ + 1] = (unsigned char)(int8_t)code;
    }
    return n;
}

static unsigned char *pack_items(item *items, size_t n, const perceptron *p, unsigned n_classes, int min, size_t *n_bytes)
{
    int64_t scale = p ? perceptron_scale(p) : 0;
    unsigned bits = 1;
    while (((size_t)3 << bits) < n && bits < 22) bits++;
    bytes rows = { 0 }, out = { 0 };
    put32(&out, bits);
    size_t at_count = out.n;
    put32(&out, 0);
    put32(&out, n_classes);
    put32(&out, (uint32_t)scale);
    qsort(items, n, sizeof *items, by_hash);
    size_t i = 0;
    uint32_t kept = 0;
    for (uint64_t b = 0; b < (uint64_t)1 << bits; b++) {
        put32(&out, (uint32_t)rows.n);
        for (; i < n && items[i].hash >> (64 - bits) == b; i++) {
            unsigned char w[512];
            unsigned m = 1;
            if (p) {
                m = weights_of(p, items[i].r, scale, min, w);
            } else {
                w[0] = (unsigned char)(items[i].v->value & 0xFF);
                w[1] = (unsigned char)(items[i].v->value >> 8);
            }
            if (!m) continue;
            kept++;
            put8(&rows, items[i].hash & 0xFF);
            put8(&rows, items[i].hash >> 8 & 0xFF);
            put8(&rows, m);
            for (unsigned k = 0; k < 2 * m; k++) put8(&rows, w[k]);
        }
    }
    put32(&out, (uint32_t)rows.n);
    for (size_t k = 0; k < rows.n; k++) put8(&out, rows.at[k]);
    for (int k = 0; k < 4; k++) out.at[at_count + (size_t)k] = (unsigned char)(kept >> (8 * k));
    free(rows.at);
    *n_bytes = out.n;
    return out.at;
}

unsigned char *perceptron_pack(const perceptron *p, unsigned min_weight, size_t *n_bytes)
{
    item *items = checked(malloc((p->n_rows + 1) * sizeof *items));
    size_t n = 0;
    for (size_t i = 0; i < p->n_slots; i++)
        if (p->rows[i].at) {
            item t = { p->rows[i].hash, &p->rows[i], NULL };
            items[n++] = t;
        }
    unsigned char *out = pack_items(items, n, p, p->n_classes, (int)min_weight, n_bytes);
    free(items);
    return out;
}

unsigned char *table_pack_values(table_value *v, size_t n, size_t *n_bytes)
{
    item *items = checked(malloc((n + 1) * sizeof *items));
    for (size_t i = 0; i < n; i++) {
        item t = { v[i].hash, NULL, &v[i] };
        items[i] = t;
    }
    unsigned char *out = pack_items(items, n, NULL, 256, 0, n_bytes);
    free(items);
    return out;
}

void table_of_packed(const unsigned char *b, sy_table *out)
{
    out->bits = sy_get32(b);
    out->n_features = sy_get32(b + 4);
    out->n_classes = sy_get32(b + 8);
    out->index = b + 16;
    out->rows = out->index + 4 * (((size_t)1 << out->bits) + 1);
    out->n_rows = sy_get32(out->rows - 4);
}
