/* found_text.c - findings for a terminal: each with its sides below it, every side with its words and the bytes. */
#include "view/found.h"
#include "view/print.h"

#include <stdio.h>
#include <string.h>

enum { PLACES_SHOWN = 6, CHANGES_SHOWN = 12, SIDES_SHOWN = 8, LABEL_CELLS = 34, COLUMN = 12 };

static const char *plural(uint32_t n) { return n == 1 ? "" : "s"; }

/* ---- places */

static void place(sy_printer *p, uint32_t report, sayso_span s)
{
    char at[300];
    int n = snprintf(at, sizeof at, "%.200s:%u-%u", p->a->labels[report], s.start, s.end);
    sy_print_word(p, at, (size_t)n, "2;4", 0);
}

static void places(sy_printer *p, const sy_side *s)
{
    uint32_t shown = 0;
    sy_print_words(p, "\xC2\xB7", "2");
    for (; shown < s->places.n && (p->all || shown < PLACES_SHOWN); shown++) place(p, s->places.at[shown].report, s->places.at[shown].span);
    if (shown < s->places.n) sy_print_words(p, sy_printf(p->a->arena, "+%u", s->places.n - shown), "2");
}

/* ---- a bare figure or name within its sentence, between square brackets */

/* Words of which the first keeps to what stands before it, if glue. */
static void glued(sy_printer *p, const char *s, const char *code, int glue)
{
    size_t n = strcspn(s, " ");
    if (n) sy_print_word(p, s, n, code, glue);
    sy_print_words(p, s + n, code);
}

static void in_context(sy_printer *p, const sayso_evidence *e)
{
    sy_arena *a = p->a->arena;
    const sayso_doc *d = p->a->story->docs.at[e->report];
    sayso_span c = sy_found_around(d, e->span);
    const char *before = sy_clean(a, d->text + c.start, e->span.start - c.start, 2 * SY_FOUND_CONTEXT_BYTES), *behind = sy_clean(a, d->text + e->span.end, c.end - e->span.end, 2 * SY_FOUND_CONTEXT_BYTES);
    const char *words = sy_clean(a, d->text + e->span.start, e->span.end - e->span.start, SY_WORDS_SHOWN);
    int glue_before = e->span.start > c.start && d->text[e->span.start - 1] != ' ', glue_behind = e->span.end < c.end && d->text[e->span.end] != ' ';
    if (p->colour) {
        sy_print_words(p, before, NULL);
        glued(p, words, "1;7", glue_before && *before);
        glued(p, behind, NULL, glue_behind);
        return;
    }
    sy_print_words(p, sy_printf(a, "%s%s[%s]%s%s", before, *before && !glue_before ? " " : "", words, *behind && !glue_behind ? " " : "", behind), NULL);
}

/* ---- sides */

static int is_role(const sy_side *s, const char *role) { return s->role && strcmp(s->role, role) == 0; }

/* Where the sources stand, each report's once. */
static void sources(sy_printer *p, sy_found *l, const sy_side *s, const sayso_finding *f)
{
    uint32_t shown = 0, last = UINT32_MAX;
    for (uint32_t i = 0; i < s->places.n && (p->all || shown < PLACES_SHOWN); i++) {
        const sayso_evidence *e = &s->places.at[i];
        sayso_spans source;
        (void)sy_found_word(l->a, f, e, &source);
        if (e->report == last) continue;
        last = e->report;
        for (uint32_t k = 0; k < source.n; k++, shown++) place(p, e->report, source.at[k]);
    }
}

static void side(sy_printer *p, sy_found *l, const sy_side *s, const sayso_finding *f)
{
    sy_print_start(p, 6, 8);
    if (s->holder) sy_print_words(p, s->holder, "1");
    if (s->role && !is_role(s, "one") && !is_role(s, "other")) sy_print_words(p, sy_printf(p->a->arena, "%s:", s->role), "36");
    if (sy_found_is_bare(f)) in_context(p, &s->places.at[0]);
    else sy_print_words(p, sy_printf(p->a->arena, "\xE2\x80\x9C%s\xE2\x80\x9D", s->words), NULL);
    places(p, s);
    if (s->who) {
        sy_print_words(p, sy_printf(p->a->arena, "\xC2\xB7 %s", s->who), "36");
        sources(p, l, s, f);
    }
    sy_print_end(p);
}

/* Where the other side begins, if one has several wordings. */
static void against(sy_printer *p)
{
    sy_print_start(p, 6, 8);
    sy_print_words(p, "against", "31");
    sy_print_end(p);
}

static void sides(sy_printer *p, sy_found *l, const sayso_finding *f, int with_who)
{
    sy_sides all = sy_found_sides(l->a, f, with_who);
    uint32_t shown = 0;
    for (; shown < all.at.n && (p->all || shown < SIDES_SHOWN); shown++) {
        if (shown && all.at.n > 2 && is_role(&all.at.at[shown], "other") && is_role(&all.at.at[shown - 1], "one")) against(p);
        side(p, l, &all.at.at[shown], f);
    }
    if (shown == all.at.n) return;
    sy_print_start(p, 6, 8);
    sy_print_words(p, sy_printf(l->a->arena, "%u more wordings; see them with --all", all.at.n - shown), "2");
    sy_print_end(p);
}

/* ---- word under word */

static const char *change_line(sy_account *a, const sayso_finding *f, const sy_wording_pair *w, const sy_change *c)
{
    uint32_t r = f->evidence[w->one].report, q = f->evidence[w->other].report;
    const char *x = c->a.end > c->a.start ? sy_words_of(a, r, c->a, 80) : NULL, *y = c->b.end > c->b.start ? sy_words_of(a, q, c->b, 80) : NULL;
    if (x && y) return sy_printf(a->arena, "\xE2\x80\x9C%s\xE2\x80\x9D / \xE2\x80\x9C%s\xE2\x80\x9D", x, y);
    return sy_printf(a->arena, "only in %s: \xE2\x80\x9C%s\xE2\x80\x9D", a->labels[x ? r : q], x ? x : y);
}

static void changes(sy_printer *p, sy_found *l, const sayso_finding *f, const sy_wording_pair *w)
{
    uint32_t i = 0, shown = 0, over = 0;
    sy_change c;
    while (sy_found_change(w, &i, &c)) {
        if (!p->all && shown == CHANGES_SHOWN) {
            over++;
            continue;
        }
        const char *word = sy_change_word(&c);
        shown++;
        sy_print_start(p, 6, 8);
        sy_print_words(p, word, "36");
        for (size_t k = strlen(word); k < COLUMN; k++) sy_buf_char(p->out, ' ');
        sy_print_words(p, change_line(l->a, f, w, &c), NULL);
        sy_print_words(p, "\xC2\xB7", "2");
        if (c.a.end > c.a.start) place(p, f->evidence[w->one].report, c.a);
        if (c.b.end > c.b.start) place(p, f->evidence[w->other].report, c.b);
        sy_print_end(p);
    }
    if (!over) return;
    sy_print_start(p, 6, 8);
    sy_print_words(p, sy_printf(l->a->arena, "%u more changes; see them with --all", over), "2");
    sy_print_end(p);
}

static void wordings(sy_printer *p, sy_found *l, const sayso_finding *f)
{
    sy_wording_pair w = sy_found_pair(l->a, f);
    sides(p, l, f, 0);
    if (w.n_words) changes(p, l, f, &w);
}

/* ---- heads */

static void counts(sy_printer *p, const sayso_finding *f)
{
    sy_arena *a = p->a->arena;
    if (f->reports) sy_print_words(p, sy_printf(a, "\xC2\xB7 %u report%s", f->reports, plural(f->reports)), "2");
    if (f->kind != SAYSO_ORIGIN) return;
    if (f->occasions) sy_print_words(p, sy_printf(a, "\xC2\xB7 %u occasion%s%s%s", f->occasions, plural(f->occasions), f->date ? ", " : "", f->date ? f->date : ""), "2");
    else sy_print_words(p, "\xC2\xB7 occasion not stated", "2");
    sy_print_words(p, sy_printf(a, "\xC2\xB7 %u wording%s", f->wordings, plural(f->wordings)), "2");
    if (!f->n_relays) sy_print_words(p, "\xC2\xB7 no relay found", "2");
    for (uint32_t i = 0; i < f->n_relays; i++)
        sy_print_words(p, sy_printf(a, "%s%s%s", i ? "" : "\xC2\xB7 relayed by ", sy_actor_name(p->a, f->relays[i]), i + 1 < f->n_relays ? "," : ""), "36");
}

/* "3-reprint, probably from 1-wire" */
static void copies(sy_printer *p, const sayso_finding *f)
{
    uint32_t named = 0;
    const sayso_story *s = p->a->story;
    for (uint32_t i = 0; i < f->n_evidence; i++) {
        uint32_t r = f->evidence[i].report;
        int32_t parent = r < s->places.n ? s->places.at[r].parent : -1;
        if (parent >= 0 && (uint32_t)parent < s->docs.n)
            sy_print_words(p, sy_printf(p->a->arena, "%s%s, probably from %s", named++ ? "\xC2\xB7 " : "", p->a->labels[r], p->a->labels[parent]), "1");
    }
    if (!named) sy_print_words(p, "direction unknown", "1");
}

static void head_words(sy_printer *p, sy_found *l, const sy_found_line *x)
{
    const sayso_finding *f = x->f;
    if (x->part == SY_FOUND_COPIES) copies(p, f);
    if (x->part == SY_FOUND_CHANGED) sy_print_words(p, sy_change_words(f->type), "1");
    else if (f->kind == SAYSO_CONFLICT && f->type) sy_print_words(p, f->type, "1");
    if (f->actor && x->part != SY_FOUND_DISAGREEMENTS) sy_print_words(p, sy_printf(l->a->arena, "%s%s", x->part == SY_FOUND_CHANGED ? "\xC2\xB7 " : "", sy_actor_name(l->a, f->actor)), "1");
    if (f->issue) sy_print_words(p, sy_printf(l->a->arena, "%s%s", f->actor && x->part != SY_FOUND_DISAGREEMENTS ? "\xC2\xB7 " : "", sy_issue_title(l->a, f->issue)), NULL);
    if (f->kind == SAYSO_AGREEMENT && !f->actor && !f->issue) sy_print_words(p, "in other words", NULL);
    if (x->part == SY_FOUND_PASSAGES || x->part == SY_FOUND_BACKGROUND) sy_print_words(p, f->type && strcmp(f->type, "quotation") == 0 ? "the same quotation" : "the same words", "1");
    if (x->part == SY_FOUND_UNSOURCED) sy_print_words(p, "whose word it is does not stand there", "1");
    if (!f->actor && !f->issue && (x->part <= SY_FOUND_SPELLINGS || x->part == SY_FOUND_ORIGINS)) sy_print_words(p, "speaker not found", "1");
    if (x->part == SY_FOUND_UNQUOTED || x->part == SY_FOUND_FIGURES) sy_print_words(p, f->reason, NULL);
}

static void finding(sy_printer *p, sy_found *l, const sy_found_line *x)
{
    const sayso_finding *f = x->f;
    sy_print_start(p, 2, 4);
    head_words(p, l, x);
    counts(p, f);
    if (f->note && x->part != SY_FOUND_UNSOURCED && x->part != SY_FOUND_COPIES) sy_print_words(p, sy_printf(l->a->arena, "\xC2\xB7 %s", f->note), "2");
    if (f->conf < SY_SURE) sy_print_words(p, "[less sure]", "33");
    sy_print_words(p, sy_printf(l->a->arena, "\xC2\xB7 %s", f->id), "2");
    sy_print_end(p);
    if (f->kind == SAYSO_VARIANT || x->part == SY_FOUND_UNQUOTED) wordings(p, l, f);
    else sides(p, l, f, f->kind == SAYSO_AGREEMENT || f->kind == SAYSO_CONFLICT || f->kind == SAYSO_DISAGREEMENT);
    if (!p->all || !f->reason) return;
    sy_print_start(p, 6, 8);
    sy_print_words(p, sy_printf(l->a->arena, "why: %s", f->reason), "2");
    sy_print_end(p);
}

/* ---- whose word the claims of each report stand on */

static void cell(sy_printer *p, const char *text, uint32_t width, const char *code)
{
    for (uint32_t n = sy_print_cells(text, strlen(text)); n < width; n++) sy_buf_char(p->out, ' ');
    sy_print_word(p, text, strlen(text), code, 1);
}

static void label(sy_printer *p, const char *name, const char *code)
{
    const char *shown = name;
    for (uint32_t most = LABEL_CELLS; sy_print_cells(shown, strlen(shown)) > LABEL_CELLS; most -= 4) shown = sy_clean(p->a->arena, name, strlen(name), most);
    sy_print_word(p, shown, strlen(shown), code, 1);
    for (uint32_t n = sy_print_cells(shown, strlen(shown)); n < LABEL_CELLS; n++) sy_buf_char(p->out, ' ');
}

static void words_head(sy_printer *p)
{
    static const char *const heads[] = { "named", "unnamed", "unresolved", "hidden", "not found" };
    uint32_t width = p->width;
    sy_buf_char(p->out, '\n');
    p->width = UINT32_MAX / 2; /* a row is never folded */
    sy_print_start(p, 0, 2);
    label(p, "Claims, by whose word they are", "1;4");
    for (int k = 0; k < SY_WORDS_OF; k++) cell(p, heads[k], k == SY_WORD_UNRESOLVED ? 11 : k == SY_WORD_NOT_FOUND ? 10 : 9, "2");
    sy_print_end(p);
    p->width = width;
}

static sy_printer printer(sy_buf *out, const sy_found *l)
{
    uint32_t width = l->how->width ? l->how->width : 80;
    sy_printer p = { .out = out, .a = l->a, .width = width < 40 ? 40 : width, .colour = l->how->colour != 0, .all = l->how->all != 0 };
    return p;
}

static void words_of_report(sy_buf *out, sy_found *l, uint32_t r)
{
    uint32_t n[SY_WORDS_OF];
    sy_printer p = printer(out, l);
    p.width = UINT32_MAX / 2;
    sy_found_count_words(l->a->story->docs.at[r], n);
    sy_print_start(&p, 2, 2);
    label(&p, l->a->labels[r], NULL);
    for (int k = 0; k < SY_WORDS_OF; k++) cell(&p, n[k] ? sy_printf(l->a->arena, "%u", n[k]) : "\xC2\xB7", (k == SY_WORD_UNRESOLVED ? 11u : k == SY_WORD_NOT_FOUND ? 10u : 9u) - 2 * (k == 0), NULL);
    sy_print_end(&p);
}

/* ---- the whole */

static void title(sy_buf *out, sy_found *l)
{
    static const char *const names[] = { "QUOTATIONS", "CLAIMS", "CONFLICTS", "ORIGINS" };
    uint32_t n = l->a->story->docs.n, stories = l->a->n_stories;
    sy_printer p = printer(out, l);
    sy_print_start(&p, 0, 2);
    sy_print_words(&p, names[l->how->what], "1");
    sy_print_words(&p, sy_printf(l->a->arena, "%u report%s \xC2\xB7 %u stor%s \xC2\xB7 %u found", n, plural(n), stories, stories == 1 ? "y" : "ies", l->lines.n), NULL);
    sy_print_end(&p);
    if (l->how->what == SAYSO_FOUND_CLAIMS) words_head(&p);
}

static void part_head(sy_buf *out, sy_found *l, sy_found_part part)
{
    sy_printer p = printer(out, l);
    sy_buf_char(out, '\n');
    sy_print_start(&p, 0, 2);
    sy_print_words(&p, sy_found_title(part), "1;4");
    sy_print_words(&p, sy_printf(l->a->arena, "%u", l->shown[part]), "2");
    sy_print_end(&p);
}

static void line(sy_buf *out, sy_found *l, const sy_found_line *x)
{
    sy_printer p = printer(out, l);
    finding(&p, l, x);
}

static void tail(sy_buf *out, sy_found *l)
{
    sy_printer p = printer(out, l);
    if (!l->n_unsure || l->how->all) return;
    sy_buf_char(out, '\n');
    sy_print_start(&p, 2, 4);
    sy_print_words(&p, sy_printf(l->a->arena, "%u less sure folded away; see them with --all", l->n_unsure), "2");
    sy_print_end(&p);
}

const sy_found_form sy_found_text = { .head = title, .report = words_of_report, .part = part_head, .line = line, .tail = tail };
