/*
 * found.h - what the collation found, listed by one question at a time: quotations in two wordings, claims and on whose
 * word they stand, conflicts, origins. Chosen and sorted here for the files that write them as text, JSON or a table.
 */
#ifndef SY_FOUND_H
#define SY_FOUND_H

#include "base/buf.h"
#include "base/json.h"
#include "view/account.h"

/* In the order in which they are listed; each belongs to one question. */
typedef enum {
    SY_FOUND_WORDINGS = 0, /* a quotation, word by word */
    SY_FOUND_SPELLINGS,    /* two wordings that differ in spelling only */
    SY_FOUND_UNQUOTED,     /* between quotation marks here and not there */
    SY_FOUND_FIGURES,      /* a figure and an approximation that fits it */
    SY_FOUND_SHARED,       /* claims that several reports have */
    SY_FOUND_CHANGED,      /* one claim, sourced differently */
    SY_FOUND_UNSOURCED,
    SY_FOUND_CONFLICTS,
    SY_FOUND_DISAGREEMENTS,
    SY_FOUND_COPIES,
    SY_FOUND_ORIGINS,
    SY_FOUND_PASSAGES,
    SY_FOUND_BACKGROUND,
    SY_FOUND_PARTS
} sy_found_part;

typedef struct {
    const sayso_finding *f;
    sy_found_part part;
    uint32_t weight, nth; /* heaviest first within a part, else as the story has them */
} sy_found_line;

/* Whose word the claims of a report stand on. */
typedef enum { SY_WORD_NAMED = 0, SY_WORD_UNNAMED, SY_WORD_UNRESOLVED, SY_WORD_HIDDEN, SY_WORD_NOT_FOUND, SY_WORDS_OF } sy_word_of;

typedef struct {
    sy_account *a;
    const sayso_found *how;
    SY_VEC(sy_found_line) lines;
    uint32_t shown[SY_FOUND_PARTS], unsure[SY_FOUND_PARTS], n_unsure;
} sy_found;

/* Places that read the same, in one role and on one source's word. */
typedef struct {
    const char *words;     /* clean, for showing */
    const char *role;      /* NULL */
    const char *who;       /* "on the word of ..."; NULL: not asked for */
    const char *holder;    /* whose position it is; NULL: no position */
    SY_VEC(sayso_evidence) places;
} sy_side;

typedef struct {
    SY_VEC(sy_side) at;
} sy_sides;

/* A run of steps in which two wordings differ: {0,0} where one has nothing. */
typedef struct {
    sayso_span a, b;
    int spelling; /* differs in spelling only */
} sy_change;

typedef struct {
    uint32_t one, other; /* evidence that is aligned */
    const sayso_aligned *words;
    uint32_t n_words;
} sy_wording_pair;

enum { SY_FOUND_CONTEXT_BYTES = 110 }; /* shown on either side of a bare figure or name */

/* Is the evidence a figure, a name or a cue that is shown within its sentence? */
int sy_found_is_bare(const sayso_finding *f);
/* The part of the sentence that is shown around it. */
sayso_span sy_found_around(const sayso_doc *d, sayso_span s);
const char *sy_found_title(sy_found_part part);
const char *sy_word_of_name(sy_word_of kind); /* "named" ...: in JSON */
void sy_found_count_words(const sayso_doc *d, uint32_t n[SY_WORDS_OF]);

/* Whose position the evidence of a disagreement is, as its record has it, or as printed; NULL: not found. */
const char *sy_found_holder(sy_account *a, const sayso_evidence *e);
/* Group the evidence. with_who: those on another's word stand apart. */
sy_sides sy_found_sides(sy_account *a, const sayso_finding *f, int with_who);
/* The name or the words of whom the report gives as the source of these bytes; *source: where it stands, n = 0 if nowhere. Never NULL. */
const char *sy_found_who(sy_account *a, uint32_t report, sayso_span span, sayso_spans *source);
/* The same for a place of a finding: of a side of a disagreement what its position says; NULL where that is the holder's own. */
const char *sy_found_word(sy_account *a, const sayso_finding *f, const sayso_evidence *e, sayso_spans *source);
/* The two wordings that the finding sets side by side; n_words = 0 if it sets none. */
sy_wording_pair sy_found_pair(sy_account *a, const sayso_finding *f);
/* The next difference at or behind word *i; 0 if there is none. */
int sy_found_change(const sy_wording_pair *p, uint32_t *i, sy_change *out);
/* "substitution", "omission" (the first wording has more), "insertion" or "spelling". */
const char *sy_change_word(const sy_change *c);

/* One finding as an object; with_text: the words of each piece of evidence stand beside its span. */
void sy_view_finding(sy_json *j, const sayso_story *s, const sayso_finding *f, int with_text);

/* How a list is written, piece by piece; a piece that a form has not is NULL. */
typedef struct {
    void (*head)(sy_buf *out, sy_found *l);
    void (*report)(sy_buf *out, sy_found *l, uint32_t report); /* claims: on whose word those of a report stand */
    void (*part)(sy_buf *out, sy_found *l, sy_found_part part);
    void (*line)(sy_buf *out, sy_found *l, const sy_found_line *x);
    void (*tail)(sy_buf *out, sy_found *l);
} sy_found_form;
extern const sy_found_form sy_found_text, sy_found_json, sy_found_csv;
const sy_found_form *sy_found_form_of(const sayso_found *how);

/* Which findings of the account's story answer the question, in the order in which they are listed. */
void sy_found_choose(sy_found *l);
/* Is the question one of those there are? */
int sy_found_is_asked(const sayso_found *how);

#endif
