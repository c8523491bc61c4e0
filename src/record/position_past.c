/*
 * position_past.c - stances that are held no longer, or told of another time: "used to oppose", "once supported", "had
 * earlier demanded", "dropped its demand", and in a quotation "we wanted them to stop".
 */
#include "record/position.h"

/* An adverb or adjective of another time before the word: "once supported", "its original demand". */
static int is_former(const sy_said *s, int32_t w)
{
    SY_EACH_CHILD(s->d, w, c) {
        unsigned rel = sy_rel_main(sy_said_nth(s, c)->rel);
        if (c < w && (rel == SY_REL_ADVMOD || rel == SY_REL_AMOD) && sy_said_has(s, c, SY_WORDS_FORMER)) return 1;
    }
    return 0;
}

/* "used to oppose it" */
static int used_to(const sy_said *s, int32_t w)
{
    int32_t above = sy_said_nth(s, w)->rel == SY_REL_XCOMP ? sy_said_nth(s, w)->head : -1;
    return above >= 0 && sy_word_is(sy_said_nth(s, above), "used") && sy_child(s->d, above, SY_REL_OBJ) < 0;
}

/* "We wanted them to stop," somebody is quoted: what was felt then, where a report would say that he wants it. */
static int was_felt(const sy_said *s, int32_t w)
{
    const sy_word *x = sy_said_nth(s, w);
    if (x->xpos != SY_XPOS_VBD || !x->quote_depth || !sy_said_has(s, w, SY_WORDS_ATTITUDE)) return 0;
    int32_t subject = sy_clause_subject(s->d, w);
    return subject >= 0 && (sy_word_is(sy_said_nth(s, subject), "we") || sy_word_is(sy_said_nth(s, subject), "i"));
}

int sy_position_past(const sy_said *s, int32_t w)
{
    return is_former(s, w) || used_to(s, w) || was_felt(s, w);
}

static int gives_up(const sy_said *s, int32_t verb)
{
    return verb >= 0 && sy_said_nth(s, verb)->upos == SY_VERB && sy_said_has(s, verb, SY_WORDS_FORSAKE);
}

int sy_position_given_up(const sy_said *s, int32_t noun)
{
    unsigned rel = sy_said_nth(s, noun)->rel;
    return (rel == SY_REL_OBJ || rel == SY_REL_NSUBJ_PASS) && gives_up(s, sy_said_nth(s, noun)->head);
}

int sy_position_gives_up(const sy_said *s, int32_t verb)
{
    int32_t noun = gives_up(s, verb) ? sy_child(s->d, verb, SY_REL_OBJ) : -1;
    if (noun < 0) noun = gives_up(s, verb) ? sy_child(s->d, verb, SY_REL_NSUBJ_PASS) : -1;
    for (const sy_stance_cue *cue = noun >= 0 ? sy_stance_first(s->engine, sy_said_nth(s, noun)) : NULL; cue; cue = sy_stance_next(s->engine, cue))
        if (cue->part == SY_NOUN && (cue->stance == SAYSO_DEMANDS || cue->stance == SAYSO_THREATENS)) return 1;
    return 0;
}
