/* names_spans.c - names as runs of words. */
#include "lang/names_spans.h"

#include "base/utf8.h"
#include "lang/units.h"

static uint32_t value_of(const sy_table *lists, uint64_t state)
{
    int32_t v = sy_table_value(lists, state);
    return v < 0 ? 0 : (uint32_t)v;
}

uint32_t sy_names_word_lists(const sy_table *lists, const sy_word *w) { return value_of(lists, sy_list_start(sy_unit_hash(w->lower))) & 127; }

uint32_t sy_names_lists(const sy_table *lists, const sayso_doc *d, uint32_t i, uint32_t end)
{
    if (end - i > SY_LIST_WORDS_MAX) return 0;
    uint64_t state = sy_list_start(sy_unit_hash(d->words.at[i].lower));
    uint32_t value = value_of(lists, state);
    while (++i < end && value & SY_LIST_PREFIX) {
        state = sy_list_next(state, sy_unit_hash(d->words.at[i].lower));
        value = value_of(lists, state);
    }
    return i < end ? 0 : value & 127;
}

uint32_t sy_names_end(const sayso_doc *d, uint32_t i)
{
    const sy_word *w = d->words.at;
    uint32_t j = i + 1;
    while (w[i].ner && sy_names_beside(d, i, j) && w[j].ner == w[i].ner && !w[j].ner_begins) j++;
    return j;
}

void sy_names_mark(sayso_doc *d, uint32_t i, uint32_t end, unsigned kind)
{
    for (uint32_t k = i; k < end; k++) {
        d->words.at[k].ner = (uint8_t)kind;
        d->words.at[k].ner_begins = kind && k == i;
    }
}

void sy_names_apply(sayso_doc *d, const sy_table *lists, sy_names_rule *const *rules, size_t n)
{
    for (uint32_t i = 0; i < d->words.n; i = sy_names_end(d, i))
        for (size_t r = 0; r < n && d->words.at[i].ner && d->words.at[i].ner < SY_NER_NORP; r++) rules[r](d, lists, i, sy_names_end(d, i));
}

int sy_names_capital(const sy_word *w)
{
    unsigned len;
    size_t n = strlen(w->form);
    return n && sy_is_upper(sy_utf8_get(w->form, n, &len));
}

int sy_names_is_mark(const sy_word *w)
{
    size_t n = strlen(w->form), at = 0;
    for (unsigned len; at < n; at += len) {
        uint32_t c = sy_utf8_get(w->form + at, n - at, &len);
        if (sy_is_letter(c) || sy_is_digit(c)) return 0;
    }
    return 1;
}

int sy_names_one_of(const sy_word *w, const char *const *words, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (strcmp(w->lower, words[k]) == 0) return 1;
    return 0;
}
