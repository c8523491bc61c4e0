/*
 * frames.c - what each sentence states: one frame for each claim of the record, without the claims within it, and one for what no claim covers
 * (what somebody demands or rejects is a position there, and no claim). Around a frame stand the other words of its sentence, and those of the sentence
 * before it in the paragraph: "That happened at the west gate" is told of what stands before.
 */
#include "compare/frames.h"

#include <stdlib.h>

enum { CLAIMS_MAX = 16, LEAST_WORDS = 2, PERSON_WEIGHT = 3 * 256, SENTENCE_WORDS_MAX = 160 };

typedef struct {
    sy_crange range;
    uint32_t verb; /* word of the report */
} piece;

static sy_crange words_of(const sy_cdoc *d, const sy_statement *s, sayso_span span)
{
    uint32_t first = sy_cword_at(d, span.start), end = first;
    if (first < s->first) first = s->first;
    while (end < s->first + s->n && d->words[end].start < span.end) end++;
    return (sy_crange){ first, end > first ? end - first : 0 };
}

/* "Two soldiers" of "Two soldiers were wounded": counted, no statement by itself. */
static int is_within_another(const sy_cdoc *d, const sayso_claim *x, const sy_begins *l, uint32_t from, uint32_t end)
{
    uint32_t verb = sy_cword_at(d, x->predicate.start);
    if (verb < d->n_words && sy_word_end(&d->words[verb]) < x->span.end && x->predicate.start > x->span.start + 12) return 0;
    for (uint32_t i = from; i < l->n && l->at[i].start < end; i++) {
        const sayso_claim *y = &d->doc->claims.at[l->at[i].at];
        if (y == x || !sy_span_covers(y->span, x->span) || y->predicate.start == x->predicate.start) continue;
        const sy_cword *w = &d->words[sy_cword_at(d, x->span.start)];
        if (w->flags & SY_CW_NUMBER || x->predicate.end == x->span.end) return !sy_span_touches(x->predicate, y->predicate) && y->span.start == x->span.start;
    }
    return 0;
}

static uint32_t list_claims(const sy_facts *t, const sy_statement *s, piece out[CLAIMS_MAX])
{
    const sy_cdoc *d = &t->c->docs[s->report];
    const sy_begins *l = &t->s->claims[s->report];
    uint32_t n = 0, from = sy_begins_from(l, s->span.start);
    for (uint32_t i = from; i < l->n && l->at[i].start < s->span.end && n < CLAIMS_MAX; i++) {
        const sayso_claim *x = &d->doc->claims.at[l->at[i].at];
        sy_crange r = words_of(d, s, x->span);
        if (!r.n || x->predicate.end <= x->predicate.start || is_within_another(d, x, l, from, s->span.end)) continue;
        out[n++] = (piece){ r, sy_cword_at(d, x->predicate.start) };
    }
    return n;
}

static int is_inside(const sy_crange *in, const sy_crange *of) { return in != of && in->first >= of->first && in->first + in->n <= of->first + of->n && in->n < of->n; }

static void take_words(const sy_clause *x, sy_clause_word *out, uint32_t *n)
{
    for (uint32_t i = 0; i < x->n_words && *n < SY_FRAME_AROUND_MAX; i++) out[(*n)++] = x->words[i];
}

/* Who a pronoun or a title stands for is a word of the frame by the last name. */
static void add_persons(const sy_facts *t, uint32_t form, sy_clause *x)
{
    const sy_statement *s = &t->s->of_form[form];
    const sy_cdoc *d = &t->c->docs[s->report];
    const sy_begins *l = &t->s->mentions[s->report];
    sy_clause_word words[SY_CLAUSE_WORDS_MAX];
    uint32_t n = x->n_words;
    memcpy(words, x->words, n * sizeof *words);
    for (uint32_t i = sy_begins_from(l, x->span.start); i < l->n && l->at[i].start < x->span.end && n < SY_CLAUSE_WORDS_MAX; i++) {
        const sayso_mention *m = &d->doc->mentions.at[l->at[i].at];
        const sayso_actor *a = &d->doc->actors.at[m->actor];
        const char *last = a->name ? strrchr(a->name, ' ') : NULL;
        if (!last || a->kind != SAYSO_ACTOR_PERSON || (m->how != SAYSO_HOW_PRONOUN && m->how != SAYSO_HOW_TITLE)) continue;
        uint32_t term = sy_name_term(last + 1);
        words[n++] = (sy_clause_word){ .word = sy_cword_at(d, m->span.start), .term = term, .stem = term, .weight = PERSON_WEIGHT };
        x->weight += PERSON_WEIGHT;
    }
    if (n == x->n_words) return;
    x->words = sy_alloc_array(&t->c->scratch, n, sizeof *words);
    memcpy((sy_clause_word *)x->words, words, n * sizeof *words);
    x->n_words = n;
}

static void add_frame(sy_frames *f, uint32_t form, const piece *p, const sy_crange *inner, uint32_t n_inner)
{
    sy_frame x = { .verb = SY_CLAUSE_NONE };
    if (!sy_clause_of_range(f->t, form, p->range.first, p->range.first + p->range.n, inner, n_inner, &x.x)) return;
    add_persons(f->t, form, &x.x);
    if (x.x.n_words < LEAST_WORDS) return;
    for (uint32_t i = 0; i < x.x.n_words; i++)
        if (x.x.words[i].word == p->verb) x.verb = i;
    *SY_PUSH(&f->t->c->scratch, &f->at) = x;
}

/* Where the report says of itself where and when and by whom it was written. */
static int is_head(const sayso_report *r, sayso_span span)
{
    return sy_span_touches(r->dateline_span, span) || sy_span_touches(r->byline_span, span) || sy_span_touches(r->date_span, span);
}

/* What of the sentence no claim covers. */
static void add_rest(sy_frames *f, uint32_t form, const piece *pieces, uint32_t n)
{
    const sy_statement *s = &f->t->s->of_form[form];
    uint32_t end = s->first + (s->n < SENTENCE_WORDS_MAX ? s->n : SENTENCE_WORDS_MAX);
    for (uint32_t i = s->first, from = i; i <= end; i++) {
        int covered = i == end;
        for (uint32_t k = 0; k < n && !covered; k++) covered = pieces[k].range.first <= i && i < pieces[k].range.first + pieces[k].range.n;
        if (!covered) continue;
        piece rest = { { from, i - from }, SY_CLAUSE_NONE };
        const sy_cdoc *d = &f->t->c->docs[s->report];
        if (i > from && !is_head(&d->doc->report, sy_cwords_span(d, from, i - from))) add_frame(f, form, &rest, NULL, 0);
        from = i + 1;
    }
}

/* ---- the sentence before */

uint32_t sy_frames_sentence(const sy_cdoc *d, uint32_t word)
{
    uint32_t lo = 0, hi = d->n_sentences;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (d->sentences[mid].first < word) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

/* The form of each sentence of each report. */
static uint32_t **list_forms(const sy_facts *t)
{
    uint32_t **of = sy_alloc_array(&t->c->scratch, t->c->n, sizeof *of);
    for (uint32_t r = 0; r < t->c->n; r++) of[r] = sy_alloc_array(&t->c->scratch, t->c->docs[r].n_sentences + 1, sizeof **of);
    for (uint32_t form = 0; form < t->e->n_forms; form++)
        for (uint32_t i = 0; i < t->e->forms[form].n; i++) {
            const sy_unit *u = &t->e->forms[form].at[i];
            of[u->report][sy_frames_sentence(&t->c->docs[u->report], u->first)] = form;
        }
    return of;
}

/* The form of the sentence before, in the same paragraph; SY_CLAUSE_NONE. */
static uint32_t form_before(const sy_facts *t, uint32_t form, uint32_t *const *of)
{
    const sy_statement *s = &t->s->of_form[form];
    const sy_cdoc *d = &t->c->docs[s->report];
    uint32_t k = sy_frames_sentence(d, s->first);
    if (!k || k >= d->n_sentences || !s->first) return SY_CLAUSE_NONE;
    for (uint32_t i = sy_word_end(&d->words[s->first - 1]); i < s->span.start; i++)
        if (d->doc->text[i] == '\n') return SY_CLAUSE_NONE;
    uint32_t before = of[s->report][k - 1];
    return t->s->of_form[before].report == s->report && t->s->of_form[before].first < s->first ? before : SY_CLAUSE_NONE;
}

static void add_around(sy_frames *f, uint32_t first, uint32_t form, uint32_t before)
{
    const sy_facts *t = f->t;
    const sy_statement *s = &t->s->of_form[form];
    sy_clause whole, previous;
    sy_clause_word words[SY_FRAME_AROUND_MAX];
    int any = sy_clause_of_range(t, form, s->first, s->first + (s->n < SENTENCE_WORDS_MAX ? s->n : SENTENCE_WORDS_MAX), NULL, 0, &whole);
    const sy_statement *p = before == SY_CLAUSE_NONE ? NULL : &t->s->of_form[before];
    int any_before = p && sy_clause_of_range(t, before, p->first, p->first + (p->n < SENTENCE_WORDS_MAX ? p->n : SENTENCE_WORDS_MAX), NULL, 0, &previous);
    for (uint32_t k = first; k < f->at.n; k++) {
        sy_frame *x = &f->at.at[k];
        uint32_t n = 0;
        for (uint32_t i = 0; any && i < whole.n_words && n < SY_FRAME_AROUND_MAX; i++) {
            int own = 0;
            for (uint32_t j = 0; j < x->x.n_words; j++) own |= x->x.words[j].word == whole.words[i].word;
            if (!own) words[n++] = whole.words[i];
        }
        if (any_before) take_words(&previous, words, &n);
        sy_clause_word *at = n ? sy_alloc_array(&t->c->scratch, n, sizeof *at) : NULL;
        if (n) memcpy(at, words, n * sizeof *at);
        x->around = at;
        x->n_around = n;
    }
}

static void read_form(sy_frames *f, uint32_t form, uint32_t *const *of)
{
    piece pieces[CLAIMS_MAX];
    sy_crange inner[CLAIMS_MAX];
    uint32_t first = f->at.n, n = list_claims(f->t, &f->t->s->of_form[form], pieces);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t m = 0;
        for (uint32_t k = 0; k < n; k++)
            if (is_inside(&pieces[k].range, &pieces[i].range)) inner[m++] = pieces[k].range;
        add_frame(f, form, &pieces[i], inner, m);
    }
    add_rest(f, form, pieces, n);
    if (f->at.n > first) add_around(f, first, form, form_before(f->t, form, of));
}

void sy_frames_read(const sy_facts *t, sy_frames *out)
{
    memset(out, 0, sizeof *out);
    out->t = t;
    out->first = sy_alloc_array(&t->c->scratch, t->e->n_forms + 1, sizeof *out->first);
    uint32_t **of = list_forms(t);
    for (uint32_t form = 0; form < t->e->n_forms; form++) {
        out->first[form] = out->at.n;
        if (!t->s->of_form[form].title) read_form(out, form, of);
    }
    out->first[t->e->n_forms] = out->at.n;
}

/* ---- what is asked of a statement */

enum { OLD_BYTES = 160 /* before a sentence, in its paragraph */, BE_REACH = 3 };

int sy_frame_is_passive(const sy_cdoc *d, const sy_frame *f)
{
    static const char *const be[] = { "was", "were", "is", "are", "been", "being", "be" };
    uint32_t verb = f->x.words[f->verb].word;
    for (uint32_t i = verb; i-- > f->x.first && verb - i <= BE_REACH;)
        if (sy_compare_key_is(d->words[i].key, be, sizeof be / sizeof *be)) return 1;
    return 0;
}

int sy_tells_of_old(const sy_facts *t, const sy_clause *x, const sy_cdoc *d)
{
    const sayso_doc *doc = d->doc;
    const sy_statement *s = &t->s->of_form[x->form];
    uint32_t from = s->span.start > OLD_BYTES ? s->span.start - OLD_BYTES : 0;
    if (!doc->report.date) return 0;
    for (uint32_t i = s->span.start; i-- > from;)
        if (doc->text[i] == '\n') from = i + 1;
    for (uint32_t i = sy_time_from(doc, from); i < doc->times.n && doc->times.at[i].span.start < s->span.end; i++) {
        const sayso_time *time = &doc->times.at[i];
        if (time->type == SAYSO_DATE && time->value && strlen(time->value) >= 4 && (time->value[0] == '1' || time->value[0] == '2') && time->value[3] >= '0' && time->value[3] <= '9' && strncmp(time->value, doc->report.date, 4) < 0) return 1;
    }
    return 0;
}
