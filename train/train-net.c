/*
 * train-net.c - trains the language network.
 *
 * usage: train-net guess DATA TABLES KINDS OUT [NAME=VALUE...]             the lower layers, by guessing the words of plain text
 *        train-net learn DATA GUESSED KINDS CLASSES OUT [NAME=VALUE...]   the whole network, from treebanks, starting with GUESSED
 *
 * DATA is the folder that holds ud/, text/ and gazetteer/, TABLES the program's own data/, KINDS train/kinds.tsv, CLASSES
 * train/word-classes.tsv. `guess` writes the file OUT, `learn` into the folder OUT the sections of a model: net, tags, lists and, for
 * those who read the network's words, clusters. The same files, options and seed give the same bytes, with whatever number of
 * threads. The options and their defaults stand below.
 */
#include "augment.h"
#include "corpus.h"
#include "files.h"
#include "gazetteer.h"
#include "lessons.h"
#include "names.h"
#include "net.h"
#include "options.h"
#include "perceptron.h"
#include "plain_text.h"
#include "tags.h"
#include "text/text.h"

#include "lang/names_path.h"

#include "base/common.h"
#include "base/engine.h"
#include "base/limits.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { CORPORA = 2, TEXTS = 6, LEAST_IN_TREEBANK = 2, TREEBANK_WEIGHT = 30, MADE = 4000 };

static const char *const treebanks[CORPORA] = { "ud/en_ewt-2.16/en_ewt-ud-train.conllu.gz", "ud/en_gum-2.16-open/en_gum-open-train.conllu.gz" };
static const char *const dev_treebanks[CORPORA] = { "ud/en_ewt-2.16/en_ewt-ud-dev.conllu.gz", "ud/en_gum-2.16-open/en_gum-open-dev.conllu.gz" };
static const char *const texts[TEXTS] = { "kremlin", "us-presidents-1933-2020", "wikinews-small", "ungdc-2010-2024", "ungdc-1990-2009", "ungdc-1970-1989" };

static option options[] = { { "seed", 20261 }, { "threads", 2 }, { "width", 256 }, { "dir", 2 }, { "mix", 2 }, { "hidden", 256 }, { "arc", 128 },
    { "label", 128 }, { "vocabulary", 24000 }, { "hashed", 12000 }, { "epochs", 16 }, { "batch", 1000 }, { "rate", 0.002 }, { "clip", 2.0 }, { "known", 0.25 },
    { "drop", 0.35 }, { "drop_word", 0.2 }, { "guess_epochs", 2 }, { "guess_batch", 2000 }, { "guess_rate", 0.002 }, { "guess_drop", 0.1 }, { "texts", TEXTS },
    { "names_rounds", 0.3 }, { "names_less", 0.75 }, { "most", 0 }, { "dev", 0 } };

static double value_of(const char *name) { return option_value(options, OPTIONS(options), name); }

typedef struct {
    sy_arena *arena;
    const char *data, *tables, *in, *kinds, *classes, *out;
    corpus *corpora[CORPORA], *dev[CORPORA];
    tag_list tags;
    sy_table lists;
    sy_units units;
    plain_text text;
    net *net;
    SY_VEC(uint32_t) hashes;
    unsigned char *lists_bytes;
    size_t n_lists;
} trainer;

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* ---- what both kinds of training need */

static void read_lists(trainer *t)
{
    t->lists_bytes = gazetteer_pack(t->arena, t->data, t->kinds, &t->n_lists);
    table_of_packed(t->lists_bytes, &t->lists);
    t->units.arena = t->arena;
}

/* Guessing goes without lists of names, so that a change of these needs no guessing anew. */
static void no_lists(trainer *t)
{
    t->lists_bytes = table_pack_values(NULL, 0, &t->n_lists);
    table_of_packed(t->lists_bytes, &t->lists);
    t->units.arena = t->arena;
}

static void read_treebanks(trainer *t)
{
    for (int k = 0; k < CORPORA; k++) {
        t->corpora[k] = corpus_read(sy_printf(t->arena, "%s/%s", t->data, treebanks[k]));
        if (value_of("dev")) t->dev[k] = corpus_read(sy_printf(t->arena, "%s/%s", t->data, dev_treebanks[k]));
    }
    names_fill(t->corpora[0], t->corpora[1], t->data, t->kinds);
    if (t->dev[0]) names_read(t->dev[0], sy_printf(t->arena, "%s/ud/uner_en_ewt/en_ewt-uner-dev.iob2.gz", t->data));
    tags_make(t->corpora, CORPORA, &t->tags);
}

static uint64_t mixed(uint64_t seed, uint64_t k) { return seed * 0x9E3779B97F4A7C15u + k; }

static net_options learning(const char *rate, const char *drop)
{
    net_options o = { (float)value_of(rate), (float)value_of("clip"), 1.0f, (float)value_of(drop), (float)value_of("drop_word"), 0, NULL,
        (uint64_t)value_of("seed"), (int)value_of("threads"), 0.0f };
    return o;
}

/* Up for the first twentieth, then down to nothing in a line. */
static float rate_at(double most, uint32_t step, uint32_t steps)
{
    double warm = steps / 20.0 + 1;
    return (float)(step < warm ? most * (step + 1) / warm : most * (steps - step) / (steps - warm));
}

/* ---- vocabulary */

typedef struct {
    uint32_t hash;
    uint64_t count;
} counted;

static int by_hash(const void *a, const void *b)
{
    const counted *x = a, *y = b;
    return x->hash < y->hash ? -1 : x->hash > y->hash;
}

static int by_count(const void *a, const void *b)
{
    const counted *x = a, *y = b;
    if (x->count != y->count) return x->count < y->count ? 1 : -1;
    return by_hash(a, b);
}

/* Add up what has the same hash; gives how many remain. */
static uint32_t merge(counted *c, uint32_t n)
{
    uint32_t m = 0;
    qsort(c, n, sizeof *c, by_hash);
    for (uint32_t i = 0; i < n; i++) {
        if (m && c[m - 1].hash == c[i].hash) c[m - 1].count += c[i].count;
        else c[m++] = c[i];
    }
    return m;
}

static void choose_words(trainer *t)
{
    uint32_t n = 0, room = t->text.forms.n;
    for (int k = 0; k < CORPORA; k++) room += t->corpora[k]->doc.words.n;
    counted *c = checked(malloc(room * sizeof *c));
    for (int k = 0; k < CORPORA; k++)
        for (uint32_t i = 0; i < t->corpora[k]->doc.words.n; i++, n++) {
            c[n].hash = sy_unit_hash(t->corpora[k]->doc.words.at[i].lower);
            c[n].count = 1;
        }
    n = merge(c, n);
    for (uint32_t i = 0; i < n; i++) c[i].count = c[i].count >= LEAST_IN_TREEBANK ? c[i].count * TREEBANK_WEIGHT : 0;
    for (uint32_t i = 0; i < t->text.forms.n; i++, n++) {
        c[n].hash = sy_unit_hash(t->text.forms.at[i].lower);
        c[n].count = t->text.forms.at[i].count;
    }
    n = merge(c, n);
    qsort(c, n, sizeof *c, by_count);
    if (n > value_of("vocabulary")) n = (uint32_t)value_of("vocabulary");
    printf("vocabulary: %u words, the rarest counts %llu\n", n, (unsigned long long)c[n - 1].count);
    qsort(c, n, sizeof *c, by_hash);
    for (uint32_t i = 0; i < n; i++) *SY_PUSH(t->arena, &t->hashes) = c[i].hash;
    free(c);
}

static sy_vocabulary vocabulary(trainer *t)
{
    const net *n = t->net;
    unsigned char *b = checked(malloc(4 * (size_t)n->shape.n_words));
    for (uint32_t i = 0; i < n->shape.n_words; i++)
        for (int k = 0; k < 4; k++) b[4 * i + (uint32_t)k] = (unsigned char)(n->hashes[i] >> (8 * k));
    sy_vocabulary v = { b, n->shape.n_words, n->shape.n_hashed };
    return v;
}

/* ---- guessing the words of plain text */

static void read_texts(trainer *t)
{
    sayso *engine = sy_alloc(t->arena, sizeof *engine);
    sy_arena_init(&engine->arena, 1 << 20);
    engine->arena.guard = t->arena->guard;
    engine->options.data_dir = t->tables;
    sy_tokens_load(engine);
    t->text.arena = t->arena;
    for (int k = 0; k < TEXTS && k < value_of("texts"); k++)
        plain_text_read(&t->text, engine->text, sy_printf(t->arena, "%s/text/%s.jsonl.gz", t->data, texts[k]));
    *SY_PUSH(t->arena, &t->text.starts) = t->text.words.n;
}

/* What is known of each form, as if it stood inside a sentence. */
static net_word *known_forms(trainer *t)
{
    net_word *out = checked(calloc(t->text.forms.n + 1, sizeof *out));
    sy_vocabulary v = vocabulary(t);
    sayso_doc *d = sy_alloc(t->arena, sizeof *d);
    sy_word *w = SY_PUSH(t->arena, &d->words);
    for (uint32_t i = 0; i < t->text.forms.n; i++) {
        w->form = t->text.forms.at[i].form;
        w->lower = t->text.forms.at[i].lower;
        sy_units_fill(&t->units, d, 0, 1, &t->lists);
        t->units.u[0].shape &= (uint16_t)~SY_SHAPE_START;
        out[i].n_rows = (uint8_t)sy_net_rows(&v, &t->units.u[0], out[i].rows);
    }
    return out;
}

static float *unigram(const trainer *t, const net_word *forms)
{
    uint32_t rows = t->net->targets.rows;
    double *count = checked(calloc(rows, sizeof *count)), all = 0;
    float *sum = checked(calloc(rows, sizeof *sum)), so_far = 0;
    for (uint32_t i = 0; i < t->text.forms.n; i++) count[forms[i].rows[0]] += t->text.forms.at[i].count;
    for (uint32_t i = 0; i < rows; i++) { /* the power 3/4, by two square roots */
        count[i] = __builtin_sqrt(count[i]) * __builtin_sqrt(__builtin_sqrt(count[i]));
        all += count[i];
    }
    for (uint32_t i = 0; i < rows; i++) sum[i] = so_far += (float)(count[i] / all);
    sum[rows - 1] = 2.0f;
    free(count);
    return sum;
}

typedef struct {
    net_word words[16384];
    net_sentence sentences[8192];
    uint32_t n_words, n;
} batch;

static void add_sentence(batch *b, const trainer *t, const net_word *forms, uint32_t k)
{
    uint32_t from = t->text.starts.at[k], n = t->text.starts.at[k + 1] - from;
    net_word *w = b->words + b->n_words;
    if (n < 4) return;
    for (uint32_t i = 0; i < n; i++) w[i] = forms[t->text.words.at[from + i]];
    w[0].rows[w[0].n_rows - 2] += SY_SHAPE_START;
    b->sentences[b->n].words = w;
    b->sentences[b->n++].n = n;
    b->n_words += n;
}

static void guess(trainer *t)
{
    static batch b;
    no_lists(t);
    read_treebanks(t);
    read_texts(t);
    choose_words(t);
    net_shape shape = { (uint32_t)value_of("width"), (uint32_t)value_of("dir"), (uint32_t)value_of("mix"), (uint32_t)value_of("hidden"),
        (uint32_t)value_of("arc"), (uint32_t)value_of("label"), t->tags.n, SY_NER_CLASSES, SY_REL_N, t->hashes.n, (uint32_t)value_of("hashed") };
    t->net = net_new(&shape, t->hashes.at, (uint64_t)value_of("seed"));
    net_word *forms = known_forms(t);
    net_options o = learning("guess_rate", "guess_drop");
    float *draw = unigram(t, forms);
    o.guess = 1;
    o.unigram = draw;
    o.drop_word = 0.1f;
    if (t->text.words.n < t->text.starts.n * 4) {
        fprintf(stderr, "%s/text: too little text to learn from\n", t->data);
        exit(1);
    }
    uint32_t n = t->text.starts.n - 1, *order = checked(malloc(n * sizeof *order)), step = 0;
    for (uint32_t i = 0; i < n; i++) order[i] = i;
    uint32_t steps = (uint32_t)(value_of("guess_epochs") * t->text.words.n / value_of("guess_batch")) + 1;
    if (value_of("most") && steps > value_of("most")) steps = (uint32_t)value_of("most");
    uint64_t random = mixed(o.seed, 1);
    double loss = 0, from = seconds();
    uint32_t words = 0, guessed = 0;
    printf("%u steps\n", steps);
    for (uint32_t at = n; step < steps;) {
        b.n = b.n_words = 0;
        while (b.n_words < value_of("guess_batch")) {
            if (at == n) {
                shuffle(order, n, &random);
                at = 0;
            }
            add_sentence(&b, t, forms, order[at++]);
        }
        o.rate = rate_at(value_of("guess_rate"), step, steps);
        net_result r = net_learn(t->net, b.sentences, b.n, &o);
        loss += r.loss;
        words += r.words;
        guessed += r.guessed;
        if (++step % 200 == 0 || step == steps) {
            printf("step %u: loss %.4f, right %.2f %%, %.0f words/s\n", step, loss / words, 100.0 * guessed / words, words / (seconds() - from));
            fflush(stdout);
            loss = words = guessed = 0;
            from = seconds();
        }
        if (step % 2000 == 0) net_save(t->net, t->out);
    }
    net_save(t->net, t->out);
}

/* ---- learning from treebanks */

/* Sentences with "he said" and the like (augment.h): for tags and trees; their names are not known. */
static void add_made(trainer *t, lessons *l, lesson_list *out)
{
    origin *from;
    corpus *c = augment(t->corpora, CORPORA, MADE, (uint64_t)value_of("seed"), &from);
    memset(c->ner, NET_NO_CLASS, c->doc.words.n);
    lessons_add(l, c, 0, out);
    free(from);
}

static void report(trainer *t, uint32_t epoch, const lesson_list *dev, net_result r, double from)
{
    printf("epoch %u: loss %.4f, tags %.2f, heads %.2f, labelled %.2f, %.0f s", epoch, r.loss / r.words, 100.0 * r.tags / r.words, 100.0 * r.heads / r.words,
           100.0 * r.labels / r.words, seconds() - from);
    for (int k = 0; k < CORPORA && value_of("dev"); k++) {
        net_result d = net_test(t->net, dev[k].at, dev[k].n, (int)value_of("threads"));
        printf(" | tags %.2f, names %.2f, heads %.2f, labelled %.2f", 100.0 * d.tags / d.words, 100.0 * d.names / d.words, 100.0 * d.heads / d.words,
               100.0 * d.labels / d.words);
    }
    printf("\n");
    fflush(stdout);
}

/* Lines "word<TAB>class"; classes are numbered from 0; 0 in the table is "unknown". */
static unsigned char *read_classes(const char *path, size_t *n_bytes)
{
    size_t n = 0, room = 1 << 16, m;
    table_value *v = checked(malloc(room * sizeof *v));
    char *bytes = file_read(path, &m), *save = NULL;
    for (char *line = strtok_r(bytes, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
        char *tab = strchr(line, '\t');
        if (!tab || line[0] == '#') continue;
        *tab = 0;
        if (n == room) v = checked(realloc(v, (room *= 2) * sizeof *v));
        v[n].hash = sy_feature(0, sy_unit_hash(line), 0, 0);
        v[n++].value = (uint16_t)(atoi(tab + 1) + 1);
    }
    free(bytes);
    unsigned char *out = table_pack_values(v, n, n_bytes);
    free(v);
    return out;
}

static void write_sections(trainer *t)
{
    sy_buf net_bytes, tags;
    sy_buf_init(&net_bytes, SY_MODEL_BYTES_MAX);
    sy_buf_init(&tags, 0);
    const char *why = net_export(t->net, &net_bytes);
    if (why) {
        fprintf(stderr, "%s: the network cannot be packed: %s\n", t->out, why);
        exit(1);
    }
    tags_put(&t->tags, &tags);
    file_write_buf(sy_printf(t->arena, "%s/net", t->out), &net_bytes);
    file_write_buf(sy_printf(t->arena, "%s/tags", t->out), &tags);
    file_write(sy_printf(t->arena, "%s/lists", t->out), t->lists_bytes, t->n_lists);
    size_t n;
    unsigned char *classes = read_classes(t->classes, &n);
    file_write(sy_printf(t->arena, "%s/clusters", t->out), classes, n);
    free(classes);
}

static void learn(trainer *t)
{
    read_lists(t);
    read_treebanks(t);
    t->net = net_load(t->in);
    if (!t->net || t->net->shape.n_tags != t->tags.n) {
        fprintf(stderr, "%s: no network that fits these treebanks\n", t->in);
        exit(1);
    }
    net_reset_heads(t->net, (uint64_t)value_of("seed"));
    sy_vocabulary v = vocabulary(t);
    lessons l = { .arena = t->arena, .vocabulary = &v, .lists = &t->lists, .tags = &t->tags, .random = mixed((uint64_t)value_of("seed"), 3) };
    l.names = other_names_read(t->arena, t->data, t->kinds);
    l.units.arena = t->arena;
    lesson_list all = { 0 }, dev[CORPORA] = { { 0 } };
    for (int k = 0; k < CORPORA; k++) {
        lessons_add(&l, t->corpora[k], 1, &all);
        if (t->dev[k]) lessons_add(&l, t->dev[k], 0, &dev[k]);
    }
    add_made(t, &l, &all);
    uint32_t words = 0, step = 0, *order = checked(malloc(all.n * sizeof *order));
    for (uint32_t i = 0; i < all.n; i++) {
        order[i] = i;
        words += all.at[i].n;
    }
    net_options o = learning("rate", "drop");
    o.known = (float)value_of("known");
    uint64_t random = mixed(o.seed, 2);
    net_sentence *batch_of = checked(malloc(all.n * sizeof *batch_of));
    uint32_t epochs = (uint32_t)value_of("epochs"), steps = (uint32_t)(epochs * (double)words / value_of("batch"));
    for (uint32_t epoch = 0; epoch < epochs; epoch++) {
        net_result sum = { 0 };
        double from = seconds();
        shuffle(order, all.n, &random);
        lessons_rename(&l);
        for (uint32_t at = 0; at < all.n; step++) {
            uint32_t n = 0, m = 0;
            while (at < all.n && m < value_of("batch")) {
                m += all.at[order[at]].n;
                batch_of[n++] = all.at[order[at++]];
            }
            o.rate = rate_at(value_of("rate"), step < steps ? step : steps, steps);
            o.less_names = epoch < epochs * value_of("names_rounds") ? 0.0f : (float)value_of("names_less");
            net_result r = net_learn(t->net, batch_of, n, &o);
            sum.loss += r.loss;
            sum.words += r.words;
            sum.tags += r.tags;
            sum.heads += r.heads;
            sum.labels += r.labels;
        }
        report(t, epoch + 1, dev, sum, from);
    }
    write_sections(t);
}

typedef struct {
    trainer *t;
    int guesses;
} job;

static void work(void *arg)
{
    const job *j = arg;
    if (j->guesses) guess(j->t);
    else learn(j->t);
}

int main(int argc, char **argv)
{
    int guesses = argc > 5 && strcmp(argv[1], "guess") == 0, learns = argc > 6 && strcmp(argv[1], "learn") == 0, fine = guesses || learns;
    for (int i = 6 + learns; i < argc && fine; i++) fine = option_set(options, OPTIONS(options), argv[i]);
    if (!fine) {
        fprintf(stderr, "usage: train-net guess DATA TABLES KINDS OUT [NAME=VALUE...]\n       train-net learn DATA GUESSED KINDS CLASSES OUT [NAME=VALUE...]\nnames:");
        for (size_t k = 0; k < sizeof options / sizeof options[0]; k++) fprintf(stderr, " %s=%g", options[k].name, options[k].value);
        fprintf(stderr, "\n");
        return 2;
    }
    static trainer t;
    static sy_arena a;
    sayso_error err;
    sy_arena_init(&a, 1 << 22);
    t.arena = &a;
    t.data = argv[2];
    t.in = t.tables = argv[3];
    t.kinds = argv[4];
    t.classes = argv[5];
    t.out = argv[5 + learns];
    job j = { &t, guesses };
    if (sy_guard(&a, work, &j, &err)) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    sy_arena_free(&a);
    return 0;
}
