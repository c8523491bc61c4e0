/*
 * differ_names.c - conflicts of actor, place, polarity and scope: two sentences that say the same in the same words but for
 * one name, for one "not", or for one word that says how far it goes ("all", "some"). Only a single difference counts, and names must be known to be different ones.
 */
#include "compare/differ.h"
#include "compare/draft_senses.h"

enum { RUN_WORDS_MAX = 3, COVERED = 80, ALIKE = 80, EQUAL_MIN = 8 };

/* "the talks", "talks": an article more or less changes nothing. */
static int is_article(const sy_cword *x, const sy_cword *y, const sy_step *s)
{
    static const char *const words[] = { "the", "a", "an" };
    if (s->i >= 0 && s->j >= 0) return 0;
    return sy_compare_key_is(s->i >= 0 ? x[s->i].key : y[s->j].key, words, sizeof words / sizeof *words);
}

/* The one run of unequal steps of the alignment; n = 0 if there is none or more than one. */
static sy_crange only_difference(const sy_cword *x, const sy_cword *y, const sy_alignment *al)
{
    sy_crange run = { 0, 0 };
    for (uint32_t k = 0; k < al->n; k++) {
        if (sy_step_is_equal(x, y, &al->steps[k]) || is_article(x, y, &al->steps[k])) continue;
        if (run.n && run.first + run.n != k) run.n = UINT32_MAX / 2;
        if (!run.n) run.first = k;
        if (run.n < UINT32_MAX / 2) run.n++;
    }
    if (run.n > RUN_WORDS_MAX || run.first == 0) run.n = 0;
    return run;
}

/* The words of one side within the run, counted from the first word of the form. */
static sy_crange side_of(const sy_alignment *al, sy_crange run, int of_a)
{
    sy_crange words = { 0, 0 };
    for (uint32_t k = run.first; k < run.first + run.n; k++) {
        int32_t i = of_a ? al->steps[k].i : al->steps[k].j;
        if (i < 0) continue;
        if (!words.n) words.first = (uint32_t)i;
        words.n = (uint32_t)i + 1 - words.first;
    }
    return words;
}

/* Take in the word behind as well, which stands on both sides; 0 if there is none. */
static int with_next(const sy_cword *x, const sy_cword *y, const sy_alignment *al, sy_crange run, sy_crange *one, sy_crange *other)
{
    const sy_step *next = run.first + run.n < al->n ? &al->steps[run.first + run.n] : NULL;
    if (!next || !sy_step_is_equal(x, y, next)) return 0;
    sy_crange w = { (uint32_t)next->i - one->n, 1 + one->n }, v = { (uint32_t)next->j - other->n, 1 + other->n };
    *one = w;
    *other = v;
    return 1;
}

static int is_negation(const sy_cdoc *d, const sy_cword *w)
{
    static const char *const words[] = { "not", "never" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (w->key == sy_compare_key(words[i], strlen(words[i]))) return 1;
    const char *s = d->doc->text + w->start;
    return w->n_bytes > 3 && s[w->n_bytes - 1] == 't' && (s[w->n_bytes - 2] == '\'' || memcmp(s + w->n_bytes - 4, "\xE2\x80\x99", 3) == 0);
}

/* The actor that a mention over just these words names; NULL. */
static const sayso_actor *named_by(const sayso_doc *doc, sayso_span span)
{
    for (uint32_t i = 0; i < doc->mentions.n; i++) {
        const sayso_mention *m = &doc->mentions.at[i];
        int by_name = m->how == SAYSO_HOW_NAME || m->how == SAYSO_HOW_SURNAME;
        if (m->actor >= 0 && by_name && sy_span_touches(m->span, span)) return &doc->actors.at[m->actor];
    }
    return NULL;
}

/* Do the words begin alike? Then they may be two spellings of one name. */
static int may_be_spelling(const sy_cdoc *p, sayso_span a, const sy_cdoc *q, sayso_span b)
{
    const char *x = p->doc->text + a.start, *y = q->doc->text + b.start;
    return (x[0] | 32) == (y[0] | 32) && (a.end - a.start < 2 || b.end - b.start < 2 || (x[1] | 32) == (y[1] | 32));
}

static const char *type_of(const sayso_actor *x, const sayso_actor *y)
{
    if (!x || !y || strcmp(x->id, y->id) == 0 || x->kind != y->kind) return NULL;
    if (x->kind == SAYSO_ACTOR_PERSON) return "actor";
    return x->kind == SAYSO_ACTOR_PLACE || x->kind == SAYSO_ACTOR_STATE ? "place" : NULL;
}

/* "accepted", "rejected": one says the opposite of the other by data/compare/opposites.tsv. */
static int are_opposites(const sy_collation *c, const sy_cdoc *p, const sy_cword *x, const sy_cdoc *q, const sy_cword *y)
{
    const struct sy_senses *t = c->background ? c->background->senses : NULL;
    if (!t || (x->flags | y->flags) & (SY_CW_COMMON | SY_CW_NUMBER)) return 0;
    uint32_t particle, one = sy_senses_stem(t, p->doc->text + x->start, x->n_bytes, x->key), other = sy_senses_stem(t, q->doc->text + y->start, y->n_bytes, y->key);
    return sy_senses_relate(t, sy_senses_of(t, one, NULL, 0, &particle), sy_senses_of(t, other, NULL, 0, &particle)) == SY_SENSE_OPPOSITE;
}

/* Words of a unit that say the thing itself, not who says it: those of source and cue are left out. */
static uint32_t words_said(const sy_cdoc *d, const sy_unit *u)
{
    uint32_t n = 0;
    for (uint32_t i = u->first; i < u->first + u->n; i++) {
        sayso_span word = { d->words[i].start, sy_word_end(&d->words[i]) };
        int outside = d->words[i].key == sy_compare_key("that", 4);
        for (uint32_t k = 0; k < d->doc->attributions.n && !outside; k++) {
            const sayso_attribution *a = &d->doc->attributions.at[k];
            outside = sy_spans_within(a->source, word) || sy_spans_within(a->cue, word);
        }
        n += !outside;
    }
    return n;
}

const char *sy_differ_names(const sy_collation *c, const sy_echoes *e, const sy_echo *pair, sy_crange *one, sy_crange *other)
{
    const sy_unit *a = e->forms[pair->a].at, *b = e->forms[pair->b].at;
    const sy_cdoc *p = &c->docs[a->report], *q = &c->docs[b->report];
    const sy_cword *x = p->words + a->first, *y = q->words + b->first;
    const sy_alignment *al = &pair->alignment;
    if (al->equal < EQUAL_MIN) return NULL;
    uint32_t n = words_said(p, a), m = words_said(q, b), longer = n > m ? n : m;
    if (al->equal * 100 < COVERED * longer || al->equal * 100 < ALIKE * al->n) return NULL;
    sy_crange run = only_difference(x, y, al);
    if (!run.n) return NULL;
    *one = side_of(al, run, 1);
    *other = side_of(al, run, 0);
    if (one->n + other->n == 1) {
        int negated = one->n ? is_negation(p, &x[one->first]) : is_negation(q, &y[other->first]);
        if (!negated) return NULL;
        return with_next(x, y, al, run, one, other) ? "polarity" : NULL;
    }
    if (!one->n || !other->n) return NULL;
    if (one->n == 1 && other->n == 1 && sy_scopes_exclude(c->background, x[one->first].key, y[other->first].key)) return with_next(x, y, al, run, one, other) ? "scope" : NULL;
    if (one->n == 1 && other->n == 1 && are_opposites(c, p, &x[one->first], q, &y[other->first])) return "polarity";
    sayso_span s = sy_cwords_span(p, a->first + one->first, one->n), t = sy_cwords_span(q, b->first + other->first, other->n);
    return may_be_spelling(p, s, q, t) ? NULL : type_of(named_by(p->doc, s), named_by(q->doc, t));
}
