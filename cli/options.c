/* options.c - the command line, and the help, man page and completions that its one definition gives. */
#include "command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CLI_AS_ROW(id, name, letter, arg, completes, help) { name, letter, arg, completes, help },
const cli_option cli_options[CLI_OPTION_N] = { CLI_OPTIONS(CLI_AS_ROW) };

static const cli_option_id common[] = { CLI_COLOR, CLI_HELP, CLI_VERSION, CLI_OPTION_N };

static int listed(const cli_option_id *list, cli_option_id o)
{
    for (; *list != CLI_OPTION_N; list++)
        if (*list == o) return 1;
    return 0;
}

static int takes(const cli_command *c, cli_option_id o) { return listed(c->options, o) || listed(common, o); }

/* ---- nearest word (Damerau-Levenshtein distance, at most 2) */

static unsigned distance(const char *a, const char *b)
{
    enum { MAX = 32 };
    size_t n = strlen(a), m = strlen(b);
    unsigned d[MAX + 1][MAX + 1];
    if (n > MAX || m > MAX) return 99;
    for (size_t i = 0; i <= n; i++) d[i][0] = (unsigned)i;
    for (size_t j = 0; j <= m; j++) d[0][j] = (unsigned)j;
    for (size_t i = 1; i <= n; i++) {
        for (size_t j = 1; j <= m; j++) {
            unsigned cost = a[i - 1] != b[j - 1], best = d[i - 1][j - 1] + cost;
            if (d[i - 1][j] + 1 < best) best = d[i - 1][j] + 1;
            if (d[i][j - 1] + 1 < best) best = d[i][j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && d[i - 2][j - 2] + 1 < best) best = d[i - 2][j - 2] + 1;
            d[i][j] = best;
        }
    }
    return d[n][m];
}

const char *cli_nearest(const char *word, const char *const *known, size_t n)
{
    const char *best = NULL;
    unsigned best_d = 3;
    for (size_t i = 0; i < n; i++) {
        unsigned d = distance(word, known[i]);
        if (d < best_d && d < strlen(known[i])) {
            best_d = d;
            best = known[i];
        }
    }
    return best;
}

/* ---- parsing */

static int unknown_option(const cli_command *c, const char *word, size_t n)
{
    char name[40];
    const char *known[CLI_OPTION_N];
    size_t k = 0;
    snprintf(name, sizeof name, "%.*s", (int)n, word);
    for (int o = 0; o < CLI_OPTION_N; o++)
        if (takes(c, o)) known[k++] = cli_options[o].name;
    const char *near = cli_nearest(name, known, k);
    if (near) cli_error("%s has no option --%s; did you mean --%s?", c->name, name, near);
    else cli_error("%s has no option --%s; see sayso %s --help", c->name, name, c->name);
    return CLI_USAGE;
}

static int find_option(const cli_command *c, const char *name, size_t n)
{
    for (int o = 0; o < CLI_OPTION_N; o++)
        if (takes(c, o) && strlen(cli_options[o].name) == n && memcmp(cli_options[o].name, name, n) == 0) return o;
    return -1;
}

static int find_letter(const cli_command *c, char letter)
{
    for (int o = 0; o < CLI_OPTION_N; o++)
        if (takes(c, o) && cli_options[o].letter == letter) return o;
    return -1;
}

int cli_is_date(const char *s)
{
    if (strlen(s) < 10) return 0;
    for (int i = 0; i < 10; i++)
        if (i == 4 || i == 7 ? s[i] != '-' : s[i] < '0' || s[i] > '9') return 0;
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    int year = atoi(s), month = atoi(s + 5), day = atoi(s + 8);
    int leap = month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1] + leap && (s[10] == 0 || s[10] == 'T');
}

/* Is s one of the words of a list that blanks part? */
static int is_word_of(const char *s, const char *list)
{
    size_t n = strlen(s);
    for (const char *at = list; n && (at = strstr(at, s)); at++)
        if ((at == list || at[-1] == ' ') && (at[n] == 0 || at[n] == ' ')) return 1;
    return 0;
}

static int check_value(int o, const char *value)
{
    const char *completes = cli_options[o].completes;
    if (!*value && completes && (strcmp(completes, "file") == 0 || strcmp(completes, "dir") == 0)) {
        cli_error("--%s needs a %s; its value is empty", cli_options[o].name, cli_options[o].arg);
        return CLI_USAGE;
    }
    if (o == CLI_DATE && !cli_is_date(value)) {
        cli_error("--date %s: write the date as YYYY-MM-DD", value);
        return CLI_USAGE;
    }
    if (completes && strchr(completes, ' ') && !is_word_of(value, completes)) {
        cli_error("--%s %s: write one of: %s", cli_options[o].name, value, completes);
        return CLI_USAGE;
    }
    if (o == CLI_JOBS && (atoi(value) < 1 || atoi(value) > 256)) {
        cli_error("--jobs %s: write a number from 1 to 256", value);
        return CLI_USAGE;
    }
    return 0;
}

/* One option at argv[*i]; moves *i over its argument. */
static int take_option(const cli_command *c, int argc, char **argv, int *i, cli_args *out)
{
    const char *word = argv[*i], *value = NULL;
    int o;
    if (word[1] == '-') {
        size_t n = strcspn(word + 2, "=");
        o = find_option(c, word + 2, n);
        if (o < 0) return unknown_option(c, word + 2, n);
        if (word[2 + n] == '=') value = word + 3 + n;
    } else {
        o = find_letter(c, word[1]);
        if (o < 0 || (!cli_options[o].arg && word[2])) return unknown_option(c, word + 1, strlen(word + 1));
        if (word[2]) value = word + 2;
    }
    const cli_option *option = &cli_options[o];
    if (!option->arg && value) {
        cli_error("--%s takes no value", option->name);
        return CLI_USAGE;
    }
    if (option->arg && !value) {
        if (*i + 1 >= argc) {
            cli_error("--%s needs a %s", option->name, option->arg);
            return CLI_USAGE;
        }
        value = argv[++*i];
    }
    out->value[o] = value ? value : "";
    return option->arg ? check_value(o, value) : 0;
}

int cli_parse(const cli_command *command, int argc, char **argv, cli_args *out)
{
    int n = 0, only_operands = 0;
    memset(out, 0, sizeof *out);
    out->command = command;
    for (int i = 0; i < argc; i++) {
        if (!only_operands && strcmp(argv[i], "--") == 0) {
            only_operands = 1;
        } else if (!only_operands && argv[i][0] == '-' && argv[i][1]) {
            int code = take_option(command, argc, argv, &i, out);
            if (code) return code;
        } else {
            argv[n++] = argv[i];
        }
    }
    out->operands = (const char *const *)argv;
    out->n_operands = (size_t)n;
    return 0;
}

/* ---- help */

static void print_option(FILE *f, int o)
{
    const cli_option *p = &cli_options[o];
    char left[64];
    snprintf(left, sizeof left, "%c%c%s--%s%s%s", p->letter ? '-' : ' ', p->letter ? p->letter : ' ', p->letter ? ", " : "  ", p->name,
             p->arg ? " " : "", p->arg ? p->arg : "");
    fprintf(f, "  %-26s %s\n", left, p->help);
}

void cli_help(const cli_command *c, void *file)
{
    FILE *f = file;
    fprintf(f, "usage: sayso %s [options] %s\n\n%s\n\noptions:\n", c->name, c->synopsis, c->description);
    for (int o = 0; o < CLI_OPTION_N; o++)
        if (takes(c, o)) print_option(f, o);
    if (c->examples && c->examples[0]) fputs("\nexamples:\n", f);
    for (const char *const *e = c->examples; e && *e; e++) fprintf(f, "  %s\n", *e);
}

void cli_usage(void *file)
{
    FILE *f = file;
    fputs("sayso reads news reports of a negotiation or a conflict and shows who demands, offers, rejects or threatens\n"
          "what, on which condition and on whose word, and where the reports differ.\n\n"
          "usage: sayso COMMAND [options] FILE...\n\ncommands:\n", f);
    for (const cli_command *const *c = cli_commands; *c; c++) fprintf(f, "  %-9s %s\n", (*c)->name, (*c)->summary);
    fputs("\nexamples:\n  sayso report monday.txt tuesday.html\n  sayso report -o page.html reports/\n\n"
          "sayso COMMAND --help says more about one command.\n", f);
}

/* ---- man page */

static void man_text(const char *s)
{
    int start = 1;
    for (; *s; s++) {
        if (start && (*s == '.' || *s == '\'')) fputs("\\&", stdout);
        if (*s == '\\') fputs("\\e", stdout);
        else if (*s == '-') fputs("\\-", stdout);
        else if (*s == '\n' && s[1] == '\n') fputs("\n.PP", stdout);
        else putchar(*s);
        start = *s == '\n';
    }
    putchar('\n');
}

static void man_option(int o)
{
    const cli_option *p = &cli_options[o];
    puts(".TP");
    if (p->letter) printf("\\fB\\-%c\\fR, ", p->letter);
    printf("\\fB\\-\\-%s\\fR", p->name);
    if (p->arg) printf(" \\fI%s\\fR", p->arg);
    putchar('\n');
    man_text(p->help);
}

int cli_print_man(void)
{
    printf(".TH SAYSO 1 \"\" \"sayso %s\" \"User Commands\"\n.SH NAME\nsayso \\- who said what, and where the reports differ\n", sayso_version());
    puts(".SH SYNOPSIS\n\\fBsayso\\fR \\fICOMMAND\\fR [\\fIoptions\\fR] \\fIFILE\\fR...");
    puts(".SH DESCRIPTION\nReads news reports of a negotiation or a conflict: plain text, saved HTML pages, JSON lines, folders of these, or"
         " standard input (\\fB\\-\\fR). Each line of its output names the report and the bytes it was read from.");
    puts(".SH COMMANDS");
    for (const cli_command *const *c = cli_commands; *c; c++) {
        printf(".SS sayso %s [\\fIoptions\\fR] %s\n", (*c)->name, (*c)->synopsis);
        man_text((*c)->description);
        for (int o = 0; o < CLI_OPTION_N; o++)
            if (listed((*c)->options, o)) man_option(o);
        for (const char *const *e = (*c)->examples; e && *e; e++) {
            puts(".PP\n.RS\n.nf");
            man_text(*e);
            puts(".fi\n.RE");
        }
    }
    puts(".SH OPTIONS OF EVERY COMMAND");
    for (const cli_option_id *o = common; *o != CLI_OPTION_N; o++) man_option(*o);
    puts(".SH EXIT STATUS\n.TP\n0\ndone (also when the reader of the output went away)\n.TP\n1\nnothing found\n.TP\n2\nwrong usage\n"
         ".TP\n3\nsome inputs failed, the others are done\n.TP\n4\na model, table or store is missing, unreadable or cannot be written\n"
         ".TP\n5\nthe output cannot be written, or an internal error\n.TP\n130\ninterrupted; finished reports are kept");
    puts(".SH ENVIRONMENT\n.TP\nSAYSO_DATA\nfolder that holds \\fIdata\\fR and \\fImodels\\fR, as \\fB\\-\\-data\\fR\n"
         ".TP\nNO_COLOR\nno colours if it is not empty");
    return CLI_DONE;
}

/* ---- completions */

static void bash_completion(void)
{
    puts("_sayso() {\n  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} opts=\n  case $prev in");
    for (int o = 0; o < CLI_OPTION_N; o++) {
        const cli_option *p = &cli_options[o];
        if (!p->arg || !p->completes) continue;
        const char *act = strcmp(p->completes, "file") == 0 ? "-f" : strcmp(p->completes, "dir") == 0 ? "-d" : NULL;
        printf("    --%s) COMPREPLY=($(compgen %s%s%s -- \"$cur\")); return;;\n", p->name, act ? act : "-W '", act ? "" : p->completes, act ? "" : "'");
    }
    puts("  esac\n  if [ $COMP_CWORD -eq 1 ]; then");
    fputs("    COMPREPLY=($(compgen -W '", stdout);
    for (const cli_command *const *c = cli_commands; *c; c++) printf("%s ", (*c)->name);
    puts("' -- \"$cur\")); return\n  fi\n  case ${COMP_WORDS[1]} in");
    for (const cli_command *const *c = cli_commands; *c; c++) {
        printf("    %s) opts='", (*c)->name);
        for (int o = 0; o < CLI_OPTION_N; o++)
            if (takes(*c, o)) printf("--%s ", cli_options[o].name);
        puts("';;");
    }
    puts("  esac\n  case $cur in\n    -*) COMPREPLY=($(compgen -W \"$opts\" -- \"$cur\"));;\n    *) COMPREPLY=($(compgen -f -- \"$cur\"));;\n  esac\n}\n"
         "complete -o filenames -F _sayso sayso");
}

/* Text inside single quotes of a shell, brackets and colons harmless to zsh. */
static void shell_text(const char *s, int zsh)
{
    for (; *s; s++) {
        if (*s == '\'') fputs("'\\''", stdout);
        else if (zsh && strchr("[]:", *s)) printf("\\%c", *s);
        else putchar(*s);
    }
}

static void zsh_completion(void)
{
    puts("#compdef sayso\n_sayso() {\n  local -a cmds\n  cmds=(");
    for (const cli_command *const *c = cli_commands; *c; c++) {
        printf("    '%s:", (*c)->name);
        shell_text((*c)->summary, 1);
        puts("'");
    }
    puts("  )\n  if (( CURRENT == 2 )); then _describe command cmds; return; fi\n  case $words[2] in");
    for (const cli_command *const *c = cli_commands; *c; c++) {
        printf("    %s) shift words; (( CURRENT-- )); _arguments ", (*c)->name);
        for (int o = 0; o < CLI_OPTION_N; o++) {
            const cli_option *p = &cli_options[o];
            if (!takes(*c, o)) continue;
            printf("'--%s[", p->name);
            shell_text(p->help, 1);
            fputs("]", stdout);
            if (p->arg) {
                printf(":%s:", p->arg);
                if (p->completes && strcmp(p->completes, "file") == 0) fputs("_files", stdout);
                else if (p->completes && strcmp(p->completes, "dir") == 0) fputs("_files -/", stdout);
                else if (p->completes) printf("(%s)", p->completes);
            }
            fputs("' ", stdout);
        }
        puts("'*:file:_files';;");
    }
    puts("  esac\n}\n_sayso \"$@\"");
}

static void fish_completion(void)
{
    for (const cli_command *const *c = cli_commands; *c; c++) {
        printf("complete -c sayso -n __fish_use_subcommand -f -a %s -d '", (*c)->name);
        shell_text((*c)->summary, 0);
        puts("'");
        for (int o = 0; o < CLI_OPTION_N; o++) {
            const cli_option *p = &cli_options[o];
            if (!takes(*c, o)) continue;
            printf("complete -c sayso -n '__fish_seen_subcommand_from %s' -l %s", (*c)->name, p->name);
            if (p->letter) printf(" -s %c", p->letter);
            if (p->arg) fputs(p->completes && strcmp(p->completes, "file") && strcmp(p->completes, "dir") ? " -x" : " -r", stdout);
            if (p->completes && strcmp(p->completes, "file") && strcmp(p->completes, "dir")) printf(" -a '%s'", p->completes);
            fputs(" -d '", stdout);
            shell_text(p->help, 0);
            puts("'");
        }
    }
}

int cli_print_completion(const char *shell)
{
    if (strcmp(shell, "bash") == 0) bash_completion();
    else if (strcmp(shell, "zsh") == 0) zsh_completion();
    else if (strcmp(shell, "fish") == 0) fish_completion();
    else {
        cli_error("completion %s: write bash, zsh or fish", shell);
        return CLI_USAGE;
    }
    return CLI_DONE;
}
