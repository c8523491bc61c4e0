/* word-counts.c - counting words; packing the lexicon. */
#include "word-counts.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "files.h"
#include "lang/lexicon.h"

#include <stdio.h>
#include <stdlib.h>

enum { WORD_BYTES_MAX = 60, FIRST_ROOM = 1 << 18, PER_BUCKET = 8 };

void word_counts_init(word_counts *c)
{
    c->n = 0;
    c->mask = FIRST_ROOM - 1;
    c->at = checked(calloc(FIRST_ROOM, sizeof *c->at));
}

void word_counts_free(word_counts *c) { free(c->at); }

static word_count *place(word_count *at, uint32_t mask, uint64_t hash)
{
    uint32_t i = (uint32_t)(hash >> 20) & mask;
    while (at[i].hash && at[i].hash != hash) i = (i + 1) & mask;
    return &at[i];
}

static word_count *entry(word_counts *c, const char *lower, size_t n)
{
    uint64_t hash = sy_hash(lower, n) | !sy_hash(lower, n);
    if (c->n * 2 > c->mask) {
        uint32_t mask = c->mask * 2 + 1;
        word_count *at = checked(calloc((size_t)mask + 1, sizeof *at));
        for (uint32_t i = 0; i <= c->mask; i++)
            if (c->at[i].hash) *place(at, mask, c->at[i].hash) = c->at[i];
        free(c->at);
        c->at = at;
        c->mask = mask;
    }
    word_count *w = place(c->at, c->mask, hash);
    c->n += !w->hash;
    w->hash = hash;
    return w;
}

word_count word_counts_get(const word_counts *c, const char *lower, size_t n)
{
    uint64_t hash = sy_hash(lower, n);
    return *place(c->at, c->mask, hash | !hash);
}

uint32_t word_count_in_texts(const word_count *w)
{
    uint32_t sum = 0;
    for (int k = 0; k < COUNT_KINDS; k++) sum += w->text[k];
    return sum;
}

static int ends_sentence(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || c == '"' || c == '\n' || c == 0x201C || c == 0x201D || c == 0x2022;
}

/* A run of letters, all in one case or not, at the start of a sentence or not. */
static void count_word(word_counts *c, const char *s, size_t n, int starts)
{
    char lower[WORD_BYTES_MAX + 4];
    unsigned len, upper = 0, letters = 0, first = 0;
    if (n > WORD_BYTES_MAX) return;
    for (size_t i = 0; i < n; i += len, letters++) {
        unsigned u = sy_is_upper(sy_utf8_get(s + i, n - i, &len)) != 0;
        if (!i) first = u;
        upper += u;
    }
    unsigned kind = !upper ? COUNT_LOWER : first && upper == 1 ? COUNT_NAME : upper == letters ? COUNT_UPPER : COUNT_MIXED;
    if (kind == COUNT_NAME && starts) kind = COUNT_STARTS;
    entry(c, lower, sy_utf8_lower(s, n, lower, sizeof lower))->text[kind]++;
}

static void count_text(void *arg, const char *s)
{
    word_counts *c = arg;
    size_t n = strlen(s), from = 0;
    int starts = 1, inside = 0;
    unsigned len;
    for (size_t i = 0; i <= n; i += len) {
        uint32_t ch = sy_utf8_get(s + i, n - i, &len);
        int letter = i < n && sy_is_letter(ch);
        if (letter && !inside) from = i;
        if (!letter && inside) {
            count_word(c, s + from, i - from, starts);
            starts = 0;
        }
        if (!letter && ends_sentence(ch)) starts = 1;
        inside = letter;
        if (i == n) break;
    }
}

void word_counts_texts(word_counts *c, const char *path) { texts_each(path, count_text, c); }

void word_counts_treebank(word_counts *c, const corpus *from)
{
    for (uint32_t i = 0; i < from->doc.words.n; i++) {
        const char *lower = from->doc.words.at[i].lower;
        entry(c, lower, strlen(lower))->treebank++;
    }
}

/* ---- packing */

static sy_cased cased_of(const word_count *w)
{
    uint32_t lower = w->text[COUNT_LOWER], name = w->text[COUNT_NAME], upper = w->text[COUNT_UPPER], all = lower + name + upper + w->text[COUNT_MIXED];
    if (!all) return w->text[COUNT_STARTS] ? SY_CASED_STARTS : SY_CASED_UNKNOWN;
    if (lower >= all - all / 10) return SY_CASED_LOWER;
    if (lower >= all / 2) return SY_CASED_MOST_LOWER;
    int like = name > 2 * upper ? 0 : upper > 2 * name ? 2 : 1;
    return (sy_cased)((lower >= all / 10 ? SY_CASED_SOME_LOWER : SY_CASED_NAME) + like);
}

static int by_hash(const void *a, const void *b)
{
    uint64_t x = ((const word_count *)a)->hash, y = ((const word_count *)b)->hash;
    return x < y ? -1 : x > y;
}

void word_counts_pack(const word_counts *c, sy_buf *out)
{
    word_count *w = checked(malloc(((size_t)c->n + 1) * sizeof *w));
    uint32_t n = 0, at = 0;
    unsigned bits = 1;
    for (uint32_t i = 0; i <= c->mask; i++)
        if (c->at[i].hash && sy_lexicon_level(word_count_in_texts(&c->at[i]) + c->at[i].treebank)) w[n++] = c->at[i];
    qsort(w, n, sizeof *w, by_hash);
    while (((uint32_t)PER_BUCKET << bits) < n && bits < SY_LEXICON_BITS_MAX) bits++;
    buf_put32(out, bits);
    buf_put32(out, n);
    for (uint64_t b = 0; b <= (uint64_t)1 << bits; b++) {
        while (at < n && w[at].hash >> (64 - bits) < b) at++;
        buf_put32(out, at);
    }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t level = sy_lexicon_level(word_count_in_texts(&w[i]) + w[i].treebank);
        uint32_t e = ((uint32_t)w[i].hash & SY_LEXICON_HASH_MASK) | (uint32_t)cased_of(&w[i]) << 17 | level << 21;
        for (int k = 0; k < 3; k++) sy_buf_char(out, (char)(e >> (8 * k) & 255));
    }
    free(w);
}
