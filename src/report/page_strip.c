/*
 * page_strip.c - a page read without building its tree: is it nested too deeply to parse, and what text is left
 * when its tags are cut away. Both are one pass over the bytes.
 */
#include "report/page.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "report/mapped.h"

#include <stdlib.h>

enum { NAME_MAX_BYTES = 16, NAMES = 256, ENTITY_MAX = 32 };

/* A tag at s[at] ('<'). */
typedef struct {
    char name[NAME_MAX_BYTES]; /* lower case, cut if longer; "" for a comment or declaration */
    int closes, self;          /* </name>, <name/> */
    uint32_t attributes, end;  /* end: behind the '>' */
} tag;

static int is_alpha(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

static uint32_t find(const char *s, uint32_t n, uint32_t at, const char *what)
{
    const char *p = at < n ? memmem(s + at, n - at, what, strlen(what)) : NULL;
    return p ? (uint32_t)(p - s) : n;
}

/* Skip to behind '>', quoted values respected; counts what looks like attributes. */
static uint32_t tag_end(const char *s, uint32_t n, uint32_t at, tag *t)
{
    char quote = 0, before = 0;
    for (; at < n; at++) {
        char c = s[at];
        if (quote) {
            if (c == quote) quote = 0;
        } else if ((c == '"' || c == '\'') && before == '=') quote = c;
        else if (c == '>') {
            t->self = before == '/';
            return at + 1;
        } else if (sy_is_space((unsigned char)c) || c == '/') t->attributes += !sy_is_space((unsigned char)before) && before;
        if (!sy_is_space((unsigned char)c)) before = c;
        else if (before != '=') before = ' ';
    }
    return n;
}

/* Is there a tag, comment or declaration at s[at] == '<'? */
static int read_tag(const char *s, uint32_t n, uint32_t at, tag *t)
{
    memset(t, 0, sizeof *t);
    uint32_t i = at + 1, k = 0;
    if (i >= n) return 0;
    if (s[i] == '!' || s[i] == '?') {
        int comment = i + 2 < n && s[i + 1] == '-' && s[i + 2] == '-';
        uint32_t e = comment ? find(s, n, i + 3, "-->") : find(s, n, i, ">");
        t->end = e + (comment ? 3 : 1) < n ? e + (comment ? 3 : 1) : n;
        return 1;
    }
    if (s[i] == '/') t->closes = 1, i++;
    if (i >= n || !is_alpha(s[i])) return 0;
    for (; i < n && s[i] != '>' && s[i] != '/' && !sy_is_space((unsigned char)s[i]); i++)
        if (k + 1 < NAME_MAX_BYTES) t->name[k++] = (char)(s[i] >= 'A' && s[i] <= 'Z' ? s[i] | 32 : s[i]);
    t->end = tag_end(s, n, i, t);
    return 1;
}

static int one_of(const char *name, const char *list)
{
    size_t k = strlen(name);
    for (const char *p = list; k && (p = strstr(p, name)); p += k)
        if (p[-1] == ' ' && p[k] == ' ') return 1;
    return 0;
}

/* Elements whose content is no markup: the bytes up to their end tag are skipped. */
static int is_raw(const char *name) { return one_of(name, " script style textarea title noscript iframe xmp noembed noframes "); }

static uint32_t skip_raw(const char *s, uint32_t n, uint32_t at, const char *name)
{
    size_t k = strlen(name);
    for (uint32_t i = find(s, n, at, "</"); i < n; i = find(s, n, i + 2, "</"))
        if (i + 2 + k <= n && strncasecmp(s + i + 2, name, k) == 0) return i;
    return n;
}

/* ---- depth */

static uint32_t slot_of(const char *name)
{
    uint32_t h = 2166136261u;
    for (; *name; name++) h = (h ^ (unsigned char)*name) * 16777619u;
    return (h ^ h >> 16) % NAMES;
}

int sy_page_too_deep(const char *s, uint32_t n)
{
    static const char alone[] = " br img input meta link hr source embed area base col param track wbr keygen frame basefont bgsound "
                                "p li dt dd tr td th tbody thead tfoot option optgroup colgroup caption a html head body ";
    uint32_t open[NAMES] = { 0 }, depth = 0, svg = slot_of("svg"), math = slot_of("math");
    uint32_t inner[] = { slot_of("desc"), slot_of("title"), slot_of("foreignobject") };
    for (uint32_t i = find(s, n, 0, "<"); i < n;) {
        tag t;
        if (!read_tag(s, n, i, &t)) {
            i = find(s, n, i + 1, "<");
            continue;
        }
        if (t.attributes > SY_HTML_DEPTH_MAX) return 1;
        i = t.end;
        if (t.name[0] && !t.closes && is_raw(t.name) && !open[svg] && !open[math]) i = skip_raw(s, n, i, t.name);
        else if (t.name[0] && !one_of(t.name, alone)) {
            uint32_t k = slot_of(t.name);
            int foreign = (open[svg] || open[math]) && !open[inner[0]] && !open[inner[1]] && !open[inner[2]];
            if (!t.closes && !(t.self && (foreign || k == svg || k == math))) open[k]++, depth++;
            else if (t.closes && open[k]) open[k]--, depth--;
            if (depth > SY_HTML_DEPTH_MAX) return 1;
        }
        i = i < n && s[i] == '<' ? i : find(s, n, i, "<");
    }
    return 0;
}

/* ---- text */

static const struct {
    const char *name;
    uint32_t code;
} entities[] = { { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' }, { "nbsp", 0xA0 }, { "ndash", 0x2013 }, { "mdash", 0x2014 },
                 { "lsquo", 0x2018 }, { "rsquo", 0x2019 }, { "ldquo", 0x201C }, { "rdquo", 0x201D }, { "hellip", 0x2026 }, { "pound", 0xA3 }, { "euro", 0x20AC } };

/* The character that an entity at s[at] == '&' stands for, and its bytes; 0: none that we know. */
static uint32_t read_entity(const char *s, uint32_t n, uint32_t at, uint32_t *bytes)
{
    uint32_t end = at + 1;
    while (end < n && end - at < ENTITY_MAX && s[end] != ';' && s[end] != '&' && s[end] != '<' && s[end] != ' ') end++;
    if (end >= n || s[end] != ';') return 0;
    *bytes = end + 1 - at;
    if (s[at + 1] == '#') {
        int hex = (s[at + 2] | 32) == 'x';
        char *stop;
        unsigned long c = strtoul(s + at + 2 + hex, &stop, hex ? 16 : 10); /* the ';' ends it */
        return stop == s + end && c >= 32 && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF) ? (uint32_t)c : 0;
    }
    for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++)
        if (strlen(entities[i].name) == end - at - 1 && memcmp(entities[i].name, s + at + 1, end - at - 1) == 0) return entities[i].code;
    return 0;
}

char *sy_page_decode(sy_arena *a, const char *s, size_t n)
{
    char *out = sy_alloc(a, n + 1); /* no entity is shorter than its character */
    size_t w = 0;
    for (uint32_t i = 0; i < n;) {
        uint32_t bytes, c = s[i] == '&' ? read_entity(s, (uint32_t)n, i, &bytes) : 0;
        if (c) {
            w += sy_utf8_put(c, out + w);
            i += bytes;
        } else
            out[w++] = s[i++];
    }
    return out;
}

static int is_inline(const char *name)
{
    return one_of(name, " a abbr b bdi bdo big cite code em font i ins del kbd mark nobr q s samp small span strike strong sub sup time tt u var wbr ");
}

static void new_line(sy_mapped *out)
{
    if (out->n && out->text[out->n - 1] != '\n') sy_mapped_insert(out, '\n');
}

/* Copy the text of s[at, end). Line ends of the source are spaces. */
static void copy_text(const char *s, uint32_t n, uint32_t at, uint32_t end, sy_mapped *out)
{
    while (at < end) {
        uint32_t k = at, bytes;
        while (k < end && s[k] != '&' && s[k] != '\n' && s[k] != '\r') k++;
        sy_mapped_copy(out, s + at, k - at, at);
        if (k >= end) return;
        uint32_t c = s[k] == '&' ? read_entity(s, n, k, &bytes) : 0;
        char one[4];
        if (c) sy_mapped_replace(out, one, sy_utf8_put(c, one), k);
        else if (s[k] == '&') sy_mapped_copy(out, "&", bytes = 1, k);
        else sy_mapped_replace(out, " ", bytes = 1, k);
        at = k + bytes;
    }
}

void sy_page_strip(const char *s, uint32_t n, sy_mapped *out)
{
    for (uint32_t i = 0; i < n;) {
        uint32_t k = find(s, n, i, "<");
        copy_text(s, n, i, k, out);
        if (k >= n) break;
        tag t;
        if (!read_tag(s, n, k, &t)) {
            sy_mapped_copy(out, "<", 1, k);
            i = k + 1;
            continue;
        }
        i = t.end;
        if (t.name[0] && !t.closes && is_raw(t.name)) i = skip_raw(s, n, i, t.name);
        if (t.name[0] && !is_inline(t.name)) new_line(out);
    }
}
