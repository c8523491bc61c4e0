/*
 * position_about.h - which issue a position is about, learned: features of the words of its scope and of those around it, and of the
 * points that data/issues.tsv gives them. Multinomial logistic regression (train/softmax.h), learned by train/train-positions.c.
 */
#ifndef SY_POSITION_ABOUT_H
#define SY_POSITION_ABOUT_H

#include "base/model.h"
#include "record/said.h"

/* A feature weighs 2, 1, 1/2, 1/4 or 1/8: the less the deeper or farther its word stands. */
enum { SY_ABOUT_STEPS = 5, SY_ABOUT_MAX = 240 };

typedef struct {
    uint64_t at[SY_ABOUT_STEPS][SY_ABOUT_MAX];
    uint32_t n[SY_ABOUT_STEPS];
} sy_about;

/* The features of what a position is about. scope: not empty. Neither holder nor stance: what one demands and another rejects is one matter. */
void sy_about_read(const sy_said *s, sayso_spans scope, sy_about *out);

/* Those of a few words that stand for themselves, in lower case. */
void sy_about_words(const char *const *words, uint32_t n, sy_about *out);

/* What the issues get from them, in eighths of stored weights. */
void sy_about_score(const sy_table *issues, const sy_about *f, int32_t scores[SY_TABLE_CLASSES]);

#endif
