/*
 * respelt.c - names from other scripts are spelt as each paper likes ("Qasim al-Terrani", "Kasem Tarrani"). Of each word are left
 * the consonants, in classes of those that romanisations exchange; articles go. Two names are one person's where what is left is the same,
 * the last letters agree ("Dorian", "Doriana" do not) and few letters differ. Where two people of the story are left the same, neither is taken.
 */
#include "compare/respelt.h"

#include "base/common.h"
#include "names/fold.h"

#include <string.h>

enum { WORDS_MAX = 6, LETTERS_LEAST = 5, ALONE_LEAST = 6, LEFT_LEAST = 2, FEW = 2, LONGEST = 40 };

static const uint32_t several = UINT32_MAX;

typedef struct {
    char text[SY_FOLD_MAX]; /* folded, the words ended by 0 */
    const char *word[WORDS_MAX];
    uint32_t n;
} name_words;

static int is_article(const char *s)
{
    static const char *const words[] = { "al", "el", "ul", "as", "es", "ash", "ad", "ar", "bin", "ibn", "ben", NULL };
    return sy_is_one_of(s, words);
}

/* The words of a name without articles; 0 if there are too many. */
static int cut(const char *name, name_words *out)
{
    size_t n = sy_fold(name, strlen(name), out->text, sizeof out->text);
    out->n = 0;
    for (size_t i = 0; i < n;) {
        size_t m = strcspn(out->text + i, " -");
        out->text[i + m] = 0;
        if (m && !is_article(out->text + i)) {
            if (out->n == WORDS_MAX) return 0;
            out->word[out->n++] = out->text + i;
        }
        i += m + 1;
    }
    return out->n > 0;
}

static int is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y' || c == '\''; }

/* What a consonant counts as; len: letters taken. */
static char class_of(const char *s, size_t *len)
{
    static const struct { const char *letters; char as; } pairs[] = { { "gh", 'k' }, { "kh", 'h' }, { "ch", 'c' }, { "sh", 's' }, { "ph", 'f' }, { "th", 't' }, { "dh", 'd' }, { "zh", 'j' }, { "dj", 'j' }, { "ck", 'k' } };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (s[0] == pairs[i].letters[0] && s[1] == pairs[i].letters[1]) {
            *len = 2;
            return pairs[i].as;
        }
    *len = 1;
    return *s == 'q' || *s == 'c' ? 'k' : *s == 'z' ? 's' : *s == 'w' ? 'v' : *s;
}

/* The consonants of a word; how many. */
static size_t leave(const char *word, char *out)
{
    size_t n = 0, len;
    for (const char *p = word; *p; p += len) {
        len = 1;
        if (is_vowel(*p)) {
            if (p == word) out[n++] = 'a';
            continue;
        }
        char c = class_of(p, &len);
        if ((c == 'h' && len == 1 && p > word) || (n && out[n - 1] == c)) continue;
        out[n++] = c;
    }
    out[n] = 0;
    return n;
}

/* What is left of the words from `from` on; 0: too little to go by. */
static size_t key_of(const name_words *w, uint32_t from, char *out)
{
    size_t n = 0;
    for (uint32_t i = from; i < w->n; i++) {
        size_t m = leave(w->word[i], out + n);
        if (i + 1 == w->n && (m < LEFT_LEAST || strlen(w->word[i]) < LETTERS_LEAST)) return 0;
        n += m;
        out[n++] = ' ';
    }
    out[n] = 0;
    return n;
}

/* Letters to change, add or take away (Levenshtein 1966). */
static unsigned distance(const char *a, size_t n, const char *b, size_t m)
{
    unsigned row[LONGEST + 1];
    for (size_t k = 0; k <= m; k++) row[k] = (unsigned)k;
    for (size_t i = 1; i <= n; i++) {
        unsigned before = row[0];
        row[0] = (unsigned)i;
        for (size_t k = 1; k <= m; k++) {
            unsigned change = before + (a[i - 1] != b[k - 1]);
            before = row[k];
            row[k] = row[k] + 1 < row[k - 1] + 1 ? row[k] + 1 : row[k - 1] + 1;
            if (change < row[k]) row[k] = change;
        }
    }
    return row[m];
}

/* Do so few letters differ, and none at the end? */
static int is_near(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    return n && m && n <= LONGEST && m <= LONGEST && a[n - 1] == b[m - 1] && distance(a, n, b, m) <= FEW;
}

static int are_near(const name_words *a, const name_words *b)
{
    if (a->n > b->n) return 0;
    for (uint32_t i = 0; i < a->n; i++)
        if (!is_near(a->word[i], b->word[b->n - a->n + i])) return 0;
    return 1;
}

/* The one that the tables have, else the first by the alphabet: whatever the order of the reports. */
static int outranks(const sayso_actor *a, const sayso_actor *b)
{
    int x = strncmp(a->id, "x:", 2) == 0, y = strncmp(b->id, "x:", 2) == 0;
    return x != y ? !x : strcmp(a->id, b->id) < 0;
}

static int are_one(const sayso_actor *a, const sayso_actor *b)
{
    name_words x, y;
    if (strcmp(a->id, b->id) == 0) return 1;
    if (strncmp(a->id, "x:", 2) != 0 && strncmp(b->id, "x:", 2) != 0) return 0;
    return cut(a->name, &x) && cut(b->name, &y) && x.n == y.n && are_near(&x, &y);
}

static void put(sy_collation *c, sy_respelt *x, sy_map *map, const char *key, size_t n, const sayso_actor *a)
{
    int fresh;
    uint32_t *at = n ? sy_map_put(&c->scratch, map, key, n, &fresh) : NULL;
    if (!at || (!fresh && *at == several)) return;
    if (!fresh && !are_one(x->persons.at[*at - 1], a)) {
        *at = several;
    } else if (fresh || outranks(a, x->persons.at[*at - 1])) {
        *SY_PUSH(&c->scratch, &x->persons) = a;
        *at = x->persons.n;
    }
}

void sy_respelt_enter(sy_collation *c, sy_respelt *x, const sayso_actor *a)
{
    name_words w;
    char key[2 * SY_FOLD_MAX];
    if (!cut(a->name, &w) || w.n < 2) return;
    put(c, x, &x->whole, key, key_of(&w, 0, key), a);
    put(c, x, &x->family, key, key_of(&w, w.n - 1, key), a);
}

const sayso_actor *sy_respelt_meant(const sy_respelt *x, const sayso_doc *d, const sayso_actor *a)
{
    name_words w, o;
    char key[2 * SY_FOLD_MAX];
    if ((a->kind != SAYSO_ACTOR_PERSON && a->kind != SAYSO_ACTOR_NONE) || strncmp(a->id, "x:", 2) != 0 || !cut(a->name, &w)) return NULL;
    if (w.n == 1 && strlen(w.word[0]) < ALONE_LEAST) return NULL;
    size_t n = key_of(&w, 0, key);
    const uint32_t *at = n ? sy_map_get(w.n == 1 ? &x->family : &x->whole, key, n) : NULL;
    if (!at || *at == several) return NULL;
    const sayso_actor *other = x->persons.at[*at - 1];
    if (strcmp(other->id, a->id) == 0 || !cut(other->name, &o) || !are_near(&w, &o)) return NULL;
    for (uint32_t k = 0; k < d->actors.n; k++)
        if (strcmp(d->actors.at[k].id, other->id) == 0) return NULL;
    return other;
}
