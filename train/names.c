/* names.c - names of persons, organisations and places out of annotation; nationalities and offices out of words and trees. */
#include "names.h"

#include "base/hash.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "files.h"
#include "lang/names_path.h"

#include <stdio.h>
#include <stdlib.h>

enum { PER = 1, ORG = 3, LOC = 5, NORP = 7, OFFICE = 9 };

/* Bits of a word of the tables. */
enum {
    W_PEOPLE = 1,
    W_BEFORE = 2,      /* "North" of "North Castavarian" */
    W_OFFICE = 4,
    W_POST = 8,        /* an office in company */
    W_WHICH = 16,
    W_WHAT = 32,
    W_PHRASE = 64,     /* a key of several words */
    W_PLACE = 128,     /* a word of a place's name */
    W_STEM = 256,      /* the beginning of one */
    W_TITLE = 512      /* an office before a name only */
};

typedef struct {
    sy_arena *a;
    sy_map words;
    corpus *c;
    uint32_t first, end; /* words of the sentence at work */
} marker;

/* ---- words */

static void add_word(marker *m, const char *word, size_t n, uint32_t bits)
{
    char low[100];
    if (n < 2 || n > 90) return;
    *sy_map_put(m->a, &m->words, low, sy_utf8_lower(word, n, low, sizeof low), NULL) |= bits;
}

static uint32_t bits_of(const marker *m, const char *word, size_t n)
{
    const uint32_t *v = sy_map_get(&m->words, word, n);
    return v ? *v : 0;
}

static void add_places(marker *m, const char *name)
{
    for (size_t n; *name; name += n) {
        name += strspn(name, " -,();/");
        n = strcspn(name, " -,();/");
        if (n < 4 || (unsigned)(*name - 'a') < 26u) continue;
        add_word(m, name, n, W_PLACE);
        for (size_t k = n; k >= 4 && k + 2 >= n; k--) add_word(m, name, k, W_STEM);
    }
}

/* "Antiguan(s), Barbudan(s)", "Burmese (singular and plural)": words with a capital that are no place's. */
static void add_peoples(marker *m, const char *s)
{
    for (size_t n; *s; s += n) {
        s += strspn(s, " -,();/");
        n = strcspn(s, " -,();/");
        if (n < 4 || (unsigned)(*s - 'A') >= 26u) continue;
        char low[100];
        size_t k = n < 90 ? sy_utf8_lower(s, n, low, sizeof low) : 0;
        if (!(bits_of(m, low, k) & W_PLACE) && strncmp(low, "islander", 8) != 0 && strcmp(low, "channel") != 0) add_word(m, s, n, W_PEOPLE);
    }
}

static void open_table(marker *m, sy_tsv *t, const char *data, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/gazetteer/%s", data, name);
    sy_tsv_open(t, m->a, NULL, path, 1);
}

static void read_column(marker *m, const char *data, const char *file, const char *column, void (*take)(marker *, const char *))
{
    sy_tsv t;
    open_table(m, &t, data, file);
    int k = sy_tsv_find(&t, column);
    while (k >= 0 && sy_tsv_next(&t)) take(m, t.field[k]);
}

static void read_words(marker *m, const char *data, const char *kinds)
{
    static const struct { const char *name; uint32_t bit; } bits[] = { { "people", W_PEOPLE }, { "before", W_BEFORE }, { "office", W_OFFICE },
        { "post", W_POST }, { "which", W_WHICH }, { "what", W_WHAT }, { "phrase", W_PHRASE }, { "title", W_TITLE } };
    static const char *const places[] = { "countries.tsv", "cities.tsv", "regions.tsv" };
    sy_tsv t;
    for (int k = 0; k < 3; k++) read_column(m, data, places[k], "name", add_places);
    read_column(m, data, "countries.tsv", "capital", add_places);
    read_column(m, data, "countries.tsv", "demonym_adjective", add_peoples);
    read_column(m, data, "countries.tsv", "demonym_noun", add_peoples);
    sy_tsv_open(&t, m->a, NULL, kinds, 1);
    uint32_t word = sy_tsv_column(&t, "word"), kind = sy_tsv_column(&t, "kind");
    while (sy_tsv_next(&t)) {
        size_t k = 0;
        while (k < sizeof bits / sizeof *bits && strcmp(bits[k].name, t.field[kind]) != 0) k++;
        if (k < sizeof bits / sizeof *bits) add_word(m, t.field[word], strlen(t.field[word]), bits[k].bit);
    }
}

static const sy_word *word_at(const marker *m, uint32_t i) { return &m->c->doc.words.at[i]; }
static const sy_gold_word *gold_at(const marker *m, uint32_t i) { return &m->c->gold.words.at[i]; }
static uint32_t bits_at(const marker *m, uint32_t i) { return bits_of(m, word_at(m, i)->lower, strlen(word_at(m, i)->lower)); }
static int is(const marker *m, uint32_t i, const char *lower) { return i >= m->first && i < m->end && strcmp(word_at(m, i)->lower, lower) == 0; }
static int is_capital(const marker *m, uint32_t i) { return sy_is_upper((unsigned char)word_at(m, i)->form[0]); }

static int is_proper(const marker *m, uint32_t i)
{
    unsigned x = gold_at(m, i)->xpos;
    return x == SY_XPOS_NNP || x == SY_XPOS_NNPS;
}

static int is_noun(const marker *m, uint32_t i) { return is_proper(m, i) || gold_at(m, i)->upos == SY_NOUN || gold_at(m, i)->upos == SY_PROPN; }

/* ---- UNER */

static uint8_t name_class(const char *tag)
{
    static const char *const kinds[] = { "PER", "ORG", "LOC" };
    for (int k = 0; k < 3; k++)
        if (tag[0] && tag[1] == '-' && strcmp(tag + 2, kinds[k]) == 0) return (uint8_t)(1 + 2 * k + (tag[0] == 'I'));
    return 0;
}

typedef struct {
    const char *form[512];
    uint8_t class[512];
    uint32_t n;
} named;

/* Give the words of a sentence the classes of the annotation, form by form; a few may be missing on either side. */
static void align(corpus *c, uint32_t sentence, const named *a)
{
    const sy_sentence *s = &c->doc.sentences.at[sentence];
    uint32_t k = 0;
    for (uint32_t i = s->first_word; i < s->first_word + s->n_words; i++) {
        uint32_t j = k;
        while (j < a->n && j < k + 4 && strcmp(a->form[j], c->doc.words.at[i].form) != 0) j++;
        int found = j < a->n && j < k + 4;
        c->ner[i] = found ? a->class[j] : 0;
        if (found) k = j + 1;
    }
}

uint32_t names_read(corpus *c, const char *path)
{
    size_t n;
    char *bytes = file_read(path, &n), *save = NULL;
    sy_map ids = { 0 };
    for (uint32_t i = 0; i < c->gold.ids.n; i++) *sy_map_put(&c->doc.arena, &ids, c->gold.ids.at[i], strlen(c->gold.ids.at[i]), NULL) = i;
    uint32_t found = 0;
    int32_t sentence = -1;
    static named a;
    for (char *line = strtok_r(bytes, "\n", &save);; line = strtok_r(NULL, "\n", &save)) {
        int id = line && strncmp(line, "# sent_id = ", 12) == 0;
        if ((id || !line) && sentence >= 0 && a.n) {
            align(c, (uint32_t)sentence, &a);
            found++;
        }
        if (!line) break;
        if (id) {
            const uint32_t *at = sy_map_get(&ids, line + 12, strlen(line + 12));
            sentence = at ? (int32_t)*at : -1;
            a.n = 0;
        }
        char *tab = strchr(line, '\t'), *tab2 = tab ? strchr(tab + 1, '\t') : NULL;
        if (line[0] == '#' || !tab2 || a.n >= 512) continue;
        *tab2 = 0;
        char *end = strchr(tab2 + 1, '\t');
        if (end) *end = 0;
        a.form[a.n] = tab + 1;
        a.class[a.n++] = name_class(tab2 + 1);
    }
    free(bytes);
    return found;
}

/* ---- offices */

static int is_free(const marker *m, uint32_t i) { return i >= m->first && i < m->end && !m->c->ner[i]; }

/* Last word of the longest phrase of the table that begins at i; 0: none. */
static uint32_t phrase_end(const marker *m, uint32_t i)
{
    char key[200];
    size_t n = 0;
    uint32_t hit = 0;
    for (uint32_t j = i; is_free(m, j) && j < i + 7; j++) {
        size_t k = strlen(word_at(m, j)->lower);
        if (n + k + 2 > sizeof key) break;
        if (n) key[n++] = ' ';
        memcpy(key + n, word_at(m, j)->lower, k);
        n += k;
        if (j > i && bits_of(m, key, n) & W_PHRASE) hit = j;
    }
    return hit;
}

/* The words before that say which: "deputy", "trade and industry". */
static uint32_t office_start(const marker *m, uint32_t i)
{
    for (;;) {
        uint32_t j = i - 1;
        if (i > m->first && is_free(m, j) && bits_at(m, j) & W_WHICH) {
            i = j;
            continue;
        }
        int joins = i > m->first + 1 && is_free(m, j) && (is(m, j, "and") || is(m, j, "-"));
        if (!joins || !is_free(m, j - 1) || !(bits_at(m, j - 1) & W_WHICH) || bits_at(m, j - 1) & (W_OFFICE | W_POST) || !(bits_at(m, i) & W_WHICH)) return i;
        i = j - 1;
    }
}

/* The last word of "of foreign affairs", "for trade and industry" behind i; i if there is none. */
static uint32_t office_end(const marker *m, uint32_t i)
{
    uint32_t j = i + 1, hit = i;
    if (!is(m, j, "of") && !is(m, j, "for")) return i;
    for (j++; is_free(m, j) && j < i + 9; j++) {
        if (bits_at(m, j) & W_WHAT && (gold_at(m, j)->upos != SY_VERB)) hit = gold_at(m, j)->upos == SY_ADJ && !is_proper(m, j) ? hit : j;
        else if (!is(m, j, "the") && !is(m, j, "and") && !is(m, j, ",") && !is(m, j, "&")) break;
    }
    return hit;
}

static void mark(marker *m, uint32_t first, uint32_t last, unsigned class)
{
    for (uint32_t i = first; i <= last; i++) m->c->ner[i] = (uint8_t)(class + (i > first));
}

/* An office whose noun is word i: marks it and gives its last word; else 0. */
static uint32_t mark_office(marker *m, uint32_t i)
{
    uint32_t b = bits_at(m, i), last = phrase_end(m, i), from;
    if (last) {
        from = office_start(m, i);
    } else {
        int before_name = i + 1 < m->end && m->c->ner[i + 1] == PER && is_capital(m, i);
        if (!(b & (W_OFFICE | W_POST)) && !(b & W_TITLE && before_name)) return 0;
        if (!is_noun(m, i)) return 0;
        from = office_start(m, i);
        last = office_end(m, i);
        if (!(b & W_OFFICE) && from == i && last == i && !before_name) return 0;
        /* "governor race", "King County": it only says which of something else */
        int32_t h = gold_at(m, i)->head;
        if (last == i && h == (int32_t)i + 1 && gold_at(m, i)->rel == SY_REL_COMPOUND && !m->c->ner[h] && !(bits_at(m, (uint32_t)h) & (W_OFFICE | W_POST))) return 0;
    }
    if (is(m, last + 1, "-") && is_free(m, last + 1) && (is(m, last + 2, "elect") || is(m, last + 2, "designate") || is(m, last + 2, "general"))) last += 2;
    else if (is(m, last + 1, "general") && is_free(m, last + 1) && is(m, last, "attorney")) last++;
    mark(m, from, last, OFFICE);
    return last;
}

static void mark_offices(marker *m)
{
    for (uint32_t i = m->first; i < m->end; i++) {
        if (m->c->ner[i]) continue;
        uint32_t last = mark_office(m, i);
        if (last) i = last;
    }
}

/* ---- nationalities */

/* "Parisian", "Castavars" of a place that the gazetteer knows. */
static int is_derived(const marker *m, const char *lower)
{
    static const char *const ends[] = { "ians", "ian", "ans", "an", "eses", "ese", "ites", "ite", "ers", "is", "i" };
    size_t n = strlen(lower);
    for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
        size_t e = strlen(ends[k]);
        if (n >= e + 4 && strcmp(lower + n - e, ends[k]) == 0 && bits_of(m, lower, n - e) & W_STEM) return 1;
    }
    return 0;
}

static int is_people(const marker *m, uint32_t i)
{
    const char *low = word_at(m, i)->lower;
    size_t n = strlen(low);
    unsigned x = gold_at(m, i)->xpos, adjective = gold_at(m, i)->upos == SY_ADJ;
    if (!adjective && bits_of(m, low, n) & W_PLACE && !(bits_of(m, low, n) & W_PEOPLE)) return 0; /* "Philippines" */
    if (bits_of(m, low, n) & W_PEOPLE) return is_capital(m, i) || adjective || x == SY_XPOS_NNPS || x == SY_XPOS_NNP;
    if (n > 4 && low[n - 1] == 's' && bits_of(m, low, n - 1) & W_PEOPLE) return is_capital(m, i) || x == SY_XPOS_NNPS;
    if (n > 5 && strcmp(low + n - 3, "men") == 0 && is_capital(m, i)) { /* Frenchmen */
        char one[64];
        if (n >= sizeof one) return 0;
        memcpy(one, low, n + 1);
        one[n - 2] = 'a';
        return (bits_of(m, one, n) & W_PEOPLE) != 0;
    }
    return is_capital(m, i) && (adjective || x == SY_XPOS_NNPS) && !(bits_of(m, low, n) & W_PLACE) && is_derived(m, low);
}

/* A language, or the name of a thing: a proper noun alone that is not counted. */
static int is_language(const marker *m, uint32_t i)
{
    const sy_gold_word *g = gold_at(m, i);
    if (g->upos == SY_ADJ || g->xpos == SY_XPOS_NNPS || g->xpos == SY_XPOS_NNS || g->xpos == SY_XPOS_JJ) {
        return g->upos == SY_ADJ && g->head == (int32_t)i + 1 && (is(m, i + 1, "language") || is(m, i + 1, "lessons"));
    }
    if (g->rel == SY_REL_COMPOUND || g->rel == SY_REL_AMOD || g->rel == SY_REL_FLAT) return 0;
    for (uint32_t j = m->first; j < i; j++)
        if (gold_at(m, j)->head == (int32_t)i && (is(m, j, "a") || is(m, j, "an") || is(m, j, "every") || is(m, j, "each") || is(m, j, "another") || is(m, j, "first"))) return 0;
    for (uint32_t j = i + 1; j < m->end; j++)
        if (gold_at(m, j)->rel == SY_REL_FLAT && gold_at(m, j)->head == (int32_t)i) return 0;
    return 1;
}

static void mark_peoples(marker *m)
{
    for (uint32_t i = m->first; i < m->end; i++) {
        if (m->c->ner[i] || !is_people(m, i) || is_language(m, i)) continue;
        uint32_t from = i;
        while (from > m->first && is_free(m, from - 1) && is_capital(m, from - 1) && bits_at(m, from - 1) & W_BEFORE && word_at(m, from)->space_before) from--;
        mark(m, from, i, NORP);
    }
}

/* ---- names out of GUM's entities */

typedef struct {
    uint32_t id, first, head; /* head: place of the head word in the mention, from 1 */
    uint32_t last;
    uint8_t class;            /* of a first word; 0: another type */
} mention;

typedef struct {
    mention open[64], closed[512];
    uint32_t n_open, n_closed;
} entities;

static int is_address(const marker *m, uint32_t i)
{
    static const char *const titles[] = { "mr.", "mrs.", "ms.", "miss", "dr.", "mr", "mrs", "ms", "dr", "doctor", "professor", "prof.", "sir", "lady", "lord", "dame",
        "saint", "st.", "st", "uncle", "aunt", "mom", "mum", "dad", "mommy", "mama", "papa", "daddy", "grandma", "grandpa", "goddess", "nonna", "sheikh",
        "prophet", "brother", "sister", "father", "mother", "mister", "madam", "speaker", "doctors" };
    for (size_t k = 0; k < sizeof titles / sizeof titles[0]; k++)
        if (is(m, i, titles[k])) return 1;
    return 0;
}

static int is_joint(const marker *m, uint32_t i) { return is(m, i, "-") || is(m, i, "–"); }

/* Behind a comma: "Jr.", "Inc." */
static int is_tail(const marker *m, uint32_t i)
{
    return is(m, i, "jr.") || is(m, i, "jr") || is(m, i, "sr.") || is(m, i, "inc.") || is(m, i, "inc") || is(m, i, "ltd.") || is(m, i, "ltd") || is(m, i, "llc");
}

static int begins_mention(const entities *e, uint32_t i)
{
    for (uint32_t k = 0; k < e->n_closed; k++)
        if (e->closed[k].first == i && e->closed[k].class) return 1;
    return 0;
}

static int ends_mention(const entities *e, uint32_t i)
{
    for (uint32_t k = 0; k < e->n_closed; k++)
        if (e->closed[k].last == i && e->closed[k].class) return 1;
    return 0;
}

/* The run of proper nouns around the head of a mention. */
static void proper_run(const marker *m, const entities *e, const mention *x, uint32_t *from, uint32_t *to)
{
    uint32_t f = *from, t = *to;
    for (;;) {
        if (f > x->first && is_proper(m, f - 1)) f--;
        else if (f > x->first + 1 && is_joint(m, f - 1) && is_proper(m, f - 2)) f -= 2;
        else if (f > x->first + 1 && x->class != PER && is(m, f - 1, "'s") && is_proper(m, f - 2) && !ends_mention(e, f - 1)) f -= 2;
        else break;
    }
    for (;;) {
        if (t < x->last && is_proper(m, t + 1)) t++;
        else if (t + 1 < x->last && is_joint(m, t + 1) && is_proper(m, t + 2)) t += 2;
        else if (t + 1 < x->last && is(m, t + 1, ",") && is_tail(m, t + 2)) t += 2;
        else break;
    }
    *from = f;
    *to = t;
}

/* "Bank of the Valley", "Ministry for Water and Power": where the run goes on behind a small word. */
static uint32_t run_on(const marker *m, const entities *e, const mention *x, uint32_t to)
{
    for (;;) {
        uint32_t k = to + 1;
        int joins = is(m, k, "of") || is(m, k, "for") || is(m, k, "on") || is(m, k, "and") || is(m, k, "&") || is(m, k, "de") || is(m, k, "del");
        if (!joins || k > x->last) return to;
        int listed = is(m, k, "and") && begins_mention(e, k + 1);
        k++;
        if (is(m, k, "the")) k++;
        if (k > x->last || listed || !is_proper(m, k)) return to;
        while (k < x->last && is_proper(m, k + 1)) k++;
        to = k;
    }
}

/* "the Court": with a capital, but no name by itself. */
static int is_common(const marker *m, uint32_t i)
{
    static const char *const words[] = { "nation", "state", "states", "world", "government", "church", "court", "university", "terminal", "village", "glacier", "administration",
        "academy", "area", "city", "street", "consulate", "department", "company", "board", "committee", "commission", "council", "i", "school", "island",
        "town", "district", "county", "office", "team", "club", "union", "ministry", "agency", "center", "centre", "space", "temple", "house", "earth", "sun", "moon" };
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
        if (is(m, i, words[k])) return 1;
    return 0;
}

static int is_titled(const marker *m, uint32_t i) { return is_address(m, i) || m->c->ner[i] >= OFFICE || bits_at(m, i) & W_OFFICE; }

static void mark_mention(marker *m, const entities *e, const mention *x)
{
    uint32_t head = x->first + x->head - 1, from = head, to = head;
    if (!x->class || head > x->last || !is_proper(m, head)) return;
    proper_run(m, e, x, &from, &to);
    if (x->class == PER) {
        if (gold_at(m, head)->xpos == SY_XPOS_NNPS) return; /* a people, a family */
        for (uint32_t k = from; k < to; k++)
            if (is_titled(m, k)) from = k + 1;
        while (from < to && bits_at(m, from) & W_PEOPLE) from++;
        if (from == to && (is_titled(m, from) || bits_at(m, from) & (W_PEOPLE | W_POST | W_TITLE))) return;
        if (to + 2 <= x->last && is(m, to + 1, "the") && is_proper(m, to + 2)) to += 2; /* "Peter the Great" */
        if (from == to && from == x->first + 1 && to == x->last && is(m, x->first, "the") && !is(m, from, "devil")) return; /* "the Moriori" */
    } else {
        to = run_on(m, e, x, to);
        if (from == to && (is_common(m, from) || is_people(m, from))) return;
    }
    if (is_joint(m, from)) from++;
    for (uint32_t i = from; i <= to; i++)
        if (m->c->ner[i] && m->c->ner[i] < NORP) return; /* an outer name is there */
    int state = x->class == ORG && bits_at(m, from) & W_PLACE && to + 1 < m->end && gold_at(m, to + 1)->upos == SY_NOUN; /* "the New Zealand government" */
    mark(m, from, to, state ? LOC : x->class);
}

static uint8_t entity_class(const char *type, size_t n)
{
    if (n == 6 && memcmp(type, "person", 6) == 0) return PER;
    if (n == 12 && memcmp(type, "organization", 12) == 0) return ORG;
    return n == 5 && memcmp(type, "place", 5) == 0 ? LOC : 0;
}

static void close_mention(entities *e, uint32_t id, uint32_t word)
{
    for (uint32_t k = e->n_open; k-- > 0;) {
        if (e->open[k].id != id) continue;
        if (e->n_closed < 512) {
            e->open[k].last = word;
            e->closed[e->n_closed++] = e->open[k];
        }
        memmove(&e->open[k], &e->open[k + 1], (e->n_open - k - 1) * sizeof *e->open);
        e->n_open--;
        return;
    }
}

/* "(12-person-new-...-1-coref", "(3-place-...)", "12)": what opens and closes at a word. */
static void read_entities(entities *e, const char *s, uint32_t word)
{
    while (*s && *s != '|') {
        int opens = *s == '(';
        s += opens;
        uint32_t id = (uint32_t)strtoul(s, NULL, 10);
        const char *field[8] = { s };
        unsigned n = 1;
        const char *p = s;
        for (; *p && *p != '(' && *p != ')' && *p != '|'; p++)
            if (*p == '-' && n < 8) field[n++] = p + 1;
        if (opens && n > 5 && e->n_open < 64) {
            mention x = { id, word, (uint32_t)strtoul(field[5], NULL, 10), 0, entity_class(field[1], (size_t)(field[2] - field[1] - 1)) };
            if (!x.head) x.head = 1;
            e->open[e->n_open++] = x;
        }
        if (*p == ')') {
            close_mention(e, id, word);
            p++;
        }
        if (p == s) break;
        s = p;
    }
}

/* Longest first, so that an outer name wins. */
static int by_length(const void *a, const void *b)
{
    const mention *x = a, *y = b;
    uint32_t n = x->last - x->first, k = y->last - y->first;
    if (n != k) return n < k ? 1 : -1;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return x->id < y->id ? -1 : x->id > y->id;
}

static void names_from_entities(marker *m)
{
    static entities e;
    e.n_open = e.n_closed = 0;
    memset(m->c->ner + m->first, 0, m->end - m->first);
    for (uint32_t i = m->first; i < m->end; i++) {
        const char *misc = gold_at(m, i)->misc, *at = strstr(misc, "Entity=");
        if (at && (at == misc || at[-1] == '|')) read_entities(&e, at + 7, i);
    }
    mark_offices(m); /* so that a name begins behind them */
    qsort(e.closed, e.n_closed, sizeof e.closed[0], by_length);
    for (uint32_t k = 0; k < e.n_closed; k++) mark_mention(m, &e, &e.closed[k]);
    for (uint32_t i = m->first; i < m->end; i++)
        if (m->c->ner[i] >= NORP) m->c->ner[i] = 0;
}

/* ---- both */

static void mark_all(marker *m, corpus *c, int entity_names)
{
    m->c = c;
    for (uint32_t k = 0; k < c->doc.sentences.n; k++) {
        const sy_sentence *s = &c->doc.sentences.at[k];
        m->first = s->first_word;
        m->end = s->first_word + s->n_words;
        if (entity_names) names_from_entities(m);
        if (m->end == m->first || c->ner[m->first] == 255) continue;
        mark_peoples(m);
        mark_offices(m);
    }
}

uint32_t names_fill(corpus *ewt, corpus *gum, const char *data, const char *kinds)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/ud/uner_en_ewt/en_ewt-uner-train.iob2.gz", data);
    uint32_t n = names_read(ewt, path);
    marker m = { .a = &ewt->doc.arena };
    read_words(&m, data, kinds);
    mark_all(&m, ewt, 0);
    mark_all(&m, gum, 1);
    return n;
}
