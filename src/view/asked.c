/* asked.c - the words of a condition, the user's or a report's, parsed and brought to their dictionary forms. */
#include "view/asked.h"

#include "base/ud.h"
#include "base/utf8.h"
#include "compare/inner.h"
#include "record/stances.h"

#include <stdio.h>

/* What stands before the words while they are parsed: they are a clause under it. */
static const char frame[] = "If ";
enum { FRAME = sizeof frame - 1, TEXT_MAX = 2000, LEMMA_BYTES = 128, WORDS_MAX = 800, CLIMB_MAX = 16 };

static int is_one_of(const char *word, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(word, words[i]) == 0) return 1;
    return 0;
}
#define IS_ONE_OF(word, words) is_one_of((word), (words), sizeof(words) / sizeof(words)[0])

int sy_turns_round(const char *words, size_t n)
{
    static const char *const turning[] = { "unless", "without", "absent", "absence", "failing", "else", "otherwise", "until", "till", "lest" };
    char word[16];
    for (size_t i = 0; i < n;) {
        size_t k = i;
        while (k < n && words[k] != ' ') k++;
        if (k - i < sizeof word) {
            word[sy_utf8_lower(words + i, k - i, word, sizeof word)] = 0;
            if (IS_ONE_OF(word, turning)) return 1;
        }
        i = k + 1;
    }
    return 0;
}

/* ---- parsing */

typedef struct {
    char text[TEXT_MAX + FRAME + 8];
    size_t n;
} clause;

/* A headline's capitals say nothing: then all are made small. ASCII only, so that bytes stay where they are. */
static void lower_titles(char *s, size_t n)
{
    unsigned words = 0, capitals = 0;
    for (size_t i = 0; i < n; i++) {
        if (i && s[i - 1] != ' ') continue;
        words++;
        capitals += s[i] >= 'A' && s[i] <= 'Z';
    }
    if (words < 2 || capitals * 3 < words * 2) return;
    for (size_t i = 0; i < n; i++)
        if (s[i] >= 'A' && s[i] <= 'Z') s[i] = (char)(s[i] - 'A' + 'a');
}

static void add_text(clause *c, const char *s, size_t n)
{
    if (c->n > FRAME && c->n < TEXT_MAX) c->text[c->n++] = ' ';
    while (n && c->n + n > TEXT_MAX) n--;
    while (n && ((unsigned char)s[n] & 0xC0) == 0x80) n--;
    for (size_t i = 0; i < n; i++) c->text[c->n++] = (unsigned char)s[i] < ' ' ? ' ' : s[i];
}

/* The clause as a document with its words; NULL if there is nothing to read in it. */
static sayso_doc *parse(sy_account *a, clause *c)
{
    struct sayso shallow = *a->story->engine;
    sayso_doc *d = NULL;
    sayso_error err;
    shallow.options.language_only = 1;
    lower_titles(c->text + FRAME, c->n - FRAME);
    memcpy(c->text + c->n, ".", 2);
    sayso_input in = { .size = sizeof in, .id = "condition", .bytes = c->text, .n_bytes = c->n + 1, .format = SAYSO_FORMAT_TEXT };
    sayso_status status = sayso_read(&shallow, &in, &d, &err);
    if (status == SAYSO_MEMORY) sy_fail(a->arena, status, 0, "%s", err.text);
    if (status) return NULL;
    d->engine = a->story->engine;
    return d;
}

static int is_content(const sy_word *w)
{
    switch (w->upos) {
    case SY_NOUN: case SY_PROPN: case SY_VERB: case SY_ADJ: case SY_ADV: case SY_NUM: case SY_X: break;
    default: return 0;
    }
    return *w->lemma && !sy_compare_is_common(w->lemma, strlen(w->lemma));
}

static int negates(const sy_word *w)
{
    static const char *const words[] = { "not", "no", "never", "neither", "nor", "without", "n't", "cannot" };
    return IS_ONE_OF(w->lemma, words) || IS_ONE_OF(w->lower, words);
}

/* ---- what each word does */

static int32_t child_of(const sayso_doc *d, int32_t w, unsigned rel);

/* "the withdrawal of troops", "the rebels' retreat" tell of their noun as a verb would. */
static sy_asked_role role_in_phrase(const sayso_doc *d, int32_t w)
{
    const sy_word *x = sy_nth(d, w);
    int32_t of = sy_rel_of(d, w) == SY_REL_NMOD ? child_of(d, w, SY_REL_CASE) : -1;
    if (x->rel == SY_REL_NMOD_POSS || x->rel == SY_REL_OBL_AGENT) return SY_ASKED_TAKES_PART;
    return of >= 0 && strcmp(sy_nth(d, of)->lower, "of") == 0 ? SY_ASKED_TAKES_PART : SY_ASKED_ASIDE;
}

/* "Castavari troops": the name before a noun does what the noun does. */
static int takes_after_head(const sayso_doc *d, int32_t w, int is_name)
{
    unsigned rel = sy_rel_of(d, w);
    if (sy_nth(d, w)->head < 0) return 0;
    return rel == SY_REL_FLAT || rel == SY_REL_APPOS || (rel == SY_REL_CONJ && sy_nth(d, w)->upos != SY_VERB) || (is_name && (rel == SY_REL_COMPOUND || rel == SY_REL_AMOD));
}

/* The clause that the frame's own "If" opens is the condition itself, whatever it hangs on. */
static int is_nested(const sayso_doc *d, int32_t w)
{
    for (; w >= 0; w = sy_nth(d, w)->head) {
        unsigned rel = sy_rel_of(d, w);
        int32_t mark = rel == SY_REL_ADVCL ? child_of(d, w, SY_REL_MARK) : -1;
        if (mark >= 0 && sy_nth(d, mark)->span.start < FRAME) return 0;
        if (rel == SY_REL_ACL || rel == SY_REL_ADVCL) return 1;
    }
    return 0;
}

/* "there is no agreement": what there is, is all that the clause tells. */
static int is_there(const sayso_doc *d, int32_t w)
{
    int32_t head = sy_nth(d, w)->head;
    return head >= 0 && child_of(d, head, SY_REL_EXPL) >= 0;
}

static sy_asked_role role_of(const sayso_doc *d, int32_t w, int is_name)
{
    while (takes_after_head(d, w, is_name)) w = sy_nth(d, w)->head;
    switch (sy_rel_of(d, w)) {
    case SY_REL_NSUBJ: return is_there(d, w) ? SY_ASKED_TELLS : SY_ASKED_TAKES_PART;
    case SY_REL_OBJ: case SY_REL_IOBJ: return SY_ASKED_TAKES_PART;
    case SY_REL_NMOD: case SY_REL_OBL: return role_in_phrase(d, w);
    case SY_REL_COMPOUND: case SY_REL_AMOD: case SY_REL_ADVMOD: case SY_REL_NUMMOD: return SY_ASKED_ASIDE;
    default: return SY_ASKED_TELLS;
    }
}

static int32_t child_of(const sayso_doc *d, int32_t w, unsigned rel)
{
    for (int32_t c = sy_nth(d, w)->first_child; c >= 0; c = sy_nth(d, c)->next_sibling)
        if (sy_rel_of(d, c) == rel) return c;
    return -1;
}

/* The word that is the subject of a predicate, through "and" and infinitives: "ask X to leave" has X leave. -1. */
static int32_t subject_of(const sayso_doc *d, int32_t w)
{
    for (unsigned steps = 0; w >= 0 && steps < CLIMB_MAX; steps++) {
        int32_t s = child_of(d, w, SY_REL_NSUBJ);
        if (s >= 0) return s;
        unsigned rel = sy_rel_of(d, w);
        w = rel == SY_REL_CONJ || rel == SY_REL_XCOMP || rel == SY_REL_CCOMP ? sy_nth(d, w)->head : -1;
        if (w >= 0 && rel != SY_REL_CONJ && (s = child_of(d, w, SY_REL_OBJ)) >= 0) return s;
    }
    return -1;
}

static int is_particle(const sayso_doc *d, int32_t w) { return sy_nth(d, w)->rel == SY_REL_COMPOUND_PRT; }

/* "break down"; gives its length. */
static size_t lemma_of(const sayso_doc *d, int32_t w, char *out, size_t room)
{
    const sy_word *x = sy_nth(d, w);
    size_t n = (size_t)snprintf(out, room, "%s", x->upos == SY_PRON ? x->lower : x->lemma);
    for (int32_t c = x->upos == SY_VERB ? x->first_child : -1; c >= 0 && n < room; c = sy_nth(d, c)->next_sibling)
        if (is_particle(d, c)) n += (size_t)snprintf(out + n, room - n, " %s", sy_nth(d, c)->lower);
    return n < room ? n : 0;
}

static uint32_t key_of(const char *lemma, size_t n)
{
    char stem[LEMMA_BYTES];
    memcpy(stem, lemma, n + 1);
    return (uint32_t)(sy_hash(stem, sy_stem(stem, n)) >> 32);
}

/* lemmas: room for the words, made before the document was, whose memory is lost if an allocation fails. Gives the word's number; -1. */
static int32_t take_word(sy_asked *x, const sayso_doc *d, int32_t w, int32_t actor, char (*lemmas)[LEMMA_BYTES])
{
    const sy_word *word = sy_nth(d, w);
    size_t n = lemma_of(d, w, lemmas[x->n < SY_ASKED_WORDS ? x->n : SY_ASKED_WORDS], LEMMA_BYTES);
    if (x->n == SY_ASKED_WORDS || !n) return -1;
    uint32_t key = key_of(lemmas[x->n], n);
    for (uint32_t i = 0; i < x->n; i++)
        if (x->at[i].key == key && x->at[i].actor == actor) return (int32_t)i;
    sy_asked_word *y = &x->at[x->n];
    *y = (sy_asked_word){ .lemma = lemmas[x->n], .key = key, .actor = actor, .subject = -1, .over = -1, .role = (uint8_t)role_of(d, w, word->upos == SY_PROPN || actor >= 0) };
    y->is_noun = word->upos == SY_NOUN || word->upos == SY_PROPN;
    y->is_name = word->upos == SY_PROPN;
    y->is_verb = word->upos == SY_VERB;
    y->is_adjective = word->upos == SY_ADJ;
    y->is_pronoun = word->upos == SY_PRON;
    y->is_subject = sy_rel_of(d, w) == SY_REL_NSUBJ;
    y->is_nested = (uint8_t)is_nested(d, w);
    return (int32_t)x->n++;
}

/* Of which actor a byte of the clause is the name; -1. */
typedef int32_t (*namer)(void *arg, uint32_t byte);

/* A pronoun counts where it takes part and stands for an actor that was found. */
static int counts(const sayso_doc *d, int32_t w, int32_t actor)
{
    const sy_word *x = sy_nth(d, w);
    if (x->upos == SY_PRON) return actor >= 0 && sy_rel_of(d, w) != SY_REL_NMOD;
    return is_content(x) && !is_particle(d, w);
}

/* The number of the nearest word taken above a word, one that stands beside it ("and") left out; -1. Numbers above are of other words only. */
static int32_t over_of(const sayso_doc *d, int32_t w, const int8_t *number, uint32_t n, int8_t own)
{
    for (unsigned steps = 0; w >= 0 && steps < CLIMB_MAX; steps++) {
        int beside = sy_rel_of(d, w) == SY_REL_CONJ;
        w = sy_nth(d, w)->head;
        if (w >= 0 && !beside && (uint32_t)w < n && number[w] >= 0 && number[w] != own) return number[w];
    }
    return -1;
}

static void take_words(sy_asked *x, const sayso_doc *d, namer actor, void *arg, char (*lemmas)[LEMMA_BYTES])
{
    int8_t number[WORDS_MAX];
    uint32_t n = d->words.n < WORDS_MAX ? d->words.n : WORDS_MAX;
    for (uint32_t i = 0; i < n; i++) {
        const sy_word *w = &d->words.at[i];
        number[i] = -1;
        if (w->span.start < FRAME) continue;
        int32_t who = actor ? actor(arg, w->span.start - FRAME) : -1;
        if (negates(w)) x->negated ^= 1;
        else if (counts(d, (int32_t)i, who)) number[i] = (int8_t)take_word(x, d, (int32_t)i, who, lemmas);
    }
    for (uint32_t i = 0; i < n; i++) {
        int32_t s = number[i] >= 0 && x->at[number[i]].role == SY_ASKED_TELLS ? subject_of(d, (int32_t)i) : -1;
        if (s >= 0 && (uint32_t)s < n && number[s] >= 0) x->at[number[i]].subject = number[s];
        if (number[i] >= 0 && x->at[number[i]].over < 0) x->at[number[i]].over = over_of(d, (int32_t)i, number, n, number[i]);
    }
}

static sy_asked take(sy_account *a, const sy_matter_words *table, clause *c, namer actor, void *arg)
{
    char (*lemmas)[LEMMA_BYTES] = sy_alloc_array(a->arena, SY_ASKED_WORDS + 1, sizeof *lemmas);
    sy_asked x = { .issue = -1 };
    sayso_doc *d = parse(a, c);
    if (d) take_words(&x, d, actor, arg, lemmas);
    sayso_span all = { FRAME, (uint32_t)c->n };
    if (d && d->words.n && a->story->engine->issues) x.issue = sy_issue_of(a->story->engine, d, (sayso_spans){ &all, 1 });
    sayso_doc_free(d);
    for (uint32_t i = 0; i < x.n; i++) x.at[i].class = sy_word_sense_of(table, x.at[i].lemma);
    return x;
}

sy_asked sy_asked_read(sy_account *a, const sy_matter_words *table, const char *text, size_t n)
{
    clause c;
    memcpy(c.text, frame, FRAME);
    c.n = FRAME;
    while (n && strchr(" .?!", text[n - 1])) n--;
    add_text(&c, text, n);
    return take(a, table, &c, NULL, NULL);
}

/* ---- a report's condition: its names are known */

typedef struct {
    sy_actor_names *names;
    uint32_t report;
    sayso_spans spans;
} named;

static int32_t actor_at(void *arg, uint32_t byte)
{
    const named *x = arg;
    uint32_t i = 0;
    for (; i < x->spans.n && byte > x->spans.at[i].end - x->spans.at[i].start; i++) byte -= x->spans.at[i].end - x->spans.at[i].start + 1;
    return i == x->spans.n ? -1 : sy_actor_over(x->names, x->report, x->spans.at[i].start + byte);
}

sy_asked sy_asked_of_condition(sy_actor_names *names, const sy_matter_words *table, uint32_t report, const sayso_condition *c)
{
    sy_account *a = sy_actor_names_account(names);
    named x = { names, report, c->condition };
    clause text;
    memcpy(text.text, frame, FRAME);
    text.n = FRAME;
    if (c->condition.n) sy_actor_over(names, report, c->condition.at[0].start); /* sorts the names while nothing is open */
    for (uint32_t i = 0; i < c->condition.n; i++) add_text(&text, a->story->docs.at[report]->text + c->condition.at[i].start, c->condition.at[i].end - c->condition.at[i].start);
    return take(a, table, &text, actor_at, &x);
}
