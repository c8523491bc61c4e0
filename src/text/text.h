/* text.h - sentences, tokens and words with byte spans; quotation marks. */
#ifndef SY_TEXT_H
#define SY_TEXT_H

#include "base/engine.h"

/* Load the tables of data/lang: abbreviations, prefixes, contractions, units. */
void sy_sentences_load(sayso *engine);

/*
 * Sentences and words of every block that is read: all but furniture; with options.language_only all blocks, so that
 * each byte that is not white space lies in exactly one word.
 */
void sy_sentences_run(const sayso *engine, sayso_doc *doc);

/* A form of n bytes in small letters, with straight quotation marks, one kind of hyphen and no soft ones: the form itself where nothing changes. */
const char *sy_word_lower(sy_arena *a, const char *form, uint32_t n);

/* Pair quotation marks; fill doc->quotes and quote_depth of the words. */
void sy_quotes_run(const sayso *engine, sayso_doc *doc);

#endif
