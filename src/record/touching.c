/* touching.c - which attributions and conditions touch a sentence. */
#include "record/touching.h"

#include "record/clause.h"

enum { CLIMB_MAX = 24 };

static void start(sayso_doc *d, sy_touching *x)
{
    x->first = sy_alloc_array(&d->arena, d->sentences.n + 1, sizeof *x->first);
    for (uint32_t i = 0; i <= d->sentences.n; i++) x->first[i] = -1;
}

static void add(sayso_doc *d, sy_touching *x, sayso_spans spans, int32_t item)
{
    for (uint32_t i = 0; i < spans.n; i++) {
        int32_t s = sy_sentence_at(d, spans.at[i].start);
        for (; s >= 0 && s < (int32_t)d->sentences.n && d->sentences.at[s].span.start < spans.at[i].end; s++) {
            if (x->first[s] >= 0 && x->links.at[x->first[s]].item == item) continue;
            sy_touch *l = SY_PUSH(&d->arena, &x->links);
            l->item = item;
            l->next = x->first[s];
            x->first[s] = (int32_t)x->links.n - 1;
        }
    }
}

void sy_touching_attributions(sayso_doc *d, sy_touching *x)
{
    start(d, x);
    for (uint32_t i = d->attributions.n; i-- > 0;) {
        add(d, x, d->attributions.at[i].cue, (int32_t)i);
        add(d, x, d->attributions.at[i].content, (int32_t)i);
    }
}

void sy_touching_conditions(sayso_doc *d, sy_touching *x)
{
    start(d, x);
    for (uint32_t i = d->conditions.n; i-- > 0;) {
        add(d, x, d->conditions.at[i].condition, (int32_t)i);
        add(d, x, d->conditions.at[i].consequence, (int32_t)i);
    }
}

int32_t sy_touching_speaker(const sayso_doc *d, const sy_touching *attributions, uint32_t sentence, sayso_span s, int *is_cue)
{
    int32_t best = -1, cue = -1;
    uint32_t best_size = UINT32_MAX;
    *is_cue = 0;
    for (int32_t l = attributions->first[sentence]; l >= 0; l = attributions->links.at[l].next) {
        int32_t i = attributions->links.at[l].item;
        const sayso_attribution *a = &d->attributions.at[i];
        if (sy_spans_touch(a->cue, s)) {
            cue = i;
            continue;
        }
        sayso_span hull = sy_spans_hull(a->content);
        if (sy_spans_touch(a->content, s) && hull.end - hull.start < best_size) best = i, best_size = hull.end - hull.start;
    }
    if (best >= 0 || cue < 0) return best;
    *is_cue = 1;
    return cue;
}

static int is_past(const sayso_doc *d, int32_t verb)
{
    if (sy_nth(d, verb)->xpos == SY_XPOS_VBD) return 1;
    SY_EACH_CHILD(d, verb, c)
        if (sy_rel_of(d, c) == SY_REL_AUX && sy_nth(d, c)->xpos == SY_XPOS_VBD) return 1;
    return 0;
}

/* Is what the clause is hung on still to come: "would give shelter | after two ports refused"? */
static int is_to_come(const sayso_doc *d, int32_t verb)
{
    SY_EACH_CHILD(d, verb, c)
        if (sy_nth(d, c)->xpos == SY_XPOS_MD && (sy_word_is(sy_nth(d, c), "will") || sy_word_is(sy_nth(d, c), "would"))) return 1;
    return 0;
}

/* The subject of a clause, also where the tree takes the word that opens it for a preposition: "| as two ports | refused". */
static int32_t doer_of(const sayso_doc *d, int32_t clause)
{
    int32_t own = sy_child_main(d, clause, SY_REL_NSUBJ), other = own >= 0 ? own : sy_clause_subject(d, clause);
    return own >= 0 || (other >= 0 && other < clause && sy_child(d, other, SY_REL_CASE) >= 0) ? other : -1;
}

/* "after the union rejected it", "as ports refuse": told, with a subject of its own. */
static int sets_scene(const sayso_doc *d, int32_t clause)
{
    static const char *const marks[] = { "after", "as", "while", "before", "although", "though" };
    if (sy_rel_of(d, clause) != SY_REL_ADVCL || sy_nth(d, clause)->quote_depth || doer_of(d, clause) < 0) return 0;
    SY_EACH_CHILD(d, clause, c)
        for (size_t i = 0; c < clause && sy_nth(d, c)->rel == SY_REL_MARK && i < sizeof marks / sizeof marks[0]; i++)
            if (sy_word_is(sy_nth(d, c), marks[i])) return 1;
    for (size_t i = 0; sy_child_main(d, clause, SY_REL_NSUBJ) < 0 && i < sizeof marks / sizeof marks[0]; i++)
        if (sy_clause_marker(d, doer_of(d, clause), marks[i]) >= 0) return 1;
    return 0;
}

/* "after | it | had refused" goes on about the speaker. */
static int tells_of_another(const sayso_doc *d, int32_t clause)
{
    int32_t subject = doer_of(d, clause);
    return subject >= 0 && sy_nth(d, subject)->upos != SY_PRON;
}

/* ", | after the union rejected it": behind a comma, or hung on what is still to come. */
static int is_scene(const sayso_doc *d, int32_t clause)
{
    int32_t first, last;
    if (!is_past(d, clause) || !sets_scene(d, clause)) return 0;
    sy_subtree(d, clause, &first, &last);
    return sy_word_is(sy_nth(d, first), ",") || (first > 0 && sy_word_is(sy_nth(d, first - 1), ",")) || (is_to_come(d, sy_nth(d, clause)->head) && tells_of_another(d, clause));
}

/* A relative clause, or one that sets the scene: where nothing but a deed or a noun stands under the verb of saying, the report's own. */
static int is_aside(const sayso_doc *d, int32_t clause)
{
    int relative = sy_nth(d, clause)->rel == SY_REL_ACL_RELCL && !sy_nth(d, clause)->quote_depth && sy_child(d, clause, SY_REL_MARK) < 0;
    return relative || (sets_scene(d, clause) && tells_of_another(d, clause));
}

int sy_told_beside(const sayso_doc *d, int32_t w, const sayso_attribution *at)
{
    int scene = 0, aside = 0;
    for (int hops = 0; w >= 0 && hops < CLIMB_MAX; hops++, w = sy_nth(d, w)->head) {
        if (sy_spans_touch(at->cue, sy_nth(d, w)->span)) return scene || aside;
        int beside = sy_nth(d, w)->rel == SY_REL_CONJ && !sy_nth(d, w)->quote_depth && doer_of(d, w) >= 0; /* "posted a gain, and workers want more": the next clause */
        if (beside && sy_nth(d, w)->head >= 0 && sy_nth(d, w)->head < w && sy_child(d, sy_nth(d, w)->head, SY_REL_CCOMP) < 0 && sy_spans_touch(at->cue, sy_nth(d, sy_nth(d, w)->head)->span)) return 1;
        int32_t head = sy_nth(d, w)->head;
        unsigned rel = sy_rel_of(d, w);
        scene |= head >= 0 && head < w && is_scene(d, w);
        aside = rel != SY_REL_CCOMP && rel != SY_REL_PARATAXIS && (aside || (head >= 0 && head < w && is_aside(d, w)));
    }
    return 0;
}
