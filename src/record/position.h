/* position.h - parts of the position stage: what a rule found, and the one way it is entered into the record. */
#ifndef SY_POSITION_H
#define SY_POSITION_H

#include "record/said.h"
#include "record/stances.h"

/* A position as a rule found it. */
typedef struct {
    int32_t cue;          /* the word that says so */
    uint8_t stance;       /* sayso_stance */
    int conf;
    sy_who holder;
    int32_t scope_head;   /* word; -1 */
    sayso_spans scope;
    sayso_spans evidence; /* n = 0: from holder to the end of the scope */
    int32_t target;       /* word at whom it is aimed; -1 */
    int32_t issue;        /* -1: read it from the scope */
    int32_t condition;    /* -1: the one that touches it */
    int32_t attribution;  /* -1: the one that covers the cue */
    uint8_t doubted;      /* something speaks against it that only rules see: the tables may not make it surer */
    uint8_t plain;        /* a verb of stance with its subject, and nothing that speaks against it: the tables do not fold it */
    uint8_t learnt;       /* conf is how likely it is right: nothing else is taken off */
    uint8_t joint;        /* one of several holders that are named singly */
    const char *why;
} sy_position_draft;

/* Where a frame found what is demanded. */
typedef struct {
    int32_t head, target, holder; /* words; holder -1: ask the tree */
    sayso_spans scope;
    int32_t first, last;          /* words of the phrase of stance; last 0: a single word */
} sy_frame_found;

/* Does the frame of this row hold at word w? Fills *out. */
int sy_frame_find(sy_said *s, int32_t w, const sy_stance_cue *cue, sy_frame_found *out);

/* The subtree of w as a scope: a verb coordinated to a noun belongs to another clause. */
sayso_spans sy_frame_whole(sy_said *s, int32_t w);
/* A time, or a noun such as "moment"? */
int sy_frame_timelike(const sy_said *s, int32_t w);
/* The party of "for X", "to X", "of X" under a predicate: who finds it so; -1. */
int32_t sy_frame_for_whom(const sy_said *s, int32_t w);

/* What follows word `last` and hangs on it, to the end of its clause. */
int sy_frame_after(sy_said *s, int32_t last, sy_frame_found *at);

/* The position of a cue whose frame was found at w, in this clause (-1: the holder's noun stands for itself); 0 if
 * something speaks against it. */
int sy_positions_take(sy_said *s, int32_t w, const sy_stance_cue *cue, const sy_frame_found *at, int32_t clause);

/* The position of a phrase of stance that begins at w. Gives the phrase's last word, or -1. */
int32_t sy_positions_phrase(sy_said *s, int32_t w);

/* The same by the order of the words, where the tree hangs them elsewhere. */
int sy_frame_by_order(sy_said *s, int32_t w, const sy_stance_cue *cue, sy_frame_found *out);

/* Positions that verbs, adjectives and nouns of stance at word w state. */
void sy_positions_cue(sy_said *s, int32_t w);

/* Positions that a party's own words take without a verb of stance: "we will not cede", "Kyiv must withdraw". */
void sy_positions_speech(sy_said *s, int32_t w);

/* The position of a refusal that is denied at w, "would not rule out force". Gives the last word before the deed, or -1. */
int32_t sy_positions_open(sy_said *s, int32_t w);

/* The position of an answer without a verb that begins at w: "Never," said X, asked whether he would sign. */
void sy_positions_answer(sy_said *s, int32_t w);

/* "Orvenia refused.", after a demand or an offer of another side: that of it. */
void sy_positions_refusal(sy_said *s, int32_t w);

/* The comma of ", Orvenia | the bridge" behind verb w, whose verb is left out, with the last word of its subject; -1. */
int32_t sy_gap_behind(const sy_said *s, int32_t w, int32_t *subject);

/* Positions that a condition carries: a threat, an offer, a requirement. */
void sy_positions_condition(sy_said *s, int32_t condition);

/* In the reason of a position whose issue was taken from there. */
#define SY_ISSUE_OTHERS "issue of what others ask"
#define SY_ISSUE_AROUND "issue of what stands around it"
#define SY_ISSUE_REPORT "issue of the report"

/* The same where it was learned. */
#define SY_ISSUE_LEARNED "issue learned"

/* The same where it is that of an earlier position. */
#define SY_ISSUE_BEFORE "issue of what was asked before"

/* Where the scope names no issue, or nothing but "the demand": the issue from what stands around it into *issue, with
 * why into *how. Gives what that takes off the confidence. */
int sy_position_issue_elsewhere(const sy_said *s, const sy_position_draft *draft, sayso_spans scope, const char **issue, const char **how);

/* Decide issue, target, links; split a coordinated scope by issue; append. Weak and doubled drafts are dropped. */
void sy_position_add(sy_said *s, sy_position_draft draft);

/* Is what stands at w said by nobody who takes a side: a question, a guess, an observer's or the report's own reading, something long ago? */
int sy_position_unsaid(const sy_said *s, int32_t w);

/* Whose position it is (position_whose.c): the subject's, of a paper its author's; of a noun its owner's, *verb then the verb that lends its subject,
 * or -1; the speaker's. Nobody: word -1. */
sy_who sy_position_of_subject(const sy_said *s, int32_t subject, int32_t clause);
sy_who sy_position_of_noun(const sy_said *s, int32_t noun, const sy_frame_found *at, int32_t *verb);
sy_who sy_position_of_speaker(const sy_said *s, int32_t w);
/* "rejected the council's ultimatum | demanding that": the paper at once before the participle, whatever the tree hangs it on; -1. */
int32_t sy_position_paper_before(const sy_said *s, int32_t w);

/* What speaks against a position of its own: what it takes off, 0 for nothing. */
int sy_position_doubt(const sy_said *s, int32_t w, const sy_stance_cue *cue, const sy_frame_found *at, int32_t clause, uint8_t stance, sy_who holder);
/* "a commission", "any council": one that is yet to be? */
int sy_position_to_come(const sy_said *s, int32_t noun);
/* "six years ago", "a decade ago" beside w? */
int sy_position_long_ago(const sy_said *s, int32_t w);

/* Is the stance at w held no longer, or told of another time: "once supported", "used to oppose", "had earlier demanded"? */
int sy_position_past(const sy_said *s, int32_t w);
/* "dropped its demand": is what the noun asks for asked no longer? */
int sy_position_given_up(const sy_said *s, int32_t noun);
/* The same of the verb: does it give up a demand or a threat? */
int sy_position_gives_up(const sy_said *s, int32_t verb);

/* Cut from the scope what is told beside it, and enter that where it is a position: "sign | or see the talks collapse". */
void sy_position_cut(sy_said *s, sy_position_draft *draft);

/* The scope without what is judged or told of the thing behind it. */
void sy_position_tail(sy_said *s, sy_position_draft *draft);

/* A refusal that a condition makes a threat: "the truce is dead if", "would bar them unless". */
uint8_t sy_position_turned(const sy_said *s, int32_t w, const sy_stance_cue *cue, uint8_t stance, int32_t clause);

/* Positions of one sentence by the learned tables: how sure those of the rules are, and more. */
void sy_positions_learnt(sy_said *s, const sy_sentence *in);

/* How sure each position is, seen as a whole; what was learned of it from lines that were judged (position_sure.h). */
void sy_positions_sure(sy_said *s);

/* The issues of positions number `first` on, by what was learned. */
void sy_positions_issues(sy_said *s, uint32_t first);

/* Of all positions: what stands for the demands and offers of others, and has no issue yet, is about what these are about. */
void sy_positions_issues_last(sy_said *s);

/* Put before a scope that only points back ("the demand", "this", "do so") what it points at, where that is certain. */
void sy_positions_point_back(sy_said *s);

/* All of the rules, over the whole document. */
void sy_positions_rules(sy_said *s);

#endif
