/*
 * accords.c - what independent reports tell alike in other words: sentences that share much of their weight and a number
 * or a day of one thing, and have none that differs; clauses that share most of theirs (clauses.c). What reports print in the same words is left to passages.c, what
 * parties want to positions.c.
 */
#include "compare/clauses.h"
#include "compare/parties.h"
#include "compare/retold.h"

#include <stdlib.h>

enum {
    SHARED_MIN = 10 * 256, COVER_MIN = 40,  /* likeness of sentences that tell one thing */
    SHARED_SURE = 14 * 256, COVER_SURE = 45, COVER_ALL = 65,
    PAIR_MIN = 5 * 256,                     /* likeness of sentences whose clauses are compared */
    CLAUSE_WORDS = 3, COVER_CLAUSE = 65, COVER_ONE_CLAUSE = 80, COVER_SOURCED = 72, WEIGHT_CLAUSE = 8 * 256, /* of clauses without a number or a day */
    ROW_WORDS = 8, BEHIND_BYTES = 4, BE_REACH = 3, READABLE_WORDS = 7,
    PLACES_MAX = 32, COMPARED_MAX = 32,
    CONF_POSITION = 55, CONF_SURE = 76, CONF_UNSURE = 60
};

/* A sentence among those that tell one thing. */
typedef struct {
    uint32_t set, form;
    sayso_span clause; /* {0,0}: the sentence */
    uint8_t conf, by_words; /* by_words: without a number or a day in common */
} teller;

typedef struct {
    sy_facts *t;
    uint32_t *sets;   /* of forms */
    teller *of_form;  /* conf 0: in no accord */
    sy_clause_list **known;
} accords;

static int is_negative(uint32_t key)
{
    static const char *const words[] = { "not", "no", "never", "nobody", "none", "nothing", "denied", "deny", "denies", "without", "neither", "nor" };
    return sy_compare_key_is(key, words, sizeof words / sizeof *words);
}

static int is_negated(const sy_facts *t, const sy_statement *s)
{
    const sy_cdoc *d = &t->c->docs[s->report];
    int n = 0;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        const char *w = d->doc->text + d->words[i].start;
        uint16_t m = d->words[i].n_bytes;
        n += is_negative(d->words[i].key) || (m > 3 && w[m - 1] == 't' && w[m - 2] == '\'');
    }
    return n % 2;
}

static int is_quoted(const sy_facts *t, const sy_statement *s)
{
    uint32_t n = 0;
    for (uint32_t i = s->first; i < s->first + s->n; i++) n += (t->c->docs[s->report].words[i].flags & SY_CW_QUOTED) != 0;
    return n * 2 > s->n;
}

/* Do the two have facts of one thing that exclude each other? */
static int clash(const sy_facts *t, uint32_t a, uint32_t b)
{
    for (uint32_t i = t->first[a]; i < t->first[a + 1]; i++)
        for (uint32_t k = t->first[b]; k < t->first[b + 1]; k++) {
            const sy_fact *x = &t->facts.at[i], *y = &t->facts.at[k];
            if (!sy_facts_of_one_thing(t, x, y) || sy_facts_has_equal(t, x, b) || sy_facts_has_equal(t, y, a)) continue;
            if (x->kind == SY_FACT_DAY ? sy_facts_days_exclude(t, x, y) : sy_facts_exclude(x, y)) return 1;
        }
    return 0;
}

/* Bounds that say the same of one number: "about 28" may be 28, and what rises "up to 30" is then 30; "at least 14" may be more. */
static int alike_bounds(const sy_fact *x, const sy_fact *y) { return (x->bound == SAYSO_MIN) == (y->bound == SAYSO_MIN); }

/* Do the two count one thing otherwise, if only by a bound or by rounding? Then they may both be right, and yet do not tell the same. */
static int count_otherwise(const sy_facts *t, uint32_t a, uint32_t b)
{
    for (uint32_t i = t->first[a]; i < t->first[a + 1]; i++)
        for (uint32_t k = t->first[b]; k < t->first[b + 1]; k++) {
            const sy_fact *x = &t->facts.at[i], *y = &t->facts.at[k];
            if (x->kind == SY_FACT_DAY || !sy_facts_of_one_thing(t, x, y) || (sy_facts_equal(x, y) && alike_bounds(x, y))) continue;
            if (!sy_facts_equal(x, y) && (sy_facts_has_equal(t, x, b) || sy_facts_has_equal(t, y, a))) continue;
            return 1;
        }
    return 0;
}

/* The clause; of a few words alone ("at least 14 people") nobody reads what is told of them: then the sentence. */
static sayso_span readable(const sy_facts *t, sayso_span clause, const sy_statement *s)
{
    const sy_cdoc *d = &t->c->docs[s->report];
    uint32_t n = 0;
    for (uint32_t i = s->first; i < s->first + s->n; i++) n += d->words[i].start >= clause.start && d->words[i].start < clause.end;
    return n < READABLE_WORDS ? (sayso_span){ 0, 0 } : clause;
}

/* How far the clause, or the sentence, has what it tells of. */
static unsigned settled_of(const sy_facts *t, uint32_t form, sayso_span clause)
{
    const sy_statement *s = &t->s->of_form[form];
    const sy_cdoc *d = &t->c->docs[s->report];
    uint32_t first = s->first, n = s->n;
    if (clause.end) {
        first = sy_cword_at(d, clause.start);
        for (n = 0; first + n < s->first + s->n && d->words[first + n].start < clause.end;) n++;
    }
    return sy_settled_of(t->c->background, d->words + first, n);
}

/* What keeps two sentences, or clauses of them, from telling the same, whatever they have in common. */
static int tell_otherwise(const sy_facts *t, uint32_t a, sayso_span one, uint32_t b, sayso_span other)
{
    return clash(t, a, b) || count_otherwise(t, a, b) || sy_settled_otherwise(settled_of(t, a, one), settled_of(t, b, other));
}

typedef struct {
    const sy_fact *one, *other;
    uint32_t n;
} shared_facts;

/* Numbers and days that both tell of one thing; a round 1 or 2 is in every second sentence. */
static shared_facts find_shared(const sy_facts *t, uint32_t a, uint32_t b)
{
    shared_facts f = { NULL, NULL, 0 };
    for (uint32_t i = t->first[a]; i < t->first[a + 1]; i++)
        for (uint32_t k = t->first[b]; k < t->first[b + 1]; k++) {
            const sy_fact *x = &t->facts.at[i], *y = &t->facts.at[k];
            if (x->others || y->others || !sy_facts_of_one_thing(t, x, y) || !sy_facts_equal(x, y)) continue;
            if (x->kind == SY_FACT_NUMBER && !x->unit && x->number < 3000) continue;
            if (!f.n) f.one = x, f.other = y;
            f.n++;
        }
    return f;
}

static void take(accords *a, uint32_t form, sayso_span clause, uint8_t conf, int by_words)
{
    teller *x = &a->of_form[form];
    if (!x->conf) x->clause = clause, x->by_words = (uint8_t)by_words;
    if (conf > x->conf) x->conf = conf;
}

/* Has a conflict been found between the two sentences? */
static int conflict(const sy_facts *t, const sy_statement *x, const sy_statement *y)
{
    for (uint32_t i = 0; i < t->c->story->findings.n; i++) {
        const sayso_finding *f = &t->c->story->findings.at[i];
        int here = 0, there = 0;
        for (uint32_t k = 0; f->kind == SAYSO_CONFLICT && k < f->n_evidence; k++) {
            here |= f->evidence[k].report == x->report && sy_span_touches(f->evidence[k].span, x->span);
            there |= f->evidence[k].report == y->report && sy_span_touches(f->evidence[k].span, y->span);
        }
        if (here && there) return 1;
    }
    return 0;
}

/* "Oyen asked for a delay on Monday", "Oyen was in Ostrel on Monday": one day of two deeds is nothing that the two tell alike. */
static int is_day_of_two_deeds(const shared_facts *f) { return f->n == 1 && f->one->kind == SY_FACT_DAY && f->one->predicate && f->other->predicate && f->one->predicate != f->other->predicate; }

static void compare_pair(accords *a, const sy_likeness *p)
{
    sy_facts *t = a->t;
    const sy_statement *x = &t->s->of_form[p->a], *y = &t->s->of_form[p->b];
    int years = 0;
    if (x->title || y->title || t->c->docs[x->report].family == t->c->docs[y->report].family) return;
    shared_facts f = find_shared(t, p->a, p->b);
    if (!f.n || tell_otherwise(t, p->a, readable(t, f.one->clause, x), p->b, readable(t, f.other->clause, y)) || is_negated(t, x) != is_negated(t, y) || is_quoted(t, x) || is_quoted(t, y)) return;
    int days = sy_tell_days(t, x, y, NULL, NULL, &years), persons = sy_tell_persons(t, x, y);
    if (days < 0 || persons < 0 || conflict(t, x, y)) return;
    int alike = days > 0 || persons > 0 || years || f.n > 1 || (f.one->predicate && f.one->predicate == f.other->predicate) || sy_tell_speakers(t, f.one, f.other) > 0 || p->cover >= COVER_ALL;
    uint8_t conf = alike && !is_day_of_two_deeds(&f) && p->shared >= SHARED_SURE && p->cover >= COVER_SURE ? CONF_SURE : CONF_UNSURE;
    take(a, p->a, readable(t, f.one->clause, x), conf, 0);
    take(a, p->b, readable(t, f.other->clause, y), conf, 0);
    if (conf == CONF_SURE) sy_set_join(a->sets, p->a, p->b);
}

/* ---- clauses */

/* Does the clause tell that something is, happens or will: has it a predicate of the record, or an auxiliary? "His wife, Ana Weil" tells nothing. */
static int tells_deed(const sy_facts *t, const sy_clause *x)
{
    const sy_statement *s = &t->s->of_form[x->form];
    const sayso_doc *doc = t->c->docs[s->report].doc;
    const sy_begins *l = &t->s->claims[s->report];
    if (x->future) return 1;
    for (uint32_t i = sy_begins_from(l, s->span.start); i < l->n && l->at[i].start < x->span.end; i++) {
        const sayso_claim *claim = &doc->claims.at[l->at[i].at];
        sayso_span behind = { claim->predicate.end, x->span.end };
        if (sy_span_covers(x->span, claim->predicate) && behind.end > behind.start + BEHIND_BYTES) return 1;
    }
    return 0;
}

/* Is the better part of one told in the same words in a row? Then passages.c has it. */
static int are_same_words(const sy_facts *t, const sy_clause *x, const sy_clause *y)
{
    const sy_cword *v = t->c->docs[t->s->of_form[x->form].report].words + x->first, *w = t->c->docs[t->s->of_form[y->form].report].words + y->first;
    uint32_t longest = 0, shorter = x->n < y->n ? x->n : y->n;
    for (uint32_t i = 0; i < x->n; i++)
        for (uint32_t j = 0; j < y->n; j++) {
            uint32_t n = 0;
            while (i + n < x->n && j + n < y->n && v[i + n].key == w[j + n].key) n++;
            if (n > longest) longest = n;
        }
    return longest >= ROW_WORDS || longest * 4 > shorter * 3;
}

/* The subject word that is the predicate of a claim in the clause; SY_CLAUSE_NONE. */
static uint32_t verb_of(const sy_facts *t, const sy_clause *x)
{
    const sy_statement *s = &t->s->of_form[x->form];
    const sy_begins *l = &t->s->claims[s->report];
    for (uint32_t i = sy_begins_from(l, s->span.start); i < l->n && l->at[i].start < x->span.end; i++) {
        sayso_span predicate = t->c->docs[s->report].doc->claims.at[l->at[i].at].predicate;
        uint32_t word = sy_cword_at(&t->c->docs[s->report], predicate.start);
        for (uint32_t k = 0; k < x->n_words && sy_span_covers(x->span, predicate); k++)
            if (x->words[k].word == word) return k;
    }
    return SY_CLAUSE_NONE;
}

/* Bits of the words that name who does it: those before the verb, of a passive those behind "by". */
static uint64_t doers_of(const sy_facts *t, const sy_clause *x, uint32_t verb)
{
    const sy_cdoc *d = &t->c->docs[t->s->of_form[x->form].report];
    uint32_t at = x->words[verb].word, from = x->first, to = at;
    uint64_t bits = 0;
    int passive = 0;
    for (uint32_t i = at; i-- > x->first && at - i <= BE_REACH;) passive |= (sy_small_word(t->c->background, d->words[i].key) & SY_SMALL_BE) != 0;
    if (passive) {
        for (from = at + 1; from < x->first + x->n && !sy_compare_key_is(d->words[from].key, (const char *const[]){ "by" }, 1);) from++;
        to = x->first + x->n;
    }
    for (uint32_t i = 0; i < x->n_words; i++)
        if (i != verb && x->words[i].word >= from && x->words[i].word < to) bits |= (uint64_t)1 << i;
    return bits;
}

/* "Rangers arrested the headman", "the headman detained rangers": has who does it here it done to him there, and the other way round? */
static int are_roles_turned(const sy_facts *t, const sy_clause *x, const sy_clause *y)
{
    uint32_t v = verb_of(t, x), w = verb_of(t, y);
    if (v == SY_CLAUSE_NONE || w == SY_CLAUSE_NONE) return 0;
    uint64_t of_x = doers_of(t, x, v), of_y = doers_of(t, y, w);
    int does = 0, suffers = 0;
    for (uint32_t i = 0; i < x->n_words && of_x && of_y; i++)
        for (uint32_t j = 0; j < y->n_words; j++) {
            int here = of_x >> i & 1, there = of_y >> j & 1;
            if (i == v || j == w || here == there || sy_retold_relation(t, &x->words[i], &y->words[j]) != SY_SENSE_LIKE) continue;
            does |= here;
            suffers |= there;
        }
    return does && suffers;
}

/* Do the two state the same thing, as far as their words tell? */
static int state_alike(const sy_facts *t, const sy_clause *x, const sy_clause *y)
{
    sy_clause_match m;
    if (x->hypothetical || y->hypothetical || x->conditional || y->conditional || x->negated != y->negated || x->future != y->future || x->possible != y->possible) return 0;
    sy_clauses_match(t, x, y, &m);
    if (m.n_shared < CLAUSE_WORDS || m.shared < WEIGHT_CLAUSE || m.opposite_x != SY_CLAUSE_NONE) return 0;
    if (m.cover_x < COVER_CLAUSE || m.cover_y < COVER_CLAUSE || (m.cover_x < COVER_ONE_CLAUSE && m.cover_y < COVER_ONE_CLAUSE)) return 0;
    if (!tells_deed(t, x) || !tells_deed(t, y) || are_same_words(t, x, y) || are_roles_turned(t, x, y)) return 0;
    if (sy_clauses_of_two_things(t, x, y, &m)) return 0;
    int occasion = sy_clauses_of_one_occasion(t, x, y); /* a report and a source may agree, too */
    return occasion > 1 || (occasion && m.cover_x >= COVER_SOURCED && m.cover_y >= COVER_SOURCED);
}

/* Does the sentence agree with another in another of its clauses? */
static int is_told_of_other(const accords *a, uint32_t form, sayso_span clause)
{
    const teller *x = &a->of_form[form];
    return x->conf && x->clause.end && !sy_span_touches(x->clause, clause);
}

static void compare_clauses(accords *a, const sy_likeness *p)
{
    const sy_facts *t = a->t;
    const sy_statement *x = &t->s->of_form[p->a], *y = &t->s->of_form[p->b];
    if (x->title || y->title || t->c->docs[x->report].family == t->c->docs[y->report].family) return;
    sy_clause_list one = sy_clauses_of(t, a->known, p->a), other = sy_clauses_of(t, a->known, p->b);
    for (uint32_t i = 0; i < one.n; i++)
        for (uint32_t j = 0; j < other.n; j++) {
            if (!state_alike(t, &one.at[i], &other.at[j]) || tell_otherwise(t, p->a, one.at[i].span, p->b, other.at[j].span) || conflict(t, x, y)) continue;
            if (is_told_of_other(a, p->a, one.at[i].span) || is_told_of_other(a, p->b, other.at[j].span)) continue;
            take(a, p->a, one.at[i].span, CONF_SURE, 1);
            take(a, p->b, other.at[j].span, CONF_SURE, 1);
            sy_set_join(a->sets, p->a, p->b);
            return;
        }
}

/* ---- findings */

static int by_set(const void *a, const void *b)
{
    const teller *x = a, *y = b;
    if (x->set != y->set) return x->set < y->set ? -1 : 1;
    return x->form < y->form ? -1 : x->form > y->form;
}

static int evidence_order(const void *a, const void *b)
{
    const sayso_evidence *x = a, *y = b;
    if (x->report != y->report) return x->report < y->report ? -1 : 1;
    return x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
}

static void add_places(const sy_facts *t, sy_evidence_list *list, const teller *x)
{
    const sy_form *form = &t->e->forms[x->form];
    sayso_span span = x->clause.end ? x->clause : t->s->of_form[x->form].span;
    for (uint32_t i = 0; i < form->n && list->n < PLACES_MAX; i++) {
        if (i && form->at[i].report == form->at[i - 1].report) continue;
        sy_evidence_add(&t->c->scratch, list, form->at[i].report, sy_facts_span_in(t, x->form, span, &form->at[i]), NULL);
    }
}

/* The position that the record of one of the reports has there: what is told is what a party wants. */
static const sayso_position *position_in(const sy_facts *t, const sy_evidence_list *list, const sayso_doc **doc)
{
    for (uint32_t i = 0; i < list->n; i++) {
        *doc = t->c->docs[list->at[i].report].doc;
        for (uint32_t k = 0; k < (*doc)->positions.n; k++) {
            const sayso_position *p = &(*doc)->positions.at[k];
            sayso_span evidence = sy_spans_hull(p->evidence);
            if (p->stance == SAYSO_STANCE_NONE || p->conf < CONF_POSITION || !p->evidence.n) continue;
            sayso_spans clause = { &list->at[i].span, 1 };
            if (sy_spans_within(clause, evidence) * 2 > evidence.end - evidence.start) return p;
        }
    }
    return NULL;
}

static void report_accord(const sy_facts *t, const teller *x, uint32_t n)
{
    uint32_t reports = 0;
    for (uint32_t i = 1; i < n; i++) reports += t->c->docs[t->s->of_form[x[i].form].report].family != t->c->docs[t->s->of_form[x->form].report].family;
    if (!reports) return;
    sy_evidence_list list = { 0 };
    uint8_t conf = 0;
    for (uint32_t i = 0; i < n; i++) {
        add_places(t, &list, &x[i]);
        conf = x[i].conf > conf ? x[i].conf : conf;
    }
    if (list.n < 2) return;
    qsort(list.at, list.n, sizeof *list.at, evidence_order);
    sayso_finding *f = sy_finding_of(t->c, SAYSO_AGREEMENT, &list);
    const sayso_doc *doc = NULL;
    const sayso_position *p = position_in(t, &list, &doc);
    f->type = p ? "position" : "event";
    f->issue = p ? p->issue : NULL;
    f->actor = p && p->holder >= 0 ? doc->actors.at[p->holder].id : NULL;
    for (uint32_t i = 0; i < list.n; i++) f->reports += i == 0 || list.at[i].report != list.at[i - 1].report;
    f->conf = conf;
    f->reason = x->by_words ? "one thing told in other words" : "one thing told in other words, with the same number or day";
}

/* Sentences come together by others: those that tell it otherwise than the first stand apart, and again. */
static void report_set(const sy_facts *t, teller *x, uint32_t n)
{
    while (n > 1) {
        uint32_t kept = 1, rest = 0;
        teller *others = sy_alloc_array(&t->c->scratch, n, sizeof *others);
        for (uint32_t i = 1; i < n; i++) {
            int apart = 0;
            for (uint32_t k = 0; k < kept && k < COMPARED_MAX && !apart; k++) apart = tell_otherwise(t, x[k].form, x[k].clause, x[i].form, x[i].clause);
            if (apart) others[rest++] = x[i];
            else x[kept++] = x[i];
        }
        report_accord(t, x, kept);
        x = others;
        n = rest;
    }
}

void sy_compare_accords(sy_facts *t, sy_clause_list **known)
{
    accords a = { .t = t, .known = known };
    uint32_t n = t->e->n_forms;
    a.sets = sy_alloc_array(&t->c->scratch, n, sizeof *a.sets);
    a.of_form = sy_alloc_array(&t->c->scratch, n, sizeof *a.of_form);
    for (uint32_t i = 0; i < n; i++) a.sets[i] = i;
    for (uint32_t i = 0; i < t->s->pairs.n; i++)
        if (t->s->pairs.at[i].shared >= SHARED_MIN && t->s->pairs.at[i].cover >= COVER_MIN) compare_pair(&a, &t->s->pairs.at[i]);
    for (uint32_t i = 0; i < t->s->pairs.n; i++)
        if (t->s->pairs.at[i].shared >= PAIR_MIN) compare_clauses(&a, &t->s->pairs.at[i]);
    uint32_t m = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (!a.of_form[i].conf) continue;
        teller x = a.of_form[i];
        x.form = i;
        x.set = sy_set_find(a.sets, i);
        a.of_form[m++] = x;
    }
    if (m) qsort(a.of_form, m, sizeof *a.of_form, by_set);
    for (uint32_t i = 0; i < m;) {
        uint32_t j = i + 1;
        while (j < m && a.of_form[j].set == a.of_form[i].set) j++;
        if (j - i > 1) report_set(t, &a.of_form[i], j - i);
        i = j;
    }
}
