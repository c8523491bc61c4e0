/* one_story.c - stories by themselves: of all reports those that tell one (--story), or one story after the other. From a store no other reports are read,
 * and what it keeps of where its reports stand is used. */
#include "inputs.h"

#include <stdlib.h>
#include <string.h>

/* Where reports stand, by number in the order of their ids. */
typedef struct {
    const char *const *ids;
    const sayso_place_of_report *at;
    size_t n;
    uint32_t *members, *first; /* of story s: members[first[s]] to members[first[s + 1]], rising */
    uint32_t *number, *head;   /* of each report its number within its story; of each family that of its first report */
} places;

sayso_status cli_collate(const cli_docs *docs, sayso_story **out, sayso_error *err)
{
    const sayso_doc *const *at = (const sayso_doc *const *)docs->at;
    return docs->given ? sayso_collate_placed(docs->engine, at, docs->n, docs->given, out, err) : sayso_collate(docs->engine, at, docs->n, out, err);
}

/* Fill what follows from ids and places; 0: out of memory. */
static int sort_places(places *p)
{
    uint32_t *room = calloc(4 * p->n + 2, sizeof *room);
    if (!room) return 0;
    p->members = room;
    p->number = room + p->n;
    p->head = p->number + p->n;
    p->first = p->head + p->n;
    for (size_t i = 0; i < p->n; i++) p->number[i] = p->first[p->at[i].story + 1]++;
    for (size_t s = 0; s < p->n; s++) p->first[s + 1] += p->first[s];
    for (size_t i = p->n; i-- > 0;) {
        p->members[p->first[p->at[i].story] + p->number[i]] = (uint32_t)i;
        p->head[p->at[i].family] = p->number[i];
    }
    return 1;
}

static size_t size_of(const places *p, uint32_t story) { return p->first[story + 1] - p->first[story]; }

/* Families and parents of one story's reports, numbered within it; NULL where memory is short. */
static sayso_place_of_report *places_within(const places *p, uint32_t story)
{
    size_t n = size_of(p, story);
    sayso_place_of_report *within = malloc((n + 1) * sizeof *within);
    for (size_t i = 0; within && i < n; i++) {
        const sayso_place_of_report *x = &p->at[p->members[p->first[story] + i]];
        within[i] = (sayso_place_of_report){ 0, p->head[x->family], x->parent < 0 ? -1 : (int32_t)p->number[x->parent] };
    }
    return within;
}

/* The story of the report that is called so: by the whole id, else by what follows its last slash. An exit code. */
static int find_story(const places *p, const char *id, uint32_t *story)
{
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++) {
        const char *slash = strrchr(p->ids[i], '/');
        if (strcmp(p->ids[i], id) == 0) {
            *story = p->at[i].story;
            return CLI_DONE;
        }
        if (slash && strcmp(slash + 1, id) == 0 && !n++) *story = p->at[i].story;
    }
    if (n > 1) cli_error("--story: %zu reports are called %s; give the whole id of one", n, id);
    if (!n) cli_error("--story: no report is called %s; sayso cluster lists the ids", id);
    return n == 1 ? CLI_DONE : CLI_USAGE;
}

/* ---- reports in memory */

static int keep_docs(cli_docs *docs, const places *p, uint32_t story)
{
    size_t kept = 0;
    docs->given = places_within(p, story);
    for (size_t i = 0; i < docs->n; i++) {
        if (p->at[i].story == story) docs->at[kept++] = docs->at[i];
        else sayso_doc_free(docs->at[i]);
    }
    docs->n = kept;
    return docs->given ? CLI_DONE : CLI_INTERNAL;
}

static int choose_of_docs(const cli_args *a, cli_docs *docs)
{
    sayso_story *placed = NULL;
    sayso_error err;
    places p = { .n = docs->n };
    uint32_t story = 0;
    const char **ids = malloc((docs->n + 1) * sizeof *ids);
    sayso_status status = sayso_place(docs->engine, (const sayso_doc *const *)docs->at, docs->n, &placed, &err);
    if (status) cli_error("%s", err.text);
    int code = status ? cli_code_of(status) : ids ? CLI_DONE : CLI_INTERNAL;
    for (size_t i = 0; !code && i < docs->n; i++) ids[i] = sayso_doc_report(docs->at[i])->id;
    p.ids = ids;
    if (!code) p.at = sayso_story_places(placed, &p.n);
    if (!code && !sort_places(&p)) code = CLI_INTERNAL;
    if (!code) code = find_story(&p, a->value[CLI_STORY], &story);
    if (!code) code = keep_docs(docs, &p, story);
    free(p.members);
    free(ids);
    sayso_story_free(placed);
    return code;
}

/* ---- reports of a store */

/* *placed owns what the places are of; CLI_NOTHING: they cannot be told, for a record is damaged. */
static int open_places(const cli_docs *docs, sayso_store *store, sayso_placed **placed, places *p)
{
    sayso_error err;
    memset(p, 0, sizeof *p);
    if (sayso_store_place(store, docs->engine, placed, &err)) return CLI_NOTHING;
    p->ids = sayso_placed_ids(*placed, &p->n);
    p->at = sayso_placed_places(*placed, &p->n);
    if (sort_places(p)) return CLI_DONE;
    sayso_placed_free(*placed);
    cli_error("out of memory");
    return CLI_INTERNAL;
}

static int take_story(const cli_args *a, cli_docs *docs, sayso_store *store, const places *p, uint32_t story)
{
    size_t n = size_of(p, story);
    const char **ids = malloc((n + 1) * sizeof *ids);
    for (size_t i = 0; ids && i < n; i++) ids[i] = p->ids[p->members[p->first[story] + i]];
    int code = ids ? cli_docs_take_some(a, docs, store, ids, n) : CLI_INTERNAL;
    docs->given = docs->n == n ? places_within(p, story) : NULL; /* where one of them is damaged the others are collated as they are */
    free(ids);
    return code;
}

static int choose_of_store(const cli_args *a, cli_docs *docs, sayso_store *store)
{
    sayso_placed *placed;
    uint32_t story = 0;
    places p;
    int code = open_places(docs, store, &placed, &p);
    if (code == CLI_NOTHING) { /* the damaged record is named, and the others are placed */
        int some = cli_docs_take(a, docs, 0, store);
        code = choose_of_docs(a, docs);
        return code ? code : some;
    }
    if (code) return code;
    code = find_story(&p, a->value[CLI_STORY], &story);
    if (!code) code = take_story(a, docs, store, &p, story);
    free(p.members);
    sayso_placed_free(placed);
    return code;
}

/* Where all reports of a store stand, stories and families by their first report; NULL: it cannot be told. */
static sayso_place_of_report *all_places(const places *p)
{
    sayso_place_of_report *all = malloc((p->n + 1) * sizeof *all);
    for (size_t i = 0; all && i < p->n; i++) {
        const sayso_place_of_report *x = &p->at[i];
        all[i] = (sayso_place_of_report){ p->members[p->first[x->story]], p->members[p->first[x->story] + p->head[x->family]], x->parent };
    }
    return all;
}

static int take_all(const cli_args *a, cli_docs *docs, sayso_store *store)
{
    sayso_placed *placed;
    places p;
    int known = open_places(docs, store, &placed, &p) == CLI_DONE;
    int code = cli_docs_take(a, docs, 0, store);
    if (!known) return code;
    if (docs->n == p.n) docs->given = all_places(&p); /* else one of them is damaged, and the others are placed without it */
    free(p.members);
    sayso_placed_free(placed);
    return code;
}

int cli_docs_read_asked(const cli_args *a, cli_docs *docs, int to_collate)
{
    sayso_store *store = NULL;
    if (!cli_has(a, CLI_STORY) && !to_collate) return cli_docs_read(a, docs);
    int code = cli_docs_read_or_store(a, docs, 0, &store);
    if ((code != CLI_DONE && code != CLI_SOME) || cli_interrupted() || (!store && !docs->n)) return code;
    if (!cli_has(a, CLI_STORY)) {
        int taken = store ? take_all(a, docs, store) : CLI_DONE;
        return taken ? taken : code;
    }
    int chosen = store ? choose_of_store(a, docs, store) : choose_of_docs(a, docs);
    for (; chosen && chosen != CLI_SOME && docs->n; docs->n--) sayso_doc_free(docs->at[docs->n - 1]);
    return chosen ? chosen : code;
}

int cli_each_story(const cli_args *a, const cli_docs *docs, sayso_store *store, int (*look)(const cli_docs *story, void *arg), void *arg)
{
    sayso_placed *placed;
    places p;
    int go_on = 1, code = open_places(docs, store, &placed, &p);
    if (code) return code;
    for (uint32_t s = 0; go_on && s < p.n && size_of(&p, s) && !cli_interrupted(); s++) {
        cli_docs one = { .engine = docs->engine };
        int taken = take_story(a, &one, store, &p, s);
        if (taken) code = taken;
        go_on = code == CLI_INTERNAL ? 0 : !one.n || look(&one, arg);
        one.engine = NULL;
        cli_docs_free(&one);
    }
    free(p.members);
    sayso_placed_free(placed);
    return code;
}
