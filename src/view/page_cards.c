/* page_cards.c - lines as cards: the brief, lists, the matrix of positions, quotations side by side, the timeline. */
#include "view/page.h"

#include "base/limits.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- one card */

void sy_page_evidence(sy_page *p, const sy_line *l)
{
    if (!l->evidence.n) return;
    sy_buf_str(p->out, "<ul class=\"ev\" aria-label=\"Evidence\">");
    for (uint32_t i = 0; i < l->evidence.n; i++) {
        const sayso_evidence *e = &l->evidence.at[i];
        int carried = p->carried[e->report];
        if (carried) sy_buf_printf(p->out, "<li><a href=\"#p%u-%u\" data-r=\"%u\" data-s=\"%u\" data-e=\"%u\">", e->report, e->span.start, e->report, e->span.start, e->span.end);
        else sy_buf_str(p->out, "<li>");
        sy_buf_str(p->out, "<span class=\"rep\">");
        sy_page_text_of(p->out, p->a->labels[e->report]);
        sy_buf_printf(p->out, "</span> <span class=\"at\">%u\xE2\x80\x93%u</span>%s</li>", e->span.start, e->span.end, carried ? "</a>" : "");
    }
    if (l->id) {
        sy_buf_str(p->out, "<li class=\"lid\" title=\"for sayso explain and sayso correct\">");
        sy_page_text_of(p->out, l->id);
        sy_buf_str(p->out, "</li>");
    }
    sy_buf_str(p->out, "</ul>");
}

static void piece(sy_page *p, const sy_piece *x)
{
    static const char *const open[] = { "", "<b class=\"name\">", "<span class=\"lab\">", "<q>", "<cite>", "<span class=\"quiet\">" };
    static const char *const close[] = { "", "</b>", "</span>", "</q>", "</cite>", "</span>" };
    sy_buf_str(p->out, open[x->kind]);
    sy_page_text_of(p->out, x->text);
    sy_buf_str(p->out, close[x->kind]);
    sy_buf_char(p->out, ' ');
}

static void pieces(sy_page *p, const sy_line *l)
{
    sy_buf_str(p->out, "<p class=\"line\">");
    for (uint32_t i = 0; i < l->pieces.n; i++) piece(p, &l->pieces.at[i]);
    sy_buf_str(p->out, "</p>");
}

static void side(sy_page *p, const sayso_finding *f, int second)
{
    const sayso_evidence *e = &f->evidence[second];
    const char *text = p->a->story->docs.at[e->report]->text;
    uint32_t last = 0;
    sy_buf_str(p->out, "<figure><figcaption>");
    sy_page_text_of(p->out, p->a->labels[e->report]);
    sy_buf_str(p->out, "</figcaption><blockquote>");
    for (uint32_t i = 0; i < f->n_words; i++) {
        const sayso_aligned *w = &f->words[i];
        sayso_span s = second ? w->b : w->a;
        if (s.end <= s.start) continue;
        if (last && s.start > last) sy_page_escape(p->out, text + last, s.start - last);
        last = s.end;
        sy_buf_str(p->out, w->changed ? "<mark>" : "");
        sy_page_escape(p->out, text + s.start, s.end - s.start);
        sy_buf_str(p->out, w->changed ? "</mark>" : "");
    }
    sy_buf_str(p->out, "</blockquote></figure>");
}

static int is_aligned(const sy_line *l)
{
    return l->finding && l->finding->kind == SAYSO_VARIANT && l->finding->n_evidence >= 2 && l->finding->n_words;
}

/* The words that changed, then both wordings side by side. */
static void variant(sy_page *p, const sy_line *l)
{
    pieces(p, l);
    sy_buf_str(p->out, "<div class=\"pair\">");
    side(p, l->finding, 0);
    side(p, l->finding, 1);
    sy_buf_str(p->out, "</div>");
}

static void reason(sy_page *p, const sy_line *l)
{
    if (l->conf >= SY_SURE) return;
    sy_buf_str(p->out, "<p class=\"why\">less sure");
    if (l->reason) {
        sy_buf_str(p->out, ": ");
        sy_page_text_of(p->out, l->reason);
    }
    sy_buf_str(p->out, "</p>");
}

static void card(sy_page *p, const sy_line *l, const char *tag, char letter, uint32_t number)
{
    sy_buf_printf(p->out, "<%s class=\"card t-%s\" id=\"%c%u\" tabindex=\"-1\">", tag, sy_tone_name(l->tone), letter, number);
    if (is_aligned(l) && letter == 'c') variant(p, l);
    else pieces(p, l);
    sy_page_evidence(p, l);
    reason(p, l);
    sy_buf_printf(p->out, "</%s>\n", tag);
}

static void card_of(sy_page *p, uint32_t line, const char *tag) { card(p, &p->a->lines.at[line], tag, 'c', line); }

/* ---- the brief */

void sy_page_brief(sy_page *p)
{
    sy_buf_str(p->out, "<section id=\"brief\" class=\"brief\" aria-labelledby=\"h-brief\" tabindex=\"-1\">\n<h2 id=\"h-brief\">Brief</h2>\n");
    if (!p->a->brief.n)
        sy_buf_str(p->out, "<p class=\"help\">Nothing was found that is sure enough for a brief; the sections below may hold more.</p>\n");
    else
        sy_buf_str(p->out, "<ol>\n");
    for (uint32_t i = 0; i < p->a->brief.n; i++) card(p, &p->a->brief.at[i], "li", 'b', i);
    sy_buf_str(p->out, p->a->brief.n ? "</ol>\n</section>\n" : "</section>\n");
}

/* ---- lists, with the less sure lines folded away */

/* What a section of n lines has no room for. */
static void left_out(sy_page *p, uint32_t n)
{
    if (n <= SY_PAGE_CARDS_MAX) return;
    sy_buf_printf(p->out, "<p class=\"help more\">The first %u of %u lines. The page has room for no more; <code>sayso report --json</code> writes them all.</p>\n",
                  SY_PAGE_CARDS_MAX, n);
}

static uint32_t list(sy_page *p, sy_section_kind kind, int sure)
{
    const sy_section *s = &p->a->sections[kind];
    const char *last = NULL;
    uint32_t n = 0;
    int open = 0;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        const sy_line *l = &p->a->lines.at[i];
        if ((l->conf >= SY_SURE) != sure) continue;
        n++;
        if (!p->shown[i]) continue;
        if (l->heading && (!last || strcmp(last, l->heading) != 0)) {
            sy_buf_str(p->out, open ? "</ul>\n<h3>" : "<h3>");
            sy_page_text_of(p->out, l->heading);
            sy_buf_str(p->out, "</h3>\n<ul class=\"cards\">\n");
            open = 1;
        } else if (!open) {
            sy_buf_str(p->out, "<ul class=\"cards\">\n");
            open = 1;
        }
        last = l->heading;
        card_of(p, i, "li");
    }
    if (open) sy_buf_str(p->out, "</ul>\n");
    left_out(p, n);
    return n;
}

static uint32_t count(const sy_page *p, sy_section_kind kind, int sure)
{
    const sy_section *s = &p->a->sections[kind];
    uint32_t n = 0;
    for (uint32_t i = s->first; i < s->first + s->n; i++) n += (p->a->lines.at[i].conf >= SY_SURE) == sure;
    return n;
}

static void folded(sy_page *p, sy_section_kind kind)
{
    uint32_t n = count(p, kind, 0);
    if (!n) return;
    sy_buf_printf(p->out, "<details class=\"folded\"><summary>%u less sure line%s</summary>\n", n, n == 1 ? "" : "s");
    list(p, kind, 0);
    sy_buf_str(p->out, "</details>\n");
}

/* ---- who said what: one fold a speaker, with a bar as long as the count */

static void speaker_head(sy_page *p, const sy_line *l, uint32_t most)
{
    uint32_t width = most ? (l->weight * 100 + most - 1) / most : 0;
    sy_buf_str(p->out, "<details class=\"voice\"><summary><b class=\"name\">");
    sy_page_text_of(p->out, l->heading);
    sy_buf_printf(p->out, "</b><svg class=\"meter\" viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"%u\" height=\"6\"/></svg><span class=\"quiet\">", width);
    sy_page_text_of(p->out, l->heading_note ? l->heading_note : "");
    sy_buf_str(p->out, "</span></summary>\n<ul class=\"cards\">\n");
}

static void voices(sy_page *p, const sy_section *s)
{
    const char *last = NULL;
    uint32_t most = 0;
    for (uint32_t i = s->first; i < s->first + s->n; i++)
        if (p->a->lines.at[i].weight > most) most = p->a->lines.at[i].weight;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        const sy_line *l = &p->a->lines.at[i];
        if (l->conf < SY_SURE || !p->shown[i]) continue;
        if (!last || strcmp(last, l->heading) != 0) {
            if (last) sy_buf_str(p->out, "</ul></details>\n");
            speaker_head(p, l, most);
        }
        last = l->heading;
        card_of(p, i, "li");
    }
    if (last) sy_buf_str(p->out, "</ul></details>\n");
    left_out(p, count(p, SY_SECTION_WHO, 1));
}

/* ---- the matrix: issue by holder */

typedef struct {
    const char *name;
    uint32_t n;
} column;

enum { COLUMNS_MAX = 9 };
static const char others[] = "other holders";
static const uint32_t every_story = UINT32_MAX;

static int by_count(const void *x, const void *y)
{
    const column *a = x, *b = y;
    if (a->n != b->n) return a->n > b->n ? -1 : 1;
    return strcmp(a->name, b->name);
}

/* One matrix: of a story where the reports make several, whose parties have nothing to say to each other. */
typedef struct {
    sy_page *p;
    const sy_section *s;
    uint32_t story;
    column *at;
    uint32_t n;     /* of columns with a name of their own */
    int has_others; /* one more, for those who hold little and those who were not resolved */
} table;

static uint32_t story_of(const sy_page *p, const sy_line *l)
{
    const sayso_story *s = p->a->story;
    return l->evidence.n && l->evidence.at[0].report < s->places.n ? s->places.at[l->evidence.at[0].report].story : 0;
}

static int is_in(const table *t, uint32_t i)
{
    const sy_line *l = &t->p->a->lines.at[i];
    return l->conf >= SY_SURE && t->p->shown[i] && (t->story == every_story || story_of(t->p, l) == t->story);
}

static void find_columns(table *t)
{
    sy_map seen = { 0 };
    SY_VEC(column) all = { 0 };
    for (uint32_t i = t->s->first; i < t->s->first + t->s->n; i++) {
        const sy_line *l = &t->p->a->lines.at[i];
        int fresh;
        if (!is_in(t, i)) continue;
        t->has_others |= !l->column;
        if (!l->column) continue;
        uint32_t *at = sy_map_put(t->p->a->arena, &seen, l->column, strlen(l->column), &fresh);
        if (fresh) {
            *at = all.n;
            SY_PUSH(t->p->a->arena, &all)->name = l->column;
        }
        all.at[*at].n++;
    }
    if (all.n) qsort(all.at, all.n, sizeof *all.at, by_count);
    t->at = all.at;
    t->n = all.n <= COLUMNS_MAX ? all.n : COLUMNS_MAX - 1;
    t->has_others |= all.n > COLUMNS_MAX;
}

static uint32_t column_of(const table *t, const sy_line *l)
{
    uint32_t i = 0;
    while (l->column && i < t->n && strcmp(t->at[i].name, l->column) != 0) i++;
    return l->column ? i : t->n;
}

static void cell(const table *t, uint32_t first, uint32_t number)
{
    int filled = 0;
    sy_buf *out = t->p->out;
    const char *issue = t->p->a->lines.at[first].heading;
    for (uint32_t i = first; i < t->s->first + t->s->n; i++) {
        const sy_line *l = &t->p->a->lines.at[i];
        if (strcmp(l->heading, issue) != 0) break;
        if (!is_in(t, i) || column_of(t, l) != number) continue;
        if (!filled) sy_buf_str(out, "<td>\n");
        card_of(t->p, i, "div");
        filled = 1;
    }
    sy_buf_str(out, filled ? "</td>" : "<td class=\"none\"><span aria-label=\"not found\">\xE2\x80\x93</span></td>");
}

static void matrix_row(const table *t, uint32_t first)
{
    sy_buf_str(t->p->out, "<tr><th scope=\"row\">");
    sy_page_text_of(t->p->out, t->p->a->lines.at[first].heading);
    sy_buf_str(t->p->out, "</th>");
    for (uint32_t c = 0; c < t->n + (uint32_t)t->has_others; c++) cell(t, first, c);
    sy_buf_str(t->p->out, "</tr>\n");
}

static void matrix(sy_page *p, const sy_section *s, uint32_t story)
{
    table t = { .p = p, .s = s, .story = story };
    const char *last = NULL;
    find_columns(&t);
    if (!t.n && !t.has_others) return;
    if (story != every_story) sy_buf_printf(p->out, "<h3>story %u</h3>\n", story + 1);
    sy_buf_str(p->out, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Positions by issue and holder\"><table class=\"matrix\">\n"
                       "<thead><tr><th scope=\"col\">Issue</th>");
    for (uint32_t c = 0; c < t.n + (uint32_t)t.has_others; c++) {
        sy_buf_str(p->out, "<th scope=\"col\">");
        sy_page_text_of(p->out, c < t.n ? t.at[c].name : others);
        sy_buf_str(p->out, "</th>");
    }
    sy_buf_str(p->out, "</tr></thead>\n<tbody>\n");
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        const sy_line *l = &p->a->lines.at[i];
        if (!is_in(&t, i) || (last && strcmp(last, l->heading) == 0)) continue;
        last = l->heading;
        matrix_row(&t, i);
    }
    sy_buf_str(p->out, "</tbody></table></div>\n");
}

static void positions(sy_page *p, const sy_section *s)
{
    if (p->a->n_stories < 2) matrix(p, s, every_story);
    for (uint32_t k = 0; p->a->n_stories > 1 && k < p->a->n_stories; k++) matrix(p, s, k);
    left_out(p, count(p, SY_SECTION_POSITIONS, 1));
}

/* ---- sections */

static void legend(sy_page *p)
{
    sy_buf_str(p->out, "<ul class=\"legend\" aria-label=\"Marks in the texts\">");
    for (int tone = SY_TONE_DEMANDS; tone <= SY_TONE_CONDITION; tone++) {
        const char *name = sy_tone_name((sy_tone)tone);
        sy_buf_printf(p->out, "<li><span class=\"s t-%s%s\">%s</span></li>", name, tone == SY_TONE_SAID ? " said" : "", sy_tone_title((sy_tone)tone));
    }
    sy_buf_str(p->out, "<li><span class=\"s t-conflict\">conflict</span></li><li><span class=\"s t-unsourced\">no source</span></li></ul>\n");
}

void sy_page_section(sy_page *p, sy_section_kind kind)
{
    const sy_section *s = &p->a->sections[kind];
    const char *id = sy_section_id(kind);
    if (!s->n) return;
    sy_buf_printf(p->out, "<section id=\"%s\" aria-labelledby=\"h-%s\" tabindex=\"-1\">\n<h2 id=\"h-%s\">%s</h2>\n<p class=\"help\">%s</p>\n", id, id, id,
                  sy_section_title(kind), sy_section_help(kind));
    if (kind == SY_SECTION_POSITIONS) {
        legend(p);
        positions(p, s);
    } else if (kind == SY_SECTION_WHO) {
        voices(p, s);
    } else {
        if (kind == SY_SECTION_ORIGINS) sy_page_graph(p);
        list(p, kind, 1);
    }
    folded(p, kind);
    sy_buf_str(p->out, "</section>\n");
}
