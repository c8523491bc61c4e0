/* corpus.c - reading treebanks and name annotation. */
#include "corpus.h"

#include "perceptron.h"

#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

char *file_read(const char *path, size_t *n)
{
    gzFile f = gzopen(path, "rb");
    if (!f) {
        fprintf(stderr, "%s: cannot be opened\n", path);
        exit(1);
    }
    size_t room = 1 << 20;
    char *s = checked(malloc(room));
    int got;
    for (*n = 0; (got = gzread(f, s + *n, (unsigned)(room - *n - 1))) > 0;) {
        *n += (size_t)got;
        if (room - *n < 2) s = checked(realloc(s, room *= 2));
    }
    gzclose(f);
    s[*n] = 0;
    return s;
}

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

corpus *corpus_read(const char *path)
{
    job j = { checked(calloc(1, sizeof(corpus))), path, NULL, 0 };
    j.bytes = file_read(path, &j.n);
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
    free((char *)j.bytes);
    return j.c;
}

void corpus_free(corpus *c)
{
    sy_arena_free(&c->doc.arena);
    free(c->tag);
    free(c->guess);
    free(c->ner);
    free(c);
}

static uint8_t name_class(const char *tag)
{
    static const char *const kinds[] = { "PER", "ORG", "LOC" };
    for (int k = 0; k < 3; k++)
        if (tag[0] && tag[1] == '-' && strcmp(tag + 2, kinds[k]) == 0) return (uint8_t)(1 + 2 * k + (tag[0] == 'I'));
    return 0;
}

typedef struct {
    const char *form[512];
    uint8_t class[512];
    uint32_t n;
} named;

/* Give the words of a sentence the classes of the annotation, form by form; a few may be missing on either side. */
static void align(corpus *c, uint32_t sentence, const named *a)
{
    const sy_sentence *s = &c->doc.sentences.at[sentence];
    uint32_t k = 0;
    for (uint32_t i = s->first_word; i < s->first_word + s->n_words; i++) {
        uint32_t j = k;
        while (j < a->n && j < k + 4 && strcmp(a->form[j], c->doc.words.at[i].form) != 0) j++;
        int found = j < a->n && j < k + 4;
        c->ner[i] = found ? a->class[j] : 0;
        if (found) k = j + 1;
    }
}

uint32_t corpus_read_names(corpus *c, const char *path)
{
    size_t n;
    char *bytes = file_read(path, &n), *save = NULL;
    sy_map ids = { 0 };
    for (uint32_t i = 0; i < c->gold.ids.n; i++) *sy_map_put(&c->doc.arena, &ids, c->gold.ids.at[i], strlen(c->gold.ids.at[i]), NULL) = i;
    uint32_t found = 0;
    int32_t sentence = -1;
    static named a;
    for (char *line = strtok_r(bytes, "\n", &save);; line = strtok_r(NULL, "\n", &save)) {
        int id = line && strncmp(line, "# sent_id = ", 12) == 0;
        if ((id || !line) && sentence >= 0 && a.n) {
            align(c, (uint32_t)sentence, &a);
            found++;
        }
        if (!line) break;
        if (id) {
            const uint32_t *at = sy_map_get(&ids, line + 12, strlen(line + 12));
            sentence = at ? (int32_t)*at : -1;
            a.n = 0;
        }
        char *tab = strchr(line, '\t'), *tab2 = tab ? strchr(tab + 1, '\t') : NULL;
        if (line[0] == '#' || !tab2 || a.n >= 512) continue;
        *tab2 = 0;
        char *end = strchr(tab2 + 1, '\t');
        if (end) *end = 0;
        a.form[a.n] = tab + 1;
        a.class[a.n++] = name_class(tab2 + 1);
    }
    free(bytes);
    return found;
}
