/* lemma_case.c - capitals of lemmas. */
#include "lang/lemma_case.h"

#include "base/hash.h"
#include "base/utf8.h"

enum { CASE_TEMPLATE = 32, NO_NEIGHBOUR = SY_CASE_CLASSES + 1 };

static uint32_t hash32(const char *s, size_t n) { return (uint32_t)(sy_hash(s, n) >> 32); }

sy_case sy_case_of(const char *form)
{
    unsigned len, upper = 0, letters = 0, first = 0;
    size_t left = strlen(form);
    for (const char *p = form; left; p += len, left -= len) {
        uint32_t c = sy_utf8_get(p, left, &len);
        if (!sy_is_letter(c)) continue;
        unsigned u = sy_is_upper(c) != 0;
        if (!letters) first = u;
        letters++;
        upper += u;
    }
    if (!letters) return SY_CASE_NONE;
    if (!upper) return SY_CASE_LOWER;
    if (first && upper == 1) return SY_CASE_TITLE;
    return upper == letters ? SY_CASE_UPPER : SY_CASE_MIXED;
}

/* The neighbour's case; over a word without letters the next but one. */
static uint8_t neighbour(const sayso_doc *d, uint32_t word, int step)
{
    const sy_sentence *s = &d->sentences.at[d->words.at[word].sentence];
    int64_t first = s->first_word, end = first + s->n_words, at = (int64_t)word + step;
    for (int k = 0; k < 2 && at >= first && at < end; k++, at += step) {
        sy_case c = sy_case_of(d->words.at[at].form);
        if (c != SY_CASE_NONE) return (uint8_t)c;
    }
    return NO_NEIGHBOUR;
}

sy_case_place sy_case_place_of(const sayso_doc *d, uint32_t word)
{
    sy_case_place at = { neighbour(d, word, -1), neighbour(d, word, 1), d->sentences.at[d->words.at[word].sentence].first_word == word };
    return at;
}

int sy_case_is_open(sy_case form, unsigned xpos)
{
    if (form != SY_CASE_LOWER) return form != SY_CASE_NONE;
    return xpos == SY_XPOS_NNP || xpos == SY_XPOS_NNPS || xpos == SY_XPOS_PRP || xpos == SY_XPOS_JJ || xpos == SY_XPOS_NN || xpos == SY_XPOS_NNS ||
           xpos == SY_XPOS_FW;
}

/* Digits, points and marks of addresses in the form. */
static unsigned marks_of(const char *form)
{
    unsigned bits = 0;
    for (; *form; form++)
        bits |= (unsigned)(*form - '0') < 10u ? 1 : *form == '.' ? 2 : *form == '@' ? 4 : *form == '/' ? 8 : 0;
    return bits;
}

unsigned sy_case_features(const sy_lemmas *l, const char *form, const char *lower, unsigned upos, unsigned xpos, sy_case_place at,
                          uint64_t out[SY_CASE_FEATURES])
{
    size_t n = strlen(lower);
    uint32_t w = hash32(lower, n), tag = upos << 8 | xpos, shape = sy_case_of(form), place = at.before | (uint32_t)at.after << 8;
    uint32_t cased = sy_lexicon_find(&l->lexicon, lower, n).cased;
    unsigned k = 0;
#define F(x, y, z) (out[k] = sy_feature(CASE_TEMPLATE + k, (x), (y), (z)), k++)
    F(tag, shape, 0);
    F(tag, 0, 0);
    F(tag, shape, cased);
    F(upos, shape, cased);
    F(w, shape, 0);
    F(w, shape, tag);
    F(tag, shape, place);
    F(tag, shape, at.before);
    F(tag, shape, at.after);
    F(tag, shape, at.first);
    F(shape, place, cased);
    for (size_t m = 2; m <= 4; m++) F(tag, shape, m <= n ? hash32(lower + n - m, m) : w);
    F(tag, shape, n < 6 ? (uint32_t)n : 6);
    F(tag, shape, marks_of(form));
    F(tag, shape, (unsigned char)lower[0]);
#undef F
    return k;
}

/* Copy with the first letter, or all, made capital. Only letters that have one capital of their own of at most four bytes. */
static void capitals(const char *s, int all, char *out, size_t room)
{
    size_t left = strlen(s), n = 0;
    int done = 0;
    for (unsigned len; left; s += len, left -= len) {
        uint32_t c = sy_utf8_get(s, left, &len);
        char put[4];
        unsigned m = !done && sy_is_letter(c) ? sy_utf8_put(sy_upper(c), put) : len;
        if (n + m >= room) break;
        memcpy(out + n, !done && sy_is_letter(c) ? put : s, m);
        n += m;
        done |= !all && sy_is_letter(c);
    }
    out[n] = 0;
}

/* The lemma with the form's own letters as far as both agree. */
static void as_in_form(const char *form, const char *lower, const char *lemma, char *out, size_t room)
{
    size_t same = 0, n = strlen(lemma);
    if (strlen(form) == strlen(lower)) /* else a letter changed its length, and bytes do not correspond */
        while (lemma[same] && lemma[same] == lower[same]) same++;
    while (same && (!sy_utf8_boundary(lemma, n, same) || !sy_utf8_boundary(form, n, same))) same--;
    while (n >= room || !sy_utf8_boundary(lemma, strlen(lemma), n)) n--;
    memcpy(out, lemma, n);
    memcpy(out, form, same < n ? same : n);
    out[n] = 0;
}

void sy_case_apply(sy_case c, const char *form, const char *lower, const char *lemma, char *out, size_t room)
{
    if (c == SY_CASE_TITLE || c == SY_CASE_UPPER) capitals(lemma, c == SY_CASE_UPPER, out, room);
    else as_in_form(c == SY_CASE_MIXED ? form : lower, lower, lemma, out, room);
}

void sy_lemma_cased(const sy_lemmas *l, const sayso_doc *d, uint32_t word, char *out, size_t room)
{
    const sy_word *w = &d->words.at[word];
    sy_case form = sy_case_of(w->form), best = SY_CASE_LOWER;
    if (sy_case_is_open(form, w->xpos)) {
        uint64_t features[SY_CASE_FEATURES];
        int32_t scores[SY_TABLE_CLASSES] = { 0 };
        unsigned n = sy_case_features(l, w->form, w->lower, w->upos, w->xpos, sy_case_place_of(d, word), features);
        sy_table_add(&l->cases, features, n, scores);
        for (unsigned c = 1; c < SY_CASE_CLASSES; c++)
            if (scores[c] > scores[best] && (c != SY_CASE_MIXED || form == SY_CASE_MIXED)) best = (sy_case)c;
    }
    sy_case_apply(best, w->form, w->lower, w->lemma, out, room);
}
