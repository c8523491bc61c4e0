/* values_fixture.h - read one sentence with times and quantities, without a language model. */
#ifndef VALUES_FIXTURE_H
#define VALUES_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/engine.h"
#include "text/text.h"
#include "values/values.h"

#include <stdio.h>

typedef struct {
    sayso engine;
    sayso_doc doc;
    jmp_buf guard;
} values_fixture;

static const char *fixture_text, *fixture_date;

static void values_load(void *engine) { sy_values_load(engine); }

static void values_work(void *arg)
{
    values_fixture *f = arg;
    sayso_doc *d = &f->doc;
    f->engine.options.data_dir = SY_DATA;
    if (sy_guard(&f->engine.arena, values_load, &f->engine, NULL) != SAYSO_OK) fail_msg("the table does not load");
    d->engine = &f->engine;
    d->report.date = fixture_date;
    d->report.sha256 = "0";
    d->text = sy_strdup(&d->arena, fixture_text);
    d->n_text = (uint32_t)strlen(fixture_text);
    sy_block_of_text *b = SY_PUSH(&d->arena, &d->blocks);
    b->span.end = d->n_text;
    b->kind = SY_BLOCK_PARAGRAPH;
    sy_sentence *s = SY_PUSH(&d->arena, &d->sentences); /* one sentence, one word: the readers cut for themselves */
    s->span = b->span;
    s->n_words = 1;
    s->root = -1;
    sy_word *w = SY_PUSH(&d->arena, &d->words);
    w->span = b->span;
    w->head = w->first_child = w->next_sibling = w->mention = -1;
    w->form = w->lower = w->lemma = "";
    sy_times_run(&f->engine, d);
    sy_quantities_run(&f->engine, d);
}

/* All times and quantities of a sentence as one line: "words|TYPE|value words|TYPE|value". */
static void values_of(const char *text, const char *date, int want_times, char *out, size_t room)
{
    static const char *const time_type[] = { "", "DATE", "TIME", "DURATION", "SET" };
    static const char *const quantity_type[] = { "", "MONEY", "PERCENT", "QUANTITY" };
    static const char *const bound[] = { "", " about", " min", " max" };
    values_fixture f;
    memset(&f, 0, sizeof f);
    sy_arena_init(&f.engine.arena, 0);
    sy_arena_init(&f.doc.arena, 0);
    fixture_text = text, fixture_date = date;
    sayso_error err = { 0 };
    if (sy_guard(&f.doc.arena, values_work, &f, &err) != SAYSO_OK) fail_msg("%s", err.text);
    size_t n = 0;
    out[0] = 0;
    const sayso_doc *d = &f.doc;
    if (want_times)
        for (uint32_t i = 0; i < d->times.n; i++) {
            const sayso_time *t = &d->times.at[i];
            n += (size_t)snprintf(out + n, room - n, "%s%.*s|%s|%s", i ? "; " : "", (int)(t->span.end - t->span.start), text + t->span.start, time_type[t->type], t->value);
        }
    else
        for (uint32_t i = 0; i < d->quantities.n; i++) {
            const sayso_quantity *q = &d->quantities.at[i];
            n += (size_t)snprintf(out + n, room - n, "%s%.*s|%s|%s%s%s%s", i ? "; " : "", (int)(q->span.end - q->span.start), text + q->span.start, quantity_type[q->type],
                                  q->value ? q->value : "-", q->unit ? " " : "", q->unit ? q->unit : "", bound[q->bound]);
        }
    sy_arena_free(&f.doc.arena);
    sy_arena_free(&f.engine.arena);
}

#endif
