/*
 * judge.c - which statements of independent reports tell one fact, alike or otherwise, as marked stories taught it (models/compare.model): first whether a pair is of one fact
 * at all; then, knowing how much better it fits than the others of its two statements, whether both tell it alike, or what differs. Integers alone decide.
 */
#include "compare/judge.h"
#include "compare/sides.h"

#include "base/common.h"
#include "base/model.h"

#include <stdlib.h>

enum { SURER = 400 /* real reports tell less twice than marked stories do */, ROW_WORDS = 8, CONF_SURE = 74, CONF_UNSURE = 60 };

static const char *const types[SY_JUDGE_QUESTIONS] = { NULL, NULL, NULL, "number", "date", "place", "actor", "polarity", "scope" };

/* ---- the model */

static uint32_t names_hash(void)
{
#define NAME(x) #x " "
    return (uint32_t)(sy_hash_str(SY_JUDGE_FEATURES_LIST(NAME)) >> 32);
#undef NAME
}

const sy_judge_model *sy_judge_open(sayso *engine)
{
    sy_arena *a = &engine->arena;
    const sy_model *m = sy_model_open(a, sy_printf(a, "%s/compare.model", engine->options.model_dir));
    sy_judge_model *out = sy_alloc(a, sizeof *out);
    const sy_section *s = sy_model_section(m, "trees");
    size_t at = 0;
    if (!s || (uint32_t)sy_forest_take(a, m, s, &at) != names_hash()) return out; /* as while it is trained: there is nothing to judge by */
    for (uint32_t q = 0; q < SY_JUDGE_QUESTIONS; q++) {
        out->shown[q] = sy_forest_take(a, m, s, &at);
        out->listed[q] = sy_forest_take(a, m, s, &at);
        sy_forest_read(a, m, s, &at, SY_JUDGE_FEATURES, &out->forests[q]);
    }
    return out;
}

uint32_t sy_judge_names(void) { return names_hash(); }

/* ---- what is found */

/* One thing that is told otherwise, or alike. */
typedef struct {
    uint32_t pair, question;
    int32_t score; /* above what is listed */
    uint8_t sure, is_position;
} verdict;

typedef SY_VEC(verdict) verdict_list;

/* What is copied tells nothing. */
static void leave_copies_out(sy_judge *j)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < j->pairs.n; i++) {
        const sy_retelling *m = &j->pairs.at[i];
        if (j->t->c->docs[j->told[m->x].report].family != j->t->c->docs[j->told[m->y].report].family) j->pairs.at[n++] = *m;
    }
    j->pairs.n = n;
}

/* Nothing is told otherwise on the word of two speakers, of long ago, or of two days - but for the day itself. */
static int may_differ(uint32_t question, const int16_t *v) { return v[SY_JF_speakers] >= 0 && !v[SY_JF_old] && (v[SY_JF_days] >= 0 || question == SY_JUDGE_DATE); }

int sy_judge_may_ask(uint32_t question, const sy_judge_features *x)
{
    const int16_t *v = x->at;
    if (question >= SY_JUDGE_NUMBER && !may_differ(question, v)) return 0;
    switch (question) {
    case SY_JUDGE_AGREE: return !v[SY_JF_exclude] && !v[SY_JF_exclude_days] && v[SY_JF_days] >= 0 && v[SY_JF_negated] != 1 && v[SY_JF_row] < ROW_WORDS;
    case SY_JUDGE_NUMBER: return v[SY_JF_exclude] > 1 && !(v[SY_JF_update] & 2) && !(v[SY_JF_loose] & 2); /* "killed one and injured two others" has parts */
    case SY_JUDGE_DATE: return v[SY_JF_exclude_days] > 0;
    case SY_JUDGE_PLACE: return v[SY_JF_strange_places] || v[SY_JF_led_names] == 2 || v[SY_JF_directions];
    case SY_JUDGE_ACTOR: return v[SY_JF_agents_strange] || v[SY_JF_strange_persons] || v[SY_JF_strange_groups];
    case SY_JUDGE_POLARITY: return (v[SY_JF_negated] == 1 ? v[SY_JF_denied_alike] == 2 : v[SY_JF_opposites] || v[SY_JF_refuses] == 1) && !v[SY_JF_hypothetical] && v[SY_JF_future] != 1 && !v[SY_JF_rivals];
    case SY_JUDGE_SCOPE: return v[SY_JF_scopes_exclude] && v[SY_JF_negated] != 1 && !v[SY_JF_rivals] && !v[SY_JF_led_less];
    default: return 1;
    }
}

static int by_score(const void *a, const void *b)
{
    const verdict *x = a, *y = b;
    if (x->sure != y->sure) return x->sure > y->sure ? -1 : 1;
    if (x->score != y->score) return x->score > y->score ? -1 : 1;
    if (x->pair != y->pair) return x->pair < y->pair ? -1 : 1;
    return x->question < y->question ? -1 : x->question > y->question;
}

/* What is done is no position, however it is worded: somebody must say it, or it is to come. */
static int tells_a_wish(const sy_judge_features *x) { return x->at[SY_JF_stances] || x->at[SY_JF_sourced] == 2 || x->at[SY_JF_future]; }

/* Clauses that deny, in the sentence of this one. */
static uint32_t denials_beside(const sy_judge *j, uint32_t frame)
{
    uint32_t form = j->f->at.at[frame].x.form, n = 0;
    for (uint32_t i = j->f->first[form]; i < j->f->first[form + 1]; i++) n += j->f->at.at[i].x.negated;
    return n;
}

/* "I feel we were not ready", "I did not feel we were ready": both deny, each in another clause. */
static int deny_alike(const sy_judge *j, const sy_retelling *m) { return denials_beside(j, m->x) && denials_beside(j, m->x) == denials_beside(j, m->y); }

static void ask(const sy_judge *j, const sy_judge_model *m, uint32_t pair, const sy_judge_rank *words, const sy_judge_rank *rank, verdict_list *out)
{
    sy_judge_features x;
    sy_judge_features_of(j, &j->pairs.at[pair], &x);
    sy_judge_see_words(words, &x);
    sy_judge_see_rank(rank, &x);
    for (uint32_t q = SY_JUDGE_AGREE; q < SY_JUDGE_QUESTIONS; q++) {
        if (q == SY_JUDGE_POSITION || !sy_judge_may_ask(q, &x) || (q == SY_JUDGE_SCOPE && x.at[SY_JF_led_more]) || (q == SY_JUDGE_POLARITY && deny_alike(j, &j->pairs.at[pair]))) continue; /* "some villages in the hills": which of them */
        int32_t score = sy_forest_score(&m->forests[q], x.at);
        int32_t shown = m->shown[q] > INT32_MAX - SURER ? INT32_MAX : m->shown[q] + SURER;
        if (score >= (q == SY_JUDGE_AGREE ? shown : m->listed[q])) *SY_PUSH(&j->t->c->scratch, out) = (verdict){ pair, q, score - m->listed[q], score >= shown && q != SY_JUDGE_SCOPE, q == SY_JUDGE_AGREE && tells_a_wish(&x) && sy_forest_score(&m->forests[SY_JUDGE_POSITION], x.at) > 0 };
    }
}

static void report_conflicts(const sy_judge *j, const verdict_list *v)
{
    sy_sides sides = { .t = j->t };
    for (uint32_t i = 0; i < v->n; i++) {
        const sy_retelling *m = &j->pairs.at[v->at[i].pair];
        const sy_clause *x = &j->f->at.at[m->x].x, *y = &j->f->at.at[m->y].x;
        if (v->at[i].question == SY_JUDGE_AGREE) continue;
        sy_side one = { x->form, x->first, x->n }, other = { y->form, y->first, y->n };
        sy_sides_add(&sides, types[v->at[i].question], "one fact told otherwise, as learned from marked stories", v->at[i].sure ? CONF_SURE : CONF_UNSURE, &one, &other);
    }
    sy_sides_report(&sides);
}

static void report_accords(const sy_judge *j, const verdict_list *v)
{
    sy_retold_verdicts list = { 0 };
    for (uint32_t i = 0; i < v->n; i++)
        if (v->at[i].question == SY_JUDGE_AGREE)
            *SY_PUSH(&j->t->c->scratch, &list) = (sy_retold_verdict){ v->at[i].pair, v->at[i].sure ? CONF_SURE : CONF_UNSURE, v->at[i].is_position, !v->at[i].is_position, "one fact told alike, as learned from marked stories" };
    sy_retold_report_accords(j->f, &j->pairs, &list);
}

/* Words quoted and words not: a statement that runs past the end of a quotation. */
static int is_cut(const sy_told *o) { return o->quoted > 0 && o->quoted < 100; }

static void judge(sy_judge *j, const sy_judge_model *m)
{
    sy_arena *a = &j->t->c->scratch;
    uint32_t n = j->pairs.n;
    int32_t *scores = sy_alloc_array(a, n, sizeof *scores);
    sy_judge_rank *words = sy_alloc_array(a, n, sizeof *words), *ranks = sy_alloc_array(a, n, sizeof *ranks);
    verdict_list v = { 0 };
    for (uint32_t i = 0; i < n; i++) scores[i] = (int32_t)j->pairs.at[i].score;
    sy_judge_ranks(j, a, scores, words);
    for (uint32_t i = 0; i < n; i++) {
        sy_judge_features x;
        sy_judge_features_of(j, &j->pairs.at[i], &x);
        sy_judge_see_words(&words[i], &x);
        scores[i] = sy_forest_score(&m->forests[SY_JUDGE_FACT], x.at);
    }
    sy_judge_ranks(j, a, scores, ranks);
    for (uint32_t i = 0; i < n; i++)
        if (scores[i] >= m->listed[SY_JUDGE_FACT] && !is_cut(&j->told[j->pairs.at[i].x]) && !is_cut(&j->told[j->pairs.at[i].y])) ask(j, m, i, &words[i], &ranks[i], &v);
    if (v.n) qsort(v.at, v.n, sizeof *v.at, by_score);
    report_conflicts(j, &v);
    report_accords(j, &v);
}

void sy_compare_judged(const sy_frames *f)
{
    const sy_judge_model *m = f->t->c->background->judge;
    sy_judge j;
    if (!m || (!m->forests[SY_JUDGE_FACT].n && !f->t->c->told)) return;
    sy_judge_read(f, &j);
    sy_retellings_all(f, &j.pairs);
    leave_copies_out(&j);
    if (f->t->c->told) f->t->c->told(f->t->c->told_arg, &j);
    else if (j.pairs.n) judge(&j, m);
}
