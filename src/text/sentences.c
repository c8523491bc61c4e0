/*
 * sentences.c - blocks into sentences and words. Blocks are hard boundaries; inside one, a classifier decides at each
 * gap where a sentence may end.
 */
#include "text/text.h"

#include "base/limits.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "text/boundary.h"
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

void sy_tokens_load(sayso *engine)
{
    struct sy_text *t = sy_alloc(&engine->arena, sizeof *t);
    load_abbreviations(engine, &t->abbreviations);
    load_set(engine, &t->prefixes, "lang/prefixes.tsv", "prefix");
    load_set(engine, &t->units, "lang/units.tsv", "unit");
    load_contractions(engine, &t->contractions);
    engine->text = t;
}

void sy_sentences_load(sayso *engine)
{
    sy_tokens_load(engine);
    const sy_model *m = engine->model;
    sy_table_open(&engine->arena, m->path, m, "casing", 256, &engine->text->casing);
    sy_table_open(&engine->arena, m->path, m, "sentences", 2, &engine->text->sentences);
}

/* ---- where sentences end */

typedef struct {
    const char *s;
    const sy_token *t;
    uint32_t n;
} block_tokens;

/* The last token of the sentence that begins with token `first`. Looks no further than the longest sentence. */
static uint32_t sentence_end(const sy_table *ends, sy_boundaries *seen, const block_tokens *b, uint32_t first)
{
    uint64_t f[SY_BOUNDARY_FEATURES_MAX];
    int32_t scores[SY_TABLE_CLASSES];
    sy_boundary_open(seen, first);
    for (uint32_t i = first; i + 1 < b->n && i - first <= SY_SENTENCE_WORDS_MAX; i++) {
        sy_boundary_take(seen, i);
        sy_verdict known = sy_boundary_known(seen, b->t, i);
        if (known == SY_BOUNDARY_YES) return i;
        if (known == SY_BOUNDARY_NO) continue;
        scores[0] = scores[1] = 0;
        sy_table_add(ends, f, sy_boundary_features(seen, b->t, i, f), scores);
        if (scores[1] > scores[0]) return i;
    }
    return b->n - 1;
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

const char *sy_word_lower(sy_arena *a, const char *form, uint32_t n)
{
    int plain = 1;
    for (uint32_t i = 0; i < n && plain; i++) plain = (unsigned char)form[i] < 0x80 && (unsigned)(form[i] - 'A') >= 26u;
    if (plain) return form;
    size_t room = 3 * (size_t)n + 4, w = 0;
    char *low = sy_alloc(a, room);
    for (uint32_t i = 0; i < n;) {
        unsigned len;
        uint32_t c = sy_utf8_get(form + i, n - i, &len);
        i += len;
        if (c == 0xAD) continue; /* a soft hyphen is no part of the word */
        if (c == 0x2010 || c == 0x2011) c = '-';
        if (c == 0x2018 || c == 0x2019) c = '\'';
        else if (c == 0x201C || c == 0x201D) c = '"';
        else c = sy_lower(c);
        w += sy_utf8_put(c, low + w);
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
    w->lower = sy_word_lower(&d->arena, w->form, end - start);
    w->lemma = "";
}

static void add_sentence(sayso_doc *d, const block_tokens *b, uint32_t block, uint32_t first, uint32_t last)
{
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
    sy_boundaries seen = { 0 };
    for (uint32_t k = 0; k < d->blocks.n; k++) {
        sy_block_of_text *block = &d->blocks.at[k];
        block->first_sentence = d->sentences.n;
        if (block->kind == SY_BLOCK_FURNITURE && !engine->options.language_only) continue;
        tokens.n = 0;
        sy_tokens_read(engine->text, &d->arena, d->text, block->span.start, block->span.end, &tokens);
        block_tokens b = { d->text, tokens.at, tokens.n };
        sy_boundaries_start(&seen, &d->arena, &engine->text->casing, d->text, tokens.at, tokens.n);
        for (uint32_t i = 0; i < b.n;) {
            uint32_t last = cut_long(&b, i, sentence_end(&engine->text->sentences, &seen, &b, i));
            add_sentence(d, &b, k, i, last);
            i = last + 1;
        }
        block->n_sentences = d->sentences.n - block->first_sentence;
    }
}
