/*
 * plain.c - plain text to blocks: date prefix, headline, standfirst, bylines, headings, list items, furniture.
 *
 * A text is a list of lines. Where lines are broken at a fixed width, those up to an empty line are one paragraph.
 * The head of the report (before its first paragraph) is read line by line; behind it a short line without a full
 * stop between two paragraphs is a heading. Every byte that is no white space ends up in a block.
 */
#include "report/plain.h"

#include "base/utf8.h"

enum { TITLE_WORDS_MAX = 40, TITLE_BYTES_MAX = 300, STANDFIRST_WORDS_MAX = 45, WRAP_MIN = 45, WRAP_MAX = 110, HEAD_LINES_MAX = 16,
       SITE_WORDS_MAX = 6, LEAD_WORDS = 12, SECTION_WORDS = 24, DATELINE_LINES = 4, HEADINGS_RUN = 3 };

typedef struct {
    const sy_report_tables *t;
    sayso_doc *d;
    const char *given_title;
    SY_VEC(sy_line) lines;
    sayso_span title; /* {0,0}: none yet */
} plain;

/* ---- lines and paragraphs */

typedef struct {
    uint32_t pairs, broken; /* neighbouring lines; those that break a sentence at the usual width */
} wrap_count;

static uint32_t line_end(const sayso_doc *d, uint32_t at)
{
    while (at < d->n_text && d->text[at] != '\n' && d->text[at] != '\r') at++; /* '\r' alone: old Macs */
    return at;
}

static void count_wrap(const sy_line *before, const sy_line *now, wrap_count *w)
{
    uint32_t n = before->span.end - before->span.start;
    w->pairs++;
    if (n >= WRAP_MIN && n <= WRAP_MAX && !before->stops && now->words) w->broken++;
}

/* Are the lines broken at a fixed width? Then most lines that are followed by another stop inside a sentence. */
static int is_wrapped(const plain *p)
{
    wrap_count w = { 0, 0 };
    for (uint32_t i = 0; i < p->lines.n; i++) {
        if (p->lines.at[i].span.end - p->lines.at[i].span.start > 2 * WRAP_MAX) return 0;
        if (i && !p->lines.at[i].blank_before) count_wrap(&p->lines.at[i - 1], &p->lines.at[i], &w);
    }
    return w.pairs >= 3 && w.broken * 5 >= w.pairs * 3;
}

/* Does this line go on with the one before? A short last line of a paragraph ends it. */
static int continues(const plain *p, const sy_line *last, uint32_t last_bytes, const sy_line *l)
{
    if (l->blank_before || sy_line_bullet(p->d, l)) return 0;
    return !(last->stops && last_bytes < WRAP_MIN / 2);
}

static void join_paragraphs(plain *p)
{
    uint32_t w = 0, last_bytes = 0;
    for (uint32_t i = 0; i < p->lines.n; i++) {
        sy_line l = p->lines.at[i];
        if (w && continues(p, &p->lines.at[w - 1], last_bytes, &l)) {
            sy_line *last = &p->lines.at[w - 1];
            last->span.end = l.span.end;
            last->words += l.words;
            last->stops = l.stops;
            last->ends_open = l.ends_open;
        } else
            p->lines.at[w++] = l;
        last_bytes = l.span.end - l.span.start;
    }
    p->lines.n = w;
}

static void cut_lines(plain *p)
{
    const sayso_doc *d = p->d;
    int blank = 0;
    for (uint32_t at = 0; at < d->n_text;) {
        sayso_span s = { at, line_end(d, at) };
        at = s.end + 1;
        if (s.end + 1 < d->n_text && d->text[s.end] == '\r' && d->text[s.end + 1] == '\n') at++;
        sy_line l;
        sy_line_measure(d, s, &l);
        if (l.span.end <= l.span.start) {
            blank = 1;
            continue;
        }
        l.blank_before = (uint8_t)blank;
        blank = 0;
        *SY_PUSH(&p->d->arena, &p->lines) = l;
    }
    if (is_wrapped(p)) join_paragraphs(p);
}

/* ---- the head */

/* " date 2025-12-17": the bytes it takes on the first line. */
static uint32_t date_prefix(plain *p, sy_line *l)
{
    sayso_doc *d = p->d;
    const char *s = d->text + l->span.start;
    uint32_t n = l->span.end - l->span.start, at = 4, end;
    sy_report_date date;
    if (n < 15 || strncasecmp(s, "date", 4) != 0 || (s[4] != ' ' && s[4] != ':' && s[4] != '\t')) return 0;
    while (at < n && (s[at] == ' ' || s[at] == ':' || s[at] == '\t')) at++;
    if (!(s[at] >= '0' && s[at] <= '9') || !sy_report_date_read(p->t, SY_DATE_ORDER_NONE, s, n, at, &date, &end)) return 0;
    if (s[at + 4] != '-') return 0;
    d->report.date = sy_report_date_text(&d->arena, &date);
    d->report.date_basis = SAYSO_BASIS_STATED;
    d->report.date_span.start = l->span.start + at;
    d->report.date_span.end = l->span.start + end;
    return end;
}

static int can_be_title(const plain *p, const sy_line *l)
{
    unsigned len;
    uint32_t last = sy_utf8_before(p->d->text, l->span.end, &len), n = l->span.end - l->span.start;
    if (l->words > TITLE_WORDS_MAX || n > TITLE_BYTES_MAX || l->words < 2) return 0;
    return last != '.' && last != ',' && last != ';' && !(l->stops && l->words > HEAD_LINES_MAX);
}

static int is_separator(const char *s, uint32_t n, uint32_t at, uint32_t *len)
{
    unsigned k;
    if (at + 2 >= n || s[at] != ' ') return 0;
    uint32_t c = sy_utf8_get(s + at + 1, n - at - 1, &k);
    if (c != '-' && c != '|' && c != 0x2013 && c != 0x2014 && c != 0xBB && c != 0xB7 && c != 0x2022) return 0;
    if (at + 1 + k >= n || s[at + 1 + k] != ' ') return 0;
    *len = k + 2;
    return 1;
}

static uint32_t words_in(const char *s, uint32_t n)
{
    uint32_t words = 0;
    for (uint32_t i = 0; i < n; i++) words += s[i] != ' ' && (i == 0 || s[i - 1] == ' ');
    return words;
}

static void set_title(plain *p, sayso_span s)
{
    sayso_report *r = &p->d->report;
    s = sy_span_trim(p->d, s);
    p->title = s;
    if (r->title) return;
    r->title = sy_strndup(&p->d->arena, p->d->text + s.start, s.end - s.start);
    r->title_span = s;
}

/* The name of the site on a doubled title line, in `site` (may end before the line does). */
static void set_site(plain *p, sayso_span site)
{
    site = sy_span_trim(p->d, site);
    uint32_t n = site.end - site.start;
    if (p->d->report.outlet || !n || words_in(p->d->text + site.start, n) > SITE_WORDS_MAX) return;
    p->d->report.outlet = sy_strndup(&p->d->arena, p->d->text + site.start, n);
}

/* Does [span.start, end) come again as the last words of the line? Gives where, or 0. */
static uint32_t comes_again(const plain *p, sayso_span line, uint32_t end)
{
    const char *s = p->d->text;
    uint32_t n = end - line.start;
    if (n < 8 || line.end - line.start < 2 * n) return 0;
    uint32_t at = line.end - n;
    return at >= end && memcmp(s + at, s + line.start, n) == 0 && (at == end || s[at - 1] == ' ') ? at : 0;
}

static int next_is(const plain *p, uint32_t i, sayso_span title)
{
    for (uint32_t k = i + 1; k < p->lines.n && k <= i + 2; k++)
        if (sy_line_same(p->d, title, p->lines.at[k].span)) return 1;
    return 0;
}

/* Where the headline ends on its line: at a site's name or where the headline begins again; else the line's end. */
static uint32_t title_end(plain *p, uint32_t i)
{
    const sayso_span line = p->lines.at[i].span;
    const char *s = p->d->text + line.start;
    uint32_t n = line.end - line.start, sep;
    for (uint32_t k = 1; k < n; k++) {
        if (s[k] != ' ') continue;
        uint32_t end = line.start + k, again = comes_again(p, line, end);
        int separator = is_separator(s, n, k, &sep);
        sayso_span head = { line.start, end };
        if (!separator) {
            if (again && again == end + 1) return end; /* the same words twice */
            continue;
        }
        sayso_span site = { end + sep, again ? again : line.end };
        if (again || next_is(p, i, head)) {
            set_site(p, site);
            return end;
        }
        if (s[k + 1] == '|' && words_in(s + k + sep, n - k - sep) <= SITE_WORDS_MAX && !memchr(s + k + sep, '|', n - k - sep)) {
            set_site(p, site);
            return end;
        }
    }
    return line.end;
}

static void read_title(plain *p, uint32_t i)
{
    sy_line *l = &p->lines.at[i];
    sayso_span title = { l->span.start, title_end(p, i) }, rest = { title.end, l->span.end };
    set_title(p, title);
    sy_block_add(p->d, SY_BLOCK_TITLE, title);
    sy_block_add(p->d, SY_BLOCK_FURNITURE, rest);
}

/* Lines before the first paragraph. Gives the number of the first line behind the head. */
static uint32_t read_head(plain *p)
{
    uint32_t i = 0;
    for (; i < p->lines.n && i < HEAD_LINES_MAX; i++) {
        sy_line *l = &p->lines.at[i];
        if (i == 0) {
            uint32_t k = date_prefix(p, l);
            if (k) {
                sayso_span prefix = { l->span.start, l->span.start + k }, rest = { prefix.end, l->span.end };
                sy_block_add(p->d, SY_BLOCK_META, prefix);
                sy_line_measure(p->d, rest, l);
                if (l->span.end <= l->span.start) continue;
            }
        }
        if (p->title.end && sy_line_same(p->d, p->title, l->span)) sy_block_add(p->d, SY_BLOCK_FURNITURE, l->span);
        else if (sy_furniture_find(p->t, p->d->text + l->span.start, l->span.end - l->span.start)) sy_block_add(p->d, SY_BLOCK_FURNITURE, l->span);
        else if (sy_line_meta(p->t, p->d, l)) sy_block_add(p->d, SY_BLOCK_META, l->span);
        else if (!p->title.end && i + 1 < p->lines.n && can_be_title(p, l)) read_title(p, i);
        else if (p->title.end && !l->stops && !l->ends_open && l->words <= STANDFIRST_WORDS_MAX && i + 1 < p->lines.n && !sy_line_bullet(p->d, l))
            sy_block_add(p->d, SY_BLOCK_HEADING, l->span);
        else break;
    }
    return i;
}

/* ---- the body */

static int is_long(const sy_line *l) { return l->words >= LEAD_WORDS || l->stops; }

/* A heading stands between paragraphs; three in a row are a list of short lines. */
static int is_heading(const plain *p, uint32_t i)
{
    const sy_line *l = &p->lines.at[i];
    if (i + 1 >= p->lines.n || !sy_line_is_heading(p->d, l)) return 0;
    uint32_t run = 1;
    for (uint32_t k = i; k-- > 0 && run <= HEADINGS_RUN && !is_long(&p->lines.at[k]);) run++;
    for (uint32_t k = i + 1; k < p->lines.n && run <= HEADINGS_RUN && !is_long(&p->lines.at[k]); k++) run++;
    return run < HEADINGS_RUN && is_long(&p->lines.at[i + 1]);
}

static void read_paragraph(plain *p, sy_line *l, int early)
{
    uint32_t k = early && !p->d->report.dateline ? sy_line_dateline(p->t, p->d, l) : 0;
    sayso_span head = { l->span.start, l->span.start + k }, rest = { head.end, l->span.end };
    sy_block_add(p->d, SY_BLOCK_META, head);
    sy_block_add(p->d, sy_line_bullet(p->d, l) ? SY_BLOCK_ITEM : SY_BLOCK_PARAGRAPH, rest);
}

static int is_credit(const plain *p, const sy_line *l)
{
    uint32_t used;
    return l->words <= 40 && sy_label_find(p->t, p->d->text + l->span.start, l->span.end - l->span.start, &used) == SY_LABEL_CREDIT;
}

static void read_body(plain *p, uint32_t first)
{
    int section = 0;
    for (uint32_t i = first; i < p->lines.n; i++) {
        sy_line *l = &p->lines.at[i];
        sy_furniture f = sy_furniture_find(p->t, p->d->text + l->span.start, l->span.end - l->span.start);
        if (section && (l->words >= SECTION_WORDS || (l->words >= LEAD_WORDS && l->stops))) section = 0;
        if (f == SY_FURNITURE_SECTION) section = 1;
        if (f || section || (p->title.end && sy_line_same(p->d, p->title, l->span))) sy_block_add(p->d, SY_BLOCK_FURNITURE, l->span);
        else if (i < first + DATELINE_LINES && sy_line_meta(p->t, p->d, l)) sy_block_add(p->d, SY_BLOCK_META, l->span);
        else if (is_credit(p, l)) sy_block_add(p->d, SY_BLOCK_META, l->span);
        else if (is_heading(p, i)) sy_block_add(p->d, SY_BLOCK_HEADING, l->span);
        else read_paragraph(p, l, i < first + DATELINE_LINES);
    }
}

/* A headline that the user gave may stand in the text, word for word: then that is its place. */
static void find_given_title(plain *p)
{
    size_t n = p->given_title ? strlen(p->given_title) : 0;
    for (uint32_t i = 0; n && i < p->lines.n && i < HEAD_LINES_MAX; i++) {
        sayso_span s = p->lines.at[i].span;
        const char *found = memmem(p->d->text + s.start, s.end - s.start, p->given_title, n);
        if (!found) continue;
        p->d->report.title_span.start = (uint32_t)(found - p->d->text);
        p->d->report.title_span.end = p->d->report.title_span.start + (uint32_t)n;
        return;
    }
}

void sy_plain_read(const sy_report_tables *t, sayso_doc *d, const char *given_title)
{
    plain p = { .t = t, .d = d, .given_title = given_title };
    cut_lines(&p);
    find_given_title(&p);
    read_body(&p, read_head(&p));
}
