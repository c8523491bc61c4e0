/* model.c - opening and checking the language model's file; looking up tables. */
#include "base/model.h"

#include "base/common.h"
#include "base/limits.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEFAULT_MODEL "english.sayso"

/* Offsets in the header. */
enum { AT_VERSION = 8, AT_SECTIONS = 12, AT_SIZE = 16, AT_SUM = 24, AT_SEED = 32, AT_SHA = 40, AT_LICENCE = 112, DIRECTORY_ENTRY = 32 };

uint64_t sy_model_checksum(const unsigned char *bytes, size_t n_bytes)
{
    uint64_t a = 0x9E3779B97F4A7C15u, b = n_bytes;
    size_t i = 0;
    for (; i + 16 <= n_bytes; i += 16) {
        a = (a ^ sy_get64(bytes + i)) * 0xBF58476D1CE4E5B9u;
        b = (b ^ sy_get64(bytes + i + 8)) * 0x94D049BB133111EBu;
        a ^= a >> 32;
        b ^= b >> 29;
    }
    for (; i < n_bytes; i++) a = (a ^ bytes[i]) * 0x100000001B3u;
    return a ^ (b << 1 | b >> 63);
}

_Noreturn static void damaged(sy_arena *a, const char *path, size_t at, const char *what)
{
    sy_fail(a, SAYSO_MODEL, (uint32_t)at, "%.120s: damaged at byte %zu (%s); fetch or build the model again", path, at, what);
}

static void copy_text(char *out, const unsigned char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++) out[i] = bytes[i] >= 0x20 && bytes[i] < 0x7F ? (char)bytes[i] : 0;
    out[n] = 0;
}

static void read_directory(sy_arena *a, const char *path, sy_model *m)
{
    size_t dir = SY_MODEL_HEADER_BYTES;
    m->n_sections = sy_get32(m->bytes + AT_SECTIONS);
    if (m->n_sections > SY_MODEL_SECTIONS_MAX || m->n_bytes - dir < (size_t)m->n_sections * DIRECTORY_ENTRY)
        damaged(a, path, AT_SECTIONS, "number of sections");
    for (uint32_t i = 0; i < m->n_sections; i++, dir += DIRECTORY_ENTRY) {
        sy_section *s = &m->sections[i];
        uint64_t at = sy_get64(m->bytes + dir + 16), n = sy_get64(m->bytes + dir + 24);
        if (at > m->n_bytes || n > m->n_bytes - at) damaged(a, path, dir, "a section lies outside the file");
        copy_text(s->name, m->bytes + dir, SY_MODEL_NAME_BYTES);
        s->bytes = m->bytes + at;
        s->n_bytes = (size_t)n;
    }
}

const sy_model *sy_model_read(sy_arena *a, const char *path, const unsigned char *bytes, size_t n_bytes)
{
    if (n_bytes < SY_MODEL_HEADER_BYTES || memcmp(bytes, SY_MODEL_MAGIC, sizeof SY_MODEL_MAGIC) != 0)
        sy_fail(a, SAYSO_MODEL, 0, "%.160s: this is no language model of sayso", path);
    uint32_t version = sy_get32(bytes + AT_VERSION);
    if (version != SY_MODEL_VERSION)
        sy_fail(a, SAYSO_MODEL, AT_VERSION, "%.120s: model format %u, this program reads format %d; %s", path, version, SY_MODEL_VERSION,
                version > SY_MODEL_VERSION ? "use a newer sayso" : "fetch a newer model");
    if (sy_get64(bytes + AT_SIZE) != n_bytes)
        sy_fail(a, SAYSO_MODEL, AT_SIZE, "%.120s: %zu bytes instead of %llu; fetch the model again", path, n_bytes,
                (unsigned long long)sy_get64(bytes + AT_SIZE));
    sy_model *m = sy_alloc(a, sizeof *m);
    m->path = path;
    m->bytes = bytes;
    m->n_bytes = n_bytes;
    m->checksum = sy_get64(bytes + AT_SUM);
    m->seed = sy_get64(bytes + AT_SEED);
    copy_text(m->data_sha256, bytes + AT_SHA, 64);
    copy_text(m->licence, bytes + AT_LICENCE, 128);
    if (sy_model_checksum(bytes + SY_MODEL_HEADER_BYTES, n_bytes - SY_MODEL_HEADER_BYTES) != m->checksum)
        damaged(a, path, AT_SUM, "checksum");
    read_directory(a, path, m);
    return m;
}

typedef struct {
    void *at;
    size_t n;
} mapping;

static void unmap(void *what)
{
    mapping *m = what;
    munmap(m->at, m->n);
}

const sy_model *sy_model_open(sy_arena *a, const char *path)
{
    mapping *m = sy_alloc(a, sizeof *m);
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) sy_fail(a, SAYSO_MODEL, 0, "%.160s: the language model cannot be opened", path);
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size <= 0 || st.st_size > (off_t)SY_MODEL_BYTES_MAX) {
        close(fd);
        sy_fail(a, SAYSO_MODEL, 0, "%.160s: this is no language model of sayso", path);
    }
    m->n = (size_t)st.st_size;
    m->at = mmap(NULL, m->n, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
    close(fd);
    if (m->at == MAP_FAILED) sy_fail(a, SAYSO_MODEL, 0, "%.160s: the language model cannot be mapped", path);
    sy_arena_defer(a, unmap, m);
    return sy_model_read(a, path, m->at, m->n);
}

void sy_model_load(sayso *engine)
{
    const char *path = engine->options.lang_model;
    if (!path) path = sy_printf(&engine->arena, "%s/%s", engine->options.model_dir, DEFAULT_MODEL);
    engine->model = sy_model_open(&engine->arena, path);
}

const sy_section *sy_model_section(const sy_model *m, const char *name)
{
    for (uint32_t i = 0; i < m->n_sections; i++)
        if (strcmp(m->sections[i].name, name) == 0) return &m->sections[i];
    return NULL;
}

static const sy_section *section_or_fail(sy_arena *a, const char *path, const sy_model *m, const char *name, size_t at_least)
{
    const sy_section *s = sy_model_section(m, name);
    if (!s || s->n_bytes < at_least) sy_fail(a, SAYSO_MODEL, 0, "%.140s: the part \"%s\" is missing; fetch or build the model again", path, name);
    return s;
}

void sy_table_open(sy_arena *a, const char *path, const sy_model *m, const char *name, unsigned n_classes_max, sy_table *out)
{
    const sy_section *s = section_or_fail(a, path, m, name, 16);
    uint32_t bits = sy_get32(s->bytes);
    out->n_features = sy_get32(s->bytes + 4);
    out->n_classes = sy_get32(s->bytes + 8);
    if (bits < 1 || bits > 24 || out->n_classes > n_classes_max) damaged(a, path, (size_t)(s->bytes - m->bytes), "head of a table");
    size_t index_bytes = 4 * (((size_t)1 << bits) + 1);
    if (s->n_bytes - 16 < index_bytes) damaged(a, path, (size_t)(s->bytes - m->bytes), "size of a table");
    out->bits = bits;
    out->index = s->bytes + 16;
    out->rows = out->index + index_bytes;
    out->n_rows = (uint32_t)(s->n_bytes - 16 - index_bytes);
}

void sy_strings_open(sy_arena *a, const char *path, const sy_model *m, const char *name, sy_strings *out)
{
    const sy_section *s = section_or_fail(a, path, m, name, 1);
    uint32_t n = 0;
    if (s->bytes[0] || s->bytes[s->n_bytes - 1]) damaged(a, path, (size_t)(s->bytes - m->bytes), "strings");
    for (size_t i = 0; i < s->n_bytes; i++) n += !s->bytes[i];
    const char **at = sy_alloc_array(a, n, sizeof *at);
    const char *p = (const char *)s->bytes;
    for (uint32_t i = 0; i < n; i++, p += strlen(p) + 1) at[i] = p;
    out->at = at;
    out->n = n;
}

/* ---- looking up */

/* The row of a feature, or NULL: its number of weights, then the weights. Never reaches over the end of the rows. */
static inline const unsigned char *find_row(const sy_table *t, uint64_t h)
{
    const unsigned char *ix = t->index + 4 * (h >> (64 - t->bits));
    uint32_t at = sy_get32(ix), end = sy_get32(ix + 4);
    unsigned fingerprint = (unsigned)(h & 0xFFFF);
    if (end > t->n_rows) return NULL;
    while (at + 3 <= end && at < end) {
        const unsigned char *p = t->rows + at;
        at += 3 + 2u * p[2];
        if ((unsigned)(p[0] | p[1] << 8) == fingerprint) return at <= end ? p + 2 : NULL;
    }
    return NULL;
}

static uint32_t row_start(const sy_table *t, uint64_t h)
{
    uint32_t at = sy_get32(t->index + 4 * (h >> (64 - t->bits)));
    return at < t->n_rows ? at : 0;
}

void sy_table_add(const sy_table *t, const uint64_t *features, unsigned n, int32_t scores[SY_TABLE_CLASSES])
{
    for (unsigned i = 0; i < n; i++) __builtin_prefetch(t->index + 4 * (features[i] >> (64 - t->bits)));
    for (unsigned i = 0; i < n; i++) __builtin_prefetch(t->rows + row_start(t, features[i]));
    for (unsigned i = 0; i < n; i++) {
        const unsigned char *p = find_row(t, features[i]);
        if (!p) continue;
        for (unsigned m = *p++; m > 0; m--, p += 2) scores[p[0]] += sy_table_weight((int8_t)p[1]);
    }
}

int32_t sy_table_value(const sy_table *t, uint64_t hash)
{
    const unsigned char *p = find_row(t, hash);
    return p && p[0] ? p[1] | p[2] << 8 : -1;
}
