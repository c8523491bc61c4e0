/* whatif.c - the threats, offers and requirements whose conditions the user's words touch, exact and related apart. */
#include "view/whatif.h"

#include "base/utf8.h"
#include "names/fold.h"
#include "record/stances.h"
#include "view/asked.h"

#include <stdlib.h>

enum { KEY_BYTES = 1000, ASKED_BYTES = 200 };

typedef struct {
    sy_whatif *w;
    sy_account *a;
    sy_actor_names *names;
    sy_asked asked;
    sy_map known;       /* what is told already -> number in w->found */
    sy_map read;        /* report, condition's words -> number + 1 in conditions */
} search;

/* How a condition's words stand to those asked for. */
typedef struct {
    sy_touch touch;
    uint32_t shared;
    const char *note;
} verdict;

static const sayso_doc *doc_at(const sy_account *a, uint32_t report) { return a->story->docs.at[report]; }

const char *sy_touch_word(sy_touch touch)
{
    static const char *const words[] = { NULL, "exact", "opposite polarity", "holds all words", "shares words", "same issue" };
    return touch < SY_TOUCHES ? words[touch] : NULL;
}

/* ---- words */

/* Is the word asked for this word of the condition, or a name or title of the actor that stands there? */
static int fits(search *s, uint32_t report, const sy_asked_word *asked, const sy_asked_word *x)
{
    char folded[SY_FOLD_MAX];
    if (asked->key == x->key) return 1;
    if (x->actor < 0 || !asked->is_noun) return 0;
    sy_fold(asked->lemma, strlen(asked->lemma), folded, sizeof folded);
    return *folded && sy_is_called(doc_at(s->a, report), x->actor, asked->lemma, folded);
}

/* Do two words have one root: "withdraw" and "withdrawal", "negotiate" and "negotiation"? Good for what is related. */
static int is_akin(const sy_asked_word *x, const sy_asked_word *y)
{
    size_t n = strlen(x->lemma), m = strlen(y->lemma), same = 0, least = n < m ? n : m;
    while (same < least && x->lemma[same] == y->lemma[same]) same++;
    return least >= 6 && same + 1 >= least;
}

static const char *list_of(search *s, const char *before, const sy_asked_word *const *words, uint32_t n)
{
    const char *all = before;
    for (uint32_t i = 0; i < n; i++) all = sy_printf(s->a->arena, "%s%s %s", all, i ? "," : "", words[i]->lemma);
    return n ? all : NULL;
}

/* The words of the condition that nobody asked for, each name counted as one. */
static uint32_t more_words(search *s, uint32_t report, const sy_asked *x, const sy_asked_word **out)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < x->n; i++) {
        int asked = 0;
        for (uint32_t k = 0; k < s->asked.n && !asked; k++) asked = fits(s, report, &s->asked.at[k], &x->at[i]);
        for (uint32_t k = 0; k < x->n && !asked && x->at[i].actor >= 0; k++) /* another word of a name that was asked for */
            for (uint32_t j = 0; j < s->asked.n && !asked; j++) asked = x->at[k].actor == x->at[i].actor && fits(s, report, &s->asked.at[j], &x->at[k]);
        if (!asked) out[n++] = &x->at[i];
    }
    return n;
}

static verdict of_shared(search *s, const sy_asked_word *const *shared, uint32_t n, int noun, int nouns_asked, const sy_asked *x)
{
    verdict v = { .touch = SY_TOUCH_NONE, .shared = n };
    if (n && n * 2 >= s->asked.n && (noun || !nouns_asked)) {
        v.touch = SY_TOUCH_SHARES;
        v.note = list_of(s, "shares:", shared, n);
    } else if (x->issue >= 0 && x->issue == s->asked.issue) {
        v.touch = SY_TOUCH_ISSUE;
        v.note = sy_printf(s->a->arena, "same issue: %s", sy_issue_title(s->a, sy_issue_at(s->a->story->engine, x->issue)->id));
    }
    return v;
}

static verdict judge(search *s, uint32_t report, const sayso_condition *c, const sy_asked *x)
{
    const sy_asked_word *shared[SY_ASKED_WORDS], *more[SY_ASKED_WORDS];
    uint32_t n = 0, whole = 0;
    int noun = 0, nouns_asked = 0;
    for (uint32_t i = 0; i < s->asked.n; i++) {
        int exact = 0, akin = 0;
        for (uint32_t k = 0; k < x->n && !exact; k++) {
            exact = fits(s, report, &s->asked.at[i], &x->at[k]);
            akin |= is_akin(&s->asked.at[i], &x->at[k]);
        }
        whole += exact != 0;
        nouns_asked |= s->asked.at[i].is_noun;
        if (!exact && !akin) continue;
        shared[n++] = &s->asked.at[i];
        noun |= s->asked.at[i].is_noun;
    }
    if (whole < s->asked.n) return of_shared(s, shared, n, noun, nouns_asked, x);
    const char *text = doc_at(s->a, report)->text;
    int turned = 0;
    for (uint32_t i = 0; i < c->marker.n; i++) turned |= sy_turns_round(text + c->marker.at[i].start, c->marker.at[i].end - c->marker.at[i].start);
    uint32_t n_more = more_words(s, report, x, more);
    int same = (x->negated != turned) == s->w->negated;
    verdict v = { n_more ? SY_TOUCH_HOLDS : same ? SY_TOUCH_EXACT : SY_TOUCH_OPPOSITE, whole, NULL };
    const char *also = list_of(s, "also:", more, n_more);
    v.note = n_more && !same ? sy_printf(s->a->arena, "the other polarity; %s", also) : n_more ? also : same ? NULL : "the other polarity";
    return v;
}

/* ---- what is found */

static const char *folded(sy_account *a, uint32_t report, sayso_spans spans)
{
    if (!spans.n) return "";
    char *out = sy_alloc(a->arena, KEY_BYTES * 2);
    const char *words = sy_words(a, report, spans, KEY_BYTES);
    sy_utf8_lower(words, strlen(words), out, KEY_BYTES * 2);
    return out;
}

uint32_t sy_condition_positions(const sayso_doc *d, const sayso_condition *c, const sayso_position **out, uint32_t room)
{
    int32_t number = (int32_t)(c - d->conditions.at);
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->positions.n && n < room; i++)
        if (d->positions.at[i].condition == number) out[n++] = &d->positions.at[i];
    return n;
}

/* Told by several reports in the same words, of one holder, it is one; a holder that was not found is never another report's. */
static void keep(search *s, uint32_t report, const sayso_condition *c, const verdict *v)
{
    const sayso_doc *d = doc_at(s->a, report);
    int fresh;
    const char *holder = c->holder >= 0 ? d->actors.at[c->holder].id : sy_printf(s->a->arena, "%u", report);
    const char *key = sy_printf(s->a->arena, "%d|%s|%s|%s", (int)c->kind, holder, folded(s->a, report, sy_condition_words(s->a, c)), folded(s->a, report, c->consequence));
    uint32_t *at = sy_map_put(s->a->arena, &s->known, key, strlen(key), &fresh);
    if (fresh) {
        *at = s->w->found.n;
        sy_touched *x = SY_PUSH(s->a->arena, &s->w->found);
        x->touch = v->touch;
        x->shared = v->shared;
        x->note = v->note;
        x->nth = *at;
        s->w->exact += v->touch == SY_TOUCH_EXACT;
    }
    sy_touched *x = &s->w->found.at[*at];
    x->reports += !x->tellings.n || x->tellings.at[x->tellings.n - 1].report != report;
    *SY_PUSH(s->a->arena, &x->tellings) = (sy_condition_telling){ report, c };
}

static void look(search *s, uint32_t report, const sayso_condition *c)
{
    if (!c->condition.n || c->kind == SAYSO_CONDITION_NONE) return;
    sy_asked x = sy_asked_of_condition(s->names, report, c);
    verdict v = judge(s, report, c, &x);
    if (v.touch == SY_TOUCH_NONE) return;
    if (s->w->how->all || (c->conf >= SY_SURE && c->kind != SAYSO_CONDITION_PREDICTION)) keep(s, report, c, &v);
    else if (c->conf < SY_SURE) s->w->unsure++;
    else s->w->predictions++;
}

static int compare_found(const void *x, const void *y)
{
    const sy_touched *a = x, *b = y;
    if (a->touch != b->touch) return a->touch < b->touch ? -1 : 1;
    if (a->shared != b->shared) return a->shared > b->shared ? -1 : 1;
    return a->nth < b->nth ? -1 : a->nth > b->nth;
}

sy_whatif *sy_whatif_make(sy_account *a, const char *condition, const sayso_list *how)
{
    sy_whatif *w = sy_alloc(a->arena, sizeof *w);
    search *s = sy_alloc(a->arena, sizeof *s);
    size_t n = strlen(condition), first = strcspn(condition, " ");
    if (!a->story->engine || !a->story->engine->model) sy_fail(a->arena, SAYSO_USAGE, 0, "sayso_story_what_if: the story's engine needs its language model");
    w->a = s->a = a;
    w->how = how;
    w->asked = sy_clean(a->arena, condition, n, ASKED_BYTES);
    s->w = w;
    s->names = sy_actor_names_of(a);
    s->asked = sy_asked_read(a, condition, n);
    if (!s->asked.n) sy_fail(a->arena, SAYSO_USAGE, 0, "'%.80s': no word of this can be looked for; write the condition as a short clause, such as \"talks fail\"", w->asked);
    for (uint32_t i = 0; i < s->asked.n; i++) *SY_PUSH(a->arena, &w->words) = s->asked.at[i].lemma;
    w->negated = s->asked.negated != sy_turns_round(condition, first);
    w->issue = s->asked.issue >= 0 ? sy_issue_at(a->story->engine, s->asked.issue)->id : NULL;
    for (uint32_t r = 0; r < a->story->docs.n; r++)
        for (uint32_t i = 0; i < doc_at(a, r)->conditions.n; i++) look(s, r, &doc_at(a, r)->conditions.at[i]);
    if (w->found.n) qsort(w->found.at, w->found.n, sizeof *w->found.at, compare_found);
    return w;
}
