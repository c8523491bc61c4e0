/*
 * decode.c - charset detection and conversion with a map back to the raw bytes.
 *
 * The order of the evidence follows the WHATWG encoding standard: byte-order mark, then the declaration, with
 * labels of Latin-1 meaning windows-1252. Bytes that are valid UTF-8 are UTF-8 whatever a page declares.
 */
#include "report/decode.h"

#include "base/utf8.h"
#include "report/mapped.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

enum { DECLARATION_BYTES = 4096, SNIFF_BYTES = 4096, CHARSET_NAME_MAX = 40, CONTROL_PERCENT_MAX = 5, HIGH_PERCENT_MAX = 50 };

typedef enum { UTF8, UTF8_DAMAGED, UTF16LE, UTF16BE, UTF32LE, UTF32BE, WINDOWS_1252, NAMED } charset;

typedef struct {
    sy_arena *arena;
    const char *id, *raw;
    uint32_t n, skip; /* skip: bytes of the byte-order mark that are no text */
    charset set;
    char name[CHARSET_NAME_MAX + 1];
    sy_mapped out;
} job;

/* What windows-1252 has at 0x80 to 0x9F; 0: nothing. */
static const uint16_t cp1252[32] = { 0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
                                     0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178 };

static int begins(const job *j, const char *mark, uint32_t n) { return j->n >= n && memcmp(j->raw, mark, n) == 0; }

static int by_mark(job *j)
{
    if (begins(j, "\xFF\xFE\0\0", 4)) return j->set = UTF32LE, j->skip = 4, 1;
    if (begins(j, "\0\0\xFE\xFF", 4)) return j->set = UTF32BE, j->skip = 4, 1;
    if (begins(j, "\xFF\xFE", 2)) return j->set = UTF16LE, j->skip = 2, 1;
    if (begins(j, "\xFE\xFF", 2)) return j->set = UTF16BE, j->skip = 2, 1;
    return 0;
}

/* UTF-16 without a mark: in Latin script every other byte is zero. */
static int by_zeros(job *j)
{
    uint32_t n = j->n < SNIFF_BYTES ? j->n & ~1u : SNIFF_BYTES, even = 0, odd = 0;
    if (n < 4) return 0;
    for (uint32_t i = 0; i < n; i += 2) {
        even += j->raw[i] == 0;
        odd += j->raw[i + 1] == 0;
    }
    if (odd * 5 > n * 2 && even * 20 < n) return j->set = UTF16LE, 1;
    if (even * 5 > n * 2 && odd * 20 < n) return j->set = UTF16BE, 1;
    return 0;
}

/* Where `word` stands in the first bytes, ASCII case folded; NULL. */
static const char *find_word(const char *s, uint32_t n, const char *word)
{
    size_t k = strlen(word);
    for (uint32_t i = 0; i + k <= n; i++)
        if (strncasecmp(s + i, word, k) == 0) return s + i;
    return NULL;
}

/* The charset that a page declares, in j->name; 0 if it declares none. */
static int declared(job *j)
{
    uint32_t n = j->n < DECLARATION_BYTES ? j->n : DECLARATION_BYTES, k = 0;
    const char *end = j->raw + n, *p = find_word(j->raw, n, "charset");
    if (p) p += 7;
    else if (begins(j, "<?xml", 5) && (p = find_word(j->raw, n, "encoding"))) p += 8;
    else return 0;
    while (p < end && (*p == ' ' || *p == '=' || *p == '"' || *p == '\'')) p++;
    while (p < end && k < CHARSET_NAME_MAX && (((*p | 32) >= 'a' && (*p | 32) <= 'z') || (*p >= '0' && *p <= '9') || strchr("-_.:", *p)) && *p)
        j->name[k++] = *p++;
    j->name[k] = 0;
    return k > 0;
}

static int is_latin1(const char *name)
{
    static const char *const labels[] = { "iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252", "cp1252", "iso_8859-1", "utf-7" };
    for (uint32_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
        if (strcasecmp(name, labels[i]) == 0) return 1;
    return 0;
}

/* Is this UTF-8 with a few damaged bytes? Then good sequences outnumber the bad bytes by far. */
static int mostly_utf8(const job *j)
{
    uint32_t good = 0, bad = 0;
    for (uint32_t i = 0; i < j->n;) {
        unsigned len;
        uint32_t c = sy_utf8_get(j->raw + i, j->n - i, &len);
        if (c >= 0x80) {
            if (len > 1) good++;
            else bad++;
        }
        i += len;
    }
    return good > 4 * bad;
}

static void detect(job *j, int page)
{
    if (by_mark(j)) return;
    if (sy_utf8_check(j->raw, j->n) == j->n && !memchr(j->raw, 0, j->n)) {
        j->set = UTF8;
        return;
    }
    if (by_zeros(j)) return;
    int says = page && declared(j);
    if (mostly_utf8(j)) j->set = UTF8_DAMAGED;
    else if (says && !is_latin1(j->name) && strncasecmp(j->name, "utf", 3) != 0) j->set = NAMED;
    else j->set = WINDOWS_1252;
}

static void put(job *j, uint32_t c, uint32_t at, uint32_t raw_bytes)
{
    char one[4];
    unsigned k = sy_utf8_put(c, one);
    if (raw_bytes == 1 && k == 1) sy_mapped_copy(&j->out, one, 1, at);
    else sy_mapped_replace(&j->out, one, k, at);
}

static uint32_t unit(const job *j, uint32_t i, uint32_t bytes, int big)
{
    uint32_t c = 0;
    for (uint32_t k = 0; k < bytes; k++) c |= (uint32_t)(unsigned char)j->raw[i + k] << 8 * (big ? bytes - 1 - k : k);
    return c;
}

static void from_utf16(job *j, int big)
{
    uint32_t i = j->skip;
    while (i + 1 < j->n) {
        uint32_t c = unit(j, i, 2, big), bytes = 2;
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < j->n) {
            uint32_t low = unit(j, i + 2, 2, big);
            if (low >= 0xDC00 && low < 0xE000) c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00), bytes = 4;
        }
        put(j, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c, i, bytes);
        i += bytes;
    }
    if (i < j->n) put(j, 0xFFFD, i, 1);
}

static void from_utf32(job *j, int big)
{
    for (uint32_t i = j->skip; i + 3 < j->n; i += 4) {
        uint32_t c = unit(j, i, 4, big);
        put(j, c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? 0xFFFD : c, i, 4);
    }
}

static void from_damaged_utf8(job *j)
{
    for (uint32_t i = 0; i < j->n;) {
        unsigned len;
        uint32_t c = sy_utf8_get(j->raw + i, j->n - i, &len);
        if (c == 0xFFFD && len == 1) put(j, c, i, 1);
        else sy_mapped_copy(&j->out, j->raw + i, len, i);
        i += len;
    }
}

static void from_1252(job *j)
{
    for (uint32_t i = 0; i < j->n; i++) {
        unsigned char b = (unsigned char)j->raw[i];
        uint32_t c = b >= 0x80 && b < 0xA0 ? cp1252[b - 0x80] : b;
        put(j, c || !b ? c : 0xFFFD, i, 1);
    }
}

static void close_iconv(void *cd) { iconv_close((iconv_t)cd); }

/* A charset of the C library's, one character a call, so that the map has each; 0 if it knows none of that name. */
static int from_named(job *j)
{
    iconv_t cd = iconv_open("UTF-8", j->name);
    if (cd == (iconv_t)-1) return 0;
    sy_arena_defer(j->arena, close_iconv, (void *)cd);
    char *in = (char *)(uintptr_t)j->raw; /* iconv does not write to it */
    size_t left = j->n;
    while (left) {
        char one[16], *out = one;
        size_t before = left, room = 4;
        uint32_t at = (uint32_t)(in - j->raw);
        for (size_t try = 1; try <= (before < 8 ? before : 8) && out == one; try++) { /* the fewest bytes that give a character */
            size_t some = try;
            char *from = in;
            if (iconv(cd, &from, &some, &out, &room) == (size_t)-1 && errno == EILSEQ) break;
            if (out > one || from > in) {
                left -= (size_t)(from - in);
                in = from;
            }
            if (out == one && from > in) break;
        }
        if (left == before) in++, left--;
        if (out == one) put(j, 0xFFFD, at, 1);
        else if (out - one == 1 && before - left == 1) sy_mapped_copy(&j->out, one, 1, at);
        else sy_mapped_replace(&j->out, one, (uint32_t)(out - one), at);
    }
    return 1;
}

static void convert(job *j)
{
    sy_mapped_init(&j->out, j->arena, j->n + j->n / 8 + 16);
    switch (j->set) {
    case UTF8: break;
    case UTF8_DAMAGED: from_damaged_utf8(j); break;
    case UTF16LE: from_utf16(j, 0); break;
    case UTF16BE: from_utf16(j, 1); break;
    case UTF32LE: from_utf32(j, 0); break;
    case UTF32BE: from_utf32(j, 1); break;
    case NAMED:
        if (from_named(j)) break;
        /* fall through */
    case WINDOWS_1252: from_1252(j); break;
    }
}

/* Text has hardly a control character, and never a zero. at: where in the raw bytes the text stands. */
static void refuse_binary(const job *j, const char *text, uint32_t n)
{
    uint32_t control = 0, first = 0;
    const char *zero = memchr(text, 0, n);
    for (uint32_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c >= 32 ? c != 127 : c == 9 || c == 10 || c == 12 || c == 13) continue;
        if (!control++) first = i;
    }
    if (zero) first = (uint32_t)(zero - text);
    for (uint32_t i = 0; i < j->out.pieces.n; i++) {
        sayso_raw_piece p = j->out.pieces.at[i];
        if (first >= p.text_start + p.length) continue;
        first = p.raw_start + (first - p.text_start);
        break;
    }
    if (zero || (uint64_t)control * 100 > (uint64_t)n * CONTROL_PERCENT_MAX)
        sy_fail(j->arena, SAYSO_INPUT, first, "%.120s: byte %u: binary data, not a report; give plain text, HTML or JSON lines", j->id, first);
}

static void refuse_unknown(const job *j)
{
    uint32_t high = 0;
    for (uint32_t i = 0; i < j->n; i++) high += (unsigned char)j->raw[i] >= 0x80;
    if ((uint64_t)high * 100 > (uint64_t)j->n * HIGH_PERCENT_MAX)
        sy_fail(j->arena, SAYSO_INPUT, (uint32_t)sy_utf8_check(j->raw, j->n),
                "%.120s: byte %u: not UTF-8, and the charset cannot be told; convert it to UTF-8 (iconv -t UTF-8)", j->id,
                (unsigned)sy_utf8_check(j->raw, j->n));
}

void sy_decode(sy_arena *arena, const char *id, const char *raw, uint32_t n, int page, sy_decoded *out)
{
    job j = { .arena = arena, .id = id, .raw = raw, .n = n };
    if (n >= 5 && memcmp(raw, "%PDF-", 5) == 0)
        sy_fail(arena, SAYSO_INPUT, 0, "%.120s: byte 0: a PDF file; convert it to text first (pdftotext)", id);
    detect(&j, page);
    if (j.set == WINDOWS_1252) {
        const char *zero = memchr(raw, 0, n);
        if (!zero) refuse_unknown(&j);
    }
    if (j.set != UTF8) convert(&j);
    out->same = j.set == UTF8;
    out->text = out->same ? raw : j.out.text;
    out->n = out->same ? n : j.out.n;
    out->pieces = j.out.pieces.at;
    out->n_pieces = j.out.pieces.n;
    refuse_binary(&j, out->text, out->n);
}
