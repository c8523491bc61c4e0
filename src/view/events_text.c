/* events_text.c - who did what to whom for a terminal, by type. */
#include "store/record_words.h"
#include "view/events.h"
#include "view/print.h"

#include <string.h>

enum { ASIDE_BYTES = 60 };

static const sayso_doc *doc_at(const sy_deeds *w, uint32_t report) { return w->a->story->docs.at[report]; }
static const char *plural(uint32_t n) { return n == 1 ? "" : "s"; }

static void side(sy_deeds *w, sy_line *l, const sy_deed *e, int target)
{
    const char *name = sy_side_name(w, e, target), *code = target ? e->at->target : e->at->source;
    sy_line_add(w->a, l, SY_PIECE_NAME, name);
    if (code && name != code) sy_line_addf(w->a, l, SY_PIECE_QUIET, "(%s)", code);
}

static void around(sy_deeds *w, sy_line *l, const sy_deed *e)
{
    const sayso_doc *d = doc_at(w, e->report);
    const char *word = sy_deed_word(w, e);
    if (e->at->place.n) sy_line_addf(w->a, l, SY_PIECE_QUIET, "\xC2\xB7 in %s", sy_words(w->a, e->report, e->at->place, ASIDE_BYTES));
    if (e->at->date) sy_line_addf(w->a, l, SY_PIECE_QUIET, "\xC2\xB7 %s", e->at->date);
    if (e->at->modality != SAYSO_ACTUAL && sy_word_of_modality(e->at->modality)) sy_line_addf(w->a, l, SY_PIECE_LABEL, "\xC2\xB7 %s", sy_word_of_modality(e->at->modality));
    if (e->at->polarity == '-') sy_line_add(w->a, l, SY_PIECE_LABEL, "\xC2\xB7 negated");
    if (word) sy_line_addf(w->a, l, SY_PIECE_LABEL, "\xC2\xB7 on the word of %s", word);
    if (e->at->condition >= 0)
        sy_line_addf(w->a, l, SY_PIECE_LABEL, "\xC2\xB7 on the condition \"%s\"", sy_words(w->a, e->report, d->conditions.at[e->at->condition].condition, ASIDE_BYTES));
}

static void deed(sy_printer *p, sy_deeds *w, const sy_deed *e)
{
    sy_line *l = sy_line_new(w->a, SY_TONE_EVENT, e->at->conf, e->at->reason);
    l->id = e->at->id;
    side(w, l, e, 0);
    sy_line_words(w->a, l, SY_PIECE_WORDS, e->report, e->at->trigger);
    side(w, l, e, 1);
    if (e->at->code) sy_line_addf(w->a, l, SY_PIECE_QUIET, "\xC2\xB7 CAMEO %s", e->at->code);
    around(w, l, e);
    if (!e->is_event || (w->engine->dictionaries && e->at->reason)) sy_line_addf(w->a, l, SY_PIECE_QUIET, "\xC2\xB7 %s", sy_clean(w->a->arena, e->at->reason ? e->at->reason : "", e->at->reason ? strlen(e->at->reason) : 0, SY_WORDS_SHOWN));
    sy_line_evidence_of(w->a, l, e->report, e->at->trigger);
    sy_line_evidence_of(w->a, l, e->report, e->at->source_span);
    sy_line_evidence_of(w->a, l, e->report, e->at->target_span);
    sy_line_evidence_sort(l);
    sy_print_line(p, l, 4);
    w->a->lines.n = 0; /* printed, not kept */
}

static void heading(sy_printer *p, const char *name, const char *counts)
{
    sy_buf_char(p->out, '\n');
    sy_print_start(p, 2, 4);
    sy_print_words(p, name, "1");
    sy_print_words(p, counts, "2");
    sy_print_end(p);
}

static void nonevents(sy_printer *p, sy_deeds *w)
{
    if (w->deeds.n == w->events) return;
    heading(p, "No events", sy_printf(w->a->arena, "%u: what reads like one and is none, with the reason", w->deeds.n - w->events));
    for (uint32_t i = 0; i < w->deeds.n; i++)
        if (!w->deeds.at[i].is_event) deed(p, w, &w->deeds.at[i]);
}

/* What is left out, and how to see it: an empty list is no empty report. */
static void folded(sy_printer *p, const sy_deeds *w)
{
    if (!w->unsure && (w->events || !w->none)) return;
    const char *unsure = sy_printf(w->a->arena, "%u less sure folded away", w->unsure);
    const char *none = sy_printf(w->a->arena, "%s%u that read%s like an event and %s none", w->unsure ? ", and " : "nothing is sure enough; ", w->none, w->none == 1 ? "s" : "", w->none == 1 ? "is" : "are");
    sy_buf_char(p->out, '\n');
    sy_print_start(p, 2, 4);
    sy_print_words(p, sy_printf(w->a->arena, "%s%s; %s", w->unsure ? unsure : "", w->events || !w->none ? "" : none, w->events ? "see them with --all" : "--all shows them, with the reason"), "2");
    sy_print_end(p);
}

void sy_events_text(sy_buf *out, sy_deeds *w)
{
    uint32_t width = w->how->width ? w->how->width : 80, reports = w->a->story->docs.n;
    sy_printer p = { .out = out, .a = w->a, .width = width < 40 ? 40 : width, .colour = w->how->colour != 0, .all = w->how->all != 0 };
    sy_print_start(&p, 0, 2);
    sy_print_words(&p, "WHO DID WHAT TO WHOM", "1");
    sy_print_words(&p, sy_printf(w->a->arena, "%u report%s \xC2\xB7 %u event%s \xC2\xB7 %u type%s", reports, plural(reports), w->events, plural(w->events), w->types.n, plural(w->types.n)), NULL);
    sy_print_end(&p);
    for (uint32_t i = 0; i < w->types.n; i++) {
        const sy_deed_type *t = &w->types.at[i];
        heading(&p, t->type ? t->type : "a code that CAMEO does not have", sy_printf(w->a->arena, "%u event%s \xC2\xB7 in %u report%s", t->deeds.n, plural(t->deeds.n), t->reports, plural(t->reports)));
        for (uint32_t k = 0; k < t->deeds.n; k++) deed(&p, w, &w->deeds.at[t->deeds.at[k]]);
    }
    nonevents(&p, w);
    folded(&p, w);
}
