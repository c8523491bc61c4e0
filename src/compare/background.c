/*
 * background.c - how common words and phrases are in general text of the field. Words that every text has say
 * little about what a report is about, and a stock phrase that two reports share says nothing about a common
 * origin. The table (models/background.bin) is made by train/make-background.c.
 *
 * Layout, little-endian: "SYBG0001", u32 units, u32 words, u32 phrases; then the words' keys (u32, sorted),
 * one byte each with 8 * log2 of the number of units it stands in, and the phrases' keys (u32, sorted).
 */
#include "compare/inner.h"
#include "compare/judge.h"

#include "base/common.h"
#include "base/limits.h"
#include "base/tsv.h"

enum { HEAD_BYTES = 20 };

void sy_background_load(sayso *engine)
{
    sy_arena *a = &engine->arena;
    size_t n;
    const char *path = sy_printf(a, "%s/background.bin", engine->options.model_dir);
    const unsigned char *p = (const unsigned char *)sy_file_read(a, path, SY_MODEL_BYTES_MAX, SAYSO_MODEL, &n);
    if (n < HEAD_BYTES || memcmp(p, "SYBG0001", 8) != 0)
        sy_fail(a, SAYSO_MODEL, 0, "%.150s: not a background table of this version; make it again with make-background", path);
    sy_background *b = sy_alloc(a, sizeof *b);
    sy_compare_load_tables(engine, b);
    b->units = sy_get32(p + 8);
    b->n_words = sy_get32(p + 12);
    b->n_phrases = sy_get32(p + 16);
    if (!b->units || (uint64_t)HEAD_BYTES + 5 * (uint64_t)b->n_words + 4 * (uint64_t)b->n_phrases != n)
        sy_fail(a, SAYSO_MODEL, 8, "%.150s: damaged, its length does not fit its head; make it again with make-background", path);
    b->words = p + HEAD_BYTES;
    b->log_units = b->words + 4 * (size_t)b->n_words;
    b->phrases = b->log_units + b->n_words;
    b->judge = sy_judge_open(engine);
    engine->background = b;
}

/* Place of key among n sorted keys, or n. */
static uint32_t find_key(const unsigned char *keys, uint32_t n, uint32_t key)
{
    uint32_t lo = 0, hi = n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (sy_get32(keys + 4 * (size_t)mid) < key) lo = mid + 1;
        else hi = mid;
    }
    return lo < n && sy_get32(keys + 4 * (size_t)lo) == key ? lo : n;
}

uint32_t sy_background_units(const sy_background *b) { return b ? b->units : 0; }

void sy_background_hash(const sy_background *b, char out[65])
{
    const unsigned char *table = b && b->words ? b->words - HEAD_BYTES : (const unsigned char *)"";
    sy_sha256_hex(table, b && b->words ? HEAD_BYTES + 5 * (size_t)b->n_words + 4 * (size_t)b->n_phrases : 0, out);
}

uint32_t sy_background_word(const sy_background *b, uint32_t key)
{
    /* 1024 * 2^(i/8) */
    static const uint16_t root[8] = { 1024, 1117, 1218, 1328, 1448, 1579, 1722, 1878 };
    uint32_t at = b ? find_key(b->words, b->n_words, key) : 0;
    if (!b || at == b->n_words) return 0;
    uint32_t q = b->log_units[at];
    return (uint32_t)(((uint64_t)root[q % 8] << (q / 8)) >> 10);
}

int sy_background_phrase(const sy_background *b, uint32_t key)
{
    return b && find_key(b->phrases, b->n_phrases, key) < b->n_phrases;
}

uint32_t sy_phrase_key(const sy_cword *w, uint32_t n)
{
    uint64_t h = n;
    for (uint32_t i = 0; i < n; i++) h = sy_mix(h, w[i].key);
    return (uint32_t)(h >> 32);
}

uint32_t sy_log2_q8(uint64_t x)
{
    uint32_t whole = 0;
    while (x >> (whole + 1)) whole++;
    /* between powers of two: m + 0.344 m (1 - m) for the fraction m, within 0.003 of the logarithm */
    uint32_t m = (uint32_t)((whole > 16 ? x >> (whole - 16) : x << (16 - whole)) - 65536) >> 8;
    return whole * 256 + m + (88 * m * (256 - m) >> 16);
}

uint32_t sy_isqrt(uint64_t x)
{
    uint64_t r = 0, bit = (uint64_t)1 << 62;
    while (bit > x) bit >>= 2;
    for (; bit; bit >>= 2) {
        if (x >= r + bit) {
            x -= r + bit;
            r = (r >> 1) + bit;
        } else {
            r >>= 1;
        }
    }
    return (uint32_t)r;
}
