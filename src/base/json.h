/* json.h - writing JSON: values are appended to a buffer, commas and escapes are taken care of. */
#ifndef SY_JSON_H
#define SY_JSON_H

#include "base/buf.h"
#include "sayso.h"

enum { SY_JSON_DEPTH_MAX = 32 };

typedef struct {
    sy_buf *out;
    uint32_t depth;
    uint8_t filled[SY_JSON_DEPTH_MAX]; /* does this level hold an item already? */
} sy_json;

void sy_json_init(sy_json *j, sy_buf *out);

/* One object on a line of its own, with what each begins with: {"schema":N,"kind":... and the end of object and line. */
void sy_json_line(sy_json *j, sy_buf *out, const char *kind);
void sy_json_end_line(sy_json *j);

/* Keys are given before values inside an object; NULL in an array or at the top. */
void sy_json_object(sy_json *j, const char *key); /* { */
void sy_json_array(sy_json *j, const char *key);  /* [ */
void sy_json_end_object(sy_json *j);
void sy_json_end_array(sy_json *j);

void sy_json_str(sy_json *j, const char *key, const char *value); /* NULL: null */
void sy_json_strn(sy_json *j, const char *key, const char *value, size_t n);
void sy_json_int(sy_json *j, const char *key, long long value);
void sy_json_raw(sy_json *j, const char *key, const char *value); /* a number or literal as it is; NULL: null */
void sy_json_bool(sy_json *j, const char *key, int value);
void sy_json_conf(sy_json *j, const char *key, unsigned hundredths); /* 93 -> 0.93 */
void sy_json_span(sy_json *j, const char *key, sayso_span span);     /* [s,e] */
void sy_json_span_or_null(sy_json *j, const char *key, sayso_span span);
void sy_json_spans(sy_json *j, const char *key, sayso_spans spans);  /* [[s,e],...] */
void sy_json_raw_map(sy_json *j, const char *key, const sayso_raw_piece *at, uint32_t n); /* [[text,raw,length],...]; null for none */

#endif
