/* cmd_correct.c - sayso correct: check a correction and append it to the user's file. */
#include "command.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { LINE_MAX_BYTES = 2048 };

/* Append word to line, in quotation marks where it is the form of a split; 0 if it does not fit. */
static int append(char *line, size_t *n, const char *word, int quote)
{
    if (*n) line[(*n)++] = ' ';
    if (quote) line[(*n)++] = '"';
    for (; *word; word++) {
        if (*n + 6 > LINE_MAX_BYTES) return 0;
        if (quote && (*word == '"' || *word == '\\')) line[(*n)++] = '\\';
        line[(*n)++] = *word;
    }
    if (quote) line[(*n)++] = '"';
    line[*n] = 0;
    return *n + 4 < LINE_MAX_BYTES;
}

/* A file that was edited by hand may lack its last line end: then one goes in front. */
static int lacks_line_end(int fd)
{
    char last;
    off_t size = lseek(fd, 0, SEEK_END);
    return size > 0 && pread(fd, &last, 1, size - 1) == 1 && last != '\n';
}

/* One write with O_APPEND, so that two programs never mix their lines; on the disk before we say it is done. */
static int append_line(const char *path, const char *line, size_t n)
{
    char whole[LINE_MAX_BYTES + 4];
    size_t k = 0;
    int fd = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    if (fd < 0) return 0;
    if (lacks_line_end(fd)) whole[k++] = '\n';
    memcpy(whole + k, line, n);
    k += n;
    whole[k++] = '\n';
    ssize_t done = write(fd, whole, k);
    int saved = errno, ok = done == (ssize_t)k && (fsync(fd) == 0 || errno == EINVAL);
    if (!ok && done >= 0 && done < (ssize_t)k) saved = ENOSPC;
    else if (!ok && done == (ssize_t)k) saved = errno;
    if (close(fd) != 0 && ok) return 0;
    errno = saved;
    return ok;
}

static int run(const cli_args *a)
{
    char line[LINE_MAX_BYTES + 4];
    size_t n = 0;
    sayso_error err;
    const char *path = a->value[CLI_CORRECTIONS];
    if (!path) {
        cli_error("say which file keeps the corrections: sayso correct --corrections FILE OPERATION ...");
        return CLI_USAGE;
    }
    if (a->n_operands == 0) {
        cli_error("say what to correct: merge, split, speaker or reject; sayso correct --help shows how");
        return CLI_USAGE;
    }
    for (size_t i = 0; i < a->n_operands; i++) {
        int form = i == 2 && strcmp(a->operands[0], "split") == 0;
        if (!append(line, &n, a->operands[i], form)) {
            cli_error("the correction is too long");
            return CLI_USAGE;
        }
    }
    if (sayso_correction_check(line, &err) != SAYSO_OK) {
        cli_error("%s: %s", line, err.text);
        return CLI_USAGE;
    }
    if (!append_line(path, line, n)) {
        cli_error("%s: %s; nothing is certain to have been added, look at its last line", path, strerror(errno));
        return CLI_INTERNAL;
    }
    cli_note(a, "%s: added: %s", path, line);
    return CLI_DONE;
}

static const cli_option_id options[] = { CLI_CORRECTIONS, CLI_QUIET, CLI_OPTION_N };
static const char *const examples[] = {
    "sayso correct --corrections my.txt merge ov:denn x:minister-denn",
    "sayso correct --corrections my.txt split ov:denn \"Denn\" x:denn-the-engineer",
    "sayso correct --corrections my.txt speaker a-1f2e3d4c ov:denn",
    "sayso correct --corrections my.txt reject p-0a1b2c3d",
    NULL,
};

const cli_command cli_correct_command = {
    .name = "correct",
    .synopsis = "OPERATION ARGUMENT...",
    .summary = "add a correction to a file that later runs replay",
    .description =
        "Checks the correction and appends it as one line to the file of --corrections, which every command that reads reports\n"
        "takes. What meets nothing in a report does no harm there. The operations:\n"
        "merge KEEP OTHER: two actors are one.\n"
        "split ID FORM NEWID: where this form stands, it is another actor.\n"
        "speaker ATTRIBUTION ID: who says it.\n"
        "reject LINE: drop an attribution, event, position or condition.",
    .options = options,
    .examples = examples,
    .run = run,
};
