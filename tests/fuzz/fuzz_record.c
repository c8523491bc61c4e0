/* fuzz_record.c - the reader of records: whatever the bytes, a status or a record that verifies and writes the same again. */
#include "sayso.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    sayso_doc *doc, *again;
    char *json, *twice;
    size_t n_json, n_twice;
    if (sayso_doc_from_json((const char *)data, n, &doc, NULL)) return 0;
    if (sayso_doc_verify(doc, NULL, NULL)) abort();
    if (sayso_doc_json(doc, &json, &n_json, NULL)) abort();
    if (sayso_doc_from_json(json, n_json, &again, NULL)) abort();
    if (sayso_doc_json(again, &twice, &n_twice, NULL) || n_json != n_twice || memcmp(json, twice, n_json)) abort();
    sayso_free(json);
    sayso_free(twice);
    sayso_doc_free(doc);
    sayso_doc_free(again);
    return 0;
}
