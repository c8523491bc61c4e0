/*
 * attribution_trim.c - where the content of an indirect statement begins and ends, where a tagger of single words
 * errs: the time of the act before it ("said on Sunday it would"), the reporter's remark behind it (", a phrase that has
 * been used before", ", underscoring how"), another's statement (", while Doren warned that"), the predicate of the noun that is the
 * cue, a "but" that goes on with something else.
 * Nothing inside quotation marks is touched.
 */
#include "record/attribution.h"

enum { ASIDE_WORDS_MAX = 24, LEAD_WORDS_MAX = 14 };

static int one_of(const sy_word *w, const char *const *list)
{
    for (; *list; list++)
        if (sy_word_is(w, *list)) return 1;
    return 0;
}

static int lemma_one_of(const sy_word *w, const char *const *list)
{
    for (; *list; list++)
        if (sy_lemma_is(w, *list)) return 1;
    return 0;
}

int sy_in_content(const sy_link *k, int32_t w)
{
    for (uint32_t c = 0; c < k->content.n; c++)
        if (sy_in_run(w, k->content.at[c])) return 1;
    return 0;
}

static sayso_timex time_over(const sayso_doc *d, int32_t w)
{
    uint32_t at = sy_nth(d, w)->span.start, i = sy_time_from(d, at);
    return i < d->times.n && d->times.at[i].span.start <= at ? d->times.at[i].type : SAYSO_TIMEX_NONE;
}

int sy_in_date(const sayso_doc *d, int32_t w) { return time_over(d, w) == SAYSO_DATE; }
int sy_in_time(const sayso_doc *d, int32_t w) { return time_over(d, w) == SAYSO_DATE || time_over(d, w) == SAYSO_TIME; }

/* ---- before the content */

/* "said" - on Sunday - "it would study the plan": the day is that of the act. */
static void drop_time(const sayso_doc *d, const sy_link *k, sy_run *c)
{
    int32_t i = c->first;
    if (c->first != k->cue.last + 1 || sy_nth(d, i)->quote_depth) return;
    if (sy_nth(d, i)->upos == SY_ADP && i < c->last && sy_in_date(d, i + 1)) i++;
    if (!sy_in_date(d, i)) return;
    while (i < c->last && sy_in_date(d, i)) i++;
    unsigned u = sy_nth(d, i)->upos;
    if (i + 2 < c->last && (u == SY_PRON || u == SY_DET || u == SY_PROPN || u == SY_SCONJ || u == SY_ADJ)) c->first = i;
}

/* "said" - after meeting envoys in Berlin - "that": what stands before the clause is the scene. */
static void drop_scene(const sayso_doc *d, const sy_link *k, sy_run *c)
{
    static const char *const leads[] = { "after", "before", "during", "following", "at", "in", NULL };
    if (c->first != k->cue.last + 1 || !one_of(sy_nth(d, c->first), leads)) return;
    for (int32_t i = c->first + 1; i + 2 < c->last && i < c->first + LEAD_WORDS_MAX; i++) {
        const sy_word *x = sy_nth(d, i);
        if (x->quote_depth || x->xpos == SY_XPOS_VBD || x->xpos == SY_XPOS_VBZ || x->xpos == SY_XPOS_MD || x->upos == SY_PUNCT) return;
        if (!sy_word_is(x, "that")) continue;
        c->first = i;
        return;
    }
}

/* ---- behind it */

/* ", a phrase ...", "- a view that ...": a noun for what was said, in the reporter's words. */
static int is_remark(const sayso_doc *d, int32_t comma, int32_t last)
{
    static const char *const nouns[] = { "phrase", "term", "expression", "claim", "charge", "allegation", "accusation", "assertion", "view", "statement",
        "stance", "remark", "comment", "characterization", "characterisation", "description", "argument", "contention", "suggestion", "reference", "move", "line", "position", NULL };
    static const char *const articles[] = { "a", "an", NULL };
    static const char *const bare[] = { "language", "wording", NULL };
    if (comma + 4 > last) return 0;
    if (one_of(sy_nth(d, comma + 1), bare)) return sy_nth(d, comma + 2)->upos == SY_PROPN || sy_nth(d, comma + 2)->upos == SY_DET;
    if (!one_of(sy_nth(d, comma + 1), articles)) return 0;
    for (int32_t i = comma + 2; i < last && i < comma + 5; i++) {
        if (sy_nth(d, i)->upos == SY_NOUN && sy_nth(d, i + 1)->upos != SY_NOUN) return lemma_one_of(sy_nth(d, i), nouns);
        if (sy_nth(d, i)->upos != SY_ADJ && sy_nth(d, i)->upos != SY_NOUN && sy_nth(d, i)->upos != SY_ADV) return 0;
    }
    return 0;
}

/* ", underscoring the fragile state of the talks": what the saying shows, in the reporter's words. */
static int is_comment(const sayso_doc *d, int32_t comma, int32_t last)
{
    static const char *const verbs[] = { "underscore", "underline", "highlight", "illustrate", "reflect", "signal", "mark", "raise", "fuel", "spark", "prompt", "deepen", "echo", NULL };
    const sy_word *x = sy_nth(d, comma + 1);
    return comma + 3 <= last && x->xpos == SY_XPOS_VBG && lemma_one_of(x, verbs);
}

/* ", while Doren warned that": a clause with a speaker of its own. */
static int is_anothers(const struct sy_cues *cues, const sayso_doc *d, const sy_attr_word *w, int32_t comma, int32_t last)
{
    static const char *const joints[] = { "while", "whereas", "though", "although", NULL };
    if (comma + 4 > last || !one_of(sy_nth(d, comma + 1), joints)) return 0;
    int named = 0;
    if (sy_nth(d, comma + 2)->xpos == SY_XPOS_VBG) return w[comma + 2].cuelike; /* ", while acknowledging that" */
    for (int32_t i = comma + 2; i <= last; i++) {
        const sy_word *x = sy_nth(d, i);
        if (sy_word_is(x, ",")) return 0;
        if (x->quote_depth) return 0;
        named |= x->upos == SY_PROPN || x->upos == SY_NOUN;
        if (x->upos != SY_VERB) continue;
        const sy_cue *e = w[i].cue >= 0 ? &cues->cues.at[w[i].cue] : NULL;
        return named && e && e->pos == 'V' && !e->attitude && w[i].likely >= 3 && (x->xpos == SY_XPOS_VBD || x->xpos == SY_XPOS_VBZ || x->xpos == SY_XPOS_VBP);
    }
    return 0;
}

static int is_break(const sy_word *w)
{
    static const char *const marks[] = { ",", "-", "--", "–", "—", NULL };
    return one_of(w, marks);
}

/* The last word before the reporter's own words go on: the break, or the closing mark behind it; -1 inside a quotation. */
static int32_t break_end(const sayso_doc *d, int32_t i)
{
    if (!is_break(sy_nth(d, i))) return -1;
    if (!sy_word_is_wordy(sy_nth(d, i + 1)) && !sy_nth(d, i + 1)->quote_depth == !sy_nth(d, i)->quote_depth) i++;
    else if (sy_nth(d, i)->quote_depth && !sy_word_is_wordy(sy_nth(d, i + 1))) i++;
    return sy_nth(d, i + 1)->quote_depth ? -1 : i;
}

static void end_before(const sayso_doc *d, sy_run *c, int32_t at)
{
    c->last = at;
    while (c->last > c->first && !sy_word_is_wordy(sy_nth(d, c->last)) && !sy_nth(d, c->last)->quote_depth) c->last--;
}

static void cut_remarks(const struct sy_cues *cues, const sayso_doc *d, const sy_attr_word *w, sy_run *c)
{
    for (int32_t i = c->first + 2; i + 3 < c->last; i++) {
        int32_t end = break_end(d, i);
        if (end < 0 || (!is_remark(d, end, c->last) && !is_comment(d, end, c->last) && !is_anothers(cues, d, w, end, c->last))) continue;
        end_before(d, c, i - 1);
        return;
    }
}

/* "the refusal to address the demands" - "has been condemned": what the tree says of the cue's noun is not its content. */
static void cut_predicate(const struct sy_cues *cues, const sayso_doc *d, const sy_link *k, sy_run *c)
{
    if (k->row < 0 || cues->cues.at[k->row].pos != 'N' || c->first <= k->cue_word) return;
    unsigned rel = sy_rel_main(sy_nth(d, k->cue_word)->rel);
    int32_t verb = sy_nth(d, k->cue_word)->head;
    if (rel != SY_REL_NSUBJ || verb <= c->first || verb > c->last) return;
    int32_t start = verb;
    while (start > c->first && sy_nth(d, start - 1)->upos == SY_AUX) start--;
    if (start > c->first) end_before(d, c, start - 1);
}

/* "said he was open to talks but" - "made it clear that": the joint is no part of what stands before it. */
static void drop_joint(const sayso_doc *d, sy_run *c)
{
    if (c->last - c->first < 2 || sy_nth(d, c->last)->upos != SY_CCONJ || sy_nth(d, c->last)->quote_depth) return;
    end_before(d, c, c->last - 1);
}

static int is_finite(const sy_word *w) { return w->xpos == SY_XPOS_VBD || w->xpos == SY_XPOS_VBZ || w->xpos == SY_XPOS_VBP || w->xpos == SY_XPOS_MD; }

/* Behind ", which takes effect in March": the comma that ends an aside begun at a comma; else the same word. */
static int32_t behind_aside(const sayso_doc *d, int32_t comma)
{
    int32_t n = (int32_t)d->words.n;
    if (comma + 2 >= n || !sy_word_is(sy_nth(d, comma), ",") || (!sy_word_is(sy_nth(d, comma + 1), "which") && !sy_word_is(sy_nth(d, comma + 1), "who"))) return comma;
    for (int32_t i = comma + 2; i < n && i < comma + ASIDE_WORDS_MAX && sy_nth(d, i)->sentence == sy_nth(d, comma)->sentence; i++)
        if (sy_word_is(sy_nth(d, i), ",")) return i;
    return comma;
}

/* "alleged Anton Vell, 61," - "fired on the guards": a clause that breaks off before its verb goes on to the next full stop. */
static void reach_verb(const struct sy_cues *cues, const sayso_doc *d, const sy_attr_word *w, const sy_link *k, sy_run *c)
{
    if (k->row < 0 || c->first != k->cue.last + 1 || (cues->cues.at[k->row].takes & SY_TAKES_OBJECT) || !(cues->cues.at[k->row].takes & SY_TAKES_CLAUSE)) return;
    for (int32_t i = c->first; i <= c->last; i++)
        if (sy_nth(d, i)->upos == SY_VERB || sy_nth(d, i)->upos == SY_AUX || sy_nth(d, i)->quote_depth) return;
    int32_t n = (int32_t)d->words.n, sentence = (int32_t)sy_nth(d, c->first)->sentence, i = behind_aside(d, c->last + 1);
    if (i + 1 >= n || !sy_word_is(sy_nth(d, i), ",") || !is_finite(sy_nth(d, i + 1)) || w[i + 1].cuelike || (int32_t)sy_nth(d, i + 1)->sentence != sentence) return;
    for (i++; i < n && (int32_t)sy_nth(d, i)->sentence == sentence && !sy_nth(d, i)->quote_depth; i++) c->last = i;
    while (c->last > c->first && !sy_word_is_wordy(sy_nth(d, c->last))) c->last--;
}

void sy_attr_trim(const struct sy_cues *cues, const sayso_doc *d, const sy_attr_word *w, sy_link *k)
{
    if (!k->content.n || k->cue.first < 0 || k->cue_word < 0) return;
    sy_run *last = &k->content.at[k->content.n - 1];
    if (last->first > k->cue.first) {
        drop_time(d, k, &k->content.at[0]);
        drop_scene(d, k, &k->content.at[0]);
        if (k->content.n == 1) reach_verb(cues, d, w, k, last);
        cut_predicate(cues, d, k, last);
    }
    cut_remarks(cues, d, w, last);
    drop_joint(d, last);
}
