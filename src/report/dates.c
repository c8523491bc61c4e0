/*
 * dates.c - reading full dates: ISO 8601, "17 December 2025", "Dec. 17, 2025, 10:30 GMT", "17.12.2025".
 * A date without a year, or one whose day and month cannot be told apart, is no date here.
 */
#include "report/dates.h"

#include "base/calendar.h"
#include "base/utf8.h"

enum { YEAR_MIN = 1900, YEAR_MAX = 2100, GAP_MAX = 4 };

typedef struct {
    const sy_report_tables *t;
    const char *s;
    uint32_t n;
    sy_report_date_order order;
} input;

static int is_digit(char c) { return c >= '0' && c <= '9'; }
static int is_alpha(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

/* A number of 1 to max digits at *at, not followed by another digit; -1 if there is none. */
static int number(const input *in, uint32_t *at, int max)
{
    int v = 0, k = 0;
    uint32_t i = *at;
    while (i < in->n && is_digit(in->s[i])) {
        if (++k > max) return -1;
        v = v * 10 + (in->s[i++] - '0');
    }
    if (!k) return -1;
    *at = i;
    return v;
}

static int is_char(const input *in, uint32_t at, char c) { return at < in->n && in->s[at] == c; }

/* A no-break space or thin space counts as a space. */
static uint32_t skip(const input *in, uint32_t at, const char *signs)
{
    while (at < in->n) {
        unsigned len;
        uint32_t c = sy_utf8_get(in->s + at, in->n - at, &len);
        int sign = c < 0x80 ? c && strchr(signs, (int)c) != NULL : c == 0xB7 || c == 0x2013 || c == 0x2022;
        if (!sign && !sy_is_space(c)) break;
        at += len;
    }
    return at;
}

static int valid(int y, int m, int d)
{
    if (y < YEAR_MIN || y > YEAR_MAX || m < 1 || m > 12 || d < 1) return 0;
    return d <= sy_month_days(y, m);
}

static int set(sy_report_date *out, int y, int m, int d)
{
    if (!valid(y, m, d)) return 0;
    sy_report_date date = { (int16_t)y, (int8_t)m, (int8_t)d, -1, 0, -1, 0, 0 };
    *out = date;
    return 1;
}

/* ---- zones and times */

static uint32_t offset_zone(const input *in, uint32_t at, sy_report_date *out)
{
    if (at >= in->n || (in->s[at] != '+' && in->s[at] != '-')) return 0;
    int sign = in->s[at] == '-' ? -1 : 1;
    uint32_t i = at + 1, begin = i;
    int h = number(in, &i, 4), m = 0;
    if (h < 0) return 0;
    if (i - begin == 4) m = h % 100, h /= 100;
    else if (i - begin > 2) return 0;
    else if (is_char(in, i, ':') && i + 1 < in->n && is_digit(in->s[i + 1])) {
        i++;
        m = number(in, &i, 2);
    }
    if (h > 14 || m < 0 || m > 59) return 0;
    out->has_zone = 1;
    out->zone = (int16_t)(sign * (h * 60 + m));
    return i;
}

static uint32_t read_zone(const input *in, uint32_t at, sy_report_date *out)
{
    uint32_t i = skip(in, at, "("), k, z;
    if ((z = offset_zone(in, at, out)) || (z = offset_zone(in, i, out))) return z;
    for (k = i; k < in->n && is_alpha(in->s[k]);) k++;
    int minutes;
    if (k == i || !sy_zone_find(in->t, in->s + i, k - i, &minutes)) return at;
    for (uint32_t c = i; c < k; c++)
        if (in->s[c] >= 'a') return at; /* "est", "ist" in running text is no zone */
    out->has_zone = 1;
    out->zone = (int16_t)minutes;
    if (minutes == 0 && (z = offset_zone(in, k, out))) return z; /* GMT+2 */
    return k;
}

/* a.m., PM: 12-hour clock. Gives the end, or `at` where there is none. */
static uint32_t read_half(const input *in, uint32_t at, int *hour)
{
    uint32_t i = skip(in, at, "");
    if (i + 1 >= in->n) return at;
    char c = (char)(in->s[i] | 32);
    if (c != 'a' && c != 'p') return at;
    uint32_t k = i + 1 + (in->s[i + 1] == '.');
    if (k >= in->n || (in->s[k] | 32) != 'm' || (k + 1 < in->n && is_alpha(in->s[k + 1]))) return at;
    if (*hour < 1 || *hour > 12) return at;
    *hour = *hour % 12 + (c == 'p' ? 12 : 0);
    k++;
    if (k < in->n && in->s[k] == '.' && in->s[k - 2] == '.') k++;
    return k;
}

static int word_at(const input *in, uint32_t at, const char *word)
{
    size_t n = strlen(word);
    return at + n <= in->n && memcmp(in->s + at, word, n) == 0 && (at + n == in->n || !is_alpha(in->s[at + n]));
}

/* The time behind a date that ends at `at`; gives the end of what was read. */
static uint32_t read_time(const input *in, uint32_t at, sy_report_date *out)
{
    uint32_t i = at;
    if (is_char(in, i, 'T') && i + 1 < in->n && is_digit(in->s[i + 1])) i++;
    else {
        i = skip(in, i, ",|-/");
        if (word_at(in, i, "at")) i = skip(in, i + 2, "");
    }
    uint32_t begin = i;
    int h = number(in, &i, 4), m = 0, s = -1;
    if (h < 0 || i - begin == 3) return at;
    if (i - begin == 4) { /* 1030 GMT */
        sy_report_date probe = *out;
        uint32_t z = read_zone(in, i, &probe);
        if (z == i || h / 100 > 23 || h % 100 > 59) return at;
        probe.hour = (int8_t)(h / 100);
        probe.minute = (int8_t)(h % 100);
        *out = probe;
        return z;
    }
    int colon = (is_char(in, i, ':') || is_char(in, i, '.')) && i + 2 < in->n && is_digit(in->s[i + 1]) && is_digit(in->s[i + 2]);
    if (colon) {
        i++;
        m = number(in, &i, 2);
        if (is_char(in, i, ':') && i + 1 < in->n && is_digit(in->s[i + 1])) {
            i++;
            s = number(in, &i, 2);
            if (is_char(in, i, '.'))
                for (i++; i < in->n && is_digit(in->s[i]);) i++;
        }
    }
    uint32_t half = read_half(in, i, &h);
    if ((!colon && half == i) || h > 23 || m < 0 || m > 59 || s > 60) return at;
    out->hour = (int8_t)h;
    out->minute = (int8_t)m;
    out->second = (int8_t)s;
    return read_zone(in, half, out);
}

/* ---- days */

static uint32_t skip_ordinal(const input *in, uint32_t at)
{
    static const char *const ends[] = { "st", "nd", "rd", "th" };
    for (int i = 0; i < 4; i++)
        if (word_at(in, at, ends[i])) return at + 2;
    return at;
}

/* A month name at *at; 0 if there is none. */
static unsigned month_name(const input *in, uint32_t *at)
{
    uint32_t k = *at;
    while (k < in->n && is_alpha(in->s[k])) k++;
    unsigned m = sy_month_find(in->t, in->s + *at, k - *at);
    if (m) *at = k + (uint32_t)(is_char(in, k, '.'));
    return m;
}

static uint32_t year_first(const input *in, uint32_t at, int y, sy_report_date *out)
{
    char sep = at < in->n ? in->s[at] : 0;
    if (sep != '-' && sep != '/' && sep != '.') return 0;
    at++;
    int m = at < in->n && is_alpha(in->s[at]) ? (int)month_name(in, &at) : number(in, &at, 2);
    if (m <= 0 || !is_char(in, at, sep)) return 0;
    at++;
    int d = number(in, &at, 2);
    return d > 0 && set(out, y, m, d) ? at : 0;
}

static uint32_t all_numbers(const input *in, uint32_t at, int a, sy_report_date *out)
{
    char sep = in->s[at];
    at++;
    int b = number(in, &at, 2);
    if (b < 0 || !is_char(in, at, sep)) return 0;
    at++;
    uint32_t begin = at;
    int y = number(in, &at, 4);
    if (at - begin != 4) return 0;
    if (sep == '.' || a > 12 || (a == b) || (b <= 12 && in->order == SY_DATE_DAY_FIRST)) return set(out, y, b, a) ? at : 0;
    if (b > 12 || in->order == SY_DATE_MONTH_FIRST) return set(out, y, a, b) ? at : 0;
    return 0;
}

static uint32_t day_month_year(const input *in, uint32_t at, int d, sy_report_date *out)
{
    at = skip(in, skip_ordinal(in, at), "-.,/");
    if (word_at(in, at, "of")) at = skip(in, at + 2, "");
    unsigned m = month_name(in, &at);
    if (!m) return 0;
    uint32_t y_at = skip(in, at, "-.,/'"), begin = y_at;
    int y = number(in, &y_at, 4);
    return y_at - begin == 4 && y > 0 && set(out, y, (int)m, d) ? y_at : 0;
}

static uint32_t month_day_year(const input *in, uint32_t at, sy_report_date *out)
{
    unsigned m = month_name(in, &at);
    if (!m) return 0;
    at = skip(in, at, "-./");
    int d = number(in, &at, 2);
    if (d < 0) return 0;
    uint32_t y_at = skip(in, skip_ordinal(in, at), "-.,/"), begin = y_at;
    int y = number(in, &y_at, 4);
    return y_at - begin == 4 && y > 0 && set(out, y, (int)m, d) ? y_at : 0;
}

static uint32_t read_day(const input *in, uint32_t at, sy_report_date *out)
{
    if (!is_digit(in->s[at])) return month_day_year(in, at, out);
    uint32_t i = at;
    int a = number(in, &i, 4);
    if (a < 0) return 0;
    if (i - at == 4) return year_first(in, i, a, out);
    if (i - at > 2) return 0;
    if (i + 1 < in->n && (in->s[i] == '/' || in->s[i] == '.' || in->s[i] == '-') && is_digit(in->s[i + 1])) return all_numbers(in, i, a, out);
    return day_month_year(in, i, a, out);
}

int sy_report_date_read(const sy_report_tables *t, sy_report_date_order order, const char *s, uint32_t n, uint32_t at, sy_report_date *out, uint32_t *end)
{
    input in = { t, s, n, order };
    if (at >= n) return 0;
    uint32_t e = read_day(&in, at, out);
    if (!e) return 0;
    *end = read_time(&in, e, out);
    return 1;
}

int sy_report_date_search(const sy_report_tables *t, sy_report_date_order order, const char *s, uint32_t n, uint32_t from, sy_report_date *out, sayso_span *span)
{
    for (uint32_t i = from; i < n; i++) {
        if (!is_digit(s[i]) && !is_alpha(s[i])) continue;
        uint32_t end;
        if (sy_report_date_read(t, order, s, n, i, out, &end)) {
            span->start = i;
            span->end = end;
            return 1;
        }
        while (i + 1 < n && (is_digit(s[i + 1]) || is_alpha(s[i + 1]))) i++;
    }
    return 0;
}

const char *sy_report_date_text(sy_arena *a, const sy_report_date *d)
{
    char *day = sy_printf(a, "%04d-%02d-%02d", d->year, d->month, d->day), *time, *zone = sy_strdup(a, "");
    if (d->hour < 0) return day;
    if (d->second >= 0) time = sy_printf(a, "T%02d:%02d:%02d", d->hour, d->minute, d->second);
    else time = sy_printf(a, "T%02d:%02d", d->hour, d->minute);
    int z = d->zone < 0 ? -d->zone : d->zone;
    if (d->has_zone) zone = z ? sy_printf(a, "%c%02d:%02d", d->zone < 0 ? '-' : '+', z / 60, z % 60) : sy_strdup(a, "Z");
    return sy_printf(a, "%s%s%s", day, time, zone);
}

int sy_report_date_compare(const sy_report_date *a, const sy_report_date *b)
{
    int x = a->year * 10000 + a->month * 100 + a->day, y = b->year * 10000 + b->month * 100 + b->day;
    return x < y ? -1 : x > y;
}
