/*
 * quote_kind.c - what a pair of quotation marks is for: somebody's speech, a few words set off (cited or ironic),
 * the title of a work or event, or a nickname. Only the words inside and next to the marks decide.
 */
#include "text/quotes.h"

#include "base/common.h"
#include "base/utf8.h"

enum { FRAGMENT_WORDS = 4, TITLE_WORDS = 9, NICKNAME_WORDS = 3, LOOKED_AT = 40 };

typedef struct {
    uint32_t words;      /* that hold a letter or digit; counting stops at LOOKED_AT */
    uint32_t capitals, content;
    int finite, person;  /* a finite verb; a pronoun of the first or second person, or a subject pronoun */
    int starts_upper;
} inside;

static int is_wordy(const sy_word *w)
{
    unsigned len;
    uint32_t c = sy_utf8_get(w->form, strlen(w->form), &len);
    return sy_is_letter(c) || sy_is_digit(c);
}

static int starts_upper(const sy_word *w)
{
    unsigned len;
    uint32_t c = sy_utf8_get(w->form, strlen(w->form), &len);
    return sy_is_upper(c) || sy_is_digit(c);
}

static int is_person(const sy_word *w)
{
    static const char *const words[] = { "i", "we", "you", "he", "she", "they", "us", "me", "let", NULL };
    return sy_is_one_of(w->lower, words) && strcmp(w->form, "US") != 0;
}

static int is_finite(const sy_word *w)
{
    static const char *const words[] = { "is", "are", "was", "were", "am", "has", "have", "had", "do", "does", "did", "will", "would",
        "can", "could", "should", "must", "may", "might", "shall", "'s", "'re", "'m", "'ll", "'ve", "n't", NULL };
    if (w->xpos == SY_XPOS_VBD || w->xpos == SY_XPOS_VBZ || w->xpos == SY_XPOS_VBP || w->xpos == SY_XPOS_MD) return 1;
    return !w->xpos && sy_is_one_of(w->lower, words);
}

static inside look_inside(const sayso_doc *d, sayso_span span)
{
    static const char *const small[] = { "a", "an", "the", "of", "in", "on", "for", "and", "or", "to", "at", "by", "with", "from", "vs", NULL };
    inside in = { 0, 0, 0, 0, 0, 0 };
    for (uint32_t i = sy_word_at(d, span.start); i < d->words.n && d->words.at[i].span.start < span.end && in.words < LOOKED_AT; i++) {
        const sy_word *w = &d->words.at[i];
        if (is_finite(w)) in.finite = 1;
        if (!is_wordy(w)) continue;
        if (!in.words) in.starts_upper = starts_upper(w);
        in.words++;
        if (is_person(w)) in.person = 1;
        if (sy_is_one_of(w->lower, small)) continue;
        in.content++;
        in.capitals += (uint32_t)starts_upper(w);
    }
    return in;
}

/* The last character inside, such as a comma, and the last before and the first after the marks; 0: none. */
static uint32_t last_inside(const sayso_doc *d, const sy_quote *q)
{
    unsigned len;
    return sy_utf8_before(d->text, q->inner.end, &len);
}

static uint32_t char_before(const sayso_doc *d, const sy_quote *q)
{
    unsigned len;
    uint32_t at = q->outer.start;
    while (at > 0) {
        uint32_t c = sy_utf8_before(d->text, at, &len);
        if (c == '\n' || c == '\r') return 0;
        if (!sy_is_space(c)) return c;
        at -= len;
    }
    return 0;
}

static const sy_word *word_before(const sayso_doc *d, const sy_quote *q)
{
    uint32_t i = sy_word_at(d, q->outer.start);
    return i > 0 && i <= d->words.n ? &d->words.at[i - 1] : NULL;
}

static const sy_word *word_after(const sayso_doc *d, const sy_quote *q)
{
    uint32_t i = sy_word_at(d, q->outer.end);
    return i < d->words.n ? &d->words.at[i] : NULL;
}

static int is_name(const sy_word *w)
{
    return w && is_wordy(w) && starts_upper(w) && (w->upos == SY_PROPN || !w->upos) && !is_person(w);
}

static int in_headline(const sayso_doc *d, const sy_quote *q)
{
    int32_t s = sy_sentence_at(d, q->inner.start);
    if (s < 0) return 0;
    sy_block_kind k = d->blocks.at[d->sentences.at[s].block].kind;
    return k == SY_BLOCK_TITLE || k == SY_BLOCK_HEADING;
}

/* "known as", "also called": do the words before the marks say that a name follows? */
static int is_naming(const sayso_doc *d, const sy_quote *q)
{
    static const char *const namings[] = { "nicknamed", "dubbed", "alias", "aka", "callsign", "codenamed", NULL };
    static const char *const before_called[] = { "also", "sometimes", "often", "commonly", "popularly", "affectionately", NULL };
    const sy_word *before = word_before(d, q);
    if (!before) return 0;
    if (sy_is_one_of(before->lower, namings)) return 1;
    if (before == d->words.at) return 0;
    if (sy_word_is(before, "called")) return sy_is_one_of(before[-1].lower, before_called);
    for (int back = 1; sy_word_is(before, "as") && back < 6 && before - back >= d->words.at; back++)
        if (sy_word_is(before - back, "known")) return 1;
    return 0;
}

static int is_nickname(const sayso_doc *d, const sy_quote *q, const inside *in)
{
    const sy_word *before = word_before(d, q), *after = word_after(d, q);
    if (in->words > NICKNAME_WORDS || in->content == 0 || in->person) return 0;
    if (is_naming(d, q)) return in->capitals > 0;
    int the = in->words == in->content + 1 && !in->starts_upper; /* "the Ferryman" */
    if (in->finite || in->capitals < in->content || (in->content < in->words && !the) || !before || !after || in_headline(d, q)) return 0;
    return is_name(before) && is_name(after) && before->sentence == after->sentence && !before->quote_depth && !after->quote_depth;
}

/* All words of weight capitalised, two or more of them, and nothing of a sentence about it. */
static int is_title(const sayso_doc *d, const sy_quote *q, const inside *in)
{
    uint32_t last = last_inside(d, q);
    if (in->content < (in->person ? 3 : 2) || in->words > TITLE_WORDS || in->capitals < in->content) return 0;
    if (in_headline(d, q) || char_before(d, q) == ':') return 0;
    return last != '!' && last != '?' && !(in->finite && last == '.');
}

/* Is it somebody's clause, or set off by the punctuation of speech? */
static const char *speech_reason(const sayso_doc *d, const sy_quote *q, const inside *in)
{
    uint32_t last = last_inside(d, q), before = char_before(d, q);
    if (q->continued_from >= 0 || q->continues) return "continues over paragraphs";
    if (in->words > FRAGMENT_WORDS) return "more than four words";
    if (in->finite || in->person) return "holds a clause";
    if (last == '!' || last == '?') return "ends as a sentence";
    if (last == ',' && !before) return "stands first, with a comma";
    if (in->starts_upper && (before == ':' || before == ',')) return "after a colon or comma, with a capital";
    if (in->starts_upper && last == ',' && strchr(".!?", before < 0x80 ? (int)before : 'x')) return "a sentence, with a comma";
    return NULL;
}

static void set_kind(sy_quote *q, sy_quote_kind kind, const char *reason)
{
    q->kind = kind;
    q->reason = reason;
}

void sy_quote_judge(const sayso_doc *d, sy_quote *q)
{
    inside in = look_inside(d, q->inner);
    if (in.words == 0) {
        set_kind(q, SY_QUOTE_SCARE, "no word inside");
        return;
    }
    if (is_nickname(d, q, &in)) {
        set_kind(q, SY_QUOTE_NICKNAME, "inside a name, or after a word of naming");
        return;
    }
    if (is_title(d, q, &in)) {
        set_kind(q, SY_QUOTE_TITLE, "capitalised like a title");
        return;
    }
    const char *speech = speech_reason(d, q, &in);
    if (speech) set_kind(q, SY_QUOTE_SPEECH, speech);
    else set_kind(q, SY_QUOTE_SCARE, "a few words, no clause");
}
