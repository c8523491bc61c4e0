/*
 * make-profiles.c - counts beside which issues words stand in plain text (src/record/word_profiles.h).
 *
 * usage: make-profiles DATA WORDS OUT FILE.jsonl.gz...
 *
 * DATA is the program's data/, WORDS more words for issues (train/issue-words.tsv). The patterns of both are looked for in each sentence, by their words with
 * the regular endings of English: a rough cut, but of some millions of places. Each word near such a place, and no part of it, counts for its issue. OUT is
 * the section "profiles". All is counted in integers: the same texts give the same bytes.
 */
#include "base/limits.h"
#include "base/tsv.h"
#include "compare/inner.h"
#include "files.h"
#include "lang/units.h"
#include "plain_text.h"
#include "record/word_profiles.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    ITEMS = 8,            /* words of a pattern */
    HINT = 1, PLAIN = 4,  /* what a pattern counts, twice that if it has several words */
    UNIT = 64,            /* counted for a word that stands beside one issue */
    NEAR = 25,            /* words */
    LEAST = 8, CALM = 20, /* words beside issues: so many must there be, so many more are as by chance */
    COMMON = 1000,        /* a word that is one of so many has half the rarity */
    PLACES = 2048         /* of patterns in a sentence */
};

typedef struct {
    uint8_t n, issue, points;
    uint8_t gap[ITEMS]; /* words that may stand before the item */
} pattern;

/* An item of a pattern that a word of the text may be. */
typedef struct {
    uint32_t word, key; /* key: pattern * ITEMS + item */
} part;

typedef struct {
    uint32_t first, last;
    uint8_t issue, points;
} place;

typedef struct {
    sy_arena *arena;
    plain_text text;
    sy_map words;               /* lower case */
    uint32_t *word_of;          /* of each form of the text */
    uint32_t *count;            /* of each word */
    SY_VEC(pattern) patterns;
    SY_VEC(part) parts;
    uint32_t *parts_at;         /* of each word, where its parts begin */
    const char *names[SY_PROFILE_ISSUES_MAX];
    uint32_t n_issues;
    uint32_t (*beside)[SY_PROFILE_ISSUES_MAX]; /* of each word */
    uint64_t all[SY_PROFILE_ISSUES_MAX];
} state;

/* ---- patterns */

static uint8_t issue_of(state *t, const char *name)
{
    for (uint32_t k = 0; k < t->n_issues; k++)
        if (strcmp(t->names[k], name) == 0) return (uint8_t)k;
    if (t->n_issues == SY_PROFILE_ISSUES_MAX) sy_fail(t->arena, SAYSO_LIMIT, 0, "over %d issues", SY_PROFILE_ISSUES_MAX);
    t->names[t->n_issues] = sy_strdup(t->arena, name);
    return (uint8_t)t->n_issues++;
}

/* The first n bytes of a word with this ending, if the texts have it. */
static void add_form(state *t, uint32_t key, const char *word, size_t n, const char *ending)
{
    char form[96];
    int k = snprintf(form, sizeof form, "%.*s%s", (int)n, word, ending);
    const uint32_t *at = k > 0 && (size_t)k < sizeof form ? sy_map_get(&t->words, form, (size_t)k) : NULL;
    if (!at) return;
    part *p = SY_PUSH(t->arena, &t->parts);
    p->word = *at;
    p->key = key;
}

static void add_forms(state *t, uint32_t key, const char *word)
{
    static const char *const plain[] = { "", "s", "es", "ed", "ing" };
    size_t n = strlen(word);
    char last = word[n - 1], doubled[2][5] = { { last, 'e', 'd', 0 }, { last, 'i', 'n', 'g', 0 } };
    for (size_t i = 0; i < sizeof plain / sizeof plain[0] && (i < 2 || n > 2); i++) add_form(t, key, word, n, plain[i]);
    if (n < 3) return;
    for (int i = 0; i < 2; i++) add_form(t, key, word, n, doubled[i]);
    if (last == 'e') add_form(t, key, word, n, "d"), add_form(t, key, word, n - 1, "ing");
    if (last == 'y') add_form(t, key, word, n - 1, "ies"), add_form(t, key, word, n - 1, "ied");
}

/* How many words may stand where the item does, if it is a gap or a kind of name; 0: it is words. */
static uint8_t gap_of(const char *item) { return strcmp(item, "..") == 0 ? 3 : strcmp(item, "...") == 0 ? 6 : strcmp(item, "*") == 0 || item[0] == '<' ? 1 : 0; }

static void add_pattern(state *t, char *s, uint8_t issue)
{
    char *save = NULL;
    uint8_t gap = 0;
    while (*s == ' ') s++;
    int hint = *s == '~';
    pattern p = { 0 };
    for (char *item = strtok_r(s + hint, " ", &save); item; item = strtok_r(NULL, " ", &save)) {
        uint8_t room = gap_of(item);
        char *rest = NULL;
        if (room) gap = room;
        if (room) continue;
        if (p.n == ITEMS) return;
        for (char *word = strtok_r(item, "|", &rest); word; word = strtok_r(NULL, "|", &rest)) {
            word[strcspn(word, "/")] = 0;
            if (word[0] && word[0] != '<') add_forms(t, t->patterns.n * ITEMS + p.n, word);
        }
        p.gap[p.n++] = gap;
        gap = 0;
    }
    p.issue = issue;
    p.points = (uint8_t)((hint ? HINT : PLAIN) * (p.n > 1 ? 2 : 1));
    if (p.n) *SY_PUSH(t->arena, &t->patterns) = p;
}

static void add_patterns(state *t, const char *dir, const char *name, const char *column)
{
    sy_tsv tsv;
    sy_tsv_open(&tsv, t->arena, dir, name, 0);
    uint32_t id = sy_tsv_column(&tsv, "id"), patterns = sy_tsv_column(&tsv, column);
    while (sy_tsv_next(&tsv)) {
        char *save = NULL, *field = sy_strdup(t->arena, tsv.field[patterns]);
        uint8_t issue = issue_of(t, tsv.field[id]);
        for (char *s = strtok_r(field, ",", &save); s; s = strtok_r(NULL, ",", &save)) add_pattern(t, s, issue);
    }
}

static int by_word(const void *a, const void *b)
{
    const part *x = a, *y = b;
    if (x->word != y->word) return x->word < y->word ? -1 : 1;
    return x->key < y->key ? -1 : x->key > y->key;
}

static void index_parts(state *t)
{
    uint32_t n = t->words.entries.n, k = 0;
    qsort(t->parts.at, t->parts.n, sizeof *t->parts.at, by_word);
    t->parts_at = checked(malloc((n + 1) * sizeof *t->parts_at));
    for (uint32_t w = 0; w <= n; w++) {
        while (k < t->parts.n && t->parts.at[k].word < w) k++;
        t->parts_at[w] = k;
    }
}

/* ---- texts */

static void number_words(state *t)
{
    t->word_of = checked(malloc((t->text.forms.n + 1) * sizeof *t->word_of));
    t->count = checked(calloc(t->text.forms.n + 1, sizeof *t->count));
    for (uint32_t i = 0; i < t->text.forms.n; i++) {
        const plain_form *f = &t->text.forms.at[i];
        uint32_t next = t->words.entries.n, *at;
        int fresh;
        at = sy_map_put(t->arena, &t->words, f->lower, strlen(f->lower), &fresh);
        if (fresh) *at = next;
        t->word_of[i] = *at;
        t->count[*at] += f->count;
    }
}

static int is_part(const state *t, uint32_t word, uint32_t key)
{
    for (uint32_t k = t->parts_at[word]; k < t->parts_at[word + 1]; k++)
        if (t->parts.at[k].key == key) return 1;
    return 0;
}

/* Where a pattern that begins at word `at` of the sentence ends; -1: it does not stand there. */
static int64_t end_of(const state *t, const uint32_t *words, uint32_t n, uint32_t at, uint32_t number)
{
    const pattern *p = &t->patterns.at[number];
    for (uint32_t i = 1; i < p->n; i++) {
        uint32_t k = at + 1, end = at + 1u + p->gap[i];
        while (k < n && k <= end && !is_part(t, words[k], number * ITEMS + i)) k++;
        if (k >= n || k > end) return -1;
        at = k;
    }
    return at;
}

static uint32_t find_places(const state *t, const uint32_t *words, uint32_t n, place out[PLACES])
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = t->parts_at[words[i]]; k < t->parts_at[words[i] + 1]; k++) {
            uint32_t key = t->parts.at[k].key, number = key / ITEMS;
            int64_t end = key % ITEMS ? -1 : end_of(t, words, n, i, number);
            if (end < 0 || found == PLACES) continue;
            place p = { i, (uint32_t)end, t->patterns.at[number].issue, t->patterns.at[number].points };
            out[found++] = p;
        }
    return found;
}

/* Word i of the sentence counts for the issues that stand near it: one word's worth in all, less beside hints alone. */
static void count_word(state *t, uint32_t word, uint32_t i, const place *places, uint32_t n)
{
    uint32_t best[SY_PROFILE_ISSUES_MAX] = { 0 }, sum = 0;
    for (uint32_t k = 0; k < n; k++) {
        const place *p = &places[k];
        uint32_t away = i < p->first ? p->first - i : i > p->last ? i - p->last : 0;
        if (!away || away > NEAR || p->points <= best[p->issue]) continue;
        sum += p->points - best[p->issue];
        best[p->issue] = p->points;
    }
    for (uint32_t k = 0; sum && k < t->n_issues; k++) {
        uint32_t share = UNIT * best[k] / (sum > PLAIN ? sum : PLAIN);
        t->beside[word][k] += share;
        t->all[k] += share;
    }
}

static void count_sentences(state *t)
{
    static place places[PLACES];
    uint32_t words[PLAIN_SENTENCE_WORDS_MAX + 8];
    for (uint32_t s = 0; s < t->text.starts.n; s++) {
        uint32_t first = t->text.starts.at[s], end = s + 1 < t->text.starts.n ? t->text.starts.at[s + 1] : t->text.words.n, n = 0;
        for (uint32_t i = first; i < end && n < sizeof words / sizeof *words; i++) words[n++] = t->word_of[t->text.words.at[i]];
        uint32_t found = find_places(t, words, n, places);
        for (uint32_t i = 0; found && i < n; i++) count_word(t, words[i], i, places, found);
    }
}

/* ---- the section */

typedef struct {
    uint32_t hash, word;
} kept;

static int by_hash(const void *a, const void *b)
{
    const kept *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    return x->word < y->word ? -1 : x->word > y->word;
}

static uint64_t beside_all(const state *t, uint32_t word)
{
    uint64_t sum = 0;
    for (uint32_t k = 0; k < t->n_issues; k++) sum += t->beside[word][k];
    return sum;
}

static int has_letter(const char *s)
{
    for (; *s; s++)
        if ((unsigned)(*s - 'a') < 26u || (unsigned char)*s >= 0xC3) return 1;
    return 0;
}

/* Sixteenths of a bit by which the word stands beside the issue more often than words do. */
static int8_t bits_of(const state *t, uint32_t word, uint32_t issue, uint64_t sum, uint64_t total)
{
    uint64_t calm = (uint64_t)CALM * UNIT, often = t->beside[word][issue] * total + calm * t->all[issue], chance = (sum + calm) * t->all[issue];
    int64_t bits = chance ? (int64_t)sy_log2_q8(often) - (int64_t)sy_log2_q8(chance) : 0;
    bits = bits / 16;
    return (int8_t)(bits > 127 ? 127 : bits < -127 ? -127 : bits);
}

static void write_profiles(const state *t, const char *path)
{
    kept *k = checked(malloc((t->words.entries.n + 1) * sizeof *k));
    uint32_t n = 0, n_names = 0;
    uint64_t total = 0;
    for (uint32_t w = 0; w < t->words.entries.n; w++)
        if (beside_all(t, w) >= (uint64_t)LEAST * UNIT && has_letter(t->words.entries.at[w].key)) k[n++] = (kept){ sy_unit_hash(t->words.entries.at[w].key), w };
    for (uint32_t i = 0; i < t->n_issues; i++) n_names += (uint32_t)strlen(t->names[i]) + 1, total += t->all[i];
    qsort(k, n, sizeof *k, by_hash);
    sy_buf b;
    sy_buf_init(&b, SY_MODEL_BYTES_MAX);
    buf_put32(&b, n);
    buf_put32(&b, t->n_issues);
    buf_put32(&b, n_names);
    for (uint32_t i = 0; i < t->n_issues; i++) sy_buf_add(&b, t->names[i], strlen(t->names[i]) + 1);
    for (uint32_t i = 0; i < n; i++) buf_put32(&b, k[i].hash);
    for (uint32_t i = 0; i < n; i++) {
        uint64_t all = t->text.words.n, rarity = SY_PROFILE_RARE * all / (all + (uint64_t)COMMON * t->count[k[i].word]), sum = beside_all(t, k[i].word);
        sy_buf_char(&b, (char)(rarity ? rarity : 1));
        for (uint32_t q = 0; q < t->n_issues; q++) sy_buf_char(&b, (char)bits_of(t, k[i].word, q, sum, total));
    }
    printf("profiles of %u words beside %u issues, %u patterns\n", n, t->n_issues, t->patterns.n);
    file_write_buf(path, &b);
    free(k);
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
    t.arena = t.text.arena = j->arena;
    const struct sy_text *tables = sy_alloc(j->arena, sizeof *tables);
    for (int i = 4; i < j->argc; i++) plain_text_read(&t.text, tables, j->argv[i]);
    number_words(&t);
    add_patterns(&t, j->argv[1], "issues.tsv", "patterns");
    add_patterns(&t, NULL, j->argv[2], "words");
    index_parts(&t);
    t.beside = checked(calloc(t.words.entries.n + 1, sizeof *t.beside));
    count_sentences(&t);
    write_profiles(&t, j->argv[3]);
    free(t.word_of);
    free(t.count);
    free(t.parts_at);
    free(t.beside);
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fprintf(stderr, "usage: make-profiles DATA WORDS OUT FILE.jsonl.gz...\n");
        return 2;
    }
    sy_arena a;
    sayso_error err;
    sy_arena_init(&a, 1 << 22);
    job j = { &a, argc, argv };
    if (sy_guard(&a, work, &j, &err)) {
        fprintf(stderr, "make-profiles: %s\n", err.text);
        return 1;
    }
    sy_arena_free(&a);
    return 0;
}
