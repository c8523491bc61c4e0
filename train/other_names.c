/* other_names.c - names of the lists by kind and number of words, and names that are nobody's. */
#include "other_names.h"

#include "augment.h"
#include "perceptron.h"

#include "base/common.h"
#include "base/tsv.h"

#include <stdio.h>

enum { WORDS = 5, ACRONYM_MOST = 5 };

typedef SY_VEC(const char *) names;

struct other_names {
    sy_arena *a;
    names given, surnames, places[WORDS], organisations[WORDS]; /* by words less one; longer names with blanks between these */
};

static int is_upper(char c) { return (unsigned)(c - 'A') < 26u; }

/* Words of letters, each with a capital, as the tokenizer leaves whole: how many, or 0. */
static uint32_t words_of(const char *name)
{
    uint32_t n = 0;
    for (const char *p = name; *p; n++) {
        size_t m = strcspn(p, " ");
        if (!m || !is_upper(*p) || strcspn(p, "-,'.()/&0123456789") < m) return 0;
        p += m;
        p += *p == ' ';
    }
    return n <= WORDS ? n : 0;
}

/* A name of a list, whose small letters are the list's way and not the name's if it is of persons or places. */
static const char *capitalised(sy_arena *a, const char *name)
{
    char *s = sy_strdup(a, name);
    for (char *p = s; *p; p++)
        if ((p == s || p[-1] == ' ') && (unsigned)(*p - 'a') < 26u) *p = (char)(*p - 32);
    return s;
}

static void add(other_names *o, names *by_words, uint32_t most, const char *name)
{
    uint32_t n = words_of(name);
    if (n && n <= most) *SY_PUSH(o->a, &by_words[n - 1]) = name;
}

static void read_kinds(other_names *o, const char *path)
{
    sy_tsv t;
    sy_tsv_open(&t, o->a, NULL, path, 1);
    uint32_t word = sy_tsv_column(&t, "word"), kind = sy_tsv_column(&t, "kind");
    while (sy_tsv_next(&t)) {
        const char *k = t.field[kind], *name = sy_strdup(o->a, t.field[word]);
        if (strcmp(k, "given") == 0) add(o, &o->given, 1, capitalised(o->a, name));
        else if (strcmp(k, "surname") == 0) add(o, &o->surnames, 1, capitalised(o->a, name));
        else if (strcmp(k, "place") == 0) add(o, o->places, WORDS, capitalised(o->a, name));
        else if (strcmp(k, "organisation") == 0) add(o, o->organisations, WORDS, name);
    }
}

static void read_column(other_names *o, const char *path, const char *column, names *by_words)
{
    sy_tsv t;
    sy_tsv_open(&t, o->a, NULL, path, 1);
    uint32_t k = sy_tsv_column(&t, column);
    while (sy_tsv_next(&t)) add(o, by_words, WORDS, sy_strdup(o->a, t.field[k]));
}

other_names *other_names_read(sy_arena *a, const char *data, const char *kinds)
{
    static const char *const places[] = { "countries.tsv", "cities.tsv", "regions.tsv" };
    other_names *o = sy_alloc(a, sizeof *o);
    o->a = a;
    read_kinds(o, kinds);
    for (int k = 0; k < 3; k++) read_column(o, sy_printf(a, "%s/gazetteer/%s", data, places[k]), "name", o->places);
    read_column(o, sy_printf(a, "%s/gazetteer/organisations.tsv", data), "abbreviation", o->organisations);
    return o;
}

static const char *one_of(const names *list, uint64_t *random) { return list->n ? list->at[random_next(random) % list->n] : NULL; }

static const char *made(sy_arena *a, uint64_t *random)
{
    char name[MADE_NAME_ROOM];
    made_name(random, name);
    return sy_strdup(a, name);
}

static const char *acronym(sy_arena *a, uint64_t *random)
{
    char s[ACRONYM_MOST + 1] = { 0 };
    uint64_t r = random_next(random), n = 3 + r % (ACRONYM_MOST - 2);
    for (uint64_t k = 0; k < n; k++) s[k] = (char)('A' + (r >> (8 + 8 * k)) % 26);
    return sy_strdup(a, s);
}

static void draw_person(const other_names *o, uint32_t n, uint64_t *random, const char **out)
{
    for (uint32_t k = 0; k < n; k++) {
        int last = n == 1 ? random_next(random) % 2 == 0 : k + 1 == n;
        const char *name = one_of(last ? &o->surnames : &o->given, random);
        if (name) out[k] = name;
    }
}

static void draw_longer(sy_arena *a, const names *by_words, uint32_t n, uint64_t *random, const char **out)
{
    const char *name = n <= WORDS ? one_of(&by_words[n - 1], random) : NULL;
    for (uint32_t k = 0; name && k < n; k++) {
        size_t m = strcspn(name, " ");
        out[k] = sy_strndup(a, name, m);
        name += m + (name[m] == ' ');
    }
}

/* What is nobody's: all of a person's name, the first word of the others'. */
static void draw_made(sy_arena *a, sy_ner kind, uint32_t n, uint64_t *random, const char **out)
{
    for (uint32_t k = 0; k < (kind == SY_NER_PERSON ? n : 1); k++) out[k] = made(a, random);
    if (kind == SY_NER_ORG && n == 1 && random_next(random) % 8 == 0) out[0] = acronym(a, random);
}

void other_names_draw(const other_names *o, sy_arena *a, sy_ner kind, uint32_t n, uint64_t *random, const char **out)
{
    if (random_next(random) % 2) draw_made(a, kind, n, random, out);
    else if (kind == SY_NER_PERSON) draw_person(o, n, random, out);
    else draw_longer(a, kind == SY_NER_ORG ? o->organisations : o->places, n, random, out);
}
