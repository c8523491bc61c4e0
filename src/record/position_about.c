/* position_about.c - the features of what a position is about, and the scores that they give to issues. */
#include "record/position_about.h"

#include "base/common.h"
#include "base/hash.h"
#include "lang/lang.h"
#include "record/issues.h"

enum { SCOPE_WORDS = 40, SCAN = 240, AROUND_WORDS = 60, POINTS_MAX = 24, DEEPEST = 9, STEM = 5 };

/* Kinds of features; the numbers stand in the model, so new ones are added at the end. */
enum {
    A_ALWAYS = 128, A_TABLE, A_TABLE_PLAIN, A_NEAR, A_BEST, A_BEST_SHARE, A_SUM, A_NEAR_SUM, A_NEAR_SHARE, A_LEMMA, A_STEM, A_HEAD, A_PAIR, A_CLASS, A_HEAD_CLASS,
    A_AROUND, A_AROUND_STEM
};

/* value: in thousandths; the nearest step is taken. */
static void add(sy_about *f, uint32_t kind, uint32_t x, uint32_t y, uint32_t value)
{
    uint32_t step = 0, at = 2000;
    while (step + 1 < SY_ABOUT_STEPS && (uint64_t)at * at > 2 * (uint64_t)value * value) at /= 2, step++;
    if (f->n[step] < SY_ABOUT_MAX) f->at[step][f->n[step]++] = sy_feature(kind, x, y, 0);
}

static uint32_t text_of(const char *s) { return (uint32_t)sy_hash(s, strlen(s)); }

/* The first letters of a word: "fisher", "fishing", "fisheries". */
static uint32_t stem_of(const char *s)
{
    size_t n = strlen(s);
    return (uint32_t)sy_hash(s, n < STEM ? n : STEM);
}

/* ---- one word */

static void add_own(sy_about *f, uint32_t lemma, uint32_t stem, uint32_t value, int head)
{
    add(f, A_LEMMA, lemma, 0, value);
    add(f, A_STEM, stem, 0, value * 7 / 10);
    if (head) add(f, A_HEAD, lemma, 0, 1000);
}

static void add_around(sy_about *f, uint32_t lemma, uint32_t stem, uint32_t value)
{
    add(f, A_AROUND, lemma, 0, value);
    add(f, A_AROUND_STEM, stem, 0, value / 2);
}

void sy_about_words(const char *const *words, uint32_t n, sy_about *f)
{
    memset(f->n, 0, sizeof f->n);
    memset(f->profile, 0, sizeof f->profile);
    add(f, A_ALWAYS, 0, 0, 1000);
    for (uint32_t i = 0; i < n; i++) add_own(f, text_of(words[i]), stem_of(words[i]), 800, 0);
}

/* ---- a position */

static int has_meaning(const sy_word *x) { return x->upos == SY_NOUN || x->upos == SY_VERB || x->upos == SY_ADJ; }

static int is_within(sayso_spans scope, sayso_span span)
{
    for (uint32_t i = 0; i < scope.n; i++)
        if (sy_span_covers(scope.at[i], span)) return 1;
    return 0;
}

/* How many words of the span stand over the word in its tree. */
static uint32_t depth_of(const sy_said *s, const sy_word *x, sayso_span hull)
{
    uint32_t depth = 0;
    for (int32_t h = x->head; h >= 0 && depth < DEEPEST && sy_span_covers(hull, sy_said_nth(s, h)->span); h = sy_said_nth(s, h)->head) depth++;
    return depth;
}

static void scope_words(const sy_said *s, sayso_spans scope, sy_about *f)
{
    sayso_span hull = sy_spans_hull(scope);
    uint32_t n = 0, last = 0;
    for (uint32_t i = 0, scanned = 0; i < scope.n; i++)
        for (uint32_t w = sy_word_at(s->d, scope.at[i].start); w < s->d->words.n && s->d->words.at[w].span.start < scope.at[i].end && n < SCOPE_WORDS && scanned < SCAN; w++, scanned++) {
            const sy_word *x = &s->d->words.at[w];
            if (!has_meaning(x)) continue;
            uint32_t depth = depth_of(s, x, hull), value = 100000 / (100 + 15 * depth), lemma = text_of(x->lemma), class = sy_lang_cluster(s->engine, x);
            add_own(f, lemma, stem_of(x->lemma), value, !depth);
            add(f, A_CLASS, class, 0, value / 2);
            if (!depth) add(f, A_HEAD_CLASS, class, 0, 500);
            if (n++) add(f, A_PAIR, last, lemma, 700);
            last = lemma;
        }
}

/* Words of its sentence count more than those of the sentences beside it. */
static void words_around(const sy_said *s, sayso_spans scope, sy_about *f)
{
    int32_t sentence = sy_sentence_at(s->d, scope.at[0].start);
    if (sentence < 0) return;
    uint32_t n = 0, own = (uint32_t)sentence, block = s->d->sentences.at[own].block;
    for (uint32_t k = own > 0 ? own - 1 : 0; k <= own + 1 && k < s->d->sentences.n; k++) {
        const sy_sentence *in = &s->d->sentences.at[k];
        if (in->block != block) continue;
        for (uint32_t w = in->first_word; w < in->first_word + in->n_words && w < in->first_word + SCAN && n < AROUND_WORDS; w++) {
            const sy_word *x = &s->d->words.at[w];
            if (!has_meaning(x) || is_within(scope, x->span)) continue;
            add_around(f, text_of(x->lemma), stem_of(x->lemma), k == own ? 300 : 150);
            n++;
        }
    }
}

/* What the patterns of the table find in the words themselves, and near them. */
static void table_points(const sy_said *s, sayso_spans scope, sy_about *f)
{
    sy_issue_points points[POINTS_MAX];
    uint32_t n = sy_issue_points_of(s->engine, s->d, scope, 0, points, POINTS_MAX), best = 1, sum = 1;
    for (uint32_t i = 0; i < n; i++)
        if (points[i].best > best) best = points[i].best;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t id = text_of(sy_issue_at(s->engine, points[i].issue)->id);
        add(f, A_BEST, id, 0, points[i].best * 10);
        add(f, A_BEST_SHARE, id, 0, points[i].best * 1000 / best);
        add(f, A_SUM, id, 0, points[i].sum * 5);
    }
    n = sy_issue_points_of(s->engine, s->d, scope, 1, points, POINTS_MAX);
    for (uint32_t i = 0; i < n; i++) sum += points[i].sum;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t id = text_of(sy_issue_at(s->engine, points[i].issue)->id);
        add(f, A_NEAR_SUM, id, 0, points[i].sum * 17);
        add(f, A_NEAR_SHARE, id, 0, points[i].sum * 500 / sum);
    }
}

/* Profiles of words added up; rarer words count more. The top of a scope is often an act ("withdrawal", "freeze") that stands with one issue and is done in many. */
enum { TOP = 1, OTHER = 2, FEW = 4 /* words beside it that say half of what many do */ };

typedef struct {
    int64_t sum[SY_PROFILE_ISSUES_MAX], weight;
} profile_sum;

static void add_profile(const sy_word_profiles *p, const sy_word *x, int64_t weight, profile_sum *to)
{
    const int8_t *row = sy_word_profile(p, x);
    if (!row) return;
    weight *= row[0];
    to->weight += weight;
    for (uint32_t i = 0; i < p->n_issues; i++) to->sum[i] += weight * row[1 + i];
}

static void put_profile(const profile_sum *from, int64_t by, int16_t out[SY_PROFILE_ISSUES_MAX])
{
    for (uint32_t i = 0; i < SY_PROFILE_ISSUES_MAX; i++) {
        int64_t x = by ? from->sum[i] * 2 / by : 0;
        out[i] = (int16_t)(x > SY_ABOUT_PROFILE_MAX ? SY_ABOUT_PROFILE_MAX : x < -SY_ABOUT_PROFILE_MAX ? -SY_ABOUT_PROFILE_MAX : x);
    }
}

static void profiles_of(const sy_said *s, const sy_word_profiles *p, sayso_spans scope, sy_about *f)
{
    profile_sum own = { { 0 }, 0 }, beside = { { 0 }, 0 };
    sayso_span hull = sy_spans_hull(scope);
    uint32_t scanned = 0;
    for (uint32_t i = 0; i < scope.n; i++)
        for (uint32_t w = sy_word_at(s->d, scope.at[i].start); w < s->d->words.n && s->d->words.at[w].span.start < scope.at[i].end && scanned < SCAN; w++, scanned++)
            add_profile(p, &s->d->words.at[w], depth_of(s, &s->d->words.at[w], hull) == 0 ? TOP : OTHER, &own);
    int32_t sentence = sy_sentence_at(s->d, scope.at[0].start);
    const sy_sentence *in = sentence < 0 ? NULL : &s->d->sentences.at[sentence];
    for (uint32_t k = 0; in && k < in->n_words && k < SCAN; k++)
        if (!is_within(scope, s->d->words.at[in->first_word + k].span)) add_profile(p, &s->d->words.at[in->first_word + k], 1, &beside);
    put_profile(&own, (int64_t)OTHER * SY_PROFILE_RARE, f->profile[SY_ABOUT_SCOPE]);
    put_profile(&beside, beside.weight + (int64_t)FEW * SY_PROFILE_RARE, f->profile[SY_ABOUT_BESIDE]);
}

static uint32_t id_of(const sy_said *s, int32_t issue) { return issue < 0 ? 0 : text_of(sy_issue_at(s->engine, issue)->id); }

void sy_about_read(const sy_said *s, const sy_word_profiles *profiles, sayso_spans scope, sy_about *f)
{
    int32_t own = sy_issue_of(s->engine, s->d, scope), near = sy_issue_around(s->engine, s->d, scope);
    memset(f->n, 0, sizeof f->n);
    add(f, A_ALWAYS, 0, 0, 1000);
    add(f, A_TABLE, id_of(s, own), 0, 1000);
    add(f, A_TABLE_PLAIN, id_of(s, own), own >= 0 && sy_issue_is_plain(s->engine, s->d, scope, own), 1000);
    add(f, A_NEAR, id_of(s, near), own < 0, 500);
    table_points(s, scope, f);
    scope_words(s, scope, f);
    words_around(s, scope, f);
    profiles_of(s, profiles, scope, f);
}

void sy_about_score(const sy_table *issues, const sy_about_weights *weights, const sy_about *f, int32_t scores[SY_TABLE_CLASSES])
{
    memset(scores, 0, SY_TABLE_CLASSES * sizeof *scores);
    for (uint32_t step = 0; step < SY_ABOUT_STEPS; step++) {
        int32_t part[SY_TABLE_CLASSES] = { 0 };
        sy_table_add(issues, f->at[step], f->n[step], part);
        for (uint32_t i = 0; i < issues->n_classes; i++) scores[i] += part[i] * (16 >> step);
    }
    for (uint32_t i = 0; i < weights->n_issues; i++)
        for (int k = 0; k < SY_ABOUT_PROFILES && weights->class_of[i] != SY_ABOUT_NO_CLASS; k++) scores[weights->class_of[i]] += (int32_t)((int64_t)weights->weights[k] * f->profile[k][i] / 16);
}
