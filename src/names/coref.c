/*
 * coref.c - pronouns. Rules of the kind of Lappin and Leass (1994) and of the precise end of Lee et al. (2013): agreement in
 * gender, number and kind; subjects and the nearer sentence first; what is not clear stays open.
 */
#include "names/inner.h"

#include <string.h>

enum { SENTENCES_BACK = 2, SENTENCES_SEEN = 8, CANDIDATES_MAX = 64, LEAST_POINTS = 85, TOPIC_NAMED = 4 };

typedef enum { NOT_A_PRONOUN = 0, HE, SHE, IT, THEY } pronoun;

static pronoun pronoun_of(const char *s, int *possessive)
{
    static const struct { const char *form; pronoun p; int possessive; } list[] = {
        { "he", HE, 0 }, { "him", HE, 0 }, { "his", HE, 1 }, { "himself", HE, 0 }, { "she", SHE, 0 }, { "her", SHE, 1 }, { "hers", SHE, 1 },
        { "herself", SHE, 0 }, { "its", IT, 1 }, { "it", IT, 0 }, { "itself", IT, 0 }, { "they", THEY, 0 }, { "their", THEY, 1 }, { "them", THEY, 0 },
    };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        if (strcmp(s, list[i].form) != 0) continue;
        *possessive = list[i].possessive;
        return list[i].p;
    }
    return NOT_A_PRONOUN;
}

/* ---------------------------------------------------------------- candidates */

typedef struct {
    int32_t actor;   /* -1: somebody without a name */
    uint32_t head;   /* word of the mention */
    int points;
    char gender;
} candidate;

static int is_collective(const sy_work *w, int32_t actor)
{
    sayso_actor_kind k = w->locals.at[actor].pub.kind;
    return k == SAYSO_ACTOR_STATE || k == SAYSO_ACTOR_GOVERNMENT || k == SAYSO_ACTOR_ORGANISATION || k == SAYSO_ACTOR_GROUP || k == SAYSO_ACTOR_MEDIA;
}

/* The first of a coordination ("Harl and Suvaro" are subjects alike), the noun that a name stands beside ("the envoy, Anna Vell"). */
static uint32_t first_conjunct(const sy_work *w, uint32_t head)
{
    for (int guard = 0; guard < 8 && w->d->words.at[head].head >= 0; guard++) {
        unsigned rel = sy_rel_main(w->d->words.at[head].rel);
        if (rel != SY_REL_CONJ && rel != SY_REL_APPOS && rel != SY_REL_FLAT) break;
        head = (uint32_t)w->d->words.at[head].head;
    }
    return head;
}

static int is_subject(const sy_work *w, uint32_t head) { return sy_rel_main(w->d->words.at[first_conjunct(w, head)].rel) == SY_REL_NSUBJ; }

/* The verb or predicate that word i depends on, over at most a few steps. */
static int32_t clause_of(const sy_work *w, uint32_t i)
{
    int32_t x = (int32_t)i;
    for (int guard = 0; x >= 0 && guard < 12; guard++) {
        const sy_word *p = &w->d->words.at[x];
        if (x != (int32_t)i && (p->upos == SY_VERB || p->upos == SY_AUX || p->rel == SY_REL_ROOT)) return x;
        unsigned rel = sy_rel_main(p->rel);
        if (x != (int32_t)i && (rel == SY_REL_CCOMP || rel == SY_REL_ADVCL || rel == SY_REL_ACL || rel == SY_REL_PARATAXIS)) return x;
        x = p->head;
    }
    return -1;
}

/* Subject and object pronoun of one clause are two people, unless it is "himself" or a possessive. */
static int same_clause(const sy_work *w, uint32_t a, uint32_t b)
{
    int32_t x = clause_of(w, a), y = clause_of(w, b);
    return x >= 0 && x == y;
}

/* Inside the same quotation, or both outside. */
static int quoted_alike(const sy_work *w, uint32_t a, uint32_t b)
{
    return (w->d->words.at[a].quote_depth > 0) == (w->d->words.at[b].quote_depth > 0);
}

/* Quoted in another paragraph, where somebody else may speak: of one of whom the report speaks little it tells nothing. */
static int is_of_another_speech(const sy_work *w, const sy_found *f, uint32_t pron)
{
    const sy_word *x = &w->d->words.at[f->head], *y = &w->d->words.at[pron];
    if (!y->quote_depth || w->d->sentences.at[x->sentence].block == w->d->sentences.at[y->sentence].block) return 0;
    return f->actor < 0 || w->named[f->actor] < TOPIC_NAMED;
}

static char gender_of(const sy_work *w, const sy_found *f)
{
    if (f->actor >= 0 && w->locals.at[f->actor].gender) return w->locals.at[f->actor].gender;
    return f->gender;
}

static int is_person(const sy_work *w, const sy_found *f)
{
    if (f->kind == SY_MENTION_PRONOUN) return f->gender != 0;
    if (f->somebody) return 1;
    if (f->actor >= 0 && w->locals.at[f->actor].person) return 1;
    if (f->role < 0) return 0;
    sy_role_what what = w->t->roles.at[f->role].what;
    return what == SY_ROLE_OFFICE || what == SY_ROLE_PERSON;
}

static int is_person_name(const sy_work *w, const sy_found *f) { return f->kind == SY_MENTION_NAME && f->actor >= 0 && w->locals.at[f->actor].person; }

/* "the actress and activist Ana Vell": the first title is nobody else. */
static int leads_to_name(const sy_work *w, const sy_found *f)
{
    enum { BETWEEN = 4 };
    if (f->kind != SY_MENTION_ROLE || f->actor >= 0) return 0;
    int32_t beside = sy_child_main(w->d, (int32_t)f->head, SY_REL_APPOS); /* "the minister of the economy, Anna Vell" */
    if (beside > (int32_t)f->last && w->owner[beside] >= 0 && is_person_name(w, &w->found.at[w->owner[beside]])) return 1;
    for (uint32_t i = f->last + 1; i < sy_sentence_end(w, f->last) && i <= f->last + 1 + BETWEEN; i++) {
        int32_t o = w->owner[i];
        if (o >= 0) return is_person_name(w, &w->found.at[o]);
        unsigned upos = w->d->words.at[i].upos;
        if (upos != SY_NOUN && upos != SY_ADJ && upos != SY_CCONJ) return 0;
    }
    return 0;
}

/* Add a candidate, or raise the points of the same actor. */
static void put(candidate *c, uint32_t *n, candidate fresh)
{
    for (uint32_t i = 0; i < *n && fresh.actor >= 0; i++) {
        if (c[i].actor != fresh.actor) continue;
        if (fresh.points > c[i].points) c[i] = fresh;
        return;
    }
    if (*n < CANDIDATES_MAX) c[(*n)++] = fresh;
}

/* ----------------------------------------------------------------- he and she */

/* Is the mention the subject of a clause that the pronoun's clause hangs on ("Vell said that he ...")? */
static int governs(const sy_work *w, uint32_t head, uint32_t pron)
{
    int32_t verb = w->d->words.at[first_conjunct(w, head)].head, x = (int32_t)pron;
    if (verb < 0 || !is_subject(w, head)) return 0;
    for (int guard = 0; x >= 0 && guard < 16; guard++, x = w->d->words.at[x].head)
        if (x == verb) return 1;
    return 0;
}

/* Of "A spoke, while B held a call in which he promised": is this the subject of the nearest clause that the pronoun's clause hangs on? */
static int governs_nearest(const sy_work *w, uint32_t head, uint32_t pron)
{
    int32_t verb = w->d->words.at[first_conjunct(w, head)].head, x = w->d->words.at[pron].head;
    if (x < 0 || w->d->words.at[x].rel != SY_REL_ACL_RELCL) return 0;
    for (int guard = 0; x >= 0 && guard < 16; guard++) {
        x = w->d->words.at[x].head;
        int32_t s = x >= 0 ? sy_child_main(w->d, x, SY_REL_NSUBJ) : -1;
        if (s >= 0 && s < (int32_t)pron && w->d->words.at[s].upos != SY_PRON) return x == verb && w->d->words.at[x].rel != SY_REL_ROOT;
    }
    return 0;
}

/* How many sentences back: for a pronoun of the report's own, those that stand wholly between quotation marks do not count. */
static uint32_t distance(const sy_work *w, uint32_t sentence, uint32_t pron)
{
    uint32_t here = w->d->words.at[pron].sentence;
    return w->d->words.at[pron].quote_depth ? here - sentence : w->told[here] - w->told[sentence];
}

static int points_of(const sy_work *w, const sy_found *f, uint32_t pron)
{
    const sayso_doc *d = w->d;
    uint32_t back = distance(w, d->words.at[f->head].sentence, pron);
    int points = 100 - 40 * (int)back;
    int32_t verb = d->words.at[first_conjunct(w, f->head)].head;
    if (is_subject(w, f->head) && verb >= 0 && d->words.at[verb].rel == SY_REL_ROOT) points += 12;
    if (back == 0 && governs(w, f->head, pron)) points += governs_nearest(w, f->head, pron) ? 75 : 25;
    if (f->actor >= 0) points += w->named[f->actor] < 5 ? 3 * (int)w->named[f->actor] : 15;
    if (is_subject(w, f->head)) points += 30;
    else if (sy_rel_main(d->words.at[f->head].rel) == SY_REL_OBL || sy_rel_main(d->words.at[f->head].rel) == SY_REL_NMOD) points -= 15;
    if (f->kind == SY_MENTION_PRONOUN) points += 10;
    if (d->sentences.at[d->words.at[f->head].sentence].block != d->sentences.at[d->words.at[pron].sentence].block) points -= 20;
    return points;
}

/* Persons in the sentences before, and before the pronoun in its own. */
static uint32_t persons_before(const sy_work *w, uint32_t pron, char gender, int possessive, const uint32_t *order, uint32_t n_order, candidate *c)
{
    const sayso_doc *d = w->d;
    uint32_t here = d->words.at[pron].sentence, n = 0;
    int reflexive = sy_is(w, pron, "himself") || sy_is(w, pron, "herself");
    for (uint32_t k = n_order; k-- > 0;) {
        const sy_found *f = &w->found.at[order[k]];
        uint32_t s = d->words.at[f->head].sentence;
        if (s + SENTENCES_SEEN < here || distance(w, s, pron) > SENTENCES_BACK) break;
        if (f->last >= pron || s > here || !is_person(w, f) || f->plural || leads_to_name(w, f)) continue;
        char g = gender_of(w, f);
        if (g && g != gender) continue;
        if (d->words.at[f->head].rel == SY_REL_COMPOUND && f->kind == SY_MENTION_NAME) continue; /* "the Vell plan" */
        if (!quoted_alike(w, f->head, pron) || is_of_another_speech(w, f, pron)) continue;
        if (f->actor >= 0 && !f->somebody && f->kind == SY_MENTION_NAME && f->conf <= 60) continue; /* a single word that only the tagger takes for a person */
        if (s == here && !possessive && !reflexive && w->tagged && same_clause(w, f->head, pron)) continue;
        if (reflexive && (s != here || !same_clause(w, f->head, pron))) continue;
        candidate x = { .actor = f->somebody ? -1 : f->actor, .head = f->head, .points = points_of(w, f, pron), .gender = g };
        if (g == gender) x.points += 25;
        put(c, &n, x);
    }
    return n;
}

static void add_pronoun(sy_work *w, uint32_t i, int32_t actor, unsigned conf, char gender)
{
    sy_found *f = sy_found_add(w, SY_MENTION_PRONOUN, i, i, actor, actor < 0 ? SAYSO_HOW_NONE : SAYSO_HOW_PRONOUN, conf);
    f->gender = gender;
}

/* The best candidate, if it stands clearly before the second. */
static int32_t best_of(const candidate *c, uint32_t n, int margin, unsigned *conf)
{
    int32_t best = -1, second = -1;
    for (uint32_t i = 0; i < n; i++) {
        if (best < 0 || c[i].points > c[best].points) {
            second = best;
            best = (int32_t)i;
        } else if (second < 0 || c[i].points > c[second].points) {
            second = (int32_t)i;
        }
    }
    if (best < 0 || c[best].actor < 0) return -1;
    int lead = second < 0 ? 100 : c[best].points - c[second].points;
    if (lead < margin || c[best].points < LEAST_POINTS) return -1;
    *conf = lead >= 60 ? 86 : lead >= 30 ? 80 : 74;
    return c[best].actor;
}

/* -------------------------------------------------------------------- it, they */

/* The subject that "its" looks back to in its own clause or in the clause that this one is the content of. */
static int32_t collective_subject(const sy_work *w, uint32_t pron, int plural, int own_clause)
{
    int32_t verb = clause_of(w, pron);
    for (int up = 0; verb >= 0 && up < 3; up++) {
        int32_t s = sy_child_main(w->d, verb, SY_REL_NSUBJ);
        if (s >= 0 && s != (int32_t)pron && (up || own_clause)) {
            int32_t f = s < (int32_t)pron ? w->by_word[s] : -1;
            if (f < 0) return -1;
            const sy_found *x = &w->found.at[f];
            if (x->actor < 0 || !is_collective(w, x->actor) || !quoted_alike(w, (uint32_t)s, pron)) return -1;
            int many = x->plural || x->kind == SY_MENTION_DEMONYM;
            return many == plural ? x->actor : -1;
        }
        unsigned rel = sy_rel_main(w->d->words.at[verb].rel);
        if (rel != SY_REL_XCOMP && rel != SY_REL_CCOMP && rel != SY_REL_ADVCL && rel != SY_REL_CONJ) return -1;
        verb = w->d->words.at[verb].head;
    }
    return -1;
}

/* "its" and "itself" may look to the subject of their own clause, "it" only beyond. */
static void take_collective(sy_work *w, uint32_t i, int plural, int own_clause)
{
    unsigned rel = w->d->words.at[i].rel;
    if (!w->tagged || rel == SY_REL_EXPL) return;
    int32_t actor = collective_subject(w, i, plural, own_clause);
    if (actor >= 0) add_pronoun(w, i, actor, 76, 0);
}

/* ------------------------------------------------------------------------ all */

/* Names in the place of a subject that no step took for a person may be one: "Holt", which the tagger took for a town. */
static void note_strangers(sy_work *w)
{
    const sayso_doc *d = w->d;
    for (uint32_t i = 0; i < d->words.n && w->tagged; i++) {
        if (d->words.at[i].upos != SY_PROPN || sy_rel_main(d->words.at[i].rel) != SY_REL_NSUBJ) continue;
        sy_found *f = w->owner[i] >= 0 ? &w->found.at[w->owner[i]] : NULL;
        if (!f) {
            f = sy_found_add(w, SY_MENTION_NAME, i, i, -1, SAYSO_HOW_NONE, 30);
            f->hidden = f->somebody = 1;
        } else if (f->kind == SY_MENTION_NAME && f->actor >= 0 && f->how == SAYSO_HOW_NAME && w->locals.at[f->actor].entity < 0 && !w->locals.at[f->actor].settled && (!w->locals.at[f->actor].person || f->conf <= 60)) {
            f->somebody = 1;
        }
    }
}

static int by_head(const sy_work *w, uint32_t a, uint32_t b) { return w->found.at[a].head < w->found.at[b].head; }

/* Mentions in the order of their heads (merge of a nearly sorted list). */
static uint32_t *in_order(sy_work *w, uint32_t *n)
{
    uint32_t m = w->found.n, *a = sy_alloc_array(&w->d->arena, m + 1, sizeof *a), *b = sy_alloc_array(&w->d->arena, m + 1, sizeof *b);
    for (uint32_t i = 0; i < m; i++) a[i] = i;
    for (uint32_t width = 1; width < m; width *= 2) {
        for (uint32_t lo = 0; lo < m; lo += 2 * width) {
            uint32_t mid = lo + width < m ? lo + width : m, hi = lo + 2 * width < m ? lo + 2 * width : m, i = lo, j = mid;
            for (uint32_t k = lo; k < hi; k++) b[k] = i < mid && (j >= hi || !by_head(w, a[j], a[i])) ? a[i++] : a[j++];
        }
        uint32_t *t = a;
        a = b;
        b = t;
    }
    *n = m;
    return a;
}

void sy_find_pronouns(sy_work *w)
{
    const sayso_doc *d = w->d;
    uint32_t n_names, n = 0, at = 0;
    w->named = sy_alloc_array(&w->d->arena, w->locals.n + 1, sizeof *w->named);
    for (uint32_t k = 0; k < w->found.n; k++)
        if (w->found.at[k].actor >= 0) w->named[w->found.at[k].actor]++;
    note_strangers(w);
    const uint32_t *names = in_order(w, &n_names);
    uint32_t *order = sy_alloc_array(&w->d->arena, n_names + d->words.n + 1, sizeof *order);
    for (uint32_t i = 0; i < d->words.n; i++) {
        while (at < n_names && w->found.at[names[at]].head <= i) order[n++] = names[at++];
        int possessive = 0;
        pronoun p = pronoun_of(d->words.at[i].lower, &possessive);
        if (p == NOT_A_PRONOUN || (w->tagged && d->words.at[i].upos != SY_PRON && d->words.at[i].upos != SY_DET)) continue;
        if (w->owner[i] >= 0 || w->shouting[d->words.at[i].sentence] == 2) continue;
        if (p == IT || p == THEY) {
            take_collective(w, i, p == THEY, possessive || sy_is(w, i, "itself"));
            continue;
        }
        if (p == SHE && possessive && w->tagged) possessive = d->words.at[i].rel == SY_REL_NMOD_POSS;
        candidate c[CANDIDATES_MAX];
        char gender = p == HE ? 'm' : 'f';
        unsigned conf = 30;
        uint32_t m = persons_before(w, i, gender, possessive, order, n, c);
        int32_t actor = best_of(c, m, 15, &conf);
        add_pronoun(w, i, actor, actor < 0 ? 30 : conf, gender);
        if (actor >= 0 && !w->locals.at[actor].gender) w->locals.at[actor].gender = gender;
        w->by_word[i] = (int32_t)w->found.n - 1;
        order[n++] = w->found.n - 1;
    }
}
