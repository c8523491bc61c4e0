/*
 * stages.c - time of each stage of the pipeline on one core, and what one report costs in memory.
 *
 * usage: stages SOURCE_DIR ROUNDS FILE...     writes "stage<TAB>nanoseconds" lines, then words, bytes and reports
 */
#include "base/limits.h"
#include "pipeline.h"
#include "report/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { STAGES_MAX = 32 };

static long long stage_ns[STAGES_MAX];
static unsigned long long words, bytes, reports;

static long long now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

typedef struct {
    const sayso *engine;
    sayso_doc *doc;
    const sayso_input *input;
} job;

static void run_stages(void *arg)
{
    job *j = arg;
    long long t = now_ns();
    sy_report_read(j->engine, j->doc, j->input);
    stage_ns[0] += now_ns() - t;
    for (uint32_t i = 1; i < sy_pipeline_n; i++) {
        if (!sy_pipeline[i].run) continue;
        t = now_ns();
        sy_pipeline[i].run(j->engine, j->doc);
        stage_ns[i] += now_ns() - t;
    }
}

/* White-space words, the count that is comparable with other tools. */
static unsigned long long count_words(const char *s, size_t n)
{
    unsigned long long k = 0;
    int inside = 0;
    for (size_t i = 0; i < n; i++) {
        int space = s[i] == ' ' || (s[i] >= 9 && s[i] <= 13);
        k += !space && !inside;
        inside = !space;
    }
    return k;
}

static void read_one(const sayso *engine, const char *path, const char *text, size_t n)
{
    sayso_doc doc;
    memset(&doc, 0, sizeof doc);
    sayso_input in = { .size = sizeof in, .id = path, .bytes = text, .n_bytes = n };
    sy_arena_init(&doc.arena, 256 * 1024);
    doc.engine = engine;
    job j = { engine, &doc, &in };
    sayso_error err;
    if (sy_guard(&doc.arena, run_stages, &j, &err) == SAYSO_OK) {
        words += count_words(doc.text, doc.n_text);
        bytes += n;
        reports++;
    } else {
        fprintf(stderr, "%s\n", err.text);
    }
    sy_arena_free(&doc.arena);
}

static char *load(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    char *text = malloc(SY_TEXT_BYTES_MAX);
    *n = f && text ? fread(text, 1, SY_TEXT_BYTES_MAX, f) : 0;
    if (f) fclose(f);
    return text;
}

int main(int argc, char **argv)
{
    char data[4096], models[4096];
    sayso *engine;
    sayso_error err;
    if (argc < 4) return 2;
    snprintf(data, sizeof data, "%s/data", argv[1]);
    snprintf(models, sizeof models, "%s/models", argv[1]);
    sayso_options o = { .size = sizeof o, .data_dir = data, .model_dir = models };
    long long t = now_ns();
    if (sayso_open(&o, &engine, &err)) {
        fprintf(stderr, "%s\n", err.text);
        return 4;
    }
    printf("open\t%lld\n", now_ns() - t);
    int rounds = atoi(argv[2]);
    for (int i = 3; i < argc; i++) {
        size_t n;
        char *text = load(argv[i], &n);
        for (int r = 0; n && r < rounds; r++) read_one(engine, argv[i], text, n);
        free(text);
    }
    for (uint32_t i = 0; i < sy_pipeline_n; i++) printf("%s\t%lld\n", sy_pipeline[i].name, stage_ns[i]);
    printf("words\t%llu\nbytes\t%llu\nreports\t%llu\n", words, bytes, reports);
    sayso_close(engine);
    return 0;
}
