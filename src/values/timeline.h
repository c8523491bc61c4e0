/*
 * timeline.h - where a report stands in time, and values of TIMEX3 (ISO 24617-1; TimeML 1.2.1) seen from there.
 *
 * A day, month or year that the words leave open is looked for from the report's date and the tense of the clause.
 * A report without a date leaves it open (X). A history - a text whose years lie mostly far from its date - counts
 * from the date it last mentioned instead.
 */
#ifndef SY_TIMELINE_H
#define SY_TIMELINE_H

#include "base/arena.h"
#include "base/calendar.h"

/* How fine a date is. */
typedef enum { SY_LEVEL_NONE = 0, SY_LEVEL_YEAR, SY_LEVEL_MONTH, SY_LEVEL_DAY } sy_level;

typedef struct {
    sy_arena *arena;
    sy_date now;      /* date of the report; y = 0: not known */
    sy_date ref;      /* date last mentioned; y = 0: none */
    sy_date ref_day;  /* day last mentioned; y = 0: none */
    int history;
} sy_timeline;

/* Day, month or year as far as known: "2025-12-17", "XXXX-12-17", "2025-12", "2025". */
const char *sy_time_date(sy_timeline *t, sy_date date);

/* The year that "12 May" (d = 0: "May") belongs to; 0 if not known. direction: -1 past, 1 future, 0 unknown, else planned (timeread.h). */
int32_t sy_time_year(const sy_timeline *t, int32_t m, int32_t d, int direction);

/* The day of a weekday (1 to 7) at or before (direction <= 0) or at or after the report's date. shift -1: strictly
 * before ("last Friday"), 1: strictly after ("next Friday"). y = 0 if not known. */
sy_date sy_time_weekday(const sy_timeline *t, int32_t weekday, int direction, int shift);

/* Is the report of a Saturday or Sunday? */
int sy_time_in_weekend(const sy_timeline *t);

/* The first such weekday at or after a day. */
sy_date sy_time_weekday_from(sy_date from, int32_t weekday);

/* The unit (code of words.tsv: D W M Y Q DE CE WE) `shift` away from the report's date, or from the last date
 * mentioned if from_ref. Fills *date and *level where a date can say it. */
const char *sy_time_unit(sy_timeline *t, const char *unit, int32_t shift, int from_ref, sy_date *date, sy_level *level);

/* n units before (sign -1) or after (1) the report's date or the last date mentioned. n < 0: some. */
const char *sy_time_away(sy_timeline *t, const char *unit, int64_t n, int sign, int from_ref, sy_date *date, sy_level *level);

/* "P4Y", "PT12H", "P2.5Y"; number NULL: "PXY". */
const char *sy_time_duration(sy_timeline *t, const char *number, const char *unit);

#endif
