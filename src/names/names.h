/* names.h - who stands where: mentions, actors, coreference within the report. */
#ifndef SY_NAMES_H
#define SY_NAMES_H

#include "base/engine.h"

void sy_names_load(sayso *engine);

/* Fill doc->actors, doc->mentions and the mention of each word. */
void sy_names_run(const sayso *engine, sayso_doc *doc);

/* The actor that word w stands for by its innermost mention; -1. */
int32_t sy_actor_of_word(const sayso_doc *doc, int32_t w);

#endif
