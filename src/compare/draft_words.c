/*
 * draft_words.c - words of a draft against words of a report: the same, re-worded or in conflict. "Carried" is said
 * only where every subject word stands there in the same order and nothing that turns the sense was put in or left out.
 */
#include "compare/draft.h"

#include "base/utf8.h"
#include "names/fold.h"

enum { TIGHT = 55, LOOSE = 60, LITERAL = 75, EQUAL_MIN = 3, BEFORE_WORDS = 5 };

/* Forms of one auxiliary count as one word: tenses shift in reported speech. */
static uint32_t key_of(const sy_draft_index *x, uint32_t report, uint32_t word)
{
    const sy_cword *w = &x->c->docs[report].words[word];
    if (x->literal) return w->key;
    if (!(w->flags & SY_CW_COMMON)) return x->stems[report][word];
    unsigned auxiliary = sy_senses_turn(x->senses, w->key, 0) & (SY_TURN_BE | SY_TURN_WILL | SY_TURN_HAVE);
    return auxiliary ? auxiliary : w->key;
}

/* A function word whose coming and going leaves the sense as it is. */
static int is_light(const sy_draft_index *x, const sy_cword *w) { return (w->flags & SY_CW_COMMON) && (sy_senses_turn(x->senses, w->key, 0) & SY_TURN_LIGHT); }

/* ---- actors */

static int is_land(sayso_actor_kind k) { return k == SAYSO_ACTOR_STATE || k == SAYSO_ACTOR_GOVERNMENT; }

/* The last word of one name is a word of the other, and all words of the shorter are in the longer. */
static int names_agree(const char *a, const char *b)
{
    char p[SY_FOLD_MAX], q[SY_FOLD_MAX];
    size_t n = sy_fold(a, strlen(a), p, sizeof p), m = sy_fold(b, strlen(b), q, sizeof q);
    const char *shorter = n < m ? p : q, *longer = n < m ? q : p;
    size_t k = strlen(shorter), l = strlen(longer);
    return k > 2 && l >= k && strcmp(longer + l - k, shorter) == 0 && (l == k || longer[l - k - 1] == ' ');
}

int sy_draft_same_actor(const sayso_doc *p, int32_t a, const sayso_doc *q, int32_t b)
{
    if (a < 0 || b < 0) return 0;
    const sayso_actor *x = &p->actors.at[a], *y = &q->actors.at[b];
    if (strcmp(x->id, y->id) == 0) return 2;
    int one_country = x->country && y->country && strcmp(x->country, y->country) == 0, one_land = one_country && (is_land(x->kind) || is_land(y->kind));
    if (one_land && is_land(x->kind) && is_land(y->kind)) return 2;
    /* names that no table knows: "Pellbody" here, "Ana Pellbody" there */
    if ((strncmp(x->id, "x:", 2) == 0 || strncmp(y->id, "x:", 2) == 0) && names_agree(x->name, y->name)) return 2;
    return one_land;
}

static const sayso_time *time_at(const sayso_doc *doc, const sy_cword *w)
{
    uint32_t i = sy_time_from(doc, w->start);
    return i < doc->times.n && doc->times.at[i].span.start <= w->start ? &doc->times.at[i] : NULL;
}

/* ---- differences */

typedef struct {
    sy_draft_index *x;
    const uint32_t *words;      /* of the draft */
    uint32_t n, report, first, n_there;
    const sy_cdoc *there;
    sy_cword *a, *b;
    sy_alignment al;
    int said;                   /* the draft's sentence is attributed, so that "the ministry said" may come between */
    uint32_t turned;            /* words such as "dropped" that stand on one side only: extra less cut */
    uint32_t extra, cut, heavy; /* subject words added, left out; function words that count */
    uint32_t weight, in_order, in_any;
    const char *conflict;       /* number, date, actor */
    uint32_t beside;            /* words behind those set side by side, with the one that conflicts */
} comparison;

/* A currency before, or a sign of percent behind, a number. */
static uint32_t sign_of(const sy_cdoc *d, const sy_cword *w)
{
    unsigned len;
    uint32_t before = w->start ? sy_utf8_before(d->doc->text, w->start, &len) : 0, end = sy_word_end(w);
    if (before == '$' || before == 0x20AC || before == 0xA3 || before == 0xA5) return before;
    return end < d->doc->n_text && d->doc->text[end] == '%' ? '%' : 0;
}

/* "about 2,000", "more than 2,000": a word before that makes a number inexact. */
static int is_inexact(const sy_senses *t, const sy_cdoc *d, uint32_t word)
{
    for (uint32_t k = word > 2 ? word - 2 : 0; k < word; k++)
        if (sy_senses_turn(t, d->words[k].key, 0) & SY_TURN_INEXACT) return 1;
    return 0;
}

static int64_t digits_of(const sy_cdoc *d, const sy_cword *w)
{
    int64_t n = 0;
    for (uint32_t i = w->start; i < sy_word_end(w) && n < INT64_MAX / 100; i++) {
        char c = d->doc->text[i];
        if (c == '.') break;
        if (c >= '0' && c <= '9') n = n * 10 + (c - '0');
    }
    return n;
}

/* Within a tenth of each other. */
static int close_by(const sy_cdoc *p, const sy_cword *w, const sy_cdoc *q, const sy_cword *v)
{
    int64_t a = digits_of(p, w), b = digits_of(q, v), more = a > b ? a : b;
    return (a > b ? a - b : b - a) <= more / 10;
}

static int alike(const sy_cdoc *p, const sy_cword *a, const sy_cdoc *q, const sy_cword *b)
{
    const char *x = p->doc->text + a->start, *y = q->doc->text + b->start;
    return (x[0] | 32) == (y[0] | 32) && (a->n_bytes < 2 || b->n_bytes < 2 || (x[1] | 32) == (y[1] | 32));
}

/* What kind of conflict a word in another's place makes; NULL: none for certain. */
static const char *conflict_of(const comparison *c, uint32_t i, uint32_t j)
{
    const sy_cdoc *p = c->x->draft, *q = c->there;
    const sy_cword *w = &p->words[i], *v = &q->words[j];
    const sayso_time *s = time_at(p->doc, w), *t = time_at(q->doc, v);
    if (s && t) {
        if (sy_compare_days(s->value, t->value) > 0) return NULL;
        if (sy_compare_days(s->value, t->value) < 0 || (w->flags & v->flags & SY_CW_NUMBER)) return "date";
        return NULL;
    }
    if (w->flags & v->flags & SY_CW_NUMBER) return (is_inexact(c->x->senses, p, i) || is_inexact(c->x->senses, q, j)) && close_by(p, w, q, v) ? NULL : "number";
    int32_t x = sy_draft_named(c->x, c->x->n_reports, i), y = sy_draft_named(c->x, c->report, j);
    if (x < 0 || y < 0 || alike(p, w, q, v) || sy_draft_same_actor(p->doc, x, q->doc, y)) return NULL;
    return "actor";
}

static int reverses(const sy_draft_index *x, uint32_t report, uint32_t word) { return (sy_draft_turn(x, report, word) & SY_TURN_REVERSAL) != 0; }

/* "Orvenia's negotiator" here, "Its negotiator" there. */
static int is_pronoun_for(const comparison *c, int32_t i, int32_t j)
{
    int32_t actor = i < 0 || j < 0 ? -1 : sy_draft_named(c->x, c->x->n_reports, c->words[i]);
    sy_draft_who who = j < 0 ? (sy_draft_who){ -1, 0, 0 } : c->x->who[c->report][c->first + (uint32_t)j];
    return actor >= 0 && who.how == SY_WHO_PRONOUN && sy_draft_same_actor(c->x->draft->doc, actor, c->there->doc, who.actor) == 2;
}

static void count_difference(comparison *c, int32_t i, int32_t j)
{
    if (is_pronoun_for(c, i, j)) return;
    const sy_cword *w = i >= 0 ? &c->x->draft->words[c->words[i]] : NULL, *v = j >= 0 ? &c->there->words[c->first + (uint32_t)j] : NULL;
    if (w) {
        if (reverses(c->x, c->x->n_reports, c->words[i])) c->turned ^= 1;
        if (!(w->flags & SY_CW_COMMON)) c->extra++;
        else if (!is_light(c->x, w)) c->heavy++;
    }
    if (v && !(c->said && !w && c->x->says[c->report][c->first + (uint32_t)j])) {
        if (reverses(c->x, c->report, c->first + (uint32_t)j)) c->turned ^= 1;
        if (!(v->flags & SY_CW_COMMON)) c->cut++;
        else if (!is_light(c->x, v)) c->heavy++;
    }
    if (w && v && !c->conflict) c->conflict = conflict_of(c, c->words[i], c->first + (uint32_t)j);
}

static void count_equal(comparison *c, int32_t i, int32_t j)
{
    const sy_cword *w = &c->x->draft->words[c->words[i]], *v = &c->there->words[c->first + (uint32_t)j];
    if (!(w->flags & SY_CW_COMMON)) c->in_order += sy_draft_weight(c->x, c->x->stems[c->x->n_reports][c->words[i]]);
    if ((w->flags & SY_CW_NUMBER) && sign_of(c->x->draft, w) != sign_of(c->there, v)) {
        c->heavy++;
        if (sign_of(c->x->draft, w) && sign_of(c->there, v)) c->conflict = "number";
    }
}

static int holds_stem(const comparison *c, uint32_t stem)
{
    for (uint32_t j = 0; j < c->n_there; j++)
        if (c->x->stems[c->report][c->first + j] == stem) return 1;
    return 0;
}

/* What stands just outside the words that were set side by side: another name in its place. */
static void look_beside(comparison *c)
{
    uint32_t a_end = c->al.a_first + c->al.a_n, b_end = c->al.b_first + c->al.b_n;
    if (!c->conflict && c->al.a_first && c->al.b_first) c->conflict = conflict_of(c, c->words[c->al.a_first - 1], c->first + c->al.b_first - 1);
    if (c->conflict || a_end >= c->n || b_end >= c->n_there) return;
    c->conflict = conflict_of(c, c->words[a_end], c->first + b_end);
    if (!c->conflict && a_end + 1 == c->n && b_end + 1 < c->n_there && (c->there->words[c->first + b_end].flags & SY_CW_COMMON)) /* "climbed to 24", "rises to 21" */
        if ((c->conflict = conflict_of(c, c->words[a_end], c->first + b_end + 1)) != NULL) b_end++;
    c->beside = c->conflict ? b_end + 1 - c->al.b_first - c->al.b_n : 0;
}

/* How much of the draft's words stands there in any order, by weight. */
static void count_bag(comparison *c)
{
    for (uint32_t i = 0; i < c->n; i++) {
        if (c->x->draft->words[c->words[i]].flags & SY_CW_COMMON) continue;
        uint32_t stem = c->x->stems[c->x->n_reports][c->words[i]], weight = sy_draft_weight(c->x, stem);
        c->weight += weight;
        if (holds_stem(c, stem)) c->in_any += weight;
    }
}

/* "Rusk demanded" here, "He demanded" there: the report's pronoun just before means whom the draft names. */
static int is_pronoun_there(const comparison *c, uint32_t i)
{
    const sayso_doc *p = c->x->draft->doc, *q = c->there->doc;
    int32_t actor = sy_draft_named(c->x, c->x->n_reports, c->words[i]);
    if (actor < 0 || !c->al.b_first) return 0;
    uint32_t before = c->there->words[c->first + c->al.b_first - 1].start;
    for (uint32_t k = 0; k < q->mentions.n; k++) {
        const sayso_mention *m = &q->mentions.at[k];
        if (m->how == SAYSO_HOW_PRONOUN && m->span.start == before && sy_draft_same_actor(p, actor, q, m->actor) == 2) return 1;
    }
    return 0;
}

static void walk(comparison *c)
{
    uint32_t end = c->al.a_first + c->al.a_n;
    for (uint32_t i = 0; i < c->al.a_first; i++)
        if (!is_pronoun_there(c, i)) count_difference(c, (int32_t)i, -1);
    for (uint32_t k = 0; k < c->al.n; k++) {
        const sy_step *s = &c->al.steps[k];
        if (sy_step_is_equal(c->a, c->b, s)) count_equal(c, s->i, s->j);
        else count_difference(c, s->i, s->j);
    }
    for (uint32_t i = end; i < c->n; i++) count_difference(c, (int32_t)i, -1);
    look_beside(c);
}

/* ---- the words side by side */

static sayso_span span_at(const sy_cdoc *d, uint32_t word) { return sy_cwords_span(d, word, 1); }

static void lay_out(comparison *c, sy_draft_match *out)
{
    sayso_aligned *w = sy_alloc_array(&c->x->c->scratch, c->n + c->al.n + 1, sizeof *w);
    uint32_t n = 0, end = c->al.a_first + c->al.a_n;
    for (uint32_t i = 0; i < c->al.a_first; i++, n++) w[n].a = span_at(c->x->draft, c->words[i]), w[n].changed = 1;
    for (uint32_t k = 0; k < c->al.n; k++, n++) {
        const sy_step *s = &c->al.steps[k];
        if (s->i >= 0) w[n].a = span_at(c->x->draft, c->words[s->i]);
        if (s->j >= 0) w[n].b = span_at(c->there, c->first + (uint32_t)s->j);
        w[n].changed = !sy_step_is_equal(c->a, c->b, s);
    }
    for (uint32_t i = end; i < c->n; i++, n++) w[n].a = span_at(c->x->draft, c->words[i]), w[n].changed = 1;
    out->words = w;
    out->n_words = n;
}

/* ---- what turns the sense */

typedef struct {
    uint32_t inside, before; /* negations */
    int condition;
} turns;

static uint32_t is_turn(const sy_draft_index *x, uint32_t report, uint32_t word, unsigned bit) { return (sy_draft_turn(x, report, word) & bit) != 0; }

static turns turns_there(const comparison *c)
{
    turns t = { 0, 0, 0 };
    uint32_t from = c->first + c->al.b_first, to = from + c->al.b_n;
    for (uint32_t k = from; k < to; k++) t.inside += is_turn(c->x, c->report, k, SY_TURN_NEGATION);
    for (uint32_t k = from > c->first + BEFORE_WORDS ? from - BEFORE_WORDS : c->first; k < from; k++) t.before += is_turn(c->x, c->report, k, SY_TURN_NEGATION);
    for (uint32_t k = c->first; k < c->first + c->n_there; k++) t.condition |= (int)is_turn(c->x, c->report, k, SY_TURN_CONDITION);
    return t;
}

static turns turns_here(const comparison *c)
{
    turns t = { 0, 0, 0 };
    const sy_cdoc *d = c->x->draft;
    for (uint32_t i = 0; i < c->n; i++) t.inside += is_turn(c->x, c->x->n_reports, c->words[i], SY_TURN_NEGATION);
    const sy_crange *s = &d->sentences[sy_draft_sentence(d, c->words[0])];
    for (uint32_t k = s->first; k < s->first + s->n; k++) t.condition |= (int)is_turn(c->x, c->x->n_reports, k, SY_TURN_CONDITION);
    return t;
}

static void judge(comparison *c, sy_draft_match *out)
{
    turns here = turns_here(c), there = turns_there(c);
    int near = c->al.equal_content >= EQUAL_MIN && out->covered >= TIGHT;
    if (c->x->literal && c->n > 3 && c->al.equal * 100 >= LITERAL * c->n) near = 1;
    if (near && c->conflict) {
        out->status = SY_IN_CONFLICT;
        out->type = c->conflict;
    } else if (near && out->covered >= LOOSE && c->extra <= 1 && here.inside % 2 != there.inside % 2) {
        out->status = SY_IN_CONFLICT;
        out->type = "polarity";
        out->note = "negated on one side only";
    } else if (c->turned) {
        out->status = SY_NOT_FOUND;
    } else if (!near && (out->bag < LOOSE || c->al.equal_content < 2)) {
        out->status = SY_NOT_FOUND;
    } else {
        out->status = SY_REWORDED;
        if (here.inside != there.inside || there.before) out->type = "polarity", out->note = "a negation stands beside it on one side only";
        else if (there.condition && !here.condition) out->type = "condition", out->note = "the report's sentence has a condition";
        else if (c->extra || c->cut || c->heavy) out->type = c->extra ? "words" : "cut";
        else out->status = SY_CARRIED;
    }
}

/* Does the draft's sentence say who said it? */
static int is_said(const sy_draft_index *x, uint32_t word)
{
    const sy_crange *s = &x->draft->sentences[sy_draft_sentence(x->draft, word)];
    for (uint32_t k = s->first; k < s->first + s->n; k++)
        if (x->says[x->n_reports][k]) return 1;
    return 0;
}

void sy_draft_compare(sy_draft_index *x, const uint32_t *words, uint32_t n, uint32_t report, uint32_t first, uint32_t n_there, sy_draft_match *out)
{
    sy_arena *arena = &x->c->scratch;
    comparison c = { .x = x, .words = words, .n = n, .report = report, .first = first, .n_there = n_there, .there = &x->c->docs[report] };
    memset(out, 0, sizeof *out);
    out->status = SY_NOT_FOUND;
    if (!n || !n_there) return;
    c.said = is_said(x, words[0]);
    c.a = sy_alloc_array(arena, n, sizeof *c.a);
    c.b = sy_alloc_array(arena, n_there, sizeof *c.b);
    for (uint32_t i = 0; i < n; i++) c.a[i] = x->draft->words[words[i]], c.a[i].key = key_of(x, x->n_reports, words[i]);
    for (uint32_t j = 0; j < n_there; j++) c.b[j] = c.there->words[first + j], c.b[j].key = key_of(x, report, first + j);
    sy_align(arena, c.a, n, c.b, n_there, &c.al);
    count_bag(&c);
    if (!c.al.n || !c.weight) return;
    walk(&c);
    out->equal = c.al.equal_content;
    out->covered = (uint32_t)((uint64_t)c.in_order * 100 / c.weight);
    out->bag = (uint32_t)((uint64_t)c.in_any * 100 / c.weight);
    out->span = sy_cwords_span(c.there, first + c.al.b_first, c.al.b_n + c.beside);
    judge(&c, out);
    lay_out(&c, out);
}
