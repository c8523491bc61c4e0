/*
 * reprints.c - reprint families: reports that are copies of one text, whole or cut, re-headed or restyled.
 *
 * Candidates come from winnowed fingerprints (Schleimer, Wilkerson and Aiken 2003), so that no two reports are
 * compared that share nothing. A pair is decided by asymmetric containment of three-word shingles, as Jaccard
 * similarity misses copies that were cut (Silcock et al. 2023): what share of the shorter stands in the longer.
 * Cutting goes from the end, so a shared opening counts for more than shared paragraphs further down.
 */
#include "compare/inner.h"

#include "base/sort.h"

enum {
    PRINT_WORDS = SY_STOCK_WORDS,
    PRINT_WINDOW = 4,      /* of so many neighbours the least is kept */
    LIST_ALL = 24,         /* up to so many reports of one fingerprint are all paired */
    LIST_NEAR = 12,        /* in longer lists each is paired with so many that follow */
    SHARED_MIN = 2,        /* fingerprints that a candidate pair shares */
    PAIRS_FIRST = 1 << 16, /* pairs collected before those that repeat are left out */
    SHINGLES_MIN = 12,     /* shingles that a copy shares at least */
    OPENING_WORDS = 40,
    OPENED_WORDS = 60,     /* a text that has more to it than its opening */
    CONTAINED = 75,        /* hundredths: a copy by what it holds */
    CONTAINED_SHORT = 60,  /* the same where there is hardly more than an opening */
    CONTAINED_OPENING = 45, /* a copy whose opening stands in the other */
    OPENING_SHARED = 40
};

uint32_t sy_set_find(uint32_t *sets, uint32_t i)
{
    while (sets[i] != i) i = sets[i] = sets[sets[i]];
    return i;
}

void sy_set_join(uint32_t *sets, uint32_t i, uint32_t j)
{
    i = sy_set_find(sets, i);
    j = sy_set_find(sets, j);
    if (i < j) sets[j] = i;
    else sets[i] = j;
}

uint32_t sy_shingles_shared(const sy_cdoc *a, const sy_cdoc *b)
{
    uint32_t i = 0, j = 0, n = 0;
    while (i < a->n_shingles && j < b->n_shingles) {
        uint32_t x = a->shingles[i], y = b->shingles[j];
        n += x == y;
        i += x <= y;
        j += y <= x;
    }
    return n;
}

void sy_winnow(sy_arena *a, sy_cdoc *d)
{
    uint32_t n = d->n_words < PRINT_WORDS ? 0 : d->n_words - PRINT_WORDS + 1, last = UINT32_MAX;
    uint32_t window[PRINT_WINDOW];
    d->prints = sy_alloc_array(a, n / 2 + 1, sizeof *d->prints); /* one of 2.5 on average */
    uint32_t room = n / 2 + 1;
    for (uint32_t k = 0; k < n; k++) {
        window[k % PRINT_WINDOW] = sy_phrase_key(d->words + k, PRINT_WORDS);
        if (k + 1 < PRINT_WINDOW) continue;
        uint32_t least = k + 1 - PRINT_WINDOW;
        for (uint32_t m = least + 1; m <= k; m++)
            if (window[m % PRINT_WINDOW] <= window[least % PRINT_WINDOW]) least = m;
        if (least == last) continue;
        last = least;
        sy_print print = { window[least % PRINT_WINDOW], least };
        d->prints = sy_vec_grow(a, d->prints, &d->n_prints, &room, sizeof *d->prints);
        d->prints[d->n_prints - 1] = print;
    }
}

void sy_prints_sort(sy_collation *c, sy_prints *p)
{
    sy_arena *a = &c->scratch;
    p->first = sy_alloc_array(a, (size_t)c->n + 1, sizeof *p->first);
    for (uint32_t i = 0; i < c->n; i++) p->first[i + 1] = p->first[i] + c->docs[i].n_prints;
    p->n = p->first[c->n];
    p->sorted = sy_alloc_array(a, p->n, 2 * sizeof *p->sorted);
    p->owner = sy_alloc_array(a, p->n, sizeof *p->owner);
    for (uint32_t i = 0; i < c->n; i++)
        for (uint32_t k = 0; k < c->docs[i].n_prints; k++) {
            p->owner[p->first[i] + k] = i;
            p->sorted[p->first[i] + k] = (uint64_t)c->docs[i].prints[k].key << 32 | (p->first[i] + k);
        }
    sy_sort_u64(p->sorted, p->sorted + p->n, p->n);
}

/* Pairs of reports, each as often as it shares fingerprints, up to SHARED_MIN times. */
typedef struct {
    uint64_t *at, *spare;
    size_t n, room;
} pair_list;

/* Sort the pairs and leave out what is not needed of each. */
static void tidy(pair_list *l)
{
    size_t n = 0;
    sy_sort_u64(l->at, l->spare, l->n);
    for (size_t i = 0; i < l->n; i++)
        if (n < SHARED_MIN || l->at[n - SHARED_MIN] != l->at[i]) l->at[n++] = l->at[i];
    l->n = n;
}

static void grow_list(sy_arena *a, pair_list *l)
{
    size_t room = l->room ? 2 * l->room : PAIRS_FIRST;
    uint64_t *at = sy_alloc_array(a, room, sizeof *at);
    if (l->n) memcpy(at, l->at, l->n * sizeof *at);
    l->at = at;
    l->spare = sy_alloc_array(a, room, sizeof *at);
    l->room = room;
}

static void add_pair(sy_arena *a, pair_list *l, uint32_t i, uint32_t j)
{
    if (l->n == l->room) {
        if (l->n) tidy(l);
        if (l->n >= l->room / 2) grow_list(a, l);
    }
    l->at[l->n++] = (uint64_t)i << 32 | j;
}

/* The reports of one fingerprint, rising, paired. */
static void add_pairs(sy_collation *c, const uint32_t *reports, uint32_t n, pair_list *pairs)
{
    for (uint32_t i = 0; i < n; i++) {
        uint32_t to = n <= LIST_ALL || n - i <= LIST_NEAR ? n : i + 1 + LIST_NEAR;
        for (uint32_t j = i + 1; j < to; j++) add_pair(&c->scratch, pairs, reports[i], reports[j]);
    }
}

static void candidate_pairs(sy_collation *c, pair_list *pairs)
{
    sy_prints p;
    sy_prints_sort(c, &p);
    uint32_t *reports = sy_alloc_array(&c->scratch, c->n, sizeof *reports);
    for (uint32_t i = 0, j; i < p.n; i = j) {
        uint32_t n = 0;
        j = sy_prints_end(&p, i);
        for (uint32_t k = i; k < j; k++) {
            uint32_t report = p.owner[(uint32_t)p.sorted[k]];
            if (!n || reports[n - 1] != report) reports[n++] = report;
        }
        if (n > 1) add_pairs(c, reports, n, pairs);
    }
    tidy(pairs);
}

static int has_shingle(const sy_cdoc *d, uint32_t key)
{
    uint32_t lo = 0, hi = d->n_shingles;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (d->shingles[mid] < key) lo = mid + 1;
        else hi = mid;
    }
    return lo < d->n_shingles && d->shingles[lo] == key;
}

/* Where the body begins: behind a first line that is short and has more text after it. */
static uint32_t opening(const sy_cdoc *d)
{
    uint32_t i = 1;
    while (i < d->n_words && !(d->words[i].flags & SY_CW_LINE)) i++;
    return i < 30 && i + OPENING_WORDS / 2 < d->n_words ? i : 0;
}

/* Hundredths of the opening of d that stand in other. */
static uint32_t opening_shared(const sy_cdoc *d, const sy_cdoc *other)
{
    uint32_t from = opening(d), n = 0, shared = 0;
    for (uint32_t i = from; i + 3 <= d->n_words && n < OPENING_WORDS; i++, n++) shared += (uint32_t)has_shingle(other, sy_phrase_key(d->words + i, 3));
    return n ? shared * 100 / n : 0;
}

static int is_reprint(const sy_cdoc *a, const sy_cdoc *b)
{
    uint32_t shared = sy_shingles_shared(a, b), least = a->n_shingles < b->n_shingles ? a->n_shingles : b->n_shingles;
    if (shared < SHINGLES_MIN) return 0;
    uint32_t held = shared * 100 / least;
    if (a->n_words < OPENED_WORDS || b->n_words < OPENED_WORDS) return held >= CONTAINED_SHORT;
    if (held >= CONTAINED) return 1;
    return held >= CONTAINED_OPENING && opening_shared(a, b) >= OPENING_SHARED && opening_shared(b, a) >= OPENING_SHARED;
}

void sy_compare_reprints(sy_collation *c)
{
    pair_list pairs = { NULL, NULL, 0, 0 };
    uint32_t *sets = sy_alloc_array(&c->scratch, c->n, sizeof *sets);
    for (uint32_t i = 0; i < c->n; i++) sets[i] = i;
    candidate_pairs(c, &pairs);
    for (size_t i = 0; i < pairs.n;) {
        size_t j = i + 1;
        uint32_t a = (uint32_t)(pairs.at[i] >> 32), b = (uint32_t)pairs.at[i];
        while (j < pairs.n && pairs.at[j] == pairs.at[i]) j++;
        if (j - i >= SHARED_MIN && sy_set_find(sets, a) != sy_set_find(sets, b) && is_reprint(&c->docs[a], &c->docs[b])) sy_set_join(sets, a, b);
        i = j;
    }
    for (uint32_t i = 0; i < c->n; i++) c->docs[i].family = sy_set_find(sets, i);
}
