/* lexicon.c - looking up words. */
#include "lang/lexicon.h"

#include "base/common.h"
#include "base/hash.h"

void sy_lexicon_open(sy_arena *a, const char *path, const sy_model *m, sy_lexicon *out)
{
    const sy_section *s = sy_model_section(m, "lexicon");
    unsigned bits = s && s->n_bytes >= 8 ? sy_get32(s->bytes) : 0;
    uint32_t n = bits ? sy_get32(s->bytes + 4) : 0;
    if (bits < 1 || bits > SY_LEXICON_BITS_MAX || s->n_bytes != 8 + 4 * (((size_t)1 << bits) + 1) + 3 * (size_t)n)
        sy_fail(a, SAYSO_MODEL, 0, "%.140s: the part \"lexicon\" is missing or damaged; fetch or build the model again", path);
    out->bits = bits;
    out->n = n;
    out->index = s->bytes + 8;
    out->entries = out->index + 4 * (((size_t)1 << bits) + 1);
}

sy_lexeme sy_lexicon_find(const sy_lexicon *l, const char *lower, size_t n)
{
    sy_lexeme none = { 0, SY_CASED_UNKNOWN };
    uint64_t h = sy_hash(lower, n);
    const unsigned char *ix = l->index + 4 * (h >> (64 - l->bits));
    uint32_t at = sy_get32(ix), end = sy_get32(ix + 4), key = (uint32_t)h & SY_LEXICON_HASH_MASK;
    if (end > l->n) return none;
    for (; at < end; at++) {
        const unsigned char *p = l->entries + 3 * (size_t)at;
        uint32_t e = (uint32_t)(p[0] | p[1] << 8 | p[2] << 16);
        if ((e & SY_LEXICON_HASH_MASK) != key) continue;
        sy_lexeme found = { (uint8_t)(e >> 21), (uint8_t)(e >> 17 & 15) };
        return found;
    }
    return none;
}

unsigned sy_lexicon_level(uint32_t count)
{
    unsigned level = 0;
    for (uint32_t least = 2; count >= least && level < SY_LEXICON_LEVELS - 1; least *= 4) level++;
    return level;
}
