/* cmd_cluster.c - sayso cluster: which reports tell one story, and which are copies of one text. */
#include "inputs.h"

#include "base/json.h"

#include <stdio.h>

static int put_place(const char *id, const char *parent, const sayso_place_of_report *p, int json)
{
    sy_buf b;
    sy_buf_init(&b, 0);
    if (json) {
        sy_json j;
        sy_json_init(&j, &b);
        sy_json_object(&j, NULL);
        sy_json_str(&j, "id", id);
        sy_json_int(&j, "cluster", p->story);
        sy_json_int(&j, "family", p->family);
        sy_json_str(&j, "parent", parent);
        sy_json_end_object(&j);
        sy_buf_char(&b, '\n');
    } else {
        sy_buf_printf(&b, "%s\tstory %u\tfamily %u%s%s\n", id, p->story + 1, p->family + 1, parent ? "\tprobably from " : "", parent ? parent : "");
    }
    int ok = !b.failed && cli_put(b.at, b.n);
    sy_buf_free(&b);
    return ok;
}

static int put_docs(const cli_args *a, const cli_docs *docs)
{
    sayso_story *story = NULL;
    sayso_error err;
    size_t n = 0;
    if (sayso_place(docs->engine, (const sayso_doc *const *)docs->at, docs->n, &story, &err)) {
        cli_error("%s", err.text);
        return cli_code_of(err.code);
    }
    const sayso_doc *const *in_order = sayso_story_docs(story, &n);
    const sayso_place_of_report *p = sayso_story_places(story, &n);
    for (size_t i = 0; i < n; i++) {
        const char *parent = p[i].parent < 0 ? NULL : sayso_doc_report(in_order[p[i].parent])->id;
        if (!put_place(sayso_doc_report(in_order[i])->id, parent, &p[i], cli_has(a, CLI_JSON))) break;
    }
    sayso_story_free(story);
    return CLI_DONE;
}

/* From what the store keeps; its records are all read where one of them is damaged, so that it is named and the others are shown. */
static int put_store(const cli_args *a, cli_docs *docs, sayso_store *store)
{
    sayso_placed *placed;
    sayso_error err;
    size_t n = 0;
    if (sayso_store_place(store, docs->engine, &placed, &err)) {
        int code = cli_docs_take(a, docs, 1, store), shown = docs->n ? put_docs(a, docs) : CLI_DONE;
        return shown ? shown : code;
    }
    const char *const *ids = sayso_placed_ids(placed, &n);
    const sayso_place_of_report *p = sayso_placed_places(placed, &n);
    for (size_t i = 0; i < n && put_place(ids[i], p[i].parent < 0 ? NULL : ids[p[i].parent], &p[i], cli_has(a, CLI_JSON)); i++) continue;
    sayso_placed_free(placed);
    return CLI_DONE;
}

static int run(const cli_args *a)
{
    cli_docs docs;
    sayso_store *store;
    int code = cli_docs_read_or_store(a, &docs, 1, &store);
    if ((code == CLI_DONE || code == CLI_SOME) && !cli_interrupted()) {
        int shown = store ? put_store(a, &docs, store) : docs.n ? put_docs(a, &docs) : CLI_DONE;
        if (shown) code = shown;
    }
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
