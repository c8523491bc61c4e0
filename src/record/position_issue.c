/*
 * position_issue.c - the issue of a position whose scope does not name it: "these demands" and "the offer" take it from
 * what was demanded or offered before; else the sentence and those beside it must be plainly about one.
 */
#include "record/position.h"

enum { BACK = 24, AROUND = 2, FAR = 18 };

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

/* Issue of the nearest position before it, of another holder, in the same or the sentence before. */
static const char *antecedent_issue(const sy_said *s, const sy_position_draft *draft)
{
    const sayso_doc *d = s->d;
    int pointed = is_pointed(s, draft->scope_head);
    uint32_t sentence = sy_said_nth(s, draft->cue)->sentence, here = sy_said_nth(s, draft->cue)->span.start;
    for (uint32_t i = d->positions.n; i-- > 0 && d->positions.n - i < BACK;) {
        const sayso_position *p = &d->positions.at[i];
        sayso_span at = sy_spans_hull(p->evidence);
        int32_t its = sy_sentence_at(d, at.start);
        if (at.end > here || its < 0 || (uint32_t)its + (pointed ? 2 : 1) < sentence) continue;
        if (!pointed && d->sentences.at[its].block != d->sentences.at[sentence].block) continue;
        if (p->issue && (p->stance == SAYSO_DEMANDS || p->stance == SAYSO_OFFERS) && (p->holder < 0 || p->holder != draft->holder.actor)) return p->issue;
    }
    return NULL;
}

static int is_little(const sy_said *s, int32_t w)
{
    const sy_word *x = sy_said_nth(s, w);
    return x->upos == SY_NUM || x->upos == SY_PRON || has(s, w, SY_WORDS_GENERIC);
}

/* "the offer", "600", "build one too", "let 20 of them go": a noun of its own would say what it is about. */
static int says_little(const sy_said *s, int32_t head)
{
    if (head < 0 || is_little(s, head)) return 1;
    if (sy_said_nth(s, head)->upos != SY_VERB) return 0;
    SY_EACH_CHILD(s->d, head, c) {
        unsigned rel = sy_rel_main(sy_said_nth(s, c)->rel);
        if ((rel != SY_REL_OBJ && rel != SY_REL_XCOMP && rel != SY_REL_CCOMP && rel != SY_REL_OBL) || c < head) continue;
        int32_t inner = sy_said_nth(s, c)->upos == SY_VERB ? sy_child_main(s->d, c, SY_REL_NSUBJ) : c; /* "let 20 of them go" */
        return inner < 0 || is_little(s, inner);
    }
    return 1;
}

int sy_position_issue_elsewhere(const sy_said *s, const sy_position_draft *draft, sayso_spans scope, const char **issue, const char **how)
{
    const char *before = is_generic(s, draft) ? antecedent_issue(s, draft) : NULL;
    if (before) {
        *issue = before;
        *how = "; issue of what was asked before";
        return 0;
    }
    int apart = draft->stance == SAYSO_THREATENS || (draft->stance == SAYSO_OFFERS && draft->condition >= 0); /* another matter than what provokes or earns it */
    if (*issue || (apart && !says_little(s, draft->scope_head))) return 0;
    *issue = id_of(s, sy_issue_around(s->engine, s->d, scope));
    if (!*issue) return 0;
    *how = "; " SY_ISSUE_AROUND;
    return says_little(s, draft->scope_head) ? AROUND : FAR;
}
