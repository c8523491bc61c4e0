/* report.h - bytes to report: charset, page or plain text, blocks, headline, outlet, byline, date, furniture. */
#ifndef SY_REPORT_H
#define SY_REPORT_H

#include "base/engine.h"

void sy_report_load(sayso *engine);

/* Fill doc->report, text, raw, blocks and stripped from the input. */
void sy_report_read(const sayso *engine, sayso_doc *doc, const sayso_input *input);

#endif
