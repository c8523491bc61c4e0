/*
 * layers.c - time of each step of the language layer on one core, with every set of kernels that the processor can run, and
 * how near the multiplication of bytes comes to what the core can do.
 *
 * usage: layers SOURCE_DIR KERNELS ROUNDS FILE...     KERNELS: "all", or the name of a set
 *
 * Writes lines of "layer", kernels, name, nanoseconds; "rate", kernels, what, millions a second; "open", kernels,
 * nanoseconds; "words", kernels, number. Between them stand tabs.
 *
 * The network is the model's; while it has none, one of the usual size with weights drawn at random, which costs the same
 * except for decoding, where nearly every sentence then needs the long way.
 */
#include "../train/quantise.h"
#include "base/limits.h"
#include "lang/lang.h"
#include "lang/lemma.h"
#include "lang/net.h"
#include "lang/tree.h"
#include "report/report.h"
#include "text/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { TOKENS, ROWS, NET, ARCS, DECODE, RELS, LEMMAS, LAYERS };
static const char *const layer_names[LAYERS] = { "tokens", "rows", "net", "arcs", "decode", "relations", "lemmas" };

static long long now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); /* other programs may run beside */
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

/* ---- a network drawn at random */

static void put_reals(sy_buf *b, size_t n, float most)
{
    static uint64_t seed = 1;
    for (size_t i = 0; i < n; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        float f = ((float)(seed >> 40) / (1 << 23) - 1) * most;
        sy_buf_add(b, &f, 4);
    }
}

static void draw_net(sy_buf *out)
{
    enum { H = 192, T = 256, A = 128, L = 128, CLASSES = 200, WORDS = 30000, HASHED = 20000 };
    const uint32_t head[16] = { H, 2, 2, T, A, L, CLASSES, 11, SY_REL_N, SY_NET_DISTANCES, WORDS, HASHED };
    sy_buf b;
    sy_buf_init(&b, 0);
    sy_buf_add(&b, QUANTISE_MAGIC, 8);
    sy_buf_add(&b, head, sizeof head);
    for (uint32_t i = 0; i < WORDS; i++) {
        uint32_t hash = i * (UINT32_MAX / WORDS);
        sy_buf_add(&b, &hash, 4);
    }
    put_reals(&b, (size_t)(WORDS + 1 + HASHED + SY_NET_SHAPES + SY_NET_LISTS) * H, 0.3f);
    for (uint32_t k = 0; k < 8; k++) {
        put_reals(&b, (size_t)3 * H * (k < 4 ? H : 2 * H), 0.2f);
        put_reals(&b, 5 * H, 0.5f);
    }
    put_reals(&b, (size_t)T * (2 * H + 1), 0.2f);
    put_reals(&b, (size_t)(CLASSES + 11) * (T + 1), 0.2f);
    put_reals(&b, (size_t)(2 * A + 2 * L + 1) * (2 * H + 1), 0.2f);
    put_reals(&b, A + 1 + SY_NET_DISTANCES, 0.5f);
    put_reals(&b, (size_t)SY_REL_N * (L + 1), 0.2f);
    const char *why = quantise_net(b.at, b.n, out);
    if (why) fprintf(stderr, "%s\n", why);
    sy_buf_free(&b);
}

/* ---- layers */

typedef struct {
    const sayso *engine;
    const sy_net *net;
    sy_table lists;
    sy_lemmas lemmas;
    sayso_input input;
    sayso_doc doc;
    sy_units units;
    sy_tree_scratch trees;
    sy_net_batch *batch;
    long long ns[LAYERS], began;
    uint64_t words;
} bench;

static void lap(bench *b, int layer)
{
    long long t = now_ns();
    b->ns[layer] += t - b->began;
    b->began = t;
}

enum { ROOM = SY_NET_BATCH_WORDS + SY_SENTENCE_WORDS_MAX };

/* Sentences from `first` on, which begin at the given words of the batch. */
static void read_batch(bench *b, uint32_t first, const uint32_t *starts, uint32_t n)
{
    static uint32_t rows[ROOM][SY_NET_ROWS_MAX];
    static uint8_t n_rows[ROOM], rels[ROOM];
    static int32_t heads[ROOM];
    b->began = now_ns();
    for (uint32_t s = 0; s < n; s++) {
        const sy_sentence *t = &b->doc.sentences.at[first + s];
        sy_units_fill(&b->units, &b->doc, t->first_word, t->n_words, &b->lists);
        for (uint32_t i = 0; i < t->n_words; i++) n_rows[starts[s] + i] = (uint8_t)sy_net_rows(&b->net->vocabulary, &b->units.u[i], rows[starts[s] + i]);
    }
    lap(b, ROWS);
    sy_net_run(b->batch, (const uint32_t(*)[SY_NET_ROWS_MAX])rows, n_rows, starts, n);
    lap(b, NET);
    for (uint32_t s = 0; s < n; s++) {
        size_t step;
        const int32_t *arcs = sy_net_arcs(b->batch, s, &step);
        lap(b, ARCS);
        sy_tree_decode(&b->trees, arcs, step, starts[s + 1] - starts[s], heads);
        lap(b, DECODE);
        sy_net_rels(b->batch, s, heads, rels);
        lap(b, RELS);
    }
}

static void read_doc(void *arg)
{
    bench *b = arg;
    sayso_doc *d = &b->doc;
    uint32_t starts[SY_NET_BATCH_WORDS + 1] = { 0 }, n = 0, first = 0;
    sy_report_read(b->engine, d, &b->input);
    b->began = now_ns();
    sy_sentences_run(b->engine, d);
    lap(b, TOKENS);
    b->batch = sy_net_batch_new(&d->arena, b->net);
    for (uint32_t s = 0; s < d->sentences.n; s++) {
        starts[n + 1] = starts[n] + d->sentences.at[s].n_words;
        if (starts[++n] < SY_NET_BATCH_WORDS && s + 1 < d->sentences.n) continue;
        read_batch(b, first, starts, n);
        first = s + 1;
        n = 0;
    }
    sy_lang_run(b->engine, d);
    char lemma[SY_LEMMA_FORM_MAX + SY_EDIT_BYTES + 1];
    b->began = now_ns();
    for (uint32_t i = 0; i < d->words.n; i++) sy_lemma_find(&b->lemmas, d->words.at[i].lower, d->words.at[i].upos, d->words.at[i].xpos, lemma);
    lap(b, LEMMAS);
    b->words += d->words.n;
}

static void read_once(bench *b)
{
    sayso_error err;
    memset(&b->doc, 0, sizeof b->doc);
    memset(&b->units, 0, sizeof b->units);
    memset(&b->trees, 0, sizeof b->trees);
    b->doc.engine = b->engine;
    b->units.arena = b->trees.arena = &b->doc.arena;
    sy_arena_init(&b->doc.arena, 256 * 1024);
    if (sy_guard(&b->doc.arena, read_doc, b, &err)) fprintf(stderr, "%s\n", err.text);
    sy_arena_free(&b->doc.arena);
}

/* ---- multiplications a second */

#define PEAK_OF(set) uint64_t peak_##set(uint64_t rounds, int *sink);
PEAK_OF(avx2)
PEAK_OF(avxvnni)
PEAK_OF(avx512)
PEAK_OF(dotprod)

static double millions(uint64_t n, long long ns) { return (double)n * 1e3 / (double)(ns ? ns : 1); }

/* The best of some rounds: what other programs do meanwhile can only take away. */
static void rate_of_layer(const sy_kernels *k, const sy_linear *l)
{
    enum { ROWS_AT_A_TIME = 252, ROUNDS = 60 };
    uint8_t *in = malloc((size_t)ROWS_AT_A_TIME * l->k);
    int32_t *out = malloc((size_t)ROWS_AT_A_TIME * l->n * sizeof *out);
    double best = 0;
    if (in && out) memset(in, 77, (size_t)ROWS_AT_A_TIME * l->k);
    for (int i = 0; in && out && i < ROUNDS; i++) {
        long long t = now_ns();
        k->linear(l, in, l->k, ROWS_AT_A_TIME, out, l->n);
        double rate = millions((uint64_t)ROWS_AT_A_TIME * l->n * l->k, now_ns() - t);
        if (rate > best) best = rate;
    }
    printf("rate\t%s\tlayer\t%.0f\n", k->name, best);
    free(in);
    free(out);
}

static void rate_of_core(const sy_kernels *k)
{
    uint64_t (*peak)(uint64_t, int *) = NULL;
    int sink = 1;
    double best = 0;
#ifdef SY_KERNELS_AVX2
    if (k == &sy_kernels_avx2) peak = peak_avx2;
#endif
#ifdef SY_KERNELS_AVXVNNI
    if (k == &sy_kernels_avxvnni) peak = peak_avxvnni;
#endif
#ifdef SY_KERNELS_AVX512
    if (k == &sy_kernels_avx512) peak = peak_avx512;
#endif
#ifdef SY_KERNELS_DOTPROD
    if (k == &sy_kernels_dotprod) peak = peak_dotprod;
#endif
    for (int i = 0; peak && i < 60; i++) {
        long long t = now_ns();
        uint64_t n = peak(20000, &sink);
        double rate = millions(n, now_ns() - t);
        if (rate > best) best = rate;
    }
    if (peak) printf("rate\t%s\tcore\t%.0f\n", k->name, best);
}

/* ---- */

typedef struct {
    sayso *engine;
    sy_arena arena;
    char **argv;
    sy_buf section;
} job;

static char *load(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    char *text = malloc(SY_TEXT_BYTES_MAX);
    *n = f && text ? fread(text, 1, SY_TEXT_BYTES_MAX, f) : 0;
    if (f) fclose(f);
    return text;
}

static void run_set(job *j, const sy_kernels *k)
{
    static bench b;
    memset(&b, 0, sizeof b);
    const sy_model *m = j->engine->model;
    b.engine = j->engine;
    long long t = now_ns();
    b.net = sy_model_section(m, "net") ? sy_net_open(&j->arena, m, k) : sy_net_read(&j->arena, "net", j->section.at, j->section.n, k);
    printf("open\t%s\t%lld\n", k->name, now_ns() - t);
    sy_table_open(&j->arena, m->path, m, "lists", 256, &b.lists);
    sy_lemmas_open(&j->arena, m->path, m, &b.lemmas);
    for (char **path = j->argv + 4; *path; path++) {
        size_t n;
        char *text = load(*path, &n);
        sayso_input in = { .size = sizeof in, .id = *path, .bytes = text, .n_bytes = n };
        b.input = in;
        for (int r = atoi(j->argv[3]); n && r > 0; r--) read_once(&b);
        free(text);
    }
    for (int i = 0; i < LAYERS; i++) printf("layer\t%s\t%s\t%lld\n", k->name, layer_names[i], b.ns[i]);
    rate_of_layer(k, &b.net->layers[b.net->sizes.n_dir][0].in);
    rate_of_core(k);
    printf("words\t%s\t%llu\n", k->name, (unsigned long long)b.words);
}

static void run_all(void *arg)
{
    job *j = arg;
    const sy_kernels *k;
    if (!sy_model_section(j->engine->model, "net")) {
        draw_net(&j->section);
        printf("drawn\t1\n");
    }
    for (unsigned i = 0; (k = sy_kernels_at(i)) != NULL; i++)
        if (strcmp(j->argv[2], "all") == 0 || strcmp(j->argv[2], k->name) == 0) run_set(j, k);
}

int main(int argc, char **argv)
{
    char data[4096], models[4096];
    sayso_error err;
    if (argc < 5) return 2;
    snprintf(data, sizeof data, "%s/data", argv[1]);
    snprintf(models, sizeof models, "%s/models", argv[1]);
    sayso_options o = { .size = sizeof o, .data_dir = data, .model_dir = models, .language_only = 1 };
    job j = { .argv = argv };
    sy_buf_init(&j.section, 0);
    sy_arena_init(&j.arena, 0);
    int failed = sayso_open(&o, &j.engine, &err) || sy_guard(&j.arena, run_all, &j, &err);
    if (failed) fprintf(stderr, "%s\n", err.text);
    else sayso_close(j.engine);
    sy_arena_free(&j.arena);
    sy_buf_free(&j.section);
    return failed ? 4 : 0;
}
