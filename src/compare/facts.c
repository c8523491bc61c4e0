/*
 * facts.c - numbers and days that exclude each other in sentences that tell one thing in other words.
 *
 * Two facts of one thing (facts_read.c) are set against each other only if their sentences share much of their weight, name
 * no different days or persons, and do not hang on different speakers: then the parties differ, not the reports. A report
 * that has both tells two facts. What the later report has higher may be an update.
 */
#include "compare/judge.h"

#include <stdlib.h>

enum {
    SHARED_FACT = 8 * 256, COVER_FACT = 30,            /* likeness of sentences whose numbers are compared */
    SHARED_SURE = 12 * 256, COVER_SURE = 45, COVER_YEARS = 60, COVER_SETTLED = 60, /* and to be shown as sure */
    SHARED_DAY = 10 * 256, COVER_DAY = 45, COVER_DAY_SURE = 60, COVER_SAME = 45, SHARED_DAY_SURE = 15 * 256,
    COVER_CLAUSE = 20,
    ACT_WORDS = 2, COVER_ACT = 50, COVER_SPEECH = 65,  /* of clauses that may date one act; of sentences of one speaker */
    TELLING = 5 * 1000,                                /* thousandths; a lower number in both shows nothing */
    NEXT_DAY = 1,                                      /* days between reports that tell of one day */
    LEAST_TOLL = 3 * 1000, UPDATE_DAYS = 14, TOLLS_MAX = 16, /* thousandths; days between the reports; clashes of one pair of sentences */
    PLACES_MAX = 32,
    CONF_SURE = 76, CONF_UNSURE = 60
};

int sy_facts_tells_both(const sy_facts *t, const sy_fact *x, const sy_fact *y)
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

/* The clause that the fact stands in; NULL. */
static const sy_clause *clause_of(const sy_facts *t, sy_clause_list **known, const sy_fact *f)
{
    sy_clause_list l = sy_clauses_of(t, known, f->form);
    for (uint32_t i = 0; i < l.n; i++)
        if (sy_span_touches(l.at[i].span, f->span)) return &l.at[i];
    return NULL;
}

/* Do the clauses name persons, and nobody in common: "Dostan has 14, Rusk 9"? */
static int of_other_persons(const sy_facts *t, const sy_clause *x, const sy_clause *y)
{
    if (!x || !y) return 0;
    sy_statement a = t->s->of_form[x->form], b = t->s->of_form[y->form];
    a.span = x->span;
    b.span = y->span;
    return sy_tell_persons(t, &a, &b) < 0;
}

/* Have the clauses themselves enough in common: "spent four seasons as its director", "spent 19 seasons with the team"? */
static int tell_alike(const sy_facts *t, const sy_fact *x, const sy_clause *here, const sy_clause *there)
{
    sy_clause_match m;
    if (!here || !there || here->n_words < ACT_WORDS || there->n_words < ACT_WORDS) return 1;
    sy_clauses_match(t, here, there, &m);
    if (x->kind == SY_FACT_DAY) return strlen(x->time->value) != 4 || (m.cover_x >= COVER_ACT && m.cover_y >= COVER_ACT);
    return m.cover_x >= COVER_CLAUSE && m.cover_y >= COVER_CLAUSE;
}

/* Is the day one that lies behind the report's own: announced, in whatever tense ("the talks end on Sunday")? */
static int is_ahead(const sy_facts *t, const sy_fact *f)
{
    const char *date = t->c->docs[t->s->of_form[f->form].report].doc->report.date, *day = f->time->value;
    return date && strlen(day) >= 10 && !strchr(day, 'X') && strlen(date) >= 10 && strncmp(day, date, 10) > 0;
}

/* Do both clauses tell of what is to come, or neither, and have they words in common that they could date? */
static int date_one_act(const sy_facts *t, const sy_fact *f, const sy_clause *x, const sy_fact *g, const sy_clause *y, const sy_likeness *p, int persons)
{
    sy_clause_match m;
    if (!x || !y || (x->future || is_ahead(t, f)) != (y->future || is_ahead(t, g)) || x->negated != y->negated || x->hypothetical || y->hypothetical || p->cover < COVER_DAY_SURE) return 0;
    sy_clauses_match(t, x, y, &m);
    if (m.n_shared >= ACT_WORDS && m.cover_x >= COVER_ACT && m.cover_y >= COVER_ACT) return 1;
    return x->future && persons > 0 && m.n_shared && p->cover >= COVER_SPEECH;
}

/* "Sunna Brekk" here and there: two capital words in a row that both have, whatever the record makes of them. */
static int share_full_name(const sy_facts *t, const sy_statement *x, const sy_statement *y)
{
    const sy_cword *v = t->c->docs[x->report].words + x->first, *w = t->c->docs[y->report].words + y->first;
    for (uint32_t i = 0; i + 1 < x->n; i++) {
        if (!(v[i].flags & v[i + 1].flags & SY_CW_CAPITAL) || (v[i].flags | v[i + 1].flags) & (SY_CW_COMMON | SY_CW_NUMBER) || sy_word_end(&v[i]) + 1 != v[i + 1].start) continue;
        for (uint32_t k = 0; k + 1 < y->n; k++)
            if (w[k].key == v[i].key && w[k + 1].key == v[i + 1].key && w[k].flags & w[k + 1].flags & SY_CW_CAPITAL) return 1;
    }
    return 0;
}

/* Counts that grow while they are counted: of those who were killed or fled. Others are told with two numbers for other reasons, if the sentences are alike. */
static int may_grow(const sy_facts *t, const sy_fact *x, const sy_fact *y, const sy_likeness *p)
{
    const sy_cdoc *d = &t->c->docs[t->s->of_form[x->form].report], *e = &t->c->docs[t->s->of_form[y->form].report];
    int settled = !x->fate && !y->fate && count_alike(x, y) && p->cover >= COVER_SETTLED && sy_tell_apart(d, e) <= NEXT_DAY;
    return !settled && sy_may_be_update(d, x->number, e, y->number);
}

static uint8_t judge(const sy_facts *t, const sy_fact *x, const sy_fact *y, const sy_likeness *p, uint32_t same, const sy_clause *here, const sy_clause *there)
{
    const sy_statement *a = &t->s->of_form[x->form], *b = &t->s->of_form[y->form];
    const sy_cdoc *d = &t->c->docs[a->report], *e = &t->c->docs[b->report];
    int persons = sy_tell_persons(t, a, b), speakers = sy_tell_speakers(t, x, y), years = 0, days = sy_tell_days(t, a, b, x->time, y->time, &years);
    int64_t apart = sy_tell_apart(d, e);
    if (!is_alone(t, x, y) || !is_alone(t, y, x) || persons < 0) return 0;
    if (speakers < 0 || days < 0 || sy_facts_tells_both(t, x, y) || sy_facts_tells_both(t, y, x)) return 0;
    if (apart > NEXT_DAY && days <= 0) return 0;
    if (x->kind == SY_FACT_NUMBER && !x->unit && !same && may_grow(t, x, y, p)) return 0;
    if (persons == 0 && share_full_name(t, a, b)) persons = 1;
    int told_alike = speakers > 0 || days > 0 || same || (years && p->cover >= COVER_YEARS) ||
                     (x->kind == SY_FACT_NUMBER && x->unit && persons > 0 && p->cover >= COVER_DAY) ||
                     (x->kind == SY_FACT_NUMBER && !x->unit && apart >= 0 && p->cover >= COVER_SETTLED) || (x->kind == SY_FACT_DAY && (persons > 0 || (p->cover >= COVER_DAY_SURE && p->shared >= SHARED_DAY_SURE)));
    if (x->kind == SY_FACT_NUMBER && !x->unit) told_alike &= count_alike(x, y);
    if (x->kind == SY_FACT_LENGTH) told_alike &= x->predicate && x->predicate == y->predicate;
    int sure = p->shared >= SHARED_SURE && p->cover >= COVER_SURE && told_alike;
    if (apart < 0 && days <= 0 && x->fate) sure = 0; /* a toll of nobody knows when */
    int announced = x->kind == SY_FACT_DAY && here && here->future; /* "will meet again" */
    if (!announced && apart != 0 && days <= 0 && (tells_of_change(t, a) || tells_of_change(t, b))) sure = 0;
    if (sure && speakers <= 0 && days <= 0 && !tell_alike(t, x, here, there)) sure = 0;
    return sure ? CONF_SURE : CONF_UNSURE;
}

static int is_turned(const sy_fact *x, const sy_fact *y) { return x->kind == SY_FACT_DAY ? strcmp(x->time->value, y->time->value) > 0 : x->number > y->number; }

/* ---- a toll that rises */

/* What became of those who are counted; of "the death toll rose to 21" the word that tells it stands before. */
static uint32_t fate_of(const sy_facts *t, const sy_fact *f)
{
    static const char *const to[] = { "to", "at", "reached" };
    const sy_statement *s = &t->s->of_form[f->form];
    const sy_cdoc *d = &t->c->docs[s->report];
    uint32_t word = sy_cword_at(d, f->span.start);
    if (f->fate || f->head || word <= s->first || !sy_compare_key_is(d->words[word - 1].key, to, sizeof to / sizeof *to)) return f->fate;
    for (uint32_t i = s->first; i < word; i++) {
        uint32_t group = sy_alike_group(t->c->background, sy_stem_key(d->doc->text + d->words[i].start, d->words[i].n_bytes));
        if (group & 1) return group;
    }
    return 0;
}

/* "Rose to 21": the sentence says itself that it was less before. */
static int tells_of_rise(const sy_facts *t, uint32_t form)
{
    static const char *const words[] = { "rose", "risen", "rises", "climbed", "climbs", "increased", "grown", "grew" };
    const sy_statement *s = &t->s->of_form[form];
    const sy_cword *w = t->c->docs[s->report].words + s->first;
    for (uint32_t i = 0; i < s->n; i++)
        if (sy_compare_key_is(w[i].key, words, sizeof words / sizeof *words)) return 1;
    return 0;
}

/* May the report of a later day have counted on: those with one fate, in sentences that tell one thing? 0: no. */
static uint8_t judge_update(const sy_facts *t, const sy_fact *x, const sy_fact *y, const sy_likeness *p)
{
    const sy_statement *a = &t->s->of_form[x->form], *b = &t->s->of_form[y->form];
    const sy_cdoc *d = &t->c->docs[a->report], *e = &t->c->docs[b->report];
    int years = 0;
    if (x->kind != SY_FACT_NUMBER || y->kind != SY_FACT_NUMBER || x->unit || y->unit || x->others || y->others || x->number < LEAST_TOLL || y->number < LEAST_TOLL) return 0;
    int64_t apart = sy_tell_apart(d, e);
    if (apart < NEXT_DAY || apart > UPDATE_DAYS || !sy_may_be_update(d, x->number, e, y->number) || sy_differ_by_scale(x->number > y->number ? x->number : y->number, x->number > y->number ? y->number : x->number)) return 0;
    uint32_t fate = fate_of(t, x);
    if (!fate || fate != fate_of(t, y) || (x->head > SY_FACT_ANYBODY && y->head > SY_FACT_ANYBODY && x->head != y->head)) return 0;
    int rise = tells_of_rise(t, x->number > y->number ? x->form : y->form);
    int days = sy_tell_days(t, a, b, x->time, y->time, &years);
    if (sy_tell_persons(t, a, b) < 0 || (!rise && (days < 0 || !is_alone(t, x, y) || !is_alone(t, y, x) || !sy_facts_of_one_thing(t, x, y)))) return 0;
    return rise || days > 0 || (p->shared >= SHARED_SURE && p->cover >= COVER_SURE) ? CONF_SURE : CONF_UNSURE;
}

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

/* Do the two count one thing and differ in that? Then another day beside it is that of another occasion. */
static int count_otherwise(const sy_facts *t, const sy_likeness *p)
{
    for (uint32_t i = t->first[p->a]; i < t->first[p->a + 1]; i++)
        for (uint32_t k = t->first[p->b]; k < t->first[p->b + 1]; k++) {
            const sy_fact *x = &t->facts.at[i], *y = &t->facts.at[k];
            if (x->kind != SY_FACT_DAY && sy_facts_of_one_thing(t, x, y) && sy_facts_exclude(x, y)) return 1;
        }
    return 0;
}

static int is_in(const clash_list *l, uint32_t one, uint32_t other)
{
    for (uint32_t i = l->n; i-- > 0 && l->n - i <= TOLLS_MAX;)
        if (l->at[i].one == one && l->at[i].other == other) return 1;
    return 0;
}

/* What has been found to be in conflict is no update. */
static void compare_tolls(sy_facts *t, const sy_likeness *p, const clash_list *clashes, clash_list *out)
{
    for (uint32_t i = t->first[p->a]; i < t->first[p->a + 1]; i++)
        for (uint32_t k = t->first[p->b]; k < t->first[p->b + 1]; k++) {
            const sy_fact *x = &t->facts.at[i], *y = &t->facts.at[k];
            uint8_t conf = judge_update(t, x, y, p);
            if (!conf) continue;
            clash one = { .one = is_turned(x, y) ? k : i, .other = is_turned(x, y) ? i : k, .shared = p->shared, .conf = conf };
            if (!is_in(clashes, one.one, one.other)) *SY_PUSH(&t->c->scratch, out) = one;
        }
}

static void compare_pair(sy_facts *t, sy_clause_list **known, const sy_likeness *p, clash_list *out)
{
    uint32_t before = out->n, same = join_equal(t, p);
    int persons = sy_tell_persons(t, &t->s->of_form[p->a], &t->s->of_form[p->b]);
    for (uint32_t i = t->first[p->a]; i < t->first[p->a + 1]; i++)
        for (uint32_t k = t->first[p->b]; k < t->first[p->b + 1]; k++) {
            const sy_fact *x = &t->facts.at[i], *y = &t->facts.at[k];
            if (x->kind != y->kind || x->others || y->others || sy_facts_equal(x, y)) continue;
            int by_date = same && p->cover >= COVER_SAME && (!x->role || !y->role || x->role == y->role);
            by_date |= x->kind == SY_FACT_DAY && y->kind == SY_FACT_DAY && same && x->role && x->role == y->role && sy_facts_shared_local(x, y);
            if (x->kind == SY_FACT_DAY && (!is_only_day(t, x) || !is_only_day(t, y))) continue;
            const sy_clause *here = clause_of(t, known, x), *there = clause_of(t, known, y);
            by_date |= x->kind == SY_FACT_DAY && date_one_act(t, x, here, y, there, p, persons) && !count_otherwise(t, p);
            if ((!by_date && !sy_facts_of_one_thing(t, x, y)) || of_other_persons(t, here, there)) continue;
            if (!(x->kind == SY_FACT_DAY ? sy_facts_days_exclude(t, x, y) : sy_facts_exclude(x, y))) continue;
            if (x->kind == SY_FACT_DAY && (p->shared < SHARED_DAY || p->cover < COVER_DAY)) continue;
            uint8_t conf = judge(t, x, y, p, same, here, there);
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
        sayso_evidence e = { form->at[i].report, sy_facts_span_in(t, f->form, f->span, &form->at[i]), role };
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

/* n clashes of the same two facts; or updates. */
static void report_clash(sy_facts *t, const clash *x, uint32_t n, int update)
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
    sayso_finding *f = sy_finding_new(t->c, update ? SAYSO_VARIANT : SAYSO_CONFLICT, &e, list.n);
    memcpy(e, list.at, list.n * sizeof *e);
    f->type = update ? "figure" : first->kind == SY_FACT_DAY ? "date" : "number";
    f->conf = conf;
    f->reason = update ? "one thing counted, later and with a higher number: may be an update" : first->kind == SY_FACT_DAY ? "one thing told in other words, with another day" : "one thing told in other words, with another number";
}

static void report_clashes(sy_facts *t, clash_list *l, int update)
{
    for (uint32_t i = 0; i < l->n; i++) {
        l->at[i].set_one = sy_set_find(t->same, l->at[i].one);
        l->at[i].set_other = sy_set_find(t->same, l->at[i].other);
    }
    if (l->n) qsort(l->at, l->n, sizeof *l->at, clash_order);
    for (uint32_t i = 0; i < l->n;) {
        uint32_t j = i + 1;
        while (j < l->n && l->at[j].set_one == l->at[i].set_one && l->at[j].set_other == l->at[i].set_other) j++;
        report_clash(t, &l->at[i], j - i, update);
        i = j;
    }
}

void sy_compare_facts(sy_collation *c, const sy_echoes *e, const sy_statements *s)
{
    sy_facts t;
    clash_list clashes = { 0 }, updates = { 0 };
    sy_clause_list *known = NULL;
    sy_frames frames = { 0 };
    sy_retelling_list told = { 0 };
    sy_facts_of_forms(c, e, s, &t);
    for (uint32_t i = 0; i < s->pairs.n; i++) {
        if (s->pairs.at[i].shared < SHARED_FACT || s->pairs.at[i].cover < COVER_FACT) continue;
        compare_pair(&t, &known, &s->pairs.at[i], &clashes);
        compare_tolls(&t, &s->pairs.at[i], &clashes, &updates);
    }
    report_clashes(&t, &clashes, 0);
    report_clashes(&t, &updates, 1);
    sy_compare_places(&t, &known);
    sy_compare_contraries(&t, &known);
    sy_compare_doers(&t);
    if (c->background && c->background->senses) {
        sy_frames_read(&t, &frames);
        sy_retellings_find(&frames, &told);
    }
        sy_compare_retold(&t, &frames, &told);
    sy_compare_accords(&t, &known);
    if (c->background && c->background->senses) sy_compare_retold_positions(&t);
    sy_compare_retold_accords(&frames, &told);
    sy_compare_retold_denials(&frames, &told);
    if (frames.at.n) sy_compare_judged(&frames);
}
