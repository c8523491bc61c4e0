/*
 * arborescence.c - Edmonds' algorithm in levels: on each level every node takes its cheapest incoming arc; the
 * cycles this makes are contracted to nodes of the next level. From the last level, which has no cycle, the
 * choice is carried back: an arc into a contracted cycle displaces the arc of the node it enters.
 */
#include "compare/arborescence.h"

#define NONE UINT32_MAX

typedef struct level {
    struct level *below;
    sy_arc *arcs;
    uint32_t *origin; /* of each arc: its number on the level below */
    uint32_t *best;   /* of each node: the arc it takes */
    uint32_t *next;   /* of each node: its number on the next level */
    uint32_t n, n_arcs;
} level;

static void take_cheapest(sy_arena *a, level *l)
{
    l->best = sy_alloc_array(a, l->n, sizeof *l->best);
    for (uint32_t v = 0; v < l->n; v++) l->best[v] = NONE;
    for (uint32_t i = 0; i < l->n_arcs; i++) {
        const sy_arc *e = &l->arcs[i];
        if (e->to == 0 || e->to == e->from) continue;
        uint32_t *best = &l->best[e->to];
        if (*best == NONE || e->cost < l->arcs[*best].cost) *best = i;
    }
}

/* Number the nodes of the next level: each cycle of best arcs becomes one node. Gives their number. */
static uint32_t contract(sy_arena *a, level *l, int *cycles)
{
    uint32_t *seen = sy_alloc_array(a, l->n, sizeof *seen), n = 0;
    l->next = sy_alloc_array(a, l->n, sizeof *l->next);
    for (uint32_t v = 0; v < l->n; v++) l->next[v] = NONE;
    *cycles = 0;
    l->next[0] = n++;
    for (uint32_t v = 1; v < l->n; v++) {
        uint32_t u = v;
        while (l->next[u] == NONE && seen[u] != v + 1 && l->best[u] != NONE) {
            seen[u] = v + 1;
            u = l->arcs[l->best[u]].from;
        }
        if (l->next[u] == NONE && seen[u] == v + 1) {
            *cycles = 1;
            for (uint32_t w = u; l->next[w] == NONE; w = l->arcs[l->best[w]].from) l->next[w] = n;
            n++;
        }
        for (uint32_t w = v; l->next[w] == NONE;) {
            l->next[w] = n++;
            if (l->best[w] == NONE) break;
            w = l->arcs[l->best[w]].from;
        }
    }
    return n;
}

static level *level_above(sy_arena *a, level *l, uint32_t n)
{
    level *up = sy_alloc(a, sizeof *up);
    up->below = l;
    up->n = n;
    up->arcs = sy_alloc_array(a, l->n_arcs, sizeof *up->arcs);
    up->origin = sy_alloc_array(a, l->n_arcs, sizeof *up->origin);
    for (uint32_t i = 0; i < l->n_arcs; i++) {
        const sy_arc *e = &l->arcs[i];
        if (l->next[e->from] == l->next[e->to] || l->best[e->to] == NONE) continue;
        sy_arc f = { l->next[e->from], l->next[e->to], e->cost - l->arcs[l->best[e->to]].cost };
        up->origin[up->n_arcs] = i;
        up->arcs[up->n_arcs++] = f;
    }
    return up;
}

/* Carry the choice of `l` to the level below it. */
static void carry_back(level *l)
{
    level *down = l->below;
    for (uint32_t v = 0; v < l->n; v++) {
        if (l->best[v] == NONE) continue;
        uint32_t arc = l->origin[l->best[v]];
        down->best[down->arcs[arc].to] = arc;
    }
}

void sy_arborescence(sy_arena *a, uint32_t n, const sy_arc *arcs, uint32_t n_arcs, uint32_t *parent)
{
    level *l = sy_alloc(a, sizeof *l);
    l->n = n;
    l->n_arcs = n_arcs;
    l->arcs = sy_alloc_array(a, n_arcs, sizeof *l->arcs);
    for (uint32_t i = 0; i < n_arcs; i++) l->arcs[i] = arcs[i];
    for (int cycles = 1; cycles;) {
        take_cheapest(a, l);
        uint32_t up = contract(a, l, &cycles);
        if (cycles) l = level_above(a, l, up);
    }
    for (; l->below; l = l->below) carry_back(l);
    for (uint32_t v = 1; v < n; v++) parent[v] = l->best[v];
}
