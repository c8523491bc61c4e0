/* common.h - small things that several folders need: numbers in files, a word in a list, the order of numbers. */
#ifndef SY_COMMON_H
#define SY_COMMON_H

#include <stdint.h>
#include <string.h>

/* The little-endian number that stands at p. */
static inline uint32_t sy_get32(const void *p)
{
    const unsigned char *b = p;
    return b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

static inline uint64_t sy_get64(const void *p) { return sy_get32(p) | (uint64_t)sy_get32((const unsigned char *)p + 4) << 32; }

/* Is s one of the strings of the list, which ends in NULL? */
static inline int sy_is_one_of(const char *s, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(s, *list) == 0) return 1;
    return 0;
}

/* For qsort: numbers in rising order. */
static inline int sy_by_u32(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static inline int sy_by_u64(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

#endif
