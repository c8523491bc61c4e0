/*
 * position.c - who holds what on which issue. Rules find drafts (position_cues.c, position_phrases.c, position_speech.c); here each draft
 * gets its issue, its target and its links, a scope over two issues is split, and what is weak or said twice is dropped.
 */
#include "record/position.h"

#include "record/record.h"
#include "record/touching.h"

enum { CONF_MIN = 40, PARTS_MAX = 8, NESTED_MAX = 4, SAME_SENTENCE_BACK = 24, INFERRED = 24, SENTENCE_WORDS = 32 };

static int has(const sy_said *s, int32_t w, enum sy_word_class which) { return sy_words_has(s->engine, s->d, w, w, which); }

/* ---- evidence and links */

static sayso_span join(sayso_span a, sayso_span b)
{
    if (b.end <= b.start) return a;
    if (a.end <= a.start) return b;
    sayso_span hull = { a.start < b.start ? a.start : b.start, a.end > b.end ? a.end : b.end };
    return hull;
}

static int in_sentence(const sy_said *s, int32_t w, sayso_span span)
{
    return sy_span_covers(s->d->sentences.at[sy_said_nth(s, w)->sentence].span, span);
}

static sayso_spans evidence_of(sy_said *s, const sy_position_draft *draft, sayso_spans holder)
{
    sayso_span hull = join(sy_said_nth(s, draft->cue)->span, sy_spans_hull(draft->scope));
    sayso_span who = sy_spans_hull(holder);
    if (who.end > who.start && in_sentence(s, draft->cue, who)) {
        int32_t clause = sy_clause_of(s->d, draft->cue);
        int near = clause >= 0 && sy_is_below(s->d, draft->holder.word, clause);
        if (near || sy_is_below(s->d, draft->holder.word, draft->cue) || who.end + 40 > hull.start) hull = join(hull, who);
    }
    return sy_spans_one(s->d, hull);
}

/* Is the sentence done where the quotation ends, as in “we agree,” she said? Of “red lines” that both drew it goes on. */
static int ends_speech(const sayso_doc *d, const sy_quote *q)
{
    char last = q->inner.end > q->inner.start ? d->text[q->inner.end - 1] : 0, next = q->outer.end < d->n_text ? d->text[q->outer.end] : 0;
    return (last && strchr(",.!?;:", last)) || (next && strchr(",:;", next));
}

/* The quotation that the span begins in and runs out of; NULL. */
static const sy_quote *quotation_left(const sayso_doc *d, sayso_span span)
{
    const sy_quote *best = NULL;
    for (uint32_t i = 0; i < d->quotes.n && d->quotes.at[i].outer.start <= span.start; i++) {
        const sy_quote *q = &d->quotes.at[i];
        if (q->unclosed || !ends_speech(d, q) || span.start < q->inner.start || span.start >= q->inner.end || span.end <= q->inner.end) continue;
        if (!best || q->inner.end < best->inner.end) best = q;
    }
    return best;
}

/* What begins between quotation marks ends there: who said it stands behind them. whole: from the start of the quoted sentence on. */
static sayso_spans within_quotation(const sy_said *s, sayso_spans spans, int whole)
{
    const sayso_doc *d = s->d;
    sayso_span span = sy_spans_hull(spans);
    const sy_quote *q = quotation_left(d, span);
    if (!q) return spans;
    uint32_t first = sy_word_at(d, span.start), last = sy_word_at(d, q->inner.end);
    const sy_sentence *sentence = first < d->words.n ? &d->sentences.at[d->words.at[first].sentence] : NULL;
    if (whole && sentence && sentence->first_word < first)
        for (first = sentence->first_word; d->words.at[first].span.start < q->inner.start; first++) {}
    while (last > first && (last >= d->words.n || d->words.at[last].span.end > q->inner.end || d->words.at[last].upos == SY_PUNCT)) last--;
    if (!sentence || d->words.at[last].span.end > q->inner.end || d->words.at[first].span.start >= d->words.at[last].span.end) return spans;
    return sy_spans_one(s->d, sy_words_span(d, first, last));
}

/* “teach them a lesson” or ‘teach them a lesson” at the border’: no mark of a pair stands in the scope without the other, where
 * taking it in or leaving it out at the edge is all it takes. */
static sayso_spans with_both_marks(const sy_said *s, sayso_spans spans)
{
    const sayso_doc *d = s->d;
    if (spans.n != 1) return spans;
    sayso_span span = spans.at[0];
    for (uint32_t i = 0; i < d->quotes.n && d->quotes.at[i].outer.start < span.end; i++) {
        const sy_quote *q = &d->quotes.at[i];
        if (q->unclosed || q->outer.end <= span.start) continue;
        if (q->inner.start == span.start && q->outer.end == span.end) span.end = q->inner.end;
        else if (q->inner.start == span.start && q->outer.end < span.end) span.start = q->outer.start;
        else if (q->outer.start > span.start && q->inner.end == span.end) span.end = q->outer.end;
    }
    return span.start == spans.at[0].start && span.end == spans.at[0].end ? spans : sy_spans_one(s->d, span);
}

/* "the release of Orvenian|-held towns": no scope ends inside a word that a hyphen makes; it goes on to its noun. */
static sayso_spans to_word_end(const sy_said *s, sayso_spans spans)
{
    const sayso_doc *d = s->d;
    sayso_span span = sy_spans_hull(spans);
    uint32_t last = span.end > span.start ? sy_word_at(d, span.end - 1) : 0;
    if (spans.n != 1 || last + 2 >= d->words.n || d->words.at[last + 1].span.start != span.end || !sy_word_is(&d->words.at[last + 1], "-") || d->words.at[last + 2].span.start != d->words.at[last + 1].span.end) return spans;
    uint32_t to = last + 2, sentence = d->words.at[last].sentence;
    while (to + 1 < d->words.n && to < last + 6 && d->words.at[to + 1].sentence == sentence && (d->words.at[to + 1].upos == SY_NOUN || d->words.at[to + 1].upos == SY_ADJ)) to++;
    return d->words.at[to].sentence == sentence ? sy_spans_one(s->d, sy_words_span(d, (uint32_t)sy_word_at(d, span.start), to)) : spans;
}

static int32_t condition_near(const sy_said *s, const sy_position_draft *draft)
{
    int32_t at = s->consequence[draft->cue];
    for (uint32_t i = 0; at < 0 && i < draft->scope.n; i++) {
        uint32_t w = sy_word_at(s->d, draft->scope.at[i].start), end = draft->scope.at[i].end;
        for (; at < 0 && w < s->d->words.n && s->d->words.at[w].span.start < end; w++) at = s->consequence[w] >= 0 ? s->consequence[w] : s->condition[w];
    }
    return at;
}

static int32_t parent_of(const sy_said *s, int32_t attribution) { return attribution >= 0 ? s->d->attributions.at[attribution].parent : -1; }

/* "Orvenia rejected | Castavar's offer of a truce", and no clause between: what the report takes for known and Orvenia does not say. */
static int is_known(const sy_said *s, int32_t cue, const sayso_attribution *at)
{
    int noun = 0, of_noun = 0;
    for (int32_t w = cue; w >= 0; w = sy_said_nth(s, w)->head) {
        const sy_word *x = sy_said_nth(s, w);
        if (sy_spans_touch(at->cue, x->span)) return noun && !sy_said_has(s, w, SY_WORDS_SAY) && !sy_said_charges(s, w);
        unsigned rel = sy_rel_main(x->rel);
        if (x->quote_depth || rel == SY_REL_CCOMP || rel == SY_REL_PARATAXIS || rel == SY_REL_NSUBJ || rel == SY_REL_CSUBJ) return 0;
        noun |= x->upos == SY_NOUN && (w == cue || of_noun);
        of_noun = rel == SY_REL_ACL;
    }
    return 0;
}

/* "declined to confirm reports that", "did not say that": what he does not say stands on no word of his. */
static int is_withheld(const sy_said *s, const sayso_attribution *at)
{
    if (!at->cue.n) return 0;
    int32_t verb = sy_top_word(s, sy_spans_hull(at->cue)), above = verb >= 0 && sy_said_nth(s, verb)->rel == SY_REL_XCOMP ? sy_said_nth(s, verb)->head : verb;
    if (verb < 0 || sy_said_nth(s, verb)->upos != SY_VERB) return 0;
    if (sy_lemma_is(sy_said_nth(s, above), "decline") || sy_lemma_is(sy_said_nth(s, above), "refuse")) return 1;
    int32_t deed = sy_lemma_is(sy_said_nth(s, verb), "say") ? sy_child(s->d, verb, SY_REL_XCOMP) : -1;
    if (deed == verb + 2 && sy_word_is(sy_said_nth(s, verb + 1), "to")) return 1; /* "Castavar said to reject it": others say so */
    return sy_said_has(s, verb, SY_WORDS_SAY) && sy_clause_negated(s->d, verb);
}

/* Does the source of this statement say the stance? What it wants or expects is its attitude and no word on others. */
static int is_its_word(const sy_said *s, int32_t cue, int32_t attribution)
{
    const sayso_attribution *at = &s->d->attributions.at[attribution];
    return !at->attitude && !is_withheld(s, at) && !is_known(s, cue, at) && !sy_told_beside(s->d, cue, at);
}

/* The statement that the stance is itself: "Castavar | rejected | the terms"; -1. */
static int32_t own_act(const sy_said *s, const sy_position_draft *draft)
{
    int32_t own = s->cue[draft->cue], holder = draft->holder.word;
    if (own < 0 || holder < 0 || !in_sentence(s, draft->cue, sy_said_nth(s, holder)->span)) return own;
    int32_t first = holder; /* of several holders the first, too, has the source */
    while (sy_said_nth(s, first)->rel == SY_REL_CONJ && sy_said_nth(s, first)->head >= 0) first = sy_said_nth(s, first)->head;
    const sayso_spans source = s->d->attributions.at[own].source;
    return sy_spans_touch(source, sy_said_nth(s, holder)->span) || sy_spans_touch(source, sy_said_nth(s, first)->span) || !source.n ? own : -1;
}

/* "backed by the League, the lake states called ... and threatened to": an act of the holder's that was taken for another's statement. */
static int is_mistaken(const sy_said *s, int32_t holder, int32_t attribution)
{
    const sayso_attribution *at = &s->d->attributions.at[attribution];
    int32_t verb = at->cue.n && at->source.n ? sy_top_word(s, sy_spans_hull(at->cue)) : -1, subject = verb >= 0 ? sy_clause_subject(s->d, verb) : -1;
    while (holder >= 0 && sy_said_nth(s, holder)->rel == SY_REL_CONJ && sy_said_nth(s, holder)->head >= 0) holder = sy_said_nth(s, holder)->head;
    return subject >= 0 && subject == holder && subject < verb && sy_said_nth(s, subject)->upos != SY_PRON && !sy_spans_touch(at->source, sy_said_nth(s, subject)->span) && sy_said_nth(s, verb)->upos == SY_VERB;
}

/* On whose word it stands: of "the union said Castavar had rejected it" the union's; of a bare "Castavar rejected it" its own. */
static int32_t attribution_near(const sy_said *s, const sy_position_draft *draft)
{
    if (draft->attribution >= 0) return draft->attribution;
    int32_t own = own_act(s, draft), said = s->content[draft->cue];
    if (said < 0 || said == own) said = parent_of(s, own);
    for (int hops = 0; said >= 0 && hops < NESTED_MAX && (!is_its_word(s, draft->cue, said) || is_mistaken(s, draft->holder.word, said)); hops++) said = parent_of(s, said);
    return said >= 0 ? said : own;
}

/* Of "she demanded": who she is, as the statement has it that her demand is; -1. */
static int32_t holder_by_act(const sy_said *s, const sy_position_draft *draft)
{
    int32_t own = own_act(s, draft);
    if (own < 0 || draft->holder.word < 0 || s->d->attributions.at[own].n_joint || sy_child(s->d, draft->holder.word, SY_REL_CONJ) >= 0) return -1;
    return sy_top_word(s, sy_spans_hull(s->d->attributions.at[own].source)) == draft->holder.word ? sy_said_speaker(s, own) : -1;
}

/* "She said | her | offer was turned down": the one who says so, where both are called by a pronoun of one kind; -1. */
static int32_t holder_by_pronoun(const sy_said *s, const sy_position_draft *draft, int32_t said)
{
    static const struct { const char *word, *of; } of[] = { { "his", "he" }, { "her", "she" }, { "he", "he" }, { "she", "she" } };
    if (said < 0 || draft->holder.word < 0) return -1;
    int32_t top = sy_top_word(s, sy_spans_hull(s->d->attributions.at[said].source));
    if (top < 0 || sy_said_nth(s, top)->sentence != sy_said_nth(s, draft->holder.word)->sentence) return -1;
    for (size_t i = 0; i < sizeof of / sizeof of[0]; i++)
        if (sy_word_is(sy_said_nth(s, draft->holder.word), of[i].word) && sy_word_is(sy_said_nth(s, top), of[i].of)) return sy_said_speaker(s, said);
    return -1;
}

static const char *issue_id(const sy_said *s, int32_t issue);

/* ---- is it there already? */

static int same_holder(const sy_said *s, const sayso_position *p, const sayso_position *q)
{
    if (p->holder >= 0 && q->holder >= 0) return p->holder == q->holder || sy_same_side(s, p->holder, q->holder);
    if ((p->holder >= 0) != (q->holder >= 0)) return p->attribution == q->attribution;
    return sy_span_touches(sy_spans_hull(p->holder_span), sy_spans_hull(q->holder_span));
}

/* The position that says it already, made surer by this one; -1. */
static int32_t double_of(const sy_said *s, const sayso_position *new)
{
    sayso_doc *d = s->d;
    for (uint32_t i = d->positions.n; i-- > 0 && d->positions.n - i < SAME_SENTENCE_BACK;) {
        sayso_position *old = &d->positions.at[i];
        int threat = (old->stance == SAYSO_THREATENS && new->stance == SAYSO_OFFERS) || /* one wording read twice */
                     (old->condition >= 0 && old->stance == SAYSO_OFFERS && (new->stance == SAYSO_ACCEPTS || new->stance == SAYSO_SUPPORTS));
        if ((old->stance != new->stance && !threat) || !same_holder(s, old, new)) continue;
        if (!sy_span_touches(sy_spans_hull(old->scope), sy_spans_hull(new->scope))) continue;
        if (threat) return (int32_t)i;
        if (old->issue && new->issue && old->issue != new->issue) continue;
        if (new->conf > old->conf) old->conf = new->conf;
        if (old->holder < 0 && sy_span_touches(sy_spans_hull(old->holder_span), sy_spans_hull(new->holder_span))) old->holder = new->holder;
        return (int32_t)i;
    }
    return -1;
}

/* ---- */

/* The next of several holders ("Orvenia and Castavar"), each a name or a noun for a party of its own; -1. */
static int32_t next_holder(const sy_said *s, int32_t word)
{
    if (word < 0 || sy_said_nth(s, word)->upos == SY_PRON) return -1;
    SY_EACH_CHILD(s->d, word, c) {
        if (c < word || sy_said_nth(s, c)->rel != SY_REL_CONJ || sy_child_main(s->d, c, SY_REL_NSUBJ) >= 0) continue;
        unsigned before = s->c.first[c] > word + 1 ? sy_said_nth(s, s->c.first[c] - 1)->upos : SY_CCONJ;
        if (before == SY_ADP || before == SY_SCONJ) continue; /* "the leader, | for Castavar to stop" */
        sy_who who = sy_who_is(s, c);
        if ((sy_said_nth(s, c)->upos == SY_PROPN || who.is_party) && !who.is_observer && sy_said_nth(s, c)->upos != SY_VERB) return c;
    }
    return -1;
}

/* The words of one holder without those that are coordinated to it. */
static sayso_spans alone(sy_said *s, int32_t word, sayso_spans spans)
{
    int32_t next = next_holder(s, word);
    if (next < 0 || spans.n != 1) return spans;
    int32_t first = (int32_t)sy_word_at(s->d, spans.at[0].start), last = s->c.first[next] - 1;
    while (last > word && (sy_said_nth(s, last)->upos == SY_CCONJ || sy_said_nth(s, last)->upos == SY_PUNCT)) last--;
    return last < first ? spans : sy_spans_one(s->d, sy_clause_trim(s->d, first, last));
}

/* Is the one at w told or asked something? A person who is to be released and a place that is to be left are what it is about; of
 * several of whom something must be true, the threat is aimed at none. */
static int is_addressed(const sy_said *s, int32_t w, unsigned stance)
{
    sy_who who = sy_who_is(s, w);
    const sy_word *x = sy_said_nth(s, w);
    if (who.actor < 0) return 0;
    unsigned kind = s->d->actors.at[who.actor].kind;
    int undergoes = x->rel == SY_REL_NSUBJ_PASS || (x->head >= 0 && sy_child(s->d, x->head, SY_REL_AUX_PASS) >= 0 && x->head > w);
    int is_what = x->head > w && sy_child(s->d, x->head, SY_REL_COP) >= 0;
    int32_t deed = x->head >= 0 && x->head < w ? sy_child(s->d, x->head, SY_REL_XCOMP) : -1; /* "wants him to be freed", "to be part of it" */
    is_what |= deed > w && (sy_child(s->d, deed, SY_REL_AUX_PASS) >= 0 || sy_child(s->d, deed, SY_REL_COP) >= 0);
    if (kind == SAYSO_ACTOR_PLACE || (kind == SAYSO_ACTOR_PERSON && (undergoes || is_what))) return 0;
    return stance != SAYSO_THREATENS || !(undergoes || sy_child(s->d, w, SY_REL_CONJ) > w);
}

static void push(sy_said *s, const sy_position_draft *draft, sayso_spans scope, int32_t issue)
{
    sayso_doc *d = s->d;
    sayso_position p = { .holder = draft->holder.actor, .stance = (sayso_stance)draft->stance, .scope = scope, .target = -1 };
    int conf = draft->conf;
    if (p.holder < 0) p.holder = holder_by_act(s, draft);
    p.holder_span = draft->holder.word >= 0 ? sy_who_spans(s, draft->holder) : sy_no_spans();
    if (draft->joint) p.holder_span = alone(s, draft->holder.word, p.holder_span);
    p.issue = issue_id(s, issue);
    const char *how = "";
    conf -= sy_position_issue_elsewhere(s, draft, scope, &p.issue, &how);
    p.scope = scope = with_both_marks(s, within_quotation(s, to_word_end(s, scope), 0));
    p.evidence = within_quotation(s, draft->evidence.n ? draft->evidence : evidence_of(s, draft, p.holder_span), 1);
    sayso_span whole = sy_spans_hull(p.evidence), asked = sy_spans_hull(p.scope);
    if (p.evidence.n == 1 && p.scope.n == 1 && asked.start >= whole.start && asked.start < whole.end && asked.end > whole.end) p.evidence = sy_spans_one(d, join(whole, asked)); /* a word or mark more */
    p.condition = draft->condition >= 0 ? draft->condition : condition_near(s, draft);
    p.attribution = attribution_near(s, draft);
    if (p.holder < 0) p.holder = holder_by_pronoun(s, draft, p.attribution);
    int warned = p.condition >= 0 && p.stance == SAYSO_THREATENS; /* plain as a position, whatever it is about */
    if (draft->learnt) conf = draft->conf;
    else if (issue >= 0) conf += warned || sy_issue_is_plain(s->engine, s->d, scope, issue) ? 5 : -5; /* read by hand, half of the issues that words name faintly were wrong */
    if (!p.issue && !draft->learnt) conf -= warned ? 6 : 14;
    if (draft->target >= 0) {
        sy_who target = sy_who_is(s, draft->target);
        if (target.actor != p.holder && is_addressed(s, draft->target, draft->stance)) p.target = target.actor;
    } else if (draft->scope_head >= 0) {
        sy_who owner = sy_who_owns(s, draft->scope_head);
        if (owner.actor >= 0 && owner.actor != p.holder && s->d->actors.at[owner.actor].kind != SAYSO_ACTOR_PLACE && (draft->stance == SAYSO_REJECTS || draft->stance == SAYSO_ACCEPTS || draft->stance == SAYSO_OPPOSES)) p.target = owner.actor;
    }
    if (conf < CONF_MIN || !p.scope.n || !p.evidence.n) return;
    p.conf = (uint8_t)(conf > 99 ? 99 : conf);
    p.reason = sy_printf(&d->arena, "%s%s", draft->why, how);
    int32_t same = draft->joint < 2 ? double_of(s, &p) : -1;
    if (draft->doubted) s->doubted[draft->cue] = 1;
    if (s->ruled[draft->cue] < 0 && !draft->learnt) s->ruled[draft->cue] = same >= 0 ? same : (int32_t)d->positions.n;
    if (draft->plain && s->ruled[draft->cue] == (same >= 0 ? same : (int32_t)d->positions.n)) s->plain[draft->cue] = 1;
    if (same >= 0) {
        if (s->traces.at[same].times < UINT8_MAX) s->traces.at[same].times++;
        return;
    }
    *SY_PUSH(&d->arena, &s->traces) = (sy_position_trace){ draft->cue, draft->holder.word, draft->scope_head, draft->learnt, p.conf, 1 };
    p.id = sy_record_id(s->d, 'p', p.scope);
    *SY_PUSH(&d->arena, &d->positions) = p;
}

/* Words [first, last] of the scope, in its pieces. */
static sayso_spans slice(sy_said *s, sayso_spans scope, int32_t first, int32_t last)
{
    sayso_span out[PARTS_MAX];
    uint32_t n = 0;
    while (last > first && (sy_said_nth(s, last)->upos == SY_CCONJ || sy_said_nth(s, last)->upos == SY_PUNCT)) last--;
    while (first < last && (sy_said_nth(s, first)->upos == SY_CCONJ || sy_said_nth(s, first)->upos == SY_PUNCT)) first++;
    if (first + 3 <= last && sy_word_is(sy_said_nth(s, first), "as") && sy_word_is(sy_said_nth(s, first + 1), "well") && sy_word_is(sy_said_nth(s, first + 2), "as")) first += 3;
    if (first < last && sy_word_is(sy_said_nth(s, first), "to") && sy_said_nth(s, first)->upos == SY_PART) first++;
    for (uint32_t i = 0; i < scope.n && n < PARTS_MAX; i++) {
        int32_t a = (int32_t)sy_word_at(s->d, scope.at[i].start), b = (int32_t)sy_word_at(s->d, scope.at[i].end - 1);
        if (a < first) a = first;
        if (b > last) b = last;
        sayso_span p = a <= b ? sy_clause_trim(s->d, a, b) : (sayso_span){ 0, 0 };
        if (p.end > p.start) out[n++] = p;
    }
    return sy_spans_copy(s->d, out, n);
}

/* "release them until the army stopped | and withdrew": the verb stands in a clause below the head of the scope. */
static int is_below_clause(const sy_said *s, int32_t verb, int32_t head)
{
    for (int hops = 0; verb >= 0 && verb != head && hops < PARTS_MAX; hops++) {
        unsigned rel = sy_rel_main(sy_said_nth(s, verb)->rel);
        if (verb != head && sy_clause_marker(s->d, verb, "such") >= 0) return 1; /* "demands such as freeing them | and ending it" */
        if (rel == SY_REL_ADVCL && sy_clause_finite(s->d, verb) && sy_is_below(s->d, verb, head)) return 1;
        if (rel != SY_REL_CONJ) return 0;
        verb = sy_said_nth(s, verb)->head;
    }
    return 0;
}

/* Does a coordinated verb, or a noun coordinated to the head of the scope, begin a part of its own at w? */
static int begins_part(const sy_said *s, const sy_position_draft *draft, int32_t w, int32_t first)
{
    const sy_word *x = sy_said_nth(s, w);
    if (x->rel != SY_REL_CONJ || x->head < first) return 0;
    if (sy_child_main(s->d, w, SY_REL_CC) < 0 && !sy_word_is(sy_said_nth(s, s->c.first[w] - 1), ",") && !sy_word_is(sy_said_nth(s, s->c.first[w]), ",")) return 0;
    if (x->upos == SY_VERB) return sy_said_nth(s, x->head)->upos == SY_VERB && !is_below_clause(s, x->head, draft->scope_head);
    return x->head == draft->scope_head && sy_said_nth(s, s->c.first[w])->upos != SY_ADP && sy_child(s->d, w, SY_REL_CASE) < 0; /* "a neutral status but | with guarantees" */
}

/* "abandon the treaty and withdraw its troops": one position for each issue. Gives the number of parts, 1 if it is one. */
static uint32_t split(sy_said *s, const sy_position_draft *draft, sayso_spans *part, int32_t *issue)
{
    sayso_span hull = sy_spans_hull(draft->scope);
    int32_t first = (int32_t)sy_word_at(s->d, hull.start), last = (int32_t)sy_word_at(s->d, hull.end - 1), from = first;
    uint32_t n = 0;
    if (sy_word_is(sy_said_nth(s, first), "not") || sy_word_is(sy_said_nth(s, first), "never")) from = last; /* "not to join or | host": the negation holds for both */
    for (int32_t w = first + 1; w <= last && n + 2 < PARTS_MAX; w++) {
        if (s->c.first[w] <= from || !begins_part(s, draft, w, first)) continue;
        sayso_spans left = slice(s, draft->scope, from, s->c.first[w] - 1), right = slice(s, draft->scope, s->c.first[w], last);
        int32_t a = sy_issue_of(s->engine, s->d, left), b = sy_issue_of(s->engine, s->d, right);
        if (a < 0 || b < 0 || a == b) continue;
        part[n] = left;
        issue[n++] = a;
        from = s->c.first[w];
    }
    part[n] = n ? slice(s, draft->scope, from, last) : draft->scope;
    issue[n] = sy_issue_of(s->engine, s->d, part[n]);
    return n + 1;
}

static int is_opener(const sy_word *x)
{
    return (sy_word_is(x, "that") && x->upos == SY_SCONJ) || (sy_word_is(x, "to") && x->upos == SY_PART);
}

/* "the fact that", "the idea that": the noun before "that" says nothing. Gives the first word behind, or w. */
static int32_t behind_fact(const sy_said *s, int32_t w, int32_t last)
{
    if (w + 3 > last || !sy_word_is(sy_said_nth(s, w), "the") || !sy_word_is(sy_said_nth(s, w + 2), "that")) return w;
    return sy_word_is(sy_said_nth(s, w + 1), "fact") || sy_word_is(sy_said_nth(s, w + 1), "point") ? w + 3 : w;
}

/* "instead, a truce is needed", "as well as | the release", "if not, | to resume it", "is for | him to leave": the first word behind, or w. */
static int32_t behind_link(const sy_said *s, int32_t w, int32_t last)
{
    const sy_word *x = sy_said_nth(s, w), *next = sy_said_nth(s, w + 1);
    if (w + 3 > last) return w;
    if (sy_word_is(x, "as") && sy_word_is(next, "well") && sy_word_is(sy_said_nth(s, w + 2), "as")) return w + 3;
    if (sy_word_is(x, "if") && sy_word_is(next, "not") && sy_word_is(sy_said_nth(s, w + 2), ",")) return w + 3;
    if (sy_word_is(x, "for") && x->upos == SY_SCONJ) return w + 1;
    if ((sy_word_is(x, "is") || sy_word_is(x, "was")) && sy_word_is(next, "for")) return w + 2;
    if ((sy_word_is(x, "instead") || sy_word_is(x, "otherwise") || sy_word_is(x, "therefore")) && sy_word_is(next, ",")) return w + 2;
    return w;
}

/* Words that only introduce the scope; "accepts no limits" rejects limits. */
static sayso_spans begin_clean(sy_said *s, sayso_spans scope, unsigned stance)
{
    if (!scope.n) return scope;
    int32_t first = (int32_t)sy_word_at(s->d, scope.at[0].start), last = (int32_t)sy_word_at(s->d, scope.at[0].end - 1), at = first;
    if (at < last && stance == SAYSO_REJECTS && sy_word_is(sy_said_nth(s, at), "no")) at++;
    at = behind_fact(s, at, last);
    at = behind_link(s, at, last);
    while (at < last && is_opener(sy_said_nth(s, at))) at++;
    int32_t end = (int32_t)sy_word_at(s->d, sy_spans_hull(scope).end - 1);
    return at == first && sy_said_nth(s, end)->upos != SY_CCONJ ? scope : slice(s, scope, at, (int32_t)sy_word_at(s->d, sy_spans_hull(scope).end - 1));
}

/* An offer or threat on a condition is what would be done; its condition stands in its own field. */
static sayso_spans without_condition(sy_said *s, sayso_spans scope)
{
    sayso_span hull = sy_spans_hull(scope);
    uint32_t first = sy_word_at(s->d, hull.start);
    if (hull.end <= hull.start || first + 1 >= s->d->words.n) return scope;
    int32_t before = s->condition[first] >= 0 ? s->condition[first] : s->condition[first + 1]; /* "that | if the raids go on, | the talks are off" */
    sayso_span opens = before >= 0 ? sy_spans_hull(s->d->conditions.at[before].marker) : hull, ends = before >= 0 ? sy_spans_hull(s->d->conditions.at[before].condition) : hull;
    sayso_span then = before >= 0 ? sy_spans_hull(s->d->conditions.at[before].consequence) : hull;
    if (before >= 0 && opens.end > opens.start && opens.start >= hull.start && opens.start <= s->d->words.at[first + 1].span.start && ends.end < hull.end && then.start > ends.end && then.start < hull.end)
        return slice(s, scope, (int32_t)sy_word_at(s->d, then.start), (int32_t)sy_word_at(s->d, hull.end - 1));
    for (uint32_t w = first + 1; w < s->d->words.n && s->d->words.at[w].span.start < hull.end; w++) {
        int32_t c = s->condition[w];
        if (c < 0 || s->condition[first] == c) continue;
        sayso_span marker = sy_spans_hull(s->d->conditions.at[c].marker);
        if (marker.end <= marker.start || marker.start <= hull.start || marker.end > hull.end) continue;
        int32_t end = (int32_t)sy_word_at(s->d, marker.start) - 1;
        return end >= (int32_t)first ? slice(s, scope, (int32_t)first, end) : scope;
    }
    return scope;
}

enum { NOT_TOLD, TOLD_BY_AUXILIARY, TOLD };

/* Has the verb a tense of its own, or by its auxiliary? */
static int is_told(const sy_said *s, int32_t w)
{
    const sy_word *x = sy_said_nth(s, w);
    if (x->xpos == SY_XPOS_VBZ || x->xpos == SY_XPOS_VBD || x->xpos == SY_XPOS_VBP) return TOLD;
    SY_EACH_CHILD(s->d, w, c) {
        unsigned rel = sy_rel_main(sy_said_nth(s, c)->rel), tag = sy_said_nth(s, c)->xpos;
        if (c < w && (rel == SY_REL_AUX || rel == SY_REL_COP) && (tag == SY_XPOS_VBZ || tag == SY_XPOS_VBD || tag == SY_XPOS_VBP || tag == SY_XPOS_MD)) return TOLD_BY_AUXILIARY;
    }
    return NOT_TOLD;
}

/* "two per cent| , which she called an insult": told of the scope, no part of it. Gives the comma before the clause on w, or -1. */
static int32_t aside_from(const sy_said *s, int32_t w, int32_t first)
{
    int32_t from = s->c.first[w];
    if (sy_said_nth(s, w)->rel != SY_REL_ACL_RELCL) return -1;
    if (!sy_word_is(sy_said_nth(s, from), ",")) from--;
    const sy_word *opens = sy_said_nth(s, from + 1);
    if (from <= first || !sy_word_is(sy_said_nth(s, from), ",")) return -1;
    return opens->xpos == SY_XPOS_WDT || opens->xpos == SY_XPOS_WP || sy_word_is(opens, "whose") ? from : -1;
}

/* "will not accept exile and | want the army to leave": a stance of its own */
static int demands(const sy_said *s, int32_t verb)
{
    int asked = sy_child(s->d, verb, SY_REL_XCOMP) > verb || sy_child(s->d, verb, SY_REL_CCOMP) > verb || sy_child(s->d, verb, SY_REL_OBJ) > verb;
    for (const sy_stance_cue *cue = asked ? sy_stance_first(s->engine, sy_said_nth(s, verb)) : NULL; cue; cue = sy_stance_next(s->engine, cue))
        if (cue->part == SY_VERB && cue->stance == SAYSO_DEMANDS && !cue->particle && cue->frame <= SY_FRAME_OBJ_TO) return 1;
    return 0;
}

/* "before it expires | and wanted to", "the accord | and officials confirmed": a verb of another tense, or with a subject beside a noun, goes on from the verb of stance. */
static int is_told_beside(const sy_said *s, int32_t w, int32_t cue)
{
    const sy_word *x = sy_said_nth(s, w), *beside = sy_said_nth(s, x->head);
    int past = x->xpos == SY_XPOS_VBN && beside->xpos == SY_XPOS_VB && sy_child_main(s->d, w, SY_REL_AUX) < 0; /* "to strike and | called": taken for a participle */
    int32_t aux = sy_child(s->d, w, SY_REL_AUX); /* "would attend and | does not bow to", "to sign and | still call it" */
    if (aux >= s->c.first[w] && aux < w && sy_lemma_is(sy_said_nth(s, aux), "do") && beside->upos == SY_VERB) return 1;
    if (x->xpos == SY_XPOS_VBP && sy_word_is(sy_said_nth(s, w - 1), "still")) return 1;
    if (x->xpos != SY_XPOS_VBD && x->xpos != SY_XPOS_VBZ && !past) return 0;
    int subject = sy_child_main(s->d, w, SY_REL_NSUBJ) >= 0;
    if (beside->upos == SY_NOUN) return subject;
    if (x->head == cue) return subject;
    return !subject && beside->upos == SY_VERB && beside->xpos != x->xpos;
}

/* "refused to sign the treaty | and is arming its men", "reject the offer; | the union ...": what is told next is no scope. */
static sayso_spans until_next(sy_said *s, const sy_position_draft *draft)
{
    sayso_span hull = sy_spans_hull(draft->scope);
    int32_t first = (int32_t)sy_word_at(s->d, hull.start), last = (int32_t)sy_word_at(s->d, hull.end - 1);
    int told = draft->scope_head >= 0 ? is_told(s, draft->scope_head) : NOT_TOLD;
    for (int32_t w = first + 1; w <= last; w++) {
        const sy_word *x = sy_said_nth(s, w);
        if (sy_word_is(x, ";") && !x->quote_depth) return slice(s, draft->scope, first, w - 1);
        int32_t aside = aside_from(s, w, first);
        if (aside > first && !(draft->scope_head > s->c.last[w] && draft->scope_head <= last)) /* behind "the port, which they hold, | should" goes on what is asked */
            return slice(s, draft->scope, first, aside - 1);
        if (x->rel != SY_REL_CONJ || x->upos != SY_VERB || s->c.first[w] <= first) continue;
        int own = x->head == draft->cue && draft->cue >= first && (x->xpos == SY_XPOS_VBD || x->xpos == SY_XPOS_VBZ); /* "voted to strike | and called on them" */
        if (own || is_told_beside(s, w, draft->cue)) return slice(s, draft->scope, first, s->c.first[w] - 1);
        if (x->head != draft->scope_head) continue;
        if (is_told(s, w) <= told && !(draft->stance == SAYSO_REJECTS && demands(s, w))) continue;
        return slice(s, draft->scope, first, s->c.first[w] - 1);
    }
    return draft->scope;
}

/* "demands three things: | an end to the siege and the release of the men" */
static void open_list(sy_said *s, sy_position_draft *draft)
{
    sayso_span hull = sy_spans_hull(draft->scope);
    int32_t first = (int32_t)sy_word_at(s->d, hull.start), last = (int32_t)sy_word_at(s->d, hull.end - 1);
    if (draft->scope_head < 0 || !(sy_lemma_is(sy_said_nth(s, draft->scope_head), "thing") || has(s, draft->scope_head, SY_WORDS_GENERIC))) return;
    for (int32_t w = first + 1; w < last; w++) {
        if (!sy_word_is(sy_said_nth(s, w), ":")) continue;
        sayso_spans rest = slice(s, draft->scope, w + 1, last);
        int32_t top = rest.n ? sy_top_word(s, sy_spans_hull(rest)) : -1;
        if (top < 0) return;
        draft->scope = rest;
        draft->scope_head = top;
        return;
    }
}

/* ---- "agreed to share the fish but not the gas" */

/* "not" of "but not", ", though not", ", not" within words [first, last]; -1. */
static int32_t but_not(const sy_said *s, int32_t first, int32_t last)
{
    for (int32_t w = first + 2; w < last; w++) {
        if (!sy_word_is(sy_said_nth(s, w), "not")) continue;
        if (sy_word_is(sy_said_nth(s, w - 1), "but") || sy_word_is(sy_said_nth(s, w - 1), "though") || sy_word_is(sy_said_nth(s, w - 1), ",")) return w;
    }
    return -1;
}

/* What is excepted takes the opposite stance, if it is a thing ("not the gas", not "not for ever"). */
static void add_but_not(sy_said *s, sy_position_draft *draft)
{
    sayso_span hull = sy_spans_hull(draft->scope);
    int32_t first = (int32_t)sy_word_at(s->d, hull.start), last = (int32_t)sy_word_at(s->d, hull.end - 1), w = but_not(s, first, last);
    if (w < 0 || draft->issue >= 0) return;
    sayso_spans kept = slice(s, draft->scope, first, w - 2), rest = slice(s, draft->scope, w + 1, last);
    if (!kept.n || !rest.n) return;
    draft->scope = kept;
    uint8_t against = draft->stance == SAYSO_ACCEPTS || draft->stance == SAYSO_OFFERS ? SAYSO_REJECTS : draft->stance == SAYSO_SUPPORTS ? SAYSO_OPPOSES : SAYSO_STANCE_NONE;
    int32_t issue = sy_issue_of(s->engine, s->d, rest);
    if (!against || issue < 0) return;
    sy_position_draft other = *draft;
    other.stance = against;
    other.scope_head = sy_top_word(s, sy_spans_hull(rest));
    other.conf -= 4;
    push(s, &other, rest, issue);
}

static const char *issue_id(const sy_said *s, int32_t issue) { return issue >= 0 ? sy_issue_at(s->engine, issue)->id : NULL; }

void sy_position_add(sy_said *s, sy_position_draft draft)
{
    sayso_spans part[PARTS_MAX];
    int32_t issue[PARTS_MAX];
    if (!draft.scope.n) return;
    draft.holder = sy_who_meant(s, draft.holder);
    if (sy_is_inference(s, draft.cue)) draft.conf -= INFERRED;
    if (!draft.learnt) draft.conf -= sy_in_capitals(s, draft.cue) / (draft.condition >= 0 ? 3 : 1);
    if (draft.scope_head >= 0 && sy_said_nth(s, draft.scope_head)->upos == SY_ADJ) draft.conf -= 20;
    if (draft.scope_head >= 0 && has(s, draft.scope_head, SY_WORDS_OBSERVER) && sy_said_nth(s, draft.scope_head)->upos == SY_NOUN) draft.conf -= 10;
    if (!draft.evidence.n) draft.evidence = evidence_of(s, &draft, draft.holder.word >= 0 ? sy_who_spans(s, draft.holder) : sy_no_spans());
    if (draft.stance == SAYSO_OFFERS || draft.stance == SAYSO_THREATENS) {
        sayso_spans kept = without_condition(s, draft.scope); /* what it hangs on may name its matter */
        if (draft.issue < 0 && sy_spans_hull(kept).start > sy_spans_hull(draft.scope).start && sy_issue_of(s->engine, s->d, kept) < 0) draft.issue = sy_issue_of(s->engine, s->d, draft.scope);
        draft.scope = kept;
    }
    draft.scope = begin_clean(s, draft.scope, draft.stance);
    draft.scope = until_next(s, &draft);
    sy_position_tail(s, &draft);
    sy_position_cut(s, &draft);
    open_list(s, &draft);
    if (!draft.scope.n) return;
    add_but_not(s, &draft);
    uint32_t n = 1;
    part[0] = draft.scope;
    issue[0] = draft.issue;
    if (draft.issue < 0) n = split(s, &draft, part, issue);
    int32_t holder = next_holder(s, draft.holder.word);
    draft.joint = holder >= 0;
    for (uint32_t i = 0; i < n; i++) push(s, &draft, part[i], issue[i]);
    for (int k = 0; holder >= 0 && k < PARTS_MAX; k++, holder = next_holder(s, holder)) {
        draft.holder = sy_who_is(s, holder);
        draft.evidence = sy_spans_one(s->d, join(sy_spans_hull(draft.evidence), sy_said_nth(s, holder)->span));
        draft.joint = 2;
        for (uint32_t i = 0; i < n; i++) push(s, &draft, part[i], issue[i]);
    }
}

void sy_positions_load(sayso *engine) { sy_stances_load(engine); }

/* The rules over one sentence; *condition: the first condition they have not seen. */
static void apply_rules(sy_said *s, const sy_sentence *at, uint32_t *condition)
{
    sayso_doc *d = s->d;
    int32_t phrase = -1; /* last word of the last phrase of stance */
    while (*condition < d->conditions.n && sy_spans_hull(d->conditions.at[*condition].consequence).start < at->span.end)
        sy_positions_condition(s, (int32_t)(*condition)++);
    for (uint32_t w = at->first_word; w < at->first_word + at->n_words; w++) {
        sy_positions_answer(s, (int32_t)w);
        sy_positions_refusal(s, (int32_t)w);
        int32_t last = sy_positions_open(s, (int32_t)w);
        if (last < 0) last = sy_positions_phrase(s, (int32_t)w);
        if (last > phrase) phrase = last;
        if ((int32_t)w > phrase) sy_positions_cue(s, (int32_t)w); /* its words stand for themselves no more */
        if ((int32_t)w > phrase) sy_positions_speech(s, (int32_t)w);
    }
}

void sy_positions_rules(sy_said *s)
{
    uint32_t condition = 0;
    sy_issues_weigh(s->engine, s->d);
    for (uint32_t i = 0; i < s->d->sentences.n; i++) {
        const sy_sentence at = s->d->sentences.at[i];
        uint32_t before = s->d->positions.n;
        apply_rules(s, &at, &condition);
        sy_positions_learnt(s, &at);
        sy_positions_issues(s, before);
    }
}

void sy_positions_run(const sayso *engine, sayso_doc *doc)
{
    sy_said s;
    sy_said_make(&s, engine, doc);
    sy_positions_rules(&s);
    sy_positions_issues_last(&s);
    sy_positions_sure(&s);
    sy_positions_point_back(&s);
}
