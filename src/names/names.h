/* names.h - who stands where: mentions, actors, coreference within the report. */
#ifndef SY_NAMES_H
#define SY_NAMES_H

#include "base/engine.h"

/* Read the tables of data/actors and the user's table (options.actors). */
void sy_names_load(sayso *engine);

/* Add the rows of a user's table; SAYSO_INPUT with file and line where it is malformed. */
void sy_names_add_table(sayso *engine, const char *path);

/* Fill doc->actors, doc->mentions and the mention of each word. */
void sy_names_run(const sayso *engine, sayso_doc *doc);

/* The actor that word w stands for by its innermost mention; -1. */
int32_t sy_actor_of_word(const sayso_doc *doc, int32_t w);

/* The actor that a noun phrase stands for: that of its head word, else of the mention that fills the span; -1. */
int32_t sy_actor_of_span(const sayso_doc *doc, sayso_span span);

/* The same; where there is none, an actor made from the words of the span ("x:..."), with a mention. kind: of a new one.
 * conf: of a new mention. Stages behind this one may call it: a new actor is added at the end. */
int32_t sy_actor_for_span(sayso_doc *doc, sayso_span span, sayso_actor_kind kind, unsigned conf);

/* The government of a state (alpha-3), added without a mention if need be; -1 if the tables have no such state. */
int32_t sy_actor_government(sayso_doc *doc, const char *country);

/* Put actors in the order of first mention and mentions in groups again. Gives the new number of each old actor; the
 * caller renumbers what it holds. */
int32_t *sy_actors_regroup(sayso_doc *doc);

/* What kind of unnamed source or body a noun is. All strings "" where none. */
typedef struct {
    const char *type;   /* "official", "analyst", "document" ... */
    const char *sector; /* PLOVER 2.0 sector */
    uint8_t plural;     /* the word means several */
    uint8_t document;   /* a text that is cited, not a person */
    uint8_t body;       /* an institution */
} sy_role_type;

/* Look up word w, alone and with the words before it ("security officials"). 0: no word of data/actors/roles.tsv. */
int sy_role_of_word(const sayso_doc *doc, int32_t w, sy_role_type *out);

/* Is it a word for people or a body of a country that never stand for the country itself ("opposition", "bank", "farmers")? */
int sy_names_is_private(const sayso *engine, const char *lemma);

#endif
