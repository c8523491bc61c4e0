/*
 * retold_positions.c - what parties want, told in other words by independent reports: one holder, one stance, and scopes whose words say the same
 * (data/compare/synonyms.tsv), both with a condition or both without. And parties that disagree: what one demands or offers, another rejects in
 * other words. positions.c has found what shares the words themselves.
 */
#include "compare/parties.h"
#include "compare/retold.h"

#include "base/sort.h"

#include <stdlib.h>

enum {
    CONF_MIN = 55, CONF_SHOWN = 70,
    HOLDER_MAX = 10, FIGURES_MAX = 4, ROW_WORDS = 5, POSTINGS_MAX = 40, NEXT_DAY = 1,
    SHARED_MIN = 3 * 256, SHARED_SURE = 4 * 256, COVER_MORE = 60, COVER_LESS = 35, COVER_HEADS = 15, COVER_STRANGER = 75,
    SHARED_OPPOSED = 4 * 256, COVER_OPPOSED = 70,
    TELLING = 5 * 1000,
    LENGTH = 1, /* stands for the number of a length of time, whose value is its unit */
    CONF_SURE = 74, CONF_UNSURE = 60
};

typedef struct {
    int64_t number; /* thousandths */
    uint64_t unit;  /* 0: things are counted */
} figure;

typedef struct {
    uint32_t report;
    const sayso_position *p;
    sy_clause scope;
    uint64_t side;                        /* 0: not known */
    uint32_t holder[HOLDER_MAX], n_holder; /* terms of the names of the holder, or of who says so of himself */
    figure figures[FIGURES_MAX];          /* of the scope */
    uint32_t n_figures;
} item;

typedef struct {
    const sy_facts *t;
    SY_VEC(item) items;
} table;

typedef SY_VEC(uint64_t) number_list;

/* What two scopes share. */
typedef struct {
    uint32_t n, weight, more, less; /* more, less: hundredths of the weight of the one that is covered more, and of the other */
    int opposite, heads; /* heads: the first subject words say the same */
} likeness;

/* ---- reading */

/* Sentences by where they stand first. */
typedef struct {
    uint64_t *at; /* report and first byte, rising */
    uint32_t *form;
    uint32_t n;
} places;

static places list_places(const sy_facts *t)
{
    sy_arena *a = &t->c->scratch;
    sy_map forms = { 0 };
    places l = { sy_alloc_array(a, t->e->n_forms, sizeof *l.at), sy_alloc_array(a, t->e->n_forms, sizeof *l.form), 0 };
    for (uint32_t i = 0; i < t->e->n_forms; i++) {
        const sy_statement *s = &t->s->of_form[i];
        if (s->title) continue;
        uint64_t key = (uint64_t)s->report << 32 | s->span.start;
        l.at[l.n++] = key;
        *sy_map_put(a, &forms, (const char *)&key, sizeof key, NULL) = i;
    }
    if (l.n) sy_sort_u64_in(a, l.at, l.n);
    for (uint32_t i = 0; i < l.n; i++) l.form[i] = *sy_map_get(&forms, (const char *)&l.at[i], sizeof l.at[i]);
    return l;
}

/* The form of the sentence that has the byte; SY_CLAUSE_NONE. */
static uint32_t form_at(const sy_facts *t, const places *l, uint32_t report, uint32_t byte)
{
    uint64_t key = (uint64_t)report << 32 | byte;
    uint32_t lo = 0, hi = l->n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (l->at[mid] <= key) lo = mid + 1;
        else hi = mid;
    }
    if (!lo) return SY_CLAUSE_NONE;
    const sy_statement *s = &t->s->of_form[l->form[lo - 1]];
    return s->report == report && byte < s->span.end ? l->form[lo - 1] : SY_CLAUSE_NONE;
}

static void add_holder(const sy_facts *t, const sy_cdoc *d, item *x, sayso_span span)
{
    static const char *const office[] = { "president", "minister", "prime", "spokesman", "spokeswoman", "chairman", "leader", "leaders", "presidents", "government", "country", "countries", "side", "sides", "delegation", "mr", "mrs", "ms", "ministry", "general", "colonel" };
    for (uint32_t i = sy_cword_at(d, span.start); span.end > span.start && i < d->n_words && d->words[i].start < span.end && x->n_holder < HOLDER_MAX; i++)
        if (!(d->words[i].flags & SY_CW_COMMON) && !sy_compare_key_is(d->words[i].key, office, sizeof office / sizeof *office)) x->holder[x->n_holder++] = sy_term_of(t->c, d, &d->words[i]);
}

static void read_holder(const sy_facts *t, const sy_cdoc *d, item *x)
{
    const sayso_doc *doc = d->doc;
    const sayso_position *p = x->p;
    add_holder(t, d, x, sy_spans_hull(p->holder_span));
    if (p->holder < 0) return;
    const sayso_actor *a = &doc->actors.at[p->holder];
    x->side = sy_party_side(a);
    const char *last = a->name ? strrchr(a->name, ' ') : NULL;
    if (x->n_holder < HOLDER_MAX && a->name) x->holder[x->n_holder++] = sy_name_term(last ? last + 1 : a->name);
}

static void read_figures(const sayso_doc *doc, item *x)
{
    sy_cword w = { 0 };
    sayso_span span = x->scope.span;
    for (uint32_t i = sy_quantity_from(doc, span.start); i < doc->quantities.n && doc->quantities.at[i].span.start < span.end && x->n_figures < FIGURES_MAX; i++) {
        const sayso_quantity *q = &doc->quantities.at[i];
        sy_value v = { q, NULL, q->span };
        if (q->value) x->figures[x->n_figures++] = (figure){ sy_number_of(NULL, &w, &v), q->unit ? sy_hash_str(q->unit) : 0 };
    }
    for (uint32_t i = sy_time_from(doc, span.start); i < doc->times.n && doc->times.at[i].span.start < span.end && x->n_figures < FIGURES_MAX; i++)
        if (doc->times.at[i].type == SAYSO_DURATION && doc->times.at[i].value) x->figures[x->n_figures++] = (figure){ LENGTH, sy_hash_str(doc->times.at[i].value) };
}

static void read_item(table *k, uint32_t form, uint32_t report, const sayso_position *p)
{
    const sy_facts *t = k->t;
    const sy_cdoc *d = &t->c->docs[report];
    const sy_statement *s = &t->s->of_form[form];
    item x = { .report = report, .p = p };
    sayso_span span = sy_spans_hull(p->scope);
    uint32_t from = sy_cword_at(d, span.start), to = from, end = s->first + s->n;
    while (to < end && d->words[to].start < span.end) to++;
    if (to <= from) return;
    int any = sy_clause_of_range(t, form, from, to, NULL, 0, &x.scope);
    read_holder(t, d, &x);
    read_figures(d->doc, &x);
    if (!any && !x.n_figures) return;
    *SY_PUSH(&t->c->scratch, &k->items) = x;
}

static void read_items(table *k)
{
    const sy_facts *t = k->t;
    places l = list_places(t);
    for (uint32_t r = 0; r < t->c->n; r++) {
        const sayso_doc *doc = t->c->docs[r].doc;
        for (uint32_t i = 0; i < doc->positions.n; i++) {
            const sayso_position *p = &doc->positions.at[i];
            if (p->stance == SAYSO_STANCE_NONE || p->conf < CONF_MIN || !p->evidence.n || !p->scope.n) continue;
            uint32_t form = form_at(t, &l, r, p->scope.at->start);
            if (form != SY_CLAUSE_NONE) read_item(k, form, r, p);
        }
    }
}

/* ---- pairs that may fit */

static uint32_t story_of(const table *k, uint32_t i) { return k->t->e->forms[k->items.at[i].scope.form].story; }

static void add_posting(const table *k, number_list *l, uint32_t key, uint32_t i) { *SY_PUSH(&k->t->c->scratch, l) = (uint64_t)(uint32_t)(sy_mix(key, story_of(k, i)) >> 32) << 32 | i; }

static int is_telling(const figure *f) { return f->number >= TELLING || f->number == LENGTH; }

static void list_postings(const table *k, uint32_t i, number_list *l)
{
    const item *x = &k->items.at[i];
    const sy_senses *senses = k->t->c->background->senses;
    for (uint32_t j = 0; j < x->scope.n_words; j++) {
        const sy_clause_word *w = &x->scope.words[j];
        add_posting(k, l, w->term, i);
        if (w->stem != w->term) add_posting(k, l, w->stem, i);
        for (uint32_t s = w->sense; s; s = senses->at.at[s].next) add_posting(k, l, (uint32_t)(sy_mix(senses->at.at[s].group, senses->at.at[s].side ? 3 : 2) >> 32), i);
    }
    for (uint32_t j = 0; j < x->n_figures; j++)
        if (is_telling(&x->figures[j])) add_posting(k, l, (uint32_t)(sy_mix(sy_mix((uint64_t)x->figures[j].number, x->figures[j].unit), 5) >> 32), i);
}

static void list_pairs(const table *k, number_list *pairs)
{
    sy_arena *a = &k->t->c->scratch;
    number_list all = { 0 };
    for (uint32_t i = 0; i < k->items.n; i++) list_postings(k, i, &all);
    if (all.n) sy_sort_u64_in(a, all.at, all.n);
    all.n = sy_unique_u64(all.at, all.n);
    for (uint32_t i = 0, j; i < all.n; i = j) {
        for (j = i + 1; j < all.n && all.at[j] >> 32 == all.at[i] >> 32;) j++;
        for (uint32_t u = i; j - i <= POSTINGS_MAX && u < j; u++)
            for (uint32_t v = u + 1; v < j; v++) *SY_PUSH(a, pairs) = (all.at[u] & UINT32_MAX) << 32 | (all.at[v] & UINT32_MAX);
    }
    if (pairs->n) sy_sort_u64_in(a, pairs->at, pairs->n);
    pairs->n = sy_unique_u64(pairs->at, pairs->n);
}

/* ---- two of them */

static likeness compare_scopes(const sy_facts *t, const sy_clause *x, const sy_clause *y)
{
    likeness l = { 0 };
    uint64_t in_x = 0, in_y = 0;
    uint32_t weight_x = 0, weight_y = 0;
    for (uint32_t i = 0; i < x->n_words; i++)
        for (uint32_t j = 0; j < y->n_words; j++) {
            if (in_x >> i & 1 || in_y >> j & 1) continue;
            sy_sense_relation r = sy_retold_relation(t, &x->words[i], &y->words[j]);
            l.opposite |= r == SY_SENSE_OPPOSITE;
            if (r != SY_SENSE_LIKE) continue;
            l.heads |= i == 0 && j == 0;
            in_x |= (uint64_t)1 << i;
            in_y |= (uint64_t)1 << j;
            weight_x += x->words[i].weight;
            weight_y += y->words[j].weight;
            l.n++;
        }
    uint32_t cover_x = x->weight ? (uint32_t)((uint64_t)weight_x * 100 / x->weight) : 0, cover_y = y->weight ? (uint32_t)((uint64_t)weight_y * 100 / y->weight) : 0;
    l.weight = weight_x < weight_y ? weight_x : weight_y;
    l.more = cover_x > cover_y ? cover_x : cover_y;
    l.less = cover_x > cover_y ? cover_y : cover_x;
    return l;
}

/* Do all words of the shorter name stand in the longer, or any where neither was found? */
static int share_holder(const item *x, const item *y)
{
    const item *less = x->n_holder < y->n_holder ? x : y, *more = less == x ? y : x;
    uint32_t n = 0;
    for (uint32_t i = 0; i < less->n_holder; i++)
        for (uint32_t j = 0; j < more->n_holder; j++)
            if (less->holder[i] == more->holder[j]) {
                n++;
                break;
            }
    return n && (n == less->n_holder || !x->side || !y->side);
}

/* 1 one party, -1 two, 0 not known */
static int compare_holders(const item *x, const item *y)
{
    if ((x->side && x->side == y->side) || share_holder(x, y)) return 1;
    return x->n_holder && y->n_holder ? -1 : 0;
}

/* A figure that both scopes have, and none that only one has. */
static int one_figure(const item *x, const item *y) { return x->n_figures == 1 && y->n_figures == 1 && is_telling(x->figures) && x->figures->number == y->figures->number && x->figures->unit == y->figures->unit; }

/* Figures on both sides, and none in common? Then one is another offer. */
static int other_figures(const item *x, const item *y)
{
    for (uint32_t i = 0; i < x->n_figures; i++)
        for (uint32_t j = 0; j < y->n_figures; j++)
            if (x->figures[i].number == y->figures[j].number && x->figures[i].unit == y->figures[j].unit) return 0;
    return x->n_figures && y->n_figures;
}

/* Told in the same words in a row? Then the wordings are set side by side elsewhere. */
static int are_same_words(const sy_facts *t, const item *x, const item *y)
{
    const sy_cword *v = t->c->docs[x->report].words + x->scope.first, *w = t->c->docs[y->report].words + y->scope.first;
    for (uint32_t i = 0; i < x->scope.n; i++)
        for (uint32_t j = 0; j < y->scope.n; j++) {
            uint32_t n = 0;
            while (i + n < x->scope.n && j + n < y->scope.n && v[i + n].key == w[j + n].key) n++;
            if (n >= ROW_WORDS) return 1;
        }
    return 0;
}

static sayso_stance cell_of(const sayso_position *p) { return p->stance == SAYSO_ACCEPTS ? SAYSO_OFFERS : p->stance == SAYSO_OPPOSES ? SAYSO_REJECTS : p->stance; }

static int wants(const sayso_position *p) { return p->stance == SAYSO_DEMANDS || p->stance == SAYSO_OFFERS || p->stance == SAYSO_SUPPORTS; }

static int touches(const sayso_finding *f, const item *x)
{
    for (uint32_t k = 0; k < f->n_evidence; k++)
        if (f->evidence[k].report == x->report && sy_span_touches(f->evidence[k].span, sy_spans_hull(x->p->evidence))) return 1;
    return 0;
}

static int is_found(const table *k, sayso_finding_kind kind, const item *x, const item *y)
{
    const sayso_story *s = k->t->c->story;
    for (uint32_t i = 0; i < s->findings.n; i++)
        if (s->findings.at[i].kind == kind && touches(&s->findings.at[i], x) && touches(&s->findings.at[i], y)) return 1;
    return 0;
}

static uint8_t least_conf(const item *x, const item *y, uint8_t most)
{
    uint8_t least = x->p->conf < y->p->conf ? x->p->conf : y->p->conf;
    return least < CONF_SHOWN && most >= CONF_SHOWN ? CONF_UNSURE : most;
}

/* Two readings that say the same make each other surer. */
static uint8_t joint_conf(const item *x, const item *y, uint8_t most) { return most >= CONF_SHOWN && x->p->conf < CONF_SHOWN && y->p->conf < CONF_SHOWN ? CONF_UNSURE : most; }

static uint8_t judge_same(const table *k, const item *x, const item *y)
{
    const sy_cdoc *d = &k->t->c->docs[x->report], *e = &k->t->c->docs[y->report];
    if (d->family == e->family || cell_of(x->p) != cell_of(y->p) || other_figures(x, y) || (x->p->condition >= 0) != (y->p->condition >= 0)) return 0;
    int holders = compare_holders(x, y);
    likeness l = compare_scopes(k->t, &x->scope, &y->scope);
    if (holders < 0 || l.opposite || sy_tell_apart(d, e) > NEXT_DAY || is_found(k, SAYSO_CONFLICT, x, y) || are_same_words(k->t, x, y)) return 0;
    int number = one_figure(x, y);
    if (!number && (l.weight < SHARED_MIN || l.more < COVER_MORE || l.less < (l.heads ? COVER_HEADS : COVER_LESS))) return 0;
    int sure = number || (l.heads && l.more >= COVER_STRANGER && l.weight >= SHARED_SURE) || (l.weight >= SHARED_SURE && (l.n > 1 || l.less >= COVER_MORE));
    if (holders == 0 && !number) sure &= l.less >= COVER_STRANGER && l.n > 1;
    sure &= x->p->stance == y->p->stance; /* "would agree" is not "agreed" */
    return joint_conf(x, y, sure ? CONF_SURE : CONF_UNSURE);
}

/* x wants, y refuses */
static uint8_t judge_opposed(const table *k, const item *x, const item *y)
{
    if (!wants(x->p) || cell_of(y->p) != SAYSO_REJECTS || compare_holders(x, y) >= 0 || other_figures(x, y)) return 0;
    likeness l = compare_scopes(k->t, &x->scope, &y->scope);
    if (l.opposite || l.weight < SHARED_OPPOSED || l.more < COVER_OPPOSED || sy_tell_apart(&k->t->c->docs[x->report], &k->t->c->docs[y->report]) > NEXT_DAY) return 0;
    return least_conf(x, y, l.less >= COVER_LESS ? CONF_SURE : CONF_UNSURE);
}

/* ---- findings */

static const char agreed[] = "one holder and stance; the scopes say the same in other words", opposed[] = "opposite stances; the scopes say the same in other words";

static int has_evidence(const sayso_finding *f, const item *x)
{
    for (uint32_t i = 0; i < f->n_evidence; i++)
        if (f->evidence[i].report == x->report && sy_span_touches(f->evidence[i].span, sy_spans_hull(x->p->evidence))) return 1;
    return 0;
}

/* A demand that several refuse, or that one refuses in several reports, is one disagreement: the finding that has one of the two already. */
static sayso_finding *known_disagreement(const table *k, const item *x, const item *y)
{
    sayso_story *s = k->t->c->story;
    for (uint32_t i = s->findings.n; i-- > 0;) {
        sayso_finding *f = &s->findings.at[i];
        const char *issue = x->p->issue ? x->p->issue : y->p->issue;
        if (f->kind != SAYSO_DISAGREEMENT || f->reason != opposed || !f->issue != !issue || (issue && strcmp(f->issue, issue) != 0)) continue;
        if (has_evidence(f, x) || has_evidence(f, y)) return f;
    }
    return NULL;
}

static void report(const table *k, sayso_finding_kind kind, const item *x, const item *y, uint8_t conf)
{
    static const char *const words[] = { NULL, "demands", "offers", "accepts", "rejects", "threatens", "prefers", "supports", "opposes" };
    sy_evidence_list list = { 0 };
    int agree = kind == SAYSO_AGREEMENT;
    if (is_found(k, kind, x, y)) return;
    sayso_finding *known = agree ? NULL : known_disagreement(k, x, y);
    if (known && known->conf >= CONF_SHOWN && conf < CONF_SHOWN) return; /* what is sure stays so */
    for (uint32_t i = 0; known && i < known->n_evidence; i++) sy_evidence_add(&k->t->c->scratch, &list, known->evidence[i].report, known->evidence[i].span, known->evidence[i].role);
    if (!known || !has_evidence(known, x)) sy_evidence_add(&k->t->c->scratch, &list, x->report, sy_spans_hull(x->p->evidence), agree ? NULL : words[x->p->stance]);
    if (!known || !has_evidence(known, y)) sy_evidence_add(&k->t->c->scratch, &list, y->report, sy_spans_hull(y->p->evidence), agree ? NULL : words[y->p->stance]);
    if (list.n < 2) return;
    if (known) {
        sayso_evidence *all = sy_alloc_array(k->t->c->arena, list.n, sizeof *all);
        memcpy(all, list.at, list.n * sizeof *all);
        known->evidence = all;
        known->n_evidence = list.n;
        return;
    }
    sayso_finding *f = sy_finding_of(k->t->c, kind, &list);
    const item *holder = x->p->holder >= 0 || !agree ? x : y;
    if (agree) f->type = "position";
    f->issue = x->p->issue ? x->p->issue : y->p->issue;
    f->actor = holder->p->holder >= 0 ? k->t->c->docs[holder->report].doc->actors.at[holder->p->holder].id : NULL;
    if (agree) f->reports = 2;
    f->conf = conf;
    f->reason = agree ? agreed : opposed;
}

void sy_compare_retold_positions(const sy_facts *t)
{
    table k = { .t = t };
    number_list pairs = { 0 };
    read_items(&k);
    list_pairs(&k, &pairs);
    for (int sure = 1; sure >= 0; sure--)
        for (uint32_t i = 0; i < pairs.n; i++) {
            const item *x = &k.items.at[pairs.at[i] >> 32], *y = &k.items.at[pairs.at[i] & UINT32_MAX];
            uint8_t same = x->report == y->report ? 0 : judge_same(&k, x, y), against = judge_opposed(&k, x, y), turned = judge_opposed(&k, y, x);
            if (same && (same >= CONF_SHOWN) == sure) report(&k, SAYSO_AGREEMENT, x, y, same);
            if (against && (against >= CONF_SHOWN) == sure) report(&k, SAYSO_DISAGREEMENT, x, y, against);
            if (turned && (turned >= CONF_SHOWN) == sure) report(&k, SAYSO_DISAGREEMENT, y, x, turned);
        }
}

/* Is all of the finding's evidence that of the other, too? */
static int is_within(const sayso_finding *f, const sayso_finding *of)
{
    for (uint32_t i = 0; i < f->n_evidence; i++) {
        int met = 0;
        for (uint32_t j = 0; j < of->n_evidence && !met; j++) met = of->evidence[j].report == f->evidence[i].report && sy_span_touches(of->evidence[j].span, f->evidence[i].span);
        if (!met) return 0;
    }
    return 1;
}

void sy_compare_retold_forget(sy_collation *c, uint32_t from)
{
    sayso_story *s = c->story;
    uint32_t n = 0, end = s->findings.n < from ? s->findings.n : from;
    for (uint32_t i = 0; i < s->findings.n; i++) {
        const sayso_finding *f = &s->findings.at[i];
        int known = 0;
        if (i < end && (f->reason == agreed || f->reason == opposed))
            for (uint32_t j = from; j < s->findings.n && !known; j++) known = s->findings.at[j].kind == f->kind && (s->findings.at[j].conf >= CONF_SHOWN || f->conf < CONF_SHOWN) && is_within(f, &s->findings.at[j]);
        if (!known) s->findings.at[n++] = *f;
    }
    s->findings.n = n;
}
