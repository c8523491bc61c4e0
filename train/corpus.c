/* corpus.c - reading treebanks and name annotation. */
#include "corpus.h"

#include "files.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    corpus *c;
    const char *path, *bytes;
    size_t n;
} job;

static void read_work(void *arg)
{
    job *j = arg;
    sy_conllu_read(&j->c->doc, j->path, j->bytes, j->n, &j->c->gold);
}

corpus *corpus_of(const char *path, const char *bytes, size_t n_bytes)
{
    job j = { checked(calloc(1, sizeof(corpus))), path, bytes, n_bytes };
    sayso_error err;
    sy_arena_init(&j.c->doc.arena, 1 << 22);
    if (sy_guard(&j.c->doc.arena, read_work, &j, &err)) {
        fprintf(stderr, "%s\n", err.text);
        exit(1);
    }
    sy_sha256_hex(j.bytes, j.n, j.c->sha256);
    uint32_t n = j.c->doc.words.n;
    j.c->tag = checked(calloc(n, 1));
    j.c->guess = checked(calloc(n, 1));
    j.c->ner = checked(malloc(n));
    memset(j.c->ner, 255, n);
    return j.c;
}

corpus *corpus_read(const char *path)
{
    size_t n;
    char *bytes = file_read(path, &n);
    corpus *c = corpus_of(path, bytes, n);
    free(bytes);
    return c;
}

void corpus_free(corpus *c)
{
    sy_arena_free(&c->doc.arena);
    free(c->tag);
    free(c->guess);
    free(c->ner);
    free(c);
}
