/* clause.c - clauses of the tree: bounds, finiteness, negation, modality, subject. */
#include "record/clause.h"

enum { BACK_MAX = 60, HOPS_MAX = 16, LESS_MAX = 64 };

/* Widen the subtrees of w and of all above it to word `at`. */
static void widen(const sayso_doc *d, sy_clauses *c, int32_t w, int32_t at)
{
    for (; w >= 0; w = d->words.at[w].head) {
        if (at < c->first[w]) c->first[w] = at;
        if (at > c->last[w]) c->last[w] = at;
    }
}

static int only_marks(const sayso_doc *d, int32_t from, int32_t to)
{
    while (from < to && d->words.at[from].upos == SY_PUNCT) from++;
    return from == to;
}

/* A mark belongs to the subtree that it touches. Where the parser hung a comma on a clause farther off, that clause would
 * swallow everything up to it. */
sy_clauses sy_clauses_make(sayso_doc *d)
{
    sy_clauses c;
    int32_t n = (int32_t)d->words.n;
    c.first = sy_alloc_array(&d->arena, d->words.n + 1, sizeof *c.first);
    c.last = sy_alloc_array(&d->arena, d->words.n + 1, sizeof *c.last);
    for (int32_t i = 0; i < n; i++) c.first[i] = c.last[i] = i;
    for (int32_t i = 0; i < n; i++)
        if (d->words.at[i].upos != SY_PUNCT) widen(d, &c, d->words.at[i].head, i);
    for (int32_t i = 0; i < n; i++) {
        int32_t h = d->words.at[i].upos == SY_PUNCT ? d->words.at[i].head : -1;
        if (h >= 0 && i > c.last[h] && only_marks(d, c.last[h] + 1, i)) widen(d, &c, h, i);
    }
    for (int32_t i = n; i-- > 0;) {
        int32_t h = d->words.at[i].upos == SY_PUNCT ? d->words.at[i].head : -1;
        if (h >= 0 && i < c.first[h] && only_marks(d, i + 1, c.first[h])) widen(d, &c, h, i);
    }
    return c;
}

static int is_tensed(const sy_word *w)
{
    return w->xpos == SY_XPOS_VBD || w->xpos == SY_XPOS_VBP || w->xpos == SY_XPOS_VBZ || w->xpos == SY_XPOS_MD;
}

int sy_clause_is_head(const sayso_doc *d, int32_t w)
{
    const sy_word *v = sy_nth(d, w);
    if (v->upos == SY_PUNCT || v->upos == SY_AUX) return v->rel == SY_REL_ROOT && v->upos == SY_AUX;
    if (sy_child(d, w, SY_REL_COP) >= 0 || sy_child_main(d, w, SY_REL_NSUBJ) >= 0) return 1;
    if (v->upos != SY_VERB) return 0;
    switch (sy_rel_main(v->rel)) {
    case SY_REL_AMOD: case SY_REL_CASE: case SY_REL_MARK: case SY_REL_COMPOUND: case SY_REL_FIXED: case SY_REL_FLAT:
        return 0;
    default:
        return 1;
    }
}

int32_t sy_clause_of(const sayso_doc *d, int32_t w)
{
    while (w >= 0 && !sy_clause_is_head(d, w)) w = sy_nth(d, w)->head;
    return w;
}

static int tensed_here(const sayso_doc *d, int32_t head)
{
    if (is_tensed(sy_nth(d, head))) return 1;
    SY_EACH_CHILD(d, head, c) {
        unsigned rel = sy_rel_main(sy_nth(d, c)->rel);
        if ((rel == SY_REL_AUX || rel == SY_REL_COP) && is_tensed(sy_nth(d, c))) return 1;
    }
    return 0;
}

static int has_own_subject(const sayso_doc *d, int32_t w) { return sy_child_main(d, w, SY_REL_NSUBJ) >= 0; }

int sy_clause_finite(const sayso_doc *d, int32_t head)
{
    for (int hops = 0; hops < HOPS_MAX; hops++) {
        if (tensed_here(d, head)) return 1;
        if (sy_nth(d, head)->rel != SY_REL_CONJ || has_own_subject(d, head)) return 0;
        unsigned tag = sy_nth(d, head)->xpos;
        head = sy_nth(d, head)->head;
        if (tag != sy_nth(d, head)->xpos) return 0;
    }
    return 0;
}

static int is_negation(const sayso_doc *d, int32_t w)
{
    static const char *const negations[] = { "not", "n't", "n’t", "never", "neither", "nor", "hardly", "nowhere", "no longer" };
    for (size_t i = 0; i < sizeof negations / sizeof negations[0]; i++)
        if (sy_word_is(sy_nth(d, w), negations[i])) return 1;
    /* "no longer": the adverb carries the negation as its own dependent */
    return sy_word_is(sy_nth(d, w), "longer") && w > 0 && sy_word_is(sy_nth(d, w - 1), "no");
}

static int negative_noun(const sayso_doc *d, int32_t w)
{
    const sy_word *n = sy_nth(d, w);
    if (sy_word_is(n, "nobody") || sy_word_is(n, "none") || sy_word_is(n, "neither") || sy_word_is(n, "nothing")) return 1;
    SY_EACH_CHILD(d, w, c)
        if (sy_nth(d, c)->rel == SY_REL_DET && (sy_word_is(sy_nth(d, c), "no") || sy_word_is(sy_nth(d, c), "neither"))) return 1;
        else if (c < w && (sy_word_is(sy_nth(d, c), "neither") || sy_word_is(sy_nth(d, c), "not"))) return 1; /* "neither he nor his party", "not one man" */
    return 0;
}

int sy_clause_negated(const sayso_doc *d, int32_t head)
{
    SY_EACH_CHILD(d, head, c) {
        unsigned rel = sy_rel_main(sy_nth(d, c)->rel);
        if ((rel == SY_REL_ADVMOD || rel == SY_REL_DET || rel == SY_REL_CC) && is_negation(d, c)) return 1;
        if (rel == SY_REL_NSUBJ && negative_noun(d, c)) return 1;
        if (rel == SY_REL_AUX || rel == SY_REL_COP) {
            SY_EACH_CHILD(d, c, g)
                if (is_negation(d, g)) return 1;
            if (sy_word_is(sy_nth(d, c), "cannot")) return 1;
        }
    }
    return 0;
}

static int32_t modal_here(const sayso_doc *d, int32_t head)
{
    SY_EACH_CHILD(d, head, c)
        if (sy_rel_main(sy_nth(d, c)->rel) == SY_REL_AUX && sy_nth(d, c)->xpos == SY_XPOS_MD) return c;
    return -1;
}

int32_t sy_clause_modal(const sayso_doc *d, int32_t head)
{
    for (int hops = 0; hops < HOPS_MAX && head >= 0; hops++) {
        int32_t m = modal_here(d, head);
        if (m >= 0) return m;
        if (sy_nth(d, head)->rel != SY_REL_CONJ || has_own_subject(d, head) || tensed_here(d, head)) return -1;
        head = sy_nth(d, head)->head;
    }
    return -1;
}

/* A clause without a subject that shares that of the clause above it. */
static int shares_subject(const sayso_doc *d, int32_t w)
{
    unsigned rel = sy_nth(d, w)->rel;
    if (rel == SY_REL_CONJ || rel == SY_REL_XCOMP || rel == SY_REL_PARATAXIS) return 1;
    return (rel == SY_REL_ADVCL || rel == SY_REL_CCOMP) && !tensed_here(d, w);
}

static int is_noun(const sayso_doc *d, int32_t w) { return sy_nth(d, w)->upos == SY_NOUN || sy_nth(d, w)->upos == SY_PROPN; }

int sy_is_reflexive(const sy_word *w)
{
    return sy_word_is(w, "himself") || sy_word_is(w, "herself") || sy_word_is(w, "itself") || sy_word_is(w, "themselves");
}

static int is_relative_pronoun(const sy_word *w)
{
    return sy_word_is(w, "who") || sy_word_is(w, "which") || sy_word_is(w, "that") || sy_word_is(w, "whom");
}

/* "seemed to have decided": what seems says nothing of its own, and what is told next goes on from who says so. */
static int is_raising(const sy_word *x) { return sy_lemma_is(x, "seem") || sy_lemma_is(x, "appear"); }

/* Is it told in the past, whatever the tag: "called" under no auxiliary? */
static int is_told_past(const sayso_doc *d, int32_t w)
{
    if (sy_nth(d, w)->xpos == SY_XPOS_VBD) return 1;
    return sy_nth(d, w)->xpos == SY_XPOS_VBN && sy_child_main(d, w, SY_REL_AUX) < 0;
}

/* "said it would not pay and | asked for a delay": a tensed verb coordinated to an infinitive or a verb under a modal goes on
 * from the tensed verb over that; w itself where it does not. */
static int32_t told_from(const sayso_doc *d, int32_t w)
{
    const sy_word *x = sy_nth(d, w);
    if (x->rel != SY_REL_CONJ || x->head < 0 || (!is_told_past(d, w) && x->xpos != SY_XPOS_VBZ) || has_own_subject(d, w)) return w;
    int32_t at = x->head;
    if (sy_nth(d, at)->xpos != SY_XPOS_VB && modal_here(d, at) < 0) return w;
    for (int hops = 0; hops < HOPS_MAX; hops++) {
        const sy_word *beside = sy_nth(d, at);
        if (beside->head < 0 || beside->head > at || (sy_rel_main(beside->rel) != SY_REL_CCOMP && beside->rel != SY_REL_XCOMP)) return w;
        at = beside->head;
        int same = x->xpos == SY_XPOS_VBZ ? sy_nth(d, at)->xpos == SY_XPOS_VBZ : sy_nth(d, at)->xpos == SY_XPOS_VBD;
        if (same && !is_raising(sy_nth(d, at))) return at;
        if (!same && sy_nth(d, at)->xpos != SY_XPOS_VB && sy_nth(d, at)->xpos != SY_XPOS_VBN) return w;
    }
    return w;
}

/* "criticised the union for refusing", "accused it of", "kept it from": the one who does it is the object; -1. */
static int32_t object_of_deed(const sayso_doc *d, int32_t w)
{
    static const char *const marks[] = { "for", "of", "from", "into" };
    int32_t above = sy_nth(d, w)->head, object = above >= 0 ? sy_child(d, above, SY_REL_OBJ) : -1;
    if (sy_rel_main(sy_nth(d, w)->rel) != SY_REL_ADVCL || sy_nth(d, w)->xpos != SY_XPOS_VBG || object < above || object > w || sy_is_reflexive(sy_nth(d, object))) return -1;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (sy_clause_marker(d, w, marks[i]) >= 0) return object;
    return -1;
}

/* A second subject, where the first is only its owner ("Orvenia's | premier"), or is parted from it by "but" as another clause's; -1. */
static int32_t next_subject(const sayso_doc *d, int32_t w, int32_t subject)
{
    int owner = 0, but = 0;
    SY_EACH_CHILD(d, subject, c) owner |= sy_nth(d, c)->xpos == SY_XPOS_POS;
    SY_EACH_CHILD(d, w, c) {
        but |= c > subject && sy_nth(d, c)->rel == SY_REL_CC && c < w;
        if (c > subject && c < w && sy_rel_main(sy_nth(d, c)->rel) == SY_REL_NSUBJ && (but || (owner && c < subject + 4))) return c;
    }
    return -1;
}

/* The subject of a verb's own; of two, "the firms have | each | offered", the noun. */
static int32_t own_subject(const sayso_doc *d, int32_t w)
{
    int32_t subject = sy_child_main(d, w, SY_REL_NSUBJ), next = subject >= 0 ? next_subject(d, w, subject) : -1;
    if (next >= 0) return next;
    if (subject < 0 || sy_nth(d, subject)->upos != SY_DET) return subject;
    SY_EACH_CHILD(d, w, c) {
        if (c < w && c != subject && sy_rel_main(sy_nth(d, c)->rel) == SY_REL_NSUBJ && sy_nth(d, c)->upos != SY_DET) return c;
        int32_t hung = c < subject && sy_rel_main(sy_nth(d, c)->rel) == SY_REL_AUX ? sy_child_main(d, c, SY_REL_NSUBJ) : -1;
        if (hung >= 0) return hung;
    }
    return subject;
}

static int is_one_of(const sy_word *x, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (sy_word_is(x, words[i])) return 1;
    return 0;
}

static int is_perceived(const sayso_doc *d, int32_t object)
{
    static const char *const seen[] = { "see", "watch", "hear", "find", "catch", "leave", "witness", "observe", "picture" };
    for (size_t i = 0; i < sizeof seen / sizeof seen[0]; i++)
        if (sy_lemma_is(sy_nth(d, sy_nth(d, object)->head), seen[i])) return 1;
    return 0;
}

/* "saw the council and the rebels | agreeing", "with its rivals | demanding", "in response to leaders | threatening": the participle hung on the
 * verb though the noun at once before it does the deed. The noun, of several the first; -1. */
static int32_t noun_acting(const sayso_doc *d, int32_t w)
{
    static const char *const of[] = { "of", "about", "with", "despite", "amid" };
    static const char *const answers[] = { "response", "reaction", "reply", "prospect", "risk", "idea", "possibility", "chance", "danger", "fear", "fears", "news", "event", "thought" };
    if (sy_nth(d, w)->xpos != SY_XPOS_VBG || sy_nth(d, w)->rel != SY_REL_ADVCL) return -1;
    int32_t above = sy_nth(d, w)->head, at = w - 1, with = sy_clause_marker(d, w, "with");
    while (at > above && sy_nth(d, at)->upos == SY_ADV) at--;
    for (int hops = 0; at > above && at >= 0 && hops < HOPS_MAX && is_noun(d, at) && sy_nth(d, at)->sentence == sy_nth(d, w)->sentence; hops++) {
        const sy_word *x = sy_nth(d, at);
        unsigned rel = sy_rel_main(x->rel);
        if (rel == SY_REL_OBJ && x->head == above && is_perceived(d, at)) return at;
        if (x->head == above && (rel == SY_REL_OBL || rel == SY_REL_NSUBJ)) {
            if (with >= 0 && with < at) return at;
            for (size_t i = 0; i < sizeof of / sizeof of[0]; i++)
                if (sy_clause_marker(d, at, of[i]) >= 0) return at;
        }
        if (rel == SY_REL_NMOD && x->head >= 0 && x->head < at && is_one_of(sy_nth(d, x->head), answers, sizeof answers / sizeof answers[0])) return at;
        if (rel != SY_REL_CONJ && rel != SY_REL_FLAT && rel != SY_REL_COMPOUND && rel != SY_REL_NMOD) return -1;
        at = x->head;
    }
    return -1;
}

/* "as two ports refused", "after the island and its allies called on", taken for a preposition and its noun: a told verb without a subject of its
 * own, and before it, with no other told verb between, the noun under such a word; -1. */
static int32_t noun_behind_conjunction(const sayso_doc *d, int32_t w)
{
    static const char *const words[] = { "as", "since", "after", "before", "because", "while", "until", "though", "although" };
    const sy_word *verb = sy_nth(d, w);
    unsigned rel = verb->rel;
    if (verb->upos != SY_VERB || !tensed_here(d, w) || has_own_subject(d, w) || (rel != SY_REL_ADVCL && rel != SY_REL_CCOMP && rel != SY_REL_CONJ)) return -1;
    if (rel == SY_REL_CONJ && (w < 1 || sy_child(d, w, SY_REL_CC) >= 0 || sy_nth(d, w - 1)->upos == SY_PUNCT)) return -1;
    for (int32_t i = w - 1; i > verb->head && i >= 0 && w - i < BACK_MAX && sy_nth(d, i)->sentence == verb->sentence; i--) {
        const sy_word *x = sy_nth(d, i);
        if (i != w && is_tensed(x) && x->head != w && x->rel != SY_REL_ACL_RELCL && (x->head < 0 || sy_nth(d, x->head)->rel != SY_REL_ACL_RELCL)) return -1;
        if (sy_rel_main(x->rel) != SY_REL_CASE || x->head < i || x->head >= w || !is_noun(d, x->head) || !is_one_of(x, words, sizeof words / sizeof words[0])) continue;
        int32_t under = sy_nth(d, x->head)->head;
        if (under >= 0 && sy_nth(d, under)->xpos == SY_XPOS_VBG) continue; /* "since the league, acting as a broker, rejected" */
        return under < i || under == w ? x->head : -1;
    }
    return -1;
}

/* "I believe the king, my friend, | wants it": the noun hung on the verb over a told clause without a subject; -1. */
static int32_t noun_over_clause(const sayso_doc *d, int32_t w)
{
    int32_t above = sy_nth(d, w)->head;
    if (sy_rel_main(sy_nth(d, w)->rel) != SY_REL_CCOMP || above < 0 || above > w || !is_tensed(sy_nth(d, w)) || has_own_subject(d, w)) return -1;
    int32_t noun = sy_child(d, above, SY_REL_IOBJ);
    if (noun < 0) noun = sy_child(d, above, SY_REL_OBJ);
    return noun > above && noun < w && is_noun(d, noun) ? noun : -1;
}

/* "saw the council and the rebels agreeing", hung on the last of them: the first; else the noun itself. */
static int32_t all_seen(const sayso_doc *d, int32_t noun)
{
    int32_t first = noun;
    while (sy_nth(d, first)->rel == SY_REL_CONJ && sy_nth(d, first)->head >= 0 && sy_nth(d, first)->head < first) first = sy_nth(d, first)->head;
    return first != noun && sy_nth(d, first)->rel == SY_REL_OBJ && is_perceived(d, first) ? first : noun;
}

static int32_t subject_mistaken(const sayso_doc *d, int32_t w)
{
    int32_t noun = noun_acting(d, w);
    if (noun < 0) noun = noun_behind_conjunction(d, w);
    return noun >= 0 ? noun : noun_over_clause(d, w);
}

int32_t sy_clause_subject(const sayso_doc *d, int32_t head)
{
    int32_t base = head; /* of verbs coordinated to each other the first */
    for (int hops = 0; hops < HOPS_MAX; hops++) {
        int32_t noun = subject_mistaken(d, base);
        if (noun >= 0) return noun;
        if (sy_nth(d, base)->rel != SY_REL_CONJ || has_own_subject(d, base) || sy_nth(d, base)->head < 0 || sy_nth(d, base)->head > base) break;
        base = sy_nth(d, base)->head;
    }
    int32_t w = told_from(d, head);
    for (int hops = 0; hops < HOPS_MAX && w >= 0; hops++) {
        int32_t s = own_subject(d, w);
        int32_t above = sy_nth(d, w)->head;
        unsigned rel = sy_rel_main(sy_nth(d, w)->rel);
        if (s >= 0) return rel == SY_REL_ACL && above >= 0 && is_relative_pronoun(sy_nth(d, s)) ? above : s;
        int32_t noun = hops ? subject_mistaken(d, w) : -1;
        if (noun >= 0) return noun;
        if (above < 0) return w != head && is_noun(d, w) ? w : -1; /* a noun at the root, its clauses hung on it */
        if (sy_nth(d, w)->rel == SY_REL_XCOMP) { /* controlled by the object where there is one: "urged Y to go" */
            int32_t o = sy_child(d, above, SY_REL_OBJ);
            if (o < 0) o = sy_child(d, above, SY_REL_IOBJ);
            if (o >= 0 && o < w && !sy_is_reflexive(sy_nth(d, o))) return o;
        }
        if (rel == SY_REL_ACL && sy_nth(d, w)->xpos == SY_XPOS_VBG) return all_seen(d, above);
        int32_t object = object_of_deed(d, w);
        if (object >= 0) return object;
        if (!shares_subject(d, w)) return -1;
        w = above;
    }
    return -1;
}

static int introduces(unsigned rel)
{
    rel = sy_rel_main(rel);
    return rel == SY_REL_MARK || rel == SY_REL_CASE || rel == SY_REL_FIXED;
}

int32_t sy_clause_marker(const sayso_doc *d, int32_t w, const char *lower)
{
    SY_EACH_CHILD(d, w, c)
        if (introduces(sy_nth(d, c)->rel) && sy_word_is(sy_nth(d, c), lower)) return c;
    return -1;
}

int32_t sy_clause_child_by(const sayso_doc *d, int32_t w, const char *lower)
{
    SY_EACH_CHILD(d, w, c)
        if (sy_clause_marker(d, c, lower) >= 0) return c;
    return -1;
}

/* Take a mark that closes what was opened within [first, last] along: a "legitimate target". */
static int32_t close_marks(const sayso_doc *d, int32_t first, int32_t last)
{
    const sy_sentence *s = &d->sentences.at[sy_nth(d, last)->sentence];
    int32_t end = (int32_t)(s->first_word + s->n_words) - 1;
    int quotes = 0, brackets = 0;
    for (int32_t w = first; w <= last; w++) {
        char c = sy_nth(d, w)->upos == SY_PUNCT ? *sy_nth(d, w)->lower : 'x';
        quotes += c == '"';
        brackets += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    for (int32_t w = last + 1; w <= end && w <= last + 2 && sy_nth(d, w)->upos == SY_PUNCT; w++) {
        char c = *sy_nth(d, w)->lower;
        if ((c == '"' && quotes % 2) || (c == ')' && brackets > 0)) return w;
    }
    return last;
}

sayso_span sy_clause_trim(const sayso_doc *d, int32_t first, int32_t last)
{
    sayso_span none = { 0, 0 };
    while (first <= last && sy_nth(d, first)->upos == SY_PUNCT) first++;
    while (last >= first && sy_nth(d, last)->upos == SY_PUNCT) last--;
    if (first <= last) last = close_marks(d, first, last);
    return first <= last ? sy_words_span(d, (uint32_t)first, (uint32_t)last) : none;
}

/* ---- pieces */

typedef struct {
    int32_t first, last;
} range;

typedef struct {
    range at[LESS_MAX];
    uint32_t n;
} holes;

static void add_hole(holes *h, const sy_clauses *c, int32_t w)
{
    if (h->n == LESS_MAX) return;
    h->at[h->n].first = c->first[w];
    h->at[h->n++].last = c->last[w];
}

static int is_connective(unsigned rel)
{
    rel = sy_rel_main(rel);
    return rel == SY_REL_MARK || rel == SY_REL_CC || rel == SY_REL_CASE;
}

/* First word of w's subtree that is no connective of w and no punctuation. */
static int32_t first_content(const sayso_doc *d, const sy_clauses *c, int32_t w)
{
    int32_t at = c->first[w];
    while (at < w) {
        const sy_word *x = sy_nth(d, at);
        if (x->upos == SY_PUNCT) at++;
        else if (x->head == w && is_connective(x->rel)) at = c->last[at] + 1;
        else break;
    }
    return at;
}

static int is_left_out(const sayso_doc *d, const sy_clauses *c, int32_t head, int32_t child, unsigned cut)
{
    unsigned rel = sy_nth(d, child)->rel, main_rel = sy_rel_main(rel);
    if (is_connective(rel)) return (cut & SY_CUT_MARK) && child < first_content(d, c, head);
    if (main_rel == SY_REL_CONJ) return (cut & SY_CUT_CONJ) != 0;
    if (main_rel == SY_REL_PARATAXIS || main_rel == SY_REL_DISCOURSE) return (cut & SY_CUT_ASIDE) != 0;
    if (main_rel == SY_REL_NSUBJ) return (cut & SY_CUT_SUBJECT) != 0;
    if (rel == SY_REL_ADVCL_RELCL) return (cut & SY_CUT_RELCL) != 0;
    return 0;
}

static int by_first(const range *a, const range *b) { return a->first < b->first ? -1 : a->first > b->first; }

static void sort_holes(holes *h)
{
    for (uint32_t i = 1; i < h->n; i++)
        for (uint32_t j = i; j > 0 && by_first(&h->at[j], &h->at[j - 1]) < 0; j--) {
            range t = h->at[j];
            h->at[j] = h->at[j - 1];
            h->at[j - 1] = t;
        }
}

static void add_piece(const sayso_doc *d, int32_t first, int32_t last, sayso_span *out, uint32_t *n)
{
    int32_t v = last;
    while (v > first && sy_nth(d, v)->upos == SY_PUNCT) v--;
    if (v > first + 1 && sy_nth(d, v)->xpos == SY_XPOS_VBG && sy_word_is(sy_nth(d, v - 1), ",")) last = v - 2; /* a participle cut from its clause */
    sayso_span s = sy_clause_trim(d, first, last);
    if (s.end > s.start) out[(*n)++] = s;
}

static int has_comma_before(const sayso_doc *d, int32_t first)
{
    return sy_word_is(sy_nth(d, first), ",") || (first > 0 && sy_word_is(sy_nth(d, first - 1), ","));
}

/* "..., framing it as a threat", "..., though he stressed": adverbial clauses behind a comma speak about the whole
 * sentence, wherever the parser hangs them. */
static int is_tail(const sayso_doc *d, const sy_clauses *c, int32_t v)
{
    if (sy_nth(d, v)->upos != SY_VERB || sy_rel_main(sy_nth(d, v)->rel) != SY_REL_ADVCL || !has_comma_before(d, c->first[v])) return 0;
    if (sy_nth(d, v)->xpos == SY_XPOS_VBG && sy_child_main(d, v, SY_REL_NSUBJ) < 0 && sy_child(d, v, SY_REL_MARK) < 0) return 1;
    return sy_clause_marker(d, v, "though") >= 0 || sy_clause_marker(d, v, "although") >= 0 || sy_clause_marker(d, v, "while") >= 0 ||
           sy_clause_marker(d, v, "whereas") >= 0;
}

/* Last word of w's subtree before such a clause. */
static int32_t last_before_tail(const sayso_doc *d, const sy_clauses *c, int32_t w)
{
    for (int32_t v = w + 1; v <= c->last[w]; v++)
        if (is_tail(d, c, v) && c->first[v] > w) return c->first[v] - 1;
    return c->last[w];
}

sayso_spans sy_clause_pieces(sayso_doc *d, const sy_clauses *c, int32_t w, unsigned cut, const int32_t *less, uint32_t n_less)
{
    holes h = { .n = 0 };
    sayso_span out[LESS_MAX + 1];
    uint32_t n = 0;
    SY_EACH_CHILD(d, w, k)
        if (is_left_out(d, c, w, k, cut)) add_hole(&h, c, k);
    for (uint32_t i = 0; i < n_less; i++)
        if (c->first[less[i]] >= c->first[w] && c->last[less[i]] <= c->last[w]) add_hole(&h, c, less[i]);
    sort_holes(&h);
    int32_t at = c->first[w], last = cut & SY_CUT_ASIDE ? last_before_tail(d, c, w) : c->last[w];
    for (uint32_t i = 0; i < h.n && h.at[i].first <= last; i++) {
        if (h.at[i].first > at) add_piece(d, at, h.at[i].first - 1, out, &n);
        if (h.at[i].last + 1 > at) at = h.at[i].last + 1;
    }
    if (at <= last) add_piece(d, at, last, out, &n);
    return sy_spans_copy(d, out, n);
}

int sy_clause_past(const sayso_doc *d, int32_t head)
{
    if (sy_clause_modal(d, head) >= 0) return 0;
    if (d->words.at[head].xpos == SY_XPOS_VBD) return 1;
    SY_EACH_CHILD(d, head, c)
        if (sy_rel_main(d->words.at[c].rel) == SY_REL_AUX && d->words.at[c].xpos == SY_XPOS_VBD) return 1;
    return 0;
}
