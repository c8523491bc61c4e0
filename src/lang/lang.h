/*
 * lang.h - parts of speech, lemmas, dependency trees and names of every sentence, by the language model. What stands
 * here says nothing of how the model works, so that another kind of model can take its place.
 */
#ifndef SY_LANG_H
#define SY_LANG_H

#include "base/engine.h"
#include "base/limits.h"

/* Take what belongs here out of engine->model. */
void sy_lang_load(sayso *engine);

/* Fill upos, xpos, feats, lemma, head, rel, ner of every word, root of every sentence, and link the trees. */
void sy_lang_run(const sayso *engine, sayso_doc *doc);

enum { SY_LEMMA_ROOM = SY_TOKEN_BYTES_MAX + 64 };

/* The lemma as CoNLL-U has it: a proper noun's has its capitals (sy_word.lemma is lower case). Cut if too long. */
void sy_lang_lemma(const sayso_doc *doc, uint32_t word, char out[SY_LEMMA_ROOM]);

/* The features of a word ("Number=Sing"), "_" for none. */
const char *sy_lang_feats(const sayso *engine, const sy_word *word);

/* The number of the class of words that are used alike, learned from unlabelled text; 0: none known. */
uint32_t sy_lang_cluster(const sayso *engine, const sy_word *word);

#endif
