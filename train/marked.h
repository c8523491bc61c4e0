/*
 * marked.h - texts whose positions are marked: one a line, `[TAG words]` around the words (train/positions/README.md). The text is
 * the line without its marks.
 */
#ifndef MARKED_H
#define MARKED_H

#include "base/arena.h"

enum { MARKED_MAX = 64, MARKED_NAME = 32 };

typedef struct {
    uint32_t start, end;    /* bytes of the text */
    uint16_t of;            /* bits: the positions that it belongs to, by their digits */
    char tag[MARKED_NAME];  /* a stance, "h" holder, "s" what it is about, "c" condition */
    char issue[MARKED_NAME]; /* "": none */
} marked_span;

typedef struct {
    char *text;
    uint32_t n_text, n;
    marked_span spans[MARKED_MAX];
} marked_text;

/* Is the tag a stance? */
int marked_is_cue(const marked_span *s);

/* A line into *out; its text is in the arena. NULL, or what is wrong with it. */
const char *marked_read(sy_arena *a, const char *line, marked_text *out);

#endif
