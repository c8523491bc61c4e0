/* ner.c - features and decoding of the name tagger. */
#include "lang/ner.h"

int sy_ner_skips(const sy_units *s, uint32_t i)
{
    return !(s->u[i].shape & (SY_SHAPE_FIRST | SY_SHAPE_OTHER | SY_SHAPE_CAPITALS)) && !s->u[i].lists && (i == 0 || !s->u[i - 1].ner);
}

unsigned sy_ner_features(const sy_units *s, uint32_t i, uint64_t out[SY_TAGGER_FEATURES_MAX])
{
    const sy_unit *u = s->u + i, *p = u - 1, *q = u + 1, *pp = u - 2, *qq = u + 2;
    uint32_t y1 = i > 0 ? p->ner + 1u : 0, y2 = i > 1 ? pp->ner + 1u : 0, sh = u->shape;
    unsigned n = 0;
#define F(x, y, z) (out[n] = sy_feature(n + 1, (x), (y), (z)), n++)
    F(0, 0, 0);
    F(y1, 0, 0);
    F(y1, y2, 0);
    F(u->word, 0, 0);
    F(u->word, y1, 0);
    F(u->word, sh, 0);
    F(p->word, sh, 0);
    F(q->word, sh, 0);
    F(p->word, y1, sh);
    F(p->word, u->word, 0);
    F(u->word, q->word, 0);
    F(pp->word, sh, 0);
    F(qq->word, sh, 0);
    F(pp->word, p->word, sh);
    F(q->word, qq->word, sh);
    F(u->suffix[2], sh, 0);
    F(u->suffix[3], sh, 0);
    F(u->suffix[1], sh, y1);
    F(u->prefix[2], sh, 0);
    F(sh, p->shape, q->shape);
    F(sh, y1, 0);
    F(u->tag, y1, 0);
    F(u->tag, p->tag, q->tag);
    F(u->tag, q->tag, y1);
    F(p->tag, u->tag, y1);
    F(u->tag, q->tag, qq->tag);
    F(u->cluster, y1, 0);
    F(u->cluster, sh, 0);
    F(p->cluster, u->cluster, sh);
    F(u->cluster, q->cluster, sh);
    F(p->cluster, y1, sh);
    F(q->cluster, y1, sh);
    F(qq->cluster, sh, y1);
    F(pp->cluster, p->cluster, sh);
    F(u->lists, sh, y1);
    F(u->lists, p->lists, q->lists);
    F(u->lists, q->lists, sh | q->shape << 16);
    F(u->lists, p->lists, sh | y1 << 16);
    F(u->lists, u->cluster, 0);
    F(u->lists, p->word, 0);
    F(u->lists, q->word, 0);
    F(p->word, q->word, sh);
    F(u->prefix[1], u->suffix[1], sh);
#undef F
    return n;
}

void sy_ner_run(const sy_table *t, sy_units *s)
{
    uint64_t features[SY_TAGGER_FEATURES_MAX];
    int32_t scores[SY_TABLE_CLASSES];
    for (uint32_t i = 0; i < s->n; i++) {
        s->u[i].ner = 0;
        if (sy_ner_skips(s, i)) continue;
        unsigned n = sy_ner_features(s, i, features);
        memset(scores, 0, sizeof scores);
        sy_table_add(t, features, n, scores);
        unsigned before = i > 0 ? s->u[i - 1].ner : 0;
        for (unsigned c = 2; c < SY_NER_CLASSES; c += 2) /* a further word must follow a word of its kind */
            if (before != c && before != c - 1) scores[c] = INT32_MIN;
        s->u[i].ner = (uint8_t)sy_best_class(scores, SY_NER_CLASSES);
    }
}
