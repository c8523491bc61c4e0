/*
 * lessons.h - the sentences of treebanks as a network is to see them: as they are; every tenth once more in small letters, in capitals or
 * as a headline has it; every one that has names twice more with other names, which are drawn anew for every round.
 */
#ifndef LESSONS_H
#define LESSONS_H

#include "corpus.h"
#include "net.h"
#include "other_names.h"
#include "tags.h"

#include "lang/net_rows.h"

/* A sentence with other names. */
typedef struct {
    const corpus *c;
    net_word *words;
    uint32_t first, n;
} lesson_copy;

typedef SY_VEC(net_sentence) lesson_list;

typedef struct {
    sy_arena *arena;
    const sy_vocabulary *vocabulary;
    const sy_table *lists;
    const tag_list *tags;
    const other_names *names;
    uint64_t random;
    sy_units units;
    SY_VEC(lesson_copy) copies;
} lessons;

/* The sentences of c, of 400 words at most, behind those of `out`; `recasts`: the changed ones too. */
void lessons_add(lessons *l, const corpus *c, int recasts, lesson_list *out);

/* Draw the other names of all copies, for the next round. */
void lessons_rename(lessons *l);

#endif
