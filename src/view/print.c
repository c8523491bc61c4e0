/*
 * print.c - words and lines of an account on a terminal. Lines are folded at the asked width by the cells that characters
 * take (Unicode TR11, as utf8proc has it); colours only when asked for.
 */
#include "view/print.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

enum { EVIDENCE_SHOWN = 6 };

/* ---- words into lines */

uint32_t sy_print_cells(const char *s, size_t n)
{
    uint32_t sum = 0;
    unsigned len;
    for (size_t i = 0; i < n; i += len) {
        int w = utf8proc_charwidth((utf8proc_int32_t)sy_utf8_get(s + i, n - i, &len));
        sum += w > 0 ? (uint32_t)w : 0;
    }
    return sum;
}

static void new_line(sy_printer *p)
{
    sy_buf_char(p->out, '\n');
    for (uint32_t i = 0; i < p->indent; i++) sy_buf_char(p->out, ' ');
    p->column = p->indent;
    p->fresh = 1;
}

static void style(sy_printer *p, const char *code)
{
    if (p->colour && code) sy_buf_printf(p->out, "\x1b[%sm", code);
}

void sy_print_word(sy_printer *p, const char *s, size_t n, const char *code, int glue)
{
    uint32_t w = sy_print_cells(s, n);
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

void sy_print_words(sy_printer *p, const char *s, const char *code)
{
    while (*s) {
        size_t n = strcspn(s, " ");
        if (n) sy_print_word(p, s, n, code, 0);
        s += n + (s[n] == ' ');
    }
}

void sy_print_start(sy_printer *p, uint32_t indent, uint32_t hang)
{
    for (uint32_t i = 0; i < indent; i++) sy_buf_char(p->out, ' ');
    p->column = indent;
    p->indent = hang;
    p->fresh = 1;
}

void sy_print_end(sy_printer *p) { sy_buf_char(p->out, '\n'); }

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

static void piece(sy_printer *p, const sy_line *l, const sy_piece *x)
{
    const char *code = NULL;
    char *marked;
    switch (x->kind) {
    case SY_PIECE_NAME: sy_print_words(p, x->text, "1"); return;
    case SY_PIECE_LABEL: code = stance_colour(l->tone); break;
    case SY_PIECE_QUIET: code = "2"; break;
    case SY_PIECE_WORDS:
        marked = sy_printf(p->a->arena, "\xE2\x80\x9C%s\xE2\x80\x9D", x->text);
        sy_print_words(p, marked, NULL);
        return;
    default: break;
    }
    sy_print_words(p, x->text, code);
}

static void evidence(sy_printer *p, const sy_line *l)
{
    char at[300];
    uint32_t shown = p->all ? l->evidence.n : EVIDENCE_SHOWN;
    for (uint32_t i = 0; i < l->evidence.n && i < shown; i++) {
        const sayso_evidence *e = &l->evidence.at[i];
        int n = snprintf(at, sizeof at, "%.200s:%u-%u", p->a->labels[e->report], e->span.start, e->span.end);
        sy_print_word(p, at, (size_t)n, "2;4", 0);
    }
    if (l->evidence.n > shown) {
        snprintf(at, sizeof at, "+%u", l->evidence.n - shown);
        sy_print_words(p, at, "2");
    }
}

/* A line of the brief begins with its number. */
static void numbered(sy_printer *p, const sy_line *l)
{
    char number[16];
    int n = snprintf(number, sizeof number, "%2u", (unsigned)(l - p->a->brief.at) + 1);
    sy_print_word(p, number, (size_t)n, "2", 0);
}

void sy_print_line(sy_printer *p, const sy_line *l, uint32_t indent)
{
    sy_print_start(p, indent, indent + (l->see >= 0 ? 3 : 2));
    if (l->see >= 0) numbered(p, l);
    for (uint32_t i = 0; i < l->pieces.n; i++) piece(p, l, &l->pieces.at[i]);
    if (p->all && l->conf < SY_SURE) sy_print_words(p, "[less sure]", "33");
    if (l->evidence.n) sy_print_words(p, "\xC2\xB7", "2");
    evidence(p, l);
    if (p->all && l->id) sy_print_words(p, l->id, "2");
    sy_print_end(p);
    if (p->all && l->conf < SY_SURE && l->reason) {
        sy_print_start(p, indent + 2, indent + 4);
        sy_print_words(p, "why:", "2");
        sy_print_words(p, l->reason, "2");
        sy_print_end(p);
    }
}

/* ---- lists */

void sy_folded_note(sy_printer *p, uint32_t unsure)
{
    if (!unsure) return;
    sy_buf_char(p->out, '\n');
    sy_print_start(p, 2, 4);
    sy_print_words(p, sy_printf(p->a->arena, "%u less sure folded away; see them with --all", unsure), "2");
    sy_print_end(p);
}

sy_printer sy_list_printer(sy_buf *out, const sy_account *a, const sayso_list *how)
{
    uint32_t width = how->width ? how->width : 80;
    return (sy_printer){ .out = out, .a = a, .width = width < 40 ? 40 : width, .colour = how->colour != 0, .all = how->all != 0 };
}

void sy_undated_note(sy_printer *p, sy_account *a)
{
    enum { NAMED = 8 };
    const char *names = "";
    uint32_t n = 0;
    for (uint32_t i = 0; i < a->story->docs.n; i++) {
        if (a->story->docs.at[i]->report.date) continue;
        if (n++ < NAMED) names = sy_printf(a->arena, "%s%s%s", names, *names ? ", " : "", a->labels[i]);
    }
    if (!n) return;
    sy_print_start(p, 2, 4);
    sy_print_words(p, sy_printf(a->arena, "no date found in %u report%s: %s%s", n, n == 1 ? "" : "s", names, n > NAMED ? " \xE2\x80\xA6" : ""), "2");
    sy_print_end(p);
}
