/*
 * attribution_they.c - whom "they said" of the report's own goes on with where no attribution before tells: the people who are
 * the subject of the clause before in its sentence, else the only people of many that the sentence before names ("Residents
 * left on Monday. They said"). What is not clear stays open.
 */
#include "record/attribution.h"

#include "names/names.h"

static int is_plural_noun(const sy_word *w) { return w->xpos == SY_XPOS_NNS || w->xpos == SY_XPOS_NNPS; }

/* The noun phrase around a noun, before word `end`, as a source of its own; what it stands for goes to *out. 1: people of many. */
static int are_people(const struct sy_cues *cues, const sayso_doc *d, int32_t noun, int32_t end, sayso_attribution *out)
{
    sy_link k = { .source = { noun, noun } };
    sy_subtree(d, noun, &k.source.first, &k.source.last);
    if (k.source.first > noun || sy_nth(d, k.source.first)->sentence != sy_nth(d, noun)->sentence) k.source.first = noun;
    if (k.source.last >= end) k.source.last = end - 1;
    if (k.source.last < noun || sy_nth(d, k.source.last)->sentence != sy_nth(d, noun)->sentence) k.source.last = noun;
    for (int32_t i = noun; i < k.source.last; i++)
        if (sy_word_is(sy_nth(d, i + 1), ",")) k.source.last = i;
    *out = (sayso_attribution){ .speaker = -1 };
    sy_attr_speaker(cues, d, &k, out);
    if (out->n_joint) return 1;
    if (!is_plural_noun(sy_nth(d, noun)) || (out->anonymous && strcmp(out->anonymous, "document") == 0)) return 0;
    return out->anonymous || (out->speaker >= 0 && d->actors.at[out->speaker].kind == SAYSO_ACTOR_GROUP);
}

/* The subject of a clause of the same sentence before the pronoun. */
static int subject_here(const struct sy_cues *cues, const sayso_doc *d, int32_t they, sayso_attribution *out)
{
    int32_t first = (int32_t)d->sentences.at[sy_nth(d, they)->sentence].first_word;
    for (int32_t i = they - 1; i >= first; i--) {
        const sy_word *w = sy_nth(d, i);
        if (w->quote_depth || sy_rel_main(w->rel) != SY_REL_NSUBJ) continue;
        return are_people(cues, d, i, they, out);
    }
    return 0;
}

/* A subject of many that nothing tells more of: "they" again, "Tarn and Vell Motors", "the Ridgers". */
static int is_of_many(const sayso_doc *d, int32_t subject)
{
    const sy_word *w = sy_nth(d, subject);
    return w->xpos == SY_XPOS_NNPS || sy_word_is(w, "they") || sy_child_main(d, subject, SY_REL_CONJ) >= 0;
}

/* In the sentence before: the only noun for people of many, or its subject that is joined of several. */
static int people_there(const struct sy_cues *cues, const sayso_doc *d, const sy_sentence *s, sayso_attribution *out)
{
    enum { WORDS_MAX = 120 };
    int32_t end = (int32_t)(s->first_word + (s->n_words < WORDS_MAX ? s->n_words : WORDS_MAX)), found = 0;
    int32_t subject = s->root < 0 || sy_nth(d, s->root)->quote_depth ? -1 : sy_child_main(d, s->root, SY_REL_NSUBJ);
    if (subject >= 0) found = are_people(cues, d, subject, end, out);
    if (subject >= 0 && !found && is_of_many(d, subject)) return 0;
    for (int32_t i = (int32_t)s->first_word; i < end; i++) {
        sayso_attribution one;
        if (i == subject || sy_nth(d, i)->quote_depth || !is_plural_noun(sy_nth(d, i)) || !are_people(cues, d, i, end, &one)) continue;
        if (found++) return 0;
        *out = one;
    }
    return found;
}

int sy_attr_people_before(const struct sy_cues *cues, const sayso_doc *d, int32_t they, sayso_attribution *out)
{
    const sy_word *w = sy_nth(d, they);
    if (w->quote_depth || !sy_word_is(w, "they")) return 0;
    const sy_sentence *here = &d->sentences.at[w->sentence];
    for (int32_t i = (int32_t)here->first_word; i < they; i++)
        if (!sy_nth(d, i)->quote_depth && sy_rel_main(sy_nth(d, i)->rel) == SY_REL_NSUBJ) return subject_here(cues, d, they, out);
    if (!w->sentence || d->sentences.at[w->sentence - 1].block + 1 < here->block) return 0;
    return people_there(cues, d, here - 1, out);
}
