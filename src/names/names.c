#include "names/names.h"
void sy_names_load(sayso *engine) { (void)engine; }
void sy_names_run(const sayso *engine, sayso_doc *doc) { (void)engine; (void)doc; }
int32_t sy_actor_of_word(const sayso_doc *doc, int32_t w)
{
    int32_t m = w < 0 ? -1 : doc->words.at[w].mention;
    return m < 0 ? -1 : doc->mentions.at[m].actor;
}
