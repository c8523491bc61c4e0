/* timeline.c - TIMEX3 values seen from the report's date. */
#include "values/timeline.h"

#include <string.h>

static sy_date no_date(void)
{
    sy_date none = { 0, 0, 0 };
    return none;
}

const char *sy_time_date(sy_timeline *t, sy_date date)
{
    const char *y = date.y > 0 ? sy_printf(t->arena, "%04d", (int)date.y) : date.y < 0 ? sy_printf(t->arena, "BC%04d", (int)-date.y) : "XXXX";
    if (!date.m) return y;
    if (!date.d) return sy_printf(t->arena, "%s-%02d", y, (int)date.m);
    return sy_printf(t->arena, "%s-%02d-%02d", y, (int)date.m, (int)date.d);
}

/* Is a (month, day) after b? Days are compared only where both say one. */
static int later_in_year(sy_date a, int32_t m, int32_t d)
{
    if (m != a.m) return m > a.m;
    return d && a.d && d > a.d;
}

int32_t sy_time_year(const sy_timeline *t, int32_t m, int32_t d, int direction)
{
    if (t->history) return t->ref.y && t->ref.m - m >= 8 ? t->ref.y + 1 : t->ref.y; /* told in order: January follows December */
    if (!t->now.y) return 0;
    int later = later_in_year(t->now, m, d), same = m == t->now.m && (!d || d == t->now.d);
    if (same) return t->now.y;
    if (direction > 1) { /* planned: the nearest, rather ahead */
        int32_t ahead = m - t->now.m;
        return ahead < -3 ? t->now.y + 1 : ahead > 8 ? t->now.y - 1 : t->now.y;
    }
    if (direction < 0) return later ? t->now.y - 1 : t->now.y;
    if (direction > 0) return later ? t->now.y : t->now.y + 1;
    int32_t months = m - t->now.m; /* unknown: the nearest, the past if it is far both ways */
    if (!d) return months > 3 ? t->now.y - 1 : t->now.y;
    return months > 5 ? t->now.y - 1 : months < -8 ? t->now.y + 1 : t->now.y;
}

sy_date sy_time_weekday(const sy_timeline *t, int32_t weekday, int direction, int shift)
{
    if (!t->now.y || !t->now.d || t->history) return no_date();
    int32_t now = sy_days_from_date(t->now), back = (sy_weekday(now) - weekday + 7) % 7;
    if (shift < 0) return sy_date_from_days(now - (back ? back : 7));
    if (shift > 0) return sy_date_from_days(now + (back == 6 ? 14 : 7) - back); /* of tomorrow nobody says "next Friday" */
    return sy_date_from_days((direction == 1 || direction == 2) && back ? now + 7 - back : now - back);
}

int sy_time_in_weekend(const sy_timeline *t) { return t->now.y && t->now.d && sy_weekday(sy_days_from_date(t->now)) >= 6; }

sy_date sy_time_weekday_from(sy_date from, int32_t weekday)
{
    int32_t days = sy_days_from_date(from);
    return sy_date_from_days(days + (weekday - sy_weekday(days) + 7) % 7);
}

/* Where "the next day" counts from: the finest date last mentioned. */
static sy_date base_of(const sy_timeline *t, int from_ref)
{
    if (!from_ref) return t->history ? (t->ref.y ? t->ref : no_date()) : t->now;
    return t->ref;
}

static const char *week_value(sy_timeline *t, int32_t days, const char *tail)
{
    int32_t year, week;
    sy_iso_week(days, &year, &week);
    return sy_printf(t->arena, "%04d-W%02d%s", (int)year, (int)week, tail);
}

static const char *open_value(const char *unit)
{
    switch (unit[0]) {
    case 'Y': return "XXXX";
    case 'M': return "XXXX-XX";
    case 'Q': return "XXXX-QX";
    case 'C': return "XX";
    case 'W': return unit[1] == 'E' ? "XXXX-WXX-WE" : "XXXX-WXX";
    case 'D': return unit[1] == 'E' ? "XXX" : "XXXX-XX-XX";
    default: return "XXXX-XX-XXTXX";
    }
}

static const char *dated(sy_timeline *t, sy_date value, sy_level of, sy_date *date, sy_level *level)
{
    *date = value;
    *level = of;
    return sy_time_date(t, value);
}

const char *sy_time_unit(sy_timeline *t, const char *unit, int32_t shift, int from_ref, sy_date *date, sy_level *level)
{
    sy_date base = base_of(t, from_ref);
    *level = SY_LEVEL_NONE;
    if (!base.y) return open_value(unit);
    sy_date value = { base.y + shift, 0, 0 };
    if (strcmp(unit, "Y") == 0) return dated(t, value, SY_LEVEL_YEAR, date, level);
    if (strcmp(unit, "DE") == 0) return sy_printf(t->arena, "%d", (int)(base.y / 10 + shift));
    if (strcmp(unit, "CE") == 0) return sy_printf(t->arena, "%d", (int)(base.y / 100 + shift));
    if (!base.m) return open_value(unit);
    if (strcmp(unit, "M") == 0) {
        value = sy_add_months(base, shift);
        value.d = 0;
        return dated(t, value, SY_LEVEL_MONTH, date, level);
    }
    if (strcmp(unit, "Q") == 0) {
        int32_t q = base.y * 4 + (base.m - 1) / 3 + shift;
        return sy_printf(t->arena, "%04d-Q%d", (int)(q / 4), (int)(q % 4 + 1));
    }
    if (!base.d) return open_value(unit);
    int32_t days = sy_days_from_date(base);
    if (strcmp(unit, "D") == 0) return dated(t, sy_date_from_days(days + shift), SY_LEVEL_DAY, date, level);
    if (strcmp(unit, "WE") == 0) return week_value(t, days + 7 * shift, "-WE");
    if (strcmp(unit, "W") == 0) return week_value(t, days + 7 * shift, "");
    if (strcmp(unit, "W2") == 0) return week_value(t, days + 14 * shift, "");
    return open_value(unit);
}

const char *sy_time_away(sy_timeline *t, const char *unit, int64_t n, int sign, int from_ref, sy_date *date, sy_level *level)
{
    *level = SY_LEVEL_NONE;
    if (n < 0 || n > 100000) return sign < 0 ? "PAST_REF" : "FUTURE_REF";
    int32_t by = (int32_t)n * sign;
    int32_t years = strcmp(unit, "Y") == 0 ? 1 : strcmp(unit, "DE") == 0 ? 10 : strcmp(unit, "CE") == 0 ? 100 : 0;
    if (years) {
        const char *value = sy_time_unit(t, "Y", years * by, from_ref, date, level);
        *level = SY_LEVEL_NONE; /* an aside: what follows does not count from there */
        return value;
    }
    if (unit[0] == 'T') return open_value(unit);
    if (strcmp(unit, "W") == 0 || strcmp(unit, "W2") == 0) {
        sy_date base = base_of(t, from_ref);
        int32_t step = unit[1] ? 14 : 7;
        if (!base.y || !base.d) return open_value("W");
        return dated(t, sy_date_from_days(sy_days_from_date(base) + step * by), SY_LEVEL_DAY, date, level);
    }
    return sy_time_unit(t, unit, by, from_ref, date, level);
}

const char *sy_time_duration(sy_timeline *t, const char *number, const char *unit)
{
    const char *n = number ? number : "X";
    if (unit[0] == 'T' && strlen(unit) == 2) return sy_printf(t->arena, "PT%s%s", n, unit + 1);
    if (unit[0] == 'T') return sy_printf(t->arena, "P%s%s", n, unit); /* nights: PXTNI */
    if (strcmp(unit, "W2") == 0) return sy_printf(t->arena, "P%sW", number && strcmp(number, "1") == 0 ? "2" : "X");
    return sy_printf(t->arena, "P%s%s", n, unit);
}
