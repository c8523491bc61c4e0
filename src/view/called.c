/* called.c - which actor a user means: an id, a name, or words of a name that a report prints. */
#include "names/fold.h"
#include "view/account.h"

/* Is `part` one or more whole words of `whole`? Both folded. */
static int holds_words(const char *whole, const char *part)
{
    size_t n = strlen(part);
    for (const char *at = whole; n && (at = strstr(at, part)); at++)
        if ((at == whole || at[-1] == ' ') && (at[n] == 0 || at[n] == ' ')) return 1;
    return 0;
}

int sy_words_hold(const char *s, size_t n, const char *folded)
{
    char key[SY_FOLD_MAX];
    sy_fold(s, n, key, sizeof key);
    return holds_words(key, folded);
}

int sy_is_called(const sayso_doc *d, int32_t actor, const char *wanted, const char *folded)
{
    if (actor < 0) return 0;
    const sayso_actor *x = &d->actors.at[actor];
    if (strcmp(x->id, wanted) == 0 || sy_words_hold(x->name, strlen(x->name), folded)) return 1;
    for (uint32_t i = x->first_mention; i < x->first_mention + x->n_mentions; i++) {
        const sayso_mention *m = &d->mentions.at[i];
        if (m->how == SAYSO_HOW_PRONOUN || m->how == SAYSO_HOW_TITLE) continue;
        if (sy_words_hold(d->text + m->span.start, m->span.end - m->span.start, folded)) return 1;
    }
    return 0;
}
