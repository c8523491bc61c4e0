/* buf.c - a byte buffer that grows up to a stated maximum. */
#include "base/buf.h"

#include "base/arena.h"
#include "base/limits.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void sy_buf_init(sy_buf *b, size_t max_bytes)
{
    memset(b, 0, sizeof *b);
    b->max = max_bytes ? max_bytes : SY_BUF_BYTES_MAX;
}

void sy_buf_free(sy_buf *b)
{
    free(b->at);
    b->at = NULL;
    b->n = b->room = 0;
}

/* Room for n more bytes and a NUL. */
static int reserve(sy_buf *b, size_t n)
{
    if (b->failed) return 0;
    if (n > b->max - b->n) {
        b->failed = 2;
        return 0;
    }
    size_t need = b->n + n + 1;
    if (need <= b->room) return 1;
    size_t room = b->room ? b->room : 256;
    while (room < need) room *= 2;
    char *p = sy_realloc(b->at, room);
    if (!p) {
        b->failed = 1;
        return 0;
    }
    b->at = p;
    b->room = room;
    return 1;
}

void sy_buf_add(sy_buf *b, const void *bytes, size_t n)
{
    if (!reserve(b, n)) return;
    if (n) memcpy(b->at + b->n, bytes, n);
    b->n += n;
    b->at[b->n] = 0;
}

void sy_buf_str(sy_buf *b, const char *s) { sy_buf_add(b, s, strlen(s)); }

void sy_buf_char(sy_buf *b, char c) { sy_buf_add(b, &c, 1); }

void sy_buf_printf(sy_buf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n < 0 || !reserve(b, (size_t)n)) return;
    va_start(args, format);
    vsnprintf(b->at + b->n, (size_t)n + 1, format, args);
    va_end(args);
    b->n += (size_t)n;
}
