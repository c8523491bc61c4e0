/* draft_index.c - the words of all reports by stem, so that a sentence of a draft finds those that are like it. */
#include "compare/draft.h"

#include "base/common.h"

#include <stdlib.h>

enum { FREQUENT = 4000, RAREST = 12 };

/* Without ending, an irregular form as its lemma; a number or a function word is its own stem. */
static uint32_t stem_of(const sy_draft_index *x, const sy_cdoc *d, uint32_t word)
{
    const sy_cword *w = &d->words[word];
    if (w->flags & (SY_CW_NUMBER | SY_CW_COMMON)) return w->key;
    return sy_senses_stem(x->senses, d->doc->text + w->start, w->n_bytes, w->key);
}

static unsigned turn_of(const sy_draft_index *x, uint32_t report, uint32_t word)
{
    const sy_cdoc *d = &x->c->docs[report];
    const sy_cword *w = &d->words[word];
    const char *s = d->doc->text + w->start;
    unsigned turn = sy_senses_turn(x->senses, w->key, x->stems[report][word]);
    if (word + 1 < d->n_words) turn |= sy_senses_turn_two(x->senses, x->stems[report][word], w[1].key);
    if (w->n_bytes < 4 || s[w->n_bytes - 1] != 't') return turn;
    return turn | (s[w->n_bytes - 2] == '\'' || memcmp(s + w->n_bytes - 4, "\xE2\x80\x99", 3) == 0 ? SY_TURN_NEGATION : 0u);
}

/* A longer mention goes before a shorter one inside it, a name before a pronoun. */
static void name_words(const sy_cdoc *d, sy_draft_who *who)
{
    for (uint32_t i = 0; i < d->doc->mentions.n; i++) {
        const sayso_mention *m = &d->doc->mentions.at[i];
        uint32_t n = m->span.end - m->span.start;
        if (m->actor < 0 || m->how == SAYSO_HOW_NONE) continue;
        for (uint32_t k = sy_cword_at(d, m->span.start); k < d->n_words && d->words[k].start < m->span.end; k++) {
            sy_who how = m->how == SAYSO_HOW_PRONOUN ? SY_WHO_PRONOUN : SY_WHO_NAME;
            if (who[k].how == SY_WHO_NAME && (how == SY_WHO_PRONOUN || who[k].n_bytes >= n)) continue;
            who[k] = (sy_draft_who){ m->actor, n, (uint8_t)how };
        }
    }
}

static void mark_words(const sy_cdoc *d, sayso_spans spans, uint32_t sentence, uint32_t *says)
{
    for (uint32_t i = 0; i < spans.n; i++)
        for (uint32_t k = sy_cword_at(d, spans.at[i].start); k < d->n_words && d->words[k].start < spans.at[i].end; k++)
            if (!says[k] || sy_draft_sentence(d, k) == sentence) says[k] = sentence + 1;
}

static void mark_saying(const sy_cdoc *d, uint32_t *says)
{
    for (uint32_t i = 0; d->n_words && i < d->doc->attributions.n; i++) {
        const sayso_attribution *a = &d->doc->attributions.at[i];
        if (!a->cue.n || !sy_draft_only_says(a)) continue;
        uint32_t k = sy_cword_at(d, a->cue.at[0].start), sentence = sy_draft_sentence(d, k < d->n_words ? k : d->n_words - 1);
        mark_words(d, a->cue, sentence, says);
        mark_words(d, a->source, sentence, says);
    }
}

static void number_docs(sy_draft_index *x)
{
    sy_collation *c = x->c;
    uint32_t words = 0, none;
    x->stems = sy_alloc_array(&c->scratch, c->n, sizeof *x->stems);
    x->turn = sy_alloc_array(&c->scratch, c->n, sizeof *x->turn);
    x->sense = sy_alloc_array(&c->scratch, c->n, sizeof *x->sense);
    x->says = sy_alloc_array(&c->scratch, c->n, sizeof *x->says);
    x->who = sy_alloc_array(&c->scratch, c->n, sizeof *x->who);
    x->first_word = sy_alloc_array(&c->scratch, c->n + 1, sizeof *x->first_word);
    x->first_sentence = sy_alloc_array(&c->scratch, c->n + 1, sizeof *x->first_sentence);
    for (uint32_t i = 0; i < c->n; i++) {
        const sy_cdoc *d = &c->docs[i];
        x->first_word[i] = words;
        x->first_sentence[i] = x->n_sentences;
        if (d->n_words > UINT32_MAX - words) sy_fail(&c->scratch, SAYSO_LIMIT, 0, "the reports have more than %u words; give fewer", UINT32_MAX);
        words += d->n_words;
        if (i < x->n_reports) x->n_sentences += d->n_sentences;
        x->stems[i] = sy_alloc_array(&c->scratch, d->n_words + 1, sizeof **x->stems);
        for (uint32_t k = 0; k < d->n_words; k++) x->stems[i][k] = stem_of(x, d, k);
        x->turn[i] = sy_alloc_array(&c->scratch, d->n_words + 1, sizeof **x->turn);
        x->sense[i] = sy_alloc_array(&c->scratch, d->n_words + 1, sizeof **x->sense);
        for (uint32_t k = 0; k < d->n_words; k++) x->turn[i][k] = turn_of(x, i, k), x->sense[i][k] = sy_senses_of(x->senses, x->stems[i][k], NULL, 0, &none);
        x->who[i] = sy_alloc_array(&c->scratch, d->n_words + 1, sizeof **x->who);
        name_words(d, x->who[i]);
        x->says[i] = sy_alloc_array(&c->scratch, d->n_words + 1, sizeof **x->says);
        mark_saying(d, x->says[i]);
    }
    x->first_word[c->n] = words;
    x->first_sentence[c->n] = x->n_sentences;
}

static void swap_rows(uint32_t **rows, uint32_t i, uint32_t k)
{
    uint32_t *row = rows[i];
    rows[i] = rows[k];
    rows[k] = row;
}

void sy_draft_index_turn(sy_draft_index *x, uint32_t k)
{
    uint32_t i = x->n_reports;
    sy_cdoc *docs = x->c->docs, kept = docs[i];
    sy_draft_who *who = x->who[i];
    docs[i] = docs[k];
    docs[k] = kept;
    x->who[i] = x->who[k];
    x->who[k] = who;
    swap_rows(x->stems, i, k);
    swap_rows(x->turn, i, k);
    swap_rows(x->sense, i, k);
    swap_rows(x->says, i, k);
}

void sy_draft_index_make(sy_draft_index *x, sy_collation *c, uint32_t n_reports)
{
    memset(x, 0, sizeof *x);
    x->c = c;
    x->senses = c->background ? c->background->senses : sy_senses_small(&c->scratch);
    x->n_reports = n_reports;
    x->draft = &c->docs[n_reports];
    number_docs(x);
    x->postings = sy_alloc_array(&c->scratch, x->first_word[x->n_reports] + 1, sizeof *x->postings);
    for (uint32_t i = 0; i < x->n_reports; i++)
        for (uint32_t k = 0; k < c->docs[i].n_words; k++) x->postings[x->n_postings++] = (uint64_t)x->stems[i][k] << 32 | (x->first_word[i] + k);
    if (x->n_postings) qsort(x->postings, x->n_postings, sizeof *x->postings, sy_by_u64);
    x->score = sy_alloc_array(&c->scratch, x->n_sentences + 1, sizeof *x->score);
    x->found = sy_alloc_array(&c->scratch, x->n_sentences + 1, sizeof *x->found);
}

/* First posting of at least this stem. */
static uint32_t lower_bound(const sy_draft_index *x, uint64_t key)
{
    uint32_t lo = 0, hi = x->n_postings;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (x->postings[mid] < key) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

const uint64_t *sy_draft_postings(const sy_draft_index *x, uint32_t stem, uint32_t *n)
{
    uint32_t from = lower_bound(x, (uint64_t)stem << 32);
    uint32_t to = stem == UINT32_MAX ? x->n_postings : lower_bound(x, (uint64_t)(stem + 1) << 32);
    *n = to - from;
    return x->postings + from;
}

uint32_t sy_draft_weight(const sy_draft_index *x, uint32_t stem)
{
    uint32_t n;
    sy_draft_postings(x, stem, &n);
    uint32_t most = sy_log2_q8(x->n_sentences + 2u), less = sy_log2_q8(n + 1u);
    return most > less + 256 ? most - less : 256;
}

/* The last of n numbers in order that is at most `number`; the first is. */
static uint32_t last_at_most(const uint32_t *at, uint32_t n, uint32_t number)
{
    uint32_t lo = 0, hi = n;
    while (hi - lo > 1) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (at[mid] <= number) lo = mid;
        else hi = mid;
    }
    return lo;
}

uint32_t sy_draft_report(const sy_draft_index *x, uint32_t number, uint32_t *word)
{
    uint32_t lo = last_at_most(x->first_word, x->n_reports, number);
    *word = number - x->first_word[lo];
    return lo;
}

uint32_t sy_draft_sentence(const sy_cdoc *d, uint32_t word)
{
    uint32_t lo = 0, hi = d->n_sentences;
    while (hi - lo > 1) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (d->sentences[mid].first <= word) lo = mid;
        else hi = mid;
    }
    return lo;
}

/* ---- candidates */

typedef struct {
    uint32_t n, stem;
} rarity;

static int by_rarity(const void *a, const void *b)
{
    const rarity *p = a, *q = b;
    if (p->n != q->n) return p->n < q->n ? -1 : 1;
    return p->stem < q->stem ? -1 : p->stem > q->stem;
}

/* The stems of subject words that some report has, the rarest first, each once. */
static uint32_t rare_stems(sy_draft_index *x, const uint32_t *words, uint32_t n, rarity *out)
{
    uint32_t kept = 0, all = 0;
    const uint32_t *stems = x->stems[x->n_reports];
    for (uint32_t i = 0; i < n; i++) {
        if (x->draft->words[words[i]].flags & SY_CW_COMMON) continue;
        out[all].stem = stems[words[i]];
        sy_draft_postings(x, out[all].stem, &out[all].n);
        all += out[all].n > 0;
    }
    if (all) qsort(out, all, sizeof *out, by_rarity);
    for (uint32_t i = 0; i < all; i++)
        if (i == 0 || out[i].stem != out[i - 1].stem) out[kept++] = out[i];
    return kept;
}

/* Count a stem once for each sentence that has it. Postings of a stem rise with the text. */
static uint32_t add_stem(sy_draft_index *x, const rarity *stem, uint32_t n_found)
{
    uint32_t n, weight = sy_draft_weight(x, stem->stem), last = UINT32_MAX;
    const uint64_t *at = sy_draft_postings(x, stem->stem, &n);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t word, report = sy_draft_report(x, (uint32_t)at[i], &word);
        uint32_t s = x->first_sentence[report] + sy_draft_sentence(&x->c->docs[report], word);
        if (s == last) continue;
        last = s;
        if (!x->score[s]) x->found[n_found++] = s;
        x->score[s] += weight;
    }
    return n_found;
}

static void insert(sy_candidate *out, uint32_t *n, uint32_t most, sy_candidate new)
{
    uint32_t at = *n;
    while (at > 0 && (out[at - 1].score < new.score ||
                      (out[at - 1].score == new.score && (out[at - 1].report > new.report || (out[at - 1].report == new.report && out[at - 1].sentence > new.sentence))))) at--;
    if (at >= most) return;
    if (*n < most) ++*n;
    memmove(out + at + 1, out + at, (*n - 1 - at) * sizeof *out);
    out[at] = new;
}

uint32_t sy_draft_candidates(sy_draft_index *x, const uint32_t *words, uint32_t n, sy_candidate *out, uint32_t most)
{
    rarity *stems = sy_alloc_array(&x->c->scratch, n + 1, sizeof *stems);
    uint32_t n_stems = rare_stems(x, words, n, stems), n_found = 0, kept = 0;
    for (uint32_t i = 0; i < n_stems && i < RAREST; i++)
        if (stems[i].n <= FREQUENT || i < 2) n_found = add_stem(x, &stems[i], n_found);
    for (uint32_t i = 0; i < n_found; i++) {
        uint32_t s = x->found[i], report = last_at_most(x->first_sentence, x->n_reports, s);
        sy_candidate new = { report, s - x->first_sentence[report], x->score[s] };
        insert(out, &kept, most, new);
        x->score[s] = 0;
    }
    return kept;
}
