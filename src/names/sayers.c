/*
 * sayers.c - names that neither a table nor the tagger knows, where the words around them show that they are somebody's: the
 * subject of a verb of speaking ("Peabody said"), the source of "according to", what stands between a quotation and its verb,
 * the name behind a dash that ends a paragraph.
 */
#include "base/common.h"
#include "names/match.h"

enum { WORDS_MAX = 4, LOOK_MAX = 40 };

typedef struct {
    uint32_t first, last;
} run;

/* "said Friday": a day is the subject of nothing, whatever the tree says. */
static int is_day_or_month(const char *fold)
{
    static const char *const words[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june",
                                         "july", "august", "september", "october", "november", "december", NULL };
    return sy_is_one_of(fold, words);
}

static int may_be_name(const sy_work *w, uint32_t i)
{
    const sy_word *x = &w->d->words.at[i];
    return w->caps[i] && *w->fold[i] && w->owner[i] < 0 && x->upos == SY_PROPN && x->ner != SY_NER_OFFICE && !is_day_or_month(w->fold[i]);
}

/* Capitalised words in a row that begin at word i; what stands beside them is no part of a name that is known. */
static int name_at(const sy_work *w, uint32_t i, run *out)
{
    uint32_t end = sy_sentence_end(w, i), begin = sy_sentence_first(w, i), last = i;
    if (!may_be_name(w, i) || (i > begin && (may_be_name(w, i - 1) || w->d->words.at[i - 1].upos == SY_PROPN || w->caps[i - 1] == 1 || w->d->words.at[i - 1].ner == SY_NER_OFFICE))) return 0;
    while (last + 1 < end && may_be_name(w, last + 1)) last++;
    if (last + 1 < end && w->d->words.at[last + 1].upos == SY_PROPN) return 0;
    *out = (run){ i, last };
    if (sy_title_end(w, i, last + 1) > i || (i > begin + 1 && sy_is(w, i - 1, ".") && sy_title_end(w, i - 2, i - 1) == i - 1)) return 0;
    for (uint32_t k = i; k <= last; k++) /* "Councillor Vell": a title is no name */
        if (sy_names_role(w->t, w->fold[k], strlen(w->fold[k])) >= 0) return 0;
    return last - i < WORDS_MAX;
}

/* A capital within ("RiverWatch"): no plain word at the head of a sentence looks so. */
static int has_inner_capital(const char *form)
{
    for (const char *p = form; *p; p++)
        if (p > form && *p >= 'A' && *p <= 'Z') return 1;
    return 0;
}

/* One word alone: no family name that several bear here, nothing that stands without a capital too, not only at the head
 * of sentences. */
static int is_single_name(const sy_work *w, const sy_map *names_within, uint32_t i)
{
    const char *fold = w->rewritten[i];
    if (sy_map_get(&w->surnames, fold, strlen(fold)) || sy_map_get(&w->lower, w->fold[i], strlen(w->fold[i]))) return 0;
    if (i > sy_sentence_first(w, i) || has_inner_capital(w->d->words.at[i].form)) return 1;
    return sy_map_get(names_within, fold, strlen(fold)) != NULL;
}

/* Words that stand as names, or in longer ones, within sentences. */
static void collect_within(const sy_work *w, sy_map *out)
{
    for (uint32_t i = 0; i < w->d->words.n; i++)
        if (w->caps[i] && w->d->words.at[i].upos == SY_PROPN && *w->fold[i] && i > sy_sentence_first(w, i) && !w->shouting[w->d->words.at[i].sentence])
            *sy_map_put(&w->d->arena, out, w->rewritten[i], strlen(w->rewritten[i]), NULL) = 1;
}

static int speaks(const sy_work *w, uint32_t i)
{
    return w->d->words.at[i].upos == SY_VERB && (sy_act_of(w, i) & SY_SPEECH) && sy_child(w->d, (int32_t)i, SY_REL_AUX_PASS) < 0;
}

static int is_mark(const sy_work *w, uint32_t i)
{
    unsigned x = w->d->words.at[i].xpos;
    return x == SY_XPOS_CLOSE_QUOTE || x == SY_XPOS_OPEN_QUOTE;
}

static int is_subject_of_speech(const sy_work *w, run r)
{
    const sy_word *h = &w->d->words.at[sy_head_of(w, r.first, r.last)];
    return h->rel == SY_REL_NSUBJ && h->head >= 0 && speaks(w, (uint32_t)h->head) && !h->quote_depth;
}

static int is_behind_according(const sy_work *w, run r)
{
    uint32_t begin = sy_sentence_first(w, r.first), at = r.first;
    if (at > begin && sy_is(w, at - 1, "the")) at--;
    return at > begin + 1 && sy_is(w, at - 1, "to") && sy_is(w, at - 2, "according");
}

/* "...,” Malka Cyrel, the director of ..., told the paper". */
static int is_between_quotation_and_verb(const sy_work *w, run r)
{
    uint32_t end = sy_sentence_end(w, r.first), i = r.last + 1;
    if (r.first == r.last || r.first == sy_sentence_first(w, r.first) || !is_mark(w, r.first - 1) || w->d->words.at[r.first].quote_depth || i >= end || !sy_is(w, i, ",")) return 0;
    for (; i < end && i < r.last + LOOK_MAX && !w->d->words.at[i].quote_depth; i++)
        if (speaks(w, i)) return 1;
    return 0;
}

/* A paragraph ends with a dash and the name. */
static int is_signature(const sy_work *w, run r)
{
    static const char *const dashes[] = { "-", "--", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\x95", NULL };
    uint32_t s = w->d->words.at[r.first].sentence, end = sy_sentence_end(w, r.first), last = r.last;
    if (r.first == r.last || !r.first || !sy_is_one_of(w->d->words.at[r.first - 1].form, dashes)) return 0;
    if (last + 1 < end && sy_is(w, last + 1, ".")) last++;
    if (last + 1 < end) return 0;
    return s + 1 == w->d->sentences.n || w->d->sentences.at[s + 1].block != w->d->sentences.at[s].block;
}

/* "Name, the director of": a person. A word alone that no full name of the report explains is seldom one. */
static sayso_actor_kind kind_of(const sy_work *w, run r)
{
    uint32_t begin = sy_sentence_first(w, r.first);
    for (uint32_t i = r.first; i <= r.last; i++)
        if (w->d->words.at[i].ner == SY_NER_ORG) return SAYSO_ACTOR_ORGANISATION;
    return r.first == r.last || (r.first > begin && sy_is(w, r.first - 1, "the")) ? SAYSO_ACTOR_ORGANISATION : SAYSO_ACTOR_PERSON;
}

void sy_find_sayers(sy_work *w, int single)
{
    run r;
    sy_map within = { 0 };
    if (single) collect_within(w, &within);
    for (uint32_t i = 0; i < w->d->words.n && w->tagged; i++) {
        if (!name_at(w, i, &r) || (r.first == r.last) != single || w->shouting[w->d->words.at[i].sentence]) continue;
        if (single && !is_single_name(w, &within, i)) continue;
        int said = is_subject_of_speech(w, r) || is_behind_according(w, r) || is_between_quotation_and_verb(w, r) || is_signature(w, r);
        const char *id = said ? sy_name_id(w, r.first, r.last) : NULL;
        if (!id) continue;
        sayso_actor_kind kind = kind_of(w, r);
        int32_t actor = sy_local_make(w, id, sy_name_printed(w, r.first, r.last), kind, NULL, NULL);
        if (kind == SAYSO_ACTOR_PERSON && !w->locals.at[actor].person) sy_local_set_person(w, &w->locals.at[actor], w->locals.at[actor].pub.name);
        sy_found_own(w, SY_MENTION_NAME, r.first, r.last, actor, SAYSO_HOW_NAME, 60);
    }
}
