/* feats.c - morphological features from the form, the tag and the tree. */
#include "lang/feats.h"

#include "base/hash.h"
#include "lang/lemma_case.h"

#include <stdlib.h>

enum { FEATS_TEMPLATE = 64, NONE = 0, CONJUNCTS_UP = 3 };

static uint32_t hash32(const char *s, size_t n) { return (uint32_t)(sy_hash(s, n) >> 32); }
static uint32_t form_hash(const sy_word *w) { return hash32(w->lower, strlen(w->lower)); }

/* What the tree says about a word: hashes of forms and small numbers; NONE where there is nothing. */
typedef struct {
    int32_t subject;
    unsigned way;         /* how the subject was found */
    uint32_t helper;      /* the last auxiliary or mark before the word */
    unsigned passive, copula, joined, first_dependant;
} setting;

static int is_subject(unsigned rel)
{
    rel = sy_rel_main(rel);
    return rel == SY_REL_NSUBJ || rel == SY_REL_CSUBJ;
}

static int32_t child_by(const sayso_doc *d, int32_t w, int (*wanted)(unsigned rel))
{
    for (int32_t c = d->words.at[w].first_child; c >= 0; c = d->words.at[c].next_sibling)
        if (wanted(d->words.at[c].rel)) return c;
    return -1;
}

static int is_expletive(unsigned rel) { return rel == SY_REL_EXPL; }
static int is_conjunct(unsigned rel) { return rel == SY_REL_CONJ; }

static int32_t own_subject(const sayso_doc *d, int32_t w)
{
    int32_t c = child_by(d, w, is_subject);
    return c >= 0 ? c : child_by(d, w, is_expletive);
}

/* What a verb agrees with: its subject, or that of the verb that it helps, or of the verb that it is joined to; for "who" and
 * "that" the word that the relative clause is about. */
static void find_subject(const sayso_doc *d, int32_t word, setting *s)
{
    const sy_word *w = &d->words.at[word];
    int32_t v = word;
    if (w->head >= 0 && (sy_rel_main(w->rel) == SY_REL_AUX || w->rel == SY_REL_COP)) v = w->head;
    s->subject = own_subject(d, v);
    s->way = 1;
    for (int k = 0; s->subject < 0 && k < CONJUNCTS_UP && d->words.at[v].rel == SY_REL_CONJ && d->words.at[v].head >= 0; k++) {
        v = d->words.at[v].head;
        s->subject = own_subject(d, v);
        s->way = 2;
    }
    if (s->subject < 0) return;
    unsigned x = d->words.at[s->subject].xpos;
    if ((x == SY_XPOS_WDT || x == SY_XPOS_WP) && d->words.at[v].rel == SY_REL_ACL_RELCL && d->words.at[v].head >= 0) {
        s->subject = d->words.at[v].head;
        s->way = 3;
    }
}

static void look_around(const sayso_doc *d, int32_t word, setting *s)
{
    memset(s, 0, sizeof *s);
    s->subject = -1;
    const sy_word *w = &d->words.at[word];
    int verb = w->upos == SY_VERB || w->upos == SY_AUX;
    for (int32_t c = w->first_child; c >= 0; c = d->words.at[c].next_sibling) {
        const sy_word *k = &d->words.at[c];
        unsigned rel = sy_rel_main(k->rel);
        if (k->rel == SY_REL_NSUBJ_PASS || k->rel == SY_REL_AUX_PASS || k->rel == SY_REL_CSUBJ_PASS) s->passive = 1;
        if (rel == SY_REL_COP) s->copula = verb = 1;
        if (rel == SY_REL_NSUBJ) verb = 1;
        if (rel == SY_REL_GOESWITH) s->joined |= 1;
        if (rel == SY_REL_FIXED) s->joined |= 2;
        if (c < word && (rel == SY_REL_AUX || rel == SY_REL_MARK)) s->helper = k->rel == SY_REL_AUX_PASS ? 1 : form_hash(k);
        if (c < word && !s->first_dependant && (rel == SY_REL_CASE || rel == SY_REL_DET || rel == SY_REL_MARK)) s->first_dependant = k->rel;
    }
    if (verb) find_subject(d, word, s);
}

static unsigned form_kind(const char *form)
{
    unsigned kind = sy_case_of(form);
    for (const char *p = form; *p; p++) kind |= *p == '.' ? 8 : (unsigned)(*p - '0') < 10u ? 16 : 0;
    return kind;
}

unsigned sy_feats_features(const sayso_doc *d, uint32_t word, uint64_t out[SY_FEATS_MAX])
{
    const sy_word *w = &d->words.at[word];
    const sy_sentence *sentence = &d->sentences.at[w->sentence];
    size_t n = strlen(w->lower);
    setting s;
    look_around(d, (int32_t)word, &s);
    const sy_word *subject = s.subject >= 0 ? &d->words.at[s.subject] : NULL, *head = w->head >= 0 ? &d->words.at[w->head] : NULL;
    unsigned first = word == sentence->first_word, last = word + 1 == sentence->first_word + sentence->n_words;
    uint32_t tag = w->upos * 64u + w->xpos, form = hash32(w->lower, n), kind = form_kind(w->form), rel = w->rel;
    uint32_t subject_form = subject ? form_hash(subject) : NONE, subject_tag = subject ? 1u + subject->xpos : NONE;
    uint32_t side = subject ? 1u + (s.subject > (int32_t)word) : NONE;
    uint32_t several = subject && child_by(d, s.subject, is_conjunct) >= 0;
    unsigned k = 0;
#define F(x, y) (out[k] = sy_feature(FEATS_TEMPLATE + k, tag, (x), (y)), k++)
    F(0, 0);
    F(form, 0);
    F(form, rel);
    F(rel, head ? 1u + head->xpos : NONE);
    F(n >= 3 ? hash32(w->lower + n - 3, 3) : form, 0);
    F(kind, 0);
    F(kind, (unsigned char)w->lower[0]);
    F(subject_form, 0);
    F(subject_tag << 4 | several << 3 | s.way, 0);
    F(subject_tag, form);
    F(s.helper, rel);
    F(rel, (uint32_t)(subject != NULL) | s.helper << 1);
    F(rel << 1 | first, s.helper);
    F(s.passive, rel);
    F(s.passive | s.copula << 1, form);
    F(first ? NONE : form_hash(w - 1), 0);
    F(last ? NONE : form_hash(w + 1), 0);
    F(s.first_dependant, rel);
    F(s.joined, 0);
    F(side | rel << 2, form);
#undef F
    return k;
}

uint32_t sy_feats_find(const sy_feats *f, const sayso_doc *d, uint32_t word)
{
    const sy_word *w = &d->words.at[word];
    if (w->upos >= SY_UPOS_N || w->xpos >= SY_XPOS_N) return 0;
    unsigned n = f->n_of[w->upos][w->xpos], best = 0;
    if (n == 0) return 0;
    if (n > 1) {
        uint64_t features[SY_FEATS_MAX];
        int32_t scores[SY_TABLE_CLASSES] = { 0 };
        sy_table_add(&f->weights, features, sy_feats_features(d, word, features), scores);
        for (unsigned i = 1; i < n; i++)
            if (scores[i] > scores[best]) best = i;
    }
    return f->of[w->upos][w->xpos][best];
}

/* ---- opening */

/* "12 5 77": numbers of bundles, as many as fit. */
static unsigned read_numbers(const char *s, uint32_t less_than, uint16_t *out)
{
    unsigned n = 0;
    while (*s && n < SY_BUNDLE_CHOICES) {
        char *end;
        unsigned long v = strtoul(s, &end, 10);
        if (end == s || v >= less_than) return 0;
        out[n++] = (uint16_t)v;
        s = end;
    }
    return n;
}

void sy_feats_open(sy_arena *a, const char *path, const sy_model *m, sy_feats *out)
{
    sy_strings tags, lists;
    sy_strings_open(a, path, m, "tags", &tags);
    sy_strings_open(a, path, m, "bundles", &out->bundles);
    sy_strings_open(a, path, m, "tag-bundles", &lists);
    sy_table_open(a, path, m, "feats", SY_BUNDLE_CHOICES, &out->weights);
    uint16_t *numbers = sy_alloc_array(a, (size_t)lists.n * SY_BUNDLE_CHOICES, sizeof *numbers);
    for (uint32_t i = 1; i < tags.n && i < lists.n; i++, numbers += SY_BUNDLE_CHOICES) {
        const char *s = tags.at[i], *space = strchr(s, ' ');
        unsigned u = space ? sy_upos_find(s, (size_t)(space - s)) : 0, x = space ? sy_xpos_find(space + 1, strlen(space + 1)) : 0;
        unsigned n = read_numbers(lists.at[i], out->bundles.n, numbers);
        if (!u || !n) sy_fail(a, SAYSO_MODEL, 0, "%.140s: the part \"tag-bundles\" is damaged; fetch or build the model again", path);
        out->of[u][x] = numbers;
        out->n_of[u][x] = (uint8_t)n;
    }
}
