/* dates.h - the date of a report: reading the forms in which pages and agencies write one. */
#ifndef SY_REPORT_DATES_H
#define SY_REPORT_DATES_H

#include "report/tables.h"

typedef struct {
    int16_t year;
    int8_t month, day;
    int8_t hour, minute, second; /* hour -1: no time */
    int8_t has_zone;
    int16_t zone; /* minutes east */
} sy_report_date;

/* How 3/4/2025 is to be read where nothing else tells. */
typedef enum { SY_DATE_ORDER_NONE = 0, SY_DATE_DAY_FIRST, SY_DATE_MONTH_FIRST } sy_report_date_order;

/* A full date (year, month and day; a time behind it counts) that begins at s[at]; *end is where it ends. */
int sy_report_date_read(const sy_report_tables *t, sy_report_date_order order, const char *s, uint32_t n, uint32_t at, sy_report_date *out, uint32_t *end);

/* The first full date in s, from `from` on. */
int sy_report_date_search(const sy_report_tables *t, sy_report_date_order order, const char *s, uint32_t n, uint32_t from, sy_report_date *out, sayso_span *span);

/* YYYY-MM-DD, with THH:MM[:SS] and the zone where they are known. */
const char *sy_report_date_text(sy_arena *a, const sy_report_date *d);

/* Earlier than, by the day only: <0, 0, >0. */
int sy_report_date_compare(const sy_report_date *a, const sy_report_date *b);

#endif
