/* plain_text.h - plain text as numbered forms in sentences: what is learned from when there is no annotation. */
#ifndef PLAIN_TEXT_H
#define PLAIN_TEXT_H

#include "base/arena.h"
#include "base/hash.h"
#include "text/tokens.h"

enum { PLAIN_SENTENCE_WORDS_MAX = 100 };

typedef struct {
    const char *form, *lower; /* digits made 0; lower: curly quotes made straight */
    uint32_t count;
} plain_form;

typedef struct {
    sy_arena *arena;
    sy_map numbers;           /* of forms */
    SY_VEC(plain_form) forms;
    SY_VEC(uint32_t) words;   /* form numbers */
    SY_VEC(uint32_t) starts;  /* first word of each sentence */
} plain_text;

/* Add the texts of a JSON Lines file ("text" of each object), gzip or not. Lines and full stops end sentences: a rough cut. */
void plain_text_read(plain_text *t, const struct sy_text *tables, const char *path);

#endif
