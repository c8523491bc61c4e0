/* batch.c - reading many reports with all cores; results come in the order of the ids whatever the threads do. */
#include "inputs.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { AHEAD = 4 /* results kept waiting, per thread */, FILE_MAX = 96 << 20 };

typedef struct {
    const cli_args *args;
    const sayso *engine;
    const cli_inputs *inputs;
    int want;
    cli_lookup lookup;
    void *arg;
    cli_result *results; /* ring, by input number */
    char *ready;
    size_t ring, next, consumed, n;
    int stop;
    pthread_mutex_t lock, lookup_lock;
    pthread_cond_t changed;
} batch;

/* ---- the bytes of an input */

char *cli_input_bytes(const cli_input *in, size_t *n, sayso_error *err)
{
    struct stat st;
    int fd = in->fd >= 0 ? in->fd : open(in->path, O_RDONLY);
    char *bytes = NULL;
    err->code = SAYSO_IO;
    if (fd < 0 || fstat(fd, &st) != 0) {
        snprintf(err->text, sizeof err->text, "%.180s: %s", in->path, strerror(errno));
        if (fd >= 0 && fd != in->fd) close(fd);
        return NULL;
    }
    int64_t from = in->line ? in->offset : 0, size = in->line ? (int64_t)in->length : (int64_t)st.st_size;
    if (size > FILE_MAX) {
        err->code = SAYSO_LIMIT;
        snprintf(err->text, sizeof err->text, "%.150s: %lld bytes; a report may have %d; cut it up", in->path, (long long)size, FILE_MAX);
    } else if (!(bytes = malloc((size_t)size + 1))) {
        err->code = SAYSO_MEMORY;
        snprintf(err->text, sizeof err->text, "%.180s: out of memory", in->path);
    } else {
        size_t got = 0;
        while ((int64_t)got < size) {
            ssize_t k = pread(fd, bytes + got, (size_t)size - got, from + (int64_t)got);
            if (k <= 0) break;
            got += (size_t)k;
        }
        bytes[got] = 0;
        *n = got;
        err->code = SAYSO_OK;
    }
    if (fd != in->fd) close(fd);
    return bytes;
}

/* ---- one input to one result */

static void fail(cli_result *r, sayso_status code, const char *message)
{
    r->status = r->err.code = code;
    snprintf(r->err.text, sizeof r->err.text, "%s: %s", r->input->id, message);
}

static sayso_status doc_of(const batch *b, const char *json, size_t n, sayso_doc **doc, sayso_error *err)
{
    return b->want & CLI_WANT_HEAD ? sayso_doc_head_from_json(json, n, doc, err) : sayso_doc_from_json(json, n, doc, err);
}

/* A record's JSON into what is wanted; takes the JSON over. */
static void from_record(const batch *b, cli_result *r, char *json, size_t n)
{
    sayso_doc *doc = NULL;
    r->known = 1;
    if (b->want & CLI_WANT_WORDS) {
        fail(r, SAYSO_USAGE, "a record has no words and trees; give the report itself");
    } else {
        r->status = doc_of(b, json, n, &doc, &r->err);
        if (r->status == SAYSO_OK && b->want & CLI_WANT_JSON) r->status = sayso_doc_json(doc, &r->json, &r->json_bytes, &r->err);
        if (r->status == SAYSO_OK && b->want & (CLI_WANT_RECORD | CLI_WANT_HEAD)) r->doc = doc;
        else sayso_doc_free(doc);
    }
    free(json);
}

static void read_report(batch *b, cli_result *r, const sayso_input *in)
{
    char *json = NULL;
    size_t n = 0;
    if (b->lookup) {
        pthread_mutex_lock(&b->lookup_lock);
        int known = b->lookup(r->input, in, &json, &n, b->arg);
        pthread_mutex_unlock(&b->lookup_lock);
        if (known) {
            from_record(b, r, json, n);
            return;
        }
    }
    sayso_doc *doc = NULL;
    r->status = sayso_read(b->engine, in, &doc, &r->err);
    if (r->status) return;
    if (b->want & CLI_WANT_WORDS) {
        r->doc = doc;
        return;
    }
    r->status = sayso_doc_json(doc, &json, &n, &r->err);
    sayso_doc_free(doc);
    if (r->status) return;
    if (b->want & (CLI_WANT_RECORD | CLI_WANT_HEAD)) r->status = doc_of(b, json, n, &r->doc, &r->err);
    if (r->status == SAYSO_OK && b->want & CLI_WANT_JSON) {
        r->json = json;
        r->json_bytes = n;
    } else {
        free(json);
    }
}

static const char *text_at(const json_t *o, const char *key)
{
    const char *s = json_string_value(json_object_get(o, key));
    return s && *s ? s : NULL;
}

static void fill_given(const batch *b, sayso_input *in)
{
    if (!in->date) in->date = b->args->value[CLI_DATE];
    if (!in->outlet) in->outlet = b->args->value[CLI_OUTLET];
}

static void read_line(batch *b, cli_result *r, const char *bytes, size_t n)
{
    json_error_t e;
    json_t *o = json_loadb(bytes, n, JSON_ALLOW_NUL, &e);
    const json_t *body = cli_line_body(o);
    sayso_input in = { .size = sizeof in, .id = r->input->id };
    if (!body) {
        fail(r, SAYSO_INPUT, "the line holds neither \"text\" nor \"html\"");
    } else {
        in.bytes = json_string_value(body);
        in.n_bytes = json_string_length(body);
        in.format = body == json_object_get(o, "html") ? SAYSO_FORMAT_HTML : SAYSO_FORMAT_TEXT;
        in.date = text_at(o, "date");
        if (!in.date) in.date = text_at(o, "published"); /* as feeds call it */
        if (in.date && !cli_is_date(in.date)) {
            cli_note(b->args, "%s: line %u: the date \"%.40s\" is not YYYY-MM-DD; read as if it were not given", r->input->path, r->input->line, in.date);
            in.date = NULL;
        }
        in.outlet = text_at(o, "outlet");
        in.title = text_at(o, "title");
        in.url = text_at(o, "url");
        fill_given(b, &in);
        read_report(b, r, &in);
    }
    json_decref(o);
}

/* Words that are given; takes the bytes over. */
static void read_conllu(batch *b, cli_result *r, char *bytes, size_t n)
{
    sayso_input in = { .size = sizeof in, .id = r->input->id };
    if (!(b->want & CLI_WANT_WORDS)) {
        fail(r, SAYSO_INPUT, "CoNLL-U holds words, not a report; sayso parse reads it");
        free(bytes);
        return;
    }
    in.bytes = bytes = cli_unpack(bytes, &n, r->input->path, &r->err);
    in.n_bytes = n;
    r->status = bytes ? sayso_read_conllu(b->engine, &in, 1, &r->doc, &r->err) : r->err.code;
    free(bytes);
}

static void read_one(batch *b, cli_result *r)
{
    size_t n = 0;
    if (r->input->kind == CLI_STORED) {
        char *json;
        pthread_mutex_lock(&b->lookup_lock);
        r->status = sayso_store_json(r->input->store, r->input->id, &json, &n, &r->err);
        pthread_mutex_unlock(&b->lookup_lock);
        if (r->status == SAYSO_OK) from_record(b, r, json, n);
        return;
    }
    char *bytes = cli_input_bytes(r->input, &n, &r->err);
    r->status = r->err.code;
    if (!bytes) return;
    if (r->input->kind == CLI_RECORD_LINE) {
        from_record(b, r, bytes, n);
        return;
    }
    if (r->input->kind == CLI_CONLLU_FILE) {
        read_conllu(b, r, bytes, n);
        return;
    }
    if (r->input->kind == CLI_LINE) {
        read_line(b, r, bytes, n);
    } else {
        sayso_input in = { .size = sizeof in, .id = r->input->id, .bytes = bytes, .n_bytes = n };
        fill_given(b, &in);
        read_report(b, r, &in);
    }
    free(bytes);
}

/* ---- threads */

static void *work(void *arg)
{
    batch *b = arg;
    pthread_mutex_lock(&b->lock);
    for (;;) {
        while (!b->stop && b->next < b->n && b->next >= b->consumed + b->ring) pthread_cond_wait(&b->changed, &b->lock);
        if (b->stop || b->next >= b->n) break;
        size_t i = b->next++;
        cli_result *r = &b->results[i % b->ring];
        pthread_mutex_unlock(&b->lock);
        memset(r, 0, sizeof *r);
        r->input = &b->inputs->at[i];
        read_one(b, r);
        pthread_mutex_lock(&b->lock);
        b->ready[i % b->ring] = 1;
        pthread_cond_broadcast(&b->changed);
    }
    pthread_mutex_unlock(&b->lock);
    return NULL;
}

static void release(cli_result *r)
{
    sayso_doc_free(r->doc);
    sayso_free(r->json);
    r->doc = NULL;
    r->json = NULL;
}

/* The library names a report by its id; the user knows the file. */
static void say_failed(const cli_result *r)
{
    const char *text = r->err.text, *path = r->input->path;
    size_t id = strlen(r->input->id), k = strlen(path);
    int named = strncmp(text, r->input->id, id) == 0 && text[id] == ':';
    if (named && r->input->kind == CLI_CONLLU_FILE && text[id + 1] != ' ') { /* "id:line: what" */
        cli_error("%s%s", path, text + id);
        return;
    }
    if (named && (r->input->kind == CLI_REPORT || r->input->kind == CLI_CONLLU_FILE)) text += id + 2;
    if (r->input->line) cli_error("%s: line %u: %s", path, r->input->line, text);
    else if (strncmp(text, path, k) == 0 && text[k] == ':') cli_error("%s", text);
    else cli_error("%s: %s", path, text);
}

static size_t consume_all(batch *b, cli_consumer consume)
{
    size_t failed = 0, starved = 0;
    for (size_t i = 0; i < b->n && !cli_interrupted(); i++) {
        cli_result *r = &b->results[i % b->ring];
        pthread_mutex_lock(&b->lock);
        while (!b->ready[i % b->ring]) pthread_cond_wait(&b->changed, &b->lock);
        pthread_mutex_unlock(&b->lock);
        if (r->status) {
            failed++;
            if (r->status != SAYSO_MEMORY || !starved++) say_failed(r); /* what one report lacks, a thousand others lack too */
        }
        int go_on = consume(r, b->arg);
        release(r);
        cli_progress(b->args, i + 1, b->n);
        pthread_mutex_lock(&b->lock);
        b->ready[i % b->ring] = 0;
        b->consumed = i + 1;
        pthread_cond_broadcast(&b->changed);
        pthread_mutex_unlock(&b->lock);
        if (!go_on) break;
    }
    if (starved > 1) cli_error("out of memory for %zu more reports; they are left out", starved - 1);
    return failed;
}

static size_t job_count(const cli_args *a, size_t n)
{
    long cores = a->value[CLI_JOBS] ? atol(a->value[CLI_JOBS]) : sysconf(_SC_NPROCESSORS_ONLN);
    if (cores < 1) cores = 1;
    return (size_t)cores < n ? (size_t)cores : n;
}

size_t cli_read(const cli_args *a, const sayso *engine, const cli_inputs *inputs, int want, cli_lookup lookup, cli_consumer consume, void *arg)
{
    size_t jobs = job_count(a, inputs->n), started = 0, failed = 0;
    batch b = { .args = a, .engine = engine, .inputs = inputs, .want = want, .lookup = lookup, .arg = arg, .n = inputs->n };
    pthread_t threads[256];
    if (!inputs->n) return 0;
    b.ring = jobs * AHEAD;
    b.results = calloc(b.ring, sizeof *b.results);
    b.ready = calloc(b.ring, 1);
    pthread_mutex_init(&b.lock, NULL);
    pthread_mutex_init(&b.lookup_lock, NULL);
    pthread_cond_init(&b.changed, NULL);
    while (b.results && b.ready && started < jobs && started < 256 && pthread_create(&threads[started], NULL, work, &b) == 0) started++;
    if (started) {
        failed = consume_all(&b, consume);
    } else {
        cli_error("no thread could be started: out of memory");
        failed = inputs->n;
    }
    pthread_mutex_lock(&b.lock);
    b.stop = 1;
    pthread_cond_broadcast(&b.changed);
    pthread_mutex_unlock(&b.lock);
    for (size_t i = 0; i < started; i++) pthread_join(threads[i], NULL);
    for (size_t i = 0; b.ready && i < b.ring; i++)
        if (b.ready[i]) release(&b.results[i]);
    pthread_cond_destroy(&b.changed);
    pthread_mutex_destroy(&b.lookup_lock);
    pthread_mutex_destroy(&b.lock);
    free(b.results);
    free(b.ready);
    cli_progress_end();
    return failed;
}
