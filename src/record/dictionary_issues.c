/*
 * dictionary_issues.c - the issues of a sentence by the user's dictionaries, counted as PETRARCH does: by its words alone, longest
 * phrase first. It reads the sentence's bytes, so that it can also be asked of a record that was read long ago.
 */
#include "record/dictionary.h"

#include <string.h>

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
    sy_dict_atoms_of_text(a, text, n, &s);
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
