/* inner.h - what the steps of the names stage share while they read one report. */
#ifndef SY_NAMES_INNER_H
#define SY_NAMES_INNER_H

#include "names/names.h"
#include "names/table.h"

/* What a mention is made of; decides how later steps treat it. */
typedef enum {
    SY_MENTION_NAME = 1, /* a name in full, or a part of it */
    SY_MENTION_ADJECTIVE, /* "Russian" */
    SY_MENTION_DEMONYM,   /* "the Russians" */
    SY_MENTION_CAPITAL,   /* "Moscow" */
    SY_MENTION_SEAT,      /* "the Kremlin" */
    SY_MENTION_ROLE,      /* "the foreign minister", "Russian forces" */
    SY_MENTION_NOUN,      /* "the alliance" */
    SY_MENTION_PRONOUN
} sy_mention_kind;

typedef struct {
    uint32_t first, last;  /* words */
    uint32_t head;         /* the word that carries it in the tree */
    int32_t actor;         /* local actor; -1 */
    int32_t base;          /* role: local actor that it belongs to ("Ukraine" of "Ukrainian officials"); -1 */
    int32_t role;          /* -1 */
    const char *seat_role; /* of a seat that is not the government's; NULL */
    sy_mention_kind kind;
    sayso_how how;
    uint8_t conf;
    uint8_t hidden;        /* counts in coreference, is not published */
    uint8_t plural;
    uint8_t modifies;      /* stands before a role ("Russian" of "Russian forces"): no actor of the clause */
    uint8_t somebody;      /* may be a person that no step knows: stands in the way of others */
    char gender;
} sy_found;

/* A title that the report gives to a person: role, and whose. */
typedef struct {
    int32_t actor, role, base; /* base: local actor or -1 */
    int32_t next;              /* title of the same actor, given before; -1 */
    uint8_t past;              /* "former" */
} sy_title;

/* An actor met in this report. */
typedef struct {
    sayso_actor pub;
    int32_t entity;          /* of the table; -1 */
    const char *surname;     /* folded last word(s) of a person's name; NULL */
    const char *given;       /* folded first word of a person's name in full; NULL */
    int32_t titles;          /* newest title that the report gives; -1 */
    char gender;             /* 'm', 'f', 0 */
    uint8_t person;
    uint8_t settled;         /* the report shows that it is no person, whatever the tagger says (kinds.c) */
} sy_local;

typedef struct {
    const struct sy_names *t;
    sayso_doc *d;
    uint32_t date;           /* of the report, YYYYMMDD; 0 */
    int tagged;              /* are there parts of speech and trees? */
    const char **fold;       /* of each word */
    const char **rewritten;  /* of each capitalised word; else fold */
    uint8_t *caps;           /* 0 lower, 1 first letter capital, 2 all capitals (two letters or more) */
    uint8_t *shouting;       /* of each sentence: 2 all in capitals, 1 a heading */
    int32_t *owner;          /* of each word: the name (sy_found) that covers it; -1 */
    uint32_t *named;         /* of each local actor: mentions by name or title (coref.c) */
    uint32_t *told;          /* of each sentence: how many before it are not wholly quoted */
    int32_t *by_word;        /* of each word: the name or role that it is the head of; -1 (after sy_find_nouns) */
    SY_VEC(sy_local) locals;
    SY_VEC(sy_found) found;
    SY_VEC(sy_title) titles;
    sy_map plain_names;      /* names of people without initials -> person (find.c) */
    sy_map local_by_id;      /* id -> local + 1 */
    sy_map holders;          /* role and base -> local actor + 2, as roles.c found it */
    sy_map lower;            /* folded words that stand without a capital -> 1 */
    sy_map surnames;         /* rewritten surname -> local person + 1 */
    sy_map bearers_by_name;  /* rewritten surname -> bearers + 1 (surnames.c) */
    void *bearers;
    sy_map told_of;          /* id of a person of the table -> what stands beside its family name (surnames.c) */
    sy_map by_given;         /* given name -> local person + 1 */
    sy_map seen;             /* folded name -> 1: names of the table that stand in the report, as evidence */
    sy_map countries;        /* alpha-3, and id of an organisation or group -> how often it is met */
} sy_work;

/* words.c, local.c, find.c, surnames.c */
void sy_work_open(sy_work *w);
void sy_find_names(sy_work *w);
void sy_find_surnames(sy_work *w);

/* sayers.c: names that nobody knows, which speak; those of one word, or of several */
void sy_find_sayers(sy_work *w, int single);

/* kinds.c: what names of one word that no table knows are: persons, places, states, organisations */
void sy_settle_kinds(sy_work *w);

/* parties.c: bodies met by their name in full and by its letters */
void sy_join_parties(sy_work *w);

/* merge.c: people met under two names */
void sy_merge_persons(sy_work *w);

/* The local actor of an entity, made if need be. */
int32_t sy_local_of_entity(sy_work *w, int32_t entity);
/* A local actor made from an id. name, country and code are kept as they are. */
int32_t sy_local_make(sy_work *w, const char *id, const char *name, sayso_actor_kind kind, const char *country, const char *code);
/* Government of the state that an actor belongs to; -1. */
int32_t sy_local_government(sy_work *w, int32_t actor);
/* Body or people of an actor: "ua" + "mil". */
int32_t sy_local_role(sy_work *w, int32_t base, int32_t role);
/* A local actor is a person of this name. */
void sy_local_set_person(sy_work *w, sy_local *l, const char *name);
/* Add a mention; sy_found_own also makes it the owner of its words. */
sy_found *sy_found_own(sy_work *w, sy_mention_kind kind, uint32_t first, uint32_t last, int32_t actor, sayso_how how, unsigned conf);
sy_found *sy_found_add(sy_work *w, sy_mention_kind kind, uint32_t first, uint32_t last, int32_t actor, sayso_how how, unsigned conf);

/* Word of [first, last] whose head lies outside, or last. */
uint32_t sy_head_of(const sy_work *w, uint32_t first, uint32_t last);
/* Lemma of a word; a guess by its ending where the lemma is not known. out has room for 64 bytes. */
unsigned sy_act_of(const sy_work *w, uint32_t word);
static inline int sy_is(const sy_work *w, uint32_t word, const char *lower) { return word < w->d->words.n && sy_word_is(&w->d->words.at[word], lower); }
static inline uint32_t sy_sentence_first(const sy_work *w, uint32_t word) { return w->d->sentences.at[w->d->words.at[word].sentence].first_word; }
static inline uint32_t sy_sentence_end(const sy_work *w, uint32_t word)
{
    const sy_sentence *s = &w->d->sentences.at[w->d->words.at[word].sentence];
    return s->first_word + s->n_words;
}

/* roles.c: titles, offices, "Ukrainian officials" */
void sy_find_roles(sy_work *w);

/* nouns.c: short forms */
void sy_find_nouns(sy_work *w);

/* seats.c: "Moscow" the town or the government */
void sy_settle_seats(sy_work *w);

/* outlet.c: the paper that a line of the report names, or none */
void sy_settle_outlet(const struct sy_names *t, sayso_doc *d);

/* coref.c: pronouns */
void sy_find_pronouns(sy_work *w);

#endif
