/*
 * position_answers.c - positions whose words stand apart: an answer without a verb ("Never," said X, asked whether he would
 * sign) and a clause that leaves out its verb ("Castavar wants the dam, Orvenia the bridge").
 */
#include "record/position.h"

#include "record/condition.h"

enum { ANSWER_WORDS = 6, ASKED_BACK = 4, ASKED_CONF = 56 };

static int32_t sentence_first(const sy_said *s, int32_t w) { return (int32_t)s->d->sentences.at[sy_said_nth(s, w)->sentence].first_word; }

static int32_t sentence_last(const sy_said *s, int32_t w)
{
    const sy_sentence *at = &s->d->sentences.at[sy_said_nth(s, w)->sentence];
    return (int32_t)(at->first_word + at->n_words) - 1;
}

static int matches(const sy_said *s, int32_t w, const char *const *words)
{
    for (int i = 0; words[i]; i++)
        if ((uint32_t)(w + i) >= s->d->words.n || !sy_word_is(sy_said_nth(s, w + i), words[i])) return 0;
    return 1;
}

/* How many words from w on are an answer by themselves, with its stance; 0. */
static int answer_at(const sy_said *s, int32_t w, uint8_t *stance)
{
    static const char *const no[][ANSWER_WORDS] = { { "never" }, { "no" }, { "no", "way" }, { "no", "chance" }, { "not", "a", "chance" }, { "out", "of", "the", "question" }, { "absolutely", "not" }, { "certainly", "not" },
        { "definitely", "not" }, { "of", "course", "not" }, { "under", "no", "circumstances" }, { "impossible" }, { "not", "at", "any", "price" }, { "unthinkable" }, { "never", "ever" }, { "no", "," , "never" }, { "no", "and", "no", "again" }, { "no", ",", "no" } };
    static const char *const yes[][ANSWER_WORDS] = { { "yes" }, { "agreed" }, { "gladly" }, { "of", "course" }, { "why", "not" }, { "absolutely" }, { "certainly" } };
    int best = 0;
    for (size_t i = 0; i < sizeof no / sizeof no[0]; i++) {
        int n = 0;
        while (n < ANSWER_WORDS && no[i][n]) n++;
        if (n > best && matches(s, w, no[i])) { best = n; *stance = SAYSO_REJECTS; }
    }
    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++) {
        int n = 0;
        while (n < ANSWER_WORDS && yes[i][n]) n++;
        if (n > best && matches(s, w, yes[i])) { best = n; *stance = SAYSO_ACCEPTS; }
    }
    return best;
}

/* Do words [w, w + n) stand in quotation marks alone? */
static int is_whole_quote(const sy_said *s, int32_t w, int n)
{
    if (w == 0 || (uint32_t)(w + n) >= s->d->words.n || !sy_said_nth(s, w)->quote_depth) return 0;
    const sy_word *before = sy_said_nth(s, w - 1), *behind = sy_said_nth(s, w + n);
    return before->upos == SY_PUNCT && before->span.end == sy_said_nth(s, w)->span.start && !sy_word_is(before, ",") && behind->upos == SY_PUNCT && !sy_word_is(behind, "?");
}

/* "asked whether | he would sign": the first word of what was asked in the sentence; -1. */
static int32_t asked_in(const sy_said *s, int32_t from, int32_t to)
{
    static const char *const verbs[] = { "ask", "question", "press" };
    for (int32_t w = from; w < to; w++) {
        if (!sy_word_is(sy_said_nth(s, w), "whether") && !sy_word_is(sy_said_nth(s, w), "if")) continue;
        for (int32_t v = w - 1; v >= from && v >= w - ASKED_BACK; v--)
            for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
                if (sy_lemma_is(sy_said_nth(s, v), verbs[i])) return w + 1;
    }
    return -1;
}

/* Is it a deed to come that is asked for: "would he sign", "is he ready to"? Its modal verb; -1. */
static int32_t deed_asked(const sy_said *s, int32_t from, int32_t to)
{
    static const char *const modals[] = { "will", "would", "could", "can", "might", "'ll", "'d" };
    for (int32_t w = from; w <= to; w++) {
        const sy_word *x = sy_said_nth(s, w);
        for (size_t i = 0; i < sizeof modals / sizeof modals[0]; i++)
            if (sy_word_is(x, modals[i]) && x->xpos == SY_XPOS_MD) return w;
    }
    return -1;
}

/* What was asked: in the same sentence, else in a question before it. */
static int find_question(sy_said *s, int32_t w, sayso_spans *scope, int32_t *head)
{
    int32_t first = sentence_first(s, w), last = sentence_last(s, w), from = asked_in(s, first, last), to = -1;
    if (from < 0 && first > 0) {
        int32_t before = sentence_first(s, first - 1);
        from = asked_in(s, before, first - 1);
        if (from < 0 && sy_word_is(sy_said_nth(s, first - 1), "?")) from = before;
        to = first - 1;
    }
    if (from < 0) return 0;
    if (to < 0) to = from < w ? w - 1 : last;
    int32_t stop = sy_condition_clause_end(s, from);
    if (stop > from && stop < to) to = stop;
    int32_t modal = deed_asked(s, from, to);
    if (modal < 0 || modal + 1 > to) return 0;
    *head = sy_said_nth(s, modal)->head;
    if (*head < from || *head > to || sy_clause_negated(s->d, *head)) return 0;
    int32_t begin = *head;
    while (to > begin && sy_said_nth(s, to)->upos == SY_PUNCT) to--;
    *scope = sy_spans_one(s->d, sy_clause_trim(s->d, begin, to));
    return sy_spans_hull(*scope).end > sy_spans_hull(*scope).start;
}

/* "Never," X said | of the merger */
static int find_topic(sy_said *s, int32_t w, int n, sayso_spans *scope, int32_t *head)
{
    int32_t last = sentence_last(s, w);
    for (int32_t v = w + n; v < last; v++) {
        if (!sy_word_is(sy_said_nth(s, v), "of") && !sy_word_is(sy_said_nth(s, v), "about") && !sy_word_is(sy_said_nth(s, v), "to")) continue;
        int32_t noun = sy_said_nth(s, v)->head, verb = noun > v ? sy_said_nth(s, noun)->head : -1;
        if (verb < 0 || verb > v || sy_said_nth(s, noun)->upos != SY_NOUN || sy_who_is(s, noun).is_party || !sy_words_has(s->engine, s->d, verb, verb, SY_WORDS_SAY)) continue;
        *head = noun;
        *scope = sy_frame_whole(s, noun);
        return scope->n > 0;
    }
    return 0;
}

static sy_who answerer(const sy_said *s, int32_t w, int n)
{
    for (int32_t v = w; v < w + n; v++) {
        sy_who who = sy_said_by(s, v);
        if (who.word >= 0) return who;
        int32_t verb = sy_said_nth(s, v)->head;
        if (verb >= 0 && sy_words_has(s->engine, s->d, verb, verb, SY_WORDS_SAY) && sy_clause_subject(s->d, verb) >= 0) return sy_who_is(s, sy_clause_subject(s->d, verb));
    }
    return (sy_who){ .actor = -1, .word = -1 };
}

void sy_positions_answer(sy_said *s, int32_t w)
{
    uint8_t stance = SAYSO_STANCE_NONE;
    int n = answer_at(s, w, &stance);
    if (!n || !is_whole_quote(s, w, n)) return;
    sy_position_draft draft = { .cue = w, .stance = stance, .conf = stance == SAYSO_REJECTS ? 80 : 76, .holder = answerer(s, w, n), .scope_head = -1 };
    draft.target = draft.issue = draft.condition = draft.attribution = -1;
    if (!draft.holder.is_party || draft.holder.is_observer) return;
    if (!find_question(s, w, &draft.scope, &draft.scope_head) && !(stance == SAYSO_REJECTS && find_topic(s, w, n, &draft.scope, &draft.scope_head))) return;
    draft.evidence = sy_spans_one(s->d, sy_words_span(s->d, (uint32_t)w, (uint32_t)(w + n - 1)));
    draft.conf -= sy_unknown_pronoun(s, draft.holder);
    draft.why = "an answer to what was asked";
    sy_position_add(s, draft);
}

/* ---- a refusal of what was asked before: "Castavar demanded its release. Orvenia refused." */

/* Nothing behind the verb says what is refused or accepted: a time, a reason in -ing, a comma. */
static int stands_alone(const sy_said *s, int32_t w)
{
    SY_EACH_CHILD(s->d, w, c) {
        unsigned rel = sy_rel_main(sy_said_nth(s, c)->rel);
        if (rel == SY_REL_OBJ || rel == SY_REL_XCOMP || rel == SY_REL_CCOMP || rel == SY_REL_NSUBJ || sy_said_nth(s, c)->rel == SY_REL_AUX_PASS) {
            if (c > w || rel != SY_REL_NSUBJ || sy_said_nth(s, c)->rel == SY_REL_NSUBJ_PASS) return 0;
        } else if (c > w && rel == SY_REL_OBL && !sy_frame_timelike(s, c)) {
            return 0;
        }
    }
    const sy_word *next = sy_said_nth(s, w + 1); /* a comma, the end, "on Tuesday", "but": nothing of its own */
    return next->upos == SY_PUNCT || next->upos == SY_CCONJ || next->upos == SY_ADV || next->upos == SY_ADP;
}

/* The last demand or offer of another side, in the paragraph of w, in its sentence or the two before; NULL. */
static const sayso_position *asked_before(const sy_said *s, int32_t w, sy_who who)
{
    const sayso_doc *d = s->d;
    uint32_t sentence = sy_said_nth(s, w)->sentence;
    for (uint32_t i = d->positions.n; i-- > 0;) {
        const sayso_position *p = &d->positions.at[i];
        int32_t of = sy_sentence_at(d, sy_spans_hull(p->evidence).start);
        if (of < 0 || (uint32_t)of + 2 < sentence || d->sentences.at[of].block != d->sentences.at[sentence].block) return NULL;
        if (sy_spans_hull(p->evidence).start > sy_said_nth(s, w)->span.start || p->conf < ASKED_CONF) continue;
        if (p->stance != SAYSO_DEMANDS && p->stance != SAYSO_OFFERS) continue;
        int32_t top = sy_top_word(s, sy_spans_hull(p->holder_span));
        int same = p->holder >= 0 && who.actor >= 0 ? p->holder == who.actor || sy_same_side(s, p->holder, who.actor) : top >= 0 && who.word >= 0 && strcmp(sy_said_nth(s, top)->lemma, sy_said_nth(s, who.word)->lemma) == 0;
        return same || (who.pronoun && who.actor < 0) ? NULL : p;
    }
    return NULL;
}

void sy_positions_refusal(sy_said *s, int32_t w)
{
    const sy_word *x = sy_said_nth(s, w);
    int refuses = sy_lemma_is(x, "refuse") || sy_lemma_is(x, "decline") || sy_lemma_is(x, "balk"), accepts = sy_lemma_is(x, "accept") || sy_lemma_is(x, "agree") || sy_lemma_is(x, "consent");
    if (x->upos != SY_VERB || (!refuses && !accepts) || (x->xpos != SY_XPOS_VBD && x->xpos != SY_XPOS_VBN && x->xpos != SY_XPOS_VBZ) || x->quote_depth) return;
    if (s->condition[w] >= 0 || s->consequence[w] >= 0 || sy_clause_modal(s->d, w) >= 0 || sy_clause_negated(s->d, w) || !stands_alone(s, w) || sy_position_unsaid(s, w)) return;
    unsigned rel = sy_rel_main(x->rel);
    if (rel == SY_REL_ACL || rel == SY_REL_ADVCL || rel == SY_REL_AMOD) return;
    sy_who who = sy_who_is(s, sy_clause_subject(s->d, w));
    const sayso_position *p = who.is_party && !who.is_observer ? asked_before(s, w, who) : NULL;
    if (!p) return;
    sy_position_draft draft = { .cue = w, .stance = refuses ? SAYSO_REJECTS : SAYSO_ACCEPTS, .conf = 86 - sy_unknown_pronoun(s, who), .holder = who, .scope_head = -1, .scope = p->scope };
    draft.target = draft.condition = draft.attribution = -1;
    draft.issue = p->issue ? sy_issue_number(s->engine, p->issue) : -1;
    draft.evidence = sy_spans_one(s->d, sy_clause_trim(s->d, s->c.first[who.word] < w ? s->c.first[who.word] : w, w));
    draft.why = refuses ? "refused what was asked" : "agreed to what was asked";
    sy_position_add(s, draft);
}

/* ---- the verb left out */

static int opens_noun(const sy_word *x) { return x->upos == SY_DET || x->upos == SY_NUM; }

/* The comma of ", Orvenia | the bridge" behind verb w, with the last word of its subject; -1. */
int32_t sy_gap_behind(const sy_said *s, int32_t w, int32_t *subject)
{
    int32_t last = sentence_last(s, w);
    for (int32_t v = w + 2; v + 2 < last; v++) {
        const sy_word *x = sy_said_nth(s, v);
        if (x->upos == SY_VERB || x->upos == SY_AUX || x->upos == SY_SCONJ) return -1;
        int bare = sy_word_is(x, "and") && sy_said_nth(s, v + 1)->upos == SY_PROPN;
        if (!bare && !sy_word_is(x, ",") && !sy_word_is(x, ";")) continue;
        int32_t first = v + 1, end = first;
        if (sy_word_is(sy_said_nth(s, first), "and") || sy_word_is(sy_said_nth(s, first), "but") || sy_word_is(sy_said_nth(s, first), "while")) end = ++first;
        if (sy_word_is(sy_said_nth(s, end), "the")) end++;
        while (end < last && (sy_said_nth(s, end)->upos == SY_ADJ || sy_said_nth(s, end + 1)->upos == SY_PROPN || sy_said_nth(s, end + 1)->upos == SY_NOUN) && end < first + ASKED_BACK) end++;
        const sy_word *named = sy_said_nth(s, end);
        if ((named->upos != SY_PROPN && named->upos != SY_NOUN) || end + 1 >= last || !opens_noun(sy_said_nth(s, end + 1))) continue;
        sy_who who = sy_who_is(s, end);
        int known = who.is_party || (named->upos == SY_PROPN && named->ner != SY_NER_PERSON && end == first); /* a name without a verb: "Orvenia | the bridge" */
        if (!known || who.is_observer || (sy_word_is(sy_said_nth(s, end + 1), "all") || sy_word_is(sy_said_nth(s, end + 1), "each") || sy_word_is(sy_said_nth(s, end + 1), "both"))) continue;
        for (int32_t k = end + 1; k < last; k++)
            if (sy_said_nth(s, k)->upos == SY_AUX || sy_said_nth(s, k)->xpos == SY_XPOS_VBD || sy_said_nth(s, k)->xpos == SY_XPOS_VBZ || sy_said_nth(s, k)->xpos == SY_XPOS_VBP || sy_word_is(sy_said_nth(s, k), ",")) return -1;
        *subject = end;
        return v;
    }
    return -1;
}
