/* page.h - a saved HTML page to blocks. */
#ifndef SY_REPORT_PAGE_H
#define SY_REPORT_PAGE_H

#include "report/decode.h"
#include "report/lines.h"

/* Fill text, raw map, blocks, stripped and what the page says of itself. */
void sy_page_read(const sy_report_tables *t, sayso_doc *d, const sayso_input *in, const sy_decoded *page);

/*
 * What is left of a page when its tags are cut away, one line for each run between block tags: for pages that are
 * nested too deeply to be parsed. Raw offsets of `out` count in s. Linear in n.
 */
struct sy_mapped;
void sy_page_strip(const char *s, uint32_t n, struct sy_mapped *out);

/* A copy of a short text, the entities in it decoded. */
char *sy_page_decode(sy_arena *a, const char *s, size_t n);

/* Would parsing take too long? A count of open tags and of attributes, linear in n; it errs on the high side. */
int sy_page_too_deep(const char *s, uint32_t n);

#endif
