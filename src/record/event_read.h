/*
 * event_read.h - what a predicate says: the frame that fits it, what operators make of the event inside it, and its sides.
 *
 * A reading is made once for each predicate of a sentence. An operator ("refuse to", "call for", "threaten to") takes the
 * reading of its theme as its own inner event; that predicate is then consumed and no event by itself.
 */
#ifndef SY_EVENT_READ_H
#define SY_EVENT_READ_H

#include "record/event_args.h"

enum { SY_TRIGGERS_MAX = 4 };

typedef struct {
    const sy_frame *frame;
    const char *type, *mode, *code;
    const char *base;        /* code of the innermost event; NULL */
    sy_parties source, target;
    int32_t trigger[SY_TRIGGERS_MAX];
    uint32_t n_triggers;
    uint8_t recip;           /* both sides do it */
    uint8_t loose;           /* the target is whom the theme speaks of, not a slot's */
    uint8_t negated;
    uint8_t is_noun;         /* told by a noun, not by a verb that the tagger took for one */
    uint8_t foretold;        /* a refusal that is a negated "will": of the source's own future */
    uint8_t is_operator;     /* an act of speech or will, not a deed */
    uint8_t future;          /* 1 will, 2 may, 3 must: said of a basic event, not yet composed */
    const char *dropped;     /* why it is no event; NULL */
} sy_reading;

typedef struct {
    const sayso *engine;
    sayso_doc *doc;
    uint32_t first_word, n_words;
    sy_reading **reading;    /* by word of the sentence; NULL: none */
    uint8_t *state;          /* 0 unread, 1 being read, 2 read */
    int32_t *consumed_by;    /* word that took it; -1 */
} sy_event_reader;

/* A word by its number. */
static inline const sy_word *sy_event_nth(const sy_event_reader *r, int32_t w) { return &r->doc->words.at[w]; }

void sy_event_reader_start(sy_event_reader *r, const sayso *engine, sayso_doc *doc, uint32_t sentence);

/* The reading of a predicate; NULL if no frame fits. */
sy_reading *sy_event_read(sy_event_reader *r, int32_t w, int depth);

/* Why a reading that fits its frame is often something else; NULL. */
const char *sy_event_doubt(const sy_event_reader *r, const sy_reading *m, int32_t w);

#endif
