/* matter.h - what a few words of a report are about: their subject words, for setting two positions side by side. */
#ifndef SY_MATTER_H
#define SY_MATTER_H

#include "view/actor_names.h"
#include "view/matter_words.h"

enum { SY_MATTER_WORDS = 24 };

typedef struct {
    uint32_t key;        /* words for one thing have one key */
    const char *word;    /* as printed, in lower case */
    sy_word_sense class; /* by the table */
} sy_subject_word;

typedef struct {
    sy_subject_word at[SY_MATTER_WORDS]; /* each once; function words and names of persons and states left out */
    uint32_t n;
    uint8_t negated;                     /* an odd number of "no", "not", "never" stands among them */
} sy_matter;

/* How two matters stand to each other. */
typedef enum {
    SY_MATTER_OTHER = 0, /* no word, or too few, are shared; or only such as "plan", while one of the two says more */
    SY_MATTER_SAME,      /* half of the subject words of the shorter stand in the longer; of one word, that one, if the longer is short too */
    SY_MATTER_OPPOSITE   /* the same, but one of the two is negated or takes back what the other has ("a delay of the tax") */
} sy_matter_match;

sy_matter sy_matter_read(sy_actor_names *names, const sy_matter_words *table, uint32_t report, sayso_spans spans);
/* Is there a word that says more than "the plan", "a change"? */
int sy_matter_says_much(const sy_matter *m);
sy_matter_match sy_matter_compare(const sy_matter *x, const sy_matter *y);

#endif
