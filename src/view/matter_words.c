/* matter_words.c - words for one thing, opposites, and words that take back, mean little or nothing: the table and its lookup. */
#include "view/matter_words.h"

#include "base/engine.h"
#include "base/tsv.h"
#include "compare/inner.h"

#include <string.h>

enum { WORD_BYTES = 96, OPPOSITES_MAX = 64 };

struct sy_matter_words {
    sy_map of; /* stem -> number in classes */
    SY_VEC(sy_word_sense) classes;
    uint32_t n_same, n_opposite;
};

static size_t stem_of(const char *word, size_t n, char *out)
{
    if (n >= WORD_BYTES) n = WORD_BYTES - 1;
    memcpy(out, word, n);
    out[n] = 0;
    return sy_stem(out, n);
}

static sy_word_sense *class_of(sy_arena *a, sy_matter_words *w, const char *word, size_t n)
{
    char stem[WORD_BYTES + 4];
    int fresh;
    size_t k = stem_of(word, n, stem);
    uint32_t *at = sy_map_put(a, &w->of, stem, k, &fresh);
    if (fresh) {
        *at = w->classes.n;
        *SY_PUSH(a, &w->classes) = (sy_word_sense){ 0 };
    }
    return &w->classes.at[*at];
}

typedef enum { SAME, OPPOSITE, REVERSE, REFUSE, GENERIC, LIGHT, KINDS } row_kind;

static row_kind kind_of(sy_tsv *t, const char *s)
{
    static const char *const names[] = { "same", "opposite", "reverse", "refuse", "generic", "light" };
    for (unsigned i = 0; i < KINDS; i++)
        if (strcmp(s, names[i]) == 0) return (row_kind)i;
    sy_tsv_fail(t, "class is one of same, opposite, reverse, refuse, generic, light");
}

static void mark(sy_word_sense *c, row_kind kind, uint32_t row, int right)
{
    switch (kind) {
    case SAME: c->same = row; break;
    case OPPOSITE: *(right ? &c->right : &c->left) |= (uint64_t)1 << row; break;
    case REVERSE: c->reverse = 1; break;
    case REFUSE: c->refuse = 1; break;
    case GENERIC: c->generic = 1; break;
    default: c->light = 1; break;
    }
}

static void read_row(sy_tsv *t, sy_arena *a, sy_matter_words *w, row_kind kind, const char *s)
{
    uint32_t row = kind == SAME ? ++w->n_same : kind == OPPOSITE ? w->n_opposite++ : 0;
    int right = 0;
    if (kind == OPPOSITE && row >= OPPOSITES_MAX) sy_tsv_fail(t, "too many rows of opposites");
    while (*s) {
        size_t n = strcspn(s, ",|"), from = strspn(s, " "), to = n;
        while (to > from && s[to - 1] == ' ') to--;
        if (to > from) mark(class_of(a, w, s + from, to - from), kind, row, right);
        right |= s[n] == '|';
        s += n + (s[n] != 0);
    }
}

const sy_matter_words *sy_matter_words_of(sy_account *a)
{
    sy_matter_words *w = sy_alloc(a->arena, sizeof *w);
    sy_tsv t;
    if (!a->story->engine || !a->story->engine->options.data_dir) return w;
    sy_tsv_open(&t, a->arena, a->story->engine->options.data_dir, "matter-words.tsv", 0);
    uint32_t kind = sy_tsv_column(&t, "class"), words = sy_tsv_column(&t, "words");
    while (sy_tsv_next(&t)) read_row(&t, a->arena, w, kind_of(&t, t.field[kind]), t.field[words]);
    return w;
}

sy_word_sense sy_word_sense_of(const sy_matter_words *w, const char *lower)
{
    char stem[WORD_BYTES + 4];
    size_t n = strlen(lower), k = stem_of(lower, n, stem);
    const uint32_t *at = n < WORD_BYTES ? sy_map_get(&w->of, stem, k) : NULL;
    return at ? w->classes.at[*at] : (sy_word_sense){ 0 };
}
