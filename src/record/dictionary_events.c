/*
 * dictionary_events.c - events by the user's dictionaries: for each verb the most specific pattern that holds, else the verb's own
 * code; who and to whom by the pattern, else by the tree. With them nothing of our frames codes.
 *
 * An event needs a code on both sides, as in PETRARCH; what lacks one, is negated in words that no pattern asks for, is a condition,
 * or stands in a sentence that a discard names, is kept among the nonevents with the reason. Each reason names file and line.
 */
#include "base/limits.h"
#include "record/dictionary.h"
#include "record/event_args.h"
#include "record/event_tables.h"
#include "record/touching.h"

#include <stdlib.h>
#include <string.h>

enum { CONF_PATTERN = 80, CONF_VERB = 70, CONF_UNSURE = 55, HOPS_MAX = 8, PARTIES_MAX = 12 };

/* What was found for a verb. */
typedef struct {
    const sy_dict_verb *verb;
    const sy_dict_pattern *pattern; /* NULL: the verb's own code */
    sy_dict_codes codes;
    sy_dict_found found;
    uint32_t weight, left, right;
    uint8_t unsure;
    const sy_dict_transformation *made; /* what the verb above makes of it; NULL */
} reading;

typedef struct {
    const sy_dictionaries *d;
    const struct sy_frames *frames;
    sayso_doc *doc;
    uint32_t sentence, day;
    sy_dict_atoms atoms;
    sy_dict_parties parties;
    uint32_t first_event; /* of the sentence */
    const char *discarded; /* the whole report; NULL */
    sy_touching attributions, conditions;
    SY_VEC(reading) readings; /* one for each word of the sentence */
} coder;

static const sy_word *word(const coder *c, int32_t w) { return &c->doc->words.at[w]; }
static uint32_t atom_of(const coder *c, int32_t w) { return (uint32_t)c->atoms.of_word.at[w - c->atoms.first_word]; }

/* ---- verbs */

static int is_verb(const sy_word *w)
{
    return w->upos == SY_VERB || w->upos == SY_AUX || w->xpos == SY_XPOS_VBN || w->xpos == SY_XPOS_VBG;
}

/* Is the form one that the dictionary's regular endings do not make: "broke", "stopped"? */
static int is_irregular(const char *base, const char *form)
{
    size_t n = strlen(base);
    if (strncmp(form, base, n) != 0) return 1;
    return form[n] == base[n - 1] && (strcmp(form + n + 1, "ed") == 0 || strcmp(form + n + 1, "ing") == 0);
}

/* Do the verb's further words stand beside it? Moves the bounds over them. */
static int has_all_words(const coder *c, const sy_dict_verb *v, uint32_t *left, uint32_t *right)
{
    uint32_t l = *left, r = *right;
    for (uint8_t i = 0; i < v->n_before; i++, l--)
        if (!l || !sy_dict_same_word(&v->before[i], &c->atoms.atoms.at[l - 1])) return 0;
    for (uint8_t i = 0; i < v->n_after; i++, r++)
        if (r >= c->atoms.atoms.n || !sy_dict_same_word(&v->after[i], &c->atoms.atoms.at[r])) return 0;
    *left = l;
    *right = r;
    return 1;
}

/* Where the clause of the verb ends: its last atom, without clauses that are joined to it. */
static uint32_t clause_end(const coder *c, int32_t w)
{
    int32_t first, last, top = w;
    if (word(c, w)->upos == SY_AUX && word(c, w)->head >= 0) top = word(c, w)->head;
    sy_subtree(c->doc, top, &first, &last);
    SY_EACH_CHILD(c->doc, top, k) {
        unsigned rel = sy_rel_main(word(c, k)->rel);
        if (k <= w || (rel != SY_REL_CONJ && rel != SY_REL_PARATAXIS) || !is_verb(word(c, k))) continue;
        int32_t begin, end;
        sy_subtree(c->doc, k, &begin, &end);
        if (begin > w && begin - 1 < last) last = begin - 1;
    }
    return atom_of(c, last + 1);
}

static void try_patterns(const coder *c, const sy_dict_verb *v, sy_dict_matcher *m, uint32_t bonus, reading *best)
{
    const sy_dict_block *b = &c->d->blocks.at[v->block];
    for (uint32_t i = 0; i < b->patterns.n && m->steps < SY_DICTIONARY_STEPS_MAX; i++) {
        const sy_dict_pattern *p = &b->patterns.at[i];
        sy_dict_found found;
        if (best->verb && p->weight + bonus <= best->weight) return;
        if (!sy_dict_match(m, p, &found)) continue;
        *best = (reading){ v, p, p->codes, found, p->weight + bonus, m->left, m->right, 0, NULL };
        return;
    }
}

/* The most specific entry of a form: its pattern, else its code. */
static void read_form(const coder *c, int32_t w, const char *form, int by_lemma, reading *best)
{
    const uint32_t *first = sy_map_get(&c->d->forms, form, strlen(form));
    uint32_t steps = 0;
    for (int32_t i = first ? (int32_t)*first : -1; i >= 0; i = c->d->verbs.at[i].next) {
        const sy_dict_verb *v = &c->d->verbs.at[i];
        uint32_t left = atom_of(c, w), right = atom_of(c, w + 1), bonus = 500u * (v->n_before + v->n_after);
        if (by_lemma && (!v->regular || strcmp(v->base, form) != 0 || !is_irregular(v->base, word(c, w)->lower))) continue;
        if (!has_all_words(c, v, &left, &right)) continue;
        sy_dict_matcher m = { c->d, c->doc, &c->atoms, &c->parties, w, left, right, clause_end(c, w), steps };
        if (m.end < right) m.end = right;
        try_patterns(c, v, &m, bonus, best);
        steps = m.steps;
        sy_dict_codes codes = v->has_code ? v->codes : c->d->blocks.at[v->block].codes;
        uint32_t weight = bonus + 1 + (codes.code || codes.mirror);
        if (!best->verb || weight > best->weight) *best = (reading){ v, NULL, codes, { -1, -1, 0 }, weight, left, right, 0, NULL };
    }
}

/* ---- who, and to whom */

static int32_t party_at(const coder *c, int32_t w)
{
    uint32_t at = atom_of(c, w);
    for (uint32_t i = 0; i < c->parties.at.n; i++) {
        const sy_dict_party *p = &c->parties.at.at[i];
        if (p->head == w || (p->from <= at && at < p->to)) return (int32_t)i;
    }
    return -1;
}

/* The first party in the phrase of w; -1. */
static int32_t party_below(const coder *c, int32_t w)
{
    int32_t first, last, at = party_at(c, w);
    if (at >= 0) return at;
    sy_subtree(c->doc, w, &first, &last);
    for (uint32_t i = 0; i < c->parties.at.n; i++)
        if (c->parties.at.at[i].from >= atom_of(c, first) && c->parties.at.at[i].to <= atom_of(c, last + 1)) return (int32_t)i;
    return -1;
}

/* The party that a pronoun stands for by the names stage, of this sentence or by its name elsewhere; -1. */
static int32_t party_of_pronoun(coder *c, int32_t w)
{
    int32_t m = word(c, w)->mention, actor = m < 0 ? -1 : c->doc->mentions.at[m].actor;
    if (actor < 0) return -1;
    for (uint32_t i = 0; i < c->parties.at.n; i++) {
        int32_t other = word(c, c->parties.at.at[i].head)->mention;
        if (other >= 0 && c->doc->mentions.at[other].actor == actor) return (int32_t)i;
    }
    return sy_dict_party_named(c->d, c->doc, &c->atoms, c->day, w, c->doc->actors.at[actor].name, &c->parties);
}

static int32_t verb_above(const coder *c, int32_t w)
{
    for (int i = 0; i < HOPS_MAX && w >= 0; i++) {
        w = word(c, w)->head;
        if (w >= 0 && is_verb(word(c, w))) return w;
    }
    return -1;
}

static int32_t full_verb(const coder *c, int32_t w)
{
    int32_t head = word(c, w)->head;
    return word(c, w)->upos == SY_AUX && head >= 0 ? head : w;
}

/* The party before the verb that no preposition governs; -1. */
static int32_t party_before(const coder *c, uint32_t left)
{
    for (uint32_t i = 0; i < c->parties.at.n && c->parties.at.at[i].to <= left; i++)
        if (sy_child(c->doc, c->parties.at.at[i].head, SY_REL_CASE) < 0 || word(c, c->parties.at.at[i].head)->rel == SY_REL_NMOD_POSS) return (int32_t)i;
    return -1;
}

/* Who does it: the subject; of a pronoun the one it means, else the subject of the clause above. */
static int32_t source_of(coder *c, int32_t w, reading *r)
{
    for (int i = 0; i < HOPS_MAX && w >= 0; i++) {
        int32_t s = sy_arg_agent(c->doc, w);
        if (s < 0 && i == 0) {
            if (sy_arg_passive(c->doc, w)) return -1;
            r->unsure = 1;
            return party_before(c, r->left);
        }
        if (s >= 0) {
            int32_t party = word(c, s)->upos == SY_PRON ? party_of_pronoun(c, s) : party_below(c, s);
            r->unsure |= word(c, s)->upos == SY_PRON;
            if (party >= 0 || word(c, s)->upos != SY_PRON) return party;
        }
        w = verb_above(c, w);
    }
    return -1;
}

static int same_side(const coder *c, int32_t a, int32_t b)
{
    const sy_dict_party *x = &c->parties.at.at[a], *y = &c->parties.at.at[b];
    return x->group == y->group || strcmp(x->code, y->code) == 0;
}

/* Does it act in a clause of its own, set off by a comma ("..., after X's crowds burned it down")? */
static int acts_elsewhere(const coder *c, int32_t w, int32_t party)
{
    int32_t top = c->parties.at.at[party].head;
    for (int i = 0; i < HOPS_MAX && top >= 0 && top != w; i++) {
        int32_t clause = word(c, top)->head, first, last;
        if (clause < 0 || clause == w) return 0;
        if (sy_rel_main(word(c, top)->rel) == SY_REL_NSUBJ && word(c, clause)->rel == SY_REL_ADVCL) {
            sy_subtree(c->doc, clause, &first, &last);
            if (word(c, first)->upos == SY_PUNCT) return 1;
            return first > c->atoms.first_word && sy_word_is(word(c, first - 1), ",");
        }
        top = clause;
    }
    return 0;
}

/* The first other party behind the verb, in its clause. */
static int32_t target_of(const coder *c, int32_t w, const reading *r)
{
    uint32_t end = clause_end(c, w);
    for (uint32_t i = 0; i < c->parties.at.n; i++) {
        const sy_dict_party *p = &c->parties.at.at[i];
        if (p->from < r->right || p->to > end || acts_elsewhere(c, w, (int32_t)i)) continue;
        if (r->found.source < 0 || !same_side(c, r->found.source, (int32_t)i)) return (int32_t)i;
    }
    return -1;
}

static void complete_sides(coder *c, int32_t w, reading *r)
{
    int32_t verb = full_verb(c, w);
    int passive = sy_arg_passive(c->doc, verb);
    if (r->found.compound == 1) {
        r->found.source = r->found.target;
        return;
    }
    if (r->found.source < 0) {
        r->found.source = source_of(c, verb, r);
        if (r->found.source >= 0 && r->found.target >= 0 && same_side(c, r->found.source, r->found.target)) {
            int32_t above = verb_above(c, verb);
            r->found.source = above < 0 ? -1 : source_of(c, above, r);
        }
    }
    if (r->found.target < 0 && passive && !r->pattern) {
        int32_t patient = sy_arg_patient(c->doc, verb);
        if (patient >= 0) r->found.target = party_below(c, patient);
    }
    if (r->found.target < 0) r->found.target = target_of(c, w, r);
}

/* ---- writing */

/* The condition that governs the span, or that it stands in; -1. */
static int32_t condition_of(const coder *c, sayso_span s, int *inside)
{
    *inside = 0;
    for (int32_t l = c->conditions.first[c->sentence]; l >= 0; l = c->conditions.links.at[l].next) {
        int32_t i = c->conditions.links.at[l].item;
        *inside = sy_spans_touch(c->doc->conditions.at[i].condition, s);
        if (*inside || sy_spans_touch(c->doc->conditions.at[i].consequence, s)) return i;
    }
    return -1;
}

/* On whose word and on which condition; gives why it is no event, NULL if it is one. */
static const char *ground(const coder *c, sayso_event *e)
{
    int is_cue, inside;
    e->attribution = sy_touching_speaker(c->doc, &c->attributions, c->sentence, e->trigger.at[0], &is_cue);
    e->condition = condition_of(c, e->trigger.at[0], &inside);
    if (e->attribution >= 0 && !is_cue) e->modality = SAYSO_CLAIMED;
    if (e->condition >= 0) e->modality = inside ? SAYSO_HYPOTHETICAL : SAYSO_CONDITIONAL;
    return inside ? "a condition, not a fact" : NULL;
}

static const char *place(const coder *c, const char *what, sy_dict_place p)
{
    return p.line ? sy_printf(&c->doc->arena, "%s%s:%u", what, c->d->files.at[p.file], p.line) : "";
}

static const char *side_reason(const coder *c, const char *which, const sy_dict_party *p)
{
    if (!p) return sy_printf(&c->doc->arena, "; no %s in the dictionaries", which);
    return sy_printf(&c->doc->arena, "; %s%s%s", which, place(c, " ", p->actor), place(c, p->actor.line ? " + " : " ", p->agent));
}

static const char *reason_of(const coder *c, const reading *r, const sy_dict_party *s, const sy_dict_party *t, const char *why_not)
{
    const char *rule = r->pattern ? sy_printf(&c->doc->arena, "%s %s", place(c, "", r->pattern->place), r->pattern->text)
                                  : sy_printf(&c->doc->arena, "%s %s", place(c, "", r->verb->place), r->verb->base);
    if (r->made) rule = sy_printf(&c->doc->arena, "%s, made of %s", place(c, "", r->made->place), rule);
    return sy_printf(&c->doc->arena, "%s%s%s%s%s", rule, side_reason(c, "source", s), side_reason(c, "target", t), why_not ? ": " : "", why_not ? why_not : "");
}

static int told_already(const coder *c, const char *code, const sy_dict_party *s, const sy_dict_party *t)
{
    for (uint32_t i = c->first_event; i < c->doc->events.n; i++) {
        const sayso_event *e = &c->doc->events.at[i];
        if (strcmp(e->code, code) == 0 && strcmp(e->source, s->code) == 0 && strcmp(e->target, t->code) == 0) return 1;
    }
    return 0;
}

static sayso_spans trigger_of(const coder *c, const reading *r)
{
    return sy_spans_one(c->doc, sy_words_span(c->doc, (uint32_t)c->atoms.atoms.at[r->left].word, (uint32_t)c->atoms.atoms.at[r->right - 1].word));
}

static void write_event(coder *c, const reading *r, const char *code, const sy_dict_party *s, const sy_dict_party *t, const char *why_not)
{
    sayso_doc *d = c->doc;
    const sy_cameo *cameo = sy_frames_cameo(c->frames, code);
    sayso_event e = { .code = code, .source_actor = -1, .target_actor = -1, .condition = -1, .polarity = '+', .modality = SAYSO_ACTUAL };
    e.event_type = cameo ? cameo->type : NULL;
    e.mode = cameo ? cameo->mode : NULL;
    e.trigger = trigger_of(c, r);
    e.source = s ? s->code : NULL;
    e.target = t ? t->code : NULL;
    e.source_span = s ? sy_spans_one(d, s->span) : sy_no_spans();
    e.target_span = t ? sy_spans_one(d, t->span) : sy_no_spans();
    const char *supposed = ground(c, &e);
    if (!why_not) why_not = supposed;
    if (!why_not && told_already(c, code, s, t)) return;
    e.conf = r->unsure ? CONF_UNSURE : r->pattern ? CONF_PATTERN : CONF_VERB;
    e.reason = reason_of(c, r, s, t, why_not);
    e.id = sy_record_id(d, why_not ? 'n' : 'e', e.trigger);
    if (why_not) *SY_PUSH(&d->arena, &d->nonevents) = e;
    else *SY_PUSH(&d->arena, &d->events) = e;
}

static void write_pair(coder *c, const reading *r, const sy_dict_party *s, const sy_dict_party *t, const char *why_not)
{
    if (r->codes.code) write_event(c, r, r->codes.code, s, t, why_not);
    if (r->codes.mirror) write_event(c, r, r->codes.mirror, t, s, why_not);
}

static uint32_t side(const coder *c, int32_t party, const sy_dict_party **out)
{
    uint32_t n = 0;
    if (party < 0) return 0;
    for (uint32_t i = 0; i < c->parties.at.n && n < PARTIES_MAX; i++)
        if (c->parties.at.at[i].group == c->parties.at.at[party].group) out[n++] = &c->parties.at.at[i];
    return n;
}

/* Does the pattern ask for the negation itself? */
static int asks_for_not(const sy_dict_pattern *p)
{
    static const char *const words[] = { "not", "never", "no", "n't", "without" };
    for (uint8_t i = 0; p && i < p->n_left; i++) {
        if (p->left[i].kind == SY_DICT_SET) return 1;
        for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
            if (p->left[i].kind == SY_DICT_WORD && strcmp(p->left[i].word.text, words[k]) == 0) return 1;
    }
    return 0;
}

static void write_reading(coder *c, int32_t w, const reading *r)
{
    const sy_dict_party *s[PARTIES_MAX], *t[PARTIES_MAX];
    uint32_t ns = side(c, r->found.source, s), nt = side(c, r->found.target, t);
    const char *why_not = c->discarded ? c->discarded : c->parties.discarded;
    if (!ns && !nt) return;
    if (why_not) why_not = sy_printf(&c->doc->arena, "discarded by %s", why_not);
    else if (sy_arg_negated(c->doc, full_verb(c, w)) && !asks_for_not(r->pattern)) why_not = "negated";
    else if (!ns || !nt) why_not = "an event needs both sides";
    else if (r->unsure && s[0]->code[0] == '-') why_not = "a role of no country, taken for the source by its place";
    for (uint32_t i = 0; i < (ns ? ns : 1); i++)
        for (uint32_t k = 0; k < (nt ? nt : 1); k++) {
            if (ns && nt && (s[i] == t[k] || strcmp(s[i]->code, t[k]->code) == 0)) continue;
            write_pair(c, r, ns ? s[i] : NULL, nt ? t[k] : NULL, why_not);
        }
}

/* ---- transformations */

static int is_named(const coder *c, const reading *r, const char *name)
{
    return !name || strcmp(r->verb->base, name) == 0 || strcmp(c->d->blocks.at[r->verb->block].name, name) == 0;
}

static int side_fits(const coder *c, unsigned wanted, int32_t side, int32_t outer)
{
    switch (wanted) {
    case SY_DICT_SAME: return side >= 0 && outer >= 0 && same_side(c, side, outer);
    case SY_DICT_OTHER: return side >= 0 && !(outer >= 0 && same_side(c, side, outer));
    default: return 1;
    }
}

static int has_own_subject(const coder *c, int32_t w) { return sy_child_main(c->doc, w, SY_REL_NSUBJ) >= 0; }

static int transforms(const coder *c, const sy_dict_transformation *t, int32_t w, const reading *inner, const reading *outer)
{
    if (!is_named(c, inner, t->inner) || !is_named(c, outer, t->outer)) return 0;
    if (t->future && sy_arg_aux(c->doc, w, "will") < 0) return 0;
    if (t->is_source == SY_DICT_NOBODY && has_own_subject(c, w)) return 0;
    return side_fits(c, t->is_source, inner->found.source, outer->found.source) && side_fits(c, t->is_target, inner->found.target, outer->found.source);
}

static int32_t side_of(char which, const reading *inner, const reading *outer)
{
    return which == 'o' ? outer->found.source : which == 's' ? inner->found.source : which == 't' ? inner->found.target : -1;
}

/* What the verb above, by the first transformation that fits, makes of the event at w. */
static void transform(coder *c, int32_t w)
{
    reading *inner = &c->readings.at[w - c->atoms.first_word];
    unsigned rel = sy_rel_main(word(c, w)->rel);
    int32_t above = word(c, w)->head;
    if (!inner->verb || above < 0 || (rel != SY_REL_CCOMP && rel != SY_REL_XCOMP)) return;
    const reading *outer = &c->readings.at[above - c->atoms.first_word];
    for (uint32_t i = 0; outer->verb && i < c->d->transformations.n; i++) {
        const sy_dict_transformation *t = &c->d->transformations.at[i];
        if (!transforms(c, t, w, inner, outer)) continue;
        int32_t source = side_of(t->source, inner, outer), target = side_of(t->target, inner, outer);
        inner->found = (sy_dict_found){ source, target, 0 };
        if (t->code) inner->codes = (sy_dict_codes){ t->code, NULL };
        inner->made = t;
        return;
    }
}

/* ---- discards */

/* File and line of the discard that fires in the sentence, of a whole report or not; NULL. */
static const char *discard_in(const coder *c, int whole)
{
    for (uint32_t i = 0; i < c->atoms.atoms.n; i++) {
        uint32_t n;
        const sy_dict_phrase *p = sy_dict_longest(&c->d->discard_phrases, &c->atoms, i, &n, NULL, NULL);
        if (p && (c->d->discards.at[p->entry] != 0) == whole) return place(c, "", p->place);
    }
    return NULL;
}

static int readable(const sayso_doc *d, uint32_t s)
{
    sy_block_kind kind = d->blocks.n > d->sentences.at[s].block ? d->blocks.at[d->sentences.at[s].block].kind : SY_BLOCK_PARAGRAPH;
    return d->sentences.at[s].n_words && kind != SY_BLOCK_META && kind != SY_BLOCK_FURNITURE;
}

static reading read_verb(coder *c, int32_t w)
{
    reading r = { .verb = NULL };
    if (!is_verb(word(c, w)) || atom_of(c, w) == atom_of(c, w + 1)) return r;
    read_form(c, w, word(c, w)->lower, 0, &r);
    if (!r.verb) read_form(c, w, word(c, w)->lemma, 1, &r);
    if (r.verb) complete_sides(c, w, &r);
    return r;
}

static void code_sentence(coder *c, uint32_t s)
{
    c->sentence = s;
    sy_dict_atoms_of(c->doc, s, &c->atoms);
    sy_dict_parties_of(c->d, c->doc, &c->atoms, c->day, &c->parties);
    if (!c->parties.at.n) return;
    if (!c->parties.discarded) c->parties.discarded = discard_in(c, 0);
    c->first_event = c->doc->events.n;
    c->readings.n = 0;
    int32_t first = c->atoms.first_word, end = first + (int32_t)c->doc->sentences.at[s].n_words;
    for (int32_t w = first; w < end; w++) *SY_PUSH(&c->doc->arena, &c->readings) = read_verb(c, w);
    for (int32_t w = first; w < end; w++) transform(c, w);
    for (int32_t w = first; w < end; w++) {
        const reading *r = &c->readings.at[w - first];
        if (r->verb && (r->codes.code || r->codes.mirror)) write_reading(c, w, r);
    }
}

static uint32_t day_of(const sayso_report *r)
{
    uint32_t day = 0;
    for (const char *p = r->date; p && *p && p < r->date + 10; p++)
        if (*p >= '0' && *p <= '9') day = day * 10 + (uint32_t)(*p - '0');
    return day >= 10000000 ? day : 0;
}

void sy_dictionary_events(const sy_dictionaries *d, const struct sy_frames *frames, sayso_doc *doc)
{
    coder c = { .d = d, .frames = frames, .doc = doc, .day = day_of(&doc->report) };
    sy_touching_attributions(doc, &c.attributions);
    sy_touching_conditions(doc, &c.conditions);
    for (uint32_t s = 0; s < doc->sentences.n && !c.discarded; s++) {
        if (!readable(doc, s)) continue;
        sy_dict_atoms_of(doc, s, &c.atoms);
        c.discarded = discard_in(&c, 1);
    }
    for (uint32_t s = 0; s < doc->sentences.n; s++)
        if (readable(doc, s)) code_sentence(&c, s);
}
