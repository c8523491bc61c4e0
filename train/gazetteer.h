/* gazetteer.h - lists of names as bits of a word, a feature of the taggers and no verdict. */
#ifndef GAZETTEER_H
#define GAZETTEER_H

#include "base/arena.h"

/* Bits of a word by itself, or of the words of a longer name that stands here (lang/units.h adds SY_LIST_GOES_ON). */
enum {
    LIST_GIVEN = 1,
    LIST_SURNAME = 2,
    LIST_PLACE = 4,
    LIST_ORGANISATION = 8,
    LIST_ORGANISATION_WORD = 16, /* what names of organisations are made of: "Ministry", "Corp." */
    LIST_PEOPLE = 32,            /* NORP */
    LIST_OFFICE = 64
};

/* The table "lists" of the model from the tables in DATA/gazetteer and from `kinds` (train/kinds.tsv), packed; freed by the caller. */
unsigned char *gazetteer_pack(sy_arena *a, const char *data, const char *kinds, size_t *n_bytes);

#endif
