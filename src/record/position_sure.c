/* position_sure.c - how sure positions are, by what was learned from judged lines (position_sure.h). */
#include "record/position_sure.h"

#include "record/position.h"
#include "record/position_model.h"

uint32_t sy_sure_names(void)
{
#define NAME(x) #x " "
    return (uint32_t)(sy_hash_str(SY_SURE_FEATURES_LIST(NAME)) >> 32);
#undef NAME
}

void sy_sure_open(sy_arena *a, const sy_model *file, sy_sure_model *out)
{
    const sy_section *s = sy_model_section(file, "judged");
    size_t at = 0;
    if (!s || (uint32_t)sy_forest_take(a, file, s, &at) != sy_sure_names()) return;
    out->unit = sy_forest_take(a, file, s, &at);
    out->n = (uint32_t)sy_forest_take(a, file, s, &at);
    if (!out->n || out->n > SY_SCORE_CORNERS_MAX) sy_fail(a, SAYSO_MODEL, at, "%.140s: the part \"judged\" is damaged; fetch or build the model again", file->path);
    for (uint32_t k = 0; k < out->n; k++) {
        out->corner[k] = sy_forest_take(a, file, s, &at);
        uint32_t conf = (uint32_t)sy_forest_take(a, file, s, &at);
        out->conf[k] = (uint8_t)(conf < 99 ? conf : 99);
    }
    sy_forest_read(a, file, s, &at, SY_SURE_FEATURES, &out->forest);
    sy_table_open(a, file->path, file, "worded", 2, &out->words);
    out->there = 1;
}

/* Between two corners in proportion. */
static uint8_t conf_of(const sy_sure_model *m, int32_t score)
{
    uint32_t k = 0;
    while (k + 1 < m->n && score >= m->corner[k + 1]) k++;
    if (score <= m->corner[0] || k + 1 == m->n) return m->conf[k];
    int64_t wide = (int64_t)m->corner[k + 1] - m->corner[k];
    return (uint8_t)(m->conf[k] + (m->conf[k + 1] - m->conf[k]) * ((int64_t)score - m->corner[k]) / (wide > 0 ? wide : 1));
}

/* What the rules have their doubts of is not made surer, and what neither they nor the tables believe in stays below what is shown. */
static uint8_t capped(const sy_said *s, uint32_t number, uint8_t conf)
{
    enum { SHOWN = 70, UNLIKELY = 60 };
    int32_t cue = s->traces.at[number].cue;
    uint8_t before = s->d->positions.at[number].conf;
    if (cue >= 0 && (s->doubted[cue] || sy_position_unsaid(s, cue)) && before < conf) return before;
    return before < UNLIKELY && conf >= SHOWN ? SHOWN - 1 : conf;
}

void sy_positions_sure(sy_said *s)
{
    const sy_sure_model *m = s->engine->learned ? &s->engine->learned->judged : NULL;
    uint32_t n = s->d->positions.n;
    if (!m || !m->there || !n) return;
    uint8_t *conf = sy_alloc(&s->d->arena, n);
    for (uint32_t i = 0; i < n; i++) { /* all are seen before any changes */
        sy_sure_features f;
        sy_position_see(s, i, &f);
        conf[i] = conf_of(m, sy_forest_score(&m->forest, f.at));
    }
    for (uint32_t i = 0; i < n; i++) s->d->positions.at[i].conf = capped(s, i, conf[i]);
}
