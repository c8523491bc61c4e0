/* cmd_cluster.c - sayso cluster: which reports tell one story, and which are copies of one text. */
#include "inputs.h"

#include "base/json.h"

#include <stdio.h>

static int put_place(const sayso_doc *const *docs, const sayso_place_of_report *p, size_t i, int json)
{
    const char *parent = p->parent < 0 ? NULL : sayso_doc_report(docs[p->parent])->id;
    sy_buf b;
    sy_buf_init(&b, 0);
    if (json) {
        sy_json j;
        sy_json_init(&j, &b);
        sy_json_object(&j, NULL);
        sy_json_str(&j, "id", sayso_doc_report(docs[i])->id);
        sy_json_int(&j, "cluster", p->story);
        sy_json_int(&j, "family", p->family);
        sy_json_str(&j, "parent", parent);
        sy_json_end_object(&j);
        sy_buf_char(&b, '\n');
    } else {
        sy_buf_printf(&b, "%s\tstory %u\tfamily %u%s%s\n", sayso_doc_report(docs[i])->id, p->story + 1, p->family + 1,
                      parent ? "\tprobably from " : "", parent ? parent : "");
    }
    int ok = !b.failed && cli_put(b.at, b.n);
    sy_buf_free(&b);
    return ok;
}

static int run(const cli_args *a)
{
    cli_docs docs;
    sayso_story *story = NULL;
    sayso_error err;
    int code = cli_docs_read_heads(a, &docs);
    if (docs.n && (code == CLI_DONE || code == CLI_SOME)) {
        sayso_status status = sayso_place(docs.engine, (const sayso_doc *const *)docs.at, docs.n, &story, &err);
        size_t n = 0;
        if (status) {
            cli_error("%s", err.text);
            code = cli_code_of(status);
        } else {
            const sayso_doc *const *in_order = sayso_story_docs(story, &n);
            const sayso_place_of_report *places = sayso_story_places(story, &n);
            for (size_t i = 0; i < n && put_place(in_order, &places[i], i, cli_has(a, CLI_JSON)); i++) continue;
        }
    }
    sayso_story_free(story);
    cli_docs_free(&docs);
    return code;
}

static const cli_option_id options[] = { CLI_JSON, CLI_DB, CLI_READING, CLI_OPTION_N };
static const char *const examples[] = { "sayso cluster examples/", "sayso cluster --json examples/", NULL };

const cli_command cli_cluster_command = {
    "cluster", "FILE...", "put reports into stories and reprint families",
    "One line for each report, in the order of the ids: the story it belongs to (reports of one chain of events), the family\n"
    "of copies of one text, and the report it was probably taken from, if dates, additions or cuts show the direction. Takes\n"
    "reports as well as records and stores.",
    options, examples, run,
};
