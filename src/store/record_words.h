/* record_words.h - the words that stand for enums in JSON, in the store and in views. */
#ifndef SY_RECORD_WORDS_H
#define SY_RECORD_WORDS_H

#include "sayso.h"

/* Each gives NULL for _NONE and for what is out of range. */
const char *sy_word_of_basis(unsigned basis);
const char *sy_word_of_actor_kind(unsigned kind);
const char *sy_word_of_how(unsigned how);
const char *sy_word_of_form(unsigned form);
const char *sy_word_of_strength(unsigned strength);
const char *sy_word_of_modality(unsigned modality);
const char *sy_word_of_stance(unsigned stance);
const char *sy_word_of_condition_kind(unsigned kind);
const char *sy_word_of_timex(unsigned type);
const char *sy_word_of_quantity(unsigned type);
const char *sy_word_of_bound(unsigned bound);
const char *sy_word_of_finding(unsigned kind);

/* The number of a word, by one of the functions above; 0 if there is none or word is NULL. */
unsigned sy_number_of_word(const char *(*words)(unsigned), const char *word);

#endif
