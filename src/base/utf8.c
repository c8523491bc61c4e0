/* utf8.c - UTF-8 decoding by hand (it is on every hot path), character classes from utf8proc. */
#include "base/utf8.h"

#include <utf8proc.h>

enum { REPLACEMENT = 0xFFFD };

uint32_t sy_utf8_get(const char *s, size_t n, unsigned *len)
{
    const unsigned char *p = (const unsigned char *)s;
    *len = 1;
    if (n == 0) return REPLACEMENT;
    if (p[0] < 0x80) return p[0];
    unsigned need = p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : 2;
    if (p[0] < 0xC2 || p[0] > 0xF4 || n < need) return REPLACEMENT;
    uint32_t c = p[0] & (0xFFu >> (need + 1));
    for (unsigned i = 1; i < need; i++) {
        if ((p[i] & 0xC0) != 0x80) return REPLACEMENT;
        c = c << 6 | (p[i] & 0x3F);
    }
    if ((need == 3 && c < 0x800) || (need == 4 && c < 0x10000) || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return REPLACEMENT;
    *len = need;
    return c;
}

uint32_t sy_utf8_before(const char *s, size_t at, unsigned *len)
{
    size_t start = at - 1;
    while (start > 0 && at - start < 4 && ((unsigned char)s[start] & 0xC0) == 0x80) start--;
    uint32_t c = sy_utf8_get(s + start, at - start, len);
    if (start + *len != at) {
        *len = 1;
        return REPLACEMENT;
    }
    return c;
}

unsigned sy_utf8_put(uint32_t c, char *out)
{
    unsigned char *p = (unsigned char *)out;
    if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = REPLACEMENT;
    if (c < 0x80) {
        p[0] = (unsigned char)c;
        return 1;
    }
    unsigned n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (unsigned i = n - 1; i > 0; i--, c >>= 6) p[i] = (unsigned char)(0x80 | (c & 0x3F));
    static const unsigned char lead[5] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    p[0] = (unsigned char)(lead[n] | c);
    return n;
}

size_t sy_utf8_check(const char *s, size_t n)
{
    for (size_t i = 0; i < n;) {
        if (!((unsigned char)s[i] & 0x80)) {
            i++;
            continue;
        }
        unsigned len;
        uint32_t c = sy_utf8_get(s + i, n - i, &len);
        if (c == REPLACEMENT && len == 1) return i;
        i += len;
    }
    return n;
}

int sy_is_letter(uint32_t c)
{
    if (c < 0x80) return (c | 32) - 'a' < 26u;
    utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);
    return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_ME;
}

int sy_is_digit(uint32_t c)
{
    if (c < 0x80) return c - '0' < 10u;
    return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_ND;
}

int sy_is_upper(uint32_t c)
{
    if (c < 0x80) return c - 'A' < 26u;
    utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);
    return k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LT;
}

int sy_is_lower(uint32_t c)
{
    if (c < 0x80) return c - 'a' < 26u;
    return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LL;
}

int sy_is_space(uint32_t c)
{
    if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13);
    if (c == 0x85 || c == 0xA0 || c == 0x1680 || c == 0xFEFF) return 1;
    return (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000;
}

uint32_t sy_lower(uint32_t c)
{
    if (c < 0x80) return c - 'A' < 26u ? c | 32 : c;
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

uint32_t sy_upper(uint32_t c)
{
    if (c < 0x80) return c - 'a' < 26u ? c - 32 : c;
    return (uint32_t)utf8proc_toupper((utf8proc_int32_t)c);
}

size_t sy_utf8_lower(const char *s, size_t n, char *out, size_t room)
{
    size_t w = 0;
    for (size_t i = 0; i < n;) {
        unsigned len;
        char one[4];
        unsigned k = sy_utf8_put(sy_lower(sy_utf8_get(s + i, n - i, &len)), one);
        if (w + k + 1 > room) break;
        for (unsigned j = 0; j < k; j++) out[w++] = one[j];
        i += len;
    }
    if (room) out[w] = 0;
    return w;
}
