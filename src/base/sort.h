/* sort.h - numbers in rising order, in time that grows with their count (radix sort by bytes, Knuth 5.2.5). */
#ifndef SY_SORT_H
#define SY_SORT_H

#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>

/* spare: room for n numbers; what it holds afterwards counts for nothing. */
void sy_sort_u32(uint32_t *at, uint32_t *spare, size_t n);
void sy_sort_u64(uint64_t *at, uint64_t *spare, size_t n);

/* The same with room of its own, given back behind it; fails by the arena's guard. */
void sy_sort_u64_in(sy_arena *a, uint64_t *at, size_t n);

/* Equal numbers, which stand side by side, made one; gives how many are left. */
uint32_t sy_unique_u32(uint32_t *at, uint32_t n);
uint32_t sy_unique_u64(uint64_t *at, uint32_t n);

#endif
