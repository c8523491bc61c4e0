/* fuzz_sections.c - the language model with bytes of its parts changed under a right checksum: opening says what is wrong, or
 * reading gives trees all the same. The input is a list of changes: part (with its high bit, near the part's head), place (three
 * bytes), value. */
#include "base/engine.h"
#include "base/model.h"
#include "lang/lang.h"
#include "text/text.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

enum { CHANGE_BYTES = 5, CHANGES_MAX = 64, HEAD_BYTES = 96 };

static const char text[] = "The envoys of Orvenia, who won't leave Teln, said on 5 May 2031: \"We studied 12,000 papers.\" Mr. Marak's "
                           "MINISTERS HAVE REJECTED IT. \xF0\x9F\x91\x8D caf\xC3\xA9s, U.S. troops and children's better bids were taken\n\nNo.";

static sayso *whole;
static unsigned char *bytes; /* a private copy of the model, which is changed and put back */
static const sy_model *model;
static sy_arena forever;

static void read_model(void *arg)
{
    const struct stat *st = arg;
    model = sy_model_read(&forever, "fuzz", bytes, (size_t)st->st_size);
}

static void open_whole(void)
{
    sayso_options o = { .size = sizeof o, .data_dir = SAYSO_SOURCE "/data", .model_dir = SAYSO_SOURCE "/models", .language_only = 1 };
    struct stat st;
    int fd = open(SAYSO_SOURCE "/models/english.sayso", O_RDONLY);
    if (fd < 0 || fstat(fd, &st) != 0 || sayso_open(&o, &whole, NULL)) abort();
    bytes = mmap(NULL, (size_t)st.st_size, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    close(fd);
    sy_arena_init(&forever, 0);
    if (bytes == MAP_FAILED || sy_guard(&forever, read_model, &st, NULL)) abort();
}

static unsigned char *place(const uint8_t *change)
{
    const sy_section *s = &model->sections[(change[0] & 127) % model->n_sections];
    size_t at = change[1] | (size_t)change[2] << 8 | (size_t)change[3] << 16, room = change[0] & 128 && s->n_bytes > HEAD_BYTES ? HEAD_BYTES : s->n_bytes;
    return room ? bytes + (s->bytes - bytes) + at % room : NULL;
}

static void load(void *arg)
{
    sayso *e = arg;
    sy_sentences_load(e);
    sy_lang_load(e);
}

/* Every sentence is a tree, whatever the model says. */
static void check_trees(const sayso_doc *d)
{
    for (uint32_t i = 0; i < d->words.n; i++) {
        int32_t h = (int32_t)i;
        for (uint32_t steps = 0; h >= 0 && (uint32_t)h < d->words.n; h = d->words.at[h].head)
            if (++steps > d->words.n) abort();
        if (h >= 0) abort();
    }
}

static void read_text(const sayso *e)
{
    sayso_input in = { .size = sizeof in, .id = "t", .bytes = text, .n_bytes = sizeof text - 1, .format = SAYSO_FORMAT_TEXT };
    sayso_doc *d;
    char *out;
    size_t n;
    if (sayso_read(e, &in, &d, NULL)) return;
    check_trees(d);
    if (sayso_doc_conllu(d, &out, &n, NULL) == SAYSO_OK) sayso_free(out);
    if (sayso_doc_words_json(d, &out, &n, NULL) == SAYSO_OK) sayso_free(out);
    sayso_doc_free(d);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    unsigned char *at[CHANGES_MAX], old[CHANGES_MAX];
    size_t k = 0;
    if (!whole) open_whole();
    for (; k < CHANGES_MAX && (k + 1) * CHANGE_BYTES <= n; k++) {
        at[k] = place(data + k * CHANGE_BYTES);
        if (!at[k]) at[k] = bytes + model->n_bytes - 1;
        old[k] = *at[k];
        *at[k] = data[k * CHANGE_BYTES + 4];
    }
    sayso e = *whole;
    sayso_error err;
    sy_arena_init(&e.arena, 0);
    e.model = model;
    sayso_status status = sy_guard(&e.arena, load, &e, &err);
    if (status == SAYSO_OK) read_text(&e);
    else if (status != SAYSO_MODEL || !err.text[0]) abort();
    sy_arena_free(&e.arena);
    while (k-- > 0) *at[k] = old[k];
    return 0;
}
