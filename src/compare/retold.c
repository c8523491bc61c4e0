/*
 * retold.c - statements of two reports that tell one fact in other words. They share only some words, or words that say the same (data/compare/synonyms.tsv):
 * what counts is how rare these are in the story, whether one speaker tells both, and that neither report has a statement that fits the other's better.
 */
#include "compare/retold.h"

#include "base/sort.h"

#include <stdlib.h>

enum {
    POSTINGS_MAX = 40,    /* frames that may share a word by which pairs are looked for */
    SHARED_MIN = 2 * 256,
    FEW_FRAMES = 600,     /* of a story: all pairs of them are looked at */
    SAME_SPEAKER = 2 * 256, SAME_DAY = 1 * 256, SAME_NUMBER = 3 * 256, /* what else says that two tell of one fact */
    NEXT_DAY = 1,
    TELLING = 5 * 1000     /* thousandths */
};

typedef SY_VEC(uint64_t) number_list;

/* ---- pairs that may fit */

static void add_posting(sy_arena *a, number_list *l, uint32_t key, uint32_t frame) { *SY_PUSH(a, l) = (uint64_t)key << 32 | frame; }

static void list_postings(const sy_frames *f, uint32_t frame, number_list *out)
{
    sy_arena *a = &f->t->c->scratch;
    const sy_frame *x = &f->at.at[frame];
    const sy_senses *senses = f->t->c->background->senses;
    for (uint32_t i = 0; i < x->x.n_words; i++) {
        const sy_clause_word *w = &x->x.words[i];
        add_posting(a, out, w->term, frame);
        if (w->stem != w->term) add_posting(a, out, w->stem, frame);
        for (uint32_t s = w->sense; s; s = senses->at.at[s].next) add_posting(a, out, (uint32_t)(sy_mix(senses->at.at[s].group, senses->at.at[s].side ? 3 : 2) >> 32), frame);
    }
}

static int may_meet(const sy_frames *f, uint32_t a, uint32_t b)
{
    const sy_facts *t = f->t;
    uint32_t x = f->at.at[a].x.form, y = f->at.at[b].x.form;
    uint32_t p = t->s->of_form[x].report, q = t->s->of_form[y].report;
    return p != q && sy_tell_apart(&t->c->docs[p], &t->c->docs[q]) <= NEXT_DAY && !sy_forms_share_report(&t->e->forms[x], &t->e->forms[y]);
}

/* Pairs of frames [from, to) of one story that share a word, or a group of words. */
static void list_pairs(const sy_frames *f, uint32_t from, uint32_t to, number_list *pairs)
{
    sy_arena *a = &f->t->c->scratch;
    number_list all = { 0 };
    pairs->n = 0;
    for (uint32_t i = from; i < to; i++) list_postings(f, i, &all);
    if (all.n) sy_sort_u64_in(a, all.at, all.n);
    all.n = sy_unique_u64(all.at, all.n);
    for (uint32_t i = 0, j; i < all.n; i = j) {
        for (j = i + 1; j < all.n && all.at[j] >> 32 == all.at[i] >> 32;) j++;
        for (uint32_t k = i; j - i <= POSTINGS_MAX && k < j; k++)
            for (uint32_t l = k + 1; l < j; l++)
                if (may_meet(f, (uint32_t)all.at[k], (uint32_t)all.at[l])) *SY_PUSH(a, pairs) = (all.at[k] & UINT32_MAX) << 32 | (all.at[l] & UINT32_MAX);
    }
    if (pairs->n) sy_sort_u64_in(a, pairs->at, pairs->n);
    pairs->n = sy_unique_u64(pairs->at, pairs->n);
}

/* ---- what two frames share */

sy_sense_relation sy_retold_relation(const sy_facts *t, const sy_clause_word *x, const sy_clause_word *y)
{
    if (x->term == y->term || x->stem == y->stem) return SY_SENSE_LIKE;
    return x->groups & y->groups ? sy_senses_relate(t->c->background->senses, x->sense, y->sense) : SY_SENSE_OTHER;
}

static uint32_t lighter(const sy_clause_word *x, const sy_clause_word *y) { return x->weight < y->weight ? x->weight : y->weight; }

/* Words of x beyond `met` that have one alike among n words around the other. */
static uint32_t share_around(const sy_facts *t, const sy_clause *x, uint64_t *met, const sy_clause_word *around, uint32_t n)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < x->n_words; i++)
        for (uint32_t j = 0; j < n && !(*met >> i & 1); j++)
            if (sy_retold_relation(t, &x->words[i], &around[j]) == SY_SENSE_LIKE) {
                *met |= (uint64_t)1 << i;
                sum += lighter(&x->words[i], &around[j]);
            }
    return sum;
}

static void share(const sy_facts *t, const sy_frame *a, const sy_frame *b, sy_retelling *m)
{
    const sy_clause *x = &a->x, *y = &b->x;
    m->opposite_x = m->opposite_y = SY_CLAUSE_NONE;
    for (int exact = 1; exact >= 0; exact--) /* the same word first */
        for (uint32_t i = 0; i < x->n_words; i++)
            for (uint32_t j = 0; j < y->n_words && !(m->in_x >> i & 1); j++) {
                const sy_clause_word *v = &x->words[i], *w = &y->words[j];
                if (m->in_y >> j & 1 || (exact && v->stem != w->stem) || sy_retold_relation(t, v, w) != SY_SENSE_LIKE) continue;
                m->in_x |= (uint64_t)1 << i;
                m->in_y |= (uint64_t)1 << j;
                m->with[i] = (uint8_t)j;
                m->own += lighter(v, w);
                m->n_own++;
            }
    for (uint32_t i = 0; i < x->n_words; i++)
        for (uint32_t j = 0; j < y->n_words; j++) {
            if (m->in_x >> i & 1 || m->in_y >> j & 1 || sy_retold_relation(t, &x->words[i], &y->words[j]) != SY_SENSE_OPPOSITE) continue;
            m->opposite_x = i;
            m->opposite_y = j;
            m->n_opposite++;
        }
    m->all_x = m->in_x;
    m->all_y = m->in_y;
    uint32_t around = share_around(t, x, &m->all_x, b->around, b->n_around) + share_around(t, y, &m->all_y, a->around, a->n_around);
    m->score = m->own + around / 2;
    if (m->n_opposite) m->score += lighter(&x->words[m->opposite_x], &y->words[m->opposite_y]) / 2;
}

/* ---- the best ones */

/* The same number of one thing in both sentences; small ones show nothing. */
static int share_number(const sy_facts *t, const sy_clause *x, const sy_clause *y)
{
    for (uint32_t i = t->first[x->form]; i < t->first[x->form + 1]; i++)
        for (uint32_t k = t->first[y->form]; k < t->first[y->form + 1]; k++) {
            const sy_fact *f = &t->facts.at[i], *g = &t->facts.at[k];
            if (f->kind == SY_FACT_NUMBER && g->kind == SY_FACT_NUMBER && (f->number >= TELLING || f->unit) && f->number == g->number && sy_facts_equal(f, g)) return 1;
        }
    return 0;
}

static void read_occasion(const sy_facts *t, const sy_clause *x, const sy_clause *y, sy_retelling *m)
{
    sy_fact f = { .form = x->form, .span = x->span }, g = { .form = y->form, .span = y->span };
    int years = 0;
    m->days = sy_tell_days(t, &t->s->of_form[x->form], &t->s->of_form[y->form], NULL, NULL, &years);
    m->speakers = sy_tell_speakers(t, &f, &g);
    if (m->speakers > 0) m->score += SAME_SPEAKER;
    if (m->days > 0) m->score += SAME_DAY;
    if (share_number(t, x, y)) m->score += SAME_NUMBER;
}

static int by_score(const void *a, const void *b)
{
    const sy_retelling *x = a, *y = b;
    if (x->score != y->score) return x->score > y->score ? -1 : 1;
    if (x->x != y->x) return x->x < y->x ? -1 : 1;
    return x->y < y->y ? -1 : x->y > y->y;
}

static uint32_t report_of(const sy_frames *f, uint32_t frame) { return f->t->s->of_form[f->at.at[frame].x.form].report; }

/* The best score of each frame with each report: sorted by score, the first that is met. */
static uint32_t best_of(sy_arena *a, sy_map *known, uint32_t frame, uint32_t report, uint32_t score)
{
    int fresh;
    uint64_t key = (uint64_t)frame << 32 | report;
    uint32_t *best = sy_map_put(a, known, (const char *)&key, sizeof key, &fresh);
    if (fresh) *best = score;
    return *best;
}

/* Which are the best, or nearly so, of their frames? */
static void rank(const sy_frames *f, sy_retelling_list *l, uint32_t from)
{
    sy_arena *a = &f->t->c->scratch;
    sy_map known = { 0 };
    for (uint32_t i = from; i < l->n; i++) {
        sy_retelling *m = &l->at[i];
        uint32_t x = best_of(a, &known, m->x, report_of(f, m->y), m->score), y = best_of(a, &known, m->y, report_of(f, m->x), m->score);
        m->best = (uint8_t)((m->score >= x) | (m->score >= y) << 1);
        m->near = (uint8_t)((uint64_t)m->score * 100 / (x > y ? x : y));
    }
}

static void list_all_pairs(const sy_frames *f, uint32_t from, uint32_t to, number_list *pairs)
{
    pairs->n = 0;
    for (uint32_t i = from; i < to; i++)
        for (uint32_t k = i + 1; k < to; k++)
            if (may_meet(f, i, k)) *SY_PUSH(&f->t->c->scratch, pairs) = (uint64_t)i << 32 | k;
}

static void measure(const sy_frames *f, const number_list *pairs, uint32_t least, sy_retelling_list *out)
{
    const sy_facts *t = f->t;
    for (uint32_t i = 0; i < pairs->n; i++) {
        sy_retelling m = { .x = (uint32_t)(pairs->at[i] >> 32), .y = (uint32_t)pairs->at[i] };
        if (report_of(f, m.x) > report_of(f, m.y)) {
            uint32_t swap = m.x;
            m.x = m.y;
            m.y = swap;
        }
        share(t, &f->at.at[m.x], &f->at.at[m.y], &m);
        if (m.score < least) continue;
        read_occasion(t, &f->at.at[m.x].x, &f->at.at[m.y].x, &m);
        *SY_PUSH(&t->c->scratch, out) = m;
    }
}

static void find_in_story(const sy_frames *f, uint32_t from, uint32_t to, number_list *pairs, sy_retelling_list *out)
{
    uint32_t before = out->n;
    list_pairs(f, from, to, pairs);
    measure(f, pairs, SHARED_MIN, out);
    if (out->n > before) qsort(out->at + before, out->n - before, sizeof *out->at, by_score);
    rank(f, out, before);
}

void sy_retellings_find(const sy_frames *f, sy_retelling_list *out)
{
    const sy_facts *t = f->t;
    number_list pairs = { 0 };
    memset(out, 0, sizeof *out);
    for (uint32_t from = 0, to; from < t->e->n_forms; from = to) {
        for (to = from + 1; to < t->e->n_forms && t->e->forms[to].story == t->e->forms[from].story;) to++;
        find_in_story(f, f->first[from], f->first[to], &pairs, out);
    }
}

void sy_retellings_all(const sy_frames *f, sy_retelling_list *out)
{
    const sy_facts *t = f->t;
    number_list pairs = { 0 };
    memset(out, 0, sizeof *out);
    for (uint32_t from = 0, to; from < t->e->n_forms; from = to) {
        for (to = from + 1; to < t->e->n_forms && t->e->forms[to].story == t->e->forms[from].story;) to++;
        int few = f->first[to] - f->first[from] <= FEW_FRAMES;
        if (few) list_all_pairs(f, f->first[from], f->first[to], &pairs);
        else list_pairs(f, f->first[from], f->first[to], &pairs);
        measure(f, &pairs, few ? 0 : SHARED_MIN, out);
    }
}
