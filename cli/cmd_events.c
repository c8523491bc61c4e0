/* cmd_events.c - sayso events: who did what to whom, as text, JSON, CSV, or in the formats of PLOVER, ICEWS, GDELT and PETRARCH. */
#include "inputs.h"

#include <string.h>

static sayso_events_as as_of(const cli_args *a)
{
    static const char *const words[] = { "plover", "icews", "gdelt", "petrarch" };
    const char *as = a->value[CLI_AS];
    for (int i = 0; as && i < 4; i++)
        if (strcmp(as, words[i]) == 0) return (sayso_events_as)(SAYSO_EVENTS_PLOVER + i);
    return cli_has(a, CLI_JSON) ? SAYSO_EVENTS_JSON : cli_has(a, CLI_CSV) ? SAYSO_EVENTS_CSV : SAYSO_EVENTS_TEXT;
}

/* A list that is empty because of what was asked says so. */
static int put_list(const cli_args *a, const cli_docs *docs)
{
    sayso_event_list how = { .size = sizeof how, .as = as_of(a), .type = a->value[CLI_TYPE], .actor = a->value[CLI_ACTOR] };
    sayso_error err;
    char *list;
    size_t n, listed;
    how.all = (uint32_t)cli_has(a, CLI_ALL);
    how.colour = (uint32_t)cli_color(a);
    how.width = cli_width();
    sayso_status status = sayso_events(docs->engine, (const sayso_doc *const *)docs->at, docs->n, &how, &list, &n, &listed, &err);
    if (status) {
        cli_error("%s", err.text);
        return cli_code_of(status);
    }
    cli_put(list, n);
    sayso_free(list);
    if (listed) return CLI_DONE;
    if (how.type || how.actor) cli_note(a, "no event fits; sayso events --all without --type and --actor lists everything");
    else if (how.as != SAYSO_EVENTS_TEXT) cli_note(a, "no event was found%s", how.all ? "" : "; --all lists the less sure, too");
    return CLI_NOTHING;
}

static int run(const cli_args *a)
{
    if (cli_has(a, CLI_JSON) + cli_has(a, CLI_CSV) + cli_has(a, CLI_AS) > 1) {
        cli_error("events: --json, --csv and --as are forms of one list; leave all but one out");
        return CLI_USAGE;
    }
    return cli_docs_list(a, put_list);
}

static const cli_option_id options[] = { CLI_TYPE, CLI_ACTOR, CLI_STORY, CLI_ALL, CLI_JSON, CLI_CSV, CLI_AS, CLI_DB, CLI_READING, CLI_OPTION_N };
static const char *const examples[] = { "sayso events --actors examples/actors.tsv --all examples/", "sayso events --actors examples/actors.tsv --all --type THREATEN examples/",
                                        "sayso events --actors examples/actors.tsv --as icews examples/ > events.tab",
                                        "sayso events --dictionaries examples/dictionaries examples/5-next-day.txt", NULL };

const cli_command cli_events_command = {
    "events", "FILE...", "who did what to whom: coded events, also by the user's dictionaries",
    "Lists the events of reports (or records, or a store) by PLOVER type, with CAMEO codes, modality, on whose word and on which\n"
    "condition, and the bytes each was read from. --all adds the less sure, and what reads like an event and is none, with the reason.\n"
    "--as writes the columns that others' scripts read. With --dictionaries a folder of TABARI or PETRARCH files codes in the place of\n"
    "our frames; each event then names file and line.",
    options, examples, run,
};
