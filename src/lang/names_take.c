/* names_take.c - words beside a name of a person or place that are of it: initials, a family name, what a hyphen joins, "Northern". */
#include "lang/names_take.h"

#include "lang/names_spans.h"

enum { INITIALS = 4 };

/* "Lara Den -|nough": a name that ends in a hyphen takes in what the hyphen joins to it. */
static void take_joined(sayso_doc *d, const sy_table *lists, uint32_t i, uint32_t end)
{
    static const char *const hyphens[] = { "-", "\xe2\x80\x90", "\xe2\x80\x91" };
    const sy_word *w = d->words.at;
    (void)lists;
    if (!SY_NAMES_ONE_OF(&w[end - 1], hyphens)) return;
    uint32_t k = end;
    while (sy_names_beside(d, i, k) && !w[k].space_before && !w[k].ner && (SY_NAMES_ONE_OF(&w[k], hyphens) || !sy_names_is_mark(&w[k]))) k++;
    if (!w[end - 1].space_before && k > end) sy_names_mark(d, i, k, w[i].ner);
}

/* "R.", "W.H.S." */
static int is_initials(const sy_word *w)
{
    size_t n = 0;
    while ((unsigned)(w->form[n] - 'A') < 26u && w->form[n + 1] == '.') n += 2;
    return n && !w->form[n] && strcmp(w->lower, "p.s.") != 0;
}

/* "R. E. | Denn", with the initials as another person or as none. */
static void take_initials(sayso_doc *d, const sy_table *lists, uint32_t i, uint32_t end)
{
    const sy_word *w = d->words.at;
    uint32_t first = i, last = end;
    (void)lists;
    if (w[i].ner != SY_NER_PERSON) return;
    while (first && first + INITIALS > i && sy_names_beside(d, i, first - 1) && !w[first - 1].ner && is_initials(&w[first - 1])) first--;
    if (end == i + 1 && is_initials(&w[i]) && sy_names_beside(d, i, end) && w[end].ner == SY_NER_PERSON) last = sy_names_end(d, end);
    if (first < i || last > end) sy_names_mark(d, first, last, SY_NER_PERSON);
}

/* "Lara | Denn": a given name alone before a family name that is in no name. */
static void take_family_name(sayso_doc *d, const sy_table *lists, uint32_t i, uint32_t end)
{
    const sy_word *w = d->words.at;
    if (w[i].ner != SY_NER_PERSON || end > i + 1 || !sy_names_beside(d, i, end) || w[end].ner || !w[end].space_before || w[end].xpos != SY_XPOS_NNP) return;
    if (sy_names_capital(&w[end]) && sy_names_word_lists(lists, &w[i]) & SY_LIST_GIVEN && sy_names_word_lists(lists, &w[end]) & SY_LIST_SURNAME)
        sy_names_mark(d, i, end + 1, SY_NER_PERSON);
}

/* "Northern | Orvenia" */
static void take_direction(sayso_doc *d, const sy_table *lists, uint32_t i, uint32_t end)
{
    static const char *const directions[] = { "north", "south", "east", "west", "northern", "southern", "eastern", "western", "northeast", "northwest", "southeast", "southwest",
        "central", "upper", "lower", "inner", "outer", "greater", "new", "lake", "mount", "port", "fort", "cape" };
    const sy_word *w = d->words.at;
    (void)lists;
    if (w[i].ner != SY_NER_PLACE || !i || !sy_names_beside(d, i, i - 1) || w[i - 1].ner || !w[i].space_before) return;
    if (sy_names_capital(&w[i - 1]) && SY_NAMES_ONE_OF(&w[i - 1], directions)) sy_names_mark(d, i - 1, end, SY_NER_PLACE);
}

void sy_names_take(sayso_doc *d, const sy_table *lists)
{
    static sy_names_rule *const rules[] = { take_joined, take_initials, take_family_name, take_direction };
    sy_names_apply(d, lists, rules, sizeof rules / sizeof *rules);
}
