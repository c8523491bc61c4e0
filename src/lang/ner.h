/* ner.h - names of persons, organisations, places, nationalities and offices, greedily from left to right by an averaged perceptron. */
#ifndef SY_LANG_NER_H
#define SY_LANG_NER_H

#include "lang/tagger.h"

/* Classes: 0 outside, then for each kind (person, organisation, place, nationality, office) its first word and a further word. */
enum { SY_NER_CLASSES = 11 };

/* Is the unit outside for sure, without asking the table: in lower case, on no list, and no name is open before it? */
int sy_ner_skips(const sy_units *s, uint32_t i);

unsigned sy_ner_features(const sy_units *s, uint32_t i, uint64_t out[SY_TAGGER_FEATURES_MAX]);
void sy_ner_run(const sy_table *t, sy_units *s);

#endif
