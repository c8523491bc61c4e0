/*
 * train-compare.c - learns from marked stories which statements of two reports tell one fact, alike or otherwise (src/compare/judge.h).
 *
 * usage: train-compare DATA MODELS OUT [cv] STORY... [-- FOLDER... [-- FOLDER...]]
 *
 * DATA is the program's data/, MODELS its models. A STORY is a folder of reports (.txt) with answers.jsonl (tests/data/stories/README.md). The folders behind the first "--"
 * hold real reports that are alike and that nobody has marked: what they tell is taken for no conflict. Nothing is learned from those behind the second: what is shown by default is
 * tuned so that hardly any pair of theirs is a conflict. A first forest of trees learns which pairs are of one fact, from all pairs; scores of pairs by forests that have not seen their story
 * give the ranks from which the others learn what is told alike or otherwise. Writes the section "trees" to OUT; cv: only how well each question is answered on stories left out, with the pairs
 * in OUT. The same files give the same bytes.
 */
#include "boost.h"
#include "compare/judge.h"
#include "files.h"
#include "sayso.h"

#include <dirent.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TUNED_SHOWN = 1, TUNED_LISTED = 6, LIKE_MORE = 50, LIKE_LESS = 30, DULL = 80, LESS_SURE = 15, REPORTS_MAX = 64, SIDES_MAX = 16 };
enum { LABEL_NONE, LABEL_EVENT, LABEL_POSITION, LABEL_NUMBER, LABEL_DATE, LABEL_PLACE, LABEL_ACTOR, LABEL_POLARITY, LABEL_SCOPE, LABEL_NO_CONFLICT = 20, LABEL_NO_AGREEMENT = 21, LABEL_RELATED = 22, LABEL_UNMARKED = 29, LABEL_IGNORED = 30 };

typedef struct {
    uint32_t report;
    sayso_span words, differs;
    char group;
} side;

typedef struct {
    uint8_t label;
    side sides[SIDES_MAX];
    uint32_t n;
} answer;

typedef struct {
    const char *folder;
    char *names[REPORTS_MAX];
    sayso_doc *docs[REPORTS_MAX];
    uint32_t n;
    SY_VEC(answer) answers;
    sy_arena arena;
    sy_judge judge;
    sy_judge_features *features;
    uint8_t *labels;
    const char **texts;
    uint32_t n_pairs;
    const char *date; /* given; NULL: what the reports say */
    int tune;     /* nothing is learned from it; what it has must not be shown */
    int unmarked; /* real reports that are alike: nothing in them is known to be told otherwise */
} story;

static _Noreturn void die(const char *what, const char *where)
{
    fprintf(stderr, "train-compare: %s: %s\n", where, what);
    exit(1);
}

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static void list_reports(story *s)
{
    DIR *d = opendir(s->folder);
    if (!d) die("no such folder", s->folder);
    for (struct dirent *e; (e = readdir(d));) {
        size_t n = strlen(e->d_name);
        if (n < 5 || strcmp(e->d_name + n - 4, ".txt") != 0) continue;
        if (s->n == REPORTS_MAX) die("too many reports", s->folder);
        s->names[s->n++] = strdup(e->d_name);
    }
    closedir(d);
    qsort(s->names, s->n, sizeof *s->names, by_name);
}

static void read_reports(const sayso *engine, story *s)
{
    for (uint32_t i = 0; i < s->n; i++) {
        char path[4096], id[300];
        size_t n;
        sayso_error err;
        snprintf(path, sizeof path, "%s/%s", s->folder, s->names[i]);
        snprintf(id, sizeof id, "%.*s", (int)strlen(s->names[i]) - 4, s->names[i]);
        char *bytes = file_read(path, &n);
        sayso_input in = { .size = sizeof in, .id = id, .bytes = bytes, .n_bytes = n, .format = SAYSO_FORMAT_TEXT, .date = s->date };
        if (sayso_read(engine, &in, &s->docs[i], &err)) die(err.text, path);
        free(bytes);
    }
}

static uint8_t label_of(const char *kind, const char *type, const char *not, int optional)
{
    static const char *const types[] = { "event", "position", "number", "date", "place", "actor", "polarity", "scope" };
    int conflict = strcmp(kind, "conflict") == 0, agreement = strcmp(kind, "agreement") == 0;
    if (strcmp(kind, "none") == 0) return not && strcmp(not, "agreement") == 0 ? LABEL_NO_AGREEMENT : LABEL_NO_CONFLICT;
    if (optional) return conflict || agreement ? LABEL_IGNORED : LABEL_RELATED;
    for (uint8_t i = 0; (conflict || agreement) && i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i], type) == 0) return i + 1;
    return LABEL_RELATED;
}

static void read_answers(story *s)
{
    char path[4096];
    size_t n;
    snprintf(path, sizeof path, "%s/answers.jsonl", s->folder);
    char *bytes = file_read(path, &n);
    for (char *line = strtok(bytes, "\n"); line; line = strtok(NULL, "\n")) {
        json_t *j = json_loads(line, 0, NULL), *one;
        size_t i;
        if (!j) die("not JSON", path);
        const char *type = json_string_value(json_object_get(j, "type"));
        if (strcmp(json_string_value(json_object_get(j, "kind")), "reprint") == 0) { json_decref(j); continue; }
        answer *a = SY_PUSH(&s->arena, &s->answers);
        a->label = label_of(json_string_value(json_object_get(j, "kind")), type ? type : "", json_string_value(json_object_get(j, "not")), json_is_true(json_object_get(j, "optional")));
        json_array_foreach(json_object_get(j, "sides"), i, one) {
            const char *words = json_string_value(json_object_get(one, "words")), *differs = json_string_value(json_object_get(one, "differs")), *group = json_string_value(json_object_get(one, "group"));
            side x = { .group = group ? *group : 0 };
            while (x.report < s->n && strcmp(s->names[x.report], json_string_value(json_object_get(one, "report"))) != 0) x.report++;
            if (x.report == s->n || a->n == SIDES_MAX) die("a side of no report", path);
            const char *text = s->docs[x.report]->text, *at = strstr(text, words), *d = at && differs ? strstr(at, differs) : NULL;
            if (!at) continue;
            x.words = (sayso_span){ (uint32_t)(at - text), (uint32_t)(at - text + strlen(words)) };
            if (d) x.differs = (sayso_span){ (uint32_t)(d - text), (uint32_t)(d - text + strlen(differs)) };
            a->sides[a->n++] = x;
        }
        json_decref(j);
    }
    free(bytes);
}

/* ---- labels */

static uint32_t overlap(sayso_span a, sayso_span b)
{
    uint32_t from = a.start > b.start ? a.start : b.start, to = a.end < b.end ? a.end : b.end;
    return to > from ? to - from : 0;
}

/* Thousandths of what either has that both have; 0: it does not meet the side. */
static uint32_t meets(const sy_judge *j, uint32_t frame, const story *s, const side *x)
{
    const sy_clause *f = &j->f->at.at[frame].x;
    const sy_cdoc *d = &j->t->c->docs[j->told[frame].report];
    if (d->doc != s->docs[x->report] && strcmp(d->doc->report.id, s->docs[x->report]->report.id) != 0) return 0;
    uint32_t both = overlap(f->span, x->words), all = f->span.end - f->span.start + x->words.end - x->words.start - both;
    if (!both || (x->differs.end && !overlap(f->span, x->differs))) return 0;
    return 1 + both * 1000 / all;
}

/* Of each side of an answer and each frame of the pairs: how well they meet. */
static uint8_t label_pair(const sy_judge *j, const story *s, const sy_retelling *m, const uint32_t *best)
{
    uint8_t label = LABEL_NONE;
    for (uint32_t i = 0, base = 0; i < s->answers.n; base += s->answers.at[i++].n) {
        const answer *a = &s->answers.at[i];
        for (uint32_t k = 0; k < a->n; k++)
            for (uint32_t l = 0; l < a->n; l++) {
                if (k == l || a->sides[k].report == a->sides[l].report) continue;
                uint32_t x = meets(j, m->x, s, &a->sides[k]), y = meets(j, m->y, s, &a->sides[l]);
                if (!x || !y) continue;
                int tells = a->sides[k].group != a->sides[l].group || !a->sides[k].group;
                int are_best = x == best[base + k] && y == best[base + l];
                uint8_t mine = !tells ? LABEL_RELATED : !are_best && a->label < LABEL_NO_CONFLICT ? LABEL_IGNORED : a->label;
                if (label == LABEL_NONE || (mine < label && mine < LABEL_NO_CONFLICT) || (mine > LABEL_NO_CONFLICT && label >= LABEL_NO_CONFLICT && mine > label)) label = mine;
            }
    }
    return label;
}

static uint32_t *best_meetings(const sy_judge *j, story *s)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->answers.n; i++) n += s->answers.at[i].n;
    uint32_t *best = sy_alloc_array(&s->arena, n + 1, sizeof *best);
    for (uint32_t i = 0, base = 0; i < s->answers.n; base += s->answers.at[i++].n)
        for (uint32_t k = 0; k < s->answers.at[i].n; k++)
            for (uint32_t f = 0; f < j->f->at.n; f++) {
                uint32_t x = meets(j, f, s, &s->answers.at[i].sides[k]);
                if (x > best[base + k]) best[base + k] = x;
            }
    return best;
}

/* Of reports that nobody has marked: what has much in common may well be one fact; of what has hardly anything, one in eight is learned from. */
static uint8_t label_unmarked(const sy_judge_features *x, uint32_t i)
{
    if (x->at[SY_JF_all_more] >= LIKE_MORE && x->at[SY_JF_all_less] >= LIKE_LESS) return LABEL_UNMARKED;
    return x->at[SY_JF_score] >= DULL || i % 8 == 0 ? LABEL_NONE : LABEL_IGNORED;
}

/* Keep what is needed of the judged pairs when the story is gone. */
static void take(void *arg, const sy_judge *j)
{
    story *s = arg;
    uint32_t *best = best_meetings(j, s), n = j->pairs.n; /* of an unmarked story: nothing */
    int32_t *scores = sy_alloc_array(&s->arena, n + 1, sizeof *scores);
    sy_judge_rank *ranks = sy_alloc_array(&s->arena, n + 1, sizeof *ranks);
    s->judge = *j;
    s->judge.pairs.at = sy_alloc_array(&s->arena, n + 1, sizeof *s->judge.pairs.at);
    s->judge.told = sy_alloc_array(&s->arena, j->f->at.n + 1, sizeof *s->judge.told);
    s->features = sy_alloc_array(&s->arena, n + 1, sizeof *s->features);
    s->labels = sy_alloc_array(&s->arena, n + 1, 1);
    if (n) memcpy(s->judge.pairs.at, j->pairs.at, n * sizeof *j->pairs.at);
    memcpy(s->judge.told, j->told, j->f->at.n * sizeof *j->told);
    s->texts = sy_alloc_array(&s->arena, j->f->at.n + 1, sizeof *s->texts);
    for (uint32_t f = 0; f < j->f->at.n; f++) {
        sayso_span at = j->f->at.at[f].x.span;
        s->texts[f] = sy_printf(&s->arena, "%.*s", (int)(at.end - at.start), j->t->c->docs[j->told[f].report].doc->text + at.start);
    }
    for (uint32_t i = 0; i < n; i++) scores[i] = (int32_t)j->pairs.at[i].score;
    sy_judge_ranks(j, &s->arena, scores, ranks);
    for (uint32_t i = 0; i < n; i++) {
        sy_judge_features_of(j, &j->pairs.at[i], &s->features[i]);
        sy_judge_see_words(&ranks[i], &s->features[i]);
        s->labels[i] = s->unmarked ? label_unmarked(&s->features[i], i) : label_pair(j, s, &j->pairs.at[i], best);
    }
    s->n_pairs = n;
}

static void run(void *c) { sy_collation_run(c, 8, NULL, NULL); }

static int by_id(const void *a, const void *b) { return strcmp((*(const sayso_doc *const *)a)->report.id, (*(const sayso_doc *const *)b)->report.id); }

static void read_story(const sayso *engine, story *s)
{
    sayso_story found = { .engine = engine };
    sy_collation c = { .story = &found, .arena = &found.arena, .background = engine->background, .told = take, .told_arg = s };
    sayso_doc *docs[REPORTS_MAX];
    sayso_error err;
    list_reports(s);
    read_reports(engine, s);
    sy_arena_init(&s->arena, 0);
    if (!s->unmarked) read_answers(s);
    sy_arena_init(&found.arena, 0);
    sy_arena_init(&c.scratch, 1 << 20);
    c.n = s->n;
    memcpy(docs, s->docs, sizeof docs);
    qsort(docs, s->n, sizeof *docs, by_id);
    c.docs = sy_alloc_array(&s->arena, c.n, sizeof *c.docs);
    sayso_place_of_report *given = sy_alloc_array(&s->arena, c.n + 1, sizeof *given);
    for (uint32_t i = 0; i < c.n; i++) {
        c.docs[i].doc = docs[i];
        given[i] = (sayso_place_of_report){ 0, i, -1 };
    }
    if (s->unmarked) c.given = given;
    if (sy_guard(&c.scratch, run, &c, &err)) die(err.text, s->folder);
}

/* ---- learning */

static const char *const questions[] = { "fact", "agree", "position", "number", "date", "place", "actor", "polarity", "scope" };

/* 1 yes, 0 no, 2 nobody knows. */
static uint8_t answer_to(unsigned question, uint8_t label)
{
    int fact = label >= LABEL_EVENT && label <= LABEL_SCOPE;
    if (label == LABEL_IGNORED || (label == LABEL_UNMARKED && question <= SY_JUDGE_POSITION)) return 2;
    if (question == SY_JUDGE_FACT) return fact ? 1 : label >= LABEL_NO_CONFLICT ? 2 : 0;
    if (question == SY_JUDGE_AGREE) return label == LABEL_EVENT || label == LABEL_POSITION ? 1 : label == LABEL_NO_CONFLICT || label == LABEL_RELATED ? 2 : 0;
    if (question == SY_JUDGE_POSITION) return label == LABEL_POSITION ? 1 : label == LABEL_EVENT ? 0 : 2;
    return label == question;
}

typedef struct {
    story *stories;
    uint32_t n, n_rows, *of, *at; /* of each row: its story, its pair */
    const int16_t **rows;
    uint8_t *right;
    int32_t *score;
    boost_options first, second;
    uint32_t folds;
    int32_t floor;
    uint32_t target[SY_JUDGE_QUESTIONS]; /* of a hundred that are shown, how many are to be right as far as the marks go */
} trainer;

/* Does the row come to this question at all? */
static int is_asked(const trainer *t, unsigned question, uint32_t row)
{
    const sy_judge_features *x = &t->stories[t->of[row]].features[t->at[row]];
    return x->at[SY_JF_fact] >= t->floor && sy_judge_may_ask(question, x);
}

static void learn(const trainer *t, unsigned question, uint32_t fold, sy_forest *out)
{
    for (uint32_t i = 0; i < t->n_rows; i++) {
        const story *s = &t->stories[t->of[i]];
        int mine = !s->tune && t->of[i] % t->folds != fold && (question == SY_JUDGE_FACT || is_asked(t, question, i));
        t->right[i] = mine ? answer_to(question, s->labels[t->at[i]]) : 2;
    }
    boost_rows rows = { t->rows, t->right, t->n_rows, question == SY_JUDGE_FACT ? SY_JF_fact : SY_JUDGE_FEATURES };
    const boost_options *o = question == SY_JUDGE_FACT ? &t->first : &t->second;
    sy_forest_tree *trees = checked(calloc(o->trees, sizeof *trees));
    out->bias = boost_learn(&rows, o, trees);
    out->n = o->trees;
    out->trees = trees;
}

/* Scores of rows by a model that has not seen their story. */
static void score_apart(trainer *t, unsigned question)
{
    for (uint32_t fold = 0; fold < t->folds; fold++) {
        sy_forest f;
        learn(t, question, fold, &f);
        for (uint32_t i = 0; i < t->n_rows; i++)
            if (t->of[i] % t->folds == fold) t->score[i] = sy_forest_score(&f, t->stories[t->of[i]].features[t->at[i]].at);
        free((void *)f.trees);
    }
}

static void see_ranks_of(story *s, const int32_t *scores)
{
    sy_judge_rank *ranks = checked(malloc((s->n_pairs + 1) * sizeof *ranks));
    sy_judge_ranks(&s->judge, &s->arena, scores, ranks);
    for (uint32_t i = 0; i < s->n_pairs; i++) sy_judge_see_rank(&ranks[i], &s->features[i]);
    free(ranks);
}

static void see_ranks(trainer *t)
{
    for (uint32_t k = 0, row = 0; k < t->n; row += t->stories[k++].n_pairs) see_ranks_of(&t->stories[k], t->score + row);
}

/* The whole model's scores of the stories that nothing is learned from. */
static void see_tuned(trainer *t, const sy_forest *f)
{
    for (uint32_t i = 0; i < t->n_rows; i++)
        if (t->stories[t->of[i]].tune) t->score[i] = sy_forest_score(f, t->stories[t->of[i]].features[t->at[i]].at);
    for (uint32_t k = 0, row = 0; k < t->n; row += t->stories[k++].n_pairs)
        if (t->stories[k].tune) see_ranks_of(&t->stories[k], t->score + row);
}

static const trainer *sorting;
static int by_score(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    if (sorting->score[x] != sorting->score[y]) return sorting->score[x] > sorting->score[y] ? -1 : 1;
    return x < y ? -1 : x > y;
}

/* Average precision, and how many are found while so many in a hundred are right. */
static void report_quality(const trainer *t, unsigned question, FILE *list)
{
    static const unsigned levels[] = { 95, 90, 80, 70, 50 };
    uint32_t found[5] = { 0 }, *order = checked(malloc((t->n_rows + 1) * sizeof *order)), n = 0, all = 0, right = 0, lost = 0;
    double sum = 0;
    for (uint32_t i = 0; i < t->n_rows; i++) {
        uint8_t a = answer_to(question, t->stories[t->of[i]].labels[t->at[i]]);
        if (a == 2 || t->stories[t->of[i]].tune) continue;
        if (question != SY_JUDGE_FACT && !is_asked(t, question, i)) { lost += a; all += a; continue; }
        order[n++] = i;
        all += a;
    }
    sorting = t;
    qsort(order, n, sizeof *order, by_score);
    for (uint32_t i = 0; i < n; i++) {
        const story *s = &t->stories[t->of[order[i]]];
        uint8_t a = answer_to(question, s->labels[t->at[order[i]]]);
        const sy_retelling *m = &s->judge.pairs.at[t->at[order[i]]];
        right += a;
        sum += a ? (double)right / (i + 1) : 0;
        for (int k = 0; k < 5; k++)
            if (right * 100 >= (i + 1) * levels[k]) found[k] = right;
        if (list && (i < all * 2)) fprintf(list, "%s\t%d\t%d\t%u\t%s\t%s\t%s\n", questions[question], t->score[order[i]], a, s->labels[t->at[order[i]]], s->folder, s->texts[m->x], s->texts[m->y]);
    }
    printf("%-9s %4u of them %u below the floor; average precision %.3f; found at 95: %u, 90: %u, 80: %u, 70: %u, 50: %u\n", questions[question], all, lost, sum / (all ? all : 1), found[0], found[1], found[2], found[3], found[4]);
    fflush(stdout);
    free(order);
}

/* The least score so that of those above it so many in a hundred are right. */
static int32_t score_at(const trainer *t, unsigned question, uint32_t target)
{
    uint32_t *order = checked(malloc((t->n_rows + 1) * sizeof *order)), n = 0, right = 0;
    int32_t least = INT32_MAX;
    for (uint32_t i = 0; i < t->n_rows; i++)
        if (!t->stories[t->of[i]].tune && answer_to(question, t->stories[t->of[i]].labels[t->at[i]]) < 2 && is_asked(t, question, i)) order[n++] = i;
    sorting = t;
    qsort(order, n, sizeof *order, by_score);
    for (uint32_t i = 0; i < n; i++) {
        right += answer_to(question, t->stories[t->of[order[i]]].labels[t->at[order[i]]]);
        if (right * 100 >= (i + 1) * target) least = t->score[order[i]];
    }
    free(order);
    return least;
}

/* The least score that no more than a few of the pairs that are to tune it have. */
static int32_t score_tuned(const trainer *t, unsigned question, const sy_forest *f, int few)
{
    int32_t top[TUNED_LISTED + 1];
    for (int k = 0; k <= TUNED_LISTED; k++) top[k] = INT32_MIN;
    for (uint32_t i = 0; i < t->n_rows; i++) {
        if (!t->stories[t->of[i]].tune || !is_asked(t, question, i)) continue;
        int32_t score = sy_forest_score(f, t->stories[t->of[i]].features[t->at[i]].at);
        for (int k = 0; k <= TUNED_LISTED; k++)
            if (score > top[k]) {
                int32_t swap = top[k];
                top[k] = score;
                score = swap;
            }
    }
    return top[few] == INT32_MIN ? INT32_MIN : top[few] + 1;
}

static void list_rows(trainer *t)
{
    for (uint32_t k = 0; k < t->n; k++) t->n_rows += t->stories[k].n_pairs;
    t->of = checked(malloc((t->n_rows + 1) * sizeof *t->of));
    t->at = checked(malloc((t->n_rows + 1) * sizeof *t->at));
    t->rows = checked(malloc((t->n_rows + 1) * sizeof *t->rows));
    t->right = checked(malloc(t->n_rows + 1));
    t->score = checked(calloc(t->n_rows + 1, sizeof *t->score));
    for (uint32_t k = 0, row = 0; k < t->n; k++)
        for (uint32_t i = 0; i < t->stories[k].n_pairs; i++, row++) {
            t->of[row] = k;
            t->at[row] = i;
            t->rows[row] = t->stories[k].features[i].at;
        }
}

int main(int argc, char **argv)
{
    sayso *engine;
    sayso_error err;
    trainer t = { .first = { 120, 30, 0.15, 5 }, .second = { 100, 15, 0.1, 5 }, .folds = 5, .floor = -4500, .target = { 0, 68, 0, 80, 80, 80, 80, 80, 80 } };
    if (argc < 5) return 2;
    sayso_options o = { .size = sizeof o, .data_dir = argv[1], .model_dir = argv[2] };
    if (sayso_open(&o, &engine, &err)) die(err.text, "open");
    t.stories = checked(calloc((size_t)argc, sizeof *t.stories));
    int apart = 0, unmarked = 0;
    for (int i = 4; i < argc; i++) {
        if (strcmp(argv[i], "cv") == 0) apart = 1;
        else if (strcmp(argv[i], "--") == 0) unmarked++;
        else {
            t.stories[t.n].folder = argv[i];
            t.stories[t.n].unmarked = unmarked > 0;
            t.stories[t.n].tune = unmarked > 1;
            if (unmarked > 1 && t.n % 2) t.stories[t.n].date = "2026-03-03";
            read_story(engine, &t.stories[t.n++]);
        }
    }
    list_rows(&t);
    printf("%u stories, %u pairs\n", t.n, t.n_rows);
    score_apart(&t, SY_JUDGE_FACT);
    report_quality(&t, SY_JUDGE_FACT, NULL);
    see_ranks(&t);
    FILE *list = apart ? fopen(argv[3], "w") : NULL;
    sy_buf b;
    sy_buf_init(&b, 0);
    buf_put32(&b, sy_judge_names());
    for (unsigned q = SY_JUDGE_FACT; q < SY_JUDGE_QUESTIONS; q++) {
        int32_t shown = t.floor, listed = t.floor;
        if (q != SY_JUDGE_FACT) {
            score_apart(&t, q);
            report_quality(&t, q, list);
            shown = score_at(&t, q, t.target[q]);
            listed = score_at(&t, q, t.target[q] - LESS_SURE);
            if (apart) continue;
        }
        sy_forest f;
        learn(&t, q, UINT32_MAX, &f);
        if (q == SY_JUDGE_FACT) see_tuned(&t, &f);
        if (q >= SY_JUDGE_NUMBER) {
            int32_t tuned_shown = score_tuned(&t, q, &f, TUNED_SHOWN), tuned_listed = score_tuned(&t, q, &f, TUNED_LISTED);
            if (tuned_shown > shown) shown = tuned_shown;
            if (tuned_listed > listed) listed = tuned_listed;
        }
        if (listed > shown) listed = shown;
        printf("%s: shown from %d, listed from %d\n", questions[q], shown, listed);
        buf_put32(&b, (uint32_t)shown);
        buf_put32(&b, (uint32_t)listed);
        boost_write(&b, &f);
    }
    if (!apart) file_write_buf(argv[3], &b);
    return 0;
}
