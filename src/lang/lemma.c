/* lemma.c - decision lists and edit scripts. */
#include "lang/lemma.h"

#include "base/hash.h"
#include "base/utf8.h"

#include <stdio.h>

enum { KEY_CASED = 200, KEY_FORM, KEY_SUFFIX, KEY_FEATS = 240 };

static uint32_t hash32(const char *s, size_t n) { return (uint32_t)(sy_hash(s, n) >> 32); }

static unsigned case_class(const char *form)
{
    unsigned len;
    uint32_t c = sy_utf8_get(form, strlen(form), &len);
    if (!sy_is_upper(c)) return 0;
    return sy_is_upper(sy_utf8_get(form + len, strlen(form + len), &len)) ? 2 : 1;
}

void sy_lemma_keys(const char *form, const char *lower, unsigned tag, uint64_t out[SY_LEMMA_KEYS])
{
    size_t n = strlen(lower);
    unsigned k = 0, c = case_class(form);
    uint32_t h = hash32(lower, n);
    out[k++] = sy_feature(KEY_CASED, h, tag, c);
    out[k++] = sy_feature(KEY_FORM, h, tag, 0);
    for (size_t m = SY_LEMMA_SUFFIX_MAX; m > 0; m--) out[k++] = sy_feature(KEY_SUFFIX, m < n ? hash32(lower + n - m, m) : h, tag | (unsigned)m << 8, c);
    out[k++] = sy_feature(KEY_SUFFIX, 0, tag, c);
}

void sy_feats_keys(const char *lower, unsigned tag, unsigned rel, uint64_t out[SY_FEATS_KEYS])
{
    uint32_t h = hash32(lower, strlen(lower));
    out[0] = sy_feature(KEY_FEATS, h, tag, rel);
    out[1] = sy_feature(KEY_FEATS + 1, h, tag, 0);
    out[2] = sy_feature(KEY_FEATS + 2, 0, tag, rel);
    out[3] = sy_feature(KEY_FEATS + 3, 0, tag, 0);
}

uint32_t sy_decide(const sy_table *t, const uint64_t *keys, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        int32_t v = sy_table_value(t, keys[i]);
        if (v >= 0) return (uint32_t)v;
    }
    return 0;
}

void sy_lemma_script(const char *form, const char *lower, const char *lemma, char *out, size_t room)
{
    char low[SY_LEMMA_BYTES_MAX + 1];
    sy_utf8_lower(lemma, strlen(lemma), low, sizeof low);
    size_t n = strlen(lower), same = 0;
    while (lower[same] && lower[same] == low[same]) same++;
    int keeps = strcmp(low, lemma) != 0 && strcmp(form, lower) != 0;
    if (n - same <= 5 && (same >= 2 || same == n)) snprintf(out, room, "%s%zu%s", keeps ? "^" : "", n - same, low + same);
    else snprintf(out, room, "%s=%s", keeps ? "^" : "", low);
}

void sy_lemma_apply(const char *script, const char *form, const char *lower, int cased, char *out, size_t room)
{
    int keeps = script[0] == '^';
    script += keeps;
    if (script[0] == '=') {
        snprintf(out, room, "%s", script + 1);
        if (keeps && cased && (unsigned)(out[0] - 'a') < 26u) out[0] = (char)(out[0] - 32);
        return;
    }
    size_t n = strlen(lower), cut = script[0] >= '0' && script[0] <= '9' ? (size_t)(script[0] - '0') : 0;
    if (cut > n) cut = n;
    while (cut < n && ((unsigned char)lower[n - cut] & 0xC0) == 0x80) cut++;
    const char *from = keeps && cased && strlen(form) == n ? form : lower;
    snprintf(out, room, "%.*s%s", (int)(n - cut < room ? n - cut : room - 1), from, script[0] ? script + 1 : "");
}
