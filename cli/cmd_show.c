/* cmd_show.c - sayso show: bytes of a report in their context. */
#include "inputs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CONTEXT = 160 };

typedef struct {
    const cli_args *args;
    const char *report;  /* id, or the end of it */
    sayso_span span;
    int found;
} job;

static int same_report(const char *id, const char *asked)
{
    size_t n = strlen(id), m = strlen(asked);
    return n >= m && strcmp(id + n - m, asked) == 0 && (n == m || id[n - m - 1] == '/');
}

static int boundary(const char *text, size_t n, size_t at) { return at >= n || ((unsigned char)text[at] & 0xC0) != 0x80; }

static int json_span(const job *j, const char *id, const char *text)
{
    char head[64];
    int n = snprintf(head, sizeof head, ",\"span\":[%u,%u],\"text\":\"", j->span.start, j->span.end);
    cli_put("{\"report\":\"", 11);
    cli_put_json_text(id, strlen(id));
    cli_put("\"", 1);
    cli_put(head, (size_t)n);
    cli_put_json_text(text + j->span.start, j->span.end - j->span.start);
    return cli_put("\"}\n", 3);
}

static int consume(cli_result *r, void *arg)
{
    job *j = arg;
    size_t n;
    if (r->status) return 1;
    const char *id = sayso_doc_report(r->doc)->id, *text = sayso_doc_text(r->doc, &n);
    if (!same_report(id, j->report)) return 1;
    if (j->span.end > n || !boundary(text, n, j->span.start) || !boundary(text, n, j->span.end)) {
        cli_error("%s has %zu bytes; [%u,%u) lies outside or cuts a character", id, n, j->span.start, j->span.end);
        return 1;
    }
    j->found = 1;
    if (cli_has(j->args, CLI_JSON)) return json_span(j, id, text);
    size_t from = j->span.start > CONTEXT ? j->span.start - CONTEXT : 0, to = j->span.end + CONTEXT < n ? j->span.end + CONTEXT : n;
    while (!boundary(text, n, from)) from++;
    while (!boundary(text, n, to)) to--;
    int color = cli_color(j->args);
    char head[64];
    int k = snprintf(head, sizeof head, " [%u,%u)\n", j->span.start, j->span.end);
    cli_put(id, strlen(id));
    cli_put(head, (size_t)k);
    cli_put(from ? "..." : "", from ? 3 : 0);
    cli_put(text + from, j->span.start - from);
    cli_put(color ? "\033[1;7m" : "[[", color ? 6 : 2);
    cli_put(text + j->span.start, j->span.end - j->span.start);
    cli_put(color ? "\033[0m" : "]]", color ? 4 : 2);
    cli_put(text + j->span.end, to - j->span.end);
    return cli_put(to < n ? "...\n" : "\n", to < n ? 4 : 1);
}

/* "report-2:1213-1387" or "report-2[1213,1387)" into its parts; 0 if it is neither. */
static int parse_place(char *place, job *j)
{
    char *mark = strrchr(place, '['), *end;
    if (!mark) mark = strrchr(place, ':');
    if (!mark || mark == place) return 0;
    unsigned long start = strtoul(mark + 1, &end, 10);
    if (end == mark + 1 || (*end != '-' && *end != ',')) return 0;
    unsigned long stop = strtoul(end + 1, &end, 10);
    if (stop <= start || stop > UINT32_MAX || (*end && strcmp(end, ")") && strcmp(end, "]"))) return 0;
    *mark = 0;
    j->report = place;
    j->span.start = (uint32_t)start;
    j->span.end = (uint32_t)stop;
    return 1;
}

static int run(const cli_args *a)
{
    sayso *engine = NULL;
    cli_inputs inputs;
    job j = { .args = a };
    cli_args rest = *a;
    char *place = a->n_operands ? strdup(a->operands[0]) : NULL;
    if (!place || !parse_place(place, &j)) {
        cli_error("show: name a place as REPORT:START-END, then the files; sayso show --help says more");
        free(place);
        return CLI_USAGE;
    }
    rest.operands++;
    rest.n_operands--;
    int code = cli_inputs_collect(&rest, &inputs);
    if (code != CLI_USAGE && inputs.n) {
        code = cli_open(a, 1, &engine);
        if (!code) {
            size_t failed = cli_read(&rest, engine, &inputs, CLI_WANT_RECORD, NULL, consume, &j);
            code = j.found ? (failed ? CLI_SOME : CLI_DONE) : CLI_NOTHING;
            if (!j.found) cli_error("no report called %s has the bytes %u to %u", j.report, j.span.start, j.span.end);
        }
    }
    sayso_close(engine);
    cli_inputs_free(&inputs);
    free(place);
    return code;
}

static const cli_option_id options[] = { CLI_JSON, CLI_DATA, CLI_JOBS, CLI_QUIET, CLI_OPTION_N };
static const char *const examples[] = { "sayso show 1-wire:0-60 examples/1-wire.txt", NULL };

const cli_command cli_show_command = {
    "show", "REPORT:START-END FILE...", "show bytes of a report in their context",
    "Cuts the bytes START to END out of a report and shows what stands around them. REPORT is the report's id, or the last\n"
    "part of its path. FILE is the report itself, a record or a store.",
    options, examples, run,
};
