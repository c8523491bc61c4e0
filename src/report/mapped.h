/*
 * mapped.h - text that remembers which raw bytes it came from.
 *
 * A piece [text_start, raw_start, length] with more than one character holds the raw bytes unchanged. A piece of
 * one character may stand for other bytes: an entity, a byte of another charset. Text between two pieces was put
 * there by us (the line end between two blocks of a page).
 */
#ifndef SY_MAPPED_H
#define SY_MAPPED_H

#include "base/arena.h"

typedef struct sy_mapped {
    sy_arena *arena;
    char *text; /* n bytes and a NUL */
    uint32_t n, room;
    int replaced; /* the last piece is not raw bytes: it does not grow */
    SY_VEC(sayso_raw_piece) pieces;
} sy_mapped;

void sy_mapped_init(sy_mapped *m, sy_arena *arena, uint32_t room);

/* Append n raw bytes that stand at raw. */
void sy_mapped_copy(sy_mapped *m, const char *bytes, uint32_t n, uint32_t raw);

/* Append one character that stands for other raw bytes beginning at raw. */
void sy_mapped_replace(sy_mapped *m, const char *bytes, uint32_t n, uint32_t raw);

/* Append a byte that no raw byte stands behind. */
void sy_mapped_insert(sy_mapped *m, char c);

/*
 * Follow a second map: the raw offsets of m count in a text of n bytes that `first` maps to the bytes proper. Pieces of m are
 * in raw order, so that one pass does it. The result lies in the arena of m.
 */
void sy_mapped_compose(sy_mapped *m, const char *text, uint32_t n, const sayso_raw_piece *first, uint32_t n_first);

#endif
