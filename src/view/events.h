/* events.h - who did what to whom, over several reports: events chosen, counted by type, for the files that write them. */
#ifndef SY_EVENTS_H
#define SY_EVENTS_H

#include "base/buf.h"
#include "view/account.h"

typedef struct {
    uint32_t report, sentence; /* sentence: number in its report, from 0 */
    const sayso_event *at;
    uint8_t is_event;          /* 0: reads like one and is none */
    const char *issues;        /* of the user's dictionaries: "WATER,2;..."; NULL */
} sy_deed;

/* Events of one PLOVER type; type NULL: of a code that CAMEO does not have. */
typedef struct {
    const char *type;
    SY_VEC(uint32_t) deeds;
    uint32_t reports, last_report;
} sy_deed_type;

typedef struct {
    sy_account *a;
    const sayso *engine;
    const sayso_event_list *how;
    SY_VEC(sy_deed) deeds;        /* in the order of reports and texts */
    SY_VEC(sy_deed_type) types;   /* those with the most events first */
    uint32_t events, unsure, none; /* left out: the less sure, and what reads like an event and is none */
} sy_deeds;

/* What an event's side is called: its actor, else the report's words, else its code; NULL where nothing is known. */
const char *sy_side_name(sy_deeds *w, const sy_deed *e, int target);
/* On whose word: id of who says that it happened; NULL, too, for an act that the report tells itself. */
const char *sy_deed_speaker(const sy_deeds *w, const sy_deed *e);
/* On whose word it is told: the speaker's name, or a source that no actor stands behind as printed; NULL: the report's own. */
const char *sy_deed_word(sy_deeds *w, const sy_deed *e);
/* Day of the event, else of its report: YYYY-MM-DD; NULL. */
const char *sy_deed_day(const sy_deeds *w, const sy_deed *e);

void sy_events_text(sy_buf *out, sy_deeds *w);
void sy_events_json(sy_buf *out, sy_deeds *w);
void sy_events_csv(sy_buf *out, sy_deeds *w);
/* Formats of others: PLOVER, ICEWS, GDELT, PETRARCH. */
void sy_events_export(sy_buf *out, sy_deeds *w);

#endif
