/*
 * condition.c - conditions that a word announces: if, unless, until, once, before, without, in exchange for, depends
 * on, or else. The marker's clause is the condition, the clause it hangs on the consequence.
 */
#include "record/condition.h"

#include "record/record.h"
#include "record/stances.h"

enum { LESS_MAX = 48, HOPS_MAX = 24, WHETHER_NEAR = 3 };


/* A marker in the text and the two heads it joins. */
typedef struct {
    const sy_marker *marker;
    int32_t first, last;  /* its words */
    int32_t below, above; /* head of what it introduces; head of the clause that hangs on it */
} joint;

/* Follow the heads out of the marker's own words. */
static int32_t out_of(const sy_said *s, int32_t w, int32_t first, int32_t last)
{
    for (int hops = 0; w >= first && w <= last && hops < HOPS_MAX; hops++) w = sy_said_nth(s, w)->head;
    return w;
}

/* A parser may hang the marker on a word within the subject: go up to the verb of that clause. */
static int32_t climb(const sy_said *s, int32_t w, int32_t last)
{
    for (int hops = 0; hops < HOPS_MAX && w > last && !sy_clause_is_head(s->d, w); hops++) {
        unsigned rel = sy_rel_main(sy_said_nth(s, w)->rel);
        int inside = rel == SY_REL_NSUBJ || rel == SY_REL_AMOD || rel == SY_REL_DET || rel == SY_REL_COMPOUND || rel == SY_REL_NMOD ||
                     rel == SY_REL_CASE || rel == SY_REL_NUMMOD || rel == SY_REL_FLAT;
        if (!inside || sy_said_nth(s, w)->head <= last) break;
        w = sy_said_nth(s, w)->head;
    }
    return w;
}

static int find_below(const sy_said *s, joint *j)
{
    j->below = out_of(s, j->last, j->first, j->last);
    int verb = j->marker->frame == SY_MARKER_PHRASE && sy_said_nth(s, j->last)->upos == SY_VERB; /* "failing an answer" */
    if (j->below <= j->last || verb) { /* "provided X": the marker is a verb over its clause */
        j->below = -1;
        SY_EACH_CHILD(s->d, j->last, c)
            if (c > j->last && sy_said_nth(s, c)->upos != SY_PUNCT) {
                j->below = c;
                break;
            }
    }
    if (j->marker->frame != SY_MARKER_PHRASE && j->marker->frame != SY_MARKER_WITHOUT) j->below = climb(s, j->below, j->last);
    return j->below > j->last;
}

/* The condition heads the tree: the consequence is a full clause behind it and a comma. */
static int32_t clause_after(const sy_said *s, int32_t below)
{
    SY_EACH_CHILD(s->d, below, c) {
        unsigned rel = sy_rel_main(sy_said_nth(s, c)->rel);
        if (c < below || (rel != SY_REL_CCOMP && rel != SY_REL_PARATAXIS && rel != SY_REL_CONJ && rel != SY_REL_ADVCL)) continue;
        int32_t before = s->c.first[c] - 1;
        if (sy_child_main(s->d, c, SY_REL_NSUBJ) >= 0 && before > below && sy_word_is(sy_said_nth(s, before), ",")) return c;
    }
    return -1;
}

static int is_conditional(const sy_said *s, int32_t w) { return sy_clause_marker(s->d, w, "if") >= 0 || sy_clause_marker(s->d, w, "unless") >= 0; }

/* "is prepared to strike if": what is conditional is the readiness too. */
static int32_t governor_of(const sy_said *s, int32_t above, int32_t marker)
{
    for (int hops = 0; hops < 4; hops++) {
        int32_t g = sy_said_nth(s, above)->head;
        int let = g >= 0 && g < above && sy_said_nth(s, above)->xpos == SY_XPOS_VB && (sy_lemma_is(sy_said_nth(s, g), "let") || sy_lemma_is(sy_said_nth(s, g), "help")); /* "let them go" */
        int infinitive = let || (!sy_clause_finite(s->d, above) && (sy_clause_marker(s->d, above, "to") >= 0 || sy_said_nth(s, above)->xpos == SY_XPOS_VBG));
        if (g < 0 || g > marker || above > marker || !infinitive) break;
        unsigned rel = sy_rel_main(sy_said_nth(s, above)->rel);
        if (rel != SY_REL_XCOMP && rel != SY_REL_ACL && rel != SY_REL_CCOMP && rel != SY_REL_OBJ) break;
        int32_t clause = sy_clause_of(s->d, g);
        if (clause < 0 || clause > marker || (rel == SY_REL_XCOMP && sy_words_has(s->engine, s->d, clause, clause, SY_WORDS_SAY))) break;
        above = clause;
    }
    return above;
}

/* The clause over it, from the topmost word of marker and condition. */
static void find_above(const sy_said *s, joint *j)
{
    int32_t w = j->below;
    for (int hops = 0; w >= 0 && hops < HOPS_MAX; hops++) {
        w = sy_said_nth(s, w)->head;
        if (w < j->first || w > j->last) break;
    }
    /* "if A or if B": both conditions hang on what the first one hangs on */
    for (int hops = 0; w >= 0 && hops < HOPS_MAX && sy_said_nth(s, j->below)->rel == SY_REL_CONJ && is_conditional(s, w); hops++) w = sy_said_nth(s, w)->head;
    j->above = w >= 0 ? sy_clause_of(s->d, w) : clause_after(s, j->below);
    for (int hops = 0; j->above >= 0 && j->above < j->first && hops < HOPS_MAX && sy_said_nth(s, j->above)->quote_depth > sy_said_nth(s, j->first)->quote_depth; hops++) {
        int32_t up = sy_said_nth(s, j->above)->head; /* a clause of a quotation that ended before the marker */
        up = up >= 0 ? sy_clause_of(s->d, up) : -1;
        if (up < 0) break;
        j->above = up;
    }
    if (j->above >= 0) j->above = governor_of(s, j->above, j->first);
}

/* A verb of saying over a complement: what is conditional is what was said. "warned that X would follow if Y" */
static int32_t said_clause(const sy_said *s, int32_t above, const joint *j)
{
    if (!sy_said_has(s, above, SY_WORDS_SAY) && !sy_said_has(s, above, SY_WORDS_BELIEVE)) return above;
    int32_t best = above;
    SY_EACH_CHILD(s->d, above, c)
        if (sy_said_nth(s, c)->rel == SY_REL_CCOMP && c != j->below && (c < j->first || c > j->last) && (sy_clause_modal(s->d, c) >= 0 || sy_clause_finite(s->d, c))) best = c;
    return best;
}

static void settle_above(const sy_said *s, joint *j)
{
    for (int hops = 0; j->above >= 0 && hops < 4; hops++) {
        int32_t inner = said_clause(s, j->above, j);
        if (inner == j->above) break;
        j->above = inner;
    }
}

/* "asked if", "see if", "unclear if": not a condition. */
static int means_whether(const sy_said *s, const joint *j)
{
    int32_t before = j->first - 1, head = sy_said_nth(s, j->below)->head;
    unsigned rel = sy_rel_main(sy_said_nth(s, j->below)->rel);
    if (before >= 0 && sy_said_nth(s, before)->sentence == sy_said_nth(s, j->first)->sentence && sy_said_has(s, before, SY_WORDS_WHETHER)) return 1;
    if (before >= 0 && sy_said_nth(s, before)->upos == SY_VERB && sy_said_has(s, before, SY_WORDS_SAY) && sy_condition_ending(s, j->last) < 0) return 1; /* "would not say if" */
    if (head < 0 || head > j->first) return 0;
    int32_t above = sy_said_nth(s, head)->head; /* "asked Marak if", the clause hung on the person */
    if (rel == SY_REL_CCOMP && above >= 0 && sy_said_has(s, above, SY_WORDS_WHETHER)) return 1;
    if (!sy_said_has(s, head, SY_WORDS_WHETHER)) return 0;
    return rel == SY_REL_CCOMP || rel == SY_REL_CSUBJ || rel == SY_REL_OBJ || j->first - head <= WHETHER_NEAR;
}

/* What of the consequence's clause stands behind a condition that ends it, or belongs to another clause. */
static uint32_t leave_out(const sy_said *s, const joint *j, int32_t *less)
{
    uint32_t n = 0;
    int trailing = j->below > j->above;
    int32_t from = s->c.first[j->below] < j->first ? s->c.first[j->below] : j->first;
    int32_t to = s->c.last[j->below];
    int apart = !sy_is_below(s->d, j->above, j->below);
    for (int32_t w = j->below; apart && w != j->above && w >= 0 && sy_said_nth(s, w)->head >= 0; w = sy_said_nth(s, w)->head)
        if (n < LESS_MAX && (s->c.first[w] >= j->first || (!trailing && sy_said_nth(s, w)->head == j->above))) less[n++] = w;
    for (int32_t w = j->first; w <= j->last; w++)
        if (n < LESS_MAX && sy_said_nth(s, w)->head == j->above) less[n++] = w;
    SY_EACH_CHILD(s->d, j->above, c) {
        unsigned rel = sy_rel_main(sy_said_nth(s, c)->rel);
        int other = rel == SY_REL_CONJ && c > j->above && !sy_is_below(s->d, j->below, c) &&
                    (trailing ? s->c.first[c] > from : sy_child_main(s->d, c, SY_REL_NSUBJ) >= 0);
        int after = trailing && s->c.first[c] > to;
        if ((other || after) && n < LESS_MAX) less[n++] = c;
    }
    return n;
}

/* Keep of the pieces what stands before byte `end`. */
static sayso_spans cut_from(sy_said *s, sayso_spans spans, uint32_t end)
{
    sayso_span out[LESS_MAX];
    uint32_t n = 0;
    for (uint32_t i = 0; i < spans.n && n < LESS_MAX; i++) {
        sayso_span p = spans.at[i];
        if (p.start >= end) continue;
        if (p.end > end) {
            int32_t first = (int32_t)sy_word_at(s->d, p.start), last = (int32_t)sy_word_at(s->d, end) - 1;
            while (last > first && (sy_said_nth(s, last)->upos == SY_CCONJ || sy_said_nth(s, last)->upos == SY_PUNCT)) last--;
            p = sy_clause_trim(s->d, first, last);
        }
        if (p.end > p.start) out[n++] = p;
    }
    return sy_spans_copy(s->d, out, n);
}

/* Behind a condition that comes first: what stands before it is an adverbial of the sentence, "then" a hinge. */
static sayso_spans begin_after(sy_said *s, sayso_spans spans, int32_t condition)
{
    uint32_t n = 0;
    while (n < spans.n && spans.at[n].start < sy_said_nth(s, condition)->span.start) n++;
    if (n == spans.n) return spans;
    sayso_spans rest = { spans.at + n, spans.n - n };
    int32_t first = (int32_t)sy_word_at(s->d, rest.at[0].start), last = (int32_t)sy_word_at(s->d, rest.at[0].end - 1);
    sayso_spans copy = sy_spans_copy(s->d, rest.at, rest.n);
    if (first < last && (sy_word_is(sy_said_nth(s, first), "then") || sy_word_is(sy_said_nth(s, first), "that"))) ((sayso_span *)copy.at)[0] = sy_clause_trim(s->d, first + 1, last);
    return copy;
}

/* "said | on Wednesday | it would", "said | in Vellin that | it would": what was said begins behind that. */
static sayso_spans begin_said(sy_said *s, sayso_spans spans, int32_t above)
{
    if (!spans.n) return spans;
    int32_t first = (int32_t)sy_word_at(s->d, spans.at[0].start), last = (int32_t)sy_word_at(s->d, spans.at[0].end - 1), from = first;
    SY_EACH_CHILD(s->d, above, c)
        if (c > first && c < above && sy_rel_main(sy_said_nth(s, c)->rel) == SY_REL_MARK && sy_word_is(sy_said_nth(s, c), "that")) from = c + 1;
    int32_t subject = sy_child_main(s->d, above, SY_REL_NSUBJ), verb = sy_said_nth(s, above)->head;
    if (from == first && subject > first && verb >= 0 && verb + 1 == first && sy_said_nth(s, first)->upos == SY_ADP && sy_said_has(s, verb, SY_WORDS_SAY)) from = s->c.first[subject];
    if (from == first || from > last) return spans;
    sayso_spans copy = sy_spans_copy(s->d, spans.at, spans.n);
    ((sayso_span *)copy.at)[0] = sy_clause_trim(s->d, from, last);
    return copy;
}

static sayso_spans consequence_of(sy_said *s, const joint *j)
{
    int32_t less[LESS_MAX];
    uint32_t n = leave_out(s, j, less);
    sayso_spans pieces = begin_said(s, sy_clause_pieces(s->d, &s->c, j->above, SY_CUT_MARK | SY_CUT_ASIDE, less, n), j->above);
    if (j->below > j->above) return cut_from(s, pieces, sy_said_nth(s, j->first)->span.start);
    int32_t subject = sy_child_main(s->d, j->above, SY_REL_NSUBJ);
    return subject >= 0 && subject < j->first ? pieces : begin_after(s, pieces, j->below);
}

/* Another sentence begins; or ", according to", ", hours before": said of the whole. */
static int ends_condition(const sy_said *s, int32_t w, int32_t last)
{
    if (sy_word_is(sy_said_nth(s, w), ";")) return 1;
    if (!sy_word_is(sy_said_nth(s, w), ",") || w + 2 > last) return 0;
    if (sy_word_is(sy_said_nth(s, w + 1), "according")) return 1;
    return sy_said_measures(s, w + 1);
}

/* Keep of the pieces what stands from word `first` on. */
static sayso_spans begin_at(sy_said *s, sayso_spans spans, int32_t first)
{
    sayso_span out[LESS_MAX];
    uint32_t n = 0, start = sy_said_nth(s, first)->span.start;
    for (uint32_t i = 0; i < spans.n && n < LESS_MAX; i++) {
        sayso_span p = spans.at[i];
        if (p.end <= start) continue;
        int32_t from = (int32_t)sy_word_at(s->d, p.start < start ? start : p.start), to = (int32_t)sy_word_at(s->d, p.end - 1), stop = from;
        while (stop <= to && !ends_condition(s, stop, to)) stop++;
        if (p.start < start || stop <= to) p = sy_clause_trim(s->d, from, stop - 1);
        if (p.end > p.start) out[n++] = p;
    }
    return sy_spans_copy(s->d, out, n);
}

static sayso_spans condition_of(sy_said *s, const joint *j)
{
    int32_t less[LESS_MAX];
    uint32_t n = 0;
    if (sy_is_below(s->d, j->above, j->below)) less[n++] = j->above;
    SY_EACH_CHILD(s->d, j->below, c) { /* a following sentence coordinated to it belongs to no condition */
        if (sy_said_nth(s, c)->rel == SY_REL_ADVCL_RELCL && n < LESS_MAX) less[n++] = c;
        if (c <= j->last && s->c.last[c] <= j->last && n < LESS_MAX) less[n++] = c;
    }
    return begin_at(s, sy_clause_pieces(s->d, &s->c, j->below, SY_CUT_MARK | SY_CUT_ASIDE, less, n), j->last + 1);
}

static void add(sy_said *s, const joint *j, uint8_t kind, int conf, const char *why)
{
    sy_condition_draft draft = { .condition_head = j->below, .consequence_head = j->above, .subject = -1, .kind = kind };
    draft.condition = condition_of(s, j);
    draft.consequence = consequence_of(s, j);
    draft.marker = sy_spans_one(s->d, sy_words_span(s->d, (uint32_t)j->first, (uint32_t)j->last));
    draft.conf = (uint8_t)(conf > 0 ? conf : 0);
    draft.reason = sy_printf(&s->d->arena, "'%s' %s", j->marker->words, why);
    sy_condition_add(s, draft);
}

/* ---- what each frame asks for */

static int is_open(const sy_said *s, int32_t head) { return sy_clause_modal(s->d, head) >= 0 || sy_clause_negated(s->d, head); }

static int goes_on(const sy_said *s, int32_t head)
{
    static const char *const lemmas[] = { "continue", "keep", "remain", "refuse", "vow", "pledge", "stay", "insist", "hold", "last" };
    for (size_t i = 0; i < sizeof lemmas / sizeof lemmas[0]; i++)
        if (sy_lemma_is(sy_said_nth(s, head), lemmas[i])) return sy_said_nth(s, head)->xpos != SY_XPOS_VBD && sy_said_nth(s, head)->xpos != SY_XPOS_VBN;
    return 0;
}

static int says_only(const sy_said *s, int32_t head, int32_t before)
{
    SY_EACH_CHILD(s->d, head, c)
        if (c < before && sy_word_is(sy_said_nth(s, c), "only")) return 1;
    return 0;
}

/* "adamant that the crew be returned": under a word of demand, the bare verb. */
static int is_subjunctive(const sy_said *s, int32_t head)
{
    int32_t bare = sy_said_nth(s, head)->xpos == SY_XPOS_VB ? head : -1, over = sy_said_nth(s, head)->head;
    SY_EACH_CHILD(s->d, head, c)
        if (sy_rel_main(sy_said_nth(s, c)->rel) == SY_REL_AUX && sy_said_nth(s, c)->xpos == SY_XPOS_VB) bare = c;
    if (bare < 0 || over < 0) return 0;
    for (const sy_stance_cue *cue = sy_stance_first(s->engine, sy_said_nth(s, over)); cue; cue = sy_stance_next(s->engine, cue))
        if (cue->stance == SAYSO_DEMANDS) return 1;
    return 0;
}

static int must_first(const sy_said *s, int32_t head)
{
    int32_t modal = sy_clause_modal(s->d, head);
    if (modal >= 0 && (sy_word_is(sy_said_nth(s, modal), "must") || sy_word_is(sy_said_nth(s, modal), "should"))) return 1;
    int32_t above = sy_said_nth(s, head)->rel == SY_REL_XCOMP ? sy_said_nth(s, head)->head : head;
    if (modal < 0 && sy_said_nth(s, head)->rel == SY_REL_CCOMP && is_subjunctive(s, head)) return 1;
    int duty = sy_lemma_is(sy_said_nth(s, above), "have") || sy_lemma_is(sy_said_nth(s, above), "need");
    return duty && (above != head || sy_child(s->d, above, SY_REL_XCOMP) >= 0); /* "have to go", not "the task we have" */
}

static int has_adjective(const sy_said *s, int32_t w) { return sy_child(s->d, w, SY_REL_AMOD) >= 0 || sy_child(s->d, w, SY_REL_CASE) >= 0; }

/* A condition that closes its clause, but stops in the tree before a word that no clause begins with. */
static int ends_early(const sy_said *s, const joint *j)
{
    int32_t next = s->c.last[j->below] + 1, end = sy_condition_clause_end(s, j->last + 1);
    if (next > end || (uint32_t)next >= s->d->words.n) return 0;
    unsigned upos = sy_said_nth(s, next)->upos;
    return upos == SY_NOUN || upos == SY_VERB || upos == SY_AUX || upos == SY_PROPN || upos == SY_ADJ;
}

/* Does the tree agree with where the marker stands: in front of its comma, or behind the clause it closes? */
static int is_sane(const sy_said *s, const joint *j)
{
    if (j->first > 0 && sy_said_nth(s, j->first - 1)->upos == SY_PUNCT && sy_said_nth(s, j->above)->quote_depth < sy_said_nth(s, j->first)->quote_depth) return 0;
    int32_t subject = sy_child_main(s->d, j->above, SY_REL_NSUBJ);
    if (subject >= 0 && sy_said_nth(s, subject)->upos == SY_ADJ && subject + 1 == j->above) return 0; /* "military means" read as a clause */
    if (has_adjective(s, j->above) && sy_said_nth(s, j->above)->upos == SY_VERB) return 0;
    if (subject < 0 && sy_said_nth(s, j->above)->xpos == SY_XPOS_VBZ && sy_clause_subject(s->d, j->above) < 0) return 0;
    if (!sy_condition_opens(s, j->first)) return j->above < j->first && !ends_early(s, j);
    int32_t comma = sy_condition_comma(s, j->first, j->last);
    int aside = j->first > 0 && sy_word_is(sy_said_nth(s, j->first - 1), ","); /* "will, if asked, go" */
    return (aside && j->above < j->first) || comma < 0 || (j->below < comma && j->above > comma);
}

/* A condition that comes first, but in the tree stops before its comma: "if the strike goes | ahead, ..." */
static int stops_before_comma(sy_said *s, const joint *j)
{
    int32_t comma = sy_condition_comma(s, j->first, j->last);
    sayso_span hull = sy_spans_hull(condition_of(s, j));
    if (comma < 0 || hull.end <= hull.start || hull.end > sy_said_nth(s, comma)->span.start) return 0;
    int32_t last = (int32_t)sy_word_at(s->d, hull.end - 1);
    return last + 1 < comma && sy_said_nth(s, last + 1)->upos != SY_PUNCT;
}

static int refuses(const sy_said *s, int32_t head);
static int32_t over_infinitive(const sy_said *s, int32_t head);

/* "if it did not", "until they are": an auxiliary alone. */
static int is_elliptic(const sy_said *s, int32_t w)
{
    return sy_said_nth(s, w)->upos == SY_AUX && (sy_clause_negated(s->d, w) || sy_child_main(s->d, w, SY_REL_NSUBJ) >= 0);
}

/* The clause over it is a speaker between commas: "X will go on, its head promised, so long as". */
static int is_beside_speaker(const sy_said *s, const joint *j)
{
    if (j->first < 1 || !sy_word_is(sy_said_nth(s, j->first - 1), ",") || !sy_clause_is_head(s->d, j->below)) return 0;
    if (!sy_said_has(s, j->above, SY_WORDS_SAY) || sy_said_nth(s, j->above)->xpos != SY_XPOS_VBD || j->above > j->first) return 0;
    sayso_span before = sy_condition_clause_before(s, j->first);
    for (uint32_t w = sy_word_at(s->d, before.start); before.end && w < s->d->words.n && s->d->words.at[w].span.end <= before.end; w++)
        if (s->d->words.at[w].xpos == SY_XPOS_MD) return 1;
    return 0;
}

/* "would agree provided the firm stops", the marker read as a verb: a modal verb before it, a noun and a verb behind. */
static int is_proviso(const sy_said *s, const joint *j)
{
    int32_t end = sy_condition_clause_end(s, j->last + 1), modal = 0, verb = 0;
    const sy_word *next = sy_said_nth(s, j->last + 1 <= end ? j->last + 1 : j->last);
    if (next->upos != SY_DET && next->upos != SY_PRON && next->upos != SY_PROPN && next->upos != SY_NOUN && next->upos != SY_ADJ) return 0;
    for (int32_t w = j->first - 1; w >= 0 && j->first - w < LESS_MAX && sy_said_nth(s, w)->sentence == next->sentence; w--) modal |= sy_said_nth(s, w)->xpos == SY_XPOS_MD;
    for (int32_t w = j->last + 2; w <= end; w++)
        verb |= (sy_said_nth(s, w)->upos == SY_VERB || sy_said_nth(s, w)->upos == SY_AUX) && !sy_word_is(sy_said_nth(s, w - 1), "to");
    return modal && verb;
}

static void run_clause(sy_said *s, joint *j)
{
    int conf = j->marker->conf;
    if (sy_said_nth(s, j->last)->upos == SY_VERB && !sy_clause_finite(s->d, j->below)) { /* "providing aid" */
        if (is_proviso(s, j)) (void)sy_condition_by_order(s, j->first, j->last, conf + 8, j->marker->words);
        return;
    }
    if (!is_sane(s, j) || stops_before_comma(s, j) || (sy_in_capitals(s, j->first) && !sy_clause_is_head(s->d, j->below))) {
        (void)sy_condition_by_order(s, j->first, j->last, conf, j->marker->words);
        return;
    }
    if (sy_word_is(sy_said_nth(s, j->first), "if") && means_whether(s, j)) return;
    if (is_beside_speaker(s, j) && sy_condition_by_order(s, j->first, j->last, conf + 15, j->marker->words)) return;
    int elliptic = is_elliptic(s, j->below) && (sy_clause_negated(s->d, j->below) || sy_word_is(sy_said_nth(s, j->last), "as")); /* "for as long as they do" */
    if (!sy_clause_is_head(s->d, j->below) && !elliptic) conf -= 45; /* "if necessary" */
    uint32_t there = s->d->conditions.n;
    uint8_t kind = j->marker->kind;
    int lasting = sy_word_is(sy_said_nth(s, j->last), "as") || sy_word_is(sy_said_nth(s, j->first), "unless");
    int announced = sy_word_is(sy_said_nth(s, j->first), "unless") && sy_clause_modal(s->d, j->above) >= 0 && !sy_clause_negated(s->d, j->above); /* "would bar them unless": harm, no refusal */
    if (!kind && (says_only(s, j->above, j->first) || (lasting && !announced && refuses(s, j->above)))) kind = SAYSO_CONDITION_REQUIREMENT;
    if (!sy_clause_finite(s->d, j->above) && sy_said_nth(s, j->above)->upos != SY_VERB) conf -= 8;
    add(s, j, kind, conf, "with its clause");
    if (s->d->conditions.n == there && conf == j->marker->conf) (void)sy_condition_by_order(s, j->first, j->last, conf, j->marker->words);
}

/* "Not one soldier will leave", "nothing is agreed". */
static int denies(const sy_said *s, int32_t head)
{
    if (sy_clause_negated(s->d, head)) return 1;
    int32_t subject = sy_clause_subject(s->d, head);
    const sy_word *x = subject >= 0 ? sy_said_nth(s, s->c.first[subject]) : NULL;
    return x && (sy_word_is(x, "not") || sy_word_is(x, "no") || sy_word_is(x, "nothing") || sy_word_is(x, "nobody") || sy_word_is(x, "none") || sy_word_is(x, "neither"));
}

/* A noun for something that is still to be done or given, no day: "until the vote", "before a withdrawal". */
static int is_to_come(const sy_said *s, int32_t noun)
{
    if (sy_said_nth(s, noun)->upos != SY_NOUN || sy_said_has(s, noun, SY_WORDS_SPAN)) return 0;
    return sy_said_has(s, noun, SY_WORDS_ASSENT) || sy_said_has(s, noun, SY_WORDS_DEED) || sy_said_has(s, noun, SY_WORDS_YIELD) || sy_said_has(s, noun, SY_WORDS_AGREEMENT);
}

/* "is off the table", "stay frozen": at a word of the predicate. */
static int is_halted(const sy_said *s, int32_t head, int32_t marker)
{
    int stays = sy_child(s->d, head, SY_REL_COP) >= 0 || sy_child(s->d, head, SY_REL_AUX_PASS) >= 0 || goes_on(s, head) || sy_clause_modal(s->d, head) >= 0;
    if (!stays || sy_clause_past(s->d, head)) return 0;
    for (int32_t w = s->c.first[head]; w < marker; w++)
        if (sy_said_has(s, w, SY_WORDS_HALTED) && (w >= head || sy_said_nth(s, w)->head == head)) return 1;
    return 0;
}

static void run_until(sy_said *s, joint *j)
{
    int clause = sy_clause_is_head(s->d, j->below) || is_elliptic(s, j->below), denied = denies(s, j->above);
    int halted = is_halted(s, j->above, j->first), refused = refuses(s, j->above);
    if (refused && sy_child(s->d, over_infinitive(s, j->above), SY_REL_XCOMP) >= 0 && sy_said_has(s, sy_child(s->d, over_infinitive(s, j->above), SY_REL_XCOMP), SY_WORDS_SILENT)) return; /* "declined to speculate until" */
    if (!clause && !((denied || refused) && is_to_come(s, j->below))) return;
    if (!is_open(s, j->above) && !goes_on(s, j->above) && !denied && !halted && !refused) return;
    uint8_t kind = denied || halted || refused ? SAYSO_CONDITION_REQUIREMENT : j->marker->kind;
    add(s, j, kind, j->marker->conf - (clause ? 0 : 4), "after what goes on or is refused");
}

/* "is unwilling | to discuss", "refuses | to sign": the word over the infinitive. */
static int32_t over_infinitive(const sy_said *s, int32_t head)
{
    const sy_word *x = sy_said_nth(s, head);
    int infinitive = x->rel == SY_REL_XCOMP || (x->rel == SY_REL_ADVCL && sy_clause_marker(s->d, head, "to") >= 0);
    return infinitive && x->head >= 0 && x->head < head ? x->head : head;
}

/* "pledged to cut it once", the pledge or the cut; "is prepared to". */
static int is_promised(const sy_said *s, int32_t head)
{
    int32_t above = over_infinitive(s, head);
    if (above == head && sy_child(s->d, head, SY_REL_XCOMP) < 0) return 0;
    for (const sy_stance_cue *cue = sy_stance_first(s->engine, sy_said_nth(s, above)); cue; cue = sy_stance_next(s->engine, cue))
        if ((cue->part == SY_VERB || cue->part == SY_ADJ) && (cue->stance == SAYSO_OFFERS || cue->stance == SAYSO_THREATENS || cue->stance == SAYSO_ACCEPTS)) return 1;
    return 0;
}

/* "only after the vote": a thing that is to come. */
static int is_only_after(const sy_said *s, const joint *j)
{
    return j->marker->kind && sy_said_nth(s, j->below)->upos == SY_NOUN && sy_clause_modal(s->d, j->above) >= 0 &&
           (sy_said_has(s, j->below, SY_WORDS_AGREEMENT) || sy_said_has(s, j->below, SY_WORDS_DEED) || sy_said_has(s, j->below, SY_WORDS_ASSENT));
}

static void run_once(sy_said *s, joint *j)
{
    if (is_beside_speaker(s, j) && sy_condition_by_order(s, j->first, j->last, j->marker->conf + 15, j->marker->words)) return;
    if (!sy_clause_is_head(s->d, j->below) && !is_only_after(s, j)) return;
    int32_t its = sy_child_main(s->d, j->below, SY_REL_NSUBJ);
    if (its >= 0 && its < j->first) return; /* "who once led it" */
    int only = j->marker->kind || says_only(s, j->above, j->first);
    if (only && sy_clause_past(s->d, j->above) && !is_promised(s, j->above)) return; /* told of what was */
    if (!only && sy_clause_modal(s->d, j->above) < 0 && !is_promised(s, j->above)) {
        int32_t subject = sy_clause_subject(s->d, j->above); /* "the truce takes effect once": terms */
        if (subject < 0 || !sy_said_has(s, subject, SY_WORDS_AGREEMENT) || sy_said_nth(s, j->above)->xpos != SY_XPOS_VBZ) return;
    }
    add(s, j, only ? SAYSO_CONDITION_REQUIREMENT : j->marker->kind, j->marker->conf + (only ? 12 : 0), "after what would follow");
}

/* will not, cannot; is unwilling, refuses, rules out */
static int refuses(const sy_said *s, int32_t head)
{
    if (sy_clause_negated(s->d, head) && sy_clause_modal(s->d, head) >= 0) return 1;
    head = over_infinitive(s, head);
    const sy_stance_cue *row = sy_stance_form(s->engine, sy_said_nth(s, head));
    for (const sy_stance_cue *cue = row ? row : sy_stance_first(s->engine, sy_said_nth(s, head)); cue; cue = sy_stance_next(s->engine, cue))
        if (cue->stance == SAYSO_REJECTS && cue->part != SY_NOUN && sy_condition_particle(s, head, cue)) return !sy_clause_negated(s->d, head);
    return 0;
}

/* "will not discuss it while cranes stand idle" */
static void run_while(sy_said *s, joint *j)
{
    if (!sy_clause_is_head(s->d, j->below) || j->below < j->above || !refuses(s, j->above) || sy_clause_past(s->d, j->below)) return;
    if (sy_clause_modal(s->d, j->above) < 0 && (sy_clause_past(s->d, over_infinitive(s, j->above)) || sy_said_nth(s, j->above)->xpos == SY_XPOS_VBG)) return;
    if (!sy_clause_negated(s->d, j->above)) j->above = over_infinitive(s, j->above);
    add(s, j, SAYSO_CONDITION_REQUIREMENT, j->marker->conf, "after a refusal");
}

static int wants(const sy_said *s, int32_t head)
{
    for (const sy_stance_cue *cue = sy_stance_first(s->engine, sy_said_nth(s, head)); cue; cue = sy_stance_next(s->engine, cue))
        if (cue->part == SY_VERB && cue->stance == SAYSO_DEMANDS && cue->conf >= 70) return sy_said_nth(s, head)->xpos != SY_XPOS_VBD && !sy_clause_negated(s->d, head);
    return 0;
}

/* "Orvenia demands | a withdrawal": the object to the end, without who wants it. */
static sayso_spans what_is_wanted(sy_said *s, int32_t verb, sayso_spans clause)
{
    int32_t object = sy_child(s->d, verb, SY_REL_OBJ);
    sayso_span all = sy_spans_hull(clause);
    if (object <= verb || sy_child(s->d, verb, SY_REL_XCOMP) >= 0 || sy_said_nth(s, s->c.first[object])->span.start <= all.start || sy_said_nth(s, object)->span.end > all.end) return clause;
    return sy_spans_one(s->d, sy_clause_trim(s->d, s->c.first[object], (int32_t)sy_word_at(s->d, all.end - 1)));
}

static void run_before(sy_said *s, joint *j)
{
    int clause = sy_clause_is_head(s->d, j->below);
    int timed = j->first > 0 && (sy_said_nth(s, j->first - 1)->upos == SY_ADV || sy_lemma_is(sy_said_nth(s, j->first - 1), "just")); /* "just before" */
    if (timed || (sy_said_has(s, j->above, SY_WORDS_SAY) && !wants(s, j->above))) return;
    if ((clause || is_to_come(s, j->below)) && j->below > j->above && (refuses(s, j->above) || (denies(s, j->above) && !sy_clause_past(s->d, j->above)))) {
        if (!sy_clause_negated(s->d, j->above)) j->above = over_infinitive(s, j->above);
        add(s, j, SAYSO_CONDITION_REQUIREMENT, j->marker->conf, "after a refusal");
        return;
    }
    int first_of_all = j->below < j->above || sy_said_nth(s, j->below)->xpos == SY_XPOS_VBG || sy_said_nth(s, j->below)->xpos == SY_XPOS_VBP || sy_said_nth(s, j->below)->xpos == SY_XPOS_VBZ;
    int32_t can = sy_clause_modal(s->d, j->below); /* "before any talks can begin" */
    first_of_all |= can >= 0 && (sy_word_is(sy_said_nth(s, can), "can") || sy_word_is(sy_said_nth(s, can), "could"));
    if (clause && first_of_all && wants(s, j->above)) { /* "before any troops leave, X wants a guarantee" */
        sy_condition_draft wish = { .condition_head = j->above, .consequence_head = j->below, .subject = -1, .kind = j->marker->kind, .conf = j->marker->conf, .reason = "what is wanted 'before'" };
        wish.condition = what_is_wanted(s, j->above, consequence_of(s, j));
        wish.consequence = condition_of(s, j);
        wish.marker = sy_spans_one(s->d, sy_words_span(s->d, (uint32_t)j->first, (uint32_t)j->last));
        sy_condition_add(s, wish);
        return;
    }
    if (!must_first(s, j->above) || (!clause && !sy_said_has(s, j->below, SY_WORDS_AGREEMENT))) return;
    sy_condition_draft draft = { .condition_head = j->above, .consequence_head = j->below, .subject = -1, .kind = j->marker->kind };
    draft.condition = consequence_of(s, j); /* what must come first is the condition of what comes after */
    draft.consequence = condition_of(s, j);
    draft.marker = sy_spans_one(s->d, sy_words_span(s->d, (uint32_t)j->first, (uint32_t)j->last));
    draft.conf = (uint8_t)(j->marker->conf - (clause ? 0 : 8));
    draft.reason = "what must come 'before'";
    sy_condition_add(s, draft);
}

/* "Without it, X said, | the duties will stay", "If they accept, X said, | jobs will go": a speaker between, taken for a clause of what he said. */
static int32_t over_speaker(const sy_said *s, int32_t above)
{
    int32_t up = sy_said_nth(s, above)->head;
    unsigned rel = sy_said_nth(s, above)->rel;
    int aside = (rel == SY_REL_ADVCL || rel == SY_REL_PARATAXIS) && sy_said_has(s, above, SY_WORDS_SAY) && up > above && sy_word_is(sy_said_nth(s, above + 1), ",");
    return aside && sy_clause_modal(s->d, up) >= 0 ? up : above;
}

/* "nobody drills without": a rule without a modal verb. */
static int is_nobody(const sy_said *s, int32_t head)
{
    int32_t subject = sy_child_main(s->d, head, SY_REL_NSUBJ);
    if (subject < 0 || sy_said_nth(s, head)->xpos == SY_XPOS_VBD || sy_clause_past(s->d, head)) return 0;
    const sy_word *x = sy_said_nth(s, subject);
    int one = sy_word_is(x, "one") && subject > 0 && sy_word_is(sy_said_nth(s, subject - 1), "no");
    return one || sy_word_is(x, "nobody") || sy_word_is(x, "none") || sy_word_is(x, "nothing");
}

/* "cannot be left without consequences": manner, no condition. */
static int is_bare(const sy_said *s, int32_t noun)
{
    if (sy_said_nth(s, noun)->upos != SY_NOUN || sy_said_has(s, noun, SY_WORDS_AGREEMENT) || sy_said_has(s, noun, SY_WORDS_ASSENT) || sy_said_has(s, noun, SY_WORDS_YIELD)) return 0;
    SY_EACH_CHILD(s->d, noun, c)
        if (sy_rel_main(sy_said_nth(s, c)->rel) != SY_REL_CASE && sy_said_nth(s, c)->upos != SY_PUNCT) return 0;
    return 1;
}

/* "Without an inquiry, the duties will stay": some deed that is not done, and what goes on or is done for that. */
static int stays_without(const sy_said *s, const joint *j)
{
    int32_t modal = sy_clause_modal(s->d, j->above), det = sy_child(s->d, j->below, SY_REL_DET);
    if (modal < j->below || !sy_condition_opens(s, j->first) || sy_said_nth(s, j->below)->upos != SY_NOUN || (det >= 0 && sy_word_is(sy_said_nth(s, det), "the"))) return 0;
    if (!sy_word_is(sy_said_nth(s, modal), "will") && !sy_word_is(sy_said_nth(s, modal), "would")) return 0;
    const sy_word *x = sy_said_nth(s, j->above);
    return sy_lemma_is(x, "stay") || sy_lemma_is(x, "remain") || sy_lemma_is(x, "continue") || sy_said_has(s, j->above, SY_WORDS_HOSTILE);
}

/* The clause from its subject on: "Without an inquiry, X said, | the duties will stay". */
static void add_stays(sy_said *s, const joint *j)
{
    int32_t subject = sy_child_main(s->d, j->above, SY_REL_NSUBJ);
    if (subject < j->below || subject > j->above) return;
    sy_condition_draft draft = { .condition_head = j->below, .consequence_head = j->above, .subject = -1, .conf = (uint8_t)(j->marker->conf + 4) };
    draft.condition = condition_of(s, j);
    draft.consequence = sy_spans_one(s->d, sy_clause_trim(s->d, s->c.first[subject], sy_condition_clause_end(s, j->above)));
    draft.marker = sy_spans_one(s->d, sy_words_span(s->d, (uint32_t)j->first, (uint32_t)j->last));
    draft.reason = "'without' it, what would stay as it is";
    sy_condition_add(s, draft);
}

static void run_without(sy_said *s, joint *j)
{
    j->above = over_speaker(s, j->above);
    int nobody = is_nobody(s, j->above) && sy_said_nth(s, j->below)->xpos != SY_XPOS_VBG;
    if (is_bare(s, j->below)) return;
    int refused = refuses(s, j->above) && sy_said_nth(s, j->below)->upos == SY_NOUN;
    if (!nobody && !refused && (!sy_clause_negated(s->d, j->above) || sy_clause_modal(s->d, j->above) < 0)) {
        if (stays_without(s, j)) {
            add_stays(s, j);
            return;
        }
        if (sy_clause_modal(s->d, j->above) < 0 || !sy_said_has(s, j->below, SY_WORDS_AGREEMENT)) return;
        int opens = sy_condition_opens(s, j->first) && j->below < j->above; /* "without a deal, the plant will close" */
        add(s, j, 0, j->marker->conf + (opens ? 6 : -10), "under a modal verb");
        return;
    }
    if (sy_said_nth(s, j->below)->upos == SY_PRON) return;
    int manner = sy_said_nth(s, j->below)->xpos == SY_XPOS_VBG; /* "cannot speak without shouting" */
    add(s, j, j->marker->kind, j->marker->conf - (manner ? 12 : 0), "under a negation");
}

/* "is subject to": a state. */
static int is_state(const sy_said *s, const joint *j)
{
    if (sy_child(s->d, j->first, SY_REL_COP) >= 0 || j->first < 1) return 1;
    const sy_word *x = sy_said_nth(s, j->first - 1);
    return sy_lemma_is(x, "be") || sy_lemma_is(x, "remain") || sy_lemma_is(x, "stay") || sy_lemma_is(x, "become") || sy_lemma_is(x, "make");
}

/* "approved the pact", "gave their consent" */
static int is_agreed(const sy_said *s, int32_t head)
{
    for (const sy_stance_cue *cue = sy_stance_first(s->engine, sy_said_nth(s, head)); cue; cue = sy_stance_next(s->engine, cue))
        if (cue->part == SY_VERB && (cue->stance == SAYSO_ACCEPTS || cue->stance == SAYSO_OFFERS || cue->stance == SAYSO_SUPPORTS)) return 1;
    int32_t object = sy_child(s->d, head, SY_REL_OBJ);
    return object >= 0 && sy_said_has(s, object, SY_WORDS_ASSENT);
}

/* Subject to something that somebody decides: a vote, a review, consent. */
static int stands_open(const sy_said *s, const joint *j)
{
    return sy_said_has(s, j->below, SY_WORDS_ASSENT) || sy_said_has(s, j->below, SY_WORDS_AGREEMENT) || sy_said_has(s, j->below, SY_WORDS_YIELD);
}

static void run_phrase(sy_said *s, joint *j)
{
    int conf = j->marker->conf;
    if (sy_said_nth(s, j->below)->upos == SY_PRON) return;
    int verbal = sy_said_nth(s, j->last)->xpos == SY_XPOS_VBG; /* "failing to reach them" */
    if (verbal && (sy_said_nth(s, j->below)->upos != SY_NOUN || !sy_condition_opens(s, j->first))) return;
    int standing = sy_word_is(sy_said_nth(s, j->first), "subject") || sy_word_is(sy_said_nth(s, j->first), "pending"); /* agreed, subject to a vote */
    if (standing && (is_state(s, j) || !stands_open(s, j) || (sy_clause_past(s->d, j->above) && !is_agreed(s, j->above)))) return;
    if (sy_word_is(sy_said_nth(s, j->first), "only") && j->marker->kind == SAYSO_CONDITION_REQUIREMENT && (sy_clause_modal(s->d, j->above) < 0 || sy_clause_negated(s->d, j->above))) return;
    int offered = sy_said_has(s, j->above, SY_WORDS_LIGHT) || is_agreed(s, j->above); /* "signalled a readiness to" */
    if (sy_clause_past(s->d, j->above) && !standing && !(offered && j->marker->kind == SAYSO_CONDITION_OFFER)) conf -= 18; /* a trade that was made */
    add(s, j, j->marker->kind, conf, "with what is given");
}

/* Does the phrase speak of a deal, a deed or a concession: "the success of the talks"? */
static int is_negotiable(const sy_said *s, int32_t noun)
{
    for (int32_t w = s->c.first[noun]; w <= s->c.last[noun]; w++)
        if (sy_said_nth(s, w)->upos == SY_NOUN && (sy_said_has(s, w, SY_WORDS_AGREEMENT) || sy_said_has(s, w, SY_WORDS_DEED) || sy_said_has(s, w, SY_WORDS_YIELD))) return 1;
    return 0;
}

/* "made the loan conditional on": what was made so; -1. */
static int32_t made_so(const sy_said *s, int32_t predicate)
{
    int32_t above = sy_said_nth(s, predicate)->head;
    if (above < 0 || above > predicate || !(sy_lemma_is(sy_said_nth(s, above), "make") || sy_lemma_is(sy_said_nth(s, above), "keep"))) {
        int passive = sy_child(s->d, predicate, SY_REL_NSUBJ_PASS);
        return passive >= 0 ? passive : sy_said_nth(s, predicate)->rel == SY_REL_ACL && above >= 0 && above < predicate ? above : -1;
    }
    int32_t object = sy_child(s->d, above, SY_REL_OBJ), inner = sy_child_main(s->d, predicate, SY_REL_NSUBJ);
    return inner >= 0 ? inner : object >= 0 && object != predicate ? object : sy_child(s->d, above, SY_REL_NSUBJ_PASS);
}

/* "the offer hangs on receipt of", the verb read as a noun: what stands before it depends on what stands behind. */
static void depend_by_order(sy_said *s, const joint *j)
{
    int32_t first = (int32_t)s->d->sentences.at[sy_said_nth(s, j->first)->sentence].first_word, end = sy_condition_clause_end(s, j->last), stop = j->last + 1, given = 0;
    while (stop < end && !sy_word_is(sy_said_nth(s, stop), ",")) stop++;
    for (int32_t w = first; w < j->first; w++) {
        const sy_word *x = sy_said_nth(s, w);
        if (x->upos == SY_PUNCT || x->xpos == SY_XPOS_VBD || x->xpos == SY_XPOS_VBZ || x->xpos == SY_XPOS_VBP || x->xpos == SY_XPOS_MD) return;
        given |= x->upos == SY_NOUN && (sy_said_has(s, w, SY_WORDS_AGREEMENT) || sy_said_has(s, w, SY_WORDS_DEED) || sy_said_has(s, w, SY_WORDS_YIELD));
    }
    if (given) (void)sy_condition_enter(s, j->first, j->last, sy_clause_trim(s->d, j->last + 1, stop), sy_clause_trim(s->d, first, j->first - 1), j->marker->conf, j->marker->words, SAYSO_CONDITION_REQUIREMENT);
}

static void run_depend(sy_said *s, joint *j)
{
    if (sy_said_nth(s, j->first)->upos == SY_NOUN) {
        depend_by_order(s, j);
        return;
    }
    int32_t predicate = j->first;
    int32_t subject = sy_clause_subject(s->d, predicate);
    int32_t below = sy_said_nth(s, j->last)->head;
    int adjective = sy_said_nth(s, predicate)->upos == SY_ADJ || sy_said_nth(s, predicate)->xpos == SY_XPOS_VBN;
    if (adjective && sy_child(s->d, predicate, SY_REL_COP) < 0) subject = made_so(s, predicate);
    if (adjective && subject < 0) return;
    if (subject < 0) subject = sy_child_main(s->d, predicate, SY_REL_CSUBJ); /* "whether they return depends on" */
    if (subject < 0 || below < 0 || below <= j->last || sy_said_nth(s, subject)->upos == SY_PRON) return;
    int made = sy_said_nth(s, predicate)->upos == SY_ADJ || sy_said_nth(s, subject)->upos == SY_VERB; /* "is conditional on" is no habit of nature */
    sy_who speaker = sy_said_by(s, predicate);
    int said = (speaker.is_party || speaker.actor >= 0) && !speaker.is_observer && (is_negotiable(s, below) || sy_said_has(s, below, SY_WORDS_ASSENT));
    if (!made && !is_negotiable(s, subject) && !said) return;
    sy_condition_draft draft = { .condition_head = below, .consequence_head = predicate, .subject = subject, .kind = j->marker->kind };
    draft.condition = sy_clause_pieces(s->d, &s->c, below, SY_CUT_MARK | SY_CUT_ASIDE, NULL, 0);
    draft.consequence = sy_clause_pieces(s->d, &s->c, subject, SY_CUT_MARK | SY_CUT_ASIDE, NULL, 0);
    draft.marker = sy_spans_one(s->d, sy_words_span(s->d, (uint32_t)j->first, (uint32_t)j->last));
    draft.conf = j->marker->conf;
    draft.reason = "what it depends on";
    sy_condition_add(s, draft);
}

static void run_else(sy_said *s, joint *j)
{
    int32_t second = sy_clause_of(s->d, sy_said_nth(s, j->last)->head >= 0 ? out_of(s, j->last, j->first, j->last) : -1);
    if (second < 0 || (sy_said_nth(s, second)->rel != SY_REL_CONJ && sy_said_nth(s, second)->rel != SY_REL_PARATAXIS)) return;
    int32_t first = sy_said_nth(s, second)->head;
    int32_t less[LESS_MAX];
    uint32_t n = 0;
    if (first < 0 || !must_first(s, first)) return;
    SY_EACH_CHILD(s->d, second, c)
        if (c <= j->last && s->c.last[c] <= j->last && n < LESS_MAX) less[n++] = c;
    sy_condition_draft draft = { .condition_head = first, .consequence_head = second, .subject = -1, .kind = j->marker->kind };
    draft.condition = sy_clause_pieces(s->d, &s->c, first, SY_CUT_MARK | SY_CUT_ASIDE | SY_CUT_CONJ, &second, 1);
    draft.consequence = sy_clause_pieces(s->d, &s->c, second, SY_CUT_MARK | SY_CUT_ASIDE, less, n);
    draft.marker = sy_spans_one(s->d, sy_words_span(s->d, (uint32_t)j->first, (uint32_t)j->last));
    draft.conf = j->marker->conf;
    draft.reason = "what follows if it is not done";
    sy_condition_add(s, draft);
}

/* "when the last hostage is home, the siege will end": not time alone, but a deed that is wanted or feared, for another. */
static void run_when(sy_said *s, joint *j)
{
    int32_t modal = sy_clause_modal(s->d, j->above);
    if (!sy_clause_is_head(s->d, j->below) || sy_clause_past(s->d, j->below) || modal < 0 || sy_clause_modal(s->d, j->below) >= 0) return;
    sy_who speaker = sy_said_by(s, j->above);
    if ((!speaker.is_party && speaker.actor < 0) || speaker.is_observer || sy_word_is(sy_said_nth(s, j->first - (j->first > 0)), "day")) return;
    uint64_t then = sy_words_at(s->engine, s->d, j->above, -1), first = sy_words_at(s->engine, s->d, j->below, -1);
    uint64_t deed = (uint64_t)1 << SY_WORDS_YIELD | (uint64_t)1 << SY_WORDS_HOSTILE | (uint64_t)1 << SY_WORDS_OPENS, wanted = deed | (uint64_t)1 << SY_WORDS_SETBACK | (uint64_t)1 << SY_WORDS_REFUSE;
    int32_t other = sy_clause_subject(s->d, j->below);
    int home = sy_child(s->d, j->below, SY_REL_COP) >= 0; /* "is home", "is safe" */
    const sy_word *m = sy_said_nth(s, modal);
    if (sy_word_is(m, "must") || sy_word_is(m, "should") || sy_word_is(m, "may") || sy_word_is(m, "might")) return;
    if (other < 0 || sy_word_is(sy_said_nth(s, other), "we") || sy_word_is(sy_said_nth(s, other), "i") || !(then & deed) || !((first & wanted) || home)) return;
    int only = says_only(s, j->above, j->first);
    add(s, j, only ? SAYSO_CONDITION_REQUIREMENT : 0, j->marker->conf, "for what is wanted or feared");
}

static void run_marker(sy_said *s, const sy_marker *marker, int32_t first, int32_t last)
{
    joint j = { marker, first, last, -1, -1 };
    if (marker->frame == SY_MARKER_NONE) return;
    if (sy_word_is(sy_said_nth(s, last), "as") && (uint32_t)last + 1 < s->d->words.n && sy_said_nth(s, last + 1)->upos == SY_NUM) return; /* "as long as five hours" */
    int verbal = marker->frame == SY_MARKER_CLAUSE && sy_said_nth(s, last)->upos == SY_VERB && sy_condition_comma(s, first, last) >= 0; /* "Provided X is paid, Y will" */
    if (verbal && sy_word_is(sy_said_nth(s, first), "provided") && (uint32_t)first == s->d->sentences.at[sy_said_nth(s, first)->sentence].first_word && sy_condition_by_order(s, first, last, marker->conf + 8, marker->words)) return;
    int front = sy_word_is(sy_said_nth(s, first), "only") || sy_word_is(sy_said_nth(s, first), "not");
    if (front && sy_condition_opens(s, first) && sy_condition_by_order(s, first, last, marker->conf, marker->words)) return;
    if (first > 0 && sy_word_is(sy_said_nth(s, first - 1), "-") && sy_said_nth(s, first - 1)->span.end == sy_said_nth(s, first)->span.start) return; /* "state-provided" */
    if (marker->frame == SY_MARKER_DEPEND) {
        run_depend(s, &j);
        return;
    }
    if (marker->frame == SY_MARKER_ELSE) {
        run_else(s, &j);
        return;
    }
    int found = find_below(s, &j);
    if (found) find_above(s, &j);
    if (!found || j.above < 0 || j.above == j.below) {
        int whether = first > 0 && (sy_said_has(s, first - 1, SY_WORDS_WHETHER) || sy_said_has(s, first - 1, SY_WORDS_SAY));
        if (marker->frame == SY_MARKER_CLAUSE && !whether && (sy_said_nth(s, last)->upos != SY_VERB || is_proviso(s, &j))) (void)sy_condition_by_order(s, first, last, marker->conf, marker->words);
        return;
    }
    if (marker->frame == SY_MARKER_CLAUSE && sy_word_is(sy_said_nth(s, first), "if") && means_whether(s, &j)) return;
    if (marker->frame == SY_MARKER_CLAUSE) j.above = over_speaker(s, j.above);
    settle_above(s, &j);
    switch (marker->frame) {
    case SY_MARKER_CLAUSE: run_clause(s, &j); break;
    case SY_MARKER_UNTIL: run_until(s, &j); break;
    case SY_MARKER_ONCE: run_once(s, &j); break;
    case SY_MARKER_BEFORE: run_before(s, &j); break;
    case SY_MARKER_WITHOUT: run_without(s, &j); break;
    case SY_MARKER_WHILE: run_while(s, &j); break;
    case SY_MARKER_WHEN: run_when(s, &j); break;
    default: run_phrase(s, &j); break;
    }
}

void sy_conditions_run(const sayso *engine, sayso_doc *doc)
{
    sy_said s;
    sy_said_make(&s, engine, doc);
    for (uint32_t w = 0; w < doc->words.n; w++) {
        uint32_t last = w;
        const sy_marker *marker = sy_marker_at(engine, doc, w, &last);
        if (marker) {
            uint32_t there = doc->conditions.n;
            run_marker(&s, marker, (int32_t)w, (int32_t)last);
            if (doc->conditions.n == there && marker->frame == SY_MARKER_ELSE) sy_conditions_forms(&s, (int32_t)w);
            if (doc->conditions.n == there && marker->frame == SY_MARKER_NONE) sy_conditions_deeds(&s, (int32_t)last);
            if (doc->conditions.n == there) sy_conditions_before(&s, (int32_t)w);
            w = last;
        } else {
            uint32_t there = doc->conditions.n;
            sy_conditions_plain(&s, (int32_t)w);
            if (doc->conditions.n == there) sy_conditions_forms(&s, (int32_t)w);
            if (doc->conditions.n == there) sy_conditions_deeds(&s, (int32_t)w);
            if (doc->conditions.n == there) sy_conditions_before(&s, (int32_t)w);
        }
    }
}
