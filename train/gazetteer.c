/* gazetteer.c - tables of persons, places and organisations into bits of words. */
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
    sy_map words;
} lists;

static void add(lists *l, const char *word, size_t n, uint32_t bit)
{
    static const char *const plain[] = { "of", "the", "and", "for", "de", "la", "al", "in", "on", "to", "a", "or", "an", "new" };
    char low[200];
    if (n < 2 || n > 90) return;
    size_t m = sy_utf8_lower(word, n, low, sizeof low);
    for (size_t k = 0; k < sizeof plain / sizeof plain[0]; k++)
        if (strlen(plain[k]) == m && memcmp(plain[k], low, m) == 0) return;
    *sy_map_put(l->a, &l->words, low, m, NULL) |= bit;
}

/* The first, last and other words of a name get their bits; a name of one word gets `only`. */
static void add_name(lists *l, const char *name, uint32_t only, uint32_t first, uint32_t last, uint32_t other)
{
    const char *at[WORDS_MAX];
    size_t len[WORDS_MAX];
    unsigned n = 0;
    while (*name && n < WORDS_MAX) {
        size_t skip = strspn(name, " -,();/");
        name += skip;
        size_t m = strcspn(name, " -,();/");
        if (!m) break;
        at[n] = name;
        len[n++] = m;
        name += m;
    }
    for (unsigned i = 0; i < n; i++) add(l, at[i], len[i], n == 1 ? only : i == 0 ? first : i + 1 == n ? last : other);
}

static void open_table(lists *l, sy_tsv *t, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/gazetteer/%s", l->data, name);
    sy_tsv_open(t, l->a, NULL, path, 1);
}

static void read_names(lists *l, const char *file, const char *column, uint32_t only, uint32_t first, uint32_t last, uint32_t other)
{
    sy_tsv t;
    open_table(l, &t, file);
    uint32_t k = sy_tsv_column(&t, column);
    while (sy_tsv_next(&t)) add_name(l, t.field[k], only, first, last, other);
}

unsigned char *gazetteer_pack(sy_arena *a, const char *data, size_t *n_bytes)
{
    lists l = { .a = a, .data = data };
    read_names(&l, "persons.tsv", "name", LIST_SURNAME, LIST_GIVEN, LIST_SURNAME, 0);
    static const char *const places[] = { "countries.tsv", "cities.tsv", "regions.tsv" };
    for (int k = 0; k < 3; k++) read_names(&l, places[k], "name", LIST_PLACE, LIST_PLACE_PART, LIST_PLACE_PART, LIST_PLACE_PART);
    read_names(&l, "countries.tsv", "capital", LIST_PLACE, LIST_PLACE_PART, LIST_PLACE_PART, LIST_PLACE_PART);
    read_names(&l, "countries.tsv", "demonym_adjective", LIST_DEMONYM, LIST_DEMONYM, LIST_DEMONYM, LIST_DEMONYM);
    read_names(&l, "organisations.tsv", "name", LIST_ORGANISATION, LIST_ORGANISATION, LIST_ORGANISATION, LIST_ORGANISATION);
    read_names(&l, "organisations.tsv", "abbreviation", LIST_ABBREVIATION, 0, 0, 0);
    table_value *v = checked(malloc((l.words.entries.n + 1) * sizeof *v));
    size_t n = 0;
    for (uint32_t i = 0; i < l.words.entries.n; i++) {
        const sy_map_entry *e = &l.words.entries.at[i];
        if (!e->value) continue;
        v[n].hash = sy_feature(0, sy_unit_hash(e->key), 0, 0);
        v[n++].value = (uint16_t)e->value;
    }
    unsigned char *out = table_pack_values(v, n, n_bytes);
    free(v);
    return out;
}
