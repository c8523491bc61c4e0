/*
 * dictionary_issues.c - the issues of a sentence by the user's dictionaries, counted as PETRARCH does: by its words alone, longest
 * phrase first. It reads the sentence's bytes, so that it can also be asked of a record that was read long ago.
 */
#include "base/utf8.h"
#include "record/dictionary.h"

#include <string.h>

/* Bytes of the run of letters, digits and inner marks at s. */
static size_t token(const char *s, size_t n)
{
    size_t at = 0;
    while (at < n) {
        unsigned len;
        uint32_t c = sy_utf8_get(s + at, n - at, &len);
        if (!sy_is_letter(c) && !sy_is_digit(c) && !(c < 0x80 && strchr("'.-&", (int)c))) break;
        at += len;
    }
    return at;
}

static void atoms_of(sy_arena *a, const char *text, size_t n, sy_dict_atoms *out)
{
    for (size_t at = 0; at < n;) {
        size_t k = token(text + at, n - at), piece, from = 0, i = 0;
        char *lower = sy_alloc(a, k * 2 + 8);
        size_t m = sy_utf8_lower(text + at, k, lower, k * 2 + 8);
        while (k && (piece = sy_dict_cut(lower, m, &i, &from)) > 0) {
            sy_dict_atom *x = SY_PUSH(a, &out->atoms);
            x->text = x->lemma = sy_strndup(a, lower + from, piece);
            x->word = -1;
        }
        if (!k) {
            unsigned len;
            uint32_t c = sy_utf8_get(text + at, n - at, &len);
            if (!sy_is_space(c)) {
                sy_dict_atom *x = SY_PUSH(a, &out->atoms);
                x->text = x->lemma = "";
                x->word = -1;
                x->stop = 1;
            }
            k = len;
        }
        at += k;
    }
}

typedef struct {
    const char *code;
    uint32_t n;
} count;

const char *sy_dict_issues(const sy_dictionaries *d, sy_arena *a, const char *text, size_t n)
{
    sy_dict_atoms s = { 0 };
    SY_VEC(count) counts = { 0 };
    const char *out = NULL;
    if (!d->issues.n) return NULL;
    atoms_of(a, text, n, &s);
    for (uint32_t i = 0, taken; i < s.atoms.n; i += taken ? taken : 1) {
        const sy_dict_phrase *p = s.atoms.at[i].stop ? NULL : sy_dict_longest(&d->issue_phrases, &s, i, &taken, NULL, NULL);
        if (!p) {
            taken = 1;
            continue;
        }
        const sy_dict_issue *issue = &d->issues.at[p->entry];
        if (issue->historical) return NULL;
        if (issue->cancels) continue;
        uint32_t k = 0;
        while (k < counts.n && strcmp(counts.at[k].code, issue->code) != 0) k++;
        if (k == counts.n) SY_PUSH(a, &counts)->code = issue->code;
        counts.at[k].n++;
    }
    for (uint32_t k = 0; k < counts.n; k++) out = sy_printf(a, "%s%s%s,%u", out ? out : "", out ? ";" : "", counts.at[k].code, counts.at[k].n);
    return out;
}
