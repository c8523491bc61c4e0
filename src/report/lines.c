/* lines.c - headings, list items, datelines, bylines and date lines: what single lines of a report are. */
#include "report/lines.h"

#include "base/utf8.h"

enum { HEADING_WORDS_MAX = 16, HEADING_BYTES_MAX = 140, META_WORDS_MAX = 24, META_REST_MAX = 2, OUTLET_WORDS_MAX = 6, META_BYTES_MAX = 300, BYLINE_WORDS_MAX = 14,
       DATELINE_BYTES_MAX = 90, DATELINE_WORDS_MIN = 8, SMALL_PLACE_WORDS = 3, PLACE_WORDS_MAX = 6,
       AGENCY_WORDS_MAX = 3, BRACKET_BYTES_MAX = 60, AGENCY_BYTES_MAX = 24 };

static uint32_t char_at(const sayso_doc *d, uint32_t at, uint32_t end, unsigned *len)
{
    return sy_utf8_get(d->text + at, end - at, len);
}

static int is_quote(uint32_t c) { return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB; }
static int is_dash(uint32_t c) { return c == '-' || (c >= 0x2012 && c <= 0x2015); }
static int ends_place(uint32_t c) { return is_dash(c) || c == 0x2022 || c == 0xB7; } /* "OSTREL • The minister" */
static int is_word(uint32_t c) { return sy_is_letter(c) || sy_is_digit(c); }

void sy_line_measure(const sayso_doc *d, sayso_span span, sy_line *out)
{
    memset(out, 0, sizeof *out);
    span = sy_span_trim(d, span);
    out->span = span;
    int inside = 0;
    unsigned len;
    for (uint32_t i = span.start; i < span.end; i += len) {
        int space = sy_is_space(char_at(d, i, span.end, &len));
        out->words += !space && !inside;
        inside = !space;
    }
    uint32_t end = span.end, c = 0;
    while (end > span.start) {
        c = sy_utf8_before(d->text, end, &len);
        if (!is_quote(c) && c != ')' && c != ']' && c != '`' && !sy_is_space(c)) break;
        end -= len;
    }
    out->stops = c == '.' || c == '!' || c == '?' || c == 0x2026;
    out->ends_open = c == ',' || c == ';' || c == ':' || is_dash(c);
}

int sy_line_is_heading(const sayso_doc *d, const sy_line *l)
{
    unsigned len;
    uint32_t n = l->span.end - l->span.start;
    if (!n || l->words > HEADING_WORDS_MAX || n > HEADING_BYTES_MAX || l->ends_open) return 0;
    uint32_t first = char_at(d, l->span.start, l->span.end, &len);
    uint32_t last = sy_utf8_before(d->text, l->span.end, &len);
    if (is_quote(first) && is_quote(last)) return 0; /* a line of speech */
    if (l->stops && last != '?') return 0;
    if (is_quote(first)) first = char_at(d, l->span.start + (first < 0x80 ? 1 : 3), l->span.end, &len);
    return sy_is_upper(first) || sy_is_digit(first);
}

uint32_t sy_line_bullet(const sayso_doc *d, const sy_line *l)
{
    unsigned len;
    uint32_t at = l->span.start, end = l->span.end, c = char_at(d, at, end, &len);
    int sign = c == '*' || c == 0x2022 || c == 0xB7 || c == 0x25CF || c == 0x25AA || c == 0x25E6 || is_dash(c) || c == 0x27A4 || c == 0x25BA;
    if (sign) at += len;
    else {
        uint32_t k = at;
        while (k < end && k - at < 2 && d->text[k] >= '0' && d->text[k] <= '9') k++;
        if (k == at || k >= end || (d->text[k] != '.' && d->text[k] != ')')) return 0;
        at = k + 1;
    }
    if (at >= end || !sy_is_space(char_at(d, at, end, &len))) return 0;
    while (at < end && sy_is_space(char_at(d, at, end, &len))) at += len;
    return at - l->span.start;
}

int sy_line_same(const sayso_doc *d, sayso_span a, sayso_span b)
{
    char x[SY_FOLDED_MAX], y[SY_FOLDED_MAX];
    if (a.end - a.start > SY_FOLDED_MAX || b.end - b.start > SY_FOLDED_MAX) return 0;
    uint32_t n = sy_fold_line(d->text + a.start, a.end - a.start, x);
    return n && sy_fold_line(d->text + b.start, b.end - b.start, y) == n && memcmp(x, y, n) == 0;
}

void sy_block_add(sayso_doc *d, sy_block_kind kind, sayso_span span)
{
    span = sy_span_trim(d, span);
    if (span.end <= span.start) return;
    sy_block_of_text *b = SY_PUSH(&d->arena, &d->blocks);
    b->span = span;
    b->kind = kind;
    if (kind == SY_BLOCK_FURNITURE) *SY_PUSH(&d->arena, &d->stripped) = span;
}

/* ---- date lines and bylines */

typedef struct {
    const sy_report_tables *t;
    sy_report_date_order order;
    const char *s;
    uint32_t n;
    sy_meta_line *out;
    int labelled;
    uint32_t rest, small, dates, labels, digits; /* rest: words that are neither date, label nor byline; small: those of them in small letters */
    uint32_t last;                               /* where the last of them ends */
} meta_scan;

static uint32_t letter_at(const char *s, uint32_t n, uint32_t at, unsigned *len) { return sy_utf8_get(s + at, n - at, len); }

static uint32_t word_end(const char *s, uint32_t n, uint32_t at)
{
    unsigned len;
    while (at < n) {
        uint32_t c = letter_at(s, n, at, &len);
        if (!is_word(c) && c != '\'' && c != 0x2019 && c != '-' && c != '.') break;
        at += len;
    }
    return at;
}

/* Names behind "By": capitalised words, "and", "van der", commas between names; up to a sign, a date or the end. */
static sayso_span read_names(const meta_scan *m, uint32_t at)
{
    sayso_span names = { at, at };
    unsigned len;
    for (uint32_t words = 0; at < m->n && words < BYLINE_WORDS_MAX; words++) {
        uint32_t c = letter_at(m->s, m->n, at, &len), used, stop = word_end(m->s, m->n, at);
        sy_report_date date;
        if (stop == at || sy_is_digit(c) || sy_report_date_read(m->t, m->order, m->s, m->n, at, &date, &used)) break;
        int joins = stop - at <= 4 && !sy_is_upper(c);
        sy_label label = sy_label_find(m->t, m->s + at, m->n - at, &used);
        if (words && (label == SY_LABEL_PUBLISHED || label == SY_LABEL_UPDATED || label == SY_LABEL_DAY)) break;
        if (!joins && !sy_is_upper(c)) break;
        if (!joins) names.end = stop;
        at = stop;
        while (at < m->n && (m->s[at] == ' ' || m->s[at] == ',' || m->s[at] == '&')) at++;
    }
    return names;
}

static uint32_t skip_signs(const meta_scan *m, uint32_t at)
{
    unsigned len;
    while (at < m->n && !is_word(letter_at(m->s, m->n, at, &len))) at += len;
    return at;
}

/* The first date counts, unless it says when the report was updated. */
static void take_date(meta_scan *m, const sy_report_date *date, uint32_t start, uint32_t end)
{
    sy_meta_line *o = m->out;
    if (m->dates++ && !(o->updated && m->labelled != SY_LABEL_UPDATED)) return;
    o->date = *date;
    o->date_span.start = start;
    o->date_span.end = end;
    o->updated = m->labelled == SY_LABEL_UPDATED;
    o->has_date = 1;
}

/* "v24NEWS" is a name. */
static int has_capital(const char *s, uint32_t n)
{
    unsigned len;
    for (uint32_t i = 0; i < n; i += len)
        if (sy_is_upper(sy_utf8_get(s + i, n - i, &len))) return 1;
    return 0;
}

/* One word, label, date or byline at `at`; gives where it ends. */
static uint32_t meta_step(meta_scan *m, uint32_t at)
{
    uint32_t used = 0, stop;
    sy_report_date date;
    if (sy_report_date_read(m->t, m->order, m->s, m->n, at, &date, &stop)) {
        take_date(m, &date, at, stop);
        m->labelled = 0;
        return stop;
    }
    sy_label label = sy_label_find(m->t, m->s + at, m->n - at, &used);
    if (label == SY_LABEL_BYLINE && m->out->byline.end == m->out->byline.start && !m->rest) { /* "Statement by" is no byline */
        sayso_span names = read_names(m, at + used);
        if (names.end > names.start) {
            m->out->byline = names;
            return names.end;
        }
    }
    if (label == SY_LABEL_PUBLISHED || label == SY_LABEL_UPDATED) m->labelled = (int)label, m->labels++;
    if (label != SY_LABEL_NONE && label != SY_LABEL_CREDIT) return at + used;
    stop = word_end(m->s, m->n, at);
    unsigned len;
    uint32_t first = letter_at(m->s, m->n, at, &len);
    int digits = sy_is_digit(first), zone;
    m->digits += digits;
    if (!digits && !sy_zone_find(m->t, m->s + at, stop - at, &zone) && stop - at > 2) {
        m->rest++;
        m->small += !has_capital(m->s + at, stop - at) && stop - at > 3;
        m->last = stop;
    }
    return stop > at ? stop : at + len;
}

/* "The Velstad Courier, Nov. 20, 2026": a name, a sign, and the date that closes the line. */
static int is_outlet_and_date(const meta_scan *m)
{
    sayso_span date = m->out->date_span;
    uint32_t end = m->n, signs = 0;
    unsigned len;
    if (!m->out->has_date || m->dates != 1 || m->small || m->rest > OUTLET_WORDS_MAX || m->last > date.start) return 0;
    while (end > date.end && !is_word(sy_utf8_before(m->s, end, &len))) end -= len;
    for (uint32_t i = m->last; i < date.start; i += len) {
        uint32_t c = letter_at(m->s, m->n, i, &len);
        if (is_word(c)) return 0;
        signs += !sy_is_space(c);
    }
    return end == date.end && m->s[m->n - 1] != '.' && signs > 0;
}

/* "Agency / The Velstad Courier": who printed it stands last. */
static sayso_span name_at_end(const char *s, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i + 2 < end; i++)
        if ((s[i] == '/' || s[i] == '|') && s[i + 1] == ' ') start = i + 2;
    return (sayso_span){ start, end > start ? end : start };
}

int sy_meta_line_read(const sy_report_tables *t, sy_report_date_order order, const char *line, uint32_t n, sy_meta_line *out)
{
    memset(out, 0, sizeof *out);
    if (n > META_BYTES_MAX) return 0;
    meta_scan m = { .t = t, .order = order, .s = line, .n = n, .out = out };
    uint32_t at = skip_signs(&m, 0), used;
    if (sy_label_find(t, line + at, n - at, &used) == SY_LABEL_CREDIT) return 1;
    while (at < n) at = skip_signs(&m, meta_step(&m, at));
    int byline = out->byline.end > out->byline.start;
    int stamp = m.digits && m.rest == 0 && (m.labels || m.digits > 3); /* a time, a date that cannot be read */
    if (!out->has_date && !byline && !stamp) return 0;
    if (is_outlet_and_date(&m)) {
        out->outlet = name_at_end(line, skip_signs(&m, 0), m.last);
        return out->names_outlet = 1;
    }
    return m.rest <= (out->has_date && byline ? 2u : 1u) * META_REST_MAX && !(m.rest && n && line[n - 1] == '.');
}

static void take_outlet(sayso_doc *d, sayso_span s)
{
    if (d->report.outlet || s.end <= s.start) return;
    d->outlet_span = s;
    d->report.outlet = sy_strndup(&d->arena, d->text + s.start, s.end - s.start);
}

int sy_line_meta(const sy_report_tables *t, sayso_doc *d, const sy_line *l)
{
    sayso_report *r = &d->report;
    sy_meta_line m;
    uint32_t at = l->span.start;
    if (l->words > META_WORDS_MAX || !sy_meta_line_read(t, SY_DATE_ORDER_NONE, d->text + at, l->span.end - at, &m)) return 0;
    if (m.has_date && !r->date) {
        r->date = sy_report_date_text(&d->arena, &m.date);
        r->date_basis = SAYSO_BASIS_STATED;
        r->date_span.start = at + m.date_span.start;
        r->date_span.end = at + m.date_span.end;
    }
    if (m.names_outlet) take_outlet(d, (sayso_span){ at + m.outlet.start, at + m.outlet.end });
    if (m.byline.end > m.byline.start && !r->byline) {
        r->byline_span.start = at + m.byline.start;
        r->byline_span.end = at + m.byline.end;
        r->byline = sy_strndup(&d->arena, d->text + r->byline_span.start, m.byline.end - m.byline.start);
    }
    return 1;
}

/* ---- datelines */

typedef struct {
    uint32_t at, words;
    int upper, agency; /* the first word is in capitals; there is an agency in brackets */
    int slashed;       /* "/UNA/." ends it */
} dateline_scan;

/* "/UNA/." or "/UNA/ -" behind a place: where the name ends with its stop; 0. */
static uint32_t slashed_agency(const sayso_doc *d, uint32_t at, uint32_t end)
{
    uint32_t i = at + 1;
    while (i < end && i < at + AGENCY_BYTES_MAX && d->text[i] != '/' && d->text[i] != ' ') i++;
    if (i >= end || d->text[i] != '/' || i < at + 3) return 0;
    i++;
    if (i < end && d->text[i] == '.') i++;
    return i < end && d->text[i] == ' ' ? i : 0;
}

static int all_upper(const sayso_doc *d, uint32_t at, uint32_t end)
{
    unsigned len;
    uint32_t letters = 0;
    for (; at < end; at += len) {
        uint32_t c = char_at(d, at, end, &len);
        if (sy_is_lower(c)) return 0;
        letters += sy_is_letter(c) != 0;
    }
    return letters >= 3;
}

/* "(UNA - 22 November, 2031)": a name and a day between brackets, and the sentence behind them. */
static int has_day(const sayso_doc *d, uint32_t at, uint32_t close)
{
    int digit = 0, letter = 0;
    for (; at < close; at++) {
        digit |= sy_is_digit((unsigned char)d->text[at]);
        letter |= sy_is_upper((unsigned char)d->text[at]);
    }
    return digit && letter;
}

/* Place words, commas and an agency in brackets; stops before a dash or colon. 0: no dateline begins here. */
static int scan_place(const sy_report_tables *t, const sayso_doc *d, uint32_t end, dateline_scan *s, sy_report_date *date, sayso_span *date_span)
{
    unsigned len;
    while (s->at < end) {
        uint32_t c = char_at(d, s->at, end, &len), stop, agency = c == '/' && s->words ? slashed_agency(d, s->at, end) : 0;
        if (agency) {
            s->at = agency;
            return s->slashed = 1;
        }
        if (c == ' ' || c == ',' || c == '/' || c == '.') s->at += len;
        else if (c == '(') {
            const char *close = memchr(d->text + s->at, ')', end - s->at);
            if (!close || close - (d->text + s->at) > BRACKET_BYTES_MAX) return 0;
            s->agency = 1;
            int day = s->upper && has_day(d, s->at, (uint32_t)(close - d->text));
            s->at = (uint32_t)(close - d->text) + 1;
            if (day && s->at + 1 < end && d->text[s->at] == ' ' && sy_is_upper(char_at(d, s->at + 1, end, &len))) return s->slashed = 1;
        } else if (s->words && sy_report_date_read(t, SY_DATE_ORDER_NONE, d->text, end, s->at, date, &stop)) {
            date_span->start = s->at;
            date_span->end = s->at = stop;
        } else if (sy_is_upper(c) || (s->words && sy_is_digit(c))) {
            stop = word_end(d->text, end, s->at);
            if (!s->words) s->upper = all_upper(d, s->at, stop);
            if (++s->words > PLACE_WORDS_MAX) return 0;
            s->at = stop;
        } else
            break;
    }
    return s->words > 0;
}

static void set_dateline(sayso_doc *d, sayso_span place)
{
    if (d->report.dateline) return;
    d->report.dateline_span = place;
    d->report.dateline = sy_strndup(&d->arena, d->text + place.start, place.end - place.start);
}

static void set_date(sayso_doc *d, const sy_report_date *date, sayso_span span)
{
    if (!span.end || d->report.date) return;
    d->report.date = sy_report_date_text(&d->arena, date);
    d->report.date_basis = SAYSO_BASIS_STATED;
    d->report.date_span = span;
}

/* "Velstad News/ The minister said": an agency that parts its name from the sentence by a slash. Its bytes; 0. */
static uint32_t agency_prefix(sayso_doc *d, const sy_line *l)
{
    uint32_t at = l->span.start, words = 0;
    unsigned len;
    if (l->words < DATELINE_WORDS_MIN) return 0;
    while (words < AGENCY_WORDS_MAX && sy_is_upper(char_at(d, at, l->span.end, &len))) {
        uint32_t stop = word_end(d->text, l->span.end, at);
        words++;
        if (stop + 2 < l->span.end && d->text[stop] == '/' && d->text[stop + 1] == ' ') {
            take_outlet(d, (sayso_span){ l->span.start, stop });
            return stop + 2 - l->span.start;
        }
        if (stop >= l->span.end || d->text[stop] != ' ') return 0;
        at = stop + 1;
    }
    return 0;
}

/* "Velstad/Ostrel - Orvenia has": a dash between spaces, and a capital behind it. */
static int opens_sentence(const sayso_doc *d, uint32_t dash, uint32_t end)
{
    unsigned len;
    uint32_t at = dash;
    if (!dash || d->text[dash - 1] != ' ') return 0;
    while (at < end && is_dash(char_at(d, at, end, &len))) at += len;
    return at + 1 < end && d->text[at] == ' ' && sy_is_upper(char_at(d, at + 1, end, &len));
}

uint32_t sy_line_dateline(const sy_report_tables *t, sayso_doc *d, const sy_line *l)
{
    uint32_t end = l->span.end - l->span.start > DATELINE_BYTES_MAX ? l->span.start + DATELINE_BYTES_MAX : l->span.end;
    while (!sy_utf8_boundary(d->text, d->n_text, end)) end--;
    dateline_scan s = { .at = l->span.start };
    sy_report_date date;
    sayso_span date_span = { 0, 0 };
    unsigned len;
    uint32_t agency = agency_prefix(d, l);
    if (agency) return agency;
    if (!scan_place(t, d, end, &s, &date, &date_span) || s.at >= end) return 0;
    if (s.slashed && s.upper && l->words >= DATELINE_WORDS_MIN) {
        set_dateline(d, (sayso_span){ l->span.start, s.at });
        set_date(d, &date, date_span);
        return s.at - l->span.start;
    }
    uint32_t c = char_at(d, s.at, end, &len), gap = s.at;
    int colon = c == ':';
    if (!is_dash(c) && !colon && !(ends_place(c) && s.upper)) return 0;
    if (!(s.agency || (s.upper && (!colon || s.words <= 3)) || (!colon && s.words <= SMALL_PLACE_WORDS && opens_sentence(d, s.at, end)))) return 0;
    if (!colon && d->text[gap - 1] != ' ' && c == '-') return 0; /* a hyphen inside a word */
    while (s.at < end && (ends_place(char_at(d, s.at, end, &len)) || d->text[s.at] == ':')) s.at += len;
    if (s.at < end && !sy_is_space(char_at(d, s.at, end, &len)) && c == '-') return 0;
    if (l->words < DATELINE_WORDS_MIN && (colon || s.at < l->span.end)) return 0; /* alone on its line, or before a sentence */
    sayso_span place = { l->span.start, gap };
    place = sy_span_trim(d, place);
    set_dateline(d, place);
    set_date(d, &date, date_span);
    return s.at - l->span.start;
}
