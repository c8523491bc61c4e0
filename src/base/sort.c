/* sort.c - radix sort from the lowest byte up; bytes in which all numbers agree cost one look. */
#include "base/sort.h"

#include <stdlib.h>
#include <string.h>

enum { FEW = 24 }; /* so few are sorted by insertion */

#define SORT(name, type, bytes)                                                    \
    static void insert_##type(type *at, size_t n)                                  \
    {                                                                              \
        for (size_t i = 1; i < n; i++) {                                           \
            type x = at[i];                                                        \
            size_t j = i;                                                          \
            for (; j > 0 && at[j - 1] > x; j--) at[j] = at[j - 1];                 \
            at[j] = x;                                                             \
        }                                                                          \
    }                                                                              \
    void name(type *at, type *spare, size_t n)                                     \
    {                                                                              \
        if (n < FEW) {                                                             \
            insert_##type(at, n);                                                  \
            return;                                                                \
        }                                                                          \
        size_t count[bytes][256];                                                  \
        memset(count, 0, sizeof count);                                            \
        for (size_t i = 0; i < n; i++)                                             \
            for (unsigned b = 0; b < bytes; b++) count[b][at[i] >> (8 * b) & 0xFF]++; \
        type *from = at, *to = spare;                                              \
        for (unsigned b = 0; b < bytes; b++) {                                     \
            if (count[b][from[0] >> (8 * b) & 0xFF] == n) continue;                \
            size_t place[256], sum = 0;                                            \
            for (unsigned k = 0; k < 256; k++) {                                   \
                place[k] = sum;                                                    \
                sum += count[b][k];                                                \
            }                                                                      \
            for (size_t i = 0; i < n; i++) to[place[from[i] >> (8 * b) & 0xFF]++] = from[i]; \
            type *swap = from;                                                     \
            from = to;                                                             \
            to = swap;                                                             \
        }                                                                          \
        if (from != at) memcpy(at, from, n * sizeof *at);                          \
    }

SORT(sy_sort_u32, uint32_t, 4)
SORT(sy_sort_u64, uint64_t, 8)

void sy_sort_u64_in(sy_arena *a, uint64_t *at, size_t n)
{
    if (n < FEW) { /* takes no room */
        insert_uint64_t(at, n);
        return;
    }
    uint64_t *spare = sy_malloc(n * sizeof *spare);
    if (!spare) sy_fail(a, SAYSO_MEMORY, 0, "out of memory (%zu numbers to sort); read fewer reports at a time", n);
    sy_sort_u64(at, spare, n);
    free(spare);
}

#define UNIQUE(name, type)                               \
    uint32_t name(type *at, uint32_t n)                  \
    {                                                    \
        uint32_t m = 0;                                  \
        for (uint32_t i = 0; i < n; i++)                 \
            if (i == 0 || at[i] != at[m - 1]) at[m++] = at[i]; \
        return m;                                        \
    }

UNIQUE(sy_unique_u32, uint32_t)
UNIQUE(sy_unique_u64, uint64_t)
