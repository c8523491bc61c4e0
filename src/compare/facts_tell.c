/* facts_tell.c - do two sentences tell of one occasion: days, speakers and persons that they have in common, or not. */
#include "compare/facts.h"

enum { PRONOUN_BYTES = 4 };

/* Is it one month or year? Two different ones may both be true of a thing that lasts. */
static int one_year(const char *a, const char *b) { return a && b && strlen(a) <= 7 && strlen(a) >= 4 && a[0] >= '0' && a[0] <= '9' && strcmp(a, b) == 0; }

/* Days that the sentences name, when something was said included: 1 one in common, -1 none in common, 0 not known; *years: a month or
 * year in common. */
int sy_tell_days(const sy_facts *t, const sy_statement *x, const sy_statement *y, const sayso_time *but, const sayso_time *and_but, int *years)
{
    const sayso_doc *p = t->c->docs[x->report].doc, *q = t->c->docs[y->report].doc;
    int any = 0;
    for (uint32_t i = 0; i < p->times.n; i++) {
        if (!sy_span_covers(x->span, p->times.at[i].span) || &p->times.at[i] == but) continue;
        for (uint32_t k = 0; k < q->times.n; k++) {
            if (!sy_span_covers(y->span, q->times.at[k].span) || &q->times.at[k] == and_but) continue;
            int same = sy_compare_days(p->times.at[i].value, q->times.at[k].value);
            if (same > 0) return 1;
            *years |= one_year(p->times.at[i].value, q->times.at[k].value);
            any |= same < 0;
        }
    }
    return any ? -1 : 0;
}

static int is_year(const char *value) { return value && strlen(value) >= 4 && value[0] >= '0' && value[0] <= '9' && value[3] >= '0' && value[3] <= '9'; }

int sy_tell_years_differ(const sy_facts *t, const sy_statement *x, const sy_statement *y)
{
    const sayso_doc *p = t->c->docs[x->report].doc, *q = t->c->docs[y->report].doc;
    int differ = 0;
    for (uint32_t i = sy_time_from(p, x->span.start); i < p->times.n && p->times.at[i].span.start < x->span.end; i++)
        for (uint32_t k = sy_time_from(q, y->span.start); k < q->times.n && q->times.at[k].span.start < y->span.end; k++) {
            if (!is_year(p->times.at[i].value) || !is_year(q->times.at[k].value)) continue;
            if (memcmp(p->times.at[i].value, q->times.at[k].value, 4) == 0) return 0;
            differ = 1;
        }
    return differ;
}

static const char *speaker_id(const sayso_doc *doc, int32_t attribution)
{
    if (attribution < 0) return NULL;
    const sayso_attribution *a = &doc->attributions.at[attribution];
    int32_t speaker = sy_speaker_of(doc, a);
    return speaker < 0 ? NULL : doc->actors.at[speaker].id;
}

static int shares_words(const sy_facts *t, const sy_statement *x, sayso_span a, const sy_statement *y, sayso_span b)
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

/* "He said", where the record has not found who: the person who spoke last before it in the paragraph. NULL: nobody. */
static const char *speaker_before(const sy_facts *t, uint32_t report, int32_t attribution)
{
    const sayso_doc *doc = t->c->docs[report].doc;
    const sy_begins *l = &t->s->cues[report];
    const sayso_attribution *a = &doc->attributions.at[attribution];
    if (!a->cue.n || !a->source.n || a->source.at->end - a->source.at->start > PRONOUN_BYTES) return NULL;
    for (uint32_t i = sy_begins_from(l, a->cue.at->start); i-- > 0;) {
        const sayso_attribution *b = &doc->attributions.at[l->at[i].at];
        for (uint32_t k = l->at[i].start; k < a->cue.at->start; k++)
            if (doc->text[k] == '\n') return NULL;
        int32_t speaker = sy_speaker_of(doc, b);
        if (speaker >= 0 && !b->attitude && doc->actors.at[speaker].kind == SAYSO_ACTOR_PERSON) return doc->actors.at[speaker].id;
        if (b->source.n && has_words(&t->c->docs[report], b->source)) return NULL;
    }
    return NULL;
}

/* Who tells the fact by the record: the outermost statement around it; -1. */
static int32_t teller_of(const sy_facts *t, const sy_fact *f)
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
int sy_tell_speakers(const sy_facts *t, const sy_fact *f, const sy_fact *g)
{
    const sy_statement *x = &t->s->of_form[f->form], *y = &t->s->of_form[g->form];
    const sayso_doc *p = t->c->docs[x->report].doc, *q = t->c->docs[y->report].doc;
    int32_t teller = teller_of(t, f), other_teller = teller_of(t, g);
    if (teller < 0 || other_teller < 0) return 0;
    const char *one = speaker_id(p, teller), *other = speaker_id(q, other_teller);
    if (!one && !has_words(&t->c->docs[x->report], p->attributions.at[teller].source)) one = speaker_before(t, x->report, teller);
    if (!other && !has_words(&t->c->docs[y->report], q->attributions.at[other_teller].source)) other = speaker_before(t, y->report, other_teller);
    if (one && other && strcmp(one, other) == 0) return 1;
    const sayso_attribution *a = &p->attributions.at[teller], *b = &q->attributions.at[other_teller];
    if (!has_words(&t->c->docs[x->report], a->source) || !has_words(&t->c->docs[y->report], b->source)) return 0;
    return shares_words(t, x, sy_spans_hull(a->source), y, sy_spans_hull(b->source)) ? 1 : -1;
}

int sy_tell_is_sourced(const sy_facts *t, const sy_fact *f) { return teller_of(t, f) >= 0; }

enum { PERSONS_MAX = 8 };

/* Persons that a sentence speaks of, by their last names' terms. */
static uint32_t persons_of(const sy_facts *t, const sy_statement *s, uint32_t out[PERSONS_MAX])
{
    const sy_cdoc *d = &t->c->docs[s->report];
    uint32_t n = 0;
    const sy_begins *l = &t->s->mentions[s->report];
    for (uint32_t i = sy_begins_from(l, s->span.start); i < l->n && l->at[i].start < s->span.end && n < PERSONS_MAX; i++) {
        const sayso_mention *m = &d->doc->mentions.at[l->at[i].at];
        if (d->doc->actors.at[m->actor].kind != SAYSO_ACTOR_PERSON) continue;
        const char *name = d->doc->actors.at[m->actor].name, *last = name ? strrchr(name, ' ') : NULL;
        if (last) out[n++] = sy_compare_key(last + 1, strlen(last + 1)); /* a single word may be a name of anything */
    }
    return n;
}

int sy_tell_names_speaker(const sy_facts *t, const sy_fact *f, const sy_statement *other)
{
    const sayso_doc *doc = t->c->docs[t->s->of_form[f->form].report].doc;
    int32_t teller = teller_of(t, f), speaker = teller < 0 ? -1 : sy_speaker_of(doc, &doc->attributions.at[teller]);
    const char *name = speaker < 0 ? NULL : doc->actors.at[speaker].name, *last = name ? strrchr(name, ' ') : NULL;
    uint32_t persons[PERSONS_MAX], n = persons_of(t, other, persons);
    for (uint32_t i = 0; last && i < n; i++)
        if (persons[i] == sy_compare_key(last + 1, strlen(last + 1))) return 1;
    return 0;
}

/* Persons that both sentences speak of: 1 some, -1 both of persons and nobody in common, 0 not known. */
int sy_tell_persons(const sy_facts *t, const sy_statement *x, const sy_statement *y)
{
    uint32_t one[PERSONS_MAX], other[PERSONS_MAX], n = persons_of(t, x, one), m = persons_of(t, y, other);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < m; k++)
            if (one[i] == other[k]) return 1;
    return n && m ? -1 : 0;
}

int64_t sy_tell_apart(const sy_cdoc *p, const sy_cdoc *q)
{
    if (p->from > p->to || q->from > q->to) return -1;
    int64_t n = p->from / 1440 - q->from / 1440;
    return n < 0 ? -n : n;
}


/* ---- places of a form */

sayso_span sy_facts_span_in(const sy_facts *t, uint32_t form, sayso_span span, const sy_unit *at)
{
    const sy_statement *s = &t->s->of_form[form];
    const sy_cdoc *from = &t->c->docs[s->report], *to = &t->c->docs[at->report];
    if (at->report == s->report && at->first == s->first) return span;
    uint32_t first = sy_cword_at(from, span.start), last = sy_cword_at(from, span.end - 1);
    if (last > first && (last == from->n_words || from->words[last].start >= span.end)) last--;
    const sy_cword *a = &from->words[first], *b = &from->words[last], *c = &to->words[at->first + first - s->first], *d = &to->words[at->first + last - s->first];
    uint32_t before = span.start > a->start ? span.start - a->start : 0, behind = sy_word_end(b) > span.end ? sy_word_end(b) - span.end : 0;
    return (sayso_span){ c->start + before, sy_word_end(d) - behind };
}
