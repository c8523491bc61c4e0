/* quotes.h - telling speech from other uses of quotation marks. */
#ifndef SY_QUOTES_H
#define SY_QUOTES_H

#include "base/doc.h"

/* Set kind and reason of a quotation whose spans are known: speech, a few words set off, a title, a nickname. */
void sy_quote_judge(const sayso_doc *doc, sy_quote *quote);

/* Add speech that stands in blocks of its own, without marks: block quotations of a page, turns of a transcript. Kind and
 * reason of these are set. */
void sy_quotes_of_blocks(sayso_doc *doc);

#endif
