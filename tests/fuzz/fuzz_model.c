/* fuzz_model.c - the reader of language models: the checksum is put right first, so that what stands behind it is reached. */
#include "base/model.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

typedef struct {
    sy_arena arena;
    unsigned char *bytes;
    size_t n;
} job;

static void put(unsigned char *at, uint64_t v)
{
    for (int i = 0; i < 8; i++) at[i] = (unsigned char)(v >> (8 * i));
}

static void use_table(sy_arena *a, const sy_model *m)
{
    sy_table t;
    int32_t scores[SY_TABLE_CLASSES] = { 0 };
    sy_table_open(a, "fuzz", m, "table", 256, &t);
    for (uint32_t k = 0; k < 200; k++) {
        uint64_t f[2] = { sy_feature(k, 1, 2, 3), ((uint64_t)k << 56) | (k & 7) };
        sy_table_add(&t, f, 2, scores);
        (void)sy_table_value(&t, f[1]);
    }
}

static void work(void *arg)
{
    job *j = arg;
    const sy_model *m = sy_model_read(&j->arena, "fuzz", j->bytes, j->n);
    sy_strings s;
    if (sy_model_section(m, "strings")) {
        sy_strings_open(&j->arena, "fuzz", m, "strings", &s);
        for (uint32_t i = 0; i < s.n; i++)
            if (strlen(s.at[i]) > j->n) abort();
    }
    use_table(&j->arena, m);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    job j = { .bytes = malloc(n ? n : 1), .n = n };
    if (!j.bytes) return 0;
    memcpy(j.bytes, data, n);
    if (n >= SY_MODEL_HEADER_BYTES) {
        memcpy(j.bytes, SY_MODEL_MAGIC, sizeof SY_MODEL_MAGIC);
        put(j.bytes + 16, n);
        put(j.bytes + 24, sy_model_checksum(j.bytes + SY_MODEL_HEADER_BYTES, n - SY_MODEL_HEADER_BYTES));
    }
    sy_arena_init(&j.arena, 0);
    sayso_error err;
    sayso_status status = sy_guard(&j.arena, work, &j, &err);
    if (status != SAYSO_OK && (status != SAYSO_MODEL || !err.text[0])) abort();
    sy_arena_free(&j.arena);
    free(j.bytes);
    return 0;
}
