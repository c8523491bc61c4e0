/* hash.h - a fast 64-bit hash for tables and features (fixed for all time: model files rest on it), and SHA-256. */
#ifndef SY_HASH_H
#define SY_HASH_H

#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Mix two 64-bit values (the finaliser of SplitMix64, Steele et al. 2014). Cheap enough for parser features. */
static inline uint64_t sy_mix(uint64_t a, uint64_t b)
{
    uint64_t x = a ^ (b + 0x9E3779B97F4A7C15u + (a << 6) + (a >> 2));
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
}

/* FNV-1a over the bytes, then mixed. */
static inline uint64_t sy_hash(const void *bytes, size_t n)
{
    const unsigned char *p = bytes;
    uint64_t h = 0xCBF29CE484222325u;
    for (size_t i = 0; i < n; i++) h = (h ^ p[i]) * 0x100000001B3u;
    return sy_mix(h, n);
}

static inline uint64_t sy_hash_str(const char *s) { return sy_hash(s, strlen(s)); }

/* SHA-256 as 64 hexadecimal digits and NUL. */
void sy_sha256_hex(const void *bytes, size_t n, char out[65]);

/* A map from strings to values; keys are copied into the arena. Iteration order is order of insertion. */
typedef struct {
    const char *key;
    uint32_t key_bytes, value;
    uint64_t hash;
} sy_map_entry;

typedef struct {
    SY_VEC(sy_map_entry) entries;
    uint32_t *slots; /* entry number + 1 */
    uint32_t n_slots;
} sy_map;

/* The value of key, or NULL. The pointer is valid until the next sy_map_put. */
uint32_t *sy_map_get(const sy_map *m, const char *key, size_t n);
/* The value of key, which is added with value 0 if it is new (*fresh, where not NULL, says so). */
uint32_t *sy_map_put(sy_arena *a, sy_map *m, const char *key, size_t n, int *fresh);

#endif
