/* tagger.c - features and decoding of the part-of-speech tagger. */
#include "lang/tagger.h"

unsigned sy_best_class(const int32_t *scores, unsigned n)
{
    unsigned best = 0;
    for (unsigned i = 1; i < n; i++)
        if (scores[i] > scores[best]) best = i;
    return best;
}

unsigned sy_tagger_features(const sy_units *s, uint32_t i, uint64_t out[SY_TAGGER_FEATURES_MAX])
{
    const sy_unit *u = s->u + i, *p = u - 1, *q = u + 1, *pp = u - 2, *qq = u + 2;
    /* tags are stored one up, so that the edge (0) is a tag of its own */
    uint32_t t1 = i > 0 ? p->tag + 1u : 0, t2 = i > 1 ? pp->tag + 1u : 0, sh = u->shape;
    unsigned n = 0;
#define F(x, y, z) (out[n] = sy_feature(n + 1, (x), (y), (z)), n++)
    F(0, 0, 0);
    F(u->word, 0, 0);
    F(u->word, sh, 0);
    F(p->word, 0, 0);
    F(q->word, 0, 0);
    F(pp->word, 0, 0);
    F(qq->word, 0, 0);
    F(u->suffix[0], sh, 0);
    F(u->suffix[1], sh, 0);
    F(u->suffix[2], sh, 0);
    F(u->suffix[3], 0, 0);
    F(u->suffix[2], t1, 0);
    F(u->prefix[0], 0, 0);
    F(u->prefix[1], 0, 0);
    F(u->prefix[2], 0, 0);
    F(sh, t1, 0);
    F(sh, p->shape, q->shape);
    F(t1, 0, 0);
    F(t1, t2, 0);
    F(t1, u->word, 0);
    F(t1, t2, u->word);
    F(p->word, u->word, 0);
    F(u->word, q->word, 0);
    F(p->word, q->word, 0);
    F(t1, q->word, 0);
    F(p->suffix[2], 0, 0);
    F(q->suffix[2], 0, 0);
    F(q->suffix[1], u->suffix[1], 0);
    F(t1, q->suffix[2], 0);
    F(q->shape, u->word, 0);
    F(pp->word, p->word, u->word);
    F(u->word, q->word, qq->word);
    F(u->cluster, 0, 0);
    F(u->cluster, sh, 0);
    F(p->cluster, 0, 0);
    F(q->cluster, 0, 0);
    F(p->cluster, u->cluster, 0);
    F(u->cluster, q->cluster, 0);
    F(t1, u->cluster, q->cluster);
    F(pp->cluster, p->cluster, u->cluster);
    F(u->cluster, q->cluster, qq->cluster);
    F(qq->cluster, t1, 0);
    F(u->word, q->cluster, qq->cluster);
    F(u->word, p->cluster, q->cluster);
#undef F
    return n;
}

void sy_tagger_run(const sy_table *t, sy_units *s)
{
    uint64_t features[SY_TAGGER_FEATURES_MAX];
    int32_t scores[SY_TABLE_CLASSES];
    for (uint32_t i = 0; i < s->n; i++) {
        unsigned n = sy_tagger_features(s, i, features);
        memset(scores, 0, sizeof scores);
        sy_table_add(t, features, n, scores);
        s->u[i].tag = (uint8_t)sy_best_class(scores, t->n_classes);
    }
}
