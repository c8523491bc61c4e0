/*
 * attribution_mend.c - small repairs of tagged links by what the grammar and the time expressions show: the clause that sets the scene ("Speaking at a meeting, ...") is no content, a clause of the
 * reporter's at the end of a content (", underlining that ...") is an attribution of its own.
 */
#include "record/attribution.h"

#include "base/common.h"


/* ---- contents */

static void drop_content(sy_link *k, uint32_t c)
{
    for (; c + 1 < k->content.n; c++) k->content.at[c] = k->content.at[c + 1];
    k->content.n--;
}

/* A participle clause at the head of the sentence, outside quotation marks, before the cue: the scene. */
static void drop_scene(const sayso_doc *d, sy_link *k)
{
    for (uint32_t c = 0; c < k->content.n && k->content.n > 1; c++) {
        sy_run r = k->content.at[c];
        if (r.last > k->cue.first || k->cue.first < 0) continue;
        const sy_word *first = sy_nth(d, r.first);
        uint32_t begin = d->sentences.at[first->sentence].first_word;
        if ((uint32_t)r.first == begin && first->xpos == SY_XPOS_VBG && !first->quote_depth && sy_nth(d, r.last)->sentence == first->sentence) drop_content(k, c--);
    }
}

/* ", underlining that ..." to the end of the content: the reporter's, not the speaker's. */
static int is_reporters(const struct sy_cues *cues, const sayso_doc *d, const sy_link *k, const sy_link *rule, sy_run content)
{
    const sy_word *verb = sy_nth(d, rule->cue_word);
    if (rule->row < 0 || cues->cues.at[rule->row].pos != 'V' || cues->cues.at[rule->row].attitude) return 0;
    if (verb->xpos != SY_XPOS_VBG || verb->quote_depth || rule->cue.first <= content.first + 1 || rule->content.n != 1) return 0;
    if (!sy_word_is(sy_nth(d, rule->cue.first - 1), ",") || rule->content.at[0].first <= rule->cue_word) return 0;
    if (rule->content.at[0].last < content.last - 1) return 0;
    return verb->head == k->cue_word || sy_word_is(sy_nth(d, rule->content.at[0].first), "that") || strcmp(rule->reason, "object of the verb") == 0;
}

static int is_adverb_or_comma(const sy_word *w) { return w->upos == SY_ADV || sy_word_is(w, ","); }

/* First finite verb of a run: its Penn tag; 0. */
static unsigned first_finite(const sayso_doc *d, sy_run r)
{
    for (int32_t i = r.first; i <= r.last; i++) {
        unsigned x = sy_nth(d, i)->xpos;
        if (x == SY_XPOS_VBD || x == SY_XPOS_VBZ || x == SY_XPOS_VBP || x == SY_XPOS_MD) return x;
    }
    return 0;
}

/* "had seized the town": a finished act, which "and predicted" does not go on with. */
static int is_perfect(const sayso_doc *d, sy_run content)
{
    for (int32_t i = content.first; i <= content.last; i++)
        if (sy_nth(d, i)->xpos == SY_XPOS_VBD || sy_nth(d, i)->xpos == SY_XPOS_MD) return sy_nth(d, i)->upos == SY_AUX && sy_word_is(sy_nth(d, i), "had");
    return 0;
}

/* perfect: the content is in the past perfect. "and added that", ", but ruled out": after a content in the past tense too. before: the word before the joint. */
static int is_next_statement(const struct sy_cues *cues, const sayso_doc *d, const sy_attr_word *w, int32_t before, int32_t verb, int perfect)
{
    static const char *const turns[] = { "reject", "deny", "refuse", "threaten", "warn", "demand", NULL };
    const sy_cue *e = &cues->cues.at[w[verb].cue];
    static const char *const speaks[] = { "reject", "threaten", "warn", "demand", "predict", "urge", "promise", "accuse", "criticise", NULL };
    for (const char *const *t = speaks; *t && perfect; t++)
        if (strcmp(e->class_name, *t) == 0) return 1;
    if (sy_word_is(sy_nth(d, verb + 1), "that")) return !e->attitude && (e->takes & SY_TAKES_CLAUSE) && w[verb].likely >= 4;
    if (!sy_word_is(sy_nth(d, before), ",")) return 0;
    for (const char *const *t = turns; *t; t++)
        if (strcmp(e->class_name, *t) == 0) return 1;
    return 0;
}

/* "said she would stay, but issued a warning": a verb of the cue's own tense, which the content's is not, joined to it without
 * a subject, is the reporter telling the next act. The word before which the content ends; -1. */
static int32_t next_act(const struct sy_cues *cues, const sayso_doc *d, const sy_attr_word *w, const sy_link *k, sy_run content)
{
    unsigned told = sy_nth(d, k->cue_word)->xpos;
    if (told != SY_XPOS_VBD || content.first < k->cue_word) return -1;
    int past = first_finite(d, content) == SY_XPOS_VBD; /* then only what is plainly the next act counts */
    for (int32_t i = content.first + 2; i < content.last; i++) {
        const sy_word *joint = sy_nth(d, i);
        if (joint->upos != SY_CCONJ || joint->quote_depth) continue;
        int32_t verb = i + 1;
        while (verb < content.last && is_adverb_or_comma(sy_nth(d, verb))) verb++;
        if (sy_nth(d, verb)->xpos != SY_XPOS_VBD || w[verb].cue < 0) continue;
        char pos = cues->cues.at[w[verb].cue].pos;
        if (pos != 'V' || sy_nth(d, verb)->upos != SY_VERB || (past && !is_next_statement(cues, d, w, i - 1, verb, is_perfect(d, content)))) continue;
        return i;
    }
    return -1;
}

static uint32_t first_rule_from(const sy_links *rules, int32_t w)
{
    uint32_t lo = 0, hi = rules->n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (rules->at[mid].cue_word >= 0 && rules->at[mid].cue_word < w) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

static void cut_reporters_clause(const struct sy_cues *cues, sayso_doc *d, sy_links *links, uint32_t link, const sy_links *rules)
{
    sy_link *k = &links->at[link];
    if (!k->content.n || k->cue_word < 0) return;
    sy_run *last = &k->content.at[k->content.n - 1];
    for (uint32_t i = first_rule_from(rules, last->first); i < rules->n && rules->at[i].cue_word >= 0 && rules->at[i].cue_word <= last->last; i++) {
        if (!is_reporters(cues, d, k, &rules->at[i], *last)) continue;
        sy_link cut = rules->at[i];
        last->last = cut.cue.first - 2;
        if (last->last - last->first < 2 && sy_nth(d, last->first)->upos == SY_ADV) k->content.n--; /* "said privately, reflecting" */
        cut.source = k->source;
        cut.margin = k->margin;
        cut.by_rule = 0;
        cut.reason = "reporter's clause behind the content";
        *SY_PUSH(&d->arena, links) = cut;
        return;
    }
}

static const sy_link *rule_in(const sy_links *rules, uint32_t from, int32_t last)
{
    return from < rules->n && rules->at[from].cue_word >= 0 && rules->at[from].cue_word <= last ? &rules->at[from] : NULL;
}

static void cut_next_act(const struct sy_cues *cues, sayso_doc *d, const sy_attr_word *w, sy_links *links, uint32_t link, const sy_links *rules)
{
    sy_link *k = &links->at[link];
    if (!k->content.n || k->cue_word < 0) return;
    sy_run *last = &k->content.at[k->content.n - 1];
    int32_t joint = next_act(cues, d, w, k, *last), end = last->last;
    if (joint < 0) return;
    last->last = joint - 1;
    while (last->last > last->first && sy_nth(d, last->last)->upos == SY_PUNCT && !sy_nth(d, last->last)->quote_depth) last->last--;
    const sy_link *rule = rule_in(rules, first_rule_from(rules, joint), end);
    if (!rule || rule->hidden) return;
    sy_link next = *rule;
    next.source = k->source;
    next.reason = "next act of the same speaker";
    *SY_PUSH(&d->arena, links) = next;
}

/* "... would have to meet what" - he - "described as ...": the tagger gives each word one label and breaks off. */
static void heal_break(const sayso_doc *d, sy_link *k, const sy_links *rules)
{
    if (!k->content.n || k->cue_word < 0) return;
    sy_run *last = &k->content.at[k->content.n - 1];
    const sy_word *end = sy_nth(d, last->last);
    if (end->xpos != SY_XPOS_WP && end->xpos != SY_XPOS_WDT) return;
    uint32_t i = first_rule_from(rules, k->cue_word);
    if (i >= rules->n || rules->at[i].cue_word != k->cue_word) return;
    for (uint32_t c = 0; c < rules->at[i].content.n; c++) {
        sy_run r = rules->at[i].content.at[c];
        if (r.first <= last->last && r.last > last->last) last->last = r.last;
    }
}

/* "said after meeting envoys that ...": what stands before the clause is the scene. */
static void drop_lead(const sayso_doc *d, sy_link *k, const sy_links *rules)
{
    if (!k->content.n || k->cue_word < 0) return;
    uint32_t i = first_rule_from(rules, k->cue_word);
    sy_run *c = &k->content.at[0];
    if (i >= rules->n || rules->at[i].cue_word != k->cue_word || !rules->at[i].content.n) return;
    int32_t that = rules->at[i].content.at[0].first;
    unsigned lead = sy_nth(d, c->first)->upos;
    if ((lead != SY_ADP && lead != SY_SCONJ) || sy_word_is(sy_nth(d, c->first), "that") || that <= c->first || that > c->last) return;
    if (!sy_word_is(sy_nth(d, that), "that")) return;
    sy_run before = { c->first, that - 1 };
    if (!first_finite(d, before)) c->first = that;
}

/* Note where grammar and tagger agree: such a reading is surer than its margin tells. */
static void compare_with_rule(sy_link *k, const sy_links *rules)
{
    if (!k->content.n || k->cue_word < 0) return;
    uint32_t i = first_rule_from(rules, k->cue_word);
    if (i >= rules->n || rules->at[i].cue_word != k->cue_word || !rules->at[i].content.n) return;
    const sy_link *r = &rules->at[i];
    if (r->content.at[0].first == k->content.at[0].first) k->agrees |= 1;
    if (r->content.at[r->content.n - 1].last == k->content.at[k->content.n - 1].last) k->agrees |= 2;
}

/* The tagger stops inside a clause ("demands that they leave land" - "Orvenia claims"): where the tree's clause begins at the
 * same word and no comma stands at the break, the tree's end is taken. */
static void take_end_of_clause(const sayso_doc *d, sy_link *k, const sy_links *rules)
{
    if (k->content.n != 1 || k->cue_word < 0) return;
    uint32_t i = first_rule_from(rules, k->cue_word);
    if (i >= rules->n || rules->at[i].cue_word != k->cue_word || rules->at[i].content.n != 1) return;
    sy_run r = rules->at[i].content.at[0], *c = &k->content.at[0];
    if (r.first != c->first || r.last <= c->last || strcmp(rules->at[i].reason, "clause below the verb") != 0) return;
    if (!sy_word_is(sy_nth(d, c->last + 1), ",")) c->last = r.last;
}

/* "The gates, according to Doren, were shut": the tagger took the first half alone. */
static void take_second_half(sayso_doc *d, sy_link *k, const sy_links *rules)
{
    uint32_t i = k->cue_word < 0 || k->content.n != 1 ? rules->n : first_rule_from(rules, k->cue_word);
    if (i >= rules->n || rules->at[i].cue_word != k->cue_word || rules->at[i].content.n != 2 || strcmp(rules->at[i].reason, "framing phrase") != 0) return;
    const sy_run *r = rules->at[i].content.at, *c = &k->content.at[0];
    if (r[0].first == c->first && r[0].last == c->last && r[1].first > k->cue.last) *SY_PUSH(&d->arena, &k->content) = r[1];
}

/* "Asked whether the gates would open, Marak told reporters that ...": the question is nobody's whose name the sentence gives;
 * the verb that follows has its own content. */
static void drop_question(const sayso_doc *d, sy_link *k)
{
    static const char *const asked[] = { "asked", "pressed", "questioned", "quizzed", NULL };
    int32_t at = k->cue.first >= 0 ? k->cue.first : 0, first = (int32_t)d->sentences.at[sy_nth(d, at)->sentence].first_word;
    while (first < at && (sy_nth(d, first)->upos == SY_SCONJ || sy_nth(d, first)->upos == SY_PUNCT)) first++;
    if (k->cue.first < 0 || !sy_is_one_of(sy_nth(d, first)->lower, asked) || sy_nth(d, first)->quote_depth) return;
    if (at == first) { /* the question itself: who asked is not said */
        if (k->source.first > k->cue.last) k->source.first = k->source.last = -1;
        k->hidden = k->source.first < 0;
        return;
    }
    int32_t comma = first + 1;
    while (comma < at && !sy_word_is(sy_nth(d, comma), ",")) comma++;
    for (uint32_t c = 0; comma < at && c < k->content.n; c++)
        if (k->content.at[c].first > first && k->content.at[c].last <= comma) drop_content(k, c--);
}

/* "told reporters that ...", where nothing else is left: the clause behind "that", to the end of the sentence. */
static void take_that_clause(sayso_doc *d, sy_link *k)
{
    enum { NEAR = 8 };
    if (k->content.n || k->cue_word < 0 || k->source.first < 0) return;
    const sy_sentence *s = &d->sentences.at[sy_nth(d, k->cue_word)->sentence];
    int32_t last = (int32_t)(s->first_word + s->n_words) - 1, that = k->cue_word + 1;
    while (that < last && that < k->cue_word + NEAR && !sy_word_is(sy_nth(d, that), "that") && sy_nth(d, that)->upos != SY_VERB && sy_nth(d, that)->upos != SY_PUNCT) that++;
    while (last > that && !sy_word_is_wordy(sy_nth(d, last))) last--;
    if (that >= last || !sy_word_is(sy_nth(d, that), "that") || sy_nth(d, that)->quote_depth) return;
    sy_run run = { that, last };
    *SY_PUSH(&d->arena, &k->content) = run;
}

void sy_attr_mend(const struct sy_cues *cues, sayso_doc *d, const sy_attr_word *w, sy_links *links, const sy_links *rules)
{
    uint32_t n = links->n;
    for (uint32_t i = 0; i < n; i++) {
        sy_attr_mend_source(cues, d, w, links, i);
        if (links->at[i].content.n) {
            drop_question(d, &links->at[i]);
            take_that_clause(d, &links->at[i]);
        }
        drop_scene(d, &links->at[i]);
        drop_lead(d, &links->at[i], rules);
        heal_break(d, &links->at[i], rules);
        take_second_half(d, &links->at[i], rules);
        take_end_of_clause(d, &links->at[i], rules);
        compare_with_rule(&links->at[i], rules);
        sy_attr_trim(cues, d, w, &links->at[i]);
        cut_reporters_clause(cues, d, links, i, rules);
        cut_next_act(cues, d, w, links, i, rules);
    }
}
