/*
 * whatif.h - which extracted threats, offers and requirements hang on a condition that the user puts into words. Words are compared
 * by their dictionary forms; what is exact and what is related stand apart, and nothing says how likely anything is.
 */
#ifndef SY_WHATIF_H
#define SY_WHATIF_H

#include "base/buf.h"
#include "view/matrix.h"

/* How a report's condition stands to the user's. */
typedef enum {
    SY_TOUCH_NONE = 0,
    SY_TOUCH_EXACT,    /* the same words and polarity, function words aside */
    SY_TOUCH_OPPOSITE, /* the same words, the other polarity: "unless", "not" */
    SY_TOUCH_HOLDS,    /* all the user's words and more */
    SY_TOUCH_WORDED,   /* for each of the user's words that one, its root, one for the same thing or one that excludes it */
    SY_TOUCH_SHARES,   /* half of the user's words, doing in the clause what they do in his; not names alone */
    SY_TOUCH_ISSUE,    /* no such words, but the same issue of the table */
    SY_TOUCHES
} sy_touch;

/* One condition as one report tells it. */
typedef struct {
    uint32_t report;
    const sayso_condition *c;
} sy_condition_telling;

typedef struct {
    sy_touch touch;
    uint32_t shared;       /* how many of the user's words */
    const char *note;      /* which: "shares: talks", "also: peace"; NULL */
    SY_VEC(sy_condition_telling) tellings; /* by report and text */
    uint32_t reports, nth;
    uint8_t is_prediction; /* what is said to follow, nobody's threat or offer */
} sy_touched;

typedef struct {
    sy_account *a;
    const sayso_list *how;
    const char *asked;     /* the user's words, clean */
    SY_VEC(const char *) words; /* their dictionary forms that are compared */
    int negated;
    const char *issue;     /* of the table; NULL: none */
    SY_VEC(sy_touched) found; /* exact first, then related, then predictions, the exact of them first */
    uint32_t exact, related, predictions;
    uint32_t unsure, foretold, by_issue; /* left out: the less sure, predictions that only share words, what shares the issue alone */
} sy_whatif;

/* Fails by sy_fail(): SAYSO_USAGE if the condition has no word that can be compared. */
sy_whatif *sy_whatif_make(sy_account *a, const char *condition, const sayso_list *how);

const char *sy_touch_word(sy_touch touch); /* "exact" ...: in JSON and CSV */
/* The positions of a report that hang on a condition, the first at *first; how many. */
uint32_t sy_condition_positions(const sayso_doc *d, const sayso_condition *c, const sayso_position **out, uint32_t room);

void sy_whatif_text(sy_buf *out, sy_whatif *w);
void sy_whatif_json(sy_buf *out, sy_whatif *w);
void sy_whatif_csv(sy_buf *out, sy_whatif *w);

#endif
