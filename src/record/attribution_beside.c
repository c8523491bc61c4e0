/*
 * attribution_beside.c - speech whose clause of saying stands right beside it by the order of words: "...," Doren said;
 * "...," said Doren; Doren said: "..."; said, adding, "...". Punctuation tells whose such a quotation is, also where the tree is
 * lost between the marks or a verb is taken for a noun ("..., Doren notes"). It goes to that clause, with the speech that
 * follows, whatever verb the tagger gave it to.
 */
#include "record/attribution.h"

#include "base/common.h"

enum { BEHIND_WORDS_MAX = 24, BEFORE_WORDS_MAX = 8, SUBJECT_WORDS_MAX = 16, PIECES_MAX = 64, CLIMB_MAX = 4, NEW_MARGIN = 30, LIKELY_MARGIN = 14, UNSURE_MARGIN = 5 };

typedef struct {
    const struct sy_cues *cues;
    sayso_doc *d;
    const sy_attr_word *w;
    sy_links *links;
    const sy_links *rules;
    int32_t *owner;  /* of each word: the link whose content it is, -1 */
    int32_t *cue_of; /* of each word: the link whose cue it is, -1 */
} beside;

/* A clause of saying: its verb, the lexicon's row, and its subject. */
typedef struct {
    int32_t verb, row;
    sy_run source;
} saying;

/* ---- what stands where */

static void own(beside *b, sy_run r, int32_t link)
{
    for (int32_t i = r.first; i >= 0 && i <= r.last; i++) b->owner[i] = link;
}

static void own_link(beside *b, int32_t link)
{
    const sy_link *k = &b->links->at[link];
    for (uint32_t c = 0; c < k->content.n; c++) own(b, k->content.at[c], link);
    for (int32_t i = k->cue.first; i >= 0 && i <= k->cue.last; i++) b->cue_of[i] = link;
}

static sy_run words_inside(const sayso_doc *d, const sy_quote *q)
{
    sy_run r = { (int32_t)sy_word_at(d, q->inner.start), (int32_t)sy_word_at(d, q->inner.end) };
    while (r.last >= r.first && (r.last >= (int32_t)d->words.n || sy_nth(d, r.last)->span.start >= q->inner.end)) r.last--;
    while (r.first <= r.last && !sy_word_is_wordy(sy_nth(d, r.first))) r.first++;
    while (r.last >= r.first && !sy_word_is_wordy(sy_nth(d, r.last))) r.last--;
    if (r.first > r.last) r.first = r.last = -1;
    return r;
}

static uint32_t block_of(const sayso_doc *d, int32_t w) { return d->sentences.at[sy_nth(d, w)->sentence].block; }

/* Is the word a verb of saying that takes speech? By its lemma, or, where it was taken for a noun, by its form. */
static int32_t row_of_saying(const beside *b, int32_t i)
{
    const sy_word *w = sy_nth(b->d, i);
    int32_t row = b->w[i].cue;
    if (row < 0 || b->cues->cues.at[row].pos != 'V') row = w->upos == SY_VERB || w->upos == SY_NOUN || w->upos == SY_PROPN ? sy_cue_by_form(b->cues, w) : -1;
    if (row < 0 || b->cues->cues.at[row].attitude || !(b->cues->cues.at[row].takes & SY_TAKES_QUOTE)) return -1;
    return row;
}

static int is_subject_word(const sy_word *w)
{
    return w->upos == SY_NOUN || w->upos == SY_PROPN || w->upos == SY_PRON || w->upos == SY_DET || w->upos == SY_ADJ || w->upos == SY_NUM || w->xpos == SY_XPOS_POS || sy_word_is(w, "-");
}

static int is_head_word(const sy_word *w) { return w->upos == SY_NOUN || w->upos == SY_PROPN || w->upos == SY_PRON; }
static int is_finite_tag(unsigned x) { return x == SY_XPOS_VBD || x == SY_XPOS_VBZ || x == SY_XPOS_VBP || x == SY_XPOS_MD; }

/* ---- behind the quotation */

/* "said Amra Doren": the noun phrase behind the verb. */
static sy_run subject_behind(const sayso_doc *d, int32_t verb)
{
    sy_run r = { verb + 1, verb };
    int32_t n = (int32_t)d->words.n;
    while (r.last + 1 < n && r.last < verb + SUBJECT_WORDS_MAX && is_subject_word(sy_nth(d, r.last + 1)) && !sy_nth(d, r.last + 1)->quote_depth && block_of(d, r.last + 1) == block_of(d, verb)) r.last++;
    if (r.last < r.first || !is_head_word(sy_nth(d, r.last))) r.first = r.last = -1;
    return r;
}

/* May the subject of a clause of saying end before this word, which is its verb? A word that the tagger took for a noun counts as
 * the verb where it ends in -s or -ed and the sentence, an adverbial or a comma follows. */
static int is_verb_here(const sayso_doc *d, int32_t i, int32_t first)
{
    if (i == first) return 0;
    const sy_word *w = sy_nth(d, i), *before = sy_nth(d, i - 1);
    int ends = is_head_word(before) || before->upos == SY_ADV || sy_word_is(before, ",") || sy_word_is(before, ")") || before->upos == SY_NUM;
    if (!ends && (before->upos != SY_ADJ || w->upos == SY_VERB)) return 0;
    if (w->upos == SY_VERB) return is_finite_tag(w->xpos);
    size_t n = strlen(w->lower);
    if (n < 4 || !(w->lower[n - 1] == 's' || w->lower[n - 1] == 'd') || w->form[0] != w->lower[0] || i + 1 >= (int32_t)d->words.n) return 0;
    const sy_word *next = sy_nth(d, i + 1);
    return sy_word_is(next, ".") || sy_word_is(next, ",") || sy_word_is(next, ":") || next->upos == SY_ADP || next->upos == SY_ADV;
}

/* "Doren said", "Amra Doren, head of the river board, told reporters": from the word behind the marks on. */
static int subject_then_verb(const beside *b, int32_t first, saying *s)
{
    const sayso_doc *d = b->d;
    int32_t n = (int32_t)d->words.n, comma = -1;
    if (!is_subject_word(sy_nth(d, first))) return 0;
    for (int32_t i = first; i < n && i < first + BEHIND_WORDS_MAX; i++) {
        const sy_word *w = sy_nth(d, i);
        if (w->quote_depth && b->w[i].quote_kind == SY_QUOTE_NICKNAME) continue;
        if (w->quote_depth || block_of(d, i) != block_of(d, first) || w->upos == SY_CCONJ || sy_word_is(w, ".") || sy_word_is(w, ":") || sy_word_is(w, ";")) return 0;
        int32_t row = row_of_saying(b, i);
        if (row >= 0 && is_verb_here(d, i, first)) {
            s->verb = i;
            s->row = row;
            s->source.first = first;
            s->source.last = (comma >= 0 ? comma : i) - 1;
            while (s->source.last > first && !is_head_word(sy_nth(d, s->source.last))) s->source.last--;
            return 1;
        }
        if (sy_word_is(w, ",") && comma < 0) comma = i;
        if (comma < 0 && is_finite_tag(w->xpos)) return 0;
    }
    return 0;
}

/* Do the marks close as speech does before its clause of saying? */
static int closes_as_speech(const sayso_doc *d, const sy_quote *q)
{
    char last = d->text[q->inner.end - 1], next = q->outer.end < d->n_text ? d->text[q->outer.end] : 0;
    return last == ',' || last == '?' || last == '!' || next == ',';
}

/* Does nothing of the sentence lead into the quotation? "It is "a trap," he said" is more than its marks hold. */
static int stands_alone(const sayso_doc *d, const sy_quote *q, sy_run run)
{
    static const char *const breaks[] = { ":", ";", ".", "!", "?", "-", "--", "–", "—", NULL };
    int32_t i = run.first - 1;
    while (i >= 0 && sy_nth(d, i)->span.start >= q->outer.start) i--;
    if (i < 0 || block_of(d, i) != block_of(d, run.first) || sy_is_one_of(sy_nth(d, i)->lower, breaks)) return 1;
    return sy_nth(d, i)->quote_depth > 0 || sy_nth(d, i)->sentence != sy_nth(d, run.first)->sentence;
}

static int saying_behind(const beside *b, const sy_quote *q, sy_run run, saying *s)
{
    const sayso_doc *d = b->d;
    int32_t i = (int32_t)sy_word_at(d, q->outer.end), n = (int32_t)d->words.n;
    if (!closes_as_speech(d, q) || !stands_alone(d, q, run)) return 0;
    while (i < n && (sy_nth(d, i)->span.start < q->outer.end || sy_word_is(sy_nth(d, i), ","))) i++;
    if (i + 1 >= n || block_of(d, i) != block_of(d, run.first) || sy_nth(d, i)->quote_depth) return 0;
    int32_t row = row_of_saying(b, i);
    if (row >= 0 && (sy_nth(d, i)->xpos == SY_XPOS_VBD || sy_nth(d, i)->xpos == SY_XPOS_VBZ)) {
        s->verb = i;
        s->row = row;
        s->source = subject_behind(d, i);
        return s->source.first >= 0;
    }
    return subject_then_verb(b, i, s);
}

/* ---- before the quotation: "adding, "..."", "She told reporters: "..."" */

static int ends_sentence(const sayso_doc *d, const sy_quote *q)
{
    char last = d->text[q->inner.end - 1];
    return last == '.' || last == '?' || last == '!';
}

/* "a film of Amra Doren saying, "..."", "with Doren adding": whose participle it is stands right before it, also below a preposition. */
static sy_run name_before_participle(const sayso_doc *d, int32_t verb, int32_t first)
{
    sy_run r = { verb, verb - 1 }, none = { -1, -1 };
    while (r.first > first && r.first + SUBJECT_WORDS_MAX > verb && sy_nth(d, r.first - 1)->upos == SY_PROPN && !sy_nth(d, r.first - 1)->quote_depth) r.first--;
    return r.first <= r.last && r.first > first && sy_nth(d, r.first - 1)->upos == SY_ADP ? r : none;
}

/* The subject in its place before the verb; a capital where a sentence of two words begins is a name, whatever the tagger says. */
static sy_run subject_before(const beside *b, int32_t verb)
{
    sy_run cue = { verb, verb }, r = sy_attr_subject_beside(b->d, cue);
    int32_t first = (int32_t)b->d->sentences.at[sy_nth(b->d, verb)->sentence].first_word;
    if (r.first < 0 && sy_nth(b->d, verb)->xpos == SY_XPOS_VBG) return name_before_participle(b->d, verb, first);
    if (r.first >= 0 || !is_finite_tag(sy_nth(b->d, verb)->xpos) || sy_nth(b->d, first)->upos == SY_PUNCT || verb > first + BEFORE_WORDS_MAX) return r;
    for (int32_t i = first; i < verb; i++) { /* "Protesters in the square chanted": no other verb, nothing joined */
        const sy_word *w = sy_nth(b->d, i);
        if (is_finite_tag(w->xpos) || w->upos == SY_CCONJ || w->upos == SY_SCONJ || w->upos == SY_PUNCT || w->quote_depth) return r;
    }
    sy_run s = { first, first };
    if (verb > first + 1 && !is_subject_word(sy_nth(b->d, first))) return r;
    while (s.last + 1 < verb && is_subject_word(sy_nth(b->d, s.last + 1))) s.last++;
    return s;
}

static int saying_before(const beside *b, const sy_quote *q, sy_run run, saying *s)
{
    const sayso_doc *d = b->d;
    int32_t i = run.first - 1;
    while (i > 0 && sy_nth(d, i)->span.start >= q->outer.start) i--;
    if (i < 1 || block_of(d, i) != block_of(d, run.first)) return 0;
    int bare = !sy_word_is(sy_nth(d, i), ",") && !sy_word_is(sy_nth(d, i), ":"); /* "chanted "No dam!"": the verb itself */
    if (bare && (sy_nth(d, i)->upos != SY_VERB || !ends_sentence(d, q))) return 0;
    for (int32_t k = bare ? i : i - 1; k >= 0 && k + BEFORE_WORDS_MAX > i; k--) {
        const sy_word *w = sy_nth(d, k);
        if (w->upos == SY_PUNCT || w->quote_depth || w->sentence != sy_nth(d, i)->sentence) return 0;
        if (w->upos != SY_VERB) continue;
        s->row = row_of_saying(b, k);
        s->verb = k;
        s->source = subject_before(b, k);
        return s->row >= 0;
    }
    return 0;
}

/* The link that the quotation was given to from outside it; -1: none, or only what is said inside it. */
static int32_t owner_of(const beside *b, sy_run q)
{
    for (int32_t i = q.first; i <= q.last; i++)
        if (b->owner[i] >= 0 && !sy_in_run(b->links->at[b->owner[i]].cue.first, q)) return b->owner[i];
    return -1;
}

static int is_quoted(const sayso_doc *d, sy_run r) { return sy_nth(d, r.first)->quote_depth > 0 && sy_nth(d, r.last)->quote_depth > 0; }

/* Takes from a link what it has of the quotation, and of the speech behind it; the latter goes to `to`. */
static void take_from(beside *b, int32_t from, int32_t to, sy_run q)
{
    sy_link *k = &b->links->at[from], *t = &b->links->at[to];
    uint32_t n = 0;
    if (k->content.n > PIECES_MAX) return; /* no speech; and moving its pieces again and again would not be linear */
    for (uint32_t c = 0; c < k->content.n; c++) {
        sy_run r = k->content.at[c];
        if (r.first > q.last && k->cue.first < q.first && is_quoted(b->d, r)) {
            *SY_PUSH(&b->d->arena, &t->content) = r;
            own(b, r, to);
            continue;
        }
        if (r.first >= q.first && r.last <= q.last) continue;
        if (r.first < q.first && r.last >= q.first) {
            r.last = q.first - 1;
            while (r.last >= r.first && (!sy_word_is_wordy(sy_nth(b->d, r.last)) || sy_nth(b->d, r.last)->quote_depth)) r.last--;
            if (r.last < r.first) continue;
        } else if (r.first <= q.last && r.last > q.last) {
            continue;
        }
        k->content.at[n++] = r;
    }
    k->content.n = n;
}

/* ---- a colon before the quotation, whatever the words before it: "had one message: "..."", "From the report: "..."" */

/* The colon that leads into a quotation, also from the paragraph before; -1. */
static int32_t colon_before(const sayso_doc *d, const sy_quote *q, sy_run run)
{
    int32_t i = run.first - 1;
    while (i > 0 && sy_nth(d, i)->span.start >= q->outer.start) i--;
    if (i < 1 || !sy_word_is(sy_nth(d, i), ":") || sy_nth(d, i)->quote_depth) return -1;
    uint32_t here = block_of(d, run.first), there = block_of(d, i);
    return there == here || (there + 1 == here && q->outer.start == d->blocks.at[here].span.start) ? i : -1;
}

/* "Amra Doren:", "From the report:": the words before the colon back to a break, if they are a noun phrase. */
static sy_run name_before_colon(const sayso_doc *d, int32_t colon)
{
    int32_t first = (int32_t)d->sentences.at[sy_nth(d, colon)->sentence].first_word;
    sy_run r = { colon, colon - 1 }, none = { -1, -1 };
    while (r.first > first && colon - r.first < BEFORE_WORDS_MAX && is_subject_word(sy_nth(d, r.first - 1)) && !sy_word_is(sy_nth(d, r.first - 1), "-")) r.first--;
    if (r.first > r.last || !is_head_word(sy_nth(d, r.last))) return none;
    const sy_word *before = r.first > first ? sy_nth(d, r.first - 1) : NULL;
    if (before && before->upos == SY_VERB && sy_nth(d, r.last)->upos == SY_PROPN) return r; /* "does not surprise the pollster Leni Kinz:" */
    return !before || before->upos == SY_PUNCT || sy_word_is(before, "from") || sy_word_is(before, "by") ? r : none;
}

/* The subject of a verb before the colon, and from the verb to the colon. */
static int clause_before_colon(const sayso_doc *d, int32_t verb, int32_t colon, sy_run *source, sy_run *cue)
{
    int32_t subject = verb < 0 || verb >= colon ? -1 : sy_child_main(d, verb, SY_REL_NSUBJ);
    if (subject < 0 || subject > verb || sy_nth(d, verb)->upos != SY_VERB || sy_nth(d, subject)->quote_depth || colon - verb > BEHIND_WORDS_MAX) return 0;
    sy_subtree(d, subject, &source->first, &source->last);
    if (source->last >= verb) return 0;
    cue->first = verb;
    while (cue->first - 1 > source->last && (sy_nth(d, cue->first - 1)->upos == SY_AUX || sy_nth(d, cue->first - 1)->upos == SY_ADV)) cue->first--;
    cue->last = colon - 1;
    for (int32_t i = cue->first; i <= cue->last; i++)
        if (sy_nth(d, i)->upos == SY_PUNCT || sy_nth(d, i)->quote_depth) return 0;
    return 1;
}

/* The verb with a subject that the word before the colon hangs below: "so angry that she had to change her vote:"; -1. */
static int32_t verb_before_colon(const sayso_doc *d, int32_t colon)
{
    static const char *const things[] = { "it", "this", "that", "there", "which", NULL };
    int32_t at = colon - 1;
    for (int climb = 0; climb < CLIMB_MAX && at >= 0 && sy_nth(d, at)->sentence == sy_nth(d, colon)->sentence; climb++) {
        int32_t subject = sy_nth(d, at)->upos == SY_VERB ? sy_child_main(d, at, SY_REL_NSUBJ) : -1;
        if (subject >= 0) return sy_is_one_of(sy_nth(d, subject)->lower, things) ? -1 : at; /* "it gets better:" */
        at = sy_nth(d, at)->head;
    }
    return -1;
}

/* The sentence that the colon ends, or else its last clause. */
static int sentence_before_colon(const sayso_doc *d, int32_t colon, sy_run *source, sy_run *cue)
{
    return clause_before_colon(d, d->sentences.at[sy_nth(d, colon)->sentence].root, colon, source, cue) || clause_before_colon(d, verb_before_colon(d, colon), colon, source, cue);
}

/* Was the quotation given to a cue of an earlier sentence? What leads in with a colon is nearer. */
static int goes_on_from_afar(const beside *b, int32_t owner, int32_t colon)
{
    sy_run cue = b->links->at[owner].cue;
    return b->links->at[owner].content.n <= PIECES_MAX && cue.first >= 0 && sy_nth(b->d, cue.first)->sentence < sy_nth(b->d, colon)->sentence;
}

/* Speech that nobody was given, or only an earlier sentence's cue, behind a colon. */
static void take_colon(beside *b, const sy_quote *q, sy_run run)
{
    const sayso_doc *d = b->d;
    int32_t colon = colon_before(d, q, run), owner = owner_of(b, run);
    if (colon < 0 || (owner >= 0 && !goes_on_from_afar(b, owner, colon))) return;
    sy_run cue = { colon, colon }, source = name_before_colon(d, colon);
    uint8_t margin = owner >= 0 && sy_nth(d, colon - 1)->upos != SY_PROPN ? UNSURE_MARGIN : LIKELY_MARGIN; /* "the best line:" may be his too */
    if (source.first < 0) {
        if (!sentence_before_colon(d, colon, &source, &cue)) return;
        margin = UNSURE_MARGIN;
    }
    for (int32_t i = source.first; i <= cue.last; i++)
        if (b->cue_of[i] >= 0) return;
    sy_link *k = SY_PUSH(&b->d->arena, b->links);
    k->cue = cue;
    k->source = source;
    k->cue_word = k->row = -1;
    k->margin = margin;
    k->reason = "colon before the quotation";
    if (owner >= 0) take_from(b, owner, (int32_t)b->links->n - 1, run);
    *SY_PUSH(&b->d->arena, &b->links->at[b->links->n - 1].content) = run;
    own_link(b, (int32_t)b->links->n - 1);
}

/* ---- moving speech to its clause */

static int in_sentence(const sayso_doc *d, sy_run cue, int32_t w) { return cue.first >= 0 && sy_nth(d, cue.first)->sentence == sy_nth(d, w)->sentence; }

static int32_t new_link(beside *b, const saying *s)
{
    sy_link *k = SY_PUSH(&b->d->arena, b->links);
    const sy_link *c = sy_attr_candidate(b->rules, s->verb);
    k->cue.first = k->cue.last = k->cue_word = s->verb;
    k->row = s->row;
    k->source.first = k->source.last = -1;
    k->margin = NEW_MARGIN;
    k->reason = "clause of saying beside the quotation";
    if (c) k->cue = c->cue;
    return (int32_t)b->links->n - 1;
}

/* What the verb's place for a content holds besides: "said of the plan", "told reporters before insisting he had". */
static void drop_rest(const sayso_doc *d, sy_link *k, sy_run q)
{
    uint32_t n = 0;
    for (uint32_t c = 0; c < k->content.n; c++) {
        sy_run r = k->content.at[c];
        int behind = r.first > k->cue.last && r.first > q.last && sy_nth(d, r.first)->sentence == sy_nth(d, k->cue.last)->sentence;
        if (behind && !sy_word_is(sy_nth(d, r.first), "that")) {
            while (r.first <= r.last && !sy_nth(d, r.first)->quote_depth) r.first++;
            while (r.first <= r.last && !sy_word_is_wordy(sy_nth(d, r.first))) r.first++;
            if (r.first > r.last) continue;
        }
        k->content.at[n++] = r;
    }
    k->content.n = n;
}

/* "before asking", "said, adding": a participle has the speaker of the clause it hangs from. */
static int32_t link_before(const beside *b, int32_t verb)
{
    enum { BACK_MAX = 24 };
    if (sy_nth(b->d, verb)->xpos != SY_XPOS_VBG) return -1;
    for (int32_t i = verb - 1; i >= 0 && i + BACK_MAX > verb && sy_nth(b->d, i)->sentence == sy_nth(b->d, verb)->sentence; i--)
        if (b->cue_of[i] >= 0 && !sy_nth(b->d, i)->quote_depth) return b->cue_of[i];
    return -1;
}

/* A link without a source takes the grammar's or the clause's; a cue that swallowed it gives it back. */
static void name_source(const beside *b, sy_link *k, const saying *s)
{
    if (k->source.first >= 0) return;
    const sy_link *c = sy_attr_candidate(b->rules, s->verb);
    int32_t from = link_before(b, s->verb);
    int named = sy_nth(b->d, s->verb)->xpos == SY_XPOS_VBG && s->source.first >= 0 && s->source.last == s->verb - 1;
    int fits = !named && c && c->source.first >= 0 && !sy_nth(b->d, c->source.first)->quote_depth && sy_nth(b->d, c->source.first)->upos != SY_ADP;
    k->source = fits ? c->source : s->source;
    if (k->source.first < 0 && from >= 0) {
        k->source = b->links->at[from].source;
        k->inherited = 1;
    }
    if (k->source.first >= k->cue.first && k->source.last < s->verb) k->cue.first = k->source.last + 1;
}

/* The quotation ends with its marks: what the tagger took in of the clause behind it is source and cue. */
static void keep_quotation(const beside *b, sy_link *k, sy_run q, const saying *s)
{
    for (uint32_t c = 0; c < k->content.n; c++) {
        sy_run *r = &k->content.at[c];
        if (r->first >= q.first && r->first <= q.last && r->last > q.last && r->last < s->verb) r->last = q.last;
    }
    drop_rest(b->d, k, q);
    name_source(b, k, s);
}

/* Is the verb itself inside the content that the quotation is in, as in "She said that, when asked, Doren replied, '...'"? */
static int is_within(const beside *b, int32_t owner, int32_t verb) { return owner >= 0 && b->owner[verb] == owner && b->links->at[owner].cue.first < verb; }

static void settle(beside *b, sy_run q, const saying *s, int is_behind)
{
    int32_t o = owner_of(b, q), link = b->cue_of[s->verb];
    if (link < 0 && is_within(b, o, s->verb) && !is_behind) return;
    if (!is_behind && link < 0 && o >= 0 && sy_nth(b->d, s->verb)->xpos != SY_XPOS_VBG && in_sentence(b->d, b->links->at[o].cue, s->verb)) return;
    if (o >= 0 && o == link) {
        if (!is_behind) name_source(b, &b->links->at[link], s);
        else keep_quotation(b, &b->links->at[link], q, s);
        return;
    }
    if (!is_behind && link >= 0 && b->links->at[link].content.n && o >= 0 && in_sentence(b->d, b->links->at[o].cue, s->verb)) return;
    if (!is_behind && o < 0 && link < 0 && s->source.first < 0 && !sy_attr_candidate(b->rules, s->verb)) return;
    if (link < 0) link = new_link(b, s);
    if (o >= 0) take_from(b, o, link, q);
    sy_link *k = &b->links->at[link];
    uint32_t n = 0;
    for (uint32_t c = 0; c < k->content.n; c++)
        if (k->content.at[c].first < q.first || k->content.at[c].last > q.last) k->content.at[n++] = k->content.at[c];
    k->content.n = n;
    *SY_PUSH(&b->d->arena, &k->content) = q;
    if (is_behind) keep_quotation(b, k, q, s);
    else name_source(b, k, s);
    own_link(b, link);
}

void sy_attr_beside(const struct sy_cues *cues, sayso_doc *d, const sy_attr_word *w, sy_links *links, const sy_links *rules)
{
    beside b = { cues, d, w, links, rules, NULL, NULL };
    b.owner = sy_alloc_array(&d->arena, d->words.n + 1, sizeof *b.owner);
    b.cue_of = sy_alloc_array(&d->arena, d->words.n + 1, sizeof *b.cue_of);
    for (uint32_t i = 0; i < d->words.n; i++) b.owner[i] = b.cue_of[i] = -1;
    for (uint32_t i = 0; i < links->n; i++) own_link(&b, (int32_t)i);
    for (uint32_t i = 0; i < d->quotes.n; i++) {
        const sy_quote *q = &d->quotes.at[i];
        if (q->depth > 0 || q->label.end) continue;
        sy_run run = words_inside(d, q);
        saying s = { -1, -1, { -1, -1 } };
        if (run.first < 0) continue;
        if (saying_behind(&b, q, run, &s)) settle(&b, run, &s, 1);
        else if (q->kind == SY_QUOTE_SPEECH && saying_before(&b, q, run, &s)) settle(&b, run, &s, 0);
        if (q->kind == SY_QUOTE_SPEECH) take_colon(&b, q, run);
    }
}
