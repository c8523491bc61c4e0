/*
 * files.h - what the training programs share: files whole in and out, memory that is there, numbers into a buffer.
 * A failure ends the program.
 */
#ifndef FILES_H
#define FILES_H

#include "base/buf.h"

/* p, or the end of the program if it is NULL. */
void *checked(void *p);
/* A whole file, gzip or not, with NUL behind it; freed by the caller. */
char *file_read(const char *path, size_t *n);
void file_write(const char *path, const void *bytes, size_t n);
/* What a buffer holds, as a file; frees the buffer. */
void file_write_buf(const char *path, sy_buf *b);
/* Call each(arg, text) for the "text" of every object of a JSON Lines file, gzip or not; longer ones than a document may be are left out. */
void texts_each(const char *path, void (*each)(void *arg, const char *text), void *arg);
/* Little-endian. */
void buf_put32(sy_buf *b, uint32_t v);

#endif
