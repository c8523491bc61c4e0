/*
 * differ.c - what changed between sentences that echo each other: a number or a date that cannot both be right
 * (conflict), quotation marks dropped, a source dropped or another, another cue (attribution changes).
 *
 * Only what stands between words that both sentences share is compared, so unit and thing counted are the same.
 * A number beside "about" or "nearly" is compared as the approximation it is; a difference that the hedge allows
 * is a variant, as is a number that a later report has higher and no rounder: that may be an update. Between independent reports a later count is no conflict: when the sentences also differ in a
 * time, or the reports are of different days, nothing is said.
 */
#include "compare/statements.h"

#include <stdlib.h>

typedef enum { MARKS = 1, UNSOURCED, SOURCE, CUE, NUMBER, DATE, HEDGED, NAMES } change;

/* One difference between two forms; evidence as words counted from the first word of the form. */
typedef struct {
    change what;
    uint32_t cluster;
    uint64_t key;       /* differences of one cluster, kind and key are one finding */
    uint32_t one, other; /* forms */
    sy_crange one_words, other_words;
    const char *reason, *type; /* type: where it does not follow from what */
    uint8_t conf;
} difference;

typedef struct {
    sy_collation *c;
    const sy_echoes *e;
    SY_VEC(difference) list;
    sy_map cues; /* keys of the words that are cues somewhere in the set */
} differ;

enum {
    UNQUOTED_MIN = 2,    /* words that lost their marks, if they are all of the quotation */
    UNQUOTED_LONG = 5,   /* if they are part of one */
    REUSED_DAYS = 14,    /* so far apart one text tells two things */
    AROUND = 3,          /* steps in which a shared word must stand beside a number */
    COVERED = 60,        /* hundredths of the shorter sentence that two independent sentences must share */
    ALIKE = 75,          /* hundredths of the shared part that must be equal words */
    SOURCE_COVERED = 70, /* hundredths of a sentence without source that stand in the one with it */
    SOURCE_SURE = 80,    /* and this many, to be shown as sure */
    BEHIND = 5,          /* words of the next sentence among which a source of this one may stand */
    BESIDE_QUOTE = 12,   /* words before and behind a quotation among which its source stands */
    EVIDENCE_SIDE_MAX = 32,
    CONF_FAMILY = 85, CONF_APART = 75, CONF_MARKS = 80, CONF_UNSOURCED = 80, CONF_UNSOURCED_LOOSE = 62, CONF_CUE = 72, CONF_HEDGED = 75,
    SOURCES_EQUAL = 7,       /* equal words that show one claim, its sources left out */
    CONF_SOURCE = 76, CONF_SOURCE_CLOSE = 60
};

static const sy_unit *first_unit(const differ *d, uint32_t form) { return d->e->forms[form].at; }
static const sy_cdoc *doc_of(const differ *d, uint32_t form) { return &d->c->docs[first_unit(d, form)->report]; }
static const sy_cword *words_of(const differ *d, uint32_t form) { return doc_of(d, form)->words + first_unit(d, form)->first; }

static difference *add(differ *d, const sy_echo *e, change what, uint64_t key)
{
    difference *x = SY_PUSH(&d->c->scratch, &d->list);
    x->what = what;
    x->cluster = d->e->forms[e->a].cluster;
    x->key = key;
    x->one = e->a;
    x->other = e->b;
    return x;
}

static void turn(difference *x)
{
    uint32_t form = x->one;
    sy_crange words = x->one_words;
    x->one = x->other;
    x->other = form;
    x->one_words = x->other_words;
    x->other_words = words;
}

static sayso_span unit_span(const differ *d, uint32_t form)
{
    const sy_unit *u = first_unit(d, form);
    return sy_cwords_span(doc_of(d, form), u->first, u->n);
}

static int one_family(const differ *d, const sy_echo *e) { return doc_of(d, e->a)->family == doc_of(d, e->b)->family; }

/* A headline names no sources. */
static int is_title(const differ *d, uint32_t form) { return sy_span_touches(doc_of(d, form)->doc->report.title_span, unit_span(d, form)); }

/* ---- numbers and dates */

/* Do both go on alike behind step k, with a subject word among the next few: the unit, what is counted? */
static int goes_on_alike(const differ *d, const sy_echo *e, uint32_t k)
{
    const sy_cword *x = words_of(d, e->a), *y = words_of(d, e->b);
    const sy_step *s = e->alignment.steps;
    for (uint32_t i = k + 1; i < e->alignment.n && i <= k + AROUND; i++) {
        if (!sy_step_is_equal(x, y, &s[i])) return 0;
        if (!(x[s[i].i].flags & (SY_CW_COMMON | SY_CW_NUMBER))) return 1;
    }
    return 0;
}

/* Is the word before step k the same subject word: a month, "No."? */
static int begins_alike(const differ *d, const sy_echo *e, uint32_t k)
{
    const sy_cword *x = words_of(d, e->a);
    return k > 0 && sy_step_is_equal(x, words_of(d, e->b), &e->alignment.steps[k - 1]) && !(x[e->alignment.steps[k - 1].i].flags & SY_CW_COMMON);
}

/* Joined to the word before without a space: "A330-200", "Covid-19". */
static int is_joined(const sy_cdoc *d, const sy_cword *w)
{
    return w > d->words && sy_word_end(w - 1) + 1 == w->start && d->doc->text[w->start - 1] == '-';
}

/* Words of the sentence's differences that name a time or another number would make this another count. */
static uint32_t count_of_differences(const differ *d, const sy_echo *e)
{
    const sy_cword *x = words_of(d, e->a), *y = words_of(d, e->b);
    uint32_t n = 0;
    for (uint32_t k = 0; k < e->alignment.n; k++) {
        const sy_step *s = &e->alignment.steps[k];
        if (s->i < 0 || s->j < 0 || x[s->i].key == y[s->j].key) continue;
        n += ((x[s->i].flags | y[s->j].flags) & (SY_CW_NUMBER | SY_CW_CAPITAL)) != 0;
    }
    return n;
}

static int days_differ(const differ *d, const sy_echo *e)
{
    const sy_cdoc *a = doc_of(d, e->a), *b = doc_of(d, e->b);
    if (a->from > a->to || b->from > b->to) return 0;
    return a->from / 1440 != b->from / 1440;
}

/* Weeks apart: a text that is used again ("on March 9 the minister will meet ..."), about another time. */
static int weeks_apart(const differ *d, const sy_echo *e)
{
    const sy_cdoc *a = doc_of(d, e->a), *b = doc_of(d, e->b);
    if (a->from > a->to || b->from > b->to) return 0;
    return (a->from > b->from ? a->from - b->from : b->from - a->from) > (int64_t)REUSED_DAYS * 1440;
}

static sy_crange words_under(const sy_cdoc *d, const sy_unit *u, sayso_span span)
{
    sy_crange r = { 0, 0 };
    for (uint32_t i = 0; i < u->n; i++) {
        const sy_cword *w = &d->words[u->first + i];
        if (w->start >= span.end || sy_word_end(w) <= span.start) continue;
        if (!r.n) r.first = i;
        r.n = i + 1 - r.first;
    }
    return r;
}

/* Does the sentence have this number elsewhere? Then the alignment set the wrong two against each other. */
static int has_number(const differ *d, uint32_t form, int64_t number)
{
    const sy_cdoc *doc = doc_of(d, form);
    const sy_unit *u = first_unit(d, form);
    for (uint32_t i = 0; i < u->n; i++) {
        const sy_cword *w = &doc->words[u->first + i];
        sayso_span span = { w->start, sy_word_end(w) };
        sy_value v = sy_value_at(doc->doc, span);
        if (sy_number_of(doc->doc, w, &v) == number) return 1;
    }
    return 0;
}

/* Letters behind the digits ("200ft") are a unit of their own. */
static int has_letters(const sy_cdoc *d, const sy_cword *w)
{
    const char *s = d->doc->text + w->start;
    for (uint32_t i = 0; w->flags & SY_CW_NUMBER && i < w->n_bytes; i++)
        if ((s[i] | 32) >= 'a' && (s[i] | 32) <= 'z') return 1;
    return 0;
}

static void compare_numbers(differ *d, const sy_echo *e, uint32_t i, uint32_t j)
{
    const sy_cdoc *p = doc_of(d, e->a), *q = doc_of(d, e->b);
    const sy_cword *x = words_of(d, e->a) + i, *y = words_of(d, e->b) + j;
    sayso_span xs = { x->start, sy_word_end(x) }, ys = { y->start, sy_word_end(y) };
    sy_value v = sy_value_at(p->doc, xs), w = sy_value_at(q->doc, ys);
    int64_t m = sy_number_of(p->doc, x, &v), n = sy_number_of(q->doc, y, &w);
    if (!m || !n || m == n || !sy_same_unit(&v, &w) || is_joined(p, x) || is_joined(q, y) || has_letters(p, x) || has_letters(q, y)) return;
    if (sy_differ_by_scale(m > n ? m : n, m > n ? n : m) || has_number(d, e->a, n) || has_number(d, e->b, m)) return;
    sayso_bound bx = sy_bound_of(p, x, &v), by = sy_bound_of(q, y, &w);
    sy_number_range r = sy_range_of(m, bx), s = sy_range_of(n, by);
    int update = sy_may_be_update(p, m, q, n), apart = !update && (r.to < s.from || s.to < r.from);
    if (!apart && !update && !one_family(d, e)) return;
    difference *f = add(d, e, apart ? NUMBER : HEDGED, sy_mix((uint64_t)(m < n ? m : n), (uint64_t)(m > n ? m : n)));
    f->one_words = words_under(p, first_unit(d, e->a), v.span);
    f->other_words = words_under(q, first_unit(d, e->b), w.span);
    f->conf = !apart ? CONF_HEDGED : one_family(d, e) ? CONF_FAMILY : CONF_APART;
    f->reason = update ? "the same sentence, later and with a higher number: may be an update" : bx || by ? "the same sentence with an approximate number" : "the same sentence with another number";
    if (m > n) turn(f);
}

static int is_day(const sayso_time *t) { return t && t->type == SAYSO_DATE && t->value && strlen(t->value) == 10 && !strchr(t->value, 'X'); }

static void compare_dates(differ *d, const sy_echo *e, uint32_t i, uint32_t j)
{
    const sy_cdoc *p = doc_of(d, e->a), *q = doc_of(d, e->b);
    const sy_cword *x = words_of(d, e->a) + i, *y = words_of(d, e->b) + j;
    sayso_span xs = { x->start, sy_word_end(x) }, ys = { y->start, sy_word_end(y) };
    sy_value v = sy_value_at(p->doc, xs), w = sy_value_at(q->doc, ys);
    if (!is_day(v.time) || !is_day(w.time) || strcmp(v.time->value, w.time->value) == 0) return;
    if (!(x->flags & y->flags & SY_CW_NUMBER)) return; /* weekdays and "yesterday" are read against dates that may be missing */
    int order = strcmp(v.time->value, w.time->value);
    difference *f = add(d, e, DATE, sy_mix(sy_hash_str(order < 0 ? v.time->value : w.time->value), sy_hash_str(order < 0 ? w.time->value : v.time->value)));
    f->one_words = words_under(p, first_unit(d, e->a), v.span);
    f->other_words = words_under(q, first_unit(d, e->b), w.span);
    f->conf = CONF_APART;
    f->reason = "the same sentence with another date";
    if (order > 0) turn(f);
}

/* Do both sentences hang on speakers, and on different ones? Then the parties differ, not the reports. */
static int speakers_differ(const differ *d, const sy_echo *e)
{
    const sayso_doc *p = doc_of(d, e->a)->doc, *q = doc_of(d, e->b)->doc;
    int32_t x = sy_attribution_of(doc_of(d, e->a), unit_span(d, e->a)), y = sy_attribution_of(doc_of(d, e->b), unit_span(d, e->b));
    if (x < 0 || y < 0 || p->attributions.at[x].speaker < 0 || q->attributions.at[y].speaker < 0) return 0;
    return strcmp(p->actors.at[p->attributions.at[x].speaker].id, q->actors.at[q->attributions.at[y].speaker].id) != 0;
}

/* Do two sentences of independent reports tell one and the same thing, so that two numbers in them exclude each other? */
static int about_one_thing(const differ *d, const sy_echo *e)
{
    uint32_t n = first_unit(d, e->a)->n, m = first_unit(d, e->b)->n, shorter = n < m ? n : m;
    uint32_t longer_part = e->alignment.a_n > e->alignment.b_n ? e->alignment.a_n : e->alignment.b_n;
    if (e->alignment.equal * 100 < COVERED * shorter || e->alignment.equal * 100 < ALIKE * longer_part) return 0;
    return !days_differ(d, e) && count_of_differences(d, e) <= 1 && !speakers_differ(d, e);
}

static void compare_values(differ *d, const sy_echo *e)
{
    const sy_cword *x = words_of(d, e->a), *y = words_of(d, e->b);
    if (weeks_apart(d, e) || (!one_family(d, e) && !about_one_thing(d, e))) return;
    for (uint32_t k = 0; k < e->alignment.n; k++) {
        const sy_step *s = &e->alignment.steps[k];
        if (s->i < 0 || s->j < 0 || sy_step_is_equal(x, y, s)) continue;
        int alike = goes_on_alike(d, e, k);
        if (alike) compare_numbers(d, e, (uint32_t)s->i, (uint32_t)s->j);
        if (alike || begins_alike(d, e, k)) compare_dates(d, e, (uint32_t)s->i, (uint32_t)s->j);
    }
}

/* ---- names and negation */

static void compare_names(differ *d, const sy_echo *e)
{
    sy_crange one, other;
    const char *type = sy_differ_names(d->c, d->e, e, &one, &other);
    if (!type || weeks_apart(d, e) || is_title(d, e->a) || is_title(d, e->b)) return;
    if (!one_family(d, e) && (days_differ(d, e) || speakers_differ(d, e))) return;
    difference *f = add(d, e, NAMES, sy_hash_str(type) ^ sy_mix(words_of(d, e->a)[one.first].key, words_of(d, e->b)[other.first].key));
    f->one_words = one;
    f->other_words = other;
    f->type = type;
    f->conf = CONF_APART;
    f->reason = "the same sentence but for this";
}

/* ---- quotation marks */

typedef struct {
    uint32_t from, n, equal, content;
} quoted_run;

/* The longest run of steps that is quoted here and not there; here is form a if a_here. */
static quoted_run longest_quoted(const differ *d, const sy_echo *e, int a_here)
{
    const sy_cword *x = words_of(d, e->a), *y = words_of(d, e->b);
    const sy_step *s = e->alignment.steps;
    quoted_run best = { 0 };
    for (uint32_t k = 0; k < e->alignment.n; k++) {
        quoted_run r = { k, 0, 0, 0 };
        for (; k < e->alignment.n; k++) {
            const sy_cword *here = a_here ? s[k].i < 0 ? NULL : &x[s[k].i] : s[k].j < 0 ? NULL : &y[s[k].j];
            const sy_cword *there = a_here ? s[k].j < 0 ? NULL : &y[s[k].j] : s[k].i < 0 ? NULL : &x[s[k].i];
            if ((here && !(here->flags & SY_CW_QUOTED)) || (there && there->flags & (SY_CW_QUOTED | SY_CW_WITHIN))) break;
            if (!sy_step_is_equal(x, y, &s[k])) continue;
            r.n = k + 1 - r.from;
            r.equal++;
            r.content += !(here->flags & SY_CW_COMMON);
        }
        if (r.equal > best.equal) best = r;
    }
    while (best.n && !sy_step_is_equal(x, y, &s[best.from])) best.from++, best.n--;
    return best;
}

/* The quotation that the words [first, first + n) of a form stand in: how many words it has; 0: none. */
static uint32_t words_of_quotation(const differ *d, uint32_t form, uint32_t first)
{
    const sy_cdoc *doc = doc_of(d, form);
    uint32_t word = first_unit(d, form)->first + first;
    for (uint32_t i = 0; i < doc->n_quotes; i++)
        if (doc->quotes[i].first <= word && word < doc->quotes[i].first + doc->quotes[i].n) return doc->quotes[i].n;
    return 0;
}

/* Words that are quoted here and not there: a whole short quotation, or the better part of a longer one. */
static void compare_marks(differ *d, const sy_echo *e, int a_here)
{
    quoted_run r = longest_quoted(d, e, a_here);
    if (r.equal < UNQUOTED_MIN || r.content < UNQUOTED_MIN || r.equal * 4 < r.n * 3) return;
    const sy_step *first = &e->alignment.steps[r.from], *last = &e->alignment.steps[r.from + r.n - 1];
    uint32_t quotation = words_of_quotation(d, a_here ? e->a : e->b, (uint32_t)(a_here ? first->i : first->j));
    if (r.equal < UNQUOTED_LONG && r.equal < quotation) return;
    difference *f = add(d, e, MARKS, words_of(d, e->a)[first->i].key);
    sy_crange a = { (uint32_t)first->i, (uint32_t)(last->i + 1 - first->i) }, b = { (uint32_t)first->j, (uint32_t)(last->j + 1 - first->j) };
    f->one_words = a;
    f->other_words = b;
    f->conf = CONF_MARKS;
    f->reason = "the same words with and without quotation marks";
    if (!a_here) turn(f);
}

/* ---- sources and cues */

static int spans_touch(sayso_spans s, sayso_span span)
{
    for (uint32_t i = 0; i < s.n; i++)
        if (sy_span_touches(s.at[i], span)) return 1;
    return 0;
}

/* The attribution whose content is most of the span; NULL. */
static const sayso_attribution *attribution_of(const sayso_doc *doc, sayso_span span)
{
    const sayso_attribution *best = NULL;
    uint32_t most = (span.end - span.start) / 2;
    for (uint32_t i = 0; i < doc->attributions.n; i++) {
        const sayso_attribution *a = &doc->attributions.at[i];
        uint32_t n = sy_spans_within(a->content, span);
        if (n > most) best = a, most = n;
    }
    return best;
}

/* Words of the form that stand in no step with an equal word. */
static uint32_t words_of_its_own(const differ *d, const sy_echo *e, int of_a)
{
    return first_unit(d, of_a ? e->a : e->b)->n - e->alignment.equal;
}

/* Words that say a thing and nothing else, wherever they stand. */
static const char *const plain_cues[] = { "said", "says", "according", "added", "announced", "stated", "claimed", "told", "confirmed" };

static int is_plain_cue(uint32_t key)
{
    for (size_t i = 0; i < sizeof plain_cues / sizeof *plain_cues; i++)
        if (key == sy_compare_key(plain_cues[i], strlen(plain_cues[i]))) return 1;
    return 0;
}

/* Are the words of the span without an equal on the other side? */
static int is_unmatched(const differ *d, const sy_echo *e, int of_a, sayso_spans spans)
{
    uint32_t form = of_a ? e->a : e->b;
    const sy_cword *w = words_of(d, form), *other = words_of(d, of_a ? e->b : e->a);
    if (!spans.n) return 0;
    for (uint32_t k = 0; k < e->alignment.n; k++) {
        int32_t i = of_a ? e->alignment.steps[k].i : e->alignment.steps[k].j, j = of_a ? e->alignment.steps[k].j : e->alignment.steps[k].i;
        if (i < 0 || j < 0 || w[i].key != other[j].key || w[i].flags & SY_CW_COMMON) continue;
        sayso_span word = { w[i].start, sy_word_end(&w[i]) };
        if (spans_touch(spans, word)) return 0;
    }
    return 1;
}

/* Does the word introduce speech anywhere in the set? */
static int is_cue(const differ *d, const sy_cword *w) { return sy_map_get(&d->cues, (const char *)&w->key, sizeof w->key) != NULL; }

/* Does the sentence hold such a word that the other has not? A plain one ("said") counts wherever it stands. */
static int holds_cue(const differ *d, const sy_echo *e, int of_a)
{
    uint32_t form = of_a ? e->a : e->b;
    const sy_unit *u = first_unit(d, form);
    const sy_cdoc *doc = doc_of(d, form);
    for (uint32_t i = 0; i < u->n; i++) {
        const sy_cword *w = &doc->words[u->first + i];
        sayso_span word = { w->start, sy_word_end(w) };
        sayso_spans one = { &word, 1 };
        if (is_plain_cue(w->key) || (is_cue(d, w) && is_unmatched(d, e, of_a, one))) return 1;
    }
    return 0;
}

static void whole_units(differ *d, difference *f)
{
    sy_crange one = { 0, first_unit(d, f->one)->n }, other = { 0, first_unit(d, f->other)->n };
    f->one_words = one;
    f->other_words = other;
}

/* Who denies a claim is not its source. */
static int is_denial(const sayso_doc *doc, const sayso_attribution *a)
{
    static const char *const classes[] = { "deny", "reject", "doubt" }, *const stems[] = { "den", "reject", "dismiss", "disput", "refut" };
    for (size_t i = 0; a->cue_class && i < sizeof classes / sizeof *classes; i++)
        if (strcmp(a->cue_class, classes[i]) == 0) return 1;
    for (size_t i = 0; a->cue.n && i < sizeof stems / sizeof *stems; i++)
        if (strncmp(doc->text + a->cue.at->start, stems[i], strlen(stems[i])) == 0) return 1;
    return 0;
}

/* "GENEVA - Some Agency - ": the agency of a dateline, no source of the sentence. */
static int is_dateline(const sayso_doc *doc, sayso_spans source)
{
    uint32_t at = sy_spans_hull(source).end;
    while (at < doc->n_text && (doc->text[at] == ' ' || doc->text[at] == ')')) at++;
    const char *s = doc->text + at;
    return at < doc->n_text && (*s == '-' || strncmp(s, "–", 3) == 0 || strncmp(s, "—", 3) == 0);
}

/* Does the sentence hang on a source by the record? One whose cue both sentences have ("its demand for ...") is none of
 * the whole. */
static int has_attribution(const differ *d, const sy_echo *e, int of_a)
{
    const sy_cdoc *doc = doc_of(d, of_a ? e->a : e->b);
    sayso_span span = unit_span(d, of_a ? e->a : e->b);
    for (uint32_t i = 0; i < doc->doc->attributions.n; i++) {
        const sayso_attribution *a = &doc->doc->attributions.at[i];
        if (a->unsourced || !(spans_touch(a->content, span) || spans_touch(a->cue, span) || spans_touch(a->source, span))) continue;
        if (!a->cue.n || is_unmatched(d, e, of_a, a->cue)) return 1;
    }
    int32_t a = sy_attribution_of(doc, span);
    return a >= 0 && !spans_touch(doc->doc->attributions.at[a].content, span);
}

/* Does the record name a source that only this sentence has? */
static int names_source(const differ *d, const sy_echo *e, int a_has)
{
    uint32_t with = a_has ? e->a : e->b;
    const sayso_attribution *at = attribution_of(doc_of(d, with)->doc, unit_span(d, with));
    if (!at || at->unsourced || !at->source.n || at->attitude || is_denial(doc_of(d, with)->doc, at)) return 0;
    if (is_dateline(doc_of(d, with)->doc, at->source)) return 0;
    return is_unmatched(d, e, a_has, at->source) && (!at->cue.n || is_unmatched(d, e, a_has, at->cue));
}

/* Is all that this sentence has more than the other one run of words at its beginning or end, with a name and a cue?
 * ("Vladescu added that ...", "..., according to the ministry") */
static int adds_source(const differ *d, const sy_echo *e, int a_has)
{
    uint32_t with = a_has ? e->a : e->b, n = first_unit(d, with)->n;
    const sy_cword *w = words_of(d, with);
    uint32_t first = a_has ? e->alignment.a_first : e->alignment.b_first, aligned = a_has ? e->alignment.a_n : e->alignment.b_n;
    if (words_of_its_own(d, e, !a_has) || aligned != e->alignment.equal) return 0;
    if ((first == 0) == (first + aligned == n)) return 0;
    uint32_t from = first ? 0 : aligned, to = first ? first : n;
    int name = 0, cue = 0;
    for (uint32_t i = from; i < to; i++) {
        name |= (w[i].flags & SY_CW_CAPITAL) != 0;
        cue |= is_plain_cue(w[i].key);
    }
    return name && cue;
}

/* Is the sentence part of a longer quotation that has a source before or behind it? */
static int quotation_goes_on(const differ *d, uint32_t form)
{
    const sy_cdoc *doc = doc_of(d, form);
    const sy_unit *u = first_unit(d, form);
    for (uint32_t k = 0; k < doc->n_quotes + doc->n_wide; k++) {
        const sy_crange *q = k < doc->n_quotes ? &doc->quotes[k] : &doc->wide[k - doc->n_quotes];
        if (q->first >= u->first + u->n || u->first >= q->first + q->n) continue;
        if (q->first >= u->first && q->first + q->n <= u->first + u->n) continue;
        for (uint32_t i = q->first; i > 0 && q->first - i < BESIDE_QUOTE && !(doc->words[i].flags & SY_CW_LINE);)
            if (is_cue(d, &doc->words[--i])) return 1;
        for (uint32_t i = q->first + q->n; i < doc->n_words && i < q->first + q->n + BESIDE_QUOTE && !(doc->words[i].flags & SY_CW_LINE); i++)
            if (is_cue(d, &doc->words[i])) return 1;
    }
    return 0;
}

/* "We are aware of it": somebody speaks, though the marks around it were lost; or marks that we see. */
static int is_speech(const differ *d, uint32_t form)
{
    static const char *const persons[] = { "i", "we", "my", "our", "us", "me", "i'm", "we're", "we'll", "we've", "i've", "i'd", "i'll" };
    const sy_cword *w = words_of(d, form);
    for (uint32_t i = 0; i < first_unit(d, form)->n; i++)
        if (w[i].flags & (SY_CW_QUOTED | SY_CW_WITHIN) || sy_compare_key_is(w[i].key, persons, sizeof persons / sizeof *persons)) return 1;
    return 0;
}

/* "allegedly": whoever alleges it, the report does not take it on itself. */
static int is_hedged(const differ *d, uint32_t form)
{
    static const char *const hedges[] = { "allegedly", "reportedly", "apparently", "reported", "alleged", "purportedly" };
    const sy_cword *w = words_of(d, form);
    for (uint32_t i = 0; i < first_unit(d, form)->n; i++)
        if (sy_compare_key_is(w[i].key, hedges, sizeof hedges / sizeof *hedges)) return 1;
    return 0;
}

/* "He then walked on", "That is five times the limit": goes on from the sentence before, whose source may hold. */
static int goes_on_from_before(const differ *d, uint32_t form)
{
    static const char *const openers[] = { "he", "she", "it", "they", "that", "that's", "this", "these", "those", "his", "her", "their" };
    return sy_compare_key_is(words_of(d, form)->key, openers, sizeof openers / sizeof *openers);
}

/* Does the next sentence begin with who said this one? ("..., Const. Fanning said": cut at the abbreviation) One that
 * begins with a small letter or a figure goes on with this one. */
static int source_behind(const differ *d, uint32_t form)
{
    const sy_cdoc *doc = doc_of(d, form);
    const sy_unit *u = first_unit(d, form);
    uint32_t from = u->first + u->n, room = from < doc->n_words && !(doc->words[from].flags & SY_CW_CAPITAL) ? 4 * BEHIND : BEHIND;
    for (uint32_t i = from; i < doc->n_words && i < from + room && !(doc->words[i].flags & SY_CW_LINE); i++)
        if (is_plain_cue(doc->words[i].key)) return 1;
    return 0;
}

/* A source in one, none in the other. */
static void compare_source(differ *d, const sy_echo *e, int a_has)
{
    uint32_t without = a_has ? e->b : e->a;
    if (is_title(d, e->a) || is_title(d, e->b)) return;
    if (!adds_source(d, e, a_has)) {
        if (!names_source(d, e, a_has)) return;
        if (e->alignment.equal * 100 < SOURCE_COVERED * first_unit(d, without)->n || holds_cue(d, e, !a_has)) return;
    }
    if (has_attribution(d, e, !a_has) || quotation_goes_on(d, without)) return;
    int copied = one_family(d, e);
    int whole = words_of(d, without)->flags & (SY_CW_CAPITAL | SY_CW_NUMBER);
    if (!copied && (!whole || is_speech(d, without) || source_behind(d, without))) return;
    difference *f = add(d, e, UNSOURCED, 0);
    if (!a_has) turn(f);
    whole_units(d, f);
    int loose = !copied && e->alignment.equal * 100 < SOURCE_SURE * first_unit(d, without)->n;
    f->conf = loose || is_hedged(d, without) || (!copied && goes_on_from_before(d, without)) ? CONF_UNSOURCED_LOOSE : CONF_UNSOURCED;
    f->reason = "the same sentence with a source and without";
}

/* "said" against "claimed", "claimed" against "insisted": wordings of another strength, where both are known. */
static int is_other_strength(const sayso_attribution *x, const sayso_attribution *y)
{
    return x->cue_strength && y->cue_strength && x->cue_strength != y->cue_strength;
}

/* A neutral cue stands first, so that the sides of several reports do not mix. */
static int is_plainer(const sayso_attribution *x, const sayso_attribution *y)
{
    int one = x->cue_strength == SAYSO_STRENGTH_NEUTRAL, other = y->cue_strength == SAYSO_STRENGTH_NEUTRAL;
    return one != other ? one : strcmp(x->cue_class, y->cue_class) < 0;
}

static void compare_cues(differ *d, const sy_echo *e)
{
    const sayso_doc *p = doc_of(d, e->a)->doc, *q = doc_of(d, e->b)->doc;
    const sayso_attribution *x = attribution_of(p, unit_span(d, e->a)), *y = attribution_of(q, unit_span(d, e->b));
    uint32_t n = first_unit(d, e->a)->n, m = first_unit(d, e->b)->n;
    if (e->alignment.equal * 100 < COVERED * (n > m ? n : m)) return; /* a claim of its own may have a cue of its own */
    if (!x || !y || !x->cue_class || !y->cue_class || !is_other_strength(x, y)) return;
    if (x->speaker < 0 || y->speaker < 0 || strcmp(p->actors.at[x->speaker].id, q->actors.at[y->speaker].id) != 0) return;
    difference *f = add(d, e, CUE, sy_mix(sy_hash_str(x->cue_class) ^ sy_hash_str(y->cue_class), 0));
    f->one_words = words_under(doc_of(d, e->a), first_unit(d, e->a), sy_spans_hull(x->cue));
    f->other_words = words_under(doc_of(d, e->b), first_unit(d, e->b), sy_spans_hull(y->cue));
    f->conf = CONF_CUE;
    f->reason = sy_printf(d->c->arena, "%s against %s", x->cue_class, y->cue_class);
    if (!f->one_words.n || !f->other_words.n) d->list.n--;
    else if (is_plainer(y, x)) turn(f);
}

/* Whom the statement names as its source: an actor's id or a kind of unnamed source; NULL if that is not sure. */
static const char *source_key(const sayso_doc *doc, const sayso_attribution *a)
{
    if (!a || a->attitude || a->unsourced || !a->source.n || is_denial(doc, a) || is_dateline(doc, a->source)) return NULL;
    return a->speaker >= 0 ? doc->actors.at[a->speaker].id : a->anonymous;
}

/* Is this somebody on whose word, beside whom or through whom the statement stands, too? */
static int is_beside(const sayso_doc *doc, const sayso_attribution *a, const char *key)
{
    for (uint32_t i = 0; i < a->n_joint; i++)
        if (strcmp(doc->actors.at[a->joint[i]].id, key) == 0) return 1;
    if (a->via >= 0 && strcmp(doc->actors.at[a->via].id, key) == 0) return 1;
    const char *parent = a->parent < 0 ? NULL : source_key(doc, &doc->attributions.at[a->parent]);
    return parent && strcmp(parent, key) == 0;
}

/* A state, its government, its ministries: one side, told with more or less detail. A person of that country is not so sure. */
static int of_one_country(const sayso_doc *p, const sayso_attribution *x, const sayso_doc *q, const sayso_attribution *y)
{
    const char *a = x->speaker < 0 ? x->anonymous_country : p->actors.at[x->speaker].country, *b = y->speaker < 0 ? y->anonymous_country : q->actors.at[y->speaker].country;
    return a && b && strcmp(a, b) == 0;
}

static int is_person(const sayso_doc *doc, const sayso_attribution *a) { return a->speaker >= 0 && doc->actors.at[a->speaker].kind == SAYSO_ACTOR_PERSON; }

/* Do both sources have a word that is theirs, and none that both have? "He" and "the ministry" beside "its ministry" tell nothing. */
static int sources_differ_in_words(const differ *d, const sy_echo *e, sy_crange one, sy_crange other)
{
    const sy_cword *x = words_of(d, e->a), *y = words_of(d, e->b);
    int own = 0, others = 0;
    for (uint32_t i = one.first; i < one.first + one.n; i++) own |= !(x[i].flags & SY_CW_COMMON);
    for (uint32_t k = other.first; k < other.first + other.n; k++) {
        if (y[k].flags & SY_CW_COMMON) continue;
        others = 1;
        for (uint32_t i = one.first; i < one.first + one.n; i++)
            if (x[i].key == y[k].key) return 0;
    }
    return own && others;
}

static int is_within(sayso_spans s, const sy_cword *w)
{
    sayso_span word = { w->start, sy_word_end(w) };
    return spans_touch(s, word);
}

/* Is what the one source says mostly what the other says? */
static int one_content(const differ *d, const sy_echo *e, const sayso_attribution *a, const sayso_attribution *b)
{
    const sy_cword *x = words_of(d, e->a), *y = words_of(d, e->b);
    uint32_t n = 0, m = 0, equal = 0;
    for (uint32_t i = 0; i < first_unit(d, e->a)->n; i++) n += is_within(a->content, &x[i]);
    for (uint32_t i = 0; i < first_unit(d, e->b)->n; i++) m += is_within(b->content, &y[i]);
    for (uint32_t k = 0; k < e->alignment.n; k++) {
        const sy_step *s = &e->alignment.steps[k];
        equal += sy_step_is_equal(x, y, s) && is_within(a->content, &x[s->i]) && is_within(b->content, &y[s->j]);
    }
    return equal >= SOURCES_EQUAL && equal * 100 >= COVERED * (n > m ? n : m);
}

/* One source here, another there. */
static void compare_sources(differ *d, const sy_echo *e)
{
    const sayso_doc *p = doc_of(d, e->a)->doc, *q = doc_of(d, e->b)->doc;
    const sayso_attribution *x = attribution_of(p, unit_span(d, e->a)), *y = attribution_of(q, unit_span(d, e->b));
    const char *one = source_key(p, x), *other = source_key(q, y);
    if (!one || !other || strcmp(one, other) == 0 || is_title(d, e->a) || is_title(d, e->b) || weeks_apart(d, e) || !one_content(d, e, x, y)) return;
    if (is_beside(p, x, other) || is_beside(q, y, one)) return;
    int close = of_one_country(p, x, q, y);
    if (close && !is_person(p, x) && !is_person(q, y)) return;
    close |= x->speaker < 0 && y->speaker < 0; /* two words for one kind of source: "officers", "police" */
    sy_crange one_words = words_under(doc_of(d, e->a), first_unit(d, e->a), sy_spans_hull(x->source)), other_words = words_under(doc_of(d, e->b), first_unit(d, e->b), sy_spans_hull(y->source));
    if (!one_words.n || !other_words.n || !sources_differ_in_words(d, e, one_words, other_words)) return;
    difference *f = add(d, e, SOURCE, sy_hash_str(one) ^ sy_hash_str(other));
    f->one_words = one_words;
    f->other_words = other_words;
    uint8_t sure = x->conf < y->conf ? x->conf : y->conf;
    f->conf = close && CONF_SOURCE_CLOSE < sure ? CONF_SOURCE_CLOSE : sure < CONF_SOURCE ? sure : CONF_SOURCE;
    f->reason = "the same sentence with another source";
    if (strcmp(one, other) > 0) turn(f);
}

static void list_cues(differ *d)
{
    for (uint32_t i = 0; i < d->c->n; i++) {
        const sayso_doc *doc = d->c->docs[i].doc;
        for (uint32_t k = 0; k < doc->attributions.n; k++) {
            sayso_spans s = doc->attributions.at[k].cue;
            if (s.n != 1 || s.at->end - s.at->start > 24) continue;
            uint32_t key = sy_compare_key(doc->text + s.at->start, s.at->end - s.at->start);
            sy_map_put(&d->c->scratch, &d->cues, (const char *)&key, sizeof key, NULL);
        }
    }
    for (size_t i = 0; i < sizeof plain_cues / sizeof *plain_cues; i++) {
        uint32_t key = sy_compare_key(plain_cues[i], strlen(plain_cues[i]));
        sy_map_put(&d->c->scratch, &d->cues, (const char *)&key, sizeof key, NULL);
    }
}

/* ---- findings */

static int difference_order(const void *a, const void *b)
{
    const difference *x = a, *y = b;
    if (x->what != y->what) return x->what < y->what ? -1 : 1;
    if (x->cluster != y->cluster) return x->cluster < y->cluster ? -1 : 1;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    if (x->one != y->one) return x->one < y->one ? -1 : 1;
    if (x->other != y->other) return x->other < y->other ? -1 : 1;
    return x->one_words.first < y->one_words.first ? -1 : x->one_words.first > y->one_words.first;
}

/* The places of a form's words, one for each report that has none yet. */
static void add_places(differ *d, sy_evidence_list *list, uint32_t room, uint32_t form, sy_crange words, const char *role)
{
    const sy_form *f = &d->e->forms[form];
    for (uint32_t i = 0; i < f->n && list->n < room; i++) {
        int known = 0;
        for (uint32_t k = 0; k < list->n; k++) known |= list->at[k].report == f->at[i].report; /* a report that has both stands once */
        if (known || !words.n) continue;
        sayso_evidence e = { f->at[i].report, sy_cwords_span(&d->c->docs[f->at[i].report], f->at[i].first + words.first, words.n), role };
        *SY_PUSH(&d->c->scratch, list) = e;
    }
}

static int evidence_order(const void *a, const void *b)
{
    const sayso_evidence *x = a, *y = b;
    if (x->report != y->report) return x->report < y->report ? -1 : 1;
    return x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
}

static void write_kind(sayso_finding *f, const difference *x)
{
    static const char *const types[] = { NULL, "quotation_marks", "unsourced", "source", "cue", "number", "date", "figure", NULL };
    f->kind = x->what == NUMBER || x->what == DATE || x->what == NAMES ? SAYSO_CONFLICT : x->what == HEDGED ? SAYSO_VARIANT : SAYSO_ATTRIBUTION_CHANGE;
    f->type = x->type ? x->type : types[x->what];
    f->conf = x->conf;
    f->reason = x->reason;
}

static void report_differences(differ *d, const difference *x, uint32_t n)
{
    sy_evidence_list list = { 0 };
    const char *one = x->what == UNSOURCED ? "source" : x->what == MARKS ? "quoted" : "one";
    const char *other = x->what == UNSOURCED ? "no source" : x->what == MARKS ? "not quoted" : "other";
    for (uint32_t i = 0; i < n; i++) add_places(d, &list, EVIDENCE_SIDE_MAX, x[i].one, x[i].one_words, one);
    uint32_t side = list.n;
    for (uint32_t i = 0; i < n; i++) add_places(d, &list, side + EVIDENCE_SIDE_MAX, x[i].other, x[i].other_words, other);
    if (!side || list.n == side) return;
    qsort(list.at, side, sizeof *list.at, evidence_order);
    qsort(list.at + side, list.n - side, sizeof *list.at, evidence_order);
    sayso_evidence *e;
    sayso_finding *f = sy_finding_new(d->c, SAYSO_CONFLICT, &e, list.n);
    memcpy(e, list.at, list.n * sizeof *e);
    write_kind(f, x);
}

void sy_compare_differences(sy_collation *c)
{
    static const sy_echo_terms terms = { .equal_min = 6, .content_min = 3, .density = 55 };
    SY_VEC(sy_unit) units = { 0 };
    sy_echoes echoes;
    for (uint32_t i = 0; i < c->n; i++)
        for (uint32_t k = 0; k < c->docs[i].n_sentences; k++) {
            sy_unit u = { i, c->docs[i].sentences[k].first, c->docs[i].sentences[k].n };
            *SY_PUSH(&c->scratch, &units) = u;
        }
    sy_find_echoes(c, units.at, units.n, &terms, &echoes);
    differ d = { .c = c, .e = &echoes };
    list_cues(&d);
    for (uint32_t i = 0; i < echoes.n_echoes; i++) {
        const sy_echo *e = &echoes.echoes[i];
        compare_values(&d, e);
        compare_names(&d, e);
        for (int a_side = 0; a_side < 2; a_side++) {
            compare_marks(&d, e, a_side);
            compare_source(&d, e, a_side);
        }
        compare_cues(&d, e);
        compare_sources(&d, e);
    }
    if (d.list.n) qsort(d.list.at, d.list.n, sizeof *d.list.at, difference_order);
    for (uint32_t i = 0; i < d.list.n;) {
        uint32_t j = i + 1;
        while (j < d.list.n && d.list.at[j].what == d.list.at[i].what && d.list.at[j].cluster == d.list.at[i].cluster && d.list.at[j].key == d.list.at[i].key) j++;
        report_differences(&d, d.list.at + i, j - i);
        i = j;
    }
    sy_statements statements;
    sy_statements_read(c, &echoes, &statements);
    sy_compare_facts(c, &echoes, &statements);
}
