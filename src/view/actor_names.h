/* actor_names.h - which actor is named at a byte of a report. */
#ifndef SY_ACTOR_NAMES_H
#define SY_ACTOR_NAMES_H

#include "view/account.h"

/* The mentions of each report in the order of the text; a report's are sorted when first asked for. */
typedef struct sy_actor_names sy_actor_names;
sy_actor_names *sy_actor_names_of(sy_account *a);
sy_account *sy_actor_names_account(sy_actor_names *x);

/* The actor of the shortest mention over the byte; -1: none, or not resolved. */
int32_t sy_actor_over(sy_actor_names *x, uint32_t report, uint32_t byte);

#endif
