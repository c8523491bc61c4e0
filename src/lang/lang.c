#include "lang/lang.h"
void sy_lang_load(sayso *engine) { (void)engine; }
void sy_lang_run(const sayso *engine, sayso_doc *doc) { (void)engine; (void)doc; }
