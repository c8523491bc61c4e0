/*
 * table.h - the actors sayso knows: rows of the tables in data/actors and of the user's table, their names and offices.
 * docs/actors.md describes the columns; this is what they become.
 */
#ifndef SY_NAMES_TABLE_H
#define SY_NAMES_TABLE_H

#include "base/engine.h"
#include "base/hash.h"
#include "names/fold.h"

typedef struct {
    const char *id, *name, *country, *code; /* country, code: NULL where none; "SDNREB;SDNGOV@2021-08-15": another code from that day on */
    const char *leader;      /* role of the office that "the leader" means; NULL */
    const char *nouns;       /* short forms of an organisation, separated by ";"; NULL */
    const char *adjective;   /* the first one, for people; NULL */
    int32_t offices;         /* newest office, chained by next_of_entity; -1 */
    sayso_actor_kind kind;
    char gender;             /* 'm', 'f' or 0 */
    uint8_t of_user;         /* a row of the user's table tells of it */
} sy_entity;

typedef enum { SY_FORM_NAME = 0, SY_FORM_ADJECTIVE, SY_FORM_DEMONYM, SY_FORM_CAPITAL, SY_FORM_SEAT, SY_FORM_SURNAME } sy_form_kind;

/* One way to write an actor's name. */
typedef struct {
    uint32_t entity;
    int32_t next;        /* next form of the same key; -1 */
    const char *exact;   /* folded, before the rewrites */
    const char *role;    /* of a seat that is not the government's: "mil", "foreign-ministry"; NULL */
    uint8_t kind;        /* sy_form_kind */
    uint8_t caps;        /* words that begin with a capital */
    uint8_t acronym;     /* all capitals: so must the text be */
} sy_form;

typedef enum { SY_ROLE_OFFICE = 1, SY_ROLE_PERSON, SY_ROLE_PEOPLE, SY_ROLE_BODY, SY_ROLE_DOCUMENT } sy_role_what;

/* A word for somebody without a name. */
typedef struct {
    const char *phrase, *role, *sector, *anonymous; /* sector, anonymous: "" where none */
    sy_role_what what;
    uint8_t rank; /* 1 may be "the leader", 2 prominent, 3 other, 0 none */
    char gender;
} sy_role;

typedef struct {
    uint32_t entity, role;
    const char *of;      /* alpha-3 of the state, or id of the organisation */
    uint32_t from, to;   /* YYYYMMDD; 0: not known */
    int32_t next_of_entity, next_of_post;
} sy_office;

/* A name that means two things: the evidence that decides. */
typedef struct {
    int32_t entity; /* -1: no actor */
    const char *const *evidence; /* folded, ended by NULL */
    int is_default;
    int32_t next;
} sy_sense;

/* Classes of data/actors/acts.tsv, as bits. */
enum { SY_ACT_VERB = 1, SY_ACT_NOUN = 2, SY_PLACE_NOUN = 4, SY_PLACE_VERB = 8, SY_NOT_NOW = 16, SY_UNDER = 32, SY_MOTION = 64, SY_SPEECH = 128, SY_STATE_NOUN = 256, SY_PRIVATE = 512 };

struct sy_names {
    sy_spelling spelling;
    SY_VEC(sy_entity) entities;
    SY_VEC(sy_form) forms;
    SY_VEC(sy_role) roles;
    SY_VEC(sy_office) offices;
    SY_VEC(sy_sense) senses;
    sy_map by_id;       /* id -> entity */
    sy_map by_country;  /* alpha-3 -> state */
    sy_map exact;       /* folded name -> form + 1: states, organisations, media */
    sy_map rewritten;   /* rewritten name -> form + 1: persons, groups, places */
    sy_map starts;      /* first word of a name of several words (folded or rewritten) -> most words */
    sy_map role_of;     /* folded phrase -> role + 1 */
    sy_map role_starts; /* first word of a phrase -> most words */
    sy_map posts;       /* "UKR|foreign-minister" -> office + 1 */
    sy_map given;       /* folded given name -> 'm', 'f' or '?' */
    sy_map acts;        /* lemma -> class bits */
    sy_map body_nouns;  /* short forms of organisations and groups ("alliance") -> 1 */
    sy_map ambiguous;   /* folded name -> sense + 1 */
};

/* A chain of forms, or -1. key is folded (exact) or rewritten. */
int32_t sy_names_form(const struct sy_names *t, const char *key, size_t n, int rewritten);

/* Number of an entity; -1. */
int32_t sy_names_entity(const struct sy_names *t, const char *id);
int32_t sy_names_state(const struct sy_names *t, const char *alpha3);

/* Role of a folded phrase; -1. */
int32_t sy_names_role(const struct sy_names *t, const char *phrase, size_t n);

/* Newest office of a post ("UKR", "president"), chained by next_of_post; -1. */
int32_t sy_names_post(const struct sy_names *t, const char *of, const char *role);

/* Class bits of a word of speech and place. */
unsigned sy_names_act(const struct sy_names *t, const char *lemma);

/* Gender that a given name goes with: 'm', 'f', '?' (both) or 0 (no given name we know). folded. */
char sy_names_given(const struct sy_names *t, const char *folded);

/* Is date (YYYYMMDD; 0: not known) surely in the office's time? */
int sy_office_holds(const sy_office *o, uint32_t date);

/* "2025-12-17..." as YYYYMMDD; "2025" and "2025-12" take `end` ? their last : their first day; 0 for NULL or junk. */
uint32_t sy_names_date(const char *iso, int end);

#endif
