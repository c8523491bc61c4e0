/*
 * statements.c - sentences of several reports that tell one thing, in whatever words: each sentence becomes a set of
 * terms, and two are held against each other by the weight of those that they share. A term weighs by how few sentences
 * of the story have it and by how rare its word is in general text. What two such sentences say is for others to compare.
 */
#include "compare/statements.h"

#include "base/sort.h"

#include <stdlib.h>

enum {
    POSTINGS_MAX = 48,     /* sentences that may share a term by which pairs are looked for */
    TERMS_MAX = 96,        /* of one sentence */
    RARE = 10 * 256,       /* a word of general text weighs at most so much */
    UNKNOWN = 6 * 256,     /* and so much where there is no general text to compare with */
    SHARED_MIN = 3 * 256,  /* weight that a pair shares at least */
    FEW = 16,              /* sentences that a story is taken to have at least */
    STEM_MIN = 4
};

typedef struct {
    uint32_t key, word; /* word: key of its full form */
} found_term;

typedef SY_VEC(found_term) term_list;

/* ---- terms */

/* "Orvenian", "Orvenia" and "Orveni" begin alike: what is left without the endings that make an adjective of a country's name. */
static size_t without_nationality(const char *s, size_t n)
{
    static const char *const endings[] = { "ians", "ian", "ese", "ish", "ans", "an", "ia", "is", "i", "a", "e", "n" };
    for (int again = 1; again;) {
        again = 0;
        for (size_t i = 0; i < sizeof endings / sizeof *endings && !again; i++) {
            size_t m = strlen(endings[i]);
            if (n < m + STEM_MIN || memcmp(s + n - m, endings[i], m) != 0) continue;
            n -= m;
            again = 1;
        }
    }
    return n;
}

static size_t without_possessive(const char *s, size_t n)
{
    if (n > 2 && s[n - 1] == 's' && s[n - 2] == '\'') return n - 2;
    if (n > 4 && s[n - 1] == 's' && memcmp(s + n - 4, "\xE2\x80\x99", 3) == 0) return n - 4;
    return n;
}

uint32_t sy_term_of(const sy_collation *c, const sy_cdoc *d, const sy_cword *w)
{
    const char *s = d->doc->text + w->start;
    size_t n = without_possessive(s, w->n_bytes);
    uint32_t stem = sy_stem_key(s, n), group = sy_alike_group(c->background, stem);
    if (group) return (uint32_t)(sy_mix(group, 1) >> 32);
    return w->flags & SY_CW_CAPITAL && n > STEM_MIN ? sy_stem_key(s, without_nationality(s, n)) : stem;
}

static void add_term(sy_arena *a, term_list *l, uint32_t key, uint32_t word)
{
    for (uint32_t i = 0; i < l->n; i++)
        if (l->at[i].key == key) return;
    if (l->n == TERMS_MAX) return;
    found_term t = { key, word };
    *SY_PUSH(a, l) = t;
}

static int is_report_word(uint32_t key)
{
    static const char *const words[] = { "told", "added", "according", "reporters", "journalists", "people", "year", "time" };
    return sy_compare_key_is(key, words, sizeof words / sizeof *words);
}

uint32_t sy_name_term(const char *last)
{
    size_t n = strlen(last);
    return sy_stem_key(last, n > STEM_MIN ? without_nationality(last, n) : n);
}

/* Who a pronoun stands for is a term of the sentence by the last word of the name. */
static void add_pronouns(sy_arena *a, const sy_cdoc *d, const sy_begins *mentions, sayso_span span, term_list *l)
{
    const sayso_doc *doc = d->doc;
    for (uint32_t i = sy_begins_from(mentions, span.start); i < mentions->n && mentions->at[i].start < span.end; i++) {
        const sayso_mention *m = &doc->mentions.at[mentions->at[i].at];
        if (m->how != SAYSO_HOW_PRONOUN) continue;
        const char *name = doc->actors.at[m->actor].name, *last = name ? strrchr(name, ' ') : NULL;
        if (!name) continue;
        last = last ? last + 1 : name;
        add_term(a, l, sy_name_term(last), sy_compare_key(last, strlen(last)));
    }
}

static void list_terms(const sy_collation *c, sy_arena *a, const sy_begins *mentions, const sy_statement *s, term_list *l)
{
    const sy_cdoc *d = &c->docs[s->report];
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        const sy_cword *w = &d->words[i];
        if (!(w->flags & SY_CW_COMMON) && !is_report_word(w->key)) add_term(a, l, sy_term_of(c, d, w), w->key);
    }
    add_pronouns(a, d, mentions, s->span, l);
}

/* ---- weights */

typedef struct {
    uint32_t key, form, word;
} posting;

static int posting_order(const void *a, const void *b)
{
    const posting *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return x->form < y->form ? -1 : x->form > y->form;
}

static uint32_t rarity(const sy_background *b, uint32_t word)
{
    uint32_t units = sy_background_units(b);
    if (!units) return UNKNOWN;
    uint32_t all = sy_log2_q8((uint64_t)units + 1), some = sy_log2_q8((uint64_t)sy_background_word(b, word) + 1);
    return all - some < RARE ? all - some : RARE;
}

static int by_key(const void *a, const void *b)
{
    const sy_term *x = a, *y = b;
    return x->key < y->key ? -1 : x->key > y->key;
}

typedef SY_VEC(posting) posting_list;

/* Weigh the terms of the sentences of one story, whose postings these are. */
static void weigh(sy_collation *c, sy_statements *out, const posting_list *all, uint32_t n_forms)
{
    for (uint32_t i = 0; i < all->n;) {
        uint32_t j = i + 1, rare = 0;
        while (j < all->n && all->at[j].key == all->at[i].key) j++;
        for (uint32_t k = i; k < j; k++) {
            uint32_t r = rarity(c->background, all->at[k].word);
            if (k == i || r < rare) rare = r; /* of words used for one thing the commonest counts */
        }
        uint32_t few = sy_log2_q8(n_forms + FEW) - sy_log2_q8(j - i);
        for (uint32_t k = i; k < j; k++) {
            sy_statement *s = &out->of_form[all->at[k].form];
            sy_term *t = (sy_term *)s->terms + s->n_terms++;
            t->key = all->at[k].key;
            t->weight = rare * few / (8 * 256);
            s->weight += t->weight;
        }
        i = j;
    }
}

/* ---- pairs */

static uint32_t shared_weight(const sy_statement *x, const sy_statement *y)
{
    uint32_t sum = 0;
    for (uint32_t i = 0, j = 0; i < x->n_terms && j < y->n_terms;) {
        uint32_t a = x->terms[i].key, b = y->terms[j].key;
        if (a == b) sum += x->terms[i].weight;
        i += a <= b;
        j += b <= a;
    }
    return sum;
}

static int likest(const void *a, const void *b)
{
    const sy_likeness *x = a, *y = b;
    if (x->shared != y->shared) return x->shared > y->shared ? -1 : 1;
    if (x->a != y->a) return x->a < y->a ? -1 : 1;
    return x->b < y->b ? -1 : x->b > y->b;
}

typedef SY_VEC(uint64_t) pair_list;

/* The pairs of sentences that share a term which few have. */
static void list_pairs(sy_arena *a, const posting_list *all, pair_list *pairs)
{
    pairs->n = 0;
    for (uint32_t i = 0; i < all->n;) {
        uint32_t j = i + 1;
        while (j < all->n && all->at[j].key == all->at[i].key) j++;
        for (uint32_t k = i; j - i <= POSTINGS_MAX && k < j; k++)
            for (uint32_t l = k + 1; l < j; l++) *SY_PUSH(a, pairs) = (uint64_t)all->at[k].form << 32 | all->at[l].form;
        i = j;
    }
}

static void keep_alike(sy_collation *c, const sy_echoes *e, sy_statements *out, uint32_t a, uint32_t b)
{
    const sy_statement *x = &out->of_form[a], *y = &out->of_form[b];
    uint32_t shared = shared_weight(x, y), least = x->weight < y->weight ? x->weight : y->weight;
    if (shared < SHARED_MIN || sy_forms_share_report(&e->forms[a], &e->forms[b])) return;
    sy_likeness p = { a, b, shared, least ? (uint32_t)((uint64_t)shared * 100 / least) : 0 };
    *SY_PUSH(&c->scratch, &out->pairs) = p;
}

static void pair_up(sy_collation *c, const sy_echoes *e, sy_statements *out, const posting_list *all, pair_list *pairs)
{
    list_pairs(&c->scratch, all, pairs);
    sy_sort_u64_in(&c->scratch, pairs->at, pairs->n);
    pairs->n = sy_unique_u64(pairs->at, pairs->n);
    for (uint32_t k = 0; k < pairs->n; k++) keep_alike(c, e, out, (uint32_t)(pairs->at[k] >> 32), (uint32_t)pairs->at[k]);
}

/* ---- where records begin */

static int begin_order(const void *a, const void *b)
{
    const sy_begin *x = a, *y = b;
    if (x->start != y->start) return x->start < y->start ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

uint32_t sy_begins_from(const sy_begins *l, uint32_t byte)
{
    uint32_t lo = 0, hi = l->n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (l->at[mid].start < byte) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

static void add_begin(sy_begins *l, uint32_t start, uint32_t at)
{
    l->at[l->n].start = start;
    l->at[l->n++].at = at;
}

static void read_begins(sy_collation *c, sy_statements *out)
{
    out->mentions = sy_alloc_array(&c->scratch, c->n, sizeof *out->mentions);
    out->claims = sy_alloc_array(&c->scratch, c->n, sizeof *out->claims);
    out->cues = sy_alloc_array(&c->scratch, c->n, sizeof *out->cues);
    for (uint32_t r = 0; r < c->n; r++) {
        const sayso_doc *doc = c->docs[r].doc;
        sy_begins *const lists[] = { &out->mentions[r], &out->claims[r], &out->cues[r] };
        out->mentions[r].at = sy_alloc_array(&c->scratch, doc->mentions.n, sizeof(sy_begin));
        out->claims[r].at = sy_alloc_array(&c->scratch, doc->claims.n, sizeof(sy_begin));
        out->cues[r].at = sy_alloc_array(&c->scratch, doc->attributions.n, sizeof(sy_begin));
        for (uint32_t i = 0; i < doc->mentions.n; i++)
            if (doc->mentions.at[i].actor >= 0) add_begin(&out->mentions[r], doc->mentions.at[i].span.start, i);
        for (uint32_t i = 0; i < doc->claims.n; i++) add_begin(&out->claims[r], doc->claims.at[i].span.start, i);
        for (uint32_t i = 0; i < doc->attributions.n; i++)
            if (doc->attributions.at[i].cue.n) add_begin(&out->cues[r], doc->attributions.at[i].cue.at->start, i);
        for (size_t k = 0; k < sizeof lists / sizeof *lists; k++)
            if (lists[k]->n) qsort(lists[k]->at, lists[k]->n, sizeof(sy_begin), begin_order);
    }
}

static void read_statement(sy_collation *c, const sy_unit *u, sy_statements *out, uint32_t form, term_list *room, posting_list *all)
{
    const sy_cdoc *d = &c->docs[u->report];
    sy_statement *s = &out->of_form[form];
    s->report = u->report;
    s->first = u->first;
    s->n = u->n;
    s->span = sy_cwords_span(d, u->first, u->n);
    s->title = sy_span_touches(d->doc->report.title_span, s->span) != 0;
    room->n = 0;
    list_terms(c, &c->scratch, &out->mentions[u->report], s, room);
    s->terms = sy_alloc_array(&c->scratch, room->n, sizeof *s->terms);
    for (uint32_t i = 0; i < room->n; i++) {
        posting p = { room->at[i].key, form, room->at[i].word };
        *SY_PUSH(&c->scratch, all) = p;
    }
}

/* Forms stand story by story; the lists of one story take the room of those of the last. */
void sy_statements_read(sy_collation *c, const sy_echoes *e, sy_statements *out)
{
    posting_list all = { 0 };
    term_list room = { 0 };
    pair_list pairs = { 0 };
    memset(out, 0, sizeof *out);
    read_begins(c, out);
    out->of_form = sy_alloc_array(&c->scratch, e->n_forms, sizeof *out->of_form);
    for (uint32_t from = 0, to; from < e->n_forms; from = to) {
        all.n = 0;
        for (to = from; to < e->n_forms && e->forms[to].story == e->forms[from].story; to++) read_statement(c, e->forms[to].at, out, to, &room, &all);
        if (all.n) qsort(all.at, all.n, sizeof *all.at, posting_order);
        weigh(c, out, &all, to - from);
        for (uint32_t f = from; f < to; f++)
            if (out->of_form[f].n_terms) qsort((sy_term *)out->of_form[f].terms, out->of_form[f].n_terms, sizeof(sy_term), by_key);
        pair_up(c, e, out, &all, &pairs);
    }
    if (out->pairs.n) qsort(out->pairs.at, out->pairs.n, sizeof *out->pairs.at, likest);
}
