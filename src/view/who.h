/* who.h - who said what, over several reports: attributions chosen, grouped and counted, for the files that write them. */
#ifndef SY_WHO_H
#define SY_WHO_H

#include "base/buf.h"
#include "view/account.h"

/* What a report tells of a source. */
typedef enum {
    SY_SOURCE_NAMED = 0,   /* an actor */
    SY_SOURCE_UNNAMED,     /* a kind of source: "a senior official" */
    SY_SOURCE_UNRESOLVED,  /* words stand there; who it is was not found */
    SY_SOURCE_NONE,        /* the report names nobody */
    SY_SOURCE_KINDS
} sy_source_kind;

typedef struct {
    uint32_t report;
    const sayso_attribution *at;
    sy_source_kind kind;
} sy_utterance;

/* Of one report: statements (0) and attitudes (1) by kind of source. */
typedef struct {
    uint32_t n[2][SY_SOURCE_KINDS];
    uint32_t unsure; /* left out */
} sy_source_count;

typedef struct {
    const char *key;  /* id of an actor, type, class, outlet; NULL: not stated */
    const char *name; /* as people read it */
    uint32_t rank;    /* groups of a lower rank come first */
    SY_VEC(uint32_t) said; /* utterances, in the order of reports and texts */
    uint32_t n[2], direct[2], mixed[2]; /* statements, attitudes */
    uint32_t reports, last_report, nth;
} sy_voice;

typedef struct {
    sy_account *a;
    const sayso_who *how;
    SY_VEC(sy_utterance) said;
    SY_VEC(sy_voice) voices;   /* largest first within a rank */
    sy_source_count *counts;   /* of each report */
    uint32_t unsure;
} sy_said_all;

const char *sy_source_word(sy_source_kind kind); /* "named" ...: in JSON and CSV */
const char *sy_by_word(sayso_by by);
/* Name of an actor of a report; NULL for -1. */
const char *sy_actor_of(const sy_said_all *w, uint32_t report, int32_t actor);
/* What an utterance's speaker is called where it does not head a group. */
const char *sy_speaker_words(sy_said_all *w, const sy_utterance *u);

void sy_who_text(sy_buf *out, sy_said_all *w);
void sy_who_json(sy_buf *out, sy_said_all *w);
void sy_who_csv(sy_buf *out, sy_said_all *w);

#endif
