/*
 * page_graph.c - where reports come from, as a drawing for the page and as DOT for Graphviz. Three columns:
 * relays (square), reports, reprints (indented). An arrow runs to the report that rests on the other; a line
 * without an arrow joins texts whose direction is unknown. The layout is a grid of whole numbers: the same
 * story gives the same drawing everywhere.
 */
#include "view/page.h"

#include <stdlib.h>
#include <string.h>

enum { ROW = 46, BOX_H = 30, BOX_W = 190, LEFT = 8, MIDDLE = 262, INDENT = 34, WIDTH = 380, NODES_MAX = 120, PASSAGES_MAX = 12 };

typedef struct {
    uint32_t from, to; /* relay: number of the relay and of the report; else two reports */
    int directed;
    const char *label, *bytes; /* bytes: what it rests on, "report:start-end"; NULL */
} edge;

typedef struct {
    SY_VEC(const char *) relays; /* actor ids */
    SY_VEC(edge) relayed, reprints, passages;
    uint32_t *row;               /* of each report */
    uint32_t rows, middle;       /* middle: where the column of reports begins */
} graph;

static int has_edge(const edge *at, uint32_t n, uint32_t from, uint32_t to)
{
    for (uint32_t i = 0; i < n; i++)
        if (at[i].from == from && at[i].to == to) return 1;
    return 0;
}

static uint32_t relay_number(sy_account *a, graph *g, const char *id)
{
    for (uint32_t i = 0; i < g->relays.n; i++)
        if (strcmp(g->relays.at[i], id) == 0) return i;
    *SY_PUSH(a->arena, &g->relays) = id;
    return g->relays.n - 1;
}

static const char *bytes_of(sy_account *a, uint32_t report, sayso_span s) { return sy_printf(a->arena, "%.200s:%u-%u", a->labels[report], s.start, s.end); }

/* Where the two copies share words: the passage that joins their family. */
static const char *bytes_of_copies(sy_account *a, uint32_t one, uint32_t other)
{
    for (uint32_t i = 0; i < a->story->findings.n; i++) {
        const sayso_finding *f = &a->story->findings.at[i];
        const sayso_evidence *x = NULL, *y = NULL;
        if (f->kind != SAYSO_PASSAGE || !f->type || strcmp(f->type, "reprint") != 0) continue;
        for (uint32_t k = 0; k < f->n_evidence; k++) {
            if (f->evidence[k].report == one) x = &f->evidence[k];
            if (f->evidence[k].report == other) y = &f->evidence[k];
        }
        if (x && y) return sy_printf(a->arena, "%s %s", bytes_of(a, one, x->span), bytes_of(a, other, y->span));
    }
    return NULL;
}

static void add_relay(sy_account *a, graph *g, uint32_t report, const char *id, sayso_span where)
{
    uint32_t relay = relay_number(a, g, id);
    if (has_edge(g->relayed.at, g->relayed.n, relay, report)) return;
    *SY_PUSH(a->arena, &g->relayed) = (edge){ relay, report, 1, NULL, where.end ? bytes_of(a, report, where) : NULL };
}

static void relays_of(sy_account *a, graph *g)
{
    for (uint32_t r = 0; r < a->story->docs.n; r++) {
        const sayso_doc *d = a->story->docs.at[r];
        for (uint32_t i = 0; i < d->attributions.n; i++) {
            const sayso_attribution *at = &d->attributions.at[i];
            if (at->via < 0 || at->conf < SY_SURE) continue;
            add_relay(a, g, r, d->actors.at[at->via].id, at->via_span.n ? at->via_span.at[0] : (sayso_span){ 0, 0 });
        }
        for (uint32_t i = 0; i < a->relays[r].n; i++) add_relay(a, g, r, a->relays[r].at[i].id, a->relays[r].at[i].span);
    }
}

static void reprints_of(sy_account *a, graph *g)
{
    const sayso_story *s = a->story;
    int32_t *first = sy_alloc_array(a->arena, s->places.n + 1, sizeof *first); /* of each family, plus 1 */
    for (uint32_t i = 0; i < s->places.n; i++) {
        const sayso_place_of_report *p = &s->places.at[i];
        if (p->parent >= 0 && (uint32_t)p->parent < s->docs.n) *SY_PUSH(a->arena, &g->reprints) = (edge){ (uint32_t)p->parent, i, 1, "reprint", bytes_of_copies(a, (uint32_t)p->parent, i) };
        else if (p->family < s->places.n && first[p->family]) *SY_PUSH(a->arena, &g->reprints) = (edge){ (uint32_t)first[p->family] - 1, i, 0, "same text", bytes_of_copies(a, (uint32_t)first[p->family] - 1, i) };
        else if (p->family < s->places.n) first[p->family] = (int32_t)i + 1;
    }
}

static uint32_t words_in(const char *text, sayso_span s)
{
    uint32_t n = 0, inside = 0;
    for (uint32_t i = s.start; i < s.end; i++) {
        uint32_t in = (unsigned char)text[i] > ' ';
        n += in && !inside;
        inside = in;
    }
    return n;
}

/* The longest passage that each pair of reports shares, unless they are reprints anyway. */
static void passages_of(sy_account *a, graph *g)
{
    const sy_section *s = &a->sections[SY_SECTION_ORIGINS];
    for (uint32_t i = s->first; i < s->first + s->n && g->passages.n < PASSAGES_MAX; i++) {
        const sy_line *l = &a->lines.at[i];
        if (l->tone != SY_TONE_PASSAGE || l->conf < SY_SURE) continue;
        for (uint32_t k = 1; k < l->evidence.n && g->passages.n < PASSAGES_MAX; k++) {
            const sayso_evidence *x = &l->evidence.at[k - 1], *y = &l->evidence.at[k];
            if (x->report == y->report || has_edge(g->reprints.at, g->reprints.n, x->report, y->report) ||
                has_edge(g->reprints.at, g->reprints.n, y->report, x->report) || has_edge(g->passages.at, g->passages.n, x->report, y->report))
                continue;
            const char *label = sy_printf(a->arena, "%u words", words_in(a->story->docs.at[x->report]->text, x->span));
            *SY_PUSH(a->arena, &g->passages) = (edge){ x->report, y->report, 0, label, sy_printf(a->arena, "%s %s", bytes_of(a, x->report, x->span), bytes_of(a, y->report, y->span)) };
        }
    }
}

static int has_parent(const graph *g, uint32_t report)
{
    for (uint32_t i = 0; i < g->reprints.n; i++)
        if (g->reprints.at[i].to == report) return 1;
    return 0;
}

/* Reports by id, each followed by its reprints. */
static void place(graph *g, uint32_t report, uint32_t depth)
{
    if (g->row[report] != UINT32_MAX || depth > 16) return;
    g->row[report] = g->rows++;
    for (uint32_t i = 0; i < g->reprints.n; i++)
        if (g->reprints.at[i].from == report) place(g, g->reprints.at[i].to, depth + 1);
}

static graph graph_of(sy_account *a)
{
    graph g = { { 0 }, { 0 }, { 0 }, { 0 }, NULL, 0, 0 };
    uint32_t n = a->story->docs.n;
    relays_of(a, &g);
    g.middle = LEFT + (g.relays.n ? MIDDLE : 0);
    reprints_of(a, &g);
    passages_of(a, &g);
    g.row = sy_alloc_array(a->arena, n, sizeof *g.row);
    memset(g.row, 0xFF, n * sizeof *g.row);
    for (uint32_t i = 0; i < n; i++)
        if (!has_parent(&g, i)) place(&g, i, 0);
    for (uint32_t i = 0; i < n; i++) place(&g, i, 0);
    return g;
}

/* ---- SVG */

static uint32_t report_x(const graph *g, uint32_t report) { return g->middle + (has_parent(g, report) ? INDENT : 0); }
static uint32_t report_y(const graph *g, uint32_t report) { return LEFT + g->row[report] * ROW; }
static uint32_t relay_y(const graph *g, uint32_t relay)
{
    uint32_t rows = g->rows > g->relays.n ? g->rows : g->relays.n;
    return LEFT + (relay * 2 + 1) * rows * ROW / (2 * g->relays.n) - ROW / 2;
}

static void box_text(sy_page *p, const char *text)
{
    sy_page_text_of(p->out, sy_clean(p->a->arena, text, strlen(text), 24));
}

static void draw_report(sy_page *p, const graph *g, uint32_t i, int linked)
{
    uint32_t x = report_x(g, i), y = report_y(g, i);
    if (linked) sy_buf_printf(p->out, "<a href=\"#r%u\">", i);
    sy_buf_printf(p->out, "<rect class=\"node\" x=\"%u\" y=\"%u\" width=\"%d\" height=\"%d\" rx=\"15\"/><text x=\"%u\" y=\"%u\">", x, y, BOX_W,
                  BOX_H, x + 14, y + 20);
    box_text(p, p->a->labels[i]);
    sy_buf_str(p->out, linked ? "</text></a>\n" : "</text>\n");
}

/* Ends a path; what it rests on shows where the pointer rests. */
static void end_path(sy_page *p, const edge *e)
{
    if (!e->bytes) {
        sy_buf_str(p->out, "/>");
        return;
    }
    sy_buf_str(p->out, "><title>");
    sy_page_text_of(p->out, e->bytes);
    sy_buf_str(p->out, "</title></path>");
}

static void draw_edges(sy_page *p, const graph *g)
{
    for (uint32_t i = 0; i < g->relayed.n; i++) {
        const edge *e = &g->relayed.at[i];
        uint32_t y1 = relay_y(g, e->from) + BOX_H / 2, x2 = report_x(g, e->to), y2 = report_y(g, e->to) + BOX_H / 2, bend = (LEFT + BOX_W + x2) / 2;
        sy_buf_printf(p->out, "<path class=\"edge\" marker-end=\"url(#tip)\" d=\"M%d %u C%u %u %u %u %u %u\"", LEFT + BOX_W, y1, bend, y1, bend, y2, x2 - 2, y2);
        end_path(p, e);
        sy_buf_char(p->out, '\n');
    }
    for (uint32_t i = 0; i < g->reprints.n; i++) {
        const edge *e = &g->reprints.at[i];
        uint32_t x = report_x(g, e->from) + 18, y1 = report_y(g, e->from) + BOX_H, x2 = report_x(g, e->to), y2 = report_y(g, e->to) + BOX_H / 2;
        if (x >= x2) x = x2 > 12 ? x2 - 12 : x2;
        sy_buf_printf(p->out, "<path class=\"edge reprint\"%s d=\"M%u %u V%u H%u\"", e->directed ? " marker-end=\"url(#tip)\"" : "", x, y1, y2, x2 - 2);
        end_path(p, e);
        sy_buf_char(p->out, '\n');
    }
    for (uint32_t i = 0; i < g->passages.n; i++) {
        const edge *e = &g->passages.at[i];
        uint32_t x1 = report_x(g, e->from) + BOX_W, y1 = report_y(g, e->from) + BOX_H / 2, x2 = report_x(g, e->to) + BOX_W, y2 = report_y(g, e->to) + BOX_H / 2;
        uint32_t out = g->middle + INDENT + BOX_W + 24 + (i % 4) * 14;
        sy_buf_printf(p->out, "<path class=\"edge shared\" d=\"M%u %u C%u %u %u %u %u %u\"", x1, y1, out, y1, out, y2, x2, y2);
        end_path(p, e);
        sy_buf_printf(p->out, "<text class=\"note\" x=\"%u\" y=\"%u\">", out - 8, (y1 + y2) / 2 + 4);
        box_text(p, e->label);
        sy_buf_str(p->out, "</text>\n");
    }
}

static const char title_and_tip[] =
    "<title id=\"graph-title\">Reports, the relays they name, reprints and the longest words they share</title>\n"
    "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path class=\"tip\" d=\"M0 0 L8 4 L0 8 Z\"/></marker></defs>\n";

static uint32_t height_of(const graph *g) { return (g->rows > g->relays.n ? g->rows : g->relays.n) * ROW + LEFT; }

static void draw(sy_page *p, const graph *g, int linked)
{
    draw_edges(p, g);
    for (uint32_t i = 0; i < g->relays.n; i++) {
        uint32_t y = relay_y(g, i);
        sy_buf_printf(p->out, "<rect class=\"node relay\" x=\"%d\" y=\"%u\" width=\"%d\" height=\"%d\"/><text x=\"%d\" y=\"%u\">", LEFT, y, BOX_W, BOX_H, LEFT + 14, y + 20);
        box_text(p, sy_actor_name(p->a, g->relays.at[i]));
        sy_buf_str(p->out, "</text>\n");
    }
    for (uint32_t i = 0; i < p->a->story->docs.n; i++) draw_report(p, g, i, linked);
}

void sy_page_graph(sy_page *p)
{
    sy_account *a = p->a;
    if (a->story->docs.n < 2 || a->story->docs.n > NODES_MAX) return;
    graph g = graph_of(a);
    if (!g.relayed.n && !g.reprints.n && !g.passages.n) return;
    uint32_t width = g.middle + WIDTH, height = height_of(&g);
    sy_buf_printf(p->out, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Drawing of origins\">\n<svg class=\"graph\" width=\"%u\" height=\"%u\" viewBox=\"0 0 %u %u\" role=\"group\" aria-labelledby=\"graph-title\">\n",
                  width, height, width, height);
    sy_buf_str(p->out, title_and_tip);
    draw(p, &g, 1);
    sy_buf_str(p->out, "</svg>\n<p class=\"key\">square: relay named in a report \xC2\xB7 round: report \xC2\xB7 arrow: from source to report \xC2\xB7 line without arrow: direction unknown</p></div>\n");
}

/* ---- SVG as a file: the same drawing with its own colours and its key */

void sy_view_drawing(sy_buf *out, sy_account *a)
{
    enum { KEY = 26 };
    sy_page p = { .out = out, .a = a };
    graph g = graph_of(a);
    uint32_t width = g.middle + WIDTH < 560 ? 560 : g.middle + WIDTH, height = height_of(&g) + KEY;
    sy_buf_printf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" height=\"%u\" viewBox=\"0 0 %u %u\" role=\"img\" aria-labelledby=\"graph-title\">\n", width, height, width, height);
    sy_buf_str(out, title_and_tip);
    sy_buf_str(out, "<style>text { font: 13px Helvetica, Arial, sans-serif; fill: #1d2126 } .note { font-size: 11px; fill: #5b626b; paint-order: stroke; stroke: #fff; stroke-width: 4px }\n"
                    ".node { fill: #efece4; stroke: #5b626b } .relay { fill: #fff; stroke-width: 1.5 } .edge { fill: none; stroke: #5b626b; stroke-width: 1.4 }\n"
                    ".reprint { stroke-width: 2.2 } .shared { stroke-dasharray: 2 4 } .tip { fill: #5b626b }</style>\n");
    sy_buf_printf(out, "<rect width=\"%u\" height=\"%u\" fill=\"#fff\"/>\n", width, height);
    draw(&p, &g, 0);
    sy_buf_printf(out, "<text class=\"note\" x=\"%d\" y=\"%u\">square: relay \xC2\xB7 round: report \xC2\xB7 arrow: from source to report \xC2\xB7 bold: reprint \xC2\xB7 no arrow: direction unknown</text>\n</svg>\n",
                  LEFT, height - 10);
}

/* ---- DOT */

static void dot_string(sy_buf *out, const char *s)
{
    sy_buf_char(out, '"');
    for (; *s; s++) {
        if (*s == '"' || *s == '\\') sy_buf_char(out, '\\');
        sy_buf_char(out, *s);
    }
    sy_buf_char(out, '"');
}

static void dot_edges(sy_buf *out, const edge *at, uint32_t n, const char *from, const char *style)
{
    for (uint32_t i = 0; i < n; i++) {
        sy_buf_printf(out, "  %s%u -> r%u [%s%s", from, at[i].from, at[i].to, style, at[i].directed ? "" : ", dir=none");
        if (at[i].label) {
            sy_buf_str(out, ", label=");
            dot_string(out, at[i].label);
        }
        if (at[i].bytes) {
            sy_buf_str(out, ", tooltip=");
            dot_string(out, at[i].bytes);
        }
        sy_buf_str(out, "];\n");
    }
}

void sy_view_graph(sy_buf *out, sy_account *a)
{
    graph g = graph_of(a);
    sy_buf_str(out, "digraph origins {\n  rankdir=LR;\n  node [fontname=\"Helvetica\"];\n");
    for (uint32_t i = 0; i < g.relays.n; i++) {
        sy_buf_printf(out, "  relay%u [shape=box, label=", i);
        dot_string(out, sy_actor_name(a, g.relays.at[i]));
        sy_buf_str(out, "];\n");
    }
    for (uint32_t i = 0; i < a->story->docs.n; i++) {
        sy_buf_printf(out, "  r%u [shape=ellipse, label=", i);
        dot_string(out, a->labels[i]);
        sy_buf_str(out, "];\n");
    }
    dot_edges(out, g.relayed.at, g.relayed.n, "relay", "style=solid");
    dot_edges(out, g.reprints.at, g.reprints.n, "r", "style=bold");
    dot_edges(out, g.passages.at, g.passages.n, "r", "style=dotted");
    sy_buf_str(out, "}\n");
}
