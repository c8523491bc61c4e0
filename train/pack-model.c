/*
 * pack-model.c - puts the sections that the training programs wrote into one model file (src/base/model.h).
 *
 * usage: pack-model OUT [--from MODEL] [--seed N] [--licence TEXT] [--data-sha256 HEX] [NAME=FILE...]
 *
 * --from takes over all sections of a model that are not named, and its seed, licence and hash where these are not
 * given. OUT may be the file that --from names.
 */
#include "base/common.h"
#include "base/model.h"
#include "files.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    const char *name;
    const unsigned char *bytes;
    size_t n;
} part;

typedef struct {
    sy_arena *arena;
    char **argv;
    const char *out, *licence, *sha256;
    uint64_t seed;
    part parts[SY_MODEL_SECTIONS_MAX];
    uint32_t n;
} packing;

static _Noreturn void usage(const char *why)
{
    fprintf(stderr, "%s\nusage: pack-model OUT [--from MODEL] [--seed N] [--licence TEXT] [--data-sha256 HEX] [NAME=FILE...]\n", why);
    exit(2);
}

static void put_le(unsigned char *at, uint64_t v, int n)
{
    for (int i = 0; i < n; i++) at[i] = (unsigned char)(v >> (8 * i));
}

static size_t padded(size_t n) { return (n + 15) / 16 * 16; }

static void put_part(packing *p, const char *name, size_t n_name, const unsigned char *bytes, size_t n)
{
    if (!n_name || n_name > SY_MODEL_NAME_BYTES) usage("the name of a section has 1 to 16 bytes");
    uint32_t k = 0;
    while (k < p->n && (strlen(p->parts[k].name) != n_name || memcmp(p->parts[k].name, name, n_name) != 0)) k++;
    if (k == SY_MODEL_SECTIONS_MAX) usage("too many sections");
    if (k == p->n) p->parts[p->n++].name = sy_strndup(p->arena, name, n_name);
    p->parts[k].bytes = bytes;
    p->parts[k].n = n;
}

/* The file is read, not mapped: it may be the one that is written. */
static void take_over(packing *p, const char *path)
{
    size_t n;
    const unsigned char *bytes = (const unsigned char *)file_read(path, &n);
    const sy_model *m = sy_model_read(p->arena, path, bytes, n);
    for (uint32_t i = 0; i < m->n_sections; i++)
        put_part(p, m->sections[i].name, strlen(m->sections[i].name), m->sections[i].bytes, m->sections[i].n_bytes);
    p->seed = m->seed;
    p->licence = m->licence;
    p->sha256 = m->data_sha256;
}

static void write_model(const packing *p)
{
    size_t dir = SY_MODEL_HEADER_BYTES, at = padded(dir + 32 * (size_t)p->n), total = at;
    for (uint32_t i = 0; i < p->n; i++) total += padded(p->parts[i].n);
    unsigned char *b = checked(calloc(total, 1));
    memcpy(b, SY_MODEL_MAGIC, sizeof SY_MODEL_MAGIC);
    put_le(b + 8, SY_MODEL_VERSION, 4);
    put_le(b + 12, p->n, 4);
    put_le(b + 16, total, 8);
    put_le(b + 32, p->seed, 8);
    memcpy(b + 40, p->sha256, 64);
    memcpy(b + 112, p->licence, strlen(p->licence));
    for (uint32_t i = 0; i < p->n; i++, dir += 32) {
        const part *s = &p->parts[i];
        memcpy(b + dir, s->name, strlen(s->name));
        put_le(b + dir + 16, at, 8);
        put_le(b + dir + 24, s->n, 8);
        memcpy(b + at, s->bytes, s->n);
        at += padded(s->n);
        printf("%-16s %9zu bytes\n", s->name, s->n);
    }
    put_le(b + 24, sy_model_checksum(b + SY_MODEL_HEADER_BYTES, total - SY_MODEL_HEADER_BYTES), 8);
    file_write(p->out, b, total);
    printf("%-16s %9zu bytes\n", "in all", total);
    free(b);
}

static void read_options(packing *p)
{
    char **a = p->argv;
    for (int i = 2; a[i]; i++)
        if (strcmp(a[i], "--from") == 0 && a[i + 1]) take_over(p, a[++i]);
    for (int i = 2; a[i]; i++) {
        const char *is = strchr(a[i], '=');
        if (a[i][0] != '-') {
            size_t n;
            if (!is) usage("a section is given as NAME=FILE");
            unsigned char *bytes = (unsigned char *)file_read(is + 1, &n);
            put_part(p, a[i], (size_t)(is - a[i]), bytes, n);
            continue;
        }
        if (!a[i + 1]) usage("an option has no value");
        if (strcmp(a[i], "--seed") == 0) p->seed = strtoull(a[i + 1], NULL, 10);
        else if (strcmp(a[i], "--licence") == 0) p->licence = a[i + 1];
        else if (strcmp(a[i], "--data-sha256") == 0) p->sha256 = a[i + 1];
        else if (strcmp(a[i], "--from") != 0) usage("unknown option");
        i++;
    }
}

static void work(void *arg)
{
    packing *p = arg;
    read_options(p);
    if (!p->n) usage("no sections");
    if (!p->licence || strlen(p->licence) > 128) usage("the licence has 1 to 128 bytes");
    if (!p->sha256 || strlen(p->sha256) != 64) usage("the hash of the data has 64 digits");
    write_model(p);
}

int main(int argc, char **argv)
{
    if (argc < 3) usage("not enough arguments");
    sy_arena a;
    sayso_error err;
    sy_arena_init(&a, 0);
    packing p = { .arena = &a, .argv = argv, .out = argv[1] };
    if (sy_guard(&a, work, &p, &err)) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    sy_arena_free(&a);
    return 0;
}
