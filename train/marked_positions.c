/* marked_positions.c - see marked_positions.h. */
#include "marked_positions.h"

#include "record/position_model.h"

#include <string.h>

static unsigned stance_number(const char *tag)
{
    static const char *const stances[] = { "none", "demands", "offers", "accepts", "rejects", "threatens", "prefers", "supports", "opposes" };
    for (unsigned i = 1; i < sizeof stances / sizeof stances[0]; i++)
        if (strcmp(tag, stances[i]) == 0) return i;
    return 0;
}

/* The candidate that the words of a cue hang on; -1. */
static int32_t candidate_of(const sy_said *s, sayso_span cue)
{
    int32_t w = sy_top_word(s, cue);
    if (w < 0) return -1;
    if (!sy_position_candidate(s, w)) {
        int32_t clause = sy_clause_of(s->d, w);
        w = clause >= 0 ? clause : sy_said_nth(s, w)->head;
    }
    return w >= 0 && sy_position_candidate(s, w) ? w : -1;
}

int marked_is_holder(const sy_said *s, const marked_text *m, unsigned digit, int32_t word)
{
    sy_who who = sy_who_is(s, word);
    sayso_span at = sy_spans_hull(sy_who_spans(s, who));
    for (uint32_t i = 0; i < m->n; i++) {
        sayso_span span = { m->spans[i].start, m->spans[i].end };
        if (!(m->spans[i].of >> digit & 1) || strcmp(m->spans[i].tag, "h") != 0) continue;
        if (sy_span_touches(at, span)) return 1;
        for (uint32_t k = 0; who.actor >= 0 && k < s->d->mentions.n; k++)
            if (s->d->mentions.at[k].actor == who.actor && sy_span_touches(s->d->mentions.at[k].span, span)) return 1;
    }
    return 0;
}

marked_position marked_position_of(const sy_said *s, const marked_text *m, unsigned digit)
{
    marked_position p = { .word = -1 };
    sayso_span pieces[MARKED_MAX] = { { 0, 0 } };
    uint32_t n = 0;
    int own = 0, behind = 0;
    for (uint32_t i = 0; i < m->n; i++) {
        const marked_span *x = &m->spans[i];
        if (!(x->of >> digit & 1) || !marked_is_cue(x)) continue;
        if (p.word < 0) p.word = candidate_of(s, (sayso_span){ x->start, x->end });
        p.stance = stance_number(x->tag);
        if (x->issue[0]) p.issue = x->issue, own = 1, pieces[n++] = (sayso_span){ x->start, x->end };
    }
    for (uint32_t i = 0; p.word >= 0 && i < m->n; i++) {
        const marked_span *x = &m->spans[i];
        if (!(x->of >> digit & 1) || strcmp(x->tag, "s") != 0) continue;
        p.issue = x->issue;
        pieces[n++] = (sayso_span){ x->start, x->end };
        own |= sy_span_covers(pieces[n - 1], sy_said_nth(s, p.word)->span);
        behind |= x->start > sy_said_nth(s, p.word)->span.start;
    }
    p.scope = sy_spans_copy(s->d, pieces, n);
    p.place = own ? SY_SCOPE_SELF : behind || !n ? SY_SCOPE_BEHIND : SY_SCOPE_BEFORE;
    return p;
}
