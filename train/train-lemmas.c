/*
 * train-lemmas.c - learns lemmas, their capitals and morphological features; one file a section of the language model.
 *
 * usage: train-lemmas DATA IRREGULAR OUT TEXT.jsonl.gz...
 *
 * DATA is the folder that holds ud/, IRREGULAR the table data/lang/irregular.tsv, OUT the folder of the sections; from the
 * texts and the treebanks the lexicon is counted. Everything is decided by the data and the seed: the same files, the same bytes.
 */
#include "base/common.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "corpus.h"
#include "files.h"
#include "lang/feats.h"
#include "lang/lemma_case.h"
#include "perceptron.h"
#include "tags.h"
#include "word-counts.h"

#include <stdio.h>
#include <stdlib.h>

enum { CORPORA = 2, EPOCHS = 6, EDIT_EPOCHS = 10, EDIT_MARGIN = 15, CUTOFF = 2, MIN_WEIGHT = 3, SEED = 20261, EDIT_FORMS_MIN = 4, BUNDLE_SEEN_MIN = 3, ODD_LEVEL = 4, TRUSTED = 4 };

/* One form under one tag: its commonest lemma, both in lower case. */
typedef struct {
    const char *form, *lemma;
    uint8_t upos, xpos, kept, listed; /* listed: from the table, not from a treebank */
    uint32_t count;                   /* of the lemma under this form and tag */
} type;

typedef SY_VEC(type) types;

typedef struct {
    sy_arena arena;
    char **argv;
    int argc;
    corpus *corpora[CORPORA];
    tag_list tags;
    word_counts counts;
    types types;
    sy_model model;        /* what has been learned so far, */
    sy_lemmas lemmas;      /* as the program will use it */
} trainer;

/* As a file, and as a section of the model in memory. */
static void write_section(trainer *t, const char *name, sy_buf *b)
{
    char path[4096];
    sy_section *s = &t->model.sections[t->model.n_sections++];
    snprintf(s->name, sizeof s->name, "%s", name);
    s->n_bytes = b->n;
    s->bytes = (const unsigned char *)sy_strndup(&t->arena, b->at, b->n);
    snprintf(path, sizeof path, "%s/%s", t->argv[3], name);
    printf("%-14s %8zu bytes\n", name, b->n);
    file_write_buf(path, b);
}

static void write_weights(trainer *t, const char *name, perceptron *p)
{
    size_t n;
    unsigned char *bytes = perceptron_pack(p, MIN_WEIGHT, &n);
    sy_buf b;
    sy_buf_init(&b, 0);
    sy_buf_add(&b, bytes, n);
    write_section(t, name, &b);
    free(bytes);
    perceptron_free(p);
}

/* ---- types */

static int by_type(const void *a, const void *b)
{
    const type *x = a, *y = b;
    int c = strcmp(x->form, y->form);
    if (c) return c;
    if (x->upos != y->upos) return x->upos - y->upos;
    if (x->xpos != y->xpos) return x->xpos - y->xpos;
    return strcmp(x->lemma, y->lemma);
}

static int same_key(const type *x, const type *y) { return x->upos == y->upos && x->xpos == y->xpos && strcmp(x->form, y->form) == 0; }

/* A part of a word that is written apart, a prefix: their lemmas are those of words that stand elsewhere. */
static int has_own_lemma(const sy_word *w, const sy_gold_word *g)
{
    return (strcmp(g->lemma, "_") != 0 || strcmp(w->form, "_") == 0) && g->xpos != SY_XPOS_GW && g->xpos != SY_XPOS_AFX;
}

static void collect_types(trainer *t)
{
    types all = { 0 };
    for (int k = 0; k < CORPORA; k++)
        for (uint32_t i = 0; i < t->corpora[k]->doc.words.n; i++) {
            const sy_word *w = &t->corpora[k]->doc.words.at[i];
            const sy_gold_word *g = &t->corpora[k]->gold.words.at[i];
            char low[4 * SY_LEMMA_FORM_MAX];
            if (!has_own_lemma(w, g) || strlen(w->lower) > SY_LEMMA_FORM_MAX || strlen(g->lemma) > SY_LEMMA_FORM_MAX) continue;
            sy_utf8_lower(g->lemma, strlen(g->lemma), low, sizeof low);
            type *v = SY_PUSH(&t->arena, &all);
            v->form = w->lower;
            v->lemma = strcmp(low, w->lower) == 0 ? w->lower : sy_strdup(&t->arena, low);
            v->upos = g->upos;
            v->xpos = g->xpos;
        }
    qsort(all.at, all.n, sizeof *all.at, by_type);
    for (uint32_t i = 0, end; i < all.n; i = end) {
        type best = { 0 };
        for (end = i; end < all.n && same_key(&all.at[i], &all.at[end]);) {
            uint32_t from = end;
            while (end < all.n && same_key(&all.at[from], &all.at[end]) && strcmp(all.at[from].lemma, all.at[end].lemma) == 0) end++;
            if (end - from > best.count) {
                best = all.at[from];
                best.count = end - from;
            }
        }
        *SY_PUSH(&t->arena, &t->types) = best;
    }
}

/* ---- edits */

typedef struct {
    char text[24];
    uint32_t forms[SY_XPOS_N], all;
} edit_count;

/* The edit that makes the lemma; 0 if none does. */
static int edit_of(const type *v, char out[24])
{
    static const char *const doubling[] = { "ed", "ing", "er", "est", "es", NULL };
    size_t n = strlen(v->form), same = 0;
    while (v->form[same] && v->form[same] == v->lemma[same]) same++;
    const char *add = v->lemma + same, *cut = v->form + same;
    if (same == n && !*add) return snprintf(out, 24, "0") > 0;
    if (same < SY_LEMMA_STEM_MIN || n - same > 5 || n == same || strlen(add) > 4) return 0;
    for (const char *p = cut; *p; p++)
        if ((unsigned char)*p > 0x7F || *p == ' ') return 0;
    for (const char *p = add; *p; p++)
        if ((unsigned)(*p - 'a') > 25u) return 0;
    int doubled = !*add && *cut == v->form[same - 1] && sy_is_one_of(cut + 1, doubling);
    snprintf(out, 24, "%zu%s %s%s", n - same, add, doubled ? "~" : "", cut + doubled);
    return 1;
}

static int by_forms(const void *a, const void *b)
{
    const edit_count *x = a, *y = b;
    return x->all != y->all ? (x->all < y->all ? 1 : -1) : strcmp(x->text, y->text);
}

/* The edits that a tag has for EDIT_FORMS_MIN forms or more. */
static void choose_edits(trainer *t)
{
    static edit_count counts[4096];
    uint32_t n = 0;
    for (uint32_t i = 0; i < t->types.n; i++) {
        char text[24];
        if (!edit_of(&t->types.at[i], text) || text[0] == '0') continue;
        uint32_t k = 0;
        while (k < n && strcmp(counts[k].text, text) != 0) k++;
        if (k == sizeof counts / sizeof *counts) continue;
        if (k == n) memcpy(counts[n++].text, text, sizeof text);
        counts[k].forms[t->types.at[i].xpos]++;
        counts[k].all++;
    }
    qsort(counts, n, sizeof *counts, by_forms);
    sy_buf b;
    sy_buf_init(&b, 0);
    sy_buf_char(&b, 0);
    t->lemmas.n_edits = 1;
    for (uint32_t k = 0; k < n && t->lemmas.n_edits < SY_EDITS_MAX; k++) {
        unsigned tags = 0;
        for (unsigned x = 1; x < SY_XPOS_N; x++) {
            if (counts[k].forms[x] < EDIT_FORMS_MIN) continue;
            if (!tags++) sy_buf_str(&b, counts[k].text);
            sy_buf_printf(&b, " %s", sy_xpos_name(x));
            t->lemmas.may[x][t->lemmas.n_may[x]++] = (uint8_t)t->lemmas.n_edits;
        }
        if (!tags) continue;
        sy_buf_char(&b, 0);
        sy_edit_read(counts[k].text, &t->lemmas.edits[t->lemmas.n_edits++]);
    }
    printf("%u edits\n", t->lemmas.n_edits);
    write_section(t, "edits", &b);
}

/* The number of the edit that gives the lemma, of those to choose from; -1 if none does. */
static int right_choice(const trainer *t, const type *v, const uint8_t *choice, unsigned n)
{
    char out[2 * SY_LEMMA_FORM_MAX];
    for (unsigned i = 0; i < n; i++) {
        sy_edit_apply(&t->lemmas.edits[choice[i]], v->form, strlen(v->form), out);
        if (strcmp(out, v->lemma) == 0) return choice[i];
    }
    return -1;
}

/* Level of the result; that the form is a word does not count by its own treebank. */
static uint8_t level_of(const trainer *t, const type *v, unsigned edit)
{
    char out[2 * SY_LEMMA_FORM_MAX];
    size_t n = sy_edit_apply(&t->lemmas.edits[edit], v->form, strlen(v->form), out);
    word_count w = word_counts_get(&t->counts, out, n);
    return (uint8_t)sy_lexicon_level(word_count_in_texts(&w) + (edit ? w.treebank : 0));
}

static void learn_edits(trainer *t)
{
    perceptron *p = perceptron_new(t->lemmas.n_edits, CUTOFF);
    uint32_t *order = checked(malloc((t->types.n + 1) * sizeof *order)), n = 0;
    uint64_t random = SEED, features[SY_EDIT_FEATURES];
    int32_t scores[SY_TABLE_CLASSES];
    uint8_t choice[SY_EDIT_CHOICES], level[SY_EDIT_CHOICES];
    for (uint32_t i = 0; i < t->types.n; i++)
        if (!strchr(t->types.at[i].form, '-')) order[n++] = i;
    for (int epoch = -1; epoch < EDIT_EPOCHS; epoch++) {
        uint32_t wrong = 0, all = 0;
        if (epoch >= 0) shuffle(order, n, &random);
        for (uint32_t k = 0; k < n; k++) {
            const type *v = &t->types.at[order[k]];
            unsigned m = sy_edit_choices(&t->lemmas, v->form, strlen(v->form), v->xpos, choice);
            int right = right_choice(t, v, choice, m);
            if (m < 2 || right < 0) continue;
            for (unsigned i = 0; i < m; i++) level[i] = level_of(t, v, choice[i]);
            unsigned f = sy_edit_features(v->form, strlen(v->form), v->xpos, choice, level, m, features);
            if (epoch < 0) {
                perceptron_count(p, features, f);
                continue;
            }
            perceptron_score(p, features, f, scores);
            unsigned best = sy_choose(scores, choice, m);
            scores[right] -= EDIT_MARGIN; /* what is right must win clearly */
            unsigned rival = sy_choose(scores, choice, m);
            if (rival != (unsigned)right) perceptron_update(p, features, f, (unsigned)right, rival);
            perceptron_tick(p);
            wrong += best != (unsigned)right;
            all++;
        }
        if (epoch == EDIT_EPOCHS - 1) printf("edits: %u wrong of %u\n", wrong, all);
    }
    free(order);
    write_weights(t, "edit-weights", p);
    sy_table_open(&t->arena, t->argv[3], &t->model, "edit-weights", SY_EDITS_MAX, &t->lemmas.weights);
}

/* ---- irregular words */

static unsigned upos_of(unsigned xpos)
{
    return xpos == SY_XPOS_NNS ? SY_NOUN : xpos == SY_XPOS_JJR || xpos == SY_XPOS_JJS ? SY_ADJ : xpos == SY_XPOS_RBR || xpos == SY_XPOS_RBS ? SY_ADV : SY_VERB;
}

/* The rows of the table, unless the treebanks have shown the same form and tag TRUSTED times. */
static void add_listed(trainer *t)
{
    sy_tsv f;
    uint32_t known = t->types.n;
    sy_tsv_open(&f, &t->arena, NULL, t->argv[2], 0);
    uint32_t form = sy_tsv_column(&f, "form"), tags = sy_tsv_column(&f, "tags"), lemma = sy_tsv_column(&f, "lemma");
    while (sy_tsv_next(&f))
        for (const char *s = f.field[tags]; *s; s += strcspn(s, " "), s += *s == ' ') {
            type v = { .form = f.field[form], .lemma = f.field[lemma], .xpos = (uint8_t)sy_xpos_find(s, strcspn(s, " ")), .listed = 1, .count = 1 };
            if (!v.xpos || strlen(v.form) > SY_LEMMA_FORM_MAX || strlen(v.lemma) > SY_LEMMA_FORM_MAX) sy_tsv_fail(&f, "no tag, or too long");
            v.upos = (uint8_t)upos_of(v.xpos);
            type *old = NULL;
            for (uint32_t i = 0; i < known && !old; i++)
                if (same_key(&t->types.at[i], &v)) old = &t->types.at[i];
            if (old && old->count < TRUSTED) *old = v;
            if (!old) *SY_PUSH(&t->arena, &t->types) = v;
        }
    qsort(t->types.at, t->types.n, sizeof *t->types.at, by_type);
}

/* Must it be kept whole? Not where a common word was seen once with the lemma of another: that is a slip of its writer, put right. */
static int is_irregular(const trainer *t, const type *v)
{
    char out[2 * SY_LEMMA_FORM_MAX];
    if (!sy_lemma_find(&t->lemmas, v->form, v->upos, v->xpos, out)) snprintf(out, sizeof out, "%s", v->form);
    if (strcmp(out, v->lemma) == 0) return 0;
    word_count w = word_counts_get(&t->counts, v->form, strlen(v->form)), lemma = word_counts_get(&t->counts, v->lemma, strlen(v->lemma));
    if (v->count == 1 && !word_count_in_texts(&lemma) && sy_lexicon_find(&t->lemmas.lexicon, out, strlen(out)).level >= ODD_LEVEL) return 0;
    return v->count > 1 || sy_lemma_is_inflected(v->xpos) || sy_lexicon_level(word_count_in_texts(&w)) < ODD_LEVEL;
}

/* Mark what is kept: irregular words, and what the same form is under tags akin to theirs. */
static void mark_irregular(trainer *t)
{
    for (uint32_t i = 0, end; i < t->types.n; i = end) {
        for (end = i; end < t->types.n && strcmp(t->types.at[i].form, t->types.at[end].form) == 0; end++) t->types.at[end].kept = t->types.at[end].listed || is_irregular(t, &t->types.at[end]);
        for (uint32_t a = i; a < end; a++)
            for (uint32_t b = i; b < end; b++)
                if (t->types.at[a].kept == 1 && !t->types.at[b].kept && sy_lemma_akin(t->types.at[b].xpos, t->types.at[a].xpos)) t->types.at[b].kept = 2;
    }
}

typedef struct {
    uint64_t hash;
    uint32_t from, end; /* types of the form */
} record;

static int by_record(const void *a, const void *b)
{
    const record *x = a, *y = b;
    return x->hash != y->hash ? (x->hash < y->hash ? -1 : 1) : x->from < y->from ? -1 : 1;
}

static void put_record(sy_buf *b, const trainer *t, const record *r)
{
    uint32_t n = 0;
    for (uint32_t i = r->from; i < r->end; i++) n += t->types.at[i].kept > 0;
    sy_buf_add(b, t->types.at[r->from].form, strlen(t->types.at[r->from].form) + 1);
    sy_buf_char(b, (char)n);
    for (uint32_t i = r->from; i < r->end; i++) {
        const type *v = &t->types.at[i];
        if (!v->kept) continue;
        sy_buf_char(b, (char)v->upos);
        sy_buf_char(b, (char)v->xpos);
        sy_buf_add(b, v->lemma, strlen(v->lemma) + 1);
    }
}

static void write_irregular(trainer *t)
{
    SY_VEC(record) records = { 0 };
    for (uint32_t i = 0, end; i < t->types.n; i = end) {
        uint32_t kept = 0;
        for (end = i; end < t->types.n && strcmp(t->types.at[i].form, t->types.at[end].form) == 0; end++) kept += t->types.at[end].kept > 0;
        record r = { sy_hash_str(t->types.at[i].form), i, end };
        if (kept) *SY_PUSH(&t->arena, &records) = r;
    }
    if (records.n) qsort(records.at, records.n, sizeof *records.at, by_record);
    unsigned bits = 1;
    while ((1u << bits) < records.n) bits++;
    uint32_t at = 0, head = 4 * ((1u << bits) + 1);
    sy_buf index, rows;
    sy_buf_init(&index, 0);
    sy_buf_init(&rows, 0);
    buf_put32(&index, bits);
    for (uint64_t k = 0; k < (uint64_t)1 << bits; k++) {
        buf_put32(&index, head + (uint32_t)rows.n);
        for (; at < records.n && records.at[at].hash >> (64 - bits) == k; at++) put_record(&rows, t, &records.at[at]);
    }
    buf_put32(&index, head + (uint32_t)rows.n);
    sy_buf_add(&index, rows.at, rows.n);
    sy_buf_free(&rows);
    printf("%u irregular words\n", records.n);
    write_section(t, "irregular", &index);
}

/* ---- capitals */

static void learn_cases(trainer *t)
{
    perceptron *p = perceptron_new(SY_CASE_CLASSES, CUTOFF);
    uint64_t random = SEED + 1, features[SY_CASE_FEATURES];
    int32_t scores[SY_TABLE_CLASSES];
    uint32_t n = t->corpora[0]->doc.words.n + t->corpora[1]->doc.words.n, *order = checked(malloc((n + 1) * sizeof *order));
    for (uint32_t i = 0; i < n; i++) order[i] = i;
    for (int epoch = -1; epoch < EPOCHS; epoch++) {
        uint32_t wrong = 0, all = 0;
        if (epoch >= 0) shuffle(order, n, &random);
        for (uint32_t k = 0; k < n; k++) {
            int second = order[k] >= t->corpora[0]->doc.words.n;
            const corpus *c = t->corpora[second];
            uint32_t i = order[k] - (second ? t->corpora[0]->doc.words.n : 0);
            const sy_word *w = &c->doc.words.at[i];
            const sy_gold_word *g = &c->gold.words.at[i];
            sy_case form = sy_case_of(w->form), right = sy_case_of(g->lemma);
            if (!has_own_lemma(w, g) || !sy_case_is_open(form, g->xpos) || (right == SY_CASE_MIXED && form != SY_CASE_MIXED)) continue;
            if (right == SY_CASE_NONE) right = SY_CASE_LOWER;
            unsigned m = sy_case_features(&t->lemmas, w->form, w->lower, g->upos, g->xpos, sy_case_place_of(&c->doc, i), features);
            if (epoch < 0) {
                perceptron_count(p, features, m);
                continue;
            }
            perceptron_score(p, features, m, scores);
            unsigned best = 0;
            for (unsigned a = 1; a < SY_CASE_CLASSES; a++)
                if (scores[a] > scores[best] && (a != SY_CASE_MIXED || form == SY_CASE_MIXED)) best = a;
            if (best != (unsigned)right) perceptron_update(p, features, m, right, best);
            perceptron_tick(p);
            wrong += best != (unsigned)right;
            all++;
        }
        if (epoch == EPOCHS - 1) printf("capitals: %u wrong of %u\n", wrong, all);
    }
    free(order);
    write_weights(t, "case-weights", p);
}

/* ---- features */

typedef struct {
    const char *text;
    uint32_t count;
    uint8_t tag;
} bundle_count;

static int by_tag_and_text(const void *a, const void *b)
{
    const bundle_count *x = a, *y = b;
    return x->tag != y->tag ? x->tag - y->tag : strcmp(x->text, y->text);
}

static int by_tag_and_count(const void *a, const void *b)
{
    const bundle_count *x = a, *y = b;
    if (x->tag != y->tag) return x->tag - y->tag;
    return x->count != y->count ? (x->count < y->count ? 1 : -1) : strcmp(x->text, y->text);
}

typedef struct {
    const char *of[TAGS_MAX][SY_BUNDLE_CHOICES];
    unsigned n_of[TAGS_MAX];
} bundle_lists;

static void list_bundles(trainer *t, bundle_lists *out)
{
    SY_VEC(bundle_count) all = { 0 };
    for (int k = 0; k < CORPORA; k++)
        for (uint32_t i = 0; i < t->corpora[k]->doc.words.n; i++) {
            bundle_count b = { t->corpora[k]->gold.words.at[i].feats, 1, t->corpora[k]->tag[i] };
            *SY_PUSH(&t->arena, &all) = b;
        }
    qsort(all.at, all.n, sizeof *all.at, by_tag_and_text);
    uint32_t n = 0;
    for (uint32_t i = 0; i < all.n; i++) {
        if (n && by_tag_and_text(&all.at[n - 1], &all.at[i]) == 0) all.at[n - 1].count++;
        else all.at[n++] = all.at[i];
    }
    qsort(all.at, n, sizeof *all.at, by_tag_and_count);
    for (uint32_t i = 0; i < n; i++) {
        unsigned *m = &out->n_of[all.at[i].tag];
        if (*m < SY_BUNDLE_CHOICES && (!*m || all.at[i].count >= BUNDLE_SEEN_MIN)) out->of[all.at[i].tag][(*m)++] = all.at[i].text;
    }
}

static void write_bundles(trainer *t, const bundle_lists *lists)
{
    sy_map numbers = { 0 };
    sy_buf names, of;
    sy_buf_init(&names, 0);
    sy_buf_init(&of, 0);
    sy_buf_char(&names, 0);
    sy_buf_char(&of, 0);
    sy_map_put(&t->arena, &numbers, "_", 1, NULL);
    for (uint32_t k = 0; k < t->tags.n; k++) {
        for (unsigned i = 0; i < lists->n_of[k]; i++) {
            int fresh;
            const char *s = lists->of[k][i];
            uint32_t next = numbers.entries.n, *at = sy_map_put(&t->arena, &numbers, s, strlen(s), &fresh);
            if (fresh) {
                *at = next;
                sy_buf_add(&names, s, strlen(s) + 1);
            }
            sy_buf_printf(&of, "%s%u", i ? " " : "", *at);
        }
        sy_buf_char(&of, 0);
    }
    write_section(t, "bundles", &names);
    write_section(t, "tag-bundles", &of);
}

/* Trees and tags of the treebanks where the program has its own. */
static void take_gold_trees(trainer *t)
{
    for (int k = 0; k < CORPORA; k++) {
        corpus *c = t->corpora[k];
        for (uint32_t i = 0; i < c->doc.words.n; i++) {
            sy_word *w = &c->doc.words.at[i];
            const char *tag = t->tags.name[c->tag[i]], *space = strchr(tag, ' ');
            w->upos = (uint8_t)sy_upos_find(tag, (size_t)(space - tag));
            w->xpos = (uint8_t)sy_xpos_find(space + 1, strlen(space + 1));
            w->head = c->gold.words.at[i].head;
            w->rel = c->gold.words.at[i].rel;
        }
        for (uint32_t i = 0; i < c->doc.sentences.n; i++) sy_tree_link(&c->doc, i);
    }
}

static void learn_feats(trainer *t)
{
    static bundle_lists lists;
    list_bundles(t, &lists);
    write_bundles(t, &lists);
    take_gold_trees(t);
    perceptron *p = perceptron_new(SY_BUNDLE_CHOICES, CUTOFF);
    uint64_t random = SEED + 2, features[SY_FEATS_MAX];
    int32_t scores[SY_TABLE_CLASSES];
    uint32_t n = t->corpora[0]->doc.words.n + t->corpora[1]->doc.words.n, *order = checked(malloc((n + 1) * sizeof *order));
    for (uint32_t i = 0; i < n; i++) order[i] = i;
    for (int epoch = -1; epoch < EPOCHS; epoch++) {
        uint32_t wrong = 0;
        if (epoch >= 0) shuffle(order, n, &random);
        for (uint32_t k = 0; k < n; k++) {
            int second = order[k] >= t->corpora[0]->doc.words.n;
            const corpus *c = t->corpora[second];
            uint32_t i = order[k] - (second ? t->corpora[0]->doc.words.n : 0), m = lists.n_of[c->tag[i]], right = 0;
            while (right < m && strcmp(lists.of[c->tag[i]][right], c->gold.words.at[i].feats) != 0) right++;
            if (m < 2 || right == m) continue;
            unsigned f = sy_feats_features(&c->doc, i, features), best = 0;
            if (epoch < 0) {
                perceptron_count(p, features, f);
                continue;
            }
            perceptron_score(p, features, f, scores);
            for (unsigned a = 1; a < m; a++)
                if (scores[a] > scores[best]) best = a;
            if (best != right) perceptron_update(p, features, f, right, best);
            perceptron_tick(p);
            wrong += best != right;
        }
        if (epoch == EPOCHS - 1) printf("features: %u wrong of %u\n", wrong, n);
    }
    free(order);
    write_weights(t, "feats", p);
}

/* ---- */

static void work(void *arg)
{
    static const char *const names[CORPORA] = { "ud/en_ewt-2.16/en_ewt-ud-train.conllu.gz", "ud/en_gum-2.16-open/en_gum-open-train.conllu.gz" };
    trainer *t = arg;
    char path[4096];
    sy_buf lexicon;
    word_counts_init(&t->counts);
    for (int k = 0; k < CORPORA; k++) {
        snprintf(path, sizeof path, "%s/%s", t->argv[1], names[k]);
        t->corpora[k] = corpus_read(path);
        word_counts_treebank(&t->counts, t->corpora[k]);
    }
    for (int k = 4; k < t->argc; k++) word_counts_texts(&t->counts, t->argv[k]);
    sy_buf_init(&lexicon, 0);
    word_counts_pack(&t->counts, &lexicon);
    write_section(t, "lexicon", &lexicon);
    sy_lexicon_open(&t->arena, t->argv[3], &t->model, &t->lemmas.lexicon);
    tags_make(t->corpora, CORPORA, &t->tags);
    collect_types(t);
    choose_edits(t);
    learn_edits(t);
    t->lemmas.irregular_bits = 1;
    t->lemmas.irregular = sy_alloc(&t->arena, 12);
    add_listed(t);
    mark_irregular(t);
    write_irregular(t);
    learn_cases(t);
    learn_feats(t);
    word_counts_free(&t->counts);
}

int main(int argc, char **argv)
{
    static trainer t;
    sayso_error err;
    if (argc < 5) {
        fprintf(stderr, "usage: train-lemmas DATA IRREGULAR OUT TEXT.jsonl.gz...\n");
        return 2;
    }
    t.argc = argc;
    t.argv = argv;
    sy_arena_init(&t.arena, 0);
    if (sy_guard(&t.arena, work, &t, &err)) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    sy_arena_free(&t.arena);
    return 0;
}
