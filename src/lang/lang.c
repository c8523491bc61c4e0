/* lang.c - the language stage: for each sentence tags, tree, names, then lemmas and features. */
#include "lang/lang.h"

#include "lang/feats.h"
#include "lang/lemma_case.h"
#include "lang/names_settle.h"
#include "lang/ner.h"
#include "lang/parser.h"
#include "lang/tagger.h"

struct sy_lang {
    sy_table tagger, parser, ner;
    sy_lemmas lemmas;
    sy_feats feats;
    sy_lookups lookups;
    sy_strings tags;
    uint8_t upos[SY_TAGGER_CLASSES_MAX], xpos[SY_TAGGER_CLASSES_MAX];
};

static void read_tags(sayso *engine, struct sy_lang *l, const char *path)
{
    for (uint32_t i = 1; i < l->tags.n && i <= SY_TAGGER_CLASSES_MAX; i++) {
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
    sy_strings_open(a, path, m, "tags", &l->tags);
    sy_table_open(a, path, m, "tagger", l->tags.n - 1 < SY_TAGGER_CLASSES_MAX ? l->tags.n - 1 : SY_TAGGER_CLASSES_MAX, &l->tagger);
    sy_table_open(a, path, m, "parser", SY_PARSER_CLASSES, &l->parser);
    sy_table_open(a, path, m, "ner", SY_NER_CLASSES, &l->ner);
    sy_table_open(a, path, m, "clusters", 256, &l->lookups.clusters);
    sy_table_open(a, path, m, "lists", 256, &l->lookups.lists);
    sy_lemmas_open(a, path, m, &l->lemmas);
    sy_feats_open(a, path, m, &l->feats);
    read_tags(engine, l, path);
    engine->lang = l;
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
    char lemma[SY_LEMMA_FORM_MAX + SY_EDIT_BYTES + 1];
    w->lemma = sy_lemma_find(&l->lemmas, w->lower, w->upos, w->xpos, lemma) ? sy_strdup(&d->arena, lemma) : w->lower;
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
        for (uint32_t i = t->first_word; i < t->first_word + t->n_words; i++) doc->words.at[i].feats = sy_feats_find(&l->feats, doc, i);
    }
    sy_names_settle(doc, &l->lookups.lists);
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
    int32_t c = sy_table_value(&engine->lang->lookups.clusters, sy_feature(0, sy_unit_hash(word->lower), 0, 0));
    return c < 0 ? 0 : (uint32_t)c;
}
