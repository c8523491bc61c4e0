/* test_net.c - the language network: its kernels, from real numbers to a model's section, running it, and its trees. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "../../train/quantise.h"
#include "base/doc.h"
#include "lang/net.h"
#include "lang/tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t seed;

static uint32_t draw(uint32_t below)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(((seed >> 32) * below) >> 32);
}

static float real(double most) { return (float)((draw(2000001) / 1e6 - 1) * most); }

/* ---- kernels: every set against plain C */

static int32_t extreme(int32_t least, int32_t most)
{
    unsigned k = draw(8);
    return k == 0 ? least : k == 1 ? most : (int32_t)(least + (int64_t)draw((uint32_t)most - (uint32_t)least + 1));
}

/* Weights of which the four that are added in 16 bits are just small enough together; i: place in the packed layout. */
static void draw_weights(int8_t *w, size_t n, int worst)
{
    for (size_t i = 0; i < n; i += 128)
        for (size_t j = i; j < i + 64; j += 2) {
            int32_t room[2] = { SY_PAIRS_MAX, SY_PAIRS_MAX };
            size_t four[] = { j, j + 65, j + 64, j + 1 };
            for (int m = 0; m < 4; m++) {
                int32_t x = worst ? (m < 2 ? 127 : 2) : extreme(-127, 127), *left = &room[x < 0];
                if (abs(x) > *left) x = x < 0 ? -*left : *left;
                *left -= abs(x);
                w[four[m]] = (int8_t)(worst == 2 ? -x : x);
            }
        }
}

static void same_linear(const sy_kernels *a, const sy_kernels *b, uint32_t n, uint32_t k, uint32_t n_rows, int worst)
{
    size_t in_step = k + 16, out_step = n + 5;
    int8_t *w = malloc((size_t)n * k);
    int32_t *numbers = malloc(3 * n * sizeof *numbers), *out[2];
    uint8_t *in = malloc(n_rows * in_step);
    draw_weights(w, (size_t)n * k, worst);
    for (uint32_t i = 0; i < n_rows * in_step; i++) in[i] = (uint8_t)(worst ? 127 : extreme(1, 127));
    for (uint32_t i = 0; i < n; i++) {
        numbers[i] = worst ? 0 : extreme(-(1 << 22), 1 << 22);
        numbers[n + i] = extreme(128, 255);
        numbers[2 * n + i] = extreme(1, 30);
    }
    sy_linear l = { w, numbers, numbers + n, numbers + 2 * n, n, k };
    for (int v = 0; v < 2; v++) {
        out[v] = calloc(n_rows * out_step, sizeof **out);
        (v ? b : a)->linear(&l, in, in_step, n_rows, out[v], out_step);
    }
    assert_memory_equal(out[0], out[1], n_rows * out_step * sizeof **out);
    size_t other = 0;
    for (size_t i = 0; i < n_rows * out_step; i++) other += out[0][i] != 0;
    assert_true(other > 0);
    free(w);
    free(numbers);
    free(in);
    free(out[0]);
    free(out[1]);
}

static void same_recurrence(const sy_kernels *a, const sy_kernels *b, uint32_t width, uint32_t n, int backward)
{
    size_t cells = (size_t)n * width;
    int32_t *p = malloc(3 * cells * sizeof *p), *v = malloc(2 * width * sizeof *v), *state = malloc(width * sizeof *state);
    uint8_t *skip = malloc(cells), *out[2];
    for (size_t i = 0; i < 3 * cells; i++) p[i] = draw(20) ? (int32_t)draw(60000) - 30000 : extreme(-(1 << 30), (1 << 30) - 1);
    for (uint32_t i = 0; i < 2 * width; i++) v[i] = extreme(-32768, 32767);
    for (size_t i = 0; i < cells; i++) skip[i] = (uint8_t)extreme(1, 127);
    ptrdiff_t sign = backward ? -1 : 1, last = backward ? (ptrdiff_t)n - 1 : 0, step = (ptrdiff_t)width;
    for (int k = 0; k < 2; k++) {
        out[k] = calloc(cells, 1);
        sy_recurrence r = { p + 3 * last * step, skip + last * step, out[k] + last * step, 3 * sign * step, sign * step, sign * step, v, state, n, width };
        (k ? b : a)->recur(&r);
    }
    assert_memory_equal(out[0], out[1], cells);
    for (size_t i = 0; i < cells; i++) assert_in_range(out[0][i], 1, 127);
    free(p);
    free(v);
    free(state);
    free(skip);
    free(out[0]);
    free(out[1]);
}

static void same_rest(const sy_kernels *a, const sy_kernels *b, uint32_t width)
{
    enum { ROWS = 40 };
    int8_t *table = malloc((size_t)ROWS * width);
    int32_t p[2][SY_WIDTH_MAX];
    uint8_t out[2][SY_WIDTH_MAX];
    uint32_t rows[SY_NET_ROWS_MAX] = { 0 };
    for (uint32_t i = 0; i < ROWS * width; i++) table[i] = (int8_t)extreme(-128, 127);
    for (unsigned n = 0; n <= SY_NET_ROWS_MAX; n++) {
        for (unsigned i = 0; i < n; i++) rows[i] = draw(ROWS);
        a->embed(table, width, rows, n, out[0]);
        b->embed(table, width, rows, n, out[1]);
        assert_memory_equal(out[0], out[1], width);
        assert_true(n || out[0][0] == 64);
    }
    for (uint32_t i = 0; i < 2 * width; i++) p[i / width][i % width] = draw(2) ? (int32_t)draw(20000) - 10000 : extreme(-(1 << 30), (1 << 30) - 1);
    for (int two = 0; two < 2; two++) {
        a->squash(p[0], two ? p[1] : NULL, width, out[0]);
        b->squash(p[0], two ? p[1] : NULL, width, out[1]);
        assert_memory_equal(out[0], out[1], width);
    }
    free(table);
}

static void test_all_sets_of_kernels_give_the_same_integers(void **state)
{
    (void)state;
    const sy_kernels *plain = sy_kernels_at(0), *k;
    assert_string_equal(plain->name, "plain");
    for (unsigned i = 1; (k = sy_kernels_at(i)) != NULL; i++) {
        seed = 5;
        for (uint32_t rows = 1; rows < 30; rows++) same_linear(plain, k, 16 * (1 + draw(6)), 8 * (1 + draw(64)), rows, 0);
        same_linear(plain, k, 48, 512, 13, 1);
        same_linear(plain, k, 48, 512, 13, 2);
        for (uint32_t width = 16; width <= 256; width += 48) {
            same_recurrence(plain, k, width, 1 + draw(40), 0);
            same_recurrence(plain, k, width, 1 + draw(40), 1);
            same_rest(plain, k, width);
        }
        print_message("%s: the same as plain\n", k->name);
    }
    assert_null(sy_kernels_at(100));
}

static void test_the_definition_in_numbers(void **state)
{
    (void)state;
    enum { W = 16 };
    const sy_kernels *k = sy_kernels_at(0);
    int8_t w[W * 8], table[2 * W];
    uint8_t in[8], out[2 * W], skip[2 * W];
    int32_t bias[W], scale[W], shift[W], sums[W], p[2 * 3 * W], v[2 * W], c[W];
    memset(w, 1, sizeof w);
    memset(in, 65, sizeof in); /* 1/64 each */
    for (int i = 0; i < W; i++) {
        bias[i] = -64 * 8 + (i ? -20 : 3);
        scale[i] = 200;
        shift[i] = 4;
    }
    sy_linear l = { w, bias, scale, shift, W, 8 };
    k->linear(&l, in, 8, 1, sums, W);
    assert_int_equal(sums[0], 138);  /* (11 * 200 + 8) >> 4 */
    assert_int_equal(sums[1], -150); /* (-12 * 200 + 8) >> 4 */
    const int32_t bent[] = { 4096, -4096, 8192, 1 << 30, -(1 << 30), 0, 100 };
    k->squash(bent, NULL, 7, out);
    const uint8_t expected[] = { 64 + 48, 64 - 48, 127, 127, 1, 64, 64 + 2 };
    assert_memory_equal(out, expected, sizeof expected);
    for (int i = 0; i < 6 * W; i++) p[i] = i / W % 3 == 0 ? 2048 : i / W % 3 == 1 ? 0 : 4096;
    for (int i = 0; i < 2 * W; i++) v[i] = 1024;
    memset(skip, 64 + 10, sizeof skip);
    sy_recurrence r = { p, skip, out, 3 * W, W, W, v, c, 2, W };
    k->recur(&r);
    assert_int_equal(out[0], 64 + 13); /* candidate 7168, gates 8192 and 11776, state 3584 */
    assert_int_equal(out[W], 64 + 18); /* gates 9064 and 12424, state 5185 */
    assert_int_equal(c[W - 1], 5185);
    memset(table, 5, W);
    memset(table + W, 4, W);
    k->embed(table, W, (const uint32_t[]){ 0, 1 }, 2, out);
    assert_int_equal(out[3], 64 + 5);
}

/* ---- a small network of real numbers, and what it computes */

enum { H = 32, N_DIR = 1, N_MIX = 2, T = 48, A = 16, L = 32, TAGS = 7, NER = 3, WORDS = 5, HASHED = 9, N_ROWS = WORDS + 1 + HASHED + 768 };
enum { LAYERS = N_DIR + N_MIX, PARSE = 2 * A + 2 * L + 1, TEXT = 61 };

typedef struct {
    float emb[N_ROWS][H];
    struct {
        float w[3 * H][2 * H], b[3 * H], v[2][H];
    } layer[LAYERS][2];
    float wt[T][2 * H], bt[T], wo[TAGS + NER][T], bo[TAGS + NER], wa[PARSE][2 * H], ba[PARSE], root[A], root_score, dist[25], wl[SY_REL_N][L], bl[SY_REL_N];
} real_net;

typedef struct {
    float scores[TEXT][TAGS + NER], arcs[TEXT][TEXT + 1], parse[TEXT][PARSE], x[TEXT][2 * H];
} real_result;

static void put_reals(sy_buf *b, float *f, size_t n, double most)
{
    for (size_t i = 0; i < n; i++) f[i] = real(most);
    sy_buf_add(b, f, n * sizeof *f);
}

/* Draw a network; the bytes are what a trainer would write. */
static void draw_net(real_net *net, sy_buf *b)
{
    static const uint32_t head[16] = { H, N_DIR, N_MIX, T, A, L, TAGS, NER, SY_REL_N, 25, WORDS, HASHED };
    static const uint32_t hashes[WORDS] = { 3, 500, 70000, 1u << 31, 0xFFFFFFF0u };
    sy_buf_init(b, 0);
    sy_buf_add(b, QUANTISE_MAGIC, 8);
    sy_buf_add(b, head, sizeof head);
    sy_buf_add(b, hashes, sizeof hashes);
    put_reals(b, net->emb[0], (size_t)N_ROWS * H, 0.4);
    for (int k = 0; k < LAYERS; k++)
        for (int d = 0; d < 2; d++) {
            size_t in = k < N_DIR ? H : 2 * H;
            for (int i = 0; i < 3 * H; i++) put_reals(b, net->layer[k][d].w[i], in, 0.35);
            put_reals(b, net->layer[k][d].b, 3 * H, 0.5);
            put_reals(b, net->layer[k][d].v[0], 2 * (size_t)H, 0.8);
        }
    put_reals(b, net->wt[0], (size_t)T * 2 * H, 0.3);
    put_reals(b, net->bt, T, 0.3);
    put_reals(b, net->wo[0], (size_t)(TAGS + NER) * T, 0.5);
    put_reals(b, net->bo, TAGS + NER, 0.5);
    put_reals(b, net->wa[0], (size_t)PARSE * 2 * H, 0.3);
    put_reals(b, net->ba, PARSE, 0.3);
    put_reals(b, net->root, A, 0.9);
    put_reals(b, &net->root_score, 1, 0.5);
    put_reals(b, net->dist, 25, 0.7);
    put_reals(b, net->wl[0], (size_t)SY_REL_N * L, 0.5);
    put_reals(b, net->bl, SY_REL_N, 0.5);
}

static float real_gate(float x) { return x > 4 ? 1 : x < -4 ? 0 : 0.5f + x / 4 - x * (x < 0 ? -x : x) / 32; }
static float real_bend(float x) { return x > 2 ? 1 : x < -2 ? -1 : x - x * (x < 0 ? -x : x) / 4; }

static float real_dot(const float *w, const float *x, int n, float b)
{
    for (int i = 0; i < n; i++) b += w[i] * x[i];
    return b;
}

static void real_layer(const real_net *net, int k, float x[][2 * H], uint32_t n)
{
    float out[TEXT][2 * H];
    for (int d = 0; d < 2; d++) {
        float c[H] = { 0 };
        for (uint32_t step = 0; step < n; step++) {
            uint32_t t = d ? n - 1 - step : step;
            const float *in = k < N_DIR ? x[t] + d * H : x[t];
            int width = k < N_DIR ? H : 2 * H;
            for (int j = 0; j < H; j++) {
                float p[3];
                for (int g = 0; g < 3; g++) p[g] = real_dot(net->layer[k][d].w[g * H + j], in, width, net->layer[k][d].b[g * H + j]);
                float f = real_gate(p[1] + net->layer[k][d].v[0][j] * c[j]), r = real_gate(p[2] + net->layer[k][d].v[1][j] * c[j]), e = real_bend(p[0]);
                c[j] = e + f * (c[j] - e);
                out[t][d * H + j] = x[t][d * H + j] + r * (c[j] - x[t][d * H + j]);
            }
        }
    }
    memcpy(x, out, n * sizeof *out);
}

static int bucket(int d)
{
    int m = abs(d), k = m <= 8 ? m : m <= 12 ? 9 : m <= 20 ? 10 : m <= 40 ? 11 : 12;
    return 12 + (d < 0 ? -k : k);
}

/* One sentence. */
static void run_real(const real_net *net, const uint32_t (*rows)[SY_NET_ROWS_MAX], const uint8_t *n_rows, uint32_t n, real_result *r)
{
    for (uint32_t t = 0; t < n; t++)
        for (int j = 0; j < H; j++) {
            float sum = 0;
            for (int i = 0; i < n_rows[t]; i++) sum += net->emb[rows[t][i]][j];
            r->x[t][j] = r->x[t][H + j] = sum < -1 ? -1 : sum > 1 ? 1 : sum;
        }
    for (int k = 0; k < LAYERS; k++) {
        real_layer(net, k, r->x, n);
        for (uint32_t t = 0; k == N_DIR && t < n; t++) {
            float hidden[T];
            for (int i = 0; i < T; i++) hidden[i] = real_bend(real_dot(net->wt[i], r->x[t], 2 * H, net->bt[i]));
            for (int i = 0; i < TAGS + NER; i++) r->scores[t][i] = real_dot(net->wo[i], hidden, T, net->bo[i]);
        }
    }
    for (uint32_t t = 0; t < n; t++)
        for (int i = 0; i < PARSE; i++) {
            float p = real_dot(net->wa[i], r->x[t], 2 * H, net->ba[i]);
            r->parse[t][i] = i < 2 * A ? real_bend(p) : p;
        }
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t j = 0; j < n; j++)
            r->arcs[i][j] = real_dot(r->parse[i], r->parse[j] + A, A, r->parse[j][PARSE - 1]) + net->dist[bucket((int)j - (int)i)];
        r->arcs[i][n] = real_dot(r->parse[i], net->root, A, net->root_score);
    }
}

static float real_rel(const real_net *net, const real_result *r, uint32_t i, uint32_t j, unsigned rel)
{
    float hidden[L];
    for (int k = 0; k < L; k++) hidden[k] = real_bend(r->parse[i][2 * A + k] + r->parse[j][2 * A + L + k]);
    return real_dot(net->wl[rel], hidden, L, net->bl[rel]);
}

/* ---- the same network in whole numbers */

typedef struct {
    sy_arena arena;
    sayso_error err;
    const char *bytes;
    size_t n_bytes;
    const sy_kernels *kernels;
    const sy_net *net;
    uint32_t (*rows)[SY_NET_ROWS_MAX];
    uint8_t *n_rows;
    uint32_t *starts, n_sentences;
    void (*then)(void *arg, sy_net_batch *b);
    void *arg;
} fixture;

static void work(void *arg)
{
    fixture *f = arg;
    f->net = sy_net_read(&f->arena, "m", f->bytes, f->n_bytes, f->kernels);
    if (!f->then) return;
    sy_net_batch *b = sy_net_batch_new(&f->arena, f->net);
    sy_net_run(b, (const uint32_t(*)[SY_NET_ROWS_MAX])f->rows, f->n_rows, f->starts, f->n_sentences);
    f->then(f->arg, b);
}

static sayso_status run_fixture(fixture *f)
{
    sy_arena_init(&f->arena, 0);
    sayso_status s = sy_guard(&f->arena, work, f, &f->err);
    sy_arena_free(&f->arena);
    return s;
}

static real_net made;
static char *section;
static size_t n_section;
static uint32_t text_rows[TEXT][SY_NET_ROWS_MAX], text_starts[] = { 0, 1, 24, 31, TEXT };
static uint8_t text_n_rows[TEXT];
enum { SENTENCES = 4 };

static int make_net(void **state)
{
    (void)state;
    sy_buf floats, packed;
    seed = 11;
    draw_net(&made, &floats);
    sy_buf_init(&packed, 0);
    const char *why = quantise_net(floats.at, floats.n, &packed);
    if (why) print_error("%s\n", why);
    sy_buf_free(&floats);
    section = packed.at;
    n_section = packed.n;
    for (int t = 0; t < TEXT; t++) {
        text_n_rows[t] = (uint8_t)(3 + draw(3));
        for (int i = 0; i < text_n_rows[t]; i++) text_rows[t][i] = draw(N_ROWS);
    }
    return why != NULL;
}

static int drop_net(void **state)
{
    (void)state;
    free(section);
    return 0;
}

static fixture fixture_of(const char *bytes, size_t n, const sy_kernels *kernels, void (*then)(void *, sy_net_batch *), void *arg)
{
    fixture f = { .bytes = bytes, .n_bytes = n, .kernels = kernels, .rows = text_rows, .n_rows = text_n_rows, .starts = text_starts, .n_sentences = SENTENCES, .then = then, .arg = arg };
    return f;
}

/* ---- whole numbers against real ones */

typedef struct {
    double sum, worst;
    uint32_t n;
} difference;

static void count(difference *d, int32_t whole, float x)
{
    double e = whole / 4096.0 - x;
    if (e < 0) e = -e;
    d->sum += e;
    d->n++;
    if (e > d->worst) d->worst = e;
}

static void compare_with_real(void *arg, sy_net_batch *b)
{
    (void)arg;
    static real_result r;
    difference tags = { 0 }, arcs = { 0 };
    uint32_t good = 0, all = 0;
    for (uint32_t s = 0; s < SENTENCES; s++) {
        uint32_t first = text_starts[s], n = text_starts[s + 1] - first;
        run_real(&made, (const uint32_t(*)[SY_NET_ROWS_MAX])text_rows + first, text_n_rows + first, n, &r);
        size_t step;
        const int32_t *scores = sy_net_arcs(b, s, &step);
        int32_t heads[TEXT];
        for (uint32_t i = 0; i < n; i++) {
            for (int k = 0; k < TAGS + NER; k++) count(&tags, b->scores[(first + i) * b->scores_step + (size_t)k], r.scores[i][k]);
            for (uint32_t j = 0; j <= n; j++)
                if (j != i) count(&arcs, scores[i * step + j], r.arcs[i][j]);
            heads[i] = i ? (int32_t)draw(i) : -1;
        }
        uint8_t rels[TEXT];
        sy_net_rels(b, s, heads, rels);
        assert_int_equal(rels[0], SY_REL_ROOT);
        for (uint32_t i = 1; i < n; i++) {
            assert_true(rels[i] > SY_REL_ROOT && rels[i] < SY_REL_N);
            float chosen = real_rel(&made, &r, i, (uint32_t)heads[i], rels[i]), best = chosen;
            for (unsigned k = SY_REL_ROOT + 1; k < SY_REL_N; k++) {
                float x = real_rel(&made, &r, i, (uint32_t)heads[i], k);
                if (x > best) best = x;
            }
            good += best - chosen < 0.05f;
            all++;
        }
    }
    print_message("tags off by %.4f, at most %.4f; arcs by %.4f, at most %.4f; %u of %u relations\n", tags.sum / tags.n, tags.worst, arcs.sum / arcs.n,
                  arcs.worst, good, all);
    assert_true(tags.sum / tags.n < 0.018 && tags.worst < 0.08);
    assert_true(arcs.sum / arcs.n < 0.015 && arcs.worst < 0.07);
    assert_true(good * 10 >= all * 9);
}

static void test_whole_numbers_give_what_real_ones_give(void **state)
{
    (void)state;
    seed = 2;
    fixture f = fixture_of(section, n_section, sy_kernels_at(0), compare_with_real, NULL);
    assert_int_equal(run_fixture(&f), SAYSO_OK);
}

/* ---- sameness */

typedef struct {
    int32_t scores[TEXT][TAGS + NER], arcs[TEXT][TEXT + 1];
    uint16_t tags[TEXT];
    uint8_t rels[TEXT];
    uint32_t at; /* words so far */
} result;

static void keep(void *arg, sy_net_batch *b)
{
    result *r = arg;
    sy_tree_scratch scratch = { .arena = b->arena };
    for (uint32_t s = 0; s < b->n_sentences; s++) {
        uint32_t first = b->starts[s], n = b->starts[s + 1] - first;
        size_t step;
        const int32_t *arcs = sy_net_arcs(b, s, &step);
        int32_t heads[TEXT];
        sy_tree_decode(&scratch, arcs, step, n, heads);
        for (uint32_t i = 0; i < n; i++, r->at++) {
            for (uint32_t j = 0; j <= n; j++) r->arcs[r->at][j] = j == i ? 0 : arcs[i * step + j];
            memcpy(r->scores[r->at], b->scores + (first + i) * b->scores_step, sizeof *r->scores);
            r->tags[r->at] = b->tags[first + i];
        }
        sy_net_rels(b, s, heads, r->rels + r->at - n);
    }
}

static void test_every_set_of_kernels_reads_alike(void **state)
{
    (void)state;
    static result r[2];
    for (unsigned i = 0; sy_kernels_at(i); i++) {
        memset(&r[i > 0], 0, sizeof *r);
        fixture f = fixture_of(section, n_section, sy_kernels_at(i), keep, &r[i > 0]);
        assert_int_equal(run_fixture(&f), SAYSO_OK);
        assert_int_equal(r[i > 0].at, TEXT);
        if (i) assert_memory_equal(&r[0], &r[1], sizeof *r);
    }
}

static void test_a_sentence_reads_alike_alone_and_among_others(void **state)
{
    (void)state;
    static result together, alone;
    memset(&together, 0, sizeof together);
    memset(&alone, 0, sizeof alone);
    fixture f = fixture_of(section, n_section, NULL, keep, &together);
    assert_int_equal(run_fixture(&f), SAYSO_OK);
    for (int s = 0; s < SENTENCES; s++) {
        uint32_t starts[2] = { 0, text_starts[s + 1] - text_starts[s] };
        f.rows = text_rows + text_starts[s];
        f.n_rows = text_n_rows + text_starts[s];
        f.starts = starts;
        f.n_sentences = 1;
        f.arg = &alone;
        assert_int_equal(run_fixture(&f), SAYSO_OK);
    }
    assert_memory_equal(&together, &alone, sizeof alone);
}

/* ---- what is damaged or out of bounds */

static void test_a_damaged_network_is_refused_or_read_within_its_bounds(void **state)
{
    (void)state;
    static result r;
    char *b = malloc(n_section);
    seed = 3;
    unsigned refused = 0;
    for (int round = 0; round < 300; round++) {
        memcpy(b, section, n_section);
        if (round < 64) b[round] = (char)(b[round] ^ (1 << draw(8)));
        else for (int k = 0; k < 400; k++) b[64 + draw((uint32_t)n_section - 64)] = (char)draw(256);
        fixture f = fixture_of(b, n_section, round % 2 ? NULL : sy_kernels_at(0), keep, &r);
        r.at = 0;
        sayso_status s = run_fixture(&f);
        assert_true(s == SAYSO_OK || s == SAYSO_MODEL);
        refused += s == SAYSO_MODEL;
    }
    free(b);
    assert_in_range(refused, 40, 299);
    for (size_t n = 0; n < n_section; n += n_section / 97) {
        fixture f = fixture_of(section, n, NULL, NULL, NULL);
        assert_int_equal(run_fixture(&f), SAYSO_MODEL);
        assert_non_null(strstr(f.err.text, "m: damaged"));
    }
}

static void open_from_model(void *arg)
{
    fixture *f = arg;
    sy_model m = { .path = "m", .bytes = (const unsigned char *)f->bytes, .n_bytes = f->n_bytes, .n_sections = 1 };
    sy_section s = { "net", m.bytes + 128, m.n_bytes - 128 };
    m.sections[0] = s;
    f->net = sy_net_open(&f->arena, &m, NULL);
    assert_int_equal(f->net->sizes.n_tags, TAGS);
    assert_ptr_equal(f->net->kernels, sy_kernels_best());
    m.sections[0].n_bytes /= 2;
    sy_net_open(&f->arena, &m, NULL);
}

static void test_a_section_of_a_model(void **state)
{
    (void)state;
    char *bytes = calloc(1, n_section + 128);
    memcpy(bytes + 128, section, n_section);
    fixture f = fixture_of(bytes, n_section + 128, NULL, NULL, NULL);
    sy_arena_init(&f.arena, 0);
    assert_int_equal(sy_guard(&f.arena, open_from_model, &f, &f.err), SAYSO_MODEL);
    assert_non_null(f.net);
    assert_in_range(f.err.at, 128, n_section);
    sy_arena_free(&f.arena);
    free(bytes);
}

static void test_rows_and_sentences_out_of_bounds(void **state)
{
    (void)state;
    static result r;
    memset(&r, 0, sizeof r);
    uint32_t rows[3][SY_NET_ROWS_MAX] = { { N_ROWS, 0xFFFFFFFF, 2 }, { 2 }, { 0 } }, one[] = { 0, 1, 2, 3 }, none[] = { 0, 2, 2 }, many[] = { 0, 401 };
    uint8_t n_rows[] = { 3, 1, 255 };
    fixture f = fixture_of(section, n_section, NULL, keep, &r);
    f.rows = rows;
    f.n_rows = n_rows;
    f.starts = one;
    f.n_sentences = 3;
    assert_int_equal(run_fixture(&f), SAYSO_OK);
    assert_memory_equal(r.scores[0], r.scores[1], sizeof *r.scores);
    f.starts = none;
    f.n_sentences = 2;
    assert_int_equal(run_fixture(&f), SAYSO_LIMIT);
    f.starts = many;
    f.n_sentences = 1;
    assert_int_equal(run_fixture(&f), SAYSO_LIMIT);
    f.n_sentences = 0;
    r.at = 0;
    assert_int_equal(run_fixture(&f), SAYSO_OK);
    assert_int_equal(r.at, 0);
}

static void test_real_numbers_that_are_no_network(void **state)
{
    (void)state;
    static real_net net;
    sy_buf in, out;
    sy_buf_init(&out, 0);
    draw_net(&net, &in);
    assert_non_null(quantise_net(in.at, in.n - 1, &out));
    assert_non_null(quantise_net(in.at, 40, &out));
    sy_buf_add(&in, "more", 4);
    assert_non_null(quantise_net(in.at, in.n, &out));
    float nothing = 0.0f, no_number = nothing / nothing;
    memcpy(in.at + 400, &no_number, 4);
    assert_non_null(quantise_net(in.at, in.n - 4, &out));
    in.at[0] = 'x';
    assert_non_null(quantise_net(in.at, in.n - 4, &out));
    sy_buf_free(&in);
    sy_buf_free(&out);
}

static void test_rows_of_weights_keep_their_precision(void **state)
{
    (void)state;
    float w[64], sizes[] = { 1e-9f, 1e-3f, 0.3f, 1, 40 };
    int8_t q[64];
    int32_t bias, scale, shift;
    for (unsigned z = 0; z < 5; z++)
        for (unsigned with = 0; with < 2; with++) {
            for (int i = 0; i < 64; i++) w[i] = real(sizes[z]);
            float b = with ? 3.75f : 0;
            assert_true(quantise_row(w, 64, b, q, &bias, &scale, &shift));
            assert_in_range(scale, 128, 255);
            assert_in_range(shift, 1, 30);
            int32_t sum = bias;
            for (int i = 0; i < 64; i++) {
                double back = q[i] * (double)scale / ((int64_t)1 << (shift + 6)), e = back - w[i];
                assert_true((e < 0 ? -e : e) <= sizes[z] / 127 + (with ? 1e-6 : 1e-9));
                sum += 64 * q[i]; /* every activation 0: 64 as a byte */
            }
            double out = (double)sum * scale / ((int64_t)1 << shift) / 4096;
            assert_true(out - b < 0.01 + sizes[z] / 64 && b - out < 0.01 + sizes[z] / 64);
        }
    for (int i = 0; i < 64; i++) w[i] = i % 8 == 3 ? -2 : 2; /* all large: the scale must leave room for four of them */
    assert_true(quantise_row(w, 64, 0, q, &bias, &scale, &shift));
    for (int i = 0; i < 64; i++) assert_in_range(abs(q[i]), SY_PAIRS_MAX / 4 - 2, SY_PAIRS_MAX / 4);
    for (int i = 0; i < 64; i++) w[i] = 1e6f;
    assert_false(quantise_row(w, 64, 0, q, &bias, &scale, &shift));
}

/* ---- trees */

/* The best score of a tree with one word under the root, by trying all heads. */
static int64_t best_by_trial(const int32_t *scores, uint32_t n)
{
    int64_t best = INT64_MIN;
    uint32_t all = 1;
    for (uint32_t i = 0; i < n; i++) all *= n + 1;
    for (uint32_t code = 0; code < all; code++) {
        uint32_t heads[6], roots = 0, bad = 0, c = code;
        int64_t sum = 0;
        for (uint32_t i = 0; i < n; i++, c /= n + 1) {
            heads[i] = c % (n + 1);
            roots += heads[i] == n;
            bad |= heads[i] == i;
            sum += scores[i * (n + 1) + heads[i]];
        }
        if (roots != 1 || bad || sum <= best) continue;
        for (uint32_t i = 0; i < n && !bad; i++) {
            uint32_t j = i, steps = 0;
            while (j != n && steps++ <= n) j = heads[j];
            bad = j != n;
        }
        if (!bad) best = sum;
    }
    return best;
}

/* Gives the score of the heads, which must be a tree with one word under the root. */
static int64_t tree_score(const int32_t *scores, size_t step, uint32_t n, const int32_t *heads)
{
    int64_t sum = 0;
    uint32_t roots = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t j = i, steps = 0;
        roots += heads[i] < 0;
        while (heads[j] >= 0 && steps++ <= n) {
            assert_in_range(heads[j], 0, n - 1);
            j = (uint32_t)heads[j];
        }
        assert_true(steps < n);
        sum += scores[i * step + (heads[i] < 0 ? n : (uint32_t)heads[i])];
    }
    assert_int_equal(roots, 1);
    return sum;
}

static void check_trees(void *arg)
{
    sy_tree_scratch s = { .arena = arg };
    int32_t scores[6 * 7], heads[6];
    seed = 9;
    for (int round = 0; round < 1500; round++) {
        uint32_t n = 1 + draw(round % 20 ? 5 : 6), range = round % 3 == 0 ? 4 : round % 3 == 1 ? 1000 : 0xFFFFFFFF;
        for (uint32_t i = 0; i < n * (n + 1); i++) scores[i] = (int32_t)(draw(range) - range / 2);
        sy_tree_decode(&s, scores, n + 1, n, heads);
        assert_int_equal(tree_score(scores, n + 1, n, heads), best_by_trial(scores, n));
    }
}

static void test_the_best_tree_is_found(void **state)
{
    (void)state;
    sy_arena a;
    sy_arena_init(&a, 0);
    assert_int_equal(sy_guard(&a, check_trees, &a, NULL), SAYSO_OK);
    sy_arena_free(&a);
}

static void check_long_trees(void *arg)
{
    enum { N = 400 };
    sy_tree_scratch s = { .arena = arg };
    int32_t *scores = malloc(sizeof *scores * N * (N + 1)), heads[N];
    for (int kind = 0; kind < 3; kind++) {
        for (int i = 0; i < N; i++)
            for (int j = 0; j <= N; j++)
                scores[i * (N + 1) + j] = kind == 0 ? (int32_t)draw(1 << 20)                      /* anything */
                                          : kind == 1 ? (j == N ? 1000000 : 0)                    /* everything wants the root */
                                                      : j == N ? i : j == (i ^ 1) ? 1000 : 900 - (i > j ? i - j : j - i); /* cycles in cycles */
        sy_tree_decode(&s, scores, N + 1, N, heads);
        int64_t sum = tree_score(scores, N + 1, N, heads);
        if (kind == 1) assert_int_equal(sum, 1000000);
    }
    free(scores);
}

static void test_long_sentences_with_many_cycles_become_trees(void **state)
{
    (void)state;
    sy_arena a;
    sy_arena_init(&a, 0);
    assert_int_equal(sy_guard(&a, check_long_trees, &a, NULL), SAYSO_OK);
    sy_arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_sets_of_kernels_give_the_same_integers),
        cmocka_unit_test(test_the_definition_in_numbers),
        cmocka_unit_test(test_whole_numbers_give_what_real_ones_give),
        cmocka_unit_test(test_every_set_of_kernels_reads_alike),
        cmocka_unit_test(test_a_sentence_reads_alike_alone_and_among_others),
        cmocka_unit_test(test_a_damaged_network_is_refused_or_read_within_its_bounds),
        cmocka_unit_test(test_a_section_of_a_model),
        cmocka_unit_test(test_rows_and_sentences_out_of_bounds),
        cmocka_unit_test(test_real_numbers_that_are_no_network),
        cmocka_unit_test(test_rows_of_weights_keep_their_precision),
        cmocka_unit_test(test_the_best_tree_is_found),
        cmocka_unit_test(test_long_sentences_with_many_cycles_become_trees),
    };
    return cmocka_run_group_tests(tests, make_net, drop_net);
}
