/* differ.h - differences between two sentences that echo each other. */
#ifndef SY_DIFFER_H
#define SY_DIFFER_H

#include "compare/scenes.h"

/* "actor", "place", "polarity" or "scope" if the two sentences differ in just that, with the words on both sides counted from
 * the first words of the forms; else NULL. */
const char *sy_differ_names(const sy_collation *c, const sy_echoes *e, const sy_echo *pair, sy_crange *one, sy_crange *other);

/* ---- differ_values.c */

typedef struct {
    const sayso_quantity *quantity;
    const sayso_time *time;
    sayso_span span;
} sy_value;

/* What a number with its bound allows. */
typedef struct {
    int64_t from, to;
} sy_number_range;

/* The quantity or time whose span covers the word, else the word alone. */
sy_value sy_value_at(const sayso_doc *doc, sayso_span word);
/* In thousandths; 0: none. */
int64_t sy_number_of(const sayso_doc *doc, const sy_cword *w, const sy_value *v);
/* "about", "at least" ... by the record where it has the quantity, else by the word before. */
sayso_bound sy_bound_of(const sy_cdoc *d, const sy_cword *w, const sy_value *v);
sy_number_range sy_range_of(int64_t n, sayso_bound bound);
/* A thousand or a million times as much: the same number, its scale read in one place only. */
int sy_differ_by_scale(int64_t larger, int64_t smaller);
int sy_same_unit(const sy_value *a, const sy_value *b);
/* Does the later of the two reports have the higher number, and no rounder one? */
int sy_may_be_update(const sy_cdoc *p, int64_t m, const sy_cdoc *q, int64_t n);

#endif
