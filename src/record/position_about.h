/*
 * position_about.h - which issue a position is about, learned: features of the words of its scope and of those around it, and of the
 * points that data/issues.tsv gives them; and beside which issues these words stand in plain text (word_profiles.h), two sums whose weight is one for all issues.
 * Multinomial logistic regression (train/softmax.h), learned by train/train-positions.c.
 */
#ifndef SY_POSITION_ABOUT_H
#define SY_POSITION_ABOUT_H

#include "base/model.h"
#include "record/said.h"
#include "record/word_profiles.h"

/* A feature weighs 2, 1, 1/2, 1/4 or 1/8: the less the deeper or farther its word stands. */
enum { SY_ABOUT_STEPS = 5, SY_ABOUT_MAX = 240 };

/* Profiles: of the words of the scope, summed; of the other words of its sentence, averaged. In 32nds of a bit. */
enum { SY_ABOUT_SCOPE, SY_ABOUT_BESIDE, SY_ABOUT_PROFILES, SY_ABOUT_PROFILE_MAX = 30000 };

typedef struct {
    uint64_t at[SY_ABOUT_STEPS][SY_ABOUT_MAX];
    uint32_t n[SY_ABOUT_STEPS];
    int16_t profile[SY_ABOUT_PROFILES][SY_PROFILE_ISSUES_MAX]; /* by the numbers of sy_word_profiles */
} sy_about;

/* The features of what a position is about. scope: not empty. Neither holder nor stance: what one demands and another rejects is one matter. */
void sy_about_read(const sy_said *s, const sy_word_profiles *profiles, sayso_spans scope, sy_about *out);

/* Those of a few words that stand for themselves, in lower case. */
void sy_about_words(const char *const *words, uint32_t n, sy_about *out);

/* What profiles weigh, in sixteenths of an eighth of a stored weight a 32nd of a bit; class_of: of each issue of the profiles its class, SY_ABOUT_NO_CLASS: none. */
enum { SY_ABOUT_NO_CLASS = 255 };
typedef struct {
    int32_t weights[SY_ABOUT_PROFILES];
    uint8_t class_of[SY_PROFILE_ISSUES_MAX];
    uint32_t n_issues;
} sy_about_weights;

/* What the issues get from them, in eighths of stored weights. */
void sy_about_score(const sy_table *issues, const sy_about_weights *weights, const sy_about *f, int32_t scores[SY_TABLE_CLASSES]);

#endif
