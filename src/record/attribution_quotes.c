/*
 * attribution_quotes.c - quotation marks are exact where the tagger is not: a content that covers most of a
 * quotation gets all of it, none is cut short by an edge inside the marks, and speech that goes on (in the
 * same paragraph without a cue of its own, or in a paragraph that reopens the mark) joins what it goes on from.
 */
#include "record/attribution.h"

typedef struct {
    sayso_doc *d;
    const sy_attr_word *w;
    sy_links *links;
    int32_t *owner; /* of each word: the link it is content of, -1; -2: part of a source or cue */
} fitting;

/* Words of a quotation, punctuation at its edges left out. */
static sy_run words_inside(const sayso_doc *d, const sy_quote *q)
{
    sy_run r = { (int32_t)sy_word_at(d, q->inner.start), -1 };
    int32_t end = (int32_t)sy_word_at(d, q->inner.end);
    while (end < (int32_t)d->words.n && d->words.at[end].span.start < q->inner.end) end++;
    r.last = end - 1;
    while (r.first <= r.last && !sy_word_is_wordy(&d->words.at[r.first])) r.first++;
    while (r.last >= r.first && !sy_word_is_wordy(&d->words.at[r.last])) r.last--;
    if (r.first > r.last) r.first = r.last = -1;
    return r;
}

static void own(fitting *f, sy_run r, int32_t value)
{
    for (int32_t i = r.first; i >= 0 && i <= r.last; i++) f->owner[i] = value;
}

static void own_all(fitting *f)
{
    f->owner = sy_alloc_array(&f->d->arena, f->d->words.n + 1, sizeof *f->owner);
    for (uint32_t i = 0; i < f->d->words.n; i++) f->owner[i] = -1;
    for (uint32_t i = 0; i < f->links->n; i++) {
        const sy_link *k = &f->links->at[i];
        for (uint32_t c = 0; c < k->content.n; c++) own(f, k->content.at[c], (int32_t)i);
        own(f, k->source, -2);
        own(f, k->cue, -2);
    }
}

/* Which link's content fills most of the quotation; -1. *rest: words of sources and cues in it. */
static int32_t main_owner(const fitting *f, sy_run q, int32_t *share, int32_t *rest)
{
    int32_t first = -1, n = 0;
    *rest = 0;
    for (int32_t i = q.first; i <= q.last; i++) {
        if (f->owner[i] == -2) ++*rest;
        if (f->owner[i] < 0) continue;
        if (first < 0) first = f->owner[i];
        n += f->owner[i] == first;
    }
    *share = n * 100 / (q.last - q.first + 1);
    return first;
}

/* Pieces of a link that lie in the quotation become one that is all of it. */
static void fit(fitting *f, sy_link *k, int32_t link, sy_run q)
{
    uint32_t n = 0;
    int done = 0;
    for (uint32_t c = 0; c < k->content.n; c++) {
        sy_run r = k->content.at[c];
        if (r.last >= q.first && r.first <= q.last) {
            if (r.first > q.first) r.first = q.first;
            if (r.last < q.last) r.last = q.last;
            if (done) {
                if (k->content.at[n - 1].last < r.last) k->content.at[n - 1].last = r.last;
                continue;
            }
            done = 1;
        }
        k->content.at[n++] = r;
    }
    k->content.n = n;
    own(f, q, link);
}

/* Does the sentence hold a source or cue outside quotation marks? Then its speech is somebody else's matter. */
static int has_cue_of_its_own(const fitting *f, uint32_t sentence)
{
    const sy_sentence *s = &f->d->sentences.at[sentence];
    for (uint32_t i = s->first_word; i < s->first_word + s->n_words; i++)
        if (!f->d->words.at[i].quote_depth && (f->owner[i] == -2 || f->w[i].cuelike)) return 1;
    return 0;
}

static uint32_t block_of(const sayso_doc *d, const sy_quote *q) { return d->sentences.at[d->words.at[sy_word_at(d, q->inner.start)].sentence].block; }

/* A paragraph that is nothing but a quotation, behind one that ends with speech: "..., she said." - "..." */
static int is_paragraph_behind(const sayso_doc *d, const sy_quote *q, const sy_quote *before)
{
    enum { TAIL_WORDS = 12 };
    uint32_t here = block_of(d, q), there = block_of(d, before);
    const sy_block_of_text *b = &d->blocks.at[here], *p = &d->blocks.at[there];
    if (here != there + 1 || b->kind != p->kind || q->outer.start != b->span.start || q->outer.end + 1 < b->span.end) return 0;
    return sy_word_at(d, p->span.end) <= sy_word_at(d, before->outer.end) + TAIL_WORDS;
}

/* A sentence that is nothing but the quotation is speech, however short: "In the end, anyway." */
static int is_whole_sentence(const sayso_doc *d, sy_run run)
{
    const sy_sentence *s = &d->sentences.at[sy_nth(d, run.first)->sentence];
    for (uint32_t i = s->first_word; i < s->first_word + s->n_words; i++)
        if (((int32_t)i < run.first || (int32_t)i > run.last) && sy_word_is_wordy(sy_nth(d, (int32_t)i))) return 0;
    return 1;
}

/* "...," said Doren, the mayor of Ostrel, "and ...": between the two stand the cue and source of the first, and nobody else's cue. */
static int is_second_half(const fitting *f, sy_run q, const sy_quote *before, int32_t link)
{
    const sy_link *k = &f->links->at[link];
    int32_t from = (int32_t)sy_word_at(f->d, before->outer.end - 1) + 1, to = q.first - 1;
    if (to > from && !sy_word_is(&f->d->words.at[to], ",")) to--; /* the opening mark */
    if (k->cue.first < from || k->cue.last >= to || k->source.first < from || k->source.last >= to || !sy_word_is(&f->d->words.at[to], ",")) return 0;
    for (int32_t i = from; i < to; i++) {
        int mine = (i >= k->cue.first && i <= k->cue.last) || (i >= k->source.first && i <= k->source.last);
        if (!mine && (f->owner[i] != -1 || (f->w[i].cuelike && f->d->words.at[i].upos == SY_VERB))) return 0;
    }
    return f->d->words.at[from].sentence == f->d->words.at[q.first].sentence;
}

/* Speech without a label: what does it go on from? */
static int32_t goes_on_from(const fitting *f, const sy_quote *q, sy_run run, const sy_quote *before, int32_t before_link)
{
    if (q->continued_from >= 0) {
        sy_run r = words_inside(f->d, &f->d->quotes.at[q->continued_from]);
        if (r.first >= 0 && f->owner[r.last] >= 0) return f->owner[r.last];
    }
    if (!before || before_link < 0 || (q->kind != SY_QUOTE_SPEECH && !is_whole_sentence(f->d, run))) return -1;
    uint32_t s = f->d->words.at[run.first].sentence, t = sy_word_at(f->d, before->inner.start);
    uint32_t first = f->d->words.at[t].sentence;
    if (is_paragraph_behind(f->d, q, before) || is_second_half(f, run, before, before_link)) return before_link;
    if (f->d->sentences.at[s].block != f->d->sentences.at[first].block || s > first + 3) return -1;
    return has_cue_of_its_own(f, s) ? -1 : before_link;
}

/* A quotation that waits for its speaker: what goes on from it has one. From the last to the first, so that chains hold. */
static void take_waiting(fitting *f)
{
    const sayso_doc *d = f->d;
    for (uint32_t i = d->quotes.n; i-- > 0;) {
        int32_t from = d->quotes.at[i].continued_from;
        if (from < 0 || d->quotes.at[i].depth || d->quotes.at[from].depth) continue;
        sy_run run = words_inside(d, &d->quotes.at[i]), before = words_inside(d, &d->quotes.at[from]);
        if (run.first < 0 || before.first < 0 || f->owner[run.first] < 0) continue;
        int free = 1;
        for (int32_t w = before.first; w <= before.last && free; w++) free = f->owner[w] == -1;
        if (!free) continue;
        *SY_PUSH(&f->d->arena, &f->links->at[f->owner[run.first]].content) = before;
        own(f, before, f->owner[run.first]);
    }
}

void sy_attr_quotes(sayso_doc *d, const sy_attr_word *w, sy_links *links)
{
    fitting f = { d, w, links, NULL };
    own_all(&f);
    const sy_quote *before = NULL;
    int32_t before_link = -1;
    for (uint32_t i = 0; i < d->quotes.n; i++) {
        const sy_quote *q = &d->quotes.at[i];
        if (q->depth > 0) continue;
        sy_run run = words_inside(d, q);
        if (run.first < 0) continue;
        int32_t share, rest, link = main_owner(&f, run, &share, &rest);
        int speech = q->kind == SY_QUOTE_SPEECH;
        if (link >= 0 && !rest && (share >= 50 || !speech)) {
            fit(&f, &links->at[link], link, run);
        } else if (link < 0 && !rest && (link = goes_on_from(&f, q, run, before, before_link)) >= 0) {
            *SY_PUSH(&d->arena, &links->at[link].content) = run;
            own(&f, run, link);
        }
        if (speech) {
            before = q;
            before_link = link;
        }
    }
    take_waiting(&f);
}
