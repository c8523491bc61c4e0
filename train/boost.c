/* boost.c - see boost.h. Histograms over a few dozen steps of each feature; no library's exp, so that every machine gives the same bytes. */
#include "boost.h"

#include "files.h"

#include <stdlib.h>
#include <string.h>

enum { STEPS = 48, LEAVES = 1 << SY_FOREST_DEPTH };

typedef struct {
    double g, h;
    uint32_t n;
} sum;

typedef struct {
    const boost_rows *rows;
    boost_options o;
    uint32_t *kept, n;     /* rows to learn from */
    uint8_t *step;         /* of each kept row and feature */
    int16_t (*edge)[STEPS]; /* of each feature: a row is in step s if edge[s - 1] < value <= edge[s] */
    uint32_t *n_edges;
    double *score, *g, *h;
    uint8_t *leaf;
    sum *sums;             /* of each leaf, feature and step */
} booster;

static double exp_of(double x)
{
    double y = 1, term = 1;
    int halvings = 0;
    if (x < -30) x = -30;
    if (x > 30) x = 30;
    while (x > 0.5 || x < -0.5) x /= 2, halvings++;
    for (int i = 1; i < 14; i++) term *= x / i, y += term;
    while (halvings--) y *= y;
    return y;
}

static int by_value(const void *a, const void *b) { return *(const int16_t *)a - *(const int16_t *)b; }

/* Edges that part the rows into steps of like size, each between two values that occur. */
static void find_edges(booster *b)
{
    int16_t *values = checked(malloc(b->n * sizeof *values));
    for (uint32_t f = 0; f < b->rows->n_features; f++) {
        for (uint32_t i = 0; i < b->n; i++) values[i] = b->rows->rows[b->kept[i]][f];
        qsort(values, b->n, sizeof *values, by_value);
        uint32_t n = 0, distinct = 0;
        for (uint32_t i = 1; i < b->n; i++) distinct += values[i] != values[i - 1];
        uint32_t least = distinct < STEPS ? 1 : b->n / (STEPS * 2), since = 0;
        for (uint32_t i = 0; i + 1 < b->n && n + 1 < STEPS; i++) {
            since++;
            uint32_t left = b->n - i;
            uint32_t want = distinct < STEPS ? 1 : left / (2 * (STEPS - n)) > least ? left / (2 * (STEPS - n)) : 1;
            if (values[i] != values[i + 1] && since >= want) b->edge[f][n++] = values[i], since = 0;
        }
        b->n_edges[f] = n;
    }
    free(values);
}

static void find_steps(booster *b)
{
    uint32_t m = b->rows->n_features;
    for (uint32_t i = 0; i < b->n; i++)
        for (uint32_t f = 0; f < m; f++) {
            int16_t v = b->rows->rows[b->kept[i]][f];
            uint32_t s = 0;
            while (s < b->n_edges[f] && v > b->edge[f][s]) s++;
            b->step[(size_t)i * m + f] = (uint8_t)s;
        }
}

static void add_up(booster *b, uint32_t leaves)
{
    uint32_t m = b->rows->n_features;
    memset(b->sums, 0, (size_t)leaves * m * STEPS * sizeof *b->sums);
    for (uint32_t i = 0; i < b->n; i++) {
        sum *s = b->sums + (size_t)b->leaf[i] * m * STEPS;
        const uint8_t *step = b->step + (size_t)i * m;
        for (uint32_t f = 0; f < m; f++, s += STEPS) {
            s[step[f]].g += b->g[i];
            s[step[f]].h += b->h[i];
            s[step[f]].n++;
        }
    }
}

static double worth(double g, double h, double shrink) { return g * g / (h + shrink); }

/* The question that tells most, over all leaves. */
static double best_question(const booster *b, uint32_t leaves, uint32_t *feature, uint32_t *at)
{
    uint32_t m = b->rows->n_features;
    double best = 0;
    for (uint32_t f = 0; f < m; f++) {
        double gain[STEPS] = { 0 };
        for (uint32_t l = 0; l < leaves; l++) {
            const sum *s = b->sums + ((size_t)l * m + f) * STEPS;
            double g = 0, h = 0, left_g = 0, left_h = 0;
            uint32_t n = 0, left = 0;
            for (uint32_t k = 0; k <= b->n_edges[f]; k++) g += s[k].g, h += s[k].h, n += s[k].n;
            double whole = worth(g, h, b->o.shrink);
            for (uint32_t k = 0; k < b->n_edges[f]; k++) {
                left_g += s[k].g, left_h += s[k].h, left += s[k].n;
                if (left < b->o.least || n - left < b->o.least) continue;
                gain[k] += worth(left_g, left_h, b->o.shrink) + worth(g - left_g, h - left_h, b->o.shrink) - whole;
            }
        }
        for (uint32_t k = 0; k < b->n_edges[f]; k++)
            if (gain[k] > best * 1.000001 + 1e-9) best = gain[k], *feature = f, *at = k;
    }
    return best;
}

static void grow(booster *b, sy_forest_tree *tree)
{
    memset(tree, 0, sizeof *tree);
    memset(b->leaf, 0, b->n);
    uint32_t depth = 0, m = b->rows->n_features;
    for (; depth < SY_FOREST_DEPTH; depth++) {
        uint32_t feature = 0, at = 0;
        add_up(b, 1u << depth);
        if (best_question(b, 1u << depth, &feature, &at) <= 0) break;
        tree->feature[depth] = (uint8_t)feature;
        tree->least[depth] = b->edge[feature][at];
        for (uint32_t i = 0; i < b->n; i++) b->leaf[i] |= (uint8_t)((b->step[(size_t)i * m + feature] > at) << depth);
    }
    for (; depth < SY_FOREST_DEPTH; depth++) tree->least[depth] = INT16_MAX;
    double g[LEAVES] = { 0 }, h[LEAVES] = { 0 };
    for (uint32_t i = 0; i < b->n; i++) g[b->leaf[i]] += b->g[i], h[b->leaf[i]] += b->h[i];
    for (uint32_t l = 0; l < LEAVES; l++) {
        double w = h[l] > 0 ? g[l] / (h[l] + b->o.shrink) * b->o.rate * SY_FOREST_UNIT : 0;
        tree->leaf[l] = (int16_t)(w < 0 ? w - 0.5 : w + 0.5);
    }
    for (uint32_t i = 0; i < b->n; i++) b->score[i] += (double)tree->leaf[b->leaf[i]] / SY_FOREST_UNIT;
}

int32_t boost_learn(const boost_rows *rows, const boost_options *options, sy_forest_tree *out)
{
    booster b = { .rows = rows, .o = *options };
    uint32_t m = rows->n_features, right = 0;
    b.kept = checked(malloc((rows->n + 1) * sizeof *b.kept));
    for (uint32_t i = 0; i < rows->n; i++)
        if (rows->right[i] < 2) b.kept[b.n++] = i, right += rows->right[i];
    b.step = checked(malloc((size_t)b.n * m + 1));
    b.edge = checked(calloc(m, sizeof *b.edge));
    b.n_edges = checked(calloc(m, sizeof *b.n_edges));
    b.score = checked(calloc(b.n + 1, sizeof *b.score));
    b.g = checked(calloc(b.n + 1, sizeof *b.g));
    b.h = checked(calloc(b.n + 1, sizeof *b.h));
    b.leaf = checked(calloc(b.n + 1, 1));
    b.sums = checked(malloc((size_t)LEAVES * m * STEPS * sizeof *b.sums));
    find_edges(&b);
    find_steps(&b);
    double odds = (right + 0.5) / (b.n - right + 0.5), bias = 0;
    for (int i = 0; i < 60; i++) bias -= (exp_of(bias) - odds) / exp_of(bias); /* its logarithm */
    int32_t base = (int32_t)(bias * SY_FOREST_UNIT);
    for (uint32_t i = 0; i < b.n; i++) b.score[i] = (double)base / SY_FOREST_UNIT;
    for (uint32_t k = 0; k < b.o.trees; k++) {
        for (uint32_t i = 0; i < b.n; i++) {
            double p = 1 / (1 + exp_of(-b.score[i]));
            b.g[i] = rows->right[b.kept[i]] - p;
            b.h[i] = p * (1 - p);
        }
        grow(&b, &out[k]);
    }
    free(b.kept), free(b.step), free(b.edge), free(b.n_edges), free(b.score), free(b.g), free(b.h), free(b.leaf), free(b.sums);
    return base;
}

static void put16(sy_buf *b, int16_t v)
{
    unsigned char bytes[2] = { (unsigned char)v, (unsigned char)((uint16_t)v >> 8) };
    sy_buf_add(b, bytes, 2);
}

void boost_write(sy_buf *b, const sy_forest *f)
{
    buf_put32(b, f->n);
    buf_put32(b, (uint32_t)f->bias);
    for (uint32_t i = 0; i < f->n; i++) {
        const sy_forest_tree *t = &f->trees[i];
        sy_buf_add(b, t->feature, SY_FOREST_DEPTH);
        for (uint32_t k = 0; k < SY_FOREST_DEPTH; k++) put16(b, t->least[k]);
        for (uint32_t k = 0; k < 1 << SY_FOREST_DEPTH; k++) put16(b, t->leaf[k]);
    }
}
