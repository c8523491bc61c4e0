/*
 * conllu.h - CoNLL-U, the exchange format of Universal Dependencies: writing a document, reading a file.
 */
#ifndef SY_CONLLU_H
#define SY_CONLLU_H

#include "base/buf.h"
#include "base/doc.h"

/* What a file says of a word beyond its form; strings as they stand in the file, "_" for none. */
typedef struct {
    const char *lemma, *upos_name, *xpos_name, *feats, *rel_name, *misc;
    const char *token_misc;           /* on the first word of a multi-word token: of the token's row; else "_" */
    uint8_t upos, xpos, rel;          /* 0: none of ours */
    uint8_t headless;                 /* HEAD is "_" */
    int32_t head;                     /* word of the document; -1: root, or none given */
    uint32_t line;                    /* of the file, from 1 */
} sy_gold_word;

/* A file: its text put together again with blocks (paragraphs), sentences and words in doc, the rest beside them. */
typedef struct sy_gold {
    SY_VEC(sy_gold_word) words;       /* as many as doc->words */
    SY_VEC(const char *) ids;         /* sent_id of each sentence, "" for none */
    SY_VEC(const char *) comments;    /* lines that begin with "#", those with the text left out */
    SY_VEC(uint32_t) first_comment;   /* of each sentence; its comments end where those of the next begin */
} sy_gold;

/*
 * Read CoNLL-U (n bytes) into an empty document with an arena. Empty nodes and enhanced graphs are left out. Words of a
 * multi-word token whose forms do not make up the token all carry the token's span. Fails with SAYSO_INPUT, naming the line.
 */
void sy_conllu_read(sayso_doc *doc, const char *path, const char *bytes, size_t n, sy_gold *out);

/* Fail with SAYSO_INPUT, naming the line, unless the heads of each sentence are a tree with one root. */
void sy_conllu_check_trees(sayso_doc *doc, const char *path, const sy_gold *gold);

/*
 * Append the document's words as CoNLL-U: comments, a line for each multi-word token and word. MISC holds what the file said
 * (a document that is from one), the name a word is part of (NER=B-PER), the white space behind a token where that is not one
 * blank (SpaceAfter=No, SpacesAfter=\n), and the bytes of the text (TokenRange=start:end). Forms, joined by a blank where there
 * is no SpaceAfter=No, give the line "# text".
 */
void sy_conllu_write(const sayso_doc *doc, sy_buf *out);

/* The same as one JSON object, docs/parse.md. */
void sy_words_json(const sayso_doc *doc, sy_buf *out);

#endif
