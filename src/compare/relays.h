/* relays.h - who relayed a report or a statement: the agency that a dateline or a foot line credits, "according to TASS", "told the agency". */
#ifndef SY_RELAYS_H
#define SY_RELAYS_H

#include "compare/align.h"

typedef struct {
    const char *id, *name; /* of an actor of the records; else "x:" and the name that is printed */
    sayso_span span;       /* where it is named */
} sy_relay;

typedef SY_VEC(sy_relay) sy_relay_list;

/* What the credits of each report name, by number of the report; lives in the arena. b: NULL without tables. */
sy_relay_list *sy_relays_read(sy_arena *a, const sy_background *b, const sayso_doc *const *docs, uint32_t n);
/* Who relayed a statement: `via`, or the outlet that it was told to. 0: none is named. */
int sy_relay_of(const sayso_doc *doc, const sayso_attribution *at, sy_relay *out);

#endif
