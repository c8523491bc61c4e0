#include "values/values.h"
void sy_values_load(sayso *engine) { (void)engine; }
void sy_times_run(const sayso *engine, sayso_doc *doc) { (void)engine; (void)doc; }
