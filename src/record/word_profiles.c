/* word_profiles.c - opening profiles of words, and finding one. */
#include "record/word_profiles.h"

#include "base/common.h"
#include "lang/units.h"

_Noreturn static void damaged(sy_arena *a, const char *path)
{
    sy_fail(a, SAYSO_MODEL, 0, "%.140s: the part \"profiles\" is missing or damaged; fetch or build the model again", path);
}

void sy_word_profiles_read(sy_arena *a, const char *path, const void *bytes, size_t n_bytes, sy_word_profiles *out)
{
    const unsigned char *b = bytes;
    if (!b || n_bytes < 12) damaged(a, path);
    size_t n_names = sy_get32(b + 8), rest = n_bytes - 12;
    out->n_words = sy_get32(b);
    out->n_issues = sy_get32(b + 4);
    if (out->n_issues < 1 || out->n_issues > SY_PROFILE_ISSUES_MAX || n_names > rest || out->n_words > rest || (size_t)out->n_words * (5 + out->n_issues) != rest - n_names)
        damaged(a, path);
    const char *name = (const char *)b + 12, *end = name + n_names;
    for (uint32_t i = 0; i < out->n_issues; i++) {
        const char *stop = memchr(name, 0, (size_t)(end - name));
        if (!stop) damaged(a, path);
        out->names[i] = name;
        name = stop + 1;
    }
    out->hashes = (const unsigned char *)end;
    out->rows = (const int8_t *)end + 4 * (size_t)out->n_words;
}

static const int8_t *find(const sy_word_profiles *p, uint32_t hash)
{
    uint32_t low = 0, high = p->n_words;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (sy_get32(p->hashes + 4 * (size_t)middle) < hash) low = middle + 1;
        else high = middle;
    }
    if (low == p->n_words || sy_get32(p->hashes + 4 * (size_t)low) != hash) return NULL;
    return p->rows + (size_t)low * (1 + p->n_issues);
}

const int8_t *sy_word_profile(const sy_word_profiles *p, const sy_word *w)
{
    const int8_t *row = find(p, sy_unit_hash(w->lower));
    return row ? row : find(p, sy_unit_hash(w->lemma));
}
