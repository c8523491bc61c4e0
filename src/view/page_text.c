/*
 * page_text.c - the reports, cut into segments wherever evidence begins or ends, so that overlapping spans need
 * no overlapping tags. Each segment is a link to the surest narrow line that rests on it and names them all.
 */
#include "view/page.h"

#include "base/common.h"

#include <stdlib.h>
#include <string.h>

enum { CARDS_OF_SEGMENT = 12 };

typedef struct {
    sayso_span span;
    uint32_t line;   /* number of the card; UINT32_MAX: of the brief alone, only a place to jump to */
    sy_tone tone;    /* NONE: leaves no colour */
} mark;

typedef struct {
    SY_VEC(mark) marks;      /* by start, longest first */
    SY_VEC(uint32_t) cuts;   /* where segments begin; sorted, each once */
    SY_VEC(uint32_t) starts; /* where evidence begins: these segments carry an id */
} marked;

static void add_mark(sy_page *p, marked *m, sayso_span span, uint32_t line, sy_tone tone)
{
    *SY_PUSH(p->a->arena, &m->marks) = (mark){ span, line, tone };
    *SY_PUSH(p->a->arena, &m->cuts) = span.start;
    *SY_PUSH(p->a->arena, &m->cuts) = span.end;
    *SY_PUSH(p->a->arena, &m->starts) = span.start;
}

static int by_span(const void *x, const void *y)
{
    const mark *a = x, *b = y;
    if (a->span.start != b->span.start) return a->span.start < b->span.start ? -1 : 1;
    if (a->span.end != b->span.end) return a->span.end > b->span.end ? -1 : 1;
    return a->line < b->line ? -1 : a->line > b->line;
}

static uint32_t sort_unique(uint32_t *at, uint32_t n)
{
    uint32_t k = 0;
    if (n) qsort(at, n, sizeof *at, sy_by_u32);
    for (uint32_t i = 0; i < n; i++)
        if (!k || at[k - 1] != at[i]) at[k++] = at[i];
    return k;
}

static int tells_of_text(const sy_account *a, uint32_t line)
{
    const sy_section *r = &a->sections[SY_SECTION_REPORTS], *s = &a->sections[SY_SECTION_STRIPPED];
    return !(line >= r->first && line < r->first + r->n) && !(line >= s->first && line < s->first + s->n);
}

static void sort_marks(marked *m)
{
    if (m->marks.n) qsort(m->marks.at, m->marks.n, sizeof *m->marks.at, by_span);
    m->cuts.n = sort_unique(m->cuts.at, m->cuts.n);
    m->starts.n = sort_unique(m->starts.at, m->starts.n);
}

/* Everything that lines rest on, by report. */
static marked *marks_of_all(sy_page *p)
{
    const sy_account *a = p->a;
    uint32_t n = a->story->docs.n;
    marked *all = sy_alloc_array(a->arena, n, sizeof *all);
    for (uint32_t i = 0; i < a->lines.n; i++) {
        const sy_line *l = &a->lines.at[i];
        int told = tells_of_text(a, i);
        if (!p->shown[i]) continue;
        for (uint32_t k = 0; k < l->evidence.n; k++)
            add_mark(p, &all[l->evidence.at[k].report], l->evidence.at[k].span, told ? i : UINT32_MAX, told && l->conf >= SY_SURE ? l->tone : SY_TONE_NONE);
    }
    for (uint32_t i = 0; i < a->brief.n; i++)
        for (uint32_t k = 0; k < a->brief.at[i].evidence.n; k++) {
            const sayso_evidence *e = &a->brief.at[i].evidence.at[k];
            add_mark(p, &all[e->report], e->span, UINT32_MAX, SY_TONE_NONE);
        }
    for (uint32_t r = 0; r < n; r++) sort_marks(&all[r]);
    return all;
}

/* ---- one report */

typedef struct {
    sy_page *p;
    const sayso_doc *d;
    uint32_t report;
    const marked *m;
    uint32_t next_mark, next_start, strip;
    SY_VEC(mark) active;
} writer;

static uint32_t length_of(const mark *m) { return m->span.end - m->span.start; }

static int narrower(const void *x, const void *y)
{
    const mark *a = x, *b = y;
    if (length_of(a) != length_of(b)) return length_of(a) < length_of(b) ? -1 : 1;
    return a->line < b->line ? -1 : a->line > b->line;
}

static void activate(writer *w, uint32_t at)
{
    uint32_t k = 0;
    for (uint32_t i = 0; i < w->active.n; i++)
        if (w->active.at[i].span.end > at) w->active.at[k++] = w->active.at[i];
    w->active.n = k;
    for (; w->next_mark < w->m->marks.n && w->m->marks.at[w->next_mark].span.start <= at; w->next_mark++)
        if (w->m->marks.at[w->next_mark].span.end > at) *SY_PUSH(w->p->a->arena, &w->active) = w->m->marks.at[w->next_mark];
    if (w->active.n) qsort(w->active.at, w->active.n, sizeof *w->active.at, narrower);
}

/* Many reports part their paragraphs by one line end: it gets some space, which is no part of the text. */
static void plain(writer *w, uint32_t from, uint32_t to)
{
    const char *text = w->d->text;
    for (uint32_t i = from; i < to; i++) {
        if (text[i] != '\n' || i == 0 || text[i - 1] == '\n' || i + 1 >= w->d->n_text || text[i + 1] == '\n') continue;
        sy_page_escape(w->p->out, text + from, i + 1 - from);
        sy_buf_str(w->p->out, "<span class=\"nl\"></span>");
        from = i + 1;
    }
    sy_page_escape(w->p->out, text + from, to - from);
}

/* A stretch with the same lines on it; furniture is set apart inside it. */
static void stretch(writer *w, uint32_t from, uint32_t to)
{
    const sayso_doc *d = w->d;
    while (from < to) {
        while (w->strip < d->stripped.n && d->stripped.at[w->strip].end <= from) w->strip++;
        sayso_span s = w->strip < d->stripped.n ? d->stripped.at[w->strip] : (sayso_span){ to, to };
        uint32_t out = s.start > from ? (s.start < to ? s.start : to) : (s.end < to ? s.end : to);
        int inside = s.start <= from && s.end > from;
        if (inside) sy_buf_str(w->p->out, "<span class=\"gone\">");
        plain(w, from, out);
        if (inside) sy_buf_str(w->p->out, "</span>");
        from = out;
    }
}

/* Lines that only say where something stands do not cover what others say of its kind. */
static int leaves_colour(sy_tone tone)
{
    return tone <= SY_TONE_CONDITION || tone == SY_TONE_VARIANT || tone == SY_TONE_CONFLICT || tone == SY_TONE_DISAGREEMENT ||
           tone == SY_TONE_CHANGE || tone == SY_TONE_UNSOURCED;
}

static void open_segment(writer *w, uint32_t at)
{
    sy_buf *out = w->p->out;
    sy_tone tone = SY_TONE_NONE;
    uint32_t first = UINT32_MAX, n = 0;
    int said = 0, starts = 0;
    for (uint32_t i = 0; i < w->active.n; i++) {
        const mark *m = &w->active.at[i];
        if (m->line != UINT32_MAX && first == UINT32_MAX) first = m->line;
        if (m->tone == SY_TONE_SAID) said = 1;
        else if (tone == SY_TONE_NONE && leaves_colour(m->tone)) tone = m->tone;
    }
    while (w->next_start < w->m->starts.n && w->m->starts.at[w->next_start] < at) w->next_start++;
    starts = w->next_start < w->m->starts.n && w->m->starts.at[w->next_start] == at;
    sy_buf_str(out, first == UINT32_MAX ? "<span" : "<a");
    if (starts) sy_buf_printf(out, " id=\"p%u-%u\"", w->report, at);
    sy_buf_printf(out, " class=\"s%s%s%s\" data-b=\"%u\"", tone ? " t-" : "", tone ? sy_tone_name(tone) : "", said ? " said" : "", at);
    if (first == UINT32_MAX) {
        sy_buf_char(out, '>');
        return;
    }
    sy_buf_printf(out, " href=\"#c%u\" data-c=\"", first);
    for (uint32_t i = 0; i < w->active.n && n < CARDS_OF_SEGMENT; i++)
        if (w->active.at[i].line != UINT32_MAX) sy_buf_printf(out, n++ ? " %u" : "%u", w->active.at[i].line);
    if (tone || said) sy_buf_printf(out, "\" title=\"%s", tone ? sy_tone_title(tone) : sy_tone_title(SY_TONE_SAID));
    sy_buf_str(out, "\">");
}

static void segment(writer *w, uint32_t from, uint32_t to)
{
    int link = 0;
    activate(w, from);
    if (!w->active.n) {
        stretch(w, from, to);
        return;
    }
    for (uint32_t i = 0; i < w->active.n; i++) link |= w->active.at[i].line != UINT32_MAX;
    open_segment(w, from);
    stretch(w, from, to);
    sy_buf_str(w->p->out, link ? "</a>" : "</span>");
}

static void whole_text(writer *w)
{
    uint32_t at = 0;
    sy_buf_str(w->p->out, "<div class=\"text\" dir=\"auto\">");
    for (uint32_t i = 0; i < w->m->cuts.n; i++) {
        uint32_t cut = w->m->cuts.at[i];
        if (cut > at) segment(w, at, cut);
        at = cut;
    }
    if (at < w->d->n_text) segment(w, at, w->d->n_text);
    sy_buf_str(w->p->out, "</div>\n");
}

/* Only what lines rest on: the pieces between gaps. */
static void excerpts(writer *w)
{
    uint32_t at = 0;
    int open = 0;
    sy_buf_str(w->p->out, "<div class=\"text cut\" dir=\"auto\">");
    for (uint32_t i = 0; i < w->m->cuts.n; i++) {
        uint32_t from = at, to = w->m->cuts.at[i];
        at = to;
        if (to <= from) continue;
        activate(w, from);
        if (!w->active.n) {
            if (open) sy_buf_str(w->p->out, "</p>\n");
            open = 0;
            continue;
        }
        if (!open) sy_buf_printf(w->p->out, "<p class=\"ex\"><span class=\"at\">%u</span> ", from);
        open = 1;
        segment(w, from, to);
    }
    sy_buf_str(w->p->out, open ? "</p></div>\n" : "</div>\n");
}

static void meta(sy_buf *out, const char *name, const char *value)
{
    sy_buf_printf(out, "<div><dt>%s</dt><dd>", name);
    if (value) sy_page_text_of(out, value);
    else sy_buf_str(out, "<span class=\"quiet\">not found</span>");
    sy_buf_str(out, "</dd></div>");
}

static void report_head(sy_page *p, uint32_t i)
{
    const sayso_report *r = &p->a->story->docs.at[i]->report;
    sy_buf_printf(p->out, "<article class=\"report\" id=\"r%u\" data-r=\"%u\" aria-labelledby=\"h-r%u\" tabindex=\"-1\">\n<h3 id=\"h-r%u\"><span class=\"rep\">", i, i, i, i);
    sy_page_text_of(p->out, p->a->labels[i]);
    sy_buf_str(p->out, "</span> ");
    sy_page_text_of(p->out, r->title ? r->title : "headline not found");
    sy_buf_str(p->out, "</h3>\n<dl>");
    meta(p->out, "date", r->date);
    meta(p->out, "outlet", r->outlet);
    meta(p->out, "byline", r->byline);
    if (r->sha256) sy_buf_printf(p->out, "<div><dt>sha256</dt><dd title=\"%s\"><details><summary>%.12s\xE2\x80\xA6</summary>%s</details></dd></div>", r->sha256, r->sha256, r->sha256);
    sy_buf_str(p->out, "</dl>\n");
}

void sy_page_texts(sy_page *p)
{
    uint32_t n = p->a->story->docs.n;
    marked *all = marks_of_all(p);
    sy_buf_str(p->out, "<section id=\"texts\" class=\"texts\" aria-labelledby=\"h-texts\" tabindex=\"-1\">\n<h2 id=\"h-texts\">The reports</h2>\n");
    if (p->excerpts) sy_buf_str(p->out, "<p class=\"help\">Only the words that lines rest on are carried here; the hash tells which file they are from.</p>\n");
    if (p->n_carried < n)
        sy_buf_printf(p->out, "<p class=\"help more\">The texts of %u of %u reports. The page has room for no more; <code>sayso show</code> shows the bytes of any.</p>\n", p->n_carried, n);
    sy_buf_str(p->out, "<nav class=\"tabs\" aria-label=\"Reports\"><ul>");
    for (uint32_t i = 0; i < n; i++) {
        if (!p->carried[i]) continue;
        sy_buf_printf(p->out, "<li><a href=\"#r%u\">", i);
        sy_page_text_of(p->out, p->a->labels[i]);
        sy_buf_str(p->out, "</a></li>");
    }
    sy_buf_str(p->out, "</ul></nav>\n");
    for (uint32_t i = 0; i < n; i++) {
        if (!p->carried[i]) continue;
        writer w = { .p = p, .d = p->a->story->docs.at[i], .report = i, .m = &all[i] };
        report_head(p, i);
        if (p->excerpts) excerpts(&w);
        else whole_text(&w);
        sy_buf_str(p->out, "</article>\n");
    }
    sy_buf_str(p->out, "</section>\n");
}
