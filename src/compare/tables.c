/* tables.c - the small lexicons of the comparison: languages of countries, nouns that last, nouns of occasions, words of scope,
 * words used for one thing. */
#include "compare/draft_senses.h"
#include "compare/spelling.h"

#include "base/tsv.h"
#include "base/utf8.h"

#include <stdlib.h>

enum { STEM_BYTES_MAX = 64 };

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

/* Words, and pairs of words in a row ("put_off"), and the bits of their kinds. */
static void load_settled(sayso *engine, sy_map *out)
{
    static const char *const kinds[] = { "undone", "proposed", "agreed", "free", "tied", "denied" };
    sy_tsv t;
    sy_tsv_open(&t, &engine->arena, engine->options.data_dir, "compare/settled.tsv", 0);
    uint32_t word = sy_tsv_column(&t, "word"), kind = sy_tsv_column(&t, "kind");
    while (sy_tsv_next(&t)) {
        const char *w = t.field[word];
        size_t n = strcspn(w, "_"), k = 0;
        uint32_t key = sy_compare_key(w, n);
        while (k < sizeof kinds / sizeof *kinds && strcmp(t.field[kind], kinds[k]) != 0) k++;
        if (k == sizeof kinds / sizeof *kinds) sy_tsv_fail(&t, "kind must be undone, proposed, agreed, free, tied or denied");
        if (w[n]) key = sy_pair_key(key, sy_compare_key(w + n + 1, strlen(w + n + 1)));
        *sy_map_put(&engine->arena, out, (const char *)&key, sizeof key, NULL) = 1u << k;
    }
}

/* Words of scope: from and to on a scale of its own dimension, 0 to 100, packed into one number. */
static void load_scopes(sayso *engine, sy_map *out)
{
    sy_tsv t;
    sy_map dimensions = { 0 };
    sy_tsv_open(&t, &engine->arena, engine->options.data_dir, "compare/scopes.tsv", 0);
    uint32_t word = sy_tsv_column(&t, "word"), dimension = sy_tsv_column(&t, "dimension"), from = sy_tsv_column(&t, "from"), to = sy_tsv_column(&t, "to");
    while (sy_tsv_next(&t)) {
        int fresh;
        uint32_t *number = sy_map_put(&engine->arena, &dimensions, t.field[dimension], strlen(t.field[dimension]), &fresh);
        unsigned long low = strtoul(t.field[from], NULL, 10), high = strtoul(t.field[to], NULL, 10);
        if (fresh) *number = dimensions.entries.n;
        if (low > high || high > 100) sy_tsv_fail(&t, "from and to must be 0 to 100, from not above to");
        uint32_t key = sy_compare_key(t.field[word], strlen(t.field[word])), value = *number << 16 | (uint32_t)low << 8 | (uint32_t)high;
        *sy_map_put(&engine->arena, out, (const char *)&key, sizeof key, NULL) = value;
    }
}

uint32_t sy_stem_key(const char *s, size_t n)
{
    char folded[4 * STEM_BYTES_MAX + 4];
    if (n > STEM_BYTES_MAX) n = STEM_BYTES_MAX;
    size_t m = sy_utf8_lower(s, n, folded, sizeof folded);
    return (uint32_t)(sy_hash(folded, sy_stem(folded, m)) >> 32);
}

/* Words that are used for one thing: the stem of each -> the twice the number of its group, and 1 if that is a fate. */
static void load_alike(sayso *engine, sy_map *out)
{
    sy_tsv t;
    sy_tsv_open(&t, &engine->arena, engine->options.data_dir, "compare/alike.tsv", 0);
    uint32_t words = sy_tsv_column(&t, "words"), fate = sy_tsv_column(&t, "fate"), groups = 0;
    while (sy_tsv_next(&t)) {
        uint32_t group = ++groups << 1 | (strcmp(t.field[fate], "yes") == 0);
        for (const char *at = t.field[words]; *at;) {
            size_t n = strcspn(at, " ");
            uint32_t key = sy_stem_key(at, n);
            int fresh;
            uint32_t *number = sy_map_put(&engine->arena, out, (const char *)&key, sizeof key, &fresh);
            if (!fresh && *number != group) sy_tsv_fail(&t, sy_printf(&engine->arena, "%.*s stands in another group, too", (int)n, at));
            *number = group;
            at += n + (at[n] == ' ');
        }
    }
}

static void load_small(sayso *engine, sy_map *out)
{
    static const char *const kinds[] = { "begins", "hypothetical", "denies", "back", "will", "coming", "going", "possible", "refuse", "reject", "rule", "question", "direction", "little", "where", "led", "but", "be", "to", "out", "of", "says", "that", "option" };
    sy_tsv t;
    sy_tsv_open(&t, &engine->arena, engine->options.data_dir, "compare/clauses.tsv", 0);
    uint32_t word = sy_tsv_column(&t, "word"), kind = sy_tsv_column(&t, "kind");
    while (sy_tsv_next(&t)) {
        uint32_t key = sy_compare_key(t.field[word], strlen(t.field[word])), bit = 0;
        for (uint32_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
            if (strcmp(t.field[kind], kinds[i]) == 0) bit = 1u << i;
        if (!bit) sy_tsv_fail(&t, "kind must be one of those that the head of the table names");
        *sy_map_put(&engine->arena, out, (const char *)&key, sizeof key, NULL) |= bit;
    }
}

/* Verbs whose doer is one; "break_off" with the word behind it. */
static void load_sole(sayso *engine, sy_background *b)
{
    sy_tsv t;
    sy_tsv_open(&t, &engine->arena, engine->options.data_dir, "compare/sole.tsv", 0);
    uint32_t verb = sy_tsv_column(&t, "verb");
    while (sy_tsv_next(&t)) {
        const char *word = t.field[verb];
        size_t n = strcspn(word, "_");
        uint32_t key = sy_senses_stem(b->senses, word, n, sy_compare_key(word, n));
        if (word[n]) key = sy_pair_key(key, sy_compare_key(word + n + 1, strlen(word + n + 1)));
        *sy_map_put(&engine->arena, &b->sole, (const char *)&key, sizeof key, NULL) = 1;
    }
}

void sy_compare_load_tables(sayso *engine, sy_background *b)
{
    load_languages(engine, &b->languages);
    load_kinds(engine, "compare/things.tsv", &b->things);
    load_kinds(engine, "compare/venues.tsv", &b->venues);
    load_kinds(engine, "compare/credits.tsv", &b->credits);
    load_settled(engine, &b->settled);
    load_scopes(engine, &b->scopes);
    load_alike(engine, &b->alike);
    sy_spellings_load(engine, b);
    sy_senses_load(engine, b);
    load_sole(engine, b);
    load_small(engine, &b->small);
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
unsigned sy_settled_of(const sy_background *b, const sy_cword *words, uint32_t n)
{
    unsigned all = 0;
    for (uint32_t i = 0; b && i < n; i++) {
        all |= kind_of(&b->settled, words[i].key);
        if (i + 1 < n) all |= kind_of(&b->settled, sy_pair_key(words[i].key, words[i + 1].key));
    }
    return all;
}

int sy_settled_otherwise(unsigned one, unsigned other)
{
    const unsigned open = SY_SETTLED_PROPOSED, done = SY_SETTLED_AGREED;
    if ((one ^ other) & SY_SETTLED_UNDONE) return 1;
    if ((one & SY_SETTLED_FREE && other & SY_SETTLED_TIED) || (one & SY_SETTLED_TIED && other & SY_SETTLED_FREE)) return 1;
    return ((one & (open | done)) == open && (other & (open | done)) == done) || ((one & (open | done)) == done && (other & (open | done)) == open);
}

uint32_t sy_credit_kind(const sy_background *b, uint32_t key) { return b ? kind_of(&b->credits, key) : 0; }
uint32_t sy_alike_group(const sy_background *b, uint32_t key) { return b ? kind_of(&b->alike, key) : 0; }

int sy_sole_deed(const sy_background *b, uint32_t stem, uint32_t next_key) { return b && kind_of(&b->sole, next_key ? sy_pair_key(stem, next_key) : stem) != 0; }

uint32_t sy_small_word(const sy_background *b, uint32_t key) { return b ? kind_of(&b->small, key) : 0; }

int sy_scope_known(const sy_background *b, uint32_t key) { return b && kind_of(&b->scopes, key) != 0; }

int sy_scopes_exclude(const sy_background *b, uint32_t key, uint32_t other)
{
    uint32_t x = b ? kind_of(&b->scopes, key) : 0, y = b ? kind_of(&b->scopes, other) : 0;
    if (!x || !y || x >> 16 != y >> 16) return 0;
    return (x & 0xFF) < (y >> 8 & 0xFF) || (y & 0xFF) < (x >> 8 & 0xFF);
}
