/* event_weigh.h - the confidence of an event of two known sides in a main clause. */
#ifndef SY_EVENT_WEIGH_H
#define SY_EVENT_WEIGH_H

#include "record/event_read.h"

/* Hundredths; claimed: told on somebody's word. */
uint8_t sy_event_weigh(const sayso_doc *d, const sy_reading *m, const sy_party *source, const sy_party *target, int claimed);

#endif
