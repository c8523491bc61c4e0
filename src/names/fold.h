/* fold.h - when two spellings are one name: folding of words and the rewrites of data/actors/spelling.tsv. */
#ifndef SY_FOLD_H
#define SY_FOLD_H

#include "base/arena.h"
#include "base/hash.h"

#include <stddef.h>

typedef enum { SY_REWRITE_ANY = 0, SY_REWRITE_START, SY_REWRITE_END, SY_REWRITE_WORD } sy_rewrite_place;

typedef struct {
    const char *from, *to;
    uint8_t n_from, n_to;
    sy_rewrite_place place;
    uint32_t letters; /* bits of the letters in `from`: a word that lacks one cannot match */
} sy_rewrite;

typedef struct {
    SY_VEC(sy_rewrite) rules; /* in the order of the table, whole words left out */
    SY_VEC(sy_rewrite) words; /* whole words */
    sy_map word_of;           /* whole word -> number in words */
} sy_spelling;

enum { SY_FOLD_MAX = 192 }; /* bytes of one folded word or name, end included; longer ones are cut */

/* Read spelling.tsv from dir. */
void sy_spelling_load(sy_spelling *s, sy_arena *a, const char *dir);

/*
 * Fold a word or a name into out (room >= 2): lower case, no accents, apostrophes or dots; hyphens, slashes and blanks
 * become one blank each. Gives the length.
 */
size_t sy_fold(const char *s, size_t n, char *out, size_t room);

/* Apply the rewrites to each word (first the one for the whole word, then the others in the table's order) of a folded text, in place (room bytes). Gives the length. */
size_t sy_spelling_apply(const sy_spelling *s, char *folded, size_t n, size_t room);

#endif
