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
    CANDIDATES_MAX = 48,
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

/* A shingle of a member, where it stands first, and whether it stands in quotation marks anywhere. */
typedef struct {
    uint32_t key, at;
    uint8_t quoted;
} shingle;

typedef struct {
    sy_collation *c;
    const uint32_t *members;
    uint32_t n;
    uint64_t *postings; /* (shingle, member), sorted */
    uint32_t n_postings;
    shingle **shingles; /* of each member, by key */
    uint32_t *n_shingles;
} family;

static int shingle_order(const void *a, const void *b)
{
    const shingle *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

static const sy_cdoc *member(const family *f, uint32_t i) { return &f->c->docs[f->members[i]]; }

static void fill_shingles(family *f, uint32_t i)
{
    const sy_cdoc *d = member(f, i);
    shingle *s = sy_alloc_array(&f->c->scratch, d->n_words, sizeof *s);
    uint32_t n = 0, m = 0;
    for (uint32_t w = 0; w + 3 <= d->n_words; w++) {
        shingle one = { sy_phrase_key(d->words + w, 3), w, (d->words[w].flags & d->words[w + 1].flags & d->words[w + 2].flags & SY_CW_QUOTED) != 0 };
        s[n++] = one;
    }
    if (n) qsort(s, n, sizeof *s, shingle_order);
    for (uint32_t k = 0; k < n; k++)
        if (k == 0 || s[k].key != s[m - 1].key) s[m++] = s[k];
        else s[m - 1].quoted |= s[k].quoted;
    f->shingles[i] = s;
    f->n_shingles[i] = m;
}

static void fill_postings(family *f)
{
    size_t n = 0;
    sy_arena *a = &f->c->scratch;
    f->shingles = sy_alloc_array(a, f->n, sizeof *f->shingles);
    f->n_shingles = sy_alloc_array(a, f->n, sizeof *f->n_shingles);
    for (uint32_t i = 0; i < f->n; i++) {
        fill_shingles(f, i);
        n += f->n_shingles[i];
    }
    f->postings = sy_alloc_array(a, n, sizeof *f->postings);
    for (uint32_t i = 0; i < f->n; i++)
        for (uint32_t k = 0; k < f->n_shingles[i]; k++) f->postings[f->n_postings++] = (uint64_t)f->shingles[i][k].key << 32 | i;
    if (f->n_postings) qsort(f->postings, f->n_postings, sizeof *f->postings, sy_by_u64);
}

/* How many members have the shingle. */
static uint32_t members_with(const family *f, uint32_t key)
{
    uint32_t lo = 0, hi = f->n_postings, n = 0;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (f->postings[mid] >> 32 < key) lo = mid + 1;
        else hi = mid;
    }
    while (lo + n < f->n_postings && f->postings[lo + n] >> 32 == key) n++;
    return n;
}

/* The shingle that begins at word w of member i, as member j has it; NULL. */
static const shingle *shingle_in(const family *f, uint32_t i, uint32_t w, uint32_t j)
{
    uint32_t key = sy_phrase_key(member(f, i)->words + w, 3), lo = 0, hi = f->n_shingles[j];
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (f->shingles[j][mid].key < key) lo = mid + 1;
        else hi = mid;
    }
    return lo < f->n_shingles[j] && f->shingles[j][lo].key == key ? &f->shingles[j][lo] : NULL;
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
static int is_sharper(const family *f, uint32_t child, uint32_t from, uint32_t parent)
{
    if (from == 0) return 0;
    const sy_cdoc *c = member(f, child), *p = member(f, parent);
    const shingle *anchor = shingle_in(f, child, from - 1, parent);
    if (!anchor || anchor->at + 3 >= p->n_words || from + 2 >= c->n_words) return 0;
    uint32_t mine = figures_of(c, &c->words[from + 2]), theirs = figures_of(p, &p->words[anchor->at + 3]);
    return mine && theirs && mine > theirs;
}

/* Cost of the run [from, to) of shingles that the child has and the parent has not. */
static int64_t cost_of_added(const family *f, uint32_t child, uint32_t from, uint32_t to, uint32_t parent)
{
    uint32_t known = 0, words = to - from < WORDS_COUNTED ? to - from : WORDS_COUNTED;
    if (is_sharper(f, child, from, parent)) return COST_SHARPER;
    for (uint32_t i = from; i < to; i++) known += members_with(f, sy_phrase_key(member(f, child)->words + i, 3)) > 1;
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
static int64_t cost_of_runs(const family *f, uint32_t a, uint32_t b, int added)
{
    const sy_cdoc *d = member(f, a);
    int64_t cost = 0;
    int marked = 0;
    for (uint32_t i = 0; i + 3 <= d->n_words;) {
        uint32_t from = i;
        const shingle *there = NULL;
        while (i + 3 <= d->n_words && !(there = shingle_in(f, a, i, b))) i++;
        if (i > from) cost += added ? cost_of_added(f, a, from, i, b) : cost_of_lost(f, a, from, i);
        if (!there) continue;
        int quoted = (d->words[i].flags & d->words[i + 1].flags & d->words[i + 2].flags & SY_CW_QUOTED) != 0;
        int marks_added = added && quoted && !there->quoted;
        if (marks_added && !marked) cost += COST_MARKED;
        marked = marks_added;
        i++;
    }
    return cost;
}

static int64_t cost_of(const family *f, uint32_t parent, uint32_t child)
{
    return cost_of_runs(f, child, parent, 1) + cost_of_runs(f, parent, child, 0);
}

static int dated(const sy_cdoc *d) { return d->from <= d->to; }
/* Was a published before b, for certain? */
static int before(const sy_cdoc *a, const sy_cdoc *b) { return dated(a) && dated(b) && a->to < b->from; }

typedef SY_VEC(sy_arc) arc_list;

/* Node 0 is nobody; member i is node i + 1. */
static void add_arc(const family *f, arc_list *arcs, uint32_t parent, uint32_t child)
{
    if (parent == child || before(member(f, child), member(f, parent))) return;
    sy_arc arc = { parent + 1, child + 1, cost_of(f, parent, child) };
    *SY_PUSH(&f->c->scratch, arcs) = arc;
}

/* Candidates of a member of a large family: those it shares rare shingles with, and the first few of all. */
static void add_sparse_arcs(const family *f, arc_list *arcs, uint32_t child)
{
    SY_VEC(uint32_t) near = { 0 };
    const sy_cdoc *d = member(f, child);
    for (uint32_t k = 0; k < d->n_shingles && near.n < 4096; k++) {
        uint64_t key = (uint64_t)d->shingles[k] << 32;
        const uint64_t *p = f->postings, *end = f->postings + f->n_postings;
        size_t lo = 0, hi = f->n_postings;
        while (lo < hi) {
            size_t mid = lo + (hi - lo) / 2;
            if (p[mid] < key) lo = mid + 1;
            else hi = mid;
        }
        uint32_t n = 0;
        while (p + lo + n < end && p[lo + n] >> 32 == d->shingles[k] && n <= RARE_MAX) n++;
        for (uint32_t i = 0; n <= RARE_MAX && i < n; i++) *SY_PUSH(&f->c->scratch, &near) = (uint32_t)p[lo + i];
    }
    for (uint32_t i = 0; i < 8; i++) *SY_PUSH(&f->c->scratch, &near) = i;
    if (near.n) qsort(near.at, near.n, sizeof *near.at, sy_by_u32);
    uint32_t n = 0;
    for (uint32_t i = 0; i < near.n && n < CANDIDATES_MAX; i++)
        if (i == 0 || near.at[i] != near.at[i - 1]) add_arc(f, arcs, near.at[i], child), n++;
}

/* Is the direction shown by the dates, or by what each direction would cost? */
static int direction_shown(const family *f, uint32_t parent, uint32_t child)
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
        if (f.n > 1) solve(&f);
        i = j;
    }
}
