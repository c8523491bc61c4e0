/*
 * conllu.h - CoNLL-U, the exchange format of Universal Dependencies: writing a document, reading a file.
 */
#ifndef SY_CONLLU_H
#define SY_CONLLU_H

#include "base/buf.h"
#include "base/doc.h"

/*
 * Append the document's words as CoNLL-U: sent_id, text, a line for each multi-word token and word, byte offsets into
 * the text as TokenRange=start:end in MISC, SpaceAfter=No, and names as Entity=PER and the like.
 */
void sy_conllu_write(const sayso_doc *doc, sy_buf *out);

#endif
