/*
 * make-background.c - counts how common words and phrases are, for models/background.bin.
 *
 * usage: zcat ../shared/data/text/{ungdc-2010-2024,kremlin,us-presidents-1933-2020,wikinews-small}.jsonl.gz |
 *        build/train/make-background OUT
 *
 * Reads JSON lines with "text" from standard input. Text is counted in units of about the length of a news
 * report. A word is kept from 3 units on, a run of five words that are not all function words from 12 on.
 */
#include "base/limits.h"
#include "compare/inner.h"

#include "files.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

enum { UNIT_WORDS = 300, WORD_UNITS_MIN = 3, PHRASE_UNITS_MIN = 12, TABLE_BITS = 25 };

typedef struct {
    uint32_t key, count, last; /* last: unit that counted it last, +1 */
} counter;

typedef struct {
    counter *at;
    uint32_t n, mask;
} table;

static void table_init(table *t, unsigned bits)
{
    t->mask = (1u << bits) - 1;
    t->at = checked(calloc((size_t)t->mask + 1, sizeof *t->at));
    t->n = 0;
}

static void count(table *t, uint32_t key, uint32_t unit)
{
    uint32_t i = key & t->mask;
    while (t->at[i].count && t->at[i].key != key) i = (i + 1) & t->mask;
    counter *c = &t->at[i];
    if (!c->count && ++t->n > t->mask / 8 * 7) {
        fputs("make-background: too many different phrases for the table\n", stderr);
        exit(1);
    }
    if (c->last == unit + 1) return;
    c->key = key;
    c->last = unit + 1;
    c->count++;
}

typedef struct {
    table words, phrases;
    uint32_t units, in_unit;
    sy_arena arena;
} counts;

static void count_text(void *arg)
{
    void **args = arg;
    counts *k = args[0];
    const char *text = args[1];
    sy_cword *w;
    uint32_t n = sy_compare_cut(&k->arena, text, (uint32_t)strlen(text), NULL, 0, &w);
    for (uint32_t i = 0; i < n; i++) {
        count(&k->words, w[i].key, k->units);
        if (i + SY_STOCK_WORDS <= n) {
            int subject = 0;
            for (uint32_t j = i; j < i + SY_STOCK_WORDS; j++) subject += !(w[j].flags & SY_CW_COMMON);
            if (subject >= 2) count(&k->phrases, sy_phrase_key(w + i, SY_STOCK_WORDS), k->units);
        }
        if (++k->in_unit >= UNIT_WORDS) k->units++, k->in_unit = 0;
    }
    if (k->in_unit >= UNIT_WORDS / 3) k->units++, k->in_unit = 0;
}

static int by_key(const void *a, const void *b)
{
    const counter *x = a, *y = b;
    return x->key < y->key ? -1 : x->key > y->key;
}

static uint32_t keep(table *t, uint32_t min)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i <= t->mask; i++)
        if (t->at[i].count >= min) t->at[n++] = t->at[i];
    qsort(t->at, n, sizeof *t->at, by_key);
    return n;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: make-background OUT < JSONL\n", stderr);
        return 2;
    }
    counts k = { 0 };
    table_init(&k.words, 22);
    table_init(&k.phrases, TABLE_BITS);
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, stdin) > 0) {
        json_t *j = json_loads(line, 0, NULL);
        const char *text = json_string_value(json_object_get(j, "text"));
        void *args[2] = { &k, (void *)(uintptr_t)text };
        sy_arena_init(&k.arena, 1 << 20);
        if (text && sy_guard(&k.arena, count_text, args, NULL)) return 1;
        sy_arena_free(&k.arena);
        json_decref(j);
    }
    free(line);
    uint32_t n_words = keep(&k.words, WORD_UNITS_MIN), n_phrases = keep(&k.phrases, PHRASE_UNITS_MIN);
    sy_buf b;
    sy_buf_init(&b, SY_MODEL_BYTES_MAX);
    sy_buf_str(&b, "SYBG0001");
    buf_put32(&b, k.units);
    buf_put32(&b, n_words);
    buf_put32(&b, n_phrases);
    for (uint32_t i = 0; i < n_words; i++) buf_put32(&b, k.words.at[i].key);
    for (uint32_t i = 0; i < n_words; i++) sy_buf_char(&b, (char)(sy_log2_q8(k.words.at[i].count) / 32));
    for (uint32_t i = 0; i < n_phrases; i++) buf_put32(&b, k.phrases.at[i].key);
    file_write_buf(argv[1], &b);
    printf("%u units, %u words, %u phrases\n", k.units, n_words, n_phrases);
    free(k.words.at);
    free(k.phrases.at);
    return 0;
}
