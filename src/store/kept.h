/*
 * kept.h - what a store keeps besides records, so that a question over many reports is worked out again only where reports have come or
 * changed: of each report what tells which others it is like, and answers by a hash of all that they follow from.
 *
 * An answer is found again only by that hash - program, tables and the records of the reports it was worked out from -, so none can be out of date.
 */
#ifndef SY_KEPT_H
#define SY_KEPT_H

#include "compare/near.h"
#include "store/inner.h"

typedef struct {
    sqlite3_int64 row;
    const char *id;  /* as it is called outside */
    char content[65]; /* hash of its record */
    const sy_tallies *terms; /* NULL: they are in the store */
} sy_kept_report;

typedef struct {
    const char *slot;
    char key[65];
    char *bytes; /* NULL: it is in the store already */
    size_t n;
} sy_kept_answer;

typedef struct {
    sayso_store *store;
    const sayso *engine;
    sy_arena *arena;
    int can_keep;             /* the store has the tables; else all is worked out each time */
    char program[65];         /* hash of the program and all its tables, models and the user's files */
    SY_VEC(sy_kept_report) reports; /* all, by id */
    SY_VEC(sy_kept_answer) asked;   /* answers that were asked for in this run, found or new */
    uint32_t n_new;
    sqlite3_stmt *find, *record, *words;
} sy_kept;

/* See the store as it is now, until sy_kept_close(). Fails by the arena's guard, and lets the store go when the arena is freed. */
sy_kept *sy_kept_open(sy_arena *a, sayso_store *store, const sayso *engine);
/* The record of a report, released with free(). */
sayso_status sy_kept_record(sy_kept *k, const sy_kept_report *r, char **json, size_t *n_bytes, sayso_error *err);

/* What each report is about, in an arena that fails by its own guard. */
sy_tallies *sy_kept_terms(sy_kept *k, sy_arena *room);

/* The hash of what follows from n reports, by number, and from more. */
void sy_kept_key(const sy_kept *k, const uint32_t *reports, uint32_t n, const void *more, size_t n_more, char out[65]);
/* An answer from before, in the arena; NULL: there is none. */
const char *sy_kept_find(sy_kept *k, const char *slot, const char key[65], size_t *n_bytes);
/* A new answer, which must live as long as the arena. */
void sy_kept_add(sy_kept *k, const char *slot, const char key[65], char *bytes, size_t n_bytes);

/* Write what is new, and forget other answers of the same slots, if nobody else is writing and the store may be written. */
void sy_kept_close(sy_kept *k);

#endif
