/* dictionary_words.c - words of a sentence as dictionaries know them, and the longest phrase at a place. */
#include "base/utf8.h"
#include "record/dictionary.h"

#include <string.h>

enum { GAP_MAX = 2 }; /* words that may stand between two of a phrase that a blank parts */

/* ---- pieces of a word */

static int is_edge(char c) { return c == '\'' || c == '"' || c == '.' || c == '`' || c == ','; }

/* Bytes of a hyphen or dash at s; 0. */
static size_t dash(const char *s, size_t n)
{
    if (n && *s == '-') return 1;
    return n >= 3 && memcmp(s, "\xE2\x80", 2) == 0 && (unsigned char)s[2] >= 0x90 && (unsigned char)s[2] <= 0x95 ? 3 : 0;
}

/* Where an ending that is a word of its own begins: "don|'t" is "do|n't", "river|'s"; n if there is none. */
static size_t ending(const char *s, size_t n)
{
    if (n > 3 && memcmp(s + n - 3, "n't", 3) == 0) return n - 3;
    if (n > 2 && memcmp(s + n - 2, "'s", 2) == 0) return n - 2;
    return n;
}

size_t sy_dict_cut(const char *s, size_t n, size_t *at, size_t *from)
{
    size_t k;
    while (*at < n && (k = dash(s + *at, n - *at)) > 0) *at += k;
    if (*at >= n) return 0;
    *from = *at;
    while (*at < n && !dash(s + *at, n - *at)) (*at)++;
    size_t end = *at, cut = *from + ending(s + *from, end - *from);
    if (cut < end && end - *from > 3) {
        *at = cut;
        return cut - *from;
    }
    int mark = end - *from == 3 && memcmp(s + *from, "n't", 3) == 0;
    while (end > *from + 1 && is_edge(s[end - 1])) end--;
    while (!mark && *from + 1 < end && is_edge(s[*from]) && s[*from + 1] != 's') (*from)++;
    return end - *from;
}

static int is_stop(const char *s) { return s[1] == 0 && strchr(",;:()[]\"!?.", s[0]) != NULL; }

static void add_word(sayso_doc *d, int32_t w, sy_dict_atoms *out)
{
    const sy_word *x = &d->words.at[w];
    size_t at = 0, from, k, n = strlen(x->lower);
    uint32_t before = out->atoms.n;
    while ((k = sy_dict_cut(x->lower, n, &at, &from)) > 0) {
        sy_dict_atom *a = SY_PUSH(&d->arena, &out->atoms);
        a->text = k == n ? x->lower : sy_strndup(&d->arena, x->lower + from, k);
        a->lemma = a->text;
        a->word = w;
        a->stop = (uint8_t)is_stop(a->text);
    }
    if (out->atoms.n == before + 1) out->atoms.at[before].lemma = x->lemma;
}

void sy_dict_atoms_of(sayso_doc *d, uint32_t sentence, sy_dict_atoms *out)
{
    const sy_sentence *s = &d->sentences.at[sentence];
    out->atoms.n = out->of_word.n = 0;
    out->first_word = (int32_t)s->first_word;
    for (uint32_t i = 0; i < s->n_words; i++) {
        *SY_PUSH(&d->arena, &out->of_word) = (int32_t)out->atoms.n;
        add_word(d, (int32_t)(s->first_word + i), out);
    }
    *SY_PUSH(&d->arena, &out->of_word) = (int32_t)out->atoms.n;
}

/* ---- pieces of a text that has no words yet */

/* Bytes of the run of letters, digits and inner marks at s. */
static size_t token(const char *s, size_t n)
{
    size_t at = 0;
    while (at < n) {
        unsigned len;
        uint32_t c = sy_utf8_get(s + at, n - at, &len);
        if (!sy_is_letter(c) && !sy_is_digit(c) && !(c < 0x80 && strchr("'.-&", (int)c))) break;
        at += len;
    }
    return at;
}

void sy_dict_atoms_of_text(sy_arena *a, const char *text, size_t n, sy_dict_atoms *out)
{
    for (size_t at = 0; at < n;) {
        size_t k = token(text + at, n - at), piece, from = 0, i = 0;
        char *lower = sy_alloc(a, k * 2 + 8);
        size_t m = sy_utf8_lower(text + at, k, lower, k * 2 + 8);
        while (k && (piece = sy_dict_cut(lower, m, &i, &from)) > 0) {
            sy_dict_atom *x = SY_PUSH(a, &out->atoms);
            x->text = x->lemma = sy_strndup(a, lower + from, piece);
            x->word = -1;
        }
        if (!k) {
            unsigned len;
            uint32_t c = sy_utf8_get(text + at, n - at, &len);
            if (!sy_is_space(c)) {
                sy_dict_atom *x = SY_PUSH(a, &out->atoms);
                x->text = x->lemma = "";
                x->word = -1;
                x->stop = 1;
            }
            k = len;
        }
        at += k;
    }
}

/* ---- a word of a dictionary and a word of a report */

static int begins(const char *s, const char *start, size_t n) { return strncmp(s, start, n) == 0; }

static int is_plural(const char *base, const char *form)
{
    size_t n = strlen(base);
    if (!n) return 0;
    if (begins(form, base, n) && (strcmp(form + n, "s") == 0 || strcmp(form + n, "es") == 0)) return 1;
    return base[n - 1] == 'y' && begins(form, base, n - 1) && strcmp(form + n - 1, "ies") == 0;
}

static int is_verb_form(const char *base, const char *form)
{
    size_t n = strlen(base);
    if (n < 2) return 0;
    if (begins(form, base, n) && (strcmp(form + n, "ed") == 0 || strcmp(form + n, "ing") == 0)) return 1;
    if (base[n - 1] == 'e' && begins(form, base, n) && strcmp(form + n, "d") == 0) return 1;
    if (base[n - 1] == 'e' && begins(form, base, n - 1) && strcmp(form + n - 1, "ing") == 0) return 1;
    return base[n - 1] == 'y' && begins(form, base, n - 1) && strcmp(form + n - 1, "ied") == 0;
}

int sy_dict_same_noun(const sy_dict_word *w, const sy_dict_atom *a, int plural)
{
    if (strcmp(w->text, a->text) == 0) return 1;
    return plural && !w->whole && is_plural(w->text, a->text);
}

int sy_dict_same_word(const sy_dict_word *w, const sy_dict_atom *a)
{
    if (strcmp(w->text, a->text) == 0) return 1;
    if (strcmp(w->text, "not") == 0 && strcmp(a->text, "n't") == 0) return 1;
    if (w->whole) return 0;
    return strcmp(w->text, a->lemma) == 0 || is_plural(w->text, a->text) || is_verb_form(w->text, a->text);
}

/* ---- phrases */

/* Atoms that the phrase takes from `at`; 0 if it does not stand there. */
static uint32_t takes(const sy_dict_phrase *p, const sy_dict_atoms *s, uint32_t at)
{
    uint32_t i = at;
    for (uint8_t k = 0; k < p->n; k++) {
        int last = k + 1 == p->n;
        uint32_t limit = i + (k && !p->words[k - 1].joined ? GAP_MAX : 0);
        while (i < s->atoms.n && !s->atoms.at[i].stop && !sy_dict_same_noun(&p->words[k], &s->atoms.at[i], last && !p->no_plural) && i < limit) i++;
        if (i >= s->atoms.n || !sy_dict_same_noun(&p->words[k], &s->atoms.at[i], last && !p->no_plural)) return 0;
        i++;
    }
    return i - at;
}

typedef struct {
    const sy_dict_phrases *index;
    const sy_dict_atoms *s;
    uint32_t at, n;
    const sy_dict_phrase *best;
    int (*accepts)(const void *arg, const sy_dict_phrase *p);
    const void *arg;
} search;

static int is_better(const search *f, const sy_dict_phrase *p)
{
    if (!f->best || p->n != f->best->n) return !f->best || p->n > f->best->n;
    if (p->letters != f->best->letters) return p->letters > f->best->letters;
    return p < f->best; /* the chain runs from the last to the first */
}

static void try_key(search *f, const char *key, size_t n)
{
    const uint32_t *first = sy_map_get(&f->index->first, key, n);
    for (int32_t i = first ? (int32_t)*first : -1; i >= 0; i = f->index->phrases.at[i].next) {
        const sy_dict_phrase *p = &f->index->phrases.at[i];
        if (!is_better(f, p)) continue;
        uint32_t k = takes(p, f->s, f->at);
        if (!k || (f->accepts && !f->accepts(f->arg, p))) continue;
        f->best = p;
        f->n = k;
    }
}

const sy_dict_phrase *sy_dict_longest(const sy_dict_phrases *index, const sy_dict_atoms *s, uint32_t at, uint32_t *n,
                                      int (*accepts)(const void *arg, const sy_dict_phrase *p), const void *arg)
{
    search f = { index, s, at, 0, NULL, accepts, arg };
    const char *text = s->atoms.at[at].text;
    size_t k = strlen(text);
    char y[64];
    try_key(&f, text, k);
    if (!f.best && k > 1 && text[k - 1] == 's') {
        try_key(&f, text, k - 1);
        if (k > 2 && text[k - 2] == 'e') try_key(&f, text, k - 2);
        if (k > 3 && k < sizeof y && strcmp(text + k - 3, "ies") == 0) {
            memcpy(y, text, k - 3);
            y[k - 3] = 'y';
            try_key(&f, y, k - 2);
        }
    }
    *n = f.n;
    return f.best;
}
