/* compare.h - several records side by side. Reads the published record only, never words or trees, so that a
 * record from JSON or a store gives the same findings as one just read. */
#ifndef SY_COMPARE_H
#define SY_COMPARE_H

#include "base/engine.h"

/* Load models/background.bin. */
void sy_background_load(sayso *engine);

struct sayso_story {
    sy_arena arena;
    const sayso *engine;
    SY_VEC(const sayso_doc *) docs; /* by id */
    SY_VEC(sayso_place_of_report) places;
    SY_VEC(sayso_finding) findings;
};

/* Place reports that are known to be one neighbourhood (near.c), in the order of their ids. */
sayso_status sy_place_near(const sayso *engine, const sayso_doc *const *docs, size_t n_docs, sayso_story **out, sayso_error *err);
/* Collate reports whose places are known, in the order of their ids. given: of each the first report of its story and of its family, and its parent. */
sayso_status sy_collate_story(const sayso *engine, const sayso_doc *const *docs, size_t n_docs, const sayso_place_of_report *given, sayso_story **out, sayso_error *err);

#endif
