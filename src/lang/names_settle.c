/* names_settle.c - names of a document made to agree. */
#include "lang/names_settle.h"

#include "base/hash.h"
#include "lang/names_acronym.h"
#include "lang/names_cut.h"
#include "lang/names_kind.h"
#include "lang/names_spans.h"
#include "lang/names_take.h"

enum { WINDOW = 600, NAME_WORDS = 6, KEY_BYTES = 200, KINDS = 6 };

/* ---- the same name elsewhere */

typedef struct {
    uint32_t at;   /* word */
    int32_t next;  /* of the same key */
    uint8_t kind;
} sighting;

/* A name's sightings, and how many of each kind stand near the word that was asked for last. */
typedef struct {
    int32_t first, last, low, high;
    uint32_t count[KINDS];
} key;

typedef struct {
    sayso_doc *d;
    sy_map numbers;
    SY_VEC(key) keys;
    SY_VEC(sighting) seen;
} settling;

/* The forms of n words as one string; its length, 0 if it is too long. */
static size_t spell(const sayso_doc *d, uint32_t i, uint32_t n, char out[KEY_BYTES])
{
    size_t at = 0;
    for (uint32_t k = i; k < i + n; k++) {
        size_t m = strlen(d->words.at[k].form);
        if (at + m + 2 > KEY_BYTES) return 0;
        if (at) out[at++] = ' ';
        memcpy(out + at, d->words.at[k].form, m);
        at += m;
    }
    return at;
}

/* The key of n words at i; made if need be. NULL: none, or too long. */
static key *key_of(settling *s, uint32_t i, uint32_t n, int make)
{
    char text[KEY_BYTES];
    size_t bytes = spell(s->d, i, n, text);
    int fresh = 0;
    if (!bytes) return NULL;
    uint32_t *number = make ? sy_map_put(&s->d->arena, &s->numbers, text, bytes, &fresh) : sy_map_get(&s->numbers, text, bytes);
    if (!number) return NULL;
    if (fresh) {
        *number = s->keys.n;
        key *k = SY_PUSH(&s->d->arena, &s->keys);
        k->first = k->last = k->low = k->high = -1;
    }
    return &s->keys.at[*number];
}

static void see(settling *s, key *k, uint32_t at, unsigned kind)
{
    int32_t here = (int32_t)s->seen.n;
    if (!k) return;
    sighting *x = SY_PUSH(&s->d->arena, &s->seen);
    x->at = at;
    x->next = -1;
    x->kind = (uint8_t)kind;
    if (k->last >= 0) s->seen.at[k->last].next = here;
    else k->first = k->low = k->high = here;
    k->last = here;
}

static int is_name(const sayso_doc *d, uint32_t i, uint32_t end) { return d->words.at[i].ner && d->words.at[i].ner < SY_NER_NORP && end - i <= NAME_WORDS; }

/* Does the first or the last word of a person's name stand for it? */
static int stands_alone(const sayso_doc *d, uint32_t i, uint32_t end, uint32_t word)
{
    const sy_word *w = &d->words.at[word];
    return w->ner == SY_NER_PERSON && end - i > 1 && sy_names_capital(w) && strlen(w->form) > 2;
}

/* Could each of the words be one of a name: by its tag, or by a capital that no sentence's beginning asks for? */
static int may_be_name(const sayso_doc *d, uint32_t i, uint32_t n)
{
    for (uint32_t k = i; k < i + n; k++) {
        const sy_word *w = &d->words.at[k];
        if (w->ner || w->sentence != d->words.at[i].sentence) return 0;
        int first = d->sentences.at[w->sentence].first_word == k;
        if (w->xpos != SY_XPOS_NNP && w->xpos != SY_XPOS_NNPS && !(sy_names_capital(w) && !first)) return 0;
    }
    return sy_names_capital(&d->words.at[i]);
}

/* The longest name beginning at word i, which has no kind, that has one elsewhere: its words, 0 for none. */
static uint32_t longest(settling *s, uint32_t i, key **found)
{
    uint32_t n = s->d->words.n - i < NAME_WORDS ? s->d->words.n - i : NAME_WORDS;
    if (!sy_names_capital(&s->d->words.at[i])) return 0;
    for (; n > 0; n--)
        if (may_be_name(s->d, i, n) && (*found = key_of(s, i, n, 0))) return n;
    return 0;
}

/* Every sighting of the names: first what the names are, then where they stand, with a kind and without. */
static void collect(settling *s)
{
    for (uint32_t i = 0, end; i < s->d->words.n; i = end) {
        end = sy_names_end(s->d, i);
        if (!is_name(s->d, i, end)) continue;
        key_of(s, i, end - i, 1);
        if (stands_alone(s->d, i, end, i)) key_of(s, i, 1, 1);
        if (stands_alone(s->d, i, end, end - 1)) key_of(s, end - 1, 1, 1);
    }
    for (uint32_t i = 0, end; i < s->d->words.n; i = end) {
        unsigned kind = s->d->words.at[i].ner;
        end = sy_names_end(s->d, i);
        key *k;
        if (!kind) {
            uint32_t n = longest(s, i, &k);
            if (n) see(s, k, i, 0);
            end = i + (n ? n : 1);
        } else if (is_name(s->d, i, end)) {
            see(s, key_of(s, i, end - i, 0), i, kind);
            if (stands_alone(s->d, i, end, i)) see(s, key_of(s, i, 1, 0), i, kind);
            if (stands_alone(s->d, i, end, end - 1)) see(s, key_of(s, end - 1, 1, 0), i, kind);
        }
    }
}

/* Count what stands near word i. Words are asked for in their order. */
static void look_around(settling *s, key *k, uint32_t i)
{
    for (; k->high >= 0 && s->seen.at[k->high].at < i + WINDOW; k->high = s->seen.at[k->high].next) k->count[s->seen.at[k->high].kind]++;
    for (; k->low != k->high && s->seen.at[k->low].at + WINDOW <= i; k->low = s->seen.at[k->low].next) k->count[s->seen.at[k->low].kind]--;
}

/* The kind that most have; 0 if none has any. */
static unsigned commonest(const key *k)
{
    unsigned best = 1;
    for (unsigned x = 2; x < KINDS; x++)
        if (k->count[x] > k->count[best]) best = x;
    return k->count[best] ? best : 0;
}

/* Words without a kind get that of the same name elsewhere, if it has one there more often than none. Gives how many words. */
static uint32_t settle_plain(settling *s, uint32_t i)
{
    key *k;
    uint32_t n = longest(s, i, &k);
    if (!n) return 1;
    look_around(s, k, i);
    unsigned kind = commonest(k);
    if (kind && k->count[kind] > k->count[0]) sy_names_mark(s->d, i, i + n, kind);
    return n;
}

void sy_names_settle(sayso_doc *d, const sy_table *lists)
{
    settling s = { .d = d };
    sy_names_take(d, lists);
    sy_names_kind(d, lists);
    sy_names_cut(d, lists);
    sy_names_acronym(d, lists);
    collect(&s);
    for (uint32_t i = 0, end; i < d->words.n; i = end) {
        unsigned kind = d->words.at[i].ner;
        end = sy_names_end(d, i);
        key *k = is_name(d, i, end) ? key_of(&s, i, end - i, 0) : NULL;
        if (!kind) end = i + settle_plain(&s, i);
        if (!k) continue;
        look_around(&s, k, i);
        unsigned best = commonest(k);
        if (best && k->count[best] > k->count[kind]) sy_names_mark(d, i, end, best);
    }
}
