/* cmd_report.c - sayso report: the account of a set of reports, as text, one HTML page, JSON or a graph. */
#include "inputs.h"

#include <string.h>

static int put_records(const cli_docs *docs)
{
    for (size_t i = 0; i < docs->n; i++) {
        sayso_error err;
        char *json;
        size_t n;
        if (sayso_doc_json(docs->at[i], &json, &n, &err)) {
            cli_error("%s", err.text);
            return CLI_INTERNAL;
        }
        int ok = cli_put(json, n) && cli_put("\n", 1);
        sayso_free(json);
        if (!ok) return CLI_INTERNAL;
    }
    return CLI_DONE;
}

/* "account.pdf" would hold a page: what its name promises is not what is written. */
static int can_write(const char *path)
{
    const char *name = strrchr(path, '/');
    if (!strchr(name ? name + 1 : path, '.') || cli_ends_in(path, ".html") || cli_ends_in(path, ".htm") || cli_ends_in(path, ".dot")) return 1;
    cli_error("report: -o %s: the account is written as .html, the graph of origins as .dot; name the file so", path);
    return 0;
}

static int put_page(const cli_args *a, const sayso_story *story, const sayso_view *how)
{
    const char *path = a->value[CLI_OUTPUT];
    sayso_error err;
    char *page;
    size_t n;
    sayso_status status = cli_ends_in(path, ".dot") ? sayso_story_graph(story, &page, &n, &err) : sayso_story_page(story, how, &page, &n, &err);
    if (status) {
        cli_error("%s", err.text);
        return cli_code_of(status);
    }
    int code = strcmp(path, "-") == 0 ? (cli_put(page, n) ? CLI_DONE : CLI_INTERNAL) : cli_write_file(path, page, n);
    sayso_free(page);
    return code;
}

static int put_story(const cli_args *a, const cli_docs *docs, const sayso_story *story)
{
    sayso_view how = { .size = sizeof how };
    sayso_error err;
    char *text;
    size_t n;
    how.all = cli_has(a, CLI_ALL);
    how.excerpts = cli_has(a, CLI_EXCERPTS);
    how.colour = (uint32_t)cli_color(a);
    how.width = cli_width();
    int code = cli_has(a, CLI_OUTPUT) ? put_page(a, story, &how) : CLI_DONE;
    if (code || (cli_has(a, CLI_OUTPUT) && strcmp(a->value[CLI_OUTPUT], "-") == 0)) return code;
    if (cli_has(a, CLI_JSON)) code = put_records(docs);
    if (code) return code;
    how.brief = cli_has(a, CLI_OUTPUT);
    sayso_status status = cli_has(a, CLI_JSON) ? sayso_story_json(story, &text, &n, &err) : sayso_story_text(story, &how, &text, &n, &err);
    if (status) {
        cli_error("%s", err.text);
        return cli_code_of(status);
    }
    cli_put(text, n);
    sayso_free(text);
    if (cli_has(a, CLI_OUTPUT)) cli_note(a, "the whole account is in %s", a->value[CLI_OUTPUT]);
    return CLI_DONE;
}

static int run(const cli_args *a)
{
    cli_docs docs;
    sayso_story *story = NULL;
    sayso_error err;
    if (cli_has(a, CLI_EXCERPTS) && cli_has(a, CLI_JSON)) {
        cli_error("report: --json carries the full texts, --excerpts forbids them; leave one of the two out");
        return CLI_USAGE;
    }
    if (cli_has(a, CLI_OUTPUT) && !can_write(a->value[CLI_OUTPUT])) return CLI_USAGE;
    int code = cli_docs_read_asked(a, &docs, 1);
    if (docs.n && !cli_interrupted()) {
        sayso_status status = cli_collate(&docs, &story, &err);
        int shown = CLI_DONE;
        if (status) cli_error("%s", err.text);
        if (status) shown = cli_code_of(status);
        else shown = put_story(a, &docs, story);
        if (shown) code = shown;
    }
    sayso_story_free(story);
    cli_docs_free(&docs);
    return code;
}

static const cli_option_id options[] = { CLI_OUTPUT, CLI_STORY, CLI_JSON, CLI_ALL, CLI_EXCERPTS, CLI_DB, CLI_READING, CLI_OPTION_N };
static const char *const examples[] = { "sayso report examples/", "sayso report --actors examples/actors.tsv -o dam.html examples/",
                                        "sayso report --json examples/1-wire.txt", "sayso report --story 5-next-day examples/", NULL };

const cli_command cli_report_command = {
    "report", "FILE...", "the account of a set of reports: first the brief, then everything",
    "Reads reports (or records, or a store), sets them side by side and writes the account: the brief, at most twelve lines,\n"
    "each with the bytes it rests on, then occasions, quotations in two wordings, positions with their conditions, conflicts,\n"
    "what reports agree on, claims whose source is lost, speakers, origins and the timeline. Lines that are less sure are folded\n"
    "away; --all shows them. Parts of it alone: positions, conflicts, claims (what reports agree on, too), who, origins, timeline.\n"
    "With -o the account becomes one HTML page that needs no network, and the brief alone is printed; a FILE ending in .dot is\n"
    "the graph of origins for Graphviz. With --json: the records, then the findings, one JSON object a line.",
    options, examples, run,
};
