/*
 * readings.c - the table of a reprint family: its texts cut into places, with the reading of each member.
 *
 * Sentences of equal bytes are one reading. Another sentence is a reading of the place whose sentences it shares most of its
 * three-word runs with, so that a source dropped or a number rounded leaves a sentence where it was. The headline is a place of its
 * own, whatever it says, and so are the words before the dash of the first sentence ("OSTREL (Orpress) - ").
 */
#include "compare/readings.h"

#include "base/common.h"
#include "base/sort.h"
#include "base/utf8.h"

#include <stdlib.h>

enum {
    SAME_PLACE = 40,      /* hundredths of the shorter sentence's shingles */
    HEAD_WORDS_MAX = 30,
    HEAD_BODY_MIN = 20,   /* words that follow a headline at least */
    DATELINE_WORDS_MAX = 12,
    CREDIT_WORDS_MAX = 7
};

/* ---- shingles */

/* Number the shingles by their keys and list for each who has it. */
static void number_shingles(sy_readings *r, const uint64_t *sorted, const uint32_t *owner, uint32_t n)
{
    sy_arena *a = &r->c->scratch;
    r->shared_by = sy_alloc_array(a, n, sizeof *r->shared_by);
    r->list = sy_alloc_array(a, (size_t)n + 1, sizeof *r->list);
    r->postings = sy_alloc_array(a, n, sizeof *r->postings);
    uint32_t n_postings = 0;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t place = (uint32_t)sorted[k];
        int same = k > 0 && sorted[k] >> 32 == sorted[k - 1] >> 32;
        if (!same) r->list[r->n_numbers++] = n_postings;
        r->number[place] = r->n_numbers - 1;
        if (same && r->postings[n_postings - 1] == owner[place]) continue;
        r->postings[n_postings++] = owner[place];
        r->shared_by[r->n_numbers - 1]++;
    }
    r->list[r->n_numbers] = n_postings;
}

static void fill_shingles(sy_readings *r)
{
    sy_arena *a = &r->c->scratch;
    r->first = sy_alloc_array(a, (size_t)r->n + 1, sizeof *r->first);
    for (uint32_t i = 0; i < r->n; i++) {
        uint32_t words = sy_readings_doc(r, i)->n_words;
        r->first[i + 1] = r->first[i] + (words < 3 ? 0 : words - 2);
    }
    uint32_t n = r->first[r->n];
    uint64_t *sorted = sy_alloc_array(a, n, 2 * sizeof *sorted);
    uint32_t *owner = sy_alloc_array(a, n, sizeof *owner);
    r->number = sy_alloc_array(a, n, sizeof *r->number);
    for (uint32_t i = 0; i < r->n; i++)
        for (uint32_t w = 0; w < sy_readings_shingles(r, i); w++) {
            sorted[r->first[i] + w] = (uint64_t)sy_phrase_key(sy_readings_doc(r, i)->words + w, 3) << 32 | (r->first[i] + w);
            owner[r->first[i] + w] = i;
        }
    sy_sort_u64(sorted, sorted + n, n);
    number_shingles(r, sorted, owner, n);
}

/* ---- cutting a member into units */

typedef SY_VEC(sy_unit) unit_list;

static int is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

static void add_unit(sy_readings *r, unit_list *units, const sy_cdoc *d, uint32_t place, uint32_t first, uint32_t n)
{
    const char *s = d->doc->text;
    sy_unit *u = SY_PUSH(&r->c->scratch, units);
    u->place = place;
    u->first = first;
    u->n = n;
    u->span.start = d->words[first].start;
    u->span.end = sy_word_end(&d->words[first + n - 1]);
    while (u->span.start > 0 && !is_space(s[u->span.start - 1])) u->span.start--;
    while (u->span.end < d->doc->n_text && !is_space(s[u->span.end])) u->span.end++;
}

/* Words of the first line if it is a headline: short, with more text behind it. */
static uint32_t head_words(const sy_cdoc *d)
{
    uint32_t i = 1;
    while (i < d->n_words && !(d->words[i].flags & SY_CW_LINE)) i++;
    return i < HEAD_WORDS_MAX && i + HEAD_BODY_MIN < d->n_words ? i : 0;
}

static int is_shouted(const sy_cdoc *d, const sy_cword *w)
{
    const char *s = d->doc->text + w->start;
    if (w->n_bytes < 3) return 0;
    for (uint32_t i = 0; i < w->n_bytes; i++)
        if (s[i] >= 'a' && s[i] <= 'z') return 0;
    return 1;
}

/* Does a dash of its own stand between the words? */
static int dash_between(const sy_cdoc *d, const sy_cword *a, const sy_cword *b)
{
    const char *s = d->doc->text;
    for (uint32_t i = sy_word_end(a); i < b->start;) {
        unsigned len;
        uint32_t c = sy_utf8_get(s + i, b->start - i, &len);
        if ((c == '-' || c == 0x2013 || c == 0x2014) && i + len < b->start && is_space(s[i + len]) && i > 0) return 1;
        i += len;
    }
    return 0;
}

/* Words before the last dash near the beginning, where the text from `first` on opens with a place in capitals. */
static uint32_t dateline_words(const sy_cdoc *d, uint32_t first)
{
    uint32_t n = 0;
    if (first >= d->n_words || !is_shouted(d, &d->words[first])) return 0;
    for (uint32_t i = first; i + 1 < d->n_words && i < first + DATELINE_WORDS_MAX; i++) {
        if (i > first && d->words[i].flags & SY_CW_LINE) break;
        if (dash_between(d, &d->words[i], &d->words[i + 1])) n = i + 1 - first;
    }
    return n;
}

static void cut_member(sy_readings *r, unit_list *units, uint32_t member)
{
    const sy_cdoc *d = sy_readings_doc(r, member);
    uint32_t from = head_words(d);
    if (from) add_unit(r, units, d, SY_PLACE_HEAD, 0, from);
    uint32_t dateline = dateline_words(d, from);
    if (dateline) add_unit(r, units, d, SY_PLACE_DATELINE, from, dateline);
    from += dateline;
    for (uint32_t k = 0; k < d->n_sentences; k++) {
        uint32_t end = d->sentences[k].first + d->sentences[k].n;
        if (end <= from) continue;
        uint32_t first = d->sentences[k].first < from ? from : d->sentences[k].first;
        while (first < end) {
            uint32_t i = first + 1;
            while (i < end && !(d->words[i].flags & SY_CW_LINE)) i++;
            add_unit(r, units, d, SY_PLACE_FIRST, first, i - first);
            first = i;
        }
    }
}

/* Short lines of their own behind the text. */
static void mark_credits(sy_readings *r, unit_list *units, uint32_t member, uint32_t first)
{
    const sy_cdoc *d = sy_readings_doc(r, member);
    for (uint32_t i = units->n; i-- > first + 1;) {
        sy_unit *u = &units->at[i];
        if (u->place != SY_PLACE_FIRST || u->n > CREDIT_WORDS_MAX || !(d->words[u->first].flags & SY_CW_LINE)) return;
        u->credit = 1;
    }
}

/* ---- placing the units */

typedef struct {
    sy_readings *r;
    sy_map known;        /* bytes of a reading -> its number + 1 */
    uint32_t *place_of;  /* of each reading */
    uint32_t *claimed;   /* of each shingle: the place that has it, + 1 */
    uint32_t *shingles;  /* of each place: of its first reading */
    uint32_t *taken;     /* of each place: the last member that has it, + 1 */
    uint32_t *votes;     /* of each place */
    uint32_t n_readings;
} placer;

/* The place whose shingles the unit shares most of, or UINT32_MAX. */
static uint32_t place_like(placer *p, uint32_t member, const sy_unit *u)
{
    const uint32_t *number = p->r->number + p->r->first[member] + u->first;
    uint32_t n = u->n < 3 ? 0 : u->n - 2, best = UINT32_MAX;
    for (uint32_t w = 0; w < n; w++) {
        uint32_t at = p->claimed[number[w]];
        if (at && p->taken[at - 1] != member + 1) p->votes[at - 1]++;
    }
    for (uint32_t w = 0; w < n; w++) {
        uint32_t at = p->claimed[number[w]];
        if (at && (best == UINT32_MAX || p->votes[at - 1] > p->votes[best])) best = at - 1;
    }
    uint32_t least = best == UINT32_MAX ? 0 : p->shingles[best] < n ? p->shingles[best] : n;
    uint32_t found = best != UINT32_MAX && p->votes[best] && p->votes[best] * 100 >= least * SAME_PLACE ? best : UINT32_MAX;
    for (uint32_t w = 0; w < n; w++)
        if (p->claimed[number[w]]) p->votes[p->claimed[number[w]] - 1] = 0;
    return found;
}

static void claim(placer *p, uint32_t member, const sy_unit *u)
{
    const uint32_t *number = p->r->number + p->r->first[member] + u->first;
    for (uint32_t w = 0; w + 2 < u->n; w++)
        if (!p->claimed[number[w]]) p->claimed[number[w]] = u->place + 1;
}

static uint32_t new_place(placer *p, const sy_unit *u)
{
    p->shingles[p->r->n_places] = u->n < 3 ? 0 : u->n - 2;
    return p->r->n_places++;
}

/* Give the unit its place and reading; 0 if the member has that place already, word by word. */
static int place_unit(placer *p, uint32_t member, sy_unit *u)
{
    sy_readings *r = p->r;
    const char *s = sy_readings_doc(r, member)->doc->text;
    uint64_t key = sy_mix(sy_hash(s + u->span.start, u->span.end - u->span.start), u->place);
    int fresh;
    uint32_t *known = sy_map_put(&r->c->scratch, &p->known, (const char *)&key, sizeof key, &fresh);
    if (!fresh) {
        u->place = p->place_of[*known];
        if (p->taken[u->place] == member + 1) return 0;
    } else {
        *known = p->n_readings++;
        if (u->place >= SY_PLACE_FIRST) {
            uint32_t like = u->credit ? UINT32_MAX : place_like(p, member, u);
            u->place = like == UINT32_MAX ? new_place(p, u) : like;
            claim(p, member, u);
        }
        p->place_of[*known] = u->place;
    }
    u->reading = *known;
    p->taken[u->place] = member + 1;
    r->n_with[u->place]++;
    if (r->n_words[u->place] < u->n) r->n_words[u->place] = u->n;
    return 1;
}

static void place_all(sy_readings *r, uint32_t n_units)
{
    sy_arena *a = &r->c->scratch;
    placer p = { .r = r };
    uint32_t room = n_units + SY_PLACE_FIRST;
    r->n_places = SY_PLACE_FIRST;
    r->n_with = sy_alloc_array(a, room, sizeof *r->n_with);
    r->n_words = sy_alloc_array(a, room, sizeof *r->n_words);
    p.place_of = sy_alloc_array(a, room, sizeof *p.place_of);
    p.claimed = sy_alloc_array(a, r->n_numbers, sizeof *p.claimed);
    p.shingles = sy_alloc_array(a, room, sizeof *p.shingles);
    p.taken = sy_alloc_array(a, room, sizeof *p.taken);
    p.votes = sy_alloc_array(a, room, sizeof *p.votes);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < r->n; i++) {
        uint32_t from = r->first_unit[i], end = r->first_unit[i + 1];
        r->first_unit[i] = kept;
        for (uint32_t k = from; k < end; k++)
            if (place_unit(&p, i, &r->units[k])) r->units[kept++] = r->units[k];
    }
    r->first_unit[r->n] = kept;
}

void sy_readings_fill(sy_readings *r)
{
    unit_list units = { 0 };
    fill_shingles(r);
    r->first_unit = sy_alloc_array(&r->c->scratch, (size_t)r->n + 1, sizeof *r->first_unit);
    for (uint32_t i = 0; i < r->n; i++) {
        cut_member(r, &units, i);
        mark_credits(r, &units, i, r->first_unit[i]);
        r->first_unit[i + 1] = units.n;
    }
    r->units = units.at;
    place_all(r, units.n);
}
