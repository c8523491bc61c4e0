/* net_learn.c - a batch through the network in shards, and the step that follows from it (Adam; Kingma, Ba 2015). */
#include "files.h"
#include "net_parts.h"
#include "perceptron.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

enum { PARTS = 64 };
#define MEAN_KEPT 0.9f
#define SQUARE_KEPT 0.98f
#define LEAST 1e-8f

/* ---- threads: tasks are numbered, and each is done by whoever comes */

typedef struct {
    void (*work)(void *arg, uint32_t task);
    void *arg;
    uint32_t n;
    atomic_uint next;
} pool;

static void *helper(void *arg)
{
    pool *p = arg;
    for (uint32_t t; (t = atomic_fetch_add(&p->next, 1)) < p->n;) p->work(p->arg, t);
    return NULL;
}

static void share_out(void (*work)(void *, uint32_t), void *arg, uint32_t n, int threads)
{
    pool p = { work, arg, n, 0 };
    pthread_t t[64];
    int made = 0;
    while (made + 1 < threads && made < 64 && pthread_create(&t[made], NULL, helper, &p) == 0) made++;
    helper(&p);
    while (made-- > 0) pthread_join(t[made], NULL);
}

/* ---- Adam */

typedef struct {
    float rate, scale; /* scale of the slopes */
    float mean_fix, square_fix;
} adam;

NET_WIDE static void adam_step(const adam *o, size_t n, float *restrict at, float *restrict mean, float *restrict square, const float *restrict slope)
{
    for (size_t i = 0; i < n; i++) {
        float g = slope[i] * o->scale;
        mean[i] = MEAN_KEPT * mean[i] + (1.0f - MEAN_KEPT) * g;
        square[i] = SQUARE_KEPT * square[i] + (1.0f - SQUARE_KEPT) * g * g;
        at[i] -= o->rate * (mean[i] * o->mean_fix) / (__builtin_sqrtf(square[i] * o->square_fix) + LEAST);
    }
}

NET_WIDE static void hold(size_t n, float *at, float most)
{
    for (size_t i = 0; i < n; i++) at[i] = at[i] > most ? most : at[i] < -most ? -most : at[i];
}

/* ---- one step */

typedef struct {
    net *net;
    net_shard shards[NET_SHARDS];
    adam adam;
    float known;
    float norms[PARTS];
} step;

static void run_shard(void *arg, uint32_t k)
{
    net_shard *s = &((step *)arg)->shards[k];
    int guess = s->options && s->options->guess;
    uint32_t top = guess ? s->net->shape.n_dir : net_layers(&s->net->shape);
    if (!s->n) return;
    if (s->options) memset(s->slopes, 0, s->net->n_dense * sizeof *s->slopes);
    net_up(s, top);
    if (guess) net_guess(s);
    else net_heads(s);
    if (s->options) net_down(s, top);
}

static float *touch(net_table *t, uint32_t row, uint32_t stamp, int *fresh)
{
    *fresh = t->stamp[row] != stamp;
    t->stamp[row] = stamp;
    return t->sum + (size_t)row * t->width;
}

/* The rows that the batch touches, in order of first touch, their sums at zero. */
static void list_rows(net *n, const net_shard *shards, int guess)
{
    net_table *w = &n->words, *t = &n->targets;
    w->n_touched = t->n_touched = 0;
    int fresh;
#define TOUCH(table, r)                                                             \
    do {                                                                            \
        float *sum = touch((table), (r), n->step, &fresh);                          \
        if (fresh) {                                                                \
            memset(sum, 0, (table)->width * sizeof *sum);                           \
            (table)->touched[(table)->n_touched++] = (r);                           \
        }                                                                           \
    } while (0)
    for (int k = 0; k < NET_SHARDS; k++) {
        const net_shard *s = &shards[k];
        for (uint32_t j = 0; j < s->n_sentences; j++)
            for (uint32_t i = 0; i < s->sentences[j].n; i++)
                for (unsigned r = 0; r < s->sentences[j].words[i].n_rows; r++)
                    TOUCH(w, r ? s->sentences[j].words[i].rows[r] : s->own[s->first[j] + i]);
        for (uint32_t i = 0; guess && i < s->n; i++) TOUCH(t, s->target[i]);
        for (uint32_t i = 0; guess && s->n && i < NET_NEGATIVES; i++) TOUCH(t, s->negatives[i]);
    }
#undef TOUCH
}


NET_WIDE static void add_to(float *restrict sum, const float *restrict x, uint32_t n, float scale)
{
    for (uint32_t j = 0; j < n; j++) sum[j] += scale * x[j];
}

/* Slopes of the tables' rows; part p sees to the rows whose number leaves p, so that each sum has one order. */
static void sum_rows_of(void *arg, uint32_t part)
{
    step *st = arg;
    net_table *w = &st->net->words, *t = &st->net->targets;
    for (int k = 0; k < NET_SHARDS; k++) {
        const net_shard *s = &st->shards[k];
        for (uint32_t j = 0, at = 0; j < s->n_sentences; j++)
            for (uint32_t i = 0; i < s->sentences[j].n; i++, at++)
                for (unsigned r = 0; r < s->sentences[j].words[i].n_rows; r++) {
                    uint32_t row = r ? s->sentences[j].words[i].rows[r] : s->own[at];
                    if (row % PARTS == part) add_to(w->sum + (size_t)row * w->width, s->dx + (size_t)at * w->width, w->width, 1.0f);
                }
        if (!s->options->guess || !s->n) continue;
        for (uint32_t i = 0; i < s->n; i++) {
            if (s->target[i] % PARTS != part) continue;
            add_to(t->sum + (size_t)s->target[i] * t->width, s->z + (size_t)i * (t->width - 1), t->width - 1, s->dtarget[i]);
            t->sum[(size_t)s->target[i] * t->width + t->width - 1] += s->dtarget[i];
        }
        for (uint32_t i = 0; i < NET_NEGATIVES; i++) {
            if (s->negatives[i] % PARTS != part) continue;
            add_to(t->sum + (size_t)s->negatives[i] * t->width, s->dnegative + (size_t)i * (t->width - 1), t->width - 1, 1.0f);
            t->sum[(size_t)s->negatives[i] * t->width + t->width - 1] += s->dbias[i];
        }
    }
}

static void part_of(size_t n, uint32_t part, size_t *from, size_t *to)
{
    *from = n / 16 * part / PARTS * 16;
    *to = part + 1 == PARTS ? n : n / 16 * (part + 1) / PARTS * 16;
}

/* Slopes of the layers into the first shard's, in order, and the part's square sum. */
static void sum_layers(void *arg, uint32_t part)
{
    step *st = arg;
    size_t from, to;
    part_of(st->net->n_dense, part, &from, &to);
    float *sum = st->shards[0].slopes, squares = 0.0f;
    for (int k = 1; k < NET_SHARDS; k++)
        if (st->shards[k].n) add_to(sum + from, st->shards[k].slopes + from, (uint32_t)(to - from), 1.0f);
    for (size_t i = from; i < to; i++) squares += sum[i] * sum[i];
    st->norms[part] = squares;
}

static void change_layers(void *arg, uint32_t part)
{
    step *st = arg;
    net *n = st->net;
    size_t from, to;
    part_of(n->n_dense, part, &from, &to);
    adam slow = st->adam;
    slow.rate *= st->known;
    uint32_t lists = n->shape.n_words + 1 + n->shape.n_hashed + SY_NET_SHAPES;
    size_t border = n->n_known < from ? from : n->n_known > to ? to : n->n_known;
    adam_step(&slow, border - from, n->dense + from, n->mean + from, n->square + from, st->shards[0].slopes + from);
    adam_step(&st->adam, to - border, n->dense + border, n->mean + border, n->square + border, st->shards[0].slopes + border);
    for (int k = 0; k < 2; k++) {
        net_table *t = k ? &n->targets : &n->words;
        for (uint32_t i = part; i < t->n_touched; i += PARTS) {
            size_t at = (size_t)t->touched[i] * t->width;
            const adam *pace = !k && t->touched[i] >= lists ? &st->adam : &slow; /* guessing goes without lists */
            adam_step(pace, t->width, t->at + at, t->mean + at, t->square + at, t->sum + at);
            if (!k) hold(t->width, t->at + at, 0.99f);
        }
    }
}

static void turn_layer(net *n, const net_layer *l) { matrix_transpose(l->in, l->out, n->dense + l->w, n->turned + l->w); }

static void turn(net *n)
{
    for (uint32_t k = 0; k < n->shape.n_dir; k++)
        for (int d = 0; d < 2; d++) turn_layer(n, &n->dir[k][d]);
    for (uint32_t k = 0; k < n->shape.n_mix; k++)
        for (int d = 0; d < 2; d++) turn_layer(n, &n->mix[k][d]);
    const net_layer *rest[] = { &n->hidden, &n->out, &n->parse, &n->labels, &n->guess };
    for (int k = 0; k < 5; k++) turn_layer(n, rest[k]);
}

/* Sentences into shards of about as many words. */
static void deal(step *st, const net_sentence *sentences, uint32_t n, const net_options *o)
{
    uint32_t words = 0, done = 0, at = 0;
    for (uint32_t i = 0; i < n; i++) words += sentences[i].n;
    for (uint32_t k = 0; k < NET_SHARDS; k++) {
        net_shard *s = &st->shards[k];
        s->net = st->net;
        s->options = o;
        s->sentences = sentences + at;
        s->n_sentences = s->n = 0;
        memset(&s->result, 0, sizeof s->result);
        uint64_t state = (o ? o->seed : 0) + 0x1000003u * (uint64_t)st->net->step + k;
        s->random = random_next(&state);
        while (at < n && (k + 1 == NET_SHARDS || (done + s->n) * NET_SHARDS < words * (k + 1))) {
            s->n += sentences[at++].n;
            s->n_sentences++;
        }
        done += s->n;
        net_shard_room(s, s->n);
        uint32_t first = 0;
        for (uint32_t j = 0; j <= s->n_sentences; j++) {
            s->first[j] = first;
            if (j < s->n_sentences) first += s->sentences[j].n;
        }
    }
}

static net_result gather(const step *st)
{
    net_result r = { 0 };
    for (int k = 0; k < NET_SHARDS; k++) {
        const net_result *s = &st->shards[k].result;
        r.loss += s->loss;
        r.words += s->words;
        r.tags += s->tags;
        r.names += s->names;
        r.heads += s->heads;
        r.labels += s->labels;
        r.guessed += s->guessed;
    }
    return r;
}

static step *workspace(net *n)
{
    if (!n->workspace) n->workspace = checked(calloc(1, sizeof(step)));
    step *st = n->workspace;
    st->net = n;
    return st;
}

void net_forget_workspace(net *n)
{
    step *st = n->workspace;
    for (int k = 0; st && k < NET_SHARDS; k++) net_shard_free(&st->shards[k]);
    free(st);
    n->workspace = NULL;
}

net_result net_learn(net *n, const net_sentence *sentences, uint32_t n_sentences, const net_options *o)
{
    step *st = workspace(n);
    n->step++;
    turn(n);
    deal(st, sentences, n_sentences, o);
    share_out(run_shard, st, NET_SHARDS, o->threads);
    net_result r = gather(st);
    list_rows(n, st->shards, o->guess);
    share_out(sum_rows_of, st, PARTS, o->threads);
    share_out(sum_layers, st, PARTS, o->threads);
    float norm = 0.0f;
    for (int k = 0; k < PARTS; k++) norm += st->norms[k];
    norm = __builtin_sqrtf(norm) / (float)(r.words ? r.words : 1);
    st->adam.scale = 1.0f / (float)(r.words ? r.words : 1);
    if (norm > o->clip) st->adam.scale *= o->clip / norm;
    st->adam.rate = o->rate;
    st->known = o->known;
    n->mean_left *= MEAN_KEPT;
    n->square_left *= SQUARE_KEPT;
    st->adam.mean_fix = 1.0f / (1.0f - n->mean_left);
    st->adam.square_fix = 1.0f / (1.0f - n->square_left);
    share_out(change_layers, st, PARTS, o->threads);
    hold(n->shape.arc, n->dense + n->root, 0.99f);
    return r;
}

net_result net_test(net *n, const net_sentence *sentences, uint32_t n_sentences, int threads)
{
    step *st = workspace(n);
    net_result all = { 0 };
    turn(n);
    for (uint32_t at = 0; at < n_sentences;) {
        uint32_t m = 0, words = 0;
        while (at + m < n_sentences && words < 4000) words += sentences[at + m++].n;
        deal(st, sentences + at, m, NULL);
        share_out(run_shard, st, NET_SHARDS, threads);
        net_result r = gather(st);
        all.loss += r.loss;
        all.words += r.words;
        all.tags += r.tags;
        all.names += r.names;
        all.heads += r.heads;
        all.labels += r.labels;
        at += m;
    }
    return all;
}
