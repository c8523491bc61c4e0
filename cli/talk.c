/* talk.c - results to stdout, talk to stderr; colours, progress, Ctrl-C, closed pipes and full disks. */
#include "command.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

static int out_errno;
static int bar_shown;

static void talk(const char *format, va_list args)
{
    cli_progress_end();
    fputs("sayso: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
}

void cli_error(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    talk(format, args);
    va_end(args);
}

void cli_note(const cli_args *a, const char *format, ...)
{
    if (cli_has(a, CLI_QUIET)) return;
    va_list args;
    va_start(args, format);
    talk(format, args);
    va_end(args);
}

int cli_color(const cli_args *a)
{
    const char *when = a->value[CLI_COLOR], *no = getenv("NO_COLOR"), *term = getenv("TERM");
    if (when && strcmp(when, "always") == 0) return 1;
    if (when && strcmp(when, "never") == 0) return 0;
    return isatty(STDOUT_FILENO) && !(no && *no) && !(term && strcmp(term, "dumb") == 0);
}

unsigned cli_width(void)
{
    struct winsize w;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col >= 40 ? w.ws_col : 80;
}

int cli_put(const void *bytes, size_t n)
{
    if (out_errno) return 0;
    if (fwrite(bytes, 1, n, stdout) != n) out_errno = errno ? errno : EIO;
    return out_errno == 0;
}

int cli_put_json_text(const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        char escape[8];
        if (c >= 0x20 && c != '"' && c != '\\') cli_put(text + i, 1);
        else cli_put(escape, (size_t)snprintf(escape, sizeof escape, c < 0x20 ? "\\u%04x" : "\\%c", c));
    }
    return out_errno == 0;
}

int cli_finish(int code)
{
    cli_progress_end();
    if (!out_errno && (fflush(stdout) != 0 || ferror(stdout))) out_errno = errno ? errno : EIO;
    if (close(STDOUT_FILENO) != 0 && !out_errno && errno != EBADF) out_errno = errno;
    if (cli_interrupted()) return 128 + SIGINT;
    if (!out_errno || out_errno == EPIPE) return code;
    cli_error("standard output: %s; what was written is incomplete", strerror(out_errno));
    return CLI_INTERNAL;
}

static long long now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

void cli_progress(const cli_args *a, size_t done, size_t total)
{
    static long long began, last;
    if (cli_has(a, CLI_QUIET) || !isatty(STDERR_FILENO)) return;
    long long t = now_ms();
    if (!began) began = t;
    if (t - began < 1000 || t - last < 100) return;
    last = t;
    enum { CELLS = 30 };
    size_t full = total ? done * CELLS / total : 0;
    fputc('\r', stderr);
    fputc('[', stderr);
    for (size_t i = 0; i < CELLS; i++) fputc(i < full ? '#' : '.', stderr);
    fprintf(stderr, "] %zu of %zu reports", done, total);
    fflush(stderr);
    bar_shown = 1;
}

void cli_progress_end(void)
{
    if (bar_shown) fputs("\r\033[K", stderr);
    bar_shown = 0;
}

static volatile sig_atomic_t interrupted;

static void on_interrupt(int signal_number)
{
    (void)signal_number;
    if (interrupted) _exit(128 + SIGINT); /* twice: now */
    interrupted = 1;
}

int cli_interrupted(void)
{
    static int set;
    if (!set) {
        struct sigaction s;
        memset(&s, 0, sizeof s);
        s.sa_handler = on_interrupt;
        sigaction(SIGINT, &s, NULL);
        s.sa_handler = SIG_IGN;
        sigaction(SIGPIPE, &s, NULL);
        set = 1;
    }
    return interrupted;
}

int cli_code_of(sayso_status status)
{
    switch (status) {
    case SAYSO_OK: return CLI_DONE;
    case SAYSO_EMPTY: case SAYSO_INPUT: case SAYSO_LIMIT: case SAYSO_IO: return CLI_SOME;
    case SAYSO_MODEL: case SAYSO_STORE: return CLI_NO_MODEL;
    default: return CLI_INTERNAL;
    }
}
