/* print.h - a terminal as the views that write to one see it: folded lines, styles, and the lines of an account. */
#ifndef SY_PRINT_H
#define SY_PRINT_H

#include "view/view.h"

typedef struct {
    sy_buf *out;
    const sy_account *a;
    uint32_t width, indent, column; /* column: cells used in this line */
    int colour, all, fresh;         /* fresh: nothing but the indent stands in this line */
} sy_printer;

/* How many cells the words take. */
uint32_t sy_print_cells(const char *s, size_t n);

/* Begin a line at `indent`; what does not fit goes on at `hang`. */
void sy_print_start(sy_printer *p, uint32_t indent, uint32_t hang);
void sy_print_end(sy_printer *p);

/* One word, on the next line if it does not fit on this one. code: of the style, NULL; glue: no blank before it. */
void sy_print_word(sy_printer *p, const char *s, size_t n, const char *code, int glue);
/* Words that blanks part. */
void sy_print_words(sy_printer *p, const char *s, const char *code);

/* A line of an account: its pieces, then the bytes it rests on. */
void sy_print_line(sy_printer *p, const sy_line *l, uint32_t indent);

/* A printer for a list, and what its foot says of lines left out. */
sy_printer sy_list_printer(sy_buf *out, const sy_account *a, const sayso_list *how);
void sy_folded_note(sy_printer *p, uint32_t unsure);

/* The reports without a date, named once above the lines. */
void sy_undated_note(sy_printer *p, sy_account *a);

#endif
