/*
 * tree.c - gumbo's tree to flat arrays. What is to be known about gumbo 0.10.1:
 * - original_text of a text node is one run of raw bytes, text is decoded: entities, line ends and bad bytes differ,
 *   and tags that the parser ignored stand inside the run. copy_run() walks both side by side.
 * - text inside a table but outside its cells moves before the table: runs are sorted into byte order.
 * - a numeric entity beyond Unicode becomes bytes that are no UTF-8.
 * - it never checks the result of an allocation: the allocator here fails by sy_fail(), all memory is the arena's.
 */
#include "report/tree.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <strings.h>

enum { ENTITY_MAX = 34, LOOK_AHEAD = 6, TEXT_DEPTH_MAX = 64 };

typedef struct {
    uint32_t raw_start, raw_end;
    uint32_t line, block; /* runs of one line number stand on one line; a line break changes only the first of the two */
    int32_t element;
    const char *decoded;
    uint8_t link, bold;
} text_run;

typedef struct {
    int32_t element;  /* of the node's own; -1 for the document */
    int32_t block;    /* nearest block element */
    const GumboVector *children;
    uint32_t next;
    uint8_t link, bold, breaks; /* breaks: a border of lines stands at its end */
} frame;

typedef struct {
    sy_tree *t;
    SY_VEC(text_run) runs;
    SY_VEC(frame) stack;
    uint32_t line, block;
} walk;

/* ---- parsing */

static void *allocate(void *arena, size_t n) { return sy_alloc(arena, n); }
static void release(void *arena, void *what) { (void)arena, (void)what; }

static GumboOutput *parse(sy_tree *t)
{
    GumboOptions o = kGumboDefaultOptions;
    o.allocator = allocate;
    o.deallocator = release;
    o.userdata = t->arena;
    o.max_errors = 0;
    return gumbo_parse_with_options(&o, t->page, t->n_page);
}

/* ---- elements */

static int is_inline(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_A: case GUMBO_TAG_ABBR: case GUMBO_TAG_ACRONYM: case GUMBO_TAG_B: case GUMBO_TAG_BDI: case GUMBO_TAG_BDO: case GUMBO_TAG_BIG:
    case GUMBO_TAG_CITE: case GUMBO_TAG_CODE: case GUMBO_TAG_DATA: case GUMBO_TAG_DFN: case GUMBO_TAG_EM: case GUMBO_TAG_FONT: case GUMBO_TAG_I:
    case GUMBO_TAG_INS: case GUMBO_TAG_KBD: case GUMBO_TAG_MARK: case GUMBO_TAG_NOBR: case GUMBO_TAG_Q: case GUMBO_TAG_RP: case GUMBO_TAG_RT:
    case GUMBO_TAG_RUBY: case GUMBO_TAG_S: case GUMBO_TAG_SAMP: case GUMBO_TAG_SMALL: case GUMBO_TAG_SPAN: case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG: case GUMBO_TAG_SUB: case GUMBO_TAG_SUP: case GUMBO_TAG_TIME: case GUMBO_TAG_TT: case GUMBO_TAG_U: case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR: case GUMBO_TAG_IMG: case GUMBO_TAG_UNKNOWN: case GUMBO_TAG_DEL: return 1;
    default: return 0;
    }
}

/* Elements whose text is never a report's. */
static int is_out(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_SCRIPT: case GUMBO_TAG_STYLE: case GUMBO_TAG_NOSCRIPT: case GUMBO_TAG_TEMPLATE: case GUMBO_TAG_SVG: case GUMBO_TAG_MATH:
    case GUMBO_TAG_IFRAME: case GUMBO_TAG_OBJECT: case GUMBO_TAG_EMBED: case GUMBO_TAG_CANVAS: case GUMBO_TAG_AUDIO: case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_SELECT: case GUMBO_TAG_BUTTON: case GUMBO_TAG_TEXTAREA: case GUMBO_TAG_INPUT: case GUMBO_TAG_DATALIST: case GUMBO_TAG_NAV:
    case GUMBO_TAG_MENU: case GUMBO_TAG_HEAD: case GUMBO_TAG_TITLE: case GUMBO_TAG_NOEMBED: case GUMBO_TAG_NOFRAMES: return 1;
    default: return 0;
    }
}

static int style_hides(const char *style)
{
    for (const char *p = style; *p; p++) {
        if (strncasecmp(p, "display", 7) == 0) p += 7;
        else if (strncasecmp(p, "visibility", 10) == 0) p += 10;
        else continue;
        while (*p == ' ' || *p == ':') p++;
        if (strncasecmp(p, "none", 4) == 0 || strncasecmp(p, "hidden", 6) == 0) return 1;
        if (!*p) break;
    }
    return 0;
}

static void read_attributes(const sy_tree *t, const GumboVector *attributes, sy_element *e)
{
    for (unsigned i = 0; i < attributes->length; i++) {
        const GumboAttribute *a = attributes->data[i];
        if (strcmp(a->name, "class") == 0 || strcmp(a->name, "id") == 0 || strcmp(a->name, "role") == 0)
            e->hints |= sy_hints_find(t->tables, a->value, strlen(a->value));
        else if (strcmp(a->name, "hidden") == 0 && strcasecmp(a->value, "false") != 0) e->hidden = 1;
        else if (strcmp(a->name, "aria-hidden") == 0 && strcmp(a->value, "true") == 0) e->hidden = 1;
        else if (strcmp(a->name, "style") == 0 && style_hides(a->value)) e->hidden = 1;
        else if (strcmp(a->name, "itemprop") == 0 && strcasecmp(a->value, "articleBody") == 0) e->hints |= SY_HINT_BODY;
    }
}

static int32_t add_element(walk *w, const GumboNode *node, int32_t parent)
{
    sy_tree *t = w->t;
    sy_element *e = SY_PUSH(t->arena, &t->elements);
    e->node = node;
    e->parent = parent;
    e->tag = node->v.element.tag;
    read_attributes(t, &node->v.element.attributes, e);
    if (parent >= 0) {
        e->hidden |= t->elements.at[parent].hidden;
        e->out |= t->elements.at[parent].out;
    }
    if (is_out(e->tag)) e->out = 1;
    return (int32_t)t->elements.n - 1;
}

/* ---- walking the tree without recursion */

static void enter(walk *w, const GumboNode *node, const frame *above)
{
    frame f = { above ? above->element : -1, above ? above->block : -1, NULL, 0, above ? above->link : 0, above ? above->bold : 0, 0 };
    if (node->type == GUMBO_NODE_DOCUMENT) f.children = &node->v.document.children;
    else {
        f.element = add_element(w, node, f.element);
        f.children = &node->v.element.children;
        GumboTag tag = node->v.element.tag;
        int apart = tag != GUMBO_TAG_A && (w->t->elements.at[f.element].hints & (SY_HINT_CAPTION | SY_HINT_DROP));
        f.breaks = !is_inline(tag) || f.block < 0 || apart;
        if (f.breaks) {
            w->line++;
            w->block += tag != GUMBO_TAG_BR;
            if (tag != GUMBO_TAG_BR) f.block = f.element;
        }
        f.link |= tag == GUMBO_TAG_A && sy_element_attr(w->t, (uint32_t)f.element, "href") != NULL;
        f.bold |= tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG || tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2;
    }
    *SY_PUSH(w->t->arena, &w->stack) = f;
}

static void add_run(walk *w, const GumboNode *node, const frame *f)
{
    const GumboStringPiece *raw = &node->v.text.original_text;
    if (f->block < 0 || !raw->data || raw->data < w->t->page || raw->data + raw->length > w->t->page + w->t->n_page) return;
    const sy_element *e = &w->t->elements.at[f->element];
    if (e->out) return;
    text_run *r = SY_PUSH(w->t->arena, &w->runs);
    r->raw_start = (uint32_t)(raw->data - w->t->page);
    r->raw_end = r->raw_start + (uint32_t)raw->length;
    r->line = w->line;
    r->block = w->block;
    r->element = f->block;
    r->decoded = node->v.text.text;
    r->link = f->link;
    r->bold = f->bold;
}

static void walk_tree(walk *w, const GumboNode *root)
{
    enter(w, root, NULL);
    while (w->stack.n) {
        frame *f = &w->stack.at[w->stack.n - 1];
        if (f->next >= f->children->length) {
            if (f->breaks) {
                w->line++;
                w->block += w->t->elements.at[f->element].tag != GUMBO_TAG_BR;
            }
            if (f->element >= 0) w->t->elements.at[f->element].end = w->t->elements.n;
            w->stack.n--;
            continue;
        }
        const GumboNode *child = f->children->data[f->next++];
        switch (child->type) {
        case GUMBO_NODE_ELEMENT:
        case GUMBO_NODE_TEMPLATE: {
            frame above = *f;
            enter(w, child, &above);
            break;
        }
        case GUMBO_NODE_TEXT:
        case GUMBO_NODE_CDATA:
        case GUMBO_NODE_WHITESPACE: add_run(w, child, f); break;
        default: break;
        }
    }
}

static int by_raw_start(const void *a, const void *b)
{
    const text_run *x = a, *y = b;
    if (x->raw_start != y->raw_start) return x->raw_start < y->raw_start ? -1 : 1;
    return x->raw_end < y->raw_end ? -1 : x->raw_end > y->raw_end;
}

/* ---- raw and decoded side by side */

static int is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

/* White space is collapsed: at most one space, none at the start of a line. */
static void put_space(sy_tree *t, uint32_t line_start, uint32_t raw, int verbatim)
{
    sy_mapped *m = &t->text;
    if (m->n == line_start || m->text[m->n - 1] == ' ' || m->text[m->n - 1] == '\n') return;
    if (verbatim) sy_mapped_copy(m, " ", 1, raw);
    else sy_mapped_replace(m, " ", 1, raw);
}

static int is_name(char c) { return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '#'; }

/* Could raw text that begins with r go on as decoded text d? A sign that decoding changes matches anything. */
static int goes_on(const char *r, const char *r_end, const char *d)
{
    for (int i = 0; i < LOOK_AHEAD; i++, r++, d++) {
        if (r == r_end) return *d == 0;
        if (*r == '&' || *r == '<' || *r == '\r' || *r == 0) return 1;
        if (*r != *d) return 0;
    }
    return 1;
}

/* Bytes of the decoded character at d. Of a number that is no character gumbo makes bytes that are no UTF-8. */
static unsigned decoded_bytes(const char *d)
{
    unsigned n;
    uint32_t c = sy_utf8_get(d, strnlen(d, 4), &n);
    if (c == 0xFFFD && n == 1)
        while (n < 4 && ((unsigned char)d[n] & 0xC0) == 0x80) n++;
    return n;
}

/* The entity at r: how many raw bytes it takes and how many decoded ones it gave. 0: a plain '&'. */
static uint32_t entity_bytes(const char *r, const char *r_end, const char *d, uint32_t *decoded)
{
    uint32_t longest = 1;
    while (longest < ENTITY_MAX && r + longest < r_end && is_name(r[longest])) longest++;
    if (longest == 1) return 0;
    unsigned one = decoded_bytes(d), two = d[one] ? decoded_bytes(d + one) : 0;
    for (uint32_t k = longest; k > 1; k--) {
        uint32_t with = k + (r + k < r_end && r[k] == ';');
        for (int both = 0; both < 2; both++) {
            uint32_t n = both ? one + two : one;
            int bare = d[0] == '&' && n == 1 && strncasecmp(r + 1, "amp", 3) != 0 && r[1] != '#';
            if (!bare && goes_on(r + with, r_end, d + n)) return *decoded = n, with;
        }
    }
    return 0;
}

/* Bytes of an ignored tag or comment at r == '<'. */
static uint32_t skip_tag(const char *r, const char *r_end)
{
    const char *e = memchr(r, '>', (size_t)(r_end - r));
    return e ? (uint32_t)(e + 1 - r) : (uint32_t)(r_end - r);
}

/* Bytes of whole characters that are the same on both sides, up to a space or a sign that decoding may change. */
static uint32_t same_bytes(const char *r, const char *r_end, const char *d)
{
    const char *from = r;
    while (r < r_end && *r == *d && *r && *r != '&' && *r != '<' && !is_blank(*r)) r++, d++;
    if (r < r_end && ((unsigned char)*r & 0xC0) == 0x80) { /* the last character differs in its end */
        while (r > from && ((unsigned char)*r & 0xC0) == 0x80) r--;
    }
    return (uint32_t)(r - from);
}

/* Raw and decoded character differ: the parser put U+FFFD for it, or dropped it. */
static void copy_changed(sy_tree *t, const char **r, const char *r_end, const char **d)
{
    unsigned raw, decoded;
    sy_utf8_get(*r, (size_t)(r_end - *r), &raw);
    uint32_t c = sy_utf8_get(*d, strnlen(*d, 4), &decoded);
    if (c == 0xFFFD && decoded > 1) {
        sy_mapped_replace(&t->text, *d, decoded, (uint32_t)(*r - t->page));
        *d += decoded;
    }
    *r += raw;
}

static void copy_run(sy_tree *t, const text_run *run, uint32_t line_start)
{
    const char *r = t->page + run->raw_start, *r_end = t->page + run->raw_end, *d = run->decoded;
    while (r < r_end && *d) {
        uint32_t raw = (uint32_t)(r - t->page), n = same_bytes(r, r_end, d), got = 0;
        if (n) {
            sy_mapped_copy(&t->text, r, n, raw);
            r += n, d += n;
        } else if (is_blank(*d) && is_blank(*r)) {
            put_space(t, line_start, raw, *r == ' ');
            d++;
            r += r[0] == '\r' && r + 1 < r_end && r[1] == '\n' ? 2 : 1;
        } else if (*r == '&' && (n = entity_bytes(r, r_end, d, &got))) {
            if (is_blank(*d)) put_space(t, line_start, raw, 0);
            else if (sy_utf8_check(d, got) == got) sy_mapped_replace(&t->text, d, got, raw);
            else sy_mapped_replace(&t->text, "\xEF\xBF\xBD", 3, raw);
            r += n, d += got;
        } else if (*r == *d && (*r == '&' || *r == '<')) { /* a bare sign */
            sy_mapped_copy(&t->text, r, 1, raw);
            r++, d++;
        } else if (*r == '<') r += skip_tag(r, r_end);
        else copy_changed(t, &r, r_end, &d);
    }
}

/* ---- lines */

static int stops(const char *s, uint32_t n)
{
    unsigned len;
    while (n) {
        uint32_t c = sy_utf8_before(s, n, &len);
        if (c == '.' || c == '!' || c == '?' || c == 0x2026) return 1;
        if (c != '"' && c != '\'' && c != ')' && c != ']' && !(c >= 0x2018 && c <= 0x201F)) return 0;
        n -= len;
    }
    return 0;
}

/* The line without white space at its ends; what is cut stands between lines. */
static void close_line(sy_tree *t, sy_page_line *l, uint32_t start)
{
    const char *s = t->text.text;
    uint32_t end = t->text.n;
    unsigned len;
    while (end > start && sy_is_space(sy_utf8_before(s, end, &len))) end -= len;
    while (start < end && sy_is_space(sy_utf8_get(s + start, end - start, &len))) start += len;
    l->text.start = start;
    l->text.end = end;
    for (uint32_t i = start; i < end; i++) {
        l->chars += ((unsigned char)s[i] & 0xC0) != 0x80;
        l->commas += s[i] == ',';
        l->words += s[i] != ' ' && (i == start || s[i - 1] == ' ');
    }
    l->stops = (uint8_t)stops(s + start, end - start);
}

/* A line break inside a sentence: the line so far ends with a letter or comma, the next begins with a small letter. */
static int goes_on_behind_break(const sy_tree *t, uint32_t start, const char *next)
{
    while (is_blank(*next)) next++;
    uint32_t n = t->text.n;
    while (n > start && t->text.text[n - 1] == ' ') n--;
    if (n == start || *next < 'a' || *next > 'z') return 0;
    char last = t->text.text[n - 1];
    return last == ',' || ((last | 32) >= 'a' && (last | 32) <= 'z');
}

/* A drop cap: a capital alone, in a box of its own, before the rest of its word. "A" and "I" may be words. */
static int is_drop_cap(const sy_tree *t, uint32_t start, const char *next)
{
    const char *s = t->text.text + start;
    return t->text.n == start + 1 && s[0] >= 'B' && s[0] <= 'Z' && s[0] != 'I' && *next >= 'a' && *next <= 'z';
}

static void build_lines(walk *w)
{
    sy_tree *t = w->t;
    uint32_t raw_end = 0;
    for (uint32_t i = 0; i < w->runs.n;) {
        uint32_t line = w->runs.at[i].line, start = t->text.n;
        sy_page_line l = { .element = w->runs.at[i].element, .raw_start = w->runs.at[i].raw_start };
        for (; i < w->runs.n; i++) {
            if (w->runs.at[i].line != line) {
                if (is_drop_cap(t, start, w->runs.at[i].decoded)) l.element = w->runs.at[i].element;
                else if (w->runs.at[i].block == w->runs.at[i - 1].block && goes_on_behind_break(t, start, w->runs.at[i].decoded))
                    put_space(t, start, w->runs.at[i].raw_start - 1, 0);
                else break;
                line = w->runs.at[i].line;
            }
            uint32_t before = t->text.n;
            if (w->runs.at[i].raw_start < raw_end) continue;
            raw_end = w->runs.at[i].raw_end;
            copy_run(t, &w->runs.at[i], start);
            if (w->runs.at[i].link) l.link_chars += t->text.n - before;
            if (w->runs.at[i].bold) l.bold_chars += t->text.n - before;
        }
        close_line(t, &l, start);
        if (l.text.end <= l.text.start) continue;
        *SY_PUSH(t->arena, &t->lines) = l;
        sy_mapped_insert(&t->text, '\n');
    }
}

/* Lines of an element: from the first to the last that one of its blocks holds. */
static void assign_lines(sy_tree *t)
{
    for (uint32_t e = 0; e < t->elements.n; e++) t->elements.at[e].first_line = UINT32_MAX;
    for (uint32_t i = 0; i < t->lines.n; i++) {
        sy_element *e = &t->elements.at[t->lines.at[i].element];
        if (i < e->first_line) e->first_line = i;
        e->end_line = i + 1;
    }
    for (uint32_t e = t->elements.n; e-- > 1;) { /* children come behind their parents */
        const sy_element *c = &t->elements.at[e];
        sy_element *p = &t->elements.at[c->parent];
        if (c->first_line < p->first_line) p->first_line = c->first_line;
        if (c->end_line > p->end_line) p->end_line = c->end_line;
    }
    for (uint32_t e = 0; e < t->elements.n; e++)
        if (t->elements.at[e].first_line == UINT32_MAX) t->elements.at[e].first_line = t->elements.at[e].end_line = 0;
}

void sy_tree_read(sy_tree *t, sy_arena *scratch, const sy_report_tables *tables, const char *page, uint32_t n)
{
    memset(t, 0, sizeof *t);
    t->arena = scratch;
    t->tables = tables;
    t->page = page;
    t->n_page = n;
    GumboOutput *out = parse(t);
    walk w = { .t = t };
    walk_tree(&w, out->document);
    int sorted = 1;
    for (uint32_t i = 1; i < w.runs.n; i++) sorted &= w.runs.at[i - 1].raw_end <= w.runs.at[i].raw_start;
    if (!sorted) qsort(w.runs.at, w.runs.n, sizeof *w.runs.at, by_raw_start);
    sy_mapped_init(&t->text, scratch, n / 4);
    build_lines(&w);
    assign_lines(t);
}

/* ---- questions */

const char *sy_element_attr(const sy_tree *t, uint32_t element, const char *name)
{
    const GumboAttribute *a = gumbo_get_attribute(&t->elements.at[element].node->v.element.attributes, name);
    return a ? a->value : NULL;
}

int sy_element_inside(const sy_tree *t, int32_t inner, uint32_t outer)
{
    return inner >= (int32_t)outer && (uint32_t)inner < t->elements.at[outer].end;
}

int32_t sy_element_above(const sy_tree *t, int32_t e, GumboTag tag)
{
    while (e >= 0 && t->elements.at[e].tag != tag) e = t->elements.at[e].parent;
    return e;
}

static uint32_t gather(const GumboNode *node, char *out, uint32_t n, uint32_t max, int depth)
{
    if (n >= max) return n;
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA || node->type == GUMBO_NODE_WHITESPACE) {
        for (const char *s = node->v.text.text; *s && n < max; s++) {
            if (!is_blank(*s)) out[n++] = *s;
            else if (n && out[n - 1] != ' ') out[n++] = ' ';
        }
    } else if (node->type == GUMBO_NODE_ELEMENT && depth < TEXT_DEPTH_MAX) {
        if (!is_inline(node->v.element.tag) && n && n < max && out[n - 1] != ' ') out[n++] = ' ';
        const GumboVector *children = &node->v.element.children;
        for (unsigned i = 0; i < children->length; i++) n = gather(children->data[i], out, n, max, depth + 1);
    }
    return n;
}

char *sy_element_text(const sy_tree *t, uint32_t element, uint32_t max)
{
    char *out = sy_alloc(t->arena, max + 1);
    uint32_t n = gather(t->elements.at[element].node, out, 0, max, 0);
    while (n && out[n - 1] == ' ') n--;
    if (n == max) { /* the last character may be cut: it goes */
        while (n && ((unsigned char)out[n - 1] & 0xC0) == 0x80) n--;
        if (n) n--;
    }
    out[n] = 0;
    if (sy_utf8_check(out, n) != n) out[0] = 0;
    return out;
}

const char *sy_element_source(const sy_tree *t, uint32_t element)
{
    const GumboVector *children = &t->elements.at[element].node->v.element.children;
    const GumboNode *child = children->length == 1 ? children->data[0] : NULL;
    return child && (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_CDATA) ? child->v.text.text : NULL;
}
