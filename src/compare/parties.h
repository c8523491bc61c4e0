/* parties.h - positions and claims of several reports side by side. */
#ifndef SY_PARTIES_H
#define SY_PARTIES_H

#include "compare/kin.h"
#include "compare/scenes.h"

/* positions.c: what reports agree a party holds, conditions that are told and not told, parties that disagree. */
void sy_compare_positions(sy_collation *c, sy_scenes *s);

/* refusals.c: "rejected the demand", and the demand before it. */
void sy_compare_refusals(sy_collation *c);

/* retold_denials.c: "denied it", and what was said before it. */
void sy_compare_denials(sy_collation *c);

/* retold_positions.c: what was found before finding number `from` of positions told in other words, and is found again behind it, is taken away. */
void sy_compare_retold_forget(sy_collation *c, uint32_t from);

/* disputes.c: disagreements of all steps looked over: none of a party with itself, each told once. */
void sy_compare_settle_disputes(sy_collation *c);

/* claims.c: claims that name no source; lengths of time that cannot both be right. */
void sy_compare_claims(sy_collation *c);

/* Add a piece of evidence unless its span is empty. */
void sy_evidence_add(sy_arena *a, sy_evidence_list *list, uint32_t report, sayso_span span, const char *role);
/* A finding with a list's evidence. */
sayso_finding *sy_finding_of(sy_collation *c, sayso_finding_kind kind, const sy_evidence_list *list);

#endif
