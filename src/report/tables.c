/* tables.c - loading and asking the tables of the intake. */
#include "report/tables.h"

#include "base/tsv.h"
#include "base/utf8.h"
#include "report/report.h"

#include <stdlib.h>

enum { WORD_MAX = 32, RULE_BYTES_MAX = 80 };

typedef struct {
    const char *folded;
    uint32_t n, words; /* words: the longest line it may stand in; 0: any */
    sy_furniture kind;
} phrase;

typedef struct {
    const char *word;
    uint32_t n;
    unsigned bit;
} hint;

struct sy_report_tables {
    sy_map exact;             /* folded line -> sy_furniture */
    SY_VEC(phrase) begins;    /* sorted by nothing: found by first word below */
    sy_map first_word;        /* first word of a phrase -> 1 + first of its run in begins */
    SY_VEC(uint32_t) chain;   /* next phrase with the same first word, 1 + number; 0: end */
    SY_VEC(phrase) inside;
    sy_map labels, months, zones; /* zones: minutes + 1440 */
    SY_VEC(hint) hints;
    uint8_t hint_letter[128]; /* does a hint begin with this letter? */
    sy_map metas;             /* name of a meta tag -> field * 256 + rank */
};

uint32_t sy_fold_line(const char *s, uint32_t n, char out[SY_FOLDED_MAX])
{
    uint32_t w = 0;
    int gap = 0;
    for (uint32_t i = 0; i < n;) {
        unsigned len;
        uint32_t c = sy_utf8_get(s + i, n - i, &len);
        i += len;
        if (c == '\'' || c == 0x2019 || c == 0xFE0F) continue;
        if (!sy_is_letter(c) && !sy_is_digit(c)) {
            gap = w > 0;
            continue;
        }
        if (w + 6 > SY_FOLDED_MAX) return 0;
        if (gap) out[w++] = ' ';
        gap = 0;
        w += sy_utf8_put(sy_lower(c), out + w);
    }
    out[w] = 0;
    return w;
}

static uint32_t count_words(const char *folded)
{
    uint32_t n = *folded != 0;
    for (; *folded; folded++) n += *folded == ' ';
    return n;
}

static uint32_t first_word(const char *s)
{
    uint32_t n = 0;
    while (s[n] && s[n] != ' ') n++;
    return n;
}

/* ---- loading */

static void add_begin(sy_arena *a, sy_report_tables *t, phrase p)
{
    *SY_PUSH(a, &t->begins) = p;
    uint32_t *head = sy_map_put(a, &t->first_word, p.folded, first_word(p.folded), NULL);
    *SY_PUSH(a, &t->chain) = *head;
    *head = t->begins.n;
}

static void load_furniture(sayso *engine, sy_report_tables *t)
{
    sy_arena *a = &engine->arena;
    sy_tsv f;
    sy_tsv_open(&f, a, engine->options.data_dir, "report/furniture.tsv", 0);
    uint32_t how = sy_tsv_column(&f, "match"), text = sy_tsv_column(&f, "phrase"), words = sy_tsv_column(&f, "words"), kind = sy_tsv_column(&f, "kind");
    while (sy_tsv_next(&f)) {
        char folded[SY_FOLDED_MAX];
        uint32_t n = sy_fold_line(f.field[text], (uint32_t)strlen(f.field[text]), folded);
        if (!n) sy_tsv_fail(&f, "a phrase needs a letter or digit");
        phrase p = { sy_strndup(a, folded, n), n, (uint32_t)atoi(f.field[words]), SY_FURNITURE_LINE };
        if (strcmp(f.field[kind], "section") == 0) p.kind = SY_FURNITURE_SECTION;
        else if (strcmp(f.field[kind], "line") != 0) sy_tsv_fail(&f, "kind is line or section");
        if (strcmp(f.field[how], "whole") == 0) *sy_map_put(a, &t->exact, p.folded, n, NULL) = p.kind;
        else if (strcmp(f.field[how], "begins") == 0) add_begin(a, t, p);
        else if (strcmp(f.field[how], "has") == 0) *SY_PUSH(a, &t->inside) = p;
        else sy_tsv_fail(&f, "match is whole, begins or has");
    }
}

static void load_words(sayso *engine, const char *file, const char *value, sy_map *map, int add)
{
    sy_tsv f;
    sy_tsv_open(&f, &engine->arena, engine->options.data_dir, file, 0);
    uint32_t name = sy_tsv_column(&f, "name"), number = sy_tsv_column(&f, value);
    while (sy_tsv_next(&f)) {
        char folded[SY_FOLDED_MAX];
        uint32_t n = sy_fold_line(f.field[name], (uint32_t)strlen(f.field[name]), folded);
        *sy_map_put(&engine->arena, map, folded, n, NULL) = (uint32_t)(atoi(f.field[number]) + add);
    }
}

/* Number of a name in a list ended by NULL, from 1; fails about the row if it is not there. */
static unsigned one_of(sy_tsv *f, const char *name, const char *const *list)
{
    for (unsigned i = 0; list[i]; i++)
        if (strcmp(list[i], name) == 0) return i + 1;
    sy_tsv_fail(f, "an unknown kind");
}

static void load_labels(sayso *engine, sy_report_tables *t)
{
    static const char *const kinds[] = { "published", "updated", "byline", "credit", "day", NULL };
    sy_tsv f;
    sy_tsv_open(&f, &engine->arena, engine->options.data_dir, "report/labels.tsv", 0);
    uint32_t kind = sy_tsv_column(&f, "kind"), text = sy_tsv_column(&f, "phrase");
    while (sy_tsv_next(&f)) {
        char folded[SY_FOLDED_MAX];
        uint32_t n = sy_fold_line(f.field[text], (uint32_t)strlen(f.field[text]), folded);
        *sy_map_put(&engine->arena, &t->labels, folded, n, NULL) = one_of(&f, f.field[kind], kinds);
    }
}

static void load_hints(sayso *engine, sy_report_tables *t)
{
    static const char *const kinds[] = { "body", "good", "bad", "drop", "byline", "date", "caption", "title", NULL };
    sy_tsv f;
    sy_tsv_open(&f, &engine->arena, engine->options.data_dir, "report/hints.tsv", 0);
    uint32_t kind = sy_tsv_column(&f, "kind"), word = sy_tsv_column(&f, "word");
    while (sy_tsv_next(&f)) {
        hint *h = SY_PUSH(&engine->arena, &t->hints);
        h->word = sy_strdup(&engine->arena, f.field[word]);
        h->n = (uint32_t)strlen(h->word);
        h->bit = 1u << (one_of(&f, f.field[kind], kinds) - 1);
        if (!h->n) sy_tsv_fail(&f, "a word is missing");
        t->hint_letter[h->word[0] & 127] = 1;
    }
}

static void load_metas(sayso *engine, sy_report_tables *t)
{
    static const char *const fields[] = { "title", "author", "published", "updated", "outlet", "url", NULL };
    sy_tsv f;
    sy_tsv_open(&f, &engine->arena, engine->options.data_dir, "report/meta.tsv", 0);
    uint32_t field = sy_tsv_column(&f, "field"), name = sy_tsv_column(&f, "name"), rank = 0;
    while (sy_tsv_next(&f)) {
        const char *s = f.field[name];
        if (rank > 255) sy_tsv_fail(&f, "more than 256 names");
        *sy_map_put(&engine->arena, &t->metas, s, strlen(s), NULL) = one_of(&f, f.field[field], fields) * 256 + rank++;
    }
}

void sy_report_load(sayso *engine)
{
    sy_report_tables *t = sy_alloc(&engine->arena, sizeof *t);
    load_furniture(engine, t);
    load_labels(engine, t);
    load_words(engine, "report/months.tsv", "number", &t->months, 0);
    load_words(engine, "report/zones.tsv", "minutes", &t->zones, 24 * 60);
    load_hints(engine, t);
    load_metas(engine, t);
    engine->report = t;
}

/* ---- asking */

static int fits(const phrase *p, uint32_t words) { return !p->words || words <= p->words; }

/* Does it open with a quotation mark: somebody speaks? */
static int is_speech(const char *line, uint32_t n)
{
    unsigned len;
    uint32_t c = sy_utf8_get(line, n, &len);
    return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB;
}

static sy_furniture begins_with(const sy_report_tables *t, const char *folded, uint32_t n, uint32_t words, int sentence)
{
    uint32_t *head = sy_map_get(&t->first_word, folded, first_word(folded));
    for (uint32_t i = head ? *head : 0; i; i = t->chain.at[i - 1]) {
        const phrase *p = &t->begins.at[i - 1];
        if (n >= p->n && memcmp(folded, p->folded, p->n) == 0 && (folded[p->n] == ' ' || !folded[p->n]) && fits(p, words) &&
            !(sentence && !memchr(p->folded, ' ', p->n)))
            return p->kind;
    }
    return SY_FURNITURE_NONE;
}

sy_furniture sy_furniture_find(const sy_report_tables *t, const char *line, uint32_t n)
{
    char folded[SY_FOLDED_MAX];
    if (n > SY_FOLDED_MAX) return SY_FURNITURE_NONE;
    uint32_t k = sy_fold_line(line, n, folded);
    if (!k) return n && n <= RULE_BYTES_MAX ? SY_FURNITURE_LINE : SY_FURNITURE_NONE; /* a rule of signs */
    uint32_t *whole = sy_map_get(&t->exact, folded, k);
    if (whole) return (sy_furniture)*whole;
    uint32_t words = count_words(folded);
    sy_furniture found = is_speech(line, n) ? SY_FURNITURE_NONE : begins_with(t, folded, k, words, line[n - 1] == '.');
    for (uint32_t i = 0; !found && i < t->inside.n; i++)
        if (fits(&t->inside.at[i], words) && strstr(folded, t->inside.at[i].folded)) found = t->inside.at[i].kind;
    return found;
}

/* Bytes of the word at s, letters and digits; apostrophes inside count. */
static uint32_t word_bytes(const char *s, uint32_t n)
{
    uint32_t i = 0;
    unsigned len;
    while (i < n) {
        uint32_t c = sy_utf8_get(s + i, n - i, &len);
        if (!sy_is_letter(c) && !sy_is_digit(c)) break;
        i += len;
    }
    return i;
}

static uint32_t gap_bytes(const char *s, uint32_t n)
{
    uint32_t i = 0;
    unsigned len;
    while (i < n) {
        uint32_t c = sy_utf8_get(s + i, n - i, &len);
        if (sy_is_letter(c) || sy_is_digit(c)) break;
        i += len;
    }
    return i;
}

sy_label sy_label_find(const sy_report_tables *t, const char *line, uint32_t n, uint32_t *used)
{
    sy_label best = SY_LABEL_NONE;
    uint32_t at = gap_bytes(line, n), begin = at;
    for (int words = 0; words < 4 && at < n; words++) { /* the longest label wins */
        uint32_t k = word_bytes(line + at, n - at);
        if (!k) break;
        at += k;
        char folded[SY_FOLDED_MAX];
        uint32_t f = at - begin < 64 ? sy_fold_line(line + begin, at - begin, folded) : 0;
        uint32_t *found = f ? sy_map_get(&t->labels, folded, f) : NULL;
        uint32_t gap = gap_bytes(line + at, n - at);
        if (found) {
            best = (sy_label)*found;
            *used = at + gap;
        }
        at += gap;
    }
    return best;
}

static uint32_t *find_word(const sy_map *m, const char *s, uint32_t n)
{
    char lower[WORD_MAX];
    if (!n || n >= WORD_MAX) return NULL;
    for (uint32_t i = 0; i < n; i++) lower[i] = (char)(s[i] >= 'A' && s[i] <= 'Z' ? s[i] | 32 : s[i]);
    return sy_map_get(m, lower, n);
}

unsigned sy_month_find(const sy_report_tables *t, const char *s, uint32_t n)
{
    uint32_t *m = find_word(&t->months, s, n);
    return m ? *m : 0;
}

int sy_zone_find(const sy_report_tables *t, const char *s, uint32_t n, int *minutes)
{
    uint32_t *z = find_word(&t->zones, s, n);
    if (z) *minutes = (int)*z - 24 * 60;
    return z != NULL;
}

/* Is there a border between the letters a and b: class names are cut at signs, digits and at camelCase. */
static int border(char a, char b)
{
    int la = (a | 32) >= 'a' && (a | 32) <= 'z', lb = (b | 32) >= 'a' && (b | 32) <= 'z';
    return !la || !lb || (a >= 'a' && b >= 'A' && b <= 'Z');
}

/* Is `word` at s[i], as a whole word, or as the beginning of one where it ends in '*'? Signs in it match any sign. */
static int hint_at(const char *s, size_t n, size_t i, const hint *h)
{
    int prefix = h->word[h->n - 1] == '*';
    size_t at = i;
    for (uint32_t k = 0; k < h->n - (uint32_t)prefix; k++) {
        char w = h->word[k];
        if (w == '-') {
            if (at < n && (s[at] == '-' || s[at] == '_')) at++;
            else if (at >= n || !border(s[at - 1], s[at])) return 0;
            continue;
        }
        if (at >= n || (s[at] >= 'A' && s[at] <= 'Z' ? s[at] | 32 : s[at]) != w) return 0;
        at++;
    }
    return prefix || at == n || border(s[at - 1], s[at]);
}

unsigned sy_hints_find(const sy_report_tables *t, const char *value, size_t n)
{
    unsigned bits = 0;
    if (n > 400) n = 400; /* utility classes by the hundred say nothing */
    for (size_t i = 0; i < n; i++) {
        if (i && !border(value[i - 1], value[i])) continue;
        if (value[i] < 0 || !t->hint_letter[value[i] >= 'A' && value[i] <= 'Z' ? value[i] | 32 : value[i]]) continue;
        for (uint32_t k = 0; k < t->hints.n; k++)
            if (hint_at(value, n, i, &t->hints.at[k])) bits |= t->hints.at[k].bit;
    }
    return bits;
}

sy_meta_field sy_meta_find(const sy_report_tables *t, const char *name, unsigned *rank)
{
    char lower[64];
    size_t n = strlen(name);
    if (n >= sizeof lower) return SY_META_NONE;
    for (size_t i = 0; i < n; i++) lower[i] = (char)(name[i] >= 'A' && name[i] <= 'Z' ? name[i] | 32 : name[i]);
    uint32_t *found = sy_map_get(&t->metas, lower, n);
    if (!found) return SY_META_NONE;
    *rank = *found % 256;
    return (sy_meta_field)(*found / 256);
}
