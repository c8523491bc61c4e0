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

#endif
