/* units.c - words into the numbers that features are made of. */
#include "lang/units.h"

#include "base/hash.h"
#include "base/utf8.h"

enum { UNIT_BYTES_MAX = 48 };

static uint32_t hash32(const char *s, size_t n) { return (uint32_t)(sy_hash(s, n) >> 32); }

/* The form as the classifiers see it: digits made 0, cut at UNIT_BYTES_MAX. */
static size_t fold(const char *lower, char out[UNIT_BYTES_MAX])
{
    size_t n = 0;
    for (; lower[n] && n < UNIT_BYTES_MAX; n++) out[n] = (unsigned)(lower[n] - '0') < 10u ? '0' : lower[n];
    return n;
}

uint32_t sy_unit_hash(const char *lower)
{
    char buf[UNIT_BYTES_MAX];
    return hash32(buf, fold(lower, buf));
}

static uint16_t shape_of(const sy_word *w, int first, int capitals)
{
    unsigned bits = 0, len, letters = 0;
    for (const char *p = w->form; *p && letters < 24; p += len) {
        uint32_t c = sy_utf8_get(p, strlen(p) < 4 ? strlen(p) : 4, &len);
        if (sy_is_upper(c)) bits |= p == w->form ? SY_SHAPE_FIRST : SY_SHAPE_OTHER;
        else if (sy_is_letter(c)) bits |= SY_SHAPE_LOWER;
        else if (sy_is_digit(c)) bits |= SY_SHAPE_DIGIT;
        else bits |= SY_SHAPE_MARK;
        letters++;
    }
    if (capitals) bits &= ~(unsigned)(SY_SHAPE_FIRST | SY_SHAPE_OTHER);
    bits |= letters == 1 ? SY_SHAPE_ONE : letters <= 3 ? SY_SHAPE_SHORT : 0;
    return (uint16_t)(bits | (first ? (unsigned)SY_SHAPE_START : 0) | (capitals ? (unsigned)SY_SHAPE_CAPITALS : 0));
}

static void fill_one(sy_unit *u, const sy_word *w)
{
    char buf[UNIT_BYTES_MAX];
    size_t n = fold(w->lower, buf);
    u->word = hash32(buf, n);
    for (size_t k = 0; k < 4; k++) u->suffix[k] = n > k ? hash32(buf + n - k - 1, k + 1) : u->word;
    for (size_t k = 0; k < 3; k++) u->prefix[k] = n > k ? hash32(buf, k + 1) : u->word;
    u->cased = hash32(w->form, fold(w->form, buf));
}

static void reserve(sy_units *s, uint32_t n)
{
    if (s->room >= n && s->u) return;
    s->room = n < 512 ? 512 : n + n / 2;
    s->u = sy_alloc_array(s->arena, s->room, sizeof *s->u);
}

static int mostly_capitals(const sayso_doc *d, uint32_t first, uint32_t n)
{
    uint32_t upper = 0, lower = 0;
    for (uint32_t i = first; i < first + n; i++)
        for (const char *p = d->words.at[i].form; *p; p++) {
            upper += (unsigned)(*p - 'A') < 26u;
            lower += (unsigned)(*p - 'a') < 26u;
        }
    return n > 2 && upper > 8 && upper > 4 * lower;
}

static uint32_t list_value(const sy_table *t, uint64_t state)
{
    int32_t v = sy_table_value(t, state);
    return v < 0 ? 0 : (uint32_t)v;
}

/* The bits of each word; the words of a longer name of a list have those of the name, the longest from the left. */
static void match_lists(sy_units *s, const sy_table *t)
{
    for (uint32_t i = 0; i < s->n;) {
        uint64_t state = sy_list_start(s->u[i].word);
        uint32_t value = list_value(t, state), bits = value & 127, last = i;
        for (uint32_t k = i + 1; value & SY_LIST_PREFIX && k < s->n && k < i + SY_LIST_WORDS_MAX; k++) {
            state = sy_list_next(state, s->u[k].word);
            value = list_value(t, state);
            if (!(value & 127)) continue;
            last = k;
            bits = value & 127;
        }
        s->u[i].lists = (uint8_t)bits;
        while (i < last) s->u[++i].lists = (uint8_t)(bits | SY_LIST_GOES_ON);
        i++;
    }
}

void sy_units_fill(sy_units *s, const sayso_doc *d, uint32_t first, uint32_t n, const sy_table *lists)
{
    reserve(s, n);
    s->n = n;
    s->capitals = mostly_capitals(d, first, n);
    for (uint32_t i = 0; i < n; i++) {
        fill_one(&s->u[i], &d->words.at[first + i]);
        s->u[i].shape = shape_of(&d->words.at[first + i], i == 0, s->capitals);
        if (!(s->u[i].shape & (SY_SHAPE_FIRST | SY_SHAPE_OTHER))) s->u[i].cased = 0;
    }
    match_lists(s, lists);
}
