/*
 * read-pages.c - what the intake alone makes of files: one JSON object a file, with the blocks of the text.
 *
 * usage: read-pages [-t] DATA_DIR FILE...
 * -t: instead of JSON, the blocks in readable form, one a line, and the time each file took.
 *
 * Needs no models. tools/score-articles.py uses it; it is also the quickest way to see why a page is read as it is.
 */
#include "base/engine.h"
#include "base/json.h"
#include "report/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static const char *const kinds[] = { "none", "paragraph", "title", "heading", "item", "quote", "caption", "meta", "furniture" };

typedef struct {
    const sayso *engine;
    sayso_doc *doc;
    const sayso_input *input;
} job;

static void load(void *engine) { sy_report_load(engine); }

static void read_one(void *arg)
{
    job *j = arg;
    sy_report_read(j->engine, j->doc, j->input);
}

static char *slurp(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    size_t room = 1 << 16;
    char *s = malloc(room);
    *n = 0;
    while (f && s) {
        size_t k = fread(s + *n, 1, room - *n, f);
        if (!k) break;
        *n += k;
        if (*n == room) s = realloc(s, room *= 2);
    }
    if (f) fclose(f);
    return s;
}

static int is_body(sy_block_kind k) { return k == SY_BLOCK_PARAGRAPH || k == SY_BLOCK_HEADING || k == SY_BLOCK_ITEM || k == SY_BLOCK_QUOTE; }

static void print_json(const sayso_doc *d)
{
    sy_buf b, body;
    sy_json j;
    sy_buf_init(&b, 0);
    sy_buf_init(&body, 0);
    for (uint32_t i = 0; i < d->blocks.n; i++) {
        const sy_block_of_text *k = &d->blocks.at[i];
        if (!is_body(k->kind)) continue;
        sy_buf_add(&body, d->text + k->span.start, k->span.end - k->span.start);
        sy_buf_str(&body, "\n");
    }
    sy_json_init(&j, &b);
    sy_json_object(&j, NULL);
    sy_json_str(&j, "id", d->report.id);
    sy_json_str(&j, "title", d->report.title);
    sy_json_str(&j, "author", d->report.byline);
    sy_json_str(&j, "date", d->report.date);
    sy_json_str(&j, "outlet", d->report.outlet);
    sy_json_str(&j, "url", d->report.url);
    sy_json_strn(&j, "articleBody", body.n ? body.at : "", body.n);
    sy_json_strn(&j, "text", d->text, d->n_text);
    sy_json_array(&j, "raw");
    for (uint32_t i = 0; i < d->raw.n; i++) {
        sy_json_array(&j, NULL);
        sy_json_int(&j, NULL, d->raw.at[i].text_start);
        sy_json_int(&j, NULL, d->raw.at[i].raw_start);
        sy_json_int(&j, NULL, d->raw.at[i].length);
        sy_json_end_array(&j);
    }
    sy_json_end_array(&j);
    sy_json_end_object(&j);
    printf("%s\n", b.at);
    sy_buf_free(&b);
    sy_buf_free(&body);
}

static void print_text(const sayso_doc *d)
{
    const sayso_report *r = &d->report;
    printf("title %s\nbyline %s\ndateline %s\ndate %s (%d)\noutlet %s\nurl %s\n", r->title, r->byline, r->dateline, r->date, (int)r->date_basis, r->outlet, r->url);
    for (uint32_t i = 0; i < d->blocks.n; i++) {
        const sy_block_of_text *k = &d->blocks.at[i];
        printf("%-9s %6u-%-6u %.*s\n", kinds[k->kind], k->span.start, k->span.end, (int)(k->span.end - k->span.start), d->text + k->span.start);
    }
}

int main(int argc, char **argv)
{
    int readable = argc > 1 && strcmp(argv[1], "-t") == 0, failures = 0;
    if (argc < 3 + readable) return fprintf(stderr, "usage: read-pages [-t] DATA_DIR FILE...\n"), 2;
    sayso engine = { 0 };
    sayso_error err;
    sy_arena_init(&engine.arena, 0);
    engine.options.data_dir = argv[1 + readable];
    if (sy_guard(&engine.arena, load, &engine, &err)) return fprintf(stderr, "%s\n", err.text), 1;
    for (int i = 2 + readable; i < argc; i++) {
        sayso_doc d = { .engine = &engine };
        sayso_input in = { .size = sizeof in, .id = argv[i] };
        char *bytes = slurp(argv[i], &in.n_bytes);
        in.bytes = bytes;
        sy_arena_init(&d.arena, 256 * 1024);
        job j = { &engine, &d, &in };
        clock_t begin = clock();
        sayso_status s = sy_guard(&d.arena, read_one, &j, &err);
        clock_t took = clock() - begin;
        if (s) fprintf(stderr, "%s: %s\n", sayso_status_name(s), err.text), failures++;
        else if (readable) print_text(&d);
        else print_json(&d);
        if (readable) printf("%zu bytes, %.1f ms\n", in.n_bytes, (double)took * 1000 / CLOCKS_PER_SEC);
        sy_arena_free(&d.arena);
        free(bytes);
    }
    sy_arena_free(&engine.arena);
    return failures > 0;
}
