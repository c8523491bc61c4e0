/* story_list.c - the job of the commands that list positions or conditions of a story: read, collate, list. */
#include "inputs.h"

#include <string.h>

static sayso_stance stance_of(const char *word)
{
    static const char *const words[] = { "demands", "offers", "accepts", "rejects", "threatens", "prefers", "supports", "opposes" };
    for (size_t i = 0; word && i < sizeof words / sizeof words[0]; i++)
        if (strcmp(word, words[i]) == 0) return (sayso_stance)(SAYSO_DEMANDS + i);
    return SAYSO_STANCE_NONE;
}

static void fill(const cli_args *a, sayso_list *how)
{
    how->as = cli_has(a, CLI_JSON) ? SAYSO_AS_JSON : cli_has(a, CLI_CSV) ? SAYSO_AS_CSV : SAYSO_AS_TEXT;
    how->holder = a->value[CLI_HOLDER];
    how->issue = a->value[CLI_ISSUE];
    how->stance = stance_of(a->value[CLI_STANCE]);
    how->all = cli_has(a, CLI_ALL);
    how->colour = (uint32_t)cli_color(a);
    how->width = cli_width();
}

static int put_list(const cli_args *a, const sayso_story *story, cli_lister lister)
{
    sayso_list how = { .size = sizeof how };
    sayso_error err;
    char *list;
    size_t n, listed;
    fill(a, &how);
    sayso_status status = lister(story, a, &how, &list, &n, &listed, &err);
    if (status) {
        cli_error("%s", err.text);
        return status == SAYSO_USAGE ? CLI_USAGE : cli_code_of(status);
    }
    cli_put(list, n);
    sayso_free(list);
    if (listed) return CLI_DONE;
    if (how.holder || how.issue || how.stance) cli_note(a, "nothing was found that fits; without --holder, --issue and --stance, and with --all, everything is listed");
    return CLI_NOTHING;
}

int cli_list_story(const cli_args *a, cli_lister lister)
{
    cli_docs docs;
    sayso_story *story = NULL;
    sayso_error err;
    if (cli_has(a, CLI_JSON) && cli_has(a, CLI_CSV)) {
        cli_error("%s: --json and --csv are two forms of one list; leave one of the two out", a->command->name);
        return CLI_USAGE;
    }
    int code = cli_docs_read_asked(a, &docs, 1);
    if (docs.n && !cli_interrupted()) {
        sayso_status status = cli_collate(&docs, &story, &err);
        if (status) cli_error("%s", err.text);
        int shown = status ? cli_code_of(status) : put_list(a, story, lister);
        if (shown && (!code || shown > code)) code = shown;
    }
    sayso_story_free(story);
    cli_docs_free(&docs);
    return code;
}
