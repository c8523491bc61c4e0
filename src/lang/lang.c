/* lang.c - the language stage: sentences through the network in batches, then trees, names, lemmas and features. */
#include "lang/lang.h"

#include "base/limits.h"
#include "lang/feats.h"
#include "lang/lemma_case.h"
#include "lang/names_path.h"
#include "lang/names_settle.h"
#include "lang/net.h"
#include "lang/tree.h"

enum { TAGS_MAX = 240, BATCH_WORDS = SY_NET_BATCH_WORDS + SY_SENTENCE_WORDS_MAX };

struct sy_lang {
    const sy_net *net;
    sy_lemmas lemmas;
    sy_feats feats;
    sy_table clusters, lists;
    sy_strings tags;
    uint8_t upos[TAGS_MAX], xpos[TAGS_MAX];
};

static void read_tags(sayso *engine, struct sy_lang *l, const char *path)
{
    if (l->tags.n != l->net->sizes.n_tags + 1 || l->tags.n > TAGS_MAX || l->net->sizes.n_ner != SY_NER_CLASSES || l->net->sizes.n_rels != SY_REL_N)
        sy_fail(&engine->arena, SAYSO_MODEL, 0, "%.140s: its network has other classes than it names; fetch or build the model again", path);
    for (uint32_t i = 1; i < l->tags.n; i++) {
        const char *s = l->tags.at[i], *space = strchr(s, ' ');
        unsigned u = space ? sy_upos_find(s, (size_t)(space - s)) : 0, x = space ? sy_xpos_find(space + 1, strlen(space + 1)) : 0;
        if (!u) sy_fail(&engine->arena, SAYSO_MODEL, 0, "%.140s: unknown tag \"%.40s\"; fetch or build the model again", path, s);
        l->upos[i - 1] = (uint8_t)u;
        l->xpos[i - 1] = (uint8_t)x;
    }
}

void sy_lang_load(sayso *engine)
{
    sy_arena *a = &engine->arena;
    const sy_model *m = engine->model;
    const char *path = m->path;
    struct sy_lang *l = sy_alloc(a, sizeof *l);
    l->net = sy_net_open(a, m, NULL);
    sy_strings_open(a, path, m, "tags", &l->tags);
    sy_table_open(a, path, m, "clusters", 256, &l->clusters);
    sy_table_open(a, path, m, "lists", 256, &l->lists);
    sy_lemmas_open(a, path, m, &l->lemmas);
    sy_feats_open(a, path, m, &l->feats);
    read_tags(engine, l, path);
    engine->lang = l;
}

/* ---- a batch of sentences */

typedef struct {
    const struct sy_lang *l;
    sayso_doc *d;
    sy_units units;
    sy_net_batch *net;
    sy_tree_scratch tree;
    uint32_t first, n;              /* sentences of the document */
    uint32_t starts[BATCH_WORDS + 1];
    uint32_t rows[BATCH_WORDS][SY_NET_ROWS_MAX];
    uint8_t n_rows[BATCH_WORDS];
    int32_t heads[SY_SENTENCE_WORDS_MAX];
    uint8_t rels[SY_SENTENCE_WORDS_MAX], names[SY_SENTENCE_WORDS_MAX];
} batch;

/* Take sentences from `first` on while they fit. */
static void gather(batch *b, uint32_t first)
{
    uint32_t words = 0;
    b->first = first;
    for (b->n = 0; first + b->n < b->d->sentences.n && words < SY_NET_BATCH_WORDS; b->n++) {
        const sy_sentence *s = &b->d->sentences.at[first + b->n];
        b->starts[b->n] = words;
        if (s->n_words > SY_SENTENCE_WORDS_MAX)
            sy_fail(&b->d->arena, SAYSO_LIMIT, s->span.start, "%.140s: a sentence of %u words; cut it, %u are the most", b->d->report.id, s->n_words,
                    SY_SENTENCE_WORDS_MAX);
        sy_units_fill(&b->units, b->d, s->first_word, s->n_words, &b->l->lists);
        for (uint32_t i = 0; i < s->n_words; i++, words++)
            b->n_rows[words] = (uint8_t)sy_net_rows(&b->l->net->vocabulary, &b->units.u[i], b->rows[words]);
    }
    b->starts[b->n] = words;
}

static void fill_word(const batch *b, sy_word *w, unsigned tag, unsigned name)
{
    static const uint8_t kinds[SY_NER_CLASSES] = { 0, SY_NER_PERSON, SY_NER_PERSON, SY_NER_ORG, SY_NER_ORG, SY_NER_PLACE, SY_NER_PLACE,
        SY_NER_NORP, SY_NER_NORP, SY_NER_OFFICE, SY_NER_OFFICE };
    w->upos = b->l->upos[tag];
    w->xpos = b->l->xpos[tag];
    w->ner = kinds[name];
    w->ner_begins = name & 1;
    char lemma[SY_LEMMA_FORM_MAX + SY_EDIT_BYTES + 1];
    w->lemma = sy_lemma_find(&b->l->lemmas, w->lower, w->upos, w->xpos, lemma) ? sy_strdup(&b->d->arena, lemma) : w->lower;
}

/* By how much the head of word i leads over the best other one; 0 where another scores higher and would make no tree. */
static uint8_t head_lead(const int32_t *scores, uint32_t n, int32_t head)
{
    enum { UNIT = 4096 / 8 };
    uint32_t own = head < 0 ? n : (uint32_t)head;
    int32_t other = INT32_MIN;
    for (uint32_t j = 0; j <= n; j++)
        if (j != own && scores[j] > other) other = scores[j];
    int64_t lead = ((int64_t)scores[own] - other) / UNIT;
    return (uint8_t)(lead < 0 ? 0 : lead > 255 ? 255 : lead);
}

static void fill_sentence(batch *b, uint32_t k)
{
    sy_sentence *s = &b->d->sentences.at[b->first + k];
    uint32_t at = b->starts[k];
    size_t step;
    const int32_t *arcs = sy_net_arcs(b->net, k, &step);
    sy_tree_decode(&b->tree, arcs, step, s->n_words, b->heads);
    sy_net_rels(b->net, k, b->heads, b->rels);
    sy_names_path(b->net->scores + at * b->net->scores_step + b->l->net->sizes.n_tags, b->net->scores_step, s->n_words, b->names);
    for (uint32_t i = 0; i < s->n_words; i++) {
        sy_word *w = &b->d->words.at[s->first_word + i];
        w->head = b->heads[i] < 0 ? -1 : (int32_t)s->first_word + b->heads[i];
        w->rel = b->heads[i] < 0 ? SY_REL_ROOT : b->rels[i];
        w->head_lead = head_lead(arcs + i * step, s->n_words, b->heads[i]);
        if (w->head < 0) s->root = (int32_t)(s->first_word + i);
        fill_word(b, w, b->net->tags[at + i], b->names[i]);
    }
    sy_tree_link(b->d, b->first + k);
    for (uint32_t i = s->first_word; i < s->first_word + s->n_words; i++) b->d->words.at[i].feats = sy_feats_find(&b->l->feats, b->d, i);
}

void sy_lang_run(const sayso *engine, sayso_doc *doc)
{
    batch *b = sy_alloc(&doc->arena, sizeof *b);
    b->l = engine->lang;
    b->d = doc;
    b->units.arena = b->tree.arena = &doc->arena;
    b->net = sy_net_batch_new(&doc->arena, b->l->net);
    for (uint32_t first = 0; first < doc->sentences.n; first += b->n) {
        gather(b, first);
        sy_net_run(b->net, (const uint32_t (*)[SY_NET_ROWS_MAX])b->rows, b->n_rows, b->starts, b->n);
        for (uint32_t k = 0; k < b->n; k++) fill_sentence(b, k);
    }
    sy_names_settle(doc, &b->l->lists);
}

void sy_lang_lemma(const sayso_doc *doc, uint32_t word, char out[SY_LEMMA_ROOM])
{
    sy_lemma_cased(&doc->engine->lang->lemmas, doc, word, out, SY_LEMMA_ROOM);
}

const char *sy_lang_feats(const sayso *engine, const sy_word *word)
{
    const sy_strings *b = &engine->lang->feats.bundles;
    return word->feats && word->feats < b->n ? b->at[word->feats] : "_";
}

uint32_t sy_lang_cluster(const sayso *engine, const sy_word *word)
{
    int32_t c = sy_table_value(&engine->lang->clusters, sy_feature(0, sy_unit_hash(word->lower), 0, 0));
    return c < 0 ? 0 : (uint32_t)c;
}
