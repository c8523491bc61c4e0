/*
 * draft_meaning.c - a draft's statement against a sentence of a report, by sense: enough of its words must be tied to the sentence's, its
 * main verb among them; then whatever turns the sense on one side only - "not", "refused", "rose" for "fell", another doer, a condition,
 * something announced told as done - makes it a conflict, or nothing found.
 */
#include "compare/draft_meaning.h"

enum { COVER = 62, COVER_CONFLICT = 68, COVER_SLOT = 75, COVER_STRANGER = 76, COVER_WIDE = 78, COVER_NO_VERB = 66, TIED_MIN = 3, AHEAD = 4, APART = 2, BETTER = 10 };

static unsigned turn_here(const sy_links *l, uint32_t i) { return sy_draft_turn(l->x, l->x->n_reports, l->words[i]); }
static unsigned turn_there(const sy_links *l, uint32_t j) { return sy_draft_turn(l->x, l->report, l->first + j); }
static const sy_cword *word_here(const sy_links *l, uint32_t i) { return &l->here->words[l->words[i]]; }
static const sy_cword *word_there(const sy_links *l, uint32_t j) { return &l->there->words[l->first + j]; }

/* ---- what turns the sense */

/* A comma, or another mark, stands between the word and the next. */
static int ends_clause(const sy_links *l, uint32_t j)
{
    for (uint32_t i = sy_word_end(word_there(l, j)); j + 1 < l->n_there && i < word_there(l, j + 1)->start; i++)
        if (memchr(",;:.()", l->there->doc->text[i], 6)) return 1;
    return 0;
}

/* Does the next subject word behind j, not far, belong to what the draft says? */
static int governs_there(const sy_links *l, uint32_t j)
{
    for (uint32_t k = j + 1, seen = 0; k < l->n_there && k <= j + 2 * AHEAD && seen < AHEAD; k++) {
        if (ends_clause(l, k - 1) || (turn_there(l, k) & (SY_TURN_CONDITION | SY_TURN_ASKS)) == SY_TURN_CONDITION) return 0;
        if (l->from[k] >= 0) return 1;
        seen += !(word_there(l, k)->flags & SY_CW_COMMON);
    }
    return 0;
}

/* What turns the sense on one side: how many such words, and whether there is an "until" or "before". */
typedef struct {
    uint32_t n, until;
    uint32_t loose; /* negations of the report that govern nothing of the draft's: "the unions don't" */
} turning;

/* "the end of June" ends nothing. */
static int is_of_time(const sayso_doc *d, const sy_cword *w)
{
    uint32_t i = sy_time_from(d, w->start);
    return i < d->times.n && d->times.at[i].span.start <= w->start && w->start < d->times.at[i].span.end;
}

static turning turning_here(const sy_links *l)
{
    turning t = { 0, 0, 0 };
    for (uint32_t i = 0; i < l->n; i++) {
        t.until |= (turn_here(l, i) & SY_TURN_UNTIL) != 0;
        t.n += (turn_here(l, i) & SY_TURN_NEGATION) != 0;
        if (l->at[i].kind == SY_LINK_OPPOSITE) t.n++;
        else if (l->at[i].reversal && !is_of_time(l->here->doc, word_here(l, i))) t.n += l->at[i].to < 0;
    }
    return t;
}

static turning turning_there(const sy_links *l)
{
    turning t = { 0, 0, 0 };
    for (uint32_t j = 0; j < l->n_there; j++) {
        unsigned turn = turn_there(l, j);
        if (!(turn & (SY_TURN_NEGATION | SY_TURN_UNTIL)) && !(l->reversal[j] && l->from[j] < 0 && !is_of_time(l->there->doc, word_there(l, j)))) continue;
        uint32_t governs = (uint32_t)governs_there(l, j);
        if (turn & SY_TURN_UNTIL) t.until |= governs;
        if (turn & SY_TURN_NEGATION) t.loose += !governs;
        if (turn & SY_TURN_NEGATION || l->reversal[j]) t.n += governs;
    }
    return t;
}

/*
 * Is the sense turned on one side only? "Not until" says "only after", so that its "not" counts for nothing against a statement without one.
 * Where both sides deny and one of them twice, nothing is known.
 */
static int is_turned(const turning *a, const turning *b)
{
    uint32_t n = a->n + b->n;
    int only_a = a->until && a->n % 2, only_b = b->until && b->n % 2;
    if (only_a != only_b && !(only_a ? b : a)->until && (only_a ? b : a)->n % 2 == 0) n++;
    if ((a->n && b->n && n > 2) || (a->n && b->loose)) return 0;
    return (int)(n % 2);
}

/* "the herring but not the gas" here, "the gas but not the herring" there. */
static int contrast_swapped(const sy_links *l)
{
    for (uint32_t i = 1; i + 1 < l->n; i++) {
        uint32_t next = i + 1;
        if (!(turn_here(l, i) & SY_TURN_NEGATION) || !(turn_here(l, i - 1) & SY_TURN_CONTRAST)) continue;
        while (next < l->n && !l->at[next].subject) next++;
        if (next == l->n || l->at[next].to < 0) continue;
        for (uint32_t j = 1; j + 1 < l->n_there; j++) {
            if (!(turn_there(l, j) & SY_TURN_NEGATION) || !(turn_there(l, j - 1) & SY_TURN_CONTRAST)) continue;
            uint32_t k = j + 1;
            while (k < l->n_there && (word_there(l, k)->flags & SY_CW_COMMON)) k++;
            if (k < l->n_there && l->from[k] >= 0 && l->at[next].to != (int32_t)k) return 1;
        }
    }
    return 0;
}

/* "before" here and "after" there, right before words that are tied to each other. */
static int opposed_small_words(const sy_links *l)
{
    const sy_senses *t = l->x->senses;
    for (uint32_t i = 0; i + 1 < l->n; i++) {
        uint32_t none, a = word_here(l, i)->flags & SY_CW_COMMON ? sy_senses_of(t, word_here(l, i)->key, NULL, 0, &none) : 0;
        uint32_t next = i + 1;
        while (next < l->n && next <= i + APART + 1 && l->at[next].to < 0) next++;
        if (!a || next >= l->n || l->at[next].to <= 0) continue;
        for (uint32_t j = (uint32_t)l->at[next].to, steps = 0; j-- > 0 && steps <= APART; steps++) {
            if (word_there(l, j)->key == word_here(l, i)->key) break;
            uint32_t b = word_there(l, j)->flags & SY_CW_COMMON ? sy_senses_of(t, word_there(l, j)->key, NULL, 0, &none) : 0;
            if (b && sy_senses_relate(t, a, b) == SY_SENSE_OPPOSITE) return 1;
        }
    }
    return 0;
}

/* "the third round" here, "the fourth round" there. */
static int other_ordinal(const sy_links *l)
{
    for (uint32_t i = 0; i + 1 < l->n; i++) {
        int32_t j = l->at[i + 1].to;
        if (!(turn_here(l, i) & SY_TURN_ORDINAL) || l->at[i].to >= 0 || j <= 0) continue;
        if (turn_there(l, (uint32_t)j - 1) & SY_TURN_ORDINAL) return 1;
    }
    return 0;
}

/* ---- the main verb */

/* The verb stands between the same words as a free word of the report: it was put in that word's place. */
static int is_in_place(const sy_links *l, uint32_t deed)
{
    int32_t before = -1, behind = -1;
    for (uint32_t k = deed; k-- > 0 && before < 0;) before = l->at[k].to;
    for (uint32_t k = deed + 1; k < l->n && behind < 0; k++) behind = l->at[k].to;
    if (before < 0 || behind <= before) return 0;
    uint32_t free = 0;
    for (int32_t j = before + 1; j < behind; j++) free += l->from[j] < 0 && !(word_there(l, (uint32_t)j)->flags & SY_CW_COMMON);
    return free > 0 && free <= APART;
}

/* A negation right before the verb: "will not pay". */
static int is_negated_here(const sy_links *l, uint32_t deed)
{
    for (uint32_t i = deed; i-- > 0 && i + 2 >= deed;)
        if (turn_here(l, i) & SY_TURN_NEGATION) return 1;
    return 0;
}

/* A verb that need not stand in the report: it says little ("take part"), "refuse" where the report has a "not", or "threaten to" where it
 * has "will". */
static int is_dispensable(const sy_links *l, uint32_t deed, int negated_there)
{
    if (turn_here(l, deed) & SY_TURN_SUPPORT) return 1;
    if (l->at[deed].reversal) return negated_there;
    if (negated_there && is_negated_here(l, deed)) return 1;
    return (turn_here(l, deed) & SY_TURN_ANNOUNCING) && sy_draft_announces(l, deed);
}

/* Is what the draft says the report's to this degree? */
static int is_covered(const sy_links *l, int32_t deed, int negated_there)
{
    if ((l->n_tied < TIED_MIN && l->n_tied < l->n_subjects) || sy_draft_names_another(l)) return 0;
    if (l->wide) return l->cover >= COVER_WIDE && sy_draft_deeds_are_tied(l);
    if (deed < 0) return l->cover >= COVER_NO_VERB;
    uint32_t least = sy_draft_has_stranger(l, deed) ? COVER_STRANGER : COVER;
    if (l->at[deed].to >= 0 || is_dispensable(l, (uint32_t)deed, negated_there)) return l->cover >= least;
    return l->cover >= COVER_SLOT && is_in_place(l, (uint32_t)deed);
}

/* ---- outcome */

static void conflict(sy_draft_match *m, const char *type, const char *note)
{
    m->status = SY_IN_CONFLICT;
    m->type = type;
    m->note = note;
}

/* Words as they were tied, in the draft's order; function words are left out. */
static void lay_out(const sy_links *l, sy_draft_match *m)
{
    sayso_aligned *w = sy_alloc_array(&l->x->c->scratch, l->n + 1, sizeof *w);
    uint32_t n = 0, lo = UINT32_MAX, hi = 0;
    for (uint32_t i = 0; i < l->n; i++) {
        if (!l->at[i].subject) continue;
        w[n].a = sy_cwords_span(l->here, l->words[i], 1);
        w[n].changed = l->at[i].kind != SY_LINK_SAME;
        if (l->at[i].to >= 0) {
            uint32_t j = (uint32_t)l->at[i].to;
            w[n].b = sy_cwords_span(l->there, l->first + j, 1);
            if (j < lo) lo = j;
            if (j >= hi) hi = j + 1;
        }
        n++;
    }
    m->words = w;
    m->n_words = n;
    if (hi > lo) m->span = sy_cwords_span(l->there, l->first + lo, hi - lo);
}

/* Another doer, a condition, or something announced that is told as done; 0 if there is none of these. */
static int is_told_otherwise(const sy_links *l, int32_t deed, sy_draft_match *m)
{
    uint32_t word;
    if (sy_draft_other_doer(l, &word) || sy_draft_other_agent(l)) conflict(m, "actor", "somebody else does it in the report");
    else if (sy_draft_other_value(l)) conflict(m, sy_draft_other_value(l), "another figure stands in its place");
    else if (other_ordinal(l)) conflict(m, "number", "another one of a row");
    else if (sy_draft_other_owner(l)) conflict(m, "actor", "somebody else's in the report");
    else if (deed >= 0 && sy_draft_only_conditional(l, (uint32_t)deed)) conflict(m, "condition", "the report has it as a condition only");
    else if (deed >= 0 && sy_draft_is_unreal(l, (uint32_t)deed)) conflict(m, "modality", "told as done; the report has it as announced or possible");
    else return 0;
    return 1;
}

void sy_draft_mean(const sy_links *l, sy_draft_match *m)
{
    int32_t deed = sy_draft_main_deed(l);
    int literal = m->status == SY_CARRIED, small = opposed_small_words(l), swapped = contrast_swapped(l);
    turning here = turning_here(l), there = turning_there(l);
    here.n += (uint32_t)small;
    int turned = is_turned(&here, &there) ^ swapped, covered = is_covered(l, deed, there.n > 0);
    if (m->status == SY_IN_CONFLICT && strcmp(m->type, "polarity") != 0) return;
    sy_draft_match kept = *m;
    if (literal && deed >= 0 && sy_draft_only_conditional(l, (uint32_t)deed)) conflict(m, "condition", "the report has it as a condition only");
    if (literal) return;
    m->status = SY_NOT_FOUND;
    if (l->cover > m->covered) m->covered = l->cover;
    if (!covered && (l->cover < COVER_CONFLICT || l->n_tied < TIED_MIN)) return;
    if (l->n_tied < TIED_MIN && turned) return;
    int unanswered = deed >= 0 && l->at[deed].reversal && l->at[deed].to < 0 && here.n == 1 && there.n == 0 && !is_in_place(l, (uint32_t)deed);
    if (turned && unanswered) return;
    if (turned) conflict(m, "polarity", small ? "an opposite stands in its place" : "negated, or turned into its opposite, on one side only");
    else if (!is_told_otherwise(l, deed, m) && covered) m->status = SY_REWORDED, m->type = l->wide ? "merged" : kept.type ? kept.type : "words";
    if (m->status == SY_NOT_FOUND || (kept.status != SY_NOT_FOUND && kept.covered + BETTER > l->cover)) return;
    lay_out(l, m);
}
