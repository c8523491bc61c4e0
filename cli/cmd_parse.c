/* cmd_parse.c - sayso parse: the language layers as CoNLL-U or JSON, and their score against a gold file. */
#include "inputs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const cli_args *args;
    char *all;  /* CoNLL-U that is to be scored */
    size_t n_all, room;
    int failed; /* an exit code: something could not be written out */
} job;

/* Keep what is to be scored. 0: out of memory. */
static int keep(job *j, const char *s, size_t n)
{
    if (j->room - j->n_all < n) {
        size_t room = 2 * (j->n_all + n);
        char *more = realloc(j->all, room);
        if (!more) {
            cli_error("out of memory; score fewer files at a time");
            j->failed = CLI_INTERNAL;
            return 0;
        }
        j->all = more;
        j->room = room;
    }
    memcpy(j->all + j->n_all, s, n);
    j->n_all += n;
    return 1;
}

static int put_doc(job *j, const sayso_doc *doc)
{
    char *s;
    size_t n;
    sayso_error err;
    int json = cli_has(j->args, CLI_JSON), score = cli_has(j->args, CLI_SCORE);
    sayso_status status = json ? sayso_doc_words_json(doc, &s, &n, &err) : sayso_doc_conllu(doc, &s, &n, &err);
    if (status) {
        cli_error("%s", err.text);
        j->failed = cli_code_of(status);
        return 1; /* the others may be smaller */
    }
    int ok = score ? keep(j, s, n) : cli_put(s, n) && (!json || cli_put("\n", 1));
    sayso_free(s);
    return ok;
}

static int consume(cli_result *r, void *arg) { return r->status ? 1 : put_doc(arg, r->doc); }

/* ---- what is scored */

typedef struct {
    char *bytes;
    size_t n;
    size_t n_files, n_conllu; /* what was read to be scored: files, and how many of them gave their words */
} gold_file;

static int fail(const sayso_error *err)
{
    cli_error("%s", err->text);
    return cli_code_of(err->code);
}

/* The gold file's own text, read anew. */
static int parse_text_of(job *j, const sayso *engine, const gold_file *g)
{
    sayso_doc *doc;
    sayso_error err;
    sayso_input in = { .size = sizeof in, .id = j->args->value[CLI_SCORE], .bytes = g->bytes, .n_bytes = g->n };
    if (sayso_read_conllu(engine, &in, 0, &doc, &err)) return fail(&err);
    put_doc(j, doc);
    sayso_doc_free(doc);
    return CLI_DONE;
}

/* CoNLL-U files as they stand. */
static int take_as_it_is(job *j)
{
    for (size_t i = 0; i < j->args->n_operands; i++) {
        size_t n;
        sayso_error err;
        char *bytes = cli_conllu_file(j->args->operands[i], &n, &err);
        if (!bytes) return fail(&err);
        int kept = keep(j, bytes, n) && keep(j, "\n\n", 2);
        free(bytes);
        if (!kept) return CLI_INTERNAL;
    }
    return CLI_DONE;
}

/* What the scores are of, so that nobody takes one kind for another. */
static void put_heading(const cli_args *a, const gold_file *g)
{
    char line[512];
    const char *first = a->n_operands ? a->operands[0] : "-";
    const char *how = cli_has(a, CLI_AS_IS)            ? "as it stands"
                      : g->n_conllu && g->n_conllu == g->n_files ? "its sentences and words given, tags and trees by the model"
                      : g->n_conllu                    ? "some files with words given, some from raw text"
                                                       : "from raw text";
    int more = a->n_operands > 1;
    if (!a->n_operands) snprintf(line, sizeof line, "# gold: %.200s\n# scored: its own text, from raw text\n", a->value[CLI_SCORE]);
    else snprintf(line, sizeof line, "# gold: %.200s\n# scored: %.200s%s, %s\n", a->value[CLI_SCORE], first, more ? " and others" : "", how);
    cli_put(line, strlen(line));
}

static int put_score(const job *j, const gold_file *g)
{
    char *s;
    size_t n;
    sayso_error err;
    const cli_args *a = j->args;
    const char *name = !a->n_operands ? "what was read" : cli_has(a, CLI_AS_IS) ? a->operands[0] : "what was read of it";
    sayso_input gold = { .size = sizeof gold, .id = a->value[CLI_SCORE], .bytes = g->bytes, .n_bytes = g->n };
    sayso_input system = { .size = sizeof system, .id = name, .bytes = j->all ? j->all : "", .n_bytes = j->n_all };
    if (sayso_score_conllu(&gold, &system, &s, &n, &err)) return fail(&err);
    put_heading(a, g);
    cli_put(s, n);
    sayso_free(s);
    return CLI_DONE;
}

/* ---- */

static int parse_operands(job *j, const sayso *engine, gold_file *g)
{
    cli_inputs inputs;
    int code = cli_inputs_collect_words(j->args, &inputs);
    if (code != CLI_USAGE && inputs.n) {
        size_t failed = cli_read(j->args, engine, &inputs, CLI_WANT_WORDS, NULL, consume, j);
        if (failed || inputs.failed) code = CLI_SOME;
    }
    g->n_files = inputs.n;
    for (size_t i = 0; i < inputs.n; i++) g->n_conllu += inputs.at[i].kind == CLI_CONLLU_FILE;
    cli_inputs_free(&inputs);
    return j->failed ? j->failed : code;
}

static int parse(job *j, gold_file *g)
{
    const cli_args *a = j->args;
    sayso *engine = NULL;
    if (cli_has(a, CLI_AS_IS)) return take_as_it_is(j);
    int code = cli_open(a, 1, &engine);
    if (!code) code = g->bytes && !a->n_operands ? parse_text_of(j, engine, g) : parse_operands(j, engine, g);
    sayso_close(engine);
    return code;
}

static int check_usage(const cli_args *a)
{
    const char *wrong = NULL;
    if (cli_has(a, CLI_SCORE) && (cli_has(a, CLI_JSON) || cli_has(a, CLI_CONLLU))) wrong = "--score prints a table; leave out --json and --conllu";
    else if (cli_has(a, CLI_JSON) && cli_has(a, CLI_CONLLU)) wrong = "--json and --conllu do not go together";
    else if (cli_has(a, CLI_AS_IS) && !cli_has(a, CLI_SCORE)) wrong = "--as-is needs --score GOLD";
    else if (cli_has(a, CLI_AS_IS) && !a->n_operands) wrong = "--as-is: name the CoNLL-U file to score, or - for standard input";
    if (wrong) cli_error("parse: %s", wrong);
    return wrong ? CLI_USAGE : CLI_DONE;
}

static int run(const cli_args *a)
{
    job j = { .args = a };
    gold_file g = { 0 };
    sayso_error err;
    int code = check_usage(a);
    if (!code && cli_has(a, CLI_SCORE) && !(g.bytes = cli_conllu_file(a->value[CLI_SCORE], &g.n, &err))) code = fail(&err);
    if (!code) code = parse(&j, &g);
    if (!code && g.bytes) code = put_score(&j, &g);
    free(g.bytes);
    free(j.all);
    return code;
}

static const cli_option_id options[] = { CLI_CONLLU, CLI_JSON, CLI_SCORE, CLI_AS_IS, CLI_DATA, CLI_MODEL, CLI_JOBS, CLI_QUIET, CLI_OPTION_N };
static const char *const examples[] = {
    "sayso parse examples/1-wire.txt", "sayso parse --json examples/ > words.jsonl", "sayso parse examples/1-wire.txt > wire.conllu",
    "sayso parse --score wire.conllu", "sayso parse --score wire.conllu wire.conllu", "sayso parse --score wire.conllu --as-is wire.conllu", NULL
};

const cli_command cli_parse_command = {
    "parse", "FILE...", "write sentences, words, tags and trees as CoNLL-U",
    "Reads reports (text, pages, JSON lines, folders) or CoNLL-U (plain or gzip; known by its ending or its first lines), whose sentences and\n"
    "words are kept, and writes the language layers: sentences, tokens, lemmas, parts of speech, features, dependency trees after\n"
    "Universal Dependencies, names. Nothing is stripped: every character that is not white space is in a token, and MISC holds its bytes.\n\n"
    "--score GOLD prints the table of the CoNLL 2018 shared task instead, and above it what was scored:\n"
    "  parse --score GOLD              the gold file's own text, from raw text: sentences and words are found anew\n"
    "  parse --score GOLD FILE.txt     the same from a text of yours\n"
    "  parse --score GOLD GOLD         gold sentences and words; only tags and trees are new\n"
    "  parse --score GOLD --as-is SYS  another program's CoNLL-U, as it stands; no model is needed",
    options, examples, run,
};
