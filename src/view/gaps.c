/* gaps.c - which positions of two sides stand against each other, and which meet. */
#include "view/gaps.h"

#include "compare/parties.h"
#include "record/position.h"
#include "view/matter.h"

#include <stdlib.h>

/* Of one side on one issue in one story, so many positions are set against the other's. */
enum { SIDE_MAX = 200, CONF_LOOSE = 62, CONF_MEETING = 78, CONF_WORDS = 72, WORDS_SURE = 2 };

/* An entry in one story. */
typedef struct {
    uint32_t column, story, entry;
    const char *side, *key; /* key: of the side; each holder that was not resolved is a side of its own */
} item;

typedef struct {
    sy_gaps *g;
    sy_matrix *m;
    sy_actor_names *names;
    sy_matter *matter;    /* of each entry */
    uint8_t *is_open;     /* of each entry: whose side its holder is on was not found */
    uint8_t *is_vague;    /* of each entry: nor is its holder printed as more than a pronoun */
    sy_numbers *offers;   /* of each row: its entries that offer */
    const sy_matter_words *words;
    sy_map aims;          /* "story side side": the one demands, offers, rejects or threatens something of the other */
    uint8_t *called;      /* of each row: the one that was asked for; NULL: all are */
    SY_VEC(item) items;
} table;

/* The items [from, to) of one side. */
typedef struct {
    const item *at;
    uint32_t n;
} side_items;

static const sayso_doc *doc_at(const sy_account *a, uint32_t report) { return a->story->docs.at[report]; }
static sy_entry *entry_of(const table *t, const item *x) { return &t->m->entries.at[x->entry]; }
static const sy_telling *best_of(const table *t, const sy_entry *e) { return &t->m->tellings.at[e->best]; }

const char *sy_gap_word(sy_gap_kind kind)
{
    static const char *const words[] = { "apart", "offer", "meeting" };
    return words[kind];
}

static int wants(sayso_stance s) { return s == SAYSO_DEMANDS || s == SAYSO_PREFERS || s == SAYSO_SUPPORTS || s == SAYSO_OFFERS; }
static int refuses(sayso_stance s) { return s == SAYSO_REJECTS || s == SAYSO_OPPOSES; }
static int asks(sayso_stance s) { return s == SAYSO_DEMANDS || s == SAYSO_PREFERS; }
static int gives(sayso_stance s) { return s == SAYSO_OFFERS || s == SAYSO_ACCEPTS || s == SAYSO_SUPPORTS; }
static int meets(sayso_stance one, sayso_stance other) { return (asks(one) && gives(other)) || (one == SAYSO_OFFERS && other == SAYSO_ACCEPTS); }

/* ---- entries by issue, story and side */

static uint32_t story_of(const sy_account *a, uint32_t report) { return report < a->story->places.n ? a->story->places.at[report].story : 0; }

static const char *aim_key(const table *t, uint32_t story, const char *from, const char *to) { return sy_printf(t->m->a->arena, "%u\n%s\n%s", story, from, to); }

static void add_aim(table *t, uint32_t story, const char *side, const sy_telling *x)
{
    if (x->p->target < 0 || x->p->stance == SAYSO_SUPPORTS || x->p->stance == SAYSO_ACCEPTS) return;
    const char *key = aim_key(t, story, side, sy_side_of(t->m->a, &doc_at(t->m->a, x->report)->actors.at[x->p->target]));
    sy_map_put(t->m->a->arena, &t->aims, key, strlen(key), NULL);
}

static int is_pronoun(const char *name)
{
    static const char *const words[] = { "he", "she", "it", "they", "we", "i", "you", "He", "She", "It", "They", "We", "I", "You", "his", "her", "its", "their", "our", "my", "your", "this", "that", "who" };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(name, words[i]) == 0) return 1;
    return 0;
}

static void add_items(table *t, uint32_t i)
{
    const sy_entry *e = &t->m->entries.at[i];
    const sy_row *row = &t->m->rows.at[e->row];
    const char *side = row->actor ? sy_side_of(t->m->a, row->actor) : row->name;
    const char *key = row->actor ? sy_printf(t->m->a->arena, "%s", side) : sy_printf(t->m->a->arena, "%s\n%u", side, e->row);
    if (e->stance == SAYSO_OFFERS) *SY_PUSH(t->m->a->arena, &t->offers[e->row]) = i;
    t->is_open[i] = !row->actor || (row->actor->kind == SAYSO_ACTOR_PERSON && !row->actor->country);
    t->is_vague[i] = !row->actor && is_pronoun(row->name);
    t->matter[i] = sy_matter_read(t->names, t->words, best_of(t, e)->report, sy_scope_words(t->m->a, best_of(t, e)->report, best_of(t, e)->p));
    uint32_t first = t->items.n;
    for (uint32_t k = 0; k < e->tellings.n; k++) {
        uint32_t story = story_of(t->m->a, t->m->tellings.at[e->tellings.at[k]].report);
        add_aim(t, story, side, &t->m->tellings.at[e->tellings.at[k]]);
        int known = 0;
        for (uint32_t j = first; j < t->items.n && !known; j++) known = t->items.at[j].story == story;
        if (!known) *SY_PUSH(t->m->a->arena, &t->items) = (item){ e->column, story, i, side, key };
    }
}

static int compare_items(const void *x, const void *y)
{
    const item *a = x, *b = y;
    if (a->column != b->column) return a->column < b->column ? -1 : 1;
    if (a->story != b->story) return a->story < b->story ? -1 : 1;
    int side = strcmp(a->key, b->key);
    if (side) return side;
    return a->entry < b->entry ? -1 : a->entry > b->entry;
}

static int one_group(const item *a, const item *b) { return a->column == b->column && a->story == b->story; }

/* ---- is the one answered by the other? */

/* Is a position aimed at somebody who is not of this side? */
static int aims_elsewhere(const table *t, const sy_entry *e, const char *side)
{
    const sy_telling *x = best_of(t, e);
    if (x->p->target < 0) return 0;
    return strcmp(sy_side_of(t->m->a, &doc_at(t->m->a, x->report)->actors.at[x->p->target]), side) != 0;
}

/* Is one of these aimed at this side? */
static int any_aims_at(const table *t, const sy_numbers *entries, const char *side)
{
    for (uint32_t i = 0; i < entries->n; i++) {
        const sy_telling *x = best_of(t, &t->m->entries.at[entries->at[i]]);
        if (x->p->target >= 0 && strcmp(sy_side_of(t->m->a, &doc_at(t->m->a, x->report)->actors.at[x->p->target]), side) == 0) return 1;
    }
    return 0;
}

/* Do the reports of the story set the two against each other, on whatever issue? */
static int are_opposed(const table *t, uint32_t story, const char *one, const char *other)
{
    const char *there = aim_key(t, story, one, other), *back = aim_key(t, story, other, one);
    return sy_map_get(&t->aims, there, strlen(there)) || sy_map_get(&t->aims, back, strlen(back));
}

/* An issue taken from what stands around is too little to set two positions against each other by it alone. */
static int has_own_issue(const table *t, const item *x)
{
    const char *reason = best_of(t, entry_of(t, x))->p->reason;
    return !reason || !strstr(reason, SY_ISSUE_AROUND);
}

static sy_matter_match match(const table *t, const item *x, const item *y) { return sy_matter_compare(&t->matter[x->entry], &t->matter[y->entry]); }

static int is_called(const table *t, const sy_gap *gap)
{
    if (!t->called) return 1;
    for (uint32_t i = 0; i < gap->wants.n; i++)
        if (t->called[t->m->entries.at[gap->wants.at[i]].row]) return 1;
    for (uint32_t i = 0; i < gap->answers.n; i++)
        if (t->called[t->m->entries.at[gap->answers.at[i]].row]) return 1;
    return 0;
}

/* Is a holder without a side told apart from the others all the same? "The government" is, unless one of them is a state, "the rebels" unless one is a
 * body; a pronoun never is. */
static int is_told_apart(const table *t, uint32_t entry, const sy_numbers *others)
{
    if (t->is_vague[entry]) return 0;
    if (t->m->rows.at[t->m->entries.at[entry].row].actor) return 1;
    for (uint32_t i = 0; i < others->n; i++) {
        const sayso_actor *a = t->m->rows.at[t->m->entries.at[others->at[i]].row].actor;
        if (!a || (a->kind != SAYSO_ACTOR_PERSON && a->kind != SAYSO_ACTOR_PLACE)) return 0;
    }
    return 1;
}

/* Confidence of the surest; that of an open side is low where sides are set against each other, unless several words are shared. */
static uint8_t surest(const table *t, const sy_numbers *entries, const sy_numbers *others, const sy_gap *gap)
{
    int sides = gap->other != NULL;
    uint8_t best = 0;
    for (uint32_t i = 0; i < entries->n; i++) {
        uint8_t conf = best_of(t, &t->m->entries.at[entries->at[i]])->conf;
        int words = gap->kind == SY_GAP_APART && gap->whole && is_told_apart(t, entries->at[i], others);
        uint8_t most = words ? CONF_WORDS : CONF_LOOSE;
        if (sides && t->is_open[entries->at[i]] && conf > most) conf = most;
        if (conf > best) best = conf;
    }
    return best;
}

static void add_once(sy_arena *a, sy_numbers *l, uint32_t entry)
{
    for (uint32_t i = 0; i < l->n; i++)
        if (l->at[i] == entry) return;
    *SY_PUSH(a, l) = entry;
}

static void add_shared(table *t, sy_gap *gap, const sy_matter *x, const sy_matter *y)
{
    for (uint32_t i = 0; i < x->n; i++)
        for (uint32_t k = 0; k < y->n; k++) {
            int seen = x->at[i].key != y->at[k].key;
            for (uint32_t j = 0; j < gap->shared.n && !seen; j++) seen = strcmp(gap->shared.at[j], x->at[i].word) == 0;
            if (!seen) *SY_PUSH(t->m->a->arena, &gap->shared) = x->at[i].word;
        }
}

/* Do all subject words of the shorter stand in the longer? */
static int holds_all(const sy_matter *x, const sy_matter *y)
{
    const sy_matter *less = x->n < y->n ? x : y, *more = less == x ? y : x;
    uint32_t n = 0;
    for (uint32_t i = 0; i < less->n; i++)
        for (uint32_t k = 0; k < more->n; k++)
            if (less->at[i].key == more->at[k].key) {
                n++;
                break;
            }
    return less->n >= WORDS_SURE && n == less->n;
}

static void keep(table *t, sy_gap *gap, uint8_t most)
{
    uint8_t conf = surest(t, &gap->wants, &gap->answers, gap);
    if (gap->other) {
        uint8_t other = surest(t, &gap->answers, &gap->wants, gap);
        if (other < conf) conf = other;
    }
    gap->conf = conf < most ? conf : most;
    if (!is_called(t, gap)) return;
    if (gap->conf < SY_SURE && !t->m->how->all) {
        t->g->unsure++;
        return;
    }
    *SY_PUSH(t->m->a->arena, &t->g->gaps) = *gap;
    t->g->n[gap->kind]++;
}

static sy_gap gap_of(sy_gap_kind kind, const item *one, const item *other, const char *reason)
{
    return (sy_gap){ .kind = kind, .column = one->column, .story = one->story, .one = one->side, .other = other ? other->side : NULL, .reason = reason };
}

/* ---- apart */

/* What the one side wants and the other refuses: first where both speak of one matter, then the rest of the issue. */
static void find_apart(table *t, side_items a, side_items b)
{
    uint8_t taken_a[SIDE_MAX] = { 0 }, taken_b[SIDE_MAX] = { 0 };
    sy_gap matter = gap_of(SY_GAP_APART, a.at, b.at, "one wants what the other refuses; their words share the subject");
    sy_gap issue = gap_of(SY_GAP_APART, a.at, b.at, "one demands, the other refuses something on the same issue; whether it is the same matter is not shown");
    for (uint32_t i = 0; i < a.n; i++)
        for (uint32_t k = 0; k < b.n; k++) {
            const sy_entry *x = entry_of(t, &a.at[i]), *y = entry_of(t, &b.at[k]);
            if (!wants(x->stance) || !refuses(y->stance)) continue;
            sy_matter_match how = match(t, &a.at[i], &b.at[k]);
            if (how == SY_MATTER_OTHER) continue;
            taken_a[i] = taken_b[k] = 1;
            if (how == SY_MATTER_OPPOSITE) continue; /* one wants that not, the other refuses it */
            add_once(t->m->a->arena, &matter.wants, a.at[i].entry);
            add_once(t->m->a->arena, &matter.answers, b.at[k].entry);
            add_shared(t, &matter, &t->matter[a.at[i].entry], &t->matter[b.at[k].entry]);
            matter.whole |= (uint8_t)holds_all(&t->matter[a.at[i].entry], &t->matter[b.at[k].entry]);
        }
    for (uint32_t i = 0; i < a.n; i++)
        if (asks(entry_of(t, &a.at[i])->stance) && !taken_a[i] && has_own_issue(t, &a.at[i]) && sy_matter_says_much(&t->matter[a.at[i].entry]) && !aims_elsewhere(t, entry_of(t, &a.at[i]), b.at->side)) add_once(t->m->a->arena, &issue.wants, a.at[i].entry);
    for (uint32_t k = 0; k < b.n; k++)
        if (refuses(entry_of(t, &b.at[k])->stance) && !taken_b[k] && has_own_issue(t, &b.at[k]) && !aims_elsewhere(t, entry_of(t, &b.at[k]), a.at->side)) add_once(t->m->a->arena, &issue.answers, b.at[k].entry);
    if (matter.wants.n) keep(t, &matter, 100);
    int opposed = issue.wants.n && issue.answers.n && are_opposed(t, a.at->story, a.at->side, b.at->side);
    if (opposed && t->m->columns.at[issue.column].id) {
        int aimed = any_aims_at(t, &issue.wants, b.at->side) || any_aims_at(t, &issue.answers, a.at->side);
        keep(t, &issue, aimed ? 100 : CONF_LOOSE); /* the issue alone says too little to be shown */
    }
}

/* ---- where they meet */

/* "a lasting ceasefire" and "a two-month ceasefire": where one word is all that the two share, neither may have another. */
static int is_near(const sy_matter *x, const sy_matter *y)
{
    uint32_t shared = 0;
    for (uint32_t i = 0; i < x->n; i++)
        for (uint32_t k = 0; k < y->n; k++) shared += x->at[i].key == y->at[k].key;
    return shared > 1 || (x->n == 1 && y->n == 1);
}

static void find_meeting(table *t, side_items a, side_items b)
{
    sy_gap gap = gap_of(SY_GAP_MEETING, a.at, b.at, "what one wants the other offers, accepts or supports; their words share the subject");
    int elsewhere = 0, near = 0;
    for (uint32_t i = 0; i < a.n; i++)
        for (uint32_t k = 0; k < b.n; k++) {
            const sy_entry *x = entry_of(t, &a.at[i]), *y = entry_of(t, &b.at[k]);
            if (!meets(x->stance, y->stance) || match(t, &a.at[i], &b.at[k]) != SY_MATTER_SAME) continue;
            elsewhere |= aims_elsewhere(t, x, b.at->side);
            near |= is_near(&t->matter[a.at[i].entry], &t->matter[b.at[k].entry]);
            gap.on_condition |= sy_position_condition(t->m->a, best_of(t, y)->report, best_of(t, y)->p).n > 0;
            add_once(t->m->a->arena, &gap.wants, a.at[i].entry);
            add_once(t->m->a->arena, &gap.answers, b.at[k].entry);
            add_shared(t, &gap, &t->matter[a.at[i].entry], &t->matter[b.at[k].entry]);
        }
    if (gap.wants.n) keep(t, &gap, elsewhere || !near ? CONF_LOOSE : CONF_MEETING);
}

/* ---- offers */

/* "offers to accept monitors" is also "accepts monitors": does an offer of the same cell tell the acceptance already? */
static int is_told_by_offer(const table *t, const sy_entry *e)
{
    const sy_telling *x = best_of(t, e);
    for (uint32_t i = 0; i < t->offers[e->row].n; i++) {
        const sy_entry *o = &t->m->entries.at[t->offers[e->row].at[i]];
        for (uint32_t k = 0; k < o->tellings.n; k++) {
            const sy_telling *y = &t->m->tellings.at[o->tellings.at[k]];
            if (y->report == x->report && sy_span_covers(sy_spans_hull(y->p->scope), sy_spans_hull(x->p->scope))) return 1;
        }
    }
    return 0;
}

static void find_offers(table *t, side_items a)
{
    for (uint32_t i = 0; i < a.n; i++) {
        const sy_entry *e = entry_of(t, &a.at[i]);
        uint8_t hangs = sy_position_condition(t->m->a, best_of(t, e)->report, best_of(t, e)->p).n > 0;
        if (e->stance != SAYSO_OFFERS && !(e->stance == SAYSO_ACCEPTS && hangs && !is_told_by_offer(t, e))) continue;
        sy_gap gap = gap_of(SY_GAP_OFFER, &a.at[i], NULL, best_of(t, e)->p->reason);
        *SY_PUSH(t->m->a->arena, &gap.wants) = a.at[i].entry;
        gap.on_condition = hangs;
        keep(t, &gap, 100);
    }
}

/* ---- may the two be one party? */

static int rows_may_be_one(const table *t, uint32_t one, uint32_t other)
{
    const sy_row *x = &t->m->rows.at[one], *y = &t->m->rows.at[other];
    const sayso *engine = t->m->a->story->engine;
    if (x->actor && y->actor) return sy_parties_may_be_one(engine, x->actor, y->actor);
    const sayso_actor *known = x->actor ? x->actor : y->actor;
    if (known && (known->kind == SAYSO_ACTOR_STATE || known->kind == SAYSO_ACTOR_GOVERNMENT)) return 0;
    return sy_names_may_be_one(engine, x->name, y->name);
}

static int sides_may_be_one(const table *t, side_items a, side_items b)
{
    for (uint32_t i = 0; i < a.n; i++) {
        uint32_t row = entry_of(t, &a.at[i])->row;
        if (i && row == entry_of(t, &a.at[i - 1])->row) continue;
        for (uint32_t k = 0; k < b.n; k++)
            if ((!k || entry_of(t, &b.at[k])->row != entry_of(t, &b.at[k - 1])->row) && rows_may_be_one(t, row, entry_of(t, &b.at[k])->row)) return 1;
    }
    return 0;
}

/* ---- all of it */

/* The items from i on that are of its side; *next is the first of the next one. */
static side_items side_at(const table *t, uint32_t i, uint32_t end, uint32_t *next)
{
    *next = i;
    while (*next < end && strcmp(t->items.at[*next].key, t->items.at[i].key) == 0) ++*next;
    return (side_items){ &t->items.at[i], *next - i < SIDE_MAX ? *next - i : SIDE_MAX };
}

static void one_issue(table *t, uint32_t from, uint32_t end)
{
    uint32_t next_a, next_b;
    for (uint32_t i = from; i < end; i = next_a) {
        side_items a = side_at(t, i, end, &next_a);
        for (uint32_t k = from; k < end; k = next_b) {
            side_items b = side_at(t, k, end, &next_b);
            if (i == k || sides_may_be_one(t, a, b)) continue;
            find_apart(t, a, b);
            find_meeting(t, a, b);
        }
    }
    for (uint32_t i = from; i < end; i = next_a) find_offers(t, side_at(t, i, end, &next_a));
}

static int compare_gaps(const void *x, const void *y)
{
    const sy_gap *a = x, *b = y;
    if (a->column != b->column) return a->column < b->column ? -1 : 1;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    if ((a->shared.n == 0) != (b->shared.n == 0)) return a->shared.n == 0 ? 1 : -1;
    if (a->story != b->story) return a->story < b->story ? -1 : 1;
    int order = strcmp(a->one, b->one);
    if (!order && a->other && b->other) order = strcmp(a->other, b->other);
    return order ? order : a->wants.at[0] < b->wants.at[0] ? -1 : a->wants.at[0] > b->wants.at[0];
}

sy_gaps *sy_gaps_make(sy_account *a, const sayso_list *how)
{
    sayso_list *positions = sy_alloc(a->arena, sizeof *positions);
    sy_gaps *g = sy_alloc(a->arena, sizeof *g);
    *positions = *how;
    positions->holder = NULL;
    positions->stance = SAYSO_STANCE_NONE;
    g->m = sy_matrix_make(a, positions);
    table t = { .g = g, .m = g->m, .names = sy_actor_names_of(a), .words = sy_matter_words_of(a), .matter = sy_alloc_array(a->arena, g->m->entries.n + 1, sizeof *t.matter), .is_open = sy_alloc(a->arena, g->m->entries.n + 1), .is_vague = sy_alloc(a->arena, g->m->entries.n + 1),
                .offers = sy_alloc_array(a->arena, g->m->rows.n + 1, sizeof *t.offers) };
    if (how->holder) t.called = sy_matrix_called(g->m, how->holder);
    for (uint32_t i = 0; i < g->m->entries.n; i++) add_items(&t, i);
    if (t.items.n) qsort(t.items.at, t.items.n, sizeof *t.items.at, compare_items);
    for (uint32_t i = 0; i < t.items.n;) {
        uint32_t end = i;
        while (end < t.items.n && one_group(&t.items.at[i], &t.items.at[end])) end++;
        one_issue(&t, i, end);
        i = end;
    }
    if (g->gaps.n) qsort(g->gaps.at, g->gaps.n, sizeof *g->gaps.at, compare_gaps);
    return g;
}
