/* frames.h - what each sentence states, cut by the claims of the record, with the words around it: to be held against what another report states in other words. */
#ifndef SY_FRAMES_H
#define SY_FRAMES_H

#include "compare/clauses.h"

enum { SY_FRAME_AROUND_MAX = 48 };

/* One statement. */
typedef struct {
    sy_clause x;                 /* its own words, those of statements within it left out */
    uint32_t verb;               /* number of its predicate among x.words; SY_CLAUSE_NONE */
    const sy_clause_word *around; /* the other words of its sentence, and of the one before */
    uint32_t n_around;
} sy_frame;

typedef struct {
    const sy_facts *t;
    SY_VEC(sy_frame) at; /* by form */
    uint32_t *first;     /* of each form; n_forms + 1 */
} sy_frames;

/* Number of the sentence that the word is in. */
uint32_t sy_frames_sentence(const sy_cdoc *d, uint32_t word);

void sy_frames_read(const sy_facts *t, sy_frames *out);

/* Does a form of "be" stand shortly before its predicate? */
int sy_frame_is_passive(const sy_cdoc *d, const sy_frame *f);

/* Does the sentence, or the one before it, name another year than the report's own? Then it tells of long ago. */
int sy_tells_of_old(const sy_facts *t, const sy_clause *x, const sy_cdoc *d);

#endif
