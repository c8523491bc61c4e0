/* fuzz_conllu.c - the reader of CoNLL-U, the scorer, and parsing of given words: whatever the bytes, a status or a file that
 * can be read again and agrees with itself. */
#include "sayso.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static sayso *engine;

static void parse(const char *bytes, size_t n, int keep_words)
{
    char *out, *table;
    size_t n_out, n_table;
    if (sayso_parse_conllu(engine, "fuzz", bytes, n, keep_words, &out, &n_out, NULL)) return;
    if (sayso_score_conllu(out, n_out, out, n_out, &table, &n_table, NULL)) abort();
    if (!strstr(table, "LAS        |    100.00")) abort();
    sayso_free(table);
    sayso_free(out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    sayso_options o = { .size = sizeof o, .data_dir = SAYSO_SOURCE "/data", .model_dir = SAYSO_SOURCE "/models", .language_only = 1 };
    if (!engine && sayso_open(&o, &engine, NULL)) abort();
    parse((const char *)data, n, 1);
    parse((const char *)data, n, 0);
    return 0;
}
