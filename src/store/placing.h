/* placing.h - stories and families of a store's reports, from what it keeps. */
#ifndef SY_PLACING_H
#define SY_PLACING_H

#include "base/limits.h"
#include "compare/compare.h"
#include "store/kept.h"

/* Where each report stands; stories and families are named by their first report. Fails by the arena's guard. */
sayso_place_of_report *sy_kept_places(sy_kept *k);

/* Reports by group: those of the group that report i names are members[first[i]] to members[first[i + 1]], rising. */
typedef struct {
    uint32_t *members, *first;
} sy_kept_groups;
sy_kept_groups sy_kept_group(sy_arena *a, const uint32_t *name, uint32_t n);

/* The records of n reports, or no more of them than sayso_place() needs. */
sayso_status sy_kept_docs(sy_kept *k, const uint32_t *members, uint32_t n, int heads, sayso_doc ***out, sayso_error *err);
void sy_kept_docs_free(sayso_doc **docs, uint32_t n);

#endif
