/*
 * paraphrase.c - what one report quotes and another tells of the same speaker in reported speech. The two are set side by side, and
 * the words of the reported speech that have no counterpart in anything the first report quotes of that speaker are listed apart:
 * names, figures, subject words, and a "must" where the quotation has none. Neutral: a second sentence, which only one of the two
 * outlets heard, looks the same as a word that an editor put in.
 */
#include "compare/draft_senses.h"
#include "compare/scenes.h"

#include <stdlib.h>

enum {
    WORDS_MAX = 80, CONTENT_MAX = 40, /* of one sentence */
    CONTENT_MIN = 3,     /* subject words that either has at least */
    SHARED_MIN = 3,      /* and that both have */
    SHARED_SURE = 4,
    COVER_MIN = 50,      /* hundredths of the shorter one's subject words that the other has */
    COVER_SURE = 65,
    COVER_LONGER = 34,   /* hundredths of the longer one's */
    POSTINGS_MAX = 64,   /* quotations of one speaker that may have a word by which others are looked for */
    EXTRA_MAX = 12, EVIDENCE_MAX = 48,
    CONF_SURE = 82, CONF_LOOSE = 60
};

/* A sentence of what somebody said: the words of it that stand between quotation marks, or a sentence of reported speech. */
typedef struct {
    uint32_t report, attribution;
    uint64_t speaker;                   /* with the story */
    sy_cword words[WORDS_MAX];
    uint32_t n, n_content;
    uint32_t term[WORDS_MAX], sense[WORDS_MAX]; /* term: 0 for a function word */
    uint64_t form;                      /* hash of the words */
    uint8_t negated, taken;
} said;

typedef SY_VEC(said *) said_list;

typedef struct {
    uint64_t key;
    uint32_t quote;
} posting;

typedef struct {
    sy_collation *c;
    sy_scenes *s;
    said_list quotes, told;
    SY_VEC(posting) postings;
} table;

/* ---- reading */

static void add_word(const table *t, said *x, const sy_cdoc *d, const sy_cword *w)
{
    const sy_background *b = t->c->background;
    const sy_senses *senses = b ? b->senses : NULL;
    uint32_t none, stem = sy_senses_stem(senses, d->doc->text + w->start, w->n_bytes, w->key);
    int common = (w->flags & SY_CW_COMMON) != 0;
    x->words[x->n] = *w;
    x->term[x->n] = common ? 0 : stem;
    x->sense[x->n] = common ? 0 : sy_senses_of(senses, stem, NULL, 0, &none);
    x->negated ^= (sy_senses_turn(senses, w->key, common ? 0 : stem) & SY_TURN_NEGATION) != 0;
    x->n_content += !common;
    x->form = sy_mix(x->form, w->key);
    x->n++;
}

/* "you know what we did": somebody speaks; its marks were lost. */
static int is_speech(const said *x)
{
    static const char *const words[] = { "i", "we", "you", "my", "our", "your", "us", "me", "i'm", "we're", "you're", "we'll", "we've", "i've" };
    for (uint32_t i = 0; i < x->n; i++)
        if (sy_compare_key_is(x->words[i].key, words, sizeof words / sizeof *words)) return 1;
    return 0;
}

static void keep(table *t, said *x)
{
    if (x->n_content < CONTENT_MIN || x->n_content > CONTENT_MAX || (!x->taken && is_speech(x))) return;
    said *kept = sy_alloc(&t->c->scratch, sizeof *kept);
    *kept = *x;
    said_list *to = x->taken ? &t->quotes : &t->told;
    kept->taken = 0;
    *SY_PUSH(&t->c->scratch, to) = kept;
}

/* The words of an attribution, sentence by sentence; of a quotation those between the marks only. */
static void read_attribution(table *t, uint32_t report, uint32_t k)
{
    const sy_cdoc *d = &t->c->docs[report];
    const sayso_attribution *a = &d->doc->attributions.at[k];
    int32_t speaker = sy_speaker_of(d->doc, a);
    int quoted = a->form != SAYSO_INDIRECT;
    said x = { .report = report, .attribution = k, .taken = (uint8_t)quoted };
    if (speaker < 0 || a->attitude || a->unsourced || !a->content.n) return;
    if (sy_span_touches(d->doc->report.title_span, sy_spans_hull(a->content))) return;
    x.speaker = sy_mix(d->story + 1, t->s->actor[report][speaker]);
    said empty = x;
    for (uint32_t i = 0; i < a->content.n; i++)
        for (uint32_t w = sy_cword_at(d, a->content.at[i].start); w < d->n_words && d->words[w].start < a->content.at[i].end; w++) {
            if (x.n && (d->words[w].flags & SY_CW_SENTENCE || x.n == WORDS_MAX)) keep(t, &x), x = empty;
            if (!quoted == !(d->words[w].flags & SY_CW_QUOTED)) add_word(t, &x, d, &d->words[w]);
        }
    keep(t, &x);
}

static int by_key(const void *a, const void *b)
{
    const posting *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return x->quote < y->quote ? -1 : x->quote > y->quote;
}

static void list_words(table *t)
{
    for (uint32_t q = 0; q < t->quotes.n; q++) {
        const said *x = t->quotes.at[q];
        for (uint32_t i = 0; i < x->n; i++) {
            posting p = { sy_mix(x->speaker, x->term[i]), q };
            if (x->term[i]) *SY_PUSH(&t->c->scratch, &t->postings) = p;
        }
    }
    if (t->postings.n) qsort(t->postings.at, t->postings.n, sizeof *t->postings.at, by_key);
}

/* ---- two of them */

static int are_like(const table *t, const said *x, uint32_t i, const said *y, uint32_t j)
{
    const sy_background *b = t->c->background;
    if (!x->term[i] || !y->term[j]) return 0;
    if (x->term[i] == y->term[j] || x->words[i].key == y->words[j].key) return 1;
    return b && x->sense[i] && y->sense[j] && sy_senses_relate(b->senses, x->sense[i], y->sense[j]) == SY_SENSE_LIKE;
}

static int has_like(const table *t, const said *in, const said *y, uint32_t j)
{
    for (uint32_t i = 0; i < in->n; i++)
        if (are_like(t, in, i, y, j)) return 1;
    return 0;
}

static uint32_t count_shared(const table *t, const said *x, const said *y)
{
    uint32_t n = 0;
    for (uint32_t j = 0; j < y->n; j++) n += y->term[j] && has_like(t, x, y, j);
    return n;
}

typedef struct {
    uint32_t shared, cover, longer;
} overlap;

static overlap overlap_of(const table *t, const said *quote, const said *told)
{
    uint32_t a = count_shared(t, quote, told), b = count_shared(t, told, quote);
    uint32_t shared = a < b ? a : b, n = quote->n_content, m = told->n_content;
    overlap o = { shared, shared * 100 / (n < m ? n : m), shared * 100 / (n < m ? m : n) };
    return o;
}

static int are_alike(const overlap *o) { return o->shared >= SHARED_MIN && o->cover >= COVER_MIN && o->longer >= COVER_LONGER; }

/* Does the report print the quotation itself? Then its reported speech is something else, or stands beside it. */
static int prints_it(const table *t, const said *quote, const said *told)
{
    for (uint32_t i = 0; i < t->quotes.n; i++) {
        const said *x = t->quotes.at[i];
        if (x->report != told->report || x->speaker != told->speaker) continue;
        overlap o = overlap_of(t, quote, x);
        if (o.shared >= SHARED_MIN && o.cover >= COVER_MIN) return 1;
    }
    return 0;
}

/* 1 one occasion, -1 two, 0 not known. */
static int one_occasion(const table *t, const said *x, const said *y)
{
    int32_t a = t->s->of[x->report][x->attribution], b = t->s->of[y->report][y->attribution];
    const sy_cdoc *p = &t->c->docs[x->report], *q = &t->c->docs[y->report];
    if (a >= 0 && b >= 0) {
        if (sy_occasion_of(t->s, a) == sy_occasion_of(t->s, b)) return 1;
        if (!sy_scenes_agree(t->s, a, b)) return -1;
    }
    if (p->from > p->to || q->from > q->to) return 0;
    return p->from / 1440 == q->from / 1440 ? 1 : 0;
}

/* ---- what only the reported speech has */

/* How much a modal binds; 0: none. */
static int force_of(uint32_t key)
{
    static const char *const weak[] = { "may", "might", "could", "can" }, *const will[] = { "will", "would", "shall", "should" }, *const must[] = { "must" };
    if (sy_compare_key_is(key, must, sizeof must / sizeof *must)) return 3;
    if (sy_compare_key_is(key, will, sizeof will / sizeof *will)) return 2;
    return sy_compare_key_is(key, weak, sizeof weak / sizeof *weak);
}

/* "have to", "need": as good as "must". */
static int obliges(const said *x)
{
    static const char *const words[] = { "must", "need", "needs", "needed", "obliged", "required", "necessary" }, *const have[] = { "have", "has", "had" }, *const to[] = { "to" };
    for (uint32_t i = 0; i < x->n; i++) {
        if (sy_compare_key_is(x->words[i].key, words, sizeof words / sizeof *words)) return 1;
        if (i + 1 < x->n && sy_compare_key_is(x->words[i].key, have, 3) && sy_compare_key_is(x->words[i + 1].key, to, 1)) return 1;
    }
    return 0;
}

static int strongest(const said *x)
{
    int best = 0;
    for (uint32_t i = 0; i < x->n; i++)
        if (force_of(x->words[i].key) > best) best = force_of(x->words[i].key);
    return obliges(x) ? 3 : best;
}

/* "would" of reported speech stands for any present or future: it is stronger than "may" alone. */
static int is_stronger(const said *quote, uint32_t key)
{
    int force = force_of(key), least = strongest(quote);
    return force == 3 ? least < 3 : force == 2 && least == 1;
}

static int touches(sayso_spans s, sayso_span span)
{
    for (uint32_t i = 0; i < s.n; i++)
        if (sy_span_touches(s.at[i], span)) return 1;
    return 0;
}

/* Has any statement of the speaker in the report the word, quoted or not, or a number of its value? */
static int told_there(const table *t, const said *quote, const said *told, uint32_t j)
{
    const sy_cdoc *d = &t->c->docs[quote->report], *e = &t->c->docs[told->report];
    sayso_span word = { told->words[j].start, sy_word_end(&told->words[j]) };
    for (uint32_t i = 0; i < t->quotes.n + t->told.n; i++) {
        const said *x = i < t->quotes.n ? t->quotes.at[i] : t->told.at[i - t->quotes.n];
        if (x->report == quote->report && x->speaker == quote->speaker && has_like(t, x, told, j)) return 1;
    }
    for (uint32_t i = 0; i < e->doc->quantities.n; i++) { /* "forty" and "40" */
        const sayso_quantity *p = &e->doc->quantities.at[i];
        if (!p->value || !sy_span_touches(p->span, word)) continue;
        for (uint32_t k = 0; k < d->doc->quantities.n; k++) {
            const sayso_quantity *q = &d->doc->quantities.at[k];
            if (q->value && strcmp(p->value, q->value) == 0 && touches(d->doc->attributions.at[quote->attribution].content, q->span)) return 1;
        }
    }
    return 0;
}

/* Is the word the speaker's own name, which a quotation has as "I" or "we"? */
static int names_speaker(const table *t, const said *told, uint32_t j)
{
    const sayso_doc *doc = t->c->docs[told->report].doc;
    sayso_span word = { told->words[j].start, sy_word_end(&told->words[j]) };
    int32_t speaker = sy_speaker_of(doc, &doc->attributions.at[told->attribution]);
    for (uint32_t i = 0; i < doc->mentions.n; i++)
        if (doc->mentions.at[i].actor == speaker && sy_span_touches(doc->mentions.at[i].span, word)) return 1;
    return touches(doc->attributions.at[told->attribution].source, word) || touches(doc->attributions.at[told->attribution].cue, word);
}

/* "We will withdraw", told as "Orvenia will withdraw": a name before all that both have, where the quotation has "we". */
static int stands_for_we(const table *t, const said *quote, const said *told, uint32_t j)
{
    char first = t->c->docs[told->report].doc->text[told->words[j].start];
    if (!is_speech(quote) || first < 'A' || first > 'Z') return 0;
    for (uint32_t i = 0; i < j; i++)
        if (told->term[i] && has_like(t, quote, told, i)) return 0;
    return 1;
}

static int is_extra(const table *t, const said *quote, const said *told, uint32_t j)
{
    if (!told->term[j]) return is_stronger(quote, told->words[j].key);
    return !told_there(t, quote, told, j) && !names_speaker(t, told, j) && !stands_for_we(t, quote, told, j);
}

/* Words that stand in a row are one piece; function words between them go along. */
static void list_extra(const table *t, const said *quote, const said *told, sy_evidence_list *list)
{
    uint32_t n = 0;
    for (uint32_t j = 0; j < told->n && n < EXTRA_MAX; j++) {
        if (!is_extra(t, quote, told, j)) continue;
        sayso_evidence e = { told->report, { told->words[j].start, sy_word_end(&told->words[j]) }, "only in the paraphrase" };
        while (j + 1 < told->n && told->term[j + 1] && is_extra(t, quote, told, j + 1)) e.span.end = sy_word_end(&told->words[++j]);
        *SY_PUSH(&t->c->scratch, list) = e;
        n++;
    }
}

/* ---- findings */

static sayso_span span_of(const said *x)
{
    sayso_span s = { x->words[0].start, sy_word_end(&x->words[x->n - 1]) };
    return s;
}

/* Words that say the same get one key, so that the alignment sets them side by side. */
static void align(const table *t, const said *quote, const said *told, sayso_finding *f)
{
    sy_cword x[WORDS_MAX], y[WORDS_MAX];
    sy_alignment al;
    memcpy(x, quote->words, sizeof x);
    memcpy(y, told->words, sizeof y);
    for (uint32_t j = 0; j < told->n; j++)
        for (uint32_t i = 0; i < quote->n; i++)
            if (are_like(t, quote, i, told, j)) {
                y[j].key = x[i].key;
                break;
            }
    sy_align(&t->c->scratch, x, quote->n, y, told->n, &al);
    sayso_aligned *words = sy_alloc_array(t->c->arena, al.n, sizeof *words);
    for (uint32_t k = 0; k < al.n; k++) {
        const sy_step *s = &al.steps[k];
        if (s->i >= 0) words[k].a = (sayso_span){ x[s->i].start, sy_word_end(&x[s->i]) };
        if (s->j >= 0) words[k].b = (sayso_span){ y[s->j].start, sy_word_end(&y[s->j]) };
        words[k].changed = !sy_step_is_equal(quote->words, told->words, s);
    }
    f->words = words;
    f->n_words = al.n;
}

/* The very words, or those that were found to have lost their marks: told already, unless the reported speech says more. */
static int is_told_already(const table *t, const said *quote, const said *told, const sayso_finding *f, uint32_t extra)
{
    sayso_span a = span_of(quote), b = span_of(told);
    uint32_t changed = 0;
    for (uint32_t k = 0; k < f->n_words; k++) changed += f->words[k].changed != 0;
    if (!changed) return 1;
    if (extra) return 0;
    for (uint32_t i = 0; i < t->c->story->findings.n; i++) {
        const sayso_finding *g = &t->c->story->findings.at[i];
        int met_a = 0, met_b = 0;
        if (g->kind != SAYSO_ATTRIBUTION_CHANGE || !g->type || strcmp(g->type, "quotation_marks") != 0) continue;
        for (uint32_t k = 0; k < g->n_evidence; k++) {
            met_a |= g->evidence[k].report == quote->report && sy_span_touches(g->evidence[k].span, a);
            met_b |= g->evidence[k].report == told->report && sy_span_touches(g->evidence[k].span, b);
        }
        if (met_a && met_b) return 1;
    }
    return 0;
}

static void add_copies(const table *t, const said_list *all, const said *of, const char *role, sy_evidence_list *list, sy_map *reports)
{
    for (uint32_t i = 0; i < all->n; i++) {
        said *x = all->at[i];
        if (x->form != of->form || x->speaker != of->speaker || (x != of && one_occasion(t, of, x) < 0)) continue;
        int fresh;
        sy_map_put(&t->c->scratch, reports, (const char *)&x->report, sizeof x->report, &fresh);
        sayso_evidence e = { x->report, span_of(x), role };
        if (x != of && fresh && list->n < EVIDENCE_MAX) *SY_PUSH(&t->c->scratch, list) = e;
        x->taken = 1;
    }
}

static void report_paraphrase(table *t, const said *quote, said *told, const overlap *o)
{
    sayso_finding trial = { 0 };
    align(t, quote, told, &trial);
    sy_evidence_list list = { 0 };
    sy_map reports = { 0 };
    sayso_evidence a = { quote->report, span_of(quote), "quotation" }, b = { told->report, span_of(told), "paraphrase" };
    *SY_PUSH(&t->c->scratch, &list) = a;
    *SY_PUSH(&t->c->scratch, &list) = b;
    list_extra(t, quote, told, &list);
    uint32_t extra = list.n - 2;
    if (is_told_already(t, quote, told, &trial, extra)) return;
    add_copies(t, &t->quotes, quote, "quotation", &list, &reports);
    add_copies(t, &t->told, told, "paraphrase", &list, &reports);
    sayso_evidence *to;
    sayso_finding *f = sy_finding_new(t->c, SAYSO_VARIANT, &to, list.n);
    memcpy(to, list.at, list.n * sizeof *to);
    f->type = "paraphrase";
    f->words = trial.words;
    f->n_words = trial.n_words;
    f->actor = sy_strdup(t->c->arena, t->s->actors.entries.at[t->s->actor[quote->report][sy_speaker_of(t->c->docs[quote->report].doc, &t->c->docs[quote->report].doc->attributions.at[quote->attribution])]].key);
    f->reports = reports.entries.n;
    int sure = o->shared >= SHARED_SURE && o->cover >= COVER_SURE && quote->negated == told->negated && one_occasion(t, quote, told) > 0;
    f->conf = sure ? CONF_SURE : CONF_LOOSE;
    f->reason = sy_printf(t->c->arena, "one speaker, %u subject words alike; quoted here, reported speech there%s", o->shared, extra ? "; words that only the reported speech has" : "");
}

/* The quotation of another report that shares most with the sentence; NULL. */
static const said *best_quote(table *t, const said *told, uint16_t *hits, overlap *best)
{
    const said *found = NULL;
    SY_VEC(uint32_t) met = { 0 };
    for (uint32_t j = 0; j < told->n; j++) {
        if (!told->term[j]) continue;
        posting key = { sy_mix(told->speaker, told->term[j]), 0 };
        uint32_t lo = 0, hi = t->postings.n;
        while (lo < hi) {
            uint32_t mid = lo + (hi - lo) / 2;
            if (t->postings.at[mid].key < key.key) lo = mid + 1;
            else hi = mid;
        }
        for (uint32_t i = lo; i < t->postings.n && t->postings.at[i].key == key.key && i - lo < POSTINGS_MAX; i++) {
            uint32_t q = t->postings.at[i].quote;
            if (!hits[q]++) *SY_PUSH(&t->c->scratch, &met) = q;
        }
    }
    for (uint32_t i = 0; i < met.n; i++) {
        const said *quote = t->quotes.at[met.at[i]];
        uint16_t n = hits[met.at[i]];
        hits[met.at[i]] = 0;
        if (n < 2 || quote->report == told->report || one_occasion(t, quote, told) < 0) continue;
        overlap o = overlap_of(t, quote, told);
        if (!are_alike(&o) || (found && o.shared * 100 + o.longer <= best->shared * 100 + best->longer) || prints_it(t, quote, told)) continue;
        found = quote;
        *best = o;
    }
    return found;
}

void sy_compare_paraphrases(sy_collation *c, sy_scenes *s)
{
    table t = { .c = c, .s = s };
    for (uint32_t r = 0; r < c->n; r++)
        for (uint32_t k = 0; k < c->docs[r].doc->attributions.n; k++) read_attribution(&t, r, k);
    list_words(&t);
    uint16_t *hits = sy_alloc_array(&c->scratch, t.quotes.n, sizeof *hits);
    for (uint32_t i = 0; i < t.told.n; i++) {
        overlap o = { 0, 0, 0 };
        const said *quote = t.told.at[i]->taken ? NULL : best_quote(&t, t.told.at[i], hits, &o);
        if (quote) report_paraphrase(&t, quote, t.told.at[i], &o);
    }
}
