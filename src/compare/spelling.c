/*
 * spelling.c - two spellings of one word. English words by the rewrites of data/compare/spelling.tsv; words that stand
 * capitalised within a sentence on both sides by the rewrites that the tables of names use (docs/actors.md).
 */
#include "compare/spelling.h"

#include "base/tsv.h"
#include "names/table.h"

enum { WORD_MAX = 48, REWRITTEN_MIN = 6, NAME_MIN = 4 };

void sy_spellings_load(sayso *engine, sy_background *b)
{
    sy_tsv t;
    sy_tsv_open(&t, &engine->arena, engine->options.data_dir, "compare/spelling.tsv", 0);
    uint32_t from = sy_tsv_column(&t, "from"), to = sy_tsv_column(&t, "to"), where = sy_tsv_column(&t, "where");
    while (sy_tsv_next(&t)) {
        sy_respelling r = { t.field[from], t.field[to], (uint8_t)strlen(t.field[from]), (uint8_t)strlen(t.field[to]), t.field[where][0] };
        if (!strchr("eaw", r.where) || !r.n_from || r.n_from > 20 || r.n_to > r.n_from + 2) sy_tsv_fail(&t, "where must be end, any or word, and from 1 to 20 letters");
        *SY_PUSH(&engine->arena, &b->respellings) = r;
    }
}

/* Where the rewrite fits; -1. */
static int place_of(const char *word, size_t n, const sy_respelling *r)
{
    if (r->n_from > n || (r->where != 'w' && n < REWRITTEN_MIN)) return -1;
    if (r->where == 'w') return n == r->n_from && memcmp(word, r->from, n) == 0 ? 0 : -1;
    if (r->where == 'e') return memcmp(word + n - r->n_from, r->from, r->n_from) == 0 ? (int)(n - r->n_from) : -1;
    for (size_t i = 0; i + r->n_from <= n; i++)
        if (memcmp(word + i, r->from, r->n_from) == 0) return (int)i;
    return -1;
}

static size_t respell(const sy_background *b, char *word, size_t n)
{
    for (uint32_t i = 0; i < b->respellings.n; i++) {
        const sy_respelling *r = &b->respellings.at[i];
        int at = place_of(word, n, r);
        if (at < 0 || n - r->n_from + r->n_to + 1 > SY_FOLD_MAX) continue;
        memmove(word + at + r->n_to, word + at + r->n_from, n - (size_t)at - r->n_from);
        memcpy(word + at, r->to, r->n_to);
        n = n - r->n_from + r->n_to;
    }
    return n;
}

static int is_name(const sy_cword *w) { return w->flags & SY_CW_CAPITAL && !(w->flags & (SY_CW_SENTENCE | SY_CW_LINE)) && w->n_bytes >= NAME_MIN; }

/* "population's" and "populations" are two words. */
static int has_apostrophe(const sy_cdoc *d, const sy_cword *w)
{
    const char *s = d->doc->text + w->start;
    for (uint32_t i = 0; i < w->n_bytes; i++)
        if (s[i] == '\'' || (i + 2 < w->n_bytes && memcmp(s + i, "\xE2\x80\x99", 3) == 0)) return 1;
    return 0;
}

int sy_same_spelling(const sy_collation *c, const sy_cdoc *d, const sy_cword *x, const sy_cdoc *e, const sy_cword *y)
{
    char one[SY_FOLD_MAX], other[SY_FOLD_MAX];
    const struct sy_names *names = c->story->engine->names;
    if (x->n_bytes > WORD_MAX || y->n_bytes > WORD_MAX || has_apostrophe(d, x) != has_apostrophe(e, y)) return 0;
    size_t n = sy_fold(d->doc->text + x->start, x->n_bytes, one, sizeof one), m = sy_fold(e->doc->text + y->start, y->n_bytes, other, sizeof other);
    if (!n || !m) return 0;
    if (names && is_name(x) && is_name(y)) {
        n = sy_spelling_apply(&names->spelling, one, n, sizeof one);
        m = sy_spelling_apply(&names->spelling, other, m, sizeof other);
    } else if (c->background) {
        n = respell(c->background, one, n);
        m = respell(c->background, other, m);
    }
    return n == m && memcmp(one, other, n) == 0;
}
