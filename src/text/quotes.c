/*
 * quotes.c - pairs quotation marks, one block of the text at a time.
 *
 * Every mark of a block is listed with what it may do by its shape and its neighbours (open, close), then one
 * pass with a short stack pairs them. What news text does to quotation marks is met here: marks without a
 * direction, '' and ``, German and French marks, a closing mark used to open, apostrophes, marks that are never
 * closed, and paragraphs that reopen a quotation. The work is linear in the number of marks.
 */
#include "text/text.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "text/quotes.h"

#include <strings.h>

enum { NONE_AHEAD = 0x7FFFFFFF };

/* The shapes of marks that have to be told apart; the rest follows from can_open and can_close. */
typedef enum { PLAIN = 0, GERMAN_OPEN, FRENCH_LEFT, FRENCH_RIGHT } mark_shape;

typedef struct {
    uint32_t start, end;     /* bytes */
    uint32_t before, after;  /* nearest characters that are no marks; 0 at the edge of the block */
    uint8_t single;          /* ' ' rather than " " */
    uint8_t directed;        /* its shape says open or close */
    uint8_t can_open, can_close;
    uint8_t weak;            /* closes, or is the apostrophe of a plural or of a dropped letter */
    mark_shape shape;
    uint32_t next_close, next_open; /* of single marks: numbers of later marks that may; NONE_AHEAD */
    uint32_t next_strong;           /* a closing single that is no likely apostrophe */
    uint32_t next_double_close;     /* a double that may only close */
    uint8_t more_doubles;           /* a later double that need not open */
} mark;

typedef struct {
    uint32_t quote; /* number in doc->quotes */
    uint8_t single;
    mark_shape shape;
} open_quote;

typedef struct {
    sayso_doc *d;
    sayso_span block;
    SY_VEC(mark) marks;
    open_quote stack[SY_QUOTE_DEPTH_MAX];
    uint32_t depth;
    int32_t left_open; /* quotation that the block before left open, -1 */
} pairing;

/* ---- characters */

static int is_alnum(uint32_t c) { return sy_is_letter(c) || sy_is_digit(c); }
static int is_dash(uint32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015); }
static int opens_phrase(uint32_t c) { return !c || sy_is_space(c) || c == '(' || c == '[' || c == '{' || c == '/' || c == '>' || is_dash(c); }
static int ends_phrase(uint32_t c)
{
    return !c || sy_is_space(c) || c == 0x2026 || c == '<' || is_dash(c) || (c < 0x80 && strchr(".,;:!?)]}/", (int)c) != NULL);
}

/* ---- marks */

/* Is there a mark at byte `at`? Its length goes to *len, its class to m. */
static int mark_at(const char *text, uint32_t at, uint32_t end, unsigned *len, mark *m)
{
    uint32_t c = sy_utf8_get(text + at, end - at, len);
    m->shape = PLAIN;
    m->single = m->directed = m->can_open = m->can_close = 0;
    switch (c) {
    case '"': case 0xFF02: return 1;
    case 0x201C: m->directed = m->can_open = 1; return 1;
    case 0x201D: m->directed = m->can_close = 1; return 1;
    case 0x201E: case 0x201F: m->directed = m->can_open = 1; m->shape = GERMAN_OPEN; return 1;
    case 0xAB: m->directed = 1; m->shape = FRENCH_LEFT; return 1;
    case 0xBB: m->directed = 1; m->shape = FRENCH_RIGHT; return 1;
    case 0x2039: m->directed = m->single = 1; m->shape = FRENCH_LEFT; return 1;
    case 0x203A: m->directed = m->single = 1; m->shape = FRENCH_RIGHT; return 1;
    case 0x2018: case 0x201B: m->single = m->directed = m->can_open = 1; return 1;
    case 0x201A: m->single = m->directed = m->can_open = 1; m->shape = GERMAN_OPEN; return 1;
    case 0x2019: m->single = m->directed = m->can_close = 1; return 1;
    case '\'': case '`':
        if (at + 1 < end && text[at + 1] == text[at]) {
            *len = 2;
            if (c == '`') m->directed = m->can_open = 1;
            return 1;
        }
        m->single = 1;
        if (c == '`') m->directed = m->can_open = 1;
        return 1;
    default: return 0;
    }
}

/* Words that begin with an apostrophe in English: 'em, 'til, 'tis, 'cause, 'n; and years ('90s). */
static int is_elision(const char *s, uint32_t n)
{
    static const char *const words[] = { "em", "til", "till", "tis", "twas", "cause", "cos", "n", "bout", "round" };
    uint32_t k = 0;
    while (k < n && sy_is_letter((unsigned char)s[k])) k++;
    if (n >= 2 && sy_is_digit((unsigned char)s[0]) && sy_is_digit((unsigned char)s[1])) return 1;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strlen(words[i]) == k && strncasecmp(s, words[i], k) == 0) return 1;
    return 0;
}

static int touches_alnum(const pairing *p, const mark *m, int left)
{
    unsigned len;
    if (left) return m->start > p->block.start && is_alnum(sy_utf8_before(p->d->text, m->start, &len));
    return m->end < p->block.end && is_alnum(sy_utf8_get(p->d->text + m->end, p->block.end - m->end, &len));
}

static void judge_single(const pairing *p, mark *m)
{
    int left = touches_alnum(p, m, 1), right = touches_alnum(p, m, 0);
    if (m->shape == FRENCH_LEFT || m->shape == FRENCH_RIGHT) return;
    int elision = is_elision(p->d->text + m->end, p->block.end - m->end);
    if (m->can_open) { /* directed */
        if (left || !m->after || sy_is_space(m->after) || (elision && m->shape == PLAIN)) m->can_open = 0;
        m->can_close = !m->can_open && !right && !sy_is_space(m->before);
        return;
    }
    int directed = m->can_close;
    m->can_close = m->before && !sy_is_space(m->before) && !right;
    m->can_open = !directed && !left && opens_phrase(m->before) && m->after && !sy_is_space(m->after) && !elision;
    m->weak = left && (m->before == 's' || m->before == 'S' || m->before == 'n') && sy_is_space(m->after);
}

static void judge_double(const pairing *p, mark *m)
{
    int before_space = !m->before || sy_is_space(m->before), after_space = !m->after || sy_is_space(m->after);
    if (m->directed) return;
    m->can_open = opens_phrase(m->before) && !after_space;
    m->can_close = !before_space && ends_phrase(m->after);
    (void)p;
}

/* List the marks between two bytes, with their neighbours and what they may do. */
static void list_marks(pairing *p)
{
    const char *text = p->d->text;
    sayso_span b = p->block;
    unsigned len;
    uint32_t before = 0;
    p->marks.n = 0;
    for (uint32_t i = b.start; i < b.end; i += len) {
        mark m;
        memset(&m, 0, sizeof m);
        if (!mark_at(text, i, b.end, &len, &m)) {
            before = sy_utf8_get(text + i, b.end - i, &len);
            continue;
        }
        m.start = i;
        m.end = i + len;
        m.before = before;
        *SY_PUSH(&p->d->arena, &p->marks) = m;
    }
    for (uint32_t i = p->marks.n; i-- > 0;) {
        mark *m = &p->marks.at[i];
        int joined = i + 1 < p->marks.n && p->marks.at[i + 1].start == m->end;
        m->after = joined ? p->marks.at[i + 1].after : m->end < b.end ? sy_utf8_get(text + m->end, b.end - m->end, &len) : 0;
        if (m->single) judge_single(p, m);
        else judge_double(p, m);
    }
}

/* For each mark: which later mark is the next that may open or close. */
static void look_ahead(pairing *p)
{
    uint32_t close = NONE_AHEAD, strong = NONE_AHEAD, open = NONE_AHEAD, dbl = NONE_AHEAD;
    uint8_t more = 0;
    for (uint32_t i = p->marks.n; i-- > 0;) {
        mark *m = &p->marks.at[i];
        m->next_close = close;
        m->next_strong = strong;
        m->next_open = open;
        m->next_double_close = dbl;
        m->more_doubles = more;
        if (!m->single && (m->can_close || !m->can_open)) more = 1;
        if (m->single && m->can_close) {
            close = i;
            if (!m->weak) strong = i;
        }
        if (m->single && m->can_open) open = i;
        if (!m->single && m->can_close && !m->can_open) dbl = i;
    }
}

/* ---- pairing */

static int top_is(const pairing *p, int single) { return p->depth && p->stack[p->depth - 1].single == single; }

static int double_is_open(const pairing *p)
{
    for (uint32_t i = 0; i < p->depth; i++)
        if (!p->stack[i].single) return 1;
    return 0;
}

static void push_quote(pairing *p, uint32_t outer, uint32_t inner, const mark *m)
{
    if (p->depth == SY_QUOTE_DEPTH_MAX) return;
    sy_quote *q = SY_PUSH(&p->d->arena, &p->d->quotes);
    q->outer.start = outer;
    q->inner.start = inner;
    q->depth = (uint8_t)p->depth;
    q->continued_from = -1;
    q->kind = SY_QUOTE_SPEECH;
    open_quote *o = &p->stack[p->depth++];
    o->quote = p->d->quotes.n - 1;
    o->single = m->single;
    o->shape = m->shape;
}

static void end_quote(pairing *p, uint32_t inner_end, uint32_t outer_end, int unclosed)
{
    sy_quote *q = &p->d->quotes.at[p->stack[--p->depth].quote];
    sayso_span inner = { q->inner.start, inner_end };
    q->inner = sy_span_trim(p->d, inner);
    q->outer.end = unclosed ? q->inner.end : outer_end;
    q->unclosed = (uint8_t)unclosed;
    if (q->inner.end <= q->inner.start) q->kind = SY_QUOTE_NONE; /* nothing inside: dropped at the end */
}

static void drop_top(pairing *p) { p->d->quotes.at[p->stack[--p->depth].quote].kind = SY_QUOTE_NONE; }

/* Take back the quotations opened by single marks above the innermost double one: they were apostrophes. */
static void drop_singles(pairing *p)
{
    while (top_is(p, 1)) drop_top(p);
}

/* End all that is open at byte `at`, where no closing mark stands. */
static void end_all(pairing *p, uint32_t at)
{
    while (p->depth) {
        if (top_is(p, 1)) drop_top(p);
        else end_quote(p, at, at, 1);
    }
}

/* Does the mark that opens inside an open double stand for a nested quotation? Then two closings follow. */
static int nests(const pairing *p, uint32_t i)
{
    uint32_t seen = 0;
    for (uint32_t k = i + 1; k < p->marks.n && k < i + 16; k++) {
        const mark *m = &p->marks.at[k];
        if (m->single) continue;
        if (!m->can_close || m->can_open) return 0;
        if (++seen == 2) return 1;
    }
    return 0;
}

static void open_double(pairing *p, uint32_t i)
{
    const mark *m = &p->marks.at[i];
    if (double_is_open(p) && !nests(p, i)) end_all(p, m->start); /* the closing mark was left out */
    push_quote(p, m->start, m->end, m);
}

static void close_double(pairing *p, uint32_t i)
{
    const mark *m = &p->marks.at[i];
    drop_singles(p);
    if (p->depth) end_quote(p, m->start, m->end, 0);
}

static void take_double(pairing *p, uint32_t i)
{
    const mark *m = &p->marks.at[i];
    int open = double_is_open(p), may_open = m->can_open, may_close = m->can_close;
    mark_shape top = p->depth ? p->stack[p->depth - 1].shape : PLAIN;
    if (m->shape == FRENCH_LEFT || m->shape == FRENCH_RIGHT) {
        int closes = open && (top == FRENCH_LEFT || top == FRENCH_RIGHT) && top != m->shape;
        may_close = closes;
        may_open = !closes && (m->shape == FRENCH_LEFT || opens_phrase(m->before));
    } else if (m->directed && may_open) { /* the left mark of English closes in German, and by mistake */
        int mistaken = open && m->before && !opens_phrase(m->before) && ends_phrase(m->after);
        if (open && (top == GERMAN_OPEN || mistaken)) may_open = 0, may_close = 1;
    } else if (m->directed) { /* the right mark opens in Swedish, and by mistake */
        may_open = opens_phrase(m->before) && m->after && !sy_is_space(m->after);
        may_close = !(may_open && is_alnum(m->after) && sy_is_space(m->before));
    } else if (!may_open && !may_close) { /* no help from the neighbours */
        if (!open && (sy_is_digit(m->before) || !m->more_doubles)) return; /* inches, or a stray */
        may_open = may_close = 1;
    }
    if (open && may_close) close_double(p, i);
    else if (may_open) open_double(p, i);
}

/* Do the double marks between two marks near each other pair up among themselves? */
static int doubles_pair_up(const pairing *p, uint32_t from, uint32_t to)
{
    enum { FAR = 12 };
    int open = 0;
    if (to > from + FAR) return 0;
    for (uint32_t k = from + 1; k < to; k++) {
        const mark *m = &p->marks.at[k];
        if (m->single) continue;
        if (!m->directed) return 0;
        open += m->can_open ? 1 : -1;
        if (open < 0) return 0;
    }
    return open == 0;
}

static int single_has_closer(const pairing *p, uint32_t i)
{
    const mark *m = &p->marks.at[i];
    uint32_t close = m->next_close, limit = double_is_open(p) ? m->next_double_close : NONE_AHEAD;
    if (close == NONE_AHEAD || close == i) return 0;
    return (close < limit || doubles_pair_up(p, i, close)) && (m->next_open == NONE_AHEAD || close < m->next_open);
}

static void take_single(pairing *p, uint32_t i)
{
    const mark *m = &p->marks.at[i];
    int may_open = m->can_open, may_close = m->can_close;
    if (m->shape == FRENCH_LEFT || m->shape == FRENCH_RIGHT) {
        may_close = top_is(p, 1) && p->stack[p->depth - 1].shape != m->shape;
        may_open = !may_close;
        if (may_open) push_quote(p, m->start, m->end, m);
        else end_quote(p, m->start, m->end, 0);
        return;
    }
    if (top_is(p, 1) && may_close) {
        uint32_t limit = m->next_open, dbl = p->depth > 1 ? m->next_double_close : NONE_AHEAD;
        if (dbl < limit) limit = dbl;
        int later = m->next_strong != NONE_AHEAD && m->next_strong < limit;
        if (!m->weak || !later) end_quote(p, m->start, m->end, 0);
    } else if (!top_is(p, 1) && may_open && single_has_closer(p, i)) {
        push_quote(p, m->start, m->end, m);
    }
}

/* A paragraph whose first double mark closes, after one that was left open: the quotation ran on unmarked. */
static void run_on(pairing *p)
{
    for (uint32_t i = 0; i < p->marks.n; i++) {
        mark *m = &p->marks.at[i];
        if (m->single) continue;
        if (m->can_open || !m->can_close || sy_is_space(m->before)) return;
        push_quote(p, p->block.start, p->block.start, m);
        return;
    }
}

/* Tie the block's first quotation to the one that the block before left open, if it goes on with it. */
static void tie(pairing *p, uint32_t first)
{
    sayso_doc *d = p->d;
    if (p->left_open < 0 || first >= d->quotes.n || d->quotes.at[first].outer.start != p->block.start) return;
    d->quotes.at[first].continued_from = p->left_open;
    d->quotes.at[p->left_open].continues = 1;
}

static void pair_block(pairing *p, const sy_block_of_text *b)
{
    uint32_t first = p->d->quotes.n;
    p->block = b->span;
    p->depth = 0;
    list_marks(p);
    look_ahead(p);
    if (p->left_open >= 0) run_on(p);
    for (uint32_t i = 0; i < p->marks.n; i++) {
        if (p->marks.at[i].single) take_single(p, i);
        else take_double(p, i);
    }
    int32_t outermost = p->depth && !p->stack[0].single ? (int32_t)p->stack[0].quote : -1;
    end_all(p, p->block.end);
    tie(p, first);
    p->left_open = outermost;
}

/* Leave out what was taken back; keep the numbers of continued quotations right. */
static void compact(sayso_doc *d)
{
    uint32_t n = 0, *to = sy_alloc_array(&d->arena, d->quotes.n + 1, sizeof *to);
    for (uint32_t i = 0; i < d->quotes.n; i++) {
        sy_quote q = d->quotes.at[i];
        to[i] = n;
        if (q.kind == SY_QUOTE_NONE) continue;
        if (q.continued_from >= 0) {
            int gone = d->quotes.at[q.continued_from].kind == SY_QUOTE_NONE;
            q.continued_from = gone ? -1 : (int32_t)to[q.continued_from];
        }
        d->quotes.at[n++] = q;
    }
    d->quotes.n = n;
}

/* Depth of the quotations again, now that some are gone, and of the words in them. */
static void fill_depths(sayso_doc *d)
{
    sayso_span open[SY_QUOTE_DEPTH_MAX + 1]; /* and the block around them */
    uint32_t n = 0, w = 0;
    for (uint32_t i = 0; i <= d->quotes.n; i++) {
        uint32_t until = i < d->quotes.n ? d->quotes.at[i].outer.start : d->n_text;
        for (; w < d->words.n && d->words.at[w].span.start < until; w++) {
            while (n && open[n - 1].end <= d->words.at[w].span.start) n--;
            uint32_t depth = n;
            while (depth && d->words.at[w].span.end > open[depth - 1].end) depth--;
            while (depth && d->words.at[w].span.start < open[depth - 1].start) depth--;
            d->words.at[w].quote_depth = (uint8_t)depth;
        }
        if (i == d->quotes.n) break;
        while (n && open[n - 1].end <= until) n--;
        d->quotes.at[i].depth = (uint8_t)n;
        open[n++] = d->quotes.at[i].inner;
    }
}

void sy_quotes_run(const sayso *engine, sayso_doc *d)
{
    (void)engine;
    pairing p;
    memset(&p, 0, sizeof p);
    p.d = d;
    p.left_open = -1;
    for (uint32_t i = 0; i < d->blocks.n; i++) {
        const sy_block_of_text *b = &d->blocks.at[i];
        if (b->kind == SY_BLOCK_FURNITURE) continue;
        if (b->kind != SY_BLOCK_PARAGRAPH && b->kind != SY_BLOCK_QUOTE && b->kind != SY_BLOCK_ITEM) p.left_open = -1;
        pair_block(&p, b);
    }
    compact(d);
    sy_quotes_of_blocks(d);
    fill_depths(d);
    for (uint32_t i = 0; i < d->quotes.n; i++)
        if (!d->quotes.at[i].reason) sy_quote_judge(d, &d->quotes.at[i]);
}
