/* tables.c - the small lexicons of the comparison: languages of countries, nouns that last, nouns of occasions. */
#include "compare/inner.h"

#include "base/tsv.h"

static void load_languages(sayso *engine, sy_map *out)
{
    sy_tsv t;
    sy_tsv_open(&t, &engine->arena, engine->options.data_dir, "compare/languages.tsv", 0);
    uint32_t country = sy_tsv_column(&t, "country"), language = sy_tsv_column(&t, "language");
    while (sy_tsv_next(&t))
        *sy_map_put(&engine->arena, out, t.field[country], strlen(t.field[country]), NULL) = 1 + (strcmp(t.field[language], "en") == 0);
}

/* Nouns and their kinds; kinds are numbered in the order of the table. */
static void load_kinds(sayso *engine, const char *name, sy_map *out)
{
    sy_tsv t;
    sy_map kinds = { 0 };
    sy_tsv_open(&t, &engine->arena, engine->options.data_dir, name, 0);
    uint32_t word = sy_tsv_column(&t, "word"), kind = sy_tsv_column(&t, "kind");
    while (sy_tsv_next(&t)) {
        int fresh;
        uint32_t *number = sy_map_put(&engine->arena, &kinds, t.field[kind], strlen(t.field[kind]), &fresh);
        if (fresh) *number = kinds.entries.n;
        uint32_t key = sy_compare_key(t.field[word], strlen(t.field[word])), value = *number;
        *sy_map_put(&engine->arena, out, (const char *)&key, sizeof key, NULL) = value;
    }
}

void sy_compare_load_tables(sayso *engine, sy_background *b)
{
    load_languages(engine, &b->languages);
    load_kinds(engine, "compare/things.tsv", &b->things);
    load_kinds(engine, "compare/venues.tsv", &b->venues);
}

int sy_speaks_other_language(const sy_background *b, const char *country)
{
    const uint32_t *is = b && country ? sy_map_get(&b->languages, country, strlen(country)) : NULL;
    return is && *is == 1;
}

static uint32_t kind_of(const sy_map *m, uint32_t key)
{
    const uint32_t *kind = sy_map_get(m, (const char *)&key, sizeof key);
    return kind ? *kind : 0;
}

uint32_t sy_thing_kind(const sy_background *b, uint32_t key) { return b ? kind_of(&b->things, key) : 0; }
uint32_t sy_venue_kind(const sy_background *b, uint32_t key) { return b ? kind_of(&b->venues, key) : 0; }
