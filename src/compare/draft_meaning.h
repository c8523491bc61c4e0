/* draft_meaning.h - do words of a draft say what a sentence of a report says, in whatever words and order? */
#ifndef SY_DRAFT_MEANING_H
#define SY_DRAFT_MEANING_H

#include "compare/draft.h"

/* How a word of the draft found its like in the report's sentence. */
typedef enum { SY_LINK_NONE = 0, SY_LINK_SAME, SY_LINK_NAME, SY_LINK_VALUE, SY_LINK_LIKE, SY_LINK_OPPOSITE } sy_link_kind;

typedef struct {
    int32_t to;      /* word of the report, counted from the sentence's first; -1 */
    uint8_t kind;
    uint8_t reversal; /* "refuse", "rule out" */
    uint8_t subject; /* counts: no function word, no particle of a phrase */
} sy_link;

/* Words of a draft and a sentence of a report, tied word to word. */
typedef struct {
    sy_draft_index *x;
    const uint32_t *words;   /* of the draft, rising */
    uint32_t n, report, first, n_there;
    const sy_cdoc *here, *there;
    sy_link *at;             /* of each of the n words */
    int32_t *from;           /* of each of the report's words: word of the draft, -1 */
    uint8_t *reversal;       /* of each of the report's words */
    uint32_t cover;          /* hundredths of the weight of the draft's subject words that are tied */
    uint32_t n_tied, n_subjects;
    int32_t wide;            /* two sentences of the report are looked at as one: how many words the first has; 0 */
} sy_links;

/* ---- draft_links.c */
void sy_draft_tie(sy_draft_index *x, const uint32_t *words, uint32_t n, uint32_t report, const sy_crange *sentence, sy_links *out);

/* The one figure of the draft's words against the one of its kind in the sentence: "number" or "date" if they differ; NULL. */
const char *sy_draft_other_value(const sy_links *l);

/* ---- draft_meaning.c */

/* Judge the words against the sentence, after sy_draft_compare() has set them side by side: m is put right. */
void sy_draft_mean(const sy_links *l, sy_draft_match *m);

/* ---- draft_roles.c */

/* Does the report's sentence have a deed of the draft's words done by somebody else? In *word that word of the draft. */
int sy_draft_other_doer(const sy_links *l, uint32_t *word);
/* The same by the words alone, where no actor is known: "by" somebody else, or subjects that have changed places. */
int sy_draft_other_agent(const sy_links *l);
/* Of two sentences: has every verb of the draft's words that says something its like there, in the one that speaks of its subject? */
int sy_draft_deeds_are_tied(const sy_links *l);
/* The verb's subject has no like in the report's sentence. */
int sy_draft_has_stranger(const sy_links *l, int32_t deed);
/* Are two words, by number in their texts, a name and the adjective made from it? */
int sy_draft_same_name(const sy_links *l, uint32_t a, uint32_t b);
/* A name of the draft has no like there, and a name there has none in the draft. */
int sy_draft_names_another(const sy_links *l);
/* Is what the verb announces ("threatens to leave") tied to something that the report has as announced? */
int sy_draft_announces(const sy_links *l, uint32_t deed);
/* Does the report give what the draft calls one side's to another: "Orvenian engineers" for "Castavar's engineers"? */
int sy_draft_other_owner(const sy_links *l);
/* A verb of the draft that no other verb of these words governs, as number among them; -1. */
int32_t sy_draft_main_deed(const sy_links *l);
/* Is the deed told as done in the draft, and only as announced, wanted or possible in the report? */
int sy_draft_is_unreal(const sy_links *l, uint32_t deed);
/* Does the deed stand in a condition in the report, and not in the draft? */
int sy_draft_only_conditional(const sy_links *l, uint32_t deed);

#endif
