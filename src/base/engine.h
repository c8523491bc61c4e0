/* engine.h - what an open sayso holds: one pointer for each module's tables or model, read-only after opening. */
#ifndef SY_ENGINE_H
#define SY_ENGINE_H

#include "base/arena.h"
#include "base/doc.h"

struct sayso {
    sy_arena arena;
    sayso_options options;       /* strings copied */
    const struct sy_model *model; /* the language model's file (base/model.h) */
    struct sy_report_tables *report; /* report/: furniture phrases, months ... */
    struct sy_text *text;        /* text/: abbreviations, prefixes, contractions */
    struct sy_lang *lang;        /* lang/: language model */
    struct sy_names *names;      /* names/: actors, offices, titles */
    struct sy_values *values;    /* values/: words of time and number */
    struct sy_cues *cues;        /* record/: cue lexicon and attribution model */
    struct sy_issues *issues;    /* record/: issues and stance cues */
    const struct sy_position_model *learned; /* record/: what was learned of positions; NULL while it is learned */
    struct sy_dictionaries *dictionaries; /* record/: the user's TABARI or PETRARCH dictionaries; NULL */
    struct sy_frames *frames;    /* record/: event frames, CAMEO and PLOVER tables */
    struct sy_corrections *corrections; /* record/: the user's corrections */
    struct sy_background *background;   /* compare/: how common phrases are */
};

/* A step of the pipeline: loads its tables once, then runs on each report. Either may be NULL. */
typedef struct {
    const char *name, *needs, *gives; /* for people, who read them in pipeline.c */
    void (*load)(sayso *engine);                          /* fails by sy_fail(&engine->arena, ...) */
    void (*run)(const sayso *engine, sayso_doc *doc);     /* fails by sy_fail(&doc->arena, ...) */
} sy_stage;

#endif
