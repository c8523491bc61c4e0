/*
 * train-positions.c - learns stances and issues from marked texts (src/record/position_model.h, train/marked.h).
 *
 * usage: train-positions DATA MODELS WORDS OUT [NAME=VALUE...] FILE... [-- FILE... [-- FILE... [-- FILE...]]]
 *
 * DATA is the program's data/, MODELS its models, WORDS more words for issues (train/issue-words.tsv); FILEs hold marked texts: how sure a margin
 * makes it is counted on those before the first "--"; those behind the second are real text, from which a table of stances of its own is learned; of them those behind the third "--"
 * teach holders and issues, but not the stances of all. Each text goes through the stages before positions and through their
 * rules; then an averaged perceptron learns the stance of each word that may have one, logistic regression
 * learns the issue of what is marked (about.h). Writes the sections "stances", "real", "holders", "issues", "profiled", "sure" and "classes" into the folder OUT, where
 * make-profiles has put "profiles". dev=N leaves every Nth text out (of these, number fold=K) and tells how well it is read; count=0 leaves out "sure". The same files and options give the same bytes.
 */
#include "about.h"
#include "files.h"
#include "marked_positions.h"
#include "options.h"
#include "perceptron.h"
#include "pipeline.h"
#include "record/position.h"
#include "record/position_model.h"
#include "record/issues.h"
#include "report/report.h"
#include "sureness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { UNASKED = 255, REAL = 2, REAL_HELD = 3 /* parts of real text; stances of the latter teach but the table of real text */ };

static option options[] = { { "seed", 20261 }, { "epochs", 12 }, { "least", 3 }, { "smallest", 1 }, { "dev", 0 }, { "fold", 0 }, { "rounds", 6 }, { "drop", 0.25 }, { "count", 1 } };

static double value_of(const char *name) { return option_value(options, OPTIONS(options), name); }

/* One decision. */
typedef struct {
    uint64_t *at;
    uint32_t n;
    uint32_t text;
    uint8_t right, dev, ruled, conf; /* ruled: the class by the rules; conf: how sure they are */
} lesson;

typedef SY_VEC(lesson) lessons;

typedef struct {
    sayso engine;
    sy_arena arena;
    lessons stances, real, holders; /* real: the stances of real text alone */
    about issues;
    sy_word_profiles profiles;
    uint32_t lost, no_holder; /* positions whose word is no candidate; whose holder none of those asked is */
    uint32_t n_texts, n_counted; /* texts; those of the files before "--" */
    int part;        /* how many "--" stood before the texts that are read */
    int argc;
    char **argv;
} trainer;

/* ---- texts */

static void open_engine(trainer *t)
{
    t->engine.arena.guard = t->arena.guard;
    for (uint32_t i = 0; i < sy_pipeline_n; i++) {
        if (strcmp(sy_pipeline[i].name, "learned") == 0) break;
        if (sy_pipeline[i].load) sy_pipeline[i].load(&t->engine);
    }
}

static void add_lesson(trainer *t, lessons *to, const sy_position_features *f, unsigned right, unsigned ruled, int dev)
{
    lesson *l = SY_PUSH(&t->arena, to);
    l->at = sy_alloc_array(&t->arena, f->n, sizeof *l->at);
    memcpy(l->at, f->at, f->n * sizeof *l->at);
    l->n = f->n;
    l->right = (uint8_t)right;
    l->ruled = (uint8_t)ruled;
    l->dev = (uint8_t)dev;
    l->conf = 0;
    l->text = t->n_texts;
}

static void take_holder(trainer *t, const sy_said *s, const marked_text *m, unsigned digit, int32_t w, unsigned class, int dev)
{
    static sy_position_features f;
    int32_t holders[SY_HOLDERS];
    sy_position_holders(s, w, holders);
    for (unsigned i = 0; i < SY_HOLDERS; i++) {
        if (holders[i] < 0 || !marked_is_holder(s, m, digit, holders[i])) continue;
        sy_position_holder_features(s, w, class, holders, &f);
        add_lesson(t, &t->holders, &f, i, SY_HOLDER_SUBJECT, dev);
        return;
    }
    t->no_holder++;
}

/* The word at which a rule found this position: the same stance on the same words; -1. */
static int32_t rule_of(const sy_said *s, const marked_position *p)
{
    for (uint32_t w = 0; w < s->d->words.n; w++) {
        if (s->ruled[w] < 0) continue;
        const sayso_position *at = &s->d->positions.at[s->ruled[w]];
        if ((unsigned)at->stance != p->stance) continue;
        if ((int32_t)w == p->word || sy_span_touches(sy_spans_hull(at->scope), sy_spans_hull(p->scope))) return (int32_t)w;
    }
    return -1;
}

/* The class of one position of the text into its candidate's; its holder and its issue as lessons. */
static void take_position(trainer *t, sy_said *s, const marked_text *m, unsigned digit, uint8_t *classes, int dev)
{
    marked_position p = marked_position_of(s, m, digit);
    if (!p.stance) return;
    if (p.word < 0) {
        t->lost++;
        return;
    }
    unsigned class = sy_stance_class(p.stance, p.place);
    int32_t rule = rule_of(s, &p);
    if (rule >= 0) classes[rule] = (uint8_t)class;
    if (rule >= 0 && rule != p.word && s->ruled[p.word] < 0) classes[p.word] = UNASKED; /* said already */
    else if (!classes[p.word]) classes[p.word] = (uint8_t)class;
    take_holder(t, s, m, digit, p.word, class, dev);
    if (!p.issue || !p.scope.n) return;
    static sy_about f;
    sy_about_read(s, &t->profiles, p.scope, &f);
    int32_t own = sy_issue_of(s->engine, s->d, p.scope);
    about_lesson *x = about_add(&t->issues, &f, about_issue(&t->issues, p.issue), 1);
    x->ruled = own < 0 ? ABOUT_NONE : about_issue(&t->issues, sy_issue_at(s->engine, own)->id);
    x->text = t->n_texts;
    x->file = t->issues.n_files;
    x->dev = (uint8_t)dev;
}

/* Marks do not stand inside one another: "rejected [s the rebels' demand for a truce]" leaves the demand unmarked. What rules find there teaches nothing. */
static void leave_inner(const sy_said *s, const marked_text *m, uint8_t *classes)
{
    for (uint32_t i = 0; i < m->n; i++) {
        if (marked_is_cue(&m->spans[i])) continue;
        for (uint32_t w = sy_word_at(s->d, m->spans[i].start); w < s->d->words.n && s->d->words.at[w].span.start < m->spans[i].end; w++)
            if (s->ruled[w] >= 0 && !classes[w]) classes[w] = UNASKED;
    }
}

static void take_words(trainer *t, sy_said *s, const uint8_t *classes, int dev)
{
    static sy_position_features f;
    for (uint32_t w = 0; w < s->d->words.n; w++) {
        int asked = s->ruled[w] >= 0 || (s->ruled[w] == -1 && sy_position_candidate(s, (int32_t)w));
        if (!asked || classes[w] == UNASKED) continue;
        sy_position_stance_features(s, (int32_t)w, &f);
        int32_t p = s->ruled[w];
        const sayso_position *at = p >= 0 ? &s->d->positions.at[p] : NULL;
        if (t->part != REAL_HELD) {
            add_lesson(t, &t->stances, &f, classes[w], at ? at->stance : 0, dev);
            t->stances.at[t->stances.n - 1].conf = at ? at->conf : 0;
        }
        if (t->part >= REAL) add_lesson(t, &t->real, &f, classes[w], at ? at->stance : 0, dev);
    }
}

typedef struct {
    trainer *t;
    const marked_text *m;
    sayso_doc *d;
    int dev;
} reading;

static void read_work(void *arg)
{
    reading *r = arg;
    sayso_doc *d = r->d;
    sayso_input in = { sizeof in, "text", r->m->text, r->m->n_text, SAYSO_FORMAT_TEXT, NULL, NULL, NULL, NULL };
    sy_report_read(&r->t->engine, d, &in);
    for (uint32_t i = 0; i < sy_pipeline_n && strcmp(sy_pipeline[i].name, "positions") != 0; i++)
        if (sy_pipeline[i].run) sy_pipeline[i].run(&r->t->engine, d);
    sy_said s;
    sy_said_make(&s, &r->t->engine, d);
    sy_positions_rules(&s);
    uint8_t *classes = sy_alloc(&d->arena, d->words.n + 1);
    memset(classes, 0, d->words.n + 1);
    for (unsigned digit = 0; digit < 10; digit++) take_position(r->t, &s, r->m, digit, classes, r->dev);
    leave_inner(&s, r->m, classes);
    take_words(r->t, &s, classes, r->dev);
}

static void read_text(trainer *t, const marked_text *m, int dev)
{
    sayso_doc *d = checked(calloc(1, sizeof *d));
    sy_arena_init(&d->arena, 1 << 18);
    d->engine = &t->engine;
    reading r = { t, m, d, dev };
    sayso_error err;
    if (sy_guard(&d->arena, read_work, &r, &err)) {
        fprintf(stderr, "train-positions: %s: %.80s\n", err.text, m->text);
        exit(1);
    }
    sy_arena_free(&d->arena);
    free(d);
}

static void read_texts(trainer *t)
{
    static marked_text m;
    for (int i = 0; i < t->argc; i++) {
        size_t n;
        if (strcmp(t->argv[i], "--") == 0) {
            if (++t->part == 1) t->n_counted = t->n_texts;
            continue;
        }
        char *bytes = file_read(t->argv[i], &n), *save = NULL;
        for (char *line = strtok_r(bytes, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
            if (line[0] == '#' || strcmp(line, "?") == 0) continue;
            const char *why = marked_read(&t->arena, line, &m);
            if (why) {
                fprintf(stderr, "%s: %s: %.80s\n", t->argv[i], why, line);
                exit(1);
            }
            read_text(t, &m, value_of("dev") > 0 && t->n_texts % (uint32_t)value_of("dev") == (uint32_t)value_of("fold"));
            t->n_texts++;
        }
        free(bytes);
        t->issues.n_files++;
    }
    if (!t->n_counted) t->n_counted = t->n_texts;
    printf("%u texts, %u words asked, %u issues, %u positions at no candidate, %u without a holder of a known kind\n", t->n_texts, t->stances.n, t->issues.lessons.n, t->lost, t->no_holder);
}

/* ---- learning */

static unsigned best_of(const int32_t *scores, unsigned n)
{
    unsigned best = 0;
    for (unsigned k = 1; k < n; k++)
        if (scores[k] > scores[best]) best = k;
    return best;
}

enum { FOLDS = 6 };

/* Is the lesson left out? fold -1: only those of dev are. */
static int is_out(const lesson *l, int fold) { return l->dev || (fold >= 0 && l->text % FOLDS == (uint32_t)fold); }

/* The best class of all but one. */
static unsigned rival_of(const int32_t *scores, unsigned n, unsigned but)
{
    unsigned best = but ? 0 : 1;
    for (unsigned k = 0; k < n; k++)
        if (k != but && scores[k] > scores[best]) best = k;
    return best;
}

/* The features that are not dropped this time: what a few strong ones say, the others must learn to say, too. */
static uint32_t keep_some(const lesson *x, uint64_t *kept, uint64_t *random)
{
    uint64_t dropped = (uint64_t)(value_of("drop") * 1000);
    uint32_t n = 0;
    for (uint32_t k = 0; k < x->n; k++)
        if (random_next(random) % 1000 >= dropped) kept[n++] = x->at[k];
    return n;
}

static perceptron *learn_round(const lessons *l, unsigned n_classes, int fold, uint64_t random)
{
    perceptron *p = perceptron_new(n_classes, (unsigned)value_of("least"));
    uint32_t *order = checked(malloc((l->n + 1) * sizeof *order));
    static uint64_t kept[SY_POSITION_FEATURES_MAX];
    for (uint32_t i = 0; i < l->n; i++) {
        order[i] = i;
        if (!is_out(&l->at[i], fold)) perceptron_count(p, l->at[i].at, l->at[i].n);
    }
    for (uint32_t epoch = 0; epoch < value_of("epochs"); epoch++) {
        uint32_t wrong = 0;
        shuffle(order, l->n, &random);
        for (uint32_t i = 0; i < l->n; i++) {
            const lesson *x = &l->at[order[i]];
            int32_t scores[SY_TABLE_CLASSES];
            if (is_out(x, fold)) continue;
            uint32_t n = keep_some(x, kept, &random);
            perceptron_score(p, kept, n, scores);
            unsigned rival = rival_of(scores, n_classes, x->right);
            int missed = scores[rival] >= scores[x->right];
            if (missed) perceptron_update(p, kept, n, x->right, rival);
            wrong += missed;
            perceptron_tick(p);
        }
        if (fold < 0) printf("epoch %u: %u wrong\n", epoch + 1, wrong);
    }
    free(order);
    return p;
}

/* The packed weights of several rounds together, which depend less on the order of the lessons than those of one; *scale as perceptron_scale. */
static unsigned char *learn(const lessons *l, unsigned n_classes, int fold, size_t *n_bytes, int64_t *scale)
{
    uint64_t random = (uint64_t)value_of("seed");
    perceptron *p = learn_round(l, n_classes, fold, random_next(&random));
    for (int k = 1; k < value_of("rounds"); k++) {
        perceptron *q = learn_round(l, n_classes, fold, random_next(&random));
        perceptron_add(p, q);
        perceptron_free(q);
    }
    *scale = perceptron_scale(p);
    unsigned char *out = perceptron_pack(p, (unsigned)value_of("smallest"), n_bytes);
    perceptron_free(p);
    return out;
}

/* ---- how sure a margin makes it: asked on folds left out */

/* The margins of what folds left out, told in the scale of the final weights. */
static void count_stances(trainer *t, int64_t final, outcomes *fresh, outcomes *ruled)
{
    for (int fold = 0; fold < FOLDS; fold++) {
        size_t n;
        int64_t scale;
        unsigned char *packed = learn(&t->stances, SY_STANCE_CLASSES, fold, &n, &scale);
        sy_table table;
        table_of_packed(packed, &table);
        for (uint32_t i = 0; i < t->stances.n; i++) {
            const lesson *x = &t->stances.at[i];
            if (x->dev || x->text % FOLDS != (uint32_t)fold || x->text >= t->n_counted) continue;
            int32_t scores[256] = { 0 };
            unsigned class;
            sy_table_add(&table, x->at, x->n, scores);
            int64_t margin = sy_stance_margin(scores, x->ruled, &class) * final / scale;
            int right = sy_stance_of_class(class) == sy_stance_of_class(x->right);
            sureness_note(&t->arena, x->ruled ? ruled : fresh, margin, right, x->conf);
        }
        free(packed);
    }
}

/* The same of issues; tells how many are right, file by file. */
static void count_issues(trainer *t, int64_t final, outcomes *to)
{
    uint32_t *right = sy_alloc_array(&t->arena, t->issues.n_files + 1, sizeof *right), *all = sy_alloc_array(&t->arena, t->issues.n_files + 1, sizeof *all), *ruled = sy_alloc_array(&t->arena, t->issues.n_files + 1, sizeof *ruled);
    memset(right, 0, t->issues.n_files * sizeof *right);
    memset(ruled, 0, t->issues.n_files * sizeof *ruled);
    memset(all, 0, t->issues.n_files * sizeof *all);
    for (int fold = 0; fold < ABOUT_FOLDS; fold++) {
        size_t n;
        int64_t scale;
        unsigned char *packed = about_learn(&t->issues, fold, &n, &scale);
        sy_table table;
        table_of_packed(packed, &table);
        for (uint32_t i = 0; i < t->issues.lessons.n; i++) {
            const about_lesson *x = &t->issues.lessons.at[i];
            unsigned best;
            if (x->dev || !about_in_fold(&t->issues, x, fold)) continue;
            int64_t margin = about_ask(&t->issues, &table, x, &best) * final / scale;
            all[x->file]++;
            right[x->file] += best == x->l.right;
            ruled[x->file] += x->ruled == x->l.right;
            if (x->text < t->n_counted) sureness_note(&t->arena, to, margin, best == x->l.right, 0);
        }
        free(packed);
    }
    for (uint32_t i = 0; i < t->issues.n_files; i++) printf("issues of file %u: %u of %u right, %u by the table alone\n", i, right[i], all[i], ruled[i]);
}

/* Stances of the part left out, by how sure they are; beside what the rules give. */
static void test_stances(const lessons *l, const unsigned char *packed)
{
    sy_table table;
    table_of_packed(packed, &table);
    enum { STEPS = 12 };
    uint32_t given[STEPS] = { 0 }, right[STEPS] = { 0 }, fresh[STEPS] = { 0 }, fresh_right[STEPS] = { 0 }, gold = 0, ruled = 0, ruled_right = 0;
    for (uint32_t i = 0; i < l->n; i++) {
        const lesson *x = &l->at[i];
        if (!x->dev) continue;
        int32_t scores[256] = { 0 };
        sy_table_add(&table, x->at, x->n, scores);
        unsigned best = 1 + best_of(scores + 1, SY_STANCE_CLASSES - 1);
        int32_t margin = scores[best] - scores[0];
        int same = sy_stance_of_class(best) == sy_stance_of_class(x->right);
        gold += x->right > 0;
        ruled += x->ruled > 0;
        ruled_right += x->ruled && x->ruled == sy_stance_of_class(x->right);
        for (int k = 0; k < STEPS; k++) {
            if (margin < (k - 4) * 400) continue;
            given[k]++;
            right[k] += same;
            fresh[k] += !x->ruled;
            fresh_right[k] += same && !x->ruled;
        }
    }
    printf("rules alone: P %.3f R %.3f (%u)\n", ruled_right / (ruled + 1e-9), ruled_right / (gold + 1e-9), gold);
    for (int k = 0; k < STEPS; k++)
        printf("margin %5d: P %.3f R %.3f; without a rule P %.3f (%u)\n", (k - 4) * 400, right[k] / (given[k] + 1e-9), right[k] / (gold + 1e-9),
               fresh_right[k] / (fresh[k] + 1e-9), fresh[k]);
}

static void test_holders(const lessons *l, const unsigned char *packed, unsigned n_classes)
{
    sy_table table;
    table_of_packed(packed, &table);
    uint32_t all = 0, right = 0, ruled = 0, sure[6] = { 0 }, sure_right[6] = { 0 };
    for (uint32_t i = 0; i < l->n; i++) {
        const lesson *x = &l->at[i];
        if (!x->dev) continue;
        int32_t scores[256] = { 0 };
        sy_table_add(&table, x->at, x->n, scores);
        unsigned best = best_of(scores, n_classes), second = best ? 0 : 1;
        for (unsigned k = 0; k < n_classes; k++)
            if (k != best && scores[k] > scores[second]) second = k;
        all++;
        right += best == x->right;
        ruled += x->ruled == x->right;
        for (int k = 0; k < 6; k++)
            if (scores[best] - scores[second] >= k * 400) sure[k]++, sure_right[k] += best == x->right;
    }
    printf("holders: %.3f right of %u; by subject alone %.3f\n", right / (all + 1e-9), all, ruled / (all + 1e-9));
    for (int k = 0; k < 6; k++) printf("  margin %4d: %.3f of %.3f\n", k * 400, sure_right[k] / (sure[k] + 1e-9), sure[k] / (all + 1e-9));
}

static void test_issues(const about *a, const unsigned char *packed)
{
    sy_table table;
    uint32_t all = 0, right = 0, ruled = 0;
    table_of_packed(packed, &table);
    for (uint32_t i = 0; i < a->lessons.n; i++) {
        const about_lesson *x = &a->lessons.at[i];
        unsigned best;
        if (!x->dev) continue;
        about_ask(a, &table, x, &best);
        all++;
        right += best == x->l.right;
        ruled += x->ruled == x->l.right;
    }
    printf("issues: %.3f right of %u; by the table alone %.3f\n", right / (all + 1e-9), all, ruled / (all + 1e-9));
}

static void write_classes(trainer *t, const char *path)
{
    sy_buf b;
    sy_buf_init(&b, 0);
    sy_buf_char(&b, 0);
    for (uint32_t k = 0; k < t->issues.n_names; k++) sy_buf_add(&b, t->issues.names[k], strlen(t->issues.names[k]) + 1);
    file_write_buf(path, &b);
}

typedef struct {
    trainer *t;
    const char *words, *out;
} job;

static unsigned char *learn_section(trainer *t, const char *out, const char *name, const lessons *l, unsigned n_classes, int64_t *scale)
{
    size_t n;
    unsigned char *packed = learn(l, n_classes, -1, &n, scale);
    printf("%s: %u lessons, %zu bytes\n", name, l->n, n);
    file_write(sy_printf(&t->arena, "%s/%s", out, name), packed, n);
    return packed;
}

static unsigned char *learn_issues(trainer *t, const char *out, int64_t *scale)
{
    size_t n;
    unsigned char *packed = about_learn(&t->issues, -1, &n, scale);
    printf("issues: %u lessons, %zu bytes\n", t->issues.lessons.n, n);
    file_write(sy_printf(&t->arena, "%s/issues", out), packed, n);
    return packed;
}

/* The profiles of words, which are a section already, and of which issues they are. */
static void open_profiles(trainer *t, const char *path)
{
    size_t n;
    char *bytes = file_read(path, &n);
    char *kept = sy_alloc(&t->arena, n + 1);
    memcpy(kept, bytes, n);
    free(bytes);
    sy_word_profiles_read(&t->arena, path, kept, n, &t->profiles);
    about_profiles(&t->issues, &t->profiles);
}

static void write_weights(trainer *t, const char *path)
{
    sy_buf b;
    sy_buf_init(&b, 0);
    for (int k = 0; k < SY_ABOUT_PROFILES; k++) buf_put32(&b, (uint32_t)t->issues.weights.weights[k]);
    file_write_buf(path, &b);
}

/* How sure margins make it, into the section "sure". */
static void count_sureness(trainer *t, const char *out, int64_t stance_scale, int64_t issue_scale)
{
    outcomes sure[SY_SURES];
    uint32_t shown[2] = { 0, 0 };
    sy_buf b;
    memset(sure, 0, sizeof sure);
    count_stances(t, stance_scale, &sure[SY_SURE_FRESH], &sure[SY_SURE_RULED]);
    count_issues(t, issue_scale, &sure[SY_SURE_ISSUE]);
    sy_buf_init(&b, 0);
    buf_put32(&b, (uint32_t)sureness_weigh(&t->arena, &sure[SY_SURE_RULED]));
    for (int i = 0; i < SY_SURES; i++) {
        printf("sure %d\n", i);
        sureness_put(&b, &sure[i], i == SY_SURE_ISSUE ? NULL : shown);
    }
    printf("of %u stances shown by default %u are right\n", shown[1], shown[0]);
    file_write_buf(sy_printf(&t->arena, "%s/sure", out), &b);
}

static void train(void *arg)
{
    job *j = arg;
    trainer *t = j->t;
    int64_t stance_scale, issue_scale, holder_scale;
    open_engine(t);
    about_open(&t->issues, &t->arena, t->engine.options.data_dir, j->words);
    open_profiles(t, sy_printf(&t->arena, "%s/profiles", j->out));
    read_texts(t);
    unsigned char *stances = learn_section(t, j->out, "stances", &t->stances, SY_STANCE_CLASSES, &stance_scale);
    int64_t real_scale;
    free(learn_section(t, j->out, "real", &t->real, SY_STANCE_CLASSES, &real_scale));
    unsigned char *issues = learn_issues(t, j->out, &issue_scale);
    write_weights(t, sy_printf(&t->arena, "%s/profiled", j->out));
    unsigned char *holders = learn_section(t, j->out, "holders", &t->holders, SY_HOLDERS, &holder_scale);
    if (value_of("dev") > 0) {
        test_stances(&t->stances, stances);
        test_issues(&t->issues, issues);
        test_holders(&t->holders, holders, SY_HOLDERS);
    }
    if (value_of("count") > 0) count_sureness(t, j->out, stance_scale, issue_scale);
    write_classes(t, sy_printf(&t->arena, "%s/classes", j->out));
    free(stances);
    free(issues);
    free(holders);
}

int main(int argc, char **argv)
{
    static trainer t;
    int first = 5;
    while (first < argc && option_set(options, OPTIONS(options), argv[first])) first++;
    if (argc <= first) {
        fprintf(stderr, "usage: train-positions DATA MODELS WORDS OUT [NAME=VALUE...] FILE... [-- FILE... [-- FILE... [-- FILE...]]]\n");
        return 2;
    }
    t.engine.options.data_dir = argv[1];
    t.engine.options.model_dir = argv[2];
    t.argc = argc - first;
    t.argv = argv + first;
    sy_arena_init(&t.arena, 1 << 20);
    sy_arena_init(&t.engine.arena, 1 << 20);
    job j = { &t, argv[3], argv[4] };
    sayso_error err;
    if (sy_guard(&t.arena, train, &j, &err) != SAYSO_OK) {
        fprintf(stderr, "train-positions: %s\n", err.text);
        return 1;
    }
    sy_arena_free(&t.engine.arena);
    sy_arena_free(&t.arena);
    return 0;
}
