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
    uint8_t ethnic;     /* of a people, in whatever country they live */
    uint8_t is_place;   /* where it happened, for want of a side */
    uint8_t guessed;    /* the country by the family name of a leader alone */
} sy_party;

typedef struct {
    sy_party at[SY_PARTIES_MAX];
    uint32_t n;
} sy_parties;

/* Has any of them a code; a country or body? */
static inline int sy_parties_coded(const sy_parties *p)
{
    for (uint32_t i = 0; i < p->n; i++)
        if (p->at[i].code) return 1;
    return 0;
}

static inline int sy_parties_placed(const sy_parties *p)
{
    for (uint32_t i = 0; i < p->n; i++)
        if (p->at[i].code && p->at[i].code[0] != '-') return 1;
    return 0;
}

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

/* The same where the preposition hangs deeper in the phrase of child c, or makes a clause of it; -1. */
int32_t sy_arg_loose_prep(const sayso_doc *d, int32_t c, const char *prep);

/* Noun, name, pronoun or number. */
static inline int sy_arg_is_noun(const sy_word *w) { return w->upos == SY_NOUN || w->upos == SY_PROPN || w->upos == SY_PRON || w->upos == SY_NUM; }

/* A pronoun of the third person, and whom it stands for where the names stage left it open: the subject of the clause above. */
int sy_arg_is_personal(const sy_word *w);
int32_t sy_arg_antecedent(const sayso_doc *d, int32_t w);

/* Auxiliary or modal with this lemma under w; -1. */
int32_t sy_arg_aux(const sayso_doc *d, int32_t w, const char *lemma);

/* Add the parties that the noun phrase of w stands for. */
void sy_parties_of(const struct sy_frames *f, const sayso_doc *d, sy_arena *arena, int32_t w, sy_parties *out);

/* Words of the phrase left of noun w, and w: its left edge without determiners. */
int32_t sy_arg_left(const sayso_doc *d, int32_t w);
/* Its right edge: the last word of names and titles that go on. */
int32_t sy_arg_right(const sayso_doc *d, int32_t w);

/* "European leaders": of some place that the tables do not code; nobody else's country is lent to them. */
int sy_arg_has_proper_adjective(const struct sy_frames *f, const sayso_doc *d, int32_t w);

/* Is the word the name of a town or another place that is no state? */
int sy_arg_is_town(const struct sy_frames *f, const sayso_doc *d, int32_t w);

/* "the Treaty of Vell", "the Vell talks": is the noun called after the town it was made in? */
int sy_arg_called_after(const struct sy_frames *f, const sayso_doc *d, int32_t noun, int32_t town);

/* The country that a word names, by the tables or by its mention; NULL. */
const char *sy_arg_country_word(const struct sy_frames *f, const sayso_doc *d, int32_t w);

/* The country that a leader of this family name leads now, or ever where a title stands before the name; NULL: nobody, or
 * several. */
const char *sy_arg_leader(const struct sy_names *names, const sayso_doc *d, int32_t surname, int titled);

#endif
