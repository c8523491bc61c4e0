/* attribution_record.c - from links to records: spans, form, order, nesting, confidence. */
#include "record/attribution.h"

#include "base/common.h"
#include "base/limits.h"

#include "base/utf8.h"

#include <stdlib.h>

int sy_word_is_wordy(const sy_word *w)
{
    unsigned len;
    for (const char *s = w->form; *s; s += len) {
        uint32_t c = sy_utf8_get(s, strlen(s), &len);
        if (sy_is_letter(c) || sy_is_digit(c)) return 1;
    }
    return 0;
}

sayso_spans sy_run_spans(sayso_doc *d, sy_run r)
{
    return r.first < 0 ? sy_no_spans() : sy_spans_one(d, sy_words_span(d, (uint32_t)r.first, (uint32_t)r.last));
}

/* ---- content: words to bytes, with the quotation marks that belong to them */

/* First quotation whose inner part starts at or after byte `at`. */
static uint32_t quote_from(const sayso_doc *d, uint32_t at)
{
    uint32_t lo = 0, hi = d->quotes.n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (d->quotes.at[mid].outer.start + 8 < at && d->quotes.at[mid].inner.start < at) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

/* Take in the marks of quotations that begin or end with the words; a mark alone on one side is left out. */
static sayso_span with_marks(const sayso_doc *d, sayso_span s)
{
    for (uint32_t i = quote_from(d, s.start); i < d->quotes.n && d->quotes.at[i].outer.start < s.end; i++) {
        const sy_quote *q = &d->quotes.at[i];
        if (q->inner.start >= s.start && q->inner.end >= s.end && q->inner.start < s.end) { /* does only the end lie open? */
            sayso_span rest = { s.end, q->inner.end };
            uint32_t w = sy_word_at(d, rest.start);
            int more = 0;
            for (; w < d->words.n && d->words.at[w].span.start < rest.end; w++)
                if (sy_word_is_wordy(&d->words.at[w])) more = 1;
            if (more) continue;
            s.end = q->outer.end;
            if (q->outer.start < s.start) s.start = q->outer.start;
        } else if (q->inner.start == s.start && q->outer.end <= s.end) {
            s.start = q->outer.start;
        } else if (q->inner.start == s.start && q->inner.end <= s.end) {
            s.start = q->outer.start;
            if (q->outer.end > s.end) s.end = q->outer.end;
        } else if (q->outer.start >= s.start && q->inner.end <= s.end && q->outer.end > s.end) {
            s.end = q->outer.end;
        }
    }
    return s;
}

static int holds_source_or_cue(const sayso_doc *d, const sy_link *k, uint32_t from, uint32_t to)
{
    sayso_span s = { from, to };
    if (k->cue.first >= 0 && sy_span_touches(s, sy_words_span(d, (uint32_t)k->cue.first, (uint32_t)k->cue.last))) return 1;
    return k->source.first >= 0 && sy_span_touches(s, sy_words_span(d, (uint32_t)k->source.first, (uint32_t)k->source.last));
}

/* One mark of the pair lies in the span, the other outside: take the whole quotation in where it is free, else leave the mark out. */
static sayso_span settle_pair(const sayso_doc *d, const sy_link *k, const sy_quote *q, sayso_span s)
{
    int opens = s.start <= q->outer.start && q->outer.start < s.end, closes = q->outer.end > s.start && q->outer.end <= s.end;
    if (q->unclosed || q->outer.start == q->inner.start || opens == closes) return s;
    if (opens && !holds_source_or_cue(d, k, s.end, q->outer.end)) s.end = q->outer.end;
    else if (opens && q->outer.start == s.start) s.start = q->inner.start;
    else if (opens) s.end = q->outer.start;
    else if (q->outer.end == s.end) s.end = q->inner.end;
    else if (!holds_source_or_cue(d, k, q->outer.start, s.start)) s.start = q->outer.start;
    else s.start = q->outer.end;
    return s;
}

/* No quotation is cut in half by the edge of a content: both of its marks are inside, or neither. */
static sayso_span whole_pairs(const sayso_doc *d, const sy_link *k, sayso_span s)
{
    enum { BACK = 16, ROUNDS = 4 };
    sayso_span before = s;
    for (int round = 0; round < ROUNDS; round++) {
        uint32_t i = quote_from(d, s.start);
        for (int back = 0; back < BACK && i > 0 && (d->quotes.at[i - 1].depth || d->quotes.at[i - 1].outer.end > s.start); back++) i--;
        sayso_span was = s;
        for (; i < d->quotes.n && d->quotes.at[i].outer.start < s.end; i++) s = settle_pair(d, k, &d->quotes.at[i], s);
        s = sy_span_trim(d, s);
        if (was.start == s.start && was.end == s.end) break;
    }
    return s.start < s.end ? s : before;
}

static sayso_spans spans_of_content(sayso_doc *d, const sy_link *k)
{
    sayso_span *at = sy_alloc_array(&d->arena, k->content.n + 1, sizeof *at);
    uint32_t n = 0;
    for (uint32_t i = 0; i < k->content.n; i++) {
        sayso_span s = whole_pairs(d, k, with_marks(d, sy_words_span(d, (uint32_t)k->content.at[i].first, (uint32_t)k->content.at[i].last)));
        if (n && s.start < at[n - 1].end) {
            if (s.end > at[n - 1].end) at[n - 1].end = s.end;
            at[n - 1] = whole_pairs(d, k, at[n - 1]);
        } else {
            at[n++] = s;
        }
    }
    sayso_spans out = { at, n };
    return out;
}

static sayso_form form_of(const sayso_doc *d, const sy_link *k)
{
    uint32_t inside = 0, all = 0;
    for (uint32_t i = 0; i < k->content.n; i++)
        for (int32_t w = k->content.at[i].first; w <= k->content.at[i].last; w++) {
            if (!sy_word_is_wordy(&d->words.at[w])) continue;
            all++;
            inside += d->words.at[w].quote_depth > 0;
        }
    return !inside ? SAYSO_INDIRECT : inside == all ? SAYSO_DIRECT : SAYSO_MIXED;
}

/* ---- order */

static int32_t first_word(const sy_link *k)
{
    int32_t first = k->content.at[0].first;
    if (k->cue.first >= 0 && k->cue.first < first) first = k->cue.first;
    if (k->source.first >= 0 && k->source.first < first) first = k->source.first;
    return first;
}

static int compare_links(const void *a, const void *b)
{
    const sy_link *x = a, *y = b;
    int32_t fx = first_word(x), fy = first_word(y);
    if (fx != fy) return fx < fy ? -1 : 1;
    int32_t cx = x->cue.first, cy = y->cue.first;
    if (cx != cy) return cx < cy ? -1 : 1;
    return x->content.at[0].first < y->content.at[0].first ? -1 : x->content.at[0].first > y->content.at[0].first;
}

static int compare_runs(const void *a, const void *b)
{
    const sy_run *x = a, *y = b;
    return x->first < y->first ? -1 : x->first > y->first;
}

static int is_same(const sy_link *x, const sy_link *y)
{
    if (x->cue.first != y->cue.first || x->cue.last != y->cue.last || x->content.n != y->content.n) return 0;
    for (uint32_t i = 0; i < x->content.n; i++)
        if (x->content.at[i].first != y->content.at[i].first || x->content.at[i].last != y->content.at[i].last) return 0;
    return 1;
}

static void put_in_order(sy_links *links)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < links->n; i++) {
        sy_link *k = &links->at[i];
        if (!k->content.n) continue;
        qsort(k->content.at, k->content.n, sizeof *k->content.at, compare_runs);
        links->at[n++] = *k;
    }
    links->n = n;
    if (n) qsort(links->at, n, sizeof *links->at, compare_links);
    n = 0;
    for (uint32_t i = 0; i < links->n; i++)
        if (!n || !is_same(&links->at[n - 1], &links->at[i])) links->at[n++] = links->at[i];
    links->n = n;
}

/* ---- nesting: the smallest content that holds an attribution's cue */

static int32_t words_of(const sy_link *k)
{
    int32_t n = 0;
    for (uint32_t c = 0; c < k->content.n; c++) n += k->content.at[c].last - k->content.at[c].first + 1;
    return n;
}

static void fill_parents(sayso_doc *d, const sy_links *links, uint32_t base)
{
    int32_t *owner = sy_alloc_array(&d->arena, d->words.n + 1, sizeof *owner);
    for (uint32_t i = 0; i < d->words.n; i++) owner[i] = -1;
    for (uint32_t i = 0; i < links->n; i++) {
        const sy_link *k = &links->at[i];
        for (uint32_t c = 0; c < k->content.n; c++)
            for (int32_t w = k->content.at[c].first; w <= k->content.at[c].last; w++)
                if (owner[w] < 0 || words_of(&links->at[owner[w]]) > words_of(k)) owner[w] = (int32_t)i;
    }
    for (uint32_t i = 0; i < links->n; i++) {
        const sy_link *k = &links->at[i];
        int32_t at = k->cue.first >= 0 ? k->cue.first : k->content.at[0].first;
        int32_t o = owner[at];
        if (o >= 0 && o != (int32_t)i && words_of(&links->at[o]) > words_of(k)) d->attributions.at[base + i].parent = (int32_t)base + o;
    }
}

/* ---- confidence, in hundredths; the steps were read off the development part of the corpus */

static int is_plain_class(const char *class_name)
{
    static const char *const plain[] = { "say", "claim", "argue", "warn", "promise", "admit", "deny", "insist", "announce", "demand", "threaten", "urge", "propose", "report", "predict", NULL };
    for (const char *const *p = plain; class_name && *p; p++)
        if (strcmp(*p, class_name) == 0) return 1;
    return 0;
}

/* What parties to a dispute do with words, plain where somebody known does it. */
static int is_act(const char *class_name)
{
    static const char *const acts[] = { "reject", "accuse", "criticise", "accept", "offer", "support", NULL };
    for (const char *const *p = acts; class_name && *p; p++)
        if (strcmp(*p, class_name) == 0) return 1;
    return 0;
}

static int base_confidence(const sy_link *k, const sayso_attribution *a)
{
    if (strcmp(k->reason, "framing phrase at the end") == 0) return 76;
    if (!k->by_rule) return k->margin >= 60 ? 88 : k->margin >= 30 ? 76 : k->margin >= 14 ? 64 : k->margin >= 6 ? 54 : 44;
    if (strcmp(k->reason, "dash and name behind the quotation") == 0 || strcmp(k->reason, "transcript") == 0) return 85;
    if (strcmp(k->reason, "colon before the quotation") == 0) return 72;
    return !a->attitude && strcmp(k->reason, "clause below the verb") == 0 ? 66 : 55;
}

/* Wording that keeps a speaker back ("is said to", "has been condemned"), not one that has none ("is called", "is due"). */
static int hides_a_speaker(const sy_link *k, const sayso_attribution *a, const char *cue)
{
    static const char *const classes[] = { "criticise", "accuse", "claim", "believe", NULL }, *const words[] = { "say", "report", "charge", NULL };
    if (strcmp(k->reason, "adverb of hearsay") == 0) return 1;
    if (cue && strcmp(cue, "suppose") == 0) return 0; /* "was supposed to" is a plan that failed */
    for (const char *const *p = words; cue && *p; p++)
        if (strcmp(*p, cue) == 0) return **p != 'c' && a->content.n == 2; /* to be charged is an act of a court */
    for (const char *const *p = classes; a->cue_class && *p; p++)
        if (strcmp(*p, a->cue_class) == 0) return a->content.n == 2;
    return 0;
}

/* "could determine", "will discuss": what may be or is to come, no act of saying. */
static int is_modal(const sayso_doc *d, sy_run cue)
{
    for (int32_t i = cue.first; i >= 0 && i <= cue.last; i++)
        if (d->words.at[i].xpos == SY_XPOS_MD) return 1;
    return 0;
}

/* "is expected", "was needed": whose mind it is stands elsewhere, mostly nowhere. */
static int is_passive(const sayso_doc *d, int32_t w)
{
    return w >= 0 && sy_nth(d, w)->xpos == SY_XPOS_VBN && sy_child(d, w, SY_REL_AUX_PASS) >= 0;
}

/* Verbs listed for what is in a mind that as often tell what the eye sees or the case is. */
static int is_loose_attitude(const char *cue)
{
    static const char *const loose[] = { "see", "need", "like", NULL };
    return cue && sy_is_one_of(cue, loose);
}

/* Somebody told of in the third person: "I think" inside a quotation is that quotation again. */
static int is_third_person(const sayso_doc *d, const sy_link *k)
{
    static const char *const others[] = { "he", "she", "they", NULL };
    int32_t head = sy_source_head(d, k->source);
    unsigned begins = sy_nth(d, k->source.first)->upos;
    return head >= 0 && begins != SY_ADP && begins != SY_SCONJ && (sy_nth(d, head)->upos != SY_PRON || sy_is_one_of(sy_nth(d, head)->lower, others));
}

static uint32_t content_words(const sy_link *k);

/* "Orvenia wants to keep the gates closed", "she believes that ...": a finite verb of the mind with its own clause, of
 * somebody known. Of those that the grammar alone finds, and of the tagger's where the grammar agrees, more than
 * nine in ten were right when read. */
static int is_plain_attitude(const sayso_doc *d, const sy_link *k, const sayso_attribution *a, const char *cue)
{
    static const char *const classes[] = { "believe", "hope", "fear", "want", "plan", NULL };
    if (!a->attitude || !a->cue_class || !sy_is_one_of(a->cue_class, classes) || is_loose_attitude(cue) || k->cue_word < 0) return 0;
    unsigned verb = sy_nth(d, k->cue_word)->xpos;
    if (verb != SY_XPOS_VBD && verb != SY_XPOS_VBZ && verb != SY_XPOS_VBP) return 0;
    if ((a->speaker < 0 && !a->anonymous) || k->source.first < 0 || k->source.last > k->cue.first || !is_third_person(d, k)) return 0;
    unsigned begins = sy_nth(d, k->content.at[0].first)->xpos; /* "what he believed was history": the clause around it */
    if (begins == SY_XPOS_VBD || begins == SY_XPOS_VBZ || begins == SY_XPOS_VBP || content_words(k) < 4 || k->content.at[0].first < k->cue.last) return 0;
    if (!k->by_rule) return k->agrees == 3 && k->margin >= 14;
    return strcmp(k->reason, "clause below the verb") == 0 || strcmp(k->reason, "infinitive below the verb") == 0;
}

/* "did not address", "never said": of what was not said there is no statement. */
static int is_negated(const sayso_doc *d, sy_run cue)
{
    static const char *const words[] = { "not", "n't", "n\xE2\x80\x99t", "never", NULL };
    for (int32_t i = cue.first; i >= 0 && i <= cue.last; i++)
        if (sy_is_one_of(sy_nth(d, i)->lower, words)) return 1;
    return 0;
}

/* "Has he called for ...?", "unless it wants to": asked or supposed, not told. */
static int is_supposed(const sayso_doc *d, const sy_link *k)
{
    static const char *const ifs[] = { "if", "unless", "whether", NULL };
    int32_t before = k->source.first - 1;
    if (before < 0 || k->source.first > k->cue.first || sy_nth(d, before)->sentence != sy_nth(d, k->cue.first)->sentence || sy_nth(d, before)->quote_depth) return 0;
    if (sy_is_one_of(sy_nth(d, before)->lower, ifs)) return 1;
    const sy_sentence *s = &d->sentences.at[sy_nth(d, before)->sentence];
    return sy_nth(d, before)->upos == SY_AUX && sy_word_is(sy_nth(d, (int32_t)(s->first_word + s->n_words) - 1), "?");
}

/* Verbs listed for what is said that as often tell an act or a rule: "addressed the meeting", "the law requires". */
static int is_loose_statement(const char *cue)
{
    static const char *const loose[] = { "address", "ignore", "require", "unveil", NULL };
    return cue && sy_is_one_of(cue, loose);
}

/* Wordings that as often tell what the reporter makes of somebody. */
static int is_loose_class(const char *class_name)
{
    static const char *const loose[] = { "question", "praise", "order", "vote", NULL };
    for (const char *const *p = loose; class_name && *p; p++)
        if (strcmp(*p, class_name) == 0) return 1;
    return 0;
}

/* Can what heads the source speak, want or show: somebody known, a kind of people or document, a name, a person's pronoun? */
static int is_somebody(const sayso_doc *d, const sy_link *k, const sayso_attribution *a)
{
    static const char *const things[] = { "it", "this", "that", "these", "those", "which", "what", "there", NULL };
    if (a->speaker >= 0 || a->anonymous) return 1;
    int32_t head = sy_source_head(d, k->source);
    if (head < 0) return 0;
    const sy_word *w = &d->words.at[head];
    for (const char *const *t = things; *t; t++)
        if (sy_word_is(w, *t)) return 0;
    return w->upos == SY_PROPN || w->upos == SY_PRON;
}

static uint32_t content_words(const sy_link *k)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < k->content.n; i++) n += (uint32_t)(k->content.at[i].last - k->content.at[i].first + 1);
    return n;
}

static int is_pronoun_alone(const sayso_doc *d, const sy_link *k)
{
    const sy_word *w = &d->words.at[k->content.at[0].first];
    return content_words(k) == 1 && (w->upos == SY_PRON || w->upos == SY_DET);
}

/* Not above this, whatever the tagger's margin. */
static int highest(const sayso_doc *d, const sy_link *k, const sayso_attribution *a, const char *cue)
{
    int says = a->cue_class && strcmp(a->cue_class, "say") == 0;
    if (is_pronoun_alone(d, k)) return 50;
    if (a->form == SAYSO_DIRECT && k->cue.first >= 0 && !d->words.at[k->cue.first].quote_depth) return 97;
    if (is_modal(d, k->cue) || is_supposed(d, k)) return 62;
    if (!a->attitude && a->form != SAYSO_DIRECT && (is_negated(d, k->cue) || (is_loose_statement(cue) && a->form == SAYSO_INDIRECT))) return 66;
    if (a->attitude && (is_passive(d, k->cue_word) || is_loose_attitude(cue))) return 66;
    if (a->source.n && k->source.first == k->source.last && sy_word_is(&d->words.at[k->source.first], "you")) return 60;
    if (strcmp(k->reason, "adverb of hearsay") == 0 && (k->content.n > 1 || content_words(k) < 4)) return 60;
    if (k->source.first >= 0 && !says && a->cue_class && !is_somebody(d, k, a)) return 64;
    int participle = k->cue_word >= 0 && d->words.at[k->cue_word].xpos == SY_XPOS_VBG;
    if (!a->source.n && !a->unsourced) return 64;
    if (participle && !is_somebody(d, k, a)) return 64;
    if (a->cue_class && strcmp(a->cue_class, "apparent") == 0) return 60;
    if (a->cue_class && strcmp(a->cue_class, "show") == 0 && !(a->anonymous && strcmp(a->anonymous, "document") == 0)) return 68;
    if (a->form == SAYSO_INDIRECT && is_loose_class(a->cue_class)) return 66;
    if (content_words(k) <= 4 && !is_plain_class(a->cue_class)) return 68;
    return 97;
}

static uint8_t confidence(const sayso_doc *d, const sy_link *k, const sayso_attribution *a, const char *cue)
{
    int c = base_confidence(k, a);
    int plain = is_plain_class(a->cue_class);
    if (a->form == SAYSO_DIRECT && a->source.n) c += !k->by_rule ? 10 : strcmp(k->reason, "quotation beside the verb") == 0 ? 4 : 0;
    else if (plain && a->source.n && k->agrees == 3) c += 6;
    else if (!plain) c -= k->agrees == 3 ? 3 : 8;
    if (is_act(a->cue_class) && a->speaker >= 0 && k->agrees == 3 && !k->by_rule) c += 5;
    if (!a->source.n && !a->unsourced) c -= 12;
    if (k->inherited) c -= 4;
    if (a->source.n && a->speaker < 0 && !a->anonymous && a->form == SAYSO_INDIRECT && !k->by_rule && k->margin < 30) c -= 4; /* who that is stays open */
    if (a->unsourced) c = hides_a_speaker(k, a, cue) ? 72 : c < 66 ? c : 66;
    if (c < 72 && is_plain_attitude(d, k, a, cue)) c = 72;
    int most = highest(d, k, a, cue);
    return (uint8_t)(c > most ? most : c < 10 ? 10 : c);
}

static const char *record_id(sayso_doc *d, const sayso_attribution *a)
{
    sayso_span *at = sy_alloc_array(&d->arena, a->content.n + a->cue.n + 1, sizeof *at);
    uint32_t n = 0;
    for (uint32_t i = 0; i < a->cue.n; i++) at[n++] = a->cue.at[i];
    for (uint32_t i = 0; i < a->content.n; i++) at[n++] = a->content.at[i];
    sayso_spans all = { at, n };
    return sy_record_id(d, 'a', all);
}

/* “Nobody came,” she recalled: what stands between marks was said, whatever the verb; but "they believe “that it is real”" is
 * a clause of the verb's. */
static int is_quoted_from_outside(const sayso_doc *d, const sy_link *k, const sayso_attribution *a)
{
    static const char *const joints[] = { "that", "to", NULL };
    int32_t first = k->content.at[0].first;
    while (first < k->content.at[0].last && sy_nth(d, first)->upos == SY_PUNCT) first++;
    if (first > k->cue.last && sy_is_one_of(sy_nth(d, first)->form, joints)) return 0;
    return a->form == SAYSO_DIRECT && a->source.n && k->cue.first >= 0 && !sy_nth(d, k->cue.first)->quote_depth && content_words(k) >= 4;
}

void sy_attr_record(const struct sy_cues *cues, sayso_doc *d, const sy_attr_word *w, sy_links *links, const sy_links *rules)
{
    put_in_order(links);
    uint32_t base = d->attributions.n;
    for (uint32_t i = 0; i < links->n; i++) {
        const sy_link *k = &links->at[i];
        sayso_attribution *a = SY_PUSH(&d->arena, &d->attributions);
        a->source = sy_run_spans(d, k->source);
        a->cue = sy_run_spans(d, k->cue);
        a->content = spans_of_content(d, k);
        a->form = form_of(d, k);
        a->id = record_id(d, a);
        a->speaker = a->via = a->parent = a->addressee = a->time = -1;
        a->cue_class = k->row >= 0 ? cues->cues.at[k->row].class_name : NULL;
        a->cue_strength = k->row >= 0 ? cues->cues.at[k->row].strength : SAYSO_STRENGTH_NONE;
        a->attitude = k->row >= 0 && cues->cues.at[k->row].attitude && !is_quoted_from_outside(d, k, a);
        a->unsourced = k->hidden && !a->source.n;
        a->reason = k->reason;
        sy_attr_details(cues, d, w, k, a);
        a->conf = confidence(d, k, a, k->row >= 0 ? cues->cues.at[k->row].cue : NULL);
    }
    fill_parents(d, links, base);
    sy_attr_carry(cues, d, base);
    sy_attr_relays(cues, d, links, rules);
    sy_attr_verification(cues, d);
}
