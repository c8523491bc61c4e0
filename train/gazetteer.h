/* gazetteer.h - lists of names as bits of a word, a feature of the taggers. */
#ifndef GAZETTEER_H
#define GAZETTEER_H

#include "base/arena.h"

enum {
    LIST_GIVEN = 1,         /* first word of a person's name */
    LIST_SURNAME = 2,       /* last word of one */
    LIST_PLACE = 4,         /* a whole name of a country, region or city */
    LIST_PLACE_PART = 8,
    LIST_ORGANISATION = 16, /* a word of an organisation's name */
    LIST_ABBREVIATION = 32, /* an organisation's abbreviation */
    LIST_DEMONYM = 64
};

/* The table "lists" of the model from the tables in DATA/gazetteer, packed; freed by the caller. */
unsigned char *gazetteer_pack(sy_arena *a, const char *data, size_t *n_bytes);

#endif
