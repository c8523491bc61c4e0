/* csv.h - tables of comma-separated values as RFC 4180 has them, with the fields that records need. */
#ifndef SY_CSV_H
#define SY_CSV_H

#include "base/buf.h"
#include "view/account.h"

typedef struct sy_csv {
    sy_buf *out;
    int filled; /* does the row hold a field already? */
} sy_csv;

/* Begin a field that is written to `out` directly and needs no marks. */
void sy_csv_next(sy_csv *t);
void sy_csv_strn(sy_csv *t, const char *s, size_t n);
void sy_csv_str(sy_csv *t, const char *s); /* NULL: an empty field */
void sy_csv_number(sy_csv *t, uint32_t n);
void sy_csv_conf(sy_csv *t, unsigned hundredths);
/* Words of a report byte for byte, pieces joined by " ... ". */
void sy_csv_words(sy_csv *t, sy_account *a, uint32_t report, sayso_spans spans);
/* "120-134;150-162" */
void sy_csv_bytes(sy_csv *t, sayso_spans spans);
void sy_csv_row_end(sy_csv *t);
/* Names of columns, which end in NULL; the head line is made of one such list or several. */
void sy_csv_names(sy_csv *t, const char *const *names);
void sy_csv_head(sy_csv *t, const char *const *names);

#endif
