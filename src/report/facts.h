/* facts.h - what a page says of itself: headline, author, dates, outlet, address. */
#ifndef SY_REPORT_FACTS_H
#define SY_REPORT_FACTS_H

#include "report/dates.h"
#include "report/tree.h"

typedef struct {
    const char *value; /* NULL: none */
    unsigned rank;     /* 0 is best */
} sy_fact;

typedef struct {
    sy_fact field[SY_META_N];      /* by sy_meta_field: JSON-LD and meta tags */
    const char *og_title;          /* NULL: none */
    const char *title;             /* the headline; NULL: none */
    char title_folded[SY_FOLDED_MAX];
    int32_t title_line;            /* the visible line that says it; -1 */
    uint32_t title_bytes;          /* of that line */
    int32_t date_line;             /* the line that states the date, where no tag does; -1 */
    sayso_span date_span;          /* in that line */
} sy_facts;

/* The headline, and the tags that the other facts are taken from. */
void sy_facts_title(const sy_tree *t, sy_facts *f);

/* Everything else, into doc->report. kinds says which lines are the article. */
void sy_facts_read(const sy_tree *t, const uint8_t *kinds, sy_facts *f, sayso_doc *d);

/* JSON-LD: fill what objects that describe an article say. Malformed JSON gives what can still be told. */
void sy_facts_json(const sy_tree *t, const char *json, sy_facts *f);

#endif
