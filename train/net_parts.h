/* net_parts.h - what the files of the network in training share: one shard's memory and the passes over it. */
#ifndef NET_PARTS_H
#define NET_PARTS_H

#include "matrix.h"
#include "net.h"

/* Compiled for wider vectors too; the same operations, so the same numbers. */
#if defined __x86_64__ && !defined __clang__
#define NET_WIDE __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define NET_WIDE
#endif

/* What a layer keeps from the way up for the way down. */
typedef struct {
    float *in;              /* [words][K], inputs left out already */
    float *pre;             /* [words][3 * width]: before the non-linearities, the memory's share added */
    float *memory;          /* [words][width] */
} net_sru;

typedef struct {
    const net *net;
    const net_options *options; /* NULL: no learning */
    const net_sentence *sentences;
    uint32_t n_sentences, n, room;
    uint32_t *first;        /* of each sentence, and the end */
    uint64_t random;
    float *x, *dx;          /* embeddings and their slopes: [words][width] */
    uint8_t *inside;        /* is the sum between -1 and 1? */
    uint32_t *own;          /* the word's own row, or the unknown word's */
    uint32_t *row;          /* the head that was chosen */
    net_sru dir[NET_DIR_MAX][2], mix[NET_MIX_MAX][2];
    float *out[NET_DIR_MAX + NET_MIX_MAX], *dout[NET_DIR_MAX + NET_MIX_MAX]; /* [words][2 * width] */
    float *mask;            /* [2 * width] at most, of one sentence */
    float *a, *b, *c, *d, *e, *f; /* scratch of the heads, [words][widest] */
    float *nothing;         /* [width] zeros: the memory before the first word */
    float *slopes;          /* of net.dense */
    float *negative, *negative_turned, *dnegative; /* guess: rows that are wrong, [NET_NEGATIVES][width] */
    float dbias[NET_NEGATIVES];
    uint32_t negatives[NET_NEGATIVES], n_negatives;
    uint32_t *target;
    float *dtarget;         /* [words] */
    float *z;               /* [words][width] */
    net_result result;
} net_shard;

void net_shard_room(net_shard *s, uint32_t words);
void net_shard_free(net_shard *s);

/* Up to the heads, and down again. top: layers that take part. */
void net_up(net_shard *s, uint32_t top);
void net_down(net_shard *s, uint32_t top);
/* Heads: fill result, and slopes where there is learning. */
void net_heads(net_shard *s);
void net_guess(net_shard *s);

/* y = x W + b for n rows, out zeroed first; and its way down: slopes of W and b, and dx += if dx is set. */
void net_linear(const net *n, const net_layer *l, uint32_t rows, const float *x, float *y);
void net_linear_down(const net *n, const net_layer *l, uint32_t rows, const float *x, const float *dy, float *slopes, float *dx);

/* Numbers between 0 and 1; a mask of zeros and 1 / (1 - share). */
float net_random(uint64_t *state);
void net_mask(uint64_t *state, float share, uint32_t n, float *out);

void net_forget_workspace(net *n);

static inline uint32_t net_layers(const net_shape *s) { return s->n_dir + s->n_mix; }

#endif
