/* decode.h - raw bytes of a report to UTF-8, whatever the charset. */
#ifndef SY_DECODE_H
#define SY_DECODE_H

#include "base/arena.h"

typedef struct {
    const char *text;  /* UTF-8; the raw bytes themselves where `same` is set */
    uint32_t n;
    int same;          /* the text is the raw bytes, byte for byte */
    const sayso_raw_piece *pieces; /* map to the raw bytes; empty where `same` is set */
    uint32_t n_pieces;
} sy_decoded;

/*
 * Find the charset and convert. A byte-order mark decides; then UTF-8 if the bytes are valid UTF-8; then UTF-16 by
 * its pattern of zero bytes; then what a page says of itself (`page` not 0); then UTF-8 with a few damaged bytes,
 * which become U+FFFD; else windows-1252. Fails with SAYSO_INPUT for binary data and SAYSO_LIMIT for too much.
 */
void sy_decode(sy_arena *arena, const char *id, const char *raw, uint32_t n, int page, sy_decoded *out);

#endif
