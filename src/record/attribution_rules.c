/*
 * attribution_rules.c - what the grammar alone says of who said what: for each cue of the lexicon, the clause,
 * infinitive or noun phrase that the tree hangs below it, and its subject. The tagger reads these as features;
 * those it leaves out may become records of their own (attributions inside another's content).
 */
#include "record/attribution.h"

enum { CUE_LEFT_MAX = 4, SUBJECT_CLIMB_MAX = 12 };

typedef struct {
    const struct sy_cues *cues;
    sayso_doc *d;
    sy_attr_word *w;
    sy_links *out;
    int32_t cue;        /* the word */
    const sy_cue *entry;
    int32_t last;       /* last word of the entry */
} rule;

static const sy_word *word_at(const rule *r, int32_t i) { return &r->d->words.at[i]; }
static unsigned rel_of(const rule *r, int32_t i) { return sy_rel_main(word_at(r, i)->rel); }

/* ---- runs of words */

static sy_run trim(const rule *r, sy_run run)
{
    while (run.first <= run.last && word_at(r, run.first)->upos == SY_PUNCT) run.first++;
    while (run.last >= run.first && word_at(r, run.last)->upos == SY_PUNCT) run.last--;
    if (run.first > run.last) run.first = run.last = -1;
    return run;
}

static sy_run run_of(const rule *r, int32_t top)
{
    sy_run run = { r->w[top].lo, r->w[top].hi };
    return trim(r, run);
}

static sy_run no_run(void)
{
    sy_run run = { -1, -1 };
    return run;
}

/* The verb with its auxiliaries and adverbs on the left and the rest of its entry on the right. */
static sy_run cue_run(const rule *r)
{
    sy_run run = { r->cue, r->last };
    for (int k = 0; k < CUE_LEFT_MAX && run.first > 0; k++) {
        const sy_word *before = word_at(r, run.first - 1);
        unsigned rel = sy_rel_main(before->rel);
        if (before->head != r->cue || (rel != SY_REL_AUX && rel != SY_REL_ADVMOD)) break;
        run.first--;
    }
    return run;
}

/* ---- sources */

static int32_t subject_child(const rule *r, int32_t verb) { return sy_child_main(r->d, verb, SY_REL_NSUBJ); }
static int is_passive(const rule *r, int32_t verb) { return sy_child(r->d, verb, SY_REL_AUX_PASS) >= 0 || sy_child(r->d, verb, SY_REL_NSUBJ_PASS) >= 0; }

static int32_t agent_of(const rule *r, int32_t verb)
{
    int32_t agent = sy_child(r->d, verb, SY_REL_OBL_AGENT);
    if (agent >= 0) return agent;
    SY_EACH_CHILD(r->d, verb, c) {
        if (rel_of(r, c) != SY_REL_OBL) continue;
        int32_t by = sy_child(r->d, c, SY_REL_CASE);
        if (by >= 0 && sy_word_is(word_at(r, by), "by")) return c;
    }
    return -1;
}

/* Without the preposition that leads it. */
static sy_run run_of_oblique(const rule *r, int32_t top)
{
    sy_run run = run_of(r, top);
    while (run.first >= 0 && run.first < top && word_at(r, run.first)->head == top && word_at(r, run.first)->rel == SY_REL_CASE) run.first++;
    return run;
}

/* A participle's noun, without the participle's own part of the phrase. */
static sy_run run_of_noun_before(const rule *r, int32_t noun, int32_t clause)
{
    sy_run run = { r->w[noun].lo, r->w[noun].hi };
    if (r->w[clause].lo > noun && r->w[clause].lo - 1 < run.last) run.last = r->w[clause].lo - 1;
    return trim(r, run);
}

/* Who a verb's act belongs to: its subject, the agent of a passive, or what controls it from above. */
static sy_run source_of_verb(const rule *r, int32_t verb, uint8_t *hidden)
{
    for (int climb = 0; climb < SUBJECT_CLIMB_MAX; climb++) {
        if (is_passive(r, verb) || (word_at(r, verb)->xpos == SY_XPOS_VBN && word_at(r, verb)->rel == SY_REL_ACL)) {
            int32_t agent = agent_of(r, verb);
            *hidden = agent < 0;
            return agent < 0 ? no_run() : run_of_oblique(r, agent);
        }
        int32_t s = subject_child(r, verb);
        if (s >= 0) return word_at(r, s)->rel == SY_REL_NSUBJ_OUTER ? no_run() : run_of(r, s);
        int32_t head = word_at(r, verb)->head;
        if (head < 0) return no_run();
        switch (word_at(r, verb)->rel) {
        case SY_REL_ACL: return run_of_noun_before(r, head, verb);
        case SY_REL_CONJ: case SY_REL_XCOMP: case SY_REL_ADVCL: case SY_REL_PARATAXIS: verb = head; break;
        default: return no_run();
        }
    }
    return no_run();
}

/* ---- candidates */

static sy_link *start(rule *r, const char *reason)
{
    sy_link *k = SY_PUSH(&r->d->arena, r->out);
    k->cue = cue_run(r);
    k->source = no_run();
    k->cue_word = r->cue;
    k->row = r->w[r->cue].cue;
    k->by_rule = 1;
    k->reason = reason;
    return k;
}

static void give_up(rule *r) { r->out->n--; }

static int add_run(rule *r, sy_link *k, sy_run run)
{
    run = trim(r, run);
    if (run.first < 0) return 0;
    *SY_PUSH(&r->d->arena, &k->content) = run;
    return 1;
}

/* All of top's part of the tree but the part of `without`: one or two runs. */
static int add_without(rule *r, sy_link *k, int32_t top, int32_t without)
{
    sy_run left = { r->w[top].lo, r->w[without].lo - 1 }, right = { r->w[without].hi + 1, r->w[top].hi };
    int n = 0;
    if (left.first <= left.last) n += add_run(r, k, left);
    if (right.first <= right.last) n += add_run(r, k, right);
    return n;
}

static int is_infinitive(const rule *r, int32_t clause)
{
    SY_EACH_CHILD(r->d, clause, c)
        if (word_at(r, c)->xpos == SY_XPOS_TO || (word_at(r, c)->upos == SY_PART && sy_word_is(word_at(r, c), "to"))) return 1;
    return 0;
}

/* Object, with what is said of it: "called the plan a trap", "accused the army of theft". */
static sy_run object_run(const rule *r, int32_t object)
{
    sy_run run = { r->w[object].lo, r->w[object].hi };
    const char *class_name = r->entry->class_name;
    int judges = !strcmp(class_name, "describe") || !strcmp(class_name, "accuse") || !strcmp(class_name, "criticise") ||
                 !strcmp(class_name, "praise") || !strcmp(class_name, "assess") || !strcmp(class_name, "urge") ||
                 !strcmp(class_name, "order") || !strcmp(class_name, "ask") || !strcmp(class_name, "want");
    SY_EACH_CHILD(r->d, r->cue, c) {
        unsigned rel = rel_of(r, c);
        if (c <= object || !judges) continue;
        if (rel == SY_REL_XCOMP || rel == SY_REL_CCOMP || rel == SY_REL_OBJ) run.last = r->w[c].hi;
        else if (rel == SY_REL_OBL || rel == SY_REL_ADVCL) {
            int32_t lead = r->w[c].lo;
            const sy_word *first = word_at(r, lead);
            if (sy_word_is(first, "of") || sy_word_is(first, "as") || sy_word_is(first, "for")) run.last = r->w[c].hi;
        }
    }
    return run;
}

/* Oblique complement of an entry of two words: "called for talks", "referring to the dam". */
static int32_t complement_of_longer(const rule *r)
{
    if (r->last == r->cue) return -1;
    int32_t h = word_at(r, r->last)->head;
    return h >= 0 && h != r->cue && word_at(r, r->last)->rel == SY_REL_CASE ? h : -1;
}

static void verb_rule(rule *r)
{
    uint8_t takes = r->entry->takes;
    int32_t ccomp = sy_child(r->d, r->cue, SY_REL_CCOMP), xcomp = sy_child(r->d, r->cue, SY_REL_XCOMP), obj = sy_child(r->d, r->cue, SY_REL_OBJ);
    int32_t longer = complement_of_longer(r), head = word_at(r, r->cue)->head, pass = sy_child(r->d, r->cue, SY_REL_NSUBJ_PASS);
    sy_link *k = start(r, "clause below the verb");
    int n = 0;
    if (ccomp >= 0 && (takes & (SY_TAKES_CLAUSE | SY_TAKES_QUESTION | SY_TAKES_QUOTE))) {
        n = add_run(r, k, run_of(r, ccomp));
    } else if (word_at(r, r->cue)->rel == SY_REL_PARATAXIS && head >= 0 && (takes & (SY_TAKES_QUOTE | SY_TAKES_CLAUSE)) && (takes & SY_TAKES_QUOTE || obj < 0)) {
        n = add_without(r, k, head, r->cue);
        k->reason = "inserted clause";
    } else if (longer >= 0 && (takes & SY_TAKES_OBJECT)) {
        n = add_run(r, k, run_of_oblique(r, longer));
        k->reason = "complement of the verb";
    } else if (xcomp >= 0 && is_infinitive(r, xcomp) && ((takes & SY_TAKES_INFINITIVE) || (takes & SY_TAKES_ADDRESSEE))) {
        n = add_run(r, k, run_of(r, xcomp));
        k->reason = "infinitive below the verb";
    } else if (obj >= 0 && (takes & SY_TAKES_OBJECT)) {
        n = add_run(r, k, object_run(r, obj));
        k->reason = "object of the verb";
    } else if (pass >= 0 && (takes & SY_TAKES_OBJECT)) {
        n = add_run(r, k, run_of(r, pass));
        k->reason = "subject of a passive";
    }
    if (!n) {
        give_up(r);
        return;
    }
    k->source = source_of_verb(r, r->cue, &k->hidden);
}

/* "the demand that ...", "a pledge to ...", "a threat of ...": noun with a clause or phrase of content. */
static int32_t content_of_noun(const rule *r)
{
    SY_EACH_CHILD(r->d, r->cue, c) {
        unsigned rel = word_at(r, c)->rel;
        if (c < r->cue) continue;
        if (rel == SY_REL_CCOMP || (rel == SY_REL_ACL && (is_infinitive(r, c) || sy_word_is(word_at(r, r->w[c].lo), "that")))) return c;
    }
    SY_EACH_CHILD(r->d, r->cue, c) {
        if (c < r->cue || rel_of(r, c) != SY_REL_NMOD || word_at(r, c)->rel == SY_REL_NMOD_POSS) continue;
        const sy_word *lead = word_at(r, r->w[c].lo);
        if (sy_word_is(lead, "for") || sy_word_is(lead, "of") || sy_word_is(lead, "on") || sy_word_is(lead, "about") || sy_word_is(lead, "against")) return c;
    }
    return -1;
}

static sy_run source_of_noun(const rule *r)
{
    int32_t owner = sy_child(r->d, r->cue, SY_REL_NMOD_POSS);
    if (owner >= 0) {
        sy_run run = run_of(r, owner);
        while (run.last > owner && word_at(r, run.last)->xpos == SY_XPOS_POS) run.last--;
        return run;
    }
    SY_EACH_CHILD(r->d, r->cue, c) {
        if (rel_of(r, c) != SY_REL_NMOD || c < r->cue) continue;
        const sy_word *lead = word_at(r, r->w[c].lo);
        if (sy_word_is(lead, "by") || sy_word_is(lead, "from")) return run_of_oblique(r, c);
    }
    int32_t verb = word_at(r, r->cue)->head;
    uint8_t hidden;
    if (verb >= 0 && word_at(r, r->cue)->rel == SY_REL_OBJ && word_at(r, verb)->upos == SY_VERB && r->w[verb].cue < 0) return source_of_verb(r, verb, &hidden);
    return no_run();
}

static void noun_rule(rule *r)
{
    int32_t content = content_of_noun(r);
    if (content < 0) return;
    sy_link *k = start(r, "clause below the noun");
    k->cue.first = r->cue;
    sy_run run = rel_of(r, content) == SY_REL_NMOD ? run_of_oblique(r, content) : run_of(r, content);
    if (rel_of(r, content) == SY_REL_NMOD) k->reason = "phrase below the noun";
    if (!add_run(r, k, run)) {
        give_up(r);
        return;
    }
    k->source = source_of_noun(r);
}

static void adjective_rule(rule *r)
{
    int32_t c = sy_child(r->d, r->cue, SY_REL_CCOMP);
    if (c < 0) c = sy_child(r->d, r->cue, SY_REL_XCOMP);
    if (c < 0) SY_EACH_CHILD(r->d, r->cue, k)
        if (k > r->cue && word_at(r, k)->rel == SY_REL_ADVCL && is_infinitive(r, k)) c = k;
    if (c < 0) return;
    sy_link *k = start(r, "clause below the adjective");
    if (!add_run(r, k, run_of(r, c))) {
        give_up(r);
        return;
    }
    k->source = source_of_verb(r, r->cue, &k->hidden);
}

/* "according to X": the rest of the clause is the content. */
static void frame_rule(rule *r)
{
    int32_t noun = word_at(r, r->cue)->head;
    if (noun >= 0 && noun < r->last) noun = word_at(r, r->last)->head;
    if (noun < r->last) return;
    int32_t clause = word_at(r, noun)->head;
    if (clause < 0) return;
    sy_link *k = start(r, "framing phrase");
    k->cue.first = r->cue;
    sy_run source = { r->last + 1, r->w[noun].hi };
    k->source = trim(r, source);
    if (!add_without(r, k, clause, noun)) give_up(r);
}

static void adverb_rule(rule *r)
{
    int32_t clause = word_at(r, r->cue)->head;
    if (clause < 0 || word_at(r, clause)->upos != SY_VERB) return;
    sy_link *k = start(r, "adverb of hearsay");
    k->cue.first = r->cue;
    k->hidden = 1;
    if (!add_without(r, k, clause, r->cue)) give_up(r);
}

/* ---- all cues of the document */

static void mark_run(sy_attr_word *w, sy_run run, uint8_t begin, uint8_t kind)
{
    for (int32_t i = run.first; i <= run.last && run.first >= 0; i++) {
        if (w[i].rule) continue;
        w[i].rule = i == run.first ? begin : begin + 1;
        w[i].rule_kind = kind;
    }
}

static void mark_link(sy_attr_word *w, const sy_cue *entry, const sy_link *k)
{
    uint8_t kind = (uint8_t)(entry->class_number * 4 + (entry->pos == 'V' ? 0 : entry->pos == 'N' ? 1 : entry->pos == 'A' ? 2 : 3));
    mark_run(w, k->cue, SY_LABEL_BC, kind);
    mark_run(w, k->source, SY_LABEL_BS, kind);
    for (uint32_t i = 0; i < k->content.n; i++) mark_run(w, k->content.at[i], SY_LABEL_BT, kind);
}

void sy_attr_rules(const struct sy_cues *cues, sayso_doc *d, sy_attr_word *w, sy_links *out)
{
    for (uint32_t i = 0; i < d->words.n; i++) {
        if (w[i].cue < 0) continue;
        uint32_t last = i, before = out->n;
        (void)sy_cue_of_word(cues, d, i, &last);
        rule r = { cues, d, w, out, (int32_t)i, &cues->cues.at[w[i].cue], (int32_t)last };
        switch (r.entry->pos) {
        case 'V': verb_rule(&r); break;
        case 'N': noun_rule(&r); break;
        case 'A': adjective_rule(&r); break;
        case 'P': frame_rule(&r); break;
        default: adverb_rule(&r); break;
        }
        if (out->n > before) mark_link(w, r.entry, &out->at[out->n - 1]);
    }
}
