/*
 * passages.c - words that reports of a story share: runs of eight words or more that stand in reports of different families, and
 * a finding for each reprint family.
 *
 * Runs are found from winnowed fingerprints and grown to both sides within a line. A run in reporters' own words
 * that three independent reports of the story have, that general text has, or that dates the past ("in March
 * 2014") is background that everybody repeats; it is kept as such, with little confidence, and is no sign of a
 * common origin. A shared quotation shows no dependence either: two reporters may have heard the same words.
 */
#include "compare/inner.h"

#include <stdlib.h>

enum {
    RUN_MIN = 8,          /* words */
    LIST_ALL = 64,        /* up to so many places of a fingerprint are all compared */
    LIST_NEAR = 32,       /* in longer lists each is compared with so many before it */
    STOCK_FAMILIES = 3,
    DATED_WORDS_MAX = 18, /* a clause, not a paragraph, with a year in it */
    BESIDE_QUOTE = 4,     /* so many words beside a quotation are worth showing */
    LEFT_MIN = 8,         /* words that must be left when stock is taken off */
    EVIDENCE_MAX = 64,
    CONF_QUOTED = 92, CONF_TEXT = 88, CONF_STOCK = 30, CONF_REPRINT = 95
};

typedef struct {
    uint32_t report, print; /* print: number of the fingerprint in its report */
} place;

/* One occurrence of a run that is shared. */
typedef struct {
    uint64_t hash; /* of its words */
    uint32_t report, first, n;
} run;

typedef SY_VEC(run) run_list;

static int run_order(const void *a, const void *b)
{
    const run *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    if (x->report != y->report) return x->report < y->report ? -1 : 1;
    return x->first < y->first ? -1 : x->first > y->first;
}

/* ---- finding runs */

static void add_run(sy_collation *c, run_list *runs, uint32_t report, uint32_t first, uint32_t n)
{
    const sy_cword *w = c->docs[report].words + first;
    run r = { n, report, first, n };
    for (uint32_t i = 0; i < n; i++) r.hash = sy_mix(r.hash, w[i].key);
    *SY_PUSH(&c->scratch, runs) = r;
}

/* A word or two beside a shared quotation ("..., he") are no part of it. */
static void trim_to_quotation(const sy_cdoc *a, uint32_t *i, uint32_t *j, uint32_t *n)
{
    uint32_t from = *i, to = *i + *n;
    while (from < to && !(a->words[from].flags & SY_CW_QUOTED)) from++;
    if (from == to) return;
    while (!(a->words[to - 1].flags & SY_CW_QUOTED)) to--;
    if (from - *i >= BESIDE_QUOTE) from = *i;
    if (*i + *n - to >= BESIDE_QUOTE) to = *i + *n;
    *j += from - *i;
    *i = from;
    *n = to - from;
}

/* Grow the shared words at p and q to both sides. */
static void grow(sy_collation *c, run_list *runs, const place *p, const place *q)
{
    const sy_cdoc *a = &c->docs[p->report], *b = &c->docs[q->report];
    uint32_t i = a->prints[p->print].word, j = b->prints[q->print].word, n = 0;
    while (i > 0 && j > 0 && a->words[i - 1].key == b->words[j - 1].key && !((a->words[i].flags | b->words[j].flags) & SY_CW_LINE)) i--, j--;
    while (i + n < a->n_words && j + n < b->n_words && a->words[i + n].key == b->words[j + n].key) {
        if (n > 0 && (a->words[i + n].flags | b->words[j + n].flags) & SY_CW_LINE) break;
        n++;
    }
    trim_to_quotation(a, &i, &j, &n);
    if (n < RUN_MIN) return;
    add_run(c, runs, p->report, i, n);
    add_run(c, runs, q->report, j, n);
}

/* Do the fingerprints before these two begin one run with them? Then that run has been found. Fingerprints that follow each other
 * overlap, so that nothing differs between them. */
static int run_is_known(const sy_cdoc *a, const sy_cdoc *b, const place *p, const place *q)
{
    if (!p->print || !q->print) return 0;
    const sy_print *x = &a->prints[p->print], *y = &b->prints[q->print];
    if (x[-1].key != y[-1].key || x->word - x[-1].word != y->word - y[-1].word || x->word - x[-1].word >= SY_STOCK_WORDS) return 0;
    for (uint32_t k = 0; k < x->word - x[-1].word; k++)
        if ((a->words[x->word - k].flags | b->words[y->word - k].flags) & SY_CW_LINE) return 0;
    return 1;
}

static void compare_places(sy_collation *c, run_list *runs, const place *p, const place *q)
{
    const sy_cdoc *a = &c->docs[p->report], *b = &c->docs[q->report];
    if (a->family != b->family && !run_is_known(a, b, p, q)) grow(c, runs, p, q);
}

/* The runs of the places of one fingerprint; long lists are compared with the nearest before them only. */
static void grow_places(sy_collation *c, run_list *runs, const place *p, uint32_t n)
{
    for (uint32_t i = 1; i < n; i++)
        for (uint32_t j = n <= LIST_ALL || i < LIST_NEAR ? 0 : i - LIST_NEAR; j < i; j++) compare_places(c, runs, &p[j], &p[i]);
}

static void find_runs(sy_collation *c, run_list *runs)
{
    sy_prints prints;
    SY_VEC(place) places = { 0 };
    sy_prints_sort(c, &prints);
    for (uint32_t i = 0, j; i < prints.n; i = j) {
        j = sy_prints_end(&prints, i);
        places.n = 0;
        for (uint32_t k = i; j - i > 1 && k < j; k++) {
            uint32_t number = (uint32_t)prints.sorted[k], report = prints.owner[number];
            place one = { report, number - prints.first[report] };
            *SY_PUSH(&c->scratch, &places) = one;
        }
        grow_places(c, runs, places.at, places.n);
    }
    if (!runs->n) return;
    qsort(runs->at, runs->n, sizeof *runs->at, run_order);
    uint32_t n = 0;
    for (uint32_t i = 0; i < runs->n; i++)
        if (i == 0 || run_order(&runs->at[i], &runs->at[n - 1]) != 0) runs->at[n++] = runs->at[i];
    runs->n = n;
}

/* ---- what is stock */

static int mostly_quoted(const sy_collation *c, const run *r)
{
    uint32_t quoted = 0;
    for (uint32_t i = 0; i < r->n; i++) quoted += (c->docs[r->report].words[r->first + i].flags & SY_CW_QUOTED) != 0;
    return quoted * 2 > r->n;
}

/* Number of families among n occurrences of a run (sorted by report). */
static uint32_t families_of(const sy_collation *c, const run *r, uint32_t n)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < n; i++) {
        int seen = 0;
        for (uint32_t j = i > EVIDENCE_MAX ? i - EVIDENCE_MAX : 0; j < i; j++) seen |= c->docs[r[j].report].family == c->docs[r[i].report].family;
        count += !seen;
    }
    return count;
}

static int any_quoted(const sy_collation *c, const run *r, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (mostly_quoted(c, &r[i])) return 1;
    return 0;
}

/* The year that a number names, or 0. */
static int year_of(const sy_cdoc *d, const sy_cword *w)
{
    const char *s = d->doc->text + w->start;
    if (w->n_bytes != 4 || (s[0] != '1' && s[0] != '2')) return 0;
    int y = 0;
    for (int i = 0; i < 4; i++) {
        if (s[i] < '0' || s[i] > '9') return 0;
        y = y * 10 + s[i] - '0';
    }
    return y >= 1500 && y < 2200 ? y : 0;
}

/* A clause that dates something to a year other than the report's own. */
static int dates_the_past(const sy_collation *c, const run *r)
{
    const sy_cdoc *d = &c->docs[r->report];
    if (r->n > DATED_WORDS_MAX) return 0;
    for (uint32_t i = 0; i < r->n; i++) {
        int y = year_of(d, &d->words[r->first + i]);
        if (y && !(d->doc->report.date && atoi(d->doc->report.date) <= y)) return 1;
    }
    return 0;
}

typedef struct {
    uint8_t **stock; /* of each report: is this word part of a stock run? made when needed */
} stock_marks;

static void mark_stock(sy_collation *c, stock_marks *m, const run *r)
{
    uint8_t **marks = &m->stock[r->report];
    if (!*marks) *marks = sy_alloc_array(&c->scratch, c->docs[r->report].n_words, 1);
    for (uint32_t i = 0; i < r->n; i++) (*marks)[r->first + i] = 1;
}

static void mark_general_phrases(sy_collation *c, stock_marks *m, const run *r)
{
    const sy_cword *w = c->docs[r->report].words + r->first;
    for (uint32_t i = 0; i + SY_STOCK_WORDS <= r->n; i++) {
        run part = { 0, r->report, r->first + i, SY_STOCK_WORDS };
        if (sy_background_phrase(c->background, sy_phrase_key(w + i, SY_STOCK_WORDS))) mark_stock(c, m, &part);
    }
}

/* Words of the run that are not stock. */
static uint32_t words_left(const stock_marks *m, const run *r)
{
    const uint8_t *marks = m->stock[r->report];
    uint32_t left = 0;
    for (uint32_t i = 0; i < r->n; i++) left += !marks || !marks[r->first + i];
    return left;
}

/* ---- findings */

static sayso_span run_span(const sy_collation *c, const run *r)
{
    const sy_cword *w = c->docs[r->report].words + r->first;
    sayso_span s = { w->start, sy_word_end(&w[r->n - 1]) };
    return s;
}

/* Of reporters' own words only what two reports of one story share is worth a line. */
static int of_one_story(const sy_collation *c, const run *r, uint32_t n)
{
    for (uint32_t i = 1; i < n; i++)
        if (c->docs[r[i].report].story == c->docs[r[0].report].story && c->docs[r[i].report].family != c->docs[r[0].report].family) return 1;
    return 0;
}

static void report_runs(sy_collation *c, const stock_marks *m, const run *r, uint32_t n)
{
    sayso_evidence *e;
    if (!any_quoted(c, r, n) && !of_one_story(c, r, n)) return;
    int quoted = any_quoted(c, r, n), stock = !quoted && (words_left(m, r) < LEFT_MIN || dates_the_past(c, r));
    uint32_t shown = n < EVIDENCE_MAX ? n : EVIDENCE_MAX, reports = 0;
    sayso_finding *f = sy_finding_new(c, SAYSO_PASSAGE, &e, shown);
    for (uint32_t i = 0; i < n; i++) reports += i == 0 || r[i].report != r[i - 1].report;
    for (uint32_t i = 0; i < shown; i++) {
        e[i].report = r[i].report;
        e[i].span = run_span(c, &r[i]);
    }
    f->type = stock ? "background" : quoted ? "quotation" : "text";
    f->note = stock ? "background that reports repeat; no sign of a common origin"
            : quoted ? "direction unknown; a shared quotation alone shows no dependence" : "direction unknown";
    f->reports = reports;
    f->conf = stock ? CONF_STOCK : quoted ? CONF_QUOTED : CONF_TEXT;
    f->reason = sy_printf(c->arena, "%u words in a row", r->n);
}

/* Does another group hold these runs within longer ones, report by report? Then they add nothing. */
static int is_part_of_longer(const sy_collation *c, const run_list *runs, uint32_t at, uint32_t n, const uint32_t *longest)
{
    for (uint32_t i = at; i < at + n; i++)
        if (longest[i] <= runs->at[i].n) return 0;
    (void)c;
    return 1;
}

static int by_report(const void *a, const void *b)
{
    const run *x = *(const run *const *)a, *y = *(const run *const *)b;
    if (x->report != y->report) return x->report < y->report ? -1 : 1;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return x->n > y->n ? -1 : x->n < y->n;
}

/* Of each run the length of the longest run that covers it, in the same report. */
static uint32_t *longest_covers(sy_collation *c, run_list *runs)
{
    const run **sorted = sy_alloc_array(&c->scratch, runs->n, sizeof *sorted);
    uint32_t *longest = sy_alloc_array(&c->scratch, runs->n, sizeof *longest);
    for (uint32_t i = 0; i < runs->n; i++) sorted[i] = &runs->at[i];
    if (runs->n) qsort(sorted, runs->n, sizeof *sorted, by_report);
    const run *reach = NULL;
    for (uint32_t i = 0; i < runs->n; i++) {
        const run *r = sorted[i];
        if (!reach || reach->report != r->report || reach->first + reach->n < r->first + r->n) reach = r;
        longest[r - runs->at] = reach->first + reach->n >= r->first + r->n ? reach->n : r->n;
    }
    return longest;
}

static uint32_t group_end(const run_list *runs, uint32_t i)
{
    uint32_t j = i + 1;
    while (j < runs->n && runs->at[j].hash == runs->at[i].hash) j++;
    return j;
}

static void mark_all_stock(sy_collation *c, const run_list *runs, stock_marks *m)
{
    m->stock = sy_alloc_array(&c->scratch, c->n, sizeof *m->stock);
    for (uint32_t i = 0; i < runs->n; i = group_end(runs, i)) {
        uint32_t n = group_end(runs, i) - i;
        int stock = !any_quoted(c, runs->at + i, n) && families_of(c, runs->at + i, n) >= STOCK_FAMILIES;
        for (uint32_t k = i; k < i + n; k++) {
            if (stock) mark_stock(c, m, &runs->at[k]);
            mark_general_phrases(c, m, &runs->at[k]);
        }
    }
}

/* ---- reprint families */

/* The longest run of d's words that stands in first, as words of d; looks at runs from shared fingerprints only. */
static run longest_shared(sy_collation *c, uint32_t first, uint32_t d, run *in_first)
{
    run_list runs = { 0 };
    run best = { 0 };
    const sy_cdoc *a = &c->docs[first], *b = &c->docs[d];
    sy_map at = { 0 };
    for (uint32_t i = 0; i < a->n_prints; i++) *sy_map_put(&c->scratch, &at, (const char *)&a->prints[i].key, 4, NULL) = i;
    uint32_t covered = 0;
    for (uint32_t i = 0; i < b->n_prints; i++) {
        const uint32_t *print = sy_map_get(&at, (const char *)&b->prints[i].key, 4);
        if (!print || b->prints[i].word < covered) continue;
        place one = { first, *print }, other = { d, i };
        runs.n = 0;
        grow(c, &runs, &one, &other);
        if (runs.n) covered = runs.at[1].first + runs.at[1].n;
        if (runs.n && runs.at[1].n > best.n) *in_first = runs.at[0], best = runs.at[1];
    }
    return best;
}

static const char *reprint_note(const sy_collation *c, const uint32_t *members, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (c->docs[members[i]].parent >= 0) return "one text; the probable source of each copy is its parent";
    return "one text; direction unknown";
}

static void report_family(sy_collation *c, const uint32_t *members, uint32_t n)
{
    sayso_evidence *e;
    uint32_t shown = n < EVIDENCE_MAX ? n : EVIDENCE_MAX;
    sayso_finding *f = sy_finding_new(c, SAYSO_PASSAGE, &e, shown);
    run source = { 0 };
    for (uint32_t i = 1; i < shown; i++) {
        run in_first = { 0 }, r = longest_shared(c, members[0], members[i], &in_first);
        e[i].report = members[i];
        e[i].role = "reprint";
        if (r.n) e[i].span = run_span(c, &r);
        if (in_first.n > source.n) source = in_first;
    }
    e[0].report = members[0];
    e[0].role = "reprint";
    if (source.n) e[0].span = run_span(c, &source);
    f->type = "reprint";
    f->note = reprint_note(c, members, n);
    f->reports = n;
    f->conf = CONF_REPRINT;
    f->reason = "most of the shorter text stands in the longer";
}

static void report_families(sy_collation *c)
{
    /* members of each family, in order, as linked lists by report */
    uint32_t *next = sy_alloc_array(&c->scratch, c->n, sizeof *next), *last = sy_alloc_array(&c->scratch, c->n, sizeof *last);
    for (uint32_t i = 0; i < c->n; i++) {
        uint32_t f = c->docs[i].family;
        next[i] = UINT32_MAX;
        if (f != i) next[last[f]] = i;
        last[f] = i;
    }
    for (uint32_t i = 0; i < c->n; i++) {
        SY_VEC(uint32_t) members = { 0 };
        if (c->docs[i].family != i || next[i] == UINT32_MAX) continue;
        for (uint32_t k = i; k != UINT32_MAX; k = next[k]) *SY_PUSH(&c->scratch, &members) = k;
        report_family(c, members.at, members.n);
    }
}

void sy_compare_passages(sy_collation *c)
{
    run_list runs = { 0 };
    stock_marks marks;
    find_runs(c, &runs);
    mark_all_stock(c, &runs, &marks);
    const uint32_t *longest = longest_covers(c, &runs);
    for (uint32_t i = 0; i < runs.n; i = group_end(&runs, i)) {
        uint32_t n = group_end(&runs, i) - i;
        if (!is_part_of_longer(c, &runs, i, n, longest)) report_runs(c, &marks, runs.at + i, n);
    }
    report_families(c);
}
