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

/* What a file says of a word beyond its form. */
typedef struct {
    const char *lemma, *feats, *misc; /* as they stand; "_" for none */
    uint8_t upos, xpos, rel;
    int32_t head;                     /* word of the document; -1: root, or none given */
} sy_gold_word;

/* A file: its text put together again with blocks (paragraphs), sentences and words in doc, the rest beside them. */
typedef struct {
    SY_VEC(sy_gold_word) words;       /* as many as doc->words */
    SY_VEC(const char *) ids;         /* sent_id of each sentence, "" for none */
} sy_gold;

/*
 * Read CoNLL-U (n bytes) into an empty document with an arena. Empty nodes are left out. Words of a multi-word token
 * whose forms do not make up the token all carry the token's span. Fails with SAYSO_INPUT, naming the line.
 */
void sy_conllu_read(sayso_doc *doc, const char *path, const char *bytes, size_t n, sy_gold *out);

#endif
