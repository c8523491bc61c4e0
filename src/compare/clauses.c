/*
 * clauses.c - the parts of sentences that each state one thing. Of reports from a record there are no trees, so that clauses are cut at
 * marks and at words that begin one ("who", "while", "but"), and what only says who says something is left out. A clause that is cut
 * too short shares too little with any other to be compared; that costs a finding, not a wrong one.
 */
#include "compare/clauses.h"
#include "compare/draft.h"

#include "base/common.h"

enum { WORDS_MAX = 160, BEHIND_MAX = 4, LEAST_WEIGHT = 64, HALF = 50 };

static const sy_senses *senses_of(const sy_facts *t) { return t->c->background ? t->c->background->senses : NULL; }

static uint32_t small(const sy_facts *t, uint32_t key) { return sy_small_word(t->c->background, key); }

static int is_negation(const sy_facts *t, const sy_cdoc *d, const sy_cword *w)
{
    const char *s = d->doc->text + w->start;
    if (small(t, w->key) & SY_SMALL_DENIES) return 1;
    if (s[w->n_bytes - 1] != 't') return 0;
    if (w->n_bytes == 1) return w->start > 3 && s[-1] == ' ' && memcmp(s - 4, "\xE2\x80\x99", 3) == 0; /* "didn\xE2\x80\x99 t" */
    return (w->n_bytes > 3 && s[w->n_bytes - 2] == '\'') || (w->n_bytes > 5 && memcmp(s + w->n_bytes - 4, "\xE2\x80\x99", 3) == 0);
}

static int mark_between(const sayso_doc *doc, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (strchr(",;:()?!\n", doc->text[i]) || (i + 2 < to && memcmp(doc->text + i, "\xE2\x80\x94", 3) == 0) || (i + 2 < to && memcmp(doc->text + i, "\xE2\x80\x93", 3) == 0)) return 1;
    return 0;
}

/* Source and cue of what is only said, not of what is demanded or denied. */
static int only_says_who(const sy_facts *t, const sy_statement *s, sayso_span word)
{
    const sayso_doc *doc = t->c->docs[s->report].doc;
    const sy_begins *l = &t->s->cues[s->report];
    for (uint32_t i = sy_begins_from(l, s->span.start); i < l->n && l->at[i].start < s->span.end; i++) {
        const sayso_attribution *a = &doc->attributions.at[l->at[i].at];
        if (sy_draft_only_says(a) && (sy_spans_touch(a->source, word) || sy_spans_touch(a->cue, word))) return 1;
    }
    return 0;
}

/* Is the clause what somebody demands, denies, fears: content of a cue before or behind it that does not only say? */
static int is_unsaid(const sy_facts *t, const sy_statement *s, sayso_span span)
{
    const sayso_doc *doc = t->c->docs[s->report].doc;
    const sy_begins *l = &t->s->cues[s->report];
    for (uint32_t i = sy_begins_from(l, s->span.start); i < l->n && l->at[i].start < s->span.end; i++) {
        const sayso_attribution *a = &doc->attributions.at[l->at[i].at];
        if (sy_spans_touch(a->cue, span) || sy_spans_within(a->content, span) * 2 < span.end - span.start) continue;
        static const char *const classes[] = { "say", "claim", "report", "promise", "announce", "warn", NULL };
        if (a->attitude || !a->cue_class || !sy_is_one_of(a->cue_class, classes)) return 1;
    }
    return 0;
}

static uint32_t weight_of(const sy_statement *s, uint32_t term)
{
    uint32_t lo = 0, hi = s->n_terms;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (s->terms[mid].key < term) lo = mid + 1;
        else hi = mid;
    }
    uint32_t weight = lo < s->n_terms && s->terms[lo].key == term ? s->terms[lo].weight : 0;
    return weight > LEAST_WEIGHT ? weight : LEAST_WEIGHT;
}

static int is_value(const sy_cdoc *d, const sy_cword *w)
{
    uint32_t i = sy_time_from(d->doc, w->start);
    if (i < d->doc->times.n && d->doc->times.at[i].span.start <= w->start) return 1;
    i = sy_quantity_from(d->doc, w->start);
    return i < d->doc->quantities.n && d->doc->quantities.at[i].span.start <= w->start;
}

static void add_word(const sy_facts *t, const sy_cdoc *d, const sy_statement *s, uint32_t i, uint32_t end, sy_clause_word *out)
{
    const sy_senses *senses = senses_of(t);
    const sy_cword *w = &d->words[i];
    uint32_t behind[BEHIND_MAX] = { 0 }, n = 0, none;
    out->word = i;
    out->term = sy_term_of(t->c, d, w);
    out->stem = sy_senses_stem(senses, d->doc->text + w->start, w->n_bytes, w->key);
    for (uint32_t k = i + 1; k < end && n < BEHIND_MAX; k++, n++)
        behind[n] = sy_senses_turn(senses, d->words[k].key, 0) & SY_TURN_PARTICLE ? d->words[k].key : 0;
    out->sense = sy_senses_of(senses, out->stem, behind, n, &none);
    out->groups = senses ? sy_senses_groups(senses, out->sense) : 0;
    out->weight = weight_of(s, out->term);
}

/* "refused to", "ruled out", "out of the question": how many words say so; 0: none. */
static uint32_t refusal_words(const sy_facts *t, const sy_cdoc *d, uint32_t i, uint32_t end)
{
    const sy_cword *w = &d->words[i];
    uint32_t here = small(t, w->key);
    if (!(here & (SY_SMALL_REJECT | SY_SMALL_REFUSE | SY_SMALL_RULE | SY_SMALL_OUT))) return 0;
    uint32_t next = i + 1 < end ? small(t, w[1].key) : 0;
    if (here & SY_SMALL_REJECT) return 1;
    if ((here & SY_SMALL_REFUSE && next & SY_SMALL_TO) || (here & SY_SMALL_RULE && next & SY_SMALL_OUT)) return 2;
    return here & SY_SMALL_OUT && next & SY_SMALL_OF && i + 3 < end && small(t, w[3].key) & SY_SMALL_QUESTION ? 4 : 0;
}

/* The small words of a clause: tense, denial, possibility. */
static void read_small(const sy_facts *t, const sy_cdoc *d, uint32_t i, uint32_t end, uint32_t refused, sy_clause *x)
{
    const sy_cword *w = &d->words[i];
    uint32_t here = small(t, w->key), next = i + 1 < end ? small(t, w[1].key) : 0;
    x->future |= (here & (SY_SMALL_WILL | SY_SMALL_COMING)) != 0;
    x->future |= here & SY_SMALL_BE && (next & SY_SMALL_TO || (next & SY_SMALL_GOING && i + 2 < end && small(t, w[2].key) & SY_SMALL_TO));
    x->possible |= (here & SY_SMALL_POSSIBLE) != 0;
    x->directed |= (here & SY_SMALL_DIRECTION) != 0;
    x->hypothetical |= (here & SY_SMALL_OPTION) != 0;
    if (!is_negation(t, d, w) && !refused) return;
    x->refuses |= refused != 0;
    x->hypothetical |= (next & SY_SMALL_BACK) != 0;
    x->negated ^= 1;
    if (x->negation == SY_CLAUSE_NONE) x->negation = i;
}

/* What is to be left out of a clause. */
typedef struct {
    const sy_crange *inner;
    uint32_t n;
    int sayers; /* those who say it, too */
} left_out;

static int is_left_out(const sy_facts *t, const sy_statement *s, const left_out *out, uint32_t i)
{
    const sy_cword *w = &t->c->docs[s->report].words[i];
    for (uint32_t k = 0; k < out->n; k++)
        if (out->inner[k].first <= i && i < out->inner[k].first + out->inner[k].n) return 1;
    return out->sayers && only_says_who(t, s, (sayso_span){ w->start, sy_word_end(w) });
}

/* Words [from, to) as one clause; gives whether it has any words to compare. */
static int read_clause(const sy_facts *t, const sy_statement *s, uint32_t form, uint32_t from, uint32_t to, const left_out *out, sy_clause *x)
{
    const sy_cdoc *d = &t->c->docs[s->report];
    sy_clause_word words[SY_CLAUSE_WORDS_MAX];
    uint32_t quoted = 0;
    memset(x, 0, sizeof *x);
    x->form = form;
    x->first = from;
    x->n = to - from;
    x->negation = SY_CLAUSE_NONE;
    x->span = sy_cwords_span(d, from, to - from);
    for (uint32_t i = from, step; i < to; i += step) {
        const sy_cword *w = &d->words[i];
        step = 1;
        if ((out->n || out->sayers) && is_left_out(t, s, out, i)) continue;
        uint32_t refused = refusal_words(t, d, i, to);
        step = refused ? refused : 1;
        quoted += (w->flags & SY_CW_QUOTED) != 0;
        x->scoped |= sy_scope_known(t->c->background, w->key) != 0;
        read_small(t, d, i, to, refused, x);
        if (refused || w->flags & (SY_CW_COMMON | SY_CW_NUMBER) || is_negation(t, d, w) || is_value(d, w) || x->n_words == SY_CLAUSE_WORDS_MAX) continue;
        add_word(t, d, s, i, to, &words[x->n_words]);
        x->weight += words[x->n_words++].weight;
    }
    x->hypothetical |= (small(t, d->words[from].key) & SY_SMALL_HYPOTHETICAL) || is_unsaid(t, s, x->span) || quoted * 100 > HALF * x->n;
    x->words = x->n_words ? sy_alloc_array(&t->c->scratch, x->n_words, sizeof *x->words) : NULL;
    if (x->n_words) memcpy((sy_clause_word *)x->words, words, x->n_words * sizeof *words);
    return x->n_words > 0;
}

/* Does the clause end before word i? */
static int ends_before(const sy_facts *t, const sy_statement *s, const sy_cdoc *d, uint32_t i)
{
    sayso_span word = { d->words[i].start, sy_word_end(&d->words[i]) };
    return small(t, d->words[i].key) & SY_SMALL_BEGINS || mark_between(d->doc, sy_word_end(&d->words[i - 1]), word.start) || only_says_who(t, s, word);
}

/* "Told the radio that": does what is said begin at word i of the clause? */
static int begins_said(const sy_facts *t, const sy_statement *s, const sy_cdoc *d, uint32_t from, uint32_t i)
{
    if (!(small(t, d->words[i].key) & SY_SMALL_THAT)) return 0;
    for (uint32_t k = from; k < i; k++)
        if (small(t, d->words[k].key) & SY_SMALL_SAYS) return 1;
    sayso_span before = { 0, 0 };
    if (from > s->first) before.start = d->words[from - 1].start, before.end = sy_word_end(&d->words[from - 1]);
    return before.end && only_says_who(t, s, before);
}

sy_clause_list sy_clauses_of(const sy_facts *t, sy_clause_list **known, uint32_t form)
{
    static const left_out nothing = { 0 };
    SY_VEC(sy_clause) list = { 0 };
    const sy_statement *s = &t->s->of_form[form];
    const sy_cdoc *d = &t->c->docs[s->report];
    if (!*known) *known = sy_alloc_array(&t->c->scratch, t->e->n_forms, sizeof **known);
    if ((*known)[form].at) return (*known)[form];
    uint32_t end = s->first + (s->n < WORDS_MAX ? s->n : WORDS_MAX);
    for (uint32_t from = s->first, to; from < end; from = to) {
        sayso_span word = { d->words[from].start, sy_word_end(&d->words[from]) };
        to = from + 1;
        if (only_says_who(t, s, word)) continue;
        while (to < end && !ends_before(t, s, d, to) && !begins_said(t, s, d, from, to)) to++;
        sy_clause x;
        if (list.n && small(t, d->words[from].key) & SY_SMALL_HYPOTHETICAL) list.at[list.n - 1].conditional = 1;
        if (list.n && small(t, d->words[from].key) & SY_SMALL_BUT && list.at[list.n - 1].negated) list.at[list.n - 1].hypothetical = 1; /* "not one, but several" */
        if (read_clause(t, s, form, from, to, &nothing, &x)) *SY_PUSH(&t->c->scratch, &list) = x;
    }
    if (!list.at) (void)SY_PUSH(&t->c->scratch, &list), list.n = 0;
    (*known)[form] = (sy_clause_list){ list.at, list.n };
    return (*known)[form];
}

int sy_clause_of_range(const sy_facts *t, uint32_t form, uint32_t from, uint32_t to, const sy_crange *inner, uint32_t n_inner, sy_clause *out)
{
    left_out leave = { inner, n_inner, 1 };
    return read_clause(t, &t->s->of_form[form], form, from, to, &leave, out);
}

/* ---- two of them */

static int are_like(const sy_senses *senses, const sy_clause_word *x, const sy_clause_word *y)
{
    if (x->term == y->term || x->stem == y->stem) return 1;
    return x->groups & y->groups && sy_senses_relate(senses, x->sense, y->sense) == SY_SENSE_LIKE;
}

static int are_opposite(const sy_senses *senses, const sy_clause_word *x, const sy_clause_word *y)
{
    return x->groups & y->groups && sy_senses_relate(senses, x->sense, y->sense) == SY_SENSE_OPPOSITE;
}

void sy_clauses_match(const sy_facts *t, const sy_clause *x, const sy_clause *y, sy_clause_match *out)
{
    const sy_senses *senses = senses_of(t);
    uint32_t shared_y = 0, opposites = 0;
    memset(out, 0, sizeof *out);
    out->opposite_x = out->opposite_y = SY_CLAUSE_NONE;
    for (uint32_t i = 0; i < x->n_words; i++)
        for (uint32_t j = 0; j < y->n_words; j++) {
            if (out->in_y >> j & 1 || !are_like(senses, &x->words[i], &y->words[j])) continue;
            out->in_x |= (uint64_t)1 << i;
            out->in_y |= (uint64_t)1 << j;
            out->n_shared++;
            out->shared += x->words[i].weight;
            shared_y += y->words[j].weight;
            break;
        }
    for (uint32_t i = 0; i < x->n_words; i++)
        for (uint32_t j = 0; j < y->n_words; j++) {
            if (out->in_x >> i & 1 || out->in_y >> j & 1 || !are_opposite(senses, &x->words[i], &y->words[j])) continue;
            out->opposite_x = i;
            out->opposite_y = j;
            opposites++;
        }
    if (opposites != 1) out->opposite_x = out->opposite_y = SY_CLAUSE_NONE;
    out->cover_x = x->weight ? (uint32_t)((uint64_t)out->shared * 100 / x->weight) : 0;
    out->cover_y = y->weight ? (uint32_t)((uint64_t)shared_y * 100 / y->weight) : 0;
}

/* ---- one occasion */

static int tells_of_change(const sy_facts *t, const sy_statement *s)
{
    static const char *const words[] = { "now", "previously", "earlier", "originally", "initially", "revised", "new", "later", "instead", "again", "latest", "second", "another" };
    const sy_cword *w = t->c->docs[s->report].words + s->first;
    for (uint32_t i = 0; i < s->n; i++)
        if (sy_compare_key_is(w[i].key, words, sizeof words / sizeof *words)) return 1;
    return 0;
}

/* A year that stands in one of the sentences only, as "in 2019", makes it another occasion. */
static int years_differ(const sy_facts *t, const sy_clause *x, const sy_clause *y)
{
    const sy_cdoc *d = &t->c->docs[t->s->of_form[x->form].report], *e = &t->c->docs[t->s->of_form[y->form].report];
    for (uint32_t i = x->first; i < x->first + x->n; i++) {
        int known = !(d->words[i].flags & SY_CW_NUMBER) || d->words[i].n_bytes != 4;
        for (uint32_t k = y->first; k < y->first + y->n && !known; k++) known = e->words[k].key == d->words[i].key;
        if (!known) return 1;
    }
    return 0;
}

int sy_clauses_of_one_occasion(const sy_facts *t, const sy_clause *x, const sy_clause *y)
{
    const sy_statement *a = &t->s->of_form[x->form], *b = &t->s->of_form[y->form];
    sy_fact f = { .form = x->form, .span = x->span }, g = { .form = y->form, .span = y->span };
    int years = 0, days = sy_tell_days(t, a, b, NULL, NULL, &years), speakers = sy_tell_speakers(t, &f, &g);
    int64_t apart = sy_tell_apart(&t->c->docs[a->report], &t->c->docs[b->report]);
    if (days < 0 || speakers < 0 || years_differ(t, x, y) || years_differ(t, y, x)) return 0;
    if (sy_tell_persons(t, a, b) < 0 && speakers <= 0) return 0;
    if (apart > 1 && days <= 0) return 0;
    int sourced = sy_tell_is_sourced(t, &f) + sy_tell_is_sourced(t, &g);
    if (sourced == 1 && (sy_tell_names_speaker(t, &f, b) || sy_tell_names_speaker(t, &g, a))) speakers = 1;
    if ((sourced && speakers <= 0) || (apart < 0 && days <= 0 && speakers <= 0)) return 1;
    return (apart > 0 && days <= 0 && (tells_of_change(t, a) || tells_of_change(t, b))) ? 1 : 2;
}
