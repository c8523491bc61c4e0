/* arborescence.h - the cheapest directed tree over a sparse graph (Chu and Liu 1965, Edmonds 1967). */
#ifndef SY_ARBORESCENCE_H
#define SY_ARBORESCENCE_H

#include "base/arena.h"

typedef struct {
    uint32_t from, to;
    int64_t cost;
} sy_arc;

/*
 * parent[v] for v in 1..n-1 so that the arcs chosen form a tree from node 0 of least cost; every node must be
 * reachable from 0. parent[v] is the number of the arc chosen for v. Equal costs: the arc that stands first.
 */
void sy_arborescence(sy_arena *a, uint32_t n, const sy_arc *arcs, uint32_t n_arcs, uint32_t *parent);

#endif
