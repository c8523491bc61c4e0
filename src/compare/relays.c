/*
 * relays.c - who relayed a report or a statement. A report credits an agency in brackets before the dash of its dateline, on a
 * line of its own in brackets ("(With Orpress)"), or on a line that a word for it opens ("Source: Orpress"); a statement names the
 * agency that passed it on, or that it was made to. Nothing is known of agencies but what the records and the lines say:
 * a name of several words on a line must be an outlet of the records or end in a noun for one, since persons are credited, too.
 */
#include "compare/relays.h"

#include "base/utf8.h"

#include <string.h>

enum {
    LEAD = 1, AGENCY = 2, ARTICLE = 3,                       /* kinds of data/compare/credits.tsv, in its order */
    DATELINE_BYTES = 120, NAME_BYTES = 40, LINE_BYTES = 80, NAME_WORDS = 4,
    DATELINES_MAX = 12                           /* lines from the top among which a dateline may stand */
};

typedef struct {
    sy_arena *a;
    const sy_background *b;
    sy_map houses;               /* name as it is compared -> 1 + number of an id below; 0: a place, which credits nobody */
    SY_VEC(const char *) ids;
    const sayso_doc *doc;        /* the report that is read */
    sy_relay_list *to;
} reader;

/* ---- names */

/* Lower case, words joined by hyphens: "Baltic Wire" and "baltic-wire" are one. */
static const char *key_of(sy_arena *a, const char *s, size_t n)
{
    char *low = sy_alloc(a, 4 * n + 8), *to = low;
    low[sy_utf8_lower(s, n, low, 4 * n + 4)] = 0;
    for (const char *from = low; *from; from++) {
        int gap = strchr(" -_\t\n", *from) != NULL;
        if (!gap && !strchr(".'\"()", *from)) *to++ = *from;
        else if (gap && to > low && to[-1] != '-') *to++ = '-';
    }
    *to = 0;
    return low;
}

/* The actors of the records by their names: outlets, and places, which no credit names. */
static void learn_houses(reader *r, const sayso_doc *doc)
{
    for (uint32_t i = 0; i < doc->actors.n; i++) {
        const sayso_actor *x = &doc->actors.at[i];
        int place = x->kind == SAYSO_ACTOR_PLACE || x->kind == SAYSO_ACTOR_STATE, fresh;
        if ((!place && x->kind != SAYSO_ACTOR_MEDIA) || !x->name) continue;
        const char *key = key_of(r->a, x->name, strlen(x->name));
        uint32_t *at = sy_map_put(r->a, &r->houses, key, strlen(key), &fresh);
        if (!fresh) continue;
        *at = place ? 0 : r->ids.n + 1;
        if (!place) *SY_PUSH(r->a, &r->ids) = x->id;
    }
}

static uint32_t kind_of(const reader *r, const char *s, size_t n) { return sy_credit_kind(r->b, sy_compare_key(s, n)); }

static size_t word_length(const char *s, size_t n)
{
    size_t k = 0;
    while (k < n && !strchr(" \t", s[k])) k++;
    return k;
}

static const char *last_word(const char *s, size_t n)
{
    while (n && s[n - 1] != ' ') n--;
    return s + n;
}

/* Do all words begin with a capital, four at most? *last: where the last begins; 0: no. */
static uint32_t name_words(const char *s, size_t n, const char **last)
{
    uint32_t words = 0;
    unsigned len;
    for (size_t i = 0; i < n;) {
        size_t k = word_length(s + i, n - i);
        if (k && !sy_is_upper(sy_utf8_get(s + i, n - i, &len))) return 0;
        if (k) *last = s + i, words++;
        i += k + 1;
    }
    return n <= NAME_BYTES && words <= NAME_WORDS ? words : 0;
}

/* One name. sure: it stands where only an agency does. */
static void credit_one(reader *r, sayso_span at, int sure)
{
    const char *s = r->doc->text + at.start, *last = s;
    size_t n = at.end - at.start;
    for (size_t i = 0; i < n; i++)
        if (s[i] >= '0' && s[i] <= '9') return;
    while (n && (last = last_word(s, n)) > s && *last >= 'a' && *last <= 'z' && kind_of(r, last, (size_t)(s + n - last)) == AGENCY) /* "the Orpress news agency" */
        for (n = (size_t)(last - s); n && s[n - 1] == ' ';) n--;
    uint32_t words = name_words(s, n, &last);
    if (!words) return;
    at.end = at.start + (uint32_t)n;
    const char *key = key_of(r->a, s, n);
    const uint32_t *house = sy_map_get(&r->houses, key, strlen(key));
    if (house && !*house) return;
    if (!house && !sure && words > 1 && kind_of(r, last, (size_t)(s + n - last)) != AGENCY) return;
    const char *id = house ? r->ids.at[*house - 1] : sy_printf(r->a, "x:%s", key);
    for (uint32_t i = 0; i < r->to->n; i++)
        if (strcmp(r->to->at[i].id, id) == 0) return;
    *SY_PUSH(r->a, r->to) = (sy_relay){ id, sy_strndup(r->a, s, n), at };
}

/* "AP/Orpress", "UNA, Orpress", "UNA and Orpress" */
static void credit_all(reader *r, sayso_span at, int sure)
{
    const char *s = r->doc->text;
    for (uint32_t from = at.start, i = at.start; i <= at.end; i++) {
        uint32_t gap = i == at.end || strchr("/,;", s[i]) ? 1 : at.end - i > 5 && memcmp(s + i, " and ", 5) == 0 ? 5 : 0;
        if (!gap) continue;
        sayso_span one = sy_span_trim(r->doc, (sayso_span){ from, i });
        if (one.end > one.start) credit_one(r, one, sure);
        i += gap - 1;
        from = i + 1;
    }
}

/* ---- lines */

static int is_dash_at(const sayso_doc *d, uint32_t at, uint32_t end)
{
    unsigned len;
    while (at < end && d->text[at] == ' ') at++;
    uint32_t c = at < end ? sy_utf8_get(d->text + at, end - at, &len) : 0;
    return c == '-' || (c >= 0x2012 && c <= 0x2015);
}

/* "MEREL, Sept. 2 (Orpress) \u2014 The dam ...": a capital first, no small word but in the brackets, and a dash behind them. */
static void read_dateline(reader *r, sayso_span line)
{
    const char *s = r->doc->text, *open = NULL;
    unsigned len;
    uint32_t end = line.end - line.start > DATELINE_BYTES ? line.start + DATELINE_BYTES : line.end;
    if (!sy_is_upper(sy_utf8_get(s + line.start, line.end - line.start, &len))) return;
    open = memchr(s + line.start, '(', end - line.start);
    const char *close = open ? memchr(open, ')', (size_t)(s + end - open)) : NULL;
    if (!close || close - open > NAME_BYTES || !is_dash_at(r->doc, (uint32_t)(close - s) + 1, line.end)) return;
    for (const char *c = s + line.start; c < open; c++)
        if (c[0] == ' ' && c[1] >= 'a' && c[1] <= 'z') return;
    credit_all(r, (sayso_span){ (uint32_t)(open - s) + 1, (uint32_t)(close - s) }, 1);
}

/* "(With Orpress)", "(UNA)", "Source: Orpress": a line of its own, in brackets or opened by words for a credit. */
static void read_line(reader *r, sayso_span line)
{
    const char *s = r->doc->text;
    if (line.end - line.start > LINE_BYTES) return;
    int bracketed = s[line.start] == '(' && s[line.end - 1] == ')';
    uint32_t led = 0;
    if (bracketed) line = sy_span_trim(r->doc, (sayso_span){ line.start + 1, line.end - 1 });
    else if (line.end > line.start && s[line.end - 1] == '.') line.end--;
    while (line.start < line.end) {
        size_t k = word_length(s + line.start, line.end - line.start), n = k && s[line.start + k - 1] == ':' ? k - 1 : k;
        uint32_t kind = n ? kind_of(r, s + line.start, n) : 0;
        if (kind != LEAD && kind != ARTICLE) break;
        led += kind == LEAD ? 1 + (n < k) : 0; /* "Source:" says as much as "files from" */
        line = sy_span_trim(r->doc, (sayso_span){ line.start + (uint32_t)k, line.end });
    }
    if (line.end > line.start && (bracketed || led > 1)) credit_all(r, line, 0);
}

static void read_report(reader *r)
{
    const sayso_doc *d = r->doc;
    uint32_t lines = 0, strip = 0;
    for (uint32_t at = 0; at < d->n_text;) {
        const char *stop = memchr(d->text + at, '\n', d->n_text - at);
        uint32_t end = stop ? (uint32_t)(stop - d->text) : d->n_text;
        sayso_span line = sy_span_trim(d, (sayso_span){ at, end });
        at = end + 1;
        while (strip < d->stripped.n && d->stripped.at[strip].end <= line.start) strip++;
        if (line.end <= line.start || (strip < d->stripped.n && d->stripped.at[strip].start <= line.start)) continue;
        if (lines++ < DATELINES_MAX) read_dateline(r, line);
        read_line(r, line);
    }
}

sy_relay_list *sy_relays_read(sy_arena *a, const sy_background *b, const sayso_doc *const *docs, uint32_t n)
{
    reader r = { .a = a, .b = b };
    sy_relay_list *of = sy_alloc_array(a, n + 1, sizeof *of);
    for (uint32_t i = 0; i < n; i++) learn_houses(&r, docs[i]);
    for (uint32_t i = 0; i < n; i++) {
        r.doc = docs[i];
        r.to = &of[i];
        read_report(&r);
    }
    return of;
}

/* ---- statements */

static int is_media(const sayso_doc *doc, int32_t actor) { return actor >= 0 && doc->actors.at[actor].kind == SAYSO_ACTOR_MEDIA; }

int sy_relay_of(const sayso_doc *doc, const sayso_attribution *at, sy_relay *out)
{
    int told = at->via < 0 && is_media(doc, at->addressee); /* "told the Orpress agency" */
    int32_t actor = told ? at->addressee : at->via;
    sayso_spans where = told ? at->addressee_span : at->via_span;
    if (actor < 0) return 0;
    *out = (sy_relay){ doc->actors.at[actor].id, doc->actors.at[actor].name, where.n ? sy_spans_hull(where) : (sayso_span){ 0, 0 } };
    return 1;
}
