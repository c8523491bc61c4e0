/*
 * attribution_rules.c - what the grammar alone says of who said what: for each cue of the lexicon, the clause,
 * infinitive or noun phrase that the tree hangs below it, and its subject. The tagger reads these as features;
 * those it leaves out may become records of their own (attributions inside another's content).
 */
#include "record/attribution.h"

enum { CUE_LEFT_MAX = 4, SUBJECT_CLIMB_MAX = 12, SPEECH_NEAR_MAX = 14, NAME_WORDS_MAX = 8, DASH_WORDS_MAX = 30 };

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

/* "the deal reached in May", "Asked whether ..., Marak"; not "the minister, in a letter, insisted that", which trees take for one. */
static int is_bare_participle(const rule *r, int32_t verb)
{
    const sy_word *w = word_at(r, verb);
    int opens = verb == (int32_t)r->d->sentences.at[w->sentence].first_word && w->rel == SY_REL_ADVCL && subject_child(r, verb) < 0;
    if (opens && (w->xpos == SY_XPOS_VBN || w->xpos == SY_XPOS_VBD)) return 1;
    if (word_at(r, verb)->xpos != SY_XPOS_VBN || word_at(r, verb)->rel != SY_REL_ACL) return 0;
    return verb == 0 || verb + 1 >= (int32_t)r->d->words.n || !sy_word_is(word_at(r, verb - 1), ",") || !sy_word_is(word_at(r, verb + 1), "that");
}

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

/* The noun phrase in the subject's place, asides left out. */
static sy_run beside_verb(const rule *r, int32_t verb)
{
    sy_run cue = { verb, verb };
    return sy_attr_subject_beside(r->d, cue);
}

/* Who a verb's act belongs to: its subject, the agent of a passive, or what controls it from above. */
static sy_run source_of_verb(const rule *r, int32_t verb, uint8_t *hidden)
{
    int active = word_at(r, verb)->xpos != SY_XPOS_VBN; /* "was led out, shouting that": the passive's subject shouts */
    for (int climb = 0; climb < SUBJECT_CLIMB_MAX; climb++) {
        if ((is_passive(r, verb) && !(active && climb)) || is_bare_participle(r, verb)) {
            int32_t agent = agent_of(r, verb);
            *hidden = agent < 0;
            return agent < 0 ? no_run() : run_of_oblique(r, agent);
        }
        int32_t s = subject_child(r, verb);
        if (s >= 0) return word_at(r, s)->rel == SY_REL_NSUBJ_OUTER ? no_run() : run_of(r, s);
        int32_t head = word_at(r, verb)->head;
        if (head < 0) return no_run();
        switch (word_at(r, verb)->rel) {
        case SY_REL_ACL: return verb > 0 && sy_word_is(word_at(r, verb - 1), ",") ? beside_verb(r, verb) : run_of_noun_before(r, head, verb);
        case SY_REL_CONJ: case SY_REL_XCOMP: case SY_REL_ADVCL: case SY_REL_PARATAXIS: verb = head; break;
        default: return no_run();
        }
    }
    return no_run();
}

sy_run sy_attr_source_of_verb(sayso_doc *d, sy_attr_word *w, int32_t verb)
{
    rule r = { .d = d, .w = w, .cue = verb, .last = verb };
    uint8_t hidden = 0;
    sy_run s = source_of_verb(&r, verb, &hidden);
    return s;
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
    if (run.first >= 0) run = trim(r, run);
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

/* "condemned as a provocation", "accused of theft": what a passive says of its subject. */
static sy_run complement_of_passive(const rule *r)
{
    SY_EACH_CHILD(r->d, r->cue, c) {
        unsigned rel = rel_of(r, c);
        if (c < r->cue) continue;
        const sy_word *first = word_at(r, r->w[c].lo);
        int as = sy_word_is(first, "as") || sy_word_is(first, "of") || sy_word_is(first, "for");
        if (rel == SY_REL_XCOMP || ((rel == SY_REL_OBL || rel == SY_REL_OBJ || rel == SY_REL_ADVCL) && as)) return run_of(r, c);
    }
    return no_run();
}

/* What a passive is about: its subject, or the noun that the tree took for the main word and hung the passive below
 * ("the refusal to open the dam, which ..., has been condemned as ..."). */
static sy_run undergoer(const rule *r)
{
    int32_t subject = sy_child(r->d, r->cue, SY_REL_NSUBJ_PASS), head = word_at(r, r->cue)->head;
    if (subject >= 0) return run_of(r, subject);
    if (head < 0 || head > r->cue || word_at(r, r->cue)->rel != SY_REL_PARATAXIS || subject_child(r, r->cue) >= 0) return no_run();
    int32_t aux = sy_child_main(r->d, r->cue, SY_REL_AUX);
    unsigned upos = word_at(r, head)->upos;
    if (sy_child(r->d, r->cue, SY_REL_AUX_PASS) < 0 || aux <= head || (upos != SY_NOUN && upos != SY_PROPN && upos != SY_PRON)) return no_run();
    sy_run run = { r->w[head].lo, aux - 1 };
    return trim(r, run);
}

/* Oblique complement of an entry of two words: "called for talks", "referring to the dam". */
static int32_t complement_of_longer(const rule *r)
{
    if (r->last == r->cue) return -1;
    int32_t h = word_at(r, r->last)->head;
    return h >= 0 && h != r->cue && word_at(r, r->last)->rel == SY_REL_CASE ? h : -1;
}

/* ---- speech beside its verb: trees often fail across quotation marks, neighbourhood seldom does */

static int is_speech_mark(const sayso_doc *d, const sy_quote *q) { return q->kind == SY_QUOTE_SPEECH && q->depth == 0 && d->words.n > 0; }

/* First quotation whose outer marks end after byte `at`. */
static uint32_t quote_after(const sayso_doc *d, uint32_t at)
{
    uint32_t lo = 0, hi = d->quotes.n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (d->quotes.at[mid].outer.end <= at && d->quotes.at[mid].depth == 0) lo = mid + 1;
        else if (d->quotes.at[mid].outer.end <= at) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

static sy_run words_of_quote(const rule *r, const sy_quote *q)
{
    sy_run run = { (int32_t)sy_word_at(r->d, q->inner.start), (int32_t)sy_word_at(r->d, q->inner.end) };
    while (run.last >= run.first && (run.last >= (int32_t)r->d->words.n || word_at(r, run.last)->span.start >= q->inner.end)) run.last--;
    return trim(r, run);
}

/* No other cue-like verb, and few words, between two words. */
static int is_near(const rule *r, int32_t from, int32_t to)
{
    if (to - from > SPEECH_NEAR_MAX) return 0;
    for (int32_t i = from + 1; i < to; i++)
        if (r->w[i].cuelike && word_at(r, i)->upos == SY_VERB && !word_at(r, i)->quote_depth) return 0;
    return 1;
}

static sy_run source_beside(const rule *r, int32_t verb, uint8_t *hidden);

/* Is a quotation set off from a verb behind it, or one before it, as speech is? */
static int ends_as_speech(const rule *r, const sy_quote *q)
{
    char last = r->d->text[q->inner.end - 1], next = q->outer.end < r->d->n_text ? r->d->text[q->outer.end] : 0;
    return last == ',' || last == '?' || last == '!' || next == ',';
}

static int begins_as_speech(const rule *r, const sy_quote *q, int32_t first_inside)
{
    int32_t before = first_inside - 1;
    while (before > r->last && word_at(r, before)->span.start >= q->outer.start) before--;
    const sy_word *w = word_at(r, before);
    return before == r->last || sy_word_is(w, ",") || sy_word_is(w, ":") || sy_word_is(w, "that");
}

static uint32_t block_of_word(const rule *r, int32_t w) { return r->d->sentences.at[word_at(r, w)->sentence].block; }

/* "The ministry wrote:" and, in the next paragraph, the quotation. */
static int leads_to_next_block(const rule *r, const sy_quote *q, int32_t first_inside)
{
    int32_t colon = first_inside - 1;
    while (colon > 0 && word_at(r, colon)->span.start >= q->outer.start) colon--;
    uint32_t block = block_of_word(r, first_inside);
    return sy_word_is(word_at(r, colon), ":") && block_of_word(r, colon) + 1 == block && q->outer.start == r->d->blocks.at[block].span.start;
}

/* The quotation, and those of the next paragraphs that go on from it. */
static int add_quotation(rule *r, sy_link *k, const sy_quote *q)
{
    int n = add_run(r, k, words_of_quote(r, q));
    for (const sy_quote *next = q + 1, *end = r->d->quotes.at + r->d->quotes.n; n && next < end; next++) {
        if (next->depth) continue;
        if (next->continued_from != (int32_t)(q - r->d->quotes.at)) break;
        add_run(r, k, words_of_quote(r, next));
        q = next;
    }
    return n;
}

/* "...," Doren said / said Doren; Doren said: "..." */
static int speech_rule(rule *r)
{
    const sy_word *verb = word_at(r, r->cue);
    if (verb->quote_depth || !(r->entry->takes & SY_TAKES_QUOTE)) return 0;
    uint32_t next = quote_after(r->d, verb->span.end), block = block_of_word(r, r->cue);
    const sy_quote *found = NULL;
    for (uint32_t i = next > 3 ? next - 3 : 0; i < next && i < r->d->quotes.n; i++) { /* the one that ends before */
        const sy_quote *q = &r->d->quotes.at[i];
        if (!is_speech_mark(r->d, q) || q->outer.end > verb->span.start || !ends_as_speech(r, q)) continue;
        sy_run run = words_of_quote(r, q);
        if (run.first >= 0 && word_at(r, run.last)->sentence + 1 >= verb->sentence && is_near(r, run.last, r->cue)) found = q;
    }
    if (!found && next < r->d->quotes.n && is_speech_mark(r->d, &r->d->quotes.at[next]) && r->d->quotes.at[next].outer.start >= verb->span.end) {
        sy_run run = words_of_quote(r, &r->d->quotes.at[next]);
        if (run.first >= 0 && word_at(r, run.first)->sentence <= verb->sentence + 1 && is_near(r, r->last, run.first) && begins_as_speech(r, &r->d->quotes.at[next], run.first)) found = &r->d->quotes.at[next];
    }
    if (!found) return 0;
    sy_run run = words_of_quote(r, found);
    if (block_of_word(r, run.first) != block && !leads_to_next_block(r, found, run.first)) return 0;
    sy_link *k = start(r, "quotation beside the verb");
    if (!add_quotation(r, k, found)) {
        give_up(r);
        return 0;
    }
    k->source = source_beside(r, r->cue, &k->hidden);
    return 1;
}

static int is_named(const rule *r, sy_run s)
{
    for (int32_t i = s.first; i <= s.last; i++)
        if (word_at(r, i)->upos == SY_PROPN || word_at(r, i)->mention >= 0) return 1;
    return 0;
}

/* The subject by the tree, if it stands outside quotation marks; else the noun phrase next to the verb. */
static sy_run source_beside(const rule *r, int32_t verb, uint8_t *hidden)
{
    sy_run s = source_of_verb(r, verb, hidden);
    if (s.first >= 0 && !word_at(r, s.first)->quote_depth) return s;
    int32_t before = cue_run(r).first - 1;
    if (before >= 0 && sy_word_is(word_at(r, before), ",") && !word_at(r, before)->quote_depth) { /* "Osman, whose brother is ill, told" */
        s = beside_verb(r, verb);
        if (s.first >= 0 && is_named(r, s)) return s;
    }
    for (int32_t side = -1; side <= 1; side += 2) {
        if (side > 0 && word_at(r, verb)->xpos == SY_XPOS_VBG) break; /* "asking her" */
        if (side > 0 && (r->entry->takes & SY_TAKES_ADDRESSEE) && sy_lemma_is(word_at(r, verb), "tell")) break; /* behind it stands the one told */
        int32_t at = side < 0 ? cue_run(r).first - 1 : r->last + 1;
        if (at < 0 || at >= (int32_t)r->d->words.n || word_at(r, at)->sentence != word_at(r, verb)->sentence || word_at(r, at)->quote_depth) continue;
        unsigned u = word_at(r, at)->upos;
        if (u != SY_NOUN && u != SY_PROPN && u != SY_PRON && !(side > 0 && (u == SY_DET || u == SY_ADJ))) continue;
        int32_t top = r->w[at].phrase;
        sy_run run = run_of(r, top);
        if (run.first >= 0 && (run.last < verb || run.first > verb) && !word_at(r, run.first)->quote_depth && !word_at(r, run.last)->quote_depth) return run;
    }
    return no_run();
}

/* "said after meeting envoys that ...": the clause hung one verb too low. */
static int32_t clause_hung_low(const rule *r)
{
    SY_EACH_CHILD(r->d, r->cue, c) {
        if (rel_of(r, c) != SY_REL_ADVCL || c < r->cue) continue;
        if (r->w[c].cue >= 0 && (r->cues->cues.at[r->w[c].cue].takes & SY_TAKES_CLAUSE)) continue;
        int32_t clause = sy_child(r->d, c, SY_REL_CCOMP);
        if (clause >= 0 && sy_word_is(word_at(r, r->w[clause].lo), "that")) return clause;
    }
    return -1;
}

/* "told a meeting that the gates were failing": the clause that the tree hangs below the one spoken to. */
static int32_t clause_of_addressee(const rule *r)
{
    SY_EACH_CHILD(r->d, r->cue, c) {
        if (c < r->cue || (rel_of(r, c) != SY_REL_OBJ && rel_of(r, c) != SY_REL_IOBJ)) continue;
        SY_EACH_CHILD(r->d, c, k) {
            const sy_word *lead = word_at(r, r->w[k].lo);
            unsigned rel = rel_of(r, k);
            if (k > c && (rel == SY_REL_ACL || rel == SY_REL_CCOMP) && sy_word_is(lead, "that") && lead->rel == SY_REL_MARK) return k;
        }
    }
    return -1;
}

/* "believes progress is being made": a clause that the tree takes for an object with a relative clause. */
static int is_clause_in_disguise(const rule *r, int32_t object)
{
    int32_t clause = sy_child(r->d, object, SY_REL_ACL_RELCL);
    if (clause <= object || sy_child_main(r->d, clause, SY_REL_NSUBJ) >= 0) return 0;
    for (int32_t i = r->w[clause].lo; i <= clause; i++)
        if (word_at(r, i)->xpos == SY_XPOS_WDT || word_at(r, i)->xpos == SY_XPOS_WP || sy_word_is(word_at(r, i), "that") || sy_word_is(word_at(r, i), ",")) return 0;
    return 1;
}

static void verb_rule(rule *r)
{
    if (speech_rule(r)) return;
    uint8_t takes = r->entry->takes;
    int32_t ccomp = sy_child(r->d, r->cue, SY_REL_CCOMP), xcomp = sy_child(r->d, r->cue, SY_REL_XCOMP), obj = sy_child(r->d, r->cue, SY_REL_OBJ);
    int32_t longer = complement_of_longer(r), head = word_at(r, r->cue)->head;
    sy_run pass = undergoer(r);
    if (ccomp < 0 && (takes & SY_TAKES_CLAUSE)) ccomp = clause_hung_low(r);
    if (ccomp < 0 && (takes & SY_TAKES_CLAUSE) && (takes & SY_TAKES_ADDRESSEE)) ccomp = clause_of_addressee(r);
    sy_link *k = start(r, "clause below the verb");
    int n = 0;
    if (ccomp >= 0 && (takes & (SY_TAKES_CLAUSE | SY_TAKES_QUESTION | SY_TAKES_QUOTE))) {
        n = add_run(r, k, run_of(r, ccomp));
    } else if (obj > r->cue && (takes & SY_TAKES_CLAUSE) && is_clause_in_disguise(r, obj)) {
        n = add_run(r, k, run_of(r, obj));
    } else if (word_at(r, r->cue)->rel == SY_REL_PARATAXIS && head >= 0 && pass.first < 0 && (takes & (SY_TAKES_QUOTE | SY_TAKES_CLAUSE)) && (takes & SY_TAKES_QUOTE || obj < 0)) {
        n = add_without(r, k, head, r->cue);
        k->reason = "inserted clause";
    } else if (longer >= 0 && (takes & SY_TAKES_OBJECT)) {
        n = add_run(r, k, run_of_oblique(r, longer));
        k->reason = "complement of the verb";
    } else if (xcomp >= 0 && is_infinitive(r, xcomp) && ((takes & SY_TAKES_INFINITIVE) || (takes & SY_TAKES_ADDRESSEE))) {
        n = add_run(r, k, run_of(r, xcomp));
        k->reason = "infinitive below the verb";
    } else if (obj >= 0 && pass.first < 0 && (takes & SY_TAKES_OBJECT)) {
        n = add_run(r, k, object_run(r, obj));
        k->reason = "object of the verb";
    } else if (pass.first >= 0 && (takes & SY_TAKES_OBJECT)) {
        n = add_run(r, k, pass) + add_run(r, k, complement_of_passive(r));
        k->reason = "subject of a passive";
    }
    if (pass.first >= 0 && n && xcomp >= 0 && !strcmp(k->reason, "infinitive below the verb")) { /* "is believed to hold" */
        k->content.n = 0;
        n = add_run(r, k, pass) + add_run(r, k, run_of(r, xcomp));
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

/* Verbs that only carry a noun: in "issued a warning" the noun names the act. */
int sy_verb_carries(const sy_word *w)
{
    static const char *const verbs[] = { "issue", "make", "give", "deliver", "release", "voice", "raise", "express", "have", "offer", "send", "repeat",
        "hold", "reaffirm", "renew", "maintain", "reiterate", NULL };
    for (const char *const *v = verbs; *v; v++)
        if (sy_lemma_is(w, *v)) return 1;
    return 0;
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
    if (verb >= 0 && word_at(r, r->cue)->rel == SY_REL_OBJ && word_at(r, verb)->upos == SY_VERB && sy_verb_carries(word_at(r, verb))) return source_of_verb(r, verb, &hidden);
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

/* What the frame around a noun is said of. Between commas ("The gates, according to Doren, were shut") that is the clause, also
 * where the tree hangs the frame from the noun before it. */
static int32_t clause_of_frame(const rule *r, int32_t noun)
{
    int32_t clause = word_at(r, noun)->head, after = r->w[noun].hi + 1;
    if (clause < 0 || clause > r->cue || r->cue < 1 || after >= (int32_t)r->d->words.n) return clause;
    if (!sy_word_is(word_at(r, r->cue - 1), ",") || !sy_word_is(word_at(r, after), ",") || word_at(r, clause)->upos == SY_VERB) return clause;
    int32_t verb = word_at(r, clause)->head;
    return rel_of(r, clause) == SY_REL_NSUBJ && verb > after ? verb : clause;
}

static int is_part_of_phrase(unsigned rel) { return rel == SY_REL_COMPOUND || rel == SY_REL_FLAT || rel == SY_REL_APPOS; }

/* "according to X": the rest of the clause is the content. */
static void frame_rule(rule *r)
{
    int32_t noun = word_at(r, r->cue)->head;
    if (noun >= 0 && noun < r->last) noun = word_at(r, r->last)->head;
    if (noun < r->last) return;
    for (int hops = 0; hops < 3 && is_part_of_phrase(rel_of(r, noun)) && word_at(r, noun)->head > r->last; hops++) noun = word_at(r, noun)->head;
    int32_t clause = clause_of_frame(r, noun);
    if (clause < 0) return;
    sy_link *k = start(r, "framing phrase");
    k->cue.first = r->cue;
    sy_run source = { r->last + 1, r->w[noun].hi };
    while (source.last + 1 < (int32_t)r->d->words.n && word_at(r, source.last + 1)->upos == SY_PROPN &&
           word_at(r, source.last + 1)->sentence == word_at(r, noun)->sentence) source.last++;
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

/* ---- a subject that the tree lost: "Orvenia, however, has challenged", "governments, while ..., insist" */

enum { ASIDE_WORDS_MAX = 24 };

static int names_somebody(const sy_word *w) { return w->upos == SY_NOUN || w->upos == SY_PROPN || w->upos == SY_PRON; }

/* The word before an aside between commas that ends at `comma`, -1. */
static int32_t before_aside(const sayso_doc *d, int32_t comma, int32_t first)
{
    for (int32_t i = comma - 1; i > first && comma - i < ASIDE_WORDS_MAX; i--)
        if (sy_word_is(&d->words.at[i], ",")) return i - 1;
    return -1;
}

static int belongs_to_phrase(const sy_word *w)
{
    return w->upos == SY_NOUN || w->upos == SY_PROPN || w->upos == SY_ADJ || w->upos == SY_DET || w->upos == SY_NUM || w->xpos == SY_XPOS_POS || w->xpos == SY_XPOS_PRPS;
}

sy_run sy_attr_subject_beside(const sayso_doc *d, sy_run cue)
{
    sy_run none = { -1, -1 };
    const sy_word *verb = &d->words.at[cue.last];
    int32_t first = (int32_t)d->sentences.at[verb->sentence].first_word, at = cue.first - 1;
    while (at > first && d->words.at[at].upos == SY_ADV) at--;
    if (at >= first && sy_word_is(&d->words.at[at], ",")) at = before_aside(d, at, first);
    if (at < first || !names_somebody(&d->words.at[at]) || d->words.at[at].quote_depth != verb->quote_depth) return none;
    sy_run run = { at, at };
    while (run.first > first && belongs_to_phrase(&d->words.at[run.first - 1]) && d->words.at[run.first - 1].quote_depth == verb->quote_depth) run.first--;
    if (run.first > first && d->words.at[run.first - 1].upos == SY_ADP) return none; /* a noun below a preposition is no subject */
    return run;
}

/* ---- speech without a verb */

static int is_dash(const sy_word *w)
{
    return sy_word_is(w, "-") || sy_word_is(w, "--") || sy_word_is(w, "–") || sy_word_is(w, "—") || sy_word_is(w, "―");
}

static int is_name_word(const sy_word *w) { return w->upos == SY_PROPN || (w->upos != SY_PUNCT && w->form[0] >= 'A' && w->form[0] <= 'Z'); }

static void speech_without_verb(rule *r, sy_run content, int32_t cue, sy_run source, const char *reason)
{
    r->cue = r->last = cue;
    sy_link *k = SY_PUSH(&r->d->arena, r->out);
    k->cue.first = k->cue.last = cue;
    k->source = source;
    k->cue_word = k->row = -1;
    k->by_rule = 1;
    k->reason = reason;
    if (!add_run(r, k, content)) give_up(r);
}

/* "..." - Amra Doren, farmer: the quotation, a dash, a name, and nothing more in the paragraph. */
static void dash_rule(rule *r, const sy_quote *q)
{
    int32_t dash = (int32_t)sy_word_at(r->d, q->outer.end), n = (int32_t)r->d->words.n;
    if (!is_speech_mark(r->d, q) || dash + 1 >= n || !is_dash(word_at(r, dash)) || word_at(r, dash)->span.start < q->outer.end) return;
    sy_run content = words_of_quote(r, q);
    if (content.first < 0) return;
    const sy_sentence *s = &r->d->sentences.at[word_at(r, dash)->sentence];
    const sy_block_of_text *b = &r->d->blocks.at[s->block];
    sy_run source = { dash + 1, dash };
    while (source.last + 1 < n && source.last - dash < NAME_WORDS_MAX && word_at(r, source.last + 1)->span.start < b->span.end && is_name_word(word_at(r, source.last + 1))) source.last++;
    int32_t end = source.last + 1;
    while (end < n && end - dash < DASH_WORDS_MAX && word_at(r, end)->span.start < b->span.end && !word_at(r, end)->quote_depth && word_at(r, end)->upos != SY_VERB) end++;
    if (source.last <= dash || (end < n && word_at(r, end)->span.start < b->span.end)) return;
    speech_without_verb(r, content, dash, source, "dash and name behind the quotation");
}

/* "And from Amra Doren:" and, in the next paragraph, the quotation. */
static void colon_rule(rule *r, const sy_quote *q)
{
    sy_run content = words_of_quote(r, q);
    if (!is_speech_mark(r->d, q) || q->label.end || content.first < 2 || !leads_to_next_block(r, q, content.first)) return;
    int32_t colon = content.first - 1;
    while (word_at(r, colon)->span.start >= q->outer.start) colon--;
    int32_t first = (int32_t)r->d->sentences.at[word_at(r, colon)->sentence].first_word;
    for (int32_t i = first; i < colon; i++)
        if (word_at(r, i)->upos == SY_VERB) return;
    sy_run source = { colon, colon - 1 };
    while (source.first > first && colon - source.first < NAME_WORDS_MAX && belongs_to_phrase(word_at(r, source.first - 1))) source.first--;
    int led = source.first == first || sy_word_is(word_at(r, source.first - 1), "from") || sy_word_is(word_at(r, source.first - 1), "by");
    if (led && source.first <= source.last && is_named(r, source)) speech_without_verb(r, content, colon, source, "colon before the quotation");
}

/* "DOREN: ...": a turn of a transcript. */
static void turn_rule(rule *r, const sy_quote *q)
{
    if (q->label.end <= q->label.start) return;
    int32_t colon = (int32_t)sy_word_at(r->d, q->label.end);
    sy_run source = { (int32_t)sy_word_at(r->d, q->label.start), colon - 1 }, content = words_of_quote(r, q);
    if (content.first > colon && source.first <= source.last) speech_without_verb(r, content, colon, trim(r, source), "transcript");
}

/* ---- all cues of the document */

static void mark_run(sy_attr_word *w, sy_run run, uint8_t begin, uint8_t kind, int32_t cue)
{
    for (int32_t i = run.first; i <= run.last && run.first >= 0; i++) {
        if (w[i].rule) continue;
        w[i].rule = i == run.first ? begin : begin + 1;
        w[i].rule_kind = kind;
        w[i].rule_cue = cue;
    }
}

static void mark_link(sy_attr_word *w, const sy_cue *entry, const sy_link *k)
{
    uint8_t kind = (uint8_t)(entry->class_number * 4 + (entry->pos == 'V' ? 0 : entry->pos == 'N' ? 1 : entry->pos == 'A' ? 2 : 3));
    mark_run(w, k->cue, SY_LABEL_BC, kind, k->cue_word);
    mark_run(w, k->source, SY_LABEL_BS, kind, k->cue_word);
    for (uint32_t i = 0; i < k->content.n; i++) mark_run(w, k->content.at[i], SY_LABEL_BT, kind, k->cue_word);
}

static void verbless_rules(rule *r, sy_attr_word *w)
{
    static const sy_cue none = { "", "", SAYSO_STRENGTH_NONE, 'X', 0, 0, 62 };
    uint32_t before = r->out->n;
    for (uint32_t i = 0; i < r->d->quotes.n; i++) {
        dash_rule(r, &r->d->quotes.at[i]);
        turn_rule(r, &r->d->quotes.at[i]);
        colon_rule(r, &r->d->quotes.at[i]);
    }
    for (uint32_t i = before; i < r->out->n; i++) mark_link(w, &none, &r->out->at[i]);
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
    rule verbless = { cues, d, w, out, -1, NULL, -1 };
    verbless_rules(&verbless, w);
}
