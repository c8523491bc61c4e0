/* parse.c - the public calls about the language layers: a document as CoNLL-U or JSON, CoNLL-U through the model, scores. */
#include "base/hash.h"
#include "base/limits.h"
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

typedef void (*writer)(const sayso_doc *doc, sy_buf *out);

static sayso_status write(const sayso_doc *doc, const char *call, writer w, char **out, size_t *n_bytes, sayso_error *err)
{
    if (!doc || !out || !n_bytes) return sy_error_set(err, SAYSO_USAGE, 0, "%s: doc, out and n_bytes must be set", call);
    if (!doc->engine) return sy_error_set(err, SAYSO_USAGE, 0, "%.120s: a record holds no words; read the report itself", doc->report.id);
    sy_buf b;
    sy_buf_init(&b, 0);
    w(doc, &b);
    return give(&b, doc->report.id, out, n_bytes, err);
}

sayso_status sayso_doc_conllu(const sayso_doc *doc, char **out, size_t *n_bytes, sayso_error *err)
{
    return write(doc, "sayso_doc_conllu", sy_conllu_write, out, n_bytes, err);
}

sayso_status sayso_doc_words_json(const sayso_doc *doc, char **out, size_t *n_bytes, sayso_error *err)
{
    return write(doc, "sayso_doc_words_json", sy_words_json, out, n_bytes, err);
}

typedef struct {
    const sayso *engine;
    const sayso_input *input;
    int keep_words;
    sayso_doc *doc;
} job;

/* ---- given sentences that are longer than the model reads at a time */

typedef SY_VEC(sy_sentence) sentence_list;

/* Where a piece of the words [first, end) ends: behind the last comma or semicolon, else anywhere between two tokens. */
static uint32_t piece_end(const sayso_doc *d, uint32_t first, uint32_t end)
{
    if (end - first <= SY_SENTENCE_WORDS_MAX) return end;
    uint32_t mark = 0, token = first + 1;
    for (uint32_t i = first + 1; i <= first + SY_SENTENCE_WORDS_MAX; i++) {
        const sy_word *w = &d->words.at[i];
        if (!w->token_words) continue;
        token = i;
        if (w[-1].form[0] == ',' || w[-1].form[0] == ';') mark = i;
    }
    return mark ? mark : token;
}

/* The document's sentences cut into such pieces; gives the sentences as they were. */
static sentence_list cut_sentences(sayso_doc *d)
{
    sentence_list given = { d->sentences.at, d->sentences.n, d->sentences.room };
    memset(&d->sentences, 0, sizeof d->sentences);
    for (uint32_t k = 0; k < given.n; k++) {
        uint32_t end = given.at[k].first_word + given.at[k].n_words;
        for (uint32_t i = given.at[k].first_word, next; i < end; i = next) {
            next = piece_end(d, i, end);
            sy_sentence *s = SY_PUSH(&d->arena, &d->sentences);
            *s = given.at[k];
            s->first_word = i;
            s->n_words = next - i;
            s->span = sy_words_span(d, i, next - 1);
            for (uint32_t w = i; w < next; w++) d->words.at[w].sentence = d->sentences.n - 1;
        }
    }
    return given;
}

/* The sentences as they were again: the roots of later pieces hang on that of the first. */
static void join_sentences(sayso_doc *d, const sentence_list *given)
{
    for (uint32_t k = 0, piece = 0; k < given->n; k++) {
        sy_sentence *s = &given->at[k];
        uint32_t end = s->first_word + s->n_words, first = piece;
        s->root = d->sentences.at[piece].root;
        for (; piece < d->sentences.n && d->sentences.at[piece].first_word < end; piece++) {
            if (piece == first) continue;
            sy_word *root = &d->words.at[d->sentences.at[piece].root];
            root->head = s->root;
            root->rel = SY_REL_PARATAXIS;
        }
        for (uint32_t i = s->first_word; i < end; i++) d->words.at[i].sentence = k;
    }
    d->sentences.at = given->at;
    d->sentences.n = given->n;
    d->sentences.room = given->room;
    for (uint32_t k = 0; k < given->n; k++) sy_tree_link(d, k);
}

static void run_language(const sayso *engine, sayso_doc *d)
{
    uint32_t longest = 0;
    for (uint32_t k = 0; k < d->sentences.n; k++)
        if (d->sentences.at[k].n_words > longest) longest = d->sentences.at[k].n_words;
    if (longest <= SY_SENTENCE_WORDS_MAX) {
        sy_lang_run(engine, d);
        return;
    }
    sentence_list given = cut_sentences(d);
    sy_lang_run(engine, d);
    join_sentences(d, &given);
}

/* ---- reading CoNLL-U */

/* Take text and paragraphs only: sentences and words are read anew. */
static void forget_words(sayso_doc *d)
{
    d->words.n = d->sentences.n = d->sentence_spans.n = 0;
    d->given = NULL;
}

static void read_work(void *arg)
{
    job *j = arg;
    sayso_doc *d = j->doc;
    char hash[65];
    sy_gold *given = sy_alloc(&d->arena, sizeof *given);
    sy_conllu_read(d, j->input->id, j->input->bytes, j->input->n_bytes, given);
    sy_sha256_hex(j->input->bytes, j->input->n_bytes, hash);
    d->report.id = sy_strdup(&d->arena, j->input->id);
    d->report.sha256 = sy_strdup(&d->arena, hash);
    d->given = given;
    if (!j->keep_words) {
        forget_words(d);
        sy_sentences_run(j->engine, d);
        if (!d->words.n) sy_fail(&d->arena, SAYSO_EMPTY, 0, "%.140s: no words", d->report.id);
    }
    run_language(j->engine, d);
}

sayso_status sayso_read_conllu(const sayso *engine, const sayso_input *input, int keep_words, sayso_doc **out, sayso_error *err)
{
    if (!engine || !input || !out || input->size < sizeof *input || !input->id || (!input->bytes && input->n_bytes))
        return sy_error_set(err, SAYSO_USAGE, 0, "sayso_read_conllu: engine, size, id and bytes must be set");
    if (strlen(input->id) > SY_ID_BYTES_MAX)
        return sy_error_set(err, SAYSO_LIMIT, 0, "%.60s...: an id may have %u bytes", input->id, SY_ID_BYTES_MAX);
    sayso_doc *d = sy_malloc(sizeof *d);
    if (!d) return sy_error_set(err, SAYSO_MEMORY, 0, "%.120s: out of memory", input->id);
    memset(d, 0, sizeof *d);
    sy_arena_init(&d->arena, 1 << 20);
    d->engine = engine;
    job j = { engine, input, keep_words, d };
    sayso_status status = sy_guard(&d->arena, read_work, &j, err);
    if (status) sayso_doc_free(d);
    else *out = d;
    return status;
}

/* ---- scores */

typedef struct {
    sy_arena arena;
    const sayso_input *gold, *system;
    sy_score scores[SY_SCORE_N];
} comparison;

static void score_work(void *arg)
{
    comparison *c = arg;
    sy_score_conllu(&c->arena, c->gold, c->system, c->scores);
}

/* a / b in hundredths of a per cent, half to even as printf does; no floating point, so that every machine prints the same. */
static uint32_t share(uint64_t a, uint64_t b)
{
    if (!b) return 0;
    uint64_t q = a * 10000 / b, rest = a * 10000 % b;
    return (uint32_t)(q + (2 * rest > b || (2 * rest == b && q & 1)));
}

static void put_share(sy_buf *b, uint32_t hundredths) { sy_buf_printf(b, " | %6u.%02u", hundredths / 100, hundredths % 100); }

static void put_table(sy_buf *b, const sy_score scores[SY_SCORE_N])
{
    sy_buf_str(b, "Metric     | Precision |    Recall |  F1 Score | AligndAcc\n-----------+-----------+-----------+-----------+-----------\n");
    for (int m = 0; m < SY_SCORE_N; m++) {
        const sy_score *s = &scores[m];
        sy_buf_printf(b, "%-10s", sy_score_names[m]);
        put_share(b, share(s->correct, s->system));
        put_share(b, share(s->correct, s->gold));
        put_share(b, share(2 * (uint64_t)s->correct, (uint64_t)s->gold + s->system));
        if (m > SY_SCORE_WORDS) put_share(b, share(s->correct, s->aligned));
        else sy_buf_str(b, " | ");
        sy_buf_char(b, '\n');
    }
}

static int is_file(const sayso_input *f) { return f && f->size >= sizeof *f && f->id && f->bytes; }

sayso_status sayso_score_conllu(const sayso_input *gold, const sayso_input *system, char **out, size_t *n_bytes, sayso_error *err)
{
    if (!is_file(gold) || !is_file(system) || !out || !n_bytes)
        return sy_error_set(err, SAYSO_USAGE, 0, "sayso_score_conllu: two files with size, id and bytes, out and n_bytes must be set");
    comparison c = { .gold = gold, .system = system };
    sy_arena_init(&c.arena, 1 << 20);
    sayso_status status = sy_guard(&c.arena, score_work, &c, err);
    sy_arena_free(&c.arena);
    if (status) return status;
    sy_buf b;
    sy_buf_init(&b, 0);
    put_table(&b, c.scores);
    return give(&b, "scores", out, n_bytes, err);
}
