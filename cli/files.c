/* files.c - writing a result to a file of the user's. */
#include "command.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

int cli_ends_in(const char *s, const char *end)
{
    size_t n = strlen(s), m = strlen(end);
    return n > m && strcasecmp(s + n - m, end) == 0;
}

static int write_all(const char *path, const char *bytes, size_t n)
{
    FILE *f = fopen(path, "wb");
    int ok = f && fwrite(bytes, 1, n, f) == n;
    if (f && fclose(f) != 0) ok = 0;
    return ok;
}

/* A file is written beside itself first, so that a page is there whole or not at all; a device or pipe is written as it is. */
int cli_write_file(const char *path, const char *bytes, size_t n)
{
    struct stat st;
    int ok = 0;
    if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
        ok = write_all(path, bytes, n);
    } else {
        char *beside = malloc(strlen(path) + 8);
        if (beside) {
            sprintf(beside, "%s.new~", path);
            ok = write_all(beside, bytes, n) && rename(beside, path) == 0;
            int why = errno;
            if (!ok) unlink(beside);
            errno = why;
        }
        free(beside);
    }
    if (!ok) cli_error("%s: cannot be written: %s", path, strerror(errno));
    return ok ? CLI_DONE : CLI_INTERNAL;
}
