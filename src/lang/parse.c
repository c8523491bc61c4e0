/* parse.c - the public calls about the language layers: a document as CoNLL-U, CoNLL-U through the model, scores. */
#include "lang/conllu.h"
#include "lang/lang.h"
#include "lang/score.h"
#include "text/text.h"

#include <stdlib.h>

static sayso_status give(sy_buf *b, const char *what, char **out, size_t *n_bytes, sayso_error *err)
{
    if (b->failed) {
        int failed = b->failed;
        sy_buf_free(b);
        return failed == 1 ? sy_error_set(err, SAYSO_MEMORY, 0, "%.120s: out of memory", what)
                           : sy_error_set(err, SAYSO_LIMIT, 0, "%.120s: its words are over the limit of a buffer", what);
    }
    *out = b->at;
    *n_bytes = b->n;
    return SAYSO_OK;
}

sayso_status sayso_doc_conllu(const sayso_doc *doc, char **out, size_t *n_bytes, sayso_error *err)
{
    if (!doc || !out || !n_bytes) return sy_error_set(err, SAYSO_USAGE, 0, "sayso_doc_conllu: doc, out and n_bytes must be set");
    if (!doc->engine) return sy_error_set(err, SAYSO_USAGE, 0, "%.120s: a record holds no words; read the report itself", doc->report.id);
    sy_buf b;
    sy_buf_init(&b, 0);
    sy_conllu_write(doc, &b);
    return give(&b, doc->report.id, out, n_bytes, err);
}

typedef struct {
    const sayso *engine;
    const char *id, *bytes;
    size_t n;
    int keep_words;
    sayso_doc doc;
} job;

/* Take text and paragraphs, and read sentences and words anew. */
static void forget_words(sayso_doc *d)
{
    d->words.n = d->sentences.n = d->sentence_spans.n = 0;
}

static void parse_work(void *arg)
{
    job *j = arg;
    sy_gold gold = { 0 };
    sy_conllu_read(&j->doc, j->id, j->bytes, j->n, &gold);
    j->doc.report.id = sy_strdup(&j->doc.arena, j->id);
    if (!j->keep_words) {
        forget_words(&j->doc);
        sy_sentences_run(j->engine, &j->doc);
        if (!j->doc.words.n) sy_fail(&j->doc.arena, SAYSO_EMPTY, 0, "%.140s: no words", j->id);
    }
    sy_lang_run(j->engine, &j->doc);
}

sayso_status sayso_parse_conllu(const sayso *engine, const char *id, const char *bytes, size_t n, int keep_words, char **out, size_t *n_bytes,
                                sayso_error *err)
{
    if (!engine || !id || !bytes || !out || !n_bytes)
        return sy_error_set(err, SAYSO_USAGE, 0, "sayso_parse_conllu: engine, id, bytes, out and n_bytes must be set");
    job *j = sy_malloc(sizeof *j);
    if (!j) return sy_error_set(err, SAYSO_MEMORY, 0, "%.120s: out of memory", id);
    memset(j, 0, sizeof *j);
    j->engine = j->doc.engine = engine;
    j->id = id;
    j->bytes = bytes;
    j->n = n;
    j->keep_words = keep_words;
    sy_arena_init(&j->doc.arena, 1 << 20);
    sayso_status status = sy_guard(&j->doc.arena, parse_work, j, err);
    if (!status) status = sayso_doc_conllu(&j->doc, out, n_bytes, err);
    sy_arena_free(&j->doc.arena);
    free(j);
    return status;
}

/* ---- scores */

typedef struct {
    sy_arena arena;
    const char *gold, *system;
    size_t n_gold, n_system;
    sy_score scores[SY_SCORE_N];
} comparison;

static void score_work(void *arg)
{
    comparison *c = arg;
    sy_score_conllu(&c->arena, "gold", c->gold, c->n_gold, c->system, c->n_system, c->scores);
}

/* a / b in hundredths of a per cent, rounded; no floating point, so that every machine prints the same. */
static uint32_t share(uint64_t a, uint64_t b) { return b ? (uint32_t)((a * 20000 / b + 1) / 2) : 0; }

static void put_share(sy_buf *b, uint32_t hundredths) { sy_buf_printf(b, " | %6u.%02u", hundredths / 100, hundredths % 100); }

sayso_status sayso_score_conllu(const char *gold, size_t n_gold, const char *system, size_t n_system, char **out, size_t *n_bytes, sayso_error *err)
{
    if (!gold || !system || !out || !n_bytes)
        return sy_error_set(err, SAYSO_USAGE, 0, "sayso_score_conllu: gold, system, out and n_bytes must be set");
    comparison c = { .gold = gold, .system = system, .n_gold = n_gold, .n_system = n_system };
    sy_arena_init(&c.arena, 1 << 20);
    sayso_status status = sy_guard(&c.arena, score_work, &c, err);
    sy_arena_free(&c.arena);
    if (status) return status;
    sy_buf b;
    sy_buf_init(&b, 0);
    sy_buf_str(&b, "Metric     | Precision |    Recall |  F1 Score | AligndAcc\n-----------+-----------+-----------+-----------+-----------\n");
    for (int m = 0; m < SY_SCORE_N; m++) {
        const sy_score *s = &c.scores[m];
        sy_buf_printf(&b, "%-10s", sy_score_names[m]);
        put_share(&b, share(s->correct, s->system));
        put_share(&b, share(s->correct, s->gold));
        put_share(&b, share(2 * (uint64_t)s->correct, (uint64_t)s->gold + s->system));
        if (s->aligned) put_share(&b, share(s->correct, s->aligned));
        else sy_buf_str(&b, " | ");
        sy_buf_char(&b, '\n');
    }
    return give(&b, "scores", out, n_bytes, err);
}
