/* explain.h - how a line of one report's record was made: for the files that write it. */
#ifndef SY_EXPLAIN_H
#define SY_EXPLAIN_H

#include "base/buf.h"
#include "base/doc.h"

/* Words that a field of the record holds, to be marked in the tree. */
typedef struct {
    const char *name;
    sayso_spans spans;
} sy_explained_field;

enum { SY_EXPLAINED_FIELDS = 8 };

typedef struct {
    sy_buf *out;
    sy_arena *arena;
    const sayso *engine;
    const sayso_doc *doc;
    sy_explained_field fields[SY_EXPLAINED_FIELDS];
    uint32_t n_fields;
} sy_explainer;

/* "  name         words"; name NULL: a further line of the one before. */
void sy_explain_text(sy_explainer *x, const char *name, const char *text);
#define sy_explain_line(x, name, ...) sy_explain_text((x), (name), sy_printf((x)->arena, __VA_ARGS__))
/* The words of a field, so many bytes at most, with " ... " between pieces. */
const char *sy_explain_words(sy_explainer *x, sayso_spans spans);
void sy_explain_mark(sy_explainer *x, const char *name, sayso_spans spans);

/* The trees of the sentences that the marked fields touch, one word a line under its head (explain_tree.c). */
void sy_explain_tree(sy_explainer *x);
/* Dictionary form of the word at a byte; "" if it is not known. */
void sy_explain_lemma(const sy_explainer *x, uint32_t byte, char *out, size_t room);

/* Rows of our tables that fired, with file and line (explain_rows.c). */
void sy_explain_frame(sy_explainer *x, const sayso_event *e);
/* Entries of the user's dictionaries that a reason names ("river.verbs:13"), with their lines. Gives how many it named. */
uint32_t sy_explain_entries(sy_explainer *x, const char *reason);
/* The first row of a table whose column holds this word and whose other column, if named, that one. Gives whether there is one. */
int sy_explain_row(sy_explainer *x, const char *name, const char *table, const char *column, const char *word, const char *other, const char *value);
/* Role words of a span that give this sector. */
void sy_explain_role(sy_explainer *x, sayso_spans spans, const char *sector);

#endif
