/*
 * lemma.h - the lemma of a word from its form and tag. Three sources, in this order: the words that follow no rule, kept
 * whole and compared whole; what becomes of a number; the edits that the word's ending allows ("studies" may lose "s", or "es",
 * or "ies" for "y"), of which a perceptron (Collins 2002) chooses one by the ending, the tag and which of the results are
 * words of the lexicon. An edit changes an ending only, so that no word can get the lemma of a quite different one.
 */
#ifndef SY_LANG_LEMMA_H
#define SY_LANG_LEMMA_H

#include "base/doc.h"
#include "lang/lexicon.h"

enum {
    SY_EDITS_MAX = 200, SY_EDIT_BYTES = 8, SY_EDIT_CHOICES = 24, SY_EDIT_FEATURES = 64, /* the last is room, not a count */
    SY_LEMMA_STEM_MIN = 2,
    SY_LEMMA_FORM_MAX = 64 /* bytes; a longer form is its own lemma: an address, a run of marks */
};

/* Number 0 changes nothing. "1 s": cut one byte from a word in "s"; "3y ies"; "3 ~ed": cut three where the letter is doubled. */
typedef struct {
    uint8_t cut, n_add, n_ending, doubled;
    char add[SY_EDIT_BYTES], ending[SY_EDIT_BYTES];
} sy_edit;

typedef struct {
    sy_lexicon lexicon;
    sy_edit edits[SY_EDITS_MAX];
    unsigned n_edits;
    uint8_t may[SY_XPOS_N][SY_EDITS_MAX], n_may[SY_XPOS_N]; /* edits that words of a tag take */
    sy_table weights, cases;
    const unsigned char *irregular;  /* index, then records */
    size_t n_irregular;
    unsigned irregular_bits;
} sy_lemmas;

/* Open the sections lexicon, edits, edit-weights, case-weights and irregular. Fails with SAYSO_MODEL. */
void sy_lemmas_open(sy_arena *a, const char *path, const sy_model *m, sy_lemmas *out);

/* The lemma in lower case, at most SY_EDIT_BYTES longer than the form; out has room for SY_LEMMA_FORM_MAX + SY_EDIT_BYTES and NUL.
 * 0 if the lemma is the form; what out holds is then of no use. */
int sy_lemma_find(const sy_lemmas *l, const char *lower, unsigned upos, unsigned xpos, char *out);

/* ---- for training */

/* One edit from its text; 0 if it is none. */
int sy_edit_read(const char *s, sy_edit *out);
/* Does the edit apply to a word of n bytes? */
int sy_edit_fits(const sy_edit *e, const char *lower, size_t n);
/* Apply it; gives the length. */
size_t sy_edit_apply(const sy_edit *e, const char *lower, size_t n, char *out);

/* The edits that a word of this tag may take, 0 among them. */
unsigned sy_edit_choices(const sy_lemmas *l, const char *lower, size_t n, unsigned xpos, uint8_t out[SY_EDIT_CHOICES]);
/* Features of the choice; level: for each choice that of the result in the lexicon. */
unsigned sy_edit_features(const char *lower, size_t n, unsigned xpos, const uint8_t *choice, const uint8_t *level, unsigned n_choices,
                          uint64_t out[SY_EDIT_FEATURES]);
/* The first of the choices with the highest score. */
unsigned sy_choose(const int32_t *scores, const uint8_t *choice, unsigned n_choices);

/* Is the word a number with thousands set off, as in 12,000? out: without the commas. */
int sy_lemma_number(const char *lower, char *out);

/* Tags of forms that have an ending: plurals, comparatives, most forms of verbs. */
int sy_lemma_is_inflected(unsigned xpos);

/* Tags whose words may stand in for each other where a form is known under one of them. */
int sy_lemma_akin(unsigned xpos, unsigned other);

#endif
