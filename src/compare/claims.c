/*
 * claims.c - claims that name no source, and lengths of time that cannot both be right.
 *
 * "nearly three-year war" and "nearly four years of fighting" count one thing. Each wording allows a range of
 * months ("nearly four years": three and a third to four); two reports of one story are in conflict where the
 * ranges do not meet. Nouns that name one thing are data/compare/things.tsv.
 */
#include "compare/parties.h"

#include <stdlib.h>

enum {
    NOUN_BEFORE = 2, NOUN_AFTER = 3, /* words between a length and the noun */
    MONTHS_MIN = 12, MONTHS_MAX = 12 * 99,
    REPORTS_APART_MONTHS = 9,  /* reports further apart may both be right */
    EVIDENCE_MAX = 32,
    CONF_LENGTH = 82, CONF_LENGTH_HEDGELESS = 72
};

void sy_evidence_add(sy_arena *a, sy_evidence_list *list, uint32_t report, sayso_span span, const char *role)
{
    sayso_evidence e = { report, span, role };
    if (span.end > span.start) *SY_PUSH(a, list) = e;
}

sayso_finding *sy_finding_of(sy_collation *c, sayso_finding_kind kind, const sy_evidence_list *list)
{
    sayso_evidence *e;
    sayso_finding *f = sy_finding_new(c, kind, &e, list->n);
    if (list->n) memcpy(e, list->at, list->n * sizeof *e);
    return f;
}

/* ---- no source named */

typedef struct {
    uint64_t words;
    uint32_t report, attribution;
} unsourced;

static int unsourced_order(const void *a, const void *b)
{
    const unsourced *x = a, *y = b;
    if (x->words != y->words) return x->words < y->words ? -1 : 1;
    if (x->report != y->report) return x->report < y->report ? -1 : 1;
    return x->attribution < y->attribution ? -1 : x->attribution > y->attribution;
}

static sayso_span whole_of(const sayso_attribution *a)
{
    sayso_span s = sy_spans_hull(a->content), cue = sy_spans_hull(a->cue);
    if (cue.end && cue.start < s.start) s.start = cue.start;
    if (cue.end > s.end) s.end = cue.end;
    return s;
}

/* Copies of a text tell a claim once. */
static void report_unsourced(sy_collation *c)
{
    SY_VEC(unsourced) all = { 0 };
    for (uint32_t i = 0; i < c->n; i++) {
        const sayso_doc *doc = c->docs[i].doc;
        for (uint32_t k = 0; k < doc->attributions.n; k++) {
            const sayso_attribution *a = &doc->attributions.at[k];
            if (!a->unsourced || !a->content.n) continue;
            sayso_span s = whole_of(a);
            unsourced u = { sy_mix(c->docs[i].family, sy_hash(doc->text + s.start, s.end - s.start)), i, k };
            *SY_PUSH(&c->scratch, &all) = u;
        }
    }
    if (all.n) qsort(all.at, all.n, sizeof *all.at, unsourced_order);
    for (uint32_t i = 0, j; i < all.n; i = j) {
        sy_evidence_list list = { 0 };
        const sayso_attribution *first = &c->docs[all.at[i].report].doc->attributions.at[all.at[i].attribution];
        for (j = i; j < all.n && all.at[j].words == all.at[i].words; j++)
            if (list.n < EVIDENCE_MAX) sy_evidence_add(&c->scratch, &list, all.at[j].report, whole_of(&c->docs[all.at[j].report].doc->attributions.at[all.at[j].attribution]), NULL);
        sayso_finding *f = sy_finding_of(c, SAYSO_CLAIM, &list);
        const char **ref = sy_alloc(c->arena, sizeof *ref);
        *ref = first->id;
        f->type = "unsourced";
        f->note = "by whom is not found";
        f->reports = list.n;
        f->refs = ref;
        f->n_refs = 1;
        f->conf = first->conf;
        f->reason = first->reason;
    }
}

/* ---- lengths of time */

typedef struct {
    uint32_t story, kind, report;
    uint32_t from, to; /* months that the wording allows */
    sayso_span span;
    uint8_t hedged;
} length;

/* Months of a TIMEX3 duration in whole years or months; 0 for any other. */
static uint32_t months_of(const char *value)
{
    if (!value || value[0] != 'P') return 0;
    char *end;
    unsigned long n = strtoul(value + 1, &end, 10);
    if (end == value + 1 || n > 99 * 12 || end[0] == 0 || end[1] != 0) return 0;
    return end[0] == 'Y' && n < 99 ? (uint32_t)n * 12 : end[0] == 'M' ? (uint32_t)n : 0;
}

/* What "nearly", "more than" and the like before the length allow; *first takes in the hedge. */
static void set_range(const sy_cdoc *d, uint32_t *first, uint32_t months, length *l)
{
    static const char *const under[] = { "nearly", "almost" }, *const over[] = { "over" };
    uint32_t w = *first;
    l->from = months - 6;
    l->to = months + 9;
    if (w == 0) return;
    const sy_cword *b = &d->words[w - 1];
    if (sy_compare_key_is(b->key, under, 2)) {
        l->from = months - 8;
        l->to = months;
    } else if (sy_compare_key_is(b->key, over, 1) || (w > 1 && b->key == sy_compare_key("than", 4) && d->words[w - 2].key == sy_compare_key("more", 4))) {
        l->from = months;
        l->to = months + 11;
        if (b->key != sy_compare_key("over", 4)) *first = w - 1;
    } else return;
    l->hedged = 1;
    --*first;
}

/* The noun that says what lasted, near words [first, last]; *first and *last take it in. */
static uint32_t noun_near(const sy_collation *c, const sy_cdoc *d, uint32_t *first, uint32_t *last)
{
    for (uint32_t i = *last + 1; i < d->n_words && i <= *last + NOUN_AFTER; i++) {
        uint32_t kind = sy_thing_kind(c->background, d->words[i].key);
        if (d->words[i].flags & SY_CW_SENTENCE) break;
        if (!kind) continue;
        *last = i;
        return kind;
    }
    for (uint32_t i = *first; i-- > 0 && *first - i <= NOUN_BEFORE;) {
        uint32_t kind = sy_thing_kind(c->background, d->words[i].key);
        if (d->words[i + 1].flags & SY_CW_SENTENCE) break;
        if (!kind) continue;
        *first = i;
        return kind;
    }
    return 0;
}

typedef SY_VEC(length) length_list;

static void read_lengths(sy_collation *c, uint32_t report, length_list *all)
{
    const sy_cdoc *d = &c->docs[report];
    for (uint32_t i = 0; i < d->doc->times.n; i++) {
        const sayso_time *t = &d->doc->times.at[i];
        uint32_t months = t->type == SAYSO_DURATION ? months_of(t->value) : 0;
        if (months < MONTHS_MIN || months > MONTHS_MAX) continue;
        length l = { .story = d->story, .report = report };
        uint32_t first = sy_cword_at(d, t->span.start), last = first;
        if (first >= d->n_words) continue;
        while (last + 1 < d->n_words && d->words[last + 1].start < t->span.end) last++;
        while (first < last && !(d->words[first].flags & SY_CW_NUMBER) && sy_compare_key_is(d->words[first].key, (const char *const[]){ "nearly", "almost", "more", "than", "over", "about" }, 6)) first++;
        set_range(d, &first, months, &l);
        l.kind = noun_near(c, d, &first, &last);
        if (!l.kind) continue;
        l.span = sy_cwords_span(d, first, last + 1 - first);
        *SY_PUSH(&c->scratch, all) = l;
    }
}

static int length_order(const void *a, const void *b)
{
    const length *x = a, *y = b;
    if (x->story != y->story) return x->story < y->story ? -1 : 1;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    if (x->to != y->to) return x->to < y->to ? -1 : 1;
    if (x->from != y->from) return x->from < y->from ? -1 : 1;
    if (x->report != y->report) return x->report < y->report ? -1 : 1;
    return x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
}

static int far_apart(const sy_cdoc *a, const sy_cdoc *b)
{
    if (a->from > a->to || b->from > b->to) return 0;
    int64_t minutes = a->from > b->from ? a->from - b->from : b->from - a->from;
    return minutes > (int64_t)REPORTS_APART_MONTHS * 30 * 1440;
}

static int one_thing(const length *x, const length *y) { return x->story == y->story && x->kind == y->kind; }
static int one_length(const length *x, const length *y) { return one_thing(x, y) && x->from == y->from && x->to == y->to; }

/* Behind the last of those that are as long as i. */
static uint32_t length_end(const length_list *l, uint32_t i)
{
    uint32_t j = i + 1;
    while (j < l->n && one_length(&l->at[i], &l->at[j])) j++;
    return j;
}

static void add_lengths(sy_collation *c, sy_evidence_list *list, const length_list *l, uint32_t i, const char *role)
{
    for (uint32_t k = i; k < length_end(l, i) && k < i + EVIDENCE_MAX; k++)
        sy_evidence_add(&c->scratch, list, l->at[k].report, l->at[k].span, role);
}

/* The lengths like i and those like j, of one thing, exclude each other. */
static void report_lengths(sy_collation *c, const length_list *l, uint32_t i, uint32_t j)
{
    sy_evidence_list list = { 0 };
    int hedged = l->at[i].hedged == l->at[j].hedged;
    add_lengths(c, &list, l, i, "one");
    add_lengths(c, &list, l, j, "other");
    sayso_finding *f = sy_finding_of(c, SAYSO_CONFLICT, &list);
    f->type = "number";
    f->conf = hedged ? CONF_LENGTH : CONF_LENGTH_HEDGELESS;
    f->reason = "two lengths of one thing that cannot both be right";
}

static void compare_lengths(sy_collation *c)
{
    length_list all = { 0 };
    for (uint32_t i = 0; i < c->n; i++) read_lengths(c, i, &all);
    if (all.n) qsort(all.at, all.n, sizeof *all.at, length_order);
    for (uint32_t i = 0; i < all.n; i = length_end(&all, i)) /* there are few different lengths of one kind */
        for (uint32_t j = length_end(&all, i); j < all.n && one_thing(&all.at[i], &all.at[j]); j = length_end(&all, j)) {
            if (all.at[i].to >= all.at[j].from || far_apart(&c->docs[all.at[i].report], &c->docs[all.at[j].report])) continue;
            report_lengths(c, &all, i, j);
            break;
        }
}

void sy_compare_claims(sy_collation *c)
{
    report_unsourced(c);
    compare_lengths(c);
}
