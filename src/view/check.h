/* check.h - a draft held against reports, for the files that write it down. */
#ifndef SY_CHECK_H
#define SY_CHECK_H

#include "base/buf.h"
#include "compare/draft.h"
#include "view/account.h"

typedef struct {
    sy_account *a;         /* the reports and, last, the draft */
    const sayso_check *how;
    sy_check_items items;
    uint32_t draft;        /* number of the draft among the reports */
    uint32_t n[SY_CHECK_STATUSES];
} sy_checked;

const char *sy_check_status_word(sy_check_status s); /* "carried", "re-worded", "in conflict", "not found" */
const char *sy_check_item_word(sy_item_kind k);      /* "statement", "quotation" ... */
/* The draft's words that the reports have otherwise, beside the reports': "“ready” → “willing”"; "" where nothing changed. */
const char *sy_check_changes(sy_checked *c, const sy_check_item *item);

void sy_check_text(sy_buf *out, sy_checked *c);
void sy_check_json(sy_buf *out, sy_checked *c);
void sy_check_csv(sy_buf *out, sy_checked *c);

#endif
