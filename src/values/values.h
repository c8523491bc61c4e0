/* values.h - time expressions and quantities with normal forms. */
#ifndef SY_VALUES_H
#define SY_VALUES_H

#include "base/engine.h"

void sy_values_load(sayso *engine);
void sy_times_run(const sayso *engine, sayso_doc *doc);
void sy_quantities_run(const sayso *engine, sayso_doc *doc);

#endif
