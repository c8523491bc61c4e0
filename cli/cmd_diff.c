/* cmd_diff.c - sayso diff: two records, or the earlier and the later reports of one, and what differs. */
#include "inputs.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const sayso_doc **at[2];
    size_t n[2];
} sides;

static int put_diff(const cli_args *a, const sides *s)
{
    sayso_list how = { .size = sizeof how };
    sayso_error err;
    char *list;
    size_t n, listed;
    how.as = cli_has(a, CLI_JSON) ? SAYSO_AS_JSON : cli_has(a, CLI_CSV) ? SAYSO_AS_CSV : SAYSO_AS_TEXT;
    how.all = cli_has(a, CLI_ALL);
    how.colour = (uint32_t)cli_color(a);
    how.width = cli_width();
    sayso_status status = sayso_diff_records(s->at[0], s->n[0], s->at[1], s->n[1], &how, &list, &n, &listed, &err);
    if (status) {
        cli_error("%s", err.text);
        return cli_code_of(status);
    }
    cli_put(list, n);
    sayso_free(list);
    return listed ? CLI_DONE : CLI_NOTHING;
}

/* A side without a report is no record of silence: nothing is set against it. */
static int is_empty(const sides *s, const char *const *names)
{
    for (int side = 0; side < 2; side++)
        if (!s->n[side]) cli_error("diff: no report to be read stands on the side of %s; nothing is compared", names[side]);
    return !s->n[0] || !s->n[1];
}

/* Reports dated before the day are then, the others now; those without a date are neither. */
static int part(const cli_args *a, const cli_docs *docs, const char *since, sides *s)
{
    size_t left = 0;
    for (int side = 0; side < 2; side++) {
        s->at[side] = calloc(docs->n + 1, sizeof *s->at[side]);
        if (!s->at[side]) {
            cli_error("out of memory");
            return CLI_INTERNAL;
        }
    }
    for (size_t i = 0; i < docs->n; i++) {
        const char *date = sayso_doc_report(docs->at[i])->date;
        int side = date && strncmp(date, since, 10) >= 0;
        if (date) s->at[side][s->n[side]++] = docs->at[i];
        else left++;
    }
    if (left) cli_note(a, "%zu report%s no date and stand%s on neither side; --date gives one", left, left == 1 ? " has" : "s have", left == 1 ? "s" : "");
    return CLI_DONE;
}

static int moments(const cli_args *a)
{
    cli_docs docs;
    sides s = { { NULL, NULL }, { 0, 0 } };
    int code = cli_docs_read_asked(a, &docs, 0);
    if (docs.n && !cli_interrupted()) {
        static const char *const names[] = { "then, before that day", "now, from that day on" };
        int shown = part(a, &docs, a->value[CLI_SINCE], &s);
        if (!shown) shown = is_empty(&s, names) ? CLI_NOTHING : put_diff(a, &s);
        if (shown && (!code || shown > code)) code = shown;
    }
    free(s.at[0]);
    free(s.at[1]);
    cli_docs_free(&docs);
    return code;
}

static int records(const cli_args *a)
{
    cli_docs docs[2];
    sides s = { { NULL, NULL }, { 0, 0 } };
    int code = CLI_DONE;
    for (int side = 0; side < 2; side++) {
        cli_args one = *a;
        one.operands = a->operands + side;
        one.n_operands = 1;
        int read = cli_docs_read(&one, &docs[side]);
        if (read > code) code = read;
        s.at[side] = (const sayso_doc **)docs[side].at;
        s.n[side] = docs[side].n;
    }
    if ((!code || code == CLI_SOME) && !cli_interrupted()) {
        static const char *const names[] = { "then", "now" };
        int shown = is_empty(&s, names) ? CLI_NOTHING : put_diff(a, &s);
        if (shown > code) code = shown;
    }
    for (int side = 0; side < 2; side++) cli_docs_free(&docs[side]);
    return code;
}

static int run(const cli_args *a)
{
    if (cli_has(a, CLI_JSON) && cli_has(a, CLI_CSV)) {
        cli_error("diff: --json and --csv are two forms of one list; leave one of the two out");
        return CLI_USAGE;
    }
    if (cli_has(a, CLI_SINCE)) {
        if (cli_is_date(a->value[CLI_SINCE])) return moments(a);
        cli_error("diff: --since needs a day, YYYY-MM-DD");
        return CLI_USAGE;
    }
    if (cli_has(a, CLI_STORY)) {
        cli_error("diff: --story takes the reports of one story out of many; it goes with --since DATE");
        return CLI_USAGE;
    }
    if (a->n_operands == 2 && !cli_has(a, CLI_DB)) return records(a);
    cli_error("diff: name two records (reports, folders, stores), then and now; or --since DATE and the reports");
    return CLI_USAGE;
}

static const cli_option_id options[] = { CLI_SINCE, CLI_STORY, CLI_ALL, CLI_JSON, CLI_CSV, CLI_DB, CLI_READING, CLI_OPTION_N };
static const char *const examples[] = { "sayso diff --actors examples/actors.tsv examples/1-wire.txt examples/5-next-day.txt",
                                        "sayso diff --actors examples/actors.tsv --since 2024-10-09 examples/", NULL };

const cli_command cli_diff_command = {
    "diff", "THEN NOW | --since DATE FILE...", "two records, or two moments of one: positions that moved, new claims, conditions gone",
    "Sets the reports of then against those of now: THEN and NOW are a report, a folder, a record or a store each; with --since DATE,\n"
    "reports dated before that day are then, the others now. It lists positions (one holder, one issue) that moved, are new or are\n"
    "not found now; claims that are new, or changed in a figure, a day, a name or a \"not\"; conditions of then that are not found now,\n"
    "and claims of then that stand now without their condition; with the bytes of both. \"Not found\" is no claim that something was\n"
    "withdrawn: reports of another day tell other things.",
    options, examples, run,
};
