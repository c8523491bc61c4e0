/* net_heads.c - what stands on the layers: classes of words, heads and labels of the tree; and guessing words from their places. */
#include "net_parts.h"

#include <string.h>

NET_WIDE static void add_rows(uint32_t rows, uint32_t n, const float *restrict b, float *restrict y)
{
    for (uint32_t i = 0; i < rows; i++)
        for (uint32_t j = 0; j < n; j++) y[(size_t)i * n + j] = b[j];
}

NET_WIDE static void sum_rows(uint32_t rows, uint32_t n, const float *restrict y, float *restrict b)
{
    for (uint32_t i = 0; i < rows; i++)
        for (uint32_t j = 0; j < n; j++) b[j] += y[(size_t)i * n + j];
}

void net_linear(const net *n, const net_layer *l, uint32_t rows, const float *x, float *y)
{
    add_rows(rows, l->out, n->dense + l->b, y);
    matrix_add_product(rows, l->out, l->in, x, l->in, n->dense + l->w, l->out, y, l->out);
}

void net_linear_down(const net *n, const net_layer *l, uint32_t rows, const float *x, const float *dy, float *slopes, float *dx)
{
    sum_rows(rows, l->out, dy, slopes + l->b);
    matrix_add_transposed_product(rows, l->out, l->in, x, l->in, dy, l->out, slopes + l->w, l->out);
    if (dx) matrix_add_product(rows, l->in, l->out, dy, l->out, n->turned + l->w, l->in, dx, l->in);
}

/* x becomes bound(x) * mask. */
NET_WIDE static void bound_masked(uint32_t n, float *restrict x, const float *restrict mask)
{
    for (uint32_t j = 0; j < n; j++) x[j] = net_bound(x[j]) * mask[j];
}

NET_WIDE static void bound_down(uint32_t n, const float *restrict pre, const float *restrict mask, float *restrict d)
{
    for (uint32_t j = 0; j < n; j++) d[j] *= net_bound_slope(pre[j]) * mask[j];
}

NET_WIDE static void exps(uint32_t n, float *x, float most)
{
    for (uint32_t j = 0; j < n; j++) x[j] = net_exp(x[j] - most);
}

/* Softmax of n numbers against class `right`; x becomes the slope. Gives the loss; *best is the likeliest class. */
static float soften(float *x, uint32_t n, uint32_t right, uint32_t *best)
{
    uint32_t top = 0;
    for (uint32_t j = 1; j < n; j++)
        if (x[j] > x[top]) top = j;
    *best = top;
    float most = x[top], sum = 0.0f;
    exps(n, x, most);
    for (uint32_t j = 0; j < n; j++) sum += x[j];
    float share = x[right] / sum;
    for (uint32_t j = 0; j < n; j++) x[j] /= sum;
    x[right] -= 1.0f;
    return share > 1e-30f ? -net_log(share) : 69.0f;
}

static const net_word *word_at(const net_shard *s, uint32_t k, uint32_t i) { return &s->sentences[k].words[i]; }

/* ---- classes of words */

static void classes(net_shard *s)
{
    const net *n = s->net;
    uint32_t layer = n->shape.n_dir, t = n->hidden.out, o = n->out.out;
    float *pre = s->a, *hidden = s->b, *y = s->c, *dhidden = s->d;
    net_linear(n, &n->hidden, s->n, s->out[layer], pre);
    memcpy(hidden, pre, (size_t)s->n * t * sizeof *pre);
    uint64_t state = s->random + 0xABCD, again = state;
    float share = s->options ? s->options->drop : 0.0f;
    for (uint32_t k = 0; k < s->n_sentences; k++) {
        net_mask(&state, share, t, s->mask);
        for (size_t i = s->first[k]; i < s->first[k + 1]; i++) bound_masked(t, hidden + i * t, s->mask);
    }
    net_linear(n, &n->out, s->n, hidden, y);
    for (uint32_t k = 0; k < s->n_sentences; k++)
        for (uint32_t i = 0; i < s->sentences[k].n; i++) {
            const net_word *w = word_at(s, k, i);
            float *tags = y + (size_t)(s->first[k] + i) * o, *names = tags + n->shape.n_tags;
            uint32_t best;
            s->result.loss += soften(tags, n->shape.n_tags, w->tag, &best);
            s->result.tags += best == w->tag;
            if (w->ner != NET_NO_CLASS) {
                s->result.loss += soften(names, n->shape.n_ner, w->ner, &best);
                s->result.names += best == w->ner;
                for (uint32_t j = 0; s->options && j < n->shape.n_ner; j++) names[j] *= 1.0f - s->options->less_names;
            } else {
                memset(names, 0, n->shape.n_ner * sizeof *names);
            }
            memset(names + n->shape.n_ner, 0, (o - n->shape.n_tags - n->shape.n_ner) * sizeof *names);
        }
    if (!s->options) return;
    memset(dhidden, 0, (size_t)s->n * t * sizeof *dhidden);
    net_linear_down(n, &n->out, s->n, hidden, y, s->slopes, dhidden);
    for (uint32_t k = 0; k < s->n_sentences; k++) {
        net_mask(&again, share, t, s->mask);
        for (size_t i = s->first[k]; i < s->first[k + 1]; i++) bound_down(t, pre + i * t, s->mask, dhidden + i * t);
    }
    net_linear_down(n, &n->hidden, s->n, s->out[layer], dhidden, s->slopes, s->dout[layer]);
}

/* ---- the tree */

static uint32_t bucket(int32_t d)
{
    int32_t a = d < 0 ? -d : d, b = a <= 8 ? a : a <= 12 ? 9 : a <= 20 ? 10 : a <= 40 ? 11 : 12;
    return (uint32_t)(12 + (d < 0 ? -b : b));
}

/* One sentence's arcs. p: the parse layer's output with bound and mask done, dp: its slope, both of n words of `stride` numbers. */
NET_WIDE static void arcs(net_shard *s, uint32_t k, const float *p, float *dp)
{
    const net *n = s->net;
    uint32_t words = s->sentences[k].n, a = n->shape.arc, beta = 2 * a + 2 * n->shape.label;
    size_t stride = n->parse.out;
    const float *root = n->dense + n->root, *distance = n->dense + n->distances;
    float *x = s->e, *droot = s->slopes + n->root, *ddistance = s->slopes + n->distances;
    for (uint32_t i = 0; i < words; i++) {
        const float *dep = p + i * stride;
        float *ddep = dp + i * stride;
        int32_t h = word_at(s, k, i)->head;
        for (uint32_t j = 0; j < words; j++)
            x[j] = j == i ? -1e9f : matrix_dot(a, dep, p + j * stride + a) + p[j * stride + beta] + distance[bucket((int32_t)j - (int32_t)i)];
        x[words] = matrix_dot(a, dep, root) + n->dense[n->root_beta];
        uint32_t best, right = h < 0 ? words : (uint32_t)h;
        s->result.loss += soften(x, words + 1, right, &best);
        s->result.heads += best == right;
        s->row[s->first[k] + i] = best;
        if (!s->options) continue;
        for (uint32_t j = 0; j <= words; j++) {
            float g = x[j];
            if (j == i || (g < 1e-6f && g > -1e-6f)) continue;
            const float *head = j == words ? root : p + j * stride + a;
            float *dhead = j == words ? droot : dp + j * stride + a;
            for (uint32_t q = 0; q < a; q++) {
                ddep[q] += g * head[q];
                dhead[q] += g * dep[q];
            }
            if (j == words) {
                s->slopes[n->root_beta] += g;
                continue;
            }
            dp[j * stride + beta] += g;
            ddistance[bucket((int32_t)j - (int32_t)i)] += g;
        }
    }
}

/* The labels of all arcs of the annotation, the roots left out. */
static void labels(net_shard *s, const float *p, float *dp)
{
    const net *n = s->net;
    uint32_t a = n->shape.arc, l = n->shape.label, o = n->labels.out, m = 0;
    size_t stride = n->parse.out;
    float *pre = s->a, *z = s->e, *y = s->f, *dz = s->e;
    uint64_t state = s->random + 0xFEED;
    float share = s->options ? s->options->drop : 0.0f;
    float *masked = s->z;
    for (uint32_t k = 0; k < s->n_sentences; k++) {
        net_mask(&state, share, l, s->mask);
        for (uint32_t i = 0; i < s->sentences[k].n; i++) {
            int32_t h = word_at(s, k, i)->head;
            if (h < 0) continue;
            const float *u = p + (s->first[k] + i) * stride + 2 * a, *v = p + (s->first[k] + (uint32_t)h) * stride + 2 * a + l;
            for (uint32_t j = 0; j < l; j++) {
                pre[(size_t)m * l + j] = u[j] + v[j];
                masked[(size_t)m * l + j] = s->mask[j];
                z[(size_t)m * l + j] = net_bound(u[j] + v[j]) * s->mask[j];
            }
            m++;
        }
    }
    net_linear(n, &n->labels, m, z, y);
    m = 0;
    for (uint32_t k = 0; k < s->n_sentences; k++)
        for (uint32_t i = 0; i < s->sentences[k].n; i++) {
            const net_word *w = word_at(s, k, i);
            uint32_t guess = s->row[s->first[k] + i], best;
            if (w->head < 0) {
                s->result.labels += guess == s->sentences[k].n;
                continue;
            }
            float *x = y + (size_t)m++ * o;
            s->result.loss += soften(x, n->shape.n_rel, w->rel, &best);
            s->result.labels += best == w->rel && guess == (uint32_t)w->head;
            memset(x + n->shape.n_rel, 0, (o - n->shape.n_rel) * sizeof *x);
        }
    if (!s->options) return;
    net_linear_down(n, &n->labels, m, z, y, s->slopes, NULL);
    memset(dz, 0, (size_t)m * l * sizeof *dz);
    matrix_add_product(m, l, o, y, o, n->turned + n->labels.w, l, dz, l);
    m = 0;
    for (uint32_t k = 0; k < s->n_sentences; k++)
        for (uint32_t i = 0; i < s->sentences[k].n; i++) {
            int32_t h = word_at(s, k, i)->head;
            if (h < 0) continue;
            float *du = dp + (s->first[k] + i) * stride + 2 * a, *dv = dp + (s->first[k] + (uint32_t)h) * stride + 2 * a + l;
            for (uint32_t j = 0; j < l; j++) {
                float g = dz[(size_t)m * l + j] * masked[(size_t)m * l + j] * net_bound_slope(pre[(size_t)m * l + j]);
                du[j] += g;
                dv[j] += g;
            }
            m++;
        }
}

static void tree(net_shard *s)
{
    const net *n = s->net;
    uint32_t top = net_layers(&n->shape) - 1, a2 = 2 * n->shape.arc;
    size_t stride = n->parse.out;
    float *pre = s->b, *p = s->c, *dp = s->d;
    net_linear(n, &n->parse, s->n, s->out[top], pre);
    memcpy(p, pre, (size_t)s->n * stride * sizeof *p);
    memset(dp, 0, (size_t)s->n * stride * sizeof *dp);
    uint64_t state = s->random + 0xBEEF, again = state;
    float share = s->options ? s->options->drop : 0.0f;
    for (uint32_t k = 0; k < s->n_sentences; k++) {
        net_mask(&state, share, a2, s->mask);
        /* what is left out of a word's vector as a dependant is scaled there; the scores are then right on average */
        for (size_t i = s->first[k]; i < s->first[k + 1]; i++) bound_masked(a2, p + i * stride, s->mask);
        arcs(s, k, p + s->first[k] * stride, dp + s->first[k] * stride);
    }
    labels(s, p, dp);
    if (!s->options) return;
    for (uint32_t k = 0; k < s->n_sentences; k++) {
        net_mask(&again, share, a2, s->mask);
        for (size_t i = s->first[k]; i < s->first[k + 1]; i++) bound_down(a2, pre + i * stride, s->mask, dp + i * stride);
    }
    net_linear_down(n, &n->parse, s->n, s->out[top], dp, s->slopes, s->dout[top]);
}

void net_heads(net_shard *s)
{
    for (uint32_t k = 0; s->options && k < net_layers(&s->net->shape); k++)
        memset(s->dout[k], 0, (size_t)s->n * 2 * s->net->shape.width * sizeof(float));
    s->result.words += s->n;
    classes(s);
    tree(s);
}

/* ---- guessing */

/* Rows that are most likely wrong, drawn by frequency; each once. */
static void draw_negatives(net_shard *s)
{
    const net_table *t = &s->net->targets;
    const float *u = s->options->unigram;
    uint64_t state = s->random ^ 0xD00D;
    s->n_negatives = 0;
    for (uint32_t tries = 0; tries < NET_NEGATIVES; tries++) {
        float x = net_random(&state);
        uint32_t low = 0, high = t->rows - 1;
        while (low < high) {
            uint32_t middle = (low + high) / 2;
            if (u[middle] > x) high = middle;
            else low = middle + 1;
        }
        s->negatives[s->n_negatives++] = low;
    }
    uint32_t w = t->width - 1;
    for (uint32_t k = 0; k < NET_NEGATIVES; k++) {
        const float *row = t->at + (size_t)s->negatives[k] * t->width;
        memcpy(s->negative + (size_t)k * w, row, w * sizeof *row);
    }
    matrix_transpose(NET_NEGATIVES, w, s->negative, s->negative_turned);
}

/* log of how often a row is drawn. */
static float log_drawn(const net_shard *s, uint32_t row)
{
    const float *u = s->options->unigram;
    float share = u[row] - (row ? u[row - 1] : 0.0f);
    return net_log((share > 1e-9f ? share : 1e-9f) * NET_NEGATIVES);
}

void net_guess(net_shard *s)
{
    const net *n = s->net;
    const net_table *t = &n->targets;
    uint32_t w = n->shape.width, top = n->shape.n_dir - 1;
    float *in = s->a, *pre = s->b, *z = s->z, *y = s->c, *dz = s->d, shift[NET_NEGATIVES];
    draw_negatives(s);
    for (uint32_t k = 0; k < NET_NEGATIVES; k++)
        shift[k] = t->at[(size_t)s->negatives[k] * t->width + w] - log_drawn(s, s->negatives[k]);
    memset(in, 0, (size_t)s->n * 2 * w * sizeof *in);
    for (uint32_t k = 0; k < s->n_sentences; k++)
        for (size_t i = s->first[k]; i < s->first[k + 1]; i++) {
            if (i > s->first[k]) memcpy(in + i * 2 * w, s->out[top] + (i - 1) * 2 * w, w * sizeof *in);
            if (i + 1 < s->first[k + 1]) memcpy(in + i * 2 * w + w, s->out[top] + (i + 1) * 2 * w + w, w * sizeof *in);
            s->target[i] = s->sentences[k].words[i - s->first[k]].rows[0];
        }
    net_linear(n, &n->guess, s->n, in, pre);
    for (size_t i = 0; i < (size_t)s->n * w; i++) z[i] = net_bound(pre[i]);
    memset(y, 0, (size_t)s->n * NET_NEGATIVES * sizeof *y);
    matrix_add_product(s->n, NET_NEGATIVES, w, z, w, s->negative_turned, NET_NEGATIVES, y, NET_NEGATIVES);
    memset(dz, 0, (size_t)s->n * w * sizeof *dz);
    for (uint32_t i = 0; i < s->n; i++) {
        float *x = y + (size_t)i * NET_NEGATIVES, right, most, sum;
        const float *row = t->at + (size_t)s->target[i] * t->width;
        right = matrix_dot(w, z + (size_t)i * w, row) + row[w] - log_drawn(s, s->target[i]);
        most = right;
        for (uint32_t k = 0; k < NET_NEGATIVES; k++) {
            x[k] = s->negatives[k] == s->target[i] ? -1e9f : x[k] + shift[k];
            if (x[k] > most) most = x[k];
        }
        s->result.guessed += most == right;
        sum = right = net_exp(right - most);
        exps(NET_NEGATIVES, x, most);
        for (uint32_t k = 0; k < NET_NEGATIVES; k++) sum += x[k];
        float scale = 1.0f / sum;
        for (uint32_t k = 0; k < NET_NEGATIVES; k++) x[k] *= scale;
        s->result.loss += right / sum > 1e-30f ? -net_log(right / sum) : 69.0f;
        s->dtarget[i] = right / sum - 1.0f;
        for (uint32_t j = 0; j < w; j++) dz[(size_t)i * w + j] = s->dtarget[i] * row[j];
    }
    s->result.words += s->n;
    memset(s->dnegative, 0, (size_t)NET_NEGATIVES * w * sizeof *s->dnegative);
    matrix_add_transposed_product(s->n, w, NET_NEGATIVES, y, NET_NEGATIVES, z, w, s->dnegative, w);
    matrix_add_product(s->n, w, NET_NEGATIVES, y, NET_NEGATIVES, s->negative, w, dz, w);
    memset(s->dbias, 0, sizeof s->dbias);
    sum_rows(s->n, NET_NEGATIVES, y, s->dbias);
    for (size_t i = 0; i < (size_t)s->n * w; i++) dz[i] *= net_bound_slope(pre[i]);
    float *din = s->e;
    memset(din, 0, (size_t)s->n * 2 * w * sizeof *din);
    net_linear_down(n, &n->guess, s->n, in, dz, s->slopes, din);
    for (uint32_t k = 0; k <= top; k++) memset(s->dout[k], 0, (size_t)s->n * 2 * w * sizeof(float));
    for (uint32_t k = 0; k < s->n_sentences; k++)
        for (size_t i = s->first[k]; i < s->first[k + 1]; i++) {
            if (i > s->first[k]) memcpy(s->dout[top] + (i - 1) * 2 * w, din + i * 2 * w, w * sizeof *din);
            if (i + 1 < s->first[k + 1]) memcpy(s->dout[top] + (i + 1) * 2 * w + w, din + i * 2 * w + w, w * sizeof *din);
        }
}
