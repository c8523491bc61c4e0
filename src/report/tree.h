/*
 * tree.h - a parsed page as flat arrays: elements in document order, and the lines of text they hold in byte order.
 *
 * Gumbo's tree is taken apart once. A line is the text between two borders of blocks (or line breaks), its white
 * space collapsed, with a map to the raw bytes. Everything lives in a scratch arena that the caller frees.
 */
#ifndef SY_REPORT_TREE_H
#define SY_REPORT_TREE_H

#include "report/mapped.h"
#include "report/tables.h"

#include <gumbo.h>

typedef struct {
    const GumboNode *node;
    int32_t parent;       /* -1: the root */
    uint32_t end;         /* behind its last descendant */
    uint32_t first_line, end_line; /* lines that begin inside it, where the page is well formed */
    GumboTag tag;
    unsigned hints;       /* SY_HINT_ bits of class, id and role */
    uint8_t hidden;       /* it, or an element around it, is not shown */
    uint8_t out;          /* it, or an element around it, is no text of an article (script, nav, form, ...) */
} sy_element;

typedef struct {
    sayso_span text;      /* in sy_tree.text */
    int32_t element;      /* the block that holds it */
    uint32_t raw_start;
    uint32_t chars, link_chars, bold_chars, words, commas;
    uint8_t stops;        /* ends like a sentence */
} sy_page_line;

typedef struct {
    sy_arena *arena;      /* scratch */
    const sy_report_tables *tables;
    const char *page;     /* UTF-8, without byte-order mark */
    uint32_t n_page;
    SY_VEC(sy_element) elements;
    SY_VEC(sy_page_line) lines;
    sy_mapped text;       /* raw offsets count in page */
} sy_tree;

/* Parse and flatten. */
void sy_tree_read(sy_tree *t, sy_arena *scratch, const sy_report_tables *tables, const char *page, uint32_t n);

/* Value of an attribute, or NULL. */
const char *sy_element_attr(const sy_tree *t, uint32_t element, const char *name);

/* Is `inner` inside `outer` (or the same)? */
int sy_element_inside(const sy_tree *t, int32_t inner, uint32_t outer);

/* The nearest element of that tag around e, e included; -1. */
int32_t sy_element_above(const sy_tree *t, int32_t e, GumboTag tag);

/* All the text below an element, white space collapsed, as gumbo decoded it; at most max bytes. For titles and names. */
char *sy_element_text(const sy_tree *t, uint32_t element, uint32_t max);

/* The one text below an element, as it is (a script's source); NULL if there is none. */
const char *sy_element_source(const sy_tree *t, uint32_t element);

#endif
