/* draft_items.c - quotations and statements of a draft: where the reports have them, in which words. */
#include "compare/draft_meaning.h"

#include "base/common.h"

#include <stdlib.h>

enum { CANDIDATES = 8, ADDRESS_MAX = 300, WORDS_AROUND = 150, NEGATION_NEAR = 3, OWN_WORDS_MAX = 400, SURE_ATTRIBUTION = 40, SAME_THING = 80, MOST = 70 };

sy_check_item *sy_draft_item(sy_draft_index *x, sy_check_items *out, sy_item_kind kind, sayso_span span)
{
    sy_check_item *item = SY_PUSH(&x->c->scratch, out);
    item->kind = kind;
    item->status = SY_NOT_FOUND;
    item->span = span;
    item->sentence = sy_draft_sentence(x->draft, sy_cword_at(x->draft, span.start));
    return item;
}

void sy_draft_place(sy_check_item *item, uint32_t report, sayso_span span, sy_check_status status, const char *type)
{
    for (uint32_t i = 0; i < item->n_places; i++)
        if (item->places[i].report == report) return;
    if (item->n_places == SY_CHECK_PLACES_MAX) return;
    sy_check_place *p = &item->places[item->n_places++];
    p->report = report;
    p->span = span;
    p->status = status;
    p->type = type;
    p->covered = 100;
}

/* ---- words in a row */

void sy_draft_run_open(const sy_draft_index *x, uint32_t first, uint32_t n, sy_run *out)
{
    const uint32_t *stems = x->stems[x->n_reports];
    sy_run r = { first, n, 0, UINT32_MAX, 0, NULL, 0 };
    for (uint32_t k = 0; k < n; k++) {
        uint32_t count;
        const uint64_t *at = sy_draft_postings(x, stems[first + k], &count);
        if (count >= r.n_postings) continue;
        r.rarest = k;
        r.n_postings = count;
        r.postings = at;
    }
    *out = r;
}

/* The key of a word without "'s". */
static uint32_t bare_key(const sy_cdoc *d, const sy_cword *w)
{
    const char *s = d->doc->text + w->start;
    if (w->n_bytes > 3 && memcmp(s + w->n_bytes - 2, "'s", 2) == 0) return sy_compare_key(s, w->n_bytes - 2u);
    return w->n_bytes > 5 && memcmp(s + w->n_bytes - 4, "\xE2\x80\x99s", 4) == 0 ? sy_compare_key(s, w->n_bytes - 4u) : w->key;
}

static int is_equal(const sy_draft_index *x, const sy_run *run, const sy_cdoc *d, const sy_cword *w, const sy_cword *v)
{
    return w->key == v->key || (run->names && bare_key(d, w) == bare_key(x->draft, v));
}

int sy_draft_run_next(const sy_draft_index *x, sy_run *run, uint32_t *report, uint32_t *word)
{
    while (run->next < run->n_postings) {
        uint32_t at, r = sy_draft_report(x, (uint32_t)run->postings[run->next++], &at);
        const sy_cdoc *d = &x->c->docs[r];
        if (at < run->rarest || at - run->rarest + run->n > d->n_words) continue;
        const sy_cword *w = d->words + at - run->rarest, *v = x->draft->words + run->first;
        uint32_t k = 0;
        while (k < run->n && is_equal(x, run, d, &w[k], &v[k])) k++;
        if (k < run->n) continue;
        *report = r;
        *word = at - run->rarest;
        return 1;
    }
    return 0;
}

/* ---- quotations */

static int all_quoted(const sy_cdoc *d, uint32_t first, uint32_t n)
{
    for (uint32_t k = first; k < first + n; k++)
        if (!(d->words[k].flags & (SY_CW_QUOTED | SY_CW_WITHIN))) return 0;
    return 1;
}

static int sentence_has_condition(const sy_draft_index *x, uint32_t report, uint32_t word, uint32_t but_first, uint32_t but_n)
{
    const sy_cdoc *d = &x->c->docs[report];
    const sy_crange *s = &d->sentences[sy_draft_sentence(d, word)];
    for (uint32_t k = s->first; k < s->first + s->n; k++)
        if ((k < but_first || k >= but_first + but_n) && (sy_draft_turn(x, report, k) & SY_TURN_CONDITION)) return 1;
    return 0;
}

/* How the draft's quotation stands to the same words in a report. */
static sy_check_status judge_run(const sy_draft_index *x, const sy_crange *q, uint32_t report, uint32_t word, const char **type, const char **note)
{
    const sy_cdoc *d = &x->c->docs[report];
    const sy_crange *s = &d->sentences[sy_draft_sentence(d, word)];
    if (!all_quoted(d, word, q->n)) {
        *type = "marks";
        *note = "not between quotation marks in the report";
        return SY_REWORDED;
    }
    for (uint32_t k = word > s->first + NEGATION_NEAR ? word - NEGATION_NEAR : s->first; k < word; k++)
        if (sy_draft_turn(x, report, k) & SY_TURN_NEGATION) {
            *type = "polarity";
            *note = "a negation before it in the report is left out";
            return SY_REWORDED;
        }
    if (sentence_has_condition(x, report, word, word, q->n) && !sentence_has_condition(x, x->n_reports, q->first, 0, 0)) {
        *type = "condition";
        *note = "the report's sentence has a condition";
        return SY_REWORDED;
    }
    return SY_CARRIED;
}

static void set_words(sy_draft_index *x, sy_check_item *item, const sy_crange *q, uint32_t report, uint32_t word)
{
    sayso_aligned *w = sy_alloc_array(&x->c->scratch, q->n, sizeof *w);
    for (uint32_t k = 0; k < q->n; k++) {
        w[k].a = sy_cwords_span(x->draft, q->first + k, 1);
        w[k].b = sy_cwords_span(&x->c->docs[report], word + k, 1);
    }
    item->words = w;
    item->n_words = q->n;
}

/* The same words in a row: those that carry the quotation first. */
static void quoted_in_a_row(sy_draft_index *x, const sy_crange *q, sy_check_item *item)
{
    for (int pass = 0; pass < 2; pass++) {
        sy_run run;
        uint32_t report, word;
        sy_draft_run_open(x, q->first, q->n, &run);
        while (sy_draft_run_next(x, &run, &report, &word)) {
            const char *type = NULL, *note = NULL;
            sy_check_status status = judge_run(x, q, report, word, &type, &note);
            if ((status == SY_CARRIED) != (pass == 0)) continue;
            if (!item->n_places) {
                item->status = status;
                item->type = type;
                item->note = note;
                set_words(x, item, q, report, word);
            }
            sy_draft_place(item, report, sy_cwords_span(&x->c->docs[report], word, q->n), status, type);
        }
    }
}

static void take_match(sy_check_item *item, const sy_draft_match *m)
{
    item->status = m->status;
    item->type = m->type;
    item->note = m->note;
    item->words = m->words;
    item->n_words = m->n_words;
}

/* Does the report have most of it, in other words? Then it is no matter that another report has another figure. */
static int has_it(const sy_draft_match *m) { return m->status == SY_REWORDED && m->covered >= MOST && !(m->type && (strcmp(m->type, "polarity") == 0 || strcmp(m->type, "actor") == 0)); }

static int by_figure(const sy_draft_match *m) { return m->status == SY_IN_CONFLICT && m->type && (strcmp(m->type, "number") == 0 || strcmp(m->type, "date") == 0); }

/* Is a match better than another? What is carried first, then what covers more of the draft's words. */
static int is_better(const sy_draft_match *a, const sy_draft_match *b)
{
    if (a->status == SY_NOT_FOUND || b->status == SY_NOT_FOUND) return b->status == SY_NOT_FOUND && a->status != SY_NOT_FOUND;
    if ((a->status == SY_CARRIED) != (b->status == SY_CARRIED)) return a->status == SY_CARRIED;
    if ((has_it(a) && by_figure(b)) || (has_it(b) && by_figure(a))) return has_it(a);
    return a->covered != b->covered ? a->covered > b->covered : a->bag > b->bag;
}

typedef struct {
    sy_draft_match match;
    uint32_t report;
} reading;

static int by_worth(const void *a, const void *b)
{
    const reading *p = a, *q = b;
    if (is_better(&p->match, &q->match)) return -1;
    if (is_better(&q->match, &p->match)) return 1;
    if (p->report != q->report) return p->report < q->report ? -1 : 1;
    return p->match.span.start < q->match.span.start ? -1 : p->match.span.start > q->match.span.start;
}

/* The readings of an item, best first, become its places. */
static void take_readings(sy_check_item *item, reading *at, uint32_t n)
{
    if (n) qsort(at, n, sizeof *at, by_worth);
    for (uint32_t i = 0; i < n && at[i].match.status != SY_NOT_FOUND; i++) {
        if (i == 0) take_match(item, &at[0].match);
        else if (item->status < SY_IN_CONFLICT && at[i].match.status == SY_IN_CONFLICT && at[i].match.covered < SAME_THING) continue;
        sy_draft_place(item, at[i].report, at[i].match.span, at[i].match.status, at[i].match.type);
        if (item->n_places && item->places[item->n_places - 1].report == at[i].report) item->places[item->n_places - 1].covered = at[i].match.covered;
    }
}

static void quoted_otherwise(sy_draft_index *x, const sy_crange *q, sy_check_item *item)
{
    uint32_t words[OWN_WORDS_MAX], n = q->n < OWN_WORDS_MAX ? q->n : OWN_WORDS_MAX;
    sy_candidate at[CANDIDATES];
    reading found[CANDIDATES];
    for (uint32_t k = 0; k < n; k++) words[k] = q->first + k;
    uint32_t n_at = sy_draft_candidates(x, words, n, at, CANDIDATES);
    x->literal = 1;
    for (uint32_t i = 0; i < n_at; i++) {
        const sy_cdoc *d = &x->c->docs[at[i].report];
        const sy_crange *s = &d->sentences[at[i].sentence];
        uint32_t around = n < WORDS_AROUND ? n : WORDS_AROUND, from = s->first > around ? s->first - around : 0, to = s->first + s->n + around;
        if (to > d->n_words) to = d->n_words;
        sy_draft_match *m = &found[i].match;
        found[i].report = at[i].report;
        sy_draft_compare(x, words, n, at[i].report, from, to - from, m);
        if (m->status == SY_CARRIED) m->status = SY_REWORDED, m->type = "words";
        if (q->n > n && m->status == SY_REWORDED) m->note = "only the first 400 words are compared";
        if (m->status != SY_REWORDED || !m->span.end) continue;
        uint32_t first = sy_cword_at(d, m->span.start), end = sy_cword_at(d, m->span.end);
        if (!all_quoted(d, first, end - first)) m->type = "marks", m->note = "not between quotation marks in the report";
    }
    x->literal = 0;
    take_readings(item, found, n_at);
}

void sy_draft_quotations(sy_draft_index *x, sy_check_items *out)
{
    for (uint32_t i = 0; i < x->draft->n_quotes; i++) {
        const sy_crange *q = &x->draft->quotes[i];
        sy_check_item *item = sy_draft_item(x, out, SY_ITEM_QUOTATION, sy_cwords_span(x->draft, q->first, q->n));
        quoted_in_a_row(x, q, item);
        if (item->status != SY_CARRIED && !item->n_places) quoted_otherwise(x, q, item);
    }
}

/* ---- statements */

int sy_draft_only_says(const sayso_attribution *a)
{
    static const char *const classes[] = { "say", "claim", "report", NULL };
    return a->cue_class && !a->attitude && a->conf >= SURE_ATTRIBUTION && sy_is_one_of(a->cue_class, classes);
}

/* The address behind a link of Markdown: "[the dam](https://...)". */
static int is_address(const sayso_doc *doc, const sy_cword *w)
{
    for (uint32_t i = w->start, steps = 0; i > 1 && steps < ADDRESS_MAX; i--, steps++) {
        char c = doc->text[i - 1];
        if (c == ' ' || c == '\n' || c == ')') return 0;
        if (c == '(') return doc->text[i - 2] == ']';
    }
    return 0;
}

uint32_t sy_draft_own_words(const sy_draft_index *x, uint32_t sentence, uint32_t *out)
{
    const sy_crange *s = &x->draft->sentences[sentence];
    uint32_t n = 0;
    for (uint32_t k = s->first; k < s->first + s->n && n < OWN_WORDS_MAX; k++) {
        const sy_cword *w = &x->draft->words[k];
        if (w->flags & (SY_CW_QUOTED | SY_CW_WITHIN) || x->says[x->n_reports][k] == sentence + 1 || is_address(x->draft->doc, w)) continue;
        out[n++] = k;
    }
    return n;
}

/* The report's wording denies or doubts what the words say, and the words do not hold that wording themselves. */
static int is_denied(const sayso_doc *doc, sayso_span span)
{
    static const char *const classes[] = { "deny", "question", "dispute", NULL };
    for (uint32_t i = 0; i < doc->attributions.n; i++) {
        const sayso_attribution *a = &doc->attributions.at[i];
        if (!a->cue_class || !sy_is_one_of(a->cue_class, classes) || sy_spans_touch(a->cue, span)) continue;
        if (sy_spans_within(a->content, span) * 2 > span.end - span.start) return 1;
    }
    return 0;
}

/* Does a pronoun among the draft's words mean somebody of whom the report's sentence does not speak? */
static int pronoun_strays(const sy_draft_index *x, const uint32_t *words, uint32_t n, uint32_t report, sayso_span there)
{
    const sayso_doc *p = x->draft->doc, *q = x->c->docs[report].doc;
    sayso_span here = { x->draft->words[words[0]].start, sy_word_end(&x->draft->words[words[n - 1]]) };
    for (uint32_t i = 0; i < p->mentions.n; i++) {
        const sayso_mention *m = &p->mentions.at[i];
        if (m->how != SAYSO_HOW_PRONOUN || m->actor < 0 || !sy_span_covers(here, m->span)) continue;
        int met = 0;
        for (uint32_t k = 0; k < q->mentions.n && !met; k++)
            met = sy_span_touches(q->mentions.at[k].span, there) && sy_draft_same_actor(p, m->actor, q, q->mentions.at[k].actor);
        if (!met) return 1;
    }
    return 0;
}

static void settle(const sy_draft_index *x, const uint32_t *words, uint32_t n, uint32_t report, const sy_crange *s, sy_draft_match *m)
{
    const sy_cdoc *d = &x->c->docs[report];
    if (m->status == SY_NOT_FOUND) return;
    if (is_denied(d->doc, m->span) && !is_denied(x->draft->doc, sy_cwords_span(x->draft, words[0], 1))) {
        m->status = SY_IN_CONFLICT;
        m->type = "polarity";
        m->note = "the report says that it was denied or doubted";
    }
    if (m->status != SY_CARRIED || !pronoun_strays(x, words, n, report, sy_cwords_span(d, s->first, s->n))) return;
    m->status = SY_REWORDED;
    m->type = "actor";
    m->note = "whom the draft's pronoun means, the report's sentence does not name";
}

/* The candidate's sentence and the one behind it as one: a draft may draw the two together. */
static void state_wide(sy_draft_index *x, const uint32_t *words, uint32_t n, const sy_candidate *at, reading *out)
{
    const sy_cdoc *d = &x->c->docs[at->report];
    sy_crange both = d->sentences[at->sentence];
    sy_links links;
    out->report = at->report;
    memset(&out->match, 0, sizeof out->match);
    out->match.status = SY_NOT_FOUND;
    if (at->sentence + 1 >= d->n_sentences || n < 4) return;
    both.n = d->sentences[at->sentence + 1].first + d->sentences[at->sentence + 1].n - both.first;
    sy_draft_tie(x, words, n, at->report, &both, &links);
    links.wide = (int32_t)d->sentences[at->sentence].n;
    sy_draft_mean(&links, &out->match);
    if (out->match.status == SY_REWORDED) out->match.note = "drawn together from two sentences of the report";
    else out->match.status = SY_NOT_FOUND;
}

/* Two sentences of a report together where none of them alone has it. */
static uint32_t look_wide(sy_draft_index *x, const uint32_t *words, uint32_t n, const sy_candidate *at, uint32_t n_at, reading *found)
{
    uint32_t made = 0;
    for (uint32_t i = 0; i < n_at; i++)
        if (found[i].match.status != SY_NOT_FOUND) return n_at;
    for (uint32_t i = 0; i < n_at; i++) {
        sy_candidate before = at[i];
        state_wide(x, words, n, &at[i], &found[made++]);
        if (!before.sentence) continue;
        before.sentence--;
        state_wide(x, words, n, &before, &found[made++]);
    }
    return made;
}

static void state(sy_draft_index *x, const uint32_t *words, uint32_t n, sy_check_item *item)
{
    sy_candidate at[CANDIDATES];
    reading found[2 * CANDIDATES];
    sy_links links;
    uint32_t n_at = sy_draft_candidates(x, words, n, at, CANDIDATES);
    for (uint32_t i = 0; i < n_at; i++) {
        const sy_crange *s = &x->c->docs[at[i].report].sentences[at[i].sentence];
        found[i].report = at[i].report;
        sy_draft_compare(x, words, n, at[i].report, s->first, s->n, &found[i].match);
        sy_draft_tie(x, words, n, at[i].report, s, &links);
        sy_draft_mean(&links, &found[i].match);
        settle(x, words, n, at[i].report, s, &found[i].match);
    }
    take_readings(item, found, look_wide(x, words, n, at, n_at, found));
}

/* A heading of a few words states nothing, nor does what is left beside a quotation: "told parliament that her country". */
static int has_verb(const sy_draft_index *x, const uint32_t *words, uint32_t n)
{
    const sayso_doc *d = x->draft->doc;
    for (uint32_t i = 0; i < n; i++) {
        const sy_cword *w = &x->draft->words[words[i]];
        for (uint32_t k = sy_word_at(d, w->start); k < d->words.n && d->words.at[k].span.start < sy_word_end(w); k++)
            if (d->words.at[k].upos == SY_VERB || d->words.at[k].upos == SY_AUX) return 1;
    }
    return !d->words.n;
}

void sy_draft_statements(sy_draft_index *x, sy_check_items *out)
{
    uint32_t words[OWN_WORDS_MAX];
    for (uint32_t s = 0; s < x->draft->n_sentences; s++) {
        uint32_t n = sy_draft_own_words(x, s, words), subjects = 0;
        for (uint32_t i = 0; i < n; i++) subjects += !(x->draft->words[words[i]].flags & SY_CW_COMMON);
        if (subjects < 2 || (subjects < 4 && !has_verb(x, words, n))) continue;
        sayso_span span = { x->draft->words[words[0]].start, sy_word_end(&x->draft->words[words[n - 1]]) };
        state(x, words, n, sy_draft_item(x, out, SY_ITEM_STATEMENT, span));
    }
}

/* ---- all */

static int by_place(const void *a, const void *b)
{
    const sy_check_item *p = a, *q = b;
    if (p->sentence != q->sentence) return p->sentence < q->sentence ? -1 : 1;
    if (p->kind != q->kind) return p->kind < q->kind ? -1 : 1;
    if (p->span.start != q->span.start) return p->span.start < q->span.start ? -1 : 1;
    return p->span.end < q->span.end ? -1 : p->span.end > q->span.end;
}

void sy_draft_check(sy_collation *c, sy_check_items *out)
{
    sy_draft_index x;
    sy_draft_index_make(&x, c, c->n - 1);
    sy_draft_statements(&x, out);
    sy_draft_quotations(&x, out);
    sy_draft_attributions(&x, out);
    sy_draft_figures(&x, out);
    sy_draft_names(&x, out);
    if (out->n) qsort(out->at, out->n, sizeof *out->at, by_place);
}
