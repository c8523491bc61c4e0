/* atoms.c - loading the words of time and number; cutting a sentence into atoms. */
#include "values/atoms.h"

#include "base/tsv.h"
#include "base/utf8.h"
#include "values/values.h"

#include <stdlib.h>

enum { PHRASE_WORDS_MAX = 6, KEY_BYTES_MAX = 96, DIGITS_MAX = 15 };

struct sy_values {
    sy_map words;            /* words and phrases -> entry of lex */
    SY_VEC(const sy_lex *) lex; /* first meaning of each */
    SY_VEC(uint8_t) phrase;  /* most words of a phrase that begins with it */
};

/* ---- the table */

static unsigned class_find(const char *name)
{
#define SY_AS_NAME(id, text) text,
    static const char *const names[] = { "", SY_LEX_LIST(SY_AS_NAME) };
#undef SY_AS_NAME
    for (unsigned i = 1; i < SY_LEX_N; i++)
        if (strcmp(names[i], name) == 0) return i;
    return 0;
}

static uint32_t entry_of(sy_arena *a, struct sy_values *v, const char *key, size_t n)
{
    int fresh;
    uint32_t *slot = sy_map_put(a, &v->words, key, n, &fresh);
    if (fresh) {
        *slot = v->lex.n;
        *SY_PUSH(a, &v->lex) = NULL;
        *SY_PUSH(a, &v->phrase) = 0;
        return v->lex.n - 1;
    }
    return *slot;
}

/* A phrase is found by way of its first word. */
static void note_phrase(sy_arena *a, struct sy_values *v, const char *words)
{
    uint8_t n = 1;
    for (const char *p = words; *p; p++) n = (uint8_t)(n + (*p == ' ' || *p == '-' || *p == '/' || *p == '$') + 2 * (*p == '\''));  /* the mark, and what stands behind it */
    size_t first = strcspn(words, " '-/$");
    if (n == 1) return;
    uint32_t e = entry_of(a, v, words, first ? first : 1);
    if (v->phrase.at[e] < n) v->phrase.at[e] = n;
}

void sy_values_load(sayso *engine)
{
    sy_arena *a = &engine->arena;
    struct sy_values *v = sy_alloc(a, sizeof *v);
    sy_tsv t;
    sy_tsv_open(&t, a, engine->options.data_dir, "values/words.tsv", 0);
    uint32_t word = sy_tsv_column(&t, "word"), of_class = sy_tsv_column(&t, "class"), value = sy_tsv_column(&t, "value");
    while (sy_tsv_next(&t)) {
        sy_lex *l = sy_alloc(a, sizeof *l);
        l->of_class = (uint8_t)class_find(t.field[of_class]);
        if (!l->of_class) sy_tsv_fail(&t, "unknown class of words");
        l->value = t.field[value];
        l->number = (int32_t)strtol(l->value, NULL, 10);
        uint32_t e = entry_of(a, v, t.field[word], strlen(t.field[word]));
        l->next = v->lex.at[e];
        v->lex.at[e] = l;
        note_phrase(a, v, t.field[word]);
    }
    engine->values = v;
}

/* ---- cutting */

static char plain_mark(uint32_t c)
{
    switch (c) {
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2212: return '-';
    case 0x2018: case 0x2019: return '\'';
    default: return c < 0x80 ? (char)c : 0;
    }
}

static int is_digit(char c) { return c >= '0' && c <= '9'; }

/* "p.m." or "U.S.": single letters, each with its full stop. Gives the end, or 0. */
static uint32_t dotted(const char *s, uint32_t i, uint32_t end)
{
    uint32_t n = 0;
    while (i + 1 < end && sy_is_letter((unsigned char)s[i]) && (unsigned char)s[i] < 0x80 && s[i + 1] == '.') i += 2, n++;
    return n >= 2 ? i : 0;
}

static uint32_t cut_number(const char *s, uint32_t i, uint32_t end, sy_atom *a)
{
    uint32_t digits = 0, decimals = 0;
    for (;;) {
        while (i < end && is_digit(s[i])) {
            if (digits < DIGITS_MAX) a->n = a->n * 10 + (s[i] - '0');
            digits++, i++;
        }
        int group = i + 3 < end && s[i] == ',' && is_digit(s[i + 1]) && is_digit(s[i + 2]) && is_digit(s[i + 3]) &&
                    !(i + 4 < end && is_digit(s[i + 4])) && (a->grouped ? 1 : digits <= 3);
        if (!group) break;
        a->grouped = 1, i++;
    }
    a->digits = (uint8_t)(digits > 255 ? 255 : digits);
    if (i + 1 < end && s[i] == '.' && is_digit(s[i + 1]))
        for (i++; i < end && is_digit(s[i]); i++)
            if (digits + decimals < DIGITS_MAX) a->n = a->n * 10 + (s[i] - '0'), decimals++;
    a->decimals = (uint8_t)decimals;
    return i;
}

static uint32_t cut_word(const char *s, uint32_t i, uint32_t end)
{
    uint32_t abbreviation = dotted(s, i, end);
    if (abbreviation) return abbreviation;
    unsigned len;
    while (i < end && sy_is_letter(sy_utf8_get(s + i, end - i, &len))) i += len;
    return i;
}

/* The atom's words as the table writes them. Gives the length, 0 if too long. */
static size_t key_of(const char *text, const sy_atom *a, char *out, size_t room)
{
    size_t n = 0;
    if (a->mark) {
        out[0] = a->mark, out[1] = 0;
        return 1;
    }
    for (uint32_t i = a->span.start; i < a->span.end; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '.') continue;
        if (n + 1 >= room) return 0;
        out[n++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    out[n] = 0;
    return n;
}

static void look_up(const struct sy_values *v, const char *text, sy_atom *a)
{
    char key[KEY_BYTES_MAX];
    size_t n = a->span.end - a->span.start < KEY_BYTES_MAX ? key_of(text, a, key, sizeof key) : 0;
    const uint32_t *e = n ? sy_map_get(&v->words, key, n) : NULL;
    if (!e) return;
    a->lex = v->lex.at[*e];
    a->phrase = v->phrase.at[*e];
    for (const sy_lex *l = a->lex; l; l = l->next) a->classes |= UINT64_C(1) << l->of_class;
}

static uint32_t cut_one(const char *s, uint32_t i, uint32_t end, sy_atom *a)
{
    unsigned len;
    uint32_t c = sy_utf8_get(s + i, end - i, &len);
    if (is_digit(s[i])) {
        a->kind = SY_ATOM_NUMBER;
        return cut_number(s, i, end, a);
    }
    if (sy_is_letter(c)) {
        a->kind = SY_ATOM_WORD;
        a->upper = (uint8_t)sy_is_upper(c);
        return cut_word(s, i, end);
    }
    a->kind = SY_ATOM_MARK;
    a->mark = plain_mark(c);
    return i + len;
}

void sy_atoms_read(sy_atoms *atoms, const sayso *engine, sayso_doc *doc, uint32_t sentence)
{
    const sy_sentence *s = &doc->sentences.at[sentence];
    const char *text = doc->text;
    uint32_t word = s->first_word, last = s->first_word + s->n_words;
    unsigned len;
    SY_VEC(sy_atom) vec = { atoms->at, 0, atoms->room };
    for (uint32_t i = s->span.start, space = 1; i < s->span.end;) {
        if (sy_is_space(sy_utf8_get(text + i, s->span.end - i, &len))) {
            i += len, space = 1;
            continue;
        }
        sy_atom *a = SY_PUSH(&doc->arena, &vec);
        memset(a, 0, sizeof *a);
        a->span.start = i;
        a->space_before = (uint8_t)space;
        i = a->span.end = cut_one(text, i, s->span.end, a);
        while (word + 1 < last && doc->words.at[word].span.end <= a->span.start) word++;
        a->word = (int32_t)word;
        if (a->kind != SY_ATOM_NUMBER) look_up(engine->values, text, a);
        space = 0;
    }
    atoms->doc = doc;
    atoms->values = engine->values;
    atoms->at = vec.at;
    atoms->n = vec.n;
    atoms->room = vec.room;
    atoms->sentence = sentence;
}

/* ---- questions */

static const sy_lex *meaning(const sy_lex *l, sy_lex_class c)
{
    while (l && l->of_class != c) l = l->next;
    return l;
}

const sy_lex *sy_atom_is(const sy_atoms *atoms, uint32_t i, sy_lex_class c)
{
    if (i >= atoms->n || !(atoms->at[i].classes >> c & 1)) return NULL;
    return meaning(atoms->at[i].lex, c);
}

int sy_values_is(const struct sy_values *values, const char *word, sy_lex_class c)
{
    const uint32_t *e = word && *word ? sy_map_get(&values->words, word, strlen(word)) : NULL;
    return e && meaning(values->lex.at[*e], c);
}

const sy_lex *sy_atom_phrase(const sy_atoms *atoms, uint32_t i, sy_lex_class c, uint32_t *n_atoms)
{
    *n_atoms = 1;
    const sy_lex *best = sy_atom_is(atoms, i, c);
    if (i >= atoms->n || !atoms->at[i].phrase) return best;
    char key[PHRASE_WORDS_MAX * KEY_BYTES_MAX];
    size_t n = 0;
    uint32_t most = atoms->at[i].phrase < PHRASE_WORDS_MAX ? atoms->at[i].phrase : PHRASE_WORDS_MAX;
    for (uint32_t k = 0; k < most && i + k < atoms->n; k++) {
        const sy_atom *a = &atoms->at[i + k];
        if (k && a->space_before) key[n++] = ' ';
        size_t add = a->span.end - a->span.start < KEY_BYTES_MAX - 1 ? key_of(atoms->doc->text, a, key + n, KEY_BYTES_MAX - 1) : 0;
        if (!add) break;
        n += add;
        if (!k) continue;
        const uint32_t *e = sy_map_get(&atoms->values->words, key, n);
        const sy_lex *l = e ? meaning(atoms->values->lex.at[*e], c) : NULL;
        if (l) best = l, *n_atoms = k + 1;
    }
    return best;
}

int sy_atom_word(const sy_atoms *atoms, uint32_t i, const char *word)
{
    if (i >= atoms->n || atoms->at[i].kind != SY_ATOM_WORD) return 0;
    const sy_atom *a = &atoms->at[i];
    const char *s = atoms->doc->text + a->span.start;
    size_t n = strlen(word);
    if (a->span.end - a->span.start != n) return 0;
    for (size_t k = 0; k < n; k++)
        if ((s[k] >= 'A' && s[k] <= 'Z' ? s[k] + 32 : s[k]) != word[k]) return 0;
    return 1;
}

int sy_atom_mark(const sy_atoms *atoms, uint32_t i, char mark) { return i < atoms->n && atoms->at[i].mark == mark && mark; }

sayso_span sy_atoms_span(const sy_atoms *atoms, uint32_t first, uint32_t last)
{
    sayso_span s = { atoms->at[first].span.start, atoms->at[last].span.end };
    return s;
}
