/* event_read.c - reading a predicate by its frame, and composing operators with the events inside them. */
#include "record/event_slots.h"

#include "base/limits.h"
#include "names/names.h"

enum { REACH_MAX = 100 }; /* words that a look below a predicate goes */

static const struct sy_frames *tables(const sy_event_reader *r) { return r->engine->frames; }

void sy_event_reader_start(sy_event_reader *r, const sayso *engine, sayso_doc *doc, uint32_t sentence)
{
    const sy_sentence *s = &doc->sentences.at[sentence];
    r->engine = engine;
    r->doc = doc;
    r->first_word = s->first_word;
    r->n_words = s->n_words;
    r->reading = sy_alloc_array(&doc->arena, s->n_words, sizeof *r->reading);
    r->state = sy_alloc_array(&doc->arena, s->n_words, 1);
    r->consumed_by = sy_alloc_array(&doc->arena, s->n_words, sizeof *r->consumed_by);
    for (uint32_t i = 0; i < s->n_words; i++) r->consumed_by[i] = -1;
}

static void consume(sy_event_reader *r, int32_t inner, int32_t by)
{
    if (inner >= 0) r->consumed_by[inner - (int32_t)r->first_word] = by;
}

/* ---- fitness of the sides for the frame */

static const char *sector_of(const sy_party *p)
{
    return p->code && strlen(p->code) >= 6 ? p->code + 3 : "";
}

static int is_one_of(const char *sector, const char *list)
{
    return sector[0] && strstr(list, sector) != NULL;
}

static int armed(const sy_party *p)
{
    return p->code && (p->country_only || is_one_of(sector_of(p), "MIL REB UAF PRM COP SPY GOV IMG CRM") || strncmp(p->code, "IMG", 3) == 0);
}

static int sides_fit(const sy_frame *f, const sy_reading *m, int depth)
{
    const sy_party *s = m->source.n ? &m->source.at[0] : NULL;
    if (sy_frame_has(f, SY_FLAG_NEED) && !m->target.n && !depth && !(m->recip && m->source.n > 1)) return 0;
    if (sy_frame_has(f, SY_FLAG_PLURAL) && !m->target.n && m->source.n < 2) return 0;
    if (sy_frame_has(f, SY_FLAG_GOV) && !(s && s->code && (s->country_only || is_one_of(sector_of(s), "GOV MIL LEG IGO ELI") || strncmp(s->code, "IGO", 3) == 0))) return 0;
    if (sy_frame_has(f, SY_FLAG_MIL) && s && !armed(s)) return 0;
    if (sy_frame_has(f, SY_FLAG_MIL) && !s) return m->target.n > 0;
    if (sy_frame_has(f, SY_FLAG_ARMED) && !(s && armed(s))) return 0;
    if (sy_frame_has(f, SY_FLAG_CROWD) && s && s->code && (s->is_country || is_one_of(sector_of(s), "GOV MIL LEG COP JUD"))) return 0;
    if (sy_frame_has(f, SY_FLAG_MOB) && !(s && is_one_of(sector_of(s), "CVL LAB OPP EDU REL SOC PTY REF"))) return 0;
    if (sy_frame_has(f, SY_FLAG_ONPOLICE) && !(m->target.n && is_one_of(sector_of(&m->target.at[0]), "COP"))) return 0;
    if (sy_frame_has(f, SY_FLAG_WORKERS) && !(s && is_one_of(sector_of(s), "LAB EDU MED SOC"))) return 0;
    if (sy_frame_has(f, SY_FLAG_PEOPLE) && !sy_parties_coded(&m->target)) return 0;
    if (sy_frame_has(f, SY_FLAG_PERSON) && !(s && s->named)) return 0;
    if (sy_frame_has(f, SY_FLAG_IGO) && !(s && s->code && strncmp(s->code, "IGO", 3) == 0)) return 0;
    return 1;
}

/* ---- basic events */

static void set_code(const sy_event_reader *r, sy_reading *m, const char *code, const char *mode, const char *type)
{
    const sy_cameo *c = sy_frames_cameo(tables(r), code);
    m->code = code;
    m->type = type ? type : c ? c->type : NULL;
    m->mode = mode ? mode : c ? c->mode : NULL;
}

static void add_trigger(sy_reading *m, int32_t w)
{
    if (m->n_triggers < SY_TRIGGERS_MAX) m->trigger[m->n_triggers++] = w;
}

static sy_reading *new_reading(sy_event_reader *r, const sy_frame *f, int32_t w)
{
    sy_reading *m = sy_alloc(&r->doc->arena, sizeof *m);
    m->frame = f;
    m->recip = (uint8_t)sy_frame_has(f, SY_FLAG_RECIP);
    add_trigger(m, w);
    int32_t prt = sy_event_particle(r, w);
    if (prt >= 0) add_trigger(m, prt);
    return m;
}

/* "the guerrillas have been disarmed", "troops were pulled back": told of no other, they are the ones who yield. */
static void yields_itself(const sy_event_reader *r, const sy_frame *f, int32_t w, sy_reading *m)
{
    if (m->source.n || !f->code || (strncmp(f->code, "087", 3) != 0 && strncmp(f->code, "15", 2) != 0) || sy_event_nth(r, w)->upos != SY_VERB || !sy_arg_passive(r->doc, w)) return;
    sy_parties them = { 0 };
    sy_event_parties(r, sy_arg_patient(r->doc, w), &them);
    if (!sy_parties_coded(&them) || !them.at[0].named) return;
    m->source = them;
    if (m->target.n && m->target.at[0].word == them.at[0].word) m->target.n = 0;
}

/* Predicates inside an accusation, a veto, an inquiry are what it is about. */
static void swallow_below(sy_event_reader *r, int32_t w)
{
    SY_EACH_CHILD(r->doc, w, c) {
        unsigned rel = sy_rel_main(sy_event_nth(r, c)->rel);
        if ((rel == SY_REL_ADVCL && c > w && sy_event_nth(r, c)->xpos == SY_XPOS_VBG) || rel == SY_REL_CCOMP || rel == SY_REL_XCOMP || rel == SY_REL_OBJ || (rel == SY_REL_OBL && (sy_arg_has_case(r->doc, c, "of") || sy_arg_has_case(r->doc, c, "for") || sy_arg_has_case(r->doc, c, "over")))) consume(r, c, w);
    }
}

/* "blew themselves up" is no second target. */
static int does_it_to_itself(const sy_event_reader *r, int32_t w)
{
    int32_t o = sy_event_nth(r, w)->upos == SY_VERB ? sy_child(r->doc, w, SY_REL_OBJ) : -1;
    size_t n = o >= 0 ? strlen(sy_event_nth(r, o)->lower) : 0;
    return n > 6 && (strcmp(sy_event_nth(r, o)->lower + n - 4, "self") == 0 || strcmp(sy_event_nth(r, o)->lower + n - 6, "selves") == 0);
}

/* "an Orvenian air strike killed": whose strike it was, and on whom, stands at the noun. */
static void sides_of_blow(sy_event_reader *r, int32_t w, sy_reading *m, int depth)
{
    if (strcmp(m->type, "ASSAULT") != 0 || sy_event_nth(r, w)->upos != SY_VERB) return;
    int32_t agent = sy_arg_agent(r->doc, w);
    if (agent < 0 || sy_event_nth(r, agent)->upos != SY_NOUN) return;
    const sy_reading *blow = sy_event_read(r, agent, depth + 1);
    if (!blow || !blow->base || (strncmp(blow->base, "18", 2) != 0 && strncmp(blow->base, "19", 2) != 0 && strncmp(blow->base, "20", 2) != 0)) return;
    if (!sy_parties_coded(&m->source)) m->source = blow->source;
    if (!sy_parties_coded(&m->target) || (!sy_parties_placed(&m->target) && sy_parties_placed(&blow->target))) m->target = blow->target;
    add_trigger(m, agent);
}

/* "used tear gas to disperse X": the act told again as what it was for says to whom. */
static void target_of_purpose(sy_event_reader *r, int32_t w, sy_reading *m, int depth)
{
    if (sy_parties_coded(&m->target) || sy_event_nth(r, w)->upos != SY_VERB) return;
    SY_EACH_CHILD(r->doc, w, c) {
        unsigned rel = sy_event_nth(r, c)->rel;
        if (c < w || (rel != SY_REL_XCOMP && rel != SY_REL_ADVCL) || sy_event_nth(r, c)->xpos != SY_XPOS_VB) continue;
        const sy_reading *inner = sy_event_read(r, c, depth + 1);
        if (!inner || !inner->type || strcmp(inner->type, m->type) != 0 || inner->negated || !inner->target.n) continue;
        m->target = inner->target;
        return;
    }
}

/* "X and Y fought crime", "met resistance": both do it, but not to each other. */
static int acts_on_thing(const sy_event_reader *r, int32_t w, const sy_reading *m)
{
    if (!m->recip || m->frame->theme != SY_THEME_NONE || sy_event_nth(r, w)->upos != SY_VERB || sy_arg_passive(r->doc, w)) return 0;
    int32_t o = sy_child(r->doc, w, SY_REL_OBJ);
    if (o < 0) o = sy_event_infinitive(r, w); /* "fight smuggling" */
    return o > w && sy_event_nth(r, o)->upos != SY_PRON && sy_event_nth(r, o)->upos != SY_PROPN && !sy_parties_coded(&m->target);
}

static sy_reading *read_basic(sy_event_reader *r, const sy_frame *f, int32_t w, int32_t theme, int depth)
{
    sy_reading *m = new_reading(r, f, w);
    set_code(r, m, f->code, f->mode, f->type);
    m->base = f->code;
    sy_event_own_source(r, f, w, &m->source);
    sy_event_frame_target(r, f, w, theme, &m->target);
    yields_itself(r, f, w, m);
    if (strcmp(m->type ? m->type : "", "AID") == 0 && theme >= 0 && m->target.n && m->target.at[0].word == theme) m->target.n = 0; /* "sent more forces": what is sent */
    if (m->recip && !m->source.n && m->target.n > 1 && sy_event_nth(r, w)->upos == SY_NOUN) m->source = m->target, m->target.n = 0; /* "fighting between X and Y" */
    if (sy_frame_has(f, SY_FLAG_SWAP)) {
        sy_parties s = m->source;
        m->source = m->target;
        m->target = s;
    }
    if (!m->type || !sides_fit(f, m, depth)) return NULL;
    if (strcmp(m->type, "ASSAULT") == 0 && (does_it_to_itself(r, w) || acts_on_thing(r, w, m))) return NULL;
    if (acts_on_thing(r, w, m)) m->recip = 0;
    if (sy_frame_has(f, SY_FLAG_STATE) && sy_frame_has(f, SY_FLAG_GOV) && sy_event_nth(r, w)->upos == SY_VERB && sy_child(r->doc, w, SY_REL_OBJ) >= 0) return NULL; /* "returned the bodies to": no visit */
    if (f->theme == SY_THEME_NONE && f->code && strcmp(f->code, "0874") == 0 && sy_event_nth(r, w)->upos == SY_VERB && sy_child(r->doc, w, SY_REL_OBJ) >= 0) return NULL; /* "withdrew its offer" */
    sides_of_blow(r, w, m, depth);
    if (strcmp(m->type, "PROTEST") == 0 && sy_event_nth(r, w)->rel == SY_REL_PARATAXIS) return NULL; /* "..., the group protested": words */
    target_of_purpose(r, w, m, depth);
    if (theme >= 0 && sy_event_nth(r, theme)->upos == SY_NOUN) {
        consume(r, theme, w);
        int32_t sense = sy_event_sense_noun(r, theme);
        if (sense != theme) consume(r, sense, w);
        add_trigger(m, sense);
    } else if (theme >= 0 && f->theme != SY_THEME_OBJ) consume(r, theme, w);
    if (sy_frame_has(f, SY_FLAG_SWALLOW)) swallow_below(r, w);
    return m;
}

/* ---- operators */

static int coop(const sy_reading *m) { return sy_frames_quad(m->type) == 1 || sy_frames_quad(m->type) == 2; }

/* Rebels, an opposition and the people are a side of their own in their country. */
static int apart_at_home(const sy_party *a, const sy_party *b)
{
    return is_one_of(sector_of(a), "REB OPP UAF CVL LAB") != is_one_of(sector_of(b), "REB OPP UAF CVL LAB") && (sector_of(a)[0] || sector_of(b)[0]);
}

static int same_side(const sy_parties *a, const sy_parties *b)
{
    for (uint32_t i = 0; i < a->n; i++)
        for (uint32_t k = 0; k < b->n; k++) {
            if (a->at[i].word == b->at[k].word) return 1;
            if (a->at[i].code && b->at[k].code && strncmp(a->at[i].code, b->at[k].code, 3) == 0 && a->at[i].code[0] != '-' && !apart_at_home(&a->at[i], &b->at[k])) return 1;
            if (a->at[i].actor >= 0 && a->at[i].actor == b->at[k].actor) return 1;
        }
    return 0;
}

static void inherit(sy_reading *m, const sy_reading *inner)
{
    m->base = inner->base ? inner->base : inner->code;
    for (uint32_t i = 0; i < inner->n_triggers; i++) add_trigger(m, inner->trigger[i]);
}

static void target_or(sy_parties *target, const sy_parties *a, const sy_parties *source, const char *deed)
{
    if (sy_parties_coded(target) || !a->n) return;
    int at_home = deed && strncmp(deed, "17", 2) == 0; /* a curfew is laid on one's own country */
    if (same_side(a, source) && sy_parties_coded(a) && !at_home) return;
    if (target->n && !sy_parties_coded(a)) return;
    *target = *a;
}

static void compose(const sy_event_reader *r, sy_reading *m, sy_frame_op op, const sy_reading *inner, const char *fallback, const char *fallback_mode)
{
    const char *code = inner ? sy_frames_compose(tables(r), op, inner->base ? inner->base : inner->code) : NULL;
    set_code(r, m, code ? code : fallback, code ? NULL : fallback_mode, NULL);
}

static const char *type_of_op(sy_frame_op op)
{
    switch (op) {
    case SY_OP_PROMISE: return "AGREE";
    case SY_OP_DEMAND: case SY_OP_APPEAL: return "REQUEST";
    case SY_OP_REJECT: return "REJECT";
    case SY_OP_THREATEN: return "THREATEN";
    default: return NULL;
    }
}

/* Inner events without a CAMEO code (a resignation) keep the type of the operator. */
static void ensure_type(sy_reading *m, sy_frame_op op)
{
    if (!m->type) m->type = type_of_op(op);
}

/* "vowed to shut the pipeline unless ...": a threat, whatever it is that was vowed. */
static int has_unless(const sy_event_reader *r, int32_t w)
{
    int32_t first, last;
    sy_subtree(r->doc, w, &first, &last);
    for (int32_t k = w + 1; k <= last && k < w + REACH_MAX; k++)
        if (sy_event_nth(r, k)->rel == SY_REL_MARK && sy_word_is(sy_event_nth(r, k), "unless")) return 1;
    return 0;
}

/* "hopes that nobody will support X", "agree it will be hard": the clause has a subject of its own, and it is not who speaks. */
static int others_do_it(const sy_event_reader *r, const sy_reading *m, int32_t theme)
{
    int32_t s = theme >= 0 && sy_event_nth(r, theme)->rel == SY_REL_CCOMP ? sy_child_main(r->doc, theme, SY_REL_NSUBJ) : -1;
    if (theme >= 0 && sy_event_nth(r, theme)->rel == SY_REL_CCOMP && sy_child(r->doc, theme, SY_REL_EXPL) >= 0) return 1;
    if (s < 0 || sy_word_is(sy_event_nth(r, s), "they") || sy_word_is(sy_event_nth(r, s), "he") || sy_word_is(sy_event_nth(r, s), "she") || sy_word_is(sy_event_nth(r, s), "we")) return 0;
    if (sy_word_is(sy_event_nth(r, s), "it")) return sy_actor_of_word(r->doc, s) < 0 && sy_event_nth(r, theme)->upos != SY_VERB;
    sy_parties own = { 0 };
    sy_event_parties(r, s, &own);
    return !same_side(&own, &m->source);
}

static sy_reading *promise_or_threat(sy_event_reader *r, sy_reading *m, const sy_reading *inner, const sy_frame *f, int32_t theme)
{
    if (!inner && f->op == SY_OP_VOW && has_unless(r, m->trigger[0])) {
        set_code(r, m, "130", NULL, NULL);
        return m;
    }
    if (!inner && !f->code) return NULL;
    m->loose |= (uint8_t)others_do_it(r, m, theme);
    if (inner && !coop(inner) && sy_frame_has(f, SY_FLAG_INNERNEEDED) && f->code) { /* "accepted the deployment of troops": lets others do it */
        set_code(r, m, f->code, f->mode, f->type);
        target_or(&m->target, &inner->source, &m->source, NULL);
        m->recip = 0;
        return m;
    }
    if (inner && !coop(inner)) {
        if (f->op == SY_OP_PROMISE && inner->base && strncmp(inner->base, "09", 2) == 0) { /* "promised to investigate" */
            set_code(r, m, "030", NULL, NULL);
            return m;
        }
        if (sy_frames_quad(inner->type) != 4 && strcmp(inner->type, "THREATEN") != 0) return NULL;
        compose(r, m, SY_OP_THREATEN, inner, "130", NULL);
        ensure_type(m, SY_OP_THREATEN);
    } else {
        compose(r, m, SY_OP_PROMISE, inner, f->code, f->mode);
        if (inner) ensure_type(m, SY_OP_PROMISE);
    }
    if (inner) {
        if (!sy_parties_coded(&m->target) && sy_parties_placed(&inner->source) && !same_side(&inner->source, &m->source)) m->target = inner->source; /* "agreed to X's mediation" */
        target_or(&m->target, &inner->target, &m->source, inner->base);
        m->recip = inner->recip || (sy_frame_has(f, SY_FLAG_RECIPSUBJ) && m->source.n == 2); /* "X, Y and Z agreed to send troops": somewhere else */
    } else m->recip = m->source.n > 1;
    return m->type ? m : NULL;
}

/* Is the noun's event the deed of another side? */
static int theirs(const sy_event_reader *r, const sy_reading *m, const sy_reading *inner, int32_t theme)
{
    return theme >= 0 && sy_event_nth(r, theme)->upos == SY_NOUN && sy_parties_placed(&inner->source) && !same_side(&inner->source, &m->source);
}

static sy_reading *request(sy_event_reader *r, sy_reading *m, const sy_reading *inner, const sy_frame *f, int32_t theme)
{
    if (!inner && (!f->code || sy_frame_has(f, SY_FLAG_INNERNEEDED))) return NULL;
    compose(r, m, (sy_frame_op)f->op, inner, f->code, f->mode);
    ensure_type(m, (sy_frame_op)f->op);
    int named = m->target.n && m->target.at[0].named && !sy_parties_coded(&m->target);
    if (inner && theme >= 0 && sy_event_nth(r, theme)->rel == SY_REL_CCOMP && sy_child_main(r->doc, theme, SY_REL_NSUBJ) >= 0 && sy_parties_placed(&inner->source) && !same_side(&inner->source, &m->source) &&
        !(m->target.n && m->target.at[0].named)) m->target = inner->source; /* "demanded that X withdraw from parts of it": of X */
    if (inner && theirs(r, m, inner, theme)) m->target = inner->source; /* "demanded the withdrawal of X's men from Y": of X */
    if (inner) {
        target_or(&m->target, &inner->source, &m->source, inner->base);
        target_or(&m->target, &inner->target, &m->source, inner->base);
    } else if (theme >= 0 && !sy_parties_coded(&m->target)) {
        sy_parties t = { 0 };
        int32_t agent = sy_event_nth(r, theme)->upos == SY_VERB ? sy_arg_agent(r->doc, theme) : theme;
        if (agent < 0) agent = sy_arg_patient(r->doc, theme);
        sy_event_parties(r, agent, &t);
        target_or(&m->target, &t, &m->source, NULL);
    }
    m->loose |= (uint8_t)(named && sy_parties_coded(&m->target)); /* "ordered Vell to send it to the army": asked of somebody without a code */
    m->recip = 0;
    return m;
}

static sy_reading *reject(sy_event_reader *r, sy_reading *m, const sy_reading *inner, const sy_frame *f, int32_t theme)
{
    if (!inner && sy_frame_has(f, SY_FLAG_INNERNEEDED)) return NULL;
    compose(r, m, SY_OP_REJECT, inner, f->code ? f->code : "120", f->mode);
    ensure_type(m, SY_OP_REJECT);
    if (inner) {
        target_or(&m->target, &inner->source, &m->source, inner->base);
        target_or(&m->target, &inner->target, &m->source, inner->base);
        m->recip = inner->recip && !sy_parties_coded(&m->target);
    } else if (theme >= 0 && sy_event_nth(r, theme)->upos == SY_VERB && !sy_parties_coded(&m->target)) {
        sy_parties t = { 0 };
        sy_event_parties(r, sy_arg_patient(r->doc, theme), &t);
        target_or(&m->target, &t, &m->source, NULL);
        m->loose |= (uint8_t)sy_parties_coded(&t); /* "refused to commit its troops": what is not to be done to it */
    }
    if (!inner) m->recip = 0;
    return m;
}

static sy_reading *threaten(sy_event_reader *r, sy_reading *m, const sy_reading *inner, const sy_frame *f, int32_t w, int clause)
{
    if (!inner) { /* "threatened X with sanctions" */
        int32_t with = sy_arg_prep(r->doc, w, "with");
        if (with >= 0) inner = sy_event_read(r, with, SY_NESTING_MAX / 2);
        if (inner) consume(r, with, w);
    }
    if (f->op == SY_OP_WARN) {
        int directed = m->target.n && m->target.at[0].named;
        int own = inner && !coop(inner) && (same_side(&inner->source, &m->source) || !sy_parties_coded(&inner->source));
        if (!directed && !own) return NULL;
        if (!own) inner = NULL;
    } else if (!inner && !clause && !(m->target.n && m->target.at[0].named)) return NULL;
    if (inner && coop(inner)) inner = NULL;
    compose(r, m, SY_OP_THREATEN, inner, "130", NULL);
    ensure_type(m, SY_OP_THREATEN);
    if (inner) target_or(&m->target, &inner->target, &m->source, inner->base);
    m->recip = 0;
    return m;
}

/* "an Orvenian report alleges": a document accuses for those who put it out. */
static void speaks_as_document(const sy_event_reader *r, sy_reading *m)
{
    sy_role_type type;
    if (!m->source.n || m->source.at[0].named || m->source.at[0].word < 0 || !sy_parties_placed(&m->source)) return;
    if (r->engine->names && sy_role_of_word(r->doc, m->source.at[0].word, &type) && type.document) m->source.at[0].named = 1;
}

static sy_reading *accuse(sy_event_reader *r, sy_reading *m, const sy_reading *inner, const sy_frame *f, int32_t theme)
{
    speaks_as_document(r, m);
    if (!inner && f->code && theme >= 0 && m->source.n && m->source.at[0].named) { /* "alleged that Orvenia knew of it" */
        sy_event_parties(r, sy_arg_agent(r->doc, theme), &m->target);
        m->recip = 0;
        set_code(r, m, f->code, f->mode, f->type);
        return sy_parties_placed(&m->target) && !same_side(&m->target, &m->source) ? m : NULL;
    }
    if (!inner || sy_frames_quad(inner->type) < 3 || same_side(&inner->source, &m->source)) return NULL;
    set_code(r, m, "112", "allege", NULL);
    m->target = inner->source;
    m->recip = 0;
    return m->target.n ? m : NULL;
}

/* The inner event itself, told with another verb. */
static sy_reading *pass_on(sy_reading *m, const sy_reading *inner)
{
    sy_reading keep = *m;
    *m = *inner;
    m->frame = inner->frame;
    m->n_triggers = keep.n_triggers;
    memcpy(m->trigger, keep.trigger, sizeof m->trigger);
    for (uint32_t i = 0; i < inner->n_triggers; i++) add_trigger(m, inner->trigger[i]);
    if (!sy_parties_coded(&m->source) && keep.source.n) m->source = keep.source;
    return m;
}

/* "launched an attack on": the noun's event with the verb's subject and prepositions. */
static sy_reading *light(sy_event_reader *r, sy_reading *m, const sy_reading *inner, int32_t w)
{
    static const char *const preps[] = { "between", "against", "on", "with", "to", "into", "in", "at", "for", "from" };
    if (!inner) return NULL;
    sy_parties verb_source = m->source;
    pass_on(m, inner);
    if (verb_source.n) {
        if (m->source.n && !same_side(&m->source, &verb_source) && m->recip) m->target = m->source;
        m->source = verb_source;
    }
    int consult = m->type && strcmp(m->type, "CONSULT") == 0 && !(m->mode && strcmp(m->mode, "visit") == 0);
    for (unsigned p = 0; p < sizeof preps / sizeof preps[0] && !sy_parties_coded(&m->target); p++) {
        if (consult && (strcmp(preps[p], "in") == 0 || strcmp(preps[p], "at") == 0)) continue; /* where they talk is nobody they talk with */
        int32_t at = p ? sy_arg_prep(r->doc, w, preps[p]) : sy_event_prep_below(r, w, preps[p]);
        sy_parties t = { 0 };
        if (at >= 0) sy_event_parties(r, at, &t);
        if (sy_parties_coded(&t)) m->target = t;
    }
    return m;
}

static sy_reading *fail_to(sy_event_reader *r, sy_reading *m, const sy_reading *inner, const sy_frame *f)
{
    if (!inner) return NULL;
    sy_parties target = inner->target;
    m->source = sy_parties_coded(&inner->source) ? inner->source : m->source;
    if (!coop(inner)) {
        pass_on(m, inner);
        m->negated = 1;
        return m;
    }
    compose(r, m, SY_OP_REJECT, inner, "120", NULL);
    ensure_type(m, SY_OP_REJECT);
    m->target = target;
    m->recip = inner->recip;
    (void)f;
    return m;
}

/* The theme of a noun operator: "a demand for", "a threat to", "refusal to". */
static int32_t noun_theme(const sy_event_reader *r, int32_t w)
{
    int32_t clause = sy_child(r->doc, w, SY_REL_ACL);
    if (clause < 0) clause = sy_child(r->doc, w, SY_REL_CCOMP);
    if (clause >= 0) return clause;
    int32_t t = sy_arg_prep(r->doc, w, "for");
    return t >= 0 ? t : sy_arg_prep(r->doc, w, "of");
}

/* A theme may itself be negated: "urged it not to attack". */
static const sy_reading *inner_of(sy_event_reader *r, int32_t w, int32_t theme, int depth)
{
    if (theme < 0) return NULL;
    const sy_reading *inner = sy_event_read(r, theme, depth + 1);
    int32_t sense = sy_event_sense_noun(r, theme);
    if (!inner && sense != theme) inner = sy_event_read(r, sense, depth + 1);
    if (!inner) return NULL;
    consume(r, theme, w);
    consume(r, sense, w);
    return inner;
}

/* Does the theme itself speak of word k, not a clause that hangs on it? */
static int speaks_of(const sy_event_reader *r, int32_t k, int32_t theme)
{
    int32_t word_k = k;
    for (int hops = 0; k >= 0 && k != theme; hops++, k = sy_event_nth(r, k)->head) {
        unsigned rel = sy_event_nth(r, k)->rel, xpos = sy_event_nth(r, k)->xpos;
        if (hops > 5 || rel == SY_REL_ACL_RELCL || rel == SY_REL_CCOMP || rel == SY_REL_PARATAXIS) return 0;
        if (rel == SY_REL_ACL && xpos == SY_XPOS_VB) return 0;
        if (rel == SY_REL_ADVCL && xpos != SY_XPOS_VB && !(xpos == SY_XPOS_VBG && word_k < k)) return 0; /* but "X's visiting king" */
    }
    return k == theme;
}

/* Where frame and inner event name nobody: the first country or body that the theme speaks of. */
static void target_from_theme(const sy_event_reader *r, sy_reading *m, int32_t theme)
{
    if (theme < 0 || sy_parties_coded(&m->target) || !m->source.n) return;
    int32_t first, last;
    sy_subtree(r->doc, theme, &first, &last);
    for (int32_t k = first; k <= last; k++) {
        uint32_t n;
        const sy_word *at = sy_event_nth(r, k);
        if (at->upos != SY_PROPN && at->upos != SY_ADJ) continue;
        const sy_who *who = sy_frames_who(tables(r), r->doc, k, last + 1, &n);
        if (!who) n = 1;
        if ((who ? who->kind == SY_WHO_ROLE : !sy_arg_country_word(tables(r), r->doc, k)) || !speaks_of(r, k, theme)) continue;
        int32_t noun = at->upos == SY_ADJ && at->head >= first && at->head <= last ? at->head : k + (int32_t)n - 1;
        sy_parties t = { 0 };
        sy_event_parties(r, noun, &t);
        if (!sy_parties_coded(&t) || same_side(&t, &m->source)) continue;
        m->target = t;
        m->loose = 1;
        return;
    }
}

static sy_reading *apply(sy_event_reader *r, const sy_frame *f, int32_t w, int32_t theme, sy_reading *m, const sy_reading *inner)
{
    switch (f->op) {
    case SY_OP_DO: return inner ? pass_on(m, inner) : NULL;
    case SY_OP_LIGHT: return light(r, m, inner, w);
    case SY_OP_SAY:
        return inner && sy_event_nth(r, theme)->upos == SY_NOUN && (sy_lemma_is(sy_event_nth(r, w), "announce") || sy_lemma_is(sy_event_nth(r, w), "declare")) ? light(r, m, inner, w) : NULL;
    case SY_OP_PLAN: case SY_OP_WILLING: case SY_OP_VOW: case SY_OP_PROMISE: return promise_or_threat(r, m, inner, f, theme);
    case SY_OP_DEMAND: case SY_OP_APPEAL: return request(r, m, inner, f, theme);
    case SY_OP_REJECT: return reject(r, m, inner, f, theme);
    case SY_OP_THREATEN: case SY_OP_WARN: return threaten(r, m, inner, f, w, theme >= 0 && sy_event_nth(r, theme)->upos == SY_VERB);
    case SY_OP_ACCUSE: return accuse(r, m, inner, f, theme);
    case SY_OP_FAIL: return fail_to(r, m, inner, f);
    default: return NULL;
    }
}

/* "call on X to V", "renewed its demand that": the operator is in one place, its theme in another. */
static int32_t shifted_theme(const sy_event_reader *r, const sy_frame *f, int32_t w, int32_t theme)
{
    if (sy_frame_has(f, SY_FLAG_NOUNOP)) return noun_theme(r, w);
    if (sy_frame_has(f, SY_FLAG_XC)) return sy_event_infinitive(r, w);
    if (sy_frame_has(f, SY_FLAG_THRUOBJ)) {
        int32_t inside = noun_theme(r, theme), clause = sy_child(r->doc, w, SY_REL_CCOMP);
        return inside < 0 && clause > theme ? clause : inside; /* "reiterated its demand that ...", the clause hung on the verb */
    }
    return theme;
}

/* "wants to attack": its own plan, no request. */
static int own_plan(const sy_event_reader *r, const sy_frame *f, int32_t w, int32_t theme)
{
    return sy_frame_has(f, SY_FLAG_OTHERAGENT) && sy_child(r->doc, w, SY_REL_OBJ) < 0 && (theme < 0 || sy_child_main(r->doc, theme, SY_REL_NSUBJ) < 0);
}

static int says_must(const sy_event_reader *r, int32_t w)
{
    return w >= 0 && (sy_arg_aux(r->doc, w, "must") >= 0 || sy_arg_aux(r->doc, w, "should") >= 0 || sy_lemma_is(sy_event_nth(r, w), "have") || sy_lemma_is(sy_event_nth(r, w), "need"));
}

/* "asked whether": no request. */
static int is_question(const sy_event_reader *r, int32_t w)
{
    SY_EACH_CHILD(r->doc, w, c) {
        int32_t mark = c > w && (sy_event_nth(r, c)->rel == SY_REL_CCOMP || sy_event_nth(r, c)->rel == SY_REL_ADVCL) ? sy_child(r->doc, c, SY_REL_MARK) : -1;
        if (mark >= 0 && sy_lemma_is(sy_event_nth(r, w), "ask") && (sy_word_is(sy_event_nth(r, mark), "if") || sy_word_is(sy_event_nth(r, mark), "whether"))) return 1;
    }
    return 0;
}

static sy_reading *read_operator(sy_event_reader *r, const sy_frame *f, int32_t w, int32_t theme, int depth)
{
    sy_reading *m = new_reading(r, f, w);
    m->is_operator = f->op > SY_OP_SAY;
    sy_event_own_source(r, f, w, &m->source);
    sy_event_frame_target(r, f, w, theme, &m->target);
    if (sy_frame_has(f, SY_FLAG_MUST) && !says_must(r, theme)) return NULL;
    if (f->op == SY_OP_APPEAL && is_question(r, w)) return NULL;
    theme = shifted_theme(r, f, w, theme);
    int clause = theme >= 0 && sy_event_nth(r, theme)->upos != SY_NOUN;
    if (f->op == SY_OP_SAY && clause) return NULL; /* an attribution: what is said stands for itself */
    const sy_reading *inner = inner_of(r, w, theme, depth);
    if (own_plan(r, f, w, theme)) return inner ? promise_or_threat(r, m, inner, f, theme) : NULL;
    int inverted = inner && inner->negated && coop(inner) && f->op != SY_OP_DO;
    if (inverted && f->op != SY_OP_REJECT) inner = NULL;
    if (f->op == SY_OP_REJECT && !clause && !inner && !sy_parties_coded(&m->target) && m->target.n == 0 && theme < 0) return NULL;
    uint32_t own = m->n_triggers;
    sy_reading *out = apply(r, f, w, theme, m, inner);
    if (out && inner && out->n_triggers == own) inherit(out, inner);
    if (out && clause && theme >= 0 && f->op > SY_OP_LIGHT) consume(r, theme, w);
    if (out && m->is_operator) {
        target_from_theme(r, out, theme);
        swallow_below(r, w);
    }
    return out;
}

/* ---- tense and modality of the predicate itself */

static uint8_t future_of(const sy_event_reader *r, int32_t w)
{
    const sayso_doc *d = r->doc;
    if (sy_arg_aux(d, w, "will") >= 0 || sy_arg_aux(d, w, "shall") >= 0 || sy_arg_aux(d, w, "'ll") >= 0 || sy_arg_aux(d, w, "would") >= 0) return 1;
    if (sy_arg_aux(d, w, "may") >= 0 || sy_arg_aux(d, w, "might") >= 0 || sy_arg_aux(d, w, "could") >= 0 || sy_arg_aux(d, w, "can") >= 0) return 2;
    if (sy_arg_aux(d, w, "must") >= 0 || sy_arg_aux(d, w, "should") >= 0 || sy_arg_aux(d, w, "ought") >= 0) return 3;
    return 0;
}

/* Auxiliaries of the verb it is conjoined to count where it has none ("will meet and sign"). */
static uint8_t shared_future(const sy_event_reader *r, int32_t w)
{
    uint8_t own = future_of(r, w);
    for (int hops = 0; !own && hops < 4 && sy_event_nth(r, w)->rel == SY_REL_CONJ && sy_event_nth(r, w)->xpos == SY_XPOS_VB; hops++) {
        w = sy_event_nth(r, w)->head;
        own = future_of(r, w);
    }
    return own;
}

static void add_modality(sy_event_reader *r, int32_t w, sy_reading *m)
{
    if (m->recip && m->source.n > 1 && m->target.n && m->target.at[0].named && m->target.at[0].actor >= 0) m->recip = 0; /* with somebody else */
    if (m->recip && m->source.n > 1 && !sy_parties_placed(&m->target)) m->target.n = 0; /* they do it with each other */
    if (sy_event_nth(r, w)->upos == SY_NOUN) {
        m->negated |= (uint8_t)sy_arg_negated(r->doc, w);
        return;
    }
    int negated = sy_arg_negated(r->doc, w);
    uint8_t future = shared_future(r, w);
    if (negated && future == 1 && coop(m) && !m->is_operator && m->source.n) {
        sy_reading inner = *m;
        compose(r, m, SY_OP_REJECT, &inner, "120", NULL);
        ensure_type(m, SY_OP_REJECT);
        m->is_operator = m->foretold = 1;
        return;
    }
    m->negated ^= (uint8_t)negated;
    m->future = future;
}

sy_reading *sy_event_read(sy_event_reader *r, int32_t w, int depth)
{
    if (w < (int32_t)r->first_word || w >= (int32_t)(r->first_word + r->n_words) || depth > (int)SY_NESTING_MAX) return NULL;
    uint32_t i = (uint32_t)w - r->first_word;
    if (r->state[i]) return r->state[i] == 2 ? r->reading[i] : NULL;
    r->state[i] = 1;
    int32_t theme;
    const sy_frame *f = sy_event_frame(r, w, &theme);
    sy_reading *m = NULL;
    int told_by_verb = f && f->kind == SY_FRAME_VERB;
    while (f && !m) {
        m = f->op ? read_operator(r, f, w, theme, depth) : read_basic(r, f, w, theme, depth);
        f = m || f->op ? NULL : sy_event_frame_after(r, f, w, &theme); /* its sides do not fit: another row of the word may */
    }
    if (m) m->is_noun = sy_event_nth(r, w)->upos == SY_NOUN && !told_by_verb;
    if (m) add_modality(r, w, m);
    r->reading[i] = m;
    r->state[i] = 2;
    return m;
}
