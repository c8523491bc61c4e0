/* cmd_verify.c - sayso verify: proves that every span of a record cuts the words it claims. */
#include "inputs.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    size_t reports, spans, bad;
} job;

static int consume(cli_result *r, void *arg)
{
    job *j = arg;
    sayso_error err;
    size_t spans = 0;
    if (r->status) return 1;
    j->reports++;
    if (sayso_doc_verify(r->doc, &spans, &err)) {
        cli_error("%s", err.text);
        j->bad++;
    }
    j->spans += spans;
    return 1;
}

static int run(const cli_args *a)
{
    sayso *engine = NULL;
    cli_inputs inputs;
    job j = { 0 };
    char line[160];
    int code = cli_inputs_collect(a, &inputs);
    if (code != CLI_USAGE && inputs.n) {
        code = cli_open(a, 0, &engine);
        if (!code) {
            size_t failed = cli_read(a, engine, &inputs, CLI_WANT_RECORD, NULL, consume, &j);
            if (failed || inputs.failed || j.bad) code = CLI_SOME;
            int n = snprintf(line, sizeof line, "%zu reports, %zu spans: %s\n", j.reports, j.spans,
                             failed || j.bad ? "some do not hold" : "all verified");
            cli_put(line, (size_t)n);
        }
    }
    sayso_close(engine);
    cli_inputs_free(&inputs);
    return code;
}

static const cli_option_id options[] = { CLI_READING, CLI_OPTION_N };
static const char *const examples[] = { "sayso verify record.jsonl", "sayso verify examples/", NULL };

const cli_command cli_verify_command = {
    "verify", "RECORD...", "prove that every span cuts the words it claims",
    "Takes records that sayso read --json wrote, stores, or reports (which are read first), cuts every span again and checks\n"
    "that it lies in the text, on character boundaries, and that every id that is used is listed. Ends with 3 if one does not hold.",
    options, examples, run,
};
