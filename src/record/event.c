#include "record/record.h"
void sy_events_load(sayso *engine) { (void)engine; }
void sy_events_run(const sayso *engine, sayso_doc *doc) { (void)engine; (void)doc; }
