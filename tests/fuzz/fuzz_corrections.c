/* fuzz_corrections.c - the reader of corrections: a line that the check passes loads, and no other. */
#include "record/record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void load(void *engine) { sy_corrections_load(engine); }

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct sayso engine;
    char path[64];
    int fd = memfd_create("corrections", 0);
    if (fd < 0 || write(fd, data, n) != (ssize_t)n) abort();
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    memset(&engine, 0, sizeof engine);
    sy_arena_init(&engine.arena, 0);
    engine.options.corrections = path;
    sayso_status s = sy_guard(&engine.arena, load, &engine, NULL);
    if (s != SAYSO_OK && s != SAYSO_INPUT) abort();
    char *line = malloc(n + 1);
    if (line) {
        memcpy(line, data, n);
        line[n] = 0;
        if (strlen(line) == n && sayso_correction_check(line, NULL) == SAYSO_OK && s != SAYSO_OK) abort();
    }
    free(line);
    sy_arena_free(&engine.arena);
    close(fd);
    return 0;
}
