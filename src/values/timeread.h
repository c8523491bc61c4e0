/* timeread.h - readers of the cores of time expressions, one function for each shape (timeread.c, timespan.c). */
#ifndef SY_TIMEREAD_H
#define SY_TIMEREAD_H

#include "values/atoms.h"
#include "values/number.h"
#include "values/timeline.h"
#include "values/values.h"

typedef struct {
    sayso_doc *doc;
    sy_atoms atoms;
    sy_timeline line;
    int nested; /* inside a core that takes another as its part: no third level */
} sy_timereader;

/* What was read. */
typedef struct {
    uint32_t n_atoms;
    sayso_timex type;
    const char *value;
    sy_date date;       /* where level says that it holds one */
    sy_level level;
    uint8_t plain_year; /* a year and nothing else */
} sy_timeread;

/* The longest core that begins at atom i. */
int sy_time_core(sy_timereader *r, uint32_t i, sy_timeread *out);

/* "the year", "this month", "month" behind "the end of": the one of the report. */
int sy_time_this_unit(sy_timereader *r, uint32_t i, sy_timeread *out);

/* More than past (-1) and future (1): planned, so that a day lies ahead and a date without a year is the nearest, rather ahead; was
 * planned at a time that is past itself, so that only the date is read so. */
enum { SY_TIME_PLANNED = 2, SY_TIME_WAS_PLANNED = 3 };

/* Does the clause around atom i tell of the past (-1), of the future (1), of a plan, or does it not say (0)? */
int sy_time_direction(const sy_timereader *r, uint32_t i);

/* timespan.c: durations, sets, and units counted from a date. */
int sy_time_span(sy_timereader *r, uint32_t i, sy_timeread *out);

/* Fill a reading. */
int sy_time_give(sy_timeread *out, uint32_t n_atoms, sayso_timex type, const char *value);
int sy_time_give_date(sy_timereader *r, sy_timeread *out, uint32_t n_atoms, sy_date date, sy_level level);

#endif
