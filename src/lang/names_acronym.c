/*
 * names_acronym.c - "Selva River Commission (SRC)": letters in brackets behind a long name are that name. The test is that of Schwartz and
 * Hearst, A simple algorithm for identifying abbreviation definitions in biomedical text (2003), on first letters of words alone.
 */
#include "lang/names_acronym.h"

#include "base/hash.h"
#include "lang/names_spans.h"

enum { LETTERS_MIN = 3, LETTERS_MAX = 10, WORDS_BEFORE = 12 };

/* Three capitals and more, and nothing else. */
static int is_letters(const sy_word *w)
{
    size_t n = 0;
    while ((unsigned)(w->form[n] - 'A') < 26u) n++;
    return !w->form[n] && n >= LETTERS_MIN && n <= LETTERS_MAX;
}

/* Do the words [i, end) begin with the letters, in their order? Words with a small letter may be passed over, and so may marks. */
static int spells(const sayso_doc *d, uint32_t i, uint32_t end, const char *letters)
{
    for (; i < end && *letters; i++) {
        char c = d->words.at[i].form[0];
        if (c == *letters || (c ^ 32) == *letters) letters++;
        else if ((unsigned)(c - 'A') < 26u) return 0;
    }
    return !*letters && i == end;
}

/* What the name in words [i, end) is: a place that ends in a word of organisations, and is known by its letters, is one. */
static unsigned settled_kind(sayso_doc *d, const sy_table *lists, uint32_t i, uint32_t end)
{
    unsigned kind = d->words.at[end - 1].ner;
    if (kind != SY_NER_PLACE || !(sy_names_word_lists(lists, &d->words.at[end - 1]) & SY_LIST_ORGANISATION_WORD)) return kind;
    sy_names_mark(d, i, end, SY_NER_ORG);
    return SY_NER_ORG;
}

/* The kind of the name that the letters at word k stand for; 0: none is before them. */
static unsigned kind_before(sayso_doc *d, const sy_table *lists, uint32_t k)
{
    const sy_word *w = d->words.at;
    uint32_t end = k - 1, i = end;
    if (!w[end - 1].ner || w[end - 1].ner >= SY_NER_NORP) return 0;
    while (i > 0 && sy_names_beside(d, k, i - 1) && w[i - 1].ner == w[end - 1].ner && end - i < WORDS_BEFORE) {
        i--;
        if (w[i].ner_begins && spells(d, i, end, w[k].form)) return settled_kind(d, lists, i, end);
    }
    return 0;
}

static int is_in_brackets(const sayso_doc *d, uint32_t k)
{
    const sy_word *w = d->words.at;
    return sy_names_beside(d, k, k - 1) && sy_names_beside(d, k, k + 1) && strcmp(w[k - 1].form, "(") == 0 && strcmp(w[k + 1].form, ")") == 0 && is_letters(&w[k]);
}

void sy_names_acronym(sayso_doc *d, const sy_table *lists)
{
    sy_map kinds = { 0 };
    int any = 0;
    for (uint32_t k = 2; k < d->words.n; k++) {
        const char *form = d->words.at[k].form;
        unsigned kind = is_in_brackets(d, k) ? kind_before(d, lists, k) : SY_NER_NONE;
        if (kind) *sy_map_put(&d->arena, &kinds, form, strlen(form), NULL) = kind;
        any |= kind != SY_NER_NONE;
    }
    for (uint32_t k = 0; any && k < d->words.n; k++) {
        const sy_word *w = &d->words.at[k];
        const uint32_t *kind = !w->ner && is_letters(w) ? sy_map_get(&kinds, w->form, strlen(w->form)) : NULL;
        if (kind) sy_names_mark(d, k, k + 1, *kind);
    }
}
