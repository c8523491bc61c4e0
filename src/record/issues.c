/*
 * issues.c - load the table of issues, and say which issue words are about. Each pattern that matches gives points to
 * its issue: more for more words, fewer the deeper its words stand under the top word of what is asked about, and few
 * for words that the table marks as a hint. The best issue wins, then the narrowest below it that has points of its own.
 */
#include "record/issues.h"

#include "base/tsv.h"
#include "record/stances.h"

enum { NO_ISSUE = 0xffff, HITS_MAX = 24, SCOPE_WORDS_MAX = 120, ISSUES_MAX = 1024, DEPTH_MAX = 6, BESIDE = 2, BEYOND = 4, AROUND_WORDS_MAX = 160, SENTENCES_READ = 80 };

/* A report tells what it is about from so many sentences and points on; an issue is of it that has one part in so many of them. */
enum { TELLING_SENTENCES = 3, TELLING_POINTS = 40, PART = 10 };

/* How often a word counts for what the report is about: in its headline, in its first sentences. */
enum { IN_TITLE = 3, LEAD = 2, IN_LEAD = 2 };

/* Points: of a match by its number of words, of a hint; then eighths by depth. */
enum { ONE = 8, TWO = 15, MORE = 20, HINT = 2, HINTS = 4 };
enum { PLAIN = 60 }; /* points of one word at the top, of a pattern of words near it */

static const uint32_t by_depth[DEPTH_MAX + 1] = { 8, 7, 5, 4, 3, 3, 2 };

/* ---- the table */

static void add_issue(sy_issue_table *t, sy_tsv *tsv, const char *id, const char *parent, const char *name, const char *patterns, int is_form)
{
    int fresh;
    if (!*id) sy_tsv_fail(tsv, "an issue without an id");
    if (strcmp(id, "-") == 0) {
        const char *wrong = sy_patterns_add(&t->patterns, patterns, NO_ISSUE);
        if (wrong) sy_tsv_fail(tsv, wrong);
        return;
    }
    if (strpbrk(id, " \"")) sy_tsv_fail(tsv, "an issue's id holds a space or a quotation mark");
    uint32_t *slot = sy_map_put(tsv->arena, &t->by_id, id, strlen(id), &fresh);
    if (fresh) {
        if (t->issues.n == ISSUES_MAX) sy_tsv_fail(tsv, "over 1024 issues");
        if (!*name) sy_tsv_fail(tsv, "a new issue needs a name");
        *slot = t->issues.n + 1;
        sy_issue *new = SY_PUSH(tsv->arena, &t->issues);
        new->id = sy_strdup(tsv->arena, id);
        new->parent = -1;
    }
    uint32_t number = *slot - 1;
    if (is_form) t->issues.at[number].is_form = 1;
    if (*name) t->issues.at[number].name = sy_strdup(tsv->arena, name);
    if (*parent) {
        const uint32_t *above = sy_map_get(&t->by_id, parent, strlen(parent));
        if (!above || *above - 1 == number) sy_tsv_fail(tsv, "the parent of an issue must stand in an earlier line");
        t->issues.at[number].parent = (int32_t)*above - 1;
    }
    const char *wrong = sy_patterns_add(&t->patterns, patterns, number);
    if (wrong) sy_tsv_fail(tsv, wrong);
}

static void load_rows(sayso *engine, sy_issue_table *t, const char *dir, const char *name, int user)
{
    sy_tsv tsv;
    sy_tsv_open(&tsv, &engine->arena, dir, name, user);
    uint32_t id = sy_tsv_column(&tsv, "id"), parent = sy_tsv_column(&tsv, "parent"), label = sy_tsv_column(&tsv, "name");
    uint32_t patterns = sy_tsv_column(&tsv, "patterns");
    int form = sy_tsv_find(&tsv, "form");
    while (sy_tsv_next(&tsv)) add_issue(t, &tsv, tsv.field[id], tsv.field[parent], tsv.field[label], tsv.field[patterns], form >= 0 && *tsv.field[form]);
}

void sy_issues_load(sayso *engine, sy_issue_table *t)
{
    t->patterns.arena = &engine->arena;
    load_rows(engine, t, engine->options.data_dir, "issues.tsv", 0);
    if (engine->options.issues) load_rows(engine, t, NULL, engine->options.issues, 1);
}

const sy_issue *sy_issue_find(const sayso *engine, const char *id)
{
    const sy_issue_table *t = sy_issues_of(engine);
    const uint32_t *slot = t ? sy_map_get(&t->by_id, id, strlen(id)) : NULL;
    return slot ? &t->issues.at[*slot - 1] : NULL;
}

int32_t sy_issue_number(const sayso *engine, const char *id)
{
    const sy_issue_table *t = sy_issues_of(engine);
    const uint32_t *slot = t ? sy_map_get(&t->by_id, id, strlen(id)) : NULL;
    return slot ? (int32_t)*slot - 1 : -1;
}

int32_t sy_issue_count(const sayso *engine)
{
    const sy_issue_table *t = sy_issues_of(engine);
    return t ? (int32_t)t->issues.n : 0;
}

const sy_issue *sy_issue_at(const sayso *engine, int32_t issue) { return &sy_issues_of(engine)->issues.at[issue]; }

/* ---- points */

/* What an issue has: its best match, all its matches, where the best stands. */
typedef struct {
    uint32_t best, sum, place;
    uint32_t plain; /* matches that are no hints */
} points;

/* A part of the name of a body or person says who, not what. */
static int is_in_name(const sayso_doc *d, const sy_pattern_hit *hit)
{
    for (uint32_t w = hit->first; w <= hit->last; w++) {
        const sy_word *x = &d->words.at[w];
        if (x->upos == SY_PUNCT) continue;
        if (x->ner == SY_NER_OFFICE) continue; /* "the prime minister said" */
        if (strcmp(x->form, x->lower) == 0 || (x->ner != SY_NER_ORG && x->ner != SY_NER_PERSON)) return 0;
    }
    return 1;
}

/* "the energy minister", "health leaders": of what they are in charge, not what it is about. */
static int is_of_office(const sayso_doc *d, const sy_pattern_hit *hit)
{
    const sy_word *x = &d->words.at[hit->last];
    if (hit->first != hit->last || (sy_rel_main(x->rel) != SY_REL_COMPOUND && sy_rel_main(x->rel) != SY_REL_AMOD) || x->head < (int32_t)hit->last) return 0;
    return d->engine && sy_words_has(d->engine, d, x->head, x->head, SY_WORDS_VOICE);
}

/* Does the report speak more of the issue of an open match than of any that has a match as short at the same word? */
static int is_settled(const sayso_doc *d, const sy_pattern_hit *hits, uint32_t n, const sy_pattern_hit *hit)
{
    if (!sy_issue_is_supported(d, (int32_t)hit->value)) return 0;
    for (uint32_t i = 0; i < n; i++)
        if (hits[i].value != hit->value && hits[i].weight <= hit->weight && d->about[hits[i].value] >= d->about[hit->value]) return 0;
    return 1;
}

/* "by March", "80 million crowns": when and how much, not what it is about. */
static int is_of_value(const sayso_doc *d, const sy_pattern_hit *hit)
{
    sayso_span span = d->words.at[hit->first].span;
    if (hit->first != hit->last) return 0;
    uint32_t time = sy_time_from(d, span.start), much = sy_quantity_from(d, span.start);
    return (time < d->times.n && sy_span_covers(d->times.at[time].span, span)) ||
           (much < d->quantities.n && d->quantities.at[much].type == SAYSO_MONEY && sy_span_covers(d->quantities.at[much].span, span));
}

/* Offices, dates, sums and the words of idioms go, names are hints where the report as a whole doesn't speak against them; *idle: behind the last word of the last idiom. */
static uint32_t weed(const sayso_doc *d, sy_pattern_hit *hits, uint32_t n, uint32_t *idle)
{
    uint32_t left = 0;
    for (uint32_t i = 0; i < n; i++)
        if (hits[i].value == NO_ISSUE && hits[i].last >= *idle) *idle = hits[i].last + 1;
    for (uint32_t i = 0; i < n; i++)
        if (hits[i].value != NO_ISSUE && hits[i].last >= *idle && !is_of_office(d, &hits[i]) && !is_of_value(d, &hits[i])) {
            int name = is_in_name(d, &hits[i]);
            hits[i].weak |= name;
            hits[i].open &= !name;
            if (!name || !sy_issues_tell(d) || sy_issue_is_supported(d, (int32_t)hits[i].value)) hits[left++] = hits[i];
        }
    return left;
}

/* "strike" is of labour or of war as the rest of the report is: an open match that it settles is plain, and the others at the word are hints; one that
 * it does not settle is none. Gives how many are left. */
static uint32_t settle(const sayso_doc *d, sy_pattern_hit *hits, uint32_t n)
{
    uint32_t settled = 0, weight = 0, left = 0;
    for (uint32_t i = 0; i < n; i++)
        if (hits[i].open && is_settled(d, hits, n, &hits[i])) settled |= 1u << i, weight = hits[i].weight > weight ? hits[i].weight : weight;
    for (uint32_t i = 0; i < n; i++) {
        int is_settled_here = (int)(settled >> i & 1);
        if (hits[i].open && !is_settled_here) continue;
        hits[i].weak |= !is_settled_here && hits[i].weight <= weight;
        hits[left++] = hits[i];
    }
    return left;
}

static uint32_t worth(const sy_pattern_hit *hit)
{
    if (hit->weak) return hit->weight > 1 ? HINTS : HINT;
    return hit->weight > 2 ? MORE : hit->weight == 2 ? TWO : ONE;
}

/* How many words of [first, last] stand between w and the top of its tree there. A name before its noun is the noun's. */
static uint32_t depth_in(const sayso_doc *d, uint32_t w, uint32_t first, uint32_t last)
{
    uint32_t depth = 0;
    for (int hops = 0; hops < 16; hops++) {
        const sy_word *x = &d->words.at[w];
        if (x->head < (int32_t)first || x->head > (int32_t)last) break;
        unsigned rel = sy_rel_main(x->rel);
        depth += rel != SY_REL_COMPOUND && rel != SY_REL_AMOD && rel != SY_REL_FLAT && rel != SY_REL_FIXED && rel != SY_REL_CONJ;
        depth += x->rel == SY_REL_ACL_RELCL || rel == SY_REL_ADVCL;
        depth += x->rel == SY_REL_OBL_AGENT ? 2 : 0; /* who did it, not what it is about */
        depth += x->rel == SY_REL_NMOD_POSS; /* whose it is */
        w = (uint32_t)x->head;
    }
    return depth < DEPTH_MAX ? depth : DEPTH_MAX;
}

static uint32_t depth_of_hit(const sayso_doc *d, const sy_pattern_hit *hit, uint32_t first, uint32_t last)
{
    uint32_t least = DEPTH_MAX;
    for (uint32_t w = hit->first; w <= hit->last; w++) {
        uint32_t depth = w > last || d->words.at[w].upos == SY_PUNCT || d->words.at[w].upos == SY_ADP || d->words.at[w].upos == SY_DET ? DEPTH_MAX : depth_in(d, w, first, last);
        if (depth < least) least = depth;
    }
    return least;
}

static void take_hit(points *p, uint32_t value, uint32_t place)
{
    if (value > p->best) {
        p->best = value;
        p->place = place;
    }
    p->sum += value;
}

/* Points for the matches in words [first, last]; flat: without regard to depth. */
static void score_words(const sy_issue_table *t, const sayso_doc *d, uint32_t first, uint32_t last, int flat, points *out)
{
    sy_pattern_hit hit[HITS_MAX];
    if (last - first > SCOPE_WORDS_MAX) last = first + SCOPE_WORDS_MAX;
    for (uint32_t w = first + 1; w < last; w++)
        if (sy_word_is(&d->words.at[w], ",") && sy_word_is(&d->words.at[w + 1], "according")) last = w; /* who says so */
    const sy_sentence *at = &d->sentences.at[d->words.at[last].sentence];
    uint32_t end = at->first_word + at->n_words - 1, beyond = last + BEYOND < end ? last + BEYOND : end, idle = 0; /* "a seat | in the cabinet" */
    for (uint32_t w = first; w <= last; w++) {
        if (d->words.at[w].upos == SY_PUNCT) continue;
        uint32_t n = weed(d, hit, sy_patterns_at(&t->patterns, d, w, flat ? last : beyond, hit, HITS_MAX), &idle);
        n = settle(d, hit, n);
        for (uint32_t i = 0; i < n; i++) {
            uint32_t better = 0; /* "water" within "water right" counts once */
            for (uint32_t k = 0; k < n; k++) better |= hit[k].value == hit[i].value && (worth(&hit[k]) > worth(&hit[i]) || (worth(&hit[k]) == worth(&hit[i]) && k < i));
            out[hit[i].value].plain += !hit[i].weak;
            if (!better) take_hit(&out[hit[i].value], worth(&hit[i]) * (flat ? 1 : by_depth[depth_of_hit(d, &hit[i], first, last)]), w);
        }
    }
}

static int is_below(const sy_issue_table *t, int32_t issue, int32_t above)
{
    for (int hops = 0; issue >= 0 && hops < 8; hops++) {
        issue = t->issues.at[issue].parent;
        if (issue == above) return 1;
    }
    return 0;
}

static uint32_t total(const points *p) { return 4 * p->best + p->sum; }

static int is_better(const points *a, const points *b)
{
    if (total(a) != total(b)) return total(a) > total(b);
    return a->place < b->place;
}

/* The issue with most points, then the narrowest below it that has a good part of them. */
static int32_t winner(const sy_issue_table *t, const points *p)
{
    int32_t best = -1;
    for (uint32_t i = 0; i < t->issues.n; i++)
        if (p[i].best && (best < 0 || is_better(&p[i], &p[best]))) best = (int32_t)i;
    for (int hops = 0; best >= 0 && hops < 8; hops++) {
        int32_t narrow = -1;
        for (uint32_t i = 0; i < t->issues.n; i++)
            if (3 * p[i].best >= p[best].best && p[i].best && is_below(t, (int32_t)i, best) && (narrow < 0 || is_better(&p[i], &p[narrow]))) narrow = (int32_t)i;
        if (narrow < 0) break;
        best = narrow;
    }
    return best;
}

/* Words of a sentence outside the span [from, to). */
static void score_beside(const sy_issue_table *t, const sayso_doc *d, uint32_t sentence, sayso_span hull, points *out)
{
    const sy_sentence *at = &d->sentences.at[sentence];
    uint32_t first = at->first_word, last = first + at->n_words;
    if (!at->n_words || at->n_words > AROUND_WORDS_MAX) return;
    uint32_t from = first, to = last;
    while (from < last && d->words.at[from].span.start < hull.start) from++;
    while (to > first && d->words.at[to - 1].span.end > hull.end) to--;
    if (from >= to) {
        score_words(t, d, first, last - 1, 1, out);
        return;
    }
    if (from > first) score_words(t, d, first, from - 1, 1, out);
    if (to < last) score_words(t, d, to, last - 1, 1, out);
}

/* Points of the sentence of the spans and of those beside it in its paragraph, their own words left out. */
static void score_near(const sy_issue_table *t, const sayso_doc *d, int32_t sentence, sayso_span hull, points *near)
{
    uint32_t block = d->sentences.at[sentence].block;
    for (int32_t k = sentence - BESIDE; k <= sentence + 1; k++)
        if (k >= 0 && (uint32_t)k < d->sentences.n && d->sentences.at[k].block == block) score_beside(t, d, (uint32_t)k, hull, near);
}

/* The issue that these points are plainly about: words of its own, and no other one with more of them; else -1. */
static int32_t plain_winner(const sy_issue_table *t, const points *near)
{
    int32_t best = winner(t, near);
    if (best < 0 || near[best].best < ONE) return -1;
    for (uint32_t i = 0; i < t->issues.n; i++)
        if ((int32_t)i != best && !is_below(t, best, (int32_t)i) && !is_below(t, (int32_t)i, best) && near[i].sum > near[best].sum) return -1;
    return best;
}

/* The points of the words of the spans themselves. */
static void score_own(const sy_issue_table *t, const sayso_doc *d, sayso_spans spans, points *own)
{
    memset(own, 0, t->issues.n * sizeof *own);
    for (uint32_t i = 0; i < spans.n; i++) {
        uint32_t first = sy_word_at(d, spans.at[i].start), last = sy_word_at(d, spans.at[i].end - 1);
        if (first < d->words.n && last < d->words.n && first <= last) score_words(t, d, first, last, 0, own);
    }
}

/* ---- what the report is about */

/* Plain matches in words [first, last], one of an issue at a word; none of a word that other words must settle. */
static void count_plain(const sy_issue_table *t, sayso_doc *d, uint32_t first, uint32_t last, uint32_t times, uint32_t *about)
{
    sy_pattern_hit hit[HITS_MAX];
    uint32_t idle = 0;
    for (uint32_t w = first; w <= last; w++) {
        if (d->words.at[w].upos == SY_PUNCT) continue;
        uint32_t n = weed(d, hit, sy_patterns_at(&t->patterns, d, w, last, hit, HITS_MAX), &idle), open = 0;
        for (uint32_t i = 0; i < n; i++) open = hit[i].open && hit[i].weight > open ? hit[i].weight : open;
        for (uint32_t i = 0; i < n; i++) {
            uint32_t other = hit[i].weak || hit[i].weight <= open;
            for (uint32_t k = 0; k < i; k++) other |= hit[k].value == hit[i].value && !hit[k].weak && hit[k].weight > open;
            if (other) continue;
            about[hit[i].value] += times * worth(&hit[i]);
            d->about_all += times * worth(&hit[i]);
        }
    }
}

void sy_issues_weigh(const sayso *engine, sayso_doc *d)
{
    const sy_issue_table *t = sy_issues_of(engine);
    uint32_t *about = t ? sy_alloc_array(&d->arena, t->issues.n, sizeof *about) : NULL;
    d->about = NULL;
    d->about_all = d->about_sentences = 0;
    for (uint32_t k = 0; about && k < d->sentences.n && d->about_sentences < SENTENCES_READ; k++) {
        const sy_sentence *s = &d->sentences.at[k];
        sy_block_kind kind = s->block < d->blocks.n ? d->blocks.at[s->block].kind : SY_BLOCK_PARAGRAPH;
        if (!s->n_words || kind == SY_BLOCK_META || kind == SY_BLOCK_CAPTION || kind == SY_BLOCK_FURNITURE) continue;
        uint32_t words = s->n_words < AROUND_WORDS_MAX ? s->n_words : AROUND_WORDS_MAX;
        d->about_sentences += kind != SY_BLOCK_TITLE;
        count_plain(t, d, s->first_word, s->first_word + words - 1, kind == SY_BLOCK_TITLE ? IN_TITLE : d->about_sentences <= LEAD ? IN_LEAD : 1, about);
    }
    d->about = about;
}

int sy_issues_tell(const sayso_doc *d) { return d->about && d->about_sentences >= TELLING_SENTENCES && d->about_all >= TELLING_POINTS; }

int sy_issue_is_supported(const sayso_doc *d, int32_t issue) { return issue >= 0 && d->about && d->about[issue] && d->about[issue] * PART >= d->about_all; }

/* The issue with most points, of matters only or of all; -1. */
static int32_t most(const sy_issue_table *t, const sayso_doc *d, int matter)
{
    int32_t best = -1;
    for (uint32_t i = 0; d->about && i < t->issues.n; i++)
        if (d->about[i] && !(matter && t->issues.at[i].is_form) && (best < 0 || d->about[i] > d->about[best])) best = (int32_t)i;
    return best;
}

int sy_issue_leads(const sayso *engine, const sayso_doc *d, int32_t issue)
{
    const sy_issue_table *t = sy_issues_of(engine);
    return issue >= 0 && (issue == most(t, d, 0) || issue == most(t, d, 1));
}

int32_t sy_issue_of_report(const sayso *engine, const sayso_doc *d)
{
    const sy_issue_table *t = sy_issues_of(engine);
    int32_t best = most(t, d, 1);
    uint32_t matters = 0;
    for (uint32_t i = 0; best >= 0 && i < t->issues.n; i++) matters += t->issues.at[i].is_form ? 0 : d->about[i];
    return best >= 0 && d->about[best] * 2 >= matters ? best : -1;
}

/* Only hints name it, and the report, where it tells of what it speaks, never does. */
static int is_guess(const sy_issue_table *t, const sayso_doc *d, const points *own, uint32_t issue)
{
    return sy_issues_tell(d) && !d->about[issue] && !t->issues.at[issue].is_form && own[issue].best && !own[issue].plain;
}

int32_t sy_issue_of(const sayso *engine, const sayso_doc *d, sayso_spans spans)
{
    const sy_issue_table *t = sy_issues_of(engine);
    points own[ISSUES_MAX], beside[ISSUES_MAX];
    score_own(t, d, spans, own);
    for (uint32_t i = 0; i < t->issues.n; i++)
        if (is_guess(t, d, own, i)) memset(&own[i], 0, sizeof own[i]);
    int32_t best = winner(t, own), sentence = best >= 0 ? sy_sentence_at(d, spans.at[0].start) : -1;
    if (sentence < 0) return best;
    memset(beside, 0, t->issues.n * sizeof *beside);
    score_beside(t, d, (uint32_t)sentence, sy_spans_hull(spans), beside);
    for (uint32_t i = 0; i < t->issues.n; i++)
        if (own[i].best) own[i].sum += beside[i].best; /* decides between equals */
    return winner(t, own);
}

int sy_issue_is_plain(const sayso *engine, const sayso_doc *d, sayso_spans spans, int32_t issue)
{
    const sy_issue_table *t = sy_issues_of(engine);
    points own[ISSUES_MAX];
    score_own(t, d, spans, own);
    for (int32_t i = 0; i < (int32_t)t->issues.n; i++)
        if (own[i].best >= PLAIN && (i == issue || is_below(t, issue, i))) return 1;
    return 0;
}

int sy_issue_is_hinted(const sayso *engine, const sayso_doc *d, sayso_spans spans, int32_t issue)
{
    const sy_issue_table *t = sy_issues_of(engine);
    points own[ISSUES_MAX];
    score_own(t, d, spans, own);
    for (uint32_t i = 0; i < t->issues.n; i++)
        if (own[i].plain) return 0;
    return issue >= 0 && own[issue].best > 0;
}

int sy_issue_is_form(const sayso *engine, int32_t issue) { return issue >= 0 && sy_issues_of(engine)->issues.at[issue].is_form; }

int32_t sy_issue_around(const sayso *engine, const sayso_doc *d, sayso_spans spans)
{
    const sy_issue_table *t = sy_issues_of(engine);
    points near[ISSUES_MAX];
    int32_t sentence = spans.n ? sy_sentence_at(d, spans.at[0].start) : -1;
    if (sentence < 0) return -1;
    memset(near, 0, t->issues.n * sizeof *near);
    score_near(t, d, sentence, sy_spans_hull(spans), near);
    return plain_winner(t, near);
}

uint32_t sy_issue_points_of(const sayso *engine, const sayso_doc *d, sayso_spans spans, int near, sy_issue_points *out, uint32_t max)
{
    const sy_issue_table *t = sy_issues_of(engine);
    points all[ISSUES_MAX];
    int32_t sentence = spans.n ? sy_sentence_at(d, spans.at[0].start) : -1;
    uint32_t n = 0;
    if (sentence < 0) return 0;
    memset(all, 0, t->issues.n * sizeof *all);
    if (near) score_near(t, d, sentence, sy_spans_hull(spans), all);
    else score_own(t, d, spans, all);
    for (uint32_t i = 0; i < t->issues.n && n < max; i++)
        if (all[i].best) out[n++] = (sy_issue_points){ (int32_t)i, all[i].best, all[i].sum };
    return n;
}
