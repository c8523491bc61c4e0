/* event_frame.h - which frame of a predicate fits, and where its theme stands. */
#ifndef SY_EVENT_FRAME_H
#define SY_EVENT_FRAME_H

#include "record/event_read.h"

/* The frame that fits predicate w best, and its theme (-1: none); NULL if none fits. */
const sy_frame *sy_event_frame(const sy_event_reader *r, int32_t w, int32_t *theme);

/* The best of the rows behind one whose sides did not fit; NULL. */
const sy_frame *sy_event_frame_after(const sy_event_reader *r, const sy_frame *tried, int32_t w, int32_t *theme);

/* The particle of a phrasal verb; -1. */
int32_t sy_event_particle(const sy_event_reader *r, int32_t w);

/* The object that the tree hangs by the particle before it; -1. */
int32_t sy_event_behind_particle(const sy_event_reader *r, int32_t w);

/* The noun that carries the sense: of "a series of attacks" the attacks. */
int32_t sy_event_sense_noun(const sy_event_reader *r, int32_t w);

/* The infinitive or gerund under w, also where the parser hung it as an adverbial or a modifier; -1. */
int32_t sy_event_infinitive(const sy_event_reader *r, int32_t w);

#endif
