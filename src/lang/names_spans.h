/* names_spans.h - names as runs of words: where one ends, what the lists say of it. For the rules behind the network's labels. */
#ifndef SY_LANG_NAMES_SPANS_H
#define SY_LANG_NAMES_SPANS_H

#include "base/doc.h"
#include "base/model.h"

/* Bits of the model's table "lists", as train/gazetteer.h writes them. */
enum { SY_LIST_GIVEN = 1, SY_LIST_SURNAME = 2, SY_LIST_PLACE = 4, SY_LIST_ORGANISATION = 8, SY_LIST_ORGANISATION_WORD = 16 };

/* What the lists say of one word, and of words [i, end) as one name; 0: they lack it. */
uint32_t sy_names_word_lists(const sy_table *lists, const sy_word *w);
uint32_t sy_names_lists(const sy_table *lists, const sayso_doc *d, uint32_t i, uint32_t end);

/* Behind the last word of the name that begins at word i; i + 1 if none does. */
uint32_t sy_names_end(const sayso_doc *d, uint32_t i);

/* Make words [i, end) one name of a kind; no name for SY_NER_NONE. */
void sy_names_mark(sayso_doc *d, uint32_t i, uint32_t end, unsigned kind);

/* A rule about the name in words [i, end). It may change that name and what is behind it, and before it take in what is in no name. */
typedef void sy_names_rule(sayso_doc *d, const sy_table *lists, uint32_t i, uint32_t end);

/* Each name through the rules, in their order; a name that a rule cuts goes on as its first part, the rest has its own turn. */
void sy_names_apply(sayso_doc *d, const sy_table *lists, sy_names_rule *const *rules, size_t n);

/* Does the word begin with a capital? Has it neither letter nor digit? Is it one of n words, in lower case? */
int sy_names_capital(const sy_word *w);
int sy_names_is_mark(const sy_word *w);
int sy_names_one_of(const sy_word *w, const char *const *words, size_t n);
#define SY_NAMES_ONE_OF(w, words) sy_names_one_of(w, words, sizeof(words) / sizeof *(words))

/* Is word k of the document in the sentence of word i? */
static inline int sy_names_beside(const sayso_doc *d, uint32_t i, uint32_t k) { return k < d->words.n && d->words.at[k].sentence == d->words.at[i].sentence; }

static inline int sy_names_proper(const sy_word *w) { return w->xpos == SY_XPOS_NNP || w->xpos == SY_XPOS_NNPS; }

#endif
