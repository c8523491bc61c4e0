/*
 * differ.c - what changed between sentences that echo each other: a number or a date that cannot both be right
 * (conflict), quotation marks dropped (attribution changes; those of source and cue: differ_sources.c).
 *
 * Only what stands between words that both sentences share is compared, so unit and thing counted are the same.
 * A number beside "about" or "nearly" is compared as the approximation it is; a difference that the hedge allows
 * is a variant, as is a number that a later report has higher and no rounder: that may be an update. Between independent reports a later count is no conflict: when the sentences also differ in a
 * time, or the reports are of different days, nothing is said.
 */
#include "compare/differ_inner.h"
#include "compare/statements.h"

#include <stdlib.h>

enum {
    UNQUOTED_MIN = 2,    /* words that lost their marks, if they are all of the quotation */
    UNQUOTED_LONG = 5, UNQUOTED_CONTENT = 3, /* if they are part of one; subject words among them */
    AROUND = 3,          /* steps in which a shared word must stand beside a number */
    COVERED = 60,        /* hundredths of the shorter sentence that two independent sentences must share */
    ALIKE = 75,          /* hundredths of the shared part that must be equal words */
    EVIDENCE_SIDE_MAX = 32,
    CONF_FAMILY = 85, CONF_APART = 75, CONF_MARKS = 80, CONF_MARKS_LOST = 62, CONF_HEDGED = 75
};

/* ---- numbers and dates */

/* Joined to the word before without a space: "A330-200", "Covid-19". */
static int is_joined(const sy_cdoc *d, const sy_cword *w)
{
    return w > d->words && sy_word_end(w - 1) + 1 == w->start && d->doc->text[w->start - 1] == '-';
}

/* Do both go on alike behind step k, with a subject word among the next few: the unit, what is counted? */
static int goes_on_alike(const sy_differ *d, const sy_echo *e, uint32_t k)
{
    const sy_cword *x = sy_differ_words(d, e->a), *y = sy_differ_words(d, e->b);
    const sy_step *s = e->alignment.steps;
    for (uint32_t i = k + 1; i < e->alignment.n && i <= k + AROUND; i++) {
        if (!sy_step_is_equal(x, y, &s[i])) return 0;
        if (x[s[i].i].flags & (SY_CW_COMMON | SY_CW_NUMBER)) continue;
        int goes_on = i + 1 < e->alignment.n && s[i + 1].i >= 0 && s[i + 1].j >= 0 && !sy_step_is_equal(x, y, &s[i + 1]);
        return !(goes_on && is_joined(sy_differ_doc(d, e->a), &x[s[i + 1].i]) && is_joined(sy_differ_doc(d, e->b), &y[s[i + 1].j])); /* "square-metre", "square-foot" */
    }
    return 0;
}

/* Is the word before step k the same subject word: a month, "No."? */
static int begins_alike(const sy_differ *d, const sy_echo *e, uint32_t k)
{
    const sy_cword *x = sy_differ_words(d, e->a);
    return k > 0 && sy_step_is_equal(x, sy_differ_words(d, e->b), &e->alignment.steps[k - 1]) && !(x[e->alignment.steps[k - 1].i].flags & SY_CW_COMMON);
}

/* Words of the sentence's differences that name a time or another number would make this another count. */
static uint32_t count_of_differences(const sy_differ *d, const sy_echo *e)
{
    const sy_cword *x = sy_differ_words(d, e->a), *y = sy_differ_words(d, e->b);
    uint32_t n = 0;
    for (uint32_t k = 0; k < e->alignment.n; k++) {
        const sy_step *s = &e->alignment.steps[k];
        if (s->i < 0 || s->j < 0 || x[s->i].key == y[s->j].key) continue;
        n += ((x[s->i].flags | y[s->j].flags) & (SY_CW_NUMBER | SY_CW_CAPITAL)) != 0;
    }
    return n;
}

static int days_differ(const sy_differ *d, const sy_echo *e)
{
    const sy_cdoc *a = sy_differ_doc(d, e->a), *b = sy_differ_doc(d, e->b);
    if (a->from > a->to || b->from > b->to) return 0;
    return a->from / 1440 != b->from / 1440;
}

/* Does the sentence have this number elsewhere? Then the alignment set the wrong two against each other. */
static int has_number(const sy_differ *d, uint32_t form, int64_t number)
{
    const sy_cdoc *doc = sy_differ_doc(d, form);
    const sy_unit *u = sy_differ_unit(d, form);
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

/* Does the number stand in brackets: "$1 million (1.5 million crowns)"? */
static int is_bracketed(const sayso_doc *doc, sayso_span span)
{
    uint32_t at = span.start;
    while (at > 0 && (unsigned char)doc->text[at - 1] >= 0x80) at--;
    if (at > 0 && doc->text[at - 1] == '$') at--;
    return at > 0 && doc->text[at - 1] == '(';
}

static void compare_numbers(sy_differ *d, const sy_echo *e, uint32_t i, uint32_t j)
{
    const sy_cdoc *p = sy_differ_doc(d, e->a), *q = sy_differ_doc(d, e->b);
    const sy_cword *x = sy_differ_words(d, e->a) + i, *y = sy_differ_words(d, e->b) + j;
    sayso_span xs = { x->start, sy_word_end(x) }, ys = { y->start, sy_word_end(y) };
    sy_value v = sy_value_at(p->doc, xs), w = sy_value_at(q->doc, ys);
    int64_t m = sy_number_of(p->doc, x, &v), n = sy_number_of(q->doc, y, &w);
    if (!m || !n || m == n || !sy_same_unit(&v, &w) || is_joined(p, x) || is_joined(q, y) || has_letters(p, x) || has_letters(q, y)) return;
    if (sy_differ_by_scale(m > n ? m : n, m > n ? n : m) || has_number(d, e->a, n) || has_number(d, e->b, m)) return;
    if (is_bracketed(p->doc, v.span) != is_bracketed(q->doc, w.span)) return;
    sayso_bound bx = sy_bound_of(p, x, &v), by = sy_bound_of(q, y, &w);
    sy_number_range r = sy_range_of(m, bx), s = sy_range_of(n, by);
    int update = sy_may_be_update(p, m, q, n), apart = !update && (r.to < s.from || s.to < r.from);
    if (!apart && !update && !sy_differ_copied(d, e)) return;
    sy_difference *f = sy_differ_add(d, e, apart ? SY_DIFFER_NUMBER : SY_DIFFER_HEDGED, sy_mix((uint64_t)(m < n ? m : n), (uint64_t)(m > n ? m : n)));
    f->one_words = sy_differ_words_under(p, sy_differ_unit(d, e->a), v.span);
    f->other_words = sy_differ_words_under(q, sy_differ_unit(d, e->b), w.span);
    f->conf = !apart ? CONF_HEDGED : sy_differ_copied(d, e) ? CONF_FAMILY : CONF_APART;
    f->reason = update ? "the same sentence, later and with a higher number: may be an update" : bx || by ? "the same sentence with an approximate number" : "the same sentence with another number";
    if (m > n) sy_differ_turn(f);
}

static int is_day(const sayso_time *t) { return t && t->type == SAYSO_DATE && t->value && strlen(t->value) == 10 && !strchr(t->value, 'X'); }

static void compare_dates(sy_differ *d, const sy_echo *e, uint32_t i, uint32_t j)
{
    const sy_cdoc *p = sy_differ_doc(d, e->a), *q = sy_differ_doc(d, e->b);
    const sy_cword *x = sy_differ_words(d, e->a) + i, *y = sy_differ_words(d, e->b) + j;
    sayso_span xs = { x->start, sy_word_end(x) }, ys = { y->start, sy_word_end(y) };
    sy_value v = sy_value_at(p->doc, xs), w = sy_value_at(q->doc, ys);
    if (!is_day(v.time) || !is_day(w.time) || strcmp(v.time->value, w.time->value) == 0) return;
    if (!(x->flags & y->flags & SY_CW_NUMBER)) return; /* weekdays and "yesterday" are read against dates that may be missing */
    int order = strcmp(v.time->value, w.time->value);
    sy_difference *f = sy_differ_add(d, e, SY_DIFFER_DATE, sy_mix(sy_hash_str(order < 0 ? v.time->value : w.time->value), sy_hash_str(order < 0 ? w.time->value : v.time->value)));
    f->one_words = sy_differ_words_under(p, sy_differ_unit(d, e->a), v.span);
    f->other_words = sy_differ_words_under(q, sy_differ_unit(d, e->b), w.span);
    f->conf = CONF_APART;
    f->reason = "the same sentence with another date";
    if (order > 0) sy_differ_turn(f);
}

/* Do both sentences hang on speakers, and on different ones? Then the parties differ, not the reports. */
static int speakers_differ(const sy_differ *d, const sy_echo *e)
{
    const sayso_doc *p = sy_differ_doc(d, e->a)->doc, *q = sy_differ_doc(d, e->b)->doc;
    int32_t x = sy_attribution_of(sy_differ_doc(d, e->a), sy_differ_span(d, e->a)), y = sy_attribution_of(sy_differ_doc(d, e->b), sy_differ_span(d, e->b));
    if (x < 0 || y < 0 || p->attributions.at[x].speaker < 0 || q->attributions.at[y].speaker < 0) return 0;
    return strcmp(p->actors.at[p->attributions.at[x].speaker].id, q->actors.at[q->attributions.at[y].speaker].id) != 0;
}

/* Do two sentences of independent reports tell one and the same thing, so that two numbers in them exclude each other? */
static int about_one_thing(const sy_differ *d, const sy_echo *e)
{
    uint32_t n = sy_differ_unit(d, e->a)->n, m = sy_differ_unit(d, e->b)->n, shorter = n < m ? n : m;
    uint32_t longer_part = e->alignment.a_n > e->alignment.b_n ? e->alignment.a_n : e->alignment.b_n;
    if (e->alignment.equal * 100 < COVERED * shorter || e->alignment.equal * 100 < ALIKE * longer_part) return 0;
    return !days_differ(d, e) && count_of_differences(d, e) <= 1 && !speakers_differ(d, e);
}

static void compare_values(sy_differ *d, const sy_echo *e)
{
    const sy_cword *x = sy_differ_words(d, e->a), *y = sy_differ_words(d, e->b);
    if (sy_differ_weeks_apart(d, e) || (!sy_differ_copied(d, e) && !about_one_thing(d, e))) return;
    for (uint32_t k = 0; k < e->alignment.n; k++) {
        const sy_step *s = &e->alignment.steps[k];
        if (s->i < 0 || s->j < 0 || sy_step_is_equal(x, y, s)) continue;
        int alike = goes_on_alike(d, e, k);
        if (alike) compare_numbers(d, e, (uint32_t)s->i, (uint32_t)s->j);
        if (alike || begins_alike(d, e, k)) compare_dates(d, e, (uint32_t)s->i, (uint32_t)s->j);
    }
}

/* ---- names and negation */

static void compare_names(sy_differ *d, const sy_echo *e)
{
    sy_crange one, other;
    const char *type = sy_differ_names(d->c, d->e, e, &one, &other);
    if (!type || sy_differ_weeks_apart(d, e) || sy_differ_is_title(d, e->a) || sy_differ_is_title(d, e->b)) return;
    if (!sy_differ_copied(d, e) && (days_differ(d, e) || speakers_differ(d, e))) return;
    sy_difference *f = sy_differ_add(d, e, SY_DIFFER_NAMES, sy_hash_str(type) ^ sy_mix(sy_differ_words(d, e->a)[one.first].key, sy_differ_words(d, e->b)[other.first].key));
    f->one_words = one;
    f->other_words = other;
    f->type = type;
    f->conf = CONF_APART;
    f->reason = "the same sentence but for this";
}

/* ---- quotation marks */

typedef struct {
    uint32_t from, n, equal, content, small; /* small: subject words that are no names */
} quoted_run;

/* The longest run of steps that is quoted here and not there; here is form a if a_here. */
static quoted_run longest_quoted(const sy_differ *d, const sy_echo *e, int a_here)
{
    const sy_cword *x = sy_differ_words(d, e->a), *y = sy_differ_words(d, e->b);
    const sy_step *s = e->alignment.steps;
    quoted_run best = { 0 };
    for (uint32_t k = 0; k < e->alignment.n; k++) {
        quoted_run r = { .from = k };
        for (; k < e->alignment.n; k++) {
            const sy_cword *here = a_here ? s[k].i < 0 ? NULL : &x[s[k].i] : s[k].j < 0 ? NULL : &y[s[k].j];
            const sy_cword *there = a_here ? s[k].j < 0 ? NULL : &y[s[k].j] : s[k].i < 0 ? NULL : &x[s[k].i];
            if ((here && !(here->flags & SY_CW_QUOTED)) || (there && there->flags & (SY_CW_QUOTED | SY_CW_WITHIN))) break;
            if (!sy_step_is_equal(x, y, &s[k])) continue;
            r.n = k + 1 - r.from;
            r.equal++;
            int content = here->n_bytes > 1 && !(here->flags & (SY_CW_COMMON | SY_CW_NUMBER));
            r.content += content;
            r.small += content && !(here->flags & SY_CW_CAPITAL);
        }
        if (r.equal > best.equal) best = r;
    }
    while (best.n && !sy_step_is_equal(x, y, &s[best.from])) best.from++, best.n--;
    return best;
}

/* The quotation that the words [first, first + n) of a form stand in: how many words it has; 0: none. */
static uint32_t words_of_quotation(const sy_differ *d, uint32_t form, uint32_t first)
{
    const sy_cdoc *doc = sy_differ_doc(d, form);
    uint32_t word = sy_differ_unit(d, form)->first + first;
    for (uint32_t i = 0; i < doc->n_quotes; i++)
        if (doc->quotes[i].first <= word && word < doc->quotes[i].first + doc->quotes[i].n) return doc->quotes[i].n;
    return 0;
}

/* Does a mark stand before the word that quotes it, though none closes it, or it is of the kind that is an apostrophe elsewhere? One or
 * two words may stand between. */
static int has_mark_before(const sy_differ *d, uint32_t form, uint32_t word)
{
    const sy_cdoc *doc = sy_differ_doc(d, form);
    uint32_t at = sy_differ_unit(d, form)->first + word, from = at > 2 ? at - 2 : 0;
    for (uint32_t i = from; i <= at; i++) {
        const char *s = doc->doc->text;
        uint32_t start = doc->words[i].start;
        if (start > 0 && strchr("\"'`", s[start - 1])) return 1;
        if (start > 2 && (memcmp(s + start - 3, "\xE2\x80\x98", 3) == 0 || memcmp(s + start - 3, "\xE2\x80\x9C", 3) == 0 || memcmp(s + start - 3, "\xE2\x80\x9E", 3) == 0)) return 1;
        if (start > 1 && memcmp(s + start - 2, "\xC2\xAB", 2) == 0) return 1; /* low marks and guillemets, too */
    }
    return 0;
}

/* "the flow [of the river]": does an editor's bracket stand among the words? */
static int is_put_in(const sy_differ *d, uint32_t form, uint32_t first, uint32_t last)
{
    const sy_cword *w = sy_differ_words(d, form);
    return memchr(sy_differ_doc(d, form)->doc->text + w[first].start, '[', sy_word_end(&w[last]) - w[first].start) != NULL;
}

/* Does the sentence without marks speak in the first person? Then its marks may only have been lost on the way. */
static int is_still_speech(const sy_differ *d, uint32_t form)
{
    for (uint32_t i = 0; i < sy_differ_unit(d, form)->n; i++)
        if (sy_differ_first_person(sy_differ_words(d, form)[i].key)) return 1;
    return 0;
}

/* Words that are quoted here and not there: a whole short quotation, or the better part of a longer one. */
static void compare_marks(sy_differ *d, const sy_echo *e, int a_here)
{
    quoted_run r = longest_quoted(d, e, a_here);
    if (r.equal < UNQUOTED_MIN || r.content < UNQUOTED_MIN || !r.small || r.equal * 4 < r.n * 3) return; /* a name is nobody's wording */
    const sy_step *first = &e->alignment.steps[r.from], *last = &e->alignment.steps[r.from + r.n - 1];
    uint32_t quotation = words_of_quotation(d, a_here ? e->a : e->b, (uint32_t)(a_here ? first->i : first->j));
    if (r.equal < quotation && (r.equal < UNQUOTED_LONG || r.content < UNQUOTED_CONTENT)) return;
    if (is_put_in(d, a_here ? e->a : e->b, (uint32_t)(a_here ? first->i : first->j), (uint32_t)(a_here ? last->i : last->j))) return;
    if (has_mark_before(d, a_here ? e->b : e->a, (uint32_t)(a_here ? first->j : first->i))) return;
    sy_difference *f = sy_differ_add(d, e, SY_DIFFER_MARKS, sy_differ_words(d, e->a)[first->i].key);
    sy_crange a = { (uint32_t)first->i, (uint32_t)(last->i + 1 - first->i) }, b = { (uint32_t)first->j, (uint32_t)(last->j + 1 - first->j) };
    f->one_words = a;
    f->other_words = b;
    f->conf = sy_differ_copied(d, e) || !is_still_speech(d, a_here ? e->b : e->a) ? CONF_MARKS : CONF_MARKS_LOST;
    f->reason = "the same words with and without quotation marks";
    if (!a_here) sy_differ_turn(f);
}

/* ---- findings */

static int difference_order(const void *a, const void *b)
{
    const sy_difference *x = a, *y = b;
    if (x->what != y->what) return x->what < y->what ? -1 : 1;
    if (x->cluster != y->cluster) return x->cluster < y->cluster ? -1 : 1;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    if (x->one != y->one) return x->one < y->one ? -1 : 1;
    if (x->other != y->other) return x->other < y->other ? -1 : 1;
    return x->one_words.first < y->one_words.first ? -1 : x->one_words.first > y->one_words.first;
}

/* The places of a form's words, one for each report that has none yet. */
static void add_places(sy_differ *d, sy_evidence_list *list, uint32_t room, uint32_t form, sy_crange words, const char *role)
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

static void write_kind(sayso_finding *f, const sy_difference *x)
{
    static const char *const types[] = { NULL, "quotation_marks", "unsourced", "source", "cue", "number", "date", "figure", NULL };
    f->kind = x->what == SY_DIFFER_NUMBER || x->what == SY_DIFFER_DATE || x->what == SY_DIFFER_NAMES ? SAYSO_CONFLICT : x->what == SY_DIFFER_HEDGED ? SAYSO_VARIANT : SAYSO_ATTRIBUTION_CHANGE;
    f->type = x->type ? x->type : types[x->what];
    f->conf = x->conf;
    f->reason = x->reason;
}

static void report_differences(sy_differ *d, const sy_difference *x, uint32_t n)
{
    sy_evidence_list list = { 0 };
    const char *one = x->what == SY_DIFFER_UNSOURCED ? "source" : x->what == SY_DIFFER_MARKS ? "quoted" : "one";
    const char *other = x->what == SY_DIFFER_UNSOURCED ? "no source" : x->what == SY_DIFFER_MARKS ? "not quoted" : "other";
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
    sy_differ d = { .c = c, .e = &echoes };
    sy_differ_list_cues(&d);
    for (uint32_t i = 0; i < echoes.n_echoes; i++) {
        const sy_echo *e = &echoes.echoes[i];
        compare_values(&d, e);
        compare_names(&d, e);
        for (int a_side = 0; a_side < 2; a_side++) {
            compare_marks(&d, e, a_side);
            sy_differ_source_lost(&d, e, a_side);
        }
        sy_differ_cues(&d, e);
        sy_differ_sources(&d, e);
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
