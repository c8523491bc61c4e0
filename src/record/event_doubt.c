/*
 * event_doubt.c - readings that fit a frame and yet are often something else: words used as blows ("attacked him for his
 * record"), warnings that advise, refusals to speak, things that are released. They stay in the record, less sure.
 */
#include "record/event_read.h"

#include <string.h>

enum { REACH_MAX = 60 }; /* words that a look below a predicate goes */


static int is_one_of(const sy_word *x, const char *const *lemmas, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (sy_lemma_is(x, lemmas[i])) return 1;
    return 0;
}

/* "avoids condemning", "stopped short of accusing", "failed to attack" */
static int is_avoided(const sy_event_reader *r, int32_t w)
{
    static const char *const verbs[] = { "avoid", "fail", "refrain", "abstain", "shrink", "hesitate", "forget", "neglect" };
    int32_t head = sy_event_nth(r, w)->head;
    return head >= 0 && head < w && is_one_of(sy_event_nth(r, head), verbs, sizeof verbs / sizeof verbs[0]);
}

/* "Say they demanded it", "Let us sit down": nobody is told to have done so. */
static int is_imperative(const sy_event_reader *r, int32_t w)
{
    for (int hops = 0; w >= 0 && hops < 4; hops++) {
        const sy_word *x = sy_event_nth(r, w);
        if (x->upos == SY_VERB && x->xpos == SY_XPOS_VB && x->rel == SY_REL_ROOT) return sy_child_main(r->doc, w, SY_REL_NSUBJ) < 0 && sy_child_main(r->doc, w, SY_REL_AUX) < 0;
        if (sy_rel_main(x->rel) != SY_REL_CCOMP && x->rel != SY_REL_PARATAXIS) return 0;
        w = x->head;
    }
    return 0;
}

/* Politicians on both sides: one beats the other at the polls. */
static int rivals(const sy_reading *m)
{
    const char *s = m->source.n ? m->source.at[0].code : NULL, *t = m->target.n ? m->target.at[0].code : NULL;
    return s && t && strlen(s) >= 6 && strlen(t) >= 6 && strstr("GOV LEG ELI PTY OPP", s + 3) && strstr("GOV LEG ELI PTY OPP", t + 3);
}

static int counts_votes(const sy_word *x)
{
    static const char *const units[] = { "percent", "per", "point", "margin", "vote", "%", "goal", "seat" };
    return x->upos == SY_NUM || is_one_of(x, units, sizeof units / sizeof units[0]);
}

static int sector_is(const sy_party *p, const char *list)
{
    size_t n = p->code ? strlen(p->code) : 0;
    return n >= 6 && strstr(list, p->code + n - 3) != NULL;
}

static int is_person(const sy_event_reader *r, const sy_parties *p)
{
    return p->n && p->at[0].actor >= 0 && r->doc->actors.at[p->at[0].actor].kind == SAYSO_ACTOR_PERSON;
}

/* "attacked him for his record", "beat him by four points", "fought to push through the bill", "fired back at her" */
static int is_figurative(const sy_event_reader *r, const sy_reading *m, int32_t w)
{
    static const char *const blows[] = { "attack", "fight", "hit", "slam", "assail", "battle", "clash", "beat", "pound", "hammer", "target", "batter", "crush", "trounce", "pummel", "fire", "shoot" };
    const char *deed = m->base ? m->base : m->code; /* also of what is threatened */
    if (!deed || (strncmp(deed, "18", 2) != 0 && strncmp(deed, "19", 2) != 0)) return 0;
    int told = 0;
    for (uint32_t i = 0; i < m->n_triggers; i++) told |= is_one_of(sy_event_nth(r, m->trigger[i]), blows, sizeof blows / sizeof blows[0]); /* "launched an attack on him" */
    if (!told) return 0;
    if (sy_lemma_is(sy_event_nth(r, w), "beat") && rivals(m)) return 1;
    if (is_person(r, &m->target) && !(m->source.n && sector_is(&m->source.at[0], "MIL REB UAF COP PRM CRM SPY"))) return 1;
    SY_EACH_CHILD(r->doc, w, c) {
        unsigned rel = sy_rel_main(sy_event_nth(r, c)->rel);
        if (c > w && sy_word_is(sy_event_nth(r, c), "back")) return 1;
        if (c > w && (sy_arg_has_case(r->doc, c, "for") || sy_arg_has_case(r->doc, c, "as"))) return 1;
        if (c > w && sy_arg_has_case(r->doc, c, "by") && counts_votes(sy_event_nth(r, c))) return 1;
        if (c > w && (rel == SY_REL_XCOMP || rel == SY_REL_ADVCL) && sy_event_nth(r, c)->xpos == SY_XPOS_VB && sy_lemma_is(sy_event_nth(r, w), "fight")) return 1;
        if (c > w && (rel == SY_REL_ADVCL || rel == SY_REL_OBL) && sy_event_nth(r, c)->xpos == SY_XPOS_VBG)
            SY_EACH_CHILD(r->doc, c, k)
                if (sy_word_is(sy_event_nth(r, k), "for")) return 1;
    }
    return 0;
}

/* A warning that advises those at home, or says to do something. */
static int is_advice(const sy_event_reader *r, const sy_reading *m, int32_t w)
{
    if (strcmp(m->type, "THREATEN") != 0 || m->base || !sy_lemma_is(sy_event_nth(r, w), "warn")) return 0;
    int32_t x = sy_child(r->doc, w, SY_REL_XCOMP);
    if (x > w) return 1;
    for (uint32_t i = 0; i < m->source.n; i++)
        for (uint32_t k = 0; k < m->target.n; k++) {
            const char *s = m->source.at[i].code, *t = m->target.at[k].code;
            if (s && t && *s != '-' && (strncmp(s, t, 3) == 0 || (*t == '-' && sector_is(&m->target.at[k], "CVL LAB BUS PTY REF")))) return 1;
        }
    return 0;
}

/* "declined to comment", "declined to threaten them": no offer or demand is rejected. */
static int is_silence(const sy_event_reader *r, const sy_reading *m, int32_t w)
{
    static const char *const verbs[] = { "comment", "say", "discuss", "talk", "answer", "speculate", "elaborate", "name", "identify", "specify", "disclose", "reveal", "confirm",
                                         "respond", "provide", "threaten", "condemn", "criticize", "criticise", "blame", "accuse", "endorse", "warn" };
    if (strcmp(m->type, "REJECT") != 0) return 0;
    int32_t x = sy_child(r->doc, w, SY_REL_XCOMP);
    if (x < 0) x = sy_child(r->doc, w, SY_REL_CCOMP);
    if (x < w) return 0;
    return is_one_of(sy_event_nth(r, x), verbs, sizeof verbs / sizeof verbs[0]);
}

/* "released the video": what is no person. */
static int is_published(const sy_event_reader *r, const sy_reading *m, int32_t w)
{
    if (!m->mode || strcmp(m->mode, "release") != 0) return 0;
    int32_t object = sy_arg_patient(r->doc, w);
    return object >= 0 && (sy_word_is(sy_event_nth(r, object), "it") || sy_arg_prep(r->doc, w, "to") >= 0);
}

/* "spoke about its ties", "talked past each other": both speak, but it is not told that they speak with each other; "spoke to
 * the crowd": heard, not consulted. */
static int is_speech(const sy_event_reader *r, const sy_reading *m, int32_t w)
{
    if (strcmp(m->type, "CONSULT") != 0 || sy_event_nth(r, w)->upos != SY_VERB || m->base == NULL || strncmp(m->base, "04", 2) != 0) return 0;
    return (sy_lemma_is(sy_event_nth(r, w), "speak") || sy_lemma_is(sy_event_nth(r, w), "talk")) && !m->target.n;
}

/* "welcomed the mayor to the club": a guest, no praise. */
static int is_guest(const sy_event_reader *r, const sy_reading *m, int32_t w)
{
    return strcmp(m->type, "SUPPORT") == 0 && sy_lemma_is(sy_event_nth(r, w), "welcome") && m->target.n && m->target.at[0].named && !m->target.at[0].country_only;
}

/* A party's or a candidate's rally is no protest. */
static int is_own_rally(const sy_event_reader *r, const sy_reading *m)
{
    if (strcmp(m->type, "PROTEST") != 0 || !m->mode || strcmp(m->mode, "demo") != 0) return 0;
    for (uint32_t i = 0; i < m->n_triggers; i++)
        if (sy_lemma_is(sy_event_nth(r, m->trigger[i]), "strike")) return 0; /* a hunger strike is held by one */
    for (uint32_t i = 0; i < m->source.n; i++)
        if (sector_is(&m->source.at[i], "GOV LEG MIL COP")) return 1; /* an army's march */
    int against = m->target.n && m->target.at[0].word >= 0 && !m->target.at[0].is_place;
    return !against && (is_person(r, &m->source) || (m->source.n && sector_is(&m->source.at[0], "ELI PTY")));
}

/* "an avalanche in Orvenia killed", "met the deadline": a thing that its words put in a country acts for nobody. */
static int is_of_thing(const sy_reading *m)
{
    const char *deed = m->base ? m->base : m->code;
    if (m->source.n && !m->source.at[0].named && m->source.at[0].word >= 0) return 1;
    return deed && strncmp(deed, "04", 2) == 0 && m->target.n && !m->target.at[0].named;
}

/* "hoped to take the port": a wish is no threat. */
static int is_wish(const sy_event_reader *r, const sy_reading *m, int32_t w)
{
    static const char *const verbs[] = { "hope", "wish", "want", "expect", "like" };
    return strcmp(m->type, "THREATEN") == 0 && is_one_of(sy_event_nth(r, w), verbs, sizeof verbs / sizeof verbs[0]);
}

/* "X is to blame and criticised him": him, who is X; the subject stands further up. */
static int is_both_sides(const sy_reading *m)
{
    for (uint32_t i = 0; i < m->source.n; i++)
        for (uint32_t k = 0; k < m->target.n; k++)
            if (m->source.at[i].actor >= 0 && m->source.at[i].actor == m->target.at[k].actor) return 1;
    return 0;
}

/* "submitted the bill to parliament": nobody yields. */
static int is_handed_in(const sy_event_reader *r, const sy_reading *m, int32_t w)
{
    return m->code && strcmp(m->code, "083") == 0 && m->frame->theme == SY_THEME_PREP && sy_event_nth(r, w)->upos == SY_VERB && !sy_arg_passive(r->doc, w) && sy_child(r->doc, w, SY_REL_OBJ) > w;
}

/* A visit to a ship or a factory of one's own country. */
static int is_at_home(const sy_reading *m)
{
    if (!m->mode || strcmp(m->mode, "visit") != 0 || !m->source.n || !m->target.n) return 0;
    const char *s = m->source.at[0].code, *t = m->target.at[0].code;
    return s && t && *s != '-' && strncmp(s, t, 3) == 0;
}

/* What politicians promise at home is a programme. */
static int is_programme(const sy_reading *m)
{
    if (strcmp(m->type, "AGREE") != 0 || !m->source.n || !m->target.n) return 0;
    const sy_party *s = &m->source.at[0], *t = &m->target.at[0];
    if (!s->code || !t->code || *s->code == '-' || strncmp(s->code, t->code, 3) != 0) return 0;
    return !sector_is(s, "REB OPP UAF") && !sector_is(t, "REB OPP UAF");
}

/* "talks on the islands": what is talked about, not with whom. */
static int is_topic(const sy_event_reader *r, const sy_reading *m)
{
    if (strcmp(m->type, "CONSULT") != 0 && strcmp(m->type, "AGREE") != 0) return 0;
    if (m->base && strncmp(m->base, "04", 2) != 0 && strncmp(m->base, "05", 2) != 0) return 0; /* "agreed to lift the ban on them" */
    for (uint32_t i = 0; i < m->target.n; i++) {
        int32_t w = m->target.at[i].word;
        if (w >= 0 && (sy_arg_has_case(r->doc, w, "on") || sy_arg_has_case(r->doc, w, "over") || sy_arg_has_case(r->doc, w, "about"))) return 1;
    }
    return 0;
}

/* "wants him banned", "called for the camp to be hit", "urged adoption of a resolution": what is asked for is done to it, or is
 * about it. */
static int asks_about(const sy_event_reader *r, const sy_reading *m, int32_t w)
{
    int32_t called = sy_lemma_is(sy_event_nth(r, w), "call") && m->frame->theme == SY_THEME_PREP ? sy_child(r->doc, w, SY_REL_OBJ) : -1;
    if (called > w) return 1; /* "called him the best player for Castavar" */
    if (!m->base && sy_lemma_is(sy_event_nth(r, w), "want")) return 1; /* "wants them to know" */
    for (uint32_t i = 0; i < m->target.n; i++) {
        int32_t det = m->target.at[i].word >= 0 && sy_event_nth(r, m->target.at[i].word)->xpos == SY_XPOS_NN ? sy_child(r->doc, m->target.at[i].word, SY_REL_DET) : -1;
        if (det >= 0 && sy_arg_has_case(r->doc, m->target.at[i].word, "for") && (sy_word_is(sy_event_nth(r, det), "a") || sy_word_is(sy_event_nth(r, det), "an"))) return 1; /* "called for a prosecutor" */
    }
    uint32_t things = 0;
    for (uint32_t i = 0; i < m->target.n; i++) things += !m->target.at[i].named;
    if (m->target.n && things == m->target.n) return 1;
    int32_t object = sy_child(r->doc, w, SY_REL_OBJ);
    for (uint32_t i = 0; i < m->target.n; i++)
        if (object >= 0 && m->target.at[i].word == object && !(m->frame->n_slots && m->frame->slots[m->frame->n_slots - 1].object)) return 1; /* "sought more soldiers" */
    SY_EACH_CHILD(r->doc, w, c) {
        unsigned rel = sy_event_nth(r, c)->rel;
        int bare = rel == SY_REL_XCOMP && sy_event_nth(r, c)->xpos == SY_XPOS_VBN;
        if (c < w || (rel != SY_REL_XCOMP && rel != SY_REL_CCOMP && rel != SY_REL_ADVCL) || !(bare || sy_arg_passive(r->doc, c))) continue;
        int32_t done_to = sy_arg_patient(r->doc, c);
        for (uint32_t i = 0; i < m->target.n; i++)
            if (m->target.at[i].word >= 0 && (m->target.at[i].word == done_to || m->target.at[i].word == object)) return 1;
    }
    return 0;
}

/* "asked him about it", "..., she asked him": nothing is said to be wanted. */
static int asks_a_question(const sy_event_reader *r, int32_t w)
{
    if (!sy_lemma_is(sy_event_nth(r, w), "ask")) return 0;
    int32_t first, last;
    sy_subtree(r->doc, w, &first, &last);
    for (int32_t k = w + 1; k <= last && k < w + REACH_MAX; k++) {
        unsigned rel = sy_event_nth(r, k)->rel;
        int32_t head = sy_event_nth(r, k)->head, above = head >= 0 ? sy_event_nth(r, head)->head : -1;
        int to = rel == SY_REL_MARK && sy_word_is(sy_event_nth(r, k), "to") && above >= 0 && (above == w || sy_event_nth(r, above)->head == w) && sy_event_nth(r, above)->rel != SY_REL_ADVCL;
        if ((rel == SY_REL_CCOMP && head == w) || (rel == SY_REL_XCOMP && head == w) || to || (head == w && sy_arg_has_case(r->doc, k, "for"))) return 0;
    }
    return 1;
}

/* "told reporters that people should": said to the press, asked of nobody there; "insists that they give nothing": a
 * statement, no demand. */
static int is_addressee(const sy_word *subject)
{
    return sy_word_is(subject, "they") || sy_word_is(subject, "he") || sy_word_is(subject, "she") || sy_word_is(subject, "you") || sy_word_is(subject, "it");
}

static int is_statement(const sy_event_reader *r, const sy_reading *m, int32_t w)
{
    if (strcmp(m->type, "REQUEST") != 0) return 0;
    if (asks_about(r, m, w) || asks_a_question(r, w)) return 1;
    for (uint32_t i = 0; i < m->target.n; i++)
        if (m->target.at[i].code && strlen(m->target.at[i].code) >= 6 && strcmp(m->target.at[i].code + 3, "JRN") == 0 && sy_lemma_is(sy_event_nth(r, w), "tell")) return 1;
    int32_t told = sy_lemma_is(sy_event_nth(r, w), "tell") ? sy_child(r->doc, w, SY_REL_CCOMP) : -1;
    if (told >= 0) { /* "told the committee that it had found nothing" */
        int32_t modal = sy_child_main(r->doc, told, SY_REL_AUX);
        int32_t who = sy_child_main(r->doc, told, SY_REL_NSUBJ);
        if (who >= 0 && !is_addressee(sy_event_nth(r, who))) return 1; /* "told them that the state should" */
        return modal < 0 || !(sy_lemma_is(sy_event_nth(r, modal), "must") || sy_lemma_is(sy_event_nth(r, modal), "should"));
    }
    int32_t c = sy_lemma_is(sy_event_nth(r, w), "insist") || sy_lemma_is(sy_event_nth(r, w), "suggest") ? sy_child(r->doc, w, SY_REL_CCOMP) : -1;
    if (c < 0) return 0;
    int32_t subject = sy_child_main(r->doc, c, SY_REL_NSUBJ), modal = sy_child_main(r->doc, c, SY_REL_AUX);
    if (modal < 0) modal = sy_child(r->doc, c, SY_REL_COP);
    if (modal >= 0) return !(sy_lemma_is(sy_event_nth(r, modal), "must") || sy_lemma_is(sy_event_nth(r, modal), "should") || sy_word_is(sy_event_nth(r, modal), "be")); /* "insists that it was so" */
    return sy_event_nth(r, c)->xpos != SY_XPOS_VB && subject >= 0 && sy_event_nth(r, subject)->upos == SY_PRON;
}

/* "backed a zone in Estmark": a thing that a country is the place of. */
static int is_placed_thing(const sy_event_reader *r, const sy_reading *m)
{
    if (strcmp(m->type, "SUPPORT") != 0 || m->target.n != 1 || m->target.at[0].actor >= 0 || m->target.at[0].word < 0) return 0;
    if (!m->target.at[0].code || strlen(m->target.at[0].code) != 3) return 0;
    SY_EACH_CHILD(r->doc, m->target.at[0].word, c)
        if (sy_arg_has_case(r->doc, c, "in")) return 1;
    return 0;
}

const char *sy_event_doubt(const sy_event_reader *r, const sy_reading *m, int32_t w)
{
    if (!m->type) return NULL;
    if (is_avoided(r, w)) return "avoided, not done";
    if (is_imperative(r, w)) return "an imperative";
    if (is_figurative(r, m, w)) return "words, perhaps no blows";
    if (is_advice(r, m, w)) return "a warning that advises";
    if (is_silence(r, m, w)) return "declines to say";
    if (is_speech(r, m, w)) return "perhaps no talks";
    if (is_guest(r, m, w)) return "perhaps a guest";
    if (is_of_thing(m)) return "perhaps a thing, no actor";
    if (is_own_rally(r, m)) return "perhaps a rally of its own";
    if (is_handed_in(r, m, w)) return "handed in, not yielded";
    if (is_at_home(m)) return "a visit at home";
    if (is_wish(r, m, w)) return "a wish, no threat";
    if (is_both_sides(m)) return "the same actor on both sides";
    if (is_programme(m)) return "promised at home";
    if (is_topic(r, m)) return "perhaps what they talk about";
    if (is_statement(r, m, w)) return "a statement, no demand";
    if (is_placed_thing(r, m)) return "a place, no side";
    if (is_published(r, m, w)) return "perhaps a thing, no person";
    return NULL;
}
