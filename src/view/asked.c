/* asked.c - the words of a condition, the user's or a report's, parsed and brought to their dictionary forms. */
#include "view/asked.h"

#include "base/utf8.h"
#include "compare/inner.h"
#include "record/stances.h"

/* What stands before the words while they are parsed: they are a clause under it. */
static const char frame[] = "If ";
enum { FRAME = sizeof frame - 1, TEXT_MAX = 2000, LEMMA_BYTES = 128 };

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

/* lemmas: room for the words, made before the document was, whose memory is lost if an allocation fails. */
static void take_word(sy_asked *x, const sy_word *w, int32_t actor, char (*lemmas)[LEMMA_BYTES])
{
    char stem[LEMMA_BYTES];
    size_t n = strlen(w->lemma);
    if (x->n == SY_ASKED_WORDS || n >= sizeof stem) return;
    memcpy(stem, w->lemma, n + 1);
    uint32_t key = (uint32_t)(sy_hash(stem, sy_stem(stem, n)) >> 32);
    for (uint32_t i = 0; i < x->n; i++)
        if (x->at[i].key == key && x->at[i].actor == actor) return;
    memcpy(lemmas[x->n], w->lemma, n + 1);
    x->at[x->n] = (sy_asked_word){ lemmas[x->n], key, actor, w->upos == SY_NOUN || w->upos == SY_PROPN };
    x->n++;
}

/* Of which actor a byte of the clause is the name; -1. */
typedef int32_t (*namer)(void *arg, uint32_t byte);

static sy_asked take(sy_account *a, clause *c, namer actor, void *arg)
{
    char (*lemmas)[LEMMA_BYTES] = sy_alloc_array(a->arena, SY_ASKED_WORDS, sizeof *lemmas);
    sy_asked x = { .issue = -1 };
    sayso_doc *d = parse(a, c);
    for (uint32_t i = 0; d && i < d->words.n; i++) {
        const sy_word *w = &d->words.at[i];
        if (w->span.start < FRAME) continue;
        if (negates(w)) x.negated = 1;
        else if (is_content(w)) take_word(&x, w, actor ? actor(arg, w->span.start - FRAME) : -1, lemmas);
    }
    sayso_span all = { FRAME, (uint32_t)c->n };
    if (d && d->words.n && a->story->engine->issues) x.issue = sy_issue_of(a->story->engine, d, (sayso_spans){ &all, 1 });
    sayso_doc_free(d);
    return x;
}

sy_asked sy_asked_read(sy_account *a, const char *text, size_t n)
{
    clause c;
    memcpy(c.text, frame, FRAME);
    c.n = FRAME;
    while (n && strchr(" .?!", text[n - 1])) n--;
    add_text(&c, text, n);
    return take(a, &c, NULL, NULL);
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

sy_asked sy_asked_of_condition(sy_actor_names *names, uint32_t report, const sayso_condition *c)
{
    sy_account *a = sy_actor_names_account(names);
    named x = { names, report, c->condition };
    clause text;
    memcpy(text.text, frame, FRAME);
    text.n = FRAME;
    if (c->condition.n) sy_actor_over(names, report, c->condition.at[0].start); /* sorts the names while nothing is open */
    for (uint32_t i = 0; i < c->condition.n; i++) add_text(&text, a->story->docs.at[report]->text + c->condition.at[i].start, c->condition.at[i].end - c->condition.at[i].start);
    return take(a, &text, actor_at, &x);
}
