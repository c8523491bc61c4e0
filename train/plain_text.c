/* plain_text.c - JSON Lines into numbered forms. */
#include "plain_text.h"

#include "base/utf8.h"
#include "files.h"

#include <stdio.h>
#include <stdlib.h>

enum { FORM_BYTES = 48 };

/* Curly quotes made straight. */
static size_t straighten(const char *s, size_t n, char *out)
{
    size_t k = 0;
    for (size_t i = 0; i < n; i++) {
        int curly = n - i >= 3 && s[i] == '\xE2' && s[i + 1] == '\x80';
        if (curly && (s[i + 2] == '\x98' || s[i + 2] == '\x99')) out[k++] = '\'', i += 2;
        else if (curly && (s[i + 2] == '\x9C' || s[i + 2] == '\x9D')) out[k++] = '"', i += 2;
        else out[k++] = s[i];
    }
    out[k] = 0;
    return k;
}

static void add_word(plain_text *t, const char *s, size_t n)
{
    char form[FORM_BYTES + 1], low[4 * FORM_BYTES], lower[4 * FORM_BYTES];
    if (n > FORM_BYTES) n = FORM_BYTES;
    while (n && ((unsigned char)s[n] & 0xC0) == 0x80) n--;
    for (size_t i = 0; i < n; i++) form[i] = (unsigned)(s[i] - '0') < 10u ? '0' : s[i];
    int fresh;
    uint32_t next = t->forms.n, *at = sy_map_put(t->arena, &t->numbers, form, n, &fresh);
    if (fresh) {
        *at = next;
        plain_form *f = SY_PUSH(t->arena, &t->forms);
        size_t m = sy_utf8_lower(form, n, low, sizeof low - 1);
        f->form = sy_strndup(t->arena, form, n);
        f->lower = sy_strndup(t->arena, lower, straighten(low, m, lower));
        f->count = 0;
    }
    t->forms.at[*at].count++;
    *SY_PUSH(t->arena, &t->words) = *at;
}

static int ends(const char *s, const sy_token *k)
{
    char c = s[k->start];
    return !k->abbr && (c == '.' || c == '?' || c == '!');
}

static int closes(const char *s, const sy_token *k) { return !k->space_before && strchr("\"')]", s[k->start]) != NULL; }

static void add_line(plain_text *t, const struct sy_text *tables, sy_arena *scratch, const char *s, uint32_t from, uint32_t to)
{
    sy_tokens tokens = { 0 };
    sy_tokens_read(tables, scratch, s, from, to, &tokens);
    uint32_t words = 0;
    for (uint32_t i = 0; i < tokens.n; i++) {
        const sy_token *k = &tokens.at[i];
        if (!words) *SY_PUSH(t->arena, &t->starts) = t->words.n;
        uint32_t at = k->start;
        for (unsigned p = 0; p < k->n_words; p++, words++) {
            uint32_t end = p + 1u < k->n_words ? k->cut[p] : k->end;
            add_word(t, s + at, end - at);
            at = end;
        }
        int over = i + 1 < tokens.n && (ends(s, k) || (i && closes(s, k) && ends(s, k - 1))) && !closes(s, k + 1);
        if (over || words >= PLAIN_SENTENCE_WORDS_MAX) words = 0;
    }
}

typedef struct {
    plain_text *t;
    const struct sy_text *tables;
} reading;

static void add_text(void *arg, const char *s)
{
    plain_text *t = ((reading *)arg)->t;
    const struct sy_text *tables = ((reading *)arg)->tables;
    sy_arena scratch;
    sy_arena_init(&scratch, 1 << 20);
    scratch.guard = t->arena->guard;
    for (uint32_t at = 0; s[at];) {
        uint32_t end = at + (uint32_t)strcspn(s + at, "\n");
        if (end > at) add_line(t, tables, &scratch, s, at, end);
        at = end + (s[end] != 0);
    }
    sy_arena_free(&scratch);
}

void plain_text_read(plain_text *t, const struct sy_text *tables, const char *path)
{
    reading r = { t, tables };
    texts_each(path, add_text, &r);
    printf("%s: %u words, %u forms so far\n", path, t->words.n, t->forms.n);
    fflush(stdout);
}
