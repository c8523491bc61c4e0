/*
 * places.c - one speech told of two places: sentences of two reports that share much of their weight, of one speaker, each with one
 * named place beside what is said. And one event: two clauses that share most of their words but for the place, and either two names, a number, or
 * who tells it. A place that stands beside the other anywhere ("Lowen, in
 * the district of Ostrel") may be part of it: then nothing is said, nor where one is a country.
 */
#include "compare/clauses.h"
#include "compare/parties.h"
#include "compare/sides.h"

#include <stdlib.h>

enum {
    SHARED_MIN = 11 * 256, COVER_MIN = 35, SHARED_SURE = 14 * 256, /* likeness of the sentences */
    PREPOSITION_WORDS = 5,  /* before the name, among which a preposition must stand: "in the port of Lowen" */
    PAIR_MIN = 8 * 256, EVENT_WORDS = 3, EVENT_NAMES = 2, COVER_EVENT = 60, COVER_EVENT_LEAST = 45, /* clauses that tell one event */
    BESIDE_WORDS = 8,       /* so near to each other two names may be a place and a part of it */
    PLACE_BYTES = 24,       /* before the name, that belong to it: "the Bay of" */
    TELLING = 5 * 1000,     /* thousandths; a lower number in both shows nothing */
    CONF_PLACE = 74, CONF_PLACE_UNSURE = 60
};

static int leads(uint32_t key)
{
    static const char *const words[] = { "in", "at", "from", "near", "outside" };
    return sy_compare_key_is(key, words, sizeof words / sizeof *words);
}

/* Does a preposition of place lead to the word, over "the port of" at most? */
static int is_led_to(const sy_cdoc *d, const sy_statement *s, uint32_t word)
{
    static const char *const tongue[] = { "given", "delivered", "written", "spoken", "printed" };
    if (word > s->first + 1 && sy_compare_key_is(d->words[word - 2].key, tongue, sizeof tongue / sizeof *tongue)) return 0; /* "given in Orvenian" */
    for (uint32_t i = word; i-- > s->first && word - i <= PREPOSITION_WORDS;) {
        if (leads(d->words[i].key)) return word - i == 1 || d->words[word - 1].key == sy_compare_key("of", 2);
        int named = i + 2 == word && d->words[i + 1].key == sy_compare_key("of", 2); /* "the Bay of Lowen" */
        if (i + 1 != word && !named && d->words[i].flags & SY_CW_CAPITAL) return 0;
    }
    return 0;
}

/* "the Bay of Lowen": the name goes on. */
static int goes_on(const sy_cdoc *d, uint32_t word)
{
    return word + 2 < d->n_words && d->words[word + 1].key == sy_compare_key("of", 2) && d->words[word + 2].flags & SY_CW_CAPITAL && sy_word_end(&d->words[word + 1]) + 1 == d->words[word + 2].start;
}

/* The one place that the sentence, or the part of it, names by one word; 0: none, or several. Longer names are of streets, halls and regions, too. */
static int one_place(const sy_facts *t, uint32_t form, sayso_span part, sy_fact *out)
{
    const sy_statement *s = &t->s->of_form[form];
    const sy_cdoc *d = &t->c->docs[s->report];
    const sy_begins *l = &t->s->mentions[s->report];
    uint32_t n = 0, last = UINT32_MAX;
    for (uint32_t i = sy_begins_from(l, part.start); i < l->n && l->at[i].start < part.end; i++) {
        const sayso_mention *m = &d->doc->mentions.at[l->at[i].at];
        uint32_t word = sy_cword_at(d, m->span.start);
        if (m->how != SAYSO_HOW_NAME || memchr(d->doc->text + m->span.start, ' ', m->span.end - m->span.start) || word >= d->n_words || d->doc->actors.at[m->actor].kind != SAYSO_ACTOR_PLACE || word == last || goes_on(d, word) || !is_led_to(d, s, word)) continue;
        memset(out, 0, sizeof *out);
        out->form = form;
        out->span = m->span;
        out->head = sy_term_of(t->c, d, &d->words[word]);
        last = word;
        n++;
    }
    return n == 1;
}

static int has_term(const sy_statement *s, uint32_t key)
{
    for (uint32_t i = 0; i < s->n_terms; i++)
        if (s->terms[i].key == key) return 1;
    return 0;
}

/* Do the two names stand near each other in the report? */
static int stand_together(const sy_facts *t, uint32_t report, uint32_t one, uint32_t other)
{
    const sy_cdoc *d = &t->c->docs[report];
    uint32_t at_one = UINT32_MAX, at_other = UINT32_MAX;
    for (uint32_t i = 0; i < d->n_words; i++) {
        if (!(d->words[i].flags & SY_CW_CAPITAL)) continue;
        uint32_t key = sy_term_of(t->c, d, &d->words[i]);
        if (key == one) at_one = i;
        if (key == other) at_other = i;
        if (at_one == UINT32_MAX || at_other == UINT32_MAX) continue;
        if ((at_one > at_other ? at_one - at_other : at_other - at_one) <= BESIDE_WORDS) return 1;
    }
    return 0;
}

/* Who speaks in the sentence, where the place is no part of what is said; NULL. */
static const char *speaker_there(const sy_facts *t, const sy_fact *f)
{
    const sy_statement *s = &t->s->of_form[f->form];
    const sayso_doc *doc = t->c->docs[s->report].doc;
    const sy_begins *l = &t->s->cues[s->report];
    const char *id = NULL;
    for (uint32_t i = sy_begins_from(l, s->span.start); i < l->n && l->at[i].start < s->span.end; i++) {
        const sayso_attribution *a = &doc->attributions.at[l->at[i].at];
        int32_t speaker = sy_speaker_of(doc, a);
        if (sy_spans_within(a->content, f->span)) return NULL;
        if (speaker >= 0 && !a->attitude && !id) id = doc->actors.at[speaker].id;
    }
    return id;
}

static int begin_alike(const sy_facts *t, const sy_fact *f, const sy_fact *g)
{
    const char *x = t->c->docs[t->s->of_form[f->form].report].doc->text + f->span.start, *y = t->c->docs[t->s->of_form[g->form].report].doc->text + g->span.start;
    return memcmp(x, y, 2) == 0;
}

static int of_one_act(const sy_facts *t, const sy_fact *f, const sy_fact *g)
{
    const char *one = speaker_there(t, f), *other = speaker_there(t, g);
    return one && other && strcmp(one, other) == 0;
}

static void add_places(const sy_facts *t, sy_evidence_list *list, const sy_fact *f, const char *role)
{
    const sy_form *form = &t->e->forms[f->form];
    for (uint32_t i = 0; i < form->n && i < 32; i++)
        if (!i || form->at[i].report != form->at[i - 1].report) sy_evidence_add(&t->c->scratch, list, form->at[i].report, sy_facts_span_in(t, f->form, f->span, &form->at[i]), role);
}

static void compare_pair(const sy_facts *t, const sy_likeness *p)
{
    const sy_statement *a = &t->s->of_form[p->a], *b = &t->s->of_form[p->b];
    sy_fact f, g;
    sy_evidence_list list = { 0 };
    int years = 0;
    if (a->title || b->title || !one_place(t, p->a, a->span, &f) || !one_place(t, p->b, b->span, &g)) return;
    if (f.head == g.head || has_term(a, g.head) || has_term(b, f.head) || begin_alike(t, &f, &g) || !of_one_act(t, &f, &g)) return;
    int days = sy_tell_days(t, a, b, NULL, NULL, &years), persons = sy_tell_persons(t, a, b);
    int64_t apart = sy_tell_apart(&t->c->docs[a->report], &t->c->docs[b->report]);
    if (days < 0 || persons < 0 || (apart > 1 && days <= 0)) return;
    if (stand_together(t, a->report, f.head, g.head) || stand_together(t, b->report, f.head, g.head)) return;
    add_places(t, &list, &f, "one");
    add_places(t, &list, &g, "other");
    sayso_finding *x = sy_finding_of(t->c, SAYSO_CONFLICT, &list);
    x->type = "place";
    x->conf = p->shared >= SHARED_SURE && (persons > 0 || days > 0) ? CONF_PLACE : CONF_PLACE_UNSURE;
    x->reason = "one speech told in other words, in another place";
}

/* ---- events */

/* Hundredths of the clause's weight that the other has, the words around its own place left out. */
static uint32_t cover_without(const sy_facts *t, const sy_clause *x, const sy_clause_match *m, int of_x, const sy_fact *place, uint32_t *names)
{
    const sy_cdoc *d = &t->c->docs[t->s->of_form[x->form].report];
    uint64_t alike = of_x ? m->in_x : m->in_y;
    uint32_t all = 0, shared = 0;
    *names = 0;
    for (uint32_t i = 0; i < x->n_words; i++) {
        const sy_cword *w = &d->words[x->words[i].word];
        uint32_t end = sy_word_end(w);
        if (end >= place->span.start ? w->start < place->span.end : place->span.start - end < PLACE_BYTES && !(alike >> i & 1)) continue;
        all += x->words[i].weight;
        shared += alike >> i & 1 ? x->words[i].weight : 0;
        *names += (alike >> i & 1) && w->flags & SY_CW_CAPITAL && !(w->flags & SY_CW_SENTENCE);
    }
    return all ? (uint32_t)((uint64_t)shared * 100 / all) : 0;
}

static int same_number(const sy_facts *t, const sy_clause *x, const sy_clause *y)
{
    for (uint32_t i = t->first[x->form]; i < t->first[x->form + 1]; i++)
        for (uint32_t k = t->first[y->form]; k < t->first[y->form + 1]; k++) {
            const sy_fact *f = &t->facts.at[i], *g = &t->facts.at[k];
            if (f->kind != SY_FACT_NUMBER || !sy_span_touches(f->span, x->span) || !sy_span_touches(g->span, y->span)) continue;
            if (f->number >= TELLING && sy_facts_of_one_thing(t, f, g) && sy_facts_equal(f, g)) return 1;
        }
    return 0;
}

static void compare_events(sy_sides *sides, const sy_clause *x, const sy_clause *y)
{
    const sy_facts *t = sides->t;
    const sy_statement *a = &t->s->of_form[x->form], *b = &t->s->of_form[y->form];
    sy_fact f, g;
    sy_clause_match m;
    uint32_t names, names_there;
    if (x->hypothetical || y->hypothetical || x->negated != y->negated || x->future != y->future || x->possible != y->possible) return;
    if (!one_place(t, x->form, x->span, &f) || !one_place(t, y->form, y->span, &g)) return;
    if (f.head == g.head || has_term(a, g.head) || has_term(b, f.head) || begin_alike(t, &f, &g)) return;
    sy_clauses_match(t, x, y, &m);
    uint32_t one = cover_without(t, x, &m, 1, &f, &names), other = cover_without(t, y, &m, 0, &g, &names_there);
    if (m.n_shared < EVENT_WORDS || one < COVER_EVENT_LEAST || other < COVER_EVENT_LEAST || (one < COVER_EVENT && other < COVER_EVENT)) return;
    int occasion = sy_clauses_of_one_occasion(t, x, y), anchored = (names >= EVENT_NAMES && names_there >= EVENT_NAMES) || same_number(t, x, y);
    if (!occasion || !anchored || stand_together(t, a->report, f.head, g.head) || stand_together(t, b->report, f.head, g.head)) return;
    const sy_cdoc *d = &t->c->docs[a->report], *e = &t->c->docs[b->report];
    sy_side here = { x->form, sy_cword_at(d, f.span.start), 1 }, there = { y->form, sy_cword_at(e, g.span.start), 1 };
    sy_sides_add(sides, "place", "one event told in other words, in another place", occasion > 1 ? CONF_PLACE : CONF_PLACE_UNSURE, &here, &there);
}

static void compare_clauses(sy_sides *sides, sy_clause_list **known, const sy_likeness *p)
{
    const sy_facts *t = sides->t;
    if (t->s->of_form[p->a].title || t->s->of_form[p->b].title) return;
    sy_clause_list one = sy_clauses_of(t, known, p->a), other = sy_clauses_of(t, known, p->b);
    for (uint32_t i = 0; i < one.n; i++)
        for (uint32_t j = 0; j < other.n; j++) compare_events(sides, &one.at[i], &other.at[j]);
}

void sy_compare_places(const sy_facts *t, sy_clause_list **known)
{
    sy_sides sides = { .t = t };
    for (uint32_t i = 0; i < t->s->pairs.n; i++)
        if (t->s->pairs.at[i].shared >= SHARED_MIN && t->s->pairs.at[i].cover >= COVER_MIN) compare_pair(t, &t->s->pairs.at[i]);
    for (uint32_t i = 0; i < t->s->pairs.n; i++)
        if (t->s->pairs.at[i].shared >= PAIR_MIN) compare_clauses(&sides, known, &t->s->pairs.at[i]);
    sy_sides_report(&sides);
}
