/*
 * denied.h - clauses whose words say the opposite of what they come to, or what another asks: a refusal that is denied
 * ("will not hesitate to strike"), a negation that holds for the next verb too, what is asked for ("the demand that
 * Orvenia lift the tolls"), what a paper lays down ("under the old accord, Castavar would dredge less"), a question left open.
 */
#ifndef SY_DENIED_H
#define SY_DENIED_H

#include "record/said.h"

/* The deed that a denied refusal at verb w leaves open: "would not rule out | force", "will not hesitate | to strike"; -1. */
int32_t sy_denied_deed(const sy_said *s, int32_t w);

/* Does the "not" of the verb it is coordinated to hold for w too: "will not host bases as well as | deploy missiles"? */
int sy_negation_shared(const sy_said *s, int32_t w);

/* "unaware of any | request", "got no demand": one that there is not. */
int sy_is_none(const sy_said *s, int32_t noun);

/* The noun or verb by which somebody asks this clause of another: "Rusk's | demand | that Orvenia lift the tolls"; -1. */
int32_t sy_asked_by(const sy_said *s, int32_t clause);

/* The noun of the paper under whose terms the clause holds: "under the | plan |, Castavar would pay"; -1. */
int32_t sy_under_terms(const sy_said *s, int32_t clause);

/* "without saying whether he would", "it is unclear how much it will": a question that nobody answers. */
int sy_is_open_question(const sy_said *s, int32_t clause);

/* Does the condition say yes to somebody: "if the union | accepts | the offer, jobs will be lost"? What is lost then is a forecast. */
int sy_is_granted(const sy_said *s, int32_t condition);

/* "needs it more | than we do": does "more than" follow in the clause? */
int sy_is_compared(const sy_said *s, int32_t w);

#endif
