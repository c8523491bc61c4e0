/* cmd_who.c - sayso who: the attributions of reports by speaker, addressee, class or outlet, as text, JSON or CSV. */
#include "inputs.h"

#include <string.h>

static sayso_by by_of(const char *word)
{
    static const char *const words[] = { "speaker", "addressee", "class", "outlet" };
    for (int i = 0; word && i < 4; i++)
        if (strcmp(word, words[i]) == 0) return (sayso_by)i;
    return SAYSO_BY_SPEAKER;
}

static void fill(const cli_args *a, sayso_who *how)
{
    how->by = by_of(a->value[CLI_BY]);
    how->as = cli_has(a, CLI_JSON) ? SAYSO_AS_JSON : cli_has(a, CLI_CSV) ? SAYSO_AS_CSV : SAYSO_AS_TEXT;
    how->speaker = a->value[CLI_SPEAKER];
    how->cue_class = a->value[CLI_CLASS];
    how->direct = cli_has(a, CLI_DIRECT);
    how->all = cli_has(a, CLI_ALL);
    how->colour = (uint32_t)cli_color(a);
    how->width = cli_width();
}

/* A list that is empty because of what was asked says so. */
static int put_list(const cli_args *a, const cli_docs *docs)
{
    sayso_who how = { .size = sizeof how };
    sayso_error err;
    char *list;
    size_t n, said;
    fill(a, &how);
    sayso_status status = sayso_who_said((const sayso_doc *const *)docs->at, docs->n, &how, &list, &n, &said, &err);
    if (status) {
        cli_error("%s", err.text);
        return cli_code_of(status);
    }
    cli_put(list, n);
    sayso_free(list);
    if (said) return CLI_DONE;
    if (how.speaker || how.cue_class || how.direct) cli_note(a, "nothing was found that fits; sayso who --all without --speaker, --class and --direct lists everything");
    return CLI_NOTHING;
}

static int run(const cli_args *a)
{
    if (cli_has(a, CLI_JSON) && cli_has(a, CLI_CSV)) {
        cli_error("who: --json and --csv are two forms of one list; leave one of the two out");
        return CLI_USAGE;
    }
    if (cli_has(a, CLI_CSV) && cli_has(a, CLI_BY)) {
        cli_error("who: a table has a row for each attribution and no groups; leave --by or --csv out");
        return CLI_USAGE;
    }
    return cli_docs_list(a, put_list);
}

static const cli_option_id options[] = { CLI_BY, CLI_SPEAKER, CLI_CLASS, CLI_DIRECT, CLI_STORY, CLI_ALL, CLI_JSON, CLI_CSV, CLI_DB, CLI_READING, CLI_OPTION_N };
static const char *const examples[] = { "sayso who examples/", "sayso who --by class examples/1-wire.txt",
                                        "sayso who --actors examples/actors.tsv --speaker Dostan --direct examples/", "sayso who --csv examples/ > said.csv", NULL };

const cli_command cli_who_command = {
    "who", "FILE...", "who said what: speakers, addressees, classes of wording, outlets",
    "Lists what reports (or records, or a store) attribute to somebody: by speaker, or with --by by addressee, by class of\n"
    "wording (say, claim, warn, deny ...) or by outlet. First it counts, for each report, statements whose source is named, is\n"
    "an unnamed kind of source (\"a senior official\"), could not be resolved, or is nobody. Statements stand before attitudes\n"
    "(wants, believes, plans). Each line names the report and the bytes it was read from; --all adds the less sure ones.\n"
    "--speaker, --class and --direct list only what fits; counts are then of that.",
    options, examples, run,
};
