/*
 * attribution_carry.c - speakers that only other attributions give: "I" inside what somebody said is that speaker, and "he
 * said", where names alone do not tell who, goes on with the speaker before if nobody else was named since; "they said" with
 * the sources before, if nothing else of many was.
 */
#include "record/attribution.h"

#include "names/names.h"

enum { BACK = 6, SENTENCES_BACK = 3, MENTIONS_ASKED = 64 };

/* The one word of a source that is a pronoun; -1. */
static int32_t pronoun_of(const sayso_doc *d, const sayso_attribution *a)
{
    if (a->source.n != 1) return -1;
    int32_t w = (int32_t)sy_word_at(d, a->source.at[0].start);
    int alone = sy_nth(d, w)->span.start == a->source.at[0].start && sy_nth(d, w)->span.end == a->source.at[0].end;
    return alone && sy_nth(d, w)->upos == SY_PRON ? w : -1;
}

static int is_masculine(const sy_word *w) { return sy_word_is(w, "he") || sy_word_is(w, "him") || sy_word_is(w, "his"); }
static int is_feminine(const sy_word *w) { return sy_word_is(w, "she") || sy_word_is(w, "her"); }

/* Is the actor a person whom no pronoun of the other gender stands for? */
static int may_be_called(const sayso_doc *d, int32_t actor, int masculine)
{
    const sayso_actor *x = &d->actors.at[actor];
    if (x->kind != SAYSO_ACTOR_PERSON) return 0;
    uint32_t n = x->n_mentions < MENTIONS_ASKED ? x->n_mentions : MENTIONS_ASKED;
    for (uint32_t i = x->first_mention; i < x->first_mention + n && i < d->mentions.n; i++) {
        if (d->mentions.at[i].how != SAYSO_HOW_PRONOUN) continue;
        const sy_word *w = sy_nth(d, (int32_t)sy_word_at(d, d->mentions.at[i].span.start));
        if (masculine ? is_feminine(w) : is_masculine(w)) return 0;
    }
    return 1;
}

/* Is a person other than the actor named between two words, or somebody without a name brought in by a title? */
static int somebody_between(const sayso_doc *d, int32_t from, int32_t to, int32_t actor)
{
    for (int32_t w = from; w < to; w++) {
        int32_t m = sy_nth(d, w)->mention, other = sy_actor_of_word(d, w);
        if (m < 0 || other == actor) continue;
        if (other >= 0 ? d->actors.at[other].kind == SAYSO_ACTOR_PERSON : sy_nth(d, w)->upos != SY_PRON) return 1;
    }
    return 0;
}

/* The speaker before, for a "he" or "she" of the report's own that nobody else can be; -1. */
static int32_t speaker_before(const sayso_doc *d, uint32_t i, uint32_t base, int32_t w)
{
    const sy_word *x = sy_nth(d, w);
    int masculine = is_masculine(x);
    if (x->quote_depth || d->attributions.at[i].parent >= 0 || (!masculine && !is_feminine(x))) return -1;
    for (uint32_t k = i; k-- > base && k + BACK >= i;) {
        const sayso_attribution *a = &d->attributions.at[k];
        if (a->parent >= 0 || !a->source.n) continue;
        int32_t at = (int32_t)sy_word_at(d, a->source.at[0].start);
        if (at >= w || sy_nth(d, at)->sentence + SENTENCES_BACK < x->sentence) return -1;
        if (a->speaker < 0 || a->n_joint || !may_be_called(d, a->speaker, masculine)) return -1;
        return somebody_between(d, at, w, a->speaker) ? -1 : a->speaker;
    }
    return -1;
}

static int is_named_by(const sayso_doc *d, int32_t actor, const sy_word *w)
{
    const char *name = d->actors.at[actor].name;
    size_t n = strlen(name), m = strlen(w->form);
    return d->actors.at[actor].kind == SAYSO_ACTOR_PERSON && m > 1 && n > m && strcmp(name + n - m, w->form) == 0 && name[n - m - 1] == ' ';
}

/* A family name that several bear: the speaker before who bears it, if no other of the name was met since; -1. */
static int32_t namesake_before(const sayso_doc *d, uint32_t i, uint32_t base)
{
    const sayso_attribution *x = &d->attributions.at[i];
    if (x->source.n != 1 || x->parent >= 0) return -1;
    int32_t w = (int32_t)sy_word_at(d, x->source.at[0].start);
    if (sy_nth(d, w)->upos != SY_PROPN || sy_nth(d, w)->span.end != x->source.at[0].end) return -1;
    for (uint32_t k = i; k-- > base && k + BACK >= i;) {
        const sayso_attribution *a = &d->attributions.at[k];
        if (a->parent >= 0 || !a->source.n) continue;
        int32_t from = (int32_t)sy_word_at(d, a->source.at[a->source.n - 1].end - 1) + 1;
        if (from > w || sy_nth(d, from - 1)->sentence + SENTENCES_BACK < sy_nth(d, w)->sentence) return -1;
        if (a->speaker < 0 || a->n_joint || !is_named_by(d, a->speaker, sy_nth(d, w))) return -1;
        for (int32_t b = from; b < w; b++) {
            int32_t other = sy_actor_of_word(d, b);
            if (other != a->speaker && (sy_word_is(sy_nth(d, b), sy_nth(d, w)->lower) || (other >= 0 && is_named_by(d, other, sy_nth(d, w))))) return -1;
        }
        return a->speaker;
    }
    return -1;
}

static int is_plural_noun(const sy_word *w) { return w->xpos == SY_XPOS_NNS || w->xpos == SY_XPOS_NNPS; }

/* A source of more than one: joint speakers, a plural noun for people or a group. */
static int is_plural_source(const sayso_doc *d, const sayso_attribution *a)
{
    if (!a->source.n || a->source.n > 1) return 0;
    if (a->n_joint) return 1;
    sy_run run = { (int32_t)sy_word_at(d, a->source.at[0].start), 0 };
    run.last = run.first;
    while (run.last + 1 < (int32_t)d->words.n && sy_nth(d, run.last + 1)->span.end <= a->source.at[0].end) run.last++;
    int32_t head = sy_source_head(d, run);
    return head >= 0 && is_plural_noun(sy_nth(d, head)) && (a->anonymous || a->speaker >= 0);
}

/* Does a plural noun, or "X and Y", stand between two words, outside quotations? */
static int many_between(const sayso_doc *d, int32_t from, int32_t to)
{
    for (int32_t w = from; w < to; w++) {
        const sy_word *x = sy_nth(d, w);
        if (is_plural_noun(x) || (x->rel == SY_REL_CONJ && (x->upos == SY_PROPN || x->upos == SY_NOUN))) return 1;
    }
    return 0;
}

/* "Officials said ... They added ...": the attribution whose plural source "they" goes on with, where it stands in this
 * sentence or the one before and nothing else of many stands between, its content included; -1. */
static int32_t plural_before(const sayso_doc *d, uint32_t i, uint32_t base, int32_t w)
{
    const sy_word *x = sy_nth(d, w);
    if (x->quote_depth || d->attributions.at[i].parent >= 0 || !sy_word_is(x, "they")) return -1;
    for (uint32_t k = i; k-- > base && k + BACK >= i;) {
        const sayso_attribution *a = &d->attributions.at[k];
        if (a->parent >= 0 || !a->source.n) continue;
        int32_t last = (int32_t)sy_word_at(d, a->source.at[a->source.n - 1].end - 1);
        if (last >= w || sy_nth(d, last)->sentence + 1 < x->sentence || !is_plural_source(d, a)) return -1;
        return many_between(d, last + 1, w) || somebody_between(d, last + 1, w, a->speaker) ? -1 : (int32_t)k;
    }
    return -1;
}

/* "They" are whoever those were: the same speakers, or the same kind of unnamed source. */
static void take_source_of(sayso_attribution *a, const sayso_attribution *from)
{
    a->speaker = from->speaker;
    a->n_joint = from->n_joint;
    memcpy(a->joint, from->joint, sizeof a->joint);
    a->anonymous = from->anonymous;
    a->anonymous_number = from->anonymous_number;
    a->anonymous_country = from->anonymous_country;
}

/* "We" may be many; "I" is who speaks. */
static int32_t speaker_around(const sayso_doc *d, const sayso_attribution *a, int32_t w)
{
    const sy_word *x = sy_nth(d, w);
    if (a->parent < 0 || !x->quote_depth || (!sy_word_is(x, "i") && !sy_word_is(x, "me") && !sy_word_is(x, "my"))) return -1;
    const sayso_attribution *p = &d->attributions.at[a->parent];
    return p->n_joint || p->form == SAYSO_INDIRECT ? -1 : p->speaker;
}

void sy_attr_carry(const struct sy_cues *cues, sayso_doc *d, uint32_t base)
{
    for (uint32_t i = base; i < d->attributions.n; i++) {
        sayso_attribution *a = &d->attributions.at[i];
        if (a->speaker < 0 && !a->anonymous) a->speaker = namesake_before(d, i, base);
        int32_t w = a->speaker >= 0 || a->anonymous ? -1 : pronoun_of(d, a);
        if (w < 0) continue;
        a->speaker = speaker_around(d, a, w);
        if (a->speaker < 0) a->speaker = speaker_before(d, i, base, w);
        int32_t many = a->speaker < 0 ? plural_before(d, i, base, w) : -1;
        sayso_attribution people;
        if (many >= 0) take_source_of(a, &d->attributions.at[many]);
        else if (a->speaker < 0 && a->parent < 0 && sy_attr_people_before(cues, d, w, &people)) take_source_of(a, &people);
    }
}
