/*
 * echo.c - where reports of one story say much the same: units (sentences, quotations) are brought together by
 * runs of four words that few others have, and then aligned word by word. Units of the same words are one form,
 * so that a text which a hundred papers reprint is aligned once.
 */
#include "compare/align.h"

#include "base/sort.h"

#include <stdlib.h>

enum {
    GRAM = 4,          /* words in a row that bring two forms together */
    GRAM_FORMS_MAX = 24, /* forms that may share such a run; more: it is a stock phrase */
    FORM_ECHOES_MAX = 64 /* of one form */
};

typedef struct {
    uint64_t hash;
    uint32_t story;
    sy_unit unit;
} keyed;

static int keyed_order(const void *a, const void *b)
{
    const keyed *x = a, *y = b;
    if (x->story != y->story) return x->story < y->story ? -1 : 1;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    if (x->unit.report != y->unit.report) return x->unit.report < y->unit.report ? -1 : 1;
    return x->unit.first < y->unit.first ? -1 : x->unit.first > y->unit.first;
}

/* Hash of the words and of which of them are quoted; forms differ if either does. */
static uint64_t form_hash(const sy_collation *c, const sy_unit *u)
{
    const sy_cword *w = c->docs[u->report].words + u->first;
    uint64_t h = u->n;
    for (uint32_t i = 0; i < u->n; i++) h = sy_mix(h, (uint64_t)w[i].key << 1 | (w[i].flags & SY_CW_QUOTED ? 1 : 0));
    return h;
}

static void make_forms(sy_collation *c, sy_unit *units, uint32_t n, sy_echoes *out)
{
    sy_arena *a = &c->scratch;
    keyed *k = sy_alloc_array(a, n, sizeof *k);
    for (uint32_t i = 0; i < n; i++) {
        keyed one = { form_hash(c, &units[i]), c->docs[units[i].report].story, units[i] };
        k[i] = one;
    }
    if (n) qsort(k, n, sizeof *k, keyed_order);
    out->forms = sy_alloc_array(a, n, sizeof *out->forms);
    for (uint32_t i = 0; i < n; i++) {
        units[i] = k[i].unit;
        if (i == 0 || k[i].hash != k[i - 1].hash || k[i].story != k[i - 1].story) {
            sy_form f = { units + i, 0, out->n_forms, k[i].story };
            out->forms[out->n_forms++] = f;
        }
        out->forms[out->n_forms - 1].n++;
    }
}

typedef SY_VEC(uint64_t) number_list;

static void sort_unique(sy_arena *a, number_list *l)
{
    sy_sort_u64_in(a, l->at, l->n);
    l->n = sy_unique_u64(l->at, l->n);
}

/* (run of words, form) of the forms [from, to), sorted. */
static void list_grams(sy_collation *c, const sy_echoes *e, uint32_t from, uint32_t to, number_list *grams)
{
    grams->n = 0;
    for (uint32_t f = from; f < to; f++) {
        const sy_unit *u = e->forms[f].at;
        const sy_cword *w = c->docs[u->report].words + u->first;
        for (uint32_t i = 0; i + GRAM <= u->n; i++) {
            int content = 0;
            for (uint32_t k = i; k < i + GRAM; k++) content |= !(w[k].flags & SY_CW_COMMON);
            if (content) *SY_PUSH(&c->scratch, grams) = (uint64_t)sy_phrase_key(w + i, GRAM) << 32 | f;
        }
    }
    sort_unique(&c->scratch, grams);
}

static void pair_forms(sy_collation *c, const number_list *grams, number_list *pairs)
{
    pairs->n = 0;
    for (uint32_t i = 0; i < grams->n;) {
        uint32_t j = i + 1;
        while (j < grams->n && grams->at[j] >> 32 == grams->at[i] >> 32) j++;
        for (uint32_t k = i; j - i <= GRAM_FORMS_MAX && k < j; k++)
            for (uint32_t l = k + 1; l < j; l++) *SY_PUSH(&c->scratch, pairs) = grams->at[k] << 32 | (uint32_t)grams->at[l];
        i = j;
    }
    sort_unique(&c->scratch, pairs);
}

int sy_forms_share_report(const sy_form *a, const sy_form *b)
{
    for (uint32_t i = 0, j = 0; i < a->n && j < b->n;) {
        uint32_t x = a->at[i].report, y = b->at[j].report;
        if (x == y) return 1;
        i += x < y;
        j += y < x;
    }
    return 0;
}

static int close_enough(const sy_alignment *al, const sy_echo_terms *t)
{
    uint32_t longer = al->a_n > al->b_n ? al->a_n : al->b_n;
    return al->equal >= t->equal_min && al->equal_content >= t->content_min && al->equal * 100 >= t->density * longer;
}

static int before(const sy_unit *x, const sy_unit *y) { return x->report != y->report ? x->report < y->report : x->first < y->first; }

static void align_pair(sy_collation *c, sy_echoes *e, uint32_t a, uint32_t b, const sy_echo_terms *terms, sy_echo *out)
{
    if (before(e->forms[b].at, e->forms[a].at)) {
        uint32_t swap = a;
        a = b;
        b = swap;
    }
    const sy_unit *x = e->forms[a].at, *y = e->forms[b].at;
    out->a = a;
    out->b = b;
    sy_align(&c->scratch, c->docs[x->report].words + x->first, x->n, c->docs[y->report].words + y->first, y->n, &out->alignment);
    if (!close_enough(&out->alignment, terms)) out->alignment.n = 0;
}

typedef SY_VEC(sy_echo) echo_list;

static void align_pairs(sy_collation *c, sy_echoes *out, const number_list *pairs, const sy_echo_terms *terms, uint32_t *sets, uint32_t *met, echo_list *echoes)
{
    for (uint32_t i = 0; i < pairs->n; i++) {
        uint32_t a = (uint32_t)(pairs->at[i] >> 32), b = (uint32_t)pairs->at[i];
        sy_echo e;
        if (sy_forms_share_report(&out->forms[a], &out->forms[b]) || met[a] >= FORM_ECHOES_MAX || met[b] >= FORM_ECHOES_MAX) continue;
        align_pair(c, out, a, b, terms, &e);
        if (!e.alignment.n) continue;
        met[a]++, met[b]++;
        sy_set_join(sets, a, b);
        *SY_PUSH(&c->scratch, echoes) = e;
    }
}

/* Forms stand story by story, and only those of one story meet; the lists of one story take the room of those of the last. */
void sy_find_echoes(sy_collation *c, sy_unit *units, uint32_t n, const sy_echo_terms *terms, sy_echoes *out)
{
    number_list grams = { 0 }, pairs = { 0 };
    echo_list echoes = { 0 };
    memset(out, 0, sizeof *out);
    make_forms(c, units, n, out);
    uint32_t *sets = sy_alloc_array(&c->scratch, out->n_forms, sizeof *sets), *met = sy_alloc_array(&c->scratch, out->n_forms, sizeof *met);
    for (uint32_t i = 0; i < out->n_forms; i++) sets[i] = i;
    for (uint32_t from = 0, to; from < out->n_forms; from = to) {
        for (to = from + 1; to < out->n_forms && out->forms[to].story == out->forms[from].story;) to++;
        list_grams(c, out, from, to, &grams);
        pair_forms(c, &grams, &pairs);
        align_pairs(c, out, &pairs, terms, sets, met, &echoes);
    }
    for (uint32_t i = 0; i < out->n_forms; i++) out->forms[i].cluster = sy_set_find(sets, i);
    out->echoes = echoes.at;
    out->n_echoes = echoes.n;
}
