/* event_args.c - arguments of predicates and codes of actors, from the tree, the mentions and the tables of who is who. */
#include "record/event_args.h"

#include "names/names.h"

enum { HOPS_MAX = 8, NEST_MAX = 3, CODE_ROOM = 16, REACH_MAX = 60 };

static int is_noun(const sy_word *w) { return w->upos == SY_NOUN || w->upos == SY_PROPN || w->upos == SY_PRON || w->upos == SY_NUM; }

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
        if (sy_rel_main(k->rel) == SY_REL_OBL && sy_child(d, c, SY_REL_CASE) < 0 && !is_time(d, c) && is_noun(k) && sy_nth(d, verb)->upos == SY_VERB) return c;
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

int sy_arg_passive(const sayso_doc *d, int32_t verb)
{
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
static int32_t loose_prep(const sayso_doc *d, int32_t c, const char *prep)
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
        int32_t found = loose_prep(d, c, prep);
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
        if (rel != SY_REL_CONJ && rel != SY_REL_XCOMP && rel != SY_REL_ADVCL && rel != SY_REL_PARATAXIS && rel != SY_REL_CCOMP) return -1;
        if (rel == SY_REL_CCOMP && v->xpos != SY_XPOS_VB && v->xpos != SY_XPOS_VBG) return -1;
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
static int32_t antecedent(const sayso_doc *d, int32_t w)
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

static int is_personal(const sy_word *w)
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
static int32_t right_edge(const sayso_doc *d, int32_t w)
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

/* ---- codes */

typedef struct {
    const char *country[SY_PARTIES_MAX];
    uint32_t n_countries;
    const char *sector, *full;
    int seat, formerly, named, own_role, full_is_head, ethnic, joined, others, thing, state, by_adjective, of_its_own, guessed;
} who_found;

static void add_country(who_found *w, const char *code)
{
    for (uint32_t i = 0; i < w->n_countries; i++)
        if (strcmp(w->country[i], code) == 0) return;
    if (w->n_countries < SY_PARTIES_MAX) w->country[w->n_countries++] = code;
}

/* Code of the mention at w, where the actor has one. */
static const char *mention_code(const sayso_doc *d, int32_t w, int32_t *actor)
{
    *actor = sy_actor_of_word(d, w);
    if (*actor < 0) return NULL;
    const sayso_actor *a = &d->actors.at[*actor];
    const char *code = a->code ? a->code : a->country;
    if (code && strlen(code) == 3 && !a->country && !strstr("IGO NGO IMG ISM MNC UNO EUR", code)) return NULL; /* a sector alone */
    if (code && (strncmp(code, "UNO", 3) == 0 || strncmp(code, "EUR", 3) == 0)) return "IGO";
    return code && strlen(code) >= 3 ? code : NULL;
}

/* The country that one word before a noun names: by the table, or by its mention (the user's actors). */
const char *sy_arg_country_word(const struct sy_frames *f, const sayso_doc *d, int32_t w)
{
    uint32_t n;
    const sy_who *who = sy_frames_who(f, d, w, w + 1, &n);
    if (who) return who->kind == SY_WHO_ROLE ? NULL : who->code;
    int32_t actor = sy_actor_of_word(d, w);
    if (actor < 0 || sy_nth(d, w)->upos == SY_PRON) return NULL;
    const sayso_actor *a = &d->actors.at[actor];
    return a->kind == SAYSO_ACTOR_STATE || a->kind == SAYSO_ACTOR_GOVERNMENT ? a->country : NULL;
}

static int is_possessor(const sayso_doc *d, int32_t from, int32_t head)
{
    for (int hops = 0; from >= 0 && from != head && hops < HOPS_MAX; hops++, from = sy_nth(d, from)->head)
        if (sy_nth(d, from)->rel == SY_REL_NMOD_POSS) return 1;
    return 0;
}

/* "the Paris accord", "the Geneva talks": called after the town where they were made, not after its government. */
static int names_by_place(const sy_word *w)
{
    static const char *const nouns[] = { "accord", "agreement", "treaty", "pact", "deal", "talk", "talks", "summit", "conference", "process", "protocol", "declaration", "meeting", "negotiation", "communique", "attack", "bombing", "round", "forum", "convention" };
    for (unsigned i = 0; i < sizeof nouns / sizeof nouns[0]; i++)
        if (sy_lemma_is(w, nouns[i])) return 1;
    return 0;
}

/* Everything the words of the phrase tell. */
static void scan_phrase(const struct sy_frames *f, const sayso_doc *d, int32_t lo, int32_t hi, int32_t head, who_found *out)
{
    int32_t end = (int32_t)(d->sentences.at[sy_nth(d, head)->sentence].first_word + d->sentences.at[sy_nth(d, head)->sentence].n_words);
    for (int32_t w = lo; w <= hi;) {
        uint32_t n;
        out->ethnic |= sy_word_is(sy_nth(d, w), "ethnic");
        const sy_who *who = sy_frames_who(f, d, w, end, &n); /* "Republic of ..." goes on behind its head */
        if (who && w + (int32_t)n - 1 > hi && who->kind != SY_WHO_STATE && who->kind != SY_WHO_CODE) who = sy_frames_who(f, d, w, hi + 1, &n);
        const sy_word *k = sy_nth(d, w);
        if (sy_word_is(k, "former") || sy_word_is(k, "ex-") || sy_word_is(k, "ousted") || sy_word_is(k, "deposed")) out->formerly = 1;
        if (!who || (n == 1 && who->kind == SY_WHO_ROLE && k->upos == SY_PROPN && w != head && strstr("LAB PTY SOC", who->code)) || (n == 1 && who->kind != SY_WHO_ROLE && !(k->upos == SY_PROPN || k->upos == SY_ADJ || k->upos == SY_NOUN || k->upos == SY_PRON))) {
            const char *country = !who && w != head ? sy_arg_country_word(f, d, w) : NULL;
            if (country && !is_possessor(d, w, head)) add_country(out, country), out->by_adjective = 1;
            w++;
            continue;
        }
        int32_t last = w + (int32_t)n - 1;
        int covers_head = w <= head && head <= hi && last >= head;
        int possessor = is_possessor(d, last, head);
        switch (who->kind) {
        case SY_WHO_STATE: add_country(out, who->code); out->named |= covers_head; out->state |= covers_head; break;
        case SY_WHO_ADJECTIVE: /* "ethnic X" and "Y X" (an X of Y) are people of the place, not of X */
            if (out->ethnic && !out->n_countries) out->sector = out->sector ? out->sector : "CVL", out->own_role = 1;
            else if (!covers_head || !out->n_countries || (w > lo && sy_nth(d, w - 1)->upos == SY_CCONJ)) add_country(out, who->code);
            out->by_adjective |= !possessor;
            out->joined |= w > lo && sy_nth(d, w - 1)->upos == SY_CCONJ;
            out->named |= covers_head;
            break;
        case SY_WHO_SEAT:
            if (!covers_head && names_by_place(sy_nth(d, head))) break;
            add_country(out, who->code); out->seat |= covers_head; out->named |= covers_head; break;
        case SY_WHO_CODE:
            if (!out->full || covers_head) out->full = who->code;
            out->full_is_head |= covers_head;
            out->named |= covers_head;
            break;
        default:
            if (who->code[0] == '*') break; /* of a belief, not of a place */
            if (who->code[0] == '~') { /* "its allies" are somebody else; "his Orvenian counterpart" is Orvenian */
                out->others |= covers_head || sy_nth(d, last)->rel == SY_REL_NMOD_DESC;
                out->of_its_own |= who->code[1] == '=';
                break;
            }
            if (possessor && !covers_head) break; /* "the president's plan": the plan has no role */
            if (who->code[0] == '-') { /* "both sides": actors of no sector */
                out->own_role |= covers_head;
                break;
            }
            if (!out->sector || covers_head || last > w) out->sector = who->code;
            out->own_role |= covers_head;
            break;
        }
        w = last + 1;
    }
    if (out->others && out->of_its_own && out->by_adjective) out->others = 0, out->own_role = 1, out->sector = out->sector ? out->sector : "GOV";
}

/* The table has few inflected forms: try the lemma of the head. */
static void role_by_lemma(const struct sy_frames *f, const sayso_doc *d, int32_t head, who_found *out)
{
    if (out->sector || out->named) return; /* "West Bank" is no bank */
    const sy_who *who = sy_frames_who_word(f, sy_nth(d, head)->lemma);
    if (!who || who->kind != SY_WHO_ROLE || who->code[0] == '*') return;
    if (who->code[0] == '~') out->others = 1;
    else if (who->code[0] == '-') out->own_role = 1;
    else out->sector = who->code, out->own_role = 1;
}

static const char *combine(sy_arena *arena, const who_found *w, uint32_t i)
{
    if (w->others) return NULL;
    const char *sector = w->sector ? (w->formerly && strcmp(w->sector, "GOV") == 0 ? "ELI" : w->sector) : w->seat ? "GOV" : "";
    if (w->full && strlen(w->full) >= 3 && (w->full_is_head || !w->n_countries)) {
        if (!w->own_role) sector = "";
        if (w->n_countries && strncmp(w->full, "IGO", 3) != 0 && strncmp(w->full, "NGO", 3) != 0) return w->full;
        return strlen(w->full) == 3 && sector[0] && strcmp(sector, w->full) != 0 ? sy_printf(arena, "%s%s", w->full, sector) : w->full;
    }
    if (!w->n_countries) return sector[0] ? (strcmp(sector, "IGO") == 0 || strcmp(sector, "NGO") == 0 ? sector : sy_printf(arena, "---%s", sector)) : NULL;
    if (strcmp(sector, "IGO") == 0) return sector;
    return sector[0] ? sy_printf(arena, "%s%s", w->country[i], sector) : w->country[i];
}

static void find_who(const struct sy_frames *f, const sayso_doc *d, int32_t w, int nest, who_found *out);

/* "the leaders of X and Y": of both, where the mention knows the first only. */
static void several_of(const struct sy_frames *f, const sayso_doc *d, int32_t w, int nest, who_found *out)
{
    int32_t of = sy_nth(d, w)->xpos == SY_XPOS_NNS && nest < NEST_MAX ? sy_arg_prep(d, w, "of") : -1;
    if (of < 0 && sy_nth(d, w)->xpos == SY_XPOS_NNS && nest < NEST_MAX) of = sy_arg_prep(d, w, "from");
    if (of < 0 || sy_nth(d, of)->upos != SY_PROPN) return;
    who_found both = { 0 };
    find_who(f, d, of, nest + 1, &both);
    SY_EACH_CHILD(d, of, c) {
        if (sy_nth(d, c)->rel != SY_REL_CONJ || sy_nth(d, c)->upos != SY_PROPN) continue;
        who_found beside = { 0 };
        find_who(f, d, c, nest + 1, &beside);
        for (uint32_t i = 0; i < beside.n_countries; i++) add_country(&both, beside.country[i]);
    }
    if (both.n_countries < 2) return;
    out->full = NULL;
    out->n_countries = 0;
    for (uint32_t i = 0; i < both.n_countries; i++) add_country(out, both.country[i]);
}

/* Country or whole code of what hangs on the noun: "the president of ...", "the right of ... troops". */
static void ask_below(const struct sy_frames *f, const sayso_doc *d, int32_t w, int nest, who_found *out)
{
    static const char *const preps[] = { "of", "from", "by", "in", "for", "with", "against", "to" };
    for (unsigned p = 0; p < sizeof preps / sizeof preps[0] && !out->n_countries && !out->full; p++) {
        SY_EACH_CHILD(d, w, c) {
            unsigned rel = sy_nth(d, c)->rel;
            int poss = p == 0 && rel == SY_REL_NMOD_POSS;
            if (!poss && !(rel == SY_REL_NMOD && (sy_arg_has_case(d, c, preps[p]) || loose_prep(d, c, preps[p]) == c))) continue;
            if ((p == 2 || p >= 4) && out->own_role && !(p == 7 && sy_lemma_is(sy_nth(d, w), "party"))) continue;
            who_found below = { 0 };
            int32_t owner = poss && is_personal(sy_nth(d, c)) && sy_actor_of_word(d, c) < 0 ? antecedent(d, c) : c;
            find_who(f, d, owner >= 0 ? owner : c, nest + 1, &below);
            if (below.others) continue; /* "the chief of X's ally" is not X's */
            for (uint32_t i = 0; i < below.n_countries; i++) add_country(out, below.country[i]);
            if (below.full && !out->n_countries) out->full = below.full;
            if (!out->own_role && !out->sector) out->sector = p < 3 ? below.sector : NULL, out->seat = p < 3 ? below.seat : 0;
            if (out->n_countries || out->full) return;
        }
    }
}

static int is_document(const sayso_doc *d, int32_t w)
{
    sy_role_type type;
    return sy_nth(d, w)->upos == SY_NOUN && sy_role_of_word(d, w, &type) && type.document;
}

/* "rebels based in Orvenia", "guerrillas operating there", "a report published there": of the place they are in. */
static void ask_whereabouts(const struct sy_frames *f, const sayso_doc *d, int32_t w, int nest, who_found *out)
{
    static const char *const stay[] = { "base", "operate", "live", "fight", "reside", "hide", "shelter", "trap", "encamp", "detain", "hold", "jail", "imprison", "release", "publish", "issue", "print" };
    SY_EACH_CHILD(d, w, c) {
        if (sy_nth(d, c)->rel != SY_REL_ACL || (sy_nth(d, c)->xpos != SY_XPOS_VBN && sy_nth(d, c)->xpos != SY_XPOS_VBG)) continue;
        int32_t in = sy_arg_prep(d, c, "in");
        for (unsigned i = 0; in >= 0 && i < sizeof stay / sizeof stay[0]; i++) {
            if (!sy_lemma_is(sy_nth(d, c), stay[i])) continue;
            who_found place = { 0 };
            find_who(f, d, in, nest + 1, &place);
            for (uint32_t k = 0; k < place.n_countries; k++) add_country(out, place.country[k]);
            return;
        }
    }
}

/* A name right before the phrase that the tree hung elsewhere: "Ivory Coast | rebels". */
static void ask_left(const struct sy_frames *f, const sayso_doc *d, int32_t w, who_found *out)
{
    int32_t lo = sy_arg_left(d, w), begin = (int32_t)d->sentences.at[sy_nth(d, w)->sentence].first_word;
    for (int32_t from = lo - 4 > begin ? lo - 4 : begin; from < lo; from++) {
        uint32_t n;
        const sy_who *who = sy_frames_who(f, d, from, lo, &n);
        if (!who || from + (int32_t)n != lo || sy_nth(d, lo - 1)->upos == SY_ADP) continue;
        if (who->kind == SY_WHO_CODE) out->full = who->code, out->full_is_head = 1;
        else if (who->kind != SY_WHO_ROLE) add_country(out, who->code);
        return;
    }
}

/* "leaders of the opposition", "members of the militia": the body says more than its member. */
static void sharper_role(const struct sy_frames *f, const sayso_doc *d, int32_t w, int nest, who_found *out)
{
    static const char *const members[] = { "leader", "member", "official", "representative", "spokesman", "spokeswoman", "activist", "head", "chief", "supporter", "fighter" };
    int is_member = 0;
    for (unsigned i = 0; i < sizeof members / sizeof members[0]; i++) is_member |= sy_lemma_is(sy_nth(d, w), members[i]);
    int32_t of = is_member ? sy_arg_prep(d, w, "of") : -1;
    if (of < 0 || nest >= NEST_MAX) return;
    who_found body = { 0 };
    find_who(f, d, of, nest + 1, &body);
    if (body.sector) out->sector = body.sector;
    if (body.full) out->full = body.full, out->full_is_head = 1;
}

/* A movement of the tables that acts in several states has a sector and no country. */
static void sector_of_mention(const sayso_doc *d, int32_t w, who_found *out)
{
    int32_t actor = out->full ? -1 : sy_actor_of_word(d, w);
    const char *code = actor < 0 ? NULL : d->actors.at[actor].code;
    if (code && strlen(code) == 3 && !d->actors.at[actor].country && strstr("REB UAF PRM OPP PTY CRM", code)) out->sector = code, out->own_role = 1;
}

/* "President Vell", "Vell": a leader by the family name. */
static void leader_by_name(const struct sy_frames *f, const sayso_doc *d, int32_t w, who_found *out)
{
    if (out->n_countries || out->full || sy_nth(d, w)->upos != SY_PROPN) return;
    int titled = out->sector && strcmp(out->sector, "GOV") == 0;
    int32_t last = right_edge(d, w);
    if (!titled && (out->sector || last != w || sy_arg_left(d, w) != w)) return;
    const char *country = sy_arg_leader(sy_frames_names(f), d, last, titled);
    if (!country) return;
    add_country(out, country);
    out->named = out->own_role = 1;
    out->guessed = !titled;
    out->sector = "GOV";
}

/* A common noun that is no role. */
static int is_thing(const struct sy_frames *f, const sayso_doc *d, int32_t w)
{
    return sy_nth(d, w)->upos == SY_NOUN && !sy_frames_who_word(f, sy_nth(d, w)->lower) && !sy_frames_who_word(f, sy_nth(d, w)->lemma) && sy_nth(d, w)->mention < 0;
}

static void find_who(const struct sy_frames *f, const sayso_doc *d, int32_t w, int nest, who_found *out)
{
    if (nest > NEST_MAX) return;
    int32_t actor, owner = sy_child(d, w, SY_REL_NMOD_POSS);
    if (owner >= 0 && is_thing(f, d, w)) { /* "the president's refusal" is the president's */
        who_found of = { 0 };
        int32_t meant = is_personal(sy_nth(d, owner)) && sy_actor_of_word(d, owner) < 0 ? antecedent(d, owner) : owner;
        find_who(f, d, meant >= 0 ? meant : owner, nest + 1, &of);
        if (of.n_countries || of.full) {
            *out = of;
            out->named = out->own_role = 0;
            out->thing = 1;
            return;
        }
    }
    scan_phrase(f, d, sy_arg_left(d, w), right_edge(d, w), w, out);
    role_by_lemma(f, d, w, out);
    if (!out->n_countries && !out->full && out->own_role) ask_left(f, d, w, out);
    if (!out->n_countries && !out->full && !out->ethnic) {
        const char *code = mention_code(d, w, &actor);
        if (code && strncmp(code, "---", 3) != 0) {
            out->full = code, out->named = 1, out->full_is_head = 1;
            if (strlen(code) == 3 && strcmp(code, "IGO") != 0 && strcmp(code, "NGO") != 0) {
                out->full = NULL;
                add_country(out, code);
            }
        }
    }
    if (out->own_role) several_of(f, d, w, nest, out);
    if (!out->sector) leader_by_name(f, d, w, out);
    sector_of_mention(d, w, out);
    if (out->own_role) sharper_role(f, d, w, nest, out);
    if (!out->n_countries && !out->full) ask_below(f, d, w, nest, out);
    if (!out->n_countries && !out->full && (out->own_role || is_document(d, w)) && !out->ethnic) ask_whereabouts(f, d, w, nest, out);
    leader_by_name(f, d, w, out); /* "King Vell of Orvenia" is asked for Orvenia first */
    if ((!out->n_countries && !out->full) || !out->sector) {
        SY_EACH_CHILD(d, w, c) {
            if (sy_nth(d, c)->rel != SY_REL_APPOS || nest >= NEST_MAX) continue;
            who_found side = { 0 };
            find_who(f, d, c, NEST_MAX, &side);
            if (!out->n_countries && !out->full) {
                for (uint32_t i = 0; i < side.n_countries; i++) add_country(out, side.country[i]);
                out->full = side.full;
            }
            if (!out->sector && sy_nth(d, w)->upos == SY_PROPN && !(out->named && out->n_countries)) out->sector = side.sector;
        }
    }
    if (!out->n_countries && !out->full && sy_nth(d, w)->rel == SY_REL_APPOS && sy_nth(d, w)->head >= 0 && nest == 0) {
        who_found side = { 0 };
        scan_phrase(f, d, sy_arg_left(d, sy_nth(d, w)->head), right_edge(d, sy_nth(d, w)->head), sy_nth(d, w)->head, &side);
        for (uint32_t i = 0; i < side.n_countries; i++) add_country(out, side.country[i]);
        if (!out->sector) out->sector = side.sector;
    }
}

static sayso_span party_span(const sayso_doc *d, int32_t w)
{
    int32_t lo = sy_arg_left(d, w), hi = right_edge(d, w);
    return sy_words_span(d, (uint32_t)lo, (uint32_t)hi);
}

int sy_arg_has_proper_adjective(const struct sy_frames *f, const sayso_doc *d, int32_t w)
{
    SY_EACH_CHILD(d, w, c) {
        if (sy_nth(d, c)->rel != SY_REL_AMOD || sy_nth(d, c)->form[0] < 'A' || sy_nth(d, c)->form[0] > 'Z') continue;
        if (strncmp(sy_nth(d, c)->lower, "pro-", 4) == 0 || strncmp(sy_nth(d, c)->lower, "anti-", 5) == 0) continue;
        const sy_who *who = sy_frames_who_word(f, sy_nth(d, c)->lower); /* "Islamic rebels": of a belief */
        if (!who || who->kind != SY_WHO_ROLE) return 1;
    }
    return 0;
}

/* "Orvenia said it will": the words before it in the sentence that name the same actor; -1. */
static int32_t named_before(const sayso_doc *d, int32_t pronoun)
{
    int32_t actor = sy_actor_of_word(d, pronoun), first = (int32_t)d->sentences.at[sy_nth(d, pronoun)->sentence].first_word;
    for (int32_t k = pronoun - 1, hops = 0; actor >= 0 && k >= first && hops < REACH_MAX; k--, hops++) {
        int32_t m = sy_nth(d, k)->mention, head = sy_nth(d, k)->head;
        if (m < 0 || d->mentions.at[m].actor != actor || sy_nth(d, k)->upos == SY_PRON) continue;
        while (head >= first && sy_nth(d, head)->mention == m) k = head, head = sy_nth(d, k)->head;
        return k;
    }
    return -1;
}

static void add_one(const struct sy_frames *f, const sayso_doc *d, sy_arena *arena, int32_t w, const who_found *shared, sy_parties *out)
{
    who_found who = { 0 };
    int32_t nobody, meant = is_personal(sy_nth(d, w)) ? named_before(d, w) : -1;
    if (meant < 0 && is_personal(sy_nth(d, w)) && !mention_code(d, w, &nobody)) meant = antecedent(d, w);
    find_who(f, d, meant >= 0 ? meant : w, 0, &who);
    if (shared && !who.n_countries && !who.full && who.sector && !sy_arg_has_proper_adjective(f, d, w))
        for (uint32_t i = 0; i < shared->n_countries; i++) add_country(&who, shared->country[i]);
    uint32_t n = who.full || who.n_countries < 2 ? 1 : who.n_countries;
    if (who.n_countries > 1 && !who.own_role && !who.named && !who.joined) n = 1;
    for (uint32_t i = 0; i < n && out->n < SY_PARTIES_MAX; i++) {
        sy_party *p = &out->at[out->n++];
        memset(p, 0, sizeof *p);
        p->code = combine(arena, &who, i);
        p->span = party_span(d, w);
        p->word = w;
        p->actor = sy_actor_of_word(d, w);
        p->named = (uint8_t)(!who.thing && (who.named || who.own_role || (who.full != NULL) || sy_nth(d, w)->upos == SY_PROPN || sy_nth(d, w)->upos == SY_PRON));
        p->country_only = p->code && strlen(p->code) == 3;
        p->guessed = (uint8_t)who.guessed;
        p->is_country = (uint8_t)(who.state && p->country_only);
        p->is_state = (uint8_t)(who.named && (p->country_only || who.seat));
    }
}

void sy_parties_of(const struct sy_frames *f, const sayso_doc *d, sy_arena *arena, int32_t w, sy_parties *out)
{
    if (w < 0 || (!is_noun(sy_nth(d, w)) && !sy_frames_who_word(f, sy_nth(d, w)->lower))) return; /* "rebels" taken for a verb */
    if (sy_nth(d, w)->upos == SY_NUM || sy_lemma_is(sy_nth(d, w), "group") || sy_lemma_is(sy_nth(d, w), "number") || sy_lemma_is(sy_nth(d, w), "thousand") ||
        sy_lemma_is(sy_nth(d, w), "hundred") || sy_lemma_is(sy_nth(d, w), "dozen") || sy_lemma_is(sy_nth(d, w), "member") || sy_lemma_is(sy_nth(d, w), "third") ||
        sy_lemma_is(sy_nth(d, w), "team") || sy_lemma_is(sy_nth(d, w), "half") || sy_lemma_is(sy_nth(d, w), "couple") || sy_lemma_is(sy_nth(d, w), "most") || sy_lemma_is(sy_nth(d, w), "some")) {
        int32_t of = sy_arg_prep(d, w, "of"); /* "thousands of protesters" are protesters */
        if (of >= 0) w = of;
    }
    uint32_t before = out->n;
    add_one(f, d, arena, w, NULL, out);
    who_found first = { 0 };
    find_who(f, d, w, 0, &first);
    SY_EACH_CHILD(d, w, c)
        if (sy_nth(d, c)->rel == SY_REL_CONJ && is_noun(sy_nth(d, c)) && out->n < SY_PARTIES_MAX) add_one(f, d, arena, c, &first, out);
    for (uint32_t i = before; i < out->n; i++) /* two parts of one side: "the army and the police" stay two, "A and A" is one */
        for (uint32_t k = i + 1; k < out->n;)
            if (out->at[i].code && out->at[k].code && strcmp(out->at[i].code, out->at[k].code) == 0) {
                memmove(&out->at[k], &out->at[k + 1], (out->n - k - 1) * sizeof out->at[0]);
                out->n--;
            } else k++;
}
