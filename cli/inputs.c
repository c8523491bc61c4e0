/* inputs.c - what the operands stand for: files, folders, standard input, JSON lines, records, stores. */
#include "inputs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEPTH_MAX = 32, LINE_MAX_BYTES = 96 << 20, SNIFF = 4096 };

static char *copy(const char *s, size_t n)
{
    char *p = malloc(n + 1);
    if (!p) {
        cli_error("out of memory");
        exit(CLI_INTERNAL);
    }
    memcpy(p, s, n);
    p[n] = 0;
    return p;
}

static cli_input *push(cli_inputs *list, const char *id, size_t n_id, const char *path, cli_input_kind kind)
{
    if (list->n == list->room) {
        list->room = list->room ? list->room * 2 : 64;
        cli_input *more = realloc(list->at, list->room * sizeof *more);
        if (!more) {
            cli_error("out of memory");
            exit(CLI_INTERNAL);
        }
        list->at = more;
    }
    cli_input *in = &list->at[list->n++];
    memset(in, 0, sizeof *in);
    in->id = copy(id, n_id);
    in->path = copy(path, strlen(path));
    in->kind = kind;
    in->fd = -1;
    return in;
}

static void reject(cli_inputs *list, const char *path, const char *why)
{
    cli_error("%s: %s", path, why);
    list->failed++;
}

/* The path without its ending: "reports/a.txt" is called "reports/a". */
static size_t id_length(const char *path)
{
    const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
    return dot && dot > path && (!slash || dot > slash + 1) ? (size_t)(dot - path) : strlen(path);
}

/* ---- JSON lines */

const json_t *cli_line_body(const json_t *line)
{
    static const char *const keys[] = { "text", "event_text", "html" };
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (json_is_string(json_object_get(line, keys[i]))) return json_object_get(line, keys[i]);
    return NULL;
}

static void take_line(cli_inputs *list, const char *path, int fd, int64_t offset, const char *line, size_t n, unsigned number)
{
    char where[64], why[256];
    json_error_t e;
    json_t *o = json_loadb(line, n, JSON_ALLOW_NUL, &e);
    snprintf(where, sizeof where, "line %u, byte %lld", number, (long long)offset);
    if (!json_is_object(o)) {
        snprintf(why, sizeof why, "%s: %s; this line is left out", where, o ? "not a JSON object" : e.text);
        reject(list, path, why);
        json_decref(o);
        return;
    }
    const json_t *id = json_object_get(o, "id");
    int record = json_is_integer(json_object_get(o, "schema")) && json_object_get(o, "attributions");
    int report = cli_line_body(o) != NULL;
    if (json_object_get(o, "kind") && json_object_get(o, "evidence")) { /* a finding that report --json wrote */
    } else if (json_is_string(id) && strlen(json_string_value(id)) != json_string_length(id)) {
        snprintf(why, sizeof why, "%s: the id holds a NUL; this line is left out", where);
        reject(list, path, why);
    } else if (!record && !report) {
        snprintf(why, sizeof why, "%s: neither a report (\"text\" or \"html\") nor a record; this line is left out", where);
        reject(list, path, why);
    } else {
        char made[32];
        const char *name = json_string_value(id);
        if (json_is_integer(id)) snprintf(made, sizeof made, "%lld", (long long)json_integer_value(id));
        else snprintf(made, sizeof made, "line-%u", number);
        if (!name || !*name) name = made;
        cli_input *in = push(list, name, strlen(name), path, record ? CLI_RECORD_LINE : CLI_LINE);
        in->fd = fd;
        in->offset = offset;
        in->length = n;
        in->line = number;
    }
    json_decref(o);
}

static void take_lines(cli_inputs *list, const char *path, int fd)
{
    int again = fd >= 0 ? dup(fd) : open(path, O_RDONLY);
    FILE *f = again >= 0 ? fdopen(again, "rb") : NULL;
    if (!f) {
        reject(list, path, strerror(errno));
        if (again >= 0) close(again);
        return;
    }
    rewind(f);
    char *line = NULL;
    size_t room = 0;
    ssize_t n;
    int64_t offset = 0;
    for (unsigned number = 1; (n = getline(&line, &room, f)) > 0; number++) {
        size_t k = (size_t)n;
        while (k && strchr(" \t\r\n", line[k - 1])) k--;
        if (number == 1 && (k == 1 || line[0] == '[') && strchr("[{", line[0])) {
            reject(list, path, "JSON over several lines or in a list; write each report on a line of its own (jq -c does)");
            break;
        }
        if (k > LINE_MAX_BYTES) reject(list, path, "a line is over 96 MiB; it is left out");
        else if (k) take_line(list, path, fd, offset, line, k, number);
        offset += n;
    }
    free(line);
    fclose(f);
}

void cli_inputs_add_stored(cli_inputs *list, sayso_store *store, const char *path, const char *id)
{
    push(list, id, strlen(id), path, CLI_STORED)->store = store;
}

void cli_inputs_add_store(cli_inputs *list, sayso_store *store, const char *path)
{
    sayso_error err;
    char **ids;
    size_t n;
    if (sayso_store_ids(store, &ids, &n, &err)) {
        cli_error("%s", err.text);
        list->failed++;
        return;
    }
    for (size_t i = 0; i < n; i++) cli_inputs_add_stored(list, store, path, ids[i]);
    sayso_free(ids);
}

/* ---- one file: a store, JSON lines, or a report */

static int looks_like_json_lines(const char *head, size_t n)
{
    size_t i = 0;
    if (n >= 3 && memcmp(head, "\xEF\xBB\xBF", 3) == 0) i = 3;
    while (i < n && strchr(" \t\r\n", head[i])) i++;
    if (i >= n || head[i] != '{') return 0;
    for (i++; i < n && strchr(" \t\r\n", head[i]); i++) continue;
    return i < n && (head[i] == '"' || head[i] == '}');
}

/* All reports of a store; the list keeps it open. */
static void take_store(cli_inputs *list, const char *path)
{
    sayso_error err;
    sayso_store *store;
    if (list->n_stores == sizeof list->stores / sizeof list->stores[0]) {
        reject(list, path, "too many stores in one run");
        return;
    }
    if (sayso_store_open(path, 0, &store, &err)) {
        cli_error("%s", err.text);
        list->failed++;
        return;
    }
    list->stores[list->n_stores++] = store;
    cli_inputs_add_store(list, store, path);
}

static void take_file(cli_inputs *list, const char *path, int fd)
{
    char head[SNIFF];
    int f = fd >= 0 ? fd : open(path, O_RDONLY);
    ssize_t n = f >= 0 ? pread(f, head, sizeof head, 0) : -1;
    if (n < 0) reject(list, path, strerror(errno));
    if (f >= 0 && f != fd) close(f);
    if (n < 0) return;
    if (n >= 16 && memcmp(head, "SQLite format 3", 16) == 0) {
        take_store(list, path);
    } else if (looks_like_json_lines(head, (size_t)n) || cli_ends_in(path, ".json") || cli_ends_in(path, ".jsonl") || cli_ends_in(path, ".ndjson")) {
        take_lines(list, path, fd);
    } else if (cli_is_conllu(path, head, (size_t)n)) {
        size_t k = id_length(path);
        if (cli_ends_in(path, ".conllu.gz")) k -= strlen(".conllu");
        push(list, path, fd >= 0 ? strlen(path) : k, path, CLI_CONLLU_FILE)->fd = fd;
    } else {
        push(list, path, fd >= 0 ? strlen(path) : id_length(path), path, CLI_REPORT)->fd = fd;
    }
}

/* What comes through a pipe is kept in a file without a name, so that it can be read at any byte. */
static void take_pipe(cli_inputs *list, int from, const char *name)
{
    char path[] = "/tmp/sayso-XXXXXX", buffer[1 << 16];
    if (list->n_spools == sizeof list->spools / sizeof list->spools[0]) {
        reject(list, name, "too many pipes in one run");
        return;
    }
    int fd = mkstemp(path);
    if (fd < 0) {
        reject(list, path, strerror(errno));
        return;
    }
    unlink(path);
    list->spools[list->n_spools++] = fd;
    for (;;) {
        ssize_t n = read(from, buffer, sizeof buffer);
        if (n == 0) break;
        if (n < 0 && errno == EINTR && !cli_interrupted()) continue;
        if (n < 0 || write(fd, buffer, (size_t)n) != n) {
            reject(list, name, n < 0 ? strerror(errno) : "cannot be kept in /tmp; is the disk full?");
            return;
        }
    }
    take_file(list, name, fd);
}

/* ---- folders */

static int is_report_file(const char *name)
{
    static const char *const endings[] = { ".txt", ".text", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json" };
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (cli_ends_in(name, endings[i])) return 1;
    return 0;
}

static int visible(const struct dirent *e) { return e->d_name[0] != '.'; }

static size_t walk(cli_inputs *list, const char *dir, int depth)
{
    struct dirent **names;
    size_t taken = 0;
    int n = scandir(dir, &names, visible, alphasort);
    if (n < 0) {
        reject(list, dir, strerror(errno));
        return 1;
    }
    for (int i = 0; i < n; i++) {
        size_t room = strlen(dir) + strlen(names[i]->d_name) + 2;
        char *path = copy("", 0);
        path = realloc(path, room);
        struct stat st;
        if (path) {
            size_t k = strlen(dir);
            snprintf(path, room, "%s%s%s", dir, k && dir[k - 1] == '/' ? "" : "/", names[i]->d_name);
            if (lstat(path, &st) == 0) { /* links to files are followed, links to folders not: they may go round */
                int link = S_ISLNK(st.st_mode) && stat(path, &st) == 0;
                if (S_ISDIR(st.st_mode) && !link && depth < DEPTH_MAX) taken += walk(list, path, depth + 1);
                else if (S_ISDIR(st.st_mode) && !link) reject(list, path, "folders within folders deeper than 32; name this one by itself");
                if (S_ISREG(st.st_mode) && (is_report_file(path) || (list->conllu_too && cli_is_conllu_name(path)))) {
                    take_file(list, path, -1);
                    taken++;
                }
            }
        }
        free(path);
        free(names[i]);
    }
    free(names);
    return taken;
}

void cli_inputs_add(const cli_args *a, cli_inputs *list, const char *path)
{
    struct stat st;
    (void)a;
    if (strcmp(path, "-") == 0) {
        if (!list->stdin_taken++) take_pipe(list, STDIN_FILENO, "stdin");
    } else if (stat(path, &st) != 0) {
        reject(list, path, strerror(errno));
    } else if (S_ISFIFO(st.st_mode) || S_ISSOCK(st.st_mode)) {
        int fd = open(path, O_RDONLY);
        if (fd < 0) reject(list, path, strerror(errno));
        else take_pipe(list, fd, path);
        if (fd >= 0) close(fd);
    } else if (S_ISDIR(st.st_mode)) {
        if (!walk(list, path, 0)) reject(list, path, "no reports in this folder (files ending in .txt, .html, .json, .jsonl)");
    } else {
        take_file(list, path, -1);
    }
}

static int by_id(const void *x, const void *y)
{
    const cli_input *a = x, *b = y;
    int c = strcmp(a->id, b->id);
    if (!c) c = strcmp(a->path, b->path);
    return c ? c : (a->line > b->line) - (a->line < b->line);
}

static void sort(cli_inputs *list)
{
    if (list->n) qsort(list->at, list->n, sizeof *list->at, by_id);
}

/* The hash that the report's record carries: of the text alone where other facts stand beside it in a line, so that
 * the id comes out the same as from a store. */
static void hash_of_report(const cli_input *in, const char *bytes, size_t n, char out[65])
{
    json_t *o = in->line ? json_loadb(bytes, n, JSON_ALLOW_NUL, NULL) : NULL;
    const json_t *body = cli_line_body(o);
    const char *known = in->kind == CLI_RECORD_LINE ? json_string_value(json_object_get(o, "sha256")) : NULL;
    if (known) snprintf(out, 65, "%.64s", known);
    else if (body) sayso_sha256(json_string_value(body), json_string_length(body), out);
    else sayso_sha256(bytes, n, out);
    json_decref(o);
}

/* n inputs of one id: each gets the hash of its bytes appended if they differ; then they are sorted again. */
static void rename_by_hash(cli_input *at, size_t n)
{
    char (*sha)[65] = calloc(n, sizeof *sha);
    int differ = 0;
    for (size_t i = 0; sha && i < n; i++) {
        size_t bytes = 0;
        char *p = cli_input_bytes(&at[i], &bytes, &(sayso_error){ 0 });
        if (p) hash_of_report(&at[i], p, bytes, sha[i]);
        free(p);
        differ |= strcmp(sha[i], sha[0]) != 0;
    }
    for (size_t i = 0; sha && differ && i < n; i++) {
        size_t k = strlen(at[i].id);
        char *id = realloc(at[i].id, k + 10);
        if (id) {
            snprintf(id + k, 10, "~%.8s", sha[i]);
            at[i].id = id;
        }
    }
    free(sha);
    qsort(at, n, sizeof *at, by_id);
}

/* Reports that share an id: the same bytes are one report; other bytes get the first digits of their hash. */
static void tell_apart(cli_inputs *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->n;) {
        size_t k = i + 1;
        while (k < list->n && strcmp(list->at[k].id, list->at[i].id) == 0) k++;
        if (k - i > 1) rename_by_hash(&list->at[i], k - i);
        for (; i < k; i++) {
            cli_input *in = &list->at[i];
            int same = kept && strcmp(list->at[kept - 1].id, in->id) == 0;
            if (same) {
                free(in->id);
                free(in->path);
            } else {
                list->at[kept++] = *in;
            }
        }
    }
    list->n = kept;
}

static int collect(const cli_args *a, cli_inputs *out)
{
    if (!a->n_operands && isatty(STDIN_FILENO)) {
        cli_error("%s: name a file or folder, or - for standard input; sayso %s --help says more", a->command->name, a->command->name);
        return CLI_USAGE;
    }
    if (!a->n_operands) cli_inputs_add(a, out, "-");
    for (size_t i = 0; i < a->n_operands; i++) cli_inputs_add(a, out, a->operands[i]);
    sort(out);
    tell_apart(out);
    return out->n ? CLI_DONE : CLI_SOME;
}

int cli_inputs_collect(const cli_args *a, cli_inputs *out)
{
    memset(out, 0, sizeof *out);
    return collect(a, out);
}

int cli_inputs_collect_words(const cli_args *a, cli_inputs *out)
{
    memset(out, 0, sizeof *out);
    out->conllu_too = 1;
    return collect(a, out);
}

void cli_inputs_free(cli_inputs *list)
{
    for (size_t i = 0; i < list->n; i++) {
        free(list->at[i].id);
        free(list->at[i].path);
    }
    free(list->at);
    for (size_t i = 0; i < list->n_stores; i++) sayso_store_close(list->stores[i]);
    for (size_t i = 0; i < list->n_spools; i++) close(list->spools[i]);
    memset(list, 0, sizeof *list);
}
