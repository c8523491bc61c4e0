/*
 * event_tables.h - what the event coder knows: predicate frames, noun classes, composition of CAMEO codes, words for
 * countries and roles. All of it is data (data/frames*.tsv, data/ontology/, data/actors/); docs/events.md has the formats.
 */
#ifndef SY_EVENT_TABLES_H
#define SY_EVENT_TABLES_H

#include "base/engine.h"

typedef enum { SY_FRAME_VERB = 0, SY_FRAME_NOUN, SY_FRAME_ADJ } sy_frame_kind;

/* What a predicate does to the event inside it. */
typedef enum {
    SY_OP_NONE = 0,
    SY_OP_DO,       /* decide, begin, try to: the inner event itself */
    SY_OP_LIGHT,    /* launch, stage, hold: the noun is the event */
    SY_OP_SAY,      /* says that it happens or will */
    SY_OP_PLAN,     /* plans it */
    SY_OP_PROMISE,  /* agree, offer, promise */
    SY_OP_WILLING,  /* is ready to: promises what is good, threatens what is not */
    SY_OP_VOW,
    SY_OP_DEMAND,
    SY_OP_APPEAL,
    SY_OP_REJECT,
    SY_OP_THREATEN,
    SY_OP_WARN,
    SY_OP_ACCUSE,
    SY_OP_FAIL,
    SY_OP_NONE_AT_ALL, /* reads like an event and is none: "met resistance" */
    SY_OP_N
} sy_frame_op;

typedef enum { SY_THEME_NONE = 0, SY_THEME_ANY, SY_THEME_OBJ, SY_THEME_XCOMP, SY_THEME_CCOMP, SY_THEME_PREP } sy_theme_slot;

/* Where an argument stands: under the predicate or under its theme. */
typedef struct {
    uint8_t on_theme, object; /* object: obj or iobj, or the theme itself */
    uint8_t poss;
    const char *prep;         /* preposition; NULL */
} sy_frame_slot;

enum { SY_FRAME_SLOTS_MAX = 14 };

/* Flags of frames.tsv. */
#define SY_FRAME_FLAGS(X)                                                                                          \
    X(RECIP, "recip") X(PLURAL, "plural") X(NEED, "need") X(ACTOR, "actor") X(STATE, "state") X(GOV, "gov")        \
    X(SWAP, "swap") X(MIL, "mil") X(CROWD, "crowd") X(PERSON, "person") X(ARMED, "armed") X(PEOPLE, "people")       \
    X(IGO, "igo") X(INNERNEEDED, "innerneeded") X(SWALLOW, "swallow") X(NOUNOP, "nounop") X(XC, "xc")               \
    X(THRUOBJ, "thruobj") X(MUST, "must") X(RECIPSUBJ, "recipsubj") X(OTHERAGENT, "otheragent") X(OFSRC, "ofsrc")  \
    X(ONPOLICE, "onpolice") X(WORKERS, "workers") X(MOB, "mob") X(UNSURE, "unsure")
#define SY_AS_ENUM(id, name) SY_FLAG_##id,
enum { SY_FRAME_FLAGS(SY_AS_ENUM) SY_FLAG_N };
#undef SY_AS_ENUM

typedef struct sy_frame {
    const char *word;
    uint8_t kind, op, theme, n_slots;
    uint32_t flags;              /* bit of each SY_FLAG_ */
    const char *theme_prep;      /* SY_THEME_PREP; NULL */
    const char *theme_word;      /* the theme's lemma must be this; NULL */
    int32_t theme_class;         /* or of this class; -1 */
    sy_frame_slot slots[SY_FRAME_SLOTS_MAX];
    const char *code, *mode, *type; /* NULL: none */
    const char *id;              /* "launch obj=@attack", for the reason */
    const struct sy_frame *next; /* another frame of the word */
} sy_frame;

static inline int sy_frame_has(const sy_frame *f, unsigned flag) { return f->flags >> flag & 1; }

/* What a word or phrase says about who an actor is. */
typedef enum { SY_WHO_NONE = 0, SY_WHO_STATE, SY_WHO_ADJECTIVE, SY_WHO_SEAT, SY_WHO_CODE, SY_WHO_ROLE } sy_who_kind;

typedef struct {
    uint8_t kind;     /* sy_who_kind */
    uint8_t formerly; /* role: past ("former president") */
    uint8_t common;   /* common words with a whole code ("border guards of X"): capitals do not matter */
    const char *code; /* country, full code, or sector */
} sy_who;

typedef struct {
    const char *code, *type, *mode;
} sy_cameo;

/* Frames of a lemma, "call_off" for a verb with a particle; NULL. */
const sy_frame *sy_frames_of(const struct sy_frames *f, sy_frame_kind kind, const char *lemma, const char *particle);

/* Is the lemma of the noun class? */
int sy_frames_class_has(const struct sy_frames *f, int32_t of_class, const char *lemma);

/* What the operator makes of an inner code; NULL if nothing. */
const char *sy_frames_compose(const struct sy_frames *f, sy_frame_op op, const char *inner);

/* PLOVER type and mode of a CAMEO code; NULL if there is no such code. */
const sy_cameo *sy_frames_cameo(const struct sy_frames *f, const char *code);

/* Quad class of a PLOVER type, 1 to 4; 0. */
int sy_frames_quad(const char *type);

/* The longest phrase of at most *n words that begins at word w, ends before `end` and tells who; *n its length. */
const sy_who *sy_frames_who(const struct sy_frames *f, const sayso_doc *d, int32_t w, int32_t end, uint32_t *n);

/* The actors of the names stage; NULL where it was not loaded. */
const struct sy_names *sy_frames_names(const struct sy_frames *f);

/* What one word tells; NULL. */
const sy_who *sy_frames_who_word(const struct sy_frames *f, const char *lower);

#endif
