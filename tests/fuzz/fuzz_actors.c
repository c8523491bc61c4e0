/* fuzz_actors.c - the reader of actor tables: whatever the bytes, rows or SAYSO_INPUT. */
#include "names/names.h"
#include "names/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static char path[64];

static void load(void *engine) { sy_names_add_table(engine, path); }

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct sayso engine;
    sayso_error err;
    int fd = memfd_create("actors", 0);
    if (fd < 0 || write(fd, data, n) != (ssize_t)n) abort();
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    memset(&engine, 0, sizeof engine);
    sy_arena_init(&engine.arena, 0);
    sayso_status s = sy_guard(&engine.arena, load, &engine, &err);
    if (s != SAYSO_OK && s != SAYSO_INPUT) abort();
    if (s == SAYSO_INPUT && !strstr(err.text, path)) abort();
    for (uint32_t i = 0; s == SAYSO_OK && i < engine.names->forms.n; i++)
        if (engine.names->forms.at[i].entity >= engine.names->entities.n) abort();
    sy_arena_free(&engine.arena);
    close(fd);
    return 0;
}
