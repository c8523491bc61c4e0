/* boundary.c - features of the gaps between tokens, for the classifier of sentence ends. */
#include "text/boundary.h"

#include "base/model.h"
#include "base/utf8.h"

/* Kinds of token. NEVER, MAYBE and INITIAL: abbreviations that end no sentence, that may end one, and single letters. */
enum {
    EDGE, LOWER, CAPITAL, UPPER, LETTER, MIXED, NUMBER, ADDRESS, STOP, ASKS, DOTS, COMMA, COLON, SEMICOLON, DASH, LINE, BULLET, OPENS, CLOSES,
    QUOTE, BRACKET, UNBRACKET, CLITIC, FACE, OTHER, NEVER, MAYBE, INITIAL
};
enum { DATELINE_MAX = 14 };

static int is_kind(unsigned k, unsigned a, unsigned b) { return k == a || k == b; }

static unsigned word_kind(const char *s, uint32_t n)
{
    unsigned upper = 0, lower = 0, len, first_upper = 0, chars = 0;
    for (uint32_t i = 0; i < n; i += len, chars++) {
        uint32_t c = sy_utf8_get(s + i, n - i, &len);
        if (c == '@' || (c == ':' && i + 2 < n && s[i + 1] == '/')) return ADDRESS;
        if (c == '.' && i > 3 && i + 2 < n && !lower + !upper < 2 && memchr(s, '.', n) == s + i && n > 6 && lower > 3) return ADDRESS;
        if (sy_is_upper(c)) {
            upper++;
            first_upper |= i == 0;
        } else if (sy_is_letter(c)) {
            lower++;
        }
    }
    if (!first_upper) return upper ? MIXED : LOWER;
    if (lower) return upper > 1 && upper * 2 > lower ? MIXED : CAPITAL;
    return chars == 1 ? LETTER : upper == 1 ? CAPITAL : UPPER;
}

static unsigned mark_kind(const char *s, const sy_token *t, const sy_token *next)
{
    unsigned len;
    uint32_t n = t->end - t->start, c = sy_utf8_get(s + t->start, n, &len);
    int space_after = !next || next->space_before, run = n > len;
    switch (c) {
    case '.': return run ? (s[t->end - 1] == '.' ? DOTS : ASKS) : STOP;
    case '?': case '!': return ASKS;
    case 0x2026: return DOTS;
    case ',': return COMMA;
    case ':': return run ? FACE : COLON;
    case ';': return run ? FACE : SEMICOLON;
    case '-': case 0x2012: case 0x2013: case 0x2014: case 0x2015: return n > 3 ? LINE : DASH;
    case '*': case '=': case '_': case '~': case '#': case '+': return n > 2 ? LINE : BULLET;
    case '>': case '<': case '|': case 0x2022: case 0xB7: case 0x25CF: return BULLET;
    case '(': case '[': case '{': return run ? (s[t->start + 1] == '.' ? DOTS : FACE) : BRACKET;
    case ')': case ']': case '}': return UNBRACKET;
    case 0x201C: case 0x2018: case 0xAB: return OPENS;
    case 0x201D: case 0x2019: case 0xBB: return CLOSES;
    case '"': case '\'': case '`':
        if (t->space_before != space_after) return t->space_before ? OPENS : CLOSES;
        return QUOTE;
    default: return c >= 0x2190 ? FACE : OTHER;
    }
}

static unsigned abbreviation_kind(unsigned abbr)
{
    if (abbr == SY_ABBR_INITIAL) return INITIAL;
    return abbr == SY_ABBR_TITLE || abbr == SY_ABBR_NUMBER || abbr == SY_ABBR_LATIN ? NEVER : MAYBE;
}

static unsigned kind_of(const char *s, const sy_token *t, const sy_token *next)
{
    unsigned len;
    uint32_t c = sy_utf8_get(s + t->start, t->end - t->start, &len);
    if (t->abbr) return abbreviation_kind(t->abbr);
    if (sy_is_letter(c)) return word_kind(s + t->start, t->end - t->start);
    if (sy_is_digit(c)) return NUMBER;
    if (c == '\'' && t->end - t->start > 1 && s[t->start + 1] != '\'') return CLITIC;
    return mark_kind(s, t, next);
}

static int is_stop(unsigned k) { return k == STOP || k == ASKS || k == DOTS; }

/* Digits made 0, small letters, straight quotation marks, one kind of dash. */
static uint32_t plain(uint32_t c)
{
    if (c - '0' < 10u) return '0';
    if (c == 0x2018 || c == 0x2019 || c == '`') return '\'';
    if (c == 0x201C || c == 0x201D) return '"';
    if (c >= 0x2012 && c <= 0x2015) return '-';
    return sy_lower(c);
}

static uint32_t fold(const char *s, uint32_t n)
{
    char low[64];
    size_t w = 0;
    for (uint32_t i = 0; i < n && w < sizeof low - 4;) {
        unsigned len;
        uint32_t c = sy_utf8_get(s + i, n - i, &len);
        w += sy_utf8_put(plain(c), low + w);
        i += len;
    }
    return (uint32_t)(sy_hash(low, w) >> 32);
}

static void reserve(sy_boundaries *b, sy_arena *a, uint32_t n)
{
    if (b->room >= n && b->seen) return;
    b->room = n < 512 ? 512 : n + n / 2;
    b->seen = (sy_boundary_token *)sy_alloc_array(a, b->room + 2 * SY_BOUNDARY_EDGE, sizeof *b->seen) + SY_BOUNDARY_EDGE;
}

void sy_boundaries_start(sy_boundaries *b, sy_arena *a, const sy_table *casing, const char *text, const sy_token *t, uint32_t n)
{
    reserve(b, a, n);
    b->n = n;
    b->block_stops = b->block_lower = b->block_capital = 0;
    memset(b->seen + n, 0, SY_BOUNDARY_EDGE * sizeof *b->seen);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t bytes = t[i].end - t[i].start;
        b->seen[i].kind = (uint8_t)kind_of(text, &t[i], i + 1 < n ? &t[i + 1] : NULL);
        b->seen[i].right = t[i].abbr ? (uint8_t)word_kind(text + t[i].start, bytes) : b->seen[i].kind;
        b->seen[i].word = fold(text + t[i].start, bytes);
        int32_t casing_of = casing ? sy_table_value(casing, sy_feature(0, b->seen[i].word, 0, 0)) : -1;
        b->seen[i].casing = (uint8_t)(casing_of > 0 ? casing_of & 7 : 0);
        b->seen[i].opens = (uint8_t)(casing_of > 0 ? casing_of >> 3 & 3 : 0);
        b->seen[i].size = (uint8_t)(bytes < 255 ? bytes : 255);
        b->block_stops += is_stop(b->seen[i].kind);
        b->block_lower += b->seen[i].kind == LOWER;
        b->block_capital += b->seen[i].kind == CAPITAL || b->seen[i].kind == UPPER;
    }
    uint32_t far = 255;
    for (uint32_t i = n; i-- > 0;) {
        far = is_stop(b->seen[i].kind) ? 0 : far < 254 ? far + 1 : far;
        b->seen[i].to_stop = (uint8_t)far;
    }
    sy_boundary_open(b, 0);
}

void sy_boundary_open(sy_boundaries *b, uint32_t i)
{
    b->first = i;
    b->lower = b->capital = b->stops = 0;
    b->quote = b->bracket = 0;
}

void sy_boundary_take(sy_boundaries *b, uint32_t i)
{
    unsigned k = b->seen[i].kind;
    b->lower += k == LOWER;
    b->capital += k == CAPITAL || k == UPPER;
    b->stops += is_stop(k);
    if (k == OPENS) b->quote++;
    else if (k == CLOSES) b->quote--;
    else if (k == QUOTE) b->quote = !b->quote;
    else if (k == BRACKET) b->bracket++;
    else if (k == UNBRACKET) b->bracket--;
}

sy_writing sy_boundary_writing(const sy_boundaries *b, uint32_t i)
{
    unsigned k = b->seen[i].kind, before = b->seen[(int32_t)i - 1].kind;
    int capital = k == CAPITAL || k == UPPER || k == LETTER;
    if (before == LOWER) return k == LOWER ? SY_WRITTEN_SMALL : capital ? SY_WRITTEN_CAPITAL : SY_WRITTEN_UNKNOWN;
    return before == STOP && capital ? SY_WRITTEN_FIRST : SY_WRITTEN_UNKNOWN;
}

static int is_close(unsigned k) { return k == CLOSES || k == QUOTE; }

/* Behind an abbreviation only a word tells where a sentence begins that opens many of them and is else in small letters. */
static sy_verdict behind_abbreviation(unsigned kind, const sy_boundary_token *next)
{
    if (kind == NEVER) return SY_BOUNDARY_NO;
    if (next->right == CAPITAL || next->right == UPPER || next->right == MIXED || next->right == LETTER)
        return next->casing == 1 && next->opens == 2 ? SY_BOUNDARY_YES : SY_BOUNDARY_NO;
    return kind == INITIAL ? SY_BOUNDARY_NO : SY_BOUNDARY_ASK;
}

/* "SELVA, Orvenia (Agency) - ": what stands before the report is a sentence of its own, as in the treebanks. */
static int behind_dateline(const sy_boundaries *b, uint32_t i)
{
    return b->seen[i].kind == DASH && b->seen[(int32_t)i - 1].kind == UNBRACKET && b->seen[b->first].kind == UPPER && !b->lower &&
           i - b->first < DATELINE_MAX;
}

sy_verdict sy_boundary_known(const sy_boundaries *b, const sy_token *t, uint32_t i)
{
    const sy_boundary_token *s = b->seen + i;
    unsigned p = s[0].kind, n = s[1].right;
    if (is_close(p) && (s[-1].kind == COMMA || (is_close(s[-1].kind) && s[-2].kind == COMMA))) return SY_BOUNDARY_NO; /* "...," he said */
    if (!t[i + 1].space_before && !is_stop(p) && !is_stop(s[-1].kind)) return SY_BOUNDARY_NO;
    if (behind_dateline(b, i) && t[i].space_before && t[i + 1].space_before) return SY_BOUNDARY_YES;
    if (p >= NEVER && t[i + 1].space_before) return behind_abbreviation(p, s + 1);
    if (is_stop(p) && n == NUMBER && !t[i + 1].space_before) return SY_BOUNDARY_NO; /* the number of a note */
    if (n == COMMA || is_kind(n, SEMICOLON, COLON)) return is_stop(p) || p == FACE ? SY_BOUNDARY_ASK : SY_BOUNDARY_NO;
    if (p == CAPITAL && n == CAPITAL && is_kind(s[-1].kind, CAPITAL, UPPER) && b->block_stops && b->block_lower > b->block_capital) return SY_BOUNDARY_NO; /* "Deputy Premier Lin He" */
    if (n != LOWER && n != CLITIC) return SY_BOUNDARY_ASK;
    return (p >= LOWER && p <= ADDRESS) || p == COMMA || p == CLITIC ? SY_BOUNDARY_NO : SY_BOUNDARY_ASK;
}

static unsigned bucket(uint32_t v)
{
    static const uint8_t small[] = { 0, 1, 2, 3, 4, 5, 6, 6, 7, 7, 7, 8, 8, 8, 8, 8 };
    return v < 16 ? small[v] : v < 26 ? 9 : v < 41 ? 10 : v < 80 ? 11 : 12;
}

static unsigned at_most(uint32_t v, unsigned most) { return v < most ? v : most; }

/* How much of the block is in small letters. */
static unsigned block_case(const sy_boundaries *b)
{
    return !b->block_lower ? 0 : b->block_lower < b->block_capital ? 1 : b->block_lower < 2 * b->block_capital ? 2 : 3;
}

unsigned sy_boundary_features(const sy_boundaries *b, const sy_token *t, uint32_t i, uint64_t out[SY_BOUNDARY_FEATURES_MAX])
{
    const sy_boundary_token *s = b->seen + i, *f = b->seen + b->first;
    unsigned p3 = i >= 2 ? s[-2].right : EDGE, p2 = i >= 1 ? s[-1].right : EDGE, p1 = s[0].kind, n1 = s[1].right, n2 = s[2].right, n3 = s[3].right;
    unsigned space = t[i + 1].space_before, k = 0;
    uint32_t w1 = s[0].word, w2 = i >= 1 ? s[-1].word : 0, v1 = s[1].word, v2 = s[2].word;
    unsigned size = bucket(i + 1 - b->first), left = bucket(b->n - i - 1), near = p1 << 8 | n1, quote = (unsigned)(b->quote > 0);
    unsigned low = at_most(b->lower, 3), cap = at_most(b->capital, 3), brk = (unsigned)(b->bracket > 0), ahead = bucket(s[1].to_stop);
    unsigned none = s[1].to_stop == 255, stops = at_most(b->block_stops, 4);
#define PUT(x, y, z) out[k] = sy_feature(k, x, y, z), k++
    PUT(0, 0, 0);
    PUT(p1, n1, space);
    PUT(near, p2, space << 1 | t[i].space_before);
    PUT(near, n2, space);
    PUT(near, p2 << 8 | n2, 0);
    PUT(near, p2 << 8 | p3, 0);
    PUT(near, n2 << 8 | n3, 0);
    PUT(w1, 0, 0);
    PUT(v1, n1, 0);
    PUT(w1, n1, space);
    PUT(v1, p1, n1);
    PUT(w1, v1, 0);
    PUT(w2, w1, n1);
    PUT(p1, n1 << 8 | n2, v1 ^ v2);
    PUT(v2, near, 0);
    PUT(w2, near, 0);
    PUT(near, p2, v1);
    PUT(near, size, 0);
    PUT(near, size, low << 2 | cap);
    PUT(near, left, size);
    PUT(near, left, none);
    PUT(near, ahead, 0);
    PUT(near, ahead, low << 2 | cap);
    PUT(near, stops, none);
    PUT(near, quote, brk);
    PUT(near, f->word, at_most(i - b->first, 3));
    PUT(near, f->kind, size);
    PUT(near, none << 8 | stops, low << 2 | cap);
    PUT(w1, left, 1);
    PUT(v1, left, n1);
    PUT(w1, size, n1);
    PUT(v1, size, near);
    PUT(near, at_most(s[0].size, 12), at_most(s[1].size, 12));
    PUT(near, block_case(b), p2);
    PUT(near, s[1].casing << 2 | s[1].opens, s[0].casing);
    PUT(near, s[1].casing, p2 << 8 | n2);
    PUT(near, s[1].casing, s[2].casing << 8 | n2);
    PUT(w1, s[1].casing << 2 | s[1].opens, n1);
    PUT(near, s[1].casing << 2 | s[1].opens, size);
    PUT(near, s[1].opens, p2);
    PUT(near, block_case(b), none << 8 | low);
#undef PUT
    return k;
}
