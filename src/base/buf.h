/* buf.h - a byte buffer that grows up to a stated maximum; failure is remembered, so that callers check once. */
#ifndef SY_BUF_H
#define SY_BUF_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    char *at; /* ends in NUL whenever n > 0 or something was reserved */
    size_t n, room, max;
    int failed; /* 0, or 1 out of memory, 2 maximum reached */
} sy_buf;

void sy_buf_init(sy_buf *b, size_t max_bytes); /* 0: SY_BUF_BYTES_MAX */
void sy_buf_free(sy_buf *b);
void sy_buf_add(sy_buf *b, const void *bytes, size_t n);
void sy_buf_str(sy_buf *b, const char *s);
void sy_buf_char(sy_buf *b, char c);
void sy_buf_printf(sy_buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
