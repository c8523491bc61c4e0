/* units.h - a word as the network sees it: numbers made from its form, its place and the lists of names. And a sentence of them. */
#ifndef SY_LANG_UNITS_H
#define SY_LANG_UNITS_H

#include "base/doc.h"
#include "base/model.h"

/* Bits of sy_unit.shape. With CAPITALS, case says nothing and the first two bits are off. */
enum {
    SY_SHAPE_FIRST = 1,      /* the first letter is a capital */
    SY_SHAPE_OTHER = 2,      /* another is */
    SY_SHAPE_LOWER = 4,
    SY_SHAPE_DIGIT = 8,
    SY_SHAPE_MARK = 16,
    SY_SHAPE_ONE = 32,       /* one character */
    SY_SHAPE_SHORT = 64,     /* two or three */
    SY_SHAPE_START = 128,    /* first of its sentence */
    SY_SHAPE_CAPITALS = 256  /* the sentence is in capitals */
};

/*
 * Lists of names: of a word by itself, a look-up of sy_list_start(word); of a longer name, of sy_list_next(what its beginning has,
 * next word). The low byte of a value says which lists, SY_LIST_PREFIX that longer names begin so.
 */
enum { SY_LIST_GOES_ON = 128, SY_LIST_PREFIX = 256, SY_LIST_WORDS_MAX = 12 };

static inline uint64_t sy_list_start(uint32_t word) { return sy_feature(0, word, 0, 0); }
static inline uint64_t sy_list_next(uint64_t state, uint32_t word) { return sy_feature(1, (uint32_t)(state >> 32), word, (uint32_t)state); }

typedef struct {
    uint32_t word;            /* hash of the lower-cased form, digits made 0 */
    uint32_t suffix[4];       /* last 1 to 4 bytes of it, with their number */
    uint32_t prefix[3];       /* first 1 to 3 */
    uint32_t cased;           /* hash of the form with its capitals; 0: it has none, or they say nothing */
    uint16_t shape;           /* capitals, digits, hyphen, length class ... */
    uint8_t lists;            /* bits: lists of names that the word is in (train/gazetteer.h), or the longest name of a list that stands
                               * here; SY_LIST_GOES_ON: a further word of that */
} sy_unit;

/* Room for one sentence; grows as needed. */
typedef struct {
    sy_arena *arena;
    sy_unit *u;
    uint32_t n, room;
    int capitals;             /* most of the sentence is in capitals: case says nothing */
} sy_units;

/* Fill from words [first, first + n) of the document; lists: the model's table of names. */
void sy_units_fill(sy_units *s, const sayso_doc *d, uint32_t first, uint32_t n, const sy_table *lists);

/* Hash of a lower-cased form as in sy_unit.word. */
uint32_t sy_unit_hash(const char *lower);

#endif
