/* event_slots.c - the sides of a frame: who does it, and to whom by the slots of the row, under the predicate or its theme. */
#include "record/event_slots.h"

#include <string.h>

enum { REACH_MAX = 100 }; /* words that a look below a predicate goes */

static const struct sy_frames *tables(const sy_event_reader *r) { return r->engine->frames; }

void sy_event_parties(const sy_event_reader *r, int32_t w, sy_parties *out)
{
    sy_parties_of(tables(r), r->doc, &r->doc->arena, w, out);
}

/* Who does what a noun names: "Israeli raids", "raids by ...", "the rebels' raids". */
static void noun_source(const sy_event_reader *r, int32_t w, const sy_frame *f, sy_parties *out)
{
    const sayso_doc *d = r->doc;
    int32_t by = sy_arg_prep(d, w, "by"), poss = sy_child(d, w, SY_REL_NMOD_POSS);
    if (by < 0 && f->op) by = sy_arg_prep(d, w, "from");
    if (by >= 0) sy_event_parties(r, by, out);
    if (!out->n) sy_event_parties(r, sy_child_main(d, w, SY_REL_NSUBJ), out); /* a verb taken for a noun: "forces clash with" */
    int32_t of = sy_frame_has(f, SY_FLAG_OFSRC) ? sy_arg_prep(d, w, "of") : -1;
    if (!out->n && of >= 0) sy_event_parties(r, of, out);
    if (!out->n && poss >= 0) sy_event_parties(r, poss, out);
    if (!out->n && sy_frame_has(f, SY_FLAG_RECIP)) {
        int32_t between = sy_arg_prep(d, w, "between");
        if (between >= 0) sy_event_parties(r, between, out);
    }
    if (!out->n)
        SY_EACH_CHILD(d, w, c) {
            unsigned rel = sy_event_nth(r, c)->rel;
            if (rel != SY_REL_AMOD && rel != SY_REL_COMPOUND) continue;
            const char *country = sy_arg_country_word(tables(r), d, c);
            if (!country) continue;
            sy_party *p = &out->at[out->n++];
            memset(p, 0, sizeof *p);
            p->code = country, p->span = sy_event_nth(r, c)->span, p->word = c, p->actor = -1, p->named = 1, p->country_only = 1, p->is_state = 1;
            int32_t m = sy_event_nth(r, c)->mention;
            if (m >= 0) p->actor = d->mentions.at[m].actor;
            if (out->n == SY_PARTIES_MAX) return;
        }
}

/* "mediation on Saturday between X and Y", "mortar and rocket fire against X": these two belong to whatever can have them. */
int32_t sy_event_prep_below(const sy_event_reader *r, int32_t w, const char *prep)
{
    int32_t first, last;
    sy_subtree(r->doc, w, &first, &last);
    for (int32_t k = w + 1; k <= last && k < w + REACH_MAX; k++) {
        unsigned rel = sy_event_nth(r, k)->rel;
        if (rel == SY_REL_ACL_RELCL || rel == SY_REL_CCOMP || rel == SY_REL_ADVCL || rel == SY_REL_PARATAXIS || rel == SY_REL_ACL) return -1;
        if (sy_arg_has_case(r->doc, k, prep)) return k;
    }
    return -1;
}

static int slot_word(const sy_event_reader *r, const sy_frame_slot *slot, int32_t w, int32_t theme, int op)
{
    const sayso_doc *d = r->doc;
    int32_t at = slot->on_theme ? theme : w;
    if (at < 0) return -1;
    if (slot->object == 2) return sy_child(d, at, SY_REL_IOBJ);
    if (slot->object) return slot->on_theme ? theme : sy_event_nth(r, w)->upos == SY_VERB ? sy_arg_patient(d, w) : -1;
    if (slot->poss) {
        int32_t poss = sy_child(d, at, SY_REL_NMOD_POSS);
        return poss >= 0 ? poss : -1;
    }
    int32_t found = sy_arg_prep(d, at, slot->prep);
    if (found < 0 && (strcmp(slot->prep, "between") == 0 || strcmp(slot->prep, "against") == 0)) found = sy_event_prep_below(r, at, slot->prep);
    int32_t head = sy_event_nth(r, at)->head;
    if (found < 0 && !slot->on_theme && sy_event_nth(r, at)->upos == SY_NOUN && head > at && sy_rel_main(sy_event_nth(r, at)->rel) == SY_REL_NSUBJ && strcmp(slot->prep, "between") == 0)
        found = sy_arg_prep(d, head, slot->prep); /* "fighting broke out between X and Y" */
    if (found < 0 && !slot->on_theme && sy_event_nth(r, at)->upos == SY_NOUN && head >= 0 && sy_event_nth(r, head)->upos == SY_VERB && sy_rel_main(sy_event_nth(r, at)->rel) != SY_REL_NSUBJ &&
        (strcmp(slot->prep, "against") == 0 || strcmp(slot->prep, "with") == 0)) {
        found = sy_arg_prep(d, head, slot->prep); /* "called for sanctions against X" with "against" under the verb */
        if (found == at || found < at) found = -1;
    }
    if (found < 0 && !slot->on_theme && sy_event_nth(r, at)->upos == SY_VERB && !op) { /* "extradited a man to X" with "to X" under the man */
        int32_t patient = sy_arg_patient(d, at);
        if (patient > at) found = sy_arg_prep(d, patient, slot->prep);
    }
    if (found < 0 && slot->on_theme) {
        int32_t sense = sy_event_sense_noun(r, theme);
        if (sense != theme) found = sy_arg_prep(d, sense, slot->prep);
    }
    return found;
}

/* An adjective before the theme names its owner: "a U.S. request", "Palestinian homes". */
static void owner_by_adjective(const sy_event_reader *r, int32_t theme, sy_parties *out)
{
    SY_EACH_CHILD(r->doc, theme, c) {
        unsigned rel = sy_event_nth(r, c)->rel;
        if (rel != SY_REL_AMOD && rel != SY_REL_COMPOUND) continue;
        const char *country = sy_arg_country_word(tables(r), r->doc, c);
        if (!country || out->n == SY_PARTIES_MAX) continue;
        sy_party *p = &out->at[out->n++];
        memset(p, 0, sizeof *p);
        p->code = country, p->span = sy_event_nth(r, c)->span, p->word = c, p->actor = -1, p->named = 1, p->country_only = 1, p->is_state = 1;
        int32_t m = sy_event_nth(r, c)->mention;
        if (m >= 0) p->actor = r->doc->mentions.at[m].actor;
    }
}

static int suits(const sy_frame *f, const sy_party *p)
{
    if (sy_frame_has(f, SY_FLAG_STATE) && !p->is_state) return 0;
    if (sy_frame_has(f, SY_FLAG_ACTOR) && !p->named) return 0;
    return 1;
}

static int is_place_slot(const sy_frame_slot *slot)
{
    static const char *const preps[] = { "in", "at", "near", "outside", "across", "throughout", "around", "along" };
    for (unsigned i = 0; slot->prep && i < sizeof preps / sizeof preps[0]; i++)
        if (strcmp(slot->prep, preps[i]) == 0) return 1;
    return 0;
}

/* "in the capital": the town and those who live there, not the government that sits in it. A curfew is laid on people. */
static void as_place(const sy_event_reader *r, const sy_frame *f, sy_party *p)
{
    if (!p->code || !p->is_state || p->code[0] == '-') return;
    int people = f->code && strncmp(f->code, "1723", 4) == 0;
    p->code = people ? sy_printf(&r->doc->arena, "%.3sCVL", p->code) : sy_strndup(&r->doc->arena, p->code, 3);
}

void sy_event_frame_target(const sy_event_reader *r, const sy_frame *f, int32_t w, int32_t theme, sy_parties *out)
{
    sy_parties coded = { 0 }, bare = { 0 };
    for (uint32_t i = 0; i < f->n_slots && !coded.n; i++) {
        int32_t at = slot_word(r, &f->slots[i], w, theme, f->op);
        if (f->slots[i].poss && at < 0 && theme >= 0 && sy_event_nth(r, theme)->upos == SY_NOUN) {
            owner_by_adjective(r, theme, &coded);
            continue;
        }
        if (at < 0 || (f->slots[i].on_theme && theme >= 0 && sy_arg_called_after(tables(r), r->doc, theme, at))) continue;
        sy_parties got = { 0 };
        sy_event_parties(r, at, &got);
        for (uint32_t k = 0; k < got.n; k++) {
            got.at[k].is_place = (uint8_t)is_place_slot(&f->slots[i]);
            if (is_place_slot(&f->slots[i])) as_place(r, f, &got.at[k]), got.at[k].guessed |= f->code && strcmp(f->code, "190") == 0; /* fought there, perhaps with its people */
            if (!suits(f, &got.at[k])) continue;
            sy_parties *list = got.at[k].code ? &coded : &bare;
            if (list->n < SY_PARTIES_MAX) list->at[list->n++] = got.at[k];
        }
    }
    if (!coded.n && !bare.n && !f->op && theme >= 0 && f->n_slots && f->slots[0].object && sy_event_nth(r, theme)->upos == SY_VERB) {
        sy_parties subject = { 0 }; /* "allow planes to land" parsed as a clause */
        sy_event_parties(r, sy_child_main(r->doc, theme, SY_REL_NSUBJ), &subject);
        bare = subject;
    }
    *out = coded.n ? coded : bare;
}

/* Is the verb an act of speech by the table: praise, accuse, demand, promise, reject, threaten? */
static int is_speech_act(const sy_event_reader *r, const sy_word *v)
{
    for (const sy_frame *f = sy_frames_of(tables(r), SY_FRAME_VERB, v->lemma, NULL); f; f = f->next)
        if (f->op > SY_OP_SAY || (f->code && (strncmp(f->code, "11", 2) == 0 || strncmp(f->code, "051", 3) == 0))) return 1;
    return 0;
}

/* "X said the report was false and accused Y": it is X who accuses, though the tree joins the verb to what is said. */
static int32_t speaker_of_second(const sy_event_reader *r, int32_t w)
{
    const sy_word *v = sy_event_nth(r, w), *first = v->head >= 0 ? sy_event_nth(r, v->head) : NULL;
    if (!first || !is_speech_act(r, v) || is_speech_act(r, first)) return -1; /* "said X condemned it and urged": both are X's */
    int past = v->xpos == SY_XPOS_VBD || (v->xpos == SY_XPOS_VBN && sy_child(r->doc, w, SY_REL_OBJ) > w && sy_child_main(r->doc, w, SY_REL_AUX) < 0);
    if (v->rel != SY_REL_CONJ || !past || first->rel != SY_REL_CCOMP || first->head < 0 || sy_child_main(r->doc, w, SY_REL_NSUBJ) >= 0) return -1;
    if (sy_arg_passive(r->doc, w) || sy_event_nth(r, first->head)->xpos != SY_XPOS_VBD) return -1;
    return sy_arg_agent(r->doc, first->head);
}

void sy_event_own_source(const sy_event_reader *r, const sy_frame *f, int32_t w, sy_parties *out)
{
    if (sy_event_nth(r, w)->upos == SY_NOUN && f->kind == SY_FRAME_NOUN) {
        noun_source(r, w, f, out);
        return;
    }
    int32_t speaker = speaker_of_second(r, w);
    if (speaker >= 0) {
        sy_event_parties(r, speaker, out);
        if (sy_parties_coded(out)) return;
        out->n = 0;
    }
    int32_t agent = f->kind == SY_FRAME_ADJ && sy_arg_passive(r->doc, w) ? sy_arg_patient(r->doc, w) : sy_arg_agent(r->doc, w);
    sy_event_parties(r, agent, out);
    if (agent < 0 || sy_parties_coded(out) || sy_event_nth(r, agent)->upos != SY_NOUN || sy_event_nth(r, agent)->rel != SY_REL_OBJ) return;
    int32_t verb = sy_event_nth(r, agent)->head; /* "issued a declaration demanding": who issued it demands */
    sy_parties issuer = { 0 };
    if (verb >= 0 && verb < agent) sy_event_parties(r, sy_arg_agent(r->doc, verb), &issuer);
    if (sy_parties_coded(&issuer)) *out = issuer;
}
