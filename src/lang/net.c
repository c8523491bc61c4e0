/* net.c - opening the language network, and running it. */
#include "lang/net.h"

#include "base/common.h"
#include "base/limits.h"

#include <string.h>

/* ---- opening */

typedef struct {
    sy_arena *arena;
    const char *path;
    const unsigned char *bytes;
    size_t n_bytes, at;
    size_t begins; /* where the section stands in its file */
} reader;

_Noreturn static void damaged(const reader *r, const char *what)
{
    size_t at = r->begins + r->at;
    sy_fail(r->arena, SAYSO_MODEL, (uint32_t)at, "%.120s: damaged at byte %zu (%s); fetch or build the model again", r->path, at, what);
}

/* The next part, which begins at a multiple of SY_NET_ALIGN. */
static const unsigned char *take(reader *r, size_t n)
{
    size_t at = (r->at + SY_NET_ALIGN - 1) / SY_NET_ALIGN * SY_NET_ALIGN;
    if (at > r->n_bytes || n > r->n_bytes - at) damaged(r, "the network is cut short");
    r->at = at + n;
    return r->bytes + at;
}

/* n numbers of the file; out of [least, most] is damage. */
static const int32_t *take_numbers(reader *r, uint32_t n, int32_t least, int32_t most)
{
    const unsigned char *bytes = take(r, 4 * (size_t)n);
    int32_t *out = sy_alloc_array(r->arena, n, sizeof *out);
    for (uint32_t i = 0; i < n; i++) {
        out[i] = (int32_t)sy_get32(bytes + 4 * (size_t)i);
        if (out[i] < least || out[i] > most) damaged(r, "a number of the network is out of range");
    }
    return out;
}

/* Do the products of two groups of inputs fit 16 bits (sy_linear)? Written for compilers that make vectors. */
static int pairs_fit(const int8_t *w, size_t n)
{
    enum { GROUP = 4 * SY_PANEL };
    int16_t most = 0;
    for (; n > 0; n -= 2 * GROUP, w += 2 * GROUP) {
        int16_t up[GROUP], down[GROUP];
        for (int i = 0; i < GROUP; i++) {
            int16_t a = w[i], b = w[i + GROUP];
            up[i] = (int16_t)((a > 0 ? a : 0) + (b > 0 ? b : 0));
            down[i] = (int16_t)(up[i] - a - b);
        }
        for (int i = 0; i < GROUP; i += 2) {
            int16_t above = (int16_t)(up[i] + up[i + 1]), below = (int16_t)(down[i] + down[i + 1]);
            most = above > most ? above : most;
            most = below > most ? below : most;
        }
    }
    return most <= SY_PAIRS_MAX;
}

static void take_linear(reader *r, uint32_t n, uint32_t k, sy_linear *out)
{
    out->n = (n + SY_PANEL - 1) / SY_PANEL * SY_PANEL;
    out->k = k;
    out->bias = take_numbers(r, out->n, INT32_MIN, INT32_MAX);
    out->scale = take_numbers(r, out->n, 128, 255);
    out->shift = take_numbers(r, out->n, 1, 30);
    out->weights = (const int8_t *)take(r, (size_t)out->n * k);
    if (!pairs_fit(out->weights, (size_t)out->n * k)) damaged(r, "weights of the network are too large together");
}

static void take_direction(reader *r, uint32_t width, uint32_t k, sy_net_direction *out)
{
    take_linear(r, 3 * width, k, &out->in);
    const unsigned char *bytes = take(r, 4 * (size_t)width);
    int32_t *v = sy_alloc_array(r->arena, 2 * (size_t)width, sizeof *v);
    for (uint32_t i = 0; i < 2 * width; i++) v[i] = (int16_t)(bytes[2 * i] | bytes[2 * i + 1] << 8);
    out->v = v;
}

static int is_width(uint32_t n, uint32_t most) { return n >= 16 && n <= most && n % 16 == 0; }

static void take_sizes(reader *r, sy_net_sizes *z)
{
    uint32_t *fields[SY_NET_SIZES] = { &z->width, &z->n_dir, &z->n_mix, &z->tag_width, &z->arc_width, &z->label_width, &z->n_tags, &z->n_ner,
        &z->n_rels, &z->n_dist, &z->n_words, &z->n_hashed };
    const unsigned char *bytes = take(r, 64);
    for (unsigned i = 0; i < SY_NET_SIZES; i++) *fields[i] = sy_get32(bytes + 4 * i);
    if (!is_width(z->width, SY_WIDTH_MAX / 2) || !is_width(z->tag_width, SY_WIDTH_MAX) || !is_width(z->arc_width, SY_WIDTH_MAX) ||
        !is_width(z->label_width, SY_WIDTH_MAX))
        damaged(r, "a width of the network");
    if (z->n_dir > SY_NET_LAYERS_MAX || z->n_mix < 1 || z->n_mix > SY_NET_LAYERS_MAX) damaged(r, "number of layers");
    if (z->n_tags < 1 || z->n_tags > 4096 || z->n_ner > 256 || z->n_rels != SY_REL_N || z->n_dist != SY_NET_DISTANCES) damaged(r, "number of classes");
    if (z->n_words > 1u << 24 || z->n_hashed < 1 || z->n_hashed > 1u << 24) damaged(r, "number of rows");
}

static void take_root(reader *r, sy_net *net)
{
    net->root = take(r, net->sizes.arc_width);
    for (uint32_t i = 0; i < net->sizes.arc_width; i++)
        if (net->root[i] > 127) damaged(r, "the root of the network");
    const int32_t *scores = take_numbers(r, 1 + SY_NET_DISTANCES, -(1 << 26), 1 << 26);
    net->root_score = scores[0];
    memcpy(net->distances, scores + 1, sizeof net->distances);
}

static const sy_net *take_net(reader *r, const sy_kernels *kernels)
{
    sy_net *net = sy_alloc(r->arena, sizeof *net);
    sy_net_sizes *z = &net->sizes;
    net->kernels = kernels ? kernels : sy_kernels_best();
    take_sizes(r, z);
    sy_vocabulary v = { take(r, 4 * (size_t)z->n_words), z->n_words, z->n_hashed };
    net->vocabulary = v;
    net->n_rows = z->n_words + 1 + z->n_hashed + SY_NET_SHAPES + SY_NET_LISTS;
    net->rows = (const int8_t *)take(r, (size_t)net->n_rows * z->width);
    for (uint32_t k = 0; k < z->n_dir + z->n_mix; k++)
        for (int d = 0; d < 2; d++) take_direction(r, z->width, k < z->n_dir ? z->width : 2 * z->width, &net->layers[k][d]);
    take_linear(r, z->tag_width, 2 * z->width, &net->hidden);
    take_linear(r, z->n_tags + z->n_ner, z->tag_width, &net->tags);
    take_linear(r, 2 * z->arc_width + 2 * z->label_width + 1, 2 * z->width, &net->parse);
    take_linear(r, z->n_rels, z->label_width, &net->rels);
    take_root(r, net);
    return net;
}

const sy_net *sy_net_open(sy_arena *a, const sy_model *model, const sy_kernels *kernels)
{
    const sy_section *s = sy_model_section(model, "net");
    if (!s) sy_fail(a, SAYSO_MODEL, 0, "%.140s: the part \"net\" is missing; fetch or build the model again", model->path);
    reader r = { a, model->path, s->bytes, s->n_bytes, 0, (size_t)(s->bytes - model->bytes) };
    return take_net(&r, kernels);
}

const sy_net *sy_net_read(sy_arena *a, const char *path, const void *bytes, size_t n_bytes, const sy_kernels *kernels)
{
    reader r = { a, path, bytes, n_bytes, 0, 0 };
    return take_net(&r, kernels);
}

/* ---- running */

sy_net_batch *sy_net_batch_new(sy_arena *a, const sy_net *net)
{
    sy_net_batch *b = sy_alloc(a, sizeof *b);
    b->net = net;
    b->arena = a;
    b->scores_step = net->tags.n;
    b->state = sy_alloc_array(a, net->sizes.width, sizeof *b->state);
    return b;
}

static uint32_t most(uint32_t a, uint32_t b) { return a > b ? a : b; }

static void reserve(sy_net_batch *b, uint32_t n)
{
    const sy_net *net = b->net;
    const sy_net_sizes *z = &net->sizes;
    if (n <= b->room) return;
    b->room = n + n / 4;
    size_t room = b->room;
    b->now = sy_alloc_array(b->arena, room, 2 * z->width);
    b->next = sy_alloc_array(b->arena, room, 2 * z->width);
    b->hidden = sy_alloc_array(b->arena, room, z->tag_width);
    b->arc_in = sy_alloc_array(b->arena, room, z->arc_width);
    b->pair = sy_alloc_array(b->arena, room, z->label_width);
    b->p = sy_alloc_array(b->arena, room * most(3 * z->width, z->tag_width), sizeof *b->p);
    b->logits = sy_alloc_array(b->arena, room * net->tags.n, sizeof *b->logits);
    b->parsed = sy_alloc_array(b->arena, room * net->parse.n, sizeof *b->parsed);
    b->rels = sy_alloc_array(b->arena, room * net->rels.n, sizeof *b->rels);
    b->tags = sy_alloc_array(b->arena, room, sizeof *b->tags);
}

static void prefetch_rows(const sy_net *net, const uint32_t *rows, unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        for (uint32_t at = 0; at < net->sizes.width; at += 64)
            if (rows[i] < net->n_rows) __builtin_prefetch(net->rows + (size_t)rows[i] * net->sizes.width + at);
}

/* The embeddings, once for each direction. */
static void embed(sy_net_batch *b, const uint32_t (*rows)[SY_NET_ROWS_MAX], const uint8_t *n_rows)
{
    const sy_net *net = b->net;
    const uint32_t width = net->sizes.width;
    for (uint32_t t = 0; t < b->n_words; t++) {
        uint32_t good[SY_NET_ROWS_MAX];
        unsigned n = 0;
        for (unsigned i = 0; i < n_rows[t] && i < SY_NET_ROWS_MAX; i++)
            if (rows[t][i] < net->n_rows) good[n++] = rows[t][i];
        if (t + 1 < b->n_words) prefetch_rows(net, rows[t + 1], n_rows[t + 1] < SY_NET_ROWS_MAX ? n_rows[t + 1] : SY_NET_ROWS_MAX);
        uint8_t *out = b->now + (size_t)t * 2 * width;
        net->kernels->embed(net->rows, width, good, n, out);
        memcpy(out + width, out, width);
    }
}

/* One direction of a recurrent layer, from now to next; d: 0 forward, 1 backward. */
static void recur(sy_net_batch *b, const sy_net_direction *l, unsigned d)
{
    const sy_net *net = b->net;
    const uint32_t width = net->sizes.width, step = 2 * width;
    net->kernels->linear(&l->in, b->now + (l->in.k == width ? d * width : 0), step, b->n_words, b->p, l->in.n);
    for (uint32_t s = 0; s < b->n_sentences; s++) {
        size_t first = d ? b->starts[s + 1] - 1 : b->starts[s], at = first * step + d * width;
        ptrdiff_t sign = d ? -1 : 1;
        sy_recurrence r = { .p = b->p + first * l->in.n, .skip = b->now + at, .out = b->next + at, .p_step = sign * (ptrdiff_t)l->in.n,
            .skip_step = sign * (ptrdiff_t)step, .out_step = sign * (ptrdiff_t)step, .v = l->v, .state = b->state,
            .n = b->starts[s + 1] - b->starts[s], .width = width };
        net->kernels->recur(&r);
    }
}

static void tag(sy_net_batch *b)
{
    const sy_net *net = b->net;
    const uint32_t width = net->sizes.tag_width, n_tags = net->sizes.n_tags;
    net->kernels->linear(&net->hidden, b->now, 2 * (size_t)net->sizes.width, b->n_words, b->p, width);
    net->kernels->squash(b->p, NULL, b->n_words * width, b->hidden);
    net->kernels->linear(&net->tags, b->hidden, width, b->n_words, b->logits, net->tags.n);
    b->scores = b->logits;
    for (uint32_t t = 0; t < b->n_words; t++) {
        const int32_t *s = b->logits + (size_t)t * net->tags.n;
        uint32_t best = 0;
        for (uint32_t i = 1; i < n_tags; i++)
            if (s[i] > s[best]) best = i;
        b->tags[t] = (uint16_t)best;
    }
}

static void check_starts(const sy_net_batch *b, const uint32_t *starts, uint32_t n)
{
    for (uint32_t s = 0; s < n; s++)
        if (starts[s + 1] <= starts[s] || starts[s + 1] - starts[s] > SY_SENTENCE_WORDS_MAX)
            sy_fail(b->arena, SAYSO_LIMIT, 0, "a sentence of no words or of more than %u", SY_SENTENCE_WORDS_MAX);
}

void sy_net_run(sy_net_batch *b, const uint32_t (*rows)[SY_NET_ROWS_MAX], const uint8_t *n_rows, const uint32_t *starts, uint32_t n_sentences)
{
    const sy_net *net = b->net;
    const sy_net_sizes *z = &net->sizes;
    check_starts(b, starts, n_sentences);
    b->starts = starts;
    b->n_sentences = n_sentences;
    b->n_words = n_sentences ? starts[n_sentences] : 0;
    reserve(b, b->n_words);
    embed(b, rows, n_rows);
    for (uint32_t k = 0; k < z->n_dir + z->n_mix; k++) {
        for (unsigned d = 0; d < 2; d++) recur(b, &net->layers[k][d], d);
        uint8_t *done = b->next;
        b->next = b->now;
        b->now = done;
        if (k == z->n_dir) tag(b);
    }
    net->kernels->linear(&net->parse, b->now, 2 * (size_t)z->width, b->n_words, b->parsed, net->parse.n);
}

/* ---- arcs: the heads of a sentence are made a layer, each word an output, so that the kernel of layers gives all scores */

static void reserve_arcs(sy_net_batch *b, uint32_t n)
{
    if (n <= b->arcs_room) return;
    uint32_t room = (n + n / 4 + SY_PANEL) / SY_PANEL * SY_PANEL;
    b->arcs_room = room;
    b->heads = sy_alloc_array(b->arena, room, b->net->sizes.arc_width);
    b->arcs = sy_alloc_array(b->arena, (size_t)room * room, sizeof *b->arcs);
    b->bias = sy_alloc_array(b->arena, room, sizeof *b->bias);
    b->scale = sy_alloc_array(b->arena, room, sizeof *b->scale);
    b->shift = sy_alloc_array(b->arena, room, sizeof *b->shift);
    b->line = sy_alloc_array(b->arena, 2 * (size_t)room, sizeof *b->line);
    for (uint32_t i = 0; i < room; i++) {
        b->scale[i] = 128;
        b->shift[i] = 7;
    }
}

/* Activations of a head as the weights of output j; they lose their 64, and the bias takes off the 64 of those they meet. */
static void put_head(sy_net_batch *b, uint32_t j, const uint8_t *u)
{
    const uint32_t width = b->net->sizes.arc_width;
    int8_t *at = b->heads + (size_t)(j / SY_PANEL) * SY_PANEL * width + 4 * (j % SY_PANEL);
    int32_t sum = 0;
    for (uint32_t k = 0; k < width; k += 4, at += 4 * SY_PANEL)
        for (uint32_t i = 0; i < 4; i++) {
            at[i] = (int8_t)(u[k + i] - 64);
            sum += at[i];
        }
    b->bias[j] = -64 * sum;
}

/* -distance to +distance: scores of a head that stands so many words to the right. */
static int32_t distance_score(const sy_net *net, int32_t d)
{
    int32_t m = d < 0 ? -d : d;
    int32_t bucket = m <= 8 ? m : m <= 12 ? 9 : m <= 20 ? 10 : m <= 40 ? 11 : 12;
    return net->distances[SY_NET_DISTANCES / 2 + (d < 0 ? -bucket : bucket)];
}

const int32_t *sy_net_arcs(sy_net_batch *b, uint32_t sentence, size_t *step)
{
    const sy_net *net = b->net;
    const sy_net_sizes *z = &net->sizes;
    const uint32_t first = b->starts[sentence], n = b->starts[sentence + 1] - first, width = z->arc_width;
    reserve_arcs(b, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        const int32_t *p = b->parsed + (size_t)(first + i) * net->parse.n;
        uint8_t head[SY_WIDTH_MAX];
        net->kernels->squash(p, NULL, width, b->arc_in + (size_t)i * width);
        net->kernels->squash(p + width, NULL, width, head);
        put_head(b, i, head);
    }
    put_head(b, n, net->root);
    const sy_linear heads = { b->heads, b->bias, b->scale, b->shift, (n + SY_PANEL) / SY_PANEL * SY_PANEL, width };
    net->kernels->linear(&heads, b->arc_in, width, n, b->arcs, heads.n);
    int32_t *line = b->line + n;
    for (int32_t d = -(int32_t)n; d < (int32_t)n; d++) line[d] = distance_score(net, d);
    const int32_t *beta = b->parsed + (size_t)first * net->parse.n + 2 * width + 2 * z->label_width;
    for (uint32_t j = 0; j < n; j++) b->bias[j] = beta[(size_t)j * net->parse.n];
    for (uint32_t i = 0; i < n; i++) {
        int32_t *row = b->arcs + (size_t)i * heads.n;
        const int32_t *from = line - i;
        for (uint32_t j = 0; j < n; j++) row[j] += b->bias[j] + from[j];
        row[n] += net->root_score;
    }
    *step = heads.n;
    return b->arcs;
}

void sy_net_rels(sy_net_batch *b, uint32_t sentence, const int32_t *heads, uint8_t *rels)
{
    const sy_net *net = b->net;
    const sy_net_sizes *z = &net->sizes;
    const uint32_t first = b->starts[sentence], n = b->starts[sentence + 1] - first, width = z->label_width;
    const int32_t *below = b->parsed + (size_t)first * net->parse.n + 2 * z->arc_width, *above = below + width;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t j = heads[i] < 0 || (uint32_t)heads[i] >= n ? i : (uint32_t)heads[i];
        net->kernels->squash(below + (size_t)i * net->parse.n, above + (size_t)j * net->parse.n, width, b->pair + (size_t)i * width);
    }
    net->kernels->linear(&net->rels, b->pair, width, n, b->rels, net->rels.n);
    for (uint32_t i = 0; i < n; i++) {
        const int32_t *s = b->rels + (size_t)i * net->rels.n;
        uint32_t best = SY_REL_ROOT + 1;
        for (uint32_t r = best + 1; r < z->n_rels; r++)
            if (s[r] > s[best]) best = r;
        rels[i] = (uint8_t)(heads[i] < 0 ? SY_REL_ROOT : best);
    }
}
