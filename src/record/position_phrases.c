/*
 * position_phrases.c - positions from phrases of stance (data/stance-phrases.tsv): "lay down terms", "be on board with",
 * "off the table". The words find the phrase by their order, the tree finds the clause, its subject and the scope.
 */
#include "record/position.h"

#include "record/condition.h"
#include "record/denied.h"

enum { BACK_MAX = 4 };

static int32_t sentence_end(const sy_said *s, int32_t w)
{
    const sy_sentence *at = &s->d->sentences.at[sy_said_nth(s, w)->sentence];
    return (int32_t)(at->first_word + at->n_words) - 1;
}

/* The word of [first, last] that the others hang on: the one nearest to the root. */
static int32_t top_of(const sy_said *s, int32_t first, int32_t last)
{
    int32_t top = first;
    for (int32_t h = sy_said_nth(s, top)->head; h >= first && h <= last; h = sy_said_nth(s, h)->head) top = h;
    return top;
}

static int is_negation(const sy_word *x)
{
    static const char *const words[] = { "not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "scarcely", "cannot" };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (sy_word_is(x, words[i])) return 1;
    return sy_word_is(x, "longer");
}

/* In the tree, or shortly before the phrase. */
static int is_negated(const sy_said *s, int32_t clause, int32_t first)
{
    if (sy_clause_negated(s->d, clause)) return 1;
    for (int32_t w = first - 1; w >= 0 && w > first - BACK_MAX && sy_said_nth(s, w)->sentence == sy_said_nth(s, first)->sentence; w--) {
        const sy_word *x = sy_said_nth(s, w);
        if (is_negation(x)) return 1;
        if (x->upos != SY_AUX && x->upos != SY_ADV && x->upos != SY_PART && x->upos != SY_ADJ) return 0; /* "not prepared to" */
    }
    return 0;
}

/* What follows the phrase and hangs on it, to the end of its clause. */
int sy_frame_after(sy_said *s, int32_t last, sy_frame_found *at)
{
    int32_t end = sentence_end(s, last), w = last + 1;
    while (w <= end && sy_said_nth(s, w)->upos == SY_PUNCT && strchr("\"'", *sy_said_nth(s, w)->lower)) w++;
    if (w > end || sy_said_nth(s, w)->upos == SY_PUNCT || sy_said_nth(s, w)->upos == SY_CCONJ) return 0;
    int32_t head = w;
    for (int32_t h = sy_said_nth(s, head)->head; h > last && h <= end; h = sy_said_nth(s, head)->head) head = h;
    const sy_word *closing = sy_said_nth(s, last); /* "by Friday", "a truce on Friday" tell when; "gave them until Friday" tells what */
    if (sy_frame_timelike(s, head) && ((closing->upos != SY_ADP && closing->upos != SY_SCONJ) || sy_word_is(closing, "on"))) return 0;
    sayso_span all = sy_spans_hull(sy_frame_whole(s, head));
    int32_t stop = sy_condition_clause_end(s, w), to = all.end > all.start ? (int32_t)sy_word_at(s->d, all.end - 1) : -1;
    if (to < w) to = s->c.last[head];
    if (to > stop) to = stop;
    int32_t subject = sy_child_main(s->d, head, SY_REL_NSUBJ);
    if (subject > last) at->target = subject;
    if (sy_word_is(closing, "for") || sy_word_is(sy_said_nth(s, w), "for")) { /* "it was time for Orvenia | to say no", hung elsewhere */
        while (to < stop && to - head < 4 && sy_said_nth(s, to + 1)->upos == SY_PROPN) to++; /* "its leader | Pavo Rusk" */
        int32_t deed = to + 1;
        while (deed < stop && deed < to + 3 && sy_said_nth(s, deed)->xpos != SY_XPOS_VB) deed += sy_word_is(sy_said_nth(s, deed), "to") || sy_said_nth(s, deed)->upos == SY_PUNCT ? 1 : 3;
        if (sy_word_is(sy_said_nth(s, to + 1), "to") && deed <= stop && sy_said_nth(s, deed)->xpos == SY_XPOS_VB) {
            to = s->c.last[deed] < stop ? s->c.last[deed] : stop;
            if (sy_word_is(sy_said_nth(s, w), "for")) w++;
        }
    }
    at->head = head;
    at->scope = sy_spans_one(s->d, sy_clause_trim(s->d, w, to));
    return to >= w && sy_spans_hull(at->scope).end > sy_spans_hull(at->scope).start;
}

/* Does what follows stand as an object, and not tell when or how ("came round | only after a week")? */
static int opens_scope(const sy_said *s, int32_t last)
{
    int32_t w = last + 1;
    if (w > sentence_end(s, last)) return 0;
    unsigned part = sy_said_nth(s, w)->upos;
    return part == SY_DET || part == SY_NOUN || part == SY_PROPN || part == SY_PRON || part == SY_ADJ || part == SY_NUM || sy_word_is(sy_said_nth(s, w), "to");
}

/* "an idea that Castavar cannot stomach": the noun over the relative clause, where the clause has a subject of its own. */
static int find_relative(sy_said *s, int32_t clause, sy_frame_found *at)
{
    int32_t noun = sy_said_nth(s, clause)->head, subject = sy_child_main(s->d, clause, SY_REL_NSUBJ);
    if (noun < 0 || subject < 0 || sy_said_nth(s, clause)->rel != SY_REL_ACL_RELCL || sy_said_nth(s, subject)->xpos == SY_XPOS_WDT || sy_said_nth(s, subject)->xpos == SY_XPOS_WP) return 0;
    at->head = noun;
    at->scope = sy_clause_pieces(s->d, &s->c, noun, SY_CUT_MARK | SY_CUT_ASIDE, &clause, 1);
    return at->scope.n > 0;
}

/* The predicate from its first word on. */
static int find_self(sy_said *s, int32_t first, int32_t last, int32_t top, sy_frame_found *at)
{
    sayso_span all = sy_spans_hull(sy_clause_pieces(s->d, &s->c, top, SY_CUT_MARK | SY_CUT_ASIDE | SY_CUT_SUBJECT, NULL, 0));
    int32_t to = all.end > all.start ? (int32_t)sy_word_at(s->d, all.end - 1) : last, stop = sy_condition_clause_end(s, last);
    if (to > stop) to = stop;
    if (to < last) to = last;
    at->head = top;
    at->scope = sy_spans_one(s->d, sy_clause_trim(s->d, first, to));
    return 1;
}

/* "threatens | a walkout over night shifts": the phrase's last noun and what follows it. */
static int find_last(sy_said *s, int32_t last, int32_t top, sy_frame_found *at)
{
    int32_t first = s->c.first[last] > top ? s->c.first[last] : last;
    while (first < last && sy_said_nth(s, first)->upos == SY_ADP) first++;
    if (!find_self(s, first, last, top, at)) return 0;
    at->head = last;
    return 1;
}

/* "was met with scorn by the union", "from the union", "among the farmers" */
static int32_t party_by(const sy_said *s, int32_t clause)
{
    static const char *const prepositions[] = { "by", "from", "among" };
    for (size_t i = 0; i < sizeof prepositions / sizeof prepositions[0]; i++) {
        int32_t c = sy_clause_child_by(s->d, clause, prepositions[i]);
        if (c > clause && sy_who_is(s, c).is_party) return c;
    }
    return -1;
}

/* What the clause is about: its subject, the speaker being the one whose view it is unless "for X" says so. */
static int find_subject(sy_said *s, int32_t clause, int32_t top, int32_t last, sy_frame_found *at)
{
    int32_t subject = sy_clause_subject(s->d, clause);
    if (subject < 0 || sy_child(s->d, clause, SY_REL_EXPL) >= 0) return 0;
    int32_t doer = last > top && sy_said_nth(s, last)->upos == SY_VERB ? sy_child_main(s->d, last, SY_REL_NSUBJ) : -1;
    if (doer > top && doer < last) { /* "is a line that Castavar will not cross" */
        at->holder = doer;
        at->head = subject;
        at->scope = sy_frame_whole(s, subject);
        return at->scope.n > 0;
    }
    at->holder = sy_frame_for_whom(s, clause);
    if (at->holder < 0 && top != clause) at->holder = sy_frame_for_whom(s, top);
    for (int32_t w = top + 1; at->holder < 0 && w <= last; w++) /* "has the backing | of the churches" */
        if (sy_said_nth(s, w)->upos == SY_NOUN) at->holder = sy_frame_for_whom(s, w);
    for (int32_t w = top; at->holder < 0 && w <= last; w++) /* "remains Castavar's preferred option" */
        if (sy_said_nth(s, w)->upos == SY_NOUN && sy_who_owns(s, w).is_party) at->holder = sy_who_owns(s, w).word;
    if (at->holder < 0) at->holder = party_by(s, clause);
    if (at->holder == subject) at->holder = -1;
    at->head = subject;
    at->scope = sy_frame_whole(s, subject);
    return at->scope.n > 0;
}

/* "gave the plan its blessing", "took the plan off the table": the object that is no part of the phrase's own words. */
static int find_object(sy_said *s, int32_t top, int32_t last, sy_stance_cue *cue, sy_frame_found *at)
{
    int32_t given = sy_child(s->d, top, SY_REL_IOBJ), judged = sy_child(s->d, top, SY_REL_OBJ);
    if (given < top && judged > top && judged < last && sy_child(s->d, top, SY_REL_XCOMP) == last) given = judged; /* "called the raid | an attack" */
    if (given < top) {
        if (sy_frame_find(s, top, cue, at)) return at->head != last;
        return sy_child_main(s->d, top, SY_REL_NSUBJ) >= 0 && sy_child(s->d, top, SY_REL_NSUBJ_PASS) < 0 && sy_frame_after(s, last, at);
    }
    at->head = given;
    at->scope = sy_frame_whole(s, given);
    return at->scope.n > 0;
}

/* "they will pay dearly", "they have until Friday to go": the clause, on the word of another than its subject. */
static int find_said(sy_said *s, const sy_stance_phrase *phrase, int32_t clause, sy_frame_found *at)
{
    sy_who speaker = sy_said_by(s, clause);
    int32_t subject = sy_clause_subject(s->d, clause), above = sy_said_nth(s, clause)->head;
    if (speaker.word < 0 || subject == speaker.word || sy_own_side(s, subject, speaker)) return 0;
    if (phrase->stance == SAYSO_THREATENS && subject >= 0 && sy_said_has(s, subject, SY_WORDS_FOLK)) return 0; /* "children will pay the price" */
    if (strncmp(phrase->words, "be ", 3) == 0 && sy_child(s->d, clause, SY_REL_EXPL) >= 0) return 0; /* "there is nothing to pay" */
    int held = above >= 0 && sy_rel_main(sy_said_nth(s, clause)->rel) == SY_REL_ACL && !sy_said_has(s, above, SY_WORDS_SAY) && !sy_said_has(s, above, SY_WORDS_WARN);
    if (held) return 0; /* "asked for guarantees | that it would be protected" */
    at->head = clause;
    at->holder = speaker.word;
    at->scope = sy_clause_pieces(s->d, &s->c, clause, SY_CUT_MARK | SY_CUT_ASIDE, NULL, 0);
    return at->scope.n > 0;
}

/* "was given short shrift by the union": the subject of the passive, the holder its agent. */
static int find_undergone(sy_said *s, int32_t top, sy_stance_cue *cue, sy_frame_found *at)
{
    cue->frame = SY_FRAME_OBJ;
    return sy_frame_find(s, top, cue, at) && at->holder >= 0;
}

static int is_passive(const sy_said *s, int32_t w)
{
    return sy_child(s->d, w, SY_REL_AUX_PASS) >= 0 || sy_child(s->d, w, SY_REL_NSUBJ_PASS) >= 0 ||
           (sy_said_nth(s, w)->xpos == SY_XPOS_VBN && sy_rel_main(sy_said_nth(s, w)->rel) == SY_REL_ACL);
}

static int find(sy_said *s, const sy_stance_phrase *phrase, sy_stance_cue *cue, int32_t first, int32_t last, int32_t top, int32_t clause, sy_frame_found *at)
{
    switch (phrase->scope) {
    case SY_PHRASE_AFTER:
        cue->frame = SY_FRAME_PHRASE;
        if (phrase->or_self && !opens_scope(s, last)) return find_self(s, first, last, top, at);
        return sy_frame_after(s, last, at) || find_relative(s, clause, at) || (phrase->or_self && find_self(s, first, last, top, at));
    case SY_PHRASE_OBJECT: cue->frame = SY_FRAME_OBJ; return find_object(s, top, last, cue, at);
    case SY_PHRASE_SUBJECT: cue->frame = SY_FRAME_SUBJ; return find_subject(s, clause, top, last, at);
    case SY_PHRASE_SAID: cue->frame = SY_FRAME_SUBJ; return find_said(s, phrase, clause, at);
    case SY_PHRASE_LAST: cue->frame = SY_FRAME_PHRASE; return find_last(s, last, top, at);
    default: cue->frame = SY_FRAME_PHRASE; return find_self(s, first, last, top, at);
    }
}

/* "said any agreement must", "warns of cuts as crews plan a walkout": another clause begins among its words, so it is no phrase. */
static int runs_over(const sy_said *s, int32_t first, int32_t last)
{
    int joint = 0;
    for (int32_t w = first + 1; w <= last; w++) {
        const sy_word *x = sy_said_nth(s, w);
        if (joint && w < last && x->upos == SY_VERB && (x->xpos == SY_XPOS_VBP || x->xpos == SY_XPOS_VBZ || x->xpos == SY_XPOS_VBD || x->rel == SY_REL_ADVCL)) return 1;
        joint |= sy_word_is(x, "as") || sy_word_is(x, "while") || sy_word_is(x, "after") || sy_word_is(x, "when") || sy_word_is(x, "because");
        if (sy_rel_main(x->rel) == SY_REL_NSUBJ && x->head > last && sy_said_nth(s, first)->upos == SY_VERB) return 1;
    }
    return 0;
}

/* "the obstacle was Rusk's requirement | that they leave": what is asked for stands behind the noun. */
static int has_content(const sy_said *s, int32_t noun)
{
    if (sy_said_nth(s, noun)->upos != SY_NOUN || !sy_word_is(sy_said_nth(s, noun + 1), "that")) return 0;
    for (const sy_stance_cue *cue = sy_stance_first(s->engine, sy_said_nth(s, noun)); cue; cue = sy_stance_next(s->engine, cue))
        if (cue->part == SY_NOUN && cue->frame == SY_FRAME_THAT) return 1;
    return 0;
}

static int32_t owner_or_speaker(const sy_said *s, int32_t noun, int32_t clause)
{
    sy_who owner = sy_who_owns(s, noun);
    return owner.word >= 0 && owner.is_party ? owner.word : sy_said_by(s, clause).word;
}

/* Who tells the other to do it "or face" something: the subject of the verb that asks, the owner of the noun, or the speaker; -1. */
static int32_t who_commands(const sy_said *s, int32_t clause)
{
    int32_t by = sy_asked_by(s, clause), speaker = sy_said_by(s, clause).word;
    if (by >= 0 && sy_said_nth(s, by)->upos == SY_NOUN) return sy_who_owns(s, by).word;
    return by >= 0 ? sy_clause_subject(s->d, by) : speaker;
}

/* Words that take no position, with what they leave open: "stopped short of | rejecting the plan". */
static int32_t end_of_idle(sy_said *s, const sy_stance_phrase *phrase, int32_t first, int32_t last)
{
    for (int32_t i = first; i <= last; i++) /* nor by what was learned */
        if (s->ruled[i] == -1) s->ruled[i] = SY_RULED_PART;
    sy_frame_found at = { .head = -1, .target = -1, .holder = -1 };
    if (phrase->scope != SY_PHRASE_AFTER || !sy_frame_after(s, last, &at)) return last;
    return (int32_t)sy_word_at(s->d, sy_spans_hull(at.scope).end - 1);
}

/* "made a proposal | to Castavar": who it is put to is no scope; the proposal is, as nothing else is said of it. */
static void put_to(sy_said *s, int32_t last, int32_t top, sy_frame_found *at)
{
    int32_t noun = last - 1, first;
    if (!sy_word_is(sy_said_nth(s, last), "to") || at->head <= last || sy_said_nth(s, at->head)->upos == SY_VERB || sy_who_is(s, at->head).actor < 0) return;
    while (noun > top && sy_said_nth(s, noun)->upos == SY_PUNCT) noun--;
    if (noun <= top || sy_said_nth(s, noun)->upos != SY_NOUN) return;
    for (first = noun; first > top + 1 && sy_said_nth(s, first - 1)->upos != SY_ADP && sy_said_nth(s, first - 1)->upos != SY_VERB && sy_said_nth(s, first - 1)->upos != SY_PROPN;) first--;
    at->target = at->head;
    at->head = noun;
    at->scope = sy_spans_one(s->d, sy_clause_trim(s->d, first, noun));
}

int32_t sy_positions_phrase(sy_said *s, int32_t w)
{
    uint32_t end;
    const sy_stance_phrase *phrase = sy_stance_phrase_at(s->engine, s->d, (uint32_t)w, &end);
    if (!phrase) return -1;
    int32_t last = (int32_t)end, top = top_of(s, w, last), clause = sy_clause_of(s->d, top);
    if (clause < 0) return -1;
    if (phrase->negation == SY_PHRASE_NEGATED && !is_negated(s, clause, w)) return -1;
    if (sy_said_nth(s, w)->rel == SY_REL_AUX && sy_lemma_is(sy_said_nth(s, w), "have")) return -1; /* "has dropped its objections" has none */
    if (last > w && sy_word_is(sy_said_nth(s, last), "no") && sy_said_nth(s, last)->head > last) return -1; /* "says no | deal is near" tells how things stand */
    if (runs_over(s, w, last) || (phrase->scope == SY_PHRASE_SUBJECT && has_content(s, last))) return -1;
    if (phrase->stance == SAYSO_STANCE_NONE) return end_of_idle(s, phrase, w, last);
    sy_frame_found at = { .head = -1, .target = -1, .holder = -1, .first = w, .last = last };
    sy_stance_cue cue = { .lemma = phrase->words, .stance = phrase->stance, .conf = phrase->conf };
    cue.part = sy_said_nth(s, top)->upos == SY_VERB ? SY_VERB : SY_ADJ;
    cue.settled = (uint8_t)((phrase->negation != SY_PHRASE_TURNS ? SY_SETTLED_NEGATION : 0) | (phrase->modal ? SY_SETTLED_MODAL : 0));
    int turned = cue.part == SY_VERB && top == w && phrase->scope != SY_PHRASE_SUBJECT && phrase->scope != SY_PHRASE_SAID && is_passive(s, top);
    if (turned ? !find_undergone(s, top, &cue, &at) : !find(s, phrase, &cue, w, last, top, clause, &at)) return -1;
    if (phrase->scope == SY_PHRASE_AFTER && phrase->stance == SAYSO_OFFERS) put_to(s, last, top, &at);
    if (at.head == top && cue.frame == SY_FRAME_PHRASE) cue.settled |= SY_SETTLED_SELF;
    if (cue.frame == SY_FRAME_PHRASE && sy_lemma_is(sy_said_nth(s, w), "be") && strncmp(phrase->words, "be ", 3) == 0) at.holder = sy_clause_subject(s->d, clause); /* "be blackmailed": it is about whom it befalls */
    if (sy_word_is(sy_said_nth(s, w), "or")) { /* "or face sanctions": who says so, not who would */
        at.holder = who_commands(s, clause);
        if (at.holder < 0) return -1;
    }
    if (sy_said_nth(s, w)->upos == SY_NOUN && at.holder < 0 && w != top) at.holder = owner_or_speaker(s, w, clause); /* "Castavar's answer was no" */
    if (sy_said_nth(s, w)->rel == SY_REL_APPOS && sy_child_main(s->d, w, SY_REL_NSUBJ) < 0) at.holder = sy_said_nth(s, w)->head; /* "Rusk, a friend of the plan" */
    if (!sy_positions_take(s, top, &cue, &at, clause)) return -1;
    for (int32_t i = w; i <= last; i++)
        if (s->ruled[i] == -1) s->ruled[i] = SY_RULED_PART;
    return last;
}
