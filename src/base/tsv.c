/* tsv.c - reading our tables. */
#include "base/tsv.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* The size is asked for before the file is opened, so that nothing is open when the arena fails. */
char *sy_file_read(sy_arena *a, const char *path, size_t max, sayso_status code, size_t *n)
{
    struct stat st;
    if (stat(path, &st) != 0) sy_fail(a, code, 0, "%s: %s", path, strerror(errno));
    if (!S_ISREG(st.st_mode)) sy_fail(a, code, 0, "%s: not a file", path);
    if ((size_t)st.st_size > max) sy_fail(a, code, 0, "%s: %lld bytes; at most %zu are read", path, (long long)st.st_size, max);
    char *text = sy_alloc(a, (size_t)st.st_size + 1);
    FILE *f = fopen(path, "rb");
    if (!f) sy_fail(a, code, 0, "%s: %s", path, strerror(errno));
    *n = fread(text, 1, (size_t)st.st_size, f);
    int bad = ferror(f) ? errno : 0;
    fclose(f);
    if (bad) sy_fail(a, code, (uint32_t)*n, "%s:%zu: %s", path, *n, strerror(bad));
    text[*n] = 0;
    return text;
}

static sayso_status blame(const sy_tsv *t) { return t->user ? SAYSO_INPUT : SAYSO_MODEL; }

void sy_tsv_fail(sy_tsv *t, const char *message)
{
    sy_fail(t->arena, blame(t), t->line, "%s:%u: %s", t->path, t->line, message);
}

/* Cut the next line that is no comment into fields; gives their number, 0 at the end. */
static uint32_t cut_line(sy_tsv *t, const char **field)
{
    while (*t->next) {
        char *line = t->next, *end = strchr(line, '\n');
        t->next = end ? end + 1 : line + strlen(line);
        if (end) *end = 0;
        t->line++;
        size_t n = strlen(line);
        if (n && line[n - 1] == '\r') line[n - 1] = 0;
        if (!*line || *line == '#') continue;
        uint32_t k = 0;
        for (char *p = line;; p++) {
            if (k == SY_TSV_COLUMNS_MAX) sy_tsv_fail(t, "too many fields");
            field[k++] = p;
            p = strchr(p, '\t');
            if (!p) break;
            *p = 0;
        }
        return k;
    }
    return 0;
}

static void name_columns(sy_tsv *t)
{
    t->n_columns = cut_line(t, t->columns);
    if (!t->n_columns) sy_tsv_fail(t, "the table is empty; its first line must name the columns");
}

void sy_tsv_open(sy_tsv *t, sy_arena *a, const char *dir, const char *name, int user)
{
    size_t n;
    memset(t, 0, sizeof *t);
    t->arena = a;
    t->path = dir ? sy_printf(a, "%s/%s", dir, name) : sy_strdup(a, name);
    t->user = user;
    t->text = t->next = sy_file_read(a, t->path, SY_TABLE_BYTES_MAX, blame(t), &n);
    size_t bad = sy_utf8_check(t->text, n);
    if (bad < n || strlen(t->text) < n)
        sy_fail(a, blame(t), (uint32_t)bad, "%s:%zu: not UTF-8 text; save the table as UTF-8", t->path, bad);
    name_columns(t);
}

void sy_tsv_text(sy_tsv *t, sy_arena *a, const char *text, const char *name)
{
    memset(t, 0, sizeof *t);
    t->arena = a;
    t->path = name;
    t->text = t->next = sy_strdup(a, text);
    name_columns(t);
}

int sy_tsv_next(sy_tsv *t)
{
    uint32_t n = t->n_columns;
    uint32_t k = cut_line(t, t->field);
    if (k > n) sy_tsv_fail(t, "more fields than the first line names");
    if (!k) return 0;
    while (k < n) t->field[k++] = "";
    return 1;
}

int sy_tsv_find(const sy_tsv *t, const char *name)
{
    for (uint32_t i = 0; i < t->n_columns; i++)
        if (strcmp(t->columns[i], name) == 0) return (int)i;
    return -1;
}

uint32_t sy_tsv_column(sy_tsv *t, const char *name)
{
    int i = sy_tsv_find(t, name);
    if (i < 0) sy_fail(t->arena, blame(t), 1, "%s:1: no column named '%s'", t->path, name);
    return (uint32_t)i;
}
