/*
 * stemma.c - who was probably taken from whom within a reprint family: the cheapest arborescence over asymmetric
 * costs of copying (after Marmerola et al. 2016), with the dates as bounds.
 *
 * The cost of taking child from parent counts edits, not words: each run of words that the child has and the
 * parent has not, and each run that it dropped. Dropping is cheap at any length. New words that no other member
 * has are a writer's addition; new words that another member has too must have come from there, so that a
 * parent without them is unlikely.
 */
#include "compare/inner.h"

#include "base/common.h"
#include "compare/arborescence.h"

#include <stdlib.h>

enum {
    DENSE_MAX = 64,       /* families up to this size are compared all with all */
    RARE_MAX = 12,        /* in larger ones, those that share a shingle of so few members */
    NEAR_MAX = 4096, CANDIDATES_MAX = 48,
    FIRST_ALWAYS = 8,     /* members that every other is held against */
    COST_ROOT = 1000000,
    COST_NEW_RUN = 20, COST_NEW_WORD = 1,       /* an addition */
    COST_KNOWN_RUN = 30, COST_KNOWN_WORD = 4,   /* an addition that another member has */
    COST_LOST_RUN = 25, COST_LOST_WORD = 1,
    COST_TAIL_RUN = 20,    /* the end cut off */
    COST_CHANGED = 15,    /* a word or two put in place of others */
    COST_MARKED = 150,     /* quotation marks put around words */
    COST_SHARPER = 200,    /* a rounder number made exact */
    CHANGED_WORDS = 3,
    WORDS_COUNTED = 60,   /* of one run */
    MARGIN = 12          /* by so much the other direction must cost more */
};

/* A member laid open: for each shingle of the family where the member has it first. */
typedef struct {
    uint32_t member;
    uint32_t *at;      /* 1 + word; 0: it has not */
    uint8_t *quoted;   /* does it stand in quotation marks anywhere? */
} opened;

typedef struct {
    sy_collation *c;
    const uint32_t *members;
    uint32_t n;
    uint32_t *first;    /* of each member: its first shingle; of n: how many there are */
    uint32_t *number;   /* of the shingle that begins at word w of member i: number[first[i] + w], by key from 0 */
    uint32_t *n_with;   /* of each number: how many members have it */
    uint32_t *postings; /* members by shingle: those of number k from list[k] */
    uint32_t *list, n_numbers;
    opened child, parent;
} family;

static const sy_cdoc *member(const family *f, uint32_t i) { return &f->c->docs[f->members[i]]; }
static uint32_t shingle_count(const family *f, uint32_t i) { return f->first[i + 1] - f->first[i]; }

/* Number the shingles by their keys and list for each who has it. */
static void number_shingles(family *f, const uint64_t *sorted, const uint32_t *owner, uint32_t n)
{
    sy_arena *a = &f->c->scratch;
    f->n_with = sy_alloc_array(a, n, sizeof *f->n_with);
    f->list = sy_alloc_array(a, (size_t)n + 1, sizeof *f->list);
    f->postings = sy_alloc_array(a, n, sizeof *f->postings);
    uint32_t n_postings = 0;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t place = (uint32_t)sorted[k];
        int same = k > 0 && sorted[k] >> 32 == sorted[k - 1] >> 32;
        if (!same) f->list[f->n_numbers++] = n_postings;
        f->number[place] = f->n_numbers - 1;
        if (same && f->postings[n_postings - 1] == owner[place]) continue;
        f->postings[n_postings++] = owner[place];
        f->n_with[f->n_numbers - 1]++;
    }
    f->list[f->n_numbers] = n_postings;
}

static void open_member(sy_arena *a, opened *o, uint32_t n_numbers)
{
    o->member = UINT32_MAX;
    o->at = sy_alloc_array(a, n_numbers, sizeof *o->at);
    o->quoted = sy_alloc_array(a, n_numbers, sizeof *o->quoted);
}

static void fill_postings(family *f)
{
    sy_arena *a = &f->c->scratch;
    f->first = sy_alloc_array(a, (size_t)f->n + 1, sizeof *f->first);
    for (uint32_t i = 0; i < f->n; i++) f->first[i + 1] = f->first[i] + (member(f, i)->n_words < 3 ? 0 : member(f, i)->n_words - 2);
    uint32_t n = f->first[f->n];
    uint64_t *sorted = sy_alloc_array(a, n, sizeof *sorted);
    uint32_t *owner = sy_alloc_array(a, n, sizeof *owner);
    f->number = sy_alloc_array(a, n, sizeof *f->number);
    for (uint32_t i = 0; i < f->n; i++)
        for (uint32_t w = 0; w < shingle_count(f, i); w++) {
            sorted[f->first[i] + w] = (uint64_t)sy_phrase_key(member(f, i)->words + w, 3) << 32 | (f->first[i] + w);
            owner[f->first[i] + w] = i;
        }
    if (n) qsort(sorted, n, sizeof *sorted, sy_by_u64);
    number_shingles(f, sorted, owner, n);
    open_member(a, &f->child, f->n_numbers);
    open_member(a, &f->parent, f->n_numbers);
}

/* How many members have the shingle that begins at word w of member i. */
static uint32_t members_with(const family *f, uint32_t i, uint32_t w) { return f->n_with[f->number[f->first[i] + w]]; }

static int is_quoted(const sy_cword *w) { return (w[0].flags & w[1].flags & w[2].flags & SY_CW_QUOTED) != 0; }

/* Lay member i open in the place of the one that is. */
static void lay_open(family *f, opened *o, uint32_t i)
{
    if (o->member == i) return;
    if (o->member != UINT32_MAX)
        for (uint32_t w = f->first[o->member]; w < f->first[o->member + 1]; w++) o->at[f->number[w]] = o->quoted[f->number[w]] = 0;
    o->member = i;
    for (uint32_t w = shingle_count(f, i); w-- > 0;) {
        uint32_t k = f->number[f->first[i] + w];
        o->at[k] = w + 1;
        o->quoted[k] |= (uint8_t)is_quoted(member(f, i)->words + w);
    }
}

/* Digits of a number that are not zeros at its end; 0: no number. */
static uint32_t figures_of(const sy_cdoc *d, const sy_cword *w)
{
    const char *s = d->doc->text + w->start;
    uint32_t figures = 0, n = 0;
    if (!(w->flags & SY_CW_NUMBER)) return 0;
    for (uint32_t i = 0; i < w->n_bytes; i++)
        if (s[i] >= '0' && s[i] <= '9') {
            n++;
            if (s[i] != '0') figures = n;
        }
    return figures ? figures : 1;
}

/* Is the number that stands in place of another in the child an exact one where the parent has a round one? */
static int is_sharper(const family *f, uint32_t child, uint32_t from, const opened *parent)
{
    if (from == 0) return 0;
    const sy_cdoc *c = member(f, child), *p = member(f, parent->member);
    uint32_t anchor = parent->at[f->number[f->first[child] + from - 1]];
    if (!anchor || anchor + 2 >= p->n_words || from + 2 >= c->n_words) return 0;
    uint32_t mine = figures_of(c, &c->words[from + 2]), theirs = figures_of(p, &p->words[anchor + 2]);
    return mine && theirs && mine > theirs;
}

/* Cost of the run [from, to) of shingles that the child has and the parent has not. */
static int64_t cost_of_added(const family *f, uint32_t child, uint32_t from, uint32_t to, const opened *parent)
{
    uint32_t known = 0, words = to - from < WORDS_COUNTED ? to - from : WORDS_COUNTED;
    if (is_sharper(f, child, from, parent)) return COST_SHARPER;
    for (uint32_t i = from; i < to; i++) known += members_with(f, child, i) > 1;
    if (to - from <= CHANGED_WORDS) return known == to - from ? 2 * COST_CHANGED : COST_CHANGED;
    if (known * 2 > to - from) return COST_KNOWN_RUN + COST_KNOWN_WORD * (int64_t)words;
    return COST_NEW_RUN + COST_NEW_WORD * (int64_t)words;
}

static int64_t cost_of_lost(const family *f, uint32_t parent, uint32_t from, uint32_t to)
{
    uint32_t words = to - from < WORDS_COUNTED ? to - from : WORDS_COUNTED;
    if (to - from <= CHANGED_WORDS) return COST_CHANGED;
    if (to + 3 > member(f, parent)->n_words) return COST_TAIL_RUN;
    return COST_LOST_RUN + COST_LOST_WORD * (int64_t)words;
}

/* Cost of the runs of a's words that b has not; added: a is the child. */
static int64_t cost_of_runs(const family *f, uint32_t a, const opened *b, int added)
{
    const sy_cdoc *d = member(f, a);
    const uint32_t *number = f->number + f->first[a];
    int64_t cost = 0;
    int marked = 0;
    for (uint32_t i = 0, n = shingle_count(f, a); i < n;) {
        uint32_t from = i;
        while (i < n && !b->at[number[i]]) i++;
        if (i > from) cost += added ? cost_of_added(f, a, from, i, b) : cost_of_lost(f, a, from, i);
        if (i == n) break;
        int marks_added = added && is_quoted(d->words + i) && !b->quoted[number[i]];
        if (marks_added && !marked) cost += COST_MARKED;
        marked = marks_added;
        i++;
    }
    return cost;
}

static int64_t cost_of(family *f, uint32_t parent, uint32_t child)
{
    lay_open(f, &f->parent, parent);
    lay_open(f, &f->child, child);
    return cost_of_runs(f, child, &f->parent, 1) + cost_of_runs(f, parent, &f->child, 0);
}

static int dated(const sy_cdoc *d) { return d->from <= d->to; }
/* Was a published before b, for certain? */
static int before(const sy_cdoc *a, const sy_cdoc *b) { return dated(a) && dated(b) && a->to < b->from; }

typedef SY_VEC(sy_arc) arc_list;

/* Node 0 is nobody; member i is node i + 1. */
static void add_arc(family *f, arc_list *arcs, uint32_t parent, uint32_t child)
{
    if (parent == child || before(member(f, child), member(f, parent))) return;
    sy_arc arc = { parent + 1, child + 1, cost_of(f, parent, child) };
    *SY_PUSH(&f->c->scratch, arcs) = arc;
}

/* Candidates of a member of a large family: those it shares rare shingles with, and the first few of all. */
static void add_sparse_arcs(family *f, arc_list *arcs, uint32_t child)
{
    SY_VEC(uint32_t) near = { 0 };
    uint32_t n_shingles = shingle_count(f, child), *numbers = sy_alloc_array(&f->c->scratch, n_shingles, sizeof *numbers);
    if (n_shingles) {
        memcpy(numbers, f->number + f->first[child], n_shingles * sizeof *numbers);
        qsort(numbers, n_shingles, sizeof *numbers, sy_by_u32);
    }
    for (uint32_t k = 0; k < n_shingles && near.n < NEAR_MAX; k++) {
        if ((k && numbers[k] == numbers[k - 1]) || f->n_with[numbers[k]] > RARE_MAX) continue;
        for (uint32_t i = f->list[numbers[k]]; i < f->list[numbers[k] + 1]; i++) *SY_PUSH(&f->c->scratch, &near) = f->postings[i];
    }
    for (uint32_t i = 0; i < FIRST_ALWAYS; i++) *SY_PUSH(&f->c->scratch, &near) = i;
    if (near.n) qsort(near.at, near.n, sizeof *near.at, sy_by_u32);
    uint32_t n = 0;
    for (uint32_t i = 0; i < near.n && n < CANDIDATES_MAX; i++)
        if (i == 0 || near.at[i] != near.at[i - 1]) add_arc(f, arcs, near.at[i], child), n++;
}

/* Is the direction shown by the dates, or by what each direction would cost? */
static int direction_shown(family *f, uint32_t parent, uint32_t child)
{
    if (before(member(f, parent), member(f, child))) return 1;
    return cost_of(f, child, parent) >= cost_of(f, parent, child) + MARGIN;
}

static void solve(family *f)
{
    arc_list arcs = { 0 };
    sy_arena *a = &f->c->scratch;
    uint32_t *best = sy_alloc_array(a, f->n + 1, sizeof *best);
    fill_postings(f);
    for (uint32_t i = 0; i < f->n; i++) {
        sy_arc from_nobody = { 0, i + 1, COST_ROOT };
        *SY_PUSH(a, &arcs) = from_nobody;
        if (f->n > DENSE_MAX) add_sparse_arcs(f, &arcs, i);
        else
            for (uint32_t j = 0; j < f->n; j++) add_arc(f, &arcs, j, i);
    }
    sy_arborescence(a, f->n + 1, arcs.at, arcs.n, best);
    for (uint32_t i = 0; i < f->n; i++) {
        uint32_t from = arcs.at[best[i + 1]].from;
        if (from && direction_shown(f, from - 1, i)) f->c->docs[f->members[i]].parent = (int32_t)f->members[from - 1];
    }
}

typedef struct {
    uint32_t family, report;
} membership;

static int by_family(const void *a, const void *b)
{
    const membership *x = a, *y = b;
    if (x->family != y->family) return x->family < y->family ? -1 : 1;
    return x->report < y->report ? -1 : x->report > y->report;
}

void sy_compare_stemma(sy_collation *c)
{
    membership *all = sy_alloc_array(&c->scratch, c->n, sizeof *all);
    uint32_t *members = sy_alloc_array(&c->scratch, c->n, sizeof *members);
    for (uint32_t i = 0; i < c->n; i++) {
        membership m = { c->docs[i].family, i };
        all[i] = m;
    }
    qsort(all, c->n, sizeof *all, by_family);
    for (uint32_t i = 0; i < c->n; i++) members[i] = all[i].report;
    for (uint32_t i = 0; i < c->n;) {
        uint32_t j = i + 1;
        while (j < c->n && all[j].family == all[i].family) j++;
        family f = { .c = c, .members = members + i, .n = j - i };
        if (f.n > 1) {
            sy_scratch_push(c, 1 << 16);
            solve(&f);
            sy_scratch_pop(c);
        }
        i = j;
    }
}
