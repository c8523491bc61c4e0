/* event_args.h - who does it and to whom: arguments of a predicate in the tree, and the actor codes of a noun phrase. */
#ifndef SY_EVENT_ARGS_H
#define SY_EVENT_ARGS_H

#include "record/event_tables.h"

enum { SY_PARTIES_MAX = 8 };

/* One side of an event. */
typedef struct {
    const char *code;   /* NULL: somebody without a code */
    sayso_span span;    /* the noun phrase */
    int32_t word;       /* its head */
    int32_t actor;      /* of the document; -1 */
    uint8_t named;      /* a name or role of its own; 0: somebody's thing ("the ministry's policies") */
    uint8_t country_only;
    uint8_t is_state;   /* a state, its capital or seat, its people as such */
    uint8_t is_country; /* called by the name of the state */
    uint8_t guessed;    /* the country by the family name of a leader alone */
} sy_party;

typedef struct {
    sy_party at[SY_PARTIES_MAX];
    uint32_t n;
} sy_parties;

/* Is the verb passive (also where the auxiliary is shared or left out)? */
int sy_arg_passive(const sayso_doc *d, int32_t verb);

/* Does it say so itself: not, never, no longer, nor? */
int sy_arg_negated(const sayso_doc *d, int32_t w);

/* The one who does it; shared, controlled and relative subjects included. -1. */
int32_t sy_arg_agent(const sayso_doc *d, int32_t verb);
/* The one it is done to, without a preposition; -1. */
int32_t sy_arg_patient(const sayso_doc *d, int32_t verb);

/* The noun under w with this preposition ("out_of": its first word), -1. */
int32_t sy_arg_prep(const sayso_doc *d, int32_t w, const char *prep);
/* Is child c marked by the preposition? */
int sy_arg_has_case(const sayso_doc *d, int32_t c, const char *prep);

/* Auxiliary or modal with this lemma under w; -1. */
int32_t sy_arg_aux(const sayso_doc *d, int32_t w, const char *lemma);

/* Add the parties that the noun phrase of w stands for. */
void sy_parties_of(const struct sy_frames *f, const sayso_doc *d, sy_arena *arena, int32_t w, sy_parties *out);

/* Words of the phrase left of noun w, and w: its left edge without determiners. */
int32_t sy_arg_left(const sayso_doc *d, int32_t w);

/* "European leaders": of some place that the tables do not code; nobody else's country is lent to them. */
int sy_arg_has_proper_adjective(const struct sy_frames *f, const sayso_doc *d, int32_t w);

/* The country that a word names, by the tables or by its mention; NULL. */
const char *sy_arg_country_word(const struct sy_frames *f, const sayso_doc *d, int32_t w);

/* The country that a leader of this family name leads now, or ever where a title stands before the name; NULL: nobody, or
 * several. */
const char *sy_arg_leader(const struct sy_names *names, const sayso_doc *d, int32_t surname, int titled);

#endif
