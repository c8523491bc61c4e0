/*
 * copying.c - what it costs to take a text from another: how unlikely the changes are that made one into the other.
 *
 * The rules are those of textual criticism (common errors, Lachmann; Maas 1927) put as odds. What is easily done is cheap: a
 * sentence dropped, the end cut off, a source or quotation marks dropped, a number rounded, a house spelling put throughout (it counts
 * once, however often). What nobody can do who has only this text costs much: to bring back, word by word, what the parent lacks and
 * others have, to make a round number exact, to put quotation marks around words. So copies that lack the same, or have the same
 * that is new, are put together, and each direction has its own cost.
 */
#include "compare/copying.h"

#include "base/common.h"
#include "base/utf8.h"

#ifndef K
#define K(name, value) name = value
#endif

enum {
    K(LOST_FIRST, 250), K(LOST_MORE, 150), K(LOST_TAIL, 220), K(LOST_CREDIT, 130),
    K(GAINED_FIRST, 350), K(GAINED_MORE, 60), K(GAINED_KNOWN_WORD, 40), K(GAINED_CREDIT, 180),
    K(RECUT, 60),           /* the same words, cut into other sentences */
    K(MOVED, 300),
    K(HEAD_CUT, 250), K(HEAD_LONGER, 330), K(HEAD_TURNED, 400), K(HEAD_OTHER, 700),
    K(DATELINE_OTHER, 300), K(DATELINE_NEW, 300), K(DATELINE_LOST, 350), K(DATELINE_SHORT, 200),
    K(STYLE_FIRST, 70), K(STYLE, 100),    /* a spelling */
    K(WORDING, 150),                        /* a word or two for others */
    K(CUT_WITHIN, 250), K(PUT_WITHIN, 500), K(PUT_WITHIN_KNOWN, 1200),
    K(REWRITTEN, 400), K(REWRITTEN_KNOWN_WORD, 40),
    K(ROUNDED, 170), K(SHARPENED, 1200), K(OTHER_NUMBER, 500),
    K(UNMARKED, 200), K(MARKED, 1200),
    K(LATE_DAY, 100), K(LATE_MAX, 800), LATE_MINUTES = 2000,
    WORDING_WORDS = 3,
    STANDS_THERE = 80,      /* hundredths of the shingles */
    EDITS_MAX = 32,
    ALIGN_MAX = 56          /* words of a sentence that differ, aligned at most */
};

/* One member made of another: the sum so far, and the spellings that have been counted. */
typedef struct {
    sy_copying *k;
    const sy_cdoc *from, *to;
    int64_t cost;
    uint32_t n_edits, style;
    uint64_t edits[EDITS_MAX];
} change;

/* ---- laying open */

static void open_member(sy_arena *a, sy_opened *o, const sy_readings *r)
{
    o->member = UINT32_MAX;
    o->unit = sy_alloc_array(a, r->n_places, sizeof *o->unit);
    o->shingles = sy_alloc_array(a, r->n_numbers, sizeof *o->shingles);
}

void sy_copying_begin(sy_copying *k, const sy_readings *r)
{
    k->r = r;
    open_member(&r->c->scratch, &k->parent, r);
    open_member(&r->c->scratch, &k->child, r);
}

static void mark(const sy_readings *r, sy_opened *o, int has)
{
    for (uint32_t i = r->first[o->member]; i < r->first[o->member + 1]; i++) o->shingles[r->number[i]] = (uint8_t)has;
    for (uint32_t i = r->first_unit[o->member]; i < r->first_unit[o->member + 1]; i++) o->unit[r->units[i].place] = has ? i + 1 : 0;
}

static void lay_open(const sy_readings *r, sy_opened *o, uint32_t member)
{
    if (o->member == member) return;
    if (o->member != UINT32_MAX) mark(r, o, 0);
    o->member = member;
    mark(r, o, 1);
}

/* ---- edits */

/* A kind of edit costs once. */
static void add_once(change *c, uint64_t what, int64_t cost)
{
    for (uint32_t i = 0; i < c->n_edits; i++)
        if (c->edits[i] == what) return;
    if (c->n_edits == EDITS_MAX) return;
    c->edits[c->n_edits++] = what;
    c->cost += cost;
}

static void add_style(change *c, uint64_t what)
{
    if (!c->style) c->cost += STYLE_FIRST;
    c->style = 1;
    add_once(c, what, STYLE);
}

static int same_letters(const sy_cdoc *a, const sy_cword *x, const sy_cdoc *b, const sy_cword *y)
{
    (void)a;
    (void)b;
    return x->key == y->key && x->n_bytes == y->n_bytes;
}

static uint64_t hash_words(uint64_t h, const sy_cword *w, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) h = sy_mix(h, (uint64_t)w[i].n_bytes << 32 | w[i].key);
    return h;
}

/* Digits of a number that are not zeros at its end; 0: no number. */
static uint32_t figures_of(const sy_cdoc *d, const sy_cword *w)
{
    const char *s = d->doc->text + w->start;
    uint32_t figures = 0, n = 0;
    if (!(w->flags & SY_CW_NUMBER)) return 0;
    for (uint32_t i = 0; i < w->n_bytes; i++)
        if (s[i] >= '0' && s[i] <= '9') {
            n++;
            if (s[i] != '0') figures = n;
        }
    return figures ? figures : 1;
}

static const sy_cword *number_among(const sy_cword *w, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (w[i].flags & SY_CW_NUMBER) return &w[i];
    return NULL;
}

static uint32_t shared_by(const change *c, const sy_opened *o, const sy_cdoc *d, const sy_cword *w)
{
    const sy_readings *r = c->k->r;
    uint32_t at = (uint32_t)(w - d->words);
    return at < sy_readings_shingles(r, o->member) ? r->shared_by[r->number[r->first[o->member] + at]] : 0;
}

/* Have others of the family the n words of the child at w, with a word at least beside them? */
static int known_elsewhere(const change *c, const sy_cword *w, uint32_t n)
{
    uint32_t known = 0, seen = 0;
    for (uint32_t i = 0; i < n; i++, seen++) known += shared_by(c, &c->k->child, c->to, w + i) > 1;
    return known * 2 > seen;
}

/* n words of the parent at x stand as m words of the child at y. */
static void add_replaced(change *c, const sy_cword *x, uint32_t n, const sy_cword *y, uint32_t m)
{
    const sy_cword *old = number_among(x, n), *new = number_among(y, m);
    if (n + m > 0 && old && new && n <= WORDING_WORDS && m <= WORDING_WORDS) {
        uint32_t theirs = figures_of(c->from, old), mine = figures_of(c->to, new);
        c->cost += mine > theirs ? SHARPENED : mine < theirs || new->n_bytes < old->n_bytes ? ROUNDED : OTHER_NUMBER;
    } else if (n && m && n <= WORDING_WORDS && m <= WORDING_WORDS) {
        add_style(c, sy_mix(hash_words(n, x, n), hash_words(m, y, m)));
    } else if (!m) {
        c->cost += n <= WORDING_WORDS ? WORDING : CUT_WITHIN;
    } else if (!n) {
        c->cost += m > WORDING_WORDS ? known_elsewhere(c, y, m) ? PUT_WITHIN_KNOWN : PUT_WITHIN : WORDING + (known_elsewhere(c, y, m) ? PUT_WITHIN : 0);
    } else {
        c->cost += REWRITTEN + (known_elsewhere(c, y, m) ? REWRITTEN_KNOWN_WORD * (int64_t)(m < SY_PLACE_WORDS ? m : SY_PLACE_WORDS) : 0);
    }
}

/* Words that differ in what the folding leaves out: "US" and "U.S.". */
static void add_respelled(change *c, const sy_cword *x, const sy_cword *y)
{
    if (!same_letters(c->from, x, c->to, y)) add_style(c, sy_mix(sy_mix(x->key, x->n_bytes), y->n_bytes));
}

/* The longest common part of n words at x and m at y; the runs between are what was replaced. */
static void add_aligned(change *c, const sy_cword *x, uint32_t n, const sy_cword *y, uint32_t m)
{
    uint8_t best[ALIGN_MAX + 1][ALIGN_MAX + 1];
    if (!n && !m) return;
    if (!n || !m || n > ALIGN_MAX || m > ALIGN_MAX) {
        add_replaced(c, x, n, y, m);
        return;
    }
    for (uint32_t i = 0; i <= n; i++) best[i][m] = 0;
    for (uint32_t j = 0; j <= m; j++) best[n][j] = 0;
    for (uint32_t i = n; i-- > 0;)
        for (uint32_t j = m; j-- > 0;) {
            uint8_t skip = best[i + 1][j] > best[i][j + 1] ? best[i + 1][j] : best[i][j + 1];
            best[i][j] = x[i].key == y[j].key ? (uint8_t)(best[i + 1][j + 1] + 1) : skip;
        }
    uint32_t i = 0, j = 0, fi = 0, fj = 0;
    while (i < n && j < m) {
        if (x[i].key == y[j].key) {
            if (i > fi || j > fj) add_replaced(c, x + fi, i - fi, y + fj, j - fj);
            add_respelled(c, &x[i], &y[j]);
            fi = ++i;
            fj = ++j;
        } else if (best[i + 1][j] >= best[i][j + 1]) i++;
        else j++;
    }
    if (n > fi || m > fj) add_replaced(c, x + fi, n - fi, y + fj, m - fj);
}

typedef struct {
    uint32_t straight, curly;
} quote_marks;

static quote_marks count_marks(const sy_cdoc *d, sayso_span span)
{
    quote_marks m = { 0, 0 };
    const char *s = d->doc->text;
    for (uint32_t i = span.start; i < span.end;) {
        unsigned len;
        uint32_t c = sy_utf8_get(s + i, span.end - i, &len);
        m.straight += c == '"';
        m.curly += c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB;
        i += len;
    }
    return m;
}

/* Returns whether marks were dropped. */
static int add_marks(change *c, sayso_span x, sayso_span y, int before)
{
    quote_marks a = count_marks(c->from, x), b = count_marks(c->to, y);
    uint32_t had = a.straight + a.curly, has = b.straight + b.curly;
    if (has > had) c->cost += MARKED;
    else if (has < had && !before) c->cost += UNMARKED;
    else if (has == had && has && (a.curly > 0) != (b.curly > 0)) add_style(c, 1);
    return has < had;
}

/* ---- units */

static void add_sentence(change *c, const sy_unit *p, const sy_unit *u)
{
    const sy_cword *x = c->from->words + p->first, *y = c->to->words + u->first;
    uint32_t n = p->n, m = u->n;
    while (n && m && same_letters(c->from, x, c->to, y)) x++, y++, n--, m--;
    while (n && m && same_letters(c->from, x + n - 1, c->to, y + m - 1)) n--, m--;
    add_aligned(c, x, n, y, m);
}

static void add_head(change *c, const sy_unit *p, const sy_unit *u)
{
    const sy_cword *x = c->from->words + p->first, *y = c->to->words + u->first;
    uint32_t n = p->n, m = u->n, i = 0, j = 0;
    while (i < n && i < m && x[i].key == y[i].key) i++;
    while (i + j < n && i + j < m && x[n - 1 - j].key == y[m - 1 - j].key) j++;
    uint64_t a = 0, b = 0;
    for (uint32_t w = 0; w < n; w++) a += x[w].key;
    for (uint32_t w = 0; w < m; w++) b += y[w].key;
    if (i + j == n) c->cost += HEAD_LONGER;
    else if (i + j == m) c->cost += n - m > 1 ? 2 * HEAD_CUT : HEAD_CUT;
    else if (n == m && a == b) c->cost += HEAD_TURNED;
    else c->cost += HEAD_OTHER;
}

static void add_dateline(change *c, const sy_unit *p, const sy_unit *u)
{
    if (!p) c->cost += DATELINE_NEW;
    else if (!u) c->cost += DATELINE_LOST;
    else if (u->n < p->n && c->from->words[p->first].key == c->to->words[u->first].key) c->cost += DATELINE_SHORT;
    else c->cost += DATELINE_OTHER;
}

/* Do the words of the unit stand in the other member anyway, in sentences that are cut otherwise? */
static int stands_in(const sy_readings *r, uint32_t member, const sy_unit *u, const sy_opened *other)
{
    const uint32_t *number = r->number + r->first[member] + u->first;
    uint32_t n = u->n < 3 ? 0 : u->n - 2, there = 0;
    for (uint32_t w = 0; w < n; w++) there += other->shingles[number[w]];
    return n && there * 100 >= n * STANDS_THERE;
}

static uint32_t bounded(uint32_t words) { return words < SY_PLACE_WORDS ? words : SY_PLACE_WORDS; }

/* What the child has and the parent has not. */
static void add_gained(change *c)
{
    const sy_readings *r = c->k->r;
    uint32_t child = c->k->child.member;
    int within = 0;
    for (uint32_t i = r->first_unit[child]; i < r->first_unit[child + 1]; i++) {
        const sy_unit *u = &r->units[i];
        int gained = u->place >= SY_PLACE_FIRST && !c->k->parent.unit[u->place];
        if (gained && stands_in(r, child, u, &c->k->parent)) {
            c->cost += RECUT;
        } else if (gained && u->credit) {
            c->cost += GAINED_CREDIT;
        } else if (gained) {
            c->cost += within ? GAINED_MORE : GAINED_FIRST;
            if (r->n_with[u->place] > 1) c->cost += GAINED_KNOWN_WORD * (int64_t)bounded(u->n);
            within = 1;
        } else within = 0;
    }
}

/* What the parent has and the child has not; the end cut off costs the same whatever its length. */
static void add_lost(change *c)
{
    const sy_readings *r = c->k->r;
    uint32_t parent = c->k->parent.member, first = r->first_unit[parent], end = r->first_unit[parent + 1];
    uint32_t tail = end, sentences = 0, lost = 0;
    while (tail > first && r->units[tail - 1].place >= SY_PLACE_FIRST && !c->k->child.unit[r->units[tail - 1].place]) sentences += !r->units[--tail].credit;
    if (sentences > 1) c->cost += LOST_TAIL;
    else tail = end;
    for (uint32_t i = first; i < tail; i++) {
        const sy_unit *u = &r->units[i];
        if (u->place < SY_PLACE_FIRST || c->k->child.unit[u->place]) continue;
        if (stands_in(r, parent, u, &c->k->child)) c->cost += RECUT;
        else if (u->credit) c->cost += LOST_CREDIT;
        else c->cost += lost++ ? LOST_MORE : LOST_FIRST;
    }
}

/* What both have. */
static void add_common(change *c)
{
    const sy_readings *r = c->k->r;
    uint32_t child = c->k->child.member, last = 0;
    int unmarked = 0;
    for (uint32_t i = r->first_unit[child]; i < r->first_unit[child + 1]; i++) {
        const sy_unit *u = &r->units[i];
        uint32_t at = c->k->parent.unit[u->place];
        if (!at || u->place < SY_PLACE_FIRST) continue;
        const sy_unit *p = &r->units[at - 1];
        if (at < last) c->cost += MOVED;
        last = at;
        if (p->reading == u->reading) {
            unmarked = 0;
            continue;
        }
        add_sentence(c, p, u);
        unmarked = add_marks(c, p->span, u->span, unmarked);
    }
}

static const sy_unit *unit_at(const sy_readings *r, const sy_opened *o, uint32_t place) { return o->unit[place] ? &r->units[o->unit[place] - 1] : NULL; }

static void add_front(change *c)
{
    const sy_readings *r = c->k->r;
    const sy_unit *p = unit_at(r, &c->k->parent, SY_PLACE_HEAD), *u = unit_at(r, &c->k->child, SY_PLACE_HEAD);
    if (p && u && p->reading != u->reading) add_head(c, p, u);
    else if (!p != !u) c->cost += HEAD_OTHER;
    p = unit_at(r, &c->k->parent, SY_PLACE_DATELINE);
    u = unit_at(r, &c->k->child, SY_PLACE_DATELINE);
    if ((p || u) && !(p && u && p->reading == u->reading)) add_dateline(c, p, u);
}

/* ---- dates */

static int dated(const sy_cdoc *d) { return d->from <= d->to; }

int sy_published_before(const sy_cdoc *a, const sy_cdoc *b) { return dated(a) && dated(b) && a->to < b->from; }

/* Copies are taken within a day or two. */
static int64_t cost_of_dates(const sy_cdoc *p, const sy_cdoc *c)
{
    if (!dated(p) || !dated(c)) return 0;
    int64_t late = c->from - p->to - LATE_MINUTES;
    if (late > 0) {
        int64_t cost = (late / 1440 + 1) * LATE_DAY;
        return cost < LATE_MAX ? cost : LATE_MAX;
    }
    /* how much of the time in which the one appeared lies before the end of that of the other */
    int64_t a = p->to - p->from + 1, b = c->to - c->from + 1, room = (c->to < p->to ? c->to : p->to) - p->from + 1;
    if (c->from > p->to) return 0;
    if (b == 1) return (int64_t)(sy_log2_q8((uint64_t)a) - sy_log2_q8((uint64_t)(room > 0 ? room : 1))) * 69 / 256;
    if (a == 1) {
        room = c->to - (c->from > p->from ? c->from : p->from) + 1;
        return (int64_t)(sy_log2_q8((uint64_t)b) - sy_log2_q8((uint64_t)(room > 0 ? room : 1))) * 69 / 256;
    }
    return 69;
}

int64_t sy_copying_cost(sy_copying *k, uint32_t parent, uint32_t child)
{
    lay_open(k->r, &k->parent, parent);
    lay_open(k->r, &k->child, child);
    change c = { .k = k, .from = sy_readings_doc(k->r, parent), .to = sy_readings_doc(k->r, child) };
    add_front(&c);
    add_common(&c);
    add_gained(&c);
    add_lost(&c);
    return c.cost + cost_of_dates(c.from, c.to);
}

int64_t sy_copying_cost_of_first(const sy_copying *k, uint32_t member)
{
    const sy_readings *r = k->r;
    int64_t cost = 0;
    for (uint32_t i = r->first_unit[member]; i < r->first_unit[member + 1]; i++) {
        const sy_unit *u = &r->units[i];
        if (u->place >= SY_PLACE_FIRST && !u->credit && r->n_with[u->place] > 1) cost += GAINED_KNOWN_WORD * (int64_t)bounded(u->n);
    }
    return cost;
}
