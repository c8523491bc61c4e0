/* calendar.h - days, weekdays and ISO weeks of the Gregorian calendar, in integers. */
#ifndef SY_CALENDAR_H
#define SY_CALENDAR_H

#include <stdint.h>

typedef struct {
    int32_t y; /* 0: not known */
    int32_t m, d; /* 1..12, 1..31; 0: not said */
} sy_date;

/* Days since 1970-01-01, and back (H. Hinnant, chrono-compatible low-level date algorithms, 2013). */
int32_t sy_days_from_date(sy_date date);
sy_date sy_date_from_days(int32_t days);

/* 1 Monday .. 7 Sunday. */
int32_t sy_weekday(int32_t days);

/* ISO 8601 week and the year it belongs to. */
void sy_iso_week(int32_t days, int32_t *year, int32_t *week);

int32_t sy_month_days(int32_t y, int32_t m);

/* Add months to year and month; the day is left alone, cut to the month's length. */
sy_date sy_add_months(sy_date date, int32_t months);

/* Read "YYYY-MM-DD"; 1 if it is one. */
int sy_date_parse(const char *s, sy_date *out);

#endif
