/* main.c - the program: picks the command and ends with its exit code. */
#include "command.h"

#include <stdio.h>
#include <string.h>

extern const cli_command cli_report_command, cli_read_command, cli_who_command, cli_positions_command, cli_gaps_command, cli_verify_command, cli_show_command, cli_explain_command, cli_cluster_command, cli_correct_command, cli_parse_command;
extern const cli_command cli_whatif_command;
extern const cli_command cli_events_command;
extern const cli_command cli_check_command, cli_diff_command, cli_timeline_command;
extern const cli_command cli_quotes_command, cli_claims_command, cli_conflicts_command, cli_origins_command;

const cli_command *const cli_commands[] = {
    &cli_report_command, &cli_read_command, &cli_who_command, &cli_positions_command, &cli_gaps_command, &cli_whatif_command,
    &cli_events_command,
    &cli_quotes_command, &cli_claims_command, &cli_conflicts_command, &cli_origins_command,
    &cli_check_command, &cli_timeline_command, &cli_diff_command,
    &cli_verify_command, &cli_show_command, &cli_explain_command, &cli_cluster_command, &cli_correct_command, &cli_parse_command, NULL,
};

static const cli_command *find(const char *name)
{
    for (const cli_command *const *c = cli_commands; *c; c++)
        if (strcmp((*c)->name, name) == 0) return *c;
    return NULL;
}

/* What is asked for as a command, but is a part of what one shows. */
static const char *command_of_part(const char *name)
{
    static const char *const parts[][2] = { { "brief", "report" }, { "summary", "report" }, { "agreements", "claims" }, { "disagreements", "conflicts" }, { "conditions", "whatif" },
                                            { "attributions", "who" }, { "speakers", "who" }, { "sources", "who" }, { "occasions", "origins" }, { "quotations", "quotes" } };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strcmp(name, parts[i][0]) == 0) return parts[i][1];
    return NULL;
}

static int unknown_command(const char *name)
{
    const char *whole = command_of_part(name);
    if (whole) {
        cli_error("there is no command '%s'; 'sayso %s' shows that", name, whole);
        return CLI_USAGE;
    }
    const char *names[32];
    size_t n = 0;
    for (const cli_command *const *c = cli_commands; *c; c++) names[n++] = (*c)->name;
    const char *near = cli_nearest(name, names, n);
    if (near) cli_error("there is no command '%s'; did you mean '%s'?", name, near);
    else cli_error("there is no command '%s'; sayso help lists them", name);
    return CLI_USAGE;
}

static int run(const cli_command *command, int argc, char **argv)
{
    cli_args args;
    int code = cli_parse(command, argc, argv, &args);
    if (code) return code;
    if (cli_has(&args, CLI_HELP)) {
        cli_help(command, stdout);
        return CLI_DONE;
    }
    if (cli_has(&args, CLI_VERSION)) {
        printf("sayso %s\n", sayso_version());
        return CLI_DONE;
    }
    return command->run(&args);
}

static int choose(int argc, char **argv)
{
    if (argc < 2) {
        cli_usage(stderr);
        return CLI_USAGE;
    }
    const char *word = argv[1];
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) {
        printf("sayso %s\n", sayso_version());
        return CLI_DONE;
    }
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0) {
        const cli_command *c = argc > 2 ? find(argv[2]) : NULL;
        if (argc > 2 && !c && argv[2][0] != '-') return unknown_command(argv[2]);
        if (c) cli_help(c, stdout);
        else cli_usage(stdout);
        return CLI_DONE;
    }
    if (strcmp(word, "--man") == 0) return cli_print_man();
    if (strcmp(word, "--completion") == 0) return cli_print_completion(argc > 2 ? argv[2] : "");
    const cli_command *c = find(word);
    return c ? run(c, argc - 2, argv + 2) : unknown_command(word);
}

int main(int argc, char **argv)
{
    cli_interrupted(); /* sets the handlers */
    return cli_finish(choose(argc, argv));
}
