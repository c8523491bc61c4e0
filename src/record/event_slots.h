/* event_slots.h - the sides of a frame: its source, and its target by the slots of the row. */
#ifndef SY_EVENT_SLOTS_H
#define SY_EVENT_SLOTS_H

#include "record/event_frame.h"

/* Add the parties of noun w; w may be -1. */
void sy_event_parties(const sy_event_reader *r, int32_t w, sy_parties *out);

/* The noun with this preposition anywhere below w, outside other clauses; -1. */
int32_t sy_event_prep_below(const sy_event_reader *r, int32_t w, const char *prep);

/* Who does what w tells. */
void sy_event_own_source(const sy_event_reader *r, const sy_frame *f, int32_t w, sy_parties *out);

/* To whom: by the slots of the row, the first that names somebody with a code. */
void sy_event_frame_target(const sy_event_reader *r, const sy_frame *f, int32_t w, int32_t theme, sy_parties *out);

#endif
