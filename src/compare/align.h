/* align.h - word-by-word alignment, and where reports echo each other's sentences or quotations. */
#ifndef SY_ALIGN_H
#define SY_ALIGN_H

#include "compare/inner.h"

/* One step: word i of the one against word j of the other, counted from the first words; -1: nothing there. */
typedef struct {
    int32_t i, j;
} sy_step;

/* Does the step set two equal words side by side? */
static inline int sy_step_is_equal(const sy_cword *x, const sy_cword *y, const sy_step *s)
{
    return s->i >= 0 && s->j >= 0 && x[s->i].key == y[s->j].key;
}

/* The best local alignment of two runs of words. */
typedef struct {
    sy_step *steps;
    uint32_t n;                        /* 0: nothing in common */
    uint32_t equal, equal_content;     /* words; those that are no function words */
    uint32_t a_first, a_n, b_first, b_n; /* the aligned parts, from the first words */
} sy_alignment;

enum { SY_ALIGN_WORDS_MAX = 400 }; /* longer runs are aligned up to here */

/* Smith and Waterman (1981) over words; equal subject words count most, a number is best set against a number. */
void sy_align(sy_arena *a, const sy_cword *x, uint32_t n, const sy_cword *y, uint32_t m, sy_alignment *out);

/* A run of words of a report that is compared: a sentence or a quotation. */
typedef struct {
    uint32_t report, first, n;
} sy_unit;

/* Units of the same words and marks have one form. */
typedef struct {
    const sy_unit *at; /* where it stands, by report */
    uint32_t n;
    uint32_t cluster;  /* forms that echo each other, through others too, are one cluster: its first form */
    uint32_t story;
} sy_form;

/* A report that has both tells two things in like words; neither is a wording of the other. */
int sy_forms_share_report(const sy_form *a, const sy_form *b);

/* Two forms of one story that say much the same. */
typedef struct {
    uint32_t a, b; /* forms; a stands first, by report and byte */
    sy_alignment alignment;
} sy_echo;

typedef struct {
    sy_form *forms;
    sy_echo *echoes;
    uint32_t n_forms, n_echoes;
} sy_echoes;

typedef struct {
    uint32_t equal_min, content_min; /* words that both have at least */
    uint32_t density;                /* hundredths of the longer aligned part that are equal words */
} sy_echo_terms;

/* Find the echoes among units; the array is sorted in place. */
void sy_find_echoes(sy_collation *c, sy_unit *units, uint32_t n, const sy_echo_terms *terms, sy_echoes *out);

/* Bytes of words [first, first + n) of a report. */
sayso_span sy_cwords_span(const sy_cdoc *d, uint32_t first, uint32_t n);

#endif
