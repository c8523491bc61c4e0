/* terminal.c - an account as text: the brief, then the sections. */
#include "view/print.h"

#include <stdio.h>
#include <string.h>

enum { SECTION_LINES = 40, EVENT_LINES = 12, TIMELINE_LINES = 16 };

/* ---- a quotation in two wordings: word under word, what changed between marks */

/* What stands between two words: a mark keeps to the word before it. */
static void between(sy_printer *p, const char *text, uint32_t from, uint32_t to)
{
    const char *shown = from && to > from ? sy_clean(p->a->arena, text + from, to - from, 40) : "";
    if (*shown) sy_print_word(p, shown, strlen(shown), NULL, text[from] != ' ');
}

static void aligned_side(sy_printer *p, const sayso_finding *f, int side)
{
    const sayso_evidence *e = &f->evidence[side];
    const char *text = p->a->story->docs.at[e->report]->text;
    uint32_t last = 0;
    sy_print_start(p, 6, 8);
    sy_print_words(p, p->a->labels[e->report], "2");
    for (uint32_t i = 0; i < f->n_words; i++) {
        const sayso_aligned *w = &f->words[i];
        sayso_span s = side ? w->b : w->a;
        if (s.end <= s.start) continue;
        between(p, text, last, s.start);
        last = s.end;
        const char *shown = sy_clean(p->a->arena, text + s.start, s.end - s.start, 80);
        if (w->changed && !p->colour) shown = sy_printf(p->a->arena, "[%s]", shown);
        sy_print_word(p, shown, strlen(shown), w->changed ? "1;7" : NULL, 0);
    }
    sy_print_end(p);
}

static void alignment(sy_printer *p, const sy_line *l)
{
    const sayso_finding *f = l->finding;
    if (!f || f->kind != SAYSO_VARIANT || f->n_evidence < 2 || !f->n_words) return;
    aligned_side(p, f, 0);
    aligned_side(p, f, 1);
}

/* ---- sections */

static void title(sy_printer *p, const char *text, const char *note)
{
    sy_buf_char(p->out, '\n');
    sy_print_start(p, 0, 2);
    sy_print_words(p, text, "1;4");
    if (note) sy_print_words(p, note, "2");
    sy_print_end(p);
}

static int is_shown(const sy_printer *p, const sy_line *l) { return p->all || l->conf >= SY_SURE; }

static uint32_t most_lines(const sy_printer *p, sy_section_kind kind)
{
    if (p->all) return UINT32_MAX;
    if (kind == SY_SECTION_EVENTS) return EVENT_LINES;
    if (kind == SY_SECTION_TIMELINE) return TIMELINE_LINES;
    return SECTION_LINES;
}

/* Speakers of several reports are counted; what each said stands there for one report, or with --all. */
static int heads_only(const sy_printer *p, sy_section_kind kind)
{
    return kind == SY_SECTION_WHO && !p->all && p->a->story->docs.n > 1;
}

static void heading(sy_printer *p, const sy_line *l)
{
    sy_print_start(p, 2, 4);
    sy_print_words(p, l->heading, "1");
    if (l->heading_note) sy_print_words(p, l->heading_note, "2");
    sy_print_end(p);
}

static void folded(sy_printer *p, uint32_t unsure, uint32_t over)
{
    char text[120];
    if (!unsure && !over) return;
    int n = 0;
    if (over) n = snprintf(text, sizeof text, "%u more", over);
    if (unsure) snprintf(text + n, sizeof text - (size_t)n, "%s%u less sure", n ? ", " : "", unsure);
    sy_print_start(p, 2, 4);
    sy_print_words(p, text, "2");
    sy_print_words(p, unsure && !over ? "line(s) folded away; see them with --all" : "folded away; see all with --all", "2");
    sy_print_end(p);
}

static void section(sy_printer *p, sy_section_kind kind)
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
        sy_print_line(p, l, l->heading ? 4 : 2);
        alignment(p, l);
        shown++;
    }
    folded(p, unsure, over);
}

static void head(sy_printer *p)
{
    const sayso_story *s = p->a->story;
    unsigned long long bytes = 0;
    uint32_t stories = p->a->n_stories, occasions = p->all ? p->a->sections[SY_SECTION_OCCASIONS].n : sy_account_sure(p->a, SY_SECTION_OCCASIONS);
    for (uint32_t i = 0; i < s->docs.n; i++) bytes += s->docs.at[i]->n_text;
    sy_print_start(p, 0, 2);
    sy_print_words(p, "SAYSO", "1");
    char text[200];
    int n = snprintf(text, sizeof text, " %u report%s", s->docs.n, s->docs.n == 1 ? "" : "s");
    if (stories) n += snprintf(text + n, sizeof text - (size_t)n, " \xC2\xB7 %u stor%s", stories, stories == 1 ? "y" : "ies");
    if (occasions) n += snprintf(text + n, sizeof text - (size_t)n, " \xC2\xB7 %u occasion%s", occasions, occasions == 1 ? "" : "s");
    snprintf(text + n, sizeof text - (size_t)n, " \xC2\xB7 built from %llu bytes", bytes);
    sy_print_words(p, text, NULL);
    sy_print_end(p);
}

static void brief(sy_printer *p)
{
    title(p, "Brief", "each line with the bytes it rests on, report:start-end");
    if (!p->a->brief.n) {
        sy_print_start(p, 2, 4);
        sy_print_words(p, "Nothing was found that is sure enough for a brief; the sections below may hold more.", "2");
        sy_print_end(p);
    }
    for (uint32_t i = 0; i < p->a->brief.n; i++) sy_print_line(p, &p->a->brief.at[i], 1);
}

void sy_view_text(sy_buf *out, const sy_account *a, const sayso_view *how)
{
    uint32_t width = how->width ? how->width : 80;
    sy_printer p = { .out = out, .a = a, .width = width < 40 ? 40 : width, .colour = how->colour != 0, .all = how->all != 0 };
    head(&p);
    brief(&p);
    for (int kind = 0; kind < SY_SECTIONS && !how->brief; kind++) section(&p, (sy_section_kind)kind);
}
