/* json.c - writing JSON. Bytes that are no valid UTF-8 come out as U+FFFD, so that the output is always JSON. */
#include "base/json.h"

#include "base/utf8.h"

#include <string.h>

void sy_json_init(sy_json *j, sy_buf *out)
{
    memset(j, 0, sizeof *j);
    j->out = out;
}

static void quoted(sy_buf *b, const char *s, size_t n)
{
    size_t plain = 0;
    sy_buf_char(b, '"');
    for (size_t i = 0; i < n;) {
        unsigned char c = (unsigned char)s[i];
        unsigned len = 1;
        if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
            i++;
            continue;
        }
        if (c >= 0x80) {
            if (sy_utf8_get(s + i, n - i, &len) != 0xFFFD || len > 1) {
                i += len;
                continue;
            }
        }
        sy_buf_add(b, s + plain, i - plain);
        if (c == '"' || c == '\\') {
            sy_buf_char(b, '\\');
            sy_buf_char(b, (char)c);
        } else if (c == '\n') {
            sy_buf_str(b, "\\n");
        } else if (c < 0x20) {
            sy_buf_printf(b, "\\u%04x", c);
        } else {
            sy_buf_str(b, "\xEF\xBF\xBD");
        }
        plain = ++i;
    }
    sy_buf_add(b, s + plain, n - plain);
    sy_buf_char(b, '"');
}

static void before(sy_json *j, const char *key)
{
    if (j->filled[j->depth]) sy_buf_char(j->out, ',');
    j->filled[j->depth] = 1;
    if (key) {
        quoted(j->out, key, strlen(key));
        sy_buf_char(j->out, ':');
    }
}

static void open_level(sy_json *j, const char *key, char c)
{
    before(j, key);
    sy_buf_char(j->out, c);
    if (j->depth + 1 < SY_JSON_DEPTH_MAX) j->depth++;
    j->filled[j->depth] = 0;
}

static void close_level(sy_json *j, char c)
{
    sy_buf_char(j->out, c);
    if (j->depth) j->depth--;
}

void sy_json_object(sy_json *j, const char *key) { open_level(j, key, '{'); }
void sy_json_array(sy_json *j, const char *key) { open_level(j, key, '['); }
void sy_json_end_object(sy_json *j) { close_level(j, '}'); }
void sy_json_end_array(sy_json *j) { close_level(j, ']'); }

void sy_json_strn(sy_json *j, const char *key, const char *value, size_t n)
{
    before(j, key);
    quoted(j->out, value, n);
}

void sy_json_line(sy_json *j, sy_buf *out, const char *kind)
{
    sy_json_init(j, out);
    sy_json_object(j, NULL);
    sy_json_int(j, "schema", SAYSO_SCHEMA);
    sy_json_str(j, "kind", kind);
}

void sy_json_end_line(sy_json *j)
{
    sy_json_end_object(j);
    sy_buf_char(j->out, '\n');
}

void sy_json_raw(sy_json *j, const char *key, const char *value)
{
    before(j, key);
    sy_buf_str(j->out, value ? value : "null");
}

void sy_json_str(sy_json *j, const char *key, const char *value)
{
    if (value) sy_json_strn(j, key, value, strlen(value));
    else sy_json_raw(j, key, NULL);
}

void sy_json_int(sy_json *j, const char *key, long long value)
{
    before(j, key);
    sy_buf_printf(j->out, "%lld", value);
}

void sy_json_bool(sy_json *j, const char *key, int value) { sy_json_raw(j, key, value ? "true" : "false"); }

void sy_json_conf(sy_json *j, const char *key, unsigned hundredths)
{
    before(j, key);
    if (hundredths >= 100) sy_buf_str(j->out, "1.00");
    else sy_buf_printf(j->out, "0.%02u", hundredths);
}

void sy_json_span(sy_json *j, const char *key, sayso_span span)
{
    before(j, key);
    sy_buf_printf(j->out, "[%u,%u]", span.start, span.end);
}

void sy_json_span_or_null(sy_json *j, const char *key, sayso_span span)
{
    if (span.end > span.start) sy_json_span(j, key, span);
    else sy_json_raw(j, key, NULL);
}

void sy_json_spans(sy_json *j, const char *key, sayso_spans spans)
{
    sy_json_array(j, key);
    for (uint32_t i = 0; i < spans.n; i++) sy_json_span(j, NULL, spans.at[i]);
    sy_json_end_array(j);
}

void sy_json_raw_map(sy_json *j, const char *key, const sayso_raw_piece *at, uint32_t n)
{
    if (!n) {
        sy_json_raw(j, key, NULL);
        return;
    }
    sy_json_array(j, key);
    for (uint32_t i = 0; i < n; i++) {
        sy_json_array(j, NULL);
        sy_json_int(j, NULL, at[i].text_start);
        sy_json_int(j, NULL, at[i].raw_start);
        sy_json_int(j, NULL, at[i].length);
        sy_json_end_array(j);
    }
    sy_json_end_array(j);
}
