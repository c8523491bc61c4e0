/*
 * compare.c - processor time and memory of each step that sets reports side by side, on one core, from their records.
 *
 * usage: compare SOURCE_DIR RECORDS.jsonl     writes "step<TAB>nanoseconds<TAB>bytes" lines, then counts: reports, words (as they are
 * compared), families, stories, and findings with their bytes
 */
#include "compare/inner.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef SY_VEC(sayso_doc *) doc_list;

static long long now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static int by_id(const void *a, const void *b)
{
    const sayso_doc *const *x = a, *const *y = b;
    return strcmp((*x)->report.id, (*y)->report.id);
}

/* Of each step the processor time, and the memory where it took most. */
typedef struct {
    sy_collation *c;
    long long began, spent[SY_STEPS];
    size_t used[SY_STEPS];
} step_times;

static void watch(void *arg, const sy_collation *c, size_t step, int after)
{
    step_times *t = arg;
    if (!after) {
        t->began = now_ns();
        return;
    }
    t->spent[step] += now_ns() - t->began;
    if (c->scratch.used > t->used[step]) t->used[step] = c->scratch.used;
}

static void run_steps(void *arg)
{
    step_times *t = arg;
    sy_collation_run(t->c, SY_STEPS, watch, t);
    for (size_t i = 0; i < SY_STEPS; i++) printf("%s\t%lld\t%zu\n", sy_collation_steps[i].name, t->spent[i], t->used[i]);
}

static int load(const char *path, sy_arena *a, doc_list *docs)
{
    char *line = NULL;
    size_t room = 0, used = 0;
    ssize_t n;
    sayso_error err;
    long long t = now_ns();
    FILE *f = fopen(path, "rb");
    while (f && (n = getline(&line, &room, f)) > 0) {
        sayso_doc *doc;
        if (sayso_doc_from_json(line, (size_t)n, &doc, &err)) {
            fprintf(stderr, "%s\n", err.text);
            fclose(f);
            return 0;
        }
        *SY_PUSH(a, docs) = doc;
        used += doc->arena.used;
    }
    free(line);
    if (f) fclose(f);
    printf("load\t%lld\t%zu\n", now_ns() - t, used);
    if (docs->n) qsort(docs->at, docs->n, sizeof *docs->at, by_id);
    return docs->n > 0;
}

static void print_counts(const sy_collation *c)
{
    size_t words = 0, families = 0, stories = 0;
    for (uint32_t i = 0; i < c->n; i++) {
        words += c->docs[i].n_words;
        families += c->docs[i].family == i;
        stories += c->docs[i].story == i;
    }
    printf("reports\t%u\t0\nwords_compared\t%zu\t0\nn_families\t%zu\t0\nn_stories\t%zu\t0\nfindings\t%u\t%zu\n", c->n, words, families, stories,
           c->story->findings.n, c->story->arena.used);
}

static int compare(const sayso *engine, const char *records)
{
    sayso_story story = { .engine = engine };
    sy_collation c = { .story = &story, .arena = &story.arena, .background = engine->background };
    step_times times = { .c = &c };
    doc_list docs = { 0 };
    sayso_error err;
    sy_arena list;
    sy_arena_init(&list, 0);
    sy_arena_init(&story.arena, 1 << 18);
    sy_arena_init(&c.scratch, 1 << 20);
    int ok = load(records, &list, &docs);
    if (ok) {
        c.n = docs.n;
        c.docs = sy_alloc_array(&list, c.n, sizeof *c.docs);
        for (uint32_t i = 0; i < c.n; i++) c.docs[i].doc = docs.at[i];
        ok = sy_guard(&c.scratch, run_steps, &times, &err) == SAYSO_OK;
        if (ok) print_counts(&c);
    }
    for (uint32_t i = 0; i < docs.n; i++) sayso_doc_free(docs.at[i]);
    sy_arena_free(&c.scratch);
    sy_arena_free(&story.arena);
    sy_arena_free(&list);
    return ok ? 0 : 4;
}

int main(int argc, char **argv)
{
    char data[4096], models[4096];
    sayso *engine;
    sayso_error err;
    if (argc != 3) return 2;
    snprintf(data, sizeof data, "%s/data", argv[1]);
    snprintf(models, sizeof models, "%s/models", argv[1]);
    sayso_options o = { .size = sizeof o, .data_dir = data, .model_dir = models };
    if (sayso_open(&o, &engine, &err)) {
        fprintf(stderr, "%s\n", err.text);
        return 4;
    }
    int code = compare(engine, argv[2]);
    sayso_close(engine);
    return code;
}
