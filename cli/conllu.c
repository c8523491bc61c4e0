/* conllu.c - CoNLL-U among the inputs: knowing it by its name or its first lines, and unpacking gzip. */
#include "inputs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { UNPACKED_MAX = 512 << 20, TABS_AT_LEAST = 6 /* of nine: a row that lacks a column is told so, not read as a text */ };

static int is_gzip(const char *s, size_t n) { return n >= 2 && (unsigned char)s[0] == 0x1F && (unsigned char)s[1] == 0x8B; }

/* Unpack into out, at most room bytes. How many came; *whole: nothing is left of the input. (size_t)-1: damaged. */
static size_t inflate_some(const char *s, size_t n, char *out, size_t room, int *whole)
{
    z_stream z;
    memset(&z, 0, sizeof z);
    if (inflateInit2(&z, 15 + 16) != Z_OK) return (size_t)-1;
    z.next_in = (Bytef *)(uintptr_t)s;
    z.avail_in = (uInt)n;
    z.next_out = (Bytef *)out;
    z.avail_out = (uInt)room;
    int code = Z_OK;
    while (z.avail_out && (code == Z_OK || (code == Z_STREAM_END && z.avail_in))) {
        if (code == Z_STREAM_END && inflateReset(&z) != Z_OK) break; /* gzip files may follow one another */
        code = inflate(&z, Z_NO_FLUSH);
    }
    size_t got = room - z.avail_out;
    *whole = code == Z_STREAM_END && !z.avail_in;
    inflateEnd(&z);
    return code == Z_DATA_ERROR || code == Z_MEM_ERROR || code == Z_NEED_DICT ? (size_t)-1 : got;
}

char *cli_unpack(char *bytes, size_t *n, const char *path, sayso_error *err)
{
    size_t room = *n < (1 << 16) ? 1 << 18 : *n * 4;
    if (!is_gzip(bytes, *n)) return bytes;
    for (;; room *= 2) {
        int whole = 0;
        if (room > UNPACKED_MAX) room = UNPACKED_MAX;
        char *out = malloc(room + 1);
        size_t got = out ? inflate_some(bytes, *n, out, room, &whole) : 0;
        if (whole && got != (size_t)-1) {
            free(bytes);
            out[*n = got] = 0;
            return out;
        }
        free(out);
        if (out && got == room && room < UNPACKED_MAX) continue;
        free(bytes);
        err->code = !out ? SAYSO_MEMORY : got == room ? SAYSO_LIMIT : SAYSO_INPUT;
        snprintf(err->text, sizeof err->text, "%.180s: %s", path,
                 !out ? "out of memory" : got == room ? "over 512 MiB unpacked; cut it up" : "the gzip file is damaged or cut short");
        return NULL;
    }
}

/* ---- telling it by its first lines */

/* "1", "1-2", "0.1", then the tabs of a row. */
static int is_row(const char *s, const char *end)
{
    const char *p = s;
    unsigned tabs = 0;
    while (p < end && *p >= '0' && *p <= '9') p++;
    if (p > s && p + 1 < end && (*p == '-' || *p == '.'))
        for (p++; p < end && *p >= '0' && *p <= '9'; p++) continue;
    if (p == s || p >= end || *p != '\t') return 0;
    for (; p < end; p++) tabs += *p == '\t';
    return tabs >= TABS_AT_LEAST;
}

static int is_comment_of_ours(const char *s, const char *end)
{
    static const char *const marks[] = { "# newdoc", "# newpar", "# sent_id = ", "# text = ", "# global.columns" };
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if ((size_t)(end - s) >= strlen(marks[i]) && memcmp(s, marks[i], strlen(marks[i])) == 0) return 1;
    return 0;
}

static int begins_as_conllu(const char *s, size_t n)
{
    const char *end = s + n;
    if (n >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0) s += 3;
    int comments = 0;
    while (s < end) {
        const char *stop = memchr(s, '\n', (size_t)(end - s));
        if (*s != '#' && *s != '\n' && *s != '\r') return is_row(s, stop ? stop : end);
        if (*s == '#') comments += is_comment_of_ours(s, stop ? stop : end);
        if (!stop) break;
        s = stop + 1;
    }
    return comments > 0; /* nothing but comments so far */
}

int cli_is_conllu_name(const char *path) { return cli_ends_in(path, ".conllu") || cli_ends_in(path, ".conllu.gz"); }

int cli_is_conllu(const char *path, const char *head, size_t n)
{
    char plain[1 << 14];
    int whole;
    if (cli_is_conllu_name(path)) return 1;
    if (!is_gzip(head, n)) return begins_as_conllu(head, n);
    size_t got = inflate_some(head, n, plain, sizeof plain, &whole);
    return got != (size_t)-1 && begins_as_conllu(plain, got);
}

char *cli_conllu_file(const char *path, size_t *n, sayso_error *err)
{
    cli_inputs one;
    struct stat st;
    cli_input in = { .path = (char *)(uintptr_t)path, .fd = -1 };
    int known = strcmp(path, "-") != 0 && stat(path, &st) == 0;
    memset(&one, 0, sizeof one);
    if (strcmp(path, "-") == 0 || (known && (S_ISFIFO(st.st_mode) || S_ISSOCK(st.st_mode)))) { /* kept in a file, as all that comes through a pipe */
        cli_inputs_add(NULL, &one, path);
        if (one.n_spools) in.fd = one.spools[0];
    }
    err->code = SAYSO_IO;
    snprintf(err->text, sizeof err->text, "%.180s: a folder; name the CoNLL-U file", path);
    char *bytes = known && S_ISDIR(st.st_mode) ? NULL : cli_input_bytes(&in, n, err);
    if (bytes) bytes = cli_unpack(bytes, n, path, err);
    cli_inputs_free(&one);
    return bytes;
}
