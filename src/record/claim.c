#include "record/record.h"
void sy_claims_run(const sayso *engine, sayso_doc *doc) { (void)engine; (void)doc; }
