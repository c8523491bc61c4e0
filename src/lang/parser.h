/*
 * parser.h - dependency trees by greedy transitions: the arc-hybrid system (Kuhlmann, Gómez-Rodríguez, Satta 2011),
 * learned with a dynamic oracle (Goldberg, Nivre 2013). The root stands behind the last word. Exactly one word hangs
 * on it. Features after Zhang, Nivre (2011).
 */
#ifndef SY_LANG_PARSER_H
#define SY_LANG_PARSER_H

#include "lang/units.h"

enum {
    SY_PARSER_FEATURES_MAX = 128,
    SY_PARSE_SHIFT = 0,
    SY_PARSE_LEFT = 1,                      /* + relation: the top of the stack hangs on the next word */
    SY_PARSE_RIGHT = SY_PARSE_LEFT + SY_REL_N, /* + relation: the top of the stack hangs on the word below it */
    SY_PARSER_CLASSES = SY_PARSE_RIGHT + SY_REL_N
};

/* A state. All arrays have room for n + 1 (the root is number n) and live in sy_units.ints. */
typedef struct {
    sy_units *s;
    int32_t *stack, *left, *left2, *right, *right2; /* outermost and second children on each side; -1 */
    int32_t *n_left, *n_right;
    int32_t depth, next;                    /* height of the stack, next word of the buffer (n: the root) */
} sy_parse;

enum { SY_MAY_SHIFT = 1, SY_MAY_LEFT = 2, SY_MAY_RIGHT = 4 };

void sy_parse_start(sy_parse *p, sy_units *s);
int sy_parse_done(const sy_parse *p);
/* What is allowed in this state, as bits; never 0 before the end. */
unsigned sy_parse_allowed(const sy_parse *p);
void sy_parse_move(sy_parse *p, unsigned move);
unsigned sy_parser_features(const sy_parse *p, uint64_t out[SY_PARSER_FEATURES_MAX]);
/* The best allowed move. */
unsigned sy_parse_best(const int32_t scores[SY_PARSER_CLASSES], unsigned allowed);

/* Fill head and rel of every unit. */
void sy_parser_run(const sy_table *t, sy_units *s);

#endif
