/* lang.c - the language stage: for each sentence tags, tree, names, then lemmas and features. */
#include "lang/lang.h"

#include "lang/lemma.h"
#include "lang/ner.h"
#include "lang/parser.h"
#include "lang/tagger.h"

struct sy_lang {
    sy_table tagger, parser, ner, lemmas, feats;
    sy_lookups lookups;
    sy_strings tags, scripts, bundles;
    uint8_t upos[SY_TAGGER_CLASSES_MAX], xpos[SY_TAGGER_CLASSES_MAX], class_of[SY_UPOS_N][SY_XPOS_N];
};

static void read_tags(sayso *engine, struct sy_lang *l, const char *path)
{
    for (uint32_t i = 1; i < l->tags.n && i <= SY_TAGGER_CLASSES_MAX; i++) {
        const char *s = l->tags.at[i], *space = strchr(s, ' ');
        unsigned u = space ? sy_upos_find(s, (size_t)(space - s)) : 0, x = space ? sy_xpos_find(space + 1, strlen(space + 1)) : 0;
        if (!u) sy_fail(&engine->arena, SAYSO_MODEL, 0, "%.140s: unknown tag \"%.40s\"; fetch or build the model again", path, s);
        l->upos[i - 1] = (uint8_t)u;
        l->xpos[i - 1] = (uint8_t)x;
        l->class_of[u][x] = (uint8_t)(i - 1);
    }
}

void sy_lang_load(sayso *engine)
{
    sy_arena *a = &engine->arena;
    const sy_model *m = engine->model;
    const char *path = m->path;
    struct sy_lang *l = sy_alloc(a, sizeof *l);
    sy_strings_open(a, path, m, "tags", &l->tags);
    sy_strings_open(a, path, m, "scripts", &l->scripts);
    sy_strings_open(a, path, m, "bundles", &l->bundles);
    sy_table_open(a, path, m, "tagger", l->tags.n - 1 < SY_TAGGER_CLASSES_MAX ? l->tags.n - 1 : SY_TAGGER_CLASSES_MAX, &l->tagger);
    sy_table_open(a, path, m, "parser", SY_PARSER_CLASSES, &l->parser);
    sy_table_open(a, path, m, "ner", SY_NER_CLASSES, &l->ner);
    sy_table_open(a, path, m, "clusters", 256, &l->lookups.clusters);
    sy_table_open(a, path, m, "lists", 256, &l->lookups.lists);
    sy_table_open(a, path, m, "lemmas", 256, &l->lemmas);
    sy_table_open(a, path, m, "feats", 256, &l->feats);
    read_tags(engine, l, path);
    engine->lang = l;
}

static const char *script_of(const struct sy_lang *l, const sy_word *w)
{
    uint64_t keys[SY_LEMMA_KEYS];
    sy_lemma_keys(w->form, w->lower, l->class_of[w->upos][w->xpos], keys);
    uint32_t k = sy_decide(&l->lemmas, keys, SY_LEMMA_KEYS);
    return k < l->scripts.n ? l->scripts.at[k] : "";
}

static void fill_word(const struct sy_lang *l, sayso_doc *d, uint32_t first, uint32_t i, const sy_unit *u)
{
    static const uint8_t kinds[SY_NER_CLASSES] = { 0, SY_NER_PERSON, SY_NER_PERSON, SY_NER_ORG, SY_NER_ORG, SY_NER_PLACE, SY_NER_PLACE,
        SY_NER_NORP, SY_NER_NORP, SY_NER_OFFICE, SY_NER_OFFICE };
    sy_word *w = &d->words.at[i];
    w->upos = l->upos[u->tag];
    w->xpos = l->xpos[u->tag];
    w->head = u->head < 0 ? -1 : (int32_t)first + u->head;
    w->rel = u->rel;
    w->ner = kinds[u->ner];
    w->ner_begins = u->ner & 1;
    uint64_t keys[SY_FEATS_KEYS];
    sy_feats_keys(w->lower, u->tag, u->rel, keys);
    uint32_t f = sy_decide(&l->feats, keys, SY_FEATS_KEYS);
    w->feats = f < l->bundles.n ? f : 0;
    char lemma[SY_LEMMA_ROOM];
    sy_lemma_apply(script_of(l, w), w->form, w->lower, 0, lemma, sizeof lemma);
    w->lemma = strcmp(lemma, w->lower) == 0 ? w->lower : sy_strdup(&d->arena, lemma);
}

void sy_lang_run(const sayso *engine, sayso_doc *doc)
{
    const struct sy_lang *l = engine->lang;
    sy_units s = { .arena = &doc->arena };
    for (uint32_t k = 0; k < doc->sentences.n; k++) {
        sy_sentence *t = &doc->sentences.at[k];
        sy_units_fill(&s, doc, t->first_word, t->n_words, &l->lookups);
        sy_tagger_run(&l->tagger, &s);
        sy_parser_run(&l->parser, &s);
        sy_ner_run(&l->ner, &s);
        for (uint32_t i = 0; i < t->n_words; i++) {
            fill_word(l, doc, t->first_word, t->first_word + i, &s.u[i]);
            if (s.u[i].head < 0) t->root = (int32_t)(t->first_word + i);
        }
        sy_tree_link(doc, k);
    }
}

void sy_lang_lemma(const sayso *engine, const sy_word *word, char out[SY_LEMMA_ROOM])
{
    sy_lemma_apply(script_of(engine->lang, word), word->form, word->lower, 1, out, SY_LEMMA_ROOM);
}

const char *sy_lang_feats(const sayso *engine, const sy_word *word)
{
    const sy_strings *b = &engine->lang->bundles;
    return word->feats && word->feats < b->n ? b->at[word->feats] : "_";
}

uint32_t sy_lang_cluster(const sayso *engine, const sy_word *word)
{
    int32_t c = sy_table_value(&engine->lang->lookups.clusters, sy_feature(0, sy_unit_hash(word->lower), 0, 0));
    return c < 0 ? 0 : (uint32_t)c;
}
