/*
 * replay.c - runs a fuzz target over the files of its corpus, so that what was once found stays found in every test run.
 *
 * usage: replay_NAME FOLDER|FILE...      closes with `N passed, N failed`; a crash ends it before that.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static int passed, failed;

static void replay_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    long n = -1;
    if (f && fseek(f, 0, SEEK_END) == 0) n = ftell(f);
    uint8_t *data = n >= 0 ? malloc((size_t)n + 1) : NULL; /* no byte behind the last, so that overruns are seen */
    if (data) {
        rewind(f);
        size_t got = fread(data, 1, (size_t)n, f);
        uint8_t *exact = malloc(got ? got : 1);
        if (exact) {
            memcpy(exact, data, got);
            LLVMFuzzerTestOneInput(exact, got);
            passed++;
        }
        free(exact);
    } else {
        printf("FAILED %s cannot be read\n", path);
        failed++;
    }
    free(data);
    if (f) fclose(f);
}

static int visible(const struct dirent *e) { return e->d_name[0] != '.'; }

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        struct dirent **names;
        int n = scandir(argv[i], &names, visible, alphasort);
        if (n < 0) replay_file(argv[i]);
        for (int k = 0; k < n; k++) {
            char path[4096];
            snprintf(path, sizeof path, "%s/%s", argv[i], names[k]->d_name);
            replay_file(path);
            free(names[k]);
        }
        if (n >= 0) free(names);
    }
    printf("%d passed, %d failed\n", passed, failed);
    return failed || !passed;
}
