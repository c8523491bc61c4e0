/*
 * train-sentences.c - learns where sentences end from treebanks.
 *
 * usage: train-sentences DATA TABLES SENTENCES CASING
 *
 * DATA is the folder that holds ud/, TABLES the one that holds lang/abbreviations.tsv and its like. Two sections of the
 * language model are written (src/base/model.h). The classifier goes through each block from left to right, as it does when it is
 * used: what it sees of the open sentence rests on its own decisions. Where the development parts are there too, it
 * prints how well it does on them; it learns nothing from them.
 */
#include "base/common.h"
#include "corpus.h"
#include "files.h"
#include "perceptron.h"
#include "text/boundary.h"

#include <stdio.h>
#include <stdlib.h>

enum { EPOCHS = 5, CUTOFF = 2, MARGIN = 10, MIN_WEIGHT = 2, CASING_LEAST = 8, OPENS_SOME = 2, OPENS_MANY = 6, SEED = 20261 };

typedef struct {
    sy_tokens tokens;
    uint8_t *gold;
} block;

typedef struct {
    block *at;
    uint32_t n, n_sentences;
} blocks;

/* How often a word was written in small letters, with a capital, with a capital behind a full stop. */
typedef struct {
    uint32_t n[SY_WRITTEN_FIRST + 1];
} written;

typedef struct {
    sy_arena *arena;
    char **argv;
    sayso engine;
    sy_map cased;     /* hash of a word -> number in seen */
    SY_VEC(written) seen;
    sy_table casing;
} job;

/* ---- how words are written */

static void count_cased(job *j, const char *text, uint32_t start, uint32_t end)
{
    sy_tokens tokens = { 0 };
    sy_boundaries seen = { 0 };
    sy_arena scratch;
    sy_arena_init(&scratch, 1 << 20);
    scratch.guard = j->arena->guard;
    sy_tokens_read(j->engine.text, &scratch, text, start, end, &tokens);
    sy_boundaries_start(&seen, &scratch, NULL, text, tokens.at, tokens.n);
    for (uint32_t i = 0; i < tokens.n; i++) {
        sy_writing w = sy_boundary_writing(&seen, i);
        if (w == SY_WRITTEN_UNKNOWN) continue;
        int fresh;
        uint32_t *at = sy_map_put(j->arena, &j->cased, (const char *)&seen.seen[i].word, sizeof(uint32_t), &fresh);
        if (fresh) {
            *at = j->seen.n;
            memset(SY_PUSH(j->arena, &j->seen), 0, sizeof(written));
        }
        j->seen.at[*at].n[w]++;
    }
    sy_arena_free(&scratch);
}

static void count_text(void *arg, const char *text) { count_cased(arg, text, 0, (uint32_t)strlen(text)); }

/* Four classes from small letters to capitals, three of how often a word opens a sentence; rare words are left out. */
static unsigned char *pack_casing(job *j, size_t *n_bytes)
{
    table_value *v = checked(malloc((j->cased.entries.n + 1) * sizeof *v));
    size_t n = 0;
    for (uint32_t i = 0; i < j->cased.entries.n; i++) {
        const sy_map_entry *e = &j->cased.entries.at[i];
        const uint32_t *seen = j->seen.at[e->value].n, inside = seen[SY_WRITTEN_SMALL] + seen[SY_WRITTEN_CAPITAL];
        uint32_t word, capital = seen[SY_WRITTEN_CAPITAL], first = seen[SY_WRITTEN_FIRST], all = inside + first;
        if (inside < CASING_LEAST) continue;
        memcpy(&word, e->key, sizeof word);
        v[n].hash = sy_feature(0, word, 0, 0);
        unsigned casing = capital * 20 < inside ? 1 : capital * 2 < inside ? 2 : capital * 20 < inside * 19 ? 3 : 4;
        unsigned opens = first * 100 < all * OPENS_SOME ? 0 : first * 100 < all * OPENS_MANY ? 1 : 2;
        v[n++].value = (uint16_t)(casing | opens << 3);
    }
    unsigned char *out = table_pack_values(v, n, n_bytes);
    printf("casing of %zu words, %zu bytes\n", n, *n_bytes);
    free(v);
    return out;
}

/* ---- blocks of treebanks */

static void read_blocks(job *j, const corpus *c, blocks *out)
{
    const sayso_doc *d = &c->doc;
    out->at = checked(calloc(d->blocks.n, sizeof *out->at));
    out->n = d->blocks.n;
    out->n_sentences = d->sentences.n;
    for (uint32_t k = 0; k < d->blocks.n; k++) {
        const sy_block_of_text *b = &d->blocks.at[k];
        block *o = &out->at[k];
        sy_tokens_read(j->engine.text, j->arena, d->text, b->span.start, b->span.end, &o->tokens);
        o->gold = sy_alloc(j->arena, o->tokens.n);
        uint32_t i = 0;
        for (uint32_t m = b->first_sentence; m < b->first_sentence + b->n_sentences; m++) {
            while (i < o->tokens.n && o->tokens.at[i].end < d->sentences.at[m].span.end) i++;
            if (i < o->tokens.n && o->tokens.at[i].end == d->sentences.at[m].span.end) o->gold[i] = 1;
        }
    }
}

/* One block from left to right. With `table` only decide; else learn, or count where counting. */
typedef struct {
    perceptron *p;
    const sy_table *table;
    int counting;
    sy_boundaries seen;
    uint32_t right, found, wrong, asked;
} pass;

static void go_through(job *j, pass *q, const char *text, const block *b)
{
    uint64_t f[SY_BOUNDARY_FEATURES_MAX];
    uint32_t start = 0, gold_start = 0;
    const sy_token *t = b->tokens.at;
    sy_boundaries_start(&q->seen, j->arena, &j->casing, text, t, b->tokens.n);
    for (uint32_t i = 0; i < b->tokens.n; i++) {
        sy_boundary_take(&q->seen, i);
        sy_verdict known = i + 1 == b->tokens.n ? SY_BOUNDARY_YES : sy_boundary_known(&q->seen, t, i);
        int ends = known == SY_BOUNDARY_YES, gold = b->gold[i];
        if (known == SY_BOUNDARY_ASK) {
            int32_t scores[SY_TABLE_CLASSES];
            scores[0] = scores[1] = 0;
            unsigned n = sy_boundary_features(&q->seen, t, i, f);
            q->asked++;
            if (q->table) sy_table_add(q->table, f, n, scores);
            else if (q->counting) perceptron_count(q->p, f, n);
            else perceptron_score(q->p, f, n, scores);
            ends = q->counting ? gold : scores[1] > scores[0];
            if (q->p && !q->counting) {
                int32_t lead = gold ? scores[1] - scores[0] : scores[0] - scores[1];
                q->wrong += ends != gold;
                if (lead < MARGIN) perceptron_update(q->p, f, n, (unsigned)gold, (unsigned)!gold);
                perceptron_tick(q->p);
            }
        }
        if (ends) {
            q->found++;
            q->right += gold && start == gold_start;
            start = i + 1;
            if (i + 1 < b->tokens.n) sy_boundary_open(&q->seen, i + 1);
        }
        if (gold) gold_start = i + 1;
    }
}

static void show(job *j, const sy_table *table, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", j->argv[1], name);
    FILE *f = fopen(path, "rb");
    if (!f) return;
    fclose(f);
    corpus *c = corpus_read(path);
    blocks b;
    read_blocks(j, c, &b);
    pass q = { .table = table };
    for (uint32_t k = 0; k < b.n; k++) go_through(j, &q, c->doc.text, &b.at[k]);
    printf("%s: precision %.2f recall %.2f F1 %.2f, asked %u\n", name, 100.0 * q.right / q.found, 100.0 * q.right / b.n_sentences,
           200.0 * q.right / (q.found + b.n_sentences), q.asked);
}

static void work(void *arg)
{
    static const char *const names[] = { "ud/en_ewt-2.16/en_ewt-ud-train.conllu.gz", "ud/en_gum-2.16-open/en_gum-open-train.conllu.gz" };
    job *j = arg;
    j->engine.options.data_dir = j->argv[2];
    sy_tokens_load(&j->engine);
    corpus *c[2];
    blocks b[2];
    char path[4096];
    for (int k = 0; k < 2; k++) {
        snprintf(path, sizeof path, "%s/%s", j->argv[1], names[k]);
        c[k] = corpus_read(path);
        read_blocks(j, c[k], &b[k]);
        for (uint32_t i = 0; i < c[k]->doc.blocks.n; i++)
            count_cased(j, c[k]->doc.text, c[k]->doc.blocks.at[i].span.start, c[k]->doc.blocks.at[i].span.end);
    }
    static const char *const texts[] = { "ungdc-2010-2024", "kremlin", "us-presidents-1933-2020", "wikinews-small" };
    for (int k = 0; k < 4; k++) {
        snprintf(path, sizeof path, "%s/text/%s.jsonl.gz", j->argv[1], texts[k]);
        texts_each(path, count_text, j);
    }
    size_t bytes;
    unsigned char *casing = pack_casing(j, &bytes);
    table_of_packed(casing, &j->casing);
    file_write(j->argv[4], casing, bytes);
    uint32_t n = b[0].n + b[1].n, *order = checked(malloc(n * sizeof *order));
    for (uint32_t k = 0; k < n; k++) order[k] = k;
    pass q = { .p = perceptron_new(2, CUTOFF) };
    uint64_t random = SEED;
    for (int epoch = -1; epoch < EPOCHS; epoch++) {
        q.counting = epoch < 0;
        q.right = q.found = q.wrong = 0;
        if (epoch >= 0) shuffle(order, n, &random);
        for (uint32_t k = 0; k < n; k++) {
            int w = order[k] >= b[0].n;
            go_through(j, &q, c[w]->doc.text, &b[w].at[order[k] - (w ? b[0].n : 0)]);
        }
        if (epoch >= 0) printf("epoch %d: %u wrong\n", epoch + 1, q.wrong);
    }
    unsigned char *out = perceptron_pack(q.p, MIN_WEIGHT, &bytes);
    printf("%zu bytes\n", bytes);
    file_write(j->argv[3], out, bytes);
    sy_table table;
    table_of_packed(out, &table);
    show(j, &table, "ud/en_ewt-2.16/en_ewt-ud-dev.conllu.gz");
    show(j, &table, "ud/en_gum-2.16-open/en_gum-open-dev.conllu.gz");
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        fprintf(stderr, "usage: train-sentences DATA TABLES SENTENCES CASING\n");
        return 2;
    }
    sy_arena a;
    sayso_error err;
    sy_arena_init(&a, 0);
    job j = { .arena = &a, .argv = argv };
    sy_arena_init(&j.engine.arena, 0);
    if (sy_guard(&a, work, &j, &err)) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    sy_arena_free(&j.engine.arena);
    sy_arena_free(&a);
    return 0;
}
