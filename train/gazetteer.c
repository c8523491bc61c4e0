/* gazetteer.c - tables of persons, places, organisations, peoples and offices into bits of words and of longer names. */
#include "gazetteer.h"

#include "base/hash.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "files.h"
#include "lang/units.h"
#include "perceptron.h"

#include <stdio.h>
#include <stdlib.h>

enum { WORDS_MAX = 12 };

typedef struct {
    sy_arena *a;
    const char *data;
    sy_map values; /* of eight bytes of hash */
} lists;

static void put(lists *l, uint64_t hash, uint32_t bits) { *sy_map_put(l->a, &l->values, (const char *)&hash, sizeof hash, NULL) |= bits; }

/* Cut a name as the tokenizer does: at blanks, hyphens and before "'s". Gives the number of words, 0 where they are too many. */
static unsigned cut(const char *name, uint32_t words[WORDS_MAX])
{
    char low[100];
    unsigned n = 0;
    while (*name) {
        size_t skip = strspn(name, " ,();/"), m = name[skip] == '-' ? 1 : strcspn(name + skip, " -,();/");
        name += skip;
        if (!m) break;
        if (m > 90 || n + 2 > WORDS_MAX) return 0;
        size_t k = m > 2 && memcmp(name + m - 2, "'s", 2) == 0 ? m - 2 : m;
        low[sy_utf8_lower(name, k, low, sizeof low)] = 0;
        words[n++] = sy_unit_hash(low);
        if (k < m) words[n++] = sy_unit_hash("'s");
        name += m;
    }
    return n;
}

static void add(lists *l, const char *name, uint32_t bits)
{
    uint32_t words[WORDS_MAX];
    unsigned n = cut(name, words);
    uint64_t state = n ? sy_list_start(words[0]) : 0;
    for (unsigned i = 0; i < n; i++) {
        if (i) state = sy_list_next(state, words[i]);
        put(l, state, i + 1 == n ? bits : SY_LIST_PREFIX);
    }
}

static void open_table(lists *l, sy_tsv *t, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/gazetteer/%s", l->data, name);
    sy_tsv_open(t, l->a, NULL, path, 1);
}

static void read_column(lists *l, const char *file, const char *column, uint32_t bits)
{
    sy_tsv t;
    open_table(l, &t, file);
    uint32_t k = sy_tsv_column(&t, column);
    while (sy_tsv_next(&t)) add(l, t.field[k], bits);
}

/* Of a person's name, the first word is a given name and the last a surname. */
static void read_persons(lists *l)
{
    sy_tsv t;
    char word[100];
    open_table(l, &t, "persons.tsv");
    uint32_t k = sy_tsv_column(&t, "name");
    while (sy_tsv_next(&t)) {
        const char *name = t.field[k], *last = strrchr(name, ' ');
        size_t n = strcspn(name, " ");
        if (!last || n < 3 || n >= sizeof word || strpbrk(name, "(&.")) continue;
        memcpy(word, name, n);
        word[n] = 0;
        add(l, word, LIST_GIVEN);
        if (strlen(last + 1) > 2) add(l, last + 1, LIST_SURNAME);
    }
}

static int is_place(const lists *l, const char *word, size_t n)
{
    char low[100];
    if (n > 90) return 1;
    low[sy_utf8_lower(word, n, low, sizeof low)] = 0;
    uint64_t h = sy_list_start(sy_unit_hash(low));
    const uint32_t *v = sy_map_get(&l->values, (const char *)&h, sizeof h);
    return v && *v & (LIST_PLACE | SY_LIST_PREFIX);
}

/* "Antiguan(s), Barbudan(s)", "Burmese (singular and plural)": words with a capital that begin no place's name. */
static void read_peoples(lists *l, const char *column)
{
    sy_tsv t;
    open_table(l, &t, "countries.tsv");
    int k = sy_tsv_find(&t, column);
    while (k >= 0 && sy_tsv_next(&t)) {
        for (const char *s = t.field[k]; *s;) {
            s += strspn(s, " -,();/");
            size_t n = strcspn(s, " -,();/");
            char word[100];
            if (n > 3 && n < 90 && (unsigned)(*s - 'A') < 26u && !is_place(l, s, n)) {
                memcpy(word, s, n);
                word[n] = 0;
                add(l, word, LIST_PEOPLE);
                memcpy(word + n, "s", 2);
                add(l, word, LIST_PEOPLE);
            }
            s += n;
        }
    }
}

static void read_organisations(lists *l)
{
    sy_tsv t;
    open_table(l, &t, "organisations.tsv");
    uint32_t name = sy_tsv_column(&t, "name"), abbreviation = sy_tsv_column(&t, "abbreviation");
    int kind = sy_tsv_find(&t, "kind");
    while (sy_tsv_next(&t)) {
        if (strchr(t.field[name], ' ')) add(l, t.field[name], LIST_ORGANISATION);
        if (kind < 0 || strcmp(t.field[kind], "party") != 0) add(l, t.field[abbreviation], LIST_ORGANISATION);
    }
}

static void read_kinds(lists *l, const char *path)
{
    static const struct { const char *name; uint32_t bits; } kinds[] = { { "given", LIST_GIVEN }, { "surname", LIST_SURNAME }, { "place", LIST_PLACE },
        { "organisation", LIST_ORGANISATION }, { "orgword", LIST_ORGANISATION_WORD }, { "people", LIST_PEOPLE }, { "office", LIST_OFFICE },
        { "post", LIST_OFFICE }, { "title", LIST_OFFICE }, { "phrase", LIST_OFFICE } };
    sy_tsv t;
    sy_tsv_open(&t, l->a, NULL, path, 1);
    uint32_t word = sy_tsv_column(&t, "word"), kind = sy_tsv_column(&t, "kind");
    while (sy_tsv_next(&t))
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
            if (strcmp(kinds[k].name, t.field[kind]) != 0) continue;
            add(l, t.field[word], kinds[k].bits);
            if (kinds[k].bits == LIST_PEOPLE) add(l, sy_printf(l->a, "%ss", t.field[word]), LIST_PEOPLE);
        }
}

unsigned char *gazetteer_pack(sy_arena *a, const char *data, const char *kinds, size_t *n_bytes)
{
    lists l = { .a = a, .data = data };
    static const char *const places[] = { "countries.tsv", "cities.tsv", "regions.tsv" };
    for (int k = 0; k < 3; k++) read_column(&l, places[k], "name", LIST_PLACE);
    read_column(&l, "countries.tsv", "capital", LIST_PLACE);
    read_persons(&l);
    read_organisations(&l);
    read_peoples(&l, "demonym_adjective");
    read_peoples(&l, "demonym_noun");
    read_kinds(&l, kinds);
    table_value *v = checked(malloc((l.values.entries.n + 1) * sizeof *v));
    size_t n = l.values.entries.n;
    for (uint32_t i = 0; i < n; i++) {
        memcpy(&v[i].hash, l.values.entries.at[i].key, sizeof v[i].hash);
        v[i].value = (uint16_t)l.values.entries.at[i].value;
    }
    unsigned char *out = table_pack_values(v, n, n_bytes);
    free(v);
    return out;
}
