/*
 * facts_read.c - numbers, lengths of time and days of sentences, with what stands around them, and when two are of one thing.
 *
 * Two numbers are of one thing only if they have one unit, count one thing by the noun or the words around them, stand
 * behind like prepositions ("to 30", not "by 30") and tell of one fate ("killed", not "wounded"); two days if they date one verb.
 */
#include "compare/facts.h"

enum {
    LOCAL_BEFORE = 4, LOCAL_AFTER = 5, /* words around a number that may name what is counted */
    NUMBER_OF_WORDS = 18,              /* between "the number of" and the number */
    LASTS_BYTES = 24,                  /* behind a length, among which the noun may stand that it is of */
    SAID_ON_BYTES = 4                  /* between a cue and its day */
};

enum { PART = 2 }; /* the role of the 3 in "3 of 200" */

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

static void add_local(const sy_facts *t, const sy_cdoc *d, const sy_cword *w, sy_fact *f)
{
    if (w->flags & SY_CW_COMMON || is_anybody(w->key) || f->n_local == SY_FACT_LOCAL_MAX) return;
    f->local[f->n_local++] = sy_term_of(t->c, d, w);
    uint32_t group = sy_alike_group(t->c->background, sy_stem_key(d->doc->text + w->start, w->n_bytes));
    if (group & 1 && !f->fate) f->fate = group;
}

/* "Somali pirates with rifles": the noun that is counted, and what stands before it. */
static void read_head(const sy_facts *t, const sy_cdoc *d, sayso_span of, sy_fact *f)
{
    for (uint32_t i = sy_cword_at(d, of.start); i < d->n_words && d->words[i].start < of.end; i++) {
        const sy_cword *w = &d->words[i];
        if (w->flags & SY_CW_NUMBER) continue;
        if (w->flags & SY_CW_COMMON && f->head) return;
        if (w->flags & SY_CW_COMMON) continue;
        if (f->head && f->n_kinds < SY_FACT_KINDS_MAX) f->kinds[f->n_kinds++] = f->head;
        f->head = is_anybody(w->key) ? SY_FACT_ANYBODY : sy_term_of(t->c, d, w);
    }
}

/* Is the claim's head the noun that the number counts? */
static int is_counted(const sy_facts *t, const sy_cdoc *d, const sayso_claim *x, const sy_fact *f)
{
    uint32_t word = sy_cword_at(d, x->predicate.start);
    if (f->kind == SY_FACT_DAY || word >= d->n_words) return 0;
    return x->span.start + 12 >= f->span.start && sy_term_of(t->c, d, &d->words[word]) == f->head;
}

/* The verb of the smallest clause around the fact; "23 pirates" alone is none. */
static void read_predicate(const sy_facts *t, const sy_cdoc *d, const sy_statement *s, sy_fact *f)
{
    const sayso_claim *best = NULL;
    const sy_begins *l = &t->s->claims[s->report];
    for (uint32_t i = sy_begins_from(l, s->span.start); i < l->n && l->at[i].start <= f->span.start; i++) {
        const sayso_claim *x = &d->doc->claims.at[l->at[i].at];
        if (!sy_span_covers(x->span, f->span) || x->predicate.end <= x->predicate.start || is_counted(t, d, x, f)) continue;
        if (!best || x->span.end - x->span.start < best->span.end - best->span.start) best = x;
    }
    uint32_t word = best ? sy_cword_at(d, best->predicate.start) : d->n_words;
    if (word >= d->n_words) return;
    f->predicate = sy_term_of(t->c, d, &d->words[word]);
    f->clause = best->span;
}

/* Words [first, last] are the number: take in those around it that may name what is counted. */
static void read_local(const sy_facts *t, const sy_cdoc *d, const sy_statement *s, uint32_t first, uint32_t last, sy_fact *f)
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
static sy_fact *add_fact(sy_facts *t, uint32_t form, sy_fact_kind kind, sayso_span span)
{
    const sy_statement *s = &t->s->of_form[form];
    const sy_cdoc *d = &t->c->docs[s->report];
    uint32_t first = sy_cword_at(d, span.start), last = first;
    if (first >= s->first + s->n || d->words[first].start >= span.end) return NULL;
    while (last + 1 < s->first + s->n && d->words[last + 1].start < span.end) last++;
    sy_fact *f = SY_PUSH(&t->c->scratch, &t->facts);
    f->form = form;
    f->kind = kind;
    f->span = span;
    if (first > s->first && is_role(d->words[first - 1].key)) f->role = d->words[first - 1].key;
    read_local(t, d, s, first, last, f);
    f->others = kind != SY_FACT_DAY && counts_others(d, first, last);
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
    if (span.start > 2 && memcmp(s + span.start - 3, " - ", 3) == 0 && i > 0 && d->words[i - 1].flags & SY_CW_CAPITAL) return 1; /* "AK - 47" */
    if (i == 0 || i >= d->n_words || d->words[i].start != span.start) return 0;
    if (span.start && s[span.start - 1] == '-') return 1;
    const sy_cword *w = &d->words[i - 1];
    return d->words[i].flags & SY_CW_NUMBER && w->flags & SY_CW_CAPITAL && !(w->flags & (SY_CW_SENTENCE | SY_CW_COMMON)) && sy_word_end(w) + 1 == span.start;
}

/* "6. 1 magnitude", "$1 . 7 million": half of a number that was torn apart. */
static int is_torn(const sayso_doc *doc, sayso_span span)
{
    uint32_t at = span.start, end = span.end;
    while (at > 0 && strchr(" $", doc->text[at - 1])) at--;
    while (end < doc->n_text && doc->text[end] == ' ') end++;
    if (at > 1 && doc->text[at - 1] == '.' && doc->text[at - 2] >= '0' && doc->text[at - 2] <= '9' && at - 1 < span.start) return 1;
    if (end + 1 >= doc->n_text || doc->text[end] != '.') return 0;
    for (end++; end < doc->n_text && doc->text[end] == ' ';) end++;
    return end < doc->n_text && doc->text[end] >= '0' && doc->text[end] <= '9' && end - span.end < 4;
}

/* "14 of 200 samples", "one village in four" */
static int is_part_of_number(const sy_cdoc *d, sayso_span span)
{
    uint32_t i = sy_cword_at(d, span.end);
    int joins = i + 1 < d->n_words && (d->words[i].key == sy_compare_key("of", 2) || d->words[i].key == sy_compare_key("in", 2));
    return joins && d->words[i + 1].flags & SY_CW_NUMBER;
}

/* "put the number of farmers who were held at 31, and that of policemen who were hurt at 4": what is counted stands before. */
static void read_number_of(const sy_facts *t, const sy_cdoc *d, const sy_statement *s, sy_fact *f)
{
    static const char *const at[] = { "at", "was", "is", "reached", "exceeded", "to" }, *const number[] = { "number", "that", "toll", "total" }, *const of[] = { "of" };
    uint32_t word = sy_cword_at(d, f->span.start);
    if (f->head || f->n_local || word <= s->first || !sy_compare_key_is(d->words[word - 1].key, at, sizeof at / sizeof *at)) return;
    for (uint32_t i = word - 1; i > s->first + 1 && word - i < NUMBER_OF_WORDS; i--) {
        if (d->words[i].flags & SY_CW_NUMBER) return;
        if (!sy_compare_key_is(d->words[i].key, of, 1) || !sy_compare_key_is(d->words[i - 1].key, number, sizeof number / sizeof *number)) continue;
        for (uint32_t k = i + 1; k < word && k <= i + LOCAL_AFTER; k++) add_local(t, d, &d->words[k], f);
        sayso_span behind = { d->words[i + 1].start, sy_word_end(&d->words[i + 2 < word ? i + 2 : i + 1]) };
        read_head(t, d, behind, f);
        return;
    }
}

static void read_quantity(sy_facts *t, uint32_t form, const sayso_quantity *q)
{
    if (!q->value || q->value[0] == '-' || (q->type == SAYSO_MONEY && !q->unit) || number_of(q) <= 0 || is_torn(t->c->docs[t->s->of_form[form].report].doc, q->span) || is_part_of_a_name(&t->c->docs[t->s->of_form[form].report], q->span)) return;
    sy_fact *f = add_fact(t, form, SY_FACT_NUMBER, q->span);
    if (!f) return;
    const sy_cdoc *d = &t->c->docs[t->s->of_form[form].report];
    sy_value v = { q, NULL, q->span };
    f->number = number_of(q);
    f->unit = q->unit;
    uint32_t word = sy_cword_at(d, q->span.start);
    f->bound = sy_bound_of(d, &d->words[word], &v);
    uint32_t behind = sy_cword_at(d, q->span.end);
    if (q->unit && behind < d->n_words && d->words[behind].key == sy_compare_key("more", 4)) f->others = 0; /* "4 percent more": by how much, not of others */
    if (is_part_of_number(d, q->span)) f->role = PART;
    if (q->of.n) read_head(t, d, q->of.at[0], f);
    for (uint32_t k = 0; k < q->of.n; k++)
        for (uint32_t i = sy_cword_at(d, q->of.at[k].start); i < d->n_words && d->words[i].start < q->of.at[k].end; i++)
            if (!(d->words[i].flags & SY_CW_NUMBER)) add_local(t, d, &d->words[i], f);
    read_number_of(t, d, &t->s->of_form[form], f);
    read_predicate(t, d, &t->s->of_form[form], f);
}

/* Does the day belong to the saying: "said on Tuesday"? */
static int is_day_of_saying(const sy_facts *t, const sy_statement *s, uint32_t time)
{
    const sayso_doc *doc = t->c->docs[s->report].doc;
    const sy_begins *l = &t->s->cues[s->report];
    sayso_span span = doc->times.at[time].span;
    for (uint32_t i = sy_begins_from(l, s->span.start); i < l->n && l->at[i].start < s->span.end; i++) {
        const sayso_attribution *a = &doc->attributions.at[l->at[i].at];
        uint32_t end = a->cue.at[a->cue.n - 1].end;
        if (a->time >= 0 && (uint32_t)a->time == time) return 1;
        if (span.start >= end && span.start - end <= SAID_ON_BYTES && a->content.n && a->content.at->start > span.end) return 1;
    }
    return 0;
}

/* Does the expression name a day, month or year by itself: "Friday", "Oct. 1", "2030"? "Yesterday" and "last year" are read against other dates. */
static int is_named(const sy_cdoc *d, const sayso_time *t)
{
    static const char *const relative[] = { "today", "yesterday", "tomorrow", "tonight", "ago", "last", "next", "this", "later", "earlier", "past", "previous", "following" };
    int named = 0;
    for (uint32_t i = sy_cword_at(d, t->span.start); i < d->n_words && d->words[i].start < t->span.end; i++) {
        if (sy_compare_key_is(d->words[i].key, relative, sizeof relative / sizeof *relative)) return 0;
        named |= d->words[i].flags & (t->type == SAYSO_TIME ? SY_CW_CAPITAL : SY_CW_CAPITAL | SY_CW_NUMBER); /* "7 p.m." is of any day */
    }
    return named != 0;
}

/* "Sunday's game": says which game, not when this happens. */
static int is_possessive(const sayso_doc *doc, sayso_span span)
{
    const char *s = doc->text + span.end;
    uint32_t left = doc->n_text - span.end;
    if (left > 4 && memcmp(s, "\xE2\x80\x99 s", 5) == 0) return 1;
    return (left > 1 && s[0] == '\'' && s[1] == 's') || (left > 3 && memcmp(s, "\xE2\x80\x99s", 4) == 0);
}

/* "four years of war": lengths of things that last are compared by claims.c, with what their wordings allow. */
static int lasts(const sy_facts *t, const sy_cdoc *d, sayso_span span)
{
    uint32_t first = sy_cword_at(d, span.start);
    for (uint32_t i = first > LOCAL_BEFORE ? first - LOCAL_BEFORE : 0; i < d->n_words && d->words[i].start < span.end + LASTS_BYTES; i++)
        if (sy_thing_kind(t->c->background, d->words[i].key)) return 1;
    return 0;
}

static void read_time(sy_facts *t, uint32_t form, uint32_t k)
{
    const sy_statement *s = &t->s->of_form[form];
    const sy_cdoc *d = &t->c->docs[s->report];
    const sayso_time *x = &d->doc->times.at[k];
    if (!x->value) return;
    if (x->type == SAYSO_DURATION) {
        if (lasts(t, d, x->span)) return;
        size_t n = strlen(x->value);
        if (n < 3 || x->value[0] != 'P' || strspn(x->value + 1 + (x->value[1] == 'T'), "0123456789") != n - 2 - (x->value[1] == 'T')) return;
        sy_fact *f = add_fact(t, form, SY_FACT_LENGTH, x->span);
        if (!f) return;
        f->number = whole_number(x->value + 1 + (x->value[1] == 'T'));
        f->unit = x->value + n - 1; /* D, M, Y, H */
        f->time = x;
        read_predicate(t, d, s, f);
    } else if ((x->type == SAYSO_DATE || x->type == SAYSO_TIME) && is_named(d, x) && !is_possessive(d->doc, x->span) && !is_day_of_saying(t, s, k)) {
        sy_fact *f = add_fact(t, form, SY_FACT_DAY, x->span);
        if (!f) return;
        f->time = x;
        read_predicate(t, d, s, f);
    }
}

/* The facts of each report's own forms. */
static void index_reports(sy_facts *t)
{
    t->first_of_report = sy_alloc_array(&t->c->scratch, t->c->n + 1, sizeof *t->first_of_report);
    t->by_report = sy_alloc_array(&t->c->scratch, t->facts.n, sizeof *t->by_report);
    uint32_t *next = sy_alloc_array(&t->c->scratch, t->c->n + 1, sizeof *next);
    for (uint32_t i = 0; i < t->facts.n; i++) t->first_of_report[t->s->of_form[t->facts.at[i].form].report + 1]++;
    for (uint32_t r = 0; r < t->c->n; r++) next[r + 1] = t->first_of_report[r + 1] += t->first_of_report[r];
    for (uint32_t i = 0; i < t->facts.n; i++) t->by_report[next[t->s->of_form[t->facts.at[i].form].report]++] = i;
}

void sy_facts_of_forms(sy_collation *c, const sy_echoes *e, const sy_statements *s, sy_facts *t)
{
    memset(t, 0, sizeof *t);
    t->c = c;
    t->e = e;
    t->s = s;
    t->first = sy_alloc_array(&c->scratch, e->n_forms + 1, sizeof *t->first);
    for (uint32_t f = 0; f < e->n_forms; f++) {
        const sy_statement *x = &s->of_form[f];
        const sayso_doc *doc = c->docs[x->report].doc;
        t->first[f] = t->facts.n;
        if (x->title) continue;
        for (uint32_t i = sy_quantity_from(doc, x->span.start); i < doc->quantities.n && doc->quantities.at[i].span.start < x->span.end; i++)
            read_quantity(t, f, &doc->quantities.at[i]);
        for (uint32_t i = sy_time_from(doc, x->span.start); i < doc->times.n && doc->times.at[i].span.start < x->span.end; i++) read_time(t, f, i);
    }
    t->first[e->n_forms] = t->facts.n;
    index_reports(t);
    t->same = sy_alloc_array(&c->scratch, t->facts.n, sizeof *t->same);
    for (uint32_t i = 0; i < t->facts.n; i++) t->same[i] = i;
}

/* ---- are two facts one? */

uint32_t sy_facts_shared_local(const sy_fact *x, const sy_fact *y)
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
static int others_only(const sy_fact *x, const sy_fact *y)
{
    for (uint32_t i = 0; i < x->n_kinds; i++)
        for (uint32_t j = 0; j < y->n_kinds; j++)
            if (x->kinds[i] == y->kinds[j]) return 0;
    return x->n_kinds && y->n_kinds;
}

static int is_only_of_its_unit(const sy_facts *t, const sy_fact *x)
{
    for (uint32_t i = t->first[x->form]; i < t->first[x->form + 1]; i++) {
        const sy_fact *y = &t->facts.at[i];
        if (y != x && y->kind == x->kind && y->unit && x->unit && strcmp(y->unit, x->unit) == 0 && y->role == x->role) return 0;
    }
    return 1;
}

/* Do the two count one thing in one unit? */
int sy_facts_of_one_thing(const sy_facts *t, const sy_fact *x, const sy_fact *y)
{
    if (x->kind != y->kind || !x->unit != !y->unit) return 0;
    if (x->role != y->role && ((x->role && y->role) || x->role == PART || y->role == PART)) return 0;
    if (x->kind == SY_FACT_DAY) return x->predicate && x->predicate == y->predicate;
    if (x->fate && y->fate && x->fate != y->fate) return 0;
    if (x->unit && strcmp(x->unit, y->unit) != 0) return 0;
    if (x->head && y->head && (x->head != y->head || others_only(x, y))) return 0;
    if (!x->unit) return sy_facts_shared_local(x, y) > 0;
    return sy_facts_shared_local(x, y) > 0 || x->predicate == y->predicate || (is_only_of_its_unit(t, x) && is_only_of_its_unit(t, y));
}

int sy_facts_exclude(const sy_fact *x, const sy_fact *y)
{
    if (!x->number || !y->number) return 0;
    if (x->number == y->number || sy_differ_by_scale(x->number > y->number ? x->number : y->number, x->number > y->number ? y->number : x->number)) return 0;
    sy_number_range r = sy_range_of(x->number, x->bound), s = sy_range_of(y->number, y->bound);
    return r.to < s.from || s.to < r.from;
}

static int one_day(const char *a, const char *b)
{
    return strcmp(a, b) == 0 || sy_compare_days(a, b) > 0 || (sy_weekday_of_value(a) && sy_weekday_of_value(a) == sy_weekday_of_value(b));
}

int sy_facts_equal(const sy_fact *x, const sy_fact *y) { return x->kind != y->kind ? 0 : x->kind == SY_FACT_DAY ? one_day(x->time->value, y->time->value) : x->number == y->number; }

static int has_figure(const sy_facts *t, const sy_fact *x)
{
    const char *s = t->c->docs[t->s->of_form[x->form].report].doc->text;
    for (uint32_t i = x->span.start; i < x->span.end; i++)
        if (s[i] >= '0' && s[i] <= '9') return 1;
    return 0;
}

int sy_facts_days_exclude(const sy_facts *t, const sy_fact *x, const sy_fact *y)
{
    const char *a = x->time->value, *b = y->time->value;
    size_t n = strlen(a) < strlen(b) ? strlen(a) : strlen(b);
    if (has_figure(t, x) && has_figure(t, y) && strlen(a) >= 10 && strlen(b) >= 10 && (a[0] == 'X' || b[0] == 'X') && !strchr(a + 4, 'X') && !strchr(b + 4, 'X'))
        return strncmp(a + 4, b + 4, 6) != 0; /* "May 28" of a year that is not known */
    if (!has_figure(t, x) || !has_figure(t, y)) return sy_weekday_of_value(a) && sy_weekday_of_value(b) && sy_weekday_of_value(a) != sy_weekday_of_value(b);
    if (strchr(a, 'X') || strchr(b, 'X') || strchr(a, 'W') || strchr(b, 'W') || n < 4 || a[0] < '0' || a[0] > '9' || b[0] < '0' || b[0] > '9') return 0;
    return strncmp(a, b, n < 10 ? n : 10) != 0;
}

int sy_facts_has_equal(const sy_facts *t, const sy_fact *f, uint32_t form)
{
    for (uint32_t i = t->first[form]; i < t->first[form + 1]; i++)
        if (sy_facts_of_one_thing(t, f, &t->facts.at[i]) && sy_facts_equal(f, &t->facts.at[i])) return 1;
    return 0;
}

