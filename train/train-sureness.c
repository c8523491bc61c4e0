/*
 * train-sureness.c - learns from lines of real news that were judged by hand how likely a position is right, seen as a whole (src/record/position_sure.h).
 *
 * usage: train-sureness DATA MODELS OUT JUDGED SHARED [NAME=VALUE...] HALF HALF FILE...
 *
 * Learns as well from marked texts (FILEs), what is marked in them being right; the tables of positions of the HALVES, folders as MODELS, must have been learned without every second of
 * these texts (dev=2 fold=0 and fold=1 of train-positions). DATA is the program's data/, MODELS its models; JUDGED is train/positions/judged.tsv: file and id of a document below SHARED, bytes of holder and scope, the stance, and
 * what was judged of each line: holder and stance. One document of five is left to be measured on. Documents are read through the stages up to the positions; each position that was judged is a lesson. How
 * likely a score makes it is counted on documents left out, FOLDS at a time. Writes the sections "worded" and "judged" into the folder OUT. The same files and options give the same bytes.
 */
#include "boost.h"
#include "files.h"
#include "marked_positions.h"
#include "options.h"
#include "pipeline.h"
#include "record/position.h"
#include "record/position_model.h"
#include "record/position_sure.h"
#include "perceptron.h"
#include "report/report.h"
#include "softmax.h"
#include "sureness.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FOLDS = 10, BAGS = 6, HELD_OUT = 5, LEARN_OUT = 2, STEPS = 24, POOLED = 60, LINE_MAX_FIELDS = 9, WORD_UNITS = 1 << 16 /* softmax.c */ };

static option options[] = { { "trees", 120 }, { "least", 25 }, { "rate", 0.08 }, { "shrink", 8 }, { "line", 64 }, { "epochs", 10 }, { "seldom", 1 } };

static double value_of(const char *name) { return option_value(options, OPTIONS(options), name); }

typedef struct {
    char *file, *id, *stance;
    sayso_span holder, scope;
    char held;
    uint8_t met;
} judged_line;

typedef struct {
    sy_sure_features seen;
    softmax_lesson words;
    uint8_t right; /* 1, 0; LEARN_OUT: not judged */
    uint32_t document;
    uint8_t judged; /* a line of real news; else by marks */
    uint8_t conf; /* that it has without */
    int32_t score;
} lesson;

typedef SY_VEC(judged_line) judged_lines;
typedef SY_VEC(lesson) lessons;

typedef struct {
    sayso engine, halves[2];
    sy_arena arena;
    judged_lines lines;
    lessons all;
    uint32_t n_documents;
} trainer;

/* ---- what was judged */

static uint32_t number(const char *s) { return (uint32_t)strtoul(s, NULL, 10); }

/* Documents that nothing is learned from (tools/score_judged.py). */
static int is_held_out(const char *id)
{
    uint32_t sum = 0;
    while (*id) sum += (unsigned char)*id++;
    return sum % HELD_OUT == 0;
}

static void read_lines(trainer *t, const char *path)
{
    size_t n;
    char *bytes = file_read(path, &n), *save = NULL; /* kept: lines point into it */
    for (char *line = strtok_r(bytes, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
        char *field[LINE_MAX_FIELDS] = { NULL }, *inner = NULL;
        uint32_t k = 0;
        if (line[0] == '#' || strncmp(line, "file\t", 5) == 0) continue;
        for (char *f = strtok_r(line, "\t", &inner); f && k < LINE_MAX_FIELDS; f = strtok_r(NULL, "\t", &inner)) field[k++] = f;
        if (k != LINE_MAX_FIELDS) {
            fprintf(stderr, "train-sureness: %s: a line has %u fields, not %d\n", path, k, LINE_MAX_FIELDS);
            exit(1);
        }
        if (is_held_out(field[1])) continue;
        *SY_PUSH(&t->arena, &t->lines) = (judged_line){ field[0], field[1], field[4], { number(field[2]), number(field[3]) }, { number(field[5]), number(field[6]) }, field[7][0], 0 };
    }
}

/* ---- documents */

typedef struct {
    trainer *t;
    const char *file, *id, *text, *date;
    sayso_doc *d;
} reading;

static const judged_line *line_of(reading *r, const sayso_position *p)
{
    sayso_span scope = sy_spans_hull(p->scope), holder = sy_spans_hull(p->holder_span);
    for (uint32_t i = 0; i < r->t->lines.n; i++) {
        judged_line *l = &r->t->lines.at[i];
        if (strcmp(l->id, r->id) != 0 || strcmp(l->file, r->file) != 0 || strcmp(l->stance, sy_stance_name(p->stance)) != 0) continue;
        if (!sy_span_touches(scope, l->scope) || !(sy_span_touches(holder, l->holder) || (holder.end == 0 && l->holder.end == 0))) continue;
        l->met = 1;
        return l;
    }
    return NULL;
}

static void see(trainer *t, const sy_said *s, uint32_t number, lesson *l)
{
    static struct sy_position_words words;
    sy_position_see(s, number, &l->seen);
    sy_position_see_words(s, number, &words);
    memset(&l->words, 0, sizeof l->words);
    l->words.at = sy_alloc_array(&t->arena, words.n + 1, sizeof *l->words.at);
    memcpy(l->words.at, words.at, words.n * sizeof *words.at);
    l->words.n[1] = (uint16_t)words.n;
    l->words.weight = 1;
    l->document = t->n_documents;
    l->conf = s->d->positions.at[number].conf;
}

/* Through the stages before the positions, and through their rules and tables. */
static void read_positions(const sayso *engine, sayso_doc *d, const sayso_input *in, sy_said *s)
{
    sy_report_read(engine, d, in);
    for (uint32_t i = 0; i < sy_pipeline_n && strcmp(sy_pipeline[i].name, "positions") != 0; i++)
        if (sy_pipeline[i].run) sy_pipeline[i].run(engine, d);
    sy_said_make(s, engine, d);
    sy_positions_rules(s);
    sy_positions_issues_last(s);
}

static void read_work(void *arg)
{
    reading *r = arg;
    sayso_doc *d = r->d;
    sayso_input in = { sizeof in, r->id, r->text, strlen(r->text), SAYSO_FORMAT_TEXT, NULL, NULL, r->date, NULL };
    sy_said s;
    read_positions(&r->t->engine, d, &in, &s);
    for (uint32_t i = 0; i < d->positions.n; i++) {
        const judged_line *line = line_of(r, &d->positions.at[i]);
        if (!line) continue;
        lesson *l = SY_PUSH(&r->t->arena, &r->t->all);
        see(r->t, &s, i, l);
        l->judged = 1;
        l->right = line->held == 'r' ? 1 : line->held == '?' ? LEARN_OUT : 0;
    }
}

static void read_document(trainer *t, const char *file, const json_t *j)
{
    const char *id = json_string_value(json_object_get(j, "id")), *text = json_string_value(json_object_get(j, "text")), *date = json_string_value(json_object_get(j, "date"));
    if (!date) date = json_string_value(json_object_get(j, "dct"));
    if (date && (strlen(date) != 10 || date[4] != '-')) date = NULL;
    int wanted = 0;
    for (uint32_t i = 0; i < t->lines.n && !wanted; i++) wanted = id && strcmp(t->lines.at[i].id, id) == 0 && strcmp(t->lines.at[i].file, file) == 0;
    if (!wanted || !text) return;
    sayso_doc *d = checked(calloc(1, sizeof *d));
    sy_arena_init(&d->arena, 1 << 18);
    d->engine = &t->engine;
    reading r = { t, file, id, text, date, d };
    sayso_error err;
    if (sy_guard(&d->arena, read_work, &r, &err)) {
        fprintf(stderr, "train-sureness: %s\n", err.text);
        exit(1);
    }
    sy_arena_free(&d->arena);
    free(d);
    t->n_documents++;
}

static void read_file(trainer *t, const char *shared, const char *file)
{
    const char *path = sy_printf(&t->arena, "%s/%s", shared, file);
    FILE *there = fopen(path, "rb");
    if (!there) {
        printf("%s is not here: what was judged of it teaches nothing\n", path);
        return;
    }
    fclose(there);
    size_t n;
    char *bytes = file_read(path, &n), *save = NULL;
    for (char *line = strtok_r(bytes, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
        json_t *j = json_loads(line, 0, NULL);
        read_document(t, file, j);
        json_decref(j);
    }
    free(bytes);
}

static void read_documents(trainer *t, const char *shared)
{
    uint32_t met = 0;
    for (uint32_t i = 0; i < t->lines.n; i++) {
        int seen = 0;
        for (uint32_t k = 0; k < i && !seen; k++) seen = strcmp(t->lines.at[k].file, t->lines.at[i].file) == 0;
        if (!seen) read_file(t, shared, t->lines.at[i].file);
    }
    for (uint32_t i = 0; i < t->lines.n; i++) met += t->lines.at[i].met;
    printf("%u judged lines, %u of them found again, %u positions of %u documents\n", t->lines.n, met, t->all.n, t->n_documents);
}

/* ---- marked texts */

typedef struct {
    trainer *t;
    sayso *engine;
    const marked_text *m;
    sayso_doc *d;
} marked_reading;

/* 1: marked so; LEARN_OUT: within what is marked, where no mark can stand. */
static uint8_t marked_as(const sy_said *s, const marked_text *m, uint32_t number)
{
    const sayso_position *p = &s->d->positions.at[number];
    const sy_position_trace *t = &s->traces.at[number];
    sayso_span scope = sy_spans_hull(p->scope);
    for (unsigned digit = 0; digit < 10; digit++) {
        marked_position x = marked_position_of(s, m, digit);
        if (x.stance != (unsigned)p->stance || !(x.word == t->cue || sy_span_touches(scope, sy_spans_hull(x.scope)))) continue;
        if (t->holder >= 0 && marked_is_holder(s, m, digit, t->holder)) return 1;
    }
    for (uint32_t i = 0; i < m->n; i++)
        if (!marked_is_cue(&m->spans[i]) && t->cue >= 0 && sy_span_covers((sayso_span){ m->spans[i].start, m->spans[i].end }, sy_said_nth(s, t->cue)->span)) return LEARN_OUT;
    return 0;
}

static void read_marked_work(void *arg)
{
    marked_reading *r = arg;
    sayso_input in = { sizeof in, "text", r->m->text, r->m->n_text, SAYSO_FORMAT_TEXT, NULL, NULL, NULL, NULL };
    sy_said s;
    read_positions(r->engine, r->d, &in, &s);
    for (uint32_t i = 0; i < r->d->positions.n; i++) {
        lesson *l = SY_PUSH(&r->t->arena, &r->t->all);
        see(r->t, &s, i, l);
        l->judged = 0;
        l->right = marked_as(&s, r->m, i);
    }
}

static void read_marked(trainer *t, const marked_text *m, uint32_t number)
{
    sayso *engine = &t->halves[number % 2];
    sayso_doc *d = checked(calloc(1, sizeof *d));
    sy_arena_init(&d->arena, 1 << 18);
    d->engine = engine;
    marked_reading r = { t, engine, m, d };
    sayso_error err;
    if (sy_guard(&d->arena, read_marked_work, &r, &err)) {
        fprintf(stderr, "train-sureness: %s: %.80s\n", err.text, m->text);
        exit(1);
    }
    sy_arena_free(&d->arena);
    free(d);
    t->n_documents++;
}

static void read_marked_files(trainer *t, char **files, int n_files)
{
    static marked_text m;
    uint32_t number = 0, before = t->all.n, right = 0;
    for (int i = 0; i < n_files; i++) {
        size_t n;
        char *bytes = file_read(files[i], &n), *save = NULL;
        for (char *line = strtok_r(bytes, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
            if (line[0] == '#' || strcmp(line, "?") == 0) continue;
            const char *why = marked_read(&t->arena, line, &m);
            if (why) {
                fprintf(stderr, "%s: %s: %.80s\n", files[i], why, line);
                exit(1);
            }
            read_marked(t, &m, number++);
        }
        free(bytes);
    }
    for (uint32_t i = before; i < t->all.n; i++) right += t->all.at[i].right == 1;
    printf("%u marked texts, %u positions, %u of them right\n", number, t->all.n - before, right);
}

/* ---- learning */

/* The surest first; of equally sure ones in the order in which they were read. */
static int by_score(const void *a, const void *b)
{
    const lesson *x = *(lesson *const *)a, *y = *(lesson *const *)b;
    return x->score != y->score ? (x->score > y->score ? -1 : 1) : x < y ? -1 : 1;
}

static int by_conf(const void *a, const void *b)
{
    const lesson *x = *(lesson *const *)a, *y = *(lesson *const *)b;
    return x->conf != y->conf ? (x->conf > y->conf ? -1 : 1) : x < y ? -1 : 1;
}

/* How right those are that the scores of forests which have not seen them put first; beside the same number by the sureness they have without. */
static void tell(const trainer *t, int judged)
{
    uint32_t n = 0, right = 0, before = 0;
    const lesson **a = checked(malloc((t->all.n + 1) * sizeof *a)), **c = checked(malloc((t->all.n + 1) * sizeof *c));
    for (uint32_t i = 0; i < t->all.n; i++)
        if (t->all.at[i].right != LEARN_OUT && t->all.at[i].judged == judged) a[n] = c[n] = &t->all.at[i], n++;
    if (n >= 10) printf(judged ? "lines of real news:\n" : "marked texts:\n");
    qsort(a, n, sizeof *a, by_score);
    qsort(c, n, sizeof *c, by_conf);
    for (uint32_t i = 0; i < n; i++) {
        right += a[i]->right;
        before += c[i]->right;
        if (n >= 10 && (i + 1) % (n / 10) == 0) printf("first %5u of %u: %.3f right; by the sureness before %.3f\n", i + 1, n, right / (i + 1.0), before / (i + 1.0));
    }
    free(a);
    free(c);
}

/* The table of words from all lessons but those of documents in this fold; *unit: sy_sure_model. */
static unsigned char *learn_words(const trainer *t, uint32_t fold, size_t *n_bytes, int32_t *unit)
{
    softmax_lesson *given = checked(calloc(t->all.n + 1, sizeof *given));
    uint8_t *use = checked(calloc(t->all.n + 1, 1));
    int64_t scale;
    int32_t none[SY_ABOUT_PROFILES];
    for (uint32_t i = 0; i < t->all.n; i++) {
        const lesson *l = &t->all.at[i];
        given[i] = l->words;
        given[i].right = l->right == 1;
        use[i] = l->right != LEARN_OUT && l->document % FOLDS != fold;
    }
    softmax_options o = { 2, (uint32_t)value_of("epochs"), (uint32_t)value_of("seldom"), 20261 };
    unsigned char *out = softmax_learn(given, use, t->all.n, o, n_bytes, &scale, none);
    *unit = (int32_t)(256 * 1000 * 256 / ((int64_t)WORD_UNITS * scale));
    free(given);
    free(use);
    return out;
}

/* What the words say of each lesson, by a table that was learned without its fold; the table of all into OUT. */
static void see_worded(trainer *t, const char *out, sy_buf *b)
{
    size_t n;
    int32_t unit;
    for (uint32_t fold = 0; fold < FOLDS; fold++) {
        unsigned char *packed = learn_words(t, fold, &n, &unit);
        sy_table table;
        table_of_packed(packed, &table);
        for (uint32_t i = 0; i < t->all.n; i++) {
            lesson *l = &t->all.at[i];
            int32_t scores[256] = { 0 };
            if (l->document % FOLDS != fold) continue;
            sy_table_add(&table, l->words.at, l->words.n[1], scores);
            int64_t margin = ((int64_t)scores[1] - scores[0]) * unit / 256;
            l->seen.at[SY_SF_worded] = (int16_t)(margin > 30000 ? 30000 : margin < -30000 ? -30000 : margin);
            l->score = l->seen.at[SY_SF_worded];
        }
        free(packed);
    }
    puts("by the words alone");
    tell(t, 0);
    tell(t, 1);
    unsigned char *packed = learn_words(t, FOLDS, &n, &unit);
    file_write(sy_printf(&t->arena, "%s/worded", out), packed, n);
    printf("words: %zu bytes, unit %d\n", n, unit);
    buf_put32(b, (uint32_t)unit);
    free(packed);
}

/* Trees from all lessons but those of documents in this fold; fold FOLDS: from all. Several forests, each without some of the documents, have a share each: alone
 * they depend too much on single lessons (bagging; Breiman 1996). */
static sy_forest learn(trainer *t, uint32_t fold)
{
    const int16_t **rows = checked(malloc((t->all.n + 1) * sizeof *rows));
    uint8_t *right = checked(malloc(t->all.n + 1));
    boost_options o = { (uint32_t)value_of("trees"), (uint32_t)value_of("least"), value_of("rate"), value_of("shrink") };
    sy_forest_tree *trees = checked(calloc(o.trees * BAGS + 1, sizeof *trees));
    sy_forest f = { trees, o.trees * BAGS, 0 };
    for (uint32_t bag = 0; bag < BAGS; bag++) {
        for (uint32_t i = 0; i < t->all.n; i++) {
            const lesson *l = &t->all.at[i];
            rows[i] = l->seen.at;
            right[i] = l->document % FOLDS == fold || l->document / FOLDS % BAGS == bag ? LEARN_OUT : l->right;
        }
        boost_rows all = { rows, right, t->all.n, SY_SURE_FEATURES };
        f.bias += boost_learn(&all, &o, trees + bag * o.trees) / BAGS;
    }
    for (uint32_t i = 0; i < f.n; i++)
        for (uint32_t k = 0; k < 1 << SY_FOREST_DEPTH; k++) trees[i].leaf[k] = (int16_t)(trees[i].leaf[k] / BAGS);
    free(rows);
    free(right);
    return f;
}

static void put_corners(sy_buf *b, const outcome *o, uint32_t n, uint32_t line)
{
    uint32_t skip = n > SY_SCORE_CORNERS_MAX ? n - SY_SCORE_CORNERS_MAX : 0;
    buf_put32(b, n - skip);
    for (uint32_t i = skip; i < n; i++) {
        buf_put32(b, (uint32_t)(int32_t)(o[i].sum / o[i].n));
        buf_put32(b, sureness_told(&o[i], line));
        printf("  from %6d: %4u of %4u right (%.3f), told as %u\n", (int)o[i].margin, o[i].right, o[i].n, o[i].right / (double)o[i].n, sureness_told(&o[i], line));
    }
}

static void learn_sureness(trainer *t, uint32_t line, sy_buf *b)
{
    outcomes sure = { NULL, 0, 0 };
    for (uint32_t fold = 0; fold < FOLDS; fold++) {
        sy_forest f = learn(t, fold);
        for (uint32_t i = 0; i < t->all.n; i++)
            if (t->all.at[i].document % FOLDS == fold) t->all.at[i].score = sy_forest_score(&f, t->all.at[i].seen.at);
        free((void *)(uintptr_t)f.trees);
    }
    tell(t, 0);
    tell(t, 1);
    for (uint32_t i = 0; i < t->all.n; i++)
        if (t->all.at[i].right != LEARN_OUT) sureness_note(&t->arena, &sure, t->all.at[i].score, t->all.at[i].right, 0);
    put_corners(b, sure.at, sureness_pool(sure.at, sure.n, POOLED), line);
    sy_forest all = learn(t, FOLDS);
    boost_write(b, &all);
    free((void *)(uintptr_t)all.trees);
}

typedef struct {
    trainer *t;
    char **argv, **files;
    int n_files;
} job;

static void open_engine(const trainer *t, sayso *engine)
{
    engine->arena.guard = t->arena.guard;
    for (uint32_t i = 0; i < sy_pipeline_n; i++) { /* what comes behind may not have been trained yet */
        if (sy_pipeline[i].load) sy_pipeline[i].load(engine);
        if (strcmp(sy_pipeline[i].name, "learned") == 0) break;
    }
}

static void train(void *arg)
{
    job *j = arg;
    trainer *t = j->t;
    sy_buf b;
    open_engine(t, &t->engine);
    open_engine(t, &t->halves[0]);
    open_engine(t, &t->halves[1]);
    read_lines(t, j->argv[4]);
    read_documents(t, j->argv[5]);
    read_marked_files(t, j->files, j->n_files);
    sy_buf_init(&b, 0);
    buf_put32(&b, sy_sure_names());
    see_worded(t, j->argv[3], &b);
    learn_sureness(t, (uint32_t)value_of("line"), &b);
    file_write_buf(sy_printf(&t->arena, "%s/judged", j->argv[3]), &b);
}

int main(int argc, char **argv)
{
    static trainer t;
    int given = 6;
    while (given < argc && option_set(options, OPTIONS(options), argv[given])) given++;
    if (argc < given + 3) {
        fprintf(stderr, "usage: train-sureness DATA MODELS OUT JUDGED SHARED [NAME=VALUE...] HALF HALF FILE...\n");
        return 2;
    }
    sy_arena_init(&t.arena, 1 << 20);
    sayso *engines[] = { &t.engine, &t.halves[0], &t.halves[1] };
    for (int i = 0; i < 3; i++) {
        engines[i]->options.data_dir = argv[1];
        engines[i]->options.model_dir = i ? argv[given + i - 1] : argv[2];
        sy_arena_init(&engines[i]->arena, 1 << 20);
    }
    job j = { &t, argv, argv + given + 2, argc - given - 2 };
    sayso_error err;
    sayso_status status = sy_guard(&t.arena, train, &j, &err);
    if (status != SAYSO_OK) fprintf(stderr, "train-sureness: %s\n", err.text);
    for (int i = 0; i < 3; i++) sy_arena_free(&engines[i]->arena);
    sy_arena_free(&t.arena);
    return status != SAYSO_OK;
}
