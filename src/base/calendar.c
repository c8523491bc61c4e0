/* calendar.c - civil dates in integers; no clock, no time zone of this machine. */
#include "base/calendar.h"

int32_t sy_days_from_date(sy_date date)
{
    int32_t y = date.y - (date.m <= 2);
    int32_t era = (y >= 0 ? y : y - 399) / 400;
    int32_t yoe = y - era * 400;
    int32_t doy = (153 * (date.m + (date.m > 2 ? -3 : 9)) + 2) / 5 + date.d - 1;
    int32_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

sy_date sy_date_from_days(int32_t days)
{
    int32_t z = days + 719468;
    int32_t era = (z >= 0 ? z : z - 146096) / 146097;
    int32_t doe = z - era * 146097;
    int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int32_t mp = (5 * doy + 2) / 153;
    sy_date out = { yoe + era * 400 + (mp >= 10), mp + (mp < 10 ? 3 : -9), doy - (153 * mp + 2) / 5 + 1 };
    return out;
}

int32_t sy_weekday(int32_t days)
{
    int32_t w = (days + 3) % 7; /* 1970-01-01 was a Thursday */
    return (w < 0 ? w + 7 : w) + 1;
}

void sy_iso_week(int32_t days, int32_t *year, int32_t *week)
{
    int32_t thursday = days - sy_weekday(days) + 4;
    sy_date t = sy_date_from_days(thursday), first = { t.y, 1, 1 };
    *year = t.y;
    *week = (thursday - sy_days_from_date(first)) / 7 + 1;
}

int32_t sy_month_days(int32_t y, int32_t m)
{
    static const uint8_t days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    int leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
    return m == 2 && leap ? 29 : days[(m - 1) % 12];
}

sy_date sy_add_months(sy_date date, int32_t months)
{
    int32_t m = date.y * 12 + date.m - 1 + months;
    sy_date out = { m / 12, m % 12 + 1, date.d };
    int32_t last = sy_month_days(out.y, out.m);
    if (out.d > last) out.d = last;
    return out;
}

static int digits(const char *s, int n, int32_t *out)
{
    *out = 0;
    for (int i = 0; i < n; i++) {
        if (s[i] < '0' || s[i] > '9') return 0;
        *out = *out * 10 + (s[i] - '0');
    }
    return 1;
}

int sy_date_parse(const char *s, sy_date *out)
{
    sy_date d;
    if (!s || !digits(s, 4, &d.y) || s[4] != '-' || !digits(s + 5, 2, &d.m) || s[7] != '-' || !digits(s + 8, 2, &d.d)) return 0;
    if (d.y < 1 || d.m < 1 || d.m > 12 || d.d < 1 || d.d > sy_month_days(d.y, d.m)) return 0;
    *out = d;
    return 1;
}
