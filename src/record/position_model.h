/*
 * position_model.h - what was learned from marked texts about positions: which stance a word takes where it stands, and which issue words are about.
 * Tables of weights over features of the words, their tree and what the rules say of them (averaged perceptrons; Collins 2002; for issues see
 * position_about.h). The position stage asks them after its rules (position_learnt.c, position_issue.c); train/train-positions.c makes models/positions.model.
 */
#ifndef SY_POSITION_MODEL_H
#define SY_POSITION_MODEL_H

#include "base/model.h"
#include "record/position_about.h"
#include "record/position_sure.h"

enum { SY_POSITION_FEATURES_MAX = 400 };

/* Where what a stance is about stands: behind its word, in the word's own clause from the word on ("will not retreat"), before it ("X is unacceptable"). */
enum sy_scope_place { SY_SCOPE_BEHIND, SY_SCOPE_SELF, SY_SCOPE_BEFORE, SY_SCOPE_PLACES };

/* Classes of a word: 0 none; else a stance and a place. */
enum { SY_STANCE_CLASSES = 1 + 8 * SY_SCOPE_PLACES };
static inline unsigned sy_stance_class(unsigned stance, unsigned place) { return stance ? 1 + (stance - 1) * SY_SCOPE_PLACES + place : 0; }
static inline unsigned sy_stance_of_class(unsigned class) { return (class + SY_SCOPE_PLACES - 1) / SY_SCOPE_PLACES; }
static inline unsigned sy_place_of_class(unsigned class) { return class ? (class - 1) % SY_SCOPE_PLACES : 0; }

/* Who may hold what a word says: its subject; who says the clause; the owner of a noun; who is named by "by", "from", "for"; the subject
 * of the clause above; the party that opens the sentence. */
enum sy_holder_kind { SY_HOLDER_SUBJECT, SY_HOLDER_SPEAKER, SY_HOLDER_OWNER, SY_HOLDER_AGENT, SY_HOLDER_ABOVE, SY_HOLDER_OPENING, SY_HOLDERS };

typedef struct {
    uint64_t at[SY_POSITION_FEATURES_MAX];
    uint32_t n;
} sy_position_features;

/* How likely a margin makes it that the first choice is right, in hundredths: steps of [least margin, hundredths], ascending. Counted on texts that
 * were left out of learning. */
enum { SY_SURE_FRESH, SY_SURE_RULED, SY_SURE_ISSUE, SY_SURES, SY_SURE_STEPS_MAX = 64 };

typedef struct {
    int32_t margin[SY_SURE_STEPS_MAX];
    uint8_t conf[SY_SURE_STEPS_MAX];
    uint32_t n;
} sy_sureness;

typedef struct sy_position_model {
    sy_table stances, real, issues, holders; /* real: stances as real text alone taught them */
    sy_sureness sure[SY_SURES];
    int32_t worth;          /* of a hundredth of a rule's own sureness, as a margin */
    sy_sure_model judged;   /* how sure positions are as a whole */
    sy_word_profiles profiles;
    sy_about_weights profile_weights;
    sy_strings names;       /* of the classes of issues, from 1 on; [0] is "" */
    int32_t *numbers;       /* of each, its number in the table of issues; -1: there is none now */
} sy_position_model;

/* Can a stance hang on this word? Verbs, nouns, adjectives that are no name. */
int sy_position_candidate(const sy_said *s, int32_t w);

/* Features of candidate w; the rules have been over its sentence. */
void sy_position_stance_features(const sy_said *s, int32_t w, sy_position_features *out);

/* Words of those who may hold what w says; -1 where there is none. */
void sy_position_holders(const sy_said *s, int32_t w, int32_t out[SY_HOLDERS]);

/* Features of the choice among them; class: the stance at w. */
void sy_position_holder_features(const sy_said *s, int32_t w, unsigned class, const int32_t holders[SY_HOLDERS], sy_position_features *out);

/* Open models/positions.model. The tables of issues must be there. */
void sy_position_model_load(sayso *engine);

/* The likeliest class of stance at w where no rule found one, 0 for none, and how likely it is right, in hundredths. */
unsigned sy_position_stance(const sy_said *s, int32_t w, int *conf);

/* How likely a position is right that a rule found at w, in hundredths. */
int sy_position_ruled(const sy_said *s, int32_t w, const sayso_position *p);

/* The likeliest holder of the stance of that class at w: a word; -1. */
int32_t sy_position_holder(const sy_said *s, int32_t w, unsigned class);

/* The likeliest issue of a position, by its scope and what stands around it, and how likely it is right; -1: none. */
int32_t sy_position_issue(const sy_said *s, const sayso_position *p, int *conf);

/* Is it one of the issues that the learned tables can choose? */
int sy_position_issue_known(const sy_said *s, const char *id);

/* By how much the best class of this stance (0: of any) leads over all classes of another; *class is that class. */
int32_t sy_stance_margin(const int32_t scores[SY_STANCE_CLASSES], unsigned stance, unsigned *class);

#endif
