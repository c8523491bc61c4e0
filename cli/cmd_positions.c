/* cmd_positions.c - sayso positions: the matrix of holders and issues, as text, JSON or CSV. */
#include "command.h"

static sayso_status lister(const sayso_story *story, const cli_args *a, const sayso_list *how, char **out, size_t *n_bytes, size_t *n_listed, sayso_error *err)
{
    (void)a;
    return sayso_story_positions(story, how, out, n_bytes, n_listed, err);
}

static int run(const cli_args *a) { return cli_list_story(a, lister); }

static const cli_option_id options[] = { CLI_HOLDER, CLI_ISSUE, CLI_STANCE, CLI_STORY, CLI_ALL, CLI_JSON, CLI_CSV, CLI_DB, CLI_READING, CLI_OPTION_N };
static const char *const examples[] = { "sayso positions --actors examples/actors.tsv examples/", "sayso positions --issue water --stance demands examples/",
                                        "sayso positions --actors examples/actors.tsv --holder Rusk examples/", "sayso positions --csv examples/ > positions.csv", NULL };

const cli_command cli_positions_command = {
    "positions", "FILE...", "who demands, offers, rejects ... what: holders and issues as a matrix",
    "Lists the positions that reports (or records, or a store) tell of: first a matrix of holders and issues, with the number of\n"
    "positions in each cell, then each cell: the holder as printed, the stance, its words, the condition, occasion and date, the\n"
    "bytes it was read from. A person, an office and a country are rows of their own unless the record resolves them to one\n"
    "actor; a holder that was not resolved stands alone, as printed. One position in several reports counts once.\n"
    "--holder, --issue (with the issues below it) and --stance list only what fits; --all adds the less sure ones.",
    options, examples, run,
};
