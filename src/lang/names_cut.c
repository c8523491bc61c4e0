/* names_cut.c - where names begin and end: what cannot be one, marks at their edges, two in a row, a person's in two parts. */
#include "lang/names_cut.h"

#include "lang/names_spans.h"

/* What is longer than RUN_WORDS is a list of names and looked at by one rule only, which cuts it in one go: time stays linear. */
enum { LIST_FROM = 4, RUN_WORDS = 30, PLACE_WORDS = 8, PERSON = SY_LIST_GIVEN | SY_LIST_SURNAME };

static uint32_t person_bits(const sy_table *lists, const sy_word *w) { return sy_names_word_lists(lists, w) & PERSON; }

/* A word of a person's name written out: with a capital, and no initial. */
static int is_written_out(const sy_word *w) { return sy_names_capital(w) && strlen(w->form) > 2; }

/* ---- no names */

static int is_address(const sy_word *w) { return (strchr(w->form, '@') && strchr(w->form, '.')) || strncmp(w->lower, "www.", 4) == 0 || strstr(w->form, "://"); }

/* One letter, with its full stop: persons go by it, places do not. */
static int is_letter(const sy_word *w) { return !w->form[1] || (w->form[1] == '.' && !w->form[2]); }

/* A name of one word is no article or pronoun, no address; and no person who begins the sentence with a capital but is no proper noun. */
static void drop_stray(sayso_doc *d, const sy_table *lists, uint32_t i, uint32_t end)
{
    static const char *const small[] = { "the", "a", "of", "de", "and", "i", "you", "he", "she", "it", "we", "my", "our", "your" };
    const sy_word *w = &d->words.at[i];
    if (end > i + 1) return;
    int starts = d->sentences.at[w->sentence].first_word == i;
    int common = w->ner == SY_NER_PERSON && starts && !sy_names_proper(w) && sy_names_capital(w) && !sy_names_word_lists(lists, w);
    if (common || SY_NAMES_ONE_OF(w, small) || is_address(w) || (w->ner == SY_NER_PLACE && is_letter(w))) sy_names_mark(d, i, end, SY_NER_NONE);
}

/* ---- edges */

/* A mark that may end a name: a full stop of its own belongs to an abbreviation, "!" and an apostrophe to names of firms, brackets close. */
static int may_end(const sy_word *w) { return *w->form && strchr(".!)'\"", *w->form) != NULL; }

static int may_begin(const sy_word *w) { return *w->form && strchr("\"'`(", *w->form) != NULL; }

/* A word that links a name to what follows. */
static int is_link(const sy_word *w)
{
    static const char *const links[] = { "of", "and", "for", "in", "at", "to", "the", "on", "with", "by", "or", "from" };
    return !sy_names_capital(w) && SY_NAMES_ONE_OF(w, links);
}

/* A name neither begins nor ends with a mark, nor ends in a link. */
static void trim(sayso_doc *d, const sy_table *lists, uint32_t i, uint32_t end)
{
    const sy_word *w = d->words.at;
    unsigned kind = w[i].ner;
    uint32_t first = i, last = end;
    (void)lists;
    while (first < last && sy_names_is_mark(&w[first]) && !may_begin(&w[first])) first++;
    while (last > first && ((sy_names_is_mark(&w[last - 1]) && !may_end(&w[last - 1])) || (last - first > 1 && is_link(&w[last - 1])))) last--;
    sy_names_mark(d, i, end, SY_NER_NONE);
    sy_names_mark(d, first, last, kind);
}

/* ---- "Lara Denn - Clerk" */

static int stands_off(const sy_word *w)
{
    static const char *const dashes[] = { "-", "--", "\xe2\x80\x93", "\xe2\x80\x94", "|", "/" };
    return SY_NAMES_ONE_OF(w, dashes) && w->space_before && w[1].space_before;
}

/* A person's name ends at a dash with white space on both sides; what is behind it is another if the lists know it for one. */
static void cut_at_dash(sayso_doc *d, const sy_table *lists, uint32_t i, uint32_t end)
{
    if (d->words.at[i].ner != SY_NER_PERSON || end - i > RUN_WORDS) return;
    for (uint32_t k = i + 1; k + 1 < end; k++) {
        if (!stands_off(&d->words.at[k])) continue;
        sy_names_mark(d, k, end, SY_NER_NONE);
        if (person_bits(lists, &d->words.at[k + 1])) sy_names_mark(d, k + 1, end, SY_NER_PERSON);
        return;
    }
}

/* ---- "Lara Denn Anton Rusk" */

static int is_suffix(const sy_word *w)
{
    static const char *const suffixes[] = { "jr", "jr.", "sr", "sr.", "ii", "iii", "iv" };
    return SY_NAMES_ONE_OF(w, suffixes);
}

/* Persons of four words and more: another begins where a given name follows a family name and a further word comes behind it. */
static void part_persons(sayso_doc *d, const sy_table *lists, uint32_t i, uint32_t end)
{
    if (d->words.at[i].ner != SY_NER_PERSON || end - i < LIST_FROM) return;
    for (uint32_t k = i + 2, start = i; k + 1 < end; k++) {
        const sy_word *w = &d->words.at[k], *before = w - 1;
        uint32_t here = person_bits(lists, w), last = person_bits(lists, before);
        if (k - start < 2 || !(here & SY_LIST_GIVEN) || !sy_names_capital(w) || !is_written_out(before)) continue;
        if (sy_names_is_mark(w + 1) || (k + 2 == end && is_suffix(w + 1))) continue;
        if (last & SY_LIST_GIVEN && (!(last & SY_LIST_SURNAME) || here & SY_LIST_SURNAME)) continue;
        d->words.at[k].ner_begins = 1;
        start = k;
    }
}

/* "Lara Lara Denn": a signature and the name below it. */
static void part_twice(sayso_doc *d, const sy_table *lists, uint32_t i, uint32_t end)
{
    const sy_word *w = &d->words.at[i];
    (void)lists;
    if (w->ner != SY_NER_PERSON || end - i < 2 || end - i > RUN_WORDS || !is_written_out(w) || strcmp(w->form, w[1].form) != 0) return;
    if (end - i == 2 || !sy_names_is_mark(&w[2])) d->words.at[i + 1].ner_begins = 1;
}

/* "Lara Denn Anton": behind a family name that is no given name, a given name that is no family name. */
static void part_last(sayso_doc *d, const sy_table *lists, uint32_t i, uint32_t end)
{
    const sy_word *w = &d->words.at[i];
    if (w->ner != SY_NER_PERSON || end - i != 3 || !is_written_out(w) || !is_written_out(w + 1) || !is_written_out(w + 2)) return;
    if (person_bits(lists, w) & SY_LIST_GIVEN && !(person_bits(lists, w + 1) & SY_LIST_GIVEN) && person_bits(lists, w + 2) == SY_LIST_GIVEN)
        d->words.at[i + 2].ner_begins = 1;
}

/* ---- "Denn , Lara" */

static int is_listed_off(const sayso_doc *d, uint32_t i, uint32_t k) { return sy_names_beside(d, i, k) && (d->words.at[k].form[0] == ',' || d->words.at[k].upos == SY_CCONJ); }

/* A word in small letters: the sentence goes on, and the comma was of a clause. */
static int goes_on(const sy_word *w) { return !sy_names_is_mark(w) && !sy_names_capital(w) && (unsigned)(w->form[0] - '0') >= 10u; }

/* A family name, a comma and a given name, with no enumeration around them and no clause behind, are one person. */
static void join_turned(sayso_doc *d, const sy_table *lists, uint32_t i, uint32_t end)
{
    const sy_word *given = &d->words.at[i] + 2;
    if (d->words.at[i].ner != SY_NER_PERSON || end != i + 1 || !sy_names_beside(d, i, i + 2) || strcmp(given[-1].form, ",") != 0) return;
    if (given->ner != SY_NER_PERSON || !given->ner_begins) return;
    uint32_t last = sy_names_end(d, i + 2);
    if (last > i + 4 || (sy_names_beside(d, i, last) && goes_on(&d->words.at[last])) || is_listed_off(d, i, last) || (i && is_listed_off(d, i, i - 1))) return;
    if (person_bits(lists, &d->words.at[i]) == SY_LIST_GIVEN || person_bits(lists, given) == SY_LIST_SURNAME) return;
    sy_names_mark(d, i, last, SY_NER_PERSON);
}

/* ---- "Brennport Orvenia" */

/* Words that make a name of the place before or behind them. */
static int is_part_of(const sy_word *w)
{
    static const char *const parts[] = { "north", "south", "east", "west", "northern", "southern", "eastern", "western", "northeast", "northwest", "southeast", "southwest",
        "central", "middle", "upper", "lower", "inner", "outer", "greater", "great", "old", "new", "little", "lake", "river", "mount", "mt.", "port", "fort", "cape", "gulf",
        "republic", "state", "city", "bay", "area", "mountain", "county", "hills", "beach", "san", "santa", "st.", "los", "la", "el", "al", "de" };
    return SY_NAMES_ONE_OF(w, parts);
}

/* "WA": the letters of a state. */
static int is_state_letters(const sy_word *w) { return strlen(w->form) == 2 && sy_names_capital(w); }

static int is_place(const sy_table *lists, const sayso_doc *d, uint32_t i, uint32_t end) { return (sy_names_lists(lists, d, i, end) & SY_LIST_PLACE) != 0; }

/* Do a town and its country, or a town and the letters of its state, meet at word k? */
static int places_meet(const sayso_doc *d, const sy_table *lists, uint32_t i, uint32_t k, uint32_t end)
{
    if (!is_place(lists, d, k, end) || sy_names_is_mark(&d->words.at[k - 1])) return 0;
    if (k + 1 == end && is_state_letters(&d->words.at[k])) return 1;
    return is_place(lists, d, i, k) && !is_part_of(&d->words.at[k]) && !is_part_of(&d->words.at[k - 1]);
}

/* Two places side by side, which the lists do not know as one: cut before the longest at the end. */
static void part_places(sayso_doc *d, const sy_table *lists, uint32_t i, uint32_t end)
{
    if (d->words.at[i].ner != SY_NER_PLACE || end - i < 2 || end - i > PLACE_WORDS || is_place(lists, d, i, end)) return;
    for (uint32_t k = i + 1; k < end; k++)
        if (places_meet(d, lists, i, k, end)) {
            d->words.at[k].ner_begins = 1;
            return;
        }
}

/* ---- */

void sy_names_cut(sayso_doc *d, const sy_table *lists)
{
    static sy_names_rule *const edges[] = { trim, drop_stray };
    static sy_names_rule *const parts[] = { part_persons, cut_at_dash, part_twice, part_last, join_turned, part_places };
    sy_names_apply(d, lists, edges, sizeof edges / sizeof *edges);
    sy_names_apply(d, lists, parts, sizeof parts / sizeof *parts);
}
