/* forest.c - trees of questions: their scores, and their bytes in a model. */
#include "base/forest.h"

#include "base/common.h"

enum { TREE_BYTES = 3 * SY_FOREST_DEPTH + (2 << SY_FOREST_DEPTH) };

int32_t sy_forest_score(const sy_forest *f, const int16_t *row)
{
    int32_t sum = f->bias;
    for (uint32_t i = 0; i < f->n; i++) {
        const sy_forest_tree *t = &f->trees[i];
        uint32_t leaf = 0;
        for (uint32_t k = 0; k < SY_FOREST_DEPTH; k++) leaf |= (uint32_t)(row[t->feature[k]] > t->least[k]) << k;
        sum += t->leaf[leaf];
    }
    return sum;
}

static const unsigned char *take(sy_arena *a, const sy_model *m, const sy_section *s, size_t *at, size_t n)
{
    if (n > s->n_bytes || *at > s->n_bytes - n) sy_fail(a, SAYSO_MODEL, *at, "%.150s: damaged, its trees end too early; fetch or build the model again", m->path);
    *at += n;
    return s->bytes + *at - n;
}

int32_t sy_forest_take(sy_arena *a, const sy_model *m, const sy_section *s, size_t *at) { return (int32_t)sy_get32(take(a, m, s, at, 4)); }

static int16_t take16(const unsigned char *p) { return (int16_t)(uint16_t)(p[0] | p[1] << 8); }

static void read_tree(sy_arena *a, const sy_model *m, const unsigned char *p, uint32_t n_features, sy_forest_tree *t)
{
    for (uint32_t k = 0; k < SY_FOREST_DEPTH; k++) {
        t->feature[k] = p[k];
        t->least[k] = take16(p + SY_FOREST_DEPTH + 2 * k);
        if (p[k] >= n_features) sy_fail(a, SAYSO_MODEL, 0, "%.150s: damaged, a tree asks for what there is not; fetch or build the model again", m->path);
    }
    for (uint32_t k = 0; k < 1 << SY_FOREST_DEPTH; k++) t->leaf[k] = take16(p + 3 * SY_FOREST_DEPTH + 2 * k);
}

void sy_forest_read(sy_arena *a, const sy_model *m, const sy_section *s, size_t *at, uint32_t n_features, sy_forest *out)
{
    out->n = (uint32_t)sy_forest_take(a, m, s, at);
    out->bias = sy_forest_take(a, m, s, at);
    const unsigned char *p = take(a, m, s, at, (size_t)out->n * TREE_BYTES);
    sy_forest_tree *trees = sy_alloc_array(a, out->n, sizeof *trees);
    for (uint32_t i = 0; i < out->n; i++) read_tree(a, m, p + (size_t)i * TREE_BYTES, n_features, &trees[i]);
    out->trees = trees;
}
