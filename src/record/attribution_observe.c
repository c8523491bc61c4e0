/*
 * attribution_observe.c - what is observed of each word before tagging: hashes of its forms, its place in the
 * lexicon, the cue-like words next to it and above it in the tree, its noun phrase, quotations around it.
 */
#include "record/attribution.h"

#include "base/utf8.h"
#include "lang/lang.h"

enum { CLIMB_MAX = 64, BLOCK_CUT_WORDS = 4000, CUELIKE = 3 };

/* ---- the words themselves */

static uint8_t shape_of(const sy_word *w)
{
    unsigned len;
    size_t n = strlen(w->form);
    uint32_t c = sy_utf8_get(w->form, n, &len);
    uint32_t last = n ? sy_utf8_before(w->form, n, &len) : 0;
    if (sy_is_digit(c)) return 1;
    if (!sy_is_letter(c)) return 2;
    if (!sy_is_upper(c)) return strchr(w->form, '-') ? 3 : 4;
    if (n > 1 && sy_is_upper(last)) return 5;
    return strchr(w->form, '.') ? 6 : 7;
}

static uint32_t suffix_of(const char *s)
{
    size_t n = strlen(s);
    return (uint32_t)sy_hash(s + (n > 3 ? n - 3 : 0), n > 3 ? 3 : n);
}

static int kind_of_pos(const sy_word *w)
{
    switch (w->upos) {
    case SY_VERB: case SY_AUX: return 1;
    case SY_NOUN: case SY_PROPN: return 2;
    case SY_ADJ: case SY_ADV: return 3;
    default: return 0;
    }
}

sy_attr_word *sy_attr_observe(const struct sy_cues *cues, sayso_doc *d)
{
    sy_attr_word *w = sy_alloc_array(&d->arena, d->words.n + 1, sizeof *w);
    for (uint32_t i = 0; i < d->words.n; i++) {
        const sy_word *word = &d->words.at[i];
        uint32_t last;
        w[i].form = (uint32_t)sy_hash_str(word->lower);
        w[i].lemma = (uint32_t)sy_hash_str(word->lemma[0] ? word->lemma : word->lower);
        w[i].likely_key = (uint32_t)sy_mix(w[i].lemma, (uint64_t)kind_of_pos(word));
        w[i].suffix = suffix_of(word->lower);
        w[i].cue = sy_cue_of_word(cues, d, i, &last);
        w[i].shape = shape_of(word);
        w[i].cluster = d->engine && d->engine->lang ? (uint16_t)sy_lang_cluster(d->engine, word) : 0;
        w[i].rule_cue = -1;
        w[i].near_left = w[i].near_right = w[i].above = -1;
        w[i].lo = w[i].hi = w[i].phrase = (int32_t)i;
    }
    return w;
}

void sy_attr_likely(const sy_attribution_model *m, const sayso_doc *d, sy_attr_word *w)
{
    for (uint32_t i = 0; i < d->words.n; i++) {
        uint32_t lo = 0, hi = m->n_likely;
        while (lo < hi) {
            uint32_t mid = lo + (hi - lo) / 2;
            if (m->likely_hash[mid] < w[i].likely_key) lo = mid + 1;
            else hi = mid;
        }
        w[i].likely = lo < m->n_likely && m->likely_hash[lo] == w[i].likely_key ? m->likely_bucket[lo] : 0;
    }
}

/* ---- the sentence: neighbours and tree */

static int is_cuelike(const struct sy_cues *cues, const sy_attr_word *w)
{
    if (w->likely >= CUELIKE) return 1;
    if (w->cue < 0) return 0;
    char pos = cues->cues.at[w->cue].pos;
    return pos == 'P' || (pos == 'V' && w->likely != 1) || w->likely == 2;
}

static uint8_t place_of(uint32_t i, uint32_t n)
{
    if (i < 3) return (uint8_t)i;
    if (i + 1 == n) return 7;
    if (i + 2 == n) return 6;
    return i < 6 ? 3 : i < 12 ? 4 : 5;
}

static void observe_extents(const sayso_doc *d, sy_attr_word *w, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        int32_t h = d->words.at[i].head;
        for (int steps = 0; h >= 0 && steps < CLIMB_MAX; steps++, h = d->words.at[h].head) {
            if ((int32_t)i < w[h].lo) w[h].lo = (int32_t)i;
            if ((int32_t)i > w[h].hi) w[h].hi = (int32_t)i;
        }
    }
}

/* The nearest cue-like word above, and the relation by which its part of the tree is reached. */
static void observe_above(const sayso_doc *d, sy_attr_word *w, uint32_t i)
{
    int32_t below = (int32_t)i, h = d->words.at[i].head;
    for (uint8_t steps = 1; h >= 0 && steps < CLIMB_MAX; steps++) {
        if (w[h].cuelike) {
            w[i].above = h;
            w[i].above_rel = d->words.at[below].rel;
            w[i].above_steps = steps;
            return;
        }
        below = h;
        h = d->words.at[h].head;
    }
}

static int in_noun_phrase(unsigned rel)
{
    switch (sy_rel_main(rel)) {
    case SY_REL_DET: case SY_REL_AMOD: case SY_REL_COMPOUND: case SY_REL_FLAT: case SY_REL_NUMMOD: case SY_REL_CASE:
    case SY_REL_NMOD: case SY_REL_APPOS: case SY_REL_FIXED: return 1;
    default: return 0;
    }
}

static void observe_phrase(const sayso_doc *d, sy_attr_word *w, uint32_t i)
{
    int32_t p = (int32_t)i;
    for (int steps = 0; steps < CLIMB_MAX && d->words.at[p].head >= 0 && in_noun_phrase(d->words.at[p].rel); steps++) p = d->words.at[p].head;
    w[i].phrase = p;
}

static void mark_edges(const sayso_doc *d, sy_attr_word *w, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) { /* wider subtrees come later for opens, and win by extent */
        int32_t h = d->words.at[i].head;
        if (h < 0 || !w[h].cuelike) continue;
        sy_attr_word *lo = &w[w[i].lo], *hi = &w[w[i].hi];
        if (w[i].hi - w[i].lo >= lo->opens_extent) {
            lo->opens = d->words.at[i].rel;
            lo->opens_extent = w[i].hi - w[i].lo;
        }
        if (w[i].hi - w[i].lo >= hi->closes_extent) {
            hi->closes = d->words.at[i].rel;
            hi->closes_extent = w[i].hi - w[i].lo;
        }
    }
}

static void observe_sentence(const struct sy_cues *cues, const sayso_doc *d, sy_attr_word *w, const sy_sentence *s)
{
    uint32_t first = s->first_word, end = first + s->n_words;
    int32_t near = -1;
    for (uint32_t i = first; i < end; i++) {
        w[i].cuelike = (uint8_t)is_cuelike(cues, &w[i]);
        w[i].place = place_of(i - first, s->n_words);
        w[i].near_left = near;
        if (w[i].cuelike) near = (int32_t)i;
    }
    near = -1;
    for (uint32_t i = end; i-- > first;) {
        w[i].near_right = near;
        if (w[i].cuelike) near = (int32_t)i;
    }
    observe_extents(d, w, first, end);
    for (uint32_t i = first; i < end; i++) {
        observe_above(d, w, i);
        observe_phrase(d, w, i);
    }
    mark_edges(d, w, first, end);
}

/* ---- quotations */

static void mark_quote(const sayso_doc *d, sy_attr_word *w, const sy_quote *q)
{
    uint32_t i = sy_word_at(d, q->inner.start), last = i;
    if (i >= d->words.n || d->words.at[i].span.start >= q->inner.end) return;
    if (q->depth == 0) {
        uint32_t before = sy_word_at(d, q->outer.start);
        if (before > 0) w[before - 1].quote |= 16;
    }
    w[i].quote |= 2;
    for (; i < d->words.n && d->words.at[i].span.end <= q->inner.end; i++) {
        w[i].quote |= 1;
        if (q->depth == 0) w[i].quote_kind = (uint8_t)q->kind;
        last = i;
    }
    w[last].quote |= 4;
    i = sy_word_at(d, q->outer.end);
    if (i < d->words.n) w[i].quote |= 8;
}

/* Bits of `around`: 1 quotation in the sentence, 2 in an earlier sentence of the block, 4 in a later one,
 * 8 the block before ended inside one, 16 headline, 32 first sentence of the block, 64 the sentence before this
 * one holds a cue-like word outside quotation marks. */
static void observe_block(const sayso_doc *d, sy_attr_word *w, const sy_block_of_text *b, int ended_inside)
{
    uint8_t seen = 0, cue_before = 0;
    uint32_t last = b->first_sentence + b->n_sentences, later = last;
    for (uint32_t s = last; s-- > b->first_sentence;) {
        const sy_sentence *t = &d->sentences.at[s];
        uint8_t here = 0;
        for (uint32_t i = t->first_word; i < t->first_word + t->n_words; i++) here |= w[i].quote & 1;
        if (later < last)
            for (uint32_t i = t->first_word; i < t->first_word + t->n_words; i++) w[i].around |= 4;
        if (here) later = s;
    }
    for (uint32_t s = b->first_sentence; s < last; s++) {
        const sy_sentence *t = &d->sentences.at[s];
        uint8_t here = 0, bits, cue_here = 0;
        for (uint32_t i = t->first_word; i < t->first_word + t->n_words; i++) {
            here |= w[i].quote & 1;
            if (w[i].cuelike && !(w[i].quote & 1)) cue_here = 1;
        }
        bits = (uint8_t)(here | seen << 1 | (ended_inside ? 8 : 0) | (s == b->first_sentence ? 32 : 0) | cue_before << 6);
        if (b->kind == SY_BLOCK_TITLE || b->kind == SY_BLOCK_HEADING) bits |= 16;
        for (uint32_t i = t->first_word; i < t->first_word + t->n_words; i++) w[i].around |= bits;
        seen |= here;
        cue_before = cue_here;
    }
}

static int ends_inside(const sayso_doc *d, const sy_attr_word *w, const sy_block_of_text *b)
{
    if (!b->n_sentences) return 0;
    const sy_sentence *t = &d->sentences.at[b->first_sentence + b->n_sentences - 1];
    uint32_t last = t->first_word + t->n_words;
    return (last > t->first_word && (w[last - 1].quote & 1)) || (last > t->first_word + 1 && (w[last - 2].quote & 1));
}

void sy_attr_context(const struct sy_cues *cues, sayso_doc *d, sy_attr_word *w)
{
    for (uint32_t s = 0; s < d->sentences.n; s++) observe_sentence(cues, d, w, &d->sentences.at[s]);
    for (uint32_t q = 0; q < d->quotes.n; q++) mark_quote(d, w, &d->quotes.at[q]);
    int inside = 0;
    for (uint32_t b = 0; b < d->blocks.n; b++) {
        if (!d->blocks.at[b].n_sentences) continue;
        observe_block(d, w, &d->blocks.at[b], inside);
        inside = ends_inside(d, w, &d->blocks.at[b]);
    }
}

/* ---- sequences: a block, cut at a sentence where it is very long */

int sy_attr_sequence(const sayso_doc *d, uint32_t *at, uint32_t *first, uint32_t *end)
{
    while (*at < d->words.n) {
        uint32_t s = d->words.at[*at].sentence, block = d->sentences.at[s].block;
        *first = *at;
        for (; s < d->sentences.n && d->sentences.at[s].block == block && d->sentences.at[s].first_word - *first < BLOCK_CUT_WORDS; s++)
            *end = d->sentences.at[s].first_word + d->sentences.at[s].n_words;
        *at = *end;
        sy_block_kind k = d->blocks.at[block].kind;
        if (k != SY_BLOCK_META && k != SY_BLOCK_FURNITURE && *end > *first) return 1;
    }
    return 0;
}
