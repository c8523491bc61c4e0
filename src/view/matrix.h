/*
 * matrix.h - positions of several reports as a matrix of holders and issues. A row is an actor as the records resolve it, a country and its
 * government are one; a holder that a record leaves open is a row of its own and is never joined with another report's. One position told by several
 * reports stands once in its cell, with each telling kept.
 */
#ifndef SY_MATRIX_H
#define SY_MATRIX_H

#include "base/buf.h"
#include "view/account.h"

/* One position as one report tells it. */
typedef struct {
    uint32_t report, entry;
    const sayso_position *p;
    uint8_t conf;
} sy_telling;

/* One position, told once or more. */
typedef struct {
    uint32_t row, column;
    sayso_stance stance;
    SY_VEC(uint32_t) tellings; /* by report and text */
    uint32_t best;             /* the telling that is shown: the surest, of equals the first */
    uint32_t reports;
} sy_entry;

typedef struct {
    const char *key;           /* id of the actor; NULL: not resolved */
    const char *state;         /* id of the country that the row's lines print for its government, too; NULL */
    const char *name;          /* the actor's, or the words as printed */
    const sayso_actor *actor;  /* NULL: not resolved */
    SY_VEC(const char *) printed; /* as reports print it, each once */
    uint32_t entries, reports, last_report, nth;
} sy_row;

typedef struct {
    const char *id;            /* NULL: no issue of the table fits */
    const char *title;
    uint32_t entries, nth;
} sy_column;

typedef struct {
    sy_account *a;
    const sayso_list *how;
    SY_VEC(sy_telling) tellings;
    SY_VEC(sy_entry) entries;  /* by column, row, stance, first telling */
    SY_VEC(sy_row) rows;       /* resolved before open; those with most positions first */
    SY_VEC(sy_column) columns; /* those with most positions first; "no issue" last */
    uint32_t unsure;           /* tellings left out */
} sy_matrix;

/* The speech that a position was taken in. */
typedef struct {
    const char *id;            /* of the finding that joins the reports of one occasion; NULL */
    const char *date;          /* of the speech; NULL: not found */
    const char *report_date;   /* of the report; NULL */
    uint32_t venue_report;
    sayso_spans venue;         /* "at a rally"; n = 0: not found */
} sy_occasion_of_position;

/* Of each row: is its holder called so (sayso_list.holder)? */
uint8_t *sy_matrix_called(sy_matrix *m, const char *holder);

/* Choose and sort; fails by sy_fail() on the account's arena. */
sy_matrix *sy_matrix_make(sy_account *a, const sayso_list *how);

/* Of what an attribution tells; -1: of nothing but its report. */
sy_occasion_of_position sy_occasion_find(sy_account *a, uint32_t report, int32_t attribution);
/* Words of the condition of a position, with its marker; n = 0: none, or one that governs something else. */
sayso_spans sy_position_condition(sy_account *a, uint32_t report, const sayso_position *p);
/* The issue above it in the table; NULL: none. */
const char *sy_issue_parent(const sy_account *a, const char *id);
/* Is it the issue `above`, or does it stand below that in the table? */
int sy_issue_is_under(const sy_account *a, const char *id, const char *above);
/* The holder as the report prints it, for showing; NULL: not printed. */
const char *sy_holder_words(sy_account *a, uint32_t report, const sayso_position *p);

/* A line for a terminal; it stands in the account's lines. named: with the row's name, where no heading says it. */
sy_line *sy_entry_line(sy_matrix *m, const sy_entry *e, int named);
/* Setting and date of the speeches, each once; where no date of one was found, its report's. */
void sy_line_occasions(sy_account *a, sy_line *l, const sy_occasion_of_position *at, uint32_t n);
/* What a row is: "government, or:gov", "not resolved, as printed". */
const char *sy_row_note(const sy_matrix *m, const sy_row *row);

void sy_matrix_text(sy_buf *out, sy_matrix *m);
void sy_matrix_json(sy_buf *out, sy_matrix *m);
void sy_matrix_csv(sy_buf *out, sy_matrix *m);

/* Fields of one telling in a row, and their names, which end in NULL. */
struct sy_csv;
extern const char *const sy_telling_columns[];
void sy_csv_telling(struct sy_csv *t, sy_matrix *m, const sy_telling *x);

#endif
