/*
 * quote_blocks.c - speech that no quotation mark shows: block quotations of a page, and the turns of an interview or a
 * debate printed as a transcript ("Q: ...", "DOREN: ..."). They become quotations of their own, whose words count as quoted.
 *
 * A label with a colon alone makes no transcript: lists have them, too ("Date: ...", "Place: ..."). Three turns are asked for,
 * of two labels or more, one of which comes back.
 */
#include "text/quotes.h"

#include "base/hash.h"
#include "base/utf8.h"

enum { LABEL_WORDS = 4, LABEL_BYTES = 60, TURNS_MIN = 3, QUOTED_WORDS_MIN = 4 };

typedef struct {
    sayso_span label, said; /* label {0,0}: none */
    int32_t key;            /* number of the label, the same for the same words; -1 */
} turn;

typedef struct {
    sayso_doc *d;
    turn *turns;  /* of each block */
    uint32_t n, n_keys, again; /* turns, labels, labels that come back */
    SY_VEC(sy_quote) whole;
} blocks;

static int is_speech_block(const sy_block_of_text *b) { return b->kind == SY_BLOCK_PARAGRAPH || b->kind == SY_BLOCK_HEADING || b->kind == SY_BLOCK_ITEM || b->kind == SY_BLOCK_QUOTE; }

/* ---- labels */

/* Where the block begins behind an opening mark ("“DOREN: ..."). */
static uint32_t behind_mark(const sayso_doc *d, sayso_span s)
{
    unsigned len;
    uint32_t c = sy_utf8_get(d->text + s.start, s.end - s.start, &len);
    return c == '"' || c == 0x201C || c == 0x2018 || c == 0xAB ? s.start + len : s.start;
}

/* The end of a label that begins at byte `at`: one to four words with capitals, then a colon; 0. */
static uint32_t label_end(const sayso_doc *d, uint32_t at, uint32_t end)
{
    unsigned len, words = 0;
    uint32_t last = at + LABEL_BYTES < end ? at + LABEL_BYTES : end;
    int fresh = 1, bracket = 0;
    for (uint32_t i = at; i < last; i += len) {
        uint32_t c = sy_utf8_get(d->text + i, end - i, &len);
        if (c == ':') return words && !bracket && i + 1 < end && d->text[i + 1] == ' ' ? i : 0;
        if (c == '(' || c == '[') bracket = 1;
        else if (c == ')' || c == ']') bracket = 0;
        else if (sy_is_space(c)) fresh = 1;
        else if (bracket) continue;
        else if (fresh) {
            if (!sy_is_upper(c) || ++words > LABEL_WORDS) return 0;
            fresh = 0;
        } else if (!sy_is_letter(c) && !sy_is_digit(c) && c != '.' && c != '-' && c != '\'' && c != 0x2019) {
            return 0;
        }
    }
    return 0;
}

/* Does it end as a sentence does, with closing marks or without? */
static int ends_as_sentence(const sayso_doc *d, sayso_span s)
{
    unsigned len;
    uint32_t at = s.end;
    while (at > s.start) {
        uint32_t c = sy_utf8_before(d->text, at, &len);
        if (c == '.' || c == '?' || c == '!' || c == 0x2026) return 1;
        if (c != '"' && c != '\'' && c != ')' && c != ']' && c != 0x201D && c != 0x2019 && c != 0xBB && c != '-' && c != 0x2013 && c != 0x2014) return 0;
        at -= len;
    }
    return 0;
}

/* Where the paragraph begins: a label that was taken for a line about the report itself, such as a credit, belongs to it. */
static uint32_t begins_at(const sayso_doc *d, uint32_t i)
{
    const sy_block_of_text *b = &d->blocks.at[i], *before = i ? b - 1 : NULL;
    int joined = before && before->kind == SY_BLOCK_META && before->span.end + 1 >= b->span.start && d->text[before->span.end - 1] == ':';
    return joined ? before->span.start : b->span.start;
}

static void find_turn(blocks *b, sy_map *labels, uint32_t i)
{
    const sy_block_of_text *block = &b->d->blocks.at[i];
    uint32_t from = begins_at(b->d, i), begin = behind_mark(b->d, (sayso_span){ from, block->span.end });
    uint32_t end = is_speech_block(block) ? label_end(b->d, begin, block->span.end) : 0;
    b->turns[i].key = -1;
    if (!end) return;
    sayso_span rest = { end + 1, block->span.end };
    rest = sy_span_trim(b->d, rest);
    if (!ends_as_sentence(b->d, rest)) return; /* "Place: Vellin" */
    int fresh;
    uint32_t *key = sy_map_put(&b->d->arena, labels, b->d->text + begin, end - begin, &fresh);
    if (fresh) *key = b->n_keys++ << 1;
    else if (!(*key & 1)) *key |= 1, b->again++;
    b->turns[i].label.start = begin;
    b->turns[i].label.end = end;
    b->turns[i].said = rest;
    b->turns[i].key = (int32_t)(*key >> 1);
    b->n++;
}

/* ---- quotations of whole blocks */

static void add_whole(blocks *b, sayso_span span, sayso_span label, const char *reason, int goes_on)
{
    if (goes_on && b->whole.n) b->whole.at[b->whole.n - 1].continues = 1;
    sy_quote *q = SY_PUSH(&b->d->arena, &b->whole);
    q->outer = q->inner = span;
    q->label = label;
    q->continued_from = goes_on ? (int32_t)b->whole.n - 2 : -1;
    q->kind = SY_QUOTE_SPEECH;
    q->reason = reason;
}

static void add_turns(blocks *b)
{
    if (b->n < TURNS_MIN || b->n_keys < 2 || !b->again) return;
    for (uint32_t i = 0; i < b->d->blocks.n; i++)
        if (b->turns[i].key >= 0) add_whole(b, b->turns[i].said, b->turns[i].label, "turn of a transcript", 0);
}

/* Does a pair of marks hold most of the block, so that nothing is to be added? *next: first quotation to look at. */
static int is_marked(const sayso_doc *d, sayso_span block, uint32_t *next)
{
    uint32_t covered = 0;
    while (*next < d->quotes.n && d->quotes.at[*next].outer.end <= block.start) ++*next;
    for (uint32_t i = *next; i < d->quotes.n && d->quotes.at[i].outer.start < block.end; i++)
        if (!d->quotes.at[i].depth) covered += d->quotes.at[i].outer.end - d->quotes.at[i].outer.start;
    return covered * 2 > block.end - block.start;
}

static int begins_with_dash(const sayso_doc *d, sayso_span s)
{
    unsigned len;
    uint32_t c = sy_utf8_get(d->text + s.start, s.end - s.start, &len);
    return c == '-' || (c >= 0x2010 && c <= 0x2015);
}

/* Block quotations without marks; paragraphs of one block quotation go on from each other. */
static void add_block_quotations(blocks *b)
{
    const sayso_doc *d = b->d;
    uint32_t next = 0;
    int going_on = 0;
    for (uint32_t i = 0; i < d->blocks.n; i++) {
        sayso_span s = d->blocks.at[i].span, none = { 0, 0 };
        uint32_t first = sy_word_at(d, s.start), n = d->blocks.at[i].kind == SY_BLOCK_QUOTE ? sy_word_at(d, s.end) - first : 0;
        if (n < QUOTED_WORDS_MIN || is_marked(d, s, &next) || begins_with_dash(d, s)) { /* "- Amra Doren" tells who is quoted */
            going_on = 0;
            continue;
        }
        add_whole(b, s, none, "block quotation", going_on);
        going_on = 1;
    }
}

/* ---- into the list of all */

static int comes_first(const sy_quote *a, const sy_quote *b)
{
    return a->outer.start != b->outer.start ? a->outer.start < b->outer.start : a->outer.end >= b->outer.end;
}

/* Both lists are in text order; numbers of quotations that go on are kept right. */
static void merge(blocks *b)
{
    sayso_doc *d = b->d;
    uint32_t n = d->quotes.n, m = b->whole.n, i = 0, k = 0;
    sy_quote *all = sy_alloc_array(&d->arena, n + m, sizeof *all);
    uint32_t *at = sy_alloc_array(&d->arena, n + m, sizeof *at); /* new numbers: marked ones, then whole ones */
    while (i < n || k < m) {
        int whole = k < m && (i >= n || comes_first(&b->whole.at[k], &d->quotes.at[i]));
        at[whole ? n + k : i] = i + k;
        all[i + k] = whole ? b->whole.at[k] : d->quotes.at[i];
        int32_t *from = &all[i + k].continued_from;
        if (*from >= 0) *from = (int32_t)at[whole ? n + (uint32_t)*from : (uint32_t)*from];
        if (whole) k++;
        else i++;
    }
    d->quotes.n = 0;
    for (uint32_t q = 0; q < n + m; q++) *SY_PUSH(&d->arena, &d->quotes) = all[q];
}

void sy_quotes_of_blocks(sayso_doc *d)
{
    blocks b = { .d = d };
    sy_map labels = { 0 };
    b.turns = sy_alloc_array(&d->arena, d->blocks.n + 1, sizeof *b.turns);
    for (uint32_t i = 0; i < d->blocks.n; i++) find_turn(&b, &labels, i);
    add_turns(&b);
    if (!b.whole.n) add_block_quotations(&b);
    if (b.whole.n) merge(&b);
}
