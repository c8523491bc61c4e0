/*
 * refusals.c - "rejected the demand", "turned down the offer": what is refused stands before, in the words of another side. The nearest
 * demand, offer, or threat with a condition before it in the report is taken for it, if the noun fits and another side holds it.
 */
#include "compare/parties.h"

#include <stdlib.h>

enum {
    NEAR_BYTES = 900,  /* between the two */
    SIDE_EVIDENCE_MAX = 6,
    CONF_SIDE = 70,    /* positions that are as sure */
    CONF_REFUSAL = 76, CONF_LOOSE = 62
};

typedef struct {
    uint32_t report;
    const sayso_position *wants, *refuses;
    uint64_t key; /* story and the two sides */
    uint8_t sure;
} refusal;

typedef SY_VEC(refusal) refusal_list;

/* Does the noun name what is done with this stance: an offer, a demand? */
static int fits(uint32_t noun, const sayso_position *p)
{
    static const char *const offers[] = { "offer", "proposal" }, *const demands[] = { "demand", "demands", "ultimatum" };
    if (p->stance == SAYSO_OFFERS) return sy_compare_key_is(noun, offers, 2);
    if (p->stance == SAYSO_DEMANDS || (p->stance == SAYSO_THREATENS && p->condition >= 0)) return sy_compare_key_is(noun, demands, 3);
    return 0;
}

/* The noun of "the demand"; 0: the scope says more, or something else. */
static uint32_t bare_noun(const sy_cdoc *d, const sayso_position *p)
{
    static const char *const the[] = { "the", "that", "this", "their", "its", "his", "her", "those", "these" };
    if (p->scope.n != 1) return 0;
    uint32_t first = sy_cword_at(d, p->scope.at->start);
    if (first + 1 >= d->n_words || !sy_compare_key_is(d->words[first].key, the, sizeof the / sizeof *the)) return 0;
    return sy_word_end(&d->words[first + 1]) == p->scope.at->end ? d->words[first + 1].key : 0;
}

/* The last bare word of the scope, where the record has put before it what it points at. */
static int points_back(const sy_cdoc *d, const sayso_position *p)
{
    sayso_span last = p->scope.n > 1 ? p->scope.at[p->scope.n - 1] : (sayso_span){ 0, 0 };
    uint32_t first = sy_cword_at(d, last.start);
    return last.end > last.start && first < d->n_words && first + 2 >= sy_cword_at(d, last.end - 1) && p->evidence.n && p->scope.at[0].end <= p->evidence.at->start;
}

/* Is that what q holds? */
static int is_pointed_at(const sayso_position *p, const sayso_position *q)
{
    return q->scope.n && sy_spans_within(q->scope, p->scope.at[0]) == p->scope.at[0].end - p->scope.at[0].start;
}

/* A person whose country is not known may stand on any side. */
static int is_known(const sayso_actor *a) { return a->kind != SAYSO_ACTOR_PERSON || a->country; }

/* Is something proposed between the two, and somebody else named? Then what is refused may be his. */
static int others_between(const sy_collation *c, const sy_cdoc *report, sayso_span between, uint64_t one, uint64_t other)
{
    const sayso_doc *d = report->doc;
    uint32_t first = sy_cword_at(report, between.start), n = 0;
    while (first + n < report->n_words && report->words[first + n].start < between.end) n++;
    if (!(sy_settled_of(c->background, report->words + first, n) & SY_SETTLED_PROPOSED)) return 0;
    for (uint32_t i = 0; i < d->mentions.n; i++) {
        const sayso_mention *m = &d->mentions.at[i];
        if (m->actor < 0 || m->span.start < between.start || m->span.end > between.end) continue;
        const sayso_actor *a = &d->actors.at[m->actor];
        uint64_t side = sy_party_side(a);
        if (a->kind != SAYSO_ACTOR_PLACE && a->kind != SAYSO_ACTOR_MEDIA && side != one && side != other) return 1;
    }
    return 0;
}

static void read_refusal(sy_collation *c, uint32_t report, const sayso_position *p, refusal_list *l)
{
    const sy_cdoc *d = &c->docs[report];
    uint32_t noun = bare_noun(d, p), at = p->evidence.at->start;
    int pointed = points_back(d, p);
    const sayso_position *best = NULL;
    for (uint32_t i = 0; (noun || pointed) && i < d->doc->positions.n; i++) {
        const sayso_position *q = &d->doc->positions.at[i];
        if (!q->evidence.n || q->evidence.at->start >= at || at - q->evidence.at->start > NEAR_BYTES) continue;
        if (sy_span_touches(d->doc->report.title_span, *q->evidence.at) || !(pointed ? is_pointed_at(p, q) : fits(noun, q))) continue;
        if (!best || q->evidence.at->start >= best->evidence.at->start) best = q;
    }
    if (!best || best->holder < 0) return; /* the nearest is somebody's who was not found: nothing farther off is meant */
    if (pointed && best->issue && p->issue && strcmp(best->issue, p->issue) == 0) return; /* two stances on one issue in the same words are found as such */
    const sayso_actor *a = &d->doc->actors.at[best->holder], *b = &d->doc->actors.at[p->holder];
    sayso_span between = { sy_spans_hull(best->evidence).end, at };
    int others = others_between(c, d, between, sy_party_side(a), sy_party_side(b));
    if (sy_party_side(a) == sy_party_side(b)) return;
    refusal r = { report, best, p, sy_mix(sy_mix(d->story + 1, noun), sy_mix(sy_party_side(a), sy_party_side(b))), (uint8_t)(!others && is_known(a) && is_known(b) && best->conf >= CONF_SIDE && p->conf >= CONF_SIDE) };
    *SY_PUSH(&c->scratch, l) = r;
}

static int by_sides(const void *a, const void *b)
{
    const refusal *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    if (x->report != y->report) return x->report < y->report ? -1 : 1;
    return x->refuses->evidence.at->start < y->refuses->evidence.at->start ? -1 : 1;
}

/* What is refused, in words: of a threat what it is made for, as far as that is said to be done ("unless they leave"); else all of it,
 * for a threat alone ("to walk out") is no demand. */
static void add_wanted(sy_collation *c, sy_evidence_list *list, const refusal *r)
{
    static const char *const words[] = { NULL, "demands", "offers" }, *const till[] = { "unless", "until" };
    const sy_cdoc *d = &c->docs[r->report];
    sayso_span all = sy_spans_hull(r->wants->evidence);
    if (r->wants->stance != SAYSO_THREATENS) {
        sy_evidence_add(&c->scratch, list, r->report, all, words[r->wants->stance]);
        return;
    }
    const sayso_condition *x = &d->doc->conditions.at[r->wants->condition];
    sayso_span condition = sy_spans_hull(x->condition), marker = sy_spans_hull(x->marker);
    uint32_t first = sy_cword_at(d, marker.start);
    int asked = marker.end > marker.start && first < d->n_words && sy_compare_key_is(d->words[first].key, till, 2);
    if (condition.start < all.start) all.start = condition.start;
    if (condition.end > all.end) all.end = condition.end;
    sy_evidence_add(&c->scratch, list, r->report, asked ? condition : all, asked ? "demands" : "threatens");
}

static void report_refusal(sy_collation *c, const refusal *r, uint32_t n)
{
    sy_evidence_list list = { 0 };
    int sure = 0;
    for (uint32_t i = 0; i < n && i < SIDE_EVIDENCE_MAX; i++) add_wanted(c, &list, &r[i]);
    for (uint32_t i = 0; i < n && i < SIDE_EVIDENCE_MAX; i++) sy_evidence_add(&c->scratch, &list, r[i].report, sy_spans_hull(r[i].refuses->evidence), r[i].refuses->stance == SAYSO_REJECTS ? "rejects" : "opposes");
    for (uint32_t i = 0; i < n; i++) sure |= r[i].sure;
    sayso_finding *f = sy_finding_of(c, SAYSO_DISAGREEMENT, &list);
    f->actor = c->docs[r->report].doc->actors.at[r->wants->holder].id;
    f->issue = r->wants->issue;
    f->conf = sure ? CONF_REFUSAL : CONF_LOOSE;
    f->reason = "one side refuses what another asks or offers before it";
}

void sy_compare_refusals(sy_collation *c)
{
    refusal_list l = { 0 };
    for (uint32_t r = 0; r < c->n; r++)
        for (uint32_t i = 0; i < c->docs[r].doc->positions.n; i++) {
            const sayso_position *p = &c->docs[r].doc->positions.at[i];
            if ((p->stance == SAYSO_REJECTS || p->stance == SAYSO_OPPOSES) && p->holder >= 0 && p->evidence.n) read_refusal(c, r, p, &l);
        }
    if (l.n) qsort(l.at, l.n, sizeof *l.at, by_sides);
    for (uint32_t i = 0, j; i < l.n; i = j) {
        for (j = i + 1; j < l.n && l.at[j].key == l.at[i].key;) j++;
        report_refusal(c, l.at + i, j - i);
    }
}
