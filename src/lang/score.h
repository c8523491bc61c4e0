/*
 * score.h - how well one CoNLL-U file agrees with another: the thirteen metrics of the CoNLL 2018 shared task on
 * parsing raw text (Zeman et al. 2018). Tokens and sentences may differ; the text without white space may not.
 */
#ifndef SY_LANG_SCORE_H
#define SY_LANG_SCORE_H

#include "base/arena.h"

typedef enum {
    SY_SCORE_TOKENS, SY_SCORE_SENTENCES, SY_SCORE_WORDS, SY_SCORE_UPOS, SY_SCORE_XPOS, SY_SCORE_UFEATS, SY_SCORE_ALLTAGS,
    SY_SCORE_LEMMAS, SY_SCORE_UAS, SY_SCORE_LAS, SY_SCORE_CLAS, SY_SCORE_MLAS, SY_SCORE_BLEX, SY_SCORE_N
} sy_score_metric;

typedef struct {
    uint32_t correct, gold, system, aligned; /* aligned: 0 where the metric has none */
} sy_score;

extern const char *const sy_score_names[SY_SCORE_N];

/* The files are called by their ids. Fails with SAYSO_INPUT if one is malformed, has no trees, or the texts differ. */
void sy_score_conllu(sy_arena *a, const sayso_input *gold, const sayso_input *system, sy_score out[SY_SCORE_N]);

#endif
