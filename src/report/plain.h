/* plain.h - plain text to blocks. */
#ifndef SY_REPORT_PLAIN_H
#define SY_REPORT_PLAIN_H

#include "report/lines.h"

/* Fill blocks, stripped and what the text says of itself. doc->text is set. */
void sy_plain_read(const sy_report_tables *t, sayso_doc *d, const char *given_title);

#endif
