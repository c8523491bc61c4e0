/*
 * attribution_source.c - repairs of tagged sources by the order of words: times taken in, names and noun phrases cut
 * short, the one spoken to taken for the speaker, and subjects that a verb shares with the verb before it ("She has the
 * power to ..., but has said", "The union rejected the offer, saying").
 */
#include "record/attribution.h"

enum { EDGE_STEPS = 6, NAME_WORDS_MAX = 6 };


static int in_cue(const sy_link *k, int32_t w) { return k->cue.first >= 0 && w >= k->cue.first && w <= k->cue.last; }

/* ---- edges */

/* "Amra Doren on Wednesday": the day is no part of the name. */
static void trim_time(const sayso_doc *d, sy_link *k)
{
    int32_t last = k->source.last;
    while (last > k->source.first && sy_in_time(d, last)) last--;
    if (last == k->source.last) return;
    if (last > k->source.first && sy_nth(d, last)->upos == SY_ADP) last--;
    while (last > k->source.first && sy_nth(d, last)->upos == SY_PUNCT) last--;
    k->source.last = last;
}

/* "One adviser, who": the relative begins something else. */
static void trim_relative(const sayso_doc *d, sy_link *k)
{
    int32_t last = k->source.last;
    if (last < k->source.first + 2 || !sy_word_is(sy_nth(d, last), "who") || !sy_word_is(sy_nth(d, last - 1), ",")) return;
    k->source.last = last - 2;
}

/* "'s rival Tarn", "Doren at a news conference", "Doren, in a statement released by the party": the edge, or the occasion. */
static void trim_occasion(const struct sy_cues *cues, const sayso_doc *d, sy_link *k)
{
    static const char *const leads[] = { "at", "in", "during", NULL };
    while (k->source.first < k->source.last && sy_nth(d, k->source.first)->xpos == SY_XPOS_POS) k->source.first++;
    for (int32_t i = k->source.first + 1; i < k->source.last; i++) {
        int lead = 0;
        for (const char *const *l = leads; *l; l++) lead |= sy_word_is(sy_nth(d, i), *l);
        if (!lead || sy_nth(d, i)->upos != SY_ADP) continue;
        int32_t noun = i + 1;
        while (noun < k->source.last && (sy_nth(d, noun)->upos == SY_DET || sy_nth(d, noun)->upos == SY_ADJ || sy_nth(d, noun)->xpos == SY_XPOS_PRPS ||
                                         (sy_nth(d, noun)->upos == SY_NOUN && sy_nth(d, noun + 1)->upos == SY_NOUN))) noun++;
        if (!sy_cue_listed(cues, 'O', sy_nth(d, noun)->lemma)) continue;
        k->source.last = i - 1;
        if (k->source.last > k->source.first && sy_word_is(sy_nth(d, k->source.last), ",")) k->source.last--;
        return;
    }
}

static int is_finite(const sy_word *x) { return x->xpos == SY_XPOS_VBD || x->xpos == SY_XPOS_VBZ || x->xpos == SY_XPOS_VBP || x->xpos == SY_XPOS_MD; }

/* "Strikes to go on | after | union says": of a clause and what stands behind its "after", the one right before the verb. */
static void trim_clause_before(const sayso_doc *d, sy_link *k)
{
    static const char *const leads[] = { "after", "as", "while", "because", NULL };
    int verb = 0;
    if (k->source.last >= k->cue.first) return;
    for (int32_t i = k->source.first; i < k->source.last; i++) {
        const sy_word *x = sy_nth(d, i);
        if (sy_word_is(x, ",") || x->xpos == SY_XPOS_WP || x->xpos == SY_XPOS_WDT) return; /* a clause of the name's own */
        verb |= is_finite(x) || x->xpos == SY_XPOS_VB;
        for (const char *const *l = leads; verb && *l; l++) {
            if (!sy_word_is(x, *l) || (x->upos != SY_SCONJ && x->upos != SY_ADP)) continue;
            k->source.first = i + 1;
            return;
        }
    }
}

/* "Rusk orders more tolls, says": a noun with a subject is a verb taken for one, and the subject has both. */
static void trim_predicate(const sayso_doc *d, sy_link *k)
{
    if (k->source.last >= k->cue.first) return;
    for (int32_t i = k->source.first; i <= k->source.last; i++) {
        int32_t noun = sy_nth(d, i)->head, first, last;
        if (sy_nth(d, i)->rel != SY_REL_NSUBJ || noun <= i || noun > k->source.last || sy_child_main(d, noun, SY_REL_COP) >= 0) continue;
        sy_subtree(d, i, &first, &last);
        if (first != k->source.first || last >= noun) return;
        k->source.last = last;
        return;
    }
}

/* "I was told that": the one before the verb is told, and does not tell. */
static void drop_told(const struct sy_cues *cues, const sayso_doc *d, sy_link *k)
{
    static const char *const forms[] = { "am", "is", "are", "was", "were", "been", "being", "be", "'m", "'re", NULL };
    if (k->row < 0 || strcmp(cues->cues.at[k->row].cue, "tell") != 0 || k->source.first < 0 || k->source.last >= k->cue.first || k->cue_word < 1) return;
    if (sy_nth(d, k->cue_word)->xpos != SY_XPOS_VBN && sy_nth(d, k->cue_word)->xpos != SY_XPOS_VBD) return;
    int32_t before = k->cue_word - 1;
    while (before > k->source.last && sy_nth(d, before)->upos == SY_ADV) before--;
    for (const char *const *f = forms; *f && before > k->source.last; f++) {
        if (!sy_word_is(sy_nth(d, before), *f)) continue;
        k->source.first = k->source.last = -1;
        k->hidden = 1;
        return;
    }
}

static int is_modifier(const sayso_doc *d, int32_t w, sy_run run)
{
    unsigned rel = sy_rel_main(sy_nth(d, w)->rel);
    if (sy_nth(d, w)->head < run.first || sy_nth(d, w)->head > run.last) return 0;
    return rel == SY_REL_COMPOUND || rel == SY_REL_AMOD || rel == SY_REL_DET || rel == SY_REL_NUMMOD || rel == SY_REL_FLAT;
}

/* A source that begins inside a name or noun phrase takes the whole of it. */
static void complete_left(const sayso_doc *d, const sy_attr_word *w, sy_link *k)
{
    for (int step = 0; step < EDGE_STEPS && k->source.first > 0; step++) {
        int32_t at = k->source.first - 1;
        const sy_word *first = sy_nth(d, k->source.first), *before = sy_nth(d, at);
        if (before->sentence != first->sentence || before->quote_depth != first->quote_depth || (before->upos == SY_PUNCT && !sy_word_is(before, "-")) || sy_in_content(k, at) || in_cue(k, at)) return;
        int named = first->ner && first->ner == before->ner && !first->ner_begins;
        int joined = first->upos == SY_PROPN && before->upos == SY_PROPN && w[k->source.first].phrase == w[at].phrase;
        int mentioned = first->mention >= 0 && d->mentions.at[first->mention].span.start <= before->span.start;
        if (!named && !joined && !mentioned && !is_modifier(d, at, k->source)) return;
        k->source.first--;
    }
}

/* "Its director" - there, Leni Kinz, - "said": the name behind the comma belongs to the source. */
static void complete_right(const sayso_doc *d, sy_link *k)
{
    int32_t n = (int32_t)d->words.n, at = k->source.last + 1;
    const sy_word *end = sy_nth(d, k->source.last);
    if (end->upos != SY_NOUN || k->cue.first < at) return;
    if (at + 2 < n && sy_nth(d, at)->upos == SY_ADV) at++;
    if (at + 2 >= n || !sy_word_is(sy_nth(d, at), ",") || sy_nth(d, at + 1)->sentence != end->sentence || sy_nth(d, at + 1)->upos != SY_PROPN) return;
    sy_run name = { at + 1, at + 1 };
    while (name.last + 1 < n && name.last - at < NAME_WORDS_MAX && (sy_nth(d, name.last + 1)->upos == SY_PROPN || sy_word_is(sy_nth(d, name.last + 1), "-"))) name.last++;
    int ends = name.last + 1 == k->cue.first || (name.last + 1 < n && sy_word_is(sy_nth(d, name.last + 1), ","));
    if (ends && !sy_in_content(k, name.first) && sy_person_named(d, name) >= 0) k->source.last = name.last;
}

/* ---- whose verb it is */

static int is_left(const sy_link *k) { return k->source.first >= 0 && k->source.last < k->cue.first; }

/* The source of the nearest link of the sentence whose cue stands before word `at`; none. */
static sy_run source_before(const sayso_doc *d, const sy_links *links, uint32_t self, int32_t at)
{
    sy_run best = { -1, -1 };
    int32_t nearest = -1;
    for (uint32_t back = 1; back <= 3; back++) {
        if (self < back) break;
        const sy_link *o = &links->at[self - back];
        if (o->cue.first < 0 || o->source.first < 0 || o->cue.first >= at || o->source.first >= at || !o->content.n) continue;
        if (sy_nth(d, o->cue.first)->sentence != sy_nth(d, at)->sentence || sy_nth(d, o->cue.first)->quote_depth != sy_nth(d, at)->quote_depth) continue;
        if (o->cue.first <= nearest) continue;
        nearest = o->cue.first;
        best = o->source;
    }
    return best;
}

/* The subject of the sentence's main verb, where it stands before word `at`: its noun phrase; none. */
static sy_run main_subject(const sayso_doc *d, int32_t at)
{
    sy_run none = { -1, -1 };
    const sy_sentence *s = &d->sentences.at[sy_nth(d, at)->sentence];
    int32_t subject = s->root < 0 || s->root >= at ? -1 : sy_child_main(d, s->root, SY_REL_NSUBJ);
    if (subject < 0 || subject >= s->root || sy_nth(d, subject)->quote_depth != sy_nth(d, at)->quote_depth) return none;
    sy_run run = none;
    sy_subtree(d, subject, &run.first, &run.last);
    if (run.last >= s->root || run.first > subject) return none;
    for (int32_t i = subject; i <= run.last; i++)
        if (sy_word_is(sy_nth(d, i), ",")) run.last = i - 1;
    return run;
}

static int fits(const sy_link *k, sy_run r)
{
    if (r.first < 0 || r.last >= k->cue.first) return 0;
    for (int32_t i = r.first; i <= r.last; i++)
        if (sy_in_content(k, i)) return 0;
    return 1;
}


/* Is the cue joined to what stands before by "and" or "but", without a subject of its own? The word of the joint; -1. */
static int32_t joint_before(const sayso_doc *d, const sy_link *k)
{
    int32_t i = k->cue.first - 1;
    for (int step = 0; step < 4 && i > 0 && sy_nth(d, i)->sentence == sy_nth(d, k->cue.first)->sentence; step++, i--) {
        unsigned u = sy_nth(d, i)->upos;
        if (u == SY_CCONJ) return i;
        if (u != SY_ADV && u != SY_AUX && !sy_word_is(sy_nth(d, i), ",")) return -1;
    }
    return -1;
}

/* "The mayor called in an envoy who said X, saying, ...": a relative clause without a comma before it belongs to its noun alone, and
 * the participle behind it to the sentence. "..., the envoy, who ..., saying" goes on with "who". */
static int is_closed_relative(const sayso_doc *d, const sy_link *k)
{
    sy_run r = k->source;
    return is_left(k) && sy_nth(d, k->cue.first)->xpos == SY_XPOS_VBG && r.first > 0 && r.first == r.last && sy_nth(d, r.first)->xpos == SY_XPOS_WP && sy_is_nominal(sy_nth(d, r.first - 1));
}

/* ", saying" and "but has said" take the subject of what they are joined to. */
static int shares_subject(const sayso_doc *d, const sy_link *k)
{
    int32_t before = k->cue.first - 1;
    if (before <= (int32_t)d->sentences.at[sy_nth(d, k->cue.first)->sentence].first_word || sy_nth(d, k->cue.first)->quote_depth) return 0;
    const sy_word *verb = sy_nth(d, k->cue.first);
    if (verb->xpos == SY_XPOS_VBG && sy_word_is(sy_nth(d, before), ",")) return k->source.first > k->cue.last || is_closed_relative(d, k);
    if (joint_before(d, k) < 0) return 0;
    return k->source.first < 0 || (is_left(k) && sy_nth(d, k->source.first)->sentence == verb->sentence);
}

static int same_run(sy_run a, sy_run b) { return a.first <= b.last && b.first <= a.last; }

static void take_shared(const struct sy_cues *cues, const sayso_doc *d, sy_links *links, uint32_t i)
{
    sy_link *k = &links->at[i];
    if (k->row >= 0 && cues->cues.at[k->row].pos != 'V') return;
    if (is_left(k) && sy_nth(d, k->source.last)->upos == SY_PRON && !is_closed_relative(d, k)) return;
    if (k->cue.first < 0 || k->cue_word < 0 || k->hidden || sy_nth(d, k->cue_word)->upos != SY_VERB || !shares_subject(d, k)) return;
    sy_run before = source_before(d, links, i, k->cue.first), subject = main_subject(d, k->cue.first);
    if (is_closed_relative(d, k) && fits(k, subject) && subject.last < k->source.first) k->source = subject;
    else if (fits(k, before) && (k->source.first < 0 || k->source.first > k->cue.last || !same_run(subject, k->source))) k->source = before;
    else if (fits(k, subject) && !same_run(subject, k->source) && (k->source.first < 0 || k->source.first > k->cue.last || sy_nth(d, k->source.last)->upos == SY_NOUN)) k->source = subject;
}

/* "Serra signed it, but Haffar asked for a delay": the verb has a subject of its own, and what stands before another verb is none. */
static void take_own_subject(const sayso_doc *d, sy_link *k)
{
    if (k->cue_word < 0 || k->hidden || sy_nth(d, k->cue_word)->upos != SY_VERB || !is_finite(sy_nth(d, k->cue_word)) || !is_left(k)) return;
    int32_t subject = sy_child(d, k->cue_word, SY_REL_NSUBJ);
    if (subject <= k->source.last || subject >= k->cue.first || !sy_is_nominal(sy_nth(d, subject))) return;
    int between = 0;
    for (int32_t i = k->source.last + 1; i < subject; i++) between |= sy_nth(d, i)->upos == SY_VERB && is_finite(sy_nth(d, i));
    sy_run own;
    sy_subtree(d, subject, &own.first, &own.last);
    if (own.first <= k->source.last || own.last >= k->cue.first) return;
    for (int32_t i = subject; i <= own.last; i++)
        if (sy_word_is(sy_nth(d, i), ",")) own.last = i - 1;
    if (between && fits(k, own)) k->source = own;
}

/* "Osei told a news conference": with verbs that take the one spoken to as object, what stands behind is seldom the speaker. */
static void turn_addressee(const struct sy_cues *cues, const sayso_doc *d, sy_link *k)
{
    if (k->row < 0 || k->source.first < 0 || k->source.first != k->cue.last + 1 || k->cue_word < 0) return;
    if (!(cues->cues.at[k->row].takes & SY_TAKES_ADDRESSEE) || sy_nth(d, k->cue_word)->upos != SY_VERB) return;
    int32_t before = k->cue.first - 1;
    if (before < 0 || sy_nth(d, before)->sentence != sy_nth(d, k->cue_word)->sentence || sy_nth(d, before)->quote_depth) before = -1;
    sy_run left = { -1, -1 };
    if (before >= 0 && (sy_is_nominal(sy_nth(d, before)) || sy_word_is(sy_nth(d, before), ","))) left = sy_attr_subject_beside(d, k->cue);
    if (fits(k, left)) k->source = left;
    else if (sy_lemma_is(sy_nth(d, k->cue_word), "tell")) k->source.first = k->source.last = -1;
}

/* "One of them, who asked not to be named, said": the tagger took the subject for a first piece of the content. */
static void take_from_content(const sayso_doc *d, sy_link *k)
{
    enum { SUBJECT_WORDS_MAX = 10 };
    if (k->source.first >= 0 || k->content.n < 2 || k->cue_word < 0 || sy_nth(d, k->cue_word)->xpos == SY_XPOS_VBN) return;
    sy_run first = k->content.at[0];
    if (first.first != (int32_t)d->sentences.at[sy_nth(d, k->cue.first)->sentence].first_word || first.last + 2 < k->cue.first || first.last >= k->cue.first || sy_nth(d, first.first)->quote_depth) return;
    for (int32_t i = first.first + 1; i < first.last && i < first.first + SUBJECT_WORDS_MAX; i++) {
        if (!sy_word_is(sy_nth(d, i), ",")) continue;
        if (!sy_word_is(sy_nth(d, i + 1), "who")) return;
        k->source.first = first.first;
        k->source.last = i - 1;
        k->hidden = 0;
        for (uint32_t c = 0; c + 1 < k->content.n; c++) k->content.at[c] = k->content.at[c + 1];
        k->content.n--;
        return;
    }
}

void sy_attr_mend_source(const struct sy_cues *cues, const sayso_doc *d, const sy_attr_word *w, sy_links *links, uint32_t i)
{
    sy_link *k = &links->at[i];
    take_from_content(d, k);
    turn_addressee(cues, d, k);
    drop_told(cues, d, k);
    take_shared(cues, d, links, i);
    take_own_subject(d, k);
    if (k->source.first < 0) return;
    trim_clause_before(d, k);
    trim_predicate(d, k);
    trim_time(d, k);
    trim_relative(d, k);
    trim_occasion(cues, d, k);
    complete_left(d, w, k);
    complete_right(d, k);
}
