/* judge_rank.c - the better counterpart of a statement tells most: where a pair stands among the others of its two statements, and how well the sentences around them fit. */
#include "compare/judge.h"

enum { FAR = -9000 };

typedef struct {
    int32_t best, second;
} standing;

typedef struct {
    sy_map map;
    sy_arena *a;
    SY_VEC(standing) at;
} standings;

static standing *standing_of(standings *s, const void *key, size_t n)
{
    int fresh;
    uint32_t *at = sy_map_put(s->a, &s->map, key, n, &fresh);
    if (fresh) {
        *at = s->at.n;
        *SY_PUSH(s->a, &s->at) = (standing){ FAR, FAR };
    }
    return &s->at.at[*at];
}

static void enter(standing *s, int32_t score)
{
    if (score > s->best) s->second = s->best, s->best = score;
    else if (score > s->second) s->second = score;
}

typedef struct {
    uint32_t one, other;
} frame_key; /* a frame, and a report */

typedef struct {
    uint32_t report_x, report_y, x, y;
} sentence_key;

static sentence_key sentences_of(const sy_judge *j, const sy_retelling *m, int x, int y)
{
    const sy_told *o = &j->told[m->x], *p = &j->told[m->y];
    return (sentence_key){ o->report, p->report, o->sentence + (uint32_t)x, p->sentence + (uint32_t)y };
}

static int32_t best_at(standings *s, sentence_key key)
{
    const uint32_t *at = sy_map_get(&s->map, (const char *)&key, sizeof key);
    return at ? s->at.at[*at].best : FAR;
}

static int32_t best_around(const sy_judge *j, standings *s, const sy_retelling *m, int step)
{
    int32_t best = FAR;
    for (int k = 0; k < 3; k++) {
        int32_t one = best_at(s, sentences_of(j, m, k != 1 ? step : 0, k != 2 ? step : 0));
        if (one > best) best = one;
    }
    return best;
}

static int32_t margin_of(const standing *s, int32_t score) { return score - (score == s->best ? s->second : s->best); }

void sy_judge_ranks(const sy_judge *j, sy_arena *a, const int32_t *scores, sy_judge_rank *out)
{
    standings frames = { .a = a }, sentences = { .a = a };
    uint32_t n = j->pairs.n;
    for (uint32_t i = 0; i < n; i++) {
        const sy_retelling *m = &j->pairs.at[i];
        frame_key x = { m->x, j->told[m->y].report }, y = { m->y, j->told[m->x].report };
        sentence_key k = sentences_of(j, m, 0, 0);
        enter(standing_of(&frames, &x, sizeof x), scores[i]);
        enter(standing_of(&frames, &y, sizeof y), scores[i]);
        enter(standing_of(&sentences, &k, sizeof k), scores[i]);
    }
    for (uint32_t i = 0; i < n; i++) {
        const sy_retelling *m = &j->pairs.at[i];
        frame_key x = { m->x, j->told[m->y].report }, y = { m->y, j->told[m->x].report };
        const standing *s = standing_of(&frames, &x, sizeof x);
        int32_t one = margin_of(s, scores[i]), other = margin_of(standing_of(&frames, &y, sizeof y), scores[i]);
        sentence_key k = sentences_of(j, m, 0, 0);
        const standing *beside = standing_of(&sentences, &k, sizeof k);
        out[i] = (sy_judge_rank){ scores[i], one < other ? one : other, one < other ? other : one, best_around(j, &sentences, m, -1), best_around(j, &sentences, m, 1), margin_of(beside, scores[i]) };
    }
}

static int16_t small(int32_t x) { return (int16_t)(x > 30000 ? 30000 : x < -30000 ? -30000 : x); }

void sy_judge_see_rank(const sy_judge_rank *r, sy_judge_features *out)
{
    out->at[SY_JF_fact] = small(r->score);
    out->at[SY_JF_margin_less] = small(r->margin_less);
    out->at[SY_JF_margin_more] = small(r->margin_more);
    out->at[SY_JF_before] = small(r->before);
    out->at[SY_JF_behind] = small(r->behind);
    out->at[SY_JF_beside] = small(r->beside);
}

void sy_judge_see_words(const sy_judge_rank *r, sy_judge_features *out)
{
    out->at[SY_JF_word_margin_less] = small(r->margin_less / 8);
    out->at[SY_JF_word_margin_more] = small(r->margin_more / 8);
}
