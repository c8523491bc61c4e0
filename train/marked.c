/* marked.c - reading a marked line. */
#include "marked.h"

#include <string.h>

/* Letters and hyphens from *p on, into out; 0 if there are none or too many. */
static int name(const char **p, char out[MARKED_NAME])
{
    size_t n = strspn(*p, "abcdefghijklmnopqrstuvwxyz-");
    if (!n || n >= MARKED_NAME) return 0;
    memcpy(out, *p, n);
    out[n] = 0;
    *p += n;
    return 1;
}

/* "[tag12:issue words]" at *p. */
static const char *span(const char **p, marked_text *t)
{
    if (t->n == MARKED_MAX) return "too many marks";
    marked_span *s = &t->spans[t->n++];
    ++*p;
    if (!name(p, s->tag)) return "a mark without a tag";
    for (s->of = 0; **p >= '0' && **p <= '9'; ++*p) s->of |= (uint16_t)(1u << (**p - '0'));
    if (!s->of) s->of = 1u << 1;
    s->issue[0] = 0;
    if (**p == ':') {
        ++*p;
        if (!name(p, s->issue)) return "a colon without an issue";
    }
    size_t words = **p == ' ' ? strcspn(*p + 1, "[]") : 0;
    if (!words || (*p)[1 + words] != ']') return "a mark without words, or inside another";
    s->start = t->n_text;
    memcpy(t->text + t->n_text, *p + 1, words);
    t->n_text += (uint32_t)words;
    s->end = t->n_text;
    *p += words + 2;
    return NULL;
}

int marked_is_cue(const marked_span *s) { return strlen(s->tag) > 1; }

const char *marked_read(sy_arena *a, const char *line, marked_text *out)
{
    out->text = sy_alloc(a, strlen(line) + 1);
    out->n_text = out->n = 0;
    while (*line) {
        if (*line == ']') return "a bracket too many";
        const char *why = NULL;
        if (*line == '[') why = span(&line, out);
        else out->text[out->n_text++] = *line++;
        if (why) return why;
    }
    out->text[out->n_text] = 0;
    return NULL;
}
