/* draft_links.c - each word of a draft's statement tied to a word of a report's sentence: the same, a name of the same actor, an equal
 * value, a word that says the same, or its opposite. */
#include "compare/draft_meaning.h"

#include <stdlib.h>

enum { BEHIND = 4, NEAR = 6, WEIGHT_MIN = 256, WEIGHT_MAX = 768 };

typedef struct {
    sy_links *l;
    uint32_t *here, *there; /* senses of the words of both sides */
} tying;

static const sy_cword *word_here(const sy_links *l, uint32_t i) { return &l->here->words[l->words[i]]; }
static const sy_cword *word_there(const sy_links *l, uint32_t j) { return &l->there->words[l->first + j]; }
static uint32_t stem_here(const sy_links *l, uint32_t i) { return l->x->stems[l->x->n_reports][l->words[i]]; }
static uint32_t stem_there(const sy_links *l, uint32_t j) { return l->x->stems[l->report][l->first + j]; }

static unsigned turn_there(const sy_links *l, uint32_t j) { return sy_draft_turn(l->x, l->report, l->first + j); }
static unsigned turn_here(const sy_links *l, uint32_t i) { return sy_draft_turn(l->x, l->x->n_reports, l->words[i]); }

/* No function word; of these, "against" where it is what somebody is. */
static int is_subject(const sy_links *l, uint32_t i)
{
    unsigned turn = turn_here(l, i);
    if (turn & SY_TURN_STANCE) return i > 0 && (turn_here(l, i - 1) & SY_TURN_BE);
    return !(word_here(l, i)->flags & SY_CW_COMMON) && !(turn & SY_TURN_LIGHT);
}

/* ---- senses, particles taken out */

/* The keys of the words that may be particles of a verb; gives whether there is any. */
typedef struct {
    uint32_t keys[BEHIND], n, any;
} following;

static void follow(const sy_draft_index *x, uint32_t report, uint32_t word, following *f)
{
    uint32_t key = sy_draft_turn(x, report, word) & SY_TURN_PARTICLE ? x->c->docs[report].words[word].key : 0;
    f->keys[f->n++] = key;
    f->any |= key;
}

/* The word's sense, or that of its phrase; *particle: which of the words behind belongs to it, or none of them. */
static uint32_t sense_of(const sy_draft_index *x, uint32_t report, uint32_t word, const following *f, uint32_t *particle, uint8_t *reversal)
{
    *particle = BEHIND;
    *reversal = (sy_draft_turn(x, report, word) & SY_TURN_REVERSAL) != 0;
    if (!f->any) return x->sense[report][word];
    *reversal |= (uint8_t)sy_senses_reverses(x->senses, x->stems[report][word], f->keys, f->n);
    uint32_t at, sense = sy_senses_of(x->senses, x->stems[report][word], f->keys, f->n, &at);
    if (at < f->n) *particle = at;
    return sense;
}

static void senses_here(tying *t)
{
    sy_links *l = t->l;
    uint32_t mine = l->x->n_reports, particle;
    for (uint32_t i = 0; i < l->n; i++) {
        following f = { .n = 0 };
        if (!l->at[i].subject || word_here(l, i)->flags & SY_CW_NUMBER) continue;
        while (f.n < BEHIND && i + 1 + f.n < l->n) follow(l->x, mine, l->words[i + 1 + f.n], &f);
        t->here[i] = sense_of(l->x, mine, l->words[i], &f, &particle, &l->at[i].reversal);
        if (particle < BEHIND) l->at[i + 1 + particle].subject = 0;
    }
}

static void senses_there(tying *t)
{
    sy_links *l = t->l;
    uint32_t particle;
    for (uint32_t j = 0; j < l->n_there; j++) {
        following f = { .n = 0 };
        if (word_there(l, j)->flags & SY_CW_NUMBER || turn_there(l, j) & SY_TURN_LIGHT) continue;
        while (f.n < BEHIND && j + 1 + f.n < l->n_there) follow(l->x, l->report, l->first + j + 1 + f.n, &f);
        t->there[j] = sense_of(l->x, l->report, l->first + j, &f, &particle, &l->reversal[j]);
    }
}

/* ---- tying */

static void tie(sy_links *l, uint32_t i, uint32_t j, sy_link_kind kind)
{
    l->at[i].to = (int32_t)j;
    l->at[i].kind = (uint8_t)kind;
    if (l->from[j] < 0) l->from[j] = (int32_t)i;
}

/* Where the word would stand if the report went on as the draft does. */
static int32_t expected(const sy_links *l, uint32_t i)
{
    for (uint32_t k = i; k-- > 0;)
        if (l->at[k].to >= 0) return l->at[k].to + (int32_t)(i - k);
    return 0;
}

typedef int relates(const tying *t, uint32_t i, uint32_t j);

static int is_same(const tying *t, uint32_t i, uint32_t j)
{
    return stem_here(t->l, i) == stem_there(t->l, j) && !(word_there(t->l, j)->flags & SY_CW_COMMON);
}

static int is_like(const tying *t, uint32_t i, uint32_t j)
{
    return t->here[i] && t->there[j] && sy_senses_relate(t->l->x->senses, t->here[i], t->there[j]) == SY_SENSE_LIKE;
}

static int is_named(const tying *t, uint32_t i, uint32_t j)
{
    const sy_links *l = t->l;
    sy_draft_who a = l->x->who[l->x->n_reports][l->words[i]], b = l->x->who[l->report][l->first + j];
    if (sy_draft_same_name(l, l->words[i], l->first + j)) return 1;
    return a.how == SY_WHO_NAME && b.how != SY_WHO_NONE && sy_draft_same_actor(l->here->doc, a.actor, l->there->doc, b.actor) == 2;
}

/* Is a word tied to the draft's left or right neighbour of i near j? */
static int is_beside(const sy_links *l, uint32_t i, uint32_t j)
{
    for (int side = -1; side <= 1; side += 2)
        for (uint32_t k = i + (uint32_t)side; k < l->n; k += (uint32_t)side) {
            if (l->at[k].to < 0) continue;
            if (abs(l->at[k].to - (int32_t)j) <= NEAR) return 1;
            break;
        }
    return 0;
}

static int is_opposite(const tying *t, uint32_t i, uint32_t j)
{
    if (word_there(t->l, j)->flags & SY_CW_COMMON && !(sy_draft_turn(t->l->x, t->l->report, t->l->first + j) & SY_TURN_STANCE)) return 0;
    return t->here[i] && t->there[j] && sy_senses_relate(t->l->x->senses, t->here[i], t->there[j]) == SY_SENSE_OPPOSITE && is_beside(t->l, i, j);
}

/* Tie each subject word that is still free to the free word that stands in the relation, the nearest to where it would be expected. */
static void tie_all(tying *t, relates *relation, sy_link_kind kind, int may_share)
{
    sy_links *l = t->l;
    for (uint32_t i = 0; i < l->n; i++) {
        int32_t want = expected(l, i), best = -1;
        if (!l->at[i].subject || l->at[i].to >= 0) continue;
        for (uint32_t j = 0; j < l->n_there; j++) {
            if ((!may_share && l->from[j] >= 0) || !relation(t, i, j)) continue;
            if (best < 0 || abs((int32_t)j - want) < abs(best - want)) best = (int32_t)j;
        }
        if (best >= 0) tie(l, i, (uint32_t)best, kind);
    }
}

/* ---- values: "two thousand" and "2,000", "Tuesday" and its day */

static int same_time(const sayso_time *a, const sayso_time *b)
{
    if (!a->value || !b->value || a->type != b->type) return 0;
    return strcmp(a->value, b->value) == 0 || sy_compare_days(a->value, b->value) > 0;
}

static int same_quantity(const sayso_quantity *a, const sayso_quantity *b)
{
    if (!a->value || !b->value || a->type != b->type || strcmp(a->value, b->value) != 0) return 0;
    return !a->unit || !b->unit || strcmp(a->unit, b->unit) == 0;
}

static void tie_span(sy_links *l, sayso_span here, sayso_span there)
{
    uint32_t j = sy_cword_at(l->there, there.start);
    if (j < l->first || j >= l->first + l->n_there) return;
    for (uint32_t i = 0; i < l->n; i++) {
        const sy_cword *w = word_here(l, i);
        if (w->start >= here.start && w->start < here.end && l->at[i].to < 0) tie(l, i, j - l->first, SY_LINK_VALUE);
    }
}

static void tie_values(sy_links *l)
{
    const sayso_doc *p = l->here->doc, *q = l->there->doc;
    uint32_t a = word_here(l, 0)->start, b = sy_word_end(word_here(l, l->n - 1));
    sayso_span s = sy_cwords_span(l->there, l->first, l->n_there);
    for (uint32_t i = sy_quantity_from(p, a); i < p->quantities.n && p->quantities.at[i].span.start < b; i++)
        for (uint32_t j = sy_quantity_from(q, s.start); j < q->quantities.n && q->quantities.at[j].span.start < s.end; j++)
            if (same_quantity(&p->quantities.at[i], &q->quantities.at[j])) tie_span(l, p->quantities.at[i].span, q->quantities.at[j].span);
    for (uint32_t i = sy_time_from(p, a); i < p->times.n && p->times.at[i].span.start < b; i++)
        for (uint32_t j = sy_time_from(q, s.start); j < q->times.n && q->times.at[j].span.start < s.end; j++)
            if (same_time(&p->times.at[i], &q->times.at[j])) tie_span(l, p->times.at[i].span, q->times.at[j].span);
}

/* Number of the only time of a kind among bytes; -1. */
static int32_t only_time(const sayso_doc *d, sayso_span span, sayso_timex type)
{
    int32_t found = -1;
    for (uint32_t i = sy_time_from(d, span.start); i < d->times.n && d->times.at[i].span.start < span.end; i++) {
        if (d->times.at[i].type != type || !d->times.at[i].value) continue;
        if (found >= 0) return -1;
        found = (int32_t)i;
    }
    return found;
}

static int is_day(const char *value) { return strlen(value) == 10 && strncmp(value, "XXXX", 4) != 0; }

static int is_year(const char *value) { return strlen(value) == 4 && value[3] >= '0' && value[3] <= '9'; }

static int differ_in_time(const sy_links *l, sayso_span here, sayso_span there, sayso_timex type)
{
    int32_t i = only_time(l->here->doc, here, type), j = only_time(l->there->doc, there, type);
    if (i < 0 || j < 0) return 0;
    const char *a = l->here->doc->times.at[i].value, *b = l->there->doc->times.at[j].value;
    if (type == SAYSO_DURATION) return strcmp(a, b) != 0 && !strchr(a, 'X') && !strchr(b, 'X') && a[strlen(a) - 1] == b[strlen(b) - 1];
    return (is_day(a) && is_day(b) && sy_compare_days(a, b) < 0) || (is_year(a) && is_year(b) && strcmp(a, b) != 0);
}

static int32_t only_quantity(const sayso_doc *d, sayso_span span)
{
    uint32_t i = sy_quantity_from(d, span.start), n = 0;
    while (i + n < d->quantities.n && d->quantities.at[i + n].span.start < span.end) n++;
    return n == 1 && d->quantities.at[i].value ? (int32_t)i : -1;
}

static int are_other_counts(const sayso_quantity *a, const sayso_quantity *b)
{
    if (a->type != b->type || (a->unit != NULL) != (b->unit != NULL) || (a->unit && strcmp(a->unit, b->unit) != 0)) return 0;
    return !a->bound == !b->bound && strcmp(a->value, b->value) != 0;
}

static int differ_in_number(const sy_links *l, sayso_span here, sayso_span there)
{
    int32_t i = only_quantity(l->here->doc, here), j = only_quantity(l->there->doc, there);
    if (i < 0 || j < 0) return 0;
    return are_other_counts(&l->here->doc->quantities.at[i], &l->there->doc->quantities.at[j]);
}

/* The quantity that begins with the word; NULL. */
static const sayso_quantity *quantity_at(const sayso_doc *d, uint32_t start)
{
    uint32_t i = sy_quantity_from(d, start);
    return i < d->quantities.n && d->quantities.at[i].span.start == start && d->quantities.at[i].value ? &d->quantities.at[i] : NULL;
}

/* "Climbed to 24", "rose to 21": behind verbs that are tied, and one small word, whatever else the sentences count. */
static int differ_behind_verb(const sy_links *l)
{
    for (uint32_t i = 0; i + 2 < l->n; i++) {
        int32_t j = l->at[i].to;
        if (j < 0 || (uint32_t)j + 2 >= l->n_there || l->at[i].kind == SY_LINK_OPPOSITE || l->words[i + 2] != l->words[i] + 2) continue;
        if (!(word_here(l, i + 1)->flags & SY_CW_COMMON) || word_here(l, i + 1)->key != l->there->words[l->first + (uint32_t)j + 1].key) continue;
        const sayso_quantity *a = quantity_at(l->here->doc, word_here(l, i + 2)->start), *b = quantity_at(l->there->doc, l->there->words[l->first + (uint32_t)j + 2].start);
        if (a && b && are_other_counts(a, b)) return 1;
    }
    return 0;
}

const char *sy_draft_other_value(const sy_links *l)
{
    sayso_span here = { word_here(l, 0)->start, sy_word_end(word_here(l, l->n - 1)) }, there = sy_cwords_span(l->there, l->first, l->n_there);
    if (l->wide) return NULL;
    if (differ_in_time(l, here, there, SAYSO_DATE) || differ_in_time(l, here, there, SAYSO_DURATION)) return "date";
    return differ_in_number(l, here, there) || differ_behind_verb(l) ? "number" : NULL;
}

/* ---- all */

/* Rare words weigh up to four times as much as common ones, verbs that say little a quarter. */
static void weigh(sy_links *l)
{
    uint64_t all = 0, tied = 0;
    for (uint32_t i = 0; i < l->n; i++) {
        if (!l->at[i].subject) continue;
        uint32_t weight = sy_draft_weight(l->x, stem_here(l, i));
        weight = WEIGHT_MIN + (weight < WEIGHT_MAX ? weight : WEIGHT_MAX);
        if (turn_here(l, i) & SY_TURN_SUPPORT) weight /= 4;
        all += weight;
        l->n_subjects++;
        if (l->at[i].to < 0 || l->at[i].kind == SY_LINK_OPPOSITE) continue;
        tied += weight;
        l->n_tied++;
    }
    l->cover = all ? (uint32_t)(tied * 100 / all) : 0;
}

void sy_draft_tie(sy_draft_index *x, const uint32_t *words, uint32_t n, uint32_t report, const sy_crange *sentence, sy_links *out)
{
    sy_arena *a = &x->c->scratch;
    sy_links l = { .x = x, .words = words, .n = n, .report = report, .first = sentence->first, .n_there = sentence->n, .here = x->draft, .there = &x->c->docs[report] };
    if (l.n_there > SY_ALIGN_WORDS_MAX) l.n_there = SY_ALIGN_WORDS_MAX;
    l.at = sy_alloc_array(a, n + 1, sizeof *l.at);
    l.reversal = sy_alloc_array(a, l.n_there + 1, sizeof *l.reversal);
    l.from = sy_alloc_array(a, l.n_there + 1, sizeof *l.from);
    tying t = { &l, sy_alloc_array(a, n + 1, sizeof *t.here), sy_alloc_array(a, l.n_there + 1, sizeof *t.there) };
    for (uint32_t i = 0; i < n; i++) l.at[i].to = -1, l.at[i].subject = is_subject(&l, i);
    for (uint32_t j = 0; j < l.n_there; j++) l.from[j] = -1;
    *out = l;
    if (!n || !l.n_there) return;
    t.l = out;
    senses_here(&t);
    senses_there(&t);
    tie_all(&t, is_same, SY_LINK_SAME, 0);
    tie_values(out);
    tie_all(&t, is_named, SY_LINK_NAME, 1);
    tie_all(&t, is_like, SY_LINK_LIKE, 0);
    tie_all(&t, is_opposite, SY_LINK_OPPOSITE, 0);
    weigh(out);
}
