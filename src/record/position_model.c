/* position_model.c - asking the learned tables, and opening their file. */
#include "record/position_model.h"

#include "base/common.h"
#include "base/limits.h"
#include "record/issues.h"

enum { PROFILE_WEIGHT_MAX = 1 << 20 };

/* ---- asking */

int32_t sy_stance_margin(const int32_t scores[SY_STANCE_CLASSES], unsigned stance, unsigned *class)
{
    unsigned best = 0, other = 0;
    for (unsigned k = 1; k < SY_STANCE_CLASSES; k++)
        if ((!stance || sy_stance_of_class(k) == stance) && (!best || scores[k] > scores[best])) best = k;
    for (unsigned k = 1; k < SY_STANCE_CLASSES; k++)
        if (sy_stance_of_class(k) != sy_stance_of_class(best) && scores[k] > scores[other]) other = k;
    *class = best;
    return scores[best] - scores[other];
}

static int conf_of(const sy_sureness *s, int32_t margin)
{
    uint32_t k = 0;
    while (k + 1 < s->n && margin >= s->margin[k + 1]) k++;
    return s->n ? s->conf[k] : 0;
}

static void ask(const sy_table *t, const sy_position_features *f, int32_t scores[SY_TABLE_CLASSES])
{
    memset(scores, 0, SY_TABLE_CLASSES * sizeof *scores);
    sy_table_add(t, f->at, f->n, scores);
}

/* The margin of the best class of this stance (0: of any) at w. */
static int32_t margin_at(const sy_said *s, int32_t w, unsigned stance, unsigned *class)
{
    sy_position_features f;
    int32_t scores[SY_TABLE_CLASSES];
    sy_position_stance_features(s, w, &f);
    ask(&s->engine->learned->stances, &f, scores);
    return sy_stance_margin(scores, stance, class);
}

unsigned sy_position_stance(const sy_said *s, int32_t w, int *conf)
{
    unsigned class;
    *conf = conf_of(&s->engine->learned->sure[SY_SURE_FRESH], margin_at(s, w, 0, &class));
    return class;
}

int sy_position_ruled(const sy_said *s, int32_t w, const sayso_position *p)
{
    const sy_position_model *m = s->engine->learned;
    unsigned class;
    return conf_of(&m->sure[SY_SURE_RULED], margin_at(s, w, p->stance, &class) + m->worth * p->conf);
}

int32_t sy_position_holder(const sy_said *s, int32_t w, unsigned class)
{
    const sy_position_model *m = s->engine->learned;
    sy_position_features f;
    int32_t scores[SY_TABLE_CLASSES], holders[SY_HOLDERS], best = -1;
    sy_position_holders(s, w, holders);
    sy_position_holder_features(s, w, class, holders, &f);
    ask(&m->holders, &f, scores);
    for (int32_t i = 0; i < SY_HOLDERS; i++)
        if (holders[i] >= 0 && (best < 0 || scores[i] > scores[best])) best = i;
    return best < 0 ? -1 : holders[best];
}

int32_t sy_position_issue(const sy_said *s, const sayso_position *p, int *conf)
{
    const sy_position_model *m = s->engine->learned;
    sy_about f;
    int32_t scores[SY_TABLE_CLASSES], best = -1, second = -1;
    *conf = 0;
    if (!p->scope.n) return -1;
    sy_about_read(s, &m->profiles, p->scope, &f);
    sy_about_score(&m->issues, &m->profile_weights, &f, scores);
    for (int32_t i = 0; i < (int32_t)m->names.n - 1; i++) {
        if (best < 0 || scores[i] > scores[best]) second = best, best = i;
        else if (second < 0 || scores[i] > scores[second]) second = i;
    }
    *conf = best < 0 ? 0 : conf_of(&m->sure[SY_SURE_ISSUE], second < 0 ? scores[best] : scores[best] - scores[second]);
    return best < 0 ? -1 : m->numbers[best];
}

int sy_position_issue_known(const sy_said *s, const char *id)
{
    const sy_strings *names = &s->engine->learned->names;
    for (uint32_t i = 1; i < names->n; i++)
        if (strcmp(names->at[i], id) == 0) return 1;
    return 0;
}

/* ---- the file */

static void open_sureness(sy_arena *a, const sy_model *file, sy_position_model *m)
{
    const sy_section *sure = sy_model_section(file, "sure");
    const unsigned char *p = sure ? sure->bytes : NULL, *end = p ? p + sure->n_bytes : NULL;
    m->worth = p && end - p >= 4 ? (int32_t)sy_get32(p) : 0;
    if (p && end - p >= 4) p += 4;
    if (m->worth < 0 || m->worth > 10000) sy_fail(a, SAYSO_MODEL, 0, "%.140s: the part \"sure\" is damaged; fetch or build the model again", file->path);
    for (int i = 0; i < SY_SURES; i++) {
        sy_sureness *s = &m->sure[i];
        s->n = p && end - p >= 4 ? sy_get32(p) : SY_SURE_STEPS_MAX + 1;
        if (s->n > SY_SURE_STEPS_MAX || (size_t)(end - p - 4) < 8 * (size_t)s->n) sy_fail(a, SAYSO_MODEL, 0, "%.140s: the part \"sure\" is missing or damaged; fetch or build the model again", file->path);
        p += 4;
        for (uint32_t k = 0; k < s->n; k++, p += 8) {
            uint32_t conf = sy_get32(p + 4);
            s->margin[k] = (int32_t)sy_get32(p);
            s->conf[k] = (uint8_t)(conf < 99 ? conf : 99);
        }
    }
}

/* The profiles of words, what they weigh, and their issues as classes. */
static void open_profiles(sy_arena *a, const sy_model *file, sy_position_model *m)
{
    const sy_section *profiles = sy_model_section(file, "profiles"), *weights = sy_model_section(file, "profiled");
    sy_word_profiles_read(a, file->path, profiles ? profiles->bytes : NULL, profiles ? profiles->n_bytes : 0, &m->profiles);
    if (!weights || weights->n_bytes != 4 * SY_ABOUT_PROFILES) sy_fail(a, SAYSO_MODEL, 0, "%.140s: the part \"profiled\" is missing or damaged; fetch or build the model again", file->path);
    for (uint32_t k = 0; k < SY_ABOUT_PROFILES; k++) {
        int32_t weight = (int32_t)sy_get32(weights->bytes + 4 * k);
        m->profile_weights.weights[k] = weight > PROFILE_WEIGHT_MAX ? PROFILE_WEIGHT_MAX : weight < -PROFILE_WEIGHT_MAX ? -PROFILE_WEIGHT_MAX : weight;
    }
    m->profile_weights.n_issues = m->profiles.n_issues;
    for (uint32_t i = 0; i < m->profiles.n_issues; i++) {
        m->profile_weights.class_of[i] = SY_ABOUT_NO_CLASS;
        for (uint32_t k = 1; k < m->names.n; k++)
            if (strcmp(m->names.at[k], m->profiles.names[i]) == 0) m->profile_weights.class_of[i] = (uint8_t)(k - 1);
    }
}

void sy_position_model_load(sayso *engine)
{
    sy_arena *a = &engine->arena;
    const sy_model *file = sy_model_open(a, sy_printf(a, "%s/positions.model", engine->options.model_dir));
    sy_position_model *m = sy_alloc(a, sizeof *m);
    sy_table_open(a, file->path, file, "stances", SY_STANCE_CLASSES, &m->stances);
    sy_table_open(a, file->path, file, "real", SY_STANCE_CLASSES, &m->real);
    sy_table_open(a, file->path, file, "issues", SY_TABLE_CLASSES, &m->issues);
    sy_table_open(a, file->path, file, "holders", SY_HOLDERS, &m->holders);
    sy_strings_open(a, file->path, file, "classes", &m->names);
    open_sureness(a, file, m);
    sy_sure_open(a, file, &m->judged);
    if (m->names.n > SY_TABLE_CLASSES) sy_fail(a, SAYSO_MODEL, 0, "%.140s: it names over %d issues; fetch or build the model again", file->path, SY_TABLE_CLASSES - 1);
    open_profiles(a, file, m);
    m->numbers = sy_alloc_array(a, m->names.n, sizeof *m->numbers);
    for (uint32_t i = 1; i < m->names.n; i++) m->numbers[i - 1] = sy_issue_number(engine, m->names.at[i]);
    engine->learned = m;
}
