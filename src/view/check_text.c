/* check_text.c - a checked draft for a terminal: each item in the draft's order, its words, what the reports have instead. */
#include "view/check.h"
#include "view/print.h"

#include <stdio.h>
#include <string.h>

enum { PLACES_SHOWN = 4 };

static const char *plural(uint32_t n) { return n == 1 ? "" : "s"; }

static const char *colour_of(sy_check_status s)
{
    static const char *const codes[] = { "32", "33", "31", "35" };
    return codes[s];
}

static void head(sy_printer *p, const sy_checked *c)
{
    sy_arena *a = p->a->arena;
    sy_print_start(p, 0, 2);
    sy_print_words(p, "CHECK", "1");
    sy_print_words(p, c->a->labels[c->draft], "1");
    sy_print_words(p, sy_printf(a, "against %u report%s:", c->draft, plural(c->draft)), NULL);
    sy_print_words(p, sy_printf(a, "%u carried \xC2\xB7 %u re-worded \xC2\xB7 %u in conflict \xC2\xB7 %u not found", c->n[SY_CARRIED], c->n[SY_REWORDED],
                                c->n[SY_IN_CONFLICT], c->n[SY_NOT_FOUND]), NULL);
    sy_print_end(p);
}

static void bytes(sy_printer *p, uint32_t report, sayso_span span)
{
    const char *at = sy_printf(p->a->arena, "%.200s:%u-%u", p->a->labels[report], span.start, span.end);
    sy_print_word(p, at, strlen(at), "2;4", 0);
}

static const char *words_at(sy_checked *c, const sy_check_place *x) { return sy_words_of(c->a, x->report, x->span, SY_WORDS_SHOWN); }

static int is_one_type(const sy_check_place *x, const sy_check_place *y)
{
    return x->status == y->status && (x->type == y->type || (x->type && y->type && strcmp(x->type, y->type) == 0));
}

/* Has an earlier place the same words, found the same way? Then its line names this place, too. */
static int is_named(sy_checked *c, const sy_check_item *item, uint32_t at)
{
    for (uint32_t i = 0; i < at; i++)
        if (is_one_type(&item->places[i], &item->places[at]) && strcmp(words_at(c, &item->places[i]), words_at(c, &item->places[at])) == 0) return 1;
    return 0;
}

/* The bytes of a place and of those that read the same. */
static void all_bytes(sy_printer *p, sy_checked *c, const sy_check_item *item, uint32_t at)
{
    uint32_t shown = 0;
    for (uint32_t i = at; i < item->n_places && (shown < PLACES_SHOWN || p->all); i++) {
        if (!is_one_type(&item->places[i], &item->places[at]) || strcmp(words_at(c, &item->places[i]), words_at(c, &item->places[at])) != 0) continue;
        bytes(p, item->places[i].report, item->places[i].span);
        shown++;
    }
}

/* Reports that have other words in its place than the first, each with its own. */
static void elsewhere(sy_printer *p, sy_checked *c, const sy_check_item *item)
{
    for (uint32_t i = 1, shown = 1; i < item->n_places; i++) {
        const sy_check_place *x = &item->places[i];
        int same = x->status == item->status;
        if (is_named(c, item, i) || (same && shown >= PLACES_SHOWN && !p->all)) continue;
        shown += same;
        if (same) sy_print_words(p, "\xC2\xB7", "2");
        else sy_print_words(p, sy_printf(p->a->arena, x->type ? "\xC2\xB7 %s (%s):" : "\xC2\xB7 %s:", sy_check_status_word(x->status), x->type), colour_of(x->status));
        sy_print_words(p, sy_printf(p->a->arena, "\xE2\x80\x9C%s\xE2\x80\x9D", words_at(c, x)), NULL);
        all_bytes(p, c, item, i);
    }
}

/* Whom a pronoun means that a report has as its source. */
static void meant(sy_printer *p, const sy_check_item *item)
{
    const sayso_doc *doc = p->a->story->docs.at[item->places[0].report];
    for (uint32_t i = 0; item->kind == SY_ITEM_ATTRIBUTION && i < doc->mentions.n; i++) {
        const sayso_mention *m = &doc->mentions.at[i];
        if (m->how != SAYSO_HOW_PRONOUN || m->actor < 0 || m->span.start != item->places[0].span.start || m->span.end != item->places[0].span.end) continue;
        sy_print_words(p, sy_printf(p->a->arena, "(%s)", doc->actors.at[m->actor].name), "2");
        return;
    }
}

static void places(sy_printer *p, sy_checked *c, const sy_check_item *item)
{
    if (!item->n_places) return;
    sy_print_start(p, 4, 6);
    sy_print_words(p, "the report has", "2");
    sy_print_words(p, sy_printf(p->a->arena, "\xE2\x80\x9C%s\xE2\x80\x9D", words_at(c, &item->places[0])), NULL);
    meant(p, item);
    all_bytes(p, c, item, 0);
    elsewhere(p, c, item);
    sy_print_end(p);
}

static void item_lines(sy_printer *p, sy_checked *c, const sy_check_item *item)
{
    sy_print_start(p, 2, 4);
    sy_print_words(p, sy_check_status_word(item->status), colour_of(item->status));
    sy_print_words(p, sy_printf(p->a->arena, "%s:", sy_check_item_word(item->kind)), "2");
    sy_print_words(p, sy_printf(p->a->arena, "\xE2\x80\x9C%s\xE2\x80\x9D", sy_words_of(c->a, c->draft, item->span, SY_WORDS_SHOWN)), NULL);
    bytes(p, c->draft, item->span);
    if (item->note) sy_print_words(p, sy_printf(p->a->arena, "(%s)", item->note), "2");
    sy_print_end(p);
    const char *changes = item->status == SY_CARRIED ? "" : sy_check_changes(c, item);
    if (*changes) {
        sy_print_start(p, 4, 6);
        sy_print_words(p, "changed, draft \xE2\x86\x90 report:", "2");
        sy_print_words(p, changes, NULL);
        sy_print_end(p);
    }
    places(p, c, item);
}

/* Is the item re-worded or carried only as part of a statement that is listed? */
static int is_echo(const sy_checked *c, uint32_t at, uint32_t statement)
{
    const sy_check_item *item = &c->items.at[at], *s = statement < c->items.n ? &c->items.at[statement] : NULL;
    if (!s || s->sentence != item->sentence || item->kind == SY_ITEM_STATEMENT || item->kind == SY_ITEM_QUOTATION || item->status > SY_REWORDED) return 0;
    if (item->status == SY_REWORDED && (!item->type || strcmp(item->type, "words") != 0)) return 0;
    return s->status >= SY_REWORDED || item->kind == SY_ITEM_FIGURE;
}

/* Does a report have it otherwise in more than words: another figure or source, a "not", a condition? */
static int turns(const sy_check_place *p)
{
    return p->status == SY_IN_CONFLICT || (p->status == SY_REWORDED && p->type && (strcmp(p->type, "condition") == 0 || strcmp(p->type, "polarity") == 0));
}

void sy_check_text(sy_buf *out, sy_checked *c)
{
    uint32_t width = c->how->width ? c->how->width : 80, folded = 0;
    sy_printer p = { .out = out, .a = c->a, .width = width < 40 ? 40 : width, .colour = c->how->colour != 0, .all = c->how->all != 0 };
    head(&p, c);
    uint32_t listed = UINT32_MAX, statement = UINT32_MAX;
    for (uint32_t i = 0; i < c->items.n; i++) {
        const sy_check_item *item = &c->items.at[i];
        int differs = item->status != SY_CARRIED;
        for (uint32_t k = 0; k < item->n_places; k++) differs |= turns(&item->places[k]);
        if ((differs && !is_echo(c, i, statement)) || c->how->all) {
            if (listed != UINT32_MAX && c->items.at[listed].sentence != item->sentence) sy_buf_char(out, '\n');
            item_lines(&p, c, item);
            listed = i;
            if (item->kind == SY_ITEM_STATEMENT) statement = i;
        } else {
            folded++;
        }
    }
    if (!folded) return;
    sy_print_start(&p, 2, 4);
    sy_print_words(&p, sy_printf(c->a->arena, "%u carried, or re-worded within a statement above, folded away; see them with --all", folded), "2");
    sy_print_end(&p);
}
