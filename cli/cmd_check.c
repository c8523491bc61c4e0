/* cmd_check.c - sayso check: a draft, or what a language model wrote, held against reports, a record or a store. */
#include "inputs.h"

#include <string.h>

static int take_draft(cli_result *r, void *arg)
{
    sayso_doc **draft = arg;
    *draft = r->doc;
    r->doc = NULL;
    return 1;
}

/* Read the draft as a report is read; 0, or an exit code after saying what is wrong. */
static int read_draft(const cli_args *a, const cli_docs *docs, sayso_doc **draft)
{
    cli_inputs one = { 0 };
    int code = CLI_DONE;
    cli_inputs_add(a, &one, a->operands[0]);
    if (one.n > 1) {
        cli_error("check: %s holds %zu texts; a draft is one", a->operands[0], one.n);
        code = CLI_USAGE;
    } else if (one.n == 1 && (one.at[0].kind == CLI_STORED || one.at[0].kind == CLI_RECORD_LINE)) {
        cli_error("check: %s is a record; a draft is a text that is read anew", a->operands[0]);
        code = CLI_USAGE;
    } else if (!one.n || cli_read(a, docs->engine, &one, CLI_WANT_WORDS, NULL, take_draft, draft) || !*draft) {
        code = CLI_SOME;
    }
    cli_inputs_free(&one);
    return code;
}

static int put_check(const cli_args *a, const cli_docs *docs, const sayso_doc *draft)
{
    sayso_check how = { .size = sizeof how };
    sayso_checked n;
    sayso_error err;
    char *list;
    size_t n_bytes;
    how.as = cli_has(a, CLI_JSON) ? SAYSO_AS_JSON : cli_has(a, CLI_CSV) ? SAYSO_AS_CSV : SAYSO_AS_TEXT;
    how.all = cli_has(a, CLI_ALL);
    how.colour = (uint32_t)cli_color(a);
    how.width = cli_width();
    sayso_status status = sayso_check_draft(draft, (const sayso_doc *const *)docs->at, docs->n, &how, &list, &n_bytes, &n, &err);
    if (status) {
        cli_error("%s", err.text);
        return cli_code_of(status);
    }
    cli_put(list, n_bytes);
    sayso_free(list);
    if (!n.carried && !n.reworded && !n.conflict && !n.not_found) cli_note(a, "the draft quotes, states, counts and names nothing that could be looked for");
    return n.carried && !n.reworded && !n.conflict && !n.not_found ? CLI_DONE : CLI_NOTHING;
}

static int run(const cli_args *a)
{
    if (cli_has(a, CLI_JSON) && cli_has(a, CLI_CSV)) {
        cli_error("check: --json and --csv are two forms of one list; leave one of the two out");
        return CLI_USAGE;
    }
    if (!a->n_operands || (a->n_operands == 1 && !cli_has(a, CLI_DB))) {
        cli_error("check: name the draft, then the reports (or a record, a store, --db FILE) to hold it against");
        return CLI_USAGE;
    }
    cli_args rest = *a;
    cli_docs docs;
    sayso_doc *draft = NULL;
    rest.operands++;
    rest.n_operands--;
    int code = cli_docs_read(&rest, &docs);
    if (docs.n && !cli_interrupted()) {
        int shown = read_draft(a, &docs, &draft);
        if (!shown) shown = put_check(a, &docs, draft);
        if (shown && (!code || shown > code)) code = shown;
    }
    sayso_doc_free(draft);
    cli_docs_free(&docs);
    return code;
}

static const cli_option_id options[] = { CLI_ALL, CLI_JSON, CLI_CSV, CLI_DB, CLI_READING, CLI_OPTION_N };
static const char *const examples[] = { "sayso check --actors examples/actors.tsv examples/draft.md examples/ || echo something is not carried",
                                        "sayso check --json examples/draft.md examples/1-wire.txt > check.jsonl || true", NULL };

const cli_command cli_check_command = {
    "check", "DRAFT FILE...", "hold a draft, or machine-written text, against reports: carried, re-worded, in conflict, not found",
    "Holds DRAFT, any text about the reports (an article, a summary that a language model wrote), against the reports, records or\n"
    "store that follow. Each statement, quotation, figure, name and attribution of the draft is carried (the reports have it in\n"
    "the same words), re-worded (the words that differ are shown), in conflict (another figure, day, name, source, or a \"not\") or\n"
    "not found, with the bytes of the draft and of the report. Without --all, what is carried is only counted. \"Not found\" says\n"
    "that nothing like it was found in these reports, not that it is untrue.\n"
    "Exit code: 0 all is carried, 1 something is re-worded, in conflict or not found, or there was nothing to check.",
    options, examples, run,
};
