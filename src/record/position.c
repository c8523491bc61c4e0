#include "record/record.h"
void sy_positions_load(sayso *engine) { (void)engine; }
void sy_positions_run(const sayso *engine, sayso_doc *doc) { (void)engine; (void)doc; }
