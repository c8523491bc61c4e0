/*
 * attribution.h - inside the attribution stage: the cue lexicon, what is observed of each word, the tagger of
 * sources, cues and contents, and the pieces it finds. The trainer (train/train-attribution.c) uses the same calls, so that a
 * model sees in training what it will see in use.
 */
#ifndef SY_ATTRIBUTION_H
#define SY_ATTRIBUTION_H

#include "base/engine.h"
#include "base/hash.h"

/* ---- the lexicon (data/cues.tsv, data/source_types.tsv) */

enum { SY_TAKES_QUOTE = 1, SY_TAKES_CLAUSE = 2, SY_TAKES_QUESTION = 4, SY_TAKES_INFINITIVE = 8, SY_TAKES_OBJECT = 16,
       SY_TAKES_ADDRESSEE = 32, SY_TAKES_FRAME = 64 };

typedef struct {
    const char *cue, *class_name;
    sayso_strength strength;
    char pos; /* V N A R P O K, as in the table */
    uint8_t attitude, takes;
    uint8_t class_number; /* classes in the order of the table; for features */
} sy_cue;

/* ---- the model */

enum { SY_LABEL_O = 0, SY_LABEL_BS, SY_LABEL_IS, SY_LABEL_BC, SY_LABEL_IC, SY_LABEL_BT, SY_LABEL_IT, SY_LABELS, SY_LABEL_ROOM = 8 };

/* A linear-chain conditional random field (Lafferty et al. 2001) over hashed features, weights in integers. */
typedef struct {
    uint32_t bits;              /* 2^bits rows */
    const int8_t *weights;      /* a row of SY_LABEL_ROOM for each bucket */
    int32_t from[SY_LABELS][SY_LABELS]; /* transition scores; illegal ones are very low */
    int32_t begin[SY_LABELS];
    uint32_t n_likely;          /* how likely a lemma is a cue: sorted hashes, bucket of each */
    const uint32_t *likely_hash;
    const uint8_t *likely_bucket;
} sy_attribution_model;

struct sy_cues {
    sy_arena *arena;
    sy_map rows;          /* "V:say", "V:point out" -> row number */
    sy_map firsts;        /* "V:point" -> 1 where an entry of several words begins so */
    SY_VEC(sy_cue) cues;
    sy_map classes;
    sy_map source_types;  /* noun -> index into type_names + 1 */
    SY_VEC(const char *) type_names;
    sy_attribution_model *model; /* NULL only in the trainer */
};

void sy_cues_load(sayso *engine); /* tables only */
void sy_attribution_model_load(sayso *engine, struct sy_cues *cues);
/* The row of a word as a cue of its part of speech, -1. *n_words: words the entry has. */
int32_t sy_cue_of_word(const struct sy_cues *cues, const sayso_doc *d, uint32_t w, uint32_t *last_word);
/* A verb of the lexicon by its form alone, -1. */
int32_t sy_cue_by_form(const struct sy_cues *cues, const sy_word *w);
/* Does the table list this lemma under this letter? */
int sy_cue_listed(const struct sy_cues *cues, char pos, const char *lemma);
/* Type of an unnamed source by its head noun; NULL. */
const char *sy_source_type(const struct sy_cues *cues, const char *lemma);

/* ---- what is observed of a word */

typedef struct {
    uint32_t form, lemma, suffix; /* hashes */
    uint32_t likely_key;       /* lemma and kind of word */
    int32_t cue;               /* row of the lexicon, -1 */
    int32_t near_left, near_right; /* nearest cue-like word of the sentence on each side, -1 */
    int32_t above;             /* nearest cue-like word above in the tree, -1 */
    int32_t lo, hi;            /* first and last word of its subtree */
    int32_t phrase;            /* head of the noun phrase it belongs to */
    uint8_t above_rel, above_steps;
    uint8_t likely;            /* 0 not known, 1 hardly ever a cue ... 5 nearly always */
    uint8_t cuelike;
    uint8_t opens, closes;     /* relation to a cue-like head of the widest subtree that begins or ends here */
    uint8_t quote;             /* bits: 1 inside, 2 first inside, 4 last inside, 8 right after, 16 right before */
    uint8_t quote_kind;
    uint8_t shape;
    int32_t opens_extent, closes_extent;
    uint8_t place;             /* bucket of its place in the sentence */
    uint8_t around;            /* bits: quotation in the sentence, paragraph, previous paragraph ended inside one, ... */
    uint8_t rule;              /* label that the rules of grammar would give, SY_LABEL_ */
    uint8_t rule_kind;
    uint16_t cluster;          /* class of words used alike */
    int32_t rule_cue;          /* cue of the rule's candidate, -1 */
} sy_attr_word;

enum { SY_ATTR_FEATURES_MAX = 160 };

/* Hashes, lexicon rows. likely is left 0: sy_attr_likely() or the trainer fills it. */
sy_attr_word *sy_attr_observe(const struct sy_cues *cues, sayso_doc *d);
void sy_attr_likely(const sy_attribution_model *m, const sayso_doc *d, sy_attr_word *w);
/* What follows from likely: neighbours, tree, quotations, rules. */
void sy_attr_context(const struct sy_cues *cues, sayso_doc *d, sy_attr_word *w);
/* Features of word i in the sequence [first, end); gives their number. */
uint32_t sy_attr_features(const sayso_doc *d, const sy_attr_word *w, uint32_t i, uint32_t first, uint32_t end, uint32_t *out);
/* The next sequence to tag at or after word *at; 0 when there is none. */
int sy_attr_sequence(const sayso_doc *d, uint32_t *at, uint32_t *first, uint32_t *end);

/* Best labels of all words (Viterbi in integers), and how far each is ahead of the next best (0..255). */
void sy_attr_tag(const sy_attribution_model *m, sayso_doc *d, const sy_attr_word *w, uint8_t *labels, uint8_t *margins);

/* ---- pieces and links */

/* Words first to last of the document; first < 0: nothing. */
typedef struct {
    int32_t first, last;
} sy_run;

/* What the tagger found, tied together: one attribution before it has become a record. */
typedef struct {
    sy_run cue, source;
    SY_VEC(sy_run) content;
    int32_t cue_word;     /* the word of the cue that the lexicon or the tree knows it by, -1 */
    int32_t row;          /* of the lexicon, -1 */
    uint8_t margin;       /* how sure the tagger was of its least sure piece, 0..255 */
    uint8_t inherited;    /* the source stands with another cue */
    uint8_t agrees;       /* the grammar's candidate for the same cue has its content begin and end here too: bits 1, 2 */
    uint8_t by_rule;      /* not tagged: the grammar's alone */
    uint8_t hidden;       /* the wording hides who said it: a passive without an agent, "reportedly" */
    const char *reason;
} sy_link;

typedef SY_VEC(sy_link) sy_links;

static inline int sy_in_run(int32_t w, sy_run r) { return r.first >= 0 && w >= r.first && w <= r.last; }
int sy_in_content(const sy_link *k, int32_t w);
/* Is the word part of a date, of a date or time? */
int sy_in_date(const sayso_doc *d, int32_t w);
int sy_in_time(const sayso_doc *d, int32_t w);

/* What the grammar alone says: a candidate for each cue of the lexicon that has a content in the tree. Marks
 * w[].rule and w[].rule_kind, which the tagger reads. Needs sy_attr_context(). */
void sy_attr_rules(const struct sy_cues *cues, sayso_doc *d, sy_attr_word *w, sy_links *out);

/* The candidate of a cue; NULL. The grammar's candidates stand in the order of their cues. */
const sy_link *sy_attr_candidate(const sy_links *rules, int32_t cue_word);

/* Whose act the verb is, by the tree: its subject, the agent of a passive, what controls it from above; none. */
sy_run sy_attr_source_of_verb(sayso_doc *d, sy_attr_word *w, int32_t verb);

/* From labels to links, in text order of their first piece. */
void sy_attr_link(const struct sy_cues *cues, sayso_doc *d, const sy_attr_word *w, const uint8_t *labels, const uint8_t *margins,
                  sy_links *out);
/* Does the verb only carry a noun ("issue a warning")? */
int sy_verb_carries(const sy_word *w);
/* The noun phrase that stands where a verb's subject should, for trees that lost it; none. */
sy_run sy_attr_subject_beside(const sayso_doc *d, sy_run cue);
/* Give speech to the clause of saying that stands right beside it. */
void sy_attr_beside(const struct sy_cues *cues, sayso_doc *d, const sy_attr_word *w, sy_links *links, const sy_links *rules);
/* Fit contents to quotation marks; join speech that goes on. */
void sy_attr_quotes(sayso_doc *d, const sy_attr_word *w, sy_links *links);
/* Mend the source of link i: its edges, and whose verb it is. */
void sy_attr_mend_source(const struct sy_cues *cues, const sayso_doc *d, const sy_attr_word *w, sy_links *links, uint32_t i);
/* Mend where the content of a link begins and ends. */
void sy_attr_trim(const struct sy_cues *cues, const sayso_doc *d, const sy_attr_word *w, sy_link *k);
/* Mend what a tagger of single words cannot see: times taken into sources, clauses of the reporter's in contents. */
void sy_attr_mend(const struct sy_cues *cues, sayso_doc *d, const sy_attr_word *w, sy_links *links, const sy_links *rules);
/* Add to the tagger's links what the grammar alone shows; nested ones above all. */
void sy_attr_merge(const struct sy_cues *cues, sayso_doc *d, sy_attr_word *w, sy_links *links, const sy_links *rules);

/* From links to doc->attributions, in text order. */
void sy_attr_record(const struct sy_cues *cues, sayso_doc *d, const sy_attr_word *w, sy_links *links, const sy_links *rules);

/* Speaker, kind of an unnamed source, venue, addressee, time of one record, from the tree around its link. */
void sy_attr_details(const struct sy_cues *cues, sayso_doc *d, const sy_attr_word *w, const sy_link *k, sayso_attribution *a);
/* The speaker alone, or the type of an unnamed source. */
void sy_attr_speaker(const struct sy_cues *cues, const sayso_doc *d, const sy_link *k, sayso_attribution *a);
/* Speakers that only other attributions give; from record `base` on, parents filled. */
void sy_attr_carry(const struct sy_cues *cues, sayso_doc *d, uint32_t base);
/* The people of many whom word `they` of the report's own goes on with, as speakers or type in *out; 0: not clear. */
int sy_attr_people_before(const struct sy_cues *cues, const sayso_doc *d, int32_t they, sayso_attribution *out);
/* Where several speak together: all of them, and 1. *shared: the noun of "Orvenian and Castavar officials"; -1. */
int sy_attr_joint(const sayso_doc *d, sy_run source, sayso_attribution *a, int32_t *shared);
/* The noun or pronoun that heads a source by the order of words; -1. */
int32_t sy_source_head(const sayso_doc *d, sy_run source);
/* The person whom a source names, titles before the name and appositions included; -1. */
int32_t sy_person_named(const sayso_doc *d, sy_run source);
/* The actor of a word, or of a name beside it in the tree; -1. */
int32_t sy_actor_near(const sayso_doc *d, int32_t top);
/* "Renn was quoted as saying": the one who is quoted says it. */
void sy_attr_mend_quoted(const sayso_doc *d, sy_links *links);
/* Part statements from the words that only relay them ("X said, according to Y"). */
void sy_attr_mend_relays(const struct sy_cues *cues, sayso_doc *d, sy_links *links, const sy_links *rules);
/* Relays and notes of verification, which bind records to each other and to their sentences. */
void sy_attr_relays(const struct sy_cues *cues, sayso_doc *d, const sy_links *links, const sy_links *rules);
void sy_attr_verification(const struct sy_cues *cues, sayso_doc *d);

/* Does the word hold a letter or digit? */
int sy_word_is_wordy(const sy_word *w);
/* Words of a run as bytes, or none. */
sayso_spans sy_run_spans(sayso_doc *d, sy_run run);
/* The word of a run that the others hang from; -1. */
int32_t sy_run_top(const sayso_doc *d, sy_run run);

#endif
