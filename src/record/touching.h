/* touching.h - which attributions and conditions touch a sentence: lists, so that a long report costs no more for each event. */
#ifndef SY_TOUCHING_H
#define SY_TOUCHING_H

#include "base/engine.h"

typedef struct {
    int32_t item, next;
} sy_touch;

typedef struct {
    int32_t *first; /* of each sentence; -1 */
    SY_VEC(sy_touch) links;
} sy_touching;

/* Of the document's attributions by cue and content; of its conditions by condition and consequence. Lists run from the first on. */
void sy_touching_attributions(sayso_doc *d, sy_touching *x);
void sy_touching_conditions(sayso_doc *d, sy_touching *x);

/* On whose word: the innermost attribution whose content holds the span; else the one whose cue it is - a speech act reported by
 * nobody but the report. *is_cue says which. -1. */
int32_t sy_touching_speaker(const sayso_doc *d, const sy_touching *attributions, uint32_t sentence, sayso_span s, int *is_cue);

/* Does word w stand in a clause that the report adds beside what the source says, as in "Lynch said there would be a vote, | after the union
 * rejected the offer"? A clause of time behind a comma, told in the past and in nobody's quotation marks. */
int sy_told_beside(const sayso_doc *d, int32_t w, const sayso_attribution *at);

#endif
