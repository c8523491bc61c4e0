/*
 * quantities.c - numbers that say how much: money, shares, and things that are counted or measured.
 *
 * What a time expression covers is no quantity; neither are years, ordinals, and numbers inside names. "one" is
 * counted only where a bound or a measure says so. The value is the number as stated: "nearly 300" is 300, bound about.
 */
#include "values/number.h"
#include "values/values.h"

enum { OF_WORDS_MAX = 6 };

typedef struct {
    sayso_doc *doc;
    sy_atoms atoms;
    uint32_t next_time; /* first time expression that is not yet behind */
} reader;

typedef struct {
    uint32_t first, last; /* atoms */
    sy_number number;
    sayso_quantity_type type;
    const char *unit;
    sayso_bound bound;
    int ranged;
    int changed; /* first of two figures that each stand for themselves */
} quantity;

/* ---- what is no quantity */

static int in_time(reader *r, sayso_span s)
{
    const sayso_doc *d = r->doc;
    while (r->next_time < d->times.n && d->times.at[r->next_time].span.end <= s.start) r->next_time++;
    for (uint32_t i = r->next_time; i < d->times.n && d->times.at[i].span.start < s.end; i++)
        if (sy_span_touches(d->times.at[i].span, s)) return 1;
    return 0;
}

static int has_capital(const sy_atoms *t, const sy_atom *a)
{
    for (uint32_t i = a->span.start; i < a->span.end; i++)
        if (t->doc->text[i] >= 'A' && t->doc->text[i] <= 'Z') return 1;
    return a->upper;
}

/* "Boeing 787", "A380", "Covid-19", "MH17", "1.2.3", "17:30", "F-16": a number that names. */
static int is_name_part(const sy_atoms *t, const quantity *q)
{
    uint32_t i = q->first, k = q->last + 1;
    const sy_atom *a = &t->at[i], *before = i ? &t->at[i - 1] : NULL;
    if (a->kind != SY_ATOM_NUMBER) return 0;
    if (before && !a->space_before) {
        if (before->kind == SY_ATOM_WORD && !sy_atom_is(t, i - 1, SY_LEX_CURRENCY)) return 1;
        int glue = before->mark == '-' || before->mark == '/' || before->mark == '.' || before->mark == ':' || before->mark == '#' || before->mark == '_';
        if (glue && !before->space_before) return 1;
    }
    if (before && a->space_before && before->kind == SY_ATOM_WORD && has_capital(t, before) && q->number.exponent <= 0 && q->type == SAYSO_QUANTITY && !q->unit ) {
        const sy_word *w = &t->doc->words.at[before->word];
        if (w->upos == SY_PROPN || (w->upos == SY_NOUN && !before->upper) || (!w->upos && !before->classes)) return 1;
    }
    if (k < t->n && !t->at[k].space_before && (t->at[k].mark == '/' || t->at[k].mark == ':' || t->at[k].mark == '_')) return 1;
    if (q->type == SAYSO_QUANTITY && !q->unit && k < t->n && !t->at[k].space_before && t->at[k].kind == SY_ATOM_WORD) return 1; /* "777s", "5th", "38th" */
    return 0;
}

/* Money has its sign before or its word behind. */
static int read_money(const sy_atoms *t, uint32_t i, quantity *q)
{
    uint32_t n, k = i;
    const sy_lex *sign = NULL;
    if (sy_atom_word(t, k, "us") || sy_atom_word(t, k, "au") || sy_atom_word(t, k, "nz") || sy_atom_word(t, k, "hk") || sy_atom_word(t, k, "c") || sy_atom_word(t, k, "a") || sy_atom_word(t, k, "s"))
        if (sy_atom_mark(t, k + 1, '$') && !t->at[k + 1].space_before) {
            sign = sy_atom_phrase(t, k, SY_LEX_CURRENCY, &n);
            k += 2;
        }
    if (!sign) {
        sign = sy_atom_phrase(t, k, SY_LEX_CURRENCY, &n);
        if (sign) k += n;
    }
    if (sign && k < t->n && t->at[k].kind == SY_ATOM_NUMBER && sy_number_read(t, k, &q->number)) {
        q->type = SAYSO_MONEY;
        q->unit = sign->value;
        q->first = i;
        q->last = k + q->number.n_atoms - 1;
        const sy_lex *again = sy_atom_phrase(t, q->last + 1, SY_LEX_CURRENCY, &n);
        if (again && strcmp(again->value, sign->value) == 0) q->last += n;
        return 1;
    }
    return 0;
}

/* Unit behind the number; moves q->last. */
static void read_unit(const sy_atoms *t, quantity *q)
{
    uint32_t n, k = q->last + 1;
    int of = q->number.at_least && sy_atom_word(t, k, "of");
    if (of) k++;
    const sy_lex *unit = sy_atom_phrase(t, k, SY_LEX_CURRENCY, &n);
    if (!unit && sy_atom_mark(t, k, '-') && k + 1 < t->n && !t->at[k + 1].space_before && (unit = sy_atom_phrase(t, k + 1, SY_LEX_CURRENCY, &n)) != NULL) n++; /* "a 90-billion-euro loan" */
    if (!unit && q->number.exponent >= 3) unit = sy_atom_phrase(t, k, SY_LEX_CURRENCY_WEAK, &n);
    if (unit) {
        q->type = SAYSO_MONEY, q->unit = unit->value, q->last = k + n - 1;
        return;
    }
    unit = sy_atom_phrase(t, k, SY_LEX_PERCENT, &n);
    if (!unit && sy_atom_mark(t, k, '-')) unit = sy_atom_phrase(t, k + 1, SY_LEX_PERCENT, &n), n++;
    if (unit) {
        q->type = SAYSO_PERCENT, q->unit = "%", q->last = k + n - 1;
        return;
    }
    int dash = sy_atom_mark(t, k, '-') && k + 1 < t->n && !t->at[k + 1].space_before;
    unit = sy_atom_phrase(t, k + (uint32_t)dash, SY_LEX_MEASURE, &n);
    if (unit) q->unit = unit->value, q->last = k + (uint32_t)dash + n - 1;
}

/* "33-year-old", "33 years old" */
static int is_age(const sy_atoms *t, uint32_t k)
{
    if (sy_atom_mark(t, k, '-')) k++;
    return sy_atom_is(t, k, SY_LEX_UNITS) || sy_atom_is(t, k, SY_LEX_UNIT);
}

/* "a quarter", "two-thirds", "half of": a share of something. */
static int read_fraction(const sy_atoms *t, uint32_t i, quantity *q)
{
    uint32_t k = i;
    int64_t parts = 1;
    const sy_lex *many = sy_atom_is(t, k, SY_LEX_CARDINAL);
    if (many) parts = many->number, k++;
    else if (sy_atom_word(t, k, "a")) k++;
    int bare = k == i;
    if (!bare && sy_atom_mark(t, k, '-')) k++;
    const sy_lex *fraction = sy_atom_is(t, k, SY_LEX_FRACTION);
    if (!fraction || (bare && !sy_atom_word(t, k, "half")) || !sy_atom_word(t, k + 1, "of") || (parts == 1 && sy_atom_word(t, k, "halves"))) return 0;
    memset(q, 0, sizeof *q);
    q->first = i, q->last = k;
    q->type = SAYSO_QUANTITY;
    q->unit = "part";
    const char *v = fraction->value;
    if (strcmp(v, "0.3333") == 0 || strlen(v) < 3) q->number.unknown = 1;
    else for (v += 2; *v; v++) q->number.n = q->number.n * 10 + (*v - '0'), q->number.exponent--;
    q->number.n *= parts;
    return 1;
}

static int read_core(const sy_atoms *t, uint32_t i, quantity *q)
{
    memset(q, 0, sizeof *q);
    if (read_money(t, i, q)) return 1;
    if (read_fraction(t, i, q)) return 1;
    memset(q, 0, sizeof *q);
    if (!sy_number_read(t, i, &q->number)) return 0;
    q->first = i;
    q->last = i + q->number.n_atoms - 1;
    q->type = SAYSO_QUANTITY;
    if (is_age(t, q->last + 1)) return 0;
    read_unit(t, q);
    return 1;
}

/* "raised from 600 to 900": two figures, not what lies between; "ranging from 600 to 900" is a range. */
static int is_change(const sy_atoms *t, uint32_t i)
{
    if (!i || !sy_atom_word(t, i - 1, "from")) return 0;
    return i < 2 || !(sy_atom_word(t, i - 2, "range") || sy_atom_word(t, i - 2, "ranging") || sy_atom_word(t, i - 2, "ranged") || sy_atom_word(t, i - 2, "ranges") || sy_atom_word(t, i - 2, "anywhere"));
}

static int is_less(const sy_number *a, const sy_number *b) { return a->exponent == b->exponent && a->n < b->n; }

/* "70 and 68 per cent", "five or six per cent": what the second is a share of, the first is, too. */
static void read_joint_percent(const sy_atoms *t, quantity *q)
{
    uint32_t k = q->last + 1;
    quantity second;
    if (q->type != SAYSO_QUANTITY || q->unit || q->number.unknown || q->number.exponent > 0) return;
    if (!sy_atom_word(t, k, "and") && !sy_atom_word(t, k, "or") && !sy_atom_mark(t, k, ',')) return;
    k++;
    if (sy_atom_word(t, k, "and") || sy_atom_word(t, k, "or")) k++;
    if (read_core(t, k, &second) && second.type == SAYSO_PERCENT) q->type = SAYSO_PERCENT, q->unit = "%";
}

/* "between 12 and 20", "20 to 25 percent", "25,000-30,000": the second number ends the span; the first is the value. Where the second is
 * the smaller one ("voted down by 112 to 74"), or the figures are those before and after a change, each stands for itself. */
static void read_range(const sy_atoms *t, int between, quantity *q)
{
    uint32_t k = q->last + 1;
    int joined = between ? sy_atom_word(t, k, "and") : sy_atom_word(t, k, "to") || sy_atom_mark(t, k, '-');
    quantity second;
    if (!joined || q->number.unknown || !read_core(t, k + 1, &second) || second.number.unknown || second.type == SAYSO_QUANTITY * (q->type != SAYSO_QUANTITY)) return;
    if (!q->unit) q->unit = second.unit, q->type = second.type;
    if (q->type != second.type || t->at[k + 1].kind != t->at[q->last].kind) return;
    q->changed = !between && sy_atom_word(t, k, "to") && (is_change(t, q->first) || (is_less(&second.number, &q->number) && second.number.exponent == 0));
    if (q->changed) return;
    if (second.number.exponent > q->number.exponent && second.number.exponent >= 3 && q->number.exponent < 3) q->number.exponent += second.number.exponent; /* "2 to 3 million" */
    q->last = second.last;
    q->ranged = 1;
    q->bound = SAYSO_MIN;
}

static sayso_bound bound_of(const char *value)
{
    return strcmp(value, "about") == 0 ? SAYSO_ABOUT : strcmp(value, "min") == 0 ? SAYSO_MIN : strcmp(value, "max") == 0 ? SAYSO_MAX : SAYSO_BOUND_NONE;
}

/* "control over four regions": a preposition before a small number in words is no bound. */
static int is_preposition(const sy_atoms *t, uint32_t i, const quantity *q)
{
    const sy_word *w = &t->doc->words.at[t->at[i].word];
    return q->number.in_words && !q->number.at_least && q->number.exponent == 0 && q->number.n < 20 && w->rel == SY_REL_CASE && w->head > t->at[i].word;
}

/* "must not rise by more than 4 per cent": at most. */
static int is_denied(const sy_atoms *t, uint32_t i)
{
    enum { BACK = 5 };
    if (!sy_atom_word(t, i, "more") && !sy_atom_word(t, i, "over")) return 0;
    for (uint32_t k = i; k-- > 0 && i - k <= BACK && t->at[k].kind == SY_ATOM_WORD;)
        if (sy_atom_word(t, k, "not") || sy_atom_word(t, k, "never") || sy_atom_word(t, k, "cannot")) return 1;
    return 0;
}

/* A quantity with its bound, from atom i. */
static int read_quantity(const sy_atoms *t, uint32_t i, quantity *q)
{
    uint32_t n = 0;
    int between = sy_atom_word(t, i, "between");
    const sy_lex *bound = between ? NULL : sy_atom_phrase(t, i, SY_LEX_BOUND, &n);
    if (!bound) n = between ? 1 : 0;
    if (!read_core(t, i + n, q)) return 0;
    if (bound && n == 1 && is_preposition(t, i, q)) return 0;
    read_range(t, between, q);
    read_joint_percent(t, q);
    if (between && !q->ranged) return 0;
    q->first = i;
    if (bound && !q->ranged) q->bound = bound_of(bound->value);
    if (q->bound == SAYSO_MIN && bound && is_denied(t, i)) q->bound = SAYSO_MAX;
    if (!bound && !q->ranged && q->number.at_least) q->bound = SAYSO_MIN;
    if (!q->ranged && sy_atom_word(t, q->last + 1, "or") && sy_atom_word(t, q->last + 2, "more")) q->bound = SAYSO_MIN, q->last += 2;
    return 1;
}

/* Small number words stand in idioms ("one of", "zero in on"); digits and bounds do not. */
static int is_counted(const sy_atoms *t, const quantity *q, const sayso_quantity *out)
{
    if (q->type != SAYSO_QUANTITY || q->unit || q->bound || !q->number.in_words) return 1;
    if (q->number.unknown) return out->of.n && !sy_atom_word(t, q->first, "various");
    if (q->number.at_least) return 1;
    return q->number.n != 1 && q->number.n != 0 ? 1 : 0;
}

/* ---- what is counted */

static int ends_noun_phrase(const sy_atoms *t, uint32_t k)
{
    const sy_atom *a = &t->at[k];
    if (a->kind == SY_ATOM_MARK) return a->mark != '-' && a->mark != '\'';
    if (a->kind == SY_ATOM_NUMBER) return 1;
    return 0;
}

/* Without a tree: the words up to the next plural. */
static sayso_spans counted_by_words(reader *r, const quantity *q)
{
    const sy_atoms *t = &r->atoms;
    uint32_t k = q->last + 1;
    if (sy_atom_word(t, k, "of")) k++;
    for (uint32_t n = 0; k + n < t->n && n < OF_WORDS_MAX && !ends_noun_phrase(t, k + n); n++) {
        sayso_span s = t->at[k + n].span;
        if (s.end - s.start > 3 && r->doc->text[s.end - 1] == 's') return sy_spans_one(r->doc, sy_atoms_span(t, k, k + n));
    }
    return sy_no_spans();
}

/* The noun phrase of word w behind byte `from`, without what follows a comma, a relative clause or "of ... ". */
static sayso_spans noun_behind(reader *r, int32_t w, uint32_t from)
{
    sayso_doc *d = r->doc;
    int32_t first = w;
    uint32_t begin = d->sentences.at[d->words.at[w].sentence].first_word;
    while (first > (int32_t)begin && d->words.at[first - 1].span.start >= from && d->words.at[first - 1].upos != SY_PUNCT &&
           sy_is_below(d, first - 1, w)) first--;
    if (d->words.at[first].span.start < from) return sy_no_spans();
    return sy_spans_one(d, sy_words_span(d, (uint32_t)first, (uint32_t)w));
}

static int is_noun(const sy_word *w) { return w->upos == SY_NOUN || w->upos == SY_PROPN; }

/* Subject or object of a verb. */
static int is_argument(const sy_word *w)
{
    unsigned rel = sy_rel_main(w->rel);
    return rel == SY_REL_NSUBJ || rel == SY_REL_OBJ || rel == SY_REL_IOBJ || rel == SY_REL_OBL;
}

/* Do quotation marks stand between the number and the noun? */
static int is_parted(const sayso_doc *d, int32_t number, int32_t noun)
{
    for (int32_t i = number + 1; i < noun; i++)
        if (d->words.at[i].quote_depth != d->words.at[number].quote_depth) return 1;
    return 0;
}

static sayso_spans counted(reader *r, const quantity *q)
{
    const sy_atoms *t = &r->atoms;
    sayso_doc *d = r->doc;
    int32_t w = t->at[q->last].word, before = w;
    uint32_t from = t->at[q->last].span.end;
    if (!d->words.at[w].upos) return counted_by_words(r, q);
    SY_EACH_CHILD(d, w, c) { /* "20% of the territory", "thousands of troops" */
        const sy_word *child = &d->words.at[c];
        if (child->rel != SY_REL_NMOD || child->span.start < from || !is_noun(child)) continue;
        int32_t mark = sy_child(d, c, SY_REL_CASE);
        if (mark < 0 || !sy_word_is(&d->words.at[mark], "of")) continue;
        return noun_behind(r, c, d->words.at[mark].span.end);
    }
    for (int hops = 0; hops < 3 && w >= 0; hops++, w = d->words.at[w].head) {
        if (hops && is_argument(&d->words.at[before])) break; /* "the remaining 150 must be home": they are counted themselves */
        before = w;
        if (is_noun(&d->words.at[w]) && d->words.at[w].span.start >= from) return is_parted(d, t->at[q->last].word, w) ? sy_no_spans() : noun_behind(r, w, from);
    }
    return sy_no_spans();
}

/* ---- the run */

static void add(reader *r, const quantity *q)
{
    sayso_doc *d = r->doc;
    sayso_quantity out = { 0 };
    out.span = sy_atoms_span(&r->atoms, q->first, q->last);
    out.type = q->type;
    out.value = sy_number_text(&d->arena, &q->number);
    out.unit = q->unit && *q->unit ? q->unit : NULL;
    out.of = q->changed ? sy_no_spans() : counted(r, q);
    out.bound = q->bound;
    if (is_counted(&r->atoms, q, &out)) *SY_PUSH(&d->arena, &d->quantities) = out;
}

static int may_begin(const sy_atom *a)
{
    return a->kind == SY_ATOM_NUMBER || a->classes || a->phrase;
}

static void read_sentence(reader *r, const sayso *engine, uint32_t s)
{
    sy_atoms_read(&r->atoms, engine, r->doc, s);
    const sy_atoms *t = &r->atoms;
    for (uint32_t i = 0; i < t->n;) {
        quantity q;
        if (!may_begin(&t->at[i]) || !read_quantity(t, i, &q)) {
            i++;
            continue;
        }
        if (in_time(r, sy_atoms_span(t, q.first, q.last))) {
            i++;
            continue;
        }
        if (!is_name_part(t, &q)) add(r, &q);
        i = q.last + 1;
    }
}

void sy_quantities_run(const sayso *engine, sayso_doc *doc)
{
    reader r = { 0 };
    r.doc = doc;
    for (uint32_t s = 0; s < doc->sentences.n; s++) read_sentence(&r, engine, s);
}
