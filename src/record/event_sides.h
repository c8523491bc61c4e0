/*
 * event_sides.h - the sides of an event where its predicate does not say it all: countries lent by the place, the other side
 * or the sentence; targets named by a demand or a condition; sides that are none.
 */
#ifndef SY_EVENT_SIDES_H
#define SY_EVENT_SIDES_H

#include "record/event_read.h"

enum { SY_COUNTRIES_MAX = 24 };

typedef struct {
    const sy_event_reader *reader;
    const struct sy_frames *frames;
    sayso_doc *doc;
    const char *country[SY_COUNTRIES_MAX]; /* that the sentence names, and where */
    int32_t country_at[SY_COUNTRIES_MAX];
    uint32_t n_countries;
} sy_sides;

/* Look at a sentence, once for all its events. */
void sy_sides_start(sy_sides *s, uint32_t sentence);

/* Who says the clause of w, by the tree: the subject of the verb of saying above it or beside it. -1. */
int32_t sy_sides_speaker(const sy_sides *s, int32_t w);

/* The first party whose country is known; NULL. */
const sy_party *sy_sides_known(const sy_parties *p);

/* Rebels and opposition do not speak for the state, nor it for them. */
int sy_sides_against_state(const char *sector);

/* Lend countries to the sides that have none. 1: by the sentence alone, less sure. */
int sy_sides_complete(sy_sides *s, sy_reading *m, int32_t w);

/* The target of a protest by the demand that it is held for, that of a threat by the one whose deed it hangs on. */
void sy_sides_ask_demand(sy_sides *s, sy_reading *m, int32_t w);
void sy_sides_ask_condition(sy_sides *s, sy_reading *m, int32_t w);

/* Drop targets of the source's own side. 1: and none is left. */
int sy_sides_drop_own(sy_reading *m);

#endif
