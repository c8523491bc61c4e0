/* align.c - local alignment of two runs of words. */
#include "compare/align.h"

enum { EQUAL_CONTENT = 6, EQUAL_COMMON = 2, UNEQUAL = -2, UNEQUAL_NUMBERS = 1, GAP = -2 };
enum { STOP, DIAGONAL, UP, LEFT };

sayso_span sy_cwords_span(const sy_cdoc *d, uint32_t first, uint32_t n)
{
    sayso_span s = { d->words[first].start, sy_word_end(&d->words[first + n - 1]) };
    return s;
}

static int score(const sy_cword *x, const sy_cword *y)
{
    if (x->key == y->key) return x->flags & SY_CW_COMMON ? EQUAL_COMMON : EQUAL_CONTENT;
    return x->flags & y->flags & SY_CW_NUMBER ? UNEQUAL_NUMBERS : UNEQUAL;
}

/* Walk back from the best cell and lay the steps down in order. */
static void trace(sy_arena *a, const uint8_t *from, uint32_t m, uint32_t i, uint32_t j, const sy_cword *x, const sy_cword *y, sy_alignment *out)
{
    uint32_t n = 0, ei = i, ej = j;
    for (uint32_t k = i, l = j; from[k * (m + 1) + l] != STOP; n++) {
        uint8_t d = from[k * (m + 1) + l];
        k -= d != LEFT;
        l -= d != UP;
    }
    out->steps = sy_alloc_array(a, n, sizeof *out->steps);
    out->n = n;
    while (n-- > 0) {
        uint8_t d = from[i * (m + 1) + j];
        sy_step s = { d == LEFT ? -1 : (int32_t)--i, d == UP ? -1 : (int32_t)--j };
        out->steps[n] = s;
        if (d != DIAGONAL || x[i].key != y[j].key) continue;
        out->equal++;
        out->equal_content += !(x[i].flags & SY_CW_COMMON);
    }
    out->a_first = i;
    out->b_first = j;
    out->a_n = ei - i;
    out->b_n = ej - j;
}

void sy_align(sy_arena *a, const sy_cword *x, uint32_t n, const sy_cword *y, uint32_t m, sy_alignment *out)
{
    memset(out, 0, sizeof *out);
    if (n > SY_ALIGN_WORDS_MAX) n = SY_ALIGN_WORDS_MAX;
    if (m > SY_ALIGN_WORDS_MAX) m = SY_ALIGN_WORDS_MAX;
    uint8_t from[(SY_ALIGN_WORDS_MAX + 1) * (SY_ALIGN_WORDS_MAX + 1)];
    int32_t row[SY_ALIGN_WORDS_MAX + 1] = { 0 }, best = 0;
    uint32_t bi = 0, bj = 0;
    memset(from, STOP, (n + 1) * (m + 1));
    for (uint32_t i = 1; i <= n; i++) {
        int32_t diagonal = row[0];
        for (uint32_t j = 1; j <= m; j++) {
            int32_t s = diagonal + score(&x[i - 1], &y[j - 1]), up = row[j] + GAP, left = row[j - 1] + GAP;
            uint8_t d = DIAGONAL;
            if (up > s) s = up, d = UP;
            if (left > s) s = left, d = LEFT;
            diagonal = row[j];
            row[j] = s > 0 ? s : 0;
            from[i * (m + 1) + j] = s > 0 ? d : STOP;
            if (s > best) best = s, bi = i, bj = j;
        }
    }
    if (best) trace(a, from, m, bi, bj, x, y, out);
}
