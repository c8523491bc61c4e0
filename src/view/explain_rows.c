/*
 * explain_rows.c - the rows of tables that made a line of the record, with file and line. The record keeps what fired in a few words
 * (its reason); the rows are looked up by them, so that this needs the tables the record was read with.
 */
#include "view/explain.h"

#include "base/engine.h"
#include "base/limits.h"
#include "base/tsv.h"
#include "base/utf8.h"

#include <ctype.h>
#include <string.h>

enum { ROWS_SHOWN = 3, ROW_BYTES = 200, NAME_BYTES = 120, SPAN_BYTES = 400 };

static int is_wanted(const sy_tsv *t, int column, const char *value) { return column < 0 || !value || strcmp(t->field[column], value) == 0; }

/* The fields of the row last read, empty ones as "-", so that columns can be counted. */
static void row_line(sy_explainer *x, const char *name, const char *table, const sy_tsv *t)
{
    const char *all = "";
    for (uint32_t i = 0; i < t->n_columns && strlen(all) < ROW_BYTES; i++) all = sy_printf(x->arena, "%s %.*s", all, ROW_BYTES, *t->field[i] ? t->field[i] : "-");
    sy_explain_line(x, name, "%s:%u%.*s", table, t->line, ROW_BYTES, all);
}

int sy_explain_row(sy_explainer *x, const char *name, const char *table, const char *column, const char *word, const char *other, const char *value)
{
    sy_tsv t;
    if (!word) return 0;
    sy_tsv_open(&t, x->arena, x->engine->options.data_dir, table, 0);
    int at = sy_tsv_find(&t, column), second = other ? sy_tsv_find(&t, other) : -1;
    while (at >= 0 && sy_tsv_next(&t)) {
        if (strcmp(t.field[at], word) != 0 || !is_wanted(&t, second, value)) continue;
        row_line(x, name, table, &t);
        return 1;
    }
    return 0;
}

/* ---- our frames */

/* What an operator made of the event inside it. */
static void composition(sy_explainer *x, const char *flags, const char *code)
{
    const char *op = flags ? strstr(flags, "op=") : NULL;
    if (!op) return;
    op = sy_strndup(x->arena, op + 3, strcspn(op + 3, ","));
    if (!code || !sy_explain_row(x, "operator", "frames-compose.tsv", "operator", op, "code", code)) sy_explain_line(x, "operator", "%s", op);
}

/* Rows of the frame, those of the event's code only if there are such. Gives how many. */
static uint32_t frame_rows(sy_explainer *x, const char *word, const char *theme, const char *code, const char **flags)
{
    sy_tsv t;
    uint32_t n = 0;
    sy_tsv_open(&t, x->arena, x->engine->options.data_dir, "frames.tsv", 0);
    uint32_t w = sy_tsv_column(&t, "word"), th = sy_tsv_column(&t, "theme"), c = sy_tsv_column(&t, "code"), f = sy_tsv_column(&t, "flags");
    while (sy_tsv_next(&t) && n < ROWS_SHOWN) {
        if (strcmp(t.field[w], word) != 0 || strcmp(t.field[th], theme) != 0 || (code && strcmp(t.field[c], code) != 0)) continue;
        row_line(x, n++ ? NULL : "frame", "frames.tsv", &t);
        *flags = t.field[f];
    }
    return n;
}

/* A reason begins with the word of the frame and its theme ("refuse any"), and goes on behind a colon. */
void sy_explain_frame(sy_explainer *x, const sayso_event *e)
{
    const char *flags = NULL;
    if (!e->reason) return;
    char *id = sy_strndup(x->arena, e->reason, strcspn(e->reason, ":;")), *blank = strchr(id, ' ');
    if (blank) *blank++ = 0;
    if (!blank) blank = "-";
    if (e->code && frame_rows(x, id, blank, e->code, &flags)) return;
    frame_rows(x, id, blank, NULL, &flags);
    composition(x, flags, e->code);
}

/* ---- the user's dictionaries */

static const char *line_of(const char *text, uint32_t number, size_t *n)
{
    for (uint32_t i = 1; text && i < number; i++) {
        text = strchr(text, '\n');
        text = text ? text + 1 : NULL;
    }
    *n = text ? strcspn(text, "\r\n") : 0;
    return *n ? text : NULL;
}

static void entry(sy_explainer *x, const char *role, const char *file, uint32_t number)
{
    const char *folder = x->engine->options.dictionaries, *row = NULL;
    size_t n = 0, n_file;
    if (folder) row = line_of(sy_file_read(x->arena, sy_printf(x->arena, "%s/%s", folder, file), SY_TABLE_BYTES_MAX, SAYSO_INPUT, &n_file), number, &n);
    if (n > ROW_BYTES) n = ROW_BYTES;
    while (row && n && n == ROW_BYTES && ((unsigned char)row[n] & 0xC0) == 0x80) n--;
    if (row && strcmp(role, "verb") == 0 && row[strspn(row, " \t")] == '-' && row[strspn(row, " \t") + 1] != '-') role = "pattern";
    if (row) sy_explain_line(x, role, "%s:%u %.*s", file, number, (int)n, row);
    else sy_explain_line(x, role, "%s:%u; give --dictionaries to see the line", file, number);
}

/* "river.verbs:13": a name of the folder, of letters, digits, ".", "_" and "-"; the end of its number in *end. */
static const char *place_at(sy_explainer *x, const char *s, uint32_t *line, const char **end)
{
    size_t n = strcspn(s, " :;");
    *end = s + n;
    if (s[n] != ':' || !isdigit((unsigned char)s[n + 1]) || !n || n >= NAME_BYTES || *s == '.' || memchr(s, '/', n)) return NULL;
    *line = 0;
    for (*end = s + n + 1; isdigit((unsigned char)**end); ++*end) *line = *line < SY_TABLE_BYTES_MAX ? *line * 10 + (uint32_t)(**end - '0') : *line;
    return sy_strndup(x->arena, s, n);
}

uint32_t sy_explain_entries(sy_explainer *x, const char *reason)
{
    const char *role = "verb", *end;
    uint32_t n = 0, line;
    for (const char *s = reason ? reason : ""; *s; s = end + (*end != 0)) {
        const char *file = place_at(x, s, &line, &end);
        if (file && memchr(file, '.', strlen(file))) {
            entry(x, role, file, line);
            n++;
        } else if (strncmp(s, "source", 6) == 0) role = "source by";
        else if (strncmp(s, "target", 6) == 0) role = "target by";
        else if (strncmp(s, "discarded", 9) == 0) role = "discarded by";
    }
    return n;
}

/* ---- roles */

/* Does the phrase stand in the words, alone or with a plural's s? */
static int stands_in(const char *words, const char *phrase)
{
    size_t n = strlen(phrase);
    for (const char *s = strstr(words, phrase); n && s; s = strstr(s + 1, phrase)) {
        const char *end = s + n;
        if (*end == 's') end++;
        if ((s == words || !isalnum((unsigned char)s[-1])) && !isalnum((unsigned char)*end)) return 1;
    }
    return 0;
}

/* The longest phrase of a table that stands there and has this sector. */
static int role_in(sy_explainer *x, const char *table, const char *words, const char *sector)
{
    const char *best = NULL;
    sy_tsv t;
    sy_tsv_open(&t, x->arena, x->engine->options.data_dir, table, 0);
    uint32_t phrase = sy_tsv_column(&t, "phrase"), of = sy_tsv_column(&t, "sector");
    while (sy_tsv_next(&t))
        if (strcmp(t.field[of], sector) == 0 && (!best || strlen(t.field[phrase]) > strlen(best)) && stands_in(words, t.field[phrase])) best = t.field[phrase];
    return best && sy_explain_row(x, NULL, table, "phrase", best, "sector", sector);
}

void sy_explain_role(sy_explainer *x, sayso_spans spans, const char *sector)
{
    char lower[SPAN_BYTES * 2];
    const char *words = sy_explain_words(x, spans);
    if (!words || strlen(sector) < 3) return;
    sy_utf8_lower(words, strlen(words) < SPAN_BYTES ? strlen(words) : SPAN_BYTES, lower, sizeof lower);
    sector = sy_strndup(x->arena, sector, 3);
    if (!role_in(x, "frames-roles.tsv", lower, sector)) role_in(x, "actors/roles.tsv", lower, sector);
}
