/* words.c - the words of a report made ready: folded, rewritten, with their capitals. */
#include "names/inner.h"

#include "base/utf8.h"

#include <string.h>

static uint8_t caps_of(const char *s)
{
    size_t n = strlen(s);
    unsigned len, letters = 0, upper = 0;
    uint32_t first = n ? sy_utf8_get(s, n, &len) : 0;
    if (!n || !sy_is_upper(first)) return 0;
    for (size_t i = 0; i < n; i += len) {
        uint32_t c = sy_utf8_get(s + i, n - i, &len);
        letters += (unsigned)sy_is_letter(c);
        upper += (unsigned)sy_is_upper(c);
    }
    return letters >= 2 && upper == letters ? 2 : 1;
}

static int is_plain(const char *s)
{
    for (; *s; s++)
        if (!((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9'))) return 0;
    return 1;
}

static void fold_words(sy_work *w)
{
    sayso_doc *d = w->d;
    char key[SY_FOLD_MAX];
    for (uint32_t i = 0; i < d->words.n; i++) {
        const sy_word *x = &d->words.at[i];
        w->caps[i] = caps_of(x->form);
        if (is_plain(x->lower)) {
            w->fold[i] = x->lower;
        } else {
            size_t n = sy_fold(x->form, strlen(x->form), key, sizeof key);
            if (n > 2 && strcmp(x->form + strlen(x->form) - 2, "'s") == 0) key[--n] = 0; /* a clitic that was not cut off */
            w->fold[i] = sy_strndup(&d->arena, key, n);
        }
        w->rewritten[i] = w->fold[i];
        if (!w->caps[i]) *sy_map_put(&d->arena, &w->lower, w->fold[i], strlen(w->fold[i]), NULL) = 1;
        size_t n = strlen(w->fold[i]);
        if (!w->caps[i] || n + 8 > sizeof key) continue;
        memcpy(key, w->fold[i], n + 1);
        n = sy_spelling_apply(&w->t->spelling, key, n, sizeof key);
        if (strcmp(key, w->fold[i]) != 0) w->rewritten[i] = sy_strndup(&d->arena, key, n);
    }
}

/* A sentence all in capitals (2) or a heading with a capital on each longer word (1) tells less about names. */
static void find_shouting(sy_work *w)
{
    const sayso_doc *d = w->d;
    for (uint32_t s = 0; s < d->sentences.n; s++) {
        const sy_sentence *x = &d->sentences.at[s];
        uint32_t lower = 0, upper = 0, titled = 0, small = 0;
        for (uint32_t i = x->first_word; i < x->first_word + x->n_words; i++) {
            if (w->caps[i] == 2) upper++;
            else if (w->fold[i][0] >= 'a' && w->fold[i][0] <= 'z') lower++;
            if (w->caps[i]) titled++;
            else if (strlen(w->fold[i]) > 3 && w->fold[i][0] >= 'a') small++;
        }
        int stopped = x->n_words && sy_is(w, x->first_word + x->n_words - 1, ".");
        uint32_t heading = !stopped && titled > 2 && small <= titled / 3;
        w->shouting[s] = (uint8_t)(upper > 2 && lower <= upper / 4 ? 2 : heading);
    }
}

/* Of each sentence: how many before it are the report's own, not wholly quoted. */
static void count_told(sy_work *w)
{
    const sayso_doc *d = w->d;
    w->told = sy_alloc_array(&w->d->arena, d->sentences.n + 1, sizeof *w->told);
    for (uint32_t s = 0, n = 0; s < d->sentences.n; s++) {
        const sy_sentence *x = &d->sentences.at[s];
        int own = 0;
        w->told[s] = n;
        for (uint32_t i = x->first_word; i < x->first_word + x->n_words && !own; i++) own = !d->words.at[i].quote_depth && d->words.at[i].upos != SY_PUNCT;
        n += (uint32_t)own;
    }
}

void sy_work_open(sy_work *w)
{
    sayso_doc *d = w->d;
    uint32_t n = d->words.n + 1;
    w->date = sy_names_date(d->report.date, 0);
    w->fold = sy_alloc_array(&d->arena, n, sizeof *w->fold);
    w->rewritten = sy_alloc_array(&d->arena, n, sizeof *w->rewritten);
    w->caps = sy_alloc(&d->arena, n);
    w->owner = sy_alloc_array(&d->arena, n, sizeof *w->owner);
    w->shouting = sy_alloc(&d->arena, d->sentences.n + 1);
    for (uint32_t i = 0; i < d->words.n; i++) {
        w->owner[i] = -1;
        w->tagged |= d->words.at[i].upos == SY_VERB || d->words.at[i].upos == SY_NOUN;
    }
    fold_words(w);
    find_shouting(w);
    count_told(w);
}

uint32_t sy_head_of(const sy_work *w, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last && w->tagged; i++) {
        int32_t h = w->d->words.at[i].head;
        if (h < (int32_t)first || h > (int32_t)last) return i;
    }
    return last;
}

unsigned sy_act_of(const sy_work *w, uint32_t word)
{
    const sy_word *x = &w->d->words.at[word];
    if (*x->lemma && w->tagged) return sy_names_act(w->t, x->lemma) | sy_names_act(w->t, x->lower);
    char s[64];
    size_t n = strlen(x->lower);
    unsigned bits = sy_names_act(w->t, x->lower);
    if (bits || n < 4 || n >= sizeof s - 2) return bits;
    static const struct { const char *end, *to; } endings[] = { { "ies", "y" }, { "ied", "y" }, { "es", "" }, { "s", "" }, { "ed", "" }, { "d", "" }, { "ing", "" }, { "ing", "e" } };
    for (size_t i = 0; i < sizeof endings / sizeof *endings && !bits; i++) {
        size_t m = strlen(endings[i].end);
        if (n <= m || strcmp(x->lower + n - m, endings[i].end) != 0) continue;
        memcpy(s, x->lower, n - m);
        strcpy(s + n - m, endings[i].to);
        bits = sy_names_act(w->t, s);
    }
    return bits;
}
