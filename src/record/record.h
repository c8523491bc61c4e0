/* record.h - what the report says: attributions, conditions, positions, events, claims; the user's corrections. */
#ifndef SY_RECORD_H
#define SY_RECORD_H

#include "base/engine.h"

void sy_attributions_load(sayso *engine);
void sy_attributions_run(const sayso *engine, sayso_doc *doc);

void sy_conditions_run(const sayso *engine, sayso_doc *doc);

void sy_positions_load(sayso *engine);
void sy_position_model_load(sayso *engine);
void sy_positions_run(const sayso *engine, sayso_doc *doc);

void sy_events_load(sayso *engine);
void sy_events_run(const sayso *engine, sayso_doc *doc);

void sy_claims_run(const sayso *engine, sayso_doc *doc);

void sy_corrections_load(sayso *engine);
void sy_corrections_run(const sayso *engine, sayso_doc *doc);

#endif
