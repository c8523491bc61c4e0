/* position_frames.c - where that which is demanded, offered or rejected stands, for each frame of data/stances.tsv. */
#include "record/position.h"

#include "record/condition.h"

enum { LESS_MAX = 16 };


int sy_frame_timelike(const sy_said *s, int32_t w)
{
    SY_EACH_CHILD(s->d, w, c) /* "a shorter week" tells what, not when */
        if (c < w && sy_said_nth(s, c)->xpos == SY_XPOS_JJR && !sy_lemma_is(sy_said_nth(s, c), "more") && !sy_word_is(sy_said_nth(s, c), "more") && !sy_word_is(sy_said_nth(s, c), "less") && sy_rel_main(sy_said_nth(s, c)->rel) == SY_REL_AMOD) return 0;
    static const char *const lemmas[] = { "time", "moment", "while", "reason", "purpose" };
    for (size_t i = 0; i < sizeof lemmas / sizeof lemmas[0]; i++)
        if (sy_lemma_is(sy_said_nth(s, w), lemmas[i])) return 1;
    for (uint32_t i = sy_time_from(s->d, sy_said_nth(s, w)->span.start); i < s->d->times.n && s->d->times.at[i].span.start < sy_said_nth(s, w)->span.end; i++)
        if (sy_span_touches(s->d->times.at[i].span, sy_said_nth(s, w)->span)) return 1;
    return 0;
}

/* What stands at once behind the noun and belongs to it though the tree hangs it on the verb: "shifts | for older
 * workers", "areas | not captured by us", "an offer | to slow the filling". Its head; -1. */
static int32_t attached_behind(const sy_said *s, int32_t verb, int32_t noun, int32_t last)
{
    static const char *const prepositions[] = { "of", "for", "from", "between", "over", "against" };
    int to_come = sy_clause_modal(s->d, verb) >= 0; /* "would accept monitors | at the dam": not where it was said */
    SY_EACH_CHILD(s->d, verb, c) {
        if (c <= last || s->c.first[c] != last + 1 || sy_child_main(s->d, c, SY_REL_NSUBJ) >= 0) continue;
        const sy_word *first = sy_said_nth(s, last + 1), *x = sy_said_nth(s, c);
        if (x->upos == SY_NOUN && first->upos == SY_ADP && !sy_frame_timelike(s, c))
            for (size_t i = 0; i < sizeof prepositions / sizeof prepositions[0]; i++)
                if (sy_word_is(first, prepositions[i])) return c;
        if (x->upos == SY_NOUN && to_come && (sy_word_is(first, "at") || sy_word_is(first, "in") || sy_word_is(first, "near") || sy_word_is(first, "along")) && !sy_frame_timelike(s, c))
            return c;
        int bare = first == x || (c == last + 2 && sy_word_is(first, "not"));
        if (x->xpos == SY_XPOS_VBN && bare && sy_rel_main(x->rel) == SY_REL_ADVCL) return c;
        int paper = sy_words_has(s->engine, s->d, noun, noun, SY_WORDS_GENERIC) && sy_said_nth(s, last) == sy_said_nth(s, noun);
        if (paper && x->xpos == SY_XPOS_VB && sy_word_is(first, "to") && sy_rel_main(x->rel) == SY_REL_ADVCL) return c;
    }
    return -1;
}

/* "turns down the offer | as villagers leave" */
static int is_circumstance(const sy_said *s, int32_t c)
{
    return sy_child_main(s->d, c, SY_REL_NSUBJ) >= 0 && (sy_clause_marker(s->d, c, "as") >= 0 || sy_clause_marker(s->d, c, "after") >= 0 || sy_clause_marker(s->d, c, "while") >= 0);
}

static int is_tensed(const sy_word *x) { return x->xpos == SY_XPOS_VBD || x->xpos == SY_XPOS_VBZ; }

/* ", and they were not": the next sentence of the report. */
static int is_next_clause(const sy_said *s, int32_t c)
{
    int32_t first = s->c.first[c];
    if (sy_said_nth(s, c)->rel != SY_REL_CONJ || sy_child_main(s->d, c, SY_REL_NSUBJ) < 0 || first < 2) return 0;
    return sy_word_is(sy_said_nth(s, first), ",") || sy_word_is(sy_said_nth(s, first - 1), ",") || (sy_said_nth(s, first - 1)->upos == SY_CCONJ && sy_word_is(sy_said_nth(s, first - 2), ","));
}

/* The subtree as a span; a verb coordinated to a noun belongs to another clause. */
sayso_spans sy_frame_whole(sy_said *s, int32_t w)
{
    int32_t less[LESS_MAX];
    uint32_t n = 0;
    SY_EACH_CHILD(s->d, w, c)
        if (n < LESS_MAX && c > w && (is_next_clause(s, c) || (sy_said_nth(s, w)->xpos == SY_XPOS_VBG && sy_said_nth(s, c)->rel == SY_REL_CONJ && is_tensed(sy_said_nth(s, c))))) less[n++] = c;
    if (sy_said_nth(s, w)->upos == SY_NOUN || sy_said_nth(s, w)->upos == SY_PROPN)
        SY_EACH_CHILD(s->d, w, c)
            if (n < LESS_MAX && !is_next_clause(s, c) && sy_said_nth(s, c)->upos == SY_VERB && ((sy_said_nth(s, c)->rel == SY_REL_CONJ && sy_said_nth(s, c)->xpos != SY_XPOS_VBG) || is_circumstance(s, c))) less[n++] = c;
    return sy_clause_pieces(s->d, &s->c, w, SY_CUT_MARK | SY_CUT_ASIDE, less, n);
}

static int found(sy_frame_found *out, int32_t head, sayso_spans scope)
{
    out->head = head;
    out->scope = scope;
    return scope.n > 0;
}

/* ---- clauses under the cue */

static int is_wh_clause(const sy_said *s, int32_t c)
{
    return sy_clause_marker(s->d, c, "if") >= 0 || sy_clause_marker(s->d, c, "whether") >= 0;
}

static int is_infinitive(const sy_said *s, int32_t c)
{
    int32_t to = sy_clause_marker(s->d, c, "to");
    return to >= 0 && (sy_said_nth(s, to)->upos == SY_PART || sy_said_nth(s, c)->xpos == SY_XPOS_VB);
}


/* "demands that Y withdraw", where the tree took "that" for a relative: a name or noun, then a verb without a tense.
 * "demands that Y made" is the relative, and so is anything with a tensed verb there. */
static int that_by_order(sy_said *s, int32_t w, sy_frame_found *out)
{
    int32_t end = sy_condition_clause_end(s, w), at = w + 2;
    if (w + 3 > end || !sy_word_is(sy_said_nth(s, w + 1), "that")) return 0;
    while (at <= end && !sy_is_nominal(sy_said_nth(s, at)) && (sy_said_nth(s, at)->upos == SY_DET || sy_said_nth(s, at)->upos == SY_ADJ)) at++;
    while (at < end && sy_is_nominal(sy_said_nth(s, at)) && sy_is_nominal(sy_said_nth(s, at + 1)) && sy_said_nth(s, at + 1)->xpos != SY_XPOS_NN) at++;
    if (at >= end || !sy_is_nominal(sy_said_nth(s, at))) return 0;
    const sy_word *verb = sy_said_nth(s, at + 1);
    int base = verb->xpos == SY_XPOS_VB || verb->xpos == SY_XPOS_VBP || (verb->xpos == SY_XPOS_NN && sy_word_is(verb, verb->lemma));
    if (!base) return 0;
    out->target = at;
    return found(out, at + 1, sy_spans_one(s->d, sy_clause_trim(s->d, w + 2, end)));
}

/* "demanded | Castavar withdraw its troops": a subjunctive without "that", its subject taken for the object. */
static int find_subjunctive(sy_said *s, int32_t w, sy_frame_found *out)
{
    int32_t deed = sy_child(s->d, w, SY_REL_XCOMP), asks = 0;
    if (deed < w || sy_said_nth(s, deed)->xpos != SY_XPOS_VB || sy_clause_marker(s->d, deed, "to") >= 0) return 0;
    for (const sy_stance_cue *cue = sy_stance_first(s->engine, sy_said_nth(s, w)); cue; cue = sy_stance_next(s->engine, cue)) asks |= cue->frame == SY_FRAME_THAT;
    if (!asks) return 0; /* "let him go" */
    int32_t subject = sy_child_main(s->d, deed, SY_REL_NSUBJ);
    if (subject < 0) subject = sy_child(s->d, w, SY_REL_OBJ);
    if (subject < w || subject > deed || sy_child(s->d, deed, SY_REL_AUX) >= 0) return 0;
    out->target = subject;
    return found(out, deed, sy_spans_one(s->d, sy_clause_trim(s->d, s->c.first[subject], s->c.last[deed])));
}

static int find_that(sy_said *s, int32_t w, int noun, sy_frame_found *out)
{
    if (!noun && find_subjunctive(s, w, out)) return 1;
    SY_EACH_CHILD(s->d, w, c) {
        unsigned rel = sy_rel_main(sy_said_nth(s, c)->rel);
        if (c < w || is_wh_clause(s, c)) continue;
        int that = sy_clause_marker(s->d, c, "that") >= 0;
        int fits = noun ? (rel == SY_REL_ACL || rel == SY_REL_CCOMP) && that && sy_said_nth(s, c)->rel != SY_REL_ACL_RELCL
                        : (that && rel == SY_REL_ADVCL) || (rel == SY_REL_CCOMP && !is_infinitive(s, c) && (that || sy_said_nth(s, c)->xpos != SY_XPOS_VBG));
        if (!fits) continue;
        out->target = sy_child_main(s->d, c, SY_REL_NSUBJ);
        return found(out, c, sy_frame_whole(s, c));
    }
    return that_by_order(s, w, out);
}

/* "the refusal to open the gates | has angered": the sentence's own verb, swallowed by the infinitive. */
static sayso_spans before_main_verb(sy_said *s, int32_t c)
{
    sayso_spans all = sy_frame_whole(s, c);
    if (!all.n) return all;
    int32_t last = (int32_t)sy_word_at(s->d, sy_spans_hull(all).end - 1);
    for (int32_t w = c + 1; w <= last; w++) {
        const sy_word *x = sy_said_nth(s, w);
        if (x->upos == SY_SCONJ || x->xpos == SY_XPOS_PRP || x->xpos == SY_XPOS_WDT || x->xpos == SY_XPOS_WP || x->upos == SY_PUNCT) return all;
        int tensed = x->xpos == SY_XPOS_VBZ || x->xpos == SY_XPOS_VBP || x->xpos == SY_XPOS_VBD || x->xpos == SY_XPOS_MD;
        if (x->upos == SY_AUX && tensed) return sy_spans_one(s->d, sy_clause_trim(s->d, c, w - 1));
    }
    return all;
}

/* "agreed | on Monday | to", "has offered in return to": only adverbials stand between the verb and its infinitive. */
static int after_adjunct(const sy_said *s, int32_t verb, int32_t clause)
{
    SY_EACH_CHILD(s->d, verb, c) {
        unsigned rel = sy_rel_main(sy_said_nth(s, c)->rel);
        if (c > verb && c < clause && rel != SY_REL_OBL && rel != SY_REL_ADVMOD && rel != SY_REL_PUNCT) return 0;
    }
    int32_t first = s->c.first[clause]; /* "agreed, after two nights of talks, to" */
    while (first < clause && sy_said_nth(s, first)->upos == SY_PUNCT) first++;
    if (sy_word_is(sy_said_nth(s, verb + 1), ",") && sy_word_is(sy_said_nth(s, first - 1), ",") && sy_word_is(sy_said_nth(s, first), "to") && first - verb < 12) return 1;
    return s->c.first[clause] - verb < 6 && !sy_word_is(sy_said_nth(s, s->c.first[clause] - 1), ",");
}

static int find_to(sy_said *s, int32_t w, sy_frame_found *out)
{
    SY_EACH_CHILD(s->d, w, c) {
        unsigned rel = sy_rel_main(sy_said_nth(s, c)->rel);
        if (c < w || !is_infinitive(s, c) || sy_clause_marker(s->d, c, "for") >= 0 || sy_clause_marker(s->d, c, "order") >= 0) continue;
        if (rel != SY_REL_XCOMP && rel != SY_REL_CCOMP && rel != SY_REL_ACL && rel != SY_REL_ADVCL) continue;
        if (rel == SY_REL_ADVCL && sy_said_nth(s, w)->upos == SY_VERB && (sy_child(s->d, w, SY_REL_OBJ) >= 0 || !after_adjunct(s, w, c))) continue; /* a purpose, not an object */
        if (sy_child_main(s->d, c, SY_REL_NSUBJ) >= 0) continue;
        return found(out, c, sy_said_nth(s, w)->upos == SY_NOUN ? before_main_verb(s, c) : sy_frame_whole(s, c));
    }
    return 0;
}

static int32_t agent_of(const sy_said *s, int32_t w)
{
    SY_EACH_CHILD(s->d, w, c)
        if (sy_rel_main(sy_said_nth(s, c)->rel) == SY_REL_OBL && sy_clause_marker(s->d, c, "by") >= 0) return c;
    SY_EACH_CHILD(s->d, w, c) { /* "was welcomed in Castavar": a state by its name */
        int32_t actor = c > w && sy_rel_main(sy_said_nth(s, c)->rel) == SY_REL_OBL && sy_clause_marker(s->d, c, "in") >= 0 ? sy_who_is(s, c).actor : -1;
        if (actor >= 0 && (s->d->actors.at[actor].kind == SAYSO_ACTOR_STATE || s->d->actors.at[actor].kind == SAYSO_ACTOR_GOVERNMENT)) return c;
    }
    return -1;
}

/* "urge Y to go": object and infinitive, or the infinitive with a subject of its own. */
static int find_obj_to(sy_said *s, int32_t w, sy_frame_found *out)
{
    int32_t object = sy_child(s->d, w, SY_REL_OBJ), clause = -1;
    if (object < 0) object = sy_child(s->d, w, SY_REL_IOBJ);
    SY_EACH_CHILD(s->d, w, c) {
        unsigned rel = sy_rel_main(sy_said_nth(s, c)->rel);
        if (c > w && is_infinitive(s, c) && (rel == SY_REL_XCOMP || rel == SY_REL_CCOMP || (rel == SY_REL_ADVCL && object >= 0 && s->c.first[c] == s->c.last[object] + 1))) {
            clause = c;
            break;
        }
    }
    int32_t done = clause < 0 && sy_lemma_is(sy_said_nth(s, w), "want") ? sy_child(s->d, w, SY_REL_XCOMP) : -1;
    if (done > w && (sy_said_nth(s, done)->xpos == SY_XPOS_VBN || (object > w && object < done && !is_infinitive(s, done)))) clause = done; /* "wants the base closed", "wants them out" */
    int32_t asked = sy_child(s->d, w, SY_REL_NSUBJ_PASS);
    if (clause >= 0 && asked >= 0 && object < 0) { /* "the League is asked by the Bloc to sign" */
        out->holder = agent_of(s, w);
        out->target = asked;
        return out->holder >= 0 && found(out, clause, sy_frame_whole(s, clause));
    }
    if (clause < 0) return 0;
    int32_t own = sy_child_main(s->d, clause, SY_REL_NSUBJ);
    if (own >= 0) {
        out->target = own;
        return found(out, clause, sy_spans_one(s->d, sy_clause_trim(s->d, s->c.first[own], s->c.last[clause])));
    }
    if (object < w || object > clause) return 0;
    out->target = object;
    return found(out, clause, sy_spans_one(s->d, sy_clause_trim(s->d, s->c.first[object], s->c.last[clause])));
}

static int find_ing(sy_said *s, int32_t w, sy_frame_found *out)
{
    SY_EACH_CHILD(s->d, w, c) {
        unsigned rel = sy_rel_main(sy_said_nth(s, c)->rel);
        if (c < w || sy_said_nth(s, c)->xpos != SY_XPOS_VBG || sy_child(s->d, c, SY_REL_MARK) >= 0) continue;
        int next = c == w + 1 || (c == w + 2 && sy_said_nth(s, w + 1)->upos != SY_PUNCT && sy_rel_main(sy_said_nth(s, w + 1)->rel) == SY_REL_COMPOUND);
        if (rel == SY_REL_XCOMP || rel == SY_REL_CCOMP || rel == SY_REL_OBJ || (rel == SY_REL_ADVCL && next)) return found(out, c, sy_frame_whole(s, c));
    }
    return 0;
}

/* ---- objects */

/* "a plan backed by Y": the noun without the participle. */
static int find_participle(sy_said *s, int32_t w, int32_t noun, sy_frame_found *out)
{
    int32_t top = sy_said_nth(s, w)->rel == SY_REL_CONJ ? sy_said_nth(s, w)->head : w;
    out->holder = agent_of(s, w);
    if (noun < 0 || out->holder < 0) return 0;
    if (sy_word_is(sy_said_nth(s, s->c.first[top] > 0 ? s->c.first[top] : 0), ",") && sy_who_is(s, noun).is_party) return 0; /* "the skippers, backed by the council, want": what they want is backed */
    if (s->c.first[top] > 0 && sy_word_is(sy_said_nth(s, s->c.first[top] - 1), ",") && sy_who_is(s, noun).is_party) return 0;
    int32_t near = w - 1; /* "a loss ..., a stance strongly backed by Y": the nearest noun is what is backed */
    while (near > noun && (sy_said_nth(s, near)->upos == SY_ADV || sy_said_nth(s, near)->upos == SY_PUNCT)) near--;
    if (near > noun && sy_said_nth(s, near)->upos == SY_NOUN && (sy_said_nth(s, near)->rel == SY_REL_APPOS || sy_said_nth(s, near)->rel == SY_REL_CONJ))
        return found(out, near, sy_clause_pieces(s->d, &s->c, near, SY_CUT_MARK | SY_CUT_ASIDE, &top, 1));
    return found(out, noun, sy_clause_pieces(s->d, &s->c, noun, SY_CUT_MARK | SY_CUT_ASIDE, &top, 1));
}

static int find_passive(sy_said *s, int32_t w, int32_t subject, sy_frame_found *out)
{
    out->holder = agent_of(s, w);
    if (out->holder < 0) return 0;
    if (sy_rel_main(sy_said_nth(s, w)->rel) == SY_REL_ACL) return find_participle(s, w, sy_said_nth(s, w)->head, out);
    return found(out, subject, sy_frame_whole(s, subject));
}

static int32_t loose_phrase(const sy_said *s, int32_t noun, const char *preposition);

/* The object, with a phrase that belongs to it though it hangs on the verb: "reject demands | for withdrawal". */
static sayso_spans object_and_more(sy_said *s, int32_t verb, int32_t object)
{
    const sy_stance_cue *cue = sy_said_nth(s, object)->upos == SY_NOUN ? sy_stance_first(s->engine, sy_said_nth(s, object)) : NULL;
    for (; cue; cue = sy_stance_next(s->engine, cue)) {
        if (cue->part != SY_NOUN || cue->frame != SY_FRAME_BY_PREPOSITION) continue;
        int32_t loose = loose_phrase(s, object, cue->preposition);
        if (loose > verb) return sy_spans_one(s->d, sy_clause_trim(s->d, s->c.first[object], s->c.last[loose]));
    }
    static const char *const near[] = { "of", "on", "over" }; /* "rejected any limit | on the filling"; "on Monday" is no noun */
    for (size_t i = 0; i < sizeof near / sizeof near[0]; i++) {
        int32_t loose = loose_phrase(s, object, near[i]);
        if (loose > object && sy_said_nth(s, loose)->upos == SY_NOUN) return sy_spans_one(s->d, sy_clause_trim(s->d, s->c.first[object], s->c.last[loose]));
    }
    return sy_frame_whole(s, object);
}

/* "the land Orvenia demands": the noun over the relative clause, where the verb has a subject and no object of its own. */
static int32_t relative_object(const sy_said *s, int32_t w)
{
    int32_t subject = sy_child_main(s->d, w, SY_REL_NSUBJ), noun = sy_said_nth(s, w)->head;
    if (subject < 0 || noun < 0 || sy_said_nth(s, noun)->upos != SY_NOUN || sy_child(s->d, w, SY_REL_CCOMP) >= 0 || sy_child(s->d, w, SY_REL_XCOMP) >= 0) return -1;
    const sy_word *x = sy_said_nth(s, subject);
    return x->xpos == SY_XPOS_WDT || x->xpos == SY_XPOS_WP ? -1 : noun;
}

/* "prefers diplomacy" with the noun as complement. */
static int32_t noun_complement(const sy_said *s, int32_t w)
{
    int32_t x = sy_child(s->d, w, SY_REL_XCOMP);
    return x > w && sy_said_nth(s, x)->upos == SY_NOUN && sy_child(s->d, x, SY_REL_MARK) < 0 && sy_child(s->d, x, SY_REL_COP) < 0 ? x : -1;
}

/* The noun phrase of a predicate: "is | the release of the crew". */
static sayso_spans behind_copula(sy_said *s, int32_t noun)
{
    sayso_span all = sy_spans_hull(sy_clause_pieces(s->d, &s->c, noun, SY_CUT_MARK | SY_CUT_ASIDE | SY_CUT_SUBJECT, NULL, 0));
    int32_t cop = sy_child(s->d, noun, SY_REL_COP);
    if (cop < 0 || cop > noun || all.end <= all.start || sy_said_nth(s, cop)->span.start < all.start) return sy_spans_one(s->d, all);
    return sy_spans_one(s->d, sy_clause_trim(s->d, cop + 1, (int32_t)sy_word_at(s->d, all.end - 1)));
}

/* "What Castavar wants is X", "X is what Castavar wants", "the one thing it wants is X": X; -1. */
static int32_t cleft_object(const sy_said *s, int32_t w)
{
    int32_t pivot = sy_said_nth(s, w)->head, it = pivot >= 0 ? sy_clause_subject(s->d, pivot) : -1;
    if (it < 0 && pivot >= 0) it = sy_child(s->d, pivot, SY_REL_EXPL);
    if (it >= 0 && it < pivot && sy_word_is(sy_said_nth(s, it), "it") && sy_said_nth(s, pivot)->upos == SY_NOUN && sy_child(s->d, pivot, SY_REL_COP) >= 0 && sy_child_main(s->d, w, SY_REL_NSUBJ) > pivot) return pivot; /* "it is X that Castavar wants" */
    if (pivot < 0 || sy_rel_main(sy_said_nth(s, w)->rel) != SY_REL_ACL || sy_child_main(s->d, w, SY_REL_NSUBJ) < 0) return -1;
    if (!sy_word_is(sy_said_nth(s, pivot), "what") && !sy_lemma_is(sy_said_nth(s, pivot), "thing") && !sy_word_is(sy_said_nth(s, pivot), "all")) return -1;
    if (sy_child(s->d, pivot, SY_REL_COP) >= 0) return sy_child_main(s->d, pivot, SY_REL_NSUBJ);
    int32_t head = sy_said_nth(s, pivot)->head;
    int equated = head > w && sy_rel_main(sy_said_nth(s, pivot)->rel) == SY_REL_NSUBJ && sy_child(s->d, head, SY_REL_COP) >= 0 && sy_said_nth(s, head)->upos == SY_NOUN;
    return equated ? head : -1;
}

/* "rebuffed, for the third time in a year, | the offer of a patrol"; -1. */
static int32_t behind_aside(const sy_said *s, int32_t w)
{
    if ((uint32_t)w + 1 >= s->d->words.n || !sy_word_is(sy_said_nth(s, w + 1), ",")) return -1;
    SY_EACH_CHILD(s->d, w, c) {
        unsigned rel = sy_said_nth(s, c)->rel;
        int32_t first = s->c.first[c];
        if (c < w + 3 || sy_said_nth(s, c)->upos != SY_NOUN || (rel != SY_REL_PARATAXIS && rel != SY_REL_APPOS && rel != SY_REL_OBL_UNMARKED)) continue;
        while (first < c && sy_said_nth(s, first)->upos == SY_PUNCT) first++;
        if (sy_said_nth(s, first)->upos == SY_DET && sy_word_is(sy_said_nth(s, first - 1), ",") && first > w + 2) return c;
    }
    return -1;
}

/* "dismissed | as a trap | the offer of talks": the noun phrase behind what it is called; -1. */
static int32_t behind_as(const sy_said *s, int32_t w)
{
    if ((uint32_t)w + 1 >= s->d->words.n || !sy_word_is(sy_said_nth(s, w + 1), "as")) return -1;
    int32_t called = -1;
    SY_EACH_CHILD(s->d, w, c) {
        if (c > w && called < 0 && s->c.first[c] == w + 1) called = c;
        else if (called >= 0 && s->c.first[c] == s->c.last[called] + 1 && sy_said_nth(s, c)->upos == SY_NOUN && sy_said_nth(s, s->c.first[c])->upos == SY_DET && sy_child(s->d, c, SY_REL_CASE) < 0)
            return c;
    }
    return -1;
}

/* "rejected demands | to hand over the port": the last word of the infinitive that belongs to the noun, though it hangs on the verb; -1. */
static int32_t infinitive_of_noun(const sy_said *s, int32_t w, int32_t object, int32_t xcomp)
{
    if (xcomp < 0 || s->c.first[xcomp] != s->c.last[object] + 1 || sy_clause_marker(s->d, xcomp, "to") < 0 || !sy_said_has(s, object, SY_WORDS_GENERIC)) return -1;
    for (const sy_stance_cue *cue = sy_stance_first(s->engine, sy_said_nth(s, w)); cue; cue = sy_stance_next(s->engine, cue))
        if (cue->frame == SY_FRAME_OBJ_TO) return -1; /* "wants the deal to include it" */
    return s->c.last[xcomp];
}

/* "rejected demands | by the rival council, to hand over the port": the last word of what is asked, behind who asks; -1. */
static int32_t asked_by_them(const sy_said *s, int32_t w, int32_t object)
{
    const sy_word *next = sy_said_nth(s, object + 1);
    if (!sy_said_has(s, object, SY_WORDS_GENERIC) || !(sy_word_is(next, "by") || sy_word_is(next, "from"))) return -1;
    SY_EACH_CHILD(s->d, w, c) {
        unsigned rel = sy_rel_main(sy_said_nth(s, c)->rel);
        if (c > object + 2 && (rel == SY_REL_ADVCL || rel == SY_REL_XCOMP) && is_infinitive(s, c) && !sy_clause_finite(s->d, c)) {
            int32_t end = sy_condition_clause_end(s, c);
            return end < s->c.last[c] ? end : s->c.last[c];
        }
    }
    return -1;
}

/* The object; of two, "promised the union his support", the second: the first is who gets it. */
static int32_t thing_given(const sy_said *s, int32_t w)
{
    int32_t object = sy_child(s->d, w, SY_REL_OBJ);
    SY_EACH_CHILD(s->d, w, c)
        if (object > w && c > object && sy_said_nth(s, c)->rel == SY_REL_OBJ && !sy_frame_timelike(s, c) && !sy_said_has(s, c, SY_WORDS_SPAN)) return c; /* but "offered 9% | over two years" */
    return object;
}

static int find_obj(sy_said *s, int32_t w, sy_frame_found *out)
{
    if (sy_said_nth(s, w)->upos == SY_ADP) { /* "is against X" */
        int32_t noun = sy_said_nth(s, w)->head;
        if (noun < w || sy_child(s->d, noun, SY_REL_COP) < 0) return 0;
        out->holder = sy_clause_subject(s->d, noun);
        return found(out, noun, sy_spans_one(s->d, sy_clause_trim(s->d, w + 1, s->c.last[noun])));
    }
    int32_t cleft = cleft_object(s, w);
    if (cleft >= 0 && cleft == sy_said_nth(s, w)->head && cleft < w && sy_child(s->d, cleft, SY_REL_COP) >= 0) { /* "it is X | that Castavar wants" */
        int32_t to = s->c.first[w] - 1, cop = sy_child(s->d, cleft, SY_REL_COP);
        while (to > cleft && sy_said_nth(s, to)->upos == SY_PUNCT) to--;
        return cop < cleft && to >= cleft && found(out, cleft, sy_spans_one(s->d, sy_clause_trim(s->d, cop + 1, to)));
    }
    if (cleft >= 0) return found(out, cleft, behind_copula(s, cleft));
    int32_t passive = sy_child(s->d, w, SY_REL_NSUBJ_PASS);
    if (passive >= 0) return find_passive(s, w, passive, out);
    int32_t object = thing_given(s, w);
    if (object < 0 && sy_said_nth(s, w)->xpos == SY_XPOS_VBN && sy_said_nth(s, w)->rel == SY_REL_ACL) return find_participle(s, w, sy_said_nth(s, w)->head, out);
    int32_t above = sy_said_nth(s, w)->head; /* "backed by X and rejected by Y" */
    if (object < 0 && sy_said_nth(s, w)->rel == SY_REL_CONJ && sy_said_nth(s, w)->xpos == SY_XPOS_VBN && above >= 0 && sy_said_nth(s, above)->rel == SY_REL_ACL)
        return find_participle(s, w, sy_said_nth(s, above)->head, out);
    if (object < 0 && sy_rel_main(sy_said_nth(s, w)->rel) == SY_REL_ACL) object = relative_object(s, w);
    if (object < 0) object = noun_complement(s, w);
    if (object < 0) object = behind_aside(s, w);
    if (object < 0) object = behind_as(s, w);
    if (object >= 0 && object < w && sy_rel_main(sy_said_nth(s, w)->rel) == SY_REL_ACL) return found(out, object, sy_clause_pieces(s->d, &s->c, object, SY_CUT_MARK | SY_CUT_ASIDE, &w, 1));
    if (object < w || sy_said_nth(s, s->c.first[object])->upos == SY_ADP) return 0; /* "backed off some of it" */
    int32_t xcomp = sy_child(s->d, w, SY_REL_XCOMP);
    int32_t last = xcomp > object ? infinitive_of_noun(s, w, object, xcomp) : -1;
    if (last >= 0) return found(out, object, sy_spans_one(s->d, sy_clause_trim(s->d, s->c.first[object], last)));
    int32_t asked = asked_by_them(s, w, object);
    if (asked >= 0) return found(out, object, sy_spans_one(s->d, sy_clause_trim(s->d, s->c.first[object], asked)));
    if (xcomp > object) return 0; /* "back X to win": another frame */
    return found(out, object, object_and_more(s, w, object));
}

/* ---- prepositions */

/* A phrase of the noun's that the parser hung on the verb: "reject | demands | for withdrawal". */
static int32_t loose_phrase(const sy_said *s, int32_t noun, const char *preposition)
{
    int32_t verb = sy_said_nth(s, noun)->head;
    if (sy_said_nth(s, noun)->upos != SY_NOUN || verb < 0) return -1;
    SY_EACH_CHILD(s->d, verb, c)
        if (s->c.first[c] == s->c.last[noun] + 1 && sy_clause_marker(s->d, c, preposition) >= 0) return c;
    return -1;
}

/* "for strong, binding guarantees" with "strong" at its head: the noun that the adjectives stand before. */
static int32_t noun_behind(const sy_said *s, int32_t adjective)
{
    for (int32_t w = adjective + 1; (uint32_t)w + 1 < s->d->words.n && w - adjective < 8; w++) {
        const sy_word *x = sy_said_nth(s, w);
        if (x->sentence != sy_said_nth(s, adjective)->sentence) return -1;
        if (x->upos == SY_NOUN && s->d->words.at[w + 1].upos != SY_NOUN) return w;
        if (x->upos != SY_ADJ && x->upos != SY_NOUN && !sy_word_is(x, ",") && !sy_word_is(x, "and") && x->xpos != SY_XPOS_VBG) return -1;
    }
    return -1;
}

/* "asked for | six more months" */
static int is_more_time(const sy_said *s, int32_t noun)
{
    SY_EACH_CHILD(s->d, noun, c)
        if (sy_word_is(sy_said_nth(s, c), "more") || sy_word_is(sy_said_nth(s, c), "another") || sy_word_is(sy_said_nth(s, c), "extra") || sy_word_is(sy_said_nth(s, c), "further")) return 1;
    return 0;
}

/* "warned the League | against intervention": the phrase, hung on whom it is said to; -1. */
static int32_t behind_object(const sy_said *s, int32_t w, const char *preposition)
{
    int32_t object = sy_child(s->d, w, SY_REL_IOBJ);
    if (object < 0) object = sy_child(s->d, w, SY_REL_OBJ);
    int32_t c = object > w && sy_who_is(s, object).is_party ? sy_clause_child_by(s->d, object, preposition) : -1;
    return c > object && !sy_frame_timelike(s, c) ? c : -1;
}

static int find_preposition(sy_said *s, int32_t w, const sy_stance_cue *cue, sy_frame_found *out)
{
    if (cue->part == SY_NOUN) {
        int32_t loose = loose_phrase(s, w, cue->preposition);
        if (loose >= 0) return found(out, loose, sy_frame_whole(s, loose));
    }
    if (cue->part == SY_VERB && sy_lemma_is(sy_said_nth(s, w), "call") && sy_child(s->d, w, SY_REL_OBJ) > w) return 0; /* "called a vote for June" */
    SY_EACH_CHILD(s->d, w, c) {
        int32_t p = c > w ? sy_clause_marker(s->d, c, cue->preposition) : -1;
        if (p < 0 || (sy_frame_timelike(s, c) && !is_more_time(s, c))) continue;
        int32_t noun = sy_said_nth(s, c)->upos == SY_ADJ ? noun_behind(s, c) : -1;
        if (noun >= 0) return found(out, noun, sy_spans_one(s->d, sy_clause_trim(s->d, p + 1, s->c.last[noun])));
        unsigned rel = sy_rel_main(sy_said_nth(s, c)->rel);
        if (rel == SY_REL_CONJ || (cue->ing && sy_said_nth(s, c)->upos == SY_VERB && sy_said_nth(s, c)->xpos != SY_XPOS_VBG)) continue;
        if (strcmp(cue->preposition, "to") == 0 && is_infinitive(s, c)) continue;
        return found(out, c, sy_frame_whole(s, c));
    }
    int32_t beside = cue->part == SY_VERB && strcmp(cue->preposition, "against") == 0 ? behind_object(s, w, cue->preposition) : -1;
    return beside >= 0 && found(out, beside, sy_frame_whole(s, beside));
}

/* "call for Y to go", "call on Y to go", "appeal to Y to go". */
static int find_preposition_to(sy_said *s, int32_t w, const char *preposition, sy_frame_found *out)
{
    int32_t np = sy_clause_child_by(s->d, w, preposition), clause = -1;
    if (np < w || sy_frame_timelike(s, np)) return 0; /* "called her on Friday to thank her" */
    if (is_infinitive(s, np)) { /* the preposition marks the clause itself */
        int32_t own = sy_child_main(s->d, np, SY_REL_NSUBJ);
        if (own < 0) return 0;
        out->target = own;
        return found(out, np, sy_spans_one(s->d, sy_clause_trim(s->d, s->c.first[own], s->c.last[np])));
    }
    SY_EACH_CHILD(s->d, w, c)
        if (c > np && is_infinitive(s, c)) clause = clause < 0 ? c : clause;
    SY_EACH_CHILD(s->d, np, c)
        if (c > np && is_infinitive(s, c) && sy_rel_main(sy_said_nth(s, c)->rel) == SY_REL_ACL) clause = clause < 0 ? c : clause;
    if (clause < 0) return 0;
    int32_t p = sy_clause_marker(s->d, np, preposition);
    out->target = np;
    return found(out, clause, sy_spans_one(s->d, sy_clause_trim(s->d, p + 1, s->c.last[clause])));
}

/* ---- subjects: "X is unacceptable", "X remains Y's preferred option", "X is a red line for Y" */

static int has_adjective(const sy_said *s, int32_t noun, const char *lower)
{
    SY_EACH_CHILD(s->d, noun, c)
        if (sy_said_nth(s, c)->rel == SY_REL_AMOD && sy_word_is(sy_said_nth(s, c), lower)) return 1;
    return 0;
}

int32_t sy_frame_for_whom(const sy_said *s, int32_t w)
{
    static const char *const prepositions[] = { "for", "to", "of", "from" };
    for (size_t i = 0; i < sizeof prepositions / sizeof prepositions[0]; i++) {
        int32_t c = sy_clause_child_by(s->d, w, prepositions[i]);
        if (c > w && sy_who_is(s, c).is_party) return c;
    }
    int32_t above = sy_said_nth(s, w)->rel == SY_REL_XCOMP ? sy_said_nth(s, w)->head : -1;
    int32_t c = above >= 0 ? sy_clause_child_by(s->d, above, "for") : -1;
    return c > w && sy_who_is(s, c).is_party ? c : -1;
}

/* "would set a dangerous precedent", "could serve as a basis": the subject of the verb over the noun. */
static int find_verb_subject(sy_said *s, int32_t w, enum sy_frame frame, sy_frame_found *out)
{
    int32_t verb = sy_said_nth(s, w)->head;
    if (verb < 0 || sy_said_nth(s, verb)->upos != SY_VERB) return 0;
    if (frame == SY_FRAME_SUBJ_SET && (!sy_lemma_is(sy_said_nth(s, verb), "set") || !has_adjective(s, w, "dangerous"))) return 0;
    if (frame == SY_FRAME_SUBJ_AS && (!sy_lemma_is(sy_said_nth(s, verb), "serve") || sy_clause_marker(s->d, w, "as") < 0)) return 0;
    int32_t subject = sy_child_main(s->d, verb, SY_REL_NSUBJ);
    if (subject < 0) subject = sy_child_main(s->d, verb, SY_REL_CSUBJ);
    return subject >= 0 && subject < w && sy_said_nth(s, subject)->upos != SY_PRON && found(out, subject, sy_frame_whole(s, subject));
}

/* "called the plan unacceptable", "was described by the union as unacceptable": object or passive subject of the verb. */
static int find_judged(sy_said *s, int32_t w, sy_frame_found *out)
{
    static const char *const verbs[] = { "call", "describe", "brand", "term", "label", "deem", "consider", "regard", "see", "denounce", "dismiss", "view", "find", "declare", "condemn", "reject", "think", "judge", "pronounce" };
    unsigned rel = sy_rel_main(sy_said_nth(s, w)->rel);
    int32_t verb = sy_said_nth(s, w)->head;
    if (verb < 0 || verb > w || sy_child(s->d, w, SY_REL_COP) >= 0 || (rel != SY_REL_XCOMP && rel != SY_REL_OBL && rel != SY_REL_ADVCL && rel != SY_REL_ADVMOD)) return 0;
    int fits = 0;
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) fits |= sy_lemma_is(sy_said_nth(s, verb), verbs[i]);
    int32_t passive = sy_child(s->d, verb, SY_REL_NSUBJ_PASS), object = passive >= 0 ? passive : sy_child(s->d, verb, SY_REL_OBJ);
    if (!fits || object < 0 || object > w || sy_said_nth(s, object)->upos == SY_PRON) return 0;
    out->holder = passive >= 0 ? agent_of(s, verb) : sy_clause_subject(s->d, verb);
    return out->holder >= 0 && found(out, object, sy_frame_whole(s, object));
}

/* "off the table", "out of the question" */
static int is_off(const sy_said *s, int32_t w)
{
    return sy_clause_marker(s->d, w, "off") >= 0 || sy_clause_marker(s->d, w, "out") >= 0 || (w > 2 && sy_word_is(sy_said_nth(s, w - 3), "out") && sy_word_is(sy_said_nth(s, w - 2), "of"));
}

static int find_subject(sy_said *s, int32_t w, enum sy_frame frame, sy_frame_found *out)
{
    if (frame == SY_FRAME_SUBJ && find_judged(s, w, out)) return 1;
    if (frame == SY_FRAME_SUBJ_NEG && !sy_clause_negated(s->d, w)) return 0;
    if (frame == SY_FRAME_SUBJ_OFF && !is_off(s, w)) return 0;
    if (frame == SY_FRAME_SUBJ_SET || frame == SY_FRAME_SUBJ_AS) return find_verb_subject(s, w, frame, out);
    if (frame == SY_FRAME_SUBJ_POSS && !has_adjective(s, w, "preferred") && !has_adjective(s, w, "favoured") && !has_adjective(s, w, "favored")) return 0;
    if (frame == SY_FRAME_SUBJ_RED && !has_adjective(s, w, "red")) return 0;
    unsigned rel = sy_rel_main(sy_said_nth(s, w)->rel);
    int32_t above = sy_said_nth(s, w)->head;
    int linked = above >= 0 && (sy_lemma_is(sy_said_nth(s, above), "remain") || sy_lemma_is(sy_said_nth(s, above), "become") || sy_lemma_is(sy_said_nth(s, above), "represent"));
    int predicate = sy_child(s->d, w, SY_REL_COP) >= 0 || rel == SY_REL_XCOMP || ((rel == SY_REL_OBJ || rel == SY_REL_OBL) && linked && sy_child(s->d, w, SY_REL_CASE) < 0);
    int32_t subject = -1;
    if (predicate) {
        int32_t at = w;
        for (int hops = 0; subject < 0 && at >= 0 && hops < 3; hops++) {
            subject = sy_child_main(s->d, at, SY_REL_NSUBJ);
            if (subject < 0) subject = sy_child_main(s->d, at, SY_REL_CSUBJ);
            at = sy_said_nth(s, at)->rel == SY_REL_XCOMP || (at == w && linked) ? sy_said_nth(s, at)->head : -1;
        }
    }
    if (subject < 0 || subject > w) return 0;
    out->holder = sy_frame_for_whom(s, w);
    if (out->holder < 0 && (frame == SY_FRAME_SUBJ_POSS || frame == SY_FRAME_SUBJ_RED)) {
        int32_t poss = sy_child(s->d, w, SY_REL_NMOD_POSS);
        out->holder = poss;
    }
    return found(out, subject, sy_frame_whole(s, subject));
}

/* "the demand | that Orvenia leave was the main obstacle": what is asked for stands at the noun. */
static int has_content(const sy_said *s, int32_t noun)
{
    SY_EACH_CHILD(s->d, noun, c)
        if (c > noun && sy_rel_main(sy_said_nth(s, c)->rel) == SY_REL_ACL && sy_said_nth(s, c)->rel != SY_REL_ACL_RELCL && sy_clause_marker(s->d, c, "that") >= 0) return 1;
    return 0;
}

/* "has three demands: a truce, ...", "repeated its terms: ...": whose they are, before a colon, is who has or names them. */
static sy_who owner_of_list(const sy_said *s, int32_t w)
{
    static const char *const names[] = { "have", "list", "issue", "present", "set", "make", "submit", "state", "name", "raise", "outline", "detail", "announce", "publish", "repeat", "restate", "reiterate", "table", "unveil" };
    sy_who owner = sy_who_owns(s, w);
    int32_t verb = sy_said_nth(s, w)->head;
    int listed = verb >= 0 && verb < w && sy_said_nth(s, w)->rel == SY_REL_OBJ && (uint32_t)w + 1 < s->d->words.n && sy_word_is(sy_said_nth(s, w + 1), ":");
    if (owner.is_party || !listed || sy_clause_negated(s->d, verb)) return owner;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (sy_lemma_is(sy_said_nth(s, verb), names[i])) return sy_who_is(s, sy_clause_subject(s->d, verb));
    return owner;
}

/* "X is the union's main demand", "the union's main demand is X", "the union's demands include X". */
static int find_equated(sy_said *s, int32_t w, sy_frame_found *out)
{
    sy_who owner = owner_of_list(s, w);
    if (!owner.is_party || has_content(s, w)) return 0;
    out->holder = owner.word;
    int32_t named = sy_child(s->d, w, SY_REL_APPOS); /* "its main demand, a shorter week, ..." */
    if (named > w && sy_said_nth(s, named)->upos == SY_NOUN && sy_word_is(sy_said_nth(s, s->c.first[named] > w + 1 ? s->c.first[named] - 1 : s->c.first[named]), ",")) return found(out, named, sy_frame_whole(s, named));
    if (named > w && sy_said_nth(s, named)->upos == SY_NOUN && sy_word_is(sy_said_nth(s, s->c.first[named]), ",")) return found(out, named, sy_frame_whole(s, named));
    if ((uint32_t)w + 2 < s->d->words.n && sy_word_is(sy_said_nth(s, w + 1), ":") && sy_frame_after(s, w + 1, out)) { /* "Castavar's terms: an amnesty" */
        out->holder = owner.word;
        return 1;
    }
    unsigned rel = sy_rel_main(sy_said_nth(s, w)->rel);
    int32_t head = sy_said_nth(s, w)->head;
    int links = head >= 0 && (sy_lemma_is(sy_said_nth(s, head), "remain") || sy_lemma_is(sy_said_nth(s, head), "include") || sy_lemma_is(sy_said_nth(s, head), "become"));
    if (rel == SY_REL_NSUBJ && head > w && sy_said_nth(s, w)->rel != SY_REL_NSUBJ_PASS) {
        int32_t thing = sy_lemma_is(sy_said_nth(s, head), "include") ? sy_child(s->d, head, SY_REL_OBJ) : sy_child(s->d, head, SY_REL_COP) >= 0 && sy_said_nth(s, head)->upos == SY_NOUN ? head : -1;
        if (thing < 0 || sy_child(s->d, thing, SY_REL_CASE) >= 0) return 0;
        return found(out, thing, behind_copula(s, thing));
    }
    int32_t at = (rel == SY_REL_XCOMP || rel == SY_REL_OBJ) && links ? head : sy_child(s->d, w, SY_REL_COP) >= 0 ? w : -1;
    int32_t subject = at >= 0 ? sy_child_main(s->d, at, SY_REL_NSUBJ) : -1;
    if (subject < 0 || subject > w || (at != w && sy_lemma_is(sy_said_nth(s, at), "include"))) return 0;
    return sy_said_nth(s, subject)->upos != SY_PRON && found(out, subject, sy_frame_whole(s, subject));
}

/* A noun phrase as scope runs on to the end of the phrase, wherever the tree hangs its parts. */
static void run_on(sy_said *s, int32_t verb, sy_frame_found *out)
{
    for (int i = 0; i < 2 && out->scope.n == 1 && out->head > verb && sy_said_nth(s, out->head)->upos == SY_NOUN; i++) {
        int32_t last = (int32_t)sy_word_at(s->d, out->scope.at[0].end - 1);
        int32_t c = attached_behind(s, verb, out->head, last);
        if (c < 0) return;
        sayso_span more = sy_spans_hull(sy_frame_whole(s, c));
        if (more.end <= more.start) return;
        sayso_span all = sy_clause_trim(s->d, (int32_t)sy_word_at(s->d, out->scope.at[0].start), (int32_t)sy_word_at(s->d, more.end - 1));
        out->scope = sy_spans_one(s->d, all);
    }
}

/* "voted down | the offer", with the particle taken for a preposition. */
static int find_behind_particle(sy_said *s, int32_t w, const char *particle, sy_frame_found *out)
{
    if ((uint32_t)w + 2 >= s->d->words.n || !sy_word_is(sy_said_nth(s, w + 1), particle) || sy_child(s->d, w, SY_REL_NSUBJ_PASS) >= 0) return 0;
    int32_t noun = sy_said_nth(s, w + 1)->head;
    if (noun <= w + 1 || sy_said_nth(s, noun)->head != w || (sy_said_nth(s, noun)->upos != SY_NOUN && sy_said_nth(s, noun)->upos != SY_PROPN)) return 0;
    return found(out, noun, sy_spans_one(s->d, sy_clause_trim(s->d, w + 2, s->c.last[noun])));
}

/* "said no | to a patrol": particle and preposition by their order. */
static int find_behind_both(sy_said *s, int32_t w, const sy_stance_cue *cue, sy_frame_found *out)
{
    if ((uint32_t)w + 3 >= s->d->words.n || !sy_word_is(sy_said_nth(s, w + 1), cue->particle) || !sy_word_is(sy_said_nth(s, w + 2), cue->preposition)) return 0;
    int32_t noun = sy_said_nth(s, w + 2)->head;
    return noun > w + 2 && found(out, noun, sy_spans_one(s->d, sy_clause_trim(s->d, w + 3, s->c.last[noun])));
}

static int find_frame(sy_said *s, int32_t w, const sy_stance_cue *cue, sy_frame_found *out)
{
    out->head = out->target = out->holder = -1;
    out->scope = sy_no_spans();
    switch (cue->frame) {
    case SY_FRAME_THAT: return find_that(s, w, cue->part == SY_NOUN, out);
    case SY_FRAME_TO: return find_to(s, w, out);
    case SY_FRAME_OBJ_TO: return find_obj_to(s, w, out);
    case SY_FRAME_ING: return find_ing(s, w, out);
    case SY_FRAME_OBJ: return find_obj(s, w, out) || (cue->particle && find_behind_particle(s, w, cue->particle, out));
    case SY_FRAME_SUBJ: case SY_FRAME_SUBJ_POSS: case SY_FRAME_SUBJ_RED:
    case SY_FRAME_SUBJ_NEG: case SY_FRAME_SUBJ_OFF: case SY_FRAME_SUBJ_SET: case SY_FRAME_SUBJ_AS: return find_subject(s, w, (enum sy_frame)cue->frame, out);
    case SY_FRAME_SUBJ_OF: return find_equated(s, w, out);
    case SY_FRAME_FOR_TO: return find_preposition_to(s, w, "for", out);
    case SY_FRAME_ON_TO: return find_preposition_to(s, w, "on", out) || find_preposition_to(s, w, "upon", out);
    case SY_FRAME_TO_TO: return find_preposition_to(s, w, "to", out);
    case SY_FRAME_WITH_TO: return find_preposition_to(s, w, "with", out);
    case SY_FRAME_BY_PREPOSITION: return find_preposition(s, w, cue, out) || (cue->particle && find_behind_both(s, w, cue, out));
    default: return 0;
    }
}

/* The last word before the scope, where words stand as the frame wants them though the tree has it otherwise: the verb (or its
 * particle), "to", "that" or the preposition; -1. */
static int32_t opener_by_order(const sy_said *s, int32_t w, const sy_stance_cue *cue)
{
    int32_t at = w + 1;
    const sy_sentence *in = &s->d->sentences.at[sy_said_nth(s, w)->sentence];
    int32_t end = (int32_t)(in->first_word + in->n_words) - 2;
    if (cue->particle) {
        if (at > end || !sy_word_is(sy_said_nth(s, at), cue->particle)) return -1;
        at++;
    }
    while (at < end && at < w + 3 && sy_said_nth(s, at)->upos == SY_ADV && sy_said_nth(s, at)->xpos == SY_XPOS_RB) at++;
    if (at > end) return -1;
    const sy_word *x = sy_said_nth(s, at), *next = sy_said_nth(s, at + 1);
    switch (cue->frame) {
    case SY_FRAME_TO: return sy_word_is(x, "to") && next->xpos == SY_XPOS_VB ? at : -1;
    case SY_FRAME_THAT: return sy_word_is(x, "that") && cue->part == SY_VERB ? at : -1;
    case SY_FRAME_ING: return x->xpos == SY_XPOS_VBG ? at - 1 : -1;
    case SY_FRAME_OBJ: return cue->part == SY_VERB && (x->upos == SY_DET || x->upos == SY_NOUN || x->upos == SY_PROPN || x->upos == SY_ADJ || x->upos == SY_NUM) ? at - 1 : -1;
    case SY_FRAME_BY_PREPOSITION: return sy_word_is(x, cue->preposition) && (next->upos == SY_DET || next->upos == SY_NOUN || next->upos == SY_PROPN || next->upos == SY_ADJ || next->upos == SY_NUM || next->xpos == SY_XPOS_VBG) ? at : -1;
    default: return -1;
    }
}

int sy_frame_by_order(sy_said *s, int32_t w, const sy_stance_cue *cue, sy_frame_found *out)
{
    const sy_word *x = sy_said_nth(s, w);
    if (x->upos == SY_VERB && (sy_child(s->d, w, SY_REL_AUX_PASS) >= 0 || sy_child(s->d, w, SY_REL_NSUBJ_PASS) >= 0 || (x->xpos == SY_XPOS_VBN && sy_rel_main(x->rel) == SY_REL_ACL))) return 0;
    int32_t last = opener_by_order(s, w, cue);
    out->head = out->target = out->holder = -1;
    if (last < 0 || !sy_frame_after(s, last, out)) return 0;
    if (cue->frame == SY_FRAME_OBJ) { /* what hangs on another verb is no object of this one */
        int32_t above = sy_said_nth(s, out->head)->head;
        if (above != w && above != last) return 0;
        if (sy_child(s->d, w, SY_REL_XCOMP) > out->head || (sy_rel_main(sy_said_nth(s, out->head)->rel) == SY_REL_OBL && (sy_clause_marker(s->d, out->head, "to") >= 0 || sy_said_nth(s, out->head)->rel != SY_REL_OBL_UNMARKED))) return 0;
    }
    return 1;
}

int sy_frame_find(sy_said *s, int32_t w, const sy_stance_cue *cue, sy_frame_found *out)
{
    if (!find_frame(s, w, cue, out)) return 0;
    int nominal = cue->frame == SY_FRAME_OBJ || cue->frame == SY_FRAME_BY_PREPOSITION;
    if (nominal && sy_said_nth(s, w)->upos == SY_VERB) run_on(s, w, out);
    if (nominal && cue->stance != SAYSO_OFFERS && sy_said_nth(s, w)->upos == SY_NOUN && sy_said_nth(s, w)->head >= 0 && sy_said_nth(s, sy_said_nth(s, w)->head)->upos == SY_VERB) run_on(s, sy_said_nth(s, w)->head, out);
    return 1;
}
