/* sides.h - conflicts while they are being found: what stands on the one side and on the other, brought together where they share a place. */
#ifndef SY_SIDES_H
#define SY_SIDES_H

#include "compare/facts.h"

/* Words of a sentence that a side of a conflict rests on. */
typedef struct {
    uint32_t form, first, n; /* first: word of the report in which the form stands first */
} sy_side;

typedef struct {
    const char *type, *reason;
    uint8_t conf;
    sy_evidence_list one, other;
    uint32_t first_one, first_other; /* places of the pair that was found first */
} sy_sided;

typedef struct {
    const sy_facts *t;
    SY_VEC(sy_sided) at;
} sy_sides;

/* Set x against y; one that shares a place with the pair by which an earlier conflict of its type was found becomes part of that. */
void sy_sides_add(sy_sides *s, const char *type, const char *reason, uint8_t conf, const sy_side *x, const sy_side *y);
/* Report what was found, but for what the story has already as a conflict. */
void sy_sides_report(sy_sides *s);

#endif
