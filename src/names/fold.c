/* fold.c - folding and rewriting of names; docs/actors.md shows the rule. */
#include "names/fold.h"

#include "base/tsv.h"
#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

static uint32_t letters_of(const char *s, size_t n)
{
    uint32_t bits = 0;
    for (size_t i = 0; i < n; i++)
        if (s[i] >= 'a' && s[i] <= 'z') bits |= 1u << (s[i] - 'a');
    return bits;
}

void sy_spelling_load(sy_spelling *s, sy_arena *a, const char *dir)
{
    static const char *const places[] = { "any", "start", "end", "word" };
    sy_tsv t;
    sy_tsv_open(&t, a, dir, "actors/spelling.tsv", 0);
    uint32_t from = sy_tsv_column(&t, "from"), to = sy_tsv_column(&t, "to"), where = sy_tsv_column(&t, "where");
    while (sy_tsv_next(&t)) {
        sy_rewrite r = { .from = t.field[from], .to = t.field[to], .place = SY_REWRITE_ANY };
        size_t nf = strlen(r.from), nt = strlen(r.to), k = 0;
        while (k < 4 && strcmp(t.field[where], places[k]) != 0) k++;
        if (k == 4) sy_tsv_fail(&t, "where must be any, start, end or word");
        if (!nf || nf > 32 || nt > nf + 2) sy_tsv_fail(&t, "from must be 1 to 32 letters and to hardly longer");
        r.place = (sy_rewrite_place)k;
        r.n_from = (uint8_t)nf;
        r.n_to = (uint8_t)nt;
        r.letters = letters_of(r.from, nf);
        if (r.place == SY_REWRITE_WORD) {
            *sy_map_put(a, &s->word_of, r.from, nf, NULL) = s->words.n;
            *SY_PUSH(a, &s->words) = r;
        } else {
            *SY_PUSH(a, &s->rules) = r;
        }
    }
}

/* A letter that decomposition leaves alone, as its plain counterpart; 0: none. */
static char plain_letter(uint32_t c)
{
    switch (c) {
    case 0x142: return 'l';
    case 0xF8: return 'o';
    case 0x111: return 'd';
    case 0x131: return 'i';
    case 0x259: return 'a';
    default: return 0;
    }
}

static int dropped(uint32_t c)
{
    return c == '\'' || c == '.' || c == '`' || c == 0x2019 || c == 0x2018 || c == 0x2BB || c == 0x2BC || c == 0x2BD || c == 0x2BF || c == 0x2BE;
}

static int separates(uint32_t c) { return c == '-' || c == '/' || c == 0x2010 || c == 0x2011 || c == 0x2013 || sy_is_space(c); }

/* Fold one character that is not ASCII into out; gives the bytes written. */
static size_t fold_wide(uint32_t c, char out[24])
{
    utf8proc_int32_t parts[4];
    int boundary = 0;
    char plain = plain_letter(sy_lower(c));
    if (plain) {
        out[0] = plain;
        return 1;
    }
    utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)c, parts, 4,
        UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD, &boundary);
    if (n < 0 || n > 4) return sy_utf8_put(c, out);
    size_t k = 0;
    for (utf8proc_ssize_t i = 0; i < n; i++) k += sy_utf8_put((uint32_t)parts[i], out + k);
    return k;
}

size_t sy_fold(const char *s, size_t n, char *out, size_t room)
{
    size_t k = 0;
    for (size_t i = 0; i < n;) {
        unsigned char b = (unsigned char)s[i];
        char piece[24];
        size_t m = 1;
        unsigned len = 1;
        uint32_t c = b;
        if (b >= 0x80) c = sy_utf8_get(s + i, n - i, &len);
        i += len;
        if (dropped(c)) continue;
        if (separates(c)) {
            if (!k || out[k - 1] == ' ') continue;
            piece[0] = ' ';
        } else if (c < 0x80) {
            piece[0] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
        } else {
            m = fold_wide(c, piece);
        }
        if (k + m + 1 > room) break;
        memcpy(out + k, piece, m);
        k += m;
    }
    while (k && out[k - 1] == ' ') k--;
    out[k] = 0;
    return k;
}

/* Replace the n_from bytes at p of a word of n bytes; gives the new length, or n if there is no room. */
static size_t replace(char *word, size_t n, size_t p, const sy_rewrite *r, size_t room)
{
    size_t m = n - r->n_from + r->n_to;
    if (m + 1 > room) return n;
    memmove(word + p + r->n_to, word + p + r->n_from, n - p - r->n_from);
    memcpy(word + p, r->to, r->n_to);
    return m;
}

static size_t rewrite_word(const sy_spelling *s, char *word, size_t n, size_t room)
{
    const uint32_t *whole = sy_map_get(&s->word_of, word, n);
    if (whole) n = replace(word, n, 0, &s->words.at[*whole], room);
    uint32_t have = letters_of(word, n);
    for (uint32_t i = 0; i < s->rules.n; i++) {
        const sy_rewrite *r = &s->rules.at[i];
        if ((r->letters & ~have) || r->n_from > n) continue;
        size_t first = r->place == SY_REWRITE_END ? n - r->n_from : 0;
        size_t last = r->place == SY_REWRITE_ANY || r->place == SY_REWRITE_END ? n - r->n_from : 0;
        int hit = 0;
        for (size_t p = first; p <= last && p + r->n_from <= n; p++) {
            if (memcmp(word + p, r->from, r->n_from) != 0) continue;
            n = replace(word, n, p, r, room);
            hit = 1;
            if (r->place != SY_REWRITE_ANY) break;
            last = n >= r->n_from ? n - r->n_from : 0;
        }
        if (hit) have = letters_of(word, n);
    }
    size_t k = 0; /* a doubled letter counts once */
    for (size_t i = 0; i < n; i++)
        if (!k || word[i] != word[k - 1]) word[k++] = word[i];
    return k;
}

size_t sy_spelling_apply(const sy_spelling *s, char *folded, size_t n, size_t room)
{
    char out[SY_FOLD_MAX];
    size_t k = 0;
    for (size_t i = 0; i < n;) {
        size_t e = i;
        while (e < n && folded[e] != ' ') e++;
        size_t m = e - i;
        if (k + m + 4 > sizeof out) break;
        if (k) out[k++] = ' ';
        memcpy(out + k, folded + i, m);
        k += rewrite_word(s, out + k, m, sizeof out - k - 1);
        i = e + 1;
    }
    if (k + 1 > room) k = room - 1;
    memcpy(folded, out, k);
    folded[k] = 0;
    return k;
}
