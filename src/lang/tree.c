/*
 * tree.c - the tree of highest score. Mostly each word's best head makes a tree already. Where it does not, the algorithm
 * walks from a word to its best head, to that one's best head and so on; a cycle that closes becomes one node, whose
 * scores say how much is lost by breaking it at each of its members. The walk ends at a node that hangs in the tree.
 *
 * One word under the root: every arc from the root costs so much more that no tree with two of them can be the best. As
 * all trees with one pay the same, the best of those is found exactly.
 */
#include "lang/tree.h"

#include <string.h>

#define NONE UINT32_MAX
#define ROOT_COST ((int64_t)1 << 48) /* more than 4096 arcs of any 32-bit scores */

/* A word, or a cycle that was made one node. */
typedef struct sy_tree_node {
    uint32_t cycle;      /* node it became part of; NONE */
    uint32_t from, into; /* the arc chosen for it, between words (from n: the root) */
} node;

/* Do the heads make a tree with one word under the root (-1)? seen: room for n. */
static int is_tree(const int32_t *heads, uint32_t n, uint32_t *seen)
{
    uint32_t roots = 0;
    memset(seen, 0, n * sizeof *seen);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t j = i;
        roots += heads[i] < 0;
        while (!seen[j]) {
            seen[j] = i + 1;
            if (heads[j] < 0) break;
            j = (uint32_t)heads[j];
        }
        if (seen[j] == i + 1 && heads[j] >= 0) return 0;
    }
    return roots == 1;
}

static void best_heads(const int32_t *scores, size_t step, uint32_t n, int32_t *heads)
{
    for (uint32_t i = 0; i < n; i++, scores += step) {
        uint32_t best = i ? 0 : 1;
        for (uint32_t j = best + 1; j <= n; j++)
            if (scores[j] > scores[best] && j != i) best = j;
        heads[i] = best == n ? -1 : (int32_t)best;
    }
}

static void reserve(sy_tree_scratch *s, uint32_t n)
{
    if (n <= s->room) return;
    s->room = n < 64 ? 64 : n + n / 2;
    size_t cells = (size_t)s->room * (s->room + 1);
    s->score = sy_alloc_array(s->arena, cells, sizeof *s->score);
    s->from = sy_alloc_array(s->arena, cells, sizeof *s->from);
    s->into = sy_alloc_array(s->arena, cells, sizeof *s->into);
    s->nodes = sy_alloc_array(s->arena, 2 * (size_t)s->room, sizeof *s->nodes);
    s->numbers = sy_alloc_array(s->arena, 4 * (size_t)s->room, sizeof *s->numbers);
}

/*
 * What the walk works on. Row v of the table holds the arcs into the node that lies in place v, its columns the places
 * they come from; column n is the root. A contracted cycle lies in the place of one of its members.
 */
typedef struct {
    sy_tree_scratch *s;
    uint32_t n, n_nodes;
    uint32_t *node_at;   /* number of the node in a place; NONE: it was merged into another */
    uint32_t *state;     /* of a place: 0 new, 1 on the path, 2 hangs in the tree */
    uint32_t *path, depth;
    uint32_t *choice;    /* of a place: the place it hangs on */
} walk;

static size_t cell(const walk *w, uint32_t into, uint32_t from) { return (size_t)into * (w->n + 1) + from; }

static void fill(walk *w, const int32_t *scores, size_t step)
{
    sy_tree_scratch *s = w->s;
    for (uint32_t i = 0; i < w->n; i++) {
        node fresh = { NONE, NONE, NONE };
        s->nodes[i] = fresh;
        w->node_at[i] = i;
        w->state[i] = 0;
        for (uint32_t j = 0; j <= w->n; j++) {
            size_t at = cell(w, i, j);
            s->score[at] = scores[i * step + j] - (j == w->n ? ROOT_COST : 0);
            s->from[at] = (uint16_t)j;
            s->into[at] = (uint16_t)i;
        }
    }
}

/* Choose the best arc into the node in place v; gives the place it comes from. */
static uint32_t choose(walk *w, uint32_t v)
{
    const int64_t *row = w->s->score + cell(w, v, 0);
    uint32_t best = w->n;
    for (uint32_t u = w->n; u-- > 0;)
        if (u != v && w->node_at[u] != NONE && row[u] >= row[best]) best = u;
    node *t = &w->s->nodes[w->node_at[v]];
    t->from = w->s->from[cell(w, v, best)];
    t->into = w->s->into[cell(w, v, best)];
    w->choice[v] = best;
    return best;
}

static void copy_arc(walk *w, size_t to, size_t from, int64_t score)
{
    w->s->score[to] = score;
    w->s->from[to] = w->s->from[from];
    w->s->into[to] = w->s->into[from];
}

/* Take the node in place v into the one in place c: of every two arcs the better stays. lost: what breaking v's own arc costs. */
static void merge(walk *w, uint32_t c, uint32_t v, int64_t lost)
{
    for (uint32_t u = 0; u <= w->n; u++) {
        if (u < w->n && w->node_at[u] == NONE) continue;
        size_t into_c = cell(w, c, u), into_v = cell(w, v, u);
        int64_t score = w->s->score[into_v] - lost;
        if (score > w->s->score[into_c]) copy_arc(w, into_c, into_v, score);
        if (u == w->n) break;
        size_t from_c = cell(w, u, c), from_v = cell(w, u, v);
        if (w->s->score[from_v] > w->s->score[from_c]) copy_arc(w, from_c, from_v, w->s->score[from_v]);
    }
}

/* The path has met its own place c: everything on it from c on becomes one node, which lies in c. */
static void contract(walk *w, uint32_t c)
{
    uint32_t number = w->n_nodes++, first = w->depth;
    while (w->path[--first] != c) {}
    int64_t lost = w->s->score[cell(w, c, w->choice[c])];
    for (uint32_t u = 0; u <= w->n; u++) w->s->score[cell(w, c, u)] -= lost;
    for (uint32_t k = first; k < w->depth; k++) w->s->nodes[w->node_at[w->path[k]]].cycle = number;
    for (uint32_t k = first + 1; k < w->depth; k++) {
        uint32_t v = w->path[k];
        w->node_at[v] = NONE;
        merge(w, c, v, w->s->score[cell(w, v, w->choice[v])]);
    }
    node fresh = { NONE, NONE, NONE };
    w->s->nodes[number] = fresh;
    w->node_at[c] = number;
    w->depth = first + 1;
}

static void walk_from(walk *w, uint32_t v)
{
    w->depth = 0;
    w->path[w->depth++] = v;
    w->state[v] = 1;
    for (;;) {
        uint32_t u = choose(w, w->path[w->depth - 1]);
        if (u == w->n || w->state[u] == 2) break;
        if (w->state[u] == 1) {
            contract(w, u);
        } else {
            w->state[u] = 1;
            w->path[w->depth++] = u;
        }
    }
    while (w->depth > 0) w->state[w->path[--w->depth]] = 2;
}

/* Break each cycle, the outermost first, where the arc chosen for it comes in: there it displaces the member's own. */
static void open_cycles(walk *w)
{
    node *nodes = w->s->nodes;
    for (uint32_t c = w->n_nodes; c-- > w->n;) {
        uint32_t member = nodes[c].into;
        while (nodes[member].cycle != c) member = nodes[member].cycle;
        nodes[member].from = nodes[c].from;
        nodes[member].into = nodes[c].into;
    }
}

void sy_tree_decode(sy_tree_scratch *s, const int32_t *scores, size_t step, uint32_t n, int32_t *heads)
{
    reserve(s, n);
    best_heads(scores, step, n, heads);
    if (is_tree(heads, n, s->numbers)) return;
    walk w = { .s = s, .n = n, .n_nodes = n, .node_at = s->numbers, .state = s->numbers + s->room, .path = s->numbers + 2 * s->room,
        .choice = s->numbers + 3 * s->room };
    fill(&w, scores, step);
    for (uint32_t v = 0; v < n; v++)
        if (w.node_at[v] != NONE && w.state[v] == 0) walk_from(&w, v);
    open_cycles(&w);
    for (uint32_t i = 0; i < n; i++) heads[i] = s->nodes[i].from == n ? -1 : (int32_t)s->nodes[i].from;
}
