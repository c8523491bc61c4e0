/* names_path.h - the likeliest names of a sentence, given a score for each word and class. */
#ifndef SY_LANG_NAMES_PATH_H
#define SY_LANG_NAMES_PATH_H

#include <stddef.h>
#include <stdint.h>

/* Classes: 0 outside, then for each kind (person, organisation, place, nationality, office) its first word and a further word. */
enum { SY_NER_CLASSES = 11 };

/*
 * The sequence of classes whose scores add up to most, a further word following only a word of its kind (Viterbi 1967). scores:
 * SY_NER_CLASSES numbers for each word, `step` numbers from a word to the next. Of equals, the lower class.
 */
void sy_names_path(const int32_t *scores, size_t step, uint32_t n, uint8_t *classes);

#endif
