/* lines.h - what one line of a report looks like, and the block it becomes; shared by plain text and pages. */
#ifndef SY_REPORT_LINES_H
#define SY_REPORT_LINES_H

#include "report/dates.h"

/* A line or paragraph of doc->text under examination. */
typedef struct {
    sayso_span span;      /* without surrounding white space */
    sy_block_kind kind;   /* SY_BLOCK_NONE: not decided yet */
    uint32_t words;
    uint8_t stops;        /* ends like a sentence: . ! ? or one of them before closing quotes and brackets */
    uint8_t ends_open;    /* ends in , ; : or a dash */
    uint8_t blank_before; /* an empty line stands before it */
} sy_line;

/* Fill span (trimmed), words, stops and ends_open. */
void sy_line_measure(const sayso_doc *d, sayso_span span, sy_line *out);

/* Does it look like a heading: short, no full stop, begins with a capital, a digit or a quotation mark? */
int sy_line_is_heading(const sayso_doc *d, const sy_line *l);

/* Begins with a bullet, a number or a letter of a list; gives the bytes of it. */
uint32_t sy_line_bullet(const sayso_doc *d, const sy_line *l);

/* Do two lines say the same after folding? */
int sy_line_same(const sayso_doc *d, sayso_span a, sayso_span b);

/* What a line about the report itself says: when it came out, who wrote it. Spans count in the line. */
typedef struct {
    sy_report_date date;
    sayso_span date_span, byline, outlet; /* empty: not said */
    int has_date, updated;        /* updated: the only date is that of a later edit */
    int names_outlet;             /* a name and a date, which in a page may as well be a caption or a heading */
} sy_meta_line;

/* Is this line of n bytes a date line, a byline, both, or a credit at the end of a report? */
int sy_meta_line_read(const sy_report_tables *t, sy_report_date_order order, const char *line, uint32_t n, sy_meta_line *out);

/*
 * The same for a line of doc->text. Fills what is empty of the report's date, byline and their spans. 0: no such line.
 */
int sy_line_meta(const sy_report_tables *t, sayso_doc *d, const sy_line *l);

/* Bytes of the dateline ("KYIV, Ukraine (AP) -") that a paragraph opens with, the dash included; 0: none. Fills the
 * report's dateline, and its date where the dateline has a full one and the report none. */
uint32_t sy_line_dateline(const sy_report_tables *t, sayso_doc *d, const sy_line *l);

/* Append a block; what is empty after trimming is left out. */
void sy_block_add(sayso_doc *d, sy_block_kind kind, sayso_span span);

#endif
