/* fuzz_conllu.c - the reader of CoNLL-U, the scorer, and parsing of given words: whatever the bytes, a status or a file that
 * can be read again and agrees with itself. */
#include "sayso.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static sayso *engine;

static sayso_input file(const char *bytes, size_t n)
{
    sayso_input f = { .size = sizeof f, .id = "fuzz", .bytes = bytes, .n_bytes = n };
    return f;
}

static void parse(const char *bytes, size_t n, int keep_words)
{
    char *out, *json, *table;
    size_t n_out, n_table;
    sayso_doc *doc;
    sayso_input in = file(bytes, n);
    if (sayso_read_conllu(engine, &in, keep_words, &doc, NULL)) return;
    if (sayso_doc_words_json(doc, &json, &n_out, NULL) || json[n_out - 1] != '}') abort();
    if (sayso_doc_conllu(doc, &out, &n_out, NULL)) abort();
    sayso_input again = file(out, n_out);
    sayso_error err;
    sayso_status status = sayso_score_conllu(&again, &again, &table, &n_table, &err);
    if (status && !strstr(err.text, "white space only")) abort();
    if (!status && !strstr(table, "LAS        |    100.00")) abort();
    if (!status) sayso_free(table);
    sayso_free(out);
    sayso_free(json);
    sayso_doc_free(doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    sayso_options o = { .size = sizeof o, .data_dir = SAYSO_SOURCE "/data", .model_dir = SAYSO_SOURCE "/models", .language_only = 1 };
    if (!engine && sayso_open(&o, &engine, NULL)) abort();
    parse((const char *)data, n, 1);
    parse((const char *)data, n, 0);
    return 0;
}
