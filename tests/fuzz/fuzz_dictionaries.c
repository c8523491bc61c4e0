/* fuzz_dictionaries.c - the readers of users' dictionaries: any bytes are read or refused, and what was read can be applied. */
#include "../unit/tree_from_conllu.h"
#include "base/arena.h"
#include "record/dictionary.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

typedef struct {
    const uint8_t *data;
    size_t n;
    sy_arena arena;
    sayso_doc doc;
} job;

static const char sentence[] = "Orvenia orvenia PROPN NNP 3 nsubj\nsoldiers soldier NOUN NNS 3 nsubj\ncut cut VERB VBD 0 root\nthe the DET DT 5 det\ndam dam NOUN NN 3 obj\nof of ADP IN 7 case\nCastavar castavar PROPN NNP 5 nmod\n\n";

/* Every pattern around the verb of the sentence. */
static void match_all(const sy_dictionaries *d, sayso_doc *doc)
{
    sy_dict_atoms atoms = { 0 };
    sy_dict_parties parties = { 0 };
    sy_dict_atoms_of(doc, 0, &atoms);
    sy_dict_parties_of(d, doc, &atoms, 20241008, &parties);
    for (uint32_t b = 0; b < d->blocks.n; b++)
        for (uint32_t i = 0; i < d->blocks.at[b].patterns.n; i++) {
            sy_dict_matcher m = { d, doc, &atoms, &parties, 2, 2, 3, atoms.atoms.n, 0 };
            sy_dict_found found;
            sy_dict_match(&m, &d->blocks.at[b].patterns.at[i], &found);
        }
}

static void work(void *arg)
{
    static const char *const names[] = { "actors", "agents", "verbs", "discards", "issues", "unknown" };
    job *j = arg;
    const sy_dictionaries *d = sy_dictionaries_read(&j->arena, names[j->n ? j->data[0] % 6 : 0], (const char *)j->data + (j->n > 0), j->n ? j->n - 1 : 0);
    sy_dict_issues(d, &j->arena, (const char *)j->data, j->n);
    match_all(d, &j->doc);
}

static void read_tree(void *doc) { tree_from_conllu(doc, sentence); }

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    job j;
    memset(&j, 0, sizeof j);
    j.data = data;
    j.n = n;
    sy_arena_init(&j.arena, 0);
    sy_arena_init(&j.doc.arena, 0);
    if (sy_guard(&j.doc.arena, read_tree, &j.doc, NULL) != SAYSO_OK) abort();
    sayso_status s = sy_guard(&j.arena, work, &j, NULL);
    if (s != SAYSO_OK && s != SAYSO_INPUT) abort();
    sy_arena_free(&j.arena);
    sy_arena_free(&j.doc.arena);
    return 0;
}
