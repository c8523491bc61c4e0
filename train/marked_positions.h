/*
 * marked_positions.h - the marks of a text (marked.h) in terms of its words, once they have been read.
 */
#ifndef MARKED_POSITIONS_H
#define MARKED_POSITIONS_H

#include "marked.h"
#include "record/said.h"

/* What the marks of one position say: its stance, its candidate word, where what it is about stands. */
typedef struct {
    int32_t word;
    unsigned stance, place;
    const char *issue;
    sayso_spans scope;
} marked_position;

/* The position whose marks carry this digit; stance 0: there is none. */
marked_position marked_position_of(const sy_said *s, const marked_text *m, unsigned digit);

/* Does the word stand for one of its holders? */
int marked_is_holder(const sy_said *s, const marked_text *m, unsigned digit, int32_t word);

#endif
