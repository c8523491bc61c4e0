/*
 * attribution_merge.c - what the grammar shows and the tagger left out. The tagger gives a word one label, so it
 * cannot see what is said inside what somebody said ("Doren said she believes that ..."); and it may miss a
 * statement that the lexicon and the tree make plain. Both are added, marked as by rule.
 */
#include "record/attribution.h"

#include "base/common.h"

static int touches(sy_run a, sy_run b) { return a.first >= 0 && b.first >= 0 && a.first <= b.last && b.first <= a.last; }
static int covers(sy_run a, sy_run b) { return a.first >= 0 && a.first <= b.first && b.last <= a.last; }

/* For each word: 1 part of a tagged cue, 2 of a tagged source, 4 of a tagged content. */
static uint8_t *paint(sayso_doc *d, const sy_links *links)
{
    uint8_t *paper = sy_alloc(&d->arena, d->words.n + 1);
    for (uint32_t i = 0; i < links->n; i++) {
        const sy_link *k = &links->at[i];
        for (int32_t w = k->cue.first; w >= 0 && w <= k->cue.last; w++) paper[w] |= 1;
        for (int32_t w = k->source.first; w >= 0 && w <= k->source.last; w++) paper[w] |= 2;
        for (uint32_t c = 0; c < k->content.n; c++)
            for (int32_t w = k->content.at[c].first; w <= k->content.at[c].last; w++) paper[w] |= 4;
    }
    return paper;
}

static uint8_t all_in(const uint8_t *paper, sy_run run)
{
    uint8_t bits = 7;
    for (int32_t w = run.first; w >= 0 && w <= run.last; w++) bits &= paper[w];
    return bits;
}

static uint8_t any_in(const uint8_t *paper, sy_run run)
{
    uint8_t bits = 0;
    for (int32_t w = run.first; w >= 0 && w <= run.last; w++) bits |= paper[w];
    return bits;
}

/* Can it speak or want? A name, a pronoun for people, an actor, a noun of the sources' list. */
static int is_somebody(const struct sy_cues *cues, const sayso_doc *d, sy_run source)
{
    int32_t top = sy_run_top(d, source);
    if (top < 0) return 0;
    const sy_word *w = &d->words.at[top];
    if (w->upos == SY_PROPN || w->mention >= 0) return 1;
    if (w->upos == SY_PRON) return !sy_word_is(w, "it") && !sy_word_is(w, "this") && !sy_word_is(w, "that") && !sy_word_is(w, "which");
    return sy_source_type(cues, w->lemma) != NULL;
}

static int is_bare(const sayso_doc *d, sy_run r)
{
    unsigned x = d->words.at[r.first].xpos;
    return r.first == r.last && (x == SY_XPOS_WDT || x == SY_XPOS_WP || x == SY_XPOS_PRP || x == SY_XPOS_DT);
}

/* Inside another's content much reads like a cue and is none ("diplomacy doesn't deliver"): only what has a subject or
 * owner and a clause, or the object of a verb that takes a position, is believed. */
static int is_believable(const struct sy_cues *cues, const sayso_doc *d, const sy_cue *e, const sy_link *k)
{
    static const char *const positions[] = { "demand", "offer", "accept", "reject", "threaten", "promise", "urge", "accuse", "criticise", "deny",
        "want", "support", "agree", "warn", "claim", NULL };
    static const char *const vague[] = { "show", "assess", "describe", "cite", "ask", "offer", "vote", "apparent", "explain", NULL };
    if (k->source.first < 0 || k->hidden || !is_somebody(cues, d, k->source) || is_bare(d, k->content.at[0])) return 0;
    if (strcmp(k->reason, "clause below the verb") == 0 || strcmp(k->reason, "quotation beside the verb") == 0) return strcmp(e->class_name, "show") != 0;
    if (strcmp(k->reason, "infinitive below the verb") == 0) return !sy_is_one_of(e->class_name, vague);
    if (strcmp(k->reason, "clause below the noun") == 0 || strcmp(k->reason, "clause below the adjective") == 0) return 1;
    if (strcmp(k->reason, "object of the verb") == 0 || strcmp(k->reason, "complement of the verb") == 0)
        return sy_is_one_of(e->class_name, positions) && !sy_is_one_of(e->class_name, vague);
    return strcmp(k->reason, "phrase below the noun") == 0 && sy_is_one_of(e->class_name, positions) && !e->attitude;
}

/* Inside the content of another: cue and content both. */
static int is_nested(const uint8_t *paper, const sy_link *k)
{
    if (!(all_in(paper, k->cue) & 4) || (any_in(paper, k->cue) & 3)) return 0;
    for (uint32_t c = 0; c < k->content.n; c++)
        if (!(all_in(paper, k->content.at[c]) & 4)) return 0;
    return 1;
}

/* Plain enough to stand without the tagger: a verb of the lexicon with a clause and a subject, none of it tagged. */
static int is_plain(const struct sy_cues *cues, const sayso_doc *d, const uint8_t *paper, const sy_link *k)
{
    const sy_cue *e = k->row >= 0 ? &cues->cues.at[k->row] : NULL;
    if (any_in(paper, k->cue) & 7) return 0;
    if (!e) return 1; /* speech with a dash and a name, transcripts: what is tagged inside is said inside it */
    if (e && e->pos == 'R') return 1; /* "reportedly" is about its whole clause, whatever else is said in it */
    if (strcmp(k->reason, "framing phrase at the end") == 0 && k->content.n == 1 && k->source.first >= 0) {
        int32_t top = sy_run_top(d, k->content.at[0]); /* a cue in a clause beside the main one is framed with the rest */
        if (top >= 0 && !(paper[top] & 7) && !(paper[k->content.at[0].first] & 4)) return 1;
    }
    for (uint32_t c = 0; c < k->content.n; c++)
        if (any_in(paper, k->content.at[c]) & 4) return 0;
    if (strcmp(k->reason, "quotation beside the verb") == 0) return k->source.first >= 0;
    if (e->pos == 'P') { /* where the framed clause has a cue of its own, the frame is a relay */
        for (uint32_t c = 0; c < k->content.n; c++)
            if (any_in(paper, k->content.at[c]) & 1) return 0;
        return k->source.first >= 0;
    }
    if (strcmp(k->reason, "subject of a passive") == 0) return k->hidden && k->content.n == 2;
    return e->pos == 'V' && k->source.first >= 0 && !e->attitude && (e->takes & (SY_TAKES_CLAUSE | SY_TAKES_QUOTE)) && strcmp(k->reason, "clause below the verb") == 0;
}

/* The grammar's candidates are in the order of their cues. */
const sy_link *sy_attr_candidate(const sy_links *rules, int32_t cue_word)
{
    uint32_t lo = 0, hi = rules->n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (rules->at[mid].cue_word >= 0 && rules->at[mid].cue_word < cue_word) lo = mid + 1;
        else hi = mid;
    }
    return lo < rules->n && rules->at[lo].cue_word == cue_word ? &rules->at[lo] : NULL;
}

static int source_fits(const sy_link *k, sy_run source)
{
    if (source.first < 0 || touches(source, k->cue)) return 0;
    for (uint32_t c = 0; c < k->content.n; c++)
        if (touches(source, k->content.at[c])) return 0;
    return 1;
}

static int is_finite(const sayso_doc *d, sy_run cue)
{
    for (int32_t i = cue.first; i <= cue.last; i++) {
        unsigned x = d->words.at[i].xpos;
        if (x == SY_XPOS_VBD || x == SY_XPOS_VBZ || x == SY_XPOS_VBP || x == SY_XPOS_MD) return 1;
    }
    return 0;
}

/* "Vell, in an address, insisted that": a past tense that the tagger takes for a participle. */
static int is_past_after_aside(const sayso_doc *d, sy_run cue)
{
    return cue.first > 0 && d->words.at[cue.first].xpos == SY_XPOS_VBN && sy_word_is(&d->words.at[cue.first - 1], ",");
}

/* A person or a named body in the subject's place; things that words only stand for ("it", "this") are nobody. */
static int can_act(const sayso_doc *d, sy_run source)
{
    int32_t top = sy_run_top(d, source);
    if (top < 0) return 0;
    const sy_word *t = &d->words.at[top];
    return sy_is_nominal(t) && !sy_word_is(t, "it") && !sy_word_is(t, "this") && !sy_word_is(t, "that") && !sy_word_is(t, "which") && !sy_word_is(t, "what");
}

/* "says" - with its subject tagged as a first piece of the content, or its only one behind it. */
static int drop_piece(sy_link *k, sy_run source)
{
    if (k->content.n < 2) return 0;
    for (uint32_t c = 0; c < k->content.n; c++) {
        sy_run r = k->content.at[c];
        if (!covers(source, r)) continue;
        for (; c + 1 < k->content.n; c++) k->content.at[c] = k->content.at[c + 1];
        k->content.n--;
        return 1;
    }
    return 0;
}

/* A verb's source by the tree alone, where neither tagger nor rule gave one. */
static void fill_by_tree(sayso_doc *d, sy_attr_word *w, sy_link *k)
{
    int32_t at = k->cue_word >= 0 ? k->cue_word : sy_run_top(d, k->cue);
    if (at < 0 || k->source.first >= 0) return;
    const sy_word *verb = &d->words.at[at];
    if (verb->upos != SY_VERB || k->hidden || k->inherited || !k->content.n) return;
    sy_run s = sy_attr_source_of_verb(d, w, at);
    if (s.first < 0 || touches(s, k->cue) || !can_act(d, s) || d->words.at[s.first].quote_depth != verb->quote_depth) return;
    if (!source_fits(k, s) && !drop_piece(k, s)) return;
    if (source_fits(k, s)) k->source = s;
}

/* "Anton Vell, who outlined plans": what stands before a relative pronoun that is the source is no content. */
static void drop_before_pronoun(const sayso_doc *d, sy_link *k)
{
    int32_t at = k->source.first;
    if (at < 2 || at != k->source.last || d->words.at[at].xpos != SY_XPOS_WP || k->content.n < 2 || k->content.at[0].last >= at) return;
    if (k->content.at[0].last + 2 < at || d->words.at[k->content.at[0].last].quote_depth) return;
    for (uint32_t c = 0; c + 1 < k->content.n; c++) k->content.at[c] = k->content.at[c + 1];
    k->content.n--;
}

/* Has the verb a subject that the act is done to, or that only seems to act ("is expected to", "seems to")? */
static int only_undergoes(const struct sy_cues *cues, const sayso_doc *d, const sy_link *k, int32_t subject)
{
    const sy_word *verb = &d->words.at[k->cue_word];
    if (verb->upos != SY_VERB) return 0;
    if (k->row >= 0 && strcmp(cues->cues.at[k->row].class_name, "apparent") == 0) return verb->xpos != SY_XPOS_VBN;
    static const char *const fates[] = { "expect", "ask", "require", "urge", "accuse", "call", "order", NULL };
    return d->words.at[subject].rel == SY_REL_NSUBJ_PASS && verb->xpos == SY_XPOS_VBN && sy_is_one_of(verb->lemma, fates) &&
           sy_child(d, k->cue_word, SY_REL_OBL_AGENT) < 0;
}

/* "The veto is expected to stand": what the tagger took for the source is what the words are about; nobody is named who expects. */
static void turn_undergoer(const struct sy_cues *cues, sayso_doc *d, sy_link *k)
{
    if (k->cue_word < 0 || k->source.first < 0 || k->inherited || k->content.n != 1 || d->words.at[k->cue_word].quote_depth) return;
    int32_t subject = sy_child_main(d, k->cue_word, SY_REL_NSUBJ);
    if (!sy_in_run(subject, k->source) || k->source.last > k->cue.first || !only_undergoes(cues, d, k, subject)) return;
    if (!sy_word_is(&d->words.at[subject], "it")) *SY_PUSH(&d->arena, &k->content) = k->source;
    k->source.first = k->source.last = -1;
    k->hidden = 1;
}

/* A tagged cue without a source takes the subject that the tree shows, or the noun phrase in its place. */
static void fill_source(const struct sy_cues *cues, const sayso_doc *d, sy_link *k, const sy_links *rules)
{
    if (k->cue_word < 0 || k->source.first >= 0) return;
    const sy_link *r = sy_attr_candidate(rules, k->cue_word);
    if (r) k->hidden = r->hidden;
    if (r && source_fits(k, r->source)) {
        k->source = r->source;
    } else if (!k->hidden && k->row >= 0 && cues->cues.at[k->row].pos == 'V' && (is_finite(d, k->cue) || is_past_after_aside(d, k->cue))) {
        sy_run beside = sy_attr_subject_beside(d, k->cue);
        if (source_fits(k, beside)) k->source = beside;
    }
}

/* Statements the tagger cut to pieces: the verb itself has no label, its clause holds the cue of another link with
 * the same source. The verb's own reading wins. */
static int replaces(const struct sy_cues *cues, const sy_attr_word *w, const uint8_t *paper, const sy_link *k)
{
    if (k->row < 0 || k->source.first < 0 || k->hidden || cues->cues.at[k->row].attitude || cues->cues.at[k->row].pos != 'V') return 0;
    return w[k->cue_word].likely >= 4 && !(any_in(paper, k->cue) & 7) && !(any_in(paper, k->source) & 4) && strcmp(k->reason, "clause below the verb") == 0;
}

/* Links by the first word of their cue: link number + 1. */
static uint32_t *links_by_cue(sayso_doc *d, const sy_links *links)
{
    uint32_t *by = sy_alloc_array(&d->arena, d->words.n + 1, sizeof *by);
    for (uint32_t i = 0; i < links->n; i++)
        if (links->at[i].cue.first >= 0) by[links->at[i].cue.first] = i + 1;
    return by;
}

static void take_over(sayso_doc *d, sy_links *links, const uint32_t *by, const sy_link *k)
{
    sy_run content = k->content.at[0];
    for (int32_t i = content.first; i <= content.last; i++) {
        sy_link *o = by[i] ? &links->at[by[i] - 1] : NULL;
        if (o && touches(k->source, o->source) && covers(content, o->cue)) o->content.n = 0;
    }
    sy_link copy = *k;
    copy.margin = 30;
    *SY_PUSH(&d->arena, links) = copy;
}

/* "Doren's refusal to open the dam has been condemned as ...": what a noun inside the subject holds ends with the
 * subject; the condemnation, which names nobody, is an attribution of its own. */
static void part_passive(sayso_doc *d, sy_links *links, const uint32_t *by, const sy_link *k)
{
    sy_run subject = k->content.at[0];
    int cut = 0;
    for (int32_t i = subject.first; i <= subject.last; i++) {
        sy_link *o = by[i] ? &links->at[by[i] - 1] : NULL;
        sy_run *last = o && o->content.n ? &o->content.at[o->content.n - 1] : NULL;
        if (!last || !covers(subject, o->cue) || last->first > subject.last || !covers(*last, k->cue)) continue;
        last->last = subject.last;
        cut = 1;
    }
    if (!cut) return;
    sy_link copy = *k;
    copy.margin = 30;
    *SY_PUSH(&d->arena, links) = copy;
}

static int is_participle_before_speech(const sayso_doc *d, const uint8_t *paper, const sy_link *k)
{
    return strcmp(k->reason, "quotation beside the verb") == 0 && !(any_in(paper, k->cue) & 7) && k->content.at[0].first > k->cue.last &&
           d->words.at[k->cue_word].xpos == SY_XPOS_VBG && !d->words.at[k->cue_word].quote_depth;
}

/* "...", she said, adding, "...": speech behind a verb of its own, which the tagger gave to the verb before. */
static void part_speech(sayso_doc *d, sy_links *links, const uint32_t *by, const sy_link *k)
{
    enum { CUE_BACK_MAX = 12 };
    int32_t at = k->cue.first - 1;
    while (at > 0 && at + CUE_BACK_MAX > k->cue.first && !by[at]) at--;
    sy_link *o = at >= 0 && by[at] ? &links->at[by[at] - 1] : NULL;
    if (!o || o->content.n < 2) return;
    uint32_t c = 1;
    while (c < o->content.n && !touches(o->content.at[c], k->content.at[0])) c++;
    if (c == o->content.n || o->content.at[c].first < k->cue.first) return;
    sy_link copy = *k;
    memset(&copy.content, 0, sizeof copy.content);
    for (uint32_t p = c; p < o->content.n; p++) *SY_PUSH(&d->arena, &copy.content) = o->content.at[p];
    copy.source = o->source;
    copy.inherited = 1;
    copy.margin = 30;
    o->content.n = c;
    *SY_PUSH(&d->arena, links) = copy;
}

static int is_voiceless_passive(const sy_link *k) { return k->hidden && k->content.n == 2 && strcmp(k->reason, "subject of a passive") == 0; }

/* A turn of a transcript is as its label and its paragraph say, whatever the tagger made of it. */
static void settle_turns(sy_links *links, const uint32_t *by, const sy_links *rules)
{
    for (uint32_t i = 0; i < rules->n; i++) {
        const sy_link *k = &rules->at[i];
        sy_link *o = strcmp(k->reason, "transcript") == 0 && by[k->cue.first] ? &links->at[by[k->cue.first] - 1] : NULL;
        if (!o || o->cue.last != k->cue.last) continue;
        o->source = k->source;
        o->content = k->content;
        o->reason = k->reason;
        o->by_rule = 1;
    }
}

void sy_attr_merge(const struct sy_cues *cues, sayso_doc *d, sy_attr_word *w, sy_links *links, const sy_links *rules)
{
    for (uint32_t i = 0; i < links->n; i++) {
        fill_source(cues, d, &links->at[i], rules);
        fill_by_tree(d, w, &links->at[i]);
        turn_undergoer(cues, d, &links->at[i]);
        drop_before_pronoun(d, &links->at[i]);
    }
    uint32_t *by = links_by_cue(d, links);
    settle_turns(links, by, rules);
    uint8_t *paper = paint(d, links);
    for (uint32_t i = 0; i < rules->n; i++)
        if (is_voiceless_passive(&rules->at[i])) part_passive(d, links, by, &rules->at[i]);
    for (uint32_t i = 0; i < rules->n; i++)
        if (replaces(cues, w, paper, &rules->at[i]) && any_in(paper, rules->at[i].content.at[0]) & 1) take_over(d, links, by, &rules->at[i]);
    for (uint32_t i = 0; i < rules->n; i++)
        if (rules->at[i].content.n && is_participle_before_speech(d, paper, &rules->at[i])) part_speech(d, links, by, &rules->at[i]);
    paper = paint(d, links);
    for (uint32_t i = 0; i < rules->n; i++) {
        const sy_link *k = &rules->at[i];
        if (!k->content.n || touches(k->source, k->content.at[0])) continue;
        if (k->source.first >= 0 && covers(k->cue, k->source)) continue;
        int nested = k->row >= 0 && is_nested(paper, k) && is_believable(cues, d, &cues->cues.at[k->row], k);
        if (!nested && !is_plain(cues, d, paper, k)) continue;
        sy_link copy = *k;
        copy.margin = nested ? 40 : 30;
        *SY_PUSH(&d->arena, links) = copy;
    }
}
