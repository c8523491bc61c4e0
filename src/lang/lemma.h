/*
 * lemma.h - lemmas and features by decision lists: the longest key that training kept decides. A lemma is made by an
 * edit script: "2y" cuts two bytes and adds "y", "=be" stands for itself; a leading "^" keeps the form's capitals.
 */
#ifndef SY_LANG_LEMMA_H
#define SY_LANG_LEMMA_H

#include "base/doc.h"
#include "base/model.h"

enum { SY_LEMMA_SUFFIX_MAX = 5, SY_LEMMA_KEYS = SY_LEMMA_SUFFIX_MAX + 3, SY_FEATS_KEYS = 4, SY_LEMMA_BYTES_MAX = 255 };

/* Keys of a word, most specific first: with its tag the capitalised form, the form, its suffixes, nothing. */
void sy_lemma_keys(const char *form, const char *lower, unsigned tag, uint64_t out[SY_LEMMA_KEYS]);
/* Keys of its features: form and relation, form, relation, tag alone. */
void sy_feats_keys(const char *lower, unsigned tag, unsigned rel, uint64_t out[SY_FEATS_KEYS]);

/* The value of the first key that the table has; 0 if it has none. */
uint32_t sy_decide(const sy_table *t, const uint64_t *keys, unsigned n);

/* The script that makes lemma from a form; sy_lemma_apply undoes it. */
void sy_lemma_script(const char *form, const char *lower, const char *lemma, char *out, size_t room);
/* Apply a script. cased: keep capitals where the script says so; otherwise the result is lower case. */
void sy_lemma_apply(const char *script, const char *form, const char *lower, int cased, char *out, size_t room);

#endif
