/* matter.h - what a few words of a report are about: their subject words, for setting two positions side by side. */
#ifndef SY_MATTER_H
#define SY_MATTER_H

#include "view/actor_names.h"

enum { SY_MATTER_WORDS = 24 };

typedef struct {
    uint32_t key;
    const char *word; /* as printed, in lower case */
} sy_subject_word;

typedef struct {
    sy_subject_word at[SY_MATTER_WORDS]; /* each once; function words and names of persons and states left out */
    uint32_t n;
    uint8_t negated;                     /* "no", "not", "never" stands among them */
} sy_matter;

/* How two matters stand to each other. */
typedef enum {
    SY_MATTER_OTHER = 0, /* no word, or too few, are shared */
    SY_MATTER_SAME,      /* half of the subject words of the shorter stand in the longer; of one word, that one */
    SY_MATTER_OPPOSITE   /* the same, but one of the two is negated */
} sy_matter_match;

sy_matter sy_matter_read(sy_actor_names *names, uint32_t report, sayso_spans spans);
sy_matter_match sy_matter_compare(const sy_matter *x, const sy_matter *y);

#endif
