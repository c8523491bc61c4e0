/*
 * attribution_quoted.c - "Renn was quoted as saying", "the agency quoted Renn as saying that ...": the one who is quoted says it, and what
 * stands before the verb or behind "saying" is what he says.
 */
#include "record/attribution.h"

static sy_run trimmed(const sayso_doc *d, int32_t top)
{
    sy_run run;
    sy_subtree(d, top, &run.first, &run.last);
    while (run.first < run.last && sy_nth(d, run.first)->upos == SY_PUNCT) run.first++;
    while (run.last > run.first && sy_nth(d, run.last)->upos == SY_PUNCT) run.last--;
    return run;
}

/* "as saying" below the verb; -1. */
static int32_t saying_of(const sayso_doc *d, int32_t verb)
{
    SY_EACH_CHILD(d, verb, c)
        if (c > verb && sy_lemma_is(sy_nth(d, c), "say") && sy_nth(d, c)->xpos == SY_XPOS_VBG && c > 0 && sy_word_is(sy_nth(d, c - 1), "as")) return c;
    return -1;
}

/* Who is quoted: the subject of the passive, else the object; -1. */
static int32_t quoted_of(const sayso_doc *d, int32_t verb, int32_t saying)
{
    int32_t subject = sy_child(d, verb, SY_REL_NSUBJ_PASS), object = sy_child(d, verb, SY_REL_OBJ);
    if (subject >= 0) return subject < verb ? subject : -1;
    return object > verb && object < saying ? object : -1;
}

/* The pieces of the tagged content that end before the source. */
static int keep_before(sy_link *k, int32_t source)
{
    uint32_t n = 0;
    for (uint32_t c = 0; c < k->content.n; c++)
        if (k->content.at[c].last < source) k->content.at[n++] = k->content.at[c];
    if (n) k->content.n = n;
    return n > 0;
}

static void settle(const sayso_doc *d, sy_link *k, int32_t verb, int32_t saying, int32_t quoted)
{
    int32_t said = sy_child(d, saying, SY_REL_CCOMP);
    sy_run source = trimmed(d, quoted);
    if (said > saying && k->content.n) {
        k->content.n = 1;
        k->content.at[0] = trimmed(d, said);
    } else if (!keep_before(k, source.first)) {
        return;
    }
    if (k->cue.last >= source.first && k->cue.first <= source.last) k->cue.first = k->cue.last = verb;
    k->source = source;
    k->hidden = k->inherited = 0;
}

void sy_attr_mend_quoted(const sayso_doc *d, sy_links *links)
{
    for (uint32_t i = 0; i < links->n; i++) {
        sy_link *k = &links->at[i];
        int32_t at = k->cue.first >= 0 && k->content.n ? sy_run_top(d, k->cue) : -1;
        if (at < 0) continue;
        int32_t above = at > 0 && sy_lemma_is(sy_nth(d, at), "say") && sy_nth(d, at)->xpos == SY_XPOS_VBG && sy_word_is(sy_nth(d, at - 1), "as") ? sy_nth(d, at)->head : -1;
        if (above >= 0 && sy_lemma_is(sy_nth(d, above), "quote")) k->content.n = 0; /* the verb over it has it all */
        if (sy_nth(d, at)->upos != SY_VERB || !sy_lemma_is(sy_nth(d, at), "quote")) continue;
        int32_t saying = saying_of(d, at), quoted = saying >= 0 ? quoted_of(d, at, saying) : -1;
        if (quoted >= 0) settle(d, k, at, saying, quoted);
    }
}
