/*
 * inputs.h - what the operands stand for: files, folders, standard input, JSON lines, records, stores; and reading
 * them with all cores, results in the order of the ids.
 */
#ifndef CLI_INPUTS_H
#define CLI_INPUTS_H

#include "command.h"

#include <jansson.h>

typedef enum {
    CLI_REPORT,      /* a report file as it is */
    CLI_LINE,        /* a line of a JSON-lines file that holds a report */
    CLI_RECORD_LINE, /* a line that holds a record */
    CLI_STORED,      /* a record in a store */
    CLI_CONLLU_FILE  /* CoNLL-U, perhaps packed by gzip; only parse reads it */
} cli_input_kind;

typedef struct {
    char *id;
    char *path;      /* for messages; of the file or store it is from */
    cli_input_kind kind;
    int fd;          /* spooled standard input; -1: open path */
    int64_t offset;  /* CLI_LINE, CLI_RECORD_LINE: where the line starts */
    size_t length;
    unsigned line;   /* from 1; 0: not from a JSON-lines file */
    sayso_store *store; /* CLI_STORED: owned by the list */
} cli_input;

typedef struct {
    cli_input *at;
    size_t n, room;
    size_t failed;  /* operands or lines that could not be taken; each has been named on stderr */
    int spools[16]; /* file descriptors of spooled standard input and pipes */
    size_t n_spools;
    int stdin_taken;
    int conllu_too; /* CoNLL-U files of folders, too */
    sayso_store *stores[16]; /* stores that were named */
    size_t n_stores;
} cli_inputs;

/* What the operands hold, sorted by id, each id once. 0, or an exit code after saying what is wrong. Bad files and
 * lines are named, counted in `failed`, and the rest goes on. */
int cli_inputs_collect(const cli_args *a, cli_inputs *out);
/* The same, CoNLL-U files of folders included. */
int cli_inputs_collect_words(const cli_args *a, cli_inputs *out);
/* The same for one path. */
void cli_inputs_add(const cli_args *a, cli_inputs *list, const char *path);
/* All reports of an open store, which stays the caller's. */
void cli_inputs_add_store(cli_inputs *list, sayso_store *store, const char *path);
/* One of them, by its id. */
void cli_inputs_add_stored(cli_inputs *list, sayso_store *store, const char *path, const char *id);
/* The bytes of an input as they came (one line of a JSON-lines file), or NULL with *err filled; not for CLI_STORED. */
char *cli_input_bytes(const cli_input *input, size_t *n, sayso_error *err);
/* The string of a line's object that holds the report, or NULL. */
const json_t *cli_line_body(const json_t *line);
void cli_inputs_free(cli_inputs *list);

/* ---- conllu.c */

/* Is a file of this name and these first bytes CoNLL-U, packed or not? By the name alone? */
int cli_is_conllu(const char *path, const char *head, size_t n);
int cli_is_conllu_name(const char *path);
/* Unpack bytes from malloc if they are gzip; *n and the result take their place. NULL with *err filled if they are damaged. */
char *cli_unpack(char *bytes, size_t *n, const char *path, sayso_error *err);
/* All of a file, or of standard input ("-"), unpacked; NULL with *err filled. */
char *cli_conllu_file(const char *path, size_t *n, sayso_error *err);

/* ---- batch.c */

/* One report as it came from reading. */
typedef struct {
    const cli_input *input;
    sayso_status status;  /* not SAYSO_OK: err says why; the rest is empty */
    sayso_error err;
    sayso_doc *doc;       /* the consumer may take it and set this to NULL */
    char *json;           /* the record; the consumer may take it likewise; NULL unless asked for */
    size_t json_bytes;
    int known;            /* taken from a record or store, not read anew */
} cli_result;

enum {
    CLI_WANT_JSON = 1,   /* json is filled */
    CLI_WANT_RECORD = 2, /* doc is the record alone, small (no words and trees) */
    CLI_WANT_HEAD = 8,   /* doc is the text and what is known of the report (sayso_doc_head_from_json) */
    CLI_WANT_WORDS = 4   /* doc is the whole document; records and stores cannot give it and fail */
};

/* Called in the order of the ids, on the calling thread. 0 stops the reading. */
typedef int (*cli_consumer)(cli_result *result, void *arg);

/* Before a report is read: return 1 with json filled if its record is known already (a store). May be NULL.
 * Called on the calling thread's behalf under a lock. */
typedef int (*cli_lookup)(const cli_input *input, const sayso_input *report, char **json, size_t *json_bytes, void *arg);

/* Read all inputs with --jobs threads. Failed reports are named on stderr and passed on. The number of failed. */
size_t cli_read(const cli_args *a, const sayso *engine, const cli_inputs *inputs, int want, cli_lookup lookup, cli_consumer consume,
                void *arg);

/* The whole job of most commands: collect the operands (and the store of --db, into which new reports go), read,
 * and give all records as docs in the order of ids. An exit code: CLI_DONE, CLI_SOME (docs hold the others), or
 * another after saying what is wrong. Free with cli_docs_free(). */
typedef struct {
    sayso *engine;
    cli_inputs inputs;
    sayso_doc **at;
    size_t n, room;
    sayso_store *store; /* of --db, if it was asked for */
    sayso_place_of_report *given; /* where they stand, if it is known: by the first of the story and of the family, and the parent */
} cli_docs;
int cli_docs_read(const cli_args *a, cli_docs *out);
/* The same, but the docs have no more than sayso_place() needs. */
int cli_docs_read_heads(const cli_args *a, cli_docs *out);
/* The same, but where all reports are in one store - that of --db, or the only operand - no docs are read: *store is it, until the docs are freed. */
int cli_docs_read_or_store(const cli_args *a, cli_docs *out, int heads, sayso_store **store);
/* Read them all the same. */
int cli_docs_take(const cli_args *a, cli_docs *docs, int heads, sayso_store *store);
/* Read these. */
int cli_docs_take_some(const cli_args *a, cli_docs *docs, sayso_store *store, const char *const *ids, size_t n);
void cli_docs_free(cli_docs *docs);

/* ---- one_story.c */

/* cli_docs_read(), or with --story the reports of that story. to_collate: cli_collate() comes next. */
int cli_docs_read_asked(const cli_args *a, cli_docs *docs, int to_collate);
/* Read the stories of a store one after the other, until look() gives 0. CLI_NOTHING: nothing was looked at, for a record is damaged. */
int cli_each_story(const cli_args *a, const cli_docs *docs, sayso_store *store, int (*look)(const cli_docs *story, void *arg), void *arg);
/* Set the docs side by side. */
sayso_status cli_collate(const cli_docs *docs, sayso_story **out, sayso_error *err);

/* ---- docs.c */

/* Read, let `put` print a list of them unless the user broke off, and free: the worse of the two codes. */
int cli_docs_list(const cli_args *a, int (*put)(const cli_args *a, const cli_docs *docs));

#endif
