/* cmd_explain.c - sayso explain: how a line of the record came about. */
#include "inputs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *id;
    int found, code;
    const sayso_doc *doc;
    const sayso *engine;
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

static void span(const job *j, const char *name, sayso_span s)
{
    size_t n;
    char head[96];
    int k = snprintf(head, sizeof head, "  %-12s [%u,%u) ", name, s.start, s.end);
    const char *text = sayso_doc_text(j->doc, &n);
    cli_put(head, (size_t)k);
    cli_put(text + s.start, s.end - s.start);
    put("\n");
}

static void words(const job *j, const char *name, sayso_spans s)
{
    if (!s.n) field(name, NULL);
    for (uint32_t i = 0; i < s.n; i++) span(j, i ? "" : name, s.at[i]);
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

static const char *strength_word(sayso_strength s)
{
    static const char *const words[] = { NULL, "neutral", "keeps its distance", "takes it for true", "strong", "weak" };
    return words[s];
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
        field("cue strength", strength_word(at[i].cue_strength));
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

static void claims(job *j)
{
    size_t n;
    const sayso_claim *at = sayso_doc_claims(j->doc, &n);
    for (size_t i = 0; i < n; i++) {
        if (!hit(j, at[i].id, "claim")) continue;
        span(j, "clause", at[i].span);
        span(j, "predicate", at[i].predicate);
        actor(j, "subject", at[i].subject);
        actor(j, "object", at[i].object);
        size_t n_attributions;
        const sayso_attribution *said = sayso_doc_attributions(j->doc, &n_attributions);
        field("attribution", at[i].attribution >= 0 ? said[at[i].attribution].id : "not found");
        field("reason", at[i].negated ? "a clause with a predicate, negated" : "a clause with a predicate");
    }
}

/* Every place where an actor stands, and how it was known there. */
static void actors(job *j)
{
    static const char *const ways[] = {
        [SAYSO_HOW_SPELLING] = "spelling variant", [SAYSO_HOW_SURNAME] = "part of a name", [SAYSO_HOW_TITLE] = "title or office",
        [SAYSO_HOW_PRONOUN] = "pronoun", [SAYSO_HOW_SEAT] = "seat or state for its government", [SAYSO_HOW_SHORT] = "short form",
        [SAYSO_HOW_CORRECTION] = "your correction",
    };
    size_t n, n_mentions;
    const sayso_actor *at = sayso_doc_actors(j->doc, &n);
    const sayso_mention *mentions = sayso_doc_mentions(j->doc, &n_mentions);
    for (size_t i = 0; i < n; i++) {
        if (!hit(j, at[i].id, "actor")) continue;
        field("name", at[i].name);
        field("country", at[i].country);
        field("code", at[i].code);
        for (uint32_t k = 0; k < at[i].n_mentions; k++) {
            const sayso_mention *m = &mentions[at[i].first_mention + k];
            const char *way = (size_t)m->how < sizeof ways / sizeof ways[0] ? ways[m->how] : NULL;
            span(j, way ? way : "name", m->span);
        }
    }
}

/* Rows of tables, actors, operators, tree: the library tells them. */
static int rules(job *j, const sayso *engine)
{
    char *text;
    size_t n;
    sayso_error err;
    sayso_status status = sayso_doc_explain(engine, j->doc, j->id, &text, &n, &err);
    if (status) {
        cli_error("%s", err.text);
        return cli_code_of(status);
    }
    cli_put(text, n);
    sayso_free(text);
    return CLI_DONE;
}

static int look_into(job *j, const sayso *engine, const sayso_doc *doc)
{
    size_t n;
    int before = j->found;
    j->found = 0;
    j->doc = doc;
    attributions(j);
    const sayso_event *at = sayso_doc_events(doc, &n);
    events_of(j, at, n, "event");
    at = sayso_doc_nonevents(doc, &n);
    events_of(j, at, n, "no event");
    positions(j);
    claims(j);
    actors(j);
    int code = j->found ? rules(j, engine) : CLI_DONE;
    j->found |= before;
    return code;
}

/* ---- what was found across reports */

static void finding(job *j, const sayso_story *story, const sayso_finding *f)
{
    static const char *const kinds[] = {
        [SAYSO_STORY] = "story", [SAYSO_OCCASION] = "occasion", [SAYSO_AGREEMENT] = "agreement", [SAYSO_VARIANT] = "quotation in two wordings",
        [SAYSO_CONFLICT] = "conflict", [SAYSO_DISAGREEMENT] = "disagreement", [SAYSO_ATTRIBUTION_CHANGE] = "attribution change",
        [SAYSO_PASSAGE] = "shared passage", [SAYSO_ORIGIN] = "origin",
    };
    size_t n;
    const sayso_doc *const *docs = sayso_story_docs(story, &n);
    const char *kind = (size_t)f->kind < sizeof kinds / sizeof kinds[0] && kinds[f->kind] ? kinds[f->kind] : "claim";
    j->found = 1;
    put(kind);
    put(" ");
    put(f->id);
    put("\n");
    if (f->type) field("type", f->type);
    if (f->actor) field("actor", f->actor);
    if (f->issue) field("issue", f->issue);
    if (f->date) field("date", f->date);
    for (uint32_t i = 0; i < f->n_evidence; i++) {
        j->doc = docs[f->evidence[i].report];
        field(f->evidence[i].role ? f->evidence[i].role : "evidence", sayso_doc_report(j->doc)->id);
        span(j, "", f->evidence[i].span);
    }
    for (uint32_t i = 0; i < f->n_refs; i++) field(i ? "" : "made of", f->refs[i]);
    if (f->note) field("note", f->note);
    number("confidence", f->conf);
    field("reason", f->reason);
}

static int look_across(job *j, const cli_docs *docs)
{
    sayso_story *story = NULL;
    sayso_error err;
    size_t n;
    sayso_status status = cli_collate(docs, &story, &err);
    if (status) {
        cli_error("%s", err.text);
        return cli_code_of(status);
    }
    const sayso_finding *at = sayso_story_findings(story, &n);
    for (size_t i = 0; i < n; i++)
        if (strcmp(at[i].id, j->id) == 0) finding(j, story, &at[i]);
    sayso_story_free(story);
    return CLI_DONE;
}

/* ---- a store: only the reports that have the line are read, and for a finding one story after the other */

static int look_at_result(cli_result *r, void *arg)
{
    job *j = arg;
    int told = r->status ? CLI_DONE : look_into(j, j->engine, r->doc);
    if (told) j->code = told;
    return 1;
}

static int look_at_story(const cli_docs *story, void *arg)
{
    job *j = arg;
    int told = look_across(j, story);
    if (told) j->code = told;
    return !j->found && !told;
}

static int look_into_store(job *j, const cli_args *a, const cli_docs *docs, sayso_store *store)
{
    cli_inputs having = { 0 };
    sayso_error err;
    char **ids;
    size_t n;
    sayso_status status = sayso_store_ids_with(store, j->id, &ids, &n, &err);
    if (status) {
        cli_error("%s", err.text);
        return cli_code_of(status);
    }
    for (size_t i = 0; i < n; i++) cli_inputs_add_stored(&having, store, docs->inputs.n ? docs->inputs.at[0].path : a->value[CLI_DB], ids[i]);
    sayso_free(ids);
    if (cli_read(a, docs->engine, &having, CLI_WANT_RECORD, NULL, look_at_result, j)) j->code = CLI_SOME;
    cli_inputs_free(&having);
    return j->code;
}

static int run(const cli_args *a)
{
    cli_args rest = *a;
    cli_docs docs;
    sayso_store *store;
    if (!a->n_operands || !*a->operands[0]) {
        cli_error("explain: name the id of a line of the record (a-1234abcd), then the files");
        return CLI_USAGE;
    }
    job j = { .id = a->operands[0] };
    rest.operands++;
    rest.n_operands--;
    int code = cli_docs_read_or_store(&rest, &docs, 0, &store), across = CLI_DONE;
    j.engine = docs.engine;
    if (store) {
        int told = look_into_store(&j, &rest, &docs, store);
        if (told) code = told;
        across = j.found || cli_interrupted() ? CLI_DONE : cli_each_story(&rest, &docs, store, look_at_story, &j);
        if (across == CLI_NOTHING) across = cli_docs_take(&rest, &docs, 0, store);
    }
    for (size_t i = 0; i < docs.n; i++) {
        int told = look_into(&j, docs.engine, docs.at[i]);
        if (told) code = told;
    }
    if (!j.found && docs.n && !cli_interrupted()) across = look_across(&j, &docs);
    if (across) code = across;
    else if (!j.found && (docs.n || store)) {
        cli_error("no line of these reports is called %s; report --all and --json show the ids", j.id);
        code = CLI_NOTHING;
    }
    cli_docs_free(&docs);
    return code;
}

static const cli_option_id options[] = { CLI_DB, CLI_READING, CLI_OPTION_N };
static const char *const examples[] = { "sayso explain a-5f3c91aa record.jsonl", NULL };

const cli_command cli_explain_command = {
    "explain", "ID FILE...", "say how a line of the record came about",
    "Shows one line of the record - or a finding across reports, or an actor - with the words it rests on, its confidence\n"
    "and the rule or evidence that made it: the rows of tables or of your dictionaries (file and line), the operators, how\n"
    "each actor was known, what it hangs on, and the tree of the sentence. ID is the id that stands in the JSON, on the page\n"
    "and behind the lines of report --all. Give the files and options that it was read with; a finding across reports needs\n"
    "all files of the report that showed it.",
    options, examples, run,
};
