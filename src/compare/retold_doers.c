/*
 * retold_doers.c - one deed told of another doer in other words: "were closed by engineers of Kelgas", "staff of Tarn had turned off the taps". Only deeds
 * that one thing suffers from one doer (data/compare/sole.tsv) are compared, where the verbs are alike and something that is done is, and
 * where each doer has a name that the other sentence lacks. Where somebody is appointed, the one who is.
 */
#include "compare/retold_inner.h"

enum { BY_REACH = 12, AGENT_WORDS = 8, BE_REACH = 3, NAMES_MAX = 6 };

static const sy_retold_terms of_doers = { 6 * 256, 8 * 256, 9 * 256, 70 };

static int is_one(uint32_t key, const char *const *words, size_t n) { return sy_compare_key_is(key, words, n); }

/* ---- who does it */

static int is_passive(const sy_cdoc *d, const sy_clause *x, uint32_t verb)
{
    static const char *const be[] = { "was", "were", "is", "are", "been", "being", "be" };
    for (uint32_t i = verb; i-- > x->first && verb - i <= BE_REACH;)
        if (is_one(d->words[i].key, be, sizeof be / sizeof *be)) return 1;
    return 0;
}

static int ends_agent(const sy_cdoc *d, uint32_t word)
{
    static const char *const ends[] = { "in", "at", "on", "to", "for", "from", "with", "after", "before", "during", "and", "who", "which", "that", "when", "as", "because", "while", "but" };
    return is_one(d->words[word].key, ends, sizeof ends / sizeof *ends);
}

/* The doer of the frame's verb: behind "by" in the passive, else before the verb, or what "it was ... that" lifts out. n = 0: not told. */
static sy_crange doer_of(const sy_retold *k, const sy_cdoc *d, const sy_frame *f)
{
    static const char *const by[] = { "by" }, *const relative[] = { "who", "which", "that" }, *const was[] = { "was", "is" };
    const sy_clause *x = &f->x;
    uint32_t verb = x->words[f->verb].word, end = x->first + x->n, first = k->t->s->of_form[x->form].first;
    if (is_passive(d, x, verb)) {
        uint32_t i = verb + 1;
        while (i < end && i - verb <= BY_REACH && !is_one(d->words[i].key, by, 1)) i++;
        if (i >= end || !is_one(d->words[i].key, by, 1)) return (sy_crange){ 0, 0 };
        uint32_t n = 0;
        while (i + 1 + n < end && n < AGENT_WORDS && !ends_agent(d, i + 1 + n)) n++;
        return (sy_crange){ i + 1, n };
    }
    if (!is_one(d->words[x->first].key, relative, 3)) {
        uint32_t from = x->first;
        for (uint32_t i = from; i + 1 < verb; i++) /* "on sighting the helicopter, the pirates": what stands behind the last mark, if it is more than a verb */
            if (memchr(d->doc->text + sy_word_end(&d->words[i]), ',', d->words[i + 1].start - sy_word_end(&d->words[i]))) from = i + 1;
        return (sy_crange){ from, verb - from };
    }
    for (uint32_t i = x->first; i-- > first && x->first - i <= AGENT_WORDS;)
        if (is_one(d->words[i].key, was, 2) && i == first + 1) return (sy_crange){ i + 1, x->first - i - 1 };
    return (sy_crange){ 0, 0 };
}

/* ---- names */

/* A name, also where it begins the sentence and is written so elsewhere. */
static int is_name(const sy_cdoc *d, uint32_t word)
{
    const sy_cword *w = &d->words[word];
    if (!(w->flags & SY_CW_CAPITAL) || w->flags & (SY_CW_COMMON | SY_CW_NUMBER)) return 0;
    if (!(w->flags & (SY_CW_SENTENCE | SY_CW_LINE))) return 1;
    for (uint32_t i = 0; i < d->n_words; i++)
        if (d->words[i].key == w->key && d->words[i].flags & SY_CW_CAPITAL && !(d->words[i].flags & (SY_CW_SENTENCE | SY_CW_LINE))) return 1;
    return 0;
}

static uint32_t names_in(const sy_facts *t, const sy_cdoc *d, sy_crange r, uint32_t out[NAMES_MAX])
{
    uint32_t n = 0;
    for (uint32_t i = r.first; i < r.first + r.n && n < NAMES_MAX; i++)
        if (is_name(d, i)) out[n++] = sy_term_of(t->c, d, &d->words[i]);
    return n;
}

/* Has the sentence, or what stands around it, one of the names? */
static int has_name(const sy_facts *t, const sy_cdoc *d, const sy_frame *f, const uint32_t *names, uint32_t n)
{
    const sy_statement *s = &t->s->of_form[f->x.form];
    for (uint32_t i = s->first; i < s->first + s->n; i++)
        for (uint32_t k = 0; k < n; k++)
            if (sy_term_of(t->c, d, &d->words[i]) == names[k]) return 1;
    return 0;
}

/* ---- the deed */

static int is_sole(const sy_retold *k, const sy_cdoc *d, const sy_clause *x, uint32_t i)
{
    const sy_clause_word *w = &x->words[i];
    return sy_sole_deed(k->t->c->background, w->stem, 0) || (w->word + 1 < d->n_words && sy_sole_deed(k->t->c->background, w->stem, d->words[w->word + 1].key));
}

/* Words alike in both but for the verb and the doer. */
static uint32_t things_alike(const sy_clause *x, uint64_t alike, uint32_t verb, sy_crange doer)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < x->n_words; i++) n += (alike >> i & 1) && i != verb && !(x->words[i].word >= doer.first && x->words[i].word < doer.first + doer.n);
    return n;
}

static int verbs_alike(const sy_retold_pair *p)
{
    return p->a->verb != SY_CLAUSE_NONE && p->b->verb != SY_CLAUSE_NONE && p->m->in_x >> p->a->verb & 1 && p->m->with[p->a->verb] == p->b->verb;
}

void sy_retold_doers(sy_retold *k, const sy_retold_pair *p)
{
    const sy_facts *t = k->t;
    uint32_t names[NAMES_MAX], others[NAMES_MAX];
    if (!verbs_alike(p) || !p->m->best || p->x->negated != p->y->negated || p->x->future != p->y->future || p->x->possible != p->y->possible) return;
    if (!is_sole(k, p->d, p->x, p->a->verb) && !is_sole(k, p->e, p->y, p->b->verb)) return;
    sy_crange one = doer_of(k, p->d, p->a), other = doer_of(k, p->e, p->b);
    uint32_t n = names_in(t, p->d, one, names), m = names_in(t, p->e, other, others);
    if (!n || !m || has_name(t, p->e, p->b, names, n) || has_name(t, p->d, p->a, others, m)) return;
    if (!things_alike(p->x, p->m->in_x, p->a->verb, one) || !things_alike(p->y, p->m->in_y, p->b->verb, other)) return;
    sy_retold_apart(k, "actor", "one deed told in other words, of another doer", sy_retold_conf(k, p, &of_doers, SY_OTHER_NAMES), p, one, other);
}
