/*
 * attribution_mend.c - small repairs of tagged links by what the grammar and the time expressions show: a time is
 * no part of a source, the clause that sets the scene ("Speaking at a meeting, ...") is no content, a clause of the
 * reporter's at the end of a content (", underlining that ...") is an attribution of its own.
 */
#include "record/attribution.h"

static const sy_word *word(const sayso_doc *d, int32_t i) { return &d->words.at[i]; }

/* ---- sources */

static int in_time(const sayso_doc *d, int32_t w)
{
    uint32_t lo = 0, hi = d->times.n, at = word(d, w)->span.start;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (d->times.at[mid].span.end <= at) lo = mid + 1;
        else hi = mid;
    }
    return lo < d->times.n && d->times.at[lo].span.start <= at && (d->times.at[lo].type == SAYSO_DATE || d->times.at[lo].type == SAYSO_TIME);
}

/* "Amra Doren on Wednesday": the day is no part of the name. */
static void trim_source(const sayso_doc *d, sy_link *k)
{
    int32_t last = k->source.last;
    if (k->source.first < 0) return;
    while (last > k->source.first && in_time(d, last)) last--;
    if (last == k->source.last) return;
    if (last > k->source.first && word(d, last)->upos == SY_ADP) last--;
    while (last > k->source.first && word(d, last)->upos == SY_PUNCT) last--;
    k->source.last = last;
}

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
        const sy_word *first = word(d, r.first);
        uint32_t begin = d->sentences.at[first->sentence].first_word;
        if ((uint32_t)r.first == begin && first->xpos == SY_XPOS_VBG && !first->quote_depth && word(d, r.last)->sentence == first->sentence) drop_content(k, c--);
    }
}

/* ", underlining that ..." to the end of the content: the reporter's, not the speaker's. */
static int is_reporters(const struct sy_cues *cues, const sayso_doc *d, const sy_link *k, const sy_link *rule, sy_run content)
{
    const sy_word *verb = word(d, rule->cue_word);
    if (rule->row < 0 || cues->cues.at[rule->row].pos != 'V' || cues->cues.at[rule->row].attitude) return 0;
    if (verb->xpos != SY_XPOS_VBG || verb->quote_depth || rule->cue.first <= content.first + 1 || rule->content.n != 1) return 0;
    if (!sy_word_is(word(d, rule->cue.first - 1), ",") || rule->content.at[0].first <= rule->cue_word) return 0;
    if (rule->content.at[0].last < content.last - 1) return 0;
    return verb->head == k->cue_word || sy_word_is(word(d, rule->content.at[0].first), "that");
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
        if (last->last - last->first < 2 && word(d, last->first)->upos == SY_ADV) k->content.n--; /* "said privately, reflecting" */
        cut.source = k->source;
        cut.margin = k->margin;
        cut.by_rule = 0;
        cut.reason = "reporter's clause behind the content";
        *SY_PUSH(&d->arena, links) = cut;
        return;
    }
}

/* "... would have to meet what" - he - "described as ...": the tagger gives each word one label and breaks off. */
static void heal_break(const sayso_doc *d, sy_link *k, const sy_links *rules)
{
    if (!k->content.n || k->cue_word < 0) return;
    sy_run *last = &k->content.at[k->content.n - 1];
    const sy_word *end = word(d, last->last);
    if (end->xpos != SY_XPOS_WP && end->xpos != SY_XPOS_WDT) return;
    uint32_t i = first_rule_from(rules, k->cue_word);
    if (i >= rules->n || rules->at[i].cue_word != k->cue_word) return;
    for (uint32_t c = 0; c < rules->at[i].content.n; c++) {
        sy_run r = rules->at[i].content.at[c];
        if (r.first <= last->last && r.last > last->last) last->last = r.last;
    }
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
    if (!sy_word_is(word(d, c->last + 1), ",")) c->last = r.last;
}

void sy_attr_mend(const struct sy_cues *cues, sayso_doc *d, const sy_attr_word *w, sy_links *links, const sy_links *rules)
{
    (void)w;
    uint32_t n = links->n;
    for (uint32_t i = 0; i < n; i++) {
        trim_source(d, &links->at[i]);
        drop_scene(d, &links->at[i]);
        heal_break(d, &links->at[i], rules);
        take_end_of_clause(d, &links->at[i], rules);
        compare_with_rule(&links->at[i], rules);
        cut_reporters_clause(cues, d, links, i, rules);
    }
}
