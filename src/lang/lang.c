/* lang.c - the language stage. */
#include "lang/lang.h"

void sy_lang_load(sayso *engine) { (void)engine; }
void sy_lang_run(const sayso *engine, sayso_doc *doc)
{
    (void)engine;
    for (uint32_t i = 0; i < doc->words.n; i++) {
        sy_word *w = &doc->words.at[i];
        uint32_t root = doc->sentences.at[w->sentence].first_word;
        w->lemma = w->lower;
        w->head = i == root ? -1 : (int32_t)root;
        w->rel = i == root ? SY_REL_ROOT : SY_REL_DEP;
    }
    for (uint32_t i = 0; i < doc->sentences.n; i++) {
        doc->sentences.at[i].root = (int32_t)doc->sentences.at[i].first_word;
        sy_tree_link(doc, i);
    }
}

void sy_lang_lemma(const sy_word *word, char out[SY_LEMMA_ROOM])
{
    size_t n = strlen(word->lemma);
    if (n >= SY_LEMMA_ROOM) n = SY_LEMMA_ROOM - 1;
    memcpy(out, word->lemma, n);
    out[n] = 0;
}

const char *sy_lang_feats(const sayso *engine, const sy_word *word)
{
    (void)engine;
    (void)word;
    return "_";
}
