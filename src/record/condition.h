/* condition.h - parts of the condition stage: what a rule found, and the one way it is entered into the record. */
#ifndef SY_CONDITION_H
#define SY_CONDITION_H

#include "record/said.h"
#include "record/stances.h"

/* A condition as a rule found it. */
typedef struct {
    sayso_spans condition, consequence, marker;
    int32_t condition_head, consequence_head; /* words */
    int32_t subject;       /* subject of the consequence where the rule knows it; -1: ask the tree */
    uint8_t kind;          /* sayso_condition_kind the wording fixes; 0: the consequence decides */
    uint8_t by_order;      /* found without the tree */
    uint8_t settled;       /* the kind stands, whatever the consequence says */
    uint8_t conf;
    const char *reason;
} sy_condition_draft;

/* Decide holder and kind, and append to doc->conditions. Drafts without condition or consequence are dropped. */
void sy_condition_add(sy_said *s, sy_condition_draft draft);

/* Does the marker at `first` open its clause? Then the condition comes first, and sy_condition_comma() is the comma
 * that should end it (-1: none found). */
int sy_condition_opens(const sy_said *s, int32_t first);
int32_t sy_condition_comma(const sy_said *s, int32_t first, int32_t last);

/* Is the particle of the row near behind the verb: "hold out"? Rows without one always fit. */
int sy_condition_particle(const sy_said *s, int32_t verb, const sy_stance_cue *cue);

/* The comma behind a condition whose marker ends at `last`, with a verb before it; -1. */
int32_t sy_condition_ending(const sy_said *s, int32_t last);

/* The verb of saying behind the comma, before any other verb: ", its chairman said"; -1. */
int32_t sy_condition_speaker(const sy_said *s, int32_t comma);

/* Last word of the clause that begins at w, by the marks that close clauses. */
int32_t sy_condition_clause_end(const sy_said *s, int32_t w);

/* Enter the condition of the marker words [first, last] by the order of the words, without the tree. 0: not found. */
int sy_condition_by_order(sy_said *s, int32_t first, int32_t last, int conf, const char *words);

/* The clause that ends before word `first`, a comma or a speaker (", its chairman said,") left out; {0,0} if there is none. */
sayso_span sy_condition_clause_before(const sy_said *s, int32_t first);

/* Enter these two spans, the marker words [first, last] between or before them. 0: one of the spans is empty. */
int sy_condition_enter(sy_said *s, int32_t first, int32_t last, sayso_span condition, sayso_span consequence, int conf, const char *words, uint8_t kind);

/* Conditions in set forms: "sign or face", "on two conditions:", "made X a condition of Y". */
void sy_conditions_forms(sy_said *s, int32_t w);

/* Conditions that lie in the naming of a deed: "recognition would mean war", "to get the loan, it must". */
void sy_conditions_deeds(sy_said *s, int32_t w);

/* Conditions one half of which is the sentence before: "... Until then,", "... In return,". */
void sy_conditions_before(sy_said *s, int32_t w);

/* Conditions that no marker announces: "any deployment ... would be", "any deal must include", "should talks fail". */
void sy_conditions_plain(sy_said *s, int32_t w);

#endif
