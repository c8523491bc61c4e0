/*
 * event_weigh.c - how sure an event is whose sides are both known and whose clause is a main one: points for what made such events
 * wrong where they were read by hand (tests/data/events.tsv): a side that is no name, words far from each other, kinds of events that
 * many other sentences look like. The points were fitted on those readings, so that what keeps 70 is right nine times in ten.
 */
#include "record/event_weigh.h"

#include <string.h>

enum {
    BASE = 80, LEAST = 60,
    FAR_TARGET = 30, FAR_SOURCE = 25, /* bytes between a side and the words that tell the event */
};

static const struct { const char *type; int points; } by_type[] = {
    { "SUPPORT", 5 }, { "CONSULT", 5 }, { "ACCUSE", 5 }, { "ASSAULT", -4 }, { "REJECT", -5 }, { "RETREAT", -6 },
};

static int is_capital(const sayso_doc *d, sayso_span s)
{
    unsigned char c = s.end > s.start ? (unsigned char)d->text[s.start] : 0;
    return (c >= 'A' && c <= 'Z') || c >= 0x80;
}

/* Bytes between a side and the nearest trigger. */
static uint32_t distance(const sayso_doc *d, const sy_reading *m, sayso_span side)
{
    uint32_t best = UINT32_MAX;
    for (uint32_t i = 0; i < m->n_triggers; i++) {
        sayso_span t = sy_nth(d, m->trigger[i])->span;
        uint32_t gap = t.start >= side.end ? t.start - side.end : side.start >= t.end ? side.start - t.end : 0;
        if (gap < best) best = gap;
    }
    return best;
}

static int side_points(const sayso_doc *d, const sy_reading *m, const sy_party *p, int is_target)
{
    int points = 0;
    if (!is_capital(d, p->span)) points -= is_target ? 4 : 3;
    if (is_target && p->actor < 0) points -= 4;
    if (distance(d, m, p->span) > (is_target ? FAR_TARGET : FAR_SOURCE)) points -= is_target ? 4 : 5;
    return points;
}

uint8_t sy_event_weigh(const sayso_doc *d, const sy_reading *m, const sy_party *source, const sy_party *target, int claimed)
{
    int points = BASE + (claimed ? -6 : 0);
    for (size_t i = 0; i < sizeof by_type / sizeof by_type[0]; i++)
        if (strcmp(m->type, by_type[i].type) == 0) points += by_type[i].points;
    if (m->frame->op && (m->frame->theme == SY_THEME_ANY || m->frame->theme == SY_THEME_CCOMP)) points -= 7; /* what is demanded, rejected, promised may be any clause or thing */
    points += side_points(d, m, source, 0) + side_points(d, m, target, 1);
    if (source->code && source->code[0] == '-') points += 2;
    if (target->code && target->code[0] == '-') points -= 2;
    else if (source->code && target->code && strncmp(source->code, target->code, 3) == 0) points -= 3; /* politics at home is told in every word */
    return (uint8_t)(points < LEAST ? LEAST : points);
}
