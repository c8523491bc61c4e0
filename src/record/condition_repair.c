/*
 * condition_repair.c - conditions where the tree cannot be right. A marker that opens its sentence or follows a comma
 * introduces a condition that comes first and ends at a comma; any other one introduces a condition that ends the
 * clause. Where the tree has it the other way round, the order of the words decides.
 */
#include "record/condition.h"

#include "record/stances.h"

enum { LEFT_WORDS = 14, ASIDE_WORDS = 14 };


static int32_t sentence_first(const sy_said *s, int32_t w) { return (int32_t)s->d->sentences.at[sy_said_nth(s, w)->sentence].first_word; }

static int32_t sentence_last(const sy_said *s, int32_t w)
{
    const sy_sentence *at = &s->d->sentences.at[sy_said_nth(s, w)->sentence];
    return (int32_t)(at->first_word + at->n_words) - 1;
}

static int is_stop(const sy_word *x)
{
    return x->upos == SY_PUNCT && strchr(",;:.?!\"()", *x->lower) != NULL;
}

/* Does the marker open its clause, so that the condition comes first? */
int sy_condition_opens(const sy_said *s, int32_t first)
{
    if (first == sentence_first(s, first)) return 1;
    const sy_word *x = sy_said_nth(s, first - 1);
    if (x->upos == SY_PUNCT && (*x->lower == '"' || *x->lower == '\'')) /* a mark that opens, not one that closes */
        return sy_said_nth(s, first)->quote_depth > (first > 1 ? sy_said_nth(s, first - 2)->quote_depth : 0);
    if (is_stop(x) || strcmp(x->lower, "—") == 0 || strcmp(x->lower, "–") == 0) return 1;
    return x->upos == SY_CCONJ || sy_word_is(x, "that");
}

/* ", underlining that", ", which": no new clause of its own. */
static int is_aside(const sy_said *s, int32_t w)
{
    const sy_word *x = sy_said_nth(s, w);
    return x->xpos == SY_XPOS_VBG || x->xpos == SY_XPOS_WDT || sy_word_is(x, "which") || sy_word_is(x, "who") || sy_word_is(x, "and") || sy_word_is(x, "or");
}

/* The comma that ends a condition in front: a verb stands before it, a subject or a modal verb behind. */
static int32_t ending_comma(const sy_said *s, int32_t last)
{
    int verb = sy_said_nth(s, last)->upos == SY_AUX; /* "should talks fail, ..." */
    for (int32_t w = last + 1; w < sentence_last(s, last); w++) {
        const sy_word *x = sy_said_nth(s, w);
        if (x->upos == SY_VERB || x->upos == SY_AUX) verb = 1;
        if (x->quote_depth != sy_said_nth(s, last)->quote_depth) return -1;
        const sy_word *next = sy_said_nth(s, w + 1); /* "a driver who rose to power, | wants it": the end of an apposition */
        int goes_on = next->xpos == SY_XPOS_VBZ || next->xpos == SY_XPOS_VBD || next->xpos == SY_XPOS_MD;
        if (sy_word_is(x, ",") && verb && !goes_on && !is_aside(s, w + 1)) return w;
        if (x->upos == SY_PUNCT && strchr(";:.?!", *x->lower)) return -1;
    }
    return -1;
}

int32_t sy_condition_ending(const sy_said *s, int32_t last) { return ending_comma(s, last); }

int32_t sy_condition_comma(const sy_said *s, int32_t first, int32_t last) { return sy_condition_opens(s, first) ? ending_comma(s, last) : -1; }

/* Last word of the clause that begins at w: before the next mark that closes it. */
static int32_t clause_end(const sy_said *s, int32_t w)
{
    int32_t end = sentence_last(s, w), from = w;
    for (; w <= end; w++) {
        const sy_word *x = sy_said_nth(s, w);
        if (x->quote_depth < sy_said_nth(s, from)->quote_depth) return w - 1;
        if (x->upos == SY_PUNCT && strchr(";:.?!", *x->lower)) return w - 1;
        if (sy_word_is(x, ",") && w < end) {
            const sy_word *y = sy_said_nth(s, w + 1);
            int two = w + 2 <= end && (y->upos == SY_NOUN || y->upos == SY_NUM) ? 2 : 0; /* ", hours before", ", two days after" */
            if (two && y->upos == SY_NUM) two = 3;
            if (two && w + two <= end && (sy_word_is(sy_said_nth(s, w + two), "before") || sy_word_is(sy_said_nth(s, w + two), "after"))) return w - 1;
            if (y->xpos == SY_XPOS_VBG || sy_word_is(y, "though") || sy_word_is(y, "according") || sy_word_is(y, "although") || sy_word_is(y, "while") || sy_word_is(y, "but")) return w - 1;
        }
    }
    return end;
}

int32_t sy_condition_clause_end(const sy_said *s, int32_t w) { return clause_end(s, w); }

static int has_modal_or_verb(const sy_said *s, int32_t first, int32_t last)
{
    if (sy_in_capitals(s, first) && last > first) return 1; /* verbs pass for names there */
    for (int32_t w = first; w <= last; w++)
        if (sy_said_nth(s, w)->upos == SY_VERB || sy_said_nth(s, w)->xpos == SY_XPOS_MD) return 1;
    return 0;
}

static int is_nominal(const sy_said *s, int32_t w)
{
    return w >= 0 && (sy_said_nth(s, w)->upos == SY_NOUN || sy_said_nth(s, w)->upos == SY_PROPN || sy_said_nth(s, w)->upos == SY_PRON);
}

int sy_condition_enter(sy_said *s, int32_t first, int32_t last, sayso_span condition, sayso_span consequence, int conf, const char *words, uint8_t kind)
{
    if (condition.end <= condition.start || consequence.end <= consequence.start) return 0;
    sy_condition_draft draft = { .subject = -1, .conf = (uint8_t)conf, .kind = kind, .by_order = 1 };
    draft.condition = sy_spans_one(s->d, condition);
    draft.consequence = sy_spans_one(s->d, consequence);
    draft.marker = sy_spans_one(s->d, sy_words_span(s->d, (uint32_t)first, (uint32_t)last));
    draft.condition_head = sy_top_word(s, condition);
    draft.consequence_head = sy_top_word(s, consequence);
    for (uint32_t w = sy_word_at(s->d, consequence.start); w < s->d->words.n && sy_said_nth(s, (int32_t)w)->span.end <= consequence.end; w++)
        if (sy_said_nth(s, (int32_t)w)->xpos == SY_XPOS_MD && sy_said_nth(s, (int32_t)w)->head > (int32_t)w) { /* the modal knows its verb */
            draft.consequence_head = sy_said_nth(s, (int32_t)w)->head;
            if (is_nominal(s, (int32_t)w - 1) && sy_said_nth(s, (int32_t)w - 1)->span.start >= consequence.start) draft.subject = (int32_t)w - 1;
            break;
        }
    if (strncmp(words, "only", 4) == 0 || strncmp(words, "not", 3) == 0) draft.kind = SAYSO_CONDITION_REQUIREMENT;
    draft.reason = sy_printf(&s->d->arena, "'%s' by the order of the words", words);
    sy_condition_add(s, draft);
    return 1;
}

static int is_tensed(const sy_word *x)
{
    return x->xpos == SY_XPOS_VBZ || x->xpos == SY_XPOS_VBP || x->xpos == SY_XPOS_VBD;
}

/* A tensed or modal verb, or a command. */
static int has_tense(const sy_said *s, int32_t first, int32_t last)
{
    if (sy_in_capitals(s, first) && last > first) return 1;
    for (int32_t w = first; w <= last; w++)
        if (is_tensed(sy_said_nth(s, w)) || sy_said_nth(s, w)->xpos == SY_XPOS_MD || (w == first && sy_said_nth(s, w)->xpos == SY_XPOS_VB)) return 1;
    return 0;
}

/* The verb of the clause that ends before `end`: its modal verb, else its first tensed one; back to "that" or a stop. */
static int32_t clause_verb(const sy_said *s, int32_t end)
{
    int32_t verb = -1;
    for (int32_t w = end; w >= sentence_first(s, end); w--) {
        const sy_word *x = sy_said_nth(s, w);
        if (x->xpos == SY_XPOS_MD) return w;
        if (sy_word_is(x, "that") || (is_stop(x) && *x->lower != '"')) break;
        if (is_tensed(x)) verb = w;
    }
    return verb;
}

/* The clause that ends before `end`: back from its verb over the words of its subject. */
static int32_t clause_begin(const sy_said *s, int32_t end)
{
    int32_t verb = clause_verb(s, end), w = verb, limit = sentence_first(s, end);
    for (; w > limit && verb - w < LEFT_WORDS; w--) {
        const sy_word *x = sy_said_nth(s, w - 1);
        if (x->upos == SY_VERB || x->upos == SY_AUX || x->upos == SY_SCONJ || x->upos == SY_CCONJ || x->upos == SY_PUNCT || sy_word_is(x, "that")) break;
    }
    return w;
}

/* "Only if X is paid | will Y talk": the auxiliary that stands before its subject; -1. */
static int32_t inverted_after(const sy_said *s, int32_t last)
{
    int verb = 0;
    for (int32_t w = last + 1; w + 1 < sentence_last(s, last); w++) {
        const sy_word *x = sy_said_nth(s, w), *y = sy_said_nth(s, w + 1);
        if (x->upos == SY_PUNCT && strchr(",;:.?!", *x->lower)) return -1;
        int subject = y->upos == SY_DET || y->upos == SY_PROPN || y->xpos == SY_XPOS_PRP || y->xpos == SY_XPOS_PRPS || y->xpos == SY_XPOS_NNS;
        if (verb && x->xpos == SY_XPOS_MD && subject) return w;
        if (x->upos == SY_VERB || (x->upos == SY_AUX && x->xpos != SY_XPOS_MD)) verb = 1;
    }
    return -1;
}

int32_t sy_condition_speaker(const sy_said *s, int32_t comma)
{
    for (int32_t w = comma + 1; w <= sentence_last(s, comma) && w - comma <= ASIDE_WORDS; w++) {
        const sy_word *x = sy_said_nth(s, w);
        if (x->xpos == SY_XPOS_VBD && sy_words_has(s->engine, s->d, w, w, SY_WORDS_SAY)) return w;
        if (x->xpos == SY_XPOS_MD || x->xpos == SY_XPOS_VBD || x->xpos == SY_XPOS_VBZ || x->upos == SY_SCONJ || (is_stop(x) && *x->lower != '"' && *x->lower != ',')) return -1;
    }
    return -1;
}

/* The last word of the clause that a condition from `first` on closes: over a comma, and over ", its chairman said,". */
static int32_t end_before(const sy_said *s, int32_t first)
{
    int32_t begin = sentence_first(s, first), w = first - 1;
    while (w > begin && is_stop(sy_said_nth(s, w))) w--;
    if (w == first - 1) return w;
    for (int32_t comma = w; comma > begin && w - comma <= ASIDE_WORDS; comma--)
        if (sy_word_is(sy_said_nth(s, comma), ",")) return sy_condition_speaker(s, comma) >= 0 ? comma - 1 : w;
    return w;
}

sayso_span sy_condition_clause_before(const sy_said *s, int32_t first)
{
    int32_t before = first > sentence_first(s, first) ? end_before(s, first) : -1;
    while (before > sentence_first(s, first) && is_stop(sy_said_nth(s, before))) before--;
    int32_t begin = before >= 0 ? clause_begin(s, before) : -1;
    return begin >= 0 ? sy_clause_trim(s->d, begin, before) : (sayso_span){ 0, 0 };
}

/* The clause from the marker on is the condition, the one before it the consequence. */
static int closes_clause(sy_said *s, int32_t first, int32_t last, int conf, const char *words)
{
    int32_t end = clause_end(s, last + 1);
    if (!has_modal_or_verb(s, last + 1, end)) return 0;
    return sy_condition_enter(s, first, last, sy_clause_trim(s->d, last + 1, end), sy_condition_clause_before(s, first), conf - 12, words, 0);
}

/* "If they leave, X said, we will follow": the comma behind the speaker; -1 where nothing follows him. */
static int32_t behind_speaker(const sy_said *s, int32_t comma)
{
    int32_t verb = sy_condition_speaker(s, comma);
    if (verb < 0) return comma;
    for (int32_t w = verb + 1; w < sentence_last(s, comma) && w - verb <= ASIDE_WORDS; w++)
        if (sy_word_is(sy_said_nth(s, w), ",")) return has_modal_or_verb(s, w + 1, clause_end(s, w + 1)) && sy_condition_speaker(s, w) < 0 ? w : -1;
    return -1;
}

int sy_condition_by_order(sy_said *s, int32_t first, int32_t last, int conf, const char *words)
{
    int32_t inverted = sy_condition_opens(s, first) && (sy_word_is(sy_said_nth(s, first), "only") || sy_word_is(sy_said_nth(s, first), "not")) ? inverted_after(s, last) : -1;
    if (inverted >= 0) {
        int32_t stop = inverted;
        while (stop < sentence_last(s, stop) && !is_stop(sy_said_nth(s, stop))) stop++;
        return sy_condition_enter(s, first, last, sy_clause_trim(s->d, last + 1, inverted - 1), sy_clause_trim(s->d, inverted, stop - (is_stop(sy_said_nth(s, stop)) ? 1 : 0)), conf - 4, words, 0);
    }
    if (!sy_condition_opens(s, first)) return closes_clause(s, first, last, conf, words);
    int32_t comma = sy_condition_comma(s, first, last), behind = comma >= 0 ? behind_speaker(s, comma) : -1;
    int32_t end = behind >= 0 ? clause_end(s, behind + 1) : -1;
    if (behind >= 0 && has_tense(s, behind + 1, end))
        return sy_condition_enter(s, first, last, sy_clause_trim(s->d, last + 1, comma - 1), sy_clause_trim(s->d, behind + 1, end), conf - 12, words, 0);
    int after_comma = first > sentence_first(s, first) && sy_word_is(sy_said_nth(s, first - 1), ",");
    return after_comma ? closes_clause(s, first, last, conf, words) : 0;
}
