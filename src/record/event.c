/*
 * event.c - from readings of predicates to the events of the record.
 *
 * Attribution comes first: "X said Y attacked Z" is an event of Y and Z on the word of X. What is negated, only
 * possible, a condition, foretold by somebody else, or part of another act is kept among the nonevents with the reason.
 */
#include "base/limits.h"
#include "record/dictionary.h"
#include "record/event_plain.h"
#include "record/event_sides.h"
#include "record/event_weigh.h"
#include "record/record.h"
#include "record/touching.h"

enum { CONF_FULL = 80, CONF_ONE_SIDE = 65, CONF_SUBORDINATE = 60, CONF_NOUN = 55, CONF_DOUBTED = 55, CONF_PLAIN = 72, CONF_PLAIN_CLAIMED = 70 };

typedef struct {
    sy_event_reader reader;
    sy_touching attributions, conditions;
    const struct sy_frames *frames;
    sayso_doc *doc;
    uint32_t sentence;
    sy_sides sides;
} coder;

static const sy_word *word(const coder *c, int32_t w) { return &c->doc->words.at[w]; }

typedef struct {
    const char *why_not;
    sayso_modality modality;
    int32_t attribution, condition;
    uint8_t conf;
    const char *doubt; /* NULL: none */
    int plain;         /* shown though a side has no country */
} verdict;

/* ---- on whose word */

static void speakers(coder *c, int32_t w, int32_t attribution, sy_parties *out)
{
    out->n = 0;
    sy_parties_of(c->frames, c->doc, &c->doc->arena, sy_sides_speaker(&c->sides, w), out);
    if (out->n && out->at[0].code) return;
    int32_t actor = attribution < 0 ? -1 : c->doc->attributions.at[attribution].speaker;
    if (actor < 0) return;
    const sayso_actor *a = &c->doc->actors.at[actor];
    memset(out, 0, sizeof *out);
    out->n = 1;
    out->at[0].code = a->code ? a->code : a->country;
    out->at[0].actor = actor;
    out->at[0].word = -1;
    out->at[0].named = 1;
    out->at[0].span = sy_spans_hull(c->doc->attributions.at[attribution].source);
}

static int country_known(const sy_parties *p)
{
    return p->n && p->at[0].code && p->at[0].code[0] != '-';
}

/* May the source's future be told by this speaker: itself, its own side, or nobody known? */
static int speaks_for(const sy_parties *speaker, const sy_parties *source)
{
    if (!country_known(speaker) || !country_known(source)) return 1;
    const char *a = speaker->at[0].code;
    for (uint32_t i = 0; i < source->n; i++) {
        const char *b = source->at[i].code;
        if (speaker->at[0].word >= 0 && speaker->at[0].word == source->at[i].word) return 1;
        if (!b || strncmp(a, b, 3) != 0) continue;
        if (!a[3] || !b[3] || strcmp(a, b) == 0 || !(sy_sides_against_state(a + 3) || sy_sides_against_state(b + 3))) return 1;
    }
    return 0;
}

/* ---- the clause it stands in */

static int is_condition_mark(const sy_word *m)
{
    return sy_word_is(m, "if") || sy_word_is(m, "unless") || sy_word_is(m, "whether") || sy_word_is(m, "provided") || sy_word_is(m, "should") || sy_word_is(m, "until") || sy_word_is(m, "lest");
}

static int is_infinitive(const coder *c, int32_t w)
{
    int32_t mark = sy_child(c->doc, w, SY_REL_MARK);
    return word(c, w)->xpos == SY_XPOS_VB && mark >= 0 && sy_word_is(word(c, mark), "to");
}

/* Does the table know it as a verb that takes events, whether or not it took this one? */
static int is_operator_verb(const coder *c, int32_t w)
{
    for (const sy_frame *f = sy_frames_of(c->frames, SY_FRAME_VERB, word(c, w)->lemma, NULL); f; f = f->next)
        if (f->op > SY_OP_SAY) return 1;
    return 0;
}

/* An infinitive or gerund of a verb that is no operator we know ("hoped to attack", "recommended attacking"), or joined to one that
 * an operator took ("promised to build it and close the road"). */
static int is_possible(const coder *c, int32_t w)
{
    unsigned rel = word(c, w)->rel;
    if (rel == SY_REL_CONJ && word(c, w)->xpos == SY_XPOS_VB && word(c, w)->head >= 0 && sy_child_main(c->doc, w, SY_REL_AUX) < 0) w = word(c, w)->head, rel = word(c, w)->rel;
    if (word(c, w)->xpos == SY_XPOS_VBG && rel == SY_REL_CONJ && word(c, w)->head >= 0 && word(c, word(c, w)->head)->upos == SY_NOUN && sy_child_main(c->doc, w, SY_REL_AUX) < 0) return 1; /* "no talks or opening the border" */
    if (is_infinitive(c, w)) return rel != SY_REL_ROOT && rel != SY_REL_PARATAXIS;
    if (rel != SY_REL_XCOMP && rel != SY_REL_CCOMP) return 0;
    return (rel == SY_REL_XCOMP && word(c, w)->xpos == SY_XPOS_VBG && is_operator_verb(c, word(c, w)->head));
}

/* "it would have been better had X thanked him": an auxiliary before the subject. */
static int is_inverted(const coder *c, int32_t w)
{
    int32_t had = sy_arg_aux(c->doc, w, "have"), subject = sy_child_main(c->doc, w, SY_REL_NSUBJ);
    return had >= 0 && subject > had && word(c, w)->rel != SY_REL_ROOT && word(c, had)->lower[0] == 'h' && sy_word_is(word(c, had), "had");
}

/* Is w, or the clause it is part of, a condition or a purpose? */
static const char *clause_reason(const coder *c, int32_t w)
{
    for (int hops = 0; w >= 0 && hops < 16; hops++, w = word(c, w)->head) {
        unsigned rel = word(c, w)->rel;
        SY_EACH_CHILD(c->doc, w, k)
            if (word(c, k)->rel == SY_REL_MARK && is_condition_mark(word(c, k))) return "a condition, not a fact";
        if (hops == 0 && is_inverted(c, w)) return "a condition, not a fact";
        if (rel == SY_REL_ADVCL && word(c, w)->xpos == SY_XPOS_VB) return "a purpose, not a fact";
        int32_t mark = rel == SY_REL_ADVCL && word(c, w)->xpos != SY_XPOS_VBD ? sy_child(c->doc, w, SY_REL_MARK) : -1;
        if (mark >= 0 && sy_word_is(word(c, mark), "before")) return "not yet, perhaps never";
        if (hops == 0 && is_possible(c, w)) return "possible, not told as a fact";
        if (rel == SY_REL_ACL && word(c, w)->xpos == SY_XPOS_VB) return "possible, not told as a fact";
    }
    return NULL;
}

/* 0: main or reported clause; 1: subordinate; 2: noun phrase. */
static int depth_of_clause(const coder *c, int32_t w, int is_noun)
{
    int depth = is_noun ? 2 : 0;
    for (int hops = 0; w >= 0 && hops < 16; hops++, w = word(c, w)->head) {
        unsigned rel = sy_rel_main(word(c, w)->rel);
        if ((rel == SY_REL_ADVCL || rel == SY_REL_ACL) && depth < 1) depth = 1;
    }
    return depth;
}

/* The condition that the event hangs on, by any of its words; *in_condition: its predicate stands in a condition. */
static int32_t condition_of(const coder *c, const sy_reading *m, int32_t w, int *in_condition)
{
    sayso_span s = word(c, w)->span, clause = m->is_operator ? sy_subtree_span(c->doc, w) : s;
    *in_condition = 0;
    for (int32_t l = c->conditions.first[c->sentence]; l >= 0; l = c->conditions.links.at[l].next) {
        int32_t i = c->conditions.links.at[l].item;
        const sayso_condition *k = &c->doc->conditions.at[i];
        if (sy_spans_touch(k->condition, s)) {
            *in_condition = 1;
            return i;
        }
        for (uint32_t t = 0; t < m->n_triggers; t++)
            if (sy_spans_touch(k->consequence, word(c, m->trigger[t])->span)) return i;
        sayso_span hull = sy_spans_hull(k->consequence);
        if (m->is_operator && hull.end > hull.start && sy_span_covers(clause, hull)) return i; /* "threatened to close the gates if" */
    }
    return -1;
}

/* ---- date and place */

static int32_t governor(const coder *c, int32_t w)
{
    for (int hops = 0; w >= 0 && hops < 6; hops++) {
        int32_t head = word(c, w)->head;
        if (head < 0 || word(c, head)->upos == SY_VERB) return head;
        w = head;
    }
    return -1;
}

static const char *date_of(const coder *c, int32_t w)
{
    const sayso_doc *d = c->doc;
    const sy_sentence *s = &d->sentences.at[c->sentence];
    uint32_t lo = 0, hi = d->times.n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (d->times.at[mid].span.end <= s->span.start) lo = mid + 1;
        else hi = mid;
    }
    int32_t verb = word(c, w)->upos == SY_VERB ? w : governor(c, w);
    for (; lo < d->times.n && d->times.at[lo].span.start < s->span.end; lo++) {
        const sayso_time *t = &d->times.at[lo];
        if (t->type != SAYSO_DATE && t->type != SAYSO_TIME) continue;
        if (t->value[0] < '0' || t->value[0] > '9' || strlen(t->value) < 10 || strchr(t->value, 'W') || strchr(t->value, 'X')) continue;
        uint32_t at = sy_word_at(d, t->span.end - 1);
        if (at >= d->words.n) break;
        int32_t g = governor(c, (int32_t)at);
        if (g != verb && (int32_t)at != w && word(c, (int32_t)at)->head != w) continue;
        return sy_strndup(&c->doc->arena, t->value, 10);
    }
    return NULL;
}

static sayso_spans place_of(coder *c, const sy_reading *m, int32_t w)
{
    static const char *const preps[] = { "in", "at", "near", "outside", "inside" };
    for (unsigned p = 0; p < sizeof preps / sizeof preps[0]; p++)
        for (uint32_t t = 0; t < m->n_triggers || t == 0; t++) {
            int32_t at = sy_arg_prep(c->doc, t < m->n_triggers ? m->trigger[t] : w, preps[p]);
            if (at < 0 || word(c, at)->upos != SY_PROPN) continue;
            return sy_spans_one(c->doc, sy_words_span(c->doc, (uint32_t)sy_arg_left(c->doc, at), (uint32_t)at));
        }
    return sy_no_spans();
}

/* ---- writing */

static sayso_spans trigger_spans(coder *c, const sy_reading *m)
{
    sayso_span s[SY_TRIGGERS_MAX];
    uint32_t n = 0;
    for (uint32_t i = 0; i < m->n_triggers; i++) {
        sayso_span t = word(c, m->trigger[i])->span;
        uint32_t at = n;
        int twice = 0;
        for (uint32_t k = 0; k < n; k++) twice |= s[k].start == t.start;
        if (twice) continue;
        while (at > 0 && s[at - 1].start > t.start) s[at] = s[at - 1], at--;
        s[at] = t;
        n++;
    }
    return sy_spans_copy(c->doc, s, n);
}

static int same_code(const char *a, const char *b) { return a == b || (a && b && strcmp(a, b) == 0); }

static int told_already(const coder *c, const sayso_event *e)
{
    const sayso_doc *d = c->doc;
    sayso_span s = d->sentences.at[c->sentence].span;
    for (uint32_t i = d->events.n; i-- > 0;) {
        const sayso_event *o = &d->events.at[i];
        if (!o->trigger.n || o->trigger.at[0].start < s.start) return 0;
        if (strcmp(o->event_type, e->event_type) == 0 && same_code(o->source, e->source) && same_code(o->target, e->target)) return 1;
    }
    return 0;
}

static void write_one(coder *c, const sy_reading *m, int32_t w, const sy_party *source, const sy_party *target, const verdict *v)
{
    sayso_doc *d = c->doc;
    sayso_event e = { 0 };
    e.event_type = m->type;
    e.mode = m->mode;
    e.code = m->code;
    e.source = source ? source->code : NULL;
    e.target = target ? target->code : NULL;
    e.source_actor = source ? source->actor : -1;
    e.target_actor = target ? target->actor : -1;
    e.trigger = trigger_spans(c, m);
    e.source_span = source ? sy_spans_one(d, source->span) : sy_no_spans();
    e.target_span = target ? sy_spans_one(d, target->span) : sy_no_spans();
    e.place = place_of(c, m, w);
    e.date = date_of(c, w);
    e.modality = v->modality;
    e.polarity = m->negated ? '-' : '+';
    e.attribution = v->attribution;
    e.condition = v->condition;
    e.conf = v->conf == CONF_FULL && source && target ? sy_event_weigh(d, m, source, target, v->modality == SAYSO_CLAIMED) : v->conf;
    if ((!e.source || !e.target) && !v->plain && e.conf > CONF_ONE_SIDE) e.conf = CONF_ONE_SIDE;
    if (((source && source->guessed) || (target && target->guessed) || m->loose) && e.conf > CONF_ONE_SIDE) e.conf = CONF_ONE_SIDE;
    if (v->doubt && e.conf > CONF_DOUBTED) e.conf = CONF_DOUBTED;
    const char *why = v->why_not ? v->why_not : v->doubt;
    e.reason = why ? sy_printf(&d->arena, "%s: %s", m->frame->id, why) : m->frame->id;
    if (!v->why_not && told_already(c, &e)) return;
    e.id = sy_record_id(d, v->why_not ? 'n' : 'e', e.trigger);
    if (v->why_not) *SY_PUSH(&d->arena, &d->nonevents) = e;
    else *SY_PUSH(&d->arena, &d->events) = e;
}

static uint32_t coded(const sy_parties *p, const sy_party **out)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < p->n; i++)
        if (p->at[i].code) out[n++] = &p->at[i];
    if (!n && p->n) out[n++] = &p->at[0];
    return n;
}

/* One event for each pair of actors. */
static void write_pairs(coder *c, const sy_reading *m, int32_t w, const verdict *v)
{
    const sy_party *s[SY_PARTIES_MAX], *t[SY_PARTIES_MAX];
    uint32_t ns = coded(&m->source, s), nt = coded(&m->target, t);
    if (m->recip && !nt && ns > 1) {
        for (uint32_t i = 0; i < ns; i++)
            for (uint32_t k = i + 1; k < ns; k++) write_one(c, m, w, s[i], s[k], v);
        return;
    }
    for (uint32_t i = 0; i < (ns ? ns : 1); i++)
        for (uint32_t k = 0; k < (nt ? nt : 1); k++) {
            if (ns && nt && s[i]->word == t[k]->word && s[i]->code == t[k]->code) continue;
            write_one(c, m, w, ns ? s[i] : NULL, nt ? t[k] : NULL, v);
        }
}

static int is_press(const sy_parties *p)
{
    for (uint32_t i = 0; i < p->n; i++) {
        size_t n = p->at[i].code ? strlen(p->at[i].code) : 0;
        if (n >= 3 && strcmp(p->at[i].code + n - 3, "JRN") == 0) return 1;
    }
    return 0;
}

/* What lacks the side without which it means nothing. */
static const char *lacks_side(const sy_reading *m)
{
    int source = sy_sides_known(&m->source) != NULL, target = sy_sides_known(&m->target) != NULL;
    if (!source && !target) return "neither side is known";
    int deed = sy_frames_quad(m->type) == 4 || strcmp(m->type, "ACCUSE") == 0 || strcmp(m->type, "RETREAT") == 0;
    int of_rank = m->is_operator && m->source.n && m->source.at[0].code && m->source.at[0].named && strstr("REL ELI", m->source.at[0].code + 3) != NULL; /* an archbishop needs no state to demand */
    if (!source && ((m->is_operator && !of_rank) || (!deed && !m->source.n))) return "whose act it is was not found";
    if (m->is_operator && !m->source.at[0].named) return "said by a thing, not an actor";
    if (strcmp(m->type, "CONSULT") == 0 && (is_press(&m->source) || is_press(&m->target))) return "an interview";
    int crowd = target && strcmp(m->type, "PROTEST") == 0; /* who protests is seldom named */
    if (m->is_noun && !crowd && !(source && (target || m->recip))) return "named, not told";
    return NULL;
}

/* Is what lacks a country, or a side, told in so many words all the same? Not what is doubted, and not what a side that only the sentence lent weighs. */
static int is_plain(const coder *c, const sy_reading *m, int32_t w, const verdict *v, const char *lacks)
{
    if (v->why_not || v->doubt || v->conf < CONF_ONE_SIDE || depth_of_clause(c, w, m->is_noun)) return 0;
    if (v->modality != SAYSO_ACTUAL && v->modality != SAYSO_CLAIMED) return 0;
    int open = !sy_parties_coded(&m->source) || !sy_parties_coded(&m->target) || (!sy_sides_known(&m->source) && !sy_sides_known(&m->target));
    return (lacks || open) && sy_event_is_plain(&c->reader, m, w);
}

/* ---- judging */

static void recode(coder *c, sy_reading *m, sy_frame_op op, const char *type)
{
    const char *code = sy_frames_compose(c->frames, op, m->base ? m->base : m->code);
    const sy_cameo *k = sy_frames_cameo(c->frames, code);
    m->code = code;
    m->type = k && k->type ? k->type : type;
    m->mode = k ? k->mode : NULL;
    m->is_operator = 1;
}

static int is_coop(const sy_reading *m) { return sy_frames_quad(m->type) == 1 || sy_frames_quad(m->type) == 2; }

/* "will withdraw its men unless": what is said to follow if the other does not comply threatens, whatever it is. */
static int unless_clause(const coder *c, int32_t w)
{
    SY_EACH_CHILD(c->doc, w, k) {
        int32_t mark = word(c, k)->rel == SY_REL_ADVCL ? sy_child(c->doc, k, SY_REL_MARK) : -1;
        if (mark >= 0 && sy_word_is(word(c, mark), "unless")) return 1;
    }
    return 0;
}

/* "will", "may", "must": what the future of a basic event amounts to. Gives why it is no event, or NULL. */
static const char *judge_future(coder *c, sy_reading *m, int32_t w, int32_t attribution, verdict *v)
{
    sy_parties speaker;
    speakers(c, w, attribution, &speaker);
    if (m->negated) return NULL;
    v->modality = SAYSO_PLANNED;
    if (m->future == 3) {
        if (!speaker.n || !speaker.at[0].code || speaks_for(&speaker, &m->source) || !country_known(&m->source)) return "said to be due";
        recode(c, m, SY_OP_DEMAND, "REQUEST");
        m->target = m->source;
        m->source = speaker;
        m->recip = 0;
        v->modality = SAYSO_DEMANDED;
        return NULL;
    }
    if (m->is_operator) return m->future == 1 && strcmp(m->type, "AGREE") == 0 ? NULL : "planned";
    if (!m->source.n) return "foretold";
    if (!speaks_for(&speaker, &m->source) && !(is_coop(m) && speaks_for(&speaker, &m->target))) return "foretold by another";
    if (m->future == 2 && (is_coop(m) || !speaker.n)) return "possible, not told as a fact";
    if (is_coop(m) && unless_clause(c, w)) m->base = "16", recode(c, m, SY_OP_THREATEN, "THREATEN");
    else if (is_coop(m)) recode(c, m, SY_OP_PROMISE, "AGREE");
    else if (sy_frames_quad(m->type) == 4) recode(c, m, SY_OP_THREATEN, "THREATEN");
    else return "planned";
    return NULL;
}

/* "said they would not support him": who says so does not speak for them. */
static int own_future(coder *c, const sy_reading *m, int32_t w, int32_t attribution)
{
    sy_parties speaker;
    speakers(c, w, attribution, &speaker);
    if (speaker.n && speaker.at[0].actor >= 0 && m->source.n && m->source.at[0].actor >= 0 && speaker.at[0].actor != m->source.at[0].actor && speaker.at[0].code && strlen(speaker.at[0].code) > 3 &&
        strcmp(speaker.at[0].code + 3, "CVL") == 0) return 0;
    return speaks_for(&speaker, &m->source);
}

static sayso_modality modality_inside(uint8_t op)
{
    switch (op) {
    case SY_OP_DEMAND: case SY_OP_APPEAL: return SAYSO_DEMANDED;
    case SY_OP_PROMISE: case SY_OP_PLAN: case SY_OP_WILLING: case SY_OP_VOW: return SAYSO_PLANNED;
    default: return SAYSO_HYPOTHETICAL;
    }
}

/* A state, or those who act for it or against it. */
static int is_official(const sy_party *p)
{
    if (!p->code || p->code[0] == '-') return 0;
    if (strncmp(p->code, "IGO", 3) == 0 || strlen(p->code) == 3) return strncmp(p->code, "NGO", 3) != 0 && strcmp(p->code, "JRN") != 0;
    return strstr("GOV MIL LEG SPY COP REB UAF PRM", p->code + 3) != NULL;
}

/* Words that are seldom politics ("helped", "spoke to", "let") are where two such sides of two countries meet. */
static int between_states(const sy_reading *m)
{
    for (uint32_t i = 0; i < m->source.n; i++) {
        const sy_party *s = &m->source.at[i];
        for (uint32_t k = m->recip && !m->target.n ? i + 1 : 0; k < (m->target.n ? m->target.n : m->recip ? m->source.n : 0); k++) {
            const sy_party *t = m->target.n ? &m->target.at[k] : &m->source.at[k];
            if (is_official(s) && is_official(t) && strncmp(s->code, t->code, 3) != 0) return 1;
        }
    }
    return 0;
}

static uint8_t confidence(const coder *c, const sy_reading *m, int32_t w)
{
    if (sy_frame_has(m->frame, SY_FLAG_UNSURE) && !between_states(m)) return CONF_DOUBTED;
    int depth = depth_of_clause(c, w, m->is_noun), both = sy_parties_coded(&m->source) && (sy_parties_coded(&m->target) || m->recip);
    if (depth == 2) return CONF_NOUN;
    if (depth == 1) return CONF_SUBORDINATE;
    return both ? CONF_FULL : CONF_ONE_SIDE;
}

/* A noun tells an event where it is what its clause is about ("the riots continue"). */
static int is_told(const coder *c, int32_t w)
{
    unsigned rel = word(c, w)->rel;
    int32_t head = word(c, w)->head;
    if (rel == SY_REL_ROOT || sy_child_main(c->doc, w, SY_REL_NSUBJ) >= 0) return 1;
    if (sy_rel_main(rel) != SY_REL_NSUBJ || head < 0) return 0;
    return c->reader.reading[head - (int32_t)c->reader.first_word] == NULL && depth_of_clause(c, head, word(c, head)->upos == SY_NOUN) == 0;
}

/* "shelled the town, killing 20": one act told twice. */
static int repeats_head(const coder *c, const sy_reading *m, int32_t w)
{
    unsigned rel = word(c, w)->rel;
    int32_t head = word(c, w)->head;
    if (head < 0 || (rel != SY_REL_ADVCL && rel != SY_REL_CONJ)) return 0;
    const sy_reading *o = c->reader.reading[head - (int32_t)c->reader.first_word];
    return o && o->type && m->type && strcmp(o->type, m->type) == 0 && rel == SY_REL_ADVCL && sy_sides_known(&o->target) && o->frame->op == 0;
}

/* "dismissed the report that ... if he runs": what was done hangs on no condition; what was threatened, promised or asked may. */
static int is_past(const coder *c, const sy_reading *m, int32_t w)
{
    static const char *const open[] = { "THREATEN", "AGREE", "REQUEST", "CONCEDE" };
    for (unsigned i = 0; i < sizeof open / sizeof open[0]; i++)
        if (m->type && strcmp(m->type, open[i]) == 0) return 0;
    return !m->future && word(c, w)->xpos == SY_XPOS_VBD;
}

/* "declared war and sent troops": the second verb of those who speak is told by the report. */
static int beside_cue(const coder *c, int32_t attribution, int32_t w)
{
    const sayso_spans *cue = &c->doc->attributions.at[attribution].cue;
    for (int hops = 0; hops < 8 && word(c, w)->rel == SY_REL_CONJ; hops++) {
        w = word(c, w)->head;
        if (sy_spans_touch(*cue, word(c, w)->span)) return 1;
    }
    return 0;
}

/* "the men jailed last year": who is meant, not what was done today. */
static int describes(const coder *c, const sy_reading *m, int32_t w)
{
    return word(c, w)->rel == SY_REL_ACL && word(c, w)->xpos == SY_XPOS_VBN && !m->source.n && word(c, w)->head >= 0 && word(c, w)->head < w;
}

static void judge(coder *c, sy_reading *m, int32_t w)
{
    verdict v = { .modality = SAYSO_ACTUAL, .attribution = -1, .condition = -1 };
    int is_cue, in_condition;
    sayso_span at = word(c, w)->span;
    if (m->type) sy_sides_ask_demand(&c->sides, m, w);
    int coded = sy_parties_coded(&m->source) || sy_parties_coded(&m->target);
    if (!coded && !sy_event_is_plain(&c->reader, m, w)) return;
    v.attribution = sy_touching_speaker(c->doc, &c->attributions, c->sentence, at, &is_cue);
    if (v.attribution >= 0 && !is_cue && (beside_cue(c, v.attribution, w) || sy_told_beside(c->doc, w, &c->doc->attributions.at[v.attribution]))) v.attribution = -1;
    v.condition = condition_of(c, m, w, &in_condition);
    if (v.condition >= 0 && !in_condition && is_past(c, m, w)) v.condition = -1;
    v.conf = confidence(c, m, w);
    if (v.attribution >= 0 && !is_cue) v.modality = SAYSO_CLAIMED;
    int32_t taker = c->reader.consumed_by[w - (int32_t)c->reader.first_word];
    if (taker >= 0) {
        const sy_reading *outer = c->reader.reading[taker - (int32_t)c->reader.first_word];
        if (outer && outer->type && m->type && strcmp(outer->type, m->type) == 0 && outer->base == m->base) return; /* the same event told with a light verb */
        v.why_not = "part of another act";
        v.modality = modality_inside(outer ? outer->frame->op : 0);
    }
    if (!v.why_not && in_condition && m->future != 3) v.why_not = "a condition, not a fact", v.modality = SAYSO_HYPOTHETICAL;
    if (!v.why_not) {
        v.why_not = clause_reason(c, w);
        if (v.why_not) v.modality = SAYSO_HYPOTHETICAL;
    }
    if (!v.why_not && m->future) v.why_not = judge_future(c, m, w, v.attribution, &v);
    if (!v.why_not && m->foretold && !own_future(c, m, w, v.attribution)) v.why_not = "foretold by another";
    if (!v.why_not && m->negated) v.why_not = "negated";
    if (v.condition >= 0 && !in_condition && !v.why_not) v.modality = SAYSO_CONDITIONAL;
    if (!v.why_not && !m->type) return;
    sy_sides_ask_condition(&c->sides, m, w);
    int lent = sy_sides_complete(&c->sides, m, w);
    if (lent && v.conf > CONF_ONE_SIDE) v.conf = CONF_ONE_SIDE;
    int at_home = sy_sides_drop_own(m);
    if (!v.why_not && at_home && sy_frames_quad(m->type) <= 2 && !m->is_operator && m->source.n < 2) v.why_not = "with its own side";
    const char *lacks = v.why_not ? NULL : lacks_side(m);
    v.doubt = sy_event_doubt(&c->reader, m, w);
    v.plain = !lent && is_plain(c, m, w, &v, lacks);
    if (v.plain) v.conf = v.modality == SAYSO_CLAIMED ? CONF_PLAIN_CLAIMED : CONF_PLAIN;
    else if (lacks) v.why_not = lacks;
    if (!coded && v.why_not) return;
    if (!v.why_not && m->is_noun && !is_told(c, w)) v.why_not = "named, not told";
    if (!v.why_not && repeats_head(c, m, w)) v.why_not = "part of another act";
    if (!v.why_not && describes(c, m, w)) v.why_not = "says who is meant";
    write_pairs(c, m, w, &v);
}

/* "Orvenia said the rebels must leave the town", where no frame knows what they must do: asked of them all the same. */
static sy_reading *due(coder *c, int32_t w)
{
    const sayso_doc *d = c->doc;
    if (word(c, w)->upos != SY_VERB || sy_arg_aux(d, w, "must") < 0 || sy_arg_passive(d, w)) return NULL;
    sy_reading *m = sy_alloc(&c->doc->arena, sizeof *m);
    m->frame = sy_frames_of(c->frames, SY_FRAME_VERB, "must", NULL);
    if (!m->frame || !m->frame->code) return NULL;
    sy_parties_of(c->frames, d, &c->doc->arena, sy_arg_agent(d, w), &m->source);
    if (!country_known(&m->source)) return NULL;
    m->base = m->code = m->frame->code;
    m->type = sy_frames_cameo(c->frames, m->code)->type;
    m->trigger[m->n_triggers++] = w;
    m->future = 3;
    m->negated = (uint8_t)sy_arg_negated(d, w);
    return m;
}

static int readable(const sayso_doc *d, uint32_t s)
{
    sy_block_kind kind = d->blocks.n > d->sentences.at[s].block ? d->blocks.at[d->sentences.at[s].block].kind : SY_BLOCK_PARAGRAPH;
    return kind != SY_BLOCK_META && kind != SY_BLOCK_FURNITURE;
}

static void code_sentence(coder *c, uint32_t s)
{
    const sy_sentence *sentence = &c->doc->sentences.at[s];
    if (!sentence->n_words || !readable(c->doc, s)) return;
    c->sentence = s;
    sy_sides_start(&c->sides, s);
    sy_event_reader_start(&c->reader, c->reader.engine, c->doc, s);
    int32_t first = (int32_t)sentence->first_word, end = first + (int32_t)sentence->n_words;
    for (int32_t w = first; w < end; w++) sy_event_read(&c->reader, w, 0);
    for (int32_t w = first; w < end; w++) {
        sy_reading *m = c->reader.reading[w - first];
        if (!m && c->reader.consumed_by[w - first] < 0) m = due(c, w);
        if (m) judge(c, m, w);
    }
}

void sy_events_run(const sayso *engine, sayso_doc *doc)
{
    coder c = { .frames = engine->frames, .doc = doc, .sides = { .frames = engine->frames, .doc = doc } };
    if (engine->dictionaries) {
        sy_dictionary_events(engine->dictionaries, engine->frames, doc);
        return;
    }
    c.reader.engine = engine;
    c.sides.reader = &c.reader;
    sy_touching_attributions(doc, &c.attributions);
    sy_touching_conditions(doc, &c.conditions);
    for (uint32_t s = 0; s < doc->sentences.n; s++) code_sentence(&c, s);
}
