/*
 * differ_sources.c - what became of the source of two sentences that echo each other: named here and not there, another one, or
 * another cue ("said", "claimed"). Neutral: no word on who changed what.
 */
#include "compare/differ_inner.h"
#include "compare/statements.h"

enum {
    COVERED = 60,        /* hundredths of the longer one that two statements share at least */
    SOURCE_COVERED = 70, /* hundredths of a sentence without source that stand in the one with it */
    SOURCE_SURE = 80,    /* and this many, to be shown as sure */
    SHARED_WORDS = 2,    /* subject words that tell something of what the two name */
    ALL_ALIKE = 88,      /* and this many where no verb was read */
    BEHIND = 5,          /* words of the next sentence among which a source of this one may stand */
    BESIDE_QUOTE = 12,   /* words before and behind a quotation among which its source stands */
    SOURCES_EQUAL = 7,   /* equal words that show one claim, its sources left out */
    CONF_UNSOURCED = 80, CONF_UNSOURCED_LOOSE = 62, CONF_CUE = 72, CONF_SOURCE = 76, CONF_SOURCE_CLOSE = 60
};

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
static uint32_t words_of_its_own(const sy_differ *d, const sy_echo *e, int of_a)
{
    return sy_differ_unit(d, of_a ? e->a : e->b)->n - e->alignment.equal;
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
static int is_unmatched(const sy_differ *d, const sy_echo *e, int of_a, sayso_spans spans)
{
    uint32_t form = of_a ? e->a : e->b;
    const sy_cword *w = sy_differ_words(d, form), *other = sy_differ_words(d, of_a ? e->b : e->a);
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
static int is_cue(const sy_differ *d, const sy_cword *w) { return sy_map_get(&d->cues, (const char *)&w->key, sizeof w->key) != NULL; }

/* Does the sentence hold such a word that the other has not? A plain one ("said") counts wherever it stands. */
static int holds_cue(const sy_differ *d, const sy_echo *e, int of_a)
{
    uint32_t form = of_a ? e->a : e->b;
    const sy_unit *u = sy_differ_unit(d, form);
    const sy_cdoc *doc = sy_differ_doc(d, form);
    for (uint32_t i = 0; i < u->n; i++) {
        const sy_cword *w = &doc->words[u->first + i];
        sayso_span word = { w->start, sy_word_end(w) };
        sayso_spans one = { &word, 1 };
        if (is_plain_cue(w->key) || (is_cue(d, w) && is_unmatched(d, e, of_a, one))) return 1;
    }
    return 0;
}

static void whole_units(sy_differ *d, sy_difference *f)
{
    sy_crange one = { 0, sy_differ_unit(d, f->one)->n }, other = { 0, sy_differ_unit(d, f->other)->n };
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
static int has_attribution(const sy_differ *d, const sy_echo *e, int of_a)
{
    const sy_cdoc *doc = sy_differ_doc(d, of_a ? e->a : e->b);
    sayso_span span = sy_differ_span(d, of_a ? e->a : e->b);
    for (uint32_t i = 0; i < doc->doc->attributions.n; i++) {
        const sayso_attribution *a = &doc->doc->attributions.at[i];
        if (a->unsourced || !(spans_touch(a->content, span) || spans_touch(a->cue, span) || spans_touch(a->source, span))) continue;
        if (!a->cue.n || is_unmatched(d, e, of_a, a->cue)) return 1;
    }
    int32_t a = sy_attribution_of(doc, span);
    return a >= 0 && !spans_touch(doc->doc->attributions.at[a].content, span);
}

/* The attribution whose content is most of what both sentences have; NULL. */
static const sayso_attribution *attribution_of_shared(const sy_differ *d, const sy_echo *e, int of_a)
{
    uint32_t form = of_a ? e->a : e->b, first = of_a ? e->alignment.a_first : e->alignment.b_first, n = of_a ? e->alignment.a_n : e->alignment.b_n;
    return attribution_of(sy_differ_doc(d, form)->doc, sy_cwords_span(sy_differ_doc(d, form), sy_differ_unit(d, form)->first + first, n));
}

/* Does the record name a source that only this sentence has? */
static int names_source(const sy_differ *d, const sy_echo *e, int a_has)
{
    uint32_t with = a_has ? e->a : e->b;
    const sayso_attribution *at = attribution_of_shared(d, e, a_has);
    if (!at || at->unsourced || !at->source.n || at->attitude || is_denial(sy_differ_doc(d, with)->doc, at)) return 0;
    if (is_dateline(sy_differ_doc(d, with)->doc, at->source)) return 0;
    return is_unmatched(d, e, a_has, at->source) && (!at->cue.n || is_unmatched(d, e, a_has, at->cue));
}

/* Is all that this sentence has more than the other one run of words at its beginning or end, with a name and a cue?
 * ("Vladescu added that ...", "..., according to the ministry") */
static int adds_source(const sy_differ *d, const sy_echo *e, int a_has)
{
    uint32_t with = a_has ? e->a : e->b, n = sy_differ_unit(d, with)->n;
    const sy_cword *w = sy_differ_words(d, with);
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
static int quotation_goes_on(const sy_differ *d, uint32_t form)
{
    const sy_cdoc *doc = sy_differ_doc(d, form);
    const sy_unit *u = sy_differ_unit(d, form);
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
static int is_speech(const sy_differ *d, uint32_t form)
{
    const sy_cword *w = sy_differ_words(d, form);
    for (uint32_t i = 0; i < sy_differ_unit(d, form)->n; i++)
        if (w[i].flags & (SY_CW_QUOTED | SY_CW_WITHIN) || sy_differ_first_person(w[i].key)) return 1;
    return 0;
}

/* "allegedly": whoever alleges it, the report does not take it on itself. */
static int is_hedged(const sy_differ *d, uint32_t form)
{
    static const char *const hedges[] = { "allegedly", "reportedly", "apparently", "reported", "alleged", "purportedly" };
    const sy_cword *w = sy_differ_words(d, form);
    for (uint32_t i = 0; i < sy_differ_unit(d, form)->n; i++)
        if (sy_compare_key_is(w[i].key, hedges, sizeof hedges / sizeof *hedges)) return 1;
    return 0;
}

/* "He then walked on", "That is five times the limit": goes on from the sentence before, whose source may hold. */
static int goes_on_from_before(const sy_differ *d, uint32_t form)
{
    static const char *const openers[] = { "he", "she", "it", "they", "that", "that's", "this", "these", "those", "his", "her", "their" };
    return sy_compare_key_is(sy_differ_words(d, form)->key, openers, sizeof openers / sizeof *openers);
}

/* Does the next sentence begin with who said this one? ("..., Const. Fanning said": cut at the abbreviation) One that
 * begins with a small letter or a figure goes on with this one. */
static int source_behind(const sy_differ *d, uint32_t form)
{
    const sy_cdoc *doc = sy_differ_doc(d, form);
    const sy_unit *u = sy_differ_unit(d, form);
    uint32_t from = u->first + u->n, room = from < doc->n_words && !(doc->words[from].flags & SY_CW_CAPITAL) ? 4 * BEHIND : BEHIND;
    for (uint32_t i = from; i < doc->n_words && i < from + room && !(doc->words[i].flags & SY_CW_LINE); i++)
        if (is_plain_cue(doc->words[i].key)) return 1;
    return 0;
}

static int is_within(sayso_spans s, const sy_cword *w)
{
    sayso_span word = { w->start, sy_word_end(w) };
    return spans_touch(s, word);
}

/* Is nearly all that the source says in the other sentence, at its beginning and in a row, though that goes on? */
static int is_all_that_is_said(const sy_differ *d, const sy_echo *e, int a_has)
{
    uint32_t with = a_has ? e->a : e->b, said = 0;
    const sayso_attribution *at = attribution_of_shared(d, e, a_has);
    uint32_t first = a_has ? e->alignment.b_first : e->alignment.a_first, n = a_has ? e->alignment.b_n : e->alignment.a_n;
    for (uint32_t i = 0; at && i < sy_differ_unit(d, with)->n; i++) said += is_within(at->content, &sy_differ_words(d, with)[i]);
    return first <= 1 && e->alignment.equal >= SOURCES_EQUAL && e->alignment.equal * 100 >= SOURCE_SURE * said && e->alignment.equal * 100 >= SOURCE_SURE * n;
}

/* The term of the verb of what the sentence with the source says; 0: none was read. */
static uint32_t verb_said(const sy_differ *d, const sy_echo *e, int a_has)
{
    uint32_t with = a_has ? e->a : e->b;
    const sy_cdoc *doc = sy_differ_doc(d, with);
    const sayso_attribution *at = attribution_of_shared(d, e, a_has);
    const sayso_claim *widest = NULL;
    for (uint32_t i = 0; at && i < doc->doc->claims.n; i++) {
        const sayso_claim *x = &doc->doc->claims.at[i];
        if (x->predicate.end <= x->predicate.start || !spans_touch(at->content, x->predicate)) continue;
        if (!widest || x->span.end - x->span.start > widest->span.end - widest->span.start) widest = x;
    }
    uint32_t word = widest ? sy_cword_at(doc, widest->predicate.start) : doc->n_words;
    return word < doc->n_words ? sy_term_of(d->c, doc, &doc->words[word]) : 0;
}

/* Is the verb also in the other? "He fell while climbing", sourced, is not "he was climbing". */
static int shares_verb(const sy_differ *d, const sy_echo *e, int a_has, uint32_t verb)
{
    uint32_t without = a_has ? e->b : e->a;
    const sy_unit *u = sy_differ_unit(d, without);
    if (!verb) return e->alignment.equal * 100 >= ALL_ALIKE * u->n;
    for (uint32_t k = 0; k < u->n; k++)
        if (sy_term_of(d->c, sy_differ_doc(d, without), &sy_differ_words(d, without)[k]) == verb) return 1;
    return 0;
}

/* Equal subject words that are no names: what is told of them. */
static uint32_t words_shared(const sy_differ *d, const sy_echo *e)
{
    const sy_cword *x = sy_differ_words(d, e->a), *y = sy_differ_words(d, e->b);
    uint32_t n = 0;
    for (uint32_t k = 0; k < e->alignment.n; k++) {
        const sy_step *s = &e->alignment.steps[k];
        n += sy_step_is_equal(x, y, s) && !(x[s->i].flags & SY_CW_COMMON) && !(x[s->i].flags & y[s->j].flags & SY_CW_CAPITAL);
    }
    return n;
}

/* A source in one, none in the other. */
void sy_differ_source_lost(sy_differ *d, const sy_echo *e, int a_has)
{
    uint32_t without = a_has ? e->b : e->a;
    if (sy_differ_is_title(d, e->a) || sy_differ_is_title(d, e->b) || words_shared(d, e) < SHARED_WORDS) return;
    if (!adds_source(d, e, a_has)) {
        if (!names_source(d, e, a_has)) return;
        if ((e->alignment.equal * 100 < SOURCE_COVERED * sy_differ_unit(d, without)->n && !is_all_that_is_said(d, e, a_has)) || holds_cue(d, e, !a_has)) return;
    }
    if (has_attribution(d, e, !a_has) || quotation_goes_on(d, without)) return;
    int copied = sy_differ_copied(d, e);
    int whole = sy_differ_words(d, without)->flags & (SY_CW_CAPITAL | SY_CW_NUMBER);
    if (!copied && (!whole || is_speech(d, without) || source_behind(d, without))) return;
    uint32_t verb = verb_said(d, e, a_has);
    sy_difference *f = sy_differ_add(d, e, SY_DIFFER_UNSOURCED, verb); /* claims with different verbs are different claims */
    if (!a_has) sy_differ_turn(f);
    whole_units(d, f);
    int loose = !copied && e->alignment.equal * 100 < SOURCE_SURE * sy_differ_unit(d, without)->n && !is_all_that_is_said(d, e, a_has);
    f->conf = loose || !shares_verb(d, e, a_has, verb) || is_hedged(d, without) || (!copied && goes_on_from_before(d, without)) ? CONF_UNSOURCED_LOOSE : CONF_UNSOURCED;
    f->reason = "the same sentence with a source and without";
}

/* Is what the one source says mostly what the other says? */
static int one_content(const sy_differ *d, const sy_echo *e, const sayso_attribution *a, const sayso_attribution *b)
{
    const sy_cword *x = sy_differ_words(d, e->a), *y = sy_differ_words(d, e->b);
    uint32_t n = 0, m = 0, equal = 0;
    for (uint32_t i = 0; i < sy_differ_unit(d, e->a)->n; i++) n += is_within(a->content, &x[i]);
    for (uint32_t i = 0; i < sy_differ_unit(d, e->b)->n; i++) m += is_within(b->content, &y[i]);
    for (uint32_t k = 0; k < e->alignment.n; k++) {
        const sy_step *s = &e->alignment.steps[k];
        equal += sy_step_is_equal(x, y, s) && is_within(a->content, &x[s->i]) && is_within(b->content, &y[s->j]);
    }
    return equal >= SOURCES_EQUAL && equal * 100 >= COVERED * (n > m ? n : m);
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

void sy_differ_cues(sy_differ *d, const sy_echo *e)
{
    const sayso_doc *p = sy_differ_doc(d, e->a)->doc, *q = sy_differ_doc(d, e->b)->doc;
    const sayso_attribution *x = attribution_of(p, sy_differ_span(d, e->a)), *y = attribution_of(q, sy_differ_span(d, e->b));
    uint32_t n = sy_differ_unit(d, e->a)->n, m = sy_differ_unit(d, e->b)->n;
    if (!x || !y || (e->alignment.equal * 100 < COVERED * (n > m ? n : m) && !one_content(d, e, x, y))) return; /* a claim of its own may have a cue of its own */
    if (!x->cue_class || !y->cue_class || !is_other_strength(x, y)) return;
    if (x->speaker < 0 || y->speaker < 0 || strcmp(p->actors.at[x->speaker].id, q->actors.at[y->speaker].id) != 0) return;
    sy_difference *f = sy_differ_add(d, e, SY_DIFFER_CUE, sy_mix(sy_hash_str(x->cue_class) ^ sy_hash_str(y->cue_class), 0));
    f->one_words = sy_differ_words_under(sy_differ_doc(d, e->a), sy_differ_unit(d, e->a), sy_spans_hull(x->cue));
    f->other_words = sy_differ_words_under(sy_differ_doc(d, e->b), sy_differ_unit(d, e->b), sy_spans_hull(y->cue));
    f->conf = CONF_CUE;
    f->reason = sy_printf(d->c->arena, "%s against %s", x->cue_class, y->cue_class);
    if (!f->one_words.n || !f->other_words.n) d->list.n--;
    else if (is_plainer(y, x)) sy_differ_turn(f);
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
static int sources_differ_in_words(const sy_differ *d, const sy_echo *e, sy_crange one, sy_crange other)
{
    const sy_cword *x = sy_differ_words(d, e->a), *y = sy_differ_words(d, e->b);
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

/* "The RCB" for the "River Control Board": is one of the words of the first the initials of the second's? */
static int is_short_for(const sy_differ *d, uint32_t form, sy_crange one, uint32_t other_form, sy_crange other)
{
    const sy_cdoc *p = sy_differ_doc(d, form), *q = sy_differ_doc(d, other_form);
    char initials[16];
    uint16_t n = 0;
    for (uint32_t i = other.first; i < other.first + other.n && n < sizeof initials; i++) {
        const sy_cword *w = &sy_differ_words(d, other_form)[i];
        if (w->flags & SY_CW_CAPITAL && !(w->flags & SY_CW_COMMON)) initials[n++] = q->doc->text[w->start];
    }
    for (uint32_t i = one.first; n > 1 && i < one.first + one.n; i++) {
        const sy_cword *w = &sy_differ_words(d, form)[i];
        if (w->n_bytes == n && memcmp(p->doc->text + w->start, initials, n) == 0) return 1;
    }
    return 0;
}

/* One source here, another there. */
void sy_differ_sources(sy_differ *d, const sy_echo *e)
{
    const sayso_doc *p = sy_differ_doc(d, e->a)->doc, *q = sy_differ_doc(d, e->b)->doc;
    const sayso_attribution *x = attribution_of(p, sy_differ_span(d, e->a)), *y = attribution_of(q, sy_differ_span(d, e->b));
    const char *one = source_key(p, x), *other = source_key(q, y);
    if (!one || !other || strcmp(one, other) == 0 || sy_differ_is_title(d, e->a) || sy_differ_is_title(d, e->b) || sy_differ_weeks_apart(d, e) || !one_content(d, e, x, y)) return;
    if (is_beside(p, x, other) || is_beside(q, y, one)) return;
    int close = of_one_country(p, x, q, y);
    if (close && !is_person(p, x) && !is_person(q, y)) return;
    close |= x->speaker < 0 || y->speaker < 0 ? !is_person(p, x) && !is_person(q, y) : 0; /* "police" may be the department that is named there */
    close |= x->speaker < 0 && y->speaker < 0; /* two words for one kind of source: "officers", "police" */
    sy_crange one_words = sy_differ_words_under(sy_differ_doc(d, e->a), sy_differ_unit(d, e->a), sy_spans_hull(x->source)), other_words = sy_differ_words_under(sy_differ_doc(d, e->b), sy_differ_unit(d, e->b), sy_spans_hull(y->source));
    if (!one_words.n || !other_words.n || !sources_differ_in_words(d, e, one_words, other_words)) return;
    if (is_short_for(d, e->a, one_words, e->b, other_words) || is_short_for(d, e->b, other_words, e->a, one_words)) return;
    sy_difference *f = sy_differ_add(d, e, SY_DIFFER_SOURCE, sy_hash_str(one) ^ sy_hash_str(other));
    f->one_words = one_words;
    f->other_words = other_words;
    uint8_t sure = x->conf < y->conf ? x->conf : y->conf;
    f->conf = close && CONF_SOURCE_CLOSE < sure ? CONF_SOURCE_CLOSE : sure < CONF_SOURCE ? sure : CONF_SOURCE;
    f->reason = "the same sentence with another source";
    if (strcmp(one, other) > 0) sy_differ_turn(f);
}

void sy_differ_list_cues(sy_differ *d)
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
