/* cmd_timeline.c - sayso timeline: what was said and done when, by occasion and resolved date. */
#include "command.h"

static sayso_status lister(const sayso_story *story, const cli_args *a, const sayso_list *how, char **out, size_t *n_bytes, size_t *n_listed, sayso_error *err)
{
    (void)a;
    return sayso_story_timeline(story, how, out, n_bytes, n_listed, err);
}

static int run(const cli_args *a) { return cli_list_story(a, lister); }

static const cli_option_id options[] = { CLI_STORY, CLI_ALL, CLI_JSON, CLI_CSV, CLI_DB, CLI_READING, CLI_OPTION_N };
static const char *const examples[] = { "sayso timeline --actors examples/actors.tsv examples/", "sayso timeline --csv examples/ > timeline.csv", NULL };

const cli_command cli_timeline_command = {
    "timeline", "FILE...", "what was said and done when, by occasion and resolved date",
    "Puts statements and events of the reports in the order of their days. Statements of one occasion that several reports tell\n"
    "stand together, and so do events of one kind, one day and the same two sides. A day is one that the report states, resolved\n"
    "against its own date; the day of a report is never taken for the day of what it tells. What has no day, or one whose year is\n"
    "open, stands at the end. Only what reports tell as done is an event here; --all adds the less sure.",
    options, examples, run,
};
