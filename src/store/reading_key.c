/* reading_key.c - a hash of all that decides how a report is read besides its bytes and what is given with it. */
#include "base/engine.h"
#include "base/limits.h"
#include "base/tsv.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

void sayso_sha256(const void *bytes, size_t n_bytes, char out[65]) { sy_sha256_hex(bytes, n_bytes, out); }

/* Raised whenever the same tables and models give another record, so that stored reports are read anew. */
static const char code_of_record[] = "2: strength of cues";

typedef struct {
    sy_arena arena;
    const sayso *engine;
    char *out;
    SY_VEC(char *) parts;
} key_job;

static void add_file(key_job *k, const char *path)
{
    char hex[65];
    size_t n;
    const char *bytes = sy_file_read(&k->arena, path, SY_MODEL_BYTES_MAX, SAYSO_MODEL, &n);
    sy_sha256_hex(bytes, n, hex);
    *SY_PUSH(&k->arena, &k->parts) = sy_strdup(&k->arena, hex);
}

static int visible(const struct dirent *e) { return e->d_name[0] != '.'; }

typedef struct {
    struct dirent **at;
    int n;
} names;

static void free_names(void *p)
{
    names *list = p;
    for (int i = 0; i < list->n; i++) free(list->at[i]);
    if (list->n >= 0) free(list->at);
}

/* Files of a folder and of the folders in it, by name. */
static void add_folder(key_job *k, const char *dir, int depth)
{
    names *list = sy_alloc(&k->arena, sizeof *list);
    sy_arena_defer(&k->arena, free_names, list);
    list->n = scandir(dir, &list->at, visible, alphasort);
    for (int i = 0; i < list->n; i++) {
        struct stat st;
        char *path = sy_printf(&k->arena, "%s/%s", dir, list->at[i]->d_name);
        if (stat(path, &st) != 0) continue;
        if (S_ISDIR(st.st_mode) && depth < 4) add_folder(k, path, depth + 1);
        else if (S_ISREG(st.st_mode)) add_file(k, path);
    }
}

static void add_text(key_job *k, const char *s) { *SY_PUSH(&k->arena, &k->parts) = sy_printf(&k->arena, "%s%s", s ? "=" : "-", s ? s : ""); }

static void key_work(void *arg)
{
    key_job *k = arg;
    const sayso_options *o = &k->engine->options;
    add_text(k, sayso_version());
    add_text(k, code_of_record);
    add_folder(k, o->data_dir, 0);
    add_folder(k, o->model_dir, 0);
    const char *const own[] = { o->lang_model, o->actors, o->issues, o->corrections };
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
        add_text(k, own[i] ? "file" : NULL);
        if (own[i]) add_file(k, own[i]);
    }
    add_text(k, o->dictionaries ? "folder" : NULL);
    if (o->dictionaries) add_folder(k, o->dictionaries, 0);
    size_t n = 0;
    for (uint32_t i = 0; i < k->parts.n; i++) n += strlen(k->parts.at[i]) + 1;
    char *all = sy_alloc(&k->arena, n + 1), *p = all;
    for (uint32_t i = 0; i < k->parts.n; i++) p = stpcpy(p, k->parts.at[i]) + 1;
    sy_sha256_hex(all, n, k->out);
}

sayso_status sayso_reading_key(const sayso *engine, char out[65], sayso_error *err)
{
    if (!engine || !out) return sy_error_set(err, SAYSO_USAGE, 0, "sayso_reading_key: engine and out must be set");
    char hex[65];
    key_job k = { .engine = engine, .out = hex };
    sy_arena_init(&k.arena, 1 << 20);
    sayso_status status = sy_guard(&k.arena, key_work, &k, err);
    sy_arena_free(&k.arena);
    if (!status) memcpy(out, hex, sizeof hex);
    return status;
}
