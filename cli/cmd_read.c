/* cmd_read.c - sayso read: reports to records. */
#include "inputs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const cli_args *args;
    sayso_store *store;
    char key[65];
    size_t read, known, stored;
    sayso_status store_status;
} job;

static int lookup(const cli_input *input, const sayso_input *report, char **json, size_t *n, void *arg)
{
    job *j = arg;
    (void)input;
    return sayso_store_find(j->store, report, j->key, json, n, NULL) == SAYSO_OK && *json;
}

static int put_summary(const sayso_doc *doc)
{
    const sayso_report *r = sayso_doc_report(doc);
    size_t a, p, c, e, s;
    char line[1600];
    sayso_doc_attributions(doc, &a);
    sayso_doc_positions(doc, &p);
    sayso_doc_conditions(doc, &c);
    sayso_doc_events(doc, &e);
    sayso_doc_sentences(doc, &s);
    int n = snprintf(line, sizeof line, "%s\t%s\t%zu sentences\t%zu attributions\t%zu positions\t%zu conditions\t%zu events\n", r->id,
                     r->date ? r->date : "date not found", s, a, p, c, e);
    size_t length = n < (int)sizeof line ? (size_t)n : sizeof line - 1;
    for (size_t i = 0; i < strlen(r->id) && i < length; i++)
        if ((unsigned char)line[i] < 0x20 || line[i] == 0x7F) line[i] = ' '; /* a line stays a line, whatever an id holds */
    return cli_put(line, length);
}

static int consume(cli_result *r, void *arg)
{
    job *j = arg;
    sayso_error err;
    if (r->status) return 1;
    j->read++;
    j->known += (size_t)r->known;
    if (j->store && !r->known) {
        j->store_status = sayso_store_put(j->store, r->doc, j->key, &err);
        if (j->store_status) {
            cli_error("%s", err.text);
            return 0;
        }
        j->stored++;
    }
    if (cli_has(j->args, CLI_JSON)) return cli_put(r->json, r->json_bytes) && cli_put("\n", 1);
    return put_summary(r->doc);
}

static int open_store(const cli_args *a, const sayso *engine, job *j)
{
    sayso_error err;
    sayso_status status = sayso_store_open(a->value[CLI_DB], 1, &j->store, &err);
    if (!status) status = sayso_reading_key(engine, j->key, &err);
    if (status) cli_error("%s", err.text);
    return status ? CLI_NO_MODEL : CLI_DONE;
}

static int run(const cli_args *a)
{
    sayso *engine = NULL;
    cli_inputs inputs;
    job j = { .args = a };
    int code = cli_inputs_collect(a, &inputs);
    if (code == CLI_USAGE) return code;
    if (inputs.n) {
        int opened = cli_open(a, 0, &engine);
        if (!opened && cli_has(a, CLI_DB)) opened = open_store(a, engine, &j);
        if (opened) code = opened;
        if (!opened) {
            int want = CLI_WANT_RECORD | (cli_has(a, CLI_JSON) ? CLI_WANT_JSON : 0);
            size_t failed = cli_read(a, engine, &inputs, want, j.store ? lookup : NULL, consume, &j);
            if (failed || inputs.failed) code = CLI_SOME;
            if (j.store_status) code = CLI_NO_MODEL;
            if (j.store) cli_note(a, "%zu reports stored in %s, %zu were there already", j.stored, a->value[CLI_DB], j.known);
        }
    }
    sayso_store_close(j.store);
    sayso_close(engine);
    cli_inputs_free(&inputs);
    return code;
}

static const cli_option_id options[] = { CLI_JSON, CLI_DB, CLI_READING, CLI_OPTION_N };
static const char *const examples[] = { "sayso read --json examples/ > record.jsonl", "sayso read --db talks.db examples/", NULL };

const cli_command cli_read_command = {
    "read", "FILE...", "read reports and write their records",
    "Reads reports - plain text, saved pages, JSON lines, folders of these, - for standard input - and writes one line each:\n"
    "the whole record as JSON with --json, else counts. With --db the records are kept in a store; a report that is there\n"
    "already is not read again. Lines come in the order of the reports' ids, whatever the order of the files.",
    options, examples, run,
};
