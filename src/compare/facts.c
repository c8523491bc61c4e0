/*
 * facts.c - numbers and days that exclude each other in sentences that tell one thing in other words.
 *
 * Two facts of one thing (facts_read.c) are set against each other only if their sentences share much of their weight, name
 * no different days or persons, and do not hang on different speakers: then the parties differ, not the reports. A report
 * that has both tells two facts. What the later report has higher may be an update.
 */
#include "compare/clauses.h"

#include <stdlib.h>

enum {
    SHARED_FACT = 8 * 256, COVER_FACT = 30,            /* likeness of sentences whose numbers are compared */
    SHARED_SURE = 12 * 256, COVER_SURE = 45, COVER_YEARS = 60, /* and to be shown as sure */
    SHARED_DAY = 10 * 256, COVER_DAY = 45, COVER_DAY_SURE = 60, COVER_SAME = 45, SHARED_DAY_SURE = 15 * 256,
    TELLING = 5 * 1000,                                /* thousandths; a lower number in both shows nothing */
    NEXT_DAY = 1,                                      /* days between reports that tell of one day */
    PLACES_MAX = 32,
    CONF_SURE = 76, CONF_UNSURE = 60
};

/* Has a report of y's form the number of x, of one thing with it, anywhere? Then it tells both. */
static int tells_both(const sy_facts *t, const sy_fact *x, const sy_fact *y)
{
    uint32_t report = t->s->of_form[y->form].report;
    for (uint32_t i = t->first_of_report[report]; i < t->first_of_report[report + 1]; i++) {
        const sy_fact *z = &t->facts.at[t->by_report[i]];
        if (z->kind != x->kind || z->number != x->number) continue;
        if (z->form == y->form && x->kind == SY_FACT_NUMBER) return 1;
        if (x->kind == SY_FACT_DAY ? sy_facts_equal(z, x) && (z->form == y->form || (x->predicate && z->predicate == x->predicate)) : sy_facts_shared_local(z, x) > 0 || (x->unit && z->unit && strcmp(x->unit, z->unit) == 0)) return 1;
    }
    return 0;
}

typedef struct {
    uint32_t one, other; /* facts; one has the lower number or the earlier day */
    uint32_t shared, set_one, set_other;
    uint8_t conf;
} clash;

typedef SY_VEC(clash) clash_list;

/* Is f the only fact of its sentence that may be of one thing with other? "Seven rifles and two other rifles" beside "nine rifles" is a sum. */
static int is_alone(const sy_facts *t, const sy_fact *f, const sy_fact *other)
{
    for (uint32_t i = t->first[f->form]; i < t->first[f->form + 1]; i++)
        if (&t->facts.at[i] != f && !sy_facts_has_equal(t, &t->facts.at[i], other->form) && sy_facts_of_one_thing(t, &t->facts.at[i], other) && sy_facts_shared_local(&t->facts.at[i], other) >= sy_facts_shared_local(f, other)) return 0;
    return 1;
}

/* "Has risen to 19", "not the 30 percent announced earlier": the sentence itself tells of a change. */
static int tells_of_change(const sy_facts *t, const sy_statement *s)
{
    static const char *const words[] = { "now", "previously", "earlier", "originally", "initially", "revised", "new", "later", "instead", "again", "latest", "second", "third", "risen", "raised", "another" };
    const sy_cword *w = t->c->docs[s->report].words + s->first;
    for (uint32_t i = 0; i < s->n; i++)
        if (sy_compare_key_is(w[i].key, words, sizeof words / sizeof *words)) return 1;
    return 0;
}

/* Do both name what is counted, or what became of them? */
static int count_alike(const sy_fact *x, const sy_fact *y) { return (x->head > SY_FACT_ANYBODY && x->head == y->head) || (x->fate && x->fate == y->fate); }

static uint8_t judge(const sy_facts *t, const sy_fact *x, const sy_fact *y, const sy_likeness *p, uint32_t same)
{
    const sy_statement *a = &t->s->of_form[x->form], *b = &t->s->of_form[y->form];
    const sy_cdoc *d = &t->c->docs[a->report], *e = &t->c->docs[b->report];
    int persons = sy_tell_persons(t, a, b), speakers = sy_tell_speakers(t, x, y), years = 0, days = sy_tell_days(t, a, b, x->time, y->time, &years);
    int64_t apart = sy_tell_apart(d, e);
    if (!is_alone(t, x, y) || !is_alone(t, y, x) || persons < 0) return 0;
    if (speakers < 0 || days < 0 || tells_both(t, x, y) || tells_both(t, y, x)) return 0;
    if (apart > NEXT_DAY && days <= 0) return 0;
    if (x->kind == SY_FACT_NUMBER && !x->unit && !same && sy_may_be_update(d, x->number, e, y->number)) return 0;
    int told_alike = speakers > 0 || days > 0 || same || (years && p->cover >= COVER_YEARS) ||
                     (x->kind == SY_FACT_DAY && (persons > 0 || (p->cover >= COVER_DAY_SURE && p->shared >= SHARED_DAY_SURE)));
    if (x->kind == SY_FACT_NUMBER && !x->unit) told_alike &= count_alike(x, y);
    if (x->kind == SY_FACT_LENGTH) told_alike &= x->predicate && x->predicate == y->predicate;
    int sure = p->shared >= SHARED_SURE && p->cover >= COVER_SURE && told_alike;
    if (apart < 0 && days <= 0 && x->fate) sure = 0; /* a toll of nobody knows when */
    if (apart != 0 && days <= 0 && (tells_of_change(t, a) || tells_of_change(t, b))) sure = 0;
    return sure ? CONF_SURE : CONF_UNSURE;
}

static int is_turned(const sy_fact *x, const sy_fact *y) { return x->kind == SY_FACT_DAY ? strcmp(x->time->value, y->time->value) > 0 : x->number > y->number; }

/* Several numbers that differ and hardly one that is the same: two counts of other things, or on other occasions. */
static int are_other_counts(uint32_t differ, uint32_t same) { return differ > 1 && same < differ; }

/* Facts that both sentences tell alike are one; how many numbers they are, small ones left out: "two" is in every second sentence. */
static uint32_t join_equal(sy_facts *t, const sy_likeness *p)
{
    uint32_t same = 0;
    for (uint32_t i = t->first[p->a]; i < t->first[p->a + 1]; i++)
        for (uint32_t k = t->first[p->b]; k < t->first[p->b + 1]; k++) {
            if (!sy_facts_of_one_thing(t, &t->facts.at[i], &t->facts.at[k]) || !sy_facts_equal(&t->facts.at[i], &t->facts.at[k])) continue;
            same += t->facts.at[i].kind == SY_FACT_NUMBER && (t->facts.at[i].number >= TELLING || t->facts.at[i].unit);
            sy_set_join(t->same, i, k);
        }
    return same;
}

/* Does the sentence name no other day, and none that is read against the report's own? */
static int is_only_day(const sy_facts *t, const sy_fact *f)
{
    static const char *const relative[] = { "today", "yesterday", "tomorrow", "tonight" };
    const sy_statement *s = &t->s->of_form[f->form];
    uint32_t n = 0;
    for (uint32_t i = s->first; i < s->first + s->n; i++)
        if (sy_compare_key_is(t->c->docs[s->report].words[i].key, relative, sizeof relative / sizeof *relative)) return 0;
    for (uint32_t i = t->first[f->form]; i < t->first[f->form + 1]; i++) n += t->facts.at[i].kind == SY_FACT_DAY;
    return f->kind == SY_FACT_DAY && n == 1;
}

static void compare_pair(sy_facts *t, const sy_likeness *p, clash_list *out)
{
    uint32_t before = out->n, same = join_equal(t, p);
    for (uint32_t i = t->first[p->a]; i < t->first[p->a + 1]; i++)
        for (uint32_t k = t->first[p->b]; k < t->first[p->b + 1]; k++) {
            const sy_fact *x = &t->facts.at[i], *y = &t->facts.at[k];
            if (x->kind != y->kind || x->others || y->others || sy_facts_equal(x, y)) continue;
            int by_date = same && p->cover >= COVER_SAME && (!x->role || !y->role || x->role == y->role);
            by_date |= x->kind == SY_FACT_DAY && y->kind == SY_FACT_DAY && same && x->role && x->role == y->role && sy_facts_shared_local(x, y);
            if (x->kind == SY_FACT_DAY && (!is_only_day(t, x) || !is_only_day(t, y))) continue;
            if (!by_date && !sy_facts_of_one_thing(t, x, y)) continue;
            if (!(x->kind == SY_FACT_DAY ? sy_facts_days_exclude(t, x, y) : sy_facts_exclude(x, y))) continue;
            if (x->kind == SY_FACT_DAY && (p->shared < SHARED_DAY || p->cover < COVER_DAY)) continue;
            uint8_t conf = judge(t, x, y, p, same);
            if (!conf) continue;
            clash one = { .one = is_turned(x, y) ? k : i, .other = is_turned(x, y) ? i : k, .shared = p->shared, .conf = conf };
            *SY_PUSH(&t->c->scratch, out) = one;
        }
    if (are_other_counts(out->n - before, same)) out->n = before;
}

/* ---- findings */

static void add_places(const sy_facts *t, sy_evidence_list *list, uint32_t from, const sy_fact *f, const char *role)
{
    const sy_form *form = &t->e->forms[f->form];
    for (uint32_t i = 0; i < form->n && list->n < from + PLACES_MAX; i++) {
        uint32_t shift = t->c->docs[form->at[i].report].words[form->at[i].first].start - t->s->of_form[f->form].span.start;
        sayso_evidence e = { form->at[i].report, { f->span.start + shift, f->span.end + shift }, role };
        int known = 0;
        for (uint32_t k = from; k < list->n; k++) known |= list->at[k].report == e.report;
        if (!known) *SY_PUSH(&t->c->scratch, list) = e;
    }
}

static int evidence_order(const void *a, const void *b)
{
    const sayso_evidence *x = a, *y = b;
    if (x->report != y->report) return x->report < y->report ? -1 : 1;
    return x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
}

static int clash_order(const void *a, const void *b)
{
    const clash *x = a, *y = b;
    if (x->set_one != y->set_one) return x->set_one < y->set_one ? -1 : 1;
    if (x->set_other != y->set_other) return x->set_other < y->set_other ? -1 : 1;
    if (x->shared != y->shared) return x->shared > y->shared ? -1 : 1;
    if (x->one != y->one) return x->one < y->one ? -1 : 1;
    return x->other < y->other ? -1 : x->other > y->other;
}

/* n clashes of the same two facts. */
static void report_clash(sy_facts *t, const clash *x, uint32_t n)
{
    const sy_fact *first = &t->facts.at[x->one];
    sy_evidence_list list = { 0 };
    sayso_evidence *e;
    uint8_t conf = 0;
    for (uint32_t i = 0; i < n; i++) add_places(t, &list, 0, &t->facts.at[x[i].one], "one");
    uint32_t side = list.n;
    for (uint32_t i = 0; i < n; i++) add_places(t, &list, side, &t->facts.at[x[i].other], "other");
    for (uint32_t i = 0; i < n; i++) conf = x[i].conf > conf ? x[i].conf : conf;
    if (!side || list.n == side) return;
    qsort(list.at, side, sizeof *list.at, evidence_order);
    qsort(list.at + side, list.n - side, sizeof *list.at, evidence_order);
    sayso_finding *f = sy_finding_new(t->c, SAYSO_CONFLICT, &e, list.n);
    memcpy(e, list.at, list.n * sizeof *e);
    f->type = first->kind == SY_FACT_DAY ? "date" : "number";
    f->conf = conf;
    f->reason = first->kind == SY_FACT_DAY ? "one thing told in other words, with another day" : "one thing told in other words, with another number";
}

void sy_compare_facts(sy_collation *c, const sy_echoes *e, const sy_statements *s)
{
    sy_facts t;
    clash_list clashes = { 0 };
    sy_facts_of_forms(c, e, s, &t);
    for (uint32_t i = 0; i < s->pairs.n; i++)
        if (s->pairs.at[i].shared >= SHARED_FACT && s->pairs.at[i].cover >= COVER_FACT) compare_pair(&t, &s->pairs.at[i], &clashes);
    for (uint32_t i = 0; i < clashes.n; i++) {
        clashes.at[i].set_one = sy_set_find(t.same, clashes.at[i].one);
        clashes.at[i].set_other = sy_set_find(t.same, clashes.at[i].other);
    }
    if (clashes.n) qsort(clashes.at, clashes.n, sizeof *clashes.at, clash_order);
    for (uint32_t i = 0; i < clashes.n;) {
        uint32_t j = i + 1;
        while (j < clashes.n && clashes.at[j].set_one == clashes.at[i].set_one && clashes.at[j].set_other == clashes.at[i].set_other) j++;
        report_clash(&t, &clashes.at[i], j - i);
        i = j;
    }
    sy_compare_accords(&t);
    sy_compare_places(&t);
    sy_compare_contraries(&t);
}
