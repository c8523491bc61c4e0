/*
 * position_sure.h - what is seen of a position as a whole, as numbers - how it was found, how its words hang together and how surely, whose they are, where they stand -
 * and what was learned from lines of real news that were judged by hand: how likely its holder and stance are right.
 */
#ifndef SY_POSITION_SURE_H
#define SY_POSITION_SURE_H

#include "base/forest.h"
#include "base/model.h"
#include "record/said.h"

/* What is seen; leads are those of heads (base/doc.h), margins those of the learned tables. */
#define SY_SURE_FEATURES_LIST(X) \
    X(conf) X(found) X(learnt) X(times) X(margin) X(margin_none) X(margin_rival) X(real) X(real_none) X(real_rival) X(worded) X(holder_margin) X(holder_kind) \
    X(demands) X(offers) X(accepts) X(rejects) X(threatens) X(prefers) X(supports) X(opposes) \
    X(who_pronoun) X(who_party) X(who_observer) X(who_named) X(who_actor) X(who_country) X(who_person) X(who_group) X(who_before) X(who_away) X(who_sentence) X(who_words) \
    X(path_length) X(path_lead) X(path_joints) X(path_clauses) X(who_lead) X(cue_lead) X(scope_lead) X(scope_length) X(scope_weakest) X(scope_away) X(least_lead) X(low_leads) \
    X(words) X(verbs) X(commas) X(place) X(depth) X(below_conj) X(below_advcl) X(below_relcl) X(below_ccomp) X(below_xcomp) \
    X(verb) X(noun) X(adjective) X(base) X(past) X(gerund) X(participle) X(present) X(subject) X(object) X(complement) X(passive) X(negated) X(modal) X(finite) X(doubted) X(plain) \
    X(scope_words) X(scope_verb) X(scope_name) X(scope_actor) X(scope_clause) X(generic) X(hostile) X(yields) X(target) X(condition) X(condition_kind) \
    X(said) X(own_word) X(other_word) X(quoted) X(who_quoted) X(cue_verb_says) X(title) X(capitals) X(question) X(if_before) X(that_before) \
    X(rows) X(row_agrees) X(rows_against) \
    X(issue) X(issue_plain) X(issue_own) X(issue_around) X(issue_learned) X(issue_before) X(issue_supported) X(issue_leads) X(issue_best) X(issue_sure) X(issue_same) X(issue_share) \
    X(sentences) X(dated) X(outlet) X(about) X(others) X(others_sure) X(beside) X(beside_inside) X(beside_around) X(again) X(against)

enum {
#define SY_SURE_NUMBER(name) SY_SF_##name,
    SY_SURE_FEATURES_LIST(SY_SURE_NUMBER)
#undef SY_SURE_NUMBER
    SY_SURE_FEATURES
};

typedef struct {
    int16_t at[SY_SURE_FEATURES];
} sy_sure_features;

enum { SY_POSITION_WORDS_MAX = 800 };
struct sy_position_words {
    uint64_t at[SY_POSITION_WORDS_MAX];
    uint32_t n;
};

/* Position number `number` of the document, all of whose positions are there. */
void sy_position_see(const sy_said *s, uint32_t number, sy_sure_features *out);

/* Features of its words: those of its word of stance with the stance, and those of the choice of its holder (position_model.h). */
void sy_position_see_words(const sy_said *s, uint32_t number, struct sy_position_words *out);

/* A hash of the names of the features, which what was learned must have been made with. */
uint32_t sy_sure_names(void);

/* A score becomes hundredths along a line of corners [score, hundredths], ascending. */
enum { SY_SCORE_CORNERS_MAX = 32 };
typedef struct sy_sure_model {
    int there;       /* 0: as while it is trained: nothing is judged */
    sy_table words;  /* how right lines with such words were; empty while it is trained */
    int32_t unit;    /* of its scores, in 256ths of a thousandth of the logarithm of the odds */
    sy_forest forest;
    int32_t corner[SY_SCORE_CORNERS_MAX];
    uint8_t conf[SY_SCORE_CORNERS_MAX];
    uint32_t n;
} sy_sure_model;

/* The section "judged" of models/positions.model. */
void sy_sure_open(sy_arena *a, const sy_model *file, sy_sure_model *out);

#endif
