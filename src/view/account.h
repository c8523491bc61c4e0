/*
 * account.h - what a view shows: the story as lines in sections, before anything is laid out. The terminal and
 * the page print the same account, so that they cannot differ in what they say.
 *
 * A line is made of the reports' own words, cut at spans, and of sayso's labels. Its evidence names the bytes.
 */
#ifndef SY_ACCOUNT_H
#define SY_ACCOUNT_H

#include "base/json.h"
#include "base/arena.h"
#include "base/hash.h"
#include "compare/compare.h"
#include "compare/relays.h"

enum {
    SY_SURE = 70,        /* lines below are folded away unless asked for */
    SY_BRIEF_SURE = 80,  /* what most lines need for the brief (brief.c) */
    SY_BRIEF_LINES = 12, /* lines in the brief, at most */
    SY_WORDS_SHOWN = 160 /* bytes of a report's words in one line; the rest becomes an ellipsis */
};

typedef enum {
    SY_PIECE_NONE = 0,
    SY_PIECE_NAME,  /* an actor, a report, a date: what the line is about */
    SY_PIECE_LABEL, /* a word of ours: threatens, condition, reports */
    SY_PIECE_WORDS, /* the report's words: shown between quotation marks */
    SY_PIECE_CITED, /* the report's words where a name is wanted: shown without marks */
    SY_PIECE_QUIET  /* counts and other small print */
} sy_piece_kind;

typedef struct {
    sy_piece_kind kind;
    const char *text; /* clean: one line, no control characters */
} sy_piece;

/* What kind of line it is: colour and sign. The first are the stances, by their number. */
typedef enum {
    SY_TONE_NONE = 0,
    SY_TONE_DEMANDS,
    SY_TONE_OFFERS,
    SY_TONE_ACCEPTS,
    SY_TONE_REJECTS,
    SY_TONE_THREATENS,
    SY_TONE_PREFERS,
    SY_TONE_SUPPORTS,
    SY_TONE_OPPOSES,
    SY_TONE_SAID,
    SY_TONE_CONDITION,
    SY_TONE_OCCASION,
    SY_TONE_VARIANT,
    SY_TONE_CONFLICT,
    SY_TONE_DISAGREEMENT,
    SY_TONE_AGREEMENT,
    SY_TONE_CHANGE,
    SY_TONE_UNSOURCED,
    SY_TONE_ORIGIN,
    SY_TONE_PASSAGE,
    SY_TONE_TIME,
    SY_TONE_EVENT,
    SY_TONES
} sy_tone;

typedef enum {
    SY_SECTION_REPORTS = 0,
    SY_SECTION_OCCASIONS,
    SY_SECTION_QUOTES,
    SY_SECTION_POSITIONS,
    SY_SECTION_CONDITIONS,
    SY_SECTION_CONFLICTS,
    SY_SECTION_DISAGREEMENTS,
    SY_SECTION_AGREEMENTS,
    SY_SECTION_ATTRIBUTION,
    SY_SECTION_WHO,
    SY_SECTION_ORIGINS,
    SY_SECTION_EVENTS,
    SY_SECTION_TIMELINE,
    SY_SECTION_STRIPPED,
    SY_SECTIONS
} sy_section_kind;

typedef struct {
    sy_tone tone;
    SY_VEC(sy_piece) pieces;
    SY_VEC(sayso_evidence) evidence; /* by report and byte, each once */
    uint8_t conf;
    const char *reason;              /* NULL */
    const char *heading;             /* lines of one heading stand together; NULL */
    const char *heading_note;        /* small print beside the heading; NULL */
    const char *column;              /* positions: whose column of the matrix; quotations: the speaker; NULL: not resolved */
    const sayso_finding *finding;    /* NULL */
    const char *id;                  /* of the record or finding it tells of, for explain and correct; NULL */
    int32_t see;                     /* brief: the line it tells of; -1 */
    uint32_t weight;                 /* order within a section, largest first; ties by text order */
    uint32_t nth;                    /* order of making */
} sy_line;

typedef struct {
    uint32_t first, n; /* lines */
} sy_section;

typedef struct {
    sy_arena *arena;
    const sayso_story *story;
    const char **labels;      /* of the reports: the shortest end of the id that tells them apart */
    sy_relay_list *relays;    /* of each report: who its credits name */
    sy_map names;             /* actor id -> number in actors */
    SY_VEC(const sayso_actor *) actors;
    sy_map countries;         /* kind and country -> the first such actor's number in actors */
    uint32_t n_stories, *story_reports; /* how many reports each story has */
    SY_VEC(sy_line) lines;
    sy_section sections[SY_SECTIONS];
    SY_VEC(sy_line) brief;
    sy_map occasions;         /* id of an attribution -> the finding that joins its occasion; filled by occasion.c */
    int occasions_known;
} sy_account;

/* What follows the last slash of an id: what a report is called where that tells the reports apart. */
const char *sy_last_part(const char *id);
/* Names of actors and reports only, no sections: for views that make their own lines. Fails by sy_fail() on the arena. */
sy_account *sy_account_open(sy_arena *a, const sayso_story *story);
/* Build the account of a story in an arena; fails by sy_fail() on it. */
sy_account *sy_account_make(sy_arena *a, const sayso_story *story);

/* What an attribution change of this type is called: "a source here, none there". */
const char *sy_change_words(const char *type);

const char *sy_section_title(sy_section_kind kind);
const char *sy_section_help(sy_section_kind kind); /* one sentence for readers */
const char *sy_section_short(sy_section_kind kind); /* one word, for navigation */
const char *sy_section_id(sy_section_kind kind);   /* for anchors */
const char *sy_tone_name(sy_tone tone);            /* "threatens", "conflict"; also the name of its style */
const char *sy_tone_title(sy_tone tone);           /* for the legend */

/* ---- for the files that make lines (account*.c, brief.c) */

sy_line *sy_line_new(sy_account *a, sy_tone tone, uint8_t conf, const char *reason);
void sy_line_add(sy_account *a, sy_line *l, sy_piece_kind kind, const char *text); /* NULL or "": nothing */
void sy_line_addf(sy_account *a, sy_line *l, sy_piece_kind kind, const char *format, ...) __attribute__((format(printf, 4, 5)));
/* "worded as a claim", "worded as a fact", where a cue is no plain one. */
void sy_line_add_wording(sy_account *a, sy_line *l, const sayso_attribution *at);
void sy_line_words(sy_account *a, sy_line *l, sy_piece_kind kind, uint32_t report, sayso_spans spans);
void sy_line_evidence(sy_account *a, sy_line *l, uint32_t report, sayso_span span, const char *role);
void sy_line_evidence_of(sy_account *a, sy_line *l, uint32_t report, sayso_spans spans);
void sy_line_evidence_sort(sy_line *l);
uint32_t sy_line_reports(const sy_line *l); /* how many reports its evidence is in */

/* How many lines of a section are shown unasked. */
uint32_t sy_account_sure(const sy_account *a, sy_section_kind kind);

/* Words of a report for showing: pieces joined by an ellipsis, white space folded, outer quotation marks off. */
const char *sy_words(sy_account *a, uint32_t report, sayso_spans spans, uint32_t max_bytes);
const char *sy_words_of(sy_account *a, uint32_t report, sayso_span span, uint32_t max_bytes);
/* Words of a report byte for byte, pieces joined by " ... "; *n bytes. NULL where there are none. */
const char *sy_exact_words(sy_account *a, uint32_t report, sayso_spans spans, size_t *n);
/* The same as a JSON value; null where there are none. */
void sy_json_words(sy_json *j, sy_account *a, uint32_t report, const char *key, sayso_spans spans);
/* Any string for showing: control and direction characters out, white space folded. */
const char *sy_clean(sy_arena *a, const char *s, size_t n, uint32_t max_bytes);
/* A date as people write it: "2024-10-08", "2024-10-08, evening", "winter of 2025", "Friday, date not stated", "week 51 of 2025". */
const char *sy_date_words(sy_account *a, const char *value);
/* What a position is about, without its condition; the whole if nothing else would be left. */
sayso_spans sy_scope_words(sy_account *a, uint32_t report, const sayso_position *p);
/* Does the condition say more than the scope, and is its consequence what the position says? */
int sy_condition_fits(sy_account *a, uint32_t report, const sayso_position *p);
/* How sure a position is: with a condition, as the less sure of the two; low where the condition governs another
 * clause than the position's, or the position itself is only supposed. */
uint8_t sy_position_conf(sy_account *a, uint32_t report, const sayso_position *p);
/* On whose word a position stands, where that is not the holder's own side: the speaker's name, or the source as printed; NULL otherwise. */
const char *sy_other_word(sy_account *a, uint32_t report, const sayso_position *p);
/* The words of the condition with the marker that stands before it. */
sayso_spans sy_condition_words(sy_account *a, const sayso_condition *c);
/* What stands before those words: "condition:"; "if not:" where they are what must be done, as in "pay or we will go". */
const char *sy_condition_label(const sayso_doc *d, const sayso_condition *c);

const char *sy_actor_name(const sy_account *a, const char *id); /* the id itself if no report lists it */
/* The first actor of a kind that the reports list for a country; NULL. */
const sayso_actor *sy_actor_of_country(const sy_account *a, const char *country, sayso_actor_kind kind);
const char *sy_issue_title(sy_account *a, const char *id); /* its name in the table of issues; NULL: sy_no_issue */
extern const char sy_no_issue[];
/* Whose column an actor stands in: its country's, for a state, its government and its officials; else its own. */
const char *sy_side_of(sy_account *a, const sayso_actor *actor);

int sy_is_pronoun(const char *words);
/* Is the actor called so: by its id, its name, or one or more whole words of a name that the report prints for it? folded: `wanted`
 * as sy_fold() has it. */
int sy_is_called(const sayso_doc *d, int32_t actor, const char *wanted, const char *folded);
/* Do the words hold the folded ones as whole words? */
int sy_words_hold(const char *s, size_t n, const char *folded);
/* Lines from `first` on: those whose heading has most lines come first. */
void sy_account_weigh_headings(sy_account *a, uint32_t first);

void sy_account_positions(sy_account *a);
void sy_account_conditions(sy_account *a);
void sy_account_records(sy_account *a, sy_section_kind kind);  /* what the records of single reports hold */
void sy_account_findings(sy_account *a, sy_section_kind kind); /* what the collation found */
void sy_account_brief(sy_account *a);

#endif
