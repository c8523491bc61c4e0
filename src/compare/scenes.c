/*
 * scenes.c - who spoke where and when, report by report, and which of these appearances are one occasion.
 *
 * Within a report a speaker's statements follow each other on one scene until another venue or day is named;
 * "has said" tells of no scene. Across reports two scenes of one speaker are one occasion if the day is the same
 * and the venues do not speak against it, if the venues share two subject words or more, or if they share a
 * quotation (quotes come in through sy_scenes_join_by_quote). The same topic is no reason at all.
 */
#include "compare/scenes.h"

#include "base/calendar.h"
#include "base/utf8.h"

#include <stdlib.h>

enum {
    CONF_MIN = 25,         /* attributions that are used: a venue or day must come to it, so that little is needed */
    SHARED_KEYS = 2,       /* subject words that make two venues one */
    NEAR_CUE_BYTES = 40,   /* a day named so near to the cue is the day of the speech */
    VENUE_WORDS_MAX = 14,
    CONF_TOLD_TWICE = 88, CONF_DAY_ONLY = 78, CONF_ONE_REPORT = 76, CONF_ONE_DAY_ONLY = 60
};

/* ---- days */

static int all_digits(const char *s, int n)
{
    for (int i = 0; i < n; i++)
        if (s[i] < '0' || s[i] > '9') return 0;
    return 1;
}

static int is_full_day(const char *s) { return strlen(s) >= 10 && all_digits(s, 4) && all_digits(s + 5, 2) && all_digits(s + 8, 2); }

/* Monday 1 to Sunday 7 of "XXXX-WXX-3" or of a full day; 0: not known. */
int sy_weekday_of_value(const char *s)
{
    size_t n = strlen(s);
    const char *week = strstr(s, "-W");
    if (week && n >= 2 && s[n - 2] == '-' && s[n - 1] >= '1' && s[n - 1] <= '7' && s + n - 1 > week + 2) return s[n - 1] - '0';
    if (!is_full_day(s)) return 0;
    sy_date date = { atoi(s), atoi(s + 5), atoi(s + 8) };
    return date.m < 1 || date.m > 12 ? 0 : sy_weekday(sy_days_from_date(date));
}

int sy_compare_days(const char *a, const char *b)
{
    if (!a || !b) return 0;
    if (is_full_day(a) && is_full_day(b)) return strncmp(a, b, 10) == 0 ? 1 : -1;
    int v = sy_weekday_of_value(a), w = sy_weekday_of_value(b);
    return v && w && v != w ? -1 : 0;
}

/* Does the expression name a day of the text (the report's own date is none)? */
static int names_a_day(const sayso_doc *doc, const sayso_time *t)
{
    if (sy_span_touches(t->span, doc->report.date_span)) return 0;
    return t->value && (t->type == SAYSO_DATE || t->type == SAYSO_TIME) && (is_full_day(t->value) || sy_weekday_of_value(t->value));
}

/* ---- one report */

int32_t sy_speaker_of(const sayso_doc *doc, const sayso_attribution *a)
{
    if (a->speaker < 0 || doc->actors.at[a->speaker].kind == SAYSO_ACTOR_PERSON) return a->speaker;
    for (uint32_t i = 0; a->source.n && i < doc->mentions.n; i++) {
        const sayso_mention *m = &doc->mentions.at[i];
        if (m->actor < 0 || m->how == SAYSO_HOW_PRONOUN || doc->actors.at[m->actor].kind != SAYSO_ACTOR_PERSON) continue;
        if (m->span.end == a->source.at[a->source.n - 1].end && sy_span_covers(sy_spans_hull(a->source), m->span)) return m->actor;
    }
    return a->speaker;
}

typedef struct {
    sy_collation *c;
    sy_scenes *s;
    uint32_t report;
    const sayso_doc *doc;
    const sy_cdoc *d;
    int32_t *current; /* scene of each actor, -1 */
} reader;

/* Where a statement stands: at its cue, else its source, else its content. */
static uint32_t place_of(const sayso_attribution *a)
{
    if (a->cue.n) return a->cue.at->start;
    if (a->source.n) return a->source.at->start;
    return a->content.n ? a->content.at->start : 0;
}

/* "has said", "have insisted": a standing statement, of no occasion. */
static int is_perfect(const reader *r, const sayso_attribution *a)
{
    if (!a->cue.n) return 0;
    uint32_t has = sy_compare_key("has", 3), have = sy_compare_key("have", 4), at = sy_cword_at(r->d, a->cue.at->start);
    for (uint32_t i = at > 2 ? at - 2 : 0; i <= at && i < r->d->n_words; i++)
        if (r->d->words[i].key == has || r->d->words[i].key == have) return 1;
    return 0;
}

/* The day of the speech act: the record's, or one that stands beside the cue in the same sentence. */
static const sayso_time *day_of(const reader *r, const sayso_attribution *a)
{
    if (a->time >= 0 && names_a_day(r->doc, &r->doc->times.at[a->time])) return &r->doc->times.at[a->time];
    if (!a->cue.n) return NULL;
    for (uint32_t i = 0; i < r->doc->times.n; i++) {
        const sayso_time *t = &r->doc->times.at[i];
        uint32_t gap = t->span.end <= a->cue.at->start ? a->cue.at->start - t->span.end
                     : t->span.start >= a->cue.at[a->cue.n - 1].end ? t->span.start - a->cue.at[a->cue.n - 1].end : 0;
        if (!names_a_day(r->doc, t) || gap > NEAR_CUE_BYTES / 4) continue;
        const char *between = r->doc->text + (t->span.end <= a->cue.at->start ? t->span.end : a->cue.at[a->cue.n - 1].end);
        if (!memchr(between, '.', gap) && !memchr(between, '\n', gap)) return t;
    }
    return NULL;
}

/* ---- a venue in the words around a statement, where the record has none */

static int speaks(uint32_t key)
{
    static const char *const words[] = { "speaking", "spoke", "addressing", "appearing", "appeared", "remarks", "comments", "talking", "remark", "speech" };
    return sy_compare_key_is(key, words, sizeof words / sizeof *words);
}

static int leads_to_venue(uint32_t key)
{
    static const char *const words[] = { "at", "during", "in", "to" };
    return sy_compare_key_is(key, words, sizeof words / sizeof *words);
}

static int ends_phrase(const sy_cdoc *d, uint32_t word)
{
    static const char *const next[] = { "for", "that", "which", "who", "where", "when", "as", "after", "before", "while", "said", "he", "she" };
    if (word + 1 < d->n_words && sy_compare_key_is(d->words[word + 1].key, next, sizeof next / sizeof *next)) return 1;
    const char *s = d->doc->text;
    uint32_t from = sy_word_end(&d->words[word]), to = word + 1 < d->n_words ? d->words[word + 1].start : d->doc->n_text;
    for (uint32_t i = from; i < to; i++)
        if (strchr(",;:.!?\n", s[i]) && s[i]) return 1;
    return 0;
}

/* "at an annual meeting with senior officers" from the preposition on; {0,0} if no noun of an occasion follows. */
static sayso_span venue_phrase(const reader *r, uint32_t word, uint32_t end)
{
    sayso_span none = { 0, 0 };
    uint32_t last = word;
    int found = 0;
    for (uint32_t i = word + 1; i < end && i <= word + VENUE_WORDS_MAX; i++) {
        const sy_cword *w = &r->d->words[i];
        found |= sy_venue_kind(r->c->background, w->key) != 0;
        last = i;
        if (ends_phrase(r->d, i)) break;
    }
    if (!found || last == word) return none;
    sayso_span s = { r->d->words[word].start, sy_word_end(&r->d->words[last]) };
    return s;
}

static sayso_span venue_of_sentence(const reader *r, uint32_t sentence)
{
    sayso_span none = { 0, 0 };
    const sy_crange *s = &r->d->sentences[sentence];
    int spoken = 0;
    for (uint32_t i = s->first; i < s->first + s->n; i++) {
        uint32_t key = r->d->words[i].key;
        spoken |= speaks(key);
        if ((!spoken && i > s->first) || !leads_to_venue(key)) continue; /* "In an interview on Tuesday, she softened her words" opens a scene, too */
        sayso_span v = venue_phrase(r, i, s->first + s->n);
        if (v.end) return v;
    }
    return none;
}

/* ---- scenes of one report */

static void set_venue(const reader *r, sy_scene *s, sayso_span venue)
{
    s->venue = venue;
    s->n_keys = 0;
    s->kinds = 0;
    for (uint32_t i = sy_cword_at(r->d, venue.start); i < r->d->n_words && r->d->words[i].start < venue.end; i++) {
        const sy_cword *w = &r->d->words[i];
        uint32_t kind = sy_venue_kind(r->c->background, w->key);
        if (kind) s->kinds |= (uint64_t)1 << (kind % 64);
        if (!(w->flags & SY_CW_COMMON) && s->n_keys < SY_VENUE_KEYS_MAX) s->keys[s->n_keys++] = w->key;
    }
}

static uint32_t shared_keys(const sy_scene *a, const sy_scene *b)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < a->n_keys; i++)
        for (uint32_t j = 0; j < b->n_keys; j++)
            if (a->keys[i] == b->keys[j]) {
                n++;
                break;
            }
    return n;
}

/* 1 the same venue, -1 different ones, 0 not known. */
static int compare_venues(const sy_scene *a, const sy_scene *b)
{
    if (!a->venue.end || !b->venue.end) return 0;
    uint32_t shared = shared_keys(a, b);
    if (a->kinds && b->kinds && !(a->kinds & b->kinds)) return shared > SHARED_KEYS ? 1 : -1;
    if (shared >= SHARED_KEYS) return 1;
    return a->kinds && b->kinds && shared ? 1 : 0;
}

static int may_be_one(const sy_scene *a, const sy_scene *b) { return sy_compare_days(a->date, b->date) >= 0 && compare_venues(a, b) >= 0; }

static int32_t new_scene(reader *r, int32_t actor, sayso_span source)
{
    sy_scene *s = SY_PUSH(&r->c->scratch, &r->s->at);
    s->report = r->report;
    s->speaker = r->s->actor[r->report][actor];
    s->source = source;
    return (int32_t)r->s->at.n - 1;
}

/* The actor's present scene takes in what is said of it, or gives way to a new one where that does not fit. */
static int32_t on_scene(reader *r, int32_t actor, sayso_span source, const sy_scene *own)
{
    int32_t *current = &r->current[actor];
    if (*current < 0 || !may_be_one(&r->s->at.at[*current], own)) *current = new_scene(r, actor, source);
    sy_scene *s = &r->s->at.at[*current];
    if (!s->venue.end && own->venue.end) set_venue(r, s, own->venue);
    if (!s->date && own->date) s->date = own->date, s->time = own->time;
    return *current;
}

/* The scene that a statement stands on; -1. */
static int32_t scene_of_statement(reader *r, const sayso_attribution *a)
{
    const sayso_time *day = day_of(r, a);
    sy_scene own = { .date = day ? day->value : NULL };
    if (a->venue.n) set_venue(r, &own, sy_spans_hull(a->venue));
    if (day) own.time = day->span;
    if (!own.venue.end && !own.date && is_perfect(r, a)) return -1;
    return on_scene(r, sy_speaker_of(r->doc, a), a->source.n ? *a->source.at : *a->cue.at, &own);
}

/* The first person that a sentence mentions; NULL. */
static const sayso_mention *person_in(const sayso_doc *doc, sayso_span sentence)
{
    const sayso_mention *first = NULL;
    for (uint32_t i = 0; i < doc->mentions.n; i++) {
        const sayso_mention *m = &doc->mentions.at[i];
        if (m->actor < 0 || doc->actors.at[m->actor].kind != SAYSO_ACTOR_PERSON || !sy_span_covers(sentence, m->span)) continue;
        if (!first || m->span.start < first->span.start) first = m;
    }
    return first;
}

/* "His remarks, made during a visit to ...": a scene without a statement of its own. */
static void scene_of_sentence(reader *r, uint32_t sentence, sayso_span venue)
{
    const sy_crange *words = &r->d->sentences[sentence];
    const sayso_mention *m = person_in(r->doc, sy_cwords_span(r->d, words->first, words->n));
    sy_scene own = { 0 };
    if (!m) return;
    set_venue(r, &own, venue);
    for (uint32_t i = 0; i < r->doc->times.n && !own.date; i++) { /* "Speaking on Wednesday at ..." */
        const sayso_time *t = &r->doc->times.at[i];
        if (!names_a_day(r->doc, t) || t->span.start < r->d->words[words->first].start || t->span.start > venue.end + NEAR_CUE_BYTES / 4) continue;
        own.date = t->value;
        own.time = t->span;
    }
    on_scene(r, m->actor, m->span, &own);
}

/* Statements and sentences with a venue, in the order of the text. */
typedef struct {
    uint32_t start;
    int32_t attribution; /* -1: a sentence */
    uint32_t sentence;
    sayso_span venue;
} step_of_report;

static int by_start(const void *a, const void *b)
{
    const step_of_report *x = a, *y = b;
    if (x->start != y->start) return x->start < y->start ? -1 : 1;
    return x->attribution < y->attribution ? -1 : x->attribution > y->attribution;
}

static int is_usable(const sayso_doc *doc, const sayso_attribution *a)
{
    if (a->speaker < 0 || doc->actors.at[a->speaker].kind == SAYSO_ACTOR_MEDIA || a->conf < CONF_MIN) return 0;
    sayso_span place = { place_of(a), place_of(a) + 1 };
    if (sy_span_touches(doc->report.title_span, place)) return 0; /* a headline tells what the text tells again, with its day and place */
    return !a->attitude && !a->unsourced && (a->source.n || a->cue.n);
}

static void read_report(sy_collation *c, sy_scenes *s, uint32_t report)
{
    const sayso_doc *doc = c->docs[report].doc;
    reader r = { c, s, report, doc, &c->docs[report], sy_alloc_array(&c->scratch, doc->actors.n, sizeof(int32_t)) };
    SY_VEC(step_of_report) steps = { 0 };
    for (uint32_t i = 0; i < doc->actors.n; i++) r.current[i] = -1;
    for (uint32_t i = 0; i < doc->attributions.n; i++) {
        step_of_report step = { place_of(&doc->attributions.at[i]), (int32_t)i, 0, { 0, 0 } };
        *SY_PUSH(&c->scratch, &steps) = step;
    }
    for (uint32_t i = 0; doc->mentions.n && i < r.d->n_sentences; i++) {
        step_of_report step = { r.d->words[r.d->sentences[i].first].start, -1, i, venue_of_sentence(&r, i) };
        if (step.venue.end) *SY_PUSH(&c->scratch, &steps) = step;
    }
    if (steps.n) qsort(steps.at, steps.n, sizeof *steps.at, by_start);
    s->of[report] = sy_alloc_array(&c->scratch, doc->attributions.n, sizeof **s->of);
    for (uint32_t i = 0; i < steps.n; i++) {
        const step_of_report *step = &steps.at[i];
        if (step->attribution < 0) scene_of_sentence(&r, step->sentence, step->venue);
        else s->of[report][step->attribution] = is_usable(doc, &doc->attributions.at[step->attribution]) ? scene_of_statement(&r, &doc->attributions.at[step->attribution]) : -1;
    }
}

/* ---- across reports */

/* All that is known of the occasion of scene i. */
static sy_scene *leader(const sy_scenes *s, int32_t i) { return &s->groups[sy_set_find(s->sets, (uint32_t)i)]; }

int sy_scenes_agree(const sy_scenes *s, int32_t a, int32_t b)
{
    const sy_scene *x = leader(s, a), *y = leader(s, b);
    return x == y || (x->speaker == y->speaker && may_be_one(x, y));
}

/* What is known of either becomes known of both. */
static void join(sy_scenes *s, int32_t a, int32_t b)
{
    sy_scene *x = leader(s, a), *y = leader(s, b);
    if (x == y) return;
    sy_set_join(s->sets, (uint32_t)a, (uint32_t)b);
    sy_scene *to = leader(s, a), *from = to == x ? y : x;
    if (!to->date || (from->date && is_full_day(from->date) && !is_full_day(to->date))) to->date = from->date ? from->date : to->date;
    to->kinds |= from->kinds;
    for (uint32_t i = 0; i < from->n_keys && to->n_keys < SY_VENUE_KEYS_MAX; i++) to->keys[to->n_keys++] = from->keys[i];
    if (!to->venue.end) to->venue = from->venue; /* may be of another report: here it only tells that there is one */
}

void sy_scenes_join_by_quote(sy_scenes *s, int32_t a, int32_t b)
{
    if (a >= 0 && b >= 0 && sy_scenes_agree(s, a, b)) join(s, a, b);
}

typedef struct {
    uint64_t key;
    uint32_t scene;
} keyed;

static int keyed_order(const void *a, const void *b)
{
    const keyed *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return x->scene < y->scene ? -1 : x->scene > y->scene;
}

static void join_keyed(sy_scenes *s, keyed *k, uint32_t n, int by_venue)
{
    if (n) qsort(k, n, sizeof *k, keyed_order);
    for (uint32_t i = 1, first = 0; i < n; i++) {
        if (k[i].key != k[first].key) first = i;
        if (i == first) continue;
        for (uint32_t j = i; j-- > first && i - j <= 4;) { /* the nearest before it, which have been joined already */
            const sy_scene *x = &s->at.at[k[i].scene], *y = &s->at.at[k[j].scene];
            if (by_venue && compare_venues(x, y) < 1) continue;
            if (!sy_scenes_agree(s, (int32_t)k[i].scene, (int32_t)k[j].scene)) continue;
            join(s, (int32_t)k[i].scene, (int32_t)k[j].scene);
            break;
        }
    }
}

static void join_scenes(sy_collation *c, sy_scenes *s)
{
    SY_VEC(keyed) days = { 0 }, venues = { 0 };
    for (uint32_t i = 0; i < s->at.n; i++) {
        const sy_scene *x = &s->at.at[i];
        uint64_t who = sy_mix(c->docs[x->report].story, x->speaker);
        if (x->date && is_full_day(x->date)) {
            keyed k = { sy_mix(who, sy_hash(x->date, 10)), i };
            *SY_PUSH(&c->scratch, &days) = k;
        }
        for (uint32_t n = 0; n < x->n_keys; n++) {
            keyed k = { sy_mix(who, x->keys[n]), i };
            *SY_PUSH(&c->scratch, &venues) = k;
        }
    }
    join_keyed(s, venues.at, venues.n, 1);
    join_keyed(s, days.at, days.n, 0);
}

/* Numbers for the actors of the set, by id. */
static void number_actors(sy_collation *c, sy_scenes *s)
{
    s->actor = sy_alloc_array(&c->scratch, c->n, sizeof *s->actor);
    for (uint32_t i = 0; i < c->n; i++) {
        const sayso_doc *doc = c->docs[i].doc;
        s->actor[i] = sy_alloc_array(&c->scratch, doc->actors.n, sizeof **s->actor);
        for (uint32_t k = 0; k < doc->actors.n; k++) {
            int fresh;
            const char *id = doc->actors.at[k].id;
            uint32_t *number = sy_map_put(&c->scratch, &s->actors, id, strlen(id), &fresh);
            if (fresh) *number = s->actors.entries.n - 1;
            s->actor[i][k] = *number;
        }
    }
}

void sy_scenes_read(sy_collation *c, sy_scenes *s)
{
    memset(s, 0, sizeof *s);
    number_actors(c, s);
    const sayso_doc **docs = sy_alloc_array(&c->scratch, c->n + 1, sizeof *docs);
    for (uint32_t i = 0; i < c->n; i++) docs[i] = c->docs[i].doc;
    s->relays = sy_relays_read(c->arena, c->background, docs, c->n);
    s->of = sy_alloc_array(&c->scratch, c->n, sizeof *s->of);
    for (uint32_t i = 0; i < c->n; i++) read_report(c, s, i);
    s->sets = sy_alloc_array(&c->scratch, s->at.n, sizeof *s->sets);
    s->groups = sy_alloc_array(&c->scratch, s->at.n, sizeof *s->groups);
    for (uint32_t i = 0; i < s->at.n; i++) s->sets[i] = i, s->groups[i] = s->at.at[i];
    join_scenes(c, s);
}

int sy_scene_is_placed(const sy_scenes *s, int32_t scene)
{
    const sy_scene *x = leader(s, scene);
    return x->date || x->venue.end;
}

/* ---- findings */

static void add_evidence(sy_evidence_list *list, sy_arena *a, uint32_t report, sayso_span span, const char *role)
{
    sayso_evidence e = { report, span, role };
    if (span.end > span.start) *SY_PUSH(a, list) = e;
}

static void report_occasion(sy_collation *c, const sy_scenes *s, const uint32_t *scenes, uint32_t n)
{
    sy_evidence_list list = { 0 };
    SY_VEC(const char *) refs = { 0 };
    const sy_scene *first = leader(s, (int32_t)scenes[0]);
    uint32_t reports = 0, venues = 0;
    for (uint32_t i = 0; i < n; i++) {
        const sy_scene *x = &s->at.at[scenes[i]];
        const sayso_doc *doc = c->docs[x->report].doc;
        reports += i == 0 || s->at.at[scenes[i - 1]].report != x->report;
        venues += x->venue.end != 0;
        add_evidence(&list, &c->scratch, x->report, x->source, "speaker");
        add_evidence(&list, &c->scratch, x->report, x->venue, "venue");
        add_evidence(&list, &c->scratch, x->report, x->time, "date");
        for (uint32_t k = 0; k < doc->attributions.n; k++)
            if (s->of[x->report][k] == (int32_t)scenes[i]) *SY_PUSH(c->arena, &refs) = doc->attributions.at[k].id;
    }
    sayso_evidence *e;
    sayso_finding *f = sy_finding_new(c, SAYSO_OCCASION, &e, list.n);
    memcpy(e, list.at, list.n * sizeof *e);
    f->actor = sy_strdup(c->arena, s->actors.entries.at[first->speaker].key);
    f->date = first->date;
    f->reports = reports;
    f->refs = refs.at;
    f->n_refs = refs.n;
    f->conf = reports > 1 ? (venues ? CONF_TOLD_TWICE : CONF_DAY_ONLY) : venues ? CONF_ONE_REPORT : CONF_ONE_DAY_ONLY;
    f->reason = reports > 1 ? "speaker, day, venue or shared words agree" : "speaker with a venue or day";
}

void sy_scenes_report(sy_collation *c, sy_scenes *s)
{
    keyed *k = sy_alloc_array(&c->scratch, s->at.n, sizeof *k);
    uint32_t *scenes = sy_alloc_array(&c->scratch, s->at.n, sizeof *scenes);
    for (uint32_t i = 0; i < s->at.n; i++) {
        keyed one = { sy_set_find(s->sets, i), i };
        k[i] = one;
    }
    if (s->at.n) qsort(k, s->at.n, sizeof *k, keyed_order);
    for (uint32_t i = 0; i < s->at.n; i++) scenes[i] = k[i].scene;
    for (uint32_t i = 0; i < s->at.n;) {
        uint32_t j = i + 1;
        while (j < s->at.n && k[j].key == k[i].key) j++;
        if (sy_scene_is_placed(s, (int32_t)scenes[i])) report_occasion(c, s, scenes + i, j - i);
        i = j;
    }
}

static int32_t most_covering(const sayso_doc *doc, sayso_span span)
{
    int32_t best = -1;
    uint32_t most = 0;
    for (uint32_t i = 0; i < doc->attributions.n; i++) {
        uint32_t n = sy_spans_within(doc->attributions.at[i].content, span);
        if (n > most) most = n, best = (int32_t)i;
    }
    return best;
}

/* The attribution whose cue stands last before the span in its sentence; -1. */
static int32_t beside(const sayso_doc *doc, sayso_span span)
{
    int32_t best = -1;
    uint32_t from = span.start, last = 0, lo = 0, hi = doc->sentence_spans.n;
    while (lo < hi) { /* the sentence that the span begins in */
        uint32_t mid = lo + (hi - lo) / 2;
        if (doc->sentence_spans.at[mid].end <= span.start) lo = mid + 1;
        else hi = mid;
    }
    if (lo < doc->sentence_spans.n && doc->sentence_spans.at[lo].start < from) from = doc->sentence_spans.at[lo].start;
    for (uint32_t i = 0; i < doc->attributions.n; i++) {
        const sayso_attribution *a = &doc->attributions.at[i];
        uint32_t at = a->cue.n ? a->cue.at->start : UINT32_MAX;
        if (at < from || at >= span.start || at < last) continue;
        last = at;
        best = (int32_t)i;
    }
    return best;
}

/* The attribution of the quotation before this one in the same paragraph: “...,” she said. “...” */
static int32_t of_quotation_before(const sy_cdoc *d, sayso_span span)
{
    uint32_t word = sy_cword_at(d, span.start), k = 0;
    while (k < d->n_quotes && d->quotes[k].first + d->quotes[k].n <= word) k++;
    if (k == 0 || k == d->n_quotes || d->quotes[k].first > word) return -1; /* not in a quotation, or in the first */
    const sy_crange *before = &d->quotes[k - 1];
    for (uint32_t i = before->first + 1; i <= word; i++)
        if (d->words[i].flags & SY_CW_LINE) return -1;
    return most_covering(d->doc, sy_cwords_span(d, before->first, before->n));
}

int32_t sy_attribution_of(const sy_cdoc *d, sayso_span span)
{
    int32_t best = most_covering(d->doc, span);
    if (best < 0) best = beside(d->doc, span);
    return best >= 0 ? best : of_quotation_before(d, span);
}
