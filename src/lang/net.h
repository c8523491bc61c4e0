/*
 * net.h - the language network: from the rows of each word of some sentences to tags, names, arcs and their relations.
 *
 * Embeddings, then recurrent layers that read in one direction, then layers whose two directions see both (simple
 * recurrent units, Lei et al. 2018); tags and names from the first of these, arcs and relations, after Dozat and Manning
 * (2017), from the last. All is computed in integers, so that every machine gives the same; what a sentence gives does
 * not depend on the sentences beside it.
 *
 * The section "net" of a model: 16 numbers (sy_net_sizes in order, the rest 0), then, each part beginning at a multiple of
 * 64 bytes: hashes of the vocabulary, 4 bytes each; rows of the embeddings, sizes.width bytes each; the layers; the root.
 * A layer: its outputs' bias, scale and shift, 4 bytes each, then weights as sy_linear has them; outputs are filled up to
 * a multiple of 16. In order: of each recurrent layer the forward and the backward direction, each with the weights of
 * the state (forget, reset; 2 bytes each) behind; tags' hidden layer, tags; parse; relations. The root: arc_width bytes, its
 * own score and then sizes.n_dist scores of distances, 4 bytes each. Numbers are little-endian.
 */
#ifndef SY_LANG_NET_H
#define SY_LANG_NET_H

#include "lang/kernels.h"
#include "lang/net_rows.h"

enum {
    SY_NET_BATCH_WORDS = 256,       /* about as many words at a time are fastest: their numbers stay in the cache */
    SY_NET_LAYERS_MAX = 8,          /* of each of the two kinds */
    SY_NET_DISTANCES = 25,
    SY_NET_SIZES = 12,
    SY_NET_ALIGN = 64
};

typedef struct {
    uint32_t width, n_dir, n_mix, tag_width, arc_width, label_width, n_tags, n_ner, n_rels, n_dist;
    uint32_t n_words, n_hashed;     /* rows of the embeddings, before those of shapes and lists */
} sy_net_sizes;

typedef struct {
    sy_linear in;
    const int32_t *v;
} sy_net_direction;

typedef struct {
    sy_net_sizes sizes;
    const sy_kernels *kernels;
    sy_vocabulary vocabulary;
    const int8_t *rows;
    uint32_t n_rows;
    sy_net_direction layers[2 * SY_NET_LAYERS_MAX][2]; /* n_dir, then n_mix; forward, backward */
    sy_linear hidden, tags, parse, rels;
    const uint8_t *root;            /* arc_width activations */
    int32_t root_score, distances[SY_NET_DISTANCES];
} sy_net;

/* The section "net" of a model, which outlives it. kernels: NULL for the fastest. Fails with SAYSO_MODEL if it is missing or damaged. */
const sy_net *sy_net_open(sy_arena *a, const sy_model *model, const sy_kernels *kernels);

/* The same from a section in memory, which outlives it; path is for messages. */
const sy_net *sy_net_read(sy_arena *a, const char *path, const void *bytes, size_t n_bytes, const sy_kernels *kernels);

/* Work on sentences; scratch that is reused from batch to batch. What is public here is the result of the last sy_net_run. */
typedef struct {
    const sy_net *net;
    sy_arena *arena;
    uint32_t n_words, n_sentences;
    const uint32_t *starts;         /* as given */
    uint16_t *tags;                 /* of each word the tag of highest score, the first of equals */
    const int32_t *scores;          /* of each word n_tags scores of tags, then n_ner of names; 4096 is 1 */
    size_t scores_step;             /* from a word to the next */
    /* scratch */
    uint32_t room, arcs_room;
    uint8_t *now, *next, *hidden, *arc_in, *pair;
    int32_t *p, *logits, *parsed, *state, *arcs, *rels;
    int8_t *heads;
    int32_t *bias, *scale, *shift, *line;
} sy_net_batch;

sy_net_batch *sy_net_batch_new(sy_arena *a, const sy_net *net);

/*
 * Read sentences. Sentence s is the words starts[s] to starts[s + 1] - 1; starts[0] is 0; starts must live until the results
 * have been used. rows: of each word the numbers of its rows (sy_net_rows). Fails with SAYSO_LIMIT if a sentence has no
 * word or more than SY_SENTENCE_WORDS_MAX.
 */
void sy_net_run(sy_net_batch *b, const uint32_t (*rows)[SY_NET_ROWS_MAX], const uint8_t *n_rows, const uint32_t *starts, uint32_t n_sentences);

/*
 * Scores of the arcs of one sentence of n words, for sy_tree_decode: [i * *step + j] is word i under word j, n being the root;
 * valid until the next call.
 */
const int32_t *sy_net_arcs(sy_net_batch *b, uint32_t sentence, size_t *step);

/* The best relation (enum sy_rel_id) of each word of a sentence to its head, counted from the sentence's first word; head -1: root. */
void sy_net_rels(sy_net_batch *b, uint32_t sentence, const int32_t *heads, uint8_t *rels);

#endif
