/*
 * train-attribution.c - trains the tagger of sources, cues and contents (src/record/attribution_model.c).
 *
 *   gzip -dc ../shared/data/polnear/train.jsonl.gz | train-attribution --data data --models models --out models/attribution.model
 *
 * Standard input: one document a line, {"text", "attributions": [{"source", "cue", "content"}], "ignore"}, spans as
 * byte offsets. Each text goes through the same stages as in use; then a linear-chain conditional random field is
 * trained by stochastic gradient with Adagrad (Duchi et al. 2011) and its weights are rounded to integers.
 * The same input and options give the same file.
 */
#include "base/limits.h"
#include "files.h"
#include "pipeline.h"
#include "record/attribution.h"
#include "report/report.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { COUNT_BITS = 24, DOCS_MAX = 20000, FAR_SCORE = -(1 << 22) };

typedef struct {
    const char *data, *models, *out;
    uint32_t epochs, bits, least, rounds;
    double rate, scale, bonus, drop;
} options;

typedef struct {
    sayso_doc *doc;
    sy_attr_word *words;
    uint8_t *labels;  /* SY_LABEL_ of each word */
    uint8_t *skip;    /* 1: in a zone that was not annotated */
} sample;

typedef struct {
    uint32_t *features; /* of all words of the sequence, one after the other */
    uint32_t *start;    /* n + 1 positions in features */
    uint8_t *labels;
    uint32_t n;
} sequence;

typedef struct {
    options o;
    sayso engine;
    SY_VEC(sample) samples;
    SY_VEC(sequence) sequences;
    uint32_t *kept, *kept_start; /* features of the sequence at hand that were not left out */
    uint64_t dice;
    float *weights, *squares;
    double *sum;     /* of the weights after each part of the later epochs: their mean is what is written */
    uint32_t n_sums;
    double from_sum[SY_LABELS][SY_LABELS], begin_sum[SY_LABELS]; /* of the last of each round */
    float from[SY_LABELS][SY_LABELS], from_squares[SY_LABELS][SY_LABELS], begin[SY_LABELS], begin_squares[SY_LABELS];
    SY_VEC(uint32_t) likely_hash;
    SY_VEC(uint8_t) likely_bucket;
} trainer;

static _Noreturn void die(const char *what)
{
    fprintf(stderr, "train-attribution: %s\n", what);
    exit(1);
}

/* ---- reading: a text through the stages before attribution */

static void open_engine(void *arg)
{
    trainer *t = arg;
    t->engine.options.data_dir = t->o.data;
    t->engine.options.model_dir = t->o.models;
    for (uint32_t i = 0; i < sy_pipeline_n; i++) {
        if (strcmp(sy_pipeline[i].name, "attributions") == 0) break;
        if (sy_pipeline[i].load) sy_pipeline[i].load(&t->engine);
    }
    sy_cues_load(&t->engine);
}

typedef struct {
    trainer *t;
    sayso_doc *d;
    sayso_input in;
    sample *s;
    json_t *json;
} reading;

static int is_word(const sayso_doc *d, uint32_t i)
{
    const sy_word *w = &d->words.at[i];
    unsigned c = (unsigned char)w->form[0];
    return w->upos ? w->upos != SY_PUNCT : c >= 0x80 || (c | 32u) - 'a' < 26u || c - '0' < 10u;
}

/* Label the words of one span, punctuation at its edges left out. */
static void label_span(const sample *s, json_t *span, uint8_t begin)
{
    const sayso_doc *d = s->doc;
    uint32_t from = (uint32_t)json_integer_value(json_array_get(span, 0)), to = (uint32_t)json_integer_value(json_array_get(span, 1));
    uint32_t a = sy_word_at(d, from), z = a;
    while (z < d->words.n && d->words.at[z].span.start < to) z++;
    uint32_t whole = a;
    while (a < z && !is_word(d, a)) a++;
    if (a == z) a = whole; /* a colon or dash alone */
    else while (z > a && !is_word(d, z - 1)) z--;
    for (uint32_t i = a; i < z; i++)
        if (s->labels[i] == SY_LABEL_O) s->labels[i] = i == a ? begin : begin + 1;
}

static void label_document(const sample *s, json_t *json)
{
    static const char *const parts[] = { "source", "cue", "content" };
    static const uint8_t begins[] = { SY_LABEL_BS, SY_LABEL_BC, SY_LABEL_BT };
    size_t i, k;
    json_t *a, *span;
    json_array_foreach(json_object_get(json, "attributions"), i, a)
        for (int p = 0; p < 3; p++)
            json_array_foreach(json_object_get(a, parts[p]), k, span) label_span(s, span, begins[p]);
    json_array_foreach(json_object_get(json, "ignore"), k, span) {
        uint32_t to = (uint32_t)json_integer_value(json_array_get(span, 1));
        for (uint32_t w = sy_word_at(s->doc, (uint32_t)json_integer_value(json_array_get(span, 0)));
             w < s->doc->words.n && s->doc->words.at[w].span.start < to; w++) s->skip[w] = 1;
    }
}

static void read_work(void *arg)
{
    reading *r = arg;
    sy_report_read(&r->t->engine, r->d, &r->in);
    for (uint32_t i = 0; i < sy_pipeline_n; i++) {
        if (strcmp(sy_pipeline[i].name, "attributions") == 0) break;
        if (sy_pipeline[i].run) sy_pipeline[i].run(&r->t->engine, r->d);
    }
    r->s->doc = r->d;
    r->s->words = sy_attr_observe(r->t->engine.cues, r->d);
    r->s->labels = sy_alloc(&r->d->arena, r->d->words.n + 1);
    r->s->skip = sy_alloc(&r->d->arena, r->d->words.n + 1);
    label_document(r->s, r->json);
}

static void read_document(trainer *t, json_t *json)
{
    const char *text = json_string_value(json_object_get(json, "text"));
    if (!text) die("a document has no text");
    sayso_doc *d = calloc(1, sizeof *d);
    if (!d) die("out of memory");
    sy_arena_init(&d->arena, 1 << 20);
    d->engine = &t->engine;
    sample *s = SY_PUSH(&t->engine.arena, &t->samples);
    reading r = { t, d, { sizeof(sayso_input), "train", text, strlen(text), SAYSO_FORMAT_TEXT, NULL, NULL, NULL, NULL }, s, json };
    sayso_error err;
    if (sy_guard(&d->arena, read_work, &r, &err)) die(err.text);
}

static void read_all(void *arg)
{
    trainer *t = arg;
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, stdin) > 0 && t->samples.n < DOCS_MAX) {
        json_t *json = json_loads(line, 0, NULL);
        if (!json) die("a line is no JSON");
        read_document(t, json);
        json_decref(json);
    }
    free(line);
}

/* ---- how likely a lemma is a cue */

typedef struct {
    uint32_t cues, all;
} tally;

static uint8_t bucket_of(uint32_t cues, uint32_t all)
{
    if (all < 3) return 0;
    uint32_t percent = cues * 100 / all;
    return percent < 2 ? 1 : percent < 12 ? 2 : percent < 40 ? 3 : percent < 75 ? 4 : 5;
}

static tally *tally_of(sy_arena *a, sy_map *m, tally **tallies, uint32_t key)
{
    int fresh;
    uint32_t *n = sy_map_put(a, m, (const char *)&key, sizeof key, &fresh);
    if (fresh) *n = m->entries.n - 1;
    return &(*tallies)[*n];
}

static int is_cue_label(uint8_t label) { return label == SY_LABEL_BC || label == SY_LABEL_IC; }

static void count_words(sy_arena *a, sy_map *m, tally *tallies, const sample *s)
{
    for (uint32_t i = 0; i < s->doc->words.n; i++) {
        tally *x = tally_of(a, m, &tallies, s->words[i].likely_key);
        x->all++;
        x->cues += (uint32_t)is_cue_label(s->labels[i]);
    }
}

static int by_hash(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* Each document sees the counts of the others only, or its own rare cues would look certain. */
static void fill_likely(void *arg)
{
    trainer *t = arg;
    sy_arena *a = &t->engine.arena;
    uint32_t words = 0;
    for (uint32_t i = 0; i < t->samples.n; i++) words += t->samples.at[i].doc->words.n;
    sy_map all = { 0 };
    tally *total = sy_alloc_array(a, words + 1, sizeof *total);
    for (uint32_t i = 0; i < t->samples.n; i++) count_words(a, &all, total, &t->samples.at[i]);
    tally *own = sy_alloc_array(a, words + 1, sizeof *own);
    for (uint32_t i = 0; i < t->samples.n; i++) {
        sample *s = &t->samples.at[i];
        sy_map here = { 0 };
        memset(own, 0, (s->doc->words.n + 1) * sizeof *own);
        count_words(a, &here, own, s);
        for (uint32_t k = 0; k < s->doc->words.n; k++) {
            const tally *g = tally_of(a, &all, &total, s->words[k].likely_key), *o = tally_of(a, &here, &own, s->words[k].likely_key);
            s->words[k].likely = bucket_of(g->cues - o->cues, g->all - o->all);
        }
    }
    uint32_t *order = sy_alloc_array(a, all.entries.n + 1, 2 * sizeof *order), n = 0;
    for (uint32_t i = 0; i < all.entries.n; i++) {
        uint8_t b = bucket_of(total[i].cues, total[i].all);
        if (!b) continue;
        memcpy(&order[2 * n], all.entries.at[i].key, 4);
        order[2 * n++ + 1] = b;
    }
    qsort(order, n, 2 * sizeof *order, by_hash);
    for (uint32_t i = 0; i < n; i++) {
        *SY_PUSH(a, &t->likely_hash) = order[2 * i];
        *SY_PUSH(a, &t->likely_bucket) = (uint8_t)order[2 * i + 1];
    }
}

/* ---- features */

static uint8_t *count_features(trainer *t)
{
    uint8_t *counts = calloc((size_t)1 << COUNT_BITS, 1);
    if (!counts) die("out of memory");
    for (uint32_t k = 0; k < t->sequences.n; k++) {
        const sequence *q = &t->sequences.at[k];
        for (uint32_t f = 0; f < q->start[q->n]; f++) {
            uint8_t *c = &counts[q->features[f] & ((1u << COUNT_BITS) - 1)];
            if (*c < 255) ++*c;
        }
    }
    return counts;
}

/* Leave out what was seen too rarely. */
static void drop_rare(trainer *t)
{
    uint8_t *counts = count_features(t);
    for (uint32_t k = 0; k < t->sequences.n; k++) {
        sequence *q = &t->sequences.at[k];
        uint32_t to = 0, from = 0;
        for (uint32_t i = 0; i < q->n; i++) {
            uint32_t end = q->start[i + 1];
            q->start[i] = to;
            for (; from < end; from++)
                if (counts[q->features[from] & ((1u << COUNT_BITS) - 1)] >= t->o.least) q->features[to++] = q->features[from];
        }
        q->start[q->n] = to;
    }
    free(counts);
}

static void take_sequence(trainer *t, const sample *s, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (s->skip[i]) return;
    sequence *q = SY_PUSH(&t->engine.arena, &t->sequences);
    q->n = end - first;
    q->labels = s->labels + first;
    q->features = malloc((size_t)q->n * SY_ATTR_FEATURES_MAX * sizeof *q->features);
    q->start = calloc(q->n + 1, sizeof *q->start);
    if (!q->features || !q->start) die("out of memory");
    uint32_t n = 0;
    for (uint32_t i = 0; i < q->n; i++) {
        q->start[i] = n;
        n += sy_attr_features(s->doc, s->words, first + i, first, end, q->features + n);
    }
    q->start[q->n] = n;
    uint32_t *tight = realloc(q->features, (n + 1) * sizeof *tight);
    if (tight) q->features = tight;
}

static void make_sequences(void *arg)
{
    trainer *t = arg;
    for (uint32_t i = 0; i < t->samples.n; i++) {
        sample *s = &t->samples.at[i];
        sy_links rules = { NULL, 0, 0 };
        sy_attr_context(t->engine.cues, s->doc, s->words);
        sy_attr_rules(t->engine.cues, s->doc, s->words, &rules);
        uint32_t at = 0, first, end;
        while (sy_attr_sequence(s->doc, &at, &first, &end)) take_sequence(t, s, first, end);
    }
    drop_rare(t);
}

/* ---- the conditional random field */

static int is_legal(int x, int y)
{
    if (y == SY_LABEL_IS || y == SY_LABEL_IC || y == SY_LABEL_IT) return x == y || x == y - 1;
    return 1;
}

typedef struct {
    double e[SY_LABELS], f[SY_LABELS], b[SY_LABELS];
} cell;

static void score(const trainer *t, const sequence *q, cell *c)
{
    uint32_t mask = (1u << t->o.bits) - 1;
    for (uint32_t i = 0; i < q->n; i++) {
        float sum[SY_LABELS] = { 0 };
        for (uint32_t k = q->start[i]; k < q->start[i + 1]; k++) {
            const float *row = t->weights + (size_t)(q->features[k] & mask) * SY_LABELS;
            for (int y = 0; y < SY_LABELS; y++) sum[y] += row[y];
        }
        double top = sum[0];
        for (int y = 1; y < SY_LABELS; y++)
            if (sum[y] > top) top = sum[y];
        for (int y = 0; y < SY_LABELS; y++) c[i].e[y] = exp(sum[y] - top);
    }
}

static void normalise(double *v)
{
    double z = 0;
    for (int y = 0; y < SY_LABELS; y++) z += v[y];
    for (int y = 0; y < SY_LABELS; y++) v[y] /= z;
}

static void pass(const sequence *q, cell *c, double from[SY_LABELS][SY_LABELS], const double *begin)
{
    for (int y = 0; y < SY_LABELS; y++) c[0].f[y] = c[0].e[y] * begin[y];
    normalise(c[0].f);
    for (uint32_t i = 1; i < q->n; i++) {
        for (int y = 0; y < SY_LABELS; y++) {
            double s = 0;
            for (int x = 0; x < SY_LABELS; x++) s += c[i - 1].f[x] * from[x][y];
            c[i].f[y] = s * c[i].e[y];
        }
        normalise(c[i].f);
    }
    for (int y = 0; y < SY_LABELS; y++) c[q->n - 1].b[y] = 1;
    for (uint32_t i = q->n - 1; i-- > 0;) {
        for (int y = 0; y < SY_LABELS; y++) {
            double s = 0;
            for (int z = 0; z < SY_LABELS; z++) s += from[y][z] * c[i + 1].e[z] * c[i + 1].b[z];
            c[i].b[y] = s;
        }
        normalise(c[i].b);
    }
}

static void step(float *w, float *squares, double g, double rate)
{
    *squares += (float)(g * g);
    *w += (float)(rate * g / (1e-3 + sqrt(*squares)));
}

static void learn_word(trainer *t, const sequence *q, uint32_t i, const cell *c)
{
    double p[SY_LABELS];
    uint32_t mask = (1u << t->o.bits) - 1;
    for (int y = 0; y < SY_LABELS; y++) p[y] = c->f[y] * c->b[y];
    normalise(p);
    for (int y = 0; y < SY_LABELS; y++) p[y] = (q->labels[i] == y) - p[y];
    for (uint32_t k = q->start[i]; k < q->start[i + 1]; k++) {
        size_t row = (size_t)(q->features[k] & mask) * SY_LABELS;
        for (int y = 0; y < SY_LABELS; y++)
            if (p[y] > 1e-4 || p[y] < -1e-4) step(&t->weights[row + (size_t)y], &t->squares[row + (size_t)y], p[y], t->o.rate);
    }
    if (i == 0)
        for (int y = 0; y < SY_LABELS; y++)
            if (is_legal(0, y)) step(&t->begin[y], &t->begin_squares[y], p[y], t->o.rate);
}

static void learn_steps(trainer *t, const sequence *q, const cell *c, double from[SY_LABELS][SY_LABELS])
{
    for (uint32_t i = 1; i < q->n; i++) {
        double p[SY_LABELS][SY_LABELS], z = 0;
        for (int x = 0; x < SY_LABELS; x++)
            for (int y = 0; y < SY_LABELS; y++) z += p[x][y] = c[i - 1].f[x] * from[x][y] * c[i].e[y] * c[i].b[y];
        for (int x = 0; x < SY_LABELS; x++)
            for (int y = 0; y < SY_LABELS; y++) {
                if (!is_legal(x, y)) continue;
                double g = (q->labels[i - 1] == x && q->labels[i] == y) - p[x][y] / z;
                if (g > 1e-4 || g < -1e-4) step(&t->from[x][y], &t->from_squares[x][y], g, t->o.rate);
            }
    }
}

static uint32_t roll(trainer *t)
{
    t->dice = t->dice * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(t->dice >> 32);
}

/* A share of the features is left out at random each time, so that none can be relied on alone (dropout, Srivastava et
 * al. 2014); the weights are scaled back when they are written. */
static sequence thinned(trainer *t, const sequence *full)
{
    sequence q = *full;
    uint32_t n = 0, limit = (uint32_t)(t->o.drop * 4294967295.0);
    for (uint32_t i = 0; i < q.n; i++) {
        t->kept_start[i] = n;
        for (uint32_t k = full->start[i]; k < full->start[i + 1]; k++)
            if (roll(t) >= limit) t->kept[n++] = full->features[k];
    }
    t->kept_start[q.n] = n;
    q.features = t->kept;
    q.start = t->kept_start;
    return q;
}

static void learn_sequence(trainer *t, const sequence *full, cell *c)
{
    sequence thin = thinned(t, full), *q = &thin;
    double from[SY_LABELS][SY_LABELS], begin[SY_LABELS];
    for (int x = 0; x < SY_LABELS; x++) {
        begin[x] = is_legal(0, x) ? exp(t->begin[x]) : 0;
        for (int y = 0; y < SY_LABELS; y++) from[x][y] = is_legal(x, y) ? exp(t->from[x][y]) : 0;
    }
    score(t, q, c);
    pass(q, c, from, begin);
    learn_steps(t, q, c, from);
    for (uint32_t i = 0; i < q->n; i++) learn_word(t, q, i, &c[i]);
}

/* Averaging smooths the last steps (Polyak and Juditsky 1992). */
static void add_to_mean(trainer *t)
{
    size_t n = ((size_t)1 << t->o.bits) * SY_LABELS;
    for (size_t i = 0; i < n; i++) t->sum[i] += t->weights[i];
    t->n_sums++;
}

static void take_mean(trainer *t)
{
    size_t n = ((size_t)1 << t->o.bits) * SY_LABELS;
    for (size_t i = 0; i < n && t->n_sums; i++) t->weights[i] = (float)(t->sum[i] / t->n_sums);
    for (int x = 0; x < SY_LABELS; x++) {
        t->begin[x] = (float)(t->begin_sum[x] / t->o.rounds);
        for (int y = 0; y < SY_LABELS; y++) t->from[x][y] = (float)(t->from_sum[x][y] / t->o.rounds);
    }
}

/* Each round starts from nothing, with another order of the sequences and other features left out. */
static void begin_round(trainer *t, uint32_t round)
{
    size_t n = ((size_t)1 << t->o.bits) * SY_LABELS;
    memset(t->weights, 0, n * sizeof *t->weights);
    memset(t->squares, 0, n * sizeof *t->squares);
    memset(t->from, 0, sizeof t->from);
    memset(t->from_squares, 0, sizeof t->from_squares);
    memset(t->begin, 0, sizeof t->begin);
    memset(t->begin_squares, 0, sizeof t->begin_squares);
    t->dice = 1 + round;
}

static void end_round(trainer *t)
{
    for (int x = 0; x < SY_LABELS; x++) {
        t->begin_sum[x] += t->begin[x];
        for (int y = 0; y < SY_LABELS; y++) t->from_sum[x][y] += t->from[x][y];
    }
}

static void shuffle(uint32_t *order, uint32_t n, uint64_t *seed)
{
    for (uint32_t i = n; i > 1; i--) {
        *seed = *seed * 6364136223846793005u + 1442695040888963407u;
        uint32_t k = (uint32_t)(*seed >> 33) % i, other = order[k];
        order[k] = order[i - 1];
        order[i - 1] = other;
    }
}

static void train_round(trainer *t, uint32_t round, uint32_t *order, cell *c)
{
    uint64_t seed = 20251217 + round;
    double rate = t->o.rate;
    begin_round(t, round);
    for (uint32_t e = 0; e < t->o.epochs; e++) {
        shuffle(order, t->sequences.n, &seed);
        for (uint32_t i = 0; i < t->sequences.n; i++) {
            learn_sequence(t, &t->sequences.at[order[i]], c);
            if (e >= t->o.epochs / 3 && i % (t->sequences.n / 4 + 1) == t->sequences.n / 4) add_to_mean(t);
        }
        t->o.rate = rate * (double)(t->o.epochs - e) / (double)t->o.epochs;
        fprintf(stderr, "epoch %u of round %u done\n", e + 1, round + 1);
    }
    t->o.rate = rate;
    end_round(t);
}

/* The mean of several rounds depends less on the order in which the sequences came than one does. */
static void train(trainer *t)
{
    size_t rows = (size_t)1 << t->o.bits;
    t->weights = calloc(rows * SY_LABELS, sizeof *t->weights);
    t->squares = calloc(rows * SY_LABELS, sizeof *t->squares);
    t->sum = calloc(rows * SY_LABELS, sizeof *t->sum);
    uint32_t *order = calloc(t->sequences.n + 1, sizeof *order), longest = 1;
    for (uint32_t i = 0; i < t->sequences.n; i++) {
        order[i] = i;
        if (t->sequences.at[i].n > longest) longest = t->sequences.at[i].n;
    }
    cell *c = calloc(longest, sizeof *c);
    t->kept = calloc((size_t)longest * SY_ATTR_FEATURES_MAX, sizeof *t->kept);
    t->kept_start = calloc(longest + 1, sizeof *t->kept_start);
    if (!t->weights || !t->squares || !t->sum || !t->kept || !t->kept_start || !c) die("out of memory");
    for (uint32_t round = 0; round < t->o.rounds; round++) train_round(t, round, order, c);
    take_mean(t);
    free(order);
    free(t->kept);
    free(t->kept_start);
    free(c);
}

/* ---- writing */

static int32_t rounded(double v) { return (int32_t)(v < 0 ? v - 0.5 : v + 0.5); }

/* The dial between precision and recall: what the start of a piece is given on top. */
static double bonus(const trainer *t, int y) { return y == SY_LABEL_BS || y == SY_LABEL_BC || y == SY_LABEL_BT ? t->o.bonus : 0; }

static void write_model(const trainer *t)
{
    sy_buf b;
    sy_buf_init(&b, SY_MODEL_BYTES_MAX);
    sy_buf_add(&b, "SYATTR01", 8);
    buf_put32(&b, t->o.bits);
    buf_put32(&b, t->likely_hash.n);
    for (int y = 0; y < SY_LABELS; y++) buf_put32(&b, (uint32_t)(is_legal(0, y) ? rounded((t->begin[y] + bonus(t, y)) * t->o.scale) : FAR_SCORE));
    for (int x = 0; x < SY_LABELS; x++)
        for (int y = 0; y < SY_LABELS; y++) buf_put32(&b, (uint32_t)(is_legal(x, y) ? rounded((t->from[x][y] + bonus(t, y)) * t->o.scale) : FAR_SCORE));
    for (uint32_t i = 0; i < t->likely_hash.n; i++) buf_put32(&b, t->likely_hash.at[i]);
    for (uint32_t i = 0; i < t->likely_bucket.n; i++) sy_buf_char(&b, (char)t->likely_bucket.at[i]);
    uint64_t clipped = 0;
    for (size_t r = 0; r < (size_t)1 << t->o.bits; r++)
        for (int y = 0; y < SY_LABEL_ROOM; y++) {
            int32_t v = y < SY_LABELS ? rounded(t->weights[r * SY_LABELS + (size_t)y] * (1 - t->o.drop) * t->o.scale) : 0;
            if (v > 127 || v < -127) clipped++;
            sy_buf_char(&b, (char)(int8_t)(v > 127 ? 127 : v < -127 ? -127 : v));
        }
    uint64_t sum = sy_hash(b.at, b.n);
    buf_put32(&b, (uint32_t)sum);
    buf_put32(&b, (uint32_t)(sum >> 32));
    fprintf(stderr, "%s: %zu bytes, %llu weights clipped\n", t->o.out, b.n, (unsigned long long)clipped);
    file_write_buf(t->o.out, &b);
}

static void run(trainer *t, void (*work)(void *))
{
    sayso_error err;
    if (sy_guard(&t->engine.arena, work, t, &err)) die(err.text);
}

int main(int argc, char **argv)
{
    static trainer t;
    options o = { "data", "models", "models/attribution.model", 9, 19, 2, 3, 0.02, 60, 0.4, 0.5 };
    for (int i = 1; i + 1 < argc; i += 2) {
        const char *k = argv[i], *v = argv[i + 1];
        if (!strcmp(k, "--data")) o.data = v;
        else if (!strcmp(k, "--models")) o.models = v;
        else if (!strcmp(k, "--out")) o.out = v;
        else if (!strcmp(k, "--epochs")) o.epochs = (uint32_t)atoi(v);
        else if (!strcmp(k, "--bits")) o.bits = (uint32_t)atoi(v);
        else if (!strcmp(k, "--least")) o.least = (uint32_t)atoi(v);
        else if (!strcmp(k, "--rounds")) o.rounds = (uint32_t)atoi(v);
        else if (!strcmp(k, "--rate")) o.rate = atof(v);
        else if (!strcmp(k, "--drop")) o.drop = atof(v);
        else if (!strcmp(k, "--scale")) o.scale = atof(v);
        else if (!strcmp(k, "--bonus")) o.bonus = atof(v);
        else die("options: --data --models --out --epochs --bits --least --rounds --rate --drop --scale --bonus");
    }
    t.o = o;
    sy_arena_init(&t.engine.arena, 1 << 20);
    run(&t, open_engine);
    run(&t, read_all);
    run(&t, fill_likely);
    run(&t, make_sequences);
    fprintf(stderr, "%u documents, %u sequences\n", t.samples.n, t.sequences.n);
    train(&t);
    write_model(&t);
    return 0;
}
