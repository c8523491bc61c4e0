/* cmd_parse.c - sayso parse: the language layers as CoNLL-U, and their score against a gold file. */
#include "inputs.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { GOLD_BYTES_MAX = 256 << 20 };

static int is_conllu(const char *path)
{
    size_t n = strlen(path);
    return (n > 7 && strcmp(path + n - 7, ".conllu") == 0) || (n > 10 && strcmp(path + n - 10, ".conllu.gz") == 0);
}

/* A whole file, unpacked if it is gzip; NULL after saying what is wrong. */
static char *slurp(const char *path, size_t *n)
{
    gzFile f = gzopen(path, "rb");
    size_t room = 1 << 20;
    char *s = f ? malloc(room) : NULL;
    int got = 0;
    *n = 0;
    while (s && (got = gzread(f, s + *n, (unsigned)(room - *n))) > 0) {
        *n += (size_t)got;
        if (*n < room) continue;
        char *more = room < GOLD_BYTES_MAX ? realloc(s, room *= 2) : NULL;
        if (!more) free(s);
        s = more;
    }
    if (f && gzclose(f) != Z_OK) got = -1;
    if (s && got == 0) return s;
    free(s);
    cli_error("%s: cannot be read", path);
    return NULL;
}

/* ---- one report */

typedef struct {
    const cli_args *args;
    char *all; /* what was written, where it is to be scored */
    size_t n_all;
} job;

static int keep(job *j, const char *s, size_t n)
{
    char *more = realloc(j->all, j->n_all + n + 1);
    if (!more) return 0;
    memcpy(more + j->n_all, s, n);
    j->all = more;
    j->n_all += n;
    return 1;
}

static int put_json_word(char *line, const char *id)
{
    /* ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC */
    char *col[10], *range;
    int n = 0;
    for (char *p = line; n < 10 && p; n++) {
        col[n] = p;
        p = strchr(p, '\t');
        if (p) *p++ = 0;
    }
    if (n < 10 || !(range = strstr(col[9], "TokenRange="))) return 1;
    unsigned long start = strtoul(range + 11, &range, 10), end = strtoul(range + 1, NULL, 10);
    char *ner = strstr(col[9], "NER=");
    json_t *o = json_pack("{s:s,s:s,s:[i,i]}", "report", id, "form", col[1], "span", (int)start, (int)end);
    if (strchr(col[0], '-')) {
        json_object_set_new(o, "token", json_string(col[0]));
    } else {
        json_object_set_new(o, "word", json_integer(atoi(col[0])));
        static const char *const names[] = { "lemma", "upos", "xpos", "feats" };
        for (int k = 0; k < 4; k++) json_object_set_new(o, names[k], json_string(col[2 + k]));
        json_object_set_new(o, "head", json_integer(atoi(col[6])));
        json_object_set_new(o, "deprel", json_string(col[7]));
        if (ner) json_object_set_new(o, "ner", json_stringn(ner + 4, strcspn(ner + 4, "|")));
    }
    char *s = json_dumps(o, JSON_COMPACT);
    json_decref(o);
    int ok = s && cli_put(s, strlen(s)) && cli_put("\n", 1);
    free(s);
    return ok;
}

static int put_json(char *conllu, const char *id)
{
    char *save = NULL;
    for (char *line = strtok_r(conllu, "\n", &save); line; line = strtok_r(NULL, "\n", &save))
        if (line[0] != '#' && !put_json_word(line, id)) return 0;
    return 1;
}

static int put(job *j, char *conllu, size_t n, const char *id)
{
    if (cli_has(j->args, CLI_SCORE)) return keep(j, conllu, n);
    if (cli_has(j->args, CLI_JSON)) return put_json(conllu, id);
    return cli_put(conllu, n);
}

static int consume(cli_result *r, void *arg)
{
    char *s;
    size_t n;
    sayso_error err;
    if (r->status) return 1;
    sayso_status status = sayso_doc_conllu(r->doc, &s, &n, &err);
    if (status) {
        cli_error("%s", err.text);
        return 0;
    }
    int ok = put(arg, s, n, sayso_doc_report(r->doc)->id);
    sayso_free(s);
    return ok;
}

/* ---- CoNLL-U in */

static int parse_bytes(job *j, const sayso *engine, const char *path, const char *bytes, size_t n, int keep_words)
{
    char *s;
    size_t n_out;
    sayso_error err;
    sayso_status status = sayso_parse_conllu(engine, path, bytes, n, keep_words, &s, &n_out, &err);
    if (status) {
        cli_error("%s", err.text);
        return cli_code_of(status);
    }
    put(j, s, n_out, path);
    sayso_free(s);
    return CLI_DONE;
}

static int parse_conllu_file(job *j, const sayso *engine, const char *path)
{
    size_t n;
    char *bytes = slurp(path, &n);
    int code = bytes ? parse_bytes(j, engine, path, bytes, n, 1) : CLI_SOME;
    free(bytes);
    return code;
}

static int put_score(job *j, const char *gold, size_t n_gold)
{
    char *s;
    size_t n;
    sayso_error err;
    sayso_status status = sayso_score_conllu(gold, n_gold, j->all ? j->all : "", j->n_all, &s, &n, &err);
    if (status) {
        cli_error("%s", err.text);
        return cli_code_of(status);
    }
    cli_put(s, n);
    sayso_free(s);
    return CLI_DONE;
}

/* ---- */

static int parse_reports(const cli_args *a, job *j, const sayso *engine)
{
    cli_inputs inputs;
    int code = cli_inputs_collect(a, &inputs);
    if (code != CLI_USAGE && inputs.n) {
        size_t failed = cli_read(a, engine, &inputs, CLI_WANT_WORDS, NULL, consume, j);
        if (failed || inputs.failed) code = CLI_SOME;
    }
    cli_inputs_free(&inputs);
    return code;
}

static int parse_operands(const cli_args *a, job *j, const sayso *engine)
{
    size_t conllu = 0;
    int code = CLI_DONE;
    for (size_t i = 0; i < a->n_operands; i++) conllu += (size_t)is_conllu(a->operands[i]);
    if (!conllu) return parse_reports(a, j, engine);
    if (conllu < a->n_operands) {
        cli_error("give either CoNLL-U files or reports, not both");
        return CLI_USAGE;
    }
    for (size_t i = 0; i < a->n_operands; i++) {
        int c = parse_conllu_file(j, engine, a->operands[i]);
        if (c) code = c;
    }
    return code;
}

static int run(const cli_args *a)
{
    sayso *engine = NULL;
    job j = { .args = a };
    char *gold = NULL;
    size_t n_gold = 0;
    if (cli_has(a, CLI_SCORE) && !(gold = slurp(a->value[CLI_SCORE], &n_gold))) return CLI_SOME;
    int code = cli_open(a, 1, &engine);
    if (!code) {
        if (gold && !a->n_operands) code = parse_bytes(&j, engine, a->value[CLI_SCORE], gold, n_gold, 0);
        else code = parse_operands(a, &j, engine);
        if (gold && code == CLI_DONE) code = put_score(&j, gold, n_gold);
    }
    sayso_close(engine);
    free(gold);
    free(j.all);
    return code;
}

static const cli_option_id options[] = { CLI_CONLLU, CLI_JSON, CLI_SCORE, CLI_READING, CLI_OPTION_N };
static const char *const examples[] = { "sayso parse --conllu examples/1-wire.txt", "sayso parse --json examples/1-wire.txt", NULL };

const cli_command cli_parse_command = {
    "parse", "FILE...", "write sentences, words, tags and trees as CoNLL-U",
    "Reads reports, or CoNLL-U files (.conllu, .conllu.gz) whose words are kept, and writes the language layers: sentences, tokens,\n"
    "lemmas, parts of speech, features, dependency trees after Universal Dependencies, names. MISC holds the bytes of each word.\n"
    "Nothing is stripped: every character that is not white space is in a token. With --score, what was read is compared\n"
    "with a gold file and the table of the CoNLL 2018 shared task is printed; without FILE, the gold file's own text is read.",
    options, examples, run,
};
