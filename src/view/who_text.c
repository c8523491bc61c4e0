/* who_text.c - who said what for a terminal: sources of each report counted, then the groups, statements before attitudes. */
#include "view/print.h"
#include "view/who.h"

#include <stdio.h>
#include <string.h>

enum { LABEL_CELLS = 34, REPORT_ROWS = 40, ASIDE_BYTES = 60 };

static const sayso_doc *doc_at(const sy_said_all *w, uint32_t report) { return w->a->story->docs.at[report]; }
static const char *plural(uint32_t n) { return n == 1 ? "" : "s"; }

/* ---- how many sources of each kind a report has */

static void cell(sy_printer *p, const char *text, uint32_t width, const char *code)
{
    uint32_t n = sy_print_cells(text, strlen(text));
    while (n++ < width) sy_buf_char(p->out, ' ');
    sy_print_word(p, text, strlen(text), code, 1);
}

/* A name cut to the width of its column, filled up with blanks. */
static void label(sy_printer *p, const char *name)
{
    const char *shown = name;
    for (uint32_t most = LABEL_CELLS; sy_print_cells(shown, strlen(shown)) > LABEL_CELLS; most -= 4) shown = sy_clean(p->a->arena, name, strlen(name), most);
    sy_print_word(p, shown, strlen(shown), "1", 1);
    for (uint32_t n = sy_print_cells(shown, strlen(shown)); n < LABEL_CELLS; n++) sy_buf_char(p->out, ' ');
}

static void count_row(sy_printer *p, const char *name, const sy_source_count *c)
{
    char number[24];
    uint32_t attitudes = 0;
    sy_print_start(p, 2, 2);
    label(p, name);
    p->width = UINT32_MAX / 2; /* a row is never folded */
    for (int k = 0; k < SY_SOURCE_KINDS; k++) {
        snprintf(number, sizeof number, "%u", c->n[0][k]);
        cell(p, c->n[0][k] ? number : "\xC2\xB7", k == SY_SOURCE_UNRESOLVED ? 12 : 9, NULL);
        attitudes += c->n[1][k];
    }
    snprintf(number, sizeof number, "%u", attitudes);
    cell(p, attitudes ? number : "\xC2\xB7", 11, "2");
    sy_print_end(p);
}

static void counts(sy_printer *p, const sy_said_all *w)
{
    static const char *const heads[] = { "named", "unnamed", "unresolved", "none", "attitudes" };
    static const uint32_t widths[] = { 9, 9, 12, 9, 11 };
    uint32_t width = p->width, n = w->a->story->docs.n, shown = 0;
    sy_buf_char(p->out, '\n');
    p->width = UINT32_MAX / 2;
    sy_print_start(p, 0, 2);
    sy_print_word(p, "Sources of statements, by report", 32, "1;4", 1);
    for (int k = 0; k < 4; k++) sy_buf_char(p->out, ' ');
    for (int k = 0; k < 5; k++) cell(p, heads[k], widths[k], "2");
    sy_print_end(p);
    for (uint32_t r = 0; r < n && (shown < REPORT_ROWS || p->all); r++, shown++) count_row(p, w->a->labels[r], &w->counts[r]);
    p->width = width;
    if (shown == n) return;
    sy_print_start(p, 2, 4);
    sy_print_words(p, sy_printf(p->a->arena, "%u more reports; see them with --all", n - shown), "2");
    sy_print_end(p);
}

/* ---- an utterance */

static void add_words(sy_said_all *w, sy_line *l, uint32_t report, const char *before, sayso_spans spans)
{
    if (spans.n) sy_line_addf(w->a, l, SY_PIECE_QUIET, "%s %s", before, sy_words(w->a, report, spans, ASIDE_BYTES));
}

/* The other speakers of what several said together. */
static void add_joint(sy_said_all *w, sy_line *l, const sy_utterance *u, const sy_voice *v)
{
    const sayso_doc *d = doc_at(w, u->report);
    int headed = w->how->by == SAYSO_BY_SPEAKER;
    for (int k = -1; k < (int)u->at->n_joint; k++) {
        int32_t actor = k < 0 ? u->at->speaker : u->at->joint[k];
        if (!u->at->n_joint || actor < 0) continue;
        if (headed ? v->key && strcmp(v->key, d->actors.at[actor].id) == 0 : k < 0) continue;
        sy_line_addf(w->a, l, SY_PIECE_LABEL, "\xC2\xB7 with %s", sy_actor_of(w, u->report, actor));
    }
}

static void add_parent(sy_said_all *w, sy_line *l, const sy_utterance *u)
{
    if (u->at->parent < 0) return;
    const sayso_attribution *p = &doc_at(w, u->report)->attributions.at[u->at->parent];
    const char *name = sy_actor_of(w, u->report, p->speaker);
    if (!name && p->source.n) name = sy_words(w->a, u->report, p->source, ASIDE_BYTES);
    if (name) sy_line_addf(w->a, l, SY_PIECE_LABEL, "\xC2\xB7 on the word of %s", name);
}

static void add_around(sy_said_all *w, sy_line *l, const sy_utterance *u, const sy_voice *v)
{
    const sayso_attribution *at = u->at;
    add_joint(w, l, u, v);
    add_parent(w, l, u);
    if (at->via >= 0) sy_line_addf(w->a, l, SY_PIECE_LABEL, "\xC2\xB7 relayed by %s", sy_actor_of(w, u->report, at->via));
    if (w->how->by != SAYSO_BY_ADDRESSEE && at->addressee >= 0) sy_line_addf(w->a, l, SY_PIECE_QUIET, "\xC2\xB7 to %s", sy_actor_of(w, u->report, at->addressee));
    else if (w->how->by != SAYSO_BY_ADDRESSEE) add_words(w, l, u->report, "\xC2\xB7 to", at->addressee_span);
    add_words(w, l, u->report, "\xC2\xB7 setting:", at->venue);
    add_words(w, l, u->report, "\xC2\xB7 checked:", at->verification);
}

static void utterance(sy_printer *p, sy_said_all *w, const sy_utterance *u, const sy_voice *v)
{
    const sayso_attribution *at = u->at;
    sy_line *l = sy_line_new(w->a, SY_TONE_SAID, at->conf, at->reason);
    l->id = at->id;
    if (w->how->by != SAYSO_BY_SPEAKER) sy_line_add(w->a, l, SY_PIECE_NAME, sy_speaker_words(w, u));
    if (u->kind == SY_SOURCE_UNNAMED || u->kind == SY_SOURCE_UNRESOLVED) sy_line_words(w->a, l, SY_PIECE_CITED, u->report, at->source);
    sy_line_words(w->a, l, SY_PIECE_CITED, u->report, at->cue);
    sy_line_add(w->a, l, SY_PIECE_LABEL, at->form == SAYSO_DIRECT ? "(quoted)" : at->form == SAYSO_MIXED ? "(partly quoted)" : "(reported)");
    sy_line_words(w->a, l, SY_PIECE_WORDS, u->report, at->content);
    sy_line_add_wording(w->a, l, at);
    add_around(w, l, u, v);
    sy_line_evidence_of(w->a, l, u->report, at->source);
    if (!at->source.n) sy_line_evidence_of(w->a, l, u->report, at->cue);
    sy_line_evidence_of(w->a, l, u->report, at->content);
    sy_line_evidence_sort(l);
    sy_print_line(p, l, 4);
    w->a->lines.n = 0; /* printed, not kept */
}

/* ---- groups */

static const char *form_counts(sy_arena *a, const sy_voice *v, int attitude)
{
    uint32_t reported = v->n[attitude] - v->direct[attitude] - v->mixed[attitude];
    return sy_printf(a, "%u quoted, %u partly, %u reported", v->direct[attitude], v->mixed[attitude], reported);
}

static void heading(sy_printer *p, const sy_voice *v)
{
    sy_arena *a = p->a->arena;
    sy_print_start(p, 2, 4);
    sy_print_words(p, v->name, "1");
    if (v->n[0]) sy_print_words(p, sy_printf(a, "%u statement%s (%s)", v->n[0], plural(v->n[0]), form_counts(a, v, 0)), "2");
    if (v->n[1]) sy_print_words(p, sy_printf(a, "%s%u attitude%s", v->n[0] ? "\xC2\xB7 " : "", v->n[1], plural(v->n[1])), "2");
    sy_print_words(p, sy_printf(a, "\xC2\xB7 in %u report%s", v->reports, plural(v->reports)), "2");
    sy_print_end(p);
}

static void voice(sy_printer *p, sy_said_all *w, const sy_voice *v)
{
    heading(p, v);
    for (int attitude = 0; attitude < 2; attitude++) {
        if (attitude && v->n[1]) {
            sy_print_start(p, 4, 6);
            sy_print_words(p, "attitudes (wants, believes, plans):", "2");
            sy_print_end(p);
        }
        for (uint32_t i = 0; i < v->said.n; i++) {
            const sy_utterance *u = &w->said.at[v->said.at[i]];
            if ((u->at->attitude != 0) == attitude) utterance(p, w, u, v);
        }
    }
}

static void head(sy_printer *p, const sy_said_all *w)
{
    uint32_t n[2] = { 0, 0 }, reports = w->a->story->docs.n;
    for (uint32_t i = 0; i < w->said.n; i++) n[w->said.at[i].at->attitude != 0]++;
    sy_print_start(p, 0, 2);
    sy_print_words(p, "WHO SAID WHAT", "1");
    sy_print_words(p, sy_printf(p->a->arena, "%u report%s \xC2\xB7 %u statement%s \xC2\xB7 %u attitude%s \xC2\xB7 by %s", reports, plural(reports),
                                n[0], plural(n[0]), n[1], plural(n[1]), sy_by_word(w->how->by)), NULL);
    sy_print_end(p);
}

void sy_who_text(sy_buf *out, sy_said_all *w)
{
    uint32_t width = w->how->width ? w->how->width : 80;
    sy_printer p = { .out = out, .a = w->a, .width = width < 40 ? 40 : width, .colour = w->how->colour != 0, .all = w->how->all != 0 };
    head(&p, w);
    counts(&p, w);
    for (uint32_t i = 0; i < w->voices.n; i++) {
        sy_buf_char(out, '\n');
        voice(&p, w, &w->voices.at[i]);
    }
    if (!w->unsure) return;
    sy_buf_char(out, '\n');
    sy_print_start(&p, 2, 4);
    sy_print_words(&p, sy_printf(w->a->arena, "%u less sure folded away; see them with --all", w->unsure), "2");
    sy_print_end(&p);
}
