/* hash.c - SHA-256 by nettle, and the string map. */
#include "base/hash.h"

#include <nettle/sha2.h>

void sy_sha256_hex(const void *bytes, size_t n, char out[65])
{
    struct sha256_ctx ctx;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&ctx);
    sha256_update(&ctx, n, bytes);
    sha256_digest(&ctx, sizeof digest, digest);
    for (int i = 0; i < SHA256_DIGEST_SIZE; i++) {
        out[2 * i] = "0123456789abcdef"[digest[i] >> 4];
        out[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
    }
    out[64] = 0;
}

static uint32_t *slot_of(const sy_map *m, const char *key, size_t n, uint64_t h)
{
    uint32_t i = (uint32_t)h & (m->n_slots - 1);
    while (m->slots[i]) {
        const sy_map_entry *e = &m->entries.at[m->slots[i] - 1];
        if (e->hash == h && e->key_bytes == n && memcmp(e->key, key, n) == 0) break;
        i = (i + 1) & (m->n_slots - 1);
    }
    return &m->slots[i];
}

uint32_t *sy_map_get(const sy_map *m, const char *key, size_t n)
{
    if (!m->n_slots) return NULL;
    uint32_t slot = *slot_of(m, key, n, sy_hash(key, n));
    return slot ? &m->entries.at[slot - 1].value : NULL;
}

static void grow_slots(sy_arena *a, sy_map *m)
{
    m->n_slots = m->n_slots ? m->n_slots * 2 : 32;
    m->slots = sy_alloc_array(a, m->n_slots, sizeof *m->slots);
    for (uint32_t i = 0; i < m->entries.n; i++) {
        uint32_t k = (uint32_t)m->entries.at[i].hash & (m->n_slots - 1);
        while (m->slots[k]) k = (k + 1) & (m->n_slots - 1);
        m->slots[k] = i + 1;
    }
}

uint32_t *sy_map_put(sy_arena *a, sy_map *m, const char *key, size_t n, int *fresh)
{
    if ((m->entries.n + 1) * 2 > m->n_slots) grow_slots(a, m);
    uint64_t h = sy_hash(key, n);
    uint32_t *slot = slot_of(m, key, n, h);
    if (fresh) *fresh = !*slot;
    if (!*slot) {
        sy_map_entry *e = SY_PUSH(a, &m->entries);
        e->key = sy_strndup(a, key, n);
        e->key_bytes = (uint32_t)n;
        e->hash = h;
        *slot = m->entries.n;
    }
    return &m->entries.at[*slot - 1].value;
}
