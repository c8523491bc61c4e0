/*
 * lemma_case.h - which capitals a lemma has in CoNLL-U. The treebanks write "London", "NATO" and "the German" with
 * capitals, common nouns without, and give back to a name the capital that its writer forgot.
 */
#ifndef SY_LANG_LEMMA_CASE_H
#define SY_LANG_LEMMA_CASE_H

#include "lang/lemma.h"

/* How letters stand in a word, and how they shall stand in its lemma; MIXED in a lemma: as in the form. */
typedef enum { SY_CASE_LOWER = 0, SY_CASE_TITLE, SY_CASE_UPPER, SY_CASE_MIXED, SY_CASE_NONE } sy_case;

enum { SY_CASE_CLASSES = 4, SY_CASE_FEATURES = 20 };

/* NONE: no letters. One capital alone is TITLE. */
sy_case sy_case_of(const char *form);

/* Where the word stands, as far as its case goes. */
typedef struct {
    uint8_t before, after; /* sy_case of the neighbours; SY_CASE_CLASSES + 1: none */
    uint8_t first;         /* of its sentence */
} sy_case_place;

sy_case_place sy_case_place_of(const sayso_doc *d, uint32_t word);

/* May the lemma of such a word be cased, by its tag? If not, it is in lower case, unless the form tells otherwise. */
int sy_case_is_open(sy_case form, unsigned xpos);

unsigned sy_case_features(const sy_lemmas *l, const char *form, const char *lower, unsigned upos, unsigned xpos, sy_case_place at,
                          uint64_t out[SY_CASE_FEATURES]);

/* The lower-cased lemma with its capitals; room bytes, cut between characters if it is too long. */
void sy_case_apply(sy_case c, const char *form, const char *lower, const char *lemma, char *out, size_t room);

/* All of that for one word of a document. */
void sy_lemma_cased(const sy_lemmas *l, const sayso_doc *d, uint32_t word, char *out, size_t room);

#endif
