/*
 * positions.c - positions of several reports side by side.
 *
 * A side is a country where the holder has one (its president, its government, its capital), else the holder
 * itself. Positions of one side on one issue with one stance are the same if half of the subject words of the
 * shorter scope stand in the longer; where no actor or issue was found, or another issue, the words of the holder and
 * two words of the scope must say that they are one. Where reports agree on one, that is an agreement, with an origin that counts
 * occasions and wordings; where one has a condition and another has not, that is an attribution change. Opposite
 * stances of two sides on one issue are a disagreement of the parties, which is no conflict of the reports.
 */
#include "compare/clauses.h"
#include "compare/parties.h"
#include "compare/statements.h"

#include <stdlib.h>

enum {
    CONF_MIN = 55,        /* positions that are compared */
    CONF_SHOWN = 70,
    SCOPE_KEYS_MAX = 24, HOLDER_KEYS_MAX = 6, NUMBERS_MAX = 4,
    BEHIND_MAX = 4,       /* words behind a position that may tie it to a condition */
    BARE_KEYS = 2, ALONE_MOST = 2,
    LOOSE_SHARED = 2,     /* words that two scopes share at least where holder or issue do not show that they are one */
    COMPARED_MAX = 64,    /* of one side, issue and stance, the nearest so many are compared */
    EVIDENCE_MAX = 32, SIDE_EVIDENCE_MAX = 6,
    CONF_AGREEMENT_MAX = 90, CONF_CONDITION = 74, CONF_OPPOSED = 80, CONF_OPPOSED_LOOSE = 62, CONF_SIDE = 75
};

typedef struct {
    uint32_t report, position, story;
    uint64_t side;
    const char *issue;
    sayso_stance stance;
    uint32_t keys[SCOPE_KEYS_MAX], n_keys;
    uint8_t negated; /* an odd number of "no", "without" stands in the scope */
    uint32_t holder[HOLDER_KEYS_MAX], n_holder; /* terms of the holder's names */
    const char *numbers[NUMBERS_MAX]; /* values of the figures and lengths of time in the scope */
    uint32_t n_numbers;
    uint64_t speaker; /* who says so; 0: not known */
    uint8_t is_speaker; /* the holder himself */
    uint8_t settled; /* SY_SETTLED_* of the evidence */
    int32_t scene;   /* on which it is said; -1 */
    uint8_t known;   /* the holder is an actor, and the issue is one of the table */
    uint32_t same; /* first item that is the same position */
    uint32_t before; /* 1 + the item of this report that stands before it in the table; 0: none */
} item;

typedef struct {
    sy_collation *c;
    sy_scenes *s;
    SY_VEC(item) items;
    uint32_t *last_of; /* of each report: 1 + its last item; 0: none */
} table;

static const sayso_position *position_of(const table *t, const item *x) { return &t->c->docs[x->report].doc->positions.at[x->position]; }

/* ---- scopes */

static void read_scope(table *t, item *x)
{
    const sy_cdoc *d = &t->c->docs[x->report];
    sayso_spans scope = position_of(t, x)->scope;
    if (!scope.n) scope = position_of(t, x)->evidence;
    for (uint32_t k = 0; k < scope.n; k++)
        for (uint32_t i = sy_cword_at(d, scope.at[k].start); i < d->n_words && d->words[i].start < scope.at[k].end; i++) {
            x->negated ^= (sy_small_word(t->c->background, d->words[i].key) & SY_SMALL_DENIES) != 0;
            if (d->words[i].flags & SY_CW_COMMON || x->n_keys == SCOPE_KEYS_MAX) continue;
            uint32_t key = sy_term_of(t->c, d, &d->words[i]);
            int known = 0;
            for (uint32_t j = 0; j < x->n_keys; j++) known |= x->keys[j] == key;
            if (!known) x->keys[x->n_keys++] = key;
        }
}

/* Words that name no party: whose president, which side. */
static int is_office(uint32_t key)
{
    static const char *const words[] = { "president", "minister", "prime", "spokesman", "spokeswoman", "chairman", "leader", "government", "country", "countries", "side", "sides", "delegation", "mr", "mrs", "ms" };
    return sy_compare_key_is(key, words, sizeof words / sizeof *words);
}

static void add_holder_words(table *t, item *x, sayso_span span)
{
    const sy_cdoc *d = &t->c->docs[x->report];
    for (uint32_t i = sy_cword_at(d, span.start); span.end > span.start && i < d->n_words && d->words[i].start < span.end && x->n_holder < HOLDER_KEYS_MAX; i++)
        if (!(d->words[i].flags & SY_CW_COMMON) && !is_office(d->words[i].key)) x->holder[x->n_holder++] = sy_term_of(t->c, d, &d->words[i]);
}

/* The names of the holder; of "he" and "his country" those of who says so. */
static void read_holder(table *t, item *x)
{
    const sayso_doc *doc = t->c->docs[x->report].doc;
    const sayso_position *p = position_of(t, x);
    add_holder_words(t, x, sy_spans_hull(p->holder_span));
    int32_t actor = p->holder >= 0 ? p->holder : p->attribution >= 0 ? doc->attributions.at[p->attribution].speaker : -1;
    int32_t speaker = p->attribution < 0 ? -1 : doc->attributions.at[p->attribution].speaker;
    x->speaker = speaker < 0 ? 0 : sy_hash_str(doc->actors.at[speaker].id);
    x->is_speaker = p->holder >= 0 && p->holder == speaker;
    if (x->n_holder || actor < 0) return;
    for (uint32_t i = 0; i < doc->mentions.n; i++)
        if (doc->mentions.at[i].actor == actor && doc->mentions.at[i].how == SAYSO_HOW_NAME) {
            add_holder_words(t, x, doc->mentions.at[i].span);
            return;
        }
}

static void read_numbers(const table *t, item *x)
{
    const sayso_doc *doc = t->c->docs[x->report].doc;
    sayso_spans scope = position_of(t, x)->scope;
    for (uint32_t i = 0; i < doc->quantities.n && x->n_numbers < NUMBERS_MAX; i++)
        if (doc->quantities.at[i].value && sy_spans_within(scope, doc->quantities.at[i].span)) x->numbers[x->n_numbers++] = doc->quantities.at[i].value;
    for (uint32_t i = 0; i < doc->times.n && x->n_numbers < NUMBERS_MAX; i++)
        if (doc->times.at[i].type == SAYSO_DURATION && doc->times.at[i].value && sy_spans_within(scope, doc->times.at[i].span)) x->numbers[x->n_numbers++] = doc->times.at[i].value;
}

static void read_how_far(const table *t, item *x)
{
    const sy_cdoc *d = &t->c->docs[x->report];
    const sayso_position *p = position_of(t, x);
    sayso_span s = sy_spans_hull(p->evidence);
    uint32_t first = sy_cword_at(d, s.start), n = 0;
    while (first + n < d->n_words && d->words[first + n].start < s.end) n++;
    x->settled = (uint8_t)sy_settled_of(t->c->background, d->words + first, n);
    uint32_t behind = first + n, m = 0; /* "open to talks, but only after ..." */
    while (m < BEHIND_MAX && behind + m < d->n_words && !(d->words[behind + m].flags & (SY_CW_SENTENCE | SY_CW_LINE))) m++;
    x->settled |= sy_settled_of(t->c->background, d->words + behind, m) & (SY_SETTLED_FREE | SY_SETTLED_TIED);
    x->scene = p->attribution < 0 ? -1 : t->s->of[x->report][p->attribution];
}

/* Do both name figures, and none in common? Then one is another offer. */
static int other_numbers(const item *x, const item *y)
{
    for (uint32_t i = 0; i < x->n_numbers; i++)
        for (uint32_t j = 0; j < y->n_numbers; j++)
            if (strcmp(x->numbers[i], y->numbers[j]) == 0) return 0;
    return x->n_numbers && y->n_numbers;
}

/* Do all words of the shorter name stand in the longer? "The River Union" and "the River League" are two, "Oyen" and "Mira Oyen" one. Of
 * two who were not found ("drivers of the north line", "train drivers") one word must do. */
static int share_holder(const item *x, const item *y)
{
    const item *less = x->n_holder < y->n_holder ? x : y, *more = less == x ? y : x;
    uint32_t n = 0;
    for (uint32_t i = 0; i < less->n_holder; i++)
        for (uint32_t j = 0; j < more->n_holder; j++)
            if (less->holder[i] == more->holder[j]) {
                n++;
                break;
            }
    return n && (n == less->n_holder || (!x->side && !y->side));
}

/* 1 one party; 0 perhaps; -1 two */
static int compare_holders(const item *x, const item *y)
{
    if (x->side == y->side && x->side) return 1;
    if (share_holder(x, y)) return 1;
    if (x->speaker && x->speaker == y->speaker && x->is_speaker + y->is_speaker == 1) return 0; /* "he" here, "our air force" there */
    return x->n_holder && y->n_holder ? -1 : 0;
}

static uint32_t shared_scope(const item *x, const item *y)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < x->n_keys; i++)
        for (uint32_t j = 0; j < y->n_keys; j++) n += x->keys[i] == y->keys[j];
    return n;
}

static int same_scope(const item *x, const item *y)
{
    uint32_t least = x->n_keys < y->n_keys ? x->n_keys : y->n_keys, shared = shared_scope(x, y);
    return shared >= 2 ? shared * 2 >= least : shared == 1 && least == 1;
}

/* ---- the table */

/* Who would accept a thing offers to: told with its condition it often reads as an offer, told without as an acceptance. */
static sayso_stance cell_of(const item *x) { return x->stance == SAYSO_ACCEPTS ? SAYSO_OFFERS : x->stance; }

static int item_order(const void *a, const void *b)
{
    const item *x = a, *y = b;
    if (x->story != y->story) return x->story < y->story ? -1 : 1;
    int issue = strcmp(x->issue, y->issue);
    if (issue) return issue;
    if (x->side != y->side) return x->side < y->side ? -1 : 1;
    if (cell_of(x) != cell_of(y)) return cell_of(x) < cell_of(y) ? -1 : 1;
    if (x->report != y->report) return x->report < y->report ? -1 : 1;
    return x->position < y->position ? -1 : x->position > y->position;
}

static void read_items(table *t)
{
    for (uint32_t i = 0; i < t->c->n; i++) {
        const sayso_doc *doc = t->c->docs[i].doc;
        for (uint32_t k = 0; k < doc->positions.n; k++) {
            const sayso_position *p = &doc->positions.at[k];
            if (p->stance == SAYSO_STANCE_NONE || p->conf < CONF_MIN || !p->evidence.n) continue;
            item *x = SY_PUSH(&t->c->scratch, &t->items);
            x->report = i;
            x->position = k;
            x->story = t->c->docs[i].story;
            x->known = p->holder >= 0 && p->issue;
            x->side = p->holder >= 0 ? sy_party_side(&doc->actors.at[p->holder]) : 0;
            x->issue = p->issue ? p->issue : "";
            x->stance = p->stance;
            read_scope(t, x);
            read_holder(t, x);
            read_numbers(t, x);
            read_how_far(t, x);
        }
    }
    if (t->items.n) qsort(t->items.at, t->items.n, sizeof *t->items.at, item_order);
    t->last_of = sy_alloc_array(&t->c->scratch, t->c->n, sizeof *t->last_of);
    for (uint32_t i = 0; i < t->items.n; i++) {
        t->items.at[i].before = t->last_of[t->items.at[i].report];
        t->last_of[t->items.at[i].report] = i + 1;
    }
}

static int one_cell(const item *x, const item *y)
{
    return x->known && y->known && x->story == y->story && x->side == y->side && cell_of(x) == cell_of(y) && strcmp(x->issue, y->issue) == 0;
}

/* Are the two one position though holder or issue do not show it? */
static int same_by_words(const item *x, const item *y)
{
    if (x->report == y->report || cell_of(x) != cell_of(y) || other_numbers(x, y)) return 0;
    int holders = compare_holders(x, y);
    uint32_t shared = shared_scope(x, y), least = x->n_keys < y->n_keys ? x->n_keys : y->n_keys, most = x->n_keys + y->n_keys - least;
    if (holders < 0 || shared < LOOSE_SHARED || shared * 2 < least) return 0;
    return holders > 0 || shared > LOOSE_SHARED || shared * 3 >= most * 2;
}

typedef struct {
    uint64_t key;
    uint32_t item;
} scope_word;

static int scope_word_order(const void *a, const void *b)
{
    const scope_word *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return x->item < y->item ? -1 : x->item > y->item;
}

/* Items that share a word of their scopes are compared, the nearest COMPARED_MAX before each. */
static void join_by_words(table *t, uint32_t *sets)
{
    SY_VEC(scope_word) words = { 0 };
    for (uint32_t i = 0; i < t->items.n; i++)
        for (uint32_t k = 0; k < t->items.at[i].n_keys; k++) {
            scope_word w = { sy_mix(t->items.at[i].story, (uint64_t)t->items.at[i].keys[k] << 8 | cell_of(&t->items.at[i])), i };
            *SY_PUSH(&t->c->scratch, &words) = w;
        }
    if (words.n) qsort(words.at, words.n, sizeof *words.at, scope_word_order);
    for (uint32_t i = 0; i < words.n; i++)
        for (uint32_t j = i; j-- > 0 && i - j <= COMPARED_MAX && words.at[j].key == words.at[i].key;)
            if (same_by_words(&t->items.at[words.at[i].item], &t->items.at[words.at[j].item])) sy_set_join(sets, words.at[i].item, words.at[j].item);
}

static void find_same(table *t)
{
    uint32_t *sets = sy_alloc_array(&t->c->scratch, t->items.n, sizeof *sets);
    for (uint32_t i = 0; i < t->items.n; i++) {
        sets[i] = i;
        for (uint32_t j = i; j-- > 0 && i - j <= COMPARED_MAX && one_cell(&t->items.at[j], &t->items.at[i]);)
            if (same_scope(&t->items.at[i], &t->items.at[j])) sy_set_join(sets, i, j);
    }
    join_by_words(t, sets);
    for (uint32_t i = 0; i < t->items.n; i++) t->items.at[i].same = sy_set_find(sets, i);
}

/* ---- one position in several reports */

typedef SY_VEC(const item *) item_list;

static int are_two_persons(const table *t, const item *x, const item *y)
{
    int32_t a = position_of(t, x)->holder, b = position_of(t, y)->holder;
    if (a < 0 || b < 0) return 0;
    const sayso_actor *one = &t->c->docs[x->report].doc->actors.at[a], *other = &t->c->docs[y->report].doc->actors.at[b];
    return one->kind == SAYSO_ACTOR_PERSON && other->kind == SAYSO_ACTOR_PERSON && !sy_parties_may_be_one(t->c->story->engine, one, other);
}

/* Another person (two may have come together by a third), another figure, or put off here and agreed there: no claim that the two have in common. */
static int is_other_claim(const table *t, const item *x, const item *y)
{
    int denied = cell_of(x) == SAYSO_OFFERS && (x->settled ^ y->settled) & SY_SETTLED_DENIED; /* "denied agreeing to a truce" */
    return denied || are_two_persons(t, x, y) || other_numbers(x, y) || sy_settled_otherwise(x->settled, y->settled);
}

/* Said on two days, it may be one claim, but is none of one occasion. */
static int said_on_other_day(const table *t, const item *x, const item *y)
{
    if (x->report == y->report || x->scene < 0 || y->scene < 0) return 0;
    return sy_compare_days(t->s->groups[sy_occasion_of(t->s, x->scene)].date, t->s->groups[sy_occasion_of(t->s, y->scene)].date) < 0;
}

typedef int (*differs)(const table *t, const item *x, const item *y);

/* Take those out of the list that do not differ from its first, nor from each other. */
static item_list take_alike(table *t, item_list *l, differs differ)
{
    item_list alike = { 0 }, rest = { 0 };
    for (uint32_t i = 0; i < l->n; i++) {
        int apart = 0;
        for (uint32_t k = 0; k < alike.n && k < COMPARED_MAX && !apart; k++) apart = differ(t, alike.at[k], l->at[i]);
        *SY_PUSH(&t->c->scratch, apart ? &rest : &alike) = l->at[i];
    }
    *l = rest;
    return alike;
}

static uint32_t count_families(const table *t, const item_list *l)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < l->n; i++) {
        int seen = 0;
        for (uint32_t j = 0; j < i && !seen; j++) seen = t->c->docs[l->at[j]->report].family == t->c->docs[l->at[i]->report].family;
        n += !seen;
    }
    return n;
}

static uint32_t count_reports(const item_list *l)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < l->n; i++) n += i == 0 || l->at[i]->report != l->at[i - 1]->report;
    return n;
}

static uint8_t least_conf(const table *t, const item_list *l)
{
    uint8_t conf = CONF_AGREEMENT_MAX;
    for (uint32_t i = 0; i < l->n; i++)
        if (position_of(t, l->at[i])->conf < conf) conf = position_of(t, l->at[i])->conf;
    return conf;
}

static const char *holder_id(const table *t, const item *x)
{
    int32_t holder = position_of(t, x)->holder;
    return holder < 0 ? NULL : t->c->docs[x->report].doc->actors.at[holder].id;
}

/* Who holds it and on which issue, by the first that tells. */
static void set_party(const table *t, const item_list *l, sayso_finding *f)
{
    for (uint32_t i = 0; i < l->n; i++) {
        if (!f->actor) f->actor = holder_id(t, l->at[i]);
        if (!f->issue) f->issue = position_of(t, l->at[i])->issue;
    }
}

static void add_refs(table *t, const item_list *l, sayso_finding *f)
{
    const char **refs = sy_alloc_array(t->c->arena, l->n, sizeof *refs);
    for (uint32_t i = 0; i < l->n; i++) refs[i] = position_of(t, l->at[i])->id;
    f->refs = refs;
    f->n_refs = l->n;
}

static void report_agreement(table *t, const item_list *l)
{
    sy_evidence_list list = { 0 };
    for (uint32_t i = 0; i < l->n && list.n < EVIDENCE_MAX; i++)
        sy_evidence_add(&t->c->scratch, &list, l->at[i]->report, sy_spans_hull(position_of(t, l->at[i])->evidence), NULL);
    sayso_finding *f = sy_finding_of(t->c, SAYSO_AGREEMENT, &list);
    f->type = "position";
    set_party(t, l, f);
    f->reports = count_reports(l);
    f->conf = least_conf(t, l);
    f->reason = "one side and stance; the scopes share their subject words";
    add_refs(t, l, f);
}

typedef struct {
    sy_map ids;
    sy_evidence_list places;
} relay_notes;

static void note_relay(const table *t, relay_notes *notes, uint32_t report, const sy_relay *relay)
{
    sy_map_put(t->c->arena, &notes->ids, relay->id, strlen(relay->id), NULL);
    for (uint32_t i = 0; i < notes->places.n; i++)
        if (notes->places.at[i].report == report && sy_span_touches(notes->places.at[i].span, relay->span)) return;
    if (relay->span.end && notes->places.n < EVIDENCE_MAX) sy_evidence_add(&t->c->scratch, &notes->places, report, relay->span, "relay");
}

/* Who passed the statement on, and whom the report credits. */
static void add_relay(const table *t, relay_notes *notes, const item *x)
{
    const sayso_doc *doc = t->c->docs[x->report].doc;
    int32_t attribution = position_of(t, x)->attribution;
    sy_relay relay;
    if (attribution >= 0 && sy_relay_of(doc, &doc->attributions.at[attribution], &relay)) note_relay(t, notes, x->report, &relay);
    for (uint32_t i = 0; i < t->s->relays[x->report].n; i++) note_relay(t, notes, x->report, &t->s->relays[x->report].at[i]);
}

static void report_origin(table *t, const item_list *l)
{
    sy_evidence_list list = { 0 };
    relay_notes relays = { 0 };
    sy_map occasions = { 0 }, wordings = { 0 };
    uint32_t unplaced = 0;
    for (uint32_t i = 0; i < l->n; i++) {
        const sayso_doc *doc = t->c->docs[l->at[i]->report].doc;
        const sayso_position *p = position_of(t, l->at[i]);
        sayso_span span = sy_spans_hull(p->evidence);
        if (list.n < EVIDENCE_MAX) sy_evidence_add(&t->c->scratch, &list, l->at[i]->report, span, NULL);
        add_relay(t, &relays, l->at[i]);
        sy_map_put(&t->c->scratch, &wordings, doc->text + span.start, span.end - span.start, NULL);
        int32_t scene = p->attribution < 0 ? -1 : t->s->of[l->at[i]->report][p->attribution];
        if (scene < 0 || !sy_scene_is_placed(t->s, scene)) {
            unplaced++;
            continue;
        }
        uint32_t occasion = sy_occasion_of(t->s, scene);
        sy_map_put(&t->c->scratch, &occasions, (const char *)&occasion, sizeof occasion, NULL);
    }
    for (uint32_t i = 0; i < relays.places.n; i++) *SY_PUSH(&t->c->scratch, &list) = relays.places.at[i];
    sayso_finding *f = sy_finding_of(t->c, SAYSO_ORIGIN, &list);
    const char **ids = sy_alloc_array(t->c->arena, relays.ids.entries.n, sizeof *ids);
    for (uint32_t i = 0; i < relays.ids.entries.n; i++) ids[i] = relays.ids.entries.at[i].key;
    f->type = "position";
    set_party(t, l, f);
    f->reports = count_reports(l);
    f->occasions = occasions.entries.n;
    f->wordings = wordings.entries.n;
    f->relays = ids;
    f->n_relays = relays.ids.entries.n;
    if (unplaced && f->occasions) f->note = "the occasion is not found for every report";
    f->conf = least_conf(t, l);
    f->reason = "one position in several reports";
}

/* Only what is offered or threatened can lose its condition; that of a demand is what is demanded. */
static int has_condition(const table *t, const item *x)
{
    const sayso_position *p = position_of(t, x);
    return p->condition >= 0 && t->c->docs[x->report].doc->conditions.at[p->condition].kind != SAYSO_CONDITION_REQUIREMENT;
}

/* Another claim, or the same on another day. That a condition stands here and not there is a change of its own. */
static int is_other_occasion(const table *t, const item *x, const item *y)
{
    return is_other_claim(t, x, y) || said_on_other_day(t, x, y);
}

/* Does the report put a condition on this elsewhere, or speak of conditions in the same sentence? */
static int speaks_of_condition(const table *t, const item *x)
{
    static const char *const words[] = { "if", "unless", "until", "condition", "conditions", "conditional", "provided", "exchange", "return", "once", "only" };
    const sy_cdoc *d = &t->c->docs[x->report];
    sayso_span span = sy_spans_hull(position_of(t, x)->evidence);
    for (uint32_t i = 0; i < d->n_sentences; i++) {
        sayso_span sentence = sy_cwords_span(d, d->sentences[i].first, d->sentences[i].n);
        for (uint32_t k = 0; sy_span_touches(sentence, span) && k < d->sentences[i].n; k++)
            for (size_t m = 0; m < sizeof words / sizeof *words; m++)
                if (d->words[d->sentences[i].first + k].key == sy_compare_key(words[m], strlen(words[m]))) return 1;
    }
    for (uint32_t i = t->last_of[x->report]; i; i = t->items.at[i - 1].before) {
        const item *y = &t->items.at[i - 1];
        if (y->side == x->side && strcmp(y->issue, x->issue) == 0 && (y->stance == SAYSO_THREATENS) == (x->stance == SAYSO_THREATENS) && has_condition(t, y)) return 1;
    }
    return 0;
}

/* A condition here and none there. */
static void report_condition_change(table *t, const item_list *l)
{
    sy_evidence_list with = { 0 }, without = { 0 };
    if (l->at[0]->stance != SAYSO_OFFERS && l->at[0]->stance != SAYSO_THREATENS && l->at[0]->stance != SAYSO_ACCEPTS) return;
    for (uint32_t i = 0; i < l->n; i++) {
        const sayso_position *p = position_of(t, l->at[i]);
        const sayso_doc *doc = t->c->docs[l->at[i]->report].doc;
        int has = has_condition(t, l->at[i]);
        if (!has && speaks_of_condition(t, l->at[i])) continue;
        sy_evidence_list *side = has ? &with : &without;
        if (side->n >= EVIDENCE_MAX) continue;
        sy_evidence_add(&t->c->scratch, side, l->at[i]->report, sy_spans_hull(p->evidence), has ? "with condition" : "without condition");
        if (has) sy_evidence_add(&t->c->scratch, side, l->at[i]->report, sy_spans_hull(doc->conditions.at[p->condition].condition), "condition");
    }
    for (uint32_t i = 0; i < without.n; i++) /* a report that tells it twice, once with the condition, has not lost it */
        for (uint32_t k = 0; k < with.n; k++)
            if (without.at[i].report == with.at[k].report) return;
    if (!with.n || !without.n) return;
    for (uint32_t i = 0; i < without.n; i++) *SY_PUSH(&t->c->scratch, &with) = without.at[i];
    sayso_finding *f = sy_finding_of(t->c, SAYSO_ATTRIBUTION_CHANGE, &with);
    f->type = "condition";
    set_party(t, l, f);
    f->conf = least_conf(t, l) < CONF_CONDITION ? least_conf(t, l) : CONF_CONDITION;
    f->reason = "one position, with a condition and without";
    add_refs(t, l, f);
}

static int by_report(const void *a, const void *b)
{
    const item *x = *(const item *const *)a, *y = *(const item *const *)b;
    if (x->report != y->report) return x->report < y->report ? -1 : 1;
    return x->position < y->position ? -1 : x->position > y->position;
}

/* Those that are shown by default, if they are of several texts; else all. */
static item_list surest_of(table *t, const item_list *l)
{
    item_list sure = { 0 };
    for (uint32_t i = 0; i < l->n; i++)
        if (position_of(t, l->at[i])->conf >= CONF_SHOWN) *SY_PUSH(&t->c->scratch, &sure) = l->at[i];
    return sure.n > 1 && count_families(t, &sure) > 1 ? sure : *l;
}

static void report_same(table *t)
{
    item_list *groups = sy_alloc_array(&t->c->scratch, t->items.n, sizeof *groups);
    for (uint32_t i = 0; i < t->items.n; i++) *SY_PUSH(&t->c->scratch, &groups[t->items.at[i].same]) = &t->items.at[i];
    for (uint32_t i = 0; i < t->items.n; i++) {
        if (groups[i].n < 2 || count_families(t, &groups[i]) < 2) continue;
        qsort(groups[i].at, groups[i].n, sizeof *groups[i].at, by_report);
        while (groups[i].n) {
            item_list claim = take_alike(t, &groups[i], is_other_claim), sure = surest_of(t, &claim);
            if (count_families(t, &sure) < 2) continue;
            report_origin(t, &sure);
            report_condition_change(t, &sure);
            while (sure.n) {
                item_list alike = take_alike(t, &sure, is_other_occasion);
                if (count_families(t, &alike) > 1) report_agreement(t, &alike);
            }
        }
    }
}

/* ---- parties that disagree */

static int wants(sayso_stance s) { return s == SAYSO_DEMANDS || s == SAYSO_OFFERS || s == SAYSO_SUPPORTS; }
static int refuses(sayso_stance s) { return s == SAYSO_REJECTS || s == SAYSO_OPPOSES; }

static void add_party(table *t, sy_evidence_list *list, const item *x, uint32_t *room)
{
    static const char *const words[] = { NULL, "demands", "offers", "accepts", "rejects", "threatens", "prefers", "supports", "opposes" };
    if (!*room) return;
    --*room;
    sy_evidence_add(&t->c->scratch, list, x->report, sy_spans_hull(position_of(t, x)->evidence), words[x->stance]);
}

/* Confidence of the surest item of that kind of stance. */
static uint8_t surest(const table *t, uint32_t from, uint32_t to, int (*of_kind)(sayso_stance))
{
    uint8_t best = 0;
    for (uint32_t i = from; i < to; i++)
        if (of_kind(t->items.at[i].stance) && position_of(t, &t->items.at[i])->conf > best) best = position_of(t, &t->items.at[i])->conf;
    return best;
}

/* A person whose country is not known may stand on any side, that of the other included. */
static int side_is_known(const table *t, uint32_t i)
{
    const item *x = &t->items.at[i];
    const sayso_actor *a = &t->c->docs[x->report].doc->actors.at[position_of(t, x)->holder];
    return a->kind != SAYSO_ACTOR_PERSON || a->country;
}

/* Is what x wants what y refuses? One word in common must be nearly all of both ("the offer" that somebody should put to a vote is not the
 * offer itself), and neither may be turned round ("talks without a truce"). */
static int is_answered(const item *x, const item *y)
{
    if (!same_scope(x, y) || x->negated != y->negated) return 0;
    return shared_scope(x, y) > 1 || (x->n_keys <= ALONE_MOST && y->n_keys <= ALONE_MOST);
}

/* Of those who refuse all are named where none refuses just that; and "rejected Castavar's offer", which says no more. */
static int is_chosen(uint64_t bits, uint32_t i, const item *x) { return !bits || x->n_keys <= BARE_KEYS || (i < COMPARED_MAX && bits >> i & 1); }

/* The items [a, a_end) of one side that want something against those [b, b_end) of another that refuse it: surely so where one of these is
 * the same matter as one of those, and not where they have a word of their issue in common. */
static void report_opposed(table *t, uint32_t a, uint32_t a_end, uint32_t b, uint32_t b_end)
{
    sy_evidence_list list = { 0 };
    uint32_t room_a = SIDE_EVIDENCE_MAX, room_b = SIDE_EVIDENCE_MAX;
    uint64_t shared = 0, shared_b = 0; /* bits of the items that are one matter with one of the other side */
    const item *holder = NULL;
    if (!t->items.at[a].known || !t->items.at[b].known) return;
    uint8_t conf_a = surest(t, a, a_end, wants), conf_b = surest(t, b, b_end, refuses);
    for (uint32_t i = a; i < a_end && i < a + COMPARED_MAX; i++)
        for (uint32_t j = b; j < b_end && j < b + COMPARED_MAX; j++)
            if (wants(t->items.at[i].stance) && refuses(t->items.at[j].stance) && is_answered(&t->items.at[i], &t->items.at[j])) {
                shared |= (uint64_t)1 << (i - a);
                shared_b |= (uint64_t)1 << (j - b);
            }
    for (uint32_t i = a; i < a_end; i++)
        if (wants(t->items.at[i].stance) && (!shared || (i - a < COMPARED_MAX && shared >> (i - a) & 1))) {
            if (!holder) holder = &t->items.at[i];
            add_party(t, &list, &t->items.at[i], &room_a);
        }
    uint32_t wanting = list.n;
    for (uint32_t j = b; j < b_end; j++)
        if (refuses(t->items.at[j].stance) && is_chosen(shared_b, j - b, &t->items.at[j])) add_party(t, &list, &t->items.at[j], &room_b);
    if (!wanting || list.n == wanting) return;
    sayso_finding *f = sy_finding_of(t->c, SAYSO_DISAGREEMENT, &list);
    f->actor = holder_id(t, holder);
    f->issue = t->items.at[a].issue;
    f->conf = shared && conf_a >= CONF_SIDE && conf_b >= CONF_SIDE && side_is_known(t, a) && side_is_known(t, b) ? CONF_OPPOSED : CONF_OPPOSED_LOOSE;
    f->reason = shared ? "opposite stances on one issue, scopes share words" : "opposite stances on one issue";
}

static uint32_t side_end(const table *t, uint32_t i)
{
    uint32_t j = i + 1;
    while (j < t->items.n && t->items.at[j].story == t->items.at[i].story && t->items.at[j].side == t->items.at[i].side &&
           strcmp(t->items.at[j].issue, t->items.at[i].issue) == 0)
        j++;
    return j;
}

static void report_disagreements(table *t)
{
    for (uint32_t i = 0; i < t->items.n;) { /* one issue of one story at a time */
        uint32_t end = i;
        while (end < t->items.n && t->items.at[end].story == t->items.at[i].story && strcmp(t->items.at[end].issue, t->items.at[i].issue) == 0) end++;
        for (uint32_t a = i; a < end; a = side_end(t, a))
            for (uint32_t b = i; b < end; b = side_end(t, b))
                if (a != b) report_opposed(t, a, side_end(t, a), b, side_end(t, b));
        i = end;
    }
}

void sy_compare_positions(sy_collation *c, sy_scenes *s)
{
    table t = { .c = c, .s = s };
    read_items(&t);
    find_same(&t);
    report_same(&t);
    report_disagreements(&t);
}
