/* change.h - what differs between the reports of then and those of now. */
#ifndef SY_CHANGE_H
#define SY_CHANGE_H

#include "base/buf.h"
#include "compare/draft.h"
#include "view/account.h"

typedef enum { SY_CHANGE_POSITION = 0, SY_CHANGE_CLAIM, SY_CHANGE_CONDITION, SY_CHANGE_KINDS } sy_change_kind;
typedef enum { SY_MOVED = 0, SY_CHANGED, SY_NEW, SY_NOT_NOW } sy_change_status;

enum { SY_CHANGE_PLACES_MAX = 6 }; /* places listed of each side, one a report at most */

typedef struct {
    uint32_t report;       /* of the account: those of then first */
    sayso_span span;
    const char *id;        /* of the record; NULL */
    sayso_stance stance;
} sy_change_place;

typedef struct {
    sy_change_kind kind;
    sy_change_status status;
    const char *type;      /* changed: number, date, actor, polarity, condition; NULL */
    const char *actor, *issue;
    uint32_t stances[2];   /* bits: then, now */
    sy_change_place places[2][SY_CHANGE_PLACES_MAX];
    uint32_t n[2];
} sy_change;

typedef struct {
    sy_account *a;
    const sayso_list *how;
    uint32_t n_then;       /* reports of then; those of now follow */
    SY_VEC(sy_change) changes;
} sy_changes;

const char *sy_change_kind_word(sy_change_kind k);
const char *sy_change_status_word(sy_change_status s); /* "another stance", "changed", "new", "not found now" */
/* "demands, rejects" */
const char *sy_change_stances(sy_changes *c, uint32_t bits);

void sy_change_text(sy_buf *out, sy_changes *c);
void sy_change_json(sy_buf *out, sy_changes *c);
void sy_change_csv(sy_buf *out, sy_changes *c);

#endif
