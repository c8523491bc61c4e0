/* said.c - whose words a word is, who stands at a noun, and who is on one side. */
#include "record/said.h"

#include "base/utf8.h"
#include "names/names.h"
#include "record/stances.h"

enum { HOPS_MAX = 24, NOUN_CHILDREN_MAX = 40, COLON_WORDS = 8 };


static int32_t *no_index(sayso_doc *d)
{
    int32_t *at = sy_alloc_array(&d->arena, d->words.n + 1, sizeof *at);
    for (uint32_t i = 0; i < d->words.n; i++) at[i] = -1;
    return at;
}

static uint32_t length_of(sayso_spans spans)
{
    sayso_span hull = sy_spans_hull(spans);
    return hull.end - hull.start;
}

/* Enter index i for the words of these spans; where another stands, the shorter of the two stays. */
static void paint(const sayso_doc *d, int32_t *map, sayso_spans spans, int32_t i, uint32_t (*length)(const sayso_doc *, int32_t))
{
    for (uint32_t k = 0; k < spans.n; k++) {
        for (uint32_t w = sy_word_at(d, spans.at[k].start); w < d->words.n && d->words.at[w].span.start < spans.at[k].end; w++)
            if (map[w] < 0 || length(d, i) < length(d, map[w])) map[w] = i;
    }
}

static uint32_t content_length(const sayso_doc *d, int32_t i) { return length_of(d->attributions.at[i].content); }
static uint32_t cue_length(const sayso_doc *d, int32_t i) { return length_of(d->attributions.at[i].cue); }
static uint32_t source_length(const sayso_doc *d, int32_t i) { return length_of(d->attributions.at[i].source); }
static uint32_t condition_length(const sayso_doc *d, int32_t i) { return length_of(d->conditions.at[i].condition); }
static uint32_t consequence_length(const sayso_doc *d, int32_t i) { return length_of(d->conditions.at[i].consequence); }

/* "Rusk, an analyst at the bank", "analyst Rusk", "Rusk of the Institute for River Studies" */
static int only_comments(const sy_said *s, int32_t w)
{
    if (sy_said_nth(s, w)->ner != SY_NER_PERSON) return 0;
    int32_t of = s->c.first[w] - 2; /* "the Herald's | Pavo Rusk" */
    int32_t m = of >= 0 && sy_said_nth(s, of + 1)->xpos == SY_XPOS_POS ? sy_said_nth(s, of)->mention : -1;
    if (m >= 0 && (uint32_t)m < s->d->mentions.n && s->d->mentions.at[m].actor >= 0 && s->d->actors.at[s->d->mentions.at[m].actor].kind == SAYSO_ACTOR_MEDIA) return 1;
    SY_EACH_CHILD(s->d, w, c) {
        unsigned rel = sy_rel_main(sy_said_nth(s, c)->rel);
        int called = rel == SY_REL_APPOS || (rel == SY_REL_COMPOUND && c < w);
        if (called && sy_words_has(s->engine, s->d, c, c, SY_WORDS_COMMENTATOR)) return 1;
        int from = rel == SY_REL_NMOD && c > w && (sy_clause_marker(s->d, c, "of") >= 0 || sy_clause_marker(s->d, c, "at") >= 0);
        if ((from || rel == SY_REL_APPOS) && sy_words_has(s->engine, s->d, c, c, SY_WORDS_ACADEMY)) return 1;
        SY_EACH_CHILD(s->d, c, g) /* "a professor at", "a senior fellow": the words before it */
            if (called && g < c && sy_words_has(s->engine, s->d, g, c, SY_WORDS_COMMENTATOR)) return 1;
    }
    return 0;
}

/* Actors of whom the report says once that they only comment. */
static void find_commentators(sy_said *s)
{
    s->commentator = sy_alloc(&s->d->arena, s->d->actors.n + 1);
    memset(s->commentator, 0, s->d->actors.n + 1);
    for (uint32_t w = 0; w < s->d->words.n; w++) {
        int32_t m = s->d->words.at[w].mention;
        int32_t actor = m >= 0 && (uint32_t)m < s->d->mentions.n ? s->d->mentions.at[m].actor : -1;
        if (actor >= 0 && !s->commentator[actor] && only_comments(s, (int32_t)w)) s->commentator[actor] = 1;
    }
}

void sy_said_make(sy_said *s, const sayso *engine, sayso_doc *d)
{
    memset(s, 0, sizeof *s);
    s->engine = engine;
    s->d = d;
    s->c = sy_clauses_make(d);
    s->content = no_index(d);
    s->cue = no_index(d);
    s->source = no_index(d);
    s->condition = no_index(d);
    s->consequence = no_index(d);
    s->ruled = no_index(d);
    s->doubted = sy_alloc(&d->arena, d->words.n + 1);
    memset(s->doubted, 0, d->words.n + 1);
    s->plain = sy_alloc(&d->arena, d->words.n + 1);
    memset(s->plain, 0, d->words.n + 1);
    find_commentators(s);
    for (uint32_t i = 0; i < d->attributions.n; i++) {
        paint(d, s->content, d->attributions.at[i].content, (int32_t)i, content_length);
        paint(d, s->cue, d->attributions.at[i].cue, (int32_t)i, cue_length);
        paint(d, s->source, d->attributions.at[i].source, (int32_t)i, source_length);
    }
    for (uint32_t i = 0; i < d->conditions.n; i++) {
        paint(d, s->condition, d->conditions.at[i].condition, (int32_t)i, condition_length);
        paint(d, s->consequence, d->conditions.at[i].consequence, (int32_t)i, consequence_length);
    }
}

/* ---- actors */

static int32_t actor_at(const sy_said *s, int32_t w)
{
    int32_t m = sy_said_nth(s, w)->mention;
    return m >= 0 && (uint32_t)m < s->d->mentions.n ? s->d->mentions.at[m].actor : -1;
}

/* Is w the head of its mention, so that the mention speaks of w and not of a name before or after it? */
static int heads_mention(const sy_said *s, int32_t w)
{
    int32_t m = sy_said_nth(s, w)->mention;
    if (m < 0 || (uint32_t)m >= s->d->mentions.n) return 0;
    int32_t h = sy_said_nth(s, w)->head;
    return h < 0 || sy_said_nth(s, h)->mention != m || !sy_span_covers(s->d->mentions.at[m].span, sy_said_nth(s, h)->span);
}

static int is_actor_kind(const sy_said *s, int32_t actor)
{
    unsigned kind = s->d->actors.at[actor].kind;
    return kind != SAYSO_ACTOR_NONE && kind != SAYSO_ACTOR_MEDIA;
}

/* A name or adjective of nation directly before the noun: "Russian demands", "Kremlin officials". */
static int32_t actor_before(const sy_said *s, int32_t noun)
{
    SY_EACH_CHILD(s->d, noun, c) {
        unsigned rel = sy_rel_main(sy_said_nth(s, c)->rel);
        if (c < noun && (rel == SY_REL_AMOD || rel == SY_REL_COMPOUND || sy_said_nth(s, c)->rel == SY_REL_NMOD_POSS || rel == SY_REL_NMOD) && actor_at(s, c) >= 0)
            return c;
    }
    return -1;
}

/* May the noun behind a state's name stand for the state ("the Orvenian side")? Its opposition, its unions and its farmers do not, whatever
 * stands between. */
static int speaks_for_state(const sy_said *s, int32_t noun, int32_t name)
{
    unsigned kind = s->d->actors.at[actor_at(s, name)].kind;
    if (kind != SAYSO_ACTOR_STATE && kind != SAYSO_ACTOR_GOVERNMENT) return 1;
    for (int32_t i = name + 1; i <= noun; i++)
        if (sy_names_is_private(s->engine, sy_said_nth(s, i)->lemma)) return 0;
    return 1;
}

static int is_personal(const sy_word *x)
{
    static const char *const words[] = { "he", "she", "they", "we", "i", "it", "his", "her", "their", "its", "our", "my", "him", "them", "us", "both", "all" };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (sy_word_is(x, words[i])) return 1;
    return 0;
}

static int is_first_person(const sy_word *x)
{
    return sy_word_is(x, "we") || sy_word_is(x, "i") || sy_word_is(x, "our") || sy_word_is(x, "my") || sy_word_is(x, "us");
}

/* A name that the recogniser of names does not know, as subject of a verb: no day, no month, not in a headline. */
static int is_name(const sy_said *s, int32_t w)
{
    const sy_word *x = sy_said_nth(s, w);
    if (x->upos != SY_PROPN || (sy_rel_main(x->rel) != SY_REL_NSUBJ && x->rel != SY_REL_NMOD_POSS && x->rel != SY_REL_OBL_AGENT) || sy_in_capitals(s, w)) return 0;
    for (uint32_t i = sy_time_from(s->d, x->span.start); i < s->d->times.n && s->d->times.at[i].span.start < x->span.end; i++)
        if (sy_span_touches(s->d->times.at[i].span, x->span)) return 0;
    return x->mention < 0;
}

/* "two of the donors", "most of its members": the donors, the members; -1. */
static int32_t part_of(const sy_said *s, int32_t w)
{
    static const char *const words[] = { "some", "most", "many", "several", "few", "both", "all", "each", "half", "majority", "one", "dozen", "number", "handful", "rest" };
    const sy_word *x = sy_said_nth(s, w);
    int part = x->upos == SY_NUM;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) part |= sy_lemma_is(x, words[i]);
    if (!part) return -1;
    SY_EACH_CHILD(s->d, w, c)
        if (c > w && sy_rel_main(sy_said_nth(s, c)->rel) == SY_REL_NMOD && sy_said_nth(s, c)->upos != SY_NUM && sy_clause_marker(s->d, c, "of") >= 0) return c;
    return -1;
}

sy_who sy_who_is(const sy_said *s, int32_t w)
{
    sy_who who = { .actor = -1, .word = w };
    if (w < 0) return who;
    const sy_word *x = sy_said_nth(s, w);
    uint64_t classes = sy_words_at(s->engine, s->d, w, w);
    who.is_observer = classes >> SY_WORDS_OBSERVER & 1;
    who.is_paper = classes >> SY_WORDS_PAPER & 1;
    who.pronoun = x->upos == SY_PRON;
    if (heads_mention(s, w)) who.actor = actor_at(s, w);
    if (who.actor >= 0 && !(who.pronoun && !is_personal(x))) {
        unsigned kind = s->d->actors.at[who.actor].kind;
        who.is_observer |= kind == SAYSO_ACTOR_MEDIA || s->commentator[who.actor];
        who.is_party = is_actor_kind(s, who.actor) && !who.is_observer && !who.is_paper;
        return who;
    }
    if (who.pronoun && is_first_person(x) && s->content[w] >= 0) who.actor = sy_said_speaker(s, s->content[w]);
    if (who.pronoun && !is_personal(x)) return who; /* "that", "which": names no one */
    if (who.pronoun) {
        who.is_party = who.actor >= 0 ? is_actor_kind(s, who.actor) : sy_word_is(x, "he") || sy_word_is(x, "she") || sy_word_is(x, "they") || sy_word_is(x, "we") || sy_word_is(x, "i");
        return who;
    }
    if (who.is_observer || who.is_paper) return who;
    int32_t whole = part_of(s, w);
    if (whole >= 0) {
        sy_who of = sy_who_is(s, whole);
        who.is_party = of.is_party;
        who.is_observer = of.is_observer;
        return who;
    }
    if (classes >> SY_WORDS_PARTY & 1) {
        who.is_party = 1;
        int32_t before = actor_before(s, w);
        int place = before >= 0 && s->d->actors.at[actor_at(s, before)].kind == SAYSO_ACTOR_PLACE; /* "a Marendal judge" */
        if (before >= 0 && !place && sy_said_nth(s, before)->rel != SY_REL_NMOD_POSS && speaks_for_state(s, w, before)) who.actor = actor_at(s, before);
    } else if (x->ner == SY_NER_PERSON || x->ner == SY_NER_ORG || x->ner == SY_NER_NORP || is_name(s, w)) {
        who.is_party = 1;
    }
    return who;
}

sy_who sy_who_owns(const sy_said *s, int32_t noun)
{
    sy_who none = { .actor = -1, .word = -1 };
    int32_t poss = sy_child(s->d, noun, SY_REL_NMOD_POSS);
    if (poss >= 0) {
        sy_who who = sy_who_is(s, poss);
        if (who.pronoun) who.is_party = who.actor >= 0 || sy_word_is(sy_said_nth(s, poss), "his") || sy_word_is(sy_said_nth(s, poss), "her") || sy_word_is(sy_said_nth(s, poss), "our");
        return who;
    }
    int32_t before = actor_before(s, noun);
    if (before >= 0) {
        sy_who who = { .actor = actor_at(s, before), .word = before };
        who.is_party = (uint8_t)is_actor_kind(s, who.actor);
        return who;
    }
    SY_EACH_CHILD(s->d, noun, c) { /* "rebel demands", "union calls for" */
        if (c > noun || sy_rel_main(sy_said_nth(s, c)->rel) != SY_REL_COMPOUND || sy_said_nth(s, c)->upos != SY_NOUN) continue;
        sy_who who = sy_who_is(s, c);
        if (who.is_party) return who;
    }
    SY_EACH_CHILD(s->d, noun, c) {
        if (c < noun || sy_rel_main(sy_said_nth(s, c)->rel) != SY_REL_NMOD) continue;
        if (sy_clause_marker(s->d, c, "by") < 0 && sy_clause_marker(s->d, c, "from") < 0) continue;
        sy_who who = sy_who_is(s, c);
        if (who.is_party) return who;
    }
    return none;
}

int sy_unknown_pronoun(const sy_said *s, sy_who who)
{
    who = sy_who_meant(s, who);
    if (!who.pronoun || who.actor >= 0 || who.word < 0) return 0;
    const sy_word *x = sy_said_nth(s, who.word);
    return sy_word_is(x, "he") || sy_word_is(x, "she") || sy_word_is(x, "his") || sy_word_is(x, "her") ? 12 : 24;
}

/* "Estmark | Prime Minister Aldo Renn": a name that the tree cuts in two goes on. */
static sayso_spans name_on(const sy_said *s, sayso_spans pieces)
{
    if (pieces.n != 1) return pieces;
    int32_t last = (int32_t)sy_word_at(s->d, pieces.at[0].end - 1), first = (int32_t)sy_word_at(s->d, pieces.at[0].start), to = last;
    if (sy_said_nth(s, last)->upos != SY_PROPN && sy_said_nth(s, last)->upos != SY_ADJ) return pieces;
    while ((uint32_t)to + 1 < s->d->words.n && sy_said_nth(s, to + 1)->upos == SY_PROPN && sy_said_nth(s, to + 1)->sentence == sy_said_nth(s, last)->sentence) {
        for (uint32_t i = sy_time_from(s->d, sy_said_nth(s, to + 1)->span.start); i < s->d->times.n && s->d->times.at[i].span.start < sy_said_nth(s, to + 1)->span.end; i++)
            if (sy_span_touches(s->d->times.at[i].span, sy_said_nth(s, to + 1)->span)) return pieces; /* "Orvenia Monday rejected" */
        to++;
    }
    return to == last ? pieces : sy_spans_one(s->d, sy_clause_trim(s->d, first, to));
}

/* "described the rise proposed by the operators | as "dreadful"", "accused the companies | of "bully tactics"": said of the party. */
static int is_remark(const sy_said *s, int32_t party, int32_t phrase)
{
    if (sy_clause_marker(s->d, phrase, "as") >= 0) return 1;
    while (sy_said_nth(s, party)->rel == SY_REL_CONJ && sy_said_nth(s, party)->head >= 0) party = sy_said_nth(s, party)->head;
    int32_t verb = sy_said_nth(s, party)->rel == SY_REL_OBJ ? sy_said_nth(s, party)->head : -1;
    return verb >= 0 && sy_said_charges(s, verb) && (sy_clause_marker(s->d, phrase, "of") >= 0 || sy_clause_marker(s->d, phrase, "for") >= 0);
}

/* Children of a name that are not part of how the party is called: clauses, asides, appositions with a comma. */
sayso_spans sy_who_spans(const sy_said *s, sy_who who)
{
    int32_t less[NOUN_CHILDREN_MAX];
    uint32_t n = 0;
    if (who.word < 0) return sy_no_spans();
    SY_EACH_CHILD(s->d, who.word, c) {
        unsigned rel = sy_rel_main(sy_said_nth(s, c)->rel);
        int drop = rel == SY_REL_ACL || rel == SY_REL_PARATAXIS || rel == SY_REL_PUNCT || rel == SY_REL_CASE || rel == SY_REL_MARK || rel == SY_REL_CC ||
                   rel == SY_REL_NSUBJ || rel == SY_REL_COP || rel == SY_REL_AUX || rel == SY_REL_EXPL || rel == SY_REL_ADVMOD || rel == SY_REL_ADVCL || (rel == SY_REL_APPOS && c > who.word);
        /* "the president on Wednesday": time and place of the act */
        if (rel == SY_REL_NMOD && c > who.word && sy_clause_marker(s->d, c, "of") < 0 && (sy_said_nth(s, who.word)->upos == SY_PROPN || who.actor >= 0)) drop = 1;
        if ((rel == SY_REL_NMOD || rel == SY_REL_AMOD) && c > who.word && is_remark(s, who.word, c)) drop = 1;
        if (rel == SY_REL_OBL || (rel == SY_REL_CONJ && sy_said_nth(s, c)->upos == SY_VERB)) drop = 1;
        if (drop && n < NOUN_CHILDREN_MAX) less[n++] = c;
    }
    sayso_spans pieces = name_on(s, sy_clause_pieces(s->d, &s->c, who.word, 0, less, n));
    int32_t verb = sy_said_nth(s, who.word)->head, first = s->c.first[who.word];
    if (verb > who.word && s->c.last[who.word] > verb && sy_said_nth(s, who.word)->rel == SY_REL_NSUBJ) return sy_spans_one(s->d, sy_clause_trim(s->d, first, verb - 1)); /* "Renn | challenges Rusk", taken for one name */
    if (pieces.n > 1) { /* what stands behind an aside still belongs to it only where it is a coordination: keep the piece with the head */
        for (uint32_t i = 0; i < pieces.n; i++)
            if (sy_span_covers(pieces.at[i], sy_said_nth(s, who.word)->span)) return sy_spans_one(s->d, pieces.at[i]);
    }
    return pieces;
}

/* ---- speakers */

int32_t sy_said_speaker(const sy_said *s, int32_t attribution)
{
    int32_t speaker = attribution >= 0 ? s->d->attributions.at[attribution].speaker : -1;
    int nobody = speaker >= 0 && s->d->actors.at[speaker].kind == SAYSO_ACTOR_PLACE;
    return nobody ? -1 : speaker; /* "an Ostrel-based lawyer" is not Ostrel */
}

/* "..., Dostan warned." behind the clause, whatever the parser made of it. */
static int32_t saying_behind(const sy_said *s, int32_t head)
{
    SY_EACH_CHILD(s->d, head, c) {
        unsigned rel = sy_said_nth(s, c)->rel;
        int bare = rel == SY_REL_ADVCL && sy_child(s->d, c, SY_REL_MARK) < 0 && s->c.first[c] > 0 && sy_word_is(sy_said_nth(s, s->c.first[c] - 1), ",");
        if (c < head || (rel != SY_REL_CONJ && rel != SY_REL_PARATAXIS && !bare) || sy_child_main(s->d, c, SY_REL_NSUBJ) < 0) continue;
        if (sy_child_main(s->d, c, SY_REL_CC) >= 0 || sy_child(s->d, c, SY_REL_CCOMP) >= 0 || sy_child(s->d, c, SY_REL_OBJ) >= 0) continue;
        if (sy_words_has(s->engine, s->d, c, c, SY_WORDS_SAY)) return c;
    }
    return -1;
}

int32_t sy_said_verb(const sy_said *s, int32_t head)
{
    for (int hops = 0; head >= 0 && hops < HOPS_MAX; hops++) {
        int32_t above = sy_said_nth(s, head)->head;
        int32_t tail = saying_behind(s, head);
        if (tail >= 0) return tail;
        if (above < 0) return -1;
        unsigned rel = sy_rel_main(sy_said_nth(s, head)->rel);
        int complement = rel == SY_REL_CCOMP || (rel == SY_REL_ACL && sy_clause_marker(s->d, head, "that") >= 0) ||
                         (above + 2 <= head && (sy_word_is(sy_said_nth(s, above + 1), "that") || (above + 2 <= head && sy_word_is(sy_said_nth(s, above + 2), "that"))));
        if (complement && sy_words_has(s->engine, s->d, above, above, SY_WORDS_SAY)) return above;
        if (!complement && rel != SY_REL_CONJ && rel != SY_REL_XCOMP && rel != SY_REL_ADVCL) return -1;
        head = above;
    }
    return -1;
}

/* "Dostan: no talks before Friday": the party that opens a line before its colon. */
static sy_who before_colon(const sy_said *s, int32_t w)
{
    const sy_sentence *at = &s->d->sentences.at[sy_said_nth(s, w)->sentence];
    sy_who none = { .actor = -1, .word = -1 };
    for (uint32_t i = at->first_word; i < at->first_word + at->n_words && i < at->first_word + COLON_WORDS; i++) {
        const sy_word *x = &s->d->words.at[i];
        if (x->upos == SY_VERB || x->upos == SY_AUX) return none;
        if (x->upos != SY_PUNCT) continue;
        if (!sy_word_is(x, ":") || i == at->first_word || w <= (int32_t)i) return none;
        sy_who who = sy_who_is(s, sy_top_word(s, sy_words_span(s->d, at->first_word, i - 1)));
        return who.is_party && !who.is_observer ? who : none;
    }
    return none;
}

/* Who says it: the subject; of "was told by the union" the union, of "was told" nobody that is named; -1. */
static int32_t sayer(const sy_said *s, int32_t verb)
{
    if (sy_child(s->d, verb, SY_REL_NSUBJ_PASS) < 0) return sy_clause_subject(s->d, verb);
    int32_t by = sy_clause_child_by(s->d, verb, "by");
    return by > verb ? by : -1;
}

sy_who sy_said_by(const sy_said *s, int32_t head)
{
    sy_who none = { .actor = -1, .word = -1 };
    int32_t a = s->content[head];
    int32_t verb = sy_said_verb(s, head);
    if (verb >= 0) {
        int32_t subject = sayer(s, verb);
        sy_who who = subject >= 0 ? sy_who_is(s, subject) : none;
        int place = who.actor >= 0 && s->d->actors.at[who.actor].kind == SAYSO_ACTOR_PLACE; /* "explained Ostrel-based lawyer X" */
        if (place) who.actor = -1;
        if (a >= 0 && who.actor < 0) who.actor = sy_said_speaker(s, a);
        if (subject >= 0 && !who.is_party && !who.is_observer && sy_said_nth(s, subject)->upos == SY_NOUN && sy_who_owns(s, subject).is_party) who.is_party = 1; /* "Castavar's customs service" */
        if (subject >= 0 && !(place && a >= 0)) return who;
    }
    if (a < 0) return before_colon(s, head);
    const sayso_attribution *at = &s->d->attributions.at[a];
    int32_t top = sy_top_word(s, sy_spans_hull(at->source));
    if (top >= 0) none = sy_who_is(s, top);
    if (top >= 0 && !none.is_party && !none.is_observer && sy_said_nth(s, top)->upos == SY_NOUN && sy_who_owns(s, top).is_party) none.is_party = 1;
    int32_t speaker = sy_said_speaker(s, a);
    if (speaker >= 0) {
        none.actor = speaker;
        none.is_observer |= s->commentator[speaker];
        none.is_party = (uint8_t)(is_actor_kind(s, speaker) && !s->commentator[speaker]);
    }
    return none;
}

static int is_any_lemma(const sy_word *x, const char *const *lemmas, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (sy_lemma_is(x, lemmas[i])) return 1;
    return 0;
}

int sy_is_inference(const sy_said *s, int32_t head)
{
    static const char *const signs[] = { "signal", "mean", "show", "imply", "reflect", "demonstrate", "reveal" }, *const hints[] = { "suggest", "indicate", "hint" };
    static const char *const nouns[] = { "sign", "indication", "evidence", "proof", "hint" };
    int32_t verb = sy_said_verb(s, head), that = sy_clause_marker(s->d, head, "that"), top = head;
    for (int hops = 0; hops < 3 && sy_said_nth(s, top)->rel == SY_REL_CONJ; hops++) top = sy_said_nth(s, top)->head;
    int32_t noun = sy_rel_main(sy_said_nth(s, top)->rel) == SY_REL_ACL ? sy_said_nth(s, top)->head : -1; /* "a sign that he will not give way" */
    if (noun >= 0 && noun < top && sy_word_is(sy_said_nth(s, noun + 1), "that") && is_any_lemma(sy_said_nth(s, noun), nouns, sizeof nouns / sizeof nouns[0])) return 1;
    int32_t above = verb >= 0 ? verb : sy_rel_main(sy_said_nth(s, head)->rel) == SY_REL_CCOMP || that > 0 ? sy_said_nth(s, head)->head : -1;
    if (above >= 0 && above + 1 == that && sy_said_nth(s, above)->upos == SY_NOUN) /* "the warning signals that", taken for a noun */
        return is_any_lemma(sy_said_nth(s, above), signs, sizeof signs / sizeof signs[0]);
    int sign = above >= 0 && is_any_lemma(sy_said_nth(s, above), signs, sizeof signs / sizeof signs[0]);
    if (!sign && (above < 0 || !is_any_lemma(sy_said_nth(s, above), hints, sizeof hints / sizeof hints[0]))) return 0;
    if (sign && sy_said_nth(s, above)->xpos == SY_XPOS_VBG && sy_rel_main(sy_said_nth(s, above)->rel) == SY_REL_ADVCL) return 1; /* ", signaling that" */
    int32_t subject = sy_clause_subject(s->d, above);
    return subject >= 0 && !sy_who_is(s, subject).is_party;
}

int sy_is_hostile(const sy_said *s, int32_t head, sayso_spans spans)
{
    if (sy_words_has(s->engine, s->d, head, -1, SY_WORDS_HOSTILE)) return 1;
    sayso_span hull = sy_spans_hull(spans);
    SY_EACH_CHILD(s->d, head, c) {
        unsigned rel = sy_rel_main(sy_said_nth(s, c)->rel);
        int direct = rel == SY_REL_OBJ || rel == SY_REL_OBL || rel == SY_REL_ADVMOD || rel == SY_REL_XCOMP;
        if (direct && c > head && sy_span_covers(hull, sy_said_nth(s, c)->span) && sy_words_has(s->engine, s->d, c, -1, SY_WORDS_HOSTILE)) return 1;
    }
    if (hull.end <= hull.start) return 0;
    int32_t last = (int32_t)sy_word_at(s->d, hull.end - 1);
    for (int32_t w = (int32_t)sy_word_at(s->d, hull.start); w <= last; w++)
        if (sy_words_phrase(s->engine, s->d, w, last, SY_WORDS_HOSTILE)) return 1;
    return 0;
}

int sy_in_capitals(const sy_said *s, int32_t w)
{
    const sy_sentence *at = &s->d->sentences.at[sy_said_nth(s, w)->sentence];
    uint32_t capitals = 0, words = 0;
    if (at->block >= s->d->blocks.n || s->d->blocks.at[at->block].kind != SY_BLOCK_TITLE) return 0;
    for (uint32_t i = at->first_word; i < at->first_word + at->n_words; i++) {
        const sy_word *x = &s->d->words.at[i];
        unsigned len;
        if (x->upos == SY_PUNCT || x->span.end - x->span.start < 4) continue;
        words++;
        capitals += sy_is_upper(sy_utf8_get(x->form, strlen(x->form), &len)) != 0;
    }
    return words > 3 && 4 * capitals > 3 * words ? 24 : 0;
}

int32_t sy_top_word(const sy_said *s, sayso_span span)
{
    uint32_t w = sy_word_at(s->d, span.start);
    if (span.end <= span.start || w >= s->d->words.n || sy_said_nth(s, (int32_t)w)->span.start >= span.end) return -1;
    int32_t top = (int32_t)w;
    for (int32_t h = sy_said_nth(s, top)->head; h >= 0 && sy_span_covers(span, sy_said_nth(s, h)->span); h = sy_said_nth(s, h)->head) top = h;
    return top;
}

int sy_same_side(const sy_said *s, int32_t a, int32_t b)
{
    if (a < 0 || b < 0) return 0;
    if (a == b) return 1;
    const char *ca = s->d->actors.at[a].country, *cb = s->d->actors.at[b].country;
    return ca && cb && strcmp(ca, cb) == 0;
}

int sy_own_side(const sy_said *s, int32_t w, sy_who speaker)
{
    if (w < 0) return 0;
    const sy_word *x = sy_said_nth(s, w);
    if (sy_word_is(x, "we") || sy_word_is(x, "i")) return 1;
    if (x->upos == SY_PRON && (sy_word_is(x, "he") || sy_word_is(x, "she") || sy_word_is(x, "they")) && actor_at(s, w) < 0)
        return speaker.word >= 0 && sy_said_nth(s, speaker.word)->upos == SY_PRON && strcmp(sy_said_nth(s, speaker.word)->lower, x->lower) == 0;
    sy_who who = sy_who_is(s, w);
    int32_t actor = who.actor;
    if (actor < 0) { /* "its troops", "our army" */
        int32_t poss = sy_child(s->d, w, SY_REL_NMOD_POSS);
        if (poss >= 0 && (sy_word_is(sy_said_nth(s, poss), "our") || sy_word_is(sy_said_nth(s, poss), "my"))) return 1;
        int home = poss >= 0 && sy_said_nth(s, poss)->upos == SY_PRON && who.is_party && speaker.word >= 0 && speaker.word != w; /* "her country", "his government" */
        if (home && (actor_at(s, poss) < 0 || sy_same_side(s, actor_at(s, poss), speaker.actor))) return 1;
        int32_t before = actor_before(s, w);
        if (before >= 0) actor = actor_at(s, before);
    }
    return sy_same_side(s, actor, speaker.actor);
}

/* "an expert on rivers", "analyst Pavo Rusk": comments, and takes no side. */
static int is_commentator(const sy_said *s, int32_t w)
{
    if (sy_words_has(s->engine, s->d, w, w, SY_WORDS_OBSERVER)) return 1;
    SY_EACH_CHILD(s->d, w, c) {
        unsigned rel = sy_rel_main(sy_said_nth(s, c)->rel);
        int name = rel == SY_REL_COMPOUND || rel == SY_REL_APPOS || rel == SY_REL_FLAT || rel == SY_REL_NMOD;
        if (name && sy_said_nth(s, c)->upos == SY_NOUN && sy_words_has(s->engine, s->d, c, c, SY_WORDS_OBSERVER)) return 1;
    }
    return 0;
}

/* The one whose envoy, office or wing this is: "a spokesman | for the Front"; -1. */
static int32_t sender_of(const sy_said *s, int32_t w)
{
    int32_t poss = sy_child(s->d, w, SY_REL_NMOD_POSS);
    if (poss >= 0) return poss;
    int32_t before = actor_before(s, w);
    if (before >= 0 && actor_at(s, before) != actor_at(s, w)) return before;
    SY_EACH_CHILD(s->d, w, c)
        if (c > w && sy_rel_main(sy_said_nth(s, c)->rel) == SY_REL_NMOD && (sy_clause_marker(s->d, c, "for") >= 0 || sy_clause_marker(s->d, c, "of") >= 0 || sy_clause_marker(s->d, c, "to") >= 0)) return c;
    return -1;
}

/* 1: of one side, 0: of two, -1: nothing says it. */
static int are_one_side(const sy_said *s, int32_t a, int32_t b)
{
    if (strcmp(sy_said_nth(s, a)->lower, sy_said_nth(s, b)->lower) == 0) return 1;
    int32_t x = sy_who_is(s, a).actor, y = sy_who_is(s, b).actor;
    if (x < 0 || y < 0) return -1;
    if (sy_same_side(s, x, y)) return 1;
    return s->d->actors.at[x].country && s->d->actors.at[y].country ? 0 : -1;
}

int sy_said_charges(const sy_said *s, int32_t verb)
{
    const char *class = verb >= 0 && s->cue[verb] >= 0 ? s->d->attributions.at[s->cue[verb]].cue_class : NULL;
    return class && (strcmp(class, "accuse") == 0 || strcmp(class, "criticise") == 0);
}

int32_t sy_said_blamed(const sy_said *s, int32_t pronoun)
{
    const sy_word *x = pronoun >= 0 ? sy_said_nth(s, pronoun) : &sy_no_word;
    if (x->upos != SY_PRON || (!sy_word_is(x, "it") && !sy_word_is(x, "they")) || x->head < 0 || sy_rel_main(x->rel) != SY_REL_NSUBJ) return -1;
    int32_t clause = x->head, saying = sy_rel_main(sy_said_nth(s, clause)->rel) == SY_REL_CCOMP ? sy_said_nth(s, clause)->head : -1;
    if (saying < 0 || saying > pronoun || sy_said_nth(s, saying)->xpos != SY_XPOS_VBG || sy_rel_main(sy_said_nth(s, saying)->rel) != SY_REL_ADVCL) return -1;
    int32_t verb = sy_said_nth(s, saying)->head, object = sy_said_charges(s, verb) ? sy_child(s->d, verb, SY_REL_OBJ) : -1;
    return object >= 0 && object < saying ? object : -1;
}

int sy_speaks_for(const sy_said *s, int32_t w, sy_who speaker)
{
    if (sy_said_blamed(s, w) >= 0) return 0;
    if (w < 0 || sy_own_side(s, w, speaker)) return w >= 0;
    sy_who who = sy_who_is(s, w);
    if (speaker.word < 0 || speaker.is_observer || is_commentator(s, speaker.word)) return 0;
    if (speaker.word == w) return 1;
    int32_t sender = sender_of(s, speaker.word);
    int voice = sy_words_has(s->engine, s->d, speaker.word, speaker.word, SY_WORDS_VOICE) || sy_words_has(s->engine, s->d, speaker.word, speaker.word, SY_WORDS_PARTY);
    if (who.pronoun) { /* "Castavar said it would", "the nurses say they will" */
        const sy_word *x = sy_said_nth(s, w);
        int third = sy_word_is(x, "it") || sy_word_is(x, "they") || sy_word_is(x, "he") || sy_word_is(x, "she");
        int indirect = third && speaker.word < w && x->quote_depth == sy_said_nth(s, speaker.word)->quote_depth && sy_said_nth(s, speaker.word)->sentence == x->sentence;
        return indirect && (speaker.is_party || voice) && (who.actor < 0 || speaker.actor < 0 || w - speaker.word < 6);
    }
    if (!who.is_party || who.is_observer) return 0;
    if (sender >= 0 && sy_said_nth(s, sender)->upos == SY_PRON) return voice;
    int side = sender >= 0 && voice ? are_one_side(s, sender, w) : are_one_side(s, speaker.word, w);
    if (side >= 0) return side;
    if (sender >= 0 && sy_who_is(s, sender).actor >= 0 && who.actor >= 0) return 0; /* the envoy of one, the will of another */
    return voice || speaker.is_party;
}
