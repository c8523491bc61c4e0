/* softmax.c - see softmax.h. */
#include "softmax.h"

#include "files.h"
#include "perceptron.h"

#include <stdlib.h>
#include <string.h>

/* A weight of 1 is UNITS * scale / 256 as stored, eight times that as a score (perceptron_pack, sy_about_score): so much in 16ths a 32nd. */
enum { CLASSES = SY_PROFILE_ISSUES_MAX, UNITS = 1 << 16, PROFILE_UNITS = UNITS / 256 * 8 * 16 / 32 };

static const float rate = 0.2f, decay = 0.005f, calm = 0.01f; /* step, pull to nothing, start of the sum of squares */
static const float profile_rate = 0.02f, profile_start = 0.01f;
static const float too_small = 0.16f;                          /* weights that say nothing are left out of the table */

typedef struct {
    float weight[CLASSES], squares[CLASSES];
} row;

typedef struct {
    uint64_t *hash;  /* of each row, ascending */
    row *rows;
    uint32_t *row_of; /* of each feature of each lesson; UINT32_MAX: left out */
    uint32_t n;
    float profile[SY_ABOUT_PROFILES], profile_squares[SY_ABOUT_PROFILES];
} weights;

/* e^x for x <= 0: (1 + x/4096)^4096. */
static float exp_of(float x)
{
    double y = x < -40 ? 0 : 1 + (double)x / 4096;
    for (int i = 0; i < 12; i++) y *= y;
    return (float)y;
}

static uint32_t size_of(const softmax_lesson *l)
{
    uint32_t n = 0;
    for (int k = 0; k < SY_ABOUT_STEPS; k++) n += l->n[k];
    return n;
}

static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static uint32_t find(const uint64_t *at, uint32_t n, uint64_t hash)
{
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (at[middle] < hash) low = middle + 1;
        else high = middle;
    }
    return low < n && at[low] == hash ? low : UINT32_MAX;
}

/* A row for each feature that is in enough lessons. */
static weights open_weights(const softmax_lesson *lessons, const uint8_t *use, uint32_t n, uint32_t least)
{
    size_t all = 0, total = 0;
    for (uint32_t i = 0; i < n; i++) {
        total += size_of(&lessons[i]);
        if (use[i]) all += size_of(&lessons[i]) * (lessons[i].known ? least : 1);
    }
    uint64_t *every = checked(malloc((all + 1) * sizeof *every));
    size_t k = 0;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t again = 0; use[i] && again < (lessons[i].known ? least : 1); again++, k += size_of(&lessons[i])) memcpy(every + k, lessons[i].at, size_of(&lessons[i]) * sizeof *every);
    qsort(every, all, sizeof *every, by_value);
    weights w = { every, NULL, checked(malloc((total + 1) * sizeof *w.row_of)), 0, { 0 }, { 0 } };
    for (int p = 0; p < SY_ABOUT_PROFILES; p++) w.profile[p] = profile_start;
    for (size_t i = 0; i < all;) {
        size_t end = i + 1;
        while (end < all && every[end] == every[i]) end++;
        if (end - i >= least) every[w.n++] = every[i];
        i = end;
    }
    w.rows = checked(calloc(w.n + 1, sizeof *w.rows));
    k = 0;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t f = 0; f < size_of(&lessons[i]); f++) w.row_of[k++] = find(w.hash, w.n, lessons[i].at[f]);
    return w;
}

static const float values[SY_ABOUT_STEPS] = { 2, 1, 0.5f, 0.25f, 0.125f };

/* By how much each class is too likely. */
static void errors(weights *w, const softmax_lesson *l, const uint32_t *rows, uint32_t n_classes, float out[CLASSES])
{
    float sum = 0, most;
    memset(out, 0, CLASSES * sizeof *out);
    for (int step = 0, i = 0; step < SY_ABOUT_STEPS; step++)
        for (uint32_t k = 0; k < l->n[step]; k++, i++)
            for (uint32_t c = 0; rows[i] != UINT32_MAX && c < CLASSES; c++) out[c] += values[step] * w->rows[rows[i]].weight[c];
    for (int p = 0; l->profile && p < SY_ABOUT_PROFILES; p++)
        for (uint32_t c = 0; c < CLASSES; c++) out[c] += w->profile[p] * l->profile[p * CLASSES + c] / 32;
    most = out[0];
    for (uint32_t c = 1; c < n_classes; c++)
        if (out[c] > most) most = out[c];
    for (uint32_t c = 0; c < n_classes; c++) sum += out[c] = exp_of(out[c] - most);
    for (uint32_t c = 0; c < CLASSES; c++) out[c] = c < n_classes ? l->weight * (out[c] / sum - (c == l->right)) : 0;
}

static void learn_profiles(weights *w, const softmax_lesson *l, const float wrong[CLASSES])
{
    for (int p = 0; p < SY_ABOUT_PROFILES; p++) {
        float slope = 0;
        for (uint32_t c = 0; c < CLASSES; c++) slope += wrong[c] * l->profile[p * CLASSES + c] / 32;
        w->profile_squares[p] += slope * slope;
        w->profile[p] -= profile_rate * slope / __builtin_sqrtf(w->profile_squares[p] + calm);
    }
}

static void learn_one(weights *w, const softmax_lesson *l, const uint32_t *rows, uint32_t n_classes)
{
    float wrong[CLASSES];
    errors(w, l, rows, n_classes, wrong);
    if (l->profile) learn_profiles(w, l, wrong);
    for (int step = 0, i = 0; step < SY_ABOUT_STEPS; step++)
        for (uint32_t k = 0; k < l->n[step]; k++, i++) {
            if (rows[i] == UINT32_MAX) continue;
            row *r = &w->rows[rows[i]];
            for (uint32_t c = 0; c < CLASSES; c++) {
                float slope = wrong[c] * values[step] + decay * r->weight[c];
                r->squares[c] += slope * slope;
                r->weight[c] -= rate * slope / __builtin_sqrtf(r->squares[c] + calm);
            }
        }
}

static unsigned char *pack(const weights *w, uint32_t n_classes, size_t *n_bytes, int64_t *scale)
{
    perceptron *p = perceptron_new(n_classes, 1);
    for (uint32_t i = 0; i < w->n; i++)
        for (uint32_t c = 0; c < n_classes; c++) {
            float x = w->rows[i].weight[c];
            if (x >= too_small || x <= -too_small) perceptron_set(p, w->hash[i], c, (int32_t)(x * UNITS));
        }
    *scale = perceptron_scale(p);
    unsigned char *out = perceptron_pack(p, 1, n_bytes);
    perceptron_free(p);
    return out;
}

unsigned char *softmax_learn(const softmax_lesson *lessons, const uint8_t *use, uint32_t n, softmax_options o, size_t *n_bytes, int64_t *scale, int32_t profiled[SY_ABOUT_PROFILES])
{
    weights w = open_weights(lessons, use, n, o.least);
    uint32_t *order = checked(malloc((n + 1) * sizeof *order)), *first = checked(malloc((n + 1) * sizeof *first)), m = 0;
    first[0] = 0;
    for (uint32_t i = 0; i < n; i++) {
        first[i + 1] = first[i] + size_of(&lessons[i]);
        if (use[i]) order[m++] = i;
    }
    for (uint32_t epoch = 0; epoch < o.epochs; epoch++) {
        shuffle(order, m, &o.seed);
        for (uint32_t i = 0; i < m; i++) learn_one(&w, &lessons[order[i]], w.row_of + first[order[i]], o.n_classes);
    }
    unsigned char *out = pack(&w, o.n_classes, n_bytes, scale);
    for (int p = 0; p < SY_ABOUT_PROFILES; p++) profiled[p] = (int32_t)(w.profile[p] * (float)*scale * PROFILE_UNITS);
    free(order);
    free(first);
    free(w.hash);
    free(w.rows);
    free(w.row_of);
    return out;
}
