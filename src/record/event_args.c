/* event_args.c - arguments of predicates, from the tree. */
#include "record/event_args.h"

enum { HOPS_MAX = 8 };

/* Is the word part of a time expression ("rejected Thursday an appeal")? */
static int is_time(const sayso_doc *d, int32_t w)
{
    sayso_span s = sy_nth(d, w)->span;
    uint32_t lo = 0, hi = d->times.n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (d->times.at[mid].span.end <= s.start) lo = mid + 1;
        else hi = mid;
    }
    return lo < d->times.n && sy_span_covers(d->times.at[lo].span, s);
}

/* "ten days of war games" are games, not a time. */
static int is_bare_time(const sayso_doc *d, int32_t w)
{
    if (!is_time(d, w)) return 0;
    SY_EACH_CHILD(d, w, c) {
        int32_t of = sy_nth(d, c)->rel == SY_REL_NMOD ? sy_child(d, c, SY_REL_CASE) : -1;
        if (of >= 0 && sy_word_is(sy_nth(d, of), "of") && !is_time(d, c)) return 0;
    }
    return 1;
}

/* First object of a verb that is no time; of "the capital Vell", "arrest warrants", both taken for objects, the second. */
static int32_t object_of(const sayso_doc *d, int32_t verb)
{
    int32_t o = -1;
    SY_EACH_CHILD(d, verb, c) {
        if (sy_nth(d, c)->rel != SY_REL_OBJ || is_bare_time(d, c)) continue;
        if (o < 0) o = c;
        else if (c == o + 1 && sy_nth(d, o)->upos == SY_NOUN && (sy_nth(d, c)->upos == SY_PROPN || sy_nth(d, c)->upos == SY_NOUN)) return c;
    }
    if (o >= 0) return o;
    SY_EACH_CHILD(d, verb, c) { /* what the tree calls something else: an object all the same, by where it stands */
        const sy_word *k = sy_nth(d, c);
        if (c < verb) continue;
        if (k->rel == SY_REL_IOBJ && !is_time(d, c)) return c;
        int32_t to = sy_child(d, c, SY_REL_CASE); /* "contribute up to 4,000 troops" */
        if (to > verb && sy_word_is(sy_nth(d, to), "to") && sy_word_is(sy_nth(d, to - 1), "up")) return c;
        if (k->rel == SY_REL_OBJ && sy_child(d, c, SY_REL_APPOS) >= 0) return sy_child(d, c, SY_REL_APPOS);
        if (sy_rel_main(k->rel) == SY_REL_OBL && sy_child(d, c, SY_REL_CASE) < 0 && !is_time(d, c) && sy_arg_is_noun(k) && sy_nth(d, verb)->upos == SY_VERB) return c;
    }
    return -1;
}

/* "bloc-member Orvenia is ready": of a noun and the name right behind it, both taken for subjects, the name. */
static int32_t subject_of(const sayso_doc *d, int32_t verb)
{
    int32_t s = -1;
    SY_EACH_CHILD(d, verb, c) {
        if (sy_rel_main(sy_nth(d, c)->rel) != SY_REL_NSUBJ || is_time(d, c)) continue;
        if (c > verb && sy_nth(d, verb)->xpos == SY_XPOS_VBG && sy_nth(d, verb)->rel == SY_REL_ADVCL) continue; /* "killing ten, officials said" */
        if (s < 0) s = c;
        else if (c == s + 1 && c < verb && sy_nth(d, s)->upos == SY_NOUN && sy_nth(d, c)->upos == SY_PROPN) return c;
    }
    return s;
}

/* ---- arguments */

/* "a member jailed a year ago", where the tree makes a clause of the participle: right behind a noun, nothing that joins it, and
 * neither subject nor object of its own. */
static int is_reduced(const sayso_doc *d, int32_t verb)
{
    const sy_word *v = sy_nth(d, verb);
    if ((v->rel != SY_REL_PARATAXIS && v->rel != SY_REL_ADVCL) || (v->xpos != SY_XPOS_VBD && v->xpos != SY_XPOS_VBN) || v->head < 0 || v->head >= verb - 1) return 0;
    if (sy_nth(d, verb - 1)->upos != SY_NOUN && sy_nth(d, verb - 1)->upos != SY_PROPN) return 0;
    SY_EACH_CHILD(d, verb, c) {
        unsigned rel = sy_rel_main(sy_nth(d, c)->rel);
        if (rel == SY_REL_NSUBJ || rel == SY_REL_OBJ || rel == SY_REL_CCOMP || rel == SY_REL_XCOMP || rel == SY_REL_AUX || rel == SY_REL_MARK || rel == SY_REL_CC) return 0;
    }
    return !is_time(d, verb - 1);
}

int sy_arg_passive(const sayso_doc *d, int32_t verb)
{
    if (verb > 0 && is_reduced(d, verb)) return 1;
    for (int hops = 0; hops < HOPS_MAX; hops++) {
        const sy_word *v = sy_nth(d, verb);
        int have = 0, be = 0;
        SY_EACH_CHILD(d, verb, c) { /* the auxiliary decides: trees mix up the two kinds of subject */
            if (sy_rel_main(sy_nth(d, c)->rel) != SY_REL_AUX && sy_nth(d, c)->rel != SY_REL_COP) continue;
            have |= sy_lemma_is(sy_nth(d, c), "have");
            be |= sy_nth(d, c)->rel == SY_REL_AUX_PASS || sy_lemma_is(sy_nth(d, c), "be") || sy_lemma_is(sy_nth(d, c), "get");
        }
        if (v->xpos != SY_XPOS_VBN && v->xpos != SY_XPOS_VBD) return 0;
        if (be) return 1;
        if (have) return 0;
        if (v->rel != SY_REL_ACL && sy_child(d, verb, SY_REL_OBJ) > verb) return 0; /* "X, of whom ..., blamed Y": a past tense taken for a participle */
        if (sy_child(d, verb, SY_REL_NSUBJ_PASS) >= 0) return v->xpos == SY_XPOS_VBN;
        if (v->xpos != SY_XPOS_VBN) return 0;
        if (sy_child_main(d, verb, SY_REL_NSUBJ) >= 0) return 0;
        if (v->rel == SY_REL_ACL) return 1;
        if (v->rel != SY_REL_CONJ || v->head < 0 || sy_nth(d, v->head)->upos != SY_VERB) return v->rel == SY_REL_ADVCL;
        verb = v->head;
    }
    return 0;
}

int sy_arg_negated(const sayso_doc *d, int32_t w)
{
    SY_EACH_CHILD(d, w, c) {
        const sy_word *k = sy_nth(d, c);
        if (k->rel == SY_REL_ADVMOD && (sy_word_is(k, "not") || sy_word_is(k, "n't") || sy_word_is(k, "never") || sy_word_is(k, "neither") || sy_word_is(k, "nor") || sy_word_is(k, "n\xE2\x80\x99t"))) return 1;
        if ((k->rel == SY_REL_DET || k->rel == SY_REL_CC) && (sy_word_is(k, "no") || sy_word_is(k, "neither") || sy_word_is(k, "nor"))) return 1;
        if (k->rel == SY_REL_MARK && sy_word_is(k, "without")) return 1;
        if (k->rel == SY_REL_CASE && sy_word_is(k, "without")) return 1;
    }
    return 0;
}

static int is_relative_pronoun(const sy_word *w) { return w->xpos == SY_XPOS_WDT || w->xpos == SY_XPOS_WP || sy_word_is(w, "who") || sy_word_is(w, "which") || (sy_word_is(w, "that") && w->upos == SY_PRON); }

/* The word an argument stands for: the noun of a relative pronoun. */
static int32_t resolve_relative(const sayso_doc *d, int32_t arg, int32_t verb)
{
    if (arg < 0 || !is_relative_pronoun(sy_nth(d, arg))) return arg;
    for (int hops = 0; verb >= 0 && hops < HOPS_MAX; hops++, verb = sy_nth(d, verb)->head)
        if (sy_rel_main(sy_nth(d, verb)->rel) == SY_REL_ACL) return sy_nth(d, verb)->head;
    return -1;
}

int sy_arg_has_case(const sayso_doc *d, int32_t c, const char *prep)
{
    int32_t k = sy_child(d, c, SY_REL_CASE);
    if (k < 0 || (k > 0 && sy_word_is(sy_nth(d, k), "to") && sy_word_is(sy_nth(d, k - 1), "up"))) return 0; /* "up to 4,000" */
    size_t n = strcspn(prep, "_");
    const char *low = sy_nth(d, k)->lower;
    if (strlen(low) != n || memcmp(low, prep, n) != 0) return 0;
    if (!prep[n]) return 1;
    return k + 1 < (int32_t)d->words.n && strcmp(sy_nth(d, k + 1)->lower, prep + n + 1) == 0;
}

/* The preposition hangs deeper in the phrase, or makes a clause of "from neighbouring X". */
int32_t sy_arg_loose_prep(const sayso_doc *d, int32_t c, const char *prep)
{
    const sy_word *k = sy_nth(d, c);
    if (k->rel == SY_REL_ADVCL && k->xpos == SY_XPOS_VBG && strncmp(k->lower, "neighb", 6) == 0) {
        int32_t mark = sy_child(d, c, SY_REL_MARK), obj = sy_child(d, c, SY_REL_OBJ);
        if (obj < 0) obj = sy_child_main(d, c, SY_REL_OBL);
        if (obj > c && sy_arg_has_case(d, obj, prep)) return obj;
        return mark >= 0 && sy_word_is(sy_nth(d, mark), prep) ? obj : -1;
    }
    unsigned rel = sy_rel_main(k->rel);
    if (k->rel == SY_REL_ACL) { /* "warrants for two men sought", where the men are taken for those who seek */
        int32_t s = sy_child_main(d, c, SY_REL_NSUBJ);
        return s >= 0 && s < c && sy_arg_has_case(d, s, prep) ? s : -1;
    }
    if ((rel != SY_REL_OBL && rel != SY_REL_NMOD && rel != SY_REL_OBJ) || sy_child(d, c, SY_REL_CASE) >= 0) return -1;
    int32_t first, last;
    sy_subtree(d, c, &first, &last);
    return (sy_nth(d, first)->rel == SY_REL_CASE || sy_nth(d, first)->rel == SY_REL_ADVMOD) && sy_word_is(sy_nth(d, first), prep) ? c : -1; /* "over two raids" */
}

int32_t sy_arg_prep(const sayso_doc *d, int32_t w, const char *prep)
{
    SY_EACH_CHILD(d, w, c) {
        unsigned rel = sy_rel_main(sy_nth(d, c)->rel);
        int noun_clause = rel == SY_REL_ADVCL && sy_nth(d, c)->upos == SY_NOUN; /* "for talks", taken for a clause */
        if ((rel == SY_REL_OBL || rel == SY_REL_NMOD || rel == SY_REL_IOBJ || rel == SY_REL_OBJ || noun_clause) && sy_arg_has_case(d, c, prep)) return c;
    }
    SY_EACH_CHILD(d, w, c) {
        int32_t found = sy_arg_loose_prep(d, c, prep);
        if (found >= 0) return found;
    }
    return -1;
}

static int32_t own_agent(const sayso_doc *d, int32_t verb)
{
    if (sy_arg_passive(d, verb)) {
        int32_t by = sy_child(d, verb, SY_REL_OBL_AGENT);
        if (by < 0) by = sy_arg_prep(d, verb, "by");
        return by;
    }
    int32_t s = subject_of(d, verb);
    if (s < 0) s = sy_child(d, verb, SY_REL_EXPL); /* "it" taken for an empty word */
    return s >= 0 && sy_nth(d, s)->rel == SY_REL_EXPL && !sy_word_is(sy_nth(d, s), "it") ? -1 : resolve_relative(d, s, verb);
}

/* Does the verb hand its object down as subject of its infinitive? */
static int controls_by_object(const sayso_doc *d, int32_t verb)
{
    return sy_child(d, verb, SY_REL_OBJ) >= 0 || sy_child(d, verb, SY_REL_IOBJ) >= 0;
}

/* "plans to attack", "a decision to withdraw": who has the noun. */
static int32_t holder_of_noun(const sayso_doc *d, int32_t noun)
{
    int32_t poss = sy_child(d, noun, SY_REL_NMOD_POSS);
    if (poss >= 0) return poss;
    SY_EACH_CHILD(d, noun, c)
        if (sy_nth(d, c)->rel == SY_REL_NMOD && (sy_arg_has_case(d, c, "of") || sy_arg_has_case(d, c, "by") || sy_arg_has_case(d, c, "from"))) return c;
    int32_t head = sy_nth(d, noun)->head;
    if (head >= 0 && sy_nth(d, head)->upos == SY_VERB && sy_nth(d, noun)->rel == SY_REL_OBJ) return own_agent(d, head);
    return -1;
}

/* "..., after X killed", joined to the verb before and X made something else than its subject: a clause apart. */
static int has_lost_subject(const sayso_doc *d, int32_t verb)
{
    int32_t mark = sy_child(d, verb, SY_REL_MARK);
    SY_EACH_CHILD(d, verb, c)
        if (mark >= 0 && mark < c && c < verb && sy_rel_main(sy_nth(d, c)->rel) == SY_REL_OBL && sy_nth(d, c)->upos == SY_PROPN && !is_time(d, c)) return 1;
    return 0;
}

int32_t sy_arg_agent(const sayso_doc *d, int32_t verb)
{
    for (int hops = 0; verb >= 0 && hops < HOPS_MAX; hops++) {
        int32_t own = own_agent(d, verb);
        if (own >= 0) return own;
        if (sy_arg_passive(d, verb)) return -1;
        const sy_word *v = sy_nth(d, verb);
        unsigned rel = v->rel;
        if (v->head < 0) return -1;
        if (rel == SY_REL_ACL) return v->xpos == SY_XPOS_VBG ? v->head : v->xpos == SY_XPOS_VB ? holder_of_noun(d, v->head) : -1;
        if (rel == SY_REL_CONJ && has_lost_subject(d, verb)) return -1;
        if (rel != SY_REL_CONJ && rel != SY_REL_XCOMP && rel != SY_REL_ADVCL && rel != SY_REL_PARATAXIS && rel != SY_REL_CCOMP) return -1;
        if (rel == SY_REL_CCOMP && ((v->xpos != SY_XPOS_VB && v->xpos != SY_XPOS_VBG) || sy_child_main(d, verb, SY_REL_AUX) >= 0)) return -1; /* "said that would help": of its own */
        int finite = v->xpos == SY_XPOS_VBD && sy_child(d, verb, SY_REL_MARK) < 0 && sy_child(d, verb, SY_REL_ADVMOD) < 0; /* no clause beside another: its second verb */
        if (rel == SY_REL_ADVCL && v->xpos != SY_XPOS_VBG && v->xpos != SY_XPOS_VB && !finite) return -1;
        if (rel == SY_REL_XCOMP && controls_by_object(d, v->head)) {
            int32_t o = sy_child(d, v->head, SY_REL_OBJ);
            return resolve_relative(d, o >= 0 ? o : sy_child(d, v->head, SY_REL_IOBJ), v->head);
        }
        int32_t head = v->head;
        if (sy_arg_passive(d, head)) { /* "is scheduled to attend", "was urged to withdraw and ..." */
            int32_t s = sy_child(d, head, SY_REL_NSUBJ_PASS);
            return s < 0 && sy_nth(d, head)->rel == SY_REL_ACL ? sy_nth(d, head)->head : resolve_relative(d, s, head);
        }
        verb = head;
    }
    return -1;
}

int32_t sy_arg_patient(const sayso_doc *d, int32_t verb)
{
    if (!sy_arg_passive(d, verb)) return resolve_relative(d, object_of(d, verb), verb);
    for (int hops = 0; verb >= 0 && hops < HOPS_MAX; hops++) {
        int32_t s = sy_child(d, verb, SY_REL_NSUBJ_PASS);
        if (s < 0) s = sy_child(d, verb, SY_REL_NSUBJ);
        if (s >= 0) return resolve_relative(d, s, verb);
        const sy_word *v = sy_nth(d, verb);
        if (v->rel == SY_REL_ACL) return v->head;
        if (v->rel != SY_REL_CONJ && v->rel != SY_REL_XCOMP) return -1;
        verb = v->head;
    }
    return -1;
}

int32_t sy_arg_aux(const sayso_doc *d, int32_t w, const char *lemma)
{
    SY_EACH_CHILD(d, w, c)
        if (sy_rel_main(sy_nth(d, c)->rel) == SY_REL_AUX && (sy_lemma_is(sy_nth(d, c), lemma) || sy_word_is(sy_nth(d, c), lemma))) return c;
    return -1;
}

/* ---- pronouns that the names stage left open */

/* "X said it will ...", "X withdrew its forces": the subject of the clause above, or of its own. */
int32_t sy_arg_antecedent(const sayso_doc *d, int32_t w)
{
    int own = sy_nth(d, w)->rel == SY_REL_NMOD_POSS;
    int32_t clause = sy_nth(d, w)->head;
    for (int hops = 0; clause >= 0 && hops < HOPS_MAX * 2; hops++, clause = sy_nth(d, clause)->head) {
        if (sy_nth(d, clause)->upos != SY_VERB && sy_nth(d, clause)->upos != SY_ADJ) continue;
        int32_t s = sy_arg_agent(d, clause);
        if (s < 0) s = sy_arg_patient(d, clause);
        if (s < 0 || s >= w || sy_nth(d, s)->upos == SY_PRON) continue;
        if (!own && sy_child_main(d, clause, SY_REL_NSUBJ) == w) continue;
        return s;
    }
    return -1;
}

int sy_arg_is_personal(const sy_word *w)
{
    return w->upos == SY_PRON && (sy_lemma_is(w, "it") || sy_lemma_is(w, "its") || sy_lemma_is(w, "he") || sy_lemma_is(w, "his") || sy_lemma_is(w, "she") || sy_lemma_is(w, "her") || sy_lemma_is(w, "they") || sy_lemma_is(w, "their"));
}

/* ---- the noun phrase */

static int is_modifier(unsigned rel)
{
    unsigned main = sy_rel_main(rel);
    return rel == SY_REL_AMOD || rel == SY_REL_COMPOUND || rel == SY_REL_NMOD_POSS || rel == SY_REL_NUMMOD || main == SY_REL_DET || rel == SY_REL_FLAT || rel == SY_REL_NMOD_DESC || rel == SY_REL_NMOD_UNMARKED;
}

/* Is w, by modifiers alone, part of the phrase of noun? */
static int in_phrase(const sayso_doc *d, int32_t w, int32_t noun)
{
    for (int hops = 0; w >= 0 && w != noun; hops++) {
        const sy_word *k = sy_nth(d, w);
        if (hops > HOPS_MAX * 2) return 0;
        if (!is_modifier(k->rel) && k->rel != SY_REL_CASE && k->rel != SY_REL_PUNCT && k->rel != SY_REL_ADVMOD && k->rel != SY_REL_CC && k->rel != SY_REL_CONJ && k->rel != SY_REL_GOESWITH && k->rel != SY_REL_FIXED) return 0;
        w = k->head;
    }
    return w == noun;
}

int32_t sy_arg_left(const sayso_doc *d, int32_t w)
{
    int32_t lo = w, begin = (int32_t)d->sentences.at[sy_nth(d, w)->sentence].first_word;
    while (lo > begin && in_phrase(d, lo - 1, w) && !is_time(d, lo - 1) && !(sy_nth(d, lo - 1)->rel == SY_REL_CASE && sy_nth(d, lo - 1)->head == w)) lo--;
    while (lo < w && (sy_nth(d, lo)->upos == SY_ADP || sy_nth(d, lo)->upos == SY_SCONJ || sy_nth(d, lo)->upos == SY_PUNCT || sy_nth(d, lo)->rel == SY_REL_CASE || sy_nth(d, lo)->upos == SY_DET || sy_nth(d, lo)->upos == SY_CCONJ || sy_nth(d, lo)->upos == SY_ADV)) lo++;
    return lo;
}

/* Last word of names and titles that go on to the right ("President John Doe"). */
int32_t sy_arg_right(const sayso_doc *d, int32_t w)
{
    int32_t hi = w, end = (int32_t)(d->sentences.at[sy_nth(d, w)->sentence].first_word + d->sentences.at[sy_nth(d, w)->sentence].n_words);
    while (hi + 1 < end) {
        const sy_word *k = sy_nth(d, hi + 1);
        int joins = (k->rel == SY_REL_FLAT || k->rel == SY_REL_GOESWITH || (k->rel == SY_REL_COMPOUND && k->head == w)) && sy_is_below(d, hi + 1, w);
        if (!joins || is_time(d, hi + 1)) break;
        hi++;
    }
    return hi;
}
