/*
 * compare.c - time and memory of each step that sets reports side by side, on one core, from their records.
 *
 * usage: compare SOURCE_DIR RECORDS.jsonl     writes "step<TAB>nanoseconds<TAB>bytes of the step's memory" lines, then
 * what a line of reports, words (white space) and findings counts
 */
#include "compare/parties.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct {
    const char *name;
    void (*run)(sy_collation *c);
} step;

static long long now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static void compare_speech(sy_collation *c)
{
    sy_scenes scenes;
    sy_scenes_read(c, &scenes);
    sy_compare_wordings(c, &scenes);
    sy_scenes_report(c, &scenes);
    sy_compare_positions(c, &scenes);
}

static const step steps[] = {
    { "words", sy_compare_words }, { "reprints", sy_compare_reprints }, { "stemma", sy_compare_stemma }, { "stories", sy_compare_stories },
    { "passages", sy_compare_passages }, { "differences", sy_compare_differences }, { "speech", compare_speech }, { "claims", sy_compare_claims },
};

static int by_id(const void *a, const void *b)
{
    const sayso_doc *const *x = a, *const *y = b;
    return strcmp((*x)->report.id, (*y)->report.id);
}

static void run_steps(void *arg)
{
    sy_collation *c = arg;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        long long t = now_ns();
        if (i) sy_arena_init(&c->kept, 1 << 20);
        sy_arena first = c->scratch;
        if (i) {
            c->scratch = c->kept;
            c->scratch.guard = first.guard;
        }
        steps[i].run(c);
        printf("%s\t%lld\t%zu\n", steps[i].name, now_ns() - t, c->scratch.used);
        if (i) {
            sy_arena_free(&c->scratch);
            c->scratch = first;
        }
    }
}

int main(int argc, char **argv)
{
    char data[4096], models[4096], *line = NULL;
    size_t room = 0;
    ssize_t n;
    sayso *engine;
    sayso_error err;
    SY_VEC(const sayso_doc *) docs = { 0 };
    sayso_story story = { 0 };
    sy_collation c = { .story = &story, .arena = &story.arena };
    FILE *f = argc == 3 ? fopen(argv[2], "rb") : NULL;
    if (!f) return 2;
    snprintf(data, sizeof data, "%s/data", argv[1]);
    snprintf(models, sizeof models, "%s/models", argv[1]);
    sayso_options o = { .size = sizeof o, .data_dir = data, .model_dir = models };
    if (sayso_open(&o, &engine, &err)) return fprintf(stderr, "%s\n", err.text), 4;
    sy_arena list;
    sy_arena_init(&list, 0);
    sy_arena_init(&story.arena, 1 << 18);
    sy_arena_init(&c.scratch, 1 << 20);
    story.engine = engine;
    c.background = engine->background;
    long long t = now_ns();
    size_t used = 0;
    while ((n = getline(&line, &room, f)) > 0) {
        sayso_doc *doc;
        if (sayso_doc_from_json(line, (size_t)n, &doc, &err)) return fprintf(stderr, "%s\n", err.text), 4;
        *SY_PUSH(&list, &docs) = doc;
        used += doc->arena.used;
    }
    printf("load\t%lld\t%zu\n", now_ns() - t, used);
    qsort(docs.at, docs.n, sizeof *docs.at, by_id);
    c.n = docs.n;
    c.docs = sy_alloc_array(&list, c.n, sizeof *c.docs);
    for (uint32_t i = 0; i < c.n; i++) c.docs[i].doc = docs.at[i];
    if (sy_guard(&c.scratch, run_steps, &c, &err)) return fprintf(stderr, "%s\n", err.text), 4;
    printf("findings\t%u\t%zu\n", story.findings.n, story.arena.used);
    return 0;
}
