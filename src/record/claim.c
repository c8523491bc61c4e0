/*
 * claim.c - what a report, or a source in it, holds to be so: one claim for each clause that states something, and one
 * for each noun phrase that carries a number or a length of time ("the ten-year dispute"), so that reports can be
 * compared clause by clause.
 */
#include "record/record.h"
#include "record/said.h"


static int32_t actor_of(const sy_said *s, int32_t w) { return w >= 0 ? sy_who_is(s, w).actor : -1; }

/* A cue of speech; what it says is a claim, that it was said is an attribution. "Rejects" and "wants" are both. */
static int says(const sy_said *s, int32_t w) { return s->cue[w] >= 0 && !s->d->attributions.at[s->cue[w]].attitude; }

/* Main clauses, what was said, and clauses that tell a fact beside them; not "if", "whether" and the like. */
static int states(const sy_said *s, int32_t w)
{
    static const char *const marks[] = { "if", "whether", "unless", "until", "once", "before", "lest", "to" };
    unsigned rel = sy_rel_main(sy_said_nth(s, w)->rel);
    if (rel == SY_REL_XCOMP || rel == SY_REL_CSUBJ || s->condition[w] >= 0 || says(s, w)) return 0;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (sy_clause_marker(s->d, w, marks[i]) >= 0) return 0;
    if (!sy_clause_is_head(s->d, w) || !sy_clause_finite(s->d, w)) return 0;
    int32_t modal = sy_clause_modal(s->d, w);
    return modal < 0 || sy_word_is(sy_said_nth(s, modal), "will");
}

static int is_question(const sy_said *s, int32_t w)
{
    const sy_sentence *at = &s->d->sentences.at[sy_said_nth(s, w)->sentence];
    uint32_t last = at->first_word + at->n_words - 1;
    return sy_word_is(&s->d->words.at[last], "?");
}

static void add(sy_said *s, int32_t predicate, sayso_spans pieces)
{
    sayso_doc *d = s->d;
    sayso_claim c = { .predicate = sy_said_nth(s, predicate)->span, .lemma = sy_said_nth(s, predicate)->lemma, .attribution = s->content[predicate] };
    c.span = sy_spans_hull(pieces);
    if (c.span.end <= c.span.start) return;
    c.subject = actor_of(s, sy_clause_subject(d, predicate));
    c.object = actor_of(s, sy_child(d, predicate, SY_REL_OBJ));
    c.negated = (uint8_t)sy_clause_negated(d, predicate);
    c.id = sy_record_id(d, 'm', sy_spans_one(d, c.predicate));
    *SY_PUSH(&d->arena, &d->claims) = c;
}

/* The noun that a number or duration at w is said of: "four-year war", "four years of fighting"; -1. */
static int32_t noun_of(const sy_said *s, int32_t w)
{
    SY_EACH_CHILD(s->d, w, c)
        if (sy_rel_main(sy_said_nth(s, c)->rel) == SY_REL_NMOD && sy_clause_marker(s->d, c, "of") >= 0) return c;
    int32_t h = sy_said_nth(s, w)->head;
    unsigned rel = sy_rel_main(sy_said_nth(s, w)->rel);
    int modifies = rel == SY_REL_AMOD || rel == SY_REL_COMPOUND || rel == SY_REL_NUMMOD || sy_said_nth(s, w)->rel == SY_REL_NMOD_UNMARKED;
    return h >= 0 && modifies && sy_said_nth(s, h)->upos == SY_NOUN ? h : -1;
}

static void add_noun(sy_said *s, sayso_span value)
{
    int32_t top = sy_top_word(s, value);
    int32_t noun = top >= 0 ? noun_of(s, top) : -1;
    if (noun < 0) return;
    int32_t phrase = sy_is_below(s->d, noun, top) ? top : noun;
    add(s, noun, sy_clause_pieces(s->d, &s->c, phrase, SY_CUT_MARK | SY_CUT_ASIDE | SY_CUT_CONJ, NULL, 0));
}

void sy_claims_run(const sayso *engine, sayso_doc *doc)
{
    sy_said s;
    sy_said_make(&s, engine, doc);
    for (uint32_t w = 0; w < doc->words.n; w++)
        if (states(&s, (int32_t)w) && !is_question(&s, (int32_t)w))
            add(&s, (int32_t)w, sy_clause_pieces(doc, &s.c, (int32_t)w, SY_CUT_MARK | SY_CUT_ASIDE | SY_CUT_CONJ, NULL, 0));
    for (uint32_t i = 0; i < doc->times.n; i++)
        if (doc->times.at[i].type == SAYSO_DURATION) add_noun(&s, doc->times.at[i].span);
    for (uint32_t i = 0; i < doc->quantities.n; i++) add_noun(&s, doc->quantities.at[i].span);
}
