/*
 * tagger.h - parts of speech, greedily from left to right, by an averaged perceptron (Collins 2002). One class is a
 * pair of universal part of speech and Penn tag.
 */
#ifndef SY_LANG_TAGGER_H
#define SY_LANG_TAGGER_H

#include "lang/units.h"

enum { SY_TAGGER_FEATURES_MAX = 64, SY_TAGGER_CLASSES_MAX = 256 };

/* Features of unit i, its neighbours to the left being tagged. Gives their number. */
unsigned sy_tagger_features(const sy_units *s, uint32_t i, uint64_t out[SY_TAGGER_FEATURES_MAX]);

/* Tag every unit. */
void sy_tagger_run(const sy_table *t, sy_units *s);

/* Index of the highest of n scores, the first of equals. */
unsigned sy_best_class(const int32_t *scores, unsigned n);

#endif
