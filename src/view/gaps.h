/*
 * gaps.h - issue by issue: what one side demands and another rejects, what is offered on which condition, and where they meet.
 * A side is a country's state, government and officials together, any other holder alone; each line keeps its own holder.
 */
#ifndef SY_GAPS_H
#define SY_GAPS_H

#include "view/matrix.h"

typedef enum {
    SY_GAP_APART = 0, /* one side wants, the other refuses */
    SY_GAP_OFFER,     /* one side offers, or accepts on a condition */
    SY_GAP_MEETING,   /* what one side wants, the other offers, accepts or supports */
    SY_GAP_KINDS
} sy_gap_kind;

typedef SY_VEC(uint32_t) sy_numbers;

typedef struct {
    sy_gap_kind kind;
    uint32_t column, story;
    const char *one, *other;      /* the sides; other NULL: an offer */
    sy_numbers wants;             /* entries of the one side */
    sy_numbers answers;           /* entries of the other */
    SY_VEC(const char *) shared;  /* subject words of both; n = 0: the issue alone is shared */
    uint8_t on_condition;         /* what is given hangs on a condition */
    uint8_t whole;                /* of two of its positions one holds all subject words of the other, more than one */
    uint8_t conf;
    const char *reason;
} sy_gap;

typedef struct {
    sy_matrix *m;
    SY_VEC(sy_gap) gaps; /* by issue, kind, story, sides */
    uint32_t n[SY_GAP_KINDS];
    uint32_t unsure;     /* gaps left out */
} sy_gaps;

/* From the positions that `how` lists; its holder and stance choose gaps, not positions. */
sy_gaps *sy_gaps_make(sy_account *a, const sayso_list *how);

const char *sy_gap_word(sy_gap_kind kind); /* "apart" ...: in JSON and CSV */

void sy_gaps_text(sy_buf *out, sy_gaps *g);
void sy_gaps_json(sy_buf *out, sy_gaps *g);
void sy_gaps_csv(sy_buf *out, sy_gaps *g);

#endif
