/* text.h - sentences, tokens and words with byte spans; quotation marks. */
#ifndef SY_TEXT_H
#define SY_TEXT_H

#include "base/engine.h"

/* Sentences and words of every block that is read (all but furniture). */
void sy_sentences_run(const sayso *engine, sayso_doc *doc);

/* Pair quotation marks; fill doc->quotes and quote_depth of the words. */
void sy_quotes_run(const sayso *engine, sayso_doc *doc);

#endif
