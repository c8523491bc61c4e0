/*
 * net.h - the network in training: its shape, its numbers, and what one batch of sentences does to them.
 *
 * Words are sums of embedding rows (src/lang/net_rows.h). Above them stand layers of simple recurrent units (SRU; Lei, Zhang,
 * Wang, Dai, Artzi 2018) that run forwards and backwards apart, then layers whose two directions both see all that lies
 * below. On the first of the latter stand parts of speech and names, on the last the tree: each word chooses its head by a
 * product of two vectors, and the arc its label (Dozat, Manning 2017). Apart from that, the layers below can learn to guess a word
 * from those before and behind it in plain text (Melamud, Goldberger, Dagan 2016).
 *
 * A batch is cut into NET_SHARDS pieces, each with sums of its own that are added in order: however many threads share
 * the pieces, the result is the same, bit by bit.
 */
#ifndef NET_H
#define NET_H

#include "base/buf.h"
#include "lang/net_rows.h"

enum { NET_DIR_MAX = 4, NET_MIX_MAX = 4, NET_SHARDS = 4, NET_DISTANCES = 25, NET_NEGATIVES = 512, NET_NO_CLASS = 255 };

typedef struct {
    uint32_t width, n_dir, n_mix, hidden, arc, label; /* multiples of 16 but for the numbers of layers */
    uint32_t n_tags, n_ner, n_rel;
    uint32_t n_words, n_hashed;
} net_shape; /* thirty-two bit numbers alone: it is written as such */

/* Where a layer's numbers stand in net.dense. Weights are [in][out], out padded to a multiple of 16; v: two vectors of the SRU. */
typedef struct {
    size_t w, b, v;
    uint32_t in, out;
} net_layer;

/* Numbers of which a batch touches a few rows. */
typedef struct {
    float *at, *mean, *square; /* [rows][width], with those of Adam */
    float *sum;                /* gradient of this batch */
    uint32_t *stamp, *touched; /* batch in which a row was last touched; the rows of this one */
    uint32_t rows, width, n_touched;
} net_table;

typedef struct {
    net_shape shape;
    net_layer dir[NET_DIR_MAX][2], mix[NET_MIX_MAX][2], hidden, out, parse, labels, guess;
    size_t root, root_beta, distances;
    size_t n_dense, n_known;   /* all of them; those that guessing learns stand first */
    float *dense, *turned, *mean, *square; /* turned: the weights as [out][in], made anew before each batch */
    net_table words;           /* embeddings */
    net_table targets;         /* of guessing: a row for each word of the vocabulary and one for all others; last number: bias */
    uint32_t *hashes;          /* the vocabulary */
    uint32_t step;
    float mean_left, square_left; /* of Adam: how much of its sums is still their start at zero */
    void *workspace;           /* net_learn.c's */
} net;

/* What is learned from a sentence's words. head: number in the sentence, -1 root. Classes are NET_NO_CLASS where not known. */
typedef struct {
    uint32_t rows[SY_NET_ROWS_MAX];
    uint8_t n_rows, tag, ner, rel;
    int16_t head;
} net_word;

typedef struct {
    const net_word *words;
    uint32_t n;
} net_sentence;

typedef struct {
    float rate, clip;
    float known;            /* share of the rate for what guessing has taught: embeddings and lower layers */
    float drop, drop_word;  /* shares of the inputs, and of the words' own rows, that are left out */
    int guess;              /* learn to guess words instead of the annotation */
    const float *unigram;   /* for guess: running sums of the words' shares, as drawn from; the last is 1 */
    uint64_t seed;
    int threads;
    float less_names;       /* share of what names have to say that is left out: there are few, and soon they are known by heart */
} net_options;

typedef struct {
    double loss;
    uint32_t words, tags, names, heads, labels, guessed; /* right ones; labels: head and relation */
} net_result;

net *net_new(const net_shape *shape, const uint32_t *hashes, uint64_t seed);
void net_free(net *n);
/* New numbers for the layers that stand on the shared ones; what was learned by guessing stays. */
void net_reset_heads(net *n, uint64_t seed);

/* One step of learning. The sentences' words should number some hundred to some thousand. */
net_result net_learn(net *n, const net_sentence *sentences, uint32_t n_sentences, const net_options *options);
/* What the network says, greedily, of sentences whose annotation is known. */
net_result net_test(net *n, const net_sentence *sentences, uint32_t n_sentences, int threads);

/* The numbers in a file, as 32-bit floats, to go on from. */
void net_save(const net *n, const char *path);
net *net_load(const char *path);

/* The section "net" of a model, in whole numbers, appended to out. NULL, or why there is none. */
const char *net_export(const net *n, sy_buf *out);

#endif
