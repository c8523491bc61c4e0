/*
 * judge.h - what two statements of two reports have in common and what speaks against it, as numbers, and what was learned of them from marked stories:
 * whether they tell one fact alike, or differ in a number, a day, a place, who does it, whether it is so, or how far it goes.
 */
#ifndef SY_JUDGE_H
#define SY_JUDGE_H

#include "base/forest.h"
#include "compare/parties.h"
#include "compare/retold.h"

/* What is seen of two statements; each is a small number, and most stand in docs/compare.md. */
#define SY_JUDGE_FEATURES_LIST(X) \
    X(own) X(n_own) X(cover_less) X(cover_more) X(all_less) X(all_more) X(score) \
    X(weight_less) X(weight_more) X(words_less) X(words_more) X(verbs) X(soft_less) X(soft_more) \
    X(names) X(name_weight) X(own_names_less) X(own_names_more) X(strange_names_less) X(strange_names_more) \
    X(actors) X(actors_one_role) X(actors_turned) X(subjects) X(speakers) X(days) X(apart) \
    X(equal_numbers) X(equal_in_sentence) X(numbers) X(exclude) X(exclude_of_one) X(exclude_alone) X(count_alike) X(loose) X(update) X(fates) X(roles) \
    X(equal_days) X(day_facts) X(exclude_days) X(negated) X(refuses) X(denied_alike) X(opposites) X(opposite_verbs) X(opposite_weight) \
    X(future) X(possible) X(hypothetical) X(conditional) X(scoped) X(scopes_exclude) X(scopes_of_one) X(directions) X(quoted) \
    X(stances) X(issues) X(holders) X(place_apart) X(lead) X(sourced) X(rivals) X(places) X(agents) X(row) X(old) \
    X(begins_alike) X(strange_persons) X(strange_groups) X(strange_places) X(agent_names) X(agents_strange) X(lifted) X(led_less) X(led_more) X(led_names) \
    X(theme_less) X(theme_more) \
    X(word_margin_less) X(word_margin_more) \
    X(fact) X(margin_less) X(margin_more) X(before) X(behind) X(beside)

enum {
#define SY_JUDGE_NUMBER(name) SY_JF_##name,
    SY_JUDGE_FEATURES_LIST(SY_JUDGE_NUMBER)
#undef SY_JUDGE_NUMBER
    SY_JUDGE_FEATURES
};

typedef struct {
    int16_t at[SY_JUDGE_FEATURES];
} sy_judge_features;

/* What is known of one statement. */
enum { SY_TOLD_ACTORS = 6, SY_TOLD_FACTS = 8 };
typedef struct {
    uint32_t report, sentence, n_sentences;
    uint64_t names, agents, led;             /* bits of its words: names; those that name who does it; those behind a preposition of place */
    uint64_t actor[SY_TOLD_ACTORS];          /* actors of the record, by their ids */
    uint8_t subject[SY_TOLD_ACTORS], kind[SY_TOLD_ACTORS]; /* stands before the verb (of a passive: behind "by"); its kind */
    uint32_t n_actors;
    uint32_t number[SY_TOLD_FACTS], n_numbers, day[SY_TOLD_FACTS], n_days; /* facts within it */
    const sayso_position *position;          /* that it tells; NULL */
    uint8_t quoted, old, sourced, lifted;    /* quoted: hundredths of its words; lifted: "it was ... who" */
} sy_told;

/* What is asked of a pair: does it tell one fact at all; alike; as a position; or otherwise, and in what. */
enum { SY_JUDGE_FACT, SY_JUDGE_AGREE, SY_JUDGE_POSITION, SY_JUDGE_NUMBER, SY_JUDGE_DATE, SY_JUDGE_PLACE, SY_JUDGE_ACTOR, SY_JUDGE_POLARITY, SY_JUDGE_SCOPE, SY_JUDGE_QUESTIONS };

/* models/compare.model */
typedef struct sy_judge_model {
    sy_forest forests[SY_JUDGE_QUESTIONS];
    int32_t shown[SY_JUDGE_QUESTIONS], listed[SY_JUDGE_QUESTIONS]; /* least scores of what is shown by default, and of what is listed at all; of the first: of what is asked further */
} sy_judge_model;

const sy_judge_model *sy_judge_open(sayso *engine);
/* Is there anything in the two that the question could be about? What has no other number differs in none. */
int sy_judge_may_ask(uint32_t question, const sy_judge_features *x);
/* A hash of the names of the features, which a model must have been made with. */
uint32_t sy_judge_names(void);

/* Where a score stands among those of the other pairs of its two statements with the same two reports. */
typedef struct {
    int32_t score, margin_less, margin_more; /* over the best other one of each statement */
    int32_t before, behind, beside;          /* the best of the pairs of sentences before, behind, and of the same two sentences */
} sy_judge_rank;

/* Pairs of statements as they are judged. */
typedef struct sy_judge {
    const sy_facts *t;
    const sy_frames *f;
    sy_told *told;          /* of each frame */
    sy_retelling_list pairs;
} sy_judge;

void sy_judge_read(const sy_frames *f, sy_judge *out);
/* Ranks of all pairs by their scores. */
void sy_judge_ranks(const sy_judge *j, sy_arena *a, const int32_t *scores, sy_judge_rank *out);
/* The rank by the words alone. */
void sy_judge_see_words(const sy_judge_rank *r, sy_judge_features *out);
void sy_judge_see_rank(const sy_judge_rank *r, sy_judge_features *out);

void sy_judge_features_of(const sy_judge *j, const sy_retelling *m, sy_judge_features *out);
/* ---- judge.c */
void sy_compare_judged(const sy_frames *f);

#endif
