/*
 * terminal.c - an account as text: the brief, then the sections. Lines are folded at the asked width by the
 * cells that characters take (Unicode TR11, as utf8proc has it); colours only when asked for.
 */
#include "base/utf8.h"
#include "view/view.h"

#include <stdio.h>
#include <utf8proc.h>

enum { EVIDENCE_SHOWN = 6, SECTION_LINES = 40, EVENT_LINES = 12, TIMELINE_LINES = 16 };

typedef struct {
    sy_buf *out;
    const sy_account *a;
    uint32_t width, indent, column; /* column: cells used in this line */
    int colour, all, fresh;         /* fresh: nothing but the indent stands in this line */
} printer;

/* ---- words into lines */

static uint32_t cells(const char *s, size_t n)
{
    uint32_t sum = 0;
    unsigned len;
    for (size_t i = 0; i < n; i += len) {
        int w = utf8proc_charwidth((utf8proc_int32_t)sy_utf8_get(s + i, n - i, &len));
        sum += w > 0 ? (uint32_t)w : 0;
    }
    return sum;
}

static void new_line(printer *p)
{
    sy_buf_char(p->out, '\n');
    for (uint32_t i = 0; i < p->indent; i++) sy_buf_char(p->out, ' ');
    p->column = p->indent;
    p->fresh = 1;
}

static void style(printer *p, const char *code)
{
    if (p->colour && code) sy_buf_printf(p->out, "\x1b[%sm", code);
}

/* One word, on the next line if it does not fit on this one. glue: no blank before it. */
static void word(printer *p, const char *s, size_t n, const char *code, int glue)
{
    uint32_t w = cells(s, n);
    if (!p->fresh && p->column + (glue ? 0u : 1u) + w > p->width) {
        new_line(p);
    } else if (!p->fresh && !glue) {
        sy_buf_char(p->out, ' ');
        p->column++;
    }
    style(p, code);
    sy_buf_add(p->out, s, n);
    if (code) style(p, "0");
    p->column += w;
    p->fresh = 0;
}

static void words(printer *p, const char *s, const char *code)
{
    while (*s) {
        size_t n = strcspn(s, " ");
        if (n) word(p, s, n, code, 0);
        s += n + (s[n] == ' ');
    }
}

static void line_start(printer *p, uint32_t indent, uint32_t hang)
{
    for (uint32_t i = 0; i < indent; i++) sy_buf_char(p->out, ' ');
    p->column = indent;
    p->indent = hang;
    p->fresh = 1;
}

static void line_end(printer *p) { sy_buf_char(p->out, '\n'); }

/* ---- pieces and evidence */

static const char *stance_colour(sy_tone tone)
{
    switch (tone) {
    case SY_TONE_THREATENS: return "31";
    case SY_TONE_DEMANDS: return "33";
    case SY_TONE_OFFERS:
    case SY_TONE_ACCEPTS: return "32";
    case SY_TONE_REJECTS:
    case SY_TONE_OPPOSES: return "35";
    case SY_TONE_CONFLICT: return "31";
    case SY_TONE_UNSOURCED:
    case SY_TONE_CHANGE: return "33";
    default: return "36";
    }
}

static void piece(printer *p, const sy_line *l, const sy_piece *x)
{
    const char *code = NULL;
    char *marked;
    switch (x->kind) {
    case SY_PIECE_NAME: words(p, x->text, "1"); return;
    case SY_PIECE_LABEL: code = stance_colour(l->tone); break;
    case SY_PIECE_QUIET: code = "2"; break;
    case SY_PIECE_WORDS:
        marked = sy_printf(p->a->arena, "\xE2\x80\x9C%s\xE2\x80\x9D", x->text);
        words(p, marked, NULL);
        return;
    default: break;
    }
    words(p, x->text, code);
}

static void evidence(printer *p, const sy_line *l)
{
    char at[300];
    uint32_t shown = p->all ? l->evidence.n : EVIDENCE_SHOWN;
    for (uint32_t i = 0; i < l->evidence.n && i < shown; i++) {
        const sayso_evidence *e = &l->evidence.at[i];
        int n = snprintf(at, sizeof at, "%.200s:%u-%u", p->a->labels[e->report], e->span.start, e->span.end);
        word(p, at, (size_t)n, "2;4", 0);
    }
    if (l->evidence.n > shown) {
        snprintf(at, sizeof at, "+%u", l->evidence.n - shown);
        words(p, at, "2");
    }
}

/* A line of the brief begins with its number. */
static void numbered(printer *p, const sy_line *l)
{
    char number[16];
    int n = snprintf(number, sizeof number, "%2u", (unsigned)(l - p->a->brief.at) + 1);
    word(p, number, (size_t)n, "2", 0);
}

static void line(printer *p, const sy_line *l, uint32_t indent)
{
    line_start(p, indent, indent + (l->see >= 0 ? 3 : 2));
    if (l->see >= 0) numbered(p, l);
    for (uint32_t i = 0; i < l->pieces.n; i++) piece(p, l, &l->pieces.at[i]);
    if (p->all && l->conf < SY_SURE) words(p, "[less sure]", "33");
    if (l->evidence.n) words(p, "\xC2\xB7", "2");
    evidence(p, l);
    if (p->all && l->id) words(p, l->id, "2");
    line_end(p);
    if (p->all && l->conf < SY_SURE && l->reason) {
        line_start(p, indent + 2, indent + 4);
        words(p, "why:", "2");
        words(p, l->reason, "2");
        line_end(p);
    }
}

/* ---- a quotation in two wordings: word under word, what changed between marks */

/* What stands between two words: a mark keeps to the word before it. */
static void between(printer *p, const char *text, uint32_t from, uint32_t to)
{
    const char *shown = from && to > from ? sy_clean(p->a->arena, text + from, to - from, 40) : "";
    if (*shown) word(p, shown, strlen(shown), NULL, text[from] != ' ');
}

static void aligned_side(printer *p, const sayso_finding *f, int side)
{
    const sayso_evidence *e = &f->evidence[side];
    const char *text = p->a->story->docs.at[e->report]->text;
    uint32_t last = 0;
    line_start(p, 6, 8);
    words(p, p->a->labels[e->report], "2");
    for (uint32_t i = 0; i < f->n_words; i++) {
        const sayso_aligned *w = &f->words[i];
        sayso_span s = side ? w->b : w->a;
        if (s.end <= s.start) continue;
        between(p, text, last, s.start);
        last = s.end;
        const char *shown = sy_clean(p->a->arena, text + s.start, s.end - s.start, 80);
        if (w->changed && !p->colour) shown = sy_printf(p->a->arena, "[%s]", shown);
        word(p, shown, strlen(shown), w->changed ? "1;7" : NULL, 0);
    }
    line_end(p);
}

static void alignment(printer *p, const sy_line *l)
{
    const sayso_finding *f = l->finding;
    if (!f || f->kind != SAYSO_VARIANT || f->n_evidence < 2 || !f->n_words) return;
    aligned_side(p, f, 0);
    aligned_side(p, f, 1);
}

/* ---- sections */

static void title(printer *p, const char *text, const char *note)
{
    sy_buf_char(p->out, '\n');
    line_start(p, 0, 2);
    words(p, text, "1;4");
    if (note) words(p, note, "2");
    line_end(p);
}

static int is_shown(const printer *p, const sy_line *l) { return p->all || l->conf >= SY_SURE; }

static uint32_t most_lines(const printer *p, sy_section_kind kind)
{
    if (p->all) return UINT32_MAX;
    if (kind == SY_SECTION_EVENTS) return EVENT_LINES;
    if (kind == SY_SECTION_TIMELINE) return TIMELINE_LINES;
    return SECTION_LINES;
}

/* Speakers of several reports are counted; what each said stands there for one report, or with --all. */
static int heads_only(const printer *p, sy_section_kind kind)
{
    return kind == SY_SECTION_WHO && !p->all && p->a->story->docs.n > 1;
}

static void heading(printer *p, const sy_line *l)
{
    line_start(p, 2, 4);
    words(p, l->heading, "1");
    if (l->heading_note) words(p, l->heading_note, "2");
    line_end(p);
}

static void folded(printer *p, uint32_t unsure, uint32_t over)
{
    char text[120];
    if (!unsure && !over) return;
    int n = 0;
    if (over) n = snprintf(text, sizeof text, "%u more", over);
    if (unsure) snprintf(text + n, sizeof text - (size_t)n, "%s%u less sure", n ? ", " : "", unsure);
    line_start(p, 2, 4);
    words(p, text, "2");
    words(p, unsure && !over ? "line(s) folded away; see them with --all" : "folded away; see all with --all", "2");
    line_end(p);
}

static void section(printer *p, sy_section_kind kind)
{
    const sy_section *s = &p->a->sections[kind];
    const char *last = NULL;
    uint32_t unsure = 0, over = 0, shown = 0, most = most_lines(p, kind);
    if (!s->n) return;
    title(p, sy_section_title(kind), NULL);
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        const sy_line *l = &p->a->lines.at[i];
        if (!is_shown(p, l)) {
            unsure++;
            continue;
        }
        int new_heading = l->heading && (!last || strcmp(last, l->heading) != 0);
        if (shown >= most) {
            over++;
            continue;
        }
        if (new_heading) heading(p, l);
        last = l->heading;
        if (heads_only(p, kind)) {
            shown += (uint32_t)new_heading;
            continue;
        }
        line(p, l, l->heading ? 4 : 2);
        alignment(p, l);
        shown++;
    }
    folded(p, unsure, over);
}

static uint32_t count_kind(const sayso_story *s, sayso_finding_kind kind)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->findings.n; i++) n += s->findings.at[i].kind == kind;
    return n;
}

static void head(printer *p)
{
    const sayso_story *s = p->a->story;
    unsigned long long bytes = 0;
    uint32_t stories = p->a->n_stories, occasions = count_kind(s, SAYSO_OCCASION);
    for (uint32_t i = 0; i < s->docs.n; i++) bytes += s->docs.at[i]->n_text;
    line_start(p, 0, 2);
    words(p, "SAYSO", "1");
    char text[200];
    int n = snprintf(text, sizeof text, " %u report%s", s->docs.n, s->docs.n == 1 ? "" : "s");
    if (stories) n += snprintf(text + n, sizeof text - (size_t)n, " \xC2\xB7 %u stor%s", stories, stories == 1 ? "y" : "ies");
    if (occasions) n += snprintf(text + n, sizeof text - (size_t)n, " \xC2\xB7 %u occasion%s", occasions, occasions == 1 ? "" : "s");
    snprintf(text + n, sizeof text - (size_t)n, " \xC2\xB7 built from %llu bytes", bytes);
    words(p, text, NULL);
    line_end(p);
}

static void brief(printer *p)
{
    title(p, "Brief", "each line with the bytes it rests on, report:start-end");
    if (!p->a->brief.n) {
        line_start(p, 2, 4);
        words(p, "Nothing was found that is sure enough for a brief; the sections below may hold more.", "2");
        line_end(p);
    }
    for (uint32_t i = 0; i < p->a->brief.n; i++) line(p, &p->a->brief.at[i], 1);
}

void sy_view_text(sy_buf *out, const sy_account *a, const sayso_view *how)
{
    uint32_t width = how->width ? how->width : 80;
    printer p = { .out = out, .a = a, .width = width < 40 ? 40 : width, .colour = how->colour != 0, .all = how->all != 0 };
    head(&p);
    brief(&p);
    for (int kind = 0; kind < SY_SECTIONS && !how->brief; kind++) section(&p, (sy_section_kind)kind);
}
