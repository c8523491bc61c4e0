/* files.c - files whole in and out, for the training programs. */
#include "files.h"

#include "base/limits.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

static _Noreturn void fail(const char *path, const char *why)
{
    fprintf(stderr, "%s: %s\n", path, why);
    exit(1);
}

void *checked(void *p)
{
    if (!p) fail("memory", "there is not enough");
    return p;
}

char *file_read(const char *path, size_t *n)
{
    gzFile f = gzopen(path, "rb");
    if (!f) fail(path, "cannot be opened");
    size_t room = 1 << 20;
    char *s = checked(malloc(room));
    int got;
    for (*n = 0; (got = gzread(f, s + *n, (unsigned)(room - *n - 1))) > 0;) {
        *n += (size_t)got;
        if (room - *n < 2) s = checked(realloc(s, room *= 2));
    }
    if (got < 0) fail(path, "is damaged");
    gzclose(f);
    s[*n] = 0;
    return s;
}

void file_write(const char *path, const void *bytes, size_t n)
{
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(bytes, 1, n, f) != n || fclose(f) != 0) fail(path, "cannot be written");
}

void file_write_buf(const char *path, sy_buf *b)
{
    if (b->failed) fail(path, "is larger than a model may be");
    file_write(path, b->at, b->n);
    sy_buf_free(b);
}

void texts_each(const char *path, void (*each)(void *arg, const char *text), void *arg)
{
    size_t n;
    char *bytes = file_read(path, &n), *save = NULL;
    for (char *line = strtok_r(bytes, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
        json_t *o = json_loads(line, 0, NULL);
        const char *text = json_string_value(json_object_get(o, "text"));
        if (text && strlen(text) <= SY_TEXT_BYTES_MAX) each(arg, text);
        json_decref(o);
    }
    free(bytes);
}

void buf_put32(sy_buf *b, uint32_t v)
{
    for (int i = 0; i < 4; i++) sy_buf_char(b, (char)(v >> (8 * i) & 255));
}
