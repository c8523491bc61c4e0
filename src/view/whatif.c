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
    const sy_matter_words *table;
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
    static const char *const words[] = { NULL, "exact", "opposite polarity", "holds all words", "other words", "shares words", "same issue" };
    return touch < SY_TOUCHES ? words[touch] : NULL;
}

/* ---- words */

/* How close two words are, the closest first in rank. */
typedef enum { FAR = 0, OPPOSED, FOR_THE_SAME, AKIN, ONE_WORD } closeness;

/* Is a name or noun asked for a name or title of the actor that stands there? */
static int names_it(search *s, uint32_t report, const sy_asked_word *asked, const sy_asked_word *x)
{
    char folded[SY_FOLD_MAX];
    if (x->actor < 0 || !asked->is_noun) return 0;
    sy_fold(asked->lemma, strlen(asked->lemma), folded, sizeof folded);
    return *folded && sy_is_called(doc_at(s->a, report), x->actor, asked->lemma, folded);
}

/* Do two words have one root: "withdraw" and "withdrawal", "negotiate" and "negotiation"? An adjective tells something else. */
static int is_akin(const sy_asked_word *x, const sy_asked_word *y)
{
    size_t n = strlen(x->lemma), m = strlen(y->lemma), same = 0, least = n < m ? n : m;
    if (x->is_adjective || y->is_adjective) return 0;
    while (same < least && x->lemma[same] == y->lemma[same]) same++;
    return least >= 6 && same + 1 >= least;
}

static closeness compare_words(search *s, uint32_t report, const sy_asked_word *asked, const sy_asked_word *x)
{
    if (names_it(s, report, asked, x)) return ONE_WORD;
    if (x->is_pronoun) return FAR;
    if (asked->key == x->key) return (asked->is_noun && x->is_verb) || (asked->is_verb && x->is_noun) ? AKIN : ONE_WORD;
    if (is_akin(asked, x)) return AKIN;
    if (asked->class.same && asked->class.same == x->class.same) return FOR_THE_SAME;
    return sy_words_oppose(asked->class, x->class) ? OPPOSED : FAR;
}

/* Who acts in the one is but a place, or aside, in the other. */
static int is_aside(const sy_asked_word *asked, const sy_asked_word *x) { return asked->is_name && asked->role == SY_ASKED_TAKES_PART && x->role == SY_ASKED_ASIDE; }

/* For each word asked for, the closest of the condition. */
typedef struct {
    closeness how[SY_ASKED_WORDS];
    const sy_asked_word *at[SY_ASKED_WORDS];
    uint32_t n[ONE_WORD + 1];
} matches;

static matches match_words(search *s, uint32_t report, const sy_asked *x)
{
    matches m = { .n = { 0 } };
    for (uint32_t i = 0; i < s->asked.n; i++) {
        for (uint32_t k = 0; k < x->n; k++) {
            closeness c = is_aside(&s->asked.at[i], &x->at[k]) ? FAR : compare_words(s, report, &s->asked.at[i], &x->at[k]);
            if (c > m.how[i] || (c && c == m.how[i] && x->at[k].role == s->asked.at[i].role && m.at[i]->role != s->asked.at[i].role)) {
                m.how[i] = c;
                m.at[i] = &x->at[k];
            }
        }
        m.n[m.how[i]]++;
    }
    return m;
}

static int is_matched(const matches *m, uint32_t n, const sy_asked_word *x)
{
    for (uint32_t i = 0; i < n; i++)
        if (m->at[i] && m->at[i]->key == x->key) return 1;
    return 0;
}

static const char *list_of(search *s, const char *before, const char *const *words, uint32_t n)
{
    const char *all = before;
    for (uint32_t i = 0; i < n; i++) all = sy_printf(s->a->arena, "%s%s %s", all, i ? "," : "", words[i]);
    return n ? all : NULL;
}

/* The words of the condition that nobody asked for, each name counted as one. */
static uint32_t more_words(search *s, uint32_t report, const matches *m, const sy_asked *x, const char **out)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < x->n; i++) {
        int asked = x->at[i].is_pronoun || is_matched(m, s->asked.n, &x->at[i]);
        for (uint32_t k = 0; k < s->asked.n && !asked; k++) asked = names_it(s, report, &s->asked.at[k], &x->at[i]);
        if (!asked) out[n++] = x->at[i].lemma;
    }
    return n;
}

/* ---- what speaks against it */

static int is_acting(search *s, uint32_t report, const sy_asked_word *x)
{
    if (x->actor < 0) return 0;
    sayso_actor_kind kind = doc_at(s->a, report)->actors.at[x->actor].kind;
    return kind == SAYSO_ACTOR_STATE || kind == SAYSO_ACTOR_GOVERNMENT || kind == SAYSO_ACTOR_PERSON;
}

/* A name asked for is not there, and others are. */
static int is_of_others(search *s, uint32_t report, const matches *m, const sy_asked *x)
{
    int asked = 0, others = 0;
    for (uint32_t i = 0; i < s->asked.n; i++) {
        if (!s->asked.at[i].is_name) continue;
        if (m->how[i] == ONE_WORD) return 0;
        asked = 1;
    }
    for (uint32_t i = 0; asked && i < x->n; i++) others |= x->at[i].role != SY_ASKED_ASIDE && (x->at[i].is_name || is_acting(s, report, &x->at[i]));
    return others;
}

/* "Russia withdraws" is not touched by "Ukraine withdraws": the deed is there, and somebody else's. */
static int is_deed_of_another(search *s, uint32_t report, const matches *m, const sy_asked *x)
{
    for (uint32_t i = 0; i < s->asked.n; i++) {
        int32_t who = s->asked.at[i].subject, there = m->at[i] ? m->at[i]->subject : -1;
        if (who < 0 || there < 0 || !s->asked.at[who].is_name || !is_acting(s, report, &x->at[there])) continue;
        if (!names_it(s, report, &s->asked.at[who], &x->at[there])) return 1;
    }
    return 0;
}

/* ---- the verdict */

/* Does a verb of the condition turn round what was asked for: "refuses to leave", not "stops the raids and leaves"? */
static int turns_it(search *s, const matches *m, const sy_asked *x, uint32_t verb)
{
    const sy_asked_word *w = &x->at[verb];
    int under = 0, verbs = 0;
    if (!(w->class.reverse || w->class.refuse) || w->role != SY_ASKED_TELLS || is_matched(m, s->asked.n, w)) return 0;
    for (uint32_t i = 0; i < x->n; i++) {
        if (!x->at[i].is_verb || !is_matched(m, s->asked.n, &x->at[i])) continue;
        verbs = 1;
        int32_t over = x->at[i].over;
        for (uint32_t steps = 0; over >= 0 && !under && steps < x->n; steps++, over = x->at[over].over) under = (uint32_t)over == verb; /* a word that stands twice may hang under itself */
    }
    return under || !verbs;
}

/* Is the condition turned round against the one asked for: by its marker, by "not", by a verb such as "refuse", by opposites? */
static int is_turned(search *s, uint32_t report, const sayso_condition *c, const matches *m, const sy_asked *x)
{
    const char *text = doc_at(s->a, report)->text;
    int turned = 0;
    for (uint32_t i = 0; i < c->marker.n; i++) turned |= sy_turns_round(text + c->marker.at[i].start, c->marker.at[i].end - c->marker.at[i].start);
    turned = (x->negated != turned) != s->w->negated;
    for (uint32_t i = 0; i < x->n; i++) turned ^= turns_it(s, m, x, i);
    return turned ^ (int)(m->n[OPPOSED] & 1);
}

/* What turns the condition round in its own words: "refuse", "not". */
static const char *turners(search *s, const matches *m, const sy_asked *x)
{
    const char *words[SY_ASKED_WORDS + 1];
    uint32_t n = 0;
    for (uint32_t i = 0; i < x->n; i++)
        if (turns_it(s, m, x, i)) words[n++] = x->at[i].lemma;
    if (x->negated) words[n++] = "not";
    return list_of(s, "; turned round:", words, n);
}

static verdict of_all_words(search *s, uint32_t report, const sayso_condition *c, const matches *m, const sy_asked *x)
{
    const char *more[SY_ASKED_WORDS];
    uint32_t n = more_words(s, report, m, x, more);
    int turned = is_turned(s, report, c, m, x);
    const char *also = list_of(s, "also:", more, n);
    verdict v = { n ? SY_TOUCH_HOLDS : turned ? SY_TOUCH_OPPOSITE : SY_TOUCH_EXACT, s->asked.n, also };
    if (turned) v.note = also ? sy_printf(s->a->arena, "the other polarity; %s", also) : "the other polarity";
    return v;
}

static verdict of_other_words(search *s, uint32_t report, const sayso_condition *c, const matches *m, const sy_asked *x)
{
    const char *words[SY_ASKED_WORDS];
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->asked.n; i++)
        if (m->how[i] != ONE_WORD && strcmp(m->at[i]->lemma, s->asked.at[i].lemma) != 0) words[n++] = sy_printf(s->a->arena, "%s for %s", m->at[i]->lemma, s->asked.at[i].lemma);
    const char *note = list_of(s, "other words:", words, n);
    const char *turned = turners(s, m, x);
    if (!note) note = "noun and verb of one form";
    if (turned) note = sy_printf(s->a->arena, "%s%s", note, turned);
    return (verdict){ SY_TOUCH_WORDED, s->asked.n, is_turned(s, report, c, m, x) ? sy_printf(s->a->arena, "the other polarity; %s", note) : note };
}

/* Is what is told the same deed, or one that excludes it, and told of the condition itself? One word alone must tell there, too: of
 * "he is nominated" it is not known in "loses the nomination". */
static int shares_deed(const search *s, const matches *m)
{
    for (uint32_t i = 0; i < s->asked.n; i++)
        if (s->asked.at[i].role == SY_ASKED_TELLS && m->how[i] && !m->at[i]->is_nested && (s->asked.n > 1 || m->at[i]->role == SY_ASKED_TELLS)) return 1;
    return 0;
}

/* Is a noun that is no name shared, taking part in both clauses? strict: as the subject, and one that says more than "the party". */
static int shares_noun(const search *s, const matches *m, int strict)
{
    for (uint32_t i = 0; i < s->asked.n; i++) {
        const sy_asked_word *a = &s->asked.at[i], *x = m->at[i];
        if (m->how[i] <= OPPOSED || !a->is_noun || !x->is_noun || a->is_name || x->is_name) continue;
        if (strict ? a->is_subject && x->is_subject && !x->is_nested && !a->class.generic : a->role == SY_ASKED_TAKES_PART && x->role == SY_ASKED_TAKES_PART) return 1;
    }
    return 0;
}

/* Do the shared words carry the matter? The deed and more than half, or half with a noun; else a subject that is no name. */
static int carries(const search *s, const matches *m, uint32_t n)
{
    if (shares_deed(s, m)) return n * 2 > s->asked.n || shares_noun(s, m, 0);
    return shares_noun(s, m, 1);
}

static verdict of_issue(search *s, const sy_asked *x)
{
    if (x->issue < 0 || x->issue != s->asked.issue) return (verdict){ .touch = SY_TOUCH_NONE };
    return (verdict){ SY_TOUCH_ISSUE, 0, sy_printf(s->a->arena, "same issue: %s", sy_issue_title(s->a, sy_issue_at(s->a->story->engine, x->issue)->id)) };
}

static verdict of_shared(search *s, const matches *m, const sy_asked *x)
{
    const char *words[SY_ASKED_WORDS];
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->asked.n; i++)
        if (m->how[i] > OPPOSED) words[n++] = s->asked.at[i].lemma;
    return n && n * 2 >= s->asked.n && carries(s, m, n) ? (verdict){ SY_TOUCH_SHARES, n, list_of(s, "shares:", words, n) } : of_issue(s, x);
}

static verdict judge(search *s, uint32_t report, const sayso_condition *c, const sy_asked *x)
{
    matches m = match_words(s, report, x);
    if (is_of_others(s, report, &m, x) || is_deed_of_another(s, report, &m, x)) return of_issue(s, x);
    int told = shares_deed(s, &m);
    if (told && m.n[ONE_WORD] == s->asked.n) return of_all_words(s, report, c, &m, x);
    if (told && !m.n[FAR] && s->asked.n > 1 && m.n[OPPOSED] <= 1) return of_other_words(s, report, c, &m, x);
    return of_shared(s, &m, x);
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
        x->is_prediction = c->kind == SAYSO_CONDITION_PREDICTION;
        if (x->is_prediction) s->w->predictions++;
        else if (v->touch == SY_TOUCH_EXACT) s->w->exact++;
        else s->w->related++;
    }
    sy_touched *x = &s->w->found.at[*at];
    x->reports += !x->tellings.n || x->tellings.at[x->tellings.n - 1].report != report;
    *SY_PUSH(s->a->arena, &x->tellings) = (sy_condition_telling){ report, c };
}

static void look(search *s, uint32_t report, const sayso_condition *c)
{
    if (!c->condition.n || c->kind == SAYSO_CONDITION_NONE) return;
    sy_asked x = sy_asked_of_condition(s->names, s->table, report, c);
    verdict v = judge(s, report, c, &x);
    if (v.touch == SY_TOUCH_NONE) return;
    int loose = c->kind == SAYSO_CONDITION_PREDICTION && v.touch > SY_TOUCH_WORDED; /* a forecast is shown where its condition is the one asked for */
    if (s->w->how->all || (c->conf >= SY_SURE && !loose && v.touch != SY_TOUCH_ISSUE)) keep(s, report, c, &v);
    else if (c->conf < SY_SURE) s->w->unsure++;
    else if (loose) s->w->foretold++;
    else s->w->by_issue++;
}

static int compare_found(const void *x, const void *y)
{
    const sy_touched *a = x, *b = y;
    if (a->is_prediction != b->is_prediction) return a->is_prediction ? 1 : -1;
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
    s->table = sy_matter_words_of(a);
    s->asked = sy_asked_read(a, s->table, condition, n);
    if (!s->asked.n) sy_fail(a->arena, SAYSO_USAGE, 0, "'%.80s': no word of this can be looked for; write the condition as a short clause, such as \"talks fail\"", w->asked);
    for (uint32_t i = 0; i < s->asked.n; i++) *SY_PUSH(a->arena, &w->words) = s->asked.at[i].lemma;
    w->negated = s->asked.negated != sy_turns_round(condition, first);
    w->issue = s->asked.issue >= 0 ? sy_issue_at(a->story->engine, s->asked.issue)->id : NULL;
    for (uint32_t r = 0; r < a->story->docs.n; r++)
        for (uint32_t i = 0; i < doc_at(a, r)->conditions.n; i++) look(s, r, &doc_at(a, r)->conditions.at[i]);
    if (w->found.n) qsort(w->found.at, w->found.n, sizeof *w->found.at, compare_found);
    return w;
}
