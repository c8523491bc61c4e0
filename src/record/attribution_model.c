/*
 * attribution_model.c - reads models/attribution.model and finds the best labels of a sequence.
 *
 * File, little-endian: "SYATTR01", bits, n_likely (u32 each), begin (7 x i32), from (49 x i32), n_likely hashes
 * (u32), n_likely buckets (u8), weights (2^bits rows of 8 x i8), FNV-1a hash (u64) of all bytes before it.
 */
#include "record/attribution.h"

#include "base/common.h"
#include "base/limits.h"
#include "base/tsv.h"

enum { BITS_MIN = 8, BITS_MAX = 22, HEADER_BYTES = 16, FAR = 1 << 28 };

static int is_sound(const char *bytes, size_t n)
{
    uint64_t sum = (uint64_t)sy_get32(bytes + n - 8) | (uint64_t)sy_get32(bytes + n - 4) << 32;
    return sy_hash(bytes, n - 8) == sum;
}

void sy_attribution_model_load(sayso *engine, struct sy_cues *cues)
{
    sy_arena *a = &engine->arena;
    const char *path = sy_printf(a, "%s/attribution.model", engine->options.model_dir);
    size_t n;
    const char *p = sy_file_read(a, path, SY_MODEL_BYTES_MAX, SAYSO_MODEL, &n);
    size_t fixed = HEADER_BYTES + 4 * (SY_LABELS + SY_LABELS * SY_LABELS);
    if (n < fixed + 8 || memcmp(p, "SYATTR01", 8) != 0) sy_fail(a, SAYSO_MODEL, 0, "%s: no attribution model of this version", path);
    sy_attribution_model *m = sy_alloc(a, sizeof *m);
    m->bits = sy_get32(p + 8);
    m->n_likely = sy_get32(p + 12);
    size_t rows = m->bits >= BITS_MIN && m->bits <= BITS_MAX ? (size_t)1 << m->bits : 0;
    if (!rows || m->n_likely > n || n != fixed + 5 * (size_t)m->n_likely + rows * SY_LABEL_ROOM + 8 || !is_sound(p, n))
        sy_fail(a, SAYSO_MODEL, 8, "%s: damaged or cut short; install it again", path);
    const char *at = p + HEADER_BYTES;
    for (int i = 0; i < SY_LABELS; i++, at += 4) m->begin[i] = (int32_t)sy_get32(at);
    for (int i = 0; i < SY_LABELS * SY_LABELS; i++, at += 4) m->from[i / SY_LABELS][i % SY_LABELS] = (int32_t)sy_get32(at);
    uint32_t *hashes = sy_alloc_array(a, m->n_likely, sizeof *hashes);
    for (uint32_t i = 0; i < m->n_likely; i++, at += 4) hashes[i] = sy_get32(at);
    m->likely_hash = hashes;
    m->likely_bucket = (const uint8_t *)at;
    m->weights = (const int8_t *)at + m->n_likely;
    cues->model = m;
}

/* ---- Viterbi */

typedef struct {
    int32_t score[SY_LABEL_ROOM];
} column;

static void emit(const sy_attribution_model *m, const uint32_t *features, uint32_t n, column *out)
{
    int32_t sum[SY_LABEL_ROOM] = { 0 };
    uint32_t mask = ((uint32_t)1 << m->bits) - 1;
    for (uint32_t k = 0; k < n; k++) {
        const int8_t *row = m->weights + (size_t)(features[k] & mask) * SY_LABEL_ROOM;
        for (int y = 0; y < SY_LABEL_ROOM; y++) sum[y] += row[y];
    }
    memcpy(out->score, sum, sizeof sum);
}

/* Best score of any path that ends (forward) at each word with each label. */
static void forward(const sy_attribution_model *m, const column *e, column *f, uint32_t n)
{
    for (int y = 0; y < SY_LABELS; y++) f[0].score[y] = e[0].score[y] + m->begin[y];
    for (uint32_t i = 1; i < n; i++)
        for (int y = 0; y < SY_LABELS; y++) {
            int32_t best = -FAR;
            for (int x = 0; x < SY_LABELS; x++) {
                int32_t s = f[i - 1].score[x] + m->from[x][y];
                if (s > best) best = s;
            }
            f[i].score[y] = (best < -FAR ? -FAR : best) + e[i].score[y];
        }
}

/* Best score of the rest of any path behind each word with each label. */
static void backward(const sy_attribution_model *m, const column *e, column *b, uint32_t n)
{
    memset(&b[n - 1], 0, sizeof b[n - 1]);
    for (uint32_t i = n - 1; i-- > 0;)
        for (int y = 0; y < SY_LABELS; y++) {
            int32_t best = -FAR;
            for (int z = 0; z < SY_LABELS; z++) {
                int32_t s = m->from[y][z] + e[i + 1].score[z] + b[i + 1].score[z];
                if (s > best) best = s;
            }
            b[i].score[y] = best;
        }
}

static int best_of(const column *f, const column *b, int other_than)
{
    int best = -1;
    for (int y = 0; y < SY_LABELS; y++)
        if (y != other_than && (best < 0 || f->score[y] + b->score[y] > f->score[best] + b->score[best])) best = y;
    return best;
}

static void tag_sequence(const sy_attribution_model *m, const column *e, column *f, column *b, uint32_t n, uint8_t *labels, uint8_t *margins)
{
    forward(m, e, f, n);
    backward(m, e, b, n);
    int before = -1;
    for (uint32_t i = 0; i < n; i++) { /* follow one best path from the left */
        int best = -1;
        int64_t top = 0;
        for (int y = 0; y < SY_LABELS; y++) {
            int64_t s = (int64_t)b[i].score[y] + e[i].score[y] + (before < 0 ? m->begin[y] : m->from[before][y]);
            if (best < 0 || s > top) best = y, top = s;
        }
        int next = best_of(&f[i], &b[i], best);
        int64_t lead = (int64_t)f[i].score[best] + b[i].score[best] - f[i].score[next] - b[i].score[next];
        labels[i] = (uint8_t)best;
        margins[i] = (uint8_t)(lead < 0 ? 0 : lead / 4 > 255 ? 255 : lead / 4);
        before = best;
    }
}

void sy_attr_tag(const sy_attribution_model *m, sayso_doc *d, const sy_attr_word *w, uint8_t *labels, uint8_t *margins)
{
    uint32_t at = 0, first, end, room = 0;
    uint32_t features[SY_ATTR_FEATURES_MAX];
    column *e = NULL, *f = NULL, *b = NULL;
    while (sy_attr_sequence(d, &at, &first, &end)) {
        if (end - first > room) {
            room = 2 * (end - first);
            e = sy_alloc_array(&d->arena, room, sizeof *e);
            f = sy_alloc_array(&d->arena, room, sizeof *f);
            b = sy_alloc_array(&d->arena, room, sizeof *b);
        }
        for (uint32_t i = first; i < end; i++) emit(m, features, sy_attr_features(d, w, i, first, end, features), &e[i - first]);
        tag_sequence(m, e, f, b, end - first, labels + first, margins + first);
    }
}
