/*
 * condition_plain.c - conditions that no marker announces. "Should talks fail, ..." (inversion); "any deployment of
 * troops would be a target" (a noun of action that stands for its condition); "any deal must include guarantees"
 * (what an agreement takes).
 */
#include "record/condition.h"

#include "record/stances.h"

enum { SUBJECT_WORDS = 14 };

static int modal_is(const sy_said *s, int32_t m, const char *lower) { return m >= 0 && sy_word_is(sy_said_nth(s, m), lower); }

/* ---- inversion */

static int is_nominal(const sy_said *s, int32_t w)
{
    if ((uint32_t)w >= s->d->words.n) return 0;
    unsigned upos = sy_said_nth(s, w)->upos;
    return upos == SY_NOUN || upos == SY_PROPN || upos == SY_PRON || upos == SY_DET || upos == SY_ADJ;
}

static int inverts(const sy_said *s, int32_t w)
{
    const sy_word *x = sy_said_nth(s, w);
    int opens = sy_condition_opens(s, w) && !(w > 0 && (sy_said_nth(s, w - 1)->upos == SY_CCONJ || sy_word_is(sy_said_nth(s, w - 1), "that")));
    if (!opens || !is_nominal(s, w + 1)) return 0;
    if (sy_word_is(x, "were") && (uint32_t)w != s->d->sentences.at[x->sentence].first_word) return 0;
    return x->upos == SY_AUX && (sy_word_is(x, "should") || sy_word_is(x, "were") || sy_word_is(x, "had"));
}

static int is_question(const sy_said *s, int32_t w)
{
    const sy_sentence *at = &s->d->sentences.at[sy_said_nth(s, w)->sentence];
    for (uint32_t i = at->first_word; i < at->first_word + at->n_words; i++)
        if (sy_word_is(&s->d->words.at[i], "?")) return 1;
    return 0;
}

static void run_inverted(sy_said *s, int32_t w)
{
    int32_t head = sy_said_nth(s, w)->head;
    if (!sy_word_is(sy_said_nth(s, w), "had") && sy_condition_comma(s, w, w) >= 0 && !is_question(s, w)) {
        (void)sy_condition_by_order(s, w, w, 92, "verb before its subject");
        return;
    }
    if (head < 0 || sy_said_nth(s, head)->rel != SY_REL_ADVCL || sy_child(s->d, head, SY_REL_MARK) >= 0) return;
    int32_t subject = sy_child_main(s->d, head, SY_REL_NSUBJ);
    if (subject < w || s->c.first[head] != w) return;
    int32_t above = sy_clause_of(s->d, sy_said_nth(s, head)->head);
    if (above < 0) return;
    int32_t less[1] = { w };
    sy_condition_draft draft = { .condition_head = head, .consequence_head = above, .subject = -1 };
    draft.condition = sy_clause_pieces(s->d, &s->c, head, SY_CUT_MARK | SY_CUT_ASIDE, less, 1);
    draft.consequence = sy_clause_pieces(s->d, &s->c, above, SY_CUT_MARK | SY_CUT_ASIDE, &head, 1);
    draft.marker = sy_spans_one(s->d, sy_said_nth(s, w)->span);
    draft.conf = sy_word_is(sy_said_nth(s, w), "had") ? 70 : 86;
    draft.reason = "verb before its subject";
    sy_condition_add(s, draft);
}

/* ---- a subject that stands for a condition */

static int is_any(const sy_said *s, int32_t noun)
{
    if (sy_said_nth(s, noun)->upos == SY_PROPN) return 0; /* a law that is called "Every ... Act" */
    SY_EACH_CHILD(s->d, noun, c) {
        const sy_word *x = sy_said_nth(s, c);
        if (c < noun && (sy_word_is(x, "any") || sy_word_is(x, "every") || sy_word_is(x, "further") || sy_word_is(x, "anyone"))) return 1;
    }
    return sy_word_is(sy_said_nth(s, noun), "anyone") || sy_word_is(sy_said_nth(s, noun), "anything") || sy_word_is(sy_said_nth(s, noun), "whoever");
}

static int is_a(const sy_said *s, int32_t noun)
{
    SY_EACH_CHILD(s->d, noun, c) {
        const sy_word *x = sy_said_nth(s, c);
        if (c < noun && (sy_word_is(x, "a") || sy_word_is(x, "an") || sy_word_is(x, "final") || sy_word_is(x, "lasting"))) return 1;
    }
    return 0;
}

/* "a raid", "another raid", "a second test" */
static int is_one_more(const sy_said *s, int32_t noun)
{
    SY_EACH_CHILD(s->d, noun, c) {
        const sy_word *x = sy_said_nth(s, c);
        if (c < noun && (sy_word_is(x, "a") || sy_word_is(x, "an") || sy_word_is(x, "another") || sy_word_is(x, "new") || sy_word_is(x, "second"))) return 1;
    }
    return 0;
}

/* A deed, or things something was done to: "any deployment", "any troops deployed there". */
static int is_deed(const sy_said *s, int32_t noun)
{
    if (sy_said_has(s, noun, SY_WORDS_DEED)) return 1;
    SY_EACH_CHILD(s->d, noun, c)
        if (c > noun && sy_rel_main(sy_said_nth(s, c)->rel) == SY_REL_ACL) return 1;
    return 0;
}

/* The predicate with its auxiliaries, without the subject. */
static sayso_spans predicate_of(sy_said *s, int32_t head)
{
    return sy_clause_pieces(s->d, &s->c, head, SY_CUT_MARK | SY_CUT_ASIDE | SY_CUT_SUBJECT | SY_CUT_CONJ, NULL, 0);
}

static int is_hostile(const sy_said *s, int32_t head)
{
    for (int32_t w = s->c.first[head]; w <= s->c.last[head]; w++)
        if (w >= head && sy_said_has(s, w, SY_WORDS_HOSTILE)) return 1;
    SY_EACH_CHILD(s->d, head, c)
        if (sy_rel_main(sy_said_nth(s, c)->rel) == SY_REL_AMOD && sy_said_has(s, c, SY_WORDS_HOSTILE)) return 1;
    return 0;
}

static void run_deed(sy_said *s, int32_t head, int32_t subject, int32_t modal)
{
    int hostile = is_hostile(s, head);
    sy_who speaker = sy_said_by(s, head);
    if (!modal_is(s, modal, "would") && !modal_is(s, modal, "will") && !modal_is(s, modal, "shall")) return;
    if (!hostile && !speaker.is_party && speaker.actor < 0) return;
    sy_condition_draft draft = { .condition_head = subject, .consequence_head = head, .subject = subject };
    draft.condition = sy_clause_pieces(s->d, &s->c, subject, SY_CUT_ASIDE, NULL, 0);
    draft.consequence = predicate_of(s, head);
    draft.kind = hostile && speaker.is_party ? SAYSO_CONDITION_THREAT : 0;
    draft.conf = hostile ? 84 : 66;
    draft.reason = "'any' with a noun of action and a modal verb";
    sy_condition_add(s, draft);
}

/* ---- what an agreement takes */

/* must, or would/will/should with a verb that names a need, or have to / need to. */
static int takes(const sy_said *s, int32_t head, int32_t modal)
{
    int32_t above = sy_said_nth(s, head)->head;
    if (sy_said_nth(s, head)->rel == SY_REL_XCOMP && above >= 0 && (sy_lemma_is(sy_said_nth(s, above), "have") || sy_lemma_is(sy_said_nth(s, above), "need")))
        return 1;
    if (modal < 0) return 0;
    if (modal_is(s, modal, "must")) return 1;
    int32_t x = sy_child(s->d, head, SY_REL_XCOMP);
    if (x >= 0 && (sy_lemma_is(sy_said_nth(s, head), "have") || sy_lemma_is(sy_said_nth(s, head), "need"))) return 1;
    return sy_lemma_is(sy_said_nth(s, head), "require") || (modal_is(s, modal, "should") && sy_said_has(s, head, SY_WORDS_REQUIRE)) ||
           (sy_lemma_is(sy_said_nth(s, head), "need") && modal_is(s, modal, "would"));
}

/* From word `first` to the end of the clause, without asides at its end. */
static sayso_spans rest_of(sy_said *s, int32_t clause, int32_t first)
{
    sayso_span all = sy_spans_hull(sy_clause_pieces(s->d, &s->c, clause, SY_CUT_ASIDE, NULL, 0));
    if (all.end <= all.start) return sy_no_spans();
    int32_t last = (int32_t)sy_word_at(s->d, all.end - 1), end = sy_condition_clause_end(s, first), comma = first;
    while (comma < end && !sy_word_is(sy_said_nth(s, comma), ",")) comma++;
    if (comma > last && comma <= end) last = comma; /* the tree ends it too soon */
    return sy_spans_one(s->d, sy_clause_trim(s->d, first, last));
}

/* What is required: behind "require" and its like the complement, else the whole predicate without its modal. */
static sayso_spans required(sy_said *s, int32_t head, int32_t *core)
{
    int32_t x = sy_child(s->d, head, SY_REL_XCOMP), clause = head, first = head;
    if (x >= 0 && (sy_lemma_is(sy_said_nth(s, head), "have") || sy_lemma_is(sy_said_nth(s, head), "need"))) first = head = x;
    *core = head;
    SY_EACH_CHILD(s->d, head, c) /* "be lifted" */
        if (sy_rel_main(sy_said_nth(s, c)->rel) == SY_REL_AUX && sy_said_nth(s, c)->xpos == SY_XPOS_VB && c < first) first = c;
    static const char *const names[] = { "require", "include", "involve", "entail", "contain" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (sy_lemma_is(sy_said_nth(s, head), names[i]) && s->c.last[clause] > head) first = head + 1;
    return rest_of(s, clause, first);
}

static void run_agreement(sy_said *s, int32_t head, int32_t subject)
{
    int32_t core = head;
    sy_condition_draft draft = { .consequence_head = head, .subject = subject, .kind = SAYSO_CONDITION_REQUIREMENT };
    draft.condition = required(s, head, &core);
    draft.condition_head = core;
    draft.consequence = sy_clause_pieces(s->d, &s->c, subject, SY_CUT_ASIDE, NULL, 0);
    draft.conf = is_any(s, subject) ? 86 : 76;
    draft.reason = "what an agreement must hold";
    sy_condition_add(s, draft);
}

/* ---- by the order of the words, where the tree has another subject: any NOUN ... would PREDICATE */

static int32_t modal_after(const sy_said *s, int32_t any)
{
    const sy_sentence *at = &s->d->sentences.at[sy_said_nth(s, any)->sentence];
    int32_t end = (int32_t)(at->first_word + at->n_words);
    for (int32_t w = any + 1; w < end && w - any <= SUBJECT_WORDS; w++) {
        const sy_word *x = sy_said_nth(s, w);
        if (x->xpos == SY_XPOS_MD) return w;
        if ((x->upos == SY_PUNCT && strchr(",;:.?!", *x->lower)) || x->upos == SY_SCONJ || x->xpos == SY_XPOS_VBZ || x->xpos == SY_XPOS_VBP) return -1;
    }
    return -1;
}

static int32_t noun_after(const sy_said *s, int32_t any, int32_t modal)
{
    for (int32_t w = any + 1; w < modal; w++)
        if ((sy_said_nth(s, w)->upos == SY_NOUN || sy_said_nth(s, w)->upos == SY_PROPN) && sy_said_nth(s, w + 1)->upos != SY_NOUN && sy_said_nth(s, w + 1)->upos != SY_PROPN) return w;
    return -1;
}

static int has_participle(const sy_said *s, int32_t first, int32_t last)
{
    for (int32_t w = first; w <= last; w++)
        if (sy_said_nth(s, w)->xpos == SY_XPOS_VBN || sy_said_nth(s, w)->xpos == SY_XPOS_VBG) return 1;
    return 0;
}

static void run_any(sy_said *s, int32_t any)
{
    int32_t modal = modal_after(s, any), noun = modal >= 0 ? noun_after(s, any, modal) : -1;
    if (noun < 0 || (!modal_is(s, modal, "would") && !modal_is(s, modal, "will"))) return;
    int32_t verb = sy_said_nth(s, modal)->head;
    if (verb < modal) return;
    int32_t subject = sy_child_main(s->d, verb, SY_REL_NSUBJ);
    if (subject == noun) return; /* the tree has it */
    if (!sy_said_has(s, noun, SY_WORDS_DEED) && !has_participle(s, noun, modal)) return;
    int32_t end = sy_condition_clause_end(s, modal);
    int hostile = 0;
    for (int32_t w = modal; w <= end; w++) hostile |= sy_said_has(s, w, SY_WORDS_HOSTILE);
    if (!hostile) return;
    sy_condition_draft draft = { .condition_head = noun, .consequence_head = verb, .subject = noun, .conf = 78 };
    draft.condition = sy_spans_one(s->d, sy_clause_trim(s->d, any, modal - 1));
    draft.consequence = sy_spans_one(s->d, sy_clause_trim(s->d, modal, end));
    draft.kind = sy_said_by(s, verb).is_party || sy_said_by(s, modal).is_party ? SAYSO_CONDITION_THREAT : 0;
    draft.reason = "'any' and a modal verb, by the order of the words";
    sy_condition_add(s, draft);
}

/* ---- "do A or we will do B", "do A and we will do B", "they do A again and we will do B" */

static int begins_speech(const sy_said *s, int32_t w)
{
    const sy_sentence *at = &s->d->sentences.at[sy_said_nth(s, w)->sentence];
    if ((uint32_t)w == at->first_word) return 1;
    const sy_word *before = sy_said_nth(s, w - 1);
    return before->upos == SY_PUNCT && (sy_word_is(before, ":") || sy_word_is(before, ";") || sy_said_nth(s, w)->quote_depth > (w > 1 ? sy_said_nth(s, w - 2)->quote_depth : 0));
}

/* Does a bare verb begin here, or "you", "they" with one? The tag may be wrong: "Free our men". */
static int begins_command(const sy_said *s, int32_t w)
{
    const sy_word *x = sy_said_nth(s, w), *y = sy_said_nth(s, w + 1);
    if ((sy_word_is(x, "you") || sy_word_is(x, "they")) && !sy_said_has(s, w + 1, SY_WORDS_SETBACK) && !sy_said_has(s, w + 1, SY_WORDS_HOSTILE)) return 0;
    if (sy_word_is(x, "you") || sy_word_is(x, "they")) return y->xpos == SY_XPOS_VBP || y->xpos == SY_XPOS_VB || (y->xpos == SY_XPOS_VBD && sy_word_is(y, y->lemma)); /* "they cut" */
    if (x->upos == SY_VERB) return x->xpos == SY_XPOS_VB || x->xpos == SY_XPOS_VBP;
    int open = x->upos == SY_ADJ || x->upos == SY_NOUN || x->upos == SY_PROPN || x->upos == SY_INTJ;
    return open && ((sy_word_is(x, x->lemma) && (y->xpos == SY_XPOS_PRPS || y->xpos == SY_XPOS_PRP)) || (x->xpos == SY_XPOS_NN && sy_words_phrase(s->engine, s->d, w, w + 1, SY_WORDS_YIELD))); /* "Hand over" */
}

/* The first tensed or modal verb behind a subject that begins at w; -1. */
static int32_t tensed_after(const sy_said *s, int32_t w, int32_t end)
{
    for (int32_t m = w; m <= end && m - w <= 8; m++) {
        const sy_word *x = sy_said_nth(s, m);
        int noun = x->xpos == SY_XPOS_NNS && m > w && is_nominal(s, m - 1) && (sy_said_has(s, m, SY_WORDS_UNDERGO) || sy_said_has(s, m, SY_WORDS_OPENS)); /* "stays" read as a noun */
        int verb = noun || x->xpos == SY_XPOS_MD || ((x->upos == SY_VERB || x->upos == SY_AUX) && (x->xpos == SY_XPOS_VBZ || x->xpos == SY_XPOS_VBP));
        if (verb) return m > w ? m : -1;
        if (x->upos == SY_VERB || x->upos == SY_PUNCT || x->upos == SY_SCONJ || x->upos == SY_CCONJ) return -1;
    }
    return -1;
}

/* "or", "and" behind it, with a subject and a tensed verb of its own in the same clause: "or the bridge stays shut", "and
 * we shoot back"; -1. Behind "and" the subject is one of the two who speak, or the verb is modal. */
static int32_t second_half(const sy_said *s, int32_t w, int32_t *verb)
{
    int32_t end = sy_condition_clause_end(s, w);
    for (int32_t c = w + 1; c + 2 <= end && c - w <= 2 * SUBJECT_WORDS; c++) {
        const sy_word *x = sy_said_nth(s, c);
        if (x->xpos == SY_XPOS_MD || x->xpos == SY_XPOS_VBD || x->xpos == SY_XPOS_VBZ || x->upos == SY_SCONJ) return -1;
        if (!sy_word_is(x, "or") && !sy_word_is(x, "and")) continue;
        int32_t subject = c + 1 + (sy_word_is(sy_said_nth(s, c + 1), "else") || sy_word_is(sy_said_nth(s, c + 1), "then"));
        int32_t m = tensed_after(s, subject, end);
        if (m < 0) continue;
        int mine = sy_said_nth(s, subject)->xpos == SY_XPOS_PRP, modal = sy_said_nth(s, m)->xpos == SY_XPOS_MD;
        if (!modal && (sy_said_has(s, m, SY_WORDS_BELIEVE) || sy_said_nth(s, w)->upos == SY_PRON)) return -1; /* "you go there and I think" */
        if (sy_word_is(x, "and") && ((!mine && !modal) || (!modal && sy_lemma_is(sy_said_nth(s, w), "let")))) continue;
        *verb = m;
        return c;
    }
    return -1;
}

static int is_settled(const sy_said *s, int32_t m)
{
    if (sy_said_nth(s, m)->xpos != SY_XPOS_MD) return 1;
    return modal_is(s, m, "will") || modal_is(s, m, "'ll") || modal_is(s, m, "shall") || modal_is(s, m, "would") || modal_is(s, m, "can") || modal_is(s, m, "may");
}

/* "and you can have the oil": what the other side is to get. */
static int is_gift(const sy_said *s, int32_t m)
{
    if (sy_said_nth(s, m)->xpos != SY_XPOS_MD || m < 1) return 0;
    const sy_word *who = sy_said_nth(s, m - 1);
    int we = sy_word_is(who, "we") || sy_word_is(who, "i");
    if (!we && (modal_is(s, m, "will") || modal_is(s, m, "can")) && sy_said_has(s, m + 1, SY_WORDS_OPENS) && !sy_said_has(s, m + 1, SY_WORDS_HOSTILE)) return 1; /* "and the bridge will stay open" */
    return sy_word_is(who, "you") && (modal_is(s, m, "can") || modal_is(s, m, "may") || sy_said_has(s, m + 1, SY_WORDS_GAIN));
}

static void run_command(sy_said *s, int32_t w)
{
    int32_t m = -1, cc;
    if ((uint32_t)w + 4 >= s->d->words.n || !begins_speech(s, w) || !begins_command(s, w)) return;
    cc = second_half(s, w, &m);
    if (cc < 0 || is_question(s, w) || !is_settled(s, m)) return;
    int32_t head = sy_said_nth(s, m)->head, verb = sy_said_nth(s, m)->xpos == SY_XPOS_MD && head > m ? head : m, end = sy_condition_clause_end(s, cc + 1), stop = m;
    while (stop < end && !sy_word_is(sy_said_nth(s, stop), ",")) stop++;
    sy_condition_draft draft = { .condition_head = w, .consequence_head = verb, .subject = m - 1, .conf = 82 };
    draft.condition = sy_spans_one(s->d, sy_clause_trim(s->d, w, cc - 1));
    draft.consequence = sy_spans_one(s->d, sy_clause_trim(s->d, cc + 1, stop));
    draft.marker = sy_spans_one(s->d, sy_said_nth(s, cc)->span);
    int harm = sy_said_has(s, verb, SY_WORDS_HOSTILE) || sy_said_has(s, w, SY_WORDS_SETBACK) || sy_said_has(s, w, SY_WORDS_HOSTILE) || sy_said_nth(s, w)->upos == SY_PRON;
    int gift = sy_word_is(sy_said_nth(s, cc), "and") && is_gift(s, m);
    draft.kind = gift ? SAYSO_CONDITION_OFFER : sy_word_is(sy_said_nth(s, cc), "or") || harm ? SAYSO_CONDITION_THREAT : 0;
    draft.settled = draft.kind != 0;
    if (!draft.kind && !is_nominal(s, w) && sy_word_is(sy_said_nth(s, m - 1), "you")) draft.conf -= 14; /* "look it up and you will find" */
    draft.reason = "a command and what will follow";
    int spoken = sy_said_by(s, verb).is_party || sy_said_nth(s, w)->quote_depth || sy_said_nth(s, m - 1)->xpos == SY_XPOS_PRP;
    if (spoken) sy_condition_add(s, draft);
}

/* ---- "would leave should the talks fail", "would leave were its case sent on": the inversion comes last */

/* A modal verb or an infinitive in the clause that ends before w; a speaker may stand between. */
static int is_announced_before(const sy_said *s, int32_t w)
{
    int spoken = 0;
    for (int32_t m = w - 1; m > 0 && w - m <= 2 * SUBJECT_WORDS && sy_said_nth(s, m)->sentence == sy_said_nth(s, w)->sentence; m--) {
        const sy_word *y = sy_said_nth(s, m);
        if (y->xpos == SY_XPOS_WDT || y->xpos == SY_XPOS_WP || y->xpos == SY_XPOS_WRB) return 0;
        if (y->xpos == SY_XPOS_MD) return y->head < w;
        if (y->xpos == SY_XPOS_VB && sy_word_is(sy_said_nth(s, m - 1), "to")) return 1;
        spoken |= y->xpos == SY_XPOS_VBD && sy_said_has(s, m, SY_WORDS_SAY);
        if (y->upos == SY_PUNCT && !sy_word_is(y, ",") && *y->lower != '"') return 0;
        if (sy_word_is(y, ",") && !spoken && m != w - 1) return 0;
    }
    return 0;
}

/* should, were, with a subject and a verb behind; "were" with "to" and a verb, or a participle. */
static int inverts_last(const sy_said *s, int32_t w)
{
    const sy_word *x = sy_said_nth(s, w);
    int should = sy_word_is(x, "should"), were = sy_word_is(x, "were");
    if ((!should && !were) || x->upos != SY_AUX || !is_nominal(s, w + 1) || w < 4) return 0;
    const sy_word *before = sy_said_nth(s, w - 1), *next = sy_said_nth(s, w + 1);
    int comma = sy_word_is(before, ",");
    if ((before->upos == SY_PUNCT && !comma) || before->xpos == SY_XPOS_WDT || before->xpos == SY_XPOS_WP || before->xpos == SY_XPOS_WRB || before->xpos == SY_XPOS_PRP || before->upos == SY_SCONJ || before->upos == SY_CCONJ) return 0;
    if (were && before->xpos == SY_XPOS_NNS && next->upos != SY_DET && next->xpos != SY_XPOS_PRP && next->xpos != SY_XPOS_PRPS) return 0;
    int32_t end = sy_condition_clause_end(s, w), verb = 0;
    if (were && next->upos != SY_DET && next->upos != SY_PROPN && next->xpos != SY_XPOS_PRP && next->xpos != SY_XPOS_PRPS && next->xpos != SY_XPOS_NNS) return 0;
    for (int32_t v = w + 2; v <= end && v - w <= SUBJECT_WORDS && !sy_word_is(sy_said_nth(s, v), ","); v++) {
        const sy_word *y = sy_said_nth(s, v);
        int to = y->xpos == SY_XPOS_VB && sy_word_is(sy_said_nth(s, v - 1), "to");
        verb |= were ? to || (!comma && y->xpos == SY_XPOS_VBN && next->upos != SY_DET) : y->xpos == SY_XPOS_VB || (y->upos == SY_VERB && y->xpos != SY_XPOS_VBD); /* "be" is enough: "should ships be fired on" */
        if (should && (y->xpos == SY_XPOS_VB || y->xpos == SY_XPOS_VBP)) break;
    }
    return verb;
}

static void run_inverted_last(sy_said *s, int32_t w)
{
    if (!inverts_last(s, w) || !is_announced_before(s, w) || is_question(s, w)) return;
    (void)sy_condition_by_order(s, w, w, 90, "verb before its subject");
}

/* ---- "no deal without the islands", "no pay, no work" */

static void run_no(sy_said *s, int32_t w)
{
    int32_t noun = sy_said_nth(s, w)->head, end = sy_condition_clause_end(s, w);
    if (!begins_speech(s, w) || noun < w || noun - w > 4 || noun + 2 > end || sy_said_nth(s, noun)->upos != SY_NOUN) return;
    int32_t stop = noun + 1, from;
    if (sy_word_is(sy_said_nth(s, noun + 1), "without")) from = noun + 2;
    else if (sy_word_is(sy_said_nth(s, noun + 1), ",") && sy_word_is(sy_said_nth(s, noun + 2), "no")) from = noun + 3;
    else return;
    int without = sy_word_is(sy_said_nth(s, noun + 1), "without");
    for (stop = from; stop < end && !sy_word_is(sy_said_nth(s, stop), ","); stop++)
        if (sy_said_nth(s, stop)->upos == SY_AUX || sy_said_nth(s, stop)->xpos == SY_XPOS_VBD || sy_said_nth(s, stop)->xpos == SY_XPOS_VBZ) return;
    if (from > stop || sy_lemma_is(sy_said_nth(s, from), sy_said_nth(s, noun)->lemma)) return;
    sy_condition_draft draft = { .subject = -1, .kind = SAYSO_CONDITION_REQUIREMENT, .conf = 82, .reason = "no this without that" };
    sayso_spans second = sy_spans_one(s->d, sy_clause_trim(s->d, without ? from : from - 1, stop)), first = sy_spans_one(s->d, sy_clause_trim(s->d, w, noun));
    draft.condition = without ? second : sy_spans_one(s->d, sy_clause_trim(s->d, w + 1, noun)); /* "no pay, no work": pay is what is asked */
    draft.consequence = without ? first : second;
    draft.marker = sy_spans_one(s->d, sy_said_nth(s, without ? noun + 1 : w)->span);
    draft.condition_head = sy_top_word(s, sy_spans_hull(draft.condition));
    draft.consequence_head = sy_top_word(s, sy_spans_hull(draft.consequence));
    if (draft.condition_head >= 0 && draft.consequence_head >= 0) sy_condition_add(s, draft);
}

void sy_conditions_plain(sy_said *s, int32_t w)
{
    uint32_t there = s->d->conditions.n;
    if (inverts(s, w)) run_inverted(s, w);
    if (s->d->conditions.n == there) run_inverted_last(s, w);
    if (sy_word_is(sy_said_nth(s, w), "no")) run_no(s, w);
    run_command(s, w);
    const sy_word *x = sy_said_nth(s, w);
    if (x->upos == SY_DET && (sy_word_is(x, "any") || sy_word_is(x, "every"))) run_any(s, w);
    if (sy_rel_main(x->rel) != SY_REL_NSUBJ || x->head < 0) return;
    if (!is_any(s, w) && !is_a(s, w) && !is_one_more(s, w)) return;
    int32_t modal = sy_clause_modal(s->d, x->head);
    int takes_it = sy_said_has(s, w, SY_WORDS_AGREEMENT) && takes(s, x->head, modal);
    if (takes_it && !sy_clause_negated(s->d, x->head)) run_agreement(s, x->head, w);
    else if (is_any(s, w) && (is_deed(s, w) || (is_hostile(s, x->head) && sy_said_by(s, x->head).is_party))) run_deed(s, x->head, w, modal);
    else if (is_one_more(s, w) && sy_said_has(s, w, SY_WORDS_DEED) && is_hostile(s, x->head) && sy_said_by(s, x->head).is_party) run_deed(s, x->head, w, modal);
}
