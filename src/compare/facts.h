/* facts.h - numbers, lengths of time and days in sentences, and when two of them are of one thing. */
#ifndef SY_FACTS_H
#define SY_FACTS_H

#include "compare/statements.h"

enum { SY_FACT_LOCAL_MAX = 8, SY_FACT_KINDS_MAX = 4, SY_FACT_ANYBODY = 1 /* a head that tells nothing: "people" */ };

typedef enum { SY_FACT_NUMBER, SY_FACT_LENGTH, SY_FACT_DAY } sy_fact_kind;

/* A number, a length of time or a day in a sentence. */
typedef struct {
    uint32_t form;
    sy_fact_kind kind;
    sayso_span span;
    int64_t number;      /* thousandths */
    sayso_bound bound;
    const char *unit;    /* NULL: things are counted */
    const sayso_time *time;
    uint32_t role;       /* key of the preposition before it; 0: none */
    uint32_t local[SY_FACT_LOCAL_MAX], n_local; /* terms around it that may name what is counted */
    uint32_t head;       /* term of the noun that is counted; 0: not known */
    uint32_t kinds[SY_FACT_KINDS_MAX], n_kinds; /* terms of what stands before that noun */
    uint32_t fate;       /* what became of those who are counted; 0: not told */
    uint32_t predicate;  /* term of the verb of its clause; 0: not known */
    sayso_span clause;   /* {0,0}: not known */
    uint8_t others;      /* of more things than those told of elsewhere: "a further 400" */
} sy_fact;

typedef struct {
    sy_collation *c;
    const sy_echoes *e;
    const sy_statements *s;
    SY_VEC(sy_fact) facts; /* by form */
    uint32_t *first;       /* of each form, its first fact; n_forms + 1 */
    uint32_t *by_report, *first_of_report; /* facts of each report's own forms */
    uint32_t *same;        /* sets of facts that tell the same */
} sy_facts;

/* ---- facts_read.c */

void sy_facts_of_forms(sy_collation *c, const sy_echoes *e, const sy_statements *s, sy_facts *out);
/* Do the two count one thing in one unit, or date one act? */
int sy_facts_of_one_thing(const sy_facts *t, const sy_fact *x, const sy_fact *y);
/* How many terms stand around both. */
uint32_t sy_facts_shared_local(const sy_fact *x, const sy_fact *y);
/* The same number, or the same day. */
int sy_facts_equal(const sy_fact *x, const sy_fact *y);
/* Numbers or lengths that cannot both be right, their bounds considered. */
int sy_facts_exclude(const sy_fact *x, const sy_fact *y);
/* Days that are not one: dates with figures as they are, days of the week by their names alone, since the week may have been read wrongly. */
int sy_facts_days_exclude(const sy_facts *t, const sy_fact *x, const sy_fact *y);
/* Does the sentence tell the same number or day of one thing with f? */
int sy_facts_has_equal(const sy_facts *t, const sy_fact *f, uint32_t form);

/* ---- facts.c */

/* Has a report of y's form the number of x, of one thing with it, anywhere? Then it tells both. */
int sy_facts_tells_both(const sy_facts *t, const sy_fact *x, const sy_fact *y);

/* ---- facts_tell.c */

/* The words of a span of a form, where they stand in another place of it: words are the same there, signs and blanks between them need not be. */
sayso_span sy_facts_span_in(const sy_facts *t, uint32_t form, sayso_span span, const sy_unit *at);
/* Days that the sentences name, when something was said included: 1 one in common, -1 none in common, 0 not known; *years: a month or
 * year in common. The times `but` and `and_but` (NULL: none) are left out. */
int sy_tell_days(const sy_facts *t, const sy_statement *x, const sy_statement *y, const sayso_time *but, const sayso_time *and_but, int *years);
/* Who tells the two facts: 1 one speaker, or sources that share a word; -1 two; 0: one side has none, or they cannot be told apart. */
int sy_tell_speakers(const sy_facts *t, const sy_fact *f, const sy_fact *g);
/* Does anybody tell it, by the record, but the report itself? */
int sy_tell_is_sourced(const sy_facts *t, const sy_fact *f);
/* Does the other sentence name who tells f? */
int sy_tell_names_speaker(const sy_facts *t, const sy_fact *f, const sy_statement *other);
/* Does one sentence name a year, and the other another year or a day of another one? */
int sy_tell_years_differ(const sy_facts *t, const sy_statement *x, const sy_statement *y);
/* Persons that both sentences speak of: 1 some, -1 both of persons and nobody in common, 0 not known. */
int sy_tell_persons(const sy_facts *t, const sy_statement *x, const sy_statement *y);
/* Days between the two reports; -1: not known. */
int64_t sy_tell_apart(const sy_cdoc *p, const sy_cdoc *q);


#endif
