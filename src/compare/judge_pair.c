/* judge_pair.c - two statements side by side: what they have in common, and what speaks against one fact, as numbers. Both ways round they are the same. */
#include "compare/judge.h"

enum { LIKE = 80, BEGIN_BYTES = 5, LED_REACH = 3, BOUND_REACH = 3, SCOPE_WORDS = 4, TELLING = 5 * 1000, MOST = 30000, MISSING = -1 };

typedef struct {
    const sy_judge *j;
    const sy_retelling *m;
    const sy_frame *a, *b;
    const sy_clause *x, *y;
    const sy_told *o, *p;
    const sy_cdoc *d, *e;
    sy_judge_features *out;
} sight;

static void set(const sight *s, int feature, int64_t value) { s->out->at[feature] = (int16_t)(value > MOST ? MOST : value < -MOST ? -MOST : value); }
static int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }
static int64_t most(int64_t a, int64_t b) { return a > b ? a : b; }

static void set_both(const sight *s, int less, int more, int64_t a, int64_t b)
{
    set(s, less, least(a, b));
    set(s, more, most(a, b));
}

static uint32_t part_of(const sy_clause *x, uint64_t bits)
{
    uint64_t n = 0;
    for (uint32_t i = 0; i < x->n_words; i++) n += bits >> i & 1 ? x->words[i].weight : 0;
    return x->weight ? (uint32_t)(n * 100 / x->weight) : 0;
}

static uint32_t count_bits(uint64_t bits)
{
    uint32_t n = 0;
    for (; bits; bits &= bits - 1) n++;
    return n;
}

/* ---- words */

/* "withdraw", "withdrawal": five letters or more in common, and most of the shorter one. */
static int begin_alike(const sy_cdoc *d, const sy_clause_word *x, const sy_cdoc *e, const sy_clause_word *y)
{
    const sy_cword *v = &d->words[x->word], *w = &e->words[y->word];
    const char *a = d->doc->text + v->start, *b = e->doc->text + w->start;
    uint32_t n = 0, shorter = v->n_bytes < w->n_bytes ? v->n_bytes : w->n_bytes;
    while (n < shorter && (a[n] | 32) == (b[n] | 32)) n++;
    return n >= BEGIN_BYTES && n * 4 >= shorter * 3;
}

/* Hundredths of x's weight that words of y make up for, those that begin like one in part. */
static uint32_t cover_softly(const sy_cdoc *d, const sy_clause *x, uint64_t met, const sy_cdoc *e, const sy_clause *y)
{
    uint64_t sum = 0;
    for (uint32_t i = 0; i < x->n_words; i++) {
        uint32_t best = met >> i & 1 ? 100 : 0;
        for (uint32_t k = 0; k < y->n_words && !best; k++)
            if (begin_alike(d, &x->words[i], e, &y->words[k])) best = LIKE;
        sum += (uint64_t)best * x->words[i].weight;
    }
    return x->weight ? (uint32_t)(sum / x->weight) : 0;
}

static void see_words(const sight *s)
{
    const sy_retelling *m = s->m;
    set(s, SY_JF_own, m->own / 32);
    set(s, SY_JF_n_own, m->n_own);
    set_both(s, SY_JF_cover_less, SY_JF_cover_more, part_of(s->x, m->in_x), part_of(s->y, m->in_y));
    set_both(s, SY_JF_all_less, SY_JF_all_more, part_of(s->x, m->all_x), part_of(s->y, m->all_y));
    set(s, SY_JF_score, m->score / 32);
    set_both(s, SY_JF_weight_less, SY_JF_weight_more, s->x->weight / 32, s->y->weight / 32);
    set_both(s, SY_JF_words_less, SY_JF_words_more, s->x->n_words, s->y->n_words);
    set_both(s, SY_JF_soft_less, SY_JF_soft_more, cover_softly(s->d, s->x, m->in_x, s->e, s->y), cover_softly(s->e, s->y, m->in_y, s->d, s->x));
    int begins = 0;
    for (uint32_t i = 0; i < s->x->n_words; i++)
        for (uint32_t k = 0; k < s->y->n_words; k++) begins += !(m->in_x >> i & 1) && !(m->in_y >> k & 1) && begin_alike(s->d, &s->x->words[i], s->e, &s->y->words[k]);
    set(s, SY_JF_begins_alike, begins);
    uint32_t row = 0;
    for (uint32_t i = 0; i < s->x->n; i++)
        for (uint32_t k = 0; k < s->y->n; k++) {
            uint32_t n = 0;
            while (i + n < s->x->n && k + n < s->y->n && s->d->words[s->x->first + i + n].key == s->e->words[s->y->first + k + n].key) n++;
            if (n > row) row = n;
        }
    set(s, SY_JF_row, row);
}

static void see_verbs(const sight *s)
{
    uint32_t v = s->a->verb, w = s->b->verb;
    int what = v == SY_CLAUSE_NONE && w == SY_CLAUSE_NONE ? 0 : v == SY_CLAUSE_NONE || w == SY_CLAUSE_NONE ? 1 : 2;
    if (what == 2) {
        int one = s->m->in_x >> v & 1, other = s->m->in_y >> w & 1;
        if (one && s->m->with[v] == w) what = 5;
        else if (one || other) what = 4;
        else if (s->m->all_x >> v & 1 || s->m->all_y >> w & 1) what = 3;
        set(s, SY_JF_opposite_verbs, sy_retold_relation(s->j->t, &s->x->words[v], &s->y->words[w]) == SY_SENSE_OPPOSITE);
        }
    set(s, SY_JF_verbs, what);
    set(s, SY_JF_opposites, s->m->n_opposite);
    set(s, SY_JF_opposite_weight, s->m->n_opposite ? least(s->x->words[s->m->opposite_x].weight, s->y->words[s->m->opposite_y].weight) / 32 : 0);
    int agents = !s->o->agents || !s->p->agents ? 0 : (s->o->agents & s->m->in_x && s->p->agents & s->m->in_y) ? 4 : (s->o->agents & s->m->all_x) && (s->p->agents & s->m->all_y) ? 3 : (s->o->agents & s->m->all_x) || (s->p->agents & s->m->all_y) ? 2 : 1;
    set(s, SY_JF_agents, agents);
    uint64_t theme_x = ~s->o->agents & ~(v == SY_CLAUSE_NONE ? 0 : (uint64_t)1 << v), theme_y = ~s->p->agents & ~(w == SY_CLAUSE_NONE ? 0 : (uint64_t)1 << w);
    uint32_t of_x = part_of(s->x, theme_x), of_y = part_of(s->y, theme_y);
    int64_t theme_of_x = of_x ? (int64_t)part_of(s->x, theme_x & s->m->in_x) * 100 / of_x : MISSING, theme_of_y = of_y ? (int64_t)part_of(s->y, theme_y & s->m->in_y) * 100 / of_y : MISSING;
    set_both(s, SY_JF_theme_less, SY_JF_theme_more, theme_of_x, theme_of_y);
    set(s, SY_JF_agent_names, ((s->o->agents & s->o->names & ~s->m->all_x) != 0) + ((s->p->agents & s->p->names & ~s->m->all_y) != 0));
    set(s, SY_JF_agents_strange, ((s->o->agents && !(s->o->agents & s->m->in_x)) != 0) + ((s->p->agents && !(s->p->agents & s->m->in_y)) != 0));
    set(s, SY_JF_lifted, s->o->lifted + s->p->lifted);
}

/* ---- names */

static void see_names(const sight *s)
{
    const sy_retelling *m = s->m;
    uint64_t weight = 0;
    for (uint32_t i = 0; i < s->x->n_words; i++) weight += s->o->names & m->in_x & (uint64_t)1 << i ? s->x->words[i].weight : 0;
    set(s, SY_JF_names, count_bits(s->o->names & m->in_x));
    set(s, SY_JF_name_weight, (int64_t)weight / 32);
    set_both(s, SY_JF_own_names_less, SY_JF_own_names_more, count_bits(s->o->names & ~m->in_x), count_bits(s->p->names & ~m->in_y));
    set_both(s, SY_JF_strange_names_less, SY_JF_strange_names_more, count_bits(s->o->names & ~m->all_x), count_bits(s->p->names & ~m->all_y));
}

/* Actors of a class - persons, groups, places - that the other lacks. */
static int count_strange(const sy_told *o, const sy_told *p, int class)
{
    int n = 0;
    for (uint32_t i = 0; i < o->n_actors; i++) {
        int mine = o->kind[i] == SAYSO_ACTOR_PERSON ? 1 : o->kind[i] == SAYSO_ACTOR_PLACE || o->kind[i] == SAYSO_ACTOR_STATE ? 3 : 2, known = 0;
        for (uint32_t k = 0; k < p->n_actors; k++) known |= p->actor[k] == o->actor[i];
        n += mine == class && !known;
    }
    return n;
}

static void see_actors(const sight *s)
{
    const sy_told *o = s->o, *p = s->p;
    int actors = 0, one = 0, turned = 0, subject_x = 0, subject_y = 0, same = 0, places_x = 0, places_y = 0, place = 0;
    for (uint32_t i = 0; i < o->n_actors; i++) {
        subject_x |= o->subject[i];
        places_x |= o->kind[i] == SAYSO_ACTOR_PLACE;
        for (uint32_t k = 0; k < p->n_actors; k++) {
            if (o->actor[i] != p->actor[k]) continue;
            actors++;
            one += o->subject[i] == p->subject[k];
            turned += o->subject[i] != p->subject[k];
            same |= o->subject[i] && p->subject[k];
            place |= o->kind[i] == SAYSO_ACTOR_PLACE;
        }
    }
    set(s, SY_JF_strange_persons, least(count_strange(o, p, 1), count_strange(p, o, 1)));
    set(s, SY_JF_strange_groups, least(count_strange(o, p, 2), count_strange(p, o, 2)));
    set(s, SY_JF_strange_places, least(count_strange(o, p, 3), count_strange(p, o, 3)));
    for (uint32_t k = 0; k < p->n_actors; k++) subject_y |= p->subject[k], places_y |= p->kind[k] == SAYSO_ACTOR_PLACE;
    set(s, SY_JF_actors, actors);
    set(s, SY_JF_actors_one_role, one);
    set(s, SY_JF_actors_turned, turned);
    set(s, SY_JF_subjects, same ? 3 : subject_x && subject_y ? 2 : subject_x || subject_y);
    set(s, SY_JF_places, place ? 3 : places_x && places_y ? 2 : places_x || places_y);
}

static uint32_t led_by(const sight *s, const sy_cdoc *d, const sy_clause *x, uint32_t word)
{
    for (uint32_t i = word; i-- > x->first && word - i <= LED_REACH;)
        if (sy_small_word(s->j->t->c->background, d->words[i].key) & SY_SMALL_LED) return d->words[i].key;
    return 0;
}

/* "In the south", "in the centre": words of their own behind the same preposition. */
static void see_rivals(const sight *s)
{
    int n = 0, directions = 0;
    uint64_t led_x = s->o->led & ~s->m->all_x, led_y = s->p->led & ~s->m->all_y;
    set_both(s, SY_JF_led_less, SY_JF_led_more, count_bits(led_x), count_bits(led_y));
    set(s, SY_JF_led_names, ((led_x & s->o->names) != 0) + ((led_y & s->p->names) != 0));
    const sy_background *b = s->j->t->c->background;
    for (uint32_t i = 0; i < s->x->n_words; i++) {
        const sy_cword *v = &s->d->words[s->x->words[i].word];
        uint32_t by = s->m->all_x >> i & 1 ? 0 : led_by(s, s->d, s->x, s->x->words[i].word);
        int direction = (sy_small_word(b, v->key) & SY_SMALL_DIRECTION) != 0;
        for (uint32_t k = 0; (by || direction) && k < s->y->n_words; k++) {
            const sy_cword *w = &s->e->words[s->y->words[k].word];
            n += by && !(s->m->all_y >> k & 1) && led_by(s, s->e, s->y, s->y->words[k].word) == by;
            directions += direction && sy_small_word(b, w->key) & SY_SMALL_DIRECTION && v->key != w->key && !(s->m->in_x >> i & 1) && !(s->m->in_y >> k & 1);
        }
    }
    set(s, SY_JF_rivals, n);
    set(s, SY_JF_directions, directions);
}

/* ---- numbers and days */

static int is_loose(const sy_cdoc *d, const sy_clause *x, const sy_fact *f)
{
    static const char *const before[] = { "least", "about", "around", "almost", "nearly", "over", "than", "most", "up", "roughly", "some", "first", "last", "every", "another" }, *const part[] = { "among", "them", "others", "rest", "total", "far", "since", "altogether" };
    uint32_t at = sy_cword_at(d, f->span.start), end = sy_cword_at(d, f->span.end);
    int loose = f->bound != SAYSO_BOUND_NONE || f->others;
    for (uint32_t i = at > x->first + BOUND_REACH ? at - BOUND_REACH : x->first; i < end; i++) loose |= sy_compare_key_is(d->words[i].key, before, sizeof before / sizeof *before);
    for (uint32_t i = x->first; i < x->first + x->n; i++) loose |= 2 * sy_compare_key_is(d->words[i].key, part, sizeof part / sizeof *part);
    return loose;
}

/* Is one of the first two subject words behind the number alike here and there? 2: the first of both. */
static int count_alike(const sight *s, const sy_fact *f, const sy_fact *g)
{
    uint32_t q = sy_cword_at(s->d, f->span.end), r = sy_cword_at(s->e, g->span.end);
    int best = 0;
    for (uint32_t i = 0, n = 0; i < s->x->n_words && n < 2; i++) {
        if (s->x->words[i].word < q || s->x->words[i].word > q + SCOPE_WORDS) continue;
        n++;
        for (uint32_t k = 0, l = 0; k < s->y->n_words && l < 2; k++) {
            if (s->y->words[k].word < r || s->y->words[k].word > r + SCOPE_WORDS) continue;
            l++;
            if (sy_retold_relation(s->j->t, &s->x->words[i], &s->y->words[k]) == SY_SENSE_LIKE) best = (int)most(best, n == 1 && l == 1 ? 2 : 1);
        }
    }
    return best;
}

static int one_unit(const sy_fact *f, const sy_fact *g) { return !f->unit == !g->unit && (!f->unit || strcmp(f->unit, g->unit) == 0); }

/* "Pol Rusk, 52, of Lowen" */
static int is_age(const sy_cdoc *d, const sy_fact *f)
{
    const char *s = d->doc->text;
    return !f->unit && f->span.start > 1 && s[f->span.start - 1] == ' ' && s[f->span.start - 2] == ',';
}

/* "Seven rifles and two other rifles", "nine rifles": has the sentence of f another number of what g counts? */
static int has_another(const sy_facts *t, const sy_fact *f, const sy_fact *g)
{
    for (uint32_t i = t->first[f->form]; i < t->first[f->form + 1]; i++)
        if (&t->facts.at[i] != f && sy_facts_of_one_thing(t, &t->facts.at[i], g)) return 1;
    return 0;
}

static void see_pair_of_numbers(const sight *s, const sy_fact *f, const sy_fact *g)
{
    const sy_facts *t = s->j->t;
    int16_t *v = s->out->at;
    int of_one = sy_facts_of_one_thing(t, f, g), alike = count_alike(s, f, g);
    if (f->kind != g->kind || !one_unit(f, g) || is_age(s->d, f) || is_age(s->e, g)) return;
    if (sy_facts_equal(f, g)) {
        int worth = f->unit || f->number >= TELLING ? 2 : 1;
        set(s, SY_JF_equal_numbers, most(v[SY_JF_equal_numbers], worth * 2 + (of_one || alike)));
        return;
    }
    if (!sy_facts_exclude(f, g) || sy_facts_has_equal(t, f, g->form) || sy_facts_has_equal(t, g, f->form)) return;
    int rank = 1 + of_one + alike + (f->unit != NULL);
    if (rank <= v[SY_JF_exclude]) return;
    set(s, SY_JF_exclude, rank);
    set(s, SY_JF_exclude_of_one, of_one);
    set(s, SY_JF_count_alike, alike);
    set(s, SY_JF_fates, f->fate && g->fate ? (f->fate == g->fate ? 2 : -1) : 0);
    set(s, SY_JF_roles, f->role == g->role);
    set(s, SY_JF_loose, is_loose(s->d, s->x, f) | is_loose(s->e, s->y, g));
    set(s, SY_JF_update, sy_may_be_update(s->d, f->number, s->e, g->number) + 2 * (sy_facts_tells_both(t, f, g) || sy_facts_tells_both(t, g, f) || has_another(t, f, g) || has_another(t, g, f)));
}

static void see_numbers(const sight *s)
{
    const sy_facts *t = s->j->t;
    const sy_told *o = s->o, *p = s->p;
    set(s, SY_JF_numbers, o->n_numbers && p->n_numbers ? 2 : o->n_numbers || p->n_numbers);
    for (uint32_t i = 0; i < o->n_numbers; i++)
        for (uint32_t k = 0; k < p->n_numbers; k++) see_pair_of_numbers(s, &t->facts.at[o->number[i]], &t->facts.at[p->number[k]]);
    set(s, SY_JF_exclude_alone, s->out->at[SY_JF_exclude] && o->n_numbers == 1 && p->n_numbers == 1);
    for (uint32_t i = t->first[s->x->form]; i < t->first[s->x->form + 1]; i++)
        for (uint32_t k = t->first[s->y->form]; k < t->first[s->y->form + 1]; k++) {
            const sy_fact *f = &t->facts.at[i], *g = &t->facts.at[k];
            if (f->kind != SY_FACT_DAY && f->kind == g->kind && one_unit(f, g) && (f->number >= TELLING || f->unit) && sy_facts_equal(f, g)) set(s, SY_JF_equal_in_sentence, 1);
        }
}

static void see_days(const sight *s)
{
    const sy_facts *t = s->j->t;
    int equal = 0, exclude = 0;
    for (uint32_t i = 0; i < s->o->n_days; i++)
        for (uint32_t k = 0; k < s->p->n_days; k++) {
            const sy_fact *f = &t->facts.at[s->o->day[i]], *g = &t->facts.at[s->p->day[k]];
            if (sy_facts_equal(f, g)) equal = 1;
            else if (sy_facts_days_exclude(t, f, g)) exclude = (int)most(exclude, 1 + (f->role == g->role) + 2 * (f->predicate && f->predicate == g->predicate));
        }
    set(s, SY_JF_equal_days, equal);
    set(s, SY_JF_exclude_days, equal ? 0 : exclude);
    set(s, SY_JF_day_facts, s->o->n_days && s->p->n_days ? 2 : s->o->n_days || s->p->n_days);
    set(s, SY_JF_days, s->m->days);
    set(s, SY_JF_speakers, s->m->speakers);
    int64_t apart = sy_tell_apart(s->d, s->e);
    set(s, SY_JF_apart, apart);
}

/* ---- small words */

static int both(int a, int b) { return (a != 0) + (b != 0); }

static uint32_t scope_head(const sy_clause *x, uint32_t word, uint32_t nth)
{
    for (uint32_t i = 0; i < x->n_words; i++)
        if (x->words[i].word > word && x->words[i].word <= word + SCOPE_WORDS && !nth--) return i;
    return SY_CLAUSE_NONE;
}

static int heads_alike(const sight *s, uint32_t q, uint32_t r)
{
    for (uint32_t n = 0; n < 2; n++)
        for (uint32_t k = 0; k < 2; k++) {
            uint32_t i = scope_head(s->x, q, n), l = scope_head(s->y, r, k);
            if (i != SY_CLAUSE_NONE && l != SY_CLAUSE_NONE && sy_retold_relation(s->j->t, &s->x->words[i], &s->y->words[l]) == SY_SENSE_LIKE) return 1;
        }
    return 0;
}

static void see_scopes(const sight *s)
{
    const sy_background *b = s->j->t->c->background;
    set(s, SY_JF_scoped, both(s->x->scoped, s->y->scoped));
    if (!s->x->scoped || !s->y->scoped) return;
    for (uint32_t q = s->x->first; q < s->x->first + s->x->n; q++) {
        if (!sy_scope_known(b, s->d->words[q].key)) continue;
        for (uint32_t r = s->y->first; r < s->y->first + s->y->n; r++) {
            if (!sy_scopes_exclude(b, s->d->words[q].key, s->e->words[r].key)) continue;
            set(s, SY_JF_scopes_exclude, 1);
            if (heads_alike(s, q, r)) set(s, SY_JF_scopes_of_one, 1);
        }
    }
}

static int denied_alike(const sight *s)
{
    const sy_clause *x = s->x->negated ? s->x : s->y;
    uint64_t in = s->x->negated ? s->m->in_x : s->m->in_y;
    for (uint32_t i = 0; i < x->n_words; i++)
        if (x->words[i].word >= x->negation) return 1 + (int)(in >> i & 1);
    return 0;
}

static void see_manner(const sight *s)
{
    const sy_clause *x = s->x, *y = s->y;
    int negated = x->negated == y->negated ? x->negated * 2 : 1;
    set(s, SY_JF_negated, negated);
    set(s, SY_JF_refuses, both(x->refuses, y->refuses));
    set(s, SY_JF_denied_alike, negated == 1 ? denied_alike(s) : 0);
    set(s, SY_JF_future, both(x->future, y->future));
    set(s, SY_JF_possible, both(x->possible, y->possible));
    set(s, SY_JF_hypothetical, both(x->hypothetical, y->hypothetical));
    set(s, SY_JF_conditional, both(x->conditional, y->conditional));
    set(s, SY_JF_quoted, both(s->o->quoted > 40, s->p->quoted > 40));
    set(s, SY_JF_old, both(s->o->old, s->p->old) + 3 * sy_tell_years_differ(s->j->t, &s->j->t->s->of_form[x->form], &s->j->t->s->of_form[y->form]));
    set(s, SY_JF_sourced, both(s->o->sourced, s->p->sourced));
}

/* ---- the record, and the place in the reports */

static int opposed(sayso_stance a, sayso_stance b)
{
    int no = a == SAYSO_REJECTS || a == SAYSO_OPPOSES, other = b == SAYSO_REJECTS || b == SAYSO_OPPOSES;
    return no != other;
}

static uint64_t holder_of(const sy_cdoc *d, const sayso_position *p) { return p->holder < 0 ? 0 : sy_party_side(&d->doc->actors.at[p->holder]); }

static void see_record(const sight *s)
{
    const sayso_position *p = s->o->position, *q = s->p->position;
    set(s, SY_JF_stances, p && q ? (p->stance == q->stance ? 5 : opposed(p->stance, q->stance) ? 2 : 4) : p || q ? 1 : 0);
    set(s, SY_JF_issues, p && q && p->issue && q->issue ? (strcmp(p->issue, q->issue) == 0 ? 2 : 1) : 0);
    uint64_t one = p && q ? holder_of(s->d, p) : 0, other = p && q ? holder_of(s->e, q) : 0;
    set(s, SY_JF_holders, one && other ? (one == other ? 2 : 1) : 0);
    int64_t x = s->o->n_sentences ? s->o->sentence * 100 / s->o->n_sentences : 0, y = s->p->n_sentences ? s->p->sentence * 100 / s->p->n_sentences : 0;
    set(s, SY_JF_place_apart, x > y ? x - y : y - x);
    set(s, SY_JF_lead, most(s->o->sentence, s->p->sentence));
}

void sy_judge_features_of(const sy_judge *j, const sy_retelling *m, sy_judge_features *out)
{
    sight s = { .j = j, .m = m, .a = &j->f->at.at[m->x], .b = &j->f->at.at[m->y], .o = &j->told[m->x], .p = &j->told[m->y], .out = out };
    s.x = &s.a->x;
    s.y = &s.b->x;
    s.d = &j->t->c->docs[s.o->report];
    s.e = &j->t->c->docs[s.p->report];
    memset(out, 0, sizeof *out);
    see_words(&s);
    see_verbs(&s);
    see_names(&s);
    see_actors(&s);
    see_rivals(&s);
    see_numbers(&s);
    see_days(&s);
    see_scopes(&s);
    see_manner(&s);
    see_record(&s);
}
