/* lang.h - parts of speech, lemmas, dependency trees and names of every sentence, by the language model. */
#ifndef SY_LANG_H
#define SY_LANG_H

#include "base/engine.h"

void sy_lang_load(sayso *engine);
void sy_lang_run(const sayso *engine, sayso_doc *doc);

#endif
