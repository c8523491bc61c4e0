/*
 * retold_accords.c - facts that independent reports tell alike in other words: good counterparts (retold.c) whose verbs say the same, or that share a number,
 * where each has most of what the other states, and nothing speaks against one fact: another number, name, doer, day, speaker or tense, or a denial.
 * What is wanted, possible or conditional is not compared with what is done.
 */
#include "compare/parties.h"
#include "compare/retold.h"

#include <stdlib.h>

enum {
    OWN_MIN = 6 * 256, WORDS_MIN = 2, NEAR_MIN = 90,
    COVER_BOTH = 100, COVER_MORE = 60, COVER_LESS = 30,     /* hundredths of the weight: of both together, of the one covered more, of the other */
    COVER_SURE = 110, LESS_SURE = 40, OWN_SURE = 10 * 256, OWN_ENOUGH = 14 * 256, LESS_ENOUGH = 48, COVER_UNDATED = 150,
    VALUE_COVER = 60, VALUE_LESS = 25, VALUE_OWN_SURE = 3 * 256, VALUE_COVER_SURE = 60, /* where both have one number or day */
    TELLING = 5 * 1000,                                      /* thousandths */
    ROW_WORDS = 8,
    COUNTED_REACH = 3, LONG_WORDS = 6,
    AGENT_WORDS = 8,
    PLACES_MAX = 32, CONF_POSITION = 55,
    CONF_SURE = 74, CONF_UNSURE = 60
};

/* How often a number or day is told, and in how many reports. */
typedef struct {
    uint32_t told, reports, last;
} value_count;

typedef struct {
    const sy_facts *t;
    const sy_frames *f;
    sy_map at_value; /* of each number and day of each story: how often it is told */
    SY_VEC(value_count) values;
} accords;

/* Two frames as they are compared. */
typedef struct {
    const sy_retelling *m;
    const sy_frame *a, *b;
    const sy_clause *x, *y;
    const sy_cdoc *d, *e;
} couple;

static uint32_t part_of(const sy_clause *x, uint64_t alike)
{
    uint64_t n = 0;
    for (uint32_t i = 0; i < x->n_words; i++) n += alike >> i & 1 ? x->words[i].weight : 0;
    return x->weight ? (uint32_t)(n * 100 / x->weight) : 0;
}

/* ---- what speaks against one fact */

/* A name in the clause that the other sentence lacks; what stands right beside a name that both have belongs to that. */
static int has_own_name(const sy_cdoc *d, const sy_clause *x, uint64_t alike)
{
    for (uint32_t i = 0; i < x->n_words; i++) {
        uint32_t at = x->words[i].word;
        if (alike >> i & 1 || !(d->words[at].flags & SY_CW_CAPITAL) || d->words[at].flags & (SY_CW_SENTENCE | SY_CW_LINE)) continue;
        int joined = (i > 0 && alike >> (i - 1) & 1 && x->words[i - 1].word + 1 == at) || (i + 1 < x->n_words && alike >> (i + 1) & 1 && x->words[i + 1].word == at + 1);
        if (!joined) return 1;
    }
    return 0;
}

static int is_one_of(const sy_cdoc *d, uint32_t word, const char *const *words, size_t n) { return sy_compare_key_is(d->words[word].key, words, n); }

/* Bits of the clause's words that name who does it: those before the verb, of a passive those behind "by". */
static uint64_t agent_of(const sy_cdoc *d, const sy_frame *f)
{
    static const char *const by[] = { "by" };
    uint32_t verb = f->x.words[f->verb].word, from = f->x.first, to = verb;
    uint64_t bits = 0;
    if (sy_frame_is_passive(d, f)) {
        for (from = verb + 1; from < f->x.first + f->x.n && !is_one_of(d, from, by, 1);) from++;
        to = from + AGENT_WORDS;
    }
    for (uint32_t i = 0; i < f->x.n_words; i++)
        if (f->x.words[i].word >= from && f->x.words[i].word < to) bits |= (uint64_t)1 << i;
    return bits;
}

/* Is who does it here another than there, or one to whom it is done there? */
static int are_roles_turned(const couple *p)
{
    if (p->a->verb == SY_CLAUSE_NONE || p->b->verb == SY_CLAUSE_NONE) return 0;
    uint64_t x = agent_of(p->d, p->a), y = agent_of(p->e, p->b);
    if (x && y && !(x & p->m->all_x) && !(y & p->m->all_y)) return 1;
    for (uint32_t i = 0; i < p->x->n_words; i++) {
        if (!(p->m->in_x >> i & 1) || !(p->d->words[p->x->words[i].word].flags & SY_CW_CAPITAL) || !x || !y) continue;
        if ((x >> i & 1) != (y >> p->m->with[i] & 1)) return 1;
    }
    return 0;
}

/* "Sunday", "in June" of another month */
static int are_other_days(const sy_fact *f, const sy_fact *g)
{
    const char *a = f->time->value, *b = g->time->value;
    size_t n = strlen(a) < strlen(b) ? strlen(a) : strlen(b);
    if (n < 4 || strchr(a, 'X') || strchr(b, 'X') || strchr(a, 'W') || strchr(b, 'W') || a[0] < '0' || a[0] > '9' || b[0] < '0' || b[0] > '9') return 0;
    return strncmp(a, b, n < 10 ? n : 10) != 0;
}

/* Is it the clause's own, and not that of another within it? */
static int dates(const sy_fact *f, const sy_frame *x) { return f->kind != SY_FACT_DAY || (x->verb != SY_CLAUSE_NONE && f->predicate == x->x.words[x->verb].term); }

static int exclude(const sy_fact *f, const sy_fact *g) { return f->kind == SY_FACT_DAY ? are_other_days(f, g) : sy_facts_exclude(f, g) || !f->unit != !g->unit; }

/* Numbers or days on both sides, and none that could be one? */
static int are_others(const sy_facts *t, const couple *p, sy_fact_kind kind)
{
    uint32_t n = 0;
    for (uint32_t i = t->first[p->x->form]; i < t->first[p->x->form + 1]; i++)
        for (uint32_t j = t->first[p->y->form]; j < t->first[p->y->form + 1]; j++) {
            const sy_fact *f = &t->facts.at[i], *g = &t->facts.at[j];
            if (f->kind != kind || g->kind != kind || !sy_span_covers(p->x->span, f->span) || !sy_span_covers(p->y->span, g->span) || !dates(f, p->a) || !dates(g, p->b)) continue;
            if (!exclude(f, g)) return 0;
            n++;
        }
    return n > 0;
}

/* Evidence of the finding at the span; NULL. */
static const sayso_evidence *evidence_at(const sayso_finding *f, uint32_t report, sayso_span span)
{
    for (uint32_t k = 0; k < f->n_evidence; k++)
        if (f->evidence[k].report == report && sy_span_touches(f->evidence[k].span, span)) return &f->evidence[k];
    return NULL;
}

/* Has the story already what the two tell differently, or alike? Two places on one side of a conflict tell nothing differently. */
static int is_found(const sy_facts *t, sayso_finding_kind kind, const couple *p)
{
    uint32_t x = t->s->of_form[p->x->form].report, y = t->s->of_form[p->y->form].report;
    for (uint32_t i = 0; i < t->c->story->findings.n; i++) {
        const sayso_finding *f = &t->c->story->findings.at[i];
        const sayso_evidence *here = f->kind == kind ? evidence_at(f, x, p->x->span) : NULL, *there = here ? evidence_at(f, y, p->y->span) : NULL;
        if (there && (!here->role || !there->role || strcmp(here->role, there->role) != 0)) return 1;
    }
    return 0;
}

/* Is the better part of one told in the same words in a row? Then passages.c has it. */
static int are_same_words(const couple *p)
{
    const sy_cword *v = p->d->words + p->x->first, *w = p->e->words + p->y->first;
    uint32_t longest = 0, shorter = p->x->n < p->y->n ? p->x->n : p->y->n;
    for (uint32_t i = 0; i < p->x->n; i++)
        for (uint32_t j = 0; j < p->y->n; j++) {
            uint32_t n = 0;
            while (i + n < p->x->n && j + n < p->y->n && v[i + n].key == w[j + n].key) n++;
            if (n > longest) longest = n;
        }
    return longest >= ROW_WORDS || longest * 4 > shorter * 3;
}

/* ---- numbers and days */

typedef struct {
    uint32_t story, kind;
    uint64_t value, unit;
} value_key;

static value_key key_of(const sy_facts *t, const sy_fact *f)
{
    value_key k = { t->e->forms[f->form].story, (uint32_t)f->kind, f->kind == SY_FACT_DAY ? sy_hash_str(f->time->value) : (uint64_t)f->number, f->unit ? sy_hash_str(f->unit) : 0 };
    return k;
}

/* Is the number or day seldom told but for this fact: hardly more than once in each report that has it? */
static int is_rare(const accords *k, const sy_fact *f)
{
    value_key key = key_of(k->t, f);
    const uint32_t *at = sy_map_get(&k->at_value, (const char *)&key, sizeof key);
    const value_count *n = at ? &k->values.at[*at] : NULL;
    return n && n->told * 2 <= n->reports * 3;
}

static void count_values(accords *k)
{
    const sy_facts *t = k->t;
    sy_arena *a = &t->c->scratch;
    for (uint32_t i = 0; i < t->facts.n; i++) {
        const sy_fact *f = &t->facts.at[i];
        value_key key = key_of(t, f);
        int fresh;
        uint32_t report = t->s->of_form[f->form].report, *at = sy_map_put(a, &k->at_value, (const char *)&key, sizeof key, &fresh);
        if (fresh) {
            *at = k->values.n;
            *SY_PUSH(a, &k->values) = (value_count){ 0, 0, UINT32_MAX };
        }
        value_count *n = &k->values.at[*at];
        n->told++;
        n->reports += n->last != report;
        n->last = report;
    }
}

/* A day is told in every second sentence, a month or a year is not. */
static int is_day(const sy_fact *f) { return f->kind == SY_FACT_DAY && !(strlen(f->time->value) < 10 && f->time->value[0] >= '0' && f->time->value[0] <= '9'); }

/* "Pol Rusk, 52, of Lowen" */
static int is_age(const sy_facts *t, const sy_fact *f)
{
    const char *s = t->c->docs[t->s->of_form[f->form].report].doc->text;
    return !f->unit && f->span.start > 1 && s[f->span.start - 1] == ' ' && s[f->span.start - 2] == ',';
}

static int is_telling(const sy_fact *f) { return f->kind == SY_FACT_DAY || f->unit || f->number >= TELLING; }

enum { IN_SENTENCES = 1, DAY_IN_CLAUSES, IN_CLAUSES };

/* Is the noun that is counted, or what stands before it, alike in both? */
static int count_one_thing(const couple *p, const sy_fact *f, const sy_fact *g)
{
    uint32_t from = sy_cword_at(p->d, f->span.end), other = sy_cword_at(p->e, g->span.end);
    for (uint32_t i = 0; i < p->x->n_words; i++) {
        if (!(p->m->in_x >> i & 1) || p->x->words[i].word < from || p->x->words[i].word >= from + COUNTED_REACH) continue;
        uint32_t word = p->y->words[p->m->with[i]].word;
        if (word >= other && word < other + COUNTED_REACH) return 1;
    }
    return 0;
}

/* Have both one number, month or year that the story tells of nothing else? */
static int share_value(const accords *k, const couple *p)
{
    const sy_facts *t = k->t;
    int best = 0;
    for (uint32_t i = t->first[p->x->form]; i < t->first[p->x->form + 1]; i++)
        for (uint32_t j = t->first[p->y->form]; j < t->first[p->y->form + 1]; j++) {
            const sy_fact *f = &t->facts.at[i], *g = &t->facts.at[j];
            if (f->kind != g->kind || !is_telling(f) || !is_telling(g) || f->others || g->others || !sy_facts_equal(f, g)) continue;
            if (f->kind != SY_FACT_DAY && (!f->unit != !g->unit || (f->unit && strcmp(f->unit, g->unit) != 0))) continue;
            if (f->kind == SY_FACT_NUMBER && (is_age(t, f) || is_age(t, g))) continue;
            if (f->kind == SY_FACT_NUMBER && !f->unit && !sy_facts_of_one_thing(t, f, g) && !count_one_thing(p, f, g)) continue;
            if (!is_rare(k, f) || !is_rare(k, g)) continue;
            int where = sy_span_covers(p->x->span, f->span) && sy_span_covers(p->y->span, g->span) ? IN_CLAUSES : IN_SENTENCES;
            if (is_day(f)) where = where == IN_CLAUSES ? DAY_IN_CLAUSES : 0;
            if (where > best) best = where;
        }
    return best;
}

/* ---- do they tell one fact? */

static int verbs_alike(const couple *p)
{
    return p->a->verb != SY_CLAUSE_NONE && p->b->verb != SY_CLAUSE_NONE && p->m->in_x >> p->a->verb & 1 && p->m->with[p->a->verb] == p->b->verb;
}

/* "Will be shut from Wednesday", "closes on Wednesday": the day says that both are to come. */
static int of_one_tense(const couple *p) { return p->x->future == p->y->future || p->m->days > 0; }

/* "Thirteen loaded magazines": counted, and nothing said of them. */
static int is_only_counted(const sy_cdoc *d, const sy_frame *x)
{
    const sayso_doc *doc = d->doc;
    if (x->verb == SY_CLAUSE_NONE) return 0;
    const sy_cword *w = &d->words[x->x.words[x->verb].word];
    for (uint32_t i = sy_quantity_from(doc, x->x.span.start); i < doc->quantities.n && doc->quantities.at[i].span.start < x->x.span.end; i++)
        if (sy_spans_touch(doc->quantities.at[i].of, (sayso_span){ w->start, sy_word_end(w) })) return 1;
    return 0;
}

/* The position that the frame tells; NULL: none. */
static const sayso_position *position_in(const sy_cdoc *d, const sy_frame *x)
{
    for (uint32_t i = 0; i < d->doc->positions.n; i++) {
        const sayso_position *p = &d->doc->positions.at[i];
        if (p->stance != SAYSO_STANCE_NONE && p->conf >= CONF_POSITION && p->evidence.n && sy_spans_within(p->evidence, x->x.span) * 2 > x->x.span.end - x->x.span.start) return p;
    }
    return NULL;
}

/* What no claim covers and is short tells something only if it is what somebody wants. */
static int tells(const sy_cdoc *d, const sy_frame *x)
{
    if (x->verb != SY_CLAUSE_NONE || x->x.n >= LONG_WORDS) return !is_only_counted(d, x);
    return position_in(d, x) != NULL;
}

/* Does anything speak against one fact? */
static int may_be_one(const accords *k, const couple *p)
{
    const sy_retelling *m = p->m;
    if (p->d->family == p->e->family || m->n_opposite || m->speakers < 0 || m->days < 0) return 0;
    if (p->x->hypothetical || p->y->hypothetical || p->x->conditional || p->y->conditional || p->x->possible != p->y->possible || p->x->negated != p->y->negated || !of_one_tense(p)) return 0;
    if (has_own_name(p->d, p->x, m->all_x) && has_own_name(p->e, p->y, m->all_y)) return 0;
    if (sy_tell_years_differ(k->t, &k->t->s->of_form[p->x->form], &k->t->s->of_form[p->y->form])) return 0;
    return tells(p->d, p->a) && tells(p->e, p->b) && !are_others(k->t, p, SY_FACT_NUMBER) && !are_others(k->t, p, SY_FACT_LENGTH) && !are_others(k->t, p, SY_FACT_DAY) && !are_same_words(p) && !is_found(k->t, SAYSO_CONFLICT, p);
}

static uint8_t judge(const accords *k, const couple *p, const char **reason)
{
    const sy_retelling *m = p->m;
    uint32_t in_x = part_of(p->x, m->in_x), in_y = part_of(p->y, m->in_y), more = in_x > in_y ? in_x : in_y, less = in_x > in_y ? in_y : in_x;
    int dated = sy_tell_apart(p->d, p->e) >= 0 || m->speakers > 0 || m->days > 0 || in_x + in_y >= COVER_UNDATED;
    if (!m->n_own || !may_be_one(k, p)) return 0;
    int value = share_value(k, p), verbs = verbs_alike(p), same = value >= DAY_IN_CLAUSES;
    if (verbs && m->near >= NEAR_MIN && m->n_own >= WORDS_MIN && m->own >= OWN_MIN && in_x + in_y >= COVER_BOTH && less >= COVER_LESS && !are_roles_turned(p)) {
        *reason = "one thing told in other words, with verbs that say the same";
        int much = in_x + in_y >= COVER_SURE && more >= COVER_MORE && less >= LESS_SURE && m->own >= OWN_SURE;
        return dated && (much || (m->own >= OWN_ENOUGH && less >= LESS_ENOUGH) || (same && m->own >= OWN_MIN)) ? CONF_SURE : CONF_UNSURE;
    }
    if (!value) return 0;
    uint32_t all_x = part_of(p->x, m->all_x), all_y = part_of(p->y, m->all_y);
    *reason = value != IN_SENTENCES ? "one thing told in other words, with the same number or day" : "one thing told in other words, in sentences with the same number or day";
    if (value == DAY_IN_CLAUSES) return m->own >= OWN_MIN && m->n_own >= WORDS_MIN && in_x + in_y >= COVER_BOTH && dated ? CONF_SURE : 0;
    if (value == IN_CLAUSES) return m->own >= VALUE_OWN_SURE && in_x + in_y >= VALUE_COVER_SURE && (verbs || less >= VALUE_LESS) && dated ? CONF_SURE : CONF_UNSURE;
    return in_x + in_y >= VALUE_COVER && all_x + all_y >= COVER_BOTH ? CONF_UNSURE : 0;
}

/* ---- findings */

static int evidence_order(const void *a, const void *b)
{
    const sayso_evidence *x = a, *y = b;
    if (x->report != y->report) return x->report < y->report ? -1 : 1;
    return x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
}

/* The clause in each report that has its sentence. */
static void add_places(const sy_facts *t, sy_evidence_list *list, const sy_clause *x)
{
    const sy_form *form = &t->e->forms[x->form];
    for (uint32_t i = 0; i < form->n && list->n < PLACES_MAX; i++) {
        if (i && form->at[i].report == form->at[i - 1].report) continue;
        sy_evidence_add(&t->c->scratch, list, form->at[i].report, sy_facts_span_in(t, x->form, x->span, &form->at[i]), NULL);
    }
}

static const sy_cdoc *doc_of(const accords *k, const sy_frame *x) { return &k->t->c->docs[k->t->s->of_form[x->x.form].report]; }

/* Where all of the frames tell one stance, they agree on a position. */
static void set_type(const accords *k, const uint32_t *frames, uint32_t n, const sy_retold_verdict *v, sayso_finding *f)
{
    const sayso_position *first = NULL;
    f->type = v->is_position ? "position" : "event";
    for (uint32_t i = 0; i < n; i++) {
        const sy_frame *x = &k->f->at.at[frames[i]];
        const sayso_position *p = position_in(doc_of(k, x), x);
        if (!p || (first && first->stance != p->stance)) return;
        if (!first) first = p;
    }
    if (!first || v->is_event) return;
    f->type = "position";
    f->issue = first->issue;
    if (first->holder >= 0) f->actor = doc_of(k, &k->f->at.at[frames[0]])->doc->actors.at[first->holder].id;
}

/* Frames that tell one thing, the best of each report. */
static void report_accord(const accords *k, const uint32_t *frames, uint32_t n, const sy_retold_verdict *v)
{
    sy_evidence_list list = { 0 };
    for (uint32_t i = 0; i < n; i++) add_places(k->t, &list, &k->f->at.at[frames[i]].x);
    if (list.n < 2) return;
    qsort(list.at, list.n, sizeof *list.at, evidence_order);
    uint32_t m = 0;
    for (uint32_t i = 0; i < list.n; i++)
        if (!m || list.at[i].report != list.at[m - 1].report) list.at[m++] = list.at[i];
    list.n = m;
    sayso_finding *f = sy_finding_of(k->t->c, SAYSO_AGREEMENT, &list);
    set_type(k, frames, n, v, f);
    f->reports = list.n;
    f->conf = v->conf;
    f->reason = v->reason;
}

static couple couple_of(const accords *k, const sy_retelling *m)
{
    couple p = { .m = m, .a = &k->f->at.at[m->x], .b = &k->f->at.at[m->y] };
    p.x = &p.a->x;
    p.y = &p.b->x;
    p.d = &k->t->c->docs[k->t->s->of_form[p.x->form].report];
    p.e = &k->t->c->docs[k->t->s->of_form[p.y->form].report];
    return p;
}

/* Frames that tell one thing. */
typedef struct {
    uint32_t *at, n, room;
    const sy_retold_verdict *first;
} frame_list;

static uint64_t pair_of(uint32_t a, uint32_t b) { return a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a; }

/* Are at least half of the pairs across two groups sure? */
static int hold_together(const sy_map *sure, const frame_list *a, const frame_list *b)
{
    uint32_t n = 0;
    if (a->n + b->n > PLACES_MAX) return 0;
    for (uint32_t i = 0; i < a->n; i++)
        for (uint32_t j = 0; j < b->n; j++) {
            uint64_t key = pair_of(a->at[i], b->at[j]);
            n += sy_map_get(sure, (const char *)&key, sizeof key) != NULL;
        }
    return n * 2 >= a->n * b->n;
}

/* What is sure is put together, the surest first. */
static void report_sure(const accords *k, const sy_retelling_list *l, const sy_retold_verdicts *v)
{
    sy_arena *a = &k->t->c->scratch;
    sy_map sure = { 0 };
    frame_list *groups = sy_alloc_array(a, k->f->at.n, sizeof *groups);
    uint32_t *of = sy_alloc_array(a, k->f->at.n, sizeof *of);
    for (uint32_t i = 0; i < k->f->at.n; i++) of[i] = i;
    for (uint32_t i = 0; i < v->n; i++) {
        uint64_t key = pair_of(l->at[v->at[i].pair].x, l->at[v->at[i].pair].y);
        if (v->at[i].conf == CONF_SURE) sy_map_put(a, &sure, (const char *)&key, sizeof key, NULL);
    }
    for (uint32_t i = 0; i < v->n; i++) {
        const sy_retelling *m = &l->at[v->at[i].pair];
        if (v->at[i].conf != CONF_SURE || of[m->x] == of[m->y]) continue;
        frame_list *x = &groups[of[m->x]], *y = &groups[of[m->y]];
        if (!x->n) *SY_PUSH(a, x) = m->x;
        if (!y->n) *SY_PUSH(a, y) = m->y;
        if (!hold_together(&sure, x, y)) continue;
        if (!x->first) x->first = &v->at[i];
        for (uint32_t j = 0; j < y->n; j++) {
            *SY_PUSH(a, x) = y->at[j];
            of[y->at[j]] = of[m->x];
        }
        y->n = 0;
    }
    for (uint32_t i = 0; i < k->f->at.n; i++)
        if (groups[i].n > 1) report_accord(k, groups[i].at, groups[i].n, groups[i].first);
}

static void report(const accords *k, const sy_retelling_list *l, const sy_retold_verdicts *v)
{
    report_sure(k, l, v);
    for (uint32_t i = 0; i < v->n; i++) {
        couple p = couple_of(k, &l->at[v->at[i].pair]);
        uint32_t frames[] = { p.m->x, p.m->y };
        if (v->at[i].conf != CONF_SURE && !is_found(k->t, SAYSO_AGREEMENT, &p)) report_accord(k, frames, 2, &v->at[i]);
    }
}

void sy_compare_retold_accords(const sy_frames *f, const sy_retelling_list *l)
{
    if (!l->n) return;
    accords k = { .t = f->t, .f = f };
    sy_retold_verdicts v = { 0 };
    count_values(&k);
    for (uint32_t i = 0; i < l->n; i++) {
        couple p = couple_of(&k, &l->at[i]);
        sy_retold_verdict x = { .pair = i };
        x.conf = judge(&k, &p, &x.reason);
        if (x.conf && !is_found(f->t, SAYSO_AGREEMENT, &p)) *SY_PUSH(&f->t->c->scratch, &v) = x;
    }
    report(&k, l, &v);
}

void sy_retold_report_accords(const sy_frames *f, const sy_retelling_list *l, const sy_retold_verdicts *v)
{
    accords k = { .t = f->t, .f = f };
    sy_retold_verdicts told = { 0 };
    for (uint32_t i = 0; i < v->n; i++) {
        couple p = couple_of(&k, &l->at[v->at[i].pair]);
        if (tells(p.d, p.a) && tells(p.e, p.b) && !are_same_words(&p) && !is_found(f->t, SAYSO_CONFLICT, &p) && !is_found(f->t, SAYSO_AGREEMENT, &p)) *SY_PUSH(&f->t->c->scratch, &told) = v->at[i];
    }
    report(&k, l, &told);
}
