/*
 * tables.h - what the intake knows about English news sites: phrases of site furniture, words of dates, labels.
 * All of it is data: data/report/furniture.tsv, months.tsv, zones.tsv, labels.tsv,
 * hints.tsv, meta.tsv.
 */
#ifndef SY_REPORT_TABLES_H
#define SY_REPORT_TABLES_H

#include "base/engine.h"

enum { SY_FOLDED_MAX = 512 }; /* bytes of a folded line; longer lines are no furniture and no label */

typedef enum {
    SY_FURNITURE_NONE = 0,
    SY_FURNITURE_LINE,   /* this line */
    SY_FURNITURE_SECTION /* this line and the short lines that follow it */
} sy_furniture;

typedef enum {
    SY_LABEL_NONE = 0,
    SY_LABEL_PUBLISHED, /* "Published", "Posted on" */
    SY_LABEL_UPDATED,   /* "Updated", "Last modified" */
    SY_LABEL_BYLINE,    /* "By" */
    SY_LABEL_CREDIT,    /* "Reporting by": who worked on the report, at its end */
    SY_LABEL_DAY        /* names of weekdays */
} sy_label;

/* What class, id and role of an element hint at. */
enum {
    SY_HINT_BODY = 1,     /* holds the article */
    SY_HINT_GOOD = 2,     /* likely article */
    SY_HINT_BAD = 4,      /* likely not article */
    SY_HINT_DROP = 8,     /* never article */
    SY_HINT_BYLINE = 16,
    SY_HINT_DATE = 32,
    SY_HINT_CAPTION = 64,
    SY_HINT_TITLE = 128
};

/* What a meta tag gives. */
typedef enum { SY_META_NONE = 0, SY_META_TITLE, SY_META_AUTHOR, SY_META_PUBLISHED, SY_META_UPDATED, SY_META_OUTLET, SY_META_URL, SY_META_N } sy_meta_field;

typedef struct sy_report_tables sy_report_tables;

/* Lower case, letters and digits only, single spaces between words, apostrophes dropped. 0 if it does not fit. */
uint32_t sy_fold_line(const char *s, uint32_t n, char out[SY_FOLDED_MAX]);

/* Is this line site furniture? */
sy_furniture sy_furniture_find(const sy_report_tables *t, const char *line, uint32_t n);

/* The label that the line begins with, and the bytes it takes (punctuation behind it included). */
sy_label sy_label_find(const sy_report_tables *t, const char *line, uint32_t n, uint32_t *used);

/* Number of a month name of n bytes, 1 to 12; 0: none. A full stop behind an abbreviation is not part of n. */
unsigned sy_month_find(const sy_report_tables *t, const char *s, uint32_t n);

/* Minutes east of Greenwich of a zone name; 0 if it is none of ours. */
int sy_zone_find(const sy_report_tables *t, const char *s, uint32_t n, int *minutes);

/* What a class, id or role attribute hints at, SY_HINT_ bits. */
unsigned sy_hints_find(const sy_report_tables *t, const char *value, size_t n);

/* The field that a meta tag of this name (or property, itemprop) gives; rank 0 is the best of all sources. */
sy_meta_field sy_meta_find(const sy_report_tables *t, const char *name, unsigned *rank);

#endif
