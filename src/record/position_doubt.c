/*
 * position_doubt.c - what speaks against a position that a word of stance states: it is told as history, of a thing and not of
 * a party, of an act already done, of what nobody can be for or against. Each takes something off the confidence.
 */
#include "record/position.h"

#include <stdlib.h>

static int is_money(const sy_said *s, int32_t noun)
{
    sayso_span span = sy_words_span(s->d, (uint32_t)s->c.first[noun], (uint32_t)noun);
    for (uint32_t i = sy_quantity_from(s->d, span.start); i < s->d->quantities.n && s->d->quantities.at[i].span.start < span.end; i++)
        if (s->d->quantities.at[i].type == SAYSO_MONEY && sy_span_touches(s->d->quantities.at[i].span, span)) return 1;
    return 0;
}

/* "a commission", "any council": one that is yet to be. */
int sy_position_to_come(const sy_said *s, int32_t noun)
{
    SY_EACH_CHILD(s->d, noun, c)
        if (c < noun && (sy_word_is(sy_said_nth(s, c), "a") || sy_word_is(sy_said_nth(s, c), "an") || sy_word_is(sy_said_nth(s, c), "any") || sy_word_is(sy_said_nth(s, c), "another"))) return 1;
    return 0;
}

/* "the compensation claim", "its claim to the island": something asked for, no report of what is so. */
static int is_asked_for(const sy_said *s, int32_t noun)
{
    if (!sy_lemma_is(sy_said_nth(s, noun), "claim") && !sy_lemma_is(sy_said_nth(s, noun), "appeal")) return 0;
    SY_EACH_CHILD(s->d, noun, c) {
        unsigned rel = sy_rel_main(sy_said_nth(s, c)->rel);
        if (c < noun && rel == SY_REL_COMPOUND && sy_said_nth(s, c)->upos == SY_NOUN) return 1;
        if (c > noun && rel == SY_REL_NMOD && (sy_clause_marker(s->d, c, "for") >= 0 || sy_clause_marker(s->d, c, "to") >= 0)) return 1;
    }
    return 0;
}

static int is_weak_scope(const sy_said *s, const sy_stance_cue *cue, const sy_frame_found *at, unsigned stance)
{
    const sy_word *head = sy_said_nth(s, at->head);
    if ((stance == SAYSO_REJECTS || stance == SAYSO_OPPOSES) && sy_said_has(s, at->head, SY_WORDS_ASSERTION) && head->upos == SY_NOUN && !is_asked_for(s, at->head)) return 1;
    if (cue->part == SY_NOUN && stance == SAYSO_DEMANDS && cue->frame == SY_FRAME_BY_PREPOSITION && sy_said_has(s, at->head, SY_WORDS_COMMERCE)) return 1;
    if (stance == SAYSO_ACCEPTS && head->upos == SY_NOUN && sy_said_has(s, at->head, SY_WORDS_PARTY) && !sy_position_to_come(s, at->head)) return 1; /* "accepted 300 refugees" */
    if (stance == SAYSO_REJECTS && at->last && sy_said_has(s, at->head, SY_WORDS_PARTY) && head->upos == SY_NOUN && !sy_position_to_come(s, at->head)) return 1; /* "turned a deaf ear to the generals" */
    if (stance == SAYSO_ACCEPTS && is_money(s, at->head)) return 1; /* "accepted $200,000" */
    return head->ner == SY_NER_PERSON;
}

/* "ready to defend the valley", "willing to skip class": nothing that the other side is given. */
static int gives_nothing(const sy_said *s, const sy_stance_cue *cue, uint8_t stance, const sy_frame_found *at)
{
    return stance == SAYSO_OFFERS && cue->part == SY_ADJ && cue->frame == SY_FRAME_TO && !sy_said_has(s, at->head, SY_WORDS_YIELD);
}

/* "six years ago", "a decade ago" in the sentence */
int sy_position_long_ago(const sy_said *s, int32_t w)
{
    const sy_sentence *at = &s->d->sentences.at[sy_said_nth(s, w)->sentence];
    uint32_t first = at->first_word + 1, end = at->first_word + at->n_words;
    for (uint32_t i = at->first_word; i < end; i++) { /* between the semicolons around it */
        if (!sy_word_is(&s->d->words.at[i], ";")) continue;
        if ((int32_t)i < w) first = i + 1;
        else end = i;
    }
    for (uint32_t i = first; i < end; i++)
        if (sy_word_is(&s->d->words.at[i], "ago") && (sy_lemma_is(&s->d->words.at[i - 1], "year") || sy_lemma_is(&s->d->words.at[i - 1], "decade"))) return 1;
    return 0;
}

/* "In 2011 it offered a fund", "when they proposed the shield": told as history. */
static int is_history(const sy_said *s, int32_t w, const sy_stance_cue *cue)
{
    if (cue->part != SY_VERB) return 0;
    SY_EACH_CHILD(s->d, w, c) /* "having campaigned for years, it now ..." */
        if (sy_rel_main(sy_said_nth(s, c)->rel) == SY_REL_AUX && sy_word_is(sy_said_nth(s, c), "having")) return 1;
    if (sy_said_nth(s, w)->xpos != SY_XPOS_VBD) return 0;
    if (sy_clause_marker(s->d, w, "when") >= 0 || sy_position_long_ago(s, w)) return 1;
    int32_t year = s->d->report.date ? (int32_t)strtol(s->d->report.date, NULL, 10) : 0;
    sayso_span sentence = s->d->sentences.at[sy_said_nth(s, w)->sentence].span;
    for (uint32_t i = sy_time_from(s->d, sentence.start); year > 0 && i < s->d->times.n && s->d->times.at[i].span.start < sentence.end; i++) {
        const sayso_time *t = &s->d->times.at[i];
        if (t->type != SAYSO_DATE || !t->value || !sy_span_covers(sentence, t->span)) continue;
        int32_t then = (int32_t)strtol(t->value, NULL, 10);
        if (then > 1000 && then + 1 < year) return 1;
    }
    return 0;
}

/* "nations that oppose it", "a team ready to go": some who do, no party that takes a stand. */
static int describes_holder(const sy_said *s, int32_t w, const sy_stance_cue *cue, sy_who holder)
{
    if (holder.actor >= 0 || holder.pronoun || holder.word < 0) return 0;
    if (cue->part == SY_VERB && sy_said_nth(s, w)->rel == SY_REL_ACL_RELCL) return holder.word == sy_said_nth(s, w)->head && !sy_word_is(sy_said_nth(s, s->c.first[w] > 0 ? s->c.first[w] - 1 : 0), ",");
    return cue->part == SY_ADJ && sy_child(s->d, w, SY_REL_COP) < 0 && sy_child(s->d, w, SY_REL_AUX_PASS) < 0;
}

/* ‘"supporting the ban," said X’: of somebody whom the quotation does not name. */
static int is_fragment(const sy_said *s, int32_t w, sy_who holder)
{
    const sy_word *x = sy_said_nth(s, w);
    if (x->xpos != SY_XPOS_VBG || holder.word < 0) return 0;
    if (sy_child(s->d, w, SY_REL_AUX) >= 0 && sy_child_main(s->d, w, SY_REL_NSUBJ) >= 0) return 0; /* "we are asking them to" */
    if (x->quote_depth > sy_said_nth(s, holder.word)->quote_depth && sy_said_nth(s, holder.word)->sentence == x->sentence) return 1;
    return sy_clause_marker(s->d, w, "in") >= 0; /* "accused them of delay in opposing it" */
}

/* "this endeavour requires", "the crisis threatens to": no party, though words of a speaker name it. */
static int is_thing(const sy_said *s, int32_t w, sy_who holder)
{
    if (holder.word < 0 || holder.actor >= 0 || sy_said_nth(s, w)->upos != SY_VERB || !sy_said_has(s, w, SY_WORDS_BEFALL)) return 0;
    const sy_word *x = sy_said_nth(s, holder.word);
    return x->upos == SY_NOUN && !sy_said_has(s, holder.word, SY_WORDS_PARTY) && x->ner == SY_NER_NONE && holder.word == sy_clause_subject(s->d, w);
}

/* "threatens the stability of the region": endangers it; "threatened a strike" is another thing. */
static int endangers(const sy_said *s, int32_t w, const sy_stance_cue *cue, const sy_frame_found *at)
{
    return cue->stance == SAYSO_THREATENS && cue->part == SY_VERB && cue->frame == SY_FRAME_OBJ && sy_lemma_is(sy_said_nth(s, w), "threaten") && !sy_is_hostile(s, at->head, at->scope);
}

/* "has adopted a statement", "its accession to the treaty": an act that was done, no answer to another side. */
static int is_done(const sy_said *s, int32_t w, const sy_stance_cue *cue)
{
    const sy_word *x = sy_said_nth(s, w);
    if (cue->stance != SAYSO_ACCEPTS || !sy_said_has(s, w, SY_WORDS_ENACT)) return 0;
    return cue->part == SY_NOUN || ((x->xpos == SY_XPOS_VBD || x->xpos == SY_XPOS_VBN) && sy_clause_modal(s->d, w) < 0 && !sy_clause_negated(s->d, w));
}

/* "offered an explanation": words, no thing. */
static int offers_words(const sy_said *s, const sy_stance_cue *cue, const sy_frame_found *at)
{
    return cue->stance == SAYSO_OFFERS && cue->frame == SY_FRAME_OBJ && sy_said_nth(s, at->head)->upos == SY_NOUN && sy_said_has(s, at->head, SY_WORDS_PHRASE);
}

/* "offered the crowd a view": given, not put to another side. */
static int is_given(const sy_said *s, int32_t w, const sy_stance_cue *cue)
{
    int32_t to = sy_child(s->d, w, SY_REL_IOBJ);
    return cue->part == SY_VERB && cue->stance == SAYSO_OFFERS && cue->frame == SY_FRAME_OBJ && to >= 0 && !sy_who_is(s, to).is_party;
}

/* "its insistence on such steps", "insists on its course": what it goes on doing, asked of nobody. */
static int is_own_course(const sy_said *s, const sy_stance_cue *cue, const sy_frame_found *at)
{
    if (cue->stance != SAYSO_DEMANDS || cue->frame != SY_FRAME_BY_PREPOSITION || strncmp(cue->lemma, "insist", 6) != 0 || !sy_said_has(s, at->head, SY_WORDS_DEED)) return 0;
    SY_EACH_CHILD(s->d, at->head, c) {
        const sy_word *x = sy_said_nth(s, c);
        if (c < at->head && (sy_word_is(x, "such") || sy_word_is(x, "these") || sy_word_is(x, "unilateral") || x->xpos == SY_XPOS_PRPS)) return 1;
    }
    return 0;
}

/* "proposed that it would have its border guaranteed": what is to be got, not given. */
static int is_received(const sy_said *s, const sy_stance_cue *cue, uint8_t stance, const sy_frame_found *at)
{
    if (stance == SAYSO_OFFERS && cue->frame == SY_FRAME_TO && at->head >= 0) /* "happy to have received it" */
        SY_EACH_CHILD(s->d, at->head, c)
            if (c < at->head && sy_rel_main(sy_said_nth(s, c)->rel) == SY_REL_AUX && sy_lemma_is(sy_said_nth(s, c), "have")) return 1;
    if (stance != SAYSO_OFFERS || cue->frame != SY_FRAME_THAT || at->head < 0 || sy_said_nth(s, at->head)->upos != SY_VERB) return 0;
    const sy_word *x = sy_said_nth(s, at->head);
    return sy_lemma_is(x, "have") || sy_lemma_is(x, "get") || sy_lemma_is(x, "receive") || sy_lemma_is(x, "gain");
}

/* What speaks against a position of its own: what it takes off, 0 for nothing. */
int sy_position_doubt(const sy_said *s, int32_t w, const sy_stance_cue *cue, const sy_frame_found *at, int32_t clause, uint8_t stance, sy_who holder)
{
    int off = is_weak_scope(s, cue, at, stance) ? 30 : 0;
    if (gives_nothing(s, cue, stance, at)) off += 16;
    if (is_history(s, w, cue)) off += 20;
    if (sy_position_past(s, w)) off += 26;
    if (is_thing(s, w, holder) || endangers(s, w, cue, at)) off += 26;
    if (cue->part == SY_VERB && strcmp(cue->lemma, "expect") == 0 && sy_said_nth(s, w)->xpos == SY_XPOS_VBD && !sy_said_nth(s, w)->quote_depth) off += 20; /* "he expected them to sign": thought they would */
    if (is_done(s, w, cue)) off += 20;
    if (is_received(s, cue, stance, at)) off += 20;
    if (is_own_course(s, cue, at)) off += 26;
    if (offers_words(s, cue, at)) off += 30;
    if (is_fragment(s, w, holder)) off += 26;
    if (is_given(s, w, cue)) off += 12;
    if (clause == w && describes_holder(s, w, cue, holder)) off += 16;
    return off;
}
