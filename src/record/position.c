/*
 * position.c - who holds what on which issue. Rules find drafts (position_cues.c, position_speech.c); here each draft
 * gets its issue, its target and its links, a scope over two issues is split, and what is weak or said twice is dropped.
 */
#include "record/position.h"

#include "record/record.h"

enum { CONF_MIN = 40, PARTS_MAX = 8, SAME_SENTENCE_BACK = 24, ANTECEDENT_BYTES = 700 };

static const sy_word *word(const sy_said *s, int32_t w) { return &s->d->words.at[w]; }
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
    return sy_span_covers(s->d->sentences.at[word(s, w)->sentence].span, span);
}

static sayso_spans evidence_of(sy_said *s, const sy_position_draft *draft, sayso_spans holder)
{
    sayso_span hull = join(word(s, draft->cue)->span, sy_spans_hull(draft->scope));
    sayso_span who = sy_spans_hull(holder);
    if (who.end > who.start && in_sentence(s, draft->cue, who)) {
        int32_t clause = sy_clause_of(s->d, draft->cue);
        int near = clause >= 0 && sy_is_below(s->d, draft->holder.word, clause);
        if (near || sy_is_below(s->d, draft->holder.word, draft->cue) || who.end + 40 > hull.start) hull = join(hull, who);
    }
    return sy_spans_one(s->d, hull);
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

static int32_t attribution_near(const sy_said *s, const sy_position_draft *draft)
{
    if (draft->attribution >= 0) return draft->attribution;
    if (s->cue[draft->cue] >= 0) return s->cue[draft->cue];
    return s->content[draft->cue];
}

/* ---- issue */

/* "these demands", "the offer": nothing but a word for what somebody asked before. */
static int is_generic(const sy_said *s, const sy_position_draft *draft)
{
    if (draft->scope_head < 0) return 0;
    return sy_words_has(s->engine, s->d, draft->scope_head, draft->scope_head, SY_WORDS_GENERIC);
}

/* Issue of the nearest position before it, of another holder, in the same or the sentence before. */
static const char *antecedent_issue(const sy_said *s, const sy_position_draft *draft)
{
    const sayso_doc *d = s->d;
    uint32_t here = word(s, draft->cue)->span.start;
    for (uint32_t i = d->positions.n; i-- > 0 && d->positions.n - i < SAME_SENTENCE_BACK;) {
        const sayso_position *p = &d->positions.at[i];
        sayso_span at = sy_spans_hull(p->evidence);
        if (at.end > here || here - at.end > ANTECEDENT_BYTES) continue;
        if (p->issue && (p->stance == SAYSO_DEMANDS || p->stance == SAYSO_OFFERS) && (p->holder < 0 || p->holder != draft->holder.actor)) return p->issue;
    }
    return NULL;
}

static const char *issue_id(const sy_said *s, int32_t issue);

/* ---- is it there already? */

static int same_holder(const sy_said *s, const sayso_position *p, const sayso_position *q)
{
    (void)s;
    if (p->holder >= 0 || q->holder >= 0) return p->holder == q->holder;
    return sy_span_touches(sy_spans_hull(p->holder_span), sy_spans_hull(q->holder_span));
}

static int is_double(const sy_said *s, const sayso_position *new)
{
    sayso_doc *d = s->d;
    for (uint32_t i = d->positions.n; i-- > 0 && d->positions.n - i < SAME_SENTENCE_BACK;) {
        sayso_position *old = &d->positions.at[i];
        if (old->stance != new->stance || !same_holder(s, old, new)) continue;
        if (!sy_span_touches(sy_spans_hull(old->scope), sy_spans_hull(new->scope))) continue;
        if (old->issue && new->issue && old->issue != new->issue) continue;
        if (new->conf > old->conf) old->conf = new->conf;
        if (old->holder < 0) old->holder = new->holder;
        return 1;
    }
    return 0;
}

/* ---- */

static void push(sy_said *s, const sy_position_draft *draft, sayso_spans scope, int32_t issue)
{
    sayso_doc *d = s->d;
    sayso_position p = { .holder = draft->holder.actor, .stance = (sayso_stance)draft->stance, .scope = scope, .target = -1 };
    int conf = draft->conf;
    p.holder_span = draft->holder.word >= 0 ? sy_who_spans(s, draft->holder) : sy_no_spans();
    p.issue = issue_id(s, issue);
    const char *how = "";
    if (!p.issue && is_generic(s, draft)) {
        p.issue = antecedent_issue(s, draft);
        if (p.issue) how = "; issue of what was asked before";
    }
    if (!p.issue) conf -= 12;
    p.evidence = draft->evidence.n ? draft->evidence : evidence_of(s, draft, p.holder_span);
    p.condition = draft->condition >= 0 ? draft->condition : condition_near(s, draft);
    p.attribution = attribution_near(s, draft);
    if (draft->target >= 0) {
        sy_who target = sy_who_is(s, draft->target);
        if (target.actor >= 0 && target.actor != p.holder) p.target = target.actor;
    } else if (draft->scope_head >= 0) {
        sy_who owner = sy_who_owns(s, draft->scope_head);
        if (owner.actor >= 0 && owner.actor != p.holder && (draft->stance == SAYSO_REJECTS || draft->stance == SAYSO_ACCEPTS || draft->stance == SAYSO_OPPOSES)) p.target = owner.actor;
    }
    if (conf < CONF_MIN || !p.scope.n || !p.evidence.n) return;
    p.conf = (uint8_t)(conf > 99 ? 99 : conf);
    p.reason = sy_printf(&d->arena, "%s%s", draft->why, how);
    if (is_double(s, &p)) return;
    uint32_t nth = 0;
    for (uint32_t i = d->positions.n; i-- > 0 && d->positions.n - i < SAME_SENTENCE_BACK;) {
        sayso_span a = sy_spans_hull(d->positions.at[i].scope), b = sy_spans_hull(p.scope);
        nth += a.start == b.start && a.end == b.end;
    }
    p.id = sy_record_id(d, 'p', p.scope, nth);
    *SY_PUSH(&d->arena, &d->positions) = p;
}

/* Pieces without the words [first, last]. */
static sayso_spans without(sy_said *s, sayso_spans scope, int32_t first, int32_t last)
{
    sayso_span out[2 * PARTS_MAX];
    uint32_t n = 0;
    for (uint32_t i = 0; i < scope.n && n + 1 < 2 * PARTS_MAX; i++) {
        int32_t a = (int32_t)sy_word_at(s->d, scope.at[i].start), b = (int32_t)sy_word_at(s->d, scope.at[i].end - 1);
        if (b < first || a > last) {
            out[n++] = scope.at[i];
            continue;
        }
        sayso_span left = a < first ? sy_clause_trim(s->d, a, first - 1) : (sayso_span){ 0, 0 };
        sayso_span right = b > last ? sy_clause_trim(s->d, last + 1, b) : (sayso_span){ 0, 0 };
        if (left.end > left.start) out[n++] = left;
        if (right.end > right.start) out[n++] = right;
    }
    return sy_spans_copy(s->d, out, n);
}

/* A coordination word left at the end of a piece: "A and" after B was cut. */
static sayso_spans drop_and(sy_said *s, sayso_spans scope)
{
    if (!scope.n) return scope;
    sayso_span tail = scope.at[scope.n - 1];
    int32_t a = (int32_t)sy_word_at(s->d, tail.start), b = (int32_t)sy_word_at(s->d, tail.end - 1);
    while (b > a && (word(s, b)->upos == SY_CCONJ || word(s, b)->upos == SY_PUNCT)) b--;
    sayso_span out[PARTS_MAX];
    uint32_t n = 0;
    for (uint32_t i = 0; i + 1 < scope.n && n + 1 < PARTS_MAX; i++) out[n++] = scope.at[i];
    out[n++] = sy_words_span(s->d, (uint32_t)a, (uint32_t)b);
    return sy_spans_copy(s->d, out, n);
}

/* "abandon the treaty and withdraw its troops": one position for each issue. Gives the number of parts cut off. */
static uint32_t split(sy_said *s, sy_position_draft *draft, sayso_spans *part, int32_t *issue)
{
    uint32_t n = 0;
    int32_t head = draft->scope_head;
    if (head < 0) return 0;
    SY_EACH_CHILD(s->d, head, c) {
        if (word(s, c)->rel != SY_REL_CONJ || c < head || n == PARTS_MAX) continue;
        sayso_spans own = sy_clause_pieces(s->d, &s->c, c, SY_CUT_MARK | SY_CUT_ASIDE, NULL, 0);
        if (!own.n || !sy_span_covers(sy_spans_hull(draft->scope), sy_spans_hull(own))) continue;
        int32_t its = sy_issue_of(s->engine, s->d, own);
        sayso_spans rest = without(s, draft->scope, s->c.first[c], s->c.last[c]);
        int32_t ours = sy_issue_of(s->engine, s->d, rest);
        if (its < 0 || ours < 0 || its == ours) continue;
        draft->scope = drop_and(s, rest);
        part[n] = own;
        issue[n++] = its;
    }
    return n;
}

static const char *issue_id(const sy_said *s, int32_t issue) { return issue >= 0 ? sy_issue_at(s->engine, issue)->id : NULL; }

void sy_position_add(sy_said *s, sy_position_draft draft)
{
    sayso_spans part[PARTS_MAX];
    int32_t issue[PARTS_MAX];
    if (!draft.scope.n) return;
    if (draft.scope_head >= 0 && has(s, draft.scope_head, SY_WORDS_OBSERVER) && word(s, draft.scope_head)->upos == SY_NOUN) draft.conf -= 10;
    if (!draft.evidence.n) draft.evidence = evidence_of(s, &draft, draft.holder.word >= 0 ? sy_who_spans(s, draft.holder) : sy_no_spans());
    uint32_t n = draft.issue >= 0 ? 0 : split(s, &draft, part, issue);
    int32_t first = draft.issue >= 0 ? draft.issue : sy_issue_of(s->engine, s->d, draft.scope);
    push(s, &draft, draft.scope, first);
    for (uint32_t i = 0; i < n; i++) push(s, &draft, part[i], issue[i]);
}

void sy_positions_load(sayso *engine) { sy_stances_load(engine); }

void sy_positions_run(const sayso *engine, sayso_doc *doc)
{
    sy_said s;
    sy_said_make(&s, engine, doc);
    uint32_t condition = 0;
    for (uint32_t i = 0; i < doc->sentences.n; i++) {
        const sy_sentence at = doc->sentences.at[i];
        while (condition < doc->conditions.n && sy_spans_hull(doc->conditions.at[condition].consequence).start < at.span.end)
            sy_positions_condition(&s, (int32_t)condition++);
        for (uint32_t w = at.first_word; w < at.first_word + at.n_words; w++) {
            sy_positions_cue(&s, (int32_t)w);
            sy_positions_speech(&s, (int32_t)w);
        }
    }
}
