/*
 * outlet.c - what stands beside the date under a headline is the paper, or the place it was written in; what stands there alone is a
 * paper only where the tables know it.
 */
#include "names/inner.h"

#include <string.h>

/* Does a form of this key belong to an actor of the kind? */
static int has_kind(const struct sy_names *t, const char *key, size_t n, int rewritten, sayso_actor_kind kind)
{
    for (int32_t i = n ? sy_names_form(t, key, n, rewritten) : -1; i >= 0; i = t->forms.at[i].next) {
        const sy_form *f = &t->forms.at[i];
        if (t->entities.at[f->entity].kind == kind || (kind == SAYSO_ACTOR_PLACE && f->kind == SY_FORM_CAPITAL)) return 1;
    }
    return 0;
}

static int is_of_kind(const struct sy_names *t, const char *text, sayso_span s, sayso_actor_kind kind)
{
    char key[SY_FOLD_MAX];
    size_t n = sy_fold(text + s.start, s.end - s.start, key, sizeof key);
    if (!n || n + 8 > sizeof key) return 0;
    if (has_kind(t, key, n, 0, kind)) return 1;
    n = sy_spelling_apply(&t->spelling, key, n, sizeof key);
    return has_kind(t, key, n, 1, kind);
}

/* "Brennport, Orvenia": each piece between commas is a place or a state. */
static int is_place(const struct sy_names *t, const char *text, sayso_span s)
{
    while (s.start < s.end) {
        const char *comma = memchr(text + s.start, ',', s.end - s.start);
        sayso_span piece = { s.start, comma ? (uint32_t)(comma - text) : s.end };
        if (!is_of_kind(t, text, piece, SAYSO_ACTOR_PLACE) && !is_of_kind(t, text, piece, SAYSO_ACTOR_STATE)) return 0;
        s.start = piece.end + 1;
        while (s.start < s.end && text[s.start] == ' ') s.start++;
    }
    return 1;
}

void sy_settle_outlet(const struct sy_names *t, sayso_doc *d)
{
    sayso_report *r = &d->report;
    if (d->outlet_span.end > d->outlet_span.start) {
        size_t n = d->outlet_span.end - d->outlet_span.start;
        if (r->outlet && strlen(r->outlet) == n && memcmp(r->outlet, d->text + d->outlet_span.start, n) == 0 && is_place(t, d->text, d->outlet_span)) r->outlet = NULL;
        return;
    }
    for (uint32_t i = 0; i < d->blocks.n && !r->outlet; i++) {
        const sy_block_of_text *b = &d->blocks.at[i];
        if (b->kind == SY_BLOCK_PARAGRAPH || b->kind == SY_BLOCK_ITEM) return;
        if (b->kind != SY_BLOCK_HEADING && b->kind != SY_BLOCK_META) continue;
        if (!is_of_kind(t, d->text, b->span, SAYSO_ACTOR_MEDIA)) continue;
        d->outlet_span = b->span;
        r->outlet = sy_strndup(&d->arena, d->text + b->span.start, b->span.end - b->span.start);
    }
}
