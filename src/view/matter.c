/* matter.c - the subject words of a few words of a report, and whether two positions speak of one matter. */
#include "view/matter.h"

#include "base/utf8.h"
#include "compare/inner.h"

enum { WORD_BYTES = 96 };

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

/* Words of degree and time that no list of function words has. */
static int is_light(const char *lower)
{
    static const char *const words[] = { "still", "already", "fully", "completely", "immediately", "again", "first", "last", "next", "so-called" };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(lower, words[i]) == 0) return 1;
    return 0;
}

static void add(sy_account *a, sy_matter *m, const char *lower, size_t n)
{
    char stem[WORD_BYTES * 2];
    memcpy(stem, lower, n + 1);
    uint32_t key = (uint32_t)(sy_hash(stem, sy_stem(stem, n)) >> 32);
    for (uint32_t i = 0; i < m->n; i++)
        if (m->at[i].key == key) return;
    if (m->n == SY_MATTER_WORDS) return;
    m->at[m->n++] = (sy_subject_word){ key, sy_clean(a->arena, lower, n, WORD_BYTES) };
}

static void read_span(sy_actor_names *names, uint32_t report, sayso_span span, sy_matter *m)
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
        if (negates(lower, k)) m->negated = 1;
        else if (!(words[i].flags & SY_CW_COMMON) && !is_light(lower) && !is_acting(a, report, sy_actor_over(names, report, at.start))) add(a, m, lower, k);
    }
}

sy_matter sy_matter_read(sy_actor_names *names, uint32_t report, sayso_spans spans)
{
    sy_matter m = { .n = 0 };
    for (uint32_t i = 0; i < spans.n; i++) read_span(names, report, spans.at[i], &m);
    return m;
}

sy_matter_match sy_matter_compare(const sy_matter *x, const sy_matter *y)
{
    uint32_t shared = 0, least = x->n < y->n ? x->n : y->n;
    for (uint32_t i = 0; i < x->n; i++)
        for (uint32_t k = 0; k < y->n; k++) shared += x->at[i].key == y->at[k].key;
    int same = shared >= 2 ? shared * 2 >= least : shared == 1 && least == 1;
    return !same ? SY_MATTER_OTHER : x->negated == y->negated ? SY_MATTER_SAME : SY_MATTER_OPPOSITE;
}
