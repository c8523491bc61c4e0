/* docs.c - the job that most commands begin with: operands, and the store of --db, to records in the order of ids. */
#include "inputs.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    cli_docs *docs;
    sayso_store *store; /* NULL: no --db */
    char key[65];
    int want; /* CLI_WANT_RECORD or CLI_WANT_HEAD */
    int out_of_memory;
    sayso_status store_status; /* the store could not take a report: nothing more is read */
} job;

static int keep(job *j, cli_result *r)
{
    cli_docs *d = j->docs;
    if (d->n == d->room) {
        size_t room = d->room ? d->room * 2 : 64;
        sayso_doc **more = realloc(d->at, room * sizeof *more);
        if (!more) {
            j->out_of_memory = 1;
            return 0;
        }
        d->at = more;
        d->room = room;
    }
    d->at[d->n++] = r->doc;
    r->doc = NULL;
    return 1;
}

static int lookup(const cli_input *input, const sayso_input *report, char **json, size_t *n, void *arg)
{
    job *j = arg;
    (void)input;
    return sayso_store_find(j->store, report, j->key, json, n, NULL) == SAYSO_OK && *json;
}

static int put_or_keep(cli_result *r, void *arg)
{
    job *j = arg;
    sayso_error err;
    if (r->status) return 1;
    if (!j->store) return keep(j, r);
    if (r->known) return 1;
    j->store_status = sayso_store_put(j->store, r->doc, j->key, &err);
    if (!j->store_status) return 1;
    cli_error("%s", err.text);
    return 0;
}

static int keep_only(cli_result *r, void *arg) { return r->status ? 1 : keep(arg, r); }

/* Put the operands into the store of --db; an exit code. */
static int fill_store(const cli_args *a, job *j)
{
    sayso_error err;
    int write = a->n_operands > 0;
    sayso_status status = sayso_store_open(a->value[CLI_DB], write, &j->store, &err);
    if (!status && write) status = sayso_reading_key(j->docs->engine, j->key, &err);
    if (!status) return CLI_DONE;
    cli_error("%s", err.text);
    return CLI_NO_MODEL;
}

static const char *name_of_store(const cli_args *a) { return a->value[CLI_DB] ? a->value[CLI_DB] : a->operands[0]; }

static int all_of_store(const cli_args *a, job *j, sayso_store *store)
{
    cli_inputs stored;
    memset(&stored, 0, sizeof stored);
    cli_inputs_add_store(&stored, store, name_of_store(a));
    size_t failed = stored.failed + cli_read(a, j->docs->engine, &stored, j->want, NULL, keep_only, j);
    cli_inputs_free(&stored);
    return failed ? CLI_SOME : CLI_DONE;
}

/* Are the operands one store and nothing else? */
static int is_one_store(const cli_inputs *inputs)
{
    for (size_t i = 0; i < inputs->n; i++)
        if (inputs->at[i].kind != CLI_STORED) return 0;
    return inputs->n > 0 && inputs->n_stores == 1 && !inputs->failed;
}

/* stop_at: where to leave the store that holds all reports, instead of taking them from it; NULL: take them. */
static int read_all(const cli_args *a, job *j, sayso_store **stop_at)
{
    int code = CLI_DONE;
    cli_docs *out = j->docs;
    if (a->n_operands || !j->store) {
        code = cli_inputs_collect(a, &out->inputs);
        if (code == CLI_USAGE) return code;
        if (stop_at && !j->store && is_one_store(&out->inputs)) {
            *stop_at = out->inputs.stores[0];
            return code;
        }
        size_t failed = cli_read(a, out->engine, &out->inputs, j->store ? CLI_WANT_RECORD : j->want, j->store ? lookup : NULL, put_or_keep, j);
        if (failed || out->inputs.failed) code = CLI_SOME;
        if (j->store_status) return cli_code_of(j->store_status) == CLI_SOME ? CLI_NO_MODEL : cli_code_of(j->store_status);
    }
    if (j->store && stop_at) {
        *stop_at = j->store;
    } else if (j->store && !cli_interrupted()) {
        int stored = all_of_store(a, j, j->store);
        if (stored) code = stored;
    }
    if (j->out_of_memory) {
        cli_error("out of memory; give fewer reports at a time");
        return CLI_INTERNAL;
    }
    return code;
}

static int read_docs(const cli_args *a, cli_docs *out, int want, sayso_store **stop_at)
{
    job j = { .docs = out, .want = want };
    memset(out, 0, sizeof *out);
    int code = cli_open(a, 0, &out->engine);
    if (!code && cli_has(a, CLI_DB)) code = fill_store(a, &j);
    if (!code) code = read_all(a, &j, stop_at);
    if (stop_at && *stop_at == j.store) out->store = j.store;
    else sayso_store_close(j.store);
    return code;
}

int cli_docs_read(const cli_args *a, cli_docs *out) { return read_docs(a, out, CLI_WANT_RECORD, NULL); }
int cli_docs_read_heads(const cli_args *a, cli_docs *out) { return read_docs(a, out, CLI_WANT_HEAD, NULL); }

int cli_docs_read_or_store(const cli_args *a, cli_docs *out, int heads, sayso_store **store)
{
    *store = NULL;
    return read_docs(a, out, heads ? CLI_WANT_HEAD : CLI_WANT_RECORD, store);
}

int cli_docs_take(const cli_args *a, cli_docs *docs, int heads, sayso_store *store)
{
    job j = { .docs = docs, .want = heads ? CLI_WANT_HEAD : CLI_WANT_RECORD };
    int code = all_of_store(a, &j, store);
    if (!j.out_of_memory) return code;
    cli_error("out of memory; give fewer reports at a time");
    return CLI_INTERNAL;
}

int cli_docs_take_some(const cli_args *a, cli_docs *docs, sayso_store *store, const char *const *ids, size_t n)
{
    job j = { .docs = docs, .want = CLI_WANT_RECORD };
    cli_inputs stored;
    memset(&stored, 0, sizeof stored);
    for (size_t i = 0; i < n; i++) cli_inputs_add_stored(&stored, store, name_of_store(a), ids[i]);
    size_t failed = cli_read(a, docs->engine, &stored, j.want, NULL, keep_only, &j);
    cli_inputs_free(&stored);
    if (!j.out_of_memory) return failed ? CLI_SOME : CLI_DONE;
    cli_error("out of memory; give fewer reports at a time");
    return CLI_INTERNAL;
}

void cli_docs_free(cli_docs *docs)
{
    free(docs->given);
    for (size_t i = 0; i < docs->n; i++) sayso_doc_free(docs->at[i]);
    free(docs->at);
    cli_inputs_free(&docs->inputs);
    sayso_store_close(docs->store);
    sayso_close(docs->engine);
    memset(docs, 0, sizeof *docs);
}

int cli_docs_list(const cli_args *a, int (*put)(const cli_args *a, const cli_docs *docs))
{
    cli_docs docs;
    int code = cli_docs_read_asked(a, &docs, 0);
    if (docs.n && !cli_interrupted()) {
        int shown = put(a, &docs);
        if (shown && (!code || shown > code)) code = shown;
    }
    cli_docs_free(&docs);
    return code;
}
