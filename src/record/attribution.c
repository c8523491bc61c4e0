#include "record/record.h"
void sy_attributions_load(sayso *engine) { (void)engine; }
void sy_attributions_run(const sayso *engine, sayso_doc *doc) { (void)engine; (void)doc; }
