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

/* Costs: 100 ln(odds against), rounded; tuned on made families (docs/compare.md). */
enum {
    LOST_FIRST = 340, LOST_MORE = 150,       /* a sentence, and each further one */
    LOST_TAIL = 180,                         /* two or more at the end */
    LOST_CREDIT = 260, GAINED_CREDIT = 180,  /* a credit says that the text was taken from elsewhere */
    GAINED_FIRST = 400, GAINED_MORE = 60,
    GAINED_KNOWN_WORD = 20,                  /* of a sentence that others have, too */
    RECUT = 40,                              /* the same words, cut into other sentences */
    MOVED = 400,
    HEAD_CUT = 250, HEAD_LONGER = 330, HEAD_OTHER = 700,
    DATELINE_NEW = 250, DATELINE_OTHER = 400, DATELINE_LOST = 400,
    STYLE_FIRST = 250, STYLE = 100,          /* a spelling or a word or two for others, throughout */
    WORDS_CUT = 350, WORDS_PUT = 350,        /* a word or two within a sentence */
    PART_CUT = 190, PART_PUT = 700,          /* more: who said it, mostly */
    REWRITTEN = 400,
    ROUNDED = 130, SHARPENED = 1200, OTHER_NUMBER = 500,
    UNMARKED = 100, MARKED = 1200,           /* quotation marks */
    SAME_DAY = 40, LATE_MINUTES = 2000, LATE = 250, LATE_DAY = 200, LATE_MAX = 800,
    FEW_WORDS = 3, WORDS_COUNTED = 60,
    STANDS_THERE = 80,                       /* hundredths of the shingles */
    EDITS_MAX = 32,
    ALIGN_MAX = 56                           /* words of a sentence that differ, aligned at most */
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

/* Equal in what the folding leaves out, too ("US", "U.S."), but for capitals. */
static int is_same_word(const sy_cword *x, const sy_cword *y) { return x->key == y->key && x->n_bytes == y->n_bytes; }

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

static int64_t cost_of_number(const change *c, const sy_cword *old, const sy_cword *new)
{
    uint32_t theirs = figures_of(c->from, old), mine = figures_of(c->to, new);
    if (mine > theirs) return SHARPENED;
    return mine < theirs || new->n_bytes < old->n_bytes ? ROUNDED : OTHER_NUMBER;
}

/* n words of the parent at x stand as m words of the child at y; not both are none. */
static void add_replaced(change *c, const sy_cword *x, uint32_t n, const sy_cword *y, uint32_t m)
{
    if (!m) {
        c->cost += n <= FEW_WORDS ? WORDS_CUT : PART_CUT;
    } else if (!n) {
        c->cost += m <= FEW_WORDS ? WORDS_PUT : PART_PUT;
    } else if (n <= FEW_WORDS && m <= FEW_WORDS) {
        const sy_cword *old = number_among(x, n), *new = number_among(y, m);
        if (old && new) c->cost += cost_of_number(c, old, new);
        else add_style(c, sy_mix(hash_words(n, x, n), hash_words(m, y, m)));
    } else {
        c->cost += REWRITTEN;
    }
}

/* Words that differ in what the folding leaves out. */
static void add_respelled(change *c, const sy_cword *x, const sy_cword *y)
{
    if (!is_same_word(x, y)) add_style(c, sy_mix(sy_mix(x->key, x->n_bytes), y->n_bytes));
}

typedef uint8_t common_table[ALIGN_MAX + 1][ALIGN_MAX + 1];

/* at[i][j]: words in common, in order, of those from x[i] and from y[j] on. */
static void fill_common(common_table at, const sy_cword *x, uint32_t n, const sy_cword *y, uint32_t m)
{
    for (uint32_t i = 0; i <= n; i++) at[i][m] = 0;
    for (uint32_t j = 0; j <= m; j++) at[n][j] = 0;
    for (uint32_t i = n; i-- > 0;)
        for (uint32_t j = m; j-- > 0;) {
            uint8_t skip = at[i + 1][j] > at[i][j + 1] ? at[i + 1][j] : at[i][j + 1];
            at[i][j] = x[i].key == y[j].key ? (uint8_t)(at[i + 1][j + 1] + 1) : skip;
        }
}

/* n words at x and m at y, the first and last of which differ: the runs between the words they have in common were replaced. */
static void add_aligned(change *c, const sy_cword *x, uint32_t n, const sy_cword *y, uint32_t m)
{
    common_table common;
    uint32_t i = 0, j = 0, fi = 0, fj = 0; /* fi, fj: first words that are not accounted for */
    if (!n && !m) return;
    if (n > ALIGN_MAX || m > ALIGN_MAX) {
        c->cost += REWRITTEN;
        return;
    }
    fill_common(common, x, n, y, m);
    while (i < n && j < m) {
        if (x[i].key == y[j].key) {
            if (i > fi || j > fj) add_replaced(c, x + fi, i - fi, y + fj, j - fj);
            add_respelled(c, &x[i], &y[j]);
            fi = ++i;
            fj = ++j;
        } else if (common[i + 1][j] >= common[i][j + 1]) i++;
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

/* Were marks dropped? before: so it was in the sentence before, of which this may be the rest of the quotation. */
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
    while (n && m && is_same_word(x, y)) x++, y++, n--, m--;
    while (n && m && is_same_word(x + n - 1, y + m - 1)) n--, m--;
    add_aligned(c, x, n, y, m);
}

static void add_head(change *c, const sy_unit *p, const sy_unit *u)
{
    const sy_cword *x = c->from->words + p->first, *y = c->to->words + u->first;
    uint32_t n = p->n, m = u->n, front = 0, back = 0;
    while (front < n && front < m && x[front].key == y[front].key) front++;
    while (front + back < n && front + back < m && x[n - 1 - back].key == y[m - 1 - back].key) back++;
    if (front + back == n) c->cost += HEAD_LONGER;
    else if (front == m) c->cost += n - m > 1 ? 2 * HEAD_CUT : HEAD_CUT;
    else c->cost += HEAD_OTHER;
}

/* Do the words of the unit stand in the other member anyway, in sentences that are cut otherwise? */
static int stands_in(const sy_readings *r, uint32_t member, const sy_unit *u, const sy_opened *other)
{
    const uint32_t *number = r->number + r->first[member] + u->first;
    uint32_t n = u->n < 3 ? 0 : u->n - 2, there = 0;
    for (uint32_t w = 0; w < n; w++) there += other->shingles[number[w]];
    return n && there * 100 >= n * STANDS_THERE;
}

/* A sentence that others have, too, found again by chance. */
static int64_t cost_of_known(const sy_readings *r, const sy_unit *u)
{
    uint32_t words = r->n_words[u->place];
    return r->n_with[u->place] > 1 ? GAINED_KNOWN_WORD * (int64_t)(words < WORDS_COUNTED ? words : WORDS_COUNTED) : 0;
}

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
            c->cost += (within ? GAINED_MORE : GAINED_FIRST) + cost_of_known(r, u);
            within = 1;
        } else within = 0;
    }
}

/* Where the end of the parent begins that the child has not, credits aside; the end of its units if that is less than two sentences. */
static uint32_t tail_cut(const sy_readings *r, uint32_t parent, const sy_opened *child)
{
    uint32_t first = r->first_unit[parent], tail = r->first_unit[parent + 1], sentences = 0;
    for (; tail > first; tail--) {
        const sy_unit *u = &r->units[tail - 1];
        if (u->place < SY_PLACE_FIRST || (child->unit[u->place] && !u->credit)) break;
        sentences += !u->credit;
    }
    return sentences > 1 ? tail : r->first_unit[parent + 1];
}

/* What the parent has and the child has not; the end cut off costs the same whatever its length. */
static void add_lost(change *c)
{
    const sy_readings *r = c->k->r;
    uint32_t parent = c->k->parent.member, tail = tail_cut(r, parent, &c->k->child), lost = 0;
    if (tail < r->first_unit[parent + 1]) c->cost += LOST_TAIL;
    for (uint32_t i = r->first_unit[parent]; i < tail; i++) {
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
    if (p && u) c->cost += p->reading == u->reading ? 0 : DATELINE_OTHER;
    else if (p || u) c->cost += p ? DATELINE_LOST : DATELINE_NEW;
}

/* ---- dates */

static int dated(const sy_cdoc *d) { return d->from <= d->to; }

int sy_published_before(const sy_cdoc *a, const sy_cdoc *b) { return dated(a) && dated(b) && a->to < b->from; }

/* ln(whole / part), in hundredths. */
static int64_t odds_of(int64_t part, int64_t whole) { return ((int64_t)sy_log2_q8((uint64_t)whole) - (int64_t)sy_log2_q8((uint64_t)part)) * 69 / 256; }

/* Copies are taken within a day or two. Where the time of one is known by the day only: how much of the day allows that? */
static int64_t cost_of_dates(const sy_cdoc *p, const sy_cdoc *c)
{
    if (!dated(p) || !dated(c)) return 0;
    int64_t late = c->from - p->to - LATE_MINUTES;
    if (late > 0) {
        int64_t cost = LATE + late / 1440 * LATE_DAY;
        return cost < LATE_MAX ? cost : LATE_MAX;
    }
    if (c->from < c->to && p->from < p->to) return c->from <= p->from ? SAME_DAY : 0;
    if (c->from < c->to) { /* the child's day */
        int64_t from = p->from > c->from ? p->from : c->from, to = p->from + LATE_MINUTES < c->to ? p->from + LATE_MINUTES : c->to;
        return odds_of(to - from + 1, c->to - c->from + 1);
    }
    int64_t from = c->from - LATE_MINUTES > p->from ? c->from - LATE_MINUTES : p->from, to = c->from < p->to ? c->from : p->to;
    return odds_of(to - from + 1, p->to - p->from + 1);
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
        if (u->place >= SY_PLACE_FIRST && !u->credit) cost += cost_of_known(r, u);
    }
    return cost;
}
