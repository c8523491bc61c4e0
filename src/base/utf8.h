/* utf8.h - reading UTF-8 and the few character classes that news text needs. */
#ifndef SY_UTF8_H
#define SY_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* The code point at s (n bytes left) and its length in *len (1 to 4); a bad byte is U+FFFD of length 1. */
uint32_t sy_utf8_get(const char *s, size_t n, unsigned *len);

/* The code point that ends just before byte `at` of s; *len as above. at must be > 0. */
uint32_t sy_utf8_before(const char *s, size_t at, unsigned *len);

/* Write c to out (4 bytes of room); gives the length. */
unsigned sy_utf8_put(uint32_t c, char *out);

/* Where the first byte stands that is not valid UTF-8; n if there is none. */
size_t sy_utf8_check(const char *s, size_t n);

/* Does a character begin at this byte (or the text end there)? */
static inline int sy_utf8_boundary(const char *s, size_t n, size_t at)
{
    return at == n || (at < n && ((unsigned char)s[at] & 0xC0) != 0x80);
}

int sy_is_letter(uint32_t c); /* Unicode L* and M* */
int sy_is_digit(uint32_t c);  /* Unicode Nd */
int sy_is_upper(uint32_t c);  /* Unicode Lu, Lt */
int sy_is_lower(uint32_t c);  /* Unicode Ll */
int sy_is_space(uint32_t c);  /* white space, no-break and zero-width spaces included */
uint32_t sy_lower(uint32_t c);
uint32_t sy_upper(uint32_t c);

/* Case-folded copy into out (room bytes, always ended by NUL); gives its length. Cut at a boundary if too long. */
size_t sy_utf8_lower(const char *s, size_t n, char *out, size_t room);

#endif
