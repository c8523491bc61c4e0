/* names_kind.c - what the words of a name make it: an organisation by its last word or its form as a firm, a place by the lists. */
#include "lang/names_kind.h"

#include "lang/names_spans.h"

enum { WORDS_TAKEN = 2, WORDS_BEHIND = 5, PLACE_BYTES = 3 };

/* Words of organisations that are as often the premises: they do not tell which. */
static int is_premises(const sy_word *w)
{
    static const char *const words[] = { "academy", "animal", "bakery", "bank", "bar", "cafe", "capital", "center", "centre", "church", "clinic", "club", "college", "deli",
        "dental", "gallery", "garage", "grill", "hospital", "hotel", "house", "inn", "lab", "laboratories", "laboratory", "labs", "library", "market", "mosque", "museum",
        "office", "pharmacy", "pizza", "resort", "restaurant", "salon", "school", "shop", "spa", "store", "studios", "supermarket", "synagogue", "temple", "theater", "theatre",
        "university" };
    return SY_NAMES_ONE_OF(w, words);
}

/* "Ministry", "Times": the last word of an organisation's name, and of nothing else's. */
static int is_body(const sy_table *lists, const sy_word *w)
{
    static const char *const more[] = { "books", "brothers", "bros.", "futures", "initiative", "monthly", "motorsports", "philharmonic", "publications", "publishers", "publishing",
        "quarterly", "review", "securities", "symphony", "weekly" };
    return sy_names_capital(w) && !is_premises(w) && (sy_names_word_lists(lists, w) & SY_LIST_ORGANISATION_WORD || SY_NAMES_ONE_OF(w, more));
}

/* "Inc.": what a firm's name ends in. */
static int is_firm(const sy_table *lists, const sy_word *w)
{
    static const char *const forms[] = { "ag", "co", "co.", "corp", "corp.", "corporation", "gmbh", "inc", "inc.", "incorporated", "limited", "llc", "llp", "ltd", "ltd.", "plc" };
    return sy_names_capital(w) && SY_NAMES_ONE_OF(w, forms) && !(sy_names_word_lists(lists, w) & SY_LIST_PLACE);
}

/* "City of": a place as a body with a will of its own. */
static int is_municipality(const sy_word *w)
{
    static const char *const words[] = { "borough", "city", "county", "municipality", "state", "town", "township", "village" };
    return SY_NAMES_ONE_OF(w, words);
}

/* "Ministry of | Orvenia" */
static void join_of(sayso_doc *d, const sy_table *lists, uint32_t i, uint32_t end)
{
    const sy_word *w = d->words.at;
    if (w[i].ner == SY_NER_PERSON || end - i < 2 || !sy_names_beside(d, i, end) || !w[end].ner || w[end].ner >= SY_NER_NORP) return;
    if (strcmp(w[end - 1].form, "of") != 0 || is_firm(lists, &w[end - 2])) return;
    sy_names_mark(d, i, sy_names_end(d, end), w[i].ner == SY_NER_ORG || is_municipality(&w[end - 2]) ? SY_NER_ORG : SY_NER_PLACE);
}

/* Behind the words with capitals from k on, which are in no name but one of a people; at most so many. */
static uint32_t run_of_capitals(const sayso_doc *d, uint32_t i, uint32_t k)
{
    uint32_t end = k;
    for (; sy_names_beside(d, i, end) && end < k + WORDS_BEHIND; end++) {
        const sy_word *w = &d->words.at[end];
        if ((w->ner && w->ner != SY_NER_NORP) || !sy_names_capital(w) || (w->upos != SY_PROPN && w->upos != SY_ADJ && w->upos != SY_NOUN)) break;
    }
    return end;
}

/* "Center for | Orvene Rivers": what a body that ends in a link is about. */
static void take_subject(sayso_doc *d, const sy_table *lists, uint32_t i, uint32_t end)
{
    static const char *const links[] = { "of", "for", "on" };
    const sy_word *w = d->words.at;
    uint32_t link = end - 1;
    if (link > i && strcmp(w[link].form, "the") == 0) link--;
    if (w[i].ner == SY_NER_PERSON || link == i || !SY_NAMES_ONE_OF(&w[link], links) || !(sy_names_word_lists(lists, &w[link - 1]) & SY_LIST_ORGANISATION_WORD)) return;
    uint32_t last = run_of_capitals(d, i, end);
    if (last > end) sy_names_mark(d, i, last, SY_NER_ORG);
}

/* "in | The Brennport Times": an article with a capital that no sentence's beginning asks for. */
static void take_article(sayso_doc *d, const sy_table *lists, uint32_t i, uint32_t end)
{
    const sy_word *w = d->words.at;
    (void)lists;
    if (strcmp(w[i].form, "The") != 0 || end != i + 1 || !sy_names_beside(d, i, end) || w[end].ner != w[i].ner || !w[end].ner_begins) return;
    sy_names_mark(d, i, sy_names_end(d, end), w[i].ner);
}

/* "Orvene Steel | Corp.", "Orvene Steel |, Inc." */
static void take_firm(sayso_doc *d, const sy_table *lists, uint32_t i, uint32_t end)
{
    uint32_t k = sy_names_beside(d, i, end + 1) && strcmp(d->words.at[end].form, ",") == 0 ? end + 1 : end;
    if (!sy_names_beside(d, i, k) || !is_firm(lists, &d->words.at[k]) || (d->words.at[k].ner && !d->words.at[k].ner_begins)) return;
    sy_names_mark(d, i, sy_names_end(d, k), SY_NER_ORG);
}

/* "Denn | Foundation": what a person's name stands before, in no name itself. */
static void take_body(sayso_doc *d, const sy_table *lists, uint32_t i, uint32_t end)
{
    uint32_t k = end;
    if (d->words.at[i].ner != SY_NER_PERSON) return;
    for (; sy_names_beside(d, i, k) && k < end + WORDS_TAKEN; k++) {
        const sy_word *w = &d->words.at[k];
        if (w->ner || !w->space_before || !sy_names_proper(w) || !is_body(lists, w)) break;
    }
    if (k > end && !(sy_names_beside(d, i, k) && sy_names_capital(&d->words.at[k]))) sy_names_mark(d, i, k, SY_NER_ORG);
}

/* "Brennport Times": a name of a place or person that ends in a word of organisations, and that the lists do not have as a place's. */
static void by_last_word(sayso_doc *d, const sy_table *lists, uint32_t i, uint32_t end)
{
    const sy_word *last = &d->words.at[end - 1];
    if (end - i < 2 || d->words.at[i].ner == SY_NER_ORG || !is_body(lists, last) || sy_names_lists(lists, d, i, end) & SY_LIST_PLACE) return;
    if (d->words.at[i].ner == SY_NER_PLACE || !(sy_names_word_lists(lists, last) & SY_LIST_SURNAME)) sy_names_mark(d, i, end, SY_NER_ORG);
}

/* What the lists have as a place's name alone is no organisation. Two or three letters may be both. */
static void by_lists(sayso_doc *d, const sy_table *lists, uint32_t i, uint32_t end)
{
    if (d->words.at[i].ner != SY_NER_ORG || sy_names_lists(lists, d, i, end) != SY_LIST_PLACE) return;
    if (end > i + 1 || strlen(d->words.at[i].form) > PLACE_BYTES) sy_names_mark(d, i, end, SY_NER_PLACE);
}

void sy_names_kind(sayso_doc *d, const sy_table *lists)
{
    static sy_names_rule *const rules[] = { take_article, join_of, take_subject, take_firm, take_body, by_last_word, by_lists };
    sy_names_apply(d, lists, rules, sizeof rules / sizeof *rules);
}
