/*
 * make-clusters.c - sorts the words of plain text into classes of words that stand in like places.
 *
 * usage: make-clusters OUT FILE.jsonl.gz...
 *
 * Exchange clustering of the two-sided class bigram model (Martin, Liermann, Ney 1998; Uszkoreit, Brants 2008): every
 * word is moved to the class that makes the text likeliest, all words in turn, for a fixed number of rounds. Counts and
 * logarithms are integers, so that the same text gives the same classes everywhere.
 */
#include "base/limits.h"
#include "base/utf8.h"
#include "corpus.h"
#include "files.h"
#include "lang/units.h"
#include "perceptron.h"
#include "text/tokens.h"

#include <stdio.h>
#include <stdlib.h>

enum { CLASSES = 256, WORDS_MAX = 30000, LEAST = 8, ROUNDS = 8, LOG_BITS = 12, TABLE = 1 << LOG_BITS };

typedef struct {
    uint32_t left, right;
} pair;

typedef struct {
    uint32_t other, count;
} neighbour;

static uint32_t log_table[TABLE + 1]; /* log2(1 + i / TABLE) in 1/65536 */

/* log2 by repeated squaring of a fixed-point number: no library function, no rounding that differs. */
static uint32_t log2_fraction(uint64_t x) /* 1 <= x < 2 as x / 2^31 */
{
    uint32_t out = 0;
    for (int i = 0; i < 16; i++) {
        x = x * x >> 31;
        out <<= 1;
        if (x >= (uint64_t)2 << 31) {
            x >>= 1;
            out |= 1;
        }
    }
    return out;
}

/* n * log2(n) in 1/65536 bits. */
static int64_t entropy(uint64_t n)
{
    if (n < 2) return 0;
    unsigned top = 63 - (unsigned)__builtin_clzll(n);
    uint64_t fraction = top >= LOG_BITS ? (n >> (top - LOG_BITS)) - TABLE : (n << (LOG_BITS - top)) - TABLE;
    return (int64_t)n * (int64_t)(((uint64_t)top << 16) + log_table[fraction]);
}

typedef struct {
    sy_arena *arena;
    const struct sy_text *tables;
    sy_map words;
    SY_VEC(uint32_t) text; /* word numbers; UINT32_MAX: an edge */
    uint32_t n;            /* words that are classed: the commonest */
    uint32_t *count, *class, *rank;
    neighbour *left, *right;
    uint32_t *left_at, *right_at;
    int64_t (*both)[CLASSES], one[CLASSES];
} state;

/* ---- reading */

static void add_token(state *t, const char *s, uint32_t n)
{
    char low[256], folded[49];
    size_t m = sy_utf8_lower(s, n, low, sizeof low), k = 0;
    for (size_t i = 0; i < m && k < 48; i++) {
        if (m - i >= 3 && (memcmp(low + i, "\xE2\x80\x99", 3) == 0 || memcmp(low + i, "\xE2\x80\x98", 3) == 0)) {
            folded[k++] = '\'';
            i += 2;
        } else if (m - i >= 3 && (memcmp(low + i, "\xE2\x80\x9C", 3) == 0 || memcmp(low + i, "\xE2\x80\x9D", 3) == 0)) {
            folded[k++] = '"';
            i += 2;
        } else {
            folded[k++] = (unsigned)(low[i] - '0') < 10u ? '0' : low[i];
        }
    }
    uint32_t next = t->words.entries.n, *at;
    int fresh;
    at = sy_map_put(t->arena, &t->words, folded, k, &fresh);
    if (fresh) *at = next;
    *SY_PUSH(t->arena, &t->text) = *at;
}

static void read_text(void *arg, const char *s)
{
    state *t = arg;
    sy_tokens tokens = { 0 };
    sy_arena scratch;
    sy_arena_init(&scratch, 1 << 20);
    scratch.guard = t->arena->guard;
    sy_tokens_read(t->tables, &scratch, s, 0, (uint32_t)strlen(s), &tokens);
    *SY_PUSH(t->arena, &t->text) = UINT32_MAX;
    for (uint32_t i = 0; i < tokens.n; i++) {
        uint32_t from = tokens.at[i].start;
        for (unsigned k = 0; k < tokens.at[i].n_words; k++) {
            uint32_t to = k + 1u < tokens.at[i].n_words ? tokens.at[i].cut[k] : tokens.at[i].end;
            add_token(t, s + from, to - from);
            from = to;
        }
    }
    sy_arena_free(&scratch);
}

/* ---- the words to class, by frequency, and their neighbours */

static const uint32_t *counts_to_sort;
static int by_frequency(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    if (counts_to_sort[x] != counts_to_sort[y]) return counts_to_sort[x] < counts_to_sort[y] ? 1 : -1;
    return x < y ? -1 : x > y;
}

static int by_pair(const void *a, const void *b)
{
    const pair *x = a, *y = b;
    if (x->left != y->left) return x->left < y->left ? -1 : 1;
    return x->right < y->right ? -1 : x->right > y->right;
}

/* Pairs sorted by .left become, for each left word, the list of right words with counts. */
static neighbour *collect(pair *p, size_t n, uint32_t n_words, uint32_t *at)
{
    qsort(p, n, sizeof *p, by_pair);
    neighbour *out = checked(malloc((n + 1) * sizeof *out));
    uint32_t m = 0, word = 0;
    at[0] = 0;
    for (size_t i = 0; i < n;) {
        size_t end = i;
        while (end < n && p[end].left == p[i].left && p[end].right == p[i].right) end++;
        while (word < p[i].left) at[++word] = m;
        out[m].other = p[i].right;
        out[m++].count = (uint32_t)(end - i);
        i = end;
    }
    while (word < n_words) at[++word] = m;
    return out;
}

static void prepare(state *t)
{
    uint32_t all = t->words.entries.n, *order = checked(malloc(all * sizeof *order)), *count = checked(calloc(all, sizeof *count));
    for (uint32_t i = 0; i < t->text.n; i++)
        if (t->text.at[i] != UINT32_MAX) count[t->text.at[i]]++;
    for (uint32_t i = 0; i < all; i++) order[i] = i;
    counts_to_sort = count;
    qsort(order, all, sizeof *order, by_frequency);
    while (t->n < all && t->n < WORDS_MAX && count[order[t->n]] >= LEAST) t->n++;
    t->rank = checked(malloc(all * sizeof *t->rank));
    for (uint32_t i = 0; i < all; i++) t->rank[order[i]] = i < t->n ? i : UINT32_MAX;
    t->count = checked(calloc(t->n, sizeof *t->count));
    pair *p = checked(malloc((t->text.n + 1) * sizeof *p)), *q = checked(malloc((t->text.n + 1) * sizeof *q));
    size_t n = 0;
    uint32_t before = UINT32_MAX;
    for (uint32_t i = 0; i < t->text.n; i++) {
        uint32_t w = t->text.at[i] == UINT32_MAX ? UINT32_MAX : t->rank[t->text.at[i]];
        if (w != UINT32_MAX && before != UINT32_MAX) {
            pair a = { before, w }, b = { w, before };
            p[n] = a;
            q[n++] = b;
        }
        if (w != UINT32_MAX) t->count[w]++;
        before = w;
    }
    t->right_at = checked(calloc(t->n + 1, sizeof *t->right_at));
    t->left_at = checked(calloc(t->n + 1, sizeof *t->left_at));
    t->right = collect(p, n, t->n, t->right_at);
    t->left = collect(q, n, t->n, t->left_at);
    free(p);
    free(q);
    free(count);
    printf("%u words of %u, %zu pairs\n", t->n, all, n);
    /* order's head names the words again when they are printed */
    for (uint32_t i = 0; i < t->n; i++) t->rank[i] = order[i];
    free(order);
}

/* ---- exchange */

static void count_classes(state *t)
{
    memset(t->both, 0, sizeof *t->both * CLASSES);
    memset(t->one, 0, sizeof t->one);
    for (uint32_t w = 0; w < t->n; w++) {
        t->one[t->class[w]] += t->count[w];
        for (uint32_t k = t->right_at[w]; k < t->right_at[w + 1]; k++) t->both[t->class[w]][t->class[t->right[k].other]] += t->right[k].count;
    }
}

/* The word's neighbours by class; a word beside itself is counted apart. */
typedef struct {
    int64_t right[CLASSES], left[CLASSES], self;
    uint16_t right_classes[CLASSES], left_classes[CLASSES];
    uint32_t n_right, n_left;
} around;

static void look_around(const state *t, uint32_t w, around *a)
{
    memset(a, 0, sizeof *a);
    for (uint32_t k = t->right_at[w]; k < t->right_at[w + 1]; k++) {
        if (t->right[k].other == w) a->self += t->right[k].count;
        else a->right[t->class[t->right[k].other]] += t->right[k].count;
    }
    for (uint32_t k = t->left_at[w]; k < t->left_at[w + 1]; k++)
        if (t->left[k].other != w) a->left[t->class[t->left[k].other]] += t->left[k].count;
    for (uint16_t c = 0; c < CLASSES; c++) {
        if (a->right[c]) a->right_classes[a->n_right++] = c;
        if (a->left[c]) a->left_classes[a->n_left++] = c;
    }
}

static void shift_counts(state *t, uint32_t w, const around *a, uint32_t c, int64_t sign)
{
    t->one[c] += sign * t->count[w];
    for (uint32_t k = 0; k < a->n_right; k++) t->both[c][a->right_classes[k]] += sign * a->right[a->right_classes[k]];
    for (uint32_t k = 0; k < a->n_left; k++) t->both[a->left_classes[k]][c] += sign * a->left[a->left_classes[k]];
    t->both[c][c] += sign * a->self;
}

/* What putting the word into class c adds to the likelihood, the word being in no class. */
static int64_t gain(const state *t, uint32_t w, const around *a, uint32_t c)
{
    int64_t g = 0, own = a->self + a->right[c] + a->left[c];
    for (uint32_t k = 0; k < a->n_right; k++) {
        uint32_t o = a->right_classes[k];
        if (o != c) g += entropy((uint64_t)(t->both[c][o] + a->right[o])) - entropy((uint64_t)t->both[c][o]);
    }
    for (uint32_t k = 0; k < a->n_left; k++) {
        uint32_t o = a->left_classes[k];
        if (o != c) g += entropy((uint64_t)(t->both[o][c] + a->left[o])) - entropy((uint64_t)t->both[o][c]);
    }
    g += entropy((uint64_t)(t->both[c][c] + own)) - entropy((uint64_t)t->both[c][c]);
    return g - 2 * (entropy((uint64_t)t->one[c] + t->count[w]) - entropy((uint64_t)t->one[c]));
}

static void exchange(state *t)
{
    static around a;
    for (uint32_t w = 0; w < t->n; w++) t->class[w] = w < CLASSES ? w : w % CLASSES;
    count_classes(t);
    for (int round = 0; round < ROUNDS; round++) {
        uint32_t moved = 0;
        for (uint32_t w = 0; w < t->n; w++) {
            look_around(t, w, &a);
            shift_counts(t, w, &a, t->class[w], -1);
            uint32_t best = t->class[w];
            int64_t best_gain = gain(t, w, &a, best);
            for (uint32_t c = 0; c < CLASSES; c++) {
                if (c == t->class[w]) continue;
                int64_t g = gain(t, w, &a, c);
                if (g > best_gain) {
                    best_gain = g;
                    best = c;
                }
            }
            moved += best != t->class[w];
            t->class[w] = best;
            shift_counts(t, w, &a, best, 1);
        }
        printf("round %d: %u words moved\n", round + 1, moved);
        fflush(stdout);
        if (moved * 200 < t->n) break;
    }
}

typedef struct {
    sy_arena *arena;
    int argc;
    char **argv;
} job;

static void work(void *arg)
{
    job *j = arg;
    static state t;
    t.arena = j->arena;
    t.tables = sy_alloc(j->arena, sizeof *t.tables);
    for (uint32_t i = 0; i <= TABLE; i++) log_table[i] = i == TABLE ? 65536 : log2_fraction(((uint64_t)TABLE + i) << (31 - LOG_BITS));
    for (int i = 2; i < j->argc; i++) {
        texts_each(j->argv[i], read_text, &t);
        printf("%s: %u tokens so far\n", j->argv[i], t.text.n);
        fflush(stdout);
    }
    prepare(&t);
    t.class = checked(calloc(t.n + CLASSES, sizeof *t.class));
    t.both = checked(calloc(CLASSES, sizeof *t.both));
    exchange(&t);
    sy_buf b;
    sy_buf_init(&b, SY_TABLE_BYTES_MAX);
    for (uint32_t w = 0; w < t.n; w++) {
        const sy_map_entry *e = &t.words.entries.at[t.rank[w]];
        sy_buf_printf(&b, "%.*s\t%u\n", (int)e->key_bytes, e->key, t.class[w]);
    }
    file_write_buf(j->argv[1], &b);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: make-clusters OUT FILE.jsonl.gz...\n");
        return 2;
    }
    sy_arena a;
    sayso_error err;
    sy_arena_init(&a, 1 << 22);
    job j = { &a, argc, argv };
    if (sy_guard(&a, work, &j, &err)) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    sy_arena_free(&a);
    return 0;
}
