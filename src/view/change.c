/* change.c - the public call that sets the reports of then against those of now: positions, claims, conditions. */
#include "view/change.h"
#include "view/view.h"

#include "base/limits.h"
#include "store/record_words.h"

#include <stdlib.h>
#include <string.h>

enum { WORDS_MAX = 400, SUBJECTS_MIN = 3, CANDIDATES = 6, STANCES = 9 };

typedef struct {
    const sayso_doc *const *docs[2];
    size_t n[2];
    sayso_list how;
    sayso_story story;
    sy_collation c;
    sy_changes changes;
    sy_map seen; /* claims and conditions by their words */
    SY_VEC(sy_change_place) met; /* where a condition of the one side was found in the other */
    sy_buf out;
} change_job;

const char *sy_change_kind_word(sy_change_kind k)
{
    static const char *const words[] = { "position", "claim", "condition" };
    return words[k];
}

const char *sy_change_status_word(sy_change_status s)
{
    static const char *const words[] = { "another stance", "changed", "new", "not found now" };
    return words[s];
}

const char *sy_change_stances(sy_changes *c, uint32_t bits)
{
    const char *all = "";
    for (unsigned i = 1; i < STANCES; i++)
        if (bits & 1u << i) all = sy_printf(c->a->arena, "%s%s%s", all, *all ? ", " : "", sy_word_of_stance(i));
    return all;
}

static void add_place(sy_change *x, int side, uint32_t report, sayso_span span, const char *id, sayso_stance stance)
{
    for (uint32_t i = 0; i < x->n[side]; i++)
        if (x->places[side][i].report == report && x->places[side][i].stance == stance) return;
    if (x->n[side] < SY_CHANGE_PLACES_MAX) x->places[side][x->n[side]++] = (sy_change_place){ report, span, id, stance };
}

static int is_shown(const change_job *job, uint8_t conf) { return conf >= SY_SURE || job->how.all; }

/* ---- positions: one holder, one issue */

static void add_position(change_job *job, sy_map *known, uint32_t report, const sayso_position *p)
{
    const sayso_doc *d = job->story.docs.at[report];
    int fresh, side = report >= job->changes.n_then;
    if (p->holder < 0 || !p->issue || !p->evidence.n || !is_shown(job, sy_position_conf(job->changes.a, report, p))) return;
    const char *holder = d->actors.at[p->holder].id, *key = sy_printf(&job->c.scratch, "%s %s", holder, p->issue);
    uint32_t *at = sy_map_put(&job->c.scratch, known, key, strlen(key), &fresh);
    if (fresh) {
        *at = job->changes.changes.n;
        sy_change *x = SY_PUSH(&job->c.scratch, &job->changes.changes);
        x->actor = holder;
        x->issue = p->issue;
    }
    sy_change *x = &job->changes.changes.at[*at];
    x->stances[side] |= 1u << p->stance;
    add_place(x, side, report, sy_spans_hull(p->evidence), p->id, p->stance);
}

static void compare_positions(change_job *job)
{
    sy_map known = { 0 };
    uint32_t kept = 0;
    for (uint32_t r = 0; r < job->story.docs.n; r++)
        for (uint32_t i = 0; i < job->story.docs.at[r]->positions.n; i++) add_position(job, &known, r, &job->story.docs.at[r]->positions.at[i]);
    for (uint32_t i = 0; i < job->changes.changes.n; i++) {
        sy_change *x = &job->changes.changes.at[i];
        if (x->stances[0] == x->stances[1]) continue;
        x->status = !x->stances[0] ? SY_NEW : x->stances[1] & ~x->stances[0] ? SY_MOVED : SY_NOT_NOW;
        job->changes.changes.at[kept++] = *x;
    }
    job->changes.changes.n = kept;
}

/* ---- claims and conditions: the words of one side looked for in the reports of the other */

typedef struct {
    change_job *job;
    sy_draft_index *x;
    int side;          /* of what is looked for */
    uint32_t report;   /* in the account */
} looker;

/* A report of the index, in the account. */
static uint32_t in_account(const looker *l, uint32_t indexed) { return l->side ? indexed : indexed + l->job->changes.n_then; }

static uint32_t words_of(const looker *l, sayso_spans spans, uint32_t *words)
{
    uint32_t n = 0, subjects = 0;
    const sy_cdoc *d = l->x->draft;
    for (uint32_t i = 0; i < spans.n; i++)
        for (uint32_t k = sy_cword_at(d, spans.at[i].start); k < d->n_words && d->words[k].start < spans.at[i].end && n < WORDS_MAX; k++) {
            words[n++] = k;
            subjects += !(d->words[k].flags & SY_CW_COMMON);
        }
    return subjects >= SUBJECTS_MIN ? n : 0;
}

/* The best that the other side has for these words. */
static sy_draft_match find(const looker *l, const uint32_t *words, uint32_t n, uint32_t *report)
{
    sy_candidate at[CANDIDATES];
    sy_draft_match best = { .status = SY_NOT_FOUND };
    uint32_t n_at = sy_draft_candidates(l->x, words, n, at, CANDIDATES);
    for (uint32_t i = 0; i < n_at; i++) {
        sy_draft_match m;
        const sy_crange *s = &l->x->c->docs[at[i].report].sentences[at[i].sentence];
        sy_draft_compare(l->x, words, n, at[i].report, s->first, s->n, &m);
        if (m.status == SY_NOT_FOUND || (best.status != SY_NOT_FOUND && (m.status == SY_CARRIED ? best.status == SY_CARRIED : best.status == SY_CARRIED || m.covered <= best.covered))) continue;
        best = m;
        *report = at[i].report;
    }
    return best;
}

/* The entry of these words, made if nothing of the kind was met; reprints add their place to it. */
static sy_change *entry_of(const looker *l, sy_change_kind kind, const uint32_t *words, uint32_t n)
{
    uint64_t hash = sy_mix((uint64_t)kind, (uint64_t)l->side);
    int fresh;
    for (uint32_t i = 0; i < n; i++) hash = sy_mix(hash, l->x->draft->words[words[i]].key);
    uint32_t *at = sy_map_put(&l->job->c.scratch, &l->job->seen, (const char *)&hash, sizeof hash, &fresh);
    if (!fresh) return &l->job->changes.changes.at[*at];
    *at = l->job->changes.changes.n;
    sy_change *x = SY_PUSH(&l->job->c.scratch, &l->job->changes.changes);
    x->kind = kind;
    return x;
}

/* spans: whose words are looked for; shown: the bytes to show. */
static void look_for(const looker *l, sy_change_kind kind, sayso_spans spans, sayso_span shown, const char *id, const char *actor)
{
    uint32_t words[WORDS_MAX], n = words_of(l, spans, words), there = 0;
    if (!n) return;
    sy_draft_match m = find(l, words, n, &there);
    if (kind == SY_CHANGE_CONDITION && m.status != SY_NOT_FOUND) *SY_PUSH(&l->job->c.scratch, &l->job->met) = (sy_change_place){ in_account(l, there), m.span, NULL, SAYSO_STANCE_NONE };
    int dropped = kind == SY_CHANGE_CLAIM && m.status == SY_REWORDED && m.type && strcmp(m.type, "condition") == 0;
    if (m.status != SY_NOT_FOUND && !dropped && !(kind == SY_CHANGE_CLAIM && l->side && m.status == SY_IN_CONFLICT)) return;
    if (kind == SY_CHANGE_CLAIM && !l->side) return; /* a claim of then that nobody repeats is no news */
    sy_change *x = entry_of(l, dropped ? SY_CHANGE_CONDITION : kind, words, n);
    x->actor = actor;
    x->status = m.status == SY_NOT_FOUND ? l->side ? SY_NEW : SY_NOT_NOW : dropped ? SY_NOT_NOW : SY_CHANGED;
    x->type = m.status == SY_NOT_FOUND ? NULL : m.type;
    add_place(x, l->side, l->report, shown, id, SAYSO_STANCE_NONE);
    if (m.status != SY_NOT_FOUND) add_place(x, !l->side, in_account(l, there), m.span, NULL, SAYSO_STANCE_NONE);
}

static void look_through(const looker *l)
{
    const sayso_doc *d = l->x->draft->doc;
    for (uint32_t i = 0; i < d->attributions.n; i++) {
        const sayso_attribution *at = &d->attributions.at[i];
        if (!at->attitude && is_shown(l->job, at->conf)) look_for(l, SY_CHANGE_CLAIM, at->content, sy_spans_hull(at->content), at->id, at->speaker < 0 ? NULL : d->actors.at[at->speaker].id);
    }
    for (uint32_t i = 0; i < d->conditions.n; i++) {
        const sayso_condition *k = &d->conditions.at[i];
        sayso_span both[2];
        sayso_span one = sy_spans_hull(k->condition), other = sy_spans_hull(k->consequence);
        if (!is_shown(l->job, k->conf) || !one.end || !other.end) continue;
        both[0] = one.start < other.start ? one : other;
        both[1] = one.start < other.start ? other : one;
        if (both[1].start < both[0].end) both[1].start = both[0].end;
        sayso_spans spans = { both, both[1].start < both[1].end ? 2 : 1 };
        sayso_span shown = sy_spans_hull(spans), marked = sy_spans_hull(sy_condition_words(l->job->changes.a, k)); /* with its "if" */
        if (marked.start < shown.start) shown.start = marked.start;
        if (marked.end > shown.end) shown.end = marked.end;
        look_for(l, SY_CHANGE_CONDITION, spans, shown, k->id, k->holder < 0 ? NULL : d->actors.at[k->holder].id);
    }
}

/* Look in the other side's reports for what those of `side` hold. The collation's reports are set in that order. */
static void compare_side(change_job *job, int side)
{
    sy_collation *c = &job->c;
    sy_draft_index x;
    sy_cdoc *docs = c->docs;
    uint32_t n_then = job->changes.n_then, n = c->n, n_index = side ? n_then : n - n_then;
    if (!n_index || n_index == n) return;
    c->docs = sy_alloc_array(&c->scratch, n, sizeof *c->docs);
    for (uint32_t i = 0; i < n; i++) c->docs[i] = docs[side ? i : (i + n_then) % n];
    sy_draft_index_make(&x, c, n_index);
    for (uint32_t k = n_index; k < n; k++) {
        looker l = { job, &x, side, side ? k : k - n_index };
        sy_draft_index_turn(&x, k);
        look_through(&l);
        sy_draft_index_turn(&x, k);
    }
    c->docs = docs;
}

static uint32_t overlap(sayso_span a, sayso_span b)
{
    uint32_t from = a.start > b.start ? a.start : b.start, to = a.end < b.end ? a.end : b.end;
    return to > from ? to - from : 0;
}

/* A condition in which one of the other side was found is there, too, even if it has more words than that one. */
static void drop_met(change_job *job)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < job->changes.changes.n; i++) {
        const sy_change *x = &job->changes.changes.at[i];
        int side = x->status == SY_NEW, met = 0;
        for (uint32_t k = 0; x->kind == SY_CHANGE_CONDITION && !x->type && k < job->met.n && !met; k++)
            for (uint32_t p = 0; p < x->n[side] && !met; p++)
                met = x->places[side][p].report == job->met.at[k].report && 2 * overlap(x->places[side][p].span, job->met.at[k].span) > job->met.at[k].span.end - job->met.at[k].span.start;
        if (!met) job->changes.changes.at[kept++] = *x;
    }
    job->changes.changes.n = kept;
}

/* ---- the call */

static int by_id(const void *a, const void *b)
{
    const sayso_doc *const *x = a, *const *y = b;
    return strcmp((*x)->report.id, (*y)->report.id);
}

static void take_docs(change_job *job)
{
    sy_arena *a = &job->c.scratch;
    if (job->n[0] > SY_STORY_REPORTS_MAX || job->n[1] > SY_STORY_REPORTS_MAX)
        sy_fail(a, SAYSO_LIMIT, 0, "a comparison takes %u reports of each side; give fewer", SY_STORY_REPORTS_MAX);
    for (int side = 0; side < 2; side++) {
        uint32_t first = job->story.docs.n, n = (uint32_t)job->n[side];
        for (uint32_t i = 0; i < n; i++) *SY_PUSH(a, &job->story.docs) = job->docs[side][i];
        if (n) qsort(job->story.docs.at + first, n, sizeof *job->story.docs.at, by_id);
        for (uint32_t i = first + 1; i < first + n; i++)
            if (by_id(&job->story.docs.at[i - 1], &job->story.docs.at[i]) == 0)
                sy_fail(a, SAYSO_USAGE, 0, "two reports of one side are called %.120s; give each an id of its own", job->story.docs.at[i]->report.id);
    }
    job->changes.n_then = (uint32_t)job->n[0];
}

static int by_worth(const void *a, const void *b)
{
    const sy_change *x = a, *y = b;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    if (x->status != y->status) return x->status < y->status ? -1 : 1;
    for (int side = 1; side >= 0; side--) {
        if ((x->n[side] == 0) != (y->n[side] == 0)) return x->n[side] ? -1 : 1;
        const sy_change_place *p = x->places[side], *q = y->places[side];
        if (!x->n[side]) continue;
        if (p->report != q->report) return p->report < q->report ? -1 : 1;
        if (p->span.start != q->span.start) return p->span.start < q->span.start ? -1 : 1;
        if (p->span.end != q->span.end) return p->span.end < q->span.end ? -1 : 1;
    }
    return x->issue && y->issue ? strcmp(x->issue, y->issue) : 0;
}

static void work(void *arg)
{
    static void (*const forms[])(sy_buf *, sy_changes *) = { sy_change_text, sy_change_json, sy_change_csv };
    change_job *job = arg;
    sy_collation *c = &job->c;
    take_docs(job);
    c->story = &job->story;
    c->n = job->story.docs.n;
    c->docs = sy_alloc_array(&c->scratch, c->n + 1, sizeof *c->docs);
    for (uint32_t i = 0; i < c->n; i++) c->docs[i].doc = job->story.docs.at[i];
    sy_compare_words(c);
    job->changes.a = sy_account_open(&c->scratch, &job->story);
    job->changes.how = &job->how;
    compare_positions(job);
    compare_side(job, 1);
    compare_side(job, 0);
    drop_met(job);
    if (job->changes.changes.n) qsort(job->changes.changes.at, job->changes.changes.n, sizeof *job->changes.changes.at, by_worth);
    forms[job->how.as](&job->out, &job->changes);
}

sayso_status sayso_diff_records(const sayso_doc *const *then, size_t n_then, const sayso_doc *const *now, size_t n_now, const sayso_list *how, char **out,
                                size_t *n_bytes, size_t *n_listed, sayso_error *err)
{
    change_job job = { .docs = { then, now }, .n = { n_then, n_now } };
    if ((n_then && !then) || (n_now && !now) || !out || !n_bytes || (how && (how->size < sizeof *how || how->as > SAYSO_AS_CSV)))
        return sy_error_set(err, SAYSO_USAGE, 0, "sayso_diff_records: then, now, out, n_bytes and how->size must be set; how->as is of the enum");
    if (how) job.how = *how;
    sayso_status status = sy_view_write(&job.c.scratch, &job.out, work, &job, out, n_bytes, err);
    if (!status && n_listed) *n_listed = job.changes.changes.n;
    return status;
}
