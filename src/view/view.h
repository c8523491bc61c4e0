/* view.h - the views of a story: text for a terminal, one HTML page, JSON, a graph in the language of Graphviz. */
#ifndef SY_VIEW_H
#define SY_VIEW_H

#include "base/buf.h"
#include "base/json.h"
#include "view/account.h"

/* Each appends to out; memory is the account's arena. */
void sy_view_text(sy_buf *out, const sy_account *a, const sayso_view *how);
void sy_view_page(sy_buf *out, sy_account *a, const sayso_view *how);
void sy_view_findings(sy_buf *out, const sayso_story *story);
void sy_view_graph(sy_buf *out, sy_account *a);
void sy_view_drawing(sy_buf *out, sy_account *a);

/*
 * Let work(job) fill `from`, with memory from the arena, both of which it finds ready, and hand over what it wrote; the arena is freed.
 * Gives what went wrong, of too little memory or room too.
 */
sayso_status sy_view_write(sy_arena *a, sy_buf *from, void (*work)(void *), void *job, char **out, size_t *n_bytes, sayso_error *err);

#endif
