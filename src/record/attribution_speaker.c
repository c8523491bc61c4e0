/*
 * attribution_speaker.c - who a source is: the person its words name, else the actor of the noun that heads it, else
 * what kind of unnamed source. Trees often break inside "Union chief Declan Moss" or "officials familiar with the
 * talks", so the head of a source and the name in it are read off the order of words.
 */
#include "record/attribution.h"

#include "base/common.h"
#include "names/names.h"

#include <stdlib.h>

enum { CLIMB_MAX = 24 };


static int is_relative(const sy_word *w) { return w->xpos == SY_XPOS_WP || w->xpos == SY_XPOS_WDT || sy_word_is(w, "who"); }
static int is_possessive_mark(const sy_word *w) { return w->xpos == SY_XPOS_POS || sy_word_is(w, "'s"); }

/* ---- the head of a source */

int32_t sy_source_head(const sayso_doc *d, sy_run source)
{
    int32_t head = -1;
    for (int32_t i = source.first; i >= 0 && i <= source.last; i++) {
        const sy_word *w = sy_nth(d, i);
        if (is_relative(w) && i > source.first) break;
        if (is_possessive_mark(w)) {
            head = -1;
            continue;
        }
        if (sy_is_nominal(w) || (w->upos == SY_NUM && i == source.last && head < 0)) {
            head = i;
            continue;
        }
        if (head < 0) continue;
        if (sy_word_is(w, "-") && i + 1 < source.last) { /* "a Europe-based analyst" */
            if (sy_is_nominal(sy_nth(d, i + 2)) || sy_nth(d, i + 2)->upos == SY_ADJ) head = -1;
            i++;
            continue;
        }
        int modifies = (w->upos == SY_ADJ || w->upos == SY_NUM || w->xpos == SY_XPOS_VBG || w->xpos == SY_XPOS_VBN) && i < source.last && sy_is_nominal(sy_nth(d, i + 1));
        if (!modifies) break;
    }
    return head;
}

/* ---- a person named in it */

typedef struct {
    int32_t first, last, actor;
} named;

/* The mention of a person by name that covers word i: its words. */
static int person_at(const sayso_doc *d, int32_t i, sy_run source, named *out)
{
    int32_t m = sy_nth(d, i)->mention;
    if (m < 0) return 0;
    const sayso_mention *x = &d->mentions.at[m];
    if (x->actor < 0 || d->actors.at[x->actor].kind != SAYSO_ACTOR_PERSON) return 0;
    if (x->how != SAYSO_HOW_NAME && x->how != SAYSO_HOW_SPELLING && x->how != SAYSO_HOW_SURNAME) return 0;
    out->actor = x->actor;
    out->first = out->last = i;
    while (out->first > source.first && sy_nth(d, out->first - 1)->span.start >= x->span.start) out->first--;
    while (out->last < source.last && sy_nth(d, out->last + 1)->span.end <= x->span.end) out->last++;
    return 1;
}

/* Does the name stand where titles lead to it ("Union chief Declan Moss", "president and manager Ed Moss", "Labour's Jane
 * Pryce"), not as part of something else ("allies of Declan Moss")? */
static int follows_title(const sayso_doc *d, sy_run source, const named *n)
{
    for (int32_t i = n->first - 1; i >= source.first; i--) {
        const sy_word *w = sy_nth(d, i);
        if (is_possessive_mark(w)) return 1;
        if (w->upos == SY_CCONJ) { /* two titles of one person, not two people */
            if (i == source.first || sy_nth(d, i - 1)->xpos != SY_XPOS_NN) return 0;
        } else if (w->upos == SY_ADP) {
            const sy_word *before = sy_nth(d, n->first - 1); /* "chairman of Tarn Steel Ed Moss" */
            return i < n->first - 1 && (before->ner == SY_NER_ORG || before->ner == SY_NER_PLACE) && i > source.first && sy_nth(d, i - 1)->xpos == SY_XPOS_NN;
        } else if (w->upos == SY_DET || w->xpos == SY_XPOS_PRPS) {
            return 1;
        } else if (w->xpos == SY_XPOS_NNS && w->upos == SY_NOUN) {
            return 0;
        } else if (w->upos != SY_NOUN && w->upos != SY_PROPN && w->upos != SY_ADJ && w->upos != SY_NUM && !sy_word_is(w, "-")) {
            return 0;
        }
    }
    return 1;
}

static int is_title_of_one(const sayso_doc *d, int32_t w)
{
    sy_role_type t;
    return sy_nth(d, w)->upos == SY_NOUN && sy_role_of_word(d, w, &t) && *t.type && !t.plural && !t.body && !t.document;
}

/* "A spokesman for the union's president, Ed Moss": whether the name is the one's or the other's the words do not tell. Where it begins; -1. */
static int32_t name_of_either(const sayso_doc *d, sy_run source)
{
    for (int32_t i = source.first + 1; i + 1 <= source.last; i++) {
        const sy_word *w = sy_nth(d, i);
        if (sy_word_is(w, ",")) return -1;
        if ((!sy_word_is(w, "for") && !sy_word_is(w, "of") && !sy_word_is(w, "to")) || !is_title_of_one(d, i - 1)) continue;
        int32_t comma = i + 1;
        while (comma < source.last && !sy_word_is(sy_nth(d, comma), ",")) comma++;
        int32_t m = comma < source.last ? sy_nth(d, comma + 1)->mention : -1;
        int name = m >= 0 && d->mentions.at[m].how != SAYSO_HOW_TITLE && sy_nth(d, comma + 1)->upos == SY_PROPN;
        return name && is_title_of_one(d, comma - 1) ? comma + 1 : -1;
    }
    return -1;
}

int32_t sy_person_named(const sayso_doc *d, sy_run source)
{
    for (int32_t i = source.first; i >= 0 && i <= source.last; i++) {
        named n;
        if (is_relative(sy_nth(d, i)) || sy_word_is(sy_nth(d, i), "(")) return -1;
        if (!person_at(d, i, source, &n)) continue;
        int ends = n.last == source.last || sy_word_is(sy_nth(d, n.last + 1), ",") || sy_word_is(sy_nth(d, n.last + 1), "(");
        int apposed = n.first > source.first + 1 && sy_word_is(sy_nth(d, n.first - 1), ",");
        if (ends && (n.first == source.first || apposed || follows_title(d, source, &n))) return n.actor;
        i = n.last;
    }
    return -1;
}

/* ---- the rest */

/* "the minister, who said": the noun that the relative clause hangs from. */
static int32_t antecedent(const sayso_doc *d, int32_t w)
{
    for (int climb = 0; w >= 0 && climb < CLIMB_MAX; climb++) {
        if (sy_nth(d, w)->rel == SY_REL_ACL_RELCL) return sy_nth(d, w)->head;
        w = sy_nth(d, w)->head;
    }
    return -1;
}

static int beside(unsigned r) { return r == SY_REL_FLAT || r == SY_REL_APPOS || r == SY_REL_COMPOUND; }

/* A state's name that is a part of a longer name ("Air Orvenia") does not speak for the state. */
static int is_part_of_name(const sayso_doc *d, int32_t w)
{
    const sayso_mention *m = &d->mentions.at[sy_nth(d, w)->mention];
    if (m->actor < 0 || m->how == SAYSO_HOW_TITLE || sy_nth(d, w)->ner != SY_NER_ORG) return 0;
    sayso_actor_kind kind = d->actors.at[m->actor].kind;
    if (kind != SAYSO_ACTOR_STATE && kind != SAYSO_ACTOR_GOVERNMENT && kind != SAYSO_ACTOR_PLACE) return 0;
    int32_t first = w, last = w, n = (int32_t)d->words.n;
    while (first > 0 && !sy_nth(d, first)->ner_begins && sy_nth(d, first - 1)->ner == SY_NER_ORG) first--;
    while (last + 1 < n && sy_nth(d, last + 1)->ner == SY_NER_ORG && !sy_nth(d, last + 1)->ner_begins) last++;
    return sy_nth(d, first)->span.start + 4 < m->span.start || sy_nth(d, last)->span.end > m->span.end;
}

int32_t sy_actor_near(const sayso_doc *d, int32_t top)
{
    int32_t actor = sy_actor_of_word(d, top);
    if (actor >= 0) return is_part_of_name(d, top) ? -1 : actor;
    SY_EACH_CHILD(d, top, c) {
        unsigned r = sy_rel_of(d, c);
        if (!beside(r)) continue;
        actor = sy_actor_of_word(d, c);
        if (actor < 0 || (r == SY_REL_COMPOUND && d->actors.at[actor].kind != SAYSO_ACTOR_PERSON)) continue;
        if (c < top && sy_nth(d, top)->upos == SY_NOUN) continue; /* "Doren aides", "a Doren spokesman" */
        return actor;
    }
    return -1;
}

static const char *country_of(const sayso_doc *d, int32_t actor) { return actor < 0 ? NULL : d->actors.at[actor].country; }

/* "a Castavar official", "an official of the Castavar army"; a place where somebody is tells nothing. */
static const char *country_near(const sayso_doc *d, sy_run source, int32_t head)
{
    for (int32_t i = source.first; i < head; i++)
        if (country_of(d, sy_actor_of_word(d, i))) return country_of(d, sy_actor_of_word(d, i));
    if (head + 1 >= source.last) return NULL;
    const sy_word *next = sy_nth(d, head + 1);
    if (!sy_word_is(next, "of") && !sy_word_is(next, "from") && !sy_word_is(next, "for")) return NULL;
    for (int32_t i = head + 2; i <= source.last && !is_relative(sy_nth(d, i)) && !sy_word_is(sy_nth(d, i), ","); i++)
        if (country_of(d, sy_actor_of_word(d, i))) return country_of(d, sy_actor_of_word(d, i));
    return NULL;
}

/* A number that stands before the noun, by the quantities of the report; 0. */
static uint32_t number_before(const sayso_doc *d, sy_run source, int32_t head)
{
    uint32_t lo = sy_quantity_from(d, sy_nth(d, source.first)->span.start);
    for (; lo < d->quantities.n && d->quantities.at[lo].span.start < sy_nth(d, head)->span.start; lo++) {
        const sayso_quantity *q = &d->quantities.at[lo];
        if (q->type != SAYSO_QUANTITY || !q->value || q->unit || q->bound || strlen(q->value) > 6 || strchr(q->value, '.')) continue;
        return (uint32_t)strtoul(q->value, NULL, 10);
    }
    return 0;
}

/* How many people or documents an unnamed source is: a number before the noun, or one where the noun is singular; 0: several. */
static uint32_t number_of(const sayso_doc *d, sy_run source, int32_t head)
{
    static const char *const many[] = { "police", "staff", "media", "press", "personnel", "military", "public", "people", "data", NULL };
    const sy_word *w = sy_nth(d, head);
    if (source.first < source.last && sy_word_is(sy_nth(d, source.first), "one") && sy_word_is(sy_nth(d, source.first + 1), "of")) return 1;
    uint32_t n = number_before(d, source, head);
    if (n) return n;
    if (w->xpos == SY_XPOS_NNS || sy_is_one_of(w->lower, many)) return 0;
    return w->xpos == SY_XPOS_NN || sy_word_is(w, "one");
}

/* "one of the officials", "most of the officials": whose type it is. */
static int32_t whole_of_part(const sayso_doc *d, sy_run source, int32_t head)
{
    static const char *const parts[] = { "half", "most", "some", "many", "several", "all", "few", "both", "none", "part", NULL };
    if ((sy_nth(d, head)->upos != SY_NUM && !sy_is_one_of(sy_nth(d, head)->lower, parts)) || head + 2 > source.last || !sy_word_is(sy_nth(d, head + 1), "of")) return head;
    sy_run rest = { head + 2, source.last };
    int32_t whole = sy_source_head(d, rest);
    return whole < 0 ? head : whole;
}

/* People of an organisation or state ("Two EU officials") are a group with an id; they are unnamed sources all the same. */
static const char *type_of_group(const sayso_doc *d, int32_t head)
{
    sy_role_type t;
    if (!sy_role_of_word(d, head, &t) || !t.plural || t.body || t.document || !*t.type) return NULL;
    return t.type;
}

static const char *type_of_source(const struct sy_cues *cues, const sayso_doc *d, int32_t head)
{
    const char *type = sy_source_type(cues, sy_nth(d, head)->lemma);
    sy_role_type t;
    if (sy_nth(d, head)->upos != SY_NOUN || !sy_role_of_word(d, head, &t) || !*t.type) return type;
    return !type || t.body ? t.type : type; /* a central bank is no company */
}

/* The nearest noun before a "who" that is somebody: a person's name, or a noun for people; -1. */
static int32_t somebody_before(const struct sy_cues *cues, const sayso_doc *d, int32_t who)
{
    int32_t first = (int32_t)d->sentences.at[sy_nth(d, who)->sentence].first_word;
    for (int32_t i = who - 1; i >= first && who - i < CLIMB_MAX; i--) {
        const sy_word *w = sy_nth(d, i);
        int32_t actor = sy_actor_of_word(d, i);
        if (actor >= 0 && d->actors.at[actor].kind == SAYSO_ACTOR_PERSON) return i;
        if (w->upos == SY_NOUN && sy_source_type(cues, w->lemma)) return i;
        if ((w->xpos == SY_XPOS_VBD && sy_nth(d, i + 1)->upos != SY_ADP) || w->xpos == SY_XPOS_VBZ || w->xpos == SY_XPOS_MD) return -1;
    }
    return -1;
}

/* "a senior diplomat involved in the mediation, who": the relative's noun as a run of its own. */
static sy_run spoken_for(const struct sy_cues *cues, const sayso_doc *d, sy_run source)
{
    if (source.first != source.last || !is_relative(sy_nth(d, source.first))) return source;
    int32_t noun = sy_word_is(sy_nth(d, source.first), "who") ? somebody_before(cues, d, source.first) : -1;
    if (noun < 0) noun = antecedent(d, source.first);
    if (noun < 0 || noun >= source.first) return source;
    sy_run run = { noun, noun };
    sy_subtree(d, noun, &run.first, &run.last);
    if (run.first > noun || run.last < noun) run.first = noun;
    run.last = source.first - 1;
    return run;
}

static int32_t head_of(const sayso_doc *d, sy_run source)
{
    int32_t top = sy_run_top(d, source), head = sy_source_head(d, source);
    if (head >= 0 && sy_actor_of_word(d, head) >= 0) return head;
    int owner = top >= 0 && top + 1 < (int32_t)d->words.n && is_possessive_mark(sy_nth(d, top + 1));
    if (top >= 0 && sy_is_nominal(sy_nth(d, top)) && !owner && (head < 0 || sy_actor_of_word(d, top) >= 0)) return top;
    return head >= 0 ? head : top;
}

void sy_attr_speaker(const struct sy_cues *cues, const sayso_doc *d, const sy_link *k, sayso_attribution *a)
{
    if (k->source.first < 0) return;
    sy_run source = spoken_for(cues, d, k->source);
    int32_t shared;
    if (sy_attr_joint(d, source, a, &shared)) return;
    if (shared >= 0 && (a->anonymous = type_of_source(cues, d, shared))) { /* people of several countries */
        a->anonymous_number = number_of(d, source, shared);
        return;
    }
    int32_t either = name_of_either(d, source);
    if (either > 0) source.last = either - 2;
    a->speaker = sy_person_named(d, source);
    if (a->speaker >= 0) return;
    int32_t head = either > 0 ? sy_source_head(d, source) : head_of(d, source);
    if (head < 0) return;
    a->speaker = either > 0 ? -1 : sy_actor_near(d, head);
    if (a->speaker >= 0) {
        if (d->actors.at[a->speaker].kind == SAYSO_ACTOR_GROUP) a->anonymous = type_of_group(d, head);
    } else if (sy_nth(d, head)->upos != SY_PROPN) {
        a->anonymous = type_of_source(cues, d, whole_of_part(d, source, head));
    }
    if (!a->anonymous) return;
    a->anonymous_number = number_of(d, source, sy_nth(d, head)->upos == SY_NUM ? head : whole_of_part(d, source, head));
    a->anonymous_country = country_of(d, a->speaker);
    if (!a->anonymous_country) a->anonymous_country = country_near(d, source, head);
}
