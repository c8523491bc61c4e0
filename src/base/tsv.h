/*
 * tsv.h - reading our tables: UTF-8, one row a line, fields separated by tabs, `#` starts a comment line, the
 * first other line names the columns. Used for actors, issues, cues, frames and every other lexicon.
 */
#ifndef SY_TSV_H
#define SY_TSV_H

#include "base/arena.h"

enum { SY_TSV_COLUMNS_MAX = 24 };

typedef struct {
    sy_arena *arena;          /* owns the bytes and takes the failures */
    const char *path;
    int user;                 /* the table is the user's, not ours */
    char *text, *next;        /* the whole file, cut into fields in place */
    uint32_t line;            /* number of the row last read, from 1 */
    const char *columns[SY_TSV_COLUMNS_MAX];
    uint32_t n_columns;
    const char *field[SY_TSV_COLUMNS_MAX]; /* of the row last read; missing ones are "" */
} sy_tsv;

/* Open dir/name (dir NULL: name is a path). Fails with SAYSO_MODEL for a table of ours that is missing or
 * malformed, with SAYSO_INPUT for one of the user's (user != 0). */
void sy_tsv_open(sy_tsv *t, sy_arena *a, const char *dir, const char *name, int user);

/* The same of a table that is in memory. */
void sy_tsv_text(sy_tsv *t, sy_arena *a, const char *text, const char *name);

/* The next row; 0 at the end. A row with more fields than columns fails, naming file and line. */
int sy_tsv_next(sy_tsv *t);

/* Number of a column; fails if the table has none of that name. */
uint32_t sy_tsv_column(sy_tsv *t, const char *name);
/* Number of a column, or -1. */
int sy_tsv_find(const sy_tsv *t, const char *name);

/* Fail about the row last read: "file:line: message". */
_Noreturn void sy_tsv_fail(sy_tsv *t, const char *message);

/* Read a whole file into the arena; ends in NUL. Fails with `code` if it cannot be read or is over max bytes. */
char *sy_file_read(sy_arena *a, const char *path, size_t max, sayso_status code, size_t *n);

#endif
