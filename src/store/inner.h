/* inner.h - what the files of the store share. */
#ifndef SY_STORE_INNER_H
#define SY_STORE_INNER_H

#include "base/doc.h"

#include <sqlite3.h>

struct sayso_store {
    sqlite3 *db;
    char *path;
};

/* What went wrong last, as a status. */
sayso_status sy_store_failed(sayso_store *s, sayso_error *err);
sayso_status sy_store_run(sayso_store *s, const char *sql, sayso_error *err);
/* Let others have the store at once (0), or wait for them, a minute long (1). */
void sy_store_wait(sayso_store *s, int wait);
/* The record with the id it is called by outside put in place of its own; *json is from malloc. */
sayso_status sy_store_rename(const char *id, char **json, size_t *n, sayso_error *err);

#endif
