/*
 * sentences.c - blocks into sentences and words. Blocks are hard boundaries; inside one, a sentence may end behind a
 * stop, question or exclamation mark and the quotation marks and brackets that close there.
 */
#include "text/text.h"

#include "base/limits.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "text/tokens.h"

/* ---- tables */

static void load_set(sayso *engine, sy_map *m, const char *name, const char *column)
{
    sy_tsv t;
    sy_tsv_open(&t, &engine->arena, engine->options.data_dir, name, 0);
    uint32_t key = sy_tsv_column(&t, column);
    while (sy_tsv_next(&t)) *sy_map_put(&engine->arena, m, t.field[key], strlen(t.field[key]), NULL) = 1;
}

static void load_abbreviations(sayso *engine, sy_map *m)
{
    static const char *const kinds[] = { "", "title", "number", "month", "latin", "end" };
    sy_tsv t;
    sy_tsv_open(&t, &engine->arena, engine->options.data_dir, "lang/abbreviations.tsv", 0);
    uint32_t key = sy_tsv_column(&t, "abbreviation"), kind = sy_tsv_column(&t, "kind");
    while (sy_tsv_next(&t)) {
        uint32_t k = SY_ABBR_END;
        while (k && strcmp(kinds[k], t.field[kind]) != 0) k--;
        if (!k) sy_tsv_fail(&t, "no such kind of abbreviation");
        *sy_map_put(&engine->arena, m, t.field[key], strlen(t.field[key]), NULL) = k;
    }
}

static void load_contractions(sayso *engine, sy_map *m)
{
    sy_tsv t;
    sy_tsv_open(&t, &engine->arena, engine->options.data_dir, "lang/contractions.tsv", 0);
    uint32_t form = sy_tsv_column(&t, "form"), parts = sy_tsv_column(&t, "parts");
    while (sy_tsv_next(&t)) {
        uint32_t packed = 0, at = 0, n = 0;
        for (const char *p = t.field[parts]; *p; p++) {
            if (*p != '|') at++;
            else packed |= at << (8 * n++);
        }
        if (!packed || n >= SY_TOKEN_PARTS_MAX || at != strlen(t.field[form])) sy_tsv_fail(&t, "the parts do not give the form");
        *sy_map_put(&engine->arena, m, t.field[form], at, NULL) = packed;
    }
}

void sy_sentences_load(sayso *engine)
{
    struct sy_text *t = sy_alloc(&engine->arena, sizeof *t);
    load_abbreviations(engine, &t->abbreviations);
    load_set(engine, &t->prefixes, "lang/prefixes.tsv", "prefix");
    load_set(engine, &t->units, "lang/units.tsv", "unit");
    load_contractions(engine, &t->contractions);
    engine->text = t;
}

/* ---- where sentences end */

typedef struct {
    sayso_doc *d;
    const char *s;
    const sy_token *t;
    uint32_t n;
} block_tokens;

static uint32_t first_char(const block_tokens *b, uint32_t i)
{
    unsigned len;
    return sy_utf8_get(b->s + b->t[i].start, b->t[i].end - b->t[i].start, &len);
}

static uint32_t last_char(const block_tokens *b, uint32_t i)
{
    unsigned len;
    return sy_utf8_before(b->s, b->t[i].end, &len);
}

static int is_closing(const block_tokens *b, uint32_t i)
{
    uint32_t c = first_char(b, i);
    if (c == ')' || c == ']' || c == '}' || c == 0x201D || c == 0x2019 || c == 0xBB) return 1;
    if (c == '"' || (c == '\'' && b->t[i].end - b->t[i].start <= 2)) return !b->t[i].space_before;
    return 0;
}

static int is_quote_close(uint32_t c) { return c == '"' || c == '\'' || c == 0x201D || c == 0x2019 || c == 0xBB; }
static int is_quote_open(uint32_t c) { return c == '"' || c == '\'' || c == 0x201C || c == 0x2018 || c == 0xAB; }

/* Is token i a mark that may end a sentence: "." "?" "!" "..." and their like? */
static int is_terminal(const block_tokens *b, uint32_t i)
{
    uint32_t c = first_char(b, i);
    if (c == 0x2026 || c == 0x3002) return 1;
    if (c != '.' && c != '?' && c != '!') return 0;
    c = last_char(b, i);
    return c == '.' || c == '?' || c == '!';
}

static int is_word(const block_tokens *b, uint32_t i)
{
    uint32_t c = first_char(b, i);
    return sy_is_letter(c) || sy_is_digit(c);
}

static int is_digits(const block_tokens *b, uint32_t i)
{
    for (uint32_t k = b->t[i].start; k < b->t[i].end; k++)
        if ((unsigned)(b->s[k] - '0') > 9u) return 0;
    return 1;
}

/* How many tokens behind a full stop belong to it: "[12]", "[3][4]", or the number of a note, "end.8 Next". */
static uint32_t note_tokens(const block_tokens *b, uint32_t i)
{
    uint32_t n = 0;
    if (i < b->n && !b->t[i].space_before && is_digits(b, i) && i + 1 < b->n && b->t[i + 1].space_before) return 1;
    while (i + n + 2 < b->n && !b->t[i + n].space_before && b->s[b->t[i + n].start] == '[' && is_digits(b, i + n + 1) &&
           b->s[b->t[i + n + 2].start] == ']')
        n += 3;
    return n;
}

/* The first letter or digit at or behind token i; 0 if there is none near. */
static uint32_t next_start(const block_tokens *b, uint32_t i)
{
    for (uint32_t k = i; k < b->n && k < i + 4; k++)
        if (is_word(b, k)) return first_char(b, k);
    return 0;
}

/* May a sentence end behind the abbreviation i, a capital or digit following? */
static int abbreviation_ends(const block_tokens *b, uint32_t i)
{
    static const char *const openers[] = { "The", "He", "She", "It", "They", "We", "I", "In", "But", "This", "That", "A", "An", "And", "On",
        "At", "His", "Her", "Its", "Their", "There", "For", "As", "If", "When", "While", "After", "However", "These", "Those", "You", "What" };
    const sy_token *next = &b->t[i + 1];
    if (b->t[i].abbr != SY_ABBR_END && b->t[i].abbr != SY_ABBR_LETTERS && b->t[i].abbr != SY_ABBR_MONTH) return 0;
    for (size_t k = 0; k < sizeof openers / sizeof openers[0]; k++)
        if (strlen(openers[k]) == next->end - next->start && memcmp(b->s + next->start, openers[k], next->end - next->start) == 0) return 1;
    return is_quote_open(first_char(b, i + 1)) && next->space_before;
}

/* Does a sentence end behind tokens [at, close], where `at` is the mark or abbreviation and close the last closing mark? */
static int ends_here(const block_tokens *b, uint32_t at, uint32_t close)
{
    uint32_t next = close + 1;
    if (next >= b->n) return 1;
    uint32_t c = next_start(b, next), mark = first_char(b, at), last = last_char(b, at);
    int quoted = close > at && is_quote_close(first_char(b, close)); /* the mark stands inside a quotation */
    if (b->t[at].abbr) return close == at && sy_is_upper(c) && abbreviation_ends(b, at);
    if (!b->t[next].space_before && is_word(b, next) && mark != '.') return 0;
    if (sy_is_lower(c)) return !quoted && b->t[at].end - b->t[at].start == 1 && close == at && mark != 0x2026 && is_word(b, next);
    if (mark == 0x2026 || b->t[at].end - b->t[at].start > 2) return sy_is_upper(c) && last != ',';
    return 1;
}

/* The last token of the sentence that begins with token i, or any token behind which cut_long() cuts anyway: it looks no
 * further, so that the work stays linear in a block that has no sentences. */
static uint32_t sentence_end(const block_tokens *b, uint32_t first)
{
    uint32_t n = b->n - first > SY_SENTENCE_WORDS_MAX ? first + SY_SENTENCE_WORDS_MAX + 1 : b->n;
    for (uint32_t i = first; i < n; i++) {
        int stop = is_terminal(b, i);
        if (!stop && !b->t[i].abbr) continue;
        uint32_t close = i;
        while (stop && close + 1 < n && (is_closing(b, close + 1) || (!b->t[close + 1].space_before && is_terminal(b, close + 1)))) close++;
        if (stop && i == first + 1 && is_digits(b, first) && b->t[i + 1 < b->n ? i + 1 : i].space_before) continue; /* "4. Talks" */
        if (stop) close += note_tokens(b, close + 1);
        if (ends_here(b, i, close)) return close;
        i = close;
    }
    return n - 1;
}

/* A sentence of more than SY_SENTENCE_WORDS_MAX words is cut behind its last semicolon, else comma, else anywhere. */
static uint32_t cut_long(const block_tokens *b, uint32_t first, uint32_t last)
{
    uint32_t words = 0, comma = 0, semicolon = 0;
    for (uint32_t i = first; i <= last; i++) {
        words += b->t[i].n_words;
        if (words > SY_SENTENCE_WORDS_MAX) return semicolon ? semicolon : comma ? comma : i - 1;
        char c = b->s[b->t[i].start];
        if (i > first && c == ';') semicolon = i;
        if (i > first && c == ',') comma = i;
    }
    return last;
}

/* ---- words */

static const char *lower_form(sayso_doc *d, const char *form, uint32_t n)
{
    int plain = 1;
    for (uint32_t i = 0; i < n && plain; i++) plain = (unsigned char)form[i] < 0x80 && (unsigned)(form[i] - 'A') >= 26u;
    if (plain) return form;
    size_t room = 3 * (size_t)n + 4, w = 0;
    char *low = sy_alloc(&d->arena, room);
    for (uint32_t i = 0; i < n;) {
        unsigned len;
        uint32_t c = sy_utf8_get(form + i, n - i, &len);
        if (c == 0x2018 || c == 0x2019) c = '\'';
        else if (c == 0x201C || c == 0x201D) c = '"';
        else c = sy_lower(c);
        w += sy_utf8_put(c, low + w);
        i += len;
    }
    low[w] = 0;
    return low;
}

static void add_word(sayso_doc *d, uint32_t start, uint32_t end, uint8_t token_words, uint8_t space_before)
{
    sy_word *w = SY_PUSH(&d->arena, &d->words);
    w->span.start = start;
    w->span.end = end;
    w->sentence = d->sentences.n - 1;
    w->head = w->first_child = w->next_sibling = w->mention = -1;
    w->token_words = token_words;
    w->space_before = space_before;
    w->form = sy_strndup(&d->arena, d->text + start, end - start);
    w->lower = lower_form(d, w->form, end - start);
    w->lemma = "";
}

static void add_sentence(const block_tokens *b, uint32_t block, uint32_t first, uint32_t last)
{
    sayso_doc *d = b->d;
    sy_sentence *s = SY_PUSH(&d->arena, &d->sentences);
    s->span.start = b->t[first].start;
    s->span.end = b->t[last].end;
    s->first_word = d->words.n;
    s->block = block;
    s->root = -1;
    for (uint32_t i = first; i <= last; i++) {
        const sy_token *t = &b->t[i];
        uint32_t from = t->start;
        for (uint8_t k = 0; k < t->n_words; k++) {
            uint32_t to = k + 1 < t->n_words ? t->cut[k] : t->end;
            add_word(d, from, to, k ? 0 : t->n_words, k ? 0 : t->space_before);
            from = to;
        }
    }
    s = &d->sentences.at[d->sentences.n - 1];
    s->n_words = d->words.n - s->first_word;
    *SY_PUSH(&d->arena, &d->sentence_spans) = s->span;
}

void sy_sentences_run(const sayso *engine, sayso_doc *d)
{
    sy_tokens tokens = { 0 };
    for (uint32_t k = 0; k < d->blocks.n; k++) {
        sy_block_of_text *block = &d->blocks.at[k];
        block->first_sentence = d->sentences.n;
        if (block->kind == SY_BLOCK_FURNITURE && !engine->options.language_only) continue;
        tokens.n = 0;
        sy_tokens_read(engine->text, &d->arena, d->text, block->span.start, block->span.end, &tokens);
        block_tokens b = { d, d->text, tokens.at, tokens.n };
        for (uint32_t i = 0; i < b.n;) {
            uint32_t last = cut_long(&b, i, sentence_end(&b, i));
            add_sentence(&b, k, i, last);
            i = last + 1;
        }
        block->n_sentences = d->sentences.n - block->first_sentence;
    }
}
