/*
 * issues.h - what parties negotiate about: the table data/issues.tsv with a user's rows, and which of its issues words
 * are about. docs/issues.md tells how they are weighed.
 */
#ifndef SY_ISSUES_H
#define SY_ISSUES_H

#include "base/engine.h"
#include "record/patterns.h"

typedef struct {
    const char *id, *name;
    int32_t parent; /* -1 */
    uint8_t is_form; /* of how parties deal with each other: seldom what "the offer" is about */
} sy_issue;

typedef struct {
    SY_VEC(sy_issue) issues;
    sy_map by_id; /* number + 1 */
    sy_patterns patterns;
} sy_issue_table;

/* The engine's table, or NULL; engine may be NULL. Lies with the other tables of stances.c. */
const sy_issue_table *sy_issues_of(const sayso *engine);

/* Load data/issues.tsv and engine->options.issues into t. */
void sy_issues_load(sayso *engine, sy_issue_table *t);

/* The issue of this id, or NULL; engine may be NULL. */
const sy_issue *sy_issue_find(const sayso *engine, const char *id);

/* The number of the issue of this id; -1. */
int32_t sy_issue_number(const sayso *engine, const char *id);

/* How many issues the table has; engine may be NULL. */
int32_t sy_issue_count(const sayso *engine);

/* Issue number `issue` of the table. */
const sy_issue *sy_issue_at(const sayso *engine, int32_t issue);

/* Count for each issue how plainly the report names it, into d->about. */
void sy_issues_weigh(const sayso *engine, sayso_doc *d);

/* Does the report name issues often enough to tell what it is about? */
int sy_issues_tell(const sayso_doc *d);

/* Is an issue one of those that the report plainly speaks of; the one it speaks of most, of all or of the matters? */
int sy_issue_is_supported(const sayso_doc *d, int32_t issue);
int sy_issue_leads(const sayso *engine, const sayso_doc *d, int32_t issue);

/* The matter that has half of what the report says of matters; -1 if none. */
int32_t sy_issue_of_report(const sayso *engine, const sayso_doc *d);

/* The issue that the words of these spans are about; -1 if none. Words near the top of their tree count for most, more
 * words in one pattern for more; what stands around the spans decides only between issues that their own words name. */
int32_t sy_issue_of(const sayso *engine, const sayso_doc *d, sayso_spans spans);

/* Do these words say it, or a wider issue above it, plainly: a word for it at the top of them, or several together? Hints and words deep in the tree do not. */
int sy_issue_is_plain(const sayso *engine, const sayso_doc *d, sayso_spans spans, int32_t issue);

/* Do hints in these words say it, and no plain word of any issue? */
int sy_issue_is_hinted(const sayso *engine, const sayso_doc *d, sayso_spans spans, int32_t issue);

/* Is it how parties deal with each other (talks, agreements), not what about? */
int sy_issue_is_form(const sayso *engine, int32_t issue);

/* The issue that the sentence around these spans, and the sentences beside it, are plainly about; -1 if none or several. */
int32_t sy_issue_around(const sayso *engine, const sayso_doc *d, sayso_spans spans);

/* What an issue has from patterns: points of its best match, of all. */
typedef struct {
    int32_t issue;
    uint32_t best, sum;
} sy_issue_points;

/* The points of all issues that the words of these spans name; or, near, those of the sentence around them and the sentences beside it. */
uint32_t sy_issue_points_of(const sayso *engine, const sayso_doc *d, sayso_spans spans, int near, sy_issue_points *out, uint32_t max);

#endif
