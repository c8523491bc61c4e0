/* draft_roles.c - who does what in a draft's statement and in a report's sentence, and whether it is done there or only announced. The draft
 * has its tree; of the report only the record is there, so that its side goes by what stands next to a word, and is left open where that does
 * not say. */
#include "compare/draft_meaning.h"

#include <stdlib.h>

enum { BACK_MAX = 12, ELSEWHERE_MAX = 64, ALIKE = 4, BY_NEAR = 3, AGENT_WORDS = 5 };

static const sy_cword *word_there(const sy_links *l, uint32_t j) { return &l->there->words[l->first + j]; }

static unsigned turn_there(const sy_links *l, uint32_t j) { return sy_draft_turn(l->x, l->report, l->first + j); }

static uint32_t tree_word(const sy_links *l, uint32_t i) { return sy_word_at(l->here->doc, l->here->words[l->words[i]].start); }

static int is_verb(const sy_links *l, uint32_t i)
{
    uint32_t k = tree_word(l, i);
    return k < l->here->doc->words.n && l->here->doc->words.at[k].upos == SY_VERB && l->at[i].subject;
}

/* Number among the n words of the tree's word; -1. */
static int32_t number_of(const sy_links *l, int32_t w)
{
    uint32_t lo = 0, hi = l->n, start = l->here->doc->words.at[w].span.start;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (l->here->words[l->words[mid]].start < start) lo = mid + 1;
        else hi = mid;
    }
    return lo < l->n && l->here->words[l->words[lo]].start == start ? (int32_t)lo : -1;
}

int32_t sy_draft_main_deed(const sy_links *l)
{
    const sayso_doc *d = l->here->doc;
    for (uint32_t i = 0; i < l->n; i++) {
        if (!is_verb(l, i)) continue;
        int governed = 0, steps = 0;
        for (int32_t w = d->words.at[tree_word(l, i)].head; w >= 0 && !governed && steps < SY_ALIGN_WORDS_MAX; w = d->words.at[w].head, steps++) {
            int32_t k = number_of(l, w);
            governed = k >= 0 && is_verb(l, (uint32_t)k);
        }
        if (!governed) return (int32_t)i;
    }
    return -1;
}

/* ---- who does it */

static int32_t actor_of_word(const sayso_doc *d, uint32_t start)
{
    uint32_t best = UINT32_MAX;
    int32_t actor = -1;
    for (uint32_t i = 0; i < d->mentions.n; i++) {
        const sayso_mention *m = &d->mentions.at[i];
        uint32_t n = m->span.end - m->span.start;
        if (m->actor < 0 || start < m->span.start || start >= m->span.end || n >= best) continue;
        best = n;
        actor = m->actor;
    }
    return actor;
}

/* Whom the draft names as doing it, in the active voice; -1. */
static int32_t doer_here(const sy_links *l, uint32_t i)
{
    const sayso_doc *d = l->here->doc;
    int32_t verb = (int32_t)tree_word(l, i), subject = sy_subject(d, verb);
    if (sy_child(d, verb, SY_REL_NSUBJ_PASS) >= 0 || sy_child(d, verb, SY_REL_AUX_PASS) >= 0) return -1;
    return subject < 0 ? -1 : actor_of_word(d, d->words.at[subject].span.start);
}

static int ends_in_ly(const sy_links *l, uint32_t j)
{
    const sy_cword *w = word_there(l, j);
    return w->n_bytes > 4 && memcmp(l->there->doc->text + sy_word_end(w) - 2, "ly", 2) == 0;
}

static int is_timed(const sy_links *l, uint32_t j)
{
    const sayso_doc *d = l->there->doc;
    uint32_t i = sy_time_from(d, word_there(l, j)->start);
    return i < d->times.n && d->times.at[i].span.start <= word_there(l, j)->start;
}

static int is_timed_here(const sy_links *l, uint32_t i)
{
    const sayso_doc *d = l->here->doc;
    uint32_t start = l->here->words[l->words[i]].start, k = sy_time_from(d, start);
    return k < d->times.n && d->times.at[k].span.start <= start;
}

/* "has", "would", "not", "privately", "on Wednesday": what may stand between a verb and its subject. */
static int is_between(const sy_links *l, uint32_t j)
{
    if (turn_there(l, j) & (SY_TURN_WILL | SY_TURN_HAVE | SY_TURN_NEGATION)) return 1;
    if ((turn_there(l, j) & SY_TURN_MODAL) && word_there(l, j)->n_bytes > 2) return 1;
    return ends_in_ly(l, j) || is_timed(l, j) || (word_there(l, j)->n_bytes == 2 && j + 1 < l->n_there && is_timed(l, j + 1));
}

/* Do only blanks stand between the word and the next? */
static int adjoins_next(const sy_links *l, uint32_t j)
{
    for (uint32_t i = sy_word_end(word_there(l, j)); i < word_there(l, j + 1)->start; i++)
        if (memchr(",;:.()", l->there->doc->text[i], 6) || (l->there->doc->text[i] & 0x80)) return 0;
    return 1;
}

/* Whom the report names just before the word, so that nothing but auxiliaries stands between; -1. */
static int32_t doer_there(const sy_links *l, uint32_t j)
{
    for (uint32_t k = j, steps = 0; k-- > 0 && steps < BACK_MAX; steps++) {
        sy_draft_who who = l->x->who[l->report][l->first + k];
        if (!adjoins_next(l, k)) return -1;
        if (who.how != SY_WHO_NONE) return turn_there(l, k) & SY_TURN_POSSESSIVE ? -1 : who.actor;
        if (!is_between(l, k)) return -1;
    }
    return -1;
}

/* A name that stands in another's name ("the ban on Castavar imposed by ...") or behind a preposition is no subject. */
static int stands_free(const sy_links *l, uint32_t j)
{
    uint32_t k = j;
    while (k > 0 && l->x->who[l->report][l->first + k - 1].how == SY_WHO_NONE && is_between(l, k - 1)) k--;
    if (!k) return 1;
    int32_t actor = l->x->who[l->report][l->first + k - 1].actor;
    while (k > 0 && l->x->who[l->report][l->first + k - 1].actor == actor && l->x->who[l->report][l->first + k - 1].how != SY_WHO_NONE) k--;
    if (!k) return 1;
    const sy_cword *w = word_there(l, k - 1);
    return !(w->flags & SY_CW_COMMON) || sy_senses_turn(l->x->senses, w->key, 0) & (SY_TURN_CONDITION | SY_TURN_LIGHT);
}

/* ---- whose it is: "Orvenian engineers" */

/* Is the word a name by its letters: capital here, and where it begins a sentence, elsewhere in the reports? */
static int is_proper(const sy_draft_index *x, uint32_t report, uint32_t word)
{
    const sy_cword *w = &x->c->docs[report].words[word];
    if (!(w->flags & SY_CW_CAPITAL) || (w->flags & (SY_CW_COMMON | SY_CW_NUMBER))) return 0;
    if (!(w->flags & (SY_CW_SENTENCE | SY_CW_LINE))) return 1;
    uint32_t n, at_word;
    const uint64_t *at = sy_draft_postings(x, x->stems[report][word], &n);
    for (uint32_t i = 0; i < n && i < ELSEWHERE_MAX; i++) {
        uint32_t r = sy_draft_report(x, (uint32_t)at[i], &at_word);
        uint8_t flags = x->c->docs[r].words[at_word].flags;
        if (!(flags & (SY_CW_SENTENCE | SY_CW_LINE))) return (flags & SY_CW_CAPITAL) != 0;
    }
    return 0;
}

/* "Orvenia" and "Orvenian": all but two letters of the shorter name begin the other. */
int sy_draft_same_name(const sy_links *l, uint32_t a, uint32_t b)
{
    const sy_cword *v = &l->here->words[a], *w = &l->there->words[b];
    uint32_t least = v->n_bytes < w->n_bytes ? v->n_bytes : w->n_bytes;
    if (least < ALIKE + 2u || !is_proper(l->x, l->x->n_reports, a) || !is_proper(l->x, l->report, b)) return 0;
    return memcmp(l->here->doc->text + v->start, l->there->doc->text + w->start, least - 2u) == 0;
}

/* Is it a noun that the name before it may own, and the name there none of a day? "In Brenn later" is nobody's. */
static int is_owned(const sy_links *l, uint32_t i, uint32_t j)
{
    const sayso_doc *d = l->here->doc;
    uint32_t w = tree_word(l, i);
    return (w >= d->words.n || d->words.at[w].upos == SY_NOUN) && !is_timed(l, j - 1) && !is_timed_here(l, i - 1);
}

/* Right before two tied nouns stand two names, and they are not of one actor or country. */
int sy_draft_other_owner(const sy_links *l)
{
    uint32_t mine = l->x->n_reports;
    for (uint32_t i = 1; i < l->n; i++) {
        int32_t j = l->at[i].to;
        if (j <= 0 || l->at[i].kind > SY_LINK_LIKE || is_proper(l->x, mine, l->words[i]) || l->words[i] != l->words[i - 1] + 1 || !is_owned(l, i, (uint32_t)j)) continue;
        uint32_t a = l->words[i - 1], b = l->first + (uint32_t)j - 1;
        if (l->at[i - 1].to == j - 1 || !is_proper(l->x, mine, a) || !is_proper(l->x, l->report, b) || !adjoins_next(l, (uint32_t)j - 1)) continue;
        if (l->x->stems[mine][a] == l->x->stems[l->report][b]) continue;
        sy_draft_who p = l->x->who[mine][a], q = l->x->who[l->report][b];
        if (p.how && q.how ? !sy_draft_same_actor(l->here->doc, p.actor, l->there->doc, q.actor) : !sy_draft_same_name(l, a, b)) return 1;
    }
    return 0;
}

/* ---- */

int sy_draft_other_doer(const sy_links *l, uint32_t *word)
{
    for (uint32_t i = 0; i < l->n; i++) {
        const sy_link *a = &l->at[i];
        if (a->to < 0 || (a->kind != SY_LINK_SAME && a->kind != SY_LINK_LIKE) || !is_verb(l, i)) continue;
        int32_t here = doer_here(l, i), there = here < 0 ? -1 : doer_there(l, (uint32_t)a->to);
        if (there < 0 || !stands_free(l, (uint32_t)a->to) || sy_draft_same_actor(l->here->doc, here, l->there->doc, there)) continue;
        *word = i;
        return 1;
    }
    return 0;
}

/* The tied subject of a tied verb in the active voice, as number among the words; -1. */
static int32_t tied_subject(const sy_links *l, uint32_t verb)
{
    const sayso_doc *d = l->here->doc;
    int32_t w = (int32_t)tree_word(l, verb), subject = sy_subject(d, w);
    if (l->at[verb].to < 0 || l->at[verb].kind == SY_LINK_OPPOSITE || subject < 0 || sy_child(d, w, SY_REL_NSUBJ_PASS) >= 0) return -1;
    int32_t k = number_of(l, subject);
    return k >= 0 && l->at[k].to >= 0 && l->at[k].subject ? k : -1;
}

/* "thrown out by the union": the report names another doer behind the verb than the draft's subject. */
static int by_another(const sy_links *l, int32_t verb, int32_t subject)
{
    uint32_t j = (uint32_t)verb + 1;
    while (j < l->n_there && j <= (uint32_t)verb + BY_NEAR && !(turn_there(l, j) & SY_TURN_BY)) j++;
    if (j >= l->n_there || j > (uint32_t)verb + BY_NEAR) return 0;
    for (uint32_t k = j + 1; k <= j + AGENT_WORDS && k < l->n_there; k++) {
        if ((word_there(l, k)->flags & SY_CW_NUMBER) || is_timed(l, k)) return 0;
        if ((int32_t)k == subject) return 0;
        if (k > j + 1 && !adjoins_next(l, k - 1)) break;
    }
    return 1;
}

/* Is the tied subject the doer that the report puts behind its verb with "by"? */
static int is_agent(const sy_links *l, int32_t verb, int32_t subject)
{
    for (int32_t j = subject - 1; j > verb && j + AGENT_WORDS > subject; j--)
        if (turn_there(l, (uint32_t)j) & SY_TURN_BY) return 1;
    return 0;
}

/* Another verb of the draft, with another subject, has this one's subject in the report: it stands nearer to it, or between the two. */
static int taken_by(const sy_links *l, int32_t verb, int32_t subject, uint32_t other)
{
    int32_t at = l->at[other].to;
    if (subject < verb) return 0;
    return (at > subject && at - subject < subject - verb) || (at > verb && at < subject);
}

static int is_deed(const sy_links *l, uint32_t i) { return is_verb(l, i) || (l->at[i].subject && sy_child_main(l->here->doc, (int32_t)tree_word(l, i), SY_REL_COP) >= 0); }

/* "Orvenian grain": the word goes with the next. */
static int is_modifier_there(const sy_links *l, int32_t j)
{
    uint32_t next = (uint32_t)j + 1;
    if (next < l->n_there && turn_there(l, next) & SY_TURN_NEGATION) return 0;
    return next < l->n_there && adjoins_next(l, (uint32_t)j) && !(word_there(l, next)->flags & SY_CW_COMMON) && !is_proper(l->x, l->report, l->first + next) && !is_timed(l, next);
}

static int is_subject_of_another(const sy_links *l, uint32_t v, int32_t i)
{
    for (uint32_t o = 0; o < l->n; o++) {
        int32_t of = o == v || !is_deed(l, o) ? -1 : sy_subject(l->here->doc, (int32_t)tree_word(l, o));
        if (of >= 0 && number_of(l, of) == i) return 1;
    }
    return 0;
}

/* The subject word that the report has right before the verb is the draft's, and there does something else. */
static int is_place_taken(const sy_links *l, uint32_t v, int32_t s)
{
    uint32_t j = (uint32_t)l->at[v].to;
    while (j > 0 && adjoins_next(l, j - 1) && is_between(l, j - 1)) j--;
    int32_t i = j > 0 && adjoins_next(l, j - 1) ? l->from[j - 1] : -1;
    return i >= 0 && i != s && l->at[s].to > l->at[v].to && is_subject_of_another(l, v, i);
}

static int is_subject_taken(const sy_links *l, uint32_t v, int32_t s)
{
    if (is_modifier_there(l, l->at[s].to)) return 0;
    if (is_place_taken(l, v, s)) return 1;
    for (uint32_t o = 0; o < l->n; o++) {
        if (o == v || l->at[o].to < 0 || !is_deed(l, o)) continue;
        int32_t of = sy_subject(l->here->doc, (int32_t)tree_word(l, o));
        if (of >= 0 && number_of(l, of) != s && taken_by(l, l->at[v].to, l->at[s].to, o)) return 1;
    }
    return 0;
}

/* "backs X but opposes Y" against "opposes X but backs Y": the verb's object stands before it, behind the verb that the draft joins to it. */
static int is_object_taken(const sy_links *l, uint32_t v)
{
    const sayso_doc *d = l->here->doc;
    int32_t w = (int32_t)tree_word(l, v), object = sy_child_main(d, w, SY_REL_OBJ);
    int32_t o = object < 0 ? -1 : number_of(l, object);
    if (o < 0 || l->at[o].to < 0 || l->at[v].to < 0 || l->at[o].to > l->at[v].to) return 0;
    for (uint32_t i = 0; i < l->n; i++) {
        int32_t k = (int32_t)tree_word(l, i);
        if (i == v || !is_verb(l, i) || l->at[i].to < 0 || l->at[i].to > l->at[o].to) continue;
        if ((d->words.at[k].head == w && sy_rel_of(d, k) == SY_REL_CONJ) || (d->words.at[w].head == k && sy_rel_of(d, w) == SY_REL_CONJ)) return 1;
    }
    return 0;
}

int sy_draft_other_agent(const sy_links *l)
{
    for (uint32_t v = 0; v < l->n; v++) {
        if (!is_deed(l, v)) continue;
        if (is_object_taken(l, v)) return 1;
        int32_t s = tied_subject(l, v);
        if (s < 0 || is_agent(l, l->at[v].to, l->at[s].to)) continue;
        if (by_another(l, l->at[v].to, l->at[s].to) || is_subject_taken(l, v, s)) return 1;
    }
    return 0;
}

/* Does the sentence, of the two, that has the verb speak of its subject? */
static int is_with_subject(const sy_links *l, uint32_t verb)
{
    int32_t subject = sy_subject(l->here->doc, (int32_t)tree_word(l, verb)), s = subject < 0 ? -1 : number_of(l, subject), split = l->wide, second = l->at[verb].to >= split;
    if (s >= 0 && l->at[s].subject && l->at[s].to < 0) return 0;
    if (s < 0 || l->at[s].to < 0 || (l->at[s].to >= split) == second) return 1;
    sy_draft_who who = l->x->who[l->x->n_reports][l->words[s]];
    uint32_t from = second ? (uint32_t)split : 0, to = second ? l->n_there : (uint32_t)split;
    for (uint32_t j = from; who.how && j < to; j++) {
        sy_draft_who there = l->x->who[l->report][l->first + j];
        if (there.how && sy_draft_same_actor(l->here->doc, who.actor, l->there->doc, there.actor) == 2) return 1;
    }
    return 0;
}

int sy_draft_deeds_are_tied(const sy_links *l)
{
    for (uint32_t i = 0; i < l->n; i++) {
        if (!is_deed(l, i)) continue;
        if (l->at[i].to < 0 ? !(sy_draft_turn(l->x, l->x->n_reports, l->words[i]) & SY_TURN_SUPPORT) : !is_with_subject(l, i)) return 0;
    }
    return 1;
}

int sy_draft_has_stranger(const sy_links *l, int32_t deed)
{
    int32_t subject = sy_subject(l->here->doc, (int32_t)tree_word(l, (uint32_t)deed));
    int32_t k = subject < 0 ? -1 : number_of(l, subject);
    if (k < 0 || !l->at[k].subject || l->at[k].to >= 0) return 0;
    SY_EACH_CHILD(l->here->doc, subject, c) { /* "her country", "the two sides" */
        unsigned rel = sy_rel_of(l->here->doc, c);
        if (rel == SY_REL_NUMMOD || (rel == SY_REL_NMOD && l->here->doc->words.at[c].upos == SY_PRON)) return 0;
    }
    return 1;
}

/* A name's word that is tied to nothing, and beside it no word of a name that is. */
static int is_free_name(const sy_links *l, uint32_t i)
{
    if (!l->at[i].subject || l->at[i].to >= 0 || !is_proper(l->x, l->x->n_reports, l->words[i]) || is_timed_here(l, i)) return 0;
    for (uint32_t k = i; k-- > 0 && l->words[k + 1] == l->words[k] + 1 && is_proper(l->x, l->x->n_reports, l->words[k]);)
        if (l->at[k].to >= 0) return 0;
    for (uint32_t k = i + 1; k < l->n && l->words[k] == l->words[k - 1] + 1 && is_proper(l->x, l->x->n_reports, l->words[k]); k++)
        if (l->at[k].to >= 0) return 0;
    return 1;
}

static int is_free_name_there(const sy_links *l, uint32_t j)
{
    if (l->from[j] >= 0 || !is_proper(l->x, l->report, l->first + j) || is_timed(l, j)) return 0;
    for (uint32_t k = j; k-- > 0 && is_proper(l->x, l->report, l->first + k) && adjoins_next(l, k);)
        if (l->from[k] >= 0) return 0;
    for (uint32_t k = j + 1; k < l->n_there && is_proper(l->x, l->report, l->first + k) && adjoins_next(l, k - 1); k++)
        if (l->from[k] >= 0) return 0;
    return 1;
}

int sy_draft_names_another(const sy_links *l)
{
    uint32_t lo = UINT32_MAX, hi = 0, free = 0;
    for (uint32_t i = 0; i < l->n; i++) {
        free += (uint32_t)is_free_name(l, i);
        if (l->at[i].to < 0) continue;
        if ((uint32_t)l->at[i].to < lo) lo = (uint32_t)l->at[i].to;
        if ((uint32_t)l->at[i].to > hi) hi = (uint32_t)l->at[i].to;
    }
    if (!free || lo > hi) return 0;
    for (uint32_t j = lo; j <= hi; j++)
        if (is_free_name_there(l, j)) return 1;
    return 0;
}

/* ---- is it done? */

static int in_condition(const sayso_doc *d, uint32_t start)
{
    sayso_span span = { start, start + 1 };
    for (uint32_t i = 0; i < d->conditions.n; i++)
        if (sy_spans_touch(d->conditions.at[i].condition, span)) return 1;
    return 0;
}

int sy_draft_only_conditional(const sy_links *l, uint32_t deed)
{
    if (l->at[deed].to < 0 || (word_there(l, (uint32_t)l->at[deed].to)->flags & SY_CW_COMMON)) return 0;
    uint32_t here = l->here->words[l->words[deed]].start, there = word_there(l, (uint32_t)l->at[deed].to)->start;
    return in_condition(l->there->doc, there) && !in_condition(l->here->doc, here);
}

/* A modal, or "to", before the word with only auxiliaries and adverbs between. */
static int is_announced_there(const sy_links *l, uint32_t j)
{
    for (uint32_t k = j, steps = 0; k-- > 0 && steps < 4; steps++) {
        unsigned turn = turn_there(l, k);
        if (turn & SY_TURN_MODAL && (word_there(l, k)->n_bytes > 2 || k + 1 == j)) return 1;
        if (!(word_there(l, k)->flags & SY_CW_COMMON) && !ends_in_ly(l, k)) return 0;
    }
    return 0;
}

/* A past or perfect form without a modal, outside a condition. */
static int is_done_here(const sy_links *l, uint32_t i)
{
    const sayso_doc *d = l->here->doc;
    int32_t w = (int32_t)tree_word(l, i), perfect = 0;
    unsigned tag = d->words.at[w].xpos;
    if (tag != SY_XPOS_VBD && tag != SY_XPOS_VBN) return 0;
    SY_EACH_CHILD(d, w, c) {
        unsigned rel = sy_rel_of(d, c);
        if (rel == SY_REL_AUX && d->words.at[c].xpos == SY_XPOS_MD) return 0;
        if (rel == SY_REL_MARK) return 0;
        perfect |= rel == SY_REL_AUX;
    }
    return (tag == SY_XPOS_VBD || perfect) && !in_condition(d, d->words.at[w].span.start);
}

int sy_draft_is_unreal(const sy_links *l, uint32_t deed)
{
    return l->at[deed].to >= 0 && l->at[deed].kind != SY_LINK_OPPOSITE && is_done_here(l, deed) && is_announced_there(l, (uint32_t)l->at[deed].to);
}

int sy_draft_announces(const sy_links *l, uint32_t deed)
{
    const sayso_doc *d = l->here->doc;
    SY_EACH_CHILD(d, (int32_t)tree_word(l, deed), c) {
        unsigned rel = sy_rel_of(d, c);
        int32_t k = rel == SY_REL_XCOMP || rel == SY_REL_CCOMP ? number_of(l, c) : -1;
        if (k >= 0 && l->at[k].to >= 0 && is_announced_there(l, (uint32_t)l->at[k].to)) return 1;
    }
    return 0;
}
