#include "text/text.h"
void sy_quotes_run(const sayso *engine, sayso_doc *doc) { (void)engine; (void)doc; }
