/* retold_inner.h - what the parts of the comparison of retold statements share. */
#ifndef SY_RETOLD_INNER_H
#define SY_RETOLD_INNER_H

#include "compare/retold.h"
#include "compare/sides.h"

typedef struct {
    const sy_facts *t;
    const sy_frames *f;
    sy_sides sides;
    int sure; /* only what is sure is taken at present; else only what is not */
} sy_retold;

/* Two statements as they are compared. */
typedef struct {
    const sy_retelling *m;
    const sy_frame *a, *b;
    const sy_clause *x, *y; /* of a and b */
    const sy_cdoc *d, *e;
} sy_retold_pair;

/* How much must be shared for a conflict to be shown: less if one speaker tells both, or on one day. */
typedef struct {
    uint32_t spoken, dated, plain; /* score */
    uint32_t near;                 /* hundredths of the best score of either */
} sy_retold_terms;

/* What they are known to differ in, which does not speak against one fact. */
enum { SY_OTHER_DAYS = 1, SY_OTHER_NAMES = 2 };
/* The sureness of a conflict of the two on these terms; 0: they may not be of one fact. */
uint8_t sy_retold_conf(const sy_retold *k, const sy_retold_pair *p, const sy_retold_terms *terms, unsigned differ);
void sy_retold_apart(sy_retold *k, const char *type, const char *reason, uint8_t conf, const sy_retold_pair *p, sy_crange a, sy_crange b);

/* ---- retold_doers.c: one deed, of another doer */
void sy_retold_doers(sy_retold *k, const sy_retold_pair *p);

#endif
