/*
 * atoms.h - a sentence as the pieces that times and quantities are made of: runs of letters, numbers, single
 * marks. They are cut from the bytes, not from the words, so that the readers of values do not depend on how a
 * tokenizer treats "nine-year", "p.m.", "1990s" or "US$7.2bn". Each atom knows its meanings in data/values/words.tsv.
 */
#ifndef SY_ATOMS_H
#define SY_ATOMS_H

#include "base/engine.h"

/* Classes of words.tsv. */
#define SY_LEX_LIST(X)                                                                                              \
    X(MONTH, "month") X(MONTH_SHORT, "month-short") X(WEEKDAY, "weekday") X(WEEKDAYS, "weekdays")                   \
    X(WEEKDAY_SHORT, "weekday-short") X(UNIT, "unit") X(UNITS, "units") X(CARDINAL, "cardinal") X(TENS, "tens")     \
    X(SCALE, "scale") X(SCALE_SHORT, "scale-short") X(MANY, "many") X(VAGUE, "vague") X(ORDINAL, "ordinal")         \
    X(ORDINAL_SUFFIX, "ordinal-suffix") X(FRACTION, "fraction") X(PART, "part") X(CLOCK, "clock")                   \
    X(SEASON, "season") X(DEICTIC, "deictic") X(STATE, "state") X(SHIFT, "shift") X(EDGE, "edge")                   \
    X(EDGE_OF, "edge-of") X(RELATIVE, "relative") X(POINT, "point") X(SET, "set") X(EVERY, "every") X(PER, "per")   \
    X(ZONE, "zone") X(MERIDIAN, "meridian") X(HOLIDAY, "holiday") X(BOUND, "bound") X(CURRENCY, "currency")         \
    X(CURRENCY_WEAK, "currency-weak") X(PERCENT, "percent") X(MEASURE, "measure") X(BEFORE_YEAR, "before-year")     \
    X(PLAN, "plan") X(DAY_NAME, "day-name") X(INSIDE, "inside") X(UNTIL, "until")      \
    X(PLANNED, "planned") X(PLANNED_VERB, "planned-verb") X(DONE_VERB, "done-verb") X(GOAL_VERB, "goal-verb")

#define SY_AS_ENUM(id, name) SY_LEX_##id,
typedef enum { SY_LEX_NONE = 0, SY_LEX_LIST(SY_AS_ENUM) SY_LEX_N } sy_lex_class;
#undef SY_AS_ENUM

/* One meaning of a word or phrase. */
typedef struct sy_lex {
    const char *value;          /* as the table has it */
    int32_t number;             /* value as an integer; 0 where it is none */
    uint8_t of_class;           /* sy_lex_class */
    const struct sy_lex *next;  /* another meaning of the same words */
} sy_lex;

typedef enum { SY_ATOM_NONE = 0, SY_ATOM_WORD, SY_ATOM_NUMBER, SY_ATOM_MARK } sy_atom_kind;

typedef struct {
    sayso_span span;
    uint8_t kind;         /* sy_atom_kind */
    uint8_t space_before; /* also 1 at the start of the sentence */
    uint8_t upper;        /* begins with a capital */
    char mark;            /* '-' for every dash, '\'' for every apostrophe; 0 if no mark or another one */
    uint8_t digits;       /* number: digits before the decimal point */
    uint8_t decimals;     /* number: digits behind it */
    uint8_t grouped;      /* number: written with thousands separators */
    uint8_t phrase;       /* most words of a phrase that begins here; 0: none does */
    int64_t n;            /* number: its digits, decimals included */
    uint64_t classes;     /* bit of each class it belongs to */
    const sy_lex *lex;    /* its meanings, NULL for none */
    int32_t word;         /* word of the document that covers its first byte */
} sy_atom;

typedef struct {
    const sayso_doc *doc;
    const struct sy_values *values;
    sy_atom *at;
    uint32_t n, room;
    uint32_t sentence;
} sy_atoms;

/* Cut sentence s of the document; reuses the room of earlier sentences. Never has more than a sentence's bytes. */
void sy_atoms_read(sy_atoms *atoms, const sayso *engine, sayso_doc *doc, uint32_t sentence);

/* Is atom i of class c? Its meaning, or NULL; also for i out of range. */
const sy_lex *sy_atom_is(const sy_atoms *atoms, uint32_t i, sy_lex_class c);

/* The longest phrase of class c that begins at atom i, or the single word; *n_atoms says how long. NULL: none. */
const sy_lex *sy_atom_phrase(const sy_atoms *atoms, uint32_t i, sy_lex_class c, uint32_t *n_atoms);

/* Is a lower-case word of class c? */
int sy_values_is(const struct sy_values *values, const char *word, sy_lex_class c);

/* Is atom i this lower-case word? Is it this mark? */
int sy_atom_word(const sy_atoms *atoms, uint32_t i, const char *word);
int sy_atom_mark(const sy_atoms *atoms, uint32_t i, char mark);

/* Bytes from the first atom to the last. */
sayso_span sy_atoms_span(const sy_atoms *atoms, uint32_t first, uint32_t last);

#endif
