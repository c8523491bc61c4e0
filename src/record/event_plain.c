/*
 * event_plain.c - events between sides whose country nobody tells: "rebels shelled the army's camp", "the union called a strike".
 *
 * A desk wants them as it wants those of states; what made such readings wrong where they were read by hand is left out here: things
 * and pronouns as sides, sides far from the verb, nouns that tell the deed, somebody's people ("his aides"), and verbs whose meaning
 * hangs on the side that is missing ("supports", "agrees with").
 */
#include "record/event_plain.h"

#include <string.h>

enum { NEAR = 60, /* bytes between a side and the words that tell the event */ REACH_MAX = 60 };

/* Roles that act in the name of others, and those to whom things are done. */
static const char acting[] = "GOV MIL COP REB UAF OPP PTY LAB LEG SPY JUD", crowds[] = "CVL LAB OPP EDU REF AGR SOC CRM";

static const sy_word *word(const sy_event_reader *r, int32_t w) { return sy_event_nth(r, w); }

static int sector_in(const sy_party *p, const char *list)
{
    return p->code && strlen(p->code) >= 6 && strstr(list, p->code + 3) != NULL;
}

static int is_near(const sy_event_reader *r, const sy_reading *m, sayso_span side)
{
    for (uint32_t i = 0; i < m->n_triggers; i++) {
        sayso_span t = word(r, m->trigger[i])->span;
        uint32_t gap = t.start >= side.end ? t.start - side.end : side.start >= t.end ? side.start - t.end : 0;
        if (gap <= NEAR) return 1;
    }
    return 0;
}

/* A noun of its own, near the deed: no pronoun, nobody's ("his aides"), no country by a guess. */
static int is_printed(const sy_event_reader *r, const sy_reading *m, const sy_party *p)
{
    if (p->word < 0 || p->guessed || p->is_place || !is_near(r, m, p->span)) return 0;
    if (word(r, p->word)->upos != SY_NOUN && word(r, p->word)->upos != SY_PROPN) return 0;
    int32_t owner = sy_child(r->doc, p->word, SY_REL_NMOD_POSS);
    return owner < 0 || word(r, owner)->upos != SY_PRON;
}

/* A person, a body or a group that the report calls by name. */
static int is_name(const sy_event_reader *r, const sy_party *p)
{
    if (p->actor < 0 || word(r, p->word)->upos != SY_PROPN) return 0;
    sayso_actor_kind kind = r->doc->actors.at[p->actor].kind;
    return kind != SAYSO_ACTOR_PLACE && kind != SAYSO_ACTOR_MEDIA && kind != SAYSO_ACTOR_NONE;
}

static int acts(const sy_event_reader *r, const sy_reading *m, const sy_party *p)
{
    if (!is_printed(r, m, p) || sector_in(p, "JRN")) return 0;
    if (p->code && p->code[0] != '-') return p->named && (word(r, p->word)->upos == SY_PROPN || sector_in(p, acting));
    return is_name(r, p) || (p->named && sector_in(p, acting));
}

static int suffers(const sy_event_reader *r, const sy_reading *m, const sy_party *p)
{
    if (!is_printed(r, m, p)) return 0;
    return acts(r, m, p) || (p->named && sector_in(p, crowds));
}

static int all_act(const sy_event_reader *r, const sy_reading *m, const sy_parties *p)
{
    for (uint32_t i = 0; i < p->n; i++)
        if (!acts(r, m, &p->at[i])) return 0;
    return p->n > 0;
}

static int all_suffer(const sy_event_reader *r, const sy_reading *m, const sy_parties *p)
{
    for (uint32_t i = 0; i < p->n; i++)
        if (!suffers(r, m, &p->at[i])) return 0;
    return p->n > 0;
}

/* The target is a thing that the verb has for its object, or there is none. */
static int hits_object(const sy_event_reader *r, const sy_reading *m)
{
    if (!m->target.n) return 1;
    int32_t x = m->target.n == 1 ? m->target.at[0].word : -1;
    if (x < 0 || m->target.at[0].code || word(r, x)->upos != SY_NOUN) return 0;
    unsigned rel = sy_rel_main(word(r, x)->rel);
    return rel == SY_REL_OBJ || (rel == SY_REL_NSUBJ && word(r, x)->rel == SY_REL_NSUBJ_PASS);
}

/* "killed in a crash": nobody's deed. */
static int is_accident(const sy_event_reader *r)
{
    static const char *const words[] = { "crash", "accident", "fire", "flood", "storm", "earthquake", "collapse", "avalanche", "quake", "landslide", "derailment", "fall", "drown", "collide", "collision" };
    for (uint32_t i = 0; i < r->n_words; i++)
        for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
            if (sy_lemma_is(word(r, (int32_t)(r->first_word + i)), words[k])) return 1;
    return 0;
}

static int is_type(const sy_reading *m, const char *list) { return strstr(list, m->type) != NULL; }

/* "attacked the loopholes", "suspended his campaign", "captured two states" are words and votes where a politician without arms does it. */
static int is_civilian(const sy_event_reader *r, const sy_parties *p)
{
    for (uint32_t i = 0; i < p->n; i++)
        if (sector_in(&p->at[i], "CVL ELI LEG PTY JUD BUS") && (strcmp(p->at[i].code + 3, "JUD") == 0 || (p->at[i].actor >= 0 && r->doc->actors.at[p->at[i].actor].kind == SAYSO_ACTOR_PERSON))) return 1;
    return 0;
}

/* Those who use force, also where nobody is told to have been hit. */
static int is_armed(const sy_parties *p)
{
    for (uint32_t i = 0; i < p->n; i++)
        if (!p->at[i].code || (strlen(p->at[i].code) != 3 && !sector_in(&p->at[i], "MIL REB UAF COP PRM SPY") && !(p->at[i].code[0] != '-' && sector_in(&p->at[i], "GOV OPP")))) return 0;
    return 1;
}

static int is_protest(const sy_event_reader *r, const sy_reading *m, int32_t w)
{
    if (!m->source.n || sy_child(r->doc, w, SY_REL_CCOMP) >= 0 || sy_lemma_is(word(r, w), "gather")) return 0;
    if (m->frame->theme == SY_THEME_NONE && sy_child(r->doc, w, SY_REL_OBJ) >= 0) return 0; /* "demonstrated skill" */
    for (uint32_t i = 0; i < m->source.n; i++)
        if (!is_printed(r, m, &m->source.at[i]) || !m->source.at[i].named || !sector_in(&m->source.at[i], crowds)) return 0;
    return 1;
}

/* "40 people were killed": by whom is not told. Not "he was deported to X", where X is no victim, nor "are engaged in". */
static int is_done_to_them(const sy_event_reader *r, const sy_reading *m, int32_t w)
{
    if (!is_type(m, "ASSAULT COERCE") || !m->target.n || !sy_arg_passive(r->doc, w) || sy_lemma_is(word(r, w), "engage") || is_accident(r)) return 0;
    return sy_child(r->doc, w, SY_REL_NSUBJ_PASS) == m->target.at[0].word && all_suffer(r, m, &m->target);
}

/* "advanced the agenda": what it is done to is in no slot, so it is done to nobody. */
static int has_other_object(const sy_event_reader *r, const sy_reading *m, int32_t w)
{
    int32_t object = sy_child(r->doc, w, SY_REL_OBJ);
    for (uint32_t i = 0; i < m->n_triggers; i++)
        if (m->trigger[i] == object) return 0;
    return object >= 0 && strcmp(m->type, "ASSAULT") == 0;
}

static int is_deed(const sy_event_reader *r, const sy_reading *m, int32_t w)
{
    if (strcmp(m->type, "PROTEST") == 0) return is_protest(r, m, w);
    if (!m->source.n) return is_done_to_them(r, m, w);
    if (!all_act(r, m, &m->source) || (m->code && is_civilian(r, &m->source))) return 0;
    if (!m->target.n && is_type(m, "ASSAULT COERCE") && !is_armed(&m->source)) return 0;
    if (m->code && (strncmp(m->code, "18", 2) == 0 || strncmp(m->code, "193", 3) == 0) && m->target.n) return all_suffer(r, m, &m->target); /* ships are no hostages; plans are executed, films shot */
    if (!m->target.n && has_other_object(r, m, w)) return 0;
    if (m->code && strncmp(m->code, "087", 3) == 0 && m->source.at[0].actor >= 0 && !m->source.at[0].code) return 0; /* "ended his campaign" */
    return all_suffer(r, m, &m->target) || (hits_object(r, m) && !is_type(m, "MOBILIZE"));
}

/* "dismissed the minister", "declined comment": not what was asked or offered. */
static int is_refusal(const sy_event_reader *r, const sy_reading *m, int32_t w)
{
    if (sy_parties_coded(&m->target) || sy_lemma_is(word(r, w), "decline")) return 0;
    if (m->code && strncmp(m->code, "124", 3) == 0 && is_civilian(r, &m->source)) return 0;
    return !(sy_lemma_is(word(r, w), "dismiss") && m->target.n && m->target.at[0].actor >= 0);
}

/* A visit by somebody who holds no office. */
static int is_tour(const sy_reading *m)
{
    for (uint32_t i = 0; i < m->source.n; i++)
        if (sector_in(&m->source.at[i], "GOV MIL LEG") || (m->source.at[i].code && strlen(m->source.at[i].code) == 3)) return 0;
    return m->mode && strcmp(m->mode, "visit") == 0;
}

/* What is said: to whom, or of what. */
static int is_word(const sy_event_reader *r, const sy_reading *m, int32_t w)
{
    if (!all_act(r, m, &m->source)) return 0;
    if (is_type(m, "REQUEST SUPPORT")) return all_act(r, m, &m->target);
    if (is_type(m, "CONSULT")) return all_act(r, m, &m->target) ? !is_tour(m) : m->recip && !m->target.n && m->source.n > 1;
    if (is_type(m, "ACCUSE")) return all_suffer(r, m, &m->target) || (m->target.n && hits_object(r, m));
    if (is_type(m, "REJECT")) return is_refusal(r, m, w);
    if (is_civilian(r, &m->source)) return 0;
    if (is_type(m, "AGREE")) return m->frame->op == SY_OP_PROMISE && m->base && strncmp(m->base, "03", 2) != 0;
    return is_type(m, "THREATEN") && (m->base || m->frame->op == SY_OP_THREATEN); /* "warned him of the cost" advises */
}

/* A finite verb of a main clause, or a participle with its auxiliary. */
static int is_finite(const sy_event_reader *r, int32_t w)
{
    const sy_word *x = word(r, w);
    for (int hops = 0; x->rel == SY_REL_XCOMP && hops < 4; hops++) x = word(r, x->head); /* "began to withdraw" */
    if (x->upos != SY_VERB) return 0;
    return x->xpos == SY_XPOS_VBD || x->xpos == SY_XPOS_VBZ || x->xpos == SY_XPOS_VBP || (x->xpos == SY_XPOS_VBN && sy_child_main(r->doc, w, SY_REL_AUX) >= 0);
}

/* "tried to take the town" did not say that it was taken. */
static int is_attempt(const sy_event_reader *r, const sy_reading *m)
{
    static const char *const verbs[] = { "attempt", "try", "seek", "fail", "focus", "aim" };
    for (uint32_t i = 0; i < m->n_triggers; i++)
        for (size_t k = 0; k < sizeof verbs / sizeof verbs[0]; k++)
            if (sy_lemma_is(word(r, m->trigger[i]), verbs[k])) return 1;
    return 0;
}

int sy_event_is_plain(const sy_event_reader *r, const sy_reading *m, int32_t w)
{
    if (!m->type || m->is_noun || m->loose || m->negated || sy_frame_has(m->frame, SY_FLAG_UNSURE) || !is_finite(r, w) || is_attempt(r, m)) return 0;
    return is_type(m, "ASSAULT COERCE MOBILIZE SANCTION RETREAT PROTEST") ? is_deed(r, m, w) : is_word(r, m, w);
}
