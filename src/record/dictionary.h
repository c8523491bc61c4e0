/*
 * dictionary.h - dictionaries that users own: actors, agents, verbs, discards and issues in the line formats of TABARI and
 * PETRARCH (1 and 2), and the coder that applies them to our words and trees.
 *
 * It stands among the stages of the record because it takes the place of the event frames: it needs words, trees and the
 * report's date, and gives events. Only the formats are theirs; no table and no code is. Every entry keeps its file and line,
 * which each event then names. docs/events.md describes the formats for users.
 */
#ifndef SY_DICTIONARY_H
#define SY_DICTIONARY_H

#include "base/engine.h"

/* Where an entry stands. */
typedef struct {
    uint16_t file; /* of sy_dictionaries.files */
    uint32_t line;
} sy_dict_place;

/* A word of a phrase, in lower case; joined: nothing may stand between it and the next. */
typedef struct {
    const char *text;
    uint8_t joined, whole; /* whole: written with a final "_": no plural, no ending */
} sy_dict_word;

typedef struct {
    const sy_dict_word *words;
    uint8_t n, no_plural;
    uint32_t letters; /* how specific it is */
    int32_t entry;    /* of the list it belongs to */
    int32_t next;     /* another phrase with the same first word; -1 */
    sy_dict_place place;
} sy_dict_phrase;

/* Phrases by their first word. */
typedef struct {
    SY_VEC(sy_dict_phrase) phrases;
    sy_map first; /* phrase number */
} sy_dict_phrases;

/* What an actor is called in a period; days as YYYYMMDD, 0: open. */
typedef struct {
    const char *code; /* NULL: null actor ("---") */
    uint32_t from, to;
    uint8_t discards; /* "###": the sentence is not to be coded */
    sy_dict_place place;
} sy_dict_role;

typedef struct {
    SY_VEC(sy_dict_role) roles;
} sy_dict_actor;

typedef struct {
    const char *code;
    uint8_t first; /* "NGO~": before the actor's code */
} sy_dict_agent;

/* A set of words or phrases ("&CURRENCY"); a member may name another set. */
typedef struct {
    const char *name;
    SY_VEC(sy_dict_phrase) members;
} sy_dict_set;

typedef enum {
    SY_DICT_WORD = 0,
    SY_DICT_SET,
    SY_DICT_SOURCE,   /* $ */
    SY_DICT_TARGET,   /* + */
    SY_DICT_COMPOUND, /* % */
    SY_DICT_SKIP,     /* ^ */
    SY_DICT_CHOICE    /* {A | B} */
} sy_dict_kind;

/* What a pattern asks of a place. joined: beside the one before it, seen from the verb. */
typedef struct {
    uint8_t kind, joined, near; /* near: in the same phrase as the one before it ("(TO BORDER)", "{PEACE PLAN}") */
    sy_dict_word word;          /* SY_DICT_WORD */
    int32_t set;                /* SY_DICT_SET, SY_DICT_CHOICE */
} sy_dict_token;

/* One code, or two with the sides exchanged in the second: "[042:043]", "[:043]". NULL: none. */
typedef struct {
    const char *code, *mirror;
} sy_dict_codes;

typedef struct {
    const sy_dict_token *left, *right; /* from the verb outward */
    uint8_t n_left, n_right;
    uint8_t by_tree; /* of PETRARCH-2: its words must hang on the verb */
    uint32_t weight; /* the more it asks, the earlier it is tried */
    sy_dict_codes codes;
    const char *text;
    sy_dict_place place;
} sy_dict_pattern;

/* Verbs that share patterns and a code. */
typedef struct {
    const char *name;                 /* in lower case */
    SY_VEC(sy_dict_pattern) patterns; /* most specific first */
    sy_dict_codes codes;
    sy_dict_place place;
} sy_dict_block;

typedef struct {
    const sy_dict_word *before, *after; /* further words of "WIRE_+TAP", "+CORDON_OFF": before is from the verb outward */
    uint8_t n_before, n_after;
    uint8_t has_code, regular; /* regular: forms are made, not listed */
    const char *base;
    sy_dict_codes codes;
    int32_t block, next; /* next: another verb of this form */
    sy_dict_place place;
} sy_dict_verb;

/* What a side of the event inside must be: the outer source, somebody else, nobody of its own ("wants to attack"), anybody. */
typedef enum { SY_DICT_SAME = 0, SY_DICT_OTHER, SY_DICT_NOBODY, SY_DICT_ANYBODY } sy_dict_match_side;

/* "~ a (b . ATTACK) SAY = a b 112": what an outer verb makes of the event inside it (PETRARCH-2). */
typedef struct {
    const char *inner, *outer; /* a verb or the name of its block, in lower case; NULL: any */
    uint8_t future;            /* the inner verb stands behind "will" */
    uint8_t is_source, is_target; /* sy_dict_match_side of the inner event */
    char source, target;       /* of the result: 'o' outer source, 's' and 't' sides of the inner event, '_' none */
    const char *code;          /* NULL: the inner event's own */
    sy_dict_place place;
} sy_dict_transformation;

typedef struct {
    const char *category, *code;
    uint8_t cancels, historical; /* "~phrase", "~~phrase" */
} sy_dict_issue;

typedef struct sy_dictionaries {
    SY_VEC(const char *) files; /* names without their folder */
    sy_dict_phrases actor_phrases, agent_phrases, discard_phrases, issue_phrases;
    SY_VEC(sy_dict_actor) actors;
    SY_VEC(sy_dict_agent) agents;
    SY_VEC(uint8_t) discards; /* 1: the whole report */
    SY_VEC(sy_dict_issue) issues;
    SY_VEC(sy_dict_set) sets;
    SY_VEC(sy_dict_block) blocks;
    SY_VEC(sy_dict_verb) verbs;
    SY_VEC(sy_dict_transformation) transformations;
    sy_map forms;     /* of verbs, to their number */
    sy_map set_names;
    SY_VEC(const char *) notes; /* what was passed over, with file and line */
} sy_dictionaries;

/* ---- reading (dictionary_read.c, dictionary_actors.c, dictionary_verbs.c) */

/* A file while it is read. */
typedef struct {
    sy_arena *arena;
    sy_dictionaries *d;
    const char *path;
    char *next;          /* rest of the file */
    uint16_t file;
    uint32_t line;
    int in_comment;      /* line the "<!--" stands in; 0 */
} sy_dict_reader;

/* Read every dictionary of a folder. SAYSO_INPUT if a file cannot be read, or no verbs or actors are there; an entry that
 * cannot be read is passed over with a note. */
sy_dictionaries *sy_dictionaries_load(sy_arena *a, const char *folder);

/* Read one dictionary from memory; its name tells what it is. */
sy_dictionaries *sy_dictionaries_read(sy_arena *a, const char *name, const char *text, size_t n);

/* The next line without comment, white space at its end and line end; NULL at the end. It may be empty. */
char *sy_dict_line(sy_dict_reader *r);
/* Keep "file:line: message" about the line read last, which is passed over. */
void sy_dict_note(const sy_dict_reader *r, const char *format, ...) __attribute__((format(printf, 2, 3)));
sy_dict_place sy_dict_here(const sy_dict_reader *r);

/* Cut "[...]" off the string: its content, trimmed, and *rest behind it. NULL if there is no bracket, with a note if it is not closed. */
char *sy_dict_bracket(const sy_dict_reader *r, char *s, char **rest);
/* White space off both ends, in place. */
char *sy_dict_trim(char *s);

/* Words of "GROUP OF_77_"; n is their number. NULL, with a note, if there are none or too many. */
sy_dict_word *sy_dict_words(const sy_dict_reader *r, const char *phrase, uint8_t *n);
/* The same phrase as an entry of an index or a set. 0 if it was passed over. */
int sy_dict_phrase_of(const sy_dict_reader *r, const char *phrase, sy_dict_phrase *out);
/* Add a phrase to an index; NULL if it was passed over. */
sy_dict_phrase *sy_dict_add(sy_dict_reader *r, sy_dict_phrases *index, const char *phrase, int32_t entry);

void sy_dict_read_actors(sy_dict_reader *r);
void sy_dict_read_agents(sy_dict_reader *r);
void sy_dict_read_discards(sy_dict_reader *r);
void sy_dict_read_issues(sy_dict_reader *r);
void sy_dict_read_verbs(sy_dict_reader *r);
/* When all files are read: sort patterns. */
void sy_dict_finish_verbs(sy_dictionaries *d);

/* ---- words of a sentence (dictionary_words.c) */

/* A piece of a word as dictionaries know it: "Al-Sharaa" is two, a comma is one that no phrase crosses. */
typedef struct {
    const char *text, *lemma;
    int32_t word;
    uint8_t stop; /* punctuation */
} sy_dict_atom;

typedef struct {
    SY_VEC(sy_dict_atom) atoms;
    SY_VEC(int32_t) of_word; /* first atom of each word of the sentence (or of the next word that has one) */
    int32_t first_word;
} sy_dict_atoms;

/* Cut a word: the next piece at *at; 0 at the end. */
size_t sy_dict_cut(const char *s, size_t n, size_t *at, size_t *from);

void sy_dict_atoms_of(sayso_doc *d, uint32_t sentence, sy_dict_atoms *out);

/* The same of a text alone; the pieces belong to no word. */
void sy_dict_atoms_of_text(sy_arena *a, const char *text, size_t n, sy_dict_atoms *out);

/* Does the atom match the word: as it is, or (plural) as a regular plural? */
int sy_dict_same_noun(const sy_dict_word *w, const sy_dict_atom *a, int plural);
/* The same with the endings of verbs, and by lemma. */
int sy_dict_same_word(const sy_dict_word *w, const sy_dict_atom *a);

/* The longest phrase at atom `at`, or NULL; *n atoms long. accepts, where not NULL, turns phrases down. */
const sy_dict_phrase *sy_dict_longest(const sy_dict_phrases *index, const sy_dict_atoms *s, uint32_t at, uint32_t *n,
                                      int (*accepts)(const void *arg, const sy_dict_phrase *p), const void *arg);

/* ---- actors of a sentence (dictionary_nouns.c) */

/* A noun phrase with a code. */
typedef struct {
    uint32_t from, to;      /* atoms [from, to) */
    int32_t head;           /* word */
    const char *code;       /* "---GOV": a role of no known actor */
    int32_t group;          /* noun phrases that are joined ("X and Y") have the number of the first */
    sy_dict_place actor, agent; /* line 0: none */
    sayso_span span;
} sy_dict_party;

typedef struct {
    SY_VEC(sy_dict_party) at; /* in text order */
    const char *discarded;    /* why the sentence is not to be coded; NULL */
} sy_dict_parties;

/* day: of the report, YYYYMMDD; 0: not known. */
void sy_dict_parties_of(const sy_dictionaries *d, sayso_doc *doc, const sy_dict_atoms *s, uint32_t day, sy_dict_parties *out);

/* Add a party that a pronoun of the sentence stands for, whose name stands elsewhere in the report; its number, -1 if the
 * dictionaries do not know the name. */
int32_t sy_dict_party_named(const sy_dictionaries *d, sayso_doc *doc, const sy_dict_atoms *s, uint32_t day, int32_t pronoun, const char *name,
                            sy_dict_parties *out);

/* ---- patterns (dictionary_match.c) */

/* What a pattern found: numbers of parties, -1. */
typedef struct {
    int32_t source, target;
    uint8_t compound; /* 1: % before the verb: both sides; 2: after it: the target */
} sy_dict_found;

typedef struct {
    const sy_dictionaries *d;
    const sayso_doc *doc;
    const sy_dict_atoms *atoms;
    const sy_dict_parties *parties;
    int32_t verb;              /* word */
    uint32_t left, right;      /* atoms of the verb with its own further words: [left, right) */
    uint32_t end;              /* where its clause ends */
    uint32_t steps;
} sy_dict_matcher;

int sy_dict_match(sy_dict_matcher *m, const sy_dict_pattern *p, sy_dict_found *out);

/* ---- issues (dictionary_issues.c) */

/* The issues of a sentence as PETRARCH counts them: "WATER_WORKS,2;AID,1", in the order of their first mention. NULL: none. */
const char *sy_dict_issues(const sy_dictionaries *d, sy_arena *a, const char *text, size_t n);

/* ---- coding (dictionary_events.c) */

void sy_dictionary_events(const sy_dictionaries *d, const struct sy_frames *frames, sayso_doc *doc);

#endif
