/* cmd_gaps.c - sayso gaps: what one side demands and another rejects, what is offered, where they meet. */
#include "command.h"

static sayso_status lister(const sayso_story *story, const cli_args *a, const sayso_list *how, char **out, size_t *n_bytes, size_t *n_listed, sayso_error *err)
{
    (void)a;
    return sayso_story_gaps(story, how, out, n_bytes, n_listed, err);
}

static int run(const cli_args *a) { return cli_list_story(a, lister); }

static const cli_option_id options[] = { CLI_HOLDER, CLI_ISSUE, CLI_STORY, CLI_ALL, CLI_JSON, CLI_CSV, CLI_DB, CLI_READING, CLI_OPTION_N };
static const char *const examples[] = { "sayso gaps --actors examples/actors.tsv examples/", "sayso gaps --actors examples/actors.tsv --issue water --holder Vorrek examples/",
                                        "sayso gaps --actors examples/actors.tsv --csv examples/ > gaps.csv", NULL };

const cli_command cli_gaps_command = {
    "gaps", "FILE...", "issue by issue: demanded and rejected, offered on which condition, where sides meet",
    "Sets the positions of the sides against each other, issue by issue and within one story: what one side demands or offers and\n"
    "another rejects, what is offered on which condition, and where one offers or accepts what the other demands. Each line keeps\n"
    "its own holder, as printed, and the bytes it was read from. Where both sides' words share their subject, the shared words are\n"
    "named; where only the issue is shared, the list says so. A side is a country's state, government and officials; any other\n"
    "holder stands alone. It says what reports tell of positions, not who is right or what will come of it.\n"
    "--holder lists gaps that this holder stands in; --issue one issue and those below it; --all adds the less sure ones.",
    options, examples, run,
};
