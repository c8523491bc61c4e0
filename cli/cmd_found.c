/* cmd_found.c - sayso quotes, claims, conflicts, origins: what the collation found, one question at a time. */
#include "inputs.h"


static sayso_status list_story(const cli_docs *docs, const sayso_found *how, char **out, size_t *n, size_t *found, sayso_error *err)
{
    sayso_story *story;
    sayso_status status = cli_collate(docs, &story, err);
    if (status) return status;
    status = sayso_story_found(story, how, out, n, found, err);
    sayso_story_free(story);
    return status;
}

/* The list of all reports, story by story; from a store with what it keeps. */
static sayso_status list(const cli_args *a, cli_docs *docs, sayso_store *store, const sayso_found *how, int *code, char **out, size_t *n, size_t *found, sayso_error *err)
{
    if (cli_has(a, CLI_STORY)) return list_story(docs, how, out, n, found, err);
    if (store && sayso_store_found(store, docs->engine, how, out, n, found, err) == SAYSO_OK) return SAYSO_OK;
    if (store) *code = cli_docs_take(a, docs, 0, store); /* a damaged record is named, and the others are listed */
    return sayso_docs_found(docs->engine, (const sayso_doc *const *)docs->at, docs->n, how, out, n, found, err);
}

static int put_list(const cli_args *a, cli_docs *docs, sayso_store *store, sayso_found_what what, int *code)
{
    sayso_found how = { .size = sizeof how, .what = what, .all = cli_has(a, CLI_ALL), .colour = (uint32_t)cli_color(a), .width = cli_width() };
    sayso_error err;
    char *text;
    size_t n, found;
    how.as = cli_has(a, CLI_JSON) ? SAYSO_AS_JSON : cli_has(a, CLI_CSV) ? SAYSO_AS_CSV : SAYSO_AS_TEXT;
    sayso_status status = list(a, docs, store, &how, code, &text, &n, &found, &err);
    if (status) {
        cli_error("%s", err.text);
        return cli_code_of(status);
    }
    cli_put(text, n);
    sayso_free(text);
    return found ? CLI_DONE : CLI_NOTHING;
}

static int run(const cli_args *a, sayso_found_what what)
{
    cli_docs docs;
    sayso_store *store = NULL;
    if (cli_has(a, CLI_JSON) && cli_has(a, CLI_CSV)) {
        cli_error("%s: --json and --csv are two forms of one list; leave one of the two out", a->command->name);
        return CLI_USAGE;
    }
    int code = cli_has(a, CLI_STORY) ? cli_docs_read_asked(a, &docs, 1) : cli_docs_read_or_store(a, &docs, 0, &store);
    if ((docs.n || store) && !cli_interrupted()) {
        int shown = put_list(a, &docs, store, what, &code);
        if (shown && (!code || shown > code)) code = shown;
    }
    cli_docs_free(&docs);
    return code;
}

static int run_quotes(const cli_args *a) { return run(a, SAYSO_FOUND_QUOTES); }
static int run_claims(const cli_args *a) { return run(a, SAYSO_FOUND_CLAIMS); }
static int run_conflicts(const cli_args *a) { return run(a, SAYSO_FOUND_CONFLICTS); }
static int run_origins(const cli_args *a) { return run(a, SAYSO_FOUND_ORIGINS); }

/* The graph of origins into the file of -o. */
static int draw(const cli_args *a)
{
    cli_docs docs;
    sayso_story *story = NULL;
    sayso_error err;
    char *graph = NULL;
    size_t n = 0;
    const char *path = a->value[CLI_OUTPUT];
    int svg = cli_ends_in(path, ".svg");
    if (!svg && !cli_ends_in(path, ".dot")) {
        cli_error("origins: -o writes a drawing, FILE.svg, or the graph for Graphviz, FILE.dot; %s is neither", path);
        return CLI_USAGE;
    }
    int code = cli_docs_read_asked(a, &docs, 1);
    if (docs.n && !cli_interrupted()) {
        sayso_status status = cli_collate(&docs, &story, &err);
        if (!status) status = svg ? sayso_story_drawing(story, &graph, &n, &err) : sayso_story_graph(story, &graph, &n, &err);
        if (status) cli_error("%s", err.text);
        int written = status ? cli_code_of(status) : cli_write_file(path, graph, n);
        if (written) code = written;
    }
    sayso_free(graph);
    sayso_story_free(story);
    cli_docs_free(&docs);
    return code;
}

static int run_or_draw_origins(const cli_args *a) { return cli_has(a, CLI_OUTPUT) ? draw(a) : run_origins(a); }

static const cli_option_id options[] = { CLI_STORY, CLI_ALL, CLI_JSON, CLI_CSV, CLI_DB, CLI_READING, CLI_OPTION_N };
static const cli_option_id origins_options[] = { CLI_OUTPUT, CLI_STORY, CLI_ALL, CLI_JSON, CLI_CSV, CLI_DB, CLI_READING, CLI_OPTION_N };
static const char *const quotes_examples[] = { "sayso quotes --actors examples/actors.tsv examples/", "sayso quotes --csv examples/ > wordings.csv", NULL };
static const char *const claims_examples[] = { "sayso claims --actors examples/actors.tsv examples/", "sayso claims --json examples/", NULL };
static const char *const conflicts_examples[] = { "sayso conflicts --actors examples/actors.tsv examples/", "sayso conflicts --csv examples/ > conflicts.csv", NULL };
static const char *const origins_examples[] = { "sayso origins --actors examples/actors.tsv examples/", "sayso origins -o origins.svg examples/", "sayso origins --json examples/", NULL };

const cli_command cli_quotes_command = {
    "quotes", "FILE...", "quotations and figures in two wordings, word by word",
    "Sets the quotations of several reports (or records, or a store) side by side: one quotation in two wordings, aligned word\n"
    "by word, with each substitution, omission and insertion; what differs in spelling only, apart; words that stand between\n"
    "quotation marks in one report and not in another; figures that are exact here and rounded there. Of a speaker of another\n"
    "language two wordings may be two translations. Each side names the report and the bytes. Exit code 1: nothing found.",
    options, quotes_examples, run_quotes,
};

const cli_command cli_claims_command = {
    "claims", "FILE...", "claims of several reports: on whose word, sourced differently, without a source",
    "Counts for each report on whose word its claims stand: a named source, an unnamed kind of source, one that was not\n"
    "resolved, none, or its own. Then the claims that several reports have, each wording with its source; claims that are\n"
    "sourced differently (a source here and none there, another source, another word for saying it, quotation marks, a\n"
    "condition), without a word on who changed what; and claims that name no source. Exit code 1: nothing found.",
    options, claims_examples, run_claims,
};

const cli_command cli_conflicts_command = {
    "conflicts", "FILE...", "reports that cannot both be right; apart from them, parties that disagree",
    "Lists where two reports of one occasion cannot both be right, by type: number, date, place, actor, polarity, scope. Both\n"
    "sides stand in their sentences, with their source and their bytes. Parties that want opposite things are listed apart:\n"
    "there the reports need not be wrong. A later count that is higher is no conflict. Exit code 1: nothing found.",
    options, conflicts_examples, run_conflicts,
};

const cli_command cli_origins_command = {
    "origins", "FILE...", "occasions, wordings and relays behind a claim; copies and shared words",
    "For each quotation and position that several reports have: how many reports, occasions, wordings and named relays stand\n"
    "behind it. Copies of one text, with the probable source where dates, additions or cuts show it. Words that independent\n"
    "reports share; background that many repeat is folded away. A shared quotation alone shows no dependence. Exit code 1:\n"
    "nothing found. With -o FILE.svg or FILE.dot reports, relays, reprints and shared words are drawn, or written for Graphviz.",
    origins_options, origins_examples, run_or_draw_origins,
};
