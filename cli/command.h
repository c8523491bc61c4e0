/*
 * command.h - a command: its name, what it takes, what it does. Each option is defined once, in the list below;
 * the parser, --help, the man page and the completions are all made from these definitions.
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "sayso.h"

#include <stddef.h>
#include <stdint.h>

/* id, long name, letter (0: none), argument (NULL: none), what completes it (file, dir, or words), help */
#define CLI_OPTIONS(X)                                                                                                    \
    X(ACTORS, "actors", 0, "FILE", "file", "further actors, a table as docs/actors.md describes")                          \
    X(ACTOR, "actor", 0, "NAME", NULL, "only with this side: a name, an id, or the beginning of an actor code (XOR, XORMIL)") \
    X(ALL, "all", 'a', NULL, NULL, "also show the less sure lines")                                                        \
    X(BY, "by", 0, "WHAT", "speaker addressee class outlet", "group by speaker (default), addressee, class or outlet")      \
    X(CLASS, "class", 0, "NAME", NULL, "only this class of wording: say, claim, warn, deny, demand ... (data/cues.tsv)")   \
    X(AS, "as", 0, "FORMAT", "plover icews gdelt petrarch", "write PLOVER JSON lines, ICEWS or GDELT columns, PETRARCH lines") \
    X(AS_IS, "as-is", 0, NULL, NULL, "with --score: score a CoNLL-U FILE as it stands; nothing is parsed")                    \
    X(COLOR, "color", 0, "WHEN", "auto always never", "colours: auto (on a terminal), always, never")                      \
    X(CONLLU, "conllu", 0, NULL, NULL, "write CoNLL-U (the default of parse)")                                             \
    X(CORRECTIONS, "corrections", 0, "FILE", "file", "corrections to replay, as docs/corrections.md describes")            \
    X(CSV, "csv", 0, NULL, NULL, "write a table of comma-separated values (RFC 4180), words and bytes")                    \
    X(DATA, "data", 0, "DIR", "dir", "folder of tables and models to use instead of the installed one")                    \
    X(DATE, "date", 0, "DATE", NULL, "date of the reports, YYYY-MM-DD, where they state none")                             \
    X(DB, "db", 0, "FILE", "file", "keep the record in this SQLite file")                                                  \
    X(DICTIONARIES, "dictionaries", 0, "DIR", "dir", "TABARI or PETRARCH dictionaries that code the events (docs/events.md)") \
    X(DIRECT, "direct", 0, NULL, NULL, "only what stands wholly between quotation marks")                                  \
    X(EXCERPTS, "excerpts", 0, NULL, NULL, "carry only the evidence and a hash, not the reports' full texts")              \
    X(HELP, "help", 'h', NULL, NULL, "show this help")                                                                     \
    X(HOLDER, "holder", 0, "NAME", NULL, "only this holder: a name or part of one, or an id")                              \
    X(ISSUE, "issue", 0, "NAME", NULL, "only this issue and those below it: an id or a name of the table of issues")       \
    X(ISSUES, "issues", 0, "FILE", "file", "further issues, a table as docs/issues.md describes")                          \
    X(JOBS, "jobs", 0, "N", NULL, "how many reports to read at a time (default: one for each core)")                       \
    X(JSON, "json", 0, NULL, NULL, "write JSON, one object a line (docs/json.md)")                                         \
    X(MODEL, "model", 0, "FILE", "file", "language model to use instead of the installed one")                             \
    X(OUTLET, "outlet", 0, "NAME", NULL, "outlet of the reports, where they name none")                                    \
    X(OUTPUT, "output", 'o', "FILE", "file", "write it to this file: .html a page, .dot or .svg the graph")                                         \
    X(QUIET, "quiet", 'q', NULL, NULL, "no progress bar, no notes; errors only")                                           \
    X(SCORE, "score", 0, "GOLD", "file", "compare with this CoNLL-U file and print the CoNLL 2018 table")                  \
    X(SPEAKER, "speaker", 0, "NAME", NULL, "only this speaker: a name or part of one, an id, a kind of unnamed source")    \
    X(SINCE, "since", 0, "DATE", NULL, "reports from this day on are now, earlier ones then (YYYY-MM-DD)")                     \
    X(STORY, "story", 0, "ID", NULL, "only the reports of the story that this report belongs to (cluster lists ids)")       \
    X(STAGE, "stage", 0, "NAME", NULL, "show what one stage of the reading gave")                                          \
    X(STANCE, "stance", 0, "WHICH", "demands offers accepts rejects threatens prefers supports opposes", "only this stance") \
    X(TYPE, "type", 0, "TYPE", NULL, "only this PLOVER type (THREATEN), or CAMEO codes that begin so (19)")                   \
    X(VERSION, "version", 'V', NULL, NULL, "print the version")

#define CLI_AS_ENUM(id, name, letter, arg, completes, help) CLI_##id,
typedef enum { CLI_OPTIONS(CLI_AS_ENUM) CLI_OPTION_N } cli_option_id;
#undef CLI_AS_ENUM

typedef struct {
    const char *name;
    char letter;
    const char *arg, *completes, *help;
} cli_option;

extern const cli_option cli_options[CLI_OPTION_N];

/* Documented exit codes. */
enum {
    CLI_DONE = 0,
    CLI_NOTHING = 1, /* nothing was found */
    CLI_USAGE = 2,   /* wrong usage */
    CLI_SOME = 3,    /* some inputs failed, the others are done */
    CLI_NO_MODEL = 4,   /* model, table or store missing, unreadable or not to be written */
    CLI_INTERNAL = 5 /* output cannot be written, or an internal error */
};

typedef struct cli_args cli_args;

typedef struct {
    const char *name;
    const char *synopsis;    /* after the options: "FILE..." */
    const char *summary;     /* one line, no full stop */
    const char *description; /* paragraphs for --help and the man page */
    const cli_option_id *options; /* own options, ended by CLI_OPTION_N; common ones are added */
    const char *const *examples;  /* "sayso ..." lines, ended by NULL; tests run them */
    int (*run)(const cli_args *args);
} cli_command;

/* What the user typed. */
struct cli_args {
    const cli_command *command;
    const char *value[CLI_OPTION_N]; /* NULL: not given; "" for a flag that is given */
    const char *const *operands;     /* files, ids ... */
    size_t n_operands;
};

extern const cli_command *const cli_commands[]; /* ended by NULL */

/* For options common to all commands that read reports: put CLI_READING in the list of options. */
#define CLI_READING CLI_ACTORS, CLI_ISSUES, CLI_CORRECTIONS, CLI_DICTIONARIES, CLI_DATA, CLI_DATE, CLI_OUTLET, CLI_MODEL, CLI_JOBS, CLI_QUIET

static inline int cli_has(const cli_args *a, cli_option_id o) { return a->value[o] != NULL; }

/* ---- talk.c: messages to stderr, results to stdout */

/* "sayso: message" on stderr. Errors are always shown, notes only without -q. */
void cli_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
void cli_note(const cli_args *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Are colours wanted on stdout? (--color, NO_COLOR, TERM, terminal) */
int cli_color(const cli_args *a);
/* Columns of the terminal; 80 where there is none. */
unsigned cli_width(void);

/* Write to stdout. 0: the reader went away or the disk is full: stop. */
int cli_put(const void *bytes, size_t n);
/* Write text as it stands inside a JSON string. */
int cli_put_json_text(const char *text, size_t n);
/* Flush and close stdout; the exit code to end with, given the one so far. A closed pipe is no error. */
int cli_finish(int code);

/* Progress on stderr, if that is a terminal and the work takes longer than a second. */
void cli_progress(const cli_args *a, size_t done, size_t total);
void cli_progress_end(void);

/* Set by Ctrl-C: finish what is being written and stop. */
int cli_interrupted(void);

/* Exit code that a status of the library stands for. */
int cli_code_of(sayso_status status);

/* ---- files.c */

/* Does the name s end in `end`, with something before it? */
int cli_ends_in(const char *s, const char *end);
/* Write a file, whole or not at all; an exit code, after saying what is wrong. */
int cli_write_file(const char *path, const char *bytes, size_t n);

/* ---- options.c: command line, help, man page, completions (used by main.c) */

/* Read the command line of a command; 0, or CLI_USAGE after saying what is wrong. */
int cli_parse(const cli_command *command, int argc, char **argv, cli_args *out);
void cli_help(const cli_command *command, void *file);
void cli_usage(void *file);
int cli_print_man(void);
int cli_print_completion(const char *shell);
/* Does s begin with a day as YYYY-MM-DD, alone or with a time behind it? */
int cli_is_date(const char *s);
/* The nearest known word within two edits, or NULL. */
const char *cli_nearest(const char *word, const char *const *known, size_t n);

/* ---- story_list.c: what the lists of a story have in common */

/* The job of a command that lists what a story holds: read the operands, collate, list, write; an exit code. left_out: what to leave out
 * when nothing fits. */
typedef sayso_status (*cli_lister)(const sayso_story *story, const cli_args *a, const sayso_list *how, char **out, size_t *n_bytes, size_t *n_listed,
                                   sayso_error *err);
int cli_list_story(const cli_args *a, cli_lister lister);

/* ---- engine.c */

/* Open sayso with the tables, models and user's files of the arguments; says what is wrong. */
int cli_open(const cli_args *a, int language_only, sayso **out);

#endif
