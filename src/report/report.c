/*
 * report.c - bytes to report: limits, format, charset, then plain text or page, then what the user gave.
 */
#include "report/report.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "report/decode.h"
#include "report/page.h"
#include "report/plain.h"

enum { SNIFF_BYTES = 8192, GIVEN_DATE = 1, GIVEN_OUTLET = 2, GIVEN_TITLE = 4, GIVEN_URL = 8 };

static int begins_with(const char *s, size_t n, const char *word)
{
    size_t k = strlen(word);
    return n >= k && strncasecmp(s, word, k) == 0;
}

/* Is this a page? It begins with a tag and has an end tag soon, or has <html or <body near its beginning. */
static int looks_like_page(const char *s, size_t n)
{
    size_t at = 0;
    unsigned len;
    while (at < n && sy_is_space(sy_utf8_get(s + at, n - at, &len))) at += len;
    int tag = at + 1 < n && s[at] == '<' && (((s[at + 1] | 32) >= 'a' && (s[at + 1] | 32) <= 'z') || s[at + 1] == '!' || s[at + 1] == '?');
    for (size_t i = at; i < n; i++) {
        if (s[i] != '<') continue;
        if (begins_with(s + i, n - i, "<html") || begins_with(s + i, n - i, "<body") || begins_with(s + i, n - i, "<!doctype html")) return 1;
        if (tag && (begins_with(s + i, n - i, "</") || begins_with(s + i, n - i, "<style") || begins_with(s + i, n - i, "<script"))) return 1;
    }
    return 0;
}

/* The first bytes; those of UTF-16 without the zeros between the letters. */
static int sniff_page(const char *raw, size_t n)
{
    char squeezed[SNIFF_BYTES];
    size_t w = 0, i = n >= 2 && ((unsigned char)raw[0] >= 0xFE) && ((unsigned char)raw[1] >= 0xFE) ? 2 : 0;
    for (; i < n && w < sizeof squeezed; i++)
        if (raw[i]) squeezed[w++] = raw[i];
    return looks_like_page(squeezed, w);
}

static void refuse_sizes(sayso_doc *d, const sayso_input *in)
{
    const char *s = in->bytes;
    if (in->n_bytes > SY_RAW_BYTES_MAX)
        sy_fail(&d->arena, SAYSO_LIMIT, SY_RAW_BYTES_MAX, "%.120s: byte %u: a report may have %u MiB, of which %u MiB are text; split it", in->id, SY_RAW_BYTES_MAX, SY_RAW_BYTES_MAX >> 20, SY_TEXT_BYTES_MAX >> 20);
    size_t i = 0;
    unsigned len;
    while (i < in->n_bytes && sy_is_space(sy_utf8_get(s + i, in->n_bytes - i, &len))) i += len;
    if (i == in->n_bytes)
        sy_fail(&d->arena, SAYSO_EMPTY, 0, "%.120s: byte 0: the report is empty; give a file with text in it", in->id);
}

static void refuse_long_text(sayso_doc *d, const char *id)
{
    if (d->n_text > SY_TEXT_BYTES_MAX)
        sy_fail(&d->arena, SAYSO_LIMIT, SY_TEXT_BYTES_MAX, "%.120s: byte %u: the text of a report may have %u MiB; split it", id, SY_TEXT_BYTES_MAX, SY_TEXT_BYTES_MAX >> 20);
}

static void read_text(const sayso *engine, sayso_doc *d, const sayso_input *in, const sy_decoded *u)
{
    d->n_text = u->n;
    refuse_long_text(d, in->id);
    d->text = sy_strndup(&d->arena, u->text, u->n);
    for (uint32_t i = 0; i < u->n_pieces; i++) *SY_PUSH(&d->arena, &d->raw) = u->pieces[i];
    sy_plain_read(engine->report, d, in->title);
}

/* What the user gave goes before what was found. */
static void take_given(const sayso *engine, sayso_doc *d, const sayso_input *in)
{
    sayso_report *r = &d->report;
    sy_report_date date;
    uint32_t end;
    if (in->date && *in->date) {
        uint32_t n = (uint32_t)strlen(in->date);
        if (!sy_report_date_read(engine->report, SY_DATE_ORDER_NONE, in->date, n, 0, &date, &end) || end != n)
            sy_fail(&d->arena, SAYSO_USAGE, 0, "%.120s: the date \"%.40s\" is not YYYY-MM-DD", in->id, in->date);
        r->date = sy_report_date_text(&d->arena, &date);
        r->date_basis = SAYSO_BASIS_GIVEN;
        r->date_span.start = r->date_span.end = 0;
        r->given |= GIVEN_DATE;
    }
    if (in->outlet && *in->outlet) {
        r->outlet = sy_strdup(&d->arena, in->outlet);
        r->given |= GIVEN_OUTLET;
    }
    if (in->url && *in->url) {
        r->url = sy_strdup(&d->arena, in->url);
        r->given |= GIVEN_URL;
    }
}

void sy_report_read(const sayso *engine, sayso_doc *d, const sayso_input *in)
{
    char hex[65];
    refuse_sizes(d, in);
    sy_sha256_hex(in->bytes, in->n_bytes, hex);
    d->report.id = sy_strdup(&d->arena, in->id);
    d->report.sha256 = sy_strdup(&d->arena, hex);
    int page = in->format == SAYSO_FORMAT_HTML || (in->format == SAYSO_FORMAT_NONE && sniff_page(in->bytes, in->n_bytes));
    if (in->title && *in->title) {
        d->report.title = sy_strdup(&d->arena, in->title);
        d->report.given |= GIVEN_TITLE;
    }
    sy_decoded u;
    sy_decode(&d->arena, in->id, in->bytes, (uint32_t)in->n_bytes, page, &u);
    if (page) sy_page_read(engine->report, d, in, &u);
    else read_text(engine, d, in, &u);
    refuse_long_text(d, in->id);
    if (!d->blocks.n)
        sy_fail(&d->arena, SAYSO_EMPTY, 0, "%.120s: no readable text in %u bytes; is it the page of an article?", in->id, (unsigned)in->n_bytes);
    take_given(engine, d, in);
}
