/* cmd_explain.c - sayso explain: how a line of the record came about. */
#include "inputs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const cli_args *args;
    const char *id;
    int found;
    const sayso_doc *doc;
} job;

static void put(const char *s) { cli_put(s, strlen(s)); }

static void field(const char *name, const char *value)
{
    char head[32];
    int n = snprintf(head, sizeof head, "  %-12s ", name);
    cli_put(head, (size_t)n);
    put(value ? value : "not found");
    put("\n");
}

static void number(const char *name, unsigned hundredths)
{
    char value[16];
    snprintf(value, sizeof value, "%u.%02u", hundredths / 100, hundredths % 100);
    field(name, value);
}

static void words(const job *j, const char *name, sayso_spans s)
{
    size_t n;
    const char *text = sayso_doc_text(j->doc, &n);
    if (!s.n) field(name, NULL);
    for (uint32_t i = 0; i < s.n; i++) {
        char head[64];
        int k = snprintf(head, sizeof head, "  %-12s [%u,%u) ", i ? "" : name, s.at[i].start, s.at[i].end);
        cli_put(head, (size_t)k);
        cli_put(text + s.at[i].start, s.at[i].end - s.at[i].start);
        put("\n");
    }
}

static void actor(const job *j, const char *name, int32_t i)
{
    size_t n;
    const sayso_actor *actors = sayso_doc_actors(j->doc, &n);
    char value[512];
    if (i < 0) {
        field(name, NULL);
        return;
    }
    snprintf(value, sizeof value, "%s (%s)", actors[i].id, actors[i].name ? actors[i].name : "");
    field(name, value);
}

static int hit(job *j, const char *id, const char *kind)
{
    if (strcmp(id, j->id) != 0) return 0;
    j->found = 1;
    put(kind);
    put(" ");
    put(id);
    put(" in ");
    put(sayso_doc_report(j->doc)->id);
    put("\n");
    return 1;
}

static void attributions(job *j)
{
    size_t n;
    const sayso_attribution *at = sayso_doc_attributions(j->doc, &n);
    for (size_t i = 0; i < n; i++) {
        if (!hit(j, at[i].id, "attribution")) continue;
        words(j, "source", at[i].source);
        words(j, "cue", at[i].cue);
        words(j, "content", at[i].content);
        actor(j, "speaker", at[i].speaker);
        field("cue class", at[i].cue_class);
        field("parent", at[i].parent >= 0 ? at[at[i].parent].id : NULL);
        number("confidence", at[i].conf);
        field("reason", at[i].reason);
    }
}

static void events_of(job *j, const sayso_event *at, size_t n, const char *kind)
{
    for (size_t i = 0; i < n; i++) {
        if (!hit(j, at[i].id, kind)) continue;
        field("type", at[i].event_type);
        field("code", at[i].code);
        field("source", at[i].source);
        words(j, "", at[i].source_span);
        field("target", at[i].target);
        words(j, "", at[i].target_span);
        words(j, "trigger", at[i].trigger);
        number("confidence", at[i].conf);
        field("reason", at[i].reason);
    }
}

static void positions(job *j)
{
    size_t n;
    const sayso_position *at = sayso_doc_positions(j->doc, &n);
    for (size_t i = 0; i < n; i++) {
        if (!hit(j, at[i].id, "position")) continue;
        actor(j, "holder", at[i].holder);
        words(j, "as printed", at[i].holder_span);
        field("issue", at[i].issue);
        words(j, "scope", at[i].scope);
        words(j, "evidence", at[i].evidence);
        number("confidence", at[i].conf);
        field("reason", at[i].reason);
    }
    const sayso_condition *c = sayso_doc_conditions(j->doc, &n);
    for (size_t i = 0; i < n; i++) {
        if (!hit(j, c[i].id, "condition")) continue;
        words(j, "marker", c[i].marker);
        words(j, "condition", c[i].condition);
        words(j, "consequence", c[i].consequence);
        actor(j, "holder", c[i].holder);
        number("confidence", c[i].conf);
        field("reason", c[i].reason);
    }
}

static int consume(cli_result *r, void *arg)
{
    job *j = arg;
    size_t n;
    if (r->status) return 1;
    j->doc = r->doc;
    attributions(j);
    const sayso_event *at = sayso_doc_events(r->doc, &n);
    events_of(j, at, n, "event");
    at = sayso_doc_nonevents(r->doc, &n);
    events_of(j, at, n, "no event");
    positions(j);
    return 1;
}

static int run(const cli_args *a)
{
    cli_inputs inputs;
    sayso *engine = NULL;
    cli_args rest = *a;
    if (!a->n_operands) {
        cli_error("explain: name the id of a line of the record (a-1234abcd), then the files");
        return CLI_USAGE;
    }
    job j = { .args = a, .id = a->operands[0] };
    rest.operands++;
    rest.n_operands--;
    int code = cli_inputs_collect(&rest, &inputs);
    if (code != CLI_USAGE && inputs.n) {
        code = cli_open(a, 0, &engine);
        if (!code) {
            size_t failed = cli_read(&rest, engine, &inputs, CLI_WANT_RECORD, NULL, consume, &j);
            code = j.found ? (failed ? CLI_SOME : CLI_DONE) : CLI_NOTHING;
            if (!j.found) cli_error("no line of these records is called %s", j.id);
        }
    }
    sayso_close(engine);
    cli_inputs_free(&inputs);
    return code;
}

static const cli_option_id options[] = { CLI_READING, CLI_OPTION_N };
static const char *const examples[] = { "sayso explain a-5f3c91aa record.jsonl", NULL };

const cli_command cli_explain_command = {
    "explain", "ID FILE...", "say how a line of the record came about",
    "Shows one line of the record with the words it rests on, its confidence and the rule or evidence that made it.\n"
    "ID is the id that stands in the JSON and on the page.",
    options, examples, run,
};
