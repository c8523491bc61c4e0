/* match.h - matching the tables against the words of a report, and names that only the tagger sees. */
#ifndef SY_NAMES_MATCH_H
#define SY_NAMES_MATCH_H

#include "names/inner.h"

typedef struct {
    uint32_t last;     /* word */
    int32_t form;      /* head of the chain; -1: nothing */
    int rewritten;     /* found under the rewritten spelling */
    const char *exact; /* what stands here, folded */
} sy_match;

/* The longest name of the tables that begins at word i. */
sy_match sy_match_longest(sy_work *w, uint32_t i);
/* How many words the longest name may have that begins with the word `first`; at least 1. */
uint32_t sy_match_most(const sy_work *w, const char *first);
/* May this form stand on words [first, last], as far as capitals tell? */
int sy_match_looks_right(const sy_work *w, const sy_form *f, uint32_t first, uint32_t last);
/* The form that stands here; -1 where none suits or two suit equally well. */
int32_t sy_match_choose(sy_work *w, const sy_match *m, uint32_t first);
/* Entity by ambiguous.tsv: -2 no rule, -1 nobody. key is folded. */
int32_t sy_match_evidence(sy_work *w, const char *key);

/* Append a folded word to a key of SY_FOLD_MAX bytes; 0 if it does not fit. */
int sy_key_append(char *key, size_t *n, const char *word);
/* Does the report name this state or anybody of it? */
int sy_country_met(const sy_work *w, const char *country);
/* The first word behind a title ("Mr", "Deputy Speaker") that begins at first; first where none does. */
uint32_t sy_title_end(const sy_work *w, uint32_t first, uint32_t last);

/* Last word of the tagger's name that begins at i, and the kind of actor it takes it for. */
uint32_t sy_ner_end(const sy_work *w, uint32_t i);
sayso_actor_kind sy_ner_kind(unsigned ner);
/* "x:anna-vell" for these words (NULL: nothing to make it of), and the words as they stand. */
const char *sy_name_id(sy_work *w, uint32_t first, uint32_t last);
const char *sy_name_printed(sy_work *w, uint32_t first, uint32_t last);

#endif
