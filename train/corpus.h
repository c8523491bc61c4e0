/* corpus.h - treebanks as the trainer sees them. */
#ifndef CORPUS_H
#define CORPUS_H

#include "base/doc.h"
#include "lang/conllu.h"
#include "lang/units.h"

/* One treebank file and, for each word, what is learned from it and what models said of it. */
typedef struct {
    sayso_doc doc;
    sy_gold gold;
    uint8_t *tag;      /* gold class of the tagger */
    uint8_t *guess;    /* class that a tagger gave which had not seen the sentence */
    uint8_t *ner;      /* gold class of the name tagger (names.h); 255: not known */
    char sha256[65];
} corpus;

/* Read a CoNLL-U file, gzip or not; prints the error and exits if it cannot. */
corpus *corpus_read(const char *path);
/* The same from bytes; path is for messages. */
corpus *corpus_of(const char *path, const char *bytes, size_t n_bytes);
void corpus_free(corpus *c);

#endif
