/*
 * event_sides.c - who the two sides of an event are where the predicate does not say it all: the country of "the rebels" by the
 * place, the other side or the only country of the sentence; whom a protest or a threat is aimed at; who is no side at all.
 */
#include "record/event_sides.h"

enum { REACH_MAX = 100 };

int sy_sides_against_state(const char *sector) { return strstr("REB OPP UAF CVL", sector) != NULL; }

static const sy_word *word(const sy_sides *c, int32_t w) { return &c->doc->words.at[w]; }

static int is_saying(const sy_sides *c, int32_t verb)
{
    for (const sy_frame *f = sy_frames_of(c->frames, SY_FRAME_VERB, word(c, verb)->lemma, NULL); f; f = f->next)
        if (f->op == SY_OP_SAY) return 1;
    return 0;
}

int32_t sy_sides_speaker(const sy_sides *c, int32_t w)
{
    const sayso_doc *d = c->doc;
    for (int hops = 0; w >= 0 && hops < 16; hops++, w = word(c, w)->head) {
        SY_EACH_CHILD(d, w, k)
            if (word(c, k)->rel == SY_REL_PARATAXIS && word(c, k)->upos == SY_VERB && is_saying(c, k)) return sy_arg_agent(d, k);
        int32_t head = word(c, w)->head;
        if (head >= 0 && (word(c, w)->rel == SY_REL_CCOMP || word(c, w)->rel == SY_REL_PARATAXIS) && is_saying(c, head)) return sy_arg_agent(d, head);
    }
    return -1;
}

/* ---- countries that the other side or the place tells */

static int has_country(const sy_party *p) { return p->code && p->code[0] != '-'; }

const sy_party *sy_sides_known(const sy_parties *p)
{
    for (uint32_t i = 0; i < p->n; i++)
        if (has_country(&p->at[i])) return &p->at[i];
    return NULL;
}

static int is_below(const sy_sides *c, int32_t w, int32_t top)
{
    for (int hops = 0; w >= 0 && hops < 16; hops++, w = word(c, w)->head)
        if (w == top) return 1;
    return 0;
}

/* Those who protest at an embassy, or in front of it, are not of its country. */
static int at_embassy(const sy_sides *c, const sy_parties *p)
{
    for (uint32_t i = 0; i < p->n; i++) {
        if (p->at[i].word < 0) continue;
        const sy_word *x = word(c, p->at[i].word);
        if (sy_lemma_is(x, "embassy") || sy_lemma_is(x, "consulate") || sy_lemma_is(x, "mission") || sy_word_is(x, "embassy") || sy_word_is(x, "consulate") || sy_lemma_is(x, "front")) return 1;
    }
    return 0;
}

/* The place the predicate happens in, as a party. */
static int place_party(sy_sides *c, const sy_reading *m, sy_parties *out)
{
    static const char *const preps[] = { "in", "near", "at", "outside" };
    out->n = 0;
    for (unsigned p = 0; p < sizeof preps / sizeof preps[0]; p++)
        for (uint32_t t = 0; t < m->n_triggers; t++) {
            sy_parties_of(c->frames, c->doc, &c->doc->arena, sy_arg_prep(c->doc, m->trigger[t], preps[p]), out);
            if (at_embassy(c, out)) out->n = 0;
            if (out->n && out->at[0].word >= 0 && sy_lemma_is(word(c, out->at[0].word), "border")) out->n = 0; /* on either side of it */
            if (out->n && has_country(&out->at[0]) && strncmp(out->at[0].code, "IGO", 3) != 0) {
                if (out->at[0].is_state) out->at[0].code = sy_strndup(&c->doc->arena, out->at[0].code, 3); /* a capital is a town here */
                return 1;
            }
            out->n = 0;
        }
    return 0;
}

/* The place of the victims, where the clause says it further down: "killed ten when it went off in ...". */
static int place_below(sy_sides *c, int32_t w, sy_parties *out)
{
    int32_t first, last, speaker = sy_sides_speaker(c, w);
    sy_subtree(c->doc, w, &first, &last);
    for (int32_t k = w + 1; k <= last && k < w + REACH_MAX; k++) {
        if (!(sy_arg_has_case(c->doc, k, "in") || sy_arg_has_case(c->doc, k, "near")) || word(c, k)->upos != SY_PROPN || (speaker >= 0 && is_below(c, k, speaker))) continue;
        out->n = 0;
        sy_parties_of(c->frames, c->doc, &c->doc->arena, k, out);
        if (out->n && has_country(&out->at[0]) && strncmp(out->at[0].code, "IGO", 3) != 0) return 1;
    }
    out->n = 0;
    return 0;
}

static int is_domestic(const char *sector) { return strstr("GOV COP MIL REB OPP CVL LAB JUD LEG REF PTY UAF PRM ELI EDU CRM", sector) != NULL; }

static int governs(const sy_party *p) { return p->code && (strlen(p->code) == 3 ? p->word >= 0 : strstr("GOV LEG", p->code + 3) != NULL); }

/* "the rebels" of a sentence about a country's army are that country's. */
static void lend_country(sy_sides *c, sy_parties *to, const sy_party *from)
{
    for (uint32_t i = 0; i < to->n; i++) {
        sy_party *p = &to->at[i];
        if (!p->code || p->code[0] != '-' || strlen(p->code) < 6 || !is_domestic(p->code + 3)) continue;
        if (p->word >= 0 && !p->ethnic && sy_arg_has_proper_adjective(c->frames, c->doc, p->word)) continue;
        if (p->word >= 0 && word(c, p->word)->upos == SY_PROPN && strcmp(p->code + 3, "BUS") == 0) continue; /* a firm by its name may be of any country */
        if (p->word >= 0 && word(c, p->word)->upos == SY_PROPN && governs(p) && governs(from)) continue; /* a government acts upon another one */
        p->code = sy_printf(&c->doc->arena, "%.3s%s", from->code, p->code + 3);
    }
}

/* The countries that the words of the sentence name, once for all its events. */
void sy_sides_start(sy_sides *c, uint32_t sentence)
{
    const sy_sentence *s = &c->doc->sentences.at[sentence];
    int32_t first = (int32_t)s->first_word, end = first + (int32_t)s->n_words;
    c->n_countries = 0;
    for (int32_t w = first; w < end && c->n_countries < SY_COUNTRIES_MAX; w++) {
        uint32_t n = 1;
        const sy_word *k = word(c, w);
        if (k->form[0] < 'A' || k->form[0] > 'Z') continue;
        const sy_who *who = sy_frames_who(c->frames, c->doc, w, end, &n);
        const char *code = !who ? sy_arg_country_word(c->frames, c->doc, w) : who->kind == SY_WHO_ROLE ? NULL : who->code;
        if (code && strlen(code) >= 3 && !strstr("IGO NGO IMG ISM MNC", sy_strndup(&c->doc->arena, code, 3))) {
            c->country[c->n_countries] = sy_strndup(&c->doc->arena, code, 3);
            c->country_at[c->n_countries++] = w;
        }
        if (who) w += (int32_t)n - 1;
    }
}

/* The one country that the sentence is about: named by its words, those of the speaker left out. NULL: none or several. */
static const char *country_of_story(const sy_sides *c, int32_t w)
{
    const char *one = NULL;
    int32_t speaker = sy_sides_speaker(c, w);
    for (uint32_t i = 0; i < c->n_countries; i++) {
        if (speaker >= 0 && is_below(c, c->country_at[i], speaker)) continue;
        if (one && strcmp(one, c->country[i]) != 0) return NULL;
        one = c->country[i];
    }
    return c->n_countries < SY_COUNTRIES_MAX ? one : NULL;
}

/* The one country that the sentence names at all; NULL. */
static const char *only_country(const sy_sides *c)
{
    for (uint32_t i = 1; i < c->n_countries; i++)
        if (strcmp(c->country[0], c->country[i]) != 0) return NULL;
    return c->n_countries ? c->country[0] : NULL;
}

/* Do the acts of this side mostly meet people of its own country: a government and its rebels, an opposition and its ministers? */
static int sees_its_own(const sy_reading *m, const sy_party *s)
{
    if (m->base && strncmp(m->base, "174", 3) == 0) return 0; /* those deported are of another country */
    if (strcmp(m->type, "ASSAULT") == 0 || strncmp(s->code, "IGO", 3) == 0 || strncmp(s->code, "NGO", 3) == 0) return 0;
    return s->code[3] && strstr("GOV LEG JUD COP OPP CVL REB LAB PTY JRN EDU", s->code + 3) != NULL;
}

/* Two sides of which no country is told are of the one that the sentence names; so is a source whose target is of it. */
static int lend_story(sy_sides *c, sy_reading *m, int32_t w)
{
    const sy_party *t = sy_sides_known(&m->target);
    const char *story = sy_sides_known(&m->source) ? NULL : country_of_story(c, w);
    if (!story && t && !sy_sides_known(&m->source)) story = only_country(c); /* "militants in X said they shot at its minister" */
    if (!story || at_embassy(c, &m->target) || (t && strncmp(t->code, story, 3) != 0)) return 0;
    int by_force = strcmp(m->type, "ASSAULT") == 0 || strcmp(m->type, "COERCE") == 0;
    if (t && by_force && !(t->code[3] && strstr("GOV LEG JUD COP OPP", t->code + 3))) return 0; /* whoever attacks its soldiers or its people may be foreign */
    for (uint32_t i = 0; t && i < m->source.n; i++)
        if (m->source.at[i].code && strlen(m->source.at[i].code) >= 6 && strstr("GOV MIL", m->source.at[i].code + 3)) return 0; /* a government acts upon another country */
    sy_party of = { .code = story, .word = -1 };
    lend_country(c, &m->source, &of);
    if (!t) lend_country(c, &m->target, &of);
    return sy_sides_known(&m->source) != NULL || (!t && sy_sides_known(&m->target));
}

/* Rebels and police, an army and rebels: of one country where the sentence names no other. */
static int fights_at_home(sy_sides *c, sy_reading *m, int32_t w)
{
    const sy_party *s = sy_sides_known(&m->source);
    if (!s || !s->code[3] || sy_sides_known(&m->target) || (strcmp(m->type, "ASSAULT") != 0 && strcmp(m->type, "COERCE") != 0)) return 0;
    int outlaw = strstr("REB UAF OPP", s->code + 3) != NULL, lawful = strstr("MIL COP GOV", s->code + 3) != NULL;
    const char *story = outlaw || lawful ? country_of_story(c, w) : NULL;
    if (!story || strncmp(story, s->code, 3) != 0) return 0;
    for (uint32_t i = 0; i < m->target.n; i++) {
        const char *t = m->target.at[i].code;
        if (!t || strlen(t) < 6 || !strstr(outlaw ? "COP MIL GOV LEG JUD" : "REB UAF OPP", t + 3)) return 0;
    }
    lend_country(c, &m->target, s);
    return 1;
}

/* The state as target of what rebels do with no other side named ("blew up power lines", "have been disarmed"), and of what a
 * government eases at home ("lifted the state of emergency"). 1: so guessed. */
static int against_own_state(sy_sides *c, sy_reading *m)
{
    const sy_party *s = sy_sides_known(&m->source);
    const char *deed = m->base ? m->base : m->code;
    if (!s || !s->code[3] || !deed || m->is_operator || m->recip || sy_sides_known(&m->target) || (m->target.n && m->target.at[0].named && !m->target.at[0].is_place)) return 0;
    int rebels = strstr("REB UAF", s->code + 3) && (strncmp(deed, "171", 3) == 0 || strncmp(deed, "0873", 4) == 0);
    int eases = strstr("GOV LEG MIL", s->code + 3) && strncmp(deed, "081", 3) == 0;
    if (!rebels && !eases) return 0;
    memset(&m->target, 0, sizeof m->target);
    m->target.n = 1;
    m->target.at[0] = (sy_party){ .code = sy_strndup(&c->doc->arena, s->code, 3), .span = s->span, .word = -1, .actor = -1, .guessed = 1, .country_only = 1 };
    return 1;
}

int sy_sides_complete(sy_sides *c, sy_reading *m, int32_t w)
{
    const sy_party *s = sy_sides_known(&m->source), *t = sy_sides_known(&m->target);
    sy_parties place;
    int known = place_party(c, m, &place);
    if (!known && (strcmp(m->type, "ASSAULT") == 0 || strcmp(m->type, "PROTEST") == 0)) known = place_below(c, w, &place);
    if (known && !s && m->source.n) lend_country(c, &m->source, &place.at[0]);
    if (known && !t && m->target.n) lend_country(c, &m->target, &place.at[0]);
    int unsure = lend_story(c, m, w);
    unsure |= fights_at_home(c, m, w);
    s = sy_sides_known(&m->source);
    if (s && sees_its_own(m, s)) lend_country(c, &m->target, s);
    if (!s && strcmp(m->type, "PROTEST") == 0 && sy_sides_known(&m->target) && !at_embassy(c, &m->target)) lend_country(c, &m->source, sy_sides_known(&m->target));
    if (strcmp(m->type, "PROTEST") == 0 && !sy_sides_known(&m->target) && s) { /* people protest against those who rule the place */
        m->target.n = 1;
        m->target.at[0] = known ? place.at[0] : *s;
        m->target.at[0].code = sy_strndup(&c->doc->arena, m->target.at[0].code, 3);
        m->target.at[0].word = -1;
    }
    return unsure | against_own_state(c, m);
}

/* Those whom the demand is put to that a protest is held for. */
void sy_sides_ask_demand(sy_sides *c, sy_reading *m, int32_t w)
{
    if (strcmp(m->type, "PROTEST") != 0 || (sy_sides_known(&m->target) && !m->target.at[0].is_place)) return;
    int32_t first, last;
    sy_subtree(c->doc, w, &first, &last);
    for (int32_t k = w + 1; k <= last && k < w + REACH_MAX; k++) {
        const sy_reading *o = c->reader->reading[k - (int32_t)c->reader->first_word];
        if (!o || !o->type || (strcmp(o->type, "REQUEST") != 0 && strcmp(o->type, "PROTEST") != 0 && strcmp(o->type, "ACCUSE") != 0) || !sy_sides_known(&o->target)) continue;
        m->target = o->target;
        return;
    }
    for (int32_t k = first; k <= last; k++) {
        if (!sy_arg_has_case(c->doc, k, "against")) continue;
        sy_parties p = { 0 };
        sy_parties_of(c->frames, c->doc, &c->doc->arena, k, &p);
        if (sy_sides_known(&p)) {
            m->target = p;
            return;
        }
    }
}

/* The one whose deed a threat hangs on: "unless X accepts". */
void sy_sides_ask_condition(sy_sides *c, sy_reading *m, int32_t w)
{
    if (strcmp(m->type, "THREATEN") != 0 || sy_sides_known(&m->target)) return;
    int32_t first, last;
    sy_subtree(c->doc, w, &first, &last);
    for (int32_t k = first; k <= last; k++) {
        if (word(c, k)->rel != SY_REL_ADVCL) continue;
        int32_t mark = sy_child(c->doc, k, SY_REL_MARK);
        if (mark < 0 || !(sy_word_is(word(c, mark), "if") || sy_word_is(word(c, mark), "unless") || sy_word_is(word(c, mark), "until"))) continue;
        sy_parties p = { 0 };
        sy_parties_of(c->frames, c->doc, &c->doc->arena, sy_arg_agent(c->doc, k), &p);
        const sy_party *t = sy_sides_known(&p), *s = sy_sides_known(&m->source);
        if (!t || (s && strncmp(t->code, s->code, 3) == 0)) continue;
        m->target = p;
        return;
    }
}

/* A state does not demand of itself: a target of the source's own side is none. */
int sy_sides_drop_own(sy_reading *m)
{
    const sy_party *s = sy_sides_known(&m->source);
    if (!s || (s->code[3] && sy_sides_against_state(s->code + 3))) return 0;
    const char *deed = m->base ? m->base : m->code;
    int at_home = deed && (strncmp(deed, "17", 2) == 0 || strncmp(deed, "08", 2) == 0); /* done to one's own people as well, but not to one's own things */
    if (strcmp(m->type, "PROTEST") == 0) return 0;
    uint32_t n = 0;
    for (uint32_t i = 0; i < m->target.n; i++) {
        const sy_party *t = &m->target.at[i];
        if (at_home && (t->named || t->word < 0 || !t->code || strcmp(t->code, s->code) != 0)) {
            m->target.at[n++] = *t;
            continue;
        }
        int own = t->code && t->code[0] != '-' && strncmp(t->code, s->code, 3) == 0 && strncmp(t->code, "IGO", 3) != 0 && strncmp(t->code, "NGO", 3) != 0;
        if (own && strcmp(m->type, "MOBILIZE") == 0) continue; /* those who are called out */
        if (own && (!t->code[3] || strcmp(t->code, s->code) == 0 || (strstr("GOV MIL", t->code + 3) && (!s->code[3] || strstr("GOV MIL", s->code + 3))))) continue;
        m->target.at[n++] = *t;
    }
    int dropped = m->target.n > n;
    m->target.n = n;
    return dropped && !n;
}
