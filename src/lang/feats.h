/*
 * feats.h - the morphological features of a word ("Number=Sing") as one of the bundles that its tag has in the
 * treebanks, chosen by a perceptron (Collins 2002) that sees the tree: a verb agrees with its subject, an auxiliary with that of
 * its verb; "to" and auxiliaries tell an infinitive from an imperative; a passive has its marks among the dependants.
 */
#ifndef SY_LANG_FEATS_H
#define SY_LANG_FEATS_H

#include "base/doc.h"
#include "base/model.h"

enum { SY_FEATS_MAX = 32, SY_BUNDLES_MAX = 2048, SY_BUNDLE_CHOICES = 48 };

typedef struct {
    sy_strings bundles;
    uint16_t *of[SY_UPOS_N][SY_XPOS_N]; /* numbers of bundles, the commonest first; NULL: none known */
    uint8_t n_of[SY_UPOS_N][SY_XPOS_N];
    sy_table weights;                   /* a class is a place in that list */
} sy_feats;

/* Open the sections tags, bundles, tag-bundles and feats. Fails with SAYSO_MODEL. */
void sy_feats_open(sy_arena *a, const char *path, const sy_model *m, sy_feats *out);

/* The bundle of a word whose sentence is linked (sy_tree_link); 0: no features. */
uint32_t sy_feats_find(const sy_feats *f, const sayso_doc *d, uint32_t word);

/* For training: what the choice rests on. */
unsigned sy_feats_features(const sayso_doc *d, uint32_t word, uint64_t out[SY_FEATS_MAX]);

#endif
