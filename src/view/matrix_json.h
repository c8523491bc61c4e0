/* matrix_json.h - pieces of JSON that the lists of positions and conditions share. */
#ifndef SY_MATRIX_JSON_H
#define SY_MATRIX_JSON_H

#include "base/json.h"
#include "view/matrix.h"

/* Id and name of an actor of a report; null for -1. */
void sy_json_actor(sy_json *j, const sy_account *a, uint32_t report, const char *key, const char *name_key, int32_t number);
/* "occasion" and the report's "date". */
void sy_json_occasion(sy_json *j, sy_account *a, uint32_t report, int32_t attribution);
/* One position as one report tells it: an object in a list. */
void sy_json_telling(sy_json *j, sy_account *a, const sy_telling *t);
/* The keys of a position with all its tellings. */
void sy_json_entry(sy_json *j, sy_matrix *m, const sy_entry *e);

#endif
