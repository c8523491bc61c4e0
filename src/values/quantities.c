#include "values/values.h"
void sy_quantities_run(const sayso *engine, sayso_doc *doc) { (void)engine; (void)doc; }
