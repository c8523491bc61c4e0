/*
 * train-lang.c - builds the language model from treebanks.
 *
 * usage: train-lang DATA OUT CLUSTERS KINDS
 *
 * DATA is the folder that holds ud/; CLUSTERS and KINDS are train/word-classes.tsv and train/kinds.tsv or the like. Everything is
 * decided by the data and the seed below: the same files give the same bytes. Steps: tags; tagger; the same tagger trained without
 * each fifth of the data, to tag that fifth (the parser must learn from tags as wrong as those it will see); parser with a dynamic
 * oracle; names. Lemmas and features are learned by train-lemmas.
 */
#include "augment.h"
#include "base/common.h"
#include "corpus.h"
#include "files.h"
#include "gazetteer.h"
#include "lang/ner.h"
#include "lang/parser.h"
#include "lang/tagger.h"
#include "names.h"
#include "perceptron.h"
#include "tags.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { PARTS = 6, CORPORA = 2, FOLDS = 5, FOLD_RUN = 20, TAG_EPOCHS = 6, PARSE_EPOCHS = 8, NER_EPOCHS = 8, MADE = 3000, SEED = 20260 };
enum { TAG_CUTOFF = 2, PARSE_CUTOFF = 4, NER_CUTOFF = 2, MIN_WEIGHT = 6, PARSE_MIN_WEIGHT = 13 };

#define LICENCE "CC BY-SA 4.0; made from UD English EWT 2.16, GUM 2.16 (open genres) and UNER English EWT"

typedef struct {
    corpus *c;
    uint32_t sentence;
} place;

typedef struct {
    corpus *corpora[CORPORA];
    place *all;
    uint32_t n;
    tag_list tags;
    sy_lookups lookups;
    sy_arena *arena;
    sy_units units;
} trainer;

static void fill(trainer *t, place at)
{
    const sy_sentence *s = &at.c->doc.sentences.at[at.sentence];
    sy_units_fill(&t->units, &at.c->doc, s->first_word, s->n_words, &t->lookups);
}

static uint32_t first_of(place at) { return at.c->doc.sentences.at[at.sentence].first_word; }

/* ---- tables in memory */

static void open_packed(const unsigned char *b, sy_table *out)
{
    out->bits = sy_get32(b);
    out->n_features = sy_get32(b + 4);
    out->n_classes = sy_get32(b + 8);
    out->index = b + 16;
    out->rows = out->index + 4 * (((size_t)1 << out->bits) + 1);
    out->n_rows = sy_get32(out->rows - 4);
}

/* ---- taggers */

/* in_fold < 0: all sentences; otherwise all but that fold. */
static uint32_t choose(const trainer *t, int fold, uint32_t *order)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < t->n; i++)
        if (fold < 0 || (int)(i / FOLD_RUN % FOLDS) != fold) order[n++] = i;
    return n;
}

static unsigned char *train_tagger(trainer *t, int fold, size_t *n_bytes)
{
    perceptron *p = perceptron_new(t->tags.n, TAG_CUTOFF);
    uint32_t *order = checked(malloc(t->n * sizeof *order)), n = choose(t, fold, order);
    uint64_t random = SEED, features[SY_TAGGER_FEATURES_MAX];
    int32_t scores[SY_TAGGER_CLASSES_MAX];
    for (int epoch = -1; epoch < TAG_EPOCHS; epoch++) { /* the first round counts */
        if (epoch >= 0) shuffle(order, n, &random);
        uint32_t wrong = 0, all = 0;
        for (uint32_t k = 0; k < n; k++) {
            place at = t->all[order[k]];
            const uint8_t *gold = at.c->tag + first_of(at);
            fill(t, at);
            for (uint32_t i = 0; i < t->units.n; i++) {
                unsigned m = sy_tagger_features(&t->units, i, features);
                if (epoch < 0) {
                    perceptron_count(p, features, m);
                    t->units.u[i].tag = gold[i];
                    continue;
                }
                perceptron_score(p, features, m, scores);
                unsigned best = sy_best_class(scores, t->tags.n);
                if (best != gold[i]) perceptron_update(p, features, m, gold[i], best);
                perceptron_tick(p);
                wrong += best != gold[i];
                all++;
                t->units.u[i].tag = (uint8_t)best;
            }
        }
        if (epoch >= 0 && fold < 0) printf("tagger epoch %d: %.2f %% wrong\n", epoch + 1, 100.0 * wrong / all);
    }
    unsigned char *out = perceptron_pack(p, MIN_WEIGHT, n_bytes);
    perceptron_free(p);
    free(order);
    return out;
}

static void jackknife(trainer *t)
{
    uint32_t wrong = 0, all = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
        size_t n;
        unsigned char *bytes = train_tagger(t, fold, &n);
        sy_table table;
        open_packed(bytes, &table);
        for (uint32_t k = 0; k < t->n; k++) {
            if ((int)(k / FOLD_RUN % FOLDS) != fold) continue;
            place at = t->all[k];
            fill(t, at);
            sy_tagger_run(&table, &t->units);
            for (uint32_t i = 0; i < t->units.n; i++) {
                at.c->guess[first_of(at) + i] = t->units.u[i].tag;
                wrong += t->units.u[i].tag != at.c->tag[first_of(at) + i];
                all++;
            }
        }
        free(bytes);
    }
    printf("jack-knife: %.2f %% wrong\n", 100.0 * wrong / all);
    fflush(stdout);
}

/* ---- parser */

typedef struct {
    const sy_parse *p;
    const int32_t *head;  /* gold; the root is number n */
    const uint8_t *rel;
} oracle;

static int children_ahead(const oracle *o, int32_t word)
{
    for (int32_t d = o->p->next; d < (int32_t)o->p->s->n; d++)
        if (o->head[d] == word) return 1;
    return 0;
}

/* Which kinds of move lose no gold arc that can still be had. Goldberg and Nivre (2013), section 4.2. */
static unsigned free_moves(const oracle *o)
{
    const sy_parse *p = o->p;
    unsigned may = sy_parse_allowed(p), ok = 0;
    int32_t s0 = p->depth ? p->stack[p->depth - 1] : -1, s1 = p->depth > 1 ? p->stack[p->depth - 2] : -1, b0 = p->next;
    if (may & SY_MAY_SHIFT) {
        int lost = 0;
        for (int32_t k = 0; k < p->depth && !lost; k++)
            lost = o->head[p->stack[k]] == b0 || (k + 1 < p->depth && o->head[b0] == p->stack[k]);
        if (!lost) ok |= SY_MAY_SHIFT;
    }
    if (may & (SY_MAY_LEFT | SY_MAY_RIGHT)) {
        int loses_children = children_ahead(o, s0);
        int32_t h = o->head[s0];
        if (may & SY_MAY_LEFT && !loses_children && !(h != b0 && (h == s1 || h > b0))) ok |= SY_MAY_LEFT;
        if (may & SY_MAY_RIGHT && !loses_children && !(h >= b0)) ok |= SY_MAY_RIGHT;
    }
    return ok ? ok : may;
}

/* Is the move right? An arc that is in the gold tree must have its label; another may have any. */
static int is_right(const oracle *o, unsigned move, unsigned ok)
{
    if (move == SY_PARSE_SHIFT) return (ok & SY_MAY_SHIFT) != 0;
    int32_t s0 = o->p->stack[o->p->depth - 1];
    int left = move < SY_PARSE_RIGHT;
    if (!(ok & (left ? SY_MAY_LEFT : SY_MAY_RIGHT))) return 0;
    int32_t h = left ? o->p->next : o->p->stack[o->p->depth - 2];
    return o->head[s0] != h || o->rel[s0] == move - (left ? SY_PARSE_LEFT : SY_PARSE_RIGHT);
}

static unsigned best_right(const oracle *o, const int32_t *scores, unsigned ok)
{
    int best = -1;
    for (unsigned c = 0; c < SY_PARSER_CLASSES; c++) {
        if (c == SY_PARSE_LEFT || c == SY_PARSE_RIGHT || !is_right(o, c, ok)) continue;
        if (best < 0 || scores[c] > scores[best]) best = (int)c;
    }
    return (unsigned)best;
}

static void gold_tree(place at, int32_t *head, uint8_t *rel)
{
    const sy_sentence *s = &at.c->doc.sentences.at[at.sentence];
    for (uint32_t i = 0; i < s->n_words; i++) {
        const sy_gold_word *g = &at.c->gold.words.at[s->first_word + i];
        head[i] = g->head < 0 ? (int32_t)s->n_words : g->head - (int32_t)s->first_word;
        rel[i] = g->rel ? g->rel : SY_REL_DEP;
    }
}

/* One sentence; gives the number of wrong decisions. counting: only count features, on the way of the oracle. */
static uint32_t learn_tree(trainer *t, perceptron *p, place at, int counting, int explore, uint64_t *random)
{
    static int32_t head[4096];
    static uint8_t rel[4096];
    uint64_t features[SY_PARSER_FEATURES_MAX];
    int32_t scores[SY_PARSER_CLASSES] = { 0 };
    uint32_t wrong = 0;
    if (at.c->doc.sentences.at[at.sentence].n_words > 4000) return 0;
    fill(t, at);
    for (uint32_t i = 0; i < t->units.n; i++) t->units.u[i].tag = at.c->guess[first_of(at) + i];
    gold_tree(at, head, rel);
    sy_parse parse;
    oracle o = { &parse, head, rel };
    for (sy_parse_start(&parse, &t->units); !sy_parse_done(&parse);) {
        unsigned may = sy_parse_allowed(&parse);
        if (may == SY_MAY_SHIFT) {
            sy_parse_move(&parse, SY_PARSE_SHIFT);
            continue;
        }
        unsigned n = sy_parser_features(&parse, features), ok = free_moves(&o);
        if (counting) perceptron_count(p, features, n);
        else perceptron_score(p, features, n, scores);
        unsigned best = sy_parse_best(scores, may), right = best_right(&o, scores, ok);
        int fine = is_right(&o, best, ok);
        if (!counting) {
            if (!fine) perceptron_update(p, features, n, right, best);
            perceptron_tick(p);
            wrong += !fine;
        }
        int follow = fine || (!counting && explore && random_next(random) % 10 != 0);
        sy_parse_move(&parse, follow && !counting ? best : right);
    }
    return wrong;
}

static unsigned char *train_parser(trainer *t, size_t *n_bytes)
{
    perceptron *p = perceptron_new(SY_PARSER_CLASSES, PARSE_CUTOFF);
    uint32_t *order = checked(malloc(t->n * sizeof *order)), n = choose(t, -1, order);
    uint64_t random = SEED + 1;
    for (int epoch = -1; epoch < PARSE_EPOCHS; epoch++) {
        if (epoch >= 0) shuffle(order, n, &random);
        uint32_t wrong = 0;
        for (uint32_t k = 0; k < n; k++) wrong += learn_tree(t, p, t->all[order[k]], epoch < 0, epoch > 0, &random);
        if (epoch >= 0) printf("parser epoch %d: %u wrong\n", epoch + 1, wrong);
        fflush(stdout);
    }
    unsigned char *out = perceptron_pack(p, PARSE_MIN_WEIGHT, n_bytes);
    perceptron_free(p);
    free(order);
    return out;
}

/* Add sentences made from those there are, for the parser alone; their words have the tags they were guessed in the original. */
static void add_made(trainer *t)
{
    origin *from;
    corpus *c = augment(t->corpora, CORPORA, MADE, SEED, &from);
    for (uint32_t i = 0; i < c->doc.words.n; i++)
        c->guess[i] = from[i].corpus >= 0 ? t->corpora[from[i].corpus]->guess[from[i].word] : tag_of(&t->tags, &c->gold.words.at[i]);
    t->all = checked(realloc(t->all, (t->n + c->doc.sentences.n) * sizeof *t->all));
    for (uint32_t i = 0; i < c->doc.sentences.n; i++) {
        place at = { c, i };
        t->all[t->n++] = at;
    }
    printf("%u sentences made\n", c->doc.sentences.n);
    free(from);
}

/* ---- names */

static unsigned char *train_names(trainer *t, size_t *n_bytes)
{
    perceptron *p = perceptron_new(SY_NER_CLASSES, NER_CUTOFF);
    uint32_t *order = checked(malloc(t->n * sizeof *order)), n = 0;
    for (uint32_t i = 0; i < t->n; i++)
        if (t->all[i].c->ner[first_of(t->all[i])] != 255) order[n++] = i;
    uint64_t random = SEED + 2, features[SY_TAGGER_FEATURES_MAX];
    int32_t scores[SY_NER_CLASSES];
    for (int epoch = -1; epoch < NER_EPOCHS; epoch++) {
        if (epoch >= 0) shuffle(order, n, &random);
        for (uint32_t k = 0; k < n; k++) {
            place at = t->all[order[k]];
            const uint8_t *gold = at.c->ner + first_of(at);
            fill(t, at);
            for (uint32_t i = 0; i < t->units.n; i++) t->units.u[i].tag = at.c->guess[first_of(at) + i];
            for (uint32_t i = 0; i < t->units.n; i++) {
                t->units.u[i].ner = 0;
                if (sy_ner_skips(&t->units, i)) continue;
                unsigned m = sy_ner_features(&t->units, i, features), best = gold[i];
                if (epoch < 0) {
                    perceptron_count(p, features, m);
                } else {
                    perceptron_score(p, features, m, scores);
                    best = sy_best_class(scores, SY_NER_CLASSES);
                    if (best != gold[i]) perceptron_update(p, features, m, gold[i], best);
                    perceptron_tick(p);
                }
                t->units.u[i].ner = (uint8_t)best;
            }
        }
    }
    printf("names: %u sentences\n", n);
    unsigned char *out = perceptron_pack(p, MIN_WEIGHT, n_bytes);
    perceptron_free(p);
    free(order);
    return out;
}

/* ---- the file */

typedef struct {
    const char *name;
    unsigned char *bytes;
    size_t n;
} part;

static void put_le(unsigned char *at, uint64_t v, int n)
{
    for (int i = 0; i < n; i++) at[i] = (unsigned char)(v >> (8 * i));
}

static void write_model(const char *path, const part *parts, uint32_t n_parts, const char *sha)
{
    size_t dir = SY_MODEL_HEADER_BYTES, at = dir + 32 * (size_t)n_parts, total = at;
    for (uint32_t i = 0; i < n_parts; i++) total += (parts[i].n + 15) / 16 * 16;
    unsigned char *b = checked(calloc(total, 1));
    memcpy(b, SY_MODEL_MAGIC, sizeof SY_MODEL_MAGIC);
    put_le(b + 8, SY_MODEL_VERSION, 4);
    put_le(b + 12, n_parts, 4);
    put_le(b + 16, total, 8);
    put_le(b + 32, SEED, 8);
    memcpy(b + 40, sha, 64);
    memcpy(b + 112, LICENCE, sizeof LICENCE - 1);
    for (uint32_t i = 0; i < n_parts; i++, dir += 32) {
        memcpy(b + dir, parts[i].name, strlen(parts[i].name));
        put_le(b + dir + 16, at, 8);
        put_le(b + dir + 24, parts[i].n, 8);
        memcpy(b + at, parts[i].bytes, parts[i].n);
        at += (parts[i].n + 15) / 16 * 16;
        printf("%-10s %9zu bytes\n", parts[i].name, parts[i].n);
    }
    put_le(b + 24, sy_model_checksum(b + SY_MODEL_HEADER_BYTES, total - SY_MODEL_HEADER_BYTES), 8);
    file_write(path, b, total);
    printf("%-10s %9zu bytes\n", "in all", total);
    free(b);
}

static void read_corpora(trainer *t, const char *data, const char *kinds)
{
    static const char *const names[CORPORA] = { "ud/en_ewt-2.16/en_ewt-ud-train.conllu.gz", "ud/en_gum-2.16-open/en_gum-open-train.conllu.gz" };
    char path[4096];
    for (int k = 0; k < CORPORA; k++) {
        snprintf(path, sizeof path, "%s/%s", data, names[k]);
        t->corpora[k] = corpus_read(path);
        t->n += t->corpora[k]->doc.sentences.n;
        printf("%s: %u sentences, %u words\n", names[k], t->corpora[k]->doc.sentences.n, t->corpora[k]->doc.words.n);
    }
    t->all = checked(malloc(t->n * sizeof *t->all));
    uint32_t n = 0;
    for (int k = 0; k < CORPORA; k++)
        for (uint32_t i = 0; i < t->corpora[k]->doc.sentences.n; i++) {
            place at = { t->corpora[k], i };
            t->all[n++] = at;
        }
    printf("names for %u sentences\n", names_fill(t->corpora[0], t->corpora[1], data, kinds));
}

/* Lines "word<TAB>cluster"; clusters are numbered from 0; 0 in the table is "unknown". */
static unsigned char *read_clusters(const char *path, size_t *n_bytes)
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

typedef struct {
    sy_arena *arena;
    char **argv;
} job;

static void work(void *arg)
{
    const job *j = arg;
    char **argv = j->argv;
    static trainer t;
    part parts[PARTS] = { { "tags", NULL, 0 }, { "clusters", NULL, 0 }, { "lists", NULL, 0 }, { "tagger", NULL, 0 }, { "parser", NULL, 0 },
        { "ner", NULL, 0 } };
    t.arena = t.units.arena = j->arena;
    read_corpora(&t, argv[1], argv[4]);
    parts[1].bytes = read_clusters(argv[3], &parts[1].n);
    open_packed(parts[1].bytes, &t.lookups.clusters);
    parts[2].bytes = gazetteer_pack(t.arena, argv[1], argv[4], &parts[2].n);
    open_packed(parts[2].bytes, &t.lookups.lists);
    tags_make(t.corpora, CORPORA, &t.tags);
    printf("%u tags\n", t.tags.n);
    sy_buf tags;
    sy_buf_init(&tags, 0);
    tags_put(&t.tags, &tags);
    parts[3].bytes = train_tagger(&t, -1, &parts[3].n);
    jackknife(&t);
    parts[5].bytes = train_names(&t, &parts[5].n);
    add_made(&t);
    parts[4].bytes = train_parser(&t, &parts[4].n);
    parts[0].bytes = (unsigned char *)tags.at;
    parts[0].n = tags.n;
    char both[129], sha[65];
    snprintf(both, sizeof both, "%s%s", t.corpora[0]->sha256, t.corpora[1]->sha256);
    sy_sha256_hex(both, 128, sha);
    write_model(argv[2], parts, PARTS, sha);
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        fprintf(stderr, "usage: train-lang DATA OUT CLUSTERS KINDS\n");
        return 2;
    }
    sy_arena a;
    sayso_error err;
    sy_arena_init(&a, 0);
    job j = { &a, argv };
    if (sy_guard(&a, work, &j, &err)) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    sy_arena_free(&a);
    return 0;
}
