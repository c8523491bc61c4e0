/*
 * kin.c - may two holders be one party under two names? A family name alone and in full ("Oyen", "Mira Oyen"), a body and those who
 * lead it ("the Delta Front", "leaders of the Delta Front"), a body and its initials. Which of them are one is for the names of a report
 * to say; here it is enough that they may be, so that no party is set against itself.
 */
#include "compare/kin.h"

#include "names/table.h"

enum { WORDS_MAX = 12, SURNAME_MIN = 3, INITIALS_MIN = 2 };

typedef struct {
    char text[SY_FOLD_MAX];
    const char *at[WORDS_MAX];
    size_t n_bytes[WORDS_MAX];
    uint32_t n;
} folded_name;

/* "of", "the": they make no name. */
static int is_small(const char *word, size_t n)
{
    static const char *const words[] = { "of", "the", "and", "for", "in", "a", "an", "de", "leader", "leaders", "member", "members", "group", NULL };
    for (const char *const *w = words; *w; w++)
        if (strlen(*w) == n && memcmp(*w, word, n) == 0) return 1;
    return 0;
}

static void fold_name(const sayso *engine, const char *name, folded_name *out)
{
    size_t n = sy_fold(name, strlen(name), out->text, sizeof out->text);
    if (engine && engine->names) n = sy_spelling_apply(&engine->names->spelling, out->text, n, sizeof out->text);
    out->n = 0;
    for (size_t i = 0; i < n && out->n < WORDS_MAX;) {
        size_t k = i;
        while (k < n && out->text[k] != ' ') k++;
        if (k > i && !is_small(out->text + i, k - i)) {
            out->at[out->n] = out->text + i;
            out->n_bytes[out->n++] = k - i;
        }
        i = k + 1;
    }
}

static int same_word(const folded_name *x, uint32_t i, const folded_name *y, uint32_t k) { return x->n_bytes[i] == y->n_bytes[k] && memcmp(x->at[i], y->at[k], x->n_bytes[i]) == 0; }

/* Do all words of the shorter name stand in the longer? */
static int holds_all(const folded_name *x, const folded_name *y)
{
    const folded_name *less = x->n < y->n ? x : y, *more = less == x ? y : x;
    uint32_t n = 0;
    for (uint32_t i = 0; i < less->n; i++)
        for (uint32_t k = 0; k < more->n; k++)
            if (same_word(less, i, more, k)) {
                n++;
                break;
            }
    return less->n && n == less->n;
}

/* "RCN", "Royal College of Nursing": is the one word the first letters of the words of the other? */
static int are_initials(const folded_name *one, const folded_name *words)
{
    if (one->n != 1 || words->n < INITIALS_MIN || one->n_bytes[0] != words->n) return 0;
    for (uint32_t i = 0; i < words->n; i++)
        if (one->at[0][i] != words->at[i][0]) return 0;
    return 1;
}

int sy_names_may_be_one(const sayso *engine, const char *one, const char *other)
{
    folded_name x, y;
    if (!one || !other) return 0;
    fold_name(engine, one, &x);
    fold_name(engine, other, &y);
    return holds_all(&x, &y) || are_initials(&x, &y) || are_initials(&y, &x);
}

static int share_surname(const sayso *engine, const char *one, const char *other)
{
    folded_name x, y;
    fold_name(engine, one, &x);
    fold_name(engine, other, &y);
    return x.n && y.n && x.n_bytes[x.n - 1] >= SURNAME_MIN && same_word(&x, x.n - 1, &y, y.n - 1);
}

uint64_t sy_party_side(const sayso_actor *a)
{
    int speaks_for_country = a->kind == SAYSO_ACTOR_PERSON || a->kind == SAYSO_ACTOR_STATE || a->kind == SAYSO_ACTOR_GOVERNMENT;
    return speaks_for_country && a->country ? sy_hash_str(a->country) : sy_hash_str(a->id);
}

static int is_state(const sayso_actor *a) { return a->kind == SAYSO_ACTOR_STATE || a->kind == SAYSO_ACTOR_GOVERNMENT; }

int sy_parties_may_be_one(const sayso *engine, const sayso_actor *x, const sayso_actor *y)
{
    if (sy_party_side(x) == sy_party_side(y)) return 1;
    if (!x->name || !y->name || is_state(x) || is_state(y)) return 0; /* whoever bears a country's name is not the country */
    if (x->country && y->country && strcmp(x->country, y->country) != 0) return 0;
    int persons = x->kind == SAYSO_ACTOR_PERSON && y->kind == SAYSO_ACTOR_PERSON;
    return persons ? share_surname(engine, x->name, y->name) : sy_names_may_be_one(engine, x->name, y->name);
}
