/*
 * attribution_joint.c - several speakers of one statement ("Doren and Vell said"). A source is cut at "and" and, before it, at
 * commas; its parts are speakers of their own only where each is somebody alone: a person by name, a body with its article, a
 * name. "Orvenian and Castavar officials" and "president and manager Ed Moss" stay whole.
 */
#include "record/attribution.h"

#include "names/names.h"

enum { PARTS_MAX = SAYSO_JOINT_MAX + 1 };

typedef struct {
    sy_run at[PARTS_MAX];
    uint32_t n;
} parts;


static int is_and(const sayso_doc *d, int32_t i) { return sy_word_is(sy_nth(d, i), "and") || sy_word_is(sy_nth(d, i), "&"); }

/* Inside one name ("Foreign and Trade Office")? */
static int is_in_name(const sayso_doc *d, int32_t i)
{
    int32_t m = sy_nth(d, i)->mention;
    return m >= 0 && sy_span_covers(d->mentions.at[m].span, sy_nth(d, i - 1)->span) && sy_span_covers(d->mentions.at[m].span, sy_nth(d, i + 1)->span);
}

static void add_part(const sayso_doc *d, parts *p, int32_t first, int32_t last)
{
    while (first <= last && (sy_nth(d, first)->upos == SY_PUNCT || sy_word_is(sy_nth(d, first), "both") || is_and(d, first))) first++;
    while (last >= first && (sy_nth(d, last)->upos == SY_PUNCT || is_and(d, last))) last--;
    if (first > last || p->n == PARTS_MAX) return;
    p->at[p->n].first = first;
    p->at[p->n++].last = last;
}

static int ends_source(const sy_word *w) { return w->xpos == SY_XPOS_WP || w->xpos == SY_XPOS_WDT || sy_word_is(w, "who") || sy_word_is(w, "("); }

/* The source up to its first relative clause, cut; no parts where it has no "and". */
static parts cut(const sayso_doc *d, sy_run source)
{
    parts p = { .n = 0 };
    int32_t end = source.last, joint = -1, from = source.first;
    for (int32_t i = source.first + 1; i <= end; i++)
        if (ends_source(sy_nth(d, i))) end = i - 1;
    for (int32_t i = source.first + 1; i < end; i++)
        if (is_and(d, i) && !is_in_name(d, i)) joint = i;
    for (int32_t i = source.first + 1; joint >= 0 && i <= joint; i++) {
        if ((!sy_word_is(sy_nth(d, i), ",") && !is_and(d, i)) || is_in_name(d, i)) continue;
        add_part(d, &p, from, i - 1);
        from = i + 1;
    }
    if (joint >= 0) add_part(d, &p, joint + 1, end);
    return p;
}

/* "the army", "her lawyer", "a senior official": a noun phrase with what makes it one, to the last word. */
static int is_full_phrase(const sayso_doc *d, sy_run r)
{
    const sy_word *first = sy_nth(d, r.first);
    return r.last > r.first && (first->upos == SY_DET || first->xpos == SY_XPOS_PRPS || first->xpos == SY_XPOS_CD);
}

static int is_nation(const sayso_doc *d, int32_t actor)
{
    sayso_actor_kind kind = d->actors.at[actor].kind;
    return kind == SAYSO_ACTOR_STATE || kind == SAYSO_ACTOR_GOVERNMENT || kind == SAYSO_ACTOR_PLACE;
}

/* Whose part it is; -1. *somebody: it stands alone, known or not. */
static int32_t actor_of(const sayso_doc *d, sy_run part, int *somebody)
{
    int32_t person = sy_person_named(d, part), head = sy_source_head(d, part);
    *somebody = 1;
    if (person >= 0) return person;
    *somebody = head == part.last && (sy_nth(d, head)->upos == SY_PROPN ? sy_nth(d, head)->xpos != SY_XPOS_NNS : is_full_phrase(d, part) && sy_nth(d, head)->upos == SY_NOUN);
    return *somebody ? sy_actor_near(d, head) : -1;
}

/* "Orvenian and Castavar officials": nations before a noun for people are part of one phrase. */
static int is_one_phrase(const sayso_doc *d, const parts *p, const int32_t *actors)
{
    sy_run last = p->at[p->n - 1];
    int32_t head = sy_source_head(d, last);
    if (head < 0 || sy_nth(d, head)->upos != SY_NOUN || is_full_phrase(d, last)) return 0;
    for (uint32_t i = 0; i + 1 < p->n; i++)
        if (actors[i] < 0 || is_nation(d, actors[i])) return 1;
    return 0;
}

static int are_full_phrases(const sayso_doc *d, const parts *p)
{
    int all = 1;
    for (uint32_t i = 0; i < p->n; i++) all = all && is_full_phrase(d, p->at[i]);
    return all;
}

/* "Ed Moss, president and manager of the works": titles of the one who is named first. */
static int are_his_titles(const sayso_doc *d, const parts *p, const int32_t *actors)
{
    if (p->n < 2 || actors[0] < 0 || d->actors.at[actors[0]].kind != SAYSO_ACTOR_PERSON) return 0;
    for (uint32_t i = 1; i < p->n; i++) {
        int32_t head = sy_source_head(d, p->at[i]);
        if (head < 0 || sy_nth(d, head)->xpos != SY_XPOS_NN || is_full_phrase(d, p->at[i])) return 0;
    }
    return 1;
}

int sy_attr_joint(const sayso_doc *d, sy_run source, sayso_attribution *a, int32_t *shared)
{
    *shared = -1;
    parts p = cut(d, source);
    int32_t actors[PARTS_MAX], known = 0;
    int somebody, last_alone = 0;
    for (uint32_t i = 0; i < p.n; i++) {
        actors[i] = actor_of(d, p.at[i], &somebody);
        known += actors[i] >= 0;
        if (!somebody && i == 0) return 0;
        last_alone = somebody;
    }
    if (are_his_titles(d, &p, actors)) return 0;
    if (p.n > 1 && is_one_phrase(d, &p, actors)) *shared = sy_source_head(d, p.at[p.n - 1]);
    if (p.n < 2 || !last_alone || *shared >= 0) return 0;
    a->speaker = -1;
    if (!known) return are_full_phrases(d, &p); /* "the army and the river board": not the one, nor the other alone */
    for (uint32_t i = 0; i < p.n; i++) {
        int again = actors[i] < 0 || actors[i] == a->speaker;
        for (uint32_t k = 0; k < a->n_joint; k++) again |= a->joint[k] == actors[i];
        if (again) continue;
        if (a->speaker < 0) a->speaker = actors[i];
        else a->joint[a->n_joint++] = actors[i];
    }
    return 1;
}
