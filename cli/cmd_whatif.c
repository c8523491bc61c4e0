/* cmd_whatif.c - sayso whatif: the threats, offers and requirements that hang on a condition in the user's words. */
#include "command.h"

#include <sys/stat.h>

/* run() has moved the operands past the condition, which stands before them. */
static sayso_status lister(const sayso_story *story, const cli_args *a, const sayso_list *how, char **out, size_t *n_bytes, size_t *n_listed, sayso_error *err)
{
    return sayso_story_what_if(story, a->operands[-1], how, out, n_bytes, n_listed, err);
}

/* The first operand is the condition, the others are what every command takes. */
static int run(const cli_args *a)
{
    cli_args rest = *a;
    if (!a->n_operands) {
        cli_error("whatif: write the condition first, in quotation marks: sayso whatif \"talks fail\" FILE...");
        return CLI_USAGE;
    }
    struct stat named;
    if (stat(a->operands[0], &named) == 0) { /* a forgotten condition, not one that happens to be called like a file */
        cli_error("whatif: '%.200s' is a %s; write the condition first, in quotation marks: sayso whatif \"talks fail\" FILE...", a->operands[0], S_ISDIR(named.st_mode) ? "folder" : "file");
        return CLI_USAGE;
    }
    rest.operands++;
    rest.n_operands--;
    return cli_list_story(&rest, lister);
}

static const cli_option_id options[] = { CLI_STORY, CLI_ALL, CLI_JSON, CLI_CSV, CLI_DB, CLI_READING, CLI_OPTION_N };
static const char *const examples[] = { "sayso whatif \"Castavar keeps its troops at the border\" --actors examples/actors.tsv examples/",
                                        "sayso whatif \"Orvenia signs a treaty\" --json examples/", NULL };

const cli_command cli_whatif_command = {
    "whatif", "CONDITION FILE...", "which threats, offers and requirements hang on a condition in your words",
    "Looks for the condition, a short clause in your words such as \"talks fail\", among the conditions that reports (or records, or\n"
    "a store) tell of, and lists the threats, offers and requirements that hang on them, each with its holder, words and bytes.\n"
    "Words are compared by their dictionary forms; names also by what a report calls them. Exact: the same words and polarity,\n"
    "function words aside. Related, apart: the other polarity (\"unless\", \"not\"), all your words and more, half of them, or the\n"
    "same issue; each line says which. Predictions, nobody's threat or offer, stand in a section of their own. It says what was said to follow, not what will, and gives no probabilities.\n"
    "If nothing is found it says so and ends with exit code 1. --all adds the less sure ones and what shares little.",
    options, examples, run,
};
