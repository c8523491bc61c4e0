/* engine.c - where tables and models are, and opening sayso with them. */
#include "command.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { NOTES_SHOWN = 10 };

static int is_home(const char *dir)
{
    char path[PATH_MAX];
    return snprintf(path, sizeof path, "%s/models", dir) < (int)sizeof path && access(path, R_OK) == 0;
}

/* The folder that holds data/ and models/: --data, SAYSO_DATA, beside the program (a build tree), PREFIX/share/sayso. */
static int find_home(const cli_args *a, char home[PATH_MAX])
{
    const char *given = a->value[CLI_DATA] ? a->value[CLI_DATA] : getenv("SAYSO_DATA");
    if (given) return snprintf(home, PATH_MAX, "%s", given) < PATH_MAX;
    char exe[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
    if (n > 0) {
        exe[n] = 0;
        char *slash = strrchr(exe, '/');
        if (slash) *slash = 0;
        if (snprintf(home, PATH_MAX, "%s/..", exe) < PATH_MAX && is_home(home)) return 1;
        if (snprintf(home, PATH_MAX, "%s/../share/sayso", exe) < PATH_MAX && is_home(home)) return 1;
    }
    return snprintf(home, PATH_MAX, "%s", SAYSO_HOME) < PATH_MAX;
}

/* What was passed over in the user's dictionaries: the first of it, so that thousands do not scroll away the rest. */
static void tell_notes(const cli_args *a, const sayso *engine)
{
    size_t n;
    const char *const *notes = sayso_notes(engine, &n);
    for (size_t i = 0; i < n && i < NOTES_SHOWN; i++) cli_note(a, "%s", notes[i]);
    if (n > NOTES_SHOWN) cli_note(a, "%zu more entries of the dictionaries were passed over", n - NOTES_SHOWN);
}

int cli_open(const cli_args *a, int language_only, sayso **out)
{
    char home[PATH_MAX], data[PATH_MAX], models[PATH_MAX];
    sayso_error err;
    if (!find_home(a, home) || snprintf(data, sizeof data, "%s/data", home) >= PATH_MAX ||
        snprintf(models, sizeof models, "%s/models", home) >= PATH_MAX) {
        cli_error("the path of the data folder is too long");
        return CLI_USAGE;
    }
    sayso_options o = { .size = sizeof o, .data_dir = data, .model_dir = models };
    o.lang_model = a->value[CLI_MODEL];
    o.actors = a->value[CLI_ACTORS];
    o.issues = a->value[CLI_ISSUES];
    o.corrections = a->value[CLI_CORRECTIONS];
    o.dictionaries = a->value[CLI_DICTIONARIES];
    o.language_only = (uint32_t)language_only;
    sayso_status status = sayso_open(&o, out, &err);
    if (status == SAYSO_OK) {
        tell_notes(a, *out);
        return CLI_DONE;
    }
    cli_error("%s", err.text);
    if (access(data, R_OK) != 0 || access(models, R_OK) != 0)
        cli_error("tables and models are looked for in %s; name their folder with --data or SAYSO_DATA", home);
    return status == SAYSO_INPUT ? CLI_USAGE : cli_code_of(status) == CLI_SOME ? CLI_NO_MODEL : cli_code_of(status);
}
