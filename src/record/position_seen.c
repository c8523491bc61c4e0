/* position_seen.c - what is seen of a position as a whole (position_sure.h). */
#include "record/position_sure.h"

#include "record/issues.h"
#include "record/position.h"
#include "record/position_model.h"

enum { HOPS = 60, BESIDE = 40, SHOWN = 70, MOST = 30000, ISSUES_MAX = 64 };

typedef int16_t *row;

static int16_t small(int64_t n) { return (int16_t)(n > MOST ? MOST : n < -MOST ? -MOST : n); }

/* ---- ways in the tree */

/* From one word to another: how many arcs, how surely the least sure of them, how many join equals, how many leave a clause. */
typedef struct {
    int32_t length, weakest, joints, clauses;
} way;

static void step(const sy_said *s, int32_t w, way *out)
{
    const sy_word *x = sy_said_nth(s, w);
    unsigned rel = sy_rel_main(x->rel);
    out->length++;
    if (x->head_lead < out->weakest) out->weakest = x->head_lead;
    out->joints += rel == SY_REL_CONJ;
    out->clauses += rel == SY_REL_CCOMP || rel == SY_REL_ADVCL || rel == SY_REL_ACL || rel == SY_REL_PARATAXIS || rel == SY_REL_CSUBJ;
}

/* Length -1: they stand in two sentences. */
static way way_between(const sy_said *s, int32_t a, int32_t b)
{
    way out = { 0, 255, 0, 0 }, none = { -1, 255, 0, 0 };
    int32_t up[HOPS];
    uint32_t n = 0, k = 0;
    if (a < 0 || b < 0 || sy_said_nth(s, a)->sentence != sy_said_nth(s, b)->sentence) return none;
    for (int32_t w = a; w >= 0 && n < HOPS; w = sy_said_nth(s, w)->head) up[n++] = w;
    for (int32_t w = b, hops = 0; w >= 0 && hops < HOPS; w = sy_said_nth(s, w)->head, hops++) {
        for (k = 0; k < n && up[k] != w; k++) {}
        if (k < n) break;
        step(s, w, &out);
    }
    if (k == n) return none;
    for (uint32_t i = 0; i < k; i++) step(s, up[i], &out);
    return out;
}

/* ---- the parts of a position */

/* What a table of stances says: by how much this one leads, before none at all, before the next. Gives the class. */
static unsigned see_stances(const sy_table *table, const sy_position_features *f, unsigned stance, row all, row none, row next)
{
    int32_t scores[SY_TABLE_CLASSES] = { 0 }, rival = INT32_MIN;
    unsigned class;
    sy_table_add(table, f->at, f->n, scores);
    *all = small(sy_stance_margin(scores, stance, &class) / 8);
    *none = small((scores[class] - scores[0]) / 8);
    for (unsigned k = 1; k < SY_STANCE_CLASSES; k++)
        if (sy_stance_of_class(k) != stance && scores[k] > rival) rival = scores[k];
    *next = small(((int64_t)scores[class] - rival) / 8);
    return class;
}

static void see_tables(const sy_said *s, const sayso_position *p, const sy_position_trace *t, const sy_position_features *stance, row at)
{
    const sy_position_model *m = s->engine->learned;
    sy_position_features f;
    int32_t best = INT32_MIN, holders[SY_HOLDERS], own = -1, of[SY_TABLE_CLASSES] = { 0 };
    if (!m || t->cue < 0) return;
    see_stances(&m->real, stance, p->stance, &at[SY_SF_real], &at[SY_SF_real_none], &at[SY_SF_real_rival]);
    unsigned class = see_stances(&m->stances, stance, p->stance, &at[SY_SF_margin], &at[SY_SF_margin_none], &at[SY_SF_margin_rival]);
    sy_position_holders(s, t->cue, holders);
    sy_position_holder_features(s, t->cue, class, holders, &f);
    sy_table_add(&m->holders, f.at, f.n, of);
    for (int i = 0; i < SY_HOLDERS; i++) { /* of the same word the best */
        if (holders[i] < 0) continue;
        if (holders[i] == t->holder) own = own < 0 || of[i] > of[own] ? i : own;
        else if (of[i] > best) best = of[i];
    }
    at[SY_SF_holder_kind] = (int16_t)own;
    at[SY_SF_holder_margin] = small(own < 0 ? -MOST : best == INT32_MIN ? MOST : ((int64_t)of[own] - best) / 8);
}

/* The rule that found it: its reason, but for the word it quotes and what it says of the issue. */
static uint64_t rule_of(const char *reason)
{
    uint64_t h = 0xCBF29CE484222325u;
    int quoted = 0;
    for (const char *c = reason; *c && *c != ';'; c++) {
        quoted ^= *c == '\'';
        if (!quoted) h = (h ^ (unsigned char)*c) * 0x100000001B3u;
    }
    return h;
}

static void words_of(const sy_said *s, uint32_t number, const sy_position_features *stance, struct sy_position_words *out)
{
    static const uint64_t apart = 0x9E3779B97F4A7C15u;
    const sayso_position *p = &s->d->positions.at[number];
    const sy_position_trace *t = &s->traces.at[number];
    sy_position_features f;
    int32_t holders[SY_HOLDERS];
    out->n = 0;
    if (t->cue < 0) return;
    for (uint32_t i = 0; i < stance->n && out->n < SY_POSITION_WORDS_MAX; i++) out->at[out->n++] = stance->at[i] ^ (apart * (1 + (uint64_t)p->stance));
    sy_position_holders(s, t->cue, holders);
    sy_position_holder_features(s, t->cue, sy_stance_class((unsigned)p->stance, SY_SCOPE_BEHIND), holders, &f);
    for (uint32_t i = 0; i < f.n && out->n < SY_POSITION_WORDS_MAX; i++) out->at[out->n++] = f.at[i];
    uint64_t rule = rule_of(p->reason);
    for (uint32_t i = 0; i < 2 && out->n < SY_POSITION_WORDS_MAX; i++) out->at[out->n++] = rule ^ (i * apart * (1 + (uint64_t)p->stance));
}

/* Features of its word of stance; none where it has no such word. */
static void stance_features(const sy_said *s, uint32_t number, sy_position_features *out)
{
    out->n = 0;
    if (s->traces.at[number].cue >= 0) sy_position_stance_features(s, s->traces.at[number].cue, out);
}

void sy_position_see_words(const sy_said *s, uint32_t number, struct sy_position_words *out)
{
    sy_position_features stance;
    stance_features(s, number, &stance);
    words_of(s, number, &stance, out);
}

static void see_words(const sy_said *s, uint32_t number, const sy_position_features *stance, row at)
{
    const sy_position_model *m = s->engine->learned;
    struct sy_position_words f;
    int32_t scores[SY_TABLE_CLASSES] = { 0 };
    if (!m || !m->judged.there) return;
    words_of(s, number, stance, &f);
    sy_table_add(&m->judged.words, f.at, f.n, scores);
    at[SY_SF_worded] = small(((int64_t)scores[1] - scores[0]) * m->judged.unit / 256);
}

static void see_holder(const sy_said *s, const sayso_position *p, const sy_position_trace *t, row at)
{
    sy_who who = sy_who_is(s, t->holder);
    const sy_word *x = sy_said_nth(s, t->holder);
    way to = way_between(s, t->holder, t->cue);
    at[SY_SF_who_pronoun] = who.pronoun;
    at[SY_SF_who_party] = who.is_party;
    at[SY_SF_who_observer] = who.is_observer;
    at[SY_SF_who_named] = x->upos == SY_PROPN;
    at[SY_SF_who_actor] = p->holder >= 0;
    if (p->holder >= 0) {
        const sayso_actor *a = &s->d->actors.at[p->holder];
        at[SY_SF_who_country] = a->kind == SAYSO_ACTOR_STATE || a->kind == SAYSO_ACTOR_GOVERNMENT;
        at[SY_SF_who_person] = a->kind == SAYSO_ACTOR_PERSON;
        at[SY_SF_who_group] = a->kind == SAYSO_ACTOR_GROUP;
    }
    at[SY_SF_who_before] = t->holder >= 0 && t->holder < t->cue;
    at[SY_SF_who_away] = small(t->holder < 0 ? -1 : t->holder < t->cue ? t->cue - t->holder : t->holder - t->cue);
    at[SY_SF_who_sentence] = t->holder >= 0 && x->sentence == sy_said_nth(s, t->cue)->sentence;
    sayso_span span = sy_spans_hull(p->holder_span);
    at[SY_SF_who_words] = small(span.end > span.start ? (int64_t)sy_word_at(s->d, span.end - 1) - sy_word_at(s->d, span.start) + 1 : 0);
    at[SY_SF_path_length] = small(to.length);
    at[SY_SF_path_lead] = small(to.weakest);
    at[SY_SF_path_joints] = small(to.joints);
    at[SY_SF_path_clauses] = small(to.clauses);
    at[SY_SF_who_lead] = x->head_lead;
    at[SY_SF_who_quoted] = x->quote_depth;
}

static int has_name(const sy_said *s, sayso_spans scope, int actors)
{
    for (uint32_t i = 0; i < scope.n; i++)
        for (uint32_t w = sy_word_at(s->d, scope.at[i].start); w < s->d->words.n && s->d->words.at[w].span.start < scope.at[i].end; w++)
            if (actors ? sy_who_is(s, (int32_t)w).actor >= 0 : s->d->words.at[w].upos == SY_PROPN) return 1;
    return 0;
}

static void see_scope(const sy_said *s, const sayso_position *p, const sy_position_trace *t, row at)
{
    sayso_span span = sy_spans_hull(p->scope);
    int32_t head = t->scope_head >= 0 ? t->scope_head : sy_top_word(s, span), first = (int32_t)sy_word_at(s->d, span.start), last = (int32_t)sy_word_at(s->d, span.end - 1);
    const sy_word *x = sy_said_nth(s, head);
    way to = way_between(s, head, t->cue);
    int32_t low = 0, least = 255;
    for (int32_t w = first; w <= last && w < first + BESIDE; w++) {
        if (sy_said_nth(s, w)->upos == SY_PUNCT) continue;
        if (sy_said_nth(s, w)->head_lead < least) least = sy_said_nth(s, w)->head_lead;
        low += sy_said_nth(s, w)->head_lead < 8;
    }
    at[SY_SF_least_lead] = small(least);
    at[SY_SF_low_leads] = small(low);
    at[SY_SF_scope_words] = small(last - first + 1);
    at[SY_SF_scope_length] = small(to.length);
    at[SY_SF_scope_weakest] = small(to.weakest);
    at[SY_SF_scope_lead] = x->head_lead;
    at[SY_SF_scope_away] = small(first - t->cue);
    at[SY_SF_scope_verb] = x->upos == SY_VERB;
    at[SY_SF_scope_clause] = sy_clause_is_head(s->d, head >= 0 ? head : 0) && head >= 0;
    at[SY_SF_scope_name] = (int16_t)has_name(s, p->scope, 0);
    at[SY_SF_scope_actor] = (int16_t)has_name(s, p->scope, 1);
    at[SY_SF_generic] = head >= 0 && sy_said_has(s, head, SY_WORDS_GENERIC);
    at[SY_SF_hostile] = head >= 0 && sy_is_hostile(s, head, p->scope);
    at[SY_SF_yields] = head >= 0 && sy_said_has(s, head, SY_WORDS_YIELD);
    at[SY_SF_target] = p->target >= 0;
    at[SY_SF_condition] = p->condition >= 0;
    at[SY_SF_condition_kind] = p->condition >= 0 ? (int16_t)(1 + s->d->conditions.at[p->condition].kind) : 0;
}

static void see_rows(const sy_said *s, const sayso_position *p, int32_t cue, row at)
{
    for (const sy_stance_cue *c = sy_stance_first(s->engine, sy_said_nth(s, cue)); c; c = sy_stance_next(s->engine, c)) {
        if (at[SY_SF_rows] < MOST) at[SY_SF_rows]++;
        if (c->stance == (uint8_t)p->stance) at[SY_SF_row_agrees] = 1;
        else at[SY_SF_rows_against] = 1;
    }
}

static void see_cue(const sy_said *s, const sayso_position *p, int32_t cue, row at)
{
    const sy_word *x = sy_said_nth(s, cue);
    int32_t clause = cue >= 0 ? sy_clause_of(s->d, cue) : -1;
    at[SY_SF_cue_lead] = x->head_lead;
    at[SY_SF_verb] = x->upos == SY_VERB;
    at[SY_SF_noun] = x->upos == SY_NOUN;
    at[SY_SF_adjective] = x->upos == SY_ADJ;
    at[SY_SF_base] = x->xpos == SY_XPOS_VB;
    at[SY_SF_past] = x->xpos == SY_XPOS_VBD;
    at[SY_SF_gerund] = x->xpos == SY_XPOS_VBG;
    at[SY_SF_participle] = x->xpos == SY_XPOS_VBN;
    at[SY_SF_present] = x->xpos == SY_XPOS_VBP || x->xpos == SY_XPOS_VBZ;
    at[SY_SF_quoted] = x->quote_depth;
    if (cue < 0) return;
    at[SY_SF_object] = sy_child(s->d, cue, SY_REL_OBJ) >= 0;
    at[SY_SF_complement] = (sy_child(s->d, cue, SY_REL_XCOMP) >= 0) + 2 * (sy_child(s->d, cue, SY_REL_CCOMP) >= 0);
    at[SY_SF_passive] = sy_child(s->d, cue, SY_REL_AUX_PASS) >= 0;
    at[SY_SF_subject] = sy_child_main(s->d, cue, SY_REL_NSUBJ) >= 0;
    at[SY_SF_cue_verb_says] = sy_said_has(s, cue, SY_WORDS_SAY);
    at[SY_SF_doubted] = s->doubted[cue];
    at[SY_SF_plain] = s->plain[cue];
    see_rows(s, p, cue, at);
    if (clause < 0) return;
    at[SY_SF_negated] = (int16_t)sy_clause_negated(s->d, clause);
    at[SY_SF_modal] = sy_clause_modal(s->d, clause) >= 0;
    at[SY_SF_finite] = (int16_t)sy_clause_finite(s->d, clause);
    at[SY_SF_if_before] = sy_clause_marker(s->d, clause, "if") >= 0 || sy_clause_marker(s->d, clause, "whether") >= 0;
    at[SY_SF_that_before] = sy_clause_marker(s->d, clause, "that") >= 0;
}

static void see_sentence(const sy_said *s, int32_t cue, row at)
{
    if (cue < 0) return;
    const sy_sentence *in = &s->d->sentences.at[sy_said_nth(s, cue)->sentence];
    uint32_t end = in->first_word + in->n_words, capitals = 0;
    for (uint32_t w = in->first_word; w < end; w++) {
        const sy_word *x = &s->d->words.at[w];
        at[SY_SF_verbs] = (int16_t)(at[SY_SF_verbs] + (x->upos == SY_VERB));
        at[SY_SF_commas] = (int16_t)(at[SY_SF_commas] + (x->form[0] == ','));
        capitals += x->form[0] >= 'A' && x->form[0] <= 'Z';
    }
    at[SY_SF_words] = small(in->n_words);
    at[SY_SF_place] = small((100 * (int64_t)(cue - (int32_t)in->first_word)) / in->n_words);
    at[SY_SF_capitals] = small(100 * (int64_t)capitals / in->n_words);
    at[SY_SF_question] = s->d->words.at[end - 1].form[0] == '?';
    at[SY_SF_title] = (int16_t)((s->d->blocks.at[in->block].kind == SY_BLOCK_TITLE) + 2 * (s->d->words.at[end - 1].upos != SY_PUNCT));
    for (int32_t w = cue, hops = 0; w >= 0 && hops < HOPS; w = sy_said_nth(s, w)->head, hops++) {
        const sy_word *x = sy_said_nth(s, w);
        unsigned rel = sy_rel_main(x->rel);
        at[SY_SF_depth]++;
        at[SY_SF_below_conj] = (int16_t)(at[SY_SF_below_conj] + (rel == SY_REL_CONJ));
        at[SY_SF_below_advcl] = (int16_t)(at[SY_SF_below_advcl] + (rel == SY_REL_ADVCL));
        at[SY_SF_below_relcl] = (int16_t)(at[SY_SF_below_relcl] + (rel == SY_REL_ACL));
        at[SY_SF_below_ccomp] = (int16_t)(at[SY_SF_below_ccomp] + (rel == SY_REL_CCOMP || rel == SY_REL_PARATAXIS));
        at[SY_SF_below_xcomp] = (int16_t)(at[SY_SF_below_xcomp] + (rel == SY_REL_XCOMP));
    }
}

static void see_word(const sy_said *s, const sayso_position *p, row at)
{
    int32_t speaker = p->attribution >= 0 ? sy_said_speaker(s, p->attribution) : -1;
    at[SY_SF_said] = p->attribution >= 0;
    at[SY_SF_own_word] = speaker >= 0 && p->holder >= 0 && (speaker == p->holder || sy_same_side(s, speaker, p->holder));
    at[SY_SF_other_word] = speaker >= 0 && !at[SY_SF_own_word];
}

static void see_issue(const sy_said *s, const sayso_position *p, row at)
{
    sy_issue_points points[ISSUES_MAX];
    int conf = 0;
    int32_t issue = p->issue ? sy_issue_number(s->engine, p->issue) : -1, own = p->scope.n ? sy_issue_of(s->engine, s->d, p->scope) : -1;
    int32_t learned = s->engine->learned ? sy_position_issue(s, p, &conf) : -1;
    at[SY_SF_issue_sure] = small(conf);
    at[SY_SF_about] = small(s->d->about_sentences ? 10 * (int64_t)s->d->about_all / s->d->about_sentences : 0);
    if (issue < 0) return;
    uint32_t n = sy_issue_points_of(s->engine, s->d, p->scope, 0, points, ISSUES_MAX);
    at[SY_SF_issue] = 1;
    at[SY_SF_issue_plain] = (int16_t)sy_issue_is_plain(s->engine, s->d, p->scope, issue);
    at[SY_SF_issue_own] = own == issue ? 2 : own >= 0;
    at[SY_SF_issue_same] = learned == issue;
    at[SY_SF_issue_around] = strstr(p->reason, SY_ISSUE_AROUND) || strstr(p->reason, SY_ISSUE_REPORT);
    at[SY_SF_issue_learned] = strstr(p->reason, SY_ISSUE_LEARNED) != NULL;
    at[SY_SF_issue_before] = strstr(p->reason, SY_ISSUE_BEFORE) != NULL;
    at[SY_SF_issue_supported] = (int16_t)sy_issue_is_supported(s->d, issue);
    at[SY_SF_issue_leads] = (int16_t)sy_issue_leads(s->engine, s->d, issue);
    if (s->d->about && s->d->about_all) at[SY_SF_issue_share] = small(100 * (int64_t)s->d->about[issue] / s->d->about_all);
    for (uint32_t i = 0; i < n; i++)
        if (points[i].issue == issue) at[SY_SF_issue_best] = small(points[i].best);
}

static int same_who(const sayso_position *p, const sayso_position *q) { return p->holder >= 0 && p->holder == q->holder; }

/* What the other positions of the report say of this one. */
static void see_others(const sy_said *s, uint32_t number, row at)
{
    const sayso_position *p = &s->d->positions.at[number];
    uint32_t from = number > BESIDE ? number - BESIDE : 0, to = number + BESIDE < s->d->positions.n ? number + BESIDE : s->d->positions.n;
    at[SY_SF_others] = small(s->d->positions.n - 1);
    at[SY_SF_sentences] = small(s->d->sentences.n);
    at[SY_SF_dated] = s->d->report.date != NULL;
    at[SY_SF_outlet] = s->d->report.outlet != NULL;
    for (uint32_t i = from; i < to; i++) {
        const sayso_position *q = &s->d->positions.at[i];
        if (i == number) continue;
        at[SY_SF_others_sure] = (int16_t)(at[SY_SF_others_sure] + (s->traces.at[i].conf >= SHOWN));
        int beside = sy_span_touches(sy_spans_hull(p->evidence), sy_spans_hull(q->evidence)), alike = p->stance == q->stance;
        at[SY_SF_beside] = (int16_t)(at[SY_SF_beside] + beside);
        at[SY_SF_beside_inside] |= sy_span_covers(sy_spans_hull(p->scope), sy_spans_hull(q->scope));
        at[SY_SF_beside_around] |= sy_span_covers(sy_spans_hull(q->scope), sy_spans_hull(p->scope));
        if (beside || !same_who(p, q) || !p->issue || !q->issue || strcmp(p->issue, q->issue) != 0) continue;
        if (alike) at[SY_SF_again]++;
        else at[SY_SF_against]++;
    }
}

void sy_position_see(const sy_said *s, uint32_t number, sy_sure_features *out)
{
    const sayso_position *p = &s->d->positions.at[number];
    const sy_position_trace *t = &s->traces.at[number];
    memset(out, 0, sizeof *out);
    row at = out->at;
    at[SY_SF_conf] = p->conf;
    at[SY_SF_found] = t->conf;
    at[SY_SF_learnt] = t->learnt;
    at[SY_SF_times] = t->times;
    if (p->stance >= SAYSO_DEMANDS && p->stance <= SAYSO_OPPOSES) at[SY_SF_demands + (p->stance - SAYSO_DEMANDS)] = 1;
    sy_position_features stance;
    stance_features(s, number, &stance);
    see_tables(s, p, t, &stance, at);
    see_words(s, number, &stance, at);
    see_holder(s, p, t, at);
    see_scope(s, p, t, at);
    see_cue(s, p, t->cue, at);
    see_sentence(s, t->cue, at);
    see_word(s, p, at);
    see_issue(s, p, at);
    see_others(s, number, at);
}
