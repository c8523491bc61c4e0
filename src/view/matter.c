/* matter.c - the subject words of a few words of a report, and whether two positions speak of one matter. */
#include "view/matter.h"

#include "base/utf8.h"
#include "compare/inner.h"

/* Where one word is all that two share, neither may have more words than this. */
enum { WORD_BYTES = 96, ALONE_MOST = 3 };

/* Names of those who act say who, not what. */
static int is_acting(const sy_account *a, uint32_t report, int32_t actor)
{
    if (actor < 0) return 0;
    sayso_actor_kind kind = a->story->docs.at[report]->actors.at[actor].kind;
    return kind == SAYSO_ACTOR_PERSON || kind == SAYSO_ACTOR_STATE || kind == SAYSO_ACTOR_GOVERNMENT;
}

static int negates(const char *lower, size_t n)
{
    static const char *const words[] = { "no", "not", "never", "without", "neither", "nor", "cannot" };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(lower, words[i]) == 0) return 1;
    return (n > 3 && strcmp(lower + n - 3, "n't") == 0) || (n > 5 && strcmp(lower + n - 5, "n\xE2\x80\x99t") == 0);
}

/* Words for one thing count as one word. */
static uint32_t key_of(const sy_word_sense *c, const char *lower, size_t n)
{
    char stem[WORD_BYTES * 2];
    if (c->same) return c->same;
    memcpy(stem, lower, n + 1);
    return (uint32_t)(sy_hash(stem, sy_stem(stem, n)) >> 32) | 0x80000000u;
}

static void add(sy_account *a, const sy_matter_words *table, sy_matter *m, const char *lower, size_t n)
{
    sy_word_sense c = sy_word_sense_of(table, lower);
    uint32_t key = key_of(&c, lower, n);
    for (uint32_t i = 0; i < m->n; i++)
        if (m->at[i].key == key) return;
    if (c.light || m->n == SY_MATTER_WORDS) return;
    m->at[m->n++] = (sy_subject_word){ key, sy_clean(a->arena, lower, n, WORD_BYTES), c };
}

static void read_span(sy_actor_names *names, const sy_matter_words *table, uint32_t report, sayso_span span, sy_matter *m)
{
    sy_account *a = sy_actor_names_account(names);
    const sayso_doc *d = a->story->docs.at[report];
    sy_cword *words;
    uint32_t n = sy_compare_cut(a->arena, d->text + span.start, span.end - span.start, NULL, 0, &words);
    for (uint32_t i = 0; i < n; i++) {
        char lower[WORD_BYTES * 2];
        sayso_span at = { span.start + words[i].start, span.start + words[i].start + words[i].n_bytes };
        if (words[i].n_bytes >= WORD_BYTES) continue;
        size_t k = sy_utf8_lower(d->text + at.start, at.end - at.start, lower, sizeof lower);
        if (negates(lower, k)) m->negated ^= 1;
        else if (!(words[i].flags & SY_CW_COMMON) && !is_acting(a, report, sy_actor_over(names, report, at.start))) add(a, table, m, lower, k);
    }
}

sy_matter sy_matter_read(sy_actor_names *names, const sy_matter_words *table, uint32_t report, sayso_spans spans)
{
    sy_matter m = { .n = 0 };
    for (uint32_t i = 0; i < spans.n; i++) read_span(names, table, report, spans.at[i], &m);
    return m;
}

static int has(const sy_matter *m, uint32_t key)
{
    for (uint32_t i = 0; i < m->n; i++)
        if (m->at[i].key == key) return 1;
    return 0;
}

/* Words that take something back and that the other has not: "a delay of". */
static uint32_t reversals(const sy_matter *m, const sy_matter *other)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < m->n; i++) n += m->at[i].class.reverse && !has(other, m->at[i].key);
    return n;
}

static uint32_t specific(const sy_matter *m)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < m->n; i++) n += !m->at[i].class.generic;
    return n;
}

int sy_matter_says_much(const sy_matter *m) { return specific(m) > 0; }

sy_matter_match sy_matter_compare(const sy_matter *x, const sy_matter *y)
{
    uint32_t shared = 0, telling = 0, least = x->n < y->n ? x->n : y->n;
    for (uint32_t i = 0; i < x->n; i++) {
        if (!has(y, x->at[i].key)) continue;
        shared++;
        telling += !x->at[i].class.generic;
    }
    int same = shared >= 2 ? shared * 2 >= least : shared == 1 && least == 1 && x->n <= ALONE_MOST && y->n <= ALONE_MOST;
    if (same && !telling) same = !specific(x) && !specific(y);
    return !same ? SY_MATTER_OTHER : ((x->negated + y->negated + reversals(x, y) + reversals(y, x)) & 1) == 0 ? SY_MATTER_SAME : SY_MATTER_OPPOSITE;
}
