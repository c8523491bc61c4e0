/*
 * sayso.h - the public interface of libsayso.
 *
 * sayso reads news reports of a negotiation or a conflict and gives back a record: who demands, offers,
 * rejects or threatens what, on which condition and on whose word; and, across reports, where they agree,
 * differ and depend on each other. Every value in the record carries the bytes it was read from.
 *
 * Conventions
 * - Spans are byte offsets [start, end) into a report's text, which is UTF-8.
 * - Parameters come as object, inputs, out, err. On failure *out is untouched. err may be NULL; no other pointer may
 *   unless its comment says so.
 * - A list is given as a pointer and, in *n, its length; it belongs to the object, and may be NULL where *n is 0.
 * - Strings in results end in NUL, are UTF-8 and live as long as the object they were read from.
 * - Confidence is in hundredths, 0 to 100.
 * - "Nothing found" is a NULL string, an index of -1 or an empty list, never a guess.
 * - Threads: a `sayso` is read-only once open and may be shared by any number of threads. Every other object
 *   is used by one thread at a time; different objects by different threads.
 * - The library never prints, exits or aborts, reads no environment and sets no locale.
 */
#ifndef SAYSO_H
#define SAYSO_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define SAYSO_API __attribute__((visibility("default")))
#else
#define SAYSO_API
#endif

/* The version of the JSON record and of the store's schema. */
#define SAYSO_SCHEMA 1

typedef struct sayso sayso;             /* models and tables */
typedef struct sayso_doc sayso_doc;     /* one report and all that was read from it */
typedef struct sayso_story sayso_story; /* a set of reports, collated */

/* ------------------------------------------------------------------ status */

typedef enum {
    SAYSO_OK = 0,
    SAYSO_EMPTY,   /* the input holds no text */
    SAYSO_INPUT,   /* the input cannot be read as a report: binary, damaged, a line cut short */
    SAYSO_LIMIT,   /* a named limit was reached (src/base/limits.h) */
    SAYSO_MEMORY,  /* an allocation failed */
    SAYSO_IO,      /* a file cannot be opened, read or written */
    SAYSO_MODEL,   /* a model or table is missing, damaged or of another version */
    SAYSO_STORE,   /* a store is missing, damaged, busy or newer than this program */
    SAYSO_USAGE    /* a call that the documentation rules out */
} sayso_status;

/* Why a call failed. `at` is the byte (of the input, the model or the table) at which it was noticed. */
typedef struct {
    sayso_status code;
    uint32_t at;
    char text[240]; /* names the file and the byte and says what to do; ends in NUL */
} sayso_error;

/* A word for the status, such as "limit". Never NULL. */
SAYSO_API const char *sayso_status_name(sayso_status status);

/* The program's version, such as "0.1.0". */
SAYSO_API const char *sayso_version(void);

/* ------------------------------------------------------------------- spans */

/* Bytes of a report's text, half-open. An absent span is {0, 0}. */
typedef struct {
    uint32_t start, end;
} sayso_span;

/* One thing said in several pieces, in the order of the text. n = 0: not found. */
typedef struct {
    const sayso_span *at;
    uint32_t n;
} sayso_spans;

/* --------------------------------------------------------------- the engine */

/* How to open sayso. Set `size` to sizeof(sayso_options); what is left zero takes its default. */
typedef struct {
    uint32_t size;
    const char *data_dir;     /* folder of tables (data/ of the source, PREFIX/share/sayso/data); required */
    const char *model_dir;    /* folder of models (models/); required */
    const char *lang_model;   /* file of the language model; NULL: the one in model_dir */
    const char *actors;       /* TSV of further actors, docs/actors.md; NULL: none */
    const char *issues;       /* TSV of further issues, docs/issues.md; NULL: none */
    const char *corrections;  /* plain text, docs/corrections.md; NULL: none */
    const char *dictionaries; /* folder of TABARI or PETRARCH dictionaries that code events in the place of our frames, docs/events.md; NULL: none */
    uint32_t language_only;   /* not 0: stop after sentences, tokens, tags and trees (`sayso parse`) */
} sayso_options;

/* Load models and tables. SAYSO_MODEL, SAYSO_IO, SAYSO_INPUT (a user's table is malformed), SAYSO_MEMORY. */
SAYSO_API sayso_status sayso_open(const sayso_options *options, sayso **out, sayso_error *err);

/* Entries of the user's dictionaries that could not be read and were passed over, each with file, line and what to do. */
SAYSO_API const char *const *sayso_notes(const sayso *engine, size_t *n);

/* Is this line (without its line end) a correction that docs/corrections.md describes? SAYSO_INPUT with what is wrong. */
SAYSO_API sayso_status sayso_correction_check(const char *line, sayso_error *err);

/* Free an engine; NULL is fine. Every doc read with it must be freed before. */
SAYSO_API void sayso_close(sayso *engine);

/* ------------------------------------------------------------------ reports */

typedef enum {
    SAYSO_FORMAT_NONE = 0, /* find out from the bytes */
    SAYSO_FORMAT_TEXT,
    SAYSO_FORMAT_HTML
} sayso_format;

/* One report as it came. The bytes stay the caller's and need to last only for the call. */
typedef struct {
    uint32_t size; /* sizeof(sayso_input) */
    const char *id; /* how the report is called in the record; required */
    const void *bytes;
    size_t n_bytes;
    sayso_format format;
    const char *date;   /* given date, YYYY-MM-DD with optional time and zone; NULL: look for one */
    const char *outlet; /* given; NULL: look for one */
    const char *title;  /* given, when the title is not part of the bytes; NULL */
    const char *url;    /* NULL: not known */
} sayso_input;

/* Read one report: bytes to record. SAYSO_EMPTY, SAYSO_INPUT, SAYSO_LIMIT, SAYSO_MEMORY, SAYSO_USAGE. */
SAYSO_API sayso_status sayso_read(const sayso *engine, const sayso_input *input, sayso_doc **out, sayso_error *err);

/* Take a report's record from the JSON that sayso_doc_json() wrote, without reading the text again.
 * SAYSO_INPUT (malformed, another schema, a span outside the text), SAYSO_LIMIT, SAYSO_MEMORY. */
SAYSO_API sayso_status sayso_doc_from_json(const char *json, size_t n_bytes, sayso_doc **out, sayso_error *err);

/* The same without what was read from the report: its text, its sentences, what was stripped, and sayso_report. That is all that
 * sayso_place() needs, and takes an eighth of the time. */
SAYSO_API sayso_status sayso_doc_head_from_json(const char *json, size_t n_bytes, sayso_doc **out, sayso_error *err);

/* Free a report and its record; NULL is fine. */
SAYSO_API void sayso_doc_free(sayso_doc *doc);

/* The record as one JSON object on one line, without a line end; *out is released with sayso_free().
 * The same record gives the same bytes on every machine. SAYSO_MEMORY, SAYSO_LIMIT. */
SAYSO_API sayso_status sayso_doc_json(const sayso_doc *doc, char **out, size_t *n_bytes, sayso_error *err);

/* The language layers of a report that was read (not one from JSON) as CoNLL-U: sentences, tokens, words, lemmas, parts of
 * speech, features, trees; MISC holds byte offsets (TokenRange=start:end), white space and names (NER=B-PER), as docs/parse.md
 * says. *out is released with sayso_free(). SAYSO_USAGE, SAYSO_MEMORY, SAYSO_LIMIT. */
SAYSO_API sayso_status sayso_doc_conllu(const sayso_doc *doc, char **out, size_t *n_bytes, sayso_error *err);

/* The same as one JSON object on one line, without a line end. */
SAYSO_API sayso_status sayso_doc_words_json(const sayso_doc *doc, char **out, size_t *n_bytes, sayso_error *err);

/* Tag and parse the words of a CoNLL-U file, of whose input only id and bytes count; keep_words 0: put its text together again
 * and read sentences and words anew. What is read holds the language layers alone: no actors, attributions or events.
 * SAYSO_INPUT (malformed, with the line), SAYSO_EMPTY, SAYSO_MEMORY, SAYSO_LIMIT, SAYSO_USAGE. */
SAYSO_API sayso_status sayso_read_conllu(const sayso *engine, const sayso_input *input, int keep_words, sayso_doc **out, sayso_error *err);

/* How well one CoNLL-U file agrees with another: the table of the CoNLL 2018 shared task. Errors call the files by their ids.
 * SAYSO_INPUT (malformed, no trees, the texts differ), SAYSO_EMPTY, SAYSO_MEMORY, SAYSO_LIMIT, SAYSO_USAGE. */
SAYSO_API sayso_status sayso_score_conllu(const sayso_input *gold, const sayso_input *system, char **out, size_t *n_bytes, sayso_error *err);

/* Release what the library handed over as plain memory; NULL is fine. */
SAYSO_API void sayso_free(void *memory);

/* Check that every span of the record lies in the text, on character boundaries, and that every index is in
 * range. *n_spans, where not NULL, counts the spans looked at. SAYSO_INPUT with the place of the first that does not hold. */
SAYSO_API sayso_status sayso_doc_verify(const sayso_doc *doc, size_t *n_spans, sayso_error *err);

typedef enum {
    SAYSO_BASIS_NONE = 0, /* no date found */
    SAYSO_BASIS_STATED,   /* the text says it */
    SAYSO_BASIS_METADATA, /* the page's tags say it */
    SAYSO_BASIS_GIVEN     /* the user said it */
} sayso_basis;

/* What is known of the report itself. */
typedef struct {
    const char *id, *sha256; /* sha256: of the raw bytes, 64 hexadecimal digits */
    const char *date;        /* YYYY-MM-DD, or with time and zone as ISO 8601; NULL: not found */
    sayso_basis date_basis;
    sayso_span date_span; /* where the text states it; {0,0} otherwise */
    const char *title, *outlet, *byline, *dateline, *url; /* NULL: not found */
    sayso_span title_span, byline_span, dateline_span;    /* {0,0}: not in the text */
    uint32_t given; /* bits of what the user gave: 1 date, 2 outlet, 4 title, 8 url */
} sayso_report;

/* Facts about the report; never NULL, lives as long as the doc. */
SAYSO_API const sayso_report *sayso_doc_report(const sayso_doc *doc);

/* The text that spans count in; not ended by NUL within its length. */
SAYSO_API const char *sayso_doc_text(const sayso_doc *doc, size_t *n_bytes);

/* A piece of the map from the text back to the raw bytes; no pieces: the text is the raw bytes. */
typedef struct {
    uint32_t text_start, raw_start, length; /* length counts bytes of the text */
} sayso_raw_piece;

/* In text order. */
SAYSO_API const sayso_raw_piece *sayso_doc_raw_map(const sayso_doc *doc, size_t *n);

/* Site furniture: kept in the text, left out of the reading. In text order. */
SAYSO_API const sayso_span *sayso_doc_stripped(const sayso_doc *doc, size_t *n);
/* In text order; a headline or list item is a sentence, too. */
SAYSO_API const sayso_span *sayso_doc_sentences(const sayso_doc *doc, size_t *n);

/* ------------------------------------------------------------------- actors */

typedef enum {
    SAYSO_ACTOR_NONE = 0,
    SAYSO_ACTOR_PERSON,
    SAYSO_ACTOR_STATE,
    SAYSO_ACTOR_GOVERNMENT,
    SAYSO_ACTOR_ORGANISATION,
    SAYSO_ACTOR_GROUP,
    SAYSO_ACTOR_MEDIA,
    SAYSO_ACTOR_PLACE
} sayso_actor_kind;

/* How a mention came to its actor. */
typedef enum {
    SAYSO_HOW_NONE = 0,
    SAYSO_HOW_NAME,      /* the full name or an alias of the table */
    SAYSO_HOW_SPELLING,  /* a spelling variant, by the rule docs/actors.md shows */
    SAYSO_HOW_SURNAME,   /* part of a name that stands in full elsewhere in the report or in the table */
    SAYSO_HOW_TITLE,     /* title or office ("the Russian leader", "the foreign minister") */
    SAYSO_HOW_PRONOUN,
    SAYSO_HOW_SEAT,      /* capital, seat or state standing for its government */
    SAYSO_HOW_SHORT,     /* a short form ("the ministry", "the agency", an acronym) */
    SAYSO_HOW_CORRECTION /* the user's corrections say so */
} sayso_how;

typedef struct {
    const char *id;      /* of the table ("ru:putin"), or made from the name ("x:john-doe") */
    const char *name;
    sayso_actor_kind kind;
    const char *country; /* ISO 3166-1 alpha-3; NULL: none known */
    const char *code;    /* PLOVER actor code ("RUSGOV"); NULL: none known */
    uint32_t first_mention, n_mentions; /* a range of the mentions */
} sayso_actor;

typedef struct {
    sayso_span span;
    int32_t actor; /* -1: an actor stands here, which one was not found */
    sayso_how how;
    uint8_t conf;
} sayso_mention;

/* In the order of first mention. */
SAYSO_API const sayso_actor *sayso_doc_actors(const sayso_doc *doc, size_t *n);
/* Grouped by actor, in text order within one; those without an actor last. */
SAYSO_API const sayso_mention *sayso_doc_mentions(const sayso_doc *doc, size_t *n);

/* ------------------------------------------------------------- attributions */

typedef enum { SAYSO_FORM_NONE = 0, SAYSO_DIRECT, SAYSO_MIXED, SAYSO_INDIRECT } sayso_form;

/* How the report words a cue: what it tells of the report's distance and of the force, nothing of the truth. */
typedef enum {
    SAYSO_STRENGTH_NONE = 0, /* no cue, or one that data/cues.tsv does not list */
    SAYSO_STRENGTH_NEUTRAL,  /* "said" */
    SAYSO_STRENGTH_CLAIM,    /* keeps its distance: "claimed" */
    SAYSO_STRENGTH_FACTIVE,  /* takes it for true: "admitted" */
    SAYSO_STRENGTH_STRONG,   /* "insisted" */
    SAYSO_STRENGTH_WEAK      /* "suggested" */
} sayso_strength;

/* Speakers beside the first that an attribution lists; more are left out. */
#define SAYSO_JOINT_MAX 4

/* Source, cue and content in the sense of PARC (Pareti 2012) and PolNeAR (Newell et al. 2018). */
typedef struct {
    const char *id;
    sayso_spans source, cue, content;
    sayso_form form;
    int32_t speaker;        /* actor; -1: not found */
    int32_t joint[SAYSO_JOINT_MAX]; /* actors: "X and Y said": the further speakers, in text order */
    uint32_t n_joint;
    const char *anonymous;  /* type of an unnamed source ("official", "analyst", ...); NULL: named or none */
    uint32_t anonymous_number; /* how many people or documents it is ("two officials"); 0: several, the number is not said */
    const char *anonymous_country; /* alpha-3 of an unnamed source; NULL */
    int32_t via;            /* actor that relayed it; -1 */
    sayso_spans via_span;   /* "according to TASS" */
    int32_t parent;         /* attribution that this one is nested in; -1 */
    sayso_spans venue;      /* "at an annual meeting with senior officers" */
    int32_t addressee;      /* actor; -1 */
    sayso_spans addressee_span;
    int32_t time;           /* time expression of the speech act; -1 */
    sayso_spans verification; /* "could not be independently verified", about this claim */
    const char *cue_class;  /* of data/cues.tsv ("say", "claim", "warn", ...); NULL: no cue */
    sayso_strength cue_strength;
    uint8_t attitude;       /* 1: wants, believes, plans; 0: a statement */
    uint8_t unsourced;      /* 1: the wording hides who said it ("has been condemned", "reportedly") */
    uint8_t conf;
    const char *reason;     /* rule or evidence, in words */
} sayso_attribution;

/* `parent`, and `attribution` of other records, count in this list. No order is promised but the same one every time. */
SAYSO_API const sayso_attribution *sayso_doc_attributions(const sayso_doc *doc, size_t *n);

/* ------------------------------------------------------------------- events */

typedef enum {
    SAYSO_MODALITY_NONE = 0,
    SAYSO_ACTUAL,
    SAYSO_PLANNED,
    SAYSO_DEMANDED,
    SAYSO_CONDITIONAL,
    SAYSO_HYPOTHETICAL,
    SAYSO_CLAIMED
} sayso_modality;

/* A political event in PLOVER 2.0 terms, with the CAMEO code where it is exact. */
typedef struct {
    const char *id;
    const char *event_type;     /* "THREATEN"; CAMEO 01 is "STATEMENT" */
    const char *mode, *code;    /* NULL: none */
    const char *source, *target; /* actor codes; NULL: none */
    int32_t source_actor, target_actor; /* -1: not in the list of actors */
    sayso_spans trigger, source_span, target_span, place;
    const char *date;           /* NULL: not found */
    sayso_modality modality;
    char polarity;              /* '+' or '-' */
    int32_t attribution, condition; /* -1 */
    uint8_t conf;
    const char *reason;         /* frame that fired, or why it is no event */
} sayso_event;

/* In the order of the sentences they stand in. */
SAYSO_API const sayso_event *sayso_doc_events(const sayso_doc *doc, size_t *n);
/* What reads like an event and is none: negated, hypothetical, part of another act. */
SAYSO_API const sayso_event *sayso_doc_nonevents(const sayso_doc *doc, size_t *n);

/* ----------------------------------------------- positions and conditions */

typedef enum {
    SAYSO_STANCE_NONE = 0,
    SAYSO_DEMANDS,
    SAYSO_OFFERS,
    SAYSO_ACCEPTS,
    SAYSO_REJECTS,
    SAYSO_THREATENS,
    SAYSO_PREFERS,
    SAYSO_SUPPORTS,
    SAYSO_OPPOSES
} sayso_stance;

typedef struct {
    const char *id;
    int32_t holder;           /* actor; -1: as printed only */
    sayso_spans holder_span;  /* as printed */
    const char *issue;        /* id of data/issues.tsv; NULL: none fits */
    sayso_stance stance;
    sayso_spans scope;        /* what is demanded, offered, rejected, threatened */
    sayso_spans evidence;     /* the clause that says so */
    int32_t target;           /* actor it is asked of or aimed at; -1 */
    int32_t condition, attribution; /* -1 */
    uint8_t conf;
    const char *reason;
} sayso_position;

typedef enum {
    SAYSO_CONDITION_NONE = 0,
    SAYSO_CONDITION_THREAT,
    SAYSO_CONDITION_OFFER,
    SAYSO_CONDITION_REQUIREMENT,
    SAYSO_CONDITION_PREDICTION
} sayso_condition_kind;

typedef struct {
    const char *id;
    sayso_spans condition, consequence, marker; /* marker: "if", "unless"; empty where the grammar alone says it */
    int32_t holder;       /* actor; -1 */
    int32_t attribution;  /* -1 */
    sayso_condition_kind kind;
    uint8_t conf;
    const char *reason;
} sayso_condition;

/* No order is promised but the same one every time. */
SAYSO_API const sayso_position *sayso_doc_positions(const sayso_doc *doc, size_t *n);
/* `condition` of other records counts in this list. */
SAYSO_API const sayso_condition *sayso_doc_conditions(const sayso_doc *doc, size_t *n);

/* --------------------------------------------------- times and quantities */

typedef enum { SAYSO_TIMEX_NONE = 0, SAYSO_DATE, SAYSO_TIME, SAYSO_DURATION, SAYSO_SET } sayso_timex;

/* A TIMEX3 expression (ISO 24617-1), resolved against the report's date; open parts stay X. */
typedef struct {
    sayso_span span;
    sayso_timex type;
    const char *value;
} sayso_time;

typedef enum { SAYSO_QUANTITY_NONE = 0, SAYSO_MONEY, SAYSO_PERCENT, SAYSO_QUANTITY } sayso_quantity_type;
typedef enum { SAYSO_BOUND_NONE = 0, SAYSO_ABOUT, SAYSO_MIN, SAYSO_MAX } sayso_bound;

typedef struct {
    sayso_span span;
    sayso_quantity_type type;
    const char *value;  /* a decimal number, scaled ("800000000"); NULL: "several" */
    const char *unit;   /* "USD", "%", "km"; NULL: things are counted */
    sayso_spans of;     /* what is counted */
    sayso_bound bound;
} sayso_quantity;

/* In text order; `time` of an attribution counts in this list. */
SAYSO_API const sayso_time *sayso_doc_times(const sayso_doc *doc, size_t *n);
/* In text order. */
SAYSO_API const sayso_quantity *sayso_doc_quantities(const sayso_doc *doc, size_t *n);

/* ------------------------------------------------------------------- claims */

/* What an attribution holds to be so, or the report with no source that was found, in terms that can be compared. */
typedef struct {
    const char *id;
    sayso_span span;          /* the clause */
    sayso_span predicate;     /* its head word */
    const char *lemma;        /* of the predicate */
    int32_t subject, object;  /* actors; -1 */
    int32_t attribution;      /* -1: no source was found; it may be the report's own voice */
    uint8_t negated;
} sayso_claim;

/* What the report and its sources hold to be so; no order is promised but the same one every time. */
SAYSO_API const sayso_claim *sayso_doc_claims(const sayso_doc *doc, size_t *n);

/* How a line of the record was made: its operators, the rows of tables or of the user's dictionaries that fired (file, line, row), how
 * each actor was known, what hangs on it, and the tree of its sentences, which are parsed anew if the document holds no words. id: of
 * an attribution, event, nonevent, position, condition or claim; of anything else *out is empty. Text for people, whose form may change;
 * UTF-8 that ends in NUL, released with sayso_free(). engine: what the report was read with. SAYSO_INPUT, SAYSO_MEMORY, SAYSO_USAGE. */
SAYSO_API sayso_status sayso_doc_explain(const sayso *engine, const sayso_doc *doc, const char *id, char **out, size_t *n_bytes, sayso_error *err);

/* ------------------------------------------------------------ across reports */

typedef enum {
    SAYSO_FINDING_NONE = 0,
    SAYSO_STORY,              /* the reports of one chain of events */
    SAYSO_OCCASION,           /* one speech act or event as told by several reports */
    SAYSO_AGREEMENT,          /* what reports of one occasion agree on */
    SAYSO_VARIANT,            /* one quotation or figure in two wordings; a quotation and reported speech of it */
    SAYSO_CONFLICT,           /* two reports of one occasion that cannot both be right */
    SAYSO_DISAGREEMENT,       /* two parties that hold opposite positions */
    SAYSO_ATTRIBUTION_CHANGE, /* one claim, sourced differently */
    SAYSO_PASSAGE,            /* words that reports share */
    SAYSO_ORIGIN,             /* occasions, wordings and relays behind a claim */
    SAYSO_CLAIM               /* a claim that names no source, or one met in several reports */
} sayso_finding_kind;

/* A place that a finding rests on. */
typedef struct {
    uint32_t report;     /* index into the story's reports */
    sayso_span span;
    const char *role;    /* "source", "other", "speaker", "venue" ...; NULL: plain evidence */
} sayso_evidence;

/* sayso_aligned.changed: the words differ; they are one word in two spellings. */
enum { SAYSO_CHANGED_WORD = 1, SAYSO_CHANGED_SPELLING = 2 };

/* One step of a word-by-word alignment of two wordings. Equal words have both spans and changed = 0. */
typedef struct {
    sayso_span a, b;     /* {0,0}: nothing stands on this side */
    uint8_t changed;
} sayso_aligned;

/* One finding of the collation. Which fields are set depends on the kind; docs/json.md has the table. */
typedef struct {
    sayso_finding_kind kind;
    const char *id;
    const char *type;          /* conflict: number, date, place, actor, polarity, scope; change: unsourced, ... */
    const char *label;         /* words of a report that name it; NULL */
    const sayso_evidence *evidence;
    uint32_t n_evidence;
    const sayso_aligned *words; /* variant: alignment of evidence 0 (a) with evidence 1 (b) */
    uint32_t n_words;
    const char *actor;         /* id of the speaker or holder; NULL */
    const char *issue, *date;  /* NULL */
    uint32_t reports, occasions, wordings; /* counts, where they apply */
    const char *const *relays; /* ids of the named relays (origin) */
    uint32_t n_relays;
    const char *const *refs;   /* ids of the records of single reports that it is made of */
    uint32_t n_refs;
    const char *note;          /* "two renderings, possibly translation", "direction unknown"; NULL */
    uint8_t conf;
    const char *reason;
} sayso_finding;

/* Collate reports. The result depends on the set of reports only, not on their order. The docs must outlive
 * the story. n_docs may be 1. SAYSO_LIMIT, SAYSO_MEMORY, SAYSO_USAGE (two docs of one id). */
SAYSO_API sayso_status sayso_collate(const sayso *engine, const sayso_doc *const *docs, size_t n_docs,
                                     sayso_story **out, sayso_error *err);
/* Put reports into stories and families, as sayso_collate() does, and no more: of the findings only those of kind story. Records
 * are not looked at (sayso_doc_head_from_json). */
SAYSO_API sayso_status sayso_place(const sayso *engine, const sayso_doc *const *docs, size_t n_docs, sayso_story **out, sayso_error *err);
/* Where a report stands among the others. */
typedef struct {
    uint32_t story, family; /* numbers of the story and of the reprint family, from 0 */
    int32_t parent;         /* report it was probably taken from; -1: none, or direction unknown */
} sayso_place_of_report;

/* Collate reports whose places are known (sayso_place(), sayso_store_place()), in the order of their ids. places: of each the first report of its story
 * and of its family, and its parent, by their numbers among these. Besides the records it takes the memory of the largest story. */
SAYSO_API sayso_status sayso_collate_placed(const sayso *engine, const sayso_doc *const *docs, size_t n_docs, const sayso_place_of_report *places, sayso_story **out,
                                            sayso_error *err);
/* Free a story, not the docs in it; NULL is fine. */
SAYSO_API void sayso_story_free(sayso_story *story);

/* The reports in the order of their ids; evidence counts in this order. */
SAYSO_API const sayso_doc *const *sayso_story_docs(const sayso_story *story, size_t *n);
/* All findings, grouped by kind in the order of the enum, in text order within a kind. */
SAYSO_API const sayso_finding *sayso_story_findings(const sayso_story *story, size_t *n);

/* One for each report, in the order of sayso_story_docs(). */
SAYSO_API const sayso_place_of_report *sayso_story_places(const sayso_story *story, size_t *n);

/* ------------------------------------------------------------------ store */

/* Records of many reports in one SQLite file; docs/store.md documents its tables and views. One thread at a
 * time. A report is either wholly in the file or not at all, also after the process was killed. */
typedef struct sayso_store sayso_store;

/* Open a store; `write` not 0: make it if it is not there, and allow sayso_store_put(). SAYSO_STORE (no store of
 * ours, newer than this program, damaged, busy, missing), SAYSO_IO (no right to write, disk full), SAYSO_MEMORY. */
SAYSO_API sayso_status sayso_store_open(const char *path, int write, sayso_store **out, sayso_error *err);
/* Close a store; NULL is fine. */
SAYSO_API void sayso_store_close(sayso_store *store);

/* A hash of all that decides how reports are read: models, tables, the user's files, the version. Two engines of one
 * key read the same input to the same record. out: 64 hexadecimal digits and NUL. Reads the files: call it once. */
SAYSO_API sayso_status sayso_reading_key(const sayso *engine, char out[65], sayso_error *err);

/* Keep a report's record; key: of the engine that read it. One of the same id and bytes is replaced; one of the same id and other bytes stays
 * beside it, and both are then called ID~ and the first 8 digits of their sha256. */
SAYSO_API sayso_status sayso_store_put(sayso_store *store, const sayso_doc *doc, const char *key, sayso_error *err);

/* The record's JSON if this input (id, bytes, given facts) is stored as an engine of this key reads it, else
 * *json = NULL. Release with sayso_free(). */
SAYSO_API sayso_status sayso_store_find(sayso_store *store, const sayso_input *input, const char *key, char **json, size_t *n_bytes,
                                        sayso_error *err);

/* Ids of all reports, sorted by bytes, as they are called outside; an array that ends in NULL, released as one
 * piece with sayso_free(). */
SAYSO_API sayso_status sayso_store_ids(sayso_store *store, char ***out, size_t *n, sayso_error *err);

/* Of these the ids of the reports whose records have a line, or an actor, of this id. */
SAYSO_API sayso_status sayso_store_ids_with(sayso_store *store, const char *line, char ***out, size_t *n, sayso_error *err);

/* The record of a report by the id that sayso_store_ids() gave. SAYSO_EMPTY if there is none. */
SAYSO_API sayso_status sayso_store_json(sayso_store *store, const char *id, char **json, size_t *n_bytes, sayso_error *err);

/* Where the reports of a store stand. */
typedef struct sayso_placed sayso_placed;
/* Stories and families of all reports of a store: the same as sayso_place() gives for its records. What the store keeps is used, so that only what
 * new reports touch is worked out, and added to if the store can be written. SAYSO_STORE, SAYSO_LIMIT, SAYSO_MEMORY, SAYSO_MODEL. */
SAYSO_API sayso_status sayso_store_place(sayso_store *store, const sayso *engine, sayso_placed **out, sayso_error *err);
/* The ids of the reports, sorted by bytes. */
SAYSO_API const char *const *sayso_placed_ids(const sayso_placed *placed, size_t *n);
/* As many places. */
SAYSO_API const sayso_place_of_report *sayso_placed_places(const sayso_placed *placed, size_t *n);
/* Free them; NULL is fine. */
SAYSO_API void sayso_placed_free(sayso_placed *placed);

/* SHA-256 of bytes as 64 hexadecimal digits and NUL. */
SAYSO_API void sayso_sha256(const void *bytes, size_t n_bytes, char out[65]);

/* ------------------------------------------------------------------- views */

/* How to show a story. Set `size` to sizeof(sayso_view); what is left zero takes its default. */
typedef struct {
    uint32_t size;
    uint32_t all;      /* not 0: text: lines less sure, too, with the reason */
    uint32_t brief;    /* not 0: text: the brief alone */
    uint32_t colour;   /* not 0: text: colours of ANSI terminals */
    uint32_t width;    /* text: cells in a line; 0: 80 */
    uint32_t excerpts; /* not 0: page: no full texts, only the bytes that lines rest on, and each report's sha256 */
} sayso_view;

/* Each gives UTF-8 that ends in NUL, released with sayso_free(). The same story and options give the same
 * bytes. how may be NULL. SAYSO_LIMIT, SAYSO_MEMORY, SAYSO_USAGE. */

/* The account of a story for a terminal: the brief, then every section. */
SAYSO_API sayso_status sayso_story_text(const sayso_story *story, const sayso_view *how, char **out, size_t *n_bytes, sayso_error *err);
/* The same as one HTML page that needs nothing else: no network, no other file. */
SAYSO_API sayso_status sayso_story_page(const sayso_story *story, const sayso_view *how, char **out, size_t *n_bytes, sayso_error *err);
/* The findings, one JSON object a line (docs/json.md). */
SAYSO_API sayso_status sayso_story_json(const sayso_story *story, char **out, size_t *n_bytes, sayso_error *err);
/* How attributions are listed. */
typedef enum { SAYSO_BY_SPEAKER = 0, SAYSO_BY_ADDRESSEE, SAYSO_BY_CLASS, SAYSO_BY_OUTLET } sayso_by;
typedef enum { SAYSO_AS_TEXT = 0, SAYSO_AS_JSON, SAYSO_AS_CSV } sayso_as;

/* Which attributions to list, and how. Set `size` to sizeof(sayso_who); what is left zero takes its default. */
typedef struct {
    uint32_t size;
    sayso_by by;            /* grouped by what; CSV is not grouped */
    sayso_as as;
    const char *speaker;    /* only of this one: an id, a name as a report prints it or part of one, a type of unnamed source; NULL: all */
    const char *cue_class;  /* only of this class of cues ("warn"); NULL: all */
    uint32_t direct;        /* not 0: only what stands wholly between quotation marks */
    uint32_t all;           /* not 0: those less sure, too */
    uint32_t colour, width; /* text: as in sayso_view */
} sayso_who;

/* Who said what in these reports, which need not be collated: text for a terminal, JSON (docs/json.md) or CSV (RFC 4180).
 * *n_said, where not NULL, counts the attributions that are listed. *out is UTF-8 that ends in NUL, released with
 * sayso_free(); the same reports, in whatever order, give the same bytes. SAYSO_LIMIT, SAYSO_MEMORY, SAYSO_USAGE. */
SAYSO_API sayso_status sayso_who_said(const sayso_doc *const *docs, size_t n_docs, const sayso_who *how, char **out, size_t *n_bytes,
                                      size_t *n_said, sayso_error *err);
/* Which positions or conditions to list, and how. Set `size` to sizeof(sayso_list); what is left zero takes its default. */
typedef struct {
    uint32_t size;
    sayso_as as;
    const char *holder;     /* only of this one: an id, a name as a report prints it or whole words of one; NULL: all */
    const char *issue;      /* only this issue and those below it in the table: an id or a name; NULL: all */
    sayso_stance stance;    /* only this stance; 0: all */
    uint32_t all;           /* not 0: those less sure, too */
    uint32_t colour, width; /* text: as in sayso_view */
} sayso_list;

/* Who holds what on which issue, as a matrix of holders and issues with what stands in each cell: text for a terminal, JSON
 * (docs/json.md) or CSV (RFC 4180). Holders are the actors of the records; one that no record resolves stands alone, as
 * printed. *n_listed, where not NULL, counts what is listed. *out is UTF-8 that ends in NUL, released with sayso_free(); the
 * same story gives the same bytes. SAYSO_LIMIT, SAYSO_MEMORY, SAYSO_USAGE (also: no issue is called so). */
SAYSO_API sayso_status sayso_story_positions(const sayso_story *story, const sayso_list *how, char **out, size_t *n_bytes, size_t *n_listed,
                                             sayso_error *err);
/* The questions that findings answer: quotations and figures in two wordings; claims that several reports have, that are sourced
 * differently, that name no source; conflicts of reports and, apart from them, disagreements of parties; reprints, shared
 * passages, and how many reports, occasions, wordings and relays stand behind a claim. */
typedef enum { SAYSO_FOUND_QUOTES = 0, SAYSO_FOUND_CLAIMS, SAYSO_FOUND_CONFLICTS, SAYSO_FOUND_ORIGINS } sayso_found_what;

/* Which findings to list, and how. Set `size` to sizeof(sayso_found); what is left zero takes its default. */
typedef struct {
    uint32_t size;
    sayso_found_what what;
    sayso_as as;
    uint32_t all;           /* not 0: those less sure, too */
    uint32_t colour, width; /* text: as in sayso_view */
} sayso_found;

/* The findings of a story that answer one question: text for a terminal, JSON (docs/json.md) or CSV (RFC 4180), all sides with
 * their bytes. *n_found, where not NULL, counts what is listed. *out is UTF-8 that ends in NUL, released with sayso_free().
 * SAYSO_LIMIT, SAYSO_MEMORY, SAYSO_USAGE. */
SAYSO_API sayso_status sayso_story_found(const sayso_story *story, const sayso_found *how, char **out, size_t *n_bytes, size_t *n_found, sayso_error *err);
/* The same for reports of any number of stories, which are collated one by one: takes the memory of the largest besides the records. */
SAYSO_API sayso_status sayso_docs_found(const sayso *engine, const sayso_doc *const *docs, size_t n_docs, const sayso_found *how, char **out, size_t *n_bytes,
                                        size_t *n_found, sayso_error *err);
/* The same for all reports of a store, whose records are read story by story. What the store keeps of stories that have not changed is used, and
 * added to if the store can be written. SAYSO_STORE, SAYSO_MODEL, and as above. */
SAYSO_API sayso_status sayso_store_found(sayso_store *store, const sayso *engine, const sayso_found *how, char **out, size_t *n_bytes, size_t *n_found,
                                         sayso_error *err);
/* Issue by issue: what one side demands or offers and another rejects, what is offered on which condition, and where they
 * meet, with the positions of both sides. A side is a country's state, government and officials, any other holder alone; sides
 * are set against each other only within one story. Of how->holder: where it stands on a side; how->stance counts for nothing. */
SAYSO_API sayso_status sayso_story_gaps(const sayso_story *story, const sayso_list *how, char **out, size_t *n_bytes, size_t *n_listed,
                                        sayso_error *err);
/* What was said and done when: statements and events by resolved day, those of one occasion or deed together; of how, holder,
 * issue and stance count for nothing. Forms and errors as above. */
SAYSO_API sayso_status sayso_story_timeline(const sayso_story *story, const sayso_list *how, char **out, size_t *n_bytes, size_t *n_listed,
                                            sayso_error *err);
/* What two records, or the earlier and the later reports of one, differ in: positions that moved, claims that are new or changed,
 * conditions found then and not now, with the bytes of both. The same report may stand on both sides. Of how, holder, issue and
 * stance count for nothing. "Not found" is no claim that something was withdrawn. Forms and errors as above. */
SAYSO_API sayso_status sayso_diff_records(const sayso_doc *const *then, size_t n_then, const sayso_doc *const *now, size_t n_now,
                                          const sayso_list *how, char **out, size_t *n_bytes, size_t *n_listed, sayso_error *err);
/* How a draft is held against reports. Set `size` to sizeof(sayso_check); what is left zero takes its default. */
typedef struct {
    uint32_t size;
    sayso_as as;
    uint32_t all;           /* not 0: text: also what is carried, one line each */
    uint32_t colour, width; /* text: as in sayso_view */
} sayso_check;

/* How many of a draft's statements, quotations, figures, names and attributions stand in the reports. */
typedef struct {
    size_t carried, reworded, conflict, not_found;
} sayso_checked;

/* Hold a draft, read by sayso_read() like a report, against reports, which need not be collated: text, JSON or CSV
 * (docs/check.md). *counts may be NULL. A report of the draft's sha256 is left out. *out is released with sayso_free().
 * SAYSO_LIMIT (the draft is too long), SAYSO_MEMORY, SAYSO_USAGE. */
SAYSO_API sayso_status sayso_check_draft(const sayso_doc *draft, const sayso_doc *const *docs, size_t n_docs, const sayso_check *how, char **out,
                                         size_t *n_bytes, sayso_checked *counts, sayso_error *err);
/* The threats, offers and requirements that hang on a condition in the user's words ("talks fail"), exact matches and related ones
 * apart; no probabilities. Words are compared by their dictionary forms, for which the story's engine parses the conditions anew;
 * the engine must still be open, with its language model. Of `how`, holder, issue and stance count for nothing. SAYSO_USAGE also:
 * the condition has no word that can be looked for. */
SAYSO_API sayso_status sayso_story_what_if(const sayso_story *story, const char *condition, const sayso_list *how, char **out, size_t *n_bytes,
                                           size_t *n_listed, sayso_error *err);
/* Reports, reprints and relays as a graph in the language of Graphviz (DOT). */
SAYSO_API sayso_status sayso_story_graph(const sayso_story *story, char **out, size_t *n_bytes, sayso_error *err);
/* The same as a drawing: SVG that needs no other file. */
SAYSO_API sayso_status sayso_story_drawing(const sayso_story *story, char **out, size_t *n_bytes, sayso_error *err);

/* How events are written: for a terminal, as JSON (docs/json.md), as CSV (RFC 4180), or in a format of others (docs/events.md). */
typedef enum {
    SAYSO_EVENTS_TEXT = 0,
    SAYSO_EVENTS_JSON,
    SAYSO_EVENTS_CSV,
    SAYSO_EVENTS_PLOVER,  /* PLOVER, JSON lines */
    SAYSO_EVENTS_ICEWS,   /* the 20 columns of ICEWS, tab-separated, with a head line */
    SAYSO_EVENTS_GDELT,   /* the 61 columns of the GDELT 2.0 event table, tab-separated */
    SAYSO_EVENTS_PETRARCH /* the lines that PETRARCH-2 writes */
} sayso_events_as;

/* Which events to list, and how. Set `size` to sizeof(sayso_event_list); what is left zero takes its default. */
typedef struct {
    uint32_t size;
    sayso_events_as as;
    const char *type;       /* only of this PLOVER type, or CAMEO codes that begin so ("AGREE", "19"); NULL: all */
    const char *actor;      /* only with this side: an id, a name, the beginning of an actor code; NULL: all */
    uint32_t all;           /* not 0: those less sure, too; text, JSON and CSV: also what reads like an event and is none */
    uint32_t colour, width; /* text: as in sayso_view */
} sayso_event_list;

/* Who did what to whom in these reports, which need not be collated. engine: names codes, sectors and, where it was opened with
 * dictionaries, issues. *n_listed, where not NULL, counts the events. *out is UTF-8 that ends in NUL, released with sayso_free();
 * the same reports, in whatever order, give the same bytes. SAYSO_LIMIT, SAYSO_MEMORY, SAYSO_MODEL, SAYSO_USAGE. */
SAYSO_API sayso_status sayso_events(const sayso *engine, const sayso_doc *const *docs, size_t n_docs, const sayso_event_list *how, char **out,
                                    size_t *n_bytes, size_t *n_listed, sayso_error *err);

#ifdef __cplusplus
}
#endif
#endif
