/* doc.c - spans, words and trees: the small questions that every stage asks of a document. */
#include "base/doc.h"

#include "base/utf8.h"

#include <stdio.h>

const sy_word sy_no_word = { .head = -1, .first_child = -1, .next_sibling = -1, .mention = -1, .form = "", .lower = "", .lemma = "" };

sayso_spans sy_spans_copy(sayso_doc *d, const sayso_span *at, uint32_t n)
{
    sayso_span *copy = sy_alloc_array(&d->arena, n, sizeof *copy);
    if (n) memcpy(copy, at, n * sizeof *copy);
    sayso_spans s = { n ? copy : NULL, n };
    return s;
}

sayso_spans sy_spans_one(sayso_doc *d, sayso_span span) { return sy_spans_copy(d, &span, span.end > span.start); }

int sy_spans_touch(sayso_spans s, sayso_span span)
{
    for (uint32_t i = 0; i < s.n; i++)
        if (sy_span_touches(s.at[i], span)) return 1;
    return 0;
}

sayso_span sy_spans_hull(sayso_spans s)
{
    sayso_span none = { 0, 0 };
    if (!s.n) return none;
    sayso_span hull = { s.at[0].start, s.at[s.n - 1].end };
    return hull;
}

sayso_span sy_span_trim(const sayso_doc *d, sayso_span span)
{
    unsigned len;
    while (span.start < span.end && sy_is_space(sy_utf8_get(d->text + span.start, span.end - span.start, &len))) span.start += len;
    while (span.end > span.start && sy_is_space(sy_utf8_before(d->text, span.end, &len))) span.end -= len;
    return span;
}

uint32_t sy_word_at(const sayso_doc *d, uint32_t at)
{
    uint32_t lo = 0, hi = d->words.n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (d->words.at[mid].span.end <= at) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

uint32_t sy_time_from(const sayso_doc *d, uint32_t at)
{
    uint32_t lo = 0, hi = d->times.n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (d->times.at[mid].span.end > at) hi = mid;
        else lo = mid + 1;
    }
    return lo;
}

uint32_t sy_quantity_from(const sayso_doc *d, uint32_t at)
{
    uint32_t lo = 0, hi = d->quantities.n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (d->quantities.at[mid].span.end > at) hi = mid;
        else lo = mid + 1;
    }
    return lo;
}

int32_t sy_sentence_at(const sayso_doc *d, uint32_t at)
{
    uint32_t lo = 0, hi = d->sentences.n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (d->sentences.at[mid].span.end <= at) lo = mid + 1;
        else hi = mid;
    }
    return lo < d->sentences.n && d->sentences.at[lo].span.start <= at ? (int32_t)lo : -1;
}

sayso_span sy_words_span(const sayso_doc *d, uint32_t first, uint32_t last)
{
    sayso_span s = { d->words.at[first].span.start, d->words.at[last].span.end };
    return s;
}

void sy_tree_link(sayso_doc *d, uint32_t sentence)
{
    const sy_sentence *s = &d->sentences.at[sentence];
    uint32_t end = s->first_word + s->n_words;
    for (uint32_t i = s->first_word; i < end; i++) d->words.at[i].first_child = d->words.at[i].next_sibling = -1;
    for (uint32_t i = end; i-- > s->first_word;) { /* from the right, so that lists run left to right */
        sy_word *w = &d->words.at[i];
        if (w->head < 0) continue;
        w->next_sibling = d->words.at[w->head].first_child;
        d->words.at[w->head].first_child = (int32_t)i;
    }
}

int32_t sy_child(const sayso_doc *d, int32_t w, unsigned rel)
{
    SY_EACH_CHILD(d, w, c)
        if (d->words.at[c].rel == rel) return c;
    return -1;
}

int32_t sy_child_main(const sayso_doc *d, int32_t w, unsigned rel)
{
    SY_EACH_CHILD(d, w, c)
        if (sy_rel_main(d->words.at[c].rel) == rel) return c;
    return -1;
}

int sy_is_below(const sayso_doc *d, int32_t w, int32_t top)
{
    while (w >= 0 && w != top) w = d->words.at[w].head;
    return w == top;
}

void sy_subtree(const sayso_doc *d, int32_t w, int32_t *first, int32_t *last)
{
    const sy_sentence *s = &d->sentences.at[d->words.at[w].sentence];
    int32_t lo = w, hi = w, begin = (int32_t)s->first_word, end = begin + (int32_t)s->n_words;
    while (lo > begin && sy_is_below(d, lo - 1, w)) lo--;
    while (hi + 1 < end && sy_is_below(d, hi + 1, w)) hi++;
    *first = lo;
    *last = hi;
}

sayso_span sy_subtree_span(const sayso_doc *d, int32_t w)
{
    int32_t first, last;
    sy_subtree(d, w, &first, &last);
    while (first < w && d->words.at[first].upos == SY_PUNCT) first++;
    while (last > w && d->words.at[last].upos == SY_PUNCT) last--;
    return sy_words_span(d, (uint32_t)first, (uint32_t)last);
}

int32_t sy_subject(const sayso_doc *d, int32_t verb)
{
    for (int hops = 0; verb >= 0 && hops < 16; hops++) {
        int32_t s = sy_child_main(d, verb, SY_REL_NSUBJ);
        if (s >= 0) return s;
        unsigned rel = d->words.at[verb].rel;
        if (rel != SY_REL_CONJ && rel != SY_REL_XCOMP) return -1;
        verb = d->words.at[verb].head;
    }
    return -1;
}

int sy_word_is(const sy_word *w, const char *lower) { return strcmp(w->lower, lower) == 0; }
int sy_lemma_is(const sy_word *w, const char *lemma) { return strcmp(w->lemma, lemma) == 0; }

const char *sy_record_id(sayso_doc *d, char kind, sayso_spans spans)
{
    uint64_t h = sy_hash_str(d->report.sha256);
    h = sy_mix(h, (unsigned char)kind);
    for (uint32_t i = 0; i < spans.n; i++) h = sy_mix(sy_mix(h, spans.at[i].start), spans.at[i].end);
    for (uint64_t nth = 0;; nth++) {
        char id[16];
        int fresh, n = snprintf(id, sizeof id, "%c-%08x", kind, (unsigned)(sy_mix(h, nth) >> 32));
        (void)sy_map_put(&d->arena, &d->record_ids, id, (size_t)n, &fresh);
        if (fresh) return d->record_ids.entries.at[d->record_ids.entries.n - 1].key;
    }
}
