/* position_features.c - what the learned tables are asked with: features of a word that may carry a stance, and of those who may hold it. */
#include "record/position_model.h"

#include "base/hash.h"
#include "lang/lang.h"
#include "record/issues.h"

enum { CHILDREN_MAX = 12 };

/* Templates of features; the numbers stand in the model, so new ones are added at the end. */
enum {
    F_LEMMA = 1, F_LEMMA_TAG, F_CLASS, F_FORM, F_BEFORE, F_BEHIND, F_BEHIND_2, F_CLASS_BEFORE, F_CLASS_BEHIND, F_WORD_BEHIND, F_WORD_BEFORE, F_CHILD, F_CHILD_CLASS,
    F_CHILD_REL, F_CHILD_OF, F_HEAD, F_HEAD_CLASS, F_HEAD_OF, F_MODAL, F_MODAL_LEMMA, F_MODAL_CLASS, F_SUBJECT, F_SUBJECT_LEMMA, F_SUBJECT_CLASS, F_TENSE, F_CONDITION,
    F_SAID, F_TABLE, F_RULE, F_RULE_NEAR, F_RULE_LEMMA, F_SENTENCE, F_WORDS, F_OBJECT_WORDS, F_MODAL_SUBJECT, F_FIRST, F_ALWAYS, F_RULE_CONF, F_NOUN_OWNER, F_ARGUMENT, F_ARGUMENTS, F_RULE_ISSUE,
    F_HOLDER = 96, F_HOLDER_KIND, F_HOLDER_CLASS, F_HOLDER_SET, F_HOLDER_SAME, F_HOLDER_LEMMA, F_HOLDER_PAIR
};

static void add(sy_position_features *f, uint32_t t, uint32_t x, uint32_t y, uint32_t z)
{
    if (f->n < SY_POSITION_FEATURES_MAX) f->at[f->n++] = sy_feature(t, x, y, z);
}

static uint32_t text_of(const char *s) { return (uint32_t)sy_hash(s, strlen(s)); }

static uint32_t lemma_of(const sy_said *s, int32_t w) { return w < 0 ? 0 : text_of(sy_said_nth(s, w)->lemma); }
static uint32_t class_of(const sy_said *s, int32_t w) { return w < 0 ? 0 : sy_lang_cluster(s->engine, sy_said_nth(s, w)); }

/* Names are alike: what they are called says nothing of a stance. */
static uint32_t word_of(const sy_said *s, int32_t w)
{
    if (w < 0) return 0;
    const sy_word *x = sy_said_nth(s, w);
    return x->upos == SY_PROPN ? 1u + x->ner : x->upos == SY_NUM ? 9 : lemma_of(s, w);
}

static int32_t beside(const sy_said *s, int32_t w, int32_t by)
{
    int32_t at = w + by;
    return at < 0 || (uint32_t)at >= s->d->words.n || sy_said_nth(s, at)->sentence != sy_said_nth(s, w)->sentence ? -1 : at;
}

int sy_position_candidate(const sy_said *s, int32_t w)
{
    const sy_word *x = sy_said_nth(s, w);
    return x->upos == SY_VERB || x->upos == SY_NOUN || x->upos == SY_ADJ || (x->upos == SY_AUX && x->rel == SY_REL_ROOT);
}

/* ---- stances */

static void words_beside(const sy_said *s, int32_t w, sy_position_features *f)
{
    uint32_t lemma = lemma_of(s, w), next = word_of(s, beside(s, w, 1)), before = word_of(s, beside(s, w, -1));
    add(f, F_BEFORE, lemma, before, 0);
    add(f, F_BEHIND, lemma, next, 0);
    add(f, F_BEHIND_2, lemma, next, word_of(s, beside(s, w, 2)));
    add(f, F_BEHIND_2, before, lemma, next + 7);
    add(f, F_WORD_BEHIND, next, class_of(s, w), 0);
    add(f, F_WORD_BEFORE, before, class_of(s, w), 0);
    add(f, F_WORD_BEFORE, before, word_of(s, beside(s, w, -2)), 1);
    add(f, F_CLASS_BEHIND, class_of(s, beside(s, w, 1)), class_of(s, w), 0);
    add(f, F_CLASS_BEFORE, class_of(s, beside(s, w, -1)), class_of(s, w), 0);
}

static uint32_t kind_of_subject(const sy_said *s, int32_t subject)
{
    if (subject < 0) return 0;
    const sy_word *x = sy_said_nth(s, subject);
    if (x->upos == SY_PRON) return 100 + (text_of(x->lower) & 0xFFFF);
    sy_who who = sy_who_is(s, subject);
    return 1 + who.is_party + 2 * who.is_observer + 4 * who.is_paper + 8 * (who.actor >= 0) + 16 * (x->upos == SY_PROPN);
}

static void tree_around(const sy_said *s, int32_t w, sy_position_features *f)
{
    const sy_word *x = sy_said_nth(s, w);
    uint32_t lemma = lemma_of(s, w), n = 0;
    SY_EACH_CHILD(s->d, w, c) {
        const sy_word *y = sy_said_nth(s, c);
        if (y->upos == SY_PUNCT || n++ == CHILDREN_MAX) continue;
        add(f, F_CHILD, y->rel, word_of(s, c), 0);
        add(f, F_CHILD_CLASS, y->rel, class_of(s, c), 0);
        add(f, F_CHILD_REL, lemma, y->rel, 0);
        add(f, F_CHILD_OF, lemma, y->rel, word_of(s, c));
        unsigned rel = sy_rel_main(y->rel);
        if (rel == SY_REL_OBJ || rel == SY_REL_XCOMP || rel == SY_REL_CCOMP || rel == SY_REL_OBL || rel == SY_REL_NMOD || rel == SY_REL_ACL) {
            uint32_t kind = kind_of_subject(s, c);
            add(f, F_ARGUMENT, lemma, rel, class_of(s, c));
            add(f, F_ARGUMENT, class_of(s, w), rel, class_of(s, c));
            add(f, F_ARGUMENTS, lemma, rel, kind);
            add(f, F_ARGUMENTS, class_of(s, w), rel, kind);
        }
        int32_t mark = y->first_child;
        if (mark >= 0 && mark < c) add(f, F_CHILD_REL, lemma, y->rel, lemma_of(s, mark));
        if (mark >= 0 && mark < c) add(f, F_CHILD_CLASS, y->rel, class_of(s, w), lemma_of(s, mark));
        if (y->rel == SY_REL_OBJ || y->rel == SY_REL_XCOMP || y->rel == SY_REL_CCOMP) {
            uint64_t words = sy_words_at(s->engine, s->d, c, -1);
            for (uint32_t k = 0; k < SY_WORDS_N; k++)
                if (words >> k & 1) add(f, F_OBJECT_WORDS, k, y->rel, 0), add(f, F_OBJECT_WORDS, k, y->rel, lemma);
        }
    }
    add(f, F_HEAD, x->rel, word_of(s, x->head), 0);
    add(f, F_HEAD_CLASS, x->rel, class_of(s, x->head), 0);
    add(f, F_HEAD_OF, lemma, x->rel, word_of(s, x->head));
    add(f, F_HEAD_OF, x->upos, x->rel, 1);
}

static void clause_around(const sy_said *s, int32_t w, sy_position_features *f)
{
    const sy_word *x = sy_said_nth(s, w);
    int32_t clause = sy_clause_of(s->d, w), modal = clause < 0 ? -1 : sy_clause_modal(s->d, clause), subject = clause < 0 ? -1 : sy_clause_subject(s->d, clause);
    uint32_t said = modal < 0 ? 0 : lemma_of(s, modal), negated = clause >= 0 && sy_clause_negated(s->d, clause), own = clause == w, lemma = lemma_of(s, w);
    uint32_t who = kind_of_subject(s, subject), quoted = x->quote_depth > 0;
    uint32_t mode = negated + 2 * own + 4 * (clause >= 0 && sy_clause_finite(s->d, clause)) + 8 * (clause >= 0 && sy_clause_past(s->d, clause));
    uint32_t condition = (s->consequence[w] >= 0) + 2 * (s->condition[w] >= 0), kind = 0;
    if (s->consequence[w] >= 0) kind = 1 + (uint32_t)s->d->conditions.at[s->consequence[w]].kind;
    add(f, F_MODAL, said, mode, 0);
    add(f, F_MODAL, said, mode, 1 + quoted);
    add(f, F_MODAL_LEMMA, said, negated, lemma);
    add(f, F_MODAL_CLASS, said, mode, class_of(s, w));
    add(f, F_SUBJECT, who, own, 0);
    add(f, F_SUBJECT, who, own, 1 + quoted);
    add(f, F_SUBJECT_LEMMA, who, own, lemma);
    add(f, F_SUBJECT_CLASS, who, own, class_of(s, w));
    add(f, F_MODAL_SUBJECT, said, mode, who);
    add(f, F_TENSE, x->xpos, mode, 0);
    add(f, F_TENSE, x->xpos, mode, lemma);
    add(f, F_CONDITION, condition, kind, 0);
    add(f, F_CONDITION, condition, kind, 1 + said);
    add(f, F_CONDITION, condition, own, lemma);
    add(f, F_SAID, (s->content[w] >= 0) + 2 * (s->cue[w] >= 0) + 4 * (s->source[w] >= 0), quoted, own);
    add(f, F_SAID, (s->content[w] >= 0) + 2 * (s->cue[w] >= 0), quoted, lemma);
    if (x->upos == SY_NOUN) add(f, F_NOUN_OWNER, sy_who_owns(s, w).is_party, x->rel, lemma), add(f, F_NOUN_OWNER, sy_who_owns(s, w).is_party, x->rel, 0);
}

/* What tables and rules say of the word, and rules of the words beside it. */
static void known(const sy_said *s, int32_t w, sy_position_features *f)
{
    const sy_stance_cue *rows[] = { sy_stance_first(s->engine, sy_said_nth(s, w)), sy_stance_form(s->engine, sy_said_nth(s, w)) };
    uint32_t part = sy_said_nth(s, w)->upos, n = 0;
    for (int i = 0; i < 2; i++)
        for (const sy_stance_cue *cue = i && rows[1] == rows[0] ? NULL : rows[i]; cue; cue = sy_stance_next(s->engine, cue)) {
            add(f, F_TABLE, cue->stance, cue->part == part, 0);
            add(f, F_TABLE, cue->stance, cue->part == part, 1 + cue->frame);
            n++;
        }
    if (!n) add(f, F_TABLE, 99, 0, 0);
    uint64_t words = sy_words_at(s->engine, s->d, w, -1);
    for (uint32_t k = 0; k < SY_WORDS_N; k++)
        if (words >> k & 1) add(f, F_WORDS, k, part, 0);
    int32_t p = s->ruled[w];
    const sayso_position *at = p < 0 ? NULL : &s->d->positions.at[p];
    add(f, F_RULE, at ? at->stance : 0, 0, 0);
    if (at) add(f, F_RULE_CONF, at->stance, at->conf / 8, 0), add(f, F_RULE_LEMMA, at->stance, lemma_of(s, w), 0), add(f, F_RULE_CONF, 99, at->conf / 4, 0);
    if (at) add(f, F_RULE_CONF, at->stance, 200 + (at->issue != NULL), at->holder >= 0), add(f, F_RULE_CONF, at->stance, 300, text_of(at->reason));
    if (at) {
        uint32_t kind = at->holder >= 0 ? 1u + (uint32_t)s->d->actors.at[at->holder].kind : 0;
        uint32_t plain = at->issue && at->scope.n && sy_issue_is_plain(s->engine, s->d, at->scope, sy_issue_number(s->engine, at->issue));
        add(f, F_RULE_ISSUE, text_of(at->issue ? at->issue : ""), plain, at->stance);
        add(f, F_RULE_ISSUE, text_of(at->issue ? at->issue : ""), plain, 99);
        add(f, F_RULE_ISSUE, plain, kind, 100 + at->stance);
        add(f, F_RULE_ISSUE, plain, kind, 200);
        add(f, F_RULE_ISSUE, plain, lemma_of(s, w), 201);
        add(f, F_RULE_ISSUE, kind, lemma_of(s, w), 202);
        add(f, F_RULE_ISSUE, at->condition >= 0, at->attribution >= 0, 300 + at->stance);
    }
    const sy_sentence *in = &s->d->sentences.at[sy_said_nth(s, w)->sentence];
    for (uint32_t i = in->first_word; i < in->first_word + in->n_words; i++) {
        if (s->ruled[i] < 0 || (int32_t)i == w) continue;
        const sayso_position *other = &s->d->positions.at[s->ruled[i]];
        int covered = 0;
        for (uint32_t k = 0; k < other->scope.n; k++) covered |= sy_span_covers(other->scope.at[k], sy_said_nth(s, w)->span);
        add(f, F_RULE_NEAR, other->stance, 1 + covered, other->conf >= 70);
        add(f, F_RULE_NEAR, sy_said_nth(s, w)->head == (int32_t)i, sy_said_nth(s, (int32_t)i)->head == w, 3 + covered);
    }
}

void sy_position_stance_features(const sy_said *s, int32_t w, sy_position_features *f)
{
    const sy_word *x = sy_said_nth(s, w);
    const sy_sentence *in = &s->d->sentences.at[x->sentence];
    uint32_t lemma = lemma_of(s, w), last = in->first_word + in->n_words - 1;
    f->n = 0;
    add(f, F_ALWAYS, 0, 0, 0);
    add(f, F_ALWAYS, x->upos, x->rel, 1);
    add(f, F_LEMMA, lemma, 0, 0);
    add(f, F_LEMMA_TAG, lemma, x->xpos, 0);
    add(f, F_CLASS, class_of(s, w), x->upos, 0);
    add(f, F_CLASS, class_of(s, w), x->upos, 1 + x->rel);
    add(f, F_FORM, text_of(x->lower), 0, 0);
    words_beside(s, w, f);
    tree_around(s, w, f);
    clause_around(s, w, f);
    known(s, w, f);
    uint32_t question = s->d->words.at[last].form[0] == '?', title = s->d->blocks.at[in->block].kind == SY_BLOCK_TITLE || s->d->words.at[last].upos != SY_PUNCT;
    add(f, F_SENTENCE, question, title, in->n_words > 12);
    add(f, F_SENTENCE, title, x->xpos, 2);
    add(f, F_FIRST, (uint32_t)w == in->first_word, x->xpos, x->rel);
}

/* ---- holders */

static int32_t agent_of(const sy_said *s, int32_t w)
{
    static const char *const prepositions[] = { "by", "from", "for", "among", "of" };
    for (size_t i = 0; w >= 0 && i < sizeof prepositions / sizeof prepositions[0]; i++) {
        int32_t c = sy_clause_child_by(s->d, w, prepositions[i]);
        if (c > w && (sy_who_is(s, c).is_party || i == 0)) return c;
    }
    return -1;
}

static int32_t opening_of(const sy_said *s, int32_t w)
{
    const sy_sentence *in = &s->d->sentences.at[sy_said_nth(s, w)->sentence];
    for (uint32_t i = in->first_word; i < in->first_word + in->n_words; i++) {
        const sy_word *x = &s->d->words.at[i];
        int32_t h = x->head;
        if ((x->upos != SY_NOUN && x->upos != SY_PROPN) || (int32_t)i == w) continue;
        if (h >= 0 && (sy_rel_main(x->rel) == SY_REL_COMPOUND || sy_rel_main(x->rel) == SY_REL_FLAT) && sy_said_nth(s, h)->sentence == x->sentence) continue;
        if (sy_who_is(s, (int32_t)i).is_party) return (int32_t)i;
    }
    return -1;
}

void sy_position_holders(const sy_said *s, int32_t w, int32_t out[SY_HOLDERS])
{
    int32_t clause = sy_clause_of(s->d, w), above = clause >= 0 && sy_said_nth(s, clause)->head >= 0 ? sy_clause_of(s->d, sy_said_nth(s, clause)->head) : -1;
    out[SY_HOLDER_SUBJECT] = clause >= 0 ? sy_clause_subject(s->d, clause) : -1;
    out[SY_HOLDER_SPEAKER] = sy_said_by(s, clause >= 0 ? clause : w).word;
    out[SY_HOLDER_OWNER] = sy_said_nth(s, w)->upos == SY_NOUN ? sy_who_owns(s, w).word : -1;
    out[SY_HOLDER_AGENT] = agent_of(s, w) >= 0 ? agent_of(s, w) : agent_of(s, clause);
    out[SY_HOLDER_ABOVE] = above >= 0 ? sy_clause_subject(s->d, above) : -1;
    out[SY_HOLDER_OPENING] = opening_of(s, w);
    for (int i = 0; i < SY_HOLDERS; i++)
        if (out[i] == w) out[i] = -1;
}

void sy_position_holder_features(const sy_said *s, int32_t w, unsigned class, const int32_t holders[SY_HOLDERS], sy_position_features *f)
{
    const sy_word *x = sy_said_nth(s, w);
    int32_t clause = sy_clause_of(s->d, w);
    uint32_t set = 0, stance = sy_stance_of_class(class), place = sy_place_of_class(class), kinds[SY_HOLDERS];
    f->n = 0;
    for (uint32_t i = 0; i < SY_HOLDERS; i++) {
        kinds[i] = kind_of_subject(s, holders[i]);
        if (holders[i] >= 0) set |= 1u << i;
    }
    uint32_t passive = clause >= 0 && (sy_child(s->d, clause, SY_REL_AUX_PASS) >= 0 || sy_child(s->d, clause, SY_REL_NSUBJ_PASS) >= 0);
    uint32_t modal = clause >= 0 && sy_clause_modal(s->d, clause) >= 0 ? lemma_of(s, sy_clause_modal(s->d, clause)) : 0;
    add(f, F_HOLDER_SET, set, 0, 0);
    add(f, F_HOLDER_SET, set, x->upos, 1 + place);
    add(f, F_HOLDER_SET, set, passive, 9 + place);
    add(f, F_HOLDER_CLASS, class, passive, x->upos);
    add(f, F_HOLDER_CLASS, class, x->rel, 99);
    add(f, F_HOLDER_LEMMA, lemma_of(s, w), place, 0);
    add(f, F_HOLDER_LEMMA, modal, stance, 1);
    add(f, F_HOLDER_LEMMA, modal, place, 2 + passive);
    for (uint32_t i = 0; i < SY_HOLDERS; i++) {
        if (holders[i] < 0) continue;
        const sy_word *y = sy_said_nth(s, holders[i]);
        uint32_t side = y->quote_depth != x->quote_depth, before = holders[i] < w;
        add(f, F_HOLDER_KIND, i, kinds[i], side);
        add(f, F_HOLDER_KIND, i, kinds[i], 2 + class);
        add(f, F_HOLDER, i, place, 4 * passive + 2 * side + before);
        add(f, F_HOLDER, i, y->rel, 16 + x->upos);
        for (uint32_t k = 0; k < i; k++) {
            if (holders[k] < 0) continue;
            uint32_t same = holders[i] == holders[k] || (sy_who_is(s, holders[i]).actor >= 0 && sy_who_is(s, holders[i]).actor == sy_who_is(s, holders[k]).actor);
            add(f, F_HOLDER_SAME, i, k, same);
            add(f, F_HOLDER_PAIR, i * 8 + k, kinds[i], kinds[k]);
        }
    }
}
