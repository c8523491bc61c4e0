/*
 * link.c - average link clustering (Sokal and Michener 1958) of the reports of a neighbourhood.
 *
 * Two groups can only be joined if some pair across them is as similar as the mean must be. So the clusters lie within the connected components of
 * the graph of such pairs, and each component is linked by itself, exactly, all with all. One of more than SY_LINK_GROUP_MAX reports is cut first:
 * its strongest ties are taken one by one as long as no piece grows beyond that. The groups that come out of the pieces are then linked in the
 * same way, so that what was only cut is joined again.
 */
#include "compare/link.h"

#include <stdlib.h>

enum { TIES_MAX = 32 }; /* strongest ties of a report that count where a component is cut */

/* ---- components that are too large */

typedef struct {
    int64_t similarity;
    uint32_t a, b;
} tie;

static int stronger(const tie *x, const tie *y)
{
    if (x->similarity != y->similarity) return x->similarity > y->similarity;
    return x->a != y->a ? x->a < y->a : x->b < y->b;
}

static int tie_order(const void *a, const void *b) { return stronger(a, b) ? -1 : stronger(b, a); }

/* Keep the strongest ties of one report. */
static void keep_tie(tie *kept, uint32_t *n, tie t)
{
    uint32_t i = *n < TIES_MAX ? (*n)++ : TIES_MAX;
    if (i == TIES_MAX && !stronger(&t, &kept[--i])) return;
    for (; i > 0 && stronger(&t, &kept[i - 1]); i--) kept[i] = kept[i - 1];
    kept[i] = t;
}

typedef SY_VEC(tie) tie_list;

/* The strongest ties of the reports of components that are too large; `kept` are those of the report at hand. */
typedef struct {
    sy_arena *arena;
    const uint32_t *component, *size;
    tie_list all;
    tie kept[TIES_MAX];
    uint32_t report, n;
} ties_found;

static void close_report(ties_found *f)
{
    for (uint32_t k = 0; k < f->n; k++) *SY_PUSH(f->arena, &f->all) = f->kept[k];
    f->n = 0;
}

static int is_in_large(void *arg, uint32_t i, uint32_t j)
{
    const ties_found *f = arg;
    return f->component[i] == f->component[j] && f->size[f->component[i]] > SY_LINK_GROUP_MAX;
}

static void keep_near(void *arg, uint32_t i, uint32_t j, int64_t similarity)
{
    ties_found *f = arg;
    tie t = { similarity, j, i };
    if (i != f->report) close_report(f);
    f->report = i;
    keep_tie(f->kept, &f->n, t);
}

static void count_members(uint32_t *sets, uint32_t *size, uint32_t n)
{
    memset(size, 0, n * sizeof *size);
    for (uint32_t i = 0; i < n; i++) size[sets[i] = sy_set_find(sets, i)]++;
}

/* Cut components until none has more than SY_LINK_GROUP_MAX reports, but for reports that are one group from the start. 0: none was cut. */
static int cut_components(sy_linking *l, uint32_t *component)
{
    sy_arena *a = &l->c->scratch;
    uint32_t n = l->v.n, *size = sy_alloc_array(a, n, sizeof *size);
    ties_found f = { .arena = a, .component = component, .size = size };
    sy_near how = { l->same, 0, is_in_large, keep_near, &f };
    count_members(component, size, n);
    int large = 0;
    for (uint32_t i = 0; i < n; i++) large |= size[component[i]] > SY_LINK_GROUP_MAX;
    if (!large) return 0;
    sy_find_near(a, &l->v, &how);
    close_report(&f);
    for (uint32_t i = 0; i < n; i++)
        if (size[component[i]] > SY_LINK_GROUP_MAX) component[i] = sy_set_find(l->sets, i);
    if (f.all.n) qsort(f.all.at, f.all.n, sizeof *f.all.at, tie_order);
    count_members(component, size, n);
    for (uint32_t k = 0; k < f.all.n; k++) {
        uint32_t x = sy_set_find(component, f.all.at[k].a), y = sy_set_find(component, f.all.at[k].b);
        if (x == y || size[x] + size[y] > SY_LINK_GROUP_MAX) continue;
        sy_set_join(component, x, y);
        size[x < y ? x : y] += size[x < y ? y : x];
    }
    count_members(component, size, n);
    return 1;
}

/* ---- average link */

typedef struct {
    int64_t within; /* sum of the similarities of its pairs, but for copies of one text, which say nothing of how alike reports are */
    uint64_t pairs; /* how many these are */
    uint32_t size;  /* reports; 0: it has gone into another */
    uint32_t best;  /* the group behind it that it is to be joined with first; n: none */
    uint32_t first; /* its first report */
} group;

typedef struct {
    sy_linking *l;
    const uint32_t *members; /* rising */
    uint32_t n_members;
    const uint32_t *copies;  /* of each report: the first of the copies of its text */
    uint32_t *group_of;      /* of each member: its group at the start */
    uint32_t n;              /* groups at the start */
    int64_t *sum;            /* n * n: of the similarities of all pairs between two groups */
    group *groups;
} linked;

/* What the components of a linking share. */
typedef struct {
    sy_linking *l;
    const uint32_t *copies;
    uint32_t *number, *group; /* of each term, of each report: room, zero in between */
} link_room;

static int64_t average(const linked *g, uint32_t i, uint32_t j)
{
    return g->sum[(size_t)i * g->n + j] / ((int64_t)g->groups[i].size * g->groups[j].size);
}

/* Are two groups whose pairs have the similarity x on average alike enough to be one? */
static int are_one(const linked *g, const group *a, const group *b, int64_t x)
{
    uint32_t less = a->size < b->size ? a->size : b->size, more = a->size < b->size ? b->size : a->size;
    if (x < g->l->same + g->l->few / more) return 0;
    if (!a->pairs || !b->pairs) return 1;
    int64_t within_a = a->within / (int64_t)a->pairs, within_b = b->within / (int64_t)b->pairs;
    return x * 10 * less >= SY_LINK_WITHIN * (less - 1) * (within_a < within_b ? within_a : within_b);
}

/* What joining i and j is worth: the mean similarity of their pairs, -1 if they are not to be joined. */
static int64_t worth(const linked *g, uint32_t i, uint32_t j)
{
    if (!g->sum[(size_t)i * g->n + j]) return -1;
    int64_t x = average(g, i, j);
    return are_one(g, &g->groups[i], &g->groups[j], x) ? x : -1;
}

/* Of the groups behind i the one to be joined first, the first of equals. */
static void find_best(linked *g, uint32_t i)
{
    int64_t most = -1;
    g->groups[i].best = g->n;
    for (uint32_t j = i + 1; j < g->n; j++) {
        int64_t x = g->groups[j].size ? worth(g, i, j) : -1;
        if (x > most) most = x, g->groups[i].best = j;
    }
}

/* Group `from` goes into group `into`. */
static void add_sums(linked *g, uint32_t into, uint32_t from)
{
    group *a = &g->groups[into], *b = &g->groups[from];
    for (uint32_t j = 0; j < g->n; j++) {
        if (j == into || j == from || !g->groups[j].size) continue;
        g->sum[(size_t)into * g->n + j] += g->sum[(size_t)from * g->n + j];
        g->sum[(size_t)j * g->n + into] = g->sum[(size_t)into * g->n + j];
    }
    a->within += b->within + g->sum[(size_t)into * g->n + from];
    a->pairs += b->pairs + (uint64_t)a->size * b->size;
    a->size += b->size;
    b->size = 0;
    sy_set_join(g->l->sets, a->first, b->first);
}

/* Put group b into group a, which stands before it. */
static void merge(linked *g, uint32_t a, uint32_t b)
{
    add_sums(g, a, b);
    find_best(g, a);
    for (uint32_t i = 0; i < b; i++) {
        group *other = &g->groups[i];
        if (!other->size || i == a) continue;
        uint32_t old = other->best;
        if (old == a || old == b) find_best(g, i);
        else if (i < a) {
            int64_t x = worth(g, i, a), known = old < g->n ? worth(g, i, old) : -1;
            if (x > known || (x >= 0 && x == known && a < old)) other->best = a;
        }
    }
}

/* Numbers from 1 for the terms that the members have. */
static uint32_t number_terms(const linked *g, uint32_t *number)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < g->n_members; i++) {
        const sy_vector *v = &g->l->v.at[g->members[i]];
        for (uint32_t k = 0; k < v->n; k++)
            if (!number[v->terms[k].term]) number[v->terms[k].term] = ++n;
    }
    return n;
}

/* Sums of products of member i with those before it. */
static void add_products(const linked *g, const sy_postings *p, const uint32_t *number, uint32_t i, sy_product *with)
{
    const sy_vector *v = &g->l->v.at[g->members[i]];
    for (uint32_t k = 0; k < v->n; k++)
        for (const sy_posting *at = p->at + p->first[number[v->terms[k].term]]; at->report < i; at++) sy_product_add(&with[at->report], &v->terms[k], at->weight);
}

static void add_pair(linked *g, uint32_t i, uint32_t j, int64_t similarity)
{
    uint32_t a = g->group_of[i], b = g->group_of[j];
    int64_t x = similarity >= g->l->kept ? similarity : 0;
    if (a != b) {
        g->sum[(size_t)a * g->n + b] += x;
        g->sum[(size_t)b * g->n + a] = g->sum[(size_t)a * g->n + b];
    } else if (g->copies[g->members[i]] != g->copies[g->members[j]]) {
        g->groups[a].within += x;
        g->groups[a].pairs++;
    }
}

/* The similarities of all pairs of the members. number: zero for each term, also afterwards. */
static void fill_sums(linked *g, uint32_t *number)
{
    const sy_linking *l = g->l;
    uint32_t n_terms = number_terms(g, number);
    sy_postings p = sy_make_postings(&l->c->scratch, &l->v, g->members, g->n_members, number, n_terms + 1);
    sy_product *with = sy_alloc_array(&l->c->scratch, g->n_members, sizeof *with);
    for (uint32_t i = 0; i < g->n_members; i++) {
        add_products(g, &p, number, i, with);
        for (uint32_t j = 0; j < i; j++) add_pair(g, i, j, sy_similarity(&l->v.at[g->members[i]], &l->v.at[g->members[j]], with[j]));
        memset(with, 0, i * sizeof *with);
    }
    for (uint32_t i = 0; i < g->n_members; i++)
        for (uint32_t k = 0; k < l->v.at[g->members[i]].n; k++) number[l->v.at[g->members[i]].terms[k].term] = 0;
}

/* Of all groups the one with the most to gain from being joined with its best; n: none. */
static uint32_t first_to_join(const linked *g)
{
    uint32_t first = g->n;
    int64_t most = -1;
    for (uint32_t i = 0; i < g->n; i++) {
        if (!g->groups[i].size || g->groups[i].best == g->n) continue;
        int64_t x = average(g, i, g->groups[i].best);
        if (x > most) most = x, first = i;
    }
    return first;
}

/* The groups that the members are in at the start, in the order of their first reports. room: zero for each report, also afterwards. */
static void find_groups(linked *g, uint32_t *room)
{
    for (uint32_t i = 0; i < g->n_members; i++) {
        uint32_t set = sy_set_find(g->l->sets, g->members[i]);
        if (!room[set]) {
            g->groups[g->n].first = set;
            room[set] = ++g->n;
        }
        g->group_of[i] = room[set] - 1;
        g->groups[g->group_of[i]].size++;
    }
    for (uint32_t i = 0; i < g->n; i++) room[g->groups[i].first] = 0;
}

/* Link the groups that some reports are in. */
static void link_groups(const link_room *r, const uint32_t *members, uint32_t n)
{
    sy_arena *a = &r->l->c->scratch;
    linked g = { .l = r->l, .members = members, .n_members = n, .copies = r->copies };
    g.groups = sy_alloc_array(a, n, sizeof *g.groups);
    g.group_of = sy_alloc_array(a, n, sizeof *g.group_of);
    find_groups(&g, r->group);
    g.sum = sy_alloc_array(a, (size_t)g.n * g.n, sizeof *g.sum);
    fill_sums(&g, r->number);
    for (uint32_t i = 0; i < g.n; i++) find_best(&g, i);
    for (uint32_t i = first_to_join(&g); i < g.n; i = first_to_join(&g)) merge(&g, i, g.groups[i].best);
}

/* Link the reports of each component in their order; a component is named by its first member. */
static void link_components(const link_room *r, const uint32_t *component, void (*link)(const link_room *r, uint32_t *members, uint32_t n))
{
    sy_linking *l = r->l;
    uint32_t n = l->v.n, *end = sy_alloc_array(&l->c->scratch, (size_t)n + 1, sizeof *end), *members = sy_alloc_array(&l->c->scratch, n, sizeof *members);
    for (uint32_t i = 0; i < n; i++) end[component[i] + 1]++;
    for (uint32_t i = 0; i < n; i++) end[i + 1] += end[i];
    for (uint32_t i = 0; i < n; i++) members[end[component[i]]++] = i; /* end[k] has moved from the start of k to its end */
    for (uint32_t i = 0, from = 0; i < n; from = end[i++]) {
        if (end[i] - from < 2) continue;
        sy_scratch_push(l->c, 1 << 16);
        link(r, members + from, end[i] - from);
        sy_scratch_pop(l->c);
    }
}

static void link_piece(const link_room *r, uint32_t *members, uint32_t n)
{
    if (n <= SY_LINK_GROUP_MAX) link_groups(r, members, n);
}

/* ---- what was cut */

typedef struct {
    uint32_t first, size;
} cut_group;

static int larger(const void *a, const void *b)
{
    const cut_group *x = a, *y = b;
    if (x->size != y->size) return x->size > y->size ? -1 : 1;
    return x->first < y->first ? -1 : x->first > y->first;
}

/* Of a component that was cut: the members of its largest groups, as many as are linked at a time. Gives how many they are. */
static uint32_t choose_members(const link_room *r, uint32_t *members, uint32_t n)
{
    uint32_t *sets = r->l->sets, n_groups = 0, chosen = 0, reports = 0, kept = 0;
    cut_group *groups = sy_alloc_array(&r->l->c->scratch, n, sizeof *groups);
    for (uint32_t i = 0; i < n; i++) r->group[sy_set_find(sets, members[i])]++;
    for (uint32_t i = 0; i < n; i++)
        if (sy_set_find(sets, members[i]) == members[i]) groups[n_groups++] = (cut_group){ members[i], r->group[members[i]] };
    for (uint32_t i = 0; i < n_groups; i++) r->group[groups[i].first] = 0;
    if (n_groups) qsort(groups, n_groups, sizeof *groups, larger);
    for (; chosen < n_groups && chosen < SY_LINK_GROUP_MAX && reports + groups[chosen].size <= SY_LINK_AGAIN_MAX; chosen++) {
        reports += groups[chosen].size;
        r->group[groups[chosen].first] = 1;
    }
    r->l->is_cut |= chosen < n_groups;
    for (uint32_t i = 0; i < n; i++)
        if (r->group[sy_set_find(sets, members[i])]) members[kept++] = members[i];
    for (uint32_t i = 0; i < chosen; i++) r->group[groups[i].first] = 0;
    return kept;
}

static void link_again(const link_room *r, uint32_t *members, uint32_t n)
{
    if (n > SY_LINK_GROUP_MAX) link_groups(r, members, choose_members(r, members, n));
}

static uint32_t *named_by_first(sy_linking *l, uint32_t *sets)
{
    uint32_t *name = sy_alloc_array(&l->c->scratch, l->v.n, sizeof *name);
    for (uint32_t i = 0; i < l->v.n; i++) name[i] = sy_set_find(sets, i);
    return name;
}

void sy_link(sy_linking *l)
{
    sy_arena *a = &l->c->scratch;
    uint32_t n = l->v.n, *component = named_by_first(l, l->sets);
    link_room r = { l, named_by_first(l, l->sets), sy_alloc_array(a, (size_t)l->v.n_terms + 1, sizeof *r.number), sy_alloc_array(a, n, sizeof *r.group) };
    sy_join_near(a, &l->v, l->same, component);
    const uint32_t *whole = named_by_first(l, component);
    int cut = cut_components(l, component);
    link_components(&r, named_by_first(l, component), link_piece);
    if (cut) link_components(&r, whole, link_again);
}
