/*
 * sureness.h - how likely a margin makes it that a choice is right: counted on what was left out of learning, and pooled so that more margin is never less
 * sure (isotonic regression by pooling; Zadrozny, Elkan 2002).
 */
#ifndef SURENESS_H
#define SURENESS_H

#include "base/arena.h"
#include "base/buf.h"

/* A choice, or several pooled. */
typedef struct {
    int64_t margin;     /* the least */
    uint32_t right, n;
    int32_t conf;       /* how sure the rules were, in hundredths */
    int64_t sum;        /* of the margins */
} outcome;

typedef SY_VEC(outcome) outcomes;

void sureness_note(sy_arena *a, outcomes *to, int64_t margin, int right, int conf);

/* What a hundredth of the rules' own sureness is worth as a margin: what leaves least error. It is added to the margins. */
int32_t sureness_weigh(sy_arena *a, outcomes *o);

/* Pool n outcomes into steps of at least `least` each; gives how many steps. */
uint32_t sureness_pool(outcome *o, uint32_t n, uint32_t least);

/* Hundredths as the record has them: what is right in `line` of a hundred cases is told as 70, the least that is shown by default; in a line below and above. */
uint32_t sureness_told(const outcome *o, uint32_t line);

/* Append the steps to the section "sure" (record/position_model.h). shown: right ones, and all, of those that are shown by default, added up; or NULL. */
void sureness_put(sy_buf *b, outcomes *o, uint32_t shown[2]);

#endif
