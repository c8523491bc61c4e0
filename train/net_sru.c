/* net_sru.c - embeddings and recurrent layers, up and down. */
#include "net_parts.h"

#include <string.h>

/* ---- one direction of one layer */

typedef struct {
    const float *skip;      /* what the highway carries: input of the own direction */
    float *out;             /* skip, out: 2 * width from word to word */
    size_t skip_stride;
    uint32_t width;
    int back;
} track;

static uint32_t place(const net_shard *s, uint32_t k, uint32_t i, int back) { return back ? s->first[k + 1] - 1 - i : s->first[k] + i; }

NET_WIDE static void step_up(uint32_t w, const float *restrict px, float *restrict pf, float *restrict pr, const float *restrict vf,
                             const float *restrict vr, const float *restrict before, const float *restrict skip, float *restrict memory,
                             float *restrict out)
{
    for (uint32_t j = 0; j < w; j++) {
        float c0 = before[j], x = net_bound(px[j]), f = pf[j] + vf[j] * c0, r = pr[j] + vr[j] * c0;
        pf[j] = f;
        pr[j] = r;
        float c = x + net_gate(f) * (c0 - x);
        memory[j] = c;
        out[j] = skip[j] + net_gate(r) * (c - skip[j]);
    }
}

static void sru_up(net_shard *s, const net_layer *l, net_sru *u, const track *t)
{
    net_linear(s->net, l, s->n, u->in, u->pre);
    uint32_t w = t->width;
    const float *v = s->net->dense + l->v;
    for (uint32_t k = 0; k < s->n_sentences; k++) {
        const float *before = s->nothing;
        for (uint32_t i = 0; i < s->sentences[k].n; i++) {
            size_t at = place(s, k, i, t->back);
            step_up(w, u->pre + at * 3 * w, u->pre + at * 3 * w + w, u->pre + at * 3 * w + 2 * w, v, v + w, before, t->skip + at * t->skip_stride, u->memory + at * w, t->out + at * 2 * w);
            before = u->memory + at * w;
        }
    }
}

/* Before the non-linearities, the weights of the memory, and the latter's slopes. */
typedef struct {
    float *restrict x, *restrict f, *restrict r, *restrict dvf, *restrict dvr;
    const float *restrict vf, *restrict vr;
} gates;

/* carry: slope of this word's memory from the word after it; becomes that of the word before. */
NET_WIDE static void step_down(uint32_t w, gates g, const float *restrict before, const float *restrict memory, const float *restrict skip,
                               const float *restrict dout, float *restrict dskip, float *restrict carry)
{
    float *restrict px = g.x, *restrict pf = g.f, *restrict pr = g.r, *restrict dvf = g.dvf, *restrict dvr = g.dvr;
    const float *restrict vf = g.vf, *restrict vr = g.vr;
    for (uint32_t j = 0; j < w; j++) {
        float c0 = before[j], x = net_bound(px[j]), f = net_gate(pf[j]), r = net_gate(pr[j]), d = dout[j];
        float dr = d * (memory[j] - skip[j]) * net_gate_slope(pr[j]);
        float dc = carry[j] + d * r;
        dskip[j] += d * (1.0f - r);
        float df = dc * (c0 - x) * net_gate_slope(pf[j]);
        px[j] = dc * (1.0f - f) * net_bound_slope(px[j]);
        pf[j] = df;
        pr[j] = dr;
        dvf[j] += df * c0;
        dvr[j] += dr * c0;
        carry[j] = dc * f + df * vf[j] + dr * vr[j];
    }
}

/* pre becomes its own slope. din: [words][K], set anew. */
static void sru_down(net_shard *s, const net_layer *l, net_sru *u, const track *t, const float *dout, float *dskip, size_t dskip_stride, float *din)
{
    uint32_t w = t->width;
    float *carry = s->mask;
    const float *v = s->net->dense + l->v;
    for (uint32_t k = 0; k < s->n_sentences; k++) {
        memset(carry, 0, w * sizeof *carry);
        for (uint32_t i = s->sentences[k].n; i-- > 0;) {
            size_t at = place(s, k, i, t->back);
            const float *before = i ? u->memory + (size_t)place(s, k, i - 1, t->back) * w : s->nothing;
            float *p = u->pre + at * 3 * w, *dv = s->slopes + l->v;
            gates g = { p, p + w, p + 2 * w, dv, dv + w, v, v + w };
            step_down(w, g, before, u->memory + at * w, t->skip + at * t->skip_stride, dout + at * 2 * w, dskip + at * dskip_stride, carry);
        }
    }
    memset(din, 0, (size_t)s->n * l->in * sizeof *din);
    net_linear_down(s->net, l, s->n, u->in, u->pre, s->slopes, din);
}

/* ---- inputs that are left out */

/* A mask for each sentence: out = in * mask. The mask is drawn from the state, so that it can be drawn again. */
static void leave_out(net_shard *s, uint64_t state, uint32_t n, const float *in, size_t stride, float *out, int add)
{
    float share = s->options ? s->options->drop : 0.0f;
    for (uint32_t k = 0; k < s->n_sentences; k++) {
        net_mask(&state, share, n, s->mask);
        for (size_t i = s->first[k]; i < s->first[k + 1]; i++)
            for (size_t j = 0; j < n; j++) {
                if (add) out[i * stride + j] += in[i * n + j] * s->mask[j];
                else out[i * n + j] = in[i * stride + j] * s->mask[j];
            }
    }
}

static uint64_t mask_state(const net_shard *s, uint32_t layer, int d) { return s->random + 0x9E3779B97F4A7C15u * (2u * layer + (unsigned)d + 1u); }

/* ---- embeddings */

static void embed(net_shard *s)
{
    const net_table *t = &s->net->words;
    uint32_t w = t->width, unknown = s->net->shape.n_words;
    uint64_t state = s->random ^ 0x5bd1e995u;
    for (uint32_t k = 0, at = 0; k < s->n_sentences; k++)
        for (uint32_t i = 0; i < s->sentences[k].n; i++, at++) {
            const net_word *word = &s->sentences[k].words[i];
            float *x = s->x + (size_t)at * w;
            s->own[at] = s->options && net_random(&state) < s->options->drop_word ? unknown : word->rows[0];
            memcpy(x, t->at + (size_t)s->own[at] * w, w * sizeof *x);
            for (unsigned r = 1; r < word->n_rows; r++)
                for (uint32_t j = 0; j < w; j++) x[j] += t->at[(size_t)word->rows[r] * w + j];
            for (uint32_t j = 0; j < w; j++) {
                s->inside[(size_t)at * w + j] = x[j] > -1.0f && x[j] < 1.0f;
                x[j] = x[j] > 1.0f ? 1.0f : x[j] < -1.0f ? -1.0f : x[j];
            }
        }
}

/* ---- all layers */

/* One direction of layer k: its numbers, what it keeps, and what it reads. */
typedef struct {
    const net_layer *l;
    net_sru *u;
    const float *below, *own; /* all it reads, and the half that goes its way */
    size_t stride;
    int mixed;
} direction;

static direction direction_of(net_shard *s, uint32_t k, int d)
{
    uint32_t first_mixed = s->net->shape.n_dir, w = s->net->shape.width;
    direction r = { .mixed = k >= first_mixed, .below = k ? s->out[k - 1] : s->x, .stride = k ? 2 * (size_t)w : w };
    r.l = r.mixed ? &s->net->mix[k - first_mixed][d] : &s->net->dir[k][d];
    r.u = r.mixed ? &s->mix[k - first_mixed][d] : &s->dir[k][d];
    r.own = k ? r.below + (size_t)d * w : r.below;
    return r;
}

void net_up(net_shard *s, uint32_t top)
{
    uint32_t w = s->net->shape.width;
    embed(s);
    for (uint32_t k = 0; k < top; k++)
        for (int d = 0; d < 2; d++) {
            direction r = direction_of(s, k, d);
            leave_out(s, mask_state(s, k, d), r.l->in, r.mixed ? r.below : r.own, r.stride, r.u->in, 0);
            track t = { r.own, s->out[k] + (size_t)d * w, r.stride, w, d };
            sru_up(s, r.l, r.u, &t);
        }
}

void net_down(net_shard *s, uint32_t top)
{
    uint32_t w = s->net->shape.width;
    memset(s->dx, 0, (size_t)s->n * w * sizeof *s->dx);
    for (uint32_t k = top; k-- > 0;)
        for (int d = 0; d < 2; d++) {
            direction r = direction_of(s, k, d);
            float *dbelow = k ? s->dout[k - 1] : s->dx, *down = k ? dbelow + (size_t)d * w : dbelow;
            track t = { r.own, NULL, r.stride, w, d };
            sru_down(s, r.l, r.u, &t, s->dout[k] + (size_t)d * w, down, r.stride, s->a);
            leave_out(s, mask_state(s, k, d), r.l->in, s->a, r.stride, r.mixed ? dbelow : down, 1);
        }
    for (size_t i = 0; i < (size_t)s->n * w; i++)
        if (!s->inside[i]) s->dx[i] *= 0.1f;
}
