/* draft_said.c - attributions of a draft: does a report have the same words from the same source? */
#include "compare/draft.h"

#include "base/common.h"

enum { SURE_HERE = 40, SURE_NESTED = 60, SURE_THERE = 45, SURE_SHOWN = 70, NESTED_MAX = 4, FAR_BEHIND = 15 };

typedef enum { SAME, ONE_COUNTRY, ANOTHER, UNKNOWN } sameness;

static int same_anonymous(const sayso_attribution *a, const sayso_attribution *b)
{
    return a->anonymous && b->anonymous && strcmp(a->anonymous, b->anonymous) == 0;
}

/* The word of the draft's source that the others hang on: "staff" of "two of the hospital's staff"; the last but for the tree. */
static uint32_t head_of_source(const sy_cdoc *d, sayso_span s)
{
    uint32_t first = sy_cword_at(d, s.start), last = first;
    for (uint32_t i = first; i < d->n_words && d->words[i].start < s.end; i++) {
        uint32_t w = sy_word_at(d->doc, d->words[i].start);
        int32_t head = w < d->doc->words.n ? d->doc->words.at[w].head : -1;
        if (!(d->words[i].flags & SY_CW_COMMON)) last = i;
        if (w < d->doc->words.n && (head < 0 || d->doc->words.at[head].span.start < s.start || d->doc->words.at[head].span.start >= s.end)) return i;
    }
    return last;
}

/* Do two sources that no actor stands for share the word that says who it is? A word that says the same will not do: an officer is no official. */
static int same_words(const sy_draft_index *x, const sayso_attribution *a, uint32_t report, const sayso_attribution *b)
{
    const sy_cdoc *d = &x->c->docs[report];
    sayso_span t = sy_spans_hull(b->source);
    uint32_t head = head_of_source(x->draft, sy_spans_hull(a->source));
    if (head >= x->draft->n_words || (x->draft->words[head].flags & SY_CW_COMMON)) return 0;
    uint32_t stem = x->stems[x->n_reports][head];
    for (uint32_t j = sy_cword_at(d, t.start); j < d->n_words && d->words[j].start < t.end; j++) {
        if (d->words[j].flags & SY_CW_COMMON) continue;
        if (stem == x->stems[report][j]) return 1;
    }
    return 0;
}

/* "Brekk's letter" here, "Brekk" there: the person whose it is. */
static int is_of_person(const sy_draft_index *x, const sayso_attribution *a, uint32_t report, int32_t there)
{
    const sayso_doc *q = x->c->docs[report].doc;
    sayso_span s = sy_spans_hull(a->source);
    if (there < 0 || q->actors.at[there].kind != SAYSO_ACTOR_PERSON) return 0;
    for (uint32_t i = sy_cword_at(x->draft, s.start); i < x->draft->n_words && x->draft->words[i].start < s.end; i++) {
        const sy_cword *w = &x->draft->words[i];
        const char *end = x->draft->doc->text + sy_word_end(w);
        int owns = w->n_bytes > 3 && end[-1] == 's' && (end[-2] == '\'' || memcmp(end - 4, "\xE2\x80\x99", 3) == 0);
        for (uint32_t k = 0; owns && k < q->mentions.n; k++) {
            uint32_t j = q->mentions.at[k].actor == there ? sy_cword_at(&x->c->docs[report], q->mentions.at[k].span.start) : UINT32_MAX;
            for (; j < x->c->docs[report].n_words && x->c->docs[report].words[j].start < q->mentions.at[k].span.end; j++)
                if ((w->flags & SY_CW_CAPITAL) && x->stems[report][j] == x->stems[x->n_reports][i]) return 1;
        }
    }
    return 0;
}

/* Is an unresolved source printed with a name? */
static int is_name(const sy_cdoc *d, const sayso_attribution *a)
{
    sayso_span s = sy_spans_hull(a->source);
    for (uint32_t i = sy_cword_at(d, s.start); i < d->n_words && d->words[i].start < s.end; i++)
        if ((d->words[i].flags & SY_CW_CAPITAL) && !(d->words[i].flags & (SY_CW_COMMON | SY_CW_SENTENCE))) return 1;
    return 0;
}

static void take_best(sameness *best, int level)
{
    sameness s = level == 2 ? SAME : level == 1 ? ONE_COUNTRY : ANOTHER;
    if (s < *best) *best = s;
}

/* One source of the report against the draft's. */
static sameness compare_sources(const sy_draft_index *x, const sayso_attribution *a, uint32_t report, const sayso_attribution *b)
{
    const sayso_doc *p = x->draft->doc, *q = x->c->docs[report].doc;
    int32_t here = sy_speaker_of(p, a), there = sy_speaker_of(q, b);
    sameness best = UNKNOWN;
    if (here < 0 || there < 0) {
        if ((here < 0 && there < 0 && same_anonymous(a, b)) || (b->source.n && same_words(x, a, report, b)) || is_of_person(x, a, report, there)) return SAME;
        if (here >= 0 || a->anonymous || is_name(x->draft, a)) best = b->anonymous || there >= 0 ? ANOTHER : UNKNOWN;
    } else {
        take_best(&best, sy_draft_same_actor(p, here, q, there));
    }
    for (uint32_t k = 0; here >= 0 && k < b->n_joint; k++) take_best(&best, sy_draft_same_actor(p, here, q, b->joint[k]));
    if (here >= 0 && b->via >= 0 && sy_draft_same_actor(p, here, q, b->via) == 2) best = SAME;
    return best;
}

/* The report's source of these words, or one on whose word that stands. */
static sameness compare_chain(const sy_draft_index *x, const sayso_attribution *a, const sy_check_item *what, uint32_t place, int32_t b, int32_t *which)
{
    uint32_t report = what->places[place].report;
    int within = sy_span_covers(what->span, sy_spans_hull(a->source));
    const sayso_doc *q = x->c->docs[report].doc;
    sameness best = UNKNOWN;
    for (int depth = 0; b >= 0 && depth < NESTED_MAX; depth++, b = q->attributions.at[b].parent) {
        const sayso_attribution *there = &q->attributions.at[b];
        if (there->attitude || there->conf < SURE_THERE) continue;
        if (!within && there->source.n && !sy_draft_only_says(there) && sy_span_covers(what->places[place].span, sy_spans_hull(there->source))) continue;
        sameness s = compare_sources(x, a, report, there);
        if (s >= best) continue;
        best = s;
        *which = b;
    }
    return best;
}

static sayso_span source_span(const sayso_attribution *a) { return sy_spans_hull(a->source.n ? a->source : a->cue); }

static int is_denial(const sayso_attribution *a) { return a->cue_class && (strcmp(a->cue_class, "deny") == 0 || strcmp(a->cue_class, "question") == 0); }

/* "accepted" here, "rejected" there. */
static int opposed(const sayso_attribution *a, const sayso_attribution *b)
{
    static const char *const yes[] = { "accept", "agree", "confirm", "admit", "promise", "offer", NULL }, *const no[] = { "reject", "deny", NULL };
    if (!a->cue_class || !b->cue_class) return 0;
    return (sy_is_one_of(a->cue_class, yes) && sy_is_one_of(b->cue_class, no)) || (sy_is_one_of(a->cue_class, no) && sy_is_one_of(b->cue_class, yes));
}

/* "said" here, "claimed" there: the cue is of another strength, or denies. */
static int cues_differ(const sayso_attribution *a, const sayso_attribution *b)
{
    if (is_denial(a) != is_denial(b)) return 1;
    return a->cue_strength && b->cue_strength && a->cue_strength != b->cue_strength;
}

typedef struct {
    sy_draft_index *x;
    const sayso_attribution *a;
    sy_check_item *item;
    sameness best;
    int cue_differs, opposed;
} comparison;

/* The first place of the best kind is the one that is shown. */
static void add_place(comparison *c, uint32_t report, int32_t which, sameness s)
{
    const sayso_attribution *b = &c->x->c->docs[report].doc->attributions.at[which];
    int differs = s == SAME && cues_differ(c->a, b);
    sy_check_status status = s == SAME && opposed(c->a, b) ? SY_IN_CONFLICT : s == SAME ? differs ? SY_REWORDED : SY_CARRIED : s == ONE_COUNTRY ? SY_REWORDED : SY_IN_CONFLICT;
    const char *type = status == SY_CARRIED ? NULL : differs ? "cue" : "actor";
    int better = s < c->best || (s == SAME && c->best == SAME && c->cue_differs && !differs);
    if (better) {
        sy_check_item kept = *c->item;
        c->item->n_places = 0;
        sy_draft_place(c->item, report, source_span(b), status, type);
        for (uint32_t i = 0; i < kept.n_places; i++) sy_draft_place(c->item, kept.places[i].report, kept.places[i].span, kept.places[i].status, kept.places[i].type);
        c->best = s;
        c->cue_differs = differs;
        c->opposed = status == SY_IN_CONFLICT && s == SAME;
    } else {
        sy_draft_place(c->item, report, source_span(b), status, type);
    }
}

static void conclude(comparison *c, int n_contents, int n_found)
{
    sy_check_item *item = c->item;
    item->status = SY_NOT_FOUND;
    if (c->best == SAME) {
        item->status = c->cue_differs ? SY_REWORDED : SY_CARRIED;
        if (c->opposed) item->status = SY_IN_CONFLICT;
        if (c->cue_differs || c->opposed) item->type = "cue", item->note = c->opposed ? "the report's wording says the opposite" : "worded with another force in the report";
    } else if (c->best == ONE_COUNTRY) {
        item->status = SY_REWORDED;
        item->type = "actor";
        item->note = "another source of the same country in the report";
    } else if (c->best == ANOTHER) {
        item->status = SY_IN_CONFLICT;
        item->type = "actor";
        item->note = "another source in the report";
    } else if (!n_found) {
        item->note = n_contents ? "what is attributed was not found in the reports" : "too few words are attributed to look for";
    } else {
        item->note = "the words stand in a report; who said them there was not found";
    }
}

/* The attribution's own words are part of a statement that the reports have in other words, its source's name among those tied. */
static const sy_check_item *stated(const sy_cdoc *d, const sayso_attribution *a, const sy_check_items *items, uint32_t n)
{
    sayso_span source = sy_spans_hull(a->source);
    int named = 0;
    for (uint32_t k = sy_cword_at(d, source.start); k < d->n_words && d->words[k].start < source.end; k++) named |= !(d->words[k].flags & SY_CW_COMMON);
    for (uint32_t i = 0; i < n; i++) {
        const sy_check_item *s = &items->at[i];
        if (s->kind != SY_ITEM_STATEMENT || s->status > SY_REWORDED || !s->n_places || !sy_spans_touch(a->cue, s->span) || !sy_span_covers(s->span, source)) continue;
        if (!named) return s;
        for (uint32_t k = 0; k < s->n_words; k++)
            if (s->words[k].b.end && sy_span_covers(source, s->words[k].a) && s->words[k].a.end) return s;
    }
    return NULL;
}

static void attribute(sy_draft_index *x, const sayso_attribution *a, sy_check_items *out)
{
    uint32_t n = out->n;
    int contents = 0, found = 0;
    sy_draft_item(x, out, SY_ITEM_ATTRIBUTION, source_span(a));
    comparison c = { .x = x, .a = a, .item = &out->at[n], .best = UNKNOWN };
    for (uint32_t i = 0; i < n; i++) {
        const sy_check_item *what = &out->at[i];
        if (what->kind > SY_ITEM_QUOTATION || !sy_spans_touch(a->content, what->span)) continue;
        contents++;
        for (uint32_t k = 0; k < what->n_places; k++) {
            int32_t which = -1, b = sy_attribution_of(&x->c->docs[what->places[k].report], what->places[k].span);
            found++;
            if (what->places[k].covered + FAR_BEHIND < what->places[0].covered) continue;
            sameness s = compare_chain(x, a, what, k, b, &which);
            if (s != UNKNOWN) add_place(&c, what->places[k].report, which, s);
        }
    }
    conclude(&c, contents, found);
    const sy_check_item *whole = c.best == UNKNOWN ? stated(x->draft, a, out, n) : NULL;
    if (!whole) return;
    c.item->status = SY_REWORDED;
    c.item->type = "words";
    c.item->note = "re-worded with the statement that it is part of";
    for (uint32_t k = 0; k < whole->n_places; k++) sy_draft_place(c.item, whole->places[k].report, whole->places[k].span, SY_REWORDED, "words");
}

/* ---- what the draft says in its own voice and the reports on somebody's word */

static int is_attributed(const sayso_doc *doc, sayso_span sentence)
{
    for (uint32_t i = 0; i < doc->attributions.n; i++) {
        const sayso_attribution *a = &doc->attributions.at[i];
        if (!a->attitude && a->conf >= SURE_HERE && (sy_spans_touch(a->content, sentence) || sy_spans_touch(a->cue, sentence))) return 1;
    }
    return 0;
}

/* The attribution whose content the words of a report are; -1. */
static int32_t attributed_there(const sayso_doc *doc, sayso_span span)
{
    for (uint32_t i = 0; i < doc->attributions.n; i++) {
        const sayso_attribution *a = &doc->attributions.at[i];
        if (a->attitude || a->conf < SURE_SHOWN || !a->source.n || sy_spans_touch(a->cue, span)) continue;
        for (uint32_t k = 0; k < a->content.n; k++)
            if (sy_span_covers(a->content.at[k], span)) return (int32_t)i;
    }
    return -1;
}

static void unsourced(sy_draft_index *x, uint32_t statement, sy_check_items *out)
{
    sy_check_item s = out->at[statement], made = { 0 };
    const sy_crange *words = &x->draft->sentences[s.sentence];
    if (!s.n_places || is_attributed(x->draft->doc, sy_cwords_span(x->draft, words->first, words->n))) return;
    for (uint32_t k = 0; k < s.n_places; k++) {
        const sayso_doc *there = x->c->docs[s.places[k].report].doc;
        int32_t b = attributed_there(there, s.places[k].span);
        if (b < 0) return; /* this report has it in its own voice, too */
        sy_draft_place(&made, s.places[k].report, source_span(&there->attributions.at[b]), SY_REWORDED, "unsourced");
    }
    sy_check_item *item = sy_draft_item(x, out, SY_ITEM_ATTRIBUTION, s.span);
    item->status = SY_REWORDED;
    item->type = "unsourced";
    item->note = "the draft names no source; the report does";
    item->n_places = made.n_places;
    memcpy(item->places, made.places, sizeof made.places);
}

/* Does somebody speak here, outside quotation marks? What people want, or would do, inside what they say is no attribution to check. */
static int speaks(const sy_cdoc *d, const sayso_attribution *a)
{
    if (a->attitude || a->conf < SURE_HERE || !a->source.n || (a->parent >= 0 && a->conf < SURE_NESTED)) return 0;
    uint32_t k = sy_cword_at(d, a->source.at[0].start);
    return k < d->n_words && !(d->words[k].flags & (SY_CW_QUOTED | SY_CW_WITHIN));
}

void sy_draft_attributions(sy_draft_index *x, sy_check_items *out)
{
    const sayso_doc *doc = x->draft->doc;
    uint32_t n = out->n;
    for (uint32_t i = 0; i < doc->attributions.n; i++) {
        const sayso_attribution *a = &doc->attributions.at[i];
        if (!speaks(x->draft, a)) continue;
        attribute(x, a, out);
    }
    for (uint32_t i = 0; i < n; i++)
        if (out->at[i].kind == SY_ITEM_STATEMENT) unsourced(x, i, out);
}
