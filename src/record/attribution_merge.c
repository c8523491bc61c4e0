/*
 * attribution_merge.c - what the grammar shows and the tagger left out. The tagger gives a word one label, so it
 * cannot see what is said inside what somebody said ("Doren said she believes that ..."); and it may miss a
 * statement that the lexicon and the tree make plain. Both are added, marked as by rule.
 */
#include "record/attribution.h"

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

/* Inside the content of another: cue and content both. */
static int is_nested(const uint8_t *paper, const sy_link *k)
{
    if (!(all_in(paper, k->cue) & 4) || (any_in(paper, k->cue) & 3)) return 0;
    for (uint32_t c = 0; c < k->content.n; c++)
        if (!(all_in(paper, k->content.at[c]) & 4)) return 0;
    return 1;
}

/* Plain enough to stand without the tagger: a verb of the lexicon with a clause and a subject, none of it tagged. */
static int is_plain(const struct sy_cues *cues, const uint8_t *paper, const sy_link *k)
{
    const sy_cue *e = k->row >= 0 ? &cues->cues.at[k->row] : NULL;
    if (any_in(paper, k->cue) & 7) return 0;
    for (uint32_t c = 0; c < k->content.n; c++)
        if (any_in(paper, k->content.at[c]) & 4) return 0;
    if (!e) return 1; /* speech with a dash and a name, transcripts */
    if (e->pos == 'R') return 1;
    if (strcmp(k->reason, "quotation beside the verb") == 0) return k->source.first >= 0;
    if (e->pos == 'P') return k->source.first >= 0;
    return e->pos == 'V' && k->source.first >= 0 && !e->attitude && (e->takes & (SY_TAKES_CLAUSE | SY_TAKES_QUOTE)) && strcmp(k->reason, "clause below the verb") == 0;
}

void sy_attr_merge(const struct sy_cues *cues, sayso_doc *d, sy_links *links, const sy_links *rules)
{
    uint8_t *paper = paint(d, links);
    for (uint32_t i = 0; i < rules->n; i++) {
        const sy_link *k = &rules->at[i];
        if (!k->content.n || touches(k->source, k->content.at[0])) continue;
        if (k->source.first >= 0 && covers(k->cue, k->source)) continue;
        int nested = k->row >= 0 && is_nested(paper, k);
        if (!nested && !is_plain(cues, paper, k)) continue;
        sy_link copy = *k;
        copy.margin = nested ? 40 : 30;
        *SY_PUSH(&d->arena, links) = copy;
    }
}
