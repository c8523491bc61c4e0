/*
 * facts.c - numbers and days that exclude each other in sentences that tell one thing in other words.
 *
 * Two numbers are of one fact only if they have one unit, count one thing (the words around both name it), stand behind
 * like prepositions ("to 30", not "by 30"), and if the sentences share much of their weight, name no different days, and do
 * not hang on different speakers: then the parties differ, not the reports. A report that has both numbers tells two
 * facts. What the later report has higher may be an update; of a report whose day is not known nobody knows which is
 * the later, so counts that grow are not sure there.
 */
#include "compare/statements.h"

#include <stdlib.h>

enum {
    LOCAL_BEFORE = 4, LOCAL_AFTER = 5, LOCAL_MAX = 8, KINDS_MAX = 4, /* words around a number that may name what is counted */
    SHARED_FACT = 8 * 256, COVER_FACT = 30,            /* likeness of sentences whose numbers are compared */
    SHARED_SURE = 12 * 256, COVER_SURE = 35,           /* and to be shown as sure */
    SHARED_DAY = 10 * 256, COVER_DAY = 45, COVER_DAY_SURE = 60, SHARED_DAY_SURE = 15 * 256,
    NEXT_DAY = 1,                                      /* days between reports that tell of one day */
    PLACES_MAX = 32,
    LASTS_BYTES = 24,                                  /* behind a length, among which the noun may stand that it is of */
    CONF_SURE = 76, CONF_UNSURE = 60
};

enum { ANYBODY = 1, PART = 2 }; /* a head that tells nothing; the role of the 3 in "3 of 200" */

typedef enum { FACT_NUMBER, FACT_LENGTH, FACT_DAY } fact_kind;

/* A number, a length of time or a day in a sentence. */
typedef struct {
    uint32_t form;
    fact_kind kind;
    sayso_span span;
    int64_t number;      /* thousandths */
    sayso_bound bound;
    const char *unit;    /* NULL: things are counted */
    const sayso_time *time;
    uint32_t role;       /* key of the preposition before it; 0: none */
    uint32_t local[LOCAL_MAX], n_local;
    uint32_t head;       /* term of the noun that is counted; 0: not known */
    uint32_t kinds[KINDS_MAX], n_kinds; /* terms of what stands before that noun */
    uint32_t fate;       /* what became of those who are counted; 0: not told */
    uint8_t others;      /* of more things than those told of elsewhere: "a further 400" */
    uint32_t predicate;  /* term of the verb of its clause; 0: not known */
} fact;

typedef SY_VEC(fact) fact_list;

typedef struct {
    sy_collation *c;
    const sy_echoes *e;
    const sy_statements *s;
    fact_list facts;
    uint32_t *first; /* of each form, its first fact; n_forms + 1 */
    uint32_t *same;  /* sets of facts that tell the same */
} fact_table;

/* ---- reading */

static int ends_local(const sy_cword *w)
{
    static const char *const words[] = { "and", "but", "or", "while", "when", "after", "before", "who", "which", "that", "if", "unless", "as", "since", "because", "than", "where" };
    return w->flags & SY_CW_NUMBER || sy_compare_key_is(w->key, words, sizeof words / sizeof *words);
}

static int mark_between(const sayso_doc *doc, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (!strchr(" -$'\n", doc->text[i])) return 1;
    return 0;
}

/* "people", "others": nouns that tell nothing of what is counted. */
static int is_anybody(uint32_t key)
{
    static const char *const words[] = { "people", "persons", "person", "others", "those" };
    return sy_compare_key_is(key, words, sizeof words / sizeof *words);
}

static void add_local(const fact_table *t, const sy_cdoc *d, const sy_cword *w, fact *f)
{
    if (w->flags & SY_CW_COMMON || is_anybody(w->key) || f->n_local == LOCAL_MAX) return;
    f->local[f->n_local++] = sy_term_of(t->c, d, w);
    uint32_t group = sy_alike_group(t->c->background, sy_stem_key(d->doc->text + w->start, w->n_bytes));
    if (group & 1 && !f->fate) f->fate = group;
}

/* "Somali pirates with rifles": the noun that is counted, and what stands before it. */
static void read_head(const fact_table *t, const sy_cdoc *d, sayso_span of, fact *f)
{
    for (uint32_t i = sy_cword_at(d, of.start); i < d->n_words && d->words[i].start < of.end; i++) {
        const sy_cword *w = &d->words[i];
        if (w->flags & SY_CW_NUMBER) continue;
        if (w->flags & SY_CW_COMMON && f->head) return;
        if (w->flags & SY_CW_COMMON) continue;
        if (f->head && f->n_kinds < KINDS_MAX) f->kinds[f->n_kinds++] = f->head;
        f->head = is_anybody(w->key) ? ANYBODY : sy_term_of(t->c, d, w);
    }
}

/* The verb of the smallest clause around the span. */
static uint32_t predicate_of(const fact_table *t, const sy_cdoc *d, sayso_span span)
{
    const sayso_claim *best = NULL;
    for (uint32_t i = 0; i < d->doc->claims.n; i++) {
        const sayso_claim *x = &d->doc->claims.at[i];
        if (!sy_span_covers(x->span, span) || x->predicate.end <= x->predicate.start) continue;
        if (!best || x->span.end - x->span.start < best->span.end - best->span.start) best = x;
    }
    uint32_t word = best ? sy_cword_at(d, best->predicate.start) : d->n_words;
    return word < d->n_words ? sy_term_of(t->c, d, &d->words[word]) : 0;
}

/* Words [first, last] are the number: take in those around it that may name what is counted. */
static void read_local(const fact_table *t, const sy_cdoc *d, const sy_statement *s, uint32_t first, uint32_t last, fact *f)
{
    for (uint32_t i = last + 1; i < s->first + s->n && i <= last + LOCAL_AFTER; i++) {
        if (ends_local(&d->words[i]) || mark_between(d->doc, sy_word_end(&d->words[i - 1]), d->words[i].start)) break;
        add_local(t, d, &d->words[i], f);
    }
    for (uint32_t i = first; i-- > s->first && first - i <= LOCAL_BEFORE;) {
        if (ends_local(&d->words[i]) || mark_between(d->doc, sy_word_end(&d->words[i]), d->words[i + 1].start)) break;
        add_local(t, d, &d->words[i], f);
    }
}

static int is_role(uint32_t key)
{
    static const char *const words[] = { "to", "by", "from", "of", "until", "since", "before", "after" };
    return sy_compare_key_is(key, words, sizeof words / sizeof *words);
}

/* "a further 400", "another six": others than those that were counted. */
static int counts_others(const sy_cdoc *d, uint32_t first, uint32_t last)
{
    static const char *const words[] = { "further", "another", "additional", "more", "other", "others", "extra", "second", "remaining" };
    for (uint32_t i = first > 0 ? first - 1 : 0; i <= last + 1 && i < d->n_words; i++)
        if (sy_compare_key_is(d->words[i].key, words, sizeof words / sizeof *words)) return !(i + 1 < d->n_words && d->words[i + 1].key == sy_compare_key("than", 4));
    return 0;
}

/* A fact of the kind at the span, with what stands around it; NULL if the sentence has none of its words. */
static fact *add_fact(fact_table *t, uint32_t form, fact_kind kind, sayso_span span)
{
    const sy_statement *s = &t->s->of_form[form];
    const sy_cdoc *d = &t->c->docs[s->report];
    uint32_t first = sy_cword_at(d, span.start), last = first;
    if (first >= s->first + s->n || d->words[first].start >= span.end) return NULL;
    while (last + 1 < s->first + s->n && d->words[last + 1].start < span.end) last++;
    fact *f = SY_PUSH(&t->c->scratch, &t->facts);
    f->form = form;
    f->kind = kind;
    f->span = span;
    if (first > s->first && is_role(d->words[first - 1].key)) f->role = d->words[first - 1].key;
    read_local(t, d, s, first, last, f);
    f->predicate = predicate_of(t, d, span);
    f->others = kind != FACT_DAY && counts_others(d, first, last);
    return f;
}

static int64_t whole_number(const char *value)
{
    int64_t n = 0;
    for (const char *s = value; *s >= '0' && *s <= '9' && n < INT64_MAX / 100000; s++) n = n * 10 + (*s - '0');
    return n * 1000;
}

static int64_t number_of(const sayso_quantity *q)
{
    sy_cword w = { 0 };
    sy_value v = { q, NULL, q->span };
    return sy_number_of(NULL, &w, &v);
}

/* "AK-47", "Flight 12", "122-147": no number of things. */
static int is_part_of_a_name(const sy_cdoc *d, sayso_span span)
{
    uint32_t i = sy_cword_at(d, span.start);
    const char *s = d->doc->text;
    if (span.end < d->doc->n_text && s[span.end] == '-') return 1;
    if (i == 0 || i >= d->n_words || d->words[i].start != span.start) return 0;
    if (span.start && s[span.start - 1] == '-') return 1;
    const sy_cword *w = &d->words[i - 1];
    return d->words[i].flags & SY_CW_NUMBER && w->flags & SY_CW_CAPITAL && !(w->flags & (SY_CW_SENTENCE | SY_CW_COMMON)) && sy_word_end(w) + 1 == span.start;
}

/* "14 of 200 samples", "one village in four" */
static int is_part_of_number(const sy_cdoc *d, sayso_span span)
{
    uint32_t i = sy_cword_at(d, span.end);
    return i + 1 < d->n_words && d->words[i].key == sy_compare_key("of", 2) && d->words[i + 1].flags & SY_CW_NUMBER;
}

static void read_quantity(fact_table *t, uint32_t form, const sayso_quantity *q)
{
    if (!q->value || q->value[0] == '-' || number_of(q) <= 0 || is_part_of_a_name(&t->c->docs[t->s->of_form[form].report], q->span)) return;
    fact *f = add_fact(t, form, FACT_NUMBER, q->span);
    if (!f) return;
    const sy_cdoc *d = &t->c->docs[t->s->of_form[form].report];
    sy_value v = { q, NULL, q->span };
    f->number = number_of(q);
    f->unit = q->unit;
    uint32_t word = sy_cword_at(d, q->span.start);
    f->bound = sy_bound_of(d, &d->words[word], &v);
    if (is_part_of_number(d, q->span)) f->role = PART;
    if (q->of.n) read_head(t, d, q->of.at[0], f);
    for (uint32_t k = 0; k < q->of.n; k++)
        for (uint32_t i = sy_cword_at(d, q->of.at[k].start); i < d->n_words && d->words[i].start < q->of.at[k].end; i++)
            if (!(d->words[i].flags & SY_CW_NUMBER)) add_local(t, d, &d->words[i], f);
}

/* Does the day belong to the saying: "said on Tuesday"? */
static int is_day_of_saying(const sayso_doc *doc, uint32_t time)
{
    sayso_span span = doc->times.at[time].span;
    for (uint32_t i = 0; i < doc->attributions.n; i++) {
        const sayso_attribution *a = &doc->attributions.at[i];
        if (a->time >= 0 && (uint32_t)a->time == time) return 1;
        if (!a->cue.n) continue;
        uint32_t end = a->cue.at[a->cue.n - 1].end;
        if (span.start >= end && span.start - end <= 4 && a->content.n && a->content.at->start > span.end) return 1;
    }
    return 0;
}

/* Does the expression name a day, month or year by itself: "Friday", "Oct. 1", "2030"? "Yesterday" and "last year" are read against other dates. */
static int is_named(const sy_cdoc *d, const sayso_time *t)
{
    if (sy_cword_at(d, t->span.start) >= d->n_words) return 0;
    static const char *const relative[] = { "today", "yesterday", "tomorrow", "tonight" };
    if (sy_compare_key_is(d->words[sy_cword_at(d, t->span.start)].key, relative, sizeof relative / sizeof *relative)) return 0;
    for (uint32_t i = sy_cword_at(d, t->span.start); i < d->n_words && d->words[i].start < t->span.end; i++)
        if (d->words[i].flags & (SY_CW_CAPITAL | SY_CW_NUMBER)) return 1;
    return 0;
}

/* "Sunday's game": says which game, not when this happens. */
static int is_possessive(const sayso_doc *doc, sayso_span span)
{
    const char *s = doc->text + span.end;
    uint32_t left = doc->n_text - span.end;
    return (left > 1 && s[0] == '\'' && s[1] == 's') || (left > 3 && memcmp(s, "\xE2\x80\x99s", 4) == 0);
}

/* "four years of war": lengths of things that last are compared by claims.c, with what their wordings allow. */
static int lasts(const fact_table *t, const sy_cdoc *d, sayso_span span)
{
    uint32_t first = sy_cword_at(d, span.start);
    for (uint32_t i = first > LOCAL_BEFORE ? first - LOCAL_BEFORE : 0; i < d->n_words && d->words[i].start < span.end + LASTS_BYTES; i++)
        if (sy_thing_kind(t->c->background, d->words[i].key)) return 1;
    return 0;
}

static void read_time(fact_table *t, uint32_t form, uint32_t k)
{
    const sy_cdoc *d = &t->c->docs[t->s->of_form[form].report];
    const sayso_time *x = &d->doc->times.at[k];
    if (!x->value) return;
    if (x->type == SAYSO_DURATION) {
        if (lasts(t, d, x->span)) return;
        size_t n = strlen(x->value);
        if (n < 3 || x->value[0] != 'P' || strspn(x->value + 1 + (x->value[1] == 'T'), "0123456789") != n - 2 - (x->value[1] == 'T')) return;
        fact *f = add_fact(t, form, FACT_LENGTH, x->span);
        if (!f) return;
        f->number = whole_number(x->value + 1 + (x->value[1] == 'T'));
        f->unit = x->value + n - 1; /* D, M, Y, H */
        f->time = x;
    } else if ((x->type == SAYSO_DATE || x->type == SAYSO_TIME) && is_named(d, x) && !is_possessive(d->doc, x->span) && !is_day_of_saying(d->doc, k)) {
        fact *f = add_fact(t, form, FACT_DAY, x->span);
        if (f) f->time = x;
    }
}

static void read_facts(fact_table *t)
{
    t->first = sy_alloc_array(&t->c->scratch, t->e->n_forms + 1, sizeof *t->first);
    for (uint32_t f = 0; f < t->e->n_forms; f++) {
        const sy_statement *s = &t->s->of_form[f];
        const sayso_doc *doc = t->c->docs[s->report].doc;
        t->first[f] = t->facts.n;
        if (s->title) continue;
        for (uint32_t i = 0; i < doc->quantities.n; i++)
            if (sy_span_covers(s->span, doc->quantities.at[i].span)) read_quantity(t, f, &doc->quantities.at[i]);
        for (uint32_t i = 0; i < doc->times.n; i++)
            if (sy_span_covers(s->span, doc->times.at[i].span)) read_time(t, f, i);
    }
    t->first[t->e->n_forms] = t->facts.n;
}

/* ---- are two facts one? */

static uint32_t shared_local(const fact *x, const fact *y)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < x->n_local; i++)
        for (uint32_t j = 0; j < y->n_local; j++)
            if (x->local[i] == y->local[j]) {
                n++;
                break;
            }
    return n;
}

/* Are there words before both nouns, and none in common: "fishing boats", "pirate boats"? */
static int others_only(const fact *x, const fact *y)
{
    for (uint32_t i = 0; i < x->n_kinds; i++)
        for (uint32_t j = 0; j < y->n_kinds; j++)
            if (x->kinds[i] == y->kinds[j]) return 0;
    return x->n_kinds && y->n_kinds;
}

static int is_only_of_its_unit(const fact_table *t, const fact *x)
{
    for (uint32_t i = t->first[x->form]; i < t->first[x->form + 1]; i++) {
        const fact *y = &t->facts.at[i];
        if (y != x && y->kind == x->kind && y->unit && x->unit && strcmp(y->unit, x->unit) == 0 && y->role == x->role) return 0;
    }
    return 1;
}

/* Do the two count one thing in one unit? */
static int of_one_thing(const fact_table *t, const fact *x, const fact *y)
{
    if (x->kind != y->kind || !x->unit != !y->unit) return 0;
    if (x->role && y->role && x->role != y->role) return 0;
    if (x->kind == FACT_DAY) return x->predicate && x->predicate == y->predicate;
    if (x->fate && y->fate && x->fate != y->fate) return 0;
    if (x->unit && strcmp(x->unit, y->unit) != 0) return 0;
    if (x->head && y->head && (x->head != y->head || others_only(x, y))) return 0;
    if (!x->unit) return shared_local(x, y) > 0;
    return shared_local(x, y) > 0 || x->predicate == y->predicate || (is_only_of_its_unit(t, x) && is_only_of_its_unit(t, y));
}

static int excludes(const fact *x, const fact *y)
{
    if (x->number == y->number || sy_differ_by_scale(x->number > y->number ? x->number : y->number, x->number > y->number ? y->number : x->number)) return 0;
    sy_number_range r = sy_range_of(x->number, x->bound), s = sy_range_of(y->number, y->bound);
    return r.to < s.from || s.to < r.from;
}

static int one_day(const char *a, const char *b)
{
    return strcmp(a, b) == 0 || sy_compare_days(a, b) > 0 || (sy_weekday_of_value(a) && sy_weekday_of_value(a) == sy_weekday_of_value(b));
}

static int says_the_same(const fact *x, const fact *y) { return x->kind != y->kind ? 0 : x->kind == FACT_DAY ? one_day(x->time->value, y->time->value) : x->number == y->number; }

/* Has a report of y's form the number of x, of one thing with it, anywhere? Then it tells both. */
static int tells_both(const fact_table *t, const fact *x, const fact *y)
{
    uint32_t report = t->s->of_form[y->form].report;
    for (uint32_t i = 0; i < t->facts.n; i++) {
        const fact *z = &t->facts.at[i];
        if (t->s->of_form[z->form].report != report || z->kind != x->kind || z->number != x->number) continue;
        if (z->form == y->form && x->kind == FACT_NUMBER) return 1;
        if (x->kind == FACT_DAY ? one_day(z->time->value, x->time->value) && (z->form == y->form || (x->predicate && z->predicate == x->predicate)) : shared_local(z, x) > 0 || (x->unit && z->unit && strcmp(x->unit, z->unit) == 0)) return 1;
    }
    return 0;
}

/* ---- do the sentences tell one thing? */

/* Is it one month or year? Two different ones may both be true of a thing that lasts. */
static int one_year(const char *a, const char *b) { return a && b && strlen(a) <= 7 && strlen(a) >= 4 && a[0] >= '0' && a[0] <= '9' && strcmp(a, b) == 0; }

/* Days that the sentences name, when something was said included: 1 one in common, -1 none in common, 0 not known; *years: a month or
 * year in common. */
static int compare_all_days(const fact_table *t, const sy_statement *x, const sy_statement *y, const fact *but, const fact *and_but, int *years)
{
    const sayso_doc *p = t->c->docs[x->report].doc, *q = t->c->docs[y->report].doc;
    int any = 0;
    for (uint32_t i = 0; i < p->times.n; i++) {
        if (!sy_span_covers(x->span, p->times.at[i].span) || &p->times.at[i] == but->time) continue;
        for (uint32_t k = 0; k < q->times.n; k++) {
            if (!sy_span_covers(y->span, q->times.at[k].span) || &q->times.at[k] == and_but->time) continue;
            int same = sy_compare_days(p->times.at[i].value, q->times.at[k].value);
            if (same > 0) return 1;
            *years |= one_year(p->times.at[i].value, q->times.at[k].value);
            any |= same < 0;
        }
    }
    return any ? -1 : 0;
}

static const char *speaker_id(const sayso_doc *doc, int32_t attribution)
{
    if (attribution < 0) return NULL;
    const sayso_attribution *a = &doc->attributions.at[attribution];
    int32_t speaker = sy_speaker_of(doc, a);
    return speaker < 0 ? NULL : doc->actors.at[speaker].id;
}

static int shares_words(const fact_table *t, const sy_statement *x, sayso_span a, const sy_statement *y, sayso_span b)
{
    const sy_cdoc *p = &t->c->docs[x->report], *q = &t->c->docs[y->report];
    for (uint32_t i = sy_cword_at(p, a.start); i < p->n_words && p->words[i].start < a.end; i++) {
        if (p->words[i].flags & SY_CW_COMMON) continue;
        uint32_t key = sy_term_of(t->c, p, &p->words[i]);
        for (uint32_t k = sy_cword_at(q, b.start); k < q->n_words && q->words[k].start < b.end; k++)
            if (!(q->words[k].flags & SY_CW_COMMON) && sy_term_of(t->c, q, &q->words[k]) == key) return 1;
    }
    return 0;
}

/* Is the source named, and not only by a pronoun? */
static int has_words(const sy_cdoc *d, sayso_spans source)
{
    sayso_span s = sy_spans_hull(source);
    for (uint32_t i = sy_cword_at(d, s.start); source.n && i < d->n_words && d->words[i].start < s.end; i++)
        if (!(d->words[i].flags & SY_CW_COMMON)) return 1;
    return 0;
}

/* Who tells the fact by the record: the outermost statement around it; -1. */
static int32_t teller_of(const fact_table *t, const fact *f)
{
    const sayso_doc *doc = t->c->docs[t->s->of_form[f->form].report].doc;
    int32_t best = -1;
    uint32_t most = 0;
    for (uint32_t i = 0; i < doc->attributions.n; i++) {
        const sayso_attribution *a = &doc->attributions.at[i];
        if (a->attitude || !sy_spans_within(a->content, f->span)) continue;
        sayso_span hull = sy_spans_hull(a->content);
        if (hull.end - hull.start > most) most = hull.end - hull.start, best = (int32_t)i;
    }
    return best;
}

/* 1 one speaker, or sources that share a word; -1 two; 0: one side has none, or they cannot be told apart. */
static int compare_speakers(const fact_table *t, const fact *f, const fact *g)
{
    const sy_statement *x = &t->s->of_form[f->form], *y = &t->s->of_form[g->form];
    const sayso_doc *p = t->c->docs[x->report].doc, *q = t->c->docs[y->report].doc;
    int32_t teller = teller_of(t, f), other_teller = teller_of(t, g);
    if (teller < 0 || other_teller < 0) return 0;
    const char *one = speaker_id(p, teller), *other = speaker_id(q, other_teller);
    if (one && other && strcmp(one, other) == 0) return 1;
    const sayso_attribution *a = &p->attributions.at[teller], *b = &q->attributions.at[other_teller];
    if (!has_words(&t->c->docs[x->report], a->source) || !has_words(&t->c->docs[y->report], b->source)) return 0;
    return shares_words(t, x, sy_spans_hull(a->source), y, sy_spans_hull(b->source)) ? 1 : -1;
}

enum { PERSONS_MAX = 8 };

/* Persons that a sentence speaks of, by their last names' terms. */
static uint32_t persons_of(const fact_table *t, const sy_statement *s, uint32_t out[PERSONS_MAX])
{
    const sy_cdoc *d = &t->c->docs[s->report];
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->doc->mentions.n && n < PERSONS_MAX; i++) {
        const sayso_mention *m = &d->doc->mentions.at[i];
        if (m->actor < 0 || !sy_span_covers(s->span, m->span) || d->doc->actors.at[m->actor].kind != SAYSO_ACTOR_PERSON) continue;
        const char *name = d->doc->actors.at[m->actor].name, *last = name ? strrchr(name, ' ') : NULL;
        if (last) out[n++] = sy_compare_key(last + 1, strlen(last + 1)); /* a single word may be a name of anything */
    }
    return n;
}

/* Persons that both sentences speak of: 1 some, -1 both of persons and nobody in common, 0 not known. */
static int compare_persons(const fact_table *t, const sy_statement *x, const sy_statement *y)
{
    uint32_t one[PERSONS_MAX], other[PERSONS_MAX], n = persons_of(t, x, one), m = persons_of(t, y, other);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < m; k++)
            if (one[i] == other[k]) return 1;
    return n && m ? -1 : 0;
}

static int64_t days_between(const sy_cdoc *p, const sy_cdoc *q)
{
    if (p->from > p->to || q->from > q->to) return -1;
    int64_t n = p->from / 1440 - q->from / 1440;
    return n < 0 ? -n : n;
}

/* ---- conflicts */

typedef struct {
    uint32_t one, other; /* facts; one has the lower number or the earlier day */
    uint32_t shared, set_one, set_other;
    uint8_t conf;
} clash;

typedef SY_VEC(clash) clash_list;

static int has_figure(const fact_table *t, const fact *x)
{
    const char *s = t->c->docs[t->s->of_form[x->form].report].doc->text;
    for (uint32_t i = x->span.start; i < x->span.end; i++)
        if (s[i] >= '0' && s[i] <= '9') return 1;
    return 0;
}

/* Dates that have figures are compared as they are, days of the week by their names alone: the week may have been read wrongly. */
static int days_exclude(const fact_table *t, const fact *x, const fact *y)
{
    const char *a = x->time->value, *b = y->time->value;
    size_t n = strlen(a) < strlen(b) ? strlen(a) : strlen(b);
    if (!has_figure(t, x) || !has_figure(t, y)) return sy_weekday_of_value(a) && sy_weekday_of_value(b) && sy_weekday_of_value(a) != sy_weekday_of_value(b);
    if (strchr(a, 'X') || strchr(b, 'X') || strchr(a, 'W') || strchr(b, 'W') || n < 4 || a[0] < '0' || a[0] > '9' || b[0] < '0' || b[0] > '9') return 0;
    return strncmp(a, b, n < 10 ? n : 10) != 0;
}

/* Does the sentence tell the same number or day of one thing with f? */
static int has_equal(const fact_table *t, const fact *f, uint32_t form)
{
    for (uint32_t i = t->first[form]; i < t->first[form + 1]; i++)
        if (of_one_thing(t, f, &t->facts.at[i]) && says_the_same(f, &t->facts.at[i])) return 1;
    return 0;
}

/* Is f the only fact of its sentence that may be of one thing with other? "Seven rifles and two other rifles" beside "nine rifles" is a sum. */
static int is_alone(const fact_table *t, const fact *f, const fact *other)
{
    for (uint32_t i = t->first[f->form]; i < t->first[f->form + 1]; i++)
        if (&t->facts.at[i] != f && !has_equal(t, &t->facts.at[i], other->form) && of_one_thing(t, &t->facts.at[i], other) && shared_local(&t->facts.at[i], other) >= shared_local(f, other)) return 0;
    return 1;
}

/* "Has risen to 19", "not the 30 percent announced earlier": the sentence itself tells of a change. */
static int tells_of_change(const fact_table *t, const sy_statement *s)
{
    static const char *const words[] = { "now", "previously", "earlier", "originally", "initially", "revised", "new", "later", "instead", "again", "latest", "second", "third", "risen", "raised", "another" };
    const sy_cword *w = t->c->docs[s->report].words + s->first;
    for (uint32_t i = 0; i < s->n; i++)
        if (sy_compare_key_is(w[i].key, words, sizeof words / sizeof *words)) return 1;
    return 0;
}

static uint8_t judge(const fact_table *t, const fact *x, const fact *y, const sy_likeness *p, uint32_t same)
{
    const sy_statement *a = &t->s->of_form[x->form], *b = &t->s->of_form[y->form];
    const sy_cdoc *d = &t->c->docs[a->report], *e = &t->c->docs[b->report];
    int persons = compare_persons(t, a, b), speakers = compare_speakers(t, x, y), years = 0, days = compare_all_days(t, a, b, x, y, &years);
    int64_t apart = days_between(d, e);
    if (!is_alone(t, x, y) || !is_alone(t, y, x) || persons < 0) return 0;
    if (speakers < 0 || days < 0 || tells_both(t, x, y) || tells_both(t, y, x)) return 0;
    if (apart > NEXT_DAY && days <= 0) return 0;
    if (x->kind == FACT_NUMBER && !x->unit && !same && sy_may_be_update(d, x->number, e, y->number)) return 0;
    int told_alike = speakers > 0 || days > 0 || years || (x->kind == FACT_DAY ? persons > 0 || (p->cover >= COVER_DAY_SURE && p->shared >= SHARED_DAY_SURE) : x->predicate && x->predicate == y->predicate);
    int sure = p->shared >= SHARED_SURE && p->cover >= COVER_SURE && told_alike;
    if (apart != 0 && days <= 0 && (tells_of_change(t, a) || tells_of_change(t, b))) sure = 0;
    return sure ? CONF_SURE : CONF_UNSURE;
}

static int is_turned(const fact *x, const fact *y) { return x->kind == FACT_DAY ? strcmp(x->time->value, y->time->value) > 0 : x->number > y->number; }

/* Several numbers that differ and hardly one that is the same: two counts of other things, or on other occasions. */
static int are_other_counts(uint32_t differ, uint32_t same) { return differ > 1 && same < differ; }

/* Facts that both sentences tell alike are one; how many numbers they are. */
static uint32_t join_equal(fact_table *t, const sy_likeness *p)
{
    uint32_t same = 0;
    for (uint32_t i = t->first[p->a]; i < t->first[p->a + 1]; i++)
        for (uint32_t k = t->first[p->b]; k < t->first[p->b + 1]; k++) {
            if (!of_one_thing(t, &t->facts.at[i], &t->facts.at[k]) || !says_the_same(&t->facts.at[i], &t->facts.at[k])) continue;
            same += t->facts.at[i].kind == FACT_NUMBER;
            sy_set_join(t->same, i, k);
        }
    return same;
}

static void compare_pair(fact_table *t, const sy_likeness *p, clash_list *out)
{
    uint32_t before = out->n, same = join_equal(t, p);
    for (uint32_t i = t->first[p->a]; i < t->first[p->a + 1]; i++)
        for (uint32_t k = t->first[p->b]; k < t->first[p->b + 1]; k++) {
            const fact *x = &t->facts.at[i], *y = &t->facts.at[k];
            if (x->kind != y->kind || x->others || y->others || says_the_same(x, y)) continue;
            int by_date = x->kind == FACT_DAY && y->kind == FACT_DAY && same && x->role && x->role == y->role && shared_local(x, y);
            if (!by_date && !of_one_thing(t, x, y)) continue;
            if (!(x->kind == FACT_DAY ? days_exclude(t, x, y) : excludes(x, y))) continue;
            if (x->kind == FACT_DAY && (p->shared < SHARED_DAY || p->cover < COVER_DAY)) continue;
            uint8_t conf = judge(t, x, y, p, same);
            if (!conf) continue;
            clash one = { .one = is_turned(x, y) ? k : i, .other = is_turned(x, y) ? i : k, .shared = p->shared, .conf = conf };
            *SY_PUSH(&t->c->scratch, out) = one;
        }
    if (are_other_counts(out->n - before, same)) out->n = before;
}

/* ---- findings */

static void add_places(const fact_table *t, sy_evidence_list *list, uint32_t from, const fact *f, const char *role)
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
static void report_clash(fact_table *t, const clash *x, uint32_t n)
{
    const fact *first = &t->facts.at[x->one];
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
    f->type = first->kind == FACT_DAY ? "date" : "number";
    f->conf = conf;
    f->reason = first->kind == FACT_DAY ? "one thing told in other words, with another day" : "one thing told in other words, with another number";
}

void sy_compare_facts(sy_collation *c, const sy_echoes *e, const sy_statements *s)
{
    fact_table t = { .c = c, .e = e, .s = s };
    clash_list clashes = { 0 };
    read_facts(&t);
    t.same = sy_alloc_array(&c->scratch, t.facts.n, sizeof *t.same);
    for (uint32_t i = 0; i < t.facts.n; i++) t.same[i] = i;
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
}
