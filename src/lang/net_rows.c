/* net_rows.c - the rows of the embedding table that a word is the sum of. */
#include "lang/net_rows.h"

#include "base/common.h"

uint32_t sy_vocabulary_find(const sy_vocabulary *v, uint32_t word)
{
    uint32_t low = 0, high = v->n_words;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (sy_get32(v->hashes + 4 * (size_t)middle) < word) low = middle + 1;
        else high = middle;
    }
    return low < v->n_words && sy_get32(v->hashes + 4 * (size_t)low) == word ? low : v->n_words;
}

static uint32_t hashed_row(const sy_vocabulary *v, uint32_t kind, uint32_t hash)
{
    uint32_t h = (hash ^ (kind * 0x9E3779B9u)) * 0x85EBCA6Bu;
    h = (h ^ (h >> 15)) * 0xC2B2AE35u;
    return v->n_words + 1 + (uint32_t)(((uint64_t)(h ^ (h >> 16)) * v->n_hashed) >> 32);
}

unsigned sy_net_rows(const sy_vocabulary *v, const sy_unit *u, uint32_t out[SY_NET_ROWS_MAX])
{
    unsigned n = 0;
    uint32_t behind = v->n_words + 1 + v->n_hashed;
    out[n++] = sy_vocabulary_find(v, u->word);
    for (uint32_t k = 0; k < 4; k++) out[n++] = hashed_row(v, 1 + k, u->suffix[k]);
    for (uint32_t k = 0; k < 3; k++) out[n++] = hashed_row(v, 5 + k, u->prefix[k]);
    if (u->cased) out[n++] = hashed_row(v, 8, u->cased);
    out[n++] = behind + u->shape % SY_NET_SHAPES;
    out[n++] = behind + SY_NET_SHAPES + u->lists;
    return n;
}
