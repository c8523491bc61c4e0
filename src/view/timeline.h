/* timeline.h - what was said and done when, over several reports: occasions, single statements, deeds, by resolved date. */
#ifndef SY_TIMELINE_H
#define SY_TIMELINE_H

#include "base/buf.h"
#include "view/account.h"

typedef enum { SY_MOMENT_SAID = 0, SY_MOMENT_DONE } sy_moment_kind;

/* One record of one report. */
typedef struct {
    uint32_t report;
    const sayso_attribution *said; /* or */
    const sayso_event *done;
} sy_mark;

typedef struct {
    sy_moment_kind kind;
    const char *date;              /* resolved: YYYY, YYYY-MM, YYYY-MM-DD ...; NULL: not stated, or left open */
    const char *printed;           /* an open value, "XXXX-WXX-2"; NULL */
    const sayso_finding *occasion; /* the collation joined its reports; NULL */
    SY_VEC(sy_mark) told;       /* by report and byte */
    uint32_t reports;
} sy_moment;

typedef struct {
    sy_account *a;
    const sayso_list *how;
    SY_VEC(sy_moment) moments;     /* by date; those without one last */
    uint32_t unsure;               /* left out */
} sy_timeline;

sy_timeline *sy_timeline_make(sy_account *a, const sayso_list *how);
void sy_timeline_text(sy_buf *out, sy_timeline *t);
void sy_timeline_json(sy_buf *out, sy_timeline *t);
void sy_timeline_csv(sy_buf *out, sy_timeline *t);

#endif
