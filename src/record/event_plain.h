/* event_plain.h - is an event plain though the country of its sides is not known: who acts and what is done stand in so many words? */
#ifndef SY_EVENT_PLAIN_H
#define SY_EVENT_PLAIN_H

#include "record/event_read.h"

/* 1: a main clause tells a deed or a word of somebody who is printed as a name or a role ("the government", "rebels"). */
int sy_event_is_plain(const sy_event_reader *r, const sy_reading *m, int32_t w);

#endif
