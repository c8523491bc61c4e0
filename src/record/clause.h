/*
 * clause.h - clauses of the tree: where one begins and ends, whether it is finite, negated or modal, and who its
 * subject is. Shared by every stage of the record. No lexicon: only the tree (Universal Dependencies v2).
 */
#ifndef SY_CLAUSE_H
#define SY_CLAUSE_H

#include "base/doc.h"

/* First and last word of every word's subtree, computed once for the document. */
typedef struct sy_clauses {
    int32_t *first, *last;
} sy_clauses;

/* Made anew at each call; keep it for the length of a stage. Linear in words times the depth of their trees. */
sy_clauses sy_clauses_make(sayso_doc *d);

/* Does a clause hang on this word: a verb that is no modifier or auxiliary, or a predicate with a copula or a subject? */
int sy_clause_is_head(const sayso_doc *d, int32_t w);
/* The head of the smallest clause that w stands in; -1 if there is none up to the root. */
int32_t sy_clause_of(const sayso_doc *d, int32_t w);
/* Does the clause have a tensed verb (its head, an auxiliary or the copula)? A coordinated verb inherits it. */
int sy_clause_finite(const sayso_doc *d, int32_t head);
/* not, never, no longer, neither ... at the head, its auxiliaries or its subject ("no side accepts"). */
int sy_clause_negated(const sayso_doc *d, int32_t head);
/* Is the clause told in a past tense, without a modal? */
int sy_clause_past(const sayso_doc *d, int32_t head);
/* The modal verb of the clause (can, could, may, might, must, shall, should, will, would), also shared; -1. */
int32_t sy_clause_modal(const sayso_doc *d, int32_t head);
/* Subject, also where the tree leaves it to be understood: coordination, control, participles ("..., demanding"),
 * relative clauses (then the noun they modify). -1 */
int32_t sy_clause_subject(const sayso_doc *d, int32_t head);
/* Is one of the words that introduce w (mark, case, adverb before it) this one? Gives it, or -1. */
int32_t sy_clause_marker(const sayso_doc *d, int32_t w, const char *lower);
/* himself, herself, itself, themselves */
int sy_is_reflexive(const sy_word *w);
/* First dependent of w, of any relation, that this word introduces as mark or case ("to", "for", "that"). */
int32_t sy_clause_child_by(const sayso_doc *d, int32_t w, const char *lower);

/* What to leave out of a clause's span. */
enum {
    SY_CUT_MARK = 1,    /* the words that introduce it: that, if, to, and */
    SY_CUT_CONJ = 2,    /* what is coordinated to its head */
    SY_CUT_ASIDE = 4,   /* parataxis: ", he said,"; and ", framing it as ...", ", though ..." at the end */
    SY_CUT_SUBJECT = 8,
    SY_CUT_RELCL = 16   /* non-restrictive relative clauses and sentence adverbials at the end */
};

/* The words of w's subtree without what `cut` names and without the subtrees of the n words in `less`, as pieces in
 * text order; punctuation and white space taken off the edges. */
sayso_spans sy_clause_pieces(sayso_doc *d, const sy_clauses *c, int32_t w, unsigned cut, const int32_t *less, uint32_t n);

/* Words [first, last] without punctuation at the edges, but with the mark that closes a quotation or bracket opened
 * within; {0,0} if only punctuation is left. */
sayso_span sy_clause_trim(const sayso_doc *d, int32_t first, int32_t last);

#endif
