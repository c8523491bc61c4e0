/*
 * attribution_details.c - what stands around a statement: where, when and to whom it was said; what is said of checking
 * it.
 */
#include "record/attribution.h"

#include "names/names.h"

enum { CHECK_LEFT = 6 };


/* ---- where, to whom, when */

static sayso_spans subtree_spans(sayso_doc *d, const sy_attr_word *w, int32_t top)
{
    sy_run run = { w[top].lo, w[top].hi };
    while (run.first < top && sy_nth(d, run.first)->upos == SY_PUNCT) run.first++;
    while (run.last > top && sy_nth(d, run.last)->upos == SY_PUNCT) run.last--;
    return sy_run_spans(d, run);
}

static int leads_with(const sayso_doc *d, int32_t top, const char *const *prepositions)
{
    int32_t p = sy_child(d, top, SY_REL_CASE);
    if (p < 0) return 0;
    for (; *prepositions; prepositions++)
        if (sy_word_is(sy_nth(d, p), *prepositions)) return 1;
    return 0;
}

static int32_t venue_below(const struct sy_cues *cues, const sayso_doc *d, const sy_link *k, int32_t verb)
{
    static const char *const places[] = { "at", "in", "during", "on", "after", "before", "through", "via", NULL };
    SY_EACH_CHILD(d, verb, c) {
        unsigned r = sy_rel_of(d, c);
        if ((r == SY_REL_OBL || r == SY_REL_NMOD) && !sy_in_content(k, c) && sy_cue_listed(cues, 'O', sy_nth(d, c)->lemma) && leads_with(d, c, places)) return c;
    }
    return -1;
}

/* At the verb itself, or at a participle beside it ("Speaking at a meeting, she said"). */
static int32_t find_venue(const struct sy_cues *cues, const sayso_doc *d, const sy_link *k)
{
    int32_t v = venue_below(cues, d, k, k->cue_word);
    if (v >= 0) return v;
    SY_EACH_CHILD(d, k->cue_word, c)
        if (sy_rel_of(d, c) == SY_REL_ADVCL && !sy_in_content(k, c) && sy_nth(d, c)->xpos == SY_XPOS_VBG && (v = venue_below(cues, d, k, c)) >= 0) return v;
    int32_t up = sy_nth(d, k->cue_word)->head;
    unsigned r = sy_rel_of(d, k->cue_word);
    return up >= 0 && (r == SY_REL_CONJ || r == SY_REL_ADVCL) ? venue_below(cues, d, k, up) : -1;
}

static int32_t find_addressee(const struct sy_cues *cues, const sayso_doc *d, const sy_link *k)
{
    static const char *const to[] = { "to", NULL };
    int takes = k->row >= 0 && (cues->cues.at[k->row].takes & SY_TAKES_ADDRESSEE);
    SY_EACH_CHILD(d, k->cue_word, c) {
        unsigned r = sy_rel_of(d, c);
        if (sy_in_content(k, c) || sy_in_run(c, k->source)) continue;
        if (takes && (r == SY_REL_IOBJ || r == SY_REL_OBJ)) return c;
        if (r == SY_REL_OBL && leads_with(d, c, to) && (sy_actor_of_word(d, c) >= 0 || sy_source_type(cues, sy_nth(d, c)->lemma))) return c;
    }
    return -1;
}

static int is_verb(const sy_word *w) { return w->upos == SY_VERB || w->upos == SY_AUX; }

/* "Vell said on Monday it ...", "the council on Monday said ...": between cue and time stand neither a verb nor the content, whatever
 * the tree makes of it. */
static int stands_beside(const sayso_doc *d, const sy_link *k, int32_t first, int32_t last)
{
    enum { BETWEEN = 12 };
    int32_t from = first > k->cue_word ? k->cue_word + 1 : last + 1, to = first > k->cue_word ? first : k->cue_word;
    if (to < from || to - from > (first > k->cue_word ? BETWEEN : 2) || sy_nth(d, first)->quote_depth != sy_nth(d, k->cue_word)->quote_depth) return 0;
    for (int32_t i = from; i < to; i++) {
        const sy_word *w = sy_nth(d, i);
        if (sy_in_content(k, i) || w->upos == SY_PUNCT || w->upos == SY_SCONJ || w->upos == SY_CCONJ || is_verb(w)) return 0;
    }
    return first > k->cue_word || (from > 0 && sy_child_main(d, k->cue_word, SY_REL_NSUBJ) < first && sy_child_main(d, k->cue_word, SY_REL_NSUBJ) >= 0);
}

/* "raised its offer on Monday and said": the verb that the cue stands beside has the day of both. */
static int is_of_first_conjunct(const sayso_doc *d, const sy_link *k, int32_t up)
{
    int32_t h = sy_nth(d, k->cue_word)->head;
    return sy_rel_of(d, k->cue_word) == SY_REL_CONJ && h >= 0 && up == h && sy_child_main(d, k->cue_word, SY_REL_NSUBJ) < 0 && sy_nth(d, h)->xpos == SY_XPOS_VBD &&
           sy_nth(d, k->cue_word)->xpos == SY_XPOS_VBD;
}

/* A time expression of the sentence that hangs from the cue, not from what was said; else one that stands beside it. */
static int32_t find_time(const sayso_doc *d, const sy_link *k)
{
    const sy_sentence *s = &d->sentences.at[sy_nth(d, k->cue_word)->sentence];
    uint32_t lo = sy_time_from(d, s->span.start);
    int32_t beside = -1;
    for (; lo < d->times.n && d->times.at[lo].span.start < s->span.end; lo++) {
        if (d->times.at[lo].type != SAYSO_DATE && d->times.at[lo].type != SAYSO_TIME) continue;
        int32_t w = (int32_t)sy_word_at(d, d->times.at[lo].span.start);
        if (sy_in_content(k, w) || sy_in_run(w, k->source)) continue;
        int32_t last = (int32_t)sy_word_at(d, d->times.at[lo].span.end - 1);
        if (sy_in_run(w, k->cue)) return (int32_t)lo;
        int32_t up = last;
        for (int climb = 0; up >= 0 && climb < 8; climb++, up = sy_nth(d, up)->head) {
            if (up == k->cue_word) return (int32_t)lo;
            if (!climb || sy_nth(d, up)->upos != SY_VERB || sy_nth(d, up)->xpos == SY_XPOS_VBG) continue;
            if (beside < 0 && last < k->cue_word && strlen(d->times.at[lo].value) >= 10 && is_of_first_conjunct(d, k, up)) beside = (int32_t)lo;
            break; /* another verb's time */
        }
        if (beside < 0 && stands_beside(d, k, w, last)) beside = (int32_t)lo;
    }
    return beside;
}

void sy_attr_details(const struct sy_cues *cues, sayso_doc *d, const sy_attr_word *w, const sy_link *k, sayso_attribution *a)
{
    sy_attr_speaker(cues, d, k, a);
    if (k->cue_word < 0) return;
    int32_t venue = find_venue(cues, d, k), addressee = find_addressee(cues, d, k);
    if (venue >= 0) a->venue = subtree_spans(d, w, venue);
    if (addressee >= 0) {
        sy_run run = { w[addressee].lo, w[addressee].hi };
        int32_t p = sy_child(d, addressee, SY_REL_CASE);
        if (p >= 0 && p == run.first) run.first++;
        a->addressee_span = sy_run_spans(d, run);
        a->addressee = sy_actor_of_word(d, addressee);
    }
    a->time = find_time(d, k);
}

/* ---- "could not be independently verified" */

static int is_negative(const sy_word *w)
{
    static const char *const words[] = { "not", "n't", "never", "no", "unable", "impossible", "cannot", "without", NULL };
    for (const char *const *s = words; *s; s++)
        if (sy_word_is(w, *s)) return 1;
    return 0;
}

/* The last attribution of the report's own level that begins between two bytes; *next moves on with `at`. */
static sayso_attribution *last_before(sayso_doc *d, uint32_t *next, uint32_t at, uint32_t not_before)
{
    while (*next < d->attributions.n && sy_spans_hull(d->attributions.at[*next].content).start < at) ++*next;
    for (uint32_t i = *next, looked = 0; i-- > 0 && looked < 16; looked++) {
        sayso_attribution *a = &d->attributions.at[i];
        uint32_t start = sy_spans_hull(a->content).start;
        if (start >= not_before && start < at && a->parent < 0) return a;
    }
    return NULL;
}

void sy_attr_verification(const struct sy_cues *cues, sayso_doc *d)
{
    uint32_t next = 0;
    for (uint32_t i = 0; i < d->words.n; i++) {
        const sy_word *w = &d->words.at[i];
        if (w->upos != SY_VERB || !sy_cue_listed(cues, 'K', w->lemma) || w->quote_depth) continue;
        uint32_t first = d->sentences.at[w->sentence].first_word, from = i > first + CHECK_LEFT ? i - CHECK_LEFT : first, start = i;
        for (uint32_t k = from; k < i; k++)
            if (is_negative(&d->words.at[k])) start = start == i ? k : start;
        if (start == i) continue;
        while (start > first && d->words.at[start - 1].upos == SY_AUX) start--;
        uint32_t before = d->words.at[i].sentence > 0 ? d->sentences.at[w->sentence - 1].span.start : 0;
        sayso_attribution *a = last_before(d, &next, w->span.start, before);
        if (a && !a->verification.n) a->verification = sy_spans_one(d, sy_words_span(d, start, i));
    }
}
