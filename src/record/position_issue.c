/*
 * position_issue.c - the issue of a position whose scope does not name it: "these demands" and "the offer" take it from
 * what was demanded or offered before; else the sentence and those beside it must be plainly about one, and it must be what the report speaks of most; else
 * "the offer" is about the one matter that has half of the report. Then what was learned from marked texts decides (position_about.h), where it is sure and
 * the report speaks of it elsewhere. Last, "the ultimatum of the government" that has found none is about what the others of the report demand and offer,
 * if that is one matter.
 */
#include "record/position.h"

#include "base/hash.h"
#include "record/position_model.h"

enum { BACK = 24, AROUND = 2, FAR = 18, KEY_WORDS = 60, REACH = 3, OTHERS = 60, ASKS_LEAST = 60 };

/* So sure must what was learned be to decide; less so against hints of the table, or where nothing else is known and the report speaks of it, and more where the scope names nothing ("give in"), so that only
 * what stands around it can tell. */
enum { LEARNED = 50, LEARNED_OVER_HINTS = 40, LEARNED_AROUND = 80, LEARNED_OVER_PLAIN = 75, LEARNED_OF_REPORT = 32 };

static int has(const sy_said *s, int32_t w, enum sy_word_class which) { return sy_words_has(s->engine, s->d, w, w, which); }

static const char *id_of(const sy_said *s, int32_t issue) { return issue >= 0 ? sy_issue_at(s->engine, issue)->id : NULL; }

/* "these demands", "the offer": nothing but a word for what somebody asked before. */
static int is_generic(const sy_said *s, const sy_position_draft *draft)
{
    if (draft->scope_head < 0 || !draft->scope.n || sy_spans_hull(draft->scope).end > sy_said_nth(s, draft->scope_head)->span.end) return 0;
    SY_EACH_CHILD(s->d, draft->scope_head, c) /* "territorial concessions" says it all by itself */
        if (sy_said_nth(s, c)->rel != SY_REL_DET && sy_said_nth(s, c)->rel != SY_REL_NMOD_POSS && sy_said_nth(s, c)->upos != SY_PUNCT && sy_said_nth(s, c)->rel != SY_REL_CASE) return 0;
    return has(s, draft->scope_head, SY_WORDS_GENERIC);
}

/* "these demands" reach farther back than "the demand". */
static int is_pointed(const sy_said *s, int32_t noun)
{
    SY_EACH_CHILD(s->d, noun, c)
        if (sy_word_is(sy_said_nth(s, c), "these") || sy_word_is(sy_said_nth(s, c), "those") || sy_word_is(sy_said_nth(s, c), "this")) return 1;
    return 0;
}

/* Issue of the nearest position before it, of another holder, in the same or the sentence before; in a report, in the three before. */
static const char *antecedent_issue(const sy_said *s, const sy_position_draft *draft)
{
    const sayso_doc *d = s->d;
    uint32_t reach = sy_issues_tell(d) ? REACH : is_pointed(s, draft->scope_head) ? 2 : 1; /* a paragraph of a report is often one sentence */
    uint32_t sentence = sy_said_nth(s, draft->cue)->sentence, here = sy_said_nth(s, draft->cue)->span.start;
    for (uint32_t i = d->positions.n; i-- > 0 && d->positions.n - i < BACK;) {
        const sayso_position *p = &d->positions.at[i];
        sayso_span at = sy_spans_hull(p->evidence);
        int32_t its = sy_sentence_at(d, at.start);
        if (at.end > here || its < 0 || (uint32_t)its + reach < sentence) continue;
        if (reach == 1 && d->sentences.at[its].block != d->sentences.at[sentence].block) continue;
        if (p->issue && (p->stance == SAYSO_DEMANDS || p->stance == SAYSO_OFFERS) && (p->holder < 0 || p->holder != draft->holder.actor)) return p->issue;
    }
    return NULL;
}

/* "a 48-hour delay", "this decision": of what, it does not say. */
static int is_empty_noun(const sy_said *s, int32_t w)
{
    static const char *const nouns[] = { "delay", "postponement", "deadline", "timetable", "schedule", "attempt", "statement", "decision", "action", "effort", "approach", "position", "response" };
    for (size_t i = 0; i < sizeof nouns / sizeof nouns[0] && sy_said_nth(s, w)->upos == SY_NOUN; i++)
        if (sy_lemma_is(sy_said_nth(s, w), nouns[i])) return 1;
    return 0;
}

static int is_little(const sy_said *s, int32_t w)
{
    const sy_word *x = sy_said_nth(s, w);
    return x->upos == SY_NUM || x->upos == SY_PRON || x->upos == SY_SYM || sy_frame_timelike(s, w) || is_empty_noun(s, w) || sy_word_is(x, "%") || sy_word_is(x, "percent") || has(s, w, SY_WORDS_GENERIC);
}

/* "the offer", "600", "build one too", "let 20 of them go": a noun of its own would say what it is about. */
static int says_little(const sy_said *s, int32_t head)
{
    if (head < 0) return 1;
    if (is_little(s, head)) return sy_child(s->d, head, SY_REL_ACL) < 0; /* "the idea of leaving" says it */
    if (sy_said_nth(s, head)->upos != SY_VERB) return 0;
    SY_EACH_CHILD(s->d, head, c) {
        unsigned rel = sy_rel_main(sy_said_nth(s, c)->rel);
        if ((rel != SY_REL_OBJ && rel != SY_REL_XCOMP && rel != SY_REL_CCOMP && rel != SY_REL_OBL) || c < head) continue;
        int32_t inner = sy_said_nth(s, c)->upos == SY_VERB ? sy_child_main(s->d, c, SY_REL_NSUBJ) : c; /* "let 20 of them go" */
        return inner < 0 || is_little(s, inner);
    }
    return 1;
}

/* "sign the deal", "a four-year pact": a paper of which the scope does not say what it is about. */
static int is_paper(const sy_said *s, const sy_position_draft *draft, sayso_spans scope, const char *issue)
{
    int32_t own = issue ? sy_issue_number(s->engine, issue) : -1, head = draft->scope_head;
    if (!sy_issue_is_form(s->engine, own) || head < 0 || !sy_issue_is_hinted(s->engine, s->d, scope, own)) return 0;
    if (sy_said_nth(s, head)->upos == SY_VERB) head = sy_child(s->d, head, SY_REL_OBJ);
    return head >= 0 && (has(s, head, SY_WORDS_GENERIC) || has(s, head, SY_WORDS_AGREEMENT));
}

int sy_position_issue_elsewhere(const sy_said *s, const sy_position_draft *draft, sayso_spans scope, const char **issue, const char **how)
{
    const char *before = is_generic(s, draft) ? antecedent_issue(s, draft) : NULL;
    if (before) {
        *issue = before;
        *how = "; " SY_ISSUE_BEFORE;
        return 0;
    }
    if (is_paper(s, draft, scope, *issue) && sy_issue_of_report(s->engine, s->d) >= 0 && sy_issues_tell(s->d)) {
        *issue = id_of(s, sy_issue_of_report(s->engine, s->d));
        *how = "; " SY_ISSUE_REPORT;
        return 0;
    }
    int apart = draft->stance == SAYSO_THREATENS || (draft->stance == SAYSO_OFFERS && draft->condition >= 0); /* another matter than what provokes or earns it */
    if (*issue || (apart && !says_little(s, draft->scope_head))) return 0;
    int32_t near = sy_issue_around(s->engine, s->d, scope);
    if (near >= 0 && (!sy_issues_tell(s->d) || sy_issue_leads(s->engine, s->d, near))) {
        *issue = id_of(s, near);
        *how = "; " SY_ISSUE_AROUND;
    } else if (sy_issues_tell(s->d) && (draft->scope_head < 0 || says_little(s, draft->scope_head))) {
        *issue = id_of(s, sy_issue_of_report(s->engine, s->d));
        *how = *issue ? "; " SY_ISSUE_REPORT : "";
    }
    if (!*issue) return 0;
    return says_little(s, draft->scope_head) ? AROUND : FAR;
}

/* The reason without what it says of the issue, and with what holds of it now. */
static const char *reason_now(const sy_said *s, const char *reason)
{
    const char *around = strstr(reason, "; " SY_ISSUE_AROUND);
    if (!around) around = strstr(reason, "; " SY_ISSUE_REPORT);
    return sy_printf(&s->d->arena, "%.*s; " SY_ISSUE_LEARNED, around ? (int)(around - reason) : (int)strlen(reason), reason);
}

/* What the words of a scope are, whatever their order and the small ones among them. */
static uint64_t words_key(const sy_said *s, sayso_spans scope)
{
    uint64_t key = 0;
    for (uint32_t i = 0, n = 0; i < scope.n; i++)
        for (uint32_t w = sy_word_at(s->d, scope.at[i].start); w < s->d->words.n && s->d->words.at[w].span.start < scope.at[i].end && n < KEY_WORDS; w++, n++) {
            const sy_word *x = &s->d->words.at[w];
            if (x->upos == SY_NOUN || x->upos == SY_VERB || x->upos == SY_ADJ || x->upos == SY_PROPN || x->upos == SY_NUM) key += sy_hash(x->lemma, strlen(x->lemma));
        }
    return key;
}

/* What one demands and another rejects is one matter: positions on the same words get one issue, what was learned before what was not. */
static void agree(sy_said *s, uint32_t number)
{
    sayso_position *p = &s->d->positions.at[number];
    uint64_t key = words_key(s, p->scope);
    for (uint32_t i = number; i-- > 0 && number - i < BACK;) {
        sayso_position *q = &s->d->positions.at[i];
        int learned = strstr(p->reason, SY_ISSUE_LEARNED) != NULL;
        if (!p->issue || !q->issue || strcmp(p->issue, q->issue) == 0 || words_key(s, q->scope) != key || strstr(q->reason, SY_ISSUE_BEFORE)) continue;
        sayso_position *from = learned && !strstr(q->reason, SY_ISSUE_LEARNED) ? p : q, *to = from == p ? q : p;
        to->issue = from->issue;
        if (strstr(from->reason, SY_ISSUE_LEARNED) && !strstr(to->reason, SY_ISSUE_LEARNED)) to->reason = reason_now(s, to->reason);
    }
}

static int names_something(const sy_said *s, sayso_spans scope)
{
    for (uint32_t i = 0, n = 0; i < scope.n; i++)
        for (uint32_t w = sy_word_at(s->d, scope.at[i].start); w < s->d->words.n && s->d->words.at[w].span.start < scope.at[i].end && n < KEY_WORDS; w++, n++)
            if (s->d->words.at[w].upos == SY_PROPN || s->d->words.at[w].upos == SY_ADJ || (s->d->words.at[w].upos == SY_NOUN && !has(s, (int32_t)w, SY_WORDS_GENERIC) && !is_empty_noun(s, (int32_t)w))) return 1;
    return 0;
}

/* Plain words of the table name it; in a report that tells what it speaks of, it speaks of it no less than of what was learned. */
static int is_told_plainly(const sy_said *s, const sayso_position *p, int32_t own, const char *learned)
{
    int32_t other = sy_issue_number(s->engine, learned);
    if (own < 0 || other < 0 || !p->issue || strcmp(p->issue, sy_issue_at(s->engine, own)->id) != 0 || !sy_issue_is_plain(s->engine, s->d, p->scope, own)) return 0;
    return !sy_issues_tell(s->d) || (sy_issue_is_supported(s->d, own) && s->d->about[own] >= s->d->about[other]);
}

/* How sure what was learned must be to give this position its issue. */
static int least_learned(const sy_said *s, const sayso_position *p, const char *learned)
{
    if (!names_something(s, p->scope)) return LEARNED_AROUND;
    int32_t own = sy_issue_of(s->engine, s->d, p->scope);
    if (is_told_plainly(s, p, own, learned)) return LEARNED_OVER_PLAIN;
    int hints = p->issue && !(own >= 0 && strcmp(p->issue, sy_issue_at(s->engine, own)->id) == 0 && sy_issue_is_plain(s->engine, s->d, p->scope, own));
    if (!p->issue && sy_issues_tell(s->d)) return LEARNED_OF_REPORT;
    return hints ? LEARNED_OVER_HINTS : LEARNED;
}

/* What was learned from words alone must be a matter of the report, where that tells its matters. */
static int is_spoken_of(const sy_said *s, const char *issue)
{
    return !sy_issues_tell(s->d) || sy_issue_is_supported(s->d, sy_issue_number(s->engine, issue));
}

void sy_positions_issues(sy_said *s, uint32_t first)
{
    for (uint32_t i = first; s->engine->learned && i < s->d->positions.n; i++) {
        sayso_position *p = &s->d->positions.at[i];
        int conf;
        if (strstr(p->reason, SY_ISSUE_BEFORE) || (p->issue && !sy_position_issue_known(s, p->issue))) continue; /* a user's own issue is as he says */
        const char *learned = id_of(s, sy_position_issue(s, p, &conf));
        if (learned && conf >= least_learned(s, p, learned) && is_spoken_of(s, learned) && !(p->issue && strcmp(p->issue, learned) == 0)) {
            p->issue = learned;
            p->reason = reason_now(s, p->reason);
        }
        agree(s, i);
    }
}

/* "the ultimatum of the government", "the EU proposal", "it": nouns for what somebody asks, and whose it is. */
static int is_bare(const sy_said *s, sayso_spans scope)
{
    uint32_t nouns = 0;
    for (uint32_t i = 0, n = 0; i < scope.n; i++)
        for (uint32_t w = sy_word_at(s->d, scope.at[i].start); w < s->d->words.n && s->d->words.at[w].span.start < scope.at[i].end && n < KEY_WORDS; w++, n++) {
            const sy_word *x = &s->d->words.at[w];
            if (x->upos == SY_VERB || (x->upos == SY_NOUN && !has(s, (int32_t)w, SY_WORDS_GENERIC) && !has(s, (int32_t)w, SY_WORDS_VOICE))) return 0;
            nouns += has(s, (int32_t)w, SY_WORDS_GENERIC);
        }
    return nouns > 0;
}

/* Does q ask for something that another side may answer by p? */
static int asks(const sayso_position *p, const sayso_position *q)
{
    return q != p && q->issue && q->conf >= ASKS_LEAST && (q->stance == SAYSO_DEMANDS || q->stance == SAYSO_OFFERS || (q->stance == p->stance && q->holder == p->holder)) &&
           (q->stance == p->stance || q->holder < 0 || q->holder != p->holder);
}

/* What the others of the report demand and offer in words of their own, if two thirds of it are one issue. */
static const char *issue_of_others(const sy_said *s, const sayso_position *p)
{
    const sayso_doc *d = s->d;
    uint32_t all = 0, most = 0;
    const char *best = NULL;
    for (uint32_t i = 0; i < d->positions.n && i < OTHERS; i++) {
        const sayso_position *q = &d->positions.at[i];
        if (!asks(p, q) || is_bare(s, q->scope)) continue;
        uint32_t same = 0;
        for (uint32_t k = 0; k < d->positions.n && k < OTHERS; k++) same += asks(p, &d->positions.at[k]) && strcmp(d->positions.at[k].issue, q->issue) == 0 && !is_bare(s, d->positions.at[k].scope);
        all++;
        if (same > most) most = same, best = q->issue;
    }
    return most * 3 >= all * 2 ? best : NULL;
}

void sy_positions_issues_last(sy_said *s)
{
    for (uint32_t i = 0; i < s->d->positions.n && i < OTHERS; i++) {
        sayso_position *p = &s->d->positions.at[i];
        const char *found = p->issue || !is_bare(s, p->scope) ? NULL : issue_of_others(s, p);
        if (!found) continue;
        p->issue = found;
        p->reason = sy_printf(&s->d->arena, "%s; " SY_ISSUE_OTHERS, p->reason);
    }
}
