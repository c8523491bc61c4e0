/* lessons.c - treebank sentences for a network: as they are, as careless writers have them, and with other names. */
#include "lessons.h"

#include "perceptron.h"

#include "base/common.h"

#include <string.h>

enum { SENTENCE_MAX = 400, RECAST_EVERY = 10, NAME_WORDS = 8, COPIES = 2, SMALL_EVERY = 16 };

/* A sentence as the network is to see it, from words at `first` of d and annotation at `gold` of c. */
static net_word *add(lessons *l, const sayso_doc *d, uint32_t first, const corpus *c, uint32_t gold, uint32_t n, lesson_list *out)
{
    net_word *w = sy_alloc_array(l->arena, n, sizeof *w);
    sy_units_fill(&l->units, d, first, n, l->lists);
    for (uint32_t i = 0; i < n; i++) {
        const sy_gold_word *g = &c->gold.words.at[gold + i];
        w[i].n_rows = (uint8_t)sy_net_rows(l->vocabulary, &l->units.u[i], w[i].rows);
        w[i].tag = tag_of(l->tags, g);
        w[i].ner = c->ner[gold + i];
        w[i].rel = g->rel ? g->rel : SY_REL_DEP;
        w[i].head = (int16_t)(g->head < 0 ? -1 : g->head - (int32_t)gold);
    }
    net_sentence *at = SY_PUSH(l->arena, out);
    at->words = w;
    at->n = n;
    return w;
}

typedef enum { ALL_SMALL, ALL_CAPITALS, EACH_CAPITAL, RECASTS } recast;

/* The sentence as careless writers, headlines and shouting have it, without its full stop in the latter two. */
static void add_recast(lessons *l, const corpus *c, const sy_sentence *s, recast how, lesson_list *out)
{
    sayso_doc *d = sy_alloc(l->arena, sizeof *d);
    for (uint32_t i = 0; i < s->n_words; i++) {
        sy_word *w = SY_PUSH(l->arena, &d->words);
        *w = c->doc.words.at[s->first_word + i];
        char *form = sy_strdup(l->arena, w->form);
        int small = how == ALL_SMALL || (how == EACH_CAPITAL && strlen(form) < 4 && i > 0);
        for (char *p = form; *p; p++) {
            if (small) *p = (char)((unsigned)(*p - 'A') < 26u ? *p + 32 : *p);
            else if (how == ALL_CAPITALS || p == form) *p = (char)((unsigned)(*p - 'a') < 26u ? *p - 32 : *p);
        }
        w->form = form;
    }
    uint32_t n = s->n_words, last = s->first_word + n - 1;
    int stop = strcmp(c->doc.words.at[last].form, ".") == 0;
    for (uint32_t i = s->first_word; i < last; i++) stop = stop && c->gold.words.at[i].head != (int32_t)last;
    add(l, d, 0, c, s->first_word, n - ((how == ALL_CAPITALS || how == EACH_CAPITAL) && stop && n > 1), out);
}

/* ---- copies with other names, drawn anew for every round */

/* The words of a name that begins at word i, if it could as well be another: capitalised words of letters alone; 0 if not. */
static uint32_t name_at(const corpus *c, uint32_t i, uint32_t end)
{
    unsigned begin = c->ner[i];
    uint32_t n = 0;
    if (begin != 1 && begin != 3 && begin != 5) return 0;
    for (; i + n < end && (n == 0 || c->ner[i + n] == begin + 1); n++) {
        const char *form = c->doc.words.at[i + n].form;
        if (c->gold.words.at[i + n].xpos != SY_XPOS_NNP || (unsigned)(form[0] - 'A') >= 26u) return 0;
        for (const char *p = form; *p; p++)
            if ((unsigned)((*p | 32) - 'a') >= 26u) return 0;
    }
    return n <= NAME_WORDS && (n > 1 || strlen(c->doc.words.at[i].form) > 1) ? n : 0;
}

static int has_names(const corpus *c, const sy_sentence *s)
{
    uint32_t end = s->first_word + s->n_words;
    for (uint32_t i = s->first_word; i < end; i++)
        if (name_at(c, i, end)) return 1;
    return 0;
}

static void add_copy(lessons *l, const corpus *c, const sy_sentence *s, lesson_list *out)
{
    net_word *w = add(l, &c->doc, s->first_word, c, s->first_word, s->n_words, out);
    lesson_copy *x = SY_PUSH(l->arena, &l->copies);
    x->c = c;
    x->first = s->first_word;
    x->n = s->n_words;
    x->words = w;
}

static const char *in_small_letters(sy_arena *a, const char *form)
{
    char *s = sy_strdup(a, form);
    for (char *p = s; *p; p++) *p = (char)((unsigned)(*p - 'A') < 26u ? *p + 32 : *p);
    return s;
}

static void rename_copy(lessons *l, const lesson_copy *x, sy_arena *a)
{
    sayso_doc *d = sy_alloc(a, sizeof *d);
    int small = random_next(&l->random) % SMALL_EVERY == 0;
    for (uint32_t i = 0; i < x->n; i++) {
        sy_word *w = SY_PUSH(a, &d->words);
        *w = x->c->doc.words.at[x->first + i];
    }
    for (uint32_t i = 0, n; i < x->n; i += n ? n : 1) {
        const char *forms[NAME_WORDS];
        n = name_at(x->c, x->first + i, x->first + x->n);
        for (uint32_t k = 0; k < n; k++) forms[k] = d->words.at[i + k].form;
        if (n) other_names_draw(l->names, a, (sy_ner)((x->c->ner[x->first + i] + 1) / 2), n, &l->random, forms);
        for (uint32_t k = 0; k < n; k++) {
            d->words.at[i + k].form = forms[k];
            d->words.at[i + k].lower = in_small_letters(a, forms[k]);
        }
    }
    for (uint32_t i = 0; i < x->n && small; i++) d->words.at[i].form = in_small_letters(a, d->words.at[i].form);
    sy_units_fill(&l->units, d, 0, x->n, l->lists);
    for (uint32_t i = 0; i < x->n; i++) x->words[i].n_rows = (uint8_t)sy_net_rows(l->vocabulary, &l->units.u[i], x->words[i].rows);
}

void lessons_rename(lessons *l)
{
    sy_arena a;
    sy_arena_init(&a, 1 << 20);
    a.guard = l->arena->guard;
    for (uint32_t k = 0; k < l->copies.n; k++) rename_copy(l, &l->copies.at[k], &a);
    sy_arena_free(&a);
}

void lessons_add(lessons *l, const corpus *c, int recasts, lesson_list *out)
{
    for (uint32_t k = 0; k < c->doc.sentences.n; k++) {
        const sy_sentence *s = &c->doc.sentences.at[k];
        if (s->n_words > SENTENCE_MAX) continue;
        add(l, &c->doc, s->first_word, c, s->first_word, s->n_words, out);
        if (!recasts || s->n_words < 4) continue;
        if (k % RECAST_EVERY == 0) add_recast(l, c, s, (recast)(k / RECAST_EVERY % RECASTS), out);
        for (int copies = has_names(c, s) ? COPIES : 0; copies > 0; copies--) add_copy(l, c, s, out);
    }
}
