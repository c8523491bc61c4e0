/* dictionary_read.c - a folder of the user's dictionaries: which file is what, lines without comments, phrases, errors. */
#include "base/limits.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "record/dictionary.h"

#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

enum { NOTES_MAX = 1000 };

/* ---- lines */

void sy_dict_note(const sy_dict_reader *r, const char *format, ...)
{
    char message[200];
    va_list args;
    if (r->d->notes.n == NOTES_MAX) return;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    *SY_PUSH(r->arena, &r->d->notes) = sy_printf(r->arena, "%s:%u: %s", r->path, r->line, message);
}

sy_dict_place sy_dict_here(const sy_dict_reader *r) { return (sy_dict_place){ r->file, r->line }; }

char *sy_dict_trim(char *s)
{
    while (*s == ' ' || *s == '\t' || *s == '\r') s++;
    size_t n = strlen(s);
    while (n && (s[n - 1] == ' ' || s[n - 1] == '\t' || s[n - 1] == '\r')) s[--n] = 0;
    return s;
}

/* "<!-- ... -->", over lines too; some files have it as "<! --". */
static void cut_markup(sy_dict_reader *r, char *line)
{
    if (r->in_comment) {
        char *end = strstr(line, "-->");
        if (!end) {
            *line = 0;
            return;
        }
        r->in_comment = 0;
        memmove(line, end + 3, strlen(end + 3) + 1);
    }
    char *begin = strstr(line, "<!");
    while (begin) {
        char *end = strstr(begin, "-->");
        if (!end) {
            r->in_comment = (int)r->line;
            *begin = 0;
            return;
        }
        memmove(begin, end + 3, strlen(end + 3) + 1);
        begin = strstr(begin, "<!");
    }
}

/* "# ..." and "; ...", not inside a code. */
static void cut_remark(char *line)
{
    int inside = 0;
    for (char *p = line; *p; p++) {
        if (*p == '[') inside = 1;
        else if (*p == ']') inside = 0;
        else if (!inside && (*p == '#' || *p == ';')) {
            *p = 0;
            return;
        }
    }
}

char *sy_dict_line(sy_dict_reader *r)
{
    if (!*r->next) {
        if (r->in_comment) {
            sy_fail(r->arena, SAYSO_INPUT, (uint32_t)r->in_comment, "%.150s:%d: the comment that begins here is never closed; write --> behind it", r->path, r->in_comment);
        }
        return NULL;
    }
    char *line = r->next, *end = strchr(line, '\n');
    r->next = end ? end + 1 : line + strlen(line);
    if (end) *end = 0;
    r->line++;
    cut_markup(r, line);
    cut_remark(line);
    size_t n = strlen(line);
    while (n && (line[n - 1] == ' ' || line[n - 1] == '\t' || line[n - 1] == '\r')) line[--n] = 0;
    return line;
}

char *sy_dict_bracket(const sy_dict_reader *r, char *s, char **rest)
{
    char *open = strchr(s, '[');
    if (!open) return NULL;
    char *close = strchr(open, ']');
    if (!close) {
        sy_dict_note(r, "the bracket [ is not closed; write ] behind the code");
        return NULL;
    }
    *close = 0;
    *open = 0;
    *rest = close + 1;
    return sy_dict_trim(open + 1);
}

/* ---- phrases */

/* Words of one token of a dictionary, in lower case: "AL-QAEDA" is two that stand together. 0: too many. */
static int add_pieces(const sy_dict_reader *r, sy_dict_word *words, uint8_t *n, const char *s, size_t bytes)
{
    size_t at = 0, from, k, room = bytes * 2 + 8;
    char *lower = sy_alloc(r->arena, room);
    size_t m = sy_utf8_lower(s, bytes, lower, room);
    while ((k = sy_dict_cut(lower, m, &at, &from)) > 0) {
        if (*n == SY_DICTIONARY_WORDS_MAX) return 0;
        words[*n].text = sy_strndup(r->arena, lower + from, k);
        words[(*n)++].joined = 1;
    }
    return 1;
}

sy_dict_word *sy_dict_words(const sy_dict_reader *r, const char *phrase, uint8_t *n)
{
    sy_dict_word words[SY_DICTIONARY_WORDS_MAX];
    memset(words, 0, sizeof words);
    *n = 0;
    for (const char *p = phrase; *p;) {
        size_t k = strcspn(p, " \t_");
        if (!add_pieces(r, words, n, p, k)) {
            sy_dict_note(r, "more than %u words in one phrase; shorten it", SY_DICTIONARY_WORDS_MAX);
            return NULL;
        }
        p += k;
        int line = *p == '_', blank = 0;
        while (*p == ' ' || *p == '\t' || *p == '_') blank |= *p++ != '_';
        if (!*n) continue;
        words[*n - 1].joined = line && !blank && *p != 0;
        words[*n - 1].whole = line && (blank || !*p);
    }
    if (!*n) {
        sy_dict_note(r, "an entry without words; write the phrase before its code");
        return NULL;
    }
    sy_dict_word *out = sy_alloc_array(r->arena, *n, sizeof *out);
    memcpy(out, words, *n * sizeof *out);
    out[*n - 1].joined = 0;
    return out;
}

int sy_dict_phrase_of(const sy_dict_reader *r, const char *phrase, sy_dict_phrase *out)
{
    memset(out, 0, sizeof *out);
    out->words = sy_dict_words(r, phrase, &out->n);
    if (!out->words) return 0;
    for (uint8_t i = 0; i < out->n; i++) out->letters += (uint32_t)strlen(out->words[i].text);
    out->entry = out->next = -1;
    out->place = sy_dict_here(r);
    return 1;
}

sy_dict_phrase *sy_dict_add(sy_dict_reader *r, sy_dict_phrases *index, const char *phrase, int32_t entry)
{
    sy_dict_phrase p;
    int fresh;
    if (!sy_dict_phrase_of(r, phrase, &p)) return NULL;
    uint32_t *first = sy_map_put(r->arena, &index->first, p.words[0].text, strlen(p.words[0].text), &fresh);
    p.entry = entry;
    p.next = fresh ? -1 : (int32_t)*first;
    *first = index->phrases.n;
    sy_dict_phrase *out = SY_PUSH(r->arena, &index->phrases);
    *out = p;
    return out;
}

/* ---- files */

typedef enum { NOTHING = 0, ACTORS, AGENTS, VERBS, DISCARDS, ISSUES } file_kind;

static int holds(const char *name, const char *word)
{
    size_t n = strlen(word);
    for (; *name; name++)
        if (strncasecmp(name, word, n) == 0) return 1;
    return 0;
}

static file_kind kind_by_name(const char *name)
{
    static const struct {
        const char *word;
        file_kind kind;
    } words[] = { { "agent", AGENTS }, { "discard", DISCARDS }, { "issue", ISSUES }, { "verb", VERBS }, { "cameo", VERBS }, { "actor", ACTORS },
                  { "countries", ACTORS }, { "international", ACTORS }, { "nonstate", ACTORS } };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (holds(name, words[i].word)) return words[i].kind;
    return NOTHING;
}

/* By its lines: "--- X ---" heads verbs, "[~COP]" is an agent's code, "<ISSUE" an issue's. */
static file_kind kind_by_lines(const char *text)
{
    uint32_t tilde = 0, codes = 0;
    for (const char *p = text; p && *p; p = strchr(p, '\n') ? strchr(p, '\n') + 1 : NULL) {
        const char *end = strchr(p, '\n'), *open = memchr(p, '[', end ? (size_t)(end - p) : strlen(p));
        if (strncmp(p, "---", 3) == 0 && open) return VERBS;
        if (strncmp(p, "<ISSUE", 6) == 0) return ISSUES;
        if (*p == '#' || !open) continue;
        const char *close = memchr(open, ']', end ? (size_t)(end - open) : strlen(open));
        codes += close != NULL;
        tilde += close && memchr(open, '~', (size_t)(close - open)) != NULL;
    }
    return tilde * 2 > codes ? AGENTS : codes ? ACTORS : NOTHING;
}

/* Files that stand beside dictionaries and are none. */
static int is_aside(const char *name)
{
    static const char *const endings[] = { ".md", ".ini", ".cfg", ".log", ".py", ".pl", ".R", ".xml", ".json", ".html", ".pdf", ".project", "~" };
    size_t n = strlen(name);
    if (name[0] == '.' || strncasecmp(name, "readme", 6) == 0 || strncasecmp(name, "license", 7) == 0) return 1;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t k = strlen(endings[i]);
        if (n >= k && strcasecmp(name + n - k, endings[i]) == 0) return 1;
    }
    return 0;
}

/* Bytes that are no UTF-8 are taken as ISO 8859-1, in which old files are. */
static char *as_utf8(sy_arena *a, char *text, size_t n)
{
    if (sy_utf8_check(text, n) == n) return text;
    char *out = sy_alloc(a, n * 2 + 1), *p = out;
    for (size_t i = 0; i < n; i++) p += sy_utf8_put((unsigned char)text[i], p);
    *p = 0;
    return out;
}

static file_kind read_text(sy_arena *a, sy_dictionaries *d, const char *path, const char *name, char *text, size_t n)
{
    sy_dict_reader r = { .arena = a, .d = d, .path = path };
    if (strlen(text) < n) sy_fail(a, SAYSO_INPUT, (uint32_t)strlen(text), "%.150s:%zu: a zero byte; a dictionary is a text file", path, strlen(text));
    text = as_utf8(a, text, n);
    file_kind kind = kind_by_name(name);
    if (!kind) kind = kind_by_lines(text);
    if (!kind)
        sy_fail(a, SAYSO_INPUT, 0, "%.120s: not known as a dictionary; put actors, agents, verbs, discards or issues in its name, or take it out", path);
    r.next = strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? text + 3 : text;
    r.file = (uint16_t)d->files.n;
    *SY_PUSH(a, &d->files) = sy_strdup(a, name);
    static void (*const read[])(sy_dict_reader *) = { NULL, sy_dict_read_actors, sy_dict_read_agents, sy_dict_read_verbs, sy_dict_read_discards, sy_dict_read_issues };
    read[kind](&r);
    return kind;
}

static file_kind read_file(sy_arena *a, sy_dictionaries *d, const char *folder, const char *name)
{
    size_t n;
    const char *path = sy_printf(a, "%s/%s", folder, name);
    char *text = sy_file_read(a, path, SY_TABLE_BYTES_MAX, SAYSO_INPUT, &n);
    return read_text(a, d, path, name, text, n);
}

sy_dictionaries *sy_dictionaries_read(sy_arena *a, const char *name, const char *text, size_t n)
{
    sy_dictionaries *d = sy_alloc(a, sizeof *d);
    read_text(a, d, name, name, sy_strndup(a, text, n), n);
    sy_dict_finish_verbs(d);
    return d;
}

static int by_bytes(const void *x, const void *y) { return strcmp(*(char *const *)x, *(char *const *)y); }

static void close_dir(void *dir) { closedir(dir); }

/* Names of the files, in the order of their bytes, so that the order of a folder changes nothing. */
static char **names_of(sy_arena *a, const char *folder, uint32_t *n)
{
    SY_VEC(char *) names = { 0 };
    DIR *dir = opendir(folder);
    if (!dir) sy_fail(a, SAYSO_INPUT, 0, "%.150s: %s; --dictionaries takes a folder of dictionary files", folder, strerror(errno));
    sy_arena_defer(a, close_dir, dir);
    for (struct dirent *e = readdir(dir); e; e = readdir(dir)) {
        struct stat st;
        if (is_aside(e->d_name) || stat(sy_printf(a, "%s/%s", folder, e->d_name), &st) != 0 || !S_ISREG(st.st_mode)) continue;
        if (names.n == SY_DICTIONARY_FILES_MAX) sy_fail(a, SAYSO_INPUT, 0, "%.150s: more than %u files; give a folder that holds the dictionaries alone", folder, SY_DICTIONARY_FILES_MAX);
        *SY_PUSH(a, &names) = sy_strdup(a, e->d_name);
    }
    if (names.n) qsort(names.at, names.n, sizeof *names.at, by_bytes);
    *n = names.n;
    return names.at;
}

sy_dictionaries *sy_dictionaries_load(sy_arena *a, const char *folder)
{
    sy_dictionaries *d = sy_alloc(a, sizeof *d);
    uint32_t n, found = 0;
    char **names = names_of(a, folder, &n);
    for (uint32_t i = 0; i < n; i++) found |= 1u << read_file(a, d, folder, names[i]);
    if (!(found & 1u << VERBS)) sy_fail(a, SAYSO_INPUT, 0, "%.150s: no dictionary of verbs; add a file with verbs in its name", folder);
    if (!(found & 1u << ACTORS)) sy_fail(a, SAYSO_INPUT, 0, "%.150s: no dictionary of actors; add a file with actors in its name", folder);
    sy_dict_finish_verbs(d);
    return d;
}

const char *const *sayso_notes(const sayso *engine, size_t *n)
{
    *n = engine->dictionaries ? engine->dictionaries->notes.n : 0;
    return *n ? engine->dictionaries->notes.at : NULL;
}
