/* draft_values.c - figures and dates of a draft: the same thing counted in like words, and how many the reports have. */
#include "compare/draft.h"

#include <stdlib.h>

enum { CANDIDATES = 24, OWN_WORDS_MAX = 400, LIKE = 75, NEAR = 60, FAR = 40, ECHO = 30 };

/* A figure of the draft: a quantity or a time. */
typedef struct {
    const sayso_quantity *q;
    const sayso_time *t;
    sayso_span span;
} figure;

typedef struct {
    sy_draft_index *x;
    const uint32_t *words; /* own words of the draft's sentence */
    uint32_t n;
    figure f;
    sy_candidate at[CANDIDATES];
    uint32_t n_at;
} search;

static int holds_stem(const sy_draft_index *x, uint32_t report, const sy_crange *s, uint32_t stem)
{
    for (uint32_t k = s->first; k < s->first + s->n; k++)
        if (x->stems[report][k] == stem) return 1;
    return 0;
}

static int is_in(const sy_cword *w, sayso_span span) { return w->start >= span.start && w->start < span.end; }

/* Hundredths of the weight of the draft's words, the figure left out, that the report's sentence has. */
static uint32_t likeness(const search *f, uint32_t report, const sy_crange *s)
{
    uint64_t all = 0, there = 0;
    for (uint32_t i = 0; i < f->n; i++) {
        const sy_cword *w = &f->x->draft->words[f->words[i]];
        if ((w->flags & (SY_CW_COMMON | SY_CW_NUMBER)) || is_in(w, f->f.span)) continue;
        uint32_t stem = f->x->stems[f->x->n_reports][f->words[i]], weight = sy_draft_weight(f->x, stem);
        all += weight;
        if (holds_stem(f->x, report, s, stem)) there += weight;
    }
    return all ? (uint32_t)(there * 100 / all) : 0;
}

static int speaks_of(const sy_draft_index *x, int32_t actor, uint32_t report, sayso_span sentence)
{
    const sayso_doc *p = x->draft->doc, *q = x->c->docs[report].doc;
    for (uint32_t i = 0; i < q->mentions.n; i++)
        if (sy_span_touches(q->mentions.at[i].span, sentence) && sy_draft_same_actor(p, actor, q, q->mentions.at[i].actor) == 2) return 1;
    return 0;
}

/* Does the report's sentence speak of everybody whom the draft's words name? */
static int names_are_there(const search *f, uint32_t report, const sy_crange *s)
{
    sayso_span there = sy_cwords_span(&f->x->c->docs[report], s->first, s->n);
    for (uint32_t i = 0; i < f->n; i++) {
        const sy_cword *w = &f->x->draft->words[f->words[i]];
        if (!(w->flags & SY_CW_CAPITAL) || (w->flags & SY_CW_COMMON) || is_in(w, f->f.span)) continue;
        int32_t actor = sy_draft_named(f->x, f->x->n_reports, f->words[i]);
        if (actor < 0 && (w->flags & SY_CW_SENTENCE)) continue;
        if (holds_stem(f->x, report, s, f->x->stems[f->x->n_reports][f->words[i]])) continue;
        if (actor < 0 || !speaks_of(f->x, actor, report, there)) return 0;
    }
    return 1;
}

/* Has the report's sentence every verb, and every "not", of the draft's words? */
static int deeds_are_there(const search *f, uint32_t report, const sy_crange *s)
{
    const sayso_doc *doc = f->x->draft->doc;
    uint32_t here = 0, there = 0;
    for (uint32_t i = 0; i < f->n; i++) {
        const sy_cword *w = &f->x->draft->words[f->words[i]];
        uint32_t k = sy_word_at(doc, w->start);
        here += (sy_draft_turn(f->x, f->x->n_reports, f->words[i]) & SY_TURN_NEGATION) != 0;
        if (k >= doc->words.n || doc->words.at[k].upos != SY_VERB || (w->flags & SY_CW_COMMON)) continue;
        if (!holds_stem(f->x, report, s, f->x->stems[f->x->n_reports][f->words[i]])) return 0;
    }
    for (uint32_t k = s->first; k < s->first + s->n; k++) there += (sy_draft_turn(f->x, report, k) & SY_TURN_NEGATION) != 0;
    return here == there;
}

/* ---- values */

typedef enum { EQUAL, INEXACT, DIFFERENT, OTHER_THING } relation;

static int share_subject(const search *f, sayso_spans of, uint32_t report, sayso_spans there)
{
    const sy_cdoc *d = &f->x->c->docs[report];
    sayso_span s = sy_spans_hull(of), t = sy_spans_hull(there);
    for (uint32_t i = sy_cword_at(f->x->draft, s.start); i < f->x->draft->n_words && f->x->draft->words[i].start < s.end; i++)
        for (uint32_t j = sy_cword_at(d, t.start); j < d->n_words && d->words[j].start < t.end; j++)
            if (!(d->words[j].flags & SY_CW_COMMON) && f->x->stems[f->x->n_reports][i] == f->x->stems[report][j]) return 1;
    return 0;
}

/* Whole part of a decimal number; -1 if it is too large. */
static int64_t whole(const char *s)
{
    int64_t n = 0;
    for (; *s >= '0' && *s <= '9'; s++) {
        if (n > INT64_MAX / 100) return -1;
        n = n * 10 + (*s - '0');
    }
    return n;
}

/* May both be right: "about 1,200" and 1,150, "at least 10" and 12? */
static int bounds_allow(const sayso_quantity *a, const sayso_quantity *b)
{
    int64_t x = whole(a->value), y = whole(b->value), more = x > y ? x : y;
    if (x < 0 || y < 0) return 0;
    if (a->bound == SAYSO_MIN && (y >= x || b->bound == SAYSO_MIN)) return 1;
    if (b->bound == SAYSO_MIN && x >= y) return 1;
    if (a->bound == SAYSO_MAX && (y <= x || b->bound == SAYSO_MAX)) return 1;
    if (b->bound == SAYSO_MAX && x <= y) return 1;
    return (a->bound == SAYSO_ABOUT || b->bound == SAYSO_ABOUT) && (x > y ? x - y : y - x) <= more / 10;
}

static relation compare_quantities(const search *f, uint32_t report, const sayso_quantity *b, int *same_thing)
{
    const sayso_quantity *a = f->f.q;
    if (!b->value || a->type != b->type || (a->unit != NULL) != (b->unit != NULL)) return OTHER_THING;
    if (a->unit && strcmp(a->unit, b->unit) != 0) return OTHER_THING;
    *same_thing = share_subject(f, a->of, report, b->of) || (a->unit && (!a->of.n || !b->of.n));
    if (a->of.n && b->of.n && !*same_thing && a->type == SAYSO_QUANTITY && !a->unit) {
        *same_thing = 0;
        return strcmp(a->value, b->value) == 0 && a->bound == b->bound ? INEXACT : OTHER_THING;
    }
    if (strcmp(a->value, b->value) == 0) return a->bound == b->bound ? EQUAL : INEXACT;
    return bounds_allow(a, b) ? INEXACT : DIFFERENT;
}

/* Length of a TIMEX3 duration of weeks, days or hours; 0 for any other. */
static int64_t hours(const char *value)
{
    const char *s = value + (value[0] == 'P') + (value[0] == 'P' && value[1] == 'T');
    int64_t n = whole(s);
    while (*s >= '0' && *s <= '9') s++;
    if (n <= 0 || !*s || s[1]) return 0;
    return *s == 'H' ? n : *s == 'D' ? n * 24 : *s == 'W' ? n * 168 : 0;
}

static int digits_and_marks(const char *s)
{
    for (; *s; s++)
        if ((*s < '0' || *s > '9') && *s != '-') return 0;
    return 1;
}

static relation compare_times(const sayso_time *a, const sayso_time *b)
{
    if (!a->value || !b->value || a->type != b->type) return OTHER_THING;
    size_t n = strlen(a->value), m = strlen(b->value);
    if (a->type == SAYSO_DURATION) {
        int64_t x = hours(a->value), y = hours(b->value);
        if (x > 0 && y > 0) return x == y ? EQUAL : DIFFERENT;
        if (strchr(a->value, 'X') || strchr(b->value, 'X') || a->value[n - 1] != b->value[m - 1]) return OTHER_THING;
        return strcmp(a->value, b->value) == 0 ? EQUAL : DIFFERENT;
    }
    int days = sy_compare_days(a->value, b->value);
    if (days) return days > 0 ? EQUAL : DIFFERENT;
    if (strcmp(a->value, b->value) == 0) return EQUAL;
    if (n == 10 && m >= 10 && strncmp(a->value, "XXXX-", 5) == 0 && digits_and_marks(a->value + 5)) return strncmp(a->value + 5, b->value + 5, 5) == 0 ? EQUAL : DIFFERENT;
    return n == m && digits_and_marks(a->value) && digits_and_marks(b->value) ? DIFFERENT : OTHER_THING;
}

/* The same printed words: "Tuesday" here and there. */
static int printed_alike(const search *f, uint32_t report, sayso_span there)
{
    const sy_cdoc *d = &f->x->c->docs[report];
    uint32_t i = sy_cword_at(f->x->draft, f->f.span.start), j = sy_cword_at(d, there.start);
    for (; i < f->x->draft->n_words && f->x->draft->words[i].start < f->f.span.end; i++, j++)
        if (j >= d->n_words || d->words[j].start >= there.end || d->words[j].key != f->x->draft->words[i].key) return 0;
    return j >= d->n_words || d->words[j].start >= there.end;
}

/* ---- judging */

typedef struct {
    sy_check_status status;
    const char *type, *note;
    uint32_t report, likeness;
    sayso_span span;
    int equal, same; /* the figure is that of the draft; exactly */
} verdict;

static verdict judge(const search *f, const sy_candidate *at, const sy_crange *s, relation r, int same_thing, sayso_span there)
{
    verdict v = { SY_NOT_FOUND, NULL, NULL, at->report, likeness(f, at->report, s), there, r == EQUAL || r == INEXACT, r == EQUAL && same_thing };
    int names = names_are_there(f, at->report, s);
    if (r == DIFFERENT && v.likeness >= NEAR && names && (same_thing || f->f.t || !f->f.q->of.n)) {
        v.status = SY_IN_CONFLICT;
        v.type = f->f.t ? "date" : "number";
    } else if (r == EQUAL && v.likeness >= LIKE && names && deeds_are_there(f, at->report, s)) {
        v.status = SY_CARRIED;
    } else if ((r == EQUAL && names && v.likeness >= FAR) || (r == INEXACT && names && v.likeness >= NEAR)) {
        v.status = SY_REWORDED;
        v.type = r == EQUAL ? "words" : "number";
        v.note = r == EQUAL ? "the same figure in a sentence of other words" : "the same or a like figure, worded with another bound or of another thing";
    }
    return v;
}

static int by_worth(const void *a, const void *b)
{
    const verdict *p = a, *q = b;
    int x = p->status == SY_NOT_FOUND, y = q->status == SY_NOT_FOUND;
    if (x != y) return x - y;
    x = p->status != SY_CARRIED, y = q->status != SY_CARRIED;
    if (x != y) return x - y;
    if (p->likeness != q->likeness) return p->likeness > q->likeness ? -1 : 1;
    if (p->status != q->status) return p->status < q->status ? -1 : 1;
    if (p->report != q->report) return p->report < q->report ? -1 : 1;
    return p->span.start < q->span.start ? -1 : p->span.start > q->span.start;
}

typedef SY_VEC(verdict) verdict_list;

/* Does the report's sentence print the draft's very number, as part of another figure ("61 to 38")? */
static int holds_number(const search *f, uint32_t report, const sy_crange *s)
{
    const sy_cdoc *d = &f->x->c->docs[report];
    const sy_cword *w = &f->x->draft->words[sy_cword_at(f->x->draft, f->f.span.start)];
    for (uint32_t k = s->first; (w->flags & SY_CW_NUMBER) && k < s->first + s->n; k++)
        if (d->words[k].key == w->key) return 1;
    return 0;
}

static void look_in(const search *f, const sy_candidate *at, verdict_list *found)
{
    const sy_cdoc *d = &f->x->c->docs[at->report];
    const sy_crange *s = &d->sentences[at->sentence];
    sayso_span span = sy_cwords_span(d, s->first, s->n);
    sy_arena *arena = &f->x->c->scratch;
    if (f->f.q) {
        for (uint32_t i = sy_quantity_from(d->doc, span.start); i < d->doc->quantities.n && d->doc->quantities.at[i].span.start < span.end; i++) {
            int same = 0;
            relation r = compare_quantities(f, at->report, &d->doc->quantities.at[i], &same);
            if (r == DIFFERENT && holds_number(f, at->report, s)) r = INEXACT;
            if (r != OTHER_THING) *SY_PUSH(arena, found) = judge(f, at, s, r, same, d->doc->quantities.at[i].span);
        }
        return;
    }
    for (uint32_t i = sy_time_from(d->doc, span.start); i < d->doc->times.n && d->doc->times.at[i].span.start < span.end; i++) {
        const sayso_time *t = &d->doc->times.at[i];
        relation r = printed_alike(f, at->report, t->span) ? EQUAL : compare_times(f->f.t, t);
        if (r != OTHER_THING) *SY_PUSH(arena, found) = judge(f, at, s, r, 1, t->span);
    }
}

/* One report has another figure, but another has the draft's own in a sentence of the same things: then the reports differ, and the draft follows one of them. */
static void prefer_same(verdict_list *found)
{
    uint32_t best = found->n;
    for (uint32_t i = 0; i < found->n; i++) {
        const verdict *v = &found->at[i];
        if (v->same && v->likeness >= ECHO && (best == found->n || v->likeness > found->at[best].likeness)) best = i;
    }
    if (!found->n || found->at[0].status != SY_IN_CONFLICT || best == found->n) return;
    verdict v = found->at[best];
    if (v.status == SY_NOT_FOUND || v.status == SY_IN_CONFLICT) v.status = SY_REWORDED, v.type = "words", v.note = "the same figure in a sentence of other words";
    memmove(found->at + 1, found->at, best * sizeof *found->at);
    found->at[0] = v;
}

/* The same value in a sentence that has the draft's statement in other words. */
static void look_where_it_is_stated(const search *f, const sy_check_items *items, sy_check_item *item)
{
    for (uint32_t i = 0; i < items->n && !item->n_places; i++) {
        const sy_check_item *s = &items->at[i];
        if (s->kind != SY_ITEM_STATEMENT || !sy_span_covers(s->span, f->f.span)) continue;
        for (uint32_t k = 0; k < s->n_places; k++) {
            const sy_cdoc *d = &f->x->c->docs[s->places[k].report];
            sy_candidate at = { s->places[k].report, sy_draft_sentence(d, sy_cword_at(d, s->places[k].span.start)), 0 };
            verdict_list found = { 0 };
            if (s->places[k].status > SY_REWORDED) continue;
            look_in(f, &at, &found);
            for (uint32_t n = 0; n < found.n; n++)
                if (found.at[n].equal) sy_draft_place(item, at.report, found.at[n].span, SY_REWORDED, "words");
        }
    }
    if (item->n_places) item->status = SY_REWORDED, item->type = "words", item->note = "the same figure in a sentence of other words";
}

/* Another value where the draft's statement conflicts by a figure: "climbed to 24", the report has "rises to 21". */
static void look_where_it_conflicts(const search *f, const sy_check_items *items, sy_check_item *item)
{
    for (uint32_t i = 0; i < items->n && !item->n_places; i++) {
        const sy_check_item *s = &items->at[i];
        if (s->kind != SY_ITEM_STATEMENT || !sy_span_covers(s->span, f->f.span) || s->status != SY_IN_CONFLICT || !s->type || strcmp(s->type, f->f.t ? "date" : "number") != 0) continue;
        const sy_cdoc *d = &f->x->c->docs[s->places[0].report];
        sy_candidate at = { s->places[0].report, sy_draft_sentence(d, sy_cword_at(d, s->places[0].span.start)), 0 };
        verdict_list found = { 0 };
        look_in(f, &at, &found);
        for (uint32_t n = 0; n < found.n && !item->n_places; n++)
            if (!found.at[n].equal && sy_span_touches(s->places[0].span, found.at[n].span)) sy_draft_place(item, at.report, found.at[n].span, SY_IN_CONFLICT, s->type);
    }
    if (item->n_places) item->status = SY_IN_CONFLICT, item->type = f->f.t ? "date" : "number";
}

/* "the two sides": how many they are is known, not told. */
static int is_known_number(const sy_draft_index *x, const figure *f, uint32_t at)
{
    if (!f->q || !f->q->value || strlen(f->q->value) > 1 || f->q->unit || !at) return 0;
    const sy_cword *w = &x->draft->words[at - 1];
    return !(w->flags & SY_CW_NUMBER) && (sy_senses_turn(x->senses, w->key, 0) & SY_TURN_DEFINITE);
}

/* "2." or "2)" at the beginning of a line: an item of a list. */
static int numbers_a_list(const sayso_doc *d, sayso_span span)
{
    uint32_t start = span.start, end = span.end;
    while (start > 0 && d->text[start - 1] == ' ') start--;
    if ((start && d->text[start - 1] != '\n') || end - span.start > 3 || end + 1 >= d->n_text) return 0;
    return (d->text[end] == '.' || d->text[end] == ')') && d->text[end + 1] == ' ';
}

static void add_figure(sy_draft_index *x, const figure *what, sy_check_items *out)
{
    uint32_t words[OWN_WORDS_MAX], at = sy_cword_at(x->draft, what->span.start);
    if (at >= x->draft->n_words || (x->draft->words[at].flags & (SY_CW_QUOTED | SY_CW_WITHIN))) return;
    if (is_known_number(x, what, at) || numbers_a_list(x->draft->doc, what->span)) return;
    sy_check_item *item = sy_draft_item(x, out, SY_ITEM_FIGURE, what->span);
    search f = { .x = x, .words = words, .f = *what };
    verdict_list found = { 0 };
    f.n = sy_draft_own_words(x, item->sentence, words);
    f.n_at = sy_draft_candidates(x, words, f.n, f.at, CANDIDATES);
    for (uint32_t i = 0; i < f.n_at; i++) look_in(&f, &f.at[i], &found);
    if (found.n) qsort(found.at, found.n, sizeof *found.at, by_worth);
    prefer_same(&found);
    for (uint32_t i = 0; i < found.n && found.at[i].status != SY_NOT_FOUND; i++) {
        if (i == 0) item->status = found.at[0].status, item->type = found.at[0].type, item->note = found.at[0].note;
        sy_draft_place(item, found.at[i].report, found.at[i].span, found.at[i].status, found.at[i].type);
    }
    if (!item->n_places) look_where_it_is_stated(&f, out, item);
    if (!item->n_places) look_where_it_conflicts(&f, out, item);
}

void sy_draft_figures(sy_draft_index *x, sy_check_items *out)
{
    const sayso_doc *doc = x->draft->doc;
    for (uint32_t i = 0; i < doc->quantities.n; i++) {
        figure f = { &doc->quantities.at[i], NULL, doc->quantities.at[i].span };
        if (f.q->value) add_figure(x, &f, out);
    }
    for (uint32_t i = 0; i < doc->times.n; i++) {
        figure f = { NULL, &doc->times.at[i], doc->times.at[i].span };
        if (f.t->value && f.t->type != SAYSO_SET && !sy_span_touches(f.span, doc->report.date_span)) add_figure(x, &f, out);
    }
}
